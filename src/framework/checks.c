/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Doubts about the answers themselves, as a table. They are shown at the row and never block saving. */
#include "framework/course.h"
#include "framework/happened.h"
#include "framework/outcomes.h"
#include "framework/referral.h"

/* One check being made: where doubts go, and under which id. */
typedef struct
{
  const BatsonContext *ctx;
  BatsonCheckId id;
  const BatsonLesionEvidence *lesion; /* that is looked at; NULL where a check is not of each lesion by itself */
} Check;

static void
doubt_facts (const Check *check, const BatsonFact *fact, const BatsonFact *other)
{
  BatsonCheck *doubt = _batson_arena_new0 (check->ctx->assessment->arena, BatsonCheck, 1);

  doubt->id = check->id;
  doubt->fact = *fact;
  doubt->other = other ? *other : _batson_fact_none ();
  g_ptr_array_add (check->ctx->assessment->checks, doubt);
}

/* A doubt about FIELD of RECORD; OTHER_RECORD (nullable) with OTHER is what it disagrees with. */
static void
doubt (const Check *check, BatsonRecord *record, guint field, BatsonRecord *other_record, guint other)
{
  BatsonFact fact = _batson_fact (record, field), with = other_record ? _batson_fact (other_record, other) : _batson_fact_none ();

  doubt_facts (check, &fact, &with);
}

/* Whether the days of two answers are certainly in the wrong order: FIELD earlier than EARLIER. */
static gboolean
is_before (BatsonRecord *record, guint field, BatsonRecord *earlier_record, guint earlier)
{
  int first, last, earlier_first, earlier_last;
  gint64 at, earlier_at;

  if (!_batson_date_days (record, field, &first, &last) || !_batson_date_days (earlier_record, earlier, &earlier_first, &earlier_last))
    return FALSE;
  if (last < earlier_first)
    return TRUE;
  return batson_record_get_field (record, field)->kind == BATSON_KIND_TIME && batson_record_get_field (earlier_record, earlier)->kind == BATSON_KIND_TIME &&
         _batson_clock (record, field, &at) && _batson_clock (earlier_record, earlier, &earlier_at) && at < earlier_at;
}

static BatsonRecord *
patient (const Check *check)
{
  return batson_record_child (check->ctx->root, BATSON_CASE_PATIENT);
}

typedef void (*Each) (const Check *check, BatsonRecord *record);

static void walk_field (const Check *check, BatsonRecord *record, guint field, Each each);

/* Calls EACH for RECORD and every record below it. */
static void
walk (const Check *check, BatsonRecord *record, Each each)
{
  each (check, record);
  for (guint i = 0; i < batson_record_get_record_type (record)->n_fields; i++)
    walk_field (check, record, i, each);
}

static void
walk_field (const Check *check, BatsonRecord *record, guint field, Each each)
{
  BatsonKind kind = batson_record_get_field (record, field)->kind;

  if (kind == BATSON_KIND_RECORD)
    walk (check, batson_record_child (record, field), each);
  for (guint i = 0; kind == BATSON_KIND_LIST && i < batson_record_length (record, field); i++)
    walk (check, batson_record_nth (record, field, i), each);
}

static gboolean
is_birth (BatsonRecord *record, guint field)
{
  return batson_record_get_type_id (record) == BATSON_RECORD_PATIENT && field == BATSON_PATIENT_BIRTH;
}

static gboolean
is_dated (BatsonRecord *record, guint field)
{
  BatsonKind kind = batson_record_get_field (record, field)->kind;

  return kind == BATSON_KIND_DATE || kind == BATSON_KIND_TIME;
}

/* Dates */

static void
birth_future (const Check *check)
{
  int first, last;

  if (_batson_date_days (patient (check), BATSON_PATIENT_BIRTH, &first, &last) && first > check->ctx->today)
    doubt (check, patient (check), BATSON_PATIENT_BIRTH, NULL, 0);
}

