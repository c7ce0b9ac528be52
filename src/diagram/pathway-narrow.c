/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pathway where there is little room: one column in the order of the patient's arrow, the board last, the other arrow folded. */
#include "diagram/pathway-private.h"

#include <glib/gi18n-lib.h>

typedef struct {
  PathwayStyle style;
  double x, width, y, gap;
  char *before; /* id of the cell above; owned */
} Narrow;

/* The arrow keys go down the page, from the last cell of one box to the first of the next. */
static void
link_box (Narrow *narrow, const BatsonPathwayBox *box, guint from, guint to)
{
  const BatsonPathwayCell *first = box->cells->pdata[from], *last = box->cells->pdata[to];

  if (narrow->before)
    batson_scene_link (narrow->style.scene, narrow->before, BATSON_TOWARDS_DOWN, first->id);
  g_free (narrow->before);
  narrow->before = g_strdup (last->id);
}

static void
arrow_down (Narrow *narrow, guint group, const char *id, BatsonState state, BatsonDirection to)
{
  double x = narrow->x + narrow->width / 2, inset = 1.5 * narrow->style.u;

  batson_pathway_add_arrow (&narrow->style, group, id, state, to, x, narrow->y + inset, x, narrow->y + narrow->gap - inset);
  narrow->y += narrow->gap;
}

static void
add_arrow (Narrow *narrow, guint group, const BatsonPathwayArrow *arrow)
{
  const PathwayStyle *style = &narrow->style;

  for (guint b = 0; b < BATSON_N_PATHWAY_BOXES; b++)
    {
      const BatsonPathwayBox *box = &arrow->boxes[b];
      gboolean grid = b == BATSON_PATHWAY_MIDDLE;
      double height = grid ? batson_pathway_grid_height (style, box, narrow->width) : batson_pathway_box_height (style, box, narrow->width);
      BatsonRect place = { narrow->x, narrow->y, narrow->width, height };
      g_autofree char *edge = g_strdup_printf ("arrow-%u-%u", arrow->direction + 1, b);

      if (grid)
        batson_pathway_add_grid (style, group, box, place);
      else
        batson_pathway_add_box (style, group, box, place);
      link_box (narrow, box, 0, box->cells->len - 1);
      narrow->y += height;
      if (b != BATSON_PATHWAY_END)
        arrow_down (narrow, group, edge, arrow->state, arrow->boxes[BATSON_PATHWAY_START].to);
    }
}

/* The line that stands for an arrow, or above it where it was opened. */
static void
add_fold (Narrow *narrow, guint group, const BatsonPathwayArrow *arrow, gboolean unfolded)
{
  const PathwayStyle *style = &narrow->style;
  g_autofree char *id = g_strdup_printf ("fold-%u", arrow->direction + 1), *name = g_strdup_printf (unfolded ? C_ ("pathway", "%s; opened") : C_ ("pathway", "%s; folded"), arrow->folded);
  double u = style->u, inner = narrow->width - 44 * u, words = batson_pathway_text_height (style, arrow->folded, style->body, inner), height = MAX (words + 10 * u, 34 * u);
  BatsonRect place = { narrow->x, narrow->y, narrow->width, height };
  BatsonElement *element = batson_scene_add (style->scene, group, BATSON_ELEMENT_NODE, id, arrow->state, place);

  batson_element_box (element, place, 8 * u, (BatsonPaint) { .fill = BATSON_TOKEN_WINDOW, .stroke = BATSON_TOKEN_BORDER, .line = 1.25 * u });
  batson_element_icon (element, unfolded ? BATSON_ICON_UP : BATSON_ICON_DOWN, narrow->x + 12 * u, narrow->y + (height - 14 * u) / 2, 14 * u, BATSON_TOKEN_DIM, BATSON_TOKEN_WINDOW, 1);
  batson_pathway_put (style, element, arrow->folded, style->body, narrow->x + 34 * u, narrow->y + (height - words) / 2, inner, BATSON_ALIGN_START, BATSON_TOKEN_DIM);
  batson_element_say (element, name, unfolded ? _ ("Folds this arrow.") : _ ("Opens this arrow."));
  batson_element_act (element, "fold", "");
  if (narrow->before)
    batson_scene_link (style->scene, narrow->before, BATSON_TOWARDS_DOWN, id);
  g_free (narrow->before);
  narrow->before = g_steal_pointer (&id);
  narrow->y += height;
}

/* An arrow that says something of this patient is never folded; nor is one of a blank sheet or on paper. */
static gboolean
is_folded (const Narrow *narrow, const BatsonPathwayArrow *arrow)
{
  return !narrow->style.print && arrow->state == BATSON_STATE_OUT && arrow->boxes[BATSON_PATHWAY_END].state == BATSON_STATE_OUT;
}

