/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A group of a scene as a widget: its nodes and groups are children, the rest it paints itself. */
#pragma once
#include <gtk/gtk.h>

#include "diagram/scene.h"

G_BEGIN_DECLS

#define BATSON_TYPE_DIAGRAM_GROUP (batson_diagram_group_get_type ())
G_DECLARE_FINAL_TYPE (BatsonDiagramGroup, batson_diagram_group, BATSON, DIAGRAM_GROUP, GtkWidget)

GtkWidget *batson_diagram_group_new (BatsonScene *scene, guint index, double scale);
void batson_diagram_group_set (BatsonDiagramGroup *self, BatsonScene *scene, guint index, double scale);
GtkWidget *batson_diagram_group_find (BatsonDiagramGroup *self, const char *id);

G_END_DECLS
