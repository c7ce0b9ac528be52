/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One sheet of paper while it is filled. */
#include "report/sheet.h"

#include <glib/gi18n-lib.h>

/* Whether the program's language runs right to left: its translators say so. */
static BatsonTextDirection
language_direction (void)
{
  /* Translators: translate to "rtl" where your language runs from right to left, else leave "ltr". */
  return g_str_equal (C_ ("direction of text", "ltr"), "rtl") ? BATSON_TEXT_RTL : BATSON_TEXT_LTR;
}

/** Begins a sheet of WIDTH x HEIGHT points; its scene is to be sealed and freed by the caller. */
void
batson_sheet_init (BatsonSheet *sheet, double width, double height, const char *title)
{
  BatsonCanvas canvas = { width, height, 1, language_direction (), BATSON_MEDIUM_PRINT };

  *sheet = (BatsonSheet) { batson_scene_new (&canvas, title), width, height, canvas.direction, 0 };
}

static BatsonText
layout (const BatsonSheet *sheet, const char *text, BatsonStyle style, double width)
{
  return batson_text_layout (text, (BatsonFont) { style.size, style.weight, FALSE }, width, style.align, sheet->direction);
}

static BatsonElement *
element (BatsonSheet *sheet, BatsonElementKind kind)
{
  g_autofree char *id = g_strdup_printf ("sheet-%u", sheet->n++);

  return batson_scene_add (sheet->scene, 0, kind, id, BATSON_STATE_OPEN, (BatsonRect) { 0 });
}

/** Writes TEXT with its left top at (X, Y), wrapped at WIDTH (negative: one line). Returns its height. */
double
batson_sheet_text (BatsonSheet *sheet, const char *text, BatsonStyle style, double x, double y, double width)
{
  BatsonText shaped;
  BatsonElement *e;
  double height;

  if (*text == '\0')
    return 0;
  shaped = layout (sheet, text, style, width);
  batson_text_extents (shaped, NULL, &height);
  e = element (sheet, BATSON_ELEMENT_LABEL);
  batson_element_say (e, text, NULL);
  batson_element_tag (e, sheet->tag, sheet->table, sheet->row);
  batson_element_text (e, shaped, x, y, width, BATSON_TOKEN_FG);
  return height;
}

/** The height TEXT takes when wrapped at WIDTH; 0 for an empty one. */
double
batson_sheet_measure (const BatsonSheet *sheet, const char *text, BatsonStyle style, double width)
{
  return batson_text_height (text, (BatsonFont) { style.size, style.weight, FALSE }, width, sheet->direction);
}

/** The width of TEXT on one line. */
double
batson_sheet_text_width (const char *text, BatsonStyle style)
{
  return batson_text_width (text, (BatsonFont) { style.size, style.weight, FALSE });
}

/** The width of the widest word of TEXT. */
double
batson_sheet_text_word (const char *text, BatsonStyle style)
{
  return batson_text_word (text, (BatsonFont) { style.size, style.weight, FALSE });
}

/** What the texts to come are: paragraphs until said otherwise. */
void
batson_sheet_tag (BatsonSheet *sheet, BatsonTag tag)
{
  sheet->tag = tag;
}

/** The texts to come are cells of a new table. */
void
batson_sheet_begin_table (BatsonSheet *sheet)
{
  sheet->table = ++sheet->n_tables;
  sheet->row = 0;
}

/** The texts to come are CELLS, heads or not, of a new row. */
void
batson_sheet_begin_row (BatsonSheet *sheet, BatsonTag cells)
{
  sheet->row++;
  sheet->tag = cells;
}

/** The texts to come are paragraphs again. */
void
batson_sheet_end_table (BatsonSheet *sheet)
{
  sheet->table = sheet->row = 0;
  sheet->tag = BATSON_TAG_PARAGRAPH;
}

/** Outlines a rectangle. */
void
batson_sheet_box (BatsonSheet *sheet, BatsonRect box, double line, BatsonLineStyle style)
{
  batson_element_box (element (sheet, BATSON_ELEMENT_REGION), box, 0, (BatsonPaint) { .stroke = BATSON_TOKEN_FG, .line = line, .style = style });
}

/** Fills a rectangle black, striped or white. */
void
batson_sheet_fill (BatsonSheet *sheet, BatsonRect box, BatsonGround ground)
{
  BatsonPaint paint = { .fill = ground == BATSON_GROUND_BLACK ? BATSON_TOKEN_FG : BATSON_TOKEN_WINDOW };

  if (ground == BATSON_GROUND_HATCHED)
    {
      paint.pattern = BATSON_PATTERN_HATCH;
      paint.pattern_colour = BATSON_TOKEN_FG;
      paint.hatch = 3.2;
    }
  batson_element_box (element (sheet, BATSON_ELEMENT_REGION), box, 0, paint);
}

/** Draws a straight line. */
void
batson_sheet_line (BatsonSheet *sheet, double x1, double y1, double x2, double y2, double line)
{
  BatsonPath *path = batson_path_new ();

  batson_path_move (path, x1, y1);
  batson_path_line (path, x2, y2);
  batson_element_shape (element (sheet, BATSON_ELEMENT_REGION), path, (BatsonPaint) { .stroke = BATSON_TOKEN_FG, .line = line, .flat_ends = TRUE });
}

/** Draws an icon into the square at (X, Y), black on white or the INVERSE. */
void
batson_sheet_icon (BatsonSheet *sheet, BatsonIcon icon, double x, double y, double size, gboolean inverse)
{
  batson_element_icon (element (sheet, BATSON_ELEMENT_REGION), icon, x, y, size, inverse ? BATSON_TOKEN_WINDOW : BATSON_TOKEN_FG, inverse ? BATSON_TOKEN_FG : BATSON_TOKEN_WINDOW, 1);
}
