/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The neurosurgeon's view: the spine, where there is room for it, beside the guided form. */
#pragma once
#include "app/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BATSON_TYPE_VIEW_NEURO (batson_view_neuro_get_type ())
G_DECLARE_FINAL_TYPE (BatsonViewNeuro, batson_view_neuro, BATSON, VIEW_NEURO, GtkWidget)

GtkWidget *batson_view_neuro_new (BatsonSession *session);

G_END_DECLS
