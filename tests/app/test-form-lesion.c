/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lesion in the forms: its findings, SINS, the grades that are offered, deciding otherwise. */
#include "app/screen-form.h"

#include "app/app-settings.h"
#include "app/form-extras.h"
#include "app/form-row.h"

/* Points on the choices, the total as a range with its class, the location from the level. */
static void
test_sins (FormFixture *f, gconstpointer data)
{
  BatsonRecord *lesion = batson_session_get_lesion (f->session);
  BatsonFact collapse = { .owner = lesion, .list_field = BATSON_LESION_FINDINGS, .type = BATSON_RECORD_FINDING, .field = BATSON_FINDING_COLLAPSE };
  BatsonValue over = batson_value_choice (BATSON_SINS_COLLAPSE_OVER_50);

  collapse.record = batson_record_nth (lesion, BATSON_LESION_FINDINGS, batson_record_length (lesion, BATSON_LESION_FINDINGS) - 1);
  form_show (f, BATSON_ROLE_NEURO, 700);
  form_go_to (f, &collapse);
  screen_assert_says (f->form, "T12, junctional");
  screen_assert_says (f->form, "8–14");
  screen_assert_says (f->form, "Indeterminate or unstable");
  batson_case_set (f->kase, collapse.record, BATSON_FINDING_COLLAPSE, &over);
  screen_assert_says (f->form, "11–14");
}

/* A new finding is a copy without its date; the earlier one is folded below; undo takes it away. */
static void
test_new_finding (FormFixture *f, gconstpointer data)
{
  BatsonRecord *lesion = batson_session_get_lesion (f->session), *newest;
  guint n = batson_record_length (lesion, BATSON_LESION_FINDINGS);
  BatsonFact level = { .record = lesion, .type = BATSON_RECORD_LESION, .field = BATSON_LESION_LEVEL };

  form_show (f, BATSON_ROLE_NEURO, 700);
  form_go_to (f, &level);
  g_signal_emit_by_name (screen_find (f->form, GTK_TYPE_BUTTON, "New Finding"), "clicked");
  g_assert_cmpuint (batson_record_length (lesion, BATSON_LESION_FINDINGS), ==, n + 1);
  newest = batson_record_nth (lesion, BATSON_LESION_FINDINGS, n);
  g_assert_cmpint (batson_record_choice (newest, BATSON_FINDING_GRADE), ==, BATSON_GRADE_3);
  g_assert_false (batson_record_has (newest, BATSON_FINDING_DATE));
  screen_assert_says (f->form, "1 earlier");
  batson_case_undo (f->kase);
  g_assert_cmpuint (batson_record_length (lesion, BATSON_LESION_FINDINGS), ==, n);
}

/* Where all lesions are said to be entered and none is, what is asked leads to the row that adds one. */
static void
test_first_lesion (FormFixture *f, gconstpointer data)
{
  BatsonValue yes = batson_value_choice (BATSON_YES_NO_YES);
  const BatsonFacts *asked;
  const BatsonPlace *place;

  batson_case_set (f->kase, form_child (f, BATSON_CASE_IMAGING), BATSON_IMAGING_COMPLETE, &yes);
  form_show (f, BATSON_ROLE_NEURO, 1000);
  asked = &batson_session_get_assessment (f->session)->asked;
  g_assert_cmpuint (asked->len, >, 0);
  form_go_to (f, &asked->facts[asked->len - 1]);
  place = batson_form_row_get_place (form_focused_row (f));
  g_assert_cmpint (batson_place_get_type_id (place), ==, BATSON_RECORD_LESION);
  g_assert_cmpuint (batson_place_get_field_id (place), ==, BATSON_LESION_LEVEL);
  g_assert_cmpuint (batson_record_length (f->root, BATSON_CASE_LESIONS), ==, 0); /* nothing is added by looking */
}

