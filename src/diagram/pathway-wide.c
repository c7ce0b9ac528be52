/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pathway where there is room: arrow 1 above, arrow 2 below, the shared zone between them. */
#include "diagram/pathway-private.h"

#include <glib/gi18n-lib.h>

/* The three columns and the three rows. */
typedef struct {
  PathwayStyle style;
  double x[3], width[3], gap;
  double y[3], height[3], between;
  double board_x, board_width; /* reaches a little into both gaps */
  double total;
} Wide;

enum { LEFT, CENTRE, RIGHT };
enum { ABOVE, ZONE, BELOW };

#define MARGIN 20
#define SIDE_ARROW 44 /* from a side to the board */

static void
set_columns (Wide *wide)
{
  double u = wide->style.u, margin = wide->style.print ? 1.5 : MARGIN * u, all = wide->style.canvas->width - 2 * margin, side, inset;

  wide->gap = MIN (44 * u, all * 0.034);
  side = CLAMP ((all - 2 * wide->gap) * 0.235, 184 * u, 340 * u);
  inset = MIN (36 * u, side * 0.11);
  wide->x[LEFT] = margin;
  wide->x[CENTRE] = margin + side + wide->gap;
  wide->x[RIGHT] = margin + all - side;
  wide->width[LEFT] = wide->width[RIGHT] = side;
  wide->width[CENTRE] = all - 2 * (side + wide->gap);
  wide->board_x = wide->x[CENTRE] + inset;
  wide->board_width = wide->width[CENTRE] - 2 * inset;
}

/* Between the edge of the page and the arrow into the board. */
static double
side_width (const Wide *wide)
{
  return wide->board_x - wide->x[LEFT] - (SIDE_ARROW + 24) * wide->style.u;
}

static double
zone_pad (const Wide *wide)
{
  return (wide->style.print ? 6 : 12) * wide->style.u;
}

/* Which column the boxes of an arrow stand in: arrow 1 runs from left to right, arrow 2 back. */
static guint
column_of (BatsonDirection direction, guint box)
{
  return direction == BATSON_DIRECTION_TO_NEURO ? box : 2 - box;
}

static double
arrow_height (const Wide *wide, BatsonDirection direction)
{
  const PathwayStyle *style = &wide->style;
  const BatsonPathwayBox *boxes = style->view->arrows[direction].boxes;
  double height = batson_pathway_grid_height (style, &boxes[BATSON_PATHWAY_MIDDLE], wide->width[CENTRE]);

  height = MAX (height, batson_pathway_box_height (style, &boxes[BATSON_PATHWAY_START], wide->width[LEFT]));
  return MAX (height, batson_pathway_box_height (style, &boxes[BATSON_PATHWAY_END], wide->width[LEFT]));
}

static double
zone_height (const Wide *wide)
{
  const PathwayStyle *style = &wide->style;
  double height = batson_pathway_board_height (style, wide->board_width);

  for (guint d = 0; d < 2; d++)
    height = MAX (height, batson_pathway_side_height (style, &style->view->sides[d], side_width (wide)) + 2 * zone_pad (wide));
  return height;
}

/* What the window has to spare widens the gaps first, then the rows; the rest stays free above and below. */
static void
set_rows (Wide *wide)
{
  double u = wide->style.u, margin = wide->style.print ? 1.5 : 8 * u, natural, spare, grown;

  wide->height[ABOVE] = arrow_height (wide, BATSON_DIRECTION_TO_NEURO);
  wide->height[ZONE] = zone_height (wide);
  wide->height[BELOW] = arrow_height (wide, BATSON_DIRECTION_TO_BREAST);
  wide->between = (wide->style.print ? 16 : 18) * u;
  natural = wide->height[0] + wide->height[1] + wide->height[2] + 2 * wide->between + 2 * margin;
  if (wide->style.print && wide->style.canvas->height > 0 && natural > wide->style.canvas->height)
    {
      grown = MIN (natural - wide->style.canvas->height, 16 * u); /* a sheet is not higher than it is */
      wide->between -= grown / 2;
      natural -= grown;
    }
  spare = MAX (wide->style.canvas->height - natural, 0);
  grown = MIN (spare, 24 * u);
  wide->between += grown / 2;
  spare -= grown;
  for (guint row = 0; row < 3; row++)
    {
      grown = MIN (spare / (3 - row), wide->height[row] * 0.5);
      wide->height[row] += grown;
      spare -= grown;
    }
  wide->y[ABOVE] = margin + spare / 2;
  wide->y[ZONE] = wide->y[ABOVE] + wide->height[ABOVE] + wide->between;
  wide->y[BELOW] = wide->y[ZONE] + wide->height[ZONE] + wide->between;
  wide->total = MAX (wide->y[BELOW] + wide->height[BELOW] + margin, MIN (wide->style.canvas->height, natural + spare));
}

