/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks of scenes. */
#include "checks.h"

#include <math.h>
#include <string.h>

#include "diagram/painter.h"

#define SLACK 0.6 /* units: rounding of Pango's */

static gboolean
overlaps (BatsonRect one, BatsonRect other)
{
  return MIN (one.x + one.width, other.x + other.width) - MAX (one.x, other.x) > SLACK &&
         MIN (one.y + one.height, other.y + other.height) - MAX (one.y, other.y) > SLACK;
}

static gboolean
lies_in (BatsonRect inner, BatsonRect outer)
{
  return inner.x >= outer.x - SLACK && inner.y >= outer.y - SLACK && inner.x + inner.width <= outer.x + outer.width + SLACK &&
         inner.y + inner.height <= outer.y + outer.height + SLACK;
}

static void
fail (const char *what, const char *problem, const char *one, const char *other)
{
  g_error ("%s: %s: %s, %s", what, problem, one, other);
}

/* Whether the element has the point and a little round it. */
static gboolean
holds_well (const BatsonElement *element, double x, double y)
{
  return batson_element_holds (element, x - SLACK, y) && batson_element_holds (element, x + SLACK, y) && batson_element_holds (element, x, y - SLACK) && batson_element_holds (element, x, y + SLACK);
}

/* Whether both would be clicked at some point; places that are no boxes are tried at many. */
static gboolean
upon (const BatsonElement *one, const BatsonElement *other)
{
  BatsonRect a = one->bounds, b = other->bounds;

  if (!overlaps (a, b) || (one->place == NULL && other->place == NULL))
    return overlaps (a, b);
  for (double y = MAX (a.y, b.y) + 1; y < MIN (a.y + a.height, b.y + b.height); y += 2)
    for (double x = MAX (a.x, b.x) + 1; x < MIN (a.x + a.width, b.x + b.width); x += 2)
      if (holds_well (one, x, y) && holds_well (other, x, y))
        return TRUE;
  return FALSE;
}

/* Whether TEXT has letters that are written from right to left. */
static gboolean
runs_left (const char *text)
{
  for (const char *c = text; *c; c = g_utf8_next_char (c))
    {
      GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (c));

      if (script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW)
        return TRUE;
    }
  return FALSE;
}

/* Words of a language from right to left are laid out as such, a number at their start or not. */
static void
check_direction (const BatsonElement *element, PangoLayout *layout, const char *what)
{
  if (runs_left (pango_layout_get_text (layout)) && pango_context_get_base_dir (pango_layout_get_context (layout)) != PANGO_DIRECTION_RTL && !pango_layout_get_auto_dir (layout))
    fail (what, "words from right to left are laid out from left to right", element->id, pango_layout_get_text (layout));
}

/* What a text must not lie upon: another text, and the middle of an icon. */
static BatsonRect
taken (const BatsonDraw *draw)
{
  if (draw->kind == BATSON_DRAW_ICON)
    return batson_rect_grow (draw->box, -draw->box.width / 8);
  return draw->kind == BATSON_DRAW_TEXT ? draw->box : (BatsonRect) { 0 };
}

/* Texts in their element, and not upon each other or an icon. */
static void
check_texts (const BatsonElement *element, const char *what)
{
  for (guint i = 0; i < element->draws->len; i++)
    {
      const BatsonDraw *draw = g_ptr_array_index (element->draws, i);

      if (draw->kind != BATSON_DRAW_TEXT)
        continue;
      if (!lies_in (draw->box, element->bounds))
        fail (what, "a text leaves its box", element->id, pango_layout_get_text (draw->text.layout));
      check_direction (element, draw->text.layout, what);
      for (guint k = 0; k < element->draws->len; k++)
        if (k != i && overlaps (draw->box, taken (g_ptr_array_index (element->draws, k))))
          fail (what, "a text lies upon a text or an icon", element->id, pango_layout_get_text (draw->text.layout));
    }
}

static void
check_elements (BatsonScene *scene, const char *what)
{
  double width, height;

  batson_scene_size (scene, &width, &height);
  for (guint i = 0; i < batson_scene_n_elements (scene); i++)
    {
      const BatsonElement *element = batson_scene_element (scene, i);
      gboolean solid = element->kind == BATSON_ELEMENT_NODE || element->kind == BATSON_ELEMENT_LABEL;

      if (!lies_in (element->ink, (BatsonRect) { 0, 0, width, height }))
        fail (what, "ink outside the scene", element->id, "");
      if (!solid)
        continue;
      check_texts (element, what);
      for (guint k = 0; k < i; k++)
        {
          const BatsonElement *other = batson_scene_element (scene, k);

          if ((other->kind == BATSON_ELEMENT_NODE || other->kind == BATSON_ELEMENT_LABEL) && upon (element, other))
            fail (what, "boxes overlap", element->id, other->id);
        }
    }
}

static void
check_groups (BatsonScene *scene, const char *what)
{
  for (guint i = 0; i < batson_scene_n_groups (scene); i++)
    if (batson_scene_group (scene, i)->members->len > BATSON_GROUP_LIMIT)
      fail (what, "a group is too large", batson_scene_group (scene, i)->id, "");
}

