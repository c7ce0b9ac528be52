/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks: each fires where it should, and nowhere else. */
#include "framework/patient.h"
#include "framework/words.h"
#include <string.h>

static GHashTable *fired; /* ids seen, so that none goes untested */

static gboolean
has (Patient *p, const char *id)
{
  g_autoptr (BatsonAssessment) a = patient_assess (p);

  for (guint i = 0; i < a->checks->len; i++)
    {
      const BatsonCheck *check = a->checks->pdata[i];
      if (strcmp (batson_check_id (check->id), id) != 0)
        continue;
      g_assert_false (batson_fact_is_none (&check->fact));
      g_hash_table_add (fired, (gpointer) batson_check_id (check->id));
      return TRUE;
    }
  return FALSE;
}

#define YES(id) g_assert_true (has (p, id))
#define NO(id) g_assert_false (has (p, id))

static void
test_birth (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *patient = patient_child (p, BATSON_CASE_PATIENT), *disease = patient_child (p, BATSON_CASE_DISEASE);

  patient_set (p, patient, BATSON_PATIENT_BIRTH, "1968-02-11");
  patient_set (p, disease, BATSON_DISEASE_DIAGNOSED, "2023-03");
  NO ("birth-in-future");
  NO ("birth-long-ago");
  NO ("date-before-birth");
  patient_set (p, patient, BATSON_PATIENT_BIRTH, "2027");
  YES ("birth-in-future");
  YES ("date-before-birth");
  patient_set (p, patient, BATSON_PATIENT_BIRTH, "1899-12-31");
  YES ("birth-long-ago");
  patient_set (p, patient, BATSON_PATIENT_BIRTH, "2026"); /* may still be past */
  NO ("birth-in-future");
}

static void
test_future (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *status = patient_status (p);

  patient_set (p, status, BATSON_STATUS_DATE, "2026-06-17T11:59Z");
  NO ("date-in-future");
  patient_set (p, status, BATSON_STATUS_DATE, "2026-06-17T12:01Z");
  YES ("date-in-future");
  patient_set (p, status, BATSON_STATUS_DATE, "2026-06-17");
  NO ("date-in-future");
  patient_set (p, patient_child (p, BATSON_CASE_IMAGING), BATSON_IMAGING_DATE, "2026-06-18");
  YES ("date-in-future");
}

