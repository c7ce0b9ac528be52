/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Below the lanes: the course drawn evenly, and what the marks mean. */
#include "diagram/timeline-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "diagram/time-ticks.h"

#define FUNNEL 44.0
#define STRIP 16.0

static void
fill_strip (const Timeline *t, BatsonElement *e, double from, double to, double y, BatsonToken fill)
{
  batson_element_box (e, (BatsonRect) { from, y, MAX (to - from, 2 * t->u), STRIP * t->u }, 0, (BatsonPaint) { .fill = fill });
}

/* From where a period is drawn to where it truly is. */
static void
add_funnel (const Timeline *t, guint group, guint i, double from, double to, double y)
{
  const BatsonAxisPeriod *p = &t->axis.periods[i];
  g_autofree char *id = g_strdup_printf ("funnel-%u", i);
  BatsonElement *e = batson_scene_add (t->scene, group, BATSON_ELEMENT_REGION, id, BATSON_STATE_OPEN, (BatsonRect) { 0 });
  BatsonPath *path = batson_path_new ();
  double top = t->bottom, middle = (top + y) / 2;

  batson_path_move (path, p->x, top);
  batson_path_curve (path, p->x, middle, from, middle, from, y);
  batson_path_line (path, to, y);
  batson_path_curve (path, to, middle, p->x + p->width, middle, p->x + p->width, top);
  batson_path_close (path);
  batson_element_shape (e, path, (BatsonPaint) { .fill = t->print ? BATSON_TOKEN_NONE : i == 1 ? BATSON_TOKEN_ZONE_JUNCTIONAL : BATSON_TOKEN_ZONE, .stroke = BATSON_TOKEN_BORDER, .line = t->print ? 0.4 : t->u, .strength = 0.75 });
}

/* Before the strip where there is room for it, else below. Returns its foot. */
static double
add_scale_head (Timeline *t, guint group, double y)
{
  const char *about = t->print || t->subject->read_only ? _ ("the same course, drawn evenly") : _ ("drag the edges above to stretch a period");
  BatsonElement *head = batson_scene_add (t->scene, group, BATSON_ELEMENT_LABEL, "true-scale-head", BATSON_STATE_OPEN, (BatsonRect) { 0 });
  double width = t->narrow ? t->width : t->head - 8 * t->u;

  y += batson_timeline_put (t, head, _ ("True scale"), t->bold, t->margin, y, width, BATSON_ALIGN_START, BATSON_TOKEN_FG);
  y += batson_timeline_put (t, head, about, t->small, t->margin, y, width, BATSON_ALIGN_START, BATSON_TOKEN_DIM);
  batson_element_say (head, _ ("True scale: the same course, drawn evenly"), NULL);
  return y;
}

