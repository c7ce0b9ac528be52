/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The surgical indications of each lesion, IND-1..6. */
#include "framework/referral.h"
#include "framework/tri.h"

#define CHOICE(c) (1u << (c))

/* Whether myelopathy or limb weakness is new or worse; what was seen before the last decompression alone leaves it open. */
static BatsonLiteral
new_or_worse (const BatsonContext *ctx, guint field)
{
  BatsonLiteral literal = { BATSON_OPEN, ctx->status[field].fact };

  for (guint q = 0; q < BATSON_N_URG2_QUESTIONS; q++)
    if (_batson_urg2_field (q) == field)
      literal.state = ctx->symptoms[q] == BATSON_SYMPTOM_NEW ? BATSON_YES : ctx->symptoms[q] == BATSON_SYMPTOM_NO ? BATSON_NO : BATSON_OPEN;
  return literal;
}

static BatsonTri
cord_signs (const BatsonContext *ctx, BatsonWhy *why)
{
  BatsonLiteral literals[] = { new_or_worse (ctx, BATSON_STATUS_MYELOPATHY), new_or_worse (ctx, BATSON_STATUS_LIMB) };

  return _batson_tri_any (why, literals, G_N_ELEMENTS (literals));
}

/* IND-1: over the grades still possible: high grade yes, bone only no, low grade as the cord signs say. */
static BatsonTri
compression (const BatsonContext *ctx, const BatsonLesionEvidence *lesion, BatsonWhy *why)
{
  guint bands = lesion->facts.bands;
  BatsonTri signs;

  if (lesion->facts.state == BATSON_LESION_OUTSIDE)
    return BATSON_NO;
  _batson_why_evidence (why, &lesion->findings[BATSON_FINDING_GRADE]);
  if (bands == BATSON_BAND_HIGH)
    return BATSON_YES;
  if (bands == BATSON_BAND_NONE)
    return BATSON_NO;
  signs = cord_signs (ctx, why);
  if (bands == BATSON_BAND_LOW)
    return signs;
  return !(bands & BATSON_BAND_NONE) && signs == BATSON_YES ? BATSON_YES : BATSON_OPEN;
}

/* Whether M, by hand where set, is CLASS. */
static BatsonLiteral
stability_is (const BatsonLesionEvidence *lesion, guint class)
{
  guint m = lesion->facts.m;

  return (BatsonLiteral) { m == class ? BATSON_YES : m & class ? BATSON_OPEN : BATSON_NO, lesion->m_hand.answered ? lesion->m_hand.fact : lesion->location.fact };
}

/* What M rests on: the hand, or every part of SINS. */
static void
stability_facts (const BatsonLesionEvidence *lesion, BatsonWhy *why, BatsonTri state)
{
  const BatsonWhy *sins = &lesion->result->sins_why;

  if (lesion->m_hand.answered)
    {
      _batson_why_use (why, &lesion->m_hand.fact);
      return;
    }
  _batson_why_use_all (why, &sins->because);
  if (state == BATSON_OPEN)
    _batson_why_miss_all (why, &sins->missing);
}

/* IND-2 */
static BatsonTri
instability (const BatsonContext *ctx, const BatsonLesionEvidence *lesion, BatsonWhy *why)
{
  BatsonTri state = stability_is (lesion, BATSON_M_UNSTABLE).state;

  stability_facts (lesion, why, state);
  return state;
}

