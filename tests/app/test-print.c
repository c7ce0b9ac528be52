/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preview, print and export: the same pages, files only the user may read, names without the patient's. */
#include "app/app-settings.h"
#include "app/export.h"
#include "app/page.h"
#include "app/preview.h"
#include "app/print.h"
#include "screen.h"
#include "common/tool.h"

#include <glib/gstdio.h>
#include <string.h>

static BatsonSession *
session_new (void)
{
  BatsonCase *the_case = screen_case ();
  BatsonRecord *root = batson_case_get_root (the_case);
  g_auto (BatsonValue) name = batson_value_text ("Secret, Sarah"), number = batson_value_text ("A/7 & <b>");

  batson_case_set (the_case, batson_record_child (root, BATSON_CASE_PATIENT), BATSON_PATIENT_NAME, &name);
  batson_case_set (the_case, batson_record_child (root, BATSON_CASE_PATIENT), BATSON_PATIENT_NUMBER, &number);
  return batson_session_new (the_case);
}

/* The drop-down that is labelled TITLE, below TOP. */
static GtkDropDown *
choice (GtkWidget *top, const char *title)
{
  GtkWidget *label = screen_find (top, GTK_TYPE_LABEL, title);

  g_assert_nonnull (label);
  return GTK_DROP_DOWN (gtk_widget_get_next_sibling (label));
}

static guint
count_pages (GtkWidget *top)
{
  guint n = BATSON_IS_PAGE_VIEW (top);

  for (GtkWidget *child = gtk_widget_get_first_child (top); child; child = gtk_widget_get_next_sibling (child))
    n += count_pages (child);
  return n;
}

/* The button with the tooltip TIP. */
static GtkWidget *
find_tipped (GtkWidget *top, const char *tip)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (top), tip) == 0)
    return top;
  for (GtkWidget *child = gtk_widget_get_first_child (top); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_tipped (child, tip);

      if (found)
        return found;
    }
  return NULL;
}

static void
test_preview (void)
{
  g_autoptr (BatsonSession) session = session_new ();
  GtkWidget *preview = batson_preview_new (NULL, session, batson_diagram_kind ("noms")), *page;
  double width, height;

  gtk_window_present (GTK_WINDOW (preview));
  screen_settle ();
  g_assert_cmpuint (count_pages (preview), ==, batson_report_n_pages (batson_preview_report (BATSON_PREVIEW (preview))));
  batson_report_size (batson_preview_report (BATSON_PREVIEW (preview)), &width, &height);
  g_assert_cmpfloat (width, >, height);
  screen_frame (preview);
  screen_picture (adw_window_get_content (ADW_WINDOW (preview)), "print-preview");
  g_assert_false (gtk_widget_has_css_class (preview, "dark"));
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  g_assert_true (gtk_widget_has_css_class (preview, "dark"));
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  gtk_drop_down_set_selected (choice (preview, "Orientation"), 1);
  gtk_drop_down_set_selected (choice (preview, "Paper"), 1);
  screen_settle ();
  batson_report_size (batson_preview_report (BATSON_PREVIEW (preview)), &width, &height);
  g_assert_cmpfloat (width, ==, 612);
  g_assert_cmpfloat (height, ==, 792);
  g_assert_cmpuint (count_pages (preview), ==, batson_report_n_pages (batson_preview_report (BATSON_PREVIEW (preview))));
  page = screen_find (preview, BATSON_TYPE_PAGE_VIEW, NULL);
  g_assert_nonnull (page);
  gtk_test_accessible_assert_role (page, GTK_ACCESSIBLE_ROLE_IMG);
  g_assert_cmpfloat_with_epsilon (gtk_widget_get_height (page) / (double) gtk_widget_get_width (page), 792.0 / 612, 0.01);
  gtk_window_destroy (GTK_WINDOW (preview));
  screen_settle ();
}

static gboolean
is_laid_out (gpointer page)
{
  return gtk_widget_get_width (page) > 0;
}

