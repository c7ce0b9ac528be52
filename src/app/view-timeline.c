/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline view: spans shown, planned phases moved by pointer or keys, phases put in another order (PHASE-C1). */
#include "app/view-timeline.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "diagram/timeline.h"
#include "framework/course.h"
#include "framework/words.h"

#define FAR_DAYS (20 * 365) /* nothing is planned further ahead */
#define DRAG_LEAST 5        /* px: below it a press is a click */

/* What a drag does. */
typedef enum { DRAG_NONE, DRAG_STRETCH, DRAG_PHASE, DRAG_SPAN } DragKind;

typedef enum { SPAN_WHOLE, SPAN_SURGERY, SPAN_MONTH, SPAN_YEAR, SPAN_CHOSEN, SPAN_OTHER } SpanKind;

struct _BatsonViewTimeline
{
  BatsonViewDiagram parent_instance;
  GtkWidget *spans, *order;
  int first_day, last_day;   /* the span shown; both 0: the whole course */
  SpanKind span;
  gboolean filling;          /* the drop-down is being set, not chosen from */
  char *chosen;              /* the phase or stretch last given the keyboard, as the id of its node; nullable */
  char *moving;              /* the stretch, or "phase-7", that is being moved; nullable */
  int moved_by;              /* days, or places */
  int marked_first, marked_last; /* a span being chosen by pointer; both 0: none */
  DragKind drag;
  gboolean dragging;         /* it has gone further than a click */
  double drag_x, drag_y;     /* where it began, units of the scene */
};

G_DEFINE_FINAL_TYPE (BatsonViewTimeline, batson_view_timeline, BATSON_TYPE_VIEW_DIAGRAM)

static BatsonCourse *
course_of (BatsonViewTimeline *self)
{
  return batson_course_new (batson_session_get_assessment (batson_view_diagram_get_session (BATSON_VIEW_DIAGRAM (self))));
}

static BatsonDiagram *
diagram_of (BatsonViewTimeline *self)
{
  return batson_view_diagram_get_diagram (BATSON_VIEW_DIAGRAM (self));
}

static void
prepare (BatsonViewDiagram *view, BatsonDiagramSubject *subject)
{
  BatsonViewTimeline *self = BATSON_VIEW_TIMELINE (view);

  subject->first_day = self->first_day;
  subject->last_day = self->last_day;
  subject->moving = self->moving;
  subject->moved_by = self->moved_by;
  subject->marked_first = self->marked_first;
  subject->marked_last = self->marked_last;
}

/* ---- Spans ---- */

static const char *const span_titles[] = { NC_ ("span", "Whole course"), NC_ ("span", "Weeks around surgery"), NC_ ("span", "This month"), NC_ ("span", "Twelve months from today"), NC_ ("span", "The chosen phase"), NC_ ("span", "Another time") };

static void
show_span (BatsonViewTimeline *self, SpanKind kind, int first, int last)
{
  self->span = kind;
  self->first_day = first;
  self->last_day = last;
  batson_view_diagram_refresh (BATSON_VIEW_DIAGRAM (self));
}

/* The phase of the node last given the keyboard; -1 where it belongs to none. */
static int
chosen_phase (BatsonViewTimeline *self, const BatsonCourse *course)
{
  const BatsonStretch *stretch;

  if (self->chosen && g_str_has_prefix (self->chosen, "phase-"))
    return atoi (self->chosen + strlen ("phase-")) - 1;
  stretch = self->chosen && g_str_has_prefix (self->chosen, "stretch-") ? batson_course_stretch (course, self->chosen + strlen ("stretch-")) : NULL;
  return stretch ? (int) stretch->phase : -1;
}

