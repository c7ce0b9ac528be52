/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts: grades as steps, scores as lines, states as marks, each with its last value and what it was before. */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "diagram/outcomes-private.h"
#include "framework/words.h"

/* ---- Looks: the first measure of a chart in its colour, the others told apart by line, marker and colour ---- */

typedef enum { DISC, SQUARE, DIAMOND, TRIANGLE, N_MARKERS } Marker;

static const struct {
  BatsonToken ink;
  BatsonLineStyle style;
  Marker marker;
} looks[] = {
  { BATSON_TOKEN_NONE, BATSON_LINE_SOLID, DISC }, { BATSON_TOKEN_DIM, BATSON_LINE_DASHED, SQUARE }, { BATSON_TOKEN_PHYSIO, BATSON_LINE_SOLID, DIAMOND },
  { BATSON_TOKEN_MEDICAL, BATSON_LINE_DASHED, TRIANGLE }, { BATSON_TOKEN_NEURO, BATSON_LINE_DOTTED, DISC }, { BATSON_TOKEN_FG, BATSON_LINE_SOLID, SQUARE },
  { BATSON_TOKEN_BREAST, BATSON_LINE_DASHED, DIAMOND }, { BATSON_TOKEN_DIM, BATSON_LINE_SOLID, TRIANGLE },
};

static BatsonToken
ink_of (BatsonPanel panel, guint n)
{
  static const BatsonToken inks[BATSON_N_PANELS] = {
    [BATSON_PANEL_NEUROLOGY] = BATSON_TOKEN_NEURO, [BATSON_PANEL_ECOG] = BATSON_TOKEN_BREAST, [BATSON_PANEL_KPS] = BATSON_TOKEN_BREAST, [BATSON_PANEL_WALKING] = BATSON_TOKEN_NEURO,
    [BATSON_PANEL_PAIN] = BATSON_TOKEN_FG, [BATSON_PANEL_MDASI] = BATSON_TOKEN_FG, [BATSON_PANEL_FUNCTION] = BATSON_TOKEN_BREAST, [BATSON_PANEL_SYMPTOMS] = BATSON_TOKEN_BREAST,
    [BATSON_PANEL_DISEASE] = BATSON_TOKEN_FG, [BATSON_PANEL_CTDNA] = BATSON_TOKEN_BREAST,
  };
  BatsonToken ink = looks[n % G_N_ELEMENTS (looks)].ink;

  return ink == BATSON_TOKEN_NONE ? inks[panel] : ink;
}

void
batson_outcomes_marker (const Charts *c, BatsonElement *element, BatsonPanel panel, guint n, double x, double y, gboolean hollow)
{
  BatsonToken ink = ink_of (panel, n);
  Marker marker = looks[n % G_N_ELEMENTS (looks)].marker;
  double r = 4 * c->u;
  BatsonPath *path = batson_path_new ();

  if (marker == DISC)
    batson_path_circle (path, x, y, r);
  else if (marker == SQUARE)
    batson_path_box (path, (BatsonRect) { x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8 }, 0);
  else
    {
      batson_path_move (path, x, y - r * 1.2);
      batson_path_line (path, x + r * 1.15, marker == DIAMOND ? y : y + r);
      batson_path_line (path, marker == DIAMOND ? x : x - r * 1.15, marker == DIAMOND ? y + r * 1.2 : y + r);
      if (marker == DIAMOND)
        batson_path_line (path, x - r * 1.15, y);
      batson_path_close (path);
    }
  batson_element_shape (element, path, (BatsonPaint) { .fill = hollow || marker == SQUARE ? BATSON_TOKEN_WINDOW : ink, .stroke = ink, .line = batson_outcomes_line (c, 1.5) });
}

/* ---- What is shown ---- */

/* The top of an open scale: a round number over all values. */
static double
round_top (double most)
{
  static const double steps[] = { 1, 2, 5, 10 };
  double ten = pow (10, floor (log10 (MAX (most, 1))));

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * ten >= most)
      return MAX (steps[i] * ten, 2);
  return most;
}

