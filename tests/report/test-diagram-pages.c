/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of diagrams: large enough to be read, room for notes on blank sheets, black and white, what both protocols say. */
#include "common/language.h"
#include "report/format.h"
#include "report/pages.h"

#include <cairo.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* ---- Ink ---- */

typedef struct
{
  const unsigned char *data;
  gsize left;
} Source;

static cairo_status_t
read_bytes (void *closure, unsigned char *data, unsigned int length)
{
  Source *source = closure;

  if (length > source->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, source->data, length);
  source->data += length;
  source->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

/* Every pixel a grey, and both black and white there. */
static void
check_grey (GBytes *png)
{
  Source source = { g_bytes_get_data (png, NULL), g_bytes_get_size (png) };
  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream (read_bytes, &source);
  const unsigned char *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  gboolean black = FALSE, white = FALSE;

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      {
        const unsigned char *p = data + y * stride + 4 * x;
        if (p[0] != p[1] || p[1] != p[2])
          g_error ("a pixel at %d, %d has a colour", x, y);
        black = black || p[0] == 0;
        white = white || p[0] == 255;
      }
  g_assert_true (black && white);
  cairo_surface_destroy (surface);
}

static void
test_black_and_white (void)
{
  static const char *const cases[] = { "clara-muster.batson.json", "jane-sample.batson.json", "maria-modelo.batson.json" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BatsonAssessment) a = pages_assess (cases[i]);
      g_autoptr (BatsonReport) report = pages_report (a, BATSON_PAPER_A4, FALSE, BATSON_PROTOCOL_REVIEW);
      g_autoptr (GBytes) png = batson_report_png (report, 0, 1.5, NULL);
      check_grey (png);
    }
}

/* ---- Blank sheets ---- */

static void
find_notes (BatsonText shaped, BatsonRect box, gpointer data)
{
  if (g_str_equal (pango_layout_get_text (shaped.layout), _ ("Notes")))
    *(BatsonRect *) data = box;
}

/* The rows of PNG from the line of the word NOTES on in which some 150 points are one line. */
static guint
ruled_lines (GBytes *png, BatsonRect notes)
{
  Source source = { g_bytes_get_data (png, NULL), g_bytes_get_size (png) };
  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream (read_bytes, &source);
  int stride = cairo_image_surface_get_stride (surface), height = cairo_image_surface_get_height (surface), width = cairo_image_surface_get_width (surface);
  const unsigned char *data = cairo_image_surface_get_data (surface);
  guint lines = 0;
  gboolean before = FALSE;

  for (int y = (int) notes.y; y < MIN (height, height - 36); y++)
    {
      int run = 0, longest = 0;
      for (int x = 0; x < width; x++)
        {
          run = data[y * stride + 4 * x] < 230 ? run + 1 : 0;
          longest = MAX (longest, run);
        }
      lines += longest > 150 && !before;
      before = longest > 150;
    }
  cairo_surface_destroy (surface);
  return lines;
}

/* A blank sheet of any diagram has lines to write on: below it, or on the back where a language takes all of the page. */
static void
check_blank (const BatsonDiagramKind *kind, const BatsonPageSetup *setup, const char *language)
{
  BatsonDiagramSubject blank = batson_diagram_subject (NULL, NULL);
  g_autoptr (BatsonReport) report = batson_report_diagram (kind, &blank, setup);
  g_autofree char *what = g_strdup_printf ("blank %s, %s, %s %s", kind->id, language, setup->paper ? "Letter" : "A4", setup->portrait ? "portrait" : "landscape");
  guint last = batson_report_n_pages (report) - 1;
  g_autoptr (GBytes) png = batson_report_png (report, last, 1, NULL);
  BatsonRect notes = { 0 };

  pages_check_ink (what, report, 0);
  pages_check_ink (what, report, last);
  if (last > (g_str_equal (language, "C.UTF-8") ? 0 : 1))
    g_error ("%s: %u pages", what, last + 1);
  batson_report_each_text (report, last, find_notes, &notes);
  if (notes.width <= 0 || ruled_lines (png, notes) < 2)
    g_error ("%s: nowhere to write", what);
}

static void
test_blank (void)
{
  static const char *const languages[] = { "C.UTF-8", TEST_LANGUAGE_LONG, TEST_LANGUAGE_RTL };
  guint n;
  const BatsonDiagramKind *kinds = batson_diagrams (&n);

  for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      test_language (languages[l]);
      for (guint k = 0; k < n; k++)
        for (int i = 0; i < 4; i++)
          {
            BatsonPageSetup setup = { i / 2 ? BATSON_PAPER_LETTER : BATSON_PAPER_A4, i % 2, BATSON_PROTOCOL_REVIEW, NULL };
            check_blank (&kinds[k], &setup, languages[l]);
          }
    }
  test_language ("C.UTF-8");
}

/* ---- Diagrams ---- */

static void
find_smallest (BatsonText shaped, BatsonRect box, gpointer data)
{
  double *smallest = data;

  *smallest = MIN (*smallest, shaped.size);
}

#define LEGIBLE 7.5