/* From the first to the last day of a phase, with a little room; FALSE where it has none. */
static gboolean
phase_span (const BatsonCourse *course, int phase, int *out_first, int *out_last)
{
  double first = G_MAXDOUBLE, last = -G_MAXDOUBLE, room;

  for (guint i = 0; i < course->stretches->len; i++)
    {
      const BatsonStretch *stretch = course->stretches->pdata[i];
      if ((int) stretch->phase != phase || stretch->before)
        continue;
      first = MIN (first, stretch->from);
      last = MAX (last, MAX (stretch->to, stretch->planned_to));
    }
  if (last < first)
    return FALSE;
  room = MAX ((last - first) * 0.08, 3);
  *out_first = (int) floor (first - room);
  *out_last = (int) ceil (last + room);
  return TRUE;
}

/* Three weeks before the newest operation (else what the crowded days are about, else today) to twelve after it. */
static void
surgery_span (const BatsonCourse *course, int *out_first, int *out_last)
{
  double about = batson_course_about (course);

  if (about <= 0)
    about = course->today;
  *out_first = (int) about - 21;
  *out_last = (int) about + 84;
}

static void
choose_span (BatsonViewTimeline *self, SpanKind kind)
{
  g_autoptr (BatsonCourse) course = course_of (self);
  BatsonDate date = batson_date_from_day ((int) course->today);
  int first = 0, last = 0;

  if (kind == SPAN_OTHER)
    return;
  if (kind == SPAN_SURGERY)
    surgery_span (course, &first, &last);
  if (kind == SPAN_MONTH)
    {
      date.day = 0;
      first = batson_date_first_day (&date);
      last = batson_date_last_day (&date);
    }
  if (kind == SPAN_YEAR)
    {
      first = (int) course->today - 1;
      last = (int) course->today + 365;
    }
  if (kind == SPAN_CHOSEN && !phase_span (course, chosen_phase (self, course), &first, &last))
    {
      batson_view_diagram_refresh (BATSON_VIEW_DIAGRAM (self));
      batson_view_diagram_set_note (BATSON_VIEW_DIAGRAM (self), _ ("Choose a phase with dates in the diagram first, by Tab or the arrow keys."));
      return;
    }
  show_span (self, kind, first, last);
}

static void
span_selected (BatsonViewTimeline *self)
{
  guint at = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->spans));

  if (!self->filling && at != GTK_INVALID_LIST_POSITION && at != self->span)
    choose_span (self, at);
}

/* ---- Moving ---- */

static const BatsonStretch *
movable (BatsonViewTimeline *self, const BatsonCourse *course, const char *node)
{
  const BatsonStretch *stretch = node && g_str_has_prefix (node, "stretch-") ? batson_course_stretch (course, node + strlen ("stretch-")) : NULL;

  return stretch && stretch->n_moves > 0 && !batson_session_is_read_only (batson_view_diagram_get_session (BATSON_VIEW_DIAGRAM (self))) ? stretch : NULL;
}

static gboolean
is_phase (BatsonViewTimeline *self, const char *node)
{
  return node && g_str_has_prefix (node, "phase-") && !batson_session_is_read_only (batson_view_diagram_get_session (BATSON_VIEW_DIAGRAM (self)));
}

static void
stop_moving (BatsonViewTimeline *self)
{
  g_clear_pointer (&self->moving, g_free);
  self->moved_by = 0;
  batson_view_diagram_refresh (BATSON_VIEW_DIAGRAM (self));
}

/* Shows NODE moved by BY, as far as it may be. */
static void
show_moved (BatsonViewTimeline *self, const char *node, int by)
{
  g_autoptr (BatsonCourse) course = course_of (self);
  const BatsonStretch *stretch = movable (self, course, node);
  g_autofree char *moving = NULL;

  if (stretch)
    {
      moving = g_strdup (stretch->id);
      by = CLAMP (by, batson_course_least_move (course, stretch), FAR_DAYS);
    }
  else if (is_phase (self, node))
    {
      int place = 0;
      moving = g_strdup (node);
      while ((int) course->order[place] != atoi (node + strlen ("phase-")) - 1)
        place++;
      by = CLAMP (by, -place, (int) BATSON_N_PHASES - 1 - place);
    }
  else
    return;
  g_free (self->moving);
  self->moving = g_steal_pointer (&moving);
  self->moved_by = by;
  batson_view_diagram_refresh (BATSON_VIEW_DIAGRAM (self));
}

