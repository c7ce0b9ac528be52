/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The nine phases: who is responsible, what the dated lists make of them, their order, and what moves when one is moved. */
#include <math.h>
#include <string.h>

#include "framework/board.h"
#include "framework/course.h"
#include "framework/outcomes.h"
#include "framework/patient.h"
#include "framework/words.h"

static int
day (const char *text)
{
  BatsonDate date;

  g_assert_true (batson_date_parse (text, &date));
  return batson_date_first_day (&date);
}

/* A course with the assessment it is read from. */
typedef struct
{
  BatsonAssessment *assessment;
  BatsonCourse *course;
} Look;

static Look
look (Patient *p)
{
  Look l = { patient_assess (p), NULL };

  l.course = batson_course_new (l.assessment);
  return l;
}

static void
look_clear (Look *l)
{
  batson_course_free (l->course);
  batson_assessment_unref (l->assessment);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Look, look_clear)

/* The N-th stretch of a phase; NULL where there are fewer. */
static const BatsonStretch *
nth (const Look *l, BatsonPhaseId phase, guint n)
{
  for (guint i = 0; i < l->course->stretches->len; i++)
    {
      const BatsonStretch *stretch = l->course->stretches->pdata[i];
      if (stretch->phase == phase && n-- == 0)
        return stretch;
    }
  return NULL;
}

static void
check_words (const Look *l, const BatsonStretch *stretch, const char *wanted)
{
  g_autofree char *words = batson_words_stretch (l->course, stretch);

  g_assert_cmpstr (words, ==, wanted);
}

static void
check_phase (BatsonPhaseId phase, const char *title, const char *teams, const char *table4)
{
  g_autofree char *who = batson_words_phase_teams (phase), *where = batson_words_phase_table4 (phase);

  g_assert_cmpstr (batson_words_phase (phase), ==, title);
  g_assert_cmpstr (who, ==, teams);
  g_assert_cmpstr (where, ==, table4);
}

static void
check_state (const Look *l, BatsonPhaseId phase, int wanted)
{
  BatsonStretchState state;
  gboolean any = batson_course_phase_state (l->course, phase, &state);

  g_assert_cmpint (any ? (int) state : -1, ==, wanted);
}

static void
answer (Patient *p, guint child, guint field, const char *text)
{
  patient_set (p, patient_child (p, child), field, text);
}

/* PART moved by DAYS goes so far. */
static void
check_shift (const Look *l, const BatsonStretch *stretch, BatsonCoursePart part, int days, int start, int end)
{
  BatsonCourseShift shift = batson_course_shift (l->course, stretch, (BatsonCourseShift) { 0 }, part, days);

  g_assert_cmpint (shift.start, ==, start);
  g_assert_cmpint (shift.end, ==, end);
}

/* --- one by one --- */

static void
test_primary_surgery (void)
{
  g_autoptr (Patient) p = patient_new ();

  check_phase (BATSON_PHASE_PRIMARY_SURGERY, "Primary surgery", "Breast oncosurgeon", "Table 4: phase 1");
  answer (p, BATSON_CASE_DISEASE, BATSON_DISEASE_TREATED, "2023-04");
  {
    g_auto (Look) l = look (p);
    const BatsonStretch *stretch = nth (&l, BATSON_PHASE_PRIMARY_SURGERY, 0);
    check_state (&l, BATSON_PHASE_PRIMARY_SURGERY, BATSON_STRETCH_DONE);
    g_assert_cmpfloat (stretch->from, ==, day ("2023-04-01"));
    g_assert_cmpfloat (stretch->to, ==, day ("2023-05-01"));
    g_assert_false (batson_stretch_can_move (stretch, BATSON_COURSE_WHOLE));
    check_words (&l, stretch, "Apr 2023");
  }
  answer (p, BATSON_CASE_DISEASE, BATSON_DISEASE_TREATED, "2026-07-02");
  {
    g_auto (Look) l = look (p);
    check_state (&l, BATSON_PHASE_PRIMARY_SURGERY, BATSON_STRETCH_PLANNED);
    g_assert_true (batson_stretch_can_move (nth (&l, BATSON_PHASE_PRIMARY_SURGERY, 0), BATSON_COURSE_WHOLE));
  }
}

static void
test_staging (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion;

  check_phase (BATSON_PHASE_STAGING, "Staging and bone surveillance", "Breast oncosurgeon + Radiology", "Table 4: phase 1");
  answer (p, BATSON_CASE_DISEASE, BATSON_DISEASE_TREATED, "2023-04-11");
  {
    g_auto (Look) l = look (p);
    g_assert_true (nth (&l, BATSON_PHASE_STAGING, 0)->open);
    check_words (&l, nth (&l, BATSON_PHASE_STAGING, 0), "from 12 Apr 2023: bone surveillance");
  }
  lesion = patient_lesion (p, "T8", "1b");
  patient_set (p, batson_record_nth (lesion, BATSON_LESION_FINDINGS, 0), BATSON_FINDING_DATE, "2026-06-12");
  answer (p, BATSON_CASE_DISEASE, BATSON_DISEASE_WHOLE_BODY_DATE, "2026-06-15");
  {
    g_auto (Look) l = look (p);
    check_words (&l, nth (&l, BATSON_PHASE_STAGING, 0), "12 Apr 2023 to 11 Jun 2026: bone surveillance");
    check_words (&l, nth (&l, BATSON_PHASE_STAGING, 1), "15 Jun 2026: whole-body imaging");
    check_state (&l, BATSON_PHASE_STAGING, BATSON_STRETCH_DONE);
  }
}

