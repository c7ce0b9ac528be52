/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The guided forms: steps, completion, going to an answer, lists, what the assessment says at the rows. */
#include "app/screen.h"

#include "app/clock.h"
#include "app/form-extras.h"
#include "app/form-row.h"
#include "app/form-step.h"
#include "app/form-triggers.h"
#include "app/form.h"
#include "app/pane.h"
#include "app/strip.h"
#include "framework/handling.h"
#include "framework/words.h"
#include <string.h>

/* 17 June 2026, 12:55 two hours east: the examples' own days. */
#define NOW 1781693700

typedef struct
{
  BatsonCase *kase;
  BatsonRecord *root;
  BatsonSession *session;
  GtkWidget *form;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  batson_clock_fix (NOW, 120);
  f->kase = data ? screen_example (data) : screen_case ();
  f->root = batson_case_get_root (f->kase);
  f->session = batson_session_new (f->kase);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  if (f->window)
    screen_close (f->window);
  g_assert_finalize_object (f->session);
  g_assert_finalize_object (f->kase);
}

static void
show (Fixture *f, BatsonRole role, int width)
{
  f->form = batson_form_new (f->session, role);
  f->window = screen_show (f->form, width, 800);
}

static BatsonRecord *
child (Fixture *f, guint field)
{
  return batson_record_child (f->root, field);
}

static GtkWidget *
step_of (Fixture *f, const char *id)
{
  GtkWidget *step = screen_find (f->form, BATSON_TYPE_FORM_STEP, NULL);

  for (; step; step = gtk_widget_get_next_sibling (step))
    if (g_str_equal (batson_form_step_get_step (BATSON_FORM_STEP (step))->id, id))
      return step;
  return NULL;
}

static BatsonFormRow *
focused_row (Fixture *f)
{
  GtkWidget *focus = screen_focus (f->window);

  return focus ? BATSON_FORM_ROW (gtk_widget_get_ancestor (focus, BATSON_TYPE_FORM_ROW)) : NULL;
}

static void
go_to (Fixture *f, const BatsonFact *fact)
{
  g_assert_true (batson_view_show_fact (BATSON_VIEW (f->form), fact));
  screen_frame (f->form);
  screen_frame (f->form);
  screen_frame (f->form);
}

/* Only the steps that apply are shown; those not opened have no rows yet. */
static void
test_steps (Fixture *f, gconstpointer data)
{
  BatsonValue yes = batson_value_choice (BATSON_YES_NO_YES);

  show (f, BATSON_ROLE_NEURO, 700);
  g_assert_true (gtk_widget_get_visible (step_of (f, "work-up")));
  g_assert_null (screen_find (step_of (f, "lesions"), BATSON_TYPE_FORM_ROW, NULL));
  batson_case_set (f->kase, child (f, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_KNOWN, &yes);
  g_assert_false (gtk_widget_get_visible (step_of (f, "work-up")));
}

static void
test_fold (Fixture *f, gconstpointer data)
{
  GtkWidget *head;

  show (f, BATSON_ROLE_BREAST, 700);
  head = gtk_widget_get_first_child (step_of (f, "fitness"));
  gtk_widget_grab_focus (head);
  screen_key (f->window, "space");
  g_assert_true (batson_form_step_is_open (BATSON_FORM_STEP (step_of (f, "fitness"))));
  gtk_test_accessible_assert_state (head, GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);
  g_assert_nonnull (screen_find (step_of (f, "fitness"), BATSON_TYPE_FORM_ROW, NULL));
  screen_key (f->window, "space");
  gtk_test_accessible_assert_state (head, GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);
}

/* Choosing what is missing ends at its row, in a list that has no record yet as well. */
static void
test_go_to_fact (Fixture *f, gconstpointer data)
{
  BatsonFact stage = { .record = child (f, BATSON_CASE_DISEASE), .type = BATSON_RECORD_DISEASE, .field = BATSON_DISEASE_VISCERAL };
  BatsonFact er = { .owner = f->root, .list_field = BATSON_CASE_SAMPLES, .type = BATSON_RECORD_SAMPLE, .field = BATSON_SAMPLE_ER };

  show (f, BATSON_ROLE_BREAST, 700);
  go_to (f, &stage);
  g_assert_nonnull (focused_row (f));
  g_assert_true (batson_place_is (batson_form_row_get_place (focused_row (f)), &stage));
  go_to (f, &er);
  g_assert_true (batson_place_is (batson_form_row_get_place (focused_row (f)), &er));
  screen_type (f->window, "92");
  g_assert_cmpuint (batson_record_length (f->root, BATSON_CASE_SAMPLES), ==, 1);
  g_assert_cmpfloat (batson_record_get (batson_record_nth (f->root, BATSON_CASE_SAMPLES, 0), BATSON_SAMPLE_ER)->either.number, ==, 92);
}

static void
set_blank (Fixture *f, BatsonRecord *record, guint field)
{
  batson_case_set (f->kase, record, field, &BATSON_BLANK);
}

static void
next_row (Fixture *f)
{
  g_assert_true (batson_view_next_answer (BATSON_VIEW (f->form)));
  screen_frame (f->form);
  screen_frame (f->form);
  screen_frame (f->form);
}

/* Ctrl+Return walks the rows without an answer. */
static void
test_next (Fixture *f, gconstpointer data)
{
  BatsonFact sex = { .record = child (f, BATSON_CASE_PATIENT), .type = BATSON_RECORD_PATIENT, .field = BATSON_PATIENT_SEX };
  const BatsonPlace *place;

  show (f, BATSON_ROLE_BREAST, 700);
  go_to (f, &sex);
  next_row (f);
  place = batson_form_row_get_place (focused_row (f));
  g_assert_cmpint (batson_place_get_type_id (place), ==, BATSON_RECORD_PRESENTATION);
  g_assert_cmpuint (batson_place_get_field_id (place), ==, BATSON_PRESENTATION_KNOWN);
}

/* From a button in a step, or from the head of one, it goes on after that place, not at the first row of the form. */
static void
test_next_from_button (Fixture *f, gconstpointer data)
{
  BatsonRecord *lesion = batson_record_nth (f->root, BATSON_CASE_LESIONS, 0);
  BatsonFact level = { .record = lesion, .type = BATSON_RECORD_LESION, .field = BATSON_LESION_LEVEL }, radiation = level;
  GtkWidget *places[2];

  radiation.field = BATSON_LESION_RADIATION;
  set_blank (f, child (f, BATSON_CASE_PATIENT), BATSON_PATIENT_NAME);
  set_blank (f, lesion, BATSON_LESION_RADIATION);
  show (f, BATSON_ROLE_NEURO, 700);
  go_to (f, &level);
  places[0] = screen_find (step_of (f, "lesions"), GTK_TYPE_BUTTON, "New Finding");
  places[1] = gtk_widget_get_first_child (step_of (f, "lesions"));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      gtk_widget_grab_focus (places[i]);
      next_row (f);
      g_assert_true (batson_place_is (batson_form_row_get_place (focused_row (f)), &radiation));
    }
}

