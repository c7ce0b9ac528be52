/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the NOMS diagram: its layout in every form, and what it paints. */
#include <string.h>

#include "checks.h"
#include "noms-views.h"
#include "diagram/noms.h"
#include "diagram/painter.h"
#include "diagram/surface.h"

static const BatsonCanvas screen = { 1366, 661, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN };

/* ---- Layout ---- */

/* A protocol whose every text is longer by 40 %, as languages are. */
typedef struct {
  BatsonProtocol protocol;
  BatsonQuestion questions[BATSON_N_QUESTIONS];
  BatsonBranch branches[BATSON_N_QUESTIONS][8];
  BatsonRow rows[16];
} LongProtocol;

static const char *
longer (const char *text)
{
  GString *more;
  const char *interned;

  if (text == NULL)
    return NULL;
  more = g_string_new ("⟦");
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      g_string_append_unichar (more, g_utf8_get_char (c));
      if (strchr ("aeou", *c) != NULL)
        g_string_append_unichar (more, g_utf8_get_char (c));
    }
  g_string_append (more, " öÿ⟧");
  interned = g_intern_string (more->str);
  g_string_free (more, TRUE);
  return interned;
}

static void
make_longer (LongProtocol *copy, const BatsonProtocol *from)
{
  copy->protocol = *from;
  copy->protocol.title = longer (from->title);
  copy->protocol.questions = copy->questions;
  copy->protocol.rows = copy->rows;
  for (guint q = 0; q < BATSON_N_QUESTIONS; q++)
    {
      copy->questions[q] = from->questions[q];
      copy->questions[q].title = longer (from->questions[q].title);
      copy->questions[q].branches = copy->branches[q];
      for (guint b = 0; b < G_N_ELEMENTS (copy->branches[q]); b++)
        {
          copy->branches[q][b] = from->questions[q].branches[b];
          if (copy->branches[q][b].answers == 0)
            break;
          copy->branches[q][b].title = longer (copy->branches[q][b].title);
          copy->branches[q][b].detail = longer (copy->branches[q][b].detail);
        }
    }
  for (guint row = 0; row < from->n_rows; row++)
    {
      copy->rows[row] = from->rows[row];
      copy->rows[row].outcome = longer (from->rows[row].outcome);
      copy->rows[row].with = longer (from->rows[row].with);
    }
}

static const guint answers[][BATSON_N_QUESTIONS] = {
  { BATSON_N_ANY, BATSON_O_ANY, BATSON_M_ANY, BATSON_S_ANY },
  { BATSON_N_HIGH, BATSON_O_ANY, BATSON_M_INDETERMINATE | BATSON_M_UNSTABLE, BATSON_S_FIT },
  { BATSON_N_LOW, BATSON_O_SENSITIVE, BATSON_M_UNSTABLE, BATSON_S_FIT },
  { BATSON_N_LOW, BATSON_O_RESISTANT, BATSON_M_ANY, BATSON_S_POOR },
};

static void
check_layout (const BatsonProtocol *protocol, const BatsonCanvas *canvas, guint first)
{
  /* Half of the answers each time, as there are many canvases. */
  for (guint i = first; i < G_N_ELEMENTS (answers); i += 2)
    {
      const guint *a = answers[i];
      g_autoptr (BatsonNomsView) view = noms_view_of (protocol, a[0], a[1], a[2], a[3]);
      g_autoptr (BatsonScene) scene = NULL;
      g_autofree char *what = g_strdup_printf ("%s, %.0f wide, text %.1f, direction %d, medium %d, answers %u", protocol->name, canvas->width,
                                               canvas->text_scale, canvas->direction, canvas->medium, i);

      view->heads[BATSON_QUESTION_M].next = TRUE;
      batson_noms_view_add_mark (view, BATSON_MARK_CONFLICT, ~0u, "NOMS-C1", "Section 5.3: consider en bloc");
      batson_noms_view_add_mark (view, BATSON_MARK_NOTE, ~0u, "NOMS-C7", longer ("Beside any en bloc or curative outcome"));
      batson_noms_view_add_mark (view, BATSON_MARK_OVERRIDE, ~0u, "", longer ("Decided otherwise: Palliative care"));
      scene = batson_noms_scene (view, canvas);
      check_scene (scene, what);
    }
}

