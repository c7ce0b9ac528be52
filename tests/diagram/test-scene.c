/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of scenes, icons, painting and writing. */
#include "diagram/painter.h"
#include "diagram/surface.h"

#include <string.h>

static const BatsonCanvas ltr = { 400, 0, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN };
static const BatsonCanvas rtl = { 400, 0, 1, BATSON_TEXT_RTL, BATSON_MEDIUM_SCREEN };
static const BatsonDocumentInfo info = { "NOMS & more", "", "", "2026-06-17T09:10:00Z", "en" };

static BatsonScene *
make_scene (const BatsonCanvas *canvas, guint nodes)
{
  BatsonScene *scene = batson_scene_new (canvas, "Nodes");
  guint group = batson_scene_add_group (scene, 0, "column", "Column");

  for (guint i = 0; i < nodes; i++)
    {
      g_autofree char *id = g_strdup_printf ("node-%u", i), *before = g_strdup_printf ("node-%u", i - 1);
      BatsonRect box = { 10, 10 + 30.0 * i, 100, 24 };
      BatsonElement *element = batson_scene_add (scene, group, BATSON_ELEMENT_NODE, id, BATSON_STATE_OPEN, box);

      batson_element_box (element, box, 6, (BatsonPaint) { .fill = BATSON_TOKEN_CARD, .stroke = BATSON_TOKEN_DIM, .line = 2,
                                                           .pattern = BATSON_PATTERN_HATCH, .pattern_colour = BATSON_TOKEN_FG });
      batson_element_text (element, batson_text_layout (id, (BatsonFont) { 12, 400, FALSE }, 90, BATSON_ALIGN_START, canvas->direction),
                           14, box.y + 3, 90, BATSON_TOKEN_FG);
      batson_element_icon (element, BATSON_ICON_FORWARD, 90, box.y + 4, 16, BATSON_TOKEN_FG, BATSON_TOKEN_CARD, 1);
      batson_element_say (element, id, NULL);
      batson_scene_link (scene, before, BATSON_TOWARDS_DOWN, id);
      batson_scene_link (scene, id, BATSON_TOWARDS_RIGHT, "node-0");
    }
  batson_scene_seal (scene, 400, 10 + 30.0 * nodes, TRUE);
  return scene;
}

static void
test_groups_stay_small (void)
{
  g_autoptr (BatsonScene) scene = make_scene (&ltr, 150);
  guint elements = 0;

  for (guint i = 0; i < batson_scene_n_groups (scene); i++)
    {
      const BatsonGroup *group = batson_scene_group (scene, i);

      g_assert_cmpuint (group->members->len, <=, BATSON_GROUP_LIMIT);
      for (guint k = 0; k < group->members->len; k++)
        {
          const BatsonMember *member = &g_array_index (group->members, BatsonMember, k);

          elements += !member->is_group;
          if (member->is_group)
            g_assert_cmpuint (batson_scene_group (scene, member->index)->parent, ==, i);
          else
            g_assert_cmpuint (batson_scene_element (scene, member->index)->group, ==, i);
        }
    }
  g_assert_cmpuint (elements, ==, 150);
  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *id = g_strdup_printf ("node-%u", i);

      g_assert_cmpint (batson_scene_find (scene, id), ==, (int) i);
    }
}

static void
test_finds_what_is_under_a_point (void)
{
  g_autoptr (BatsonScene) scene = make_scene (&ltr, 3);

  g_assert_cmpint (batson_scene_at (scene, 50, 45), ==, 1);
  g_assert_cmpint (batson_scene_at (scene, 50, 37), ==, -1);
  g_assert_cmpint (batson_scene_at (scene, 200, 45), ==, -1);
}

/* A triangle at the left of its box, left to right. */
static BatsonScene *
scene_with_a_place (const BatsonCanvas *canvas)
{
  BatsonScene *scene = batson_scene_new (canvas, "a triangle");

  batson_element_place (batson_scene_add (scene, 0, BATSON_ELEMENT_NODE, "triangle", BATSON_STATE_OPEN, (BatsonRect) { 0 }), batson_path_parse ("M10 10 L50 10 L10 50 Z"));
  batson_scene_seal (scene, 400, 60, TRUE);
  return scene;
}