/* The grades of the cauda equina are offered from L1 down only, by picture, by key and in the list; one that was chosen stays. */
static void
test_cauda_grades (FormFixture *f, gconstpointer data)
{
  BatsonRecord *lesion = batson_case_add (f->kase, f->root, BATSON_CASE_LESIONS), *finding = batson_case_add (f->kase, lesion, BATSON_LESION_FINDINGS);
  BatsonFact grade = { .record = finding, .type = BATSON_RECORD_FINDING, .field = BATSON_FINDING_GRADE };
  BatsonValue level = { .state = BATSON_VALUE_ANSWER, .span = { BATSON_LEVEL_T1 + 7, BATSON_LEVEL_T1 + 7 } }, high = batson_value_choice (BATSON_GRADE_CAUDA_HIGH), low = batson_value_choice (BATSON_GRADE_1A);
  GtkWidget *row;

  batson_case_set (f->kase, lesion, BATSON_LESION_LEVEL, &level);
  form_show (f, BATSON_ROLE_NEURO, 1000);
  form_go_to (f, &grade);
  row = GTK_WIDGET (form_focused_row (f));
  g_assert_nonnull (screen_find (row, GTK_TYPE_LABEL, "3"));
  g_assert_null (screen_find (row, GTK_TYPE_LABEL, "Cauda equina, low"));
  g_assert_null (screen_find (row, GTK_TYPE_LABEL, "Cauda equina, high"));
  for (guint i = 0; i < 2 * BATSON_GRADE_CAUDA_HIGH; i++)
    {
      screen_key (f->window, "Right");
      g_assert_true (gtk_widget_get_mapped (screen_focus (f->window)));
    }
  level.span = (BatsonSpan) { BATSON_LEVEL_T1 + 11, BATSON_LEVEL_L1 };
  batson_case_set (f->kase, lesion, BATSON_LESION_LEVEL, &level);
  g_assert_nonnull (screen_find (row, GTK_TYPE_LABEL, "Cauda equina, low"));
  batson_case_set (f->kase, finding, BATSON_FINDING_GRADE, &high);
  level.span = (BatsonSpan) { BATSON_LEVEL_T1 + 11, BATSON_LEVEL_T1 + 11 };
  batson_case_set (f->kase, lesion, BATSON_LESION_LEVEL, &level);
  g_assert_null (screen_find (row, GTK_TYPE_LABEL, "Cauda equina, low"));
  g_assert_nonnull (screen_find (row, GTK_TYPE_LABEL, "Cauda equina, high"));
  batson_case_set (f->kase, finding, BATSON_FINDING_GRADE, &low);
  g_assert_null (screen_find (row, GTK_TYPE_LABEL, "Cauda equina, high"));
}

/* A Bilsky grade given below the cord has its note at its row. */
static void
test_grade_below_the_cord (FormFixture *f, gconstpointer data)
{
  BatsonRecord *lesion = batson_case_add (f->kase, f->root, BATSON_CASE_LESIONS), *finding = batson_case_add (f->kase, lesion, BATSON_LESION_FINDINGS);
  BatsonFact fact = { .record = finding, .type = BATSON_RECORD_FINDING, .field = BATSON_FINDING_GRADE };
  BatsonValue level = { .state = BATSON_VALUE_ANSWER, .span = { BATSON_LEVEL_L1, BATSON_LEVEL_L1 } }, bilsky = batson_value_choice (BATSON_GRADE_2), cauda = batson_value_choice (BATSON_GRADE_CAUDA_HIGH);
  GtkWidget *row;

  batson_case_set (f->kase, lesion, BATSON_LESION_LEVEL, &level);
  batson_case_set (f->kase, finding, BATSON_FINDING_GRADE, &bilsky);
  form_show (f, BATSON_ROLE_NEURO, 700);
  form_go_to (f, &fact);
  row = GTK_WIDGET (form_focused_row (f));
  screen_assert_says (row, "the scale was validated on cervical and thoracic lesions");
  screen_picture (row, "grade-below-the-cord");
  batson_case_set (f->kase, finding, BATSON_FINDING_GRADE, &cauda);
  screen_frame (f->form);
  screen_assert_silent (row, "validated");
}