/* On a small laptop a page is seen whole at first, then as wide as the window; F1 opens the help over it. */
static void
test_whole_page (void)
{
  g_autoptr (BatsonSession) session = session_new ();
  GtkWidget *preview = batson_preview_new (NULL, session, batson_diagram_kind ("noms")), *page, *larger, *scrolled;

  gtk_window_set_default_size (GTK_WINDOW (preview), 1366, 768);
  screen_present (GTK_WINDOW (preview));
  gtk_drop_down_set_selected (choice (preview, "Orientation"), 0);
  page = screen_find (preview, BATSON_TYPE_PAGE_VIEW, NULL);
  scrolled = gtk_widget_get_ancestor (page, GTK_TYPE_SCROLLED_WINDOW);
  screen_wait (is_laid_out, page);
  screen_settle ();
  screen_frame (preview);
  g_assert_cmpint (gtk_widget_get_height (page), <, gtk_widget_get_height (scrolled));
  g_assert_cmpint (gtk_widget_get_height (page), >, gtk_widget_get_height (scrolled) / 2);
  larger = find_tipped (preview, "Larger pages");
  g_signal_emit_by_name (larger, "clicked");
  screen_frame (preview);
  g_assert_cmpint (gtk_widget_get_width (page), >, gtk_widget_get_width (scrolled) * 9 / 10);
  screen_check_help (GTK_WINDOW (preview), "diagrams");
  screen_close (GTK_WINDOW (preview));
}

static gboolean
is_narrow (gpointer preview)
{
  return gtk_widget_get_mapped (preview) && gtk_widget_get_width (preview) > 0 && gtk_widget_get_width (preview) < 400;
}

/* In a narrow window the page is seen, and above it in words what is chosen; the choices are a key away. */
static void
test_narrow_preview (void)
{
  g_autoptr (BatsonSession) session = session_new ();
  GtkWidget *preview = batson_preview_new (NULL, session, batson_diagram_kind ("noms")), *page, *expander, *line;
  graphene_rect_t seen;

  gtk_window_set_default_size (GTK_WINDOW (preview), 360, 720);
  gtk_window_present (GTK_WINDOW (preview));
  screen_wait (is_narrow, preview);
  screen_settle ();
  screen_frame (preview);
  screen_settle ();
  screen_picture (adw_window_get_content (ADW_WINDOW (preview)), "print-preview-narrow");
  expander = screen_find (preview, GTK_TYPE_EXPANDER, NULL);
  line = gtk_expander_get_label_widget (GTK_EXPANDER (expander));
  page = screen_find (preview, BATSON_TYPE_PAGE_VIEW, NULL);
  g_assert_false (gtk_expander_get_expanded (GTK_EXPANDER (expander)));
  g_assert_true (gtk_widget_compute_bounds (page, preview, &seen));
  g_assert_cmpfloat (seen.origin.y, <, 180);
  g_signal_emit_by_name (expander, "activate");
  screen_settle ();
  gtk_drop_down_set_selected (choice (preview, "Paper"), 0);
  gtk_drop_down_set_selected (choice (preview, "Orientation"), 0);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (line)), ==, "NOMS decision: A4, Landscape");
  g_assert_true (gtk_expander_get_expanded (GTK_EXPANDER (expander)));
  gtk_drop_down_set_selected (choice (preview, "Orientation"), 1);
  gtk_drop_down_set_selected (choice (preview, "Diagram"), 0);
  screen_settle ();
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (line)), ==, "Referral pathway: A4, Portrait");
  g_assert_true (gtk_expander_get_expanded (GTK_EXPANDER (expander)));
  gtk_drop_down_set_selected (choice (preview, "Orientation"), 0);
  gtk_window_destroy (GTK_WINDOW (preview));
  screen_settle ();
}

static BatsonReport *
report_of (BatsonSession *session)
{
  const BatsonAssessment *assessment = batson_session_get_assessment (session);
  BatsonPageSetup setup = { BATSON_PAPER_A4, FALSE, BATSON_PROTOCOL_REVIEW, NULL };

  return batson_report_noms (assessment, batson_assessment_leading (assessment), &setup);
}

static void
assert_private (const char *folder, const char *name, const char *begins)
{
  g_autofree char *path = g_build_filename (folder, name, NULL), *text = NULL;
  GStatBuf status;
  gsize size;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  g_assert_cmpuint (size, >, 1000);
  g_assert_cmpint (memcmp (text, begins, strlen (begins)), ==, 0);
}