static void
test_detection (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *one, *other, *again;

  check_phase (BATSON_PHASE_DETECTION, "Spine metastasis detection", "Breast oncosurgeon + Neurosurgeon", "Table 4: phase 2");
  answer (p, BATSON_CASE_IMAGING, BATSON_IMAGING_DATE, "2026-06-20");
  {
    g_auto (Look) l = look (p);
    check_state (&l, BATSON_PHASE_DETECTION, BATSON_STRETCH_PLANNED);
    g_assert_true (batson_stretch_can_move (nth (&l, BATSON_PHASE_DETECTION, 0), BATSON_COURSE_WHOLE));
  }
  one = patient_lesion (p, "T8", "1b");
  other = patient_lesion (p, "L2", "0");
  again = patient_add_to (p, one, BATSON_LESION_FINDINGS);
  patient_set (p, batson_record_nth (one, BATSON_LESION_FINDINGS, 0), BATSON_FINDING_DATE, "2026-06-01");
  patient_set (p, batson_record_nth (other, BATSON_LESION_FINDINGS, 0), BATSON_FINDING_DATE, "2026-06-12");
  patient_set (p, again, BATSON_FINDING_DATE, "2026-06-16");
  {
    /* A lesion imaged again is not found again: that is an event. */
    g_auto (Look) l = look (p);
    check_words (&l, nth (&l, BATSON_PHASE_DETECTION, 0), "1 Jun 2026 to 12 Jun 2026: T8, L2");
    g_assert_null (nth (&l, BATSON_PHASE_DETECTION, 1));
    check_state (&l, BATSON_PHASE_DETECTION, BATSON_STRETCH_DONE);
  }
}

static void
test_discussion (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *held = patient_add (p, BATSON_CASE_MEETINGS), *next = patient_add (p, BATSON_CASE_MEETINGS);

  check_phase (BATSON_PHASE_DISCUSSION, "Team discussion", "Full team", "Table 4: phase 3");
  patient_set (p, held, BATSON_MEETING_AT, "2026-06-15T17:00Z");
  patient_set_choices (p, held, BATSON_MEETING_ATTENDED, 7);
  patient_set (p, next, BATSON_MEETING_AT, "2026-06-17"); /* today */
  patient_set (p, next, BATSON_MEETING_STATE, "planned");
  patient_set (p, next, BATSON_MEETING_DECISION, "Surgery"); /* a draft: still a plan */
  {
    g_auto (Look) l = look (p);
    g_assert_cmpint (nth (&l, BATSON_PHASE_DISCUSSION, 0)->state, ==, BATSON_STRETCH_DONE);
    g_assert_cmpint (nth (&l, BATSON_PHASE_DISCUSSION, 1)->state, ==, BATSON_STRETCH_PLANNED);
    check_words (&l, nth (&l, BATSON_PHASE_DISCUSSION, 0), "15 Jun 2026: 3 specialties attended");
    check_state (&l, BATSON_PHASE_DISCUSSION, BATSON_STRETCH_RUNNING);
  }
  patient_set (p, next, BATSON_MEETING_STATE, "done");
  {
    g_auto (Look) l = look (p);
    check_state (&l, BATSON_PHASE_DISCUSSION, BATSON_STRETCH_DONE);
  }
}

static void
check_overdue (Patient *p, BatsonPhaseId phase, const char *words)
{
  g_auto (Look) l = look (p);
  const BatsonStretch *stretch = nth (&l, phase, 0);

  check_state (&l, phase, BATSON_STRETCH_PLANNED);
  g_assert_true (stretch->overdue);
  g_assert_cmpstr (batson_words_stretch_state (stretch), ==, "overdue");
  check_words (&l, stretch, words);
  /* It can be planned anew, not before today. */
  g_assert_true (batson_stretch_can_move (stretch, BATSON_COURSE_WHOLE));
  g_assert_false (batson_stretch_can_move (stretch, BATSON_COURSE_END));
}

/* The lists whose entries can be planned. */
static const struct { BatsonPhaseId phase; guint list, date, end, state; const char *words; } dated[] = {
  { BATSON_PHASE_DISCUSSION, BATSON_CASE_MEETINGS, BATSON_MEETING_AT, 0, BATSON_MEETING_STATE, "15 Jun 2026" },
  { BATSON_PHASE_SURGERY, BATSON_CASE_OPERATIONS, BATSON_OPERATION_START, BATSON_OPERATION_END, BATSON_OPERATION_STATE, "15 Jun 2026" },
  { BATSON_PHASE_SBRT, BATSON_CASE_RADIATION, BATSON_RADIATION_FIRST, BATSON_RADIATION_LAST, BATSON_RADIATION_STATE, "15 Jun 2026: SBRT, several fractions" },
  { BATSON_PHASE_SYSTEMIC, BATSON_CASE_DRUGS, BATSON_DRUG_START, BATSON_DRUG_STOP, BATSON_DRUG_STATE, "from 15 Jun 2026" },
  { BATSON_PHASE_REHABILITATION, BATSON_CASE_REHABILITATION, BATSON_REHABILITATION_START, BATSON_REHABILITATION_END, BATSON_REHABILITATION_STATE, "from 15 Jun 2026" },
  { BATSON_PHASE_SURVEILLANCE, BATSON_CASE_FOLLOW_UPS, BATSON_FOLLOW_UP_DATE, 0, BATSON_FOLLOW_UP_STATE, "15 Jun 2026" },
};

static BatsonRecord *
add_dated (Patient *p, guint i)
{
  BatsonRecord *record = patient_add (p, dated[i].list);

  if (dated[i].phase == BATSON_PHASE_SBRT)
    patient_set (p, record, BATSON_RADIATION_TECHNIQUE, "sbrt");
  return record;
}

static void
check_first (Patient *p, guint i, BatsonStretchState state, gboolean overdue)
{
  g_auto (Look) l = look (p);
  const BatsonStretch *stretch = nth (&l, dated[i].phase, 0);

  g_assert_cmpint (stretch->state, ==, state);
  g_assert_cmpint (stretch->overdue, ==, overdue);
}

