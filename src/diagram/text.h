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

/** A text shaped and broken into lines. Its layout is shared, by other sizes too, and must not be changed; its own
 * measures are those of one size for all fonts: places and extents are to be had from the functions below. */
typedef struct {
  PangoLayout *layout; /* owned; NULL: none */
  double size;         /* of the font, scene units */
  double shift;        /* of its lines, right of where the layout has them, scene units */
} BatsonText;

/** batson_text_prepare: For a program that makes a page or two and ends, before its first text: only Cantarell is looked for, and the
 * system's other fonts once a letter is missing. Where somebody has rules for fonts, all of them from the start, by another thread. */
void batson_text_prepare (void);

/** batson_text_clear: Lets go of what @text owns. */
void batson_text_clear (BatsonText *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BatsonText, batson_text_clear)

/** batson_text_copy: A second holder of the same text, to be cleared too. */
BatsonText batson_text_copy (BatsonText text);

/**
 * batson_text_layout:
 * @text: UTF-8, plain (never markup)
 * @width: the width to wrap at, or a negative number for lines as long as they are
 * @align: where the lines stand in @width
 *
 * Shapes a text: no hinting, no rounding of glyph positions, so it is the same at every scale.
 *
 * Returns: (transfer full): the text; batson_text_clear() it
 */
BatsonText batson_text_layout (const char *text, BatsonFont font, double width, BatsonAlign align, BatsonTextDirection direction);

/**
 * batson_text_extents:
 * @out_width: (optional): widest line, scene units
 * @out_height: (optional): all lines, scene units
 *
 * The logical size of a text: the width its lines take, not the width they were wrapped at.
 */
void batson_text_extents (BatsonText text, double *out_width, double *out_height);

/**
 * batson_text_boxes:
 * @out_ink: (optional): what is painted
 * @out_logical: where its lines stand
 *
 * The boxes of a text in scene units, from the left top of what it was wrapped in.
 */
void batson_text_boxes (BatsonText text, BatsonRect *out_ink, BatsonRect *out_logical);

/** batson_text_paint: Paints a text in the colour of @cr, its logical box's left top at (@x, @y). */
void batson_text_paint (cairo_t *cr, BatsonText text, double x, double y);

/** batson_text_same: Whether two texts paint the same. */
gboolean batson_text_same (BatsonText one, BatsonText other);

/** batson_text_width: The width of @text on one line, scene units. */
double batson_text_width (const char *text, BatsonFont font);

/** batson_text_height: The height of @text wrapped at @width, -1 for one line, scene units; 0 for "". */
double batson_text_height (const char *text, BatsonFont font, double width, BatsonTextDirection direction);

/** batson_text_word: The width of the widest word of @text: below it, words would be broken. */
double batson_text_word (const char *text, BatsonFont font);

/** batson_text_line: The height of one line of @font, scene units. */
double batson_text_line (BatsonFont font);

G_END_DECLS
