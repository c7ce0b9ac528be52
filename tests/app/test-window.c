/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window and its case: edit, undo, save, reopen; nothing is lost on the way out. */
#include "app/app-settings.h"
#include "app/application.h"
#include "app/case-list.h"
#include "app/case-reader.h"
#include "app/cases.h"
#include "app/clock.h"
#include "app/diagram.h"
#include "app/file-chooser.h"
#include "app/notice.h"
#include "app/screen.h"
#include "app/shortcuts.h"
#include "app/view-outcomes.h"
#include "app/views.h"

#include <glib/gstdio.h>
#include <string.h>

static BatsonApplication *application;

typedef struct
{
  char *folder;
  char *path; /* of a case in FOLDER that is there */
  BatsonWindow *window;
} Fixture;

static void
turn (void)
{
  for (guint i = 0; i < 2000 && g_main_context_pending (NULL); i++)
    g_main_context_iteration (NULL, FALSE);
}

/* Turns the loop until CONDITION holds; never for a set time. */
static void
until (gboolean (*condition) (gpointer data), gpointer data)
{
  while (!condition (data))
    g_main_context_iteration (NULL, TRUE);
}

static BatsonRecord *
patient (BatsonWindow *window)
{
  return batson_record_child (batson_session_get_root (batson_window_get_session (window)), BATSON_CASE_PATIENT);
}

static void
set_text (BatsonWindow *window, guint field, const char *text)
{
  g_auto (BatsonValue) value = batson_value_text (text);

  batson_case_set (batson_session_get_case (batson_window_get_session (window)), patient (window), field, &value);
}

static void
act (BatsonWindow *window, const char *name)
{
  g_action_group_activate_action (G_ACTION_GROUP (window), name, NULL);
  turn ();
}

static gboolean
can (BatsonWindow *window, const char *name)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (window), name);
}

static BatsonWindow *
open_window (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  BatsonWindow *window = batson_application_open_file (application, NULL, file, FALSE);

  turn ();
  return window;
}

static void
put (const char *path, const char *text)
{
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *uri = NULL;

  f->folder = g_dir_make_tmp ("batson-test-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "one.batson.json", NULL);
  uri = g_filename_to_uri (f->folder, NULL, NULL);
  g_settings_set_string (batson_app_settings (), "library-folder", uri);
  put (f->path, "{\"batson\": 1, \"id\": \"a\", \"record\": {\"patient\": {\"name\": \"Sample & <Sons>\", \"number\": \"A \\\"1\\\" & <2>\"}}}");
  f->window = open_window (f->path);
  g_assert_nonnull (batson_window_get_session (f->window));
}

static void
answer (BatsonWindow *window, const char *response)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (screen_over (GTK_WINDOW (window), ADW_TYPE_MESSAGE_DIALOG));

  g_assert_true (adw_message_dialog_has_response (dialog, response));
  g_object_ref (dialog);
  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_object_unref (dialog);
  turn ();
}

static gboolean
is_open (BatsonWindow *window)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (application));

  return g_list_find (windows, window) != NULL;
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (application)));
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
  turn ();
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

static GtkWidget *
find (GtkWidget *root, gboolean (*matches) (GtkWidget *widget, gconstpointer data), gconstpointer data)
{
  GtkWidget *found = matches (root, data) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child && !found; child = gtk_widget_get_next_sibling (child))
    found = find (child, matches, data);
  return found;
}

static gboolean
is_shown_notice (GtkWidget *widget, gconstpointer data)
{
  return BATSON_IS_NOTICE (widget) && gtk_widget_get_visible (widget) && strstr (batson_notice_get_text (BATSON_NOTICE (widget)), data);
}

static gboolean
has_label (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), data);
}

/* --- a case --- */

