/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The assessment beside the forms: urgency, leading outcome, next deadline, triggers, what is missing. */
#include "app/pane.h"

#include "app/form-extras.h"
#include "app/form-outcome.h"
#include "app/form-triggers.h"
#include "app/mark.h"
#include "app/theme.h"
#include "app/tooltip.h"
#include "app/window.h"
#include "app/wrap.h"
#include "framework/words.h"

#include <glib/gi18n-lib.h>

#define MOST_MISSING 6 /* shown before all are asked for */

/* One part of the assessment: a box whose labels UPDATE fills. */
#define TYPE_PART (part_get_type ())
G_DECLARE_FINAL_TYPE (Part, part, BATSON, PART, GtkBox)

struct _Part
{
  GtkBox parent_instance;
  BatsonSession *session;
  GtkWidget *mark, *head, *side, *title, *line, *detail, *more, *about, *second; /* what each part makes of them; nullable */
  GtkWidget *list;
  gboolean all; /* of the list is shown */
};

G_DEFINE_FINAL_TYPE (Part, part, GTK_TYPE_BOX)

static void
part_dispose (GObject *object)
{
  g_clear_object (&BATSON_PART (object)->session);
  G_OBJECT_CLASS (part_parent_class)->dispose (object);
}

static void
part_class_init (PartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = part_dispose;
}

static void
part_init (Part *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 4);
}

static Part *
part_new (BatsonSession *session, const char *css_class)
{
  Part *self = g_object_new (TYPE_PART, NULL);

  self->session = g_object_ref (session);
  gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
  return self;
}

static const BatsonAssessment *
assessment_of (Part *self)
{
  return batson_session_get_assessment (self->session);
}

static GtkWidget *
add_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = batson_form_label (NULL, css_class);

  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
set_label (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text ? text : "");
  gtk_widget_set_visible (label, text && *text);
}

/* The heading of a part, with something small at its end. */
static void
add_heading (Part *self, const char *title)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->head = add_label (top, "pane-heading");
  gtk_label_set_text (GTK_LABEL (self->head), title);
  gtk_widget_set_hexpand (self->head, TRUE);
  self->side = add_label (top, "row-hint");
  gtk_box_append (GTK_BOX (self), top);
}

/* The mark alone, at the upper end of a part. */
static GtkWidget *
small_why_button (GCallback clicked, Part *self)
{
  GtkWidget *why = batson_form_why_button (clicked, self);

  gtk_button_set_child (GTK_BUTTON (why), batson_mark_new (BATSON_ICON_WHY, BATSON_TOKEN_NONE, 18));
  batson_tooltip_set (why, C_ ("form", "Why?"));
  gtk_widget_add_css_class (why, "flat");
  gtk_widget_set_valign (why, GTK_ALIGN_START);
  return why;
}

/* --- urgency --- */

static const char *const urgency_classes[] = {
  [BATSON_URGENCY_NOTHING] = "urgency-none", [BATSON_URGENCY_NO_COLOUR] = "urgency-none", [BATSON_URGENCY_UNDETERMINED] = "urgency-undetermined",
  [BATSON_URGENCY_GREEN] = "urgency-green", [BATSON_URGENCY_AT_LEAST_ORANGE] = "urgency-orange", [BATSON_URGENCY_ORANGE] = "urgency-orange", [BATSON_URGENCY_RED] = "urgency-red",
};

/** Gives PART, which shows an urgency of KIND, its fill, and MARK its sign upon that. */
void
batson_pane_show_urgency (GtkWidget *part, BatsonMark *mark, BatsonUrgencyKind kind)
{
  if (!gtk_widget_has_css_class (part, urgency_classes[kind]))
    for (guint i = 0; i < G_N_ELEMENTS (urgency_classes); i++)
      gtk_widget_remove_css_class (part, urgency_classes[i]);
  gtk_widget_add_css_class (part, urgency_classes[kind]);
  batson_mark_set_urgency (mark, kind);
  if (kind == BATSON_URGENCY_RED)
    batson_mark_set (mark, BATSON_ICON_EMERGENCY, BATSON_TOKEN_ON_FILL);
  batson_mark_set_ground (mark, kind == BATSON_URGENCY_RED ? BATSON_TOKEN_EMERGENCY_FILL : BATSON_TOKEN_NONE);
}