/* The receptors read for the lesion, or the subtype by hand. */
static void
subtype_facts (const BatsonContext *ctx, const BatsonLesionEvidence *lesion, BatsonWhy *why)
{
  static const BatsonReceptorId order[] = { BATSON_RECEPTOR_ER, BATSON_RECEPTOR_PR, BATSON_RECEPTOR_HER2 };

  if (ctx->subtype_hand.answered)
    {
      _batson_why_use (why, &ctx->subtype_hand.fact);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    _batson_why_receptor (why, &lesion->receptors[order[i]], order[i]);
}

/* IND-3: progressed after radiation, or triple-negative; O set by hand leads (OVR-1). */
static BatsonTri
resistant (const BatsonContext *ctx, const BatsonLesionEvidence *lesion, BatsonWhy *why)
{
  gboolean may_progress = lesion->progression & BATSON_PROGRESSED_BIT, may_be_negative = lesion->classes & BATSON_RECEPTORS_TNBC;

  if (lesion->o_hand.answered)
    {
      _batson_why_use (why, &lesion->o_hand.fact);
      return lesion->o_hand.choice == BATSON_SENSITIVITY_RESISTANT ? BATSON_YES : BATSON_NO;
    }
  if (lesion->progression == BATSON_PROGRESSED_BIT)
    {
      _batson_why_use (why, &lesion->progressed.fact);
      return BATSON_YES;
    }
  subtype_facts (ctx, lesion, why);
  if (lesion->classes == BATSON_RECEPTORS_TNBC)
    return BATSON_YES;
  _batson_why_evidence (why, &lesion->radiation);
  if (lesion->radiation.choice > BATSON_EARLIER_RADIATION_NONE)
    _batson_why_evidence (why, &lesion->progressed);
  return may_progress || may_be_negative ? BATSON_OPEN : BATSON_NO;
}

/* IND-4 */
static BatsonTri
pain (const BatsonContext *ctx, const BatsonLesionEvidence *lesion, BatsonWhy *why)
{
  BatsonEvidence conservative = _batson_evidence_of (lesion->record, BATSON_LESION_CONSERVATIVE_FAILED), failed = _batson_evidence_of (lesion->record, BATSON_LESION_PAIN_FAILED);
  BatsonLiteral sins = stability_is (lesion, BATSON_M_INDETERMINATE), literals[] = {
    _batson_literal (&lesion->findings[BATSON_FINDING_PAIN], CHOICE (BATSON_SINS_PAIN_MECHANICAL)),
    _batson_literal (&conservative, CHOICE (BATSON_YES_NO_YES)),
    _batson_literal (&failed, CHOICE (BATSON_YES_NO_YES)),
  };
  BatsonTri state;

  if (lesion->radiation.choice == BATSON_EARLIER_RADIATION_NONE && !failed.answered) /* what was never given cannot have failed */
    literals[2] = (BatsonLiteral) { BATSON_NO, lesion->radiation.fact };
  if (sins.state == BATSON_NO)
    {
      stability_facts (lesion, why, BATSON_NO);
      return BATSON_NO;
    }
  state = _batson_tri_all (why, literals, G_N_ELEMENTS (literals));
  if (state == BATSON_NO)
    return BATSON_NO;
  stability_facts (lesion, why, sins.state);
  return state == BATSON_YES ? sins.state : BATSON_OPEN;
}

/* IND-5: a blank primary counts as unknown. */
static BatsonTri
uncertain (const BatsonContext *ctx, const BatsonLesionEvidence *lesion, BatsonWhy *why)
{
  BatsonEvidence evidence = _batson_evidence_of (ctx->imaging, BATSON_IMAGING_ATYPICAL);
  BatsonLiteral atypical = _batson_literal (&evidence, CHOICE (BATSON_YES_NO_YES));
  gboolean unproven = ctx->primary == BATSON_PRIMARY_UNKNOWN || ctx->primary == BATSON_PRIMARY_LIKELY;
  BatsonTri alone;

  if (atypical.state == BATSON_YES)
    return _batson_tri_all (why, &atypical, 1);
  _batson_why_use (why, &ctx->primary_answer.fact);
  alone = unproven ? _batson_isolated (ctx, why, FALSE) : BATSON_NO;
  if (alone == BATSON_YES)
    return BATSON_YES;
  _batson_tri_all (why, &atypical, 1);
  return alone == BATSON_OPEN || atypical.state == BATSON_OPEN ? BATSON_OPEN : BATSON_NO;
}

/* IND-6: S-2 as the assessment found it, with its conditions. */
static BatsonTri
few_metastases (const BatsonContext *ctx, const BatsonLesionEvidence *lesion, BatsonWhy *why)
{
  BatsonTri state = ctx->assessment->oligometastatic;
  const BatsonEvidence *conditions[] = { &ctx->controlled, &ctx->visceral, &ctx->other_bone, &ctx->complete, &ctx->whole_body, &ctx->judged };

  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    if (conditions[i]->answered || state == BATSON_OPEN)
      _batson_why_evidence (why, conditions[i]);
  if (!ctx->judged.answered)
    _batson_why_evidence (why, &ctx->status[BATSON_STATUS_ECOG]);
  return state;
}

static const struct
{
  BatsonRuleId rule;
  gboolean of_case;      /* the same for every lesion that is not controlled */
  gboolean breast_alone; /* withdrawn for other histology (NOMS-0) */
  BatsonTri (*state) (const BatsonContext *ctx, const BatsonLesionEvidence *lesion, BatsonWhy *why);
} indications[] = {
  { BATSON_RULE_IND_1, FALSE, FALSE, compression },
  { BATSON_RULE_IND_2, FALSE, FALSE, instability },
  { BATSON_RULE_IND_3, FALSE, TRUE, resistant },
  { BATSON_RULE_IND_4, FALSE, FALSE, pain },
  { BATSON_RULE_IND_5, TRUE, FALSE, uncertain },
  { BATSON_RULE_IND_6, TRUE, TRUE, few_metastases },
};

/* "if fit", or "unfit: see NOMS-3, 7, 12". */
static BatsonTri
fit (const BatsonContext *ctx)
{
  return !(ctx->s & BATSON_S_POOR) ? BATSON_YES : ctx->s == BATSON_S_POOR ? BATSON_NO : BATSON_OPEN;
}

/* One of LESION; SAME (nullable) says the same of another. */
static BatsonIndication *
add (const BatsonContext *ctx, BatsonRuleId rule, BatsonRecord *lesion, const BatsonIndication *same)
{
  BatsonIndication *indication = _batson_arena_new0 (ctx->assessment->arena, BatsonIndication, 1);

  if (same)
    {
      *indication = *same;
      _batson_why_part (&indication->why);
    }
  else
    _batson_why_init (&indication->why, ctx->assessment->arena, rule);
  indication->lesion = lesion;
  indication->fit = fit (ctx);
  g_ptr_array_add (ctx->assessment->indications, indication);
  return indication;
}

/* Adds what cord signs mean where no lesion is entered: IND-1 is unknown until the spine is imaged. */
void
_batson_indications_add_without_lesion (const BatsonContext *ctx)
{
  BatsonWhy why;
  BatsonIndication *indication;
  BatsonFact level = _batson_fact_in_list (ctx->root, BATSON_CASE_LESIONS, BATSON_RECORD_LESION, BATSON_LESION_LEVEL);

  _batson_why_init (&why, ctx->assessment->arena, BATSON_RULE_IND_1);
  if (cord_signs (ctx, &why) == BATSON_YES && ctx->complete.choice != BATSON_YES_NO_YES)
    {
      indication = add (ctx, BATSON_RULE_IND_1, NULL, NULL);
      indication->state = BATSON_OPEN;
      _batson_why_join (&indication->why, &why);
      _batson_why_miss (&indication->why, &level);
    }
}

/* Adds the indications of LESION; of a controlled one none holds. */
void
_batson_indications_add (BatsonContext *ctx, const BatsonLesionEvidence *lesion)
{
  gboolean controlled = lesion->facts.state == BATSON_LESION_CONTROLLED;

  G_STATIC_ASSERT (G_N_ELEMENTS (indications) == G_N_ELEMENTS (ctx->of_case));
  for (guint j = 0; j < G_N_ELEMENTS (indications); j++)
    {
      const BatsonIndication *same = controlled ? NULL : ctx->of_case[j];
      BatsonIndication *indication;
      if (indications[j].breast_alone && ctx->primary == BATSON_PRIMARY_OTHER)
        continue;
      indication = add (ctx, indications[j].rule, lesion->record, same);
      if (same)
        continue;
      if (controlled)
        _batson_why_use (&indication->why, &lesion->treated);
      else
        indication->state = indications[j].state (ctx, lesion, &indication->why);
      _batson_why_settled (&indication->why, indication->state);
      if (indications[j].of_case && !controlled)
        ctx->of_case[j] = indication;
    }
}
