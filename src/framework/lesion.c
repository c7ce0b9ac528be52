/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What counts of a lesion: current findings, treatment, receptors, and whether it has a row (NOMS-13, ESCC-4, NOMS-0). */
#include "framework/assessment-private.h"
#include "framework/tri.h"

/* A completed treatment on a date, and at a time of day where that is known, that is not in the future. */
static gboolean
completed (const BatsonContext *ctx, BatsonRecord *lesion, guint field, int *out_first, int *out_last)
{
  gint64 at;

  if (!_batson_date_days (lesion, field, out_first, out_last) || *out_first > ctx->today)
    return FALSE;
  return batson_record_get_field (lesion, field)->kind != BATSON_KIND_TIME || !_batson_clock (lesion, field, &at) || at <= ctx->settings->at;
}

/* Keeps the last decompression: of two on one day the later. */
static void
take_decompression (BatsonContext *ctx, BatsonRecord *lesion, int first, int last)
{
  gint64 at = G_MININT64;

  _batson_clock (lesion, BATSON_LESION_TREATED, &at);
  if (ctx->decompressed && (last < ctx->decompressed_last || (last == ctx->decompressed_last && at <= ctx->decompressed_at)))
    return;
  ctx->decompressed = TRUE;
  ctx->decompressed_first = first;
  ctx->decompressed_last = last;
  ctx->decompressed_at = at;
}

/* NOMS-13: the last completed treatment of the lesion, radiation included. */
static void
read_treatment (BatsonContext *ctx, BatsonLesionEvidence *lesion)
{
  int treatment = batson_record_choice (lesion->record, BATSON_LESION_TREATMENT), first, last;

  lesion->treated = _batson_fact_none ();
  lesion->treated_first = lesion->treated_last = G_MININT;
  if (lesion->radiation.choice > BATSON_EARLIER_RADIATION_NONE && completed (ctx, lesion->record, BATSON_LESION_RADIATION_DATE, &first, &last))
    {
      lesion->treated = _batson_fact (lesion->record, BATSON_LESION_RADIATION_DATE);
      lesion->treated_by_radiation = TRUE;
      lesion->treated_first = first;
      lesion->treated_last = last;
    }
  if (treatment <= BATSON_LESION_TREATMENT_NONE || !completed (ctx, lesion->record, BATSON_LESION_TREATED, &first, &last))
    return;
  if (last >= lesion->treated_last)
    {
      lesion->treated = _batson_fact (lesion->record, BATSON_LESION_TREATED);
      lesion->treated_by_radiation = FALSE;
      lesion->treated_first = first;
      lesion->treated_last = last;
    }
  if (treatment == BATSON_LESION_TREATMENT_SEPARATION || treatment == BATSON_LESION_TREATMENT_DECOMPRESSION || treatment == BATSON_LESION_TREATMENT_EN_BLOC)
    take_decompression (ctx, lesion->record, first, last);
}

/* SINS-3: the location follows from the level; for an unusual one it is asked. */
static void
read_location (BatsonLesionEvidence *lesion)
{
  const BatsonValue *level = batson_record_get (lesion->record, BATSON_LESION_LEVEL);
  int location = batson_record_choice (lesion->record, BATSON_LESION_LOCATION);

  lesion->has_span = level->state == BATSON_VALUE_ANSWER;
  lesion->location = _batson_evidence_of (lesion->record, lesion->has_span || (location < 0 && !batson_record_has (lesion->record, BATSON_LESION_LEVEL_TEXT)) ? BATSON_LESION_LEVEL : BATSON_LESION_LOCATION);
  if (lesion->has_span)
    {
      lesion->span = (BatsonSpan) { MIN (level->span.first, level->span.last), MAX (level->span.first, level->span.last) };
      lesion->sins.choices[BATSON_SINS_LOCATION] = batson_sins_location (lesion->span);
    }
  else if (location >= 0)
    lesion->sins.choices[BATSON_SINS_LOCATION] = 1u << location;
}

