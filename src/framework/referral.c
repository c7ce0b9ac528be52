/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The referral triggers REF-1..10: state, when each fired, how it is handled. */
#include "framework/referral.h"
#include "framework/tri.h"
#include "framework/work-up.h"

#define CHOICE(c) (1u << (c))

/* Whether the whole spine is imaged with all lesions entered: otherwise one more lesion may be there. */
static BatsonLiteral
imaged (const BatsonContext *ctx)
{
  BatsonLiteral literal = _batson_literal (&ctx->complete, CHOICE (BATSON_YES_NO_YES));

  if (literal.state == BATSON_NO) /* not imaged yet: still to come */
    literal.state = BATSON_OPEN;
  return literal;
}

/* Says yes or open of the first lesion where STATE does, adding its facts; where every lesion is settled and the spine not yet imaged, open. */
static BatsonTri
any_lesion (const BatsonContext *ctx, BatsonWhy *why, BatsonTri (*state) (const BatsonLesionEvidence *lesion), void (*facts) (const BatsonLesionEvidence *lesion, BatsonWhy *why))
{
  static const BatsonTri order[] = { BATSON_YES, BATSON_OPEN };
  BatsonLiteral complete = imaged (ctx);

  for (guint o = 0; o < G_N_ELEMENTS (order); o++)
    {
      gboolean found = FALSE;
      for (guint i = 0; i < ctx->n_lesions && !_batson_why_is_full (why); i++)
        {
          const BatsonLesionEvidence *lesion = &ctx->lesions[i];
          if (lesion->facts.state == BATSON_LESION_CONTROLLED || state (lesion) != order[o])
            continue;
          facts (lesion, why);
          found = TRUE;
          if (order[o] == BATSON_YES)
            return BATSON_YES;
        }
      if (found)
        return BATSON_OPEN;
    }
  if (complete.state == BATSON_OPEN)
    _batson_why_miss (why, &complete.fact);
  else
    _batson_why_use (why, &complete.fact);
  return complete.state == BATSON_OPEN ? BATSON_OPEN : BATSON_NO;
}

/* REF-1 */
static BatsonTri
back_pain (const BatsonContext *ctx, BatsonWhy *why)
{
  BatsonLiteral literals[] = {
    _batson_literal (&ctx->known, CHOICE (BATSON_YES_NO_YES)),
    _batson_literal (&ctx->status[BATSON_STATUS_BACK_PAIN], CHOICE (BATSON_BACK_PAIN_NEW) | CHOICE (BATSON_BACK_PAIN_PROGRESSIVE)),
  };

  return _batson_tri_all (why, literals, G_N_ELEMENTS (literals));
}

/* REF-2: fired as soon as the parts answered reach 7. */
static BatsonTri
sins_state (const BatsonLesionEvidence *lesion)
{
  const BatsonSins *sins = &lesion->result->sins;

  return sins->least >= 7 ? BATSON_YES : sins->greatest >= 7 ? BATSON_OPEN : BATSON_NO;
}

static void
sins_facts (const BatsonLesionEvidence *lesion, BatsonWhy *why)
{
  const BatsonWhy *sins = &lesion->result->sins_why;

  _batson_why_use_all (why, &sins->because);
  if (sins_state (lesion) == BATSON_OPEN)
    _batson_why_miss_all (why, &sins->missing);
}

static BatsonTri
high_sins (const BatsonContext *ctx, BatsonWhy *why)
{
  return any_lesion (ctx, why, sins_state, sins_facts);
}

/* REF-3: ESCC-2; what lies inside the dura fires too (ESCC-4). */
static BatsonTri
epidural_state (const BatsonLesionEvidence *lesion)
{
  guint bands = lesion->facts.bands;

  if (lesion->facts.state == BATSON_LESION_OUTSIDE || !(bands & BATSON_BAND_NONE))
    return BATSON_YES;
  return bands == BATSON_BAND_NONE ? BATSON_NO : BATSON_OPEN;
}

