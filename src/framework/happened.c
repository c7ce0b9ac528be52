/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PHASE-10: whether what has a date took place: where the record has an answer for it that answer decides, else what it holds, else the date. */
#include "framework/happened.h"
#include "framework/course.h"
#include "framework/evidence.h"

G_STATIC_ASSERT ((int) BATSON_DRUG_COURSE_PLANNED == (int) BATSON_COURSE_PLANNED && (int) BATSON_DRUG_COURSE_DONE == (int) BATSON_COURSE_DONE);

/* What is recorded of it; -1 where nothing is. Of whole-body imaging that is whether it was done. */
static int
recorded (BatsonRecord *record, guint date_field)
{
  BatsonRecordTypeId type = batson_record_get_type_id (record);
  const BatsonPhase *phase = batson_phase_of (type);
  int imaged = type == BATSON_RECORD_DISEASE && date_field == BATSON_DISEASE_WHOLE_BODY_DATE ? batson_record_choice (record, BATSON_DISEASE_WHOLE_BODY) : -1;

  if (imaged >= 0)
    return imaged == BATSON_YES_NO_YES ? BATSON_COURSE_DONE : BATSON_COURSE_PLANNED;
  return phase ? batson_record_choice (record, (guint) phase->state) : -1;
}

/* Whether RECORD is a visit with something found at it: that was no plan. */
gboolean
_batson_is_visit_found (BatsonRecord *record)
{
  BatsonRecordTypeId type = batson_record_get_type_id (record);

  for (guint f = 0; type == BATSON_RECORD_FOLLOW_UP && f < BATSON_FOLLOW_UP_N_FIELDS; f++)
    if (f != BATSON_FOLLOW_UP_DATE && f != BATSON_FOLLOW_UP_STATE && f != BATSON_FOLLOW_UP_NOTE && batson_record_has (record, f))
      return TRUE;
  return FALSE;
}

/* Whether RECORD of today took place, by what it is: only what has a phase of its own is entered before it does. A meeting's decision proves nothing:
 * it is drafted before. */
static gboolean
shows_it (BatsonRecord *record)
{
  return batson_phase_of (batson_record_get_type_id (record)) == NULL || _batson_is_visit_found (record);
}

/* Whether the time of FIELD has come, or its day. A day alone says nothing of the hour: what is entered for today may lie ahead this evening as
 * well as behind, and counting an operation or a first dose that was not given moves limits and charts, while one not counted is only asked for.
 * So today's is open until it is said to be done, or its day is over. A date known in part has come with its first day: a month or a year alone is how one writes
 * down what one remembers. */
static gboolean
has_come (const BatsonAssessment *assessment, BatsonRecord *record, guint field, int first_day)
{
  const BatsonValue *value = batson_record_get (record, field);
  int today = _batson_day_of (assessment->settings.at, assessment->settings.offset);

  if (batson_record_get_field (record, field)->kind == BATSON_KIND_TIME && batson_time_has_clock (&value->time))
    return batson_time_to_unix (&value->time) <= assessment->settings.at;
  return first_day < today || (first_day == today && shows_it (record));
}

/** How it stands with RECORD, which begins with the date in DATE_FIELD. A date known in part may be any day it can mean: a plan is overdue once its last one is over. */
BatsonHappened
batson_happened (const BatsonAssessment *assessment, BatsonRecord *record, guint date_field)
{
  int state = recorded (record, date_field), first, last;
  gboolean dated = _batson_date_days (record, date_field, &first, &last);

  if (state == BATSON_COURSE_PLANNED)
    return dated && last < _batson_day_of (assessment->settings.at, assessment->settings.offset) ? BATSON_HAPPENED_OVERDUE : BATSON_HAPPENED_PLANNED;
  if (state < 0 && !dated)
    return BATSON_HAPPENED_UNKNOWN;
  return state == BATSON_COURSE_DONE || (dated && has_come (assessment, record, date_field, first)) ? BATSON_HAPPENED_YES : BATSON_HAPPENED_PLANNED;
}