static void
add_arrow (const Wide *wide, BatsonDirection direction)
{
  const PathwayStyle *style = &wide->style;
  const BatsonPathwayArrow *arrow = &style->view->arrows[direction];
  guint row = direction == BATSON_DIRECTION_TO_NEURO ? ABOVE : BELOW;
  g_autofree char *id = g_strdup_printf ("arrow-%u", direction + 1);
  guint group = batson_scene_add_group (style->scene, 0, id, arrow->folded);
  double middle = wide->y[row] + wide->height[row] / 2, u = style->u;

  for (guint box = 0; box < BATSON_N_PATHWAY_BOXES; box++)
    {
      guint column = column_of (direction, box);
      BatsonRect place = { wide->x[column], wide->y[row], wide->width[column], wide->height[row] };

      if (box == BATSON_PATHWAY_MIDDLE)
        batson_pathway_add_grid (style, group, &arrow->boxes[box], place);
      else
        batson_pathway_add_box (style, group, &arrow->boxes[box], place);
      if (box != BATSON_PATHWAY_END)
        {
          g_autofree char *edge = g_strdup_printf ("%s-%u", id, box);
          double from = column < column_of (direction, box + 1) ? wide->x[column] + wide->width[column] : wide->x[column];
          double to = from + (column < column_of (direction, box + 1) ? wide->gap : -wide->gap), inset = to > from ? 1.5 * u : -1.5 * u;

          batson_pathway_add_arrow (style, group, edge, arrow->state, arrow->boxes[BATSON_PATHWAY_START].to, from + inset, middle, to - inset, middle);
        }
    }
}

/* From an arrow's last box into the zone. */
static void
add_into_zone (const Wide *wide, guint group, BatsonDirection direction)
{
  const BatsonPathwayArrow *arrow = &wide->style.view->arrows[direction];
  guint column = column_of (direction, BATSON_PATHWAY_END);
  double x = wide->x[column] + wide->width[column] / 2, inset = 1.5 * wide->style.u;
  g_autofree char *id = g_strdup_printf ("arrow-%u-zone", direction + 1);
  BatsonState state = arrow->boxes[BATSON_PATHWAY_END].state;

  if (direction == BATSON_DIRECTION_TO_NEURO)
    batson_pathway_add_arrow (&wide->style, group, id, state, arrow->boxes[BATSON_PATHWAY_START].to, x, wide->y[ZONE] - wide->between + inset, x, wide->y[ZONE] - inset);
  else
    batson_pathway_add_arrow (&wide->style, group, id, state, arrow->boxes[BATSON_PATHWAY_START].to, x, wide->y[BELOW] - inset, x, wide->y[BELOW] - wide->between + inset);
}

/* Both territories reach under the board, which covers where they meet. */
static void
add_ground (const Wide *wide, guint group, BatsonDirection direction)
{
  const PathwayStyle *style = &wide->style;
  const BatsonPathwayBox *box = &style->view->sides[direction];
  double u = style->u, under = wide->board_width / 2;
  BatsonRect place = { direction == BATSON_DIRECTION_TO_BREAST ? wide->x[LEFT] : wide->board_x + wide->board_width - under, wide->y[ZONE], 0, wide->height[ZONE] };
  g_autofree char *id = g_strdup_printf ("%s-ground", box->id);
  BatsonElement *element;

  place.width = wide->board_x - wide->x[LEFT] + under;
  element = batson_scene_add (style->scene, group, BATSON_ELEMENT_REGION, id, BATSON_STATE_OPEN, place);
  batson_element_box (element, place, 24 * (style->print ? 0.6 : 1) * u, (BatsonPaint) { .fill = batson_pathway_ground (box), .stroke = batson_pathway_colour (direction), .line = style->print ? 1 : 1.5 * u });
}

