/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The documents opened last, in a list of our own that no other program sees. */
#include "store/recent.h"

#include "store/folders.h"
#include "store/load.h"
#include "store/save.h"

#include <glib/gstdio.h>
#include <string.h>

#define WRITE_AFTER_MS 1000

struct _BatsonRecent
{
  GObject parent_instance;

  const BatsonSystem *sys;
  char *file;       /* one URI a line, the newest first */
  GPtrArray *paths; /* of char* */
  gboolean enabled;
  guint timer; /* of the write that is due */
};

G_DEFINE_FINAL_TYPE (BatsonRecent, batson_recent, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
read_list (BatsonRecent *self)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!batson_load_bytes (self->sys, self->file, &bytes, NULL, NULL))
    return;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL && self->paths->len < BATSON_RECENT_LIMIT; i++)
    {
      char *path = g_filename_from_uri (lines[i], NULL, NULL);
      if (path != NULL)
        g_ptr_array_add (self->paths, path);
    }
}

/* A list that cannot be written is not worth a message. */
static void
write_list (BatsonRecent *self)
{
  g_autofree char *folder = g_path_get_dirname (self->file);
  g_autoptr (GBytes) bytes = NULL;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->paths->len; i++)
    {
      g_autofree char *uri = g_filename_to_uri (g_ptr_array_index (self->paths, i), NULL, NULL);
      g_string_append_printf (text, "%s\n", uri);
    }
  bytes = g_string_free_to_bytes (text);
  if (self->paths->len == 0)
    self->sys->unlink (self->file);
  else if (batson_folder_make (folder, NULL))
    batson_save_bytes_full (self->sys, self->file, bytes, NULL, BATSON_SAVE_NO_BACKUP, NULL, NULL);
}

static gboolean
timer_is_up (gpointer data)
{
  BatsonRecent *self = data;

  self->timer = 0;
  write_list (self);
  return G_SOURCE_REMOVE;
}

/* Written a little later, so that opening a document does not wait for it. */
static void
list_changed (BatsonRecent *self)
{
  if (self->timer == 0)
    self->timer = g_timeout_add_full (G_PRIORITY_LOW, WRITE_AFTER_MS, timer_is_up, self, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
take_out (BatsonRecent *self, const char *path)
{
  guint at;

  return g_ptr_array_find_with_equal_func (self->paths, path, g_str_equal, &at) && g_ptr_array_remove_index (self->paths, at) != NULL;
}

/**
 * batson_recent_new: the list of the documents opened last; one object serves all windows.
 * @sys: the system calls
 * @file: (nullable): where it is kept, 0600; NULL for `$XDG_DATA_HOME/batson/recent`
 *
 * Returns: (transfer full): the list, read
 */
BatsonRecent *
batson_recent_new (const BatsonSystem *sys, const char *file)
{
  BatsonRecent *self = g_object_new (BATSON_TYPE_RECENT, NULL);

  self->sys = sys;
  self->file = file != NULL ? g_strdup (file) : batson_folder_data ("recent");
  read_list (self);
  return self;
}

/**
 * batson_recent_get_paths: the documents, the one opened last first; they need not be there any more.
 * @self: the list
 *
 * Returns: (transfer full): at most BATSON_RECENT_LIMIT paths
 */
char **
batson_recent_get_paths (BatsonRecent *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->paths->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (self->paths, i));
  return g_strv_builder_end (builder);
}

/**
 * batson_recent_add: puts a document first; nothing happens while the list is disabled.
 * @self: the list
 * @path: absolute
 */
void
batson_recent_add (BatsonRecent *self, const char *path)
{
  if (!self->enabled || !g_path_is_absolute (path))
    return;
  if (self->paths->len > 0 && strcmp (g_ptr_array_index (self->paths, 0), path) == 0)
    return;
  if (!take_out (self, path) && self->paths->len == BATSON_RECENT_LIMIT)
    g_ptr_array_remove_index (self->paths, BATSON_RECENT_LIMIT - 1);
  g_ptr_array_insert (self->paths, 0, g_strdup (path));
  list_changed (self);
}

/**
 * batson_recent_remove: takes one document out of the list.
 * @self: the list
 * @path: the document, which stays where it is
 */
void
batson_recent_remove (BatsonRecent *self, const char *path)
{
  if (take_out (self, path))
    list_changed (self);
}

/**
 * batson_recent_clear: empties the list and removes its file at once.
 * @self: the list
 */
void
batson_recent_clear (BatsonRecent *self)
{
  gboolean had = self->paths->len > 0;

  g_ptr_array_set_size (self->paths, 0);
  g_clear_handle_id (&self->timer, g_source_remove);
  write_list (self);
  if (had)
    g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * batson_recent_set_enabled: whether documents are remembered; what was is forgotten when they no longer are.
 * @self: the list
 * @enabled: as the preferences say
 */
void
batson_recent_set_enabled (BatsonRecent *self, gboolean enabled)
{
  self->enabled = enabled;
  if (!enabled)
    batson_recent_clear (self);
}

/**
 * batson_recent_flush: writes the list now if it was changed, as at the end of the program.
 * @self: the list
 */
void
batson_recent_flush (BatsonRecent *self)
{
  if (self->timer == 0)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  write_list (self);
}

static void
batson_recent_dispose (GObject *object)
{
  batson_recent_flush (BATSON_RECENT (object));
  G_OBJECT_CLASS (batson_recent_parent_class)->dispose (object);
}

static void
batson_recent_finalize (GObject *object)
{
  BatsonRecent *self = BATSON_RECENT (object);

  g_free (self->file);
  g_ptr_array_unref (self->paths);
  G_OBJECT_CLASS (batson_recent_parent_class)->finalize (object);
}

static void
batson_recent_class_init (BatsonRecentClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = batson_recent_dispose;
  object_class->finalize = batson_recent_finalize;
  signals[CHANGED] = g_signal_new ("changed", BATSON_TYPE_RECENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
batson_recent_init (BatsonRecent *self)
{
  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->enabled = TRUE;
}
