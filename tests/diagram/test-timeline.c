/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline as it is shown to others, without what identifies the patient; its table leads to what is drawn. */
#include <string.h>

#include "diagram/diagrams.h"
#include "framework/patient.h"

/* Whether a row of the table, or the name of an element, holds WORDS. */
static gboolean
tells (BatsonScene *scene, const char *words)
{
  GPtrArray *rows = batson_scene_rows (scene);

  for (guint i = 0; i < rows->len; i++)
    for (char **cell = ((BatsonSceneRow *) rows->pdata[i])->cells; *cell; cell++)
      if (strstr (*cell, words))
        return TRUE;
  for (guint i = 0; i < batson_scene_n_elements (scene); i++)
    if (strstr (batson_scene_element (scene, i)->name, words))
      return TRUE;
  return FALSE;
}

static void
test_anonymous (void)
{
  const BatsonCanvas canvas = { 1366, 661, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN };
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL;

  patient_set (p, patient_add (p, BATSON_CASE_LABS), BATSON_LAB_DATE, "2026-02-03");
  patient_set (p, patient_child (p, BATSON_CASE_PATIENT), BATSON_PATIENT_DIED, "2026-05-20");
  a = patient_assess (p);
  for (int anonymous = 0; anonymous < 2; anonymous++)
    {
      BatsonDiagramSubject subject = batson_diagram_subject (a, NULL);
      g_autoptr (BatsonScene) scene = NULL;

      subject.anonymous = anonymous;
      scene = batson_diagram_kind ("timeline")->build (&subject, &canvas);
      g_assert_true (tells (scene, "3 Feb 2026"));
      g_assert_cmpint (tells (scene, "20 May 2026"), ==, !anonymous);
    }
}

/* A row of a trigger leads where its bell does. */
static void
test_trigger_rows (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL;
  g_autoptr (BatsonScene) scene = NULL;
  const BatsonCanvas canvas = { 1366, 661, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN };
  BatsonDiagramSubject subject;
  GPtrArray *rows;
  guint bells = 0;

  patient_lesion (p, "T8", "2");
  a = patient_assess (p);
  subject = batson_diagram_subject (a, NULL);
  scene = batson_diagram_kind ("timeline")->build (&subject, &canvas);
  rows = batson_scene_rows (scene);
  for (guint i = 0; i < rows->len; i++)
    {
      const BatsonSceneRow *row = rows->pdata[i];

      if (!g_str_equal (row->cells[0], "Referral trigger"))
        continue;
      bells++;
      g_assert_cmpint (batson_scene_find (scene, row->element), >=, 0);
    }
  g_assert_cmpuint (bells, >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagram/timeline/anonymous", test_anonymous);
  g_test_add_func ("/diagram/timeline/rows-of-triggers", test_trigger_rows);
  return g_test_run ();
}
