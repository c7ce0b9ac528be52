/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every diagram of an example, light, dark and on paper, beside the pictures kept in tests/pictures. With --renew it writes
 * them instead (`./run pictures`). */
#include <errno.h>
#include <glib/gstdio.h>
#include <math.h>

#include "common/language.h"
#include "diagram/diagrams.h"
#include "diagram/painter.h"
#include "example.h"

#define WIDTH 683 /* px of a picture */

/* Pictures are compared by the mean colour of squares: how a letter's edge is smoothed is no difference, another letter is. */
#define SQUARE 4
#define TOLERANCE 12 /* of 255, between the means */

typedef struct
{
  const char *name;
  double width, height;
  BatsonMedium medium;
  BatsonTheme theme;
} Look;

static const Look looks[] = {
  { "light", 1366, 661, BATSON_MEDIUM_SCREEN, BATSON_THEME_LIGHT },
  { "dark", 1366, 661, BATSON_MEDIUM_SCREEN, BATSON_THEME_DARK },
  { "print", 793.89, 470, BATSON_MEDIUM_PRINT, BATSON_THEME_PRINT },
};

typedef struct
{
  const BatsonDiagramKind *kind;
  const Look *look;
} Case;

/* Clara is being assessed; Rosa's course is long enough for an axis of time. */
static BatsonScene *
scene_of (const Case *c)
{
  gboolean course = g_str_equal (c->kind->id, "timeline") || g_str_equal (c->kind->id, "outcomes");
  g_autofree char *path = g_build_filename (g_getenv ("BATSON_EXAMPLES"), course ? "rosa-esempio.batson.json" : "clara-muster.batson.json", NULL);
  g_autoptr (BatsonAssessment) assessment = example_assess (path);
  BatsonDiagramSubject subject = batson_diagram_subject (assessment, NULL);
  BatsonCanvas canvas = { c->look->width, c->look->height, 1, BATSON_TEXT_LTR, c->look->medium };

  return c->kind->build (&subject, &canvas);
}

/* The picture of SCENE without the element LEFT_OUT; -1: whole. */
static cairo_surface_t *
paint (BatsonScene *scene, const Look *look, int left_out)
{
  double width, height, scale = WIDTH / look->width;
  BatsonRgb ground = batson_palette_rgb (look->theme, BATSON_TOKEN_WINDOW);
  cairo_surface_t *surface;
  cairo_t *cr;

  batson_scene_size (scene, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, (int) ceil (height * scale));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, ground.red, ground.green, ground.blue);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  for (guint i = 0; i < batson_scene_n_elements (scene); i++)
    if ((int) i != left_out)
      batson_painter_element (cr, batson_scene_element (scene, i), look->theme);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* ---- Comparing ---- */

static void
mean (cairo_surface_t *surface, int x0, int y0, double *out_rgb)
{
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface), n = 0;

  out_rgb[0] = out_rgb[1] = out_rgb[2] = 0;
  for (int y = y0; y < MIN (y0 + SQUARE, height); y++)
    for (int x = x0; x < MIN (x0 + SQUARE, width); x++, n++)
      {
        guint32 px = ((const guint32 *) (void *) (cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface)))[x];
        for (int i = 0; i < 3; i++)
          out_rgb[i] += (px >> (8 * i)) & 0xff;
      }
  for (int i = 0; i < 3; i++)
    out_rgb[i] /= n;
}

/* How many squares of the two differ; G_MAXUINT where their sizes do. */
static guint
difference (cairo_surface_t *a, cairo_surface_t *b)
{
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);
  guint n = 0;

  if (width != cairo_image_surface_get_width (b) || height != cairo_image_surface_get_height (b))
    return G_MAXUINT;
  for (int y = 0; y < height; y += SQUARE)
    for (int x = 0; x < width; x += SQUARE)
      {
        double one[3], other[3];
        mean (a, x, y, one);
        mean (b, x, y, other);
        n += fabs (one[0] - other[0]) > TOLERANCE || fabs (one[1] - other[1]) > TOLERANCE || fabs (one[2] - other[2]) > TOLERANCE;
      }
  return n;
}

static char *
file_of (const Case *c, const char *folder)
{
  g_autofree char *name = g_strdup_printf ("%s-%s.png", c->kind->id, c->look->name);

  return g_build_filename (folder, name, NULL);
}

