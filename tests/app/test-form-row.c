/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a form: each kind by keyboard, drafts, answers that are none, undo, names. */
#include "app/screen.h"

#include "app/form-row.h"
#include "app/form-segments.h"

#include <string.h>

typedef struct
{
  BatsonCase *kase;
  BatsonRecord *record;
  GtkWidget *box, *row, *after;
  GtkWindow *window;
} Fixture;

/* A window with one row, between two buttons that take the keyboard. */
static void
show_row (Fixture *f, BatsonRecord *record, guint field)
{
  f->record = record;
  f->row = batson_form_row_new (batson_place_new (f->kase, record, field));
  f->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  f->after = gtk_button_new_with_label ("after");
  gtk_box_append (GTK_BOX (f->box), f->row);
  gtk_box_append (GTK_BOX (f->box), f->after);
  f->window = screen_show (f->box, 700, 200);
  batson_form_row_focus (BATSON_FORM_ROW (f->row));
  screen_settle ();
}

static BatsonRecord *
child (Fixture *f, guint field)
{
  return batson_record_child (batson_case_get_root (f->kase), field);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->kase = screen_case ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  if (f->window)
    screen_close (f->window);
  g_assert_finalize_object (f->kase);
}

static const char *
typed (Fixture *f)
{
  return gtk_editable_get_text (GTK_EDITABLE (screen_find (f->row, GTK_TYPE_ENTRY, NULL)));
}

static void
test_choice (Fixture *f, gconstpointer data)
{
  show_row (f, child (f, BATSON_CASE_DISEASE), BATSON_DISEASE_VISCERAL);
  screen_key (f->window, "Right");
  screen_key (f->window, "space");
  g_assert_cmpint (batson_record_choice (f->record, BATSON_DISEASE_VISCERAL), ==, BATSON_VISCERAL_REMOVABLE);
  screen_key (f->window, "Delete");
  g_assert_cmpint (batson_record_get (f->record, BATSON_DISEASE_VISCERAL)->state, ==, BATSON_VALUE_BLANK);
  g_assert_cmpint (batson_segments_get_chosen (BATSON_SEGMENTS (screen_find (f->row, BATSON_TYPE_SEGMENTS, NULL))), ==, -1);
}

static void
test_choice_is_one_tab_stop (Fixture *f, gconstpointer data)
{
  GtkWidget *segments;

  show_row (f, child (f, BATSON_CASE_DISEASE), BATSON_DISEASE_VISCERAL);
  segments = screen_find (f->row, BATSON_TYPE_SEGMENTS, NULL);
  g_assert_true (gtk_widget_is_ancestor (screen_focus (f->window), segments));
  screen_key (f->window, "Tab");
  g_assert_false (gtk_widget_is_ancestor (screen_focus (f->window), segments));
}

/* Tab passes over what only helps with an answer: it goes to the next. */
static void
test_tab (Fixture *f, gconstpointer data)
{
  static const struct
  {
    guint child, field;
  } rows[] = { { BATSON_CASE_DISEASE, BATSON_DISEASE_VISCERAL }, { BATSON_CASE_PATIENT, BATSON_PATIENT_BIRTH } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkWidget *answer;

      show_row (f, child (f, rows[i].child), rows[i].field);
      answer = screen_focus (f->window);
      screen_key (f->window, "Tab");
      g_assert_true (screen_focus (f->window) == f->after);
      screen_key (f->window, "shift+Tab");
      g_assert_true (screen_focus (f->window) == answer);
      screen_close (f->window);
      f->window = NULL;
    }
}

static GtkWidget *
open_popover (GtkWidget *top)
{
  if (GTK_IS_POPOVER (top) && gtk_widget_get_mapped (top))
    return top;
  for (GtkWidget *w = gtk_widget_get_first_child (top); w; w = gtk_widget_get_next_sibling (w))
    {
      GtkWidget *found = open_popover (w);
      if (found)
        return found;
    }
  return NULL;
}