/* The whole course on an even scale: how far the axis above stretches it. */
double
batson_timeline_add_true_scale (Timeline *t, double y)
{
  BatsonTimeAxis even = { 0 };
  guint group = batson_scene_add_group (t->scene, 0, "true-scale", _ ("True scale"));
  BatsonFont font = t->body;
  double first = batson_time_axis_first (&t->axis), last = batson_time_axis_last (&t->axis), strip = STRIP * t->u, foot = 0;
  g_autoptr (GArray) ticks = batson_time_ticks (first, last, t->width, t->small, NULL);
  BatsonElement *e, *words;

  batson_time_axis_add (&even, first, last, 1);
  batson_time_axis_lay (&even, t->x, t->width);
  y += FUNNEL * t->u;
  for (guint i = 1; i + 1 < t->axis.n; i++)
    add_funnel (t, group, i, batson_time_axis_x (&even, t->axis.periods[i].first), batson_time_axis_x (&even, t->axis.periods[i].last), y);
  e = batson_scene_add (t->scene, group, BATSON_ELEMENT_REGION, "strip", BATSON_STATE_OPEN, (BatsonRect) { 0 });
  batson_element_box (e, (BatsonRect) { t->x, y, t->width, strip }, 3 * t->u, (BatsonPaint) { .fill = BATSON_TOKEN_CARD, .stroke = BATSON_TOKEN_FG, .line = t->u });
  fill_strip (t, e, t->x + t->u, batson_time_axis_x (&even, t->course->now), y, t->print ? BATSON_TOKEN_WINDOW : BATSON_TOKEN_UNDETERMINED_TINT);
  for (guint i = 1; i + 1 < t->axis.n; i++)
    fill_strip (t, e, batson_time_axis_x (&even, t->axis.periods[i].first), batson_time_axis_x (&even, t->axis.periods[i].last), y, i == 1 ? BATSON_TOKEN_FG : BATSON_TOKEN_SINS_INDETERMINATE);
  batson_element_box (e, (BatsonRect) { t->x, y, t->width, strip }, 3 * t->u, (BatsonPaint) { .stroke = BATSON_TOKEN_FG, .line = t->u });
  batson_timeline_line (t, group, "strip-today", batson_time_axis_x (&even, t->course->now), y - 4 * t->u, batson_time_axis_x (&even, t->course->now), y + strip + 4 * t->u, (BatsonPaint) { .stroke = BATSON_TOKEN_ACCENT, .line = 2.2 * t->u });
  if (!t->narrow)
    foot = add_scale_head (t, group, y - 2 * t->u);
  words = batson_scene_add (t->scene, group, BATSON_ELEMENT_LABEL, "strip-ticks", BATSON_STATE_OPEN, (BatsonRect) { 0 });
  batson_element_say (words, _ ("Years of the true scale"), NULL);
  for (guint i = 0; i < ticks->len; i++)
    {
      const BatsonTick *tick = &g_array_index (ticks, BatsonTick, i);
      double x = batson_time_axis_x (&even, tick->day);
      if (x - tick->width / 2 >= t->x && x + tick->width / 2 <= t->x + t->width)
        batson_timeline_put (t, words, tick->label, t->small, x - tick->width / 2, y + strip + 4 * t->u, -1, BATSON_ALIGN_START, BATSON_TOKEN_DIM);
    }
  y += strip + 6 * t->u + batson_text_line (font);
  if (t->narrow)
    foot = add_scale_head (t, group, y);
  return MAX (foot, y) + 4 * t->u;
}

/* ---- The legend ---- */

typedef enum { LEGEND_DONE, LEGEND_PLANNED, LEGEND_VISIT, LEGEND_TRIGGER, LEGEND_TODAY, LEGEND_CUT, N_LEGENDS } Legend;

enum { LEGEND_DOTS = 5 };

typedef struct {
  double x, y, line, from;
  double tall; /* the highest entry of this line */
} Flow;

static void
next_line (Flow *flow)
{
  flow->x = flow->from;
  flow->y += MAX (flow->line, flow->tall);
  flow->tall = 0;
}

/* Room for an entry WIDTH wide: on the next line where this one is full. */
static void
flow_to (const Timeline *t, Flow *flow, double width)
{
  if (flow->x > flow->from && flow->x + width > t->canvas->width - t->margin)
    next_line (flow);
}

static double
words_width (const Timeline *t, const char *words, double swatch)
{
  return MIN (ceil (batson_text_width (words, t->small)) + 1, t->canvas->width - 2 * t->margin - swatch);
}

static void
add_team (const Timeline *t, guint group, BatsonTeam team, Flow *flow)
{
  double own = batson_timeline_badge_width (t, team), stripes = t->print ? 26 * t->u : 0, badge = own + stripes + 6 * t->u, words = words_width (t, batson_words_team (team), badge), height;
  g_autofree char *id = g_strdup_printf ("legend-team-%d", team);
  BatsonElement *e;

  flow_to (t, flow, badge + words);
  e = batson_scene_add (t->scene, group, BATSON_ELEMENT_LABEL, id, BATSON_STATE_OPEN, (BatsonRect) { 0 });
  batson_timeline_badge (t, e, team, flow->x, flow->y);
  if (t->print)
    batson_timeline_bands (t, e, &team, 1, (BatsonRect) { flow->x + own + 4 * t->u, flow->y + 2 * t->u, stripes - 6 * t->u, batson_timeline_badge_height (t) - 4 * t->u }, FALSE);
  height = batson_timeline_put (t, e, batson_words_team (team), t->small, flow->x + badge, flow->y + t->u, words, BATSON_ALIGN_START, BATSON_TOKEN_FG) + 6 * t->u;
  flow->tall = MAX (flow->tall, height);
  batson_element_say (e, batson_words_team (team), NULL);
  flow->x += badge + words + 20 * t->u;
}

