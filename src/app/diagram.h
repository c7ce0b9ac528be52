/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one diagram widget: shows any scene, zooms, pans, and walks it by keyboard. */
#pragma once
#include <gtk/gtk.h>

#include "app/diagram-fit.h"

G_BEGIN_DECLS

#define BATSON_TYPE_DIAGRAM (batson_diagram_get_type ())
G_DECLARE_FINAL_TYPE (BatsonDiagram, batson_diagram, BATSON, DIAGRAM, GtkWidget)

/* Signals:
 *   activated (id, action, target): Enter or a click on a node that has an action;
 *   explain (id): Space on a node, or Enter on one without an action: why is it so?
 *   focused (id): another node has the keyboard;
 *   zoomed: the zoom is another one;
 *   placed: the scene may stand elsewhere in the widget, while sizes are given out. */

GtkWidget *batson_diagram_new (BatsonSceneFunc build, gpointer data);
void batson_diagram_set_fit (BatsonDiagram *self, double width, double height);
void batson_diagram_set_filling (BatsonDiagram *self, gboolean filling);
void batson_diagram_rebuild (BatsonDiagram *self);
BatsonScene *batson_diagram_get_scene (BatsonDiagram *self);
const BatsonElement *batson_diagram_at (BatsonDiagram *self, double x, double y);
gboolean batson_diagram_bounds (BatsonDiagram *self, const char *id, graphene_rect_t *out_bounds);
BatsonPath *batson_diagram_outline (BatsonDiagram *self, const char *id);
BatsonPath *batson_diagram_way (BatsonDiagram *self, const char *id, double *out_line);
gboolean batson_diagram_focus_node (BatsonDiagram *self, const char *id);

double batson_diagram_get_zoom (BatsonDiagram *self);
void batson_diagram_set_zoom (BatsonDiagram *self, double zoom);
void batson_diagram_zoom_at (BatsonDiagram *self, double zoom, double x, double y);

void batson_diagram_to_scene (BatsonDiagram *self, double x, double y, double *out_x, double *out_y);
char *batson_diagram_dup_focus (BatsonDiagram *self);

/* For its nodes. */
void batson_diagram_focused (BatsonDiagram *self, const BatsonElement *element);
void batson_diagram_activate (BatsonDiagram *self, const BatsonElement *element, gboolean explain);
void batson_diagram_reveal (BatsonDiagram *self, const BatsonElement *element);

G_END_DECLS
