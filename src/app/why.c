/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why is it so: what was decided instead, the answers used and missing, the rule in plain words, its source and basis, other readings, and when it was evaluated. */
#include "app/window.h"

#include <glib/gi18n-lib.h>

#include "app/dialog.h"
#include "app/form-extras.h"
#include "app/wrap.h"
#include "framework/words.h"

typedef struct
{
  BatsonWindow *window;          /* not owned: the dialog is transient for it */
  BatsonAssessment *assessment;  /* owned: the facts live in it */
  const BatsonWhy *why;          /* of the assessment, or none of its facts */
  char *lesion;                  /* id of the lesion whose outcome it is; nullable, owned */
} Why;

static Why *
why_copy (const Why *self)
{
  Why *copy = g_new (Why, 1);

  *copy = (Why) { self->window, batson_assessment_ref (self->assessment), self->why, g_strdup (self->lesion) };
  return copy;
}

static void
why_free (gpointer data, GClosure *closure)
{
  Why *self = data;

  batson_assessment_unref (self->assessment);
  g_free (self->lesion);
  g_free (self);
}

/* A row of plain text: what people typed is never markup. */
static GtkWidget *
row_new (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle && *subtitle)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), escaped);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

static void
go_to (GtkWidget *row, gpointer data)
{
  Why *self = data;
  const BatsonFact *fact = g_object_get_data (G_OBJECT (row), "fact");
  BatsonWindow *window = self->window;

  batson_window_go_to_fact (window, fact);
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (row)));
}

static GtkWidget *
leads_to (Why *self, GtkWidget *row, GCallback activated)
{
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_data (row, "activated", activated, why_copy (self), why_free, 0);
  return row;
}

static void
decide (GtkWidget *row, gpointer data)
{
  Why *self = data;
  BatsonWindow *window = self->window;
  BatsonSession *session = batson_window_get_session (window);
  BatsonRecord *lesion = batson_case_find (batson_session_get_case (session), self->lesion);

  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (row)));
  if (lesion)
    batson_form_decide (GTK_WIDGET (window), session, lesion);
}

/* What was decided otherwise leads; whoever reads what is suggested can decide otherwise right here (OVR-1). */
static void
add_decision (Why *self, AdwPreferencesPage *page)
{
  BatsonSession *session = batson_window_get_session (self->window);
  BatsonRecord *lesion = self->lesion ? batson_case_find (batson_session_get_case (session), self->lesion) : NULL;
  g_autofree char *decision = lesion ? batson_words_decision (lesion) : NULL, *about = lesion ? batson_words_decision_about (self->assessment, lesion, 0) : NULL;
  gboolean editable = lesion && !batson_session_is_read_only (session);
  AdwPreferencesGroup *group;

  if (decision == NULL && !editable)
    return;
  group = add_group (page, C_ ("why", "Decision"));
  if (decision)
    adw_preferences_group_add (group, row_new (decision, about));
  if (editable)
    adw_preferences_group_add (group, leads_to (self, row_new (C_ ("outcome", "Decide Otherwise…"), NULL), G_CALLBACK (decide)));
}

/* A row that leads to the row of the form which holds the answer. */
static GtkWidget *
fact_row (Why *self, const BatsonFact *fact, gboolean missing)
{
  g_autofree char *label = batson_words_fact_label (fact), *value = batson_words_fact_value (fact), *about = batson_words_fact_about (fact);
  GtkWidget *row = row_new (label, missing ? "" : about), *shown = gtk_label_new (missing ? _ ("missing") : value);

  batson_wrap (GTK_LABEL (shown));
  gtk_label_set_xalign (GTK_LABEL (shown), 1);
  gtk_label_set_width_chars (GTK_LABEL (shown), (int) MIN (g_utf8_strlen (gtk_label_get_text (GTK_LABEL (shown)), -1), 20));
  gtk_label_set_max_width_chars (GTK_LABEL (shown), 28);
  gtk_widget_add_css_class (shown, missing ? "dim-label" : "heading");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), shown);
  g_object_set_data (G_OBJECT (row), "fact", (gpointer) fact);
  return leads_to (self, row, G_CALLBACK (go_to));
}

static void
add_facts (Why *self, AdwPreferencesPage *page, const BatsonFacts *facts, const char *title, gboolean missing)
{
  AdwPreferencesGroup *group;

  if (facts->len == 0)
    return;
  group = add_group (page, title);
  for (guint i = 0; i < facts->len; i++)
    adw_preferences_group_add (group, fact_row (self, &facts->facts[i], missing));
}

/* The rules that set the colour of the case: URG-1, its rule, says what the colours mean. */
static void
add_set_by (Why *self, AdwPreferencesPage *page)
{
  const BatsonUrgency *urgency = &self->assessment->urgency;
  AdwPreferencesGroup *group = urgency->n_set_by ? add_group (page, C_ ("why", "Set by")) : NULL;

  for (guint i = 0; i < urgency->n_set_by; i++)
    {
      g_autofree char *title = g_strdup_printf (C_ ("why", "%s: %s"), batson_rule (urgency->set_by[i])->id, batson_rule_title (urgency->set_by[i]));

      adw_preferences_group_add (group, row_new (title, batson_rule_text (urgency->set_by[i])));
    }
}

