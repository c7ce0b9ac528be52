/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Referral triggers, each alone and three-valued, with what is missing, when it fired and how it is handled. */
#include "framework/handling.h"
#include "framework/patient.h"
#include "framework/words.h"

#include <string.h>

/* Whether FIELD of TYPE is named as missing by a trigger. */
static gboolean
misses (Patient *p, BatsonTriggerId id, BatsonRecordTypeId type, guint field)
{
  g_autoptr (BatsonAssessment) a = patient_assess (p);
  const BatsonFacts *missing = &patient_trigger (a, id)->why.missing;

  for (guint i = 0; i < missing->len; i++)
    if (missing->facts[i].type == type && missing->facts[i].field == field)
      return TRUE;
  return FALSE;
}

static BatsonHandling
handling (Patient *p, BatsonTriggerId id)
{
  g_autoptr (BatsonAssessment) a = patient_assess (p);

  return patient_trigger (a, id)->handling;
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

  patient_trigger_is (p, BATSON_TRIGGER_REF_1, BATSON_OPEN);
  patient_set (p, status, BATSON_STATUS_BACK_PAIN, "stable");
  patient_trigger_is (p, BATSON_TRIGGER_REF_1, BATSON_NO);
  patient_set (p, status, BATSON_STATUS_BACK_PAIN, "new");
  patient_trigger_is (p, BATSON_TRIGGER_REF_1, BATSON_OPEN);
  g_assert_true (misses (p, BATSON_TRIGGER_REF_1, BATSON_RECORD_PRESENTATION, BATSON_PRESENTATION_KNOWN));
  g_assert_false (misses (p, BATSON_TRIGGER_REF_1, BATSON_RECORD_STATUS, BATSON_STATUS_BACK_PAIN));
  patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_KNOWN, "yes");
  patient_trigger_is (p, BATSON_TRIGGER_REF_1, BATSON_YES);
  patient_set (p, status, BATSON_STATUS_BACK_PAIN, "progressive");
  patient_trigger_is (p, BATSON_TRIGGER_REF_1, BATSON_YES);
  patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_KNOWN, "no");
  patient_trigger_is (p, BATSON_TRIGGER_REF_1, BATSON_NO);
}

static void
test_ref_2 (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = patient_lesion (p, "T8", NULL);

  patient_trigger_is (p, BATSON_TRIGGER_REF_2, BATSON_OPEN);
  patient_set (p, patient_finding (lesion), BATSON_FINDING_PAIN, "mechanical");
  patient_trigger_is (p, BATSON_TRIGGER_REF_2, BATSON_OPEN);
  g_assert_true (misses (p, BATSON_TRIGGER_REF_2, BATSON_RECORD_FINDING, BATSON_FINDING_COLLAPSE));
  patient_sins (p, patient_finding (lesion), 5);
  patient_set (p, patient_child (p, BATSON_CASE_IMAGING), BATSON_IMAGING_COMPLETE, "yes");
  patient_trigger_is (p, BATSON_TRIGGER_REF_2, BATSON_NO);
  patient_sins (p, patient_finding (lesion), 6);
  patient_trigger_is (p, BATSON_TRIGGER_REF_2, BATSON_YES);
}

/* It fires when the parts answered reach 7, though three are missing, at the time the last needed part was entered. */
static void
test_ref_2_before_complete (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = patient_lesion (p, "T12", NULL);
  g_autoptr (BatsonAssessment) a = NULL;

  p->now += 600;
  patient_set (p, patient_finding (lesion), BATSON_FINDING_PAIN, "mechanical");
  p->now += 600;
  patient_set (p, patient_finding (lesion), BATSON_FINDING_BONE, "mixed");
  p->now += 600;
  patient_set (p, patient_finding (lesion), BATSON_FINDING_POSTEROLATERAL, "both-sides");
  a = patient_assess (p);
  g_assert_cmpint (patient_trigger (a, BATSON_TRIGGER_REF_2)->state, ==, BATSON_YES);
  g_assert_cmpint (patient_trigger (a, BATSON_TRIGGER_REF_2)->fired_at.at, ==, PATIENT_NOW + 1200);
}

