/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lateral spine and the axial drawings. */
#include "diagram/axial.h"
#include "diagram/column.h"
#include "diagram/painter.h"
#include "diagram/spine-map.h"
#include "diagram/spine.h"
#include "diagram/wbb.h"
#include "framework/patient.h"

#include <math.h>

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
  l->rows = g_strdup ("NOMS-1, NOMS-2");
  l->least = 8, l->greatest = 14;
  l->classes = BATSON_M_INDETERMINATE | BATSON_M_UNSTABLE;
  l->grade = BATSON_GRADE_3;
  l->collapse = -1;
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

/* Beside the form the column stands alone in a narrow room: all of it is seen, down to the tips of its processes. */
static void
test_alone (void)
{
  for (double width = 140; width < 200; width += 12)
    {
      g_autoptr (BatsonSpineView) view = batson_spine_view_new ();
      g_autoptr (BatsonScene) scene = scene_of (view, width, 1, BATSON_TEXT_LTR);

      for (guint i = 0; i < batson_scene_n_elements (scene); i++)
        {
          BatsonRect ink = batson_scene_element (scene, i)->ink;
          g_assert_cmpfloat (ink.x + ink.width, <=, width);
        }
    }
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
    }
}

/* The pixels of E painted alone, 0 where it paints nothing. Free with g_free. */
static guint32 *
paint_alone (const BatsonElement *e, int width, int height)
{
  guint32 *pixels = g_new0 (guint32, width * height);
  cairo_surface_t *surface = cairo_image_surface_create_for_data ((guchar *) pixels, CAIRO_FORMAT_ARGB32, width, height, width * 4);
  cairo_t *cr = cairo_create (surface);

  batson_painter_element (cr, e, BATSON_THEME_LIGHT);
  cairo_surface_flush (surface);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return pixels;
}

/* Body, name and process of a vertebra are clicked as that level: all but the outline, which two may share. */
static void
test_level_places (void)
{
  g_autoptr (BatsonSpineView) view = batson_spine_view_new ();
  g_autoptr (BatsonScene) scene = scene_of (view, 376, 1, BATSON_TEXT_LTR);
  double width, height;
  guint beside = 0;

  batson_scene_size (scene, &width, &height);
  for (BatsonLevel l = 0; l < BATSON_N_LEVELS; l++)
    {
      g_autofree char *id = g_strdup_printf ("level-%s", batson_level_name (l));
      int at = batson_scene_find (scene, id), w = (int) width + 1, h = (int) height + 1;
      g_autofree guint32 *pixels = paint_alone (batson_scene_element (scene, (guint) at), w, h);
      guint hit = 0, missed = 0;

      for (int y = 2; y < h - 2; y++)
        for (int x = 2; x < w - 2; x++)
          if (pixels[y * w + x] >> 24 == 255 && pixels[y * w + x - 2] >> 24 == 255 && pixels[y * w + x + 2] >> 24 == 255 && pixels[(y - 2) * w + x] >> 24 == 255 && pixels[(y + 2) * w + x] >> 24 == 255)
            {
              gboolean own = batson_scene_at (scene, x + 0.5, y + 0.5) == at;
              hit += own;
              missed += !own;
            }
      g_assert_cmpuint (hit, >, 10);
      g_assert_cmpuint (missed * 20, <, hit);
      /* A process that hangs down beside the next body belongs to its own. */
      beside += l + 1 < BATSON_N_LEVELS && batson_scene_element (scene, (guint) at)->bounds.y + batson_scene_element (scene, (guint) at)->bounds.height > batson_scene_element (scene, (guint) at + 1)->bounds.y + 8;
    }
  g_assert_cmpuint (beside, >, 5);
}

