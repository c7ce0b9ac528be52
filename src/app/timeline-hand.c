/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hand on the timeline: keys and pointer that move, stretch and plan, and the span dragged along the axis. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/view-timeline-private.h"
#include "diagram/timeline.h"

#define DRAG_LEAST 5  /* px: below it a press is a click */
#define PLAN_LEAST 16 /* px along the lane: below it nothing is planned by it, a hand that presses may wander */
#define EDGE 7.0     /* px: how far from the edge of a mark it is the edge that is taken */

/* ---- Keys ---- */

/* How far a key moves NODE, and which PART of it: in days along the axis, or, of a phase, in places. */
static int
key_moves (BatsonViewTimeline *self, const char *node, guint key, GdkModifierType state, BatsonCoursePart *part)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL, control = (state & GDK_CONTROL_MASK) != 0, shift = (state & GDK_SHIFT_MASK) != 0;
  int along = key == GDK_KEY_Left || key == GDK_KEY_KP_Left ? -1 : key == GDK_KEY_Right || key == GDK_KEY_KP_Right ? 1 : 0;
  int across = key == GDK_KEY_Up || key == GDK_KEY_KP_Up ? -1 : key == GDK_KEY_Down || key == GDK_KEY_KP_Down ? 1 : 0;

  *part = BATSON_COURSE_WHOLE;
  along = rtl ? -along : along;
  if (control && _batson_timeline_is_phase (self, node))
    return across;
  if (control)
    return shift ? 7 * along : along;
  if (!shift || (state & GDK_ALT_MASK))
    return 0;
  *part = along != 0 ? BATSON_COURSE_END : BATSON_COURSE_START;
  return along != 0 ? along : across;
}

/* Another node has the keyboard: it is the chosen one, and what was being moved stays where it was. */
static void
focus_moved (BatsonViewTimeline *self, const char *node)
{
  if (g_str_has_prefix (node, "phase-") || g_str_has_prefix (node, "stretch-") || g_str_has_prefix (node, "plan-"))
    {
      g_free (self->chosen);
      self->chosen = g_strdup (node);
    }
  if (self->moving && !self->dragging && !_batson_timeline_is_moving (self, node))
    _batson_timeline_stop_moving (self);
}

