/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline as it is shown to others, without what identifies the patient; its table leads to what is drawn. */
#include <string.h>

#include "diagram/timeline.h"
#include "framework/course.h"
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

static gboolean
overlap (BatsonRect a, BatsonRect b)
{
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/* What is told of triggers stands above the axis, so in no phase, and each of them free. */
static void
check_triggers_apart (BatsonScene *scene)
{
  int line = batson_scene_find (scene, "axis-line");
  guint n = 0, words = 0;

  g_assert_cmpint (line, >=, 0);
  g_assert_cmpint (batson_scene_find (scene, "triggers-head"), >=, 0);
  for (guint i = 0; i < batson_scene_n_elements (scene); i++)
    {
      const BatsonElement *e = batson_scene_element (scene, i);

      if (!g_str_has_prefix (e->id, "trigger-") || e->kind == BATSON_ELEMENT_EDGE)
        continue;
      n++;
      words += e->bounds.width > 2 * e->bounds.height;
      g_assert_cmpfloat (e->bounds.y + e->bounds.height, <=, batson_scene_element (scene, (guint) line)->bounds.y);
      for (guint k = 0; k < i; k++)
        if (g_str_has_prefix (batson_scene_element (scene, k)->id, "trigger-") || g_str_equal (batson_scene_element (scene, k)->id, "today"))
          g_assert_false (overlap (e->bounds, batson_scene_element (scene, k)->bounds));
    }
  g_assert_cmpuint (n, >, 0);
  if (batson_scene_canvas (scene)->width > 1000)
    g_assert_cmpuint (words, ==, n);
}

static void
refer (Patient *p, const char *sent, guint trigger)
{
  BatsonRecord *referral = patient_add (p, BATSON_CASE_REFERRALS);

  patient_set (p, referral, BATSON_REFERRAL_SENT, sent);
  patient_set_choices (p, referral, BATSON_REFERRAL_TRIGGERS, G_GUINT64_CONSTANT (1) << trigger);
}

/* Triggers of three days close to each other, and those that fire today. */
static void
test_triggers_apart (void)
{
  static const struct { double width, height, scale; BatsonMedium medium; } canvases[] = {
    { 1366, 661, 1, BATSON_MEDIUM_SCREEN }, { 2560, 1300, 1, BATSON_MEDIUM_SCREEN }, { 2560, 1300, 2, BATSON_MEDIUM_SCREEN },
    { 720, 600, 1, BATSON_MEDIUM_SCREEN }, { 360, 640, 1, BATSON_MEDIUM_SCREEN }, { 360, 640, 2, BATSON_MEDIUM_SCREEN }, { 800, 500, 1, BATSON_MEDIUM_PRINT },
  };
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL;

  refer (p, "2026-06-03T10:00+02:00", BATSON_TRIGGER_REF_1);
  refer (p, "2026-06-05T10:00+02:00", BATSON_TRIGGER_REF_5);
  refer (p, "2026-06-06T10:00+02:00", BATSON_TRIGGER_REF_6);
  patient_lesion (p, "T8", "2");
  a = patient_assess (p);
  for (guint i = 0; i < G_N_ELEMENTS (canvases); i++)
    for (int direction = BATSON_TEXT_LTR; direction <= BATSON_TEXT_RTL; direction++)
      {
        BatsonCanvas canvas = { canvases[i].width, canvases[i].height, canvases[i].scale, direction, canvases[i].medium };
        BatsonDiagramSubject subject = batson_diagram_subject (a, NULL);
        g_autoptr (BatsonScene) scene = batson_diagram_kind ("timeline")->build (&subject, &canvas);

        check_triggers_apart (scene);
      }
}

/* The bar of the true scale stands below the lanes on every canvas, its words beside it or below. */
static void
test_true_scale (void)
{
  static const double widths[] = { 1366, 720, 360 };
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL;

  refer (p, "2026-06-03T10:00+02:00", BATSON_TRIGGER_REF_1);
  patient_lesion (p, "T8", "2");
  a = patient_assess (p);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      BatsonCanvas canvas = { widths[i], 640, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN };
      BatsonDiagramSubject subject = batson_diagram_subject (a, NULL);
      g_autoptr (BatsonScene) scene = batson_diagram_kind ("timeline")->build (&subject, &canvas);
      int strip = batson_scene_find (scene, "strip"), head = batson_scene_find (scene, "true-scale-head"), lane = batson_scene_find (scene, "lane-phase-9");
      const BatsonElement *e = strip >= 0 ? batson_scene_element (scene, (guint) strip) : NULL;

      g_assert_nonnull (e);
      g_assert_cmpfloat (e->ink.width, >, widths[i] * 0.6);
      g_assert_cmpfloat (e->ink.y, >, batson_scene_element (scene, (guint) lane)->ink.y);
      g_assert_true ((batson_scene_element (scene, (guint) head)->ink.y > e->ink.y + e->ink.height) == (widths[i] < 500));
    }
}

/* Surveillance runs on where only one of its visits, or none, is in sight. */
static void
test_surveillance_runs_on (void)
{
  const BatsonCanvas canvas = { 1366, 661, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN };
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL;
  g_autoptr (BatsonScene) scene = NULL;
  BatsonDiagramSubject subject;
  BatsonDate day;

  patient_set (p, patient_add (p, BATSON_CASE_FOLLOW_UPS), BATSON_FOLLOW_UP_DATE, "2026-01-10");
  patient_set (p, patient_add (p, BATSON_CASE_FOLLOW_UPS), BATSON_FOLLOW_UP_DATE, "2026-12-10");
  a = patient_assess (p);
  subject = batson_diagram_subject (a, NULL);
  g_assert_true (batson_date_parse ("2026-03-01", &day));
  subject.first_day = batson_date_first_day (&day);
  subject.last_day = subject.first_day + 60;
  scene = batson_diagram_kind ("timeline")->build (&subject, &canvas);
  g_assert_cmpint (batson_scene_find (scene, "surveillance"), >=, 0);
}