static void
move_stretch (BatsonViewTimeline *self, const BatsonStretch *stretch, int days)
{
  BatsonCase *the_case = batson_session_get_case (batson_view_diagram_get_session (BATSON_VIEW_DIAGRAM (self)));
  BatsonCourseMove moves[2];
  guint n = batson_course_move (stretch, days, moves);
  g_autofree char *day = NULL, *label = NULL;

  for (guint i = 0; i < n; i++)
    if (batson_fact_field (&moves[i].fact)->kind == BATSON_KIND_TIME && batson_time_has_clock (&moves[i].value.time))
      moves[i].value.time.offset = (gint16) batson_case_offset_at (the_case, &moves[i].value.time);
  day = batson_words_day (batson_fact_field (&moves[0].fact)->kind == BATSON_KIND_TIME ? batson_time_first_day (&moves[0].value.time) : batson_date_first_day (&moves[0].value.date));
  /* Translators: what undo undoes: a phase of the timeline and the day it went to. */
  label = g_strdup_printf (C_ ("undo", "Move %1$s to %2$s"), batson_words_phase (stretch->phase), day);
  batson_case_begin (the_case, label);
  for (guint i = 0; i < n; i++)
    batson_case_set (the_case, moves[i].fact.record, moves[i].fact.field, &moves[i].value);
  batson_case_end (the_case);
}

/* The places of all phases, or, where that is the review's order, none. */
static void
set_order (BatsonViewTimeline *self, const BatsonPhaseId *order, const char *label)
{
  BatsonSession *session = batson_view_diagram_get_session (BATSON_VIEW_DIAGRAM (self));
  BatsonCase *the_case = batson_session_get_case (session);
  BatsonRecord *record = batson_record_child (batson_session_get_root (session), BATSON_CASE_PHASE_ORDER);
  gboolean usual = TRUE;

  for (guint i = 0; i < BATSON_N_PHASES; i++)
    usual &= order[i] == i;
  batson_case_begin (the_case, label);
  for (guint i = 0; i < BATSON_N_PHASES; i++)
    {
      BatsonValue place = usual ? BATSON_BLANK : batson_value_integer ((gint64) i + 1);
      batson_case_set (the_case, record, order[i], &place);
    }
  batson_case_end (the_case);
}

static void
move_phase (BatsonViewTimeline *self, const BatsonCourse *course, BatsonPhaseId phase, int by)
{
  BatsonPhaseId order[BATSON_N_PHASES];
  g_autofree char *label = NULL;
  int place = 0;

  memcpy (order, course->order, sizeof order);
  if (!batson_course_reorder (order, phase, by))
    return;
  while (order[place] != phase)
    place++;
  label = g_strdup_printf (C_ ("undo", "Move %1$s to place %2$d"), batson_words_phase (phase), place + 1);
  set_order (self, order, label);
}

/* Does what is shown as moved. */
static void
finish_moving (BatsonViewTimeline *self)
{
  g_autofree char *moving = g_steal_pointer (&self->moving);
  g_autoptr (BatsonCourse) course = course_of (self);
  const BatsonStretch *stretch = moving ? batson_course_stretch (course, moving) : NULL;
  int by = self->moved_by;

  self->moved_by = 0;
  if (moving && by != 0 && !batson_session_is_read_only (batson_view_diagram_get_session (BATSON_VIEW_DIAGRAM (self))))
    {
      if (stretch && stretch->n_moves > 0)
        move_stretch (self, stretch, by);
      else if (g_str_has_prefix (moving, "phase-"))
        move_phase (self, course, (BatsonPhaseId) atoi (moving + strlen ("phase-")) - 1, by);
    }
  batson_view_diagram_refresh (BATSON_VIEW_DIAGRAM (self));
}

