/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows the tree: decisions otherwise, conflicts and notes, urgency, referral, what is missing, answers, other lesions, the second protocol. */
#include "report/report-private.h"

#include <glib/gi18n-lib.h>

#include "framework/wbb.h"
#include "framework/words.h"
#include "report/noms-remarks.h"

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

static void
add_notes (BatsonReport *report, BatsonFlow *flow)
{
  g_autoptr (GPtrArray) notes = _batson_noms_notes (report);

  if (notes->len)
    _batson_flow_heading (flow, _ ("Conflicts and notes"));
  for (guint i = 0; i < notes->len; i++)
    {
      const BatsonNote *note = notes->pdata[i];
      g_autofree char *text = _batson_noms_note_words (note);
      _batson_flow_item (flow, batson_rule (note->why.rule)->id, text);
    }
}

/* What is doubtful about the answers that this lesion's outcome and the colour rest on. */
static void
add_doubts (BatsonReport *report, BatsonFlow *flow)
{
  g_autoptr (GPtrArray) doubts = batson_assessment_doubts (report->assessment, report->lesion);

  if (doubts->len)
    _batson_flow_heading (flow, _ ("Doubts about the answers"));
  for (guint i = 0; i < doubts->len; i++)
    {
      const BatsonCheck *check = doubts->pdata[i];
      BatsonRuleId rule = batson_check_rule (check->id);
      g_autofree char *text = batson_words_doubt (check);
      _batson_flow_item (flow, rule == BATSON_RULE_NONE ? " " : batson_rule (rule)->id, text);
    }
}

/* Whether what is to be known of a limit stands among the notes already. */
static gboolean
is_noted (const BatsonReport *report, BatsonRuleId rule)
{
  g_autoptr (GPtrArray) notes = _batson_noms_notes (report);

  for (guint i = 0; i < notes->len; i++)
    if (((BatsonNote *) notes->pdata[i])->why.rule == rule)
      return TRUE;
  return FALSE;
}

/* The rules that set the colour, in one item: the first by its mark, the others by their ids. */
static void
add_set_by (const BatsonUrgency *urgency, BatsonFlow *flow)
{
  g_autoptr (GString) rules = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < urgency->n_set_by; i++)
    g_string_append_printf (rules, "%s%s%s%s", i ? "; " : "", i ? batson_rule (urgency->set_by[i])->id : "", i ? " " : "", batson_rule_title (urgency->set_by[i]));
  if (rules->len == 0)
    return;
  text = g_strdup_printf (_ ("Sets the colour: %s."), rules->str);
  _batson_flow_item (flow, batson_rule (urgency->set_by[0])->id, text);
}

/* What the colour rests on, its clock, and every time limit with what to know about it. */
static void
add_urgency (BatsonReport *report, BatsonFlow *flow)
{
  const BatsonAssessment *a = report->assessment;
  g_autofree char *line = batson_words_urgency_line (a), *detail = batson_words_urgency_detail (a), *clock = batson_words_urgency_clock (a);
  gboolean settled = a->urgency.kind == BATSON_URGENCY_GREEN || a->urgency.kind == BATSON_URGENCY_ORANGE || a->urgency.kind == BATSON_URGENCY_RED;
  g_autofree char *text = NULL;

  if (*detail == '\0')
    text = g_strdup_printf (C_ ("urgency", "%s. %s."), batson_words_urgency_title (a), line);
  else
    text = g_strdup_printf (settled ? C_ ("urgency", "%s. %s. It rests on: %s.") : C_ ("urgency", "%s. %s: %s."), batson_words_urgency_title (a), line, detail);

  _batson_flow_heading (flow, _ ("Urgency and time limits"));
  add_set_by (&a->urgency, flow);
  _batson_flow_item (flow, batson_rule (a->urgency.why.rule)->id, text);
  _batson_flow_item (flow, " ", clock);
  for (guint i = 0; i < a->deadlines->len; i++)
    {
      const BatsonDeadline *d = a->deadlines->pdata[i];
      g_autofree char *due = batson_words_deadline_ends (d, &a->settings);
      g_autofree char *limit = is_noted (report, d->why.rule) ? g_strdup_printf (C_ ("deadline", "%s: %s."), batson_words_deadline_name (d->id), due)
                                                              : g_strdup_printf (C_ ("deadline", "%s: %s. %s"), batson_words_deadline_name (d->id), due, batson_words_deadline_note (d));
      _batson_flow_item (flow, batson_rule (d->why.rule)->id, limit);
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
      text = _batson_noms_trigger_words (report, t);
      _batson_flow_item (flow, batson_rule (t->why.rule)->id, text);
    }
}

static void
add_missing (BatsonReport *report, BatsonFlow *flow)
{
  const BatsonFacts *missing = &report->assessment->asked;

  if (missing->len)
    _batson_flow_heading (flow, _ ("Still missing, most useful first"));
  for (guint i = 0; i < missing->len && i < 12; i++)
    {
      g_autofree char *label = batson_words_fact_label (&missing->facts[i]), *number = g_strdup_printf ("%u", i + 1);
      _batson_flow_item (flow, number, label);
    }
  if (missing->len > 12)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", missing->len - 12), missing->len - 12);
      _batson_flow_item (flow, "", more);
    }
}

