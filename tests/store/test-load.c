/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a document, and telling whether it is still the same. */
#include "fake.h"
#include "folder.h"
#include "store/error.h"
#include "store/load.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static void
assert_refused (const char *path, const BatsonSystem *sys, BatsonStoreError code)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = NULL;

  g_assert_false (batson_load_bytes (sys, path, &bytes, NULL, &error));
  g_assert_error (error, BATSON_STORE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_null (bytes);
}

static void
test_whole (Folder *folder, gconstpointer data)
{
  g_autofree char *text = g_strnfill (200000, 'x');
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) again = NULL;
  BatsonStamp stamp;

  put (folder->document, text);
  g_assert_true (batson_load_bytes (batson_system_default (), folder->document, &bytes, &stamp, NULL));
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, strlen (text));
  g_assert_true (stamp.exists);
  g_assert_cmpuint (stamp.size, ==, 200000);
  g_assert_cmpuint (strlen (stamp.sha256), ==, BATSON_HASH_LENGTH);

  g_assert_true (batson_load_bytes (fake_begin ((Fault){ FAULT_SHORT, 0, 0, "read" }), folder->document, &again, NULL, NULL));
  g_assert_true (g_bytes_equal (bytes, again));
}

static void
test_refused (Folder *folder, gconstpointer data)
{
  g_autofree char *pipe = g_build_filename (folder->path, "pipe", NULL);

  assert_refused (folder->document, batson_system_default (), BATSON_STORE_ERROR_NO_FILE);
  assert_refused (folder->path, batson_system_default (), BATSON_STORE_ERROR_NOT_A_FILE);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  assert_refused (pipe, batson_system_default (), BATSON_STORE_ERROR_NOT_A_FILE);
  put (folder->document, OLD);
  assert_refused (folder->document, fake_begin ((Fault){ FAULT_ERRNO, EACCES, 0, "open" }), BATSON_STORE_ERROR_PERMISSION);
  assert_refused (folder->document, fake_begin ((Fault){ FAULT_ERRNO, EIO, 0, "read" }), BATSON_STORE_ERROR_FAILED);
}

static void
test_too_large (Folder *folder, gconstpointer data)
{
  g_autoptr (GBytes) bytes = NULL;

  put (folder->document, OLD);
  g_assert_cmpint (truncate (folder->document, BATSON_STORE_SIZE_LIMIT), ==, 0);
  g_assert_true (batson_load_bytes (batson_system_default (), folder->document, &bytes, NULL, NULL));
  g_assert_cmpint (truncate (folder->document, BATSON_STORE_SIZE_LIMIT + 1), ==, 0);
  assert_refused (folder->document, batson_system_default (), BATSON_STORE_ERROR_TOO_LARGE);
}

static void
test_stamp (Folder *folder, gconstpointer data)
{
  struct timespec times[2] = { { .tv_sec = 1000000000 }, { .tv_sec = 1000000000 } };
  BatsonStamp stamp, now, nothing = { 0 };

  put (folder->document, OLD);
  g_assert_true (batson_load_bytes (batson_system_default (), folder->document, NULL, &stamp, NULL));
  g_assert_cmpint (batson_stamp_compare (folder->document, &stamp, &now), ==, BATSON_CHANGE_NONE);

  /* touched: the bytes tell, and the new time is told */
  g_assert_cmpint (utimensat (AT_FDCWD, folder->document, times, 0), ==, 0);
  g_assert_cmpint (batson_stamp_compare (folder->document, &stamp, &now), ==, BATSON_CHANGE_NONE);
  g_assert_cmpint (now.mtime_ns, ==, G_GINT64_CONSTANT (1000000000000000000));
  g_assert_cmpstr (now.sha256, ==, stamp.sha256);

  /* as long as before, but other bytes at another time */
  put (folder->document, "THE OLD DOCUMENT\n");
  g_assert_true (batson_stamp_changed (folder->document, &stamp));
  g_assert_cmpint (batson_stamp_compare (folder->document, &stamp, &now), ==, BATSON_CHANGE_MODIFIED);

  g_unlink (folder->document);
  g_assert_cmpint (batson_stamp_compare (folder->document, &stamp, &now), ==, BATSON_CHANGE_VANISHED);
  g_assert_false (now.exists);
  g_assert_cmpint (batson_stamp_compare (folder->document, &nothing, &now), ==, BATSON_CHANGE_NONE);
  put (folder->document, OLD);
  g_assert_cmpint (batson_stamp_compare (folder->document, &stamp, &now), ==, BATSON_CHANGE_NONE);
  g_assert_cmpint (batson_stamp_compare (folder->document, &nothing, &now), ==, BATSON_CHANGE_MODIFIED);
}

static void
tear_down (Folder *folder, gconstpointer data)
{
  fake_end ();
  folder_tear_down (folder, data);
}

#define ADD(name, function) g_test_add ("/store/load/" name, Folder, NULL, folder_set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a document is read whole", test_whole);
  ADD ("what cannot be read is said", test_refused);
  ADD ("a file beyond the limit is refused", test_too_large);
  ADD ("a stamp tells touched, modified, vanished and back", test_stamp);
  return g_test_run ();
}
