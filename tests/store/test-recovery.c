/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recovery copies: when they are written, what they hold, whose they are. */
#include "fake.h"
#include "folder.h"
#include "store/error.h"
#include "store/load.h"
#include "store/recovery-file.h"
#include "store/recovery.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define SECOND G_USEC_PER_SEC
#define EDITS "the document with edits\n"

typedef struct
{
  Folder folder;
  char *copies;  /* the folder of the copies */
  BatsonRecovery *recovery;
  const char *text; /* what the document is; NULL: nothing to keep */
  guint asked;
  guint failures;
} Editing;

static GBytes *
give (gpointer data)
{
  Editing *e = data;

  e->asked++;
  return e->text != NULL ? bytes_of (e->text) : NULL;
}

static void
failed (BatsonRecovery *recovery, const char *sentence, Editing *e)
{
  g_assert_nonnull (strstr (sentence, e->copies));
  e->failures++;
}

static void
begin (Editing *e, const BatsonSystem *sys)
{
  g_clear_object (&e->recovery);
  e->recovery = batson_recovery_new (sys, e->copies, give, e);
  g_signal_connect (e->recovery, "failed", G_CALLBACK (failed), e);
}

static void
set_up (Editing *e, gconstpointer data)
{
  folder_set_up (&e->folder, data);
  e->copies = g_build_filename (e->folder.path, "state", "recovery", NULL);
  e->text = EDITS;
  put (e->folder.document, OLD);
  begin (e, batson_system_default ());
}

static void
tear_down (Editing *e, gconstpointer data)
{
  if (e->recovery != NULL)
    {
      settle (e->recovery);
      g_assert_finalize_object (e->recovery);
    }
  fake_end ();
  g_free (e->copies);
  folder_tear_down (&e->folder, data);
}

static void
base_on_document (Editing *e)
{
  BatsonStamp stamp;

  g_assert_true (batson_load_bytes (batson_system_default (), e->folder.document, NULL, &stamp, NULL));
  batson_recovery_set_base (e->recovery, e->folder.document, &stamp);
}

static void
edit_and_flush (Editing *e)
{
  batson_recovery_edited (e->recovery, SECOND);
  g_assert_true (batson_recovery_flush (e->recovery));
}

static void
wait_until_written (Editing *e)
{
  while (batson_recovery_is_pending (e->recovery))
    g_main_context_iteration (NULL, TRUE);
}

/* The one copy there must be. */
static BatsonRecoveryCopy *
only_copy (Editing *e)
{
  g_autoptr (GPtrArray) copies = batson_recovery_list (e->copies);

  g_assert_cmpuint (copies->len, ==, 1);
  return g_ptr_array_steal_index (copies, 0);
}

static void
assert_base (Editing *e, BatsonRecoveryBase want)
{
  g_autoptr (BatsonRecoveryCopy) copy = only_copy (e);

  g_assert_cmpint (copy->base_state, ==, want);
}

static void
assert_copy_text (Editing *e, const char *want)
{
  g_autoptr (GBytes) bytes = batson_recovery_read (batson_recovery_get_path (e->recovery), NULL);

  g_assert_nonnull (bytes);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), want, strlen (want));
}

static void
test_quiet (void)
{
  BatsonRecoverySchedule schedule = { 0 };

  g_assert_cmpint (batson_recovery_schedule_due (&schedule), ==, G_MAXINT64);
  batson_recovery_schedule_edit (&schedule, 100 * SECOND);
  g_assert_cmpint (batson_recovery_schedule_due (&schedule), ==, 103 * SECOND);
  batson_recovery_schedule_edit (&schedule, 102 * SECOND);
  g_assert_cmpint (batson_recovery_schedule_due (&schedule), ==, 105 * SECOND);
}

