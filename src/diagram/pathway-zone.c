/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shared zone: what each side brings, and the board with its three marks, meeting and decision. */
#include "diagram/pathway-private.h"

#include <glib/gi18n-lib.h>

#define PAD 12
#define GAP 8

/* ---- A side ---- */

/* The first column of a side's lines; 0 where the words stand one below the other. */
static double
label_width (const PathwayStyle *style, const BatsonPathwayBox *box, double width)
{
  double inner = width - 34 * style->u, widest = 0, word = 0;

  for (guint i = 0; i < box->cells->len; i++)
    {
      const BatsonPathwayCell *cell = box->cells->pdata[i];

      widest = MAX (widest, batson_text_width (cell->title, style->bold));
      word = MAX (word, batson_text_word (cell->title, style->bold));
    }
  widest = MIN (widest + style->u, inner * 0.5);
  return inner < 240 * style->u || word > widest ? 0 : widest;
}

static double
side_head (const PathwayStyle *style, const BatsonPathwayBox *box, double width)
{
  double inner = width - 34 * style->u;

  return MAX (22 * style->u, batson_pathway_text_height (style, box->title, batson_pathway_fit (style, style->lead, box->title, inner), inner));
}

static double
side_gap (const PathwayStyle *style)
{
  return (style->print ? 0.5 : 1) * style->u;
}

double
batson_pathway_side_height (const PathwayStyle *style, const BatsonPathwayBox *box, double width)
{
  double height = side_head (style, box, width) + (style->print ? 4 : 6) * style->u, label = label_width (style, box, width);

  for (guint i = 0; i < box->cells->len; i++)
    height += batson_pathway_cell_height (style, box->cells->pdata[i], width, label) + side_gap (style);
  return height;
}

void
batson_pathway_add_side (const PathwayStyle *style, guint parent, const BatsonPathwayBox *box, BatsonRect place)
{
  guint group = batson_scene_add_group (style->scene, parent, box->id, box->spoken);
  double u = style->u, label = label_width (style, box, place.width), head = side_head (style, box, place.width), inner = place.width - 34 * u;
  double spare = MIN ((place.height - batson_pathway_side_height (style, box, place.width)) / (box->cells->len + 1), 14 * u), y = place.y + spare / 2;
  g_autofree char *id = g_strdup_printf ("%s-head", box->id);
  BatsonElement *title = batson_scene_add (style->scene, group, BATSON_ELEMENT_LABEL, id, box->state, (BatsonRect) { 0 });
  BatsonFont font = batson_pathway_fit (style, style->lead, box->title, inner);

  batson_element_say (title, box->spoken, NULL);
  batson_element_icon (title, box->icon, place.x + 3 * u, y + (head - 22 * u) / 2, 22 * u, batson_pathway_colour (box->to), batson_pathway_ground (box), 1);
  batson_pathway_put (style, title, box->title, font, place.x + 31 * u, y + (head - batson_pathway_text_height (style, box->title, font, inner)) / 2, inner, BATSON_ALIGN_START, BATSON_TOKEN_FG);
  y += head + (style->print ? 4 : 6) * u;
  for (guint i = 0; i < box->cells->len; i++)
    {
      double height = batson_pathway_cell_height (style, box->cells->pdata[i], place.width, label);

      batson_pathway_add_cell (style, group, box, box->cells->pdata[i], (BatsonRect) { place.x, y, place.width, height }, label);
      y += height + side_gap (style) + MAX (spare, 0);
    }
  batson_pathway_link (style, box, 0, box->cells->len, 1);
}

/* ---- The board ---- */

static const BatsonPathwayCell *
board_cell (const PathwayStyle *style, guint i)
{
  return style->view->board.cells->pdata[i];
}

#define MEETING BATSON_PATHWAY_MARKS
#define DECISION (BATSON_PATHWAY_MARKS + 1)

static double
inner_width (const PathwayStyle *style, double width)
{
  return width - 2 * (PAD + 4) * style->u;
}

static gboolean
meeting_beside (const PathwayStyle *style, double width)
{
  return batson_text_width (style->view->board.title, style->heading) + 34 * style->u + batson_pathway_cell_width (style, board_cell (style, MEETING)) + 12 * style->u <= inner_width (style, width);
}

static double
title_height (const PathwayStyle *style, double width)
{
  double inner = inner_width (style, width) - 32 * style->u;

  return MAX (24 * style->u, batson_pathway_text_height (style, style->view->board.title, batson_pathway_fit (style, style->heading, style->view->board.title, inner), inner));
}

static double
meeting_height (const PathwayStyle *style, double width)
{
  return batson_pathway_cell_height (style, board_cell (style, MEETING), MIN (inner_width (style, width), batson_pathway_cell_width (style, board_cell (style, MEETING))), 0);
}

static double
head_height (const PathwayStyle *style, double width)
{
  double title = title_height (style, width), meeting = meeting_height (style, width);

  return meeting_beside (style, width) ? MAX (title, meeting) : title + meeting;
}

static guint
mark_columns (const PathwayStyle *style, double width)
{
  return inner_width (style, width) >= (3 * 150 + 2 * GAP) * style->u ? 3 : 1;
}

static double
mark_width (const PathwayStyle *style, double width)
{
  guint columns = mark_columns (style, width);

  return (inner_width (style, width) - (columns - 1) * GAP * style->u) / columns;
}

/* The height of one line of marks: of all three side by side, or of each alone. */
static double
mark_height (const PathwayStyle *style, double width, guint i)
{
  double height = 0;

  for (guint k = 0; k < BATSON_PATHWAY_MARKS; k++)
    if (k == i || mark_columns (style, width) > 1)
      height = MAX (height, batson_pathway_cell_height (style, board_cell (style, k), mark_width (style, width), 0));
  return height;
}

