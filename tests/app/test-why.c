/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a conclusion stands, asked in a window: the dialog that tells it. */
#include "app/application.h"
#include "app/clock.h"
#include "app/screen-diagram.h"
#include "app/view-diagram.h"
#include "app/view-noms.h"
#include "framework/words.h"

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

static gboolean
is_active (gpointer window)
{
  return gtk_window_is_active (window);
}

static gboolean
has_dialog (gpointer window)
{
  return screen_over (window, ADW_TYPE_WINDOW) != NULL;
}

static gboolean
asks_decision (gpointer window)
{
  return screen_over (window, ADW_TYPE_MESSAGE_DIALOG) != NULL;
}

/* The question why an outcome stands, asked at the node ID of DIAGRAM; whether it offers to decide otherwise is as OFFERED. */
static GtkWidget *
ask_why (Fixture *f, BatsonDiagram *diagram, const char *id, gboolean offered)
{
  GtkWidget *dialog;

  g_assert_nonnull (screen_node (diagram, id));
  screen_wait (is_active, f->window);
  g_assert_true (batson_diagram_focus_node (diagram, id));
  screen_send_key ("Return");
  screen_wait (has_dialog, f->window);
  dialog = dialog_of (f);
  g_assert_cmpint (says (dialog, "Decide Otherwise…"), ==, offered);
  return dialog;
}

/* Decides for "Palliative care" in the dialog that opens over the window. */
static void
decide (Fixture *f)
{
  GtkWindow *asks;
  GtkWidget *box;

  screen_wait (asks_decision, f->window);
  asks = screen_over (GTK_WINDOW (f->window), ADW_TYPE_MESSAGE_DIALOG);
  box = adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (asks));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (screen_find (box, GTK_TYPE_DROP_DOWN, NULL)), 1);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (screen_find (box, GTK_TYPE_TEXT_VIEW, NULL))), "wish of the patient", -1);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (asks), "decide");
  screen_close (asks);
}

/* Where an outcome is read it can be decided otherwise: at a leaf of the tree by two keys, in the pane by its why. The decision then leads the answer and stands on the leaf; when an answer it rested on changes, both say so. Nothing is offered for what is only tried, or in a case that is read only. */
static void
test_decide (Fixture *f, gconstpointer example)
{
  BatsonCase *kase = batson_session_get_case (f->session);
  BatsonRecord *lesion = batson_session_get_lesion (f->session), *fitness = batson_record_child (batson_case_get_root (kase), BATSON_CASE_FITNESS);
  BatsonValue unfit = batson_value_choice (BATSON_FITNESS_UNFIT);
  g_autofree char *words = NULL, *stale = NULL;
  BatsonDiagram *diagram;
  GtkWidget *dialog, *part, *view;

  batson_window_go_to_view (f->window, "noms");
  screen_settle ();
  view = screen_find (GTK_WIDGET (f->window), BATSON_TYPE_VIEW_NOMS, NULL);
  diagram = batson_view_diagram_get_diagram (BATSON_VIEW_DIAGRAM (view));
  dialog = ask_why (f, diagram, "noms-5", TRUE);
  screen_wait (is_active, dialog);
  screen_send_key ("Return"); /* it stands first */
  decide (f);
  words = batson_words_decision (lesion);
  g_assert_nonnull (words);
  g_assert_nonnull (strstr (screen_node (diagram, "noms-5")->detail, words));
  dialog = ask_why (f, diagram, "noms-5", TRUE);
  g_assert_true (says (dialog, words));
  screen_assert_says (dialog, "Reason: wish of the patient.");
  screen_close (GTK_WINDOW (dialog));
  batson_case_set (kase, fitness, BATSON_FITNESS_JUDGED, &unfit);
  stale = g_strdup_printf ("%s, on earlier answers: decide again", words);
  g_assert_nonnull (strstr (screen_node (diagram, "noms-7")->detail, stale));
  dialog = ask_why (f, diagram, "noms-7", TRUE);
  screen_assert_says (dialog, "Decided on earlier answers: decide again.");
  screen_close (GTK_WINDOW (dialog));
  batson_case_undo (kase);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (screen_find (view, GTK_TYPE_TOGGLE_BUTTON, "What If")), TRUE);
  dialog = ask_why (f, diagram, "noms-5", FALSE);
  g_signal_emit_by_name (screen_find (view, GTK_TYPE_BUTTON, "Throw Away"), "clicked"); /* what was tried is gone, not what is told of it */
  screen_close (GTK_WINDOW (dialog));

  batson_window_go_to_view (f->window, "breast");
  screen_settle ();
  part = gtk_widget_get_parent (gtk_widget_get_ancestor (screen_find (GTK_WIDGET (f->window), GTK_TYPE_LABEL, "Leading outcome"), GTK_TYPE_BOX));
  g_signal_emit_by_name (gtk_widget_get_ancestor (screen_find (part, GTK_TYPE_LABEL, "Why?"), GTK_TYPE_BUTTON), "clicked");
  dialog = dialog_of (f);
  g_assert_true (says (dialog, words));
  g_assert_true (says (dialog, "Decide Otherwise…"));
  screen_close (GTK_WINDOW (dialog));
  batson_session_set_read_only (f->session, TRUE);
  batson_window_go_to_view (f->window, "noms");
  dialog = ask_why (f, diagram, "noms-5", FALSE);
  g_assert_true (says (dialog, words));
  screen_close (GTK_WINDOW (dialog));
}

static gboolean
has_its_place (gpointer widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_height (widget) > 0;
}

/* What sets the colour stands first, then the answers, and below them what the colours mean. */
static void
test_colour (Fixture *f, gconstpointer example)
{
  GtkWidget *dialog, *set_by, *meaning;
  graphene_point_t first, second;

  batson_window_show_why (f->window, &batson_session_get_assessment (f->session)->urgency.why, "Why");
  dialog = dialog_of (f);
  set_by = screen_find (dialog, GTK_TYPE_LABEL, "URG-2: Deterioration or deficit, whatever the lesions say");
  meaning = screen_find (dialog, GTK_TYPE_LABEL, "URG-1: Three colours");
  g_assert_true (says (dialog, "Set by"));
  g_assert_true (set_by && meaning);
  screen_wait (has_its_place, meaning);
  g_assert_true (gtk_widget_compute_point (set_by, dialog, &GRAPHENE_POINT_INIT (0, 0), &first));
  g_assert_true (gtk_widget_compute_point (meaning, dialog, &GRAPHENE_POINT_INIT (0, 0), &second));
  g_assert_cmpfloat (first.y, <, second.y);
  screen_close (GTK_WINDOW (dialog));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  batson_clock_fix (1781612400, 120);
  application = BATSON_APPLICATION (screen_application (G_APPLICATION_HANDLES_OPEN));
  g_test_add ("/why/what-else-it-could-have-been", Fixture, "clara-muster.batson.json", set_up, test_else, tear_down);
  g_test_add ("/why/of-the-colour", Fixture, "jane-sample.batson.json", set_up, test_colour, tear_down);
  g_test_add ("/why/of-the-deadline", Fixture, "jane-sample.batson.json", set_up, test_deadline, tear_down);
  g_test_add ("/rule/OVR-1/decided-where-the-outcome-is-read", Fixture, "clara-muster.batson.json", set_up, test_decide, tear_down);
  return g_test_run ();
}
