/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of a sitting of the quiz. */
#include "common/language.h"
#include "report/pages.h"

#include <string.h>

/* A quiz of the case in a file of the FOLDER beside the pages_examples, answered: right, by its first choices, not at all, in turn. */
static void
sit (BatsonSitting *sitting, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (pages_examples, "..", folder, name, NULL), *from = g_build_filename ("..", folder, name, NULL);
  g_autoptr (BatsonAssessment) a = pages_assess (from);
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
  g_autofree char *vignettes = g_build_filename (pages_examples, "..", "vignettes", NULL);
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
  sitting->offset = PAGES_OFFSET;
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
        pages_check_report (what, report, text && paper == portrait);
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

/* Who sat, when, how it went, what was answered and why; nobody's name but the resident's. The same bytes each time. */
static void
test_quiz_says (void)
{
  BatsonPageSetup setup = { BATSON_PAPER_A4, FALSE, BATSON_PROTOCOL_REVIEW, NULL };
  g_autoptr (BatsonSitting) sitting = batson_sitting_new ();
  g_autoptr (BatsonReport) report = NULL, again = NULL, unnamed = NULL;
  g_autoptr (GBytes) first = NULL, second = NULL;

  sitting->at = PATIENT_NOW;
  sitting->offset = PAGES_OFFSET;
  sit (sitting, "vignettes", "03-touching-the-cord.batson.json");
  unnamed = batson_report_quiz (sitting, &setup);
  g_assert_true (pages_say (unnamed, 0, "Name: ____"));
  g_free (sitting->resident);
  sitting->resident = g_strdup ("R. Esident");
  report = batson_report_quiz (sitting, &setup);
  again = batson_report_quiz (sitting, &setup);
  g_assert_true (pages_say (report, 0, "R. Esident"));
  g_assert_true (pages_say (report, 0, "As of 17 Jun 2026, 14:00"));
  g_assert_true (pages_say (report, 0, "3 right, 1 partly right, 0 not right, 1 not answered"));
  g_assert_true (pages_say (report, 0, "1. Touching the cord"));
  g_assert_true (pages_say (report, 0, "SINS of T7. The framework and the answer: SINS 4: Stable (0–6)."));
  g_assert_true (pages_say (report, 0, "Not answered NOMS outcome of T7. The framework: "));
  g_assert_true (pages_say (report, 0, "Discussion"));
  g_assert_true (pages_say (report, 0, "the treating team decides"));
  g_assert_false (pages_say (report, 0, "Invented patient"));
  g_assert_cmpstr (batson_report_title (report), ==, "Quiz");
  first = batson_report_pdf (report, NULL);
  second = batson_report_pdf (again, NULL);
  g_assert_true (g_bytes_equal (first, second));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  pages_examples = argv[1];
  g_test_add_func ("/report/quiz/layout", test_quiz);
  g_test_add_func ("/report/quiz/long", test_quiz_long);
  g_test_add_func ("/report/quiz/right-to-left", test_quiz_right_to_left);
  g_test_add_func ("/report/quiz/says", test_quiz_says);
  return g_test_run ();
}