static void
restore_order (BatsonViewTimeline *self)
{
  BatsonPhaseId order[BATSON_N_PHASES];

  for (guint i = 0; i < BATSON_N_PHASES; i++)
    order[i] = i;
  if (!batson_session_is_read_only (batson_view_diagram_get_session (BATSON_VIEW_DIAGRAM (self))))
    set_order (self, order, _ ("Restore the Review’s Order"));
}

/* ---- Keys ---- */

/* How far an arrow key moves NODE: in days along the axis, or, of a phase, in places. */
static int
key_moves (BatsonViewTimeline *self, const char *node, guint key, GdkModifierType state)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int days = state & GDK_SHIFT_MASK ? 7 : 1;

  if ((state & GDK_CONTROL_MASK) == 0)
    return 0;
  if (is_phase (self, node))
    return key == GDK_KEY_Up || key == GDK_KEY_KP_Up ? -1 : key == GDK_KEY_Down || key == GDK_KEY_KP_Down ? 1 : 0;
  if (key == GDK_KEY_Left || key == GDK_KEY_KP_Left)
    return rtl ? days : -days;
  if (key == GDK_KEY_Right || key == GDK_KEY_KP_Right)
    return rtl ? -days : days;
  return 0;
}

static gboolean
is_moving (BatsonViewTimeline *self, const char *node)
{
  return self->moving && node && (g_str_equal (node, self->moving) || (g_str_has_prefix (node, "stretch-") && g_str_equal (node + strlen ("stretch-"), self->moving)));
}

/* Another node has the keyboard: it is the chosen one, and what was being moved stays where it was. */
static void
focus_moved (BatsonViewTimeline *self, const char *node)
{
  if (g_str_has_prefix (node, "phase-") || g_str_has_prefix (node, "stretch-"))
    {
      g_free (self->chosen);
      self->chosen = g_strdup (node);
    }
  if (self->moving && !self->dragging && !is_moving (self, node))
    stop_moving (self);
}

