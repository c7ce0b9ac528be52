/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outcomes: series of every measure, steps since surgery, QLQ-C30 scores, ECOG and Karnofsky, benchmarks beside the patient. */
#include "framework/outcomes.h"
#include "framework/patient.h"
#include <math.h>
#include <string.h>

static BatsonRecord *
operation (Patient *p, const char *start)
{
  BatsonRecord *operation = patient_add (p, BATSON_CASE_OPERATIONS);

  patient_set (p, operation, BATSON_OPERATION_STATE, "done");
  patient_set (p, operation, BATSON_OPERATION_START, start);
  patient_set (p, operation, BATSON_OPERATION_KIND, "separation");
  return operation;
}

static BatsonRecord *
visit (Patient *p, const char *date)
{
  BatsonRecord *follow_up = patient_add (p, BATSON_CASE_FOLLOW_UPS);

  patient_set (p, follow_up, BATSON_FOLLOW_UP_DATE, date);
  return follow_up;
}

static const BatsonPoint *
point (const BatsonSeries *series, guint i)
{
  g_assert_cmpuint (i, <, series->points->len);
  return &g_array_index (series->points, BatsonPoint, i);
}

/* --- the series (OUT) --- */

static void
test_every_measure_has_a_field (void)
{
  const BatsonRecordType *type = batson_record_type (BATSON_RECORD_FOLLOW_UP);
  gboolean measured[BATSON_FOLLOW_UP_N_FIELDS] = { FALSE };

  for (BatsonMeasureId id = 0; id < BATSON_N_MEASURES; id++)
    {
      g_assert_false (measured[batson_measure (id)->field]);
      measured[batson_measure (id)->field] = TRUE;
    }
  for (guint f = 0; f < type->n_fields; f++)
    if ((type->fields[f].kind == BATSON_KIND_INTEGER || type->fields[f].kind == BATSON_KIND_DECIMAL) && !measured[f])
      g_error ("%s is on no chart", type->fields[f].key);
}

static void
test_series_in_order (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL;
  g_autoptr (BatsonSeries) series = NULL;
  BatsonRecord *status = patient_status (p), *late = visit (p, "2026-06-01"), *early = visit (p, "2026-03"), *undated = patient_add (p, BATSON_CASE_FOLLOW_UPS);

  patient_set (p, status, BATSON_STATUS_DATE, "2025-11-05");
  patient_set (p, status, BATSON_STATUS_FRANKEL, "C");
  patient_set (p, late, BATSON_FOLLOW_UP_FRANKEL, "E");
  patient_set (p, early, BATSON_FOLLOW_UP_FRANKEL, "D");
  patient_set (p, undated, BATSON_FOLLOW_UP_FRANKEL, "A");
  a = patient_assess (p);
  series = batson_series_new (a, BATSON_MEASURE_FRANKEL);
  g_assert_cmpuint (series->points->len, ==, 3);
  g_assert_true (point (series, 0)->record == status);
  g_assert_true (point (series, 1)->record == early);
  g_assert_true (point (series, 2)->record == late);
  g_assert_cmpint (point (series, 1)->day, ==, batson_date_first_day (&(BatsonDate) { 2026, 3, 16 })); /* the middle of the month */
}

static void
test_one_value_a_day (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL;
  g_autoptr (BatsonSeries) series = NULL;
  BatsonRecord *status = patient_status (p), *same = visit (p, "2026-06-01");

  patient_set (p, status, BATSON_STATUS_DATE, "2026-06-01T09:00Z");
  patient_set (p, status, BATSON_STATUS_ECOG, "3");
  patient_set (p, same, BATSON_FOLLOW_UP_ECOG, "2");
  a = patient_assess (p);
  series = batson_series_new (a, BATSON_MEASURE_ECOG);
  g_assert_cmpuint (series->points->len, ==, 1);
  g_assert_true (point (series, 0)->record == same);
}

