/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The axis of the timeline: its periods and ticks, today, and the lines that cross the lanes. */
#include "diagram/timeline-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "diagram/time-ticks.h"

/* ---- Periods ---- */

static BatsonTickUnit
unit_of (const Timeline *t, guint period)
{
  const BatsonAxisPeriod *p = &t->axis.periods[period];
  BatsonTickUnit unit = BATSON_TICKS_YEARS;
  g_autoptr (GArray) ticks = batson_time_ticks (p->first, p->last, MAX (p->width, 1), t->small, &unit);

  return ticks->len ? unit : BATSON_TICKS_YEARS;
}

/* A day as the unit tells it: its year, its month, or itself. */
static char *
day_words (double day, BatsonTickUnit unit)
{
  BatsonDate date = batson_date_from_day ((int) floor (day));

  if (unit >= BATSON_TICKS_DAYS)
    date.day = 0;
  if (unit == BATSON_TICKS_YEARS)
    date.month = 0;
  return batson_words_date (&date);
}

/** What a period covers and how it is counted: "Nov 2024, in days". */
char *
batson_timeline_period_words (const Timeline *t, guint period)
{
  const BatsonAxisPeriod *p = &t->axis.periods[period];
  BatsonTickUnit unit = unit_of (t, period);
  g_autofree char *from = day_words (p->first, unit), *to = day_words (p->last - 0.01, unit);

  if (g_str_equal (from, to))
    /* Translators: a part of a time axis and how it is counted: "Nov 2024, in days". */
    return g_strdup_printf (_ ("%1$s, in %2$s"), from, batson_time_tick_name (unit));
  return g_strdup_printf (_ ("%1$s to %2$s, in %3$s"), from, to, batson_time_tick_name (unit));
}

static double
title_height (const Timeline *t, guint period, double width)
{
  g_autofree char *words = batson_timeline_period_words (t, period);

  /* A period too narrow for its words is told by the table and by its marks. */
  if (batson_text_word (words, t->bold) > width - 8 * t->u)
    return 0;
  return batson_timeline_text_height (t, words, t->bold, width - 8 * t->u);
}

static double
titles_height (const Timeline *t)
{
  double height = 0;

  for (guint i = 0; i < t->axis.n; i++)
    height = MAX (height, title_height (t, i, t->axis.periods[i].width));
  return height;
}

/* A title chosen shows its period alone, or, once that is so, the whole course. */
static void
add_title (const Timeline *t, guint group, guint i, double y, double height)
{
  const BatsonAxisPeriod *p = &t->axis.periods[i];
  double own = title_height (t, i, p->width);
  gboolean chosen = t->zoomed || t->axis.n > 1;
  g_autofree char *id = g_strdup_printf ("period-%u", i), *words = batson_timeline_period_words (t, i), *target = NULL, *name = NULL;
  BatsonElement *e;

  if (own <= 0)
    return;
  target = t->zoomed ? g_strdup ("0 0") : g_strdup_printf ("%d %d", (int) floor (p->first), (int) ceil (p->last) - 1);
  e = batson_scene_add (t->scene, group, chosen && !t->print ? BATSON_ELEMENT_NODE : BATSON_ELEMENT_LABEL, id, BATSON_STATE_OPEN, (BatsonRect) { p->x + 2 * t->u, y, p->width - 4 * t->u, height });
  batson_timeline_put (t, e, words, t->bold, p->x + 4 * t->u, y + (height - own) / 2, p->width - 8 * t->u, BATSON_ALIGN_CENTRE, BATSON_TOKEN_FG);
  name = chosen && !t->print ? g_strdup_printf (t->zoomed ? _ ("%s: show the whole course") : _ ("%s: show this time alone"), words) : g_strdup (words);
  batson_element_say (e, name, t->axis.n > 1 && !t->print && !t->subject->read_only ? _ ("Drag its edge, or press Shift with an arrow key, to give it more room; Escape gives back the usual.") : NULL);
  batson_element_act (e, "span", target);
}

/* ---- Ticks ---- */

