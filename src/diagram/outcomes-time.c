/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The axis of time: months after surgery, what happened, today, the review's bands, and who has reviewed each visit. */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "diagram/outcomes-private.h"
#include "framework/happened.h"
#include "framework/words.h"

#define MONTH (365.25 / 12)

/* ---- The span ---- */

static double
month_of (const Charts *c, int day)
{
  return (day - c->origin) / MONTH;
}

static BatsonRecord *
visit_at (const Charts *c, guint i, int *out_day)
{
  BatsonRecord *visit = batson_record_nth (c->a->root, BATSON_CASE_FOLLOW_UPS, i);

  *out_day = batson_day_of (visit, BATSON_FOLLOW_UP_DATE);
  return visit;
}

static guint
n_visits (const Charts *c)
{
  return c->a ? batson_record_length (c->a->root, BATSON_CASE_FOLLOW_UPS) : 0;
}

/* The first and last day anything is measured on; FALSE where nothing is. */
static gboolean
measured (const Charts *c, int *out_first, int *out_last)
{
  *out_first = G_MAXINT;
  *out_last = G_MININT;
  for (BatsonMeasureId id = 0; id < BATSON_N_MEASURES; id++)
    for (guint i = 0; c->series[id] && i < c->series[id]->points->len; i++)
      {
        int day = g_array_index (c->series[id]->points, BatsonPoint, i).day;

        *out_first = MIN (*out_first, day);
        *out_last = MAX (*out_last, day);
      }
  for (guint i = 0; i < n_visits (c); i++)
    {
      int day;

      visit_at (c, i, &day);
      if (day != G_MININT && day <= c->outset.today)
        {
          *out_first = MIN (*out_first, day);
          *out_last = MAX (*out_last, day);
        }
    }
  return *out_last != G_MININT;
}

/* Two years after surgery are always shown: the benchmarks stand there; without surgery a year. */
static void
find_span (Charts *c)
{
  int first, last;
  gboolean any;

  c->operated = c->a == NULL || c->outset.operation;
  c->first = 0;
  c->last = c->operated ? 24 : 12;
  if (c->a == NULL)
    return;
  any = measured (c, &first, &last);
  c->origin = c->operated ? c->outset.operation_day : any ? first : c->outset.today;
  c->last = MAX (c->last, month_of (c, c->outset.died ? c->outset.died : c->outset.today));
  if (any)
    {
      c->first = MIN (c->first, month_of (c, first));
      c->last = MAX (c->last, month_of (c, last));
    }
}

void
batson_outcomes_set_span (Charts *c)
{
  double pad = 8 * c->u;

  find_span (c);
  batson_time_axis_add (&c->axis, c->origin + c->first * MONTH, c->origin + c->last * MONTH, 1);
  batson_time_axis_lay (&c->axis, c->x + pad, c->width - 2 * pad);
}

double
batson_outcomes_month_x (const Charts *c, double month)
{
  return batson_time_axis_x (&c->axis, c->origin + month * MONTH);
}

double
batson_outcomes_x (const Charts *c, int day)
{
  return batson_outcomes_month_x (c, month_of (c, day));
}

gboolean
batson_outcomes_is_shown (const Charts *c, int day)
{
  double month = month_of (c, day);

  return day != G_MININT && month >= c->first - 0.01 && month <= c->last + 0.01;
}

/* ---- What happened ---- */

typedef struct {
  BatsonRecord *record;
  guint kind, date; /* fields */
  BatsonHappened happened;
  int day, last_day;
  BatsonIcon icon;
} Event;

static void
add_event (GArray *events, const Charts *c, BatsonRecord *record, guint kind, guint date, guint last, BatsonIcon icon)
{
  Event event = { .record = record, .kind = kind, .date = date, .icon = icon, .day = batson_day_of (record, date), .happened = batson_happened (c->a, record, date) };

  event.last_day = last ? MAX (event.day, batson_day_of (record, last)) : event.day;
  g_array_append_val (events, event);
}