static void
test_layouts (gconstpointer data)
{
  BatsonCanvas canvas = { GPOINTER_TO_INT (data), 0, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN };
  LongProtocol longest[BATSON_N_PROTOCOLS];

  for (BatsonProtocolId p = 0; p < BATSON_N_PROTOCOLS; p++)
    {
      make_longer (&longest[p], batson_protocol (p));
      for (canvas.text_scale = 1; canvas.text_scale <= 2; canvas.text_scale++)
        for (canvas.direction = 0; canvas.direction <= BATSON_TEXT_RTL; canvas.direction++)
          {
            canvas.height = canvas.direction == BATSON_TEXT_LTR ? canvas.width * 9 / 16 - 100 : 0;
            if (canvas.direction == BATSON_TEXT_LTR)
              check_layout (batson_protocol (p), &canvas, p);
            check_layout (&longest[p].protocol, &canvas, canvas.direction);
          }
    }
}

static void
test_pages (void)
{
  static const double widths[] = { 785.9, 736, 539.3, 556 }; /* A4 and Letter, landscape and portrait, less their margins */
  LongProtocol longest[BATSON_N_PROTOCOLS];

  for (BatsonProtocolId p = 0; p < BATSON_N_PROTOCOLS; p++)
    for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
      {
        BatsonCanvas canvas = { widths[i], 0, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_PRINT };

        make_longer (&longest[p], batson_protocol (p));
        check_layout (batson_protocol (p), &canvas, i % 2);
        check_layout (&longest[p].protocol, &canvas, p);
        canvas.direction = BATSON_TEXT_RTL;
        check_layout (batson_protocol (p), &canvas, 1 - i % 2);
      }
}

static void
test_forms (void)
{
  g_autoptr (BatsonNomsView) view = noms_review_of (BATSON_N_LOW, BATSON_O_SENSITIVE, BATSON_M_INDETERMINATE | BATSON_M_UNSTABLE, BATSON_S_FIT);
  BatsonCanvas canvas = screen;
  g_autoptr (BatsonScene) narrow = NULL;

  g_assert_false (batson_noms_is_stacked (view, &canvas));
  canvas.text_scale = 2;
  g_assert_true (batson_noms_is_stacked (view, &canvas));
  canvas = (BatsonCanvas) { 785.9, 0, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_PRINT };
  g_assert_false (batson_noms_is_stacked (view, &canvas));
  canvas.width = 539.3;
  g_assert_true (batson_noms_is_stacked (view, &canvas));
  canvas = (BatsonCanvas) { 999, 0, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN };
  g_assert_true (batson_noms_is_stacked (view, &canvas));
  narrow = batson_noms_scene (view, &canvas);
  /* Answered questions are their heads alone; rows that are ruled out are not there. */
  g_assert_cmpint (batson_scene_find (narrow, "head-n"), >=, 0);
  g_assert_cmpint (batson_scene_find (narrow, "n-low"), ==, -1);
  g_assert_cmpint (batson_scene_find (narrow, "m-unstable"), >=, 0);
  g_assert_cmpint (batson_scene_find (narrow, "noms-6"), >=, 0);
  g_assert_cmpint (batson_scene_find (narrow, "noms-1"), ==, -1);
}

/* How many texts of the rows there are. */
static guint
row_texts (BatsonScene *scene)
{
  guint n = 0;

  for (guint i = 0; i < batson_scene_n_elements (scene); i++)
    {
      const BatsonElement *element = batson_scene_element (scene, i);

      for (guint d = 0; g_str_has_prefix (element->id, "noms-") && d < element->draws->len; d++)
        n += ((const BatsonDraw *) element->draws->pdata[d])->kind == BATSON_DRAW_TEXT;
    }
  return n;
}

