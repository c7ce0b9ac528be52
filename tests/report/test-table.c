/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of what a diagram says: below the diagram where it fits, and each of its columns as wide as it needs to be. */
#include "framework/patient.h"
#include "report/report.h"

#include <string.h>

/* What is looked for on a page. */
typedef struct
{
  const char *words;
  guint found, lines;
  BatsonRect box;
} Look;

static void
look (BatsonText text, BatsonRect box, gpointer data)
{
  Look *self = data;

  if (!g_str_equal (pango_layout_get_text (text.layout), self->words))
    return;
  self->found++;
  self->lines = (guint) pango_layout_get_line_count (text.layout);
  self->box = box;
}

static Look
look_for (const BatsonReport *report, guint page, const char *words)
{
  Look look_at = { .words = words };

  batson_report_each_text (report, page, look, &look_at);
  return look_at;
}

static BatsonReport *
pages (BatsonAssessment *a, const char *kind)
{
  BatsonPageSetup setup = { .portrait = TRUE };
  BatsonDiagramSubject subject = batson_diagram_subject (a, batson_assessment_leading (a));

  return batson_report_diagram (batson_diagram_kind (kind), &subject, &setup);
}

static void
test_short (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL;
  BatsonReport *report;

  patient_lesion (p, "T8", "1b");
  a = patient_assess (p);
  report = pages (a, "wbb");
  g_assert_cmpuint (batson_report_n_pages (report), ==, 1);
  g_assert_cmpuint (look_for (report, 0, "Question").found, ==, 1);
  /* Nobody answered: the table says so of each of the three questions. */
  g_assert_cmpuint (look_for (report, 0, "not recorded").found, ==, 3);
  g_assert_cmpuint (look_for (report, 0, "none").found, ==, 0);
  g_assert_cmpfloat (look_for (report, 0, "Question").box.y, >, look_for (report, 0, "front").box.y);
  batson_report_free (report);
}

/* A long one begins on a page of its own; its heads stand on each. */
static void
test_long (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL;
  BatsonReport *report;

  for (guint i = 0; i < 80; i++)
    patient_set (p, patient_add (p, BATSON_CASE_MEETINGS), BATSON_MEETING_AT, "2026-06-17T14:00+02:00");
  a = patient_assess (p);
  report = pages (a, "timeline");
  g_assert_cmpuint (batson_report_n_pages (report), >, 2);
  g_assert_cmpuint (look_for (report, 0, "Responsible").found, ==, 0);
  for (guint i = 1; i < batson_report_n_pages (report); i++)
    g_assert_cmpuint (look_for (report, i, "Responsible").found, ==, 1);
  batson_report_free (report);
}

/* A column without words in it gives its room to those that have many. */
static void
test_columns (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = patient_assess (p);
  BatsonReport *report = pages (a, "outcomes");
  guint page = batson_report_n_pages (report) - 1;
  Look heads[] = { look_for (report, page, "What"), look_for (report, page, "After surgery"), look_for (report, page, "Values"), look_for (report, page, "Reviewed"), look_for (report, page, "Source") };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_assert_cmpuint (heads[i].found, ==, 1);
      g_assert_cmpuint (heads[i].lines, ==, 1);
    }
  for (guint i = 1; i < G_N_ELEMENTS (heads); i++)
    g_assert_cmpfloat (heads[i].box.x, >, heads[i - 1].box.x + heads[i - 1].box.width);
  g_assert_cmpfloat (heads[3].box.x - heads[2].box.x, >, 2 * (heads[2].box.x - heads[1].box.x));
  g_assert_cmpfloat (heads[3].box.x - heads[2].box.x, >, 2 * (heads[4].box.x - heads[3].box.x));
  g_assert_cmpuint (look_for (report, page, "section 8, the review only").lines, ==, 1);
  batson_report_free (report);
}

static void
assert_whole (BatsonText text, BatsonRect box, gpointer data)
{
  const char *words = pango_layout_get_text (text.layout);

  if (strchr (words, ' ') == NULL && pango_layout_get_line_count (text.layout) > 1)
    g_error ("broken: %s", words);
}

/* A column of long texts among many short ones has room for them, and no word is broken, on any paper. */
static void
test_long_column (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL;

  patient_lesion (p, "T8", "1b");
  a = patient_assess (p);
  for (guint i = 0; i < 4; i++)
    {
      BatsonPageSetup setup = { .paper = i & 1 ? BATSON_PAPER_LETTER : BATSON_PAPER_A4, .portrait = (i & 2) != 0 };
      BatsonDiagramSubject subject = batson_diagram_subject (a, batson_assessment_leading (a));
      g_autoptr (BatsonReport) report = NULL;
      guint page;
      double suggested, with, urgency;

      subject.compare = TRUE;
      report = batson_report_diagram (batson_diagram_kind ("noms"), &subject, &setup);
      page = batson_report_n_pages (report) - 1;
      suggested = look_for (report, page, "Suggested outcome").box.x;
      with = look_for (report, page, "With").box.x;
      urgency = look_for (report, page, "Urgency").box.x;
      g_assert_cmpfloat (with, >, suggested);
      g_assert_cmpfloat (urgency - with, >, 1.3 * (with - suggested));
      batson_report_each_text (report, page, assert_whole, NULL);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table/below the diagram where it fits", test_short);
  g_test_add_func ("/table/on pages of its own", test_long);
  g_test_add_func ("/table/columns as wide as they need", test_columns);
  g_test_add_func ("/table/a long column among many short ones", test_long_column);
  return g_test_run ();
}
