/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the cases: which one stands out. */
#include "app/app-settings.h"
#include "app/case-list.h"
#include "app/case-row.h"
#include "app/cases.h"
#include "app/clock.h"
#include "app/screen.h"
#include "store/library.h"

#include <glib/gstdio.h>

static gboolean
are_two (gpointer cases)
{
  return g_list_model_get_n_items (cases) == 2;
}

static GFile *
put_as (const char *folder, const char *id, const char *name)
{
  g_autofree char *file = g_strdup_printf ("%s.batson.json", id), *path = g_build_filename (folder, file, NULL);
  g_autofree char *text = g_strdup_printf ("{\"batson\": 1, \"id\": \"%s\", \"record\": {\"patient\": {\"name\": \"%s\"}}}", id, name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_file_new_for_path (path);
}

static GFile *
put (const char *folder, const char *name)
{
  return put_as (folder, name, name);
}

static void
note_open (BatsonCaseList *list, GFile *file, GFile **wanted)
{
  g_set_object (wanted, file);
}

static gboolean
is_marked (GtkSelectionModel *model, GFile *file)
{
  BatsonEntry *entry = gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (model));

  return entry && g_str_equal (batson_entry_get_path (entry), g_file_peek_path (file));
}

/* Another case is clicked, or walked over with the arrow keys, and not opened: the list never marks a case whose answers are not on show. */
static void
test_marks_open_case (void)
{
  g_autofree char *folder = g_dir_make_tmp ("cases-XXXXXX", NULL), *uri = g_filename_to_uri (folder, NULL, NULL);
  g_autoptr (GFile) one = put (folder, "one"), two = put (folder, "two"), wanted = NULL;
  GtkWidget *list = g_object_new (BATSON_TYPE_CASE_LIST, NULL), *view;
  GtkWindow *window = screen_show (list, 300, 400);
  GtkSelectionModel *model;

  g_settings_set_string (batson_app_settings (), "library-folder", uri);
  screen_wait (are_two, batson_cases_get ());
  g_signal_connect (list, "open", G_CALLBACK (note_open), &wanted);
  view = screen_find (list, GTK_TYPE_LIST_VIEW, NULL);
  model = gtk_list_view_get_model (GTK_LIST_VIEW (view));
  batson_case_list_set_current (BATSON_CASE_LIST (list), one, NULL, NULL);
  g_assert_true (is_marked (model, one));
  for (guint i = 0; i < 2; i++)
    {
      gtk_selection_model_select_item (model, i, TRUE); /* what a press of the button and an arrow key do */
      g_assert_true (is_marked (model, one));
      g_signal_emit_by_name (view, "activate", i);
      g_assert_nonnull (wanted);
      g_assert_true (is_marked (model, one));
    }
  batson_case_list_set_current (BATSON_CASE_LIST (list), two, NULL, NULL);
  g_assert_true (is_marked (model, two));
  screen_close (window);
  g_settings_reset (batson_app_settings (), "library-folder");
  g_assert_true (g_file_delete (one, NULL, NULL) && g_file_delete (two, NULL, NULL));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* A case in no file yet has the row above the list, marked, that leads to it; it goes when there is a file, or no case. */
static void
test_shows_unsaved_case (void)
{
  GtkWidget *list = g_object_new (BATSON_TYPE_CASE_LIST, NULL), *row;
  GtkWindow *window = screen_show (list, 300, 400);
  g_autoptr (GFile) wanted = g_file_new_for_path ("/one"), one = g_object_ref (wanted);
  g_auto (BatsonSummary) summary;

  batson_summary_init (&summary);
  g_free (summary.urgency);
  summary.urgency = g_strdup ("orange");
  g_signal_connect (list, "open", G_CALLBACK (note_open), &wanted);
  g_assert_null (screen_find (list, GTK_TYPE_LIST_BOX_ROW, NULL));
  batson_case_list_set_current (BATSON_CASE_LIST (list), NULL, &summary, "New case");
  screen_frame (list);
  row = screen_find (list, GTK_TYPE_LIST_BOX_ROW, NULL);
  g_assert_true (row && gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (row)));
  g_assert_nonnull (screen_find (row, GTK_TYPE_LABEL, "New case"));
  g_assert_nonnull (screen_find (row, GTK_TYPE_LABEL, "Urgent"));
  g_assert_nonnull (screen_find (row, GTK_TYPE_LABEL, "Not saved yet"));
  gtk_window_set_focus (window, NULL);
  batson_case_list_focus (BATSON_CASE_LIST (list));
  g_assert_true (screen_focus (window) == row);
  screen_key (window, "Return");
  g_assert_null (wanted);
  batson_case_list_set_current (BATSON_CASE_LIST (list), one, NULL, NULL);
  g_assert_null (screen_find (list, GTK_TYPE_LIST_BOX_ROW, NULL));
  g_assert_true (screen_focus (window) && gtk_widget_get_mapped (screen_focus (window))); /* the keyboard stays in the list */
  batson_case_list_set_current (BATSON_CASE_LIST (list), NULL, NULL, NULL);
  g_assert_null (screen_find (list, GTK_TYPE_LIST_BOX_ROW, NULL));
  screen_close (window);
}

