/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the NOMS diagram of a lesion, from the answers of a case. */
#include <string.h>

#include "checks.h"
#include "diagram/noms.h"
#include "framework/patient.h"

static const BatsonCanvas screen = { 1366, 661, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN };

static BatsonNomsView *
view_of (Patient *patient, BatsonRecord *lesion, BatsonProtocolId protocol)
{
  BatsonAssessment *assessment = patient_assess (patient);
  BatsonNomsView *view = batson_noms_view_new (assessment, batson_assessment_lesion (assessment, lesion), protocol);

  batson_assessment_unref (assessment);
  return view;
}

static void
receptors (Patient *patient, const char *er)
{
  BatsonRecord *sample = patient_add (patient, BATSON_CASE_SAMPLES);

  patient_set (patient, sample, BATSON_SAMPLE_SITE, "primary");
  patient_set (patient, sample, BATSON_SAMPLE_ER, er);
  patient_set (patient, sample, BATSON_SAMPLE_PR, "0");
  patient_set (patient, sample, BATSON_SAMPLE_HER2_IHC, "0");
  patient_set (patient, sample, BATSON_SAMPLE_KI67, "10");
}

/* Low grade, sensitive, SINS 9, fit: NOMS-5. */
static BatsonRecord *
answered_lesion (Patient *patient)
{
  BatsonRecord *lesion = patient_lesion (patient, "T8", "1b"), *status = patient_status (patient);

  patient_set (patient, patient_child (patient, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_PRIMARY, "proven");
  patient_sins (patient, batson_record_nth (lesion, BATSON_LESION_FINDINGS, 0), 8);
  patient_set (patient, lesion, BATSON_LESION_RADIATION, "none");
  patient_set (patient, status, BATSON_STATUS_ECOG, "1");
  receptors (patient, "92");
  return lesion;
}

static void
test_answered (void)
{
  g_autoptr (Patient) patient = patient_new ();
  BatsonRecord *lesion = answered_lesion (patient);
  g_autoptr (BatsonNomsView) view = view_of (patient, lesion, BATSON_PROTOCOL_REVIEW);
  g_autoptr (BatsonScene) scene = batson_noms_scene (view, &screen);
  int leaf = batson_scene_find (scene, "noms-5");

  g_assert_cmpstr (view->lesion, ==, "T8");
  g_assert_cmpint (batson_scene_element (scene, leaf)->state, ==, BATSON_STATE_CHOSEN);
  for (BatsonQuestionId q = 0; q < BATSON_N_QUESTIONS; q++)
    {
      g_assert_cmpint (view->heads[q].state, ==, BATSON_HEAD_KNOWN);
      g_assert_false (view->heads[q].next);
      g_assert_cmpstr (view->heads[q].target, !=, "");
    }
  g_assert_cmpstr (view->heads[BATSON_QUESTION_N].text, ==, "Bilsky 1b · Low grade");
  g_assert_cmpstr (view->heads[BATSON_QUESTION_M].text, ==, "SINS 9 · Indeterminate");
  g_assert_cmpstr (view->heads[BATSON_QUESTION_S].text, ==, "ECOG 1, not judged · Fit");
  check_scene (scene, "answered");
}

static void
test_in_part (void)
{
  g_autoptr (Patient) patient = patient_new ();
  BatsonRecord *lesion = answered_lesion (patient), *finding = batson_record_nth (lesion, BATSON_LESION_FINDINGS, 0);
  g_autoptr (BatsonNomsView) view = NULL;
  g_autoptr (BatsonScene) scene = NULL;

  patient_set (patient, finding, BATSON_FINDING_COLLAPSE, "");
  patient_set (patient, finding, BATSON_FINDING_POSTEROLATERAL, "");
  view = view_of (patient, lesion, BATSON_PROTOCOL_REVIEW);
  scene = batson_noms_scene (view, &screen);
  g_assert_cmpint (view->heads[BATSON_QUESTION_M].state, ==, BATSON_HEAD_PARTIAL);
  g_assert_nonnull (strstr (view->heads[BATSON_QUESTION_M].text, "2 open"));
  g_assert_cmpint (view->heads[BATSON_QUESTION_N].state, ==, BATSON_HEAD_KNOWN);
  g_assert_cmpuint (view->rows, !=, 0);
  check_scene (scene, "in part");
}

static void
test_level_alone (void)
{
  g_autoptr (Patient) patient = patient_new ();
  BatsonRecord *lesion = patient_lesion (patient, "T6", NULL);
  g_autoptr (BatsonNomsView) view = view_of (patient, lesion, BATSON_PROTOCOL_REVIEW);
  g_autoptr (BatsonScene) scene = batson_noms_scene (view, &screen);

  g_assert_cmpuint (view->rows, ==, 0xfff);
  for (BatsonQuestionId q = 0; q < BATSON_N_QUESTIONS; q++)
    {
      g_assert_cmpint (view->heads[q].state, ==, BATSON_HEAD_MISSING);
      g_assert_cmpstr (view->heads[q].text, ==, "not answered");
    }
  g_assert_cmpint (batson_scene_element (scene, batson_scene_find (scene, "noms-1"))->state, ==, BATSON_STATE_OPEN);
}

static void
test_both_protocols (void)
{
  g_autoptr (Patient) patient = patient_new ();
  BatsonRecord *lesion = answered_lesion (patient);
  g_autoptr (BatsonNomsView) view = NULL;
  g_autoptr (BatsonScene) scene = NULL;

  /* SINS 9 by itself leads nowhere in the original: instability is judged there. */
  patient_set (patient, lesion, BATSON_LESION_M_HAND, "stable");
  view = view_of (patient, lesion, BATSON_PROTOCOL_LAUFER);
  scene = batson_noms_scene (view, &screen);
  g_assert_cmpint (batson_scene_element (scene, batson_scene_find (scene, "lau-1"))->state, ==, BATSON_STATE_CHOSEN);
  g_assert_nonnull (strstr (view->heads[BATSON_QUESTION_M].text, "set by hand"));
  g_assert_cmpstr (view->summary, ==, "Original NOMS 2013 suggests one row. Select it to see its rule, source and basis.");
  check_scene (scene, "original");
}

static void
test_decided_otherwise (void)
{
  g_autoptr (Patient) patient = patient_new ();
  BatsonRecord *lesion = answered_lesion (patient);
  g_autoptr (BatsonNomsView) view = NULL;
  const BatsonNomsMark *mark = NULL;

  patient_set (patient, lesion, BATSON_LESION_OUTCOME_HAND, "palliative");
  view = view_of (patient, lesion, BATSON_PROTOCOL_REVIEW);
  for (guint i = 0; i < view->marks->len; i++)
    if (((const BatsonNomsMark *) g_ptr_array_index (view->marks, i))->kind == BATSON_MARK_OVERRIDE)
      mark = g_ptr_array_index (view->marks, i);
  g_assert_nonnull (mark);
  g_assert_nonnull (strstr (mark->text, "Palliative care"));
  g_assert_cmpuint (mark->rows, ==, view->rows);
}

/* What was decided where no row says so stands over the rows. */
static void
test_decided_without_a_row (void)
{
  g_autoptr (Patient) patient = patient_new ();
  BatsonRecord *lesion = answered_lesion (patient);
  g_autoptr (BatsonNomsView) view = NULL;
  g_autoptr (BatsonScene) scene = NULL;

  patient_set (patient, lesion, BATSON_LESION_COMPARTMENT, "intradural");
  patient_set (patient, lesion, BATSON_LESION_OUTCOME_HAND, "palliative");
  view = view_of (patient, lesion, BATSON_PROTOCOL_REVIEW);
  scene = batson_noms_scene (view, &screen);
  g_assert_true (view->none);
  g_assert_nonnull (strstr (batson_scene_element (scene, batson_scene_find (scene, "summary"))->name, "Decided otherwise: Palliative care"));
  check_scene (scene, "decided without a row");
}

static void
test_outside_the_framework (void)
{
  g_autoptr (Patient) patient = patient_new ();
  BatsonRecord *lesion = answered_lesion (patient);
  g_autoptr (BatsonNomsView) view = NULL;
  g_autoptr (BatsonScene) scene = NULL;

  patient_set (patient, lesion, BATSON_LESION_COMPARTMENT, "intradural");
  view = view_of (patient, lesion, BATSON_PROTOCOL_REVIEW);
  scene = batson_noms_scene (view, &screen);
  g_assert_true (view->none);
  g_assert_nonnull (strstr (view->summary, "outside this framework"));
  for (guint row = 0; row < 12; row++)
    {
      g_autofree char *id = g_strdup_printf ("noms-%u", row + 1);

      g_assert_cmpint (batson_scene_element (scene, batson_scene_find (scene, id))->state, ==, BATSON_STATE_OUT);
    }
}

static void
test_no_dose_after_radiation (void)
{
  g_autoptr (Patient) patient = patient_new ();
  BatsonRecord *lesion = answered_lesion (patient);
  g_autoptr (BatsonNomsView) never = view_of (patient, lesion, BATSON_PROTOCOL_REVIEW), given = NULL, blank = NULL;
  guint with_dose = 0;

  patient_set (patient, lesion, BATSON_LESION_RADIATION, "conventional");
  given = view_of (patient, lesion, BATSON_PROTOCOL_REVIEW);
  patient_set (patient, lesion, BATSON_LESION_RADIATION, "");
  blank = view_of (patient, lesion, BATSON_PROTOCOL_REVIEW);
  for (guint row = 0; row < 12; row++)
    {
      with_dose += strstr (never->row[row].with, "Gy") != NULL;
      g_assert_null (strstr (given->row[row].with, "Gy"));
      g_assert_null (strstr (blank->row[row].with, "Gy"));
    }
  g_assert_cmpuint (with_dose, ==, 3);
  g_assert_nonnull (strstr (given->row[3].with, "only after the cumulative cord dose"));
  g_assert_nonnull (strstr (blank->row[3].with, "while earlier radiation is not recorded"));
}

static void
test_conflicts_stand_on_their_rows (void)
{
  g_autoptr (Patient) patient = patient_new ();
  BatsonRecord *lesion = answered_lesion (patient);
  g_autoptr (BatsonNomsView) view = NULL;
  g_autoptr (BatsonScene) scene = NULL;
  const BatsonElement *leaf;

  patient_set (patient, batson_record_nth (lesion, BATSON_LESION_FINDINGS, 0), BATSON_FINDING_GRADE, "3");
  view = view_of (patient, lesion, BATSON_PROTOCOL_REVIEW);
  scene = batson_noms_scene (view, &screen);
  leaf = batson_scene_element (scene, batson_scene_find (scene, "noms-1"));
  g_assert_cmpint (leaf->state, ==, BATSON_STATE_CHOSEN);
  g_assert_nonnull (strstr (leaf->detail, "NOMS-C3: "));
  g_assert_nonnull (strstr (leaf->detail, "NOMS-C6: "));
  g_assert_null (strstr (batson_scene_element (scene, batson_scene_find (scene, "noms-3"))->detail, "NOMS-C3"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagram/noms-lesion/answered", test_answered);
  g_test_add_func ("/diagram/noms-lesion/in-part", test_in_part);
  g_test_add_func ("/diagram/noms-lesion/level-alone", test_level_alone);
  g_test_add_func ("/diagram/noms-lesion/both-protocols", test_both_protocols);
  g_test_add_func ("/diagram/noms-lesion/decided-otherwise", test_decided_otherwise);
  g_test_add_func ("/diagram/noms-lesion/decided-without-a-row", test_decided_without_a_row);
  g_test_add_func ("/diagram/noms-lesion/outside-the-framework", test_outside_the_framework);
  g_test_add_func ("/diagram/noms-lesion/no-dose-after-radiation", test_no_dose_after_radiation);
  g_test_add_func ("/diagram/noms-lesion/conflicts-stand-on-their-rows", test_conflicts_stand_on_their_rows);
  return g_test_run ();
}
