/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Urgency: symptoms, clocks, deadlines, treated lesions, and what blocks green. */
#include "framework/override.h"
#include "framework/patient.h"
#include "framework/summarise.h"
#include "framework/words.h"

#include <string.h>

#define HOUR 3600

/* A case that is green: one lesion at T8, 1a, HR+, SINS 4, fit, spine imaged, every question no. */
typedef struct
{
  Patient *p;
  BatsonRecord *lesion, *finding, *status, *imaging;
} Story;

static Story
green (void)
{
  Story s = { patient_new () };
  BatsonRecord *sample;

  s.status = patient_status (s.p);
  s.imaging = patient_child (s.p, BATSON_CASE_IMAGING);
  patient_set (s.p, s.imaging, BATSON_IMAGING_COMPLETE, "yes");
  patient_set (s.p, patient_child (s.p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_KNOWN, "yes");
  s.lesion = patient_lesion (s.p, "T8", "1a");
  s.finding = batson_record_nth (s.lesion, BATSON_LESION_FINDINGS, 0);
  patient_sins (s.p, s.finding, 3);
  patient_set (s.p, s.lesion, BATSON_LESION_RADIATION, "none");
  sample = patient_add (s.p, BATSON_CASE_SAMPLES);
  patient_set (s.p, sample, BATSON_SAMPLE_SITE, "primary");
  patient_set (s.p, sample, BATSON_SAMPLE_ER, "90");
  patient_set (s.p, patient_child (s.p, BATSON_CASE_FITNESS), BATSON_FITNESS_JUDGED, "fit");
  return s;
}

static BatsonUrgencyKind
kind_of (Story *s)
{
  g_autoptr (BatsonAssessment) a = patient_assess (s->p);

  return a->urgency.kind;
}

static guint
blocks_of (Story *s)
{
  g_autoptr (BatsonAssessment) a = patient_assess (s->p);

  g_assert_cmpint (a->urgency.kind, ==, BATSON_URGENCY_UNDETERMINED);
  return a->urgency.blocks;
}

static void
test_symptoms (void)
{
  static const struct { guint field; const char *answer; BatsonUrgencyKind kind; } table[] = {
    { BATSON_STATUS_ACUTE, "yes", BATSON_URGENCY_RED }, { BATSON_STATUS_LIMB, "new", BATSON_URGENCY_RED }, { BATSON_STATUS_LIMB, "worse", BATSON_URGENCY_RED },
    { BATSON_STATUS_MOTOR_RADIC, "new", BATSON_URGENCY_RED }, { BATSON_STATUS_SPHINCTER, "worse", BATSON_URGENCY_RED }, { BATSON_STATUS_MYELOPATHY, "new", BATSON_URGENCY_RED },
    { BATSON_STATUS_WALKING_LOST, "yes", BATSON_URGENCY_RED }, { BATSON_STATUS_SENSORY, "new", BATSON_URGENCY_ORANGE }, { BATSON_STATUS_OTHER_RADIC, "worse", BATSON_URGENCY_ORANGE },
    { BATSON_STATUS_LIMB, "old", BATSON_URGENCY_GREEN }, { BATSON_STATUS_SENSORY, "old", BATSON_URGENCY_GREEN }, { BATSON_STATUS_WALKING_LOST, "long-standing", BATSON_URGENCY_GREEN },
    { BATSON_STATUS_LIMB, "", BATSON_URGENCY_UNDETERMINED }, { BATSON_STATUS_ACUTE, "", BATSON_URGENCY_UNDETERMINED }, { BATSON_STATUS_SENSORY, "", BATSON_URGENCY_UNDETERMINED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      Story s = green ();
      g_assert_cmpint (kind_of (&s), ==, BATSON_URGENCY_GREEN);
      patient_set (s.p, s.status, table[i].field, table[i].answer);
      g_assert_cmpint (kind_of (&s), ==, table[i].kind);
      patient_free (s.p);
    }
}

/* A blank is a missing answer, and so is what was answered unknown, not done or not applicable. */
static void
test_not_known (void)
{
  for (BatsonValueState state = BATSON_VALUE_UNKNOWN; state <= BATSON_VALUE_NOT_APPLICABLE; state++)
    {
      Story s = green ();
      patient_set_state (s.p, s.status, BATSON_STATUS_SPHINCTER, state);
      g_assert_cmpint (kind_of (&s), ==, BATSON_URGENCY_UNDETERMINED);
      patient_free (s.p);
    }
}

static void
test_without_mri (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL;
  BatsonRecord *status = patient_add (p, BATSON_CASE_STATUS);

  patient_set (p, status, BATSON_STATUS_LIMB, "new");
  a = patient_assess (p);
  g_assert_cmpint (a->urgency.kind, ==, BATSON_URGENCY_RED);
  g_assert_cmpuint (a->urgency.why.because.len, ==, 1);
}

/* Only the newest answer counts, by its date; undated by its entry. */
static void
test_newest (void)
{
  Story s = green ();
  BatsonRecord *later = patient_add (s.p, BATSON_CASE_STATUS), *newest;

  patient_set (s.p, s.status, BATSON_STATUS_DATE, "2026-06-10");
  patient_set (s.p, s.status, BATSON_STATUS_LIMB, "new");
  patient_set (s.p, later, BATSON_STATUS_DATE, "2026-06-12");
  patient_set (s.p, later, BATSON_STATUS_BACK_PAIN, "stable");
  g_assert_cmpint (kind_of (&s), ==, BATSON_URGENCY_RED); /* the later one says nothing of it */
  patient_set (s.p, later, BATSON_STATUS_LIMB, "none");
  g_assert_cmpint (kind_of (&s), ==, BATSON_URGENCY_GREEN);
  patient_set (s.p, later, BATSON_STATUS_DATE, "2026-06-09");
  g_assert_cmpint (kind_of (&s), ==, BATSON_URGENCY_RED);
  newest = patient_add (s.p, BATSON_CASE_STATUS); /* entered 17 June */
  patient_set (s.p, newest, BATSON_STATUS_LIMB, "old");
  g_assert_cmpint (kind_of (&s), ==, BATSON_URGENCY_GREEN);
  patient_free (s.p);
}

/* Two examinations of one day go by the time of day. */
static void
test_newest_of_a_day (void)
{
  Story s = green ();
  BatsonRecord *evening = patient_add (s.p, BATSON_CASE_STATUS);

  patient_set (s.p, evening, BATSON_STATUS_DATE, "2026-06-16T20:00Z");
  patient_set (s.p, evening, BATSON_STATUS_LIMB, "new");
  patient_set (s.p, s.status, BATSON_STATUS_DATE, "2026-06-16T08:00Z");
  g_assert_cmpint (kind_of (&s), ==, BATSON_URGENCY_RED);
  patient_set (s.p, s.status, BATSON_STATUS_DATE, "2026-06-16T21:00Z");
  g_assert_cmpint (kind_of (&s), ==, BATSON_URGENCY_GREEN);
  patient_free (s.p);
}

static void
test_further_lesion (void)
{
  Story s = green ();
  g_autoptr (BatsonAssessment) a = NULL;

  patient_set (s.p, s.imaging, BATSON_IMAGING_COMPLETE, "no");
  a = patient_assess (s.p);
  g_assert_cmpint (a->urgency.kind, ==, BATSON_URGENCY_UNDETERMINED);
  g_assert_cmpuint (a->urgency.colours, ==, BATSON_GREEN_BIT | BATSON_ORANGE_BIT | BATSON_RED_BIT);
  g_assert_cmpuint (batson_assessment_leading (a)->protocols[BATSON_PROTOCOL_REVIEW].rows, ==, 1u << 3); /* NOMS-4: not in the rows */
  patient_set (s.p, s.finding, BATSON_FINDING_GRADE, "2");
  g_assert_cmpint (kind_of (&s), ==, BATSON_URGENCY_RED);
  patient_free (s.p);
}

static void
test_no_colour (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) empty = NULL, named = NULL, known = NULL, none = NULL;

  empty = patient_assess (p);
  g_assert_cmpint (empty->urgency.kind, ==, BATSON_URGENCY_NOTHING);
  g_assert_cmpuint (empty->deadlines->len, ==, 0);
  g_assert_cmpint (empty->leading, ==, -1);
  g_assert_false (empty->urgency.has_start);
  patient_set (p, patient_child (p, BATSON_CASE_PATIENT), BATSON_PATIENT_NAME, "Muster, Clara");
  patient_add (p, BATSON_CASE_STATUS); /* an entry nobody has filled */
  named = patient_assess (p);
  g_assert_cmpint (named->urgency.kind, ==, BATSON_URGENCY_NOTHING);
  patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_KNOWN, "yes");
  known = patient_assess (p);
  g_assert_cmpint (known->urgency.kind, ==, BATSON_URGENCY_UNDETERMINED);
  patient_status (p);
  patient_set (p, patient_child (p, BATSON_CASE_IMAGING), BATSON_IMAGING_COMPLETE, "yes");
  none = patient_assess (p);
  g_assert_cmpint (none->urgency.kind, ==, BATSON_URGENCY_NO_COLOUR); /* imaged, and no lesion: never green */
}

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
  Story s = green ();
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
  Story s = green ();
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
  Story s = green ();
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

