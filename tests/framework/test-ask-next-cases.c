/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to ask next, in cases of one question each. */
#include "framework/patient.h"

/* Whether FIELD of a TYPE (BATSON_RECORD_*) is asked. */
static gboolean
is_asked (const BatsonAssessment *a, int type, guint field)
{
  for (guint i = 0; i < a->missing.len; i++)
    if (a->missing.facts[i].type == type && a->missing.facts[i].field == field)
      return TRUE;
  return FALSE;
}

/* Two rows are left, and which it is rests on ECOG; which ECOG counts, on whether there is an acute deterioration. Neither alone changes anything. */
static void
test_fitness_together (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL;
  BatsonRecord *lesion = patient_lesion (p, "T8", "2");

  patient_sins (p, batson_record_nth (lesion, BATSON_LESION_FINDINGS, 0), 9);
  a = patient_assess (p);
  g_assert_cmpuint (a->missing.len, ==, 2);
  g_assert_true (is_asked (a, BATSON_RECORD_STATUS, BATSON_STATUS_ACUTE));
  g_assert_true (is_asked (a, BATSON_RECORD_STATUS, BATSON_STATUS_ECOG));
  g_assert_false (batson_fact_is_none (&batson_assessment_leading (a)->ask_next));
}

/* Three parts of SINS that each leave the class open: the score could be 2 to 11. */
static void
test_sins_together (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL;
  BatsonRecord *lesion = patient_lesion (p, "T8", "1a"), *finding = batson_record_nth (lesion, BATSON_LESION_FINDINGS, 0);

  patient_set (p, finding, BATSON_FINDING_BONE, "mixed");
  patient_set (p, finding, BATSON_FINDING_ALIGNMENT, "normal");
  a = patient_assess (p);
  g_assert_cmpint (batson_assessment_leading (a)->sins.least, ==, 2);
  g_assert_cmpint (batson_assessment_leading (a)->sins.greatest, ==, 11);
  g_assert_true (is_asked (a, BATSON_RECORD_FINDING, BATSON_FINDING_PAIN));
  g_assert_true (is_asked (a, BATSON_RECORD_FINDING, BATSON_FINDING_COLLAPSE));
  g_assert_true (is_asked (a, BATSON_RECORD_FINDING, BATSON_FINDING_POSTEROLATERAL));
}

/* Whole-body imaging was not done: the spine seen whole does not make the disease oligometastatic either. */
static void
test_spread_not_to_be_settled (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *disease = patient_child (p, BATSON_CASE_DISEASE), *lesion = patient_lesion (p, "T8", "1b"), *sample = patient_add (p, BATSON_CASE_SAMPLES);

  patient_set (p, patient_status (p), BATSON_STATUS_MOTOR_RADIC, "new"); /* urgent, whatever another lesion would be */
  patient_sins (p, batson_record_nth (lesion, BATSON_LESION_FINDINGS, 0), 9);
  patient_set (p, sample, BATSON_SAMPLE_ER, "0");
  patient_set (p, sample, BATSON_SAMPLE_PR, "0");
  patient_set (p, sample, BATSON_SAMPLE_HER2_IHC, "0");
  patient_set (p, patient_child (p, BATSON_CASE_FITNESS), BATSON_FITNESS_JUDGED, "fit");
  patient_set (p, disease, BATSON_DISEASE_CONTROLLED, "yes");
  patient_set (p, disease, BATSON_DISEASE_VISCERAL, "none");
  patient_set (p, disease, BATSON_DISEASE_OTHER_BONE, "0");
  for (guint done = 0; done < 2; done++)
    {
      g_autoptr (BatsonAssessment) a = NULL;

      patient_set (p, disease, BATSON_DISEASE_WHOLE_BODY, done ? "yes" : "no");
      a = patient_assess (p);
      g_assert_cmpint (is_asked (a, BATSON_RECORD_IMAGING, BATSON_IMAGING_COMPLETE), ==, done);
    }
}

/* A receptor is asked where some answers of the others leave it something to decide: once the lesion progressed, HER2 decides nothing. */
static void
test_receptor_alone (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = patient_lesion (p, "T8", "1b"), *sample = patient_add (p, BATSON_CASE_SAMPLES);

  patient_status (p);
  patient_set (p, sample, BATSON_SAMPLE_HER2_IHC, "2+");
  for (guint progressed = 0; progressed < 2; progressed++)
    {
      g_autoptr (BatsonAssessment) a = NULL;

      patient_set (p, lesion, BATSON_LESION_RADIATION, progressed ? "stereotactic" : "none");
      patient_set (p, lesion, BATSON_LESION_PROGRESSED, progressed ? "yes" : "");
      a = patient_assess (p);
      g_assert_true (is_asked (a, BATSON_RECORD_SAMPLE, BATSON_SAMPLE_ER));
      g_assert_cmpint (is_asked (a, BATSON_RECORD_SAMPLE, BATSON_SAMPLE_HER2_ISH), ==, !progressed);
    }
}

