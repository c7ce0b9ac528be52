/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The content of a scene as a table, for those who read rather than look. */
#pragma once
#include <gtk/gtk.h>

#include "diagram/scene.h"

G_BEGIN_DECLS

#define BATSON_TYPE_DIAGRAM_TABLE (batson_diagram_table_get_type ())
G_DECLARE_FINAL_TYPE (BatsonDiagramTable, batson_diagram_table, BATSON, DIAGRAM_TABLE, GtkWidget)

/* Signals:
 *   activated (id): Enter or a double click on a row that tells of the element ID;
 *   explain (id): Space on it: why is it so? */

GtkWidget *batson_diagram_table_new (void);
void batson_diagram_table_show (BatsonDiagramTable *self, BatsonScene *scene);
BatsonScene *batson_diagram_table_get_scene (BatsonDiagramTable *self);

G_END_DECLS