/* Operations and radiation, in order of entry. */
static GArray *
events_of (const Charts *c)
{
  GArray *events = g_array_new (FALSE, FALSE, sizeof (Event));
  BatsonRecord *root = c->a ? c->a->root : NULL;

  for (guint i = 0; root && i < batson_record_length (root, BATSON_CASE_OPERATIONS); i++)
    add_event (events, c, batson_record_nth (root, BATSON_CASE_OPERATIONS, i), BATSON_OPERATION_KIND, BATSON_OPERATION_START, 0, BATSON_ICON_SCALPEL);
  for (guint i = 0; root && i < batson_record_length (root, BATSON_CASE_RADIATION); i++)
    add_event (events, c, batson_record_nth (root, BATSON_CASE_RADIATION, i), BATSON_RADIATION_TECHNIQUE, BATSON_RADIATION_FIRST, BATSON_RADIATION_LAST, BATSON_ICON_RAYS);
  return events;
}

static gboolean
is_plan (const Event *event)
{
  return event->happened == BATSON_HAPPENED_PLANNED || event->happened == BATSON_HAPPENED_OVERDUE;
}

static char *
event_words (const Event *event)
{
  g_autofree char *kind = batson_record_has (event->record, event->kind) ? batson_record_to_string (event->record, event->kind) : g_strdup (event->icon == BATSON_ICON_RAYS ? C_ ("outcomes", "Radiation") : C_ ("outcomes", "Operation"));
  const BatsonValue *value = batson_record_get (event->record, event->date);
  g_autofree char *date = value->state != BATSON_VALUE_ANSWER ? NULL : event->icon == BATSON_ICON_RAYS ? batson_words_date (&value->date) : batson_words_date (&value->time.date);
  g_autofree char *what = date ? g_strdup_printf (C_ ("outcomes", "%1$s, %2$s"), kind, date) : g_steal_pointer (&kind);

  return is_plan (event) ? g_strdup_printf (C_ ("outcomes", "%1$s: %2$s"), what, batson_words_happened (event->happened)) : g_steal_pointer (&what);
}

/* A line of small pictures with words, as many beside each other as fit. */
typedef struct {
  Charts *c;
  guint group;
  double x, row_height;
} Flow;

static BatsonElement *
flow_add (Flow *flow, BatsonElementKind kind, const char *id, const char *text, double *out_picture_x, double *out_middle)
{
  Charts *c = flow->c;
  double pad = 4 * c->u, picture = 16 * c->u, most = c->right - c->left - picture - 3 * pad, width, height, wide;
  BatsonText layout = batson_text_layout (text, c->small, -1, BATSON_ALIGN_START, c->canvas->direction);
  BatsonElement *element;

  batson_text_extents (layout, &width, NULL);
  if (width > most)
    {
      batson_text_clear (&layout);
      layout = batson_text_layout (text, c->small, most, BATSON_ALIGN_START, c->canvas->direction);
    }
  wide = MIN (width, most);
  batson_text_extents (layout, NULL, &height);
  if (flow->x > c->left && flow->x + wide + picture + 3 * pad > c->right)
    {
      c->y += flow->row_height;
      flow->x = c->left;
      flow->row_height = 0;
    }
  element = batson_scene_add (c->scene, flow->group, kind, id, BATSON_STATE_CHOSEN, (BatsonRect) { flow->x, c->y, wide + picture + 3 * pad, MAX (height, c->print ? 0 : 16 * c->u) + 2 * pad });
  batson_element_text (element, layout, flow->x + picture + 2 * pad, c->y + (element->bounds.height - height) / 2, width > most ? most : -1, BATSON_TOKEN_FG);
  *out_picture_x = flow->x + pad;
  *out_middle = c->y + element->bounds.height / 2;
  flow->row_height = MAX (flow->row_height, element->bounds.height + 2 * c->u);
  flow->x += element->bounds.width + 14 * c->u;
  return element;
}

static void
add_event_chip (Flow *flow, const Event *event)
{
  Charts *c = flow->c;
  g_autofree char *id = g_strdup_printf ("event-%s", batson_record_get_id (event->record)), *words = event_words (event), *address = NULL;
  BatsonFact fact = { .record = event->record, .type = batson_record_get_type_id (event->record), .field = event->date };
  double x, y, size = 16 * c->u;
  BatsonElement *element = flow_add (flow, BATSON_ELEMENT_NODE, id, words, &x, &y);

  batson_element_icon (element, event->icon, x, y - size / 2, size, event->icon == BATSON_ICON_RAYS ? BATSON_TOKEN_FG : BATSON_TOKEN_NEURO, BATSON_TOKEN_WINDOW, 1);
  address = batson_fact_address (&fact);
  batson_element_say (element, words, NULL);
  batson_element_act (element, "answer", address);
  batson_outcomes_stop (c, id, x);
}