/* Typing in one row while another appears: the keyboard and the text stay. */
static void
test_rows_stay (Fixture *f, gconstpointer data)
{
  BatsonFact ihc = { .owner = f->root, .list_field = BATSON_CASE_SAMPLES, .type = BATSON_RECORD_SAMPLE, .field = BATSON_SAMPLE_HER2_IHC };
  GtkWidget *focus;

  show (f, BATSON_ROLE_BREAST, 700);
  go_to (f, &ihc);
  focus = screen_focus (f->window);
  screen_key (f->window, "Right");
  screen_key (f->window, "Right");
  screen_key (f->window, "space");
  g_assert_cmpint (batson_record_choice (batson_record_nth (f->root, BATSON_CASE_SAMPLES, 0), BATSON_SAMPLE_HER2_IHC), ==, BATSON_HER2_IHC_2);
  g_assert_true (gtk_widget_get_parent (focus) == gtk_widget_get_parent (screen_focus (f->window)));
  g_assert_nonnull (screen_find (f->form, GTK_TYPE_LABEL, "HER2, ISH"));
}

/* One click records that a referral was sent, with what fired; undo takes all of it back. */
static void
test_referral (Fixture *f, gconstpointer data)
{
  BatsonValue known = batson_value_choice (BATSON_YES_NO_YES), pain = batson_value_choice (BATSON_BACK_PAIN_NEW);
  BatsonRecord *status = batson_case_add (f->kase, f->root, BATSON_CASE_STATUS), *referral;

  batson_case_set (f->kase, child (f, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_KNOWN, &known);
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
refer (Fixture *f, guint64 triggers, guint n, gint64 at)
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
test_two_referrals (Fixture *f, gconstpointer data)
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
  first = refer (f, one, 2, NOW - 7200);
  second = refer (f, fired & ~one, 3, NOW - 3600);
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
test_handling_of_each (Fixture *f, gconstpointer data)
{
  GtkWidget *all = batson_triggers_new (f->session, BATSON_DIRECTION_TO_BREAST, FALSE), *fired = batson_triggers_new (f->session, BATSON_DIRECTION_TO_BREAST, TRUE);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  BatsonRecord *first;

  gtk_box_append (GTK_BOX (box), all);
  gtk_box_append (GTK_BOX (box), fired);
  f->window = screen_show (box, 400, 600);
  while (batson_record_length (f->root, BATSON_CASE_REFERRALS) > 0)
    batson_case_remove (f->kase, batson_record_nth (f->root, BATSON_CASE_REFERRALS, 0));
  first = refer (f, 1 << BATSON_TRIGGER_REF_7, 1, NOW - 7200);
  screen_frame (box);
  g_assert_nonnull (handled_in_line (all, "REF-7", "sent 17 Jun 2026, 10:55 (35 min after it fired)"));
  g_assert_nonnull (handled_in_line (all, "REF-9", "not sent yet"));
  g_assert_nonnull (handled_in_line (fired, "REF-7", "sent 17 Jun 2026, 10:55"));
  g_assert_nonnull (handled_in_line (fired, "REF-9", "not sent yet"));
  g_assert_nonnull (screen_find (fired, GTK_TYPE_LABEL, "Referral for REF-8, REF-9"));
  g_assert_null (screen_find (fired, GTK_TYPE_LABEL, "waiting")); /* for what was never sent nobody waits */
  screen_picture (box, "triggers-two-referrals");
  batson_case_remove (f->kase, first);
  refer (f, 1 << BATSON_TRIGGER_REF_7 | 1 << BATSON_TRIGGER_REF_8 | 1 << BATSON_TRIGGER_REF_9, 2, NOW - 3600);
  screen_frame (box);
  g_assert_nonnull (screen_find (all, GTK_TYPE_LABEL, "Received"));
  g_assert_nonnull (screen_find (all, GTK_TYPE_LABEL, "waiting"));
  g_assert_null (handled_in_line (fired, "REF-7", "received 17 Jun 2026, 11:55"));
  g_assert_null (screen_find (fired, GTK_TYPE_LABEL, "Referral for REF-7, REF-8, REF-9"));
  screen_picture (box, "triggers-one-referral");
}

/* A referral offers the triggers that fire towards whom it goes to; one that it names already stays. */
static void
test_triggers_of_direction (Fixture *f, gconstpointer data)
{
  BatsonFact named = { .owner = f->root, .list_field = BATSON_CASE_REFERRALS, .type = BATSON_RECORD_REFERRAL, .field = BATSON_REFERRAL_TRIGGERS };
  BatsonValue to = batson_value_choice (BATSON_DIRECTION_TO_NEURO);
  GtkWidget *row;

  named.record = refer (f, 1 << BATSON_TRIGGER_REF_7, 0, NOW);
  show (f, BATSON_ROLE_BREAST, 700);
  go_to (f, &named);
  row = GTK_WIDGET (focused_row (f));
  g_assert_nonnull (screen_find (row, GTK_TYPE_LABEL, "REF-8 work-up incomplete"));
  g_assert_null (screen_find (row, GTK_TYPE_LABEL, "REF-1 new or progressive back pain"));
  batson_case_set (f->kase, named.record, BATSON_REFERRAL_DIRECTION, &to);
  screen_frame (f->form);
  g_assert_nonnull (screen_find (row, GTK_TYPE_LABEL, "REF-1 new or progressive back pain"));
  g_assert_nonnull (screen_find (row, GTK_TYPE_LABEL, "REF-7 breast primary likely or proven"));
  g_assert_null (screen_find (row, GTK_TYPE_LABEL, "REF-8 work-up incomplete"));
}

static void
test_pane (Fixture *f, gconstpointer data)
{
  g_autofree char *pane = g_strdup_printf ("pane-%.4s", (const char *) data), *strip = g_strdup_printf ("strip-%.4s", (const char *) data), *narrow = g_strdup_printf ("strip-narrow-%.4s", (const char *) data);

  f->window = screen_show (batson_pane_new (f->session), 304, 900);
  screen_picture (gtk_window_get_child (f->window), pane);
  screen_close (f->window);
  f->window = screen_show (batson_strip_new (f->session), 1100, 60);
  screen_picture (gtk_window_get_child (f->window), strip);
  screen_close (f->window);
  f->window = screen_show (batson_strip_new (f->session), 360, 60);
  screen_picture (gtk_window_get_child (f->window), narrow);
}

/* The texts of all labels below TOP that are shown, a line each. */
static void
collect (GtkWidget *top, GString *text)
{
  if (!gtk_widget_get_visible (top))
    return;
  if (GTK_IS_LABEL (top))
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (top)));
  for (GtkWidget *w = gtk_widget_get_first_child (top); w; w = gtk_widget_get_next_sibling (w))
    collect (w, text);
}

