/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shaping and measuring text with a font map of our own. */
#include "diagram/text.h"

#include "diagram/keep.h"

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <string.h>

/* Every text is shaped at one size and scaled: finding and opening a font for each size of a page costs
 * more than all of its texts. Neither hinted nor rounded it comes out the same. Most texts on paper have this size:
 * their letters need not be read again when they are painted. */
#define SHAPED 8.0

#define FAMILY "Cantarell"

/* Enough for every text of a few diagrams. Two generations: when the young one is full the old one is
 * forgotten, so that what is in use is never shaped again all at once. */
#define CACHE_LIMIT 4096

#define N_WEIGHTS 10 /* by the hundred */

/* What a layout is made of. A text of one line has no width nor alignment: one layout serves all. */
typedef struct {
  const char *text;
  guint hash; /* of all the rest */
  int width;  /* Pango units at the size of shaping; -1: not broken */
  int weight;
  gboolean tabular;
  BatsonAlign align;
  BatsonTextDirection direction;
} TextKey;

/* Pango's font maps belong to one thread each. */
typedef struct {
  PangoContext *context[2]; /* by BatsonTextDirection */
  PangoFontDescription *fonts[N_WEIGHTS];
  PangoAttrList *tabular, *apart;
  GHashTable *young, *old; /* TextKey, its text the layout's -> PangoLayout */
} Shaper;

/* ---- The cache ---- */

static TextKey
key_new (const char *text, guint hash, BatsonFont font, int width, BatsonAlign align, BatsonTextDirection direction)
{
  TextKey key = { .text = text, .width = width, .weight = font.weight, .tabular = font.tabular, .align = align, .direction = direction };

  key.hash = ((hash * 33 + key.width) * 33 + key.weight) * 33 + key.align;
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

  return a->hash == b->hash && a->width == b->width && a->weight == b->weight && a->tabular == b->tabular &&
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

  g_object_ref (layout); /* it may be one that is being forgotten */
  if (g_hash_table_size (shaper->young) >= CACHE_LIMIT)
    {
      g_hash_table_unref (shaper->old);
      shaper->old = shaper->young;
      shaper->young = cache_new ();
    }
  kept->text = pango_layout_get_text (layout);
  g_hash_table_replace (shaper->young, kept, layout); /* the key too: its text is the layout's */
}

/* ---- One font at first ---- */

/* Cantarell: the rest of the system's fonts, and its many rules for them, change nothing in a text that Cantarell has all letters of,
 * and take a fifth of the time of a page to be read. */
#define ONE_FONT(dirs) \
  "<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'urn:fontconfig:fonts.dtd'><fontconfig>" dirs \
  "<cachedir>/var/cache/fontconfig</cachedir><cachedir>/usr/lib/fontconfig/cache</cachedir><cachedir prefix='xdg'>fontconfig</cachedir>" \
  "<selectfont><acceptfont><pattern><patelt name='family'><string>" FAMILY "</string></patelt></pattern></acceptfont>" \
  "<rejectfont><pattern/></rejectfont></selectfont></fontconfig>"

static const char *const one_font[] = {
  /* where systems install it: Debian, Fedora, Arch and the runtimes of Flatpak */
  ONE_FONT ("<dir>/usr/share/fonts/opentype/cantarell</dir><dir>/usr/share/fonts/abattis-cantarell-fonts</dir><dir>/usr/share/fonts/cantarell</dir>"),
  /* wherever fonts are kept: to look through all of their folders takes longer */
  ONE_FONT ("<dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir><dir prefix='xdg'>fonts</dir><dir>~/.fonts</dir>"),
};

static gboolean with_one_font; /* of the whole program, as fontconfig's are */

/* Rules of somebody's own may be about Cantarell. */
static gboolean
has_rules (void)
{
  g_autofree char *user = g_build_filename (g_get_user_config_dir (), "fontconfig", NULL), *old = g_build_filename (g_get_home_dir (), ".fonts.conf", NULL);

  return g_getenv ("FONTCONFIG_FILE") || g_getenv ("FONTCONFIG_PATH") || g_getenv ("FONTCONFIG_SYSROOT") ||
         g_file_test ("/etc/fonts/local.conf", G_FILE_TEST_EXISTS) || g_file_test (user, G_FILE_TEST_EXISTS) || g_file_test (old, G_FILE_TEST_EXISTS);
}

static gboolean
has_weight (FcFontSet *fonts, int weight)
{
  for (int i = 0; fonts && i < fonts->nfont; i++)
    {
      int has;
      if (FcPatternGetInteger (fonts->fonts[i], FC_WEIGHT, 0, &has) == FcResultMatch && has == weight)
        return TRUE;
    }
  return FALSE;
}

