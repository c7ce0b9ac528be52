/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outcomes after treatment (OUT; section 8): charts over time, cards of the review's benchmarks beside or below them. */
#include "diagram/outcomes.h"

#include <glib/gi18n-lib.h>

#include "diagram/outcomes-private.h"

/* From these widths on, in px of the model: titles and last values beside the charts; the cards beside all of it. */
#define WIDE 620
#define WITH_CARDS 1080
#define MARGIN 20

double
batson_outcomes_line (const Charts *c, double px)
{
  return c->print ? px * 0.55 : px;
}

BatsonPaint
batson_outcomes_range (const Charts *c, gboolean strong)
{
  if (!strong)
    return (BatsonPaint) { .fill = BATSON_TOKEN_BENCHMARK_TINT, .stroke = BATSON_TOKEN_BENCHMARK, .line = c->print ? 0.5 : 1, .style = BATSON_LINE_DOTTED };
  if (c->print)
    return (BatsonPaint) { .pattern = BATSON_PATTERN_HATCH, .pattern_colour = BATSON_TOKEN_BENCHMARK, .hatch = 3.5, .stroke = BATSON_TOKEN_BENCHMARK, .line = 0.5 };
  return (BatsonPaint) { .fill = BATSON_TOKEN_BENCHMARK_RANGE, .stroke = BATSON_TOKEN_BENCHMARK, .line = 1 };
}

double
batson_outcomes_height (const Charts *c, const char *text, BatsonFont font, double width)
{
  return batson_text_height (text, font, width, c->canvas->direction);
}

double
batson_outcomes_put (const Charts *c, BatsonElement *element, const char *text, BatsonFont font, double x, double y, double width, BatsonAlign align, BatsonToken ink)
{
  return batson_element_words (element, text, font, x, y, width, align, c->canvas->direction, ink);
}

double
batson_outcomes_put_number (const Charts *c, BatsonElement *element, const char *text, BatsonFont font, double x, double y, BatsonToken ink)
{
  batson_element_text (element, batson_text_layout (text, font, -1, BATSON_ALIGN_START, BATSON_TEXT_LTR), x, y, -1, ink);
  return batson_text_line (font);
}

double
batson_outcomes_label (Charts *c, guint group, const char *id, const char *text, BatsonFont font, double x, double y, double width, BatsonAlign align, BatsonToken ink)
{
  double height = batson_outcomes_height (c, text, font, width);
  BatsonElement *element;

  if (*text == '\0')
    return 0;
  element = batson_scene_add (c->scene, group, BATSON_ELEMENT_LABEL, id, BATSON_STATE_OPEN, (BatsonRect) { x, y, width, height });
  batson_element_say (element, text, NULL);
  return batson_outcomes_put (c, element, text, font, x, y, width, align, ink);
}

/* ---- Arrow keys: along a row, and from row to row to what stands nearest ---- */

static void
stop_clear (gpointer data)
{
  g_free (((OutcomesStop *) data)->id);
}

static void
row_free (gpointer row)
{
  g_array_unref (row);
}

void
batson_outcomes_begin_row (Charts *c)
{
  GArray *row = g_array_new (FALSE, FALSE, sizeof (OutcomesStop));

  g_array_set_clear_func (row, stop_clear);
  g_ptr_array_add (c->rows, row);
}

void
batson_outcomes_stop (Charts *c, const char *id, double x)
{
  OutcomesStop stop = { g_strdup (id), x };

  g_array_append_val ((GArray *) c->rows->pdata[c->rows->len - 1], stop);
}

/* Downwards from each stop of ABOVE to the nearest of ROW, both in order. */
static void
link_down (Charts *c, GArray *above, GArray *row)
{
  guint best = 0;

  for (guint i = 0; i < above->len; i++)
    {
      const OutcomesStop *stop = &g_array_index (above, OutcomesStop, i);

      while (best + 1 < row->len && ABS (g_array_index (row, OutcomesStop, best + 1).x - stop->x) <= ABS (g_array_index (row, OutcomesStop, best).x - stop->x))
        best++;
      batson_scene_link (c->scene, stop->id, BATSON_TOWARDS_DOWN, g_array_index (row, OutcomesStop, best).id);
    }
}

static void
link_rows (Charts *c)
{
  GArray *above = NULL;

  for (guint r = 0; r < c->rows->len; r++)
    {
      GArray *row = c->rows->pdata[r];

      if (row->len == 0)
        continue;
      for (guint i = 0; i + 1 < row->len; i++)
        batson_scene_link (c->scene, g_array_index (row, OutcomesStop, i).id, BATSON_TOWARDS_RIGHT, g_array_index (row, OutcomesStop, i + 1).id);
      if (above)
        link_down (c, above, row);
      above = row;
    }
}