static void
test_walking (void)
{
  Story s = green ();
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
  Story s = green ();
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
  Story s = green ();
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
  Story s = green ();
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
  Story s = green ();
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
  Story s = green ();
  g_autoptr (BatsonAssessment) a = patient_assess (s.p);

  g_assert_cmpint (a->urgency.kind, ==, BATSON_URGENCY_GREEN);
  g_assert_cmpuint (a->deadlines->len, ==, 0);
  g_assert_false (a->urgency.has_start);
  patient_free (s.p);
}

/* Decompressed on 8 November 2024 with a deficit from before it. */
static void
test_decompressed (void)
{
  Story s = green ();
  BatsonRecord *since;

  patient_set (s.p, s.status, BATSON_STATUS_DATE, "2026-06-01");
  patient_set (s.p, s.status, BATSON_STATUS_LIMB, "new");
  patient_set (s.p, s.finding, BATSON_FINDING_DATE, "2026-06-10");
  patient_set (s.p, s.lesion, BATSON_LESION_TREATMENT, "separation");
  g_assert_cmpint (kind_of (&s), ==, BATSON_URGENCY_RED); /* not completed */
  patient_set (s.p, s.lesion, BATSON_LESION_TREATED, "2026-06-05");
  g_assert_cmpuint (blocks_of (&s), ==, BATSON_BLOCK_EXAMINED_SINCE);
  patient_set (s.p, s.lesion, BATSON_LESION_TREATED, "2026-06");
  g_assert_cmpint (kind_of (&s), ==, BATSON_URGENCY_RED); /* the days overlap: still current */
  patient_set (s.p, s.lesion, BATSON_LESION_TREATMENT, "augmentation");
  patient_set (s.p, s.lesion, BATSON_LESION_TREATED, "2026-06-05");
  g_assert_cmpint (kind_of (&s), ==, BATSON_URGENCY_RED); /* no decompression */
  patient_set (s.p, s.lesion, BATSON_LESION_TREATMENT, "decompression");
  since = patient_add (s.p, BATSON_CASE_STATUS);
  patient_set (s.p, since, BATSON_STATUS_DATE, "2026-06-08");
  patient_set (s.p, since, BATSON_STATUS_LIMB, "none");
  g_assert_cmpint (kind_of (&s), ==, BATSON_URGENCY_GREEN);
  patient_set (s.p, since, BATSON_STATUS_LIMB, "worse");
  g_assert_cmpint (kind_of (&s), ==, BATSON_URGENCY_RED);
  patient_free (s.p);
}

