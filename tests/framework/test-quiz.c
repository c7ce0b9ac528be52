/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The quiz: its answers are the assessment's, whatever the case; how another answer differs; what a resident may read. */
#include "framework/patient.h"
#include "framework/quiz.h"
#include "framework/sins.h"
#include "framework/words.h"

#include <string.h>

/* The question of a kind about a lesion (-1: about the case); NULL where it is not asked. */
static const BatsonQuizItem *
item_of (const BatsonQuiz *quiz, BatsonQuizQuestion kind, int lesion)
{
  for (guint i = 0; i < quiz->items->len; i++)
    {
      const BatsonQuizItem *item = quiz->items->pdata[i];
      if (item->kind == kind && item->lesion == (lesion < 0 ? NULL : quiz->assessment->lesions->pdata[lesion]))
        return item;
    }
  return NULL;
}

static const BatsonQuizGroup *
group_of (const BatsonQuizItem *item, guint n)
{
  return &g_array_index (item->groups, BatsonQuizGroup, n);
}

static BatsonQuiz *
quiz_of (Patient *p)
{
  g_autoptr (BatsonAssessment) a = patient_assess (p);

  return batson_quiz_new (a);
}

/* A patient of one lesion whose four answers are N, O, M and S, as bits of the protocol. */
static Patient *
patient_of (guint n, guint o, guint m, guint s)
{
  Patient *p = patient_new ();
  BatsonRecord *lesion = patient_lesion (p, "T8", n == BATSON_N_HIGH ? "2" : "1b"), *sample = patient_add (p, BATSON_CASE_SAMPLES);

  patient_status (p);
  patient_sins (p, batson_record_nth (lesion, BATSON_LESION_FINDINGS, 0), m == BATSON_M_STABLE ? 2 : m == BATSON_M_INDETERMINATE ? 8 : 13);
  patient_set (p, lesion, BATSON_LESION_RADIATION, "none");
  patient_set (p, sample, BATSON_SAMPLE_ER, o == BATSON_O_SENSITIVE ? "90" : "0");
  patient_set (p, sample, BATSON_SAMPLE_PR, "0");
  patient_set (p, sample, BATSON_SAMPLE_HER2_IHC, "0");
  patient_set (p, sample, BATSON_SAMPLE_KI67, "10");
  patient_set (p, patient_child (p, BATSON_CASE_FITNESS), BATSON_FITNESS_JUDGED, s == BATSON_S_POOR ? "unfit" : "fit");
  patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_KNOWN, "yes");
  patient_set (p, patient_child (p, BATSON_CASE_IMAGING), BATSON_IMAGING_COMPLETE, "yes");
  patient_set (p, patient_child (p, BATSON_CASE_DISEASE), BATSON_DISEASE_CONTROLLED, "yes");
  patient_set (p, patient_child (p, BATSON_CASE_DISEASE), BATSON_DISEASE_VISCERAL, s == BATSON_S_FIT_OTHER ? "unremovable" : "none");
  patient_set (p, patient_child (p, BATSON_CASE_DISEASE), BATSON_DISEASE_OTHER_BONE, "0");
  patient_set (p, patient_child (p, BATSON_CASE_DISEASE), BATSON_DISEASE_WHOLE_BODY, "yes");
  return p;
}

/* Every answer is what the assessment says: grade, outcome, urgency, triggers. */
static void
assert_agrees (const BatsonQuiz *quiz)
{
  const BatsonAssessment *a = quiz->assessment;
  const BatsonProtocol *review = batson_protocol (BATSON_PROTOCOL_REVIEW);
  const BatsonQuizItem *urgency = item_of (quiz, BATSON_QUIZ_QUESTION_URGENCY, -1), *triggers = item_of (quiz, BATSON_QUIZ_QUESTION_TRIGGERS, -1);

  for (guint l = 0; l < a->lesions->len; l++)
    {
      const BatsonLesionResult *lesion = a->lesions->pdata[l];
      const BatsonQuizItem *grade = item_of (quiz, BATSON_QUIZ_QUESTION_GRADE, (int) l), *outcome = item_of (quiz, BATSON_QUIZ_QUESTION_OUTCOME, (int) l);
      g_assert_nonnull (outcome);
      g_assert_true ((grade != NULL) == (lesion->answers[BATSON_QUESTION_N].answers != BATSON_N_ANY));
      if (grade)
        g_assert_cmpuint (grade->answer, ==, lesion->answers[BATSON_QUESTION_N].answers);
      for (guint i = 0; i < review->n_rows; i++)
        if (!lesion->protocols[BATSON_PROTOCOL_REVIEW].none && lesion->protocols[BATSON_PROTOCOL_REVIEW].rows & 1u << i)
          g_assert_cmpuint (outcome->answer & G_GUINT64_CONSTANT (1) << review->rows[i].decision, !=, 0);
    }
  g_assert_nonnull (urgency);
  g_assert_cmpint (batson_quiz_urgency (g_bit_nth_lsf ((gulong) urgency->answer, -1)), ==, a->urgency.kind);
  g_assert_cmpuint (triggers->groups->len, ==, a->triggers->len);
  for (guint i = 0; i < a->triggers->len; i++)
    {
      const BatsonTrigger *trigger = a->triggers->pdata[i];
      guint64 expected = trigger->state == BATSON_YES ? 1 : trigger->state == BATSON_NO ? 2 : 4;
      g_assert_cmpuint (group_of (triggers, i)->answer >> group_of (triggers, i)->first, ==, expected);
    }
}

