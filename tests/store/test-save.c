/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the save promises, one promise a test. */
#include "fake.h"
#include "folder.h"
#include "store/error.h"
#include "store/load.h"
#include "store/save.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define NEW "the new document\n"

static void
load_stamp (const char *path, BatsonStamp *stamp)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (batson_load_bytes (batson_system_default (), path, NULL, stamp, &error));
  g_assert_no_error (error);
}

static gboolean
save (const BatsonSystem *sys, const char *path, const BatsonStamp *loaded, BatsonSaveOutcome *out, GError **error)
{
  g_autoptr (GBytes) bytes = bytes_of (NEW);

  return batson_save_bytes (sys, path, bytes, loaded, out, error);
}

static void
save_plainly (const char *path, const BatsonStamp *loaded)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (save (fake_begin ((Fault){ 0 }), path, loaded, NULL, &error));
  g_assert_no_error (error);
}

static mode_t
mode_of (const char *path)
{
  struct stat st;

  g_assert_cmpint (stat (path, &st), ==, 0);
  return st.st_mode & 07777;
}

static void
assert_refused (const Folder *folder, const BatsonSystem *sys, const BatsonStamp *loaded, BatsonStoreError code, const char *still)
{
  g_autoptr (GError) error = NULL;
  BatsonSaveOutcome outcome = { .unconfirmed = 42 };

  g_assert_false (save (sys, folder->document, loaded, &outcome, &error));
  g_assert_error (error, BATSON_STORE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, folder->document));
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_cmpint (outcome.unconfirmed, ==, 42);
  assert_text (folder->document, still);
  g_assert_cmpuint (count_in (folder->path, ".batson-"), ==, 0);
}

static void
test_full_disk (Folder *folder, gconstpointer data)
{
  put (folder->document, OLD);
  put (folder->backup, OLDEST);
  assert_refused (folder, fake_begin ((Fault){ FAULT_ERRNO_STAYS, ENOSPC, 0, "write" }), NULL, BATSON_STORE_ERROR_FULL, OLD);
  assert_text (folder->backup, OLDEST);
}

static void
test_reasons (Folder *folder, gconstpointer data)
{
  static const struct
  {
    const char *call;
    int errsv;
    BatsonStoreError code;
  } reasons[] = {
    { "mkostemps", EROFS, BATSON_STORE_ERROR_READ_ONLY },
    { "mkostemps", EACCES, BATSON_STORE_ERROR_PERMISSION },
    { "mkostemps", ENOENT, BATSON_STORE_ERROR_NO_FOLDER },
    { "open", ENOENT, BATSON_STORE_ERROR_NO_FOLDER },
    { "access", EACCES, BATSON_STORE_ERROR_PERMISSION },
    { "access", EROFS, BATSON_STORE_ERROR_READ_ONLY },
    { "write", EDQUOT, BATSON_STORE_ERROR_FULL },
    { "write", EFBIG, BATSON_STORE_ERROR_FULL },
    { "write", EIO, BATSON_STORE_ERROR_FAILED },
    { "fsync", EINVAL, BATSON_STORE_ERROR_UNSUPPORTED },
    { "fsync", ENOSYS, BATSON_STORE_ERROR_UNSUPPORTED },
    { "close", EDQUOT, BATSON_STORE_ERROR_FULL },
  };

  put (folder->document, OLD);
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      g_test_message ("%s: %s", reasons[i].call, g_strerror (reasons[i].errsv));
      /* the first file that is closed is the old one, and its close does not matter */
      assert_refused (folder, fake_begin ((Fault){ strcmp (reasons[i].call, "close") == 0 ? FAULT_ERRNO_STAYS : FAULT_ERRNO, reasons[i].errsv, 0, reasons[i].call }),
                      NULL, reasons[i].code, OLD);
    }
}

static void
test_rename_unsupported (Folder *folder, gconstpointer data)
{
  put (folder->document, OLD);
  assert_refused (folder, fake_begin ((Fault){ FAULT_ERRNO_STAYS, ENOTSUP, 0, "rename" }), NULL, BATSON_STORE_ERROR_UNSUPPORTED, OLD);
}