#define MANY 40

static gboolean
are_many (gpointer cases)
{
  return g_list_model_get_n_items (cases) == MANY;
}

/* The row that reads TITLE, where all of it is in sight. */
static GtkWidget *
row_in_sight (GtkWidget *list, const char *title)
{
  GtkWidget *label = screen_find (list, GTK_TYPE_LABEL, title), *row = label ? gtk_widget_get_ancestor (label, BATSON_TYPE_CASE_ROW) : NULL, *scroller = screen_find (list, GTK_TYPE_SCROLLED_WINDOW, NULL);
  graphene_rect_t place;

  if (row == NULL || !gtk_widget_get_mapped (row) || !gtk_widget_compute_bounds (row, scroller, &place))
    return NULL;
  return place.origin.y >= 0 && place.origin.y + place.size.height <= gtk_widget_get_height (scroller) ? row : NULL;
}

static gboolean
renamed_is_in_sight (gpointer list)
{
  return row_in_sight (list, "zero") != NULL;
}

static void
delete_all (const char *folder)
{
  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *name = g_strdup_printf ("case %02u.batson.json", i), *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* The row of the case that is open says how it is now, saved or not, and stays in sight, wherever a save puts it. */
static void
test_shows_open_case (void)
{
  g_autofree char *folder = g_dir_make_tmp ("cases-XXXXXX", NULL), *uri = g_filename_to_uri (folder, NULL, NULL);
  GtkWidget *list = g_object_new (BATSON_TYPE_CASE_LIST, NULL);
  GtkWindow *window = screen_show (list, 300, 400);
  g_autoptr (GFile) first = put (folder, "case 00"), again = NULL;
  g_auto (BatsonSummary) now;

  batson_summary_init (&now);
  g_free (now.urgency);
  now.urgency = g_strdup ("red");
  g_free (now.name);
  now.name = g_strdup ("case 00");
  for (guint i = 1; i < MANY; i++)
    {
      g_autofree char *name = g_strdup_printf ("case %02u", i);
      g_autoptr (GFile) file = put (folder, name);
    }
  g_settings_set_string (batson_app_settings (), "library-folder", uri);
  screen_wait (are_many, batson_cases_get ());
  gtk_widget_activate_action (list, "list.order", "s", "name");
  screen_frame (list);
  batson_case_list_set_current (BATSON_CASE_LIST (list), first, NULL, NULL);
  g_assert_null (screen_find (row_in_sight (list, "case 00"), GTK_TYPE_LABEL, "Emergency"));
  batson_case_list_set_current (BATSON_CASE_LIST (list), first, &now, "case 00");
  g_assert_nonnull (screen_find (row_in_sight (list, "case 00"), GTK_TYPE_LABEL, "Emergency"));
  g_assert_nonnull (screen_find (row_in_sight (list, "case 00"), GTK_TYPE_LABEL, "Changes not saved yet"));
  batson_case_list_set_current (BATSON_CASE_LIST (list), first, NULL, NULL);
  g_assert_null (screen_find (list, GTK_TYPE_LABEL, "Emergency"));
  g_assert_null (screen_find (list, GTK_TYPE_LABEL, "Changes not saved yet"));
  again = put_as (folder, "case 00", "zero");
  screen_wait (renamed_is_in_sight, list);
  screen_close (window);
  g_settings_reset (batson_app_settings (), "library-folder");
  delete_all (folder);
}

static gboolean
shows_passed (gpointer list)
{
  GtkWidget *row = screen_find (list, BATSON_TYPE_CASE_ROW, NULL), *label = row ? screen_find (row, GTK_TYPE_LABEL, "Decision within 24 h: passed since 11 Jun 2026, 10:00 (UTC)") : NULL;

  return label && gtk_widget_has_css_class (label, "passed");
}

/* A limit that is past is not dropped for the answer to give next: it stands out in the row. */
static void
test_passed (void)
{
  g_autofree char *folder = g_dir_make_tmp ("cases-XXXXXX", NULL), *uri = g_filename_to_uri (folder, NULL, NULL), *path = g_build_filename (folder, "late.batson.json", NULL);
  GtkWidget *list = g_object_new (BATSON_TYPE_CASE_LIST, NULL);
  GtkWindow *window = screen_show (list, 300, 400);

  g_assert_true (g_file_set_contents (path, "{\"batson\": 1, \"id\": \"late\", \"record\": {\"status\": [{\"id\": \"s\", \"limb_weakness\": \"new\","
                                            " \"about\": {\"limb_weakness\": {\"at\": \"2026-06-10T10:00:00Z\"}}}]}}", -1, NULL));
  batson_clock_fix (1781693700, 120);
  g_settings_set_string (batson_app_settings (), "library-folder", uri);
  screen_wait (shows_passed, list);
  screen_close (window);
  g_settings_reset (batson_app_settings (), "library-folder");
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static gboolean
shows_both (gpointer list)
{
  return screen_find (list, GTK_TYPE_LABEL, "Two levels at once") && screen_find (list, GTK_TYPE_LABEL, "Vignette") && screen_find (list, GTK_TYPE_LABEL, "Zimmer, Zoe");
}

/* A vignette has its own title and is marked as one, not under the name of its file; it stands below all patients, and no clock of it runs. */
static void
test_vignette (void)
{
  g_autofree char *folder = g_dir_make_tmp ("cases-XXXXXX", NULL), *uri = g_filename_to_uri (folder, NULL, NULL), *path = g_build_filename (folder, "case 2.batson.json", NULL);
  g_autofree char *patient = g_build_filename (folder, "case 3.batson.json", NULL), *words = NULL;
  GtkWidget *list = g_object_new (BATSON_TYPE_CASE_LIST, NULL);
  GtkWindow *window = screen_show (list, 300, 400);

  g_assert_true (g_file_set_contents (path, "{\"batson\": 1, \"id\": \"v\", \"record\": {\"status\": [{\"id\": \"s\", \"limb_weakness\": \"new\","
                                            " \"about\": {\"limb_weakness\": {\"at\": \"2026-06-10T10:00:00Z\"}}}], \"teaching\": {\"title\": \"Two levels at once\"}}}", -1, NULL));
  g_assert_true (g_file_set_contents (patient, "{\"batson\": 1, \"id\": \"p\", \"record\": {\"patient\": {\"name\": \"Zimmer, Zoe\"}}}", -1, NULL));
  g_settings_set_string (batson_app_settings (), "library-folder", uri);
  screen_wait (shows_both, list);
  words = screen_words (list);
  g_assert_true (strstr (words, "Zimmer, Zoe") < strstr (words, "Two levels at once"));
  g_assert_nonnull (strstr (words, "For teaching"));
  g_assert_null (strstr (words, "within 24 h"));
  screen_close (window);
  g_settings_reset (batson_app_settings (), "library-folder");
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_unlink (patient), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char *argv[])
{
  screen_init (&argc, &argv);
  g_test_add_func ("/case-list/shows-the-open-case-as-it-is", test_shows_open_case);
  g_test_add_func ("/case-list/marks-the-open-case", test_marks_open_case);
  g_test_add_func ("/case-list/shows-the-unsaved-case", test_shows_unsaved_case);
  g_test_add_func ("/case-list/a-limit-past-stands-out", test_passed);
  g_test_add_func ("/case-list/a-vignette-has-its-title", test_vignette);
  return g_test_run ();
}