static void
assert_says (GtkWidget *top, const char *words)
{
  g_autoptr (GString) text = g_string_new (NULL);

  collect (top, text);
  if (strstr (text->str, words) == NULL)
    {
      g_test_message ("\"%s\" is not in:\n%s", words, text->str);
      g_test_fail ();
    }
}

/* The pane of an emergency: word, outcome with its rows and lesion, the six-hour window, what fired, what is missing. */
static void
test_pane_words (Fixture *f, gconstpointer data)
{
  GtkWidget *pane = batson_pane_new (f->session);

  f->window = screen_show (pane, 304, 900);
  assert_says (pane, "Emergency");
  assert_says (pane, "Separation surgery + SBRT");
  assert_says (pane, "T12 · NOMS-1, NOMS-2");
  assert_says (pane, "Six-hour window");
  assert_says (pane, "2 h 45 min left");
  assert_says (pane, "REF-7");
  assert_says (pane, "Record Sent");
  assert_says (pane, "Still missing");
}

static gboolean
shows_passed (GtkWidget *top)
{
  if (GTK_IS_LABEL (top) && gtk_widget_has_css_class (top, "passed"))
    return gtk_widget_get_mapped (top) && strstr (gtk_label_get_text (GTK_LABEL (top)), "passed since ");
  for (GtkWidget *w = gtk_widget_get_first_child (top); w; w = gtk_widget_get_next_sibling (w))
    if (shows_passed (w))
      return TRUE;
  return FALSE;
}