static void
test_lying_write (Folder *folder, gconstpointer data)
{
  put (folder->document, OLD);
  assert_refused (folder, fake_begin ((Fault){ FAULT_ALTER, 0, 0, "write" }), NULL, BATSON_STORE_ERROR_VERIFY, OLD);
  assert_refused (folder, fake_begin ((Fault){ FAULT_DROP, 0, 0, "write" }), NULL, BATSON_STORE_ERROR_VERIFY, OLD);
}

static void
test_changed (Folder *folder, gconstpointer data)
{
  BatsonStamp stamp;

  put (folder->document, OLD);
  put (folder->backup, OLDEST);
  load_stamp (folder->document, &stamp);
  put (folder->document, "theirs\n");
  assert_refused (folder, fake_begin ((Fault){ 0 }), &stamp, BATSON_STORE_ERROR_CHANGED, "theirs\n");
  assert_text (folder->backup, OLDEST);
  g_assert_null (strstr (fake.trace->str, "write"));
}

static void
test_touched (Folder *folder, gconstpointer data)
{
  BatsonStamp stamp;

  put (folder->document, OLD);
  load_stamp (folder->document, &stamp);
  g_unlink (folder->document);
  put (folder->document, OLD);
  save_plainly (folder->document, &stamp);
  assert_text (folder->document, NEW);
}

static const char *changed_in_passing;

static void
change_before_the_last_look (const char *call)
{
  if (strcmp (call, "stat") == 0)
    put (changed_in_passing, "theirs, written during our save\n");
}

static void
test_changed_during (Folder *folder, gconstpointer data)
{
  const BatsonSystem *sys;

  changed_in_passing = folder->document;
  put (folder->document, OLD);
  sys = fake_begin ((Fault){ 0 });
  fake.before = change_before_the_last_look;
  assert_refused (folder, sys, NULL, BATSON_STORE_ERROR_CHANGED, "theirs, written during our save\n");

  g_unlink (folder->document);
  sys = fake_begin ((Fault){ 0 });
  fake.before = change_before_the_last_look;
  assert_refused (folder, sys, NULL, BATSON_STORE_ERROR_CHANGED, "theirs, written during our save\n");
}

static void
test_vanished (Folder *folder, gconstpointer data)
{
  BatsonStamp stamp;

  put (folder->document, OLD);
  load_stamp (folder->document, &stamp);
  g_unlink (folder->document);
  assert_refused (folder, fake_begin ((Fault){ 0 }), &stamp, BATSON_STORE_ERROR_VANISHED, NULL);
  save_plainly (folder->document, NULL);
  assert_text (folder->document, NEW);
}

static void
test_taken (Folder *folder, gconstpointer data)
{
  BatsonStamp nothing = { 0 };

  put (folder->document, OLD);
  assert_refused (folder, fake_begin ((Fault){ 0 }), &nothing, BATSON_STORE_ERROR_EXISTS, OLD);
}

static void
test_modes (Folder *folder, gconstpointer data)
{
  static const mode_t modes[] = { 0600, 0640, 0644, 0664, 0666, 0755 };
  mode_t mask = umask (0);

  save_plainly (folder->document, NULL);
  g_assert_cmpint (mode_of (folder->document), ==, 0600);
  umask (077);
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_assert_cmpint (chmod (folder->document, modes[i]), ==, 0);
      save_plainly (folder->document, NULL);
      g_assert_cmpint (mode_of (folder->document), ==, modes[i]);
      g_assert_cmpint (mode_of (folder->backup), ==, modes[i]);
    }
  umask (mask);
}

static void
test_no_modes (Folder *folder, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (save (fake_begin ((Fault){ FAULT_ERRNO_STAYS, EPERM, 0, "fchmod" }), folder->document, NULL, NULL, &error));
  g_assert_no_error (error);
  assert_text (folder->document, NEW);
}