static void
test_edit_undo_save_reopen (Fixture *f, gconstpointer data)
{
  BatsonSession *session = batson_window_get_session (f->window);

  g_assert_false (can (f->window, "save"));
  set_text (f->window, BATSON_PATIENT_NAME, "Muster, Eva");
  set_text (f->window, BATSON_PATIENT_NUMBER, "B-2");
  g_assert_true (can (f->window, "save"));
  g_assert_true (g_str_has_prefix (gtk_window_get_title (GTK_WINDOW (f->window)), "• B-2"));
  g_action_group_activate_action (G_ACTION_GROUP (application), "undo", NULL);
  g_assert_cmpstr (batson_record_text (patient (f->window), BATSON_PATIENT_NUMBER), ==, "A \"1\" & <2>");
  g_action_group_activate_action (G_ACTION_GROUP (application), "redo", NULL);
  act (f->window, "save");
  g_assert_false (batson_session_is_modified (session));
  g_assert_false (can (f->window, "save"));
  g_action_group_activate_action (G_ACTION_GROUP (application), "undo", NULL);
  g_assert_true (batson_session_is_modified (session));
  g_action_group_activate_action (G_ACTION_GROUP (application), "redo", NULL);
  g_assert_false (batson_session_is_modified (session));
  gtk_window_close (GTK_WINDOW (f->window));
  turn ();
  f->window = open_window (f->path);
  g_assert_cmpstr (batson_record_text (patient (f->window), BATSON_PATIENT_NAME), ==, "Muster, Eva");
}

/* The name's own entry: typing is all that is left to do. */
static gboolean
writes_into_view (gpointer window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return GTK_IS_TEXT (focus) && gtk_widget_get_ancestor (focus, BATSON_TYPE_VIEW);
}

static void
test_new_case_into_library (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "C-3.batson.json", NULL);
  BatsonSession *session;

  g_action_group_activate_action (G_ACTION_GROUP (application), "new", NULL);
  turn ();
  session = batson_window_get_session (f->window);
  g_assert_null (batson_session_get_file (session));
  until (writes_into_view, f->window);
  set_text (f->window, BATSON_PATIENT_NAME, "Secret, Person");
  set_text (f->window, BATSON_PATIENT_NUMBER, "C-3");
  act (f->window, "save");
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_null (strstr (gtk_window_get_title (GTK_WINDOW (f->window)), "Secret"));
  g_settings_set_boolean (batson_app_settings (), "title-shows-name", TRUE);
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (f->window)), "Secret"));
  g_settings_reset (batson_app_settings (), "title-shows-name");
}

/* --- leaving --- */

static void
test_guard_cancel_and_discard (Fixture *f, gconstpointer data)
{
  set_text (f->window, BATSON_PATIENT_NAME, "Muster, Eva");
  gtk_window_close (GTK_WINDOW (f->window));
  turn ();
  answer (f->window, "cancel");
  g_assert_true (is_open (f->window));
  g_assert_true (batson_session_is_modified (batson_window_get_session (f->window)));
  gtk_window_close (GTK_WINDOW (f->window));
  turn ();
  answer (f->window, "discard");
  g_assert_false (is_open (f->window));
}

static void
test_guard_save (Fixture *f, gconstpointer data)
{
  g_autofree char *text = NULL;

  set_text (f->window, BATSON_PATIENT_NAME, "Muster, Eva");
  gtk_window_close (GTK_WINDOW (f->window));
  turn ();
  answer (f->window, "save");
  g_assert_false (is_open (f->window));
  g_assert_true (g_file_get_contents (f->path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Muster, Eva"));
}

static void
test_failed_save_keeps_window (Fixture *f, gconstpointer data)
{
  set_text (f->window, BATSON_PATIENT_NAME, "Muster, Eva");
  g_unlink (f->path);
  g_rmdir (f->folder);
  gtk_window_close (GTK_WINDOW (f->window));
  turn ();
  answer (f->window, "save");
  g_assert_true (is_open (f->window));
  g_assert_true (batson_session_is_modified (batson_window_get_session (f->window)));
  answer (f->window, "close");
  g_assert_cmpstr (batson_record_text (patient (f->window), BATSON_PATIENT_NAME), ==, "Muster, Eva");
}

/* --- files --- */

static void
test_opened_twice (Fixture *f, gconstpointer data)
{
  g_autofree char *other = g_build_filename (f->folder, ".", "one.batson.json", NULL);
  BatsonWindow *again = open_window (other);

  g_assert_true (again == f->window);
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (application))), ==, 1);
}

