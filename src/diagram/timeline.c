/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The collaborative timeline: sizes, lanes, and the blank sheet. */
#include "diagram/timeline-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* From this width on, in px of the model, the heads stand beside the lanes. */
#define WIDE 640.0
#define MARGIN 20.0

/* ---- Text ---- */

double
batson_timeline_text_height (const Timeline *t, const char *text, BatsonFont font, double width)
{
  return batson_text_height (text, font, width, t->canvas->direction);
}

double
batson_timeline_put (const Timeline *t, BatsonElement *e, const char *text, BatsonFont font, double x, double y, double width, BatsonAlign align, BatsonToken ink)
{
  return batson_element_words (e, text, font, x, y, width, align, t->canvas->direction, ink);
}

BatsonElement *
batson_timeline_line (const Timeline *t, guint group, const char *id, double x1, double y1, double x2, double y2, BatsonPaint paint)
{
  BatsonElement *e = batson_scene_add (t->scene, group, BATSON_ELEMENT_EDGE, id, BATSON_STATE_OPEN, (BatsonRect) { 0 });
  BatsonPath *path = batson_path_new ();

  batson_path_move (path, x1, y1);
  batson_path_line (path, x2, y2);
  batson_element_shape (e, path, paint);
  return e;
}

/* ---- Sizes ---- */

static void
set_axis (Timeline *t)
{
  const BatsonDiagramSubject *subject = t->subject;

  t->axis = (BatsonTimeAxis) { 0 };
  t->zoomed = t->course && subject->last_day >= subject->first_day && subject->first_day > 0;
  t->dated = t->zoomed || (t->course && t->course->n_periods > 0);
  if (t->zoomed)
    batson_time_axis_add (&t->axis, subject->first_day, subject->last_day + 1, 1);
  else
    for (guint i = 0; t->dated && i < t->course->n_periods; i++)
      {
        const BatsonCoursePeriod *period = &t->course->periods[i];
        batson_time_axis_add (&t->axis, period->first, period->last, subject->room && subject->room[period->id] > 0 ? subject->room[period->id] : period->weight);
      }
}

/* Nobody's name is on what is shown to others, nor what the field tables call as telling as a name: the day of death. */
static void
leave_out_identifying (BatsonCourse *course)
{
  for (guint i = course->events->len; i-- > 0;)
    if (batson_fact_field (&g_array_index (course->events, BatsonCourseEvent, i).fact)->flags & BATSON_FIELD_IDENTIFYING)
      g_array_remove_index (course->events, i);
}

static void
init (Timeline *t, const BatsonDiagramSubject *subject, const BatsonCanvas *canvas)
{
  double u;

  *t = (Timeline) { .subject = subject, .canvas = canvas, .print = canvas->medium == BATSON_MEDIUM_PRINT };
  u = t->u = (t->print ? 0.625 : 1) * canvas->text_scale;
  t->small = (BatsonFont) { 12 * u, 400, FALSE };
  t->body = (BatsonFont) { 14.67 * u, 400, FALSE };
  t->bold = (BatsonFont) { 12.5 * u, 700, FALSE };
  t->number = (BatsonFont) { 13.33 * u, 700, FALSE };
  t->lead = (BatsonFont) { 14.67 * u, 700, FALSE };
  t->narrow = canvas->width < WIDE * u;
  t->margin = t->print ? 1.5 : MIN (MARGIN * u, canvas->width / 30);
  t->course = subject->assessment ? batson_course_new (subject->assessment) : NULL;
  if (t->course && subject->anonymous)
    leave_out_identifying (t->course);
  if (t->course && subject->moving && g_str_has_prefix (subject->moving, "phase-"))
    batson_course_reorder (t->course->order, (BatsonPhaseId) CLAMP (g_ascii_digit_value (subject->moving[strlen ("phase-")]) - 1, 0, (int) BATSON_N_PHASES - 1), subject->moved_by);
  set_axis (t);
  /* The lanes are named before they have a place: the widest name makes the column of heads. */
  t->x = t->margin;
  t->width = canvas->width - 2 * t->margin;
  if (!t->narrow)
    {
      Timeline named = *t;
      named.dated = FALSE;
      batson_timeline_fill_lanes (&named);
      t->head = MIN (batson_timeline_head_width (&named) + 12 * u, canvas->width * 0.34);
      batson_timeline_clear_lanes (&named);
      t->x += t->head;
      t->width -= t->head + 4 * u;
    }
  else
    t->head = t->width;
  batson_time_axis_lay (&t->axis, t->x, t->width);
}