static void
test_other_group (Folder *folder, gconstpointer data)
{
  static const mode_t modes[][2] = { { 0660, 0600 }, { 0640, 0600 }, { 0664, 0644 }, { 0600, 0600 } };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      const BatsonSystem *sys = fake_begin ((Fault){ 0 });

      put (folder->document, OLD);
      g_assert_cmpint (chmod (folder->document, modes[i][0]), ==, 0);
      fake.other_group = TRUE;
      g_assert_true (save (sys, folder->document, NULL, NULL, NULL));
      g_assert_cmpint (mode_of (folder->document), ==, modes[i][1]);
    }
}

static void
test_link (Folder *folder, gconstpointer data)
{
  g_autofree char *inner = g_build_filename (folder->path, "inner", NULL);
  g_autofree char *real = g_build_filename (inner, "real.json", NULL);
  g_autofree char *real_backup = g_strconcat (real, "~", NULL);
  g_autofree char *middle = g_build_filename (folder->path, "middle", NULL);

  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  put (real, OLD);
  g_assert_cmpint (symlink ("inner/real.json", middle), ==, 0);
  g_assert_cmpint (symlink (middle, folder->document), ==, 0);
  save_plainly (folder->document, NULL);
  g_assert_true (g_file_test (folder->document, G_FILE_TEST_IS_SYMLINK));
  g_assert_false (g_file_test (real, G_FILE_TEST_IS_SYMLINK));
  assert_text (real, NEW);
  assert_text (real_backup, OLD);

  g_unlink (real);
  save_plainly (folder->document, NULL);
  assert_text (real, NEW);
}

static void
test_link_loop (Folder *folder, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink (folder->document, folder->document), ==, 0);
  g_assert_false (save (fake_begin ((Fault){ 0 }), folder->document, NULL, NULL, &error));
  g_assert_error (error, BATSON_STORE_ERROR, BATSON_STORE_ERROR_NAME);
}

static void
test_backup (Folder *folder, gconstpointer data)
{
  BatsonSaveOutcome outcome;
  const BatsonSystem *sys;

  save_plainly (folder->document, NULL);
  assert_text (folder->backup, NULL);
  put (folder->document, OLD);
  save_plainly (folder->document, NULL);
  assert_text (folder->backup, OLD);
  save_plainly (folder->document, NULL);
  assert_text (folder->backup, NEW);

  put (folder->document, OLD);
  sys = fake_begin ((Fault){ 0 });
  fake.no_links = TRUE;
  g_assert_true (save (sys, folder->document, NULL, &outcome, NULL));
  g_assert_false (outcome.backup_failed);
  assert_text (folder->backup, OLD);
  g_assert_cmpuint (count_in (folder->path, ".batson-"), ==, 0);
}

/* As a crash between backup and rename leaves them. */
static void
test_backup_is_document (Folder *folder, gconstpointer data)
{
  put (folder->document, OLD);
  g_assert_cmpint (link (folder->document, folder->backup), ==, 0);
  save_plainly (folder->document, NULL);
  assert_text (folder->document, NEW);
  assert_text (folder->backup, OLD);
  g_assert_cmpuint (count_in (folder->path, ".batson-"), ==, 0);
}

static void
test_backup_impossible (Folder *folder, gconstpointer data)
{
  g_autofree char *sentence = NULL;
  BatsonSaveOutcome outcome;

  put (folder->document, OLD);
  g_assert_cmpint (g_mkdir (folder->backup, 0700), ==, 0);
  g_assert_true (save (fake_begin ((Fault){ 0 }), folder->document, NULL, &outcome, NULL));
  g_assert_true (outcome.backup_failed);
  sentence = batson_save_outcome_sentence (&outcome, folder->document);
  g_assert_nonnull (strstr (sentence, folder->document));
  assert_text (folder->document, NEW);
  g_assert_cmpuint (count_in (folder->path, ".batson-"), ==, 0);
}

static void
test_no_backup (Folder *folder, gconstpointer data)
{
  g_autoptr (GBytes) bytes = bytes_of (NEW);

  put (folder->document, OLD);
  g_assert_true (batson_save_bytes_full (fake_begin ((Fault){ 0 }), folder->document, bytes, NULL, BATSON_SAVE_NO_BACKUP, NULL, NULL));
  assert_text (folder->document, NEW);
  assert_text (folder->backup, NULL);
}

