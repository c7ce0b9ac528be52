/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the framework suggests for a lesion, and what was decided where it is something else (OVR-1). */
#include "app/form-extras.h"
#include "app/form-outcome.h"
#include "app/window.h"
#include "framework/override.h"
#include "framework/words.h"

#include <glib/gi18n-lib.h>

/* --- in words --- */

static guint
n_bits (guint set)
{
  guint n = 0;

  for (; set; set &= set - 1)
    n++;
  return n;
}

static guint
n_outcomes (const BatsonProtocol *protocol, guint rows)
{
  g_autoptr (GPtrArray) outcomes = g_ptr_array_new ();

  for (guint i = 0; i < protocol->n_rows; i++)
    if ((rows & (1u << i)) && !g_ptr_array_find_with_equal_func (outcomes, protocol->rows[i].outcome, g_str_equal, NULL))
      g_ptr_array_add (outcomes, (gpointer) protocol->rows[i].outcome);
  return outcomes->len;
}

/** The rows a lesion can still reach and their basis: "NOMS-5 · stated", "NOMS-1, NOMS-2", "3 rows possible". Free with g_free. */
char *
batson_outcome_rules (const BatsonAssessment *assessment, const BatsonLesionResult *lesion)
{
  const BatsonProtocol *protocol = batson_protocol (BATSON_PROTOCOL_REVIEW);
  guint rows = lesion->protocols[protocol->id].rows;
  g_autofree char *ids = batson_words_rows (protocol, rows);

  if (n_bits (rows) > 2)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row possible", "%u rows possible", n_bits (rows)), n_bits (rows));
  if (n_bits (rows) == 1)
    return g_strdup_printf ("%s · %s", ids, batson_basis_label (lesion->why.basis));
  return g_steal_pointer (&ids);
}

/** What the framework suggests for a lesion, whatever protocol the diagram shows: an outcome, two of them, how many are possible, or why there is none. Free with g_free. */
char *
batson_outcome_title (const BatsonAssessment *assessment, const BatsonLesionResult *lesion)
{
  const BatsonProtocol *protocol = batson_protocol (BATSON_PROTOCOL_REVIEW);
  guint rows = lesion->protocols[protocol->id].rows, n = n_outcomes (protocol, rows);
  const char *state = batson_words_lesion_state (lesion);

  if (n == 0)
    return g_strdup (*state ? state : C_ ("outcome", "No row of the framework"));
  if (n > 2)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u outcome still possible", "%u outcomes still possible", n), n);
  return batson_words_outcomes (protocol, rows);
}

/** "The framework suggests: Radiation alone", to stand below what was decided otherwise; NULL where nothing was. Free with g_free. */
char *
batson_outcome_suggested (const BatsonAssessment *assessment, const BatsonLesionResult *lesion)
{
  g_autofree char *decision = batson_words_decision (lesion->record), *title = batson_outcome_title (assessment, lesion);

  return decision ? g_strdup_printf (_ ("The framework suggests: %s"), title) : NULL;
}

/** What goes with the outcome, where one row is left; "". Free with g_free. */
char *
batson_outcome_with (const BatsonAssessment *assessment, const BatsonLesionResult *lesion)
{
  const BatsonProtocol *protocol = batson_protocol (BATSON_PROTOCOL_REVIEW);
  guint rows = lesion->protocols[protocol->id].rows;

  return n_bits (rows) == 1 ? batson_words_row_with (assessment, lesion, &protocol->rows[g_bit_nth_lsf (rows, -1)]) : g_strdup ("");
}

/* --- the card of a lesion --- */

#define TYPE_OUTCOME (outcome_card_get_type ())
G_DECLARE_FINAL_TYPE (OutcomeCard, outcome_card, BATSON, OUTCOME_CARD, GtkBox)

struct _OutcomeCard
{
  GtkBox parent_instance;
  BatsonSession *session;
  char *lesion;
  GtkWidget *rule, *outcome, *with, *decided, *reason, *decide, *withdraw;
};

G_DEFINE_FINAL_TYPE (OutcomeCard, outcome_card, GTK_TYPE_BOX)

static BatsonRecord *
lesion_of (OutcomeCard *self)
{
  return batson_case_find (batson_session_get_case (self->session), self->lesion);
}

/* The decision leads: it stands above what was suggested. */
static void
show_decision (OutcomeCard *self, BatsonRecord *lesion)
{
  const BatsonAssessment *assessment = batson_session_get_assessment (self->session);
  g_autofree char *decision = batson_words_decision (lesion), *about = batson_words_decision_about (assessment, lesion, 0);

  gtk_label_set_text (GTK_LABEL (self->decided), decision ? decision : "");
  gtk_label_set_text (GTK_LABEL (self->reason), about);
  gtk_widget_set_visible (self->decided, decision != NULL);
  gtk_widget_set_visible (self->reason, decision != NULL);
  gtk_widget_set_visible (self->withdraw, decision != NULL);
  if (decision)
    gtk_widget_add_css_class (self->outcome, "second");
  else
    gtk_widget_remove_css_class (self->outcome, "second");
}