static void
test_combinations (void)
{
  for (guint n = 1; n <= BATSON_N_HIGH; n <<= 1)
    for (guint o = 1; o <= BATSON_O_RESISTANT; o <<= 1)
      for (guint m = 1; m <= BATSON_M_UNSTABLE; m <<= 1)
        for (guint s = 1; s <= BATSON_S_POOR; s <<= 1)
          {
            g_autoptr (Patient) p = patient_of (n, o, m, s);
            g_autoptr (BatsonQuiz) quiz = quiz_of (p);
            const guint answers[BATSON_N_QUESTIONS] = { n, o, m, s };
            const BatsonProtocol *review = batson_protocol (BATSON_PROTOCOL_REVIEW);
            guint row = g_bit_nth_lsf (batson_protocol_rows (review, answers), -1);
            assert_agrees (quiz);
            g_assert_cmpuint (item_of (quiz, BATSON_QUIZ_QUESTION_OUTCOME, 0)->answer, ==, G_GUINT64_CONSTANT (1) << review->rows[row].decision);
            g_assert_cmpint (group_of (item_of (quiz, BATSON_QUIZ_QUESTION_OUTCOME, 0), 0)->rule, ==, review->rows[row].rule);
            g_assert_cmpuint (item_of (quiz, BATSON_QUIZ_QUESTION_GRADE, 0)->answer, ==, n);
          }
}

/* The 1,296 sets of choices, and those with a collapse of exactly half: the answer is the choice itself, with its points and class. */
static void
test_sins (void)
{
  static const char *const levels[] = { "T12", "L3", "T8", "S3" }, *const pains[] = { "none", "other", "mechanical" }, *const bones[] = { "blastic", "mixed", "lytic" };
  static const char *const alignments[] = { "normal", "deformity", "subluxation" }, *const collapses[] = { "none", "involved", "under-50", "exactly-50", "over-50" }, *const joints[] = { "none", "one-side", "both-sides" };
  static const guint bases[] = { 4, 3, 3, 3, 5, 3 };
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = patient_lesion (p, "T12", NULL), *finding = batson_record_nth (lesion, BATSON_LESION_FINDINGS, 0);

  for (guint i = 0; i < 4 * 3 * 3 * 3 * 5 * 3; i++)
    {
      guint choice[BATSON_N_SINS_PARTS], rest = i;
      g_autoptr (BatsonQuiz) quiz = NULL;
      const BatsonQuizItem *item;
      BatsonQuizResult result;

      for (guint part = 0; part < BATSON_N_SINS_PARTS; rest /= bases[part++])
        choice[part] = rest % bases[part];
      patient_set (p, lesion, BATSON_LESION_LEVEL, levels[choice[0]]);
      patient_set (p, finding, BATSON_FINDING_PAIN, pains[choice[1]]);
      patient_set (p, finding, BATSON_FINDING_BONE, bones[choice[2]]);
      patient_set (p, finding, BATSON_FINDING_ALIGNMENT, alignments[choice[3]]);
      patient_set (p, finding, BATSON_FINDING_COLLAPSE, collapses[choice[4]]);
      patient_set (p, finding, BATSON_FINDING_POSTEROLATERAL, joints[choice[5]]);
      quiz = quiz_of (p);
      item = item_of (quiz, BATSON_QUIZ_QUESTION_SINS, 0);
      g_assert_cmpuint (item->groups->len, ==, BATSON_N_SINS_PARTS);
      for (guint part = 0; part < BATSON_N_SINS_PARTS; part++)
        {
          const BatsonQuizGroup *group = group_of (item, part);
          g_assert_cmpuint (group->part, ==, part);
          g_assert_cmpuint (group->n, ==, bases[part]);
          g_assert_cmpuint (group->answer >> group->first, ==, 1u << choice[part]);
          g_assert_cmpint (group->rule, ==, BATSON_RULE_SINS_LOC + part);
          g_assert_cmpuint (group->facts.len, ==, 1);
        }
      batson_quiz_compare (item, item->answer, &result);
      g_assert_cmpint (result.verdict, ==, BATSON_QUIZ_RIGHT);
      g_assert_cmpint (result.sins.least, ==, item->lesion->sins.least);
      g_assert_cmpint (result.sins.greatest, ==, item->lesion->sins.greatest);
      g_assert_false (result.class_changes);
    }
}