static void
read_findings (BatsonLesionEvidence *lesion)
{
  BatsonWindow since = { lesion->treated_first, G_MAXINT };

  _batson_evidence_newest (lesion->record, BATSON_LESION_FINDINGS, BATSON_FINDING_DATE, &since, lesion->findings, BATSON_FINDING_N_FIELDS);
  for (guint p = BATSON_SINS_PART_PAIN; p < BATSON_N_SINS_PARTS; p++)
    {
      int choice = lesion->findings[batson_sins_part_field (p)].choice;
      lesion->sins.choices[p] = choice >= 0 ? 1u << choice : 0;
    }
}

/* Whether it progressed after radiation to it: "none" settles it, and so does "not progressed" whatever was given. */
guint
_batson_lesion_progression (const BatsonLesionEvidence *lesion)
{
  int radiation = lesion->radiation.choice, progressed = lesion->progressed.choice;

  if (radiation == BATSON_EARLIER_RADIATION_NONE || progressed == BATSON_YES_NO_NO)
    return BATSON_NOT_PROGRESSED_BIT;
  return radiation >= 0 && progressed == BATSON_YES_NO_YES ? BATSON_PROGRESSED_BIT : BATSON_PROGRESSION_ANY;
}

/* The levels of a span, bit n for level n. */
guint
_batson_span_bits (BatsonSpan span)
{
  return ((2u << span.last) - 1) & ~((1u << span.first) - 1);
}

/* The level as the list of vertebrae counts it (S-2): treated lesions count too. */
static void
count_vertebrae (BatsonContext *ctx, const BatsonLesionEvidence *lesion)
{
  if (lesion->has_span)
    ctx->shared.vertebrae |= _batson_span_bits (lesion->span);
  else if (batson_record_has (lesion->record, BATSON_LESION_LEVEL_TEXT))
    ctx->shared.n_other_levels++;
  else
    ctx->shared.n_without_level++;
}

/* First pass: what does not depend on other records. */
void
_batson_lesion_read (BatsonContext *ctx, BatsonLesionEvidence *lesion)
{
  BatsonRecord *record = lesion->record;

  lesion->radiation = _batson_evidence_of (record, BATSON_LESION_RADIATION);
  lesion->progressed = _batson_evidence_of (record, BATSON_LESION_PROGRESSED);
  lesion->o_hand = _batson_evidence_of (record, BATSON_LESION_O_HAND);
  lesion->m_hand = _batson_evidence_of (record, BATSON_LESION_M_HAND);
  read_treatment (ctx, lesion);
  read_location (lesion);
  read_findings (lesion);
  lesion->progression = _batson_lesion_progression (lesion);
  count_vertebrae (ctx, lesion);
  if (lesion->has_span && lesion->radiation.choice > BATSON_EARLIER_RADIATION_NONE)
    ctx->irradiated |= _batson_span_bits (lesion->span);
  if (lesion->findings[BATSON_FINDING_GRADE].answered)
    {
      ctx->graded = TRUE;
      ctx->high_grade |= batson_escc_band (lesion->findings[BATSON_FINDING_GRADE].choice) == BATSON_BAND_HIGH;
    }
}

/* Whether any current finding answers the grade or a part of SINS. */
static gboolean
has_current_finding (const BatsonLesionEvidence *lesion)
{
  for (guint f = BATSON_FINDING_GRADE; f <= BATSON_FINDING_POSTEROLATERAL; f++)
    if (lesion->findings[f].answered)
      return TRUE;
  return FALSE;
}

/* A symptom that takes the word "controlled" away: a deficit that is new or worse, or pain that is, observed after the radiation. */
static gboolean
has_new_symptom (const BatsonContext *ctx, const BatsonLesionEvidence *lesion)
{
  const BatsonEvidence *pain = &ctx->status[BATSON_STATUS_BACK_PAIN];

  for (guint q = 0; q < BATSON_N_URG2_QUESTIONS; q++)
    if (ctx->symptoms[q] == BATSON_SYMPTOM_NEW)
      return TRUE;
  return ctx->acute_lasting || (pain->choice >= BATSON_BACK_PAIN_NEW && pain->first_day > lesion->treated_last);
}