static gboolean
explains (gpointer window)
{
  return find (window, has_label, "This Case Cannot Be Opened") != NULL;
}

static void
test_broken_file (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "broken & <b>.batson.json", NULL);
  BatsonWindow *window;
  g_autofree char *text = NULL;

  put (path, "{\"batson\": 1,");
  window = open_window (path);
  g_assert_null (batson_window_get_session (window));
  until (explains, window);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "{\"batson\": 1,");
  put (path, "{\"batson\": 1, \"id\": \"b\", \"record\": {}}");
  act (window, "try-again");
  g_assert_nonnull (batson_window_get_session (window));
}

static void
test_newer_file (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "newer.batson.json", NULL);
  BatsonWindow *window;

  put (path, "{\"batson\": 99, \"id\": \"b\", \"record\": {\"patient\": {\"number\": \"N\"}, \"later\": 1}}");
  window = open_window (path);
  g_assert_true (batson_session_is_read_only (batson_window_get_session (window)));
  g_assert_nonnull (find (GTK_WIDGET (window), is_shown_notice, "newer Batson"));
  g_assert_false (can (window, "save"));
  g_assert_false (can (window, "save-as"));
}

/* A case last computed with other rules says so, and which conclusion is another, until that was read or the case is saved. */
static void
test_older_rules (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "older.batson.json", NULL);
  BatsonWindow *window;

  put (path, "{\"batson\": 1, \"id\": \"b\", \"summary\": {\"urgency\": \"green\", \"rules\": \"0.<9\", \"at\": \"2026-06-09T14:20:00+02:00\"},"
             " \"record\": {\"status\": [{\"id\": \"s\", \"limb_weakness\": \"new\"}]}}");
  window = open_window (path);
  g_assert_nonnull (find (GTK_WIDGET (window), is_shown_notice, "last computed with rules 0.<9;"));
  g_assert_nonnull (find (GTK_WIDGET (window), is_shown_notice, "Urgency: Emergency by these rules, Elective by rules 0.<9."));
  act (window, "rules-seen");
  g_assert_null (find (GTK_WIDGET (window), is_shown_notice, "last computed with rules"));
  set_text (window, BATSON_PATIENT_NUMBER, "M");
  act (window, "save");
  act (window, "reload");
  g_assert_null (find (GTK_WIDGET (window), is_shown_notice, "last computed with rules"));
}

static void
test_unfit_answers (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "unfit.batson.json", NULL);
  g_autofree char *text = NULL;
  BatsonWindow *window;

  put (path, "{\"batson\": 1, \"id\": \"b\", \"record\": {\"patient\": {\"birth_date\": \"spring <1960>\", \"number\": \"N\"}}}");
  window = open_window (path);
  g_assert_nonnull (find (GTK_WIDGET (window), is_shown_notice, "does not fit"));
  set_text (window, BATSON_PATIENT_NUMBER, "M");
  act (window, "save");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "spring <1960>"));
}