static void
grade_facts (const BatsonLesionEvidence *lesion, BatsonWhy *why)
{
  if (lesion->facts.state == BATSON_LESION_OUTSIDE)
    {
      BatsonEvidence compartment = _batson_evidence_of (lesion->record, BATSON_LESION_COMPARTMENT);
      _batson_why_evidence (why, &compartment);
    }
  else
    _batson_why_evidence (why, &lesion->findings[BATSON_FINDING_GRADE]);
}

static BatsonTri
epidural (const BatsonContext *ctx, BatsonWhy *why)
{
  return any_lesion (ctx, why, epidural_state, grade_facts);
}

/* REF-9: high grade; what lies outside the framework feeds it not (ESCC-4). */
static BatsonTri
high_grade_state (const BatsonLesionEvidence *lesion)
{
  guint bands = lesion->facts.bands;

  if (lesion->facts.state == BATSON_LESION_OUTSIDE || !(bands & BATSON_BAND_HIGH))
    return BATSON_NO;
  return bands == BATSON_BAND_HIGH ? BATSON_YES : BATSON_OPEN;
}

static BatsonTri
high_grade (const BatsonContext *ctx, BatsonWhy *why)
{
  return any_lesion (ctx, why, high_grade_state, grade_facts);
}

/* REF-5 */
static BatsonTri
rapid (const BatsonContext *ctx, BatsonWhy *why)
{
  BatsonEvidence evidence = _batson_evidence_of (ctx->imaging, BATSON_IMAGING_RAPID);
  BatsonLiteral literal = _batson_literal (&evidence, CHOICE (BATSON_YES_NO_YES));

  return _batson_tri_all (why, &literal, 1);
}

/* The literal of the number of other bone metastases being none. */
static BatsonLiteral
no_other_bone (const BatsonContext *ctx)
{
  BatsonEvidence evidence = _batson_evidence_of (ctx->disease, BATSON_DISEASE_OTHER_BONE);
  BatsonLiteral literal = { BATSON_OPEN, evidence.fact };

  if (evidence.answered)
    literal.state = batson_record_get (ctx->disease, BATSON_DISEASE_OTHER_BONE)->integer == 0 ? BATSON_YES : BATSON_NO;
  return literal;
}

/* An isolated lesion: one lesion, whole spine and whole body imaged, no other metastasis; with NEW_PATIENT no breast cancer known before (REF-6), without it the picture IND-5 means. */
BatsonTri
_batson_isolated (const BatsonContext *ctx, BatsonWhy *why, gboolean new_patient)
{
  BatsonEvidence visceral = _batson_evidence_of (ctx->disease, BATSON_DISEASE_VISCERAL), body = _batson_evidence_of (ctx->disease, BATSON_DISEASE_WHOLE_BODY);
  BatsonLiteral literals[] = {
    imaged (ctx),
    _batson_literal (&body, CHOICE (BATSON_YES_NO_YES)),
    _batson_literal (&visceral, CHOICE (BATSON_VISCERAL_NONE)),
    no_other_bone (ctx),
    _batson_literal (&ctx->known, CHOICE (BATSON_YES_NO_NO)),
  };
  BatsonTri state;

  if (literals[1].state == BATSON_NO) /* not imaged yet: still to come */
    literals[1].state = BATSON_OPEN;
  if (ctx->n_lesions > 1)
    {
      BatsonFact second = _batson_fact (ctx->lesions[1].record, BATSON_LESION_LEVEL);
      _batson_why_use (why, &second);
      return BATSON_NO;
    }
  if (ctx->n_lesions == 0 && literals[0].state == BATSON_YES)
    {
      _batson_why_use (why, &literals[0].fact);
      return BATSON_NO;
    }
  state = _batson_tri_all (why, literals, new_patient ? 5 : 4);
  if (ctx->n_lesions == 1 && state != BATSON_NO)
    {
      BatsonFact level = _batson_fact (ctx->lesions[0].record, BATSON_LESION_LEVEL);
      _batson_why_use (why, &level);
    }
  return state;
}

