/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The NOMS view: answers tried without touching the case, kept as one step or thrown away; both protocols side by side. */
#include "app/pane.h"
#include "app/session.h"
#include "app/strip.h"
#include "app/view-noms.h"
#include "case/document.h"
#include "common/language.h"

#include "app/screen-diagram.h"

#include <string.h>

typedef struct
{
  BatsonSession *session;
  GtkWidget *view;
  BatsonDiagram *diagram;
  GtkWindow *window;
} Fixture;

static void
press (Fixture *f, const char *label)
{
  GtkWidget *button = screen_find (f->view, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  if (GTK_IS_TOGGLE_BUTTON (button))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  else
    g_signal_emit_by_name (button, "clicked");
  screen_settle ();
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->session = batson_session_new (screen_example ("clara-muster.batson.json"));
  f->view = batson_view_noms_new (f->session);
  f->diagram = batson_view_diagram_get_diagram (BATSON_VIEW_DIAGRAM (f->view));
  f->window = screen_show (f->view, 1366, 768);
  g_assert_cmpint (screen_node (f->diagram, "noms-5")->state, ==, BATSON_STATE_CHOSEN);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  screen_close (f->window);
  g_object_unref (f->session);
}

static void
test_thrown_away (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) before = batson_document_record_bytes (batson_session_get_case (f->session)), after = NULL;

  press (f, "What If");
  screen_enter (f->diagram, "n-high");
  g_assert_cmpint (screen_node (f->diagram, "noms-1")->state, ==, BATSON_STATE_CHOSEN);
  g_assert_nonnull (strstr (screen_node (f->diagram, "head-n")->detail, "1b"));
  g_assert_nonnull (strstr (screen_node (f->diagram, "noms-5")->detail, "in the case"));
  after = batson_document_record_bytes (batson_session_get_case (f->session));
  g_assert_cmpmem (g_bytes_get_data (before, NULL), g_bytes_get_size (before), g_bytes_get_data (after, NULL), g_bytes_get_size (after));
  press (f, "Throw Away");
  g_assert_cmpint (screen_node (f->diagram, "noms-5")->state, ==, BATSON_STATE_CHOSEN);
  g_assert_cmpstr (screen_node (f->diagram, "head-n")->detail, ==, "");
  g_assert_false (batson_session_is_modified (f->session));
}

/* The dialog that says what would be written. */
static AdwMessageDialog *
asked (Fixture *f)
{
  return ADW_MESSAGE_DIALOG (screen_over (f->window, ADW_TYPE_MESSAGE_DIALOG));
}

static void
answer (Fixture *f, const char *response)
{
  g_autoptr (AdwMessageDialog) dialog = g_object_ref (asked (f));

  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
  screen_settle ();
}

static GtkWidget *
exact_grade (Fixture *f)
{
  return screen_find (adw_message_dialog_get_extra_child (asked (f)), GTK_TYPE_DROP_DOWN, NULL);
}

/* "High grade" is no grade anybody saw: which one is asked, nothing is chosen beforehand, and without it nothing is kept. */
static void
test_kept (Fixture *f, gconstpointer data)
{
  BatsonRecord *finding = batson_record_nth (batson_session_get_lesion (f->session), BATSON_LESION_FINDINGS, 0);

  press (f, "What If");
  screen_enter (f->diagram, "n-high");
  press (f, "Keep");
  g_assert_nonnull (screen_find (adw_message_dialog_get_extra_child (asked (f)), GTK_TYPE_LABEL, "Bilsky grade of T8: 1b → 2 or 3?"));
  gtk_test_accessible_assert_property (asked (f), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Bilsky grade of T8: 1b → 2 or 3?");
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (exact_grade (f)))), ==, 3);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (exact_grade (f))), ==, 0);
  g_assert_false (adw_message_dialog_get_response_enabled (asked (f), "keep"));
  screen_assert_says (adw_message_dialog_get_extra_child (asked (f)), "1 answer is left open and is not kept.");
  screen_assert_called_once (screen_find (GTK_WIDGET (asked (f)), GTK_TYPE_BUTTON, "_Keep"));
  answer (f, "cancel");
  g_assert_false (batson_session_is_modified (f->session));
  g_assert_cmpint (screen_node (f->diagram, "noms-1")->state, ==, BATSON_STATE_CHOSEN);
  press (f, "Keep");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (exact_grade (f)), 2);
  g_assert_true (adw_message_dialog_get_response_enabled (asked (f), "keep"));
  answer (f, "keep");
  g_assert_cmpint (batson_record_choice (finding, BATSON_FINDING_GRADE), ==, BATSON_GRADE_3);
  g_assert_cmpint (screen_node (f->diagram, "noms-1")->state, ==, BATSON_STATE_CHOSEN);
  g_assert_cmpstr (screen_node (f->diagram, "head-n")->detail, ==, "");
  g_assert_true (batson_session_is_modified (f->session));
  batson_session_undo (f->session);
  g_assert_cmpint (screen_node (f->diagram, "noms-5")->state, ==, BATSON_STATE_CHOSEN);
  g_assert_false (batson_session_can_undo (f->session));
}

/* What is exact is kept without the answer that was left open. */
static void
test_left_open (Fixture *f, gconstpointer data)
{
  BatsonRecord *lesion = batson_session_get_lesion (f->session), *finding = batson_record_nth (lesion, BATSON_LESION_FINDINGS, 0);

  press (f, "What If");
  screen_enter (f->diagram, "n-high");
  screen_enter (f->diagram, "m-1-unstable");
  press (f, "Keep");
  g_assert_true (adw_message_dialog_get_response_enabled (asked (f), "keep"));
  screen_assert_says (adw_message_dialog_get_extra_child (asked (f)), "1 answer is left open and is not kept.");
  answer (f, "keep");
  g_assert_cmpint (batson_record_choice (finding, BATSON_FINDING_GRADE), ==, BATSON_GRADE_1B);
  g_assert_cmpint (batson_record_choice (lesion, BATSON_LESION_M_HAND), >=, 0);
}