/* What is dated after today was not measured yet, though the visit be marked as done: neither the last value nor anything recorded. */
static void
test_ahead_is_not_measured (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL;
  g_autoptr (BatsonSeries) series = NULL;
  BatsonRecord *held = visit (p, "2026-06-17"), *ahead = visit (p, "2026-06-18"); /* it is the 17th */

  patient_set (p, held, BATSON_FOLLOW_UP_PAIN, "4");
  patient_set (p, ahead, BATSON_FOLLOW_UP_STATE, "done");
  patient_set (p, ahead, BATSON_FOLLOW_UP_PAIN, "9");
  patient_set (p, ahead, BATSON_FOLLOW_UP_FRANKEL, "A");
  a = patient_assess (p);
  series = batson_series_new (a, BATSON_MEASURE_PAIN);
  g_assert_cmpuint (series->points->len, ==, 1);
  g_assert_true (point (series, 0)->record == held);
  g_assert_cmpuint (batson_measures_recorded (a), ==, 1u << BATSON_MEASURE_PAIN);
}

/* OUT-2: what is made from the Karnofsky of a visit gives way to an ECOG that was asked on the same day. */
static void
test_asked_leads_over_approximate (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL;
  g_autoptr (BatsonSeries) series = NULL;
  BatsonRecord *status = patient_status (p), *same = visit (p, "2026-06-01"), *later = visit (p, "2026-06-02");

  patient_set (p, status, BATSON_STATUS_DATE, "2026-06-01");
  patient_set (p, status, BATSON_STATUS_ECOG, "1");
  patient_set (p, same, BATSON_FOLLOW_UP_KPS, "50");
  patient_set (p, later, BATSON_FOLLOW_UP_KPS, "50");
  a = patient_assess (p);
  series = batson_series_new (a, BATSON_MEASURE_ECOG);
  g_assert_cmpuint (series->points->len, ==, 2);
  g_assert_true (point (series, 0)->record == status);
  g_assert_false (point (series, 0)->approximate);
  g_assert_cmpfloat (point (series, 0)->value, ==, 1);
  g_assert_true (point (series, 1)->approximate);
  g_assert_cmpfloat (point (series, 1)->value, ==, 2);
}

/* Every pair of Frankel grades, before and after surgery. */
static void
test_frankel_steps (void)
{
  static const char *const grades[] = { "A", "B", "C", "D", "E" };

  for (int before = 0; before < 5; before++)
    for (int after = 0; after < 5; after++)
      {
        g_autoptr (Patient) p = patient_new ();
        g_autoptr (BatsonAssessment) a = NULL;
        g_autoptr (BatsonSeries) series = NULL;
        g_autofree char *words = NULL;
        BatsonRecord *status = patient_status (p);
        double better;

        patient_set (p, status, BATSON_STATUS_DATE, "2026-01-02");
        patient_set (p, status, BATSON_STATUS_FRANKEL, grades[before]);
        operation (p, "2026-01-03");
        patient_set (p, visit (p, "2026-02-03"), BATSON_FOLLOW_UP_FRANKEL, "C");
        patient_set (p, visit (p, "2026-03-03"), BATSON_FOLLOW_UP_FRANKEL, grades[after]);
        a = patient_assess (p);
        series = batson_series_new (a, BATSON_MEASURE_FRANKEL);
        g_assert_cmpint (series->baseline, ==, 0);
        g_assert_true (batson_series_change (series, &better));
        g_assert_cmpfloat (better, ==, after - before);
        g_assert_true (series->before_surgery);
        words = batson_words_change (series);
        g_assert_nonnull (strstr (words, after > before ? "better" : after < before ? "worse" : "as before"));
        if (after != before)
          g_assert_cmpint (atoi (words), ==, ABS (after - before));
      }
}

static void
test_better_or_worse (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL;
  static const struct { BatsonMeasureId id; guint field; const char *first, *last; double better; } rows[] = {
    { BATSON_MEASURE_ECOG, BATSON_FOLLOW_UP_ECOG, "3", "1", 2 }, { BATSON_MEASURE_WALKING, BATSON_FOLLOW_UP_WALKING, "no", "unaided", 2 },
    { BATSON_MEASURE_PAIN, BATSON_FOLLOW_UP_PAIN, "2", "5", -3 }, { BATSON_MEASURE_KPS, BATSON_FOLLOW_UP_KPS, "50", "80", 30 },
    { BATSON_MEASURE_QLQ_GLOBAL, BATSON_FOLLOW_UP_QLQ_GLOBAL, "50", "75", 25 }, { BATSON_MEASURE_BM22_SITES, BATSON_FOLLOW_UP_BM22_SITES, "40", "20", 20 },
    { BATSON_MEASURE_CTDNA, BATSON_FOLLOW_UP_CTDNA, "0", "12", -12 },
  };
  BatsonRecord *first = visit (p, "2026-02-01"), *last = visit (p, "2026-05-01");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      patient_set (p, first, rows[i].field, rows[i].first);
      patient_set (p, last, rows[i].field, rows[i].last);
    }
  a = patient_assess (p);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BatsonSeries) series = batson_series_new (a, rows[i].id);
      double better;

      g_assert_true (batson_series_change (series, &better));
      g_assert_cmpfloat (better, ==, rows[i].better);
      g_assert_false (series->before_surgery); /* nobody operated */
    }
}