static void
birth_long_ago (const Check *check)
{
  int first, last;

  if (_batson_date_days (patient (check), BATSON_PATIENT_BIRTH, &first, &last) && check->ctx->today - last > 120 * 366)
    doubt (check, patient (check), BATSON_PATIENT_BIRTH, NULL, 0);
}

/* Whether FIELD of RECORD may lie ahead: the date of what is planned, or of an entry with nothing but its dates, and the end of what has begun. */
static gboolean
may_lie_ahead (const Check *check, BatsonRecord *record, guint field)
{
  const BatsonPhase *phase = batson_phase_of (batson_record_get_type_id (record));
  int state = phase ? batson_record_choice (record, (guint) phase->state) : -1, first, last;

  if (phase == NULL || (field != phase->field && (int) field != phase->end))
    return FALSE;
  if (field != phase->field && _batson_date_days (record, phase->field, &first, &last) && first <= check->ctx->today)
    return TRUE;
  for (guint i = 0; state < 0 && i < batson_record_get_record_type (record)->n_fields; i++)
    if (i != phase->field && (int) i != phase->end && batson_record_has (record, i))
      return FALSE;
  return state != BATSON_COURSE_DONE;
}

static void
future_of (const Check *check, BatsonRecord *record)
{
  for (guint i = 0; i < batson_record_get_record_type (record)->n_fields; i++)
    {
      int first, last;
      gint64 at;
      if (!is_dated (record, i) || is_birth (record, i) || !_batson_date_days (record, i, &first, &last) || may_lie_ahead (check, record, i))
        continue;
      if (first > check->ctx->today || (batson_record_get_field (record, i)->kind == BATSON_KIND_TIME && _batson_clock (record, i, &at) && at > check->ctx->settings->at))
        doubt (check, record, i, NULL, 0);
    }
}

static void
date_future (const Check *check)
{
  walk (check, check->ctx->root, future_of);
}

/* Of the dated lists of the phases: what is recorded as planned though its day is over. */
static void
plan_overdue (const Check *check)
{
  for (BatsonPhaseId id = 0; id < BATSON_N_PHASES; id++)
    {
      const BatsonPhase *phase = batson_phase (id);

      for (guint i = 0; phase->list >= 0 && i < batson_record_length (check->ctx->root, (guint) phase->list); i++)
        {
          BatsonRecord *entry = batson_record_nth (check->ctx->root, (guint) phase->list, i);
          guint field = phase->end < 0 || batson_record_has (entry, phase->field) ? phase->field : (guint) phase->end;

          if (batson_happened (check->ctx->assessment, entry, field) == BATSON_HAPPENED_OVERDUE)
            doubt (check, entry, field, NULL, 0);
        }
    }
}

static void
unborn_of (const Check *check, BatsonRecord *record)
{
  for (guint i = 0; i < batson_record_get_record_type (record)->n_fields; i++)
    if (is_dated (record, i) && !is_birth (record, i) && is_before (record, i, patient (check), BATSON_PATIENT_BIRTH))
      doubt (check, record, i, patient (check), BATSON_PATIENT_BIRTH);
}

static void
date_before_birth (const Check *check)
{
  if (batson_record_has (patient (check), BATSON_PATIENT_BIRTH))
    walk (check, check->ctx->root, unborn_of);
}

/* The newest dated finding of any lesion; NULL where none is dated. */
static BatsonRecord *
newest_imaging (const BatsonContext *ctx)
{
  BatsonRecord *newest = NULL;
  int best = 0, first, last;

  for (guint i = 0; i < ctx->n_lesions; i++)
    for (guint j = 0; j < batson_record_length (ctx->lesions[i].record, BATSON_LESION_FINDINGS); j++)
      {
        BatsonRecord *finding = batson_record_nth (ctx->lesions[i].record, BATSON_LESION_FINDINGS, j);
        if (_batson_date_days (finding, BATSON_FINDING_DATE, &first, &last) && (newest == NULL || last > best))
          {
            newest = finding;
            best = last;
          }
      }
  return newest;
}

