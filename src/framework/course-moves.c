/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a course can be moved, stretched and planned, and the answers that change then: nothing that is done moves, and nothing
 * is planned for a day that is over. */
#include "framework/course-private.h"
#include "framework/evidence.h"
#include <math.h>

#define FAR_DAYS (20 * 365) /* nothing is planned further ahead */

/* Whether FACT is the end of STRETCH: of one known in part the last day it can mean counts, as it is drawn. */
static gboolean
is_end (const BatsonStretch *stretch, const BatsonFact *fact)
{
  return batson_fact_equal (&stretch->ahead[1], fact) && !batson_fact_equal (&stretch->ahead[0], fact);
}

/** The day a date of STRETCH is on before it is moved; of an end that is not recorded the last day drawn. */
int
_batson_stretch_day (const BatsonStretch *stretch, const BatsonFact *fact)
{
  int first, last;

  if (fact->record == NULL || !_batson_date_days (fact->record, fact->field, &first, &last))
    return MAX ((int) ceil (stretch->to) - 1, (int) floor (stretch->from));
  return is_end (stretch, fact) ? last : first;
}

static gboolean
has_answer (const BatsonFact *fact)
{
  return fact->record && batson_record_has (fact->record, fact->field);
}

/** Whether PART of STRETCH can be moved: of what has begun its end, of what should be over it all. */
gboolean
batson_stretch_can_move (const BatsonStretch *stretch, BatsonCoursePart part)
{
  const BatsonFact *start = &stretch->ahead[0], *end = &stretch->ahead[1];

  switch (part)
    {
    case BATSON_COURSE_WHOLE: return _batson_fact_is_there (start) || has_answer (end);
    case BATSON_COURSE_START: return _batson_fact_is_there (start) && _batson_fact_is_there (end) && !stretch->overdue;
    default: return _batson_fact_is_there (end) && !stretch->overdue;
    }
}

/* By how many days the end has to lie behind the beginning: where its time of day is the earlier one. */
static int
least_length (const BatsonStretch *stretch)
{
  const BatsonFact *start = &stretch->ahead[0], *end = &stretch->ahead[1];
  const BatsonTime *from, *to;

  if (!has_answer (start) || !has_answer (end) || batson_fact_field (start)->kind != BATSON_KIND_TIME)
    return 0;
  from = &batson_record_get (start->record, start->field)->time;
  to = &batson_record_get (end->record, end->field)->time;
  return batson_time_has_clock (from) && batson_time_has_clock (to) && to->hour * 60 + to->minute < from->hour * 60 + from->minute;
}

/** FROM with PART of STRETCH moved by DAYS more, as far as it may be: not before today, and its end not before its beginning. */
BatsonCourseShift
batson_course_shift (const BatsonCourse *self, const BatsonStretch *stretch, BatsonCourseShift from, BatsonCoursePart part, int days)
{
  const BatsonFact *start = &stretch->ahead[0], *end = &stretch->ahead[1];
  int today = (int) self->today, first, last, far = today + FAR_DAYS;

  if (!batson_stretch_can_move (stretch, part))
    return from;
  if (!_batson_fact_is_there (start))
    return (BatsonCourseShift) { 0, CLAMP (_batson_stretch_day (stretch, end) + from.end + days, today, far) - _batson_stretch_day (stretch, end) };
  first = _batson_stretch_day (stretch, start) + from.start;
  last = _batson_fact_is_there (end) ? _batson_stretch_day (stretch, end) + from.end : first;
  if (part == BATSON_COURSE_WHOLE)
    {
      days = CLAMP (first + days, today, far) - first;
      return (BatsonCourseShift) { from.start + days, from.end + days };
    }
  if (part == BATSON_COURSE_START)
    from.start += CLAMP (first + days, MIN (today, last), last - least_length (stretch)) - first;
  else
    from.end += CLAMP (last + days, first + least_length (stretch), far) - last;
  return from;
}

/** The dates that change where STRETCH is moved by SHIFT: those still ahead. A date known in part becomes the day it goes to; an end
 * that is not recorded is given where it is stretched. What moves is a plan, also on its day: that is recorded with it. Returns how many. */
