/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menu of a case in the list, and a real file that goes to the trash by it. */
#include "app/app-settings.h"
#include "app/case-list.h"
#include "app/case-row.h"
#include "app/screen-files.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
trash_folder (const char *name)
{
  return g_build_filename (g_get_user_data_dir (), "Trash", name, NULL);
}

static gboolean
is_in_trash (const char *name)
{
  g_autofree char *files = trash_folder ("files"), *path = g_build_filename (files, name, NULL);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

static gboolean
is_row (GtkWidget *widget, gconstpointer nothing)
{
  return BATSON_IS_CASE_ROW (widget) && gtk_widget_get_mapped (widget) && batson_case_row_get_entry (BATSON_CASE_ROW (widget));
}

static GtkWidget *
row_of (gpointer window)
{
  return screen_find_where (screen_find (window, BATSON_TYPE_CASE_LIST, NULL), is_row, NULL);
}

static gboolean
has_row (gpointer window)
{
  return row_of (window) != NULL;
}

static gboolean
has_none (gpointer window)
{
  return row_of (window) == NULL;
}

static gboolean
is_open_menu (GtkWidget *widget, gconstpointer nothing)
{
  return GTK_IS_POPOVER_MENU (widget) && gtk_widget_get_mapped (widget) && GTK_IS_WIDGET (gtk_widget_get_ancestor (widget, BATSON_TYPE_CASE_LIST));
}

static gboolean
has_menu (gpointer window)
{
  return screen_find_where (window, is_open_menu, NULL) != NULL;
}

static gboolean
asks (gpointer window)
{
  return screen_over (window, ADW_TYPE_MESSAGE_DIALOG) != NULL;
}

static gboolean
asks_nothing (gpointer window)
{
  return !asks (window);
}

static gboolean
is_last_line (GtkWidget *widget, gconstpointer nothing)
{
  return GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), "Move to Trash");
}

/* Whether the keyboard is in the menu, and in its line where it stands; the focus of a popover is its own. */
static gboolean
is_in_menu (gpointer window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return focus && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER_MENU);
}

static gboolean
is_at_last (gpointer window)
{
  return is_in_menu (window) && screen_find_where (gtk_window_get_focus (window), is_last_line, NULL);
}

/* By keys alone: the menu of the row, and its last line. */
static void
ask_by_keys (FilesFixture *f)
{
  screen_present (GTK_WINDOW (f->window));
  files_until (has_row, f->window);
  gtk_widget_grab_focus (gtk_widget_get_parent (row_of (f->window)));
  screen_send_key ("shift+F10");
  screen_wait (has_menu, f->window);
  g_assert_false (gtk_widget_get_has_tooltip (row_of (f->window))); /* it would come over the menu */
  screen_wait (is_in_menu, f->window);
  for (guint i = 0; i < 4 && !is_at_last (f->window); i++)
    {
      GtkWidget *before = gtk_window_get_focus (GTK_WINDOW (f->window));

      screen_send_key ("Down");
      while (gtk_window_get_focus (GTK_WINDOW (f->window)) == before)
        files_turn ();
    }
  g_assert_true (is_at_last (f->window));
  screen_send_key ("Return");
  screen_wait (asks, f->window);
}

static void
ask (FilesFixture *f)
{
  files_until (has_row, f->window);
  g_signal_emit_by_name (screen_find (GTK_WIDGET (f->window), BATSON_TYPE_CASE_LIST, NULL), "trash", batson_case_row_get_entry (BATSON_CASE_ROW (row_of (f->window))));
  screen_wait (asks, f->window);
}

