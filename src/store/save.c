/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The save: a document is replaced whole, or stays as it was and the reason is said. */
#include "store/save.h"

#include "store/error.h"
#include "store/load.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define TEMP_NAME ".batson-XXXXXX.tmp"
#define TEMP_PATTERN ".batson-??????.tmp"
#define TEMP_SUFFIX_LENGTH 4
#define LINKS_FOLLOWED 40
#define STALE_SECONDS (24 * 60 * 60)

/* One save on its way. */
typedef struct
{
  const BatsonSystem *sys;
  BatsonSaveFlags flags;
  const char *path; /* as the user knows it, for the sentences */
  char *shown;      /* the same, fit to be shown */
  char *target;     /* the file itself, links followed */
  char *folder;
  int folder_fd;
  gboolean exists;
  GBytes *old;
  struct stat old_stat;
  gboolean stamped; /* whether it is asked what the file is then: its hash takes as long as all the rest */
} Save;

/* Steps to the file itself: a link to a document stays a link, also when its target is not there yet. */
static char *
follow_links (const BatsonSystem *sys, const char *path)
{
  g_autofree char *at = g_strdup (path);

  for (int i = 0; i < LINKS_FOLLOWED; i++)
    {
      char link[4096];
      g_autofree char *folder = NULL;
      char *next;
      ssize_t n = BATSON_RETRY (sys->readlink (at, link, sizeof link - 1));

      if (n < 0 && (errno == EINVAL || errno == ENOENT || errno == ENOSYS || errno == ENOTSUP))
        return g_steal_pointer (&at);
      if (n < 0)
        return NULL;
      link[n] = '\0';
      folder = g_path_get_dirname (at);
      next = g_path_is_absolute (link) ? g_strdup (link) : g_build_filename (folder, link, NULL);
      g_free (at);
      at = next;
    }
  errno = ELOOP;
  return NULL;
}

/* Takes the sentence. */
static gboolean
fail_saying (GError **error, BatsonStoreError code, char *sentence)
{
  g_set_error_literal (error, BATSON_STORE_ERROR, (int) code, sentence);
  g_free (sentence);
  return FALSE;
}

/* Step 2: the file must still be the one that was loaded. */
static gboolean
check_loaded (const Save *save, const BatsonStamp *loaded, GError **error)
{
  char hash[BATSON_HASH_LENGTH + 1];

  if (loaded == NULL || (!loaded->exists && !save->exists))
    return TRUE;
  if (!save->exists)
    return fail_saying (error, BATSON_STORE_ERROR_VANISHED, g_strdup_printf (_ ("“%s” was not saved because the file is no longer there. Somebody may have moved or deleted it. Save it again to put it back, or save a copy somewhere else."), save->shown));
  if (!loaded->exists)
    return fail_saying (error, BATSON_STORE_ERROR_EXISTS, g_strdup_printf (_ ("“%s” was not saved because there is already a file of this name. Choose another name."), save->shown));
  batson_hash_bytes (save->old, hash);
  if (strcmp (hash, loaded->sha256) != 0)
    return fail_saying (error, BATSON_STORE_ERROR_CHANGED, g_strdup_printf (_ ("“%s” was not saved because somebody else changed the file since you opened it. Reload it, keep yours, or save a copy."), save->shown));
  return TRUE;
}

/* What it is, without what is in it. */
static int
stat_target (Save *save)
{
  if (BATSON_RETRY (save->sys->stat (save->target, &save->old_stat)) < 0)
    return errno;
  return S_ISREG (save->old_stat.st_mode) ? 0 : EISDIR;
}

static gboolean
read_target (Save *save, gboolean bytes, GError **error)
{
  int errsv = bytes ? batson_read_file (save->sys, save->target, &save->old, &save->old_stat) : stat_target (save);

  save->exists = errsv == 0;
  if (errsv == ENOENT)
    return TRUE;
  if (errsv == EFBIG)
    return batson_fail_too_large (error, save->path);
  if (errsv != 0)
    return batson_store_fail_save (error, errsv, save->path);
  /* a rename would replace a write-protected file without asking */
  if (BATSON_RETRY (save->sys->access (save->target, W_OK)) < 0)
    return batson_store_fail_save (error, errno, save->path);
  return TRUE;
}

