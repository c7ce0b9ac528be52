/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colour of the case: what the answers so far must show, the floors, and what is said of them. */
#include "framework/patient.h"
#include "framework/escc.h"
#include <string.h>

/* One row of the table: the answers of one lesion; fit judged, no earlier radiation, every question of URG-2 no and the spine imaged, unless the row says otherwise. */
typedef struct
{
  const char *name;
  const char *grade;   /* nullable; "low": any low grade is tried */
  const char *er, *pr, *her2; /* nullable */
  int sins;            /* -1 open: points of the parts but the location, which is T8 with 1 */
  const char *judged;  /* nullable */
  const char *rows;    /* "4 7" */
  BatsonUrgencyKind kind;
} Row;

static const Row table[] = {
  { "a lesion alone", NULL, NULL, NULL, NULL, -1, NULL, "1 2 3 4 5 6 7 8 10 9 11 12", BATSON_URGENCY_UNDETERMINED },
  { "only O", NULL, "90", NULL, NULL, -1, NULL, "1 2 3 4 5 6 7", BATSON_URGENCY_UNDETERMINED },
  { "only SINS 0-6", NULL, NULL, NULL, NULL, 3, NULL, "1 3 4 7 8 10 12", BATSON_URGENCY_UNDETERMINED },
  { "only fit", NULL, NULL, NULL, NULL, -1, "fit", "1 2 4 5 6 8 10 9 11", BATSON_URGENCY_UNDETERMINED },
  { "only unfit", NULL, NULL, NULL, NULL, -1, "unfit", "3 7 12", BATSON_URGENCY_UNDETERMINED },
  { "Bilsky 2 only", "2", NULL, NULL, NULL, -1, NULL, "1 2 3", BATSON_URGENCY_RED },
  { "Bilsky 3 only", "3", NULL, NULL, NULL, -1, NULL, "1 2 3", BATSON_URGENCY_RED },
  { "low only", "low", NULL, NULL, NULL, -1, NULL, "4 5 6 7 8 10 9 11 12", BATSON_URGENCY_UNDETERMINED },
  { "low and HR+", "low", "90", NULL, NULL, -1, NULL, "4 5 6 7", BATSON_URGENCY_UNDETERMINED },
  { "low and fit", "low", NULL, NULL, NULL, -1, "fit", "4 5 6 8 10 9 11", BATSON_URGENCY_UNDETERMINED },
  { "SINS 7-12 only", NULL, NULL, NULL, NULL, 8, NULL, "1 3 5 7 8 10 12", BATSON_URGENCY_AT_LEAST_ORANGE },
  { "SINS 13-18 only", NULL, NULL, NULL, NULL, 12, NULL, "2 3 6 7 9 11 12", BATSON_URGENCY_AT_LEAST_ORANGE },
  { "low, HR+, SINS 0-6, fit", "low", "90", NULL, NULL, 3, "fit", "4", BATSON_URGENCY_GREEN },
  { "low, HR+, SINS 0-6, unfit", "low", "90", NULL, NULL, 3, "unfit", "7", BATSON_URGENCY_GREEN },
  { "low, HR+, SINS 0-6", "low", "90", NULL, NULL, 3, NULL, "4 7", BATSON_URGENCY_GREEN },
  { "low, HR+, SINS 7-12, fit", "low", "90", NULL, NULL, 8, "fit", "5", BATSON_URGENCY_ORANGE },
  { "low, HR+, SINS 7-12, unfit", "low", "90", NULL, NULL, 8, "unfit", "7", BATSON_URGENCY_ORANGE },
  { "low, HR+, SINS 7-12", "low", "90", NULL, NULL, 8, NULL, "5 7", BATSON_URGENCY_ORANGE },
  { "low, TNBC, Bilsky 0, SINS 0-6, fit", "0", "0", "0", "0", 3, "fit", "8 10", BATSON_URGENCY_ORANGE },
  { "low, receptors open, SINS 0-6, fit", "low", NULL, NULL, NULL, 3, "fit", "4 8 10", BATSON_URGENCY_UNDETERMINED },
  { "Bilsky missing, HR+, fit, SINS 0-6", NULL, "90", NULL, NULL, 3, "fit", "1 4", BATSON_URGENCY_UNDETERMINED },
  { "Bilsky missing, HR+, fit, SINS 7-12", NULL, "90", NULL, NULL, 8, "fit", "1 5", BATSON_URGENCY_AT_LEAST_ORANGE },
};

/* "4 7" of a set of rows of the review. */
static char *
rows_text (guint rows)
{
  const BatsonProtocol *review = batson_protocol (BATSON_PROTOCOL_REVIEW);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < review->n_rows; i++)
    if (rows & 1u << i)
      g_string_append_printf (text, "%s%s", text->len ? " " : "", batson_rule (review->rows[i].rule)->id + strlen ("NOMS-"));
  return g_strdup (text->str);
}

static BatsonRecord *
imaged (Patient *p)
{
  patient_status (p);
  patient_set (p, patient_child (p, BATSON_CASE_IMAGING), BATSON_IMAGING_COMPLETE, "yes");
  patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_KNOWN, "yes");
  return NULL;
}

static void
check_row (const Row *row, const char *grade)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = NULL;
  g_autofree char *rows = NULL;
  BatsonRecord *lesion;

  imaged (p);
  lesion = patient_lesion (p, "T8", grade);
  patient_set (p, lesion, BATSON_LESION_RADIATION, "none");
  if (row->sins >= 0)
    patient_sins (p, batson_record_nth (lesion, BATSON_LESION_FINDINGS, 0), row->sins);
  if (row->er)
    {
      BatsonRecord *sample = patient_add (p, BATSON_CASE_SAMPLES);
      patient_set (p, sample, BATSON_SAMPLE_SITE, "primary");
      patient_set (p, sample, BATSON_SAMPLE_ER, row->er);
      if (row->pr)
        patient_set (p, sample, BATSON_SAMPLE_PR, row->pr);
      if (row->her2)
        patient_set (p, sample, BATSON_SAMPLE_HER2_IHC, row->her2);
    }
  if (row->judged)
    patient_set (p, patient_child (p, BATSON_CASE_FITNESS), BATSON_FITNESS_JUDGED, row->judged);
  a = patient_assess (p);
  rows = rows_text (batson_assessment_leading (a)->protocols[BATSON_PROTOCOL_REVIEW].rows);
  g_assert_cmpstr (rows, ==, row->rows);
  g_assert_cmpint (a->urgency.kind, ==, row->kind);
}

static void
test_row (gconstpointer data)
{
  static const char *const low[] = { "0", "1a", "1b", "1c" };
  const Row *row = data;

  if (g_strcmp0 (row->grade, "low") != 0)
    check_row (row, row->grade);
  else
    for (guint i = 0; i < G_N_ELEMENTS (low); i++)
      check_row (row, low[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *path = g_strdup_printf ("/rule/URG-6/%s", table[i].name);
      g_test_add_data_func (path, &table[i], test_row);
    }
  return g_test_run ();
}
