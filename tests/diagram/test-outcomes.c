/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the outcomes say of treatments and visits that are done, planned, or of which nothing is recorded. */
#include <string.h>

#include "diagram/diagrams.h"
#include "framework/patient.h"

static BatsonScene *
build (Patient *p)
{
  const BatsonCanvas canvas = { 1366, 661, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN };
  g_autoptr (BatsonAssessment) a = patient_assess (p);
  BatsonDiagramSubject subject = batson_diagram_subject (a, NULL);

  return batson_diagram_kind ("outcomes")->build (&subject, &canvas);
}

/* The element of RECORD says WORDS. */
static void
check_says (Patient *p, const char *prefix, BatsonRecord *record, const char *words)
{
  g_autoptr (BatsonScene) scene = build (p);
  g_autofree char *id = g_strdup_printf ("%s-%s", prefix, batson_record_get_id (record));
  int at = batson_scene_find (scene, id);

  g_assert_cmpint (at, >=, 0);
  g_assert_cmpstr (batson_scene_element (scene, (guint) at)->name, ==, words);
}

/* An entry that says neither when nor whether is no plan. */
static void
test_events (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *operation = patient_add (p, BATSON_CASE_OPERATIONS);

  check_says (p, "event", operation, "Operation");
  patient_set (p, operation, BATSON_OPERATION_STATE, "planned");
  check_says (p, "event", operation, "Operation: planned");
  patient_set (p, operation, BATSON_OPERATION_START, "2026-06-29");
  check_says (p, "event", operation, "Operation, 29 Jun 2026: planned");
  patient_set (p, operation, BATSON_OPERATION_START, "2026-06-15");
  check_says (p, "event", operation, "Operation, 15 Jun 2026: overdue");
  patient_set (p, operation, BATSON_OPERATION_STATE, "");
  check_says (p, "event", operation, "Operation, 15 Jun 2026");
}

static void
check_reviewed (Patient *p, const char *words)
{
  g_autoptr (BatsonScene) scene = build (p);
  guint column = 0;

  while (!g_str_equal (batson_scene_columns (scene)[column], "Reviewed"))
    column++;
  g_assert_cmpstr (((BatsonSceneRow *) batson_scene_rows (scene)->pdata[0])->cells[column], ==, words);
}

/* Of a visit that was not held there is nothing to review. */
static void
test_reviewed (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *visit = patient_add (p, BATSON_CASE_FOLLOW_UPS);

  patient_set (p, visit, BATSON_FOLLOW_UP_DATE, "2026-06-15");
  patient_set (p, visit, BATSON_FOLLOW_UP_PAIN, "3");
  check_reviewed (p, "not yet");
  patient_set (p, visit, BATSON_FOLLOW_UP_SEEN_BREAST, "yes");
  check_reviewed (p, "by the breast oncosurgeon");
  patient_set (p, visit, BATSON_FOLLOW_UP_STATE, "planned");
  check_reviewed (p, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rule/PHASE-10/nothing-recorded-is-no-plan", test_events);
  g_test_add_func ("/rule/PHASE-10/what-was-not-held-is-not-reviewed", test_reviewed);
  return g_test_run ();
}
