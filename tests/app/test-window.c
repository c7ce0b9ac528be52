/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window and its case: edit, undo, save, reopen; nothing is lost on the way out; its keys, names and dialogs. */
#include "app/app-settings.h"
#include "app/screen-files.h"
#include "app/shortcuts.h"
#include "app/views.h"

#include <glib/gstdio.h>
#include <string.h>

/* --- a case --- */

static void
test_edit_undo_save_reopen (FilesFixture *f, gconstpointer data)
{
  BatsonSession *session = batson_window_get_session (f->window);

  g_assert_false (files_can (f->window, "save"));
  files_set_text (f->window, BATSON_PATIENT_NAME, "Muster, Eva");
  files_set_text (f->window, BATSON_PATIENT_NUMBER, "B-2");
  g_assert_true (files_can (f->window, "save"));
  g_assert_true (g_str_has_prefix (gtk_window_get_title (GTK_WINDOW (f->window)), "• B-2"));
  g_action_group_activate_action (G_ACTION_GROUP (files_application), "undo", NULL);
  g_assert_cmpstr (batson_record_text (files_patient (f->window), BATSON_PATIENT_NUMBER), ==, "A \"1\" & <2>");
  g_action_group_activate_action (G_ACTION_GROUP (files_application), "redo", NULL);
  files_act (f->window, "save");
  g_assert_false (batson_session_is_modified (session));
  g_assert_false (files_can (f->window, "save"));
  g_action_group_activate_action (G_ACTION_GROUP (files_application), "undo", NULL);
  g_assert_true (batson_session_is_modified (session));
  g_action_group_activate_action (G_ACTION_GROUP (files_application), "redo", NULL);
  g_assert_false (batson_session_is_modified (session));
  gtk_window_close (GTK_WINDOW (f->window));
  files_turn ();
  f->window = files_open (f->path);
  g_assert_cmpstr (batson_record_text (files_patient (f->window), BATSON_PATIENT_NAME), ==, "Muster, Eva");
}

/* The name's own entry: typing is all that is left to do. */
static gboolean
writes_into_view (gpointer window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return GTK_IS_TEXT (focus) && gtk_widget_get_ancestor (focus, BATSON_TYPE_VIEW);
}

static void
test_new_case_into_library (FilesFixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "C-3.batson.json", NULL);
  BatsonSession *session;

  g_action_group_activate_action (G_ACTION_GROUP (files_application), "new", NULL);
  files_turn ();
  session = batson_window_get_session (f->window);
  g_assert_null (batson_session_get_file (session));
  files_until (writes_into_view, f->window);
  files_set_text (f->window, BATSON_PATIENT_NAME, "Secret, Person");
  files_set_text (f->window, BATSON_PATIENT_NUMBER, "C-3");
  files_act (f->window, "save");
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_null (strstr (gtk_window_get_title (GTK_WINDOW (f->window)), "Secret"));
  g_settings_set_boolean (batson_app_settings (), "title-shows-name", TRUE);
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (f->window)), "Secret"));
  g_settings_reset (batson_app_settings (), "title-shows-name");
}

/* --- leaving --- */

static void
test_guard_cancel_and_discard (FilesFixture *f, gconstpointer data)
{
  files_set_text (f->window, BATSON_PATIENT_NAME, "Muster, Eva");
  gtk_window_close (GTK_WINDOW (f->window));
  files_turn ();
  files_answer (f->window, "cancel");
  g_assert_true (files_is_open (f->window));
  g_assert_true (batson_session_is_modified (batson_window_get_session (f->window)));
  gtk_window_close (GTK_WINDOW (f->window));
  files_turn ();
  files_answer (f->window, "discard");
  g_assert_false (files_is_open (f->window));
}