/* A deterioration ends when decompressed after it began. */
static void
test_deterioration_ends (void)
{
  Story s = green ();

  patient_set (s.p, s.status, BATSON_STATUS_DATE, "2026-06-08");
  patient_set (s.p, s.status, BATSON_STATUS_ACUTE, "yes");
  patient_set (s.p, s.status, BATSON_STATUS_ACUTE_AT, "2026-06-04T22:00Z");
  patient_set (s.p, s.finding, BATSON_FINDING_DATE, "2026-06-10");
  g_assert_cmpint (kind_of (&s), ==, BATSON_URGENCY_RED);
  patient_set (s.p, s.lesion, BATSON_LESION_TREATMENT, "en-bloc");
  patient_set (s.p, s.lesion, BATSON_LESION_TREATED, "2026-06-05");
  g_assert_cmpint (kind_of (&s), ==, BATSON_URGENCY_GREEN);
  patient_set (s.p, s.status, BATSON_STATUS_ACUTE_AT, "2026-06-06");
  g_assert_cmpint (kind_of (&s), ==, BATSON_URGENCY_RED);
  patient_free (s.p);
}

static const BatsonLesionResult *
result_of (Story *s, BatsonAssessment **out)
{
  *out = patient_assess (s->p);
  return batson_assessment_lesion (*out, s->lesion);
}

