/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trying answers on a copy of a case. */
#pragma once
#include "framework/assessment.h"

G_BEGIN_DECLS

/** What was tried: QUESTION of LESION, of the fork, is to read as one of ANSWERS. */
typedef struct
{
  BatsonRecord *lesion; /* borrowed */
  BatsonQuestionId question;
  guint answers;
} BatsonWanted;

gboolean batson_what_if (BatsonCase *fork, BatsonRecord *lesion, const BatsonSettings *settings, BatsonQuestionId question, guint answers);
guint64 batson_what_if_alike (BatsonCase *fork, BatsonRecord *record, guint field, const BatsonSettings *settings, const GArray *wanted);

G_END_DECLS
