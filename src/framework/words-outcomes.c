/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outcomes in words: measures, values, changes, benchmarks, and what of the patient stands beside them (OUT). */
#include "framework/outcomes.h"
#include "framework/words-private.h"
#include <glib/gi18n-lib.h>
#include <math.h>

/** The title of a chart, translated. Static. */
const char *
batson_words_panel (BatsonPanel panel)
{
  static const char *const titles[BATSON_N_PANELS] = {
    NC_ ("panel", "Neurology"), NC_ ("panel", "ECOG"), NC_ ("panel", "Karnofsky"), NC_ ("panel", "Walking"), NC_ ("panel", "Pain"),
    NC_ ("panel", "MDASI"), NC_ ("panel", "Function"), NC_ ("panel", "Symptoms"), NC_ ("panel", "Disease"), NC_ ("panel", "ctDNA"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "panel", titles[panel]);
}

/** How its scale is read, translated. Static. */
const char *
batson_words_panel_scale (BatsonPanel panel)
{
  static const char *const scales[BATSON_N_PANELS] = {
    NC_ ("scale", "E is normal"), NC_ ("scale", "0 is best"), NC_ ("scale", "10 to 100, high is better"), NC_ ("scale", "unaided is best"), NC_ ("scale", "0 to 10, low is better"),
    NC_ ("scale", "0 to 10, low is better"), NC_ ("scale", "0 to 100, high is better"), NC_ ("scale", "0 to 100, low is better"), NC_ ("scale", "on imaging"), NC_ ("scale", "copies/mL, low is better"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "scale", scales[panel]);
}

static const BatsonField *
field_of (BatsonMeasureId id)
{
  return &batson_record_type (BATSON_RECORD_FOLLOW_UP)->fields[batson_measure (id)->field];
}

/** The name of a measure, translated. Static. */
const char *
batson_words_measure (BatsonMeasureId measure)
{
  switch (measure)
    {
    case BATSON_MEASURE_FRANKEL: return C_ ("measure", "Frankel");
    case BATSON_MEASURE_AIS: return C_ ("measure", "AIS");
    case BATSON_MEASURE_ECOG: return C_ ("measure", "ECOG");
    case BATSON_MEASURE_KPS: return C_ ("measure", "Karnofsky");
    case BATSON_MEASURE_WALKING: return C_ ("measure", "Walking");
    case BATSON_MEASURE_PAIN: return C_ ("measure", "Pain");
    case BATSON_MEASURE_QLQ_GLOBAL: return C_ ("measure", "QLQ-C30 global");
    case BATSON_MEASURE_BM22_SITES: return C_ ("measure", "BM22 painful sites");
    case BATSON_MEASURE_BM22_CHARACTER: return C_ ("measure", "BM22 pain character");
    case BATSON_MEASURE_BM22_INTERFERENCE: return C_ ("measure", "BM22 interference");
    case BATSON_MEASURE_BM22_PSYCHOSOCIAL: return C_ ("measure", "BM22 psychosocial");
    default: return batson_field_label (field_of (measure));
    }
}

/* A number to its tenths: "2.6". */
char *
_batson_tenths (double value)
{
  return batson_number_to_string (round (value * 10) / 10);
}

/* The number ngettext () is asked for with VALUE in tenths: one is one only where it is read as such. */
gulong
_batson_plural (double value)
{
  double tenths = round (value * 10);

  return tenths == 10 ? 1 : MAX (2, (gulong) (tenths / 10));
}

/** A value as it is said: "E", "1", "with aid", "66.7"; about, where it was made from another one. Free with g_free. */
char *
batson_words_measured (BatsonMeasureId id, const BatsonPoint *point)
{
  const BatsonMeasure *measure = batson_measure (id);
  const BatsonField *field = field_of (id);
  g_autofree char *value = _batson_tenths (point->value), *least = _batson_tenths (point->least), *greatest = _batson_tenths (point->greatest);

  if (point->approximate)
    return point->least < point->greatest ? g_strdup_printf (C_ ("value", "about %1$s–%2$s"), least, greatest) : g_strdup_printf (C_ ("value", "about %s"), value);
  if (measure->kind == BATSON_MEASURE_NUMBER)
    return g_steal_pointer (&value);
  if (id == BATSON_MEASURE_AIS && batson_record_choice (point->record, point->field) == BATSON_AIS_NEVER)
    return g_strdup (batson_field_choice_label (field, BATSON_AIS_NEVER));
  if (id == BATSON_MEASURE_FRANKEL || id == BATSON_MEASURE_AIS || id == BATSON_MEASURE_ECOG)
    return g_strdup (field->choices[(int) point->value].id);
  return g_strdup (batson_field_choice_label (field, (int) point->value));
}

/** Where a value comes from, where that is not plain; "" else. Free with g_free. */
char *
batson_words_measured_origin (const BatsonPoint *point)
{
  const BatsonValue *value = batson_record_get (point->record, point->field);

  if (point->derived)
    return g_strdup (_ ("Scored from the thirty items (OUT-1)."));
  if (!point->approximate)
    return g_strdup ("");
  if (point->field == BATSON_FOLLOW_UP_KPS)
    return g_strdup_printf (_ ("Approximate, from Karnofsky %d (OUT-2)."), (int) value->integer);
  return g_strdup_printf (_ ("Approximate, from ECOG %d (OUT-2)."), value->choice);
}

/* Steps of a grade. */
static char *
steps (double better, gboolean operated)
{
  guint n = (guint) fabs (better);

  if (better > 0)
    return operated ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u step better than before surgery", "%u steps better than before surgery", n), n)
                    : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u step better than at first", "%u steps better than at first", n), n);
  return operated ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u step worse than before surgery", "%u steps worse than before surgery", n), n)
                  : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u step worse than at first", "%u steps worse than at first", n), n);
}

/** How the last value stands to the baseline; "" where nothing can be compared. Free with g_free. */
char *
batson_words_change (const BatsonSeries *series)
{
  const BatsonMeasure *measure = batson_measure (series->measure);
  gboolean operated = series->before_surgery;
  g_autofree char *by = NULL;
  double better;

  if (measure->kind == BATSON_MEASURE_STATE || !batson_series_change (series, &better))
    return g_strdup ("");
  if (better == 0)
    return g_strdup (operated ? _ ("as before surgery") : _ ("as at first"));
  if (measure->kind == BATSON_MEASURE_STEPS)
    return steps (better, operated);
  by = _batson_tenths (fabs (better));
  if (better > 0)
    return g_strdup_printf (operated ? _ ("%s better than before surgery") : _ ("%s better than at first"), by);
  return g_strdup_printf (operated ? _ ("%s worse than before surgery") : _ ("%s worse than at first"), by);
}

/* Benchmarks */

/** What the review says, as a sentence, translated. Static. */
const char *
batson_words_benchmark (BatsonBenchmarkId id)
{
  static const char *const texts[BATSON_N_BENCHMARKS] = {
    NC_ ("benchmark", "The review: median time to surgery 8.4 days."),
    NC_ ("benchmark", "With a dedicated team discussion 3.1 days."),
    NC_ ("benchmark", "The review: operated within 48 h of losing it, 40–60 % walk again. Later is not futile."),
    NC_ ("benchmark", "The review: of those who walk before surgery 65–80 % keep walking."),
    NC_ ("benchmark", "The review: 80–90 % at 12 months after separation surgery and SBRT, particularly HR+."),
    NC_ ("benchmark", "Elsewhere it says more than 85 % at two years: both are shown."),
    NC_ ("benchmark", "The review: median survival after surgery more than 18–24 months in well-selected patients, particularly HR+."),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "benchmark", texts[id]);
}

/** Where one or two benchmarks stand: "section 6.2, the review only". Free with g_free. */
char *
batson_words_benchmark_source (BatsonBenchmarkId first, BatsonBenchmarkId second)
{
  const char *one = batson_benchmark (first)->section, *other = batson_benchmark (second)->section;

  if (g_str_equal (one, other))
    return g_strdup_printf (C_ ("benchmark", "section %s, the review only"), one);
  return g_strdup_printf (C_ ("benchmark", "sections %1$s and %2$s, the review only"), one, other);
}

/** What benchmarks are, translated. Static. */
const char *
batson_words_benchmarks_about (void)
{
  return _ ("Benchmarks describe groups; they do not predict this patient.");
}

/** "at 6 months", "in the first month", after surgery. Free with g_free. */
char *
batson_words_months_after (int months)
{
  if (months <= 0)
    return g_strdup (_ ("in the first month"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "at %d month", "at %d months", (gulong) months), months);
}

/** The patient's own time from the first trigger or referral to surgery. Free with g_free. */
char *
batson_words_time_to_surgery (const BatsonAssessment *assessment)
{
  BatsonOutset outset = batson_outset (assessment);
  g_autofree char *text = NULL;
  double days;

  if (outset.operation == NULL)
    return g_strdup (_ ("No operation is recorded."));
  if (!outset.to_the_day)
    return g_strdup (_ ("The day of the operation is not recorded."));
  if (!batson_time_to_surgery (assessment, &days))
    return g_strdup (_ ("When the first trigger fired or the referral was sent is not recorded."));
  if (days <= 0)
    return g_strdup (_ ("Operated on the day of the first trigger or referral."));
  text = days < 1 ? batson_words_duration ((gint64) (days * 86400 + 0.5)) : _batson_tenths (days);
  if (days < 1)
    return g_strdup_printf (_ ("%s from the first trigger or referral to surgery."), text);
  return g_strdup_printf (ngettext ("%s day from the first trigger or referral to surgery.", "%s days from the first trigger or referral to surgery.", _batson_plural (days)), text);
}

/** Whether the patient kept walking or walks again. Free with g_free. */
char *
batson_words_walked (const BatsonAssessment *assessment)
{
  g_autofree char *when = NULL, *within = NULL;
  double hours;
  int day;
  BatsonWalked walked = batson_walked (assessment, &day, &hours);
  BatsonOutset outset = batson_outset (assessment);

  when = batson_words_months_after (batson_months_since_surgery (&outset, day));
  switch (walked)
    {
    case BATSON_WALKED_KEPT: return g_strdup_printf (_ ("Walked before surgery, and walks %s."), when);
    case BATSON_WALKED_LOST: return g_strdup_printf (_ ("Walked before surgery, and does not walk %s."), when);
    case BATSON_WALKED_REGAINED:
      if (hours < 0)
        return g_strdup_printf (_ ("Walks again %s."), when);
      within = batson_words_duration ((gint64) (hours * 3600));
      return g_strdup_printf (_ ("Walks again %1$s; operated %2$s after walking was lost."), when, within);
    case BATSON_WALKED_NOT_REGAINED: return g_strdup_printf (_ ("Did not walk before surgery, and does not walk %s."), when);
    default: return g_strdup (_ ("Walking before and after surgery is not recorded."));
    }
}

/** Local control of what was treated, at the last follow-up that says so. Free with g_free. */
char *
batson_words_local_control (const BatsonAssessment *assessment)
{
  g_autoptr (BatsonSeries) series = batson_series_new (assessment, BATSON_MEASURE_LOCAL_CONTROL);
  BatsonOutset outset = batson_outset (assessment);
  g_autofree char *when = NULL;
  const BatsonPoint *point;

  if (outset.operation == NULL || series->points->len == 0)
    return g_strdup (_ ("Local control after surgery is not recorded."));
  for (guint i = 0; i < series->points->len; i++)
    {
      point = &g_array_index (series->points, BatsonPoint, i);
      if (batson_point_is_well (BATSON_MEASURE_LOCAL_CONTROL, point))
        continue;
      when = batson_words_months_after (batson_months_since_surgery (&outset, point->day));
      return g_strdup_printf (_ ("Progressed %s."), when);
    }
  point = &g_array_index (series->points, BatsonPoint, series->points->len - 1);
  when = batson_words_months_after (batson_months_since_surgery (&outset, point->day));
  return g_strdup_printf (_ ("Controlled %s."), when);
}

/** How long the patient has lived after surgery: until death, else until last seen, for nobody knows more. Free with g_free. */
char *
batson_words_survival (const BatsonAssessment *assessment)
{
  BatsonOutset outset = batson_outset (assessment);
  g_autofree char *when = NULL;

  if (outset.operation == NULL)
    return g_strdup (_ ("No operation is recorded."));
  when = batson_words_months_after (batson_months_since_surgery (&outset, outset.died ? outset.died : outset.seen));
  return outset.died ? g_strdup_printf (_ ("Died %s."), when) : g_strdup_printf (_ ("Alive when last seen, %s."), when);
}

/* QLQ-C30 and Karnofsky */

/** What is wrong with thirty answers as they were read; NULL where nothing is. Free with g_free. */
char *
batson_words_qlq_problem (BatsonQlqReading reading, guint where)
{
  if (reading == BATSON_QLQ_WRONG_COUNT)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "There is %u answer; thirty are needed, a dash where one is missing.", "There are %u answers; thirty are needed, a dash where one is missing.", where), where);
  if (reading == BATSON_QLQ_WRONG_NUMBER)
    return g_strdup_printf (_ ("Item %1$u takes a number from 1 to %2$u."), where, batson_qlq_greatest (where));
  return NULL;
}

