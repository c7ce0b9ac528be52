/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the cases in a folder. */
#include "folder.h"
#include "store/error.h"
#include "store/library.h"
#include "store/save.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  Folder folder;
  char *cases;
  BatsonLibrary *library;
  guint loads;
  guint changes;
  guint removed, added; /* of the last change */
} Listing;

static void
loaded (BatsonLibrary *library, Listing *l)
{
  l->loads++;
}

static void
changed (GListModel *model, guint position, guint removed, guint added, Listing *l)
{
  l->changes++;
  l->removed = removed;
  l->added = added;
}

static void
wait_for_load (Listing *l)
{
  for (guint before = l->loads; l->loads == before;)
    g_main_context_iteration (NULL, TRUE);
}

static void
reload (Listing *l)
{
  l->changes = 0;
  batson_library_reload (l->library);
  wait_for_load (l);
  settle (l->library); /* the monitor may have begun another look */
}

static void
begin (Listing *l, const char *folder)
{
  l->library = batson_library_new (folder);
  g_signal_connect (l->library, "loaded", G_CALLBACK (loaded), l);
  g_signal_connect (l->library, "items-changed", G_CALLBACK (changed), l);
  wait_for_load (l);
}

static void
set_up (Listing *l, gconstpointer data)
{
  folder_set_up (&l->folder, data);
  l->cases = g_build_filename (l->folder.path, "cases", NULL);
  g_assert_cmpint (g_mkdir (l->cases, 0700), ==, 0);
}

static void
tear_down (Listing *l, gconstpointer data)
{
  if (l->library != NULL)
    {
      settle (l->library);
      g_assert_finalize_object (l->library);
    }
  g_free (l->cases);
  folder_tear_down (&l->folder, data);
}

static void
put_text (Listing *l, const char *file, const char *text)
{
  g_autofree char *path = g_build_filename (l->cases, file, NULL);

  put (path, text);
}

static void
put_case (Listing *l, const char *file, const char *name, const char *record)
{
  g_autofree char *text = g_strdup_printf ("{\n  \"batson\": 1,\n  \"id\": \"x\",\n  \"revision\": 1,\n  \"summary\": {\"name\": \"%s\", \"urgency\": \"red\"},\n  \"record\": {%s}\n}\n", name, record);

  put_text (l, file, text);
}

static BatsonEntry *
entry (Listing *l, guint at)
{
  BatsonEntry *item = g_list_model_get_item (G_LIST_MODEL (l->library), at);

  g_assert_nonnull (item);
  g_object_unref (item); /* the library keeps it */
  return item;
}

static guint
n_entries (Listing *l)
{
  return g_list_model_get_n_items (G_LIST_MODEL (l->library));
}

static void
put_fifty (Listing *l)
{
  for (int i = 0; i < 50; i++)
    {
      g_autofree char *file = g_strdup_printf ("case-%02d.batson.json", i);
      g_autofree char *name = g_strdup_printf ("Patient %d", i);
      put_case (l, file, name, "");
    }
}

static void
test_fifty (Listing *l, gconstpointer data)
{
  put_fifty (l);
  put_text (l, "notes.json", "{}");
  put_text (l, "case-00.batson.json~", "{}");
  put_text (l, ".batson-abcdef.tmp", "{}");
  put_text (l, ".hidden.batson.json", "{}");
  begin (l, l->cases);
  g_assert_cmpuint (n_entries (l), ==, 50);
  g_assert_null (batson_library_get_error (l->library));
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *name = g_strdup_printf ("Patient %u", i);
      g_autofree char *file = g_strdup_printf ("case-%02u.batson.json", i);

      g_assert_cmpstr (batson_entry_get_summary (entry (l, i))->name, ==, name);
      g_assert_cmpstr (batson_entry_get_summary (entry (l, i))->urgency, ==, "red");
      g_assert_cmpstr (batson_entry_get_name (entry (l, i)), ==, file);
      g_assert_null (batson_entry_get_error (entry (l, i)));
      g_assert_cmpint (batson_entry_get_modified (entry (l, i)), >, 0);
    }
}

