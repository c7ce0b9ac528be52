/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the programs of `./run bench` share. */
#include "bench.h"

#include <stdlib.h>
#include <time.h>

static int
compare (gconstpointer a, gconstpointer b)
{
  return *(const double *) a < *(const double *) b ? -1 : 1;
}

/** The case at PATH. */
BatsonCase *
bench_read (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  BatsonCase *document;
  char *text;
  gsize size;

  if (!g_file_get_contents (path, &text, &size, &error))
    g_error ("%s", error->message);
  bytes = g_bytes_new_take (text, size);
  document = batson_document_read (bytes, NULL, NULL, &error);
  if (document == NULL)
    g_error ("%s", error->message);
  return document;
}

/** The median of N samples, which are put into order. */
double
bench_median (double *samples, int n)
{
  qsort (samples, (gsize) n, sizeof *samples, compare);
  return samples[n / 2];
}

/** Microseconds of this program alone, whatever else the machine does. */
double
bench_cpu (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec * 1e6 + time.tv_nsec / 1e3;
}

/** The median cost of each subject. They take turns, so that what slows the machine for a while slows them all. */
void
bench_measure (BenchSubject *subjects, int n)
{
  for (int sample = -1; sample < BENCH_SAMPLES; sample++)
    for (int s = 0; s < n; s++)
      {
        double start = bench_cpu ();
        for (int i = 0; i < subjects[s].runs; i++)
          subjects[s].run (subjects[s].data);
        if (sample >= 0) /* the first warms the caches */
          subjects[s].samples[sample] = (bench_cpu () - start) / subjects[s].runs;
      }
  for (int s = 0; s < n; s++)
    subjects[s].median = bench_median (subjects[s].samples, BENCH_SAMPLES);
}

/** One figure, its limit a number or the name of another figure as `run` knows it. */
void
bench_line (const char *unit, double measured, const char *limit, const char *note, const char *name, ...)
{
  g_autofree char *full = NULL;
  va_list arguments;

  va_start (arguments, name);
  full = g_strdup_vprintf (name, arguments);
  va_end (arguments);
  g_print ("%s|%s|%.2f|%s|%s\n", full, unit, measured, limit, note);
}
