/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outcomes view: a visit is added, filled in, shown and undone; visits are ticked as reviewed; the QLQ-C30 by its items. */
#include "app/screen-diagram.h"

#include "app/application.h"
#include "app/clock.h"
#include "app/form-row.h"
#include "app/qlq-dialog.h"
#include "app/view-outcomes.h"
#include "case/document.h"
#include "framework/outcomes.h"

#include <string.h>

static BatsonApplication *application;

typedef struct
{
  BatsonSession *session;
  BatsonWindow *window;
  BatsonDiagram *diagram;
  GtkWidget *view;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->session = screen_session (screen_example (data));
  f->window = screen_window (GTK_APPLICATION (application), f->session, "outcomes", BATSON_TYPE_VIEW_OUTCOMES, &f->diagram);
  f->view = gtk_widget_get_ancestor (GTK_WIDGET (f->diagram), BATSON_TYPE_VIEW_OUTCOMES);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  screen_window_close (f->window, f->session);
}

static BatsonRecord *
root (Fixture *f)
{
  return batson_session_get_root (f->session);
}

static guint
n_visits (Fixture *f)
{
  return batson_record_length (root (f), BATSON_CASE_FOLLOW_UPS);
}

static BatsonRecord *
visit (Fixture *f, guint i)
{
  return batson_record_nth (root (f), BATSON_CASE_FOLLOW_UPS, i);
}

static char *
node_of (BatsonMeasureId measure, BatsonRecord *record)
{
  return g_strdup_printf ("%s-%s", batson_measure_key (measure), batson_record_get_id (record));
}

static void
set (Fixture *f, BatsonRecord *record, guint field, BatsonValue value)
{
  batson_case_set (batson_session_get_case (f->session), record, field, &value);
}

