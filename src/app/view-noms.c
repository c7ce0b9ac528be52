/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The NOMS view: the decision tree of the chosen lesion, both protocols side by side, and answers tried. */
#include "app/view-noms.h"

#include <glib/gi18n-lib.h>

#include "app/tooltip.h"
#include "app/keep-dialog.h"
#include "app/window.h"
#include "app/wrap.h"
#include "case/fork.h"
#include "framework/words.h"

struct _BatsonViewNoms
{
  BatsonViewDiagram parent_instance;
  GtkWidget *protocols, *compare, *what_if, *keep, *throw_away;
  gboolean filling; /* a control is being set, not chosen from */
  BatsonCase *fork;        /* in a what-if: the copy answers are tried on; owned */
  BatsonAssessment *tried; /* and what the framework makes of it; owned */
  GArray *wanted;          /* what was tried in it, of BatsonWanted; its lesions are the fork's */
};

G_DEFINE_FINAL_TYPE (BatsonViewNoms, batson_view_noms, BATSON_TYPE_VIEW_DIAGRAM)

static BatsonProtocolId
protocol (BatsonViewNoms *self)
{
  return batson_session_get_settings (batson_view_diagram_get_session (BATSON_VIEW_DIAGRAM (self)))->protocol;
}

static gboolean
is_comparing (BatsonViewNoms *self)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->compare));
}

/* The lesion looked at: of the what-if where there is one. */
static const BatsonLesionResult *
lesion_shown (BatsonViewNoms *self)
{
  return batson_view_diagram_get_subject (BATSON_VIEW_DIAGRAM (self)).lesion;
}

static void
prepare (BatsonViewDiagram *view, BatsonDiagramSubject *subject)
{
  BatsonViewNoms *self = BATSON_VIEW_NOMS (view);

  subject->compare = is_comparing (self);
  if (self->tried == NULL)
    return;
  subject->base = subject->assessment;
  subject->assessment = self->tried;
  subject->lesion = subject->lesion ? batson_assessment_lesion_by_id (self->tried, batson_record_get_id (subject->lesion->record)) : NULL;
}

/* Who shows the case itself says so as long as something else is looked at here. */
static void
say_trying (BatsonViewNoms *self)
{
  batson_session_set_trying (batson_view_diagram_get_session (BATSON_VIEW_DIAGRAM (self)), self->fork && gtk_widget_get_mapped (GTK_WIDGET (self)));
}

static void
batson_view_noms_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (batson_view_noms_parent_class)->map (widget);
  say_trying (BATSON_VIEW_NOMS (widget));
}

static void
batson_view_noms_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (batson_view_noms_parent_class)->unmap (widget);
  say_trying (BATSON_VIEW_NOMS (widget));
}

/* Why is it so */

/* Whether a row of the protocol shown can still be reached: then it rests on the lesion's answers. */
static gboolean
is_possible (BatsonViewNoms *self, const BatsonLesionResult *lesion, BatsonRuleId rule)
{
  const BatsonProtocol *shown = batson_protocol (protocol (self));

  for (guint row = 0; row < shown->n_rows; row++)
    if (shown->rows[row].rule == rule)
      return (lesion->protocols[shown->id].rows >> row) & 1;
  return FALSE;
}

/* Why it is so in the case, or in what is tried. LESION (nullable): it is an outcome of that. */
static void
show_why (BatsonViewNoms *self, const BatsonLesionResult *lesion, const BatsonWhy *why, const char *title)
{
  BatsonWindow *window = batson_window_of (GTK_WIDGET (self));

  if (self->tried)
    batson_window_show_tried_why (window, self->fork, self->tried, why, title);
  else
    batson_window_show_outcome_why (window, lesion, why, title);
}

/* Of a row still possible what the lesion's row rests on. */
static void
show_row (BatsonViewNoms *self, const char *name)
{
  const BatsonLesionResult *lesion = lesion_shown (self);

  for (guint id = 0; id < BATSON_N_RULES; id++)
    if (g_ascii_strcasecmp (batson_rule (id)->id, name) == 0)
      {
        BatsonWhy why = lesion ? lesion->why : (BatsonWhy) { 0 };
        gboolean possible = lesion && is_possible (self, lesion, id);

        why.basis = lesion && lesion->why.rule == id ? why.basis : batson_rule (id)->basis;
        why.rule = id;
        if (!possible)
          why = (BatsonWhy) { .rule = id, .basis = batson_rule (id)->basis };
        show_why (self, lesion, &why, batson_rule_title (id));
      }
}

