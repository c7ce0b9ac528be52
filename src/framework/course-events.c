/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Triggers, dated facts outside the phases, and the periods a course falls into. */
#include "framework/course-private.h"
#include "framework/evidence.h"
#include "framework/words.h"
#include <math.h>

/* --- trigger points --- */

static void
add_point (BatsonCourse *self, guint64 triggers, const BatsonInstant *at, const BatsonFact *fact, BatsonRecord *referral)
{
  BatsonCoursePoint *point;

  for (guint i = 0; referral == NULL && i < self->points->len; i++)
    {
      point = self->points->pdata[i];
      if (point->at.at == at->at && point->referral == NULL)
        {
          point->triggers |= triggers;
          return;
        }
    }
  point = g_new0 (BatsonCoursePoint, 1);
  *point = (BatsonCoursePoint) { triggers, *at, batson_course_day (at), *fact, referral };
  g_ptr_array_add (self->points, point);
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const BatsonCoursePoint *x = *(const BatsonCoursePoint *const *) a, *y = *(const BatsonCoursePoint *const *) b;

  return x->at.at != y->at.at ? (x->at.at < y->at.at ? -1 : 1) : 0;
}

void
_batson_course_points (BatsonCourse *self)
{
  const BatsonAssessment *assessment = self->assessment;
  BatsonRecord *root = assessment->root;
  guint64 fired = 0;

  for (guint i = 0; i < assessment->triggers->len; i++)
    {
      const BatsonTrigger *trigger = assessment->triggers->pdata[i];
      const BatsonFact *fact = batson_trigger_fact (trigger);

      if (trigger->state != BATSON_YES || !trigger->has_fired_at || fact == NULL)
        continue;
      fired |= G_GUINT64_CONSTANT (1) << trigger->trigger;
      add_point (self, G_GUINT64_CONSTANT (1) << trigger->trigger, &trigger->fired_at, fact, NULL);
    }
  for (guint i = 0; i < batson_record_length (root, BATSON_CASE_REFERRALS); i++)
    {
      BatsonRecord *referral = batson_record_nth (root, BATSON_CASE_REFERRALS, i);
      guint64 named = batson_record_choices (referral, BATSON_REFERRAL_TRIGGERS) & ~fired;
      const BatsonValue *sent = batson_record_get (referral, BATSON_REFERRAL_SENT);
      BatsonFact fact = _batson_fact (referral, BATSON_REFERRAL_SENT);

      if (named && sent->state == BATSON_VALUE_ANSWER && batson_time_has_clock (&sent->time))
        add_point (self, named, &(BatsonInstant) { batson_time_to_unix (&sent->time), sent->time.offset }, &fact, referral);
    }
  g_ptr_array_sort (self->points, compare_points);
}

/* --- events --- */

/* The dates that are events; all others are those of phases, of answers, or the patient's birth. */
static const struct
{
  BatsonRecordTypeId type;
  guint field;
} dated[] = {
  { BATSON_RECORD_DISEASE, BATSON_DISEASE_DIAGNOSED }, { BATSON_RECORD_PRESENTATION, BATSON_PRESENTATION_ARRIVED }, { BATSON_RECORD_STATUS, BATSON_STATUS_BACK_PAIN_SINCE },
  { BATSON_RECORD_STATUS, BATSON_STATUS_ACUTE_AT }, { BATSON_RECORD_STATUS, BATSON_STATUS_WALKING_LOST_AT }, { BATSON_RECORD_STATUS, BATSON_STATUS_DATE },
  { BATSON_RECORD_SAMPLE, BATSON_SAMPLE_DATE }, { BATSON_RECORD_IMAGING, BATSON_IMAGING_DATE }, { BATSON_RECORD_FINDING, BATSON_FINDING_DATE },
  { BATSON_RECORD_LESION, BATSON_LESION_BIOPSY_DATE }, { BATSON_RECORD_LESION, BATSON_LESION_RADIATION_DATE }, { BATSON_RECORD_LESION, BATSON_LESION_TREATED },
  { BATSON_RECORD_RADIATION, BATSON_RADIATION_FIRST }, { BATSON_RECORD_REFERRAL, BATSON_REFERRAL_SENT }, { BATSON_RECORD_REFERRAL, BATSON_REFERRAL_RECEIVED },
  { BATSON_RECORD_REFERRAL, BATSON_REFERRAL_ANSWERED }, { BATSON_RECORD_WORK_UP, BATSON_WORK_UP_WHOLE_BODY_DONE }, { BATSON_RECORD_WORK_UP, BATSON_WORK_UP_BREAST_IMAGING_DONE },
  { BATSON_RECORD_WORK_UP, BATSON_WORK_UP_BIOPSY_DONE }, { BATSON_RECORD_LAB, BATSON_LAB_DATE }, { BATSON_RECORD_PATIENT, BATSON_PATIENT_DIED },
};

