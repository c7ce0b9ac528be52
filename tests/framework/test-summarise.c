/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The summary for the list of cases, its words, and the lines of folded steps. */
#include "framework/guides.h"
#include "framework/patient.h"
#include "framework/summarise.h"
#include "framework/words.h"

static void
test_summary (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = patient_lesion (p, "L2", NULL);
  BatsonFact fact = { .owner = lesion, .list_field = BATSON_LESION_FINDINGS, .type = BATSON_RECORD_FINDING, .field = BATSON_FINDING_GRADE };
  BatsonDeadline deadline = { .id = BATSON_DEADLINE_SIX_HOURS, .due = { PATIENT_NOW + 3600, 0 } };
  g_autoptr (GPtrArray) deadlines = g_ptr_array_new ();
  BatsonAssessment assessment = { .root = p->root, .asked = { &fact, 1, 1 }, .deadlines = deadlines, .urgency = { .kind = BATSON_URGENCY_AT_LEAST_ORANGE } };
  g_auto (BatsonSummary) summary = { 0 };
  char *next;

  patient_set (p, patient_child (p, BATSON_CASE_PATIENT), BATSON_PATIENT_NAME, "Muster, Clara");
  patient_set (p, patient_child (p, BATSON_CASE_PATIENT), BATSON_PATIENT_EXAMPLE, "yes");
  g_ptr_array_add (deadlines, &deadline);
  batson_summary_init (&summary);
  batson_summarise (&assessment, &summary);
  batson_summarise (&assessment, &summary);
  g_assert_cmpstr (summary.name, ==, "Muster, Clara");
  g_assert_cmpstr (summary.number, ==, "");
  g_assert_cmpstr (summary.urgency, ==, "at-least-orange");
  g_assert_cmpstr (summary.next, ==, "finding.grade");
  g_assert_cmpstr (summary.next_of, ==, "L2");
  g_assert_cmpstr (summary.rules, ==, BATSON_RULES_VERSION);
  g_assert_true (summary.example);
  g_assert_false (summary.vignette);
  g_assert_true (summary.has_at);
  g_assert_cmpuint (summary.deadlines->len, ==, 1);
  g_assert_cmpstr (batson_words_summary_urgency (&summary), ==, "At least urgent");
  next = batson_words_summary_next (&summary, &(BatsonSettings) { .at = PATIENT_NOW });
  g_assert_cmpstr (next, ==, "Six-hour window: by 17 Jun 2026, 13:00");
  g_free (next);
  next = batson_words_summary_next (&summary, &(BatsonSettings) { .at = PATIENT_NOW, .offset = 60 });
  g_assert_cmpstr (next, ==, "Six-hour window: by 17 Jun 2026, 13:00 (UTC)");
  g_free (next);
  g_assert_false (batson_summary_is_passed (&summary, PATIENT_NOW));
  next = batson_words_summary_next (&summary, &(BatsonSettings) { .at = PATIENT_NOW + 7200 });
  g_assert_cmpstr (next, ==, "Six-hour window: passed since 17 Jun 2026, 13:00");
  g_assert_true (batson_summary_is_passed (&summary, PATIENT_NOW + 7200));
  g_free (next);
  batson_summary_add_deadline (&summary, "decide-24", &(BatsonInstant) { PATIENT_NOW + 10800, 0 });
  next = batson_words_summary_next (&summary, &(BatsonSettings) { .at = PATIENT_NOW + 7200 });
  g_assert_cmpstr (next, ==, "Decision within 24 h: by 17 Jun 2026, 15:00"); /* what is still to be kept comes first */
  g_assert_false (batson_summary_is_passed (&summary, PATIENT_NOW + 7200));
  g_free (next);
  g_array_set_size (summary.deadlines, 0);
  next = batson_words_summary_next (&summary, &(BatsonSettings) { .at = PATIENT_NOW + 7200 });
  g_assert_cmpstr (next, ==, "Next: Bilsky grade of L2");
  g_free (next);
  g_free (summary.next);
  summary.next = g_strdup ("");
  next = batson_words_summary_next (&summary, &(BatsonSettings) { .at = PATIENT_NOW + 7200 });
  g_assert_cmpstr (next, ==, "No missing answer would change it");
  g_free (next);
  /* Nothing is missing, and it could become an emergency all the same: what would settle it is named. */
  assessment.asked.len = 0;
  assessment.urgency.blocks = BATSON_BLOCK_IMAGING;
  batson_summarise (&assessment, &summary);
  g_array_set_size (summary.deadlines, 0);
  next = batson_words_summary_next (&summary, &(BatsonSettings) { .at = PATIENT_NOW + 7200 });
  g_assert_cmpstr (next, ==, "Next: Whole spine imaged, all lesions entered");
  g_free (next);
  /* A vignette is no patient: no clock runs, nothing is to be done next. */
  patient_set (p, patient_child (p, BATSON_CASE_TEACHING), BATSON_TEACHING_TITLE, "Two levels at once");
  batson_summarise (&assessment, &summary);
  g_assert_true (summary.vignette);
  g_assert_cmpstr (summary.title, ==, "Two levels at once");
  batson_summary_add_deadline (&summary, "decide-24", &(BatsonInstant) { PATIENT_NOW + 10800, 0 });
  next = batson_words_summary_next (&summary, &(BatsonSettings) { .at = PATIENT_NOW + 7200 });
  g_assert_cmpstr (next, ==, "");
  g_free (next);
  g_assert_cmpstr (batson_words_summary_urgency (&summary), ==, "For teaching");
  g_assert_cmpint (batson_summary_urgency (&summary), ==, BATSON_URGENCY_NOTHING);
  g_assert_false (batson_summary_is_passed (&summary, PATIENT_NOW + 20000));
}