void
batson_outcomes_set_panels (Charts *c)
{
  guint shown = c->subject->measures ? c->subject->measures : batson_measures_usual (c->a);

  for (BatsonPanel panel = 0; panel < BATSON_N_PANELS; panel++)
    {
      OutcomesPanel *p = &c->panels[c->n_panels];

      *p = (OutcomesPanel) { .panel = panel };
      for (BatsonMeasureId id = 0; id < BATSON_N_MEASURES; id++)
        {
          const BatsonMeasure *measure = batson_measure (id);

          if (measure->panel != panel || !(shown >> id & 1))
            continue;
          p->measures[p->n++] = id;
          p->most = measure->greatest;
          if (c->a)
            c->series[id] = batson_series_new (c->a, id);
          for (guint i = 0; panel == BATSON_PANEL_CTDNA && c->series[id] && i < c->series[id]->points->len; i++)
            p->most = MAX (p->most, g_array_index (c->series[id]->points, BatsonPoint, i).value);
        }
      if (panel == BATSON_PANEL_CTDNA)
        p->most = round_top (p->most);
      c->n_panels += p->n > 0;
    }
}

/* ---- Scales ---- */

static gboolean
is_steps (const OutcomesPanel *p)
{
  return batson_measure (p->measures[0])->kind == BATSON_MEASURE_STEPS;
}

static gboolean
is_states (const OutcomesPanel *p)
{
  return p->panel == BATSON_PANEL_DISEASE;
}

static guint
n_ticks (const OutcomesPanel *p)
{
  return is_states (p) ? 0 : is_steps (p) ? (guint) p->most + 1 : 3;
}

static double
tick_value (const OutcomesPanel *p, guint i)
{
  return is_steps (p) ? i : p->most * i / 2;
}

static char *
tick_label (const OutcomesPanel *p, guint i)
{
  const BatsonField *field = &batson_record_type (BATSON_RECORD_FOLLOW_UP)->fields[batson_measure (p->measures[0])->field];

  if (p->panel == BATSON_PANEL_WALKING)
    return g_strdup (batson_field_choice_label (field, (int) i));
  if (is_steps (p))
    return g_strdup (field->choices[i].id);
  return batson_number_to_string (tick_value (p, i));
}

/* Scores are drawn high on top, grades the better on top. */
static double
y_of (const OutcomesPanel *p, double value)
{
  double up = value / p->most;

  if (is_steps (p) && !batson_measure (p->measures[0])->high_is_better)
    up = 1 - up;
  return p->plot_y + p->plot_height * (1 - CLAMP (up, 0, 1));
}

/* The words of walking may wrap. */
static double
tick_width (const Charts *c, const OutcomesPanel *p)
{
  double wide = 0;

  for (guint i = 0; i < n_ticks (p); i++)
    {
      g_autofree char *text = tick_label (p, i);
      double width = batson_text_width (text, c->small);

      wide = MAX (wide, p->panel == BATSON_PANEL_WALKING ? MIN (width, MAX (batson_text_word (text, c->small), 70 * c->u)) : width);
    }
  return wide;
}

void
batson_outcomes_measure_panels (Charts *c)
{
  double word = batson_text_word (C_ ("outcomes", "Reviewed"), c->bold);

  c->scale_width = 24 * c->u;
  for (guint i = 0; i < c->n_panels; i++)
    {
      double title = batson_text_word (batson_words_panel (c->panels[i].panel), c->bold), scale = batson_text_word (batson_words_panel_scale (c->panels[i].panel), c->small), ticks = tick_width (c, &c->panels[i]) + 2 * c->u;

      word = MAX (word, MAX (title, scale));
      c->scale_width = MAX (c->scale_width, ticks);
    }
  c->title_width = MAX (word + 2 * c->u, 84 * c->u);
}

/* From one tick to the next at least: lines of words must not touch. */
static double
least_step (const Charts *c, const OutcomesPanel *p)
{
  double step = batson_text_line (c->small);

  if (p->panel == BATSON_PANEL_WALKING)
    for (guint i = 0; i < n_ticks (p); i++)
      {
        g_autofree char *text = tick_label (p, i);
        double height = batson_outcomes_height (c, text, c->small, c->scale_width);

        step = MAX (step, height);
      }
  return step + 0.5 * c->u;
}