static BatsonTri
isolated (const BatsonContext *ctx, BatsonWhy *why)
{
  return _batson_isolated (ctx, why, TRUE);
}

/* REF-10: a lesion that is still to be treated, in known breast cancer. */
static BatsonTri
metastasis_state (const BatsonLesionEvidence *lesion)
{
  return lesion->facts.state == BATSON_LESION_CURRENT || lesion->facts.state == BATSON_LESION_OUTSIDE ? BATSON_YES : BATSON_NO;
}

static void
level_facts (const BatsonLesionEvidence *lesion, BatsonWhy *why)
{
  BatsonFact level = _batson_fact (lesion->record, BATSON_LESION_LEVEL);

  _batson_why_use (why, batson_record_has (lesion->record, BATSON_LESION_LEVEL) ? &level : &lesion->findings[BATSON_FINDING_GRADE].fact);
}

static BatsonTri
metastasis (const BatsonContext *ctx, BatsonWhy *why)
{
  BatsonLiteral known = _batson_literal (&ctx->known, CHOICE (BATSON_YES_NO_YES));
  BatsonTri lesion;

  if (known.state == BATSON_NO)
    return _batson_tri_all (why, &known, 1);
  lesion = any_lesion (ctx, why, metastasis_state, level_facts);
  if (lesion == BATSON_NO)
    return BATSON_NO;
  return _batson_tri_all (why, &known, 1) == BATSON_YES && lesion == BATSON_YES ? BATSON_YES : BATSON_OPEN;
}

/* REF-7; it never waits for REF-8. A primary answered "unknown" is not a likely one; a blank may become one. */
static BatsonTri
likely_primary (const BatsonContext *ctx, BatsonWhy *why)
{
  BatsonEvidence first = _batson_evidence_of (ctx->presentation, BATSON_PRESENTATION_FIRST_SEEN), primary = _batson_evidence_of (ctx->presentation, BATSON_PRESENTATION_PRIMARY);
  BatsonLiteral literals[] = {
    _batson_literal (&first, CHOICE (BATSON_SPECIALTY_SPINE)),
    _batson_literal (&ctx->known, CHOICE (BATSON_YES_NO_NO)),
    _batson_literal (&primary, CHOICE (BATSON_PRIMARY_LIKELY) | CHOICE (BATSON_PRIMARY_PROVEN)),
  };

  return _batson_tri_all (why, literals, G_N_ELEMENTS (literals));
}

/* The table of triggers, in the order shown. */
static const struct
{
  BatsonTriggerId trigger;
  BatsonRuleId rule;
  BatsonDirection direction;
  BatsonTri (*state) (const BatsonContext *ctx, BatsonWhy *why); /* NULL: REF-4, which asks the referral too */
} triggers[] = {
  { BATSON_TRIGGER_REF_1, BATSON_RULE_REF_1, BATSON_DIRECTION_TO_NEURO, back_pain },
  { BATSON_TRIGGER_REF_2, BATSON_RULE_REF_2, BATSON_DIRECTION_TO_NEURO, high_sins },
  { BATSON_TRIGGER_REF_3, BATSON_RULE_REF_3, BATSON_DIRECTION_TO_NEURO, epidural },
  { BATSON_TRIGGER_REF_4, BATSON_RULE_REF_4, BATSON_DIRECTION_TO_NEURO, NULL },
  { BATSON_TRIGGER_REF_5, BATSON_RULE_REF_5, BATSON_DIRECTION_TO_NEURO, rapid },
  { BATSON_TRIGGER_REF_6, BATSON_RULE_REF_6, BATSON_DIRECTION_TO_NEURO, isolated },
  { BATSON_TRIGGER_REF_10, BATSON_RULE_REF_10, BATSON_DIRECTION_TO_NEURO, metastasis },
  { BATSON_TRIGGER_REF_7, BATSON_RULE_REF_7, BATSON_DIRECTION_TO_BREAST, likely_primary },
  { BATSON_TRIGGER_REF_8, BATSON_RULE_REF_8, BATSON_DIRECTION_TO_BREAST, _batson_work_up_incomplete },
  { BATSON_TRIGGER_REF_9, BATSON_RULE_REF_9, BATSON_DIRECTION_TO_BREAST, high_grade },
};