/* What can be made again is whole all the same, and nobody waits for the disk. */
static void
test_no_wait (Folder *folder, gconstpointer data)
{
  g_autoptr (GBytes) bytes = bytes_of (NEW);

  put (folder->document, OLD);
  g_assert_true (batson_save_bytes_full (fake_begin ((Fault){ 0 }), folder->document, bytes, NULL, BATSON_SAVE_NO_BACKUP | BATSON_SAVE_NO_WAIT, NULL, NULL));
  assert_text (folder->document, NEW);
  g_assert_null (strstr (fake.trace->str, "fsync"));
  g_assert_nonnull (strstr (fake.trace->str, "rename"));
}

static void
test_durable (Folder *folder, gconstpointer data)
{
  const char *first, *second;

  put (folder->document, OLD);
  save_plainly (folder->document, NULL);
  g_assert_true (fake_durable ());
  /* write, fsync, ..., the rename over the document, fsync of the folder */
  first = strstr (fake.trace->str, "write fsync ");
  g_assert_nonnull (first);
  second = strstr (first, "rename fsync ");
  g_assert_nonnull (second);
}

static void
test_mute_file_fsync (Folder *folder, gconstpointer data)
{
  const BatsonSystem *sys = fake_begin ((Fault){ 0 });

  fake.mute_file = TRUE;
  g_assert_true (save (sys, folder->document, NULL, NULL, NULL));
  g_assert_false (fake_durable ());
}

static void
test_mute_folder_fsync (Folder *folder, gconstpointer data)
{
  const BatsonSystem *sys = fake_begin ((Fault){ 0 });

  fake.mute_folder = TRUE;
  g_assert_true (save (sys, folder->document, NULL, NULL, NULL));
  g_assert_false (fake_durable ());
}

static void
test_unconfirmed (Folder *folder, gconstpointer data)
{
  g_autofree char *sentence = NULL;
  BatsonSaveOutcome outcome;

  g_assert_true (save (fake_begin ((Fault){ FAULT_ERRNO, EIO, 2, "fsync" }), folder->document, NULL, &outcome, NULL));
  g_assert_true (outcome.unconfirmed);
  assert_text (folder->document, NEW);
  sentence = batson_save_outcome_sentence (&outcome, folder->document);
  g_assert_nonnull (strstr (sentence, folder->document));

  g_assert_true (save (fake_begin ((Fault){ 0 }), folder->document, NULL, &outcome, NULL));
  g_assert_null (batson_save_outcome_sentence (&outcome, folder->document));
}

/* With the real calls: the limit of the process, and no signal that ends it. */
static void
test_size_limit (Folder *folder, gconstpointer data)
{
  g_autofree char *text = g_strnfill (100000, 'x');
  g_autoptr (GBytes) bytes = bytes_of (text);
  g_autoptr (GError) error = NULL;
  struct rlimit before, small;
  gboolean ok;

  batson_store_init ();
  put (folder->document, OLD);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 50000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  ok = batson_save_bytes (batson_system_default (), folder->document, bytes, NULL, NULL, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_false (ok);
  g_assert_error (error, BATSON_STORE_ERROR, BATSON_STORE_ERROR_FULL);
  assert_text (folder->document, OLD);
  g_assert_cmpuint (count_in (folder->path, ".batson-"), ==, 0);
}

static void
test_real_calls (Folder *folder, gconstpointer data)
{
  BatsonSaveOutcome outcome;
  BatsonStamp stamp;
  g_autoptr (GError) error = NULL;

  put (folder->document, OLD);
  load_stamp (folder->document, &stamp);
  g_assert_true (save (batson_system_default (), folder->document, &stamp, &outcome, &error));
  g_assert_no_error (error);
  g_assert_true (save (batson_system_default (), folder->document, &outcome.stamp, &outcome, &error));
  g_assert_no_error (error);
  load_stamp (folder->document, &stamp);
  g_assert_cmpuint (stamp.inode, ==, outcome.stamp.inode);
  g_assert_cmpint (stamp.mtime_ns, ==, outcome.stamp.mtime_ns);
  g_assert_cmpstr (stamp.sha256, ==, outcome.stamp.sha256);
}

static void
test_empty (Folder *folder, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new (NULL, 0);

  put (folder->document, OLD);
  g_assert_true (batson_save_bytes (fake_begin ((Fault){ 0 }), folder->document, bytes, NULL, NULL, NULL));
  assert_text (folder->document, "");
}

static void
test_folder_as_target (Folder *folder, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (folder->document, 0700), ==, 0);
  g_assert_false (save (fake_begin ((Fault){ 0 }), folder->document, NULL, NULL, &error));
  g_assert_error (error, BATSON_STORE_ERROR, BATSON_STORE_ERROR_NOT_A_FILE);
}