/* At 7 of 18 one point less is another class, and the sentence says where and how much. */
static void
test_sins_difference (void)
{
  g_autoptr (Patient) p = patient_of (BATSON_N_LOW, BATSON_O_SENSITIVE, BATSON_M_STABLE, BATSON_S_FIT_OTHER);
  BatsonRecord *finding = batson_record_nth (batson_record_nth (p->root, BATSON_CASE_LESIONS, 0), BATSON_LESION_FINDINGS, 0);
  g_autoptr (BatsonQuiz) quiz = NULL;
  const BatsonQuizItem *item;
  const BatsonQuizGroup *joints, *pain;
  g_autofree char *words = NULL, *none = NULL;
  guint64 chosen;
  BatsonQuizResult result;

  patient_set (p, finding, BATSON_FINDING_PAIN, "mechanical");
  patient_set (p, finding, BATSON_FINDING_BONE, "lytic");
  patient_set (p, finding, BATSON_FINDING_ALIGNMENT, "normal");
  patient_set (p, finding, BATSON_FINDING_COLLAPSE, "none");
  patient_set (p, finding, BATSON_FINDING_POSTEROLATERAL, "one-side");
  quiz = quiz_of (p);
  item = item_of (quiz, BATSON_QUIZ_QUESTION_SINS, 0);
  g_assert_cmpint (item->lesion->sins.least, ==, 7);
  joints = group_of (item, BATSON_SINS_PART_POSTEROLATERAL);
  pain = group_of (item, BATSON_SINS_PART_PAIN);
  chosen = (item->answer & ~batson_quiz_group_bits (joints)) | G_GUINT64_CONSTANT (1) << joints->first;
  batson_quiz_compare (item, chosen, &result);
  g_assert_cmpint (result.verdict, ==, BATSON_QUIZ_PARTLY);
  g_assert_cmpuint (result.n_right, ==, 5);
  g_assert_cmpint (result.sins.least, ==, 6);
  g_assert_true (result.class_changes);
  words = batson_words_quiz_difference (quiz, item, chosen);
  g_assert_cmpstr (words, ==, "5 of 6 as the framework has them. Points: Posterolateral involvement 1 too few. By your answers SINS 6, by the framework’s 7. The class changes: “Stable (0–6)” instead of “Indeterminate (7–12)”.");
  /* One part alone, the others not answered: incomplete, and a range. */
  chosen = pain->answer;
  g_assert_false (batson_quiz_is_complete (item, chosen));
  batson_quiz_compare (item, chosen, &result);
  g_assert_cmpint (result.verdict, ==, BATSON_QUIZ_PARTLY);
  g_assert_cmpint (result.sins.least, ==, 3);
  g_assert_cmpint (result.sins.greatest, ==, 18);
  g_assert_true (result.class_changes);
  /* Given up. */
  batson_quiz_compare (item, 0, &result);
  g_assert_cmpint (result.verdict, ==, BATSON_QUIZ_UNANSWERED);
  none = batson_words_quiz_difference (quiz, item, 0);
  g_assert_cmpstr (none, ==, "Not answered.");
}

