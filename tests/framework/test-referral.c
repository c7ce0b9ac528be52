/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Referral triggers, work-up and indications, each alone and three-valued, with what is missing. */
#include "framework/patient.h"
#include "framework/words.h"
#include <string.h>

static const BatsonTrigger *
trigger (const BatsonAssessment *a, BatsonTriggerId id)
{
  for (guint i = 0; i < a->triggers->len; i++)
    if (((BatsonTrigger *) a->triggers->pdata[i])->trigger == id)
      return a->triggers->pdata[i];
  g_assert_not_reached ();
}

static void
state_is (Patient *p, BatsonTriggerId id, BatsonTri state)
{
  g_autoptr (BatsonAssessment) a = patient_assess (p);
  const BatsonTrigger *t = trigger (a, id);

  g_assert_cmpint (t->state, ==, state);
  g_assert_cmpint (t->why.missing.len > 0, ==, state == BATSON_OPEN);
  if (state == BATSON_YES)
    {
      g_assert_cmpuint (t->why.because.len, >, 0);
      g_assert_true (t->has_fired_at);
    }
  else
    g_assert_false (t->has_fired_at);
}

/* Whether FIELD of TYPE is named as missing by a trigger. */
static gboolean
misses (Patient *p, BatsonTriggerId id, BatsonRecordTypeId type, guint field)
{
  g_autoptr (BatsonAssessment) a = patient_assess (p);
  const BatsonFacts *missing = &trigger (a, id)->why.missing;

  for (guint i = 0; i < missing->len; i++)
    if (missing->facts[i].type == type && missing->facts[i].field == field)
      return TRUE;
  return FALSE;
}

static BatsonHandling
handling (Patient *p, BatsonTriggerId id)
{
  g_autoptr (BatsonAssessment) a = patient_assess (p);

  return trigger (a, id)->handling;
}

static BatsonRecord *
presentation (Patient *p)
{
  return patient_child (p, BATSON_CASE_PRESENTATION);
}

static BatsonRecord *
imaging (Patient *p)
{
  return patient_child (p, BATSON_CASE_IMAGING);
}

static BatsonRecord *
disease (Patient *p)
{
  return patient_child (p, BATSON_CASE_DISEASE);
}

static BatsonRecord *
finding (BatsonRecord *lesion)
{
  return batson_record_nth (lesion, BATSON_LESION_FINDINGS, 0);
}

static BatsonRecord *
refer (Patient *p, const char *direction, BatsonTriggerId id, const char *sent)
{
  BatsonRecord *referral = patient_add (p, BATSON_CASE_REFERRALS);

  patient_set (p, referral, BATSON_REFERRAL_DIRECTION, direction);
  patient_set_choices (p, referral, BATSON_REFERRAL_TRIGGERS, G_GUINT64_CONSTANT (1) << id);
  if (sent)
    patient_set (p, referral, BATSON_REFERRAL_SENT, sent);
  return referral;
}

static void
test_empty_case_alarms_nobody (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = patient_assess (p);

  g_assert_cmpuint (a->triggers->len, ==, 10);
  for (guint i = 0; i < a->triggers->len; i++)
    g_assert_cmpint (((BatsonTrigger *) a->triggers->pdata[i])->state, !=, BATSON_YES);
  g_assert_cmpuint (a->indications->len, ==, 0);
  g_assert_false (a->work_up_applies);
}

static void
test_ref_1 (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *status = patient_add (p, BATSON_CASE_STATUS);

  state_is (p, BATSON_TRIGGER_REF_1, BATSON_OPEN);
  patient_set (p, status, BATSON_STATUS_BACK_PAIN, "stable");
  state_is (p, BATSON_TRIGGER_REF_1, BATSON_NO);
  patient_set (p, status, BATSON_STATUS_BACK_PAIN, "new");
  state_is (p, BATSON_TRIGGER_REF_1, BATSON_OPEN);
  g_assert_true (misses (p, BATSON_TRIGGER_REF_1, BATSON_RECORD_PRESENTATION, BATSON_PRESENTATION_KNOWN));
  g_assert_false (misses (p, BATSON_TRIGGER_REF_1, BATSON_RECORD_STATUS, BATSON_STATUS_BACK_PAIN));
  patient_set (p, presentation (p), BATSON_PRESENTATION_KNOWN, "yes");
  state_is (p, BATSON_TRIGGER_REF_1, BATSON_YES);
  patient_set (p, status, BATSON_STATUS_BACK_PAIN, "progressive");
  state_is (p, BATSON_TRIGGER_REF_1, BATSON_YES);
  patient_set (p, presentation (p), BATSON_PRESENTATION_KNOWN, "no");
  state_is (p, BATSON_TRIGGER_REF_1, BATSON_NO);
}

