/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The content of a scene as a table, for those who read rather than look. */
#pragma once
#include <gtk/gtk.h>

#include "diagram/scene.h"

G_BEGIN_DECLS

GtkWidget *batson_diagram_table_new (void);
void batson_diagram_table_show (GtkWidget *table, BatsonScene *scene);

G_END_DECLS