static void
urgency_update (Part *self)
{
  const BatsonAssessment *assessment = assessment_of (self);
  g_autofree char *line = batson_words_urgency_line (assessment), *detail = batson_words_urgency_detail (assessment), *clock = batson_words_urgency_clock (assessment);

  batson_pane_show_urgency (GTK_WIDGET (self), BATSON_MARK (self->mark), assessment->urgency.kind);
  set_label (self->title, batson_words_urgency_title (assessment));
  set_label (self->line, line);
  set_label (self->detail, detail);
  set_label (self->more, clock);
}

static void
urgency_why (Part *self)
{
  BatsonWindow *window = batson_window_of (GTK_WIDGET (self));

  if (window)
    batson_window_show_why (window, &assessment_of (self)->urgency.why, batson_words_urgency_title (assessment_of (self)));
}

/** The urgency of the case: mark, word, what it asks for, why it is not more certain. */
GtkWidget *
batson_pane_urgency_new (BatsonSession *session)
{
  Part *self = part_new (session, "pane-urgency");
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *words = batson_column_new (0);
  GtkWidget *why = small_why_button (G_CALLBACK (urgency_why), self);

  self->mark = batson_mark_new (BATSON_ICON_EMPTY, BATSON_TOKEN_DIM, 40);
  gtk_box_append (GTK_BOX (top), self->mark);
  self->title = add_label (words, "urgency-title");
  self->line = add_label (words, "urgency-line");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (top), words);
  gtk_box_append (GTK_BOX (top), why);
  gtk_box_append (GTK_BOX (self), top);
  self->detail = add_label (GTK_WIDGET (self), "urgency-detail");
  self->more = add_label (GTK_WIDGET (self), "urgency-detail");
  batson_form_follow (GTK_WIDGET (self), session, G_CALLBACK (urgency_update));
  return GTK_WIDGET (self);
}

/* --- lines that lead to an answer --- */

/* A line of a list that leads somewhere: SIGN, then WORDS; it is called NAME. CLICKED (button, self) finds POSITION with position_of (). */
static GtkWidget *
line_button_new (Part *self, GtkWidget *sign, GtkWidget *words, const char *name, guint position, GCallback clicked)
{
  GtkWidget *button = gtk_button_new (), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (line), sign);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), batson_mark_new (BATSON_ICON_NEXT, BATSON_TOKEN_NONE, 12));
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "pane-line");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "position", GUINT_TO_POINTER (position));
  g_signal_connect_object (button, "clicked", clicked, self, 0);
  return button;
}

static guint
position_of (GtkButton *button)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "position"));
}

/* --- doubts --- */

/** The lesion whose outcome leads (NOMS-15); NULL where the case has none. Owned by the assessment. */
const BatsonLesionResult *
batson_pane_lesion (const BatsonAssessment *assessment)
{
  return batson_assessment_leading (assessment);
}

static void
doubt_clicked (GtkButton *button, Part *self)
{
  g_autoptr (GPtrArray) doubts = batson_assessment_doubts (assessment_of (self), batson_pane_lesion (assessment_of (self)));
  guint position = position_of (button);
  BatsonWindow *window = batson_window_of (GTK_WIDGET (self));

  if (window && position < doubts->len)
    batson_window_go_to_fact (window, &((const BatsonCheck *) doubts->pdata[position])->fact);
}

static GtkWidget *
doubt_new (Part *self, const BatsonCheck *check, guint position)
{
  GtkWidget *words = batson_column_new (2), *sign = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  g_autofree char *label = batson_words_fact_label (&check->fact), *text = batson_words_check (check), *name = batson_words_doubt (check);

  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (words), batson_form_label (label, "heading"));
  gtk_box_append (GTK_BOX (words), batson_form_label (text, "pane-small"));
  return line_button_new (self, sign, words, name, position, G_CALLBACK (doubt_clicked));
}

static void
doubts_update (Part *self)
{
  const BatsonAssessment *assessment = assessment_of (self);
  g_autoptr (GPtrArray) doubts = batson_assessment_doubts (assessment, batson_pane_lesion (assessment));
  g_autoptr (GString) content = g_string_new (NULL);

  for (guint i = 0; i < doubts->len; i++)
    {
      g_autofree char *words = batson_words_doubt (doubts->pdata[i]);
      g_string_append_printf (content, "%s\n", words);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), doubts->len > 0);
  if (batson_form_refill (self->list, content->str))
    for (guint i = 0; i < doubts->len; i++)
      gtk_box_append (GTK_BOX (self->list), doubt_new (self, doubts->pdata[i], i));
}

