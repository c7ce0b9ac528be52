/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Surgical indications, each alone and three-valued, with what is missing. */
#include "framework/patient.h"

static void
indication_is (Patient *p, BatsonRuleId rule, BatsonRecord *lesion, BatsonTri state)
{
  g_autoptr (BatsonAssessment) a = patient_assess (p);
  const BatsonIndication *found = NULL;

  for (guint i = 0; i < a->indications->len; i++)
    {
      const BatsonIndication *indication = a->indications->pdata[i];
      if (indication->why.rule == rule && indication->lesion == lesion)
        found = indication;
    }
  g_assert_nonnull (found);
  g_assert_cmpint (found->state, ==, state);
  g_assert_cmpint (found->why.missing.len > 0, ==, state == BATSON_OPEN);
}

static void
test_ind_1 (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *status = patient_status (p), *lesion = patient_lesion (p, "T8", NULL);

  indication_is (p, BATSON_RULE_IND_1, lesion, BATSON_OPEN);
  patient_set (p, patient_finding (lesion), BATSON_FINDING_GRADE, "2");
  indication_is (p, BATSON_RULE_IND_1, lesion, BATSON_YES);
  patient_set (p, patient_finding (lesion), BATSON_FINDING_GRADE, "1b");
  indication_is (p, BATSON_RULE_IND_1, lesion, BATSON_NO);
  patient_set (p, status, BATSON_STATUS_LIMB, "worse");
  indication_is (p, BATSON_RULE_IND_1, lesion, BATSON_YES);
  patient_set (p, patient_finding (lesion), BATSON_FINDING_GRADE, "");
  indication_is (p, BATSON_RULE_IND_1, lesion, BATSON_OPEN);
  patient_set (p, patient_finding (lesion), BATSON_FINDING_GRADE, "0");
  indication_is (p, BATSON_RULE_IND_1, lesion, BATSON_NO);
  patient_set (p, patient_finding (lesion), BATSON_FINDING_GRADE, "1a");
  patient_set (p, status, BATSON_STATUS_LIMB, "old");
  indication_is (p, BATSON_RULE_IND_1, lesion, BATSON_NO);
  patient_set (p, status, BATSON_STATUS_MYELOPATHY, "new");
  indication_is (p, BATSON_RULE_IND_1, lesion, BATSON_YES);
  patient_set (p, status, BATSON_STATUS_MYELOPATHY, "");
  indication_is (p, BATSON_RULE_IND_1, lesion, BATSON_OPEN);
  patient_set (p, lesion, BATSON_LESION_COMPARTMENT, "intradural");
  indication_is (p, BATSON_RULE_IND_1, lesion, BATSON_NO);
}

static void
test_ind_1_without_lesion (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) none = NULL;
  BatsonRecord *status = patient_status (p);

  none = patient_assess (p);
  g_assert_cmpuint (none->indications->len, ==, 0);
  patient_set (p, status, BATSON_STATUS_MYELOPATHY, "new");
  indication_is (p, BATSON_RULE_IND_1, NULL, BATSON_OPEN);
}

static void
test_ind_2 (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = patient_lesion (p, "T12", NULL);

  indication_is (p, BATSON_RULE_IND_2, lesion, BATSON_OPEN);
  patient_sins (p, patient_finding (lesion), 9);
  indication_is (p, BATSON_RULE_IND_2, lesion, BATSON_NO);
  patient_sins (p, patient_finding (lesion), 10);
  indication_is (p, BATSON_RULE_IND_2, lesion, BATSON_YES);
  patient_set (p, lesion, BATSON_LESION_M_HAND, "stable");
  indication_is (p, BATSON_RULE_IND_2, lesion, BATSON_NO);
}

static void
test_ind_3 (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = patient_lesion (p, "T8", NULL), *sample = patient_add (p, BATSON_CASE_SAMPLES);

  indication_is (p, BATSON_RULE_IND_3, lesion, BATSON_OPEN);
  patient_set (p, lesion, BATSON_LESION_RADIATION, "none");
  indication_is (p, BATSON_RULE_IND_3, lesion, BATSON_OPEN);
  patient_set (p, sample, BATSON_SAMPLE_ER, "90");
  indication_is (p, BATSON_RULE_IND_3, lesion, BATSON_NO);
  patient_set (p, lesion, BATSON_LESION_RADIATION, "conventional");
  indication_is (p, BATSON_RULE_IND_3, lesion, BATSON_OPEN);
  patient_set (p, lesion, BATSON_LESION_PROGRESSED, "yes");
  indication_is (p, BATSON_RULE_IND_3, lesion, BATSON_YES);
  patient_set (p, lesion, BATSON_LESION_PROGRESSED, "no");
  indication_is (p, BATSON_RULE_IND_3, lesion, BATSON_NO);
  patient_set (p, sample, BATSON_SAMPLE_ER, "0");
  patient_set (p, sample, BATSON_SAMPLE_PR, "0");
  patient_set (p, sample, BATSON_SAMPLE_HER2_IHC, "0");
  indication_is (p, BATSON_RULE_IND_3, lesion, BATSON_YES);
}