static void
add_zone (const Wide *wide)
{
  const PathwayStyle *style = &wide->style;
  guint group = batson_scene_add_group (style->scene, 0, "zone", _ ("Shared zone"));
  double u = style->u, pad = zone_pad (wide), y = wide->y[ZONE] + pad, height = wide->height[ZONE] - 2 * pad, width = side_width (wide), middle = wide->y[ZONE] + wide->height[ZONE] / 2;
  double left = wide->x[LEFT] + 12 * u, right = wide->x[RIGHT] + wide->width[RIGHT] - 12 * u - width;

  add_ground (wide, group, BATSON_DIRECTION_TO_BREAST);
  add_ground (wide, group, BATSON_DIRECTION_TO_NEURO);
  batson_pathway_add_side (style, group, &style->view->sides[BATSON_DIRECTION_TO_BREAST], (BatsonRect) { left, y, width, height });
  batson_pathway_add_arrow (style, group, "breast-into-board", style->view->blank ? BATSON_STATE_OPEN : BATSON_STATE_CHOSEN, BATSON_DIRECTION_TO_BREAST, wide->board_x - SIDE_ARROW * u, middle, wide->board_x - 1.5 * u, middle);
  batson_pathway_add_board (style, group, (BatsonRect) { wide->board_x, wide->y[ZONE], wide->board_width, wide->height[ZONE] });
  batson_pathway_add_arrow (style, group, "neuro-into-board", style->view->blank ? BATSON_STATE_OPEN : BATSON_STATE_CHOSEN, BATSON_DIRECTION_TO_NEURO, wide->board_x + wide->board_width + SIDE_ARROW * u, middle, wide->board_x + wide->board_width + 1.5 * u, middle);
  batson_pathway_add_side (style, group, &style->view->sides[BATSON_DIRECTION_TO_NEURO], (BatsonRect) { right, y, width, height });
  add_into_zone (wide, group, BATSON_DIRECTION_TO_NEURO);
  add_into_zone (wide, group, BATSON_DIRECTION_TO_BREAST);
}

/* ---- Arrow keys between boxes ---- */

static const char *
cell_id (const BatsonPathwayBox *box, guint i)
{
  return ((const BatsonPathwayCell *) box->cells->pdata[MIN (i, box->cells->len - 1)])->id;
}

/* Beside each other: the lines of @left and @right that stand at about one height. @left_columns: of its cells. */
static void
link_beside (const Wide *wide, const BatsonPathwayBox *left, guint left_columns, const BatsonPathwayBox *right, guint right_columns)
{
  guint lines = MAX ((left->cells->len + left_columns - 1) / left_columns, (right->cells->len + right_columns - 1) / right_columns);

  for (guint line = 0; line < lines; line++)
    batson_scene_link (wide->style.scene, cell_id (left, line * left_columns + left_columns - 1), BATSON_TOWARDS_RIGHT, cell_id (right, line * right_columns));
}

/* Over each other: the last of @above and the first of @below. */
static void
link_over (const Wide *wide, const BatsonPathwayBox *above, const BatsonPathwayBox *below)
{
  batson_scene_link (wide->style.scene, cell_id (above, above->cells->len - 1), BATSON_TOWARDS_DOWN, cell_id (below, 0));
}

