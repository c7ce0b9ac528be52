/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beside the review: a card a benchmark, with what of the patient stands beside it (OUT-C1, OUT-C2). */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "diagram/outcomes-private.h"
#include "framework/words.h"

typedef enum { CARD_TIME, CARD_WALKING, CARD_CONTROL, CARD_SURVIVAL, N_CARDS } CardId;

/* A card, and the bar in it. */
typedef struct {
  Charts *c;
  BatsonElement *element; /* NULL: only measured */
  double x, width;        /* of what is inside */
  double y;
  double bar_y, most;     /* the bar, from 0 to MOST */
  GArray *taken;          /* double pairs: where words stand over the bar */
} Card;

static const struct {
  const char *id, *title; /* msgid, context "card" */
  BatsonBenchmarkId first, second;
} cards[N_CARDS] = {
  [CARD_TIME] = { "card-time", NC_ ("card", "Time to surgery"), BATSON_BENCHMARK_TIME_TO_SURGERY, BATSON_BENCHMARK_TIME_WITH_MDT },
  [CARD_WALKING] = { "card-walking", NC_ ("card", "Walking"), BATSON_BENCHMARK_WALKING_REGAINED, BATSON_BENCHMARK_WALKING_KEPT },
  [CARD_CONTROL] = { "card-control", NC_ ("card", "Local control"), BATSON_BENCHMARK_LOCAL_CONTROL_YEAR, BATSON_BENCHMARK_LOCAL_CONTROL_TWO_YEARS },
  [CARD_SURVIVAL] = { "card-survival", NC_ ("card", "Survival after surgery"), BATSON_BENCHMARK_SURVIVAL, BATSON_BENCHMARK_SURVIVAL },
};

/* ---- Words ---- */

static char *
patient_words (const Charts *c, CardId id)
{
  if (c->a == NULL)
    return g_strdup ("");
  switch (id)
    {
    case CARD_TIME: return batson_words_time_to_surgery (c->a);
    case CARD_WALKING: return batson_words_walked (c->a);
    case CARD_CONTROL: return batson_words_local_control (c->a);
    default: return batson_words_survival (c->a);
    }
}

/* Of walking the benchmark that is about the patient, both where that is not known. */
static guint
benchmarks_of (const Charts *c, CardId id, BatsonBenchmarkId *out)
{
  double hours;
  int day;
  BatsonWalked walked = id == CARD_WALKING && c->a ? batson_walked (c->a, &day, &hours) : BATSON_WALKED_NOT_KNOWN;

  out[0] = cards[id].first;
  out[1] = cards[id].second;
  if (walked == BATSON_WALKED_KEPT || walked == BATSON_WALKED_LOST)
    out[0] = out[1];
  return out[0] == out[1] || walked == BATSON_WALKED_REGAINED || walked == BATSON_WALKED_NOT_REGAINED ? 1 : 2;
}

static char *
review_words (const Charts *c, CardId id)
{
  BatsonBenchmarkId ids[2];

  if (benchmarks_of (c, id, ids) == 1)
    return g_strdup (batson_words_benchmark (ids[0]));
  return g_strdup_printf ("%s %s", batson_words_benchmark (ids[0]), batson_words_benchmark (ids[1]));
}

/* ---- The bar ---- */

static double
bar_x (const Card *card, double value)
{
  return card->x + CLAMP (value / card->most, 0, 1) * card->width;
}

static double
bar_high (const Card *card)
{
  return 12 * card->c->u;
}

static void
band (Card *card, double from, double to, gboolean strong)
{
  if (card->element)
    batson_element_box (card->element, (BatsonRect) { bar_x (card, from), card->bar_y, bar_x (card, to) - bar_x (card, from), bar_high (card) }, 0, batson_outcomes_range (card->c, strong));
}