/* A plan is one until it is said that it was done: also on its day, and after it, whatever else is entered then. Of a date known in part the last day it can mean counts. */
static void
test_plans_do_not_come_true (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dated); i++)
    {
      g_autoptr (Patient) p = patient_new ();
      BatsonRecord *record = add_dated (p, i);
      gboolean open = dated[i].phase == BATSON_PHASE_SYSTEMIC || dated[i].phase == BATSON_PHASE_REHABILITATION;

      patient_set (p, record, dated[i].state, "planned");
      patient_set (p, record, dated[i].date, "2026-06-17");
      check_first (p, i, BATSON_STRETCH_PLANNED, FALSE);
      patient_set (p, record, dated[i].date, "2026-06");
      check_first (p, i, BATSON_STRETCH_PLANNED, FALSE);
      patient_set (p, record, dated[i].date, "2026-05");
      check_first (p, i, BATSON_STRETCH_PLANNED, TRUE);
      patient_set (p, record, dated[i].date, "2026-06-15"); /* entered after that day */
      if (dated[i].phase == BATSON_PHASE_SURVEILLANCE)
        patient_set (p, record, BATSON_FOLLOW_UP_NOTE, "Did not come");
      check_overdue (p, dated[i].phase, dated[i].words);
      patient_set (p, record, dated[i].state, "done");
      check_first (p, i, open ? BATSON_STRETCH_RUNNING : BATSON_STRETCH_DONE, FALSE);
    }
}

/* Where nothing is said the date tells, whenever it was entered. */
static void
test_date_tells (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dated); i++)
    {
      g_autoptr (Patient) p = patient_new ();
      BatsonRecord *record = add_dated (p, i);
      gboolean open = dated[i].phase == BATSON_PHASE_SYSTEMIC || dated[i].phase == BATSON_PHASE_REHABILITATION;

      p->now -= 30 * 86400;
      patient_set (p, record, dated[i].date, "2026-06-15");
      check_first (p, i, BATSON_STRETCH_PLANNED, FALSE);
      p->now = PATIENT_NOW;
      check_first (p, i, open ? BATSON_STRETCH_RUNNING : BATSON_STRETCH_DONE, FALSE);
      if (dated[i].end == 0)
        continue;
      patient_set (p, record, dated[i].end, "2026-06-19");
      check_first (p, i, BATSON_STRETCH_RUNNING, FALSE);
      patient_set (p, record, dated[i].state, "done");
      check_first (p, i, BATSON_STRETCH_RUNNING, FALSE);
    }
}

/* Whether the whole body was imaged is an answer of its own, and decides. */
static void
test_imaging_decides (void)
{
  g_autoptr (Patient) p = patient_new ();

  answer (p, BATSON_CASE_DISEASE, BATSON_DISEASE_WHOLE_BODY_DATE, "2026-06-15");
  answer (p, BATSON_CASE_DISEASE, BATSON_DISEASE_WHOLE_BODY, "no");
  check_overdue (p, BATSON_PHASE_STAGING, "15 Jun 2026: whole-body imaging");
  answer (p, BATSON_CASE_DISEASE, BATSON_DISEASE_WHOLE_BODY, "yes");
  {
    g_auto (Look) l = look (p);
    check_state (&l, BATSON_PHASE_STAGING, BATSON_STRETCH_DONE);
  }
}

static void
test_surgery (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *operation = patient_add (p, BATSON_CASE_OPERATIONS);

  check_phase (BATSON_PHASE_SURGERY, "Spinal surgery", "Neurosurgeon", "Table 4: phases 4 and 5");
  patient_set (p, operation, BATSON_OPERATION_START, "2026-06-16T08:00Z");
  patient_set (p, operation, BATSON_OPERATION_KIND, "separation");
  patient_set (p, operation, BATSON_OPERATION_LEVELS, "T7-T9");
  {
    g_auto (Look) l = look (p);
    check_state (&l, BATSON_PHASE_SURGERY, BATSON_STRETCH_DONE);
    check_words (&l, nth (&l, BATSON_PHASE_SURGERY, 0), "16 Jun 2026: Separation surgery, T7-T9");
  }
  patient_set (p, operation, BATSON_OPERATION_STATE, "planned");
  {
    /* What is recorded leads over the date; that it should be over is said. */
    g_auto (Look) l = look (p);
    check_state (&l, BATSON_PHASE_SURGERY, BATSON_STRETCH_PLANNED);
    g_assert_true (nth (&l, BATSON_PHASE_SURGERY, 0)->overdue);
    check_shift (&l, nth (&l, BATSON_PHASE_SURGERY, 0), BATSON_COURSE_WHOLE, -9, 1, 1);
  }
}

