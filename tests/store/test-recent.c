/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the documents opened last. */
#include "fake.h"
#include "folder.h"
#include "store/recent.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  Folder folder;
  char *file;
  BatsonRecent *recent;
  guint changes;
} Remembering;

static void
changed (BatsonRecent *recent, Remembering *r)
{
  r->changes++;
}

static void
begin (Remembering *r)
{
  g_clear_object (&r->recent);
  r->recent = batson_recent_new (fake_begin ((Fault){ 0 }), r->file);
  g_signal_connect (r->recent, "changed", G_CALLBACK (changed), r);
}

static void
set_up (Remembering *r, gconstpointer data)
{
  folder_set_up (&r->folder, data);
  r->file = g_build_filename (r->folder.path, "data", "recent", NULL);
  begin (r);
}

static void
tear_down (Remembering *r, gconstpointer data)
{
  g_assert_finalize_object (r->recent);
  fake_end ();
  g_free (r->file);
  folder_tear_down (&r->folder, data);
}

static void
assert_paths (Remembering *r, const char *want)
{
  g_auto (GStrv) paths = batson_recent_get_paths (r->recent);
  g_autofree char *joined = g_strjoinv (" ", paths);

  g_assert_cmpstr (joined, ==, want);
}

static void
test_order (Remembering *r, gconstpointer data)
{
  assert_paths (r, "");
  batson_recent_add (r->recent, "/a");
  batson_recent_add (r->recent, "/b");
  batson_recent_add (r->recent, "/c");
  assert_paths (r, "/c /b /a");
  batson_recent_add (r->recent, "/a");
  assert_paths (r, "/a /c /b");
  g_assert_cmpuint (r->changes, ==, 4);
  batson_recent_add (r->recent, "/a");
  batson_recent_add (r->recent, "relative");
  batson_recent_remove (r->recent, "/not there");
  g_assert_cmpuint (r->changes, ==, 4);
  batson_recent_remove (r->recent, "/c");
  assert_paths (r, "/a /b");
  for (int i = 0; i < 30; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%d", i);
      batson_recent_add (r->recent, path);
    }
  assert_paths (r, "/29 /28 /27 /26 /25 /24 /23 /22 /21 /20");
}

static void
test_kept (Remembering *r, gconstpointer data)
{
  struct stat st;

  batson_recent_add (r->recent, "/a b & \"c\"");
  batson_recent_add (r->recent, "/line\nbreak");
  batson_recent_add (r->recent, "/bad\xff");
  begin (r); /* the old list writes itself when it goes */
  assert_paths (r, "/bad\xff /line\nbreak /a b & \"c\"");
  g_assert_cmpint (stat (r->file, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0600);
  batson_recent_add (r->recent, "/z");
  batson_recent_flush (r->recent);
  begin (r);
  assert_paths (r, "/z /bad\xff /line\nbreak /a b & \"c\"");
  g_assert_cmpuint (count_in (r->folder.path, ""), ==, 1);
}

static void
test_cleared (Remembering *r, gconstpointer data)
{
  batson_recent_add (r->recent, "/a");
  batson_recent_flush (r->recent);
  assert_text (r->file, "file:///a\n");
  batson_recent_clear (r->recent);
  assert_paths (r, "");
  g_assert_false (g_file_test (r->file, G_FILE_TEST_EXISTS));
}

static void
test_disabled (Remembering *r, gconstpointer data)
{
  batson_recent_add (r->recent, "/a");
  batson_recent_flush (r->recent);
  batson_recent_set_enabled (r->recent, FALSE);
  assert_paths (r, "");
  g_assert_false (g_file_test (r->file, G_FILE_TEST_EXISTS));
  batson_recent_add (r->recent, "/b");
  batson_recent_flush (r->recent);
  assert_paths (r, "");
  g_assert_false (g_file_test (r->file, G_FILE_TEST_EXISTS));
  batson_recent_set_enabled (r->recent, TRUE);
  batson_recent_add (r->recent, "/c");
  assert_paths (r, "/c");
}

static void
test_damaged (Remembering *r, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (r->file);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  put (r->file, "nonsense\nfile:///a\nhttp://x/y\n\nfile:///b");
  begin (r);
  assert_paths (r, "/a /b");
}

static void
test_full_disk (Remembering *r, gconstpointer data)
{
  batson_recent_add (r->recent, "/a");
  batson_recent_flush (r->recent);
  fake_begin ((Fault){ FAULT_ERRNO_STAYS, ENOSPC, 0, "write" });
  batson_recent_add (r->recent, "/b");
  batson_recent_flush (r->recent);
  assert_paths (r, "/b /a");
  assert_text (r->file, "file:///a\n");
}

#define ADD(name, function) g_test_add ("/store/recent/" name, Remembering, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("the last document is first and the list is short", test_order);
  ADD ("the list is kept in a private file", test_kept);
  ADD ("a cleared list leaves nothing", test_cleared);
  ADD ("a disabled list remembers nothing", test_disabled);
  ADD ("a damaged file gives what can be read", test_damaged);
  ADD ("a full disk keeps the list before", test_full_disk);
  return g_test_run ();
}