static void
test_no_folder (Folder *folder, gconstpointer data)
{
  g_autofree char *path = g_build_filename (folder->path, "gone", "case.batson.json", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (save (fake_begin ((Fault){ 0 }), path, NULL, NULL, &error));
  g_assert_error (error, BATSON_STORE_ERROR, BATSON_STORE_ERROR_NO_FOLDER);
}

static void
test_clean (Folder *folder, gconstpointer data)
{
  static const char *const names[] = { ".batson-abcdef.tmp", ".batson-abcdef.tmp~", ".batson-abcdef.tm", ".batson-abcdefg.tmp",
                                       "batson-abcdef.tmp", ".batson-abcdef.tmp.json" };
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder->path, names[i], NULL);
      put (path, "x");
    }
  g_assert_cmpuint (batson_store_clean (folder->path, now + 23 * 60 * 60), ==, 0);
  g_assert_cmpuint (batson_store_clean (folder->path, now + 25 * 60 * 60), ==, 2);
  g_assert_cmpuint (count_in (folder->path, ""), ==, G_N_ELEMENTS (names) - 2);
  g_assert_cmpuint (batson_store_clean ("/nowhere at all", now), ==, 0);
}

static void
tear_down (Folder *folder, gconstpointer data)
{
  fake_end ();
  folder_tear_down (folder, data);
}

#define ADD(name, function) g_test_add ("/store/save/" name, Folder, NULL, folder_set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a full disk leaves the old document", test_full_disk);
  ADD ("each reason has its code and its sentence", test_reasons);
  ADD ("a folder without rename is told apart and nothing is truncated", test_rename_unsupported);
  ADD ("a lying write is found by reading back", test_lying_write);
  ADD ("a document somebody else changed is not overwritten", test_changed);
  ADD ("a document copied back with the same bytes may be saved", test_touched);
  ADD ("a change during the save is not overwritten", test_changed_during);
  ADD ("a vanished document is not quietly made again", test_vanished);
  ADD ("a new document does not take another one's name", test_taken);
  ADD ("the mode is kept and a new document is private", test_modes);
  ADD ("a file system without modes is saved to", test_no_modes);
  ADD ("a group that cannot be kept gets no more than everybody", test_other_group);
  ADD ("a link stays a link and its file is replaced", test_link);
  ADD ("links in a circle are refused", test_link_loop);
  ADD ("the version before is kept", test_backup);
  ADD ("a backup that is the document itself is no obstacle", test_backup_is_document);
  ADD ("an impossible backup is said and does not stop the save", test_backup_impossible);
  ADD ("a copy that is not the user's document has no backup", test_no_backup);
  ADD ("what can be made again does not wait for the disk", test_no_wait);
  ADD ("the bytes are on the disk before the rename and the name after it", test_durable);
  ADD ("an fsync of the file that does nothing is noticed", test_mute_file_fsync);
  ADD ("an fsync of the folder that does nothing is noticed", test_mute_folder_fsync);
  ADD ("a folder that does not confirm is saved and said", test_unconfirmed);
  ADD ("a file size limit is an error and not the end", test_size_limit);
  ADD ("the real system calls save and save again", test_real_calls);
  ADD ("an empty document is a document", test_empty);
  ADD ("a folder of the document's name is refused", test_folder_as_target);
  ADD ("a vanished folder is said", test_no_folder);
  ADD ("own stale temporary files are cleaned and nothing else", test_clean);
  return g_test_run ();
}