static gboolean
is_helped (gpointer row)
{
  GtkWidget *popover = open_popover (row);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (row));

  return popover && focus && gtk_widget_is_ancestor (focus, popover);
}

static gboolean
is_left_alone (gpointer row)
{
  return open_popover (row) == NULL;
}

/* What helps is opened by its keys, has the keyboard, and gives it back to the answer. */
static void
test_help_by_key (Fixture *f, gconstpointer data)
{
  static const char *const keys[] = { "ctrl+i", "ctrl+m", "alt+Down" }, *const marks[] = { "Not answered yet", "Not done", NULL };
  GtkWidget *answer;

  show_row (f, child (f, BATSON_CASE_PATIENT), BATSON_PATIENT_BIRTH);
  answer = screen_focus (f->window);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      screen_send_key (keys[i]);
      screen_wait (is_helped, f->row);
      g_assert_nonnull (screen_find (open_popover (f->row), marks[i] ? GTK_TYPE_LABEL : GTK_TYPE_CALENDAR, marks[i]));
      screen_send_key ("Escape");
      screen_wait (is_left_alone, f->row);
      screen_settle ();
      g_assert_true (screen_focus (f->window) == answer);
    }
}

/* When and by whom the answer was given is told where it is asked for, not over the next row whenever the pointer rests. */
static void
test_entered (Fixture *f, gconstpointer data)
{
  show_row (f, child (f, BATSON_CASE_PATIENT), BATSON_PATIENT_BIRTH);
  screen_type (f->window, "1968");
  for (GtkWidget *w = screen_find (f->row, GTK_TYPE_ENTRY, NULL); w; w = gtk_widget_get_parent (w))
    g_assert_false (gtk_widget_get_has_tooltip (w));
  screen_send_key ("ctrl+i");
  screen_wait (is_helped, f->row);
  screen_assert_says (open_popover (f->row), "Entered 2026-06-09 14:20");
  screen_send_key ("Escape");
  screen_wait (is_left_alone, f->row);
}

static void
test_set (Fixture *f, gconstpointer data)
{
  show_row (f, child (f, BATSON_CASE_DISEASE), BATSON_DISEASE_TREATMENT);
  screen_key (f->window, "space");
  screen_key (f->window, "Tab");
  screen_key (f->window, "Tab");
  screen_key (f->window, "space");
  g_assert_cmphex (batson_record_choices (f->record, BATSON_DISEASE_TREATMENT), ==, 1 << BATSON_PRIMARY_TREATMENT_SURGERY | 1 << BATSON_PRIMARY_TREATMENT_CHEMOTHERAPY);
}

static void
test_number (Fixture *f, gconstpointer data)
{
  BatsonRecord *sample = batson_case_add (f->kase, batson_case_get_root (f->kase), BATSON_CASE_SAMPLES);

  show_row (f, sample, BATSON_SAMPLE_ER);
  screen_type (f->window, "9,5");
  g_assert_cmpfloat (batson_record_get (sample, BATSON_SAMPLE_ER)->either.number, ==, 9.5);
  g_assert_cmpstr (typed (f), ==, "9,5");
  screen_key (f->window, "Up");
  g_assert_cmpfloat (batson_record_get (sample, BATSON_SAMPLE_ER)->either.number, ==, 10.5);
  g_assert_cmpstr (typed (f), ==, "10.5");
}

/* Sent again to the row one is typing in, as by a question asked twice: what was typed is not typed over. */
static void
test_focused_again (Fixture *f, gconstpointer data)
{
  show_row (f, child (f, BATSON_CASE_PATIENT), BATSON_PATIENT_NAME);
  screen_type (f->window, "mu");
  batson_form_row_focus (BATSON_FORM_ROW (f->row));
  screen_type (f->window, "ster");
  g_assert_cmpstr (typed (f), ==, "muster");
}