/* A clock face on which ZONES in LAYERS are reached. */
static BatsonScene *
clock_face (Patient *p, guint zones, guint layers, const BatsonCanvas *canvas)
{
  BatsonRecord *lesion = patient_lesion (p, "T8", "0");
  BatsonLesionResult result = { .record = lesion };
  BatsonDiagramSubject subject = { .lesion = &result };

  patient_set_choices (p, lesion, BATSON_LESION_WBB_ZONES, zones);
  patient_set_choices (p, lesion, BATSON_LESION_WBB_LAYERS, layers);
  return batson_wbb_scene (&subject, canvas);
}

static BatsonPoint
middle_of (const BatsonPath *path)
{
  BatsonPoint p = { 0 };
  guint n = 0;

  for (guint i = 0; i < path->steps->len; i++)
    {
      const BatsonStep *step = &g_array_index (path->steps, BatsonStep, i);
      if (step->kind == BATSON_STEP_CLOSE)
        continue;
      p.x += step->x[0], p.y += step->y[0], n++;
    }
  return (BatsonPoint) { p.x / n, p.y / n };
}

/* WBB-1: in every zone of every layer the node under the point is the one that is painted there, on every canvas. */
static void
test_sectors (void)
{
  static const BatsonCanvas canvases[] = {
    { 1366, 661, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN }, { 360, 560, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN },
    { 1366, 661, 2, BATSON_TEXT_RTL, BATSON_MEDIUM_SCREEN }, { 793.89, 470, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_PRINT }
  };
  g_autoptr (Patient) p = patient_new ();
  BatsonRgb tumour = batson_palette_rgb (BATSON_THEME_LIGHT, BATSON_TOKEN_TUMOUR);
  guint32 filled = 0xff000000u | (guint) lround (tumour.red * 255) << 16 | (guint) lround (tumour.green * 255) << 8 | (guint) lround (tumour.blue * 255);

  for (guint i = 0; i < G_N_ELEMENTS (canvases); i++)
    for (guint zone = 0; zone < 12; zone++)
      for (guint layer = 0; layer < 5; layer++)
        {
          g_autoptr (BatsonScene) scene = clock_face (p, 1u << zone, 1u << layer, &canvases[i]);
          g_autofree char *id = g_strdup_printf ("zone-%u", zone + 1);
          const BatsonElement *e = batson_scene_element (scene, (guint) batson_scene_find (scene, id));
          int width = (int) canvases[i].width, height = (int) (e->bounds.y + e->bounds.height) + 2;
          g_autofree guint32 *pixels = paint_alone (e, width, height);

          for (guint k = 0; k < 5; k++)
            {
              BatsonPoint at = middle_of (((const BatsonDraw *) e->draws->pdata[k])->path);
              g_assert_cmpint (batson_scene_at (scene, at.x, at.y), ==, batson_scene_find (scene, id));
              g_assert_cmphex (pixels[(int) at.y * width + (int) at.x], ==, k == layer ? filled : 0);
            }
        }
}

/* WBB-1: of a question nobody answered nothing is denied: neither by the face nor beside it; and no pedicle that is free is said to be reached. */
static void
test_nothing_denied (void)
{
  static const BatsonCanvas canvas = { 1366, 661, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN };
  g_autoptr (Patient) p = patient_new ();
  BatsonLesionResult result = { .record = patient_lesion (p, "T8", "0") };
  BatsonDiagramSubject subject = { .lesion = &result };

  for (guint answered = 0; answered < 2; answered++)
    {
      g_autoptr (BatsonScene) scene = NULL;
      guint not_recorded = 0, not_chosen = 0, reached = 0;

      if (answered)
        {
          patient_set_choices (p, result.record, BATSON_LESION_WBB_ZONES, 1u << 4);
          patient_set_choices (p, result.record, BATSON_LESION_WBB_LAYERS, 1u << BATSON_WBB_LAYER_B);
          patient_set (p, result.record, BATSON_LESION_WBB_PEDICLE, "left");
        }
      scene = batson_wbb_scene (&subject, &canvas);
      for (guint i = 0; i < batson_scene_n_elements (scene); i++)
        {
          const char *words = batson_scene_element (scene, i)->name;
          not_recorded += words && strstr (words, "not recorded");
          not_chosen += words && strstr (words, "not chosen");
          reached += words && strstr (words, "reached by the tumour");
        }
      /* Twelve zones, five layers, four answers on the pedicle, and the three questions. */
      g_assert_cmpuint (not_recorded, ==, answered ? 0 : 24);
      g_assert_cmpuint (not_chosen, ==, answered ? 11 + 4 + 3 : 0);
      g_assert_cmpuint (reached, ==, answered ? 2 : 0);
    }
}

