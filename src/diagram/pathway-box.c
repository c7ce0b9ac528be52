/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The boxes of the arrows: a head and what stands in it; and the arrows between them. */
#include "diagram/pathway-private.h"

#include <math.h>

#define PAD 12
#define HEAD_LEFT 56 /* room for the icon or the number beside the title */
#define RADIUS 14

static BatsonPaint
frame (const PathwayStyle *style, const BatsonPathwayBox *box, BatsonToken fill)
{
  static const double on_paper[] = { [BATSON_STATE_OPEN] = 1, [BATSON_STATE_OUT] = 0.5, [BATSON_STATE_POSSIBLE] = 1, [BATSON_STATE_CHOSEN] = 2 };
  BatsonPaint paint = { .fill = fill, .stroke = batson_pathway_colour (box->to), .line = (box->state == BATSON_STATE_CHOSEN ? 2 : 1.5) * style->u };

  if (box->state == BATSON_STATE_POSSIBLE)
    paint.style = BATSON_LINE_DASHED;
  if (box->state == BATSON_STATE_OUT)
    {
      paint.stroke = BATSON_TOKEN_BORDER;
      paint.line = 1.25 * style->u;
      paint.style = style->print ? BATSON_LINE_DOTTED : BATSON_LINE_SOLID;
    }
  if (style->print)
    paint.line = on_paper[box->state];
  return paint;
}

static void
add_frame (const PathwayStyle *style, guint group, const BatsonPathwayBox *box, BatsonRect place, BatsonToken fill)
{
  g_autofree char *id = g_strdup_printf ("%s-frame", box->id);
  BatsonElement *element = batson_scene_add (style->scene, group, BATSON_ELEMENT_REGION, id, box->state, place);

  batson_element_box (element, place, RADIUS * style->u, frame (style, box, fill));
}

static BatsonElement *
add_head (const PathwayStyle *style, guint group, const BatsonPathwayBox *box)
{
  g_autofree char *id = g_strdup_printf ("%s-head", box->id);
  BatsonElement *element = batson_scene_add (style->scene, group, BATSON_ELEMENT_LABEL, id, box->state, (BatsonRect) { 0 });

  batson_element_say (element, box->spoken, box->about);
  return element;
}

/* ---- Start and end of an arrow ---- */

/* Beside very large text the icon leaves its place to the words. */
static double
head_left (const PathwayStyle *style, double width)
{
  return (width < 180 * style->u ? PAD : HEAD_LEFT) * style->u;
}

static double
head_width (const PathwayStyle *style, double width)
{
  return width - head_left (style, width) - PAD * style->u;
}

static double
head_height (const PathwayStyle *style, const BatsonPathwayBox *box, double width)
{
  double inner = head_width (style, width);
  BatsonFont font = batson_pathway_fit (style, style->heading, box->title, inner);
  double words = batson_pathway_text_height (style, box->caption, style->caption, inner) + batson_pathway_text_height (style, box->title, font, inner);

  return MAX (words, 30 * style->u);
}

static double
about_height (const PathwayStyle *style, const BatsonPathwayBox *box, double width)
{
  if (style->terse || *box->about == '\0')
    return 0;
  return batson_pathway_text_height (style, box->about, style->body, width - 2 * PAD * style->u) + 6 * style->u;
}

#define CELL_GAP 1

static double
cells_height (const PathwayStyle *style, const BatsonPathwayBox *box, double width)
{
  double height = 0, inner = width - 2 * (PAD - 4) * style->u;

  for (guint i = 0; i < box->cells->len; i++)
    height += batson_pathway_cell_height (style, box->cells->pdata[i], inner, 0) + (i ? CELL_GAP * style->u : 0);
  return height;
}

double
batson_pathway_box_height (const PathwayStyle *style, const BatsonPathwayBox *box, double width)
{
  double pad = (style->print ? 8 : PAD) * style->u;

  return pad + head_height (style, box, width) + about_height (style, box, width) + (style->print ? 7 : 13) * style->u + cells_height (style, box, width) + pad * 0.75;
}

