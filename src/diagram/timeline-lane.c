/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lanes of the timeline: what stands in each, in which row, and the words beside it. */
#include "diagram/timeline-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define BAR 22.0
#define LEAST_BAR 16.0
#define MARK 15.0
#define EVENT 12.0
#define GOES_ON 26.0 /* of a stretch without an end, drawn past today */
#define GAP 5.0
#define PAD 5.0      /* round words */

static double
bar_height (const Timeline *t)
{
  return MAX (BAR * t->u, batson_text_line (t->small) + 4 * t->u);
}

double
batson_timeline_row_height (const Timeline *t)
{
  return bar_height (t) + 6 * t->u;
}

/* ---- What stands in them ---- */

static void
item_free (gpointer data)
{
  TimelineItem *item = data;

  g_free (item->id);
  g_free (item->words);
  g_free (item->brief);
  g_free (item);
}

/* Whether something of FROM to TO is on the axis. */
static gboolean
is_seen (const Timeline *t, double from, double to)
{
  return to > batson_time_axis_first (&t->axis) && from < batson_time_axis_last (&t->axis);
}

static TimelineItem *
add_item (const Timeline *t, TimelineLane *lane, TimelineItemKind kind, char *id, double from, double to, double least)
{
  TimelineItem *item = g_new0 (TimelineItem, 1);
  double end = t->x + t->width;

  item->kind = kind;
  item->id = id;
  item->from = from;
  item->to = to;
  item->planned_from = to;
  item->n = 1;
  item->x = batson_time_axis_x (&t->axis, from);
  item->width = MAX (batson_time_axis_x (&t->axis, to) - item->x, least);
  item->x = MIN (item->x, end - MIN (item->width, t->width));
  g_ptr_array_add (lane->items, item);
  return item;
}

/* WORDS, which are taken, as they stand beside the mark: of a plan whose day is over that is told too. */
static char *
beside (const BatsonStretch *stretch, char *words)
{
  g_autofree char *plain = words;

  if (!stretch->overdue)
    return g_steal_pointer (&plain);
  /* Translators: a plan whose day is over: its dates, and perhaps what it is. */
  return g_strdup_printf (stretch->open ? _ ("%s. Not recorded as begun.") : _ ("%s. Not recorded as done."), plain);
}

static void
add_stretch (const Timeline *t, TimelineLane *lane, const BatsonStretch *stretch)
{
  gboolean moving = t->subject->moving && g_str_equal (t->subject->moving, stretch->id);
  int start_by = moving ? t->subject->moved_by : 0, end_by = moving ? t->subject->moved_end : 0;
  double from = stretch->from + start_by, to = MAX ((stretch->planned_to > 0 ? stretch->planned_to : stretch->to) + end_by, from);
  TimelineItem *item;
  double end = t->x + t->width;

  if (!is_seen (t, from, to))
    return;
  item = add_item (t, lane, TIMELINE_BAR, g_strdup_printf ("stretch-%s", stretch->id), from, to, LEAST_BAR * t->u);
  item->stretch = stretch;
  item->moving = moving;
  if (stretch->planned_to > 0)
    item->planned_from = stretch->to;
  item->open = stretch->open && start_by == end_by;
  if (item->open)
    item->width = MAX (MIN (item->width + GOES_ON * t->u, end - item->x), item->width);
  item->words = beside (stretch, batson_words_stretch (t->course, stretch));
  item->brief = stretch->before ? g_strdup (_ ("before the spine was treated")) : beside (stretch, batson_words_stretch_dates (stretch));
  if (stretch->before) /* it stands in the lane of a phase it is no part of */
    {
      g_autofree char *plain = g_steal_pointer (&item->words);

      /* Translators: dates and what was given, and that it was before the phase whose lane it stands in. */
      item->words = g_strdup_printf (_ ("%1$s; %2$s"), plain, item->brief);
    }
}

