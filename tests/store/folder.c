/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder of a test, with a document in it. */
#include "folder.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

void
folder_set_up (Folder *folder, gconstpointer data)
{
  folder->path = g_dir_make_tmp ("store-XXXXXX", NULL);
  g_assert_nonnull (folder->path);
  folder->document = g_build_filename (folder->path, "case.batson.json", NULL);
  folder->backup = g_strconcat (folder->document, "~", NULL);
}

void
folder_empty (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *entry = g_build_filename (path, name, NULL);

      if (g_file_test (entry, G_FILE_TEST_IS_DIR) && !g_file_test (entry, G_FILE_TEST_IS_SYMLINK))
        {
          folder_empty (entry);
          g_rmdir (entry);
        }
      else
        g_unlink (entry);
    }
}

void
folder_tear_down (Folder *folder, gconstpointer data)
{
  folder_empty (folder->path);
  g_rmdir (folder->path);
  g_free (folder->path);
  g_free (folder->document);
  g_free (folder->backup);
}

/* In place, the way other programs write. */
void
put (const char *path, const char *text)
{
  int fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, text, strlen (text)), ==, (gssize) strlen (text));
  g_assert_cmpint (close (fd), ==, 0);
}

/* NULL where there is no file. */
char *
text_of (const char *path)
{
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

guint
count_in (const char *folder, const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_prefix (name, prefix);
  return n;
}

GBytes *
bytes_of (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

/* Work in a thread holds its object until its end is dispatched. */
void
settle (gpointer object)
{
  while (G_OBJECT (object)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
}
