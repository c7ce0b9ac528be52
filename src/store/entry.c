/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as a list of cases shows it, read from its head alone. */
#include "store/entry.h"

#include "store/error.h"
#include "store/load.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

struct _BatsonEntry
{
  GObject parent_instance;

  char *path;
  char *name; /* of the file, fit to be shown */
  BatsonStamp stamp; /* without hash */
  gboolean has_summary;
  BatsonSummary summary;
  char *error; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (BatsonEntry, batson_entry, G_TYPE_OBJECT)

/* At most @size bytes from the beginning; -1 with errno set. */
static ssize_t
read_head (const char *path, char *head, gsize size, BatsonStamp *out_stamp)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  gsize done = 0;
  ssize_t n = 1;
  struct stat st;
  int errsv;

  if (fd < 0)
    return -1;
  if (fstat (fd, &st) < 0)
    n = -1;
  else if (!S_ISREG (st.st_mode))
    {
      errno = EISDIR;
      n = -1;
    }
  while (n > 0 && done < size)
    {
      n = BATSON_RETRY (read (fd, head + done, size - done));
      done += n > 0 ? (gsize) n : 0;
    }
  errsv = errno;
  close (fd);
  errno = errsv;
  if (n < 0)
    return -1;
  batson_stamp_set (out_stamp, &st, "");
  return (ssize_t) done;
}

static gboolean
read_summary (BatsonEntry *self, GError **error)
{
  g_autoptr (GBytes) whole = NULL;
  char head[BATSON_ENTRY_HEAD];
  ssize_t n = read_head (self->path, head, sizeof head, &self->stamp);
  gconstpointer data;
  gsize size;

  if (n < 0)
    return batson_store_fail_load (error, errno, self->path);
  if (batson_summary_parse (head, (gsize) n, &self->summary))
    return TRUE;
  /* a summary may lie deeper in a document that another program wrote */
  if (!batson_load_bytes (batson_system_default (), self->path, &whole, NULL, error))
    return FALSE;
  data = g_bytes_get_data (whole, &size);
  if (data != NULL && batson_summary_parse (data, size, &self->summary))
    return TRUE;
  g_set_error (error, BATSON_STORE_ERROR, BATSON_STORE_ERROR_FAILED,
               _ ("“%s” holds no summary of a case. Open it to see what is wrong with it."), self->name);
  return FALSE;
}

/**
 * batson_entry_read: reads the head of a document, in any thread.
 * @path: the document
 *
 * Returns: (transfer full): the entry; a document that cannot be read has an error text
 */
BatsonEntry *
batson_entry_read (const char *path)
{
  BatsonEntry *self = g_object_new (BATSON_TYPE_ENTRY, NULL);
  g_autoptr (GError) error = NULL;

  self->path = g_strdup (path);
  self->name = g_filename_display_basename (path);
  self->has_summary = read_summary (self, &error);
  if (!self->has_summary)
    self->error = g_strdup (error->message);
  return self;
}

/**
 * batson_entry_is_current: whether the document is still the one that was read.
 * @self: the entry
 * @st: the document's status now
 */
gboolean
batson_entry_is_current (BatsonEntry *self, const struct stat *st)
{
  return batson_stamp_matches (&self->stamp, st);
}

/**
 * batson_entry_get_path: where the document is.
 * @self: the entry
 *
 * Returns: (transfer none): the path
 */
const char *
batson_entry_get_path (BatsonEntry *self)
{
  return self->path;
}

/**
 * batson_entry_get_name: the file's name, fit to be shown.
 * @self: the entry
 *
 * Returns: (transfer none): UTF-8
 */
const char *
batson_entry_get_name (BatsonEntry *self)
{
  return self->name;
}

/**
 * batson_entry_get_summary: what the document's summary says.
 * @self: the entry
 *
 * Returns: (transfer none) (nullable): the summary; NULL where there is an error
 */
const BatsonSummary *
batson_entry_get_summary (BatsonEntry *self)
{
  return self->has_summary ? &self->summary : NULL;
}

/**
 * batson_entry_get_error: why there is no summary.
 * @self: the entry
 *
 * Returns: (transfer none) (nullable): a translated sentence; NULL where there is a summary
 */
const char *
batson_entry_get_error (BatsonEntry *self)
{
  return self->error;
}

/**
 * batson_entry_get_modified: when the document was last written.
 * @self: the entry
 *
 * Returns: seconds since 1970; 0 for a document that cannot be read
 */
gint64
batson_entry_get_modified (BatsonEntry *self)
{
  return self->stamp.mtime_ns / 1000000000;
}

static void
batson_entry_finalize (GObject *object)
{
  BatsonEntry *self = BATSON_ENTRY (object);

  g_free (self->path);
  g_free (self->name);
  g_free (self->error);
  if (self->has_summary)
    batson_summary_clear (&self->summary);
  G_OBJECT_CLASS (batson_entry_parent_class)->finalize (object);
}

static void
batson_entry_class_init (BatsonEntryClass *class)
{
  G_OBJECT_CLASS (class)->finalize = batson_entry_finalize;
}

static void
batson_entry_init (BatsonEntry *self)
{
}
