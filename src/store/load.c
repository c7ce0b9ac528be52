/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a document whole. */
#include "store/load.h"

#include "store/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

/**
 * batson_fail_too_large: says that a file is larger than the store handles.
 * @error: (nullable): where the sentence goes
 * @path: the file as the user knows it
 *
 * Returns: FALSE
 */
gboolean
batson_fail_too_large (GError **error, const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *limit = g_format_size_full (BATSON_STORE_SIZE_LIMIT, G_FORMAT_SIZE_IEC_UNITS);

  g_set_error (error, BATSON_STORE_ERROR, BATSON_STORE_ERROR_TOO_LARGE,
               _ ("“%s” is larger than the %s a case may take. Choose another file."), shown, limit);
  return FALSE;
}

/**
 * batson_read_whole: reads a descriptor from where it stands to its end.
 * @sys: the system calls
 * @fd: an open file
 *
 * Returns: (transfer full) (nullable): the bytes; NULL with errno set, EFBIG beyond BATSON_STORE_SIZE_LIMIT
 */
GBytes *
batson_read_whole (const BatsonSystem *sys, int fd)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();
  g_autofree guint8 *part = g_malloc (65536);
  ssize_t n;

  while ((n = BATSON_RETRY (sys->read (fd, part, 65536))) > 0)
    {
      if (all->len + (gsize) n > BATSON_STORE_SIZE_LIMIT)
        {
          errno = EFBIG;
          return NULL;
        }
      g_byte_array_append (all, part, (guint) n);
    }
  return n < 0 ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&all));
}

/**
 * batson_read_file: reads a regular file whole.
 * @sys: the system calls
 * @path: the file
 * @out_bytes: (out) (transfer full): its bytes
 * @out_stat: (out): its status just before it was read, so that a later change shows against it
 *
 * Returns: 0, or the errno: EISDIR for whatever is no regular file, EFBIG beyond BATSON_STORE_SIZE_LIMIT
 */
int
batson_read_file (const BatsonSystem *sys, const char *path, GBytes **out_bytes, struct stat *out_stat)
{
  g_autoptr (GBytes) bytes = NULL;
  struct stat st;
  int errsv = 0;
  /* O_NONBLOCK: a pipe of that name must not hold us */
  int fd = (int) BATSON_RETRY (sys->open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));

  if (fd < 0)
    return errno;
  if (BATSON_RETRY (sys->fstat (fd, &st)) < 0)
    errsv = errno;
  else if (!S_ISREG (st.st_mode))
    errsv = EISDIR;
  else if ((bytes = batson_read_whole (sys, fd)) == NULL)
    errsv = errno;
  sys->close (fd); /* nothing was written through it: its error tells nothing */
  if (errsv != 0)
    return errsv;

  *out_bytes = g_steal_pointer (&bytes);
  *out_stat = st;
  return 0;
}

/**
 * batson_load_bytes: reads the document at @path whole.
 * @sys: the system calls
 * @path: the file; links are followed
 * @out_bytes: (out) (optional) (transfer full): its bytes
 * @out_stamp: (out) (optional): what it was when it was read, for the save and the watch
 * @error: BATSON_STORE_ERROR with a whole translated sentence
 *
 * Returns: whether it was read; the out arguments are untouched if not
 */
gboolean
batson_load_bytes (const BatsonSystem *sys, const char *path, GBytes **out_bytes, BatsonStamp *out_stamp, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  struct stat st;
  char hash[BATSON_HASH_LENGTH + 1];
  int errsv = batson_read_file (sys, path, &bytes, &st);

  if (errsv == EFBIG)
    return batson_fail_too_large (error, path);
  if (errsv != 0)
    return batson_store_fail_load (error, errsv, path);

  if (out_stamp != NULL)
    {
      batson_hash_bytes (bytes, hash);
      batson_stamp_set (out_stamp, &st, hash);
    }
  if (out_bytes != NULL)
    *out_bytes = g_steal_pointer (&bytes);
  return TRUE;
}
