/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pathway view: who refers to whom, why, and what is pending. */
#pragma once
#include "app/view-diagram.h"

G_BEGIN_DECLS

#define BATSON_TYPE_VIEW_PATHWAY (batson_view_pathway_get_type ())
G_DECLARE_FINAL_TYPE (BatsonViewPathway, batson_view_pathway, BATSON, VIEW_PATHWAY, BatsonViewDiagram)

GtkWidget *batson_view_pathway_new (BatsonSession *session);

G_END_DECLS
