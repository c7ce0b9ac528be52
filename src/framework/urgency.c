/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Urgency: the colour of the case, its reasons, and the clocks that run. */
#include "framework/assessment-private.h"

enum { HOUR = 3600, SIX_HOURS = 6 * HOUR, WALKING_HOURS = 48 * HOUR, RED_HOURS = 24 * HOUR, ORANGE_HOURS = 72 * HOUR };

/* A reason list is no longer than one can read. */
enum { LESIONS_NAMED = 8 };

/* Whether anything but identity and cut-offs is answered; a lesion that is entered counts as an answer. */
static gboolean
anything_answered (BatsonRecord *record)
{
  const BatsonRecordType *type = batson_record_get_record_type (record);
  gboolean root = batson_record_get_type_id (record) == BATSON_RECORD_CASE;

  for (guint f = 0; f < type->n_fields; f++)
    if (root && (f == BATSON_CASE_PATIENT || f == BATSON_CASE_CUT_OFFS || f == BATSON_CASE_NOTES))
      continue;
    else if (type->fields[f].kind == BATSON_KIND_RECORD)
      {
        if (anything_answered (batson_record_child (record, f)))
          return TRUE;
      }
    else if (type->fields[f].kind == BATSON_KIND_LIST)
      {
        if (root && f == BATSON_CASE_LESIONS && batson_record_length (record, f))
          return TRUE;
        for (guint i = 0; i < batson_record_length (record, f); i++)
          if (anything_answered (batson_record_nth (record, f, i)))
            return TRUE;
      }
    else if (batson_record_get (record, f)->state != BATSON_VALUE_BLANK)
      return TRUE;
  return FALSE;
}

/* URG-6: what blocks green although no other colour is possible. */
static guint
green_blocks (const BatsonContext *ctx)
{
  guint blocks = ctx->shared.complete ? 0 : BATSON_BLOCK_IMAGING;

  if (!ctx->status[BATSON_STATUS_ACUTE].answered)
    blocks |= BATSON_BLOCK_QUESTIONS;
  for (guint q = 0; q < BATSON_N_URG2_QUESTIONS; q++)
    blocks |= ctx->symptoms[q] == BATSON_SYMPTOM_OPEN ? BATSON_BLOCK_QUESTIONS : ctx->symptoms[q] == BATSON_SYMPTOM_BEFORE ? BATSON_BLOCK_EXAMINED_SINCE : 0;
  for (guint i = 0; i < ctx->n_lesions; i++)
    if (ctx->lesions[i].facts.state == BATSON_LESION_OUTSIDE)
      blocks |= BATSON_BLOCK_OUTSIDE;
    else if (ctx->lesions[i].facts.state != BATSON_LESION_CONTROLLED && !ctx->lesions[i].findings[BATSON_FINDING_GRADE].answered)
      blocks |= BATSON_BLOCK_UNGRADED;
  return blocks;
}

static BatsonUrgencyKind
kind_of (BatsonContext *ctx, guint colours, guint *out_blocks)
{
  *out_blocks = 0;
  if (!anything_answered (ctx->root))
    return BATSON_URGENCY_NOTHING;
  switch (colours)
    {
    case BATSON_NONE_BIT:
      return BATSON_URGENCY_NO_COLOUR;
    case BATSON_RED_BIT:
      return BATSON_URGENCY_RED;
    case BATSON_ORANGE_BIT:
      return BATSON_URGENCY_ORANGE;
    case BATSON_ORANGE_BIT | BATSON_RED_BIT:
      *out_blocks = green_blocks (ctx) & (BATSON_BLOCK_IMAGING | BATSON_BLOCK_OUTSIDE);
      return BATSON_URGENCY_AT_LEAST_ORANGE;
    case BATSON_GREEN_BIT:
      *out_blocks = green_blocks (ctx);
      return *out_blocks ? BATSON_URGENCY_UNDETERMINED : BATSON_URGENCY_GREEN;
    default:
      *out_blocks = green_blocks (ctx) & (BATSON_BLOCK_IMAGING | BATSON_BLOCK_OUTSIDE);
      return BATSON_URGENCY_UNDETERMINED;
    }
}

/* A moment of a clock: not in the future. */
static gboolean
clock_of (const BatsonContext *ctx, BatsonRecord *record, guint field, BatsonInstant *out_at)
{
  if (record == NULL || !_batson_clock (record, field, &out_at->at) || out_at->at > ctx->settings->at)
    return FALSE;
  out_at->offset = batson_record_get (record, field)->time.offset;
  return TRUE;
}