static void
test_states (void)
{
  static const struct { BatsonMeasureId id; guint field; const char *value; gboolean well; } rows[] = {
    { BATSON_MEASURE_IMPLANT, BATSON_FOLLOW_UP_IMPLANT, "none", TRUE }, { BATSON_MEASURE_IMPLANT, BATSON_FOLLOW_UP_IMPLANT, "intact", TRUE },
    { BATSON_MEASURE_IMPLANT, BATSON_FOLLOW_UP_IMPLANT, "loose", FALSE }, { BATSON_MEASURE_IMPLANT, BATSON_FOLLOW_UP_IMPLANT, "broken", FALSE },
    { BATSON_MEASURE_LOCAL_CONTROL, BATSON_FOLLOW_UP_LOCAL_CONTROL, "controlled", TRUE }, { BATSON_MEASURE_LOCAL_CONTROL, BATSON_FOLLOW_UP_LOCAL_CONTROL, "progressed", FALSE },
    { BATSON_MEASURE_NEW_METASTASES, BATSON_FOLLOW_UP_NEW_METASTASES, "no", TRUE }, { BATSON_MEASURE_NEW_METASTASES, BATSON_FOLLOW_UP_NEW_METASTASES, "yes", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (Patient) p = patient_new ();
      g_autoptr (BatsonAssessment) a = NULL;
      g_autoptr (BatsonSeries) series = NULL;

      patient_set (p, visit (p, "2026-05-01"), rows[i].field, rows[i].value);
      a = patient_assess (p);
      series = batson_series_new (a, rows[i].id);
      g_assert_cmpint (batson_point_is_well (rows[i].id, point (series, 0)), ==, rows[i].well);
    }
}

static void
test_what_is_shown (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) none = patient_assess (p), some = NULL, more = NULL;
  BatsonRecord *follow_up = visit (p, "2026-05-01");

  g_assert_cmpuint (batson_measures_recorded (none), ==, 0);
  g_assert_cmpuint (batson_measures_usual (none), ==, batson_measures_usual (NULL));
  g_assert_true (batson_measures_usual (NULL) & 1u << BATSON_MEASURE_FRANKEL);
  patient_set (p, follow_up, BATSON_FOLLOW_UP_QLQ_FATIGUE, "40");
  some = patient_assess (p);
  g_assert_cmpuint (batson_measures_usual (some), ==, 1u << (BATSON_MEASURE_QLQ_GLOBAL + BATSON_QLQ_FATIGUE));
  patient_set (p, follow_up, BATSON_FOLLOW_UP_PAIN, "4");
  more = patient_assess (p);
  g_assert_cmpuint (batson_measures_usual (more), ==, 1u << BATSON_MEASURE_PAIN);
}

/* --- QLQ-C30 (OUT-1) --- */

/* The rule again, from its text. */
static gboolean
expected (BatsonQlqScale scale, const guint *answers, guint n, double *out)
{
  guint answered = 0, sum = 0;
  double raw;

  for (guint i = 0; i < n; i++)
    {
      answered += answers[i] != 0;
      sum += answers[i];
    }
  if (answered * 2 < n || answered == 0)
    return FALSE;
  raw = sum / (double) answered;
  *out = scale == BATSON_QLQ_GLOBAL ? (raw - 1) / 6 * 100 : scale <= BATSON_QLQ_SOCIAL ? (1 - (raw - 1) / 3) * 100 : (raw - 1) / 3 * 100;
  return TRUE;
}

