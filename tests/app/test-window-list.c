/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the cases beside a window: it fills while it is used, says what is, and leads to them. */
#include "app/app-settings.h"
#include "app/case-list.h"
#include "app/case-reader.h"
#include "app/cases.h"
#include "app/screen-files.h"
#include "app/view-outcomes.h"

#include <glib/gstdio.h>
#include <string.h>

static gboolean
list_shows_it (gpointer window)
{
  return files_reads (screen_find (window, BATSON_TYPE_CASE_LIST, NULL), "Sample & <Sons>");
}

static void
test_list_takes_any_name (FilesFixture *f, gconstpointer data)
{
  files_until (list_shows_it, f->window);
  g_assert_true (files_reads (GTK_WIDGET (f->window), "A \"1\" & <2>")); /* in the same row */
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (f->window)), "A \"1\" & <2>"));
  batson_window_toast (f->window, "Sample & <Sons>");
  files_turn ();
}

static gboolean
is_in_outcomes (gpointer window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return focus && gtk_widget_get_ancestor (focus, BATSON_TYPE_DIAGRAM) && gtk_widget_get_ancestor (focus, BATSON_TYPE_VIEW_OUTCOMES);
}

static void
search_it (BatsonWindow *window)
{
  GtkWidget *search = screen_find (screen_find (GTK_WIDGET (window), BATSON_TYPE_CASE_LIST, NULL), GTK_TYPE_SEARCH_ENTRY, NULL);

  files_until (list_shows_it, window);
  files_act (window, "search");
  gtk_editable_set_text (GTK_EDITABLE (search), "Sample");
  files_turn ();
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), search));
  g_signal_emit_by_name (search, "activate");
}

/* Who searches a case goes on in it, where a key to the view would lead, whether it is opened now or was open: a further Return adds no visit. */
static void
test_search_opens (FilesFixture *f, gconstpointer data)
{
  batson_window_go_to_view (f->window, "outcomes");
  files_turn ();
  search_it (f->window);
  screen_wait (is_in_outcomes, f->window);
  batson_window_set_session (f->window, NULL);
  search_it (f->window);
  screen_wait (is_in_outcomes, f->window);
  g_settings_reset (batson_app_settings (), "last-view");
}

static gboolean
is_listed (gpointer library)
{
  return !batson_library_get_loading (library);
}

static gboolean
is_busy (gpointer nothing)
{
  return batson_case_reader_is_busy ();
}

static gboolean
list_says (gpointer text)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (files_application)); l; l = l->next)
    if (files_reads (l->data, text))
      return TRUE;
  return FALSE;
}

/* Why there are no cases, until the folder can be read again. */
static void
test_list_explains_folder (FilesFixture *f, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (f->folder, "not-there", NULL);
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);
  g_autoptr (BatsonLibrary) library = NULL;

  g_settings_set_string (batson_app_settings (), "library-folder", uri);
  library = batson_cases_library ();
  files_until (is_listed, library);
  g_assert_true (list_says ((gpointer) batson_library_get_error (library)));
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  batson_library_reload (library);
  files_until (list_says, "Cases you save appear here.");
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Documents without a summary are read beside the window: it goes on being used, and they come as they are read. */
#define MANY 300

static gboolean
are_listed (gpointer cases)
{
  return g_list_model_get_n_items (cases) == MANY;
}

static void
put_many (const char *folder)
{
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%03u.batson.json", folder, i);
      g_autofree char *text = g_strdup_printf ("{\"batson\": 1, \"id\": \"m%u\", \"record\": {\"patient\": {\"name\": \"Patient %03u\"}}}", i, i);
      files_put (path, i == MANY - 1 ? "{\"batson\": 1" : text);
    }
  g_settings_set_string (batson_app_settings (), "library-folder", uri);
}

static void
note_number (GListModel *cases, guint position, guint removed, guint added, GArray *numbers)
{
  guint n = g_list_model_get_n_items (cases);

  g_array_append_val (numbers, n);
}

