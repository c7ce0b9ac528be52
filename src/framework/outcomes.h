/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outcomes: the measures of a follow-up, their series over time, and the benchmarks the review gives beside them (OUT). */
#pragma once
#include "framework/assessment.h"
#include "framework/qlq.h"

G_BEGIN_DECLS

/* Measures that share a scale and are shown in one chart. */
typedef enum
{
  BATSON_PANEL_NEUROLOGY,
  BATSON_PANEL_ECOG,
  BATSON_PANEL_KPS,
  BATSON_PANEL_WALKING,
  BATSON_PANEL_PAIN,
  BATSON_PANEL_MDASI,
  BATSON_PANEL_FUNCTION, /* QLQ-C30, QLQ-BM22: high is better */
  BATSON_PANEL_SYMPTOMS, /* QLQ-C30, QLQ-BM22: low is better */
  BATSON_PANEL_DISEASE,
  BATSON_PANEL_CTDNA,
  BATSON_N_PANELS
} BatsonPanel;

/* In the order they are shown; those of the QLQ-C30 in the order of BatsonQlqScale. */
typedef enum
{
  BATSON_MEASURE_FRANKEL,
  BATSON_MEASURE_AIS,
  BATSON_MEASURE_ECOG,
  BATSON_MEASURE_KPS,
  BATSON_MEASURE_WALKING,
  BATSON_MEASURE_PAIN,
  BATSON_MEASURE_MDASI_SEVERITY,
  BATSON_MEASURE_MDASI_INTERFERENCE,
  BATSON_MEASURE_QLQ_GLOBAL,
  BATSON_MEASURE_QLQ_FINANCE = BATSON_MEASURE_QLQ_GLOBAL + BATSON_QLQ_FINANCE,
  BATSON_MEASURE_BM22_SITES,
  BATSON_MEASURE_BM22_CHARACTER,
  BATSON_MEASURE_BM22_INTERFERENCE,
  BATSON_MEASURE_BM22_PSYCHOSOCIAL,
  BATSON_MEASURE_LOCAL_CONTROL,
  BATSON_MEASURE_IMPLANT,
  BATSON_MEASURE_NEW_METASTASES,
  BATSON_MEASURE_CTDNA,
  BATSON_N_MEASURES
} BatsonMeasureId;

G_STATIC_ASSERT (BATSON_N_MEASURES <= 32);

typedef enum
{
  BATSON_MEASURE_STEPS,  /* grades, better and worse by steps */
  BATSON_MEASURE_NUMBER, /* a score */
  BATSON_MEASURE_STATE,  /* well or not: the first good choices of its field are well */
} BatsonMeasureKind;

typedef struct
{
  BatsonPanel panel;
  BatsonMeasureKind kind;
  gboolean high_is_better;
  double least, greatest; /* of its scale; greatest 0: open */
  guint field;            /* of a follow-up */
  int status_field;       /* the same at an examination, -1 none */
  int qlq;                /* a BatsonQlqScale, -1 none */
  gboolean usual;         /* shown where nothing else is asked for */
} BatsonMeasure;

/** One value of a measure on one day. Records are borrowed. */
typedef struct
{
  int day;                /* the middle of what is known of its date, as of batson_date_first_day () */
  double value;           /* of grades and states the place of the choice, counted from the first */
  double least, greatest; /* where only a range is known (OUT-2), else both VALUE */
  gboolean approximate;   /* ECOG from Karnofsky or the other way round (OUT-2) */
  gboolean derived;       /* a score from the items (OUT-1) */
  BatsonRecord *record;   /* an examination or a follow-up */
  guint field;            /* of it: where the value was entered */
} BatsonPoint;

typedef struct
{
  BatsonMeasureId measure;
  GArray *points;  /* BatsonPoint, earliest first, one a day */
  int baseline;    /* the last before the operation, else the first; -1 where there is none */
  gboolean before_surgery; /* BASELINE is before the operation */
} BatsonSeries;

