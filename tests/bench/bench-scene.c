/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-scene: what building and painting the scene of each diagram costs, by the number of lesions and of events. */
#include "bench.h"
#include "diagram/diagrams.h"
#include "diagram/painter.h"
#include "framework/patient.h"

#define TEN_TIMES "12" /* as often, and a little for what no longer lies near the processor */

/* One diagram of one patient. */
typedef struct
{
  const BatsonDiagramKind *kind;
  BatsonAssessment *assessment;
  cairo_surface_t *surface; /* as large as the scene */
} Picture;

static BatsonScene *
build (const Picture *picture)
{
  BatsonDiagramSubject subject = batson_diagram_subject (picture->assessment, NULL);
  BatsonCanvas canvas = { picture->kind->fit_width, picture->kind->fit_height, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN };

  return picture->kind->build (&subject, &canvas);
}

static void
build_and_paint (gpointer data)
{
  const Picture *picture = data;
  g_autoptr (BatsonScene) scene = build (picture);
  cairo_t *cr = cairo_create (picture->surface);

  batson_painter_scene (cr, scene, BATSON_THEME_LIGHT);
  cairo_destroy (cr);
}

static BenchSubject
subject_new (const BatsonDiagramKind *kind, Patient *patient)
{
  Picture *picture = g_new0 (Picture, 1);
  g_autoptr (BatsonScene) scene = NULL;
  double width, height;

  picture->kind = kind;
  picture->assessment = patient_assess (patient);
  scene = build (picture);
  batson_scene_size (scene, &width, &height);
  picture->surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width + 1, (int) height + 1);
  return (BenchSubject) { .run = build_and_paint, .data = picture, .runs = 3 };
}

static void
subject_clear (BenchSubject *subject)
{
  Picture *picture = subject->data;

  cairo_surface_destroy (picture->surface);
  batson_assessment_unref (picture->assessment);
  g_free (picture);
}

static Patient *
patient_with (int lesions, int events)
{
  static const char *const grades[] = { "0", "1b", "2", "3" };
  static const guint lists[] = { BATSON_CASE_LABS, BATSON_CASE_FOLLOW_UPS }, dates[] = { BATSON_LAB_DATE, BATSON_FOLLOW_UP_DATE };
  Patient *patient = patient_new ();

  for (int i = 0; i < lesions; i++)
    {
      const char *level = batson_level_name ((BatsonLevel) (i % BATSON_N_LEVELS));
      patient_sins (patient, batson_record_nth (patient_lesion (patient, level, grades[i % G_N_ELEMENTS (grades)]), BATSON_LESION_FINDINGS, 0), i % 13);
    }
  for (int i = 0; i < events; i++)
    {
      BatsonRecord *event = patient_add (patient, lists[i % 2]);
      g_autofree char *date = g_strdup_printf ("%d-%02d-%02d", 2021 + i % 5, 1 + i / 5 % 12, 1 + i / 60 % 28);
      patient_set (patient, event, dates[i % 2], date);
      if (i % 2)
        patient_set (patient, event, BATSON_FOLLOW_UP_PAIN, (const char *[]) { "0", "3", "7" }[i % 3]);
      else
        patient_set (patient, event, BATSON_LAB_CEA, (const char *[]) { "2", "4.5", "11" }[i % 3]);
    }
  return patient;
}

/* Ten times as much against once: of each the numbers of lesions and events. */
static void
growth (const BatsonDiagramKind *kind, const char *what, const int few[2], const int many[2])
{
  g_autoptr (Patient) small = patient_with (few[0], few[1]), large = patient_with (many[0], many[1]);
  BenchSubject subjects[] = { subject_new (kind, small), subject_new (kind, large) };
  int of = few[1] ? 1 : 0;
  g_autofree char *note = NULL;

  bench_measure (subjects, G_N_ELEMENTS (subjects));
  note = g_strdup_printf ("%.2f ms over %.2f ms", subjects[1].median / 1000, subjects[0].median / 1000);
  bench_line ("times", subjects[1].median / subjects[0].median, TEN_TIMES, note, "scene of \"%s\", %d %s over %d", kind->id, many[of], what, few[of]);
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    subject_clear (&subjects[i]);
}

int
main (int argc, char *argv[])
{
  static const int lesions[] = { 1, 10, 100 }, events[] = { 10, 100, 1000, 10000 };
  guint n;
  const BatsonDiagramKind *kinds = batson_diagrams (&n);

  for (guint i = 0; i < n; i++)
    {
      for (guint l = 1; l < G_N_ELEMENTS (lesions); l++)
        growth (&kinds[i], "lesions", (int[]) { lesions[l - 1], 0 }, (int[]) { lesions[l], 0 });
      for (guint e = 1; e < G_N_ELEMENTS (events); e++)
        growth (&kinds[i], "events", (int[]) { 1, events[e - 1] }, (int[]) { 1, events[e] });
    }
  return 0;
}
