/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only measuring and shaping of text, so that screen, printer and command line agree. */
#pragma once

#include <pango/pangocairo.h>

#include "diagram/path.h"

G_BEGIN_DECLS

typedef enum {
  BATSON_TEXT_LTR,
  BATSON_TEXT_RTL
} BatsonTextDirection;

typedef enum {
  BATSON_ALIGN_START, /* left, or right where the page runs right to left */
  BATSON_ALIGN_CENTRE,
  BATSON_ALIGN_END
} BatsonAlign;

typedef struct {
  double size;      /* scene units (px on screen, pt on paper) */
  int weight;       /* 400, 700, 800 */
  gboolean tabular; /* digits of one width */
} BatsonFont;

/**
 * batson_text_layout:
 * @text: UTF-8, plain (never markup)
 * @width: the width to wrap at, or a negative number for lines as long as they are
 * @align: where the lines stand in @width
 *
 * Shapes a text: no hinting, no rounding of glyph positions, so it is the same at every scale.
 * Layouts are shared between callers and must not be changed. Their own measures are those of one size
 * for all fonts: places and extents are to be had from the functions below.
 *
 * Returns: (transfer full): the layout
 */
PangoLayout *batson_text_layout (const char *text, BatsonFont font, double width, BatsonAlign align,
                                 BatsonTextDirection direction);

/**
 * batson_text_extents:
 * @out_width: (optional): widest line, scene units
 * @out_height: (optional): all lines, scene units
 *
 * The logical size of a layout: the width its lines take, not the width they were wrapped at.
 */
void batson_text_extents (PangoLayout *layout, double *out_width, double *out_height);

/**
 * batson_text_boxes:
 * @out_ink: (optional): what is painted
 * @out_logical: where its lines stand
 *
 * The boxes of a layout in scene units, from the left top of what it was wrapped in.
 */
void batson_text_boxes (PangoLayout *layout, BatsonRect *out_ink, BatsonRect *out_logical);

/** batson_text_paint: Paints a layout in the colour of @cr, its logical box's left top at (@x, @y). */
void batson_text_paint (cairo_t *cr, PangoLayout *layout, double x, double y);

/** batson_text_size: The size of the font a layout was made with, scene units. */
double batson_text_size (PangoLayout *layout);

/** batson_text_same: Whether two layouts paint the same. */
gboolean batson_text_same (PangoLayout *one, PangoLayout *other);

/** batson_text_width: The width of @text on one line, scene units. */
double batson_text_width (const char *text, BatsonFont font);

/** batson_text_height: The height of @text wrapped at @width, -1 for one line, scene units; 0 for "". */
double batson_text_height (const char *text, BatsonFont font, double width, BatsonTextDirection direction);

/** batson_text_word: The width of the widest word of @text: below it, words would be broken. */
double batson_text_word (const char *text, BatsonFont font);

/** batson_text_line: The height of one line of @font, scene units. */
double batson_text_line (BatsonFont font);

G_END_DECLS