/* NOMS-13: after surgery a lesion has no row until graded again. After radiation without progression it is controlled until a grade, a part of SINS or a symptom brings the rows back. */
BatsonLesionState
_batson_lesion_state (const BatsonContext *ctx, const BatsonLesionEvidence *lesion)
{
  int compartment = batson_record_choice (lesion->record, BATSON_LESION_COMPARTMENT);

  if (compartment == BATSON_COMPARTMENT_INTRADURAL || compartment == BATSON_COMPARTMENT_INTRAMEDULLARY)
    return BATSON_LESION_OUTSIDE;
  if (ctx->primary == BATSON_PRIMARY_OTHER)
    return BATSON_LESION_WITHDRAWN;
  if (batson_fact_is_none (&lesion->treated) || lesion->findings[BATSON_FINDING_GRADE].answered)
    return BATSON_LESION_CURRENT;
  if (!lesion->treated_by_radiation || lesion->progressed.choice != BATSON_YES_NO_NO)
    return BATSON_LESION_UNGRADED_SINCE;
  return has_current_finding (lesion) || has_new_symptom (ctx, lesion) ? BATSON_LESION_CURRENT : BATSON_LESION_CONTROLLED;
}

/* The subtypes of the lesion: the one set by hand leads over the derived ones (OVR-1); withdrawn for other histology (NOMS-0). */
static void
read_subtype (BatsonContext *ctx, BatsonLesionEvidence *lesion)
{
  guint bits[BATSON_N_RECEPTORS], subtypes;

  _batson_receptors_pick (ctx->samples, ctx->n_samples, ctx->root, lesion->has_span, lesion->span, lesion->receptors);
  for (guint r = 0; r < BATSON_N_RECEPTORS; r++)
    bits[r] = _batson_receptor_bits (lesion->receptors[r].positive);
  subtypes = ctx->subtype_hand.answered ? 1u << ctx->subtype_hand.choice : _batson_subtypes (bits);
  lesion->classes = _batson_subtype_classes (subtypes);
  lesion->result->subtypes = ctx->primary == BATSON_PRIMARY_OTHER ? 0 : subtypes;
}

/* The answers of N, O and M as far as they are known: the pure numbers of NOMS. */
static void
read_facts (BatsonContext *ctx, BatsonLesionEvidence *lesion)
{
  int grade = lesion->findings[BATSON_FINDING_GRADE].choice;

  lesion->facts.state = _batson_lesion_state (ctx, lesion);
  lesion->result->grades = grade >= 0 ? 1u << grade : lesion->has_span ? batson_escc_grades (lesion->span) : BATSON_GRADES_ANY;
  lesion->result->collapse = lesion->findings[BATSON_FINDING_COLLAPSE].choice;
  lesion->facts.bands = batson_escc_bands (lesion->result->grades);
  lesion->facts.oa = _batson_oa (lesion->classes, lesion->progression, lesion->o_hand.choice);
  lesion->facts.sins = lesion->result->sins.classes;
  lesion->facts.m = lesion->m_hand.answered ? 1u << lesion->m_hand.choice : lesion->facts.sins;
}

static void
explain_n (BatsonContext *ctx, BatsonLesionEvidence *lesion, BatsonAnswer *answer)
{
  _batson_why_init (&answer->why, ctx->assessment->arena, BATSON_RULE_N_1);
  answer->answers = _batson_n_of (lesion->facts.bands);
  _batson_why_evidence (&answer->why, &lesion->findings[BATSON_FINDING_GRADE]);
}