/* Whether the program has the fonts of CONFIG from now on: Cantarell in both of the weights that are used. */
static gboolean
take_one_font (const char *config_text)
{
  FcConfig *config = FcConfigCreate ();
  gboolean taken = FcConfigParseAndLoadFromMemory (config, (const FcChar8 *) config_text, FcTrue) && FcConfigBuildFonts (config) &&
                   has_weight (FcConfigGetFonts (config, FcSetSystem), FC_WEIGHT_REGULAR) &&
                   has_weight (FcConfigGetFonts (config, FcSetSystem), FC_WEIGHT_BOLD) && FcConfigSetCurrent (config);

  FcConfigDestroy (config);
  return taken;
}

static gpointer
find_font (gpointer data)
{
  if (has_rules ())
    FcInit ();
  else
    for (guint i = 0; i < G_N_ELEMENTS (one_font) && !with_one_font; i++)
      with_one_font = take_one_font (one_font[i]);
  return NULL;
}

static GThread *finding; /* before the first text */

void
batson_text_prepare (void)
{
  finding = g_thread_new ("font", find_font, NULL);
}

/* ---- The shaper ---- */

static void
shaper_free (gpointer data)
{
  Shaper *shaper = data;

  g_hash_table_unref (shaper->young);
  g_hash_table_unref (shaper->old);
  for (guint i = 0; i < N_WEIGHTS; i++)
    g_clear_pointer (&shaper->fonts[i], pango_font_description_free);
  pango_attr_list_unref (shaper->tabular);
  pango_attr_list_unref (shaper->apart);
  g_object_unref (shaper->context[0]);
  g_object_unref (shaper->context[1]);
  g_free (shaper);
}

/* What all documents draw letters with, and only they can say: so a letter that was measured in their size is the one that is drawn. */
static cairo_font_options_t *
options_new (void)
{
  cairo_font_options_t *options = cairo_font_options_create ();
  cairo_surface_t *document = cairo_pdf_surface_create_for_stream (NULL, NULL, 1, 1);

  cairo_surface_get_font_options (document, options);
  cairo_surface_destroy (document);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  return options;
}

static PangoContext *
context_new (PangoFontMap *map, const cairo_font_options_t *options, PangoDirection direction)
{
  PangoContext *context = pango_font_map_create_context (map);

  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 96);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, direction);
  return context;
}

/* Has what is shaped from now on shaped with the fonts there are now. */
static void
take_fonts (Shaper *shaper)
{
  PangoFontMap *map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  cairo_font_options_t *options = options_new ();

  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 96);
  for (int direction = BATSON_TEXT_LTR; direction <= BATSON_TEXT_RTL; direction++)
    {
      g_clear_object (&shaper->context[direction]);
      shaper->context[direction] = context_new (map, options, direction == BATSON_TEXT_RTL ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    }
  cairo_font_options_destroy (options);
  g_object_unref (map);
}

static Shaper *
shaper_get (void)
{
  static GPrivate current = G_PRIVATE_INIT (shaper_free);
  Shaper *shaper = g_private_get (&current);

  if (shaper == NULL)
    {
      if (finding)
        g_thread_join (g_steal_pointer (&finding));
      shaper = g_new0 (Shaper, 1);
      take_fonts (shaper);
      shaper->tabular = pango_attr_list_new ();
      pango_attr_list_insert (shaper->tabular, pango_attr_font_features_new ("tnum=1, liga=0"));
      /* Cantarell's ligatures begin with an f and look like their letters; a document needs a font of its own for them, and
       * some readers lose the rest of the line. */
      shaper->apart = pango_attr_list_new ();
      pango_attr_list_insert (shaper->apart, pango_attr_font_features_new ("liga=0"));
      shaper->young = cache_new ();
      shaper->old = cache_new ();
      g_private_set (&current, shaper);
    }
  return shaper;
}

/* A letter is missing: whatever the system has in its place. What was shaped before stays as it is. */
static void
take_all_fonts (Shaper *shaper)
{
  FcConfig *config = FcInitLoadConfigAndFonts ();

  FcConfigSetCurrent (config);
  FcConfigDestroy (config);
  with_one_font = FALSE;
  take_fonts (shaper);
}

/* ---- Shaping ---- */

