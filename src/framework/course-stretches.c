/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the dated lists of a case make of each phase. */
#include "framework/course-private.h"
#include "framework/evidence.h"
#include "framework/happened.h"
#include <math.h>

/* When an answer is, as days with their hours: of a date known in part all it can mean. */
static gboolean
days_of (BatsonRecord *record, guint field, double *out_from, double *out_to)
{
  const BatsonValue *value = batson_record_get (record, field);
  int first, last;

  if (!_batson_date_days (record, field, &first, &last))
    return FALSE;
  *out_from = first;
  *out_to = last + 1;
  if (batson_record_get_field (record, field)->kind == BATSON_KIND_TIME && batson_time_has_clock (&value->time))
    *out_from = *out_to = first + (value->time.hour + value->time.minute / 60.0) / 24;
  return TRUE;
}

static BatsonStretch *
add (BatsonCourse *self, BatsonPhaseId phase, const char *id, BatsonRecord *record, guint field)
{
  BatsonStretch *stretch = g_new0 (BatsonStretch, 1);

  stretch->id = g_strdup (id);
  stretch->phase = phase;
  stretch->fact = _batson_fact (record, field);
  stretch->records = g_ptr_array_new ();
  g_ptr_array_add (stretch->records, record);
  g_ptr_array_add (self->stretches, stretch);
  return stretch;
}

/* How it stands with a stretch whose dates are set; END: the field of its end. The dates of a plan can be moved. */
static void
settle (BatsonCourse *self, BatsonStretch *stretch, guint end)
{
  BatsonHappened happened = batson_happened (self->assessment, stretch->fact.record, stretch->fact.field);

  if (happened == BATSON_HAPPENED_YES)
    {
      gboolean on = stretch->open || (stretch->end.record && stretch->to > self->today + 1);

      stretch->state = on && stretch->from <= self->now ? BATSON_STRETCH_RUNNING : BATSON_STRETCH_DONE;
      return;
    }
  stretch->state = BATSON_STRETCH_PLANNED;
  stretch->overdue = happened == BATSON_HAPPENED_OVERDUE;
  stretch->ahead[0] = stretch->fact;
  if (end != stretch->fact.field)
    stretch->ahead[1] = _batson_fact (stretch->fact.record, end);
}

/* A stretch of RECORD from the answer of START to that of END, which may be blank: it goes on where it is OPEN_ENDED, else it is over with its day.
 * None where neither is recorded. */
static void
add_dated (BatsonCourse *self, BatsonPhaseId phase, BatsonRecord *record, guint start, guint end, gboolean open_ended)
{
  BatsonStretch *stretch;
  double from, to, last_from, last;
  gboolean begun = days_of (record, start, &from, &to), ended = end != start && days_of (record, end, &last_from, &last);

  if (!begun && !ended)
    return;
  if (!begun)
    {
      from = last_from;
      to = last;
    }
  stretch = add (self, phase, batson_record_get_id (record), record, begun ? start : end);
  stretch->from = from;
  stretch->to = MAX (ended ? last : to, from);
  stretch->open = open_ended && !ended;
  if (ended)
    stretch->end = _batson_fact (record, end);
  settle (self, stretch, end);
  if (stretch->open && stretch->state == BATSON_STRETCH_RUNNING)
    stretch->to = MAX (self->now, from);
  if (stretch->to <= stretch->from)
    stretch->to = floor (stretch->from) + 1;
  if (stretch->state == BATSON_STRETCH_RUNNING && ended)
    {
      stretch->planned_to = stretch->to;
      stretch->to = self->now;
      stretch->ahead[1] = stretch->end;
    }
}

/* What is of one day, or of the month or year it is known to. Nothing where that is not recorded. */
static void
add_day (BatsonCourse *self, BatsonPhaseId phase, const char *id, BatsonRecord *record, guint field)
{
  BatsonStretch *stretch;
  double from, to;

  if (!days_of (record, field, &from, &to))
    return;
  stretch = add (self, phase, id, record, field);
  stretch->from = from;
  stretch->to = to;
  settle (self, stretch, field);
}

/* --- 1 to 3 --- */

static void
add_primary_surgery (BatsonCourse *self, BatsonRecord *root)
{
  BatsonRecord *disease = batson_record_child (root, BATSON_CASE_DISEASE);

  add_day (self, BATSON_PHASE_PRIMARY_SURGERY, "primary-surgery", disease, BATSON_DISEASE_TREATED);
}