static void
test_ind_4 (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = patient_lesion (p, "T8", NULL);

  indication_is (p, BATSON_RULE_IND_4, lesion, BATSON_OPEN);
  patient_sins (p, patient_finding (lesion), 15);
  indication_is (p, BATSON_RULE_IND_4, lesion, BATSON_NO);
  patient_sins (p, patient_finding (lesion), 0);
  patient_set (p, patient_finding (lesion), BATSON_FINDING_PAIN, "mechanical");
  patient_set (p, patient_finding (lesion), BATSON_FINDING_COLLAPSE, "over-50");
  indication_is (p, BATSON_RULE_IND_4, lesion, BATSON_OPEN);
  patient_set (p, lesion, BATSON_LESION_CONSERVATIVE_FAILED, "yes");
  patient_set (p, lesion, BATSON_LESION_RADIATION, "none");
  indication_is (p, BATSON_RULE_IND_4, lesion, BATSON_NO);
  patient_set (p, lesion, BATSON_LESION_RADIATION, "conventional");
  indication_is (p, BATSON_RULE_IND_4, lesion, BATSON_OPEN);
  patient_set (p, lesion, BATSON_LESION_PAIN_FAILED, "yes");
  indication_is (p, BATSON_RULE_IND_4, lesion, BATSON_YES);
  patient_set (p, lesion, BATSON_LESION_CONSERVATIVE_FAILED, "no");
  indication_is (p, BATSON_RULE_IND_4, lesion, BATSON_NO);
}

static void
test_ind_5 (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion;

  patient_isolated (p);
  lesion = batson_record_nth (p->root, BATSON_CASE_LESIONS, 0);
  indication_is (p, BATSON_RULE_IND_5, lesion, BATSON_YES);
  patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_PRIMARY, "proven");
  indication_is (p, BATSON_RULE_IND_5, lesion, BATSON_OPEN);
  patient_set (p, patient_child (p, BATSON_CASE_IMAGING), BATSON_IMAGING_ATYPICAL, "no");
  indication_is (p, BATSON_RULE_IND_5, lesion, BATSON_NO);
  patient_set (p, patient_child (p, BATSON_CASE_IMAGING), BATSON_IMAGING_ATYPICAL, "yes");
  indication_is (p, BATSON_RULE_IND_5, lesion, BATSON_YES);
}

static void
test_ind_6 (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion;

  patient_isolated (p);
  lesion = batson_record_nth (p->root, BATSON_CASE_LESIONS, 0);
  patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_PRIMARY, "proven");
  indication_is (p, BATSON_RULE_IND_6, lesion, BATSON_OPEN);
  patient_set (p, patient_child (p, BATSON_CASE_DISEASE), BATSON_DISEASE_CONTROLLED, "yes");
  patient_set (p, patient_child (p, BATSON_CASE_FITNESS), BATSON_FITNESS_JUDGED, "fit");
  indication_is (p, BATSON_RULE_IND_6, lesion, BATSON_YES);
  patient_set (p, patient_child (p, BATSON_CASE_DISEASE), BATSON_DISEASE_CONTROLLED, "no");
  indication_is (p, BATSON_RULE_IND_6, lesion, BATSON_NO);
  patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_PRIMARY, "other"); /* NOMS-0: withdrawn */
  {
    g_autoptr (BatsonAssessment) a = patient_assess (p);
    for (guint i = 0; i < a->indications->len; i++)
      {
        BatsonRuleId rule = ((BatsonIndication *) a->indications->pdata[i])->why.rule;
        g_assert_true (rule != BATSON_RULE_IND_3 && rule != BATSON_RULE_IND_6);
      }
  }
}

static void
test_fitness_of_indications (void)
{
  static const struct { const char *judged; BatsonTri fit; } table[] = { { "fit", BATSON_YES }, { "unfit", BATSON_NO }, { "", BATSON_OPEN } };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (Patient) p = patient_new ();
      g_autoptr (BatsonAssessment) a = NULL;
      patient_lesion (p, "T8", "2");
      patient_set (p, patient_child (p, BATSON_CASE_FITNESS), BATSON_FITNESS_JUDGED, table[i].judged);
      a = patient_assess (p);
      for (guint j = 0; j < a->indications->len; j++)
        g_assert_cmpint (((BatsonIndication *) a->indications->pdata[j])->fit, ==, table[i].fit);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rule/IND-1/high-grade-or-cord-signs", test_ind_1);
  g_test_add_func ("/rule/IND-1/no-lesion-entered", test_ind_1_without_lesion);
  g_test_add_func ("/rule/IND-2/unstable", test_ind_2);
  g_test_add_func ("/rule/IND-3/progressed-or-triple-negative", test_ind_3);
  g_test_add_func ("/rule/IND-4/all-four-conditions", test_ind_4);
  g_test_add_func ("/rule/IND-5/isolated-unproven-or-atypical", test_ind_5);
  g_test_add_func ("/rule/IND-6/oligometastatic", test_ind_6);
  g_test_add_func ("/rule/IND-6/fitness-is-told", test_fitness_of_indications);
  return g_test_run ();
}