/* A surface of the kind that is painted, whatever kind of PNG was kept. */
static cairo_surface_t *
kept (const Case *c)
{
  g_autofree char *path = file_of (c, g_getenv ("BATSON_KEPT_PICTURES"));
  cairo_surface_t *file = cairo_image_surface_create_from_png (path), *surface;
  cairo_t *cr;

  if (cairo_surface_status (file) != CAIRO_STATUS_SUCCESS)
    g_error ("%s is not there: look at the diagram, then ./run pictures", path);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, cairo_image_surface_get_width (file), cairo_image_surface_get_height (file));
  cr = cairo_create (surface);
  cairo_set_source_surface (cr, file, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (file);
  cairo_surface_flush (surface);
  return surface;
}

/* Writes what was painted into a folder; where to look is told. */
static char *
write_picture (const Case *c, cairo_surface_t *surface, const char *folder)
{
  char *path = file_of (c, folder);

  g_assert_true (g_mkdir_with_parents (folder, 0755) == 0);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  return path;
}

/* ---- Tests ---- */

static void
test_as_kept (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (BatsonScene) scene = scene_of (c);
  cairo_surface_t *now = paint (scene, c->look, -1), *before = kept (c);
  guint n = difference (now, before);

  if (n > 0)
    {
      g_autofree char *path = write_picture (c, now, g_getenv ("BATSON_PICTURES"));
      g_error ("%u squares are not as kept: see %s; where it is meant so, ./run pictures", n, path);
    }
  cairo_surface_destroy (now);
  cairo_surface_destroy (before);
}

/* One node that is not there is enough. */
static void
test_notices (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (BatsonScene) scene = scene_of (c);
  cairo_surface_t *before = kept (c);

  for (guint i = 0; i < batson_scene_n_elements (scene); i++)
    if (batson_scene_element (scene, i)->kind == BATSON_ELEMENT_NODE)
      {
        cairo_surface_t *now = paint (scene, c->look, (int) i);
        if (difference (now, before) == 0)
          g_error ("%s is not missed", batson_scene_element (scene, i)->id);
        cairo_surface_destroy (now);
      }
  cairo_surface_destroy (before);
}

/* Nor is another size, another colour or another place taken for the same. */
static void
test_compares (void)
{
  Case light = { batson_diagram_kind ("noms"), &looks[0] }, dark = { batson_diagram_kind ("noms"), &looks[1] }, print = { batson_diagram_kind ("noms"), &looks[2] };
  g_autoptr (BatsonScene) scene = scene_of (&light), paper = scene_of (&print);
  cairo_surface_t *one = paint (scene, light.look, -1), *same = paint (scene, light.look, -1), *other = paint (scene, dark.look, -1), *third = paint (paper, print.look, -1), *moved = paint (scene, light.look, -1);
  cairo_t *cr = cairo_create (moved);

  cairo_set_source_surface (cr, one, 0, 3);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (moved);
  g_assert_cmpuint (difference (one, same), ==, 0);
  g_assert_cmpuint (difference (one, other), >, 1000);
  g_assert_cmpuint (difference (one, third), ==, G_MAXUINT);
  g_assert_cmpuint (difference (one, moved), >, 0);
  cairo_surface_destroy (one);
  cairo_surface_destroy (same);
  cairo_surface_destroy (other);
  cairo_surface_destroy (third);
  cairo_surface_destroy (moved);
}

static void
add (const char *what, const Case *c, void (*test) (gconstpointer data))
{
  g_autofree char *path = g_strdup_printf ("/diagram/pictures/%s/%s/%s", c->kind->id, c->look->name, what);

  g_test_add_data_func_full (path, g_memdup2 (c, sizeof *c), test, g_free);
}

static void
renew (const Case *c, const char *folder)
{
  g_autoptr (BatsonScene) scene = scene_of (c);
  cairo_surface_t *surface = paint (scene, c->look, -1);
  g_autofree char *path = write_picture (c, surface, folder);

  g_print ("%s\n", path);
  cairo_surface_destroy (surface);
}

/* Without arguments the tests; with --renew FOLDER the pictures into it. */
int
main (int argc, char *argv[])
{
  guint n;
  const BatsonDiagramKind *kinds = batson_diagrams (&n);
  gboolean renews = argc == 3 && g_str_equal (argv[1], "--renew");

  test_language ("C.UTF-8");
  if (!renews)
    {
      g_test_init (&argc, &argv, NULL);
      g_test_add_func ("/diagram/pictures/what is another picture", test_compares);
    }
  for (guint i = 0; i < n; i++)
    for (guint l = 0; l < G_N_ELEMENTS (looks); l++)
      {
        Case c = { &kinds[i], &looks[l] };
        if (renews)
          {
            renew (&c, argv[2]);
            continue;
          }
        add ("as kept", &c, test_as_kept);
        if (l == 0)
          add ("a node that is missing is noticed", &c, test_notices);
      }
  return renews ? 0 : g_test_run ();
}