static void
click (Fixture *f, const char *label)
{
  GtkWidget *button = screen_find (f->view, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

/* The row of a form that has the keyboard. */
static BatsonFormRow *
row_with_keyboard (Fixture *f)
{
  GtkWidget *focus = screen_focus (GTK_WINDOW (f->window));

  return focus ? BATSON_FORM_ROW (gtk_widget_get_ancestor (focus, BATSON_TYPE_FORM_ROW)) : NULL;
}

static gboolean
is_in_form (gpointer data)
{
  return !g_str_equal (batson_window_get_view (((Fixture *) data)->window), "outcomes") && row_with_keyboard (data);
}

/* --- visits --- */

static void
test_add (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) before = batson_document_record_bytes (batson_session_get_case (f->session)), after = NULL;
  g_autofree char *pain = NULL, *frankel = NULL;
  BatsonRecord *added;
  BatsonFact fact;

  g_assert_cmpuint (n_visits (f), ==, 0);
  screen_enter (f->diagram, "first-visit");
  screen_wait (is_in_form, f);
  g_assert_cmpuint (n_visits (f), ==, 1);
  added = visit (f, 0);
  screen_picture (GTK_WIDGET (f->window), "follow-up-form");
  fact = (BatsonFact) { .record = added, .type = BATSON_RECORD_FOLLOW_UP, .field = BATSON_FOLLOW_UP_DATE };
  g_assert_true (batson_place_is (batson_form_row_get_place (row_with_keyboard (f)), &fact));
  g_assert_cmpint (batson_date_first_day (&batson_record_get (added, BATSON_FOLLOW_UP_DATE)->date), ==, batson_date_first_day (&(BatsonDate) { 2026, 6, 16 }));
  set (f, added, BATSON_FOLLOW_UP_PAIN, batson_value_integer (4));
  set (f, added, BATSON_FOLLOW_UP_FRANKEL, batson_value_choice (BATSON_FRANKEL_D));
  batson_window_go_to_view (f->window, "outcomes");
  pain = node_of (BATSON_MEASURE_PAIN, added);
  frankel = node_of (BATSON_MEASURE_FRANKEL, added);
  g_assert_nonnull (strstr (screen_node (f->diagram, pain)->name, "Pain: 4"));
  g_assert_nonnull (strstr (screen_node (f->diagram, frankel)->name, "Frankel: D"));
  for (guint i = 0; i < 3; i++)
    batson_session_undo (f->session);
  g_assert_null (screen_node (f->diagram, pain));
  g_assert_nonnull (screen_node (f->diagram, "first-visit"));
  after = batson_document_record_bytes (batson_session_get_case (f->session));
  g_assert_true (g_bytes_equal (before, after));
  g_assert_false (batson_session_can_undo (f->session));
}

static gboolean
is_at_state (gpointer data)
{
  Fixture *f = data;
  BatsonFact fact = { .record = visit (f, n_visits (f) - 1), .type = BATSON_RECORD_FOLLOW_UP, .field = BATSON_FOLLOW_UP_STATE };

  return row_with_keyboard (f) && batson_place_is (batson_form_row_get_place (row_with_keyboard (f)), &fact);
}

static gboolean
says_which (gpointer data)
{
  return screen_find (GTK_WIDGET (((Fixture *) data)->window), GTK_TYPE_LABEL, "The visit of 16 Jun 2026 was there already: go on at its first open answer") != NULL;
}

/* Asked for twice on one day it is the same visit, gone on with where an answer is missing. */
static void
test_once_a_day (Fixture *f, gconstpointer data)
{
  guint before = n_visits (f);

  click (f, "Add Follow-up");
  screen_wait (is_in_form, f);
  batson_window_go_to_view (f->window, "outcomes");
  click (f, "Add Follow-up");
  screen_wait (is_in_form, f);
  g_assert_cmpuint (n_visits (f), ==, before + 1);
  screen_wait (is_at_state, f); /* not at the date, which typing would overwrite */
  screen_wait (says_which, f);
}

/* A value goes to the row that holds it; one made from the items to the items. */
static void
test_rows (Fixture *f, gconstpointer data)
{
  static const struct { BatsonMeasureId measure; guint visit, field; } values[] = {
    { BATSON_MEASURE_FRANKEL, 2, BATSON_FOLLOW_UP_FRANKEL }, { BATSON_MEASURE_CTDNA, 4, BATSON_FOLLOW_UP_CTDNA }, { BATSON_MEASURE_QLQ_GLOBAL, 3, BATSON_FOLLOW_UP_QLQ_ITEMS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      BatsonRecord *record = visit (f, values[i].visit);
      g_autofree char *id = node_of (values[i].measure, record);
      BatsonFact fact = { .record = record, .type = BATSON_RECORD_FOLLOW_UP, .field = values[i].field };

      screen_enter (f->diagram, id);
      screen_wait (is_in_form, f);
      g_assert_true (batson_place_is (batson_form_row_get_place (row_with_keyboard (f)), &fact));
      batson_window_go_to_view (f->window, "outcomes");
    }
}

static void
test_review (Fixture *f, gconstpointer data)
{
  BatsonRecord *last = visit (f, 6);
  g_autofree char *id = g_strdup_printf ("review-neuro-%s", batson_record_get_id (last));

  g_assert_cmpint (screen_node (f->diagram, id)->state, ==, BATSON_STATE_OPEN);
  screen_enter (f->diagram, id);
  g_assert_cmpint (batson_record_choice (last, BATSON_FOLLOW_UP_SEEN_NEURO), ==, BATSON_YES_NO_YES);
  g_assert_cmpint (screen_node (f->diagram, id)->state, ==, BATSON_STATE_CHOSEN);
  screen_enter (f->diagram, id);
  g_assert_cmpint (screen_node (f->diagram, id)->state, ==, BATSON_STATE_OPEN);
  batson_session_undo (f->session);
  batson_session_undo (f->session);
  g_assert_cmpint (screen_node (f->diagram, id)->state, ==, BATSON_STATE_OPEN);
  g_assert_false (batson_session_can_undo (f->session));
}

/* OUT: at a visit that was missed there was nothing to review, whatever its date; whether it was held is asked instead. */
static void
test_missed (Fixture *f, gconstpointer data)
{
  BatsonRecord *last = visit (f, 6);
  g_autofree char *neuro = g_strdup_printf ("review-neuro-%s", batson_record_get_id (last)), *breast = g_strdup_printf ("review-breast-%s", batson_record_get_id (last));
  BatsonFact fact = { .record = last, .type = BATSON_RECORD_FOLLOW_UP, .field = BATSON_FOLLOW_UP_STATE };
  g_autofree char *state = batson_fact_address (&fact);

  set (f, last, BATSON_FOLLOW_UP_SEEN_BREAST, batson_value_choice (BATSON_YES_NO_YES));
  screen_settle ();
  g_assert_true (g_str_has_suffix (screen_node (f->diagram, "reviewed-breast-words")->name, " of 7"));
  g_assert_cmpint (screen_node (f->diagram, breast)->state, ==, BATSON_STATE_CHOSEN);
  set (f, last, BATSON_FOLLOW_UP_STATE, batson_value_choice (BATSON_COURSE_PLANNED));
  screen_settle ();
  g_assert_true (g_str_has_suffix (screen_node (f->diagram, "reviewed-breast-words")->name, " of 6"));
  g_assert_true (g_str_has_suffix (screen_node (f->diagram, "reviewed-neuro-words")->name, " of 6"));
  g_assert_null (screen_node (f->diagram, neuro));
  g_assert_cmpint (screen_node (f->diagram, breast)->state, ==, BATSON_STATE_OPEN);
  g_assert_true (g_str_has_suffix (screen_node (f->diagram, breast)->name, ": overdue"));
  g_assert_cmpstr (screen_node (f->diagram, breast)->action, ==, "answer");
  g_assert_cmpstr (screen_node (f->diagram, breast)->target, ==, state);
  set (f, last, BATSON_FOLLOW_UP_STATE, batson_value_choice (BATSON_COURSE_DONE));
  screen_settle ();
  g_assert_true (g_str_has_suffix (screen_node (f->diagram, "reviewed-breast-words")->name, " of 7"));
  g_assert_nonnull (screen_node (f->diagram, neuro));
}

static void
test_read_only (Fixture *f, gconstpointer data)
{
  g_autofree char *id = g_strdup_printf ("review-neuro-%s", batson_record_get_id (visit (f, 6)));

  batson_session_set_read_only (f->session, TRUE);
  g_assert_cmpstr (screen_node (f->diagram, id)->action, ==, "answer");
  click (f, "Add Follow-up");
  screen_settle ();
  g_assert_false (batson_session_is_modified (f->session));
}

/* --- measures --- */

static gboolean
popover_is_open (gpointer data)
{
  GtkWidget *check = screen_find (((Fixture *) data)->view, GTK_TYPE_CHECK_BUTTON, NULL);

  return check && gtk_widget_get_mapped (check);
}

static GtkWidget *
check_of (Fixture *f, const char *label)
{
  GtkWidget *found = screen_find (f->view, GTK_TYPE_LABEL, label);

  return found ? gtk_widget_get_ancestor (found, GTK_TYPE_CHECK_BUTTON) : NULL;
}

static void
test_measures (Fixture *f, gconstpointer data)
{
  GtkWidget *measures = screen_find (f->view, GTK_TYPE_MENU_BUTTON, NULL);
  const char *fatigue = batson_words_measure (BATSON_MEASURE_QLQ_GLOBAL + BATSON_QLQ_FATIGUE);
  g_autofree char *id = node_of (BATSON_MEASURE_QLQ_GLOBAL + BATSON_QLQ_FATIGUE, visit (f, 3)), *pain = node_of (BATSON_MEASURE_PAIN, visit (f, 3));

  g_assert_null (screen_node (f->diagram, id));
  g_assert_nonnull (screen_node (f->diagram, pain));
  gtk_menu_button_popup (GTK_MENU_BUTTON (measures));
  screen_wait (popover_is_open, f);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check_of (f, fatigue)), TRUE);
  g_assert_nonnull (screen_node (f->diagram, id));
  g_assert_nonnull (screen_node (f->diagram, pain));
  click (f, "The usual ones");
  g_assert_null (screen_node (f->diagram, id));
}