static void
diamond (Card *card, double value)
{
  double x = bar_x (card, value), y = card->bar_y + bar_high (card) / 2, r = 8 * card->c->u;
  BatsonPath *path;

  if (card->element == NULL)
    return;
  path = batson_path_new ();
  batson_path_move (path, x, y - r);
  batson_path_line (path, x + r, y);
  batson_path_line (path, x, y + r);
  batson_path_line (path, x - r, y);
  batson_path_close (path);
  batson_element_shape (card->element, path, (BatsonPaint) { .fill = BATSON_TOKEN_BENCHMARK, .stroke = BATSON_TOKEN_CARD, .line = batson_outcomes_line (card->c, 1) });
}

/* The patient: an arrow upon the bar. */
static void
patient_mark (Card *card, double value)
{
  double x = bar_x (card, value), y = card->bar_y, u = card->c->u;
  BatsonPath *arrow, *line;

  if (card->element == NULL)
    return;
  arrow = batson_path_new ();
  batson_path_move (arrow, x - 6 * u, y - 9 * u);
  batson_path_line (arrow, x + 6 * u, y - 9 * u);
  batson_path_line (arrow, x, y - 1 * u);
  batson_path_close (arrow);
  line = batson_path_new ();
  batson_path_move (line, x, y - 2 * u);
  batson_path_line (line, x, y + bar_high (card));
  batson_element_shape (card->element, line, (BatsonPaint) { .stroke = BATSON_TOKEN_PATH, .line = batson_outcomes_line (card->c, 2.5), .flat_ends = TRUE });
  batson_element_shape (card->element, arrow, (BatsonPaint) { .fill = BATSON_TOKEN_PATH });
}

/* Whether words already stand between FROM and TO at Y; then OUT_END is where they end. */
static gboolean
is_taken (const Card *card, double from, double to, double y, double *out_end)
{
  double gap = 6 * card->c->u;

  for (guint i = 0; i + 2 < card->taken->len; i += 3)
    if (g_array_index (card->taken, double, i + 2) == y && from < g_array_index (card->taken, double, i + 1) + gap && to + gap > g_array_index (card->taken, double, i))
      {
        *out_end = g_array_index (card->taken, double, i + 1) + gap;
        return TRUE;
      }
  return FALSE;
}

/* A number alone reads from left to right everywhere; "10 days" are words. */
static gboolean
is_number (const char *text)
{
  for (const char *c = text; *c; c = g_utf8_next_char (c))
    if (g_unichar_isalpha (g_utf8_get_char (c)))
      return FALSE;
  return g_ascii_isdigit (*text) || *text == '>';
}

/* Words over the bar at VALUE, beside what stands there already; numbers under it only where nothing does. */
static void
word_at (Card *card, double value, const char *text, BatsonFont font, double y, gboolean near, BatsonToken ink)
{
  gboolean number = is_number (text);
  double wide = batson_text_width (text, font), end;
  double x = CLAMP (bar_x (card, value) - wide / 2, card->x, MAX (card->x + card->width - wide, card->x));
  double ends[3];

  if (is_taken (card, x, x + wide, y, &end))
    {
      if (!near || end + wide > card->x + card->width || is_taken (card, end, end + wide, y, &x))
        return;
      x = end;
    }
  if (wide > card->width)
    return;
  ends[0] = x;
  ends[1] = x + wide;
  ends[2] = y;
  g_array_append_vals (card->taken, ends, 3);
  if (card->element && number)
    batson_outcomes_put_number (card->c, card->element, text, font, x, y, ink);
  else if (card->element)
    batson_outcomes_put (card->c, card->element, text, font, x, y, -1, BATSON_ALIGN_START, ink);
}

static void
number_under (Card *card, double value, const char *text)
{
  word_at (card, value, text, card->c->small, card->bar_y + bar_high (card) + 3 * card->c->u, FALSE, BATSON_TOKEN_DIM);
}

static void
percent_at (Card *card, double value)
{
  g_autofree char *number = batson_number_to_string (value), *text = g_strdup_printf (C_ ("card", "%s %%"), number);

  number_under (card, value, text);
}