/* WBB-1: what is chosen stays where it is, whatever is said of it: what the zones allow has its room before it is said, or comes after. */
static void
test_choices_stay (void)
{
  static const BatsonCanvas canvases[] = {
    { 1366, 661, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN }, { 360, 560, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN },
    { 360, 560, 2, BATSON_TEXT_RTL, BATSON_MEDIUM_SCREEN }, { 1366, 661, 2, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN },
  };
  static const guint zones[] = { 0, 1, 1u << 2, 1u << 4, 1u << 8, 0x21, 0xf0, 0xfff }, layers[] = { 0, 1, 1u << 1, 1u << 3, 0x1f };
  g_autoptr (Patient) p = patient_new ();

  for (guint i = 0; i < G_N_ELEMENTS (canvases); i++)
    {
      double layer = -1, pedicle = -1;

      for (guint j = 0; j < G_N_ELEMENTS (zones) * G_N_ELEMENTS (layers); j++)
        {
          g_autoptr (BatsonScene) scene = clock_face (p, zones[j % G_N_ELEMENTS (zones)], layers[j / G_N_ELEMENTS (zones)], &canvases[i]);
          double a = batson_scene_element (scene, (guint) batson_scene_find (scene, "layer-A"))->bounds.y, none = batson_scene_element (scene, (guint) batson_scene_find (scene, "pedicle-none"))->bounds.y;

          g_assert_true (layer < 0 || (a == layer && none == pedicle));
          layer = a;
          pedicle = none;
        }
    }
}

/* How many cards of SCENE say WORD, each on one line. */
static guint
said_whole (BatsonScene *scene, const char *word)
{
  guint said = 0;

  for (guint i = 0; i < batson_scene_n_elements (scene); i++)
    for (guint d = 0; d < batson_scene_element (scene, i)->draws->len; d++)
      {
        const BatsonDraw *draw = batson_scene_element (scene, i)->draws->pdata[d];

        if (draw->kind != BATSON_DRAW_TEXT || !g_str_equal (pango_layout_get_text (draw->text.layout), word))
          continue;
        g_assert_cmpint (pango_layout_get_line_count (draw->text.layout), ==, 1);
        said++;
      }
  return said;
}