/* The grades of the cauda equina where the form is narrow and the tiles stand in rows. */
static void
test_cauda_grades_where_narrow (FormFixture *f, gconstpointer data)
{
  BatsonRecord *lesion = batson_case_add (f->kase, f->root, BATSON_CASE_LESIONS), *finding = batson_case_add (f->kase, lesion, BATSON_LESION_FINDINGS);
  BatsonFact grade = { .record = finding, .type = BATSON_RECORD_FINDING, .field = BATSON_FINDING_GRADE };
  static const BatsonLevel levels[] = { BATSON_LEVEL_L1, BATSON_LEVEL_T1 + 7, BATSON_LEVEL_L1 + 4 };
  GtkWidget *row;

  form_show (f, BATSON_ROLE_NEURO, 360);
  form_go_to (f, &grade);
  row = GTK_WIDGET (form_focused_row (f));
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      BatsonValue level = { .state = BATSON_VALUE_ANSWER, .span = { levels[i], levels[i] } };

      batson_case_set (f->kase, lesion, BATSON_LESION_LEVEL, &level);
      screen_settle ();
      g_assert_nonnull (screen_find (row, GTK_TYPE_LABEL, "1c"));
      g_assert_cmpint (screen_find (row, GTK_TYPE_LABEL, "Cauda equina, low") != NULL, ==, levels[i] >= BATSON_LEVEL_L1);
      g_assert_cmpint (screen_find (row, GTK_TYPE_LABEL, "Cauda equina, high") != NULL, ==, levels[i] >= BATSON_LEVEL_L1);
    }
}

/* What asks what was decided instead for LESION; to be answered. Not owned. */
static GtkWindow *
ask_decision (FormFixture *f, BatsonRecord *lesion)
{
  GtkWindow *dialog;

  batson_form_decide (f->form, f->session, lesion);
  screen_settle ();
  dialog = screen_over (f->window, ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  return dialog;
}

/* Deciding otherwise takes a reason, keeps the answers it rested on, is one step of undo, and leaves the row as it is. */
static void
test_decide (FormFixture *f, gconstpointer data)
{
  BatsonRecord *lesion = batson_session_get_lesion (f->session);
  GtkWindow *dialog;
  GtkWidget *entry, *outcome;
  int one_line, several;

  form_show (f, BATSON_ROLE_NEURO, 700);
  dialog = ask_decision (f, lesion);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "decide"));
  entry = screen_find (adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog)), GTK_TYPE_TEXT_VIEW, NULL);
  gtk_widget_measure (entry, GTK_ORIENTATION_VERTICAL, 220, &one_line, NULL, NULL, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (entry)), "one\ntwo\nthree\nfour\nfive\nsix", -1);
  screen_settle ();
  gtk_widget_measure (entry, GTK_ORIENTATION_VERTICAL, 220, &several, NULL, NULL, NULL);
  g_assert_cmpint (several, >, one_line);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (entry)), "wish of the patient", -1);
  outcome = screen_find (adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog)), GTK_TYPE_DROP_DOWN, NULL);
  g_assert_cmpstr (gtk_string_object_get_string (gtk_drop_down_get_selected_item (GTK_DROP_DOWN (outcome))), ==, "Choose…");
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "decide"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (outcome), 2);
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "decide"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "decide");
  screen_settle ();
  g_assert_cmpint (batson_record_choice (lesion, BATSON_LESION_OUTCOME_HAND), ==, 1);
  g_assert_cmpstr (batson_record_text (lesion, BATSON_LESION_OUTCOME_REASON), ==, "wish of the patient");
  g_assert_cmpstr (batson_record_text (lesion, BATSON_LESION_OUTCOME_FACTS), !=, "");
  batson_case_undo (f->kase);
  g_assert_false (batson_record_has (lesion, BATSON_LESION_OUTCOME_HAND));
  g_assert_false (batson_record_has (lesion, BATSON_LESION_OUTCOME_REASON));
}

static gboolean
is_whole (gpointer text)
{
  graphene_rect_t box;
  int height;

  gtk_widget_measure (text, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (text), &height, NULL, NULL, NULL);
  return height > 100 && gtk_widget_compute_bounds (text, text, &box) && box.size.height >= height;
}

