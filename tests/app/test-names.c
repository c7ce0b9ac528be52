/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What cases without a file are called. */
#include "app/application.h"
#include "app/clock.h"
#include "app/recovery-dialog.h"
#include "app/screen.h"
#include "app/session.h"
#include "store/recovery.h"

#include <glib/gstdio.h>
#include <string.h>

static BatsonApplication *application;

/* Cases that were never saved are told apart. */
static void
test_new_titles (void)
{
  g_autoptr (BatsonCase) one = batson_case_new (screen_origin ()), two = batson_case_new (screen_origin ()), three = batson_case_new (screen_origin ());
  BatsonSession *first = batson_session_new (one);
  g_autoptr (BatsonSession) second = batson_session_new (two), third = NULL;
  g_autofree char *a = batson_session_dup_title (first, FALSE), *b = batson_session_dup_title (second, FALSE), *again = batson_session_dup_title (second, FALSE), *c = NULL;

  g_assert_cmpstr (a, ==, "New case");
  g_assert_cmpstr (b, ==, "New case 2");
  g_assert_cmpstr (again, ==, "New case 2");
  g_object_unref (first);
  third = batson_session_new (three);
  c = batson_session_dup_title (third, FALSE);
  g_assert_cmpstr (c, ==, "New case");
}

/* Copies of cases that were never saved are offered under the patient's name and number, else numbered. */
static void
test_recovery_names (void)
{
  static const char *const documents[] = { "{\"batson\": 1, \"id\": \"x1\", \"record\": {\"patient\": {\"name\": \"Muster, Eva\", \"number\": \"MRN-7\"}}}", "{\"batson\": 1, \"id\": \"x2\", \"record\": {}}", "{\"batson\": 1, \"id\": \"x3\", \"record\": {}}" };
  static const char *const titles[] = { "Muster, Eva · MRN-7", "New case", "New case 2" };
  g_autoptr (GtkWindow) offer = NULL;
  GListModel *all = gtk_window_get_toplevels ();

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr (GBytes) document = g_bytes_new_static (documents[i], strlen (documents[i])), bytes = batson_recovery_compose (NULL, "", document);
      g_autofree char *path = batson_recovery_new_path (NULL), *folder = g_path_get_dirname (path);

      g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
      g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
    }
  batson_recovery_offer (application);
  screen_settle ();
  for (guint i = 0; offer == NULL && i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWindow) one = g_list_model_get_item (all, i);
      if (g_strcmp0 (gtk_window_get_title (one), "Unsaved Changes Were Kept") == 0)
        offer = g_steal_pointer (&one);
    }
  g_assert_nonnull (offer);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    g_assert_nonnull (screen_find (GTK_WIDGET (offer), GTK_TYPE_LABEL, titles[i]));
  gtk_window_destroy (offer);
  screen_settle ();
}

int
main (int argc, char **argv)
{
  screen_init (&argc, &argv);
  batson_clock_fix (1781612400, 120);
  application = BATSON_APPLICATION (screen_application (G_APPLICATION_DEFAULT_FLAGS));
  g_test_add_func ("/names/new-cases-are-told-apart", test_new_titles);
  g_test_add_func ("/names/recovery-copies-name-the-patient", test_recovery_names);
  return g_test_run ();
}