static double
row_height (const Charts *c)
{
  return MAX (16 * c->u, batson_text_line (c->small) + 1 * c->u);
}

/* ---- The last values, beside or under the chart ---- */

static char *
value_words (const Charts *c, BatsonMeasureId id)
{
  const BatsonSeries *series = c->series[id];
  g_autofree char *value = series && series->points->len ? batson_words_measured (id, &g_array_index (series->points, BatsonPoint, series->points->len - 1)) : NULL;

  return value ? g_strdup_printf (C_ ("outcomes", "%1$s: %2$s"), batson_words_measure (id), value) : g_strdup (batson_words_measure (id));
}

static char *
change_words (const Charts *c, BatsonMeasureId id)
{
  return c->series[id] ? batson_words_change (c->series[id]) : g_strdup ("");
}

static double
values_width (const Charts *c)
{
  return (c->narrow ? c->right - c->left : c->value_width) - 14 * c->u;
}

static double
value_height (const Charts *c, BatsonMeasureId id)
{
  g_autofree char *value = value_words (c, id), *change = change_words (c, id);
  double one = batson_outcomes_height (c, value, c->bold, values_width (c)), other = batson_outcomes_height (c, change, c->small, values_width (c));

  return one + other + 2 * c->u;
}

static double
values_height (const Charts *c, const OutcomesPanel *p)
{
  double height = 0;

  for (guint i = 0; i < p->n; i++)
    height += value_height (c, p->measures[i]);
  return height;
}

static double
title_height (const Charts *c, const OutcomesPanel *p)
{
  double width = c->narrow ? c->right - c->left : c->title_width;
  double one = batson_outcomes_height (c, batson_words_panel (p->panel), c->bold, width), other = batson_outcomes_height (c, batson_words_panel_scale (p->panel), c->small, width);

  return one + other;
}

static double
least_plot (const Charts *c, const OutcomesPanel *p)
{
  if (is_states (p))
    return p->n * row_height (c);
  return (n_ticks (p) - 1) * MAX (least_step (c, p), (is_steps (p) ? 15 : 17) * c->u);
}

/* Half a line above the highest and below the lowest tick. */
static double
overhang (const Charts *c, const OutcomesPanel *p)
{
  return is_states (p) ? 0 : MAX (least_step (c, p) / 2, 8 * c->u);
}

double
batson_outcomes_panel_height (const Charts *c, const OutcomesPanel *p)
{
  double plot = least_plot (c, p) + 2 * overhang (c, p), title = title_height (c, p), values = values_height (c, p);

  if (c->narrow)
    return title + plot + values + 4 * c->u;
  return MAX (plot, MAX (title, values));
}

/* ---- Drawing a chart ---- */

static void
add_scale (Charts *c, guint group, const OutcomesPanel *p)
{
  const char *key = batson_measure_key (p->measures[0]);
  g_autofree char *grid_id = g_strdup_printf ("grid-%s", key), *scale_id = g_strdup_printf ("scale-%s", key);
  BatsonPath *path = batson_path_new ();
  BatsonElement *grid = batson_scene_add (c->scene, group, BATSON_ELEMENT_REGION, grid_id, BATSON_STATE_OPEN, (BatsonRect) { 0 }), *scale;

  for (guint i = 0; i < (is_states (p) ? p->n : n_ticks (p)); i++)
    {
      double y = is_states (p) ? p->plot_y + (i + 0.5) * row_height (c) : y_of (p, tick_value (p, i));

      batson_path_move (path, c->x, y);
      batson_path_line (path, c->x + c->width, y);
    }
  batson_element_shape (grid, path, c->print ? (BatsonPaint) { .stroke = BATSON_TOKEN_LINE, .line = 0.25, .style = BATSON_LINE_DOTTED } : (BatsonPaint) { .stroke = BATSON_TOKEN_BUTTON_HOVER, .line = 1 });
  if (is_states (p))
    return;
  scale = batson_scene_add (c->scene, group, BATSON_ELEMENT_LABEL, scale_id, BATSON_STATE_OPEN,
                            (BatsonRect) { c->x - c->scale_width - 8 * c->u, p->plot_y - overhang (c, p), c->scale_width, p->plot_height + 2 * overhang (c, p) });
  for (guint i = 0; i < n_ticks (p); i++)
    {
      g_autofree char *text = tick_label (p, i);
      double height = batson_outcomes_height (c, text, c->small, c->scale_width);

      batson_outcomes_put (c, scale, text, c->small, c->x - c->scale_width - 8 * c->u, y_of (p, tick_value (p, i)) - height / 2, c->scale_width, BATSON_ALIGN_END, BATSON_TOKEN_DIM);
    }
  batson_element_say (scale, batson_words_panel_scale (p->panel), NULL);
}

