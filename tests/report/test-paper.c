/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every diagram of every example on paper: all ink on the page, nothing upon another, every line in the PDF, whose it is on every page; the same bytes in any order. */
#include "report/format.h"
#include "report/pages.h"

#include <string.h>

/* One diagram of one case, on one of the papers, one way round. */
typedef struct
{
  const BatsonDiagramKind *kind;
  char *which;
  BatsonPageSetup setup;
} Sheet;

static BatsonReport *
report_of (const BatsonAssessment *a, const Sheet *sheet)
{
  BatsonDiagramSubject subject = batson_diagram_subject (a, NULL);

  return batson_report_diagram (sheet->kind, &subject, &sheet->setup);
}

static void
test_sheet (gconstpointer data)
{
  const Sheet *sheet = data;
  g_autoptr (BatsonAssessment) a = pages_assess (sheet->which);
  g_autoptr (BatsonReport) report = report_of (a, sheet);
  g_autofree char *what = g_strdup_printf ("%s of %s, %s %s", sheet->kind->id, sheet->which, sheet->setup.paper ? "Letter" : "A4", sheet->setup.portrait ? "portrait" : "landscape");
  const char *name = batson_record_text (batson_record_child (a->root, BATSON_CASE_PATIENT), BATSON_PATIENT_NAME);
  guint n = batson_report_n_pages (report);

  pages_check_report (what, report, TRUE);
  for (guint page = 0; page < n; page++)
    {
      g_autofree char *count = g_strdup_printf ("page %u of %u", page + 1, n), *words = pages_words (report, page);

      g_assert_nonnull (strstr (words, count));
      g_assert_nonnull (strstr (words, "the treating team decides"));
      if (strstr (words, name) == NULL)
        g_error ("%s: page %u is not %s's", what, page + 1, name);
    }
  g_assert_null (strstr (batson_report_title (report), name)); /* a title is seen by others */
}

static GBytes *
file_of (const Sheet *sheet, BatsonFormat format)
{
  g_autoptr (BatsonAssessment) a = pages_assess (sheet->which);
  g_autoptr (BatsonReport) report = report_of (a, sheet);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = batson_report_file (report, format, 0, &error);

  g_assert_no_error (error);
  return bytes;
}

/* Each file has the same bytes the second time, in another order, with all the others written between. */
static void
test_any_order (void)
{
  static char *const cases[] = { (char *) "clara-muster.batson.json", (char *) "arabic" };
  guint n_kinds;
  const BatsonDiagramKind *kinds = batson_diagrams (&n_kinds);
  guint n = n_kinds * G_N_ELEMENTS (cases) * BATSON_N_FORMATS;
  g_autofree guint *order = g_new (guint, n);
  g_autoptr (GPtrArray) first = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < n; i++)
        order[i] = i;
      for (guint i = n - 1; pass && i > 0; i--)
        {
          guint k = (guint) g_test_rand_int_range (0, (int) i + 1), other = order[k];
          order[k] = order[i];
          order[i] = other;
        }
      for (guint i = 0; i < n; i++)
        {
          guint job = order[i];
          Sheet sheet = { &kinds[job / BATSON_N_FORMATS % n_kinds], cases[job / BATSON_N_FORMATS / n_kinds], { .portrait = job % 2 } };
          g_autoptr (GBytes) bytes = file_of (&sheet, job % BATSON_N_FORMATS);

          if (pass == 0)
            g_ptr_array_add (first, g_steal_pointer (&bytes));
          else if (!g_bytes_equal (bytes, first->pdata[job]))
            g_error ("the %s of %s is another the second time", batson_format_ending (job % BATSON_N_FORMATS), sheet.kind->id);
        }
    }
}

static void
free_sheet (gpointer data)
{
  Sheet *sheet = data;

  g_free (sheet->which);
  g_free (sheet);
}

/* Every diagram of a case; I counts them, so that both papers have their turn, both ways round. */
static void
add (const char *which, guint *i)
{
  guint n;
  const BatsonDiagramKind *kinds = batson_diagrams (&n);

  for (guint k = 0; k < n; k++, ++*i)
    {
      g_autofree char *path = g_strdup_printf ("/report/paper/%s/%s", kinds[k].id, which);
      Sheet *sheet = g_new0 (Sheet, 1);

      *sheet = (Sheet) { &kinds[k], g_strdup (which), { *i / 2 % 2 ? BATSON_PAPER_LETTER : BATSON_PAPER_A4, *i % 2, BATSON_PROTOCOL_REVIEW, NULL } };
      g_test_add_data_func_full (path, sheet, test_sheet, free_sheet);
    }
  ++*i;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

int
main (int argc, char *argv[])
{
  static const char *const names[] = { "marks", "arabic", "devanagari" };
  g_autoptr (GDir) folder = NULL;
  g_autoptr (GPtrArray) examples = g_ptr_array_new_with_free_func (g_free);
  const char *name;
  guint i = 0;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  pages_examples = argv[1];
  folder = g_dir_open (pages_examples, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    g_ptr_array_add (examples, g_strdup (name));
  g_ptr_array_sort (examples, compare_names);
  for (guint e = 0; e < examples->len; e++)
    add (examples->pdata[e], &i);
  for (guint e = 0; e < G_N_ELEMENTS (names); e++)
    add (names[e], &i);
  g_test_add_func ("/report/paper/the same bytes in any order", test_any_order);
  return g_test_run ();
}