static void
clear (Timeline *t)
{
  batson_timeline_clear_lanes (t);
  g_clear_pointer (&t->course, batson_course_free);
}

/* ---- Without dates: the review's figure ---- */

/* Where each phase of the figure begins and ends, as parts of the axis; and the triggers. */
static const double usual[BATSON_N_PHASES][2] = { { 0, 0.03 }, { 0.04, 0.33 }, { 0.34, 0.44 }, { 0.45, 0.475 }, { 0.49, 0.515 }, { 0.58, 0.9 }, { 0.6, 0.64 }, { 0.53, 0.72 }, { 0.72, 1 } };
static const double usual_triggers[] = { 0.34, 0.39, 0.44 };

static double
add_usual_axis (Timeline *t, double y)
{
  guint group = batson_scene_add_group (t->scene, 0, "axis", "");
  const char *first = _ ("diagnosis"), *last = _ ("5 years");
  double line = batson_text_line (t->small), size = 20 * t->u, end = batson_text_width (last, t->small);
  BatsonElement *e;

  if (t->course)
    {
      e = batson_scene_add (t->scene, group, BATSON_ELEMENT_LABEL, "no-dates", BATSON_STATE_OPEN, (BatsonRect) { 0 });
      y += batson_timeline_put (t, e, _ ("No date is recorded yet: choose a phase to enter its first one."), t->body, t->x, y, t->width, BATSON_ALIGN_START, BATSON_TOKEN_FG) + 6 * t->u;
      batson_element_say (e, _ ("No date is recorded yet: choose a phase to enter its first one."), NULL);
    }
  if (t->narrow)
    y += batson_timeline_add_plain_head (t, group, "triggers", "", y, 0) + 4 * t->u;
  else
    batson_timeline_add_plain_head (t, group, "triggers", "", y, size);
  for (guint i = 0; i < G_N_ELEMENTS (usual_triggers); i++)
    {
      g_autofree char *id = g_strdup_printf ("usual-trigger-%u", i);
      double x = t->x + usual_triggers[i] * t->width;

      e = batson_scene_add (t->scene, group, BATSON_ELEMENT_REGION, id, BATSON_STATE_OPEN, (BatsonRect) { 0 });
      batson_element_icon (e, BATSON_ICON_BELL_OUTLINE, MIN (x - size / 2, t->x + t->width - size), y, size, BATSON_TOKEN_DIM, BATSON_TOKEN_WINDOW, 1);
    }
  y += size + 3 * t->u;
  e = batson_scene_add (t->scene, group, BATSON_ELEMENT_LABEL, "axis-ends", BATSON_STATE_OPEN, (BatsonRect) { 0 });
  batson_timeline_put (t, e, first, t->small, t->x, y, -1, BATSON_ALIGN_START, BATSON_TOKEN_DIM);
  if (batson_text_width (first, t->small) + end + 8 * t->u < t->width)
    batson_timeline_put (t, e, last, t->small, t->x + t->width - end, y, -1, BATSON_ALIGN_START, BATSON_TOKEN_DIM);
  batson_element_say (e, _ ("From diagnosis to five years"), NULL);
  t->ticks_y = y;
  t->axis_y = y + line + 5 * t->u;
  batson_timeline_line (t, group, "axis-line", t->x, t->axis_y, t->x + t->width, t->axis_y, (BatsonPaint) { .stroke = BATSON_TOKEN_FG, .line = 1.5 * t->u });
  return t->axis_y + 2 * t->u;
}

