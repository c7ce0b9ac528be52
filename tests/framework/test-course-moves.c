/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What moves where a phase is moved, stretched or planned. */
#include "framework/look.h"

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
    const BatsonStretch *stretch = look_nth (&l, BATSON_PHASE_SURGERY, 0);
    g_autofree char *start = NULL, *end = NULL;
    g_assert_cmpuint (batson_course_move (stretch, (BatsonCourseShift) { 2, 2 }, moves), ==, 2);
    start = batson_time_to_string (&moves[0].value.time);
    end = batson_time_to_string (&moves[1].value.time);
    g_assert_true (moves[0].fact.record == operation && moves[0].fact.field == BATSON_OPERATION_START);
    g_assert_cmpstr (start, ==, "2026-07-01T22:30+02:00");
    g_assert_cmpstr (end, ==, "2026-07-02T03:30+02:00");
    look_check_shift (&l, stretch, BATSON_COURSE_WHOLE, -99, look_day ("2026-06-17") - look_day ("2026-06-29"), look_day ("2026-06-17") - look_day ("2026-06-29"));
  }
  patient_set (p, operation, BATSON_OPERATION_END, "");
  patient_set (p, operation, BATSON_OPERATION_START, "2026-07");
  {
    /* Not moved, it stays as it is known; moved, it is the day it goes to. */
    g_auto (Look) l = look (p);
    g_assert_cmpuint (batson_course_move (look_nth (&l, BATSON_PHASE_SURGERY, 0), (BatsonCourseShift) { 0, 0 }, moves), ==, 1);
    g_assert_cmpint (moves[0].value.time.date.day, ==, 0);
    batson_course_move (look_nth (&l, BATSON_PHASE_SURGERY, 0), (BatsonCourseShift) { 6, 6 }, moves);
    g_assert_cmpint (moves[0].value.time.date.day, ==, 7);
  }
  patient_set (p, operation, BATSON_OPERATION_START, "2026-07-20");
  patient_set (p, operation, BATSON_OPERATION_END, "2026-07");
  {
    /* An end known in part is the last day it can mean: it does not come to lie before the beginning. */
    g_auto (Look) l = look (p);
    g_assert_cmpuint (batson_course_move (look_nth (&l, BATSON_PHASE_SURGERY, 0), (BatsonCourseShift) { 3, 3 }, moves), ==, 2);
    g_assert_cmpint (moves[0].value.time.date.day, ==, 23);
    g_assert_cmpint (moves[1].value.time.date.month, ==, 8);
    g_assert_cmpint (moves[1].value.time.date.day, ==, 3);
  }
  patient_set (p, operation, BATSON_OPERATION_STATE, "done");
  {
    g_auto (Look) l = look (p);
    g_assert_cmpuint (batson_course_move (look_nth (&l, BATSON_PHASE_SURGERY, 0), (BatsonCourseShift) { 3, 3 }, moves), ==, 0);
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
    const BatsonStretch *stretch = look_nth (&l, BATSON_PHASE_SBRT, 0);
    BatsonCourseShift shift = batson_course_shift (l.course, stretch, (BatsonCourseShift) { 0 }, BATSON_COURSE_END, 3);
    g_assert_cmpuint (batson_course_move (stretch, shift, moves), ==, 3);
    g_assert_cmpint (batson_date_first_day (&moves[0].value.date), ==, look_day ("2026-06-22"));
    g_assert_cmpint (batson_date_first_day (&moves[1].value.date), ==, look_day ("2026-06-29"));
    /* Nothing was said of it: what moves is a plan, also when its day has come. */
    g_assert_cmpint (moves[2].fact.field, ==, BATSON_RADIATION_STATE);
    g_assert_cmpint (moves[2].value.choice, ==, BATSON_COURSE_PLANNED);
    look_check_shift (&l, stretch, BATSON_COURSE_END, -99, 0, -4);
    look_check_shift (&l, stretch, BATSON_COURSE_START, 99, 4, 0);
    look_check_shift (&l, stretch, BATSON_COURSE_START, -99, -5, 0);
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
    const BatsonStretch *stretch = look_nth (&l, BATSON_PHASE_SBRT, 0);
    g_assert_cmpuint (batson_course_move (stretch, (BatsonCourseShift) { 3, 3 }, moves), ==, 1);
    g_assert_cmpuint (batson_course_move (stretch, (BatsonCourseShift) { 0, 3 }, moves), ==, 2);
    g_assert_true (moves[1].fact.field == BATSON_RADIATION_LAST);
    g_assert_cmpint (batson_date_first_day (&moves[1].value.date), ==, look_day ("2026-06-25"));
  }
  patient_set (p, course, BATSON_RADIATION_STATE, "");
  patient_set (p, course, BATSON_RADIATION_FIRST, "2026-06-08");
  patient_set (p, course, BATSON_RADIATION_LAST, "2026-06-12");
  {
    g_auto (Look) l = look (p);
    for (BatsonCoursePart part = BATSON_COURSE_WHOLE; part <= BATSON_COURSE_END; part++)
      {
        g_assert_false (batson_stretch_can_move (look_nth (&l, BATSON_PHASE_SBRT, 0), part));
        look_check_shift (&l, look_nth (&l, BATSON_PHASE_SBRT, 0), part, 3, 0, 0);
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
    look_check_shift (&l, look_nth (&l, BATSON_PHASE_SURGERY, 0), BATSON_COURSE_END, -9, 0, -1);
    look_check_shift (&l, look_nth (&l, BATSON_PHASE_SURGERY, 0), BATSON_COURSE_START, 9, 1, 0);
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
      n = batson_course_plan (phase, look_day ("2026-06-29"), look_day ("2026-07-02"), answers);
      for (guint i = 0; i < n; i++)
        batson_case_set (p->patient, entry, answers[i].field, &answers[i].value);
      {
        g_auto (Look) l = look (p);
        const BatsonStretch *stretch = look_nth (&l, phase, 0);
        g_assert_true (stretch->records->pdata[0] == entry);
        g_assert_cmpint (stretch->state, ==, BATSON_STRETCH_PLANNED);
        g_assert_cmpfloat (stretch->from, ==, look_day ("2026-06-29"));
        g_assert_cmpfloat (stretch->to, ==, look_day (about->end < 0 ? "2026-06-30" : "2026-07-03"));
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/course/move", test_move);
  g_test_add_func ("/course/stretch", test_stretch);
  g_test_add_func ("/course/stretch-of-hours", test_stretch_of_hours);
  g_test_add_func ("/course/plan", test_plan);
  g_test_add_func ("/course/plan-of-what-is-entered", test_plan_of_what_is_entered);
  return g_test_run ();
}
