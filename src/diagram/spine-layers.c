/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layers of the spine: SINS zones behind it, and the veins along it. */
#include "diagram/spine-private.h"

#include <glib/gi18n-lib.h>

/* SINS-LOC: the classes of location from above to below. */
static const struct
{
  const char *id, *title, *levels; /* title: msgid, context "zone" */
  BatsonLevel first, last;
  int points;
} zones[] = {
  { "zone-c0", NC_ ("zone", "Junctional"), "C0–C2", 0, 2, 3 },
  { "zone-c3", NC_ ("zone", "Mobile"), "C3–C6", 3, 6, 2 },
  { "zone-c7", NC_ ("zone", "Junctional"), "C7–T2", 7, 9, 3 },
  { "zone-t3", NC_ ("zone", "Semi-rigid"), "T3–T10", 10, 17, 1 },
  { "zone-t11", NC_ ("zone", "Junctional"), "T11–L1", 18, 20, 3 },
  { "zone-l2", NC_ ("zone", "Mobile"), "L2–L4", 21, 23, 2 },
  { "zone-l5", NC_ ("zone", "Junctional"), "L5–S1", 24, 25, 3 },
  { "zone-s2", NC_ ("zone", "Rigid"), "S2–S5", 26, 29, 0 },
};

/* Where metastases of breast cancer are most frequent (2.1): a bracket at the end of the zones' words, and its own words before it. */
#define FREQUENT_FIRST 11 /* T4 */
#define FREQUENT_LAST 15  /* T8 */
#define BRACKET 6.0

#define DISC 24.0
#define PAD 6.0

static BatsonFont
font (const BatsonCanvas *canvas, double size, int weight)
{
  gboolean print = canvas->medium == BATSON_MEDIUM_PRINT;

  return (BatsonFont) { print ? MAX (7.5, size * 0.62) : size * canvas->text_scale, weight, FALSE };
}

static double
disc (const BatsonCanvas *canvas)
{
  return canvas->medium == BATSON_MEDIUM_PRINT ? 15 : DISC * canvas->text_scale;
}

double
_batson_spine_zones_width (const BatsonCanvas *canvas, double room)
{
  double width = 0;

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      width = MAX (width, batson_text_width (g_dpgettext2 (GETTEXT_PACKAGE, "zone", zones[i].title), font (canvas, 13.3, 700)));
      width = MAX (width, batson_text_width (zones[i].levels, font (canvas, 12, 400)));
    }
  width += disc (canvas) + 4 * PAD + BRACKET;
  return width <= room ? width : disc (canvas) + 3 * PAD + BRACKET;
}

/* The more a zone moves the stronger its ground, where there are grounds: in high contrast and on paper a line goes round it. The sacrum has none. */
static BatsonToken
ground (int points)
{
  return points == 3 ? BATSON_TOKEN_ZONE_JUNCTIONAL : points > 0 ? BATSON_TOKEN_ZONE : BATSON_TOKEN_NONE;
}

/* Points in a disc, then title and levels where the band is high enough for them. */
static void
draw_zone_label (const BatsonCanvas *canvas, BatsonElement *label, guint i, double width, double top, double bottom)
{
  gboolean most = zones[i].points == 3, print = canvas->medium == BATSON_MEDIUM_PRINT;
  double size = MIN (disc (canvas), bottom - top - 2), middle = (top + bottom) / 2, x = PAD, words_x = x + disc (canvas) + PAD;
  BatsonFont bold = font (canvas, 13.3, 700), small = font (canvas, 12, 400), digit = { MIN (bold.size, size * 0.6), 700, FALSE };
  double lines = batson_text_line (bold) + batson_text_line (small);
  g_autofree char *points = g_strdup_printf ("%d", zones[i].points);
  BatsonPath *circle = batson_path_new ();

  batson_path_circle (circle, x + size / 2, middle, size / 2);
  batson_element_shape (label, circle, (BatsonPaint) { .fill = most ? BATSON_TOKEN_FG : BATSON_TOKEN_VIEW, .stroke = BATSON_TOKEN_FG, .line = print ? 0.75 : 1.5 });
  batson_element_text (label, batson_text_layout (points, digit, size, BATSON_ALIGN_CENTRE, BATSON_TEXT_LTR), x, middle - batson_text_line (digit) / 2, size, most ? BATSON_TOKEN_WINDOW : BATSON_TOKEN_FG);
  if (lines > bottom - top || width < words_x + 3 * PAD + BRACKET)
    return;
  batson_element_text (label, batson_text_layout (g_dpgettext2 (GETTEXT_PACKAGE, "zone", zones[i].title), bold, -1, BATSON_ALIGN_START, canvas->direction), words_x, middle - lines / 2, -1, BATSON_TOKEN_FG);
  batson_element_text (label, batson_text_layout (zones[i].levels, small, -1, BATSON_ALIGN_START, BATSON_TEXT_LTR), words_x, middle - lines / 2 + batson_text_line (bold), -1, BATSON_TOKEN_DIM);
}