static void
test_word_instead_of_number (Fixture *f, gconstpointer data)
{
  BatsonRecord *sample = batson_case_add (f->kase, batson_case_get_root (f->kase), BATSON_CASE_SAMPLES);

  show_row (f, sample, BATSON_SAMPLE_ER);
  screen_type (f->window, "negative");
  g_assert_cmpint (batson_record_get (sample, BATSON_SAMPLE_ER)->either.word, ==, BATSON_RECEPTOR_WORD_NEGATIVE);
  gtk_widget_activate_action (f->row, "row.choice", "i", BATSON_RECEPTOR_WORD_PENDING);
  g_assert_cmpstr (typed (f), ==, "Pending");
}

static void
test_date (Fixture *f, gconstpointer data)
{
  const BatsonValue *value;

  show_row (f, child (f, BATSON_CASE_DISEASE), BATSON_DISEASE_DIAGNOSED);
  screen_type (f->window, "9.6.2026");
  value = batson_record_get (f->record, BATSON_DISEASE_DIAGNOSED);
  g_assert_cmpint (value->state, ==, BATSON_VALUE_ANSWER);
  g_assert_cmpint (value->date.month, ==, 6);
  g_assert_cmpint (value->date.day, ==, 9);
  g_assert_cmpstr (typed (f), ==, "9.6.2026");
}

static void
test_now (Fixture *f, gconstpointer data)
{
  const BatsonValue *value;
  GtkWidget *now;

  show_row (f, child (f, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_ARRIVED);
  now = screen_find (f->row, GTK_TYPE_BUTTON, "Now");
  gtk_widget_grab_focus (now);
  screen_key (f->window, "space");
  value = batson_record_get (f->record, BATSON_PRESENTATION_ARRIVED);
  g_assert_cmpint (value->state, ==, BATSON_VALUE_ANSWER);
  g_assert_cmpint (value->time.hour, ==, 14);
  g_assert_cmpint (value->time.minute, ==, 20);
}

/* A clock that goes forward an hour from April to September. */
static int
seasons (gpointer data, const BatsonTime *local)
{
  return local->date.month >= 4 && local->date.month <= 9 ? 120 : 60;
}

/* An answer has no place of its own before it is first given. */
static const BatsonTime *
arrived (Fixture *f)
{
  return &batson_record_get (f->record, BATSON_PRESENTATION_ARRIVED)->time;
}

/* A time typed without its offset is by the clock of its own season; one typed with it keeps it. */
static void
test_time_of_another_season (Fixture *f, gconstpointer data)
{
  BatsonOrigin origin = *screen_origin ();
  origin.offset_at = seasons;
  g_object_unref (f->kase);
  f->kase = batson_case_new (&origin);
  show_row (f, child (f, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_ARRIVED);
  screen_type (f->window, "2026-01-16 14:20");
  g_assert_cmpint (arrived (f)->hour, ==, 14);
  g_assert_cmpint (arrived (f)->offset, ==, 60);
  screen_key (f->window, "ctrl+a");
  screen_type (f->window, "2026-06-09 08:05");
  g_assert_cmpint (arrived (f)->hour, ==, 8);
  g_assert_cmpint (arrived (f)->offset, ==, 120);
  screen_key (f->window, "ctrl+a");
  screen_type (f->window, "2026-06-09 08:05-03:00");
  g_assert_cmpint (arrived (f)->offset, ==, -180);
}

/* A time of day alone is of the day it is; once the keyboard has left, the day stands there. */
static void
test_time_today (Fixture *f, gconstpointer data)
{
  show_row (f, child (f, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_ARRIVED);
  screen_type (f->window, "11:30");
  g_assert_cmpint (arrived (f)->date.day, ==, 9);
  g_assert_cmpint (arrived (f)->hour, ==, 11);
  g_assert_cmpint (arrived (f)->offset, ==, 120);
  g_assert_cmpstr (typed (f), ==, "11:30");
  gtk_widget_grab_focus (f->after);
  g_assert_cmpstr (typed (f), ==, "2026-06-09 11:30");
  g_assert_cmpint (arrived (f)->hour, ==, 11);
}

static void
test_level (Fixture *f, gconstpointer data)
{
  BatsonRecord *lesion = batson_case_add (f->kase, batson_case_get_root (f->kase), BATSON_CASE_LESIONS);

  show_row (f, lesion, BATSON_LESION_LEVEL);
  screen_type (f->window, "t11-l1");
  g_assert_cmpint (batson_record_get (lesion, BATSON_LESION_LEVEL)->span.last, ==, BATSON_LEVEL_L1);
}

/* What cannot be read stays, and is explained only when the keyboard has left. */
static void
test_unreadable (Fixture *f, gconstpointer data)
{
  GtkWidget *entry;

  show_row (f, child (f, BATSON_CASE_DISEASE), BATSON_DISEASE_GRADE);
  entry = screen_find (f->row, GTK_TYPE_ENTRY, NULL);
  screen_type (f->window, "high");
  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE);
  gtk_widget_grab_focus (f->after);
  screen_settle ();
  g_assert_cmpstr (typed (f), ==, "high");
  g_assert_cmpint (batson_record_get (f->record, BATSON_DISEASE_GRADE)->state, ==, BATSON_VALUE_RAW);
  g_assert_nonnull (screen_find (f->row, GTK_TYPE_LABEL, "This is not a number. Type digits, with a point or comma for decimals."));
  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE));
  gtk_editable_set_text (GTK_EDITABLE (entry), "2");
  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE);
}

