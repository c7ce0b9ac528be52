/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The invented patients that come with the program. */
#include "app/examples.h"

#include "app/app-settings.h"
#include "app/cases.h"
#include "batson-config.h"
#include "store/folders.h"
#include "store/library.h"
#include "store/load.h"
#include "store/save.h"

/** The folder of the examples, wherever the program lies: installed, or its sources beside the build folder. Free with g_free. */
char *
batson_examples_folder (void)
{
  const char *named = g_getenv ("BATSON_EXAMPLES");

  return named && *named ? g_strdup (named) : g_build_filename (BATSON_DATADIR, "examples", NULL);
}

/** Whether there are examples. */
gboolean
batson_examples_exist (void)
{
  g_autofree char *folder = batson_examples_folder ();

  return g_file_test (folder, G_FILE_TEST_IS_DIR);
}

static gboolean
add_one (const char *from, const char *folder, const char *name, guint *n, GError **error)
{
  g_autofree char *source = g_build_filename (from, name, NULL);
  g_autofree char *target = g_build_filename (folder, name, NULL);
  g_autoptr (GBytes) bytes = NULL;
  BatsonStamp nothing = { 0 };

  if (!g_str_has_suffix (name, BATSON_CASE_SUFFIX) || g_file_test (target, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!batson_load_bytes (batson_system_default (), source, &bytes, NULL, error) ||
      !batson_save_bytes (batson_system_default (), target, bytes, &nothing, NULL, error))
    return FALSE;
  *n += 1;
  return TRUE;
}

/** Copies the examples that are not there yet into the library folder; OUT_N: how many. */
gboolean
batson_examples_add (guint *out_n, GError **error)
{
  g_autofree char *from = batson_examples_folder ();
  g_autofree char *folder = batson_app_settings_library ();
  g_autoptr (GDir) dir = NULL;
  const char *name;
  gboolean ok = TRUE;

  *out_n = 0;
  if (!batson_folder_make (folder, error) || (dir = g_dir_open (from, 0, error)) == NULL)
    return FALSE;
  while (ok && (name = g_dir_read_name (dir)))
    ok = add_one (from, folder, name, out_n, error);
  batson_cases_look ();
  return ok;
}