/** What the charts are measured from. */
typedef struct
{
  BatsonRecord *operation; /* the first done on the spine; nullable; borrowed */
  int operation_day;       /* 0 where there is none */
  gboolean to_the_day;     /* that day is known; else it is the middle of a month or year */
  int today;               /* of the assessment */
  int died;                /* 0 where not recorded */
  int seen;                /* the last day known to be alive: a visit, an examination or the operation itself; 0 where there is none */
} BatsonOutset;

const BatsonMeasure *batson_measure (BatsonMeasureId id);
const char *batson_measure_key (BatsonMeasureId id);
BatsonOutset batson_outset (const BatsonAssessment *assessment);
int batson_day_of (BatsonRecord *record, guint field);

BatsonSeries *batson_series_new (const BatsonAssessment *assessment, BatsonMeasureId measure);
void batson_series_free (BatsonSeries *series);
gboolean batson_series_has_own (const BatsonSeries *series);
gboolean batson_series_change (const BatsonSeries *series, double *out_better);
gboolean batson_point_is_well (BatsonMeasureId measure, const BatsonPoint *point);
guint batson_measures_recorded (const BatsonAssessment *assessment);
guint batson_measures_usual (const BatsonAssessment *assessment);

gboolean batson_kps_of_ecog (int ecog, int *out_least, int *out_greatest);
int batson_ecog_of_kps (int kps);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatsonSeries, batson_series_free)

/* ---- Benchmarks of the review: benchmarks.c ---- */

typedef enum
{
  BATSON_BENCHMARK_TIME_TO_SURGERY,
  BATSON_BENCHMARK_TIME_WITH_MDT,
  BATSON_BENCHMARK_WALKING_REGAINED,
  BATSON_BENCHMARK_WALKING_KEPT,
  BATSON_BENCHMARK_LOCAL_CONTROL_YEAR,
  BATSON_BENCHMARK_LOCAL_CONTROL_TWO_YEARS,
  BATSON_BENCHMARK_SURVIVAL,
  BATSON_N_BENCHMARKS
} BatsonBenchmarkId;

/** A number of the review about a group of patients; it predicts nobody. */
typedef struct
{
  const char *section; /* of the review, which is its only source (OUT-C2) */
  BatsonRuleId rule;
  double low, high;    /* days, months or per cent; equal: one number */
  gboolean above;      /* the review says more than that */
  int months;          /* after surgery; 0: not at a time */
} BatsonBenchmark;

/** Walking before and after the operation. */
typedef enum { BATSON_WALKED_NOT_KNOWN, BATSON_WALKED_KEPT, BATSON_WALKED_LOST, BATSON_WALKED_REGAINED, BATSON_WALKED_NOT_REGAINED } BatsonWalked;

const BatsonBenchmark *batson_benchmark (BatsonBenchmarkId id);
gboolean batson_days_to_operation (const BatsonAssessment *assessment, BatsonRecord *operation, double *out_days);
gboolean batson_time_to_surgery (const BatsonAssessment *assessment, double *out_days);
BatsonWalked batson_walked (const BatsonAssessment *assessment, int *out_day, double *out_hours);
int batson_months_since_surgery (const BatsonOutset *outset, int day);

/* ---- Words: words-outcomes.c ---- */

const char *batson_words_panel (BatsonPanel panel);
const char *batson_words_panel_scale (BatsonPanel panel);
const char *batson_words_measure (BatsonMeasureId measure);
char *batson_words_measured (BatsonMeasureId measure, const BatsonPoint *point);
char *batson_words_measured_origin (const BatsonPoint *point);
char *batson_words_change (const BatsonSeries *series);
const char *batson_words_benchmark (BatsonBenchmarkId id);
char *batson_words_benchmark_source (BatsonBenchmarkId first, BatsonBenchmarkId second);
const char *batson_words_benchmarks_about (void);
char *batson_words_time_to_surgery (const BatsonAssessment *assessment);
char *batson_words_walked (const BatsonAssessment *assessment);
char *batson_words_local_control (const BatsonAssessment *assessment);
char *batson_words_survival (const BatsonAssessment *assessment);
char *batson_words_months_after (int months);
char *batson_words_qlq_problem (BatsonQlqReading reading, guint where);
char *batson_words_qlq_scores (const BatsonQlqItems *items);
char *batson_words_ecog_kps (BatsonRecord *follow_up);

G_END_DECLS
