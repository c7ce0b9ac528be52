/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clocks of an urgency: when each starts, what ends it, and one that cannot be read. */
#include "framework/patient.h"
#include "framework/words.h"

#define HOUR 3600

/* The deadline of an id; NULL where there is none. */
static const BatsonDeadline *
deadline (const BatsonAssessment *a, const char *what)
{
  for (guint i = 0; i < a->deadlines->len; i++)
    if (g_strcmp0 (batson_deadline_id (((const BatsonDeadline *) a->deadlines->pdata[i])->id), what) == 0)
      return a->deadlines->pdata[i];
  return NULL;
}

static void
test_six_hours (void)
{
  PatientGreen s = patient_green ();
  g_autoptr (BatsonAssessment) runs = NULL, past = NULL, day = NULL, future = NULL, ended = NULL;
  const BatsonDeadline *d;

  patient_set (s.p, s.status, BATSON_STATUS_ACUTE, "yes");
  patient_set (s.p, s.status, BATSON_STATUS_ACUTE_AT, "2026-06-17T09:00Z");
  runs = patient_assess (s.p);
  d = deadline (runs, "six-hours");
  g_assert_cmpint (d->start.at, ==, PATIENT_NOW - 3 * HOUR);
  g_assert_cmpint (d->due.at, ==, PATIENT_NOW + 3 * HOUR);
  g_assert_false (d->past);
  g_assert_true (runs->deadlines->pdata[0] == d); /* earliest first */
  g_assert_cmpint (deadline (runs, "decide-24")->start.at, ==, PATIENT_NOW - 3 * HOUR); /* the deterioration set the colour */
  g_assert_null (runs->urgency.began_earlier.record);
  patient_set (s.p, s.status, BATSON_STATUS_ACUTE_AT, "2026-06-17T05:59Z");
  past = patient_assess (s.p);
  g_assert_true (deadline (past, "six-hours")->past);
  patient_set (s.p, s.status, BATSON_STATUS_ACUTE_AT, "2026-06-17");
  day = patient_assess (s.p);
  g_assert_null (deadline (day, "six-hours")); /* a date without a time of day starts no clock */
  g_assert_cmpint (deadline (day, "decide-24")->start.at, ==, PATIENT_NOW); /* its entry does */
  g_assert_cmpuint (day->urgency.began_earlier.field, ==, BATSON_STATUS_ACUTE_AT);
  patient_set (s.p, s.status, BATSON_STATUS_ACUTE_AT, "2026-06-17T13:00Z");
  future = patient_assess (s.p);
  g_assert_null (deadline (future, "six-hours"));
  patient_set (s.p, s.status, BATSON_STATUS_ACUTE_AT, "2026-06-17T09:00Z");
  patient_set (s.p, s.status, BATSON_STATUS_ACUTE_ENDED, "recovered");
  ended = patient_assess (s.p);
  g_assert_null (deadline (ended, "six-hours"));
  g_assert_cmpint (ended->urgency.kind, ==, BATSON_URGENCY_GREEN);
  patient_free (s.p);
}