/* The marks of a period, those left out whose words would leave it. */
static void
add_ticks (const Timeline *t, guint group, guint i)
{
  const BatsonAxisPeriod *p = &t->axis.periods[i];
  g_autoptr (GArray) ticks = batson_time_ticks (p->first, p->last, p->width, t->small, NULL);
  g_autofree char *id = g_strdup_printf ("ticks-%u", i);
  BatsonElement *e = NULL;

  for (guint k = 0; k < ticks->len; k++)
    {
      const BatsonTick *tick = &g_array_index (ticks, BatsonTick, k);
      double x = p->x + (tick->day - p->first) / (p->last - p->first) * p->width;
      BatsonPath *mark;

      if (x - tick->width / 2 < p->x + 3 * t->u || x + tick->width / 2 > p->x + p->width - 3 * t->u)
        continue;
      if (e == NULL)
        {
          g_autofree char *words = batson_timeline_period_words (t, i);
          e = batson_scene_add (t->scene, group, BATSON_ELEMENT_LABEL, id, BATSON_STATE_OPEN, (BatsonRect) { 0 });
          batson_element_say (e, words, NULL);
        }
      batson_timeline_put (t, e, tick->label, t->small, x - tick->width / 2, t->ticks_y, -1, BATSON_ALIGN_START, BATSON_TOKEN_DIM);
      mark = batson_path_new ();
      batson_path_move (mark, x, t->axis_y - 4 * t->u);
      batson_path_line (mark, x, t->axis_y);
      batson_element_shape (e, mark, (BatsonPaint) { .stroke = BATSON_TOKEN_FG, .line = t->u });
    }
}

/* Where the scale changes the line is cut. */
static void
add_cut (const Timeline *t, guint group, guint i, double x, double y)
{
  g_autofree char *id = g_strdup_printf ("cut-%u", i);
  BatsonElement *e = batson_scene_add (t->scene, group, BATSON_ELEMENT_EDGE, id, BATSON_STATE_OPEN, (BatsonRect) { 0 });
  double u = t->u;

  batson_element_box (e, (BatsonRect) { x - 4 * u, y - 3 * u, 8 * u, 6 * u }, 0, (BatsonPaint) { .fill = BATSON_TOKEN_WINDOW });
  for (int k = 0; k < 2; k++)
    {
      BatsonPath *stroke = batson_path_new ();
      batson_path_move (stroke, x + (k * 6 - 6) * u, y + 5 * u);
      batson_path_line (stroke, x + (k * 6) * u, y - 5 * u);
      batson_element_shape (e, stroke, (BatsonPaint) { .stroke = BATSON_TOKEN_FG, .line = 1.6 * u });
    }
}

/* ---- Today ---- */

static gboolean
today_seen (const Timeline *t)
{
  return t->dated && t->course->now >= batson_time_axis_first (&t->axis) && t->course->now <= batson_time_axis_last (&t->axis);
}

static char *
today_words (const Timeline *t)
{
  g_autofree char *day = batson_words_day (t->course->today);

  return g_strdup_printf (_ ("Today, %s"), day);
}

static BatsonRect
today_box (const Timeline *t)
{
  g_autofree char *words = today_words (t);
  double x = batson_time_axis_x (&t->axis, t->course->now), width = ceil (batson_text_width (words, t->small)) + 16 * t->u;

  return (BatsonRect) { CLAMP (x - width / 2, t->x, MAX (t->x + t->width - width, t->x)), 0, width, batson_timeline_mark_height (t) };
}

static void
add_today (const Timeline *t, guint group, BatsonRect box)
{
  g_autofree char *words = today_words (t);
  BatsonElement *e = batson_scene_add (t->scene, group, BATSON_ELEMENT_LABEL, "today", BATSON_STATE_CHOSEN, box);

  batson_element_box (e, box, box.height / 2, (BatsonPaint) { .fill = BATSON_TOKEN_ACCENT_FILL });
  batson_timeline_put (t, e, words, t->small, box.x, box.y + (box.height - batson_text_line (t->small)) / 2, box.width, BATSON_ALIGN_CENTRE, BATSON_TOKEN_ON_FILL);
  batson_element_say (e, words, NULL);
}

double
batson_timeline_add_axis (Timeline *t, double y)
{
  guint titles = batson_scene_add_group (t->scene, 0, "periods", _ ("Parts of the course")), marks = batson_scene_add_group (t->scene, 0, "triggers", _ ("Referral triggers")), axis;
  BatsonRect today = today_seen (t) ? today_box (t) : (BatsonRect) { 0 };
  double height = titles_height (t);

  for (guint i = 0; i < t->axis.n; i++)
    add_title (t, titles, i, y, height);
  for (guint i = 1; i < t->axis.n; i++)
    {
      g_autofree char *before = g_strdup_printf ("period-%u", i - 1), *id = g_strdup_printf ("period-%u", i);
      batson_scene_link (t->scene, before, BATSON_TOWARDS_RIGHT, id);
    }
  y += height + (height > 0 ? 5 * t->u : 0);
  height = batson_timeline_add_triggers (t, marks, y, &today);
  if (today.width > 0)
    add_today (t, marks, today);
  t->ticks_y = y + height + (height > 0 ? 5 * t->u : 0);
  t->axis_y = t->ticks_y + batson_text_line (t->small) + 6 * t->u;
  axis = batson_scene_add_group (t->scene, 0, "axis", "");
  batson_timeline_line (t, axis, "axis-line", t->x, t->axis_y, t->x + t->width, t->axis_y, (BatsonPaint) { .stroke = BATSON_TOKEN_FG, .line = 1.5 * t->u });
  for (guint i = 0; i < t->axis.n; i++)
    add_ticks (t, axis, i);
  for (guint i = 1; i < t->axis.n; i++)
    add_cut (t, axis, i, t->axis.periods[i].x, t->axis_y);
  return t->axis_y + 2 * t->u;
}