/* Visits closer together than their marks step aside a little; those closer yet are one mark. */
static void
add_visits (const Timeline *t, TimelineLane *lane)
{
  TimelineItem *last = NULL;

  for (guint i = 0; i < t->course->stretches->len; i++)
    {
      const BatsonStretch *visit = t->course->stretches->pdata[i];
      gboolean moving = t->subject->moving && g_str_equal (t->subject->moving, visit->id);
      double from = visit->from + (moving ? t->subject->moved_by : 0), x, aside;

      if (visit->phase != BATSON_PHASE_SURVEILLANCE || !is_seen (t, from, from + 1))
        continue;
      x = MIN (batson_time_axis_x (&t->axis, from), t->x + t->width - MARK * t->u);
      aside = last ? last->x + last->width - x : 0;
      /* At the end of the axis there is no room to step aside. */
      if (!moving && last && !last->moving && (aside > 6 * t->u || (aside > 0 && x + aside > t->x + t->width - MARK * t->u)))
        {
          last->n++;
          last->to = from;
          continue;
        }
      last = add_item (t, lane, TIMELINE_VISIT, g_strdup_printf ("stretch-%s", visit->id), from, from, MARK * t->u);
      last->x = MIN (x + (moving ? 0 : MAX (aside, 0)), t->x + t->width - last->width);
      last->stretch = visit;
      last->first = i;
      last->moving = moving;
    }
}

static void
add_events (const Timeline *t, TimelineLane *lane)
{
  TimelineItem *last = NULL;

  for (guint i = 0; i < t->course->events->len; i++)
    {
      const BatsonCourseEvent *event = &g_array_index (t->course->events, BatsonCourseEvent, i);

      if (!is_seen (t, event->day, event->day + 1 / 24.0))
        continue;
      if (last && batson_time_axis_x (&t->axis, event->day) < last->x + last->width + 2 * t->u)
        {
          last->n++;
          last->to = event->day;
          continue;
        }
      last = add_item (t, lane, TIMELINE_EVENT, g_strdup_printf ("event-%u", i), event->day, event->day, EVENT * t->u);
      last->first = i;
    }
  for (guint i = 0; i < lane->items->len; i++)
    {
      TimelineItem *item = lane->items->pdata[i];
      const BatsonCourseEvent *event = &g_array_index (t->course->events, BatsonCourseEvent, item->first);

      item->words = item->n == 1 ? batson_words_event (event) : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u event", "%u events", item->n), item->n);
      item->brief = item->n == 1 ? batson_words_fact_label (&event->fact) : NULL;
    }
}

static void
add_windows (const Timeline *t, TimelineLane *lane)
{
  GPtrArray *deadlines = t->course->assessment->deadlines;

  for (guint i = 0; i < deadlines->len; i++)
    {
      const BatsonDeadline *deadline = deadlines->pdata[i];
      double from = batson_course_day (&deadline->start), to = batson_course_day (&deadline->due);
      g_autofree char *due = NULL;
      TimelineItem *item;

      if (!is_seen (t, from, to))
        continue;
      due = batson_words_deadline_due (deadline, &t->course->assessment->settings);
      item = add_item (t, lane, TIMELINE_WINDOW, g_strdup_printf ("window-%s", batson_deadline_id (deadline->id)), from, to, LEAST_BAR * t->u);
      item->window = deadline;
      /* Translators: a time limit and the time it ends: "Decide within 72 h: 19 Jun 2026, 14:20". */
      item->words = g_strdup_printf (_ ("%1$s: %2$s"), batson_words_deadline_name (deadline->id), due);
      item->brief = g_strdup (batson_words_deadline_name (deadline->id));
    }
}

/* Words of the place where an empty phase is planned. */
static char *
plan_words (void)
{
  /* Translators: on the place where a phase with nothing recorded can be planned. */
  return g_strdup (C_ ("timeline", "Plan"));
}