static void
test_ref_2 (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = patient_lesion (p, "T8", NULL);

  state_is (p, BATSON_TRIGGER_REF_2, BATSON_OPEN);
  patient_set (p, finding (lesion), BATSON_FINDING_PAIN, "mechanical");
  state_is (p, BATSON_TRIGGER_REF_2, BATSON_OPEN);
  g_assert_true (misses (p, BATSON_TRIGGER_REF_2, BATSON_RECORD_FINDING, BATSON_FINDING_COLLAPSE));
  patient_sins (p, finding (lesion), 5);
  patient_set (p, imaging (p), BATSON_IMAGING_COMPLETE, "yes");
  state_is (p, BATSON_TRIGGER_REF_2, BATSON_NO);
  patient_sins (p, finding (lesion), 6);
  state_is (p, BATSON_TRIGGER_REF_2, BATSON_YES);
}

/* It fires when the parts answered reach 7, though three are missing, at the time the last needed part was entered. */
static void
test_ref_2_before_complete (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = patient_lesion (p, "T12", NULL);
  g_autoptr (BatsonAssessment) a = NULL;

  p->now += 600;
  patient_set (p, finding (lesion), BATSON_FINDING_PAIN, "mechanical");
  p->now += 600;
  patient_set (p, finding (lesion), BATSON_FINDING_BONE, "mixed");
  p->now += 600;
  patient_set (p, finding (lesion), BATSON_FINDING_POSTEROLATERAL, "both-sides");
  a = patient_assess (p);
  g_assert_cmpint (trigger (a, BATSON_TRIGGER_REF_2)->state, ==, BATSON_YES);
  g_assert_cmpint (trigger (a, BATSON_TRIGGER_REF_2)->fired_at.at, ==, PATIENT_NOW + 1200);
}

static void
test_ref_3 (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = patient_lesion (p, "T8", NULL);

  state_is (p, BATSON_TRIGGER_REF_3, BATSON_OPEN);
  patient_set (p, finding (lesion), BATSON_FINDING_GRADE, "0");
  state_is (p, BATSON_TRIGGER_REF_3, BATSON_OPEN);
  g_assert_true (misses (p, BATSON_TRIGGER_REF_3, BATSON_RECORD_IMAGING, BATSON_IMAGING_COMPLETE));
  patient_set (p, imaging (p), BATSON_IMAGING_COMPLETE, "yes");
  state_is (p, BATSON_TRIGGER_REF_3, BATSON_NO);
  patient_set (p, finding (lesion), BATSON_FINDING_GRADE, "1a");
  state_is (p, BATSON_TRIGGER_REF_3, BATSON_YES);
  patient_set (p, finding (lesion), BATSON_FINDING_GRADE, "");
  patient_set (p, lesion, BATSON_LESION_COMPARTMENT, "intradural");
  state_is (p, BATSON_TRIGGER_REF_3, BATSON_YES);
  state_is (p, BATSON_TRIGGER_REF_9, BATSON_NO);
}

