/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can go wrong where cases are kept, said in whole sentences. */
#include "store/error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (batson-store-error-quark, batson_store_error)

static BatsonStoreError
code_of (int errsv)
{
  switch (errsv)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return BATSON_STORE_ERROR_FULL;
    case EROFS:
      return BATSON_STORE_ERROR_READ_ONLY;
    case EACCES:
    case EPERM:
      return BATSON_STORE_ERROR_PERMISSION;
    case EINVAL:
    case ENOSYS:
    case ENOTSUP:
    case EXDEV:
      return BATSON_STORE_ERROR_UNSUPPORTED;
    case EISDIR:
      return BATSON_STORE_ERROR_NOT_A_FILE;
    case ENAMETOOLONG:
    case ELOOP:
      return BATSON_STORE_ERROR_NAME;
    default:
      return BATSON_STORE_ERROR_FAILED;
    }
}

static char *
save_sentence (int errsv, const char *shown)
{
  switch (errsv)
    {
    case ENOSPC:
      return g_strdup_printf (_ ("“%s” was not saved because the disk is full. What was there before is untouched. Free some space and save again, or save a copy on another disk."), shown);
    case EDQUOT:
      return g_strdup_printf (_ ("“%s” was not saved because your share of the disk is used up. What was there before is untouched. Delete something of yours and save again, or save a copy on another disk."), shown);
    case EFBIG:
      return g_strdup_printf (_ ("“%s” was not saved because it is larger than files may be here. What was there before is untouched. Save a copy on another disk."), shown);
    case EROFS:
      return g_strdup_printf (_ ("“%s” was not saved because the disk can only be read. What was there before is untouched. Save a copy somewhere else."), shown);
    case EACCES:
    case EPERM:
      return g_strdup_printf (_ ("“%s” was not saved because you may not change it or its folder. What was there before is untouched. Save a copy somewhere else, or ask for the permission."), shown);
    case ENOENT:
    case ENOTDIR:
      return g_strdup_printf (_ ("“%s” was not saved because its folder is no longer there. Connect the disk or put the folder back and save again, or save a copy somewhere else."), shown);
    case EINVAL:
    case ENOSYS:
    case ENOTSUP:
    case EXDEV:
      return g_strdup_printf (_ ("“%s” was not saved because this folder cannot replace a document safely. What was there before is untouched. Save a copy on this computer's own disk."), shown);
    case EISDIR:
      return g_strdup_printf (_ ("“%s” was not saved because it is not an ordinary file. Choose another name."), shown);
    case ENAMETOOLONG:
    case ELOOP:
      return g_strdup_printf (_ ("“%s” was not saved because this name is not possible here. Save it under a shorter name."), shown);
    case EIO:
      return g_strdup_printf (_ ("“%s” was not saved because the disk reported an error. What was there before was not replaced. Save a copy on another disk, and have this disk checked."), shown);
    default:
      /* Translators: the second %s is the system's own description of the error */
      return g_strdup_printf (_ ("“%s” was not saved. What was there before is untouched. The system says: %s. Try again, or save a copy somewhere else."), shown, g_strerror (errsv));
    }
}

static char *
load_sentence (int errsv, const char *shown)
{
  switch (errsv)
    {
    case ENOENT:
    case ENOTDIR:
      return g_strdup_printf (_ ("“%s” cannot be opened because it is not there. It may have been moved or renamed, or its disk is not connected."), shown);
    case EACCES:
    case EPERM:
      return g_strdup_printf (_ ("“%s” cannot be opened because you may not read it. Ask its owner for the permission."), shown);
    case EISDIR:
      return g_strdup_printf (_ ("“%s” cannot be opened because it is not an ordinary file. Choose a case document."), shown);
    case EIO:
      return g_strdup_printf (_ ("“%s” cannot be opened because the disk reported an error. Open a copy or the earlier version, and have this disk checked."), shown);
    default:
      /* Translators: the second %s is the system's own description of the error */
      return g_strdup_printf (_ ("“%s” cannot be opened. The system says: %s. Try again, or open a copy."), shown, g_strerror (errsv));
    }
}

/**
 * batson_store_fail_save: says in a whole translated sentence why @path was not saved and what to do.
 * @error: (nullable): where the sentence goes
 * @errsv: the errno of the call that failed
 * @path: the file as the user knows it
 *
 * Returns: FALSE, so that it can be returned
 */
gboolean
batson_store_fail_save (GError **error, int errsv, const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *sentence = save_sentence (errsv, shown);
  BatsonStoreError code = errsv == ENOENT || errsv == ENOTDIR ? BATSON_STORE_ERROR_NO_FOLDER : code_of (errsv);

  g_set_error_literal (error, BATSON_STORE_ERROR, (int) code, sentence);
  return FALSE;
}

/**
 * batson_store_fail_load: says in a whole translated sentence why @path cannot be opened and what to do.
 * @error: (nullable): where the sentence goes
 * @errsv: the errno of the call that failed
 * @path: the file as the user knows it
 *
 * Returns: FALSE, so that it can be returned
 */
gboolean
batson_store_fail_load (GError **error, int errsv, const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *sentence = load_sentence (errsv, shown);
  BatsonStoreError code = errsv == ENOENT || errsv == ENOTDIR ? BATSON_STORE_ERROR_NO_FILE : code_of (errsv);

  g_set_error_literal (error, BATSON_STORE_ERROR, (int) code, sentence);
  return FALSE;
}