/* The number of an arrow, or the specialty's icon. */
static void
put_badge (const PathwayStyle *style, BatsonElement *head, const BatsonPathwayBox *box, double x, double y)
{
  double u = style->u;
  gboolean out = box->state == BATSON_STATE_OUT, solid = box->state == BATSON_STATE_CHOSEN;
  BatsonToken colour = out ? BATSON_TOKEN_FAINT : batson_pathway_colour (box->to), letter = box->to == BATSON_DIRECTION_TO_NEURO ? BATSON_TOKEN_NEURO_LETTER : BATSON_TOKEN_BREAST_LETTER;
  char number[] = { (char) ('0' + box->number), '\0' };
  BatsonPath *disc;

  if (box->number == 0)
    {
      batson_element_icon (head, box->icon, x + 3 * u, y + 3 * u, 24 * u, colour, batson_pathway_ground (box), 1);
      return;
    }
  disc = batson_path_new ();
  batson_path_circle (disc, x + 15 * u, y + 15 * u, 15 * u);
  batson_element_shape (head, disc, (BatsonPaint) { .fill = solid ? colour : batson_pathway_ground (box), .stroke = colour, .line = 1.5 * u });
  batson_pathway_put (style, head, number, style->number, x, y + 15 * u - batson_text_line (style->number) / 2, 30 * u, BATSON_ALIGN_CENTRE, solid ? letter : colour);
}

static void
put_head (const PathwayStyle *style, guint group, const BatsonPathwayBox *box, BatsonRect place)
{
  double u = style->u, pad = (style->print ? 8 : PAD) * u, left = head_left (style, place.width), inner = head_width (style, place.width), y = place.y + pad;
  double height = head_height (style, box, place.width);
  BatsonFont font = batson_pathway_fit (style, style->heading, box->title, inner);
  BatsonElement *head = add_head (style, group, box);
  BatsonToken ink = batson_pathway_ink (box->state), weak = box->state == BATSON_STATE_OUT ? BATSON_TOKEN_FAINT : BATSON_TOKEN_DIM;
  double words = batson_pathway_text_height (style, box->caption, style->caption, inner) + batson_pathway_text_height (style, box->title, font, inner);

  if (left > PAD * u)
    put_badge (style, head, box, place.x + 14 * u, y + (height - 30 * u) / 2);
  y += (height - words) / 2;
  y += batson_pathway_put (style, head, box->caption, style->caption, place.x + left, y, inner, BATSON_ALIGN_START, weak);
  batson_pathway_put (style, head, box->title, font, place.x + left, y, inner, BATSON_ALIGN_START, ink);
  if (!style->terse)
    batson_pathway_put (style, head, box->about, style->body, place.x + PAD * u, place.y + pad + height + 6 * u, place.width - 2 * PAD * u, BATSON_ALIGN_START, ink);
}

/* Its facts and steps stand at the foot, under a line. */
void
batson_pathway_add_box (const PathwayStyle *style, guint parent, const BatsonPathwayBox *box, BatsonRect place)
{
  guint group = batson_scene_add_group (style->scene, parent, box->id, box->spoken);
  double u = style->u, x = place.x + (PAD - 4) * u, inner = place.width - 2 * (PAD - 4) * u, foot = (style->print ? 8 : PAD) * 0.75 * u;
  double y = place.y + place.height - foot - cells_height (style, box, place.width);
  BatsonPath *line = batson_path_new ();
  g_autofree char *id = g_strdup_printf ("%s-line", box->id);
  BatsonElement *rule;

  add_frame (style, group, box, place, batson_pathway_ground (box));
  put_head (style, group, box, place);
  rule = batson_scene_add (style->scene, group, BATSON_ELEMENT_EDGE, id, box->state, (BatsonRect) { 0 });
  batson_path_move (line, place.x + PAD * u, y - 4 * u);
  batson_path_line (line, place.x + place.width - PAD * u, y - 4 * u);
  batson_element_shape (rule, line, (BatsonPaint) { .stroke = BATSON_TOKEN_BORDER, .line = style->print ? 0.5 : u });
  for (guint i = 0; i < box->cells->len; i++)
    {
      const BatsonPathwayCell *cell = box->cells->pdata[i];
      double height = batson_pathway_cell_height (style, cell, inner, 0), width = inner;

      if (cell->kind == BATSON_CELL_BUTTON)
        width = MIN (inner, batson_pathway_cell_width (style, cell));
      batson_pathway_add_cell (style, group, box, cell, (BatsonRect) { x, y, width, height }, 0);
      y += height + CELL_GAP * u;
    }
  batson_pathway_link (style, box, 0, box->cells->len, 1);
}

/* ---- The middle of an arrow: rows in columns ---- */

#define GRID_GAP 8
#define ROW_GAP 5
#define LEAST_COLUMN 190

static double
row_gap (const PathwayStyle *style)
{
  return (style->print ? 3 : ROW_GAP) * style->u;
}

/* Where the last line holds one cell alone it has the whole width. */
static double
grid_cell_width (const PathwayStyle *style, const BatsonPathwayBox *box, double width, guint columns, guint i)
{
  double inner = width - 2 * PAD * style->u;

  if (columns == 1 || (i + 1 == box->cells->len && i % columns == 0))
    return inner;
  return (inner - (columns - 1) * GRID_GAP * style->u) / columns;
}

