/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The measures of a follow-up and their series over time (OUT, OUT-2). */
#include "framework/outcomes.h"
#include "framework/evidence.h"
#include "framework/happened.h"

#define GRADES(PANEL, high, count, NAME, STATUS) { BATSON_PANEL_##PANEL, BATSON_MEASURE_STEPS, high, 0, (count) - 1, BATSON_FOLLOW_UP_##NAME, STATUS, -1, TRUE }
#define SCORE(PANEL, high, most, NAME, usual) { BATSON_PANEL_##PANEL, BATSON_MEASURE_NUMBER, high, 0, most, BATSON_FOLLOW_UP_##NAME, -1, -1, usual }
#define QLQ(PANEL, high, NAME, usual) [BATSON_MEASURE_QLQ_GLOBAL + BATSON_QLQ_##NAME] = { BATSON_PANEL_##PANEL, BATSON_MEASURE_NUMBER, high, 0, 100, BATSON_FOLLOW_UP_QLQ_##NAME, -1, BATSON_QLQ_##NAME, usual }
#define STATE(NAME) { BATSON_PANEL_DISEASE, BATSON_MEASURE_STATE, FALSE, 0, 1, BATSON_FOLLOW_UP_##NAME, -1, -1, TRUE }

static const BatsonMeasure measures[BATSON_N_MEASURES] = {
  [BATSON_MEASURE_FRANKEL] = GRADES (NEUROLOGY, TRUE, 5, FRANKEL, BATSON_STATUS_FRANKEL),
  [BATSON_MEASURE_AIS] = GRADES (NEUROLOGY, TRUE, 5, AIS, BATSON_STATUS_AIS),
  [BATSON_MEASURE_ECOG] = GRADES (ECOG, FALSE, 5, ECOG, BATSON_STATUS_ECOG),
  [BATSON_MEASURE_KPS] = SCORE (KPS, TRUE, 100, KPS, TRUE),
  [BATSON_MEASURE_WALKING] = GRADES (WALKING, FALSE, 3, WALKING, BATSON_STATUS_WALKING),
  [BATSON_MEASURE_PAIN] = SCORE (PAIN, FALSE, 10, PAIN, TRUE),
  [BATSON_MEASURE_MDASI_SEVERITY] = SCORE (MDASI, FALSE, 10, MDASI_SEVERITY, TRUE),
  [BATSON_MEASURE_MDASI_INTERFERENCE] = SCORE (MDASI, FALSE, 10, MDASI_INTERFERENCE, FALSE),
  QLQ (FUNCTION, TRUE, GLOBAL, TRUE),
  QLQ (FUNCTION, TRUE, PHYSICAL, FALSE),
  QLQ (FUNCTION, TRUE, ROLE, FALSE),
  QLQ (FUNCTION, TRUE, EMOTIONAL, FALSE),
  QLQ (FUNCTION, TRUE, COGNITIVE, FALSE),
  QLQ (FUNCTION, TRUE, SOCIAL, FALSE),
  QLQ (SYMPTOMS, FALSE, FATIGUE, FALSE),
  QLQ (SYMPTOMS, FALSE, NAUSEA, FALSE),
  QLQ (SYMPTOMS, FALSE, PAIN, FALSE),
  QLQ (SYMPTOMS, FALSE, DYSPNOEA, FALSE),
  QLQ (SYMPTOMS, FALSE, SLEEP, FALSE),
  QLQ (SYMPTOMS, FALSE, APPETITE, FALSE),
  QLQ (SYMPTOMS, FALSE, CONSTIPATION, FALSE),
  QLQ (SYMPTOMS, FALSE, DIARRHOEA, FALSE),
  QLQ (SYMPTOMS, FALSE, FINANCE, FALSE),
  [BATSON_MEASURE_BM22_SITES] = SCORE (SYMPTOMS, FALSE, 100, BM22_SITES, TRUE),
  [BATSON_MEASURE_BM22_CHARACTER] = SCORE (SYMPTOMS, FALSE, 100, BM22_CHARACTER, FALSE),
  [BATSON_MEASURE_BM22_INTERFERENCE] = SCORE (FUNCTION, TRUE, 100, BM22_INTERFERENCE, TRUE),
  [BATSON_MEASURE_BM22_PSYCHOSOCIAL] = SCORE (FUNCTION, TRUE, 100, BM22_PSYCHOSOCIAL, FALSE),
  [BATSON_MEASURE_LOCAL_CONTROL] = STATE (LOCAL_CONTROL),
  [BATSON_MEASURE_IMPLANT] = STATE (IMPLANT),
  [BATSON_MEASURE_NEW_METASTASES] = STATE (NEW_METASTASES),
  [BATSON_MEASURE_CTDNA] = SCORE (CTDNA, FALSE, 0, CTDNA, TRUE),
};

