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

typedef struct
{
  BatsonRecord *root;
  int runs;
  double samples[BATCHES];
} Subject;

/* The median of the batches of each subject, in microseconds for one assessment, into its first sample. They take turns, so that what slows the machine for a while slows them all. */
static void
measure (Subject *subjects, int n)
{
  BatsonSettings settings = { .protocol = BATSON_PROTOCOL_REVIEW, .at = PATIENT_NOW };

  for (int batch = -1; batch < BATCHES; batch++)
    for (int s = 0; s < n; s++)
      {
        double start = microseconds ();
        for (int i = 0; i < subjects[s].runs; i++)
          batson_assessment_unref (batson_assess (subjects[s].root, &settings));
        if (batch >= 0) /* the first warms the caches */
          subjects[s].samples[batch] = (microseconds () - start) / subjects[s].runs;
      }
  for (int s = 0; s < n; s++)
    {
      qsort (subjects[s].samples, BATCHES, sizeof (double), compare);
      subjects[s].samples[0] = subjects[s].samples[BATCHES / 2];
    }
}

static double
cost (BatsonRecord *root, int runs)
{
  Subject subject = { .root = root, .runs = runs };

  measure (&subject, 1);
  return subject.samples[0];
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

/* How many times longer 1000 lesions take than 100. */
static double
growth (void)
{
  g_autoptr (Patient) few = patient_with_lesions (100), many = patient_with_lesions (1000);
  Subject subjects[] = { { .root = few->root, .runs = 20 }, { .root = many->root, .runs = 2 } };

  measure (subjects, G_N_ELEMENTS (subjects));
  return subjects[1].samples[0] / subjects[0].samples[0];
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
  g_print ("assess 1000 lesions over 100|times|%.2f|12\n", growth ());
  return 0;
}