static gboolean
key_pressed (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, BatsonViewTimeline *self)
{
  g_autofree char *node = batson_diagram_dup_focus (diagram_of (self));
  gboolean this_one = is_moving (self, node);
  int by = key_moves (self, node, key, state);

  if (by != 0)
    {
      show_moved (self, node, (this_one ? self->moved_by : 0) + by);
      return self->moving != NULL;
    }
  if (self->moving == NULL || self->dragging)
    return FALSE;
  if (key == GDK_KEY_Escape)
    {
      stop_moving (self);
      return TRUE;
    }
  if (this_one && (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (state & gtk_accelerator_get_default_mod_mask ()) == 0)
    {
      finish_moving (self);
      return TRUE;
    }
  return FALSE;
}

/* ---- The pointer ---- */

/* The day at X of the scene shown; FALSE where it has no axis. */
static gboolean
day_at (BatsonViewTimeline *self, double x, double *out_day, BatsonTimeAxis *out_axis)
{
  BatsonScene *scene = batson_diagram_get_scene (diagram_of (self));
  BatsonDiagramSubject subject = batson_view_diagram_get_subject (BATSON_VIEW_DIAGRAM (self));
  double width, height;

  if (scene == NULL || !batson_timeline_axis (&subject, batson_scene_canvas (scene), out_axis))
    return FALSE;
  batson_scene_size (scene, &width, &height);
  if (batson_scene_canvas (scene)->direction == BATSON_TEXT_RTL)
    x = width - x;
  *out_day = batson_time_axis_day (out_axis, x);
  return TRUE;
}

/* Above the first lane the axis itself is dragged. */
static gboolean
on_axis (BatsonViewTimeline *self, double x, double y)
{
  BatsonScene *scene = batson_diagram_get_scene (diagram_of (self));
  int line = batson_scene_find (scene, "axis-line");
  BatsonRect box;

  if (line < 0)
    return FALSE;
  box = batson_scene_element (scene, (guint) line)->bounds;
  return y <= box.y + 6 && x >= box.x && x <= box.x + box.width;
}

static void
drag_begins (GtkGestureDrag *drag, double x, double y, BatsonViewTimeline *self)
{
  const BatsonElement *element = batson_diagram_at (diagram_of (self), x, y);
  g_autoptr (BatsonCourse) course = course_of (self);

  batson_diagram_to_scene (diagram_of (self), x, y, &self->drag_x, &self->drag_y);
  self->dragging = FALSE;
  if (element && movable (self, course, element->id))
    self->drag = DRAG_STRETCH;
  else if (element && is_phase (self, element->id))
    self->drag = DRAG_PHASE;
  else if (element == NULL && batson_diagram_get_scene (diagram_of (self)) && on_axis (self, self->drag_x, self->drag_y))
    self->drag = DRAG_SPAN;
  else
    self->drag = DRAG_NONE;
  if (self->drag == DRAG_NONE)
    {
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  g_free (self->chosen);
  self->chosen = element ? g_strdup (element->id) : NULL;
}

/* By how many places a phase dragged to Y goes: into the lane under the pointer. */
static int
places_to (BatsonViewTimeline *self, double y)
{
  BatsonScene *scene = batson_diagram_get_scene (diagram_of (self));
  g_autoptr (BatsonCourse) course = course_of (self);
  int from = 0, to = 0, phase = atoi (self->chosen + strlen ("phase-")) - 1;

  while ((int) course->order[from] != phase)
    from++;
  for (; to + 1 < (int) BATSON_N_PHASES; to++)
    {
      g_autofree char *id = g_strdup_printf ("lane-phase-%u", (guint) course->order[to] + 1); /* the line below it */
      int at = batson_scene_find (scene, id);

      if (at >= 0 && batson_scene_element (scene, (guint) at)->bounds.y > y)
        break;
    }
  return to - from;
}

static void
drag_to (BatsonViewTimeline *self, double x, double y)
{
  BatsonTimeAxis axis;
  double from, to;

  if (self->drag == DRAG_PHASE)
    {
      show_moved (self, self->chosen, places_to (self, y));
      return;
    }
  if (!day_at (self, self->drag_x, &from, &axis) || !day_at (self, x, &to, &axis))
    return;
  if (self->drag == DRAG_STRETCH)
    {
      show_moved (self, self->chosen, (int) floor (to - from + 0.5));
      return;
    }
  self->marked_first = (int) floor (MIN (from, to));
  self->marked_last = (int) floor (MAX (from, to));
  batson_view_diagram_refresh (BATSON_VIEW_DIAGRAM (self));
}

static void
dragged (GtkGestureDrag *drag, double dx, double dy, BatsonViewTimeline *self)
{
  double x, y, scene_x, scene_y;

  if (self->drag == DRAG_NONE || (!self->dragging && ABS (dx) < DRAG_LEAST && ABS (dy) < DRAG_LEAST))
    return;
  if (!self->dragging)
    gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  self->dragging = TRUE;
  gtk_gesture_drag_get_start_point (drag, &x, &y);
  batson_diagram_to_scene (diagram_of (self), x + dx, y + dy, &scene_x, &scene_y);
  drag_to (self, scene_x, scene_y);
}

static void
drag_ends (GtkGestureDrag *drag, double dx, double dy, BatsonViewTimeline *self)
{
  int first = self->marked_first, last = self->marked_last;
  DragKind kind = self->dragging ? self->drag : DRAG_NONE;

  self->drag = DRAG_NONE;
  self->dragging = FALSE;
  self->marked_first = self->marked_last = 0;
  if (kind == DRAG_STRETCH || kind == DRAG_PHASE)
    finish_moving (self);
  else if (kind == DRAG_SPAN && last - first >= 1)
    show_span (self, SPAN_OTHER, first, last);
  else if (kind == DRAG_SPAN)
    batson_view_diagram_refresh (BATSON_VIEW_DIAGRAM (self));
}

static void
drag_cancelled (GtkGesture *gesture, GdkEventSequence *sequence, BatsonViewTimeline *self)
{
  gboolean dragging = self->dragging;

  self->drag = DRAG_NONE;
  self->dragging = FALSE;
  self->marked_first = self->marked_last = 0;
  if (dragging)
    stop_moving (self);
}

/* ---- What nodes do ---- */

static gboolean
activated (BatsonViewDiagram *view, const char *id, const char *action, const char *target)
{
  BatsonViewTimeline *self = BATSON_VIEW_TIMELINE (view);
  g_auto (GStrv) days = NULL;
  int first, last;

  if (!g_str_equal (action, "span"))
    return FALSE;
  days = g_strsplit (target, " ", 2);
  first = atoi (days[0]);
  last = days[1] ? atoi (days[1]) : 0;
  show_span (self, last > 0 ? SPAN_OTHER : SPAN_WHOLE, first, last);
  return TRUE;
}

/* Why: of a phase and what stands in it its rule, of triggers theirs; of the axis why phases may stand in another order. */
static gboolean
explain (BatsonViewDiagram *view, const BatsonElement *element)
{
  BatsonViewTimeline *self = BATSON_VIEW_TIMELINE (view);
  g_autoptr (BatsonCourse) course = course_of (self);
  g_autofree char *chosen = g_steal_pointer (&self->chosen);
  int phase;

  self->chosen = g_strdup (element->id);
  phase = chosen_phase (self, course);
  if (phase < 0)
    {
      g_free (self->chosen);
      self->chosen = g_steal_pointer (&chosen);
    }
  if (phase >= 0)
    batson_view_diagram_show_rule (view, batson_phase ((BatsonPhaseId) phase)->rule, NULL);
  else if (g_str_has_prefix (element->id, "trigger-"))
    {
      g_autofree char *rule = g_strndup (element->name, strcspn (element->name, " ,:"));
      if (!batson_view_diagram_explain_rule (view, rule))
        batson_view_diagram_show_rule (view, BATSON_RULE_REF_1, NULL);
    }
  else if (g_str_equal (element->action, "span"))
    batson_view_diagram_show_rule (view, BATSON_RULE_PHASE_C1, NULL);
  else
    return FALSE;
  return TRUE;
}

/* ---- The widget ---- */

static char *
moving_words (BatsonViewTimeline *self, const BatsonCourse *course)
{
  const BatsonStretch *stretch = self->moving ? batson_course_stretch (course, self->moving) : NULL;

  if (self->moving == NULL || self->dragging) /* a line more would move the diagram under the pointer */
    return course->reordered ? g_strdup_printf (_ ("The order of the phases is the team’s. %s"), batson_rule_text (BATSON_RULE_PHASE_C1)) : NULL;
  if (stretch)
    {
      BatsonCourseMove moves[2];
      g_autofree char *day = NULL, *was = batson_words_stretch_dates (stretch);
      batson_course_move (stretch, self->moved_by, moves);
      day = batson_words_day (batson_fact_field (&moves[0].fact)->kind == BATSON_KIND_TIME ? batson_time_first_day (&moves[0].value.time) : batson_date_first_day (&moves[0].value.date));
      /* Translators: a phase being moved: its name, its dates so far, the day it is moved to. */
      return g_strdup_printf (_ ("%1$s, %2$s: to %3$s. Enter moves it there, Escape leaves it."), batson_words_phase (stretch->phase), was, day);
    }
  return g_strdup_printf (_ ("%s: Enter keeps it at this place, Escape leaves it where it was."), batson_words_phase ((BatsonPhaseId) atoi (self->moving + strlen ("phase-")) - 1));
}

/* "Another time" stands in the list only while it is shown. */
static void
fill_spans (BatsonViewTimeline *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint n = self->span == SPAN_OTHER ? SPAN_OTHER + 1 : SPAN_OTHER;
  GListModel *shown = gtk_drop_down_get_model (GTK_DROP_DOWN (self->spans));

  self->filling = TRUE;
  if (shown == NULL || g_list_model_get_n_items (shown) != n)
    {
      for (guint i = 0; i < n; i++)
        gtk_string_list_append (titles, g_dpgettext2 (GETTEXT_PACKAGE, "span", span_titles[i]));
      gtk_drop_down_set_model (GTK_DROP_DOWN (self->spans), G_LIST_MODEL (titles));
    }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->spans), self->span);
  self->filling = FALSE;
}

