/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NOMS-14: the missing answers of one lesion: grade, SINS, level, earlier radiation. */
#include "framework/ask-next-private.h"

/* The grade of a lesion; graded again it has its row back (NOMS-13). */
static void
ask_grade (BatsonSearch *search, guint i)
{
  BatsonLesionEvidence *lesion = &search->ctx->lesions[i];
  const BatsonEvidence *grade = &lesion->findings[BATSON_FINDING_GRADE];
  BatsonTrial trial = _batson_trial (&grade->fact, grade->asked, BATSON_TIE_GRADE, _batson_order_of (i, 0));
  guint grades = batson_escc_grades (lesion->has_span ? lesion->span : (BatsonSpan) { 0, 0 });

  if (grade->answered)
    return;
  for (guint g = 0; g <= BATSON_GRADE_CAUDA_HIGH; g++)
    if (grades & 1u << g)
      {
        BatsonLesionFacts facts = lesion->facts;
        facts.bands = batson_escc_band (g);
        if (facts.state == BATSON_LESION_UNGRADED_SINCE)
          facts.state = BATSON_LESION_CURRENT;
        _batson_try_lesion (search, &trial, i, &facts);
      }
  _batson_tried (search, i, &trial);
}

/* The facts of the lesion with one more part of SINS answered. */
static BatsonLesionFacts
with_sins (const BatsonLesionEvidence *lesion, BatsonSinsPart part, guint choices)
{
  BatsonLesionFacts facts = lesion->facts;
  BatsonSinsAnswers answers = lesion->sins;

  answers.choices[part] = choices;
  facts.sins = batson_sins_classes (&answers);
  if (!lesion->m_hand.answered)
    facts.m = facts.sins;
  return facts;
}

static void
ask_sins_part (BatsonSearch *search, guint i, BatsonSinsPart part)
{
  BatsonLesionEvidence *lesion = &search->ctx->lesions[i];
  const BatsonEvidence *evidence = part == BATSON_SINS_LOCATION ? &lesion->location : &lesion->findings[batson_sins_part_field (part)];
  BatsonTrial trial = _batson_trial (&evidence->fact, evidence->asked, BATSON_TIE_SINS, _batson_order_of (i, part));

  if (lesion->sins.choices[part])
    return;
  for (guint choice = 0; choice < batson_field_n_choices (batson_fact_field (&evidence->fact)); choice++)
    {
      BatsonLesionFacts facts = with_sins (lesion, part, 1u << choice);
      _batson_try_lesion (search, &trial, i, &facts);
    }
  _batson_join_trial (&trial, &search->joint[i].sins);
  _batson_tried (search, i, &trial);
}

/* What can still be of O once the lesion lies at LEVEL: a sample there becomes its own (SUB-9). */
static guint
oa_at (BatsonContext *ctx, const BatsonLesionEvidence *lesion, BatsonLevel level)
{
  BatsonReceptor receptors[BATSON_N_RECEPTORS];
  guint bits[BATSON_N_RECEPTORS];

  if (ctx->subtype_hand.answered)
    return lesion->facts.oa;
  _batson_receptors_pick (ctx->samples, ctx->n_samples, ctx->root, TRUE, (BatsonSpan) { level, level }, receptors);
  for (guint r = 0; r < BATSON_N_RECEPTORS; r++)
    bits[r] = _batson_receptor_bits (receptors[r].positive);
  return _batson_oa (_batson_subtype_classes (_batson_subtypes (bits)), lesion->progression, lesion->o_hand.choice);
}

/* A lesion whose level is blank: thirty levels, each with its location class, its vertebra (S-2) and its samples. */
static void
ask_level (BatsonSearch *search, guint i)
{
  BatsonContext *ctx = search->ctx;
  BatsonLesionEvidence *lesion = &ctx->lesions[i];
  BatsonTrial trial = _batson_trial (&lesion->location.fact, lesion->location.asked, BATSON_TIE_SINS, _batson_order_of (i, BATSON_SINS_LOCATION));

  for (BatsonLevel level = 0; level < BATSON_N_LEVELS; level++)
    {
      guint location = batson_sins_location ((BatsonSpan) { level, level }), s;
      BatsonLesionFacts facts = lesion->sins.choices[BATSON_SINS_LOCATION] ? lesion->facts : with_sins (lesion, BATSON_SINS_LOCATION, location);
      BatsonSharedFacts shared = ctx->shared;
      BatsonLesionSums lesions = search->lesions;
      facts.oa = oa_at (ctx, lesion, level);
      shared.vertebrae |= 1u << level;
      shared.n_without_level--;
      s = _batson_shared_s (&shared);
      _batson_replace (&lesions, &lesion->facts, &facts);
      _batson_count_choice (search, &trial.all, _batson_totals_colours (&lesions.totals, _batson_shared_tuples (&shared)), lesions.rows[s]);
      _batson_count_own (search, &trial.own, i, &facts, s);
    }
  if (lesion->sins.choices[BATSON_SINS_LOCATION] == 0)
    _batson_join_trial (&trial, &search->joint[i].sins);
  _batson_join (&trial.all, &search->shared_joint[BATSON_JOINT_SPREAD]);
  trial.own.changes |= _batson_joint_own (search, i, BATSON_JOINT_SPREAD);
  _batson_tried (search, i, &trial);
}

/* Earlier radiation where it is blank; whether it progressed only where radiation was given. */
static void
ask_radiation (BatsonSearch *search, guint i)
{
  BatsonContext *ctx = search->ctx;
  BatsonLesionEvidence *lesion = &ctx->lesions[i];
  gboolean progressed = lesion->radiation.answered;
  BatsonEvidence *evidence = progressed ? &lesion->progressed : &lesion->radiation;
  gint16 kept = evidence->choice;
  BatsonTrial trial = _batson_trial (&evidence->fact, evidence->asked, BATSON_TIE_RADIATION, _batson_order_of (i, 0));

  if ((progressed ? lesion->progressed.answered || lesion->radiation.choice == BATSON_EARLIER_RADIATION_NONE : lesion->progression == BATSON_NOT_PROGRESSED_BIT))
    return;
  for (guint choice = 0; choice < batson_field_n_choices (batson_fact_field (&evidence->fact)); choice++)
    {
      BatsonLesionFacts facts = lesion->facts;
      evidence->choice = (gint16) choice;
      facts.oa = _batson_oa (lesion->classes, _batson_lesion_progression (lesion), lesion->o_hand.choice);
      facts.state = _batson_lesion_state (ctx, lesion);
      _batson_try_lesion (search, &trial, i, &facts);
    }
  evidence->choice = kept;
  _batson_join_trial (&trial, &search->joint[i].radiation);
  _batson_tried (search, i, &trial);
}

/* Every answer that is missing of one lesion. One that is controlled waits for nothing; outside the framework nothing helps. */
void
_batson_ask_lesion (BatsonSearch *search, guint i)
{
  const BatsonLesionEvidence *lesion = &search->ctx->lesions[i];

  if (lesion->facts.state == BATSON_LESION_CONTROLLED || lesion->facts.state == BATSON_LESION_OUTSIDE)
    return;
  ask_grade (search, i);
  if (lesion->location.fact.field == BATSON_LESION_LEVEL && !lesion->has_span)
    ask_level (search, i);
  else
    ask_sins_part (search, i, BATSON_SINS_LOCATION);
  for (guint p = BATSON_SINS_PART_PAIN; p < BATSON_N_SINS_PARTS; p++)
    ask_sins_part (search, i, p);
  ask_radiation (search, i);
}