/* Paper without end says of every row what comes with it, a sheet only of those that are left. */
static void
test_paper_says_what_fits (void)
{
  BatsonCanvas paper = { 785.9, 0, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_PRINT };
  g_autoptr (BatsonNomsView) view = noms_review_of (BATSON_N_LOW, BATSON_O_SENSITIVE, BATSON_M_STABLE, BATSON_S_FIT);
  g_autoptr (BatsonScene) endless = batson_noms_scene (view, &paper), sheet = NULL;
  double width, height;

  paper.height = 320;
  sheet = batson_noms_scene (view, &paper);
  batson_scene_size (sheet, &width, &height);
  g_assert_cmpfloat (height, <=, 320);
  g_assert_cmpuint (row_texts (endless), >, row_texts (sheet));
}

static void
test_fits_the_small_screen (void)
{
  g_autoptr (BatsonNomsView) view = noms_review_of (BATSON_N_LOW, BATSON_O_SENSITIVE, BATSON_M_INDETERMINATE, BATSON_S_FIT);
  g_autoptr (BatsonNomsView) blank = batson_noms_view_blank (batson_protocol (BATSON_PROTOCOL_REVIEW));
  g_autoptr (BatsonScene) scene = batson_noms_scene (view, &screen), open = batson_noms_scene (blank, &screen);
  double width, height;

  batson_scene_size (scene, &width, &height);
  g_assert_cmpfloat (width, ==, 1366);
  g_assert_cmpfloat (height, <=, 661);
  batson_scene_size (open, &width, &height);
  g_assert_cmpfloat (height, <=, 661);
}

static gboolean
draws (const BatsonElement *element, const char *text)
{
  for (guint i = 0; i < element->draws->len; i++)
    {
      const BatsonDraw *draw = g_ptr_array_index (element->draws, i);

      if (draw->kind == BATSON_DRAW_TEXT && g_str_equal (pango_layout_get_text (draw->text.layout), text))
        return TRUE;
    }
  return FALSE;
}

/* However little height there is, what comes with an outcome stands on every row that answers have left. */
static void
test_rows_left_say_with (void)
{
  g_autoptr (BatsonNomsView) view = noms_review_of (BATSON_N_LOW, BATSON_O_RESISTANT, BATSON_M_ANY, BATSON_S_ANY);
  guint left = 0;

  for (double height = 300; height <= 900; height += 50)
    {
      BatsonCanvas canvas = screen;
      g_autoptr (BatsonScene) scene = NULL;

      canvas.width = 1093;
      canvas.height = height;
      scene = batson_noms_scene (view, &canvas);
      for (guint row = 0; row < view->protocol->n_rows; row++)
        {
          g_autofree char *id = g_ascii_strdown (view->row[row].rule, -1);
          const BatsonElement *leaf = batson_scene_element (scene, (guint) batson_scene_find (scene, id));

          if (leaf->state != BATSON_STATE_POSSIBLE || *view->row[row].with == '\0')
            continue;
          left++;
          g_assert_true (draws (leaf, view->row[row].with));
        }
    }
  g_assert_cmpuint (left, >, 0);
}

/* What is said of the lesion and of an answer may be long or short: the columns of the tree stay where they are on the screen. */
static void
test_keeps_its_columns (void)
{
  static const char *const ids[] = { "n-high", "o-1-either", "m-1-unstable", "noms-1-s", "noms-1" };
  g_autoptr (BatsonNomsView) brief = noms_review_of (BATSON_N_LOW, BATSON_O_SENSITIVE, BATSON_M_STABLE, BATSON_S_FIT), wordy = noms_review_of (BATSON_N_LOW, BATSON_O_SENSITIVE, BATSON_M_STABLE, BATSON_S_FIT);
  g_autoptr (BatsonScene) before = NULL, after = NULL;
  BatsonCanvas canvas = screen;

  canvas.width = 1639;
  g_free (brief->leading);
  brief->leading = g_strdup ("lesion");
  g_free (wordy->leading);
  wordy->leading = g_strdup ("leads the case");
  g_free (wordy->heads[BATSON_QUESTION_O].text);
  wordy->heads[BATSON_QUESTION_O].text = g_strdup ("Luminal A · Radiosensitive");
  before = batson_noms_scene (brief, &canvas);
  after = batson_noms_scene (wordy, &canvas);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      BatsonRect a = batson_scene_element (before, (guint) batson_scene_find (before, ids[i]))->bounds;
      BatsonRect b = batson_scene_element (after, (guint) batson_scene_find (after, ids[i]))->bounds;

      g_assert_cmpfloat (a.x, ==, b.x);
      g_assert_cmpfloat (a.width, ==, b.width);
    }
}

