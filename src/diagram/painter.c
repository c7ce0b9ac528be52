/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turning elements into cairo. */
#include "diagram/painter.h"

#include <math.h>

static void
set_rgb (cairo_t *cr, BatsonRgb rgb)
{
  cairo_set_source_rgb (cr, rgb.red, rgb.green, rgb.blue);
}

static void
set_colour (cairo_t *cr, BatsonTheme theme, BatsonToken colour, double strength)
{
  set_rgb (cr, batson_palette_mix (theme, colour, BATSON_TOKEN_WINDOW, strength > 0 ? strength : 1));
}

/* Stripes at 45 degrees, counted from the scene's origin, so that neighbours' stripes meet. */
static void
paint_hatch (cairo_t *cr, const BatsonDraw *draw, BatsonTheme theme)
{
  BatsonRect box = batson_path_bounds (draw->path);
  double hatch = draw->paint.hatch > 0 ? draw->paint.hatch : 4, step = hatch * G_SQRT2, end = box.x + box.width + box.height;

  cairo_save (cr);
  batson_path_trace (draw->path, cr);
  cairo_clip (cr);
  for (double x = floor ((box.x + box.y) / step) * step - box.y; x < end + step; x += step)
    {
      cairo_move_to (cr, x + step, box.y - step);
      cairo_line_to (cr, x - box.height - step, box.y + box.height + step);
    }
  set_colour (cr, theme, draw->paint.pattern_colour, draw->paint.strength);
  cairo_set_line_width (cr, hatch * 0.34);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
set_line (cairo_t *cr, const BatsonPaint *paint, BatsonTheme theme)
{
  double line = paint->line;
  const double dashed[] = { 2.5 * MAX (line, 1), 1.75 * MAX (line, 1) }, dotted[] = { 1.5 * MAX (line, 0.5), 4.5 * MAX (line, 0.5) };

  /* In high contrast what was decoration must be seen. */
  if (batson_palette_is_contrast (theme) && (paint->stroke == BATSON_TOKEN_BORDER || paint->stroke == BATSON_TOKEN_LINE))
    line = MAX (line, 1.5);
  cairo_set_line_width (cr, line);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, paint->flat_ends || paint->style != BATSON_LINE_SOLID ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
  if (paint->style == BATSON_LINE_DASHED)
    cairo_set_dash (cr, dashed, 2, 0);
  else if (paint->style == BATSON_LINE_DOTTED)
    cairo_set_dash (cr, dotted, 2, 0);
  else
    cairo_set_dash (cr, NULL, 0, 0);
}

static void
paint_shape (cairo_t *cr, const BatsonDraw *draw, BatsonTheme theme)
{
  const BatsonPaint *paint = &draw->paint;

  if (paint->fill != BATSON_TOKEN_NONE)
    {
      batson_path_trace (draw->path, cr);
      set_colour (cr, theme, paint->fill, paint->strength);
      cairo_fill (cr);
    }
  if (paint->pattern == BATSON_PATTERN_HATCH)
    paint_hatch (cr, draw, theme);
  if (paint->stroke != BATSON_TOKEN_NONE && paint->line > 0)
    {
      batson_path_trace (draw->path, cr);
      set_colour (cr, theme, paint->stroke, paint->strength);
      set_line (cr, paint, theme);
      cairo_stroke (cr);
    }
}

static void
paint_text (cairo_t *cr, const BatsonDraw *draw, BatsonTheme theme)
{
  set_colour (cr, theme, draw->ink, draw->paint.strength);
  /* Aligned lines lie somewhere in the width they were wrapped at; the box is where they are. */
  batson_text_paint (cr, draw->text, draw->box.x, draw->box.y);
}

static void
paint_icon (cairo_t *cr, const BatsonDraw *draw, BatsonTheme theme)
{
  double scale = draw->box.width / BATSON_ICON_GRID, strength = draw->paint.strength > 0 ? draw->paint.strength : 1;

  cairo_translate (cr, draw->box.x, draw->box.y);
  cairo_scale (cr, scale, scale);
  if (draw->turned)
    {
      cairo_translate (cr, BATSON_ICON_GRID, 0);
      cairo_scale (cr, -1, 1);
    }
  batson_icon_paint (cr, draw->icon, batson_palette_mix (theme, draw->paint.fill, BATSON_TOKEN_WINDOW, strength),
                     batson_palette_rgb (theme, draw->paint.pattern_colour));
}

void
batson_painter_draw (cairo_t *cr, const BatsonDraw *draw, BatsonTheme theme)
{
  cairo_save (cr);
  switch (draw->kind)
    {
    case BATSON_DRAW_SHAPE: paint_shape (cr, draw, theme); break;
    case BATSON_DRAW_TEXT: paint_text (cr, draw, theme); break;
    case BATSON_DRAW_ICON: paint_icon (cr, draw, theme); break;
    default: g_assert_not_reached ();
    }
  cairo_restore (cr);
}

void
batson_painter_element (cairo_t *cr, const BatsonElement *element, BatsonTheme theme)
{
  for (guint i = 0; i < element->draws->len; i++)
    batson_painter_draw (cr, g_ptr_array_index (element->draws, i), theme);
}

static gboolean
has_several_texts (const BatsonElement *element)
{
  guint n = 0;

  for (guint i = 0; i < element->draws->len; i++)
    n += ((const BatsonDraw *) g_ptr_array_index (element->draws, i))->kind == BATSON_DRAW_TEXT;
  return n > 1;
}

/* Paper has no text that something lies on: all else comes before the texts, so that a document need not go from lines to letters
 * and back, with their colours and widths, at every box. */
static gboolean
comes_before_texts (const BatsonDraw *draw, BatsonTheme theme)
{
  return theme == BATSON_THEME_PRINT && draw->kind != BATSON_DRAW_TEXT;
}

static void
paint_before_texts (cairo_t *cr, const BatsonElement *element, BatsonTheme theme)
{
  for (guint i = 0; i < element->draws->len; i++)
    if (comes_before_texts (g_ptr_array_index (element->draws, i), theme))
      batson_painter_draw (cr, g_ptr_array_index (element->draws, i), theme);
}

/* Each text is a paragraph, a heading or a cell of a tagged document, several paragraphs of an element one division; other surfaces ignore tags. */
static void
paint_tagged (cairo_t *cr, const BatsonElement *element, BatsonTheme theme)
{
  static const char *const names[] = {
    [BATSON_TAG_PARAGRAPH] = "P", [BATSON_TAG_HEADING] = "H1", [BATSON_TAG_SUBHEADING] = "H2", [BATSON_TAG_HEAD_CELL] = "TH", [BATSON_TAG_CELL] = "TD"
  };
  gboolean words = element->kind == BATSON_ELEMENT_NODE || element->kind == BATSON_ELEMENT_LABEL, division = words && element->tag == BATSON_TAG_PARAGRAPH && has_several_texts (element);

  if (division)
    cairo_tag_begin (cr, "Div", NULL);
  for (guint i = 0; i < element->draws->len; i++)
    {
      const BatsonDraw *draw = g_ptr_array_index (element->draws, i);

      if (comes_before_texts (draw, theme))
        continue;
      if (words && draw->kind == BATSON_DRAW_TEXT)
        cairo_tag_begin (cr, names[element->tag], NULL);
      batson_painter_draw (cr, draw, theme);
      if (words && draw->kind == BATSON_DRAW_TEXT)
        cairo_tag_end (cr, names[element->tag]);
    }
  if (division)
    cairo_tag_end (cr, "Div");
}

/* The table and the row that are open; 0 none. */
typedef struct
{
  guint table, row;
} Open;

/* Ends the row and the table that are open where the next text is in others, and begins those. */
static void
go_to_cell (cairo_t *cr, Open *open, guint table, guint row)
{
  if (open->table && (open->table != table || open->row != row))
    cairo_tag_end (cr, "TR");
  if (open->table && open->table != table)
    cairo_tag_end (cr, "Table");
  if (table && open->table != table)
    cairo_tag_begin (cr, "Table", NULL);
  if (table && (open->table != table || open->row != row))
    cairo_tag_begin (cr, "TR", NULL);
  *open = (Open) { table, row };
}

/* Lines between cells belong to no text: they end nothing. */
static void
paint_in_table (cairo_t *cr, const BatsonElement *element, Open *open, BatsonTheme theme)
{
  if (element->kind == BATSON_ELEMENT_NODE || element->kind == BATSON_ELEMENT_LABEL)
    go_to_cell (cr, open, element->table, element->row);
  paint_tagged (cr, element, theme);
}

void
batson_painter_range (cairo_t *cr, BatsonScene *scene, guint first, guint end, BatsonTheme theme)
{
  Open open = { 0, 0 };

  end = MIN (end, batson_scene_n_elements (scene));
  for (guint i = first; i < end; i++)
    paint_before_texts (cr, batson_scene_element (scene, i), theme);
  for (guint i = first; i < end; i++)
    paint_in_table (cr, batson_scene_element (scene, i), &open, theme);
  go_to_cell (cr, &open, 0, 0);
}

static gboolean
is_between (const BatsonElement *element, double from, double to)
{
  double middle = element->ink.y + element->ink.height / 2;

  return middle >= from && middle < to;
}

void
batson_painter_part (cairo_t *cr, BatsonScene *scene, double from, double to, BatsonTheme theme)
{
  Open open = { 0, 0 };

  for (guint i = 0; i < batson_scene_n_elements (scene); i++)
    if (is_between (batson_scene_element (scene, i), from, to))
      paint_before_texts (cr, batson_scene_element (scene, i), theme);
  for (guint i = 0; i < batson_scene_n_elements (scene); i++)
    if (is_between (batson_scene_element (scene, i), from, to))
      paint_in_table (cr, batson_scene_element (scene, i), &open, theme);
  go_to_cell (cr, &open, 0, 0);
}

void
batson_painter_scene (cairo_t *cr, BatsonScene *scene, BatsonTheme theme)
{
  if (theme != BATSON_THEME_PRINT)
    {
      set_colour (cr, theme, BATSON_TOKEN_WINDOW, 1);
      cairo_paint (cr);
    }
  cairo_tag_begin (cr, "Sect", NULL);
  batson_painter_part (cr, scene, -INFINITY, INFINITY, theme);
  cairo_tag_end (cr, "Sect");
}

/* Round a box a little way off; of another place just within its outline, where no neighbour is painted over it. */
static void
ring (cairo_t *cr, const BatsonElement *element, double off, double line)
{
  g_autoptr (BatsonPath) box = element->place ? NULL : batson_path_new ();

  if (box)
    batson_path_box (box, batson_rect_grow (element->bounds, off), 8 + off);
  batson_path_trace (box ? box : element->place, cr);
  if (element->place)
    cairo_clip_preserve (cr);
  cairo_set_line_width (cr, element->place ? 2 * line : line);
  cairo_stroke (cr);
}

void
batson_painter_focus (cairo_t *cr, const BatsonElement *element, BatsonTheme theme)
{
  cairo_save (cr);
  if (element->place)
    {
      /* It stands out from whatever the place is filled with. */
      set_colour (cr, theme, BATSON_TOKEN_CARD, 1);
      ring (cr, element, 0, 4);
    }
  set_colour (cr, theme, BATSON_TOKEN_ACCENT, 1);
  ring (cr, element, 4, element->place ? 2.5 : 2);
  cairo_restore (cr);
}

void
batson_painter_hover (cairo_t *cr, const BatsonElement *element, BatsonTheme theme)
{
  BatsonRgb accent = batson_palette_rgb (theme, BATSON_TOKEN_ACCENT);

  cairo_save (cr);
  if (element->place)
    {
      batson_path_trace (element->place, cr);
      cairo_set_source_rgba (cr, accent.red, accent.green, accent.blue, 0.16);
      cairo_fill (cr);
    }
  set_colour (cr, theme, BATSON_TOKEN_DIM, 1);
  ring (cr, element, 1, 1.5);
  cairo_restore (cr);
}