/* What began after the newest imaging was not seen by it. */
static void
onset_after_imaging (const Check *check)
{
  static const struct { guint main, since; } onsets[] = {
    { BATSON_STATUS_ACUTE, BATSON_STATUS_ACUTE_AT }, { BATSON_STATUS_WALKING_LOST, BATSON_STATUS_WALKING_LOST_AT },
    { BATSON_STATUS_LIMB, BATSON_STATUS_LIMB_SINCE }, { BATSON_STATUS_MYELOPATHY, BATSON_STATUS_MYELOPATHY_SINCE },
    { BATSON_STATUS_SPHINCTER, BATSON_STATUS_SPHINCTER_SINCE },
  };
  BatsonRecord *imaging = newest_imaging (check->ctx);

  for (guint i = 0; imaging && i < G_N_ELEMENTS (onsets); i++)
    {
      const BatsonEvidence *answer = &check->ctx->status[onsets[i].main];
      if (answer->answered && is_before (imaging, BATSON_FINDING_DATE, answer->fact.record, onsets[i].since))
        doubt (check, answer->fact.record, onsets[i].since, imaging, BATSON_FINDING_DATE);
    }
}

/* Every field with one that cannot be earlier. */
static const struct
{
  BatsonCheckId id;
  BatsonRecordTypeId type;
  guint field, earlier;
} orders[] = {
  { BATSON_CHECK_ENDED_BEFORE_ONSET, BATSON_RECORD_STATUS, BATSON_STATUS_ACUTE_ENDED_AT, BATSON_STATUS_ACUTE_AT },
  { BATSON_CHECK_RECEIVED_BEFORE_SENT, BATSON_RECORD_REFERRAL, BATSON_REFERRAL_RECEIVED, BATSON_REFERRAL_SENT },
  { BATSON_CHECK_ANSWERED_BEFORE_RECEIVED, BATSON_RECORD_REFERRAL, BATSON_REFERRAL_ANSWERED, BATSON_REFERRAL_RECEIVED },
  { BATSON_CHECK_ANSWERED_BEFORE_RECEIVED, BATSON_RECORD_REFERRAL, BATSON_REFERRAL_ANSWERED, BATSON_REFERRAL_SENT },
  { BATSON_CHECK_OPERATED_BEFORE_DIAGNOSIS, BATSON_RECORD_DISEASE, BATSON_DISEASE_TREATED, BATSON_DISEASE_DIAGNOSED },
  { BATSON_CHECK_DONE_BEFORE_REQUESTED, BATSON_RECORD_WORK_UP, BATSON_WORK_UP_HISTORY_DONE, BATSON_WORK_UP_HISTORY_REQUESTED },
  { BATSON_CHECK_DONE_BEFORE_REQUESTED, BATSON_RECORD_WORK_UP, BATSON_WORK_UP_EXAMINATION_DONE, BATSON_WORK_UP_EXAMINATION_REQUESTED },
  { BATSON_CHECK_DONE_BEFORE_REQUESTED, BATSON_RECORD_WORK_UP, BATSON_WORK_UP_WHOLE_BODY_DONE, BATSON_WORK_UP_WHOLE_BODY_REQUESTED },
  { BATSON_CHECK_DONE_BEFORE_REQUESTED, BATSON_RECORD_WORK_UP, BATSON_WORK_UP_MARKERS_DONE, BATSON_WORK_UP_MARKERS_REQUESTED },
  { BATSON_CHECK_DONE_BEFORE_REQUESTED, BATSON_RECORD_WORK_UP, BATSON_WORK_UP_BREAST_IMAGING_DONE, BATSON_WORK_UP_BREAST_IMAGING_REQUESTED },
  { BATSON_CHECK_DONE_BEFORE_REQUESTED, BATSON_RECORD_WORK_UP, BATSON_WORK_UP_BIOPSY_DONE, BATSON_WORK_UP_BIOPSY_REQUESTED },
};

static void
order_of (const Check *check, BatsonRecord *record)
{
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (orders[i].id == check->id && batson_record_get_type_id (record) == orders[i].type && is_before (record, orders[i].field, record, orders[i].earlier))
      doubt (check, record, orders[i].field, record, orders[i].earlier);
}