guint
batson_course_move (const BatsonStretch *stretch, BatsonCourseShift shift, BatsonCourseMove out_moves[BATSON_COURSE_MOVES])
{
  int state = batson_phase (stretch->phase)->state;
  guint n = 0;

  for (guint i = 0; i < 2; i++)
    {
      const BatsonFact *fact = &stretch->ahead[i];
      const BatsonValue *now = fact->record ? batson_record_get (fact->record, fact->field) : NULL;
      gboolean timed = now && batson_fact_field (fact)->kind == BATSON_KIND_TIME, given = now && now->state == BATSON_VALUE_ANSWER;
      int days = i == 0 ? shift.start : shift.end;
      BatsonValue value = { .state = BATSON_VALUE_ANSWER };

      if (now == NULL || (!given && shift.start == shift.end))
        continue;
      if (timed)
        value.time = given ? now->time : (BatsonTime) { .hour = -1 };
      else if (given)
        value.date = now->date;
      if (days != 0 || !given)
        *(timed ? &value.time.date : &value.date) = batson_date_from_day (_batson_stretch_day (stretch, fact) + days);
      out_moves[n++] = (BatsonCourseMove) { *fact, value };
    }
  if (state >= 0 && stretch->ahead[0].record && !batson_record_has (stretch->ahead[0].record, (guint) state))
    out_moves[n++] = (BatsonCourseMove) { _batson_fact (stretch->ahead[0].record, (guint) state), batson_value_choice (BATSON_COURSE_PLANNED) };
  return n;
}

/* --- planning --- */

/* Where what has no entry yet is planned from: today. */
void
_batson_course_plans (BatsonCourse *self)
{
  BatsonStretchState state;

  for (BatsonPhaseId id = 0; id < BATSON_N_PHASES; id++)
    {
      const BatsonPhase *phase = batson_phase (id);
      BatsonStretch *plan;

      if (phase->list < 0 || batson_course_phase_state (self, id, &state))
        continue;
      plan = self->plans[id] = g_new0 (BatsonStretch, 1);
      plan->id = g_strdup_printf ("plan-%d", (int) id + 1);
      plan->phase = id;
      plan->state = BATSON_STRETCH_PLANNED;
      plan->from = self->today;
      plan->to = self->today + 1;
      plan->records = g_ptr_array_new ();
      plan->fact = plan->ahead[0] = _batson_fact_in_list (self->assessment->root, (guint) phase->list, phase->type, phase->field);
      if (phase->end >= 0)
        plan->ahead[1] = _batson_fact_in_list (self->assessment->root, (guint) phase->list, phase->type, (guint) phase->end);
    }
}

/* Whether ENTRY is recorded as planned, for no day yet, and may be of PHASE. */
static gboolean
could_be (const BatsonPhase *phase, BatsonRecord *entry)
{
  if (batson_record_choice (entry, (guint) phase->state) != BATSON_COURSE_PLANNED)
    return FALSE;
  if (batson_record_has (entry, phase->field) || (phase->end >= 0 && batson_record_has (entry, (guint) phase->end)))
    return FALSE;
  if (phase->mark < 0 || batson_record_choice (entry, (guint) phase->mark) < 0)
    return TRUE;
  return batson_record_choice (entry, (guint) phase->mark) == phase->choice || (phase->type == BATSON_RECORD_RADIATION && _batson_course_is_stereotactic (entry));
}

/** The newest entry of PHASE that is planned for no day yet; NULL: a new one is planned. Not owned. */
BatsonRecord *
batson_course_undated (const BatsonCourse *self, BatsonPhaseId id)
{
  const BatsonPhase *phase = batson_phase (id);
  BatsonRecord *root = self->assessment->root;

  for (guint i = phase->list >= 0 ? batson_record_length (root, (guint) phase->list) : 0; i > 0; i--)
    if (could_be (phase, batson_record_nth (root, (guint) phase->list, i - 1)))
      return batson_record_nth (root, (guint) phase->list, i - 1);
  return NULL;
}

static BatsonValue
day_value (const BatsonPhase *phase, guint field, int day)
{
  BatsonValue value = { .state = BATSON_VALUE_ANSWER };

  if (batson_record_type (phase->type)->fields[field].kind == BATSON_KIND_TIME)
    value.time = (BatsonTime) { .date = batson_date_from_day (day), .hour = -1 };
  else
    value.date = batson_date_from_day (day);
  return value;
}

/** What is answered of an entry that plans PHASE from FIRST_DAY to LAST_DAY, one and the same where only its beginning is. Returns how many answers. */
guint
batson_course_plan (BatsonPhaseId id, int first_day, int last_day, BatsonCourseAnswer out_answers[BATSON_COURSE_ANSWERS])
{
  const BatsonPhase *phase = batson_phase (id);
  guint n = 0;

  out_answers[n++] = (BatsonCourseAnswer) { phase->field, day_value (phase, phase->field, first_day) };
  if (phase->end >= 0 && last_day > first_day)
    out_answers[n++] = (BatsonCourseAnswer) { (guint) phase->end, day_value (phase, (guint) phase->end, last_day) };
  out_answers[n++] = (BatsonCourseAnswer) { (guint) phase->state, batson_value_choice (BATSON_COURSE_PLANNED) };
  if (phase->mark >= 0)
    out_answers[n++] = (BatsonCourseAnswer) { (guint) phase->mark, batson_value_choice (phase->choice) };
  return n;
}
