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
  BATSON_TOKEN_NONE,
#define COLOUR(token, css, light, dark, contrast, print) BATSON_TOKEN_##token,
#include "diagram/palette.def"
#undef COLOUR
  BATSON_N_TOKENS
} BatsonToken;

typedef struct {
  double red, green, blue; /* 0 to 1, sRGB */
} BatsonRgb;

/**
 * batson_palette_rgb:
 *
 * The colour of @token in @theme. @token is not BATSON_TOKEN_NONE.
 */
BatsonRgb batson_palette_rgb (BatsonTheme theme, BatsonToken token);

/**
 * batson_palette_mix:
 *
 * @token at @strength (0 to 1) over @ground, as one opaque colour: what is ruled out is drawn
 * weaker without transparency, so that paper and screen need no groups.
 */
BatsonRgb batson_palette_mix (BatsonTheme theme, BatsonToken token, BatsonToken ground, double strength);

/**
 * batson_palette_contrast:
 *
 * The WCAG 2 contrast ratio, 1 to 21, of two tokens in @theme.
 */
double batson_palette_contrast (BatsonTheme theme, BatsonToken one, BatsonToken other);

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