/* The last number says what they are. */
static void
ticks (Card *card, double step, gboolean days)
{
  double last = floor ((card->most + 0.01) / step) * step;
  g_autofree char *number = batson_number_to_string (last);
  /* Translators: the last number under a bar: "10 days". */
  g_autofree char *text = days ? g_strdup_printf (C_ ("card", "%s days"), number) : g_strdup_printf (C_ ("card", "%s months"), number);

  number_under (card, last, text);
  for (double value = 0; value < last; value += step)
    {
      g_autofree char *plain = batson_number_to_string (value);
      number_under (card, value, plain);
    }
}

static void
draw_ground (Card *card)
{
  if (card->element)
    batson_element_box (card->element, (BatsonRect) { card->x, card->bar_y, card->width, bar_high (card) }, 2 * card->c->u,
                        (BatsonPaint) { .fill = BATSON_TOKEN_BUTTON, .stroke = BATSON_TOKEN_BORDER, .line = card->c->print ? 0.5 : 1 });
}

/* Words over the bar stand above the patient's arrow. */
static double
over (const Card *card)
{
  return card->bar_y - 10 * card->c->u - batson_text_line (card->c->small);
}

static void
draw_time (Card *card)
{
  double with = batson_benchmark (BATSON_BENCHMARK_TIME_WITH_MDT)->low, without = batson_benchmark (BATSON_BENCHMARK_TIME_TO_SURGERY)->low, days = 0;
  gboolean known = card->c->a && batson_time_to_surgery (card->c->a, &days);

  card->most = known && days > 10 ? ceil (days / 5) * 5 : 10;
  draw_ground (card);
  band (card, with, without, TRUE);
  diamond (card, with);
  diamond (card, without);
  if (known)
    {
      g_autofree char *number = batson_number_to_string (round (days * 10) / 10);

      patient_mark (card, days);
      word_at (card, days, number, card->c->bold, over (card), TRUE, BATSON_TOKEN_FG);
    }
  word_at (card, with, _ ("with MDT 3.1"), card->c->small, over (card), TRUE, BATSON_TOKEN_FG);
  word_at (card, without, _ ("without 8.4"), card->c->small, over (card), TRUE, BATSON_TOKEN_FG);
  ticks (card, card->most > 40 ? ceil (card->most / 5) : card->most > 10 ? 5 : 2, TRUE);
}

static void
draw_walking (Card *card)
{
  BatsonBenchmarkId ids[2];
  guint n = benchmarks_of (card->c, CARD_WALKING, ids);

  card->most = 100;
  draw_ground (card);
  for (guint i = 0; i < n; i++)
    {
      const BatsonBenchmark *benchmark = batson_benchmark (ids[i]);

      band (card, benchmark->low, benchmark->high, TRUE);
      percent_at (card, benchmark->low);
      percent_at (card, benchmark->high);
      word_at (card, (benchmark->low + benchmark->high) / 2, ids[i] == BATSON_BENCHMARK_WALKING_REGAINED ? C_ ("card", "regain it") : C_ ("card", "keep it"), card->c->small, over (card), TRUE, BATSON_TOKEN_FG);
    }
  percent_at (card, 0);
  percent_at (card, 100);
}