/* The first finding of a lesion; NULL where none has a date. */
static BatsonRecord *
first_finding (BatsonRecord *lesion, double *out_day)
{
  BatsonRecord *first = NULL;

  for (guint i = 0; i < batson_record_length (lesion, BATSON_LESION_FINDINGS); i++)
    {
      BatsonRecord *finding = batson_record_nth (lesion, BATSON_LESION_FINDINGS, i);
      double from, to;

      if (days_of (finding, BATSON_FINDING_DATE, &from, &to) && (first == NULL || from < *out_day))
        {
          first = finding;
          *out_day = from;
        }
    }
  return first;
}

/* From the first lesion found, or the trigger before it, to the last new one; without lesions: the imaging of the spine. */
static void
add_detection (BatsonCourse *self, BatsonRecord *root)
{
  BatsonRecord *imaging = batson_record_child (root, BATSON_CASE_IMAGING), *found = NULL;
  g_autoptr (GPtrArray) lesions = g_ptr_array_new ();
  BatsonStretch *stretch;
  double first = 0, last = 0, day;

  for (guint i = 0; i < batson_record_length (root, BATSON_CASE_LESIONS); i++)
    {
      BatsonRecord *lesion = batson_record_nth (root, BATSON_CASE_LESIONS, i), *finding = first_finding (lesion, &day);

      if (finding == NULL)
        continue;
      g_ptr_array_add (lesions, lesion);
      last = MAX (last, day);
      if (found == NULL || day < first)
        {
          found = finding;
          first = day;
        }
    }
  if (found == NULL)
    {
      add_day (self, BATSON_PHASE_DETECTION, "detection", imaging, BATSON_IMAGING_DATE);
      return;
    }
  stretch = add (self, BATSON_PHASE_DETECTION, "detection", found, BATSON_FINDING_DATE);
  g_ptr_array_set_size (stretch->records, 0);
  for (guint i = 0; i < lesions->len; i++)
    g_ptr_array_add (stretch->records, lesions->pdata[i]);
  stretch->from = first;
  stretch->to = last + 1;
  stretch->state = first > self->today ? BATSON_STRETCH_PLANNED : last > self->today ? BATSON_STRETCH_RUNNING : BATSON_STRETCH_DONE;
}

static const BatsonStretch *
detection_of (const BatsonCourse *self)
{
  return batson_course_stretch (self, "detection");
}

/* Whole-body imaging is recorded. That bone was watched from the treatment of the primary until the spine was found to be reached is not: that span is
 * shown as what it is, one between two answers. */
static void
add_staging (BatsonCourse *self, BatsonRecord *root)
{
  BatsonRecord *disease = batson_record_child (root, BATSON_CASE_DISEASE);
  const BatsonStretch *detection = detection_of (self);
  guint field = batson_record_has (disease, BATSON_DISEASE_TREATED) ? BATSON_DISEASE_TREATED : BATSON_DISEASE_DIAGNOSED;
  double end = detection && detection->state != BATSON_STRETCH_PLANNED ? detection->from : self->now, from, to;

  if (days_of (disease, field, &from, &to) && to < end)
    {
      BatsonStretch *watch = add (self, BATSON_PHASE_STAGING, "bone-surveillance", disease, field);
      watch->from = to;
      watch->to = end;
      watch->derived = TRUE;
      watch->open = detection == NULL || detection->state == BATSON_STRETCH_PLANNED;
      watch->state = watch->open ? BATSON_STRETCH_RUNNING : BATSON_STRETCH_DONE;
    }
  add_day (self, BATSON_PHASE_STAGING, "whole-body", disease, BATSON_DISEASE_WHOLE_BODY_DATE);
}

/* --- 4, 5, 7, 8, 9: a list each --- */

static void
add_operation (BatsonCourse *self, BatsonRecord *operation)
{
  add_dated (self, BATSON_PHASE_SURGERY, operation, BATSON_OPERATION_START, BATSON_OPERATION_END, FALSE);
}

