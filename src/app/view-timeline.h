/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline view: the course of the case, in which planned phases are moved and the order is the team's. */
#pragma once
#include "app/view-diagram.h"

G_BEGIN_DECLS

#define BATSON_TYPE_VIEW_TIMELINE (batson_view_timeline_get_type ())
G_DECLARE_FINAL_TYPE (BatsonViewTimeline, batson_view_timeline, BATSON, VIEW_TIMELINE, BatsonViewDiagram)

GtkWidget *batson_view_timeline_new (BatsonSession *session);

G_END_DECLS