/* Visits that stand on no day. */
static void
add_undated (Flow *flow)
{
  Charts *c = flow->c;
  guint n = 0;
  BatsonRecord *first = NULL;

  for (guint i = 0; i < n_visits (c); i++)
    {
      int day;
      BatsonRecord *visit = visit_at (c, i, &day);

      first = day == G_MININT && first == NULL ? visit : first;
      n += day == G_MININT;
    }
  if (first)
    {
      g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u follow-up has no date and is not shown", "%u follow-ups have no date and are not shown", n), n), *address = NULL;
      BatsonFact fact = { .record = first, .type = BATSON_RECORD_FOLLOW_UP, .field = BATSON_FOLLOW_UP_DATE };
      double x, y, size = 16 * c->u;
      BatsonElement *element = flow_add (flow, BATSON_ELEMENT_NODE, "undated", words, &x, &y);

      batson_element_icon (element, BATSON_ICON_CALENDAR, x, y - size / 2, size, BATSON_TOKEN_URGENT, BATSON_TOKEN_WINDOW, 1);
      address = batson_fact_address (&fact);
      batson_element_say (element, words, NULL);
      batson_element_act (element, "answer", address);
      batson_outcomes_stop (c, "undated", x);
    }
}

/* Where there is no visit yet the first one is added right there. */
static void
add_first (Flow *flow)
{
  Charts *c = flow->c;
  gboolean add = !c->print && !c->subject->read_only;
  const char *words = add ? _ ("No follow-up is recorded yet: add one of today") : _ ("No follow-up is recorded yet.");
  double x, y, size = 16 * c->u;
  BatsonElement *element = flow_add (flow, add ? BATSON_ELEMENT_NODE : BATSON_ELEMENT_LABEL, "first-visit", words, &x, &y);

  batson_element_icon (element, add ? BATSON_ICON_ADD : BATSON_ICON_PENDING, x, y - size / 2, size, add ? BATSON_TOKEN_ACCENT : BATSON_TOKEN_DIM, BATSON_TOKEN_WINDOW, 1);
  batson_element_say (element, words, NULL);
  if (!add)
    return;
  batson_element_act (element, "add-visit", "");
  batson_outcomes_stop (c, "first-visit", x);
}

void
batson_outcomes_add_events (Charts *c)
{
  g_autoptr (GArray) events = events_of (c);
  Flow flow = { c, batson_scene_add_group (c->scene, 0, "events", _ ("Treatment")), c->left, 0 };

  batson_outcomes_begin_row (c);
  for (guint i = 0; i < events->len; i++)
    add_event_chip (&flow, &g_array_index (events, Event, i));
  add_undated (&flow);
  if (c->a && n_visits (c) == 0)
    add_first (&flow);
  c->y += flow.row_height;
}

/* ---- The axis ---- */

static char *
month_label (int month)
{
  return month < 0 ? g_strdup_printf ("−%d", -month) : g_strdup_printf ("%d", month);
}

/* Months from tick to tick: as close as the numbers let them stand. */
static int
tick_step (const Charts *c)
{
  static const int steps[] = { 1, 3, 6, 12, 24, 60, 120, 240 };
  double wide = batson_text_width (c->first < -11 ? "−240" : "240", c->bold) + 8 * c->u;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (batson_outcomes_month_x (c, steps[i]) - batson_outcomes_month_x (c, 0) >= wide)
      return steps[i];
  return 600;
}

static void
add_icons (Charts *c, double size)
{
  g_autoptr (GArray) events = events_of (c);
  double last = -G_MAXDOUBLE;
  BatsonElement *element = NULL;

  for (guint i = 0; i < events->len; i++)
    {
      const Event *event = &g_array_index (events, Event, i);
      double x;

      if (!batson_outcomes_is_shown (c, event->day))
        continue;
      if (element == NULL)
        element = batson_scene_add (c->scene, 0, BATSON_ELEMENT_REGION, "event-icons", BATSON_STATE_CHOSEN, (BatsonRect) { 0 });
      x = CLAMP (batson_outcomes_x (c, event->day), last + size, c->x + c->width - size / 2);
      batson_element_icon (element, event->icon, x - size / 2, c->y, size, event->icon == BATSON_ICON_RAYS ? BATSON_TOKEN_FG : BATSON_TOKEN_NEURO, BATSON_TOKEN_WINDOW, 1);
      last = x;
    }
}

