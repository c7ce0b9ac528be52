/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is moved, stretched and planned in the timeline view: shown first, then done as one step to undo. */
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "app/view-timeline-private.h"
#include "app/window.h"
#include "framework/words.h"

/* ---- What can be ---- */

/* The stretch of NODE, or where one is planned from, where PART of it can be moved; NULL where not. */
const BatsonStretch *
_batson_timeline_movable (BatsonViewTimeline *self, const BatsonCourse *course, const char *node, BatsonCoursePart part)
{
  gboolean recorded = node && g_str_has_prefix (node, "stretch-"), plan = node && g_str_has_prefix (node, "plan-");
  const BatsonStretch *stretch = recorded ? batson_course_stretch (course, node + strlen ("stretch-")) : plan ? batson_course_stretch (course, node) : NULL;

  return stretch && batson_stretch_can_move (stretch, part) && !_batson_timeline_read_only (self) ? stretch : NULL;
}

gboolean
_batson_timeline_is_phase (BatsonViewTimeline *self, const char *node)
{
  return node && g_str_has_prefix (node, "phase-") && !_batson_timeline_read_only (self);
}

/* The phase that is planned at NODE; -1 where none is. */
int
_batson_timeline_plans (BatsonViewTimeline *self, const BatsonCourse *course, const char *node)
{
  const BatsonStretch *plan = node && g_str_has_prefix (node, "plan-") ? _batson_timeline_movable (self, course, node, BATSON_COURSE_WHOLE) : NULL;

  return plan ? (int) plan->phase : -1;
}

gboolean
_batson_timeline_is_moving (BatsonViewTimeline *self, const char *node)
{
  if (self->moving == NULL || node == NULL)
    return FALSE;
  return g_str_equal (node, self->moving) || (g_str_has_prefix (node, "stretch-") && g_str_equal (node + strlen ("stretch-"), self->moving));
}

/* ---- Shown ---- */

void
_batson_timeline_stop_moving (BatsonViewTimeline *self)
{
  g_clear_pointer (&self->moving, g_free);
  self->moved = (BatsonCourseShift) { 0 };
  batson_view_diagram_refresh (BATSON_VIEW_DIAGRAM (self));
}

static void
show (BatsonViewTimeline *self, const char *moving, BatsonCourseShift moved)
{
  if (g_strcmp0 (self->moving, moving) != 0)
    {
      g_free (self->moving);
      self->moving = g_strdup (moving);
    }
  self->moved = moved;
  batson_view_diagram_refresh (BATSON_VIEW_DIAGRAM (self));
}

/* The place of PHASE in the order of the team, from 0. */
int
_batson_timeline_place_of (const BatsonCourse *course, BatsonPhaseId phase)
{
  int place = 0;

  while (course->order[place] != phase)
    place++;
  return place;
}

/* Shows PART of NODE moved by BY, days or places, from where it is shown, as far as it may be. */
void
_batson_timeline_show_moved (BatsonViewTimeline *self, const char *node, BatsonCoursePart part, int by)
{
  const BatsonCourse *course = _batson_timeline_known_course (self);
  const BatsonStretch *stretch = _batson_timeline_movable (self, course, node, part);
  BatsonCourseShift from = _batson_timeline_is_moving (self, node) ? self->moved : (BatsonCourseShift) { 0 };

  if (stretch)
    show (self, stretch->id, batson_course_shift (course, stretch, from, part, by));
  else if (_batson_timeline_is_phase (self, node) && part == BATSON_COURSE_WHOLE)
    {
      int place = _batson_timeline_place_of (course, (BatsonPhaseId) atoi (node + strlen ("phase-")) - 1);

      show (self, node, (BatsonCourseShift) { CLAMP (from.start + by, -place, (int) BATSON_N_PHASES - 1 - place), 0 });
    }
}

