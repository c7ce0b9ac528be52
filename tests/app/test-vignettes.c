/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Vignettes in the program: the menu that makes a case one, the quiz as one window, one of the program's opened as a case. */
#include "app/application.h"
#include "app/clock.h"
#include "app/quiz.h"
#include "app/screen.h"
#include "app/vignettes.h"
#include "case/shift.h"
#include "framework/quiz.h"

#include <glib/gstdio.h>

static BatsonApplication *application;

static void
turn (void)
{
  for (guint i = 0; i < 2000 && g_main_context_pending (NULL); i++)
    g_main_context_iteration (NULL, FALSE);
}

static void
act (const char *name)
{
  g_action_group_activate_action (G_ACTION_GROUP (application), name, NULL);
  turn ();
}

/* How many windows of TYPE there are; OUT_LAST (nullable): one of them. */
static guint
n_windows (GType type, GtkWindow **out_last)
{
  guint n = 0;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l; l = l->next)
    if (g_type_is_a (G_OBJECT_TYPE (l->data), type))
      {
        n++;
        if (out_last)
          *out_last = l->data;
      }
  return n;
}

static GtkWidget *
with_tooltip (GtkWidget *top, const char *tooltip)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (top), tooltip) == 0)
    return top;
  for (GtkWidget *w = gtk_widget_get_first_child (top); w; w = gtk_widget_get_next_sibling (w))
    {
      GtkWidget *found = with_tooltip (w, tooltip);

      if (found)
        return found;
    }
  return NULL;
}

static BatsonWindow *
new_window (void)
{
  BatsonWindow *window = batson_window_new (GTK_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  turn ();
  return window;
}

static const BatsonDate *
imaged (BatsonSession *session)
{
  return &batson_record_get (batson_record_child (batson_session_get_root (session), BATSON_CASE_IMAGING), BATSON_IMAGING_DATE)->date;
}

/* Asks WINDOW for a vignette; answers RESPONSE, with the dates moved where MOVE. The window it opens in; NULL: none. */
static BatsonWindow *
make (BatsonWindow *window, const char *response, gboolean move)
{
  GtkWindow *dialog;
  GtkWidget *moves;

  g_action_group_activate_action (G_ACTION_GROUP (window), "make-vignette", NULL);
  turn ();
  g_assert_cmpuint (n_windows (BATSON_TYPE_WINDOW, NULL), ==, 1);
  dialog = screen_over (GTK_WINDOW (window), ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  moves = screen_find (GTK_WIDGET (dialog), GTK_TYPE_CHECK_BUTTON, NULL);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (moves)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (moves), move);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (dialog);
  turn ();
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l; l = l->next)
    if (BATSON_IS_WINDOW (l->data) && l->data != window)
      return l->data;
  return NULL;
}

static void
close_window (BatsonWindow *window)
{
  batson_window_set_session (window, NULL);
  gtk_window_close (GTK_WINDOW (window));
  turn ();
}