static void
test_read_only (Fixture *f, gconstpointer data)
{
  batson_session_set_read_only (f->session, TRUE);
  press (f, "What If");
  screen_enter (f->diagram, "n-high");
  g_assert_cmpint (screen_node (f->diagram, "noms-1")->state, ==, BATSON_STATE_CHOSEN);
  g_assert_false (gtk_widget_is_sensitive (screen_find (f->view, GTK_TYPE_BUTTON, "Keep")));
}

static graphene_rect_t
compare_place (Fixture *f)
{
  graphene_rect_t place;

  screen_frame (f->view);
  g_assert_true (gtk_widget_compute_bounds (screen_find (f->view, GTK_TYPE_TOGGLE_BUTTON, "Compare"), f->view, &place));
  return place;
}

/* Pressed, Compare stays under the pointer: a second press takes it back. */
static void
test_keeps_place (Fixture *f, gconstpointer data)
{
  graphene_rect_t before = compare_place (f), pressed;

  press (f, "Compare");
  pressed = compare_place (f);
  g_assert_true (graphene_rect_equal (&before, &pressed));
}

static void
test_compared (Fixture *f, gconstpointer data)
{
  press (f, "Compare");
  g_assert_cmpint (screen_node (f->diagram, "review-noms-5")->state, ==, BATSON_STATE_CHOSEN);
  g_assert_cmpint (screen_node (f->diagram, "laufer-head-n")->kind, ==, BATSON_ELEMENT_NODE);
  g_assert_cmpstr (screen_node (f->diagram, "verdict")->target, ==, "CMP-1");
  g_assert_cmpstr (screen_node (f->diagram, "review-protocol")->name, ==, "Framework 2026");
  g_assert_cmpstr (screen_node (f->diagram, "laufer-protocol")->name, ==, "Original NOMS 2013");
  g_assert_cmpfloat (screen_node (f->diagram, "review-protocol")->bounds.y, <, screen_node (f->diagram, "review-head-n")->bounds.y);
  g_assert_cmpfloat (screen_node (f->diagram, "laufer-protocol")->bounds.y, <, 100); /* in sight without scrolling */
  g_assert_cmpfloat (screen_node (f->diagram, "laufer-protocol")->bounds.x, >=, screen_node (f->diagram, "laufer-head-n")->bounds.x - 20);
  press (f, "Compare");
  g_assert_cmpint (batson_scene_find (screen_scene (f->diagram), "verdict"), <, 0);
}

/* Whether TOP says, somewhere to be seen, that what it shows is the case itself. */
static gboolean
says_recorded (GtkWidget *top)
{
  GtkWidget *label = screen_find (top, GTK_TYPE_LABEL, "The case as recorded");

  return label && gtk_widget_get_visible (label);
}

/* Strip and pane go on showing the case, and say so as long as something else is tried beside them. */
static void
test_recorded (Fixture *f, gconstpointer data)
{
  g_autoptr (GtkWidget) strip = g_object_ref_sink (batson_strip_new (f->session)), pane = g_object_ref_sink (batson_pane_new (f->session));

  g_assert_false (says_recorded (strip));
  g_assert_false (says_recorded (pane));
  press (f, "What If");
  screen_enter (f->diagram, "n-high");
  g_assert_true (says_recorded (strip));
  g_assert_true (says_recorded (pane));
  gtk_widget_set_visible (f->view, FALSE); /* another view is looked at */
  g_assert_false (says_recorded (strip));
  gtk_widget_set_visible (f->view, TRUE);
  screen_settle ();
  g_assert_true (says_recorded (strip));
  press (f, "Throw Away");
  g_assert_false (says_recorded (strip));
  g_assert_false (says_recorded (pane));
}

/* How far the rows of the second protocol were checked is said in a what-if too. */
static void
test_caveat (Fixture *f, gconstpointer data)
{
  const char *about = batson_protocol_text (batson_protocol (BATSON_PROTOCOL_LAUFER)->about);
  g_autofree char *both = g_strdup_printf ("What if: choose an answer in the diagram to try it. The case is not touched until you keep what was tried.\n%s", about);

  batson_session_set_protocol (f->session, BATSON_PROTOCOL_LAUFER);
  screen_settle ();
  g_assert_nonnull (screen_find (f->view, GTK_TYPE_LABEL, about));
  press (f, "What If");
  g_assert_nonnull (screen_find (f->view, GTK_TYPE_LABEL, both));
}

int
main (int argc, char *argv[])
{
  screen_init (&argc, &argv);
  g_test_add ("/what-if/recorded", Fixture, NULL, set_up, test_recorded, tear_down);
  g_test_add ("/what-if/thrown-away", Fixture, NULL, set_up, test_thrown_away, tear_down);
  g_test_add ("/what-if/kept", Fixture, NULL, set_up, test_kept, tear_down);
  g_test_add ("/what-if/what-is-left-open-is-not-kept", Fixture, NULL, set_up, test_left_open, tear_down);
  g_test_add ("/what-if/read-only", Fixture, NULL, set_up, test_read_only, tear_down);
  g_test_add ("/what-if/how-far-the-rows-were-checked", Fixture, NULL, set_up, test_caveat, tear_down);
  g_test_add ("/compare/keeps-its-place", Fixture, NULL, set_up, test_keeps_place, tear_down);
  g_test_add ("/compare/both", Fixture, NULL, set_up, test_compared, tear_down);
  return g_test_run ();
}