/* The receptors that settle O: one positive hormone receptor or HER2 is enough, a negative answer needs all three. */
static void
explain_receptors (BatsonContext *ctx, BatsonLesionEvidence *lesion, BatsonWhy *why)
{
  static const BatsonReceptorId order[] = { BATSON_RECEPTOR_ER, BATSON_RECEPTOR_PR, BATSON_RECEPTOR_HER2 };

  if (ctx->subtype_hand.answered)
    {
      _batson_why_use (why, &ctx->subtype_hand.fact);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (lesion->receptors[order[i]].positive == BATSON_YES)
      {
        _batson_why_receptor (why, &lesion->receptors[order[i]], order[i]);
        return;
      }
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    _batson_why_receptor (why, &lesion->receptors[order[i]], order[i]);
}

/* O-1. Progression after radiation settles it without receptors, triple-negative without radiation. HER2-enriched as sensitive is inferred. */
static void
explain_o (BatsonContext *ctx, BatsonLesionEvidence *lesion, BatsonAnswer *answer)
{
  BatsonWhy *why = &answer->why;

  _batson_why_init (why, ctx->assessment->arena, BATSON_RULE_O_1);
  answer->answers = _batson_o_of (lesion->facts.oa);
  answer->by_hand = lesion->o_hand.answered;
  if (answer->by_hand)
    {
      _batson_why_set_rule (why, BATSON_RULE_OVR_1);
      _batson_why_use (why, &lesion->o_hand.fact);
      return;
    }
  if (lesion->progression != BATSON_PROGRESSED_BIT)
    explain_receptors (ctx, lesion, why);
  if (lesion->classes == BATSON_RECEPTORS_TNBC)
    return;
  if (lesion->radiation.answered || lesion->progressed.choice != BATSON_YES_NO_NO)
    _batson_why_evidence (why, &lesion->radiation);
  if (lesion->radiation.choice > BATSON_EARLIER_RADIATION_NONE || lesion->progressed.answered)
    _batson_why_evidence (why, &lesion->progressed);
  if (answer->answers == BATSON_O_SENSITIVE && lesion->classes & BATSON_RECEPTORS_HER2)
    why->basis = BATSON_BASIS_INFERRED;
}

/* Whether the whole range lies in one class. */
static gboolean
settles_m (guint answers)
{
  return answers == BATSON_M_STABLE || answers == BATSON_M_INDETERMINATE || answers == BATSON_M_UNSTABLE;
}

static void
explain_m (BatsonContext *ctx, BatsonLesionEvidence *lesion, BatsonAnswer *answer)
{
  BatsonWhy *sins = &lesion->result->sins_why;

  _batson_why_init (sins, ctx->assessment->arena, BATSON_RULE_SINS_1);
  _batson_why_evidence (sins, &lesion->location);
  for (guint p = BATSON_SINS_PART_PAIN; p < BATSON_N_SINS_PARTS; p++)
    _batson_why_evidence (sins, &lesion->findings[batson_sins_part_field (p)]);
  if (lesion->result->sins.n_open)
    _batson_why_set_rule (sins, BATSON_RULE_SINS_4);
  answer->answers = lesion->facts.m;
  answer->by_hand = lesion->m_hand.answered;
  _batson_why_init (&answer->why, ctx->assessment->arena, answer->by_hand ? BATSON_RULE_OVR_1 : BATSON_RULE_M_1);
  if (answer->by_hand)
    _batson_why_use (&answer->why, &lesion->m_hand.fact);
  else
    _batson_why_join (&answer->why, sins);
  _batson_why_settled (&answer->why, settles_m (answer->answers) ? BATSON_YES : BATSON_OPEN);
}

/* Second pass: the answers of N, O and M of the lesion, and why. */
void
_batson_lesion_explain (BatsonContext *ctx, BatsonLesionEvidence *lesion)
{
  BatsonLesionResult *result = lesion->result;

  batson_sins_score (&lesion->sins, &result->sins);
  read_subtype (ctx, lesion);
  read_facts (ctx, lesion);
  result->state = lesion->facts.state;
  explain_n (ctx, lesion, &result->answers[BATSON_QUESTION_N]);
  explain_o (ctx, lesion, &result->answers[BATSON_QUESTION_O]);
  explain_m (ctx, lesion, &result->answers[BATSON_QUESTION_M]);
}