static int
open_temp (const Save *save, char **out_temp)
{
  int fd;

  do
    {
      g_autofree char *temp = g_build_filename (save->folder, TEMP_NAME, NULL);
      fd = save->sys->mkostemps (temp, TEMP_SUFFIX_LENGTH, O_CLOEXEC);
      if (fd >= 0)
        *out_temp = g_steal_pointer (&temp);
    }
  while (fd < 0 && errno == EINTR);
  return fd;
}

/* The mode of the old file, 0600 for a new one. A group that cannot be kept gets no more than everybody. */
static gboolean
set_mode (const Save *save, int fd)
{
  mode_t mode = save->exists ? save->old_stat.st_mode & 0777 : 0600;
  struct stat st;

  if (BATSON_RETRY (save->sys->fstat (fd, &st)) < 0)
    return FALSE;
  if (save->exists && st.st_gid != save->old_stat.st_gid && BATSON_RETRY (save->sys->fchown (fd, (uid_t) -1, save->old_stat.st_gid)) < 0)
    mode = (mode & 0707) | ((mode & 07) << 3);
  if (BATSON_RETRY (save->sys->fchmod (fd, mode)) == 0)
    return TRUE;
  return errno == EPERM || errno == ENOTSUP || errno == ENOSYS; /* a file system without modes */
}

static gboolean
write_whole (const BatsonSystem *sys, int fd, GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize done = 0;

  while (done < size)
    {
      ssize_t n = BATSON_RETRY (sys->write (fd, data + done, size - done));

      if (n < 0)
        return FALSE;
      if (n == 0)
        {
          errno = EIO;
          return FALSE;
        }
      done += (gsize) n;
    }
  return TRUE;
}

/* Steps 5 and 9. */
static gboolean
reach_disk (const Save *save, int fd)
{
  return save->flags & BATSON_SAVE_NO_WAIT || BATSON_RETRY (save->sys->fsync (fd)) == 0;
}

/* What was written is read back: only so a lying write is found. What nobody waits for has not been on the disk yet. */
static gboolean
read_back (const Save *save, int fd, GBytes *bytes, GError **error)
{
  g_autoptr (GBytes) back = NULL;

  if (save->flags & BATSON_SAVE_NO_WAIT)
    return TRUE;
  if (BATSON_RETRY (save->sys->lseek (fd, 0, SEEK_SET)) < 0 || (back = batson_read_whole (save->sys, fd)) == NULL)
    return batson_store_fail_save (error, errno, save->path);
  if (!g_bytes_equal (bytes, back))
    return fail_saying (error, BATSON_STORE_ERROR_VERIFY, g_strdup_printf (_ ("“%s” was not saved because the disk gave back something else than was written to it. What was there before is untouched. Save a copy on another disk, and have this disk checked."), save->shown));
  return TRUE;
}

/* Steps 3 to 6 on an open temporary file. */
static gboolean
fill_temp (const Save *save, int fd, GBytes *bytes, BatsonStamp *out_stamp, GError **error)
{
  const BatsonSystem *sys = save->sys;
  char hash[BATSON_HASH_LENGTH + 1];
  struct stat st;

  if (!set_mode (save, fd) || !write_whole (sys, fd, bytes) || !reach_disk (save, fd))
    return batson_store_fail_save (error, errno, save->path);
  if (!read_back (save, fd, bytes, error))
    return FALSE;
  if (BATSON_RETRY (sys->fstat (fd, &st)) < 0)
    return batson_store_fail_save (error, errno, save->path);
  if (save->stamped)
    {
      batson_hash_bytes (bytes, hash);
      batson_stamp_set (out_stamp, &st, hash);
    }
  return TRUE;
}