/* Two grades of one chart stand a little apart, so that equal ones are both seen. */
static double
point_y (const Charts *c, const OutcomesPanel *p, guint n, const BatsonPoint *point)
{
  if (is_states (p))
    return p->plot_y + (n + 0.5) * row_height (c);
  return y_of (p, point->value) + (is_steps (p) ? (n - (p->n - 1) / 2.0) * 7 * c->u : 0);
}

static void
add_line (Charts *c, guint group, const OutcomesPanel *p, guint n)
{
  const BatsonSeries *series = c->series[p->measures[n]];
  g_autofree char *id = g_strdup_printf ("line-%s", batson_measure_key (p->measures[n]));
  BatsonPaint paint = { .stroke = ink_of (p->panel, n), .line = batson_outcomes_line (c, n == 0 ? 2 : 1.5), .style = looks[n % G_N_ELEMENTS (looks)].style };
  BatsonPath *path;
  double last_y = 0;

  if (series == NULL || series->points->len < 2 || is_states (p))
    return;
  path = batson_path_new ();
  for (guint i = 0; i < series->points->len; i++)
    {
      const BatsonPoint *point = &g_array_index (series->points, BatsonPoint, i);
      double x = batson_outcomes_x (c, point->day), y = point_y (c, p, n, point);

      if (i == 0)
        batson_path_move (path, x, y);
      if (i > 0 && is_steps (p))
        batson_path_line (path, x, last_y);
      if (i > 0)
        batson_path_line (path, x, y);
      last_y = y;
    }
  batson_element_shape (batson_scene_add (c->scene, group, BATSON_ELEMENT_EDGE, id, BATSON_STATE_CHOSEN, (BatsonRect) { 0 }), path, paint);
}

/* ---- The values ---- */

/* A value of the chart, to be given its own box. */
typedef struct {
  guint n; /* which measure */
  const BatsonPoint *point;
  double x, y;
} Place;

static int
by_place (gconstpointer a, gconstpointer b)
{
  const Place *one = a, *other = b;

  if (one->point->day != other->point->day)
    return one->point->day < other->point->day ? -1 : 1;
  if (one->y != other->y)
    return one->y < other->y ? -1 : 1;
  return (one->n > other->n) - (one->n < other->n);
}

static GArray *
places_of (const Charts *c, const OutcomesPanel *p)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (guint n = 0; n < p->n; n++)
    for (guint i = 0; c->series[p->measures[n]] && i < c->series[p->measures[n]]->points->len; i++)
      {
        Place place = { .n = n, .point = &g_array_index (c->series[p->measures[n]]->points, BatsonPoint, i) };

        place.x = batson_outcomes_x (c, place.point->day);
        place.y = point_y (c, p, n, place.point);
        g_array_append_val (places, place);
      }
  g_array_sort (places, by_place);
  return places;
}