static gboolean
is_event (const BatsonCourse *self, BatsonRecord *record, guint field)
{
  if (batson_record_get_type_id (record) == BATSON_RECORD_RADIATION && _batson_course_is_radiation (self->assessment, record))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (dated); i++)
    if (dated[i].type == batson_record_get_type_id (record) && dated[i].field == field)
      return TRUE;
  return FALSE;
}

static void
add_event (BatsonCourse *self, BatsonRecord *record, guint field)
{
  BatsonCourseEvent event = { _batson_fact (record, field), 0 };
  const BatsonValue *value = batson_record_get (record, field);
  int first, last;

  if (!is_event (self, record, field) || !_batson_date_days (record, field, &first, &last))
    return;
  event.day = first;
  if (batson_record_get_field (record, field)->kind == BATSON_KIND_TIME && batson_time_has_clock (&value->time))
    event.day += (value->time.hour + value->time.minute / 60.0) / 24;
  g_array_append_val (self->events, event);
}

static void
walk (BatsonCourse *self, BatsonRecord *record)
{
  const BatsonRecordType *type = batson_record_get_record_type (record);

  for (guint f = 0; f < type->n_fields; f++)
    if (type->fields[f].kind == BATSON_KIND_RECORD)
      walk (self, batson_record_child (record, f));
    else if (type->fields[f].kind == BATSON_KIND_LIST)
      for (guint i = 0; i < batson_record_length (record, f); i++)
        walk (self, batson_record_nth (record, f, i));
    else if (type->fields[f].kind == BATSON_KIND_DATE || type->fields[f].kind == BATSON_KIND_TIME)
      add_event (self, record, f);
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const BatsonCourseEvent *x = a, *y = b;

  return x->day != y->day ? (x->day < y->day ? -1 : 1) : 0;
}

void
_batson_course_events (BatsonCourse *self)
{
  walk (self, self->assessment->root);
  g_array_sort (self->events, compare_events);
}

/* --- periods --- */

#define FIVE_YEARS (5 * 365.25)
#define LEAST_CROWD 10.0  /* days */
#define BEFORE_CROWD 28.0 /* how far before and after what the crowd is about it may reach */
#define AFTER_CROWD 14.0
#define DECISION 3.0      /* of the longest window for a decision: it has its place whether it runs or not, and answers leave the days where they are */
#define WEEKS 130.0       /* of the weeks that follow */
#define LEAST_BESIDE 45.0 /* shorter neighbours are no period of their own */

typedef struct
{
  double least, most;
} Range;

static void
take (Range *range, double day, double from, double to)
{
  if (day < from || day > to)
    return;
  range->least = MIN (range->least, day);
  range->most = MAX (range->most, day);
}