/* A temporary file in the same folder with @bytes, on the disk and read back; on failure none is left. */
static gboolean
write_temp (const Save *save, GBytes *bytes, char **out_temp, BatsonStamp *out_stamp, GError **error)
{
  g_autofree char *temp = NULL;
  int fd = open_temp (save, &temp);
  gboolean ok;

  if (fd < 0)
    return batson_store_fail_save (error, errno, save->path);
  ok = fill_temp (save, fd, bytes, out_stamp, error);
  /* an interrupted close has closed, and the bytes are on the disk already */
  if (save->sys->close (fd) < 0 && errno != EINTR && ok)
    ok = batson_store_fail_save (error, errno, save->path);
  if (!ok)
    BATSON_RETRY (save->sys->unlink (temp));
  else
    *out_temp = g_steal_pointer (&temp);
  return ok;
}

/* Step 7. The backup is replaced by a rename as well, so that there is one at every moment. */
static gboolean
keep_backup (const Save *save, const char *temp)
{
  const BatsonSystem *sys = save->sys;
  g_autofree char *backup = g_strconcat (save->target, "~", NULL);
  g_autofree char *spare = g_strconcat (temp, "~", NULL);
  g_autofree char *copy = NULL;
  BatsonStamp ignored;
  gboolean kept = FALSE;

  if (BATSON_RETRY (sys->link (save->target, spare)) == 0)
    {
      kept = BATSON_RETRY (sys->rename (spare, backup)) == 0;
      BATSON_RETRY (sys->unlink (spare)); /* a rename over a link to the same file leaves both */
    }
  if (kept || !write_temp (save, save->old, &copy, &ignored, NULL))
    return kept;
  if (BATSON_RETRY (sys->rename (copy, backup)) == 0)
    return TRUE;
  BATSON_RETRY (sys->unlink (copy));
  return FALSE;
}

/* Reading and writing took a while: the file must still be the one of step 2. */
static gboolean
check_still (const Save *save, GError **error)
{
  struct stat st;
  BatsonStamp then = { 0 };

  if (save->exists)
    batson_stamp_set (&then, &save->old_stat, "");
  if (BATSON_RETRY (save->sys->stat (save->target, &st)) < 0)
    {
      if (errno != ENOENT)
        return batson_store_fail_save (error, errno, save->path);
      if (!save->exists)
        return TRUE;
    }
  else if (batson_stamp_matches (&then, &st))
    return TRUE;
  return fail_saying (error, BATSON_STORE_ERROR_CHANGED, g_strdup_printf (_ ("“%s” was not saved because somebody else wrote the file at the same moment. Reload it, keep yours, or save a copy."), save->shown));
}

/* Steps 7 to 9 with a finished temporary file. */
static gboolean
replace (const Save *save, const char *temp, BatsonSaveOutcome *outcome, GError **error)
{
  const BatsonSystem *sys = save->sys;
  gboolean ok = check_still (save, error);

  if (ok && save->exists && !(save->flags & BATSON_SAVE_NO_BACKUP))
    outcome->backup_failed = !keep_backup (save, temp);
  if (ok && BATSON_RETRY (sys->rename (temp, save->target)) < 0)
    ok = batson_store_fail_save (error, errno, save->path);
  if (!ok)
    BATSON_RETRY (sys->unlink (temp));
  else
    outcome->unconfirmed = !reach_disk (save, save->folder_fd);
  return ok;
}

static gboolean
save_in_folder (Save *save, GBytes *bytes, const BatsonStamp *loaded, BatsonSaveOutcome *outcome, GError **error)
{
  g_autofree char *temp = NULL;

  return read_target (save, loaded != NULL || !(save->flags & BATSON_SAVE_NO_BACKUP), error) && check_loaded (save, loaded, error) && write_temp (save, bytes, &temp, &outcome->stamp, error) &&
         replace (save, temp, outcome, error);
}

/**
 * batson_save_bytes_full: batson_save_bytes() with flags.
 * @sys: the system calls
 * @path: the file; a link is followed to the file itself
 * @bytes: the whole document
 * @loaded: (nullable): what the file is believed to be; NULL replaces whatever is there, a zeroed stamp expects nothing
 * @flags: see BatsonSaveFlags
 * @out: (out) (optional): what came of it
 * @error: BATSON_STORE_ERROR with a whole translated sentence
 *
 * Returns: whether the document is now at @path; if not, what was there before still is, and @out is untouched
 */
