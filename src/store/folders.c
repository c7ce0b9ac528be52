/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where Batson keeps its own things, and hearing of changes there. */
#include "store/folders.h"

#include "batson-config.h"
#include "store/error.h"

#include <errno.h>
#include <glib/gstdio.h>

/* A build for development keeps away from the data of an installed one. */
static const char *
own_name (void)
{
  return g_str_has_suffix (BATSON_APP_ID, ".Devel") ? "batson-devel" : "batson";
}

/**
 * batson_folder_data: the path of something in Batson's folder of data.
 * @name: its name there
 *
 * Returns: (transfer full): `$XDG_DATA_HOME/batson/NAME`
 */
char *
batson_folder_data (const char *name)
{
  return g_build_filename (g_get_user_data_dir (), own_name (), name, NULL);
}

/**
 * batson_folder_state: the path of something in Batson's folder of state.
 * @name: its name there
 *
 * Returns: (transfer full): `$XDG_STATE_HOME/batson/NAME`
 */
char *
batson_folder_state (const char *name)
{
  return g_build_filename (g_get_user_state_dir (), own_name (), name, NULL);
}

/**
 * batson_folder_make: makes a folder that only this user can look into, with the folders above it; one that is there is left as it is.
 * @path: the folder
 * @error: BATSON_STORE_ERROR with a whole translated sentence
 */
gboolean
batson_folder_make (const char *path, GError **error)
{
  if (g_mkdir_with_parents (path, 0700) < 0)
    return batson_store_fail_save (error, errno, path);
  return TRUE;
}

/**
 * batson_folder_is_remote: whether a file lies on another computer, where a monitor does not hear of changes.
 * @path: a file or folder
 */
gboolean
batson_folder_is_remote (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info (file, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE, NULL, NULL);

  return info != NULL && g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE);
}

/**
 * batson_folder_monitor: hears of changes of a file or in a folder.
 * @path: the file or folder
 * @changed: called with @data alone, swapped
 * @data: for @changed; disconnect it and cancel the monitor when it goes
 *
 * Returns: (transfer full) (nullable): the monitor; NULL on a network file system and where there is none
 */
GFileMonitor *
batson_folder_monitor (const char *path, GCallback changed, gpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GFileMonitor *monitor = NULL;

  if (!batson_folder_is_remote (path))
    monitor = g_file_monitor (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (monitor != NULL)
    g_signal_connect_swapped (monitor, "changed", changed, data);
  return monitor;
}