/** Whether RADIATION is of phase 7, the stereotactic one (PHASE-7); any other, and one of an unknown technique, is an event. */
gboolean
_batson_course_is_stereotactic (BatsonRecord *radiation)
{
  int technique = batson_record_choice (radiation, BATSON_RADIATION_TECHNIQUE);

  return technique == BATSON_TECHNIQUE_SBRT || technique == BATSON_TECHNIQUE_SRS;
}

/** Whether RADIATION is shown in phase 7: that, and what is planned with the technique still open, which would stand nowhere else. */
gboolean
_batson_course_is_radiation (const BatsonAssessment *assessment, BatsonRecord *radiation)
{
  guint field = batson_record_has (radiation, BATSON_RADIATION_FIRST) ? BATSON_RADIATION_FIRST : BATSON_RADIATION_LAST;

  if (batson_record_choice (radiation, BATSON_RADIATION_TECHNIQUE) >= 0)
    return _batson_course_is_stereotactic (radiation);
  return batson_happened (assessment, radiation, field) != BATSON_HAPPENED_YES;
}

static void
add_radiation (BatsonCourse *self, BatsonRecord *radiation)
{
  if (_batson_course_is_radiation (self->assessment, radiation))
    add_dated (self, BATSON_PHASE_SBRT, radiation, BATSON_RADIATION_FIRST, BATSON_RADIATION_LAST, FALSE);
}

static void
add_meeting (BatsonCourse *self, BatsonRecord *meeting)
{
  add_dated (self, BATSON_PHASE_DISCUSSION, meeting, BATSON_MEETING_AT, BATSON_MEETING_AT, FALSE);
}

static void
add_rehabilitation (BatsonCourse *self, BatsonRecord *rehabilitation)
{
  add_dated (self, BATSON_PHASE_REHABILITATION, rehabilitation, BATSON_REHABILITATION_START, BATSON_REHABILITATION_END, TRUE);
}

static void
add_visit (BatsonCourse *self, BatsonRecord *visit)
{
  add_day (self, BATSON_PHASE_SURVEILLANCE, batson_record_get_id (visit), visit, BATSON_FOLLOW_UP_DATE);
}

static void
each (BatsonCourse *self, BatsonRecord *root, guint list, void (*one) (BatsonCourse *, BatsonRecord *))
{
  for (guint i = 0; i < batson_record_length (root, list); i++)
    one (self, batson_record_nth (root, list, i));
}

/* --- 6 --- */

/* A biopsy treats nothing; radiation of an open technique may not be of the kind; an operation that should be over but is not recorded as done has treated nothing yet. */
static gboolean
treats (const BatsonStretch *stretch)
{
  BatsonRecord *record = stretch->fact.record;

  if (stretch->phase == BATSON_PHASE_SBRT && !_batson_course_is_stereotactic (record))
    return FALSE;
  return !stretch->overdue && !(stretch->phase == BATSON_PHASE_SURGERY && batson_record_choice (record, BATSON_OPERATION_KIND) == BATSON_OPERATION_KIND_BIOPSY);
}

/* The first treatment of the spine: the first operation, else the first stereotactic radiation; NULL where there is none. */
static const BatsonStretch *
find_anchor (const BatsonCourse *self)
{
  static const BatsonPhaseId treated[] = { BATSON_PHASE_SURGERY, BATSON_PHASE_SBRT };
  const BatsonStretch *first = NULL;

  for (guint t = 0; t < G_N_ELEMENTS (treated) && first == NULL; t++)
    for (guint i = 0; i < self->stretches->len; i++)
      {
        const BatsonStretch *stretch = self->stretches->pdata[i];
        if (stretch->phase == treated[t] && treats (stretch) && (first == NULL || stretch->from < first->from))
          first = stretch;
      }
  return first;
}