/** The scores of the items, one a line; a scale with fewer than half of its items has none. Free with g_free. */
char *
batson_words_qlq_scores (const BatsonQlqItems *items)
{
  g_autoptr (GPtrArray) clauses = _batson_clauses_new ();

  for (BatsonQlqScale scale = 0; scale < BATSON_N_QLQ_SCALES; scale++)
    {
      const char *name = batson_words_measure ((BatsonMeasureId) (BATSON_MEASURE_QLQ_GLOBAL + scale));
      g_autofree char *value = NULL;
      double score;

      if (!batson_qlq_score (items, scale, &score))
        continue;
      value = _batson_tenths (score);
      _batson_clause (clauses, g_strdup_printf (C_ ("qlq", "%1$s: %2$s"), name, value));
    }
  return _batson_clauses_join (clauses, "\n");
}

/** What the one of ECOG and Karnofsky that is recorded says of the other, about; "" where none or both are. Free with g_free. */
char *
batson_words_ecog_kps (BatsonRecord *follow_up)
{
  const BatsonValue *kps = batson_record_get (follow_up, BATSON_FOLLOW_UP_KPS);
  int ecog = batson_record_choice (follow_up, BATSON_FOLLOW_UP_ECOG), least, greatest, about;

  if (kps->state == BATSON_VALUE_ANSWER && ecog < 0 && (about = batson_ecog_of_kps ((int) kps->integer)) >= 0)
    return g_strdup_printf (_ ("Karnofsky %1$d is about ECOG %2$d."), (int) kps->integer, about);
  if (kps->state != BATSON_VALUE_ANSWER && batson_kps_of_ecog (ecog, &least, &greatest))
    return g_strdup_printf (_ ("ECOG %1$d is about Karnofsky %2$d–%3$d."), ecog, least, greatest);
  return g_strdup ("");
}