static void
test_ref_3 (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = patient_lesion (p, "T8", NULL);

  patient_trigger_is (p, BATSON_TRIGGER_REF_3, BATSON_OPEN);
  patient_set (p, patient_finding (lesion), BATSON_FINDING_GRADE, "0");
  patient_trigger_is (p, BATSON_TRIGGER_REF_3, BATSON_OPEN);
  g_assert_true (misses (p, BATSON_TRIGGER_REF_3, BATSON_RECORD_IMAGING, BATSON_IMAGING_COMPLETE));
  patient_set (p, patient_child (p, BATSON_CASE_IMAGING), BATSON_IMAGING_COMPLETE, "yes");
  patient_trigger_is (p, BATSON_TRIGGER_REF_3, BATSON_NO);
  patient_set (p, patient_finding (lesion), BATSON_FINDING_GRADE, "1a");
  patient_trigger_is (p, BATSON_TRIGGER_REF_3, BATSON_YES);
  patient_set (p, patient_finding (lesion), BATSON_FINDING_GRADE, "");
  patient_set (p, lesion, BATSON_LESION_COMPARTMENT, "intradural");
  patient_trigger_is (p, BATSON_TRIGGER_REF_3, BATSON_YES);
  patient_trigger_is (p, BATSON_TRIGGER_REF_9, BATSON_NO);
}

static void
test_ref_4 (void)
{
  static const guint counted[] = { BATSON_STATUS_LIMB, BATSON_STATUS_SENSORY, BATSON_STATUS_SPHINCTER, BATSON_STATUS_MOTOR_RADIC };
  static const guint others[] = { BATSON_STATUS_MYELOPATHY, BATSON_STATUS_OTHER_RADIC };
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *status;

  patient_trigger_is (p, BATSON_TRIGGER_REF_4, BATSON_OPEN);
  status = patient_status (p);
  patient_trigger_is (p, BATSON_TRIGGER_REF_4, BATSON_NO);
  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    {
      patient_set (p, status, counted[i], "new");
      patient_trigger_is (p, BATSON_TRIGGER_REF_4, BATSON_YES);
      patient_set (p, status, counted[i], "");
      patient_trigger_is (p, BATSON_TRIGGER_REF_4, BATSON_OPEN);
      g_assert_true (misses (p, BATSON_TRIGGER_REF_4, BATSON_RECORD_STATUS, counted[i]));
      patient_set (p, status, counted[i], "none");
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      patient_set (p, status, others[i], "new");
      patient_trigger_is (p, BATSON_TRIGGER_REF_4, BATSON_NO);
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
  patient_trigger_is (p, BATSON_TRIGGER_REF_4, BATSON_OPEN);
  a = patient_assess (p);
  words = batson_words_trigger (a, patient_trigger (a, BATSON_TRIGGER_REF_4));
  fact = batson_words_trigger_fact (a, patient_trigger (a, BATSON_TRIGGER_REF_4));
  g_assert_nonnull (strstr (words, "the acute deterioration alone does not fire it, missing: Limb weakness"));
  g_assert_true (g_str_has_prefix (fact, "the deterioration alone does not fire it, missing: Limb weakness"));
  patient_set (p, status, BATSON_STATUS_ACUTE, "no");
  quiet = patient_assess (p);
  quiet_words = batson_words_trigger_fact (quiet, patient_trigger (quiet, BATSON_TRIGGER_REF_4));
  g_assert_true (g_str_has_prefix (quiet_words, "not known, missing: Limb weakness"));
}

static void
test_ref_4_old_with_another_cause (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *status = patient_status (p);

  patient_set (p, status, BATSON_STATUS_SENSORY, "old");
  patient_trigger_is (p, BATSON_TRIGGER_REF_4, BATSON_YES);
  patient_set (p, status, BATSON_STATUS_SENSORY_CAUSE, "diabetes");
  patient_trigger_is (p, BATSON_TRIGGER_REF_4, BATSON_NO);
}

static void
test_ref_4_after_a_referral (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *status = patient_status (p), *later, *referral;

  patient_set (p, status, BATSON_STATUS_DATE, "2026-06-10T08:00Z");
  patient_set (p, status, BATSON_STATUS_SENSORY, "new");
  referral = refer (p, "to-neurosurgeon", BATSON_TRIGGER_REF_4, NULL);
  patient_trigger_is (p, BATSON_TRIGGER_REF_4, BATSON_YES);
  patient_set (p, referral, BATSON_REFERRAL_SENT, "2026-06-10T09:00Z");
  patient_trigger_is (p, BATSON_TRIGGER_REF_4, BATSON_NO);
  g_assert_cmpint (handling (p, BATSON_TRIGGER_REF_4), ==, BATSON_HANDLING_SENT);

  later = patient_status (p); /* seen again, the same */
  patient_set (p, later, BATSON_STATUS_DATE, "2026-06-12T08:00Z");
  patient_set (p, later, BATSON_STATUS_SENSORY, "new");
  patient_trigger_is (p, BATSON_TRIGGER_REF_4, BATSON_NO);
  patient_set (p, later, BATSON_STATUS_SENSORY, "worse");
  patient_trigger_is (p, BATSON_TRIGGER_REF_4, BATSON_YES);
  g_assert_cmpint (handling (p, BATSON_TRIGGER_REF_4), ==, BATSON_HANDLING_NONE);
  patient_set (p, later, BATSON_STATUS_SENSORY, "new");
  patient_set (p, later, BATSON_STATUS_LIMB, "new"); /* another one, first observed now */
  patient_trigger_is (p, BATSON_TRIGGER_REF_4, BATSON_YES);
  refer (p, "to-neurosurgeon", BATSON_TRIGGER_REF_4, "2026-06-12T10:00Z");
  patient_trigger_is (p, BATSON_TRIGGER_REF_4, BATSON_NO);
}

static void
test_ref_5 (void)
{
  g_autoptr (Patient) p = patient_new ();

  patient_trigger_is (p, BATSON_TRIGGER_REF_5, BATSON_OPEN);
  patient_set (p, patient_child (p, BATSON_CASE_IMAGING), BATSON_IMAGING_RAPID, "no");
  patient_trigger_is (p, BATSON_TRIGGER_REF_5, BATSON_NO);
  patient_set (p, patient_child (p, BATSON_CASE_IMAGING), BATSON_IMAGING_RAPID, "yes");
  patient_set (p, patient_child (p, BATSON_CASE_IMAGING), BATSON_IMAGING_RAPID_WEEKS, "2");
  patient_trigger_is (p, BATSON_TRIGGER_REF_5, BATSON_YES);
}

static void
test_ref_6 (void)
{
  g_autoptr (Patient) p = patient_new ();

  patient_trigger_is (p, BATSON_TRIGGER_REF_6, BATSON_OPEN);
  patient_isolated (p);
  patient_trigger_is (p, BATSON_TRIGGER_REF_6, BATSON_YES);
  patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_KNOWN, "yes");
  patient_trigger_is (p, BATSON_TRIGGER_REF_6, BATSON_NO);
  patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_KNOWN, "no");
  patient_set (p, patient_child (p, BATSON_CASE_DISEASE), BATSON_DISEASE_OTHER_BONE, "1");
  patient_trigger_is (p, BATSON_TRIGGER_REF_6, BATSON_NO);
  patient_set (p, patient_child (p, BATSON_CASE_DISEASE), BATSON_DISEASE_OTHER_BONE, "0");
  patient_lesion (p, "L2", NULL);
  patient_trigger_is (p, BATSON_TRIGGER_REF_6, BATSON_NO);
}

