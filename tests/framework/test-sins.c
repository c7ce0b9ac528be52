/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SINS: every set of choices, every level, every partial answer against the full ones. */
#include "framework/patient.h"
#include "framework/sins.h"

enum { N_LOCATION = 4, N_COLLAPSE = 5, N_OTHER = 3 };

static guint
n_choices (guint part)
{
  return part == BATSON_SINS_LOCATION ? N_LOCATION : part == BATSON_SINS_PART_COLLAPSE ? N_COLLAPSE : N_OTHER;
}

/* The choices of one number in a mixed base, one bit a part. */
static BatsonSinsAnswers
nth (guint n)
{
  BatsonSinsAnswers answers = { { 0 } };

  for (guint p = 0; p < BATSON_N_SINS_PARTS; p++)
    {
      answers.choices[p] = 1u << n % n_choices (p);
      n /= n_choices (p);
    }
  return answers;
}

/* "Exactly 50 %" is a fifth way to answer collapse, not a set of its own: the published count has four. */
static gboolean
is_half (const BatsonSinsAnswers *answers)
{
  return answers->choices[BATSON_SINS_PART_COLLAPSE] == 1u << BATSON_SINS_COLLAPSE_EXACTLY_50;
}

static void
test_counts (void)
{
  guint stable = 0, indeterminate = 0, unstable = 0, n = 0;
  gboolean seen[19] = { FALSE };

  for (guint i = 0; i < 4 * 5 * 81; i++)
    {
      BatsonSinsAnswers answers = nth (i);
      BatsonSins sins;
      if (is_half (&answers))
        continue;
      batson_sins_score (&answers, &sins);
      g_assert_cmpint (sins.least, ==, sins.greatest);
      g_assert_cmpuint (sins.n_open, ==, 0);
      g_assert_cmpuint (sins.classes, ==, batson_sins_classes (&answers));
      seen[sins.least] = TRUE;
      stable += sins.classes == BATSON_M_STABLE;
      indeterminate += sins.classes == BATSON_M_INDETERMINATE;
      unstable += sins.classes == BATSON_M_UNSTABLE;
      n++;
    }
  g_assert_cmpuint (n, ==, 1296);
  g_assert_cmpuint (stable, ==, 314);
  g_assert_cmpuint (indeterminate, ==, 847);
  g_assert_cmpuint (unstable, ==, 135);
  for (guint total = 0; total < G_N_ELEMENTS (seen); total++)
    g_assert_true (seen[total]);
}

static void
test_classes (void)
{
  for (int total = 0; total <= 18; total++)
    g_assert_cmpuint (batson_sins_class (total), ==, total <= 6 ? BATSON_M_STABLE : total <= 12 ? BATSON_M_INDETERMINATE : BATSON_M_UNSTABLE);
}

