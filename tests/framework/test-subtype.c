/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The subtype: every set of receptors, HER2 from its tests, and which sample leads. */
#include "framework/patient.h"
#include "framework/subtype.h"
#include "framework/words.h"

static BatsonRecord *
sample (Patient *p, const char *site, const char *date, const char *er)
{
  BatsonRecord *record = patient_add (p, BATSON_CASE_SAMPLES);

  patient_set (p, record, BATSON_SAMPLE_SITE, site);
  if (date)
    patient_set (p, record, BATSON_SAMPLE_DATE, date);
  if (er)
    patient_set (p, record, BATSON_SAMPLE_ER, er);
  return record;
}

static int
full_subtype (guint er, guint pr, guint her2, guint ki67)
{
  if (er || pr)
    return her2 ? BATSON_SUBTYPE_LUMINAL_B_HER2_POS : ki67 ? BATSON_SUBTYPE_LUMINAL_B_HER2_NEG : BATSON_SUBTYPE_LUMINAL_A;
  return her2 ? BATSON_SUBTYPE_HER2_ENRICHED : BATSON_SUBTYPE_TRIPLE_NEGATIVE;
}

/* Each of four receptors negative, positive or open: 81 sets against the full ones they hold. */
static void
test_every_set (void)
{
  for (guint i = 0; i < 81; i++)
    {
      const guint bits[BATSON_N_RECEPTORS] = { i % 3 + 1, i / 3 % 3 + 1, i / 9 % 3 + 1, i / 27 + 1 };
      guint expected = 0, classes = 0, subtypes = _batson_subtypes (bits);
      for (guint f = 0; f < 16; f++)
        {
          const guint er = f & 1, pr = f >> 1 & 1, her2 = f >> 2 & 1, ki67 = f >> 3;
          if (!(bits[0] & 1u << er) || !(bits[1] & 1u << pr) || !(bits[2] & 1u << her2) || !(bits[3] & 1u << ki67))
            continue;
          expected |= 1u << full_subtype (er, pr, her2, ki67);
          classes |= er || pr ? BATSON_RECEPTORS_HR : her2 ? BATSON_RECEPTORS_HER2 : BATSON_RECEPTORS_TNBC;
        }
      g_assert_cmpuint (subtypes, ==, expected);
      g_assert_cmpuint (_batson_subtype_classes (subtypes), ==, classes);
    }
}

/* A case with one sample; each argument is nullable. */
static BatsonAssessment *
assess_sample (const char *er, const char *pr, const char *ihc, const char *ish, const char *report, const char *ki67)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *record = sample (p, "primary", NULL, er);

  if (pr)
    patient_set (p, record, BATSON_SAMPLE_PR, pr);
  if (ihc)
    patient_set (p, record, BATSON_SAMPLE_HER2_IHC, ihc);
  if (ish)
    patient_set (p, record, BATSON_SAMPLE_HER2_ISH, ish);
  if (report)
    patient_set (p, record, BATSON_SAMPLE_HER2_REPORT, report);
  if (ki67)
    patient_set (p, record, BATSON_SAMPLE_KI67, ki67);
  return patient_assess (p);
}

static void
assert_rule (BatsonAssessment *assessment, BatsonRuleId rule, BatsonBasis basis)
{
  g_autoptr (BatsonAssessment) a = assessment;

  g_assert_cmpstr (batson_rule (a->subtype.rule)->id, ==, batson_rule (rule)->id);
  g_assert_cmpint (a->subtype.why.basis, ==, basis);
}

static void
test_luminal_a (void)
{
  assert_rule (assess_sample ("90", "50", "0", NULL, NULL, "10"), BATSON_RULE_SUB_1, BATSON_BASIS_STATED);
  assert_rule (assess_sample ("90", "0", "0", NULL, NULL, "10"), BATSON_RULE_SUB_1, BATSON_BASIS_INFERRED);
  assert_rule (assess_sample ("90", NULL, "0", NULL, NULL, "19"), BATSON_RULE_SUB_1, BATSON_BASIS_INFERRED);
  assert_rule (assess_sample ("positive", "positive", "1+", NULL, NULL, "19.9"), BATSON_RULE_SUB_1, BATSON_BASIS_STATED);
}