/* A long reason that was given before is all seen when it is decided again. */
static void
test_long_reason (FormFixture *f, gconstpointer data)
{
  BatsonRecord *lesion = batson_session_get_lesion (f->session);
  g_autoptr (GString) words = g_string_new (NULL);
  g_auto (BatsonValue) reason = BATSON_BLANK;
  GtkWindow *dialog;

  for (guint i = 0; i < 80; i++)
    g_string_append (words, "reason ");
  reason = batson_value_text (words->str);
  batson_case_set (f->kase, lesion, BATSON_LESION_OUTCOME_REASON, &reason);
  form_show (f, BATSON_ROLE_NEURO, 700);
  dialog = ask_decision (f, lesion);
  screen_wait (is_whole, screen_find (adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog)), GTK_TYPE_TEXT_VIEW, NULL));
  screen_close (dialog);
}

/* The decision is recorded as made by who is named where it is made: offered is who enters answers here, never who decided before. Deciding the same again is a decision of its own. */
static void
test_decided_by (FormFixture *f, gconstpointer data)
{
  static const struct { const char *preferences, *offered, *typed, *kept; } turns[] = {
    { "", "", " A. Lind, breast oncosurgeon ", "A. Lind, breast oncosurgeon" },
    { "C. Rey", "C. Rey", NULL, "C. Rey" },
    { "", "", NULL, NULL },
  };
  BatsonRecord *lesion = batson_session_get_lesion (f->session);

  form_show (f, BATSON_ROLE_NEURO, 700);
  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    {
      GtkWindow *dialog;
      GtkWidget *box, *author;

      g_settings_set_string (batson_app_settings (), "user-name", turns[i].preferences);
      dialog = ask_decision (f, lesion);
      box = adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog));
      author = gtk_widget_get_last_child (box);
      gtk_test_accessible_assert_property (author, GTK_ACCESSIBLE_PROPERTY_LABEL, "Decided by");
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (author)), ==, turns[i].offered);
      if (turns[i].typed)
        gtk_editable_set_text (GTK_EDITABLE (author), turns[i].typed);
      gtk_drop_down_set_selected (GTK_DROP_DOWN (screen_find (box, GTK_TYPE_DROP_DOWN, NULL)), 2);
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (screen_find (box, GTK_TYPE_TEXT_VIEW, NULL))), "wish of the patient", -1);
      adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "decide");
      screen_close (dialog);
      g_assert_cmpstr (batson_record_get_about (lesion, BATSON_LESION_OUTCOME_HAND)->by, ==, turns[i].kept);
      g_assert_cmpstr (batson_record_get_about (lesion, BATSON_LESION_OUTCOME_REASON)->by, ==, turns[i].kept);
    }
  batson_case_undo (f->kase);
  g_assert_cmpstr (batson_record_get_about (lesion, BATSON_LESION_OUTCOME_HAND)->by, ==, "C. Rey");
}

int
main (int argc, char **argv)
{
  screen_init (&argc, &argv);
  FORM_TEST ("/form/sins", "jane-sample.batson.json", test_sins);
  FORM_TEST ("/form/new-finding", "jane-sample.batson.json", test_new_finding);
  FORM_TEST ("/rule/NOMS-14/a-first-lesion-can-be-gone-to", NULL, test_first_lesion);
  FORM_TEST ("/rule/ESCC-3/cauda-equina-offered-from-l1-down", NULL, test_cauda_grades);
  FORM_TEST ("/rule/ESCC-3/cauda-equina-where-narrow", NULL, test_cauda_grades_where_narrow);
  FORM_TEST ("/rule/ESCC-3/note-at-the-grade", NULL, test_grade_below_the_cord);
  FORM_TEST ("/form/decide-otherwise", "jane-sample.batson.json", test_decide);
  FORM_TEST ("/form/decided-again-with-a-long-reason", "jane-sample.batson.json", test_long_reason);
  FORM_TEST ("/rule/OVR-1/decided-by", "jane-sample.batson.json", test_decided_by);
  return g_test_run ();
}