/* What ran before the spine was treated belongs to phase 1 of Table 4; what runs on is the phase from that day. */
static void
split_therapies (BatsonCourse *self, guint first)
{
  guint n = self->stretches->len;

  for (guint i = first; i < n; i++)
    {
      BatsonStretch *stretch = self->stretches->pdata[i], *after;
      double treated = self->treated ? self->anchor : 0;
      g_autofree char *id = g_strconcat (stretch->id, "-after", NULL);

      if (treated > 0 && stretch->from >= floor (treated))
        continue;
      if (treated == 0 && stretch->state == BATSON_STRETCH_PLANNED)
        continue;
      stretch->before = TRUE;
      if (treated == 0 || stretch->to <= treated || stretch->state == BATSON_STRETCH_PLANNED)
        continue;
      after = add (self, BATSON_PHASE_SYSTEMIC, id, stretch->fact.record, stretch->fact.field);
      after->from = treated;
      after->to = stretch->to;
      after->planned_to = stretch->planned_to;
      after->end = stretch->end;
      after->open = stretch->open;
      after->state = stretch->state;
      after->ahead[1] = stretch->ahead[1];
      stretch->to = treated;
      stretch->state = BATSON_STRETCH_DONE;
      stretch->open = FALSE;
      stretch->planned_to = 0;
      stretch->ahead[1] = stretch->end = (BatsonFact) { 0 };
    }
}

static gboolean
is_settled (const BatsonStretch *stretch)
{
  return stretch->state != BATSON_STRETCH_PLANNED && !batson_stretch_can_move (stretch, BATSON_COURSE_WHOLE);
}

/* Therapies at one time are one stretch; what is planned stays by itself, so that it can be moved. */
static gboolean
join (BatsonStretch *one, const BatsonStretch *other)
{
  if (one->before != other->before || !is_settled (one) || !is_settled (other))
    return FALSE;
  if (one->from > other->to + 1 || other->from > one->to + 1)
    return FALSE;
  if (other->from < one->from)
    one->fact = other->fact;
  if (other->to > one->to)
    one->end = other->end;
  one->from = MIN (one->from, other->from);
  one->to = MAX (one->to, other->to);
  one->open |= other->open;
  one->state = MAX (one->state, other->state);
  for (guint i = 0; i < other->records->len; i++)
    g_ptr_array_add (one->records, other->records->pdata[i]);
  return TRUE;
}

static void
add_drug (BatsonCourse *self, BatsonRecord *drug)
{
  guint start = batson_record_has (drug, BATSON_DRUG_START) ? BATSON_DRUG_START : BATSON_DRUG_LAST_DOSE;

  add_dated (self, BATSON_PHASE_SYSTEMIC, drug, start, BATSON_DRUG_STOP, TRUE);
}

static int
compare_begins (gconstpointer a, gconstpointer b)
{
  const BatsonStretch *x = *(const BatsonStretch *const *) a, *y = *(const BatsonStretch *const *) b;

  return x->from != y->from ? (x->from < y->from ? -1 : 1) : 0;
}

/* In order of their beginnings each can only reach the one before it, of its kind. */
static void
add_therapies (BatsonCourse *self, BatsonRecord *root)
{
  GPtrArray *others = g_steal_pointer (&self->stretches);
  BatsonStretch *last[2] = { NULL, NULL };

  self->stretches = g_ptr_array_new_with_free_func (_batson_stretch_free);
  each (self, root, BATSON_CASE_DRUGS, add_drug);
  split_therapies (self, 0);
  g_ptr_array_sort (self->stretches, compare_begins);
  for (guint i = 0; i < self->stretches->len; i++)
    {
      BatsonStretch *stretch = self->stretches->pdata[i], **before = &last[stretch->before];

      if (*before && join (*before, stretch))
        {
          _batson_stretch_free (stretch);
          continue;
        }
      g_ptr_array_add (others, stretch);
      if (is_settled (stretch))
        *before = stretch;
    }
  g_ptr_array_set_free_func (self->stretches, NULL);
  g_ptr_array_unref (self->stretches);
  self->stretches = others;
}

void
_batson_course_stretches (BatsonCourse *self)
{
  BatsonRecord *root = self->assessment->root;
  const BatsonStretch *first;

  add_primary_surgery (self, root);
  add_detection (self, root);
  add_staging (self, root);
  each (self, root, BATSON_CASE_MEETINGS, add_meeting);
  each (self, root, BATSON_CASE_OPERATIONS, add_operation);
  each (self, root, BATSON_CASE_RADIATION, add_radiation);
  each (self, root, BATSON_CASE_REHABILITATION, add_rehabilitation);
  each (self, root, BATSON_CASE_FOLLOW_UPS, add_visit);
  first = find_anchor (self);
  self->anchor = first ? first->from : 0;
  self->treated = first && first->state != BATSON_STRETCH_PLANNED && first->from <= self->now;
  add_therapies (self, root);
}