/* Points as Table 2 prints them, written out again. */
static void
test_points (void)
{
  static const struct { BatsonSinsPart part; int points[5]; guint n; } table[] = {
    { BATSON_SINS_LOCATION, { 3, 2, 1, 0 }, 4 }, { BATSON_SINS_PART_PAIN, { 0, 1, 3 }, 3 }, { BATSON_SINS_PART_BONE, { 0, 1, 2 }, 3 },
    { BATSON_SINS_PART_ALIGNMENT, { 0, 2, 4 }, 3 }, { BATSON_SINS_PART_COLLAPSE, { 0, 1, 2, 2, 3 }, 5 }, { BATSON_SINS_PART_POSTEROLATERAL, { 0, 1, 3 }, 3 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    for (guint c = 0; c < table[i].n; c++)
      g_assert_cmpint (batson_sins_points (table[i].part, (int) c), ==, table[i].points[c]);
}

/* The class of each level, as a letter a level. */
static void
test_levels (void)
{
  static const char classes[] = "JJJMMMMJ" "JJSSSSSSSSJJ" "JMMMJ" "JRRRR";

  for (BatsonLevel level = 0; level < BATSON_N_LEVELS; level++)
    {
      BatsonLocation expected = classes[level] == 'J' ? BATSON_LOCATION_JUNCTIONAL : classes[level] == 'M' ? BATSON_LOCATION_MOBILE : classes[level] == 'S' ? BATSON_LOCATION_SEMI_RIGID : BATSON_LOCATION_RIGID;
      g_assert_cmpuint (batson_sins_location ((BatsonSpan) { level, level }), ==, 1u << expected);
    }
}

static void
test_spans (void)
{
  for (BatsonLevel first = 0; first < BATSON_N_LEVELS; first++)
    for (BatsonLevel last = first; last < BATSON_N_LEVELS; last++)
      {
        int worst = 0;
        guint location = batson_sins_location ((BatsonSpan) { first, last });
        for (BatsonLevel level = first; level <= last; level++)
          worst = MAX (worst, batson_sins_points (BATSON_SINS_LOCATION, g_bit_nth_lsf (batson_sins_location ((BatsonSpan) { level, level }), -1)));
        g_assert_cmpint (batson_sins_points (BATSON_SINS_LOCATION, g_bit_nth_lsf (location, -1)), ==, worst);
      }
}

/* Every set of answered parts with every choice of them: 5 x 4 x 4 x 4 x 6 x 4 against all ways to complete it. */
static void
test_partial (void)
{
  for (guint i = 0; i < 5 * 4 * 4 * 4 * 6 * 4; i++)
    {
      BatsonSinsAnswers partial = { { 0 } };
      BatsonSins sins;
      guint rest = i, classes = 0;
      int least = G_MAXINT, greatest = 0;
      for (guint p = 0; p < BATSON_N_SINS_PARTS; p++)
        {
          guint c = rest % (n_choices (p) + 1);
          partial.choices[p] = c ? 1u << (c - 1) : 0;
          rest /= n_choices (p) + 1;
        }
      for (guint full = 0; full < 4 * 5 * 81; full++)
        {
          BatsonSinsAnswers answers = nth (full);
          gboolean completes = TRUE;
          int total = 0;
          for (guint p = 0; p < BATSON_N_SINS_PARTS && completes; p++)
            {
              completes = partial.choices[p] == 0 || partial.choices[p] == answers.choices[p];
              total += batson_sins_points (p, g_bit_nth_lsf (answers.choices[p], -1));
            }
          if (!completes)
            continue;
          least = MIN (least, total);
          greatest = MAX (greatest, total);
          classes |= batson_sins_class (total);
        }
      batson_sins_score (&partial, &sins);
      g_assert_cmpint (sins.least, ==, least);
      g_assert_cmpint (sins.greatest, ==, greatest);
      g_assert_cmpuint (sins.classes, ==, classes);
    }
}

static BatsonSins
score (guint location, guint pain, guint bone, guint alignment, guint collapse, guint posterolateral)
{
  BatsonSinsAnswers answers = { { 1u << location, 1u << pain, 1u << bone, 1u << alignment, 1u << collapse, 1u << posterolateral } };
  BatsonSins sins;

  batson_sins_score (&answers, &sins);
  return sins;
}

static void
test_half_collapse (void)
{
  BatsonSins six = score (BATSON_LOCATION_SEMI_RIGID, BATSON_SINS_PAIN_MECHANICAL, BATSON_SINS_BONE_BLASTIC, BATSON_SINS_ALIGNMENT_NORMAL, BATSON_SINS_COLLAPSE_EXACTLY_50, BATSON_SINS_POSTEROLATERAL_NONE);
  BatsonSins five = score (BATSON_LOCATION_RIGID, BATSON_SINS_PAIN_MECHANICAL, BATSON_SINS_BONE_BLASTIC, BATSON_SINS_ALIGNMENT_NORMAL, BATSON_SINS_COLLAPSE_EXACTLY_50, BATSON_SINS_POSTEROLATERAL_NONE);
  BatsonSins under = score (BATSON_LOCATION_SEMI_RIGID, BATSON_SINS_PAIN_MECHANICAL, BATSON_SINS_BONE_BLASTIC, BATSON_SINS_ALIGNMENT_NORMAL, BATSON_SINS_COLLAPSE_UNDER_50, BATSON_SINS_POSTEROLATERAL_NONE);

  g_assert_cmpint (six.least, ==, 6);
  g_assert_true (six.half_collapse_matters);
  g_assert_cmpint (six.other_total, ==, 7);
  g_assert_false (five.half_collapse_matters);
  g_assert_cmpint (five.other_total, ==, -1);
  g_assert_false (under.half_collapse_matters);
}

/* SINS-7 over every full set of choices, against its words. */
static void
test_raters (void)
{
  guint n = 0;

  for (guint i = 0; i < 4 * 5 * 81; i++)
    {
      BatsonSinsAnswers answers = nth (i);
      BatsonSins sins;
      gboolean expected = FALSE;
      batson_sins_score (&answers, &sins);
      for (guint c = 0; c < N_OTHER; c++)
        {
          BatsonSinsAnswers bone = answers, side = answers;
          bone.choices[BATSON_SINS_PART_BONE] = 1u << c;
          side.choices[BATSON_SINS_PART_POSTEROLATERAL] = 1u << c;
          expected |= batson_sins_classes (&bone) != sins.classes || batson_sins_classes (&side) != sins.classes;
        }
      expected = expected && ((sins.least >= 6 && sins.least <= 8) || (sins.least >= 12 && sins.least <= 14));
      g_assert_cmpint (sins.raters_differ, ==, expected);
      n += expected;
    }
  g_assert_cmpuint (n, >, 100);
}

/* A lesion of a case: the location from its level, the rest from its newest finding. */
static void
test_of_a_lesion (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL;
  BatsonRecord *lesion = patient_lesion (p, "T10-T11", NULL);
  const BatsonSins *sins;

  patient_sins (p, batson_record_nth (lesion, BATSON_LESION_FINDINGS, 0), 6);
  a = patient_assess (p);
  sins = &batson_assessment_lesion (a, lesion)->sins;
  g_assert_cmpint (sins->part_least[BATSON_SINS_LOCATION], ==, 3);
  g_assert_cmpint (sins->least, ==, 9);
  g_assert_cmpint (sins->greatest, ==, 9);
}

static void
test_unusual_level (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) open = NULL, asked = NULL;
  BatsonRecord *lesion = patient_add (p, BATSON_CASE_LESIONS);
  const BatsonLesionResult *result;

  patient_set (p, lesion, BATSON_LESION_LEVEL_TEXT, "L6");
  open = patient_assess (p);
  result = batson_assessment_lesion (open, lesion);
  g_assert_cmpint (result->sins.part_least[BATSON_SINS_LOCATION], ==, 0);
  g_assert_cmpint (result->sins.part_greatest[BATSON_SINS_LOCATION], ==, 3);
  g_assert_cmpuint (result->sins_why.missing.facts[0].field, ==, BATSON_LESION_LOCATION);
  patient_set (p, lesion, BATSON_LESION_LOCATION, "junctional");
  asked = patient_assess (p);
  g_assert_cmpint (batson_assessment_lesion (asked, lesion)->sins.part_least[BATSON_SINS_LOCATION], ==, 3);
}

/* Scores of lesions are never added, and the case goes by its highest. */
static void
test_never_added (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL;
  BatsonRecord *first = patient_lesion (p, "T8", "0"), *second = patient_lesion (p, "T5", "0");

  patient_sins (p, batson_record_nth (first, BATSON_LESION_FINDINGS, 0), 4);
  patient_sins (p, batson_record_nth (second, BATSON_LESION_FINDINGS, 0), 7);
  a = patient_assess (p);
  g_assert_cmpint (batson_assessment_lesion (a, first)->sins.least, ==, 5);
  g_assert_cmpint (batson_assessment_lesion (a, second)->sins.least, ==, 8);
  g_assert_true (batson_assessment_leading (a)->record == second);
}

/* The answered parts sum to 7: the trigger is sure with three parts missing. */
static void
test_seven_with_parts_missing (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL;
  BatsonRecord *lesion = patient_lesion (p, "T12", NULL), *finding = batson_record_nth (lesion, BATSON_LESION_FINDINGS, 0);
  const BatsonSins *sins;

  patient_set (p, finding, BATSON_FINDING_ALIGNMENT, "deformity");
  patient_set (p, finding, BATSON_FINDING_BONE, "lytic");
  a = patient_assess (p);
  sins = &batson_assessment_lesion (a, lesion)->sins;
  g_assert_cmpuint (sins->n_open, ==, 3);
  g_assert_cmpint (sins->least, ==, 7);
  g_assert_cmpuint (sins->classes, ==, BATSON_M_INDETERMINATE | BATSON_M_UNSTABLE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rule/SINS-1/all-1296-sets-of-choices-fall-into-their-classes", test_counts);
  g_test_add_func ("/rule/M-1/a-total-has-its-class", test_classes);
  g_test_add_func ("/rule/SINS-PAIN/every-choice-has-its-points", test_points);
  g_test_add_func ("/rule/SINS-BONE/every-choice-has-its-points", test_points);
  g_test_add_func ("/rule/SINS-ALIGN/every-choice-has-its-points", test_points);
  g_test_add_func ("/rule/SINS-COLL/every-choice-has-its-points", test_points);
  g_test_add_func ("/rule/SINS-POST/every-choice-has-its-points", test_points);
  g_test_add_func ("/rule/SINS-LOC/every-level-has-its-class", test_levels);
  g_test_add_func ("/rule/SINS-3/every-span-takes-its-worst-level", test_spans);
  g_test_add_func ("/rule/SINS-3/the-location-follows-from-the-level", test_of_a_lesion);
  g_test_add_func ("/rule/SINS-3/an-unusual-level-asks-for-its-class", test_unusual_level);
  g_test_add_func ("/rule/SINS-4/every-partial-set-has-the-range-of-its-completions", test_partial);
  g_test_add_func ("/rule/SINS-2/seven-is-sure-with-three-parts-missing", test_seven_with_parts_missing);
  g_test_add_func ("/rule/SINS-5/exactly-half-collapse-says-where-it-matters", test_half_collapse);
  g_test_add_func ("/rule/SINS-7/raters-may-differ-near-a-limit", test_raters);
  g_test_add_func ("/rule/SINS-8/the-highest-lesion-leads-and-nothing-is-added", test_never_added);
  return g_test_run ();
}