static void
test_ref_4 (void)
{
  static const guint counted[] = { BATSON_STATUS_LIMB, BATSON_STATUS_SENSORY, BATSON_STATUS_SPHINCTER, BATSON_STATUS_MOTOR_RADIC };
  static const guint others[] = { BATSON_STATUS_MYELOPATHY, BATSON_STATUS_OTHER_RADIC };
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *status;

  state_is (p, BATSON_TRIGGER_REF_4, BATSON_OPEN);
  status = patient_status (p);
  state_is (p, BATSON_TRIGGER_REF_4, BATSON_NO);
  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    {
      patient_set (p, status, counted[i], "new");
      state_is (p, BATSON_TRIGGER_REF_4, BATSON_YES);
      patient_set (p, status, counted[i], "");
      state_is (p, BATSON_TRIGGER_REF_4, BATSON_OPEN);
      g_assert_true (misses (p, BATSON_TRIGGER_REF_4, BATSON_RECORD_STATUS, counted[i]));
      patient_set (p, status, counted[i], "none");
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      patient_set (p, status, others[i], "new");
      state_is (p, BATSON_TRIGGER_REF_4, BATSON_NO);
      patient_set (p, status, others[i], "none");
    }
}

/* A deterioration is no deficit: what would fire it is asked for, and it is said that the deterioration does not. */
static void
test_ref_4_of_a_deterioration (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL, quiet = NULL;
  g_autofree char *words = NULL, *fact = NULL, *quiet_words = NULL;
  BatsonRecord *status = patient_add (p, BATSON_CASE_STATUS);

  patient_set (p, status, BATSON_STATUS_ACUTE, "yes");
  state_is (p, BATSON_TRIGGER_REF_4, BATSON_OPEN);
  a = patient_assess (p);
  words = batson_words_trigger (a, trigger (a, BATSON_TRIGGER_REF_4));
  fact = batson_words_trigger_fact (a, trigger (a, BATSON_TRIGGER_REF_4));
  g_assert_nonnull (strstr (words, "the acute deterioration alone does not fire it, missing: Limb weakness"));
  g_assert_true (g_str_has_prefix (fact, "the deterioration alone does not fire it, missing: Limb weakness"));
  patient_set (p, status, BATSON_STATUS_ACUTE, "no");
  quiet = patient_assess (p);
  quiet_words = batson_words_trigger_fact (quiet, trigger (quiet, BATSON_TRIGGER_REF_4));
  g_assert_true (g_str_has_prefix (quiet_words, "not known, missing: Limb weakness"));
}

static void
test_ref_4_old_with_another_cause (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *status = patient_status (p);

  patient_set (p, status, BATSON_STATUS_SENSORY, "old");
  state_is (p, BATSON_TRIGGER_REF_4, BATSON_YES);
  patient_set (p, status, BATSON_STATUS_SENSORY_CAUSE, "diabetes");
  state_is (p, BATSON_TRIGGER_REF_4, BATSON_NO);
}

static void
test_ref_4_after_a_referral (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *status = patient_status (p), *later, *referral;

  patient_set (p, status, BATSON_STATUS_DATE, "2026-06-10T08:00Z");
  patient_set (p, status, BATSON_STATUS_SENSORY, "new");
  referral = refer (p, "to-neurosurgeon", BATSON_TRIGGER_REF_4, NULL);
  state_is (p, BATSON_TRIGGER_REF_4, BATSON_YES);
  patient_set (p, referral, BATSON_REFERRAL_SENT, "2026-06-10T09:00Z");
  state_is (p, BATSON_TRIGGER_REF_4, BATSON_NO);
  g_assert_cmpint (handling (p, BATSON_TRIGGER_REF_4), ==, BATSON_HANDLING_SENT);

  later = patient_status (p); /* seen again, the same */
  patient_set (p, later, BATSON_STATUS_DATE, "2026-06-12T08:00Z");
  patient_set (p, later, BATSON_STATUS_SENSORY, "new");
  state_is (p, BATSON_TRIGGER_REF_4, BATSON_NO);
  patient_set (p, later, BATSON_STATUS_SENSORY, "worse");
  state_is (p, BATSON_TRIGGER_REF_4, BATSON_YES);
  g_assert_cmpint (handling (p, BATSON_TRIGGER_REF_4), ==, BATSON_HANDLING_NONE);
  patient_set (p, later, BATSON_STATUS_SENSORY, "new");
  patient_set (p, later, BATSON_STATUS_LIMB, "new"); /* another one, first observed now */
  state_is (p, BATSON_TRIGGER_REF_4, BATSON_YES);
  refer (p, "to-neurosurgeon", BATSON_TRIGGER_REF_4, "2026-06-12T10:00Z");
  state_is (p, BATSON_TRIGGER_REF_4, BATSON_NO);
}

