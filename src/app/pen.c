/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet of glass to draw on with the pointer. A stroke is cut into short pieces, each painted once into a render node of
 * its own small bounds: what software rendering pays for are the pixels that change, and those are only the last piece's. */
#include "app/pen.h"

#include <glib/gi18n-lib.h>

#include "app/theme.h"

#define WIDTH 4.0
#define PIECE 24 /* points of a piece */

struct _BatsonPen
{
  GtkWidget parent_instance;
  GPtrArray *pieces; /* GskRenderNode of what is drawn and settled */
  GArray *points;    /* graphene_point_t of the piece being drawn */
  guint n_strokes, colour;
  gboolean active;
};

G_DEFINE_FINAL_TYPE (BatsonPen, batson_pen, GTK_TYPE_WIDGET)

static const struct
{
  BatsonToken token;
  const char *title, *css_class;
} colours[BATSON_PEN_COLOURS] = {
  { BATSON_TOKEN_ACCENT, NC_ ("pen", "Blue"), "pen-blue" },
  { BATSON_TOKEN_BREAST, NC_ ("pen", "Pink"), "pen-pink" },
  { BATSON_TOKEN_FG, NC_ ("pen", "Ink"), "pen-ink" },
};

static GskRenderNode *
paint (BatsonPen *self)
{
  const graphene_point_t *p = (const graphene_point_t *) (gpointer) self->points->data;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (p->x, p->y, 0, 0);
  BatsonRgb ink = batson_palette_rgb (batson_theme_get (), colours[self->colour].token);
  GskRenderNode *node;
  cairo_t *cr;

  for (guint i = 1; i < self->points->len; i++)
    graphene_rect_expand (&bounds, &p[i], &bounds);
  graphene_rect_inset (&bounds, -WIDTH, -WIDTH);
  graphene_rect_round_extents (&bounds, &bounds);
  node = gsk_cairo_node_new (&bounds);
  cr = gsk_cairo_node_get_draw_context (node);
  cairo_set_source_rgb (cr, ink.red, ink.green, ink.blue);
  cairo_set_line_width (cr, WIDTH);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_move_to (cr, p->x, p->y);
  for (guint i = self->points->len > 1; i < self->points->len; i++)
    cairo_line_to (cr, p[i].x, p[i].y);
  cairo_stroke (cr);
  cairo_destroy (cr);
  return node;
}

static void
settle_piece (BatsonPen *self)
{
  if (self->points->len)
    g_ptr_array_add (self->pieces, paint (self));
  g_array_set_size (self->points, 0);
}

static void
add_point (BatsonPen *self, double x, double y)
{
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);

  if (self->points->len == PIECE)
    {
      graphene_point_t last = g_array_index (self->points, graphene_point_t, PIECE - 1);
      settle_piece (self);
      g_array_append_val (self->points, last);
    }
  g_array_append_val (self->points, point);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
begins (GtkGestureDrag *drag, double x, double y, BatsonPen *self)
{
  self->n_strokes++;
  add_point (self, x, y);
}

static void
goes_on (GtkGestureDrag *drag, double dx, double dy, BatsonPen *self)
{
  double x, y;

  gtk_gesture_drag_get_start_point (drag, &x, &y);
  add_point (self, x + dx, y + dy);
}

static void
ends (GtkGestureDrag *drag, double dx, double dy, BatsonPen *self)
{
  settle_piece (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
batson_pen_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BatsonPen *self = BATSON_PEN (widget);

  for (guint i = 0; i < self->pieces->len; i++)
    gtk_snapshot_append_node (snapshot, self->pieces->pdata[i]);
  if (self->points->len)
    {
      GskRenderNode *node = paint (self);
      gtk_snapshot_append_node (snapshot, node);
      gsk_render_node_unref (node);
    }
}

static void
batson_pen_finalize (GObject *object)
{
  BatsonPen *self = BATSON_PEN (object);

  g_ptr_array_unref (self->pieces);
  g_array_unref (self->points);
  G_OBJECT_CLASS (batson_pen_parent_class)->finalize (object);
}

static void
batson_pen_class_init (BatsonPenClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = batson_pen_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = batson_pen_snapshot;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "pen");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
batson_pen_init (BatsonPen *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);
  self->points = g_array_new (FALSE, FALSE, sizeof (graphene_point_t));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (begins), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (goes_on), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (ends), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/** An empty sheet; the pen is put away. */
GtkWidget *
batson_pen_new (void)
{
  return g_object_new (BATSON_TYPE_PEN, NULL);
}

/** Whether the pointer draws; what was drawn stays. */
void
batson_pen_set_active (BatsonPen *self, gboolean active)
{
  self->active = active;
  gtk_widget_set_can_target (GTK_WIDGET (self), active);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), active ? "crosshair" : NULL);
}

gboolean
batson_pen_get_active (BatsonPen *self)
{
  return self->active;
}

/** The colour of the strokes to come, below BATSON_PEN_COLOURS. */
void
batson_pen_set_colour (BatsonPen *self, guint colour)
{
  settle_piece (self);
  self->colour = MIN (colour, BATSON_PEN_COLOURS - 1);
}

/** What a colour is called, translated. Static. */
const char *
batson_pen_colour_title (guint colour)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "pen", colours[colour].title);
}

/** The style class of what shows a colour. Static. */
const char *
batson_pen_colour_class (guint colour)
{
  return colours[colour].css_class;
}

/** How many strokes are on the sheet. */
guint
batson_pen_n_strokes (BatsonPen *self)
{
  return self->n_strokes;
}

/** Wipes the sheet. */
void
batson_pen_clear (BatsonPen *self)
{
  g_ptr_array_set_size (self->pieces, 0);
  g_array_set_size (self->points, 0);
  self->n_strokes = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
