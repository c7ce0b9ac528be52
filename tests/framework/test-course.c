/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The nine phases: who is responsible, what the dated lists make of them, and their order. */
#include <math.h>
#include <string.h>

#include "framework/board.h"
#include "framework/look.h"
#include "framework/outcomes.h"
#include "framework/words.h"

static void
check_phase (BatsonPhaseId phase, const char *title, const char *teams, const char *table4)
{
  g_autofree char *who = batson_words_phase_teams (phase), *where = batson_words_phase_table4 (phase);

  g_assert_cmpstr (batson_words_phase (phase), ==, title);
  g_assert_cmpstr (who, ==, teams);
  g_assert_cmpstr (where, ==, table4);
}

static void
answer (Patient *p, guint child, guint field, const char *text)
{
  patient_set (p, patient_child (p, child), field, text);
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
    const BatsonStretch *stretch = look_nth (&l, BATSON_PHASE_PRIMARY_SURGERY, 0);
    look_check_state (&l, BATSON_PHASE_PRIMARY_SURGERY, BATSON_STRETCH_DONE);
    g_assert_cmpfloat (stretch->from, ==, look_day ("2023-04-01"));
    g_assert_cmpfloat (stretch->to, ==, look_day ("2023-05-01"));
    g_assert_false (batson_stretch_can_move (stretch, BATSON_COURSE_WHOLE));
    look_check_words (&l, stretch, "Apr 2023");
  }
  answer (p, BATSON_CASE_DISEASE, BATSON_DISEASE_TREATED, "2026-07-02");
  {
    g_auto (Look) l = look (p);
    look_check_state (&l, BATSON_PHASE_PRIMARY_SURGERY, BATSON_STRETCH_PLANNED);
    g_assert_true (batson_stretch_can_move (look_nth (&l, BATSON_PHASE_PRIMARY_SURGERY, 0), BATSON_COURSE_WHOLE));
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
    g_assert_true (look_nth (&l, BATSON_PHASE_STAGING, 0)->open);
    look_check_words (&l, look_nth (&l, BATSON_PHASE_STAGING, 0), "from 12 Apr 2023: since the primary was operated");
    g_assert_cmpstr (batson_words_stretch_state (look_nth (&l, BATSON_PHASE_STAGING, 0)), ==, "not recorded"); /* that nobody watched is nowhere said, nor that somebody did */
    look_check_state (&l, BATSON_PHASE_STAGING, -1);
  }
  lesion = patient_lesion (p, "T8", "1b");
  patient_set (p, batson_record_nth (lesion, BATSON_LESION_FINDINGS, 0), BATSON_FINDING_DATE, "2026-06-12");
  answer (p, BATSON_CASE_DISEASE, BATSON_DISEASE_WHOLE_BODY_DATE, "2026-06-15");
  {
    g_auto (Look) l = look (p);
    look_check_words (&l, look_nth (&l, BATSON_PHASE_STAGING, 0), "12 Apr 2023 to 11 Jun 2026: since the primary was operated");
    look_check_words (&l, look_nth (&l, BATSON_PHASE_STAGING, 1), "15 Jun 2026: whole-body imaging");
    look_check_state (&l, BATSON_PHASE_STAGING, BATSON_STRETCH_DONE);
  }
  answer (p, BATSON_CASE_DISEASE, BATSON_DISEASE_WHOLE_BODY_DATE, "2025-03-02"); /* recorded, so it is shown, whatever else lies round it */
  {
    g_auto (Look) l = look (p);
    look_check_words (&l, look_nth (&l, BATSON_PHASE_STAGING, 1), "2 Mar 2025: whole-body imaging");
  }
  answer (p, BATSON_CASE_DISEASE, BATSON_DISEASE_TREATED, "");
  answer (p, BATSON_CASE_DISEASE, BATSON_DISEASE_DIAGNOSED, "2023-02-01");
  {
    g_auto (Look) l = look (p);
    look_check_words (&l, look_nth (&l, BATSON_PHASE_STAGING, 0), "2 Feb 2023 to 11 Jun 2026: since the diagnosis");
  }
  answer (p, BATSON_CASE_DISEASE, BATSON_DISEASE_TREATED, "2023"); /* no day of it was recorded: none is told */
  {
    g_auto (Look) l = look (p);
    look_check_words (&l, look_nth (&l, BATSON_PHASE_STAGING, 0), "2023 to 11 Jun 2026: since the primary was operated");
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
    look_check_state (&l, BATSON_PHASE_DETECTION, BATSON_STRETCH_PLANNED);
    g_assert_true (batson_stretch_can_move (look_nth (&l, BATSON_PHASE_DETECTION, 0), BATSON_COURSE_WHOLE));
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
    look_check_words (&l, look_nth (&l, BATSON_PHASE_DETECTION, 0), "1 Jun 2026 to 12 Jun 2026: T8, L2");
    g_assert_null (look_nth (&l, BATSON_PHASE_DETECTION, 1));
    look_check_state (&l, BATSON_PHASE_DETECTION, BATSON_STRETCH_DONE);
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
    g_assert_cmpint (look_nth (&l, BATSON_PHASE_DISCUSSION, 0)->state, ==, BATSON_STRETCH_DONE);
    g_assert_cmpint (look_nth (&l, BATSON_PHASE_DISCUSSION, 1)->state, ==, BATSON_STRETCH_PLANNED);
    look_check_words (&l, look_nth (&l, BATSON_PHASE_DISCUSSION, 0), "15 Jun 2026: 3 specialties attended");
    look_check_state (&l, BATSON_PHASE_DISCUSSION, BATSON_STRETCH_RUNNING);
  }
  patient_set (p, next, BATSON_MEETING_STATE, "done");
  {
    g_auto (Look) l = look (p);
    look_check_state (&l, BATSON_PHASE_DISCUSSION, BATSON_STRETCH_DONE);
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
    look_check_state (&l, BATSON_PHASE_SURGERY, BATSON_STRETCH_DONE);
    look_check_words (&l, look_nth (&l, BATSON_PHASE_SURGERY, 0), "16 Jun 2026: Separation surgery, T7-T9");
  }
  patient_set (p, operation, BATSON_OPERATION_STATE, "planned");
  {
    /* What is recorded leads over the date; that it should be over is said. */
    g_auto (Look) l = look (p);
    look_check_state (&l, BATSON_PHASE_SURGERY, BATSON_STRETCH_PLANNED);
    g_assert_true (look_nth (&l, BATSON_PHASE_SURGERY, 0)->overdue);
    look_check_shift (&l, look_nth (&l, BATSON_PHASE_SURGERY, 0), BATSON_COURSE_WHOLE, -9, 1, 1);
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
    look_check_state (&l, BATSON_PHASE_SYSTEMIC, BATSON_STRETCH_PLANNED);
    look_check_words (&l, look_nth (&l, BATSON_PHASE_SYSTEMIC, 0), "1 Sep 2016 to 1 Sep 2021: anastrozole");
    look_check_words (&l, look_nth (&l, BATSON_PHASE_SYSTEMIC, 1), "from 1 Sep 2025: letrozole, palbociclib");
    g_assert_true (look_nth (&l, BATSON_PHASE_SYSTEMIC, 1)->before);
  }
  operation = patient_add (p, BATSON_CASE_OPERATIONS);
  patient_set (p, operation, BATSON_OPERATION_START, "2026-05-10");
  {
    g_auto (Look) l = look (p);
    const BatsonStretch *after = look_nth (&l, BATSON_PHASE_SYSTEMIC, 2), *planned = look_nth (&l, BATSON_PHASE_SYSTEMIC, 3);
    look_check_state (&l, BATSON_PHASE_SYSTEMIC, BATSON_STRETCH_RUNNING);
    g_assert_cmpfloat (look_nth (&l, BATSON_PHASE_SYSTEMIC, 1)->to, ==, look_day ("2026-05-10"));
    g_assert_false (after->before);
    look_check_words (&l, after, "from 10 May 2026: letrozole, palbociclib");
    look_check_words (&l, planned, "from 1 Sep 2026: denosumab");
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
      look_check_state (&l, BATSON_PHASE_SYSTEMIC, -1);
      g_assert_true (look_nth (&l, BATSON_PHASE_SYSTEMIC, 0)->before);
      g_assert_null (look_nth (&l, BATSON_PHASE_SYSTEMIC, 1));
    }
  patient_set (p, missed, BATSON_OPERATION_STATE, "done");
  {
    g_auto (Look) l = look (p);
    look_check_state (&l, BATSON_PHASE_SYSTEMIC, BATSON_STRETCH_RUNNING);
    g_assert_cmpfloat (look_nth (&l, BATSON_PHASE_SYSTEMIC, 1)->from, ==, look_day ("2026-06-10"));
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
    const BatsonStretch *stretch = look_nth (&l, BATSON_PHASE_SBRT, 0);
    look_check_state (&l, BATSON_PHASE_SBRT, BATSON_STRETCH_RUNNING);
    look_check_words (&l, stretch, "16 Jun 2026 to 19 Jun 2026: 24 Gy in 3");
    /* It has begun: only its end is ahead. */
    g_assert_true (batson_stretch_can_move (stretch, BATSON_COURSE_WHOLE));
    g_assert_null (stretch->ahead[0].record);
    g_assert_cmpuint (stretch->ahead[1].field, ==, BATSON_RADIATION_LAST);
    g_assert_cmpfloat (stretch->planned_to, ==, look_day ("2026-06-20"));
    g_assert_null (look_nth (&l, BATSON_PHASE_SBRT, 1));
    g_assert_cmpuint (l.course->events->len, ==, 2);
    g_assert_true (g_array_index (l.course->events, BatsonCourseEvent, 0).fact.record == conventional);
    g_assert_true (g_array_index (l.course->events, BatsonCourseEvent, 1).fact.record == unknown);
  }
}