static void
add_ticks (Charts *c, double line)
{
  int step = tick_step (c), first = (int) ceil (c->first / step) * step;
  BatsonElement *labels = batson_scene_add (c->scene, 0, BATSON_ELEMENT_LABEL, "axis-months", BATSON_STATE_OPEN, (BatsonRect) { c->x - 8 * c->u, c->y, c->width + 8 * c->u, batson_text_line (c->bold) });
  BatsonPath *path = batson_path_new ();
  BatsonElement *axis;

  for (int month = first; month <= c->last; month += step)
    {
      double x = batson_outcomes_month_x (c, month);
      g_autofree char *text = month_label (month);
      gboolean strong = month == 0 || (c->operated && (month == 12 || month == 24));
      BatsonFont font = strong ? c->bold : c->small;
      double wide = batson_text_width (text, font);

      batson_outcomes_put_number (c, labels, text, font, CLAMP (x - wide / 2, c->x - 8 * c->u, c->x + c->width - wide), c->y, strong ? BATSON_TOKEN_FG : BATSON_TOKEN_DIM);
      batson_path_move (path, x, line);
      batson_path_line (path, x, line + 4 * c->u);
    }
  batson_element_say (labels, _ ("Months"), NULL);
  batson_path_move (path, c->x, line);
  batson_path_line (path, c->x + c->width, line);
  axis = batson_scene_add (c->scene, 0, BATSON_ELEMENT_REGION, "axis", BATSON_STATE_OPEN, (BatsonRect) { 0 });
  batson_element_shape (axis, path, (BatsonPaint) { .stroke = BATSON_TOKEN_DIM, .line = batson_outcomes_line (c, 1.5) });
}

/* Icons, months, the line; at the sides what the columns are. */
void
batson_outcomes_add_axis (Charts *c)
{
  double icons = 16 * c->u, months = batson_text_line (c->bold), top = c->y, below, values = 0;
  const char *title = c->operated ? _ ("Months after spinal surgery") : _ ("Months since the first entry");

  if (c->narrow)
    c->y += batson_outcomes_label (c, 0, "axis-title", title, c->bold, c->left, c->y, c->right - c->left, BATSON_ALIGN_START, BATSON_TOKEN_FG) + 2 * c->u;
  else
    {
      below = batson_outcomes_label (c, 0, "axis-title", title, c->bold, c->left, c->y, c->x - c->left - 24 * c->u, BATSON_ALIGN_START, BATSON_TOKEN_FG);
      values = batson_outcomes_label (c, 0, "axis-values", _ ("Last value, and how it changed"), c->small, c->right - c->value_width, c->y, c->value_width, BATSON_ALIGN_START, BATSON_TOKEN_DIM);
      values = MAX (values, below);
      c->y = MAX (c->y, top + values - icons - months - 4 * c->u);
    }
  add_icons (c, icons);
  c->y += icons + 1 * c->u;
  c->plots_y = c->y + months + 2 * c->u;
  add_ticks (c, c->plots_y);
  c->y = MAX (c->plots_y + 8 * c->u, top + values + 4 * c->u);
}

/* The parts of the height that a line at one time runs through: all of it, or, where words stand between the charts, the charts alone. */
static void
add_part (Charts *c, BatsonElement *element, double x, double width, double top, double bottom, BatsonPaint paint)
{
  BatsonPath *path = batson_path_new ();

  if (width > 0)
    batson_path_box (path, (BatsonRect) { x, top, width, bottom - top }, 0);
  else
    {
      batson_path_move (path, x, top);
      batson_path_line (path, x, bottom);
    }
  batson_element_shape (element, path, paint);
}

static void
add_through (Charts *c, BatsonElement *element, double x, double width, double bottom, BatsonPaint paint)
{
  if (!c->narrow)
    add_part (c, element, x, width, c->plots_y, bottom, paint);
  for (guint i = 0; c->narrow && i < c->n_panels; i++)
    {
      double from, to;

      batson_outcomes_reach (c, &c->panels[i], &from, &to);
      add_part (c, element, x, width, from, to, paint);
    }
}