/* It is asked who goes; no leaves all as it is; yes takes the file and its backup, and the window lets go of the case. */
static void
test_by_keys (FilesFixture *f, gconstpointer data)
{
  g_autofree char *backup = g_strconcat (f->path, "~", NULL);

  files_put (backup, "{}");
  ask_by_keys (f);
  screen_assert_says (GTK_WIDGET (screen_over (GTK_WINDOW (f->window), ADW_TYPE_MESSAGE_DIALOG)), "Sample & <Sons>");
  files_answer (f->window, "cancel");
  g_assert_cmpint (gtk_widget_get_has_tooltip (row_of (f->window)), ==, gtk_widget_get_tooltip_text (row_of (f->window)) != NULL);
  g_assert_true (g_file_test (f->path, G_FILE_TEST_EXISTS));
  g_assert_nonnull (batson_window_get_session (f->window));
  ask_by_keys (f);
  files_answer (f->window, "trash");
  files_until (has_none, f->window);
  g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (backup, G_FILE_TEST_EXISTS));
  g_assert_true (is_in_trash ("one.batson.json"));
  g_assert_true (is_in_trash ("one.batson.json~"));
  g_assert_null (batson_window_get_session (f->window));
  screen_assert_says (GTK_WIDGET (f->window), "The case was moved to the trash");
}

/* With changes that are not saved it is as when the case is closed: they are asked for, and keeping them keeps the file. */
static void
test_with_changes (FilesFixture *f, gconstpointer data)
{
  files_set_text (f->window, BATSON_PATIENT_NAME, "Changed");
  ask (f);
  files_answer (f->window, "trash");
  screen_wait (asks, f->window);
  screen_assert_says (GTK_WIDGET (screen_over (GTK_WINDOW (f->window), ADW_TYPE_MESSAGE_DIALOG)), "Save the Changes?");
  files_answer (f->window, "cancel");
  g_assert_true (g_file_test (f->path, G_FILE_TEST_EXISTS));
  g_assert_true (batson_session_is_modified (batson_window_get_session (f->window)));
  ask (f);
  files_answer (f->window, "trash");
  screen_wait (asks, f->window);
  files_answer (f->window, "discard");
  files_until (has_none, f->window);
  g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));
  g_assert_null (batson_window_get_session (f->window));
}

/* Where there is no trash it is said, and the case stays where it is and open. */
static void
test_without_a_trash (FilesFixture *f, gconstpointer data)
{
  g_autofree char *trash = g_build_filename (g_get_user_data_dir (), "Trash", NULL), *aside = g_strconcat (trash, "-aside", NULL);
  gboolean was = g_rename (trash, aside) == 0;

  files_put (trash, "no folder");
  ask (f);
  files_answer (f->window, "trash");
  screen_wait (asks, f->window);
  screen_assert_says (GTK_WIDGET (screen_over (GTK_WINDOW (f->window), ADW_TYPE_MESSAGE_DIALOG)), "stays where it is");
  files_answer (f->window, "close");
  screen_wait (asks_nothing, f->window);
  g_assert_true (g_file_test (f->path, G_FILE_TEST_EXISTS));
  g_assert_nonnull (batson_window_get_session (f->window));
  g_unlink (trash);
  if (was)
    g_assert_cmpint (g_rename (aside, trash), ==, 0);
}

static gboolean
are_two (gpointer nothing)
{
  guint n = 0;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (files_application)); l; l = l->next)
    n += BATSON_IS_WINDOW (l->data);
  return n == 2;
}

/* A case that is open in no window comes in one of its own. */
static void
test_beside (FilesFixture *f, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (f->path);

  batson_window_set_session (f->window, NULL);
  files_until (has_row, f->window);
  g_signal_emit_by_name (screen_find (GTK_WIDGET (f->window), BATSON_TYPE_CASE_LIST, NULL), "open-beside", file);
  files_until (are_two, NULL);
  g_assert_null (batson_window_get_session (f->window));
  g_assert_nonnull (batson_application_find_window (files_application, file));
}

int
main (int argc, char **argv)
{
  files_init (&argc, &argv);
  FILES_TEST ("/trash/by-keys", test_by_keys);
  FILES_TEST ("/trash/with-changes", test_with_changes);
  FILES_TEST ("/trash/without-a-trash", test_without_a_trash);
  FILES_TEST ("/trash/open-beside", test_beside);
  return g_test_run ();
}