/* The last referral entered that names TRIGGER and does not go the other way; NULL where there is none. */
static BatsonRecord *
referral_naming (const BatsonContext *ctx, BatsonTriggerId trigger, BatsonDirection direction)
{
  for (guint i = batson_record_length (ctx->root, BATSON_CASE_REFERRALS); i > 0; i--)
    {
      BatsonRecord *referral = batson_record_nth (ctx->root, BATSON_CASE_REFERRALS, i - 1);
      int to = batson_record_choice (referral, BATSON_REFERRAL_DIRECTION);
      if ((batson_record_choices (referral, BATSON_REFERRAL_TRIGGERS) & (1u << trigger)) && (to < 0 || to == (int) direction))
        return referral;
    }
  return NULL;
}

/* Whether AT is certainly before the time in FIELD of RECORD, of which only the day may be known. */
static gboolean
is_before (const BatsonInstant *at, BatsonRecord *record, guint field)
{
  gint64 clock;
  int first, last;

  if (_batson_clock (record, field, &clock))
    return at->at < clock;
  return _batson_date_days (record, field, &first, &last) && _batson_day_of (at->at, at->offset) < first;
}

/* Whether the patient is the neurosurgeon's where TRIGGER fires: seen there first, or by a referral that was received, until that is answered. Of a
 * deficit REF-4 has its own words: what is new since a referral fires anew. The breast side is told each time. */
static gboolean
is_with_them (const BatsonContext *ctx, const BatsonTrigger *trigger)
{
  if (trigger->direction != BATSON_DIRECTION_TO_NEURO)
    return FALSE;
  if (batson_record_choice (ctx->presentation, BATSON_PRESENTATION_FIRST_SEEN) == BATSON_SPECIALTY_SPINE)
    return TRUE;
  if (trigger->trigger == BATSON_TRIGGER_REF_4 || !trigger->has_fired_at)
    return FALSE;
  for (guint i = 0; i < batson_record_length (ctx->root, BATSON_CASE_REFERRALS); i++)
    {
      BatsonRecord *referral = batson_record_nth (ctx->root, BATSON_CASE_REFERRALS, i);

      if (batson_record_choice (referral, BATSON_REFERRAL_DIRECTION) == BATSON_DIRECTION_TO_NEURO && batson_record_has (referral, BATSON_REFERRAL_RECEIVED) &&
          (!batson_record_has (referral, BATSON_REFERRAL_ANSWERED) || is_before (&trigger->fired_at, referral, BATSON_REFERRAL_ANSWERED)))
        return TRUE;
    }
  return FALSE;
}

static BatsonHandling
handling_of (const BatsonContext *ctx, const BatsonTrigger *trigger)
{
  BatsonRecord *r = trigger->referral;

  if (r && batson_record_has (r, BATSON_REFERRAL_ANSWERED))
    return BATSON_HANDLING_ANSWERED;
  if (r && batson_record_has (r, BATSON_REFERRAL_RECEIVED))
    return BATSON_HANDLING_RECEIVED;
  if (r && batson_record_has (r, BATSON_REFERRAL_SENT))
    return BATSON_HANDLING_SENT;
  return is_with_them (ctx, trigger) ? BATSON_HANDLING_WITH_THEM : BATSON_HANDLING_NONE;
}