/* All days of the course between FROM and TO. */
static Range
range_of (const BatsonCourse *self, double from, double to)
{
  Range range = { G_MAXDOUBLE, -G_MAXDOUBLE };

  for (guint i = 0; i < self->stretches->len; i++)
    {
      const BatsonStretch *stretch = self->stretches->pdata[i];
      take (&range, stretch->from, from, to);
      take (&range, stretch->to, from, to);
      if (stretch->planned_to > 0)
        take (&range, stretch->planned_to, from, to);
    }
  for (guint i = 0; i < self->points->len; i++)
    take (&range, ((BatsonCoursePoint *) self->points->pdata[i])->day, from, to);
  for (guint i = 0; i < self->events->len; i++)
    take (&range, g_array_index (self->events, BatsonCourseEvent, i).day, from, to);
  for (guint i = 0; i < self->assessment->deadlines->len; i++)
    {
      const BatsonDeadline *deadline = self->assessment->deadlines->pdata[i];
      take (&range, batson_course_day (&deadline->start), from, to);
      take (&range, batson_course_day (&deadline->due), from, to);
    }
  return range;
}

/** What the crowded days are about: the newest operation, else the first treatment, else the detection, else the last trigger; 0 where there is none. */
double
batson_course_about (const BatsonCourse *self)
{
  const BatsonStretch *detection = batson_course_stretch (self, "detection");
  double newest = 0;

  for (guint i = 0; i < self->stretches->len; i++)
    {
      const BatsonStretch *stretch = self->stretches->pdata[i];
      if (stretch->phase == BATSON_PHASE_SURGERY)
        newest = MAX (newest, stretch->from);
    }
  if (newest > 0 || self->anchor > 0)
    return newest > 0 ? newest : self->anchor;
  if (detection)
    return detection->to - 1;
  return self->points->len ? ((BatsonCoursePoint *) self->points->pdata[self->points->len - 1])->day : 0;
}

static void
add_period (BatsonCourse *self, BatsonPeriodId id, double first, double last, double weight)
{
  if (last > first)
    self->periods[self->n_periods++] = (BatsonCoursePeriod) { id, first, last, weight };
}

/* The crowded days and the weeks after them get most of the room, the years before and after the rest. */
void
_batson_course_periods (BatsonCourse *self)
{
  Range all = range_of (self, -G_MAXDOUBLE, G_MAXDOUBLE), crowd, weeks;
  double about = batson_course_about (self), end, weeks_end;

  if (all.most < all.least)
    return;
  take (&all, self->today, -G_MAXDOUBLE, G_MAXDOUBLE);
  /* To five years after the spine was treated, found, or the cancer was. */
  end = ceil (MAX (all.most + 30, (about > 0 ? about : all.least) + FIVE_YEARS));
  all.least = floor (all.least - 1);
  if (about <= 0)
    {
      add_period (self, BATSON_PERIOD_AFTER, all.least, end, 1);
      return;
    }
  crowd = range_of (self, about - BEFORE_CROWD, about + AFTER_CROWD);
  take (&crowd, self->now, about - BEFORE_CROWD, about + AFTER_CROWD);
  take (&crowd, self->now + DECISION, about - BEFORE_CROWD, about + AFTER_CROWD);
  crowd.least = floor (crowd.least) - 1;
  crowd.most = ceil (MAX (crowd.most + 1, crowd.least + LEAST_CROWD));
  if (crowd.least - all.least < LEAST_BESIDE)
    crowd.least = all.least;
  weeks = range_of (self, crowd.most, about + WEEKS);
  weeks_end = weeks.most >= weeks.least ? ceil (weeks.most + 7) : crowd.most;
  if (weeks_end - crowd.most < LEAST_BESIDE / 3)
    weeks_end = crowd.most;
  add_period (self, BATSON_PERIOD_BEFORE, all.least, crowd.least, 18);
  add_period (self, BATSON_PERIOD_CROWD, crowd.least, crowd.most, 34);
  add_period (self, BATSON_PERIOD_WEEKS, crowd.most, weeks_end, 25);
  add_period (self, BATSON_PERIOD_AFTER, weeks_end, end, 23);
}
