/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conditions of single answers joined into one three-valued result with its reasons. */
#pragma once
#include "framework/assessment-private.h"

G_BEGIN_DECLS

/** One condition, and the answer it rests on. */
typedef struct
{
  BatsonTri state;
  BatsonFact fact; /* borrowed */
} BatsonLiteral;

BatsonLiteral _batson_literal (const BatsonEvidence *evidence, guint choices);
BatsonTri _batson_tri_all (BatsonWhy *why, const BatsonLiteral *literals, guint n);
BatsonTri _batson_tri_any (BatsonWhy *why, const BatsonLiteral *literals, guint n);
void _batson_why_settled (BatsonWhy *why, BatsonTri state);
gboolean _batson_fact_at (const BatsonContext *ctx, const BatsonFact *fact, BatsonInstant *out_at);
gboolean _batson_facts_at (const BatsonContext *ctx, const BatsonFacts *facts, BatsonInstant *out_at);

G_END_DECLS