/* An answer elsewhere in the case leaves the draft alone; a change of this very answer replaces it. */
static void
test_draft (Fixture *f, gconstpointer data)
{
  g_auto (BatsonValue) name = batson_value_text ("Muster");
  BatsonValue three = batson_value_integer (3);

  show_row (f, child (f, BATSON_CASE_DISEASE), BATSON_DISEASE_GRADE);
  screen_type (f->window, "2 ");
  batson_case_set (f->kase, child (f, BATSON_CASE_PATIENT), BATSON_PATIENT_NAME, &name);
  g_assert_cmpstr (typed (f), ==, "2 ");
  batson_case_set (f->kase, f->record, BATSON_DISEASE_GRADE, &three);
  g_assert_cmpstr (typed (f), ==, "3");
}

static void
test_states (Fixture *f, gconstpointer data)
{
  show_row (f, child (f, BATSON_CASE_DISEASE), BATSON_DISEASE_VISCERAL);
  gtk_widget_activate_action (f->row, "row.answer", "s", "not-done");
  g_assert_cmpint (batson_record_get (f->record, BATSON_DISEASE_VISCERAL)->state, ==, BATSON_VALUE_NOT_DONE);
  g_assert_nonnull (screen_find (f->row, GTK_TYPE_LABEL, "Not done"));
  gtk_widget_activate_action (f->row, "row.choice", "i", BATSON_VISCERAL_NONE);
  g_assert_cmpint (batson_record_choice (f->record, BATSON_DISEASE_VISCERAL), ==, BATSON_VISCERAL_NONE);
  g_assert_null (screen_find (f->row, GTK_TYPE_LABEL, "Not done"));
  gtk_widget_activate_action (f->row, "row.clear", NULL);
  g_assert_false (batson_record_has (f->record, BATSON_DISEASE_VISCERAL));
}