static void
line_at (Charts *c, BatsonElement *element, double x, double bottom, BatsonPaint paint)
{
  add_through (c, element, x, 0, bottom, paint);
}

static void
add_event_lines (Charts *c, BatsonElement *element, double bottom)
{
  g_autoptr (GArray) events = events_of (c);

  for (guint i = 0; i < events->len; i++)
    {
      const Event *event = &g_array_index (events, Event, i);
      gboolean rays = event->icon == BATSON_ICON_RAYS;

      if (!batson_outcomes_is_shown (c, event->day))
        continue;
      line_at (c, element, batson_outcomes_x (c, event->day), bottom,
               (BatsonPaint) { .stroke = rays ? BATSON_TOKEN_DIM : BATSON_TOKEN_NEURO, .line = batson_outcomes_line (c, 1.5), .style = rays ? BATSON_LINE_DOTTED : is_plan (event) ? BATSON_LINE_DASHED : BATSON_LINE_SOLID });
      if (rays && batson_outcomes_x (c, event->last_day) - batson_outcomes_x (c, event->day) > 4 * c->u && batson_outcomes_is_shown (c, event->last_day))
        line_at (c, element, batson_outcomes_x (c, event->last_day), bottom, (BatsonPaint) { .stroke = BATSON_TOKEN_DIM, .line = batson_outcomes_line (c, 1.5), .style = BATSON_LINE_DOTTED });
    }
}

static void
add_today (Charts *c, double bottom)
{
  double x = batson_outcomes_x (c, c->outset.today), wide, high = batson_text_line (c->bold), pad = 6 * c->u;
  const char *text = C_ ("outcomes", "today");
  BatsonElement *element;

  if (c->a == NULL || !batson_outcomes_is_shown (c, c->outset.today))
    return;
  element = batson_scene_add (c->scene, 0, BATSON_ELEMENT_REGION, "today-line", BATSON_STATE_OPEN, (BatsonRect) { 0 });
  line_at (c, element, x, bottom, (BatsonPaint) { .stroke = BATSON_TOKEN_PATH, .line = batson_outcomes_line (c, 2.5) });
  wide = batson_text_width (text, c->bold);
  x = CLAMP (x, c->left + wide / 2 + pad, c->right - wide / 2 - pad);
  element = batson_scene_add (c->scene, 0, BATSON_ELEMENT_LABEL, "today", BATSON_STATE_OPEN, (BatsonRect) { x - wide / 2 - pad, bottom, wide + 2 * pad, high + 2 * c->u });
  batson_element_box (element, element->bounds, high / 2, (BatsonPaint) { .fill = BATSON_TOKEN_ACCENT_FILL });
  batson_outcomes_put (c, element, text, c->bold, x - wide / 2, bottom + c->u, -1, BATSON_ALIGN_START, BATSON_TOKEN_ON_FILL);
  batson_element_say (element, text, NULL);
  c->y = bottom + high + 4 * c->u;
}

void
batson_outcomes_add_lines (Charts *c, guint group, double bottom)
{
  const BatsonBenchmark *survival = batson_benchmark (BATSON_BENCHMARK_SURVIVAL);
  static const BatsonBenchmarkId at[] = { BATSON_BENCHMARK_LOCAL_CONTROL_YEAR, BATSON_BENCHMARK_LOCAL_CONTROL_TWO_YEARS };
  BatsonElement *element = batson_scene_add (c->scene, group, BATSON_ELEMENT_REGION, "lines", BATSON_STATE_OPEN, (BatsonRect) { 0 });

  if (c->operated)
    {
      double from = batson_outcomes_month_x (c, survival->low), to = batson_outcomes_month_x (c, survival->high);

      add_through (c, element, from, to - from, bottom, batson_outcomes_range (c, FALSE));
      for (guint i = 0; i < G_N_ELEMENTS (at); i++)
        line_at (c, element, batson_outcomes_month_x (c, batson_benchmark (at[i])->months), bottom, (BatsonPaint) { .stroke = BATSON_TOKEN_BENCHMARK, .line = batson_outcomes_line (c, 1.2), .style = BATSON_LINE_DASHED });
    }
  add_event_lines (c, element, bottom);
  c->y = bottom;
  add_today (c, bottom);
}

/* ---- Who has seen each visit ---- */

