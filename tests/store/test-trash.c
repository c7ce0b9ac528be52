/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A case goes to the trash with all that is its own, and with nothing of another's. */
#include "folder.h"
#include "store/error.h"
#include "store/recovery-file.h"
#include "store/trash.h"

#include <glib/gstdio.h>

/* A recovery copy of the case at BASE that no window keeps. */
static char *
copy_of (const char *base)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, OLD, -1);
  g_autoptr (GBytes) document = bytes_of (OLD), copy = batson_recovery_compose (base, hash, document);
  char *path = batson_recovery_new_path (NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (copy, NULL), (gssize) g_bytes_get_size (copy), NULL));
  return path;
}

static gboolean
is_there (const char *path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
is_in_trash (const char *path)
{
  g_autofree char *name = g_path_get_basename (path), *in_trash = g_build_filename (g_get_user_data_dir (), "Trash", "files", name, NULL);

  return is_there (in_trash);
}

static void
test_all_of_it (Folder *folder, gconstpointer data)
{
  g_autofree char *other = g_strconcat (folder->document, ".other", NULL);
  g_autofree char *copy = copy_of (folder->document), *others = copy_of (other);
  g_autoptr (GError) error = NULL;

  put (folder->document, OLD);
  put (folder->backup, OLD);
  put (other, OLD);
  batson_trash (folder->document, &error);
  g_assert_no_error (error);
  g_assert_true (is_in_trash (folder->document));
  g_assert_true (is_in_trash (folder->backup));
  g_assert_true (is_in_trash (copy));
  g_assert_false (is_there (folder->document) || is_there (folder->backup) || is_there (copy));
  g_assert_true (is_there (other) && is_there (others));
  g_assert_cmpint (g_unlink (others), ==, 0);
}

/* What cannot be moved stays whole: backup and copies are those of a case that is somewhere. */
static void
test_nothing_of_it (Folder *folder, gconstpointer data)
{
  g_autofree char *copy = copy_of (folder->document);
  g_autoptr (GError) error = NULL;

  put (folder->backup, OLD);
  g_unlink (folder->document);
  g_assert_false (batson_trash (folder->document, &error));
  g_assert_error (error, BATSON_STORE_ERROR, BATSON_STORE_ERROR_NO_FILE);
  g_assert_true (is_there (folder->backup) && is_there (copy));
  g_assert_cmpint (g_unlink (copy), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/trash/a-case-with-its-copies", Folder, NULL, folder_set_up, test_all_of_it, folder_tear_down);
  g_test_add ("/trash/what-stays-stays-whole", Folder, NULL, folder_set_up, test_nothing_of_it, folder_tear_down);
  return g_test_run ();
}