/* Only where the case holds the type of record the check is about: not in the lesions, of which there may be many. */
static void
order (const Check *check)
{
  BatsonRecord *root = check->ctx->root;
  const BatsonRecordType *type = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (orders[i].id == check->id)
      type = batson_record_type (orders[i].type);
  for (guint i = 0; i < batson_record_get_record_type (root)->n_fields; i++)
    if (batson_record_get_field (root, i)->record == type)
      walk_field (check, root, i, order_of);
}

/* Samples */

static void
ish_not_asked (const Check *check)
{
  for (guint i = 0; i < check->ctx->n_samples; i++)
    {
      BatsonRecord *sample = check->ctx->samples[i].record;
      int ihc = batson_record_choice (sample, BATSON_SAMPLE_HER2_IHC), ish = batson_record_choice (sample, BATSON_SAMPLE_HER2_ISH);
      if ((ihc == BATSON_HER2_IHC_0 || ihc == BATSON_HER2_IHC_1 || ihc == BATSON_HER2_IHC_3) && (ish == BATSON_HER2_ISH_AMPLIFIED || ish == BATSON_HER2_ISH_NOT_AMPLIFIED))
        doubt (check, sample, BATSON_SAMPLE_HER2_ISH, sample, BATSON_SAMPLE_HER2_IHC);
    }
}

static void
sample_level (const Check *check)
{
  const BatsonContext *ctx = check->ctx;

  for (guint i = 0; i < ctx->n_samples; i++)
    {
      const BatsonValue *level = batson_record_get (ctx->samples[i].record, BATSON_SAMPLE_LEVEL);
      gboolean held = level->state != BATSON_VALUE_ANSWER || ctx->n_lesions == 0;
      for (guint j = 0; j < ctx->n_lesions; j++)
        held |= !ctx->lesions[j].has_span || (level->level >= ctx->lesions[j].span.first && level->level <= ctx->lesions[j].span.last);
      if (!held)
        doubt (check, ctx->samples[i].record, BATSON_SAMPLE_LEVEL, NULL, 0);
    }
}

/* Lesions */

static void
span_reversed (const Check *check)
{
  const BatsonValue *level = batson_record_get (check->lesion->record, BATSON_LESION_LEVEL);

  if (level->state == BATSON_VALUE_ANSWER && level->span.first > level->span.last)
    doubt (check, check->lesion->record, BATSON_LESION_LEVEL, NULL, 0);
}

static void
same_level (const Check *check)
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
          doubt (check, lesions[i].record, BATSON_LESION_LEVEL, lesions[other - 1].record, BATSON_LESION_LEVEL);
      }
}

static void
location_missing (const Check *check)
{
  BatsonRecord *lesion = check->lesion->record;

  if (!check->lesion->has_span && batson_record_has (lesion, BATSON_LESION_LEVEL_TEXT) && !batson_record_has (lesion, BATSON_LESION_LOCATION))
    doubt (check, lesion, BATSON_LESION_LOCATION, lesion, BATSON_LESION_LEVEL_TEXT);
}

/* Treatment completed before the first imaging recorded of the lesion. */
static void
treated_before_imaging (const Check *check)
{
  static const guint fields[] = { BATSON_LESION_TREATED, BATSON_LESION_RADIATION_DATE };

  for (guint k = 0; k < G_N_ELEMENTS (fields); k++)
    {
      BatsonRecord *lesion = check->lesion->record, *first = NULL;
      guint n = batson_record_has (lesion, fields[k]) ? batson_record_length (lesion, BATSON_LESION_FINDINGS) : 0;
      for (guint j = 0; j < n; j++)
        {
          BatsonRecord *finding = batson_record_nth (lesion, BATSON_LESION_FINDINGS, j);
          if (!is_before (lesion, fields[k], finding, BATSON_FINDING_DATE))
            n = 0;
          first = finding;
        }
      if (n > 0)
        doubt (check, lesion, fields[k], first, BATSON_FINDING_DATE);
    }
}