/* Every answer of every scale, missing ones included: at most 5^5 of them. */
static void
test_every_answer (void)
{
  for (BatsonQlqScale scale = 0; scale < BATSON_N_QLQ_SCALES; scale++)
    {
      const BatsonQlqScaleInfo *info = batson_qlq_scale (scale);
      guint greatest = batson_qlq_greatest (info->items[0]), n = 1;

      for (guint i = 0; i < info->n_items; i++)
        n *= greatest + 1;
      for (guint k = 0; k < n; k++)
        {
          BatsonQlqItems items = { { 0 } };
          guint answers[5], rest = k;
          double score, wanted = 0;
          gboolean scored;

          for (guint i = 0; i < info->n_items; i++)
            {
              answers[i] = rest % (greatest + 1);
              rest /= greatest + 1;
              items.item[info->items[i] - 1] = (guint8) answers[i];
            }
          scored = batson_qlq_score (&items, scale, &score);
          g_assert_cmpint (scored, ==, expected (scale, answers, info->n_items, &wanted));
          if (scored)
            {
              g_assert_cmpfloat_with_epsilon (score, wanted, 1e-9);
              g_assert_true (score > -1e-9 && score < 100 + 1e-9);
            }
        }
    }
}

static void
test_every_item_belongs_to_one_scale (void)
{
  guint seen[BATSON_QLQ_N_ITEMS + 1] = { 0 };

  for (BatsonQlqScale scale = 0; scale < BATSON_N_QLQ_SCALES; scale++)
    for (guint i = 0; i < batson_qlq_scale (scale)->n_items; i++)
      seen[batson_qlq_scale (scale)->items[i]]++;
  for (guint item = 1; item <= BATSON_QLQ_N_ITEMS; item++)
    g_assert_cmpuint (seen[item], ==, 1);
}

/* Item by item, every number from 0 to 9 and some words. */
static void
test_refused_numbers (void)
{
  static const char *const others[] = { "0", "10", "x", "1.5", "+1", "12", "−1" };

  for (guint item = 1; item <= BATSON_QLQ_N_ITEMS; item++)
    for (guint k = 0; k < 9 + G_N_ELEMENTS (others); k++)
      {
        g_autofree char *digit = g_strdup_printf ("%u", k + 1);
        const char *answer = k < 9 ? digit : others[k - 9];
        g_autoptr (GString) text = g_string_new (NULL);
        BatsonQlqItems items;
        guint where;
        gboolean good = k < (item >= 29 ? 7u : 4u);

        for (guint i = 1; i <= BATSON_QLQ_N_ITEMS; i++)
          g_string_append_printf (text, "%s%s", i > 1 ? " " : "", i == item ? answer : "-");
        g_assert_cmpint (batson_qlq_parse (text->str, &items, &where), ==, good ? BATSON_QLQ_READ : BATSON_QLQ_WRONG_NUMBER);
        g_assert_cmpuint (where, ==, good ? 0 : item);
        if (!good)
          {
            g_autofree char *words = batson_words_qlq_problem (BATSON_QLQ_WRONG_NUMBER, where);
            g_assert_nonnull (strstr (words, item >= 29 ? "1 to 7" : "1 to 4"));
          }
      }
}

static void
test_items_as_text (void)
{
  BatsonQlqItems items;
  guint where;
  g_autofree char *text = NULL;

  g_assert_cmpint (batson_qlq_parse ("1 2 3", &items, &where), ==, BATSON_QLQ_WRONG_COUNT);
  g_assert_cmpuint (where, ==, 3);
  g_assert_cmpint (batson_qlq_parse ("", &items, &where), ==, BATSON_QLQ_WRONG_COUNT);
  g_assert_cmpuint (where, ==, 0);
  g_assert_cmpint (batson_qlq_parse ("1,2,3,4,1,2,3,4,-,-,1 1 1 1 1\t1 1 1 1 1 1 1 1 1 1 1 1 4 7 –", &items, &where), ==, BATSON_QLQ_READ);
  text = batson_qlq_to_text (&items);
  g_assert_cmpstr (text, ==, "1 2 3 4 1 2 3 4 - - 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 4 7 -");
}