static void
draw_legend (const Timeline *t, BatsonElement *e, Legend what, BatsonRect box)
{
  static const BatsonTeam team[] = { BATSON_TEAM_MDT };
  double x = box.x + box.width / 2, y = box.y + box.height / 2, half = box.height / 2 - 2 * t->u;
  BatsonPath *path = batson_path_new ();

  switch (what)
    {
    case LEGEND_DONE:
    case LEGEND_PLANNED:
      batson_timeline_bands (t, e, team, 1, (BatsonRect) { box.x, box.y + 2 * t->u, box.width, box.height - 4 * t->u }, what == LEGEND_PLANNED);
      break;
    case LEGEND_VISIT:
      batson_path_move (path, x - half, y);
      batson_path_line (path, x, y - half);
      batson_path_line (path, x + half, y);
      batson_path_line (path, x, y + half);
      batson_path_close (path);
      break;
    case LEGEND_TRIGGER:
      /* Dots of its own: the line of the diagram has them so wide apart that two in so short a line read as a colon. */
      for (int k = 0; k < LEGEND_DOTS; k++)
        {
          double period = (box.height - 2 * t->u) / (LEGEND_DOTS - 0.5), top = box.y + t->u + k * period;
          batson_path_move (path, box.x + 2 * t->u, top);
          batson_path_line (path, box.x + 2 * t->u, top + period / 2);
        }
      batson_element_icon (e, BATSON_ICON_BELL, x - 2 * t->u, y - 7 * t->u, 14 * t->u, BATSON_TOKEN_FG, BATSON_TOKEN_WINDOW, 1);
      break;
    case LEGEND_TODAY:
      batson_path_move (path, x, box.y);
      batson_path_line (path, x, box.y + box.height);
      break;
    default:
      for (int k = 0; k < 2; k++)
        {
          batson_path_move (path, x + (k * 6 - 6) * t->u, y + 5 * t->u);
          batson_path_line (path, x + (k * 6) * t->u, y - 5 * t->u);
        }
      break;
    }
  if (what >= LEGEND_VISIT)
    batson_element_shape (e, path, (BatsonPaint) { .stroke = what == LEGEND_TODAY ? BATSON_TOKEN_ACCENT : BATSON_TOKEN_FG, .line = (what == LEGEND_TODAY ? 2.2 : 1.5) * t->u, .flat_ends = what == LEGEND_TRIGGER });
  else
    batson_path_free (path);
}

double
batson_timeline_add_legend (Timeline *t, double y)
{
  static const char *const marks[] = { NC_ ("legend", "done"), NC_ ("legend", "planned"), NC_ ("legend", "follow-up visit"), NC_ ("legend", "referral trigger"), NC_ ("legend", "today"), NC_ ("legend", "the scale changes here") };
  guint group = batson_scene_add_group (t->scene, 0, "legend", _ ("Legend"));
  double badge = batson_timeline_badge_height (t), swatch = 28 * t->u;
  Flow flow = { t->margin, y, badge + 6 * t->u, t->margin, 0 };

  for (guint i = 0; i < BATSON_N_TEAMS; i++)
    add_team (t, group, i, &flow);
  next_line (&flow);
  flow.y += 2 * t->u;
  for (guint i = 0; i < N_LEGENDS; i++)
    {
      const char *words = g_dpgettext2 (GETTEXT_PACKAGE, "legend", marks[i]);
      g_autofree char *id = g_strdup_printf ("legend-%u", i);
      double width = words_width (t, words, swatch + 6 * t->u), height;
      BatsonElement *e;

      if (i == LEGEND_CUT && t->axis.n < 2)
        continue;
      flow_to (t, &flow, swatch + 6 * t->u + width);
      e = batson_scene_add (t->scene, group, BATSON_ELEMENT_LABEL, id, BATSON_STATE_OPEN, (BatsonRect) { 0 });
      draw_legend (t, e, i, (BatsonRect) { flow.x, flow.y, swatch, badge });
      height = batson_timeline_put (t, e, words, t->small, flow.x + swatch + 6 * t->u, flow.y + t->u, width, BATSON_ALIGN_START, BATSON_TOKEN_FG) + 6 * t->u;
      flow.tall = MAX (flow.tall, height);
      batson_element_say (e, words, NULL);
      flow.x += swatch + 6 * t->u + width + 18 * t->u;
    }
  return flow.y + MAX (badge, flow.tall);
}
