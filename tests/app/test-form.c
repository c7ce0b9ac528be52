/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The guided forms: steps, completion, going to an answer, what stays in the hand. */
#include "app/screen-form.h"

#include "app/form-row.h"
#include "app/form-step.h"

/* Only the steps that apply are shown; those not opened have no rows yet. */
static void
test_steps (FormFixture *f, gconstpointer data)
{
  BatsonValue yes = batson_value_choice (BATSON_YES_NO_YES);

  form_show (f, BATSON_ROLE_NEURO, 700);
  g_assert_true (gtk_widget_get_visible (form_step (f, "work-up")));
  g_assert_null (screen_find (form_step (f, "lesions"), BATSON_TYPE_FORM_ROW, NULL));
  batson_case_set (f->kase, form_child (f, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_KNOWN, &yes);
  g_assert_false (gtk_widget_get_visible (form_step (f, "work-up")));
}

static void
test_fold (FormFixture *f, gconstpointer data)
{
  GtkWidget *head;

  form_show (f, BATSON_ROLE_BREAST, 700);
  head = gtk_widget_get_first_child (form_step (f, "fitness"));
  gtk_widget_grab_focus (head);
  screen_key (f->window, "space");
  g_assert_true (batson_form_step_is_open (BATSON_FORM_STEP (form_step (f, "fitness"))));
  gtk_test_accessible_assert_state (head, GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);
  g_assert_nonnull (screen_find (form_step (f, "fitness"), BATSON_TYPE_FORM_ROW, NULL));
  screen_key (f->window, "space");
  gtk_test_accessible_assert_state (head, GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);
}

/* Choosing what is missing ends at its row, in a list that has no record yet as well. */
static void
test_go_to_fact (FormFixture *f, gconstpointer data)
{
  BatsonFact stage = { .record = form_child (f, BATSON_CASE_DISEASE), .type = BATSON_RECORD_DISEASE, .field = BATSON_DISEASE_VISCERAL };
  BatsonFact er = { .owner = f->root, .list_field = BATSON_CASE_SAMPLES, .type = BATSON_RECORD_SAMPLE, .field = BATSON_SAMPLE_ER };

  form_show (f, BATSON_ROLE_BREAST, 700);
  form_go_to (f, &stage);
  g_assert_nonnull (form_focused_row (f));
  g_assert_true (batson_place_is (batson_form_row_get_place (form_focused_row (f)), &stage));
  form_go_to (f, &er);
  g_assert_true (batson_place_is (batson_form_row_get_place (form_focused_row (f)), &er));
  screen_type (f->window, "92");
  g_assert_cmpuint (batson_record_length (f->root, BATSON_CASE_SAMPLES), ==, 1);
  g_assert_cmpfloat (batson_record_get (batson_record_nth (f->root, BATSON_CASE_SAMPLES, 0), BATSON_SAMPLE_ER)->either.number, ==, 92);
}

static void
set_blank (FormFixture *f, BatsonRecord *record, guint field)
{
  batson_case_set (f->kase, record, field, &BATSON_BLANK);
}

static void
next_row (FormFixture *f)
{
  g_assert_true (batson_view_next_answer (BATSON_VIEW (f->form)));
  screen_frame (f->form);
  screen_frame (f->form);
  screen_frame (f->form);
}

/* Ctrl+Return walks the rows without an answer. */
static void
test_next (FormFixture *f, gconstpointer data)
{
  BatsonFact sex = { .record = form_child (f, BATSON_CASE_PATIENT), .type = BATSON_RECORD_PATIENT, .field = BATSON_PATIENT_SEX };
  const BatsonPlace *place;

  form_show (f, BATSON_ROLE_BREAST, 700);
  form_go_to (f, &sex);
  next_row (f);
  place = batson_form_row_get_place (form_focused_row (f));
  g_assert_cmpint (batson_place_get_type_id (place), ==, BATSON_RECORD_PRESENTATION);
  g_assert_cmpuint (batson_place_get_field_id (place), ==, BATSON_PRESENTATION_KNOWN);
}

/* From a button in a step, or from the head of one, it goes on after that place, not at the first row of the form. */
static void
test_next_from_button (FormFixture *f, gconstpointer data)
{
  BatsonRecord *lesion = batson_record_nth (f->root, BATSON_CASE_LESIONS, 0);
  BatsonFact level = { .record = lesion, .type = BATSON_RECORD_LESION, .field = BATSON_LESION_LEVEL }, radiation = level;
  GtkWidget *places[2];

  radiation.field = BATSON_LESION_RADIATION;
  set_blank (f, form_child (f, BATSON_CASE_PATIENT), BATSON_PATIENT_NAME);
  set_blank (f, lesion, BATSON_LESION_RADIATION);
  form_show (f, BATSON_ROLE_NEURO, 700);
  form_go_to (f, &level);
  places[0] = screen_find (form_step (f, "lesions"), GTK_TYPE_BUTTON, "New Finding");
  places[1] = gtk_widget_get_first_child (form_step (f, "lesions"));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      gtk_widget_grab_focus (places[i]);
      next_row (f);
      g_assert_true (batson_place_is (batson_form_row_get_place (form_focused_row (f)), &radiation));
    }
}

