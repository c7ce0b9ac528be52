/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether what has a date took place. */
#include "framework/board.h"
#include "framework/happened.h"
#include "framework/look.h"
#include "framework/words.h"

/* The lists whose entries can be planned. */
static const struct { BatsonPhaseId phase; guint list, date, end, state; const char *words; } plans[] = {
  { BATSON_PHASE_DISCUSSION, BATSON_CASE_MEETINGS, BATSON_MEETING_AT, 0, BATSON_MEETING_STATE, "15 Jun 2026" },
  { BATSON_PHASE_SURGERY, BATSON_CASE_OPERATIONS, BATSON_OPERATION_START, BATSON_OPERATION_END, BATSON_OPERATION_STATE, "15 Jun 2026" },
  { BATSON_PHASE_SBRT, BATSON_CASE_RADIATION, BATSON_RADIATION_FIRST, BATSON_RADIATION_LAST, BATSON_RADIATION_STATE, "15 Jun 2026: SBRT, several fractions" },
  { BATSON_PHASE_SYSTEMIC, BATSON_CASE_DRUGS, BATSON_DRUG_START, BATSON_DRUG_STOP, BATSON_DRUG_STATE, "from 15 Jun 2026" },
  { BATSON_PHASE_REHABILITATION, BATSON_CASE_REHABILITATION, BATSON_REHABILITATION_START, BATSON_REHABILITATION_END, BATSON_REHABILITATION_STATE, "from 15 Jun 2026" },
  { BATSON_PHASE_SURVEILLANCE, BATSON_CASE_FOLLOW_UPS, BATSON_FOLLOW_UP_DATE, 0, BATSON_FOLLOW_UP_STATE, "15 Jun 2026" },
};

static void
check (Patient *p, BatsonRecord *record, guint field, BatsonHappened happened)
{
  g_autoptr (BatsonAssessment) a = patient_assess (p);

  g_assert_cmpint (batson_happened (a, record, field), ==, happened);
}

/* Of a day alone nobody knows the hour: what is dated today is planned until it is said to be done or the day is over. A time of day tells. */
static void
test_today (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      g_autoptr (Patient) p = patient_new ();
      BatsonRecord *record = patient_add (p, plans[i].list);

      check (p, record, plans[i].date, BATSON_HAPPENED_UNKNOWN);
      patient_set (p, record, plans[i].state, "planned");
      check (p, record, plans[i].date, BATSON_HAPPENED_PLANNED);
      patient_set (p, record, plans[i].state, "");
      patient_set (p, record, plans[i].date, "2026-06-17");
      check (p, record, plans[i].date, BATSON_HAPPENED_PLANNED);
      patient_set (p, record, plans[i].state, "done");
      check (p, record, plans[i].date, BATSON_HAPPENED_YES);
      patient_set (p, record, plans[i].state, "");
      p->now += 86400;
      check (p, record, plans[i].date, BATSON_HAPPENED_YES);
      p->now = PATIENT_NOW;
      patient_set (p, record, plans[i].date, "2026-06"); /* as one writes down what one remembers */
      check (p, record, plans[i].date, BATSON_HAPPENED_YES);
      if (batson_record_get_field (record, plans[i].date)->kind != BATSON_KIND_TIME)
        continue;
      patient_set (p, record, plans[i].date, "2026-06-17T00:10+02:00"); /* behind */
      check (p, record, plans[i].date, BATSON_HAPPENED_YES);
      patient_set (p, record, plans[i].date, "2026-06-17T23:50+02:00"); /* ahead */
      check (p, record, plans[i].date, BATSON_HAPPENED_PLANNED);
    }
}

/* What was found at a visit of today shows that it was held; a remark does not, nor does a decision, which is drafted before its meeting. */
static void
test_shown (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *visit = patient_add (p, BATSON_CASE_FOLLOW_UPS), *meeting = patient_add (p, BATSON_CASE_MEETINGS);

  patient_set (p, visit, BATSON_FOLLOW_UP_DATE, "2026-06-17");
  patient_set (p, visit, BATSON_FOLLOW_UP_NOTE, "Comes by train");
  check (p, visit, BATSON_FOLLOW_UP_DATE, BATSON_HAPPENED_PLANNED);
  patient_set (p, visit, BATSON_FOLLOW_UP_PAIN, "3");
  check (p, visit, BATSON_FOLLOW_UP_DATE, BATSON_HAPPENED_YES);
  patient_set (p, meeting, BATSON_MEETING_AT, "2026-06-17");
  patient_set (p, meeting, BATSON_MEETING_DECISION, "Surgery");
  check (p, meeting, BATSON_MEETING_AT, BATSON_HAPPENED_PLANNED);
}

static void
check_overdue (Patient *p, BatsonPhaseId phase, const char *words)
{
  g_auto (Look) l = look (p);
  const BatsonStretch *stretch = look_nth (&l, phase, 0);

  look_check_state (&l, phase, BATSON_STRETCH_PLANNED);
  g_assert_true (stretch->overdue);
  g_assert_cmpstr (batson_words_stretch_state (stretch), ==, "overdue");
  look_check_words (&l, stretch, words);
  /* It can be planned anew, not before today. */
  g_assert_true (batson_stretch_can_move (stretch, BATSON_COURSE_WHOLE));
  g_assert_false (batson_stretch_can_move (stretch, BATSON_COURSE_END));
}

