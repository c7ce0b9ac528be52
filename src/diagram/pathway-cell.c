/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sizes and fonts of the pathway, and its cells: rows, lines, pairs, marks, buttons. */
#include "diagram/pathway-private.h"

#include <glib/gi18n-lib.h>

void
batson_pathway_style_init (PathwayStyle *style, const BatsonPathwayView *view, const BatsonCanvas *canvas, double unit)
{
  *style = (PathwayStyle) {
    .view = view, .canvas = canvas, .u = unit, .print = canvas->medium == BATSON_MEDIUM_PRINT,
    .caption = { 12 * unit, 700 }, .small = { 12 * unit, 400 }, .body = { 13.33 * unit, 400 }, .bold = { 13.33 * unit, 700 },
    .lead = { 14.67 * unit, 700 }, .heading = { 17.33 * unit, 700 }, .number = { 17.33 * unit, 800 },
  };
}

double
batson_pathway_text_height (const PathwayStyle *style, const char *text, BatsonFont font, double width)
{
  return batson_text_height (text, font, width, style->canvas->direction);
}

double
batson_pathway_put (const PathwayStyle *style, BatsonElement *element, const char *text, BatsonFont font, double x, double y,
                    double width, BatsonAlign align, BatsonToken ink)
{
  return batson_element_words (element, text, font, x, y, width, align, style->canvas->direction, ink);
}

BatsonFont
batson_pathway_fit (const PathwayStyle *style, BatsonFont font, const char *text, double width)
{
  double word = batson_text_word (text, font);

  if (word > width)
    font.size = MIN (font.size, MAX (font.size * width / word * 0.99, style->small.size));
  return font;
}

BatsonToken
batson_pathway_colour (BatsonDirection to)
{
  return to == BATSON_DIRECTION_TO_NEURO ? BATSON_TOKEN_NEURO : BATSON_TOKEN_BREAST;
}

BatsonToken
batson_pathway_ground (const BatsonPathwayBox *box)
{
  if (box->state == BATSON_STATE_OUT)
    return BATSON_TOKEN_WINDOW;
  if (box->state != BATSON_STATE_CHOSEN)
    return BATSON_TOKEN_CARD;
  return box->to == BATSON_DIRECTION_TO_NEURO ? BATSON_TOKEN_NEURO_TINT : BATSON_TOKEN_BREAST_TINT;
}

BatsonToken
batson_pathway_ink (BatsonState state)
{
  return state == BATSON_STATE_OUT ? BATSON_TOKEN_FAINT : BATSON_TOKEN_FG;
}

/* ---- Measures ---- */

/* Paddings of a kind of cell, px: room left of the words, right of them, above and below. */
static const struct
{
  double left, right, above, icon, at, least;
} measures[] = {
  [BATSON_CELL_ROW] = { 38, 10, 3, 18, 11, 30 },
  [BATSON_CELL_LINE] = { 28, 6, 2, 16, 6, 24 },
  [BATSON_CELL_PAIR] = { 28, 6, 3, 16, 6, 24 },
  [BATSON_CELL_MARK] = { 36, 10, 7, 20, 9, 36 },
  [BATSON_CELL_BUTTON] = { 36, 14, 5, 16, 12, 30 },
};

#define MARK_ROOM 24
#define PAIR_GAP 10

/* Paper needs no room for fingers. */
static double
least (const PathwayStyle *style, const BatsonPathwayCell *cell)
{
  return (style->print ? measures[cell->kind].least * 0.6 : measures[cell->kind].least) * style->u;
}

static double
above (const PathwayStyle *style, const BatsonPathwayCell *cell)
{
  return (style->print ? measures[cell->kind].above * 0.6 : measures[cell->kind].above) * style->u;
}

static gboolean
is_bold (const BatsonPathwayCell *cell)
{
  switch (cell->kind)
    {
    case BATSON_CELL_ROW: return cell->look == BATSON_CELL_STRONG;
    case BATSON_CELL_LINE:
    case BATSON_CELL_PAIR: return cell->look == BATSON_CELL_PLAIN || cell->look == BATSON_CELL_STRONG;
    default: return TRUE;
    }
}

/* Measured as bold, so that nothing moves when it is answered; a blank sheet has nothing in bold. */
static BatsonFont
title_font (const PathwayStyle *style, const BatsonPathwayCell *cell, gboolean measured)
{
  gboolean bold = measured || (is_bold (cell) && !(style->view->blank && cell->kind != BATSON_CELL_MARK && cell->kind != BATSON_CELL_PAIR));

  if (cell->kind == BATSON_CELL_MARK)
    return style->lead;
  return bold ? style->bold : style->body;
}

/* Where words would be broken for it the mark goes: it repeats what the words or the steps of the referral say. */
static gboolean
has_mark (const PathwayStyle *style, const BatsonPathwayCell *cell, double width)
{
  return cell->marked && width >= 165 * style->u;
}