/* Findings before the treatment are history; until graded again there is no row. */
static void
test_treated (void)
{
  Story s = green ();
  g_autoptr (BatsonAssessment) history = NULL, overlap = NULL, graded = NULL;
  const BatsonLesionResult *lesion;
  BatsonRecord *finding;

  patient_set (s.p, s.finding, BATSON_FINDING_DATE, "2024-11-01");
  patient_set (s.p, s.finding, BATSON_FINDING_GRADE, "3");
  patient_set (s.p, s.lesion, BATSON_LESION_TREATMENT, "separation");
  patient_set (s.p, s.lesion, BATSON_LESION_TREATED, "2024-11-08");
  lesion = result_of (&s, &history);
  g_assert_cmpint (lesion->state, ==, BATSON_LESION_UNGRADED_SINCE);
  g_assert_true (lesion->protocols[BATSON_PROTOCOL_REVIEW].none);
  g_assert_cmpuint (lesion->sins.n_open, ==, 5);
  g_assert_cmpint (lesion->history_date.day, ==, 8);
  g_assert_cmpuint (lesion->history_rows & 1u << 0, !=, 0);
  g_assert_cmpuint (lesion->history_rows & ~7u, ==, 0); /* high grade: NOMS-1 to 3 */
  g_assert_cmpint (history->urgency.kind, ==, BATSON_URGENCY_UNDETERMINED); /* counts as ungraded */
  g_assert_cmpint (history->leading, ==, -1);
  g_assert_cmpuint (history->n_vertebrae, ==, 1); /* S-2 counts it */
  patient_set (s.p, s.finding, BATSON_FINDING_DATE, "2024-11");
  lesion = result_of (&s, &overlap);
  g_assert_cmpint (lesion->state, ==, BATSON_LESION_CURRENT);
  g_assert_true (lesion->may_predate);
  patient_set (s.p, s.finding, BATSON_FINDING_DATE, "2024-11-01");
  finding = patient_add_to (s.p, s.lesion, BATSON_LESION_FINDINGS);
  patient_set (s.p, finding, BATSON_FINDING_DATE, "2026-06-01");
  patient_set (s.p, finding, BATSON_FINDING_GRADE, "1a");
  lesion = result_of (&s, &graded);
  g_assert_cmpint (lesion->state, ==, BATSON_LESION_CURRENT);
  g_assert_false (lesion->may_predate);
  g_assert_cmpuint (lesion->answers[BATSON_QUESTION_N].answers, ==, BATSON_N_LOW);
  patient_free (s.p);
}