/* URG-4: a word of the urgency is never broken, however high and narrow the canvas beside a form is. */
static void
test_urgency_whole (void)
{
  for (double height = 500; height <= 1400; height += 300)
    for (double scale = 1; scale <= 2; scale++)
      {
        g_autoptr (BatsonSpineView) view = batson_spine_view_new ();
        g_autoptr (BatsonScene) scene = NULL;
        BatsonCanvas canvas = { 376 * scale, height, scale, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN };
        static const char *const words[] = { "Emergency", "Undetermined" };

        for (guint i = 0; i < G_N_ELEMENTS (words); i++)
          {
            BatsonSpineLesion *lesion;

            add_lesion (view, words[i], 10 + (int) i * 5, 10 + (int) i * 5, i == 0);
            lesion = view->lesions->pdata[i];
            g_free (lesion->urgency);
            lesion->urgency = g_strdup (words[i]);
          }
        scene = batson_spine_scene (view, &canvas);
        for (guint i = 0; i < G_N_ELEMENTS (words); i++)
          g_assert_cmpuint (said_whole (scene, words[i]), ==, 1);
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

/* With the grades of the cauda equina too the map is seen whole in a window of the usual size, and beside the list of cases nearly. */
static void
test_whole (void)
{
  static const struct { BatsonCanvas canvas; double most; } sizes[] = {
    { { 1366, 661, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN }, 661 }, { { 968, 600, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN }, 720 }
  };
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = patient_lesion (p, "L3", "cauda-high");
  g_autoptr (BatsonAssessment) a = patient_assess (p);
  BatsonDiagramSubject subject = batson_diagram_subject (a, batson_assessment_lesion (a, lesion));

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (BatsonScene) scene = batson_spine_map_scene (&subject, &sizes[i].canvas);
      double width, height;

      batson_scene_size (scene, &width, &height);
      g_assert_cmpint (batson_scene_find (scene, "grade-cauda-high"), >=, 0);
      g_assert_cmpfloat (height, <=, sizes[i].most);
    }
}

/* The shape E draws in COLOUR, nothing of a box where it draws none. */
static BatsonRect
drawn_in (const BatsonElement *e, BatsonToken colour)
{
  for (guint d = 0; d < e->draws->len; d++)
    {
      const BatsonDraw *draw = e->draws->pdata[d];
      if (draw->kind == BATSON_DRAW_SHAPE && draw->paint.fill == colour)
        return batson_path_bounds (draw->path);
    }
  return (BatsonRect) { 0 };
}

/* How high the front of the body of LEVEL is with a lesion of COLLAPSE on FIRST to LAST. */
static double
front_of (int first, int last, int collapse, BatsonLevel level)
{
  g_autoptr (BatsonSpineView) view = batson_spine_view_new ();
  g_autofree char *id = g_strdup_printf ("level-%s", batson_level_name (level));
  g_autoptr (BatsonScene) scene = NULL;
  const BatsonElement *e;
  BatsonRect body = { 0 }, front = { 0 };

  add_lesion (view, "x", first, last, FALSE);
  ((BatsonSpineLesion *) view->lesions->pdata[0])->collapse = collapse;
  ((BatsonSpineLesion *) view->lesions->pdata[0])->classes = BATSON_M_STABLE;
  scene = scene_of (view, 376, 1, BATSON_TEXT_LTR);
  e = batson_scene_element (scene, (guint) batson_scene_find (scene, id));
  body = drawn_in (e, BATSON_TOKEN_SINS_STABLE);
  for (double y = body.y; y < body.y + body.height; y += 0.25)
    for (guint d = 0; d < e->draws->len; d++)
      {
        const BatsonDraw *draw = e->draws->pdata[d];
        if (draw->kind == BATSON_DRAW_SHAPE && draw->paint.fill == BATSON_TOKEN_SINS_STABLE && batson_path_holds (draw->path, body.x + body.width * 0.2, y))
          front.height += 0.25;
      }
  return front.height;
}

/* SINS-COLL: the more of its height was said to be lost the lower a vertebra is in front; of a span nobody said which vertebra it was. */
static void
test_collapse (void)
{
  double whole = front_of (15, 15, -1, 15), before = whole;
  static const int choices[] = { BATSON_SINS_COLLAPSE_UNDER_50, BATSON_SINS_COLLAPSE_EXACTLY_50, BATSON_SINS_COLLAPSE_OVER_50 };

  g_assert_cmpfloat (whole, >, 8);
  g_assert_cmpfloat (front_of (15, 15, BATSON_SINS_COLLAPSE_NONE, 15), ==, whole);
  g_assert_cmpfloat (front_of (15, 15, BATSON_SINS_COLLAPSE_INVOLVED, 15), ==, whole);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      double front = front_of (15, 15, choices[i], 15);
      g_assert_cmpfloat (front, <, before - 1);
      before = front;
    }
  g_assert_cmpfloat (before, <, whole / 2);
  g_assert_cmpfloat (front_of (15, 16, BATSON_SINS_COLLAPSE_OVER_50, 15), ==, whole);
}