/* A node's question, from its id: "head-n", "m-2-unstable", "noms-5-s", with "review-" or "laufer-" before it where both are shown; -1: none. */
static int
question_of (const char *id)
{
  static const char letters[] = "noms";
  const char *at;

  for (guint p = 0; p < BATSON_N_PROTOCOLS; p++)
    if (g_str_has_prefix (id, batson_protocol (p)->name) && id[strlen (batson_protocol (p)->name)] == '-')
      id += strlen (batson_protocol (p)->name) + 1;
  if (g_str_has_prefix (id, "noms-") || g_str_has_prefix (id, "lau-"))
    return g_str_has_suffix (id, "-s") ? BATSON_QUESTION_S : -1;
  if (g_str_has_prefix (id, "head-"))
    id += strlen ("head-");
  at = strchr (letters, *id);
  return *id && at && (id[1] == '-' || id[1] == '\0') ? (int) (at - letters) : -1;
}

/* Of a row its rule, of a question or one of its answers how it was answered, else why this row. */
static gboolean
explain (BatsonViewDiagram *view, const BatsonElement *element)
{
  const BatsonLesionResult *lesion = lesion_shown (BATSON_VIEW_NOMS (view));
  int question = question_of (element->id);

  if (g_str_equal (element->action, "why"))
    show_row (BATSON_VIEW_NOMS (view), element->target);
  else if (lesion)
    show_why (BATSON_VIEW_NOMS (view), question >= 0 ? NULL : lesion, question >= 0 ? &lesion->answers[question].why : &lesion->why, element->name);
  return TRUE;
}

/* What if */

static void
assess_tried (BatsonViewNoms *self)
{
  BatsonSession *session = batson_view_diagram_get_session (BATSON_VIEW_DIAGRAM (self));

  g_clear_pointer (&self->tried, batson_assessment_unref);
  if (self->fork)
    self->tried = batson_assess (batson_case_get_root (self->fork), batson_session_get_settings (session));
}

static void
end_what_if (BatsonViewNoms *self)
{
  g_clear_pointer (&self->tried, batson_assessment_unref);
  g_clear_object (&self->fork);
  g_array_set_size (self->wanted, 0);
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->what_if)))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->what_if), FALSE);
}

static void
what_if_toggled (BatsonViewNoms *self)
{
  BatsonSession *session = batson_view_diagram_get_session (BATSON_VIEW_DIAGRAM (self));
  gboolean on = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->what_if));

  if (on && self->fork == NULL)
    self->fork = batson_case_fork (batson_session_get_case (session), NULL);
  if (!on)
    end_what_if (self);
  batson_view_diagram_refresh (BATSON_VIEW_DIAGRAM (self));
}

/* What the dialog left in the copy is the case's. */
static void
adopt (gpointer view)
{
  BatsonViewNoms *self = view;
  BatsonWindow *window = batson_window_of (GTK_WIDGET (self));
  g_autoptr (BatsonCase) fork = g_steal_pointer (&self->fork);

  if (fork == NULL)
    return;
  end_what_if (self);
  batson_case_adopt (batson_session_get_case (batson_view_diagram_get_session (BATSON_VIEW_DIAGRAM (self))), fork, _ ("Keep What Was Tried"));
  if (window)
    batson_window_toast_undo (window, _ ("The answers tried are now the case’s answers"));
}

static void
keep (BatsonViewNoms *self)
{
  if (self->fork)
    batson_keep_ask (GTK_WIDGET (self), batson_view_diagram_get_session (BATSON_VIEW_DIAGRAM (self)), self->fork, self->wanted, adopt, self);
}

/* What was tried last of a question of a lesion is what is wanted of it. */
static void
note_wanted (BatsonViewNoms *self, BatsonRecord *lesion, BatsonQuestionId question, guint answers)
{
  BatsonWanted wanted = { lesion, question, answers };

  for (guint i = self->wanted->len; i-- > 0;)
    {
      const BatsonWanted *before = &g_array_index (self->wanted, BatsonWanted, i);
      if (before->lesion == lesion && before->question == question)
        g_array_remove_index (self->wanted, i);
    }
  g_array_append_val (self->wanted, wanted);
}