/* An undated finding counts from its entry, one that is newer by its latest possible day leads, ties go by entry. */
static void
test_newest_finding (void)
{
  Story s = green ();
  g_autoptr (BatsonAssessment) a = NULL, b = NULL, c = NULL;
  BatsonRecord *second = patient_add_to (s.p, s.lesion, BATSON_LESION_FINDINGS);

  patient_set (s.p, second, BATSON_FINDING_GRADE, "2");
  patient_set (s.p, s.finding, BATSON_FINDING_DATE, "2026-06-16");
  g_assert_cmpuint (result_of (&s, &a)->answers[BATSON_QUESTION_N].answers, ==, BATSON_N_HIGH); /* entered on the 17th */
  patient_set (s.p, second, BATSON_FINDING_DATE, "2026-06-15");
  g_assert_cmpuint (result_of (&s, &b)->answers[BATSON_QUESTION_N].answers, ==, BATSON_N_LOW);
  patient_set (s.p, s.finding, BATSON_FINDING_DATE, "2026-06-15");
  g_assert_cmpuint (result_of (&s, &c)->answers[BATSON_QUESTION_N].answers, ==, BATSON_N_HIGH);
  patient_free (s.p);
}

/* Irradiated, not progressed, nothing found since: controlled, until a grade, a part of SINS or a symptom. */
static void
test_controlled (void)
{
  Story s = green ();
  g_autoptr (BatsonAssessment) controlled = NULL, progressed = NULL, pain = NULL, deficit = NULL, part = NULL;
  BatsonRecord *finding;

  patient_set (s.p, s.finding, BATSON_FINDING_DATE, "2026-01-10");
  patient_set (s.p, s.status, BATSON_STATUS_DATE, "2026-06-10");
  patient_set (s.p, s.lesion, BATSON_LESION_RADIATION, "conventional");
  patient_set (s.p, s.lesion, BATSON_LESION_RADIATION_DATE, "2026-02-01");
  patient_set (s.p, s.lesion, BATSON_LESION_PROGRESSED, "no");
  g_assert_cmpint (result_of (&s, &controlled)->state, ==, BATSON_LESION_CONTROLLED);
  g_assert_cmpint (controlled->urgency.kind, ==, BATSON_URGENCY_NO_COLOUR);
  g_assert_true (batson_fact_is_none (&batson_assessment_lesion (controlled, s.lesion)->ask_next));
  patient_set (s.p, s.lesion, BATSON_LESION_PROGRESSED, "yes");
  g_assert_cmpint (result_of (&s, &progressed)->state, ==, BATSON_LESION_UNGRADED_SINCE);
  patient_set (s.p, s.lesion, BATSON_LESION_PROGRESSED, "no");
  patient_set (s.p, s.status, BATSON_STATUS_BACK_PAIN, "progressive");
  g_assert_cmpint (result_of (&s, &pain)->state, ==, BATSON_LESION_CURRENT);
  patient_set (s.p, s.status, BATSON_STATUS_BACK_PAIN, "stable");
  patient_set (s.p, s.status, BATSON_STATUS_LIMB, "new");
  g_assert_cmpint (result_of (&s, &deficit)->state, ==, BATSON_LESION_CURRENT);
  patient_set (s.p, s.status, BATSON_STATUS_LIMB, "none");
  finding = patient_add_to (s.p, s.lesion, BATSON_LESION_FINDINGS);
  patient_set (s.p, finding, BATSON_FINDING_BONE, "lytic");
  g_assert_cmpint (result_of (&s, &part)->state, ==, BATSON_LESION_CURRENT);
  patient_free (s.p);
}