static void
add_rule (Why *self, AdwPreferencesPage *page)
{
  const BatsonRule *rule = batson_rule (self->why->rule);
  AdwPreferencesGroup *group = add_group (page, C_ ("why", "Rule"));
  g_autofree char *title = g_strdup_printf (C_ ("why", "%s: %s"), rule->id, batson_rule_title (self->why->rule));
  g_autofree char *source = batson_words_source (rule->source);

  adw_preferences_group_add (group, row_new (title, batson_rule_text (self->why->rule)));
  adw_preferences_group_add (group, row_new (C_ ("why", "Source"), source));
  adw_preferences_group_add (group, row_new (C_ ("why", "Basis"), batson_words_basis_sentence (self->why->basis)));
}

/* What else it could have been: other answers, each leading to its row, the distance to the next class, the other protocol; then other readings and notes. */
static void
add_alternatives (Why *self, AdwPreferencesPage *page, BatsonCase *c)
{
  g_autoptr (BatsonAlternatives) all = batson_alternatives_new_for_one (c, self->assessment);
  g_autoptr (GPtrArray) alternatives = batson_alternatives_of (all, self->why);
  AdwPreferencesGroup *groups[2] = { NULL, NULL };

  for (guint i = 0; i < alternatives->len; i++)
    {
      const BatsonAlternative *alternative = alternatives->pdata[i];
      gboolean reading = alternative->kind == BATSON_ALTERNATIVE_READING;
      g_autofree char *title = batson_words_alternative_title (alternative);
      if (groups[reading] == NULL)
        groups[reading] = add_group (page, reading ? C_ ("why", "Other readings and notes") : C_ ("why", "What else it could have been"));
      adw_preferences_group_add (groups[reading], row_new (title, alternative->words));
    }
  if (!batson_alternatives_are_tried (all, self->why))
    {
      if (groups[FALSE] == NULL)
        groups[FALSE] = add_group (page, C_ ("why", "What else it could have been"));
      adw_preferences_group_add (groups[FALSE], row_new (_ ("Other answers were not tried: in a case with so many lesions that takes too long."), NULL));
    }
}

static void
add_origin (Why *self, AdwPreferencesPage *page)
{
  const BatsonSettings *settings = &self->assessment->settings;
  AdwPreferencesGroup *group = add_group (page, C_ ("why", "Evaluated"));
  g_autofree char *at = batson_words_moment (settings->at, settings->offset);
  g_autofree char *rules = g_strdup_printf (_ ("Rules %s of the framework IJHS 14(1), 360–371, 2026. The framework suggests; the treating team decides."), BATSON_RULES_VERSION);

  adw_preferences_group_add (group, row_new (at, rules));
}

static GtkWidget *
dialog_new (Why *self, const char *title, GtkWidget *page)
{
  GtkWidget *dialog = adw_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *bar = adw_header_bar_new ();

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), adw_window_title_new (_ ("Why?"), title));
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), page);
  gtk_widget_set_vexpand (page, TRUE);
  adw_window_set_content (ADW_WINDOW (dialog), box);
  gtk_window_set_title (GTK_WINDOW (dialog), _ ("Why?"));
  gtk_window_set_default_size (GTK_WINDOW (dialog), 560, 640);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self->window));
  batson_dialog_prepare (dialog);
  return dialog;
}

static void
show (Why self, BatsonCase *the_case, const char *title)
{
  const BatsonWhy *why = self.why;
  GtkWidget *page = adw_preferences_page_new ();
  gboolean colour = why == &self.assessment->urgency.why && self.assessment->urgency.n_set_by > 0;

  batson_assessment_ref (self.assessment);
  add_decision (&self, ADW_PREFERENCES_PAGE (page));
  if (colour)
    add_set_by (&self, ADW_PREFERENCES_PAGE (page));
  else
    add_rule (&self, ADW_PREFERENCES_PAGE (page));
  add_facts (&self, ADW_PREFERENCES_PAGE (page), &why->because, C_ ("why", "Because"), FALSE);
  if (colour)
    add_rule (&self, ADW_PREFERENCES_PAGE (page));
  add_facts (&self, ADW_PREFERENCES_PAGE (page), &why->missing, C_ ("why", "Would settle it"), TRUE);
  add_alternatives (&self, ADW_PREFERENCES_PAGE (page), the_case);
  add_origin (&self, ADW_PREFERENCES_PAGE (page));
  gtk_window_present (GTK_WINDOW (dialog_new (&self, title, page)));
  batson_assessment_unref (self.assessment);
}

/** Shows why a conclusion of the present assessment stands; TITLE is plain text. WHY need not outlive the call where it has no facts. */
void
batson_window_show_why (BatsonWindow *window, const BatsonWhy *why, const char *title)
{
  batson_window_show_outcome_why (window, NULL, why, title);
}

/** As batson_window_show_why () for an outcome of LESION (nullable: for something else): with what was decided otherwise, and the way to decide so. */
void
batson_window_show_outcome_why (BatsonWindow *window, const BatsonLesionResult *lesion, const BatsonWhy *why, const char *title)
{
  BatsonSession *session = batson_window_get_session (window);

  show ((Why) { window, (BatsonAssessment *) batson_session_get_assessment (session), why, lesion ? (char *) batson_record_get_id (lesion->record) : NULL }, batson_session_get_case (session), title);
}

/** As batson_window_show_why () for a conclusion of what was TRIED on a copy of the case. */
void
batson_window_show_tried_why (BatsonWindow *window, BatsonCase *tried_on, const BatsonAssessment *tried, const BatsonWhy *why, const char *title)
{
  show ((Why) { window, (BatsonAssessment *) tried, why, NULL }, tried_on, title);
}