static void
test_items_lead (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL, b = NULL;
  g_autoptr (BatsonSeries) global = NULL, physical = NULL, by_hand = NULL;
  BatsonRecord *follow_up = visit (p, "2026-05-01");

  patient_set (p, follow_up, BATSON_FOLLOW_UP_QLQ_ITEMS, "- - - 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 7 4");
  patient_set (p, follow_up, BATSON_FOLLOW_UP_QLQ_GLOBAL, "75.2"); /* rounding is let pass */
  patient_set (p, follow_up, BATSON_FOLLOW_UP_QLQ_PHYSICAL, "60");
  a = patient_assess (p);
  global = batson_series_new (a, BATSON_MEASURE_QLQ_GLOBAL);
  physical = batson_series_new (a, BATSON_MEASURE_QLQ_GLOBAL + BATSON_QLQ_PHYSICAL);
  g_assert_true (point (global, 0)->derived);
  g_assert_cmpfloat_with_epsilon (point (global, 0)->value, 75, 1e-9);
  g_assert_false (batson_qlq_disagrees (follow_up, BATSON_QLQ_GLOBAL));
  g_assert_false (point (physical, 0)->derived); /* two of five: no score of the items */
  g_assert_cmpfloat (point (physical, 0)->value, ==, 60);
  patient_set (p, follow_up, BATSON_FOLLOW_UP_QLQ_GLOBAL, "60");
  g_assert_true (batson_qlq_disagrees (follow_up, BATSON_QLQ_GLOBAL));
  patient_set (p, follow_up, BATSON_FOLLOW_UP_QLQ_ITEMS, "1 2 3");
  b = patient_assess (p);
  by_hand = batson_series_new (b, BATSON_MEASURE_QLQ_GLOBAL);
  g_assert_false (point (by_hand, 0)->derived);
  g_assert_cmpfloat (point (by_hand, 0)->value, ==, 60);
}

/* --- ECOG and Karnofsky (OUT-2) --- */

static void
test_every_karnofsky (void)
{
  static const int ecog[] = { 4, 4, 3, 3, 2, 2, 1, 1, 0, 0 }; /* of 10, 20 ... 100 */
  int least, greatest;

  for (int kps = -10; kps <= 120; kps++)
    g_assert_cmpint (batson_ecog_of_kps (kps), ==, kps >= 10 && kps <= 100 && kps % 10 == 0 ? ecog[kps / 10 - 1] : -1);
  for (int grade = 0; grade <= 4; grade++)
    {
      g_assert_true (batson_kps_of_ecog (grade, &least, &greatest));
      g_assert_cmpint (greatest - least, ==, 10);
      g_assert_cmpint (batson_ecog_of_kps (least), ==, grade);
      g_assert_cmpint (batson_ecog_of_kps (greatest), ==, grade);
    }
  g_assert_false (batson_kps_of_ecog (-1, &least, &greatest));
  g_assert_false (batson_kps_of_ecog (5, &least, &greatest));
}

static void
test_one_is_asked (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL;
  g_autoptr (BatsonSeries) ecog = NULL, kps = NULL;
  BatsonRecord *one = visit (p, "2026-04-01"), *other = visit (p, "2026-05-01");
  g_autofree char *said = NULL, *value = NULL, *range = NULL, *origin = NULL;

  patient_set (p, one, BATSON_FOLLOW_UP_ECOG, "1");
  patient_set (p, other, BATSON_FOLLOW_UP_KPS, "50");
  a = patient_assess (p);
  ecog = batson_series_new (a, BATSON_MEASURE_ECOG);
  kps = batson_series_new (a, BATSON_MEASURE_KPS);
  g_assert_false (point (ecog, 0)->approximate);
  g_assert_true (point (ecog, 1)->approximate);
  g_assert_cmpfloat (point (ecog, 1)->value, ==, 2);
  g_assert_true (point (kps, 0)->approximate);
  g_assert_cmpfloat (point (kps, 0)->least, ==, 70);
  g_assert_cmpfloat (point (kps, 0)->greatest, ==, 80);
  g_assert_false (point (kps, 1)->approximate);
  value = batson_words_measured (BATSON_MEASURE_ECOG, point (ecog, 1));
  range = batson_words_measured (BATSON_MEASURE_KPS, point (kps, 0));
  origin = batson_words_measured_origin (point (ecog, 1));
  said = batson_words_ecog_kps (one);
  g_assert_cmpstr (value, ==, "about 2");
  g_assert_cmpstr (range, ==, "about 70–80");
  g_assert_nonnull (strstr (origin, "Karnofsky 50"));
  g_assert_nonnull (strstr (said, "70–80"));
}