/** What is doubtful about the answers that the outcome and the urgency rest on; choosing one goes to its row. */
GtkWidget *
batson_pane_doubts_new (BatsonSession *session)
{
  Part *self = part_new (session, "pane-part");

  add_heading (self, C_ ("pane", "Doubts about the answers"));
  gtk_widget_set_visible (self->side, FALSE);
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self), self->list);
  batson_form_follow (GTK_WIDGET (self), session, G_CALLBACK (doubts_update));
  return GTK_WIDGET (self);
}

/* --- leading outcome --- */

/* The first conflict or note that bears on the leading lesion, besides those of its score. */
static const char *
leading_note (const BatsonAssessment *assessment, const BatsonLesionResult *lesion)
{
  for (guint i = 0; i < assessment->notes->len; i++)
    {
      const BatsonNote *note = assessment->notes->pdata[i];

      if (note->lesion == lesion->record && note->rows != 0)
        return batson_words_note_title (note);
    }
  return NULL;
}

static void
outcome_update (Part *self)
{
  const BatsonAssessment *assessment = assessment_of (self);
  const BatsonLesionResult *lesion = batson_pane_lesion (assessment);
  g_autofree char *rules = NULL, *name = NULL, *title = NULL, *with = NULL, *side = NULL, *suggested = NULL, *about = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), lesion != NULL);
  if (lesion == NULL)
    return;
  rules = batson_outcome_rules (assessment, lesion);
  name = batson_words_lesion (lesion->record);
  suggested = batson_outcome_suggested (assessment, lesion);
  title = suggested ? batson_words_decision (lesion->record) : batson_outcome_title (assessment, lesion);
  about = batson_words_decision_about (assessment, lesion->record, 0);
  with = batson_outcome_with (assessment, lesion);
  side = *rules ? g_strdup_printf ("%s · %s", name, rules) : g_strdup (name);
  set_label (self->side, side);
  set_label (self->title, title);
  set_label (self->about, about);
  set_label (self->second, suggested);
  set_label (self->line, with);
  set_label (self->detail, leading_note (assessment, lesion));
  gtk_widget_set_visible (gtk_widget_get_parent (self->detail), gtk_widget_get_visible (self->detail));
}

static void
outcome_why (Part *self)
{
  const BatsonAssessment *assessment = assessment_of (self);
  const BatsonLesionResult *lesion = batson_pane_lesion (assessment);
  BatsonWindow *window = batson_window_of (GTK_WIDGET (self));
  g_autofree char *title = lesion ? batson_outcome_title (assessment, lesion) : NULL;

  if (lesion && window)
    batson_window_show_outcome_why (window, lesion, &lesion->why, title);
}

static void
show_path (Part *self)
{
  const BatsonLesionResult *lesion = batson_pane_lesion (assessment_of (self));
  BatsonWindow *window = batson_window_of (GTK_WIDGET (self));

  if (lesion)
    batson_session_choose_lesion (self->session, lesion->record);
  if (window)
    batson_window_go_to_view (window, "noms");
}

static GtkWidget *
icon_button (BatsonIcon icon, const char *text)
{
  GtkWidget *button = gtk_button_new (), *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (content), batson_mark_new (icon, BATSON_TOKEN_NONE, 16));
  gtk_box_append (GTK_BOX (content), gtk_label_new (text));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return button;
}

/** The outcome of the lesion that leads: rows, basis, what goes with it, a conflict. */
GtkWidget *
batson_pane_outcome_new (BatsonSession *session)
{
  Part *self = part_new (session, "pane-part");
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *path = icon_button (BATSON_ICON_NOMS, C_ ("pane", "Show path")), *note = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  add_heading (self, C_ ("pane", "Leading outcome"));
  self->title = add_label (GTK_WIDGET (self), "form-outcome-title");
  self->about = add_label (GTK_WIDGET (self), "pane-small");
  self->second = add_label (GTK_WIDGET (self), "heading");
  self->line = add_label (GTK_WIDGET (self), "pane-small");
  g_signal_connect_object (path, "clicked", G_CALLBACK (show_path), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (buttons), path);
  gtk_box_append (GTK_BOX (buttons), batson_form_why_button (G_CALLBACK (outcome_why), self));
  gtk_box_append (GTK_BOX (self), buttons);
  gtk_box_append (GTK_BOX (note), batson_mark_new (BATSON_ICON_CONFLICT, BATSON_TOKEN_FG, 16));
  self->detail = add_label (note, "pane-small");
  gtk_box_append (GTK_BOX (self), note);
  batson_form_follow (GTK_WIDGET (self), session, G_CALLBACK (outcome_update));
  return GTK_WIDGET (self);
}

