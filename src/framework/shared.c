/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all lesions share: symptoms (URG-2), fitness (S-1) and the spread of the disease (S-2). */
#include "framework/assessment-private.h"

/** The field of STATUS that holds a question of URG-2: those that make red first, then those that make at least orange. */
guint
_batson_urg2_field (guint question)
{
  static const guint fields[BATSON_N_URG2_QUESTIONS] = {
    BATSON_STATUS_LIMB, BATSON_STATUS_MOTOR_RADIC, BATSON_STATUS_SPHINCTER, BATSON_STATUS_MYELOPATHY, BATSON_STATUS_WALKING_LOST,
    BATSON_STATUS_SENSORY, BATSON_STATUS_OTHER_RADIC
  };

  return fields[question];
}

/* Whether CHOICE answers a question of URG-2 with yes; "old" and "long-standing" count as no. */
gboolean
_batson_symptom_is_new (guint question, int choice)
{
  if (_batson_urg2_field (question) == BATSON_STATUS_WALKING_LOST)
    return choice == BATSON_WALKING_LOST_YES;
  return choice == BATSON_DEFICIT_NEW || choice == BATSON_DEFICIT_WORSE;
}

/* Whether FIELD of EXAMINATION, observed on LAST_DAY at the latest, was certainly observed before the last decompression: by the day, or on that day by
 * the time of day of both. An examination without one is no later than its own entry on that day. */
gboolean
_batson_before_decompression (const BatsonContext *ctx, BatsonRecord *examination, guint field, int last_day)
{
  BatsonInstant entered;
  gint64 at;

  if (!ctx->decompressed || last_day == BATSON_NO_DAY)
    return FALSE;
  if (last_day < ctx->decompressed_first)
    return TRUE;
  if (_batson_clock (examination, BATSON_STATUS_DATE, &at))
    return at < ctx->decompressed_at;
  entered = _batson_entered (examination, field);
  return entered.at != 0 && _batson_day_of (entered.at, entered.offset) == last_day && entered.at < ctx->decompressed_at;
}

/* What was certainly observed before the last decompression makes no colour, but asks again. */
static BatsonSymptom
symptom_of (const BatsonContext *ctx, guint question)
{
  const BatsonEvidence *evidence = &ctx->status[_batson_urg2_field (question)];

  if (!evidence->answered)
    return BATSON_SYMPTOM_OPEN;
  if (!_batson_symptom_is_new (question, evidence->choice))
    return BATSON_SYMPTOM_NO;
  return _batson_before_decompression (ctx, evidence->fact.record, evidence->fact.field, evidence->last_day) ? BATSON_SYMPTOM_BEFORE : BATSON_SYMPTOM_NEW;
}

/* NOMS-13: a deterioration ends when the team records how, or when a lesion was decompressed after it began. */
static gboolean
acute_lasts (const BatsonContext *ctx)
{
  const BatsonEvidence *acute = &ctx->status[BATSON_STATUS_ACUTE];
  int first, last;
  gint64 at;

  if (!_batson_evidence_is (acute, BATSON_YES_NO_YES) || batson_record_has (acute->fact.record, BATSON_STATUS_ACUTE_ENDED))
    return FALSE;
  if (!_batson_date_days (acute->fact.record, BATSON_STATUS_ACUTE_AT, &first, &last))
    return !_batson_before_decompression (ctx, acute->fact.record, acute->fact.field, acute->last_day);
  return !ctx->decompressed || (last >= ctx->decompressed_first && (!_batson_clock (acute->fact.record, BATSON_STATUS_ACUTE_AT, &at) || at >= ctx->decompressed_at));
}

static guint
bits_of (gboolean answered, gboolean yes)
{
  return !answered ? 3 : yes ? 2 : 1;
}

static void
read_symptoms (BatsonContext *ctx)
{
  BatsonWindow always = { G_MININT, G_MAXINT };

  _batson_evidence_newest (ctx->root, BATSON_CASE_STATUS, BATSON_STATUS_DATE, &always, ctx->status, BATSON_STATUS_N_FIELDS);
  ctx->acute_lasting = acute_lasts (ctx);
  ctx->shared.acute = bits_of (ctx->status[BATSON_STATUS_ACUTE].answered, ctx->acute_lasting);
  for (guint q = 0; q < BATSON_N_URG2_QUESTIONS; q++)
    {
      guint bits;
      ctx->symptoms[q] = symptom_of (ctx, q);
      bits = bits_of (ctx->symptoms[q] != BATSON_SYMPTOM_OPEN, ctx->symptoms[q] == BATSON_SYMPTOM_NEW);
      if (q < BATSON_N_RED_QUESTIONS)
        ctx->shared.red[q] = bits;
      else
        ctx->shared.orange[q - BATSON_N_RED_QUESTIONS] = bits;
    }
}

static void
read_fitness (BatsonContext *ctx)
{
  ctx->judged = _batson_evidence_of (ctx->fitness, BATSON_FITNESS_JUDGED);
  ctx->ecog_before = _batson_evidence_of (ctx->fitness, BATSON_FITNESS_ECOG_BEFORE);
  ctx->caused = _batson_evidence_of (ctx->fitness, BATSON_FITNESS_ECOG_CAUSED);
  ctx->shared.judged = ctx->judged.choice == BATSON_FITNESS_NOT_JUDGED ? -1 : ctx->judged.choice;
  ctx->shared.ecog_before = ctx->ecog_before.choice;
  ctx->shared.ecog_now = ctx->status[BATSON_STATUS_ECOG].choice;
  ctx->shared.caused = ctx->caused.choice;
}

