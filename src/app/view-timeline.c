/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline view: its bar, what its nodes do and why they are so. Its spans, and what is moved in it, have files of their own. */
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "app/view-timeline-private.h"
#include "app/tooltip.h"
#include "app/wrap.h"
#include "framework/words.h"

G_DEFINE_FINAL_TYPE (BatsonViewTimeline, batson_view_timeline, BATSON_TYPE_VIEW_DIAGRAM)

/* A course of one's own, for who changes the case by it. */
BatsonCourse *
_batson_timeline_course (BatsonViewTimeline *self)
{
  return batson_course_new (batson_session_get_assessment (batson_view_diagram_get_session (BATSON_VIEW_DIAGRAM (self))));
}

/* The same for all who only look, as at every movement of the pointer: built once for an assessment, and valid until the case changes. */
const BatsonCourse *
_batson_timeline_known_course (BatsonViewTimeline *self)
{
  const BatsonAssessment *now = batson_session_get_assessment (batson_view_diagram_get_session (BATSON_VIEW_DIAGRAM (self)));

  if (self->known != now)
    {
      _batson_timeline_forget_course (self);
      self->known = batson_assessment_ref ((BatsonAssessment *) now);
      self->course = batson_course_new (now);
    }
  return self->course;
}

void
_batson_timeline_forget_course (BatsonViewTimeline *self)
{
  g_clear_pointer (&self->course, batson_course_free);
  g_clear_pointer (&self->known, batson_assessment_unref);
}

BatsonDiagram *
_batson_timeline_diagram (BatsonViewTimeline *self)
{
  return batson_view_diagram_get_diagram (BATSON_VIEW_DIAGRAM (self));
}

gboolean
_batson_timeline_read_only (BatsonViewTimeline *self)
{
  return batson_session_is_read_only (batson_view_diagram_get_session (BATSON_VIEW_DIAGRAM (self)));
}

static void
prepare (BatsonViewDiagram *view, BatsonDiagramSubject *subject)
{
  BatsonViewTimeline *self = BATSON_VIEW_TIMELINE (view);

  subject->first_day = self->first_day;
  subject->last_day = self->last_day;
  subject->room = self->room;
  subject->moving = self->moving;
  subject->moved_by = self->moved.start;
  subject->moved_end = self->moved.end;
  subject->marked_first = self->marked_first;
  subject->marked_last = self->marked_last;
}

/* ---- What nodes do ---- */

static gboolean
activated (BatsonViewDiagram *view, const char *id, const char *action, const char *target)
{
  BatsonViewTimeline *self = BATSON_VIEW_TIMELINE (view);
  g_auto (GStrv) days = NULL;
  int first, last;

  if (g_str_equal (action, "plan"))
    {
      /* Chosen once it can be moved, chosen again it is planned. */
      if (_batson_timeline_is_moving (self, id))
        _batson_timeline_finish_moving (self);
      else
        _batson_timeline_show_moved (self, id, BATSON_COURSE_WHOLE, 0);
      return TRUE;
    }
  if (!g_str_equal (action, "span"))
    return FALSE;
  days = g_strsplit (target, " ", 2);
  first = atoi (days[0]);
  last = days[1] ? atoi (days[1]) : 0;
  _batson_timeline_show_span (self, last > 0 ? SPAN_OTHER : SPAN_WHOLE, first, last);
  return TRUE;
}

/* Why: of a phase and what stands in it its rule, of triggers theirs; of the axis why phases may stand in another order. */
static gboolean
explain (BatsonViewDiagram *view, const BatsonElement *element)
{
  BatsonViewTimeline *self = BATSON_VIEW_TIMELINE (view);
  const BatsonCourse *course = _batson_timeline_known_course (self);
  g_autofree char *chosen = g_steal_pointer (&self->chosen);
  int phase;

  self->chosen = g_strdup (element->id);
  phase = _batson_timeline_chosen_phase (self, course);
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

static void
refresh (BatsonViewDiagram *view)
{
  BatsonViewTimeline *self = BATSON_VIEW_TIMELINE (view);
  const BatsonCourse *course = _batson_timeline_known_course (self);
  g_autofree char *note = NULL;

  _batson_timeline_check_moving (self, course);
  note = _batson_timeline_moving_words (self, course);
  if (note == NULL && course->reordered)
    note = g_strdup_printf (_ ("The order of the phases is the team’s. %s"), batson_rule_text (BATSON_RULE_PHASE_C1));
  batson_view_diagram_set_note (view, note);
  gtk_widget_set_visible (self->order, course->reordered && !_batson_timeline_read_only (self));
  _batson_timeline_fill_spans (self);
}

static void
fill_bar (BatsonViewDiagram *view, GtkBox *start, GtkBox *end)
{
  BatsonViewTimeline *self = BATSON_VIEW_TIMELINE (view);

  self->order = gtk_button_new_with_label (_ ("The Review’s Order"));
  batson_wrap_button (GTK_BUTTON (self->order));
  batson_tooltip_set (self->order, _ ("Puts the phases back into the order of the review"));
  g_signal_connect_swapped (self->order, "clicked", G_CALLBACK (_batson_timeline_restore_order), self);
  gtk_box_append (start, _batson_timeline_spans_new (self));
  gtk_box_append (end, self->order);
}

static void
batson_view_timeline_finalize (GObject *object)
{
  BatsonViewTimeline *self = BATSON_VIEW_TIMELINE (object);

  g_free (self->chosen);
  g_free (self->moving);
  _batson_timeline_forget_course (self);
  G_OBJECT_CLASS (batson_view_timeline_parent_class)->finalize (object);
}

static void
batson_view_timeline_class_init (BatsonViewTimelineClass *klass)
{
  static const BatsonViewDiagramOwn own = { "timeline", .fill_bar = fill_bar, .prepare = prepare, .refresh = refresh, .activated = activated, .explain = explain };

  G_OBJECT_CLASS (klass)->finalize = batson_view_timeline_finalize;
  BATSON_VIEW_DIAGRAM_CLASS (klass)->own = &own;
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

  _batson_timeline_follow_hand (BATSON_VIEW_TIMELINE (view));
  return view;
}