/* The follow-ups that say something of local control, on the months after surgery. */
static void
draw_control (Card *card)
{
  Charts *c = card->c;
  g_autoptr (BatsonSeries) series = c->a && c->operated ? batson_series_new (c->a, BATSON_MEASURE_LOCAL_CONTROL) : NULL;
  double size = 14 * c->u, last = -1;

  card->most = MAX (24, ceil (c->last / 6) * 6);
  draw_ground (card);
  word_at (card, 12, C_ ("card", "80–90 %"), c->small, over (card), TRUE, BATSON_TOKEN_FG);
  word_at (card, 24, C_ ("card", "> 85 %"), c->small, over (card), TRUE, BATSON_TOKEN_FG);
  for (guint i = 0; card->element && i < 2; i++)
    {
      BatsonPath *path = batson_path_new ();

      batson_path_move (path, bar_x (card, 12 + 12 * i), card->bar_y - 6 * c->u);
      batson_path_line (path, bar_x (card, 12 + 12 * i), card->bar_y + bar_high (card) + 2 * c->u);
      batson_element_shape (card->element, path, (BatsonPaint) { .stroke = BATSON_TOKEN_BENCHMARK, .line = batson_outcomes_line (c, 1.5), .style = BATSON_LINE_DASHED });
    }
  for (guint i = 0; card->element && series && i < series->points->len; i++)
    {
      const BatsonPoint *point = &g_array_index (series->points, BatsonPoint, i);
      gboolean well = batson_point_is_well (BATSON_MEASURE_LOCAL_CONTROL, point);
      double x = CLAMP (bar_x (card, (point->day - c->origin) / (365.25 / 12)), card->x + size / 2, card->x + card->width - size / 2);

      if (point->day < c->origin || (last >= 0 && x - last < size * 0.6))
        continue;
      batson_element_icon (card->element, well ? BATSON_ICON_DONE : BATSON_ICON_URGENT, x - size / 2, card->bar_y + (bar_high (card) - size) / 2, size, well ? BATSON_TOKEN_ACCENT : BATSON_TOKEN_URGENT, BATSON_TOKEN_CARD, 1);
      last = x;
    }
  ticks (card, card->most > 72 ? 24 : card->most > 36 ? 12 : 6, FALSE);
}

static void
draw_survival (Card *card)
{
  const BatsonBenchmark *survival = batson_benchmark (BATSON_BENCHMARK_SURVIVAL);
  Charts *c = card->c;
  double months = c->a && c->outset.operation ? ((c->outset.died ? c->outset.died : c->outset.seen) - c->outset.operation_day) / (365.25 / 12) : -1;

  card->most = MAX (30, ceil (months / 6) * 6);
  draw_ground (card);
  band (card, survival->high, card->most, FALSE);
  band (card, survival->low, survival->high, TRUE);
  if (months >= 0)
    {
      g_autofree char *number = batson_number_to_string (floor (months));

      patient_mark (card, months);
      word_at (card, months, number, c->bold, over (card), TRUE, BATSON_TOKEN_FG);
    }
  ticks (card, card->most > 72 ? 24 : card->most > 36 ? 12 : 6, FALSE);
}

/* ---- The cards ---- */

static void
text (Card *card, const char *words, BatsonFont font, BatsonToken ink)
{
  if (card->element)
    batson_outcomes_put (card->c, card->element, words, font, card->x, card->y, card->width, BATSON_ALIGN_START, ink);
  card->y += batson_outcomes_height (card->c, words, font, card->width);
}

/* The title, and where the benchmark stands at the end of its line where there is room. */
static void
head (Card *card, CardId id)
{
  Charts *c = card->c;
  const char *title = g_dpgettext2 (GETTEXT_PACKAGE, "card", cards[id].title);
  g_autofree char *source = batson_words_benchmark_source (cards[id].first, cards[id].second);
  double wide = batson_text_width (source, c->small), line = batson_text_line (c->lead);

  if (batson_text_width (title, c->lead) + wide + 12 * c->u <= card->width)
    {
      if (card->element)
        batson_outcomes_put (c, card->element, source, c->small, card->x + card->width - wide, card->y + (line - batson_text_line (c->small)) / 2, -1, BATSON_ALIGN_START, BATSON_TOKEN_DIM);
      text (card, title, c->lead, BATSON_TOKEN_FG);
      return;
    }
  text (card, title, c->lead, BATSON_TOKEN_FG);
  text (card, source, c->small, BATSON_TOKEN_DIM);
}