static void
test_ref_6_incomplete_imaging_is_unknown (void)
{
  g_autoptr (Patient) p = patient_new ();

  patient_isolated (p);
  patient_set (p, patient_child (p, BATSON_CASE_IMAGING), BATSON_IMAGING_COMPLETE, "no");
  patient_trigger_is (p, BATSON_TRIGGER_REF_6, BATSON_OPEN);
  g_assert_true (misses (p, BATSON_TRIGGER_REF_6, BATSON_RECORD_IMAGING, BATSON_IMAGING_COMPLETE));
  patient_set (p, patient_child (p, BATSON_CASE_IMAGING), BATSON_IMAGING_COMPLETE, "yes");
  patient_set_state (p, patient_child (p, BATSON_CASE_DISEASE), BATSON_DISEASE_WHOLE_BODY, BATSON_VALUE_NOT_DONE);
  patient_trigger_is (p, BATSON_TRIGGER_REF_6, BATSON_OPEN);
  g_assert_true (misses (p, BATSON_TRIGGER_REF_6, BATSON_RECORD_DISEASE, BATSON_DISEASE_WHOLE_BODY));
}

static void
test_ref_7 (void)
{
  g_autoptr (Patient) p = patient_new ();

  patient_trigger_is (p, BATSON_TRIGGER_REF_7, BATSON_OPEN);
  patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_FIRST_SEEN, "spine");
  patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_KNOWN, "no");
  patient_trigger_is (p, BATSON_TRIGGER_REF_7, BATSON_OPEN);
  g_assert_true (misses (p, BATSON_TRIGGER_REF_7, BATSON_RECORD_PRESENTATION, BATSON_PRESENTATION_PRIMARY));
  patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_PRIMARY, "unknown");
  patient_trigger_is (p, BATSON_TRIGGER_REF_7, BATSON_NO);
  patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_PRIMARY, "likely");
  patient_trigger_is (p, BATSON_TRIGGER_REF_7, BATSON_YES);
  patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_PRIMARY, "proven");
  patient_trigger_is (p, BATSON_TRIGGER_REF_7, BATSON_YES);
  patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_FIRST_SEEN, "breast");
  patient_trigger_is (p, BATSON_TRIGGER_REF_7, BATSON_NO);
}