static void
test_changed_outside (Fixture *f, gconstpointer data)
{
  static const char theirs[] = "{\"batson\": 1, \"id\": \"a\", \"record\": {\"patient\": {\"number\": \"theirs\"}}}";
  g_autofree char *text = NULL;

  set_text (f->window, BATSON_PATIENT_NUMBER, "mine");
  put (f->path, theirs);
  act (f->window, "save");
  answer (f->window, "close");
  g_assert_nonnull (find (GTK_WIDGET (f->window), is_shown_notice, "Somebody else"));
  g_assert_true (g_file_get_contents (f->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, theirs);
  act (f->window, "keep-mine");
  g_assert_null (find (GTK_WIDGET (f->window), is_shown_notice, "Somebody else"));
  g_clear_pointer (&text, g_free);
  g_assert_true (g_file_get_contents (f->path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "mine"));
  put (f->path, theirs);
  batson_session_look (batson_window_get_session (f->window));
  act (f->window, "reload");
  g_assert_cmpstr (batson_record_text (patient (f->window), BATSON_PATIENT_NUMBER), ==, "theirs");
}

/* What replaces the case is read first: a broken file or none takes nothing away. */
static void
test_reload_broken (Fixture *f, gconstpointer data)
{
  BatsonSession *session = batson_window_get_session (f->window);
  g_autoptr (GPtrArray) copies = NULL;

  set_text (f->window, BATSON_PATIENT_NUMBER, "mine");
  batson_session_flush (session);
  put (f->path, "{\"batson\": 1,");
  act (f->window, "reload");
  answer (f->window, "reload");
  answer (f->window, "close");
  g_assert_true (batson_window_get_session (f->window) == session);
  g_assert_cmpstr (batson_record_text (patient (f->window), BATSON_PATIENT_NUMBER), ==, "mine");
  g_assert_true (batson_session_is_modified (session));
  copies = batson_recovery_list (NULL);
  g_assert_cmpuint (copies->len, ==, 1);
  g_unlink (f->path);
  act (f->window, "reload");
  answer (f->window, "reload");
  answer (f->window, "close");
  g_assert_true (batson_window_get_session (f->window) == session);
}

static void
test_vanished (Fixture *f, gconstpointer data)
{
  g_unlink (f->path);
  batson_session_look (batson_window_get_session (f->window));
  g_assert_nonnull (find (GTK_WIDGET (f->window), is_shown_notice, "no longer there"));
  g_assert_true (batson_session_is_modified (batson_window_get_session (f->window)));
}

static void
test_recovered (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (BatsonSession) session = NULL;
  g_autoptr (GError) error = NULL;

  set_text (f->window, BATSON_PATIENT_NAME, "Muster, Eva");
  batson_session_flush (batson_window_get_session (f->window));
  copies = batson_recovery_list (NULL);
  g_assert_cmpuint (copies->len, ==, 1);
  session = batson_session_recover (copies->pdata[0], &error);
  g_assert_no_error (error);
  g_assert_true (batson_session_is_modified (session));
  g_assert_cmpstr (batson_record_text (batson_record_child (batson_session_get_root (session), BATSON_CASE_PATIENT), BATSON_PATIENT_NAME), ==, "Muster, Eva");
  g_assert_cmpstr (g_file_peek_path (batson_session_get_file (session)), ==, f->path);
}

/* Back to what is saved: no copy is left to offer changes that are none. */
static void
test_undone_leaves_no_copy (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  set_text (f->window, BATSON_PATIENT_NUMBER, "mine");
  batson_session_flush (batson_window_get_session (f->window));
  before = batson_recovery_list (NULL);
  g_assert_cmpuint (before->len, ==, 1);
  g_action_group_activate_action (G_ACTION_GROUP (application), "undo", NULL);
  g_assert_false (batson_session_is_modified (batson_window_get_session (f->window)));
  after = batson_recovery_list (NULL);
  g_assert_cmpuint (after->len, ==, 0);
}

static BatsonSession *
recover (Fixture *f, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  g_autoptr (GBytes) document = g_bytes_new (text, strlen (text));
  g_autoptr (GBytes) bytes = batson_recovery_compose (NULL, "", document);
  g_autoptr (GError) error = NULL;
  BatsonRecoveryCopy copy = { .path = path };
  BatsonSession *session;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  session = batson_session_recover (&copy, &error);
  g_assert_no_error (error);
  return session;
}

/* A recovery copy is read as a file is: a newer format is not changed, what does not fit is said. */
static void
test_recovered_as_read (Fixture *f, gconstpointer data)
{
  g_autoptr (BatsonSession) newer = recover (f, "newer", "{\"batson\": 99, \"id\": \"b\", \"record\": {\"patient\": {\"number\": \"N\"}}}");
  g_autoptr (BatsonSession) unfit = recover (f, "unfit", "{\"batson\": 1, \"id\": \"b\", \"record\": {\"patient\": {\"birth_date\": \"spring\"}}}");

  g_assert_true (batson_session_is_read_only (newer));
  g_assert_false (batson_session_is_modified (newer));
  g_assert_false (batson_session_is_read_only (unfit));
  g_assert_true (batson_session_is_modified (unfit));
  g_assert_cmpuint (batson_session_get_problems (unfit)->len, ==, 1);
}

static gboolean
is_button (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

/* What does not fit is said by its name in the forms, until it is answered, or was read. */
static void
test_unfit (Fixture *f, gconstpointer data)
{
  const char *text = "{\"batson\": 1, \"id\": \"b\", \"record\": {\"samples\": [{\"id\": \"s\", \"site\": \"primary\", \"ki67\": 250}]}}";
  const char *said = "1 answer of this file does not fit and is kept as it is. Ki-67, sample of the primary: The number is outside 0 to 100.";
  g_auto (BatsonValue) ki67 = BATSON_BLANK;
  BatsonSession *session;
  GtkWidget *notice;

  put (f->path, text);
  batson_window_open (f->window, batson_session_get_file (batson_window_get_session (f->window)));
  turn ();
  session = batson_window_get_session (f->window);
  g_assert_nonnull (find (GTK_WIDGET (f->window), is_shown_notice, said));
  g_assert_true (batson_value_parse (&batson_record_type (BATSON_RECORD_SAMPLE)->fields[BATSON_SAMPLE_KI67], "25", 0, &ki67, NULL));
  batson_case_set (batson_session_get_case (session), batson_record_nth (batson_session_get_root (session), BATSON_CASE_SAMPLES, 0), BATSON_SAMPLE_KI67, &ki67);
  g_assert_null (find (GTK_WIDGET (f->window), is_shown_notice, "does not fit"));
  batson_session_undo (session);
  batson_window_open (f->window, batson_session_get_file (session));
  turn ();
  notice = find (GTK_WIDGET (f->window), is_shown_notice, said);
  g_assert_nonnull (notice);
  g_signal_emit_by_name (find (notice, is_button, "Close"), "clicked");
  g_assert_null (find (GTK_WIDGET (f->window), is_shown_notice, "does not fit"));
}

/* --- the list, the names, the keys --- */

static gboolean
is_list (GtkWidget *widget, gconstpointer data)
{
  return BATSON_IS_CASE_LIST (widget);
}

static gboolean
list_shows_it (gpointer window)
{
  return find (find (window, is_list, NULL), has_label, "Sample & <Sons>") != NULL;
}

static void
test_list_takes_any_name (Fixture *f, gconstpointer data)
{
  until (list_shows_it, f->window);
  g_assert_nonnull (find (GTK_WIDGET (f->window), has_label, "A \"1\" & <2>")); /* in the same row */
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (f->window)), "A \"1\" & <2>"));
  batson_window_toast (f->window, "Sample & <Sons>");
  turn ();
}

