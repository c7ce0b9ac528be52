/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline as a table: every stretch of every phase, then triggers, time limits and events. */
#include "diagram/timeline-private.h"

#include <glib/gi18n-lib.h>

/* The item drawn for the I-th visit; NULL where it is not in sight. */
static const char *
visit_element (const Timeline *t, guint i)
{
  for (guint l = 0; l < t->n_lanes; l++)
    for (guint k = 0; k < t->lanes[l].items->len; k++)
      {
        const TimelineItem *item = t->lanes[l].items->pdata[k];
        if (item->kind == TIMELINE_VISIT && i >= item->first && i < item->first + item->n)
          return item->id;
      }
  return "";
}

static const char *
event_element (const Timeline *t, guint i)
{
  for (guint l = 0; l < t->n_lanes; l++)
    for (guint k = 0; k < t->lanes[l].items->len; k++)
      {
        const TimelineItem *item = t->lanes[l].items->pdata[k];
        if (item->kind == TIMELINE_EVENT && i >= item->first && i < item->first + item->n)
          return item->id;
      }
  return "";
}

static void
add_phase (const Timeline *t, const TimelineLane *lane)
{
  BatsonPhaseId phase = (BatsonPhaseId) lane->phase;
  g_autofree char *title = g_strdup_printf (_ ("%1$u %2$s"), lane->place, batson_words_phase (phase)), *who = batson_words_phase_teams (phase);
  guint n = 0;

  for (guint i = 0; t->course && i < t->course->stretches->len; i++)
    {
      const BatsonStretch *stretch = t->course->stretches->pdata[i];
      g_autofree char *id = NULL, *dates = NULL, *what = NULL, *delay = NULL, *all = NULL;

      if (stretch->phase != phase)
        continue;
      id = phase == BATSON_PHASE_SURVEILLANCE ? g_strdup (visit_element (t, i)) : g_strdup_printf ("stretch-%s", stretch->id);
      dates = batson_words_stretch_dates (stretch);
      what = batson_words_stretch_what (stretch);
      delay = batson_words_stretch_delay (t->course, stretch);
      all = delay && *what ? g_strdup_printf ("%s; %s", what, delay) : g_strdup (delay ? delay : what);
      {
        const char *cells[] = { title, who, dates, all, stretch->before ? _ ("before the spine was treated") : batson_words_stretch_state (stretch), NULL };
        batson_scene_add_row (t->scene, batson_scene_find (t->scene, id) >= 0 ? id : "", cells);
      }
      n++;
    }
  if (n == 0)
    {
      const char *cells[] = { title, who, "", "", t->course ? batson_words_phase_state (t->course, phase) : "", NULL };
      batson_scene_add_row (t->scene, lane->id, cells);
    }
}

static void
add_triggers (const Timeline *t)
{
  for (guint i = 0; i < t->course->points->len; i++)
    {
      const BatsonCoursePoint *point = t->course->points->pdata[i];
      const BatsonSettings *settings = &t->course->assessment->settings;
      g_autofree char *when = batson_words_instant (&point->at, batson_settings_offset_at (settings, point->at.at)), *what = batson_words_point (point, settings), *title = batson_words_point_title (point), *bell = batson_timeline_bell (t, i);
      const char *cells[] = { _ ("Referral trigger"), title, when, what, point->referral ? C_ ("trigger", "named in a referral") : C_ ("trigger", "fired"), NULL };

      batson_scene_add_row (t->scene, bell, cells);
    }
}

static void
add_windows (const Timeline *t)
{
  const BatsonAssessment *assessment = t->course->assessment;

  for (guint i = 0; i < assessment->deadlines->len; i++)
    {
      const BatsonDeadline *deadline = assessment->deadlines->pdata[i];
      g_autofree char *due = batson_words_deadline_due (deadline, &assessment->settings), *left = batson_words_deadline_left (deadline, &assessment->settings);
      g_autofree char *id = g_strdup_printf ("window-%s", batson_deadline_id (deadline->id));
      const char *cells[] = { C_ ("timeline", "Time windows"), "", due, batson_words_deadline_name (deadline->id), left, NULL };

      batson_scene_add_row (t->scene, batson_scene_find (t->scene, id) >= 0 ? id : "", cells);
    }
}

static void
add_events (const Timeline *t)
{
  for (guint i = 0; i < t->course->events->len; i++)
    {
      const BatsonCourseEvent *event = &g_array_index (t->course->events, BatsonCourseEvent, i);
      g_autofree char *what = batson_words_fact_label (&event->fact), *when = batson_words_fact_value (&event->fact);
      const char *cells[] = { C_ ("timeline", "Events"), "", when, what, "", NULL };

      batson_scene_add_row (t->scene, event_element (t, i), cells);
    }
}

void
batson_timeline_add_table (Timeline *t)
{
  const char *columns[] = { _ ("Phase"), _ ("Responsible"), _ ("When"), _ ("What"), _ ("State"), NULL };

  batson_scene_set_columns (t->scene, columns);
  for (guint i = 0; i < t->n_lanes; i++)
    if (t->lanes[i].phase >= 0)
      add_phase (t, &t->lanes[i]);
  if (t->course == NULL)
    return;
  add_triggers (t);
  add_windows (t);
  add_events (t);
}