/* --- benchmarks --- */

static void
test_sources (void)
{
  for (BatsonBenchmarkId id = 0; id < BATSON_N_BENCHMARKS; id++)
    {
      g_autofree char *source = batson_words_benchmark_source (id, id);

      g_assert_nonnull (strstr (source, batson_benchmark (id)->section));
      g_assert_nonnull (strstr (source, "the review only"));
      g_assert_true (*batson_words_benchmark (id));
    }
  g_assert_nonnull (strstr (batson_words_benchmarks_about (), "do not predict"));
}

static void
test_both_local_controls (void)
{
  const BatsonBenchmark *year = batson_benchmark (BATSON_BENCHMARK_LOCAL_CONTROL_YEAR), *two = batson_benchmark (BATSON_BENCHMARK_LOCAL_CONTROL_TWO_YEARS);
  g_autofree char *source = batson_words_benchmark_source (BATSON_BENCHMARK_LOCAL_CONTROL_YEAR, BATSON_BENCHMARK_LOCAL_CONTROL_TWO_YEARS);

  g_assert_cmpfloat (year->low, ==, 80);
  g_assert_cmpfloat (year->high, ==, 90);
  g_assert_cmpfloat (two->low, ==, 85);
  g_assert_true (two->above);
  g_assert_nonnull (strstr (batson_words_benchmark (BATSON_BENCHMARK_LOCAL_CONTROL_YEAR), "80–90 %"));
  g_assert_nonnull (strstr (batson_words_benchmark (BATSON_BENCHMARK_LOCAL_CONTROL_TWO_YEARS), "85 %"));
  g_assert_nonnull (strstr (source, "7"));
  g_assert_nonnull (strstr (source, "5.2"));
}

static void
test_time_to_surgery (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) none = NULL, early = NULL, late = NULL;
  BatsonRecord *referral = patient_add (p, BATSON_CASE_REFERRALS), *second;
  double days;

  patient_set (p, referral, BATSON_REFERRAL_SENT, "2026-01-01T08:00Z");
  none = patient_assess (p);
  g_assert_false (batson_time_to_surgery (none, &days));
  operation (p, "2026-01-09T14:00Z");
  second = patient_add (p, BATSON_CASE_REFERRALS);
  patient_set (p, second, BATSON_REFERRAL_SENT, "2026-02-01T08:00Z"); /* another one, after surgery */
  early = patient_assess (p);
  g_assert_true (batson_time_to_surgery (early, &days));
  g_assert_cmpfloat_with_epsilon (days, 8.25, 1e-9);
  operation (p, "2026-01-03T08:00Z"); /* an earlier one counts */
  late = patient_assess (p);
  g_assert_true (batson_time_to_surgery (late, &days));
  g_assert_cmpfloat_with_epsilon (days, 2, 1e-9);
}

/* An operation with a day alone: whole days by the clocks of either answer, not from midnight in Greenwich. */
static void
test_time_to_a_day (void)
{
  static const struct { const char *sent, *day; double days; } times[] = {
    { "2026-01-05T20:10+01:00", "2026-01-08", 3 }, { "2026-01-08T09:00+02:00", "2026-01-08", 0 }, { "2026-01-08T00:30+02:00", "2026-01-09", 1 }, { "2026-01-07T23:30-05:00", "2026-01-08", 1 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (Patient) p = patient_new ();
      g_autoptr (BatsonAssessment) a = NULL;
      double days;

      patient_set (p, patient_add (p, BATSON_CASE_REFERRALS), BATSON_REFERRAL_SENT, times[i].sent);
      operation (p, times[i].day);
      a = patient_assess (p);
      g_assert_true (batson_time_to_surgery (a, &days));
      g_assert_cmpfloat (days, ==, times[i].days);
    }
}

/* Of two operations on one day the earlier, whichever was entered first; without times of day the one entered first. */
static void
test_two_on_one_day (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) timed = NULL, untimed = NULL;
  BatsonRecord *late = operation (p, "2026-01-09T14:00Z"), *early = operation (p, "2026-01-09T08:00Z");

  timed = patient_assess (p);
  g_assert_true (batson_outset (timed).operation == early);
  patient_set (p, early, BATSON_OPERATION_START, "2026-01-09");
  untimed = patient_assess (p);
  g_assert_true (batson_outset (untimed).operation == late);
}

