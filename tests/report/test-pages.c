/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of every example and of hard cases: all ink on the page, nothing upon another, every line to be found in the PDF, black and white. */
#include "case/document.h"
#include "common/language.h"
#include "framework/patient.h"
#include "report/format.h"

#include <cairo.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define SLACK 0.8 /* points: rounding, and strokes that leave their letter's box */
#define LEAST_MARGIN 12.0 /* what a printer cannot print on, points */
#define OFFSET 120

static const char *examples;

/* ---- Cases ---- */

static void
set_name (Patient *p, const char *name, const char *number)
{
  BatsonRecord *patient = patient_child (p, BATSON_CASE_PATIENT);

  patient_set (p, patient, BATSON_PATIENT_NAME, name);
  patient_set (p, patient, BATSON_PATIENT_NUMBER, number);
}

static Patient *
make_empty (void)
{
  return patient_new ();
}

static Patient *
make_long (void)
{
  Patient *p = patient_new ();
  BatsonRecord *lesion = patient_lesion (p, "T8", "1b");
  g_autoptr (GString) name = g_string_new ("Maria"), reason = g_string_new ("The family");

  for (guint i = 0; i < 22; i++)
    g_string_append (name, i % 2 ? " Magdalena" : " von Hohenstein-Wittelsbach");
  for (guint i = 0; i < 900; i++)
    g_string_append (reason, i % 3 ? " asked again" : " and the board");
  set_name (p, name->str, "MRN-0000-1111-2222-3333-4444");
  patient_set (p, lesion, BATSON_LESION_OUTCOME_HAND, "radiation");
  patient_set (p, lesion, BATSON_LESION_OUTCOME_REASON, reason->str);
  return p;
}

static Patient *
make_marks (void)
{
  Patient *p = patient_new ();

  set_name (p, "O'Neill & <b>Söhne</b> \"%s\" &amp;", "<&>\"'");
  patient_lesion (p, "L2", "2");
  return p;
}

static Patient *
make_arabic (void)
{
  Patient *p = patient_new ();

  set_name (p, "فاطمة الزهراء", "EX-0900");
  patient_lesion (p, "C7", "3");
  return p;
}

static Patient *
make_devanagari (void)
{
  Patient *p = patient_new ();

  set_name (p, "लक्ष्मी शर्मा", "EX-0901");
  patient_lesion (p, "S1", "0");
  return p;
}

static Patient *
make_twelve (void)
{
  static const char *const levels[] = { "C2", "C5", "C7", "T1", "T4", "T6", "T8", "T10", "T12", "L1", "L3", "S1" };
  Patient *p = patient_new ();

  set_name (p, "Twelve, Lesions", "EX-0902");
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    patient_lesion (p, levels[i], i % 3 ? "1b" : "2");
  return p;
}

static const struct
{
  const char *name;
  Patient *(*make) (void);
} hard[] = {
  { "empty", make_empty }, { "long", make_long }, { "marks", make_marks }, { "arabic", make_arabic }, { "devanagari", make_devanagari }, { "twelve", make_twelve },
};

/* The assessment of an example file or of a hard case. */
static BatsonAssessment *
assess (const char *which)
{
  BatsonSettings settings = { BATSON_PROTOCOL_REVIEW, PATIENT_NOW, OFFSET };
  g_autofree char *path = NULL, *text = NULL;
  g_autoptr (BatsonCase) c = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  for (guint i = 0; i < G_N_ELEMENTS (hard); i++)
    if (g_str_equal (hard[i].name, which))
      {
        g_autoptr (Patient) p = hard[i].make ();
        return batson_assess (p->root, &settings);
      }
  path = g_build_filename (examples, which, NULL);
  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  bytes = g_bytes_new (text, size);
  c = batson_document_read (bytes, NULL, NULL, &error);
  g_assert_no_error (error);
  return batson_assess (batson_case_get_root (c), &settings);
}

static BatsonReport *
report_of (const BatsonAssessment *a, BatsonPaper paper, gboolean portrait, BatsonProtocolId protocol)
{
  BatsonPageSetup setup = { paper, portrait, protocol, "C. Rey, neurosurgeon" };

  return batson_report_noms (a, a->lesions->len ? a->lesions->pdata[MAX (a->leading, 0)] : NULL, &setup);
}

/* ---- Layout ---- */

typedef struct
{
  const char *what;
  double width, height;
  GArray *boxes;     /* BatsonRect, */
  GPtrArray *texts;  /* their texts; owned */
  GPtrArray *lines;  /* as they were laid out; owned */
} Found;