/** A measure of the follow-up. Static. */
const BatsonMeasure *
batson_measure (BatsonMeasureId id)
{
  return &measures[id];
}

/** Its stable name: the key of its field, "frankel". Static. */
const char *
batson_measure_key (BatsonMeasureId id)
{
  return batson_record_type (BATSON_RECORD_FOLLOW_UP)->fields[measures[id].field].key;
}

/* OUT-2 */

/** The Karnofsky scores that go with an ECOG grade, about; FALSE where ECOG is none of 0 to 4 (OUT-2). */
gboolean
batson_kps_of_ecog (int ecog, int *out_least, int *out_greatest)
{
  if (ecog < BATSON_ECOG_0 || ecog > BATSON_ECOG_4)
    return FALSE;
  *out_least = 90 - 20 * ecog;
  *out_greatest = 100 - 20 * ecog;
  return TRUE;
}

/** The ECOG grade that goes with a Karnofsky score, about; -1 where it is none of 10, 20 ... 100 (OUT-2). */
int
batson_ecog_of_kps (int kps)
{
  return kps < 10 || kps > 100 || kps % 10 != 0 ? -1 : (100 - kps) / 20;
}

/* Days */

/** The middle of what is known of the date of RECORD in FIELD, a date or a time; G_MININT where there is none. */
int
batson_day_of (BatsonRecord *record, guint field)
{
  int first, last;

  if (!_batson_date_days (record, field, &first, &last))
    return G_MININT;
  return first + (last - first) / 2;
}

/* The last day until TODAY that one of the records of LIST is dated; SINCE where none is later. */
static int
last_dated (const BatsonAssessment *assessment, guint list, guint field, int today, int since)
{
  for (guint i = 0; i < batson_record_length (assessment->root, list); i++)
    {
      BatsonRecord *record = batson_record_nth (assessment->root, list, i);
      int day = batson_day_of (record, field);

      if (list == BATSON_CASE_FOLLOW_UPS && batson_happened (assessment, record, field) != BATSON_HAPPENED_YES) /* nobody was seen at it */
        continue;
      since = day <= today ? MAX (since, day) : since;
    }
  return since;
}

/* Whether OPERATION, on DAY, came before the one of OUTSET: of one day by their times where both are known, else the one entered first stays. */
static gboolean
comes_before (BatsonRecord *operation, int day, const BatsonOutset *outset)
{
  gint64 at, other;

  if (outset->operation == NULL || day != outset->operation_day)
    return outset->operation == NULL || day < outset->operation_day;
  return _batson_clock (operation, BATSON_OPERATION_START, &at) && _batson_clock (outset->operation, BATSON_OPERATION_START, &other) && at < other;
}

/** Where the charts are measured from: the first operation on the spine that is done, a biopsy left out. Of two on one day the earlier
 * by its time of day, or where one has none the one entered first. */
BatsonOutset
batson_outset (const BatsonAssessment *assessment)
{
  BatsonRecord *root = assessment->root, *patient = batson_record_child (root, BATSON_CASE_PATIENT);
  BatsonOutset outset = { .today = _batson_day_of (assessment->settings.at, assessment->settings.offset) };

  for (guint i = 0; i < batson_record_length (root, BATSON_CASE_OPERATIONS); i++)
    {
      BatsonRecord *operation = batson_record_nth (root, BATSON_CASE_OPERATIONS, i);
      int day = batson_day_of (operation, BATSON_OPERATION_START), first, last;

      if (day == G_MININT || batson_happened (assessment, operation, BATSON_OPERATION_START) != BATSON_HAPPENED_YES || batson_record_choice (operation, BATSON_OPERATION_KIND) == BATSON_OPERATION_KIND_BIOPSY)
        continue;
      if (!comes_before (operation, day, &outset))
        continue;
      outset.operation = operation;
      outset.operation_day = day;
      outset.to_the_day = _batson_date_days (operation, BATSON_OPERATION_START, &first, &last) && first == last;
    }
  if (batson_record_has (patient, BATSON_PATIENT_DIED))
    outset.died = batson_day_of (patient, BATSON_PATIENT_DIED);
  outset.seen = last_dated (assessment, BATSON_CASE_FOLLOW_UPS, BATSON_FOLLOW_UP_DATE, outset.today, outset.operation_day);
  outset.seen = last_dated (assessment, BATSON_CASE_STATUS, BATSON_STATUS_DATE, outset.today, outset.seen);
  return outset;
}

