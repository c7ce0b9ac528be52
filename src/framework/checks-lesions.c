/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Doubts about samples, the subtype and lesions. */
#include "framework/checks-private.h"

/* Samples, the subtype */

static void
ish_not_asked (const BatsonCheckRun *check)
{
  for (guint i = 0; i < check->ctx->n_samples; i++)
    {
      BatsonRecord *sample = check->ctx->samples[i].record;
      int ihc = batson_record_choice (sample, BATSON_SAMPLE_HER2_IHC), ish = batson_record_choice (sample, BATSON_SAMPLE_HER2_ISH);
      if ((ihc == BATSON_HER2_IHC_0 || ihc == BATSON_HER2_IHC_1 || ihc == BATSON_HER2_IHC_3) && (ish == BATSON_HER2_ISH_AMPLIFIED || ish == BATSON_HER2_ISH_NOT_AMPLIFIED))
        _batson_doubt (check, sample, BATSON_SAMPLE_HER2_ISH, sample, BATSON_SAMPLE_HER2_IHC);
    }
}

static void
sample_level (const BatsonCheckRun *check)
{
  const BatsonContext *ctx = check->ctx;

  for (guint i = 0; i < ctx->n_samples; i++)
    {
      const BatsonValue *level = batson_record_get (ctx->samples[i].record, BATSON_SAMPLE_LEVEL);
      gboolean held = level->state != BATSON_VALUE_ANSWER || ctx->n_lesions == 0;
      for (guint j = 0; j < ctx->n_lesions; j++)
        held |= !ctx->lesions[j].has_span || (level->level >= ctx->lesions[j].span.first && level->level <= ctx->lesions[j].span.last);
      if (!held)
        _batson_doubt (check, ctx->samples[i].record, BATSON_SAMPLE_LEVEL, NULL, 0);
    }
}

static void
subtype_without_reason (const BatsonCheckRun *check)
{
  BatsonRecord *root = check->ctx->root;

  if (batson_record_has (root, BATSON_CASE_SUBTYPE_HAND) && !batson_record_has (root, BATSON_CASE_SUBTYPE_REASON))
    _batson_doubt (check, root, BATSON_CASE_SUBTYPE_REASON, root, BATSON_CASE_SUBTYPE_HAND);
}

/* Lesions */

/* All are said to be entered, and there is none: without a doubt the case would look complete. */
static void
no_lesion (const BatsonCheckRun *check)
{
  if (check->ctx->n_lesions == 0 && check->ctx->shared.complete)
    _batson_doubt (check, check->ctx->imaging, BATSON_IMAGING_COMPLETE, NULL, 0);
}

static void
same_level (const BatsonCheckRun *check)
{
  const BatsonLesionEvidence *lesions = check->ctx->lesions;

  guint first[BATSON_N_LEVELS] = { 0 }; /* 1 + the first lesion at each level */

  for (guint i = 0; i < check->ctx->n_lesions; i++)
    if (lesions[i].has_span)
      {
        guint other = 0;
        for (BatsonLevel level = lesions[i].span.first; level <= lesions[i].span.last; level++)
          if (first[level] == 0)
            first[level] = i + 1;
          else if (other == 0 || first[level] < other)
            other = first[level];
        if (other)
          _batson_doubt (check, lesions[i].record, BATSON_LESION_LEVEL, lesions[other - 1].record, BATSON_LESION_LEVEL);
      }
}

static void
span_reversed (const BatsonCheckRun *check)
{
  const BatsonValue *level = batson_record_get (check->lesion->record, BATSON_LESION_LEVEL);

  if (level->state == BATSON_VALUE_ANSWER && level->span.first > level->span.last)
    _batson_doubt (check, check->lesion->record, BATSON_LESION_LEVEL, NULL, 0);
}

static void
location_missing (const BatsonCheckRun *check)
{
  BatsonRecord *lesion = check->lesion->record;

  if (!check->lesion->has_span && batson_record_has (lesion, BATSON_LESION_LEVEL_TEXT) && !batson_record_has (lesion, BATSON_LESION_LOCATION))
    _batson_doubt (check, lesion, BATSON_LESION_LOCATION, lesion, BATSON_LESION_LEVEL_TEXT);
}

/* Treatment completed before the first imaging recorded of the lesion. */
static void
treated_before_imaging (const BatsonCheckRun *check)
{
  static const guint fields[] = { BATSON_LESION_TREATED, BATSON_LESION_RADIATION_DATE };

  for (guint k = 0; k < G_N_ELEMENTS (fields); k++)
    {
      BatsonRecord *lesion = check->lesion->record, *first = NULL;
      guint n = batson_record_has (lesion, fields[k]) ? batson_record_length (lesion, BATSON_LESION_FINDINGS) : 0;
      for (guint j = 0; j < n; j++)
        {
          BatsonRecord *finding = batson_record_nth (lesion, BATSON_LESION_FINDINGS, j);
          if (!_batson_is_before (lesion, fields[k], finding, BATSON_FINDING_DATE))
            n = 0;
          first = finding;
        }
      if (n > 0)
        _batson_doubt (check, lesion, fields[k], first, BATSON_FINDING_DATE);
    }
}