static const struct {
  guint field;
  BatsonIcon icon;
  BatsonToken ink;
  const char *id;
} reviewers[] = {
  { BATSON_FOLLOW_UP_SEEN_BREAST, BATSON_ICON_RIBBON, BATSON_TOKEN_BREAST, "breast" },
  { BATSON_FOLLOW_UP_SEEN_NEURO, BATSON_ICON_AXIAL, BATSON_TOKEN_NEURO, "neuro" },
};

static double
visit_row (const Charts *c)
{
  return MAX (18 * c->u, batson_text_line (c->small));
}

static int
by_day (gconstpointer a, gconstpointer b)
{
  int one = batson_day_of (*(BatsonRecord *const *) a, BATSON_FOLLOW_UP_DATE), other = batson_day_of (*(BatsonRecord *const *) b, BATSON_FOLLOW_UP_DATE);

  return (one > other) - (one < other);
}

static GPtrArray *
shown_visits (const Charts *c)
{
  GPtrArray *visits = g_ptr_array_new ();

  for (guint i = 0; i < n_visits (c); i++)
    {
      int day;
      BatsonRecord *visit = visit_at (c, i, &day);

      if (batson_outcomes_is_shown (c, day))
        g_ptr_array_add (visits, visit);
    }
  g_ptr_array_sort (visits, by_day);
  return visits;
}

/* Of a visit that was not held, or has not been said to be, there is nothing to review. */
static BatsonHappened
held (const Charts *c, BatsonRecord *visit)
{
  return batson_happened (c->a, visit, BATSON_FOLLOW_UP_DATE);
}

static char *
reviewer_words (const Charts *c, GPtrArray *visits, guint r)
{
  guint done = 0, past = 0;

  for (guint i = 0; i < visits->len; i++)
    if (held (c, visits->pdata[i]) == BATSON_HAPPENED_YES)
      {
        past++;
        done += batson_record_choice (visits->pdata[i], reviewers[r].field) == BATSON_YES_NO_YES;
      }
  return g_strdup_printf (r == 0 ? _ ("breast oncosurgeon: %1$u of %2$u") : _ ("neurosurgeon: %1$u of %2$u"), done, past);
}

static double
reviewer_height (const Charts *c, const char *words)
{
  if (c->narrow)
    return visit_row (c) + batson_outcomes_height (c, words, c->small, c->width) + 2 * c->u;
  return MAX (visit_row (c), batson_outcomes_height (c, words, c->small, c->value_width) + 2 * c->u);
}

double
batson_outcomes_visits_height (const Charts *c)
{
  g_autoptr (GPtrArray) visits = NULL;
  double height = (c->narrow ? batson_text_line (c->bold) + 2 * c->u : 0) + 4 * c->u;

  if (n_visits (c) == 0)
    return 0;
  visits = shown_visits (c);
  for (guint r = 0; r < G_N_ELEMENTS (reviewers); r++)
    {
      g_autofree char *words = reviewer_words (c, visits, r);

      height += reviewer_height (c, words);
    }
  return height;
}

/* Places in order, none closer to the next than they are wide: those that would be are moved on, then back from the end. */
static double *
spread (const Charts *c, GPtrArray *visits, double size)
{
  double *x = g_new (double, visits->len + 1), end = c->x + c->width - size / 2;

  for (guint i = 0; i < visits->len; i++)
    {
      x[i] = batson_outcomes_x (c, batson_day_of (visits->pdata[i], BATSON_FOLLOW_UP_DATE));
      if (i > 0)
        x[i] = MAX (x[i], x[i - 1] + size);
    }
  for (guint i = visits->len; i-- > 0; end = x[i] - size)
    x[i] = MIN (x[i], end);
  return x;
}