/* Of the words of a zone, so that its title and levels are written. */
static double
zone_words (const BatsonCanvas *canvas)
{
  return batson_text_line (font (canvas, 13.3, 700)) + batson_text_line (font (canvas, 12, 400));
}

/* The bracket of T4 to T8 in the band from TOP to BOTTOM, and what it means where there is room. Returns the height of that below TOP. */
static double
add_frequent (BatsonScene *scene, guint group, const BatsonColumn *column, double width, double top, double bottom)
{
  const BatsonCanvas *canvas = batson_scene_canvas (scene);
  const char *words = _ ("T4–T8: most frequent site (section 2.1)");
  BatsonFont small = font (canvas, 12, 400);
  double x = width - BRACKET, room = x - 2 * PAD - PAD, first, last, unused, height = batson_text_height (words, small, room, canvas->direction), y, middle;
  gboolean fits = room >= batson_text_word (words, small) && height + zone_words (canvas) + 3 * PAD <= bottom - top;
  BatsonElement *e = batson_scene_add (scene, group, fits ? BATSON_ELEMENT_REGION : BATSON_ELEMENT_LABEL, fits ? "frequent-bracket" : "frequent-mark", BATSON_STATE_OPEN, (BatsonRect) { 0 });
  BatsonPath *path = batson_path_new ();

  batson_column_row (column, FREQUENT_FIRST, &first, &unused);
  batson_column_row (column, FREQUENT_LAST, &unused, &last);
  middle = (first + last) / 2;
  y = CLAMP (middle - height / 2, top + PAD, MAX (top + PAD, bottom - zone_words (canvas) - 2 * PAD - height));
  batson_path_move (path, x + BRACKET, first + 2);
  batson_path_line (path, x, first + 2);
  batson_path_line (path, x, last - 2);
  batson_path_line (path, x + BRACKET, last - 2);
  if (fits)
    {
      middle = CLAMP (middle, y, y + height);
      batson_path_move (path, x - PAD / 2, middle);
      batson_path_line (path, x, middle);
    }
  batson_element_shape (e, path, (BatsonPaint) { .stroke = BATSON_TOKEN_DIM, .line = canvas->medium == BATSON_MEDIUM_PRINT ? 0.75 : 1.5 });
  if (fits)
    {
      e = batson_scene_add (scene, group, BATSON_ELEMENT_LABEL, "frequent", BATSON_STATE_OPEN, (BatsonRect) { 0 });
      /* Next to the bracket, whichever way is read. */
      batson_element_words (e, words, small, PAD, y, room, canvas->direction == BATSON_TEXT_RTL ? BATSON_ALIGN_START : BATSON_ALIGN_END, canvas->direction, BATSON_TOKEN_FG);
    }
  batson_element_say (e, words, NULL);
  return fits ? y + height - top : 0;
}

