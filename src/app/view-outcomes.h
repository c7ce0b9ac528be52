/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outcomes view: the follow-up as charts, where visits are added and ticked as reviewed. */
#pragma once
#include "app/view-diagram.h"

G_BEGIN_DECLS

#define BATSON_TYPE_VIEW_OUTCOMES (batson_view_outcomes_get_type ())
G_DECLARE_FINAL_TYPE (BatsonViewOutcomes, batson_view_outcomes, BATSON, VIEW_OUTCOMES, BatsonViewDiagram)

GtkWidget *batson_view_outcomes_new (BatsonSession *session);

G_END_DECLS