/* A place to plan an empty phase: beside today, or where nothing shown is so early, at the beginning. */
static void
add_plan (const Timeline *t, TimelineLane *lane)
{
  g_autofree char *id = g_strdup_printf ("plan-%d", lane->phase + 1), *words = plan_words ();
  gboolean moving = g_strcmp0 (t->subject->moving, id) == 0;
  double from = t->course->today + (moving ? t->subject->moved_by : 0), to = t->course->today + 1 + (moving ? t->subject->moved_end : 0), width = ceil (batson_text_width (words, t->small)) + 26 * t->u;
  TimelineItem *item;

  if (t->print || t->subject->read_only || t->course->plans[lane->phase] == NULL || batson_time_axis_last (&t->axis) <= t->course->today)
    return;
  if (moving && !is_seen (t, from, to))
    return;
  item = add_item (t, lane, TIMELINE_PLAN, g_steal_pointer (&id), from, to, moving ? LEAST_BAR * t->u : width);
  item->stretch = t->course->plans[lane->phase];
  item->moving = moving;
  if (moving)
    return;
  item->width = width;
  item->x = MAX (batson_time_axis_x (&t->axis, t->course->now) + 2 * GAP * t->u, t->x);
  for (guint i = 0; i + 1 < lane->items->len; i++) /* behind what ran before the phase */
    {
      const TimelineItem *before = lane->items->pdata[i];

      if (before->x + before->width > item->x && before->x + before->width + GAP * t->u + width <= t->x + t->width)
        item->x = before->x + before->width + GAP * t->u;
    }
  if (item->x + width > t->x + t->width)
    item->x = MAX (batson_time_axis_x (&t->axis, t->course->now) - 2 * GAP * t->u - width, t->x);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const TimelineItem *x = *(const TimelineItem *const *) a, *y = *(const TimelineItem *const *) b;

  if (x->x != y->x)
    return x->x < y->x ? -1 : 1;
  return g_strcmp0 (x->id, y->id);
}

/* Each into the first row where it stands free. */
static void
give_rows (const Timeline *t, TimelineLane *lane)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (double));

  g_ptr_array_sort (lane->items, compare_items);
  for (guint i = 0; i < lane->items->len; i++)
    {
      TimelineItem *item = lane->items->pdata[i];
      double end = item->x + item->width;
      guint row = 0;

      while (row < ends->len && g_array_index (ends, double, row) > item->x + 0.01)
        row++;
      if (row == ends->len)
        g_array_set_size (ends, row + 1);
      g_array_index (ends, double, row) = end;
      item->row = row;
    }
  lane->rows = MAX (ends->len, 1);
}

static TimelineLane *
new_lane (Timeline *t, int phase, const char *id, guint place)
{
  TimelineLane *lane = &t->lanes[t->n_lanes++];

  *lane = (TimelineLane) { .phase = phase, .id = id, .place = place, .items = g_ptr_array_new_with_free_func (item_free) };
  return lane;
}

/* On screen the windows keep their lane while none is in sight: an answer starts and ends them, and all below keeps its place. */
static gboolean
stays_empty (const Timeline *t, const TimelineLane *lane)
{
  return g_str_equal (lane->id, "windows") && !t->print && !t->narrow && is_seen (t, t->course->now, t->course->now);
}

