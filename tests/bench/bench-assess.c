/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-assess FILE: what an assessment costs, for one case and by the number of lesions. */
#include "bench.h"
#include "framework/patient.h"

static void
assess (gpointer root)
{
  BatsonSettings settings = { .protocol = BATSON_PROTOCOL_REVIEW, .at = PATIENT_NOW };

  batson_assessment_unref (batson_assess (root, &settings));
}

static Patient *
patient_with_lesions (int n)
{
  static const char *const levels[] = { "C5", "T2", "T8", "T12", "L3", "S1" };
  static const char *const grades[] = { "0", "1b", "2", "3" };
  Patient *patient = patient_new ();

  for (int i = 0; i < n; i++)
    patient_lesion (patient, levels[i % G_N_ELEMENTS (levels)], grades[i % G_N_ELEMENTS (grades)]);
  return patient;
}

int
main (int argc, char *argv[])
{
  g_autoptr (Patient) few = patient_with_lesions (100), many = patient_with_lesions (1000);
  g_autoptr (BatsonCase) document = NULL;

  if (argc != 2)
    g_error ("bench-assess FILE");
  document = bench_read (argv[1]);
  BenchSubject subjects[] = { { assess, batson_case_get_root (document), 500 }, { assess, few->root, 20 }, { assess, many->root, 2 } };
  bench_measure (subjects, G_N_ELEMENTS (subjects));
  bench_line ("us", subjects[0].median, "100", "", "assess one case");
  bench_line ("times", subjects[2].median / subjects[1].median, "12", "", "assess 1000 lesions over 100");
  return 0;
}