/* When the answered parts of SINS first reached 7, in the order they became known. */
static gboolean
sins_at (const BatsonContext *ctx, const BatsonWhy *why, BatsonInstant *out_at)
{
  BatsonInstant at[BATSON_N_SINS_PARTS], best = { 0 };
  int points[BATSON_N_SINS_PARTS];
  const BatsonLesionEvidence *lesion = NULL;

  for (guint i = 0; i < ctx->n_lesions && lesion == NULL; i++)
    if (ctx->lesions[i].facts.state != BATSON_LESION_CONTROLLED && sins_state (&ctx->lesions[i]) == BATSON_YES)
      lesion = &ctx->lesions[i];
  for (guint p = 0; p < BATSON_N_SINS_PARTS; p++)
    {
      const BatsonEvidence *evidence = p == BATSON_SINS_LOCATION ? &lesion->location : &lesion->findings[batson_sins_part_field (p)];
      at[p] = (BatsonInstant) { 0 };
      points[p] = evidence->answered ? lesion->result->sins.part_least[p] : 0;
      if (points[p] > 0 && !_batson_fact_at (ctx, &evidence->fact, &at[p]))
        return FALSE;
    }
  for (guint p = 0; p < BATSON_N_SINS_PARTS; p++)
    {
      int sum = 0;
      for (guint q = 0; q < BATSON_N_SINS_PARTS; q++)
        sum += at[q].at <= at[p].at ? points[q] : 0;
      if (sum >= 7 && (best.at == 0 || at[p].at < best.at))
        best = at[p];
    }
  *out_at = best;
  return best.at != 0;
}

/* The earliest of several answers each of which fires a trigger alone. */
static gboolean
earliest (const BatsonContext *ctx, const BatsonFacts *facts, BatsonInstant *out_at)
{
  gboolean found = FALSE;

  for (guint i = 0; i < facts->len; i++)
    {
      BatsonInstant at;
      if (_batson_fact_at (ctx, &facts->facts[i], &at) && (!found || at.at < out_at->at))
        {
          *out_at = at;
          found = TRUE;
        }
    }
  return found;
}

static void
fire (const BatsonContext *ctx, BatsonTrigger *trigger)
{
  const BatsonFacts *because = &trigger->why.because;

  if (trigger->state != BATSON_YES)
    return;
  if (trigger->trigger == BATSON_TRIGGER_REF_2)
    trigger->has_fired_at = sins_at (ctx, &trigger->why, &trigger->fired_at);
  else if (trigger->trigger == BATSON_TRIGGER_REF_4 || trigger->trigger == BATSON_TRIGGER_REF_8)
    trigger->has_fired_at = earliest (ctx, because, &trigger->fired_at);
  else
    trigger->has_fired_at = _batson_facts_at (ctx, because, &trigger->fired_at);
}

/* REF-4: what a sent referral names is no longer fired; what is new since is not handled by it. */
static void
ask_deficits (const BatsonContext *ctx, BatsonTrigger *trigger)
{
  BatsonRecord *sent = trigger->referral && batson_record_has (trigger->referral, BATSON_REFERRAL_SENT) ? trigger->referral : NULL;

  trigger->state = _batson_deficits (ctx, sent, &trigger->why);
  if (sent && trigger->state == BATSON_YES)
    trigger->referral = NULL;
}

/* Fills the triggers and the work-up. */
void
_batson_referral_fill (const BatsonContext *ctx)
{
  _batson_work_up_fill (ctx);
  for (guint i = 0; i < G_N_ELEMENTS (triggers); i++)
    {
      BatsonTrigger *trigger = _batson_arena_new0 (ctx->assessment->arena, BatsonTrigger, 1);
      BatsonRecord *referral = referral_naming (ctx, triggers[i].trigger, triggers[i].direction);
      _batson_why_init (&trigger->why, ctx->assessment->arena, triggers[i].rule);
      trigger->trigger = triggers[i].trigger;
      trigger->direction = triggers[i].direction;
      trigger->referral = referral;
      if (triggers[i].state)
        trigger->state = triggers[i].state (ctx, &trigger->why);
      else
        ask_deficits (ctx, trigger);
      _batson_why_settled (&trigger->why, trigger->state);
      fire (ctx, trigger);
      trigger->handling = handling_of (ctx, trigger);
      g_ptr_array_add (ctx->assessment->triggers, trigger);
    }
}
