/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Doubts about dates: in the future, before the birth, overdue, and in an order that cannot be. */
#include "framework/checks-private.h"
#include "framework/course.h"
#include "framework/happened.h"

static BatsonRecord *
patient (const BatsonCheckRun *check)
{
  return batson_record_child (check->ctx->root, BATSON_CASE_PATIENT);
}

typedef void (*Each) (const BatsonCheckRun *check, BatsonRecord *record);

static void walk_field (const BatsonCheckRun *check, BatsonRecord *record, guint field, Each each);

/* Calls EACH for RECORD and every record below it. */
static void
walk (const BatsonCheckRun *check, BatsonRecord *record, Each each)
{
  each (check, record);
  for (guint i = 0; i < batson_record_get_record_type (record)->n_fields; i++)
    walk_field (check, record, i, each);
}

static void
walk_field (const BatsonCheckRun *check, BatsonRecord *record, guint field, Each each)
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

static void
birth_future (const BatsonCheckRun *check)
{
  int first, last;

  if (_batson_date_days (patient (check), BATSON_PATIENT_BIRTH, &first, &last) && first > check->ctx->today)
    _batson_doubt (check, patient (check), BATSON_PATIENT_BIRTH, NULL, 0);
}

static void
birth_long_ago (const BatsonCheckRun *check)
{
  int first, last;

  if (_batson_date_days (patient (check), BATSON_PATIENT_BIRTH, &first, &last) && check->ctx->today - last > 120 * 366)
    _batson_doubt (check, patient (check), BATSON_PATIENT_BIRTH, NULL, 0);
}

/* Whether FIELD of RECORD may lie ahead: the date of what is planned, or of which nothing is said but that it is not yet, and the end of what has begun. */
static gboolean
may_lie_ahead (const BatsonCheckRun *check, BatsonRecord *record, guint field)
{
  const BatsonPhase *phase = batson_phase_of (batson_record_get_type_id (record));
  int state = phase ? batson_record_choice (record, (guint) phase->state) : -1, first, last;

  if (phase == NULL || (field != phase->field && (int) field != phase->end))
    return FALSE;
  if (field != phase->field && _batson_date_days (record, phase->field, &first, &last) && first <= check->ctx->today)
    return TRUE;
  return state < 0 ? !_batson_is_visit_found (record) : state != BATSON_COURSE_DONE;
}

static void
future_of (const BatsonCheckRun *check, BatsonRecord *record)
{
  for (guint i = 0; i < batson_record_get_record_type (record)->n_fields; i++)
    {
      int first, last;
      gint64 at;
      if (!is_dated (record, i) || is_birth (record, i) || !_batson_date_days (record, i, &first, &last) || may_lie_ahead (check, record, i))
        continue;
      if (first > check->ctx->today || (batson_record_get_field (record, i)->kind == BATSON_KIND_TIME && _batson_clock (record, i, &at) && at > check->ctx->settings->at))
        _batson_doubt (check, record, i, NULL, 0);
    }
}

static void
date_future (const BatsonCheckRun *check)
{
  walk (check, check->ctx->root, future_of);
}

/* Of the dated lists of the phases: what is recorded as planned though its day is over. */
static void
plan_overdue (const BatsonCheckRun *check)
{
  for (BatsonPhaseId id = 0; id < BATSON_N_PHASES; id++)
    {
      const BatsonPhase *phase = batson_phase (id);

      for (guint i = 0; phase->list >= 0 && i < batson_record_length (check->ctx->root, (guint) phase->list); i++)
        {
          BatsonRecord *entry = batson_record_nth (check->ctx->root, (guint) phase->list, i);
          guint field = phase->end < 0 || batson_record_has (entry, phase->field) ? phase->field : (guint) phase->end;

          if (batson_happened (check->ctx->assessment, entry, field) == BATSON_HAPPENED_OVERDUE)
            _batson_doubt (check, entry, field, NULL, 0);
        }
    }
}

static void
unborn_of (const BatsonCheckRun *check, BatsonRecord *record)
{
  for (guint i = 0; i < batson_record_get_record_type (record)->n_fields; i++)
    if (is_dated (record, i) && !is_birth (record, i) && _batson_is_before (record, i, patient (check), BATSON_PATIENT_BIRTH))
      _batson_doubt (check, record, i, patient (check), BATSON_PATIENT_BIRTH);
}

static void
date_before_birth (const BatsonCheckRun *check)
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
onset_after_imaging (const BatsonCheckRun *check)
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
      if (answer->answered && _batson_is_before (imaging, BATSON_FINDING_DATE, answer->fact.record, onsets[i].since))
        _batson_doubt (check, answer->fact.record, onsets[i].since, imaging, BATSON_FINDING_DATE);
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
order_of (const BatsonCheckRun *check, BatsonRecord *record)
{
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (orders[i].id == check->id && batson_record_get_type_id (record) == orders[i].type && _batson_is_before (record, orders[i].field, record, orders[i].earlier))
      _batson_doubt (check, record, orders[i].field, record, orders[i].earlier);
}

/* Only where the case holds the type of record the check is about: not in the lesions, of which there may be many. */
static void
order (const BatsonCheckRun *check)
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

static const BatsonCheckKind kinds[] = {
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
};

void
_batson_checks_dates (const BatsonContext *ctx)
{
  _batson_checks_make (kinds, G_N_ELEMENTS (kinds), ctx, NULL);
}