static void
fill (Card *card, CardId id)
{
  static void (*const draw[N_CARDS]) (Card *card) = { draw_time, draw_walking, draw_control, draw_survival };
  g_autofree char *patient = patient_words (card->c, id), *review = review_words (card->c, id);
  double u = card->c->u, line = batson_text_line (card->c->small);

  head (card, id);
  if (*patient)
    text (card, patient, card->c->body, BATSON_TOKEN_FG);
  else
    card->y += batson_text_line (card->c->body);
  card->bar_y = card->y + line + 13 * u;
  card->taken = g_array_new (FALSE, FALSE, sizeof (double));
  draw[id] (card);
  g_clear_pointer (&card->taken, g_array_unref);
  card->y = card->bar_y + bar_high (card) + 3 * u + line + 3 * u;
  text (card, review, card->c->small, BATSON_TOKEN_DIM);
}

static double
pad_of (const Charts *c)
{
  return (c->print ? 8 : 12) * c->u;
}

static double
card_height (Charts *c, CardId id, double width)
{
  Card card = { .c = c, .x = 0, .width = width - 2 * pad_of (c) };

  fill (&card, id);
  return card.y + 2 * pad_of (c) * 0.8;
}

static void
add_card (Charts *c, guint group, CardId id, BatsonRect place)
{
  g_autofree char *patient = patient_words (c, id), *review = review_words (c, id), *source = batson_words_benchmark_source (cards[id].first, cards[id].second), *name = NULL, *detail = NULL;
  const char *title = g_dpgettext2 (GETTEXT_PACKAGE, "card", cards[id].title);
  BatsonBenchmarkId ids[2];
  Card card = { .c = c, .x = place.x + pad_of (c), .width = place.width - 2 * pad_of (c), .y = place.y + pad_of (c) * 0.8 };

  benchmarks_of (c, id, ids);
  card.element = batson_scene_add (c->scene, group, BATSON_ELEMENT_NODE, cards[id].id, BATSON_STATE_CHOSEN, place);
  batson_element_box (card.element, place, 10 * c->u, (BatsonPaint) { .fill = BATSON_TOKEN_CARD, .stroke = BATSON_TOKEN_BORDER, .line = batson_outcomes_line (c, 1) });
  fill (&card, id);
  name = *patient ? g_strdup_printf (C_ ("card", "%1$s: %2$s %3$s"), title, patient, review) : g_strdup_printf (C_ ("card", "%1$s: %2$s"), title, review);
  detail = g_strdup_printf (C_ ("card", "%1$s. %2$s"), source, batson_words_benchmarks_about ());
  batson_element_say (card.element, name, detail);
  batson_element_act (card.element, "why", batson_rule (batson_benchmark (ids[0])->rule)->id);
}

/* ---- What the marks mean ---- */

enum { LEGEND_PATIENT, LEGEND_RANGE, LEGEND_MEDIAN, LEGEND_CONTROL, LEGEND_SURVIVAL, N_LEGENDS };

static void
draw_legend (Card *card, guint which, double x, double middle)
{
  Charts *c = card->c;
  double u = c->u;
  BatsonPath *path = batson_path_new ();

  card->bar_y = middle - bar_high (card) / 2;
  card->most = 1;
  card->x = x;
  card->width = 18 * u;
  if (which == LEGEND_PATIENT)
    {
      batson_path_move (path, x + 3 * u, middle - 5 * u);
      batson_path_line (path, x + 15 * u, middle - 5 * u);
      batson_path_line (path, x + 9 * u, middle + 4 * u);
      batson_path_close (path);
      batson_element_shape (card->element, path, (BatsonPaint) { .fill = BATSON_TOKEN_PATH });
      return;
    }
  if (which == LEGEND_CONTROL)
    {
      batson_path_move (path, x + 9 * u, middle - 8 * u);
      batson_path_line (path, x + 9 * u, middle + 8 * u);
      batson_element_shape (card->element, path, (BatsonPaint) { .stroke = BATSON_TOKEN_BENCHMARK, .line = batson_outcomes_line (c, 1.5), .style = BATSON_LINE_DASHED });
      return;
    }
  batson_path_free (path);
  if (which == LEGEND_MEDIAN)
    diamond (card, 0.5);
  else
    band (card, 0, 1, which == LEGEND_RANGE);
}