static void
assert_broken (Listing *l, guint at, const char *file)
{
  g_assert_cmpstr (batson_entry_get_name (entry (l, at)), ==, file);
  g_assert_null (batson_entry_get_summary (entry (l, at)));
  g_assert_nonnull (strstr (batson_entry_get_error (entry (l, at)), file));
}

static void
test_broken (Listing *l, gconstpointer data)
{
  g_autofree char *pipe = g_build_filename (l->cases, "c-pipe.batson.json", NULL);
  g_autofree char *link = g_build_filename (l->cases, "d-dangling.batson.json", NULL);
  g_autofree char *dir = g_build_filename (l->cases, "e-folder.batson.json", NULL);

  put_text (l, "a-empty.batson.json", "");
  put_text (l, "b-nonsense.batson.json", "nonsense");
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (symlink ("nowhere", link), ==, 0);
  g_assert_cmpint (g_mkdir (dir, 0700), ==, 0);
  put_case (l, "f-good.batson.json", "Good", "");
  put_text (l, "g-cut.batson.json", "{\"batson\": 1, \"summary\": {\"name\": \"Cu");
  begin (l, l->cases);
  g_assert_cmpuint (n_entries (l), ==, 7);
  assert_broken (l, 0, "a-empty.batson.json");
  assert_broken (l, 1, "b-nonsense.batson.json");
  assert_broken (l, 2, "c-pipe.batson.json");
  assert_broken (l, 3, "d-dangling.batson.json");
  assert_broken (l, 4, "e-folder.batson.json");
  g_assert_cmpstr (batson_entry_get_summary (entry (l, 5))->name, ==, "Good");
  assert_broken (l, 6, "g-cut.batson.json");
}

static void
test_head (Listing *l, gconstpointer data)
{
  g_autofree char *filler = g_strnfill (5000, 'x');
  g_autofree char *member = g_strdup_printf ("\"filler\": \"%s\"", filler);
  g_autofree char *late = g_strdup_printf ("{\"batson\": 1, %s, \"summary\": {\"name\": \"Late\"}}", member);

  put_case (l, "a.batson.json", "Early", member);
  put_text (l, "b.batson.json", late);
  begin (l, l->cases);
  g_assert_cmpstr (batson_entry_get_summary (entry (l, 0))->name, ==, "Early");
  g_assert_cmpstr (batson_entry_get_summary (entry (l, 1))->name, ==, "Late");
}

static void
test_follows (Listing *l, gconstpointer data)
{
  g_autofree char *path = g_build_filename (l->cases, "case-20.batson.json", NULL);
  BatsonEntry *first, *last;

  put_fifty (l);
  begin (l, l->cases);
  first = entry (l, 0);
  last = entry (l, 49);
  reload (l);
  g_assert_cmpuint (l->changes, ==, 0);

  put_case (l, "case-20.batson.json", "Another name", "");
  reload (l);
  g_assert_cmpuint (l->changes, ==, 1);
  g_assert_cmpuint (l->removed, ==, 1);
  g_assert_cmpuint (l->added, ==, 1);
  g_assert_cmpstr (batson_entry_get_summary (entry (l, 20))->name, ==, "Another name");

  g_unlink (path);
  reload (l);
  g_assert_cmpuint (l->removed, ==, 1);
  g_assert_cmpuint (l->added, ==, 0);
  put_case (l, "case-20.batson.json", "Back", "");
  put_case (l, "case-20b.batson.json", "New", "");
  reload (l);
  g_assert_cmpuint (l->removed, ==, 0);
  g_assert_cmpuint (l->added, ==, 2);
  g_assert_cmpuint (n_entries (l), ==, 51);
  g_assert_true (entry (l, 0) == first);
  g_assert_true (entry (l, 50) == last);
}