/* The phases in the team's order; windows and events only where there are any in sight. */
void
batson_timeline_fill_lanes (Timeline *t)
{
  static const char *const ids[] = { "phase-1", "phase-2", "phase-3", "phase-4", "phase-5", "phase-6", "phase-7", "phase-8", "phase-9" };

  for (guint place = 0; place < BATSON_N_PHASES; place++)
    {
      BatsonPhaseId phase = t->course ? t->course->order[place] : place;
      TimelineLane *lane = new_lane (t, (int) phase, ids[phase], place + 1);

      if (t->dated && phase == BATSON_PHASE_SURVEILLANCE)
        add_visits (t, lane);
      for (guint i = 0; t->dated && phase != BATSON_PHASE_SURVEILLANCE && i < t->course->stretches->len; i++)
        if (((BatsonStretch *) t->course->stretches->pdata[i])->phase == phase)
          add_stretch (t, lane, t->course->stretches->pdata[i]);
      if (t->dated)
        add_plan (t, lane);
      give_rows (t, lane);
    }
  if (!t->dated)
    return;
  for (guint extra = 0; extra < 2; extra++)
    {
      TimelineLane *lane = new_lane (t, -1, extra == 0 ? "windows" : "events", 0);

      if (extra == 0)
        add_windows (t, lane);
      else
        add_events (t, lane);
      give_rows (t, lane);
      if (lane->items->len == 0 && !stays_empty (t, lane))
        g_ptr_array_unref (t->lanes[--t->n_lanes].items);
    }
}

const TimelineItem *
batson_timeline_find_item (const Timeline *t, const char *id)
{
  for (guint l = 0; l < t->n_lanes; l++)
    for (guint i = 0; i < t->lanes[l].items->len; i++)
      if (g_str_equal (((TimelineItem *) t->lanes[l].items->pdata[i])->id, id))
        return t->lanes[l].items->pdata[i];
  return NULL;
}

void
batson_timeline_clear_lanes (Timeline *t)
{
  for (guint i = 0; i < t->n_lanes; i++)
    g_ptr_array_unref (t->lanes[i].items);
  t->n_lanes = 0;
}

/* ---- Marks ---- */

static void
draw_bar (const Timeline *t, BatsonElement *e, const TimelineItem *item, BatsonRect box)
{
  const BatsonPhase *phase = batson_phase (item->stretch->phase);
  gboolean planned = item->stretch->state == BATSON_STRETCH_PLANNED;
  double from = item->open && !planned ? batson_time_axis_x (&t->axis, item->to) : batson_time_axis_x (&t->axis, item->planned_from);
  double done = CLAMP (from - box.x, MIN (LEAST_BAR * t->u, box.width), box.width);

  if (item->stretch->derived) /* neither done nor planned: an empty frame */
    {
      batson_element_box (e, box, 3 * t->u, (BatsonPaint) { .fill = BATSON_TOKEN_WINDOW, .stroke = BATSON_TOKEN_DIM, .line = 1.2 * t->u, .style = BATSON_LINE_DASHED });
      return;
    }
  if (item->stretch->before)
    {
      box.y += box.height * 0.3;
      box.height *= 0.4;
    }
  if (!planned && (item->open || item->planned_from < item->to) && done < box.width)
    {
      batson_timeline_bands (t, e, phase->teams, phase->n_teams, (BatsonRect) { box.x + done - 2 * t->u, box.y, box.width - done + 2 * t->u, box.height }, TRUE);
      box.width = done;
    }
  batson_timeline_bands (t, e, phase->teams, phase->n_teams, box, planned);
}

static void
draw_visit (const Timeline *t, BatsonElement *e, const TimelineItem *item, BatsonRect box)
{
  double x = box.x + box.width / 2, y = box.y + box.height / 2, half = box.width / 2;
  gboolean done = item->stretch->state == BATSON_STRETCH_DONE;
  BatsonPath *path = batson_path_new ();

  batson_path_move (path, x - half, y);
  batson_path_line (path, x, y - half);
  batson_path_line (path, x + half, y);
  batson_path_line (path, x, y + half);
  batson_path_close (path);
  batson_element_shape (e, path, (BatsonPaint) { .fill = BATSON_TOKEN_WINDOW, .stroke = item->stretch->overdue ? BATSON_TOKEN_URGENT : BATSON_TOKEN_FG, .line = (item->stretch->overdue ? 2 : 1.3) * t->u });
  if (done)
    batson_element_icon (e, BATSON_ICON_CHECK, x - half * 0.5, y - half * 0.5, half, BATSON_TOKEN_FG, BATSON_TOKEN_WINDOW, 1);
}

