/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library: the cases in a folder, as a list model that follows the folder. */
#include "store/library.h"

#include "store/error.h"
#include "store/folders.h"

#include <errno.h>
#include <string.h>

#define SETTLE_MS 200
#define TITLE_BYTES 120

struct _BatsonLibrary
{
  GObject parent_instance;

  char *folder;
  gboolean own_folder; /* the default one: it need not be there yet */
  GPtrArray *entries;  /* of BatsonEntry, in the order of the file names */
  char *error;         /* (nullable) */
  gboolean loading;
  gboolean again; /* the folder changed during the look */
  guint timer;
  guint poll;
  GFileMonitor *monitor; /* (nullable) */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BatsonLibrary, batson_library, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum
{
  PROP_0,
  PROP_LOADING,
  N_PROPERTIES
};

enum
{
  LOADED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

/* A look at the folder in a thread, with the entries known before; they never change. */
typedef struct
{
  char *folder;
  gboolean own_folder;
  GPtrArray *before;
  GPtrArray *after;
  char *error;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_free (look->folder);
  g_free (look->error);
  g_ptr_array_unref (look->before);
  g_ptr_array_unref (look->after);
  g_free (look);
}

static int
by_path (gconstpointer a, gconstpointer b)
{
  return strcmp (batson_entry_get_path (*(BatsonEntry *const *) a), batson_entry_get_path (*(BatsonEntry *const *) b));
}

static GHashTable *
known_by_path (const Look *look)
{
  GHashTable *known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < look->before->len; i++)
    {
      BatsonEntry *entry = g_ptr_array_index (look->before, i);
      g_hash_table_insert (known, (gpointer) batson_entry_get_path (entry), entry);
    }
  return known;
}

/* An entry whose file is as it was is kept, so that its row is. */
static BatsonEntry *
entry_for (GHashTable *known, const char *path)
{
  BatsonEntry *entry = g_hash_table_lookup (known, path);
  struct stat st;

  if (entry != NULL && stat (path, &st) == 0 && batson_entry_is_current (entry, &st))
    return g_object_ref (entry);
  return batson_entry_read (path);
}

static void
look_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Look *look = data;
  g_autoptr (GHashTable) known = known_by_path (look);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  errno = 0;
  dir = g_dir_open (look->folder, 0, NULL);
  if (dir == NULL && !(look->own_folder && errno == ENOENT))
    {
      batson_store_fail_load (&error, errno, look->folder);
      look->error = g_strdup (error->message);
    }
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, BATSON_CASE_SUFFIX) && name[0] != '.')
      {
        g_autofree char *path = g_build_filename (look->folder, name, NULL);
        g_ptr_array_add (look->after, entry_for (known, path));
      }
  g_ptr_array_sort (look->after, by_path);
  g_task_return_boolean (task, TRUE);
}

/* Only what differs between the two ends that are equal is told. */
static void
take_entries (BatsonLibrary *self, GPtrArray *after)
{
  GPtrArray *before = self->entries;
  guint head = 0, tail = 0;
  guint shorter = MIN (before->len, after->len);

  while (head < shorter && g_ptr_array_index (before, head) == g_ptr_array_index (after, head))
    head++;
  while (tail < shorter - head && g_ptr_array_index (before, before->len - 1 - tail) == g_ptr_array_index (after, after->len - 1 - tail))
    tail++;
  self->entries = g_ptr_array_ref (after);
  if (before->len - head - tail > 0 || after->len - head - tail > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, before->len - head - tail, after->len - head - tail);
  g_ptr_array_unref (before);
}

static void
set_loading (BatsonLibrary *self, gboolean loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
look_done (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BatsonLibrary) self = data;
  Look *look = g_task_get_task_data (G_TASK (result));
  gboolean again = self->again;

  g_free (self->error);
  self->error = g_steal_pointer (&look->error);
  take_entries (self, look->after);
  self->again = FALSE;
  set_loading (self, FALSE);
  if (again)
    batson_library_reload (self);
  else
    g_signal_emit (self, signals[LOADED], 0);
}

static gboolean
timer_is_up (gpointer data)
{
  BatsonLibrary *self = data;

  self->timer = 0;
  batson_library_reload (self);
  return G_SOURCE_REMOVE;
}

/* A save is several changes: they are waited for. */
static void
folder_changed (BatsonLibrary *self)
{
  if (self->timer == 0)
    self->timer = g_timeout_add (SETTLE_MS, timer_is_up, self);
}

static gboolean
poll_now (gpointer data)
{
  batson_library_reload (data);
  return G_SOURCE_CONTINUE;
}

/**
 * batson_library_new: lists the cases of a folder and follows it; the first look begins at once, in a thread.
 * @folder: (nullable): the folder; NULL for `$XDG_DATA_HOME/batson/cases`, which is made when it is first needed
 *
 * Returns: (transfer full): the library, empty until `loaded`
 */
BatsonLibrary *
batson_library_new (const char *folder)
{
  BatsonLibrary *self = g_object_new (BATSON_TYPE_LIBRARY, NULL);

  self->own_folder = folder == NULL;
  self->folder = folder != NULL ? g_strdup (folder) : batson_folder_data ("cases");
  self->monitor = batson_folder_monitor (self->folder, G_CALLBACK (folder_changed), self);
  if (self->monitor == NULL)
    self->poll = g_timeout_add_seconds (BATSON_LIBRARY_SECONDS, poll_now, self);
  batson_library_reload (self);
  return self;
}