static void
add_zone (BatsonScene *scene, guint group, const BatsonColumn *column, guint i, double width, double right)
{
  const BatsonCanvas *canvas = batson_scene_canvas (scene);
  double top, bottom, unused;
  g_autofree char *band = g_strdup_printf ("%s-band", zones[i].id);
  /* Translators: a zone of the spine, its levels, and the points of SINS it gives. */
  g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %s: %d point of SINS", "%s, %s: %d points of SINS", (gulong) zones[i].points),
                                            g_dpgettext2 (GETTEXT_PACKAGE, "zone", zones[i].title), zones[i].levels, zones[i].points);
  BatsonElement *region = batson_scene_add (scene, group, BATSON_ELEMENT_REGION, band, BATSON_STATE_OPEN, (BatsonRect) { 0 }), *label;

  batson_column_row (column, zones[i].first, &top, &unused);
  batson_column_row (column, zones[i].last, &unused, &bottom);
  if (ground (zones[i].points) != BATSON_TOKEN_NONE)
    batson_element_box (region, (BatsonRect) { 0, top, right, bottom - top - 1.5 }, 4,
                        (BatsonPaint) { .fill = ground (zones[i].points), .stroke = BATSON_TOKEN_ZONE_LINE, .line = canvas->medium == BATSON_MEDIUM_PRINT ? 0.5 : 1 });
  label = batson_scene_add (scene, group, BATSON_ELEMENT_LABEL, zones[i].id, BATSON_STATE_OPEN, (BatsonRect) { 0 });
  /* The words of the bracket stand above those of the zone it lies in. */
  if (zones[i].first <= FREQUENT_FIRST && zones[i].last >= FREQUENT_LAST)
    top += add_frequent (scene, group, column, width, top, bottom);
  draw_zone_label (canvas, label, i, width, top, bottom);
  batson_element_say (label, words, NULL);
}

gboolean
_batson_spine_zone_ends (BatsonLevel level)
{
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    if (zones[i].last == level && ground (zones[i].points) != BATSON_TOKEN_NONE)
      return TRUE;
  return FALSE;
}

void
_batson_spine_add_zones (BatsonScene *scene, const BatsonColumn *column, double width, double right)
{
  guint group = batson_scene_add_group (scene, 0, "zones", _ ("SINS location zones"));

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    add_zone (scene, group, column, i, width, right);
}

/* One vein along the column @u from the middle of the bodies, in units of their depth. */
static void
add_vein (const BatsonColumn *column, BatsonElement *e, double u, double line)
{
  BatsonPath *path = batson_path_new ();

  for (BatsonLevel l = 1; l < BATSON_N_LEVELS; l++)
    {
      BatsonPoint p = batson_column_point (column, l, u * column->levels[l].depth + (u < 0 ? -3 : 2) * column->scale, 0);
      if (l == 1)
        batson_path_move (path, p.x, p.y);
      else
        batson_path_line (path, p.x, p.y);
    }
  batson_element_shape (e, path, (BatsonPaint) { .stroke = BATSON_TOKEN_VEIN, .line = line });
}

/* Outer plexus before the bodies, inner plexus behind them in the canal, and through every body the vein that joins them. */
void
_batson_spine_add_plexus (BatsonScene *scene, const BatsonColumn *column)
{
  BatsonElement *e = batson_scene_add (scene, 0, BATSON_ELEMENT_LABEL, "plexus", BATSON_STATE_OPEN, (BatsonRect) { 0 });
  double k = column->scale;

  add_vein (column, e, -0.5, 2.2 * k);
  add_vein (column, e, 0.5, 2.2 * k);
  for (BatsonLevel l = 2; l < BATSON_LEVEL_S1 + 1; l++)
    {
      BatsonPath *path = batson_path_new ();
      double half = column->levels[l].depth / 2, low = column->levels[l].room / 2;
      BatsonPoint a = batson_column_point (column, l, -half - 3 * k, low), b = batson_column_point (column, l, half + 2 * k, low);

      /* T4 to T8 take up the intercostal veins, which drain the breast. */
      if (l >= 11 && l <= 15)
        a = batson_column_point (column, l, -half - 14 * k, low);
      batson_path_move (path, a.x, a.y);
      batson_path_line (path, b.x, b.y);
      batson_element_shape (e, path, (BatsonPaint) { .stroke = BATSON_TOKEN_VEIN, .line = (l >= 11 && l <= 15 ? 2.4 : 1.1) * k });
    }
  batson_element_say (e, _ ("Batson’s venous plexus: veins without valves join the intercostal veins, which drain the breast, with the vertebrae; T4 to T8 most of all (section 2.1)."), NULL);
}