/* Makes QUESTION read ANSWERS in the copy; ANSWERS 0: as in the case again. */
static void
try_answers (BatsonViewNoms *self, BatsonQuestionId question, guint answers)
{
  BatsonSession *session = batson_view_diagram_get_session (BATSON_VIEW_DIAGRAM (self));
  const BatsonLesionResult *lesion = lesion_shown (self);
  BatsonWindow *window = batson_window_of (GTK_WIDGET (self));

  if (lesion == NULL || self->fork == NULL)
    return;
  if (batson_what_if (self->fork, lesion->record, batson_session_get_settings (session), question, answers))
    note_wanted (self, lesion->record, question, answers);
  else if (window)
    batson_window_toast (window, _ ("Other answers of the case stand against this one"));
  batson_view_diagram_refresh (BATSON_VIEW_DIAGRAM (self));
}

/* The answers a branch or a row's fitness stands for; 0: a question's head. */
static guint
answers_of (BatsonViewNoms *self, const char *id, BatsonQuestionId question)
{
  const BatsonProtocol *p = batson_protocol (strstr (id, "laufer-") || strstr (id, "lau-") ? BATSON_PROTOCOL_LAUFER : strstr (id, "review-") || strstr (id, "noms-") ? BATSON_PROTOCOL_REVIEW : protocol (self));
  const BatsonBranch *best = NULL;

  if (strstr (id, "head-"))
    return 0;
  for (guint row = 0; row < p->n_rows; row++)
    {
      g_autofree char *fitness = g_strdup_printf ("%s-s", batson_rule (p->rows[row].rule)->id), *lower = g_ascii_strdown (fitness, -1);
      if (g_str_has_suffix (id, lower))
        return p->rows[row].accepts[question];
    }
  for (const BatsonBranch *branch = p->questions[question].branches; branch->answers; branch++)
    if (g_str_has_suffix (id, branch->id) && (best == NULL || strlen (branch->id) > strlen (best->id)))
      best = branch;
  return best ? best->answers : 0;
}

/* The branches of a question without those that stand for several others: what a head offers, one after the other. */
static guint
next_answer (BatsonViewNoms *self, BatsonQuestionId question)
{
  const BatsonLesionResult *lesion = lesion_shown (self);
  guint now = lesion ? lesion->protocols[protocol (self)].answers[question] : 0, all = batson_protocol (protocol (self))->questions[question].all;
  guint bit = now && (now & (now - 1)) == 0 ? now << 1 : 1;

  return bit & all ? bit : 1;
}

static void
try_node (BatsonViewNoms *self, const char *id)
{
  int question = question_of (id);
  guint answers = question >= 0 ? answers_of (self, id, (BatsonQuestionId) question) : 0;

  if (question >= 0)
    try_answers (self, (BatsonQuestionId) question, answers ? answers : next_answer (self, (BatsonQuestionId) question));
}

static gboolean
activated (BatsonViewDiagram *view, const char *id, const char *action, const char *target)
{
  BatsonViewNoms *self = BATSON_VIEW_NOMS (view);

  if (g_str_equal (action, "why"))
    show_row (self, target);
  else if (g_str_equal (action, "answer") && self->fork)
    try_node (self, id);
  else
    return FALSE;
  return TRUE;
}

/* The controls above */

/* How far the rows shown were checked is said wherever they are, in a what-if too. */
static void
set_note (BatsonViewNoms *self)
{
  const char *about = protocol (self) != BATSON_PROTOCOL_REVIEW || is_comparing (self) ? batson_protocol_text (batson_protocol (BATSON_PROTOCOL_LAUFER)->about) : NULL;
  const char *trying = self->fork ? _ ("What if: choose an answer in the diagram to try it. The case is not touched until you keep what was tried.") : NULL;
  g_autofree char *both = trying && about ? g_strdup_printf ("%s\n%s", trying, about) : NULL;

  batson_view_diagram_set_note (BATSON_VIEW_DIAGRAM (self), both ? both : trying ? trying : about);
}