static gboolean
is_in_outcomes (gpointer window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return focus && gtk_widget_get_ancestor (focus, BATSON_TYPE_DIAGRAM) && gtk_widget_get_ancestor (focus, BATSON_TYPE_VIEW_OUTCOMES);
}

static gboolean
is_search (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_SEARCH_ENTRY (widget);
}

static void
search_it (BatsonWindow *window)
{
  GtkWidget *search = find (find (GTK_WIDGET (window), is_list, NULL), is_search, NULL);

  until (list_shows_it, window);
  act (window, "search");
  gtk_editable_set_text (GTK_EDITABLE (search), "Sample");
  turn ();
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), search));
  g_signal_emit_by_name (search, "activate");
}

/* Who searches a case goes on in it, where a key to the view would lead, whether it is opened now or was open: a further Return adds no visit. */
static void
test_search_opens (Fixture *f, gconstpointer data)
{
  batson_window_go_to_view (f->window, "outcomes");
  turn ();
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
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l; l = l->next)
    if (find (l->data, has_label, text))
      return TRUE;
  return FALSE;
}

/* Why there are no cases, until the folder can be read again. */
static void
test_list_explains_folder (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (f->folder, "not-there", NULL);
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);
  g_autoptr (BatsonLibrary) library = NULL;

  g_settings_set_string (batson_app_settings (), "library-folder", uri);
  library = batson_cases_library ();
  until (is_listed, library);
  g_assert_true (list_says ((gpointer) batson_library_get_error (library)));
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  batson_library_reload (library);
  until (list_says, "Cases you save appear here.");
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
      put (path, i == MANY - 1 ? "{\"batson\": 1" : text);
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
test_list_fills (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (f->folder, "many", NULL);
  GListModel *cases = batson_cases_get ();
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  gulong handler = g_signal_connect (cases, "items-changed", G_CALLBACK (note_number), numbers);

  put_many (folder);
  until (are_listed, cases);
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
test_list_computes_anew (Fixture *f, gconstpointer data)
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

      put (f->path, text);
      batson_library_reload (library);
      until (list_says, name);
      entry = g_list_model_get_item (cases, 0);
      next = batson_cases_next_words (entry);
      g_assert_cmpint (batson_cases_urgency (entry), ==, BATSON_URGENCY_RED);
      g_assert_true (*next != '\0' && strstr (next, "No missing answer") == NULL);
    }
}

