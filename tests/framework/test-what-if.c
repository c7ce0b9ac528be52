/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers tried on a copy: every branch of both protocols can be tried from any answers, and reads as it was tried. */
#include "case/fork.h"
#include "framework/patient.h"
#include "framework/what-if.h"
#include "framework/words.h"

static Patient *
blank (void)
{
  Patient *p = patient_new ();

  patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_PRIMARY, "proven");
  patient_lesion (p, "T8", "");
  return p;
}

static Patient *
answered (void)
{
  Patient *p = patient_new ();
  BatsonRecord *lesion = patient_lesion (p, "T8", "3");

  patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_PRIMARY, "proven");
  patient_sins (p, batson_record_nth (lesion, BATSON_LESION_FINDINGS, 0), 9);
  patient_set (p, lesion, BATSON_LESION_RADIATION, "none");
  patient_set (p, patient_child (p, BATSON_CASE_FITNESS), BATSON_FITNESS_JUDGED, "unfit");
  return p;
}

/* What was found before the treatment is history: a grade tried has to be a new finding (NOMS-13). */
static Patient *
treated (void)
{
  Patient *p = patient_new ();
  BatsonRecord *lesion = patient_lesion (p, "T8", "2");

  patient_set (p, batson_record_nth (lesion, BATSON_LESION_FINDINGS, 0), BATSON_FINDING_DATE, "2025-01-10");
  patient_set (p, lesion, BATSON_LESION_TREATMENT, "separation");
  patient_set (p, lesion, BATSON_LESION_TREATED, "2025-02-01");
  return p;
}

static Patient *(*const makers[]) (void) = { blank, answered, treated };

static void
try (Patient *p, BatsonProtocolId protocol, BatsonQuestionId question, const BatsonBranch *branch)
{
  BatsonSettings settings = { protocol, PATIENT_NOW, 120 };
  g_autoptr (BatsonCase) fork = batson_case_fork (p->patient, NULL);
  BatsonRecord *lesion = batson_record_nth (batson_case_get_root (fork), BATSON_CASE_LESIONS, 0);
  g_autoptr (BatsonAssessment) a = NULL;
  guint answers;

  g_assert_true (batson_what_if (fork, lesion, &settings, question, branch->answers));
  a = batson_assess (batson_case_get_root (fork), &settings);
  answers = batson_assessment_lesion (a, lesion)->protocols[protocol].answers[question];
  g_assert_cmpuint (answers, !=, 0);
  g_assert_cmpuint (answers & ~branch->answers, ==, 0);
}

static void
test_every_branch (gconstpointer data)
{
  BatsonProtocolId protocol = GPOINTER_TO_INT (data);
  const BatsonProtocol *table = batson_protocol (protocol);

  for (guint m = 0; m < G_N_ELEMENTS (makers); m++)
    {
      g_autoptr (Patient) p = makers[m] ();
      /* A treated lesion answers nothing before it is graded again. */
      for (BatsonQuestionId q = 0; q < (makers[m] == treated ? 1 : BATSON_N_QUESTIONS); q++)
        for (const BatsonBranch *branch = table->questions[q].branches; branch->answers; branch++)
          try (p, protocol, q, branch);
    }
}

/* Four vertebrae are not oligometastatic whatever is tried (S-2): refused, and nothing is changed. */
static void
test_refused (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonSettings settings = { BATSON_PROTOCOL_REVIEW, PATIENT_NOW, 120 };
  g_autoptr (BatsonCase) fork = NULL;

  patient_lesion (p, "T8", "1b");
  patient_lesion (p, "L1-L3", "1b");
  fork = batson_case_fork (p->patient, NULL);
  g_assert_false (batson_what_if (fork, batson_record_nth (batson_case_get_root (fork), BATSON_CASE_LESIONS, 0), &settings, BATSON_QUESTION_S, BATSON_S_FIT_OLIGO));
  g_assert_false (batson_case_is_modified (fork));
}