static void
test_systemic (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *old = patient_add (p, BATSON_CASE_DRUGS), *on = patient_add (p, BATSON_CASE_DRUGS), *more = patient_add (p, BATSON_CASE_DRUGS), *later = patient_add (p, BATSON_CASE_DRUGS), *operation;

  check_phase (BATSON_PHASE_SYSTEMIC, "Post-operative systemic therapy", "Breast oncosurgeon + Medical oncology", "Table 4: phase 6");
  patient_set (p, old, BATSON_DRUG_NAME, "anastrozole");
  patient_set (p, old, BATSON_DRUG_START, "2016-09-01");
  patient_set (p, old, BATSON_DRUG_STOP, "2021-09-01");
  patient_set (p, on, BATSON_DRUG_NAME, "letrozole");
  patient_set (p, on, BATSON_DRUG_START, "2025-09-01");
  patient_set (p, more, BATSON_DRUG_NAME, "palbociclib");
  patient_set (p, more, BATSON_DRUG_START, "2025-10-01");
  patient_set (p, later, BATSON_DRUG_NAME, "denosumab");
  patient_set (p, later, BATSON_DRUG_START, "2026-09-01");
  {
    /* Without treatment of the spine there is no such phase yet, but for what is planned. */
    g_auto (Look) l = look (p);
    check_state (&l, BATSON_PHASE_SYSTEMIC, BATSON_STRETCH_PLANNED);
    check_words (&l, nth (&l, BATSON_PHASE_SYSTEMIC, 0), "1 Sep 2016 to 1 Sep 2021: anastrozole");
    check_words (&l, nth (&l, BATSON_PHASE_SYSTEMIC, 1), "from 1 Sep 2025: letrozole, palbociclib");
    g_assert_true (nth (&l, BATSON_PHASE_SYSTEMIC, 1)->before);
  }
  operation = patient_add (p, BATSON_CASE_OPERATIONS);
  patient_set (p, operation, BATSON_OPERATION_START, "2026-05-10");
  {
    g_auto (Look) l = look (p);
    const BatsonStretch *after = nth (&l, BATSON_PHASE_SYSTEMIC, 2), *planned = nth (&l, BATSON_PHASE_SYSTEMIC, 3);
    check_state (&l, BATSON_PHASE_SYSTEMIC, BATSON_STRETCH_RUNNING);
    g_assert_cmpfloat (nth (&l, BATSON_PHASE_SYSTEMIC, 1)->to, ==, day ("2026-05-10"));
    g_assert_false (after->before);
    check_words (&l, after, "from 10 May 2026: letrozole, palbociclib");
    check_words (&l, planned, "from 1 Sep 2026: denosumab");
    g_assert_true (batson_stretch_can_move (planned, BATSON_COURSE_WHOLE));
  }
}

/* A biopsy, or an operation that is planned, be it for today or for a day that is over, has not treated the spine. */
static void
test_systemic_without_treatment (void)
{
  static const char *const days[] = { "2026-06-17", "2026-06-10" };
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *drug = patient_add (p, BATSON_CASE_DRUGS), *biopsy = patient_add (p, BATSON_CASE_OPERATIONS), *missed = patient_add (p, BATSON_CASE_OPERATIONS);

  patient_set (p, drug, BATSON_DRUG_START, "2025-09-01");
  patient_set (p, biopsy, BATSON_OPERATION_START, "2026-05-10");
  patient_set (p, biopsy, BATSON_OPERATION_KIND, "biopsy");
  patient_set (p, missed, BATSON_OPERATION_STATE, "planned");
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_auto (Look) l = { 0 };

      patient_set (p, missed, BATSON_OPERATION_START, days[i]);
      l = look (p);
      check_state (&l, BATSON_PHASE_SYSTEMIC, -1);
      g_assert_true (nth (&l, BATSON_PHASE_SYSTEMIC, 0)->before);
      g_assert_null (nth (&l, BATSON_PHASE_SYSTEMIC, 1));
    }
  patient_set (p, missed, BATSON_OPERATION_STATE, "done");
  {
    g_auto (Look) l = look (p);
    check_state (&l, BATSON_PHASE_SYSTEMIC, BATSON_STRETCH_RUNNING);
    g_assert_cmpfloat (nth (&l, BATSON_PHASE_SYSTEMIC, 1)->from, ==, day ("2026-06-10"));
  }
}

static void
test_sbrt (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *course = patient_add (p, BATSON_CASE_RADIATION), *conventional = patient_add (p, BATSON_CASE_RADIATION), *unknown = patient_add (p, BATSON_CASE_RADIATION);

  check_phase (BATSON_PHASE_SBRT, "Stereotactic radiation", "Radiation oncology", "Table 4: phase 6");
  patient_set (p, course, BATSON_RADIATION_FIRST, "2026-06-16");
  patient_set (p, course, BATSON_RADIATION_LAST, "2026-06-19");
  patient_set (p, course, BATSON_RADIATION_TECHNIQUE, "sbrt");
  patient_set (p, course, BATSON_RADIATION_DOSE, "24");
  patient_set (p, course, BATSON_RADIATION_FRACTIONS, "3");
  patient_set (p, conventional, BATSON_RADIATION_FIRST, "2025-01-07");
  patient_set (p, conventional, BATSON_RADIATION_TECHNIQUE, "conventional");
  patient_set (p, unknown, BATSON_RADIATION_FIRST, "2025-02-07");
  {
    g_auto (Look) l = look (p);
    const BatsonStretch *stretch = nth (&l, BATSON_PHASE_SBRT, 0);
    check_state (&l, BATSON_PHASE_SBRT, BATSON_STRETCH_RUNNING);
    check_words (&l, stretch, "16 Jun 2026 to 19 Jun 2026: 24 Gy in 3");
    /* It has begun: only its end is ahead. */
    g_assert_true (batson_stretch_can_move (stretch, BATSON_COURSE_WHOLE));
    g_assert_null (stretch->ahead[0].record);
    g_assert_cmpuint (stretch->ahead[1].field, ==, BATSON_RADIATION_LAST);
    g_assert_cmpfloat (stretch->planned_to, ==, day ("2026-06-20"));
    g_assert_null (nth (&l, BATSON_PHASE_SBRT, 1));
    g_assert_cmpuint (l.course->events->len, ==, 2);
    g_assert_true (g_array_index (l.course->events, BatsonCourseEvent, 0).fact.record == conventional);
    g_assert_true (g_array_index (l.course->events, BatsonCourseEvent, 1).fact.record == unknown);
  }
}

static void
test_rehabilitation (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *record = patient_add (p, BATSON_CASE_REHABILITATION);

  check_phase (BATSON_PHASE_REHABILITATION, "Rehabilitation", "Physiotherapy + Breast oncosurgeon + Neurosurgeon", "Table 4: phase 6");
  patient_set (p, record, BATSON_REHABILITATION_START, "2026-06-10");
  {
    g_auto (Look) l = look (p);
    check_state (&l, BATSON_PHASE_REHABILITATION, BATSON_STRETCH_RUNNING);
    check_words (&l, nth (&l, BATSON_PHASE_REHABILITATION, 0), "from 10 Jun 2026");
  }
  patient_set (p, record, BATSON_REHABILITATION_END, "2026-06-15");
  {
    g_auto (Look) l = look (p);
    check_state (&l, BATSON_PHASE_REHABILITATION, BATSON_STRETCH_DONE);
  }
}