/* One reason of the colour: since when, and the dated answer without a time of day that began earlier. */
typedef struct
{
  gboolean has_start;
  BatsonInstant start;
  gboolean by_entry;
  BatsonFact began; /* borrowed */
} Reason;

/* Names a rule that sets the colour, once. */
static void
set_by (BatsonUrgency *urgency, BatsonRuleId rule)
{
  for (guint i = 0; i < urgency->n_set_by; i++)
    if (urgency->set_by[i] == rule)
      return;
  if (urgency->n_set_by < G_N_ELEMENTS (urgency->set_by))
    urgency->set_by[urgency->n_set_by++] = rule;
}

/* The earliest reason starts the clock. */
static void
take_reason (BatsonUrgency *urgency, const Reason *reason)
{
  if (!reason->has_start || (urgency->has_start && reason->start.at >= urgency->start.at))
    return;
  urgency->has_start = TRUE;
  urgency->start = reason->start;
  urgency->by_entry = reason->by_entry;
  urgency->began_earlier = reason->began;
}

/* FACT where its date is known and no later than the entry. */
static BatsonFact
dated_before (BatsonRecord *record, guint field, BatsonInstant entered)
{
  int first, last;

  return _batson_date_days (record, field, &first, &last) && first <= _batson_day_of (entered.at, entered.offset) ? _batson_fact (record, field) : _batson_fact_none ();
}

/* URG-5: an onset with a time of day starts the clock; else the entry does, marked with the date of the onset or of the examination. */
static void
symptom_reason (BatsonContext *ctx, const BatsonEvidence *evidence, guint onset_field)
{
  BatsonUrgency *urgency = &ctx->assessment->urgency;
  Reason reason = { .began = _batson_fact_none () };
  BatsonFact onset = _batson_fact (evidence->fact.record, onset_field);
  BatsonInstant entered = _batson_entered (evidence->fact.record, evidence->fact.field);

  set_by (urgency, BATSON_RULE_URG_2);
  _batson_why_use (&urgency->why, &evidence->fact);
  if (batson_record_has (onset.record, onset_field))
    _batson_why_use (&urgency->why, &onset);
  reason.has_start = clock_of (ctx, onset.record, onset_field, &reason.start);
  if (!reason.has_start && entered.at)
    {
      reason.has_start = reason.by_entry = TRUE;
      reason.start = entered;
      reason.began = dated_before (onset.record, onset_field, reason.start);
      if (batson_fact_is_none (&reason.began) && !batson_time_has_clock (&batson_record_get (onset.record, BATSON_STATUS_DATE)->time))
        reason.began = dated_before (onset.record, BATSON_STATUS_DATE, reason.start);
    }
  take_reason (urgency, &reason);
}

/* The lowest colour of a set, as a bit. */
static guint
lowest (guint colours)
{
  return colours & BATSON_NONE_BIT ? 0 : colours & (~colours + 1);
}

/* Opens question Q of FACTS and S: whether the lesion is at least COLOUR without it. */
static gboolean
holds_without (BatsonLesionFacts *facts, guint *s, guint q, guint colour)
{
  BatsonLesionFacts open = *facts;
  guint open_s = *s;

  if (q == BATSON_QUESTION_N)
    open.bands = BATSON_BAND_ANY;
  else if (q == BATSON_QUESTION_O)
    open.oa = BATSON_OA_ANY;
  else if (q == BATSON_QUESTION_M)
    open.m = open.sins = BATSON_M_ANY;
  else
    open_s = BATSON_S_ANY;
  if (lowest (_batson_noms_colours_for (&open, open_s)) < colour)
    return FALSE;
  *facts = open;
  *s = open_s;
  return TRUE;
}