/* Details of radiation where the answer is that there was none. */
static void
no_radiation (const Check *check)
{
  static const guint details[] = { BATSON_LESION_RADIATION_DOSE, BATSON_LESION_RADIATION_FRACTIONS, BATSON_LESION_RADIATION_DATE, BATSON_LESION_PROGRESSED, BATSON_LESION_PAIN_FAILED };

  for (guint k = 0; k < G_N_ELEMENTS (details); k++)
    if (check->lesion->radiation.choice <= BATSON_EARLIER_RADIATION_NONE && batson_record_has (check->lesion->record, details[k]))
      doubt (check, check->lesion->record, details[k], check->lesion->record, BATSON_LESION_RADIATION);
}

static void
cauda_above_l1 (const Check *check)
{
  const BatsonLesionEvidence *lesion = check->lesion;

  if (lesion->has_span && lesion->span.last < BATSON_LEVEL_L1 && lesion->findings[BATSON_FINDING_GRADE].choice >= BATSON_GRADE_CAUDA_LOW)
    doubt (check, lesion->findings[BATSON_FINDING_GRADE].fact.record, BATSON_FINDING_GRADE, lesion->record, BATSON_LESION_LEVEL);
}

/* Layer D lies where the grade looks. Which of the other layers are reached together is left to who looks: tumour may pass beside a layer, or be inside the dura alone. */
static void
wbb_grade (const Check *check)
{
  const BatsonEvidence *grade = &check->lesion->findings[BATSON_FINDING_GRADE];
  BatsonRecord *lesion = check->lesion->record;
  guint64 layers = batson_record_choices (lesion, BATSON_LESION_WBB_LAYERS);

  if (layers && grade->answered && check->lesion->facts.state != BATSON_LESION_OUTSIDE && (grade->choice != BATSON_GRADE_0) != (layers >> BATSON_WBB_LAYER_D & 1))
    doubt (check, lesion, BATSON_LESION_WBB_LAYERS, grade->fact.record, BATSON_FINDING_GRADE);
}