/* --- next deadline --- */

/** Shows in LABEL, which says what is left of DEADLINE (nullable), whether it is past. */
void
batson_pane_show_passed (GtkWidget *label, const BatsonDeadline *deadline)
{
  if (deadline && deadline->past)
    gtk_widget_add_css_class (label, "passed");
  else
    gtk_widget_remove_css_class (label, "passed");
}

/* "Six-hour window: Cannot be read without the time of onset", a line each; "" where every window can be read. */
static char *
unread_words (const BatsonUrgency *urgency)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < urgency->n_unread; i++)
    {
      g_autofree char *line = g_strdup_printf (C_ ("fact", "%1$s: %2$s"), batson_words_deadline_name (urgency->unread[i].id), batson_words_unread (&urgency->unread[i]));

      g_string_append_printf (words, "%s%s", i ? "\n" : "", line);
    }
  return g_string_free (words, FALSE);
}

static void
deadline_update (Part *self)
{
  const BatsonAssessment *assessment = assessment_of (self);
  const BatsonDeadline *deadline = batson_assessment_next_deadline (assessment);
  const BatsonSettings *settings = &assessment->settings;
  g_autofree char *due = NULL, *left = NULL, *line = NULL, *unread = unread_words (&assessment->urgency);

  gtk_widget_set_visible (GTK_WIDGET (self), deadline != NULL || *unread);
  gtk_widget_set_visible (self->second, deadline != NULL);
  set_label (self->about, unread);
  if (deadline == NULL)
    return;
  due = batson_words_deadline_due (deadline, settings);
  left = batson_words_deadline_left (deadline, settings);
  line = deadline->past ? g_strdup (left) : g_strdup_printf ("%s · %s", due, left);
  set_label (self->title, batson_words_deadline_name (deadline->id));
  set_label (self->line, line);
  batson_pane_show_passed (self->line, deadline);
  if (deadline->id == BATSON_DEADLINE_DECIDE_72)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "emergency-window");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "emergency-window");
  gtk_level_bar_set_value (GTK_LEVEL_BAR (self->list), CLAMP ((deadline->due.at - settings->at) / (double) MAX (1, deadline->due.at - deadline->start.at), 0, 1));
}

static void
deadline_why (Part *self)
{
  const BatsonDeadline *deadline = batson_assessment_next_deadline (assessment_of (self));
  BatsonWindow *window = batson_window_of (GTK_WIDGET (self));

  if (deadline && window)
    batson_window_show_why (window, &deadline->why, batson_words_deadline_name (deadline->id));
}

/** The next deadline with the time left. */
GtkWidget *
batson_pane_deadline_new (BatsonSession *session)
{
  Part *self = part_new (session, "pane-part");
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *words = batson_column_new (2), *mark = batson_mark_new (BATSON_ICON_CLOCK, BATSON_TOKEN_FG, 18);

  add_heading (self, C_ ("pane", "Next deadline"));
  gtk_widget_set_visible (self->side, FALSE);
  self->second = line;
  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), mark);
  self->title = add_label (words, "heading");
  self->line = add_label (words, "pane-small");
  self->list = gtk_level_bar_new ();
  gtk_level_bar_set_inverted (GTK_LEVEL_BAR (self->list), TRUE); /* as on the ring of the six hours, what is filled is left, at the end */
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (self->list), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("pane", "Time left"), -1);
  gtk_box_append (GTK_BOX (words), self->list);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), small_why_button (G_CALLBACK (deadline_why), self));
  gtk_box_append (GTK_BOX (self), line);
  self->about = add_label (GTK_WIDGET (self), "pane-small"); /* what runs stands before what cannot be read */
  batson_form_follow (GTK_WIDGET (self), session, G_CALLBACK (deadline_update));
  return GTK_WIDGET (self);
}

/* --- what is missing --- */

static void
missing_clicked (GtkButton *button, Part *self)
{
  BatsonFact hold;
  BatsonFacts open = batson_assessment_open (assessment_of (self), &hold);
  guint position = position_of (button);
  BatsonWindow *window = batson_window_of (GTK_WIDGET (self));

  if (window && position < open.len)
    batson_window_go_to_fact (window, &open.facts[position]);
}