static gboolean
is_clock (GtkWidget *widget, gconstpointer data)
{
  return gtk_widget_has_css_class (widget, "form-clock");
}

static gboolean
is_above (GtkWidget *upper, GtkWidget *lower)
{
  graphene_rect_t a, b;

  return gtk_widget_compute_bounds (upper, gtk_widget_get_parent (upper), &a) && gtk_widget_compute_bounds (lower, gtk_widget_get_parent (upper), &b) &&
         a.size.height > 0 && a.origin.y + a.size.height <= b.origin.y;
}

/* NEURO-3: the six hours stand above every step, whichever is open, and nowhere else; where none run there is no card. */
static void
test_clock_leads (FormFixture *f, gconstpointer data)
{
  BatsonFact acute = { .owner = f->root, .list_field = BATSON_CASE_STATUS, .type = BATSON_RECORD_STATUS, .field = BATSON_STATUS_ACUTE };
  BatsonValue yes = batson_value_choice (BATSON_YES_NO_YES);
  GtkWidget *clock;

  form_show (f, BATSON_ROLE_NEURO, 700);
  g_assert_null (screen_find_where (f->form, is_clock, NULL));
  form_go_to (f, &acute);
  g_assert_null (screen_find_where (f->form, is_clock, NULL));
  batson_place_set (batson_form_row_get_place (form_focused_row (f)), &yes);
  screen_frame (f->form);
  clock = screen_find_where (f->form, is_clock, NULL);
  g_assert_nonnull (clock);
  screen_assert_says (clock, "Cannot be read without the time of onset");
  g_assert_true (is_above (clock, screen_find (f->form, BATSON_TYPE_FORM_STEP, NULL)));
  g_assert_null (screen_find_where (form_step (f, "neurology"), is_clock, NULL));
  batson_session_undo (f->session);
  g_assert_false (gtk_widget_get_visible (clock));
}

/* The window of the breast oncosurgeon asks nothing of it. */
static void
test_clock_runs (FormFixture *f, gconstpointer data)
{
  form_show (f, BATSON_ROLE_NEURO, 700);
  screen_assert_says (screen_find_where (f->form, is_clock, NULL), "2 h 45 min left");
  screen_close (f->window);
  form_show (f, BATSON_ROLE_BREAST, 700);
  g_assert_null (screen_find_where (f->form, is_clock, NULL));
}

/* Typing in one row while another appears: the keyboard and the text stay. */
static void
test_rows_stay (FormFixture *f, gconstpointer data)
{
  BatsonFact ihc = { .owner = f->root, .list_field = BATSON_CASE_SAMPLES, .type = BATSON_RECORD_SAMPLE, .field = BATSON_SAMPLE_HER2_IHC };
  GtkWidget *focus;

  form_show (f, BATSON_ROLE_BREAST, 700);
  form_go_to (f, &ihc);
  focus = screen_focus (f->window);
  screen_key (f->window, "Right");
  screen_key (f->window, "Right");
  screen_key (f->window, "space");
  g_assert_cmpint (batson_record_choice (batson_record_nth (f->root, BATSON_CASE_SAMPLES, 0), BATSON_SAMPLE_HER2_IHC), ==, BATSON_HER2_IHC_2);
  g_assert_true (gtk_widget_get_parent (focus) == gtk_widget_get_parent (screen_focus (f->window)));
  g_assert_nonnull (screen_find (f->form, GTK_TYPE_LABEL, "HER2, ISH"));
}