/* The room given to the crowded days, as a part of what they and the five years have; *OUT_N: of how many periods. */
static double
crowd_of (Patient *p, const double *room, guint *out_n, guint *out_at)
{
  const BatsonCanvas canvas = { 1366, 661, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN };
  g_autoptr (BatsonAssessment) a = patient_assess (p);
  g_autoptr (BatsonCourse) course = batson_course_new (a);
  BatsonDiagramSubject subject = batson_diagram_subject (a, NULL);
  BatsonTimeAxis axis;

  subject.room = room;
  g_assert_true (batson_timeline_axis (&subject, &canvas, &axis));
  *out_n = axis.n;
  *out_at = 0;
  while (course->periods[*out_at].id != BATSON_PERIOD_CROWD)
    ++*out_at;
  return axis.periods[*out_at].width / (axis.periods[*out_at].width + axis.periods[axis.n - 1].width);
}

/* A period that was given room keeps it where others come and go beside it. */
static void
test_room_is_of_a_period (void)
{
  static const double room[BATSON_COURSE_PERIODS] = { [BATSON_PERIOD_CROWD] = 69 };
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *visit = patient_add (p, BATSON_CASE_FOLLOW_UPS);
  guint n, other_n, at, other_at;

  patient_set (p, patient_add (p, BATSON_CASE_OPERATIONS), BATSON_OPERATION_START, "2025-11-08");
  patient_set (p, visit, BATSON_FOLLOW_UP_DATE, "2026-01-10");
  g_assert_cmpfloat_with_epsilon (crowd_of (p, NULL, &n, &at), 34.0 / (34 + 23), 0.001);
  g_assert_cmpfloat_with_epsilon (crowd_of (p, room, &n, &at), 69.0 / (69 + 23), 0.001);
  /* The weeks go, the years before come. */
  patient_set (p, visit, BATSON_FOLLOW_UP_DATE, "");
  patient_set (p, patient_child (p, BATSON_CASE_DISEASE), BATSON_DISEASE_DIAGNOSED, "2021-03");
  g_assert_cmpfloat_with_epsilon (crowd_of (p, room, &other_n, &other_at), 69.0 / (69 + 23), 0.001);
  g_assert_cmpuint (other_n, ==, n);
  g_assert_cmpuint (other_at, ==, at + 1);
}

static BatsonScene *
scene_of (Patient *p, BatsonMedium medium)
{
  const BatsonCanvas canvas = { 1366, 661, 1, BATSON_TEXT_LTR, medium };
  g_autoptr (BatsonAssessment) a = patient_assess (p);
  BatsonDiagramSubject subject = batson_diagram_subject (a, NULL);

  return batson_diagram_kind ("timeline")->build (&subject, &canvas);
}

/* An answer that ends a time window, or starts one, leaves all but windows and triggers where they are. */
static void
test_keeps_its_place (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonScene) with = NULL, without = NULL, printed = NULL;
  BatsonRecord *presentation = patient_child (p, BATSON_CASE_PRESENTATION), *finding;
  guint same = 0;

  patient_set (p, patient_child (p, BATSON_CASE_DISEASE), BATSON_DISEASE_DIAGNOSED, "2021-03");
  finding = batson_record_nth (patient_lesion (p, "T8", "1a"), BATSON_LESION_FINDINGS, 0);
  patient_set (p, finding, BATSON_FINDING_DATE, "2026-06-12");
  patient_sins (p, finding, 0);
  patient_set (p, presentation, BATSON_PRESENTATION_PRIMARY, "other");
  with = scene_of (p, BATSON_MEDIUM_SCREEN);
  patient_set (p, presentation, BATSON_PRESENTATION_PRIMARY, "proven");
  without = scene_of (p, BATSON_MEDIUM_SCREEN);
  printed = scene_of (p, BATSON_MEDIUM_PRINT);
  g_assert_cmpint (batson_scene_find (with, "window-decide-72"), >=, 0);
  g_assert_cmpint (batson_scene_find (without, "window-decide-72"), <, 0);
  for (guint i = 0; i < batson_scene_n_elements (with); i++)
    {
      const BatsonElement *e = batson_scene_element (with, i);
      int at = batson_scene_find (without, e->id);

      if (at < 0 || g_str_has_prefix (e->id, "trigger-"))
        continue;
      same++;
      g_assert_true (batson_rect_equal (e->bounds, batson_scene_element (without, (guint) at)->bounds));
    }
  g_assert_cmpuint (same, >, 40);
  g_assert_cmpint (batson_scene_find (without, "windows-head"), >=, 0);
  g_assert_cmpint (batson_scene_find (printed, "windows-head"), <, 0); /* paper keeps no place */
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagram/timeline/anonymous", test_anonymous);
  g_test_add_func ("/diagram/timeline/rows-of-triggers", test_trigger_rows);
  g_test_add_func ("/diagram/timeline/triggers-have-a-lane", test_triggers_apart);
  g_test_add_func ("/diagram/timeline/the true scale is always there", test_true_scale);
  g_test_add_func ("/diagram/timeline/surveillance-runs-on", test_surveillance_runs_on);
  g_test_add_func ("/diagram/timeline/room-is-of-a-period", test_room_is_of_a_period);
  g_test_add_func ("/diagram/timeline/keeps-its-place", test_keeps_its_place);
  return g_test_run ();
}