static void
test_ref_5 (void)
{
  g_autoptr (Patient) p = patient_new ();

  state_is (p, BATSON_TRIGGER_REF_5, BATSON_OPEN);
  patient_set (p, imaging (p), BATSON_IMAGING_RAPID, "no");
  state_is (p, BATSON_TRIGGER_REF_5, BATSON_NO);
  patient_set (p, imaging (p), BATSON_IMAGING_RAPID, "yes");
  patient_set (p, imaging (p), BATSON_IMAGING_RAPID_WEEKS, "2");
  state_is (p, BATSON_TRIGGER_REF_5, BATSON_YES);
}

static void
isolated (Patient *p)
{
  patient_lesion (p, "T8", "0");
  patient_set (p, imaging (p), BATSON_IMAGING_COMPLETE, "yes");
  patient_set (p, disease (p), BATSON_DISEASE_WHOLE_BODY, "yes");
  patient_set (p, disease (p), BATSON_DISEASE_VISCERAL, "none");
  patient_set (p, disease (p), BATSON_DISEASE_OTHER_BONE, "0");
  patient_set (p, presentation (p), BATSON_PRESENTATION_KNOWN, "no");
}

static void
test_ref_6 (void)
{
  g_autoptr (Patient) p = patient_new ();

  state_is (p, BATSON_TRIGGER_REF_6, BATSON_OPEN);
  isolated (p);
  state_is (p, BATSON_TRIGGER_REF_6, BATSON_YES);
  patient_set (p, presentation (p), BATSON_PRESENTATION_KNOWN, "yes");
  state_is (p, BATSON_TRIGGER_REF_6, BATSON_NO);
  patient_set (p, presentation (p), BATSON_PRESENTATION_KNOWN, "no");
  patient_set (p, disease (p), BATSON_DISEASE_OTHER_BONE, "1");
  state_is (p, BATSON_TRIGGER_REF_6, BATSON_NO);
  patient_set (p, disease (p), BATSON_DISEASE_OTHER_BONE, "0");
  patient_lesion (p, "L2", NULL);
  state_is (p, BATSON_TRIGGER_REF_6, BATSON_NO);
}

static void
test_ref_6_incomplete_imaging_is_unknown (void)
{
  g_autoptr (Patient) p = patient_new ();

  isolated (p);
  patient_set (p, imaging (p), BATSON_IMAGING_COMPLETE, "no");
  state_is (p, BATSON_TRIGGER_REF_6, BATSON_OPEN);
  g_assert_true (misses (p, BATSON_TRIGGER_REF_6, BATSON_RECORD_IMAGING, BATSON_IMAGING_COMPLETE));
  patient_set (p, imaging (p), BATSON_IMAGING_COMPLETE, "yes");
  patient_set_state (p, disease (p), BATSON_DISEASE_WHOLE_BODY, BATSON_VALUE_NOT_DONE);
  state_is (p, BATSON_TRIGGER_REF_6, BATSON_OPEN);
  g_assert_true (misses (p, BATSON_TRIGGER_REF_6, BATSON_RECORD_DISEASE, BATSON_DISEASE_WHOLE_BODY));
}

static void
test_ref_7 (void)
{
  g_autoptr (Patient) p = patient_new ();

  state_is (p, BATSON_TRIGGER_REF_7, BATSON_OPEN);
  patient_set (p, presentation (p), BATSON_PRESENTATION_FIRST_SEEN, "spine");
  patient_set (p, presentation (p), BATSON_PRESENTATION_KNOWN, "no");
  state_is (p, BATSON_TRIGGER_REF_7, BATSON_OPEN);
  g_assert_true (misses (p, BATSON_TRIGGER_REF_7, BATSON_RECORD_PRESENTATION, BATSON_PRESENTATION_PRIMARY));
  patient_set (p, presentation (p), BATSON_PRESENTATION_PRIMARY, "unknown");
  state_is (p, BATSON_TRIGGER_REF_7, BATSON_NO);
  patient_set (p, presentation (p), BATSON_PRESENTATION_PRIMARY, "likely");
  state_is (p, BATSON_TRIGGER_REF_7, BATSON_YES);
  patient_set (p, presentation (p), BATSON_PRESENTATION_PRIMARY, "proven");
  state_is (p, BATSON_TRIGGER_REF_7, BATSON_YES);
  patient_set (p, presentation (p), BATSON_PRESENTATION_FIRST_SEEN, "breast");
  state_is (p, BATSON_TRIGGER_REF_7, BATSON_NO);
}