static gboolean
key_pressed (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, BatsonViewTimeline *self)
{
  g_autofree char *node = batson_diagram_dup_focus (_batson_timeline_diagram (self));
  BatsonCoursePart part;
  int by = key_moves (self, node, key, state, &part);

  if (by != 0 && part == BATSON_COURSE_END && !self->dragging && _batson_timeline_stretch_period (self, node, by))
    return TRUE;
  if (key == GDK_KEY_Escape && self->moving == NULL && node && g_str_has_prefix (node, "period-"))
    return _batson_timeline_usual_room (self);
  if (by != 0 && !self->dragging)
    {
      _batson_timeline_show_moved (self, node, part, by);
      return self->moving != NULL;
    }
  if (self->moving == NULL || self->dragging)
    return FALSE;
  if (key == GDK_KEY_Escape)
    {
      _batson_timeline_stop_moving (self);
      return TRUE;
    }
  if (_batson_timeline_is_moving (self, node) && (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (state & gtk_accelerator_get_default_mod_mask ()) == 0)
    {
      _batson_timeline_finish_moving (self);
      return TRUE;
    }
  return FALSE;
}

/* ---- What is under the pointer ---- */

/* X of the scene shown as it is before it is turned round for a page from right to left. */
static double
unturned (BatsonScene *scene, double x)
{
  double width, height;

  batson_scene_size (scene, &width, &height);
  return batson_scene_canvas (scene)->direction == BATSON_TEXT_RTL ? width - x : x;
}

/* The day at X of the scene shown; FALSE where it has no axis. */
static gboolean
day_at (BatsonViewTimeline *self, double x, double *out_day)
{
  BatsonTimeAxis axis;

  if (!_batson_timeline_axis (self, &axis))
    return FALSE;
  *out_day = batson_time_axis_day (&axis, unturned (batson_diagram_get_scene (_batson_timeline_diagram (self)), x));
  return TRUE;
}

/* How far from an edge the hand may be, units of the scene. */
static double
edge_width (BatsonViewTimeline *self)
{
  double from, to, y;

  batson_diagram_to_scene (_batson_timeline_diagram (self), 0, 0, &from, &y);
  batson_diagram_to_scene (_batson_timeline_diagram (self), EDGE, 0, &to, &y);
  return to - from;
}

/* Where the axis is drawn; FALSE where it is not. */
static gboolean
axis_box (BatsonScene *scene, BatsonRect *out_box)
{
  int line = scene ? batson_scene_find (scene, "axis-line") : -1;

  if (line >= 0)
    *out_box = batson_scene_element (scene, (guint) line)->bounds;
  return line >= 0;
}

/* Above the first lane the axis itself is dragged. */
static gboolean
on_axis (BatsonViewTimeline *self, double x, double y)
{
  BatsonRect box;

  return axis_box (batson_diagram_get_scene (_batson_timeline_diagram (self)), &box) && y <= box.y + 6 && x >= box.x && x <= box.x + box.width;
}

/* The period whose edge is at X, Y of the scene, by its ticks or in the lanes; 0: none. */
static guint
border_at (BatsonViewTimeline *self, double x, double y)
{
  BatsonScene *scene = batson_diagram_get_scene (_batson_timeline_diagram (self));
  double edge = edge_width (self);
  BatsonRect axis;

  if (!axis_box (scene, &axis) || y < axis.y - 3 * edge)
    return 0;
  for (guint i = 1; i < BATSON_AXIS_PERIODS; i++)
    {
      g_autofree char *id = g_strdup_printf ("border-%u", i);
      int at = batson_scene_find (scene, id);
      BatsonRect line = at >= 0 ? batson_scene_element (scene, (guint) at)->bounds : (BatsonRect) { 0 };

      if (at >= 0 && y <= line.y + line.height && ABS (line.x + line.width / 2 - x) <= (y > axis.y + edge ? edge / 2 : edge))
        return i;
    }
  return 0;
}

/* The place, from 0, of the lane at Y: of a phase; below them all BATSON_N_PHASES. */
static int
place_at (BatsonViewTimeline *self, const BatsonCourse *course, double y)
{
  BatsonScene *scene = batson_diagram_get_scene (_batson_timeline_diagram (self));
  int place = 0;

  for (; place < (int) BATSON_N_PHASES; place++)
    {
      g_autofree char *id = g_strdup_printf ("lane-phase-%d", (int) course->order[place] + 1); /* the line below it */
      int at = scene ? batson_scene_find (scene, id) : -1;

      if (at >= 0 && batson_scene_element (scene, (guint) at)->bounds.y > y)
        break;
    }
  return place;
}

/* The empty phase whose lane is at X, Y of the scene, from today on; -1 where none is. */
static int
empty_lane_at (BatsonViewTimeline *self, const BatsonCourse *course, double x, double y)
{
  BatsonRect box;
  int place = place_at (self, course, y);
  g_autofree char *node = NULL;
  double day;

  if (!axis_box (batson_diagram_get_scene (_batson_timeline_diagram (self)), &box) || y < box.y || x < box.x || x > box.x + box.width || place >= (int) BATSON_N_PHASES)
    return -1;
  if (!day_at (self, x, &day) || day < course->today)
    return -1;
  node = g_strdup_printf ("plan-%d", (int) course->order[place] + 1);
  return _batson_timeline_plans (self, course, node);
}

/* Which part of the mark of NODE is taken at X of the scene: an edge, where that can be moved, else the whole. */
static BatsonCoursePart
part_at (BatsonViewTimeline *self, const BatsonCourse *course, const char *node, double x)
{
  BatsonScene *scene = batson_diagram_get_scene (_batson_timeline_diagram (self));
  BatsonDiagramSubject subject = batson_view_diagram_get_subject (BATSON_VIEW_DIAGRAM (self));
  double from, to, edge;

  if (scene == NULL || g_str_has_prefix (node, "plan-") || !batson_timeline_mark (&subject, batson_scene_canvas (scene), node, &from, &to))
    return BATSON_COURSE_WHOLE;
  edge = MIN (edge_width (self), (to - from) / 3);
  x = unturned (scene, x);
  if (x <= from + edge && _batson_timeline_movable (self, course, node, BATSON_COURSE_START))
    return BATSON_COURSE_START;
  if (x >= to - edge && x <= to + edge && _batson_timeline_movable (self, course, node, BATSON_COURSE_END))
    return BATSON_COURSE_END;
  return BATSON_COURSE_WHOLE;
}

/* ---- Dragging ---- */

static void
drag_begins (GtkGestureDrag *drag, double x, double y, BatsonViewTimeline *self)
{
  BatsonDiagram *diagram = _batson_timeline_diagram (self);
  const BatsonElement *element = batson_diagram_at (diagram, x, y);
  const BatsonCourse *course = _batson_timeline_known_course (self);
  int empty;

  batson_diagram_to_scene (diagram, x, y, &self->drag_x, &self->drag_y);
  self->border = element ? 0 : border_at (self, self->drag_x, self->drag_y);
  empty = element ? _batson_timeline_plans (self, course, element->id) : empty_lane_at (self, course, self->drag_x, self->drag_y);
  self->dragging = FALSE;
  self->part = BATSON_COURSE_WHOLE;
  if (self->border > 0)
    self->drag = DRAG_BORDER;
  else if (empty >= 0)
    self->drag = DRAG_PLAN;
  else if (element && _batson_timeline_movable (self, course, element->id, BATSON_COURSE_WHOLE))
    {
      self->drag = DRAG_STRETCH;
      self->part = part_at (self, course, element->id, self->drag_x);
    }
  else if (element && _batson_timeline_is_phase (self, element->id))
    self->drag = DRAG_PHASE;
  else if (element == NULL && on_axis (self, self->drag_x, self->drag_y))
    self->drag = DRAG_SPAN;
  else
    self->drag = DRAG_NONE;
  if (self->drag == DRAG_NONE)
    {
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  g_free (self->chosen);
  self->chosen = element ? g_strdup (element->id) : empty >= 0 ? g_strdup_printf ("lane-%d", empty + 1) : NULL;
}

/* NODE moved to BY from where it was. */
static void
show_dragged (BatsonViewTimeline *self, BatsonCoursePart part, int by)
{
  self->moved = (BatsonCourseShift) { 0 };
  _batson_timeline_show_moved (self, self->chosen, part, by);
}

static void
drag_to (BatsonViewTimeline *self, double x, double y)
{
  const BatsonCourse *course = _batson_timeline_known_course (self);
  double from, to;

  if (self->drag == DRAG_PHASE)
    {
      int place = _batson_timeline_place_of (course, (BatsonPhaseId) atoi (self->chosen + strlen ("phase-")) - 1);

      show_dragged (self, BATSON_COURSE_WHOLE, MIN (place_at (self, course, y), (int) BATSON_N_PHASES - 1) - place);
      return;
    }
  if (self->drag == DRAG_BORDER)
    {
      BatsonTimeAxis axis;

      if (_batson_timeline_axis (self, &axis) && self->border < axis.n)
        _batson_timeline_move_border (self, &axis, self->border, unturned (batson_diagram_get_scene (_batson_timeline_diagram (self)), x));
      return;
    }
  if (!day_at (self, self->drag_x, &from) || !day_at (self, x, &to))
    return;
  if (self->drag == DRAG_STRETCH)
    show_dragged (self, self->part, (int) floor (to - from + 0.5));
  else if (self->drag == DRAG_PLAN && g_str_has_prefix (self->chosen, "plan-"))
    _batson_timeline_show_planned (self, (BatsonPhaseId) atoi (strchr (self->chosen, '-') + 1) - 1, (int) floor (to), (int) floor (to));
  else if (self->drag == DRAG_PLAN)
    _batson_timeline_show_planned (self, (BatsonPhaseId) atoi (strchr (self->chosen, '-') + 1) - 1, (int) floor (MIN (from, to)), (int) floor (MAX (from, to)));
  else
    {
      self->marked_first = (int) floor (MIN (from, to));
      self->marked_last = (int) floor (MAX (from, to));
      batson_view_diagram_refresh (BATSON_VIEW_DIAGRAM (self));
    }
}

/* Whether the hand is so far from where it pressed that it drags; of what it would plan along the lane. */
static gboolean
is_far (BatsonViewTimeline *self, double dx, double dy)
{
  return self->drag == DRAG_PLAN ? ABS (dx) >= PLAN_LEAST && ABS (dx) > ABS (dy) : ABS (dx) >= DRAG_LEAST || ABS (dy) >= DRAG_LEAST;
}

static void
dragged (GtkGestureDrag *drag, double dx, double dy, BatsonViewTimeline *self)
{
  double x, y, scene_x, scene_y;

  if (self->drag == DRAG_NONE || (!self->dragging && !is_far (self, dx, dy)))
    return;
  if (!self->dragging)
    {
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
      memcpy (self->room_before, self->room, sizeof self->room);
    }
  self->dragging = TRUE;
  gtk_gesture_drag_get_start_point (drag, &x, &y);
  batson_diagram_to_scene (_batson_timeline_diagram (self), x + dx, y + dy, &scene_x, &scene_y);
  drag_to (self, scene_x, scene_y);
}

/* All is as it was before the drag. FALSE where nothing is dragged. */
static gboolean
give_up (BatsonViewTimeline *self)
{
  gboolean dragging = self->dragging;

  if (dragging && self->drag == DRAG_BORDER)
    memcpy (self->room, self->room_before, sizeof self->room);
  self->drag = DRAG_NONE;
  self->dragging = FALSE;
  self->marked_first = self->marked_last = 0;
  if (dragging)
    _batson_timeline_stop_moving (self);
  return dragging;
}

/* Let go where it began nothing is done. */
static void
drag_ends (GtkGestureDrag *drag, double dx, double dy, BatsonViewTimeline *self)
{
  int first = self->marked_first, last = self->marked_last;
  DragKind kind = self->drag;

  if (!self->dragging || !is_far (self, dx, dy))
    {
      give_up (self);
      return;
    }
  self->drag = DRAG_NONE;
  self->dragging = FALSE;
  self->marked_first = self->marked_last = 0;
  if (kind == DRAG_STRETCH || kind == DRAG_PHASE || kind == DRAG_PLAN)
    _batson_timeline_finish_moving (self);
  else if (kind == DRAG_SPAN && last - first >= 1)
    _batson_timeline_show_span (self, SPAN_OTHER, first, last);
  else if (kind == DRAG_SPAN)
    batson_view_diagram_refresh (BATSON_VIEW_DIAGRAM (self));
}

/* Wherever the keyboard is. */
static gboolean
escape_pressed (GtkWidget *diagram, GVariant *unused, gpointer self)
{
  return give_up (self);
}

/* ---- What the pointer shows ---- */

/* What a press here would take: an edge, a mark or phase to move, an empty lane; NULL: nothing of the timeline's own. */
static const char *
cursor_at (BatsonViewTimeline *self, const BatsonElement *element, double x, double y)
{
  const BatsonCourse *course;

  if (element == NULL && border_at (self, x, y) > 0)
    return "col-resize";
  if (element == NULL && on_axis (self, x, y))
    return "crosshair";
  if (element && !g_str_has_prefix (element->id, "stretch-"))
    return NULL;
  course = _batson_timeline_known_course (self);
  if (element == NULL)
    return empty_lane_at (self, course, x, y) >= 0 ? "crosshair" : NULL;
  if (!_batson_timeline_movable (self, course, element->id, BATSON_COURSE_WHOLE))
    return NULL;
  return part_at (self, course, element->id, x) == BATSON_COURSE_WHOLE ? "grab" : "ew-resize";
}

/* Nodes have a cursor of their own: it is theirs that changes. */
static void
hover (GtkEventControllerMotion *motion, double x, double y, BatsonViewTimeline *self)
{
  GtkWidget *diagram = GTK_WIDGET (_batson_timeline_diagram (self)), *under = gtk_widget_pick (diagram, x, y, GTK_PICK_DEFAULT);
  const BatsonElement *element = batson_diagram_at (BATSON_DIAGRAM (diagram), x, y);
  const char *cursor;
  double scene_x, scene_y;

  if (self->dragging || under == NULL)
    return;
  batson_diagram_to_scene (BATSON_DIAGRAM (diagram), x, y, &scene_x, &scene_y);
  cursor = cursor_at (self, element, scene_x, scene_y);
  if (element)
    gtk_widget_set_cursor_from_name (under, cursor ? cursor : "pointer");
  else
    gtk_widget_set_cursor_from_name (diagram, cursor);
}

/* Lets keys and pointer move what the diagram shows. */
void
_batson_timeline_follow_hand (BatsonViewTimeline *self)
{
  GtkWidget *diagram = GTK_WIDGET (_batson_timeline_diagram (self));
  GtkEventController *keys = gtk_event_controller_key_new (), *motion = gtk_event_controller_motion_new ();
  GtkEventController *escape = gtk_shortcut_controller_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (diagram, keys);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begins), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (dragged), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_ends), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (give_up), self);
  gtk_widget_add_controller (diagram, GTK_EVENT_CONTROLLER (drag));
  gtk_event_controller_set_propagation_phase (escape, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (escape), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (escape), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_callback_action_new (escape_pressed, self, NULL)));
  gtk_widget_add_controller (diagram, escape);
  g_signal_connect (motion, "motion", G_CALLBACK (hover), self);
  gtk_widget_add_controller (diagram, motion);
  g_signal_connect_object (diagram, "focused", G_CALLBACK (focus_moved), self, G_CONNECT_SWAPPED);
}