/* A check stands at its row, and goes when the answer is mended. */
static void
test_check (FormFixture *f, gconstpointer data)
{
  BatsonFact birth = { .record = form_child (f, BATSON_CASE_PATIENT), .type = BATSON_RECORD_PATIENT, .field = BATSON_PATIENT_BIRTH };
  BatsonValue value = { .state = BATSON_VALUE_ANSWER, .date = { 2031, 1, 1 } };
  GtkWidget *row;

  form_show (f, BATSON_ROLE_BREAST, 700);
  form_go_to (f, &birth);
  row = GTK_WIDGET (form_focused_row (f));
  batson_case_set (f->kase, birth.record, BATSON_PATIENT_BIRTH, &value);
  screen_assert_says (row, "future");
  value.date.year = 1968;
  batson_case_set (f->kase, birth.record, BATSON_PATIENT_BIRTH, &value);
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_last_child (row)));
}

/* How far down in the window ROW is, once all came to rest. */
static double
place_in_window (GtkWidget *row, FormFixture *f)
{
  graphene_rect_t bounds;

  screen_frame (f->form);
  g_assert_true (gtk_widget_compute_bounds (row, GTK_WIDGET (f->window), &bounds));
  return bounds.origin.y;
}

/* What comes above the row in hand, a doubt or a row that now applies, does not push it out of the hand; nor does what goes again. */
static void
test_stays_in_place (FormFixture *f, gconstpointer data)
{
  BatsonFact er = { .owner = f->root, .list_field = BATSON_CASE_SAMPLES, .type = BATSON_RECORD_SAMPLE, .field = BATSON_SAMPLE_ER }, ihc = er, ki67 = er;
  BatsonValue two = batson_value_choice (BATSON_HER2_IHC_2), future = { .state = BATSON_VALUE_ANSWER, .date = { 2031, 1, 1 } }, zero = batson_value_choice (BATSON_HER2_IHC_0);
  GtkWidget *row, *last;
  double before, after;

  ihc.field = BATSON_SAMPLE_HER2_IHC;
  ki67.field = BATSON_SAMPLE_KI67;
  form_show (f, BATSON_ROLE_BREAST, 700);
  gtk_window_set_default_size (f->window, 700, 500);
  form_go_to (f, &er);
  er.record = ihc.record = ki67.record = batson_case_add (f->kase, f->root, BATSON_CASE_SAMPLES);
  form_go_to (f, &ki67);
  row = GTK_WIDGET (form_focused_row (f));
  before = place_in_window (row, f);
  batson_case_set (f->kase, ihc.record, BATSON_SAMPLE_HER2_IHC, &two);
  g_assert_nonnull (screen_find (f->form, GTK_TYPE_LABEL, "HER2, ISH"));
  after = place_in_window (row, f);
  g_assert_cmpfloat_with_epsilon (after, before, 0.5);
  batson_case_set (f->kase, ihc.record, BATSON_SAMPLE_DATE, &future);
  after = place_in_window (row, f);
  g_assert_cmpfloat_with_epsilon (after, before, 0.5);
  screen_assert_says (f->form, "future");
  batson_case_set (f->kase, ihc.record, BATSON_SAMPLE_HER2_IHC, &zero);
  g_assert_null (screen_find (f->form, GTK_TYPE_LABEL, "HER2, ISH"));
  last = GTK_WIDGET (form_focused_row (f));
  g_assert_true (last == row);
  g_assert_cmpfloat_with_epsilon (place_in_window (row, f), before, 0.5);
}

/* Where the answer of ROW is, frame by frame, until NEXT below it is unfolded: always there, and NEXT directly below. */
static void
watch_unfold (FormFixture *f, GtkWidget *row, const char *next)
{
  double before = place_in_window (row, f);
  GtkWidget *label, *came, *fold;

  screen_key (f->window, "Right");
  screen_key (f->window, "space");
  label = screen_find (f->form, GTK_TYPE_LABEL, next);
  g_assert_nonnull (label);
  came = gtk_widget_get_ancestor (label, BATSON_TYPE_FORM_ROW);
  fold = gtk_widget_get_ancestor (came, GTK_TYPE_REVEALER);
  g_assert_true (gtk_widget_get_prev_sibling (fold) == row);
  while (!gtk_revealer_get_child_revealed (GTK_REVEALER (fold)))
    g_assert_cmpfloat_with_epsilon (place_in_window (row, f), before, 0.5);
  g_assert_cmpfloat_with_epsilon (place_in_window (row, f), before, 0.5);
  g_assert_cmpfloat (place_in_window (came, f), >, before);
}

static gboolean
has_no_row_to_come (gpointer section)
{
  for (GtkWidget *w = gtk_widget_get_first_child (section); w; w = gtk_widget_get_next_sibling (w))
    if (GTK_IS_REVEALER (w) && !gtk_revealer_get_reveal_child (GTK_REVEALER (w)))
      return FALSE;
  return TRUE;
}

