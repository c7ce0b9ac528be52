/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shaping and measuring text with a font map of our own. */
#include "diagram/text.h"

#include <string.h>

/* Every text is shaped at one size and scaled: finding and opening a font for each size of a page costs
 * more than all of its texts. Neither hinted nor rounded it comes out the same. */
#define SHAPED 16.0

/* Enough for every text of a few diagrams. Two generations: when the young one is full the old one is
 * forgotten, so that what is in use is never shaped again all at once. */
#define CACHE_LIMIT 4096

#define N_WEIGHTS 10 /* by the hundred */

/* What a layout is made of; size and width in thousandths of a unit, so that equal ones are found. */
typedef struct {
  const char *text;
  guint hash; /* of all the rest */
  int size, width, weight;
  gboolean tabular;
  BatsonAlign align;
  BatsonTextDirection direction;
} TextKey;

#define FINENESS 1000.0

/* Pango's font maps belong to one thread each. */
typedef struct {
  PangoContext *context[2]; /* by BatsonTextDirection */
  PangoFontDescription *fonts[N_WEIGHTS];
  PangoAttrList *tabular;
  GHashTable *young, *old; /* TextKey, its text the layout's -> PangoLayout */
} Shaper;

/* ---- The cache ---- */

static TextKey
key_new (const char *text, BatsonFont font, double width, BatsonAlign align, BatsonTextDirection direction)
{
  TextKey key = { .text = text, .size = (int) (font.size * FINENESS + 0.5), .weight = font.weight, .tabular = font.tabular, .align = align, .direction = direction };

  key.width = width < 0 ? -1 : (int) (width * FINENESS + 0.5);
  key.hash = (((g_str_hash (text) * 33 + key.size) * 33 + key.width) * 33 + key.weight) * 33 + key.align;
  return key;
}

static guint
key_hash (gconstpointer key)
{
  return ((const TextKey *) key)->hash;
}

static gboolean
key_equal (gconstpointer one, gconstpointer other)
{
  const TextKey *a = one, *b = other;

  return a->hash == b->hash && a->size == b->size && a->width == b->width && a->weight == b->weight && a->tabular == b->tabular &&
         a->align == b->align && a->direction == b->direction && g_str_equal (a->text, b->text);
}

static GHashTable *
cache_new (void)
{
  return g_hash_table_new_full (key_hash, key_equal, g_free, g_object_unref);
}

static void
remember (Shaper *shaper, const TextKey *key, PangoLayout *layout)
{
  TextKey *kept = g_memdup2 (key, sizeof *key);

  if (g_hash_table_size (shaper->young) >= CACHE_LIMIT)
    {
      g_hash_table_unref (shaper->old);
      shaper->old = shaper->young;
      shaper->young = cache_new ();
    }
  kept->text = pango_layout_get_text (layout);
  g_hash_table_insert (shaper->young, kept, g_object_ref (layout));
}

/* ---- Shaping ---- */

static void
shaper_free (gpointer data)
{
  Shaper *shaper = data;

  g_hash_table_unref (shaper->young);
  g_hash_table_unref (shaper->old);
  for (guint i = 0; i < N_WEIGHTS; i++)
    g_clear_pointer (&shaper->fonts[i], pango_font_description_free);
  pango_attr_list_unref (shaper->tabular);
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
      shaper->tabular = pango_attr_list_new ();
      pango_attr_list_insert (shaper->tabular, pango_attr_font_features_new ("tnum=1"));
      shaper->young = cache_new ();
      shaper->old = cache_new ();
      g_object_unref (map);
      g_private_set (&current, shaper);
    }
  return shaper;
}

static const PangoFontDescription *
font_of_weight (Shaper *shaper, int weight)
{
  PangoFontDescription **font = &shaper->fonts[weight / 100];

  g_assert (weight > 0 && weight < 100 * N_WEIGHTS && weight % 100 == 0);
  if (*font == NULL)
    {
      *font = pango_font_description_new ();
      pango_font_description_set_family_static (*font, "Cantarell,Adwaita Sans,Inter,Noto Sans,Sans");
      pango_font_description_set_weight (*font, weight);
      pango_font_description_set_absolute_size (*font, SHAPED * PANGO_SCALE);
    }
  return *font;
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

static GQuark
size_quark (void)
{
  return g_quark_from_static_string ("batson-text-size");
}

double
batson_text_size (PangoLayout *layout)
{
  return GPOINTER_TO_INT (g_object_get_qdata (G_OBJECT (layout), size_quark ())) / FINENESS;
}

/* Scene units a unit of Pango, for a font of SIZE. */
static double
unit_of (double size)
{
  return size / SHAPED / PANGO_SCALE;
}

static PangoLayout *
shape (Shaper *shaper, const TextKey *key)
{
  PangoLayout *layout = pango_layout_new (shaper->context[key->direction]);

  pango_layout_set_font_description (layout, font_of_weight (shaper, key->weight));
  if (key->tabular)
    pango_layout_set_attributes (layout, shaper->tabular);
  g_object_set_qdata (G_OBJECT (layout), size_quark (), GINT_TO_POINTER (key->size));
  pango_layout_set_text (layout, key->text, -1);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, key->width < 0 ? -1 : (int) (key->width / FINENESS / unit_of (key->size / FINENESS) + 0.5));
  pango_layout_set_alignment (layout, physical_alignment (key->text, key->align, key->direction));
  return layout;
}

