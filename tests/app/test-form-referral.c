/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Referrals in the forms and beside them: recorded in one click, each trigger with its handling. */
#include "app/screen-form.h"

#include "app/form-row.h"
#include "app/form-triggers.h"
#include "framework/handling.h"
#include "framework/words.h"

/* One click records that a referral was sent, with what fired; undo takes all of it back. */
static void
test_referral (FormFixture *f, gconstpointer data)
{
  BatsonValue known = batson_value_choice (BATSON_YES_NO_YES), pain = batson_value_choice (BATSON_BACK_PAIN_NEW);
  BatsonRecord *status = batson_case_add (f->kase, f->root, BATSON_CASE_STATUS), *referral;

  batson_case_set (f->kase, form_child (f, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_KNOWN, &known);
  batson_case_set (f->kase, status, BATSON_STATUS_BACK_PAIN, &pain);
  g_assert_cmpint (batson_handling_next (batson_session_get_assessment (f->session), BATSON_DIRECTION_TO_NEURO), ==, BATSON_HANDLING_SENT);
  batson_triggers_record (f->session, BATSON_DIRECTION_TO_NEURO);
  referral = batson_record_nth (f->root, BATSON_CASE_REFERRALS, 0);
  g_assert_cmphex (batson_record_choices (referral, BATSON_REFERRAL_TRIGGERS) & (1 << BATSON_TRIGGER_REF_1), !=, 0);
  g_assert_true (batson_record_has (referral, BATSON_REFERRAL_SENT));
  g_assert_cmpint (batson_handling_next (batson_session_get_assessment (f->session), BATSON_DIRECTION_TO_NEURO), ==, BATSON_HANDLING_RECEIVED);
  batson_triggers_record (f->session, BATSON_DIRECTION_TO_NEURO);
  batson_triggers_record (f->session, BATSON_DIRECTION_TO_NEURO);
  g_assert_true (batson_record_has (referral, BATSON_REFERRAL_ANSWERED));
  g_assert_cmpuint (batson_record_length (f->root, BATSON_CASE_REFERRALS), ==, 1);
  for (int i = 0; i < 3; i++)
    batson_case_undo (f->kase);
  g_assert_cmpuint (batson_record_length (f->root, BATSON_CASE_REFERRALS), ==, 0);
}

/* A referral to the breast side for TRIGGERS with its first N steps recorded at the time AT. */
static BatsonRecord *
refer (FormFixture *f, guint64 triggers, guint n, gint64 at)
{
  static const guint fields[] = { BATSON_REFERRAL_SENT, BATSON_REFERRAL_RECEIVED, BATSON_REFERRAL_ANSWERED };
  BatsonValue to = batson_value_choice (BATSON_DIRECTION_TO_BREAST), named = { .state = BATSON_VALUE_ANSWER, .choices = triggers };
  BatsonRecord *referral = batson_case_add (f->kase, f->root, BATSON_CASE_REFERRALS);
  BatsonValue time = { .state = BATSON_VALUE_ANSWER };

  batson_time_from_unix (at, 120, &time.time);
  batson_case_set (f->kase, referral, BATSON_REFERRAL_DIRECTION, &to);
  batson_case_set (f->kase, referral, BATSON_REFERRAL_TRIGGERS, &named);
  for (guint i = 0; i < n; i++)
    batson_case_set (f->kase, referral, fields[i], &time);
  return referral;
}

/* What is recorded goes to the referral that waits for it, not to the last one. */
static void
test_two_referrals (FormFixture *f, gconstpointer data)
{
  const BatsonAssessment *assessment = batson_session_get_assessment (f->session);
  BatsonRecord *first, *second;
  guint64 fired = 0, one;
  g_autofree char *before = NULL, *after = NULL;

  for (guint i = 0; i < assessment->triggers->len; i++)
    {
      const BatsonTrigger *trigger = assessment->triggers->pdata[i];

      if (trigger->direction == BATSON_DIRECTION_TO_BREAST && trigger->state == BATSON_YES)
        fired |= G_GUINT64_CONSTANT (1) << trigger->trigger;
    }
  one = fired & -fired;
  g_assert_cmphex (fired, !=, one);
  while (batson_record_length (f->root, BATSON_CASE_REFERRALS) > 0)
    batson_case_remove (f->kase, batson_record_nth (f->root, BATSON_CASE_REFERRALS, 0));
  first = refer (f, one, 2, FORM_NOW - 7200);
  second = refer (f, fired & ~one, 3, FORM_NOW - 3600);
  before = batson_record_to_string (second, BATSON_REFERRAL_ANSWERED);
  g_assert_cmpint (batson_handling_next (batson_session_get_assessment (f->session), BATSON_DIRECTION_TO_BREAST), ==, BATSON_HANDLING_ANSWERED);
  batson_session_set_read_only (f->session, TRUE);
  batson_triggers_record (f->session, BATSON_DIRECTION_TO_BREAST);
  g_assert_false (batson_record_has (first, BATSON_REFERRAL_ANSWERED));
  batson_session_set_read_only (f->session, FALSE);
  batson_triggers_record (f->session, BATSON_DIRECTION_TO_BREAST);
  g_assert_true (batson_record_has (first, BATSON_REFERRAL_ANSWERED));
  after = batson_record_to_string (second, BATSON_REFERRAL_ANSWERED);
  g_assert_cmpstr (after, ==, before);
}

/* The label that says HANDLED in the line of the trigger ID; NULL where none does. */
static GtkWidget *
handled_in_line (GtkWidget *triggers, const char *id, const char *handled)
{
  GtkWidget *label = screen_find (triggers, GTK_TYPE_LABEL, id), *line = label ? gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON) : NULL;

  return line ? screen_find (line, GTK_TYPE_LABEL, handled) : NULL;
}