static void
test_surveillance (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *operation = patient_add (p, BATSON_CASE_OPERATIONS), *seen = patient_add (p, BATSON_CASE_FOLLOW_UPS), *next;

  check_phase (BATSON_PHASE_SURVEILLANCE, "Surveillance", "Breast oncosurgeon + Neurosurgeon", "Table 4: phase 7");
  patient_set (p, operation, BATSON_OPERATION_START, "2024-11-08");
  patient_set (p, seen, BATSON_FOLLOW_UP_DATE, "2026-06-01");
  {
    g_auto (Look) l = look (p);
    check_state (&l, BATSON_PHASE_SURVEILLANCE, BATSON_STRETCH_DONE);
    /* The course reaches to five years after the spine was treated. */
    g_assert_cmpfloat (l.course->periods[l.course->n_periods - 1].last, >=, day ("2029-11-08"));
  }
  next = patient_add (p, BATSON_CASE_FOLLOW_UPS);
  patient_set (p, next, BATSON_FOLLOW_UP_DATE, "2026-12");
  {
    g_auto (Look) l = look (p);
    check_state (&l, BATSON_PHASE_SURVEILLANCE, BATSON_STRETCH_RUNNING);
    check_words (&l, nth (&l, BATSON_PHASE_SURVEILLANCE, 1), "Dec 2026");
  }
}

/* --- the order --- */

static void
check_order (const BatsonPhaseId *order, const char *wanted)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < BATSON_N_PHASES; i++)
    g_string_append_printf (all, "%u", order[i] + 1);
  g_assert_cmpstr (all->str, ==, wanted);
}

static void
test_order (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *record = patient_child (p, BATSON_CASE_PHASE_ORDER);
  BatsonPhaseId order[BATSON_N_PHASES];

  {
    g_auto (Look) l = look (p);
    check_order (l.course->order, "123456789");
    g_assert_false (l.course->reordered);
    memcpy (order, l.course->order, sizeof order);
  }
  g_assert_true (batson_course_reorder (order, BATSON_PHASE_SBRT, -1));
  check_order (order, "123457689");
  g_assert_true (batson_course_reorder (order, BATSON_PHASE_PRIMARY_SURGERY, 99));
  check_order (order, "234576891");
  g_assert_false (batson_course_reorder (order, BATSON_PHASE_PRIMARY_SURGERY, 1));
  for (guint i = 0; i < BATSON_N_PHASES; i++)
    {
      char place[] = { (char) ('1' + i), 0 };
      patient_set (p, record, order[i], place);
    }
  {
    g_auto (Look) l = look (p);
    check_order (l.course->order, "234576891");
    g_assert_true (l.course->reordered);
  }
  /* Two at one place: the review's order between them. */
  patient_set (p, record, BATSON_PHASE_ORDER_PRIMARY_SURGERY, "1");
  {
    g_auto (Look) l = look (p);
    check_order (l.course->order, "123457689");
  }
  g_assert_cmpint (batson_rule (BATSON_RULE_PHASE_C1)->basis, ==, BATSON_BASIS_CONFLICT);
}

/* --- triggers, events, periods, moves --- */

static void
test_points (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *status = patient_status (p), *referral = patient_add (p, BATSON_CASE_REFERRALS);

  answer (p, BATSON_CASE_PRESENTATION, BATSON_PRESENTATION_KNOWN, "yes");
  patient_set (p, status, BATSON_STATUS_BACK_PAIN, "new");
  patient_set_choices (p, referral, BATSON_REFERRAL_TRIGGERS, 1u << BATSON_TRIGGER_REF_1 | 1u << BATSON_TRIGGER_REF_2);
  patient_set (p, referral, BATSON_REFERRAL_SENT, "2026-06-17T12:20Z");
  {
    g_auto (Look) l = look (p);
    const BatsonCoursePoint *fires = l.course->points->pdata[0], *named = l.course->points->pdata[1];
    g_autofree char *words = batson_words_point (named, &(BatsonSettings) { 0 }), *title = batson_words_point_title (fires);
    g_assert_cmpuint (l.course->points->len, ==, 2);
    g_assert_cmpstr (title, ==, "REF-1");
    g_assert_null (fires->referral);
    g_assert_cmpuint (named->triggers, ==, 1u << BATSON_TRIGGER_REF_2); /* REF-1 still fires: it is told once */
    g_assert_cmpstr (words, ==, "REF-2 SINS 7 or more: named in the referral sent 17 Jun 2026, 12:20");
    g_assert_cmpfloat_with_epsilon (named->day, day ("2026-06-17") + (12 + 20 / 60.0) / 24, 1e-6);
  }
}

/* The review's times to surgery stand beside an operation, not beside a biopsy. */
static void
test_delay (void)
{
  static const char *const kinds[] = { "separation", "biopsy" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (Patient) p = patient_new ();
      BatsonRecord *status = patient_status (p), *operation = patient_add (p, BATSON_CASE_OPERATIONS);

      answer (p, BATSON_CASE_PRESENTATION, BATSON_PRESENTATION_KNOWN, "yes");
      patient_set (p, status, BATSON_STATUS_BACK_PAIN, "new");
      patient_set (p, operation, BATSON_OPERATION_START, "2026-06-20");
      patient_set (p, operation, BATSON_OPERATION_KIND, kinds[i]);
      {
        g_auto (Look) l = look (p);
        g_autofree char *delay = batson_words_stretch_delay (l.course, nth (&l, BATSON_PHASE_SURGERY, 0));
        g_assert_cmpint (delay != NULL, ==, i == 0);
      }
    }
}

