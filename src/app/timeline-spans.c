/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The spans of the timeline view: which days it shows, chosen from a list, by a title or along the axis, and how much room they have. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/view-timeline-private.h"
#include "app/tooltip.h"
#include "app/wrap.h"
#include "diagram/timeline.h"

static const char *const span_titles[] = { NC_ ("span", "Whole course"), NC_ ("span", "Weeks around surgery"), NC_ ("span", "This month"), NC_ ("span", "Twelve months from today"), NC_ ("span", "The chosen phase"), NC_ ("span", "Another time") };

/* Shows these days; both 0: the whole course. */
void
_batson_timeline_show_span (BatsonViewTimeline *self, SpanKind kind, int first, int last)
{
  self->span = kind;
  self->first_day = first;
  self->last_day = last;
  memset (self->room, 0, sizeof self->room);
  batson_view_diagram_refresh (BATSON_VIEW_DIAGRAM (self));
}

/* The phase of the node last given the keyboard; -1 where it belongs to none. */
int
_batson_timeline_chosen_phase (BatsonViewTimeline *self, const BatsonCourse *course)
{
  const BatsonStretch *stretch;

  if (self->chosen && (g_str_has_prefix (self->chosen, "phase-") || g_str_has_prefix (self->chosen, "plan-")))
    return atoi (strchr (self->chosen, '-') + 1) - 1;
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
  const BatsonCourse *course = _batson_timeline_known_course (self);
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
  if (kind == SPAN_CHOSEN && !phase_span (course, _batson_timeline_chosen_phase (self, course), &first, &last))
    {
      batson_view_diagram_refresh (BATSON_VIEW_DIAGRAM (self));
      batson_view_diagram_set_note (BATSON_VIEW_DIAGRAM (self), _ ("Choose a phase with dates in the diagram first, by Tab or the arrow keys."));
      return;
    }
  _batson_timeline_show_span (self, kind, first, last);
}

static void
span_selected (BatsonViewTimeline *self)
{
  guint at = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->spans));

  if (!self->filling && at != GTK_INVALID_LIST_POSITION && at != self->span)
    choose_span (self, at);
}

/* "Another time" stands in the list only while it is shown. */
void
_batson_timeline_fill_spans (BatsonViewTimeline *self)
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

/* ---- The room of the periods ---- */

#define LEAST_ROOM 48.0 /* units of the scene: no period is narrower, unless it was */
#define STEP 0.03       /* of the axis, by key */

/* The axis of the scene shown, from left to right; FALSE where it has none. */
gboolean
_batson_timeline_axis (BatsonViewTimeline *self, BatsonTimeAxis *out_axis)
{
  BatsonScene *scene = batson_diagram_get_scene (_batson_timeline_diagram (self));
  BatsonDiagramSubject subject = batson_view_diagram_get_subject (BATSON_VIEW_DIAGRAM (self));

  return scene && batson_timeline_axis (&subject, batson_scene_canvas (scene), out_axis);
}

/* The period BORDER begins at X: it and the one before it share the room they had. */
void
_batson_timeline_move_border (BatsonViewTimeline *self, const BatsonTimeAxis *axis, guint border, double x)
{
  const BatsonCourse *course = _batson_timeline_known_course (self);
  const BatsonAxisPeriod *one = &axis->periods[border - 1], *other = &axis->periods[border];
  double from = one->x, to = other->x + other->width, least = MIN (LEAST_ROOM, (to - from) / 2), weight = one->weight + other->weight;

  x = CLAMP (x, from + least, to - least);
  self->room[course->periods[border - 1].id] = weight * (x - from) / (to - from);
  self->room[course->periods[border].id] = weight * (to - x) / (to - from);
  batson_view_diagram_refresh (BATSON_VIEW_DIAGRAM (self));
}

/* Moves the end of the period of NODE, of the last one its beginning, a little along the axis; FALSE where NODE is none. */
gboolean
_batson_timeline_stretch_period (BatsonViewTimeline *self, const char *node, int by)
{
  BatsonTimeAxis axis;
  guint period, border;

  if (node == NULL || !g_str_has_prefix (node, "period-") || !_batson_timeline_axis (self, &axis) || axis.n < 2)
    return FALSE;
  period = (guint) atoi (node + strlen ("period-"));
  border = MIN (period + 1, axis.n - 1);
  _batson_timeline_move_border (self, &axis, border, axis.periods[border].x + by * STEP * (axis.periods[axis.n - 1].x + axis.periods[axis.n - 1].width - axis.periods[0].x));
  return TRUE;
}

/* FALSE where the periods have it already. */
gboolean
_batson_timeline_usual_room (BatsonViewTimeline *self)
{
  static const double usual[BATSON_COURSE_PERIODS];

  if (memcmp (self->room, usual, sizeof usual) == 0)
    return FALSE;
  memset (self->room, 0, sizeof self->room);
  batson_view_diagram_refresh (BATSON_VIEW_DIAGRAM (self));
  return TRUE;
}

/* The list to choose from. */
GtkWidget *
_batson_timeline_spans_new (BatsonViewTimeline *self)
{
  self->spans = gtk_drop_down_new (NULL, NULL);
  batson_shorten (GTK_DROP_DOWN (self->spans));
  batson_tooltip_name (self->spans, _ ("Time Shown"));
  g_signal_connect_swapped (self->spans, "notify::selected", G_CALLBACK (span_selected), self);
  return self->spans;
}