static void
find (BatsonText shaped, BatsonRect box, gpointer data)
{
  Found *found = data;
  PangoLayout *layout = shaped.layout;
  const char *text = pango_layout_get_text (layout);
  double size = shaped.size;
  BatsonRect ink, logical;

  batson_text_boxes (shaped, &ink, &logical);
  if (size < 7.5 - 0.001)
    g_error ("%s: %.2f points are too small: %s", found->what, size, text);
  if (box.x < LEAST_MARGIN || box.y < LEAST_MARGIN || box.x + box.width > found->width - LEAST_MARGIN || box.y + box.height > found->height - LEAST_MARGIN)
    g_error ("%s: leaves the page: %s", found->what, text);
  if (ink.y < logical.y - SLACK || ink.y + ink.height > logical.y + logical.height + SLACK || logical.width > box.width + SLACK)
    g_error ("%s: leaves its box: %s", found->what, text);
  g_array_append_val (found->boxes, box);
  g_ptr_array_add (found->texts, g_strdup (text));
  for (int i = 0; i < pango_layout_get_line_count (layout); i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
      g_ptr_array_add (found->lines, g_strndup (text + line->start_index, line->length));
    }
}

static gboolean
overlap (const BatsonRect *a, const BatsonRect *b)
{
  return MIN (a->x + a->width, b->x + b->width) - MAX (a->x, b->x) > SLACK && MIN (a->y + a->height, b->y + b->height) - MAX (a->y, b->y) > SLACK;
}

static void
check_page (const char *what, BatsonReport *report, guint page, GPtrArray *lines)
{
  Found found = { what, 0, 0, g_array_new (FALSE, FALSE, sizeof (BatsonRect)), g_ptr_array_new_with_free_func (g_free), lines };

  batson_report_size (report, &found.width, &found.height);
  batson_report_each_text (report, page, find, &found);
  g_assert_cmpuint (found.boxes->len, >, 10);
  for (guint i = 0; i < found.boxes->len; i++)
    for (guint k = 0; k < i; k++)
      {
        const BatsonRect *a = &g_array_index (found.boxes, BatsonRect, i), *b = &g_array_index (found.boxes, BatsonRect, k);
        if (overlap (a, b))
          g_error ("%s: texts overlap on page %u at %.0f, %.0f: %s, %s", what, page + 1, a->x, a->y, (char *) found.texts->pdata[i], (char *) found.texts->pdata[k]);
      }
  g_array_unref (found.boxes);
  g_ptr_array_unref (found.texts);
}

/* All that is painted, lines and boxes too, lies where a printer can print. */
static void
check_ink (const char *what, BatsonReport *report, guint page)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  double page_width, page_height, x, y, width, height;

  batson_report_size (report, &page_width, &page_height);
  batson_report_paint (cr, page, report);
  cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
  if (x < LEAST_MARGIN || y < LEAST_MARGIN || x + width > page_width - LEAST_MARGIN || y + height > page_height - LEAST_MARGIN)
    g_error ("%s: page %u is painted from %.0f, %.0f to %.0f, %.0f", what, page + 1, x, y, x + width, y + height);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* ---- Text of the PDF ---- */

/* NFKC, without white space. */
static char *
bare (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  GString *out = g_string_new (NULL);

  g_assert_nonnull (normal);
  for (const char *c = normal; *c; c = g_utf8_next_char (c))
    {
      gunichar u = g_utf8_get_char (c);
      if (!g_unichar_isspace (u) && u != 0x200B && u != 0x200E && u != 0x200F && u != 0x202A && u != 0x202B && u != 0x202C)
        g_string_append_unichar (out, u);
    }
  return g_string_free (out, FALSE);
}

static char *
pdf_text (BatsonReport *report)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "page.pdf", NULL), *text = NULL;
  const char *argv[] = { "pdftotext", "-raw", "-enc", "UTF-8", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = batson_report_pdf (report, &error);
  int status;

  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), &error));
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return bare (text);
}

static gboolean
runs_both_ways (const char *line)
{
  for (const char *c = line; *c; c = g_utf8_next_char (c))
    if (g_unichar_get_script (g_utf8_get_char (c)) == G_UNICODE_SCRIPT_ARABIC)
      return TRUE;
  return FALSE;
}