/* Whatever the work-up says, blank, open or done. */
static void
test_ref_7_never_waits (void)
{
  static const char *const states[] = { "", "open", "requested", "done-normal", "done-abnormal" };
  g_autoptr (Patient) p = patient_new ();

  patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_FIRST_SEEN, "spine");
  patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_KNOWN, "no");
  patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_PRIMARY, "likely");
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      patient_set (p, patient_child (p, BATSON_CASE_WORK_UP), BATSON_WORK_UP_BIOPSY, states[i]);
      patient_trigger_is (p, BATSON_TRIGGER_REF_7, BATSON_YES);
    }
}

static void
test_ref_8 (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *work_up = patient_child (p, BATSON_CASE_WORK_UP);
  g_autoptr (BatsonAssessment) a = NULL;

  patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_FIRST_SEEN, "spine");
  patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_KNOWN, "no");
  patient_trigger_is (p, BATSON_TRIGGER_REF_8, BATSON_NO); /* every item blank: silent */
  patient_set (p, work_up, BATSON_WORK_UP_HISTORY, "done-normal");
  patient_trigger_is (p, BATSON_TRIGGER_REF_8, BATSON_OPEN);
  patient_set (p, work_up, BATSON_WORK_UP_MARKERS, "requested");
  patient_set (p, work_up, BATSON_WORK_UP_BIOPSY, "open");
  patient_trigger_is (p, BATSON_TRIGGER_REF_8, BATSON_YES);
  a = patient_assess (p);
  g_assert_cmpuint (patient_trigger (a, BATSON_TRIGGER_REF_8)->why.because.len, ==, 2);
  patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_FIRST_SEEN, "breast");
  patient_trigger_is (p, BATSON_TRIGGER_REF_8, BATSON_NO);
  patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_FIRST_SEEN, "");
  patient_trigger_is (p, BATSON_TRIGGER_REF_8, BATSON_OPEN);
}

static void
test_ref_9 (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = patient_lesion (p, "L3", "1c");

  patient_set (p, patient_child (p, BATSON_CASE_IMAGING), BATSON_IMAGING_COMPLETE, "yes");
  patient_trigger_is (p, BATSON_TRIGGER_REF_9, BATSON_NO);
  patient_set (p, patient_finding (lesion), BATSON_FINDING_GRADE, "");
  patient_trigger_is (p, BATSON_TRIGGER_REF_9, BATSON_OPEN);
  patient_set (p, patient_finding (lesion), BATSON_FINDING_GRADE, "cauda-high");
  patient_trigger_is (p, BATSON_TRIGGER_REF_9, BATSON_YES);
  patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_FIRST_SEEN, "breast");
  patient_trigger_is (p, BATSON_TRIGGER_REF_9, BATSON_YES);
  g_assert_cmpint (handling (p, BATSON_TRIGGER_REF_9), ==, BATSON_HANDLING_NONE);
}

static void
test_ref_10 (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion;
  g_autoptr (BatsonAssessment) a = NULL;

  patient_trigger_is (p, BATSON_TRIGGER_REF_10, BATSON_OPEN);
  patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_KNOWN, "no");
  patient_trigger_is (p, BATSON_TRIGGER_REF_10, BATSON_NO);
  patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_KNOWN, "yes");
  patient_trigger_is (p, BATSON_TRIGGER_REF_10, BATSON_OPEN);
  patient_set (p, patient_child (p, BATSON_CASE_IMAGING), BATSON_IMAGING_COMPLETE, "yes");
  patient_trigger_is (p, BATSON_TRIGGER_REF_10, BATSON_NO);
  lesion = patient_lesion (p, "T8", NULL);
  patient_trigger_is (p, BATSON_TRIGGER_REF_10, BATSON_YES);
  a = patient_assess (p);
  g_assert_cmpint (patient_trigger (a, BATSON_TRIGGER_REF_10)->why.basis, ==, BATSON_BASIS_CONFLICT);
  patient_set (p, lesion, BATSON_LESION_TREATMENT, "separation"); /* treated: what was there is history */
  patient_set (p, lesion, BATSON_LESION_TREATED, "2026-06-01");
  patient_trigger_is (p, BATSON_TRIGGER_REF_10, BATSON_NO);
}

