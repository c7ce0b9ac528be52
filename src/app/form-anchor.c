/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody is looking at stays where it is on the screen, whatever comes or goes above it. */
#include "app/form-anchor.h"

#include "app/form-row.h"

/* What holds its place: the row that has the keyboard, else the topmost in sight. */
typedef struct
{
  GtkScrolledWindow *scroller; /* owns this */
  GtkWidget *anchor;           /* weak; NULL where nothing has to stay */
  double place;                /* of it in what is scrolled */
  GtkWidget *wanted;           /* weak; to be brought into sight once it has its place; NULL mostly */
  GdkFrameClock *clock;
  gulong handler;
  GtkRoot *root;
  gulong focus_handler;
} Anchor;

static GtkWidget *
content_of (Anchor *self)
{
  return gtk_widget_get_first_child (gtk_scrolled_window_get_child (self->scroller)); /* in the viewport */
}

static gboolean
place_of (Anchor *self, GtkWidget *widget, double *out_place, double *out_height)
{
  graphene_rect_t bounds;

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_compute_bounds (widget, content_of (self), &bounds))
    return FALSE;
  *out_place = bounds.origin.y;
  *out_height = bounds.size.height;
  return TRUE;
}

/* The whole row of WIDGET, else the widget itself: a heading that folds. */
static GtkWidget *
whole (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, BATSON_TYPE_FORM_ROW);

  return row ? row : widget;
}

static gboolean
in_sight (Anchor *self, GtkWidget *widget)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double top = gtk_adjustment_get_value (adjustment), place, height;

  return place_of (self, widget, &place, &height) && place + height > top && place < top + gtk_adjustment_get_page_size (adjustment);
}

static GtkWidget *
choose (Anchor *self)
{
  GtkWidget *scroller = GTK_WIDGET (self->scroller), *focus = self->root ? gtk_root_get_focus (self->root) : NULL, *picked;

  if (focus && gtk_widget_is_ancestor (focus, content_of (self)) && in_sight (self, whole (focus)))
    return whole (focus);
  if (gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller)) <= 0)
    return NULL; /* who stands at the top wants to see the top */
  picked = gtk_widget_pick (scroller, gtk_widget_get_width (scroller) / 2.0, 1, GTK_PICK_INSENSITIVE | GTK_PICK_NON_TARGETABLE);
  picked = picked ? gtk_widget_get_ancestor (picked, BATSON_TYPE_FORM_ROW) : NULL;
  return picked && gtk_widget_is_ancestor (picked, content_of (self)) ? picked : NULL;
}

static void
hold (Anchor *self)
{
  double height;

  g_set_weak_pointer (&self->anchor, choose (self));
  if (self->anchor && !place_of (self, self->anchor, &self->place, &height))
    g_clear_weak_pointer (&self->anchor);
}

/* As much of what is wanted comes into sight as its upper edge allows. */
static void
bring (Anchor *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double top = gtk_adjustment_get_value (adjustment), place, height, below;

  if (self->wanted == NULL || !place_of (self, self->wanted, &place, &height))
    return;
  below = place + height - top - gtk_adjustment_get_page_size (adjustment);
  if (below > 0)
    gtk_adjustment_set_value (adjustment, top + MIN (below, place - top));
  g_clear_weak_pointer (&self->wanted);
}

/* Everything has its new place but nothing was painted yet: scrolling now is never seen. */
static void
laid_out (Anchor *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double place, height;

  if (self->anchor && place_of (self, self->anchor, &place, &height) && place != self->place)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + place - self->place);
  bring (self);
  hold (self);
}

static void
mapped (GtkWidget *scroller, Anchor *self)
{
  self->clock = gtk_widget_get_frame_clock (scroller);
  self->handler = g_signal_connect_data (self->clock, "layout", G_CALLBACK (laid_out), self, NULL, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  self->root = gtk_widget_get_root (scroller);
  self->focus_handler = g_signal_connect_swapped (self->root, "notify::focus-widget", G_CALLBACK (hold), self);
}

static void
unmapped (GtkWidget *scroller, Anchor *self)
{
  if (self->clock == NULL)
    return;
  g_clear_signal_handler (&self->handler, self->clock);
  g_clear_signal_handler (&self->focus_handler, self->root);
  g_clear_weak_pointer (&self->anchor);
  g_clear_weak_pointer (&self->wanted);
  self->clock = NULL;
  self->root = NULL;
}

/** From now on the row of SCROLLER that has the keyboard, else the first in sight, keeps its place on the screen while others come and go. */
void
batson_form_anchor (GtkScrolledWindow *scroller)
{
  Anchor *self = g_new0 (Anchor, 1);

  self->scroller = scroller;
  g_object_set_data_full (G_OBJECT (scroller), "anchor", self, g_free);
  g_signal_connect (scroller, "map", G_CALLBACK (mapped), self);
  g_signal_connect (scroller, "unmap", G_CALLBACK (unmapped), self);
}

/** WIDGET, in a scrolled window as above, was just unfolded: scrolls as far down as it needs to be seen, its upper edge staying in sight. */
void
batson_form_anchor_bring (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  Anchor *self = scroller ? g_object_get_data (G_OBJECT (scroller), "anchor") : NULL;

  if (self == NULL || self->clock == NULL)
    return;
  g_set_weak_pointer (&self->wanted, widget);
  gtk_widget_queue_allocate (scroller);
}