/* A reader may give the words of such a line in the order seen. */
static gboolean
has_words (const char *text, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);

  for (guint i = 0; words[i]; i++)
    {
      g_autofree char *word = bare (words[i]);
      if (strstr (text, word) == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
check_text (const char *what, BatsonReport *report, GPtrArray *lines)
{
  g_autofree char *text = pdf_text (report);

  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *line = bare (lines->pdata[i]);
      if (strstr (text, line) == NULL && !(runs_both_ways (line) && has_words (text, lines->pdata[i])))
        g_error ("%s: not in the PDF: %s", what, (char *) lines->pdata[i]);
    }
}

static void
check_report (const char *what, BatsonReport *report, gboolean text)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint page = 0; page < batson_report_n_pages (report); page++)
    {
      check_page (what, report, page, lines);
      check_ink (what, report, page);
    }
  if (text)
    check_text (what, report, lines);
}

/* On both papers, both ways round; the protocol of 2013 and the text of the PDF are looked at on half of them. */
static void
check_papers (const char *which, const char *language, gboolean text)
{
  g_autoptr (BatsonAssessment) a = assess (which);

  for (int paper = BATSON_PAPER_A4; paper <= BATSON_PAPER_LETTER; paper++)
    for (int portrait = 0; portrait < 2; portrait++)
      for (int protocol = 0; protocol < (paper == portrait ? BATSON_N_PROTOCOLS : 1); protocol++)
        {
          g_autoptr (BatsonReport) report = report_of (a, paper, portrait, protocol);
          g_autofree char *what = g_strdup_printf ("%s, %s, %s %s, %s", which, language, paper ? "Letter" : "A4", portrait ? "portrait" : "landscape", batson_protocol (protocol)->name);
          check_report (what, report, text && paper == portrait && protocol == BATSON_PROTOCOL_REVIEW);
        }
}

static void
test_layout (gconstpointer which)
{
  check_papers (which, "English", TRUE);
}

/* A language 40 % longer, and one from right to left. */
static void
test_long (gconstpointer which)
{
  test_language (TEST_LANGUAGE_LONG);
  check_papers (which, "long", FALSE);
  test_language ("C.UTF-8");
}

static void
test_right_to_left (gconstpointer which)
{
  test_language (TEST_LANGUAGE_RTL);
  check_papers (which, "right to left", FALSE);
  test_language ("C.UTF-8");
}

/* ---- A sitting of the quiz ---- */

/* A quiz of the case in a file of the FOLDER beside the examples, answered: right, by its first choices, not at all, in turn. */
static void
sit (BatsonSitting *sitting, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (examples, "..", folder, name, NULL), *from = g_build_filename ("..", folder, name, NULL);
  g_autoptr (BatsonAssessment) a = assess (from);
  BatsonQuizRun *run = batson_sitting_begin (sitting, path, batson_quiz_new (a));

  for (guint i = 0; !batson_quiz_run_is_done (run); i++)
    {
      const BatsonQuizItem *item = run->quiz->items->pdata[i];
      guint64 first = 0;

      for (guint g = 0; g < item->groups->len; g++)
        first |= G_GUINT64_CONSTANT (1) << g_array_index (item->groups, BatsonQuizGroup, g).first;
      batson_quiz_run_answer (run, i % 3 == 0 ? item->answer : i % 3 == 1 ? first : 0);
    }
}

static int
by_name (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Of every vignette, and of an example, which has no title and no discussion. */
static BatsonSitting *
sitting_of (const char *resident)
{
  BatsonSitting *sitting = batson_sitting_new ();
  g_autofree char *vignettes = g_build_filename (examples, "..", "vignettes", NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) folder = g_dir_open (vignettes, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, by_name);
  for (guint i = 0; i < names->len; i++)
    sit (sitting, "vignettes", names->pdata[i]);
  sit (sitting, "examples", "jane-sample.batson.json");
  g_free (sitting->resident);
  sitting->resident = g_strdup (resident);
  sitting->at = PATIENT_NOW;
  sitting->offset = OFFSET;
  return sitting;
}

static void
check_sitting (const char *resident, const char *language, gboolean text)
{
  g_autoptr (BatsonSitting) sitting = sitting_of (resident);

  for (int paper = BATSON_PAPER_A4; paper <= BATSON_PAPER_LETTER; paper++)
    for (int portrait = 0; portrait < 2; portrait++)
      {
        BatsonPageSetup setup = { paper, portrait, BATSON_PROTOCOL_REVIEW, NULL };
        g_autoptr (BatsonReport) report = batson_report_quiz (sitting, &setup);
        g_autofree char *what = g_strdup_printf ("quiz, %s, %s %s", language, paper ? "Letter" : "A4", portrait ? "portrait" : "landscape");
        check_report (what, report, text && paper == portrait);
      }
}

static void
test_quiz (void)
{
  check_sitting ("R. Esident & <b>", "English", TRUE);
  check_sitting ("فاطمة الزهراء", "English", FALSE);
}

static void
test_quiz_long (void)
{
  test_language (TEST_LANGUAGE_LONG);
  check_sitting ("", "long", FALSE);
  test_language ("C.UTF-8");
}

static void
test_quiz_right_to_left (void)
{
  test_language (TEST_LANGUAGE_RTL);
  check_sitting ("", "right to left", FALSE);
  test_language ("C.UTF-8");
}

/* ---- What a page says ---- */

/* All of a page, in the order it is read. Free with g_free. */
static char *
words_of (BatsonReport *report, guint page)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  check_page ("words", report, page, lines);
  for (guint i = 0; i < lines->len; i++)
    g_strstrip (lines->pdata[i]);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv (" ", (char **) lines->pdata);
}