static void
test_handling (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *referral;

  patient_lesion (p, "T8", "1a");
  g_assert_cmpint (handling (p, BATSON_TRIGGER_REF_3), ==, BATSON_HANDLING_NONE);
  patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_FIRST_SEEN, "spine");
  g_assert_cmpint (handling (p, BATSON_TRIGGER_REF_3), ==, BATSON_HANDLING_WITH_THEM);
  patient_trigger_is (p, BATSON_TRIGGER_REF_3, BATSON_YES);
  refer (p, "to-breast-oncosurgeon", BATSON_TRIGGER_REF_3, "2026-06-16"); /* the other way: does not count */
  g_assert_cmpint (handling (p, BATSON_TRIGGER_REF_3), ==, BATSON_HANDLING_WITH_THEM);
  referral = refer (p, "to-neurosurgeon", BATSON_TRIGGER_REF_3, "2026-06-16T14:32Z");
  g_assert_cmpint (handling (p, BATSON_TRIGGER_REF_3), ==, BATSON_HANDLING_SENT);
  patient_set (p, referral, BATSON_REFERRAL_RECEIVED, "2026-06-16T15:05Z");
  g_assert_cmpint (handling (p, BATSON_TRIGGER_REF_3), ==, BATSON_HANDLING_RECEIVED);
  patient_set (p, referral, BATSON_REFERRAL_ANSWERED, "2026-06-17");
  g_assert_cmpint (handling (p, BATSON_TRIGGER_REF_3), ==, BATSON_HANDLING_ANSWERED);
}

/* Each way in which a patient can be the neurosurgeon's, with a trigger that fires before, while and after: REF-3 is with him, a deficit and the breast side are not handled by that. */
static void
test_already_with_them (void)
{
  static const char *const seen[] = { NULL, "breast", "spine" };
  enum { MORNING = 3 * 3600 }; /* 16 Jun: received at 10:00, answered at 14:00; fired at 9:00, 12:00, 15:00 */

  for (guint i = 0; i < 3 * 2 * 2 * 3; i++)
    {
      guint received = i / 3 % 2, answered = i / 6 % 2, when = i % 3;
      const char *first = seen[i / 12];
      g_autoptr (Patient) p = patient_new ();
      BatsonRecord *referral = refer (p, "to-neurosurgeon", BATSON_TRIGGER_REF_1, "2026-06-16T08:00Z"), *status = patient_status (p);
      gboolean spine = g_strcmp0 (first, "spine") == 0, with_them = spine || (received && (!answered || when < 2));

      if (first)
        patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_FIRST_SEEN, first);
      if (received)
        patient_set (p, referral, BATSON_REFERRAL_RECEIVED, "2026-06-16T10:00Z");
      if (answered)
        patient_set (p, referral, BATSON_REFERRAL_ANSWERED, "2026-06-16T14:00Z");
      p->now = PATIENT_NOW - 86400 - MORNING + when * MORNING;
      patient_lesion (p, "T8", "2");
      patient_set (p, status, BATSON_STATUS_LIMB, "new");
      p->now = PATIENT_NOW;
      g_assert_cmpint (handling (p, BATSON_TRIGGER_REF_3), ==, with_them ? BATSON_HANDLING_WITH_THEM : BATSON_HANDLING_NONE);
      g_assert_cmpint (handling (p, BATSON_TRIGGER_REF_4), ==, spine ? BATSON_HANDLING_WITH_THEM : BATSON_HANDLING_NONE);
      g_assert_cmpint (handling (p, BATSON_TRIGGER_REF_9), ==, BATSON_HANDLING_NONE);
    }
}

