/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window and the file of its case: broken, newer, changed or gone outside, recovered; what does not fit is kept and said. */
#include "app/file-chooser.h"
#include "app/screen-files.h"

#include <glib/gstdio.h>
#include <string.h>

/* --- opened --- */

static void
test_opened_twice (FilesFixture *f, gconstpointer data)
{
  g_autofree char *other = g_build_filename (f->folder, ".", "one.batson.json", NULL);
  BatsonWindow *again = files_open (other);

  g_assert_true (again == f->window);
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (files_application))), ==, 1);
}

static gboolean
explains (gpointer window)
{
  return files_reads (window, "This Case Cannot Be Opened");
}

static void
test_broken_file (FilesFixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "broken & <b>.batson.json", NULL);
  BatsonWindow *window;
  g_autofree char *text = NULL;

  files_put (path, "{\"batson\": 1,");
  window = files_open (path);
  g_assert_null (batson_window_get_session (window));
  files_until (explains, window);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "{\"batson\": 1,");
  files_put (path, "{\"batson\": 1, \"id\": \"b\", \"record\": {}}");
  files_act (window, "try-again");
  g_assert_nonnull (batson_window_get_session (window));
}

static void
test_newer_file (FilesFixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "newer.batson.json", NULL);
  BatsonWindow *window;

  files_put (path, "{\"batson\": 99, \"id\": \"b\", \"record\": {\"patient\": {\"number\": \"N\"}, \"later\": 1}}");
  window = files_open (path);
  g_assert_true (batson_session_is_read_only (batson_window_get_session (window)));
  g_assert_nonnull (files_notice (window, "newer Batson"));
  g_assert_false (files_can (window, "save"));
  g_assert_false (files_can (window, "save-as"));
}

/* A case last computed with other rules says so, and which conclusion is another, until that was read or the case is saved. */
static void
test_older_rules (FilesFixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "older.batson.json", NULL);
  BatsonWindow *window;

  files_put (path, "{\"batson\": 1, \"id\": \"b\", \"summary\": {\"urgency\": \"green\", \"rules\": \"0.<9\", \"at\": \"2026-06-09T14:20:00+02:00\"},"
             " \"record\": {\"status\": [{\"id\": \"s\", \"limb_weakness\": \"new\"}]}}");
  window = files_open (path);
  g_assert_nonnull (files_notice (window, "last computed with rules 0.<9;"));
  g_assert_nonnull (files_notice (window, "Urgency: Emergency by these rules, Elective by rules 0.<9."));
  files_act (window, "rules-seen");
  g_assert_null (files_notice (window, "last computed with rules"));
  files_set_text (window, BATSON_PATIENT_NUMBER, "M");
  files_act (window, "save");
  files_act (window, "reload");
  g_assert_null (files_notice (window, "last computed with rules"));
}

static void
test_unfit_answers (FilesFixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "unfit.batson.json", NULL);
  g_autofree char *text = NULL;
  BatsonWindow *window;

  files_put (path, "{\"batson\": 1, \"id\": \"b\", \"record\": {\"patient\": {\"birth_date\": \"spring <1960>\", \"number\": \"N\"}}}");
  window = files_open (path);
  g_assert_nonnull (files_notice (window, "does not fit"));
  files_set_text (window, BATSON_PATIENT_NUMBER, "M");
  files_act (window, "save");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "spring <1960>"));
}

/* What does not fit is said by its name in the forms, until it is answered, or was read. */
static void
test_unfit (FilesFixture *f, gconstpointer data)
{
  const char *text = "{\"batson\": 1, \"id\": \"b\", \"record\": {\"samples\": [{\"id\": \"s\", \"site\": \"primary\", \"ki67\": 250}]}}";
  const char *said = "1 answer of this file does not fit and is kept as it is. Ki-67, sample of the primary: The number is outside 0 to 100.";
  g_auto (BatsonValue) ki67 = BATSON_BLANK;
  BatsonSession *session;
  GtkWidget *notice;

  files_put (f->path, text);
  batson_window_open (f->window, batson_session_get_file (batson_window_get_session (f->window)));
  files_turn ();
  session = batson_window_get_session (f->window);
  g_assert_nonnull (files_notice (f->window, said));
  g_assert_true (batson_value_parse (&batson_record_type (BATSON_RECORD_SAMPLE)->fields[BATSON_SAMPLE_KI67], "25", NULL, 0, &ki67, NULL));
  batson_case_set (batson_session_get_case (session), batson_record_nth (batson_session_get_root (session), BATSON_CASE_SAMPLES, 0), BATSON_SAMPLE_KI67, &ki67);
  g_assert_null (files_notice (f->window, "does not fit"));
  batson_session_undo (session);
  batson_window_open (f->window, batson_session_get_file (session));
  files_turn ();
  notice = files_notice (f->window, said);
  g_assert_nonnull (notice);
  g_signal_emit_by_name (screen_find (notice, GTK_TYPE_BUTTON, "Close"), "clicked");
  g_assert_null (files_notice (f->window, "does not fit"));
}

/* --- changed by somebody else --- */