static void
update (OutcomeCard *self)
{
  const BatsonAssessment *assessment = batson_session_get_assessment (self->session);
  BatsonRecord *lesion = lesion_of (self);
  const BatsonLesionResult *result = lesion ? batson_assessment_lesion (assessment, lesion) : NULL;
  g_autofree char *rule = NULL, *outcome = NULL, *with = NULL;

  if (result == NULL)
    return;
  rule = batson_outcome_rules (assessment, result);
  outcome = batson_outcome_title (assessment, result);
  with = batson_outcome_with (assessment, result);
  gtk_label_set_text (GTK_LABEL (self->rule), rule);
  gtk_label_set_text (GTK_LABEL (self->outcome), outcome);
  gtk_label_set_text (GTK_LABEL (self->with), with);
  gtk_widget_set_visible (self->with, *with != '\0');
  show_decision (self, lesion);
}

static void
why_clicked (OutcomeCard *self)
{
  const BatsonAssessment *assessment = batson_session_get_assessment (self->session);
  BatsonRecord *lesion = lesion_of (self);
  const BatsonLesionResult *result = lesion ? batson_assessment_lesion (assessment, lesion) : NULL;
  BatsonWindow *window = batson_window_of (GTK_WIDGET (self));
  g_autofree char *title = result ? batson_outcome_title (assessment, result) : NULL;

  if (result && window)
    batson_window_show_outcome_why (window, result, &result->why, title);
}

static void
decide_clicked (OutcomeCard *self)
{
  if (lesion_of (self))
    batson_form_decide (GTK_WIDGET (self), self->session, lesion_of (self));
}

static void
withdraw_clicked (OutcomeCard *self)
{
  static const guint fields[] = { BATSON_LESION_OUTCOME_HAND, BATSON_LESION_OUTCOME_TEXT, BATSON_LESION_OUTCOME_REASON, BATSON_LESION_OUTCOME_FACTS };
  BatsonCase *kase = batson_session_get_case (self->session);
  BatsonRecord *lesion = lesion_of (self);

  if (lesion == NULL)
    return;
  batson_case_begin (kase, C_ ("undo", "Withdraw Decision"));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    batson_case_set (kase, lesion, fields[i], &BATSON_BLANK);
  batson_case_end (kase);
}

static void
outcome_card_dispose (GObject *object)
{
  g_clear_object (&BATSON_OUTCOME_CARD (object)->session);
  g_clear_pointer (&BATSON_OUTCOME_CARD (object)->lesion, g_free);
  G_OBJECT_CLASS (outcome_card_parent_class)->dispose (object);
}

static void
outcome_card_class_init (OutcomeCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = outcome_card_dispose;
}

static GtkWidget *
add_label (OutcomeCard *self, const char *css_class)
{
  GtkWidget *label = batson_form_label (NULL, css_class);

  gtk_box_append (GTK_BOX (self), label);
  return label;
}

static void
outcome_card_init (OutcomeCard *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *title = batson_form_label (C_ ("outcome", "The framework suggests"), "heading"), *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 4);
  gtk_widget_add_css_class (GTK_WIDGET (self), "form-outcome");
  self->decided = add_label (self, "form-outcome-title");
  self->reason = add_label (self, NULL);
  gtk_widget_set_hexpand (title, TRUE);
  self->rule = batson_form_label (NULL, "row-hint");
  gtk_box_append (GTK_BOX (top), title);
  gtk_box_append (GTK_BOX (top), self->rule);
  gtk_box_append (GTK_BOX (self), top);
  self->outcome = add_label (self, "form-outcome-title");
  self->with = add_label (self, NULL);
  gtk_box_append (GTK_BOX (buttons), batson_form_why_button (G_CALLBACK (why_clicked), self));
  self->decide = batson_form_button (C_ ("outcome", "Decide Otherwise…"));
  g_signal_connect_object (self->decide, "clicked", G_CALLBACK (decide_clicked), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (buttons), self->decide);
  self->withdraw = batson_form_button (C_ ("outcome", "Withdraw"));
  g_signal_connect_object (self->withdraw, "clicked", G_CALLBACK (withdraw_clicked), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (buttons), self->withdraw);
  gtk_box_append (GTK_BOX (self), buttons);
}

/** What the framework suggests for LESION, and what was decided otherwise. */
GtkWidget *
batson_form_outcome_new (BatsonSession *session, BatsonRecord *lesion)
{
  OutcomeCard *self = g_object_new (TYPE_OUTCOME, NULL);

  self->session = g_object_ref (session);
  self->lesion = g_strdup (batson_record_get_id (lesion));
  batson_form_follow (GTK_WIDGET (self), session, G_CALLBACK (update));
  return GTK_WIDGET (self);
}
