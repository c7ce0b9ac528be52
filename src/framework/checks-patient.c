/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Doubts about what is answered of the patient: presentation, examination, fitness, imaging, work-up, follow-up. */
#include "framework/checks-private.h"
#include "framework/outcomes.h"

/* Presentation */

static void
known_not_proven (const BatsonCheckRun *check)
{
  int primary = check->ctx->primary_answer.choice;

  if (check->ctx->known.choice == BATSON_YES_NO_YES && (primary == BATSON_PRIMARY_UNKNOWN || primary == BATSON_PRIMARY_LIKELY))
    _batson_doubt_facts (check, &check->ctx->primary_answer.fact, &check->ctx->known.fact);
}

/* Examination */

/* Two answers of the examination that do not go together: bits of the choices. */
static const struct
{
  BatsonCheckId id;
  guint field, choices, other, other_choices;
} clashes[] = {
  { BATSON_CHECK_WALKING_LOST_UNAIDED, BATSON_STATUS_WALKING_LOST, 1u << BATSON_WALKING_LOST_YES, BATSON_STATUS_WALKING, 1u << BATSON_WALKING_UNAIDED },
  { BATSON_CHECK_CANNOT_WALK_NOT_LOST, BATSON_STATUS_WALKING_LOST, 1u << BATSON_WALKING_LOST_NO, BATSON_STATUS_WALKING, 1u << BATSON_WALKING_NO },
  { BATSON_CHECK_FRANKEL_E_DEFICIT, BATSON_STATUS_FRANKEL, 1u << BATSON_FRANKEL_E, BATSON_STATUS_LIMB, ~1u },
  { BATSON_CHECK_FRANKEL_E_DEFICIT, BATSON_STATUS_FRANKEL, 1u << BATSON_FRANKEL_E, BATSON_STATUS_SENSORY, ~1u },
  { BATSON_CHECK_FRANKEL_E_DEFICIT, BATSON_STATUS_FRANKEL, 1u << BATSON_FRANKEL_E, BATSON_STATUS_SPHINCTER, ~1u },
  { BATSON_CHECK_FRANKEL_WALKING, BATSON_STATUS_FRANKEL, 1u << BATSON_FRANKEL_D | 1u << BATSON_FRANKEL_E, BATSON_STATUS_WALKING, 1u << BATSON_WALKING_NO },
  { BATSON_CHECK_FRANKEL_WALKING, BATSON_STATUS_FRANKEL, 1u << BATSON_FRANKEL_A | 1u << BATSON_FRANKEL_B | 1u << BATSON_FRANKEL_C, BATSON_STATUS_WALKING, 1u << BATSON_WALKING_UNAIDED },
  { BATSON_CHECK_AIS_E_DEFICIT, BATSON_STATUS_AIS, 1u << BATSON_AIS_E, BATSON_STATUS_LIMB, ~1u },
  { BATSON_CHECK_AIS_E_DEFICIT, BATSON_STATUS_AIS, 1u << BATSON_AIS_E, BATSON_STATUS_SENSORY, ~1u },
};

static void
clash (const BatsonCheckRun *check)
{
  for (guint i = 0; i < G_N_ELEMENTS (clashes); i++)
    {
      const BatsonEvidence *a = &check->ctx->status[clashes[i].field], *b = &check->ctx->status[clashes[i].other];
      if (clashes[i].id == check->id && a->answered && b->answered && clashes[i].choices & 1u << a->choice && clashes[i].other_choices & 1u << b->choice)
        {
          _batson_doubt_facts (check, &a->fact, &b->fact);
          return;
        }
    }
}

/* REF-4 rests on a deficit: where there is none of them, what deteriorated is not told. */
static void
acute_without_deficit (const BatsonCheckRun *check)
{
  const BatsonContext *ctx = check->ctx;
  BatsonWhy why;

  _batson_why_init (&why, ctx->assessment->arena, BATSON_RULE_REF_4);
  if (ctx->acute_lasting && _batson_deficits (ctx, NULL, &why) == BATSON_NO)
    _batson_doubt_facts (check, &ctx->status[BATSON_STATUS_ACUTE].fact, NULL);
}