static const PangoFontDescription *
font_of_weight (Shaper *shaper, int weight)
{
  PangoFontDescription **font = &shaper->fonts[weight / 100];

  g_assert (weight > 0 && weight < 100 * N_WEIGHTS && weight % 100 == 0);
  if (*font == NULL)
    {
      *font = pango_font_description_new ();
      /* One name: Pango would look a list up twice, and what stands in for Cantarell is the system's to say. */
      pango_font_description_set_family_static (*font, FAMILY);
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

static gboolean
stands_right (BatsonAlign align, BatsonTextDirection direction)
{
  return (align == BATSON_ALIGN_END) != (direction == BATSON_TEXT_RTL);
}

/* Pango turns the alignment of a text round that runs against its context; the place of a text is
 * ours to say, so that is turned back. */
static PangoAlignment
physical_alignment (const char *text, BatsonAlign align, BatsonTextDirection direction)
{
  PangoDirection own = own_direction (text);
  gboolean right = stands_right (align, direction);

  if (align == BATSON_ALIGN_CENTRE)
    return PANGO_ALIGN_CENTER;
  if (own != PANGO_DIRECTION_NEUTRAL && (own == PANGO_DIRECTION_RTL) != (direction == BATSON_TEXT_RTL))
    right = !right;
  return right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

/* Scene units a unit of Pango, for a font of SIZE. */
static double
unit_of (double size)
{
  return size / SHAPED / PANGO_SCALE;
}

/* Where no line is broken nothing has to be kept in one. */
static void
set_attributes (PangoLayout *layout, PangoAttrList *list, const TextKey *key)
{
  g_autoptr (PangoAttrList) kept = key->width >= 0 ? batson_keep_together (key->text, list) : NULL;

  if (kept || list)
    pango_layout_set_attributes (layout, kept ? kept : list);
}

static PangoLayout *
shape (Shaper *shaper, const TextKey *key)
{
  PangoLayout *layout = pango_layout_new (shaper->context[key->direction]);

  pango_layout_set_font_description (layout, font_of_weight (shaper, key->weight));
  set_attributes (layout, key->tabular ? shaper->tabular : strchr (key->text, 'f') ? shaper->apart : NULL, key);
  pango_layout_set_text (layout, key->text, -1);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, key->width);
  pango_layout_set_alignment (layout, physical_alignment (key->text, key->align, key->direction));
  return layout;
}

static PangoLayout *
look_up (Shaper *shaper, const TextKey *key)
{
  PangoLayout *layout = g_hash_table_lookup (shaper->young, key);

  if (layout != NULL)
    return layout;
  layout = g_hash_table_lookup (shaper->old, key);
  if (layout != NULL)
    remember (shaper, key, layout);
  return layout;
}

/* The layout of a text, the cache's own, broken at WIDTH (Pango units, -1: nowhere). What is not broken there is kept as
 * the text's one line. */
static PangoLayout *
find (const char *text, BatsonFont font, int width, BatsonAlign align, BatsonTextDirection direction)
{
  Shaper *shaper = shaper_get ();
  guint hash = g_str_hash (text);
  TextKey line = key_new (text, hash, font, -1, BATSON_ALIGN_START, direction), broken = key_new (text, hash, font, width, align, direction);
  PangoLayout *layout = strchr (text, '\n') == NULL ? look_up (shaper, &line) : NULL;
  gboolean fits;
  int wide;

  if (layout != NULL)
    {
      pango_layout_get_size (layout, &wide, NULL);
      if (width < 0 || wide <= width)
        return layout;
    }
  layout = look_up (shaper, &broken);
  if (layout != NULL)
    return layout;
  layout = shape (shaper, &broken);
  if (with_one_font && pango_layout_get_unknown_glyphs_count (layout))
    {
      g_object_unref (layout);
      take_all_fonts (shaper);
      layout = shape (shaper, &broken);
    }
  fits = pango_layout_get_line_count (layout) == 1;
  remember (shaper, fits ? &line : &broken, layout);
  g_object_unref (layout);
  return layout;
}

void
batson_text_clear (BatsonText *text)
{
  g_clear_object (&text->layout);
}

BatsonText
batson_text_copy (BatsonText text)
{
  if (text.layout != NULL)
    g_object_ref (text.layout);
  return text;
}

/* How far the one line of TEXT is to be moved to stand in WIDTH, which the layout knows nothing of. */
static double
shift_of (BatsonText text, double width, BatsonAlign align, BatsonTextDirection direction)
{
  BatsonRect logical;
  double room;

  if (pango_layout_get_line_count (text.layout) > 1)
    return 0;
  batson_text_boxes (text, NULL, &logical);
  room = MAX (width - logical.width, 0);
  if (align == BATSON_ALIGN_CENTRE)
    room /= 2;
  else if (!stands_right (align, direction))
    room = 0;
  return room - logical.x;
}

BatsonText
batson_text_layout (const char *text, BatsonFont font, double width, BatsonAlign align, BatsonTextDirection direction)
{
  int units = width < 0 ? -1 : (int) (width / unit_of (font.size) + 0.5);
  BatsonText made = { g_object_ref (find (text, font, units, align, direction)), font.size, 0 };

  made.shift = shift_of (made, width, align, direction);
  return made;
}

/* ---- Measuring ---- */

static BatsonRect
scaled (const PangoRectangle *rect, double unit, double shift)
{
  return (BatsonRect) { rect->x * unit + shift, rect->y * unit, rect->width * unit, rect->height * unit };
}

void
batson_text_boxes (BatsonText text, BatsonRect *out_ink, BatsonRect *out_logical)
{
  double unit = unit_of (text.size);
  PangoRectangle ink, logical;

  pango_layout_get_extents (text.layout, out_ink != NULL ? &ink : NULL, &logical);
  if (out_ink != NULL)
    *out_ink = scaled (&ink, unit, text.shift);
  *out_logical = scaled (&logical, unit, text.shift);
}

void
batson_text_extents (BatsonText text, double *out_width, double *out_height)
{
  BatsonRect logical;

  batson_text_boxes (text, NULL, &logical);
  if (out_width != NULL)
    *out_width = logical.width;
  if (out_height != NULL)
    *out_height = logical.height;
}

/* A text on one line; the cache's own. */
static PangoLayout *
on_one_line (const char *text, BatsonFont font)
{
  return find (text, font, -1, BATSON_ALIGN_START, BATSON_TEXT_LTR);
}

double
batson_text_width (const char *text, BatsonFont font)
{
  int width;

  if (*text == '\0')
    return 0; /* nor need Pango find it a font of its own */
  pango_layout_get_size (on_one_line (text, font), &width, NULL);
  return width * unit_of (font.size);
}

double
batson_text_height (const char *text, BatsonFont font, double width, BatsonTextDirection direction)
{
  PangoLayout *layout;
  int height;

  if (*text == '\0')
    return 0;
  layout = find (text, font, width < 0 ? -1 : (int) (width / unit_of (font.size) + 0.5), BATSON_ALIGN_START, direction);
  pango_layout_get_size (layout, NULL, &height);
  return height * unit_of (font.size);
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

/* The widest word of a layout. Where a line may end it ends: white space there takes no room. */
static int
widest_word (PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);
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
  return widest;
}

/* Found once for each layout: a scene asks for the same words again and again. */
double
batson_text_word (const char *text, BatsonFont font)
{
  GQuark quark = g_quark_from_static_string ("batson-text-word");
  PangoLayout *layout;
  int known; /* and one more */

  if (*text == '\0')
    return 0;
  layout = on_one_line (text, font);
  known = GPOINTER_TO_INT (g_object_get_qdata (G_OBJECT (layout), quark));
  if (known == 0)
    {
      known = widest_word (layout) + 1;
      g_object_set_qdata (G_OBJECT (layout), quark, GINT_TO_POINTER (known));
    }
  return (known - 1) * unit_of (font.size);
}

/* ---- Painting ---- */

void
batson_text_paint (cairo_t *cr, BatsonText text, double x, double y)
{
  double scale = text.size / SHAPED;
  BatsonRect logical;

  batson_text_boxes (text, NULL, &logical);
  cairo_save (cr);
  cairo_translate (cr, x - logical.x + text.shift, y - logical.y);
  cairo_scale (cr, scale, scale);
  cairo_move_to (cr, 0, 0);
  pango_cairo_show_layout (cr, text.layout);
  cairo_restore (cr);
  cairo_new_path (cr);
}

/* Layouts of one text and font are usually one object. */
gboolean
batson_text_same (BatsonText text, BatsonText as)
{
  PangoLayout *one = text.layout, *other = as.layout;

  if (text.size != as.size || one == NULL || other == NULL || one == other)
    return text.size == as.size && one == other;
  return pango_layout_get_context (one) == pango_layout_get_context (other) &&
         pango_layout_get_width (one) == pango_layout_get_width (other) &&
         pango_layout_get_alignment (one) == pango_layout_get_alignment (other) &&
         g_str_equal (pango_layout_get_text (one), pango_layout_get_text (other)) &&
         pango_font_description_equal (pango_layout_get_font_description (one), pango_layout_get_font_description (other)) &&
         (pango_layout_get_attributes (one) == NULL) == (pango_layout_get_attributes (other) == NULL);
}