/* ESCC: the grade of a vertebra is seen in its canal too, the higher the further; bone only is not. */
static void
test_bulge (void)
{
  double before = 0;

  for (int grade = BATSON_GRADE_0; grade <= BATSON_GRADE_3; grade++)
    {
      g_autoptr (BatsonSpineView) view = batson_spine_view_new ();
      g_autoptr (BatsonScene) scene = NULL;
      BatsonRect bulge;

      add_lesion (view, "x", 15, 15, FALSE);
      ((BatsonSpineLesion *) view->lesions->pdata[0])->grade = grade;
      scene = scene_of (view, 376, 1, BATSON_TEXT_LTR);
      bulge = drawn_in (batson_scene_element (scene, (guint) batson_scene_find (scene, "level-T8")), BATSON_TOKEN_TUMOUR);
      if (grade == BATSON_GRADE_0)
        g_assert_cmpfloat (bulge.width, ==, 0);
      else
        g_assert_cmpfloat (bulge.x + bulge.width, >, before + 0.3);
      before = bulge.x + bulge.width;
    }
}

/* 2.1: a bracket marks T4 to T8; what it means stands beside it or, where there is no room for that, in the legend. */
static void
test_frequent (void)
{
  static const BatsonCanvas canvases[] = {
    { 1366, 661, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN }, { 1366, 661, 1, BATSON_TEXT_RTL, BATSON_MEDIUM_SCREEN }, { 360, 560, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN },
    { 300, 560, 2, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN }, { 786, 470, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_PRINT }, { 539, 700, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_PRINT }
  };
  guint in_legend = 0;

  for (guint i = 0; i < G_N_ELEMENTS (canvases); i++)
    {
      BatsonDiagramSubject blank = batson_diagram_subject (NULL, NULL);
      g_autoptr (BatsonScene) scene = batson_spine_map_scene (&blank, &canvases[i]);
      int beside = batson_scene_find (scene, "map-frequent"), mark = batson_scene_find (scene, "map-frequent-mark");
      const BatsonElement *e, *first = batson_scene_element (scene, (guint) batson_scene_find (scene, "map-level-T4")), *last = batson_scene_element (scene, (guint) batson_scene_find (scene, "map-level-T8"));
      const BatsonElement *legend = batson_scene_element (scene, (guint) batson_scene_find (scene, "legend"));
      const BatsonDraw *words = legend->draws->pdata[legend->draws->len - 1];

      g_assert_true ((beside < 0) != (mark < 0));
      e = batson_scene_element (scene, (guint) MAX (beside, mark));
      g_assert_nonnull (strstr (e->name, "T4–T8"));
      if (beside >= 0)
        e = batson_scene_element (scene, (guint) batson_scene_find (scene, "map-frequent-bracket"));
      g_assert_cmpfloat (e->ink.y, <=, first->bounds.y + first->bounds.height);
      g_assert_cmpfloat (e->ink.y + e->ink.height, >=, last->bounds.y);
      g_assert_true ((strstr (pango_layout_get_text (words->text.layout), "T4–T8") != NULL) == (mark >= 0));
      in_legend += mark >= 0;
    }
  g_assert_cmpuint (in_legend, ==, 1);
}

/* A grade's name stands where reading begins, its words behind it. */
static void
test_grade_names (void)
{
  for (int direction = BATSON_TEXT_LTR; direction <= BATSON_TEXT_RTL; direction++)
    {
      BatsonCanvas canvas = { 700, 0, 1, (BatsonTextDirection) direction, BATSON_MEDIUM_SCREEN };
      BatsonDiagramSubject blank = batson_diagram_subject (NULL, NULL);
      g_autoptr (BatsonScene) scene = batson_spine_map_scene (&blank, &canvas);
      const BatsonElement *e = batson_scene_element (scene, (guint) batson_scene_find (scene, "grade-1b"));
      const BatsonDraw *name = e->draws->pdata[e->draws->len - 2], *words = e->draws->pdata[e->draws->len - 1];

      g_assert_cmpstr (pango_layout_get_text (name->text.layout), ==, "1b");
      g_assert_true ((name->box.x < words->box.x) == (direction == BATSON_TEXT_LTR));
      g_assert_cmpfloat (direction == BATSON_TEXT_LTR ? name->box.x + name->box.width : words->box.x + words->box.width, <=, direction == BATSON_TEXT_LTR ? words->box.x : name->box.x);
    }
}

