/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lateral spine and the axial drawings. */
#include "case/field.h"
#include "diagram/axial.h"
#include "diagram/painter.h"
#include "diagram/spine.h"

static void
add_lesion (BatsonSpineView *view, const char *id, int first, int last, gboolean selected)
{
  BatsonSpineLesion *l = g_new0 (BatsonSpineLesion, 1);

  l->id = g_strdup (id);
  l->span = (BatsonSpan) { (BatsonLevel) first, (BatsonLevel) last };
  l->title = first < 0 ? g_strdup ("T13") : batson_span_to_string (l->span);
  l->urgency = g_strdup ("Emergency");
  l->sins = g_strdup ("SINS 8–14");
  l->sins_class = g_strdup ("Indeterminate or unstable, two parts open");
  l->grade_words = g_strdup ("Bilsky 3");
  l->classes = BATSON_M_INDETERMINATE | BATSON_M_UNSTABLE;
  l->grade = BATSON_GRADE_3;
  l->icon = BATSON_ICON_EMERGENCY;
  l->mark = l->ink = BATSON_TOKEN_EMERGENCY;
  l->selected = selected;
  g_ptr_array_add (view->lesions, l);
}

static BatsonScene *
scene_of (BatsonSpineView *view, double width, double text_scale, BatsonTextDirection direction)
{
  BatsonCanvas canvas = { width, 720, text_scale, direction, BATSON_MEDIUM_SCREEN };

  return batson_spine_scene (view, &canvas);
}

static void
test_levels (void)
{
  g_autoptr (BatsonSpineView) view = batson_spine_view_new ();
  g_autoptr (BatsonScene) scene = NULL;

  add_lesion (view, "x", 19, 20, TRUE);
  scene = scene_of (view, 376, 1, BATSON_TEXT_LTR);
  for (BatsonLevel l = 0; l < BATSON_N_LEVELS; l++)
    {
      g_autofree char *id = g_strdup_printf ("level-%s", batson_level_name (l));
      const BatsonElement *e = batson_scene_element (scene, (guint) batson_scene_find (scene, id));
      gboolean hit = l == 19 || l == 20;
      g_assert_cmpstr (e->action, ==, hit ? "choose-lesion" : "add-lesion");
      g_assert_cmpstr (e->target, ==, hit ? "x" : batson_level_name (l));
      g_assert_true (g_str_has_prefix (e->name, batson_level_name (l)));
      g_assert_cmpint (batson_scene_at (scene, e->bounds.x + e->bounds.width / 2, e->bounds.y + e->bounds.height / 2), ==, batson_scene_find (scene, id));
    }
}

/* Cards never overlap, lie inside the scene, and keep the order of their levels, however many there are. */
static void
test_cards (void)
{
  g_autoptr (BatsonSpineView) view = batson_spine_view_new ();

  for (int n = 0; n < 14; n++)
    {
      g_autofree char *id = g_strdup_printf ("lesion%02d", n);
      add_lesion (view, id, n == 13 ? -1 : n * 2, n == 13 ? -1 : n * 2 + 1, n == 3);
      for (double scale = 1; scale <= 2; scale++)
        {
          g_autoptr (BatsonScene) scene = scene_of (view, 376 * scale, scale, BATSON_TEXT_LTR);
          double width, height, foot = 0;
          batson_scene_size (scene, &width, &height);
          for (int i = 0; i <= n; i++)
            {
              g_autofree char *card = g_strdup_printf ("lesion-lesion%02d", i);
              const BatsonElement *e = batson_scene_element (scene, (guint) batson_scene_find (scene, card));
              g_assert_cmpfloat (e->bounds.y, >=, foot);
              foot = e->bounds.y + e->bounds.height;
              g_assert_cmpfloat (foot, <=, height);
              g_assert_cmpfloat (e->ink.x + e->ink.width, <=, e->bounds.x + e->bounds.width + 2);
              g_assert_cmpfloat (e->ink.y + e->ink.height, <=, foot + 2);
              g_assert_cmpfloat (e->bounds.x + e->bounds.width, <=, width);
            }
        }
    }
}

static void
test_never_mirrors (void)
{
  g_autoptr (BatsonSpineView) view = batson_spine_view_new ();
  g_autoptr (BatsonScene) left = NULL, right = NULL;

  add_lesion (view, "x", 15, 15, FALSE);
  left = scene_of (view, 376, 1, BATSON_TEXT_LTR);
  right = scene_of (view, 376, 1, BATSON_TEXT_RTL);
  for (guint i = 0; i < batson_scene_n_elements (left); i++)
    g_assert_cmpfloat (batson_scene_element (left, i)->bounds.x, ==, batson_scene_element (right, i)->bounds.x);
}

static void
test_narrow (void)
{
  g_autoptr (BatsonSpineView) view = batson_spine_view_new ();
  g_autoptr (BatsonScene) scene = NULL;

  add_lesion (view, "x", 15, 15, FALSE);
  scene = scene_of (view, 160, 1, BATSON_TEXT_LTR);
  g_assert_cmpint (batson_scene_find (scene, "lesion-x"), ==, -1);
  g_assert_cmpint (batson_scene_find (scene, "level-T8"), >=, 0);
}

/* Every grade has a drawing of its own, inside its box. */
static void
test_axial (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int grade = BATSON_GRADE_0; grade <= BATSON_GRADE_CAUDA_HIGH; grade++)
    {
      BatsonCanvas canvas = { 120, 0, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN };
      g_autoptr (BatsonScene) scene = batson_axial_scene (grade, &canvas);
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 120, 94);
      cairo_t *cr = cairo_create (surface);
      const BatsonElement *e = batson_scene_element (scene, 0);
      double width, height;

      batson_scene_size (scene, &width, &height);
      g_assert_cmpfloat (e->ink.x, >=, -2);
      g_assert_cmpfloat (e->ink.x + e->ink.width, <=, width + 2);
      batson_painter_scene (cr, scene, BATSON_THEME_LIGHT);
      cairo_surface_flush (surface);
      g_assert_true (g_hash_table_add (seen, g_compute_checksum_for_data (G_CHECKSUM_SHA256, cairo_image_surface_get_data (surface), 120 * 94 * 4)));
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagram/spine/every level is a node that knows its lesion", test_levels);
  g_test_add_func ("/diagram/spine/cards keep their order and never overlap", test_cards);
  g_test_add_func ("/diagram/spine/anatomy never mirrors", test_never_mirrors);
  g_test_add_func ("/diagram/spine/a narrow canvas has the column alone", test_narrow);
  g_test_add_func ("/diagram/axial/every grade has its own drawing", test_axial);
  return g_test_run ();
}