static void
draw_event (const Timeline *t, BatsonElement *e, const TimelineItem *item, BatsonRect box)
{
  double x = box.x + box.width / 2, y = box.y + box.height / 2, radius = box.width / 2 - t->u;

  if (item->n > 1)
    {
      BatsonPath *ring = batson_path_new ();
      batson_path_circle (ring, x, y, radius);
      batson_element_shape (e, ring, (BatsonPaint) { .fill = BATSON_TOKEN_WINDOW, .stroke = BATSON_TOKEN_DIM, .line = 1.2 * t->u });
      radius *= 0.5;
    }
  {
    BatsonPath *dot = batson_path_new ();
    batson_path_circle (dot, x, y, item->n > 1 ? radius : radius * 0.75);
    batson_element_shape (e, dot, (BatsonPaint) { .fill = BATSON_TOKEN_DIM });
  }
}

static void
draw_window (const Timeline *t, BatsonElement *e, const TimelineItem *item, BatsonRect box)
{
  gboolean urgent = item->window->id == BATSON_DEADLINE_DECIDE_72;
  BatsonPaint paint = { .fill = urgent ? BATSON_TOKEN_URGENT_TINT : BATSON_TOKEN_EMERGENCY_TINT, .stroke = urgent ? BATSON_TOKEN_URGENT : BATSON_TOKEN_EMERGENCY, .line = 1.5 * t->u };

  batson_element_box (e, (BatsonRect) { box.x, box.y + box.height * 0.2, box.width, box.height * 0.6 }, 3 * t->u, paint);
}

/* A place to plan is no more than a frame with its words; once it has a day it looks as it will. */
static void
draw_plan (const Timeline *t, BatsonElement *e, const TimelineItem *item, BatsonRect box)
{
  const BatsonPhase *phase = batson_phase (item->stretch->phase);
  g_autofree char *words = plan_words ();
  double line = batson_text_line (t->small), plus = 10 * t->u;

  if (item->moving)
    {
      batson_timeline_bands (t, e, phase->teams, phase->n_teams, box, TRUE);
      return;
    }
  batson_element_box (e, box, 4 * t->u, (BatsonPaint) { .fill = BATSON_TOKEN_WINDOW, .stroke = BATSON_TOKEN_DIM, .line = t->u, .style = BATSON_LINE_DASHED });
  batson_element_icon (e, BATSON_ICON_ADD, box.x + 6 * t->u, box.y + (box.height - plus) / 2, plus, BATSON_TOKEN_DIM, BATSON_TOKEN_WINDOW, 1);
  batson_timeline_put (t, e, words, t->small, box.x + 20 * t->u, box.y + (box.height - line) / 2, -1, BATSON_ALIGN_START, BATSON_TOKEN_DIM);
}

static void
draw_mark (const Timeline *t, BatsonElement *e, const TimelineItem *item, BatsonRect box)
{
  switch (item->kind)
    {
    case TIMELINE_BAR: draw_bar (t, e, item, box); break;
    case TIMELINE_VISIT: draw_visit (t, e, item, box); break;
    case TIMELINE_EVENT: draw_event (t, e, item, box); break;
    case TIMELINE_WINDOW: draw_window (t, e, item, box); break;
    case TIMELINE_PLAN: draw_plan (t, e, item, box); break;
    }
  if (item->moving)
    batson_element_box (e, batson_rect_grow (box, 2 * t->u), 5 * t->u, (BatsonPaint) { .stroke = BATSON_TOKEN_ACCENT, .line = 2.5 * t->u });
}

/* ---- Words beside ---- */

typedef struct {
  char *words;    /* owned; NULL: there is no room for any */
  BatsonRect box; /* of the chip */
} Label;