/* The line below a zone is drawn clear of the letters of its last level, by a pixel at least, however small the column is. */
static void
test_names_clear (void)
{
  static const char *const last[][2] = { { "map-level-C2", "map-zone-c0-band" }, { "map-level-C6", "map-zone-c3-band" }, { "map-level-T2", "map-zone-c7-band" }, { "map-level-S1", "map-zone-l5-band" } };

  for (double height = 560; height <= 900; height += 85)
    {
      BatsonCanvas canvas = { 1366, height, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN };
      BatsonDiagramSubject subject = batson_diagram_subject (NULL, NULL);
      g_autoptr (BatsonScene) scene = batson_spine_map_scene (&subject, &canvas);

      for (guint i = 0; i < G_N_ELEMENTS (last); i++)
        {
          const BatsonElement *level = batson_scene_element (scene, (guint) batson_scene_find (scene, last[i][0])), *band = batson_scene_element (scene, (guint) batson_scene_find (scene, last[i][1]));

          for (guint d = 0; d < level->draws->len; d++)
            {
              const BatsonDraw *draw = level->draws->pdata[d];

              if (draw->kind == BATSON_DRAW_TEXT)
                {
                  BatsonRect letters, line;

                  batson_text_boxes (draw->text, &letters, &line);
                  g_assert_cmpfloat (draw->box.y + letters.y + letters.height + 1, <, band->bounds.y + band->bounds.height);
                }
            }
        }
    }
}

/* Where no ground sets a zone off its line does. */
static void
test_zone_lines (void)
{
  const BatsonCanvas canvas = { 1366, 661, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN };
  BatsonDiagramSubject blank = batson_diagram_subject (NULL, NULL);
  g_autoptr (BatsonScene) scene = batson_spine_map_scene (&blank, &canvas);
  const BatsonElement *band = batson_scene_element (scene, (guint) batson_scene_find (scene, "map-zone-t3-band"));

  g_assert_cmpuint (band->draws->len, ==, 1);
  g_assert_cmpint (((const BatsonDraw *) band->draws->pdata[0])->paint.stroke, ==, BATSON_TOKEN_ZONE_LINE);
}