/* The layout of a text, the cache's own. */
static PangoLayout *
find (const char *text, BatsonFont font, double width, BatsonAlign align, BatsonTextDirection direction)
{
  Shaper *shaper = shaper_get ();
  TextKey key = key_new (text, font, width, align, direction);
  PangoLayout *layout = g_hash_table_lookup (shaper->young, &key);

  if (layout != NULL)
    return layout;
  layout = g_hash_table_lookup (shaper->old, &key);
  layout = layout != NULL ? g_object_ref (layout) : shape (shaper, &key);
  remember (shaper, &key, layout);
  g_object_unref (layout);
  return layout;
}

PangoLayout *
batson_text_layout (const char *text, BatsonFont font, double width, BatsonAlign align, BatsonTextDirection direction)
{
  return g_object_ref (find (text, font, width, align, direction));
}

/* ---- Measuring ---- */

static BatsonRect
scaled (const PangoRectangle *rect, double unit)
{
  return (BatsonRect) { rect->x * unit, rect->y * unit, rect->width * unit, rect->height * unit };
}

void
batson_text_boxes (PangoLayout *layout, BatsonRect *out_ink, BatsonRect *out_logical)
{
  double unit = unit_of (batson_text_size (layout));
  PangoRectangle ink, logical;

  pango_layout_get_extents (layout, out_ink != NULL ? &ink : NULL, &logical);
  if (out_ink != NULL)
    *out_ink = scaled (&ink, unit);
  *out_logical = scaled (&logical, unit);
}

void
batson_text_extents (PangoLayout *layout, double *out_width, double *out_height)
{
  BatsonRect logical;

  batson_text_boxes (layout, NULL, &logical);
  if (out_width != NULL)
    *out_width = logical.width;
  if (out_height != NULL)
    *out_height = logical.height;
}

/* A text on one line at the size of shaping, which all sizes share; the cache's own. */
static PangoLayout *
on_one_line (const char *text, BatsonFont font)
{
  return find (text, (BatsonFont) { SHAPED, font.weight, font.tabular }, -1, BATSON_ALIGN_START, BATSON_TEXT_LTR);
}

double
batson_text_width (const char *text, BatsonFont font)
{
  int width;

  pango_layout_get_size (on_one_line (text, font), &width, NULL);
  return width * unit_of (font.size);
}

double
batson_text_height (const char *text, BatsonFont font, double width, BatsonTextDirection direction)
{
  g_autoptr (PangoLayout) layout = NULL;
  double height;

  if (*text == '\0')
    return 0;
  layout = batson_text_layout (text, font, width, BATSON_ALIGN_START, direction);
  batson_text_extents (layout, NULL, &height);
  return height;
}

double
batson_text_line (BatsonFont font)
{
  int height;

  pango_layout_get_size (on_one_line ("0", font), NULL, &height);
  return height * unit_of (font.size);
}

/* The width of each cluster of a layout, at the index of its first byte. */
static int *
cluster_widths (PangoLayout *layout)
{
  PangoLayoutIter *clusters = pango_layout_get_iter (layout);
  int *widths = g_new0 (int, strlen (pango_layout_get_text (layout)) + 1);

  do
    {
      PangoRectangle logical;

      pango_layout_iter_get_cluster_extents (clusters, NULL, &logical);
      widths[pango_layout_iter_get_index (clusters)] += logical.width;
    }
  while (pango_layout_iter_next_cluster (clusters));
  pango_layout_iter_free (clusters);
  return widths;
}

/* Where a line may end it ends: white space there takes no room. */
double
batson_text_word (const char *text, BatsonFont font)
{
  PangoLayout *layout = on_one_line (text, font);
  g_autofree int *widths = cluster_widths (layout);
  int n, widest = 0, word = 0, space = 0;
  const PangoLogAttr *attrs = pango_layout_get_log_attrs_readonly (layout, &n);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), attrs++)
    {
      if (attrs->is_line_break)
        word = space = 0;
      if (attrs->is_white)
        space += widths[p - text];
      else
        {
          word += space + widths[p - text];
          space = 0;
        }
      widest = MAX (widest, word);
    }
  return widest * unit_of (font.size);
}

/* ---- Painting ---- */

void
batson_text_paint (cairo_t *cr, PangoLayout *layout, double x, double y)
{
  double scale = batson_text_size (layout) / SHAPED;
  BatsonRect logical;

  batson_text_boxes (layout, NULL, &logical);
  cairo_save (cr);
  cairo_translate (cr, x - logical.x, y - logical.y);
  cairo_scale (cr, scale, scale);
  cairo_move_to (cr, 0, 0);
  pango_cairo_show_layout (cr, layout);
  cairo_restore (cr);
  cairo_new_path (cr);
}

gboolean
batson_text_same (PangoLayout *one, PangoLayout *other)
{
  return pango_layout_get_context (one) == pango_layout_get_context (other) && batson_text_size (one) == batson_text_size (other) &&
         pango_layout_get_width (one) == pango_layout_get_width (other) &&
         pango_layout_get_alignment (one) == pango_layout_get_alignment (other) &&
         g_str_equal (pango_layout_get_text (one), pango_layout_get_text (other)) &&
         pango_font_description_equal (pango_layout_get_font_description (one), pango_layout_get_font_description (other)) &&
         (pango_layout_get_attributes (one) == NULL) == (pango_layout_get_attributes (other) == NULL);
}
