/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colour table and what is computed from it. */
#include "diagram/palette.h"

#include <math.h>

typedef struct {
  const char *css;
  guint32 light, dark;
  BatsonToken contrast; /* the token whose colour this one takes in high contrast */
  guint32 print;
} Entry;

static const Entry table[BATSON_N_TOKENS] = {
#define COLOUR(token, css, light, dark, contrast, print) \
  [BATSON_TOKEN_##token] = { css, light, dark, BATSON_TOKEN_##contrast, print },
#include "diagram/palette.def"
#undef COLOUR
};

static guint32
lookup (BatsonTheme theme, BatsonToken token)
{
  const Entry *entry = &table[token];

  switch (theme)
    {
    case BATSON_THEME_LIGHT: return entry->light;
    case BATSON_THEME_DARK: return entry->dark;
    case BATSON_THEME_LIGHT_CONTRAST: return table[entry->contrast].light;
    case BATSON_THEME_DARK_CONTRAST: return table[entry->contrast].dark;
    case BATSON_THEME_PRINT: return entry->print;
    default: g_return_val_if_reached (0);
    }
}

BatsonRgb
batson_palette_rgb (BatsonTheme theme, BatsonToken token)
{
  BatsonRgb rgb = { 0 };
  guint32 value;

  g_return_val_if_fail (token > BATSON_TOKEN_NONE && token < BATSON_N_TOKENS, rgb);
  value = lookup (theme, token);
  rgb.red = (value >> 16 & 0xff) / 255.0;
  rgb.green = (value >> 8 & 0xff) / 255.0;
  rgb.blue = (value & 0xff) / 255.0;
  return rgb;
}

BatsonRgb
batson_palette_mix (BatsonTheme theme, BatsonToken token, BatsonToken ground, double strength)
{
  BatsonRgb over = batson_palette_rgb (theme, token), under = batson_palette_rgb (theme, ground);

  /* Paper has black and white only: what is weaker there is thinner or dotted, never grey. In high contrast nothing fades. */
  if (theme == BATSON_THEME_PRINT || batson_palette_is_contrast (theme) || strength >= 1)
    return over;
  return (BatsonRgb) { over.red * strength + under.red * (1 - strength),
                       over.green * strength + under.green * (1 - strength),
                       over.blue * strength + under.blue * (1 - strength) };
}

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (BatsonRgb rgb)
{
  return 0.2126 * linear (rgb.red) + 0.7152 * linear (rgb.green) + 0.0722 * linear (rgb.blue);
}

double
batson_palette_contrast (BatsonTheme theme, BatsonToken one, BatsonToken other)
{
  double a = luminance (batson_palette_rgb (theme, one)), b = luminance (batson_palette_rgb (theme, other));

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

gboolean
batson_palette_is_contrast (BatsonTheme theme)
{
  return theme == BATSON_THEME_LIGHT_CONTRAST || theme == BATSON_THEME_DARK_CONTRAST;
}

char *
batson_palette_css (BatsonTheme theme)
{
  GString *css = g_string_new (NULL);

  for (BatsonToken token = BATSON_TOKEN_NONE + 1; token < BATSON_N_TOKENS; token++)
    g_string_append_printf (css, "@define-color batson_%s #%06x;\n", table[token].css, lookup (theme, token));
  return g_string_free (css, FALSE);
}