/* Shows PHASE planned from FIRST_DAY to LAST_DAY, as far as it may be; one that is of one day on the last of them. */
void
_batson_timeline_show_planned (BatsonViewTimeline *self, BatsonPhaseId phase, int first_day, int last_day)
{
  const BatsonCourse *course = _batson_timeline_known_course (self);
  const BatsonStretch *plan = course->plans[phase];
  BatsonCourseShift moved = { 0 };

  if (plan == NULL)
    return;
  moved = batson_course_shift (course, plan, moved, BATSON_COURSE_WHOLE, (batson_phase (phase)->end < 0 ? last_day : first_day) - (int) course->today);
  show (self, plan->id, batson_course_shift (course, plan, moved, BATSON_COURSE_END, last_day - (int) course->today - moved.end));
}

/* What is moved may have gone, or have happened, meanwhile. */
void
_batson_timeline_check_moving (BatsonViewTimeline *self, const BatsonCourse *course)
{
  const BatsonStretch *stretch = self->moving ? batson_course_stretch (course, self->moving) : NULL;

  if (self->moving == NULL || g_str_has_prefix (self->moving, "phase-"))
    return;
  if (stretch == NULL || !batson_stretch_can_move (stretch, BATSON_COURSE_WHOLE))
    g_clear_pointer (&self->moving, g_free);
}

/* ---- In words ---- */

/* What is being moved by key, and how it goes on; NULL: nothing is. */
char *
_batson_timeline_moving_words (BatsonViewTimeline *self, const BatsonCourse *course)
{
  const BatsonStretch *stretch = self->moving ? batson_course_stretch (course, self->moving) : NULL;

  if (self->moving == NULL || self->dragging) /* a line more would move the diagram under the pointer */
    return NULL;
  if (stretch)
    {
      g_autofree char *was = batson_words_stretch_dates (stretch), *day = batson_words_moved (stretch, self->moved);

      if (stretch == course->plans[stretch->phase])
        /* Translators: a phase being planned: its name, the day or days. */
        return g_strdup_printf (_ ("%1$s, planned for %2$s. Drag it to another day, or press Ctrl with an arrow key; Enter plans it, Escape leaves it."), batson_words_phase (stretch->phase), day);
      /* Translators: a phase being moved: its name, its dates so far, the day it is moved to. */
      return g_strdup_printf (_ ("%1$s, %2$s: to %3$s. Enter moves it there, Escape leaves it."), batson_words_phase (stretch->phase), was, day);
    }
  return g_strdup_printf (_ ("%s: Enter keeps it at this place, Escape leaves it where it was."), batson_words_phase ((BatsonPhaseId) atoi (self->moving + strlen ("phase-")) - 1));
}

/* ---- Done ---- */

static BatsonCase *
case_of (BatsonViewTimeline *self)
{
  return batson_session_get_case (batson_view_diagram_get_session (BATSON_VIEW_DIAGRAM (self)));
}

static void
move_stretch (BatsonViewTimeline *self, const BatsonStretch *stretch, BatsonCourseShift moved)
{
  BatsonCase *the_case = case_of (self);
  BatsonCourseMove moves[BATSON_COURSE_MOVES];
  guint n = batson_course_move (stretch, moved, moves);
  g_autofree char *days = batson_words_moved (stretch, moved), *label = NULL;

  if (n == 0)
    return;
  for (guint i = 0; i < n; i++)
    if (batson_fact_field (&moves[i].fact)->kind == BATSON_KIND_TIME && batson_time_has_clock (&moves[i].value.time))
      moves[i].value.time.offset = (gint16) batson_case_offset_at (the_case, &moves[i].value.time);
  /* Translators: what undo undoes: a phase of the timeline and the day it went to. */
  label = g_strdup_printf (C_ ("undo", "Move %1$s to %2$s"), batson_words_phase (stretch->phase), days);
  batson_case_begin (the_case, label);
  for (guint i = 0; i < n; i++)
    batson_case_set (the_case, moves[i].fact.record, moves[i].fact.field, &moves[i].value);
  batson_case_end (the_case);
}

/* To what is asked next of an entry. */
static void
go_to_answer (BatsonViewTimeline *self, BatsonWindow *window, const char *id, guint field)
{
  g_autoptr (BatsonCourse) course = _batson_timeline_course (self);
  const BatsonStretch *stretch = batson_course_stretch (course, id);
  BatsonFact fact;

  if (stretch == NULL)
    return;
  fact = stretch->fact;
  fact.field = (guint16) field;
  batson_window_go_to_fact (window, &fact);
}