static void
refresh (BatsonViewDiagram *view)
{
  BatsonViewNoms *self = BATSON_VIEW_NOMS (view);

  self->filling = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->protocols), protocol (self));
  self->filling = FALSE;
  assess_tried (self);
  gtk_widget_set_sensitive (self->protocols, !is_comparing (self)); /* shown all the same: Compare keeps its place under the pointer */
  gtk_widget_set_visible (self->keep, self->fork != NULL);
  gtk_widget_set_visible (self->throw_away, self->fork != NULL);
  gtk_widget_set_sensitive (self->keep, self->fork && batson_case_is_modified (self->fork) && !batson_session_is_read_only (batson_view_diagram_get_session (view)));
  set_note (self);
  say_trying (self);
}

static void
protocol_selected (BatsonViewNoms *self)
{
  guint at = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->protocols));

  if (!self->filling && at < BATSON_N_PROTOCOLS)
    batson_session_set_protocol (batson_view_diagram_get_session (BATSON_VIEW_DIAGRAM (self)), (BatsonProtocolId) at);
}

static GtkWidget *
add_button (GtkBox *box, GtkWidget *button, const char *signal, GCallback callback, BatsonViewNoms *self)
{
  g_signal_connect_swapped (button, signal, callback, self);
  gtk_box_append (box, button);
  return button;
}

static void
fill_bar (BatsonViewDiagram *view, GtkBox *start, GtkBox *end)
{
  BatsonViewNoms *self = BATSON_VIEW_NOMS (view);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < BATSON_N_PROTOCOLS; i++)
    gtk_string_list_append (titles, batson_protocol_title (batson_protocol ((BatsonProtocolId) i)));
  self->protocols = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&titles)), NULL);
  batson_shorten (GTK_DROP_DOWN (self->protocols));
  batson_tooltip_name (self->protocols, _ ("Protocol"));
  self->what_if = add_button (start, gtk_toggle_button_new_with_label (_ ("What If")), "toggled", G_CALLBACK (what_if_toggled), self);
  self->keep = add_button (start, gtk_button_new_with_label (_ ("Keep")), "clicked", G_CALLBACK (keep), self);
  self->throw_away = add_button (start, gtk_button_new_with_label (_ ("Throw Away")), "clicked", G_CALLBACK (end_what_if), self);
  gtk_widget_add_css_class (self->keep, "suggested-action");
  batson_tooltip_set (self->what_if, _ ("Try answers without touching the case"));
  batson_tooltip_set (self->keep, _ ("Keep as the case’s answers"));
  batson_tooltip_set (self->throw_away, _ ("Throw away what was tried"));
  self->compare = add_button (end, gtk_toggle_button_new_with_label (_ ("Compare")), "toggled", G_CALLBACK (batson_view_diagram_refresh), self);
  batson_tooltip_set (self->compare, _ ("Both protocols side by side"));
  gtk_box_append (end, self->protocols);
  g_signal_connect_swapped (self->protocols, "notify::selected", G_CALLBACK (protocol_selected), self);
}

static void
batson_view_noms_dispose (GObject *object)
{
  BatsonViewNoms *self = BATSON_VIEW_NOMS (object);

  g_clear_pointer (&self->tried, batson_assessment_unref);
  g_clear_object (&self->fork);
  G_OBJECT_CLASS (batson_view_noms_parent_class)->dispose (object);
}

static void
batson_view_noms_finalize (GObject *object)
{
  g_array_unref (BATSON_VIEW_NOMS (object)->wanted);
  G_OBJECT_CLASS (batson_view_noms_parent_class)->finalize (object);
}

static void
batson_view_noms_class_init (BatsonViewNomsClass *klass)
{
  static const BatsonViewDiagramOwn own = { "noms", .prepare = prepare, .fill_bar = fill_bar, .refresh = refresh, .activated = activated, .explain = explain };

  G_OBJECT_CLASS (klass)->dispose = batson_view_noms_dispose;
  G_OBJECT_CLASS (klass)->finalize = batson_view_noms_finalize;
  GTK_WIDGET_CLASS (klass)->map = batson_view_noms_map;
  GTK_WIDGET_CLASS (klass)->unmap = batson_view_noms_unmap;
  BATSON_VIEW_DIAGRAM_CLASS (klass)->own = &own;
}

static void
batson_view_noms_init (BatsonViewNoms *self)
{
  self->wanted = g_array_new (FALSE, FALSE, sizeof (BatsonWanted));
}

/** The NOMS view of SESSION, referenced. */
GtkWidget *
batson_view_noms_new (BatsonSession *session)
{
  return batson_view_diagram_new (BATSON_TYPE_VIEW_NOMS, session);
}
