/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values set by hand, and whether the answers they rested on still stand (OVR-1). */
#pragma once
#include "framework/assessment.h"

G_BEGIN_DECLS

char *batson_override_facts (const BatsonAssessment *assessment, BatsonRecord *lesion);
gboolean batson_override_is_stale (const BatsonAssessment *assessment, BatsonRecord *lesion);

G_END_DECLS
