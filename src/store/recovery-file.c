/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The recovery copies on the disk: what is there, whose it is, and moving it aside. */
#include "store/recovery-file.h"

#include "store/error.h"
#include "store/folders.h"
#include "store/load.h"
#include "store/save.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define COPY_SUFFIX ".recovery"
#define LOCK_SUFFIX ".lock"
#define DISCARDED "discarded"
#define HEADER_LIMIT 32768
#define STALE_SECONDS (24 * 60 * 60)

static char *
folder_or_default (const char *folder)
{
  return folder != NULL ? g_strdup (folder) : batson_folder_state ("recovery");
}

/* A path for a new copy in @folder; NULL for the default. The name says nothing of the patient. */
char *
batson_recovery_new_path (const char *folder)
{
  g_autofree char *where = folder_or_default (folder);
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *name = g_strconcat (id, COPY_SUFFIX, NULL);

  return g_build_filename (where, name, NULL);
}

/* The lock beside a copy. */
char *
batson_recovery_lock_path (const char *path)
{
  return g_strconcat (path, LOCK_SUFFIX, NULL);
}

/* The first line, JSON, tells the base; as a URI it is plain ASCII without quotes. The document follows. */
GBytes *
batson_recovery_compose (const char *base, const char *base_hash, GBytes *document)
{
  g_autofree char *uri = base != NULL ? g_filename_to_uri (base, NULL, NULL) : NULL;
  GString *text = g_string_new (NULL);
  gsize size;
  const char *bytes = g_bytes_get_data (document, &size);

  if (uri != NULL)
    g_string_append_printf (text, "{\"batson-recovery\":1,\"base\":\"%s\",\"sha256\":\"%s\"}\n", uri, base_hash);
  else
    g_string_append (text, "{\"batson-recovery\":1}\n");
  g_string_append_len (text, bytes, (gssize) size);
  return g_string_free_to_bytes (text);
}

/* Exactly what batson_recovery_compose() writes; anything else is a document without a first line of ours. */
static gsize
parse_header (GBytes *bytes, char **out_base, char out_hash[BATSON_HASH_LENGTH + 1])
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  const char *end = size == 0 ? NULL : memchr (text, '\n', MIN (size, HEADER_LIMIT));
  g_autofree char *line = end != NULL ? g_strndup (text, (gsize) (end - text)) : NULL;
  g_autoptr (GRegex) regex = g_regex_new ("^\\{\"batson-recovery\":1(?:,\"base\":\"([^\"]*)\",\"sha256\":\"([0-9a-f]{64}|)\")?\\}$",
                                          G_REGEX_RAW | G_REGEX_DOLLAR_ENDONLY, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *hash = NULL;

  if (line == NULL || !g_regex_match (regex, line, 0, &match))
    return 0;
  uri = g_match_info_fetch (match, 1);
  hash = g_match_info_fetch (match, 2);
  if (uri != NULL && *uri != '\0')
    *out_base = g_filename_from_uri (uri, NULL, NULL);
  g_strlcpy (out_hash, hash != NULL ? hash : "", BATSON_HASH_LENGTH + 1);
  return (gsize) (end - text) + 1;
}

/* A lock dies with its process, whatever namespace or machine that lived in. */
static gboolean
is_owned (const char *path)
{
  g_autofree char *lock = batson_recovery_lock_path (path);
  int fd = open (lock, O_RDONLY | O_CLOEXEC);
  gboolean owned;

  if (fd < 0)
    return FALSE;
  owned = flock (fd, LOCK_SH | LOCK_NB) < 0 && errno == EWOULDBLOCK;
  close (fd);
  return owned;
}

static BatsonRecoveryBase
compare_base (const BatsonRecoveryCopy *copy, GBytes *document)
{
  char hash[BATSON_HASH_LENGTH + 1];
  BatsonStamp now;

  if (copy->base == NULL)
    return BATSON_RECOVERY_BASE_NONE;
  if (!batson_load_bytes (batson_system_default (), copy->base, NULL, &now, NULL))
    return BATSON_RECOVERY_BASE_GONE;
  batson_hash_bytes (document, hash);
  if (strcmp (now.sha256, hash) == 0)
    return BATSON_RECOVERY_BASE_SAVED;
  return strcmp (now.sha256, copy->base_hash) == 0 ? BATSON_RECOVERY_BASE_UNCHANGED : BATSON_RECOVERY_BASE_CHANGED;
}