/* Another folder is chosen while the cases are read: those of the first never come. */
static void
test_list_leaves (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (f->folder, "many", NULL), *empty = g_build_filename (f->folder, "empty", NULL), *uri = g_filename_to_uri (empty, NULL, NULL);
  GListModel *cases = batson_cases_get ();
  g_autoptr (BatsonLibrary) library = NULL;

  g_assert_cmpint (g_mkdir (empty, 0700), ==, 0);
  put_many (folder);
  until (is_busy, NULL);
  g_settings_set_string (batson_app_settings (), "library-folder", uri);
  g_assert_false (batson_case_reader_is_busy ());
  library = batson_cases_library ();
  until (is_listed, library);
  turn ();
  g_assert_cmpuint (g_list_model_get_n_items (cases), ==, 0);
  g_assert_true (list_says ("Cases you save appear here."));
  g_assert_cmpint (g_rmdir (empty), ==, 0);
}

static gboolean
has_action (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_ACTIONABLE (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), data) == 0;
}

static void
test_names_of_buttons (Fixture *f, gconstpointer data)
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
      GtkWidget *button = find (GTK_WIDGET (f->window), has_action, buttons[i].action);

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
  return g_action_group_has_action (g_str_equal (parts[0], "app") ? G_ACTION_GROUP (application) : G_ACTION_GROUP (window), name[0]);
}

static void
test_keys (Fixture *f, gconstpointer data)
{
  g_auto (GStrv) installed = gtk_application_list_action_descriptions (GTK_APPLICATION (application));
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
test_undo_in_search (Fixture *f, gconstpointer data)
{
  GtkWidget *search = find (GTK_WIDGET (f->window), is_search, NULL);

  set_text (f->window, BATSON_PATIENT_NUMBER, "mine");
  gtk_widget_grab_focus (search);
  gtk_editable_insert_text (GTK_EDITABLE (search), "abc", -1, &(int) { 0 });
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "abc");
  g_action_group_activate_action (G_ACTION_GROUP (application), "undo", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "");
  g_assert_cmpstr (batson_record_text (patient (f->window), BATSON_PATIENT_NUMBER), ==, "mine");
}