static double
line_height (const PathwayStyle *style, const BatsonPathwayBox *box, double width, guint columns, guint line)
{
  double height = 0;

  for (guint i = line * columns; i < MIN ((line + 1) * columns, box->cells->len); i++)
    height = MAX (height, batson_pathway_cell_height (style, box->cells->pdata[i], grid_cell_width (style, box, width, columns, i), 0));
  return height;
}

static guint
n_lines (const BatsonPathwayBox *box, guint columns)
{
  return (box->cells->len + columns - 1) / columns;
}

static double
lines_height (const PathwayStyle *style, const BatsonPathwayBox *box, double width, guint columns)
{
  double height = 0;

  for (guint line = 0; line < n_lines (box, columns); line++)
    height += line_height (style, box, width, columns, line) + row_gap (style);
  return height;
}

/* Two columns where there is room; an arrow that is not the patient's has three where that makes it lower. */
guint
batson_pathway_columns (const PathwayStyle *style, const BatsonPathwayBox *box, double width)
{
  double inner = width - 2 * PAD * style->u;

  if (inner < (2 * LEAST_COLUMN + GRID_GAP) * style->u)
    return 1;
  if (box->state == BATSON_STATE_OUT && inner >= (3 * LEAST_COLUMN + 2 * GRID_GAP) * style->u && lines_height (style, box, width, 3) < lines_height (style, box, width, 2))
    return 3;
  return 2;
}

/* Whether the few words beside the title have room there. */
static gboolean
aside_fits (const PathwayStyle *style, const BatsonPathwayBox *box, double width)
{
  return batson_text_width (box->title, style->heading) + batson_text_width (box->aside, style->small) + 16 * style->u <= width - 2 * PAD * style->u;
}

static double
grid_head_height (const PathwayStyle *style, const BatsonPathwayBox *box, double width)
{
  double inner = width - 2 * PAD * style->u;
  BatsonFont font = batson_pathway_fit (style, style->heading, box->title, inner);
  double height = batson_pathway_text_height (style, box->title, font, inner);

  return aside_fits (style, box, width) ? height : height + batson_pathway_text_height (style, box->aside, style->small, inner);
}

double
batson_pathway_grid_height (const PathwayStyle *style, const BatsonPathwayBox *box, double width)
{
  double height = (style->print ? 12 : 20) * style->u + grid_head_height (style, box, width);

  height += lines_height (style, box, width, batson_pathway_columns (style, box, width));
  return height + (style->print ? 4 : PAD - ROW_GAP) * style->u;
}

static void
put_grid_head (const PathwayStyle *style, guint group, const BatsonPathwayBox *box, BatsonRect place)
{
  double u = style->u, x = place.x + PAD * u, y = place.y + (style->print ? 7 : PAD) * u, inner = place.width - 2 * PAD * u;
  BatsonFont font = batson_pathway_fit (style, style->heading, box->title, inner);
  BatsonElement *head = add_head (style, group, box);
  BatsonToken weak = box->state == BATSON_STATE_OUT ? BATSON_TOKEN_FAINT : BATSON_TOKEN_DIM;
  double title = batson_pathway_put (style, head, box->title, font, x, y, inner, BATSON_ALIGN_START, batson_pathway_ink (box->state));

  if (aside_fits (style, box, place.width))
    batson_pathway_put (style, head, box->aside, style->small, x, y + (title - batson_text_line (style->small)) * 0.65, inner, BATSON_ALIGN_END, weak);
  else
    batson_pathway_put (style, head, box->aside, style->small, x, y + title, inner, BATSON_ALIGN_START, weak);
}

/* What is left of the height goes to the rows, all alike. */
void
batson_pathway_add_grid (const PathwayStyle *style, guint parent, const BatsonPathwayBox *box, BatsonRect place)
{
  guint group = batson_scene_add_group (style->scene, parent, box->id, box->spoken), columns = batson_pathway_columns (style, box, place.width), lines = n_lines (box, columns);
  double u = style->u, spare = (place.height - batson_pathway_grid_height (style, box, place.width)) / lines;
  double y = place.y + (style->print ? 12 : 20) * u + grid_head_height (style, box, place.width);

  add_frame (style, group, box, place, box->state == BATSON_STATE_OUT ? BATSON_TOKEN_WINDOW : BATSON_TOKEN_CARD);
  put_grid_head (style, group, box, place);
  for (guint line = 0; line < lines; line++)
    {
      double height = line_height (style, box, place.width, columns, line) + spare, x = place.x + PAD * u;

      for (guint i = line * columns; i < MIN ((line + 1) * columns, box->cells->len); i++)
        {
          double width = grid_cell_width (style, box, place.width, columns, i);

          batson_pathway_add_cell (style, group, box, box->cells->pdata[i], (BatsonRect) { x, y, width, height }, 0);
          x += width + GRID_GAP * u;
        }
      y += height + row_gap (style);
    }
  batson_pathway_link (style, box, 0, box->cells->len, columns);
}