static void
add_other (Narrow *narrow, const BatsonPathwayArrow *arrow, gboolean unfolded)
{
  g_autofree char *id = g_strdup_printf ("arrow-%u", arrow->direction + 1);
  guint group = batson_scene_add_group (narrow->style.scene, 0, id, arrow->folded);
  gboolean folds = is_folded (narrow, arrow);

  narrow->y += narrow->gap / 2;
  if (folds)
    {
      add_fold (narrow, group, arrow, unfolded);
      narrow->y += unfolded ? narrow->gap / 2 : 0;
    }
  if (!folds || unfolded)
    add_arrow (narrow, group, arrow);
}

static void
add_side (Narrow *narrow, guint group, BatsonDirection direction)
{
  const PathwayStyle *style = &narrow->style;
  const BatsonPathwayBox *box = &style->view->sides[direction];
  double u = style->u, pad = 10 * u, height = batson_pathway_side_height (style, box, narrow->width - 2 * pad) + 2 * pad;
  BatsonRect place = { narrow->x, narrow->y, narrow->width, height };
  g_autofree char *id = g_strdup_printf ("%s-ground", box->id);
  BatsonElement *element = batson_scene_add (style->scene, group, BATSON_ELEMENT_REGION, id, BATSON_STATE_OPEN, place);

  batson_element_box (element, place, 14 * u, (BatsonPaint) { .fill = batson_pathway_ground (box), .stroke = batson_pathway_colour (direction), .line = style->print ? 1 : 1.5 * u });
  batson_pathway_add_side (style, group, box, (BatsonRect) { narrow->x + pad, narrow->y + pad, narrow->width - 2 * pad, height - 2 * pad });
  link_box (narrow, box, 0, box->cells->len - 1);
  narrow->y += height;
}

static void
add_zone (Narrow *narrow, BatsonState state)
{
  const PathwayStyle *style = &narrow->style;
  const BatsonPathwayBox *board = &style->view->board;
  guint group = batson_scene_add_group (style->scene, 0, "zone", _ ("Shared zone"));
  double height = batson_pathway_board_height (style, narrow->width);

  arrow_down (narrow, group, "into-zone", state, style->view->arrows[batson_pathway_first (style->view)].boxes[BATSON_PATHWAY_START].to);
  add_side (narrow, group, BATSON_DIRECTION_TO_BREAST);
  narrow->y += narrow->gap / 2;
  add_side (narrow, group, BATSON_DIRECTION_TO_NEURO);
  arrow_down (narrow, group, "into-board", style->view->blank ? BATSON_STATE_OPEN : BATSON_STATE_CHOSEN, BATSON_DIRECTION_TO_NEURO);
  batson_pathway_add_board (style, group, (BatsonRect) { narrow->x, narrow->y, narrow->width, height });
  link_box (narrow, board, BATSON_PATHWAY_MARKS, BATSON_PATHWAY_MARKS + 1);
  narrow->y += height;
}

BatsonScene *
batson_pathway_narrow (const BatsonPathwayView *view, const BatsonCanvas *canvas, double unit, gboolean unfolded)
{
  Narrow narrow = { 0 };
  BatsonDirection first = batson_pathway_first (view), other = first == BATSON_DIRECTION_TO_NEURO ? BATSON_DIRECTION_TO_BREAST : BATSON_DIRECTION_TO_NEURO;
  double margin = canvas->medium == BATSON_MEDIUM_PRINT ? 1.5 : MIN (18, canvas->width / 30);
  guint group;
  g_autofree char *id = g_strdup_printf ("arrow-%u", first + 1);

  batson_pathway_style_init (&narrow.style, view, canvas, unit);
  narrow.style.scene = batson_scene_new (canvas, _ ("Referral pathway"));
  narrow.x = margin;
  narrow.width = canvas->width - 2 * margin;
  narrow.y = (narrow.style.print ? 1.5 : 12) * (narrow.style.print ? 1 : unit);
  narrow.gap = (narrow.style.print ? 16 : 24) * unit;
  group = batson_scene_add_group (narrow.style.scene, 0, id, view->arrows[first].folded);
  add_arrow (&narrow, group, &view->arrows[first]);
  add_other (&narrow, &view->arrows[other], unfolded);
  add_zone (&narrow, view->arrows[first].boxes[BATSON_PATHWAY_END].state);
  batson_pathway_add_table (&narrow.style);
  batson_scene_seal (narrow.style.scene, canvas->width, narrow.y + margin, TRUE);
  g_free (narrow.before);
  return narrow.style.scene;
}