/* A time limit that is past stands out in pane and strip (URG-5). */
static void
test_passed (Fixture *f, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *pane = batson_pane_new (f->session), *strip = batson_strip_new (f->session);

  gtk_widget_set_vexpand (pane, TRUE);
  gtk_box_append (GTK_BOX (box), strip);
  gtk_box_append (GTK_BOX (box), pane);
  f->window = screen_show (box, 1300, 900);
  g_assert_true (shows_passed (pane));
  g_assert_true (shows_passed (strip));
  screen_close (f->window);
  f->window = screen_show (batson_strip_new (f->session), 360, 60);
  g_assert_true (shows_passed (gtk_window_get_child (f->window)));
}

/* An acute deterioration without its time: pane, strip and the card of the window say that it cannot be read (NEURO-3); what runs stands before it. */
static void
test_unread (Fixture *f, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *pane = batson_pane_new (f->session), *strip = batson_strip_new (f->session), *card = batson_form_clock_new (f->session);
  BatsonRecord *status = batson_guide_newest (batson_case_get_root (batson_session_get_case (f->session)), BATSON_CASE_STATUS);
  g_autoptr (GString) text = g_string_new (NULL);

  gtk_box_append (GTK_BOX (box), strip);
  gtk_box_append (GTK_BOX (box), card);
  gtk_widget_set_vexpand (pane, TRUE);
  gtk_box_append (GTK_BOX (box), pane);
  batson_case_set (batson_session_get_case (f->session), status, BATSON_STATUS_ACUTE_AT, &BATSON_BLANK);
  f->window = screen_show (box, 1300, 900);
  assert_says (pane, "The six-hour window cannot be read without the time of onset");
  assert_says (pane, "Six-hour window: Cannot be read without the time of onset");
  assert_says (pane, "Decision within 24 h");
  collect (pane, text);
  g_assert_cmpint (strstr (text->str, "Decision within 24 h") - text->str, <, strstr (text->str, "Six-hour window: Cannot be read") - text->str);
  assert_says (pane, "Onset of the deterioration");
  assert_says (strip, "Decision within 24 h"); /* what runs stays the next deadline (URG-5) */
  assert_says (strip, "time of onset missing");
  assert_says (card, "Cannot be read without the time of onset");
}

/* What the team decided otherwise leads pane and strip and the lesion's card; what is suggested stands below it (OVR-1). */
static void
test_decision_leads (Fixture *f, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *pane = batson_pane_new (f->session), *strip = batson_strip_new (f->session), *card = batson_form_outcome_new (f->session, batson_session_get_lesion (f->session));
  GtkWidget *parts[] = { pane, card };

  gtk_box_append (GTK_BOX (box), strip);
  gtk_box_append (GTK_BOX (box), card);
  gtk_widget_set_vexpand (pane, TRUE);
  gtk_box_append (GTK_BOX (box), pane);
  f->window = screen_show (box, 1300, 900);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      const char *decided, *reason, *suggested;

      collect (parts[i], text);
      decided = strstr (text->str, "The team decided: Radiation alone");
      reason = strstr (text->str, "Reason: No epidural tumour to be cleared from the cord; the patient wishes no operation. Entered 15 Jun 2026, 17:30 by C. Rey");
      suggested = strstr (text->str, "The framework suggests");
      g_assert_true (decided && reason > decided && suggested > reason);
      g_assert_nonnull (strstr (suggested, "Separation surgery + SBRT"));
    }
  assert_says (strip, "The team decided: Radiation alone");
  assert_says (strip, "T9 · The framework suggests: Separation surgery + SBRT");
}

/* What is missing is all within reach. */
static void
test_pane_more (Fixture *f, gconstpointer data)
{
  const BatsonFacts *missing = &batson_session_get_assessment (f->session)->missing;
  g_autofree char *more = g_strdup_printf ("and %u more", missing->len - 6), *last = NULL;
  GtkWidget *pane = batson_pane_new (f->session), *button;

  f->window = screen_show (pane, 304, 900);
  g_assert_cmpuint (missing->len, >, 6);
  last = batson_words_fact_label (&missing->facts[missing->len - 1]);
  button = screen_find (pane, GTK_TYPE_BUTTON, more);
  gtk_widget_grab_focus (button);
  screen_key (f->window, "space");
  g_assert_false (gtk_widget_get_visible (button));
  assert_says (pane, last);
  g_assert_true (gtk_widget_has_css_class (screen_focus (f->window), "pane-line"));
}