static double
inner_width (const PathwayStyle *style, const BatsonPathwayCell *cell, double width)
{
  return width - (measures[cell->kind].left + measures[cell->kind].right + (has_mark (style, cell, width) ? MARK_ROOM : 0)) * style->u;
}

double
batson_pathway_cell_width (const PathwayStyle *style, const BatsonPathwayCell *cell)
{
  double title = batson_text_width (cell->title, title_font (style, cell, TRUE)), text = batson_text_width (cell->text, style->small);

  return MAX (title, text) + (measures[cell->kind].left + measures[cell->kind].right + (cell->marked ? MARK_ROOM : 0) + 1) * style->u;
}

/* The small words of a second column stand on the line of the first. */
static double
value_drop (const PathwayStyle *style)
{
  return (batson_text_line (style->bold) - batson_text_line (style->small)) * 0.65;
}

/* The height of a cell's words, as they are drawn or as they would be in bold. */
static double
words_height (const PathwayStyle *style, const BatsonPathwayCell *cell, double width, double label, gboolean measured)
{
  double inner = inner_width (style, cell, width);
  BatsonFont title = title_font (style, cell, measured);

  if (cell->kind == BATSON_CELL_PAIR && label > 0)
    return MAX (batson_pathway_text_height (style, cell->title, title, label), batson_pathway_text_height (style, cell->text, style->small, inner - label - PAIR_GAP * style->u) + value_drop (style));
  title = batson_pathway_fit (style, title, cell->title, inner);
  return batson_pathway_text_height (style, cell->title, title, inner) + batson_pathway_text_height (style, cell->text, style->small, inner);
}

double
batson_pathway_cell_height (const PathwayStyle *style, const BatsonPathwayCell *cell, double width, double label)
{
  return MAX (words_height (style, cell, width, label, TRUE) + 2 * above (style, cell), least (style, cell));
}

/* ---- Drawing ---- */

static BatsonPaint
row_on_paper (BatsonCellLook look)
{
  BatsonPaint paint = { .fill = BATSON_TOKEN_CARD, .stroke = BATSON_TOKEN_FG, .line = look == BATSON_CELL_STRONG ? 1.5 : look == BATSON_CELL_FAINT ? 0.5 : 0.75 };

  if (look == BATSON_CELL_UNSURE)
    paint.style = BATSON_LINE_DASHED;
  else if (look == BATSON_CELL_FAINT)
    paint.style = BATSON_LINE_DOTTED;
  return paint;
}

static BatsonPaint
row_paint (const PathwayStyle *style, const BatsonPathwayBox *box, const BatsonPathwayCell *cell)
{
  double u = style->u;

  if (style->print)
    return row_on_paper (cell->look);
  switch (cell->look)
    {
    case BATSON_CELL_STRONG:
      return (BatsonPaint) { .fill = box->to == BATSON_DIRECTION_TO_NEURO ? BATSON_TOKEN_NEURO_TINT : BATSON_TOKEN_BREAST_TINT, .stroke = batson_pathway_colour (box->to), .line = 1.75 * u };
    case BATSON_CELL_UNSURE:
      return (BatsonPaint) { .fill = BATSON_TOKEN_CARD, .stroke = BATSON_TOKEN_DIM, .line = 1.25 * u, .style = BATSON_LINE_DASHED };
    case BATSON_CELL_FAINT:
      return (BatsonPaint) { .fill = BATSON_TOKEN_WINDOW, .stroke = BATSON_TOKEN_BORDER, .line = u };
    default:
      return (BatsonPaint) { .fill = BATSON_TOKEN_CARD, .stroke = BATSON_TOKEN_DIM, .line = u };
    }
}

/* Lines lie on what their box is filled with: they are clicked as a whole and painted alone. */
static BatsonPaint
paint_of (const PathwayStyle *style, const BatsonPathwayBox *box, const BatsonPathwayCell *cell)
{
  switch (cell->kind)
    {
    case BATSON_CELL_ROW:
      return row_paint (style, box, cell);
    case BATSON_CELL_MARK:
      return (BatsonPaint) { .fill = BATSON_TOKEN_WINDOW, .stroke = style->print ? BATSON_TOKEN_FG : BATSON_TOKEN_BORDER, .line = style->print ? 0.5 : style->u };
    case BATSON_CELL_BUTTON:
      return (BatsonPaint) { .fill = BATSON_TOKEN_BUTTON, .stroke = BATSON_TOKEN_DIM, .line = style->u };
    default:
      return (BatsonPaint) { .fill = batson_pathway_ground (box) };
    }
}

/* Faint is for window and view alone: elsewhere it would be too weak. */
static BatsonToken
weak_ink (BatsonToken ground)
{
  return ground == BATSON_TOKEN_WINDOW ? BATSON_TOKEN_FAINT : BATSON_TOKEN_DIM;
}

