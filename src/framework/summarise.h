/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list of cases shows, out of an assessment. */
#pragma once
#include "case/summary.h"
#include "framework/assessment.h"

G_BEGIN_DECLS

const char *batson_urgency_id (BatsonUrgencyKind kind);
int batson_urgency_find (const char *id);
gboolean batson_summary_is_current (const BatsonSummary *summary);
void batson_summarise (const BatsonAssessment *assessment, BatsonSummary *out_summary);

G_END_DECLS