static void
test_luminal_b (void)
{
  assert_rule (assess_sample ("90", "50", "3+", NULL, NULL, "40"), BATSON_RULE_SUB_2, BATSON_BASIS_STATED);
  assert_rule (assess_sample ("90", "50", "3+", NULL, NULL, NULL), BATSON_RULE_SUB_2, BATSON_BASIS_INFERRED);
  assert_rule (assess_sample ("1", NULL, "3+", NULL, NULL, "5"), BATSON_RULE_SUB_2, BATSON_BASIS_INFERRED);
}

static void
test_without_hormone_receptors (void)
{
  assert_rule (assess_sample ("0", "0", "3+", NULL, NULL, NULL), BATSON_RULE_SUB_3, BATSON_BASIS_STATED);
  assert_rule (assess_sample ("0.9", "negative", "0", NULL, NULL, "80"), BATSON_RULE_SUB_4, BATSON_BASIS_STATED);
}

static void
test_ki67 (void)
{
  g_autoptr (BatsonAssessment) a = assess_sample ("90", "50", "0", NULL, NULL, NULL);

  assert_rule (assess_sample ("90", "50", "0", NULL, NULL, "20"), BATSON_RULE_SUB_5, BATSON_BASIS_INFERRED);
  g_assert_cmpint (a->subtype.rule, ==, BATSON_RULE_SUB_6);
  g_assert_cmpuint (a->subtype.subtypes, ==, 1u << BATSON_SUBTYPE_LUMINAL_A | 1u << BATSON_SUBTYPE_LUMINAL_B_HER2_NEG);
  g_assert_cmpuint (a->subtype.why.missing.len, ==, 1);
  g_assert_cmpuint (a->subtype.why.missing.facts[0].field, ==, BATSON_SAMPLE_KI67);
}

static void
test_ki67_cut_off (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL;
  BatsonRecord *record = sample (p, "primary", NULL, "90");

  patient_set (p, record, BATSON_SAMPLE_HER2_IHC, "0");
  patient_set (p, record, BATSON_SAMPLE_KI67, "22");
  patient_set (p, patient_child (p, BATSON_CASE_CUT_OFFS), BATSON_CUT_OFFS_KI67, "30");
  a = patient_assess (p);
  g_assert_cmpint (a->subtype.rule, ==, BATSON_RULE_SUB_1);
}

/* IHC blank, 0, 1+, 2+, 3+, pending by ISH blank, not amplified, amplified, pending: + - or open. */
static void
test_her2 (void)
{
  static const char *const ihc[] = { NULL, "0", "1+", "2+", "3+", "pending" }, *const ish[] = { NULL, "not-amplified", "amplified", "pending" };
  static const char expected[6][5] = { "?-+?", "--?-", "--?-", "?-+?", "++++", "?-+?" };

  for (guint i = 0; i < 6; i++)
    for (guint s = 0; s < 4; s++)
      {
        g_autoptr (BatsonAssessment) a = assess_sample (NULL, NULL, ihc[i], ish[s], NULL, NULL);
        BatsonTri positive = a->receptors[BATSON_RECEPTOR_HER2].positive;
        g_assert_cmpint (positive, ==, expected[i][s] == '+' ? BATSON_YES : expected[i][s] == '-' ? BATSON_NO : BATSON_OPEN);
      }
}

