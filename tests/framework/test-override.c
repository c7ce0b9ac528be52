/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was decided otherwise: whole, and stale once the answers it rested on have changed. */
#include "framework/override.h"
#include "framework/patient.h"
#include "framework/words.h"

#include <string.h>

/* A decision otherwise keeps what it rested on, and says when that has changed. */
static gboolean
is_stale (PatientGreen *s)
{
  g_autoptr (BatsonAssessment) a = patient_assess (s->p);

  g_assert_cmpuint (a->overrides->len, ==, 2); /* fitness, outcome */
  return ((const BatsonOverride *) a->overrides->pdata[1])->stale;
}

static void
test_stale (void)
{
  PatientGreen s = patient_green ();
  g_autoptr (BatsonAssessment) before = patient_assess (s.p), after = NULL;
  g_autofree char *facts = batson_override_facts (before, s.lesion);
  BatsonRecord *finding;

  patient_set (s.p, s.lesion, BATSON_LESION_OUTCOME_HAND, "en-bloc");
  patient_set (s.p, s.lesion, BATSON_LESION_OUTCOME_FACTS, facts);
  g_assert_false (is_stale (&s));
  after = patient_assess (s.p);
  g_assert_cmpuint (batson_assessment_lesion (after, s.lesion)->protocols[0].rows, ==, batson_assessment_lesion (before, s.lesion)->protocols[0].rows);
  g_assert_cmpint (after->urgency.kind, ==, before->urgency.kind); /* never changes the row or the colour */
  finding = patient_add_to (s.p, s.lesion, BATSON_LESION_FINDINGS);
  patient_set (s.p, finding, BATSON_FINDING_GRADE, "1a");
  g_assert_false (is_stale (&s)); /* found again as it was */
  patient_set (s.p, finding, BATSON_FINDING_GRADE, "1b");
  g_assert_true (is_stale (&s));
  patient_set (s.p, finding, BATSON_FINDING_GRADE, "1a");
  patient_set (s.p, patient_child (s.p, BATSON_CASE_FITNESS), BATSON_FITNESS_KPS, "50");
  g_assert_false (is_stale (&s));
  patient_set (s.p, patient_child (s.p, BATSON_CASE_FITNESS), BATSON_FITNESS_JUDGED, "unfit");
  g_assert_true (is_stale (&s));
  patient_free (s.p);
}

/* An answer that was taken away has changed too. */
static void
test_stale_when_cleared (void)
{
  PatientGreen s = patient_green ();
  g_autoptr (BatsonAssessment) before = patient_assess (s.p), after = NULL;
  g_autofree char *facts = batson_override_facts (before, s.lesion);

  patient_set (s.p, s.lesion, BATSON_LESION_OUTCOME_HAND, "palliative");
  patient_set (s.p, s.lesion, BATSON_LESION_OUTCOME_FACTS, facts);
  g_assert_false (is_stale (&s));
  patient_set (s.p, s.lesion, BATSON_LESION_RADIATION, "");
  g_assert_true (is_stale (&s));
  patient_set (s.p, s.lesion, BATSON_LESION_RADIATION, "none");
  g_assert_false (is_stale (&s));
  patient_set (s.p, patient_child (s.p, BATSON_CASE_FITNESS), BATSON_FITNESS_JUDGED, "not-judged");
  patient_set (s.p, s.status, BATSON_STATUS_ECOG, "1"); /* fit as before, on another answer */
  after = patient_assess (s.p);
  g_assert_true (((const BatsonOverride *) after->overrides->pdata[0])->stale);
  patient_free (s.p);
}