/* Whatever the work-up says, blank, open or done. */
static void
test_ref_7_never_waits (void)
{
  static const char *const states[] = { "", "open", "requested", "done-normal", "done-abnormal" };
  g_autoptr (Patient) p = patient_new ();

  patient_set (p, presentation (p), BATSON_PRESENTATION_FIRST_SEEN, "spine");
  patient_set (p, presentation (p), BATSON_PRESENTATION_KNOWN, "no");
  patient_set (p, presentation (p), BATSON_PRESENTATION_PRIMARY, "likely");
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      patient_set (p, patient_child (p, BATSON_CASE_WORK_UP), BATSON_WORK_UP_BIOPSY, states[i]);
      state_is (p, BATSON_TRIGGER_REF_7, BATSON_YES);
    }
}

static void
test_ref_8 (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *work_up = patient_child (p, BATSON_CASE_WORK_UP);
  g_autoptr (BatsonAssessment) a = NULL;

  patient_set (p, presentation (p), BATSON_PRESENTATION_FIRST_SEEN, "spine");
  patient_set (p, presentation (p), BATSON_PRESENTATION_KNOWN, "no");
  state_is (p, BATSON_TRIGGER_REF_8, BATSON_NO); /* every item blank: silent */
  patient_set (p, work_up, BATSON_WORK_UP_HISTORY, "done-normal");
  state_is (p, BATSON_TRIGGER_REF_8, BATSON_OPEN);
  patient_set (p, work_up, BATSON_WORK_UP_MARKERS, "requested");
  patient_set (p, work_up, BATSON_WORK_UP_BIOPSY, "open");
  state_is (p, BATSON_TRIGGER_REF_8, BATSON_YES);
  a = patient_assess (p);
  g_assert_cmpuint (trigger (a, BATSON_TRIGGER_REF_8)->why.because.len, ==, 2);
  patient_set (p, presentation (p), BATSON_PRESENTATION_FIRST_SEEN, "breast");
  state_is (p, BATSON_TRIGGER_REF_8, BATSON_NO);
  patient_set (p, presentation (p), BATSON_PRESENTATION_FIRST_SEEN, "");
  state_is (p, BATSON_TRIGGER_REF_8, BATSON_OPEN);
}

static void
test_ref_9 (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = patient_lesion (p, "L3", "1c");

  patient_set (p, imaging (p), BATSON_IMAGING_COMPLETE, "yes");
  state_is (p, BATSON_TRIGGER_REF_9, BATSON_NO);
  patient_set (p, finding (lesion), BATSON_FINDING_GRADE, "");
  state_is (p, BATSON_TRIGGER_REF_9, BATSON_OPEN);
  patient_set (p, finding (lesion), BATSON_FINDING_GRADE, "cauda-high");
  state_is (p, BATSON_TRIGGER_REF_9, BATSON_YES);
  patient_set (p, presentation (p), BATSON_PRESENTATION_FIRST_SEEN, "breast");
  state_is (p, BATSON_TRIGGER_REF_9, BATSON_YES);
  g_assert_cmpint (handling (p, BATSON_TRIGGER_REF_9), ==, BATSON_HANDLING_NONE);
}