/* From FROM to TO in the row is free. */
static gboolean
try_label (const Timeline *t, const TimelineItem *item, const char *words, double from, double to, Label *label)
{
  double width, end = item->x + item->width;

  if (words == NULL || *words == '\0')
    return FALSE;
  width = ceil (batson_text_width (words, t->small)) + 2 * PAD * t->u;
  label->box.width = width;
  if (end + GAP * t->u + width <= to)
    label->box.x = end + GAP * t->u;
  else if (item->kind == TIMELINE_BAR && !item->stretch->before && width + 2 * GAP * t->u <= item->width)
    label->box.x = item->x + GAP * t->u;
  else if (item->x - GAP * t->u - width >= from)
    label->box.x = item->x - GAP * t->u - width;
  else
    return FALSE;
  label->words = g_strdup (words);
  return TRUE;
}

static Label
find_label (const Timeline *t, const TimelineItem *item, double from, double to)
{
  Label label = { 0 };
  g_autofree char *delay = item->kind == TIMELINE_BAR ? batson_words_stretch_delay (t->course, item->stretch) : NULL, *longest = NULL, *warned = NULL;
  g_autofree char *late = delay ? batson_words_stretch_late (t->course, item->stretch) : NULL;

  if (item->moving) /* where it goes is told above all others */
    return label;
  if (t->narrow && item->kind != TIMELINE_WINDOW)
    return label;
  if (delay && item->words)
    longest = g_strdup_printf ("%s; %s", item->words, delay);
  if (late && item->words)
    warned = g_strdup_printf ("%s; %s", item->words, late);
  if (try_label (t, item, longest, from, to, &label) || try_label (t, item, warned, from, to, &label) || try_label (t, item, late, from, to, &label))
    return label;
  if (!try_label (t, item, item->words, from, to, &label))
    try_label (t, item, item->brief, from, to, &label);
  return label;
}

/* ---- Placing ---- */

static BatsonState
state_of (const TimelineItem *item)
{
  static const BatsonState states[] = { [BATSON_STRETCH_DONE] = BATSON_STATE_HISTORY, [BATSON_STRETCH_RUNNING] = BATSON_STATE_CHOSEN, [BATSON_STRETCH_PLANNED] = BATSON_STATE_POSSIBLE };

  return item->stretch && item->stretch->derived ? BATSON_STATE_OPEN : item->stretch ? states[item->stretch->state] : item->kind == TIMELINE_PLAN ? BATSON_STATE_POSSIBLE : BATSON_STATE_OPEN;
}

static BatsonRect
mark_box (const Timeline *t, const TimelineLane *lane, const TimelineItem *item)
{
  double height = bar_height (t);

  return (BatsonRect) { item->x, lane->track + item->row * batson_timeline_row_height (t) + 3 * t->u, item->width, height };
}

/* Where the next one in the row of ITEM begins. */
static double
row_end (const Timeline *t, const TimelineLane *lane, guint i)
{
  const TimelineItem *item = lane->items->pdata[i];

  for (guint k = i + 1; k < lane->items->len; k++)
    if (((TimelineItem *) lane->items->pdata[k])->row == item->row)
      return ((TimelineItem *) lane->items->pdata[k])->x - 2 * t->u;
  return t->x + t->width;
}