/* The lines from a node keep to one box, whatever was answered: not more than they is painted again when one of them joins the path. */
static void
test_lines_keep_their_box (void)
{
  for (guint m = 1; m <= BATSON_M_ANY; m++)
    {
      g_autoptr (BatsonNomsView) view = noms_review_of (BATSON_N_LOW, BATSON_O_SENSITIVE, m, BATSON_S_FIT);
      g_autoptr (BatsonScene) scene = batson_noms_scene (view, &screen);

      for (guint i = 0; i < batson_scene_n_elements (scene); i++)
        {
          const BatsonElement *e = batson_scene_element (scene, i);

          if (e->kind == BATSON_ELEMENT_EDGE && e->ink.width > 0)
            g_assert_true (batson_rect_holds (e->bounds, e->ink.x, e->ink.y) && batson_rect_holds (e->bounds, e->ink.x + e->ink.width, e->ink.y + e->ink.height));
        }
    }
}

/* Pills beside the heads do not make them taller: each is as high as its own words. */
static void
test_heads_keep_their_height (void)
{
  static const char *const ids[] = { "head-n", "head-o", "head-m", "head-s" };
  g_autoptr (BatsonNomsView) view = noms_review_of (BATSON_N_HIGH, BATSON_O_ANY, BATSON_M_ANY, BATSON_S_FIT);
  g_autoptr (BatsonScene) plain = batson_noms_scene (view, &screen), marked = NULL;

  for (guint i = 0; i < 4; i++)
    batson_noms_view_add_mark (view, BATSON_MARK_NOTE, ~0u, "NOMS-0", "Provisional: no histology, and a good deal more to be said of it");
  marked = batson_noms_scene (view, &screen);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      BatsonRect before = batson_scene_element (plain, (guint) batson_scene_find (plain, ids[i]))->bounds;
      BatsonRect after = batson_scene_element (marked, (guint) batson_scene_find (marked, ids[i]))->bounds;

      g_assert_cmpfloat (after.height, ==, before.height);
      g_assert_cmpfloat (after.y, ==, before.y);
    }
  g_assert_cmpfloat (batson_scene_element (marked, (guint) batson_scene_find (marked, "noms-1"))->bounds.y, >,
                     batson_scene_element (plain, (guint) batson_scene_find (plain, "noms-1"))->bounds.y);
}

/* ---- Painting ---- */

static void
test_painting (void)
{
  static const BatsonCanvas canvases[] = { { 1366, 661, 1, BATSON_TEXT_RTL, BATSON_MEDIUM_SCREEN }, { 360, 0, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN } };
  g_autoptr (BatsonNomsView) view = noms_review_of (BATSON_N_HIGH, BATSON_O_ANY, BATSON_M_INDETERMINATE | BATSON_M_UNSTABLE, BATSON_S_FIT);

  for (guint i = 0; i < G_N_ELEMENTS (canvases); i++)
    {
      g_autoptr (BatsonScene) scene = batson_noms_scene (view, &canvases[i]);

      check_painting (scene, i == 0 ? BATSON_THEME_LIGHT : BATSON_THEME_DARK_CONTRAST);
    }
}