/* As a line or several. */
static double
add_legend (Charts *c, guint group, double x, double y, double width)
{
  const char *words[N_LEGENDS] = {
    _ ("this patient"), _ ("range of the review"), _ ("median of the review"), _ ("in the charts: local control of the review, at 12 and 24 months"), _ ("in the charts: median survival of the review, 18–24 months"),
  };
  static const char *const ids[N_LEGENDS] = { "legend-patient", "legend-range", "legend-median", "legend-control", "legend-survival" };
  double at = x, line = batson_text_line (c->small), picture = 18 * c->u, pad = 6 * c->u, high = line + 5 * c->u;

  for (guint i = 0; i < (c->operated ? N_LEGENDS : LEGEND_CONTROL); i++)
    {
      double wide = MIN (batson_text_width (words[i], c->small) + 1, width - picture - pad), tall = batson_outcomes_height (c, words[i], c->small, wide);
      Card card = { .c = c };

      if (at > x && at + picture + pad + wide > x + width)
        {
          at = x;
          y += high;
          high = line + 5 * c->u;
        }
      card.element = batson_scene_add (c->scene, group, BATSON_ELEMENT_LABEL, ids[i], BATSON_STATE_OPEN, (BatsonRect) { at, y, picture + pad + wide, tall + 4 * c->u });
      draw_legend (&card, i, at, y + 2 * c->u + line / 2);
      batson_outcomes_put (c, card.element, words[i], c->small, at + picture + pad, y + 2 * c->u, wide, BATSON_ALIGN_START, BATSON_TOKEN_FG);
      batson_element_say (card.element, words[i], NULL);
      at += picture + wide + 24 * c->u;
      high = MAX (high, tall + 5 * c->u);
    }
  return y + high;
}

double
batson_outcomes_add_cards (Charts *c, double x, double y, double width, guint columns)
{
  guint group = batson_scene_add_group (c->scene, 0, "cards", _ ("Beside the review"));
  double gap = (c->print ? 6 : 10) * c->u, wide = (width - (columns - 1) * gap) / columns;

  y += batson_outcomes_label (c, group, "cards-title", _ ("Beside the review"), c->lead, x, y, width, BATSON_ALIGN_START, BATSON_TOKEN_FG);
  y += batson_outcomes_label (c, group, "cards-about", batson_words_benchmarks_about (), c->small, x, y, width, BATSON_ALIGN_START, BATSON_TOKEN_DIM) + 6 * c->u;
  for (CardId first = 0; first < N_CARDS; first += columns)
    {
      double height = 0;

      batson_outcomes_begin_row (c);
      for (CardId id = first; id < MIN (first + columns, N_CARDS); id++)
        {
          double own = card_height (c, id, wide);

          height = MAX (height, own);
        }
      for (CardId id = first; id < MIN (first + columns, N_CARDS); id++)
        {
          BatsonRect place = { x + (id - first) * (wide + gap), y, wide, height };

          add_card (c, group, id, place);
          batson_outcomes_stop (c, cards[id].id, place.x + place.width / 2);
        }
      y += height + gap;
    }
  return add_legend (c, group, x, y, width);
}

void
batson_outcomes_add_card_rows (Charts *c)
{
  for (CardId id = 0; id < N_CARDS; id++)
    {
      g_autofree char *patient = patient_words (c, id), *review = review_words (c, id), *source = batson_words_benchmark_source (cards[id].first, cards[id].second), *words = g_strdup_printf ("%s%s%s", patient, *patient ? " " : "", review);
      const char *cells[] = { g_dpgettext2 (GETTEXT_PACKAGE, "card", cards[id].title), "", words, "", source, NULL };

      batson_scene_add_row (c->scene, cards[id].id, cells);
    }
}