/* Planned radiation whose technique is not decided stands in its phase, and says so; it treats nothing yet, and once it has come true it is an event as before. */
static void
test_radiation_open (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *course = patient_add (p, BATSON_CASE_RADIATION);

  patient_set (p, course, BATSON_RADIATION_FIRST, "2026-06-22");
  patient_set (p, course, BATSON_RADIATION_DOSE, "24");
  {
    g_auto (Look) l = look (p);
    look_check_state (&l, BATSON_PHASE_SBRT, BATSON_STRETCH_PLANNED);
    look_check_words (&l, look_nth (&l, BATSON_PHASE_SBRT, 0), "22 Jun 2026: radiation, technique open");
    g_assert_cmpuint (l.course->events->len, ==, 0);
    g_assert_cmpfloat (l.course->anchor, ==, 0);
  }
  patient_set (p, course, BATSON_RADIATION_TECHNIQUE, "conventional");
  {
    g_auto (Look) l = look (p);
    g_assert_null (look_nth (&l, BATSON_PHASE_SBRT, 0));
    g_assert_cmpuint (l.course->events->len, ==, 1);
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
    look_check_state (&l, BATSON_PHASE_REHABILITATION, BATSON_STRETCH_RUNNING);
    look_check_words (&l, look_nth (&l, BATSON_PHASE_REHABILITATION, 0), "from 10 Jun 2026");
  }
  patient_set (p, record, BATSON_REHABILITATION_END, "2026-06-15");
  {
    g_auto (Look) l = look (p);
    look_check_state (&l, BATSON_PHASE_REHABILITATION, BATSON_STRETCH_DONE);
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
    look_check_state (&l, BATSON_PHASE_SURVEILLANCE, BATSON_STRETCH_DONE);
    /* The course reaches to five years after the spine was treated. */
    g_assert_cmpfloat (l.course->periods[l.course->n_periods - 1].last, >=, look_day ("2029-11-08"));
  }
  next = patient_add (p, BATSON_CASE_FOLLOW_UPS);
  patient_set (p, next, BATSON_FOLLOW_UP_DATE, "2026-12");
  {
    g_auto (Look) l = look (p);
    look_check_state (&l, BATSON_PHASE_SURVEILLANCE, BATSON_STRETCH_RUNNING);
    look_check_words (&l, look_nth (&l, BATSON_PHASE_SURVEILLANCE, 1), "Dec 2026");
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

/* --- triggers, events, periods --- */

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
    g_assert_cmpfloat_with_epsilon (named->day, look_day ("2026-06-17") + (12 + 20 / 60.0) / 24, 1e-6);
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
        g_autofree char *delay = batson_words_stretch_delay (l.course, look_nth (&l, BATSON_PHASE_SURGERY, 0));
        g_assert_cmpint (delay != NULL, ==, i == 0);
      }
    }
}