/* A copy that cannot be read is listed too, with size 0: opening it will say why. */
static BatsonRecoveryCopy *
copy_at (char *path)
{
  BatsonRecoveryCopy *copy = g_new0 (BatsonRecoveryCopy, 1);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) document = NULL;
  BatsonStamp stamp = { 0 };
  gsize header;

  copy->path = path;
  copy->owned = is_owned (path);
  if (!batson_load_bytes (batson_system_default (), path, &bytes, &stamp, NULL))
    return copy;
  header = parse_header (bytes, &copy->base, copy->base_hash);
  document = g_bytes_new_from_bytes (bytes, header, g_bytes_get_size (bytes) - header);
  copy->size = g_bytes_get_size (document);
  copy->written = stamp.mtime_ns / 1000000000;
  copy->base_state = compare_base (copy, document);
  return copy;
}

/**
 * batson_recovery_copy_free: frees a found copy; its file stays.
 * @copy: (nullable): the copy
 */
void
batson_recovery_copy_free (BatsonRecoveryCopy *copy)
{
  if (copy == NULL)
    return;
  g_free (copy->path);
  g_free (copy->base);
  g_free (copy);
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const BatsonRecoveryCopy *one = *(BatsonRecoveryCopy *const *) a;
  const BatsonRecoveryCopy *two = *(BatsonRecoveryCopy *const *) b;

  if (one->written != two->written)
    return one->written > two->written ? -1 : 1;
  return strcmp (one->path, two->path);
}

/**
 * batson_recovery_list: what copies there are, compared with their documents; nothing is opened, changed or removed.
 * @folder: (nullable): where; NULL for `$XDG_STATE_HOME/batson/recovery`
 *
 * Copies of windows that are alive are in it with `owned` set. May be called in any thread.
 *
 * Returns: (transfer full) (element-type BatsonRecoveryCopy): the copies, the newest first
 */
GPtrArray *
batson_recovery_list (const char *folder)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) batson_recovery_copy_free);
  g_autofree char *where = folder_or_default (folder);
  g_autoptr (GDir) dir = g_dir_open (where, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, COPY_SUFFIX))
      g_ptr_array_add (copies, copy_at (g_build_filename (where, name, NULL)));
  g_ptr_array_sort (copies, newest_first);
  return copies;
}

/**
 * batson_recovery_read: the document in a recovery copy.
 * @path: of the copy
 * @error: BATSON_STORE_ERROR with a whole translated sentence
 *
 * Returns: (transfer full) (nullable): the document's bytes, without our first line
 */
GBytes *
batson_recovery_read (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *base = NULL;
  char hash[BATSON_HASH_LENGTH + 1];
  gsize header;

  if (!batson_load_bytes (batson_system_default (), path, &bytes, NULL, error))
    return NULL;
  header = parse_header (bytes, &base, hash);
  return g_bytes_new_from_bytes (bytes, header, g_bytes_get_size (bytes) - header);
}

/**
 * batson_recovery_move_aside: moves a copy that was dealt with into the folder `discarded` beside it, where it stays.
 * @path: of the copy
 * @error: BATSON_STORE_ERROR with a whole translated sentence
 *
 * When its edits were taken over, do this only after the new window's own copy was flushed or its document saved.
 */
gboolean
batson_recovery_move_aside (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *aside = g_build_filename (folder, DISCARDED, NULL);
  g_autofree char *to = g_build_filename (aside, name, NULL);
  g_autofree char *lock = batson_recovery_lock_path (path);

  if (!batson_folder_make (aside, error))
    return FALSE;
  if (g_rename (path, to) < 0)
    return batson_store_fail_save (error, errno, path);
  g_unlink (lock);
  return TRUE;
}

/**
 * batson_recovery_clean: removes what crashes left that holds no copy: stale temporary files and locks.
 * @folder: (nullable): where; NULL for `$XDG_STATE_HOME/batson/recovery`
 * @now: seconds since 1970
 */
void
batson_recovery_clean (const char *folder, gint64 now)
{
  g_autofree char *where = folder_or_default (folder);
  g_autoptr (GDir) dir = g_dir_open (where, 0, NULL);
  const char *name;

  batson_store_clean (where, now);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *lock = g_build_filename (where, name, NULL);
      g_autofree char *copy = NULL;
      struct stat st;

      if (!g_str_has_suffix (name, COPY_SUFFIX LOCK_SUFFIX))
        continue;
      copy = g_strndup (lock, strlen (lock) - strlen (LOCK_SUFFIX));
      if (!g_file_test (copy, G_FILE_TEST_EXISTS) && !is_owned (copy) && stat (lock, &st) == 0 && now - (gint64) st.st_mtime > STALE_SECONDS)
        g_unlink (lock);
    }
}
