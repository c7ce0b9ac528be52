/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of every example and of hard cases: all ink on the page, nothing upon another, every line to be found in the PDF. */
#include "common/language.h"
#include "report/format.h"
#include "report/pages.h"

#include <string.h>

/* On both papers, both ways round; the protocol of 2013 and the text of the PDF are looked at on half of them. */
static void
check_papers (const char *which, const char *language, gboolean text)
{
  g_autoptr (BatsonAssessment) a = pages_assess (which);

  for (int paper = BATSON_PAPER_A4; paper <= BATSON_PAPER_LETTER; paper++)
    for (int portrait = 0; portrait < 2; portrait++)
      for (int protocol = 0; protocol < (paper == portrait ? BATSON_N_PROTOCOLS : 1); protocol++)
        {
          g_autoptr (BatsonReport) report = pages_report (a, paper, portrait, protocol);
          g_autofree char *what = g_strdup_printf ("%s, %s, %s %s, %s", which, language, paper ? "Letter" : "A4", portrait ? "portrait" : "landscape", batson_protocol (protocol)->name);
          pages_check_report (what, report, text && paper == portrait && protocol == BATSON_PROTOCOL_REVIEW);
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

/* What was decided otherwise leads the page, with its reason, day and author; what was suggested comes after it. A long reason is cut in the band, not overleaf. */
static void
test_decision_leads (void)
{
  g_autoptr (BatsonAssessment) a = pages_assess ("marta-przyklad.batson.json"), long_reason = pages_assess ("long");
  g_autoptr (BatsonReport) report = pages_report (a, BATSON_PAPER_A4, FALSE, BATSON_PROTOCOL_REVIEW), other = NULL, cut = pages_report (long_reason, BATSON_PAPER_A4, TRUE, BATSON_PROTOCOL_REVIEW);
  BatsonPageSetup setup = { BATSON_PAPER_A4, FALSE, BATSON_PROTOCOL_REVIEW, NULL };
  g_autofree char *first = pages_words (report, 0), *second = NULL, *band = pages_words (cut, 0);
  const char *decided = strstr (first, "Decided otherwise: Radiation alone"), *suggested = strstr (first, "The framework suggests: Separation surgery + SBRT  NOMS-10"), *reason;

  g_assert_nonnull (decided);
  g_assert_nonnull (strstr (decided, "Reason: No epidural tumour to be cleared from the cord; the patient wishes no operation. Decided by C. Rey, neurosurgeon, entered 15 Jun 2026, 17:30."));
  g_assert_true (suggested > decided);
  g_assert_null (strstr (first, "Suggested by the framework."));
  g_assert_nonnull (strstr (first, "Decide within 72 h: passed since 14 Jun 2026, 09:50")); /* it is printed three days later */
  g_assert_nonnull (strstr (first, "The framework suggests: Separation surgery + SBRT: earlier radiation: re-irradiation only after the cumulative cord dose"));
  reason = strstr (band, "Reason: The family and the board asked again");
  g_assert_nonnull (reason);
  g_assert_cmpint (strstr (reason, " …") - reason, <, 200);
  other = batson_report_noms (a, a->lesions->pdata[1], &setup);
  second = pages_words (other, 1);
  g_assert_nonnull (strstr (second, "Decided otherwise: Radiation alone. The framework suggests: Separation surgery + SBRT"));
}

/* The band says what makes it an emergency and the limit that ends first, though it is not the one of the decision; and what is answered is not called nothing. */
static void
test_first_hour (void)
{
  g_autoptr (BatsonAssessment) a = pages_assess ("emergency");
  g_autoptr (BatsonReport) report = pages_report (a, BATSON_PAPER_A4, FALSE, BATSON_PROTOCOL_REVIEW);
  g_autofree char *first = pages_words (report, 0);

  g_assert_nonnull (strstr (first, "Decide within 24 h. Six-hour window: by 17 Jun 2026, 15:30"));
  g_assert_nonnull (strstr (first, "Acute deterioration; Walking lost"));
  g_assert_nonnull (strstr (first, "No answer of a lesion yet: every row is open."));
  g_assert_null (strstr (first, "Nothing answered"));
}

/* An onset after the imaging is said on the page of the lesion that was imaged: in a line beside the path, and in full. */
static void
test_doubts (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = patient_lesion (p, "T8", "3"), *status = patient_status (p);
  g_autoptr (BatsonAssessment) a = NULL;
  g_autoptr (BatsonReport) report = NULL;
  g_autoptr (GString) all = g_string_new (NULL);
  const char *named, *full;

  patient_set (p, patient_finding (lesion), BATSON_FINDING_DATE, "2026-06-12");
  patient_set (p, status, BATSON_STATUS_ACUTE, "yes");
  patient_set (p, status, BATSON_STATUS_ACUTE_AT, "2026-06-17T09:00Z");
  a = patient_assess (p);
  report = pages_report (a, BATSON_PAPER_A4, FALSE, BATSON_PROTOCOL_REVIEW);
  for (guint page = 0; page < batson_report_n_pages (report); page++)
    {
      g_autofree char *words = pages_words (report, page);
      g_string_append (all, words);
    }
  named = strstr (all->str, "Doubtful, see below or overleaf: Onset of the deterioration");
  full = strstr (all->str, "Doubts about the answers");
  g_assert_true (named && full > named);
  g_assert_nonnull (strstr (full, "Onset of the deterioration: 17 Jun 2026, 09:00. This began after the newest imaging."));
}

/* The rows the other protocol leaves are named, each with its outcome, where they do not come to one. */
static void
test_rows_left (void)
{
  g_autoptr (BatsonAssessment) a = pages_assess ("marks");
  g_autoptr (BatsonReport) report = pages_report (a, BATSON_PAPER_A4, FALSE, BATSON_PROTOCOL_REVIEW);
  const BatsonProtocol *laufer = batson_protocol (BATSON_PROTOCOL_LAUFER);
  const BatsonLesionResult *lesion = a->lesions->pdata[0];
  g_autoptr (GString) all = g_string_new (NULL);
  const char *second;

  for (guint page = 0; page < batson_report_n_pages (report); page++)
    {
      g_autofree char *words = pages_words (report, page);
      g_string_append (all, words);
    }
  second = strstr (all->str, "The second protocol: ");
  g_assert_nonnull (second);
  g_assert_nonnull (strstr (second, "rows still possible"));
  for (guint row = 0; row < laufer->n_rows; row++)
    {
      g_autofree char *left = g_strdup_printf ("%s %s", batson_rule (laufer->rows[row].rule)->id, laufer->rows[row].outcome);
      g_assert_cmpint (strstr (second, left) != NULL, ==, lesion->protocols[BATSON_PROTOCOL_LAUFER].rows >> row & 1);
    }
}

/* Identity, number of pages and intended use on every page; the name of who printed only where given. */
static void
test_every_page (void)
{
  g_autoptr (BatsonAssessment) a = pages_assess ("clara-muster.batson.json");
  g_autoptr (BatsonReport) report = pages_report (a, BATSON_PAPER_A4, FALSE, BATSON_PROTOCOL_REVIEW), unnamed = NULL;
  BatsonPageSetup setup = { BATSON_PAPER_A4, FALSE, BATSON_PROTOCOL_REVIEW, NULL };
  guint n = batson_report_n_pages (report);

  for (guint page = 0; page < n; page++)
    {
      g_autofree char *count = g_strdup_printf ("page %u of %u", page + 1, n);
      g_assert_true (pages_say (report, page, count));
      g_assert_true (pages_say (report, page, "Muster, Clara"));
      g_assert_true (pages_say (report, page, "EX-0142"));
      g_assert_true (pages_say (report, page, "EXAMPLE PATIENT"));
      g_assert_true (pages_say (report, page, "the treating team decides"));
      g_assert_true (pages_say (report, page, "printed by C. Rey"));
    }
  g_assert_true (pages_say (report, 0, "Breast oncosurgeon: name, signature"));
  unnamed = batson_report_noms (a, a->lesions->pdata[a->leading], &setup);
  g_assert_false (pages_say (unnamed, 0, "printed by"));
  g_assert_null (strstr (batson_report_title (report), "Muster"));
}

/* A note's rule alone, with no words. */
static void
look_for_bare (BatsonText text, BatsonRect box, gpointer data)
{
  const BatsonAssessment *a = data;

  for (guint i = 0; i < a->notes->len; i++)
    g_assert_cmpstr (pango_layout_get_text (text.layout), !=, batson_rule (((BatsonNote *) a->notes->pdata[i])->why.rule)->id);
}

/* Page one holds tree, SINS, path and decision, and says nothing by a note's number alone; one page more is enough for the rest. */
static void
check_first_page (const BatsonAssessment *a, BatsonPaper paper)
{
  g_autoptr (BatsonReport) report = pages_report (a, paper, FALSE, BATSON_PROTOCOL_REVIEW);

  g_assert_true (pages_say (report, 0, "NOMS-12"));
  g_assert_true (pages_say (report, 0, "points (most)"));
  g_assert_true (pages_say (report, 0, "The path in words"));
  g_assert_true (pages_say (report, 0, "Neurosurgeon: name, signature"));
  g_assert_cmpuint (batson_report_n_pages (report), ==, 2);
  batson_report_each_text (report, 0, look_for_bare, (gpointer) a);
}

/* So it is with every example, on both papers, landscape. */
static void
test_one_page (void)
{
  g_autoptr (GDir) folder = g_dir_open (pages_examples, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    for (BatsonPaper paper = BATSON_PAPER_A4; paper <= BATSON_PAPER_LETTER; paper++)
      {
        g_autoptr (BatsonAssessment) a = pages_assess (name);
        check_first_page (a, paper);
      }
}

/* And where it was decided otherwise: of an emergency with much missing, of one with a long row, of a treated lesion. */
static void
test_one_page_decided (void)
{
  static const char *const names[] = { "jane-sample.batson.json", "ida-eksempel.batson.json", "marta-przyklad.batson.json" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (BatsonPaper paper = BATSON_PAPER_A4; paper <= BATSON_PAPER_LETTER; paper++)
      {
        g_autoptr (BatsonAssessment) a = pages_assess_decided (names[i]);
        check_first_page (a, paper);
      }
}

/* The same bytes whatever was written before in this process. */
static void
test_order (void)
{
  g_autoptr (BatsonAssessment) clara = pages_assess ("clara-muster.batson.json"), ida = pages_assess ("ida-eksempel.batson.json");

  for (int format = 0; format < BATSON_N_FORMATS; format++)
    {
      g_autoptr (BatsonReport) one = pages_report (clara, BATSON_PAPER_A4, FALSE, BATSON_PROTOCOL_REVIEW), other = pages_report (ida, BATSON_PAPER_LETTER, TRUE, BATSON_PROTOCOL_LAUFER), again = NULL;
      g_autoptr (GBytes) first = batson_report_file (one, format, 0, NULL), between = batson_report_file (other, format, 0, NULL), last = NULL;
      again = pages_report (clara, BATSON_PAPER_A4, FALSE, BATSON_PROTOCOL_REVIEW);
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
  pages_examples = argv[1];
  folder = g_dir_open (pages_examples, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    add_layouts (name);
  for (guint i = 0; i < G_N_ELEMENTS (pages_hard); i++)
    add_layouts (pages_hard[i].name);
  g_test_add_func ("/report/every-page", test_every_page);
  g_test_add_func ("/rule/OVR-1/the-decision-leads-the-page", test_decision_leads);
  g_test_add_func ("/rule/URG-5/the-limit-that-ends-first", test_first_hour);
  g_test_add_func ("/rule/CMP-1/rows-left-are-named", test_rows_left);
  g_test_add_func ("/report/doubts-about-the-answers", test_doubts);
  g_test_add_func ("/report/one-page", test_one_page);
  g_test_add_func ("/report/one-page/decided-otherwise", test_one_page_decided);
  g_test_add_func ("/report/any-order", test_order);
  g_test_add_func ("/report/file-names", test_names);
  return g_test_run ();
}