/* Parts that nobody answered are not asked; of an ungraded lesion no grade; without an answer nothing but the triggers. */
static void
test_partial (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = patient_lesion (p, "T8", NULL), *finding = batson_record_nth (lesion, BATSON_LESION_FINDINGS, 0);
  g_autoptr (BatsonQuiz) level = quiz_of (p), pain = NULL, outcome = NULL;
  const BatsonQuizItem *item;
  BatsonQuizResult result;

  g_assert_null (item_of (level, BATSON_QUIZ_QUESTION_SINS, 0));
  g_assert_null (item_of (level, BATSON_QUIZ_QUESTION_GRADE, 0));
  patient_set (p, finding, BATSON_FINDING_PAIN, "other");
  pain = quiz_of (p);
  item = item_of (pain, BATSON_QUIZ_QUESTION_SINS, 0);
  g_assert_cmpuint (item->groups->len, ==, 2);
  batson_quiz_compare (item, item->answer, &result);
  g_assert_cmpint (result.verdict, ==, BATSON_QUIZ_RIGHT);
  g_assert_cmpint (result.sins.least, ==, item->lesion->sins.least);
  g_assert_cmpint (result.sins.greatest, ==, item->lesion->sins.greatest);
  assert_agrees (pain);
  /* Low grade, nothing known of the rest: several outcomes, all of which are to be named. */
  patient_set (p, finding, BATSON_FINDING_GRADE, "1b");
  outcome = quiz_of (p);
  assert_agrees (outcome);
  item = item_of (outcome, BATSON_QUIZ_QUESTION_OUTCOME, 0);
  g_assert_true (group_of (item, 0)->several);
  g_assert_cmpuint (item->answer & (item->answer - 1), !=, 0);
  batson_quiz_compare (item, G_GUINT64_CONSTANT (1) << BATSON_OUTCOME_RADIATION, &result);
  g_assert_cmpint (result.verdict, ==, BATSON_QUIZ_PARTLY);
  g_assert_cmpuint (result.extra, ==, 0);
  g_assert_cmpuint (result.missed, ==, item->answer & ~(G_GUINT64_CONSTANT (1) << BATSON_OUTCOME_RADIATION));
}

/* Another colour is not right; what holds the framework's colour among others is partly. */
static void
test_urgency (void)
{
  g_autoptr (Patient) p = patient_of (BATSON_N_LOW, BATSON_O_RESISTANT, BATSON_M_STABLE, BATSON_S_FIT_OTHER);
  g_autoptr (BatsonQuiz) quiz = quiz_of (p);
  const BatsonQuizItem *item = item_of (quiz, BATSON_QUIZ_QUESTION_URGENCY, -1);
  const BatsonQuizVerdict expected[] = {
    [BATSON_URGENCY_RED] = BATSON_QUIZ_NOT, [BATSON_URGENCY_AT_LEAST_ORANGE] = BATSON_QUIZ_PARTLY, [BATSON_URGENCY_ORANGE] = BATSON_QUIZ_RIGHT,
    [BATSON_URGENCY_GREEN] = BATSON_QUIZ_NOT, [BATSON_URGENCY_UNDETERMINED] = BATSON_QUIZ_PARTLY, [BATSON_URGENCY_NO_COLOUR] = BATSON_QUIZ_NOT,
  };

  g_assert_cmpint (quiz->assessment->urgency.kind, ==, BATSON_URGENCY_ORANGE);
  for (guint i = 0; i < group_of (item, 0)->n; i++)
    {
      BatsonQuizResult result;
      batson_quiz_compare (item, G_GUINT64_CONSTANT (1) << i, &result);
      g_assert_cmpint (result.verdict, ==, expected[batson_quiz_urgency (i)]);
    }
}

/* Only what the vignette chooses. */
static void
test_chosen_questions (void)
{
  g_autoptr (Patient) p = patient_of (BATSON_N_LOW, BATSON_O_SENSITIVE, BATSON_M_STABLE, BATSON_S_FIT_OTHER);
  g_autoptr (BatsonQuiz) all = quiz_of (p), two = NULL;

  g_assert_false (batson_quiz_is_vignette (p->root));
  g_assert_cmpuint (all->items->len, ==, 5);
  patient_set_choices (p, patient_child (p, BATSON_CASE_TEACHING), BATSON_TEACHING_QUESTIONS, 1u << BATSON_QUIZ_QUESTION_GRADE | 1u << BATSON_QUIZ_QUESTION_URGENCY);
  g_assert_true (batson_quiz_is_vignette (p->root));
  two = quiz_of (p);
  g_assert_cmpuint (two->items->len, ==, 2);
  g_assert_nonnull (item_of (two, BATSON_QUIZ_QUESTION_GRADE, 0));
  g_assert_nonnull (item_of (two, BATSON_QUIZ_QUESTION_URGENCY, -1));
}

