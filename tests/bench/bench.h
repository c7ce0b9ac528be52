/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the programs of `./run bench` share. Each prints lines "name|unit|measured|limit|note". */
#pragma once
#include "case/document.h"

/** Samples behind a median. */
#define BENCH_SAMPLES 11

/** Something measured: the same work, RUNS times a sample. */
typedef struct
{
  void (*run) (gpointer data);
  gpointer data;
  int runs;
  double samples[BENCH_SAMPLES];
  double median; /* CPU microseconds of one run */
} BenchSubject;

BatsonCase *bench_read (const char *path);
double bench_cpu (void);
double bench_median (double *samples, int n);
void bench_measure (BenchSubject *subjects, int n);
void bench_line (const char *unit, double measured, const char *limit, const char *note, const char *name, ...) G_GNUC_PRINTF (5, 6);