static gboolean
says (BatsonReport *report, guint page, const char *words)
{
  g_autofree char *all = words_of (report, page);

  return strstr (all, words) != NULL;
}

/* What the team decided otherwise leads the page, with its reason, day and author; what was suggested comes after it. A long reason is cut in the band, not overleaf. */
static void
test_decision_leads (void)
{
  g_autoptr (BatsonAssessment) a = assess ("marta-przyklad.batson.json"), long_reason = assess ("long");
  g_autoptr (BatsonReport) report = report_of (a, BATSON_PAPER_A4, FALSE, BATSON_PROTOCOL_REVIEW), other = NULL, cut = report_of (long_reason, BATSON_PAPER_A4, TRUE, BATSON_PROTOCOL_REVIEW);
  BatsonPageSetup setup = { BATSON_PAPER_A4, FALSE, BATSON_PROTOCOL_REVIEW, NULL };
  g_autofree char *first = words_of (report, 0), *second = NULL, *band = words_of (cut, 0);
  const char *decided = strstr (first, "The team decided: Radiation alone"), *suggested = strstr (first, "The framework suggests: Separation surgery + SBRT  NOMS-10"), *reason;

  g_assert_nonnull (decided);
  g_assert_nonnull (strstr (decided, "Reason: No epidural tumour to be cleared from the cord; the patient wishes no operation. Entered 15 Jun 2026, 17:30 by C. Rey, neurosurgeon."));
  g_assert_true (suggested > decided);
  g_assert_null (strstr (first, "Suggested by the framework."));
  g_assert_nonnull (strstr (first, "Decide within 72 h: passed since 14 Jun 2026, 09:50")); /* it is printed three days later */
  g_assert_nonnull (strstr (first, "The framework suggests: Separation surgery + SBRT: earlier radiation: re-irradiation only after the cumulative cord dose"));
  reason = strstr (band, "Reason: The family and the board asked again");
  g_assert_nonnull (reason);
  g_assert_cmpint (strstr (reason, " …") - reason, <, 200);
  other = batson_report_noms (a, a->lesions->pdata[1], &setup);
  second = words_of (other, 1);
  g_assert_nonnull (strstr (second, "The team decided: Radiation alone. The framework suggests: Separation surgery + SBRT"));
}

/* Where the rows of the second protocol are shown, it is the one that suggests, and the page says how far its rows were checked. */
static void
test_second_protocol (void)
{
  static const char *const caveat = "restated from knowledge of that paper's table; the printed wording has not been checked";
  g_autoptr (BatsonAssessment) clara = assess ("clara-muster.batson.json"), marta = assess ("marta-przyklad.batson.json");
  const BatsonDiagramKind *noms = batson_diagram_kind ("noms");
  BatsonDiagramSubject both = batson_diagram_subject (clara, NULL), blank = batson_diagram_subject (NULL, NULL);

  for (int portrait = 0; portrait < 2; portrait++)
    {
      BatsonPageSetup setup = { BATSON_PAPER_A4, portrait, BATSON_PROTOCOL_LAUFER, NULL };
      g_autoptr (BatsonReport) report = report_of (clara, BATSON_PAPER_A4, portrait, BATSON_PROTOCOL_LAUFER), decided = report_of (marta, BATSON_PAPER_A4, portrait, BATSON_PROTOCOL_LAUFER), compared = NULL, sheet = NULL, review = NULL;

      g_assert_true (says (report, 0, "Suggested by Original NOMS 2013."));
      g_assert_false (says (report, 0, "Suggested by the framework."));
      g_assert_true (says (report, 0, caveat));
      g_assert_true (says (decided, 0, "Original NOMS 2013 suggests: "));
      g_assert_false (says (decided, 0, "The framework suggests: "));
      both.compare = TRUE;
      compared = batson_report_diagram (noms, &both, &setup);
      g_assert_true (says (compared, 0, caveat));
      check_report ("compared", compared, TRUE);
      blank.protocol = BATSON_PROTOCOL_LAUFER;
      sheet = batson_report_diagram (noms, &blank, &setup);
      g_assert_true (says (sheet, 0, caveat));
      review = report_of (clara, BATSON_PAPER_A4, portrait, BATSON_PROTOCOL_REVIEW);
      g_assert_false (says (review, 0, caveat));
    }
}