/* A visit that is planned still though its day is over is no sign of life. */
static void
test_not_seen_at_a_missed_visit (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) missed = NULL, held = NULL;
  BatsonRecord *visit = patient_add (p, BATSON_CASE_FOLLOW_UPS);

  operation (p, "2026-01-09");
  patient_set (p, visit, BATSON_FOLLOW_UP_DATE, "2026-06-10");
  patient_set (p, visit, BATSON_FOLLOW_UP_STATE, "planned");
  missed = patient_assess (p);
  g_assert_cmpint (batson_outset (missed).seen, ==, batson_outset (missed).operation_day);
  patient_set (p, visit, BATSON_FOLLOW_UP_STATE, "done");
  held = patient_assess (p);
  g_assert_cmpint (batson_outset (held).seen, ==, batson_day_of (visit, BATSON_FOLLOW_UP_DATE));
}

/* The middle of a month is no day to count from. */
static void
test_no_time_to_a_month (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL;
  g_autofree char *words = NULL;
  double days;

  patient_set (p, patient_add (p, BATSON_CASE_REFERRALS), BATSON_REFERRAL_SENT, "2026-01-01T08:00Z");
  operation (p, "2026-02");
  a = patient_assess (p);
  g_assert_false (batson_time_to_surgery (a, &days));
  words = batson_words_time_to_surgery (a);
  g_assert_cmpstr (words, ==, "The day of the operation is not recorded.");
}

/* Every walking before with every walking after. */
static void
test_walking (void)
{
  static const char *const ids[] = { "unaided", "aided", "no" };

  for (guint before = 0; before < 3; before++)
    for (guint after = 0; after < 3; after++)
      {
        g_autoptr (Patient) p = patient_new ();
        g_autoptr (BatsonAssessment) a = NULL;
        BatsonRecord *status = patient_status (p);
        BatsonOutset outset;
        double hours;
        int day;
        BatsonWalked wanted = before < 2 ? (after < 2 ? BATSON_WALKED_KEPT : BATSON_WALKED_LOST) : after < 2 ? BATSON_WALKED_REGAINED : BATSON_WALKED_NOT_REGAINED;

        patient_set (p, status, BATSON_STATUS_DATE, "2026-01-02T10:00Z");
        patient_set (p, status, BATSON_STATUS_WALKING, ids[before]);
        patient_set (p, status, BATSON_STATUS_WALKING_LOST, before == 2 ? "yes" : "no");
        if (before == 2)
          patient_set (p, status, BATSON_STATUS_WALKING_LOST_AT, "2026-01-02T02:00Z");
        operation (p, "2026-01-03T04:00Z");
        patient_set (p, visit (p, "2026-03-05"), BATSON_FOLLOW_UP_WALKING, ids[after]);
        a = patient_assess (p);
        g_assert_cmpint (batson_walked (a, &day, &hours), ==, wanted);
        outset = batson_outset (a);
        g_assert_cmpint (batson_months_since_surgery (&outset, day), ==, 2);
        g_assert_cmpfloat_with_epsilon (hours, before == 2 ? 26 : -1, 1e-9);
      }
}

/* NEURO-4: a day without a time gives no hours. */
static void
test_walking_without_a_time_of_day (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL;
  BatsonRecord *status = patient_status (p);
  double hours;
  int day;

  patient_set (p, status, BATSON_STATUS_DATE, "2026-01-02T10:00Z");
  patient_set (p, status, BATSON_STATUS_WALKING, "no");
  patient_set (p, status, BATSON_STATUS_WALKING_LOST, "yes");
  patient_set (p, status, BATSON_STATUS_WALKING_LOST_AT, "2026-01-02T02:00Z");
  operation (p, "2026-01-03");
  patient_set (p, visit (p, "2026-03-05"), BATSON_FOLLOW_UP_WALKING, "aided");
  a = patient_assess (p);
  g_assert_cmpint (batson_walked (a, &day, &hours), ==, BATSON_WALKED_REGAINED);
  g_assert_cmpfloat (hours, ==, -1);
}

