/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notices that somebody else wrote, removed or put back an open document. */
#include "store/watch.h"

#include "store/folders.h"

#include <string.h>

struct _BatsonWatch
{
  GObject parent_instance;

  char *path;
  BatsonStamp own;  /* what we loaded or saved */
  BatsonStamp seen; /* what was there at the last look */
  gboolean held;    /* a save of ours is on its way */
  guint round;      /* counts our stamps: a look begun before one tells nothing */
  gboolean looking;
  gboolean look_again;
  GFileMonitor *monitor; /* (nullable) */
  guint poll;
};

G_DEFINE_FINAL_TYPE (BatsonWatch, batson_watch, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A look from a thread: the disk may be slow, or on the other side of a network. */
typedef struct
{
  char *path;
  guint round;
  BatsonStamp seen;
  BatsonStamp now;
  BatsonChange change;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_free (look->path);
  g_free (look);
}

static Look *
look_new (BatsonWatch *self)
{
  Look *look = g_new0 (Look, 1);

  look->path = g_strdup (self->path);
  look->round = self->round;
  look->seen = self->seen;
  return look;
}

static void
look_make (Look *look)
{
  look->change = batson_stamp_compare (look->path, &look->seen, &look->now);
}

static void
take (BatsonWatch *self, const Look *look)
{
  BatsonWatchKind kind = BATSON_WATCH_MODIFIED;

  if (self->held || look->round != self->round)
    return;
  self->seen = look->now;
  if (look->change == BATSON_CHANGE_NONE)
    return;
  if (look->change == BATSON_CHANGE_VANISHED)
    kind = BATSON_WATCH_VANISHED;
  else if (self->own.exists && strcmp (look->now.sha256, self->own.sha256) == 0)
    kind = BATSON_WATCH_BACK;
  g_signal_emit (self, signals[CHANGED], 0, (int) kind);
}

static void look_soon (BatsonWatch *self);

static void
look_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  look_make (data);
  g_task_return_boolean (task, TRUE);
}

static void
look_done (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BatsonWatch) self = data;

  self->looking = FALSE;
  take (self, g_task_get_task_data (G_TASK (result)));
  if (self->look_again)
    look_soon (self);
}

static void
look_soon (BatsonWatch *self)
{
  g_autoptr (GTask) task = NULL;

  self->look_again = self->looking;
  if (self->looking || self->held)
    return;
  self->looking = TRUE;
  /* the callback holds the watch, so that it never goes in the thread */
  task = g_task_new (NULL, NULL, look_done, g_object_ref (self));
  g_task_set_task_data (task, look_new (self), look_free);
  g_task_run_in_thread (task, look_thread);
}

static gboolean
poll_now (gpointer data)
{
  look_soon (data);
  return G_SOURCE_CONTINUE;
}

static void
batson_watch_dispose (GObject *object)
{
  BatsonWatch *self = BATSON_WATCH (object);

  g_clear_handle_id (&self->poll, g_source_remove);
  if (self->monitor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->monitor, self);
      g_file_monitor_cancel (self->monitor);
      g_clear_object (&self->monitor);
    }
  G_OBJECT_CLASS (batson_watch_parent_class)->dispose (object);
}

static void
batson_watch_finalize (GObject *object)
{
  g_free (BATSON_WATCH (object)->path);
  G_OBJECT_CLASS (batson_watch_parent_class)->finalize (object);
}

static void
batson_watch_class_init (BatsonWatchClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = batson_watch_dispose;
  object_class->finalize = batson_watch_finalize;
  signals[CHANGED] = g_signal_new ("changed", BATSON_TYPE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
batson_watch_init (BatsonWatch *self)
{
}

/**
 * batson_watch_new: begins to watch a document, by a file monitor and by looking every BATSON_WATCH_SECONDS.
 * @path: the file; links are followed
 * @stamp: what it was when it was loaded or saved
 *
 * On a network file system a monitor hears nothing of other computers: there it is looked at by time alone.
 *
 * Returns: (transfer full): the watch; it tells in the caller's main context
 */
BatsonWatch *
batson_watch_new (const char *path, const BatsonStamp *stamp)
{
  BatsonWatch *self = g_object_new (BATSON_TYPE_WATCH, NULL);

  self->path = g_strdup (path);
  self->own = *stamp;
  self->seen = *stamp;
  self->monitor = batson_folder_monitor (path, G_CALLBACK (look_soon), self);
  self->poll = g_timeout_add_seconds (BATSON_WATCH_SECONDS, poll_now, self);
  return self;
}

/**
 * batson_watch_get_path: the file that is watched.
 *
 * Returns: (transfer none): the path
 */
const char *
batson_watch_get_path (BatsonWatch *self)
{
  return self->path;
}

/**
 * batson_watch_set_stamp: tells the watch what we wrote or reloaded ourselves.
 * @self: the watch
 * @stamp: (nullable): what the file is now; NULL when a save of ours begins in a thread: nothing is told until the next stamp
 */
void
batson_watch_set_stamp (BatsonWatch *self, const BatsonStamp *stamp)
{
  self->held = stamp == NULL;
  self->round++;
  if (stamp == NULL)
    return;
  self->own = *stamp;
  self->seen = *stamp;
}

/**
 * batson_watch_look: looks at once, as when a window gets the focus; a change is told before this returns.
 * @self: the watch
 */
void
batson_watch_look (BatsonWatch *self)
{
  g_autoptr (BatsonWatch) alive = g_object_ref (self);
  Look *look = look_new (self);

  look_make (look);
  take (self, look);
  look_free (look);
}