/* What can be planned may lie ahead, unless it is said to be done, or something was found at it: a day to come is a plan. */
static void
test_plans (void)
{
  static const struct { guint list, date, state, other; const char *text; } plans[] = {
    { BATSON_CASE_MEETINGS, BATSON_MEETING_AT, BATSON_MEETING_STATE, BATSON_MEETING_DECISION, "Surgery" },
    { BATSON_CASE_OPERATIONS, BATSON_OPERATION_START, BATSON_OPERATION_STATE, BATSON_OPERATION_KIND, "separation" },
    { BATSON_CASE_OPERATIONS, BATSON_OPERATION_END, BATSON_OPERATION_STATE, BATSON_OPERATION_KIND, "separation" },
    { BATSON_CASE_DRUGS, BATSON_DRUG_START, BATSON_DRUG_STATE, BATSON_DRUG_NAME, "letrozole" },
    { BATSON_CASE_RADIATION, BATSON_RADIATION_LAST, BATSON_RADIATION_STATE, BATSON_RADIATION_DOSE, "24" },
    { BATSON_CASE_REHABILITATION, BATSON_REHABILITATION_START, BATSON_REHABILITATION_STATE, BATSON_REHABILITATION_NOTE, "Walks" },
    { BATSON_CASE_FOLLOW_UPS, BATSON_FOLLOW_UP_DATE, BATSON_FOLLOW_UP_STATE, BATSON_FOLLOW_UP_PAIN, "3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      g_autoptr (Patient) p = patient_new ();
      BatsonRecord *plan = patient_add (p, plans[i].list);

      patient_set (p, plan, plans[i].date, "2062-09-01");
      NO ("date-in-future");
      patient_set (p, plan, plans[i].other, plans[i].text);
      if (plans[i].list == BATSON_CASE_FOLLOW_UPS)
        YES ("date-in-future");
      else
        NO ("date-in-future");
      patient_set (p, plan, plans[i].state, "planned");
      NO ("date-in-future");
      patient_set (p, plan, plans[i].state, "done");
      YES ("date-in-future");
    }
}

/* What has begun may end ahead. */
static void
test_running (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *course = patient_add (p, BATSON_CASE_RADIATION);

  patient_set (p, course, BATSON_RADIATION_FIRST, "2026-06-15");
  patient_set (p, course, BATSON_RADIATION_LAST, "2026-06-19");
  patient_set (p, course, BATSON_RADIATION_DOSE, "24");
  NO ("date-in-future");
}

/* What is planned for a day that is over is asked for; done, planned anew or without a date it is not. */
static void
test_overdue (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *meeting = patient_add (p, BATSON_CASE_MEETINGS), *course = patient_add (p, BATSON_CASE_RADIATION);

  patient_set (p, meeting, BATSON_MEETING_AT, "2026-06-16");
  NO ("plan-overdue"); /* the date tells */
  patient_set (p, meeting, BATSON_MEETING_STATE, "planned");
  YES ("plan-overdue");
  patient_set (p, meeting, BATSON_MEETING_DECISION, "Surgery");
  YES ("plan-overdue");
  patient_set (p, meeting, BATSON_MEETING_AT, "2026-06-17"); /* today */
  NO ("plan-overdue");
  patient_set (p, meeting, BATSON_MEETING_AT, "2026-06"); /* perhaps still to come */
  NO ("plan-overdue");
  patient_set (p, meeting, BATSON_MEETING_AT, "2026-05");
  YES ("plan-overdue");
  patient_set (p, meeting, BATSON_MEETING_STATE, "done");
  NO ("plan-overdue");
  patient_set (p, course, BATSON_RADIATION_STATE, "planned");
  patient_set (p, course, BATSON_RADIATION_LAST, "2026-06-10");
  YES ("plan-overdue");
  patient_set (p, course, BATSON_RADIATION_LAST, "");
  NO ("plan-overdue");
  g_assert_cmpint (batson_check_rule (BATSON_CHECK_PLAN_OVERDUE), ==, BATSON_RULE_PHASE_10);
  g_assert_cmpint (batson_rule (BATSON_RULE_PHASE_10)->basis, ==, BATSON_BASIS_INFERRED);
}

static void
test_orders (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *status = patient_status (p), *referral = patient_add (p, BATSON_CASE_REFERRALS), *disease = patient_child (p, BATSON_CASE_DISEASE), *work_up = patient_child (p, BATSON_CASE_WORK_UP);

  patient_set (p, status, BATSON_STATUS_ACUTE_AT, "2026-06-16T09:40Z");
  patient_set (p, status, BATSON_STATUS_ACUTE_ENDED_AT, "2026-06-16T18:00Z");
  patient_set (p, referral, BATSON_REFERRAL_SENT, "2026-06-16T10:00Z");
  patient_set (p, referral, BATSON_REFERRAL_RECEIVED, "2026-06-16");
  patient_set (p, referral, BATSON_REFERRAL_ANSWERED, "2026-06-17");
  patient_set (p, disease, BATSON_DISEASE_DIAGNOSED, "2023");
  patient_set (p, disease, BATSON_DISEASE_TREATED, "2023-04");
  patient_set (p, work_up, BATSON_WORK_UP_BIOPSY_REQUESTED, "2026-06-01");
  patient_set (p, work_up, BATSON_WORK_UP_BIOPSY_DONE, "2026-06-03");
  NO ("ended-before-onset");
  NO ("received-before-sent");
  NO ("answered-before-received");
  NO ("operated-before-diagnosis");
  NO ("done-before-requested");
  patient_set (p, status, BATSON_STATUS_ACUTE_ENDED_AT, "2026-06-16T08:00Z");
  YES ("ended-before-onset");
  patient_set (p, referral, BATSON_REFERRAL_RECEIVED, "2026-06-16T09:59Z");
  YES ("received-before-sent");
  patient_set (p, referral, BATSON_REFERRAL_ANSWERED, "2026-06-15");
  YES ("answered-before-received");
  patient_set (p, disease, BATSON_DISEASE_TREATED, "2022");
  YES ("operated-before-diagnosis");
  patient_set (p, work_up, BATSON_WORK_UP_BIOPSY_DONE, "2026-05");
  YES ("done-before-requested");
}

static void
test_onset_after_imaging (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *status = patient_status (p), *lesion = patient_lesion (p, "T8", "1a"), *finding = batson_record_nth (lesion, BATSON_LESION_FINDINGS, 0);

  patient_set (p, finding, BATSON_FINDING_DATE, "2026-06-12");
  patient_set (p, status, BATSON_STATUS_LIMB, "new");
  patient_set (p, status, BATSON_STATUS_LIMB_SINCE, "2026-06-12T10:00Z");
  NO ("onset-after-imaging");
  patient_set (p, status, BATSON_STATUS_LIMB_SINCE, "2026-06-13");
  YES ("onset-after-imaging");
  patient_set (p, finding, BATSON_FINDING_DATE, "2026-06");
  NO ("onset-after-imaging");
}

static void
test_samples (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *sample = patient_add (p, BATSON_CASE_SAMPLES);

  patient_set (p, sample, BATSON_SAMPLE_HER2_IHC, "2+");
  patient_set (p, sample, BATSON_SAMPLE_HER2_ISH, "amplified");
  NO ("ish-not-asked");
  patient_set (p, sample, BATSON_SAMPLE_HER2_IHC, "3+");
  YES ("ish-not-asked");
  patient_set (p, sample, BATSON_SAMPLE_SITE, "spine");
  patient_set (p, sample, BATSON_SAMPLE_LEVEL, "T8");
  patient_lesion (p, "T7-T9", NULL);
  NO ("sample-level");
  patient_set (p, sample, BATSON_SAMPLE_LEVEL, "L2");
  YES ("sample-level");
}

static void
test_levels (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = patient_lesion (p, "T8", NULL), *other = patient_lesion (p, "T9", NULL);
  BatsonValue reversed = { .state = BATSON_VALUE_ANSWER, .span = { 15, 12 } };

  NO ("same-level");
  NO ("span-reversed");
  NO ("location-missing");
  NO ("cauda-above-l1");
  patient_set (p, other, BATSON_LESION_LEVEL, "T8-T9");
  YES ("same-level");
  patient_set (p, batson_record_nth (lesion, BATSON_LESION_FINDINGS, 0), BATSON_FINDING_GRADE, "cauda-low");
  YES ("cauda-above-l1");
  patient_set (p, other, BATSON_LESION_LEVEL, "");
  patient_set (p, other, BATSON_LESION_LEVEL_TEXT, "T13");
  YES ("location-missing");
  patient_set (p, other, BATSON_LESION_LOCATION, "junctional");
  NO ("location-missing");
  batson_case_set (p->patient, lesion, BATSON_LESION_LEVEL, &reversed);
  YES ("span-reversed");
}

/* All lesions are said to be entered, and none is: doubted until one is, or the answer is another. */
static void
test_no_lesion (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *imaging = patient_child (p, BATSON_CASE_IMAGING);

  patient_status (p);
  NO ("no-lesion");
  patient_set (p, imaging, BATSON_IMAGING_COMPLETE, "no");
  NO ("no-lesion");
  patient_set (p, imaging, BATSON_IMAGING_COMPLETE, "yes");
  YES ("no-lesion");
  patient_lesion (p, "T8", NULL);
  NO ("no-lesion");
}

static void
test_treatment (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = patient_lesion (p, "T8", "1a"), *finding = batson_record_nth (lesion, BATSON_LESION_FINDINGS, 0);

  patient_set (p, finding, BATSON_FINDING_DATE, "2026-03-01");
  patient_set (p, lesion, BATSON_LESION_TREATMENT, "stabilisation");
  patient_set (p, lesion, BATSON_LESION_TREATED, "2026-03-05");
  NO ("treated-before-imaging");
  patient_set (p, lesion, BATSON_LESION_TREATED, "2026-02-05");
  YES ("treated-before-imaging");
  patient_set (p, lesion, BATSON_LESION_RADIATION, "conventional");
  patient_set (p, lesion, BATSON_LESION_RADIATION_DOSE, "30");
  NO ("no-radiation");
  patient_set (p, lesion, BATSON_LESION_RADIATION, "none");
  YES ("no-radiation");
}

/* What follows from an operation that is done is answered elsewhere: doubted at the operation and at that answer, until it is given. */
static void
test_operation (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = patient_lesion (p, "T7-T8", "3"), *operation = patient_add (p, BATSON_CASE_OPERATIONS);

  patient_set (p, operation, BATSON_OPERATION_START, "2026-06-16T14:00Z");
  patient_set (p, operation, BATSON_OPERATION_LEVELS, "T10");
  NO ("operated-not-treated"); /* elsewhere */
  patient_set (p, operation, BATSON_OPERATION_LEVELS, "T8-T9");
  YES ("operated-not-treated");
  patient_set (p, operation, BATSON_OPERATION_KIND, "biopsy");
  NO ("operated-not-treated");
  patient_set (p, operation, BATSON_OPERATION_KIND, "separation");
  patient_set (p, operation, BATSON_OPERATION_STATE, "planned");
  NO ("operated-not-treated");
  patient_set (p, operation, BATSON_OPERATION_STATE, "done");
  patient_set (p, lesion, BATSON_LESION_TREATMENT, "separation");
  YES ("operated-not-treated");
  patient_set (p, lesion, BATSON_LESION_TREATED, "2026-06-16T13:00Z"); /* an earlier one */
  YES ("operated-not-treated");
  patient_set (p, lesion, BATSON_LESION_TREATED, "2026-06-16");
  NO ("operated-not-treated");
  patient_set (p, lesion, BATSON_LESION_TREATED, "2026-06-16T17:00Z");
  NO ("operated-not-treated");
}

static void
test_operated_deterioration (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL;
  BatsonRecord *status = patient_status (p), *operation = patient_add (p, BATSON_CASE_OPERATIONS);
  guint at_operation = 0, at_end = 0;

  patient_set (p, status, BATSON_STATUS_ACUTE, "yes");
  patient_set (p, status, BATSON_STATUS_ACUTE_AT, "2026-06-16T12:00Z");
  patient_set (p, status, BATSON_STATUS_LIMB, "new");
  patient_set (p, operation, BATSON_OPERATION_START, "2026-06-16T11:00Z");
  NO ("deterioration-operated"); /* it began after that */
  patient_set (p, operation, BATSON_OPERATION_START, "2026-06-17T15:00Z");
  NO ("deterioration-operated"); /* still to come */
  patient_set (p, operation, BATSON_OPERATION_START, "2026-06-16T14:00Z");
  YES ("deterioration-operated");
  a = patient_assess (p);
  for (guint i = 0; i < a->checks->len; i++)
    {
      const BatsonCheck *check = a->checks->pdata[i];

      at_operation += check->id == BATSON_CHECK_DETERIORATION_OPERATED && check->fact.record == operation;
      at_end += check->id == BATSON_CHECK_DETERIORATION_OPERATED && check->fact.record == status && check->fact.field == BATSON_STATUS_ACUTE_ENDED;
    }
  g_assert_cmpuint (at_operation, ==, 1);
  g_assert_cmpuint (at_end, ==, 1);
  patient_set (p, status, BATSON_STATUS_ACUTE_ENDED, "decompressed");
  NO ("deterioration-operated");
}

static void
test_examination (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *status = patient_status (p), *finding = batson_record_nth (patient_lesion (p, "T8", NULL), BATSON_LESION_FINDINGS, 0);

  patient_set (p, status, BATSON_STATUS_WALKING, "unaided");
  patient_set (p, status, BATSON_STATUS_FRANKEL, "E");
  patient_set (p, status, BATSON_STATUS_AIS, "never");
  patient_set (p, status, BATSON_STATUS_BACK_PAIN, "none");
  NO ("walking-lost-unaided");
  NO ("cannot-walk-not-lost");
  NO ("frankel-e-deficit");
  NO ("frankel-walking");
  NO ("ais-e-deficit");
  NO ("ais-never-deficit");
  NO ("ais-e-never-deficit");
  NO ("pain-disagrees");
  patient_set (p, status, BATSON_STATUS_AIS, "E");
  YES ("ais-e-never-deficit");
  patient_set (p, status, BATSON_STATUS_LIMB, "new");
  NO ("ais-e-never-deficit");
  YES ("frankel-e-deficit");
  YES ("ais-e-deficit");
  patient_set (p, status, BATSON_STATUS_AIS, "never");
  YES ("ais-never-deficit");
  patient_set (p, status, BATSON_STATUS_WALKING_LOST, "yes");
  YES ("walking-lost-unaided");
  patient_set (p, status, BATSON_STATUS_WALKING, "no");
  YES ("frankel-walking");
  patient_set (p, status, BATSON_STATUS_WALKING_LOST, "no");
  YES ("cannot-walk-not-lost");
  patient_set (p, finding, BATSON_FINDING_PAIN, "mechanical");
  YES ("pain-disagrees");
}

static void
test_fitness (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *status = patient_status (p), *fitness = patient_child (p, BATSON_CASE_FITNESS);

  patient_set (p, status, BATSON_STATUS_ECOG, "1");
  patient_set (p, fitness, BATSON_FITNESS_KPS, "80");
  patient_set (p, fitness, BATSON_FITNESS_JUDGED, "unfit");
  NO ("ecog-kps-apart");
  NO ("kps-not-ten");
  YES ("unfit-without-reason");
  patient_set (p, fitness, BATSON_FITNESS_JUDGED_REASON, "heart failure");
  NO ("unfit-without-reason");
  patient_set (p, fitness, BATSON_FITNESS_KPS, "60"); /* one class apart */
  NO ("ecog-kps-apart");
  patient_set (p, fitness, BATSON_FITNESS_KPS, "30");
  YES ("ecog-kps-apart");
  patient_set (p, fitness, BATSON_FITNESS_KPS, "85");
  YES ("kps-not-ten");
}

static void
test_follow_up (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *visit = patient_add (p, BATSON_CASE_FOLLOW_UPS);

  patient_set (p, visit, BATSON_FOLLOW_UP_DATE, "2026-05-01");
  patient_set (p, visit, BATSON_FOLLOW_UP_ECOG, "1");
  patient_set (p, visit, BATSON_FOLLOW_UP_KPS, "60"); /* one class apart */
  patient_set (p, visit, BATSON_FOLLOW_UP_QLQ_ITEMS, "1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 7 7");
  patient_set (p, visit, BATSON_FOLLOW_UP_QLQ_GLOBAL, "100");
  NO ("visit-ecog-kps-apart");
  NO ("visit-kps-not-ten");
  NO ("qlq-items");
  NO ("qlq-by-hand");
  patient_set (p, visit, BATSON_FOLLOW_UP_KPS, "40");
  YES ("visit-ecog-kps-apart");
  patient_set (p, visit, BATSON_FOLLOW_UP_KPS, "45");
  NO ("visit-ecog-kps-apart");
  YES ("visit-kps-not-ten");
  patient_set (p, visit, BATSON_FOLLOW_UP_QLQ_GLOBAL, "90");
  YES ("qlq-by-hand");
  patient_set (p, visit, BATSON_FOLLOW_UP_QLQ_ITEMS, "1 1 1");
  YES ("qlq-items");
  NO ("qlq-by-hand");
}

/* Layer D is where the grade looks: both or none. The layers in the bone go with any. */
static void
test_layers_and_grade (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = patient_lesion (p, "T8", "1b"), *finding = batson_record_nth (lesion, BATSON_LESION_FINDINGS, 0);
  guint in_the_bone = 1u << BATSON_WBB_LAYER_B | 1u << BATSON_WBB_LAYER_C;

  NO ("wbb-grade");
  patient_set_choices (p, lesion, BATSON_LESION_WBB_LAYERS, in_the_bone);
  YES ("wbb-grade");
  patient_set (p, finding, BATSON_FINDING_GRADE, "0");
  NO ("wbb-grade");
  patient_set_choices (p, lesion, BATSON_LESION_WBB_LAYERS, in_the_bone | 1u << BATSON_WBB_LAYER_D);
  YES ("wbb-grade");
  patient_set (p, finding, BATSON_FINDING_GRADE, "2");
  NO ("wbb-grade");
  patient_set (p, finding, BATSON_FINDING_GRADE, "");
  NO ("wbb-grade");
}

/* The assessment uses the newest examination: a visit since then, or of its day, that found it worse is remarked upon, at the visit. */
static void
test_follow_up_worse (void)
{
  static const struct { guint field, examined; const char *same, *worse, *better; } answers[] = {
    { BATSON_FOLLOW_UP_FRANKEL, BATSON_STATUS_FRANKEL, "D", "C", "E" }, { BATSON_FOLLOW_UP_AIS, BATSON_STATUS_AIS, "D", "C", "E" },
    { BATSON_FOLLOW_UP_ECOG, BATSON_STATUS_ECOG, "2", "3", "1" }, { BATSON_FOLLOW_UP_WALKING, BATSON_STATUS_WALKING, "aided", "no", "unaided" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (Patient) p = patient_new ();
      BatsonRecord *status = patient_status (p), *visit = patient_add (p, BATSON_CASE_FOLLOW_UPS);

      patient_set (p, status, BATSON_STATUS_DATE, "2026-05-01");
      patient_set (p, visit, BATSON_FOLLOW_UP_DATE, "2026-06-01");
      patient_set (p, visit, answers[i].field, answers[i].worse);
      NO ("follow-up-worse"); /* nothing was examined that it is worse than */
      patient_set (p, status, answers[i].examined, answers[i].same);
      YES ("follow-up-worse");
      patient_set (p, visit, answers[i].field, answers[i].better);
      NO ("follow-up-worse");
      patient_set (p, visit, answers[i].field, answers[i].same);
      NO ("follow-up-worse");
      patient_set (p, visit, answers[i].field, answers[i].worse);
      patient_set (p, visit, BATSON_FOLLOW_UP_DATE, "2026-05-01");
      YES ("follow-up-worse");
      patient_set (p, visit, BATSON_FOLLOW_UP_DATE, "2026-04-30"); /* examined since */
      NO ("follow-up-worse");
      patient_set (p, visit, BATSON_FOLLOW_UP_DATE, "2026-06-01");
      visit = patient_add (p, BATSON_CASE_FOLLOW_UPS);
      patient_set (p, visit, BATSON_FOLLOW_UP_DATE, "2026-06-10");
      patient_set (p, visit, answers[i].field, answers[i].same); /* and recovered */
      NO ("follow-up-worse");
    }
}

/* Who never had a deficit and has none any more is not worse. */
static void
test_follow_up_never (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *status = patient_status (p), *visit = patient_add (p, BATSON_CASE_FOLLOW_UPS);

  patient_set (p, status, BATSON_STATUS_DATE, "2026-05-01");
  patient_set (p, status, BATSON_STATUS_AIS, "never");
  patient_set (p, visit, BATSON_FOLLOW_UP_DATE, "2026-06-01");
  patient_set (p, visit, BATSON_FOLLOW_UP_AIS, "E");
  NO ("follow-up-worse");
  patient_set (p, visit, BATSON_FOLLOW_UP_AIS, "D");
  YES ("follow-up-worse");
}

/* REF-4 rests on a deficit: an acute deterioration of nothing is remarked upon, not while something is still to be answered. */
static void
test_acute_without_deficit (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *status = patient_status (p);

  NO ("acute-without-deficit");
  patient_set (p, status, BATSON_STATUS_ACUTE, "yes");
  YES ("acute-without-deficit");
  patient_set (p, status, BATSON_STATUS_LIMB, "");
  NO ("acute-without-deficit");
  patient_set (p, status, BATSON_STATUS_LIMB, "new");
  NO ("acute-without-deficit");
  patient_set (p, status, BATSON_STATUS_LIMB, "old"); /* without another cause one fires REF-4 too */
  NO ("acute-without-deficit");
  patient_set (p, status, BATSON_STATUS_LIMB, "none");
  patient_set (p, status, BATSON_STATUS_MYELOPATHY, "new"); /* red, but none of REF-4's deficits */
  YES ("acute-without-deficit");
  patient_set (p, status, BATSON_STATUS_ACUTE_ENDED, "recovered");
  NO ("acute-without-deficit");
}

static void
test_by_hand (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = patient_lesion (p, "T8", NULL);

  NO ("by-hand-without-reason");
  patient_set (p, lesion, BATSON_LESION_O_HAND, "sensitive");
  YES ("by-hand-without-reason");
  patient_set (p, lesion, BATSON_LESION_O_REASON, "board of 9 June");
  NO ("by-hand-without-reason");
  patient_set (p, p->root, BATSON_CASE_SUBTYPE_HAND, "luminal-a");
  YES ("by-hand-without-reason");
}

static void
test_presentation_and_work_up (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *presentation = patient_child (p, BATSON_CASE_PRESENTATION), *imaging = patient_child (p, BATSON_CASE_IMAGING), *work_up = patient_child (p, BATSON_CASE_WORK_UP), *disease = patient_child (p, BATSON_CASE_DISEASE);

  patient_set (p, presentation, BATSON_PRESENTATION_KNOWN, "yes");
  patient_set (p, imaging, BATSON_IMAGING_RAPID, "yes");
  patient_set (p, imaging, BATSON_IMAGING_RAPID_WEEKS, "5");
  patient_set (p, work_up, BATSON_WORK_UP_WHOLE_BODY, "done-normal");
  NO ("known-not-proven");
  NO ("rapid-slow");
  NO ("whole-body-disagrees");
  NO ("not-needed-without-reason");
  patient_set (p, presentation, BATSON_PRESENTATION_PRIMARY, "likely");
  YES ("known-not-proven");
  patient_set (p, imaging, BATSON_IMAGING_RAPID_WEEKS, "8");
  YES ("rapid-slow");
  patient_set (p, disease, BATSON_DISEASE_WHOLE_BODY, "no");
  YES ("whole-body-disagrees");
  patient_set (p, work_up, BATSON_WORK_UP_BIOPSY, "not-needed");
  YES ("not-needed-without-reason");
  patient_set (p, work_up, BATSON_WORK_UP_BIOPSY_REASON, "histology known");
  NO ("not-needed-without-reason");
}

/* Runs last: every id of the table has fired in a test above. */
static void
test_every_check_was_seen (void)
{
  for (guint i = 0; i < BATSON_N_CHECKS; i++)
    if (!g_hash_table_contains (fired, batson_check_id (i)))
      g_error ("no test makes %s fire", batson_check_id (i));
}

static void
test_empty_case_has_no_doubts (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = patient_assess (p);

  g_assert_cmpuint (a->checks->len, ==, 0);
}

/* The doubts that bear on a lesion: about its own answers, or what the colour rests on; not about another lesion's, and none from both sides. */
static void
test_doubts_of_a_lesion (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL, empty = NULL;
  g_autoptr (GPtrArray) first = NULL, second = NULL, none = NULL;
  BatsonRecord *lesion = patient_lesion (p, "T8", "3"), *other = patient_lesion (p, "L2", "cauda-low"), *status = patient_status (p), *operation = patient_add (p, BATSON_CASE_OPERATIONS);
  BatsonValue reversed = { .state = BATSON_VALUE_ANSWER, .span = { BATSON_LEVEL_L1 + 2, BATSON_LEVEL_L1 } };
  g_autofree char *words = NULL;

  patient_set (p, patient_finding (lesion), BATSON_FINDING_DATE, "2026-06-12");
  patient_set (p, status, BATSON_STATUS_ACUTE, "yes");
  patient_set (p, status, BATSON_STATUS_ACUTE_AT, "2026-06-17T09:00Z");
  patient_set (p, status, BATSON_STATUS_LIMB, "new");
  patient_set (p, status, BATSON_STATUS_LIMB_SINCE, "2026-06-17T08:00Z"); /* after the same imaging: said once */
  patient_set (p, operation, BATSON_OPERATION_START, "2026-06-15");
  patient_set (p, operation, BATSON_OPERATION_LEVELS, "T8");
  patient_set (p, patient_child (p, BATSON_CASE_PATIENT), BATSON_PATIENT_BIRTH, "1899");
  batson_case_set (p->patient, other, BATSON_LESION_LEVEL, &reversed);
  a = patient_assess (p);
  first = batson_assessment_doubts (a, batson_assessment_lesion (a, lesion));
  g_assert_cmpuint (first->len, ==, 2);
  g_assert_cmpint (((BatsonCheck *) first->pdata[0])->id, ==, BATSON_CHECK_ONSET_AFTER_IMAGING);
  g_assert_cmpint (((BatsonCheck *) first->pdata[1])->id, ==, BATSON_CHECK_OPERATED_NOT_TREATED);
  g_assert_true (((BatsonCheck *) first->pdata[1])->fact.record == lesion); /* it leads to the answer that lacks */
  second = batson_assessment_doubts (a, batson_assessment_lesion (a, other));
  g_assert_cmpuint (second->len, >=, 2);
  for (guint i = 0; i < second->len; i++)
    g_assert_cmpint (((BatsonCheck *) second->pdata[i])->id, !=, BATSON_CHECK_OPERATED_NOT_TREATED);
  words = batson_words_doubt (first->pdata[0]);
  g_assert_cmpstr (words, ==, "Onset of the deterioration: 17 Jun 2026, 09:00. This began after the newest imaging. What the imaging shows may be out of date: check the dates, or image again. (Date of the imaging of T8: 12 Jun 2026)");
  batson_case_remove (p->patient, lesion);
  batson_case_remove (p->patient, other);
  patient_set (p, patient_child (p, BATSON_CASE_IMAGING), BATSON_IMAGING_COMPLETE, "yes");
  empty = patient_assess (p);
  none = batson_assessment_doubts (empty, NULL);
  g_assert_cmpuint (none->len, >, 0);
  g_assert_cmpint (((BatsonCheck *) none->pdata[0])->id, ==, BATSON_CHECK_NO_LESION);
}

static void
test_words_name_the_other_answer (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL;
  g_autofree char *text = NULL;

  patient_lesion (p, "T8", NULL);
  patient_lesion (p, "T8", NULL);
  a = patient_assess (p);
  g_assert_cmpuint (a->checks->len, ==, 1);
  text = batson_words_check (a->checks->pdata[0]);
  g_assert_cmpstr (text, ==, "Another lesion is entered at this level. A span is one lesion: check both. (Level: T8)");
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fired = g_hash_table_new (g_str_hash, g_str_equal);
  g_test_add_func ("/checks/empty-case-has-no-doubts", test_empty_case_has_no_doubts);
  g_test_add_func ("/checks/birth", test_birth);
  g_test_add_func ("/checks/future", test_future);
  g_test_add_func ("/checks/plans", test_plans);
  g_test_add_func ("/checks/running", test_running);
  g_test_add_func ("/rule/PHASE-10/an-overdue-plan-is-asked-about", test_overdue);
  g_test_add_func ("/checks/orders", test_orders);
  g_test_add_func ("/checks/onset-after-imaging", test_onset_after_imaging);
  g_test_add_func ("/checks/samples", test_samples);
  g_test_add_func ("/checks/levels", test_levels);
  g_test_add_func ("/rule/NOMS-14/no-lesion-is-doubted-where-all-are-said-to-be-entered", test_no_lesion);
  g_test_add_func ("/checks/treatment", test_treatment);
  g_test_add_func ("/rule/NOMS-13/an-operation-that-is-not-the-treatment", test_operation);
  g_test_add_func ("/rule/URG-2/an-operation-after-which-a-deterioration-goes-on", test_operated_deterioration);
  g_test_add_func ("/checks/those-that-bear-on-a-lesion", test_doubts_of_a_lesion);
  g_test_add_func ("/checks/examination", test_examination);
  g_test_add_func ("/checks/fitness", test_fitness);
  g_test_add_func ("/checks/follow-up", test_follow_up);
  g_test_add_func ("/checks/layers-and-grade", test_layers_and_grade);
  g_test_add_func ("/checks/a-follow-up-worse-than-the-examination", test_follow_up_worse);
  g_test_add_func ("/checks/never-a-deficit-is-no-better-than-none-any-more", test_follow_up_never);
  g_test_add_func ("/checks/a-deterioration-of-nothing", test_acute_without_deficit);
  g_test_add_func ("/checks/by-hand", test_by_hand);
  g_test_add_func ("/checks/presentation-and-work-up", test_presentation_and_work_up);
  g_test_add_func ("/checks/words-name-the-other-answer", test_words_name_the_other_answer);
  g_test_add_func ("/seen/every-check" /* after all others: suites run in the order they are named in */, test_every_check_was_seen);
  result = g_test_run ();
  g_hash_table_unref (fired);
  return result;
}
