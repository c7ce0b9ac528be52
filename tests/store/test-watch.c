/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hearing of what others do to an open document. */
#include "folder.h"
#include "store/load.h"
#include "store/save.h"
#include "store/watch.h"

#include <glib/gstdio.h>

typedef struct
{
  Folder folder;
  BatsonWatch *watch;
  GArray *told; /* of int */
} Watching;

static void
told (BatsonWatch *watch, int kind, GArray *kinds)
{
  g_array_append_val (kinds, kind);
}

static void
load_stamp (const char *path, BatsonStamp *stamp)
{
  g_assert_true (batson_load_bytes (batson_system_default (), path, NULL, stamp, NULL));
}

static void
set_up (Watching *w, gconstpointer data)
{
  BatsonStamp stamp;

  folder_set_up (&w->folder, data);
  put (w->folder.document, OLD);
  load_stamp (w->folder.document, &stamp);
  w->watch = batson_watch_new (w->folder.document, &stamp);
  w->told = g_array_new (FALSE, FALSE, sizeof (int));
  g_signal_connect (w->watch, "changed", G_CALLBACK (told), w->told);
}

static void
tear_down (Watching *w, gconstpointer data)
{
  settle (w->watch);
  g_assert_finalize_object (w->watch);
  g_array_unref (w->told);
  folder_tear_down (&w->folder, data);
}

static void
assert_told (Watching *w, guint n, BatsonWatchKind last)
{
  batson_watch_look (w->watch);
  g_assert_cmpuint (w->told->len, ==, n);
  if (n > 0)
    g_assert_cmpint (g_array_index (w->told, int, n - 1), ==, (int) last);
}

static void
test_once (Watching *w, gconstpointer data)
{
  assert_told (w, 0, 0);
  put (w->folder.document, "theirs\n");
  assert_told (w, 1, BATSON_WATCH_MODIFIED);
  assert_told (w, 1, BATSON_WATCH_MODIFIED);
  put (w->folder.document, "theirs again\n");
  assert_told (w, 2, BATSON_WATCH_MODIFIED);
  g_unlink (w->folder.document);
  assert_told (w, 3, BATSON_WATCH_VANISHED);
  assert_told (w, 3, BATSON_WATCH_VANISHED);
  put (w->folder.document, OLD);
  assert_told (w, 4, BATSON_WATCH_BACK);
  put (w->folder.document, "theirs\n");
  assert_told (w, 5, BATSON_WATCH_MODIFIED);
  put (w->folder.document, OLD);
  assert_told (w, 6, BATSON_WATCH_BACK);
}

static void
test_same_bytes (Watching *w, gconstpointer data)
{
  g_unlink (w->folder.document);
  put (w->folder.document, OLD);
  assert_told (w, 0, 0);
}

static void
test_own_save (Watching *w, gconstpointer data)
{
  g_autoptr (GBytes) bytes = bytes_of ("ours\n");
  BatsonSaveOutcome outcome;

  g_assert_true (batson_save_bytes (batson_system_default (), w->folder.document, bytes, NULL, &outcome, NULL));
  batson_watch_set_stamp (w->watch, &outcome.stamp);
  assert_told (w, 0, 0);
}

static void
test_held (Watching *w, gconstpointer data)
{
  BatsonStamp stamp;

  batson_watch_set_stamp (w->watch, NULL);
  put (w->folder.document, "ours\n");
  assert_told (w, 0, 0);
  load_stamp (w->folder.document, &stamp);
  batson_watch_set_stamp (w->watch, &stamp);
  assert_told (w, 0, 0);
  put (w->folder.document, "theirs, later\n");
  assert_told (w, 1, BATSON_WATCH_MODIFIED);
}

/* Nothing is asked here: the monitor, or else the poll, must tell by itself. */
static void
test_by_itself (Watching *w, gconstpointer data)
{
  put (w->folder.document, "theirs\n");
  while (w->told->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (g_array_index (w->told, int, 0), ==, BATSON_WATCH_MODIFIED);
  g_unlink (w->folder.document);
  while (w->told->len == 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (g_array_index (w->told, int, 1), ==, BATSON_WATCH_VANISHED);
  /* a look may still be on its way: it holds the watch, and its thread lets go of it without waking us */
  while (G_OBJECT (w->watch)->ref_count > 1)
    if (!g_main_context_iteration (NULL, FALSE))
      g_thread_yield ();
}

#define ADD(name, function) g_test_add ("/store/watch/" name, Watching, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("modified, vanished and back are told once each", test_once);
  ADD ("the same bytes in another file are no change", test_same_bytes);
  ADD ("an own save is no change", test_own_save);
  ADD ("nothing is told while an own save is on its way", test_held);
  ADD ("a change is told without being asked for", test_by_itself);
  return g_test_run ();
}