/* What is written for an answer of the protocol stands for every answer that reads alike, and its line says so. */
static void
test_alike (void)
{
  g_autoptr (Patient) p = answered ();
  BatsonSettings settings = { BATSON_PROTOCOL_REVIEW, PATIENT_NOW, 120 };
  g_autoptr (BatsonCase) fork = batson_case_fork (p->patient, NULL);
  BatsonRecord *lesion = batson_record_nth (batson_case_get_root (fork), BATSON_CASE_LESIONS, 0), *finding = batson_record_nth (lesion, BATSON_LESION_FINDINGS, 0);
  BatsonRecord *mine = batson_record_nth (batson_record_nth (p->root, BATSON_CASE_LESIONS, 0), BATSON_LESION_FINDINGS, 0);
  BatsonFact before = { .record = mine, .type = BATSON_RECORD_FINDING, .field = BATSON_FINDING_GRADE }, tried = before;
  guint64 low = 0, alike;
  g_autofree char *several = NULL, *one = NULL;

  for (guint grade = BATSON_GRADE_0; grade <= BATSON_GRADE_1C; grade++)
    low |= G_GUINT64_CONSTANT (1) << grade;
  tried.record = finding;
  g_assert_true (batson_what_if (fork, lesion, &settings, BATSON_QUESTION_N, BATSON_N_LOW));
  alike = batson_what_if_alike (fork, finding, BATSON_FINDING_GRADE, &settings, NULL);
  g_assert_cmphex (alike, ==, low);
  g_assert_cmpint (batson_record_choice (finding, BATSON_FINDING_GRADE), ==, BATSON_GRADE_1B);
  several = batson_words_tried (&before, &tried, alike);
  g_assert_cmpstr (several, ==, "Bilsky grade of T8: 3 → 0 or 1a or 1b or 1c?");
  one = batson_words_tried (&before, &tried, G_GUINT64_CONSTANT (1) << BATSON_GRADE_1B);
  g_assert_cmpstr (one, ==, "Bilsky grade of T8: 3 → 1b");
  g_assert_cmphex (batson_what_if_alike (fork, lesion, BATSON_LESION_LEVEL, &settings, NULL), ==, 0); /* no choices */
  g_assert_cmphex (batson_what_if_alike (fork, lesion, BATSON_LESION_O_HAND, &settings, NULL), ==, 0); /* none chosen */
}

/* A branch of two answers is no answer: which of the two is asked, not the first taken. */
static void
test_branch_of_two (void)
{
  g_autoptr (Patient) p = answered ();
  BatsonSettings settings = { BATSON_PROTOCOL_REVIEW, PATIENT_NOW, 120 };
  g_autoptr (BatsonCase) fork = batson_case_fork (p->patient, NULL);
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (BatsonWanted));
  BatsonWanted not_unstable = { batson_record_nth (batson_case_get_root (fork), BATSON_CASE_LESIONS, 0), BATSON_QUESTION_M, BATSON_M_STABLE | BATSON_M_INDETERMINATE };
  const BatsonField *field = &batson_record_type (BATSON_RECORD_LESION)->fields[BATSON_LESION_M_HAND];
  guint64 alike;

  g_assert_true (batson_what_if (fork, not_unstable.lesion, &settings, BATSON_QUESTION_M, BATSON_M_UNSTABLE));
  g_assert_true (batson_what_if (fork, not_unstable.lesion, &settings, not_unstable.question, not_unstable.answers));
  g_array_append_val (wanted, not_unstable);
  alike = batson_what_if_alike (fork, not_unstable.lesion, BATSON_LESION_M_HAND, &settings, wanted);
  for (guint i = 0; i < batson_field_n_choices (field); i++)
    g_assert_cmpint (alike >> i & 1, ==, !g_str_equal (field->choices[i].id, "unstable"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/what-if/every-branch/review", GINT_TO_POINTER (BATSON_PROTOCOL_REVIEW), test_every_branch);
  g_test_add_data_func ("/what-if/every-branch/laufer", GINT_TO_POINTER (BATSON_PROTOCOL_LAUFER), test_every_branch);
  g_test_add_func ("/what-if/refused", test_refused);
  g_test_add_func ("/what-if/stands-for-what-reads-alike", test_alike);
  g_test_add_func ("/what-if/a-branch-of-two-answers-is-asked", test_branch_of_two);
  return g_test_run ();
}