/* SINS: where a score still lies is marked on a bar of all eighteen points, at any width; without a score nothing is. */
static void
test_bar (void)
{
  static const double widths[] = { 376, 700, 1100 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (BatsonSpineView) view = batson_spine_view_new ();
      g_autoptr (BatsonScene) scored = NULL, open = NULL;
      const BatsonElement *e;
      BatsonRect bar = { 0 }, marks[2];
      guint n;

      add_lesion (view, "x", 15, 15, FALSE);
      scored = scene_of (view, widths[i], 1, BATSON_TEXT_LTR);
      e = batson_scene_element (scored, (guint) batson_scene_find (scored, "lesion-x"));
      n = e->draws->len;
      for (guint d = 0; d + 2 < n; d++)
        if (((const BatsonDraw *) e->draws->pdata[d])->kind == BATSON_DRAW_SHAPE)
          {
            BatsonRect box = batson_path_bounds (((const BatsonDraw *) e->draws->pdata[d])->path);
            if (box.height > 8.9 && box.height < 9.1)
              {
                bar = batson_rect_join (bar, box);
                for (guint k = 0; k < 2; k++)
                  marks[k] = batson_path_bounds (((const BatsonDraw *) e->draws->pdata[d + 2 + k])->path);
              }
          }
      g_assert_cmpfloat (bar.width, >, 60);
      for (guint k = 0; k < 2; k++)
        g_assert_cmpfloat_with_epsilon (marks[k].x + marks[k].width / 2, bar.x + bar.width * ((k ? 14 : 8) + 0.5) / 19, 0.01);
      ((BatsonSpineLesion *) view->lesions->pdata[0])->classes = 0;
      open = scene_of (view, widths[i], 1, BATSON_TEXT_LTR);
      g_assert_cmpuint (batson_scene_element (open, (guint) batson_scene_find (open, "lesion-x"))->draws->len, ==, n - 6);
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

/* Every grade has a drawing of its own, inside its box, of the canal and of the whole vertebra. */
static void
test_axial (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int grade = BATSON_GRADE_0; grade <= 2 * BATSON_GRADE_CAUDA_HIGH + 1; grade++)
    {
      gboolean whole = grade > BATSON_GRADE_CAUDA_HIGH;
      BatsonCanvas canvas = { 120, 0, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN };
      BatsonRect box = { 2, 2, 116, whole ? 116 : 90 };
      g_autoptr (BatsonScene) scene = batson_scene_new (&canvas, "");
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 120, 120);
      cairo_t *cr = cairo_create (surface);
      BatsonElement *e = batson_scene_add (scene, 0, BATSON_ELEMENT_REGION, "axial", BATSON_STATE_OPEN, box);

      (whole ? batson_axial_draw_whole : batson_axial_draw) (e, whole ? grade - BATSON_GRADE_CAUDA_HIGH - 1 : grade, box);
      batson_scene_seal (scene, 120, 120, FALSE);
      g_assert_cmpfloat (e->ink.x, >=, 0);
      g_assert_cmpfloat (e->ink.x + e->ink.width, <=, 120);
      g_assert_cmpfloat (e->ink.y, >=, 0);
      g_assert_cmpfloat (e->ink.y + e->ink.height, <=, box.y + box.height + 2);
      batson_painter_scene (cr, scene, BATSON_THEME_LIGHT);
      cairo_surface_flush (surface);
      g_assert_true (g_hash_table_add (seen, g_compute_checksum_for_data (G_CHECKSUM_SHA256, cairo_image_surface_get_data (surface), 120 * 120 * 4)));
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagram/spine/a column alone is seen whole", test_alone);
  g_test_add_func ("/diagram/spine/every level is a node that knows its lesion", test_levels);
  g_test_add_func ("/diagram/spine/a level is clicked where it is painted", test_level_places);
  g_test_add_func ("/diagram/wbb/every zone is clicked in every layer", test_sectors);
  g_test_add_func ("/diagram/wbb/what is chosen stays where it is", test_choices_stay);
  g_test_add_func ("/rule/WBB-1/nothing-is-denied", test_nothing_denied);
  g_test_add_func ("/rule/URG-4/no word of an urgency is broken on a card", test_urgency_whole);
  g_test_add_func ("/diagram/spine/cards keep their order and never overlap", test_cards);
  g_test_add_func ("/diagram/spine/the map is seen whole", test_whole);
  g_test_add_func ("/diagram/spine/a collapsed vertebra looks so", test_collapse);
  g_test_add_func ("/diagram/spine/epidural tumour stands in the canal", test_bulge);
  g_test_add_func ("/diagram/spine/a bracket marks where metastases are frequent", test_frequent);
  g_test_add_func ("/diagram/spine/a grade is read from its name on", test_grade_names);
  g_test_add_func ("/diagram/spine/a zone has a line", test_zone_lines);
  g_test_add_func ("/diagram/spine/the line keeps clear of names", test_names_clear);
  g_test_add_func ("/diagram/spine/a card marks its SINS", test_bar);
  g_test_add_func ("/diagram/spine/anatomy never mirrors", test_never_mirrors);
  g_test_add_func ("/diagram/spine/a narrow canvas has the column alone", test_narrow);
  g_test_add_func ("/diagram/axial/every grade has its own drawing", test_axial);
  return g_test_run ();
}