/* The timeline and the outcomes tell one number, of the first operation alone. */
static void
test_one_delay (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *referral = patient_add (p, BATSON_CASE_REFERRALS), *second = patient_add (p, BATSON_CASE_OPERATIONS), *first = patient_add (p, BATSON_CASE_OPERATIONS);

  patient_set (p, referral, BATSON_REFERRAL_SENT, "2026-01-01T08:00Z");
  patient_set (p, second, BATSON_OPERATION_START, "2026-05-01");
  patient_set (p, first, BATSON_OPERATION_START, "2026-04-09T14:00Z"); /* more than sixty days after */
  {
    g_auto (Look) l = look (p);
    g_autofree char *delay = batson_words_stretch_delay (l.course, nth (&l, BATSON_PHASE_SURGERY, 0)), *none = batson_words_stretch_delay (l.course, nth (&l, BATSON_PHASE_SURGERY, 1));
    g_autofree char *outcome = batson_words_time_to_surgery (l.assessment);
    g_assert_true (g_str_has_prefix (delay, "98.3 days after the first trigger or referral"));
    g_assert_true (g_str_has_prefix (outcome, "98.3 days from the first trigger or referral"));
    g_assert_null (none);
  }
}

static void
test_periods (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *operation, *visit;

  {
    g_auto (Look) l = look (p);
    g_assert_cmpuint (l.course->n_periods, ==, 0); /* no date, no axis */
  }
  answer (p, BATSON_CASE_DISEASE, BATSON_DISEASE_DIAGNOSED, "2021-03");
  operation = patient_add (p, BATSON_CASE_OPERATIONS);
  patient_set (p, operation, BATSON_OPERATION_START, "2024-11-08");
  visit = patient_add (p, BATSON_CASE_FOLLOW_UPS);
  patient_set (p, visit, BATSON_FOLLOW_UP_DATE, "2025-01-10");
  {
    g_auto (Look) l = look (p);
    const BatsonCoursePeriod *periods = l.course->periods;
    g_assert_cmpuint (l.course->n_periods, ==, 4);
    g_assert_cmpfloat (periods[0].first, <, day ("2021-03-01"));
    g_assert_cmpfloat (periods[3].last, >=, day ("2029-11-07"));
    for (guint i = 1; i < 4; i++)
      g_assert_cmpfloat (periods[i].first, ==, periods[i - 1].last);
    /* Days about the operation have more room than weeks, and these more than years. */
    g_assert_cmpfloat (periods[1].first, <=, day ("2024-11-08"));
    g_assert_cmpfloat (periods[1].last, >, day ("2024-11-09"));
    g_assert_cmpfloat (periods[1].weight / (periods[1].last - periods[1].first), >, periods[2].weight / (periods[2].last - periods[2].first));
    g_assert_cmpfloat (periods[2].weight / (periods[2].last - periods[2].first), >, periods[3].weight / (periods[3].last - periods[3].first));
  }
}

static void
test_move (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *operation = patient_add (p, BATSON_CASE_OPERATIONS);
  BatsonCourseMove moves[BATSON_COURSE_MOVES];

  patient_set (p, operation, BATSON_OPERATION_STATE, "planned");
  patient_set (p, operation, BATSON_OPERATION_START, "2026-06-29T22:30+02:00");
  patient_set (p, operation, BATSON_OPERATION_END, "2026-06-30T03:30+02:00");
  {
    g_auto (Look) l = look (p);
    const BatsonStretch *stretch = nth (&l, BATSON_PHASE_SURGERY, 0);
    g_autofree char *start = NULL, *end = NULL;
    g_assert_cmpuint (batson_course_move (stretch, (BatsonCourseShift) { 2, 2 }, moves), ==, 2);
    start = batson_time_to_string (&moves[0].value.time);
    end = batson_time_to_string (&moves[1].value.time);
    g_assert_true (moves[0].fact.record == operation && moves[0].fact.field == BATSON_OPERATION_START);
    g_assert_cmpstr (start, ==, "2026-07-01T22:30+02:00");
    g_assert_cmpstr (end, ==, "2026-07-02T03:30+02:00");
    check_shift (&l, stretch, BATSON_COURSE_WHOLE, -99, day ("2026-06-17") - day ("2026-06-29"), day ("2026-06-17") - day ("2026-06-29"));
  }
  patient_set (p, operation, BATSON_OPERATION_END, "");
  patient_set (p, operation, BATSON_OPERATION_START, "2026-07");
  {
    /* Not moved, it stays as it is known; moved, it is the day it goes to. */
    g_auto (Look) l = look (p);
    g_assert_cmpuint (batson_course_move (nth (&l, BATSON_PHASE_SURGERY, 0), (BatsonCourseShift) { 0, 0 }, moves), ==, 1);
    g_assert_cmpint (moves[0].value.time.date.day, ==, 0);
    batson_course_move (nth (&l, BATSON_PHASE_SURGERY, 0), (BatsonCourseShift) { 6, 6 }, moves);
    g_assert_cmpint (moves[0].value.time.date.day, ==, 7);
  }
  patient_set (p, operation, BATSON_OPERATION_START, "2026-07-20");
  patient_set (p, operation, BATSON_OPERATION_END, "2026-07");
  {
    /* An end known in part is the last day it can mean: it does not come to lie before the beginning. */
    g_auto (Look) l = look (p);
    g_assert_cmpuint (batson_course_move (nth (&l, BATSON_PHASE_SURGERY, 0), (BatsonCourseShift) { 3, 3 }, moves), ==, 2);
    g_assert_cmpint (moves[0].value.time.date.day, ==, 23);
    g_assert_cmpint (moves[1].value.time.date.month, ==, 8);
    g_assert_cmpint (moves[1].value.time.date.day, ==, 3);
  }
  patient_set (p, operation, BATSON_OPERATION_STATE, "done");
  {
    g_auto (Look) l = look (p);
    g_assert_cmpuint (batson_course_move (nth (&l, BATSON_PHASE_SURGERY, 0), (BatsonCourseShift) { 3, 3 }, moves), ==, 0);
  }
}