/* An acute deterioration without its time of day: the window is said not to be readable, and the time is asked for before all else. */
static void
test_unread (void)
{
  PatientGreen s = patient_green ();
  g_autoptr (BatsonAssessment) a = NULL, unknown = NULL, today = NULL, ahead = NULL, past = NULL;
  g_autofree char *clock = NULL, *clock_past = NULL;

  patient_set (s.p, s.finding, BATSON_FINDING_GRADE, ""); /* the grade would come first */
  patient_set (s.p, s.status, BATSON_STATUS_ACUTE, "yes");
  a = patient_assess (s.p);
  g_assert_cmpuint (a->urgency.n_unread, ==, 1);
  g_assert_cmpint (a->urgency.unread[0].id, ==, BATSON_DEADLINE_SIX_HOURS);
  g_assert_cmpint (a->urgency.unread[0].rule, ==, BATSON_RULE_NEURO_3);
  g_assert_cmpuint (a->asked.facts[0].field, ==, BATSON_STATUS_ACUTE_AT);
  g_assert_true (a->asked.facts[0].record == s.status);
  g_assert_cmpuint (a->missing.facts[0].field, ==, BATSON_FINDING_GRADE); /* NOMS-14 orders what narrows colours and rows: it does not */
  g_assert_cmpuint (a->asked.facts[1].field, ==, BATSON_FINDING_GRADE);
  clock = batson_words_urgency_clock (a);
  g_assert_true (g_str_has_prefix (clock, "The six-hour window cannot be read without the time of onset"));
  patient_set_state (s.p, s.status, BATSON_STATUS_ACUTE_AT, BATSON_VALUE_UNKNOWN);
  unknown = patient_assess (s.p);
  g_assert_cmpuint (unknown->urgency.n_unread, ==, 1);
  g_assert_cmpuint (unknown->asked.facts[0].field, ==, BATSON_FINDING_GRADE); /* who does not know it is not asked first */
  patient_set (s.p, s.status, BATSON_STATUS_ACUTE_AT, "2026-06-17");
  today = patient_assess (s.p);
  g_assert_cmpuint (today->urgency.n_unread, ==, 1);
  g_assert_cmpuint (today->asked.facts[0].field, ==, BATSON_FINDING_GRADE);
  patient_set (s.p, s.status, BATSON_STATUS_ACUTE_AT, "2026-06-18T09:00Z"); /* not missing, but wrong: a check names it */
  ahead = patient_assess (s.p);
  g_assert_cmpuint (ahead->urgency.n_unread, ==, 0);
  patient_set (s.p, s.status, BATSON_STATUS_ACUTE_AT, "2026-06-16"); /* over, at whatever time of that day it began */
  past = patient_assess (s.p);
  g_assert_cmpuint (past->urgency.n_unread, ==, 0);
  clock_past = batson_words_urgency_clock (past);
  g_assert_true (g_str_has_prefix (clock_past, "Clock since"));
  patient_free (s.p);
}

static void
test_walking_unread (void)
{
  PatientGreen s = patient_green ();
  g_autoptr (BatsonAssessment) a = NULL, both = NULL;

  patient_set (s.p, s.status, BATSON_STATUS_WALKING_LOST, "yes");
  a = patient_assess (s.p);
  g_assert_cmpuint (a->urgency.n_unread, ==, 1);
  g_assert_cmpint (a->urgency.unread[0].id, ==, BATSON_DEADLINE_WALKING_48);
  g_assert_cmpuint (a->asked.facts[0].field, ==, BATSON_STATUS_WALKING_LOST_AT);
  patient_set (s.p, s.status, BATSON_STATUS_ACUTE, "yes");
  both = patient_assess (s.p);
  g_assert_cmpuint (both->asked.facts[0].field, ==, BATSON_STATUS_ACUTE_AT); /* six hours before 48 */
  g_assert_cmpuint (both->asked.facts[1].field, ==, BATSON_STATUS_WALKING_LOST_AT);
  patient_free (s.p);
}

static guint
times_asked (const BatsonAssessment *a, guint status_field)
{
  guint n = 0;

  for (guint i = 0; i < a->asked.len; i++)
    n += a->asked.facts[i].type == BATSON_RECORD_STATUS && a->asked.facts[i].field == status_field;
  return n;
}