/* Typing is one step; leaving the entry ends it; undo shows the entry as it was. */
static void
test_undo (Fixture *f, gconstpointer data)
{
  show_row (f, child (f, BATSON_CASE_PATIENT), BATSON_PATIENT_NAME);
  screen_type (f->window, "Muster");
  gtk_widget_grab_focus (f->after);
  screen_settle ();
  batson_form_row_focus (BATSON_FORM_ROW (f->row));
  screen_key (f->window, "End");
  screen_type (f->window, "in");
  g_assert_cmpstr (batson_record_text (f->record, BATSON_PATIENT_NAME), ==, "Musterin");
  batson_case_undo (f->kase);
  g_assert_cmpstr (typed (f), ==, "Muster");
  batson_case_undo (f->kase);
  g_assert_cmpstr (typed (f), ==, "");
  g_assert_false (batson_case_can_undo (f->kase));
}

/* The first letter of an answer adds its record; undo takes both away at once. */
static void
test_adds_record (Fixture *f, gconstpointer data)
{
  BatsonRecord *root = batson_case_get_root (f->kase);

  f->row = batson_form_row_new (batson_place_new_newest (f->kase, root, BATSON_CASE_LABS, BATSON_LAB_ANC));
  f->window = screen_show (f->row, 600, 100);
  batson_form_row_focus (BATSON_FORM_ROW (f->row));
  screen_type (f->window, "1.5");
  g_assert_cmpuint (batson_record_length (root, BATSON_CASE_LABS), ==, 1);
  g_assert_cmpfloat (batson_record_get (batson_record_nth (root, BATSON_CASE_LABS, 0), BATSON_LAB_ANC)->decimal, ==, 1.5);
  batson_case_undo (f->kase);
  g_assert_cmpuint (batson_record_length (root, BATSON_CASE_LABS), ==, 0);
  g_assert_cmpstr (typed (f), ==, "");
}

static void
test_names (Fixture *f, gconstpointer data)
{
  GtkWidget *segments, *label;

  show_row (f, child (f, BATSON_CASE_DISEASE), BATSON_DISEASE_VISCERAL);
  segments = screen_find (f->row, BATSON_TYPE_SEGMENTS, NULL);
  label = screen_find (f->row, GTK_TYPE_LABEL, "Visceral metastases");
  gtk_test_accessible_assert_relation (segments, GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL);
  gtk_test_accessible_assert_property (gtk_widget_get_first_child (segments), GTK_ACCESSIBLE_PROPERTY_LABEL, "None");
  gtk_test_accessible_assert_role (segments, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
}

static const char *const names[] = { "Smith & <Sons> \"Ltd\"", "محمد الأمين", "सुनीता शर्मा" };

static void
test_text_as_it_is (Fixture *f, gconstpointer data)
{
  show_row (f, child (f, BATSON_CASE_PATIENT), BATSON_PATIENT_NAME);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_auto (BatsonValue) name = batson_value_text (names[i]);

      batson_case_set (f->kase, f->record, BATSON_PATIENT_NAME, &name);
      g_assert_cmpstr (typed (f), ==, names[i]);
      screen_picture (f->box, "row-name");
    }
}

/* Narrow, the choices become a list; the title stays. */
static void
test_narrow (Fixture *f, gconstpointer data)
{
  GtkWidget *segments;

  show_row (f, child (f, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_PRIMARY);
  segments = screen_find (f->row, BATSON_TYPE_SEGMENTS, NULL);
  g_assert_true (gtk_widget_get_child_visible (segments));
  screen_close (f->window);
  f->row = batson_form_row_new (batson_place_new (f->kase, f->record, BATSON_PRESENTATION_PRIMARY));
  f->window = screen_show (f->row, 300, 200);
  segments = screen_find (f->row, BATSON_TYPE_SEGMENTS, NULL);
  g_assert_false (gtk_widget_get_child_visible (segments));
  g_assert_cmpint (gtk_widget_get_width (f->row), <=, 300);
}

static gboolean
is_at_not_done (gpointer menu)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (menu));

  return focus && screen_find (focus, GTK_TYPE_LABEL, "Not done") != NULL;
}

static gboolean
is_gone (gpointer popover)
{
  return !gtk_widget_get_mapped (popover);
}

