/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether what has a date also took place: where the list has an answer for it that answer decides, else what was entered since. */
#include "framework/happened.h"
#include "framework/evidence.h"

static gboolean
entered_since (BatsonRecord *record, guint field, int day)
{
  const BatsonAbout *about = batson_record_get_about (record, field);

  return about->at != 0 && _batson_day_of (about->at, about->offset) >= day;
}

/** Whether something of RECORD was entered on the day of its DATE_FIELD or later, so that it is more than a plan; also where nobody knows when it was. */
gboolean
batson_recorded_since (BatsonRecord *record, guint date_field)
{
  int first, last;

  if (!_batson_date_days (record, date_field, &first, &last))
    return FALSE;
  for (guint f = 0; f < batson_record_get_record_type (record)->n_fields; f++)
    if (entered_since (record, f, first))
      return TRUE;
  return batson_record_get_about (record, date_field)->at == 0;
}

/* Whether the day of FIELD, or its time, has come. */
static gboolean
has_come (const BatsonAssessment *assessment, BatsonRecord *record, guint field)
{
  const BatsonValue *value = batson_record_get (record, field);
  int first, last;

  if (!_batson_date_days (record, field, &first, &last))
    return FALSE;
  if (batson_record_get_field (record, field)->kind == BATSON_KIND_TIME && batson_time_has_clock (&value->time))
    return batson_time_to_unix (&value->time) <= assessment->settings.at;
  return first <= _batson_day_of (assessment->settings.at, assessment->settings.offset);
}

/** Whether OPERATION is done: as is recorded with it; where that is not, by what was entered since its day. */
gboolean
batson_operation_is_done (const BatsonAssessment *assessment, BatsonRecord *operation)
{
  int state = batson_record_choice (operation, BATSON_OPERATION_STATE);

  if (state >= 0)
    return state == BATSON_COURSE_DONE;
  return has_come (assessment, operation, BATSON_OPERATION_START) && batson_recorded_since (operation, BATSON_OPERATION_START);
}

/** Whether MEETING was held: its time has come, and a decision or who attended is recorded. */
gboolean
batson_meeting_is_held (const BatsonAssessment *assessment, BatsonRecord *meeting)
{
  return has_come (assessment, meeting, BATSON_MEETING_AT) && (batson_record_has (meeting, BATSON_MEETING_DECISION) || batson_record_has (meeting, BATSON_MEETING_ATTENDED));
}

/** Whether VISIT took place: its day has come, and something of it was measured, or entered since. */
gboolean
batson_visit_is_held (const BatsonAssessment *assessment, BatsonRecord *visit)
{
  if (!has_come (assessment, visit, BATSON_FOLLOW_UP_DATE))
    return FALSE;
  for (guint f = 0; f < batson_record_get_record_type (visit)->n_fields; f++)
    if (f != BATSON_FOLLOW_UP_DATE && batson_record_has (visit, f))
      return TRUE;
  return batson_record_get_about (visit, BATSON_FOLLOW_UP_DATE)->at != 0 && batson_recorded_since (visit, BATSON_FOLLOW_UP_DATE);
}