void
batson_pathway_link (const PathwayStyle *style, const BatsonPathwayBox *box, guint first, guint n, guint columns)
{
  for (guint i = 0; i < n; i++)
    {
      const BatsonPathwayCell *cell = box->cells->pdata[first + i];

      if (i % columns + 1 < columns && i + 1 < n)
        batson_scene_link (style->scene, cell->id, BATSON_TOWARDS_RIGHT, ((const BatsonPathwayCell *) box->cells->pdata[first + i + 1])->id);
      if (i + columns < n)
        batson_scene_link (style->scene, cell->id, BATSON_TOWARDS_DOWN, ((const BatsonPathwayCell *) box->cells->pdata[first + i + columns])->id);
    }
}

/* ---- Arrows ---- */

/* An arrow that points right from (0, 0) to (@length, 0), with a shaft as thick as @shaft. */
static BatsonPath *
arrow_path (double length, double shaft, double head, double wide)
{
  BatsonPath *path = batson_path_new ();

  batson_path_move (path, 0, -shaft / 2);
  batson_path_line (path, length - head, -shaft / 2);
  batson_path_line (path, length - head, -wide / 2);
  batson_path_line (path, length, 0);
  batson_path_line (path, length - head, wide / 2);
  batson_path_line (path, length - head, shaft / 2);
  batson_path_line (path, 0, shaft / 2);
  batson_path_close (path);
  return path;
}

/* Turns what points right to where it shall point, and puts it there. */
static void
turn (BatsonPath *path, double x, double y, double dx, double dy)
{
  for (guint i = 0; i < path->steps->len; i++)
    {
      BatsonStep *step = &g_array_index (path->steps, BatsonStep, i);

      for (guint k = 0; k < G_N_ELEMENTS (step->x); k++)
        {
          double along = step->x[k], across = step->y[k];

          step->x[k] = along * dx - across * dy;
          step->y[k] = along * dy + across * dx;
        }
    }
  batson_path_transform (path, 1, 1, x, y);
}

void
batson_pathway_add_arrow (const PathwayStyle *style, guint group, const char *id, BatsonState state, BatsonDirection to,
                          double x1, double y1, double x2, double y2)
{
  BatsonElement *element = batson_scene_add (style->scene, group, BATSON_ELEMENT_EDGE, id, state, (BatsonRect) { 0 });
  double u = style->u, length = MAX (fabs (x2 - x1), fabs (y2 - y1)), dx = x2 > x1 ? 1 : x2 < x1 ? -1 : 0, dy = y2 > y1 ? 1 : y2 < y1 ? -1 : 0;
  BatsonToken colour = state == BATSON_STATE_OUT ? BATSON_TOKEN_FAINT : batson_pathway_colour (to);
  double head = MIN ((state == BATSON_STATE_CHOSEN ? 14 : 8) * u, length), wide = (state == BATSON_STATE_CHOSEN ? 27 : 13) * u;
  BatsonPaint line = { .stroke = colour, .line = (state == BATSON_STATE_OUT ? 1.25 : 2) * u, .flat_ends = TRUE };
  BatsonPath *path;

  if (state == BATSON_STATE_CHOSEN)
    {
      path = arrow_path (length, 11 * u, head, wide);
      turn (path, x1, y1, dx, dy);
      batson_element_shape (element, path, (BatsonPaint) { .fill = colour });
      return;
    }
  if (state != BATSON_STATE_OPEN)
    line.style = state == BATSON_STATE_OUT && style->print ? BATSON_LINE_DOTTED : state == BATSON_STATE_POSSIBLE ? BATSON_LINE_DASHED : BATSON_LINE_SOLID;
  path = batson_path_new ();
  batson_path_move (path, x1, y1);
  batson_path_line (path, x2 - dx * head, y2 - dy * head);
  batson_element_shape (element, path, line);
  path = arrow_path (head, 0, head, wide);
  turn (path, x2 - dx * head, y2 - dy * head, dx, dy);
  batson_element_shape (element, path, (BatsonPaint) { .fill = colour });
}