/* The first deficit of limbs, feeling or bladder recorded at any time; none where there is none. */
static BatsonFact
ever_deficit (const BatsonContext *ctx)
{
  static const guint fields[] = { BATSON_STATUS_LIMB, BATSON_STATUS_SENSORY, BATSON_STATUS_SPHINCTER };

  for (guint i = 0; i < batson_record_length (ctx->root, BATSON_CASE_STATUS); i++)
    for (guint k = 0; k < G_N_ELEMENTS (fields); k++)
      {
        BatsonRecord *status = batson_record_nth (ctx->root, BATSON_CASE_STATUS, i);
        if (batson_record_choice (status, fields[k]) > BATSON_DEFICIT_NONE)
          return _batson_fact (status, fields[k]);
      }
  return _batson_fact_none ();
}

static void
ais_never_deficit (const BatsonCheckRun *check)
{
  const BatsonEvidence *ais = &check->ctx->status[BATSON_STATUS_AIS];
  BatsonFact deficit = ever_deficit (check->ctx);

  if (ais->choice == BATSON_AIS_NEVER && !batson_fact_is_none (&deficit))
    _batson_doubt_facts (check, &ais->fact, &deficit);
}

static void
ais_e_never_deficit (const BatsonCheckRun *check)
{
  const BatsonEvidence *ais = &check->ctx->status[BATSON_STATUS_AIS];
  BatsonFact deficit = ever_deficit (check->ctx);

  if (ais->choice == BATSON_AIS_E && batson_fact_is_none (&deficit))
    _batson_doubt_facts (check, &ais->fact, NULL);
}

/* Fitness */

/* OUT-2: ECOG 0 = 90-100, 1 = 70-80, 2 = 50-60, 3 = 30-40, 4 = 10-20; one class apart is let pass. */
static void
ecog_kps_apart (const BatsonCheckRun *check)
{
  const BatsonEvidence *ecog = &check->ctx->status[BATSON_STATUS_ECOG];
  const BatsonValue *kps = batson_record_get (check->ctx->fitness, BATSON_FITNESS_KPS);
  int class;

  if (!ecog->answered || kps->state != BATSON_VALUE_ANSWER)
    return;
  class = CLAMP ((100 - (int) kps->integer) / 20, 0, 4);
  if (ABS (class - ecog->choice) > 1)
    _batson_doubt (check, check->ctx->fitness, BATSON_FITNESS_KPS, ecog->fact.record, BATSON_STATUS_ECOG);
}

static void
kps_not_ten (const BatsonCheckRun *check)
{
  const BatsonValue *kps = batson_record_get (check->ctx->fitness, BATSON_FITNESS_KPS);

  if (kps->state == BATSON_VALUE_ANSWER && kps->integer % 10 != 0)
    _batson_doubt (check, check->ctx->fitness, BATSON_FITNESS_KPS, NULL, 0);
}

static void
unfit_without_reason (const BatsonCheckRun *check)
{
  if (check->ctx->judged.choice == BATSON_FITNESS_UNFIT && !batson_record_has (check->ctx->fitness, BATSON_FITNESS_JUDGED_REASON))
    _batson_doubt (check, check->ctx->fitness, BATSON_FITNESS_JUDGED_REASON, check->ctx->fitness, BATSON_FITNESS_JUDGED);
}

/* Imaging, work-up */

static void
rapid_slow (const BatsonCheckRun *check)
{
  const BatsonValue *weeks = batson_record_get (check->ctx->imaging, BATSON_IMAGING_RAPID_WEEKS);

  if (batson_record_choice (check->ctx->imaging, BATSON_IMAGING_RAPID) == BATSON_YES_NO_YES && weeks->state == BATSON_VALUE_ANSWER && weeks->decimal > 6)
    _batson_doubt (check, check->ctx->imaging, BATSON_IMAGING_RAPID_WEEKS, check->ctx->imaging, BATSON_IMAGING_RAPID);
}