static void
test_by_itself (Listing *l, gconstpointer data)
{
  begin (l, l->cases);
  g_assert_cmpuint (n_entries (l), ==, 0);
  put_case (l, "new.batson.json", "New", "");
  while (n_entries (l) == 0 || batson_entry_get_summary (entry (l, 0)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (batson_entry_get_summary (entry (l, 0))->name, ==, "New");
}

static void
test_no_folder (Listing *l, gconstpointer data)
{
  g_autofree char *gone = g_build_filename (l->folder.path, "gone", NULL);

  begin (l, gone);
  g_assert_cmpuint (n_entries (l), ==, 0);
  g_assert_nonnull (strstr (batson_library_get_error (l->library), gone));
  g_assert_cmpint (g_mkdir (gone, 0700), ==, 0);
  reload (l);
  g_assert_null (batson_library_get_error (l->library));
}

static void
test_default_folder (Listing *l, gconstpointer data)
{
  g_autofree char *path = NULL;
  struct stat st;

  begin (l, NULL);
  g_assert_true (g_str_has_prefix (batson_library_get_folder (l->library), g_get_user_data_dir ()));
  g_assert_null (batson_library_get_error (l->library));
  g_assert_false (g_file_test (batson_library_get_folder (l->library), G_FILE_TEST_EXISTS));
  path = batson_library_new_path (l->library, "A", NULL);
  g_assert_cmpint (stat (batson_library_get_folder (l->library), &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0700);
}

static void
assert_new_path (Listing *l, const char *title, const char *want)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = batson_library_new_path (l->library, title, &error);
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = bytes_of ("{}");
  BatsonStamp nothing = { 0 };

  g_assert_no_error (error);
  name = g_path_get_basename (path);
  g_assert_cmpstr (name, ==, want);
  g_assert_true (g_str_has_prefix (path, l->cases));
  g_assert_true (batson_save_bytes (batson_system_default (), path, bytes, &nothing, NULL, NULL));
}

static void
test_new_path (Listing *l, gconstpointer data)
{
  g_autofree char *file = NULL;
  g_autofree char *many = g_strnfill (1000, 'm');
  g_autofree char *inside = NULL;
  g_autoptr (GError) error = NULL;

  begin (l, l->cases);
  assert_new_path (l, "Ada & <Sons>", "Ada & Sons.batson.json");
  assert_new_path (l, "Ada & <Sons>", "Ada & Sons 2.batson.json");
  assert_new_path (l, "Ada & <Sons>", "Ada & Sons 3.batson.json");
  assert_new_path (l, "../../etc/passwd", "etc passwd.batson.json");
  assert_new_path (l, "", "case.batson.json");
  assert_new_path (l, " \n\t", "case 2.batson.json");
  assert_new_path (l, "नमस्ते", "नमस्ते.batson.json");
  g_free (batson_library_new_path (l->library, "bad \xff", NULL));
  inside = batson_library_new_path (l->library, many, NULL);
  file = g_path_get_basename (inside);
  g_assert_cmpuint (strlen (file), <, 200);

  settle (l->library);
  g_clear_object (&l->library);
  put_text (l, "file", "x");
  g_free (inside);
  inside = g_build_filename (l->cases, "file", NULL);
  begin (l, inside);
  g_assert_null (batson_library_new_path (l->library, "x", &error));
  g_assert_cmpuint (error->domain, ==, BATSON_STORE_ERROR);
}

static void
test_loading (Listing *l, gconstpointer data)
{
  l->library = batson_library_new (l->cases);
  g_signal_connect (l->library, "loaded", G_CALLBACK (loaded), l);
  g_assert_true (batson_library_get_loading (l->library));
  batson_library_reload (l->library); /* during a look: there will be another */
  put_case (l, "late.batson.json", "Late", "");
  wait_for_load (l);
  g_assert_false (batson_library_get_loading (l->library));
  g_assert_cmpuint (n_entries (l), ==, 1);
}

#define ADD(name, function) g_test_add ("/store/library/" name, Listing, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("fifty cases are listed and nothing else", test_fifty);
  ADD ("broken and unreadable files are listed with the reason", test_broken);
  ADD ("a summary beyond the head is found", test_head);
  ADD ("only what was written changes", test_follows);
  ADD ("a new case appears by itself", test_by_itself);
  ADD ("a folder that is gone is said", test_no_folder);
  ADD ("the own folder is private and made when it is needed", test_default_folder);
  ADD ("a new case gets a name nobody has", test_new_path);
  ADD ("a change during a look is not missed", test_loading);
  return g_test_run ();
}