/* A key every 0.2 s for a minute. */
static void
test_steady (void)
{
  BatsonRecoverySchedule schedule = { 0 };
  gint64 last_copy = SECOND;
  guint copies = 0;

  for (gint64 now = SECOND; now <= 61 * SECOND; now += SECOND / 5)
    {
      if (now >= batson_recovery_schedule_due (&schedule))
        {
          copies++;
          g_assert_cmpint (now - last_copy, <=, 10 * SECOND + SECOND / 5);
          last_copy = now;
          schedule = (BatsonRecoverySchedule){ 0 };
        }
      batson_recovery_schedule_edit (&schedule, now);
    }
  g_assert_cmpuint (copies, >=, 5);
  g_assert_cmpuint (copies, <=, 6);
}

static void
test_tick (Editing *e, gconstpointer data)
{
  g_assert_cmpuint (count_in (e->copies, ""), ==, 0);
  batson_recovery_tick (e->recovery, 1000 * SECOND);
  g_assert_cmpuint (e->asked, ==, 0);
  batson_recovery_edited (e->recovery, 1000 * SECOND);
  batson_recovery_tick (e->recovery, 1003 * SECOND - 1);
  g_assert_cmpuint (e->asked, ==, 0);
  batson_recovery_tick (e->recovery, 1003 * SECOND);
  g_assert_cmpuint (e->asked, ==, 1);
  wait_until_written (e);
  assert_copy_text (e, EDITS);
  batson_recovery_tick (e->recovery, 2000 * SECOND);
  g_assert_cmpuint (e->asked, ==, 1);
}

static void
test_flush (Editing *e, gconstpointer data)
{
  g_assert_true (batson_recovery_flush (e->recovery));
  g_assert_cmpuint (e->asked, ==, 0);
  edit_and_flush (e);
  g_assert_false (batson_recovery_is_pending (e->recovery));
  assert_copy_text (e, EDITS);
  e->text = "later\n";
  edit_and_flush (e);
  assert_copy_text (e, "later\n");
  g_assert_cmpuint (count_in (e->copies, ""), ==, 2); /* the copy and its lock: no backups of copies */
}

/* The later copy wins, however the thread and the flush fall together. */
static void
test_flush_overtakes (Editing *e, gconstpointer data)
{
  for (int i = 0; i < 50; i++)
    {
      e->text = EDITS;
      batson_recovery_edited (e->recovery, SECOND);
      batson_recovery_tick (e->recovery, 10 * SECOND);
      e->text = "later\n";
      g_assert_true (batson_recovery_flush (e->recovery));
      while (g_main_context_iteration (NULL, FALSE))
        ;
      assert_copy_text (e, "later\n");
    }
}

