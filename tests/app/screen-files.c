/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window and its case, in a library folder of the test's own. */
#include "app/screen-files.h"

#include "app/app-settings.h"
#include "app/clock.h"
#include "app/notice.h"

#include <glib/gstdio.h>
#include <string.h>

BatsonApplication *files_application;

/** The first thing of a test program: the application, at a time that stands still. */
void
files_init (int *argc, char ***argv)
{
  g_test_init (argc, argv, NULL);
  batson_clock_fix (1781612400, 120);
  files_application = BATSON_APPLICATION (screen_application (G_APPLICATION_HANDLES_OPEN));
}

/** Turns the loop for a while, at the most until nothing is left to do. */
void
files_turn (void)
{
  for (guint i = 0; i < 2000 && g_main_context_pending (NULL); i++)
    g_main_context_iteration (NULL, FALSE);
}

/** Turns the loop until CONDITION holds; never for a set time. */
void
files_until (gboolean (*condition) (gpointer data), gpointer data)
{
  while (!condition (data))
    g_main_context_iteration (NULL, TRUE);
}

/** The patient of the case in WINDOW. */
BatsonRecord *
files_patient (BatsonWindow *window)
{
  return batson_record_child (batson_session_get_root (batson_window_get_session (window)), BATSON_CASE_PATIENT);
}

/** Answers FIELD of the patient. */
void
files_set_text (BatsonWindow *window, guint field, const char *text)
{
  g_auto (BatsonValue) value = batson_value_text (text);

  batson_case_set (batson_session_get_case (batson_window_get_session (window)), files_patient (window), field, &value);
}

/** Does the action NAME of WINDOW. */
void
files_act (BatsonWindow *window, const char *name)
{
  g_action_group_activate_action (G_ACTION_GROUP (window), name, NULL);
  files_turn ();
}

/** Whether the action NAME of WINDOW can be done. */
gboolean
files_can (BatsonWindow *window, const char *name)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (window), name);
}

/** The window with the case of PATH. */
BatsonWindow *
files_open (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  BatsonWindow *window = batson_application_open_file (files_application, NULL, file, FALSE);

  files_turn ();
  return window;
}

/** Writes TEXT into PATH, as somebody else does. */
void
files_put (const char *path, const char *text)
{
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

void
files_set_up (FilesFixture *f, gconstpointer data)
{
  g_autofree char *uri = NULL;

  f->folder = g_dir_make_tmp ("batson-test-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "one.batson.json", NULL);
  uri = g_filename_to_uri (f->folder, NULL, NULL);
  g_settings_set_string (batson_app_settings (), "library-folder", uri);
  files_put (f->path, "{\"batson\": 1, \"id\": \"a\", \"record\": {\"patient\": {\"name\": \"Sample & <Sons>\", \"number\": \"A \\\"1\\\" & <2>\"}}}");
  f->window = files_open (f->path);
  g_assert_nonnull (batson_window_get_session (f->window));
}

/* The answers of a message are called as they read. */
static void
assert_called (GtkWidget *top)
{
  if (GTK_IS_BUTTON (top) && gtk_button_get_use_underline (GTK_BUTTON (top)))
    screen_assert_called_once (top);
  for (GtkWidget *w = gtk_widget_get_first_child (top); w; w = gtk_widget_get_next_sibling (w))
    assert_called (w);
}

/** Answers the question over WINDOW. */
void
files_answer (BatsonWindow *window, const char *response)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (screen_over (GTK_WINDOW (window), ADW_TYPE_MESSAGE_DIALOG));

  g_assert_true (adw_message_dialog_has_response (dialog, response));
  assert_called (GTK_WIDGET (dialog));
  g_object_ref (dialog);
  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_object_unref (dialog);
  files_turn ();
}

/** Whether WINDOW is still there. */
gboolean
files_is_open (BatsonWindow *window)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (files_application));

  return g_list_find (windows, window) != NULL;
}

void
files_tear_down (FilesFixture *f, gconstpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (files_application)));
  g_autoptr (GDir) dir = NULL;
  const char *name;

  for (GList *l = windows; l; l = l->next)
    {
      if (BATSON_IS_WINDOW (l->data) && batson_window_get_session (l->data))
        batson_session_discard (batson_window_get_session (l->data));
      if (BATSON_IS_WINDOW (l->data))
        batson_window_set_session (l->data, NULL);
      gtk_window_destroy (l->data);
    }
  files_turn ();
  dir = g_dir_open (f->folder, 0, NULL);
  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static gboolean
is_shown_notice (GtkWidget *widget, gconstpointer data)
{
  return BATSON_IS_NOTICE (widget) && gtk_widget_get_visible (widget) && strstr (batson_notice_get_text (BATSON_NOTICE (widget)), data);
}

/** The notice in WINDOW that says WORDS; NULL where none does. */
GtkWidget *
files_notice (BatsonWindow *window, const char *words)
{
  return screen_find_where (GTK_WIDGET (window), is_shown_notice, words);
}

static gboolean
is_label (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), data);
}

/** Whether TEXT is all that a label in sight below TOP reads. */
gboolean
files_reads (GtkWidget *top, const char *text)
{
  return screen_find_where (top, is_label, text) != NULL;
}
