/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads whole, in a thread, the documents whose head tells too little to a list of cases: those written by hand, by another program or by
 * an older Batson. What was read is kept with the entry; an entry never changes, so that a thread may look at it. */
#include "app/case-reader.h"

#include "app/clock.h"
#include "case/document.h"
#include "framework/summarise.h"
#include "store/load.h"

#include <gio/gio.h>

#define MOST_AT_ONCE 256

static const char read_key[] = "batson-summary-read", summary_key[] = "batson-summary";

static void (*tell) (void);   /* documents were read */
static GPtrArray *waiting;    /* BatsonEntry; NULL: none */
static GCancellable *current; /* of the thread that reads; NULL: none does */

/* Documents that were read, on their way to the list. */
typedef struct
{
  GCancellable *cancellable;
  GPtrArray *entries;   /* BatsonEntry */
  GPtrArray *summaries; /* BatsonSummary; NULL where a document is not sound */
} Batch;

static void
free_summary (gpointer data)
{
  if (data)
    batson_summary_clear (data);
  g_free (data);
}

static Batch *
batch_new (GCancellable *cancellable)
{
  Batch *batch = g_new0 (Batch, 1);

  batch->cancellable = g_object_ref (cancellable);
  batch->entries = g_ptr_array_new_with_free_func (g_object_unref);
  batch->summaries = g_ptr_array_new_with_free_func (free_summary);
  return batch;
}

static void
batch_free (gpointer data)
{
  Batch *batch = data;

  g_object_unref (batch->cancellable);
  g_ptr_array_unref (batch->entries);
  g_ptr_array_unref (batch->summaries);
  g_free (batch);
}

/* NULL where the document is not sound. */
static BatsonSummary *
summarise (BatsonEntry *entry)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BatsonCase) the_case = NULL;
  g_autoptr (BatsonAssessment) assessment = NULL;
  BatsonSettings settings = { 0 };
  BatsonSummary *summary;

  if (!batson_load_bytes (batson_system_default (), batson_entry_get_path (entry), &bytes, NULL, NULL))
    return NULL;
  the_case = batson_document_read (bytes, batson_clock_origin (), NULL, NULL);
  if (the_case == NULL)
    return NULL;
  batson_clock_now (&settings.at, &settings.offset);
  assessment = batson_assess (batson_case_get_root (the_case), &settings);
  summary = g_new0 (BatsonSummary, 1);
  batson_summary_init (summary);
  batson_summarise (assessment, summary);
  return summary;
}

static gboolean
take (gpointer data)
{
  Batch *batch = data;

  if (g_cancellable_is_cancelled (batch->cancellable))
    return G_SOURCE_REMOVE;
  for (guint i = 0; i < batch->entries->len; i++)
    {
      g_object_set_data (batch->entries->pdata[i], read_key, GINT_TO_POINTER (TRUE));
      g_object_set_data_full (batch->entries->pdata[i], summary_key, g_steal_pointer (&batch->summaries->pdata[i]), free_summary);
    }
  tell ();
  return G_SOURCE_REMOVE;
}

/* The first are told at once, the others in ever larger lots: each one is a new look at the whole list. */
static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GPtrArray *entries = data;

  for (guint from = 0, n = 1; from < entries->len && !g_cancellable_is_cancelled (cancellable); from += n, n = MIN (2 * n, MOST_AT_ONCE))
    {
      Batch *batch = batch_new (cancellable);

      for (guint i = from; i < MIN (from + n, entries->len) && !g_cancellable_is_cancelled (cancellable); i++)
        {
          g_ptr_array_add (batch->entries, g_object_ref (entries->pdata[i]));
          g_ptr_array_add (batch->summaries, summarise (entries->pdata[i]));
        }
      g_idle_add_full (G_PRIORITY_DEFAULT, take, batch, batch_free);
    }
  g_task_return_boolean (task, TRUE);
}

static void start (void);

static void
read_done (GObject *source, GAsyncResult *result, gpointer data)
{
  if (current != g_task_get_cancellable (G_TASK (result)))
    return;
  g_clear_object (&current);
  if (waiting)
    start ();
  else
    tell ();
}

static void
start (void)
{
  g_autoptr (GTask) task = NULL;

  current = g_cancellable_new ();
  task = g_task_new (NULL, current, read_done, NULL);
  g_task_set_task_data (task, g_steal_pointer (&waiting), (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, read_thread);
}

/** READ is called, in the main loop, whenever documents were read and when there are no more. */
void
batson_case_reader_follow (void (*read) (void))
{
  tell = read;
}

/** Reads the document of ENTRY; batson_case_reader_has () once it is. */
void
batson_case_reader_add (BatsonEntry *entry)
{
  if (waiting == NULL)
    waiting = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (waiting, g_object_ref (entry));
  if (current == NULL)
    start ();
}

/** Reads no more: what was asked for is no longer wanted. */
void
batson_case_reader_cancel (void)
{
  if (current)
    g_cancellable_cancel (current);
  g_clear_object (&current);
  g_clear_pointer (&waiting, g_ptr_array_unref);
}

/** Whether documents are being read. */
gboolean
batson_case_reader_is_busy (void)
{
  return current != NULL;
}

/** Whether the document of ENTRY was read, sound or not. */
gboolean
batson_case_reader_has (BatsonEntry *entry)
{
  return g_object_get_data (G_OBJECT (entry), read_key) != NULL;
}

/** What the document of ENTRY said; NULL where it is not sound or was not read. Owned by ENTRY. */
const BatsonSummary *
batson_case_reader_summary (BatsonEntry *entry)
{
  return g_object_get_data (G_OBJECT (entry), summary_key);
}