static void
test_make (void)
{
  BatsonWindow *window = new_window (), *made = NULL;
  g_autoptr (BatsonCase) the_case = batson_case_new (batson_clock_origin ());
  g_autoptr (BatsonSession) session = batson_session_new (the_case);
  BatsonValue day = { .state = BATSON_VALUE_ANSWER, .date = { 2026, 6, 10 } };

  batson_case_set (the_case, batson_record_child (batson_case_get_root (the_case), BATSON_CASE_IMAGING), BATSON_IMAGING_DATE, &day);
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "make-vignette"));
  batson_window_set_session (window, session);
  batson_window_go_to_view (window, "noms");
  g_assert_null (make (window, "cancel", TRUE));
  made = make (window, "make", FALSE);
  g_assert_cmpint (batson_date_first_day (imaged (batson_window_get_session (made))), ==, batson_date_first_day (&day.date));
  close_window (made);
  made = make (window, "make", TRUE);
  g_assert_cmpint (batson_date_first_day (imaged (batson_window_get_session (made))), ==, batson_date_first_day (&day.date) + batson_case_neutral_shift (the_case));
  g_assert_cmpint (batson_case_neutral_shift (the_case), <, 0);
  g_assert_false (batson_quiz_is_vignette (batson_case_get_root (the_case)));
  g_assert_cmpuint (n_windows (BATSON_TYPE_WINDOW, NULL), ==, 2);
  g_assert_true (batson_quiz_is_vignette (batson_session_get_root (batson_window_get_session (made))));
  g_assert_true (g_str_equal (batson_window_get_view (made), "breast") || g_str_equal (batson_window_get_view (made), "neuro"));
  close_window (made);
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  batson_session_set_read_only (session, TRUE);
  turn ();
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "make-vignette"));
  batson_window_set_session (window, NULL);
  gtk_window_close (GTK_WINDOW (window));
  turn ();
}

/* A vignette is saved where the quiz looks, in a folder that nobody else looks into, under its title; and not among the patients. */
static void
test_save (void)
{
  g_autoptr (BatsonCase) the_case = batson_case_new (batson_clock_origin ());
  g_autoptr (BatsonSession) session = batson_session_new (the_case), vignette = batson_vignette_make (session, 0);
  g_autofree char *folder = batson_vignettes_own_folder (), *path = g_build_filename (folder, "New vignette.batson.json", NULL);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  GtkWindow *quiz = NULL;
  GStatBuf about;

  g_assert_true (g_str_has_prefix (folder, g_get_user_data_dir ()));
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  g_assert_true (batson_session_save (vignette, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (g_file_peek_path (batson_session_get_file (vignette)), ==, path);
  g_assert_cmpint (g_stat (folder, &about), ==, 0);
  g_assert_cmpint (about.st_mode & 0777, ==, 0700);
  list = batson_vignettes_list (folder);
  g_assert_cmpuint (list->len, ==, 1);
  act ("quiz");
  g_assert_cmpuint (n_windows (BATSON_TYPE_QUIZ_WINDOW, &quiz), ==, 1);
  screen_assert_says (GTK_WIDGET (quiz), "New vignette");
  gtk_window_close (quiz);
  turn ();
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* The original is not touched: what is opened is a case that is not kept anywhere yet. */
static void
test_open (void)
{
  BatsonWindow *window = new_window ();
  GtkWindow *quiz = NULL, *opened = NULL;
  BatsonSession *session;
  GtkWidget *open;

  act ("quiz");
  act ("quiz");
  g_assert_cmpuint (n_windows (BATSON_TYPE_QUIZ_WINDOW, &quiz), ==, 1);
  open = with_tooltip (GTK_WIDGET (quiz), "Open as a Case");
  g_assert_nonnull (open);
  g_signal_emit_by_name (open, "clicked");
  turn ();
  gtk_window_close (GTK_WINDOW (window));
  turn ();
  g_assert_cmpuint (n_windows (BATSON_TYPE_WINDOW, &opened), ==, 1);
  session = batson_window_get_session (BATSON_WINDOW (opened));
  g_assert_nonnull (session);
  g_assert_null (batson_session_get_file (session));
  g_assert_true (batson_quiz_is_vignette (batson_session_get_root (session)));
  g_assert_true (batson_session_is_example (session));
  g_assert_false (batson_session_is_modified (session));
  act ("quit");
  g_assert_cmpuint (n_windows (GTK_TYPE_WINDOW, NULL), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  batson_clock_fix (1781612400, 120);
  application = BATSON_APPLICATION (screen_application (G_APPLICATION_HANDLES_OPEN));
  g_test_add_func ("/app/vignettes/make", test_make);
  g_test_add_func ("/app/vignettes/save", test_save);
  g_test_add_func ("/app/vignettes/open", test_open);
  return g_test_run ();
}