/* --- the QLQ-C30 --- */

static void
type_here (GtkWindow *dialog, const char *text)
{
  GtkWidget *focus = screen_focus (dialog);

  g_assert_true (GTK_IS_EDITABLE (focus));
  gtk_editable_set_text (GTK_EDITABLE (focus), text);
  screen_settle ();
}

static guint
item_here (GtkWindow *dialog)
{
  GtkWidget *entry = gtk_widget_get_ancestor (screen_focus (dialog), GTK_TYPE_ENTRY);

  return entry ? GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (entry), "item")) : 0;
}

static void
test_items (Fixture *f, gconstpointer data)
{
  BatsonRecord *first = visit (f, 0);
  GtkWindow *dialog = batson_qlq_dialog_show (f->view, f->session, first);
  GtkWidget *use;

  screen_settle ();
  use = screen_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Use");
  for (guint item = 1; item <= BATSON_QLQ_N_ITEMS; item++)
    {
      g_assert_cmpuint (item_here (dialog), ==, item);
      type_here (dialog, item < 29 ? "5" : "8");
      g_assert_cmpuint (item_here (dialog), ==, item); /* refused: it stays there */
      g_assert_false (gtk_widget_get_sensitive (use));
      type_here (dialog, item == 2 ? "-" : item < 29 ? "1" : "7");
      g_assert_true (gtk_widget_get_sensitive (use));
    }
  g_assert_true (screen_focus (dialog) == use);
  screen_picture (GTK_WIDGET (dialog), "qlq-dialog");
  g_assert_nonnull (screen_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "29 of 30 items are answered."));
  g_assert_nonnull (screen_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "100.0"));
  g_signal_emit_by_name (use, "clicked");
  screen_settle ();
  g_assert_cmpstr (batson_record_text (first, BATSON_FOLLOW_UP_QLQ_ITEMS), ==, "1 - 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 7 7");
  g_assert_true (batson_qlq_disagrees (first, BATSON_QLQ_GLOBAL));
  batson_session_undo (f->session);
  g_assert_false (batson_record_has (first, BATSON_FOLLOW_UP_QLQ_ITEMS));
}