/* Series */

/* What a field of a record gives for a measure; FALSE where nothing. */
static gboolean
read_value (const BatsonMeasure *measure, BatsonRecord *record, guint field, BatsonPoint *out)
{
  const BatsonValue *value = batson_record_get (record, field);

  if (value->state != BATSON_VALUE_ANSWER)
    return FALSE;
  switch (batson_record_get_field (record, field)->kind)
    {
    case BATSON_KIND_CHOICE: out->value = value->choice; break;
    case BATSON_KIND_INTEGER: out->value = value->integer; break;
    default: out->value = value->decimal; break;
    }
  /* "Never a deficit" is as good as E. */
  if (measure->kind == BATSON_MEASURE_STEPS)
    out->value = MIN (out->value, measure->greatest);
  out->least = out->greatest = out->value;
  out->record = record;
  out->field = field;
  return TRUE;
}

/* OUT-1: the items lead over a score entered by hand. */
static gboolean
read_items (const BatsonMeasure *measure, BatsonRecord *follow_up, BatsonPoint *out)
{
  BatsonQlqItems items;

  if (measure->qlq < 0 || !batson_qlq_of (follow_up, &items) || !batson_qlq_score (&items, (BatsonQlqScale) measure->qlq, &out->value))
    return FALSE;
  out->least = out->greatest = out->value;
  out->derived = TRUE;
  out->record = follow_up;
  out->field = BATSON_FOLLOW_UP_QLQ_ITEMS;
  return TRUE;
}

/* OUT-2: where only the other one was asked. */
static gboolean
read_approximate (BatsonMeasureId id, BatsonRecord *follow_up, BatsonPoint *out)
{
  const BatsonValue *kps = batson_record_get (follow_up, BATSON_FOLLOW_UP_KPS);
  int least, greatest, ecog;

  out->approximate = TRUE;
  out->record = follow_up;
  if (id == BATSON_MEASURE_ECOG && kps->state == BATSON_VALUE_ANSWER && (ecog = batson_ecog_of_kps ((int) kps->integer)) >= 0)
    {
      out->value = out->least = out->greatest = ecog;
      out->field = BATSON_FOLLOW_UP_KPS;
      return TRUE;
    }
  if (id != BATSON_MEASURE_KPS || !batson_kps_of_ecog (batson_record_choice (follow_up, BATSON_FOLLOW_UP_ECOG), &least, &greatest))
    return FALSE;
  out->value = (least + greatest) / 2.0;
  out->least = least;
  out->greatest = greatest;
  out->field = BATSON_FOLLOW_UP_ECOG;
  return TRUE;
}

/* One value a day: a later one of the same day replaces it, so that a follow-up leads over the examination of its day; but nothing
 * approximate replaces what was asked itself (OUT-2). */
static void
add_point (GArray *points, const BatsonPoint *point)
{
  guint at = points->len;

  while (at > 0 && g_array_index (points, BatsonPoint, at - 1).day > point->day)
    at--;
  if (at == 0 || g_array_index (points, BatsonPoint, at - 1).day != point->day)
    g_array_insert_val (points, at, *point);
  else if (!point->approximate || g_array_index (points, BatsonPoint, at - 1).approximate)
    g_array_index (points, BatsonPoint, at - 1) = *point;
}

/* Whether RECORD, of the day DATE, has come: what is dated ahead was not measured yet, though it be marked as done; a check asks about it. */
static gboolean
was_measured (const BatsonAssessment *assessment, BatsonRecord *record, guint date)
{
  int first, last;

  return _batson_date_days (record, date, &first, &last) && first <= _batson_day_of (assessment->settings.at, assessment->settings.offset);
}