/* Where letters are smaller all the same, by how much, and why. */
static const struct
{
  const char *kind, *which, *language;
  BatsonPaper paper;
  gboolean portrait;
  double least;
  const char *why;
} small[] = {
  { "noms", NULL, "C.UTF-8", BATSON_PAPER_LETTER, FALSE, 7.4, "every row says all it has to say, and there is room for notes" },
  { "pathway", "twelve", TEST_LANGUAGE_LONG, BATSON_PAPER_A4, FALSE, 6.1, "nine triggers with twelve lesions each, in words 40 % longer; arrows join the boxes, so that it cannot be cut" },
  { "pathway", "twelve", TEST_LANGUAGE_LONG, BATSON_PAPER_A4, TRUE, 6.1, "the same" },
  { "pathway", "twelve", TEST_LANGUAGE_LONG, BATSON_PAPER_LETTER, FALSE, 6.1, "the same" },
  { "pathway", "twelve", TEST_LANGUAGE_LONG, BATSON_PAPER_LETTER, TRUE, 6.0, "the same" },
};

static void
check_legible (const BatsonDiagramKind *kind, const BatsonDiagramSubject *subject, const char *which, const char *language, const BatsonPageSetup *setup)
{
  g_autoptr (BatsonReport) report = batson_report_diagram (kind, subject, setup);
  double smallest = G_MAXDOUBLE, least = LEGIBLE;

  for (guint page = 0; page < batson_report_n_pages (report); page++)
    batson_report_each_text (report, page, find_smallest, &smallest);
  for (guint i = 0; !subject->compare && i < G_N_ELEMENTS (small); i++)
    if (g_str_equal (small[i].kind, kind->id) && g_strcmp0 (small[i].which, which) == 0 && g_str_equal (small[i].language, language) && small[i].paper == setup->paper && small[i].portrait == setup->portrait)
      least = small[i].least;
  if (smallest < least - 0.01 || (least < LEGIBLE && smallest >= LEGIBLE - 0.01))
    g_error ("%s%s of %s, %s, %s %s: %.2f points, not %.2f", kind->id, subject->compare ? ", compared," : "", which ? which : "nobody", language, setup->paper ? "Letter" : "A4", setup->portrait ? "portrait" : "landscape", smallest, least);
}

/* No letter of any diagram is printed smaller than can be read, on either paper, both ways round, in a longer language too. */
static void
test_legible (void)
{
  static const char *const cases[] = { "ines-exemplo.batson.json", "maria-modelo.batson.json", "twelve", NULL }, *const languages[] = { "C.UTF-8", TEST_LANGUAGE_LONG };
  guint n;
  const BatsonDiagramKind *kinds = batson_diagrams (&n);

  for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      test_language (languages[l]);
      for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
        {
          g_autoptr (BatsonAssessment) a = cases[c] ? pages_assess (cases[c]) : NULL;
          BatsonDiagramSubject subject = batson_diagram_subject (a, NULL), both = subject;

          both.compare = TRUE;
          for (int i = 0; i < 4; i++)
            {
              BatsonPageSetup setup = { i / 2 ? BATSON_PAPER_LETTER : BATSON_PAPER_A4, i % 2, BATSON_PROTOCOL_REVIEW, NULL };

              for (guint k = 0; k < n; k++)
                check_legible (&kinds[k], &subject, cases[c], languages[l], &setup);
              check_legible (batson_diagram_kind ("noms"), &both, cases[c], languages[l], &setup);
            }
        }
    }
  test_language ("C.UTF-8");
}

/* Where the rows of the second protocol are shown, it is the one that suggests, and the page says how far its rows were checked. */
static void
test_second_protocol (void)
{
  static const char *const caveat = "restated from knowledge of that paper's table; the printed wording has not been checked";
  g_autoptr (BatsonAssessment) clara = pages_assess ("clara-muster.batson.json"), marta = pages_assess ("marta-przyklad.batson.json");
  const BatsonDiagramKind *noms = batson_diagram_kind ("noms");
  BatsonDiagramSubject both = batson_diagram_subject (clara, NULL), blank = batson_diagram_subject (NULL, NULL);

  for (int portrait = 0; portrait < 2; portrait++)
    {
      BatsonPageSetup setup = { BATSON_PAPER_A4, portrait, BATSON_PROTOCOL_LAUFER, NULL };
      g_autoptr (BatsonReport) report = pages_report (clara, BATSON_PAPER_A4, portrait, BATSON_PROTOCOL_LAUFER), decided = pages_report (marta, BATSON_PAPER_A4, portrait, BATSON_PROTOCOL_LAUFER), compared = NULL, sheet = NULL, review = NULL;

      g_assert_true (pages_say (report, 0, "Suggested by Original NOMS 2013."));
      g_assert_false (pages_say (report, 0, "Suggested by the framework."));
      g_assert_true (pages_say (report, 0, caveat));
      g_assert_true (pages_say (decided, 0, "Original NOMS 2013 suggests: "));
      g_assert_false (pages_say (decided, 0, "The framework suggests: "));
      both.compare = TRUE;
      compared = batson_report_diagram (noms, &both, &setup);
      g_assert_true (pages_say (compared, 0, caveat));
      pages_check_report ("compared", compared, TRUE);
      blank.protocol = BATSON_PROTOCOL_LAUFER;
      sheet = batson_report_diagram (noms, &blank, &setup);
      g_assert_true (pages_say (sheet, 0, caveat));
      review = pages_report (clara, BATSON_PAPER_A4, portrait, BATSON_PROTOCOL_REVIEW);
      g_assert_false (pages_say (review, 0, caveat));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  pages_examples = argv[1];
  g_test_add_func ("/rule/CMP-1/the-second-protocol-suggests-under-its-name", test_second_protocol);
  g_test_add_func ("/report/diagrams-are-legible", test_legible);
  g_test_add_func ("/report/black-and-white", test_black_and_white);
  g_test_add_func ("/report/blank-sheets-have-room-for-notes", test_blank);
  return g_test_run ();
}