static void
add_item_element (Timeline *t, guint group, TimelineLane *lane, guint i, double *free_from)
{
  TimelineItem *item = lane->items->pdata[i];
  BatsonRect box = mark_box (t, lane, item), bounds = box;
  Label label = find_label (t, item, free_from[item->row] + 2 * t->u, row_end (t, lane, i));
  double line = batson_text_line (t->small);
  BatsonElement *e;

  label.box.y = box.y + (box.height - line - 4 * t->u) / 2;
  label.box.height = line + 4 * t->u;
  if (label.words)
    bounds = batson_rect_join (bounds, label.box);
  e = batson_scene_add (t->scene, group, BATSON_ELEMENT_NODE, item->id, state_of (item), bounds);
  draw_mark (t, e, item, box);
  if (label.words)
    {
      gboolean overdue = item->stretch && item->stretch->overdue;

      batson_element_box (e, label.box, 4 * t->u, (BatsonPaint) { .fill = BATSON_TOKEN_CARD, .stroke = overdue ? BATSON_TOKEN_URGENT : BATSON_TOKEN_BORDER, .line = overdue ? 1.5 * t->u : t->print ? 0.4 : t->u });
      batson_timeline_put (t, e, label.words, t->small, label.box.x + PAD * t->u, label.box.y + 2 * t->u, -1, BATSON_ALIGN_START, BATSON_TOKEN_FG);
    }
  batson_timeline_say_item (t, e, item);
  free_from[item->row] = bounds.x + bounds.width;
  g_free (label.words);
}

/* The middle of the mark of a visit on DAY; of one out of sight the end of the axis. */
static double
visit_middle (const Timeline *t, double day)
{
  double end = t->x + t->width, x = batson_time_axis_x (&t->axis, day);

  if (day < batson_time_axis_first (&t->axis) || day > batson_time_axis_last (&t->axis))
    return x;
  return MIN (x, end - MARK * t->u) + MARK * t->u / 2;
}

static void
put_bands (const Timeline *t, BatsonElement *e, double from, double to, BatsonRect row, gboolean planned)
{
  const BatsonPhase *phase = batson_phase (BATSON_PHASE_SURVEILLANCE);

  if (to > from)
    batson_timeline_bands (t, e, phase->teams, phase->n_teams, (BatsonRect) { from, row.y, to - from, row.height }, planned);
}

/* Behind the visits: from the first to the last of them; done from the first that was held until today, else planned. */
static void
add_surveillance (const Timeline *t, guint group, const TimelineLane *lane)
{
  double first = G_MAXDOUBLE, last = -G_MAXDOUBLE, held = t->course->now, from, to, done, now;
  double height = bar_height (t);
  BatsonRect row = { .y = lane->track + 3 * t->u + height * 0.12, .height = height * 0.76 };
  BatsonElement *e;

  for (guint i = 0; i < t->course->stretches->len; i++)
    {
      const BatsonStretch *visit = t->course->stretches->pdata[i];
      double day = visit->from + (g_strcmp0 (t->subject->moving, visit->id) == 0 ? t->subject->moved_by : 0);

      if (visit->phase != BATSON_PHASE_SURVEILLANCE)
        continue;
      first = MIN (first, day);
      last = MAX (last, day);
      if (visit->state == BATSON_STRETCH_DONE)
        held = MIN (held, day);
    }
  if (last <= first || !is_seen (t, first, last))
    return;
  from = visit_middle (t, first);
  to = visit_middle (t, last);
  now = CLAMP (batson_time_axis_x (&t->axis, t->course->now), from, MAX (from, to));
  done = held < t->course->now ? CLAMP (visit_middle (t, held), from, now) : now;
  if (to <= from)
    return;
  e = batson_scene_add (t->scene, group, BATSON_ELEMENT_REGION, "surveillance", BATSON_STATE_OPEN, (BatsonRect) { 0 });
  put_bands (t, e, from, done, row, TRUE);
  put_bands (t, e, now, to, row, TRUE);
  put_bands (t, e, done, now, row, FALSE);
}