gboolean
batson_save_bytes_full (const BatsonSystem *sys, const char *path, GBytes *bytes, const BatsonStamp *loaded, BatsonSaveFlags flags,
                        BatsonSaveOutcome *out, GError **error)
{
  Save save = { .sys = sys, .path = path, .flags = flags, .stamped = out != NULL };
  BatsonSaveOutcome outcome = { 0 };
  gboolean ok;

  if (g_bytes_get_size (bytes) > BATSON_STORE_SIZE_LIMIT)
    return batson_fail_too_large (error, path);
  save.target = follow_links (sys, path);
  if (save.target == NULL)
    return batson_store_fail_save (error, errno, path);

  save.shown = g_filename_display_name (path);
  save.folder = g_path_get_dirname (save.target);
  /* opened first: a folder that is gone is found early, and the one that was written is the one that is synced */
  save.folder_fd = (int) BATSON_RETRY (sys->open (save.folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (save.folder_fd < 0)
    ok = batson_store_fail_save (error, errno, path);
  else
    {
      ok = save_in_folder (&save, bytes, loaded, &outcome, error);
      sys->close (save.folder_fd);
    }
  if (ok && out != NULL)
    *out = outcome;
  g_clear_pointer (&save.old, g_bytes_unref);
  g_free (save.shown);
  g_free (save.folder);
  g_free (save.target);
  return ok;
}

/**
 * batson_save_bytes: puts @bytes at @path whole and for good, and keeps what was there as `PATH~`.
 * @sys: the system calls
 * @path: the file; a link is followed to the file itself
 * @bytes: the whole document
 * @loaded: (nullable): what the file is believed to be; NULL replaces whatever is there, a zeroed stamp expects nothing
 * @out: (out) (optional): what came of it
 * @error: BATSON_STORE_ERROR with a whole translated sentence; CHANGED, VANISHED or EXISTS when @loaded does not fit
 *
 * Returns: whether the document is now at @path; if not, what was there before still is, and @out is untouched
 */
gboolean
batson_save_bytes (const BatsonSystem *sys, const char *path, GBytes *bytes, const BatsonStamp *loaded, BatsonSaveOutcome *out, GError **error)
{
  return batson_save_bytes_full (sys, path, bytes, loaded, BATSON_SAVE_DEFAULT, out, error);
}

/**
 * batson_save_outcome_sentence: what must be said about a save that went through but not quite.
 * @outcome: what came of it
 * @path: the file as the user knows it
 *
 * Returns: (transfer full) (nullable): a translated sentence, NULL when there is nothing to say
 */
char *
batson_save_outcome_sentence (const BatsonSaveOutcome *outcome, const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);

  if (outcome->unconfirmed)
    return g_strdup_printf (_ ("“%s” is saved, but the disk did not confirm it. Save a copy on another disk as well."), shown);
  if (outcome->backup_failed)
    return g_strdup_printf (_ ("“%s” is saved, but the version before it could not be kept as a backup."), shown);
  return NULL;
}

/**
 * batson_store_clean: removes the temporary files that a crash or a power cut left in @folder more than a day ago.
 * @folder: the folder
 * @now: seconds since 1970
 *
 * Only this user's files under the save's own names are touched.
 *
 * Returns: how many were removed
 */
guint
batson_store_clean (const char *folder, gint64 now)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint removed = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = NULL;
      struct stat st;

      if (!g_pattern_match_simple (TEMP_PATTERN, name) && !g_pattern_match_simple (TEMP_PATTERN "~", name))
        continue;
      path = g_build_filename (folder, name, NULL);
      if (lstat (path, &st) == 0 && S_ISREG (st.st_mode) && st.st_uid == geteuid () && now - (gint64) st.st_mtime > STALE_SECONDS && g_unlink (path) == 0)
        removed++;
    }
  return removed;
}