/* What is known by the day alone, or not at all, is not said to be with him; nor by a referral the other way. */
static void
test_already_with_them_by_the_day (void)
{
  static const struct { const char *direction, *answered; gint64 fired; gboolean with_them; } table[] = {
    { "to-neurosurgeon", "2026-06-16", PATIENT_NOW - 2 * 86400, TRUE },
    { "to-neurosurgeon", "2026-06-16", PATIENT_NOW - 86400, FALSE },
    { "to-neurosurgeon", "2026-06", PATIENT_NOW - 86400, FALSE },
    { "to-neurosurgeon", NULL, 0, FALSE },
    { "to-breast-oncosurgeon", NULL, PATIENT_NOW - 86400, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (Patient) p = patient_new ();
      BatsonRecord *referral = refer (p, table[i].direction, BATSON_TRIGGER_REF_1, "2026-06-12");

      patient_set (p, referral, BATSON_REFERRAL_RECEIVED, "2026-06-13");
      if (table[i].answered)
        patient_set (p, referral, BATSON_REFERRAL_ANSWERED, table[i].answered);
      p->now = table[i].fired;
      patient_lesion (p, "T8", "1a");
      p->now = PATIENT_NOW;
      g_assert_cmpint (handling (p, BATSON_TRIGGER_REF_3), ==, table[i].with_them ? BATSON_HANDLING_WITH_THEM : BATSON_HANDLING_NONE);
    }
}

/* A referral on its way stays in reach when another trigger fires before it is received, and when what it names fires no more. */
static void
test_waiting_for (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *referral = refer (p, "to-neurosurgeon", BATSON_TRIGGER_REF_4, "2026-06-16T08:00Z"), *status = patient_status (p), *waiting = NULL;
  static const struct { guint field; BatsonHandling waits; } steps[] = {
    { BATSON_REFERRAL_RECEIVED, BATSON_HANDLING_RECEIVED }, { BATSON_REFERRAL_ANSWERED, BATSON_HANDLING_ANSWERED },
  };

  patient_set (p, status, BATSON_STATUS_DATE, "2026-06-15");
  patient_set (p, status, BATSON_STATUS_SENSORY, "new");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (BatsonAssessment) quiet = patient_assess (p), fired = NULL;
      BatsonRecord *lesion;

      g_assert_cmpint (batson_handling_next (quiet, BATSON_DIRECTION_TO_NEURO), ==, BATSON_HANDLING_NONE);
      g_assert_cmpint (batson_handling_waiting_for (quiet, BATSON_DIRECTION_TO_NEURO, &waiting), ==, steps[i].waits);
      g_assert_true (waiting == referral);
      p->now = 0;
      lesion = patient_lesion (p, "T8", "1a");
      p->now = PATIENT_NOW;
      fired = patient_assess (p);
      g_assert_cmpint (batson_handling_next (fired, BATSON_DIRECTION_TO_NEURO), ==, BATSON_HANDLING_SENT);
      g_assert_cmpint (batson_handling_waiting_for (fired, BATSON_DIRECTION_TO_NEURO, &waiting), ==, steps[i].waits);
      batson_case_remove (p->patient, lesion);
      patient_set (p, referral, steps[i].field, "2026-06-16T10:00Z");
    }
  {
    g_autoptr (BatsonAssessment) answered = patient_assess (p);
    g_assert_cmpint (batson_handling_waiting_for (answered, BATSON_DIRECTION_TO_NEURO, &waiting), ==, BATSON_HANDLING_NONE);
  }
}

static void
test_fired_when_observed_else_entered (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL, b = NULL;
  BatsonRecord *status = patient_add (p, BATSON_CASE_STATUS);

  patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_KNOWN, "yes");
  p->now += 3600;
  patient_set (p, status, BATSON_STATUS_BACK_PAIN, "new");
  patient_set (p, status, BATSON_STATUS_LIMB, "new");
  a = patient_assess (p);
  g_assert_cmpint (patient_trigger (a, BATSON_TRIGGER_REF_1)->fired_at.at, ==, PATIENT_NOW + 3600);
  patient_set (p, status, BATSON_STATUS_DATE, "2026-06-17T10:30Z");
  b = patient_assess (p);
  g_assert_cmpint (patient_trigger (b, BATSON_TRIGGER_REF_4)->fired_at.at, ==, PATIENT_NOW - 5400);
  g_assert_cmpint (patient_trigger (b, BATSON_TRIGGER_REF_1)->fired_at.at, ==, PATIENT_NOW); /* the last fact needed: breast cancer known */
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/referral/empty-case-alarms-nobody", test_empty_case_alarms_nobody);
  g_test_add_func ("/referral/handling", test_handling);
  g_test_add_func ("/rule/REF-2/already-with-the-neurosurgeon", test_already_with_them);
  g_test_add_func ("/rule/REF-2/already-with-the-neurosurgeon-by-the-day", test_already_with_them_by_the_day);
  g_test_add_func ("/referral/what-waits-stays-in-reach", test_waiting_for);
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
  return g_test_run ();
}