static void
test_her2_report (void)
{
  g_autoptr (BatsonAssessment) bare = assess_sample (NULL, NULL, NULL, NULL, "positive", NULL);
  g_autoptr (BatsonAssessment) against = assess_sample (NULL, NULL, "0", NULL, "positive", NULL);
  g_autoptr (BatsonAssessment) awaited = assess_sample (NULL, NULL, "pending", NULL, "positive", NULL);
  g_autoptr (BatsonAssessment) equivocal = assess_sample (NULL, NULL, "2+", NULL, NULL, NULL);
  g_autoptr (BatsonAssessment) disagree = assess_sample (NULL, NULL, "3+", "not-amplified", NULL, NULL);

  g_assert_cmpint (bare->receptors[BATSON_RECEPTOR_HER2].positive, ==, BATSON_YES);
  g_assert_false (bare->receptors[BATSON_RECEPTOR_HER2].equivocal);
  g_assert_cmpint (against->receptors[BATSON_RECEPTOR_HER2].positive, ==, BATSON_NO);
  g_assert_true (against->receptors[BATSON_RECEPTOR_HER2].equivocal);
  g_assert_cmpint (awaited->receptors[BATSON_RECEPTOR_HER2].positive, ==, BATSON_OPEN);
  g_assert_true (equivocal->receptors[BATSON_RECEPTOR_HER2].equivocal);
  g_assert_cmpuint (equivocal->receptors[BATSON_RECEPTOR_HER2].fact.field, ==, BATSON_SAMPLE_HER2_ISH);
  g_assert_true (disagree->receptors[BATSON_RECEPTOR_HER2].equivocal);
  g_assert_cmpint (disagree->receptors[BATSON_RECEPTOR_HER2].positive, ==, BATSON_YES);
}

static void
test_er_low (void)
{
  static const struct { const char *er; BatsonTri positive; gboolean low; } rows[] = {
    { "0", BATSON_NO, FALSE }, { "0.5", BATSON_NO, FALSE }, { "1", BATSON_YES, TRUE }, { "10", BATSON_YES, TRUE },
    { "10.5", BATSON_YES, FALSE }, { "positive", BATSON_YES, FALSE }, { "negative", BATSON_NO, FALSE }, { "pending", BATSON_OPEN, FALSE }
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BatsonAssessment) a = assess_sample (rows[i].er, "5", NULL, NULL, NULL, NULL);
      g_assert_cmpint (a->receptors[BATSON_RECEPTOR_ER].positive, ==, rows[i].positive);
      g_assert_cmpint (a->receptors[BATSON_RECEPTOR_ER].low, ==, rows[i].low);
      g_assert_cmpint (a->receptors[BATSON_RECEPTOR_PR].positive, ==, BATSON_YES);
      g_assert_false (a->receptors[BATSON_RECEPTOR_PR].low);
    }
}

/* Own lesion, spinal, other metastasis, primary; in each the newest. */
static void
test_order (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) one = NULL, two = NULL, three = NULL, four = NULL;
  BatsonRecord *t8 = patient_lesion (p, "T8", NULL), *l2 = patient_lesion (p, "L1-L3", NULL);
  BatsonRecord *primary = sample (p, "primary", "2026-05-01", "90"), *other, *spine, *own;

  one = patient_assess (p);
  g_assert_true (one->receptors[BATSON_RECEPTOR_ER].fact.record == primary);
  other = sample (p, "other", "2020", "80");
  two = patient_assess (p);
  g_assert_true (two->receptors[BATSON_RECEPTOR_ER].fact.record == other);
  spine = sample (p, "spine", "2019-01", "0");
  patient_set (p, spine, BATSON_SAMPLE_PR, "0");
  patient_set (p, spine, BATSON_SAMPLE_HER2_IHC, "0");
  patient_set (p, spine, BATSON_SAMPLE_LEVEL, "T8");
  own = sample (p, "spine", "2018", "70");
  patient_set (p, own, BATSON_SAMPLE_LEVEL, "L2");
  patient_set (p, own, BATSON_SAMPLE_HER2_IHC, "0");
  three = patient_assess (p);
  g_assert_true (three->receptors[BATSON_RECEPTOR_ER].fact.record == spine);
  g_assert_cmpuint (batson_assessment_lesion (three, t8)->subtypes, ==, 1u << BATSON_SUBTYPE_TRIPLE_NEGATIVE);
  g_assert_cmpuint (batson_assessment_lesion (three, l2)->subtypes, ==, 1u << BATSON_SUBTYPE_LUMINAL_A | 1u << BATSON_SUBTYPE_LUMINAL_B_HER2_NEG);
  patient_set (p, own, BATSON_SAMPLE_DATE, "2026");
  four = patient_assess (p);
  g_assert_true (four->receptors[BATSON_RECEPTOR_ER].fact.record == own);
}

