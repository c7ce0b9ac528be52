/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The spine view: the map of the lesions, and the en bloc clock face of the chosen one. */
#pragma once
#include "app/view-diagram.h"

G_BEGIN_DECLS

#define BATSON_TYPE_VIEW_SPINE (batson_view_spine_get_type ())
G_DECLARE_FINAL_TYPE (BatsonViewSpine, batson_view_spine, BATSON, VIEW_SPINE, BatsonViewDiagram)

GtkWidget *batson_view_spine_new (BatsonSession *session);

G_END_DECLS