static GtkWidget *
missing_new (Part *self, const BatsonFact *fact, guint position)
{
  g_autofree char *label = batson_words_fact_label (fact), *name = g_strdup_printf (C_ ("pane", "Answer %s"), label);
  gboolean first = position == 0;
  GtkWidget *sign = batson_mark_new (first ? BATSON_ICON_PENDING : BATSON_ICON_EMPTY, first ? BATSON_TOKEN_ACCENT : BATSON_TOKEN_DIM, 14);

  return line_button_new (self, sign, batson_form_label (label, first ? "heading" : NULL), name, position, G_CALLBACK (missing_clicked));
}

static void
missing_update (Part *self)
{
  const BatsonAssessment *assessment = assessment_of (self);
  BatsonFact hold;
  BatsonFacts open = batson_assessment_open (assessment, &hold);
  guint n = self->all ? open.len : MIN (open.len, MOST_MISSING);
  g_autofree char *head = assessment->asked.len ? g_strdup_printf (C_ ("pane", "Still missing: %u"), open.len) : g_strdup (C_ ("pane", "What would settle it")), *more = NULL;
  g_autoptr (GString) content = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = batson_fact_path (&open.facts[i]), *label = batson_words_fact_label (&open.facts[i]);
      g_string_append_printf (content, "%s %s\n", path, label);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  set_label (self->head, head);
  set_label (self->side, n > 1 ? C_ ("pane", "most useful first") : NULL);
  if (batson_form_refill (self->list, content->str))
    for (guint i = 0; i < n; i++)
      gtk_box_append (GTK_BOX (self->list), missing_new (self, &open.facts[i], i));
  /* Translators: below a list of answers that are missing: how many more of them there are. */
  more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", open.len - n), open.len - n);
  gtk_button_set_label (GTK_BUTTON (self->more), more);
  gtk_widget_set_visible (self->more, open.len > n);
}

/* Shows all; the keyboard goes on with the first that was not there before. */
static void
more_clicked (Part *self)
{
  GtkWidget *next;

  self->all = TRUE;
  missing_update (self);
  next = gtk_widget_get_first_child (self->list);
  for (guint i = 0; next && i < MOST_MISSING; i++)
    next = gtk_widget_get_next_sibling (next);
  if (next)
    gtk_widget_grab_focus (next);
}

/** What is missing, in the order to ask; choosing one goes to its row. */
GtkWidget *
batson_pane_missing_new (BatsonSession *session)
{
  Part *self = part_new (session, "pane-part");

  add_heading (self, "");
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self), self->list);
  self->more = gtk_button_new_with_label ("");
  gtk_widget_set_halign (self->more, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_add_css_class (self->more, "pane-line");
  gtk_widget_add_css_class (self->more, "row-hint");
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (more_clicked), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), self->more);
  batson_form_follow (GTK_WIDGET (self), session, G_CALLBACK (missing_update));
  return GTK_WIDGET (self);
}

/* --- the whole --- */

/* While answers are tried, what stands in the pane is not of them. */
static void
recorded_update (GtkWidget *label, BatsonSession *session)
{
  gtk_widget_set_visible (label, batson_session_is_trying (session));
}

static GtkWidget *
recorded_new (BatsonSession *session)
{
  GtkWidget *label = batson_form_label (C_ ("strip", "The case as recorded"), "row-hint");

  gtk_widget_add_css_class (label, "pane-recorded");
  recorded_update (label, session);
  g_signal_connect_object (session, "trying", G_CALLBACK (recorded_update), label, G_CONNECT_SWAPPED);
  return label;
}

/** The whole assessment of the case of SESSION, to stand beside a form. */
GtkWidget *
batson_pane_new (BatsonSession *session)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *parts[] = {
    batson_pane_urgency_new (session), batson_pane_doubts_new (session), batson_pane_outcome_new (session), batson_pane_deadline_new (session),
    batson_triggers_new (session, BATSON_DIRECTION_TO_NEURO, TRUE), batson_triggers_new (session, BATSON_DIRECTION_TO_BREAST, TRUE), batson_pane_missing_new (session),
  };

  gtk_box_append (GTK_BOX (column), recorded_new (session));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_box_append (GTK_BOX (column), parts[i]);
  gtk_widget_add_css_class (column, "pane");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), column);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("pane", "Assessment"), -1);
  return scroller;
}