/* An empty case alarms nobody and asks for something. */
static void
test_pane_empty (Fixture *f, gconstpointer data)
{
  GtkWidget *pane = batson_pane_new (f->session);

  f->window = screen_show (pane, 304, 700);
  g_assert_null (screen_find (pane, GTK_TYPE_LABEL, "Emergency"));
  g_assert_null (screen_find (pane, GTK_TYPE_LABEL, "Leading outcome"));
}

/* The same parts in the strip; without room for them mark, word and the time left. */
static void
test_strip_words (Fixture *f, gconstpointer data)
{
  GtkWidget *strip = batson_strip_new (f->session);

  f->window = screen_show (strip, 1100, 60);
  assert_says (strip, "Decide within 24 h");
  assert_says (strip, "Separation surgery + SBRT");
  assert_says (strip, "2 h 45 min left");
  assert_says (strip, "1 not sent yet");
  screen_close (f->window);
  strip = batson_strip_new (f->session);
  f->window = screen_show (strip, 360, 60);
  g_assert_cmpint (gtk_widget_get_width (strip), <=, 360);
  assert_says (strip, "2 h 45 min left · Six-hour window");
}

/* Nothing is missing, but the spine is not imaged: what would settle the urgency is named in pane and strip (URG-6). */
static void
test_to_settle (Fixture *f, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *pane = batson_pane_new (f->session), *strip = batson_strip_new (f->session);

  g_assert_cmpuint (batson_session_get_assessment (f->session)->missing.len, ==, 0);
  gtk_box_append (GTK_BOX (box), strip);
  gtk_box_append (GTK_BOX (box), pane);
  f->window = screen_show (box, 1100, 760);
  assert_says (pane, "What would settle it");
  assert_says (pane, "Whole spine imaged, all lesions entered");
  assert_says (strip, "Whole spine imaged, all lesions entered");
}

/* A lesion that was treated and has no row says so, never that there is none (NOMS-13). */
static void
test_strip_treated (Fixture *f, gconstpointer data)
{
  GtkWidget *strip = batson_strip_new (f->session);

  f->window = screen_show (strip, 1100, 60);
  assert_says (strip, "No decision is open");
  assert_says (strip, "T10 · NOMS-2, done 10 Dec 2024");
}

/* Points on the choices, the total as a range with its class, the location from the level. */
static void
test_sins (Fixture *f, gconstpointer data)
{
  BatsonRecord *lesion = batson_session_get_lesion (f->session);
  BatsonFact collapse = { .owner = lesion, .list_field = BATSON_LESION_FINDINGS, .type = BATSON_RECORD_FINDING, .field = BATSON_FINDING_COLLAPSE };
  BatsonValue over = batson_value_choice (BATSON_SINS_COLLAPSE_OVER_50);

  collapse.record = batson_record_nth (lesion, BATSON_LESION_FINDINGS, batson_record_length (lesion, BATSON_LESION_FINDINGS) - 1);
  show (f, BATSON_ROLE_NEURO, 700);
  go_to (f, &collapse);
  assert_says (f->form, "T12, junctional");
  assert_says (f->form, "8–14");
  assert_says (f->form, "Indeterminate or unstable");
  batson_case_set (f->kase, collapse.record, BATSON_FINDING_COLLAPSE, &over);
  assert_says (f->form, "11–14");
}

/* A check stands at its row, and goes when the answer is mended. */
static void
test_check (Fixture *f, gconstpointer data)
{
  BatsonFact birth = { .record = child (f, BATSON_CASE_PATIENT), .type = BATSON_RECORD_PATIENT, .field = BATSON_PATIENT_BIRTH };
  BatsonValue value = { .state = BATSON_VALUE_ANSWER, .date = { 2031, 1, 1 } };
  GtkWidget *row;

  show (f, BATSON_ROLE_BREAST, 700);
  go_to (f, &birth);
  row = GTK_WIDGET (focused_row (f));
  batson_case_set (f->kase, birth.record, BATSON_PATIENT_BIRTH, &value);
  assert_says (row, "future");
  value.date.year = 1968;
  batson_case_set (f->kase, birth.record, BATSON_PATIENT_BIRTH, &value);
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_last_child (row)));
}

/* How far down in the window ROW is, once all came to rest. */
static double
place_in_window (GtkWidget *row, Fixture *f)
{
  graphene_rect_t bounds;

  screen_frame (f->form);
  g_assert_true (gtk_widget_compute_bounds (row, GTK_WIDGET (f->window), &bounds));
  return bounds.origin.y;
}