static gboolean
shows (const BatsonQuiz *quiz, guint n_answered, BatsonRecordTypeId type, guint field)
{
  g_autoptr (GPtrArray) groups = batson_quiz_facts (quiz, n_answered);

  for (guint i = 0; i < groups->len; i++)
    {
      const BatsonQuizFacts *facts = groups->pdata[i];
      for (guint j = 0; j < facts->facts->len; j++)
        if (g_array_index (facts->facts, BatsonFact, j).type == type && g_array_index (facts->facts, BatsonFact, j).field == field)
          return TRUE;
    }
  return FALSE;
}

/* What would give an answer away comes when it is given; what names the patient, never. */
static void
test_facts (void)
{
  g_autoptr (Patient) p = patient_of (BATSON_N_LOW, BATSON_O_SENSITIVE, BATSON_M_STABLE, BATSON_S_FIT_OTHER);
  BatsonRecord *lesion = batson_record_nth (p->root, BATSON_CASE_LESIONS, 0), *referral = patient_add (p, BATSON_CASE_REFERRALS);
  g_autoptr (BatsonQuiz) quiz = NULL;

  patient_set (p, patient_child (p, BATSON_CASE_PATIENT), BATSON_PATIENT_NAME, "Nobody, Anna");
  patient_set (p, patient_child (p, BATSON_CASE_PATIENT), BATSON_PATIENT_SEX, "female");
  patient_set (p, patient_child (p, BATSON_CASE_TEACHING), BATSON_TEACHING_DISCUSSION, "It is low.");
  patient_set (p, lesion, BATSON_LESION_OUTCOME_HAND, "palliative");
  patient_set (p, p->root, BATSON_CASE_NOTES, "Radiation was given");
  patient_set (p, referral, BATSON_REFERRAL_SENT, "2026-06-16T14:32+02:00");
  patient_set_choices (p, referral, BATSON_REFERRAL_TRIGGERS, 1u << BATSON_TRIGGER_REF_3);
  quiz = quiz_of (p);
  for (guint n = 0; n <= quiz->items->len; n++)
    {
      g_assert_false (shows (quiz, n, BATSON_RECORD_PATIENT, BATSON_PATIENT_NAME));
      g_assert_false (shows (quiz, n, BATSON_RECORD_TEACHING, BATSON_TEACHING_DISCUSSION));
      g_assert_false (shows (quiz, n, BATSON_RECORD_LESION, BATSON_LESION_OUTCOME_HAND));
      g_assert_false (shows (quiz, n, BATSON_RECORD_CASE, BATSON_CASE_NOTES));
      g_assert_true (shows (quiz, n, BATSON_RECORD_PATIENT, BATSON_PATIENT_SEX));
      g_assert_true (shows (quiz, n, BATSON_RECORD_LESION, BATSON_LESION_LEVEL));
      g_assert_true (shows (quiz, n, BATSON_RECORD_SAMPLE, BATSON_SAMPLE_ER));
      g_assert_true (shows (quiz, n, BATSON_RECORD_REFERRAL, BATSON_REFERRAL_SENT));
      g_assert_cmpint (shows (quiz, n, BATSON_RECORD_FINDING, BATSON_FINDING_PAIN), ==, n >= 1);
      g_assert_cmpint (shows (quiz, n, BATSON_RECORD_FINDING, BATSON_FINDING_GRADE), ==, n >= 2);
      g_assert_cmpint (shows (quiz, n, BATSON_RECORD_REFERRAL, BATSON_REFERRAL_TRIGGERS), ==, n >= 5);
    }
}

/* The time of the last answer, wherever it is. */
static void
test_time (void)
{
  g_autoptr (Patient) p = patient_new ();
  gint64 at = 1;
  int offset = 1;

  g_assert_false (batson_quiz_time (p->root, &at, &offset));
  g_assert_cmpint (at, ==, 1);
  p->offset = 120;
  patient_lesion (p, "T8", "2");
  p->now += 3600;
  patient_set (p, batson_record_nth (batson_record_nth (p->root, BATSON_CASE_LESIONS, 0), BATSON_LESION_FINDINGS, 0), BATSON_FINDING_PAIN, "none");
  p->now += 3600;
  g_assert_true (batson_quiz_time (p->root, &at, &offset));
  g_assert_cmpint (at, ==, PATIENT_NOW + 3600);
  g_assert_cmpint (offset, ==, 120);
}

