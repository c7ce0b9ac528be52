/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet of glass to draw on with the pointer. What is drawn lives in it alone: it is never saved. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BATSON_TYPE_PEN (batson_pen_get_type ())
G_DECLARE_FINAL_TYPE (BatsonPen, batson_pen, BATSON, PEN, GtkWidget)

/** Its colours. None of them is one of urgency. */
enum { BATSON_PEN_COLOURS = 3 };

GtkWidget *batson_pen_new (void);
void batson_pen_set_active (BatsonPen *self, gboolean active);
gboolean batson_pen_get_active (BatsonPen *self);
void batson_pen_set_colour (BatsonPen *self, guint colour);
const char *batson_pen_colour_title (guint colour);
const char *batson_pen_colour_class (guint colour);
guint batson_pen_n_strokes (BatsonPen *self);
void batson_pen_clear (BatsonPen *self);

G_END_DECLS