static void
pain_disagrees (const Check *check)
{
  const BatsonEvidence *back = &check->ctx->status[BATSON_STATUS_BACK_PAIN], *pain = &check->lesion->findings[BATSON_FINDING_PAIN];

  if (back->choice == BATSON_BACK_PAIN_NONE && pain->choice > BATSON_SINS_PAIN_NONE)
    doubt_facts (check, &pain->fact, &back->fact);
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
clash (const Check *check)
{
  for (guint i = 0; i < G_N_ELEMENTS (clashes); i++)
    {
      const BatsonEvidence *a = &check->ctx->status[clashes[i].field], *b = &check->ctx->status[clashes[i].other];
      if (clashes[i].id == check->id && a->answered && b->answered && clashes[i].choices & 1u << a->choice && clashes[i].other_choices & 1u << b->choice)
        {
          doubt_facts (check, &a->fact, &b->fact);
          return;
        }
    }
}

/* REF-4 rests on a deficit: where there is none of them, what deteriorated is not told. */
static void
acute_without_deficit (const Check *check)
{
  const BatsonContext *ctx = check->ctx;
  BatsonWhy why;

  _batson_why_init (&why, ctx->assessment->arena, BATSON_RULE_REF_4);
  if (ctx->acute_lasting && _batson_deficits (ctx, NULL, &why) == BATSON_NO)
    doubt_facts (check, &ctx->status[BATSON_STATUS_ACUTE].fact, NULL);
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
ais_never_deficit (const Check *check)
{
  const BatsonEvidence *ais = &check->ctx->status[BATSON_STATUS_AIS];
  BatsonFact deficit = ever_deficit (check->ctx);

  if (ais->choice == BATSON_AIS_NEVER && !batson_fact_is_none (&deficit))
    doubt_facts (check, &ais->fact, &deficit);
}

static void
ais_e_never_deficit (const Check *check)
{
  const BatsonEvidence *ais = &check->ctx->status[BATSON_STATUS_AIS];
  BatsonFact deficit = ever_deficit (check->ctx);

  if (ais->choice == BATSON_AIS_E && batson_fact_is_none (&deficit))
    doubt_facts (check, &ais->fact, NULL);
}

/* Fitness */

/* OUT-2: ECOG 0 = 90-100, 1 = 70-80, 2 = 50-60, 3 = 30-40, 4 = 10-20; one class apart is let pass. */
static void
ecog_kps_apart (const Check *check)
{
  const BatsonEvidence *ecog = &check->ctx->status[BATSON_STATUS_ECOG];
  const BatsonValue *kps = batson_record_get (check->ctx->fitness, BATSON_FITNESS_KPS);
  int class;

  if (!ecog->answered || kps->state != BATSON_VALUE_ANSWER)
    return;
  class = CLAMP ((100 - (int) kps->integer) / 20, 0, 4);
  if (ABS (class - ecog->choice) > 1)
    doubt (check, check->ctx->fitness, BATSON_FITNESS_KPS, ecog->fact.record, BATSON_STATUS_ECOG);
}

static void
kps_not_ten (const Check *check)
{
  const BatsonValue *kps = batson_record_get (check->ctx->fitness, BATSON_FITNESS_KPS);

  if (kps->state == BATSON_VALUE_ANSWER && kps->integer % 10 != 0)
    doubt (check, check->ctx->fitness, BATSON_FITNESS_KPS, NULL, 0);
}

/* Follow-up */

/* OUT-2, as of one visit. */
static void
visit_kps (const Check *check)
{
  for (guint i = 0; i < batson_record_length (check->ctx->root, BATSON_CASE_FOLLOW_UPS); i++)
    {
      BatsonRecord *visit = batson_record_nth (check->ctx->root, BATSON_CASE_FOLLOW_UPS, i);
      const BatsonValue *kps = batson_record_get (visit, BATSON_FOLLOW_UP_KPS);
      int ecog = batson_record_choice (visit, BATSON_FOLLOW_UP_ECOG), about = kps->state == BATSON_VALUE_ANSWER ? batson_ecog_of_kps ((int) kps->integer) : -1;

      if (kps->state == BATSON_VALUE_ANSWER && about < 0 && check->id == BATSON_CHECK_VISIT_KPS_NOT_TEN)
        doubt (check, visit, BATSON_FOLLOW_UP_KPS, NULL, 0);
      if (ecog >= 0 && about >= 0 && ABS (ecog - about) > 1 && check->id == BATSON_CHECK_VISIT_ECOG_KPS_APART)
        doubt (check, visit, BATSON_FOLLOW_UP_KPS, visit, BATSON_FOLLOW_UP_ECOG);
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
follow_up_worse (const Check *check)
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
        doubt (check, visit, fields[i].field, examined->fact.record, fields[i].examined);
    }
}

/* OUT-1: thirty answers that are none, and scores by hand that are not those of the items. */
static void
qlq (const Check *check)
{
  gboolean items = check->id == BATSON_CHECK_QLQ_ITEMS;

  for (guint i = 0; i < batson_record_length (check->ctx->root, BATSON_CASE_FOLLOW_UPS); i++)
    {
      BatsonRecord *visit = batson_record_nth (check->ctx->root, BATSON_CASE_FOLLOW_UPS, i);
      BatsonQlqItems read;

      if (items && batson_record_has (visit, BATSON_FOLLOW_UP_QLQ_ITEMS) && !batson_qlq_of (visit, &read))
        doubt (check, visit, BATSON_FOLLOW_UP_QLQ_ITEMS, NULL, 0);
      for (BatsonQlqScale scale = 0; !items && scale < BATSON_N_QLQ_SCALES; scale++)
        if (batson_qlq_disagrees (visit, scale))
          doubt (check, visit, batson_qlq_scale (scale)->field, NULL, 0);
    }
}

/* Fitness that was judged */

static void
unfit_without_reason (const Check *check)
{
  if (check->ctx->judged.choice == BATSON_FITNESS_UNFIT && !batson_record_has (check->ctx->fitness, BATSON_FITNESS_JUDGED_REASON))
    doubt (check, check->ctx->fitness, BATSON_FITNESS_JUDGED_REASON, check->ctx->fitness, BATSON_FITNESS_JUDGED);
}

static void
subtype_without_reason (const Check *check)
{
  BatsonRecord *root = check->ctx->root;

  if (batson_record_has (root, BATSON_CASE_SUBTYPE_HAND) && !batson_record_has (root, BATSON_CASE_SUBTYPE_REASON))
    doubt (check, root, BATSON_CASE_SUBTYPE_REASON, root, BATSON_CASE_SUBTYPE_HAND);
}

static void
hand_without_reason (const Check *check)
{
  static const struct { guint field, reason; } hands[] = {
    { BATSON_LESION_O_HAND, BATSON_LESION_O_REASON }, { BATSON_LESION_M_HAND, BATSON_LESION_M_REASON }, { BATSON_LESION_OUTCOME_HAND, BATSON_LESION_OUTCOME_REASON },
  };
  BatsonRecord *lesion = check->lesion->record;

  for (guint k = 0; k < G_N_ELEMENTS (hands); k++)
    if (batson_record_has (lesion, hands[k].field) && !batson_record_has (lesion, hands[k].reason))
      doubt (check, lesion, hands[k].reason, lesion, hands[k].field);
}

/* Presentation, imaging, work-up */

static void
known_not_proven (const Check *check)
{
  int primary = check->ctx->primary_answer.choice;

  if (check->ctx->known.choice == BATSON_YES_NO_YES && (primary == BATSON_PRIMARY_UNKNOWN || primary == BATSON_PRIMARY_LIKELY))
    doubt_facts (check, &check->ctx->primary_answer.fact, &check->ctx->known.fact);
}

static void
rapid_slow (const Check *check)
{
  const BatsonValue *weeks = batson_record_get (check->ctx->imaging, BATSON_IMAGING_RAPID_WEEKS);

  if (batson_record_choice (check->ctx->imaging, BATSON_IMAGING_RAPID) == BATSON_YES_NO_YES && weeks->state == BATSON_VALUE_ANSWER && weeks->decimal > 6)
    doubt (check, check->ctx->imaging, BATSON_IMAGING_RAPID_WEEKS, check->ctx->imaging, BATSON_IMAGING_RAPID);
}

static void
whole_body_disagrees (const Check *check)
{
  int item = batson_record_choice (check->ctx->work_up, BATSON_WORK_UP_WHOLE_BODY);

  if ((item == BATSON_WORK_ITEM_NORMAL || item == BATSON_WORK_ITEM_ABNORMAL) && check->ctx->whole_body.choice == BATSON_YES_NO_NO)
    doubt (check, check->ctx->work_up, BATSON_WORK_UP_WHOLE_BODY, check->ctx->disease, BATSON_DISEASE_WHOLE_BODY);
}

static void
not_needed_without_reason (const Check *check)
{
  static const struct { guint item, reason; } items[] = {
    { BATSON_WORK_UP_HISTORY, BATSON_WORK_UP_HISTORY_REASON }, { BATSON_WORK_UP_EXAMINATION, BATSON_WORK_UP_EXAMINATION_REASON },
    { BATSON_WORK_UP_WHOLE_BODY, BATSON_WORK_UP_WHOLE_BODY_REASON }, { BATSON_WORK_UP_MARKERS, BATSON_WORK_UP_MARKERS_REASON },
    { BATSON_WORK_UP_BREAST_IMAGING, BATSON_WORK_UP_BREAST_IMAGING_REASON }, { BATSON_WORK_UP_BIOPSY, BATSON_WORK_UP_BIOPSY_REASON },
  };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    if (batson_record_choice (check->ctx->work_up, items[i].item) == BATSON_WORK_ITEM_NOT_NEEDED && !batson_record_has (check->ctx->work_up, items[i].reason))
      doubt (check, check->ctx->work_up, items[i].reason, check->ctx->work_up, items[i].item);
}

typedef struct
{
  BatsonCheckId id;
  void (*make) (const Check *check);
} CheckKind;

static const CheckKind of_the_case[] = {
  { BATSON_CHECK_BIRTH_IN_FUTURE, birth_future },
  { BATSON_CHECK_BIRTH_LONG_AGO, birth_long_ago },
  { BATSON_CHECK_DATE_IN_FUTURE, date_future },
  { BATSON_CHECK_PLAN_OVERDUE, plan_overdue },
  { BATSON_CHECK_DATE_BEFORE_BIRTH, date_before_birth },
  { BATSON_CHECK_ONSET_AFTER_IMAGING, onset_after_imaging },
  { BATSON_CHECK_ENDED_BEFORE_ONSET, order },
  { BATSON_CHECK_RECEIVED_BEFORE_SENT, order },
  { BATSON_CHECK_ANSWERED_BEFORE_RECEIVED, order },
  { BATSON_CHECK_OPERATED_BEFORE_DIAGNOSIS, order },
  { BATSON_CHECK_DONE_BEFORE_REQUESTED, order },
  { BATSON_CHECK_ISH_NOT_ASKED, ish_not_asked },
  { BATSON_CHECK_SAMPLE_LEVEL, sample_level },
  { BATSON_CHECK_SAME_LEVEL, same_level },
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
  { BATSON_CHECK_BY_HAND_WITHOUT_REASON, subtype_without_reason },
  { BATSON_CHECK_KNOWN_NOT_PROVEN, known_not_proven },
  { BATSON_CHECK_RAPID_SLOW, rapid_slow },
  { BATSON_CHECK_WHOLE_BODY_DISAGREES, whole_body_disagrees },
  { BATSON_CHECK_NOT_NEEDED_WITHOUT_REASON, not_needed_without_reason },
};

static const CheckKind of_each_lesion[] = {
  { BATSON_CHECK_SPAN_REVERSED, span_reversed },
  { BATSON_CHECK_LOCATION_MISSING, location_missing },
  { BATSON_CHECK_TREATED_BEFORE_IMAGING, treated_before_imaging },
  { BATSON_CHECK_NO_RADIATION, no_radiation },
  { BATSON_CHECK_CAUDA_ABOVE_L1, cauda_above_l1 },
  { BATSON_CHECK_WBB_GRADE, wbb_grade },
  { BATSON_CHECK_PAIN_DISAGREES, pain_disagrees },
  { BATSON_CHECK_BY_HAND_WITHOUT_REASON, hand_without_reason },
};

static int
compare_checks (gconstpointer a, gconstpointer b)
{
  const BatsonCheck *one = *(BatsonCheck *const *) a, *other = *(BatsonCheck *const *) b;

  return (int) one->id - (int) other->id;
}

static void
make (const CheckKind *kinds, guint n, const BatsonContext *ctx, const BatsonLesionEvidence *lesion)
{
  for (guint i = 0; i < n; i++)
    {
      Check check = { ctx, kinds[i].id, lesion };
      kinds[i].make (&check);
    }
}

/* Fills the checks, in the order of their ids. All that is looked for in a lesion is looked for while it is at hand: there may be many. */
void
_batson_checks_fill (const BatsonContext *ctx)
{
  make (of_the_case, G_N_ELEMENTS (of_the_case), ctx, NULL);
  for (guint i = 0; i < ctx->n_lesions; i++)
    make (of_each_lesion, G_N_ELEMENTS (of_each_lesion), ctx, &ctx->lesions[i]);
  g_ptr_array_sort (ctx->assessment->checks, compare_checks);
}

/** The answers that a doubt is about: the one it is shown at, and the one it disagrees with. They are put into ROOM. */
BatsonFacts
batson_check_because (const BatsonCheck *self, BatsonFact room[2])
{
  room[0] = self->fact;
  room[1] = self->other;
  return (BatsonFacts) { room, batson_fact_is_none (&self->other) ? 1 : 2, 2 };
}
