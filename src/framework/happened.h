/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether what has a date also took place: a plan does not come true by its date alone (PHASE). */
#pragma once
#include "framework/assessment.h"

G_BEGIN_DECLS

gboolean batson_recorded_since (BatsonRecord *record, guint date_field);
gboolean batson_operation_is_done (const BatsonAssessment *assessment, BatsonRecord *operation);
gboolean batson_meeting_is_held (const BatsonAssessment *assessment, BatsonRecord *meeting);
gboolean batson_visit_is_held (const BatsonAssessment *assessment, BatsonRecord *visit);

G_END_DECLS
