/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether what has a date took place: where the record has an answer for it that answer decides, else the date. */
#include "framework/happened.h"
#include "framework/course.h"
#include "framework/evidence.h"

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

/* Whether the day of FIELD, or its time, has come. */
static gboolean
has_come (const BatsonAssessment *assessment, BatsonRecord *record, guint field, int first_day)
{
  const BatsonValue *value = batson_record_get (record, field);

  if (batson_record_get_field (record, field)->kind == BATSON_KIND_TIME && batson_time_has_clock (&value->time))
    return batson_time_to_unix (&value->time) <= assessment->settings.at;
  return first_day <= _batson_day_of (assessment->settings.at, assessment->settings.offset);
}

/** How it stands with RECORD, which begins with the date in DATE_FIELD. A date known in part may be any day it can mean: a plan is overdue once its last one is over. */
BatsonHappened
batson_happened (const BatsonAssessment *assessment, BatsonRecord *record, guint date_field)
{
  int state = recorded (record, date_field), first, last;
  gboolean dated = _batson_date_days (record, date_field, &first, &last);

  if (state == BATSON_COURSE_PLANNED)
    return dated && last < _batson_day_of (assessment->settings.at, assessment->settings.offset) ? BATSON_HAPPENED_OVERDUE : BATSON_HAPPENED_PLANNED;
  return state == BATSON_COURSE_DONE || (dated && has_come (assessment, record, date_field, first)) ? BATSON_HAPPENED_YES : BATSON_HAPPENED_PLANNED;
}