/* What blocks green although no other colour is possible is named. */
static void
test_blocks (void)
{
  Story s = green ();

  g_assert_cmpint (kind_of (&s), ==, BATSON_URGENCY_GREEN);
  patient_set (s.p, s.status, BATSON_STATUS_DATE, "2026-06-01");
  patient_set (s.p, s.status, BATSON_STATUS_SENSORY, "new");
  patient_set (s.p, s.finding, BATSON_FINDING_DATE, "2026-06-10");
  patient_set (s.p, s.lesion, BATSON_LESION_TREATMENT, "decompression");
  patient_set (s.p, s.lesion, BATSON_LESION_TREATED, "2026-06-05");
  g_assert_cmpuint (blocks_of (&s), ==, BATSON_BLOCK_EXAMINED_SINCE);
  patient_free (s.p);
}

/* Nothing is missing, and yet a lesion that nobody has looked for may have any colour: the imaging that would settle it is named, in words and in the list. */
static void
test_to_be_imaged (void)
{
  Story s = green ();

  patient_set (s.p, patient_child (s.p, BATSON_CASE_IMAGING), BATSON_IMAGING_COMPLETE, "no");
  {
    g_autoptr (BatsonAssessment) a = patient_assess (s.p);
    g_autofree char *detail = batson_words_urgency_detail (a);
    g_auto (BatsonSummary) summary = { 0 };

    g_assert_cmpint (a->urgency.kind, ==, BATSON_URGENCY_UNDETERMINED);
    g_assert_cmpuint (a->urgency.colours & BATSON_RED_BIT, !=, 0);
    g_assert_cmpuint (a->missing.len, ==, 0);
    g_assert_nonnull (strstr (detail, "the whole spine is not yet imaged with all lesions entered"));
    batson_summary_init (&summary);
    batson_summarise (a, &summary);
    g_assert_cmpstr (summary.next, ==, "imaging.whole_spine_imaged");
  }
  patient_free (s.p);
}

/* A decision otherwise keeps what it rested on, and says when that has changed. */
static gboolean
is_stale (Story *s)
{
  g_autoptr (BatsonAssessment) a = patient_assess (s->p);

  g_assert_cmpuint (a->overrides->len, ==, 2); /* fitness, outcome */
  return ((const BatsonOverride *) a->overrides->pdata[1])->stale;
}

static void
test_stale (void)
{
  Story s = green ();
  g_autoptr (BatsonAssessment) before = patient_assess (s.p), after = NULL;
  g_autofree char *facts = batson_override_facts (before, s.lesion);
  BatsonRecord *finding;

  patient_set (s.p, s.lesion, BATSON_LESION_OUTCOME_HAND, "en-bloc");
  patient_set (s.p, s.lesion, BATSON_LESION_OUTCOME_FACTS, facts);
  g_assert_false (is_stale (&s));
  after = patient_assess (s.p);
  g_assert_cmpuint (batson_assessment_lesion (after, s.lesion)->protocols[0].rows, ==, batson_assessment_lesion (before, s.lesion)->protocols[0].rows);
  g_assert_cmpint (after->urgency.kind, ==, before->urgency.kind); /* never changes the row or the colour */
  finding = patient_add_to (s.p, s.lesion, BATSON_LESION_FINDINGS);
  patient_set (s.p, finding, BATSON_FINDING_GRADE, "1a");
  g_assert_false (is_stale (&s)); /* found again as it was */
  patient_set (s.p, finding, BATSON_FINDING_GRADE, "1b");
  g_assert_true (is_stale (&s));
  patient_set (s.p, finding, BATSON_FINDING_GRADE, "1a");
  patient_set (s.p, patient_child (s.p, BATSON_CASE_FITNESS), BATSON_FITNESS_KPS, "50");
  g_assert_false (is_stale (&s));
  patient_set (s.p, patient_child (s.p, BATSON_CASE_FITNESS), BATSON_FITNESS_JUDGED, "unfit");
  g_assert_true (is_stale (&s));
  patient_free (s.p);
}

