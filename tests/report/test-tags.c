/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages as a reader hears them: the tree of tags in the PDF, in the order it is read; and the en bloc zones on the page. */
#include "common/tool.h"
#include "framework/patient.h"
#include "report/report.h"

#include <string.h>

static Patient *
a_patient (void)
{
  Patient *p = patient_new ();
  BatsonRecord *lesion = patient_lesion (p, "T8", "1b");

  patient_set (p, patient_child (p, BATSON_CASE_PATIENT), BATSON_PATIENT_NAME, "Sample, Jane");
  patient_set (p, patient_child (p, BATSON_CASE_PATIENT), BATSON_PATIENT_NUMBER, "EX-0142");
  patient_sins (p, batson_record_nth (lesion, BATSON_LESION_FINDINGS, 0), 6);
  patient_set_choices (p, lesion, BATSON_LESION_WBB_ZONES, 1 << 3 | 1 << 4);
  patient_set_choices (p, lesion, BATSON_LESION_WBB_LAYERS, 1 << BATSON_WBB_LAYER_B);
  return p;
}

/* What pdfinfo says of the structure of PDF, with its texts. */
static char *
structure (GBytes *pdf)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "tags.pdf", NULL);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), NULL));
  return test_tool ((const char *[]) { "pdfinfo", "-struct-text", "-enc", "UTF-8", path, NULL });
}

static BatsonReport *
noms_pages (BatsonAssessment *a)
{
  BatsonPageSetup setup = { 0 };

  return batson_report_noms (a, batson_assessment_leading (a), &setup);
}

/* The tree of tags of the NOMS pages of A_PATIENT, and how many pages there are. */
static char *
noms_tree (guint *out_pages)
{
  g_autoptr (Patient) p = a_patient ();
  g_autoptr (BatsonAssessment) a = patient_assess (p);
  g_autoptr (BatsonReport) report = noms_pages (a);
  g_autoptr (GBytes) pdf = batson_report_pdf (report, NULL);

  *out_pages = batson_report_n_pages (report);
  return structure (pdf);
}

/* Each of WANTED comes after the one before it. */
static void
assert_in_order (const char *tree, const char *const *wanted)
{
  const char *at = tree;

  for (; *wanted; wanted++)
    {
      at = strstr (at, *wanted);
      if (at == NULL)
        g_error ("not in its place: %s\n%s", *wanted, tree);
      at += strlen (*wanted);
    }
}

static void
test_order (void)
{
  static const char *const wanted[] = { "Document", "Sect", "Sample, Jane", "H1", "NOMS decision for lesion T8", "page 1 of", "H2", "Figure", "H2", "The path in words", "H2", "SINS of T8", "Table", "TR", "TH", "TD", "H2", "Decision", NULL };
  g_autoptr (Patient) p = a_patient ();
  g_autoptr (BatsonAssessment) a = patient_assess (p);
  BatsonReport *report = noms_pages (a);
  g_autoptr (GBytes) pdf = batson_report_pdf (report, NULL), again = batson_report_pdf (report, NULL);
  g_autofree char *tree = structure (pdf);

  assert_in_order (tree, wanted);
  g_assert_nonnull (strstr (tree, "or judged unfit")); /* no letters joined that a reader stops at */
  g_assert_true (g_bytes_equal (pdf, again));
  batson_report_free (report);
}

static guint
count (const char *text, const char *what)
{
  guint n = 0;

  for (; (text = strstr (text, what)); text += strlen (what))
    n++;
  return n;
}

/* A division holds paragraphs that belong together; one that stands alone needs none. */
static void
test_divisions (void)
{
  guint pages;
  g_autofree char *tree = noms_tree (&pages);
  g_auto (GStrv) divisions = g_strsplit (tree, "Div\n", -1);

  g_assert_nonnull (divisions[1]);
  for (guint i = 1; divisions[i]; i++)
    g_assert_cmpuint (count (divisions[i], "P (block)"), >, 1);
}

/* SINS: six parts and the total, a head and its cells in each row. */
static void
test_sins_table (void)
{
  guint pages;
  g_autofree char *tree = noms_tree (&pages);

  g_assert_cmpuint (count (tree, "Table"), ==, 1);
  g_assert_cmpuint (count (tree, "TR\n") + count (tree, "TR ("), ==, 7);
  g_assert_cmpuint (count (tree, "H1"), ==, pages);
}

static void
collect (BatsonText text, BatsonRect box, gpointer data)
{
  g_string_append_printf (data, "%s\n", pango_layout_get_text (text.layout));
}

static void
test_en_bloc (void)
{
  g_autoptr (Patient) p = a_patient ();
  g_autoptr (BatsonAssessment) a = patient_assess (p);
  BatsonReport *report = noms_pages (a);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < batson_report_n_pages (report); i++)
    batson_report_each_text (report, i, collect, text);
  g_assert_nonnull (strstr (text->str, "zones: 4, 5; layers: B"));
  g_assert_nonnull (strstr (text->str, "spinous process"));
  batson_report_free (report);
}

/* A diagram's table is one, with its heads. */
static void
test_diagram (void)
{
  static const char *const wanted[] = { "Document", "Sample, Jane", "H1", "Figure", "page 1 of", "Sect", "Sample, Jane", "Table", "TR", "TH", "TR", "TD", NULL };
  g_autoptr (Patient) p = a_patient ();
  g_autoptr (BatsonAssessment) a = patient_assess (p);
  BatsonPageSetup setup = { 0 };
  BatsonDiagramSubject subject = batson_diagram_subject (a, batson_assessment_leading (a));
  BatsonReport *report = batson_report_diagram (batson_diagram_kind ("spine"), &subject, &setup);
  g_autoptr (GBytes) pdf = batson_report_pdf (report, NULL);
  g_autofree char *tree = structure (pdf);

  assert_in_order (tree, wanted);
  batson_report_free (report);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tags/reading order", test_order);
  g_test_add_func ("/tags/divisions", test_divisions);
  g_test_add_func ("/tags/SINS table", test_sins_table);
  g_test_add_func ("/tags/diagram", test_diagram);
  g_test_add_func ("/rule/WBB-1/printed", test_en_bloc);
  return g_test_run ();
}