static double
decision_width (const PathwayStyle *style, double width)
{
  return MIN (inner_width (style, width), batson_pathway_cell_width (style, board_cell (style, DECISION)));
}

static double
gap (const PathwayStyle *style)
{
  return (style->print ? 4 : GAP) * style->u;
}

double
batson_pathway_board_height (const PathwayStyle *style, double width)
{
  double height = 2 * (style->print ? 7 : PAD) * style->u + head_height (style, width) + gap (style);

  for (guint i = 0; i < BATSON_PATHWAY_MARKS; i += mark_columns (style, width))
    height += mark_height (style, width, i) + gap (style);
  if (!style->terse)
    height += batson_pathway_text_height (style, style->view->with, style->small, inner_width (style, width)) + gap (style) / 2;
  return height + batson_pathway_cell_height (style, board_cell (style, DECISION), decision_width (style, width), 0);
}

static double
put_board_head (const PathwayStyle *style, guint group, double x, double y, double width)
{
  const BatsonPathwayBox *box = &style->view->board;
  BatsonElement *head = batson_scene_add (style->scene, group, BATSON_ELEMENT_LABEL, "board-head", BATSON_STATE_OPEN, (BatsonRect) { 0 });
  double u = style->u, inner = inner_width (style, width), title = title_height (style, width), meeting = meeting_height (style, width), line = head_height (style, width);
  double wide = MIN (inner, batson_pathway_cell_width (style, board_cell (style, MEETING)));
  gboolean beside = meeting_beside (style, width);
  BatsonFont font = batson_pathway_fit (style, style->heading, box->title, inner - 32 * u);
  double own = batson_pathway_text_height (style, box->title, font, inner - 32 * u), top = beside ? (line - title) / 2 : 0;

  batson_element_icon (head, box->icon, x, y + top + (title - 24 * u) / 2, 24 * u, BATSON_TOKEN_MDT, BATSON_TOKEN_CARD, 1);
  batson_pathway_put (style, head, box->title, font, x + 32 * u, y + top + (title - own) / 2, inner - 32 * u, BATSON_ALIGN_START, BATSON_TOKEN_FG);
  batson_element_say (head, box->title, style->view->with);
  batson_pathway_add_cell (style, group, box, board_cell (style, MEETING), (BatsonRect) { beside ? x + inner - wide : x, beside ? y + (line - meeting) / 2 : y + title, wide, meeting }, 0);
  return line;
}

static double
add_marks (const PathwayStyle *style, guint parent, double x, double y, double width, double spare)
{
  guint columns = mark_columns (style, width), group = batson_scene_add_group (style->scene, parent, "marks", "");
  double wide = mark_width (style, width), from = y;

  for (guint i = 0; i < BATSON_PATHWAY_MARKS; i += columns)
    {
      double height = mark_height (style, width, i) + spare * columns / BATSON_PATHWAY_MARKS;

      for (guint k = i; k < i + columns; k++)
        batson_pathway_add_cell (style, group, &style->view->board, board_cell (style, k), (BatsonRect) { x + (k - i) * (wide + GAP * style->u), y, wide, height }, 0);
      y += height + gap (style);
    }
  batson_pathway_link (style, &style->view->board, 0, BATSON_PATHWAY_MARKS, columns);
  return y - from;
}

/* What is left of the height goes to the marks up to a point, then between the parts. */
void
batson_pathway_add_board (const PathwayStyle *style, guint parent, BatsonRect place)
{
  const BatsonPathwayBox *box = &style->view->board;
  guint group = batson_scene_add_group (style->scene, parent, box->id, box->spoken);
  double u = style->u, x = place.x + (PAD + 4) * u, y = place.y + (style->print ? 7 : PAD) * u, inner = inner_width (style, place.width);
  double spare = MAX (place.height - batson_pathway_board_height (style, place.width), 0), marks = MIN (spare * 0.5, 28 * u), between = (spare - marks) / 4;
  double decision = decision_width (style, place.width), height = batson_pathway_cell_height (style, board_cell (style, DECISION), decision, 0);
  BatsonElement *frame = batson_scene_add (style->scene, group, BATSON_ELEMENT_REGION, "board-frame", BATSON_STATE_OPEN, place), *with;
  const char *last = board_cell (style, mark_columns (style, place.width) > 1 ? 0 : BATSON_PATHWAY_MARKS - 1)->id;

  batson_element_box (frame, place, 24 * (style->print ? 0.6 : 1) * u, (BatsonPaint) { .fill = BATSON_TOKEN_CARD, .stroke = BATSON_TOKEN_MDT, .line = style->print ? 2 : 3 * u });
  y += put_board_head (style, group, x, y, place.width) + gap (style) + between;
  y += add_marks (style, group, x, y, place.width, marks) + between;
  if (!style->terse)
    {
      with = batson_scene_add (style->scene, group, BATSON_ELEMENT_LABEL, "board-with", BATSON_STATE_OPEN, (BatsonRect) { 0 });
      batson_element_say (with, style->view->with, NULL);
      y += batson_pathway_put (style, with, style->view->with, style->small, x, y, inner, BATSON_ALIGN_CENTRE, BATSON_TOKEN_DIM) + gap (style) / 2 + between;
    }
  batson_pathway_add_cell (style, group, box, board_cell (style, DECISION), (BatsonRect) { x + (inner - decision) / 2, y, decision, height }, 0);
  batson_scene_link (style->scene, "meeting", BATSON_TOWARDS_DOWN, board_cell (style, 0)->id);
  batson_scene_link (style->scene, last, BATSON_TOWARDS_DOWN, "decision");
}