static void
test_place (void)
{
  g_autoptr (BatsonScene) scene = scene_with_a_place (&ltr), other = scene_with_a_place (&ltr), mirrored = scene_with_a_place (&rtl), page = batson_scene_new (&ltr, "page");

  g_assert_true (batson_rect_equal (batson_scene_element (scene, 0)->bounds, (BatsonRect) { 10, 10, 40, 40 }));
  g_assert_cmpint (batson_scene_at (scene, 20, 20), ==, 0);
  g_assert_cmpint (batson_scene_at (scene, 45, 45), ==, -1);
  g_assert_cmpint (batson_scene_at (mirrored, 380, 20), ==, 0);
  g_assert_cmpint (batson_scene_at (mirrored, 355, 45), ==, -1);
  g_assert_true (batson_element_same (batson_scene_element (scene, 0), batson_scene_element (other, 0)));
  g_assert_false (batson_element_same (batson_scene_element (scene, 0), batson_scene_element (mirrored, 0)));
  batson_scene_join (page, 0, scene, "part", 100, 200);
  batson_scene_seal (page, 400, 300, FALSE);
  g_assert_cmpint (batson_scene_at (page, 120, 220), ==, 0);
  g_assert_cmpint (batson_scene_at (page, 145, 245), ==, -1);
}