/* A row that an answer calls for unfolds directly below it, nothing above it moves; it folds again when the answer is another, and cannot be answered meanwhile. */
static void
test_unfolds (FormFixture *f, gconstpointer data)
{
  BatsonRecord *status = batson_case_add (f->kase, f->root, BATSON_CASE_STATUS);
  BatsonFact pain = { .record = status, .type = BATSON_RECORD_STATUS, .field = BATSON_STATUS_BACK_PAIN };
  GtkWidget *row, *section, *since;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  form_show (f, BATSON_ROLE_BREAST, 700);
  form_go_to (f, &pain);
  row = GTK_WIDGET (form_focused_row (f));
  watch_unfold (f, row, "Back pain since");
  since = gtk_widget_get_ancestor (screen_find (f->form, GTK_TYPE_LABEL, "Back pain since"), GTK_TYPE_REVEALER);
  screen_key (f->window, "Tab"); /* one key further, and back */
  g_assert_true (gtk_widget_is_ancestor (screen_focus (f->window), since));
  screen_key (f->window, "shift+Tab");
  g_assert_true (GTK_WIDGET (form_focused_row (f)) == row);
  section = gtk_widget_get_parent (since);
  batson_case_undo (f->kase);
  g_assert_false (gtk_widget_get_can_target (since));
  g_assert_false (gtk_widget_child_focus (since, GTK_DIR_TAB_FORWARD));
  screen_wait (has_no_row_to_come, section);
  g_assert_null (screen_find (f->form, GTK_TYPE_LABEL, "Back pain since"));
  g_assert_true (GTK_WIDGET (form_focused_row (f)) == row);
  watch_unfold (f, row, "Back pain since");
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  batson_case_undo (f->kase);
  g_assert_null (screen_find (f->form, GTK_TYPE_LABEL, "Back pain since"));
}

/* An answer that brings a card above it and rows below it stays where it is, and so it does when they go. */
static void
test_between (FormFixture *f, gconstpointer data)
{
  BatsonRecord *status = batson_case_add (f->kase, f->root, BATSON_CASE_STATUS);
  BatsonFact acute = { .record = status, .type = BATSON_RECORD_STATUS, .field = BATSON_STATUS_ACUTE };
  BatsonValue yes = batson_value_choice (BATSON_YES_NO_YES), no = batson_value_choice (BATSON_YES_NO_NO);
  GtkWidget *row;
  double before;

  form_show (f, BATSON_ROLE_NEURO, 700);
  form_go_to (f, &acute);
  row = GTK_WIDGET (form_focused_row (f));
  before = place_in_window (row, f);
  for (guint i = 0; i < 2; i++)
    {
      batson_case_set (f->kase, status, BATSON_STATUS_ACUTE, &yes);
      g_assert_cmpfloat_with_epsilon (place_in_window (row, f), before, 0.5);
      screen_assert_says (f->form, "Six-hour window");
      batson_case_set (f->kase, status, BATSON_STATUS_ACUTE, &no);
      g_assert_cmpfloat_with_epsilon (place_in_window (row, f), before, 0.5);
      screen_assert_silent (f->form, "Six-hour window");
    }
}

/* A new examination is blank: what was found before and still counts is said at its row, until it is asked again. */
static void
test_new_examination (FormFixture *f, gconstpointer data)
{
  BatsonRecord *before = batson_case_add (f->kase, f->root, BATSON_CASE_STATUS), *now;
  BatsonFact limb = { .record = before, .type = BATSON_RECORD_STATUS, .field = BATSON_STATUS_LIMB };
  BatsonValue date = { .state = BATSON_VALUE_ANSWER, .time = { .date = { 2026, 3, 3 }, .hour = -1 } }, worse = batson_value_choice (BATSON_DEFICIT_WORSE), none = batson_value_choice (BATSON_DEFICIT_NONE);

  batson_case_set (f->kase, before, BATSON_STATUS_DATE, &date);
  batson_case_set (f->kase, before, BATSON_STATUS_LIMB, &worse);
  form_show (f, BATSON_ROLE_NEURO, 700);
  form_go_to (f, &limb);
  screen_assert_silent (f->form, "As on 3 Mar 2026");
  now = batson_case_add (f->kase, f->root, BATSON_CASE_STATUS);
  screen_assert_says (f->form, "As on 3 Mar 2026: Worse");
  batson_case_set (f->kase, now, BATSON_STATUS_LIMB, &none);
  screen_assert_silent (f->form, "As on 3 Mar 2026");
}