static void
test_export (void)
{
  g_autoptr (BatsonSession) session = session_new ();
  g_autoptr (BatsonReport) report = report_of (session);
  g_autofree char *folder = g_dir_make_tmp ("export-XXXXXX", NULL), *bare = g_build_filename (folder, "page", NULL), *svg = g_build_filename (folder, "a.svg", NULL), *png = g_build_filename (folder, "a.png", NULL), *second = g_build_filename (folder, "a-2.png", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (batson_export_files (report, bare, &error));
  assert_private (folder, "page.pdf", "%PDF");
  g_assert_true (batson_export_files (report, svg, &error));
  assert_private (folder, "a.svg", "<?xml");
  /* What nobody agreed to replace stays. */
  g_assert_cmpuint (batson_report_n_pages (report), >, 1);
  g_assert_true (g_file_set_contents (second, "mine", -1, NULL));
  g_assert_false (batson_export_files (report, png, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_true (batson_export_files (report, png, &error));
  assert_private (folder, "a.png", "\x89PNG");
}

static void
test_name (void)
{
  g_autoptr (BatsonSession) session = session_new ();
  const BatsonAssessment *assessment = batson_session_get_assessment (session);
  g_autofree char *name = batson_export_suggest (batson_diagram_kind ("noms"), assessment, batson_assessment_leading (assessment));

  g_assert_null (strstr (name, "Secret"));
  g_assert_true (g_str_has_prefix (name, "noms-A-7----b-"));
  g_assert_true (g_str_has_suffix (name, ".pdf"));
  g_assert_null (strchr (name, '/'));
}

/* The operation that goes to a printer, to a file. */
static void
test_print (void)
{
  g_autoptr (BatsonSession) session = session_new ();
  BatsonReport *report = report_of (session);
  guint n = batson_report_n_pages (report);
  g_autoptr (GtkPrintOperation) operation = batson_print_operation_new (report);
  g_autofree char *folder = g_dir_make_tmp ("print-XXXXXX", NULL), *path = g_build_filename (folder, "out.pdf", NULL), *text = NULL, *job = NULL;
  g_autofree char *pages = g_strdup_printf ("%u\n", n);
  g_autoptr (GError) error = NULL;

  g_object_get (operation, "job-name", &job, NULL);
  g_assert_null (strstr (job, "Secret"));
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  text = test_tool ((const char *[]) { "pdfinfo", path, NULL });
  g_assert_nonnull (strstr (text, "Pages:"));
  g_assert_cmpint (strncmp (g_strchug (strstr (text, "Pages:") + 6), pages, strlen (pages)), ==, 0);
}

/* In type of twice the size too it is no wider, in no language; nothing of it is cut off. */
static void
test_narrow_preview_large (void)
{
  g_autoptr (BatsonSession) session = session_new ();
  GtkWidget *preview;
  int dpi = screen_set_dpi (2 * 96 * 1024), least;

  preview = batson_preview_new (NULL, session, batson_diagram_kind ("noms"));
  gtk_window_set_default_size (GTK_WINDOW (preview), 360, 720);
  gtk_window_present (GTK_WINDOW (preview));
  screen_wait (is_narrow, preview);
  gtk_widget_measure (adw_window_get_content (ADW_WINDOW (preview)), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  screen_picture (adw_window_get_content (ADW_WINDOW (preview)), "print-preview-large");
  g_assert_cmpint (least, <=, 360);
  gtk_window_destroy (GTK_WINDOW (preview));
  screen_set_dpi (dpi);
  screen_settle ();
}

int
main (int argc, char *argv[])
{
  screen_init (&argc, &argv);
  g_test_add_func ("/app/print/preview", test_preview);
  g_test_add_func ("/app/print/whole-page", test_whole_page);
  g_test_add_func ("/app/print/narrow-preview", test_narrow_preview);
  g_test_add_func ("/app/print/narrow-preview-in-large-type", test_narrow_preview_large);
  g_test_add_func ("/app/print/export", test_export);
  g_test_add_func ("/app/print/name", test_name);
  g_test_add_func ("/app/print/operation", test_print);
  return g_test_run ();
}
