/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The save with every system call failing in every way: the document is always whole, old or new. */
#include "fake.h"
#include "folder.h"
#include "store/error.h"
#include "store/load.h"
#include "store/save.h"

#include <errno.h>
#include <string.h>

#define NEW_SIZE 20000

typedef struct
{
  const char *name;
  gboolean exists;   /* a document is there, with a backup of an earlier one */
  gboolean loaded;   /* the save knows what was loaded */
  gboolean no_links; /* the backup must be copied */
} Scene;

static const Scene scenes[] = {
  { "a new document", FALSE, TRUE, FALSE },
  { "a document that was loaded", TRUE, TRUE, FALSE },
  { "a document replaced unread", TRUE, FALSE, FALSE },
  { "a folder without hard links", TRUE, TRUE, TRUE },
};

typedef struct
{
  const char *name;
  FaultKind kind;
  int errsv;
  gboolean harmless; /* the save must go through all the same */
} Way;

static const Way ways[] = {
  { "an I/O error", FAULT_ERRNO, EIO, FALSE },
  { "an I/O error that stays", FAULT_ERRNO_STAYS, EIO, FALSE },
  { "a full disk", FAULT_ERRNO_STAYS, ENOSPC, FALSE },
  { "a full disk for a moment", FAULT_ERRNO, ENOSPC, FALSE },
  { "a refused permission", FAULT_ERRNO, EACCES, FALSE },
  { "an unsupported call", FAULT_ERRNO_STAYS, ENOTSUP, FALSE },
  { "an interrupted call", FAULT_ERRNO, EINTR, TRUE },
  { "a short read or write", FAULT_SHORT, 0, TRUE },
  { "a write that loses a byte", FAULT_DROP, 0, FALSE },
  { "a write that changes a byte", FAULT_ALTER, 0, FALSE },
  { "a crash before the call", FAULT_STOP, 0, FALSE },
  { "a crash in the middle of a write", FAULT_STOP_HALFWAY, 0, FALSE },
};

typedef struct
{
  const Scene *scene;
  const Way *way;
} Sweep;

typedef struct
{
  gboolean ok;
  BatsonSaveOutcome outcome;
  GError *error;
} Result;

static char *
new_text (void)
{
  char *text = g_strnfill (NEW_SIZE, 'n');

  text[0] = 'B';
  text[NEW_SIZE - 1] = 'E';
  return text;
}

static void
save_once (const Folder *folder, const Scene *scene, Fault fault, const char *text, Result *result)
{
  g_autoptr (GBytes) bytes = bytes_of (text);
  BatsonStamp stamp = { 0 };
  const BatsonSystem *sys;

  folder_empty (folder->path);
  if (scene->exists)
    {
      put (folder->backup, OLDEST);
      put (folder->document, OLD);
      g_assert_true (batson_load_bytes (batson_system_default (), folder->document, NULL, &stamp, NULL));
    }
  *result = (Result){ 0 };
  sys = fake_begin (fault);
  fake.no_links = scene->no_links;
  result->ok = batson_save_bytes (sys, folder->document, bytes, scene->loaded ? &stamp : NULL, &result->outcome, &result->error);
}

static void
check_backup (const Folder *folder, const Scene *scene, const Result *result)
{
  g_autofree char *backup = text_of (folder->backup);

  if (!scene->exists)
    g_assert_null (backup);
  else if (result->ok && !result->outcome.backup_failed)
    g_assert_cmpstr (backup, ==, OLD);
  else /* whatever happened, there is a whole earlier version */
    g_assert_true (g_strcmp0 (backup, OLD) == 0 || g_strcmp0 (backup, OLDEST) == 0);
}