/**
 * batson_library_get_folder: the folder of the cases.
 * @self: the library
 *
 * Returns: (transfer none): the path
 */
const char *
batson_library_get_folder (BatsonLibrary *self)
{
  return self->folder;
}

/**
 * batson_library_get_loading: whether the folder is being looked at.
 * @self: the library
 */
gboolean
batson_library_get_loading (BatsonLibrary *self)
{
  return self->loading;
}

/**
 * batson_library_get_error: why the folder could not be listed at the last look.
 * @self: the library
 *
 * Returns: (transfer none) (nullable): a translated sentence
 */
const char *
batson_library_get_error (BatsonLibrary *self)
{
  return self->error;
}

/**
 * batson_library_reload: looks at the folder again, in a thread; only documents that were written since are read.
 * @self: the library
 */
void
batson_library_reload (BatsonLibrary *self)
{
  g_autoptr (GTask) task = NULL;
  Look *look;

  self->again = self->loading;
  if (self->loading)
    return;
  look = g_new0 (Look, 1);
  look->folder = g_strdup (self->folder);
  look->own_folder = self->own_folder;
  look->before = g_ptr_array_ref (self->entries);
  look->after = g_ptr_array_new_with_free_func (g_object_unref);
  /* the callback holds the library, so that it never goes in the thread */
  task = g_task_new (NULL, NULL, look_done, g_object_ref (self));
  g_task_set_task_data (task, look, look_free);
  set_loading (self, TRUE);
  g_task_run_in_thread (task, look_thread);
}

/* What no file system minds in a name. */
static char *
stem_of (const char *title)
{
  g_autofree char *valid = g_utf8_make_valid (title, -1);
  GString *stem = g_string_new (NULL);

  for (const char *at = valid; *at != '\0' && stem->len < TITLE_BYTES; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gboolean fits = g_unichar_isgraph (c) && !(c < 128 && strchr ("/\\:*?\"<>|", (int) c) != NULL) && !(stem->len == 0 && c == '.');

      if (fits)
        g_string_append_unichar (stem, c);
      else if (stem->len > 0 && stem->str[stem->len - 1] != ' ')
        g_string_append_c (stem, ' ');
    }
  g_strchomp (stem->str);
  if (stem->str[0] == '\0')
    g_string_assign (stem, "case");
  return g_string_free (stem, FALSE);
}

/**
 * batson_folder_new_document: a path for a new document that no file of @folder has; the folder is made if need be.
 * @folder: the library's, or another one for documents
 * @title: what the name is made from; may be empty
 * @error: BATSON_STORE_ERROR with a whole translated sentence
 *
 * Save it with a zeroed stamp, which takes no name that appeared meanwhile.
 *
 * Returns: (transfer full) (nullable): the path
 */
char *
batson_folder_new_document (const char *folder, const char *title, GError **error)
{
  g_autofree char *stem = stem_of (title);
  g_autofree char *path = g_strconcat (folder, G_DIR_SEPARATOR_S, stem, BATSON_CASE_SUFFIX, NULL);

  if (!batson_folder_make (folder, error))
    return NULL;
  for (guint n = 2; g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK); n++)
    {
      g_free (path);
      path = g_strdup_printf ("%s" G_DIR_SEPARATOR_S "%s %u" BATSON_CASE_SUFFIX, folder, stem, n);
    }
  return g_steal_pointer (&path);
}

/** batson_library_new_path: as batson_folder_new_document (), in the library's folder. Returns: (transfer full) (nullable): the path */
char *
batson_library_new_path (BatsonLibrary *self, const char *title, GError **error)
{
  return batson_folder_new_document (self->folder, title, error);
}

static GType
get_item_type (GListModel *model)
{
  return BATSON_TYPE_ENTRY;
}

static guint
get_n_items (GListModel *model)
{
  return BATSON_LIBRARY (model)->entries->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  GPtrArray *entries = BATSON_LIBRARY (model)->entries;

  return position < entries->len ? g_object_ref (g_ptr_array_index (entries, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
batson_library_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LOADING)
    g_value_set_boolean (value, BATSON_LIBRARY (object)->loading);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
batson_library_dispose (GObject *object)
{
  BatsonLibrary *self = BATSON_LIBRARY (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_handle_id (&self->poll, g_source_remove);
  if (self->monitor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->monitor, self);
      g_file_monitor_cancel (self->monitor);
      g_clear_object (&self->monitor);
    }
  G_OBJECT_CLASS (batson_library_parent_class)->dispose (object);
}

static void
batson_library_finalize (GObject *object)
{
  BatsonLibrary *self = BATSON_LIBRARY (object);

  g_free (self->folder);
  g_free (self->error);
  g_ptr_array_unref (self->entries);
  G_OBJECT_CLASS (batson_library_parent_class)->finalize (object);
}

static void
batson_library_class_init (BatsonLibraryClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = batson_library_get_property;
  object_class->dispose = batson_library_dispose;
  object_class->finalize = batson_library_finalize;
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[LOADED] = g_signal_new ("loaded", BATSON_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
batson_library_init (BatsonLibrary *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
}
