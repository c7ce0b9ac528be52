/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The course of a case: its phases and what of them is done, running or planned. */
#include "framework/course.h"
#include "framework/evidence.h"
#include "framework/course-private.h"
#include "framework/outcomes.h"
#include <math.h>
#include <string.h>

#define TEAMS(n, ...) n, { __VA_ARGS__ }
#define NO_LIST -1, -1, -1, -1, -1, -1
static const BatsonPhase phases[BATSON_N_PHASES] = {
  { BATSON_RULE_PHASE_1, TEAMS (1, BATSON_TEAM_BREAST), 1, 1, BATSON_RECORD_DISEASE, BATSON_DISEASE_TREATED, NO_LIST },
  /* The day of the imaging is asked once it is known that there was one. */
  { BATSON_RULE_PHASE_2, TEAMS (2, BATSON_TEAM_BREAST, BATSON_TEAM_RADIOLOGY), 1, 1, BATSON_RECORD_DISEASE, BATSON_DISEASE_WHOLE_BODY, NO_LIST },
  { BATSON_RULE_PHASE_3, TEAMS (2, BATSON_TEAM_BREAST, BATSON_TEAM_NEURO), 2, 2, BATSON_RECORD_IMAGING, BATSON_IMAGING_DATE, NO_LIST },
  { BATSON_RULE_PHASE_4, TEAMS (1, BATSON_TEAM_MDT), 3, 3, BATSON_RECORD_MEETING, BATSON_MEETING_AT, BATSON_CASE_MEETINGS, -1, BATSON_MEETING_STATE, -1, -1, -1 },
  { BATSON_RULE_PHASE_5, TEAMS (1, BATSON_TEAM_NEURO), 4, 5, BATSON_RECORD_OPERATION, BATSON_OPERATION_START, BATSON_CASE_OPERATIONS, BATSON_OPERATION_END,
    BATSON_OPERATION_STATE, -1, -1, BATSON_OPERATION_KIND },
  { BATSON_RULE_PHASE_6, TEAMS (2, BATSON_TEAM_BREAST, BATSON_TEAM_MEDICAL), 6, 6, BATSON_RECORD_DRUG, BATSON_DRUG_START, BATSON_CASE_DRUGS, BATSON_DRUG_STOP,
    BATSON_DRUG_STATE, -1, -1, BATSON_DRUG_CLASS },
  { BATSON_RULE_PHASE_7, TEAMS (1, BATSON_TEAM_RADIATION), 6, 6, BATSON_RECORD_RADIATION, BATSON_RADIATION_FIRST, BATSON_CASE_RADIATION, BATSON_RADIATION_LAST,
    BATSON_RADIATION_STATE, BATSON_RADIATION_TECHNIQUE, BATSON_TECHNIQUE_SBRT, BATSON_RADIATION_TECHNIQUE },
  { BATSON_RULE_PHASE_8, TEAMS (3, BATSON_TEAM_PHYSIO, BATSON_TEAM_BREAST, BATSON_TEAM_NEURO), 6, 6, BATSON_RECORD_REHABILITATION, BATSON_REHABILITATION_START,
    BATSON_CASE_REHABILITATION, BATSON_REHABILITATION_END, BATSON_REHABILITATION_STATE, -1, -1, BATSON_REHABILITATION_KIND },
  { BATSON_RULE_PHASE_9, TEAMS (2, BATSON_TEAM_BREAST, BATSON_TEAM_NEURO), 7, 7, BATSON_RECORD_FOLLOW_UP, BATSON_FOLLOW_UP_DATE, BATSON_CASE_FOLLOW_UPS, -1, BATSON_FOLLOW_UP_STATE, -1, -1, -1 },
};

/** What the review says of a phase. Static. */
const BatsonPhase *
batson_phase (BatsonPhaseId phase)
{
  g_assert (phase < BATSON_N_PHASES);
  return &phases[phase];
}

/** The phase whose dated list has entries of TYPE; NULL where none has. Static. */
const BatsonPhase *
batson_phase_of (BatsonRecordTypeId type)
{
  for (guint i = 0; i < BATSON_N_PHASES; i++)
    if (phases[i].list >= 0 && phases[i].type == type)
      return &phases[i];
  return NULL;
}

/** A moment as a day number with its hours, by the clock it was read from. */
double
batson_course_day (const BatsonInstant *instant)
{
  return _batson_day_of (0, 0) + (double) (instant->at + instant->offset * 60) / 86400;
}

/* --- the order (PHASE-C1) --- */

typedef struct
{
  BatsonPhaseId phase;
  gint64 place;
} Place;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *x = a, *y = b;

  return x->place != y->place ? (x->place < y->place ? -1 : 1) : (int) x->phase - (int) y->phase;
}

/* Two phases at one place stand in the review's order. */
static void
read_order (BatsonCourse *self, BatsonRecord *root)
{
  BatsonRecord *record = batson_record_child (root, BATSON_CASE_PHASE_ORDER);
  Place places[BATSON_N_PHASES];

  G_STATIC_ASSERT ((int) BATSON_N_PHASES == (int) BATSON_PHASE_ORDER_N_FIELDS);
  for (guint i = 0; i < BATSON_N_PHASES; i++)
    places[i] = (Place) { i, batson_record_has (record, i) ? batson_record_get (record, i)->integer : (gint64) i + 1 };
  qsort (places, BATSON_N_PHASES, sizeof (Place), compare_places);
  for (guint i = 0; i < BATSON_N_PHASES; i++)
    {
      self->order[i] = places[i].phase;
      self->reordered |= places[i].phase != i;
    }
}