static void
test_guard_save (FilesFixture *f, gconstpointer data)
{
  g_autofree char *text = NULL;

  files_set_text (f->window, BATSON_PATIENT_NAME, "Muster, Eva");
  gtk_window_close (GTK_WINDOW (f->window));
  files_turn ();
  files_answer (f->window, "save");
  g_assert_false (files_is_open (f->window));
  g_assert_true (g_file_get_contents (f->path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Muster, Eva"));
}

static void
test_failed_save_keeps_window (FilesFixture *f, gconstpointer data)
{
  files_set_text (f->window, BATSON_PATIENT_NAME, "Muster, Eva");
  g_unlink (f->path);
  g_rmdir (f->folder);
  gtk_window_close (GTK_WINDOW (f->window));
  files_turn ();
  files_answer (f->window, "save");
  g_assert_true (files_is_open (f->window));
  g_assert_true (batson_session_is_modified (batson_window_get_session (f->window)));
  files_answer (f->window, "close");
  g_assert_cmpstr (batson_record_text (files_patient (f->window), BATSON_PATIENT_NAME), ==, "Muster, Eva");
}

/* --- the names, the keys --- */

static gboolean
has_action (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_ACTIONABLE (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), data) == 0;
}

static void
test_names_of_buttons (FilesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *action, *name;
  } buttons[] = {
    { "app.new", "New Case" },
    { "win.sidebar", "List of Cases" },
    { "win.back", "Back to the Cases" },
    { "win.pane", "Assessment at the Side" },
    { "app.undo", "Undo" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkWidget *button = screen_find_where (GTK_WIDGET (f->window), has_action, buttons[i].action);

      g_assert_nonnull (button);
      g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL));
      gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, buttons[i].name);
    }
}

static gboolean
action_exists (BatsonWindow *window, const char *detailed)
{
  g_auto (GStrv) parts = g_strsplit (detailed, ".", 2);
  g_auto (GStrv) name = g_strsplit (parts[1], "::", 2);

  if (g_str_equal (parts[0], "window"))
    return g_str_equal (name[0], "close");
  return g_action_group_has_action (g_str_equal (parts[0], "app") ? G_ACTION_GROUP (files_application) : G_ACTION_GROUP (window), name[0]);
}

static void
test_keys (FilesFixture *f, gconstpointer data)
{
  g_auto (GStrv) installed = gtk_application_list_action_descriptions (GTK_APPLICATION (files_application));
  guint n, listed = 0, n_views;
  const BatsonShortcut *all = batson_shortcuts (&n);

  batson_views (&n_views);
  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) keys = g_strsplit (all[i].keys, " ", -1);

      for (guint j = 0; keys[j]; j++)
        {
          guint key;
          GdkModifierType modifiers;

          g_assert_true (gtk_accelerator_parse (keys[j], &key, &modifiers));
          g_assert_cmpuint (key, !=, 0);
        }
      if (all[i].action == NULL)
        continue;
      listed++;
      g_assert_true (action_exists (f->window, all[i].action));
      g_assert_true (g_strv_contains ((const char *const *) installed, all[i].action));
    }
  g_assert_cmpuint (g_strv_length (installed), ==, listed + n_views);
}

static void
test_undo_in_search (FilesFixture *f, gconstpointer data)
{
  GtkWidget *search = screen_find (GTK_WIDGET (f->window), GTK_TYPE_SEARCH_ENTRY, NULL);

  files_set_text (f->window, BATSON_PATIENT_NUMBER, "mine");
  gtk_widget_grab_focus (search);
  gtk_editable_insert_text (GTK_EDITABLE (search), "abc", -1, &(int) { 0 });
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "abc");
  g_action_group_activate_action (G_ACTION_GROUP (files_application), "undo", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "");
  g_assert_cmpstr (batson_record_text (files_patient (f->window), BATSON_PATIENT_NUMBER), ==, "mine");
}

static void
test_dialogs (FilesFixture *f, gconstpointer data)
{
  static const char *const actions[] = { "preferences", "shortcuts", "help", "about" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      guint before = g_list_model_get_n_items (gtk_window_get_toplevels ());
      GtkWindow *window;

      g_action_group_activate_action (G_ACTION_GROUP (files_application), actions[i], NULL);
      files_turn ();
      g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, before + 1);
      window = screen_over (GTK_WINDOW (f->window), GTK_TYPE_WINDOW);
      g_assert_nonnull (window);
      gtk_window_destroy (window);
      files_turn ();
    }
}

int
main (int argc, char **argv)
{
  files_init (&argc, &argv);
  FILES_TEST ("/window/edit-undo-save-reopen", test_edit_undo_save_reopen);
  FILES_TEST ("/window/new-case-into-library", test_new_case_into_library);
  FILES_TEST ("/window/guard-cancel-and-discard", test_guard_cancel_and_discard);
  FILES_TEST ("/window/guard-save", test_guard_save);
  FILES_TEST ("/window/failed-save-keeps-window", test_failed_save_keeps_window);
  FILES_TEST ("/window/names-of-buttons", test_names_of_buttons);
  FILES_TEST ("/window/keys", test_keys);
  FILES_TEST ("/window/undo-in-search", test_undo_in_search);
  FILES_TEST ("/window/dialogs", test_dialogs);
  return g_test_run ();
}
