/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The benchmarks of the review, each with its section, and what of the patient stands beside them (OUT, OUT-C1, OUT-C2, NEURO-4). */
#include "framework/evidence.h"
#include "framework/outcomes.h"

static const BatsonBenchmark benchmarks[BATSON_N_BENCHMARKS] = {
  [BATSON_BENCHMARK_TIME_TO_SURGERY] = { "6.2", BATSON_RULE_OUT_C2, 8.4, 8.4, FALSE, 0 },
  [BATSON_BENCHMARK_TIME_WITH_MDT] = { "6.2", BATSON_RULE_OUT_C2, 3.1, 3.1, FALSE, 0 },
  [BATSON_BENCHMARK_WALKING_REGAINED] = { "8", BATSON_RULE_NEURO_4, 40, 60, FALSE, 0 },
  [BATSON_BENCHMARK_WALKING_KEPT] = { "8", BATSON_RULE_NEURO_4, 65, 80, FALSE, 0 },
  [BATSON_BENCHMARK_LOCAL_CONTROL_YEAR] = { "7", BATSON_RULE_OUT_C1, 80, 90, FALSE, 12 },
  [BATSON_BENCHMARK_LOCAL_CONTROL_TWO_YEARS] = { "5.2", BATSON_RULE_OUT_C1, 85, 100, TRUE, 24 },
  [BATSON_BENCHMARK_SURVIVAL] = { "8", BATSON_RULE_OUT_C2, 18, 24, TRUE, 0 },
};

/** A benchmark. Static. */
const BatsonBenchmark *
batson_benchmark (BatsonBenchmarkId id)
{
  return &benchmarks[id];
}

#define DAY 86400.0

/* A moment an operation is counted from. */
typedef struct
{
  gboolean known;
  BatsonInstant at;
} Origin;

/* AT, where it is not after the operation, and earlier than FIRST. The operation is at SURGERY, or, where its time of day is not known, some time on DAY. */
static void
earliest (BatsonInstant at, const gint64 *surgery, int day, Origin *first)
{
  if (surgery ? at.at > *surgery : _batson_day_of (at.at, at.offset) > day)
    return;
  if (!first->known || at.at < first->at.at)
    *first = (Origin) { TRUE, at };
}

/** The days from the first trigger or referral to OPERATION: where its time of day is not known whole days, by the clocks of either
 * answer. FALSE where nothing came before it, or its very day is not known. */
gboolean
batson_days_to_operation (const BatsonAssessment *assessment, BatsonRecord *operation, double *out_days)
{
  gint64 began = 0;
  gboolean timed = _batson_clock (operation, BATSON_OPERATION_START, &began);
  Origin first = { 0 };
  int day, last_day;

  if (!_batson_date_days (operation, BATSON_OPERATION_START, &day, &last_day) || day != last_day)
    return FALSE;
  for (guint i = 0; i < assessment->triggers->len; i++)
    {
      const BatsonTrigger *trigger = assessment->triggers->pdata[i];

      if (trigger->state == BATSON_YES && trigger->has_fired_at)
        earliest (trigger->fired_at, timed ? &began : NULL, day, &first);
    }
  for (guint i = 0; i < batson_record_length (assessment->root, BATSON_CASE_REFERRALS); i++)
    {
      BatsonRecord *referral = batson_record_nth (assessment->root, BATSON_CASE_REFERRALS, i);
      gint64 at;

      if (_batson_clock (referral, BATSON_REFERRAL_SENT, &at))
        earliest ((BatsonInstant) { at, batson_record_get (referral, BATSON_REFERRAL_SENT)->time.offset }, timed ? &began : NULL, day, &first);
    }
  if (!first.known)
    return FALSE;
  *out_days = timed ? (double) (began - first.at.at) / DAY : day - _batson_day_of (first.at.at, first.at.offset);
  return TRUE;
}

/** The same of the first operation on the spine that is done; FALSE also where there is none. */
gboolean
batson_time_to_surgery (const BatsonAssessment *assessment, double *out_days)
{
  BatsonOutset outset = batson_outset (assessment);

  return outset.operation && batson_days_to_operation (assessment, outset.operation, out_days);
}

/* The hours from the newest loss of walking before the operation to it; -1 where not known: of an operation without a time of day none are. */
static double
hours_from_loss (const BatsonAssessment *assessment, const BatsonOutset *outset)
{
  gint64 surgery, at, last = 0;

  if (!_batson_clock (outset->operation, BATSON_OPERATION_START, &surgery))
    return -1;
  for (guint i = 0; i < batson_record_length (assessment->root, BATSON_CASE_STATUS); i++)
    {
      BatsonRecord *status = batson_record_nth (assessment->root, BATSON_CASE_STATUS, i);

      if (batson_record_choice (status, BATSON_STATUS_WALKING_LOST) == BATSON_WALKING_LOST_YES && _batson_clock (status, BATSON_STATUS_WALKING_LOST_AT, &at) && at <= surgery && at > last)
        last = at;
    }
  return last ? (double) (surgery - last) / 3600 : -1;
}

/** Whether walking was kept or regained after the operation. OUT_DAY: the day it was regained or last seen; OUT_HOURS: from its loss to the operation, -1 where not known. */
BatsonWalked
batson_walked (const BatsonAssessment *assessment, int *out_day, double *out_hours)
{
  BatsonOutset outset = batson_outset (assessment);
  g_autoptr (BatsonSeries) series = batson_series_new (assessment, BATSON_MEASURE_WALKING);
  const BatsonPoint *before, *last;

  *out_day = 0;
  *out_hours = -1;
  if (outset.operation == NULL || series->points->len == 0)
    return BATSON_WALKED_NOT_KNOWN;
  before = &g_array_index (series->points, BatsonPoint, series->baseline);
  last = &g_array_index (series->points, BatsonPoint, series->points->len - 1);
  if (before->day > outset.operation_day || series->baseline + 1 >= (int) series->points->len)
    return BATSON_WALKED_NOT_KNOWN;
  *out_day = last->day;
  if (before->value < BATSON_WALKING_NO)
    return last->value < BATSON_WALKING_NO ? BATSON_WALKED_KEPT : BATSON_WALKED_LOST;
  *out_hours = hours_from_loss (assessment, &outset);
  for (guint i = (guint) series->baseline + 1; i < series->points->len; i++)
    {
      const BatsonPoint *point = &g_array_index (series->points, BatsonPoint, i);

      if (point->value < BATSON_WALKING_NO)
        {
          *out_day = point->day;
          return BATSON_WALKED_REGAINED;
        }
    }
  return BATSON_WALKED_NOT_REGAINED;
}

/** Whole months from the first operation on the spine, which OUTSET has, to DAY; -1 where there was none before it. */
int
batson_months_since_surgery (const BatsonOutset *outset, int day)
{
  return outset->operation && day >= outset->operation_day ? (int) ((day - outset->operation_day) / (365.25 / 12)) : -1;
}