/* Either edge of what is planned, no further than the other one and than today; nothing of what is done. */
static void
test_stretch (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *course = patient_add (p, BATSON_CASE_RADIATION);
  BatsonCourseMove moves[BATSON_COURSE_MOVES];

  patient_set (p, course, BATSON_RADIATION_TECHNIQUE, "sbrt");
  patient_set (p, course, BATSON_RADIATION_FIRST, "2026-06-22");
  patient_set (p, course, BATSON_RADIATION_LAST, "2026-06-26");
  {
    g_auto (Look) l = look (p);
    const BatsonStretch *stretch = nth (&l, BATSON_PHASE_SBRT, 0);
    BatsonCourseShift shift = batson_course_shift (l.course, stretch, (BatsonCourseShift) { 0 }, BATSON_COURSE_END, 3);
    g_assert_cmpuint (batson_course_move (stretch, shift, moves), ==, 3);
    g_assert_cmpint (batson_date_first_day (&moves[0].value.date), ==, day ("2026-06-22"));
    g_assert_cmpint (batson_date_first_day (&moves[1].value.date), ==, day ("2026-06-29"));
    /* Nothing was said of it: what moves is a plan, also when its day has come. */
    g_assert_cmpint (moves[2].fact.field, ==, BATSON_RADIATION_STATE);
    g_assert_cmpint (moves[2].value.choice, ==, BATSON_COURSE_PLANNED);
    check_shift (&l, stretch, BATSON_COURSE_END, -99, 0, -4);
    check_shift (&l, stretch, BATSON_COURSE_START, 99, 4, 0);
    check_shift (&l, stretch, BATSON_COURSE_START, -99, -5, 0);
    /* One after the other, as one change. */
    shift = batson_course_shift (l.course, stretch, shift, BATSON_COURSE_WHOLE, 2);
    g_assert_cmpint (shift.start, ==, 2);
    g_assert_cmpint (shift.end, ==, 5);
  }
  patient_set (p, course, BATSON_RADIATION_LAST, "");
  patient_set (p, course, BATSON_RADIATION_STATE, "planned");
  {
    /* An end that is not recorded is given by stretching, not by moving. */
    g_auto (Look) l = look (p);
    const BatsonStretch *stretch = nth (&l, BATSON_PHASE_SBRT, 0);
    g_assert_cmpuint (batson_course_move (stretch, (BatsonCourseShift) { 3, 3 }, moves), ==, 1);
    g_assert_cmpuint (batson_course_move (stretch, (BatsonCourseShift) { 0, 3 }, moves), ==, 2);
    g_assert_true (moves[1].fact.field == BATSON_RADIATION_LAST);
    g_assert_cmpint (batson_date_first_day (&moves[1].value.date), ==, day ("2026-06-25"));
  }
  patient_set (p, course, BATSON_RADIATION_STATE, "");
  patient_set (p, course, BATSON_RADIATION_FIRST, "2026-06-08");
  patient_set (p, course, BATSON_RADIATION_LAST, "2026-06-12");
  {
    g_auto (Look) l = look (p);
    for (BatsonCoursePart part = BATSON_COURSE_WHOLE; part <= BATSON_COURSE_END; part++)
      {
        g_assert_false (batson_stretch_can_move (nth (&l, BATSON_PHASE_SBRT, 0), part));
        check_shift (&l, nth (&l, BATSON_PHASE_SBRT, 0), part, 3, 0, 0);
      }
  }
}

/* An operation past midnight does not end before it begins. */
static void
test_stretch_of_hours (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *operation = patient_add (p, BATSON_CASE_OPERATIONS);

  patient_set (p, operation, BATSON_OPERATION_STATE, "planned");
  patient_set (p, operation, BATSON_OPERATION_START, "2026-06-29T22:30+02:00");
  patient_set (p, operation, BATSON_OPERATION_END, "2026-07-01T03:30+02:00");
  {
    g_auto (Look) l = look (p);
    check_shift (&l, nth (&l, BATSON_PHASE_SURGERY, 0), BATSON_COURSE_END, -9, 0, -1);
    check_shift (&l, nth (&l, BATSON_PHASE_SURGERY, 0), BATSON_COURSE_START, 9, 1, 0);
  }
}

/* A phase of a dated list with nothing recorded is planned by an entry of that list, and is then that phase, planned. */
static void
test_plan (void)
{
  for (BatsonPhaseId phase = 0; phase < BATSON_N_PHASES; phase++)
    {
      g_autoptr (Patient) p = patient_new ();
      const BatsonPhase *about = batson_phase (phase);
      BatsonCourseAnswer answers[BATSON_COURSE_ANSWERS];
      BatsonRecord *entry;
      guint n;

      {
        g_auto (Look) l = look (p);
        g_assert_cmpint (l.course->plans[phase] != NULL, ==, phase >= BATSON_PHASE_DISCUSSION);
        g_assert_null (batson_course_undated (l.course, phase));
      }
      if (about->list < 0)
        continue;
      entry = patient_add (p, (guint) about->list);
      n = batson_course_plan (phase, day ("2026-06-29"), day ("2026-07-02"), answers);
      for (guint i = 0; i < n; i++)
        batson_case_set (p->patient, entry, answers[i].field, &answers[i].value);
      {
        g_auto (Look) l = look (p);
        const BatsonStretch *stretch = nth (&l, phase, 0);
        g_assert_true (stretch->records->pdata[0] == entry);
        g_assert_cmpint (stretch->state, ==, BATSON_STRETCH_PLANNED);
        g_assert_cmpfloat (stretch->from, ==, day ("2026-06-29"));
        g_assert_cmpfloat (stretch->to, ==, day (about->end < 0 ? "2026-06-30" : "2026-07-03"));
        g_assert_null (l.course->plans[phase]);
      }
    }
}