/* Of who cannot walk, the window of 48 h may run: whether walking was lost is asked before all else, once, though by NOMS-14 the grade narrows more. */
static void
test_cannot_walk (void)
{
  PatientGreen s = patient_green ();
  g_autoptr (BatsonAssessment) aided = NULL, a = NULL, red = NULL, unknown = NULL, lost = NULL;

  patient_set (s.p, s.finding, BATSON_FINDING_GRADE, "");
  patient_set (s.p, s.status, BATSON_STATUS_WALKING_LOST, "");
  patient_set (s.p, s.status, BATSON_STATUS_WALKING, "aided");
  aided = patient_assess (s.p);
  g_assert_cmpuint (aided->asked.facts[0].field, ==, BATSON_FINDING_GRADE);
  patient_set (s.p, s.status, BATSON_STATUS_WALKING, "no");
  a = patient_assess (s.p);
  g_assert_cmpuint (a->asked.facts[0].field, ==, BATSON_STATUS_WALKING_LOST);
  g_assert_true (a->asked.facts[0].record == s.status);
  g_assert_cmpuint (a->asked.facts[1].field, ==, BATSON_FINDING_GRADE);
  g_assert_cmpuint (a->missing.facts[0].field, ==, BATSON_FINDING_GRADE);
  g_assert_cmpuint (a->asked.len, ==, a->missing.len);
  g_assert_cmpuint (times_asked (a, BATSON_STATUS_WALKING_LOST), ==, 1);
  patient_set (s.p, s.status, BATSON_STATUS_ACUTE, "yes"); /* red, whatever else is answered: the window runs all the same, after that of six hours */
  red = patient_assess (s.p);
  g_assert_cmpuint (red->asked.facts[0].field, ==, BATSON_STATUS_ACUTE_AT);
  g_assert_cmpuint (red->asked.facts[1].field, ==, BATSON_STATUS_WALKING_LOST);
  g_assert_cmpuint (times_asked (red, BATSON_STATUS_WALKING_LOST), ==, 1);
  patient_set (s.p, s.status, BATSON_STATUS_ACUTE, "no");
  patient_set_state (s.p, s.status, BATSON_STATUS_WALKING_LOST, BATSON_VALUE_UNKNOWN);
  unknown = patient_assess (s.p);
  g_assert_cmpuint (unknown->asked.facts[0].field, ==, BATSON_FINDING_GRADE); /* who does not know it is not asked first */
  patient_set (s.p, s.status, BATSON_STATUS_WALKING_LOST, "yes");
  lost = patient_assess (s.p);
  g_assert_cmpuint (lost->asked.facts[0].field, ==, BATSON_STATUS_WALKING_LOST_AT);
  patient_free (s.p);
}

static void
test_walking (void)
{
  PatientGreen s = patient_green ();
  g_autoptr (BatsonAssessment) a = NULL;

  patient_set (s.p, s.status, BATSON_STATUS_WALKING_LOST, "yes");
  patient_set (s.p, s.status, BATSON_STATUS_WALKING_LOST_AT, "2026-06-16T12:00Z");
  a = patient_assess (s.p);
  g_assert_cmpint (deadline (a, "walking-48")->due.at, ==, PATIENT_NOW + 24 * HOUR);
  g_assert_cmpint (deadline (a, "decide-24")->start.at, ==, PATIENT_NOW - 24 * HOUR);
  patient_free (s.p);
}

/* The clock of a lesion starts when the last of the answers that set the colour was entered; others do not move it. */
static void
test_clock_of_a_lesion (void)
{
  PatientGreen s = patient_green ();
  g_autoptr (BatsonAssessment) orange = NULL, later = NULL, dated = NULL, at_least = NULL;

  s.p->now += HOUR;
  patient_set (s.p, s.finding, BATSON_FINDING_ALIGNMENT, "subluxation");
  s.p->now += HOUR;
  patient_set (s.p, s.finding, BATSON_FINDING_BONE, "lytic");
  patient_set (s.p, s.finding, BATSON_FINDING_PAIN, "mechanical");
  orange = patient_assess (s.p);
  g_assert_cmpint (orange->urgency.kind, ==, BATSON_URGENCY_ORANGE);
  g_assert_cmpint (orange->urgency.start.at, ==, PATIENT_NOW + 2 * HOUR);
  g_assert_cmpint (deadline (orange, "decide-72")->due.at, ==, PATIENT_NOW + 74 * HOUR);
  s.p->now += HOUR;
  patient_set (s.p, s.lesion, BATSON_LESION_PROGRESSED, "no"); /* does not bear on the colour */
  later = patient_assess (s.p);
  g_assert_cmpint (later->urgency.start.at, ==, PATIENT_NOW + 2 * HOUR);
  patient_set (s.p, s.finding, BATSON_FINDING_DATE, "2026-06-12");
  dated = patient_assess (s.p);
  g_assert_cmpuint (dated->urgency.began_earlier.field, ==, BATSON_FINDING_DATE);
  patient_set (s.p, s.finding, BATSON_FINDING_GRADE, "");
  at_least = patient_assess (s.p);
  g_assert_cmpint (at_least->urgency.kind, ==, BATSON_URGENCY_AT_LEAST_ORANGE);
  g_assert_nonnull (deadline (at_least, "decide-72"));
  patient_free (s.p);
}

