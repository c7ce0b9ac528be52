/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lesions that were treated: what was found before is history, what is found since counts. */
#include "framework/patient.h"

/* Decompressed on 8 November 2024 with a deficit from before it. */
static void
test_decompressed (void)
{
  PatientGreen s = patient_green ();
  BatsonRecord *since;

  patient_set (s.p, s.status, BATSON_STATUS_DATE, "2026-06-01");
  patient_set (s.p, s.status, BATSON_STATUS_LIMB, "new");
  patient_set (s.p, s.finding, BATSON_FINDING_DATE, "2026-06-10");
  patient_set (s.p, s.lesion, BATSON_LESION_TREATMENT, "separation");
  g_assert_cmpint (patient_urgency (s.p), ==, BATSON_URGENCY_RED); /* not completed */
  patient_set (s.p, s.lesion, BATSON_LESION_TREATED, "2026-06-05");
  g_assert_cmpuint (patient_blocks (s.p), ==, BATSON_BLOCK_EXAMINED_SINCE);
  patient_set (s.p, s.lesion, BATSON_LESION_TREATED, "2026-06");
  g_assert_cmpint (patient_urgency (s.p), ==, BATSON_URGENCY_RED); /* the days overlap: still current */
  patient_set (s.p, s.lesion, BATSON_LESION_TREATMENT, "augmentation");
  patient_set (s.p, s.lesion, BATSON_LESION_TREATED, "2026-06-05");
  g_assert_cmpint (patient_urgency (s.p), ==, BATSON_URGENCY_RED); /* no decompression */
  patient_set (s.p, s.lesion, BATSON_LESION_TREATMENT, "decompression");
  since = patient_add (s.p, BATSON_CASE_STATUS);
  patient_set (s.p, since, BATSON_STATUS_DATE, "2026-06-08");
  patient_set (s.p, since, BATSON_STATUS_LIMB, "none");
  g_assert_cmpint (patient_urgency (s.p), ==, BATSON_URGENCY_GREEN);
  patient_set (s.p, since, BATSON_STATUS_LIMB, "worse");
  g_assert_cmpint (patient_urgency (s.p), ==, BATSON_URGENCY_RED);
  patient_free (s.p);
}

/* A deterioration ends when decompressed after it began. */
static void
test_deterioration_ends (void)
{
  PatientGreen s = patient_green ();

  patient_set (s.p, s.status, BATSON_STATUS_DATE, "2026-06-08");
  patient_set (s.p, s.status, BATSON_STATUS_ACUTE, "yes");
  patient_set (s.p, s.status, BATSON_STATUS_ACUTE_AT, "2026-06-04T22:00Z");
  patient_set (s.p, s.finding, BATSON_FINDING_DATE, "2026-06-10");
  g_assert_cmpint (patient_urgency (s.p), ==, BATSON_URGENCY_RED);
  patient_set (s.p, s.lesion, BATSON_LESION_TREATMENT, "en-bloc");
  patient_set (s.p, s.lesion, BATSON_LESION_TREATED, "2026-06-05");
  g_assert_cmpint (patient_urgency (s.p), ==, BATSON_URGENCY_GREEN);
  patient_set (s.p, s.status, BATSON_STATUS_ACUTE_AT, "2026-06-06");
  g_assert_cmpint (patient_urgency (s.p), ==, BATSON_URGENCY_RED);
  patient_free (s.p);
}

/* With a time of day the treatment divides its own day: what was seen that morning is before it, what is seen in the evening after it. */
static void
test_time_of_day (void)
{
  static const struct { const char *seen, *onset, *treated; BatsonUrgencyKind kind; } table[] = {
    { "2026-06-16T08:00Z", "2026-06-16T07:00Z", "2026-06-16", BATSON_URGENCY_RED },
    { "2026-06-16T08:00Z", "2026-06-16T07:00Z", "2026-06-16T14:00Z", BATSON_URGENCY_UNDETERMINED },
    { "2026-06-16T14:00Z", "2026-06-16T14:00Z", "2026-06-16T14:00Z", BATSON_URGENCY_RED },
    { "2026-06-16T18:00Z", "2026-06-16T17:00Z", "2026-06-16T14:00Z", BATSON_URGENCY_RED },
    { "2026-06-16", "2026-06-16", "2026-06-16T14:00Z", BATSON_URGENCY_RED },
    { "2026-06-16T08:00Z", "2026-06-16T07:00Z", "2026-06-17T13:00Z", BATSON_URGENCY_RED }, /* still to come */
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      PatientGreen s = patient_green ();

      patient_set (s.p, s.status, BATSON_STATUS_DATE, table[i].seen);
      patient_set (s.p, s.status, BATSON_STATUS_LIMB, "new");
      patient_set (s.p, s.status, BATSON_STATUS_ACUTE, "yes");
      patient_set (s.p, s.status, BATSON_STATUS_ACUTE_AT, table[i].onset);
      patient_set (s.p, s.finding, BATSON_FINDING_DATE, "2026-06-16");
      patient_set (s.p, s.lesion, BATSON_LESION_TREATMENT, "separation");
      patient_set (s.p, s.lesion, BATSON_LESION_TREATED, table[i].treated);
      g_assert_cmpint (patient_urgency (s.p), ==, table[i].kind);
      if (table[i].kind == BATSON_URGENCY_UNDETERMINED)
        g_assert_cmpuint (patient_blocks (s.p), ==, BATSON_BLOCK_EXAMINED_SINCE);
      patient_free (s.p);
    }
}

static const BatsonLesionResult *
result_of (PatientGreen *s, BatsonAssessment **out)
{
  *out = patient_assess (s->p);
  return batson_assessment_lesion (*out, s->lesion);
}

/* Findings before the treatment are history; until graded again there is no row. */
static void
test_treated (void)
{
  PatientGreen s = patient_green ();
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
  PatientGreen s = patient_green ();
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
  PatientGreen s = patient_green ();
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rule/URG-2/a-deficit-before-the-decompression-asks-again", test_decompressed);
  g_test_add_func ("/rule/NOMS-13/the-time-of-day-divides-the-day-of-the-treatment", test_time_of_day);
  g_test_add_func ("/rule/NOMS-13/findings-before-the-treatment-are-history", test_treated);
  g_test_add_func ("/rule/NOMS-13/the-newest-finding-counts", test_newest_finding);
  g_test_add_func ("/rule/NOMS-13/irradiated-and-quiet-is-controlled", test_controlled);
  g_test_add_func ("/rule/NOMS-13/a-deterioration-ends-when-decompressed", test_deterioration_ends);
  return g_test_run ();
}