static void
test_changed_outside (FilesFixture *f, gconstpointer data)
{
  static const char theirs[] = "{\"batson\": 1, \"id\": \"a\", \"record\": {\"patient\": {\"number\": \"theirs\"}}}";
  g_autofree char *text = NULL;

  files_set_text (f->window, BATSON_PATIENT_NUMBER, "mine");
  files_put (f->path, theirs);
  files_act (f->window, "save");
  files_answer (f->window, "close");
  g_assert_nonnull (files_notice (f->window, "Somebody else"));
  g_assert_true (g_file_get_contents (f->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, theirs);
  files_act (f->window, "keep-mine");
  g_assert_null (files_notice (f->window, "Somebody else"));
  g_clear_pointer (&text, g_free);
  g_assert_true (g_file_get_contents (f->path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "mine"));
  files_put (f->path, theirs);
  batson_session_look (batson_window_get_session (f->window));
  files_act (f->window, "reload");
  g_assert_cmpstr (batson_record_text (files_patient (f->window), BATSON_PATIENT_NUMBER), ==, "theirs");
}

/* What replaces the case is read first: a broken file or none takes nothing away. */
static void
test_reload_broken (FilesFixture *f, gconstpointer data)
{
  BatsonSession *session = batson_window_get_session (f->window);
  g_autoptr (GPtrArray) copies = NULL;

  files_set_text (f->window, BATSON_PATIENT_NUMBER, "mine");
  batson_session_flush (session);
  files_put (f->path, "{\"batson\": 1,");
  files_act (f->window, "reload");
  files_answer (f->window, "reload");
  files_answer (f->window, "close");
  g_assert_true (batson_window_get_session (f->window) == session);
  g_assert_cmpstr (batson_record_text (files_patient (f->window), BATSON_PATIENT_NUMBER), ==, "mine");
  g_assert_true (batson_session_is_modified (session));
  copies = batson_recovery_list (NULL);
  g_assert_cmpuint (copies->len, ==, 1);
  g_unlink (f->path);
  files_act (f->window, "reload");
  files_answer (f->window, "reload");
  files_answer (f->window, "close");
  g_assert_true (batson_window_get_session (f->window) == session);
}

static void
test_vanished (FilesFixture *f, gconstpointer data)
{
  g_unlink (f->path);
  batson_session_look (batson_window_get_session (f->window));
  g_assert_nonnull (files_notice (f->window, "no longer there"));
  g_assert_true (batson_session_is_modified (batson_window_get_session (f->window)));
}

/* --- recovered --- */

static void
test_recovered (FilesFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (BatsonSession) session = NULL;
  g_autoptr (GError) error = NULL;

  files_set_text (f->window, BATSON_PATIENT_NAME, "Muster, Eva");
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
test_undone_leaves_no_copy (FilesFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  files_set_text (f->window, BATSON_PATIENT_NUMBER, "mine");
  batson_session_flush (batson_window_get_session (f->window));
  before = batson_recovery_list (NULL);
  g_assert_cmpuint (before->len, ==, 1);
  g_action_group_activate_action (G_ACTION_GROUP (files_application), "undo", NULL);
  g_assert_false (batson_session_is_modified (batson_window_get_session (f->window)));
  after = batson_recovery_list (NULL);
  g_assert_cmpuint (after->len, ==, 0);
}

static BatsonSession *
recover (FilesFixture *f, const char *name, const char *text)
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
test_recovered_as_read (FilesFixture *f, gconstpointer data)
{
  g_autoptr (BatsonSession) newer = recover (f, "newer", "{\"batson\": 99, \"id\": \"b\", \"record\": {\"patient\": {\"number\": \"N\"}}}");
  g_autoptr (BatsonSession) unfit = recover (f, "unfit", "{\"batson\": 1, \"id\": \"b\", \"record\": {\"patient\": {\"birth_date\": \"spring\"}}}");

  g_assert_true (batson_session_is_read_only (newer));
  g_assert_false (batson_session_is_modified (newer));
  g_assert_false (batson_session_is_read_only (unfit));
  g_assert_true (batson_session_is_modified (unfit));
  g_assert_cmpuint (batson_session_get_problems (unfit)->len, ==, 1);
}

/* --- recent files --- */

static gboolean
list_has (gpointer uri)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "recently-used.xbel", NULL);
  g_autofree char *list = NULL;

  return g_file_get_contents (path, &list, NULL, NULL) && strstr (list, uri) != NULL;
}

/* As the file chooser adds it; another file shows when the list is written. */
static void
test_private_in_desktop (FilesFixture *f, gconstpointer data)
{
  GtkRecentManager *manager = gtk_recent_manager_get_default ();
  g_autoptr (GFile) file = g_file_new_for_path (f->path);
  g_autofree char *uri = g_file_get_uri (file), *other = g_filename_to_uri (f->folder, NULL, NULL);

  batson_choose_keep_private (file);
  gtk_recent_manager_add_item (manager, uri);
  gtk_recent_manager_add_item (manager, other);
  files_until (list_has, other);
  g_assert_false (list_has (uri));
  g_assert_false (gtk_recent_manager_has_item (manager, uri));
}

int
main (int argc, char **argv)
{
  files_init (&argc, &argv);
  FILES_TEST ("/window/opened-twice-presents", test_opened_twice);
  FILES_TEST ("/window/broken-file-is-explained", test_broken_file);
  FILES_TEST ("/window/newer-file-is-read-only", test_newer_file);
  FILES_TEST ("/window/older-rules", test_older_rules);
  FILES_TEST ("/window/unfit-answers-are-kept", test_unfit_answers);
  FILES_TEST ("/window/changed-outside", test_changed_outside);
  FILES_TEST ("/window/reload-broken", test_reload_broken);
  FILES_TEST ("/window/vanished", test_vanished);
  FILES_TEST ("/window/recovered", test_recovered);
  FILES_TEST ("/window/undone-leaves-no-copy", test_undone_leaves_no_copy);
  FILES_TEST ("/window/recovered-as-read", test_recovered_as_read);
  FILES_TEST ("/window/unfit", test_unfit);
  FILES_TEST ("/window/private-in-desktop", test_private_in_desktop);
  return g_test_run ();
}