/* The rules by which LESION is at least COLOUR: its rows that are left where those alone are, else NOMS-C9, which raises them; without a row what stands for one. */
static void
name_rules (BatsonContext *ctx, const BatsonLesionEvidence *lesion, guint colour)
{
  const BatsonProtocol *protocol = batson_protocol (BATSON_PROTOCOL_REVIEW);
  BatsonUrgency *urgency = &ctx->assessment->urgency;
  guint rows = _batson_noms_rows (&lesion->facts, ctx->s), colours = 0;

  if (lesion->facts.state == BATSON_LESION_OUTSIDE)
    set_by (urgency, BATSON_RULE_ESCC_4);
  if (lesion->facts.state == BATSON_LESION_WITHDRAWN)
    set_by (urgency, colour == BATSON_RED_BIT ? BATSON_RULE_IND_1 : BATSON_RULE_NOMS_0);
  for (guint i = 0; i < protocol->n_rows; i++)
    for (guint m = 0; rows & 1u << i && m < G_N_ELEMENTS (protocol->rows[i].colours); m++)
      if (lesion->facts.m & protocol->rows[i].accepts[BATSON_QUESTION_M] & 1u << m)
        colours |= protocol->rows[i].colours[m];
  if (rows && lowest (colours) < colour)
    set_by (urgency, BATSON_RULE_NOMS_C9);
  for (guint i = 0; i < protocol->n_rows && lowest (colours) >= colour; i++)
    if (rows & 1u << i)
      set_by (urgency, protocol->rows[i].rule);
}

/* A lesion that is at least COLOUR by itself: the answers that set it are those without which it would not be. */
static void
lesion_reason (BatsonContext *ctx, const BatsonLesionEvidence *lesion, guint colour, gboolean named)
{
  BatsonUrgency *urgency = &ctx->assessment->urgency;
  BatsonLesionFacts facts = lesion->facts;
  Reason reason = { .began = _batson_fact_none () };
  BatsonFact compartment = _batson_fact (lesion->record, BATSON_LESION_COMPARTMENT);
  guint s = ctx->s;

  if (named)
    name_rules (ctx, lesion, colour);
  for (int q = BATSON_QUESTION_S; q >= 0; q--)
    {
      const BatsonFacts *because = &lesion->result->answers[q].why.because;
      if (holds_without (&facts, &s, q, colour))
        continue;
      for (guint i = 0; i < because->len; i++)
        {
          const BatsonFact *fact = &because->facts[i];
          BatsonInstant entered = _batson_entered (fact->record, fact->field);
          if (entered.at > reason.start.at)
            reason.start = entered;
          if (fact->type == BATSON_RECORD_FINDING && batson_fact_is_none (&reason.began))
            reason.began = _batson_fact (fact->record, BATSON_FINDING_DATE);
          if (named)
            _batson_why_use (&urgency->why, fact);
        }
    }
  if (facts.state == BATSON_LESION_OUTSIDE)
    {
      reason.start = _batson_entered (lesion->record, BATSON_LESION_COMPARTMENT);
      if (named)
        _batson_why_use (&urgency->why, &compartment);
    }
  reason.has_start = reason.by_entry = reason.start.at != 0;
  if (!batson_fact_is_none (&reason.began))
    reason.began = dated_before (reason.began.record, reason.began.field, reason.start);
  take_reason (urgency, &reason);
}

/* URG-5: the start by entry can be corrected by hand. */
static void
take_recorded_start (BatsonContext *ctx)
{
  BatsonUrgency *urgency = &ctx->assessment->urgency;
  BatsonFact fact = _batson_fact (ctx->presentation, BATSON_PRESENTATION_CLOCK_START);
  BatsonInstant at;

  if (!urgency->has_start || !urgency->by_entry || !clock_of (ctx, fact.record, fact.field, &at))
    return;
  urgency->start = at;
  urgency->began_earlier = _batson_fact_none ();
  _batson_why_use (&urgency->why, &fact);
}

/* Every reason that by itself makes the case at least COLOUR. */
static void
fill_reasons (BatsonContext *ctx, guint colour)
{
  guint named = 0;

  if (ctx->acute_lasting)
    symptom_reason (ctx, &ctx->status[BATSON_STATUS_ACUTE], BATSON_STATUS_ACUTE_AT);
  for (guint q = 0; q < (colour == BATSON_RED_BIT ? BATSON_N_RED_QUESTIONS : BATSON_N_URG2_QUESTIONS); q++)
    if (ctx->symptoms[q] == BATSON_SYMPTOM_NEW)
      symptom_reason (ctx, &ctx->status[_batson_urg2_field (q)], _batson_urg2_field (q) + 1);
  for (guint i = 0; i < ctx->n_lesions; i++)
    if (lowest (_batson_noms_colours_for (&ctx->facts[i], ctx->s)) >= colour)
      lesion_reason (ctx, &ctx->lesions[i], colour, named++ < LESIONS_NAMED);
  take_recorded_start (ctx);
}

