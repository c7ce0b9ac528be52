/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether what has a date took place: that is an answer; where it is not given the date tells (PHASE-10). */
#pragma once
#include "framework/assessment.h"

G_BEGIN_DECLS

typedef enum
{
  BATSON_HAPPENED_UNKNOWN, /* neither said nor dated */
  BATSON_HAPPENED_PLANNED,
  BATSON_HAPPENED_OVERDUE, /* recorded as planned, and its day is over */
  BATSON_HAPPENED_YES,     /* done, or begun */
} BatsonHappened;

BatsonHappened batson_happened (const BatsonAssessment *assessment, BatsonRecord *record, guint date_field);
gboolean _batson_is_visit_found (BatsonRecord *record);
const char *batson_words_happened (BatsonHappened happened);

G_END_DECLS
