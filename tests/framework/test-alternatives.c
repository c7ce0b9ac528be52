/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What else a conclusion could have been. */
#include "case/document.h"
#include "framework/alternatives.h"
#include "framework/patient.h"
#include "framework/words.h"

/* Low grade, sensitive, stable, fit: NOMS-4, with one spinal lesion known in a known cancer. */
static BatsonRecord *
a_patient (Patient *p)
{
  BatsonRecord *lesion = patient_lesion (p, "L2", "1b"), *sample = patient_add (p, BATSON_CASE_SAMPLES);

  patient_sins (p, batson_record_nth (lesion, BATSON_LESION_FINDINGS, 0), 4);
  patient_set (p, lesion, BATSON_LESION_RADIATION, "none");
  patient_set (p, patient_child (p, BATSON_CASE_FITNESS), BATSON_FITNESS_JUDGED, "fit");
  patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_KNOWN, "yes");
  patient_set (p, patient_child (p, BATSON_CASE_IMAGING), BATSON_IMAGING_COMPLETE, "yes");
  patient_set (p, sample, BATSON_SAMPLE_SITE, "primary");
  patient_set (p, sample, BATSON_SAMPLE_ER, "90");
  patient_set (p, sample, BATSON_SAMPLE_PR, "80");
  patient_set (p, sample, BATSON_SAMPLE_HER2_IHC, "0");
  patient_set (p, sample, BATSON_SAMPLE_KI67, "8");
  patient_status (p);
  return lesion;
}

/* The alternative of KIND that leads to IDS, joined with spaces; NULL where there is none. */
static const BatsonAlternative *
leading_to (GPtrArray *all, BatsonAlternativeKind kind, const char *ids)
{
  for (guint i = 0; i < all->len; i++)
    {
      const BatsonAlternative *alternative = all->pdata[i];
      g_autofree char *joined = g_strjoinv (" ", alternative->ids);
      if (alternative->kind == kind && g_str_equal (joined, ids))
        return alternative;
    }
  return NULL;
}

/* The words of the alternative of KIND of WHY that leads to IDS; "" where there is none. */
static char *
words_of (Patient *p, BatsonAssessment *a, const BatsonWhy *why, BatsonAlternativeKind kind, const char *ids)
{
  g_autoptr (BatsonAlternatives) all = batson_alternatives_new (p->patient, a);
  g_autoptr (GPtrArray) of = batson_alternatives_of (all, why);
  const BatsonAlternative *alternative = leading_to (of, kind, ids);

  return alternative ? batson_words_alternative (alternative) : g_strdup ("");
}