static void
refresh (BatsonViewDiagram *view)
{
  BatsonViewTimeline *self = BATSON_VIEW_TIMELINE (view);
  g_autoptr (BatsonCourse) course = course_of (self);
  g_autofree char *note = NULL;

  /* What is moved may have gone, or have happened, meanwhile. */
  if (self->moving && !g_str_has_prefix (self->moving, "phase-"))
    {
      const BatsonStretch *stretch = batson_course_stretch (course, self->moving);
      if (stretch == NULL || stretch->n_moves == 0)
        g_clear_pointer (&self->moving, g_free);
    }
  note = moving_words (self, course);
  batson_view_diagram_set_note (view, note);
  gtk_widget_set_visible (self->order, course->reordered && !batson_session_is_read_only (batson_view_diagram_get_session (view)));
  fill_spans (self);
}

static void
fill_bar (BatsonViewDiagram *view, GtkBox *start, GtkBox *end)
{
  BatsonViewTimeline *self = BATSON_VIEW_TIMELINE (view);

  self->spans = gtk_drop_down_new (NULL, NULL);
  batson_view_diagram_name (self->spans, _ ("Time Shown"));
  g_signal_connect_swapped (self->spans, "notify::selected", G_CALLBACK (span_selected), self);
  self->order = gtk_button_new_with_label (_ ("The Review’s Order"));
  gtk_widget_set_tooltip_text (self->order, _ ("Puts the phases back into the order of the review"));
  g_signal_connect_swapped (self->order, "clicked", G_CALLBACK (restore_order), self);
  gtk_box_append (start, self->spans);
  gtk_box_append (end, self->order);
}