/* Less than a day is told in hours; the review's medians do not stand beside an emergency; and an operation planned for after a window says by how much. */
static void
test_delay_of_an_emergency (void)
{
  static const struct { const char *start, *urgency, *words; } table[] = {
    { "2026-06-17T15:30Z", NULL, "begins 30 min after the six-hour window closes; 6 h 0 min after the first trigger or referral" },
    { "2026-06-17T14:00Z", NULL, "4 h 30 min after the first trigger or referral" },
    { "2026-06-17", NULL, "on the day of the first trigger or referral" },
    { "2026-06-19", NULL, "begins after the six-hour window closes; 2 days after the first trigger or referral" },
    { "2026-06-17T14:00Z", "elective", "4 h 30 min after the first trigger or referral (the review: median 8.4 days, with a tumour board 3.1)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (Patient) p = patient_new ();
      BatsonRecord *status = patient_status (p), *operation = patient_add (p, BATSON_CASE_OPERATIONS), *referral = patient_add (p, BATSON_CASE_REFERRALS);

      patient_set (p, referral, BATSON_REFERRAL_SENT, "2026-06-17T09:30Z");
      patient_set (p, status, BATSON_STATUS_DATE, "2026-06-17T10:00Z");
      patient_set (p, status, BATSON_STATUS_LIMB, "new");
      patient_set (p, status, BATSON_STATUS_ACUTE, "yes");
      patient_set (p, status, BATSON_STATUS_ACUTE_AT, "2026-06-17T09:00Z");
      patient_set (p, operation, BATSON_OPERATION_START, table[i].start);
      patient_set (p, operation, BATSON_OPERATION_STATE, "planned");
      if (table[i].urgency)
        patient_set (p, operation, BATSON_OPERATION_URGENCY, table[i].urgency);
      {
        g_auto (Look) l = look (p);
        g_autofree char *delay = batson_words_stretch_delay (l.course, look_nth (&l, BATSON_PHASE_SURGERY, 0));
        g_assert_cmpstr (delay, ==, table[i].words);
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
    g_autofree char *delay = batson_words_stretch_delay (l.course, look_nth (&l, BATSON_PHASE_SURGERY, 0)), *none = batson_words_stretch_delay (l.course, look_nth (&l, BATSON_PHASE_SURGERY, 1));
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
    g_assert_cmpfloat (periods[0].first, <, look_day ("2021-03-01"));
    g_assert_cmpfloat (periods[3].last, >=, look_day ("2029-11-07"));
    for (guint i = 1; i < 4; i++)
      g_assert_cmpfloat (periods[i].first, ==, periods[i - 1].last);
    /* Days about the operation have more room than weeks, and these more than years. */
    g_assert_cmpfloat (periods[1].first, <=, look_day ("2024-11-08"));
    g_assert_cmpfloat (periods[1].last, >, look_day ("2024-11-09"));
    g_assert_cmpfloat (periods[1].weight / (periods[1].last - periods[1].first), >, periods[2].weight / (periods[2].last - periods[2].first));
    g_assert_cmpfloat (periods[2].weight / (periods[2].last - periods[2].first), >, periods[3].weight / (periods[3].last - periods[3].first));
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
  g_test_add_func ("/rule/PHASE-1/done-and-planned", test_primary_surgery);
  g_test_add_func ("/rule/PHASE-2/until-detection", test_staging);
  g_test_add_func ("/rule/PHASE-3/first-to-last-found", test_detection);
  g_test_add_func ("/rule/PHASE-4/held-and-ahead", test_discussion);
  g_test_add_func ("/rule/PHASE-5/recorded-state-leads", test_surgery);
  g_test_add_func ("/rule/PHASE-6/from-the-treatment-on", test_systemic);
  g_test_add_func ("/rule/PHASE-6/not-from-a-biopsy-or-a-missed-day", test_systemic_without_treatment);
  g_test_add_func ("/rule/PHASE-7/stereotactic-only", test_sbrt);
  g_test_add_func ("/rule/PHASE-7/planned-with-the-technique-open", test_radiation_open);
  g_test_add_func ("/rule/PHASE-8/open-end", test_rehabilitation);
  g_test_add_func ("/rule/PHASE-9/five-years", test_surveillance);
  g_test_add_func ("/rule/PHASE-C1/order", test_order);
  g_test_add_func ("/course/points", test_points);
  g_test_add_func ("/course/delay", test_delay);
  g_test_add_func ("/rule/NEURO-3/an-operation-planned-for-after-the-window", test_delay_of_an_emergency);
  g_test_add_func ("/course/periods", test_periods);
  g_test_add_func ("/rule/OUT/one-time-to-surgery", test_one_delay);
  g_test_add_func ("/course/phase-fact", test_phase_fact);
  return g_test_run ();
}
