/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A node of a scene as a widget: focus, keyboard, tooltip, accessible name and action. */
#pragma once
#include <gtk/gtk.h>

#include "app/diagram-damage.h"
#include "diagram/scene.h"

G_BEGIN_DECLS

#define BATSON_TYPE_DIAGRAM_NODE (batson_diagram_node_get_type ())
G_DECLARE_FINAL_TYPE (BatsonDiagramNode, batson_diagram_node, BATSON, DIAGRAM_NODE, GtkWidget)

GtkWidget *batson_diagram_node_new (BatsonScene *scene, guint index, double scale, BatsonDiagramDamage *damage);
void batson_diagram_node_set (BatsonDiagramNode *self, BatsonScene *scene, guint index, double scale, BatsonDiagramDamage *damage);
void batson_diagram_node_snapshot_focus (BatsonDiagramNode *self, GtkSnapshot *snapshot);
const BatsonElement *batson_diagram_node_element (BatsonDiagramNode *self);
BatsonRect batson_diagram_box (const BatsonElement *element, double scale);

G_END_DECLS
