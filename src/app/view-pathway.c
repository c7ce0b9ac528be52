/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pathway view: who refers to whom, why, and what is pending. */
#include "app/view-pathway.h"

#include "app/form-triggers.h"
#include "app/window.h"
#include "framework/handling.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _BatsonViewPathway
{
  BatsonViewDiagram parent_instance;
  gboolean unfolded;  /* the arrow that is not the patient's is shown where there is little room */
  gboolean read_only; /* as last drawn */
};

G_DEFINE_FINAL_TYPE (BatsonViewPathway, batson_view_pathway, BATSON_TYPE_VIEW_DIAGRAM)

static void
prepare (BatsonViewDiagram *view, BatsonDiagramSubject *subject)
{
  subject->unfolded = BATSON_VIEW_PATHWAY (view)->unfolded;
}

/* TARGET says which step of which referral a node records, "to-neurosurgeon received": where another was recorded meanwhile
 * nothing is. */
static void
record (BatsonViewDiagram *view, const char *target)
{
  static const char *const steps[] = { [BATSON_HANDLING_SENT] = "sent", [BATSON_HANDLING_RECEIVED] = "received", [BATSON_HANDLING_ANSWERED] = "answered" };
  BatsonSession *session = batson_view_diagram_get_session (view);
  const BatsonField *field = &batson_record_type (BATSON_RECORD_REFERRAL)->fields[BATSON_REFERRAL_DIRECTION];
  g_auto (GStrv) words = g_strsplit (target, " ", 2);
  int direction = batson_field_find_choice (field, words[0]);
  BatsonHandling step = BATSON_HANDLING_SENT;

  while (direction >= 0 && step < BATSON_HANDLING_ANSWERED && !g_str_equal (steps[step], words[1]))
    step++;
  if (direction < 0)
    return;
  /* The node goes with the last step; the keyboard stays with the referral. */
  if (step == BATSON_HANDLING_ANSWERED)
    batson_diagram_focus_node (batson_view_diagram_get_diagram (view), direction == BATSON_DIRECTION_TO_NEURO ? "neuro-received" : "breast-received");
  batson_triggers_click (GTK_WIDGET (view), session, (BatsonDirection) direction, step);
}

static gboolean
activated (BatsonViewDiagram *view, const char *id, const char *action, const char *target)
{
  BatsonViewPathway *self = BATSON_VIEW_PATHWAY (view);

  if (g_str_equal (action, "record"))
    record (view, target);
  else if (g_str_equal (action, "fold"))
    {
      self->unfolded = !self->unfolded;
      batson_view_diagram_refresh (view);
    }
  else
    return FALSE;
  return TRUE;
}

/* --- why is it so --- */

/* The rule behind a node that is not named after one: of a step the least handled trigger, of the board MDT-1. */
static const char *
rule_of (const BatsonAssessment *assessment, const char *id)
{
  static const struct
  {
    const char *prefix;
    BatsonRuleId rule;
  } rules[] = {
    { "known", BATSON_RULE_REF_1 }, { "pain", BATSON_RULE_REF_1 }, { "lesions", BATSON_RULE_REF_10 }, { "first-seen", BATSON_RULE_REF_7 }, { "none-known", BATSON_RULE_REF_7 },
    { "complaint", BATSON_RULE_REF_4 }, { "mark-imaging", BATSON_RULE_REF_C1 }, { "brings-", BATSON_RULE_MDT_1 }, { "meeting", BATSON_RULE_MDT_1 }, { "decision", BATSON_RULE_MDT_1 },
  };
  BatsonDirection direction = g_str_has_prefix (id, "neuro-") ? BATSON_DIRECTION_TO_NEURO : BATSON_DIRECTION_TO_BREAST;
  const BatsonTrigger *least = batson_handling_least (assessment, direction);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_str_has_prefix (id, rules[i].prefix))
      return batson_rule (rules[i].rule)->id;
  return batson_rule (least ? least->why.rule : direction == BATSON_DIRECTION_TO_NEURO ? BATSON_RULE_REF_1 : BATSON_RULE_REF_7)->id;
}

static gboolean
explain (BatsonViewDiagram *view, const BatsonElement *element)
{
  const BatsonAssessment *assessment = batson_session_get_assessment (batson_view_diagram_get_session (view));
  const BatsonLesionResult *lesion = batson_diagram_subject (assessment, NULL).lesion; /* the board's is the one that leads */

  if (g_str_equal (element->action, "fold"))
    return TRUE;
  if (lesion && (g_str_equal (element->id, "mark-sins") || g_str_equal (element->id, "mark-noms")))
    {
      const BatsonWhy *why = g_str_equal (element->id, "mark-sins") ? &lesion->sins_why : &lesion->why;

      batson_window_show_why (batson_window_of (GTK_WIDGET (view)), why, element->name);
      return TRUE;
    }
  if (!batson_view_diagram_explain_rule (view, element->id))
    batson_view_diagram_explain_rule (view, rule_of (assessment, element->id));
  return TRUE;
}

/* --- the widget --- */

static void
state_changed (BatsonViewPathway *self)
{
  gboolean now = batson_session_is_read_only (batson_view_diagram_get_session (BATSON_VIEW_DIAGRAM (self)));

  if (now != self->read_only)
    batson_view_diagram_refresh (BATSON_VIEW_DIAGRAM (self));
  self->read_only = now;
}

static void
batson_view_pathway_class_init (BatsonViewPathwayClass *klass)
{
  static const BatsonViewDiagramOwn own = { "pathway", .prepare = prepare, .activated = activated, .explain = explain };
  BATSON_VIEW_DIAGRAM_CLASS (klass)->own = &own;
}

static void
batson_view_pathway_init (BatsonViewPathway *self)
{
}

/** The view of SESSION, referenced. */
GtkWidget *
batson_view_pathway_new (BatsonSession *session)
{
  GtkWidget *self = batson_view_diagram_new (BATSON_TYPE_VIEW_PATHWAY, session);

  BATSON_VIEW_PATHWAY (self)->read_only = batson_session_is_read_only (session);
  g_signal_connect_object (session, "state", G_CALLBACK (state_changed), self, G_CONNECT_SWAPPED);
  return self;
}