static void
test_planned_operations_do_not_count (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL;
  BatsonOutset outset;
  BatsonRecord *planned = operation (p, "2026-01-03"), *biopsy = operation (p, "2026-01-04");

  patient_set (p, planned, BATSON_OPERATION_STATE, "planned");
  patient_set (p, biopsy, BATSON_OPERATION_KIND, "biopsy");
  a = patient_assess (p);
  outset = batson_outset (a);
  g_assert_null (outset.operation);
  g_assert_cmpint (batson_months_since_surgery (&outset, outset.today), ==, -1);
}

static void
test_survival (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) alive = NULL, dead = NULL;
  g_autofree char *one = NULL, *other = NULL;

  operation (p, "2025-06-10");
  patient_set (p, patient_add (p, BATSON_CASE_FOLLOW_UPS), BATSON_FOLLOW_UP_DATE, "2026-02-12");
  patient_set (p, patient_add (p, BATSON_CASE_FOLLOW_UPS), BATSON_FOLLOW_UP_DATE, "2027-02-12"); /* planned */
  alive = patient_assess (p);
  one = batson_words_survival (alive);
  g_assert_cmpstr (one, ==, "Alive when last seen, at 8 months.");
  patient_set (p, patient_child (p, BATSON_CASE_PATIENT), BATSON_PATIENT_DIED, "2026-03-20");
  dead = patient_assess (p);
  other = batson_words_survival (dead);
  g_assert_cmpstr (other, ==, "Died at 9 months.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rule/OUT/every-measure-has-a-field", test_every_measure_has_a_field);
  g_test_add_func ("/rule/OUT/series-in-order", test_series_in_order);
  g_test_add_func ("/rule/OUT/one-value-a-day", test_one_value_a_day);
  g_test_add_func ("/rule/OUT/ahead-is-not-measured", test_ahead_is_not_measured);
  g_test_add_func ("/rule/OUT-2/asked-leads-over-approximate", test_asked_leads_over_approximate);
  g_test_add_func ("/rule/OUT/frankel-steps", test_frankel_steps);
  g_test_add_func ("/rule/OUT/better-or-worse", test_better_or_worse);
  g_test_add_func ("/rule/OUT/states", test_states);
  g_test_add_func ("/rule/OUT/what-is-shown", test_what_is_shown);
  g_test_add_func ("/rule/OUT-1/every-answer-of-every-scale", test_every_answer);
  g_test_add_func ("/rule/OUT-1/every-item-belongs-to-one-scale", test_every_item_belongs_to_one_scale);
  g_test_add_func ("/rule/OUT-1/refused-numbers", test_refused_numbers);
  g_test_add_func ("/rule/OUT-1/items-as-text", test_items_as_text);
  g_test_add_func ("/rule/OUT-1/items-lead-over-scores-by-hand", test_items_lead);
  g_test_add_func ("/rule/OUT-2/every-karnofsky", test_every_karnofsky);
  g_test_add_func ("/rule/OUT-2/one-is-asked-the-other-approximate", test_one_is_asked);
  g_test_add_func ("/rule/OUT-C1/both-local-controls", test_both_local_controls);
  g_test_add_func ("/rule/OUT-C2/every-benchmark-has-its-section", test_sources);
  g_test_add_func ("/rule/OUT/time-to-surgery", test_time_to_surgery);
  g_test_add_func ("/rule/OUT/no-time-to-a-month", test_no_time_to_a_month);
  g_test_add_func ("/rule/OUT/time-to-a-day", test_time_to_a_day);
  g_test_add_func ("/rule/OUT/two-operations-on-one-day", test_two_on_one_day);
  g_test_add_func ("/rule/OUT/not-seen-at-a-missed-visit", test_not_seen_at_a_missed_visit);
  g_test_add_func ("/rule/OUT/walking-before-and-after", test_walking);
  g_test_add_func ("/rule/OUT/no-hours-without-a-time-of-day", test_walking_without_a_time_of_day);
  g_test_add_func ("/rule/OUT/planned-operations-do-not-count", test_planned_operations_do_not_count);
  g_test_add_func ("/rule/OUT/survival", test_survival);
  return g_test_run ();
}