/* ---- Lines through the lanes ---- */

/* What crosses the lanes: where their heads stand above them only the rows themselves. */
static guint
stripes (const Timeline *t, guint i, double *out_from, double *out_to)
{
  if (!t->narrow)
    {
      *out_from = t->axis_y;
      *out_to = t->bottom;
      return 1;
    }
  if (i < t->n_lanes)
    {
      *out_from = t->lanes[i].track;
      *out_to = t->lanes[i].y + t->lanes[i].height;
    }
  return t->n_lanes;
}

static void
add_crossing (const Timeline *t, const char *id, double x, BatsonPaint paint)
{
  BatsonElement *e = batson_scene_add (t->scene, t->grounds, BATSON_ELEMENT_EDGE, id, BATSON_STATE_OPEN, (BatsonRect) { 0 });
  BatsonPath *path = batson_path_new ();
  double from, to;

  for (guint i = 0; i < stripes (t, i, &from, &to); i++)
    {
      batson_path_move (path, x, from);
      batson_path_line (path, x, to);
    }
  batson_element_shape (e, path, paint);
}

static void
add_ground (const Timeline *t, const char *id, double x, double width, BatsonToken fill)
{
  BatsonElement *e = batson_scene_add (t->scene, t->grounds, BATSON_ELEMENT_REGION, id, BATSON_STATE_OPEN, (BatsonRect) { 0 });
  double from, to;

  for (guint i = 0; i < stripes (t, i, &from, &to); i++)
    batson_element_box (e, (BatsonRect) { x, from, width, to - from }, 0, (BatsonPaint) { .fill = fill, .strength = 0.75 });
}

/* The crowded periods are the ones between those of years. */
static void
add_grounds (const Timeline *t)
{
  for (guint i = 1; i < t->axis.n; i++)
    {
      const BatsonAxisPeriod *p = &t->axis.periods[i];
      g_autofree char *id = g_strdup_printf ("ground-%u", i), *edge = g_strdup_printf ("border-%u", i);

      if (i + 1 < t->axis.n && !t->print)
        add_ground (t, id, p->x, p->width, i == 1 ? BATSON_TOKEN_ZONE_JUNCTIONAL : BATSON_TOKEN_ZONE);
      add_crossing (t, edge, p->x, (BatsonPaint) { .stroke = BATSON_TOKEN_FAINT, .line = t->u });
    }
}

/* The span being chosen; always there, so that choosing changes no widgets. */
static void
add_marked (const Timeline *t)
{
  BatsonElement *e = batson_scene_add (t->scene, t->grounds, BATSON_ELEMENT_REGION, "marked", BATSON_STATE_OPEN, (BatsonRect) { 0 });
  double from = batson_time_axis_x (&t->axis, t->subject->marked_first), to = batson_time_axis_x (&t->axis, t->subject->marked_last + 1);

  if (t->subject->marked_last > 0)
    batson_element_box (e, (BatsonRect) { from, t->axis_y, MAX (to - from, 1), t->bottom - t->axis_y }, 0, (BatsonPaint) { .fill = BATSON_TOKEN_ACCENT_TINT, .stroke = BATSON_TOKEN_ACCENT, .line = 1.5 * t->u });
}

void
batson_timeline_add_lines (Timeline *t)
{
  add_grounds (t);
  add_marked (t);
  for (guint i = 0; i < t->n_lanes; i++)
    {
      const TimelineLane *lane = &t->lanes[i];
      g_autofree char *id = g_strdup_printf ("lane-%s", lane->id);
      batson_timeline_line (t, t->grounds, id, t->margin, lane->y + lane->height, t->x + t->width, lane->y + lane->height, (BatsonPaint) { .stroke = BATSON_TOKEN_LINE, .line = t->print ? 0.4 : t->u });
    }
  for (guint i = 0; t->dated && i < t->course->points->len; i++)
    {
      const BatsonCoursePoint *point = t->course->points->pdata[i];
      g_autofree char *id = g_strdup_printf ("trigger-line-%u", i);

      if (batson_timeline_sees_point (t, point))
        add_crossing (t, id, batson_time_axis_x (&t->axis, point->day), (BatsonPaint) { .stroke = BATSON_TOKEN_FG, .line = 1.5 * t->u, .style = BATSON_LINE_DOTTED });
    }
  if (today_seen (t))
    add_crossing (t, "today-line", batson_time_axis_x (&t->axis, t->course->now), (BatsonPaint) { .stroke = BATSON_TOKEN_ACCENT, .line = 2.2 * t->u });
}