/* What comes above the row in hand, a doubt or a row that now applies, does not push it out of the hand; nor does what goes again. */
static void
test_stays_in_place (Fixture *f, gconstpointer data)
{
  BatsonFact er = { .owner = f->root, .list_field = BATSON_CASE_SAMPLES, .type = BATSON_RECORD_SAMPLE, .field = BATSON_SAMPLE_ER }, ihc = er, ki67 = er;
  BatsonValue two = batson_value_choice (BATSON_HER2_IHC_2), future = { .state = BATSON_VALUE_ANSWER, .date = { 2031, 1, 1 } }, zero = batson_value_choice (BATSON_HER2_IHC_0);
  GtkWidget *row, *last;
  double before, after;

  ihc.field = BATSON_SAMPLE_HER2_IHC;
  ki67.field = BATSON_SAMPLE_KI67;
  show (f, BATSON_ROLE_BREAST, 700);
  gtk_window_set_default_size (f->window, 700, 500);
  go_to (f, &er);
  er.record = ihc.record = ki67.record = batson_case_add (f->kase, f->root, BATSON_CASE_SAMPLES);
  go_to (f, &ki67);
  row = GTK_WIDGET (focused_row (f));
  before = place_in_window (row, f);
  batson_case_set (f->kase, ihc.record, BATSON_SAMPLE_HER2_IHC, &two);
  g_assert_nonnull (screen_find (f->form, GTK_TYPE_LABEL, "HER2, ISH"));
  after = place_in_window (row, f);
  g_assert_cmpfloat_with_epsilon (after, before, 0.5);
  batson_case_set (f->kase, ihc.record, BATSON_SAMPLE_DATE, &future);
  after = place_in_window (row, f);
  g_assert_cmpfloat_with_epsilon (after, before, 0.5);
  assert_says (f->form, "future");
  batson_case_set (f->kase, ihc.record, BATSON_SAMPLE_HER2_IHC, &zero);
  g_assert_null (screen_find (f->form, GTK_TYPE_LABEL, "HER2, ISH"));
  last = GTK_WIDGET (focused_row (f));
  g_assert_true (last == row);
  g_assert_cmpfloat_with_epsilon (place_in_window (row, f), before, 0.5);
}

/* A new finding is a copy without its date; the earlier one is folded below; undo takes it away. */
static void
test_new_finding (Fixture *f, gconstpointer data)
{
  BatsonRecord *lesion = batson_session_get_lesion (f->session), *newest;
  guint n = batson_record_length (lesion, BATSON_LESION_FINDINGS);
  BatsonFact level = { .record = lesion, .type = BATSON_RECORD_LESION, .field = BATSON_LESION_LEVEL };

  show (f, BATSON_ROLE_NEURO, 700);
  go_to (f, &level);
  g_signal_emit_by_name (screen_find (f->form, GTK_TYPE_BUTTON, "New Finding"), "clicked");
  g_assert_cmpuint (batson_record_length (lesion, BATSON_LESION_FINDINGS), ==, n + 1);
  newest = batson_record_nth (lesion, BATSON_LESION_FINDINGS, n);
  g_assert_cmpint (batson_record_choice (newest, BATSON_FINDING_GRADE), ==, BATSON_GRADE_3);
  g_assert_false (batson_record_has (newest, BATSON_FINDING_DATE));
  assert_says (f->form, "1 earlier");
  batson_case_undo (f->kase);
  g_assert_cmpuint (batson_record_length (lesion, BATSON_LESION_FINDINGS), ==, n);
}

static void
assert_does_not_say (GtkWidget *top, const char *words)
{
  g_autoptr (GString) text = g_string_new (NULL);

  collect (top, text);
  g_assert_null (strstr (text->str, words));
}

/* A new examination is blank: what was found before and still counts is said at its row, until it is asked again. */
static void
test_new_examination (Fixture *f, gconstpointer data)
{
  BatsonRecord *before = batson_case_add (f->kase, f->root, BATSON_CASE_STATUS), *now;
  BatsonFact limb = { .record = before, .type = BATSON_RECORD_STATUS, .field = BATSON_STATUS_LIMB };
  BatsonValue date = { .state = BATSON_VALUE_ANSWER, .time = { .date = { 2026, 3, 3 }, .hour = -1 } }, worse = batson_value_choice (BATSON_DEFICIT_WORSE), none = batson_value_choice (BATSON_DEFICIT_NONE);

  batson_case_set (f->kase, before, BATSON_STATUS_DATE, &date);
  batson_case_set (f->kase, before, BATSON_STATUS_LIMB, &worse);
  show (f, BATSON_ROLE_NEURO, 700);
  go_to (f, &limb);
  assert_does_not_say (f->form, "As on 3 Mar 2026");
  now = batson_case_add (f->kase, f->root, BATSON_CASE_STATUS);
  assert_says (f->form, "As on 3 Mar 2026: Worse");
  batson_case_set (f->kase, now, BATSON_STATUS_LIMB, &none);
  assert_does_not_say (f->form, "As on 3 Mar 2026");
}