/* Names are text wherever they stand: never markup. */
static void
test_any_name (FormFixture *f, gconstpointer data)
{
  static const char *const names[] = { "Smith & <Sons> \"Ltd\"", "محمد الأمين", "सुनीता शर्मा" };

  form_show (f, BATSON_ROLE_BREAST, 700);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_auto (BatsonValue) name = batson_value_text (names[i]);

      batson_case_set (f->kase, form_child (f, BATSON_CASE_PATIENT), BATSON_PATIENT_NAME, &name);
      g_assert_nonnull (screen_find (f->form, GTK_TYPE_LABEL, names[i]));
      screen_frame (f->form);
    }
}

/* What changed while the form was not on the screen stands there when it comes back; going to a row does not wait for that. */
static void
test_hidden (FormFixture *f, gconstpointer data)
{
  BatsonFact ihc = { .owner = f->root, .list_field = BATSON_CASE_SAMPLES, .type = BATSON_RECORD_SAMPLE, .field = BATSON_SAMPLE_HER2_IHC }, ish = ihc;
  BatsonValue two = batson_value_choice (BATSON_HER2_IHC_2);
  GtkWidget *stack = gtk_stack_new (), *other = gtk_label_new ("other");

  f->form = batson_form_new (f->session, BATSON_ROLE_BREAST);
  gtk_stack_add_child (GTK_STACK (stack), f->form);
  gtk_stack_add_child (GTK_STACK (stack), other);
  f->window = screen_show (stack, 700, 800);
  form_go_to (f, &ihc);
  gtk_stack_set_visible_child (GTK_STACK (stack), other);
  screen_frame (stack);
  ihc.record = batson_case_add (f->kase, f->root, BATSON_CASE_SAMPLES);
  batson_case_set (f->kase, ihc.record, BATSON_SAMPLE_HER2_IHC, &two);
  gtk_stack_set_visible_child (GTK_STACK (stack), f->form);
  ish.field = BATSON_SAMPLE_HER2_ISH;
  ish.record = ihc.record;
  form_go_to (f, &ish);
  g_assert_true (batson_place_is (batson_form_row_get_place (form_focused_row (f)), &ish));
  screen_assert_says (f->form, "HER2 equivocal");
}

/* A document of a newer format is looked at, not changed. */
static void
test_read_only (FormFixture *f, gconstpointer data)
{
  BatsonFact sex = { .record = form_child (f, BATSON_CASE_PATIENT), .type = BATSON_RECORD_PATIENT, .field = BATSON_PATIENT_SEX };
  GtkWidget *row;

  form_show (f, BATSON_ROLE_BREAST, 700);
  form_go_to (f, &sex);
  row = GTK_WIDGET (form_focused_row (f));
  batson_session_set_read_only (f->session, TRUE);
  g_assert_false (gtk_widget_is_sensitive (row));
  g_assert_true (gtk_widget_is_sensitive (gtk_widget_get_first_child (form_step (f, "fitness"))));
}

int
main (int argc, char **argv)
{
  screen_init (&argc, &argv);
  FORM_TEST ("/form/steps-that-apply", NULL, test_steps);
  FORM_TEST ("/form/fold-by-keys", NULL, test_fold);
  FORM_TEST ("/form/go-to-fact", NULL, test_go_to_fact);
  FORM_TEST ("/form/next-unanswered", NULL, test_next);
  FORM_TEST ("/form/next-from-button", "clara-muster.batson.json", test_next_from_button);
  FORM_TEST ("/rule/NEURO-3/the-window-leads-the-form", NULL, test_clock_leads);
  FORM_TEST ("/rule/NEURO-3/of-the-neurosurgeon-alone", "jane-sample.batson.json", test_clock_runs);
  FORM_TEST ("/form/rows-stay", NULL, test_rows_stay);
  FORM_TEST ("/form/check-at-its-row", NULL, test_check);
  FORM_TEST ("/form/row-in-hand-stays-in-place", NULL, test_stays_in_place);
  FORM_TEST ("/form/what-an-answer-calls-for-unfolds-below-it", NULL, test_unfolds);
  FORM_TEST ("/form/what-comes-above-and-below-leaves-the-row-there", NULL, test_between);
  FORM_TEST ("/form/new-examination", NULL, test_new_examination);
  FORM_TEST ("/form/any-name", NULL, test_any_name);
  FORM_TEST ("/form/hidden-and-back", NULL, test_hidden);
  FORM_TEST ("/form/read-only", NULL, test_read_only);
  return g_test_run ();
}
