/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shaping and measuring text with a font map of our own. */
#include "diagram/text.h"

#include <string.h>

/* Enough for every text of a few diagrams. Two generations: when the young one is full the old one is
 * forgotten, so that what is in use is never shaped again all at once. */
#define CACHE_LIMIT 4096

/* Pango's font maps belong to one thread each. */
typedef struct {
  PangoContext *context[2]; /* by BatsonTextDirection */
  GHashTable *young, *old;  /* key -> PangoLayout */
} Shaper;

static void
shaper_free (gpointer data)
{
  Shaper *shaper = data;

  g_hash_table_unref (shaper->young);
  g_hash_table_unref (shaper->old);
  g_object_unref (shaper->context[0]);
  g_object_unref (shaper->context[1]);
  g_free (shaper);
}

static PangoContext *
context_new (PangoFontMap *map, PangoDirection direction)
{
  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 96);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, direction);
  cairo_font_options_destroy (options);
  return context;
}

static Shaper *
shaper_get (void)
{
  static GPrivate current = G_PRIVATE_INIT (shaper_free);
  Shaper *shaper = g_private_get (&current);

  if (shaper == NULL)
    {
      PangoFontMap *map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);

      shaper = g_new0 (Shaper, 1);
      pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 96);
      shaper->context[BATSON_TEXT_LTR] = context_new (map, PANGO_DIRECTION_LTR);
      shaper->context[BATSON_TEXT_RTL] = context_new (map, PANGO_DIRECTION_RTL);
      shaper->young = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
      shaper->old = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
      g_object_unref (map);
      g_private_set (&current, shaper);
    }
  return shaper;
}

static void
set_font (PangoLayout *layout, BatsonFont font)
{
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family (description, "Cantarell, Adwaita Sans, Inter, Noto Sans, Sans");
  pango_font_description_set_weight (description, font.weight);
  pango_font_description_set_absolute_size (description, font.size * PANGO_SCALE);
  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  if (font.tabular)
    {
      PangoAttrList *attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
      pango_layout_set_attributes (layout, attributes);
      pango_attr_list_unref (attributes);
    }
}

/* The direction of the first letter that has one. */
static PangoDirection
own_direction (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    switch (g_unichar_get_script (g_utf8_get_char (p)))
      {
      case G_UNICODE_SCRIPT_COMMON:
      case G_UNICODE_SCRIPT_INHERITED: break;
      case G_UNICODE_SCRIPT_ARABIC:
      case G_UNICODE_SCRIPT_HEBREW:
      case G_UNICODE_SCRIPT_SYRIAC:
      case G_UNICODE_SCRIPT_THAANA:
      case G_UNICODE_SCRIPT_NKO: return PANGO_DIRECTION_RTL;
      default: return PANGO_DIRECTION_LTR;
      }
  return PANGO_DIRECTION_NEUTRAL;
}

/* Pango turns the alignment of a text round that runs against its context; the place of a text is
 * ours to say, so that is turned back. */
static PangoAlignment
physical_alignment (const char *text, BatsonAlign align, BatsonTextDirection direction)
{
  PangoDirection own = own_direction (text);
  gboolean right = (align == BATSON_ALIGN_END) != (direction == BATSON_TEXT_RTL);

  if (align == BATSON_ALIGN_CENTRE)
    return PANGO_ALIGN_CENTER;
  if (own != PANGO_DIRECTION_NEUTRAL && (own == PANGO_DIRECTION_RTL) != (direction == BATSON_TEXT_RTL))
    right = !right;
  return right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

static void
remember (Shaper *shaper, const char *key, PangoLayout *layout)
{
  if (g_hash_table_size (shaper->young) >= CACHE_LIMIT)
    {
      g_hash_table_unref (shaper->old);
      shaper->old = shaper->young;
      shaper->young = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
    }
  g_hash_table_insert (shaper->young, g_strdup (key), g_object_ref (layout));
}

static PangoLayout *
shape (Shaper *shaper, const char *text, BatsonFont font, double width, BatsonAlign align, BatsonTextDirection direction)
{
  PangoLayout *layout = pango_layout_new (shaper->context[direction]);

  set_font (layout, font);
  pango_layout_set_text (layout, text, -1);
  /* Wrapped at nothing, by words only, a layout is as wide as its widest word. */
  pango_layout_set_wrap (layout, width == 0 ? PANGO_WRAP_WORD : PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, width < 0 ? -1 : (int) (width * PANGO_SCALE + 0.5));
  pango_layout_set_alignment (layout, physical_alignment (text, align, direction));
  return layout;
}

PangoLayout *
batson_text_layout (const char *text, BatsonFont font, double width, BatsonAlign align, BatsonTextDirection direction)
{
  Shaper *shaper = shaper_get ();
  g_autofree char *key = g_strdup_printf ("%.4f %d %d %.4f %d %d %s", font.size, font.weight, font.tabular, width, align, direction, text);
  PangoLayout *layout = g_hash_table_lookup (shaper->young, key);

  if (layout != NULL)
    return g_object_ref (layout);
  layout = g_hash_table_lookup (shaper->old, key);
  layout = layout != NULL ? g_object_ref (layout) : shape (shaper, text, font, width, align, direction);
  remember (shaper, key, layout);
  return layout;
}

void
batson_text_extents (PangoLayout *layout, double *out_width, double *out_height)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  if (out_width != NULL)
    *out_width = (double) logical.width / PANGO_SCALE;
  if (out_height != NULL)
    *out_height = (double) logical.height / PANGO_SCALE;
}

double
batson_text_width (const char *text, BatsonFont font)
{
  g_autoptr (PangoLayout) layout = batson_text_layout (text, font, -1, BATSON_ALIGN_START, BATSON_TEXT_LTR);
  double width;

  batson_text_extents (layout, &width, NULL);
  return width;
}

double
batson_text_word (const char *text, BatsonFont font)
{
  g_autoptr (PangoLayout) layout = batson_text_layout (text, font, 0, BATSON_ALIGN_START, BATSON_TEXT_LTR);
  double width;

  batson_text_extents (layout, &width, NULL);
  return width;
}

double
batson_text_line (BatsonFont font)
{
  g_autoptr (PangoLayout) layout = batson_text_layout ("0", font, -1, BATSON_ALIGN_START, BATSON_TEXT_LTR);
  double height;

  batson_text_extents (layout, NULL, &height);
  return height;
}