static void
add_tick (Charts *c, guint group, BatsonRecord *visit, guint r, double x, double size)
{
  g_autofree char *id = g_strdup_printf ("review-%s-%s", reviewers[r].id, batson_record_get_id (visit)), *record = batson_words_record (visit), *name = NULL, *target = NULL;
  BatsonHappened happened = held (c, visit);
  gboolean planned = happened != BATSON_HAPPENED_YES, missed = happened == BATSON_HAPPENED_OVERDUE, yes = !planned && batson_record_choice (visit, reviewers[r].field) == BATSON_YES_NO_YES;
  const char *label = batson_field_label (batson_record_get_field (visit, reviewers[r].field));
  BatsonFact fact = { .record = visit, .type = BATSON_RECORD_FOLLOW_UP, .field = missed ? BATSON_FOLLOW_UP_STATE : planned ? BATSON_FOLLOW_UP_DATE : reviewers[r].field };
  BatsonElement *element = batson_scene_add (c->scene, group, BATSON_ELEMENT_NODE, id, yes ? BATSON_STATE_CHOSEN : BATSON_STATE_OPEN, (BatsonRect) { x - size / 2, c->y, size, visit_row (c) });
  double icon = MIN (size, 14 * c->u);

  batson_element_icon (element, planned ? BATSON_ICON_PENDING : yes ? BATSON_ICON_DONE : BATSON_ICON_EMPTY, x - icon / 2, c->y + (visit_row (c) - icon) / 2, icon, planned ? BATSON_TOKEN_DIM : reviewers[r].ink, BATSON_TOKEN_WINDOW, 1);
  name = planned ? g_strdup_printf (C_ ("outcomes", "%1$s: %2$s"), record, batson_words_happened (happened)) : yes ? g_strdup_printf (C_ ("outcomes", "%1$s: %2$s"), record, label) : g_strdup_printf (C_ ("outcomes", "%1$s: %2$s, not yet"), record, label);
  batson_element_say (element, name, planned || c->subject->read_only ? NULL : yes ? _ ("Choose it to take the tick away.") : _ ("Choose it to tick."));
  target = planned || c->subject->read_only ? batson_fact_address (&fact) : g_strdup_printf ("%s %s", batson_record_get_id (visit), reviewers[r].id);
  batson_element_act (element, planned || c->subject->read_only ? "answer" : "review", target);
  batson_outcomes_stop (c, id, x);
}

static void
add_reviewer (Charts *c, guint group, GPtrArray *visits, const double *x, double size, guint r)
{
  g_autofree char *id = g_strdup_printf ("reviewed-%s", reviewers[r].id), *words_id = g_strdup_printf ("reviewed-%s-words", reviewers[r].id), *words = reviewer_words (c, visits, r);
  double middle = c->y + visit_row (c) / 2, icon = 14 * c->u;
  BatsonElement *element;

  batson_outcomes_begin_row (c);
  for (guint i = 0; i < visits->len; i++)
    if (r == 0 || held (c, visits->pdata[i]) == BATSON_HAPPENED_YES)
      add_tick (c, group, visits->pdata[i], r, x[i], size);
  element = batson_scene_add (c->scene, group, BATSON_ELEMENT_REGION, id, BATSON_STATE_OPEN, (BatsonRect) { 0 });
  batson_element_icon (element, reviewers[r].icon, c->x - icon - 8 * c->u, middle - icon / 2, icon, reviewers[r].ink, BATSON_TOKEN_WINDOW, 1);
  if (c->narrow)
    batson_outcomes_label (c, group, words_id, words, c->small, c->x, c->y + visit_row (c), c->width, BATSON_ALIGN_START, BATSON_TOKEN_DIM);
  else
    batson_outcomes_label (c, group, words_id, words, c->small, c->right - c->value_width, c->y, c->value_width, BATSON_ALIGN_START, BATSON_TOKEN_DIM);
  c->y += reviewer_height (c, words);
}

void
batson_outcomes_add_visits (Charts *c)
{
  g_autoptr (GPtrArray) visits = shown_visits (c);
  g_autofree double *x = NULL;
  double size = 18 * c->u;
  guint group;

  if (n_visits (c) == 0)
    return;
  group = batson_scene_add_group (c->scene, 0, "visits", C_ ("outcomes", "Reviewed"));
  if (c->narrow)
    c->y += batson_outcomes_label (c, group, "visits-title", C_ ("outcomes", "Reviewed"), c->bold, c->left, c->y, c->right - c->left, BATSON_ALIGN_START, BATSON_TOKEN_FG) + 2 * c->u;
  else
    batson_outcomes_label (c, group, "visits-title", C_ ("outcomes", "Reviewed"), c->bold, c->left, c->y, c->title_width, BATSON_ALIGN_START, BATSON_TOKEN_FG);
  size = MIN (size, visits->len ? c->width / visits->len : size);
  x = spread (c, visits, size);
  for (guint r = 0; r < G_N_ELEMENTS (reviewers); r++)
    add_reviewer (c, group, visits, x, size, r);
  c->y += 4 * c->u;
}