static void
test_ref_10 (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion;
  g_autoptr (BatsonAssessment) a = NULL;

  state_is (p, BATSON_TRIGGER_REF_10, BATSON_OPEN);
  patient_set (p, presentation (p), BATSON_PRESENTATION_KNOWN, "no");
  state_is (p, BATSON_TRIGGER_REF_10, BATSON_NO);
  patient_set (p, presentation (p), BATSON_PRESENTATION_KNOWN, "yes");
  state_is (p, BATSON_TRIGGER_REF_10, BATSON_OPEN);
  patient_set (p, imaging (p), BATSON_IMAGING_COMPLETE, "yes");
  state_is (p, BATSON_TRIGGER_REF_10, BATSON_NO);
  lesion = patient_lesion (p, "T8", NULL);
  state_is (p, BATSON_TRIGGER_REF_10, BATSON_YES);
  a = patient_assess (p);
  g_assert_cmpint (trigger (a, BATSON_TRIGGER_REF_10)->why.basis, ==, BATSON_BASIS_CONFLICT);
  patient_set (p, lesion, BATSON_LESION_TREATMENT, "separation"); /* treated: what was there is history */
  patient_set (p, lesion, BATSON_LESION_TREATED, "2026-06-01");
  state_is (p, BATSON_TRIGGER_REF_10, BATSON_NO);
}

static void
test_handling (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *referral;

  patient_lesion (p, "T8", "1a");
  g_assert_cmpint (handling (p, BATSON_TRIGGER_REF_3), ==, BATSON_HANDLING_NONE);
  patient_set (p, presentation (p), BATSON_PRESENTATION_FIRST_SEEN, "spine");
  g_assert_cmpint (handling (p, BATSON_TRIGGER_REF_3), ==, BATSON_HANDLING_WITH_THEM);
  state_is (p, BATSON_TRIGGER_REF_3, BATSON_YES);
  refer (p, "to-breast-oncosurgeon", BATSON_TRIGGER_REF_3, "2026-06-16"); /* the other way: does not count */
  g_assert_cmpint (handling (p, BATSON_TRIGGER_REF_3), ==, BATSON_HANDLING_WITH_THEM);
  referral = refer (p, "to-neurosurgeon", BATSON_TRIGGER_REF_3, "2026-06-16T14:32Z");
  g_assert_cmpint (handling (p, BATSON_TRIGGER_REF_3), ==, BATSON_HANDLING_SENT);
  patient_set (p, referral, BATSON_REFERRAL_RECEIVED, "2026-06-16T15:05Z");
  g_assert_cmpint (handling (p, BATSON_TRIGGER_REF_3), ==, BATSON_HANDLING_RECEIVED);
  patient_set (p, referral, BATSON_REFERRAL_ANSWERED, "2026-06-17");
  g_assert_cmpint (handling (p, BATSON_TRIGGER_REF_3), ==, BATSON_HANDLING_ANSWERED);
}

static void
test_fired_when_observed_else_entered (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL, b = NULL;
  BatsonRecord *status = patient_add (p, BATSON_CASE_STATUS);

  patient_set (p, presentation (p), BATSON_PRESENTATION_KNOWN, "yes");
  p->now += 3600;
  patient_set (p, status, BATSON_STATUS_BACK_PAIN, "new");
  patient_set (p, status, BATSON_STATUS_LIMB, "new");
  a = patient_assess (p);
  g_assert_cmpint (trigger (a, BATSON_TRIGGER_REF_1)->fired_at.at, ==, PATIENT_NOW + 3600);
  patient_set (p, status, BATSON_STATUS_DATE, "2026-06-17T10:30Z");
  b = patient_assess (p);
  g_assert_cmpint (trigger (b, BATSON_TRIGGER_REF_4)->fired_at.at, ==, PATIENT_NOW - 5400);
  g_assert_cmpint (trigger (b, BATSON_TRIGGER_REF_1)->fired_at.at, ==, PATIENT_NOW); /* the last fact needed: breast cancer known */
}

/* Work-up */

static const BatsonRuleId work_rules[] = { BATSON_RULE_WORK_1, BATSON_RULE_WORK_2, BATSON_RULE_WORK_3, BATSON_RULE_WORK_4, BATSON_RULE_WORK_5, BATSON_RULE_WORK_6 };
static const guint work_fields[] = { BATSON_WORK_UP_HISTORY, BATSON_WORK_UP_EXAMINATION, BATSON_WORK_UP_WHOLE_BODY, BATSON_WORK_UP_MARKERS, BATSON_WORK_UP_BREAST_IMAGING, BATSON_WORK_UP_BIOPSY };