static BatsonRecord *
add_plan (Patient *p, guint i)
{
  BatsonRecord *record = patient_add (p, plans[i].list);

  if (plans[i].phase == BATSON_PHASE_SBRT)
    patient_set (p, record, BATSON_RADIATION_TECHNIQUE, "sbrt");
  return record;
}

static void
check_first (Patient *p, guint i, BatsonStretchState state, gboolean overdue)
{
  g_auto (Look) l = look (p);
  const BatsonStretch *stretch = look_nth (&l, plans[i].phase, 0);

  g_assert_cmpint (stretch->state, ==, state);
  g_assert_cmpint (stretch->overdue, ==, overdue);
}

/* A plan is one until it is said that it was done: also on its day, and after it, whatever else is entered then. Of a date known in part the last day it can mean counts. */
static void
test_plans_do_not_come_true (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      g_autoptr (Patient) p = patient_new ();
      BatsonRecord *record = add_plan (p, i);
      gboolean open = plans[i].phase == BATSON_PHASE_SYSTEMIC || plans[i].phase == BATSON_PHASE_REHABILITATION;

      patient_set (p, record, plans[i].state, "planned");
      patient_set (p, record, plans[i].date, "2026-06-17");
      check_first (p, i, BATSON_STRETCH_PLANNED, FALSE);
      patient_set (p, record, plans[i].date, "2026-06");
      check_first (p, i, BATSON_STRETCH_PLANNED, FALSE);
      patient_set (p, record, plans[i].date, "2026-05");
      check_first (p, i, BATSON_STRETCH_PLANNED, TRUE);
      patient_set (p, record, plans[i].date, "2026-06-15"); /* entered after that day */
      if (plans[i].phase == BATSON_PHASE_SURVEILLANCE)
        patient_set (p, record, BATSON_FOLLOW_UP_NOTE, "Did not come");
      check_overdue (p, plans[i].phase, plans[i].words);
      patient_set (p, record, plans[i].state, "done");
      check_first (p, i, open ? BATSON_STRETCH_RUNNING : BATSON_STRETCH_DONE, FALSE);
    }
}

/* Where nothing is said the date tells, whenever it was entered. */
static void
test_date_tells (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      g_autoptr (Patient) p = patient_new ();
      BatsonRecord *record = add_plan (p, i);
      gboolean open = plans[i].phase == BATSON_PHASE_SYSTEMIC || plans[i].phase == BATSON_PHASE_REHABILITATION;

      p->now -= 30 * 86400;
      patient_set (p, record, plans[i].date, "2026-06-15");
      check_first (p, i, BATSON_STRETCH_PLANNED, FALSE);
      p->now = PATIENT_NOW;
      check_first (p, i, open ? BATSON_STRETCH_RUNNING : BATSON_STRETCH_DONE, FALSE);
      if (plans[i].end == 0)
        continue;
      patient_set (p, record, plans[i].end, "2026-06-19");
      check_first (p, i, BATSON_STRETCH_RUNNING, FALSE);
      patient_set (p, record, plans[i].state, "done");
      check_first (p, i, BATSON_STRETCH_RUNNING, FALSE);
    }
}

/* Whether the whole body was imaged is an answer of its own, and decides. */
static void
test_imaging_decides (void)
{
  g_autoptr (Patient) p = patient_new ();

  patient_set (p, patient_child (p, BATSON_CASE_DISEASE), BATSON_DISEASE_WHOLE_BODY_DATE, "2026-06-15");
  patient_set (p, patient_child (p, BATSON_CASE_DISEASE), BATSON_DISEASE_WHOLE_BODY, "no");
  check_overdue (p, BATSON_PHASE_STAGING, "15 Jun 2026: whole-body imaging");
  patient_set (p, patient_child (p, BATSON_CASE_DISEASE), BATSON_DISEASE_WHOLE_BODY, "yes");
  {
    g_auto (Look) l = look (p);
    look_check_state (&l, BATSON_PHASE_STAGING, BATSON_STRETCH_DONE);
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

/* A drug goes on once its first dose was given: its state is said in other words, and kept in the same. */
static void
test_begun (void)
{
  const BatsonField *drug = &batson_record_type (BATSON_RECORD_DRUG)->fields[BATSON_DRUG_STATE], *operation = &batson_record_type (BATSON_RECORD_OPERATION)->fields[BATSON_OPERATION_STATE];

  g_assert_cmpuint (batson_field_n_choices (drug), ==, batson_field_n_choices (operation));
  for (guint i = 0; i < batson_field_n_choices (drug); i++)
    g_assert_cmpstr (drug->choices[i].id, ==, operation->choices[i].id);
  g_assert_cmpstr (batson_field_choice_label (drug, BATSON_COURSE_DONE), ==, "Begun");
  g_assert_cmpstr (batson_field_choice_label (operation, BATSON_COURSE_DONE), ==, "Done");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rule/PHASE-10/today-is-open", test_today);
  g_test_add_func ("/rule/PHASE-10/what-was-found-shows-it", test_shown);
  g_test_add_func ("/rule/PHASE-10/a-drug-begins", test_begun);
  g_test_add_func ("/course/board", test_board);
  g_test_add_func ("/rule/PHASE-10/else-the-date-tells", test_date_tells);
  g_test_add_func ("/rule/PHASE-10/plans-do-not-come-true-by-themselves", test_plans_do_not_come_true);
  g_test_add_func ("/rule/PHASE-10/the-answer-decides", test_imaging_decides);
  return g_test_run ();
}