/* An answer that was taken away has changed too. */
static void
test_stale_when_cleared (void)
{
  Story s = green ();
  g_autoptr (BatsonAssessment) before = patient_assess (s.p), after = NULL;
  g_autofree char *facts = batson_override_facts (before, s.lesion);

  patient_set (s.p, s.lesion, BATSON_LESION_OUTCOME_HAND, "palliative");
  patient_set (s.p, s.lesion, BATSON_LESION_OUTCOME_FACTS, facts);
  g_assert_false (is_stale (&s));
  patient_set (s.p, s.lesion, BATSON_LESION_RADIATION, "");
  g_assert_true (is_stale (&s));
  patient_set (s.p, s.lesion, BATSON_LESION_RADIATION, "none");
  g_assert_false (is_stale (&s));
  patient_set (s.p, patient_child (s.p, BATSON_CASE_FITNESS), BATSON_FITNESS_JUDGED, "not-judged");
  patient_set (s.p, s.status, BATSON_STATUS_ECOG, "1"); /* fit as before, on another answer */
  after = patient_assess (s.p);
  g_assert_true (((const BatsonOverride *) after->overrides->pdata[0])->stale);
  patient_free (s.p);
}

/* What the team decided in its own words, with an outcome or alone, is said whole; alone it grows stale as well. */
static void
test_own_words (void)
{
  g_autofree char *words = g_strnfill (300, 'w');
  Story s = green ();
  g_autoptr (BatsonAssessment) before = patient_assess (s.p);
  g_autofree char *facts = batson_override_facts (before, s.lesion);

  patient_set (s.p, s.lesion, BATSON_LESION_OUTCOME_TEXT, words);
  patient_set (s.p, s.lesion, BATSON_LESION_OUTCOME_FACTS, facts);
  for (guint hand = 0; hand < 2; hand++)
    {
      g_autoptr (BatsonAssessment) a = NULL;
      g_autofree char *said = NULL;

      patient_set (s.p, s.lesion, BATSON_LESION_OUTCOME_HAND, hand ? "palliative" : "");
      g_assert_false (is_stale (&s));
      a = patient_assess (s.p);
      said = batson_words_override (a->overrides->pdata[1]);
      g_assert_nonnull (strstr (said, words));
    }
  patient_set (s.p, s.lesion, BATSON_LESION_OUTCOME_HAND, "");
  patient_set (s.p, patient_child (s.p, BATSON_CASE_FITNESS), BATSON_FITNESS_JUDGED, "unfit");
  g_assert_true (is_stale (&s));
  patient_free (s.p);
}

/* Frankel and AIS document: they change no row and no colour, and one is never made from the other. */
static void
test_frankel_and_ais (void)
{
  static const char *const grades[] = { "A", "B", "C", "D", "E" };
  Story s = green ();
  g_autoptr (BatsonAssessment) before = patient_assess (s.p);

  for (guint i = 0; i < G_N_ELEMENTS (grades); i++)
    {
      g_autoptr (BatsonAssessment) a = NULL;
      patient_set (s.p, s.status, BATSON_STATUS_FRANKEL, grades[i]);
      a = patient_assess (s.p);
      g_assert_cmpint (a->urgency.kind, ==, before->urgency.kind);
      g_assert_cmpuint (batson_assessment_leading (a)->protocols[BATSON_PROTOCOL_REVIEW].rows, ==, batson_assessment_leading (before)->protocols[BATSON_PROTOCOL_REVIEW].rows);
      g_assert_false (batson_record_has (s.status, BATSON_STATUS_AIS));
    }
  patient_free (s.p);
}

