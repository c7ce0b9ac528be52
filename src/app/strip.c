/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The assessment over the diagrams, 60 px high: the pane's five parts, or mark, word and outcome where there is no room. */
#include "app/strip.h"

#include "app/form-extras.h"
#include "app/form-outcome.h"
#include "app/form-triggers.h"
#include "app/mark.h"
#include "app/pane.h"
#include "app/window.h"
#include "app/wrap.h"
#include "framework/handling.h"
#include "framework/words.h"

#include <glib/gi18n-lib.h>

typedef enum { PART_URGENCY, PART_OUTCOME, PART_DEADLINE, PART_TRIGGERS, PART_MISSING, N_PARTS } PartId;

/* Mark, title and a second line on a button that opens the whole part. */
typedef struct
{
  GtkWidget *button, *mark, *title, *line;
} Cell;

#define TYPE_STRIP (strip_get_type ())
G_DECLARE_FINAL_TYPE (Strip, strip, BATSON, STRIP, AdwBin)

struct _Strip
{
  AdwBin parent_instance;
  BatsonSession *session;
  Cell cells[N_PARTS];
  Cell narrow; /* urgency and outcome in one; opens all */
  GtkWidget *patient[2], *number[2]; /* whose strip it is: wide and narrow */
};

G_DEFINE_FINAL_TYPE (Strip, strip, ADW_TYPE_BIN)

static GtkWidget *
triggers_both (BatsonSession *session)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_box_append (GTK_BOX (box), batson_triggers_new (session, BATSON_DIRECTION_TO_NEURO, TRUE));
  gtk_box_append (GTK_BOX (box), batson_triggers_new (session, BATSON_DIRECTION_TO_BREAST, TRUE));
  return box;
}

static GtkWidget *(*const contents[N_PARTS]) (BatsonSession *session) = {
  batson_pane_urgency_new, batson_pane_outcome_new, batson_pane_deadline_new, triggers_both, batson_pane_missing_new,
};

static void
open_cell (GtkMenuButton *button, gpointer data)
{
  Strip *self = BATSON_STRIP (gtk_widget_get_ancestor (GTK_WIDGET (button), TYPE_STRIP));
  int part = GPOINTER_TO_INT (data);
  GtkWidget *popover = gtk_popover_new (), *content = part == N_PARTS ? batson_pane_new (self->session) : contents[part](self->session);

  if (part == N_PARTS)
    {
      gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (content), TRUE);
      gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (content), 480);
    }
  gtk_widget_set_size_request (content, 304, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), content);
  gtk_menu_button_set_popover (button, popover);
}

/* What the cell says, all of it. Free with g_free. */
static char *
cell_words (const Cell *cell)
{
  const char *title = gtk_label_get_text (GTK_LABEL (cell->title)), *line = gtk_label_get_text (GTK_LABEL (cell->line));

  return *line ? g_strdup_printf ("%s, %s", title, line) : g_strdup (title);
}

/* Told when it is asked for: for each tooltip that is set, GTK asks the screen where the pointer is, and waits. */
static gboolean
query_cell (GtkWidget *button, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip, const Cell *cell)
{
  g_autofree char *words = cell_words (cell);

  gtk_tooltip_set_text (tooltip, words);
  return *words != '\0';
}

static void
cell_init (Cell *cell, int part, const char *css_class)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *words = batson_column_new (0);

  cell->mark = batson_mark_new (BATSON_ICON_EMPTY, BATSON_TOKEN_DIM, part == PART_URGENCY || part == N_PARTS ? 28 : 18);
  cell->title = gtk_label_new (NULL);
  cell->line = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (cell->title), 0);
  gtk_label_set_xalign (GTK_LABEL (cell->line), 0);
  gtk_label_set_ellipsize (GTK_LABEL (cell->title), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (cell->line), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (cell->title), 9);
  gtk_widget_add_css_class (cell->title, "heading");
  gtk_widget_add_css_class (cell->line, "row-hint");
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (content, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (words), cell->title);
  gtk_box_append (GTK_BOX (words), cell->line);
  gtk_box_append (GTK_BOX (content), cell->mark);
  gtk_box_append (GTK_BOX (content), words);
  cell->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (cell->button), content);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (cell->button), open_cell, GINT_TO_POINTER (part), NULL);
  gtk_widget_set_has_tooltip (cell->button, TRUE);
  g_signal_connect (cell->button, "query-tooltip", G_CALLBACK (query_cell), cell);
  gtk_widget_add_css_class (cell->button, "strip-cell");
  gtk_widget_add_css_class (cell->button, css_class);
}

