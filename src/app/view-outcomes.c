/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outcomes view: the follow-up as charts, where visits are added and ticked as reviewed. */
#include "app/view-outcomes.h"

#include "app/form-extras.h"
#include "app/tooltip.h"
#include "app/window.h"
#include "app/wrap.h"
#include "framework/guides.h"
#include "framework/outcomes.h"
#include "framework/words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _BatsonViewOutcomes
{
  BatsonViewDiagram parent_instance;
  GtkWidget *add;
  guint measures;     /* bit per BatsonMeasureId; 0: the usual ones */
  gboolean read_only; /* as last drawn */
};

G_DEFINE_FINAL_TYPE (BatsonViewOutcomes, batson_view_outcomes, BATSON_TYPE_VIEW_DIAGRAM)

static void
prepare (BatsonViewDiagram *view, BatsonDiagramSubject *subject)
{
  subject->measures = BATSON_VIEW_OUTCOMES (view)->measures;
}

/* --- a visit --- */

static void
go_to_row (BatsonViewOutcomes *self, BatsonRecord *follow_up, guint field)
{
  BatsonFact fact = { .record = follow_up, .type = BATSON_RECORD_FOLLOW_UP, .field = field };
  BatsonWindow *window = batson_window_of (GTK_WIDGET (self));

  if (window)
    batson_window_go_to_fact (window, &fact);
}

/* The first row of a visit without an answer, else its last. */
static guint
open_field (const BatsonAssessment *assessment, BatsonRecord *follow_up)
{
  const BatsonGuideStep *step = batson_guide_find (BATSON_ROLE_BREAST, BATSON_RECORD_FOLLOW_UP, BATSON_FOLLOW_UP_DATE);
  guint field = BATSON_FOLLOW_UP_DATE;

  for (guint i = 0; i < step->n_sections; i++)
    if (step->sections[i].each == BATSON_RECORD_FOLLOW_UP)
      {
        g_autoptr (GArray) rows = batson_guide_section_rows (step, &step->sections[i], follow_up, assessment);

        for (guint j = 0; j < rows->len; j++)
          {
            field = g_array_index (rows, BatsonGuideRow, j).field->field;
            if (batson_record_get (follow_up, field)->state == BATSON_VALUE_BLANK)
              return field;
          }
      }
  return field;
}

/* Goes on in a visit that was there: not at its date, which is selected there and gone with the first key. */
static void
go_on (BatsonViewOutcomes *self, BatsonRecord *follow_up)
{
  const BatsonAssessment *assessment = batson_session_get_assessment (batson_view_diagram_get_session (BATSON_VIEW_DIAGRAM (self)));
  BatsonWindow *window = batson_window_of (GTK_WIDGET (self));
  g_autofree char *date = batson_words_date (&batson_record_get (follow_up, BATSON_FOLLOW_UP_DATE)->date);
  g_autofree char *text = g_strdup_printf (_ ("The visit of %s was there already: go on at its first open answer"), date);

  go_to_row (self, follow_up, open_field (assessment, follow_up));
  if (window)
    batson_window_toast (window, text);
}

static BatsonRecord *
visit_on (BatsonRecord *root, const BatsonDate *day)
{
  for (guint i = 0; i < batson_record_length (root, BATSON_CASE_FOLLOW_UPS); i++)
    {
      BatsonRecord *follow_up = batson_record_nth (root, BATSON_CASE_FOLLOW_UPS, i);
      const BatsonValue *date = batson_record_get (follow_up, BATSON_FOLLOW_UP_DATE);

      if (date->state == BATSON_VALUE_ANSWER && date->date.day && batson_date_first_day (&date->date) == batson_date_first_day (day))
        return follow_up;
    }
  return NULL;
}

/* Today's visit: added at its date, or, where it is there, gone on with. */
static void
add_clicked (BatsonViewOutcomes *self)
{
  BatsonSession *session = batson_view_diagram_get_session (BATSON_VIEW_DIAGRAM (self));
  const BatsonSettings *settings = batson_session_get_settings (session);
  BatsonCase *the_case = batson_session_get_case (session);
  BatsonRecord *root = batson_case_get_root (the_case), *follow_up;
  BatsonValue value = { .state = BATSON_VALUE_ANSWER };
  BatsonTime now;

  if (batson_session_is_read_only (session))
    return;
  batson_time_from_unix (settings->at, settings->offset, &now);
  follow_up = visit_on (root, &now.date);
  if (follow_up)
    {
      go_on (self, follow_up);
      return;
    }
  value.date = now.date;
  batson_case_begin (the_case, _ ("Add Follow-up"));
  follow_up = batson_case_add (the_case, root, BATSON_CASE_FOLLOW_UPS);
  batson_case_set (the_case, follow_up, BATSON_FOLLOW_UP_DATE, &value);
  batson_case_end (the_case);
  go_to_row (self, follow_up, BATSON_FOLLOW_UP_DATE);
}

/* TARGET: the id of a visit and who looked at it, "... breast". */
static void
review (BatsonViewDiagram *view, const char *target)
{
  BatsonSession *session = batson_view_diagram_get_session (view);
  BatsonCase *the_case = batson_session_get_case (session);
  g_auto (GStrv) words = g_strsplit (target, " ", 2);
  BatsonRecord *follow_up = batson_case_find (the_case, words[0]);
  guint field = g_strcmp0 (words[1], "breast") == 0 ? BATSON_FOLLOW_UP_SEEN_BREAST : BATSON_FOLLOW_UP_SEEN_NEURO;
  BatsonValue value;

  if (follow_up == NULL || batson_session_is_read_only (session))
    return;
  value = batson_value_choice (batson_record_choice (follow_up, field) == BATSON_YES_NO_YES ? BATSON_YES_NO_NO : BATSON_YES_NO_YES);
  batson_case_begin (the_case, batson_field_label (batson_record_get_field (follow_up, field)));
  batson_case_set (the_case, follow_up, field, &value);
  batson_case_end (the_case);
}

