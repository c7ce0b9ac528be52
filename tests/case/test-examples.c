/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The example cases and the vignettes, and one document of every format there ever was with every field answered: read without a complaint, and written not a byte is changed. */
#include "case/document.h"
#include <string.h>

static void
test_canonical (gconstpointer path)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (BatsonCase) c = NULL;
  g_autoptr (GBytes) bytes = NULL, again = NULL;
  g_auto (BatsonSummary) summary = { 0 };
  gboolean has_summary;
  gsize size;

  g_assert_true (g_file_get_contents (path, &text, &size, &error));
  bytes = g_bytes_new_static (text, size);
  c = batson_document_read (bytes, NULL, &problems, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  has_summary = batson_summary_parse (text, MIN (size, 2048), &summary);
  again = batson_document_write (c, has_summary ? &summary : NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (again, NULL), g_bytes_get_size (again), text, size);
}

static void
add_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  g_autofree char *base = g_path_get_basename (path);
  const char *name;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *test = g_strconcat ("/case/", base, "/", name, NULL);
      g_test_add_data_func_full (test, g_build_filename (path, name, NULL), test_canonical, g_free);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, >, 1);
  for (int i = 1; i < argc; i++)
    add_folder (argv[i]);
  return g_test_run ();
}
