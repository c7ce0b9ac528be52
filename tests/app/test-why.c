/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a conclusion stands, asked in a window: the dialog that tells it. */
#include "app/application.h"
#include "app/clock.h"
#include "app/screen.h"

static BatsonApplication *application;

typedef struct
{
  BatsonWindow *window;
  BatsonSession *session; /* of WINDOW */
} Fixture;

static void
set_up (Fixture *f, gconstpointer example)
{
  g_autofree char *path = g_build_filename (g_getenv ("BATSON_EXAMPLES"), example, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  f->window = batson_application_open_file (application, NULL, file, FALSE);
  f->session = batson_window_get_session (f->window);
  g_assert_nonnull (f->session);
  screen_settle ();
}

static void
tear_down (Fixture *f, gconstpointer example)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  screen_settle ();
}

/* The dialog that was opened over the window. Not owned. */
static GtkWidget *
dialog_of (Fixture *f)
{
  screen_settle ();
  return GTK_WIDGET (screen_over (GTK_WINDOW (f->window), GTK_TYPE_WINDOW));
}

static gboolean
says (GtkWidget *top, const char *text)
{
  return screen_find (top, GTK_TYPE_LABEL, text) != NULL;
}

/* Why a score stands also says what else it could have been; in a case with more lesions than any patient's, that this was not tried. */
static void
test_else (Fixture *f, gconstpointer example)
{
  static const char not_tried[] = "Other answers were not tried: in a case with so many lesions that takes too long.";
  BatsonCase *kase = batson_session_get_case (f->session);
  GtkWidget *dialog;

  batson_window_show_why (f->window, &batson_assessment_leading (batson_session_get_assessment (f->session))->sins_why, "Why");
  dialog = dialog_of (f);
  g_assert_true (says (dialog, "What else it could have been"));
  g_assert_true (says (dialog, "3 points fewer"));
  g_assert_true (says (dialog, "Stable (0–6)"));
  g_assert_false (says (dialog, not_tried));
  screen_close (GTK_WINDOW (dialog));
  batson_case_begin (kase, "Many");
  for (guint i = 0; i < 1000; i++)
    batson_case_add (kase, batson_case_get_root (kase), BATSON_CASE_LESIONS);
  batson_case_end (kase);
  batson_window_show_why (f->window, &batson_assessment_leading (batson_session_get_assessment (f->session))->why, "Why");
  dialog = dialog_of (f);
  g_assert_true (says (dialog, not_tried));
  screen_close (GTK_WINDOW (dialog));
  batson_case_undo (kase);
}

static gboolean
shows_deadline (gpointer window)
{
  return says (window, "Next deadline");
}

/* The deadline of the pane is asked by its button: the rule that sets it, and what it rests on. Dark or in high contrast the dialog looks as the style says. */
static void
test_deadline (Fixture *f, gconstpointer example)
{
  GtkWidget *part, *why, *dialog;

  batson_window_go_to_view (f->window, "breast");
  screen_wait (shows_deadline, f->window);
  part = gtk_widget_get_ancestor (screen_find (GTK_WIDGET (f->window), GTK_TYPE_LABEL, "Next deadline"), GTK_TYPE_BOX);
  part = gtk_widget_get_parent (part);
  g_assert_true (says (part, "Decision within 24 h"));
  why = screen_find (part, GTK_TYPE_BUTTON, NULL);
  gtk_test_accessible_assert_property (why, GTK_ACCESSIBLE_PROPERTY_LABEL, "Why?");
  g_signal_emit_by_name (why, "clicked");
  dialog = dialog_of (f);
  g_assert_true (says (dialog, "Decision within 24 h"));
  g_assert_true (says (dialog, "URG-5: Clocks"));
  g_assert_true (says (dialog, "Onset of the deterioration"));
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  g_assert_true (gtk_widget_has_css_class (dialog, "dark"));
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  g_assert_false (gtk_widget_has_css_class (dialog, "dark"));
  screen_close (GTK_WINDOW (dialog));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  batson_clock_fix (1781612400, 120);
  application = BATSON_APPLICATION (screen_application (G_APPLICATION_HANDLES_OPEN));
  g_test_add ("/why/what-else-it-could-have-been", Fixture, "clara-muster.batson.json", set_up, test_else, tear_down);
  g_test_add ("/why/of-the-deadline", Fixture, "jane-sample.batson.json", set_up, test_deadline, tear_down);
  return g_test_run ();
}
