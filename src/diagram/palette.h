/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one table of colours: tokens, and what they are in each theme and on paper. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  BATSON_THEME_LIGHT,
  BATSON_THEME_DARK,
  BATSON_THEME_LIGHT_CONTRAST,
  BATSON_THEME_DARK_CONTRAST,
  BATSON_THEME_PRINT,
  BATSON_N_THEMES
} BatsonTheme;

typedef enum {
  BATSON_COLOUR_NONE,
#define COLOUR(token, css, light, dark, contrast, print) BATSON_COLOUR_##token,
#include "diagram/palette.def"
#undef COLOUR
  BATSON_N_COLOURS
} BatsonColour;

typedef struct {
  double red, green, blue; /* 0 to 1, sRGB */
} BatsonRgb;

/**
 * batson_palette_rgb:
 *
 * The colour of @token in @theme. @token is not BATSON_COLOUR_NONE.
 */
BatsonRgb batson_palette_rgb (BatsonTheme theme, BatsonColour token);

/**
 * batson_palette_mix:
 *
 * @token at @strength (0 to 1) over @ground, as one opaque colour: what is ruled out is drawn
 * weaker without transparency, so that paper and screen need no groups.
 */
BatsonRgb batson_palette_mix (BatsonTheme theme, BatsonColour token, BatsonColour ground, double strength);

/**
 * batson_palette_contrast:
 *
 * The WCAG 2 contrast ratio, 1 to 21, of two tokens in @theme.
 */
double batson_palette_contrast (BatsonTheme theme, BatsonColour one, BatsonColour other);

/** batson_palette_is_contrast: Whether @theme is one of the two of high contrast. */
gboolean batson_palette_is_contrast (BatsonTheme theme);

/**
 * batson_palette_css:
 *
 * The table as GTK CSS: one "@define-color batson_NAME #rrggbb;" a token.
 *
 * Returns: (transfer full): the text
 */
char *batson_palette_css (BatsonTheme theme);

G_END_DECLS