static void
test_work_item (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) blank = NULL, given = NULL;
  const BatsonWorkUpItem *item;

  patient_set (p, presentation (p), BATSON_PRESENTATION_FIRST_SEEN, "spine");
  patient_set (p, presentation (p), BATSON_PRESENTATION_KNOWN, "no");
  blank = patient_assess (p);
  g_assert_true (blank->work_up_applies);
  item = blank->work_up->pdata[i];
  g_assert_cmpint (item->why.rule, ==, (int) work_rules[i]);
  g_assert_cmpuint (item->field, ==, work_fields[i]);
  g_assert_cmpint (item->state, ==, -1);
  g_assert_cmpuint (item->why.missing.len, ==, 1);
  patient_set (p, patient_child (p, BATSON_CASE_WORK_UP), work_fields[i], "requested");
  given = patient_assess (p);
  item = given->work_up->pdata[i];
  g_assert_cmpint (item->state, ==, BATSON_WORK_ITEM_REQUESTED);
  g_assert_cmpuint (item->why.because.len, ==, 1);
  state_is (p, BATSON_TRIGGER_REF_8, BATSON_YES);
}

static void
test_work_applies (void)
{
  static const struct { const char *first, *known, *primary; gboolean applies; } table[] = {
    { "spine", "no", "", TRUE }, { "spine", "no", "likely", TRUE }, { "spine", "no", "unknown", TRUE }, { "spine", "no", "proven", FALSE },
    { "spine", "no", "other", FALSE }, { "spine", "yes", "", FALSE }, { "breast", "no", "", FALSE }, { "", "no", "", FALSE }, { "spine", "", "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (Patient) p = patient_new ();
      g_autoptr (BatsonAssessment) a = NULL;
      patient_set (p, presentation (p), BATSON_PRESENTATION_FIRST_SEEN, table[i].first);
      patient_set (p, presentation (p), BATSON_PRESENTATION_KNOWN, table[i].known);
      patient_set (p, presentation (p), BATSON_PRESENTATION_PRIMARY, table[i].primary);
      a = patient_assess (p);
      g_assert_cmpint (a->work_up_applies, ==, table[i].applies);
    }
}

/* Indications */

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
  patient_set (p, finding (lesion), BATSON_FINDING_GRADE, "2");
  indication_is (p, BATSON_RULE_IND_1, lesion, BATSON_YES);
  patient_set (p, finding (lesion), BATSON_FINDING_GRADE, "1b");
  indication_is (p, BATSON_RULE_IND_1, lesion, BATSON_NO);
  patient_set (p, status, BATSON_STATUS_LIMB, "worse");
  indication_is (p, BATSON_RULE_IND_1, lesion, BATSON_YES);
  patient_set (p, finding (lesion), BATSON_FINDING_GRADE, "");
  indication_is (p, BATSON_RULE_IND_1, lesion, BATSON_OPEN);
  patient_set (p, finding (lesion), BATSON_FINDING_GRADE, "0");
  indication_is (p, BATSON_RULE_IND_1, lesion, BATSON_NO);
  patient_set (p, finding (lesion), BATSON_FINDING_GRADE, "1a");
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
  patient_sins (p, finding (lesion), 9);
  indication_is (p, BATSON_RULE_IND_2, lesion, BATSON_NO);
  patient_sins (p, finding (lesion), 10);
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
  patient_sins (p, finding (lesion), 15);
  indication_is (p, BATSON_RULE_IND_4, lesion, BATSON_NO);
  patient_sins (p, finding (lesion), 0);
  patient_set (p, finding (lesion), BATSON_FINDING_PAIN, "mechanical");
  patient_set (p, finding (lesion), BATSON_FINDING_COLLAPSE, "over-50");
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

  isolated (p);
  lesion = batson_record_nth (p->root, BATSON_CASE_LESIONS, 0);
  indication_is (p, BATSON_RULE_IND_5, lesion, BATSON_YES);
  patient_set (p, presentation (p), BATSON_PRESENTATION_PRIMARY, "proven");
  indication_is (p, BATSON_RULE_IND_5, lesion, BATSON_OPEN);
  patient_set (p, imaging (p), BATSON_IMAGING_ATYPICAL, "no");
  indication_is (p, BATSON_RULE_IND_5, lesion, BATSON_NO);
  patient_set (p, imaging (p), BATSON_IMAGING_ATYPICAL, "yes");
  indication_is (p, BATSON_RULE_IND_5, lesion, BATSON_YES);
}