static void
whole_body_disagrees (const BatsonCheckRun *check)
{
  int item = batson_record_choice (check->ctx->work_up, BATSON_WORK_UP_WHOLE_BODY);

  if ((item == BATSON_WORK_ITEM_NORMAL || item == BATSON_WORK_ITEM_ABNORMAL) && check->ctx->whole_body.choice == BATSON_YES_NO_NO)
    _batson_doubt (check, check->ctx->work_up, BATSON_WORK_UP_WHOLE_BODY, check->ctx->disease, BATSON_DISEASE_WHOLE_BODY);
}

static void
not_needed_without_reason (const BatsonCheckRun *check)
{
  static const struct { guint item, reason; } items[] = {
    { BATSON_WORK_UP_HISTORY, BATSON_WORK_UP_HISTORY_REASON }, { BATSON_WORK_UP_EXAMINATION, BATSON_WORK_UP_EXAMINATION_REASON },
    { BATSON_WORK_UP_WHOLE_BODY, BATSON_WORK_UP_WHOLE_BODY_REASON }, { BATSON_WORK_UP_MARKERS, BATSON_WORK_UP_MARKERS_REASON },
    { BATSON_WORK_UP_BREAST_IMAGING, BATSON_WORK_UP_BREAST_IMAGING_REASON }, { BATSON_WORK_UP_BIOPSY, BATSON_WORK_UP_BIOPSY_REASON },
  };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    if (batson_record_choice (check->ctx->work_up, items[i].item) == BATSON_WORK_ITEM_NOT_NEEDED && !batson_record_has (check->ctx->work_up, items[i].reason))
      _batson_doubt (check, check->ctx->work_up, items[i].reason, check->ctx->work_up, items[i].item);
}

/* Follow-up */

/* OUT-2, as of one visit. */
static void
visit_kps (const BatsonCheckRun *check)
{
  for (guint i = 0; i < batson_record_length (check->ctx->root, BATSON_CASE_FOLLOW_UPS); i++)
    {
      BatsonRecord *visit = batson_record_nth (check->ctx->root, BATSON_CASE_FOLLOW_UPS, i);
      const BatsonValue *kps = batson_record_get (visit, BATSON_FOLLOW_UP_KPS);
      int ecog = batson_record_choice (visit, BATSON_FOLLOW_UP_ECOG), about = kps->state == BATSON_VALUE_ANSWER ? batson_ecog_of_kps ((int) kps->integer) : -1;

      if (kps->state == BATSON_VALUE_ANSWER && about < 0 && check->id == BATSON_CHECK_VISIT_KPS_NOT_TEN)
        _batson_doubt (check, visit, BATSON_FOLLOW_UP_KPS, NULL, 0);
      if (ecog >= 0 && about >= 0 && ABS (ecog - about) > 1 && check->id == BATSON_CHECK_VISIT_ECOG_KPS_APART)
        _batson_doubt (check, visit, BATSON_FOLLOW_UP_KPS, visit, BATSON_FOLLOW_UP_ECOG);
    }
}

/* The visit whose answer of FIELD was observed last, none of days to come; NULL where none has one. */
static BatsonRecord *
newest_visit (const BatsonContext *ctx, guint field, int *out_last_day)
{
  BatsonRecord *newest = NULL;
  int first, last;

  for (guint i = 0; i < batson_record_length (ctx->root, BATSON_CASE_FOLLOW_UPS); i++)
    {
      BatsonRecord *visit = batson_record_nth (ctx->root, BATSON_CASE_FOLLOW_UPS, i);

      if (!batson_record_has (visit, field) || !_batson_observed (visit, BATSON_FOLLOW_UP_DATE, field, &first, &last) || first > ctx->today || (newest && last < *out_last_day))
        continue;
      newest = visit;
      *out_last_day = last;
    }
  return newest;
}