/* A partial date counts as its earliest day, undated last, ties by order of entry. */
static void
test_dates (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) one = NULL, two = NULL, three = NULL;
  BatsonRecord *undated = sample (p, "spine", NULL, "90"), *year, *day;

  g_assert_nonnull (undated);
  year = sample (p, "spine", "2026", "80");
  one = patient_assess (p);
  g_assert_true (one->receptors[BATSON_RECEPTOR_ER].fact.record == year);
  day = sample (p, "spine", "2026-01-01", "70");
  two = patient_assess (p);
  g_assert_true (two->receptors[BATSON_RECEPTOR_ER].fact.record == year);
  patient_set (p, day, BATSON_SAMPLE_DATE, "2026-01-02");
  three = patient_assess (p);
  g_assert_true (three->receptors[BATSON_RECEPTOR_ER].fact.record == day);
}

/* Blank, not done and not applicable come from the next sample; pending and unknown stay open. */
static void
test_fall_through (void)
{
  static const BatsonValueState through[] = { BATSON_VALUE_BLANK, BATSON_VALUE_NOT_DONE, BATSON_VALUE_NOT_APPLICABLE };
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) pending = NULL, unknown = NULL;
  BatsonRecord *spine = sample (p, "spine", "2026-01-01", "90"), *primary = sample (p, "primary", "2020", "90");

  patient_set (p, primary, BATSON_SAMPLE_HER2_IHC, "3+");
  for (guint i = 0; i < G_N_ELEMENTS (through); i++)
    {
      g_autoptr (BatsonAssessment) a = NULL;
      patient_set_state (p, spine, BATSON_SAMPLE_HER2_IHC, through[i]);
      a = patient_assess (p);
      g_assert_cmpint (a->receptors[BATSON_RECEPTOR_HER2].positive, ==, BATSON_YES);
      g_assert_true (a->receptors[BATSON_RECEPTOR_HER2].fact.record == primary);
    }
  patient_set (p, spine, BATSON_SAMPLE_HER2_IHC, "pending");
  pending = patient_assess (p);
  g_assert_cmpint (pending->receptors[BATSON_RECEPTOR_HER2].positive, ==, BATSON_OPEN);
  patient_set_state (p, spine, BATSON_SAMPLE_HER2_IHC, BATSON_VALUE_UNKNOWN);
  unknown = patient_assess (p);
  g_assert_cmpint (unknown->receptors[BATSON_RECEPTOR_HER2].positive, ==, BATSON_OPEN);
  g_assert_true (unknown->receptors[BATSON_RECEPTOR_HER2].fact.record == spine);
}

static void
check_words (Patient *p, const char *samples, const char *because)
{
  g_autoptr (BatsonAssessment) a = patient_assess (p);
  g_autofree char *from = batson_words_subtype_samples (a), *facts = batson_words_subtype_because (a);

  g_assert_cmpstr (from, ==, samples);
  g_assert_cmpstr (facts, ==, because);
}