/* What a path holds is what it fills, curves and parts lying apart too. */
static void
test_path_holds (void)
{
  static const char *const paths[] = { "M10 10 C60 -10 60 70 10 50 Q40 30 10 10 Z", "O20 20 14 R40 30 18 25 5", "M5 5 H55 V55 Z", "M5 5 L55 30 L5 55" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (BatsonPath) path = batson_path_parse (paths[i]);
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
      cairo_t *cr = cairo_create (surface);
      guint held = 0;

      batson_path_trace (path, cr);
      for (double y = 0.5; y < 60; y++)
        for (double x = 0.5; x < 60; x++)
          if (cairo_in_fill (cr, x - 1, y) == cairo_in_fill (cr, x + 1, y) && cairo_in_fill (cr, x, y - 1) == cairo_in_fill (cr, x, y + 1) && cairo_in_fill (cr, x - 1, y) == cairo_in_fill (cr, x, y - 1))
            {
              g_assert_cmpint (batson_path_holds (path, x, y), ==, cairo_in_fill (cr, x, y));
              held += batson_path_holds (path, x, y);
            }
      g_assert_cmpuint (held, >, 300);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

/* The marks of pointer and keyboard stay within a place and are seen there. */
static void
test_marks (void)
{
  g_autoptr (BatsonScene) scene = scene_with_a_place (&ltr);
  void (*const marks[]) (cairo_t *, const BatsonElement *, BatsonTheme) = { batson_painter_focus, batson_painter_hover };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autofree guint32 *pixels = g_new0 (guint32, 60 * 60);
      cairo_surface_t *surface = cairo_image_surface_create_for_data ((guchar *) pixels, CAIRO_FORMAT_ARGB32, 60, 60, 240);
      cairo_t *cr = cairo_create (surface);
      guint inside = 0;

      marks[i] (cr, batson_scene_element (scene, 0), BATSON_THEME_LIGHT);
      cairo_surface_flush (surface);
      for (int y = 0; y < 60; y++)
        for (int x = 0; x < 60; x++)
          if (batson_scene_at (scene, x + 0.5, y + 0.5) == 0)
            inside += pixels[y * 60 + x] != 0;
          else if (batson_scene_at (scene, x - 0.5, y + 0.5) < 0 && batson_scene_at (scene, x + 1.5, y + 0.5) < 0 && batson_scene_at (scene, x + 0.5, y - 0.5) < 0 && batson_scene_at (scene, x + 0.5, y + 1.5) < 0)
            g_assert_cmphex (pixels[y * 60 + x], ==, 0);
      g_assert_cmpuint (inside, >, 150);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

static void
test_neighbours (void)
{
  g_autoptr (BatsonScene) scene = make_scene (&ltr, 3), mirrored = make_scene (&rtl, 3);
  const BatsonElement *middle = batson_scene_element (scene, 1);

  g_assert_cmpint (middle->towards[BATSON_TOWARDS_DOWN], ==, 2);
  g_assert_cmpint (middle->towards[BATSON_TOWARDS_UP], ==, 0);
  g_assert_cmpint (middle->towards[BATSON_TOWARDS_RIGHT], ==, 0);
  g_assert_cmpint (middle->towards[BATSON_TOWARDS_LEFT], ==, -1);
  g_assert_cmpint (batson_scene_element (mirrored, 1)->towards[BATSON_TOWARDS_LEFT], ==, 0);
}

static void
test_mirrors (void)
{
  g_autoptr (BatsonScene) one = make_scene (&ltr, 2), other = make_scene (&rtl, 2);

  for (guint i = 0; i < 2; i++)
    {
      const BatsonElement *a = batson_scene_element (one, i), *b = batson_scene_element (other, i);

      g_assert_cmpfloat_with_epsilon (b->bounds.x, 400 - a->bounds.x - a->bounds.width, 1e-6);
      for (guint k = 0; k < a->draws->len; k++)
        {
          const BatsonDraw *p = g_ptr_array_index (a->draws, k), *q = g_ptr_array_index (b->draws, k);

          if (p->kind == BATSON_DRAW_SHAPE)
            continue;
          g_assert_cmpfloat_with_epsilon (q->box.x, 400 - p->box.x - p->box.width, 0.01);
          g_assert_true (q->turned == (q->kind == BATSON_DRAW_ICON));
        }
    }
}

static void
test_same (void)
{
  g_autoptr (BatsonScene) one = make_scene (&ltr, 2), other = make_scene (&ltr, 2);
  BatsonElement said = *batson_scene_element (one, 1);

  g_assert_true (batson_element_same (batson_scene_element (one, 1), batson_scene_element (other, 1)));
  g_assert_false (batson_element_same (batson_scene_element (one, 0), batson_scene_element (other, 1)));
  said.detail = (char *) "a sentence more";
  g_assert_false (batson_element_same (&said, batson_scene_element (other, 1)));
  g_assert_true (batson_element_paints_same (&said, batson_scene_element (other, 1)));
  g_assert_false (batson_element_paints_same (&said, batson_scene_element (other, 0)));
}

static void
test_every_icon_draws_inside_its_grid (void)
{
  for (BatsonIcon icon = 0; icon < BATSON_N_ICONS; icon++)
    {
      g_autofree guint32 *pixels = g_new0 (guint32, 24 * 24);
      cairo_surface_t *surface = cairo_image_surface_create_for_data ((guchar *) pixels, CAIRO_FORMAT_ARGB32, 24, 24, 96);
      cairo_t *cr = cairo_create (surface);
      guint inside = 0, outside = 0;

      cairo_translate (cr, 4, 4);
      batson_icon_paint (cr, icon, batson_palette_rgb (BATSON_THEME_LIGHT, BATSON_TOKEN_FG),
                         batson_palette_rgb (BATSON_THEME_LIGHT, BATSON_TOKEN_WINDOW));
      cairo_surface_flush (surface);
      for (guint i = 0; i < 24 * 24; i++)
        *(i % 24 >= 4 && i % 24 < 20 && i / 24 >= 4 && i / 24 < 20 ? &inside : &outside) += pixels[i] != 0;
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      g_assert_cmpuint (inside, >, 10);
      g_assert_cmpuint (outside, ==, 0);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

static void
test_bad_paths_are_refused (void)
{
  static const char *const bad[] = { "M1", "K 1 2", "M 1 2 L 1 x", "L nan 1", "1 2" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_null (batson_path_parse (bad[i]));
}

static void
paint_page (cairo_t *cr, guint page, gpointer scene)
{
  batson_painter_scene (cr, scene, BATSON_THEME_PRINT);
}

static void
test_equal_bytes (void)
{
  g_autoptr (BatsonScene) scene = make_scene (&ltr, 12), other = make_scene (&rtl, 5);
  g_autoptr (GBytes) pdf = batson_surface_pdf (400, 400, 2, &info, paint_page, scene, NULL);
  g_autoptr (GBytes) svg = batson_surface_svg (400, 400, 0, &info, paint_page, scene, NULL);
  g_autoptr (GBytes) png = batson_surface_png (400, 400, 2, 0, paint_page, scene, NULL);
  g_autoptr (GBytes) between = batson_surface_svg (400, 400, 0, &info, paint_page, other, NULL);
  g_autoptr (GBytes) png2 = batson_surface_png (400, 400, 2, 0, paint_page, scene, NULL);
  g_autoptr (GBytes) svg2 = batson_surface_svg (400, 400, 0, &info, paint_page, scene, NULL);
  g_autoptr (GBytes) pdf2 = batson_surface_pdf (400, 400, 2, &info, paint_page, scene, NULL);

  g_assert_true (g_bytes_equal (pdf, pdf2));
  g_assert_true (g_bytes_equal (svg, svg2));
  g_assert_true (g_bytes_equal (png, png2));
  g_assert_false (g_bytes_equal (svg, between));
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg), "<title>NOMS &amp; more</title>"));
  g_assert_cmpuint (memcmp (g_bytes_get_data (pdf, NULL), "%PDF", 4), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagram/scene/a place that is no box", test_place);
  g_test_add_func ("/diagram/path/what it holds is what it fills", test_path_holds);
  g_test_add_func ("/diagram/scene/marks stay within a place", test_marks);
  g_test_add_func ("/diagram/scene/groups-stay-small", test_groups_stay_small);
  g_test_add_func ("/diagram/scene/finds-what-is-under-a-point", test_finds_what_is_under_a_point);
  g_test_add_func ("/diagram/scene/neighbours", test_neighbours);
  g_test_add_func ("/diagram/scene/mirrors", test_mirrors);
  g_test_add_func ("/diagram/scene/same", test_same);
  g_test_add_func ("/diagram/icons/inside-their-grid", test_every_icon_draws_inside_its_grid);
  g_test_add_func ("/diagram/path/bad-ones-are-refused", test_bad_paths_are_refused);
  g_test_add_func ("/diagram/surface/equal-bytes", test_equal_bytes);
  return g_test_run ();
}