/* Every colour and every thing said of colours has words of its own. */
static void
test_words (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (BatsonColour colour = BATSON_GREEN; colour <= BATSON_RED; colour++)
    g_assert_true (g_hash_table_add (seen, (char *) batson_words_colour (colour)));
  g_hash_table_remove_all (seen);
  for (BatsonUrgencyKind kind = BATSON_URGENCY_NOTHING; kind <= BATSON_URGENCY_RED; kind++)
    {
      BatsonAssessment only = { .urgency = { .kind = kind } };
      g_assert_cmpstr (batson_words_urgency_title (&only), !=, "");
      g_assert_true (g_hash_table_add (seen, (char *) batson_words_urgency_title (&only)));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rule/URG-2/each-symptom-has-its-colour", test_symptoms);
  g_test_add_func ("/rule/URG-2/a-symptom-counts-without-mri", test_without_mri);
  g_test_add_func ("/rule/URG-2/only-the-newest-answer-counts", test_newest);
  g_test_add_func ("/rule/URG-2/of-one-day-the-time-of-day-counts", test_newest_of_a_day);
  g_test_add_func ("/rule/URG-2/a-deficit-before-the-decompression-asks-again", test_decompressed);
  g_test_add_func ("/rule/URG-3/one-further-lesion-counts-while-imaging-is-incomplete", test_further_lesion);
  g_test_add_func ("/rule/URG-4/every-colour-has-words", test_words);
  g_test_add_func ("/rule/URG-5/the-clock-starts-with-the-last-answer-that-set-the-colour", test_clock_of_a_lesion);
  g_test_add_func ("/rule/URG-5/the-clock-of-another-season-is-told", test_clock_of_another_season);
  g_test_add_func ("/rule/URG-5/began-earlier-by-the-calendar-of-the-entry", test_day_of_the_entry);
  g_test_add_func ("/rule/URG-5/a-start-by-entry-can-be-corrected-by-hand", test_clock_by_hand);
  g_test_add_func ("/rule/URG-5/green-has-none", test_green_has_no_clock);
  g_test_add_func ("/rule/URG-6/an-empty-case-claims-nothing", test_no_colour);
  g_test_add_func ("/rule/URG-6/what-is-not-known-is-missing", test_not_known);
  g_test_add_func ("/rule/URG-6/what-blocks-green-is-named", test_blocks);
  g_test_add_func ("/rule/URG-6/imaging-that-would-settle-it-is-named", test_to_be_imaged);
  g_test_add_func ("/rule/NEURO-3/six-hours-from-a-time-of-day", test_six_hours);
  g_test_add_func ("/rule/NEURO-3/without-the-onset-it-cannot-be-read-and-the-onset-is-asked-first", test_unread);
  g_test_add_func ("/rule/NEURO-4/without-the-loss-it-cannot-be-read", test_walking_unread);
  g_test_add_func ("/rule/NEURO-4/48-hours-from-loss-of-walking", test_walking);
  g_test_add_func ("/rule/NEURO-1/frankel-and-ais-document-and-decide-nothing", test_frankel_and_ais);
  g_test_add_func ("/rule/NEURO-2/limb-sphincter-and-motor-root-are-deficits", test_symptoms);
  g_test_add_func ("/rule/NOMS-13/findings-before-the-treatment-are-history", test_treated);
  g_test_add_func ("/rule/NOMS-13/the-newest-finding-counts", test_newest_finding);
  g_test_add_func ("/rule/NOMS-13/irradiated-and-quiet-is-controlled", test_controlled);
  g_test_add_func ("/rule/NOMS-13/a-deterioration-ends-when-decompressed", test_deterioration_ends);
  g_test_add_func ("/rule/OVR-1/a-decision-says-when-its-answers-changed", test_stale);
  g_test_add_func ("/rule/OVR-1/an-answer-taken-away-has-changed", test_stale_when_cleared);
  g_test_add_func ("/rule/OVR-1/the-teams-own-words-are-whole", test_own_words);
  return g_test_run ();
}