/* Adds a clock in the order of its end. */
static void
add_deadline (BatsonContext *ctx, BatsonRuleId rule, BatsonDeadlineId id, BatsonInstant start, gint64 length, const BatsonFact *fact)
{
  GPtrArray *deadlines = ctx->assessment->deadlines;
  BatsonDeadline *deadline = _batson_arena_new0 (ctx->assessment->arena, BatsonDeadline, 1);
  guint at = 0;

  _batson_why_init (&deadline->why, ctx->assessment->arena, rule);
  if (fact)
    _batson_why_use (&deadline->why, fact);
  else
    _batson_why_join (&deadline->why, &ctx->assessment->urgency.why);
  deadline->id = id;
  deadline->start = start;
  deadline->due = (BatsonInstant) { start.at + length, start.offset };
  deadline->past = deadline->due.at < ctx->settings->at;
  while (at < deadlines->len && ((BatsonDeadline *) deadlines->pdata[at])->due.at <= deadline->due.at)
    at++;
  g_ptr_array_insert (deadlines, (int) at, deadline);
}

/* A window from the onset of ANSWER, which stands in the field ONSET of the same examination. Without a time of day it cannot be read, unless the day alone tells that it is over; one with a time still to come is an error that a check names. */
static void
add_window (BatsonContext *ctx, BatsonRuleId rule, BatsonDeadlineId id, const BatsonEvidence *answer, guint onset, gint64 length)
{
  BatsonUrgency *urgency = &ctx->assessment->urgency;
  BatsonFact fact = _batson_fact (answer->fact.record, onset);
  BatsonInstant start;
  gint64 ahead;
  int first, last;

  if (clock_of (ctx, fact.record, onset, &start))
    add_deadline (ctx, rule, id, start, length, &fact);
  else if (!_batson_clock (fact.record, onset, &ahead) && (!_batson_date_days (fact.record, onset, &first, &last) || last >= _batson_day_of (ctx->settings->at - length, ctx->settings->offset)))
    urgency->unread[urgency->n_unread++] = (BatsonUnread) { id, rule, fact };
}

/* NEURO-3, NEURO-4, URG-5. */
static void
fill_deadlines (BatsonContext *ctx)
{
  const BatsonUrgency *urgency = &ctx->assessment->urgency;

  if (ctx->acute_lasting)
    add_window (ctx, BATSON_RULE_NEURO_3, BATSON_DEADLINE_SIX_HOURS, &ctx->status[BATSON_STATUS_ACUTE], BATSON_STATUS_ACUTE_AT, SIX_HOURS);
  for (guint q = 0; q < BATSON_N_RED_QUESTIONS; q++)
    if (_batson_urg2_field (q) == BATSON_STATUS_WALKING_LOST && ctx->symptoms[q] == BATSON_SYMPTOM_NEW)
      add_window (ctx, BATSON_RULE_NEURO_4, BATSON_DEADLINE_WALKING_48, &ctx->status[BATSON_STATUS_WALKING_LOST], BATSON_STATUS_WALKING_LOST_AT, WALKING_HOURS);
  if (urgency->has_start)
    add_deadline (ctx, BATSON_RULE_URG_5, urgency->kind == BATSON_URGENCY_RED ? BATSON_DEADLINE_DECIDE_24 : BATSON_DEADLINE_DECIDE_72, urgency->start,
                  urgency->kind == BATSON_URGENCY_RED ? RED_HOURS : ORANGE_HOURS, NULL);
}

/* The colour of the case (URG-1, URG-2, URG-3, URG-6), its reasons and its clocks (URG-5), after every lesion. */
void
_batson_urgency_fill (BatsonContext *ctx)
{
  BatsonUrgency *urgency = &ctx->assessment->urgency;
  guint colours = _batson_totals_colours (&ctx->totals, ctx->tuples);

  _batson_why_init (&urgency->why, ctx->assessment->arena, BATSON_RULE_URG_6);
  urgency->began_earlier = _batson_fact_none ();
  urgency->colours = colours & BATSON_ALL_COLOURS;
  urgency->kind = kind_of (ctx, colours, &urgency->blocks);
  if (urgency->kind >= BATSON_URGENCY_AT_LEAST_ORANGE)
    {
      _batson_why_set_rule (&urgency->why, BATSON_RULE_URG_1);
      urgency->why.basis = BATSON_BASIS_INFERRED; /* the review attaches no colour to its rows */
      fill_reasons (ctx, urgency->kind == BATSON_URGENCY_RED ? BATSON_RED_BIT : BATSON_ORANGE_BIT);
    }
  fill_deadlines (ctx);
}