static void
read_disease (BatsonContext *ctx)
{
  ctx->controlled = _batson_evidence_of (ctx->disease, BATSON_DISEASE_CONTROLLED);
  ctx->visceral = _batson_evidence_of (ctx->disease, BATSON_DISEASE_VISCERAL);
  ctx->other_bone = _batson_evidence_of (ctx->disease, BATSON_DISEASE_OTHER_BONE);
  ctx->whole_body = _batson_evidence_of (ctx->disease, BATSON_DISEASE_WHOLE_BODY);
  ctx->complete = _batson_evidence_of (ctx->imaging, BATSON_IMAGING_COMPLETE);
  ctx->shared.controlled = bits_of (ctx->controlled.answered, ctx->controlled.choice == BATSON_YES_NO_YES);
  ctx->shared.free_of_visceral = bits_of (ctx->visceral.answered, ctx->visceral.choice == BATSON_VISCERAL_NONE);
  ctx->shared.free_of_other_bone = bits_of (ctx->other_bone.answered, ctx->other_bone.answered && batson_record_get (ctx->disease, BATSON_DISEASE_OTHER_BONE)->integer == 0);
  ctx->shared.whole_body = _batson_evidence_is (&ctx->whole_body, BATSON_YES_NO_YES);
  ctx->shared.complete = _batson_evidence_is (&ctx->complete, BATSON_YES_NO_YES);
  ctx->shared.further = !ctx->shared.complete;
}

static void
read_primary (BatsonContext *ctx)
{
  ctx->known = _batson_evidence_of (ctx->presentation, BATSON_PRESENTATION_KNOWN);
  ctx->primary_answer = _batson_evidence_of (ctx->presentation, BATSON_PRESENTATION_PRIMARY);
  if (ctx->primary_answer.answered)
    ctx->primary = ctx->primary_answer.choice;
  else
    ctx->primary = _batson_evidence_is (&ctx->known, BATSON_YES_NO_YES) ? BATSON_PRIMARY_PROVEN : BATSON_PRIMARY_UNKNOWN;
}

/* NOMS-C8: a deficit (NEURO-2) or myelopathy that is new or worse while every graded lesion is low grade. */
static gboolean
deficit_unexplained (const BatsonContext *ctx)
{
  gboolean deficit = FALSE;

  for (guint q = 0; q < BATSON_N_URG2_QUESTIONS; q++)
    if (_batson_urg2_field (q) != BATSON_STATUS_WALKING_LOST && _batson_urg2_field (q) != BATSON_STATUS_OTHER_RADIC)
      deficit |= ctx->symptoms[q] == BATSON_SYMPTOM_NEW;
  return deficit && ctx->graded && !ctx->high_grade;
}

/* Reads it all, after the first pass over the lesions (decompression, vertebrae). */
void
_batson_shared_read (BatsonContext *ctx)
{
  read_symptoms (ctx);
  read_fitness (ctx);
  read_disease (ctx);
  read_primary (ctx);
  ctx->s = _batson_shared_s (&ctx->shared);
  ctx->tuples = _batson_shared_tuples (&ctx->shared);
  ctx->unexplained = deficit_unexplained (ctx);
}

/* S-1: what fit or poor rests on. */
static void
explain_fitness (BatsonContext *ctx, BatsonWhy *why)
{
  const BatsonEvidence *ecog = ctx->acute_lasting ? &ctx->ecog_before : &ctx->status[BATSON_STATUS_ECOG];

  if (ctx->shared.judged >= 0)
    {
      _batson_why_use (why, &ctx->judged.fact);
      return;
    }
  _batson_why_evidence (why, ecog);
  if (ctx->acute_lasting)
    _batson_why_use (why, &ctx->status[BATSON_STATUS_ACUTE].fact);
  else if (ecog->choice > BATSON_ECOG_2)
    {
      _batson_why_evidence (why, &ctx->caused);
      if (_batson_evidence_is (&ctx->caused, BATSON_YES_NO_YES))
        _batson_why_miss (why, &ctx->judged.fact); /* only the judgement settles it */
    }
}

/* S-2: what "oligometastatic" rests on; one "no" is enough. */
static void
explain_oligo (BatsonContext *ctx, BatsonWhy *why)
{
  enum { LEVELS_NAMED = 4 };
  const BatsonEvidence *all[] = { &ctx->controlled, &ctx->visceral, &ctx->other_bone, &ctx->complete, &ctx->whole_body };
  const guint no[] = { ctx->shared.controlled, ctx->shared.free_of_visceral, ctx->shared.free_of_other_bone };
  guint oligo = _batson_shared_oligo (&ctx->shared);

  if (oligo == 1)
    {
      for (guint i = 0; i < G_N_ELEMENTS (no); i++)
        if (no[i] == 1)
          {
            _batson_why_use (why, &all[i]->fact);
            return;
          }
      for (guint i = 0; i < MIN (ctx->n_lesions, LEVELS_NAMED); i++)
        {
          BatsonFact level = _batson_fact (ctx->lesions[i].record, BATSON_LESION_LEVEL);
          _batson_why_use (why, &level);
        }
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (i < 3 || _batson_evidence_is (all[i], BATSON_YES_NO_YES))
      _batson_why_evidence (why, all[i]);
    else
      _batson_why_miss (why, &all[i]->fact);
}

/* The answer of S and why, the same for every lesion; S-2 only where the patient may be fit. */
void
_batson_shared_explain_s (BatsonContext *ctx, BatsonAnswer *answer)
{
  _batson_why_init (&answer->why, ctx->assessment->arena, BATSON_RULE_S_1);
  answer->answers = ctx->s;
  answer->by_hand = ctx->shared.judged >= 0;
  explain_fitness (ctx, &answer->why);
  if (ctx->s & BATSON_S_FIT)
    explain_oligo (ctx, &answer->why);
  if (answer->by_hand)
    answer->why.basis = BATSON_BASIS_INFERRED;
}