static void
test_list_fills (FilesFixture *f, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (f->folder, "many", NULL);
  GListModel *cases = batson_cases_get ();
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  gulong handler = g_signal_connect (cases, "items-changed", G_CALLBACK (note_number), numbers);

  put_many (folder);
  files_until (are_listed, cases);
  g_signal_handler_disconnect (cases, handler);
  g_assert_cmpuint (numbers->len, >, 3); /* not all at once */
  for (guint i = 0; i < MANY; i++)
    {
      g_autoptr (BatsonEntry) entry = g_list_model_get_item (cases, i);
      g_autofree char *title = batson_cases_title (entry), *wanted = g_strdup_printf (i == MANY - 1 ? "%03u" : "Patient %03u", i);
      g_autofree char *urgency = batson_cases_urgency_words (entry);
      g_assert_cmpstr (title, ==, wanted);
      g_assert_true (g_str_equal (urgency, "Cannot be read") == (i == MANY - 1));
    }
}

/* What an older program or older rules wrote into the head of a document is not taken for what is computed today. */
static void
test_list_computes_anew (FilesFixture *f, gconstpointer data)
{
  static const char *const summaries[] = {
    "\"version\": " G_STRINGIFY (BATSON_SUMMARY_VERSION) ", \"urgency\": \"green\", \"next\": \"\", \"next_of\": \"\", \"rules\": \"0.9\", \"decision\": \"\", \"decision_of\": \"\", \"subtype\": \"\", \"referrals\": \"\"",
    "\"version\": " G_STRINGIFY (BATSON_SUMMARY_VERSION) ", \"urgency\": \"green\", \"next_of\": \"\", \"rules\": \"1.0\", \"decision\": \"\", \"decision_of\": \"\", \"subtype\": \"\", \"referrals\": \"\"",
    "\"urgency\": \"green\", \"next\": \"\", \"next_of\": \"\", \"rules\": \"1.0\", \"decision\": \"\", \"decision_of\": \"\", \"subtype\": \"\", \"referrals\": \"\"", /* of the program that did not say how */
  };
  GListModel *cases = batson_cases_get ();
  g_autoptr (BatsonLibrary) library = batson_cases_library ();

  for (guint i = 0; i < G_N_ELEMENTS (summaries); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"batson\": 1, \"id\": \"a\", \"summary\": {\"name\": \"Old\", \"number\": \"\", %s, \"deadlines\": []},"
                                               " \"record\": {\"patient\": {\"name\": \"Sample %u\"}, \"status\": [{\"id\": \"s\", \"limb_weakness\": \"new\"}]}}", summaries[i], i);
      g_autofree char *name = g_strdup_printf ("Sample %u", i);
      g_autoptr (BatsonEntry) entry = NULL;
      g_autofree char *next = NULL;

      files_put (f->path, text);
      batson_library_reload (library);
      files_until (list_says, name);
      entry = g_list_model_get_item (cases, 0);
      next = batson_cases_next_words (entry);
      g_assert_cmpint (batson_cases_urgency (entry), ==, BATSON_URGENCY_RED);
      g_assert_true (*next != '\0' && strstr (next, "No missing answer") == NULL);
    }
}

/* Another folder is chosen while the cases are read: those of the first never come. */
static void
test_list_leaves (FilesFixture *f, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (f->folder, "many", NULL), *empty = g_build_filename (f->folder, "empty", NULL), *uri = g_filename_to_uri (empty, NULL, NULL);
  GListModel *cases = batson_cases_get ();
  g_autoptr (BatsonLibrary) library = NULL;

  g_assert_cmpint (g_mkdir (empty, 0700), ==, 0);
  put_many (folder);
  files_until (is_busy, NULL);
  g_settings_set_string (batson_app_settings (), "library-folder", uri);
  g_assert_false (batson_case_reader_is_busy ());
  library = batson_cases_library ();
  files_until (is_listed, library);
  files_turn ();
  g_assert_cmpuint (g_list_model_get_n_items (cases), ==, 0);
  g_assert_true (list_says ("Cases you save appear here."));
  g_assert_cmpint (g_rmdir (empty), ==, 0);
}

static gboolean
are_none (gpointer library)
{
  return is_listed (library) && g_list_model_get_n_items (batson_cases_get ()) == 0;
}