/* Identity, number of pages and intended use on every page; the name of who printed only where given. */
static void
test_every_page (void)
{
  g_autoptr (BatsonAssessment) a = assess ("clara-muster.batson.json");
  g_autoptr (BatsonReport) report = report_of (a, BATSON_PAPER_A4, FALSE, BATSON_PROTOCOL_REVIEW), unnamed = NULL;
  BatsonPageSetup setup = { BATSON_PAPER_A4, FALSE, BATSON_PROTOCOL_REVIEW, NULL };
  guint n = batson_report_n_pages (report);

  for (guint page = 0; page < n; page++)
    {
      g_autofree char *count = g_strdup_printf ("page %u of %u", page + 1, n);
      g_assert_true (says (report, page, count));
      g_assert_true (says (report, page, "Muster, Clara"));
      g_assert_true (says (report, page, "EX-0142"));
      g_assert_true (says (report, page, "EXAMPLE PATIENT"));
      g_assert_true (says (report, page, "the treating team decides"));
      g_assert_true (says (report, page, "printed by C. Rey"));
    }
  g_assert_true (says (report, 0, "Breast oncosurgeon: name, signature"));
  unnamed = batson_report_noms (a, a->lesions->pdata[a->leading], &setup);
  g_assert_false (says (unnamed, 0, "printed by"));
  g_assert_null (strstr (batson_report_title (report), "Muster"));
}

/* Who sat, when, how it went, what was answered and why; nobody's name but the resident's. The same bytes each time. */
static void
test_quiz_says (void)
{
  BatsonPageSetup setup = { BATSON_PAPER_A4, FALSE, BATSON_PROTOCOL_REVIEW, NULL };
  g_autoptr (BatsonSitting) sitting = batson_sitting_new ();
  g_autoptr (BatsonReport) report = NULL, again = NULL, unnamed = NULL;
  g_autoptr (GBytes) first = NULL, second = NULL;

  sitting->at = PATIENT_NOW;
  sitting->offset = OFFSET;
  sit (sitting, "vignettes", "03-touching-the-cord.batson.json");
  unnamed = batson_report_quiz (sitting, &setup);
  g_assert_true (says (unnamed, 0, "Name: ____"));
  g_free (sitting->resident);
  sitting->resident = g_strdup ("R. Esident");
  report = batson_report_quiz (sitting, &setup);
  again = batson_report_quiz (sitting, &setup);
  g_assert_true (says (report, 0, "R. Esident"));
  g_assert_true (says (report, 0, "As of 17 Jun 2026, 14:00"));
  g_assert_true (says (report, 0, "3 right, 1 partly right, 0 not right, 1 not answered"));
  g_assert_true (says (report, 0, "1. Touching the cord"));
  g_assert_true (says (report, 0, "SINS of T7. The framework and the answer: SINS 4: Stable (0–6)."));
  g_assert_true (says (report, 0, "Not answered NOMS outcome of T7. The framework: "));
  g_assert_true (says (report, 0, "Discussion"));
  g_assert_true (says (report, 0, "the treating team decides"));
  g_assert_false (says (report, 0, "Invented patient"));
  g_assert_cmpstr (batson_report_title (report), ==, "Quiz");
  first = batson_report_pdf (report, NULL);
  second = batson_report_pdf (again, NULL);
  g_assert_true (g_bytes_equal (first, second));
}

