/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the referrals stand: what fired, which referral waits, what comes next and on whom it depends. */
#pragma once
#include "framework/assessment.h"

G_BEGIN_DECLS

const BatsonTrigger *batson_assessment_trigger (const BatsonAssessment *assessment, BatsonTriggerId id);
guint batson_handling_fired (const BatsonAssessment *assessment, BatsonDirection direction, guint *out_n);
BatsonHandling batson_handling_next (const BatsonAssessment *assessment, BatsonDirection direction);
const BatsonTrigger *batson_handling_least (const BatsonAssessment *assessment, BatsonDirection direction);
BatsonRecord *batson_handling_referral (const BatsonAssessment *assessment, BatsonDirection direction);
BatsonRecord *batson_handling_newest (const BatsonAssessment *assessment, BatsonDirection direction);
BatsonHandling batson_handling_waiting_for (const BatsonAssessment *assessment, BatsonDirection direction, BatsonRecord **out_referral);
guint batson_handling_waiting (const BatsonAssessment *assessment);
guint64 batson_handling_not_sent (const BatsonAssessment *assessment, BatsonDirection direction);

G_END_DECLS