/* Space chooses as Enter does: the menu closes, and the keyboard is where it was before. */
static void
test_menu_closes (Fixture *f, gconstpointer data)
{
  static const char *const keys[] = { "space", "Return" };
  GtkWidget *menu;

  show_row (f, child (f, BATSON_CASE_DISEASE), BATSON_DISEASE_VISCERAL);
  while (gtk_widget_get_ancestor (screen_focus (f->window), BATSON_TYPE_SEGMENTS))
    screen_key (f->window, "Right");
  screen_key (f->window, "Right");
  menu = gtk_widget_get_ancestor (screen_focus (f->window), GTK_TYPE_MENU_BUTTON);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_activate_action (f->row, "row.clear", NULL);
      screen_key (f->window, "space");
      screen_send_key ("Down");
      screen_wait (is_at_not_done, menu);
      screen_send_key (keys[i]);
      screen_wait (is_gone, gtk_menu_button_get_popover (GTK_MENU_BUTTON (menu)));
      g_assert_cmpint (batson_record_get (f->record, BATSON_DISEASE_VISCERAL)->state, ==, BATSON_VALUE_NOT_DONE);
      g_assert_true (gtk_widget_is_ancestor (screen_focus (f->window), menu));
    }
}

static float
top_of (GtkWidget *tile)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (tile, gtk_widget_get_parent (tile), &bounds));
  return bounds.origin.y;
}

static GtkWidget *
tile (Fixture *f, int grade)
{
  GtkWidget *child = gtk_widget_get_first_child (screen_find (f->row, BATSON_TYPE_SEGMENTS, NULL));

  while (grade-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static void
show_grades (Fixture *f, int width)
{
  BatsonRecord *lesion = batson_case_add (f->kase, batson_case_get_root (f->kase), BATSON_CASE_LESIONS);

  f->record = batson_case_add (f->kase, lesion, BATSON_LESION_FINDINGS);
  f->row = batson_form_row_new (batson_place_new (f->kase, f->record, BATSON_FINDING_GRADE));
  batson_form_row_withhold (BATSON_FORM_ROW (f->row), 1u << BATSON_GRADE_CAUDA_LOW | 1u << BATSON_GRADE_CAUDA_HIGH);
  f->window = screen_show (f->row, width, 300);
  batson_form_row_focus (BATSON_FORM_ROW (f->row));
  screen_settle ();
}

static void
test_grades_in_one_row (Fixture *f, gconstpointer data)
{
  show_grades (f, 640);
  g_assert_cmpfloat (top_of (tile (f, BATSON_GRADE_3)), ==, top_of (tile (f, BATSON_GRADE_0)));
}

/* Narrow, the pictures stay pictures, in two even rows that the arrows walk. */
static void
test_grades_narrow (Fixture *f, gconstpointer data)
{
  show_grades (f, 340);
  g_assert_cmpint (gtk_widget_get_width (f->row), <=, 340);
  g_assert_true (gtk_widget_get_mapped (tile (f, BATSON_GRADE_3)));
  g_assert_cmpfloat (top_of (tile (f, BATSON_GRADE_1B)), ==, top_of (tile (f, BATSON_GRADE_0)));
  g_assert_cmpfloat (top_of (tile (f, BATSON_GRADE_1C)), >, top_of (tile (f, BATSON_GRADE_0)));
  g_assert_cmpfloat (top_of (tile (f, BATSON_GRADE_3)), ==, top_of (tile (f, BATSON_GRADE_1C)));
  screen_picture (f->row, "row-grades-narrow");
  screen_key (f->window, "Right");
  screen_key (f->window, "Down");
  g_assert_true (screen_focus (f->window) == tile (f, BATSON_GRADE_2));
  screen_key (f->window, "Up");
  g_assert_true (screen_focus (f->window) == tile (f, BATSON_GRADE_1A));
}

/* Each picture is told in words: to who points at it, to who hears it, and under the pictures once it is chosen. */
static void
test_grades_in_words (Fixture *f, gconstpointer data)
{
  show_grades (f, 340);
  gtk_test_accessible_assert_property (tile (f, BATSON_GRADE_1B), GTK_ACCESSIBLE_PROPERTY_LABEL, "1b, sac deformed, cord not touched");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (tile (f, BATSON_GRADE_3)), ==, "cord compressed, no CSF seen");
  g_assert_null (screen_find (f->row, GTK_TYPE_LABEL, "1b – sac deformed, cord not touched"));
  gtk_widget_activate_action (f->row, "row.choice", "i", BATSON_GRADE_1B);
  screen_settle ();
  g_assert_true (gtk_widget_get_mapped (screen_find (f->row, GTK_TYPE_LABEL, "1b – sac deformed, cord not touched")));
  screen_picture (f->row, "row-grades-chosen");
  gtk_widget_activate_action (f->row, "row.clear", NULL);
  g_assert_null (screen_find (f->row, GTK_TYPE_LABEL, "1b – sac deformed, cord not touched"));
}

/* --- pictures --- */

/* A grey picture of one pixel. */
static GBytes *
png_bytes (void)
{
  gsize size;
  guchar *data = g_base64_decode ("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==", &size);

  return g_bytes_new_take (data, size);
}

static const BatsonValue *
picture (gpointer data)
{
  return batson_record_get (((Fixture *) data)->record, BATSON_LESION_KEY_PICTURE);
}

static gboolean
has_picture (gpointer data)
{
  return picture (data)->state == BATSON_VALUE_ANSWER;
}

static void
show_picture_row (Fixture *f)
{
  show_row (f, batson_case_add (f->kase, batson_case_get_root (f->kase), BATSON_CASE_LESIONS), BATSON_LESION_KEY_PICTURE);
}

/* Drops FILE on the row, as from a file manager. */
static void
drop (Fixture *f, const char *path)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (f->row);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, G_TYPE_FILE);
  g_value_set_object (&value, file);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) one = g_list_model_get_item (controllers, i);
      if (GTK_IS_DROP_TARGET (one))
        g_signal_emit_by_name (one, "drop", &value, 0.0, 0.0, &taken);
    }
  g_assert_true (taken);
}