/* A start recorded by hand stands for the entry; never for an onset with a time of day, and never in the future. */
static void
test_clock_by_hand (void)
{
  PatientGreen s = patient_green ();
  BatsonRecord *presentation = batson_record_child (batson_case_get_root (s.p->patient), BATSON_CASE_PRESENTATION);
  g_autoptr (BatsonAssessment) entered = NULL, by_hand = NULL, onset = NULL, future = NULL;

  patient_set (s.p, s.finding, BATSON_FINDING_ALIGNMENT, "subluxation");
  patient_set (s.p, s.finding, BATSON_FINDING_BONE, "lytic");
  patient_set (s.p, s.finding, BATSON_FINDING_PAIN, "mechanical");
  entered = patient_assess (s.p);
  g_assert_true (entered->urgency.by_entry);
  patient_set (s.p, presentation, BATSON_PRESENTATION_CLOCK_START, "2026-06-01T08:00Z");
  by_hand = patient_assess (s.p);
  g_assert_cmpint (by_hand->urgency.start.at, ==, 1780300800);
  g_assert_cmpint (deadline (by_hand, "decide-72")->due.at, ==, 1780300800 + 72 * HOUR);
  patient_set (s.p, presentation, BATSON_PRESENTATION_CLOCK_START, "2099-01-01T08:00Z");
  future = patient_assess (s.p);
  g_assert_cmpint (future->urgency.start.at, ==, entered->urgency.start.at);
  patient_set (s.p, presentation, BATSON_PRESENTATION_CLOCK_START, "2026-06-01T08:00Z");
  patient_set (s.p, s.status, BATSON_STATUS_LIMB, "new");
  patient_set (s.p, s.status, BATSON_STATUS_LIMB_SINCE, "2026-06-10T08:00Z");
  onset = patient_assess (s.p);
  g_assert_cmpint (onset->urgency.kind, ==, BATSON_URGENCY_RED);
  g_assert_false (onset->urgency.by_entry);
  g_assert_cmpint (onset->urgency.start.at, ==, 1781078400);
  patient_free (s.p);
}

/* A place whose clocks stand two hours east until 25 Oct 2026, then one. */
static int
of_the_season (gint64 at)
{
  return at < G_GINT64_CONSTANT (1792890000) ? 120 : 60;
}