/* The grades of the cauda equina are offered from L1 down only, by picture, by key and in the list; one that was chosen stays. */
static void
test_cauda_grades (Fixture *f, gconstpointer data)
{
  BatsonRecord *lesion = batson_case_add (f->kase, f->root, BATSON_CASE_LESIONS), *finding = batson_case_add (f->kase, lesion, BATSON_LESION_FINDINGS);
  BatsonFact grade = { .record = finding, .type = BATSON_RECORD_FINDING, .field = BATSON_FINDING_GRADE };
  BatsonValue level = { .state = BATSON_VALUE_ANSWER, .span = { BATSON_LEVEL_T1 + 7, BATSON_LEVEL_T1 + 7 } }, high = batson_value_choice (BATSON_GRADE_CAUDA_HIGH), low = batson_value_choice (BATSON_GRADE_1A);
  GtkWidget *row;

  batson_case_set (f->kase, lesion, BATSON_LESION_LEVEL, &level);
  show (f, BATSON_ROLE_NEURO, 1000);
  go_to (f, &grade);
  row = GTK_WIDGET (focused_row (f));
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

/* The same where the form is narrow and the tiles stand in rows. */
static void
test_cauda_grades_where_narrow (Fixture *f, gconstpointer data)
{
  BatsonRecord *lesion = batson_case_add (f->kase, f->root, BATSON_CASE_LESIONS), *finding = batson_case_add (f->kase, lesion, BATSON_LESION_FINDINGS);
  BatsonFact grade = { .record = finding, .type = BATSON_RECORD_FINDING, .field = BATSON_FINDING_GRADE };
  static const BatsonLevel levels[] = { BATSON_LEVEL_L1, BATSON_LEVEL_T1 + 7, BATSON_LEVEL_L1 + 4 };
  GtkWidget *row;

  show (f, BATSON_ROLE_NEURO, 360);
  go_to (f, &grade);
  row = GTK_WIDGET (focused_row (f));
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

/* Names are text wherever they stand: never markup. */
static void
test_any_name (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "Smith & <Sons> \"Ltd\"", "محمد الأمين", "सुनीता शर्मा" };

  show (f, BATSON_ROLE_BREAST, 700);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_auto (BatsonValue) name = batson_value_text (names[i]);

      batson_case_set (f->kase, child (f, BATSON_CASE_PATIENT), BATSON_PATIENT_NAME, &name);
      g_assert_nonnull (screen_find (f->form, GTK_TYPE_LABEL, names[i]));
      screen_frame (f->form);
    }
}

/* What changed while the form was not on the screen stands there when it comes back; going to a row does not wait for that. */
static void
test_hidden (Fixture *f, gconstpointer data)
{
  BatsonFact ihc = { .owner = f->root, .list_field = BATSON_CASE_SAMPLES, .type = BATSON_RECORD_SAMPLE, .field = BATSON_SAMPLE_HER2_IHC }, ish = ihc;
  BatsonValue two = batson_value_choice (BATSON_HER2_IHC_2);
  GtkWidget *stack = gtk_stack_new (), *other = gtk_label_new ("other");

  f->form = batson_form_new (f->session, BATSON_ROLE_BREAST);
  gtk_stack_add_child (GTK_STACK (stack), f->form);
  gtk_stack_add_child (GTK_STACK (stack), other);
  f->window = screen_show (stack, 700, 800);
  go_to (f, &ihc);
  gtk_stack_set_visible_child (GTK_STACK (stack), other);
  screen_frame (stack);
  ihc.record = batson_case_add (f->kase, f->root, BATSON_CASE_SAMPLES);
  batson_case_set (f->kase, ihc.record, BATSON_SAMPLE_HER2_IHC, &two);
  gtk_stack_set_visible_child (GTK_STACK (stack), f->form);
  ish.field = BATSON_SAMPLE_HER2_ISH;
  ish.record = ihc.record;
  go_to (f, &ish);
  g_assert_true (batson_place_is (batson_form_row_get_place (focused_row (f)), &ish));
  assert_says (f->form, "HER2 equivocal");
}

/* Deciding otherwise takes a reason, keeps the answers it rested on, is one step of undo, and leaves the row as it is. */
static void
test_decide (Fixture *f, gconstpointer data)
{
  BatsonRecord *lesion = batson_session_get_lesion (f->session);
  g_autoptr (GListModel) windows = NULL;
  g_autoptr (GtkWindow) dialog = NULL;
  GtkWidget *entry, *outcome;
  int one_line, several;

  show (f, BATSON_ROLE_NEURO, 700);
  batson_form_decide (f->form, f->session, lesion);
  screen_settle ();
  windows = g_object_ref (gtk_window_get_toplevels ());
  for (guint i = 0; i < g_list_model_get_n_items (windows) && dialog == NULL; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        dialog = g_steal_pointer (&window);
    }
  g_assert_nonnull (dialog);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "decide"));
  entry = gtk_widget_get_last_child (adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog)));
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