/* Another answer that settles a question in place of the one kept changes nothing while it says the same, and does where it leads to another row. */
static void
test_stale_when_superseded (void)
{
  PatientGreen s = patient_green ();
  BatsonRecord *fitness = patient_child (s.p, BATSON_CASE_FITNESS);
  g_autoptr (BatsonAssessment) before = NULL;
  g_autofree char *facts = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (BatsonAssessment) after = NULL;

      patient_set (s.p, fitness, BATSON_FITNESS_JUDGED, "not-judged");
      patient_set (s.p, s.status, BATSON_STATUS_ECOG, "1");
      if (before == NULL)
        {
          before = patient_assess (s.p);
          facts = batson_override_facts (before, s.lesion);
          patient_set (s.p, s.lesion, BATSON_LESION_OUTCOME_HAND, "palliative");
          patient_set (s.p, s.lesion, BATSON_LESION_OUTCOME_FACTS, facts);
        }
      patient_set (s.p, fitness, BATSON_FITNESS_JUDGED, i ? "unfit" : "fit");
      after = patient_assess (s.p);
      g_assert_cmpint (batson_override_is_stale (after, s.lesion), ==, i);
    }
  patient_free (s.p);
}

/* What was decided in words, with an outcome or alone, is said whole; alone it grows stale as well. */
static void
test_own_words (void)
{
  g_autofree char *words = g_strnfill (300, 'w');
  PatientGreen s = patient_green ();
  g_autoptr (BatsonAssessment) before = patient_assess (s.p);
  g_autofree char *facts = batson_override_facts (before, s.lesion);

  patient_set (s.p, s.lesion, BATSON_LESION_OUTCOME_TEXT, words);
  patient_set (s.p, s.lesion, BATSON_LESION_OUTCOME_FACTS, facts);
  for (guint hand = 0; hand < 2; hand++)
    {
      g_autoptr (BatsonAssessment) a = NULL;
      g_autofree char *said = NULL, *about = NULL;

      patient_set (s.p, s.lesion, BATSON_LESION_OUTCOME_HAND, hand ? "palliative" : "");
      g_assert_false (is_stale (&s));
      a = patient_assess (s.p);
      said = batson_words_override (a->overrides->pdata[1]);
      g_assert_nonnull (strstr (said, words));
      about = batson_words_decision_about (a, s.lesion, 0);
      g_assert_nonnull (strstr (about, "who decided is not recorded"));
    }
  patient_set (s.p, s.lesion, BATSON_LESION_OUTCOME_HAND, "");
  patient_set (s.p, patient_child (s.p, BATSON_CASE_FITNESS), BATSON_FITNESS_JUDGED, "unfit");
  g_assert_true (is_stale (&s));
  patient_free (s.p);
}

/* Of another course than any of the framework's the words typed for it are the headline, and are not said twice. */
static void
test_another_course (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = patient_lesion (p, "T8", "2");
  g_autoptr (BatsonAssessment) a = NULL;
  g_autofree char *nameless = NULL, *decision = NULL, *about = NULL, *known = NULL, *more = NULL;

  patient_set (p, lesion, BATSON_LESION_OUTCOME_HAND, "other");
  nameless = batson_words_decision (lesion);
  g_assert_cmpstr (nameless, ==, "Decided otherwise: Another course");
  patient_set (p, lesion, BATSON_LESION_OUTCOME_TEXT, "Watch, MRI in two weeks");
  a = patient_assess (p);
  decision = batson_words_decision (lesion);
  about = batson_words_decision_about (a, lesion, 0);
  g_assert_cmpstr (decision, ==, "Decided otherwise: Watch, MRI in two weeks");
  g_assert_null (strstr (about, "Watch"));
  patient_set (p, lesion, BATSON_LESION_OUTCOME_HAND, "palliative");
  known = batson_words_decision (lesion);
  more = batson_words_decision_about (a, lesion, 0);
  g_assert_cmpstr (known, ==, "Decided otherwise: Palliative care");
  g_assert_nonnull (strstr (more, "Watch, MRI in two weeks."));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rule/OVR-1/a-decision-says-when-its-answers-changed", test_stale);
  g_test_add_func ("/rule/OVR-1/an-answer-taken-away-has-changed", test_stale_when_cleared);
  g_test_add_func ("/rule/OVR-1/an-answer-in-place-of-another", test_stale_when_superseded);
  g_test_add_func ("/rule/OVR-1/another-course-is-told-in-its-words", test_another_course);
  g_test_add_func ("/rule/OVR-1/a-decision-in-words-is-whole", test_own_words);
  return g_test_run ();
}