/* Halfway to the values of the days before and after, and of the same day above and below: no two boxes share a place. */
static BatsonRect
box_of (const Charts *c, const OutcomesPanel *p, GArray *places, guint i)
{
  const Place *place = &g_array_index (places, Place, i);
  double half = 11 * c->u, left = place->x - half, right = place->x + half, top, bottom;
  guint first = i, end = i + 1, n;

  while (first > 0 && g_array_index (places, Place, first - 1).point->day == place->point->day)
    first--;
  while (end < places->len && g_array_index (places, Place, end).point->day == place->point->day)
    end++;
  if (first > 0)
    left = MAX (left, (place->x + g_array_index (places, Place, first - 1).x) / 2);
  if (end < places->len)
    right = MIN (right, (place->x + g_array_index (places, Place, end).x) / 2);
  n = i - first;
  top = MAX (place->y - half, p->plot_y - overhang (c, p));
  bottom = MIN (place->y + half, p->plot_y + p->plot_height + overhang (c, p));
  if (n > 0)
    top = MAX (top, (place->y + g_array_index (places, Place, i - 1).y) / 2);
  if (i + 1 < end)
    bottom = MIN (bottom, (place->y + g_array_index (places, Place, i + 1).y) / 2);
  return (BatsonRect) { left, top, right - left, bottom - top };
}

/* Values that are equal, or nearly, would have boxes of nothing: they share the height of their day evenly. */
static void
part_boxes (const Charts *c, GArray *places, BatsonRect *boxes)
{
  double least = 5 * c->u;

  for (guint i = 0; i < places->len;)
    {
      guint end = i + 1;
      gboolean tight = boxes[i].height < least;

      while (end < places->len && g_array_index (places, Place, end).point->day == g_array_index (places, Place, i).point->day)
        tight |= boxes[end++].height < least;
      if (tight)
        {
          double top = boxes[i].y, height = (boxes[end - 1].y + boxes[end - 1].height - top) / (end - i);

          for (guint k = i; k < end; k++)
            {
              boxes[k].y = top + (k - i) * height;
              boxes[k].height = height;
            }
        }
      i = end;
    }
}

static void
say_point (const Charts *c, BatsonElement *element, BatsonMeasureId id, const BatsonPoint *point)
{
  g_autofree char *value = batson_words_measured (id, point), *record = batson_words_record (point->record), *origin = batson_words_measured_origin (point), *name = NULL, *address = NULL;
  BatsonFact fact = { .record = point->record, .type = batson_record_get_type_id (point->record), .field = point->field };

  name = g_strdup_printf (C_ ("outcomes", "%1$s: %2$s; %3$s"), batson_words_measure (id), value, record);
  address = batson_fact_address (&fact);
  batson_element_say (element, name, origin);
  batson_element_act (element, "answer", address);
}

static void
draw_state (const Charts *c, BatsonElement *element, const OutcomesPanel *p, const Place *place)
{
  double size = MIN (14 * c->u, MAX (element->bounds.width, 8 * c->u));
  gboolean well = batson_point_is_well (p->measures[place->n], place->point);

  batson_element_icon (element, well ? BATSON_ICON_DONE : BATSON_ICON_URGENT, place->x - size / 2, place->y - size / 2, size, well ? BATSON_TOKEN_ACCENT : BATSON_TOKEN_URGENT, BATSON_TOKEN_WINDOW, 1);
}

static void
add_points (Charts *c, guint group, const OutcomesPanel *p)
{
  g_autoptr (GArray) places = places_of (c, p);
  g_autofree BatsonRect *boxes = g_new (BatsonRect, places->len + 1);

  for (guint i = 0; i < places->len; i++)
    boxes[i] = box_of (c, p, places, i);
  part_boxes (c, places, boxes);
  for (guint n = 0; n < p->n; n++)
    {
      batson_outcomes_begin_row (c);
      for (guint i = 0; i < places->len; i++)
        {
          const Place *place = &g_array_index (places, Place, i);
          g_autofree char *id = NULL;
          BatsonElement *element;

          if (place->n != n)
            continue;
          id = g_strdup_printf ("%s-%s", batson_measure_key (p->measures[n]), batson_record_get_id (place->point->record));
          element = batson_scene_add (c->scene, group, BATSON_ELEMENT_NODE, id, BATSON_STATE_CHOSEN, boxes[i]);
          if (place->point->least < place->point->greatest)
            {
              BatsonPath *path = batson_path_new ();

              batson_path_move (path, place->x, y_of (p, place->point->least));
              batson_path_line (path, place->x, y_of (p, place->point->greatest));
              batson_element_shape (element, path, (BatsonPaint) { .stroke = ink_of (p->panel, n), .line = batson_outcomes_line (c, 1.5) });
            }
          if (is_states (p))
            draw_state (c, element, p, place);
          else
            batson_outcomes_marker (c, element, p->panel, n, place->x, place->y, place->point->approximate);
          say_point (c, element, p->measures[n], place->point);
          batson_outcomes_stop (c, id, place->x);
        }
    }
}