static void
inks (const BatsonPathwayBox *box, const BatsonPathwayCell *cell, BatsonToken ground, BatsonToken *title, BatsonToken *text, BatsonToken *icon)
{
  gboolean out = cell->kind == BATSON_CELL_ROW ? cell->look == BATSON_CELL_FAINT : box->state == BATSON_STATE_OUT && cell->kind != BATSON_CELL_BUTTON;

  *title = out ? weak_ink (ground) : BATSON_TOKEN_FG;
  *text = out ? weak_ink (ground) : cell->kind == BATSON_CELL_ROW && cell->look == BATSON_CELL_STRONG ? BATSON_TOKEN_FG : BATSON_TOKEN_DIM;
  *icon = out ? weak_ink (ground) : BATSON_TOKEN_FG;
  if (!out && (cell->icon == BATSON_ICON_DONE || cell->icon == BATSON_ICON_HALF))
    *icon = BATSON_TOKEN_ACCENT;
  else if (!out && cell->kind != BATSON_CELL_ROW && cell->kind != BATSON_CELL_MARK && cell->kind != BATSON_CELL_BUTTON)
    *icon = BATSON_TOKEN_DIM;
}

static void
put_words (const PathwayStyle *style, BatsonElement *element, const BatsonPathwayCell *cell, BatsonRect place, double label, BatsonToken title_ink, BatsonToken text_ink)
{
  double u = style->u, inner = inner_width (style, cell, place.width), x = place.x + measures[cell->kind].left * u, y;
  BatsonFont title = title_font (style, cell, FALSE);
  BatsonToken value = cell->look == BATSON_CELL_UNSURE ? text_ink : title_ink;

  if (cell->kind == BATSON_CELL_PAIR && label > 0)
    {
      y = place.y + above (style, cell);
      batson_pathway_put (style, element, cell->title, title, x, y, label, BATSON_ALIGN_START, title_ink);
      batson_pathway_put (style, element, cell->text, style->small, x + label + PAIR_GAP * u, y + value_drop (style), inner - label - PAIR_GAP * u, BATSON_ALIGN_START, value);
      return;
    }
  title = batson_pathway_fit (style, title, cell->title, inner);
  y = place.y + (place.height - words_height (style, cell, place.width, label, FALSE)) / 2;
  y += batson_pathway_put (style, element, cell->title, title, x, y, inner, BATSON_ALIGN_START, title_ink);
  batson_pathway_put (style, element, cell->text, style->small, x, y, inner, BATSON_ALIGN_START, text_ink);
}

/* The icon stands beside the first line of lines, else in the middle. */
static double
icon_y (const PathwayStyle *style, const BatsonPathwayCell *cell, BatsonRect place, double label)
{
  double size = measures[cell->kind].icon * style->u, line = batson_text_line (style->bold);

  if (cell->kind == BATSON_CELL_ROW || cell->kind == BATSON_CELL_BUTTON)
    return place.y + (place.height - size) / 2;
  if (cell->kind == BATSON_CELL_PAIR && label > 0)
    return place.y + above (style, cell) + (line - size) / 2;
  line = batson_text_line (title_font (style, cell, TRUE));
  return place.y + (place.height - words_height (style, cell, place.width, label, FALSE)) / 2 + (line - size) / 2;
}

void
batson_pathway_add_cell (const PathwayStyle *style, guint group, const BatsonPathwayBox *box, const BatsonPathwayCell *cell,
                         BatsonRect place, double label)
{
  static const BatsonState states[] = { [BATSON_CELL_PLAIN] = BATSON_STATE_OPEN, [BATSON_CELL_STRONG] = BATSON_STATE_CHOSEN, [BATSON_CELL_UNSURE] = BATSON_STATE_POSSIBLE, [BATSON_CELL_FAINT] = BATSON_STATE_OUT };
  BatsonElement *element = batson_scene_add (style->scene, group, BATSON_ELEMENT_NODE, cell->id, states[cell->look], place);
  BatsonPaint paint = paint_of (style, box, cell);
  double u = style->u, size = measures[cell->kind].icon * u, radius = cell->kind == BATSON_CELL_BUTTON ? 6 : 8;
  BatsonToken title, text, icon;

  inks (box, cell, paint.fill, &title, &text, &icon);
  batson_element_box (element, place, radius * (style->print ? 0.8 : 1) * u, paint);
  batson_element_icon (element, cell->icon, place.x + measures[cell->kind].at * u, icon_y (style, cell, place, label), size, icon, paint.fill, 1);
  if (has_mark (style, cell, place.width))
    batson_element_icon (element, cell->mark, place.x + place.width - 26 * u, place.y + place.height / 2 - 8 * u, 16 * u, cell->mark == BATSON_ICON_DONE && title == BATSON_TOKEN_FG ? BATSON_TOKEN_ACCENT : title, paint.fill, 1);
  put_words (style, element, cell, place, label, title, text);
  batson_element_say (element, cell->name, cell->detail);
  batson_element_act (element, cell->action, cell->target);
}