static gboolean
are_some (gpointer nothing)
{
  return g_list_model_get_n_items (batson_cases_get ()) > 0;
}

/* Without a case the page says what Batson is for, and that it advises; with one where they are, and the key for a new one. */
static void
test_first_start (FilesFixture *f, gconstpointer data)
{
  g_autoptr (BatsonLibrary) library = batson_cases_library ();
  AdwLeaflet *leaflet = ADW_LEAFLET (screen_find (GTK_WIDGET (f->window), ADW_TYPE_LEAFLET, NULL));

  batson_window_set_session (f->window, NULL);
  files_until (are_some, NULL);
  screen_assert_says (GTK_WIDGET (f->window), "press Ctrl+N for a new one");
  screen_assert_silent (GTK_WIDGET (f->window), "It advises");
  adw_leaflet_set_visible_child_name (leaflet, "sidebar");
  g_assert_cmpint (g_unlink (f->path), ==, 0);
  batson_library_reload (library);
  files_until (are_none, library);
  screen_assert_says (GTK_WIDGET (f->window), "It advises; the treating team decides.");
  g_assert_cmpstr (adw_leaflet_get_visible_child_name (leaflet), ==, "content"); /* a narrow window shows one of both */
  screen_assert_says (GTK_WIDGET (f->window), "New Case");
  screen_assert_says (GTK_WIDGET (f->window), "Your Name and Role");
  g_assert_nonnull (screen_find (GTK_WIDGET (f->window), GTK_TYPE_BUTTON, "Open Example Cases"));
  g_action_group_activate_action (G_ACTION_GROUP (files_application), "examples", NULL);
  files_until (are_some, NULL);
  screen_assert_says (GTK_WIDGET (f->window), "press Ctrl+N for a new one");
  screen_assert_silent (GTK_WIDGET (f->window), "Open Example Cases");
}

/* A new case begins with the form of who works here, else with the one used last. */
static void
test_first_form (FilesFixture *f, gconstpointer data)
{
  static const char *const turns[][4] = {
    { "neuro", "", "breast", "neuro" }, { "breast", "Neurosurgeon", "neuro", "breast" }, { "role", "", "neuro", "neuro" }, { "role", "Nurse", "neuro", "neuro" },
    { "role", "Neurosurgeon", "breast", "neuro" }, { "role", "senior NEUROSURGEON, spine", "breast", "neuro" }, { "role", "Breast surgery", "neuro", "breast" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    {
      GtkWindow *window;

      g_settings_set_string (batson_app_settings (), "first-form", turns[i][0]);
      g_settings_set_string (batson_app_settings (), "user-role", turns[i][1]);
      batson_window_go_to_view (f->window, turns[i][2]);
      g_action_group_activate_action (G_ACTION_GROUP (files_application), "new", NULL);
      files_turn ();
      window = gtk_application_get_active_window (GTK_APPLICATION (files_application));
      g_assert_null (batson_session_get_file (batson_window_get_session (BATSON_WINDOW (window))));
      g_assert_cmpstr (batson_window_get_view (BATSON_WINDOW (window)), ==, turns[i][3]);
    }
  g_settings_reset (batson_app_settings (), "first-form");
  g_settings_reset (batson_app_settings (), "user-role");
  g_settings_reset (batson_app_settings (), "last-view");
  g_settings_reset (batson_app_settings (), "last-form");
}

int
main (int argc, char **argv)
{
  files_init (&argc, &argv);
  FILES_TEST ("/window/search-opens", test_search_opens);
  FILES_TEST ("/window/list-takes-any-name", test_list_takes_any_name);
  FILES_TEST ("/window/list-explains-folder", test_list_explains_folder);
  FILES_TEST ("/window/list-fills-as-cases-are-read", test_list_fills);
  FILES_TEST ("/window/list-computes-anew", test_list_computes_anew);
  FILES_TEST ("/window/list-leaves-a-folder-unread", test_list_leaves);
  FILES_TEST ("/window/first-start", test_first_start);
  FILES_TEST ("/window/first-form", test_first_form);
  return g_test_run ();
}