/* Each trigger says how it is handled and when; in the pane only where one referral does not speak for all. */
static void
test_handling_of_each (FormFixture *f, gconstpointer data)
{
  GtkWidget *all = batson_triggers_new (f->session, BATSON_DIRECTION_TO_BREAST, FALSE), *fired = batson_triggers_new (f->session, BATSON_DIRECTION_TO_BREAST, TRUE);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *received;
  BatsonRecord *first;

  gtk_box_append (GTK_BOX (box), all);
  gtk_box_append (GTK_BOX (box), fired);
  f->window = screen_show (box, 400, 600);
  while (batson_record_length (f->root, BATSON_CASE_REFERRALS) > 0)
    batson_case_remove (f->kase, batson_record_nth (f->root, BATSON_CASE_REFERRALS, 0));
  first = refer (f, 1 << BATSON_TRIGGER_REF_7, 1, FORM_NOW - 7200);
  screen_frame (box);
  g_assert_nonnull (handled_in_line (all, "REF-7", "sent 17 Jun 2026, 10:55 (35 min after it fired)"));
  g_assert_nonnull (handled_in_line (all, "REF-9", "not sent yet"));
  g_assert_nonnull (handled_in_line (fired, "REF-7", "sent 17 Jun 2026, 10:55"));
  g_assert_nonnull (handled_in_line (fired, "REF-9", "not sent yet"));
  g_assert_nonnull (screen_find (fired, GTK_TYPE_LABEL, "Referral for REF-8, REF-9"));
  g_assert_null (screen_find (fired, GTK_TYPE_LABEL, "waiting")); /* for what was never sent nobody waits */
  screen_picture (box, "triggers-two-referrals");
  g_assert_nonnull (screen_find (fired, GTK_TYPE_LABEL, "Sent 17 Jun 2026, 10:55: Receipt by the breast oncosurgeon pending"));
  received = screen_find (fired, GTK_TYPE_BUTTON, batson_words_handling_record (BATSON_HANDLING_RECEIVED));
  g_assert_true (received && gtk_widget_get_mapped (received)); /* what is on its way stays in reach */
  g_signal_emit_by_name (received, "clicked");
  g_assert_true (batson_record_has (first, BATSON_REFERRAL_RECEIVED));
  g_assert_cmpuint (batson_record_length (f->root, BATSON_CASE_REFERRALS), ==, 1);
  batson_case_remove (f->kase, first);
  refer (f, 1 << BATSON_TRIGGER_REF_7 | 1 << BATSON_TRIGGER_REF_8 | 1 << BATSON_TRIGGER_REF_9, 2, FORM_NOW - 3600);
  screen_frame (box);
  g_assert_nonnull (screen_find (all, GTK_TYPE_LABEL, "Received"));
  g_assert_nonnull (screen_find (all, GTK_TYPE_LABEL, "waiting"));
  g_assert_null (handled_in_line (fired, "REF-7", "received 17 Jun 2026, 11:55"));
  g_assert_null (screen_find (fired, GTK_TYPE_LABEL, "Referral for REF-7, REF-8, REF-9"));
  screen_picture (box, "triggers-one-referral");
}

/* A referral offers the triggers that fire towards whom it goes to; one that it names already stays. */
static void
test_triggers_of_direction (FormFixture *f, gconstpointer data)
{
  BatsonFact named = { .owner = f->root, .list_field = BATSON_CASE_REFERRALS, .type = BATSON_RECORD_REFERRAL, .field = BATSON_REFERRAL_TRIGGERS };
  BatsonValue to = batson_value_choice (BATSON_DIRECTION_TO_NEURO);
  GtkWidget *row;

  named.record = refer (f, 1 << BATSON_TRIGGER_REF_7, 0, FORM_NOW);
  form_show (f, BATSON_ROLE_BREAST, 700);
  form_go_to (f, &named);
  row = GTK_WIDGET (form_focused_row (f));
  g_assert_nonnull (screen_find (row, GTK_TYPE_LABEL, "REF-8 work-up incomplete"));
  g_assert_null (screen_find (row, GTK_TYPE_LABEL, "REF-1 new or progressive back pain"));
  batson_case_set (f->kase, named.record, BATSON_REFERRAL_DIRECTION, &to);
  screen_frame (f->form);
  g_assert_nonnull (screen_find (row, GTK_TYPE_LABEL, "REF-1 new or progressive back pain"));
  g_assert_nonnull (screen_find (row, GTK_TYPE_LABEL, "REF-7 breast primary likely or proven"));
  g_assert_null (screen_find (row, GTK_TYPE_LABEL, "REF-8 work-up incomplete"));
}

int
main (int argc, char **argv)
{
  screen_init (&argc, &argv);
  FORM_TEST ("/form/referral-in-one-click", NULL, test_referral);
  FORM_TEST ("/form/record-goes-to-its-referral", "jane-sample.batson.json", test_two_referrals);
  FORM_TEST ("/form/triggers-of-a-direction", NULL, test_triggers_of_direction);
  FORM_TEST ("/form/handling-of-each-trigger", "jane-sample.batson.json", test_handling_of_each);
  return g_test_run ();
}