static void
batson_view_timeline_finalize (GObject *object)
{
  BatsonViewTimeline *self = BATSON_VIEW_TIMELINE (object);

  g_free (self->chosen);
  g_free (self->moving);
  G_OBJECT_CLASS (batson_view_timeline_parent_class)->finalize (object);
}

static void
batson_view_timeline_class_init (BatsonViewTimelineClass *klass)
{
  BatsonViewDiagramClass *view_class = BATSON_VIEW_DIAGRAM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = batson_view_timeline_finalize;
  view_class->diagram = "timeline";
  view_class->fill_bar = fill_bar;
  view_class->prepare = prepare;
  view_class->refresh = refresh;
  view_class->activated = activated;
  view_class->explain = explain;
}

static void
batson_view_timeline_init (BatsonViewTimeline *self)
{
}

/** The timeline view of SESSION, referenced. */
GtkWidget *
batson_view_timeline_new (BatsonSession *session)
{
  GtkWidget *view = batson_view_diagram_new (BATSON_TYPE_VIEW_TIMELINE, session);
  BatsonViewTimeline *self = BATSON_VIEW_TIMELINE (view);
  GtkWidget *diagram = GTK_WIDGET (diagram_of (self));
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (diagram, keys);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begins), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (dragged), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_ends), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancelled), self);
  gtk_widget_add_controller (diagram, GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_object (diagram, "focused", G_CALLBACK (focus_moved), self, G_CONNECT_SWAPPED);
  return view;
}
