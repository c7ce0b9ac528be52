/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows the tree: decisions otherwise, conflicts and notes, referral, what is missing, other lesions, the second protocol. */
#include "report/report-private.h"

#include <glib/gi18n-lib.h>

#include "framework/words.h"

/* A note as its rule puts it. */
static char *
note_words (const BatsonNote *note)
{
  return g_strdup_printf (C_ ("note", "%s. %s"), batson_rule_title (note->why.rule), batson_rule_text (note->why.rule));
}

static char *
trigger_words (const BatsonTrigger *trigger)
{
  g_autofree char *missing = trigger->state == BATSON_OPEN && trigger->why.missing->len ? batson_words_facts (trigger->why.missing, 3) : NULL;

  if (missing)
    return g_strdup_printf (_ ("%s: not known; missing: %s."), batson_rule_title (trigger->why.rule), missing);
  return g_strdup_printf (_ ("%s: fired."), batson_rule_title (trigger->why.rule));
}

static void
add_overrides (BatsonReport *report, BatsonFlow *flow)
{
  GPtrArray *overrides = report->assessment->overrides;

  if (overrides->len)
    _batson_flow_heading (flow, _ ("Set by hand"));
  for (guint i = 0; i < overrides->len; i++)
    {
      const BatsonOverride *o = overrides->pdata[i];
      g_autofree char *text = batson_words_override (o);
      _batson_flow_item (flow, batson_rule (o->why.rule)->id, text);
    }
}

/* Notes of the case and of this lesion; those of other lesions stand on their own pages. */
static void
add_notes (BatsonReport *report, BatsonFlow *flow)
{
  GPtrArray *notes = report->assessment->notes;
  gboolean heading = FALSE;

  for (guint i = 0; i < notes->len; i++)
    {
      const BatsonNote *note = notes->pdata[i];
      g_autofree char *text = NULL;
      if (note->lesion && (report->lesion == NULL || note->lesion != report->lesion->record))
        continue;
      if (!heading)
        _batson_flow_heading (flow, _ ("Conflicts and notes"));
      heading = TRUE;
      text = note_words (note);
      _batson_flow_item (flow, batson_rule (note->why.rule)->id, text);
    }
}

static void
add_triggers (BatsonReport *report, BatsonFlow *flow)
{
  GPtrArray *triggers = report->assessment->triggers;
  gboolean heading = FALSE;

  for (guint i = 0; i < triggers->len; i++)
    {
      const BatsonTrigger *t = triggers->pdata[i];
      g_autofree char *text = NULL;
      if (t->state == BATSON_NO)
        continue;
      if (!heading)
        _batson_flow_heading (flow, _ ("Referral"));
      heading = TRUE;
      text = trigger_words (t);
      _batson_flow_item (flow, batson_rule (t->why.rule)->id, text);
    }
}

static void
add_deadlines (BatsonReport *report, BatsonFlow *flow)
{
  GPtrArray *deadlines = report->assessment->deadlines;

  if (deadlines->len)
    _batson_flow_heading (flow, _ ("Time limits"));
  for (guint i = 0; i < deadlines->len; i++)
    {
      const BatsonDeadline *d = deadlines->pdata[i];
      g_autofree char *due = batson_words_deadline_due (d, report->assessment->settings.offset);
      g_autofree char *text = g_strdup_printf (C_ ("deadline", "%s: %s"), batson_words_deadline_title (d), due);
      _batson_flow_item (flow, batson_rule (d->why.rule)->id, text);
    }
}

static void
add_missing (BatsonReport *report, BatsonFlow *flow)
{
  GPtrArray *missing = report->assessment->missing;

  if (missing->len)
    _batson_flow_heading (flow, _ ("Still missing, most useful first"));
  for (guint i = 0; i < missing->len && i < 12; i++)
    {
      g_autofree char *label = batson_words_fact_label (missing->pdata[i]);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      _batson_flow_item (flow, number, label);
    }
}

static void
add_other_lesions (BatsonReport *report, BatsonFlow *flow)
{
  const BatsonAssessment *a = report->assessment;
  gboolean heading = FALSE;

  for (guint i = 0; i < a->lesions->len; i++)
    {
      const BatsonLesionResult *l = a->lesions->pdata[i];
      g_autoptr (BatsonNomsView) view = NULL;
      g_autofree char *title = NULL, *sins = NULL, *outcome = NULL, *text = NULL;
      if (l == report->lesion)
        continue;
      if (!heading)
        _batson_flow_heading (flow, _ ("Other lesions"));
      heading = TRUE;
      view = batson_noms_view_new (a, l, report->setup.protocol);
      title = batson_words_lesion (l->record);
      sins = batson_words_sins_total (l);
      outcome = view->none ? g_strdup (view->summary) : _batson_noms_outcome (report, view);
      text = g_strdup_printf (_ ("%s · %s · %s · %s"), batson_words_grade (l), sins, batson_words_sins_class (l->sins.classes), outcome);
      _batson_flow_item (flow, title, text);
    }
}

/* The other of the two protocols: its outcome for this lesion, and where the two part (CMP-1). */
static void
add_second_protocol (BatsonReport *report, BatsonFlow *flow)
{
  BatsonProtocolId other = report->setup.protocol == BATSON_PROTOCOL_REVIEW ? BATSON_PROTOCOL_LAUFER : BATSON_PROTOCOL_REVIEW;
  g_autoptr (BatsonNomsView) view = NULL;
  g_autofree char *outcome = NULL, *part = NULL, *heading = NULL;

  if (report->lesion == NULL)
    return;
  heading = g_strdup_printf (_ ("The second protocol: %s"), batson_protocol_title (batson_protocol (other)));
  _batson_flow_heading (flow, heading);
  view = batson_noms_view_new (report->assessment, report->lesion, other);
  outcome = view->none ? g_strdup (view->summary) : _batson_noms_outcome (report, view);
  part = batson_words_compare (report->lesion);
  _batson_flow_item (flow, "", outcome);
  _batson_flow_item (flow, batson_rule (BATSON_RULE_CMP_1)->id, part);
  _batson_flow_item (flow, "", batson_protocol_text (batson_protocol (other)->about));
}

static void
add_sources (BatsonReport *report, BatsonFlow *flow)
{
  _batson_flow_heading (flow, _ ("How to read this page"));
  for (int basis = BATSON_BASIS_STATED; basis <= BATSON_BASIS_ADDED; basis++)
    _batson_flow_item (flow, batson_basis_label ((BatsonBasis) basis), batson_words_basis ((BatsonBasis) basis));
}

/** Writes all that follows the tree. */
void
_batson_noms_flow (BatsonReport *report, BatsonFlow *flow)
{
  add_overrides (report, flow);
  add_notes (report, flow);
  add_triggers (report, flow);
  add_deadlines (report, flow);
  add_missing (report, flow);
  add_other_lesions (report, flow);
  add_second_protocol (report, flow);
  add_sources (report, flow);
}
