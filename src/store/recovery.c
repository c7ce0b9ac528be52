/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recovery copies of a document that is being edited, for the day the power goes. */
#include "store/recovery.h"

#include "store/folders.h"
#include "store/recovery-file.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

struct _BatsonRecovery
{
  GObject parent_instance;

  const BatsonSystem *sys;
  char *path; /* of the copy */
  BatsonRecoveryFunc func;
  gpointer data;

  char *base; /* (nullable): the document the edits were made to */
  char base_hash[BATSON_HASH_LENGTH + 1];

  BatsonRecoverySchedule schedule;
  guint timer;
  GCancellable *writing; /* (nullable): of the copy that is being written in a thread */
  gboolean failing;

  GMutex disk; /* guards what follows and the copy itself */
  int lock_fd; /* -1, or the lock that says that this copy's window is alive */
};

G_DEFINE_FINAL_TYPE (BatsonRecovery, batson_recovery, G_TYPE_OBJECT)

enum
{
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/**
 * batson_recovery_schedule_edit: notes that an edit was made.
 * @schedule: the edits no copy has
 * @now: microseconds, not 0
 */
void
batson_recovery_schedule_edit (BatsonRecoverySchedule *schedule, gint64 now)
{
  if (schedule->first == 0)
    schedule->first = now;
  schedule->last = now;
}

/**
 * batson_recovery_schedule_due: when the next copy is to be written.
 * @schedule: the edits no copy has
 *
 * Returns: microseconds of the same clock; G_MAXINT64 when there is nothing to write
 */
gint64
batson_recovery_schedule_due (const BatsonRecoverySchedule *schedule)
{
  if (schedule->first == 0)
    return G_MAXINT64;
  return MIN (schedule->last + BATSON_RECOVERY_QUIET, schedule->first + BATSON_RECOVERY_STEADY);
}

/* The lock is another file, because every copy replaces the one before. */
static void
take_lock (BatsonRecovery *self)
{
  g_autofree char *lock = batson_recovery_lock_path (self->path);

  if (self->lock_fd >= 0)
    return;
  self->lock_fd = open (lock, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (self->lock_fd >= 0)
    flock (self->lock_fd, LOCK_EX | LOCK_NB); /* without it the copy is offered too early, and that is all */
}

static void
drop_lock (BatsonRecovery *self)
{
  g_autofree char *lock = batson_recovery_lock_path (self->path);

  if (self->lock_fd < 0)
    return;
  if (!g_file_test (self->path, G_FILE_TEST_EXISTS))
    g_unlink (lock);
  close (self->lock_fd);
  self->lock_fd = -1;
}

/* In any thread; a copy that was called off meanwhile is not written. */
static gboolean
write_copy (BatsonRecovery *self, GBytes *copy, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  gboolean ok = TRUE;

  g_mutex_lock (&self->disk);
  if (!g_cancellable_is_cancelled (cancellable))
    {
      ok = batson_folder_make (folder, error);
      if (ok)
        {
          take_lock (self);
          ok = batson_save_bytes_full (self->sys, self->path, copy, NULL, BATSON_SAVE_NO_BACKUP, NULL, error);
        }
    }
  g_mutex_unlock (&self->disk);
  return ok;
}

static void
stop_timer (BatsonRecovery *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
}

static gboolean
timer_is_up (gpointer data)
{
  BatsonRecovery *self = data;

  self->timer = 0;
  batson_recovery_tick (self, g_get_monotonic_time ());
  return G_SOURCE_REMOVE;
}

/* One timer at a time; when later edits have moved the moment, it is set again when it is up. */
static void
set_timer (BatsonRecovery *self, gint64 now)
{
  gint64 wait = batson_recovery_schedule_due (&self->schedule) - now;

  if (self->schedule.first != 0 && self->timer == 0 && self->writing == NULL)
    self->timer = g_timeout_add ((guint) (MAX (wait, 0) / 1000 + 1), timer_is_up, self);
}

/* A copy that failed is tried again as under steady typing. */
static void
note_result (BatsonRecovery *self, gboolean ok, const GError *error)
{
  gboolean tell = !ok && !self->failing;
  gint64 now = g_get_monotonic_time ();

  self->failing = !ok;
  if (!ok)
    self->schedule = (BatsonRecoverySchedule){ .first = now, .last = now + BATSON_RECOVERY_STEADY };
  set_timer (self, now);
  if (tell)
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

/* A copy on its way to the disk in a thread. */
typedef struct
{
  BatsonRecovery *recovery; /* held by the callback, so that it never goes in the thread */
  GBytes *copy;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_bytes_unref (writing->copy);
  g_free (writing);
}

static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Writing *writing = data;
  GError *error = NULL;

  if (write_copy (writing->recovery, writing->copy, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
write_done (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BatsonRecovery) self = data;
  g_autoptr (GError) error = NULL;
  gboolean current = g_task_get_cancellable (G_TASK (result)) == self->writing;
  gboolean ok = g_task_propagate_boolean (G_TASK (result), &error);

  if (!current)
    return;
  g_clear_object (&self->writing);
  note_result (self, ok, error);
}

/* What the copy is to hold; NULL when the document needs none, and then there is none. */
static GBytes *
compose (BatsonRecovery *self)
{
  g_autoptr (GBytes) document = self->func (self->data);

  stop_timer (self);
  self->schedule = (BatsonRecoverySchedule){ 0 };
  if (document != NULL)
    return batson_recovery_compose (self->base, self->base_hash, document);
  batson_recovery_discard (self);
  return NULL;
}

/**
 * batson_recovery_new: keeps recovery copies of one document.
 * @sys: the system calls
 * @folder: (nullable): where the copies lie; NULL for `$XDG_STATE_HOME/batson/recovery`
 * @func: gives the document as it is now; called in the main thread, until the object is gone
 * @data: for @func
 *
 * Returns: (transfer full): the keeper; nothing is written before the first edit
 */
BatsonRecovery *
batson_recovery_new (const BatsonSystem *sys, const char *folder, BatsonRecoveryFunc func, gpointer data)
{
  BatsonRecovery *self = g_object_new (BATSON_TYPE_RECOVERY, NULL);

  self->sys = sys;
  self->path = batson_recovery_new_path (folder);
  self->func = func;
  self->data = data;
  return self;
}

/**
 * batson_recovery_set_base: tells which document the edits are made to.
 * @self: the keeper
 * @path: (nullable): its path; NULL for one that was never saved
 * @stamp: (nullable): what it was when it was loaded or saved
 */
void
batson_recovery_set_base (BatsonRecovery *self, const char *path, const BatsonStamp *stamp)
{
  g_free (self->base);
  self->base = g_strdup (path);
  g_strlcpy (self->base_hash, stamp != NULL ? stamp->sha256 : "", sizeof self->base_hash);
}

/**
 * batson_recovery_edited: tells that the document was edited.
 * @self: the keeper
 * @now: g_get_monotonic_time()
 */
void
batson_recovery_edited (BatsonRecovery *self, gint64 now)
{
  batson_recovery_schedule_edit (&self->schedule, now);
  set_timer (self, now);
}

/**
 * batson_recovery_tick: begins a copy, in a thread, if one is due.
 * @self: the keeper, which calls this by itself
 * @now: g_get_monotonic_time()
 */
void
batson_recovery_tick (BatsonRecovery *self, gint64 now)
{
  g_autoptr (GTask) task = NULL;
  GBytes *copy;
  Writing *writing;

  if (self->writing != NULL)
    return;
  if (now < batson_recovery_schedule_due (&self->schedule))
    {
      set_timer (self, now);
      return;
    }
  copy = compose (self);
  if (copy == NULL)
    return;
  self->writing = g_cancellable_new ();
  writing = g_new (Writing, 1);
  *writing = (Writing){ self, copy };
  task = g_task_new (NULL, self->writing, write_done, g_object_ref (self));
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, writing, writing_free);
  g_task_run_in_thread (task, write_thread);
}

/**
 * batson_recovery_is_pending: whether there are edits that no copy has yet.
 * @self: the keeper
 */
gboolean
batson_recovery_is_pending (BatsonRecovery *self)
{
  return self->schedule.first != 0 || self->writing != NULL;
}

/**
 * batson_recovery_get_path: where this keeper's copy lies or will lie.
 * @self: the keeper
 *
 * Returns: (transfer none): the path
 */
const char *
batson_recovery_get_path (BatsonRecovery *self)
{
  return self->path;
}

/**
 * batson_recovery_flush: writes the copy now, if there are edits without one; returns when it is on the disk.
 * @self: the keeper
 *
 * For the moments when the window loses the focus or the session ends.
 *
 * Returns: FALSE if it could not be written; `failed` has told
 */
gboolean
batson_recovery_flush (BatsonRecovery *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) copy = NULL;
  gboolean ok;

  if (!batson_recovery_is_pending (self))
    return TRUE;
  copy = compose (self);
  if (copy == NULL)
    return TRUE;
  g_cancellable_cancel (self->writing);
  g_clear_object (&self->writing);
  ok = write_copy (self, copy, NULL, &error);
  note_result (self, ok, error);
  return ok;
}

/**
 * batson_recovery_discard: removes the copy, as when the user does not want the edits; a running one is called off.
 * @self: the keeper, which goes on with the next edit
 */
void
batson_recovery_discard (BatsonRecovery *self)
{
  stop_timer (self);
  self->schedule = (BatsonRecoverySchedule){ 0 };
  g_cancellable_cancel (self->writing);
  g_clear_object (&self->writing);
  g_mutex_lock (&self->disk);
  g_unlink (self->path);
  drop_lock (self);
  g_mutex_unlock (&self->disk);
}

/**
 * batson_recovery_saved: tells that the document itself was saved: the copy is removed.
 * @self: the keeper
 * @path: where it was saved, which is the base of the edits to come
 * @outcome: what came of the save; where the disk did not confirm it, the copy stays for now
 *
 * If the document was edited while it was being saved, call batson_recovery_edited() after this.
 */
void
batson_recovery_saved (BatsonRecovery *self, const char *path, const BatsonSaveOutcome *outcome)
{
  batson_recovery_set_base (self, path, &outcome->stamp);
  if (!outcome->unconfirmed)
    batson_recovery_discard (self);
}

static void
batson_recovery_dispose (GObject *object)
{
  BatsonRecovery *self = BATSON_RECOVERY (object);

  stop_timer (self);
  drop_lock (self);
  g_clear_object (&self->writing);
  G_OBJECT_CLASS (batson_recovery_parent_class)->dispose (object);
}

static void
batson_recovery_finalize (GObject *object)
{
  BatsonRecovery *self = BATSON_RECOVERY (object);

  g_free (self->path);
  g_free (self->base);
  g_mutex_clear (&self->disk);
  G_OBJECT_CLASS (batson_recovery_parent_class)->finalize (object);
}

static void
batson_recovery_class_init (BatsonRecoveryClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = batson_recovery_dispose;
  object_class->finalize = batson_recovery_finalize;
  signals[FAILED] = g_signal_new ("failed", BATSON_TYPE_RECOVERY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
batson_recovery_init (BatsonRecovery *self)
{
  self->lock_fd = -1;
  g_mutex_init (&self->disk);
}