static void
add_status (BatsonSeries *series, const BatsonAssessment *assessment)
{
  const BatsonMeasure *measure = &measures[series->measure];
  BatsonRecord *root = assessment->root;

  for (guint i = 0; measure->status_field >= 0 && i < batson_record_length (root, BATSON_CASE_STATUS); i++)
    {
      BatsonRecord *status = batson_record_nth (root, BATSON_CASE_STATUS, i);
      BatsonPoint point = { .day = batson_day_of (status, BATSON_STATUS_DATE) };

      if (was_measured (assessment, status, BATSON_STATUS_DATE) && read_value (measure, status, (guint) measure->status_field, &point))
        add_point (series->points, &point);
    }
}

static void
add_follow_ups (BatsonSeries *series, const BatsonAssessment *assessment)
{
  const BatsonMeasure *measure = &measures[series->measure];
  BatsonRecord *root = assessment->root;

  for (guint i = 0; i < batson_record_length (root, BATSON_CASE_FOLLOW_UPS); i++)
    {
      BatsonRecord *follow_up = batson_record_nth (root, BATSON_CASE_FOLLOW_UPS, i);
      BatsonPoint point = { .day = batson_day_of (follow_up, BATSON_FOLLOW_UP_DATE) };

      if (!was_measured (assessment, follow_up, BATSON_FOLLOW_UP_DATE))
        continue;
      if (read_items (measure, follow_up, &point) || read_value (measure, follow_up, measure->field, &point) || read_approximate (series->measure, follow_up, &point))
        add_point (series->points, &point);
    }
}

/** The values of a measure over time. Free with batson_series_free (). */
BatsonSeries *
batson_series_new (const BatsonAssessment *assessment, BatsonMeasureId measure)
{
  BatsonSeries *series = g_new0 (BatsonSeries, 1);
  BatsonOutset outset = batson_outset (assessment);

  series->measure = measure;
  series->points = g_array_new (FALSE, FALSE, sizeof (BatsonPoint));
  add_status (series, assessment);
  add_follow_ups (series, assessment);
  series->baseline = series->points->len ? 0 : -1;
  for (guint i = 0; outset.operation && i < series->points->len; i++)
    if (g_array_index (series->points, BatsonPoint, i).day <= outset.operation_day)
      {
        series->baseline = (int) i;
        series->before_surgery = TRUE;
      }
  return series;
}

void
batson_series_free (BatsonSeries *series)
{
  g_array_unref (series->points);
  g_free (series);
}

/** Whether any value was asked for itself, not only made from another one (OUT-2). */
gboolean
batson_series_has_own (const BatsonSeries *series)
{
  for (guint i = 0; i < series->points->len; i++)
    if (!g_array_index (series->points, BatsonPoint, i).approximate)
      return TRUE;
  return FALSE;
}

/** How much better the last value is than the baseline, in steps or on its scale; less than 0: worse. FALSE where there is nothing to compare. */
gboolean
batson_series_change (const BatsonSeries *series, double *out_better)
{
  const BatsonPoint *first, *last;

  if (series->baseline < 0 || series->baseline + 1 >= (int) series->points->len)
    return FALSE;
  first = &g_array_index (series->points, BatsonPoint, series->baseline);
  last = &g_array_index (series->points, BatsonPoint, series->points->len - 1);
  *out_better = measures[series->measure].high_is_better ? last->value - first->value : first->value - last->value;
  return TRUE;
}

/** Of a state: whether it is as one would wish. */
gboolean
batson_point_is_well (BatsonMeasureId measure, const BatsonPoint *point)
{
  return point->value < (measure == BATSON_MEASURE_IMPLANT ? BATSON_IMPLANT_LOOSE : 1);
}

/** The measures that have a value of their own on some day, as bits. */
guint
batson_measures_recorded (const BatsonAssessment *assessment)
{
  guint bits = 0;

  for (BatsonMeasureId id = 0; id < BATSON_N_MEASURES; id++)
    {
      g_autoptr (BatsonSeries) series = batson_series_new (assessment, id);

      if (batson_series_has_own (series))
        bits |= 1u << id;
    }
  return bits;
}

/** What is shown where nothing is asked for: the usual measures that have values; where none of them has, all that have; where there is none, the usual ones. ASSESSMENT is nullable. */
guint
batson_measures_usual (const BatsonAssessment *assessment)
{
  guint usual = 0, recorded = assessment ? batson_measures_recorded (assessment) : 0;

  for (BatsonMeasureId id = 0; id < BATSON_N_MEASURES; id++)
    if (measures[id].usual)
      usual |= 1u << id;
  if (recorded & usual)
    return recorded & usual;
  return recorded ? recorded : usual & ~(1u << BATSON_MEASURE_KPS);
}