static void
test_wrong_item_in_words (Fixture *f, gconstpointer data)
{
  GtkWindow *dialog = batson_qlq_dialog_show (f->view, f->session, visit (f, 3));

  screen_settle ();
  type_here (dialog, "x");
  g_assert_nonnull (screen_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "Item 1 takes a number from 1 to 4."));
  gtk_window_close (dialog);
  screen_settle ();
  g_assert_false (batson_session_is_modified (f->session));
}

#define ADD(path, example, test) g_test_add ("/app/outcomes/" path, Fixture, example ".batson.json", set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  screen_init (&argc, &argv);
  batson_clock_fix (1781619600, 120);
  application = BATSON_APPLICATION (screen_application (G_APPLICATION_DEFAULT_FLAGS));
  ADD ("a visit is added, filled in, shown, undone", "clara-muster", test_add);
  ADD ("a visit is added once a day", "rosa-esempio", test_once_a_day);
  ADD ("a value goes to the row that holds it", "rosa-esempio", test_rows);
  ADD ("a visit is ticked as reviewed, and undone", "rosa-esempio", test_review);
  ADD ("a visit that was missed is not reviewed", "rosa-esempio", test_missed);
  ADD ("nothing is recorded in a case that is only read", "rosa-esempio", test_read_only);
  ADD ("measures are chosen", "rosa-esempio", test_measures);
  ADD ("thirty items one after the other", "rosa-esempio", test_items);
  ADD ("a wrong item is told in words", "rosa-esempio", test_wrong_item_in_words);
  return g_test_run ();
}
