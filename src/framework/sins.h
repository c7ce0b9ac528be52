/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Spinal Instability Neoplastic Score from the answers of its parts. */
#pragma once
#include "case/level.h"
#include "framework/assessment.h"

G_BEGIN_DECLS

/** The still possible choices of each part as bits, by the choice enums of case/choices.def; 0 where not answered: all are possible. */
typedef struct
{
  guint choices[BATSON_N_SINS_PARTS];
} BatsonSinsAnswers;

int batson_sins_points (BatsonSinsPart part, int choice);
guint batson_sins_location (BatsonSpan span);
guint batson_sins_class (int total);
guint batson_sins_classes (const BatsonSinsAnswers *answers);
void batson_sins_score (const BatsonSinsAnswers *answers, BatsonSins *out_sins);
guint batson_sins_part_field (BatsonSinsPart part);

G_END_DECLS
