/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Urgency: symptoms, lesions nobody has looked for, and what blocks green. */
#include "framework/patient.h"
#include "framework/summarise.h"
#include "framework/words.h"

#include <string.h>

static void
test_symptoms (void)
{
  static const struct { guint field; const char *answer; BatsonUrgencyKind kind; } table[] = {
    { BATSON_STATUS_ACUTE, "yes", BATSON_URGENCY_RED }, { BATSON_STATUS_LIMB, "new", BATSON_URGENCY_RED }, { BATSON_STATUS_LIMB, "worse", BATSON_URGENCY_RED },
    { BATSON_STATUS_MOTOR_RADIC, "new", BATSON_URGENCY_RED }, { BATSON_STATUS_SPHINCTER, "worse", BATSON_URGENCY_RED }, { BATSON_STATUS_MYELOPATHY, "new", BATSON_URGENCY_RED },
    { BATSON_STATUS_WALKING_LOST, "yes", BATSON_URGENCY_RED }, { BATSON_STATUS_SENSORY, "new", BATSON_URGENCY_ORANGE }, { BATSON_STATUS_OTHER_RADIC, "worse", BATSON_URGENCY_ORANGE },
    { BATSON_STATUS_LIMB, "old", BATSON_URGENCY_GREEN }, { BATSON_STATUS_SENSORY, "old", BATSON_URGENCY_GREEN }, { BATSON_STATUS_WALKING_LOST, "long-standing", BATSON_URGENCY_GREEN },
    { BATSON_STATUS_LIMB, "", BATSON_URGENCY_UNDETERMINED }, { BATSON_STATUS_ACUTE, "", BATSON_URGENCY_UNDETERMINED }, { BATSON_STATUS_SENSORY, "", BATSON_URGENCY_UNDETERMINED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      PatientGreen s = patient_green ();
      g_assert_cmpint (patient_urgency (s.p), ==, BATSON_URGENCY_GREEN);
      patient_set (s.p, s.status, table[i].field, table[i].answer);
      g_assert_cmpint (patient_urgency (s.p), ==, table[i].kind);
      patient_free (s.p);
    }
}

/* A blank is a missing answer, and so is what was answered unknown, not done or not applicable. */
static void
test_not_known (void)
{
  for (BatsonValueState state = BATSON_VALUE_UNKNOWN; state <= BATSON_VALUE_NOT_APPLICABLE; state++)
    {
      PatientGreen s = patient_green ();
      patient_set_state (s.p, s.status, BATSON_STATUS_SPHINCTER, state);
      g_assert_cmpint (patient_urgency (s.p), ==, BATSON_URGENCY_UNDETERMINED);
      patient_free (s.p);
    }
}

static void
test_without_mri (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL;
  BatsonRecord *status = patient_add (p, BATSON_CASE_STATUS);

  patient_set (p, status, BATSON_STATUS_LIMB, "new");
  a = patient_assess (p);
  g_assert_cmpint (a->urgency.kind, ==, BATSON_URGENCY_RED);
  g_assert_cmpuint (a->urgency.why.because.len, ==, 1);
}

/* Only the newest answer counts, by its date; undated by its entry. */
static void
test_newest (void)
{
  PatientGreen s = patient_green ();
  BatsonRecord *later = patient_add (s.p, BATSON_CASE_STATUS), *newest;

  patient_set (s.p, s.status, BATSON_STATUS_DATE, "2026-06-10");
  patient_set (s.p, s.status, BATSON_STATUS_LIMB, "new");
  patient_set (s.p, later, BATSON_STATUS_DATE, "2026-06-12");
  patient_set (s.p, later, BATSON_STATUS_BACK_PAIN, "stable");
  g_assert_cmpint (patient_urgency (s.p), ==, BATSON_URGENCY_RED); /* the later one says nothing of it */
  patient_set (s.p, later, BATSON_STATUS_LIMB, "none");
  g_assert_cmpint (patient_urgency (s.p), ==, BATSON_URGENCY_GREEN);
  patient_set (s.p, later, BATSON_STATUS_DATE, "2026-06-09");
  g_assert_cmpint (patient_urgency (s.p), ==, BATSON_URGENCY_RED);
  newest = patient_add (s.p, BATSON_CASE_STATUS); /* entered 17 June */
  patient_set (s.p, newest, BATSON_STATUS_LIMB, "old");
  g_assert_cmpint (patient_urgency (s.p), ==, BATSON_URGENCY_GREEN);
  patient_free (s.p);
}

/* Two examinations of one day go by the time of day. */
static void
test_newest_of_a_day (void)
{
  PatientGreen s = patient_green ();
  BatsonRecord *evening = patient_add (s.p, BATSON_CASE_STATUS);

  patient_set (s.p, evening, BATSON_STATUS_DATE, "2026-06-16T20:00Z");
  patient_set (s.p, evening, BATSON_STATUS_LIMB, "new");
  patient_set (s.p, s.status, BATSON_STATUS_DATE, "2026-06-16T08:00Z");
  g_assert_cmpint (patient_urgency (s.p), ==, BATSON_URGENCY_RED);
  patient_set (s.p, s.status, BATSON_STATUS_DATE, "2026-06-16T21:00Z");
  g_assert_cmpint (patient_urgency (s.p), ==, BATSON_URGENCY_GREEN);
  patient_free (s.p);
}

static void
test_further_lesion (void)
{
  PatientGreen s = patient_green ();
  g_autoptr (BatsonAssessment) a = NULL;

  patient_set (s.p, s.imaging, BATSON_IMAGING_COMPLETE, "no");
  a = patient_assess (s.p);
  g_assert_cmpint (a->urgency.kind, ==, BATSON_URGENCY_UNDETERMINED);
  g_assert_cmpuint (a->urgency.colours, ==, BATSON_GREEN_BIT | BATSON_ORANGE_BIT | BATSON_RED_BIT);
  g_assert_cmpuint (batson_assessment_leading (a)->protocols[BATSON_PROTOCOL_REVIEW].rows, ==, 1u << 3); /* NOMS-4: not in the rows */
  patient_set (s.p, s.finding, BATSON_FINDING_GRADE, "2");
  g_assert_cmpint (patient_urgency (s.p), ==, BATSON_URGENCY_RED);
  patient_free (s.p);
}

static void
test_no_colour (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) empty = NULL, named = NULL, known = NULL, none = NULL;

  empty = patient_assess (p);
  g_assert_cmpint (empty->urgency.kind, ==, BATSON_URGENCY_NOTHING);
  g_assert_cmpuint (empty->deadlines->len, ==, 0);
  g_assert_cmpint (empty->leading, ==, -1);
  g_assert_false (empty->urgency.has_start);
  patient_set (p, patient_child (p, BATSON_CASE_PATIENT), BATSON_PATIENT_NAME, "Muster, Clara");
  patient_add (p, BATSON_CASE_STATUS); /* an entry nobody has filled */
  named = patient_assess (p);
  g_assert_cmpint (named->urgency.kind, ==, BATSON_URGENCY_NOTHING);
  patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_KNOWN, "yes");
  known = patient_assess (p);
  g_assert_cmpint (known->urgency.kind, ==, BATSON_URGENCY_UNDETERMINED);
  patient_status (p);
  patient_set (p, patient_child (p, BATSON_CASE_IMAGING), BATSON_IMAGING_COMPLETE, "yes");
  none = patient_assess (p);
  g_assert_cmpint (none->urgency.kind, ==, BATSON_URGENCY_NO_COLOUR); /* imaged, and no lesion: never green */
}