/* Where a phase is moved from. */
static void
draw_ghost (const Timeline *t, BatsonElement *e, const TimelineLane *lane, const TimelineItem *item)
{
  double from, to;
  BatsonRect box = mark_box (t, lane, item);

  if (item->kind == TIMELINE_PLAN) /* what is being planned comes from nowhere */
    return;
  from = batson_time_axis_x (&t->axis, item->stretch->from);
  to = batson_time_axis_x (&t->axis, item->stretch->planned_to > 0 ? item->stretch->planned_to : item->stretch->to);
  box.x = from;
  box.width = MAX (to - from, item->kind == TIMELINE_BAR ? LEAST_BAR * t->u : MARK * t->u);
  box.x = MIN (box.x, t->x + t->width - box.width);
  batson_element_box (e, box, 4 * t->u, (BatsonPaint) { .stroke = BATSON_TOKEN_DIM, .line = 1.3 * t->u, .style = BATSON_LINE_DASHED });
}

void
batson_timeline_add_moved_from (const Timeline *t)
{
  BatsonElement *e = batson_scene_add (t->scene, t->grounds, BATSON_ELEMENT_EDGE, "moved-from", BATSON_STATE_HISTORY, (BatsonRect) { 0 });

  for (guint l = 0; l < t->n_lanes; l++)
    for (guint i = 0; i < t->lanes[l].items->len; i++)
      if (((TimelineItem *) t->lanes[l].items->pdata[i])->moving)
        draw_ghost (t, e, &t->lanes[l], t->lanes[l].items->pdata[i]);
}

/* Beside its mark, whatever stands there. */
static void
draw_moved_to (const Timeline *t, BatsonElement *e, const TimelineLane *lane, const TimelineItem *item)
{
  g_autofree char *day = batson_timeline_moved_days (t, item), *words = item->kind == TIMELINE_PLAN || t->subject->moved_by != t->subject->moved_end ? g_strdup (day) : g_strdup_printf (_ ("to %s"), day);
  BatsonRect mark = mark_box (t, lane, item);
  double line = batson_text_line (t->small), width = ceil (batson_text_width (words, t->small)) + 2 * PAD * t->u, x = mark.x + mark.width + GAP * t->u;

  if (x + width > t->x + t->width)
    x = MAX (mark.x - GAP * t->u - width, t->x);
  batson_element_box (e, (BatsonRect) { x, mark.y + (mark.height - line - 4 * t->u) / 2, width, line + 4 * t->u }, 4 * t->u, (BatsonPaint) { .fill = BATSON_TOKEN_CARD, .stroke = BATSON_TOKEN_ACCENT, .line = 1.5 * t->u });
  batson_timeline_put (t, e, words, t->small, x + PAD * t->u, mark.y + (mark.height - line) / 2, -1, BATSON_ALIGN_START, BATSON_TOKEN_FG);
}

void
batson_timeline_add_moved_to (const Timeline *t, guint group)
{
  BatsonElement *e = batson_scene_add (t->scene, group, BATSON_ELEMENT_REGION, "moved-to", BATSON_STATE_OPEN, (BatsonRect) { 0 });

  for (guint l = 0; l < t->n_lanes; l++)
    for (guint i = 0; i < t->lanes[l].items->len; i++)
      if (((TimelineItem *) t->lanes[l].items->pdata[i])->moving)
        draw_moved_to (t, e, &t->lanes[l], t->lanes[l].items->pdata[i]);
}

void
batson_timeline_add_lane (Timeline *t, guint group, TimelineLane *lane)
{
  g_autofree double *free_from = g_new (double, lane->rows + 1);

  for (guint row = 0; row <= lane->rows; row++)
    free_from[row] = t->x;
  if (lane->phase == BATSON_PHASE_SURVEILLANCE && t->dated)
    add_surveillance (t, group, lane);
  for (guint i = 0; i < lane->items->len; i++)
    add_item_element (t, group, lane, i, free_from);
  for (guint i = 0; i < lane->items->len; i++)
    {
      const TimelineItem *item = lane->items->pdata[i], *before = i ? lane->items->pdata[i - 1] : NULL;
      const char *from = before ? before->id : lane->phase >= 0 ? lane->id : NULL;

      if (from)
        batson_scene_link (t->scene, from, BATSON_TOWARDS_RIGHT, item->id);
    }
}
