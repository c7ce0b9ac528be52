/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the chosen protocol makes of a lesion, in a line. */
#pragma once
#include "framework/assessment.h"

G_BEGIN_DECLS

char *batson_outcome_rules (const BatsonAssessment *assessment, const BatsonLesionResult *lesion);
char *batson_outcome_title (const BatsonAssessment *assessment, const BatsonLesionResult *lesion);
char *batson_outcome_suggested (const BatsonAssessment *assessment, const BatsonLesionResult *lesion);
char *batson_outcome_with (const BatsonAssessment *assessment, const BatsonLesionResult *lesion);

G_END_DECLS