/* Answers from I on that were entered together, in one line; returns the first of the others. */
static guint
add_answers_entered_together (BatsonFlow *flow, const char *mark, const BatsonFacts *facts, guint i)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *about = batson_words_fact_about (&facts->facts[i]), *text = NULL;

  for (guint first = i; i < facts->len; i++)
    {
      g_autofree char *mine = batson_words_fact_about (&facts->facts[i]), *fact = batson_words_fact (&facts->facts[i]);
      if (!g_str_equal (mine, about))
        break;
      g_string_append_printf (words, "%s%s", i > first ? "; " : "", fact);
    }
  text = *about ? g_strdup_printf (C_ ("fact", "%s (%s)"), words->str, about) : g_strdup (words->str);
  _batson_flow_item (flow, mark, text);
  return i;
}

/* Every answer the row rests on, with its day, who entered it, and its source. */
static void
add_answers (BatsonReport *report, BatsonFlow *flow)
{
  const BatsonProtocol *protocol = batson_protocol (report->setup.protocol);

  if (report->lesion == NULL)
    return;
  _batson_flow_heading (flow, _ ("The answers it rests on"));
  for (guint q = 0; q < BATSON_N_QUESTIONS; q++)
    {
      const BatsonFacts *because = &report->lesion->answers[q].why.because;
      for (guint i = 0; i < because->len;)
        i = add_answers_entered_together (flow, i == 0 ? protocol->questions[q].letter : " ", because, i);
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
      g_autofree char *title = NULL, *sins = NULL, *outcome = NULL, *text = NULL, *decision = NULL, *suggests = NULL;
      if (l == report->lesion)
        continue;
      if (!heading)
        _batson_flow_heading (flow, _ ("Other lesions"));
      heading = TRUE;
      view = batson_noms_view_new (a, l, report->setup.protocol);
      title = batson_words_lesion (l->record);
      sins = batson_words_sins_total (l);
      outcome = view->none ? g_strdup (view->summary) : _batson_noms_outcome (report, view);
      decision = batson_words_decision (l->record);
      suggests = batson_words_suggests (view->protocol, outcome);
      text = decision ? g_strdup_printf (_ ("%s. %s · %s · %s · %s"), decision, suggests, batson_words_grade (l), sins, batson_words_sins_class (l->sins.classes))
                      : g_strdup_printf (_ ("%s · %s · %s · %s"), batson_words_grade (l), sins, batson_words_sins_class (l->sins.classes), outcome);
      _batson_flow_item (flow, title, text);
    }
}

/* The zones and layers kept for an en bloc resection, with how the clock face is read (WBB-1); nothing where none are. */
static void
add_en_bloc (BatsonReport *report, BatsonFlow *flow)
{
  BatsonWbb wbb;
  g_autofree char *zones = NULL, *layers = NULL, *words = NULL, *text = NULL;

  if (report->lesion == NULL)
    return;
  wbb = batson_wbb (report->lesion->record);
  if (wbb.zones == 0 && wbb.layers == 0)
    return;
  zones = batson_words_wbb_answer (report->lesion->record, BATSON_LESION_WBB_ZONES);
  layers = batson_words_wbb_answer (report->lesion->record, BATSON_LESION_WBB_LAYERS);
  words = batson_words_wbb (&wbb);
  text = g_strdup_printf (_ ("Weinstein-Boriani-Biagini zones: %1$s; layers: %2$s."), zones, layers);
  _batson_flow_heading (flow, _ ("En bloc resection"));
  _batson_flow_item (flow, batson_rule (BATSON_RULE_WBB_1)->id, text);
  _batson_flow_item (flow, " ", words);
  _batson_flow_item (flow, " ", batson_words_wbb_view ());
}

/* Each row left, by its rule, where they do not all come to one outcome; of all rows that would say nothing. */
static void
add_rows_left (BatsonFlow *flow, const BatsonNomsView *view)
{
  g_autofree char *outcomes = batson_words_outcomes (view->protocol, view->rows);

  for (guint row = 0; row < view->protocol->n_rows && view->rows != (1u << view->protocol->n_rows) - 1; row++)
    if (view->rows >> row & 1 && !g_str_equal (view->row[row].outcome, outcomes))
      _batson_flow_item (flow, view->row[row].rule, view->row[row].outcome);
}

/* The other of the two protocols: its outcome for this lesion or which are left, and where the two part (CMP-1). */
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
  add_rows_left (flow, view);
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

static void
write_all (BatsonReport *report, BatsonFlow *flow)
{
  add_overrides (report, flow);
  add_doubts (report, flow);
  add_notes (report, flow);
  add_urgency (report, flow);
  add_triggers (report, flow);
  add_missing (report, flow);
  add_answers (report, flow);
  add_en_bloc (report, flow);
  add_other_lesions (report, flow);
  add_second_protocol (report, flow);
  add_sources (report, flow);
}

static double
height_of_all (BatsonReport *report, BatsonFlow flow, gboolean dense)
{
  BatsonFlow trial;

  flow.dense = dense;
  _batson_flow_begin_trial (&trial, &flow);
  write_all (report, &trial);
  return _batson_flow_end_trial (&trial);
}

/** Writes all that follows the tree, in columns that end together; no page has only the last lines of it where less room between them will do. */
void
_batson_noms_flow (BatsonReport *report, BatsonFlow *flow)
{
  double height = height_of_all (report, *flow, FALSE);

  if (_batson_flow_is_long (flow, height))
    {
      double dense = height_of_all (report, *flow, TRUE);
      _batson_flow_set_dense (flow, height, dense);
      height = flow->dense ? dense : height;
    }
  _batson_flow_balance (flow, height);
  write_all (report, flow);
}