static void
add_usual_bar (Timeline *t, guint group, const TimelineLane *lane)
{
  const BatsonPhase *phase = batson_phase ((BatsonPhaseId) lane->phase);
  const double *at = usual[lane->phase];
  g_autofree char *id = g_strdup_printf ("usual-%s", lane->id);
  double row = batson_timeline_row_height (t);
  BatsonElement *e = batson_scene_add (t->scene, group, BATSON_ELEMENT_REGION, id, BATSON_STATE_OPEN, (BatsonRect) { 0 });

  batson_timeline_bands (t, e, phase->teams, phase->n_teams, (BatsonRect) { t->x + at[0] * t->width, lane->track + 3 * t->u, MAX ((at[1] - at[0]) * t->width, 12 * t->u), row - 6 * t->u }, TRUE);
}

static void
add_usual_lines (Timeline *t)
{
  for (guint i = 0; i < G_N_ELEMENTS (usual_triggers); i++)
    {
      g_autofree char *id = g_strdup_printf ("usual-line-%u", i);
      double x = t->x + usual_triggers[i] * t->width;

      batson_timeline_line (t, t->grounds, id, x, t->axis_y, x, t->narrow ? t->top : t->bottom, (BatsonPaint) { .stroke = BATSON_TOKEN_DIM, .line = 1.3 * t->u, .style = BATSON_LINE_DOTTED });
    }
}

/* ---- Lanes ---- */

static double
track_height (const Timeline *t, const TimelineLane *lane)
{
  return lane->rows * batson_timeline_row_height (t);
}

static double
head_width (const Timeline *t)
{
  return t->narrow ? t->width : t->head - 12 * t->u;
}

static double
lane_height (const Timeline *t, const TimelineLane *lane)
{
  double head = batson_timeline_head_height (t, lane, head_width (t));

  if (t->narrow)
    return head + track_height (t, lane) + 12 * t->u;
  return MAX (head + 5 * t->u, track_height (t, lane) + 4 * t->u);
}

/* Room below the lanes, about. */
static double
foot_height (const Timeline *t)
{
  double badge = batson_timeline_badge_height (t);

  return (t->axis.n > 1 && !t->narrow ? 96 * t->u : 0) + 2.5 * badge + 30 * t->u;
}

static double
lay_lanes (Timeline *t, double y)
{
  double height = 0, more;

  for (guint i = 0; i < t->n_lanes; i++)
    height += lane_height (t, &t->lanes[i]);
  more = t->narrow ? 0 : CLAMP ((t->canvas->height - y - height - foot_height (t)) / t->n_lanes, t->print && t->canvas->height > 0 ? -2 * t->u : 0, (t->print || !t->dated ? 24 : 10) * t->u); /* a sheet is filled, written on, and not higher than it is */
  t->top = y;
  for (guint i = 0; i < t->n_lanes; i++)
    {
      TimelineLane *lane = &t->lanes[i];

      lane->y = y;
      lane->height = lane_height (t, lane) + more;
      lane->track = t->narrow ? y + 6 * t->u + batson_timeline_head_height (t, lane, head_width (t)) : y + (lane->height - track_height (t, lane)) / 2;
      y += lane->height;
    }
  t->bottom = y;
  return y;
}

static void
add_lanes (Timeline *t)
{
  for (guint i = 0; i < t->n_lanes; i++)
    {
      TimelineLane *lane = &t->lanes[i];
      guint group = batson_scene_add_group (t->scene, 0, lane->phase >= 0 ? lane->id : g_str_equal (lane->id, "windows") ? "lane-windows" : "lane-events", lane->phase >= 0 ? batson_words_phase ((BatsonPhaseId) lane->phase) : "");

      if (!t->dated)
        add_usual_bar (t, group, lane);
      batson_timeline_add_head (t, group, lane, head_width (t));
      batson_timeline_add_lane (t, group, lane);
    }
  batson_timeline_add_moved_to (t, batson_scene_add_group (t->scene, 0, "moved", ""));
}