static void
assert_words (Patient *p, BatsonAssessment *a, const BatsonWhy *why, BatsonAlternativeKind kind, const char *ids, const char *expected)
{
  g_autofree char *words = words_of (p, a, why, kind, ids);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_decision (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = a_patient (p);
  g_autoptr (BatsonAssessment) a = patient_assess (p);
  const BatsonLesionResult *result = batson_assessment_lesion (a, lesion);

  assert_words (p, a, &result->why, BATSON_ALTERNATIVE_ANSWER, "NOMS-1", "Bilsky grade of L2: 2 or 3 or Cauda equina, high, then: NOMS-1: Separation surgery + SBRT");
  assert_words (p, a, &result->why, BATSON_ALTERNATIVE_ANSWER, "NOMS-7", "Fit for surgery, judged: Unfit, then: NOMS-7: Palliative care");
  assert_words (p, a, &result->why, BATSON_ALTERNATIVE_ANSWER, "NOMS-12", "");
}

static void
test_no_cauda_above (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = a_patient (p);
  g_autoptr (BatsonAssessment) a = NULL;

  patient_set (p, lesion, BATSON_LESION_LEVEL, "T8");
  a = patient_assess (p);
  assert_words (p, a, &batson_assessment_lesion (a, lesion)->why, BATSON_ALTERNATIVE_ANSWER, "NOMS-1", "Bilsky grade of T8: 2 or 3, then: NOMS-1: Separation surgery + SBRT");
}

static void
test_answers (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = a_patient (p);
  g_autoptr (BatsonAssessment) a = patient_assess (p);
  const BatsonAnswer *answers = batson_assessment_lesion (a, lesion)->answers;

  assert_words (p, a, &answers[BATSON_QUESTION_N].why, BATSON_ALTERNATIVE_ANSWER, "high", "Bilsky grade of L2: 2 or 3 or Cauda equina, high, then: High grade");
  assert_words (p, a, &answers[BATSON_QUESTION_O].why, BATSON_ALTERNATIVE_ANSWER, "radiosensitive radioresistant", "Earlier radiation to L2: Conventional or Stereotactic, then: open");
  assert_words (p, a, &answers[BATSON_QUESTION_S].why, BATSON_ALTERNATIVE_ANSWER, "poor", "Fit for surgery, judged: Unfit, then: Poor");
}

static void
test_by_hand (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = a_patient (p);
  g_autoptr (BatsonAssessment) a = NULL;

  patient_set (p, lesion, BATSON_LESION_M_HAND, "unstable");
  patient_set (p, p->root, BATSON_CASE_SUBTYPE_HAND, "triple-negative");
  a = patient_assess (p);
  assert_words (p, a, &batson_assessment_lesion (a, lesion)->answers[BATSON_QUESTION_M].why, BATSON_ALTERNATIVE_ANSWER, "indeterminate", "Stability (M) of L2, set by hand: Indeterminate, then: Indeterminate");
  assert_words (p, a, &batson_assessment_lesion (a, lesion)->answers[BATSON_QUESTION_M].why, BATSON_ALTERNATIVE_ANSWER, "stable", "Stability (M) of L2, set by hand: Stable or not set, then: Stable");
}

static void
test_sins (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = a_patient (p), *finding = batson_record_nth (lesion, BATSON_LESION_FINDINGS, 0);
  g_autoptr (BatsonAssessment) six = patient_assess (p), nine = NULL;

  /* L2 is mobile, 2 points: 6 in all. */
  assert_words (p, six, &batson_assessment_lesion (six, lesion)->sins_why, BATSON_ALTERNATIVE_DISTANCE, "indeterminate", "1 point more, then: Indeterminate (7–12)");
  assert_words (p, six, &batson_assessment_lesion (six, lesion)->sins_why, BATSON_ALTERNATIVE_DISTANCE, "stable", "");
  patient_sins (p, finding, 7);
  nine = patient_assess (p);
  assert_words (p, nine, &batson_assessment_lesion (nine, lesion)->sins_why, BATSON_ALTERNATIVE_DISTANCE, "stable", "3 points fewer, then: Stable (0–6)");
  assert_words (p, nine, &batson_assessment_lesion (nine, lesion)->sins_why, BATSON_ALTERNATIVE_DISTANCE, "unstable", "4 points more, then: Unstable (13–18)");
}

static void
test_sins_readings (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = a_patient (p), *finding = batson_record_nth (lesion, BATSON_LESION_FINDINGS, 0);
  g_autoptr (BatsonAssessment) a = NULL;
  g_autoptr (BatsonAlternatives) all = NULL;
  g_autoptr (GPtrArray) of = NULL;

  /* Mobile 2, subluxation 4, none else: 6; exactly 50 % would be 2 more, read as over 50 % 3 more. */
  patient_sins (p, finding, 0);
  patient_set (p, finding, BATSON_FINDING_COLLAPSE, "exactly-50");
  patient_set (p, finding, BATSON_FINDING_ALIGNMENT, "deformity");
  a = patient_assess (p);
  all = batson_alternatives_new (p->patient, a);
  of = batson_alternatives_of (all, &batson_assessment_lesion (a, lesion)->sins_why);
  g_assert_nonnull (leading_to (of, BATSON_ALTERNATIVE_READING, "SINS-5"));
  g_assert_nonnull (leading_to (of, BATSON_ALTERNATIVE_READING, "SINS-7"));
  g_assert_nonnull (leading_to (of, BATSON_ALTERNATIVE_ANSWER, "indeterminate"));
}

static void
test_protocol (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = a_patient (p);
  g_autoptr (BatsonAssessment) same = patient_assess (p), differ = NULL;

  assert_words (p, same, &batson_assessment_lesion (same, lesion)->why, BATSON_ALTERNATIVE_PROTOCOL, "LAU-1", "");
  patient_set (p, batson_record_nth (lesion, BATSON_LESION_FINDINGS, 0), BATSON_FINDING_GRADE, "2");
  patient_set (p, lesion, BATSON_LESION_M_HAND, "stable");
  differ = patient_assess (p);
  assert_words (p, differ, &batson_assessment_lesion (differ, lesion)->why, BATSON_ALTERNATIVE_PROTOCOL, "LAU-5", "Original NOMS 2013 says: LAU-5: Conventional radiation");
}

static void
test_subtype (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL;

  a_patient (p);
  a = patient_assess (p);
  assert_words (p, a, &a->subtype.why, BATSON_ALTERNATIVE_ANSWER, "luminal-b-her2-negative", "Ki-67, sample of the primary: 20 %, then: Luminal B (HER2−)");
  assert_words (p, a, &a->subtype.why, BATSON_ALTERNATIVE_ANSWER, "luminal-b-her2-positive", "HER2 (IHC), sample of the primary: 3+, then: Luminal B (HER2+)");
}

static void
test_urgency_and_deadline (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = a_patient (p);
  g_autoptr (BatsonAssessment) a = NULL;

  patient_set (p, batson_record_nth (lesion, BATSON_LESION_FINDINGS, 0), BATSON_FINDING_GRADE, "2");
  a = patient_assess (p);
  g_assert_cmpuint (a->deadlines->len, >, 0);
  assert_words (p, a, &a->urgency.why, BATSON_ALTERNATIVE_ANSWER, "green", "Bilsky grade of L2: 0 or 1a or 1b or 1c or Cauda equina, low, then: Elective");
  assert_words (p, a, &((const BatsonDeadline *) a->deadlines->pdata[0])->why, BATSON_ALTERNATIVE_ANSWER, "no",
                "Bilsky grade of L2: 0 or 1a or 1b or 1c or Cauda equina, low, then: this limit does not run");
}

static void
test_triggers_and_indications (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL;

  a_patient (p);
  a = patient_assess (p);
  for (guint i = 0; i < a->triggers->len; i++)
    {
      const BatsonTrigger *trigger = a->triggers->pdata[i];
      if (trigger->trigger == BATSON_TRIGGER_REF_3)
        assert_words (p, a, &trigger->why, BATSON_ALTERNATIVE_ANSWER, "no", "Bilsky grade of L2: 0, then: does not fire");
    }
  for (guint i = 0; i < a->indications->len; i++)
    {
      const BatsonIndication *indication = a->indications->pdata[i];
      if (indication->why.rule == BATSON_RULE_IND_1)
        assert_words (p, a, &indication->why, BATSON_ALTERNATIVE_ANSWER, "yes", "Bilsky grade of L2: 2 or 3 or Cauda equina, high, then: holds");
    }
}

/* What CONCLUSION, of A, is once VALUE is the answer of FACT in the case itself; the answer is put back. */
static void
assert_leads (Patient *p, const BatsonConclusion *conclusion, const BatsonAlternative *alternative, const BatsonValue *value)
{
  g_autoptr (BatsonAssessment) then = NULL;
  g_auto (GStrv) ids = NULL;

  batson_case_begin (p->patient, "try");
  batson_case_set (p->patient, alternative->fact.record, alternative->fact.field, value);
  batson_case_end (p->patient);
  then = patient_assess (p);
  ids = batson_conclusion_ids (then, conclusion);
  g_assert_cmpint (g_strv_equal ((const char *const *) ids, (const char *const *) alternative->ids), ==, TRUE);
  batson_case_undo (p->patient);
}

/* Every alternative of WHY holds when its answer is really given; how many there were. */
static guint
assert_all_lead (Patient *p, BatsonAlternatives *all, BatsonAssessment *a, const BatsonWhy *why)
{
  g_autoptr (GPtrArray) of = batson_alternatives_of (all, why);
  BatsonConclusion conclusion;
  guint n = 0;

  g_assert_true (batson_conclusion_find (a, why, &conclusion));
  for (guint i = 0; i < of->len; i++)
    {
      const BatsonAlternative *alternative = of->pdata[i];
      for (guint j = 0; alternative->values && j < alternative->values->len; j++, n++)
        assert_leads (p, &conclusion, alternative, &g_array_index (alternative->values, BatsonValue, j));
    }
  return n;
}

static void
test_true (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = a_patient (p);
  g_autoptr (BatsonAssessment) a = patient_assess (p);
  g_autoptr (BatsonAlternatives) all = batson_alternatives_new (p->patient, a);
  const BatsonLesionResult *result = batson_assessment_lesion (a, lesion);
  guint n = 0;

  n += assert_all_lead (p, all, a, &a->urgency.why);
  n += assert_all_lead (p, all, a, &a->subtype.why);
  n += assert_all_lead (p, all, a, &result->why);
  n += assert_all_lead (p, all, a, &result->sins_why);
  for (guint q = 0; q < BATSON_N_QUESTIONS; q++)
    n += assert_all_lead (p, all, a, &result->answers[q].why);
  for (guint i = 0; i < a->triggers->len; i++)
    n += assert_all_lead (p, all, a, a->triggers->pdata[i]);
  for (guint i = 0; i < a->indications->len; i++)
    n += assert_all_lead (p, all, a, a->indications->pdata[i]);
  for (guint i = 0; i < a->notes->len; i++)
    n += assert_all_lead (p, all, a, a->notes->pdata[i]);
  g_assert_cmpuint (n, >, 30);
}

static void
test_case_untouched (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = a_patient (p);
  g_autoptr (BatsonAssessment) a = patient_assess (p);
  g_autoptr (GBytes) before = batson_document_write (p->patient, NULL, NULL), after = NULL;
  g_autofree char *words = words_of (p, a, &batson_assessment_lesion (a, lesion)->why, BATSON_ALTERNATIVE_ANSWER, "NOMS-1");

  g_assert_cmpstr (words, !=, "");
  after = batson_document_write (p->patient, NULL, NULL);
  g_assert_true (g_bytes_equal (before, after));
}

/* Too many lesions to try every answer of: the rest is still said. */
static void
test_many_lesions (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = a_patient (p);
  g_autoptr (BatsonAssessment) a = NULL;

  for (guint i = 0; i < 30; i++)
    patient_lesion (p, "T8", "1a");
  a = patient_assess (p);
  assert_words (p, a, &batson_assessment_lesion (a, lesion)->why, BATSON_ALTERNATIVE_ANSWER, "NOMS-1", "");
  assert_words (p, a, &batson_assessment_lesion (a, lesion)->sins_why, BATSON_ALTERNATIVE_DISTANCE, "indeterminate", "1 point more, then: Indeterminate (7–12)");
}

/* Who asks about one conclusion has its answers tried in larger cases too, and is told where they are not. */
static void
test_many_lesions_for_one (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = a_patient (p);
  g_autoptr (BatsonAssessment) a = NULL, larger = NULL;
  g_autoptr (BatsonAlternatives) all = NULL, one = NULL, none = NULL;
  g_autoptr (GPtrArray) of = NULL, without = NULL;
  const BatsonWhy *why;

  for (guint i = 0; i < 30; i++)
    patient_lesion (p, "T8", "1a");
  a = patient_assess (p);
  why = &batson_assessment_lesion (a, lesion)->why;
  all = batson_alternatives_new (p->patient, a);
  g_assert_false (batson_alternatives_are_tried (all, why));
  one = batson_alternatives_new_for_one (p->patient, a);
  g_assert_true (batson_alternatives_are_tried (one, why));
  of = batson_alternatives_of (one, why);
  g_assert_nonnull (leading_to (of, BATSON_ALTERNATIVE_ANSWER, "NOMS-1"));
  for (guint i = 0; i < 970; i++)
    patient_lesion (p, "T8", "1a");
  larger = patient_assess (p);
  why = &batson_assessment_lesion (larger, lesion)->why;
  none = batson_alternatives_new_for_one (p->patient, larger);
  g_assert_false (batson_alternatives_are_tried (none, why));
  without = batson_alternatives_of (none, why);
  g_assert_null (leading_to (without, BATSON_ALTERNATIVE_ANSWER, "NOMS-1"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/alternatives/decision", test_decision);
  g_test_add_func ("/alternatives/no grade of the cauda equina above L1", test_no_cauda_above);
  g_test_add_func ("/alternatives/answers", test_answers);
  g_test_add_func ("/alternatives/by hand", test_by_hand);
  g_test_add_func ("/alternatives/SINS", test_sins);
  g_test_add_func ("/alternatives/SINS readings", test_sins_readings);
  g_test_add_func ("/rule/CMP-1/alternative", test_protocol);
  g_test_add_func ("/alternatives/subtype", test_subtype);
  g_test_add_func ("/alternatives/urgency and deadline", test_urgency_and_deadline);
  g_test_add_func ("/alternatives/triggers and indications", test_triggers_and_indications);
  g_test_add_func ("/alternatives/each is true when answered", test_true);
  g_test_add_func ("/alternatives/the case is left alone", test_case_untouched);
  g_test_add_func ("/alternatives/many lesions", test_many_lesions);
  g_test_add_func ("/alternatives/many lesions, one asked about", test_many_lesions_for_one);
  return g_test_run ();
}