/* Only the newest examination counts (URG-2): a visit since then, or of its day, that found it worse is remarked upon. */
static void
follow_up_worse (const BatsonCheckRun *check)
{
  static const struct { guint field, examined; int best; /* of grades, whose last choice is best; else 0, the first */ } fields[] = {
    { BATSON_FOLLOW_UP_FRANKEL, BATSON_STATUS_FRANKEL, BATSON_FRANKEL_E }, { BATSON_FOLLOW_UP_AIS, BATSON_STATUS_AIS, BATSON_AIS_E },
    { BATSON_FOLLOW_UP_ECOG, BATSON_STATUS_ECOG, 0 }, { BATSON_FOLLOW_UP_WALKING, BATSON_STATUS_WALKING, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const BatsonEvidence *examined = &check->ctx->status[fields[i].examined];
      int last, then, now;
      BatsonRecord *visit = examined->answered ? newest_visit (check->ctx, fields[i].field, &last) : NULL;

      if (visit == NULL || last < examined->last_day)
        continue;
      now = batson_record_choice (visit, fields[i].field);
      then = fields[i].best ? MIN (examined->choice, fields[i].best) : examined->choice; /* never a deficit is no better than none any more */
      if (fields[i].best ? now < then : now > then)
        _batson_doubt (check, visit, fields[i].field, examined->fact.record, fields[i].examined);
    }
}

/* OUT-1: thirty answers that are none, and scores by hand that are not those of the items. */
static void
qlq (const BatsonCheckRun *check)
{
  gboolean items = check->id == BATSON_CHECK_QLQ_ITEMS;

  for (guint i = 0; i < batson_record_length (check->ctx->root, BATSON_CASE_FOLLOW_UPS); i++)
    {
      BatsonRecord *visit = batson_record_nth (check->ctx->root, BATSON_CASE_FOLLOW_UPS, i);
      BatsonQlqItems read;

      if (items && batson_record_has (visit, BATSON_FOLLOW_UP_QLQ_ITEMS) && !batson_qlq_of (visit, &read))
        _batson_doubt (check, visit, BATSON_FOLLOW_UP_QLQ_ITEMS, NULL, 0);
      for (BatsonQlqScale scale = 0; !items && scale < BATSON_N_QLQ_SCALES; scale++)
        if (batson_qlq_disagrees (visit, scale))
          _batson_doubt (check, visit, batson_qlq_scale (scale)->field, NULL, 0);
    }
}

static const BatsonCheckKind kinds[] = {
  { BATSON_CHECK_ACUTE_WITHOUT_DEFICIT, acute_without_deficit },
  { BATSON_CHECK_WALKING_LOST_UNAIDED, clash },
  { BATSON_CHECK_CANNOT_WALK_NOT_LOST, clash },
  { BATSON_CHECK_FRANKEL_E_DEFICIT, clash },
  { BATSON_CHECK_FRANKEL_WALKING, clash },
  { BATSON_CHECK_AIS_E_DEFICIT, clash },
  { BATSON_CHECK_AIS_NEVER_DEFICIT, ais_never_deficit },
  { BATSON_CHECK_AIS_E_NEVER_DEFICIT, ais_e_never_deficit },
  { BATSON_CHECK_ECOG_KPS_APART, ecog_kps_apart },
  { BATSON_CHECK_KPS_NOT_TEN, kps_not_ten },
  { BATSON_CHECK_VISIT_ECOG_KPS_APART, visit_kps },
  { BATSON_CHECK_VISIT_KPS_NOT_TEN, visit_kps },
  { BATSON_CHECK_FOLLOW_UP_WORSE, follow_up_worse },
  { BATSON_CHECK_QLQ_ITEMS, qlq },
  { BATSON_CHECK_QLQ_BY_HAND, qlq },
  { BATSON_CHECK_UNFIT_WITHOUT_REASON, unfit_without_reason },
  { BATSON_CHECK_KNOWN_NOT_PROVEN, known_not_proven },
  { BATSON_CHECK_RAPID_SLOW, rapid_slow },
  { BATSON_CHECK_WHOLE_BODY_DISAGREES, whole_body_disagrees },
  { BATSON_CHECK_NOT_NEEDED_WITHOUT_REASON, not_needed_without_reason },
};

void
_batson_checks_patient (const BatsonContext *ctx)
{
  _batson_checks_make (kinds, G_N_ELEMENTS (kinds), ctx, NULL);
}