/* All lesions are said to be entered, and none is: neither the line nor the list says that all is answered, and a lesion is asked for. */
static void
test_no_lesion (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL, entered = NULL;
  g_auto (BatsonSummary) summary = { 0 };
  g_autofree char *line = NULL, *next = NULL, *label = NULL;
  const BatsonFact *asked;

  patient_status (p);
  patient_set (p, patient_child (p, BATSON_CASE_IMAGING), BATSON_IMAGING_COMPLETE, "yes");
  a = patient_assess (p);
  g_assert_cmpint (a->urgency.kind, ==, BATSON_URGENCY_NO_COLOUR);
  line = batson_words_urgency_line (a);
  g_assert_cmpstr (line, ==, "No lesion entered");
  g_assert_cmpuint (a->missing.len, ==, 0);
  g_assert_cmpuint (a->asked.len, ==, 1);
  asked = &a->asked.facts[0];
  g_assert_true (asked->record == NULL && asked->owner == p->root && asked->list_field == BATSON_CASE_LESIONS);
  label = batson_words_fact_label (asked);
  g_assert_cmpstr (label, ==, "Imaging of the spine: a lesion and its level");
  batson_summary_init (&summary);
  batson_summarise (a, &summary);
  next = batson_words_summary_next (&summary, &a->settings);
  g_assert_cmpstr (next, ==, "No lesion entered");
  patient_lesion (p, "T8", NULL);
  entered = patient_assess (p);
  for (guint i = 0; i < entered->asked.len; i++)
    g_assert_false (entered->asked.facts[i].type == BATSON_RECORD_LESION && entered->asked.facts[i].field == BATSON_LESION_LEVEL);
}

static void
test_urgency_ids (void)
{
  for (int kind = BATSON_URGENCY_NOTHING; kind <= BATSON_URGENCY_RED; kind++)
    g_assert_cmpint (batson_urgency_find (batson_urgency_id ((BatsonUrgencyKind) kind)), ==, kind);
  g_assert_cmpint (batson_urgency_find ("purple"), ==, -1);
}

