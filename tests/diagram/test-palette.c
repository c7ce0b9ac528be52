/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the colours: they can be read in every theme. */
#include "diagram/palette.h"

#include <string.h>

typedef struct {
  BatsonToken one, other;
  double light, dark; /* the least contrast asked for; 0: not used in that theme */
} Pair;

#define C(token) BATSON_TOKEN_##token

/* As measured for the visual language, rounded to one digit. */
static const Pair pairs[] = {
  { C (FG), C (WINDOW), 13.4, 14.3 }, { C (FG), C (CARD), 14.0, 11.1 }, { C (FG), C (HEADER), 11.7, 12.1 },
  { C (DIM), C (WINDOW), 6.3, 8.4 }, { C (DIM), C (CARD), 6.6, 6.6 }, { C (DIM), C (HEADER), 5.5, 7.2 },
  { C (DIM), C (BREAST_TINT), 5.8, 6.6 }, { C (DIM), C (NEURO_TINT), 5.6, 6.3 }, { C (DIM), C (ACCENT_TINT), 5.7, 6.3 },
  { C (FAINT), C (WINDOW), 4.8, 5.5 }, { C (FAINT), C (VIEW), 5.1, 5.9 },
  { C (EMERGENCY_TEXT), C (WINDOW), 5.9, 7.3 }, { C (URGENT_TEXT), C (WINDOW), 5.3, 9.1 },
  { C (ELECTIVE_TEXT), C (WINDOW), 5.1, 11.2 }, { C (EMERGENCY_TEXT), C (EMERGENCY_TINT), 5.2, 6.2 },
  { C (URGENT_TEXT), C (URGENT_TINT), 4.9, 6.9 }, { C (ELECTIVE_TEXT), C (ELECTIVE_TINT), 4.8, 8.2 },
  { C (ON_FILL), C (EMERGENCY_FILL), 6.1, 6.1 }, { C (ON_FILL), C (ACCENT_FILL), 4.8, 4.8 },
  { C (EMERGENCY), C (WINDOW), 5.9, 4.3 }, { C (URGENT), C (WINDOW), 3.3, 7.2 }, { C (ELECTIVE), C (WINDOW), 3.4, 11.2 },
  { C (EMERGENCY), C (EMERGENCY_TINT), 5.2, 3.6 }, { C (URGENT), C (URGENT_TINT), 3.1, 5.5 },
  { C (ELECTIVE), C (ELECTIVE_TINT), 3.2, 8.2 }, { C (PATH), C (WINDOW), 4.6, 4.8 }, { C (PATH), C (ACCENT_TINT), 4.1, 3.6 },
  { C (BREAST), C (WINDOW), 4.5, 5.4 }, { C (NEURO), C (WINDOW), 11.2, 11.9 }, { C (MDT), C (WINDOW), 10.9, 12.6 },
  { C (MEDICAL), C (WINDOW), 8.2, 3.1 }, { C (PHYSIO), C (WINDOW), 5.2, 6.7 },
  { C (BREAST_LETTER), C (BREAST), 4.7, 5.8 }, { C (NEURO_LETTER), C (NEURO), 11.7, 12.7 },
  { C (MDT_LETTER), C (MDT), 11.3, 13.5 }, { C (MEDICAL_LETTER), C (MEDICAL), 8.5, 5.0 },
  { C (PHYSIO_LETTER), C (PHYSIO), 5.4, 7.2 }, { C (RADIATION_LETTER), C (RADIATION), 9.6, 12.9 },
  { C (RADIOLOGY_LETTER), C (RADIOLOGY), 6.8, 4.8 }, { C (SINS_LINE), C (BONE), 9.8, 7.8 },
  { C (SINS_LINE), C (WINDOW), 11.2, 12.9 }, { C (SINS_STABLE), C (SINS_INDETERMINATE), 2.1, 3.0 },
  { C (SINS_INDETERMINATE), C (SINS_UNSTABLE), 3.6, 2.2 }, { C (BONE_LINE), C (WINDOW), 3.7, 5.6 },
  { C (BONE_LINE), C (CARD), 3.8, 4.4 }, { C (TUMOUR), C (BONE), 6.3, 0 }, { C (TUMOUR), C (CSF), 5.9, 0 },
  { C (TUMOUR_LINE), C (BONE), 0, 6.3 }, { C (CORD), C (TUMOUR), 5.0, 3.7 }, { C (CORD_LINE), C (CSF), 3.1, 8.3 },
};

static void
test_contrast (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      double light = batson_palette_contrast (BATSON_THEME_LIGHT, pairs[i].one, pairs[i].other);
      double dark = batson_palette_contrast (BATSON_THEME_DARK, pairs[i].one, pairs[i].other);

      g_assert_cmpfloat (light, >=, pairs[i].light - 0.06);
      g_assert_cmpfloat (dark, >=, pairs[i].dark - 0.06);
    }
}

static void
test_high_contrast (void)
{
  static const BatsonTheme themes[] = { BATSON_THEME_LIGHT_CONTRAST, BATSON_THEME_DARK_CONTRAST };

  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      g_assert_cmpfloat (batson_palette_contrast (themes[i], C (BORDER), C (WINDOW)), >=, 13);
      g_assert_cmpfloat (batson_palette_contrast (themes[i], C (FAINT), C (WINDOW)), >=, 6.3);
      g_assert_cmpfloat (batson_palette_contrast (themes[i], C (ACCENT_TINT), C (WINDOW)), ==, 1);
      /* What is told by its ground elsewhere has a line; no disc looks like an unstable vertebra. */
      g_assert_cmpfloat (batson_palette_contrast (themes[i], C (ZONE_LINE), C (WINDOW)), >=, 13);
      g_assert_cmpfloat (batson_palette_contrast (themes[i], C (DISC), C (SINS_UNSTABLE)), >=, 4.5);
    }
}

static void
test_paper_is_black_and_white (void)
{
  for (BatsonToken token = BATSON_TOKEN_NONE + 1; token < BATSON_N_TOKENS; token++)
    {
      BatsonRgb rgb = batson_palette_rgb (BATSON_THEME_PRINT, token), half = batson_palette_mix (BATSON_THEME_PRINT, token, C (WINDOW), 0.5);

      g_assert_true (rgb.red == rgb.green && rgb.green == rgb.blue && (rgb.red == 0 || rgb.red == 1));
      g_assert_cmpfloat (half.red, ==, rgb.red);
    }
}

static void
test_css (void)
{
  g_autofree char *light = batson_palette_css (BATSON_THEME_LIGHT), *dark = batson_palette_css (BATSON_THEME_DARK);

  g_assert_nonnull (strstr (light, "@define-color batson_urgent_tint #fff0e0;\n"));
  g_assert_nonnull (strstr (dark, "@define-color batson_path #4a90e8;\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagram/palette/contrast", test_contrast);
  g_test_add_func ("/diagram/palette/high-contrast", test_high_contrast);
  g_test_add_func ("/diagram/palette/paper-is-black-and-white", test_paper_is_black_and_white);
  g_test_add_func ("/diagram/palette/css", test_css);
  return g_test_run ();
}