/* An entry planned for no day yet is the one that is planned, unless it says that it is another; nothing else is touched, least of all a therapy that runs. */
static void
test_plan_of_what_is_entered (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *operation = patient_add (p, BATSON_CASE_OPERATIONS), *course = patient_add (p, BATSON_CASE_RADIATION), *drug = patient_add (p, BATSON_CASE_DRUGS);

  patient_set (p, operation, BATSON_OPERATION_KIND, "separation");
  patient_set (p, drug, BATSON_DRUG_NAME, "letrozole");
  patient_set (p, course, BATSON_RADIATION_TECHNIQUE, "conventional");
  patient_set (p, course, BATSON_RADIATION_STATE, "planned");
  {
    g_auto (Look) l = look (p);
    g_assert_null (batson_course_undated (l.course, BATSON_PHASE_SURGERY));
    g_assert_null (batson_course_undated (l.course, BATSON_PHASE_SBRT));
    g_assert_null (batson_course_undated (l.course, BATSON_PHASE_SYSTEMIC));
  }
  patient_set (p, operation, BATSON_OPERATION_STATE, "planned");
  patient_set (p, course, BATSON_RADIATION_TECHNIQUE, "srs");
  patient_set (p, drug, BATSON_DRUG_STATE, "done");
  {
    g_auto (Look) l = look (p);
    g_assert_true (batson_course_undated (l.course, BATSON_PHASE_SURGERY) == operation);
    g_assert_true (batson_course_undated (l.course, BATSON_PHASE_SBRT) == course);
    g_assert_null (batson_course_undated (l.course, BATSON_PHASE_SYSTEMIC));
  }
}

static void
check_therapy (Patient *p, const char *wanted)
{
  g_autoptr (BatsonAssessment) a = patient_assess (p);
  g_auto (BatsonBoardEntry) entry = { 0 };

  batson_board_entry (a, BATSON_BOARD_SYSTEMIC, &entry);
  g_assert_cmpstr (entry.text, ==, wanted);
}

/* What the team is told of goes by the same answer. */
static void
test_board (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *drug = patient_add (p, BATSON_CASE_DRUGS), *first = patient_add (p, BATSON_CASE_MEETINGS), *next = patient_add (p, BATSON_CASE_MEETINGS);

  patient_set (p, drug, BATSON_DRUG_NAME, "letrozole");
  check_therapy (p, "letrozole");
  patient_set (p, drug, BATSON_DRUG_START, "2026-06-10");
  check_therapy (p, "letrozole");
  patient_set (p, drug, BATSON_DRUG_STATE, "planned");
  check_therapy (p, "letrozole planned");
  patient_set (p, drug, BATSON_DRUG_STATE, "done");
  check_therapy (p, "letrozole");
  patient_set (p, first, BATSON_MEETING_AT, "2026-06-17");
  patient_set (p, next, BATSON_MEETING_AT, "2026-06-19");
  for (int planned = 0; planned < 2; planned++)
    {
      g_autoptr (BatsonAssessment) a = NULL;

      patient_set (p, first, BATSON_MEETING_STATE, planned ? "planned" : "done");
      a = patient_assess (p);
      g_assert_true (batson_board_meeting (a) == (planned ? first : next));
    }
}

static void
test_phase_fact (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_auto (Look) l = look (p);

  for (guint i = 0; i < BATSON_N_PHASES; i++)
    {
      BatsonFact fact = batson_course_phase_fact (l.course, i), found;
      g_autofree char *address = batson_fact_address (&fact);
      g_assert_true (batson_fact_at (p->root, address, &found));
      g_assert_cmpint (found.type, ==, batson_phase (i)->type);
      g_assert_cmpuint (found.field, ==, batson_phase (i)->field);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/course/board", test_board);
  g_test_add_func ("/rule/PHASE-1/done-and-planned", test_primary_surgery);
  g_test_add_func ("/rule/PHASE-2/until-detection", test_staging);
  g_test_add_func ("/rule/PHASE-3/first-to-last-found", test_detection);
  g_test_add_func ("/rule/PHASE-4/held-and-ahead", test_discussion);
  g_test_add_func ("/rule/PHASE-5/recorded-state-leads", test_surgery);
  g_test_add_func ("/rule/PHASE-6/from-the-treatment-on", test_systemic);
  g_test_add_func ("/rule/PHASE-6/not-from-a-biopsy-or-a-missed-day", test_systemic_without_treatment);
  g_test_add_func ("/rule/PHASE-7/stereotactic-only", test_sbrt);
  g_test_add_func ("/rule/PHASE-8/open-end", test_rehabilitation);
  g_test_add_func ("/rule/PHASE-9/five-years", test_surveillance);
  g_test_add_func ("/rule/PHASE-C1/order", test_order);
  g_test_add_func ("/course/points", test_points);
  g_test_add_func ("/course/delay", test_delay);
  g_test_add_func ("/course/periods", test_periods);
  g_test_add_func ("/course/move", test_move);
  g_test_add_func ("/rule/PHASE-10/else-the-date-tells", test_date_tells);
  g_test_add_func ("/rule/PHASE-10/plans-do-not-come-true-by-themselves", test_plans_do_not_come_true);
  g_test_add_func ("/rule/PHASE-10/the-answer-decides", test_imaging_decides);
  g_test_add_func ("/rule/OUT/one-time-to-surgery", test_one_delay);
  g_test_add_func ("/course/stretch", test_stretch);
  g_test_add_func ("/course/stretch-of-hours", test_stretch_of_hours);
  g_test_add_func ("/course/plan", test_plan);
  g_test_add_func ("/course/plan-of-what-is-entered", test_plan_of_what_is_entered);
  g_test_add_func ("/course/phase-fact", test_phase_fact);
  return g_test_run ();
}