static void
set_cell (Cell *cell, const char *title, const char *line)
{
  g_autofree char *name = NULL;

  gtk_label_set_text (GTK_LABEL (cell->title), title);
  gtk_label_set_text (GTK_LABEL (cell->line), line ? line : "");
  gtk_widget_set_visible (cell->line, line && *line);
  name = cell_words (cell);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (cell->button)), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Whose decision is looked at: name and record number, or that they are not recorded. */
static void
update_patient (Strip *self, const BatsonAssessment *assessment)
{
  BatsonRecord *patient = batson_record_child (assessment->root, BATSON_CASE_PATIENT);
  const char *name = batson_record_text (patient, BATSON_PATIENT_NAME), *number = batson_record_text (patient, BATSON_PATIENT_NUMBER);

  for (guint i = 0; i < G_N_ELEMENTS (self->patient); i++)
    {
      gtk_label_set_text (GTK_LABEL (self->patient[i]), *name ? name : C_ ("strip", "Name not recorded"));
      gtk_label_set_text (GTK_LABEL (self->number[i]), *number ? number : C_ ("strip", "no record number"));
    }
}

/* Where no lesion has a row: each with what was done to it (NOMS-13), or why it has none. */
static void
update_without_row (Strip *self, const BatsonAssessment *assessment)
{
  const char *title = assessment->lesions->len ? C_ ("strip", "No decision is open") : C_ ("strip", "No lesion yet");
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < assessment->lesions->len; i++)
    {
      const BatsonLesionResult *lesion = assessment->lesions->pdata[i];
      g_autofree char *name = batson_words_lesion (lesion->record), *history = batson_words_history (lesion);

      g_string_append_printf (line, "%s%s · %s", i ? "; " : "", name, *history ? history : batson_words_lesion_state (lesion));
    }
  set_cell (&self->cells[PART_OUTCOME], title, line->str);
  set_cell (&self->narrow, batson_words_urgency_title (assessment), assessment->lesions->len ? title : NULL);
}

static void
update_outcome (Strip *self, const BatsonAssessment *assessment)
{
  const BatsonLesionResult *lesion = batson_pane_lesion (assessment);
  g_autofree char *title = NULL, *rules = NULL, *name = NULL, *line = NULL, *suggested = NULL;

  batson_mark_set (BATSON_MARK (self->cells[PART_OUTCOME].mark), BATSON_ICON_NOMS, BATSON_TOKEN_FG);
  if (lesion == NULL)
    {
      update_without_row (self, assessment);
      return;
    }
  suggested = batson_outcome_suggested (assessment, lesion);
  title = suggested ? batson_words_decision (lesion->record) : batson_outcome_title (assessment, lesion);
  rules = batson_outcome_rules (assessment, lesion);
  name = batson_words_lesion (lesion->record);
  line = suggested ? g_strdup_printf ("%s · %s", name, suggested) : *rules ? g_strdup_printf ("%s · %s", name, rules) : g_strdup (name);
  set_cell (&self->cells[PART_OUTCOME], title, line);
  set_cell (&self->narrow, batson_words_urgency_title (assessment), title);
}

static void
update_deadline (Strip *self, const BatsonAssessment *assessment)
{
  const BatsonDeadline *deadline = batson_pane_next_deadline (assessment);
  Cell *cell = &self->cells[PART_DEADLINE];
  g_autofree char *left = NULL;

  gtk_widget_set_visible (cell->button, deadline != NULL);
  if (deadline == NULL)
    return;
  left = batson_words_deadline_left (deadline, assessment->settings.at, assessment->settings.offset);
  batson_mark_set (BATSON_MARK (cell->mark), BATSON_ICON_CLOCK, BATSON_TOKEN_FG);
  set_cell (cell, batson_words_deadline_title (deadline), left);
}

/* How the triggers that fired are handled: how many are not sent, else what is recorded next, or that nothing is left to do. */
static char *
handling_line (const BatsonAssessment *assessment)
{
  guint waiting = batson_handling_waiting (assessment);
  BatsonHandling to_neuro = batson_handling_next (assessment, BATSON_DIRECTION_TO_NEURO), to_breast = batson_handling_next (assessment, BATSON_DIRECTION_TO_BREAST);
  BatsonHandling next = to_neuro == BATSON_HANDLING_NONE || (to_breast != BATSON_HANDLING_NONE && to_breast < to_neuro) ? to_breast : to_neuro;

  switch (next)
    {
    case BATSON_HANDLING_SENT:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u not sent yet", "%u not sent yet", waiting), waiting);
    case BATSON_HANDLING_RECEIVED:
      return g_strdup (C_ ("strip", "sent, not received"));
    case BATSON_HANDLING_ANSWERED:
      return g_strdup (C_ ("strip", "received, not answered"));
    default:
      return g_strdup (C_ ("strip", "answered, or with them"));
    }
}