/* An entry of the list of PHASE, planned; where the list asks more, its row is gone to. */
static void
plan (BatsonViewTimeline *self, const BatsonCourse *course, BatsonPhaseId phase, BatsonCourseShift moved)
{
  BatsonCase *the_case = case_of (self);
  const BatsonPhase *p = batson_phase (phase);
  BatsonRecord *entry = batson_course_undated (course, phase);
  BatsonCourseAnswer answers[BATSON_COURSE_ANSWERS];
  guint n = batson_course_plan (phase, (int) course->today + moved.start, (int) course->today + moved.end, answers);
  g_autofree char *days = batson_words_moved (course->plans[phase], moved), *label = NULL, *node = NULL;
  BatsonWindow *window = batson_window_of (GTK_WIDGET (self));

  /* Translators: what undo undoes: a phase of the timeline and the day or days it was planned for. */
  label = g_strdup_printf (C_ ("undo", "Plan %1$s for %2$s"), batson_words_phase (phase), days);
  batson_case_begin (the_case, label);
  if (entry == NULL)
    entry = batson_case_add (the_case, batson_case_get_root (the_case), (guint) p->list);
  for (guint i = 0; i < n; i++)
    if ((int) answers[i].field != p->mark || !batson_record_has (entry, answers[i].field))
      batson_case_set (the_case, entry, answers[i].field, &answers[i].value);
  batson_case_end (the_case);
  node = g_strdup_printf ("stretch-%s", batson_record_get_id (entry));
  batson_view_diagram_refresh (BATSON_VIEW_DIAGRAM (self));
  batson_diagram_focus_node (_batson_timeline_diagram (self), node);
  if (p->asks >= 0 && window)
    go_to_answer (self, window, node + strlen ("stretch-"), (guint) p->asks);
}

/* The places of all phases, or, where that is the review's order, none. */
static void
set_order (BatsonViewTimeline *self, const BatsonPhaseId *order, const char *label)
{
  BatsonCase *the_case = case_of (self);
  BatsonRecord *record = batson_record_child (batson_case_get_root (the_case), BATSON_CASE_PHASE_ORDER);
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

  memcpy (order, course->order, sizeof order);
  if (!batson_course_reorder (order, phase, by))
    return;
  label = g_strdup_printf (C_ ("undo", "Move %1$s to place %2$d"), batson_words_phase (phase), _batson_timeline_place_of (course, phase) + by + 1);
  set_order (self, order, label);
}

void
_batson_timeline_restore_order (BatsonViewTimeline *self)
{
  BatsonPhaseId order[BATSON_N_PHASES];

  for (guint i = 0; i < BATSON_N_PHASES; i++)
    order[i] = i;
  if (!_batson_timeline_read_only (self))
    set_order (self, order, _ ("Restore the Review’s Order"));
}

/* Does what is shown as moved or planned. */
void
_batson_timeline_finish_moving (BatsonViewTimeline *self)
{
  g_autofree char *moving = g_steal_pointer (&self->moving);
  g_autoptr (BatsonCourse) course = _batson_timeline_course (self);
  const BatsonStretch *stretch = moving ? batson_course_stretch (course, moving) : NULL;
  int planned = _batson_timeline_plans (self, course, moving);
  BatsonCourseShift moved = self->moved;
  gboolean somewhere = moved.start != 0 || moved.end != 0;

  self->moved = (BatsonCourseShift) { 0 };
  if (moving == NULL || _batson_timeline_read_only (self))
    ;
  else if (planned >= 0)
    {
      plan (self, course, (BatsonPhaseId) planned, moved);
      return;
    }
  else if (stretch && somewhere)
    move_stretch (self, stretch, moved);
  else if (g_str_has_prefix (moving, "phase-") && moved.start != 0)
    move_phase (self, course, (BatsonPhaseId) atoi (moving + strlen ("phase-")) - 1, moved.start);
  batson_view_diagram_refresh (BATSON_VIEW_DIAGRAM (self));
}
