/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline as it is shown to others: nothing that identifies the patient. */
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagram/timeline/anonymous", test_anonymous);
  return g_test_run ();
}