/* The sample that leads is named, that no metastasis was sampled is said, and the cut-off stands at Ki-67. */
static void
test_words (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *primary, *spine;

  check_words (p, "", "");
  primary = sample (p, "primary", "2022-11", "90");
  patient_set (p, primary, BATSON_SAMPLE_HER2_IHC, "0");
  patient_set (p, primary, BATSON_SAMPLE_KI67, "15");
  check_words (p, "sample of the primary, Nov 2022; metastasis not sampled", "Oestrogen receptor, ER: 90 %; HER2, IHC: 0; Ki-67: 15 % (< 20 %)");
  patient_set (p, patient_child (p, BATSON_CASE_CUT_OFFS), BATSON_CUT_OFFS_KI67, "14");
  check_words (p, "sample of the primary, Nov 2022; metastasis not sampled", "Oestrogen receptor, ER: 90 %; HER2, IHC: 0; Ki-67: 15 % (≥ 14 %)");
  spine = sample (p, "spine", "2026-06-03", "80");
  patient_set (p, spine, BATSON_SAMPLE_LEVEL, "T9");
  check_words (p, "ER: sample of the spine T9, 3 Jun 2026; HER2, Ki-67: sample of the primary, Nov 2022", "Oestrogen receptor, ER: 80 %; HER2, IHC: 0; Ki-67: 15 % (≥ 14 %)");
}

static void
test_by_hand (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL;
  BatsonRecord *lesion = patient_lesion (p, "T8", "1b"), *record = sample (p, "primary", NULL, "90");

  patient_set (p, record, BATSON_SAMPLE_HER2_IHC, "0");
  patient_set (p, record, BATSON_SAMPLE_KI67, "5");
  patient_set (p, p->root, BATSON_CASE_SUBTYPE_HAND, "triple-negative");
  a = patient_assess (p);
  g_assert_cmpuint (a->subtype.subtypes, ==, 1u << BATSON_SUBTYPE_LUMINAL_A);
  g_assert_cmpint (a->subtype.by_hand, ==, BATSON_SUBTYPE_TRIPLE_NEGATIVE);
  g_assert_cmpuint (batson_assessment_lesion (a, lesion)->answers[BATSON_QUESTION_O].answers, ==, BATSON_O_RESISTANT);
  g_assert_cmpuint (a->overrides->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rule/SUB-1/every-set-of-receptors-against-the-full-ones", test_every_set);
  g_test_add_func ("/rule/SUB-1/luminal-a-is-stated-for-both-hormone-receptors", test_luminal_a);
  g_test_add_func ("/rule/SUB-2/luminal-b-her2-is-stated-with-high-ki67", test_luminal_b);
  g_test_add_func ("/rule/SUB-3/her2-enriched", test_without_hormone_receptors);
  g_test_add_func ("/rule/SUB-4/triple-negative", test_without_hormone_receptors);
  g_test_add_func ("/rule/SUB-5/high-ki67-is-a-row-the-review-lacks", test_ki67);
  g_test_add_func ("/rule/SUB-6/ki67-missing-leaves-two", test_ki67);
  g_test_add_func ("/rule/SUB-6/the-cut-off-is-the-cases", test_ki67_cut_off);
  g_test_add_func ("/rule/SUB-8/ihc-and-ish-decide", test_her2);
  g_test_add_func ("/rule/SUB-8/a-bare-report-counts-where-nothing-else-does", test_her2_report);
  g_test_add_func ("/rule/SUB-1/er-from-1-to-10-percent-is-low", test_er_low);
  g_test_add_func ("/rule/SUB-9/own-then-spinal-then-other-then-primary", test_order);
  g_test_add_func ("/rule/SUB-9/partial-dates-and-ties", test_dates);
  g_test_add_func ("/rule/SUB-9/what-was-not-tested-comes-from-the-next", test_fall_through);
  g_test_add_func ("/rule/SUB-9/the-sample-is-named", test_words);
  g_test_add_func ("/rule/OVR-1/a-subtype-by-hand-leads", test_by_hand);
  return g_test_run ();
}
