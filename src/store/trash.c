/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A case is given up: it goes to the trash, from where it can be taken out again. */
#include "store/trash.h"

#include "store/error.h"
#include "store/recovery-file.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static gboolean
trash (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return g_file_trash (file, NULL, error);
}

/* The backup beside a case. */
static void
trash_backup (const char *path)
{
  g_autofree char *backup = g_strconcat (path, "~", NULL);

  if (g_file_test (backup, G_FILE_TEST_IS_REGULAR))
    trash (backup, NULL);
}

/* Edits that were never saved, and the locks of their copies: a window that is alive keeps its own. */
static void
trash_recovery (const char *path)
{
  g_autoptr (GPtrArray) copies = batson_recovery_list (NULL);

  for (guint i = 0; i < copies->len; i++)
    {
      const BatsonRecoveryCopy *copy = copies->pdata[i];

      if (copy->owned || g_strcmp0 (copy->base, path) != 0 || !trash (copy->path, NULL))
        continue;
      g_autofree char *lock = batson_recovery_lock_path (copy->path);
      g_unlink (lock);
    }
}

/* What GIO says is short and not for everybody. */
static gboolean
fail (const char *path, const GError *reason, GError **error)
{
  g_autofree char *shown = g_filename_display_basename (path);

  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    g_set_error (error, BATSON_STORE_ERROR, BATSON_STORE_ERROR_UNSUPPORTED, _ ("“%s” stays where it is: this disk has no trash. Move the file to another place with your file manager, or ask who looks after the disk."), shown);
  else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, BATSON_STORE_ERROR, BATSON_STORE_ERROR_NO_FILE, _ ("“%s” is no longer there: nothing was moved."), shown);
  else
    /* Translators: the second %s is the system's own description of the error */
    g_set_error (error, BATSON_STORE_ERROR, BATSON_STORE_ERROR_FAILED, _ ("“%1$s” stays where it is: it could not be moved to the trash. The system says: %2$s"), shown, reason->message);
  return FALSE;
}

/**
 * batson_trash: moves a case to the trash, and with it its backup and the recovery copies of it that no window keeps. Nothing is ever deleted.
 * @path: of the case
 * @error: BATSON_STORE_ERROR with a whole translated sentence; then everything is where it was
 */
gboolean
batson_trash (const char *path, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (!trash (path, &reason))
    return fail (path, reason, error);
  trash_backup (path);
  trash_recovery (path);
  return TRUE;
}