/* The way of the arrow keys from above to below: titles, triggers, phases, then the other lanes. */
static void
link_rows (Timeline *t)
{
  const char *above = NULL;

  if (batson_scene_find (t->scene, "trigger-0") >= 0)
    batson_scene_link (t->scene, "trigger-0", BATSON_TOWARDS_DOWN, t->lanes[0].id);
  for (guint i = 0; i < t->axis.n; i++)
    {
      g_autofree char *id = g_strdup_printf ("period-%u", i);
      if (batson_scene_find (t->scene, id) < 0)
        continue;
      batson_scene_link (t->scene, id, BATSON_TOWARDS_DOWN, batson_scene_find (t->scene, "trigger-0") >= 0 ? "trigger-0" : t->lanes[0].id);
    }
  for (guint i = 0; i < t->n_lanes; i++)
    {
      const TimelineLane *lane = &t->lanes[i];
      const char *id = lane->phase >= 0 ? lane->id : lane->items->len ? ((TimelineItem *) lane->items->pdata[0])->id : NULL;

      if (id == NULL)
        continue;
      if (above)
        batson_scene_link (t->scene, above, BATSON_TOWARDS_DOWN, id);
      above = id;
    }
}

static void
build (Timeline *t)
{
  double y = t->print ? 2 : 8 * t->u;

  t->grounds = batson_scene_add_group (t->scene, 0, "grounds", "");
  batson_timeline_fill_lanes (t);
  y = t->dated ? batson_timeline_add_axis (t, y) : add_usual_axis (t, y);
  y = lay_lanes (t, y);
  batson_timeline_add_lines (t);
  batson_timeline_add_moved_from (t);
  if (!t->dated)
    add_usual_lines (t);
  add_lanes (t);
  link_rows (t);
  if (t->axis.n > 1)
    y = batson_timeline_add_true_scale (t, y);
  y = batson_timeline_add_legend (t, y + 12 * t->u);
  batson_timeline_add_table (t);
  batson_scene_seal (t->scene, t->canvas->width, y + (t->print ? 2 : 8 * t->u), TRUE);
}

static BatsonScene *
scene_of (const BatsonDiagramSubject *subject, const BatsonCanvas *canvas)
{
  Timeline t;

  init (&t, subject, canvas);
  t.scene = batson_scene_new (canvas, _ ("Collaborative timeline"));
  build (&t);
  clear (&t);
  return t.scene;
}

BatsonScene *
batson_timeline_scene (const BatsonDiagramSubject *subject, const BatsonCanvas *canvas)
{
  BatsonScene *scene = scene_of (subject, canvas);
  BatsonCanvas lower = *canvas;
  double width, height;

  batson_scene_size (scene, &width, &height);
  if (canvas->medium != BATSON_MEDIUM_PRINT || canvas->height <= 0 || height <= canvas->height)
    return scene;
  /* What stands below the lanes needs more than was left for it: they leave it. */
  batson_scene_unref (scene);
  lower.height -= height - canvas->height;
  return scene_of (subject, &lower);
}

gboolean
batson_timeline_axis (const BatsonDiagramSubject *subject, const BatsonCanvas *canvas, BatsonTimeAxis *out_axis)
{
  Timeline t;
  gboolean dated;

  init (&t, subject, canvas);
  *out_axis = t.axis;
  dated = t.dated;
  clear (&t);
  return dated;
}

gboolean
batson_timeline_mark (const BatsonDiagramSubject *subject, const BatsonCanvas *canvas, const char *id, double *out_from, double *out_to)
{
  Timeline t;
  const TimelineItem *item;

  init (&t, subject, canvas);
  batson_timeline_fill_lanes (&t);
  item = batson_timeline_find_item (&t, id);
  if (item)
    {
      *out_from = item->x;
      *out_to = item->x + item->width;
    }
  clear (&t);
  return item != NULL;
}