static gboolean
is_refused (gpointer data)
{
  return screen_find (((Fixture *) data)->row, GTK_TYPE_LABEL, "This is no PNG or JPEG picture, or it is damaged. Save it as one of them and choose it again.") != NULL;
}

static void
test_picture_dropped (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = png_bytes ();
  g_autofree char *folder = g_dir_make_tmp ("batson-test-XXXXXX", NULL), *good = g_build_filename (folder, "a.png", NULL), *bad = g_build_filename (folder, "b.png", NULL);

  g_assert_true (g_file_set_contents (good, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  g_assert_true (g_file_set_contents (bad, "not a picture", -1, NULL));
  show_picture_row (f);
  drop (f, bad);
  screen_wait (is_refused, f);
  g_assert_false (has_picture (f));
  drop (f, good);
  screen_wait (has_picture, f);
  g_assert_true (g_bytes_equal (picture (f)->picture->bytes, bytes));
  g_assert_false (is_refused (f));
}

static void
test_picture_caption_and_removal (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = png_bytes ();
  g_auto (BatsonValue) value = batson_value_picture (batson_picture_new (bytes, NULL, NULL));
  GtkWidget *caption;

  show_picture_row (f);
  batson_case_set (f->kase, f->record, BATSON_LESION_KEY_PICTURE, &value);
  screen_settle ();
  g_assert_nonnull (gtk_picture_get_paintable (GTK_PICTURE (screen_find (f->row, GTK_TYPE_PICTURE, NULL))));
  caption = screen_find (f->row, GTK_TYPE_ENTRY, NULL);
  gtk_widget_grab_focus (caption);
  screen_type (f->window, "T8");
  g_assert_cmpstr (picture (f)->picture->caption, ==, "T8");
  g_assert_true (g_bytes_equal (picture (f)->picture->bytes, bytes));
  batson_case_end_typing (f->kase);
  g_signal_emit_by_name (screen_find (f->row, GTK_TYPE_BUTTON, "_Remove"), "clicked");
  g_assert_cmpint (picture (f)->state, ==, BATSON_VALUE_BLANK);
  g_assert_null (screen_find (f->row, GTK_TYPE_PICTURE, NULL));
  batson_case_undo (f->kase);
  g_assert_cmpstr (picture (f)->picture->caption, ==, "T8");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (caption)), ==, "T8");
}

