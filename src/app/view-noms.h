/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The NOMS view: the decision tree of the chosen lesion. */
#pragma once
#include "app/view-diagram.h"

G_BEGIN_DECLS

#define BATSON_TYPE_VIEW_NOMS (batson_view_noms_get_type ())
G_DECLARE_FINAL_TYPE (BatsonViewNoms, batson_view_noms, BATSON, VIEW_NOMS, BatsonViewDiagram)

GtkWidget *batson_view_noms_new (BatsonSession *session);

G_END_DECLS