/* ---- Places ---- */

static void
set_columns (Charts *c)
{
  double margin = c->print ? 1.5 : MIN (MARGIN * c->u, c->canvas->width / 30), all = c->canvas->width - 2 * margin, gap = 8 * c->u;

  c->beside = c->canvas->width >= WITH_CARDS * c->u;
  c->cards_width = c->beside ? CLAMP (all * 0.33, 330 * c->u, 480 * c->u) : all;
  c->cards_x = c->beside ? margin + all - c->cards_width : margin;
  c->left = margin;
  c->right = c->beside ? c->cards_x - 28 * c->u : margin + all;
  c->narrow = c->right - c->left < WIDE * c->u;
  batson_outcomes_measure_panels (c);
  c->value_width = c->narrow ? 0 : CLAMP ((c->right - c->left) * 0.25, 150 * c->u, 230 * c->u);
  c->x = c->left + (c->narrow ? 0 : c->title_width + gap) + c->scale_width + gap;
  c->width = c->right - c->x - (c->narrow ? 0 : c->value_width + gap);
}

/* What the window has to spare makes the charts higher, up to three times what they need. */
static void
set_heights (Charts *c, double gap)
{
  double natural = c->y + batson_outcomes_visits_height (c) + batson_text_line (c->bold) + 12 * c->u, sum = 0, factor = 1;

  for (guint i = 0; i < c->n_panels; i++)
    {
      c->panels[i].height = batson_outcomes_panel_height (c, &c->panels[i]);
      sum += c->panels[i].height;
      natural += c->panels[i].height + gap;
    }
  if (c->beside && sum > 0)
    factor = CLAMP (1 + (c->canvas->height - natural) / sum, 1, 3);
  for (guint i = 0; i < c->n_panels; i++)
    c->panels[i].height *= c->panels[i].panel == BATSON_PANEL_DISEASE ? 1 : factor;
}

static void
add_charts (Charts *c)
{
  guint ground;
  double gap = 7 * c->u, top, bottom;

  batson_outcomes_add_events (c);
  c->y += 2 * c->u;
  batson_outcomes_add_axis (c);
  set_heights (c, gap);
  ground = batson_scene_add_group (c->scene, 0, "ground", "");
  top = c->y;
  bottom = top + batson_outcomes_visits_height (c);
  for (guint i = 0; i < c->n_panels; i++)
    {
      c->panels[i].y = bottom;
      bottom += c->panels[i].height + gap;
      batson_outcomes_lay_panel (c, &c->panels[i]);
    }
  /* The lines lie under the charts. */
  batson_outcomes_add_lines (c, ground, bottom);
  bottom = c->y;
  c->y = top;
  batson_outcomes_add_visits (c);
  for (guint i = 0; i < c->n_panels; i++)
    batson_outcomes_add_panel (c, &c->panels[i]);
  c->y = bottom;
}

static void
clear (Charts *c)
{
  for (BatsonMeasureId id = 0; id < BATSON_N_MEASURES; id++)
    g_clear_pointer (&c->series[id], batson_series_free);
  g_ptr_array_unref (c->rows);
}

BatsonScene *
batson_outcomes_scene (const BatsonDiagramSubject *subject, const BatsonCanvas *canvas)
{
  gboolean print = canvas->medium == BATSON_MEDIUM_PRINT;
  double unit = (print ? 0.625 : 1) * canvas->text_scale, top = print ? 1.5 : 10 * unit, bottom;
  Charts c = {
    .subject = subject, .a = subject->assessment, .canvas = canvas, .print = print, .u = unit, .y = top,
    .small = { 12 * unit, 400 }, .body = { 13.33 * unit, 400 }, .bold = { 12.67 * unit, 700 }, .lead = { 14.67 * unit, 700 },
  };

  c.scene = batson_scene_new (canvas, _ ("Outcomes"));
  c.rows = g_ptr_array_new_with_free_func (row_free);
  if (c.a)
    c.outset = batson_outset (c.a);
  batson_outcomes_set_panels (&c);
  set_columns (&c);
  batson_outcomes_set_span (&c);
  add_charts (&c);
  bottom = batson_outcomes_add_cards (&c, c.cards_x, c.beside ? top : c.y + 10 * unit, c.cards_width, c.beside || c.cards_width < 560 * unit ? 1 : 2);
  link_rows (&c);
  batson_outcomes_add_table (&c);
  batson_scene_seal (c.scene, canvas->width, MAX (bottom, c.beside ? c.y : 0) + (print ? 1.5 : 8 * unit), TRUE);
  clear (&c);
  return c.scene;
}