/* All of a box is clicked, and some of every other place; nothing lies over either. */
static void
check_place (BatsonScene *scene, guint index, const char *what)
{
  const BatsonElement *node = batson_scene_element (scene, index);
  BatsonRect b = node->bounds;
  guint own = 0;

  if (node->place == NULL)
    {
      if (batson_scene_at (scene, b.x + b.width / 2, b.y + b.height / 2) != (int) index)
        fail (what, "another node lies over", node->id, "");
      return;
    }
  for (double y = b.y + 1; y < b.y + b.height; y += 3)
    for (double x = b.x + 1; x < b.x + b.width; x += 3)
      if (holds_well (node, x, y))
        {
          own++;
          if (batson_scene_at (scene, x, y) != (int) index)
            fail (what, "another node lies over", node->id, "");
        }
  if (own == 0)
    fail (what, "nowhere to click", node->id, "");
}

static void
check_nodes (BatsonScene *scene, const char *what)
{
  guint n, todo = 0, reached = 0;
  const guint *order = batson_scene_order (scene, &n);
  g_autofree guint *queue = g_new (guint, batson_scene_n_elements (scene));
  g_autofree gboolean *seen = g_new0 (gboolean, batson_scene_n_elements (scene));

  for (guint i = 0; i < n; i++)
    {
      const BatsonElement *node = batson_scene_element (scene, order[i]);

      if (*node->name == '\0' || *node->action == '\0')
        fail (what, "a node without words or action", node->id, "");
      check_place (scene, order[i], what);
    }
  queue[todo++] = order[0];
  seen[order[0]] = TRUE;
  while (reached < todo)
    {
      const BatsonElement *node = batson_scene_element (scene, queue[reached++]);

      for (guint t = 0; t < BATSON_N_TOWARDS; t++)
        if (node->towards[t] >= 0 && !seen[node->towards[t]])
          {
            seen[node->towards[t]] = TRUE;
            queue[todo++] = node->towards[t];
          }
    }
  for (guint i = 0; i < n; i++)
    if (!seen[order[i]])
      fail (what, "no arrow key leads to", batson_scene_element (scene, order[i])->id, "");
}

void
check_scene (BatsonScene *scene, const char *what)
{
  check_elements (scene, what);
  check_groups (scene, what);
  check_nodes (scene, what);
}

static cairo_surface_t *
new_surface (BatsonScene *scene)
{
  double width, height;

  batson_scene_size (scene, &width, &height);
  return cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (width), (int) ceil (height));
}

static void
check_inside (cairo_surface_t *surface, BatsonRect ink, const char *id)
{
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface) / 4;
  const guint32 *pixels = (const guint32 *) (gpointer) cairo_image_surface_get_data (surface);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      if (pixels[y * stride + x] != 0 && (x + 1 < ink.x - 1 || x > ink.x + ink.width + 1 || y + 1 < ink.y - 1 || y > ink.y + ink.height + 1))
        g_error ("%s paints outside its ink at %d, %d", id, x, y);
}

void
check_painting (BatsonScene *scene, BatsonTheme theme)
{
  cairo_surface_t *whole = new_surface (scene), *again = new_surface (scene);
  cairo_t *cr = cairo_create (whole), *upon = cairo_create (again);
  BatsonRgb ground = batson_palette_rgb (theme, BATSON_TOKEN_WINDOW);

  batson_painter_scene (cr, scene, theme);
  batson_painter_scene (upon, scene, theme);
  for (guint i = 0; i < batson_scene_n_elements (scene); i++)
    {
      const BatsonElement *element = batson_scene_element (scene, i);
      cairo_surface_t *alone = new_surface (scene);
      cairo_t *only = cairo_create (alone);

      batson_painter_element (only, element, theme);
      g_assert_cmpint (cairo_status (only), ==, CAIRO_STATUS_SUCCESS);
      cairo_surface_flush (alone);
      check_inside (alone, element->ink, element->id);
      /* Painted once more on bare ground, a node's middle does not change: nothing else was there. */
      if (element->kind == BATSON_ELEMENT_NODE)
        {
          cairo_set_source_rgb (upon, ground.red, ground.green, ground.blue);
          cairo_rectangle (upon, element->bounds.x, element->bounds.y, element->bounds.width, element->bounds.height);
          cairo_fill (upon);
          batson_painter_element (upon, element, theme);
        }
      cairo_destroy (only);
      cairo_surface_destroy (alone);
    }
  cairo_surface_flush (whole);
  cairo_surface_flush (again);
  for (guint i = 0; i < batson_scene_n_elements (scene); i++)
    {
      const BatsonElement *element = batson_scene_element (scene, i);
      BatsonRect box = batson_rect_grow (element->bounds, -4);
      int stride = cairo_image_surface_get_stride (whole);

      for (int y = (int) ceil (box.y); element->kind == BATSON_ELEMENT_NODE && y < (int) (box.y + box.height); y++)
        g_assert_cmpmem (cairo_image_surface_get_data (whole) + y * stride + 4 * (int) ceil (box.x), 4 * (gsize) (MAX (box.width - 1, 0)),
                         cairo_image_surface_get_data (again) + y * stride + 4 * (int) ceil (box.x), 4 * (gsize) (MAX (box.width - 1, 0)));
    }
  cairo_destroy (cr);
  cairo_destroy (upon);
  cairo_surface_destroy (whole);
  cairo_surface_destroy (again);
}