/* The picture of a case with two parts of SINS missing: posterolateral involvement narrows more than collapse. */
static void
test_posterolateral_before_collapse (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL;
  BatsonRecord *lesion = patient_lesion (p, "T12", "3"), *finding = batson_record_nth (lesion, BATSON_LESION_FINDINGS, 0);

  patient_status (p);
  patient_set (p, patient_child (p, BATSON_CASE_IMAGING), BATSON_IMAGING_COMPLETE, "yes");
  patient_set (p, patient_child (p, BATSON_CASE_FITNESS), BATSON_FITNESS_JUDGED, "fit");
  patient_set (p, finding, BATSON_FINDING_PAIN, "mechanical");
  patient_set (p, finding, BATSON_FINDING_BONE, "lytic");
  patient_set (p, finding, BATSON_FINDING_ALIGNMENT, "normal");
  a = patient_assess (p);
  g_assert_cmpint (batson_assessment_leading (a)->sins.least, ==, 8);
  g_assert_cmpint (batson_assessment_leading (a)->sins.greatest, ==, 14);
  g_assert_cmpuint (a->missing.len, ==, 2);
  g_assert_cmpuint (a->missing.facts[0].field, ==, BATSON_FINDING_POSTEROLATERAL);
  g_assert_cmpuint (a->missing.facts[1].field, ==, BATSON_FINDING_COLLAPSE);
  g_assert_cmpuint (batson_assessment_leading (a)->ask_next.field, ==, BATSON_FINDING_POSTEROLATERAL);
}

static void
test_no_lesion (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) empty = patient_assess (p), unknown = NULL;
  const BatsonFact *first = &empty->missing.facts[0];

  g_assert_cmpint (first->type, ==, BATSON_RECORD_IMAGING);
  g_assert_cmpuint (first->field, ==, BATSON_IMAGING_COMPLETE);
  patient_set_state (p, patient_child (p, BATSON_CASE_IMAGING), BATSON_IMAGING_COMPLETE, BATSON_VALUE_NOT_DONE);
  unknown = patient_assess (p);
  g_assert_cmpint (unknown->missing.facts[0].type, ==, BATSON_RECORD_IMAGING);
}

/* A lesion without a finding: the grade would be in a finding yet to be made. */
static void
test_place_of_a_blank (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL;
  BatsonRecord *lesion = patient_add (p, BATSON_CASE_LESIONS);
  const BatsonFact *next;
  g_autofree char *path = NULL, *expected = g_strdup_printf ("lesions[%s].findings[new].grade", batson_record_get_id (lesion));

  a = patient_assess (p);
  next = &batson_assessment_lesion (a, lesion)->ask_next;
  g_assert_null (next->record);
  g_assert_true (next->owner == lesion);
  path = batson_fact_path (next);
  g_assert_cmpstr (path, ==, expected);
}

/* What was answered unknown is asked for only after all blanks. */
static void
test_unknown_last (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL;
  BatsonRecord *lesion = patient_lesion (p, "T8", NULL);
  const BatsonFact *last;

  patient_set_state (p, batson_record_nth (lesion, BATSON_LESION_FINDINGS, 0), BATSON_FINDING_GRADE, BATSON_VALUE_UNKNOWN);
  a = patient_assess (p);
  last = &a->missing.facts[a->missing.len - 1];
  g_assert_cmpuint (last->field, ==, BATSON_FINDING_GRADE);
  g_assert_cmpint (last->type, ==, BATSON_RECORD_FINDING);
}

/* So is a receptor that is awaited: nobody can answer it now. */
static void
test_awaited_last (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL;
  BatsonRecord *sample = patient_add (p, BATSON_CASE_SAMPLES);
  gboolean awaited = FALSE;

  patient_set (p, patient_lesion (p, "T8", "1a"), BATSON_LESION_RADIATION, "none");
  patient_set (p, sample, BATSON_SAMPLE_SITE, "primary");
  patient_set (p, sample, BATSON_SAMPLE_ER, "pending");
  a = patient_assess (p);
  for (guint i = 0; i < a->missing.len; i++)
    {
      const BatsonFact *fact = &a->missing.facts[i];
      gboolean er = fact->type == BATSON_RECORD_SAMPLE && fact->field == BATSON_SAMPLE_ER;

      g_assert_false (awaited && !er && batson_fact_value (fact)->state == BATSON_VALUE_BLANK);
      awaited |= er;
    }
  g_assert_true (awaited);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rule/NOMS-14/fitness-and-deterioration-decide-together", test_fitness_together);
  g_test_add_func ("/rule/NOMS-14/parts-of-sins-decide-together", test_sins_together);
  g_test_add_func ("/rule/NOMS-14/a-spread-that-cannot-be-settled", test_spread_not_to_be_settled);
  g_test_add_func ("/rule/NOMS-14/a-receptor-that-decides-nothing", test_receptor_alone);
  g_test_add_func ("/rule/NOMS-14/posterolateral-before-collapse", test_posterolateral_before_collapse);
  g_test_add_func ("/rule/NOMS-14/without-a-lesion-it-asks-for-imaging", test_no_lesion);
  g_test_add_func ("/rule/NOMS-14/a-blank-has-its-place", test_place_of_a_blank);
  g_test_add_func ("/rule/NOMS-14/what-is-not-known-comes-last", test_unknown_last);
  g_test_add_func ("/rule/NOMS-14/what-is-awaited-comes-last", test_awaited_last);
  return g_test_run ();
}