/* Page one of every example holds tree, SINS and decision on A4 landscape. */
static void
test_one_page (void)
{
  g_autoptr (GDir) folder = g_dir_open (examples, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autoptr (BatsonAssessment) a = assess (name);
      g_autoptr (BatsonReport) report = report_of (a, BATSON_PAPER_A4, FALSE, BATSON_PROTOCOL_REVIEW);
      g_assert_true (says (report, 0, "NOMS-12"));
      g_assert_true (says (report, 0, "points (most)"));
      g_assert_true (says (report, 0, "Neurosurgeon: name, signature"));
    }
}

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

  check_ink (what, report, 0);
  check_ink (what, report, last);
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
          g_autoptr (BatsonAssessment) a = cases[c] ? assess (cases[c]) : NULL;
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

static void
test_black_and_white (void)
{
  static const char *const cases[] = { "clara-muster.batson.json", "jane-sample.batson.json", "maria-modelo.batson.json" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BatsonAssessment) a = assess (cases[i]);
      g_autoptr (BatsonReport) report = report_of (a, BATSON_PAPER_A4, FALSE, BATSON_PROTOCOL_REVIEW);
      g_autoptr (GBytes) png = batson_report_png (report, 0, 1.5, NULL);
      check_grey (png);
    }
}

/* The same bytes whatever was written before in this process. */
static void
test_order (void)
{
  g_autoptr (BatsonAssessment) clara = assess ("clara-muster.batson.json"), ida = assess ("ida-eksempel.batson.json");

  for (int format = 0; format < BATSON_N_FORMATS; format++)
    {
      g_autoptr (BatsonReport) one = report_of (clara, BATSON_PAPER_A4, FALSE, BATSON_PROTOCOL_REVIEW), other = report_of (ida, BATSON_PAPER_LETTER, TRUE, BATSON_PROTOCOL_LAUFER), again = NULL;
      g_autoptr (GBytes) first = batson_report_file (one, format, 0, NULL), between = batson_report_file (other, format, 0, NULL), last = NULL;
      again = report_of (clara, BATSON_PAPER_A4, FALSE, BATSON_PROTOCOL_REVIEW);
      last = batson_report_file (again, format, 0, NULL);
      g_assert_true (g_bytes_equal (first, last));
      g_assert_false (g_bytes_equal (first, between));
    }
}

static void
test_names (void)
{
  g_autofree char *first = batson_report_file_name ("/a.b/page.png", 0), *third = batson_report_file_name ("/a.b/page.png", 2);
  BatsonFormat format;

  g_assert_cmpstr (first, ==, "/a.b/page.png");
  g_assert_cmpstr (third, ==, "/a.b/page-3.png");
  g_assert_true (batson_format_of_name ("X.SVG", &format));
  g_assert_cmpint (format, ==, BATSON_FORMAT_SVG);
  g_assert_false (batson_format_of_name ("pdf", &format));
}

/* The layouts of one case, in each language. */
static void
add_layouts (const char *which)
{
  g_autofree char *english = g_strconcat ("/report/layout/", which, NULL), *longer = g_strconcat ("/report/language/long/", which, NULL);
  g_autofree char *rtl = g_strconcat ("/report/language/right-to-left/", which, NULL);

  g_test_add_data_func_full (english, g_strdup (which), test_layout, g_free);
  g_test_add_data_func_full (longer, g_strdup (which), test_long, g_free);
  g_test_add_data_func_full (rtl, g_strdup (which), test_right_to_left, g_free);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  examples = argv[1];
  folder = g_dir_open (examples, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    add_layouts (name);
  for (guint i = 0; i < G_N_ELEMENTS (hard); i++)
    add_layouts (hard[i].name);
  g_test_add_func ("/report/every-page", test_every_page);
  g_test_add_func ("/report/quiz/layout", test_quiz);
  g_test_add_func ("/report/quiz/long", test_quiz_long);
  g_test_add_func ("/report/quiz/right-to-left", test_quiz_right_to_left);
  g_test_add_func ("/report/quiz/says", test_quiz_says);
  g_test_add_func ("/rule/OVR-1/the-decision-leads-the-page", test_decision_leads);
  g_test_add_func ("/rule/CMP-1/the-second-protocol-suggests-under-its-name", test_second_protocol);
  g_test_add_func ("/report/one-page", test_one_page);
  g_test_add_func ("/report/diagrams-are-legible", test_legible);
  g_test_add_func ("/report/black-and-white", test_black_and_white);
  g_test_add_func ("/report/blank-sheets-have-room-for-notes", test_blank);
  g_test_add_func ("/report/any-order", test_order);
  g_test_add_func ("/report/file-names", test_names);
  return g_test_run ();
}
