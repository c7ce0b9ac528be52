/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the wheel, two fingers and the middle button do to a diagram: they zoom it and move it. */
#include "app/diagram-hand.h"

#include <math.h>

typedef struct
{
  BatsonDiagram *diagram; /* which has this */
  double pointer_x, pointer_y;
  double pinch_zoom, drag_from[2];
} Hand;

/* Nullable: what is in no scrolled window has none. */
static GtkAdjustment *
adjustment (Hand *self, int axis)
{
  return axis == 0 ? gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->diagram)) : gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->diagram));
}

static gboolean
scrolled (GtkEventControllerScroll *scroll, double dx, double dy, Hand *self)
{
  if ((gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll)) & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  batson_diagram_zoom_at (self->diagram, batson_diagram_get_zoom (self->diagram) * pow (BATSON_ZOOM_STEP, -dy), self->pointer_x, self->pointer_y);
  return GDK_EVENT_STOP;
}

static void
moved (GtkEventControllerMotion *motion, double x, double y, Hand *self)
{
  self->pointer_x = x;
  self->pointer_y = y;
}

static void
pinch_begins (GtkGesture *pinch, GdkEventSequence *sequence, Hand *self)
{
  self->pinch_zoom = batson_diagram_get_zoom (self->diagram);
}

static void
pinched (GtkGestureZoom *pinch, double by, Hand *self)
{
  double x = gtk_widget_get_width (GTK_WIDGET (self->diagram)) / 2.0, y = gtk_widget_get_height (GTK_WIDGET (self->diagram)) / 2.0;

  gtk_gesture_get_bounding_box_center (GTK_GESTURE (pinch), &x, &y);
  batson_diagram_zoom_at (self->diagram, self->pinch_zoom * by, x, y);
}

static void
drag_begins (GtkGestureDrag *drag, double x, double y, Hand *self)
{
  for (int axis = 0; axis < 2; axis++)
    self->drag_from[axis] = adjustment (self, axis) ? gtk_adjustment_get_value (adjustment (self, axis)) : 0;
}

static void
dragged (GtkGestureDrag *drag, double dx, double dy, Hand *self)
{
  for (int axis = 0; axis < 2; axis++)
    if (adjustment (self, axis))
      gtk_adjustment_set_value (adjustment (self, axis), self->drag_from[axis] - (axis == 0 ? dx : dy));
}

/** Lets DIAGRAM be zoomed and moved by hand. */
void
batson_diagram_add_hand (BatsonDiagram *diagram)
{
  GtkWidget *widget = GTK_WIDGET (diagram);
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL), *motion = gtk_event_controller_motion_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new (), *drag = gtk_gesture_drag_new ();
  Hand *self = g_new0 (Hand, 1);

  self->diagram = diagram;
  g_object_set_data_full (G_OBJECT (diagram), "hand", self, g_free);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scrolled), self);
  gtk_widget_add_controller (widget, scroll);
  g_signal_connect (motion, "motion", G_CALLBACK (moved), self);
  gtk_widget_add_controller (widget, motion);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begins), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinched), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_MIDDLE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begins), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (dragged), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
}