static void
test_picture_pasted (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = png_bytes ();
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (bytes, NULL);

  show_picture_row (f);
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (f->row), texture);
  g_signal_emit_by_name (screen_find (f->row, GTK_TYPE_BUTTON, "_Paste"), "clicked");
  screen_wait (has_picture, f);
  g_assert_cmpint (picture (f)->picture->width, ==, 1);
}

/* Sound to its last chunk, but nothing can decode it: it stays, and the row says so. */
static void
test_picture_damaged (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) good = png_bytes ();
  gsize size;
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (good, &size), g_bytes_get_size (good));
  g_autoptr (GBytes) bytes = NULL;
  g_auto (BatsonValue) value = BATSON_BLANK;

  memset (copy + 41, 0xff, 8); /* the packed pixels */
  bytes = g_bytes_new (copy, size);
  value = batson_value_picture (batson_picture_new (bytes, NULL, NULL));
  show_picture_row (f);
  batson_case_set (f->kase, f->record, BATSON_LESION_KEY_PICTURE, &value);
  screen_settle ();
  g_assert_true (has_picture (f));
  g_assert_null (gtk_picture_get_paintable (GTK_PICTURE (screen_find (f->row, GTK_TYPE_PICTURE, NULL))));
  g_assert_nonnull (screen_find (f->row, GTK_TYPE_LABEL, "This picture cannot be shown: it is damaged. It is kept as it is; choose it again to replace it."));
}

#define ADD(path, test) g_test_add ("/form/row/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  screen_init (&argc, &argv);
  ADD ("choice", test_choice);
  ADD ("choice-is-one-tab-stop", test_choice_is_one_tab_stop);
  ADD ("tab-goes-from-answer-to-answer", test_tab);
  ADD ("help-by-key", test_help_by_key);
  ADD ("entered-is-in-the-help", test_entered);
  ADD ("set-of-choices", test_set);
  ADD ("number", test_number);
  ADD ("focused-again", test_focused_again);
  ADD ("word-instead-of-number", test_word_instead_of_number);
  ADD ("date", test_date);
  ADD ("now", test_now);
  ADD ("time-of-another-season", test_time_of_another_season);
  ADD ("time-of-today", test_time_today);
  ADD ("level", test_level);
  ADD ("unreadable-stays", test_unreadable);
  ADD ("draft-kept", test_draft);
  ADD ("answers-that-are-none", test_states);
  ADD ("menu-closes", test_menu_closes);
  ADD ("undo-joins-typing", test_undo);
  ADD ("adds-its-record", test_adds_record);
  ADD ("names", test_names);
  ADD ("text-as-it-is", test_text_as_it_is);
  ADD ("narrow", test_narrow);
  ADD ("grades/one-row", test_grades_in_one_row);
  ADD ("grades/narrow", test_grades_narrow);
  ADD ("grades/in-words", test_grades_in_words);
  ADD ("picture/dropped", test_picture_dropped);
  ADD ("picture/caption-and-removal", test_picture_caption_and_removal);
  ADD ("picture/pasted", test_picture_pasted);
  ADD ("picture/damaged", test_picture_damaged);
  return g_test_run ();
}