static void
test_private (Editing *e, gconstpointer data)
{
  struct stat st;

  edit_and_flush (e);
  g_assert_cmpint (stat (e->copies, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0700);
  g_assert_cmpint (stat (batson_recovery_get_path (e->recovery), &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0600);
}

static void
test_default_folder (void)
{
  g_autoptr (BatsonRecovery) recovery = batson_recovery_new (batson_system_default (), NULL, NULL, NULL);

  g_assert_true (g_str_has_prefix (batson_recovery_get_path (recovery), g_get_user_state_dir ()));
  g_assert_nonnull (strstr (batson_recovery_get_path (recovery), "/recovery/"));
}

static void
test_saved (Editing *e, gconstpointer data)
{
  BatsonSaveOutcome outcome = { 0 };

  edit_and_flush (e);
  batson_recovery_edited (e->recovery, SECOND);
  outcome.unconfirmed = TRUE;
  batson_recovery_saved (e->recovery, e->folder.document, &outcome);
  assert_copy_text (e, EDITS);

  outcome.unconfirmed = FALSE;
  batson_recovery_saved (e->recovery, e->folder.document, &outcome);
  g_assert_cmpuint (count_in (e->copies, ""), ==, 0);
  g_assert_false (batson_recovery_is_pending (e->recovery));
}

/* A copy that is being written when the document is saved must not appear afterwards. */
static void
test_discard_overtakes (Editing *e, gconstpointer data)
{
  for (int i = 0; i < 50; i++)
    {
      batson_recovery_edited (e->recovery, SECOND);
      batson_recovery_tick (e->recovery, 10 * SECOND);
      batson_recovery_discard (e->recovery);
      settle (e->recovery);
      g_assert_cmpuint (count_in (e->copies, ""), ==, 0);
    }
  edit_and_flush (e);
  assert_copy_text (e, EDITS);
}

static void
test_nothing_to_keep (Editing *e, gconstpointer data)
{
  edit_and_flush (e);
  e->text = NULL;
  edit_and_flush (e);
  g_assert_cmpuint (count_in (e->copies, ""), ==, 0);
}

static void
test_failure (Editing *e, gconstpointer data)
{
  begin (e, fake_begin ((Fault){ FAULT_ERRNO_STAYS, ENOSPC, 0, "write" }));
  for (int i = 0; i < 3; i++)
    {
      batson_recovery_edited (e->recovery, SECOND);
      g_assert_false (batson_recovery_flush (e->recovery));
      g_assert_true (batson_recovery_is_pending (e->recovery));
      g_assert_cmpuint (e->failures, ==, 1);
    }
  fake_begin ((Fault){ 0 });
  g_assert_true (batson_recovery_flush (e->recovery));
  assert_copy_text (e, EDITS);

  fake_begin ((Fault){ FAULT_ERRNO_STAYS, ENOSPC, 0, "write" });
  e->text = "later\n";
  batson_recovery_edited (e->recovery, SECOND);
  g_assert_false (batson_recovery_flush (e->recovery));
  g_assert_cmpuint (e->failures, ==, 2);
  assert_copy_text (e, EDITS);
  fake_begin ((Fault){ 0 });
}

static void
test_owned (Editing *e, gconstpointer data)
{
  g_autoptr (BatsonRecoveryCopy) alive = NULL;
  g_autoptr (BatsonRecoveryCopy) dead = NULL;
  gint64 now = g_get_real_time () / SECOND;

  base_on_document (e);
  edit_and_flush (e);
  alive = only_copy (e);
  g_assert_true (alive->owned);
  g_assert_finalize_object (g_steal_pointer (&e->recovery));

  dead = only_copy (e);
  g_assert_false (dead->owned);
  g_assert_cmpstr (dead->path, ==, alive->path);
  g_assert_cmpstr (dead->base, ==, e->folder.document);
  g_assert_cmpuint (dead->size, ==, strlen (EDITS));
  g_assert_cmpint (ABS (dead->written - now), <, 600);
}

static void
test_base (Editing *e, gconstpointer data)
{
  edit_and_flush (e);
  assert_base (e, BATSON_RECOVERY_BASE_NONE);
  base_on_document (e);
  edit_and_flush (e);
  assert_base (e, BATSON_RECOVERY_BASE_UNCHANGED);
  put (e->folder.document, "theirs\n");
  assert_base (e, BATSON_RECOVERY_BASE_CHANGED);
  put (e->folder.document, EDITS);
  assert_base (e, BATSON_RECOVERY_BASE_SAVED);
  g_unlink (e->folder.document);
  assert_base (e, BATSON_RECOVERY_BASE_GONE);
}

static void
test_names (Editing *e, gconstpointer data)
{
  static const char *const names[] = { "a \"quoted\" name.json", "back\\slash & <more>%41.json", "bad \xff utf-8", "नमस्ते.json", "line\nbreak" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (e->folder.path, names[i], NULL);
      g_autoptr (BatsonRecoveryCopy) copy = NULL;
      BatsonStamp stamp;

      put (path, OLD);
      g_assert_true (batson_load_bytes (batson_system_default (), path, NULL, &stamp, NULL));
      batson_recovery_set_base (e->recovery, path, &stamp);
      edit_and_flush (e);
      copy = only_copy (e);
      g_assert_cmpstr (copy->base, ==, path);
      g_assert_cmpint (copy->base_state, ==, BATSON_RECOVERY_BASE_UNCHANGED);
      assert_copy_text (e, EDITS);
    }
}

static void
test_damaged (Editing *e, gconstpointer data)
{
  static const char *const texts[] = { "", "\n", "no line of ours", "{\"batson-recovery\":2}\nx", "{\"batson-recovery\":1,\"base\":\"nonsense\",\"sha256\":\"\"}x" };
  g_autofree char *path = g_build_filename (e->copies, "damaged.recovery", NULL);

  g_assert_cmpint (g_mkdir_with_parents (e->copies, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (BatsonRecoveryCopy) copy = NULL;
      g_autoptr (GBytes) bytes = NULL;

      put (path, texts[i]);
      copy = only_copy (e);
      g_assert_null (copy->base);
      g_assert_cmpuint (copy->size, ==, strlen (texts[i]));
      bytes = batson_recovery_read (path, NULL);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), texts[i], strlen (texts[i]));
    }
}

static void
test_move_aside (Editing *e, gconstpointer data)
{
  g_autofree char *aside = g_build_filename (e->copies, "discarded", NULL);
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;
  struct stat st;

  edit_and_flush (e);
  path = g_strdup (batson_recovery_get_path (e->recovery));
  g_assert_finalize_object (g_steal_pointer (&e->recovery));
  g_assert_true (batson_recovery_move_aside (path, &error));
  g_assert_no_error (error);
  left = batson_recovery_list (e->copies);
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_cmpuint (count_in (aside, ""), ==, 1);
  g_assert_cmpint (stat (aside, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0700);
  g_assert_cmpuint (count_in (e->copies, ""), ==, 1); /* the folder: the lock is gone */

  g_assert_false (batson_recovery_move_aside (path, &error));
  g_assert_error (error, BATSON_STORE_ERROR, BATSON_STORE_ERROR_NO_FOLDER);
}

static void
test_clean (Editing *e, gconstpointer data)
{
  g_autofree char *orphan = g_build_filename (e->copies, "orphan.recovery.lock", NULL);
  g_autofree char *temp = g_build_filename (e->copies, ".batson-abcdef.tmp", NULL);
  gint64 now = g_get_real_time () / SECOND;

  edit_and_flush (e);
  put (orphan, "");
  put (temp, "");
  batson_recovery_clean (e->copies, now);
  g_assert_cmpuint (count_in (e->copies, ""), ==, 4);
  batson_recovery_clean (e->copies, now + 2 * 24 * 60 * 60);
  g_assert_cmpuint (count_in (e->copies, ""), ==, 2);
  assert_copy_text (e, EDITS);
}

#define ADD(name, function) g_test_add ("/store/recovery/" name, Editing, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/recovery/a copy is due three seconds after the last edit", test_quiet);
  g_test_add_func ("/store/recovery/steady typing is copied every ten seconds", test_steady);
  g_test_add_func ("/store/recovery/copies lie in the user's folder of state", test_default_folder);
  ADD ("nothing is written before it is due, and once when it is", test_tick);
  ADD ("a flush writes what is pending, at once", test_flush);
  ADD ("a flush overtakes a copy on its way", test_flush_overtakes);
  ADD ("folder and copy are private", test_private);
  ADD ("a confirmed save removes the copy, an unconfirmed one does not", test_saved);
  ADD ("a copy on its way does not outlive a save", test_discard_overtakes);
  ADD ("a document without edits has no copy", test_nothing_to_keep);
  ADD ("a failure is told once and the last good copy stays", test_failure);
  ADD ("a copy is owned as long as its window lives", test_owned);
  ADD ("a copy is compared with its document", test_base);
  ADD ("a document of any name is remembered", test_names);
  ADD ("a damaged copy is still offered whole", test_damaged);
  ADD ("a copy is moved aside and not deleted", test_move_aside);
  ADD ("cleaning leaves every copy", test_clean);
  return g_test_run ();
}