/* Two vignettes, one of them begun again: counts of what was answered. */
static void
test_sitting (void)
{
  g_autoptr (Patient) p = patient_of (BATSON_N_LOW, BATSON_O_SENSITIVE, BATSON_M_STABLE, BATSON_S_FIT_OTHER);
  g_autoptr (BatsonSitting) sitting = batson_sitting_new ();
  BatsonQuizRun *first = batson_sitting_begin (sitting, "a", quiz_of (p)), *second = batson_sitting_begin (sitting, "b", quiz_of (p));
  guint counts[BATSON_QUIZ_N_VERDICTS] = { 0 }, again[BATSON_QUIZ_N_VERDICTS] = { 0 };
  g_autofree char *words = NULL;

  for (guint i = 0; !batson_quiz_run_is_done (first); i++)
    batson_quiz_run_answer (first, ((BatsonQuizItem *) first->quiz->items->pdata[i])->answer);
  batson_quiz_run_answer (second, 0);
  g_assert_false (batson_quiz_run_is_done (second));
  batson_sitting_count (sitting, counts);
  g_assert_cmpuint (counts[BATSON_QUIZ_RIGHT], ==, 5);
  g_assert_cmpuint (counts[BATSON_QUIZ_PARTLY], ==, 0);
  g_assert_cmpuint (counts[BATSON_QUIZ_NOT], ==, 0);
  g_assert_cmpuint (counts[BATSON_QUIZ_UNANSWERED], ==, 1);
  words = batson_words_quiz_count (counts);
  g_assert_cmpstr (words, ==, "5 right, 0 partly right, 0 not right, 1 not answered");
  batson_sitting_begin (sitting, "a", quiz_of (p));
  g_assert_cmpuint (sitting->runs->len, ==, 2);
  batson_sitting_count (sitting, again);
  g_assert_cmpuint (again[BATSON_QUIZ_RIGHT], ==, 0);
  g_assert_cmpuint (again[BATSON_QUIZ_UNANSWERED], ==, 1);
}

/* Every question, choice, answer and reason has its words. */
static void
test_words (void)
{
  g_autoptr (Patient) p = patient_of (BATSON_N_HIGH, BATSON_O_SENSITIVE, BATSON_M_UNSTABLE, BATSON_S_FIT_OTHER);
  g_autoptr (BatsonQuiz) quiz = quiz_of (p);

  for (guint i = 0; i < quiz->items->len; i++)
    {
      const BatsonQuizItem *item = quiz->items->pdata[i];
      g_autofree char *question = batson_words_quiz_question (item), *subject = batson_words_quiz_subject (item), *total = batson_words_quiz_total (quiz, item);
      g_assert_cmpstr (question, !=, "");
      g_assert_cmpstr (subject, !=, "");
      g_assert_cmpstr (total, !=, "");
      for (guint g = 0; g < item->groups->len; g++)
        {
          const BatsonQuizGroup *group = group_of (item, g);
          g_autofree char *name = batson_words_quiz_group (quiz, item, group), *answer = batson_words_quiz_answer (quiz, item, group), *rule = batson_words_quiz_rule (group), *because = batson_words_quiz_because (group);
          g_assert_cmpint (*name != '\0', ==, item->groups->len > 1);
          g_assert_nonnull (strstr (rule, batson_rule (group->rule)->id));
          g_assert_nonnull (strstr (rule, batson_rule (group->rule)->source));
          g_assert_nonnull (strstr (answer, batson_words_quiz_choice (item, group, g_bit_nth_lsf ((gulong) (group->answer >> group->first), -1))));
          if (item->kind != BATSON_QUIZ_QUESTION_TRIGGERS)
            g_assert_cmpstr (because, !=, "");
          for (guint c = 0; c < group->n; c++)
            for (guint d = 0; d < c; d++)
              g_assert_cmpstr (batson_words_quiz_choice (item, group, c), !=, batson_words_quiz_choice (item, group, d));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/framework/quiz/combinations", test_combinations);
  g_test_add_func ("/framework/quiz/sins", test_sins);
  g_test_add_func ("/framework/quiz/sins-difference", test_sins_difference);
  g_test_add_func ("/framework/quiz/partial", test_partial);
  g_test_add_func ("/framework/quiz/urgency", test_urgency);
  g_test_add_func ("/framework/quiz/chosen-questions", test_chosen_questions);
  g_test_add_func ("/framework/quiz/facts", test_facts);
  g_test_add_func ("/framework/quiz/time", test_time);
  g_test_add_func ("/framework/quiz/sitting", test_sitting);
  g_test_add_func ("/framework/quiz/words", test_words);
  return g_test_run ();
}