static void
add_values (Charts *c, guint group, const OutcomesPanel *p)
{
  double x = c->narrow ? c->left : c->right - c->value_width, y = c->narrow ? p->plot_y + p->plot_height + overhang (c, p) + 2 * c->u : p->y;

  for (guint n = 0; n < p->n; n++)
    {
      BatsonMeasureId id = p->measures[n];
      g_autofree char *element_id = g_strdup_printf ("last-%s", batson_measure_key (id)), *value = value_words (c, id), *change = change_words (c, id), *words = NULL;
      double top = y, height = batson_text_line (c->bold);
      BatsonElement *element = batson_scene_add (c->scene, group, BATSON_ELEMENT_LABEL, element_id, BATSON_STATE_OPEN, (BatsonRect) { 0 });

      if (!is_states (p))
        batson_outcomes_marker (c, element, p->panel, n, x + 5 * c->u, top + height / 2, FALSE);
      y += batson_outcomes_put (c, element, value, is_states (p) || c->a == NULL ? c->small : c->bold, x + 14 * c->u, y, values_width (c), BATSON_ALIGN_START, BATSON_TOKEN_FG);
      y += batson_outcomes_put (c, element, change, c->small, x + 14 * c->u, y, values_width (c), BATSON_ALIGN_START, BATSON_TOKEN_DIM);
      words = *change ? g_strdup_printf (C_ ("outcomes", "%1$s; %2$s"), value, change) : g_strdup (value);
      batson_element_say (element, words, NULL);
      element->bounds = (BatsonRect) { x, top, values_width (c) + 14 * c->u, y - top };
      y = is_states (p) && !c->narrow ? MAX (y, top + row_height (c)) : y + 2 * c->u;
    }
}

void
batson_outcomes_lay_panel (const Charts *c, OutcomesPanel *p)
{
  double words = c->narrow ? title_height (c, p) : 0, values = c->narrow ? values_height (c, p) + 4 * c->u : 0, hang = overhang (c, p);

  p->plot_y = p->y + words + hang;
  p->plot_height = is_states (p) ? p->n * row_height (c) : p->height - values - words - 2 * hang;
}

void
batson_outcomes_reach (const Charts *c, const OutcomesPanel *p, double *out_top, double *out_bottom)
{
  *out_top = p->plot_y - overhang (c, p);
  *out_bottom = p->plot_y + p->plot_height + overhang (c, p);
}

void
batson_outcomes_add_panel (Charts *c, const OutcomesPanel *p)
{
  const char *key = batson_measure_key (p->measures[0]), *title = batson_words_panel (p->panel);
  g_autofree char *id = g_strdup_printf ("panel-%s", key), *title_id = g_strdup_printf ("title-%s", key), *about_id = g_strdup_printf ("about-%s", key);
  guint group = batson_scene_add_group (c->scene, 0, id, title);
  double width = c->narrow ? c->right - c->left : c->title_width, words;

  words = batson_outcomes_label (c, group, title_id, title, c->bold, c->left, p->y, width, BATSON_ALIGN_START, BATSON_TOKEN_FG);
  batson_outcomes_label (c, group, about_id, batson_words_panel_scale (p->panel), c->small, c->left, p->y + words, width, BATSON_ALIGN_START, BATSON_TOKEN_DIM);
  add_scale (c, group, p);
  for (guint n = p->n; n-- > 0;)
    add_line (c, group, p, n);
  add_points (c, group, p);
  add_values (c, group, p);
}
