/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file was when it was last read or written, and whether it still is. */
#include "store/stamp.h"

#include "store/error.h"
#include "store/load.h"

#include <errno.h>
#include <string.h>

/**
 * batson_hash_bytes: the SHA-256 of @bytes in hexadecimal.
 * @bytes: what to hash
 * @out_hash: (out): 64 characters and a NUL
 */
void
batson_hash_bytes (GBytes *bytes, char out_hash[BATSON_HASH_LENGTH + 1])
{
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  g_strlcpy (out_hash, hash, BATSON_HASH_LENGTH + 1);
}

/**
 * batson_stamp_set: fills a stamp from what the system says about a file and the hash of its bytes.
 * @stamp: (out): the stamp
 * @st: the file's status, taken no later than its bytes were read
 * @hash: 64 hexadecimal characters
 */
void
batson_stamp_set (BatsonStamp *stamp, const struct stat *st, const char *hash)
{
  stamp->exists = TRUE;
  stamp->device = (guint64) st->st_dev;
  stamp->inode = (guint64) st->st_ino;
  stamp->size = (guint64) st->st_size;
  stamp->mtime_ns = (gint64) st->st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + st->st_mtim.tv_nsec;
  if (hash != stamp->sha256)
    g_strlcpy (stamp->sha256, hash, sizeof stamp->sha256);
}

/**
 * batson_stamp_matches: whether a file's status is the one of the stamp, without reading the file.
 * @stamp: the stamp
 * @st: the file's status now
 */
gboolean
batson_stamp_matches (const BatsonStamp *stamp, const struct stat *st)
{
  BatsonStamp now = { 0 };

  batson_stamp_set (&now, st, stamp->sha256);
  return stamp->exists && now.device == stamp->device && now.inode == stamp->inode && now.size == stamp->size &&
         now.mtime_ns == stamp->mtime_ns;
}

/**
 * batson_stamp_compare: what happened to a file since its stamp was taken: its status first, its bytes only if that differs.
 * @path: the file
 * @then: the stamp
 * @out_now: (out) (optional): what the file is now; a file that was only touched or copied back has the same hash and another status
 *
 * A file that is there but cannot be read now counts as unchanged: the next look, or the save, will tell.
 */
BatsonChange
batson_stamp_compare (const char *path, const BatsonStamp *then, BatsonStamp *out_now)
{
  g_autoptr (GError) error = NULL;
  BatsonChange change = BATSON_CHANGE_NONE;
  BatsonStamp now = { 0 };
  struct stat st;

  if (stat (path, &st) < 0)
    {
      if (then->exists && (errno == ENOENT || errno == ENOTDIR))
        change = BATSON_CHANGE_VANISHED;
      else
        now = *then;
    }
  else if (batson_stamp_matches (then, &st))
    now = *then;
  else if (batson_load_bytes (batson_system_default (), path, NULL, &now, &error))
    change = then->exists && strcmp (now.sha256, then->sha256) == 0 ? BATSON_CHANGE_NONE : BATSON_CHANGE_MODIFIED;
  else if (g_error_matches (error, BATSON_STORE_ERROR, BATSON_STORE_ERROR_TOO_LARGE))
    {
      batson_stamp_set (&now, &st, "");
      change = BATSON_CHANGE_MODIFIED;
    }
  else
    now = *then;

  if (out_now != NULL)
    *out_now = now;
  return change;
}

/**
 * batson_stamp_changed: whether a file is another one than the stamp says, or gone.
 * @path: the file
 * @stamp: what it was
 */
gboolean
batson_stamp_changed (const char *path, const BatsonStamp *stamp)
{
  return batson_stamp_compare (path, stamp, NULL) != BATSON_CHANGE_NONE;
}