static void
line_is (Patient *p, BatsonRole role, const char *id, const char *expected)
{
  BatsonAssessment assessment = { .root = p->root };
  g_autofree char *line = batson_guide_step_summary (batson_guide_step (role, id), &assessment);

  g_assert_cmpstr (line, ==, expected);
}

static void
test_lines_of_steps (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *status, *disease = patient_child (p, BATSON_CASE_DISEASE), *referral, *sample;

  for (guint r = 0; r < BATSON_N_ROLES; r++)
    {
      guint n;
      const BatsonGuideStep *steps = batson_guide_steps (r, &n);
      for (guint i = 0; i < n; i++)
        line_is (p, r, steps[i].id, "Nothing recorded yet");
    }
  status = patient_status (p);
  patient_set (p, status, BATSON_STATUS_BACK_PAIN, "new");
  patient_set (p, status, BATSON_STATUS_BACK_PAIN_SINCE, "2026-06-09");
  patient_set (p, status, BATSON_STATUS_WALKING, "unaided");
  line_is (p, BATSON_ROLE_BREAST, "symptoms", "New back pain since 9 Jun 2026; no deficit; walks unaided");
  patient_set (p, status, BATSON_STATUS_LIMB, "worse");
  patient_set (p, status, BATSON_STATUS_LIMB_SINCE, "2026-06-16T09:40Z");
  patient_set (p, status, BATSON_STATUS_FRANKEL, "C");
  line_is (p, BATSON_ROLE_NEURO, "neurology", "Frankel C; new back pain since 9 Jun 2026; limb weakness worse since 16 Jun 2026, 09:40; 5 kinds of deficit absent; walks unaided");
  patient_set (p, disease, BATSON_DISEASE_HISTOLOGY, "nst");
  patient_set (p, disease, BATSON_DISEASE_GRADE, "2");
  patient_set (p, disease, BATSON_DISEASE_CONTROLLED, "yes");
  line_is (p, BATSON_ROLE_BREAST, "primary", "Invasive, no special type; grade 2; primary controlled");
  patient_set (p, disease, BATSON_DISEASE_OTHER_BONE, "2");
  line_is (p, BATSON_ROLE_BREAST, "staging", "2 bone metastases outside the spine");
  sample = patient_add (p, BATSON_CASE_SAMPLES);
  patient_set (p, sample, BATSON_SAMPLE_ER, "92");
  line_is (p, BATSON_ROLE_BREAST, "receptors", "ER: 92 %");
  referral = patient_add (p, BATSON_CASE_REFERRALS);
  patient_set (p, referral, BATSON_REFERRAL_SENT, "2026-06-16T14:32Z");
  line_is (p, BATSON_ROLE_BREAST, "referral", "Sent to the neurosurgeon 16 Jun 2026, 14:32");
  patient_set (p, referral, BATSON_REFERRAL_ANSWERED, "2026-06-17");
  line_is (p, BATSON_ROLE_BREAST, "referral", "Answered by the neurosurgeon 17 Jun 2026");
  patient_lesion (p, "T8", "1b");
  patient_lesion (p, "L2", NULL);
  line_is (p, BATSON_ROLE_NEURO, "lesions", "T8: grade 1b; L2: not graded");
  patient_set (p, patient_child (p, BATSON_CASE_WORK_UP), BATSON_WORK_UP_MARKERS, "done-abnormal");
  patient_set (p, patient_child (p, BATSON_CASE_WORK_UP), BATSON_WORK_UP_HISTORY, "open");
  line_is (p, BATSON_ROLE_NEURO, "work-up", "1 of 6 items settled; abnormal: Tumour markers");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/summarise/summary", test_summary);
  g_test_add_func ("/rule/NOMS-14/no-lesion-is-said-and-asked-for", test_no_lesion);
  g_test_add_func ("/summarise/urgency-ids", test_urgency_ids);
  g_test_add_func ("/guides/lines-of-steps", test_lines_of_steps);
  return g_test_run ();
}