static void
test_paper_has_no_colour (void)
{
  static const BatsonCanvas paper = { 785.9, 0, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_PRINT };
  g_autoptr (BatsonNomsView) view = noms_review_of (BATSON_N_HIGH, BATSON_O_ANY, BATSON_M_ANY, BATSON_S_ANY);
  g_autoptr (BatsonScene) scene = batson_noms_scene (view, &paper);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 786, 500);
  cairo_t *cr = cairo_create (surface);
  const guint8 *pixels;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  batson_painter_scene (cr, scene, BATSON_THEME_PRINT);
  cairo_surface_flush (surface);
  pixels = cairo_image_surface_get_data (surface);
  for (int i = 0; i < 786 * 500; i++)
    g_assert_true (pixels[4 * i] == pixels[4 * i + 1] && pixels[4 * i] == pixels[4 * i + 2]);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
paint_page (cairo_t *cr, guint page, gpointer scene)
{
  batson_painter_scene (cr, scene, BATSON_THEME_PRINT);
}

static void
test_equal_bytes (void)
{
  static const BatsonCanvas paper = { 785.9, 0, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_PRINT };
  static const BatsonDocumentInfo info = { "NOMS", "", "", "2026-06-17T09:10:00Z", "en" };
  GBytes *first[3] = { NULL };

  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (BatsonNomsView) view = noms_review_of (BATSON_N_HIGH, BATSON_O_ANY, BATSON_M_ANY, BATSON_S_ANY);
      g_autoptr (BatsonScene) scene = batson_noms_scene (view, &paper);
      g_autoptr (GBytes) pdf = NULL, svg = NULL, png = NULL;

      /* In another order the second time. */
      if (round == 1)
        svg = batson_surface_svg (786, 500, 0, &info, paint_page, scene, NULL);
      pdf = batson_surface_pdf (786, 500, 1, &info, paint_page, scene, NULL);
      png = batson_surface_png (786, 500, 1, 0, paint_page, scene, NULL);
      if (svg == NULL)
        svg = batson_surface_svg (786, 500, 0, &info, paint_page, scene, NULL);
      for (guint i = 0; i < 3 && round == 1; i++)
        g_assert_true (g_bytes_equal (first[i], i == 0 ? pdf : i == 1 ? svg : png));
      if (round == 0)
        {
          first[0] = g_steal_pointer (&pdf);
          first[1] = g_steal_pointer (&svg);
          first[2] = g_steal_pointer (&png);
        }
    }
  for (guint i = 0; i < 3; i++)
    g_clear_pointer (&first[i], g_bytes_unref);
}

int
main (int argc, char **argv)
{
  static const int widths[] = { 360, 500, 700, 999, 1000, 1366, 1920, 2560, 3840 };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autofree char *path = g_strdup_printf ("/diagram/noms-layout/width/%d", widths[i]);

      g_test_add_data_func (path, GINT_TO_POINTER (widths[i]), test_layouts);
    }
  g_test_add_func ("/diagram/noms-layout/pages", test_pages);
  g_test_add_func ("/diagram/noms-layout/forms", test_forms);
  g_test_add_func ("/diagram/noms-layout/fits-the-small-screen", test_fits_the_small_screen);
  g_test_add_func ("/diagram/noms-layout/rows-left-say-with", test_rows_left_say_with);
  g_test_add_func ("/diagram/noms-layout/keeps-its-columns", test_keeps_its_columns);
  g_test_add_func ("/diagram/noms-layout/lines-keep-their-box", test_lines_keep_their_box);
  g_test_add_func ("/diagram/noms-layout/heads-keep-their-height", test_heads_keep_their_height);
  g_test_add_func ("/diagram/noms-layout/painting", test_painting);
  g_test_add_func ("/diagram/noms-layout/paper-says-what-fits", test_paper_says_what_fits);
  g_test_add_func ("/diagram/noms-layout/paper-has-no-colour", test_paper_has_no_colour);
  g_test_add_func ("/diagram/noms-layout/equal-bytes", test_equal_bytes);
  return g_test_run ();
}