/** Moves PHASE in ORDER by BY places, as far as there are places; FALSE where it stays. */
gboolean
batson_course_reorder (BatsonPhaseId order[BATSON_N_PHASES], BatsonPhaseId phase, int by)
{
  int from = 0, at, to;

  while (order[from] != phase)
    from++;
  to = CLAMP (from + by, 0, (int) BATSON_N_PHASES - 1);
  for (at = from; at != to; at += to > from ? 1 : -1)
    order[at] = order[at + (to > from ? 1 : -1)];
  order[to] = phase;
  return to != from;
}

/* --- the whole --- */

void
_batson_stretch_free (gpointer data)
{
  BatsonStretch *stretch = data;

  g_free (stretch->id);
  g_ptr_array_unref (stretch->records);
  g_free (stretch);
}

static int
compare_stretches (gconstpointer a, gconstpointer b)
{
  const BatsonStretch *x = *(const BatsonStretch *const *) a, *y = *(const BatsonStretch *const *) b;

  if (x->phase != y->phase)
    return (int) x->phase - (int) y->phase;
  if (x->from != y->from)
    return x->from < y->from ? -1 : 1;
  return strcmp (x->id, y->id);
}

/* The operation the times of the review are about. Stretches are in order. */
static BatsonRecord *
about_operation (const BatsonCourse *self)
{
  BatsonRecord *first = batson_outset (self->assessment).operation;

  for (guint i = 0; i < self->stretches->len && first == NULL; i++)
    {
      const BatsonStretch *stretch = self->stretches->pdata[i];

      if (stretch->phase == BATSON_PHASE_SURGERY && stretch->state == BATSON_STRETCH_PLANNED && !stretch->overdue && batson_record_choice (stretch->fact.record, BATSON_OPERATION_KIND) != BATSON_OPERATION_KIND_BIOPSY)
        first = stretch->fact.record;
    }
  return first;
}

/** The course of the case of ASSESSMENT, which must live as long. */
BatsonCourse *
batson_course_new (const BatsonAssessment *assessment)
{
  BatsonCourse *self = g_new0 (BatsonCourse, 1);
  BatsonInstant now = { assessment->settings.at, assessment->settings.offset };

  self->assessment = assessment;
  self->now = batson_course_day (&now);
  self->today = floor (self->now);
  self->stretches = g_ptr_array_new_with_free_func (_batson_stretch_free);
  self->points = g_ptr_array_new_with_free_func (g_free);
  self->events = g_array_new (FALSE, FALSE, sizeof (BatsonCourseEvent));
  read_order (self, assessment->root);
  _batson_course_points (self);
  _batson_course_stretches (self);
  _batson_course_plans (self);
  _batson_course_events (self);
  g_ptr_array_sort (self->stretches, compare_stretches);
  self->operation = about_operation (self);
  _batson_course_periods (self);
  return self;
}

void
batson_course_free (BatsonCourse *self)
{
  g_ptr_array_unref (self->stretches);
  for (guint i = 0; i < BATSON_N_PHASES; i++)
    g_clear_pointer (&self->plans[i], _batson_stretch_free);
  g_ptr_array_unref (self->points);
  g_array_unref (self->events);
  g_free (self);
}

/** The stretch with that id, also where one is planned from; NULL where there is none. Owned by the course. */
const BatsonStretch *
batson_course_stretch (const BatsonCourse *self, const char *id)
{
  for (guint i = 0; i < self->stretches->len; i++)
    if (strcmp (((BatsonStretch *) self->stretches->pdata[i])->id, id) == 0)
      return self->stretches->pdata[i];
  for (guint i = 0; i < BATSON_N_PHASES; i++)
    if (self->plans[i] && strcmp (self->plans[i]->id, id) == 0)
      return self->plans[i];
  return NULL;
}

/** How far a phase is: running as long as something of it runs, or some of it is done and some planned. FALSE where nothing of it is recorded. */
gboolean
batson_course_phase_state (const BatsonCourse *self, BatsonPhaseId phase, BatsonStretchState *out_state)
{
  guint seen = 0;

  for (guint i = 0; i < self->stretches->len; i++)
    {
      const BatsonStretch *stretch = self->stretches->pdata[i];
      if (stretch->phase == phase && !stretch->before && !stretch->derived)
        seen |= 1u << stretch->state;
    }
  if (seen == 1u << BATSON_STRETCH_DONE)
    *out_state = BATSON_STRETCH_DONE;
  else
    *out_state = seen == 1u << BATSON_STRETCH_PLANNED ? BATSON_STRETCH_PLANNED : BATSON_STRETCH_RUNNING;
  return seen != 0;
}

/** Where the dates of a phase are answered: those it has, else those of the newest record that could have them, else of a new one. */
BatsonFact
batson_course_phase_fact (const BatsonCourse *self, BatsonPhaseId phase)
{
  const BatsonPhase *p = &phases[phase];
  const BatsonRecordType *type = batson_record_type (BATSON_RECORD_CASE);
  BatsonRecord *root = self->assessment->root;

  for (guint i = 0; i < self->stretches->len; i++)
    {
      const BatsonStretch *stretch = self->stretches->pdata[i];
      if (stretch->phase == phase && !stretch->before && !stretch->derived)
        return stretch->fact;
    }
  for (guint f = 0; f < type->n_fields; f++)
    {
      guint n = type->fields[f].kind == BATSON_KIND_LIST ? batson_record_length (root, f) : 0;

      if (type->fields[f].record != batson_record_type (p->type))
        continue;
      if (type->fields[f].kind == BATSON_KIND_RECORD)
        return _batson_fact (batson_record_child (root, f), p->field);
      return n > 0 ? _batson_fact (batson_record_nth (root, f, n - 1), p->field) : _batson_fact_in_list (root, f, p->type, p->field);
    }
  return _batson_fact_none ();
}