/* What was answered in summer is read in winter: the clocks show the time the answer shows, and say by which clock, unless it was that of the place in its summer. */
static void
test_clock_of_another_season (void)
{
  PatientGreen s = patient_green ();
  g_autoptr (BatsonAssessment) summer = NULL, winter = NULL;
  g_autofree char *entered = NULL, *clock = NULL, *due = NULL, *clock_then = NULL, *fired = NULL, *clock_here = NULL, *due_here = NULL, *fired_here = NULL;

  s.p->offset = 120;
  s.p->now += HOUR;
  patient_set (s.p, s.finding, BATSON_FINDING_ALIGNMENT, "subluxation");
  patient_set (s.p, s.finding, BATSON_FINDING_BONE, "lytic");
  patient_set (s.p, s.finding, BATSON_FINDING_PAIN, "mechanical");
  summer = patient_assess (s.p);
  clock_then = batson_words_urgency_clock (summer);
  g_assert_cmpstr (clock_then, ==, "Clock since 17 Jun 2026, 15:00");
  s.p->offset = 60;
  s.p->now += 180 * 24 * HOUR;
  winter = patient_assess (s.p);
  g_assert_cmpint (winter->urgency.start.offset, ==, 120);
  g_assert_cmpint (deadline (winter, "decide-72")->due.offset, ==, 120);
  entered = batson_words_fact_about (&(BatsonFact) { .record = s.finding, .type = BATSON_RECORD_FINDING, .field = BATSON_FINDING_BONE });
  g_assert_cmpstr (entered, ==, "entered 17 Jun 2026, 15:00");
  clock = batson_words_urgency_clock (winter);
  g_assert_cmpstr (clock, ==, "Clock since 17 Jun 2026, 15:00 (UTC+02:00)");
  due = batson_words_deadline_due (deadline (winter, "decide-72"), &winter->settings);
  g_assert_cmpstr (due, ==, "by 20 Jun 2026, 15:00 (UTC+02:00)");
  fired = batson_words_trigger_fired (winter->triggers->pdata[1], &winter->settings);
  g_assert_cmpstr (fired, ==, "fired 17 Jun 2026, 15:00 (UTC+02:00)");
  winter->settings.offset_at = of_the_season;
  clock_here = batson_words_urgency_clock (winter);
  g_assert_cmpstr (clock_here, ==, "Clock since 17 Jun 2026, 15:00");
  due_here = batson_words_deadline_due (deadline (winter, "decide-72"), &winter->settings);
  g_assert_cmpstr (due_here, ==, "by 20 Jun 2026, 15:00");
  fired_here = batson_words_trigger_fired (winter->triggers->pdata[1], &winter->settings);
  g_assert_cmpstr (fired_here, ==, "fired 17 Jun 2026, 15:00");
  patient_free (s.p);
}

/* Whether a dated answer began before its entry is asked of the calendar where it was entered. */
static void
test_day_of_the_entry (void)
{
  PatientGreen s = patient_green ();
  g_autoptr (BatsonAssessment) a = NULL;

  s.p->offset = 120;
  s.p->now = PATIENT_NOW + 11 * HOUR; /* 18 June there, 17 June by universal time */
  patient_set (s.p, s.status, BATSON_STATUS_LIMB, "new");
  patient_set (s.p, s.status, BATSON_STATUS_LIMB_SINCE, "2026-06-18");
  s.p->offset = 0;
  s.p->now += 24 * HOUR;
  a = patient_assess (s.p);
  g_assert_true (a->urgency.by_entry);
  g_assert_true (a->urgency.began_earlier.record == s.status);
  g_assert_cmpuint (a->urgency.began_earlier.field, ==, BATSON_STATUS_LIMB_SINCE);
  patient_free (s.p);
}

static void
test_green_has_no_clock (void)
{
  PatientGreen s = patient_green ();
  g_autoptr (BatsonAssessment) a = patient_assess (s.p);

  g_assert_cmpint (a->urgency.kind, ==, BATSON_URGENCY_GREEN);
  g_assert_cmpuint (a->deadlines->len, ==, 0);
  g_assert_false (a->urgency.has_start);
  patient_free (s.p);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rule/URG-5/the-clock-starts-with-the-last-answer-that-set-the-colour", test_clock_of_a_lesion);
  g_test_add_func ("/rule/URG-5/the-clock-of-another-season-is-told", test_clock_of_another_season);
  g_test_add_func ("/rule/URG-5/began-earlier-by-the-calendar-of-the-entry", test_day_of_the_entry);
  g_test_add_func ("/rule/URG-5/a-start-by-entry-can-be-corrected-by-hand", test_clock_by_hand);
  g_test_add_func ("/rule/URG-5/green-has-none", test_green_has_no_clock);
  g_test_add_func ("/rule/NEURO-3/six-hours-from-a-time-of-day", test_six_hours);
  g_test_add_func ("/rule/NEURO-3/without-the-onset-it-cannot-be-read-and-the-onset-is-asked-first", test_unread);
  g_test_add_func ("/rule/NEURO-4/without-the-loss-it-cannot-be-read", test_walking_unread);
  g_test_add_func ("/rule/NEURO-4/of-who-cannot-walk-the-loss-is-asked-first", test_cannot_walk);
  g_test_add_func ("/rule/NEURO-4/48-hours-from-loss-of-walking", test_walking);
  return g_test_run ();
}
