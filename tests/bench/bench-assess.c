/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-assess FILE: what an assessment costs, for one case and by the number of lesions. Lines "name|unit|measured|limit". */
#include "case/document.h"
#include "framework/patient.h"

#include <time.h>

#define BATCHES 11

static int
compare (gconstpointer a, gconstpointer b)
{
  return *(const double *) a < *(const double *) b ? -1 : 1;
}

/* Of this program alone, whatever else the machine does. */
static double
microseconds (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec * 1e6 + time.tv_nsec / 1e3;
}

/* The median of the batches, in microseconds for one assessment. */
static double
cost (BatsonRecord *root, int runs)
{
  BatsonSettings settings = { .protocol = BATSON_PROTOCOL_REVIEW, .at = PATIENT_NOW };
  double samples[BATCHES];

  for (int batch = -1; batch < BATCHES; batch++)
    {
      double start = microseconds ();

      for (int i = 0; i < runs; i++)
        batson_assessment_unref (batson_assess (root, &settings));
      if (batch >= 0) /* the first warms the caches */
        samples[batch] = (microseconds () - start) / runs;
    }
  qsort (samples, BATCHES, sizeof *samples, compare);
  return samples[BATCHES / 2];
}

static double
cost_of_lesions (int n, int runs)
{
  static const char *const levels[] = { "C5", "T2", "T8", "T12", "L3", "S1" };
  static const char *const grades[] = { "0", "1b", "2", "3" };
  g_autoptr (Patient) patient = patient_new ();

  for (int i = 0; i < n; i++)
    patient_lesion (patient, levels[i % G_N_ELEMENTS (levels)], grades[i % G_N_ELEMENTS (grades)]);
  return cost (patient->root, runs);
}

int
main (int argc, char *argv[])
{
  g_autoptr (BatsonCase) document = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *text;
  gsize size;

  if (argc != 2 || !g_file_get_contents (argv[1], &text, &size, &error))
    g_error ("%s", error ? error->message : "bench-assess FILE");
  bytes = g_bytes_new_take (text, size);
  document = batson_document_read (bytes, NULL, NULL, &error);
  if (document == NULL)
    g_error ("%s", error->message);
  g_print ("assess one case|us|%.2f|100\n", cost (batson_case_get_root (document), 500));
  g_print ("assess 1000 lesions over 100|times|%.2f|12\n", cost_of_lesions (1000, 2) / cost_of_lesions (100, 20));
  return 0;
}