static gboolean
activated (BatsonViewDiagram *view, const char *id, const char *action, const char *target)
{
  if (g_str_equal (action, "review"))
    review (view, target);
  else if (g_str_equal (action, "add-visit"))
    add_clicked (BATSON_VIEW_OUTCOMES (view));
  else
    return FALSE;
  return TRUE;
}

/* Why: of a score made from another one its rule, of any other that it is followed up at all. */
static gboolean
explain (BatsonViewDiagram *view, const BatsonElement *element)
{
  if (g_str_equal (element->action, "why"))
    return FALSE;
  if (g_str_has_prefix (element->id, "qlq_c30"))
    batson_view_diagram_show_rule (view, BATSON_RULE_OUT_1, NULL);
  else if (g_str_has_prefix (element->id, "ecog-") || g_str_has_prefix (element->id, "kps-"))
    batson_view_diagram_show_rule (view, BATSON_RULE_OUT_2, NULL);
  else
    batson_view_diagram_show_rule (view, BATSON_RULE_OUT, NULL);
  return TRUE;
}

/* --- which measures --- */

static guint
shown (BatsonViewOutcomes *self)
{
  return self->measures ? self->measures : batson_measures_usual (batson_session_get_assessment (batson_view_diagram_get_session (BATSON_VIEW_DIAGRAM (self))));
}

static void
measure_toggled (GtkCheckButton *check, BatsonViewOutcomes *self)
{
  guint bit = 1u << GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "measure"));

  self->measures = gtk_check_button_get_active (check) ? shown (self) | bit : shown (self) & ~bit;
  batson_view_diagram_refresh (BATSON_VIEW_DIAGRAM (self));
}

static void
usual_clicked (GtkWidget *button, BatsonViewOutcomes *self)
{
  self->measures = 0;
  batson_view_diagram_refresh (BATSON_VIEW_DIAGRAM (self));
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER)));
}

static GtkWidget *
panel_box (BatsonViewOutcomes *self, BatsonPanel panel)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (box), batson_form_label (batson_words_panel (panel), "heading"));
  for (BatsonMeasureId id = 0; id < BATSON_N_MEASURES; id++)
    if (batson_measure (id)->panel == panel)
      {
        GtkWidget *check = gtk_check_button_new_with_label (batson_words_measure (id));

        gtk_check_button_set_active (GTK_CHECK_BUTTON (check), shown (self) >> id & 1);
        g_object_set_data (G_OBJECT (check), "measure", GUINT_TO_POINTER (id));
        g_signal_connect (check, "toggled", G_CALLBACK (measure_toggled), self);
        gtk_box_append (GTK_BOX (box), check);
      }
  return box;
}

static void
fill_measures (GtkMenuButton *button, gpointer data)
{
  BatsonViewOutcomes *self = data;
  GtkWidget *popover = gtk_popover_new (), *scrolled = gtk_scrolled_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *usual = batson_form_button (_ ("The usual ones"));

  for (BatsonPanel panel = 0; panel < BATSON_N_PANELS; panel++)
    gtk_box_append (GTK_BOX (box), panel_box (self, panel));
  g_signal_connect (usual, "clicked", G_CALLBACK (usual_clicked), self);
  gtk_box_append (GTK_BOX (box), usual);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 420);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  gtk_menu_button_set_popover (button, popover);
}

/* --- the widget --- */

static void
fill_bar (BatsonViewDiagram *view, GtkBox *start, GtkBox *end)
{
  BatsonViewOutcomes *self = BATSON_VIEW_OUTCOMES (view);
  GtkWidget *measures = gtk_menu_button_new ();

  self->add = gtk_button_new_with_label (_ ("Add Follow-up"));
  batson_wrap_button (GTK_BUTTON (self->add));
  batson_tooltip_set (self->add, _ ("A visit of today, to be filled in: in the form you used last"));
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_clicked), self);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (measures), _ ("Measures"));
  batson_tooltip_set (measures, _ ("What the charts show"));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (measures), fill_measures, self, NULL);
  gtk_box_append (start, self->add);
  gtk_box_append (end, measures);
}

static void
state_changed (BatsonViewOutcomes *self)
{
  gboolean now = batson_session_is_read_only (batson_view_diagram_get_session (BATSON_VIEW_DIAGRAM (self)));

  gtk_widget_set_sensitive (self->add, !now);
  if (now != self->read_only)
    batson_view_diagram_refresh (BATSON_VIEW_DIAGRAM (self));
  self->read_only = now;
}

static void
batson_view_outcomes_class_init (BatsonViewOutcomesClass *klass)
{
  static const BatsonViewDiagramOwn own = { "outcomes", .fill_bar = fill_bar, .prepare = prepare, .activated = activated, .explain = explain };
  BATSON_VIEW_DIAGRAM_CLASS (klass)->own = &own;
}

static void
batson_view_outcomes_init (BatsonViewOutcomes *self)
{
}

/** The view of SESSION, referenced. */
GtkWidget *
batson_view_outcomes_new (BatsonSession *session)
{
  GtkWidget *self = batson_view_diagram_new (BATSON_TYPE_VIEW_OUTCOMES, session);

  BATSON_VIEW_OUTCOMES (self)->read_only = batson_session_is_read_only (session);
  state_changed (BATSON_VIEW_OUTCOMES (self));
  g_signal_connect_object (session, "state", G_CALLBACK (state_changed), self, G_CONNECT_SWAPPED);
  return self;
}