static void
update_triggers (Strip *self, const BatsonAssessment *assessment)
{
  guint fired = batson_handling_fired (assessment, BATSON_DIRECTION_TO_NEURO, NULL) + batson_handling_fired (assessment, BATSON_DIRECTION_TO_BREAST, NULL);
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u referral trigger", "%u referral triggers", fired), fired), *handling = handling_line (assessment);

  batson_mark_set (BATSON_MARK (self->cells[PART_TRIGGERS].mark), BATSON_ICON_BELL, BATSON_TOKEN_FG);
  gtk_widget_set_visible (self->cells[PART_TRIGGERS].button, fired > 0);
  set_cell (&self->cells[PART_TRIGGERS], title, handling);
}

static void
update_missing (Strip *self, const BatsonAssessment *assessment)
{
  guint n = assessment->missing.len;
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u missing", "%u missing", n), n), *first = n > 0 ? batson_words_fact_label (&assessment->missing.facts[0]) : NULL;

  batson_mark_set (BATSON_MARK (self->cells[PART_MISSING].mark), BATSON_ICON_PENDING, BATSON_TOKEN_DIM);
  gtk_widget_set_visible (self->cells[PART_MISSING].button, n > 0);
  set_cell (&self->cells[PART_MISSING], title, first);
}

static void
update (Strip *self)
{
  const BatsonAssessment *assessment = batson_session_get_assessment (self->session);
  g_autofree char *line = batson_words_urgency_line (assessment);

  batson_mark_set_urgency (BATSON_MARK (self->cells[PART_URGENCY].mark), assessment->urgency.kind);
  batson_mark_set_urgency (BATSON_MARK (self->narrow.mark), assessment->urgency.kind);
  set_cell (&self->cells[PART_URGENCY], batson_words_urgency_title (assessment), line);
  update_patient (self, assessment);
  update_outcome (self, assessment);
  update_deadline (self, assessment);
  update_triggers (self, assessment);
  update_missing (self, assessment);
}

static void
strip_dispose (GObject *object)
{
  g_clear_object (&BATSON_STRIP (object)->session);
  G_OBJECT_CLASS (strip_parent_class)->dispose (object);
}

static void
strip_class_init (StripClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = strip_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
patient_new (Strip *self, guint i)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->patient[i] = batson_form_label (NULL, "heading");
  self->number[i] = batson_form_label (NULL, "row-hint");
  for (guint l = 0; l < 2; l++)
    {
      GtkWidget *label = l ? self->number[i] : self->patient[i];
      gtk_label_set_wrap (GTK_LABEL (label), FALSE);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), i == 0 ? 12 : -1); /* whose case it is gives way last */
      gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "strip-patient");
  return box;
}

static void
strip_init (Strip *self)
{
  static const char *const classes[N_PARTS] = { "strip-urgency", "strip-outcome", "strip-deadline", "strip-triggers", "strip-missing" };
  GtkWidget *squeezer = adw_squeezer_new (), *wide = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *narrow = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (GTK_WIDGET (self), "strip");
  gtk_box_append (GTK_BOX (wide), patient_new (self, 0));
  for (int i = 0; i < N_PARTS; i++)
    {
      cell_init (&self->cells[i], i, classes[i]);
      gtk_widget_set_hexpand (self->cells[i].button, TRUE);
      gtk_box_append (GTK_BOX (wide), self->cells[i].button);
    }
  cell_init (&self->narrow, N_PARTS, "strip-urgency");
  adw_squeezer_add (ADW_SQUEEZER (squeezer), wide);
  gtk_widget_set_hexpand (self->narrow.button, TRUE);
  gtk_box_append (GTK_BOX (narrow), patient_new (self, 1));
  gtk_box_append (GTK_BOX (narrow), self->narrow.button);
  adw_squeezer_add (ADW_SQUEEZER (squeezer), narrow);
  adw_squeezer_set_homogeneous (ADW_SQUEEZER (squeezer), FALSE);
  adw_bin_set_child (ADW_BIN (self), squeezer);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("pane", "Assessment"), -1);
}

/** The strip of the assessment of SESSION. */
GtkWidget *
batson_strip_new (BatsonSession *session)
{
  Strip *self = g_object_new (TYPE_STRIP, NULL);

  self->session = g_object_ref (session);
  batson_form_follow (GTK_WIDGET (self), session, G_CALLBACK (update));
  return GTK_WIDGET (self);
}