/* Details of radiation where the answer is that there was none. */
static void
no_radiation (const BatsonCheckRun *check)
{
  static const guint details[] = { BATSON_LESION_RADIATION_DOSE, BATSON_LESION_RADIATION_FRACTIONS, BATSON_LESION_RADIATION_DATE, BATSON_LESION_PROGRESSED, BATSON_LESION_PAIN_FAILED };

  for (guint k = 0; k < G_N_ELEMENTS (details); k++)
    if (check->lesion->radiation.choice <= BATSON_EARLIER_RADIATION_NONE && batson_record_has (check->lesion->record, details[k]))
      _batson_doubt (check, check->lesion->record, details[k], check->lesion->record, BATSON_LESION_RADIATION);
}

static void
cauda_above_l1 (const BatsonCheckRun *check)
{
  const BatsonLesionEvidence *lesion = check->lesion;

  if (lesion->has_span && lesion->span.last < BATSON_LEVEL_L1 && lesion->findings[BATSON_FINDING_GRADE].choice >= BATSON_GRADE_CAUDA_LOW)
    _batson_doubt (check, lesion->findings[BATSON_FINDING_GRADE].fact.record, BATSON_FINDING_GRADE, lesion->record, BATSON_LESION_LEVEL);
}

/* Layer D lies where the grade looks. Which of the other layers are reached together is left to who looks: tumour may pass beside a layer, or be inside the dura alone. */
static void
wbb_grade (const BatsonCheckRun *check)
{
  const BatsonEvidence *grade = &check->lesion->findings[BATSON_FINDING_GRADE];
  BatsonRecord *lesion = check->lesion->record;
  guint64 layers = batson_record_choices (lesion, BATSON_LESION_WBB_LAYERS);

  if (layers && grade->answered && check->lesion->facts.state != BATSON_LESION_OUTSIDE && (grade->choice != BATSON_GRADE_0) != (layers >> BATSON_WBB_LAYER_D & 1))
    _batson_doubt (check, lesion, BATSON_LESION_WBB_LAYERS, grade->fact.record, BATSON_FINDING_GRADE);
}

static void
pain_disagrees (const BatsonCheckRun *check)
{
  const BatsonEvidence *back = &check->ctx->status[BATSON_STATUS_BACK_PAIN], *pain = &check->lesion->findings[BATSON_FINDING_PAIN];

  if (back->choice == BATSON_BACK_PAIN_NONE && pain->choice > BATSON_SINS_PAIN_NONE)
    _batson_doubt_facts (check, &pain->fact, &back->fact);
}

static void
hand_without_reason (const BatsonCheckRun *check)
{
  static const struct { guint field, reason; } hands[] = {
    { BATSON_LESION_O_HAND, BATSON_LESION_O_REASON }, { BATSON_LESION_M_HAND, BATSON_LESION_M_REASON }, { BATSON_LESION_OUTCOME_HAND, BATSON_LESION_OUTCOME_REASON },
  };
  BatsonRecord *lesion = check->lesion->record;

  for (guint k = 0; k < G_N_ELEMENTS (hands); k++)
    if (batson_record_has (lesion, hands[k].field) && !batson_record_has (lesion, hands[k].reason))
      _batson_doubt (check, lesion, hands[k].reason, lesion, hands[k].field);
}

static const BatsonCheckKind kinds[] = {
  { BATSON_CHECK_ISH_NOT_ASKED, ish_not_asked },
  { BATSON_CHECK_SAMPLE_LEVEL, sample_level },
  { BATSON_CHECK_NO_LESION, no_lesion },
  { BATSON_CHECK_SAME_LEVEL, same_level },
  { BATSON_CHECK_BY_HAND_WITHOUT_REASON, subtype_without_reason },
};

static const BatsonCheckKind of_each_lesion[] = {
  { BATSON_CHECK_SPAN_REVERSED, span_reversed },
  { BATSON_CHECK_LOCATION_MISSING, location_missing },
  { BATSON_CHECK_TREATED_BEFORE_IMAGING, treated_before_imaging },
  { BATSON_CHECK_NO_RADIATION, no_radiation },
  { BATSON_CHECK_CAUDA_ABOVE_L1, cauda_above_l1 },
  { BATSON_CHECK_WBB_GRADE, wbb_grade },
  { BATSON_CHECK_PAIN_DISAGREES, pain_disagrees },
  { BATSON_CHECK_BY_HAND_WITHOUT_REASON, hand_without_reason },
};

/* All that is looked for in a lesion is looked for while it is at hand: there may be many. */
void
_batson_checks_lesions (const BatsonContext *ctx)
{
  _batson_checks_make (kinds, G_N_ELEMENTS (kinds), ctx, NULL);
  for (guint i = 0; i < ctx->n_lesions; i++)
    _batson_checks_make (of_each_lesion, G_N_ELEMENTS (of_each_lesion), ctx, &ctx->lesions[i]);
}
