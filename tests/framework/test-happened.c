/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether what is dated today took place. */
#include "framework/happened.h"
#include "framework/patient.h"

/* The lists whose entries can be planned. */
static const struct { guint list, date, state; } dated[] = {
  { BATSON_CASE_MEETINGS, BATSON_MEETING_AT, BATSON_MEETING_STATE },
  { BATSON_CASE_OPERATIONS, BATSON_OPERATION_START, BATSON_OPERATION_STATE },
  { BATSON_CASE_RADIATION, BATSON_RADIATION_FIRST, BATSON_RADIATION_STATE },
  { BATSON_CASE_DRUGS, BATSON_DRUG_START, BATSON_DRUG_STATE },
  { BATSON_CASE_REHABILITATION, BATSON_REHABILITATION_START, BATSON_REHABILITATION_STATE },
  { BATSON_CASE_FOLLOW_UPS, BATSON_FOLLOW_UP_DATE, BATSON_FOLLOW_UP_STATE },
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
  for (guint i = 0; i < G_N_ELEMENTS (dated); i++)
    {
      g_autoptr (Patient) p = patient_new ();
      BatsonRecord *record = patient_add (p, dated[i].list);

      check (p, record, dated[i].date, BATSON_HAPPENED_UNKNOWN);
      patient_set (p, record, dated[i].state, "planned");
      check (p, record, dated[i].date, BATSON_HAPPENED_PLANNED);
      patient_set (p, record, dated[i].state, "");
      patient_set (p, record, dated[i].date, "2026-06-17");
      check (p, record, dated[i].date, BATSON_HAPPENED_PLANNED);
      patient_set (p, record, dated[i].state, "done");
      check (p, record, dated[i].date, BATSON_HAPPENED_YES);
      patient_set (p, record, dated[i].state, "");
      p->now += 86400;
      check (p, record, dated[i].date, BATSON_HAPPENED_YES);
      p->now = PATIENT_NOW;
      patient_set (p, record, dated[i].date, "2026-06"); /* as one writes down what one remembers */
      check (p, record, dated[i].date, BATSON_HAPPENED_YES);
      if (batson_record_get_field (record, dated[i].date)->kind != BATSON_KIND_TIME)
        continue;
      patient_set (p, record, dated[i].date, "2026-06-17T00:10+02:00"); /* behind */
      check (p, record, dated[i].date, BATSON_HAPPENED_YES);
      patient_set (p, record, dated[i].date, "2026-06-17T23:50+02:00"); /* ahead */
      check (p, record, dated[i].date, BATSON_HAPPENED_PLANNED);
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rule/PHASE-10/today-is-open", test_today);
  g_test_add_func ("/rule/PHASE-10/what-was-found-shows-it", test_shown);
  return g_test_run ();
}