/* Beside the form nothing can be recorded in it either; else one step by a click, and by a double click. */
static void
test_read_only_pane (Fixture *f, gconstpointer data)
{
  GtkWidget *pane = batson_pane_new (f->session), *record;

  f->window = screen_show (pane, 304, 900);
  record = screen_find (pane, GTK_TYPE_BUTTON, "Record Sent");
  g_assert_true (gtk_widget_is_sensitive (record));
  batson_session_set_read_only (f->session, TRUE);
  g_assert_false (gtk_widget_is_sensitive (record));
  batson_session_set_read_only (f->session, FALSE);
  g_object_set (gtk_settings_get_default (), "gtk-double-click-time", G_MAXINT, NULL);
  g_signal_emit_by_name (record, "clicked");
  g_signal_emit_by_name (record, "clicked"); /* a double click, however slow the machine */
  assert_says (pane, "Record Received");
}

/* A document of a newer format is looked at, not changed. */
static void
test_read_only (Fixture *f, gconstpointer data)
{
  BatsonFact sex = { .record = child (f, BATSON_CASE_PATIENT), .type = BATSON_RECORD_PATIENT, .field = BATSON_PATIENT_SEX };
  GtkWidget *row;

  show (f, BATSON_ROLE_BREAST, 700);
  go_to (f, &sex);
  row = GTK_WIDGET (focused_row (f));
  batson_session_set_read_only (f->session, TRUE);
  g_assert_false (gtk_widget_is_sensitive (row));
  g_assert_true (gtk_widget_is_sensitive (gtk_widget_get_first_child (step_of (f, "fitness"))));
}

#define ADD(path, data, test) g_test_add ("/form/" path, Fixture, data, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  screen_init (&argc, &argv);
  ADD ("steps-that-apply", NULL, test_steps);
  ADD ("fold-by-keys", NULL, test_fold);
  ADD ("go-to-fact", NULL, test_go_to_fact);
  ADD ("next-unanswered", NULL, test_next);
  ADD ("next-from-button", "clara-muster.batson.json", test_next_from_button);
  ADD ("rows-stay", NULL, test_rows_stay);
  ADD ("referral-in-one-click", NULL, test_referral);
  ADD ("record-goes-to-its-referral", "jane-sample.batson.json", test_two_referrals);
  ADD ("triggers-of-a-direction", NULL, test_triggers_of_direction);
  ADD ("handling-of-each-trigger", "jane-sample.batson.json", test_handling_of_each);
  ADD ("pane-says", "jane-sample.batson.json", test_pane_words);
  ADD ("pane-shows-all-that-is-missing", NULL, test_pane_more);
  g_test_add ("/rule/URG-5/a-limit-past-stands-out", Fixture, "marta-przyklad.batson.json", set_up, test_passed, tear_down);
  g_test_add ("/rule/NEURO-3/without-the-onset-it-says-so", Fixture, "jane-sample.batson.json", set_up, test_unread, tear_down);
  g_test_add ("/rule/OVR-1/the-decision-leads-on-the-screen", Fixture, "marta-przyklad.batson.json", set_up, test_decision_leads, tear_down);
  ADD ("pane-of-an-empty-case", NULL, test_pane_empty);
  ADD ("strip-says", "jane-sample.batson.json", test_strip_words);
  ADD ("what-would-settle-it", "jan-voorbeeld.batson.json", test_to_settle);
  ADD ("strip-of-a-treated-lesion", "rosa-esempio.batson.json", test_strip_treated);
  ADD ("sins", "jane-sample.batson.json", test_sins);
  ADD ("check-at-its-row", NULL, test_check);
  ADD ("row-in-hand-stays-in-place", NULL, test_stays_in_place);
  ADD ("new-examination", NULL, test_new_examination);
  ADD ("new-finding", "jane-sample.batson.json", test_new_finding);
  g_test_add ("/rule/ESCC-3/cauda-equina-offered-from-l1-down", Fixture, NULL, set_up, test_cauda_grades, tear_down);
  g_test_add ("/rule/ESCC-3/cauda-equina-where-narrow", Fixture, NULL, set_up, test_cauda_grades_where_narrow, tear_down);
  ADD ("any-name", NULL, test_any_name);
  ADD ("hidden-and-back", NULL, test_hidden);
  ADD ("decide-otherwise", "jane-sample.batson.json", test_decide);
  ADD ("read-only", NULL, test_read_only);
  ADD ("read-only-pane", "jane-sample.batson.json", test_read_only_pane);
  ADD ("pane/breast", "clara-muster.batson.json", test_pane);
  ADD ("pane/emergency", "jane-sample.batson.json", test_pane);
  return g_test_run ();
}