static void
link_boxes (const Wide *wide)
{
  const BatsonPathwayView *view = wide->style.view;
  const BatsonPathwayBox *one = view->arrows[BATSON_DIRECTION_TO_NEURO].boxes, *two = view->arrows[BATSON_DIRECTION_TO_BREAST].boxes;
  const BatsonPathwayBox *breast = &view->sides[BATSON_DIRECTION_TO_BREAST], *neuro = &view->sides[BATSON_DIRECTION_TO_NEURO];
  guint above = batson_pathway_columns (&wide->style, &one[BATSON_PATHWAY_MIDDLE], wide->width[CENTRE]), below = batson_pathway_columns (&wide->style, &two[BATSON_PATHWAY_MIDDLE], wide->width[CENTRE]);
  BatsonScene *scene = wide->style.scene;

  link_beside (wide, &one[BATSON_PATHWAY_START], 1, &one[BATSON_PATHWAY_MIDDLE], above);
  link_beside (wide, &one[BATSON_PATHWAY_MIDDLE], above, &one[BATSON_PATHWAY_END], 1);
  link_beside (wide, &two[BATSON_PATHWAY_END], 1, &two[BATSON_PATHWAY_MIDDLE], below);
  link_beside (wide, &two[BATSON_PATHWAY_MIDDLE], below, &two[BATSON_PATHWAY_START], 1);
  link_over (wide, &one[BATSON_PATHWAY_START], breast);
  link_over (wide, breast, &two[BATSON_PATHWAY_END]);
  link_over (wide, &one[BATSON_PATHWAY_END], neuro);
  link_over (wide, neuro, &two[BATSON_PATHWAY_START]);
  batson_scene_link (scene, cell_id (&one[BATSON_PATHWAY_MIDDLE], G_MAXUINT), BATSON_TOWARDS_DOWN, "meeting");
  batson_scene_link (scene, "decision", BATSON_TOWARDS_DOWN, cell_id (&two[BATSON_PATHWAY_MIDDLE], 0));
  batson_scene_link (scene, cell_id (breast, 0), BATSON_TOWARDS_RIGHT, "meeting");
  batson_scene_link (scene, "meeting", BATSON_TOWARDS_RIGHT, cell_id (neuro, 0));
  for (guint i = 1; i < breast->cells->len; i++)
    {
      gboolean last = i + 1 == breast->cells->len;

      batson_scene_link (scene, cell_id (breast, i), BATSON_TOWARDS_RIGHT, last ? "decision" : "mark-sins");
      batson_scene_link (scene, last ? "decision" : "mark-imaging", BATSON_TOWARDS_RIGHT, cell_id (neuro, i));
      batson_scene_link (scene, cell_id (neuro, i), BATSON_TOWARDS_LEFT, last ? "decision" : "mark-imaging");
    }
}

/* In the order of the patient's own arrow: its boxes, the board, then the other arrow. */
static BatsonScene *
draw (const BatsonPathwayView *view, const BatsonCanvas *canvas, double unit, gboolean terse)
{
  Wide wide = { 0 };
  BatsonDirection first = batson_pathway_first (view), other = first == BATSON_DIRECTION_TO_NEURO ? BATSON_DIRECTION_TO_BREAST : BATSON_DIRECTION_TO_NEURO;

  batson_pathway_style_init (&wide.style, view, canvas, unit);
  wide.style.terse = terse;
  wide.style.scene = batson_scene_new (canvas, _ ("Referral pathway"));
  set_columns (&wide);
  set_rows (&wide);
  add_arrow (&wide, first);
  if (view->arrows[other].state == BATSON_STATE_CHOSEN)
    add_arrow (&wide, other);
  add_zone (&wide);
  if (view->arrows[other].state != BATSON_STATE_CHOSEN)
    add_arrow (&wide, other);
  link_boxes (&wide);
  batson_pathway_add_table (&wide.style);
  batson_scene_seal (wide.style.scene, canvas->width, wide.total, TRUE);
  return wide.style.scene;
}

/* On paper it says as much as fits into the height. */
BatsonScene *
batson_pathway_wide (const BatsonPathwayView *view, const BatsonCanvas *canvas, double unit)
{
  g_autoptr (BatsonScene) scene = draw (view, canvas, unit, FALSE);
  double width, height;

  batson_scene_size (scene, &width, &height);
  if (canvas->medium == BATSON_MEDIUM_PRINT && canvas->height > 0 && height > canvas->height)
    return draw (view, canvas, unit, TRUE);
  return g_steal_pointer (&scene);
}