static void
test_dialogs (Fixture *f, gconstpointer data)
{
  static const char *const actions[] = { "preferences", "shortcuts", "help", "about" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      guint before = g_list_model_get_n_items (gtk_window_get_toplevels ());
      GtkWindow *window;

      g_action_group_activate_action (G_ACTION_GROUP (application), actions[i], NULL);
      turn ();
      g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, before + 1);
      window = screen_over (GTK_WINDOW (f->window), GTK_TYPE_WINDOW);
      g_assert_nonnull (window);
      gtk_window_destroy (window);
      turn ();
    }
}

static gboolean
list_has (gpointer uri)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "recently-used.xbel", NULL);
  g_autofree char *list = NULL;

  return g_file_get_contents (path, &list, NULL, NULL) && strstr (list, uri) != NULL;
}

/* As the file chooser adds it; another file shows when the list is written. */
static void
test_private_in_desktop (Fixture *f, gconstpointer data)
{
  GtkRecentManager *manager = gtk_recent_manager_get_default ();
  g_autoptr (GFile) file = g_file_new_for_path (f->path);
  g_autofree char *uri = g_file_get_uri (file), *other = g_filename_to_uri (f->folder, NULL, NULL);

  batson_choose_keep_private (file);
  gtk_recent_manager_add_item (manager, uri);
  gtk_recent_manager_add_item (manager, other);
  until (list_has, other);
  g_assert_false (list_has (uri));
  g_assert_false (gtk_recent_manager_has_item (manager, uri));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  batson_clock_fix (1781612400, 120);
  application = BATSON_APPLICATION (screen_application (G_APPLICATION_HANDLES_OPEN));
  ADD ("/window/edit-undo-save-reopen", test_edit_undo_save_reopen);
  ADD ("/window/new-case-into-library", test_new_case_into_library);
  ADD ("/window/guard-cancel-and-discard", test_guard_cancel_and_discard);
  ADD ("/window/guard-save", test_guard_save);
  ADD ("/window/failed-save-keeps-window", test_failed_save_keeps_window);
  ADD ("/window/opened-twice-presents", test_opened_twice);
  ADD ("/window/broken-file-is-explained", test_broken_file);
  ADD ("/window/newer-file-is-read-only", test_newer_file);
  ADD ("/window/older-rules", test_older_rules);
  ADD ("/window/unfit-answers-are-kept", test_unfit_answers);
  ADD ("/window/changed-outside", test_changed_outside);
  ADD ("/window/reload-broken", test_reload_broken);
  ADD ("/window/vanished", test_vanished);
  ADD ("/window/recovered", test_recovered);
  ADD ("/window/undone-leaves-no-copy", test_undone_leaves_no_copy);
  ADD ("/window/recovered-as-read", test_recovered_as_read);
  ADD ("/window/unfit", test_unfit);
  ADD ("/window/search-opens", test_search_opens);
  ADD ("/window/list-takes-any-name", test_list_takes_any_name);
  ADD ("/window/list-explains-folder", test_list_explains_folder);
  ADD ("/window/list-fills-as-cases-are-read", test_list_fills);
  ADD ("/window/list-computes-anew", test_list_computes_anew);
  ADD ("/window/list-leaves-a-folder-unread", test_list_leaves);
  ADD ("/window/names-of-buttons", test_names_of_buttons);
  ADD ("/window/keys", test_keys);
  ADD ("/window/undo-in-search", test_undo_in_search);
  ADD ("/window/private-in-desktop", test_private_in_desktop);
  ADD ("/window/dialogs", test_dialogs);
  return g_test_run ();
}