static void
check_result (const Folder *folder, const Sweep *sweep, const char *text, const Result *result)
{
  const char *before = sweep->scene->exists ? OLD : NULL;
  g_autofree char *after = text_of (folder->document);

  g_test_message ("%s, %s at call %d (%s): %s", sweep->scene->name, sweep->way->name, fake.fault.at, fake.happened ? fake.where : "-",
                  result->ok ? "saved" : result->error->message);
  g_assert_true (g_strcmp0 (after, before) == 0 || g_strcmp0 (after, text) == 0);
  check_backup (folder, sweep->scene, result);
  if (result->ok)
    {
      g_assert_cmpstr (after, ==, text);
      g_assert_no_error (result->error);
      g_assert_cmpuint (result->outcome.stamp.size, ==, strlen (text));
      g_assert_false (batson_stamp_changed (folder->document, &result->outcome.stamp));
    }
  else
    {
      g_assert_nonnull (strstr (result->error->message, folder->document));
      g_assert_cmpuint (result->error->domain, ==, BATSON_STORE_ERROR);
    }
  if (fake.dead)
    return;
  g_assert_true (result->ok || g_strcmp0 (after, before) == 0);
  g_assert_cmpuint (count_in (folder->path, ".batson-"), ==, 0);
  if (sweep->way->harmless)
    g_assert_true (result->ok && !result->outcome.unconfirmed && !result->outcome.backup_failed);
  if (result->ok && !result->outcome.unconfirmed)
    g_assert_true (fake_durable ());
}

/* A counting run first; then the fault at each call in turn. */
static void
test_sweep (Folder *folder, gconstpointer data)
{
  const Sweep *sweep = data;
  g_autofree char *text = new_text ();
  Result result;
  int calls;

  save_once (folder, sweep->scene, (Fault){ FAULT_NONE }, text, &result);
  g_assert_true (result.ok && fake_durable ());
  g_assert_false (result.outcome.unconfirmed || result.outcome.backup_failed);
  calls = fake.calls;
  g_assert_cmpint (calls, >, 10);
  for (int at = 1; at <= calls; at++)
    {
      save_once (folder, sweep->scene, (Fault){ sweep->way->kind, sweep->way->errsv, at, NULL }, text, &result);
      g_assert_true (fake.happened);
      check_result (folder, sweep, text, &result);
      g_clear_error (&result.error);
    }
  fake_end ();
}

/* What a crash leaves is removed a day later, and then a save works as ever. */
static void
test_after_a_crash (Folder *folder, gconstpointer data)
{
  g_autofree char *text = new_text ();
  Result result;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  guint here, left = 0;

  for (int at = 1;; at++)
    {
      save_once (folder, &scenes[1], (Fault){ FAULT_STOP, 0, at, NULL }, text, &result);
      if (!fake.happened)
        break;
      g_clear_error (&result.error);
      here = count_in (folder->path, ".batson-");
      left += here;
      g_assert_cmpuint (batson_store_clean (folder->path, now + 60), ==, 0);
      g_assert_cmpuint (batson_store_clean (folder->path, now + 2 * 24 * 60 * 60), ==, here);
      g_assert_cmpuint (count_in (folder->path, ".batson-"), ==, 0);
    }
  g_assert_true (result.ok);
  g_assert_cmpuint (left, >, 0);
  fake_end ();
}

int
main (int argc, char **argv)
{
  static Sweep sweeps[G_N_ELEMENTS (scenes) * G_N_ELEMENTS (ways)];
  guint n = 0;

  g_test_init (&argc, &argv, NULL);
  for (guint s = 0; s < G_N_ELEMENTS (scenes); s++)
    for (guint w = 0; w < G_N_ELEMENTS (ways); w++)
      {
        g_autofree char *name = g_strdup_printf ("/store/save/%s survives %s", scenes[s].name, ways[w].name);

        g_strdelimit (name + strlen ("/store/save/"), "/", '-');
        sweeps[n] = (Sweep){ &scenes[s], &ways[w] };
        g_test_add (name, Folder, &sweeps[n++], folder_set_up, test_sweep, folder_tear_down);
      }
  g_test_add ("/store/save/what a crash leaves is removed a day later", Folder, NULL, folder_set_up, test_after_a_crash, folder_tear_down);
  return g_test_run ();
}