/* Whether the rules that set the colour are those WANTED, "NOMS-5, URG-2". */
static void
set_by_is (Patient *p, const char *wanted)
{
  g_autoptr (BatsonAssessment) a = patient_assess (p);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < a->urgency.n_set_by; i++)
    g_string_append_printf (names, "%s%s", i ? ", " : "", batson_rule (a->urgency.set_by[i])->id);
  g_assert_cmpstr (names->str, ==, wanted);
}

/* The rules that set the colour are named: rows, what raises or stands for one, the patient's own; where nothing is certain none is. */
static void
test_set_by (void)
{
  PatientGreen s = patient_green ();
  BatsonRecord *sample = batson_record_nth (s.p->root, BATSON_CASE_SAMPLES, 0), *fitness = patient_child (s.p, BATSON_CASE_FITNESS);

  set_by_is (s.p, "");
  patient_sins (s.p, s.finding, 9);
  set_by_is (s.p, "NOMS-5");
  patient_set (s.p, s.status, BATSON_STATUS_SENSORY, "new");
  set_by_is (s.p, "URG-2, NOMS-5");
  patient_set (s.p, s.status, BATSON_STATUS_SENSORY, "none");
  patient_set (s.p, s.finding, BATSON_FINDING_GRADE, "2");
  set_by_is (s.p, "NOMS-1");
  patient_set (s.p, fitness, BATSON_FITNESS_JUDGED, "");
  set_by_is (s.p, "NOMS-1, NOMS-3"); /* whichever it is */
  patient_set (s.p, fitness, BATSON_FITNESS_JUDGED, "unfit");
  patient_set (s.p, s.finding, BATSON_FINDING_GRADE, "1a");
  patient_sins (s.p, s.finding, 4);
  patient_set (s.p, sample, BATSON_SAMPLE_ER, "0");
  patient_set (s.p, sample, BATSON_SAMPLE_PR, "0");
  patient_set (s.p, sample, BATSON_SAMPLE_HER2_IHC, "3+");
  set_by_is (s.p, "NOMS-C9"); /* NOMS-7 alone is green */
  patient_set (s.p, s.lesion, BATSON_LESION_COMPARTMENT, "intradural");
  set_by_is (s.p, "ESCC-4");
  patient_set (s.p, s.lesion, BATSON_LESION_COMPARTMENT, "");
  patient_set (s.p, patient_child (s.p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_PRIMARY, "other");
  set_by_is (s.p, "NOMS-0");
  patient_set (s.p, s.finding, BATSON_FINDING_GRADE, "3");
  set_by_is (s.p, "IND-1");
  patient_free (s.p);
}

/* What blocks green although no other colour is possible is named. */
static void
test_blocks (void)
{
  PatientGreen s = patient_green ();

  g_assert_cmpint (patient_urgency (s.p), ==, BATSON_URGENCY_GREEN);
  patient_set (s.p, s.status, BATSON_STATUS_DATE, "2026-06-01");
  patient_set (s.p, s.status, BATSON_STATUS_SENSORY, "new");
  patient_set (s.p, s.finding, BATSON_FINDING_DATE, "2026-06-10");
  patient_set (s.p, s.lesion, BATSON_LESION_TREATMENT, "decompression");
  patient_set (s.p, s.lesion, BATSON_LESION_TREATED, "2026-06-05");
  g_assert_cmpuint (patient_blocks (s.p), ==, BATSON_BLOCK_EXAMINED_SINCE);
  patient_free (s.p);
}

/* Nothing is missing, and yet a lesion that nobody has looked for may have any colour: the imaging that would settle it is named, in words and in the list. */
static void
test_to_be_imaged (void)
{
  PatientGreen s = patient_green ();

  patient_set (s.p, patient_child (s.p, BATSON_CASE_IMAGING), BATSON_IMAGING_COMPLETE, "no");
  {
    g_autoptr (BatsonAssessment) a = patient_assess (s.p);
    g_autofree char *detail = batson_words_urgency_detail (a);
    g_auto (BatsonSummary) summary = { 0 };

    g_assert_cmpint (a->urgency.kind, ==, BATSON_URGENCY_UNDETERMINED);
    g_assert_cmpuint (a->urgency.colours & BATSON_RED_BIT, !=, 0);
    g_assert_cmpuint (a->missing.len, ==, 0);
    g_assert_nonnull (strstr (detail, "the whole spine is not yet imaged with all lesions entered"));
    batson_summary_init (&summary);
    batson_summarise (a, &summary);
    g_assert_cmpstr (summary.next, ==, "imaging.whole_spine_imaged");
  }
  patient_free (s.p);
}

/* Frankel and AIS document: they change no row and no colour, and one is never made from the other. */
static void
test_frankel_and_ais (void)
{
  static const char *const grades[] = { "A", "B", "C", "D", "E" };
  PatientGreen s = patient_green ();
  g_autoptr (BatsonAssessment) before = patient_assess (s.p);

  for (guint i = 0; i < G_N_ELEMENTS (grades); i++)
    {
      g_autoptr (BatsonAssessment) a = NULL;
      patient_set (s.p, s.status, BATSON_STATUS_FRANKEL, grades[i]);
      a = patient_assess (s.p);
      g_assert_cmpint (a->urgency.kind, ==, before->urgency.kind);
      g_assert_cmpuint (batson_assessment_leading (a)->protocols[BATSON_PROTOCOL_REVIEW].rows, ==, batson_assessment_leading (before)->protocols[BATSON_PROTOCOL_REVIEW].rows);
      g_assert_false (batson_record_has (s.status, BATSON_STATUS_AIS));
    }
  patient_free (s.p);
}

/* Every colour and every thing said of colours has words of its own. */
static void
test_words (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (BatsonColour colour = BATSON_GREEN; colour <= BATSON_RED; colour++)
    g_assert_true (g_hash_table_add (seen, (char *) batson_words_colour (colour)));
  g_hash_table_remove_all (seen);
  for (BatsonUrgencyKind kind = BATSON_URGENCY_NOTHING; kind <= BATSON_URGENCY_RED; kind++)
    {
      BatsonAssessment only = { .urgency = { .kind = kind } };
      g_assert_cmpstr (batson_words_urgency_title (&only), !=, "");
      g_assert_true (g_hash_table_add (seen, (char *) batson_words_urgency_title (&only)));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rule/URG-2/each-symptom-has-its-colour", test_symptoms);
  g_test_add_func ("/rule/URG-2/a-symptom-counts-without-mri", test_without_mri);
  g_test_add_func ("/rule/URG-2/only-the-newest-answer-counts", test_newest);
  g_test_add_func ("/rule/URG-2/of-one-day-the-time-of-day-counts", test_newest_of_a_day);
  g_test_add_func ("/rule/URG-3/one-further-lesion-counts-while-imaging-is-incomplete", test_further_lesion);
  g_test_add_func ("/rule/URG-4/every-colour-has-words", test_words);
  g_test_add_func ("/rule/URG-6/an-empty-case-claims-nothing", test_no_colour);
  g_test_add_func ("/rule/URG-6/what-is-not-known-is-missing", test_not_known);
  g_test_add_func ("/rule/URG-1/what-sets-the-colour-is-named", test_set_by);
  g_test_add_func ("/rule/URG-6/what-blocks-green-is-named", test_blocks);
  g_test_add_func ("/rule/URG-6/imaging-that-would-settle-it-is-named", test_to_be_imaged);
  g_test_add_func ("/rule/NEURO-1/frankel-and-ais-document-and-decide-nothing", test_frankel_and_ais);
  g_test_add_func ("/rule/NEURO-2/limb-sphincter-and-motor-root-are-deficits", test_symptoms);
  return g_test_run ();
}