static void
test_ind_6 (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion;

  isolated (p);
  lesion = batson_record_nth (p->root, BATSON_CASE_LESIONS, 0);
  patient_set (p, presentation (p), BATSON_PRESENTATION_PRIMARY, "proven");
  indication_is (p, BATSON_RULE_IND_6, lesion, BATSON_OPEN);
  patient_set (p, disease (p), BATSON_DISEASE_CONTROLLED, "yes");
  patient_set (p, patient_child (p, BATSON_CASE_FITNESS), BATSON_FITNESS_JUDGED, "fit");
  indication_is (p, BATSON_RULE_IND_6, lesion, BATSON_YES);
  patient_set (p, disease (p), BATSON_DISEASE_CONTROLLED, "no");
  indication_is (p, BATSON_RULE_IND_6, lesion, BATSON_NO);
  patient_set (p, presentation (p), BATSON_PRESENTATION_PRIMARY, "other"); /* NOMS-0: withdrawn */
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

static void
add_work_items (void)
{
  static const char *const names[G_N_ELEMENTS (work_rules)] = {
    "/rule/WORK-1/open-requested-or-done", "/rule/WORK-2/open-requested-or-done", "/rule/WORK-3/open-requested-or-done",
    "/rule/WORK-4/open-requested-or-done", "/rule/WORK-5/open-requested-or-done", "/rule/WORK-6/open-requested-or-done"
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_test_add_data_func (names[i], GUINT_TO_POINTER (i), test_work_item);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/referral/empty-case-alarms-nobody", test_empty_case_alarms_nobody);
  g_test_add_func ("/referral/handling", test_handling);
  g_test_add_func ("/referral/fired-when-observed-else-entered", test_fired_when_observed_else_entered);
  g_test_add_func ("/rule/REF-1/known-and-new-pain", test_ref_1);
  g_test_add_func ("/rule/REF-2/seven-or-more", test_ref_2);
  g_test_add_func ("/rule/REF-2/before-all-parts-are-answered", test_ref_2_before_complete);
  g_test_add_func ("/rule/REF-3/epidural-or-inside-the-dura", test_ref_3);
  g_test_add_func ("/rule/REF-4/any-deficit", test_ref_4);
  g_test_add_func ("/rule/REF-4/a-deterioration-alone-does-not-fire", test_ref_4_of_a_deterioration);
  g_test_add_func ("/rule/REF-4/old-with-another-cause-does-not", test_ref_4_old_with_another_cause);
  g_test_add_func ("/rule/REF-4/after-a-referral-only-what-is-new", test_ref_4_after_a_referral);
  g_test_add_func ("/rule/REF-5/clinician-says", test_ref_5);
  g_test_add_func ("/rule/REF-6/isolated-in-a-new-patient", test_ref_6);
  g_test_add_func ("/rule/REF-6/incomplete-imaging-is-unknown", test_ref_6_incomplete_imaging_is_unknown);
  g_test_add_func ("/rule/REF-7/likely-or-proven", test_ref_7);
  g_test_add_func ("/rule/REF-7/never-waits", test_ref_7_never_waits);
  g_test_add_func ("/rule/REF-8/open-or-requested", test_ref_8);
  g_test_add_func ("/rule/REF-9/high-grade-in-any-patient", test_ref_9);
  g_test_add_func ("/rule/REF-10/known-and-metastasis", test_ref_10);
  add_work_items ();
  g_test_add_func ("/rule/WORK-1/to-whom-the-work-up-applies", test_work_applies);
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
