/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The guides: every field has its place, what applies shows, completion and the next unanswered field. */
#include "framework/guides.h"
#include "framework/patient.h"
#include <string.h>

static gboolean
in_table (BatsonRole role, BatsonRecordTypeId type, guint field)
{
  const BatsonGuideStep *step = batson_guide_find (role, type, field);

  return step && step->role == role;
}

static void
test_every_field_has_a_place (void)
{
  for (guint t = 0; t < BATSON_N_RECORD_TYPES; t++)
    {
      const BatsonRecordType *type = batson_record_type (t);
      for (guint f = 0; f < type->n_fields; f++)
        {
          if (type->fields[f].kind == BATSON_KIND_RECORD || type->fields[f].kind == BATSON_KIND_LIST)
            continue;
          if (batson_guide_is_unguided (t, f) == (batson_guide_find (BATSON_ROLE_BREAST, t, f) != NULL))
            g_error ("%s.%s is in a guide and unguided, or in neither", type->name, type->fields[f].key);
        }
    }
}

static void
test_steps_are_those_of_the_roles (void)
{
  static const char *const ids[BATSON_N_ROLES][12] = {
    { "patient", "symptoms", "primary", "receptors", "staging", "fitness", "referral", "therapy", "meeting", "follow-up", "teaching", NULL },
    { "patient", "lesions", "neurology", "fitness", "work-up", "indications", "treatment", "meeting", "follow-up", "teaching", NULL },
  };

  for (guint r = 0; r < BATSON_N_ROLES; r++)
    {
      guint n;
      const BatsonGuideStep *steps = batson_guide_steps (r, &n);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpstr (steps[i].id, ==, ids[r][i]);
          g_assert_cmpint (steps[i].role, ==, (int) r);
          g_assert_cmpstr (batson_guide_step_title (&steps[i]), !=, "");
          g_assert_true (batson_guide_step (r, ids[r][i]) == &steps[i]);
        }
      g_assert_null (ids[r][n]);
    }
  g_assert_true (in_table (BATSON_ROLE_NEURO, BATSON_RECORD_FINDING, BATSON_FINDING_GRADE));
  g_assert_true (in_table (BATSON_ROLE_BREAST, BATSON_RECORD_STATUS, BATSON_STATUS_LIMB));
  g_assert_false (in_table (BATSON_ROLE_NEURO, BATSON_RECORD_SAMPLE, BATSON_SAMPLE_ER));
}

/* The step of teaching is shown of vignettes alone. */
static void
test_teaching (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *teaching = patient_child (p, BATSON_CASE_TEACHING);

  for (guint r = 0; r < BATSON_N_ROLES; r++)
    {
      const BatsonGuideStep *step = batson_guide_step (r, "teaching");
      g_autoptr (BatsonAssessment) before = NULL, after = NULL;
      g_autofree char *summary = NULL;

      patient_set (p, teaching, BATSON_TEACHING_TITLE, "");
      before = patient_assess (p);
      g_assert_cmpint (batson_guide_step_applies (step, before), ==, BATSON_NO);
      patient_set (p, teaching, BATSON_TEACHING_TITLE, "Two sides of a coin");
      after = patient_assess (p);
      g_assert_cmpint (batson_guide_step_applies (step, after), ==, BATSON_YES);
      summary = batson_guide_step_summary (step, after);
      g_assert_cmpstr (summary, ==, "Two sides of a coin");
    }
}

/* The row a step shows of a field; its RECORD may be NULL. */
static gboolean
shows (Patient *p, BatsonRole role, const char *step_id, BatsonRecordTypeId type, guint field, BatsonGuideRow *out_row)
{
  BatsonAssessment assessment = { .root = p->root };
  const BatsonGuideStep *step = batson_guide_step (role, step_id);
  g_autoptr (GArray) rows = batson_guide_step_rows (step, &assessment);

  for (guint i = 0; i < rows->len; i++)
    {
      BatsonGuideRow *row = &g_array_index (rows, BatsonGuideRow, i);
      if (row->field->type == type && row->field->field == field)
        {
          if (out_row)
            *out_row = *row;
          return TRUE;
        }
    }
  return FALSE;
}

static void
test_details_follow_their_answer (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *status = patient_add (p, BATSON_CASE_STATUS);

  g_assert_false (shows (p, BATSON_ROLE_BREAST, "symptoms", BATSON_RECORD_STATUS, BATSON_STATUS_LIMB_SINCE, NULL));
  patient_set (p, status, BATSON_STATUS_LIMB, "none");
  g_assert_false (shows (p, BATSON_ROLE_BREAST, "symptoms", BATSON_RECORD_STATUS, BATSON_STATUS_LIMB_SINCE, NULL));
  patient_set (p, status, BATSON_STATUS_LIMB, "new");
  g_assert_true (shows (p, BATSON_ROLE_BREAST, "symptoms", BATSON_RECORD_STATUS, BATSON_STATUS_LIMB_SINCE, NULL));
  g_assert_false (shows (p, BATSON_ROLE_BREAST, "symptoms", BATSON_RECORD_STATUS, BATSON_STATUS_LIMB_CAUSE, NULL));
  patient_set (p, status, BATSON_STATUS_LIMB, "old");
  g_assert_true (shows (p, BATSON_ROLE_NEURO, "neurology", BATSON_RECORD_STATUS, BATSON_STATUS_LIMB_CAUSE, NULL));
}

static void
test_what_is_recorded_is_never_hidden (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *sample = patient_add (p, BATSON_CASE_SAMPLES);

  g_assert_false (shows (p, BATSON_ROLE_BREAST, "receptors", BATSON_RECORD_SAMPLE, BATSON_SAMPLE_HER2_ISH, NULL));
  patient_set (p, sample, BATSON_SAMPLE_HER2_IHC, "2+");
  g_assert_true (shows (p, BATSON_ROLE_BREAST, "receptors", BATSON_RECORD_SAMPLE, BATSON_SAMPLE_HER2_ISH, NULL));
  g_assert_false (shows (p, BATSON_ROLE_BREAST, "receptors", BATSON_RECORD_SAMPLE, BATSON_SAMPLE_HER2_REPORT, NULL));
  patient_set (p, sample, BATSON_SAMPLE_HER2_ISH, "amplified");
  patient_set (p, sample, BATSON_SAMPLE_HER2_IHC, "0");
  g_assert_true (shows (p, BATSON_ROLE_BREAST, "receptors", BATSON_RECORD_SAMPLE, BATSON_SAMPLE_HER2_ISH, NULL));
}

static void
test_conditions_of_single_fields (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *presentation = patient_child (p, BATSON_CASE_PRESENTATION), *status = patient_status (p);
  BatsonRecord *lesion = patient_add (p, BATSON_CASE_LESIONS);

  g_assert_false (shows (p, BATSON_ROLE_BREAST, "patient", BATSON_RECORD_PRESENTATION, BATSON_PRESENTATION_OTHER_HISTOLOGY, NULL));
  patient_set (p, presentation, BATSON_PRESENTATION_PRIMARY, "other");
  g_assert_true (shows (p, BATSON_ROLE_BREAST, "patient", BATSON_RECORD_PRESENTATION, BATSON_PRESENTATION_OTHER_HISTOLOGY, NULL));

  patient_set (p, status, BATSON_STATUS_ECOG, "2");
  g_assert_false (shows (p, BATSON_ROLE_BREAST, "fitness", BATSON_RECORD_FITNESS, BATSON_FITNESS_ECOG_CAUSED, NULL));
  patient_set (p, status, BATSON_STATUS_ECOG, "3");
  g_assert_true (shows (p, BATSON_ROLE_BREAST, "fitness", BATSON_RECORD_FITNESS, BATSON_FITNESS_ECOG_CAUSED, NULL));

  g_assert_false (shows (p, BATSON_ROLE_NEURO, "fitness", BATSON_RECORD_FITNESS, BATSON_FITNESS_ECOG_BEFORE, NULL));
  patient_set (p, status, BATSON_STATUS_ACUTE, "yes");
  g_assert_true (shows (p, BATSON_ROLE_NEURO, "fitness", BATSON_RECORD_FITNESS, BATSON_FITNESS_ECOG_BEFORE, NULL));
  g_assert_false (shows (p, BATSON_ROLE_NEURO, "neurology", BATSON_RECORD_STATUS, BATSON_STATUS_ACUTE_ENDED_AT, NULL));
  patient_set (p, status, BATSON_STATUS_ACUTE_ENDED, "recovered");
  g_assert_true (shows (p, BATSON_ROLE_NEURO, "neurology", BATSON_RECORD_STATUS, BATSON_STATUS_ACUTE_ENDED_AT, NULL));
  g_assert_false (shows (p, BATSON_ROLE_NEURO, "fitness", BATSON_RECORD_FITNESS, BATSON_FITNESS_ECOG_BEFORE, NULL));

  g_assert_true (shows (p, BATSON_ROLE_NEURO, "lesions", BATSON_RECORD_LESION, BATSON_LESION_LEVEL_TEXT, NULL));
  g_assert_false (shows (p, BATSON_ROLE_NEURO, "lesions", BATSON_RECORD_LESION, BATSON_LESION_LOCATION, NULL));
  patient_set (p, lesion, BATSON_LESION_LEVEL_TEXT, "L6");
  g_assert_true (shows (p, BATSON_ROLE_NEURO, "lesions", BATSON_RECORD_LESION, BATSON_LESION_LOCATION, NULL));
  g_assert_false (shows (p, BATSON_ROLE_NEURO, "lesions", BATSON_RECORD_LESION, BATSON_LESION_PROGRESSED, NULL));
  patient_set (p, lesion, BATSON_LESION_RADIATION, "conventional");
  g_assert_true (shows (p, BATSON_ROLE_NEURO, "lesions", BATSON_RECORD_LESION, BATSON_LESION_PROGRESSED, NULL));
  g_assert_true (shows (p, BATSON_ROLE_NEURO, "lesions", BATSON_RECORD_LESION, BATSON_LESION_RADIATION_DOSE, NULL));
}

static void
test_records_of_rows (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonGuideRow row;
  BatsonRecord *old, *lesion, *finding;

  g_assert_true (shows (p, BATSON_ROLE_NEURO, "neurology", BATSON_RECORD_STATUS, BATSON_STATUS_LIMB, &row));
  g_assert_null (row.record);
  g_assert_true (row.owner == p->root);
  g_assert_cmpuint (row.list_field, ==, BATSON_CASE_STATUS);

  batson_case_begin (p->patient, "test");
  old = patient_status (p);
  patient_set (p, patient_status (p), BATSON_STATUS_DATE, "2026-06-10");
  patient_set (p, old, BATSON_STATUS_DATE, "2026-06-12");
  batson_case_end (p->patient);
  g_assert_true (shows (p, BATSON_ROLE_NEURO, "neurology", BATSON_RECORD_STATUS, BATSON_STATUS_LIMB, &row));
  g_assert_true (row.record == old);

  lesion = patient_lesion (p, "T8", "1b");
  finding = batson_record_nth (lesion, BATSON_LESION_FINDINGS, 0);
  g_assert_true (shows (p, BATSON_ROLE_NEURO, "lesions", BATSON_RECORD_FINDING, BATSON_FINDING_GRADE, &row));
  g_assert_true (row.record == finding && row.owner == lesion && row.repeated == lesion);
}

/* The form shows the entry the rules read: by day, then time of day, then order; one just made leads. */
static void
test_newest_entry (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *late = patient_status (p), *early = patient_status (p), *made;

  patient_set (p, late, BATSON_STATUS_DATE, "2026-06-12T10:00Z");
  patient_set (p, early, BATSON_STATUS_DATE, "2026-06-12T08:00Z");
  g_assert_true (batson_guide_newest (p->root, BATSON_CASE_STATUS) == late);
  made = patient_add (p, BATSON_CASE_STATUS);
  g_assert_true (batson_guide_newest (p->root, BATSON_CASE_STATUS) == made);
  g_assert_true (batson_guide_newest_answer (p->root, BATSON_CASE_STATUS, BATSON_STATUS_LIMB) == late);
  patient_set (p, made, BATSON_STATUS_DATE, "2025");
  g_assert_true (batson_guide_newest (p->root, BATSON_CASE_STATUS) == late);
}

static void
test_work_up_only_where_it_applies (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *presentation = patient_child (p, BATSON_CASE_PRESENTATION);
  BatsonAssessment assessment = { .root = p->root };
  const BatsonGuideStep *step = batson_guide_step (BATSON_ROLE_NEURO, "work-up");

  g_assert_cmpint (batson_guide_step_applies (step, &assessment), ==, BATSON_OPEN);
  patient_set (p, presentation, BATSON_PRESENTATION_KNOWN, "yes");
  g_assert_cmpint (batson_guide_step_applies (step, &assessment), ==, BATSON_NO);
  patient_set (p, patient_child (p, BATSON_CASE_WORK_UP), BATSON_WORK_UP_HISTORY, "done-normal");
  g_assert_cmpint (batson_guide_step_applies (step, &assessment), ==, BATSON_YES);
}

static void
test_completion (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonAssessment assessment = { .root = p->root };
  BatsonRecord *patient = patient_child (p, BATSON_CASE_PATIENT), *presentation = patient_child (p, BATSON_CASE_PRESENTATION);
  const BatsonGuideStep *step = batson_guide_step (BATSON_ROLE_BREAST, "patient");
  guint answered, counted;

  g_assert_cmpint (batson_guide_step_completion (step, &assessment, &answered, &counted), ==, BATSON_STEP_EMPTY);
  g_assert_cmpuint (answered, ==, 0);
  g_assert_cmpuint (counted, ==, 7);
  patient_set (p, patient, BATSON_PATIENT_NAME, "Muster, Clara");
  g_assert_cmpint (batson_guide_step_completion (step, &assessment, &answered, NULL), ==, BATSON_STEP_HALF);
  g_assert_cmpuint (answered, ==, 1);
  patient_set (p, patient, BATSON_PATIENT_NUMBER, "EX-1");
  patient_set_state (p, patient, BATSON_PATIENT_BIRTH, BATSON_VALUE_UNKNOWN);
  patient_set (p, patient, BATSON_PATIENT_SEX, "female");
  patient_set (p, presentation, BATSON_PRESENTATION_KNOWN, "yes");
  patient_set (p, presentation, BATSON_PRESENTATION_FIRST_SEEN, "breast");
  patient_set (p, presentation, BATSON_PRESENTATION_PRIMARY, "proven");
  g_assert_cmpint (batson_guide_step_completion (step, &assessment, &answered, &counted), ==, BATSON_STEP_DONE);
  g_assert_cmpuint (answered, ==, counted);
}

/* What is written but cannot be read is no answer, in a row that need not be answered as well. */
static void
test_refused (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonAssessment assessment = { .root = p->root };
  BatsonRecord *operation = patient_add (p, BATSON_CASE_OPERATIONS);
  const BatsonGuideStep *step = batson_guide_find (BATSON_ROLE_NEURO, BATSON_RECORD_OPERATION, BATSON_OPERATION_START);
  const BatsonField *date = batson_record_get_field (operation, BATSON_OPERATION_START);
  g_auto (BatsonValue) refused = BATSON_BLANK;

  g_assert_false (batson_value_parse (date, "03/04/2022", NULL, 0, &refused, NULL));
  batson_case_set (p->patient, operation, BATSON_OPERATION_START, &refused);
  g_assert_cmpint (batson_guide_step_completion (step, &assessment, NULL, NULL), ==, BATSON_STEP_HALF);
  patient_set (p, operation, BATSON_OPERATION_KIND, "separation");
  g_assert_cmpint (batson_guide_step_completion (step, &assessment, NULL, NULL), ==, BATSON_STEP_HALF);
  patient_set (p, operation, BATSON_OPERATION_START, "3 Apr 2022");
  g_assert_cmpint (batson_guide_step_completion (step, &assessment, NULL, NULL), ==, BATSON_STEP_DONE);
}

static void
test_next_unanswered (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonAssessment assessment = { .root = p->root };
  BatsonRecord *patient = patient_child (p, BATSON_CASE_PATIENT);
  BatsonFact number = { .record = patient, .type = BATSON_RECORD_PATIENT, .field = BATSON_PATIENT_NUMBER };
  BatsonFact pain = { .owner = p->root, .list_field = BATSON_CASE_STATUS, .type = BATSON_RECORD_STATUS, .field = BATSON_STATUS_BACK_PAIN };
  BatsonGuideRow row;

  g_assert_true (batson_guide_next (BATSON_ROLE_BREAST, &assessment, NULL, &row));
  g_assert_true (row.record == patient && row.field->field == BATSON_PATIENT_NAME);
  patient_set (p, patient, BATSON_PATIENT_NAME, "Muster, Clara");
  patient_set (p, patient, BATSON_PATIENT_BIRTH, "1968");
  g_assert_true (batson_guide_next (BATSON_ROLE_BREAST, &assessment, &number, &row));
  g_assert_true (row.record == patient && row.field->field == BATSON_PATIENT_SEX);
  patient_set (p, patient, BATSON_PATIENT_SEX, "male");
  g_assert_true (batson_guide_next (BATSON_ROLE_BREAST, &assessment, &number, &row));
  g_assert_true (row.field->type == BATSON_RECORD_PRESENTATION && row.field->field == BATSON_PRESENTATION_KNOWN);
  g_assert_true (batson_guide_next (BATSON_ROLE_BREAST, &assessment, &pain, &row));
  g_assert_true (row.record == NULL && row.field->type == BATSON_RECORD_STATUS && row.field->field == BATSON_STATUS_LIMB);
}

/* In an operation, of which nothing has to be answered, its own rows come first, and of them only those that are left; after the last one what has to be answered. */
static void
test_next_of_entry (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonAssessment assessment = { .root = p->root };
  BatsonRecord *operation = patient_add (p, BATSON_CASE_OPERATIONS), *other = patient_add (p, BATSON_CASE_OPERATIONS);
  BatsonFact after = { .record = operation, .owner = p->root, .list_field = BATSON_CASE_OPERATIONS, .type = BATSON_RECORD_OPERATION, .field = BATSON_OPERATION_STATE };
  static const guint left[] = { BATSON_OPERATION_END, BATSON_OPERATION_APPROACH, BATSON_OPERATION_LEVELS, BATSON_OPERATION_INSTRUMENTED, BATSON_OPERATION_URGENCY, BATSON_OPERATION_NOTE };
  BatsonGuideRow row;

  patient_set (p, operation, BATSON_OPERATION_START, "2026-06-09");
  patient_set (p, operation, BATSON_OPERATION_KIND, "separation");
  for (guint i = 0; i < G_N_ELEMENTS (left); i++)
    {
      g_assert_true (batson_guide_next (BATSON_ROLE_NEURO, &assessment, &after, &row));
      g_assert_true (row.record == operation && row.field->field == left[i]);
      after.field = (guint16) left[i];
    }
  g_assert_true (batson_guide_next (BATSON_ROLE_NEURO, &assessment, &after, &row));
  g_assert_true (row.record != operation && row.record != other);
  g_assert_cmpint (row.field->type, ==, BATSON_RECORD_PATIENT);
}

/* A blood result in the list of them is walked through; among the questions of the fitness, where the newest shows, it is not. */
static void
test_next_of_result (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonAssessment assessment = { .root = p->root };
  BatsonRecord *lab = patient_add (p, BATSON_CASE_LABS);
  BatsonFact day = { .record = lab, .owner = p->root, .list_field = BATSON_CASE_LABS, .type = BATSON_RECORD_LAB, .field = BATSON_LAB_DATE };
  BatsonGuideRow row;

  g_assert_true (batson_guide_next (BATSON_ROLE_BREAST, &assessment, &day, &row));
  g_assert_true (row.record == lab && row.field->field == BATSON_LAB_ANC);
  g_assert_true (batson_guide_next (BATSON_ROLE_NEURO, &assessment, &day, &row));
  g_assert_true (row.record != lab);
}

/* Answering with "unknown" whatever is asked next comes to an end, with nothing asked twice. */
static void
test_next_reaches_everything (void)
{
  for (guint r = 0; r < BATSON_N_ROLES; r++)
    {
      g_autoptr (Patient) p = patient_new ();
      BatsonAssessment assessment = { .root = p->root };
      BatsonFact after = { 0 };
      BatsonGuideRow row;
      guint n = 0;

      while (batson_guide_next (r, &assessment, n ? &after : NULL, &row))
        {
          if (row.record == NULL)
            {
              if (row.owner == NULL)
                row.owner = patient_add (p, BATSON_CASE_LESIONS), row.list_field = BATSON_LESION_FINDINGS;
              row.record = patient_add_to (p, row.owner, row.list_field);
            }
          g_assert_cmpint (batson_record_get (row.record, row.field->field)->state, ==, BATSON_VALUE_BLANK);
          patient_set_state (p, row.record, row.field->field, BATSON_VALUE_UNKNOWN);
          after = (BatsonFact) { .record = row.record, .type = row.field->type, .field = row.field->field };
          g_assert_cmpuint (++n, <, 200);
        }
      g_assert_cmpuint (n, >, 20);
    }
}

/* Whether the next question, of all that are left, is sooner or later the FIELD of TYPE. */
static gboolean
is_asked (BatsonRole role, Patient *p, BatsonRecordTypeId type, guint field)
{
  BatsonAssessment assessment = { .root = p->root };
  BatsonFact after = { 0 };
  BatsonGuideRow row;

  for (guint n = 0; n < 200 && batson_guide_next (role, &assessment, n ? &after : NULL, &row); n++)
    {
      if (row.field->type == type && row.field->field == field)
        return TRUE;
      after = (BatsonFact) { .record = row.record, .owner = row.owner, .list_field = row.list_field, .type = row.field->type, .field = row.field->field };
    }
  return FALSE;
}

/* Rules go by the newest answer: the day of what is asked is asked with it. */
static void
test_next_asks_the_days (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lab;

  g_assert_true (is_asked (BATSON_ROLE_BREAST, p, BATSON_RECORD_STATUS, BATSON_STATUS_DATE));
  g_assert_true (is_asked (BATSON_ROLE_BREAST, p, BATSON_RECORD_SAMPLE, BATSON_SAMPLE_DATE));
  g_assert_true (is_asked (BATSON_ROLE_BREAST, p, BATSON_RECORD_IMAGING, BATSON_IMAGING_DATE));
  g_assert_true (is_asked (BATSON_ROLE_NEURO, p, BATSON_RECORD_FINDING, BATSON_FINDING_DATE));
  g_assert_false (is_asked (BATSON_ROLE_BREAST, p, BATSON_RECORD_LAB, BATSON_LAB_DATE));
  g_assert_false (is_asked (BATSON_ROLE_BREAST, p, BATSON_RECORD_IMAGING, BATSON_IMAGING_MODALITY));
  lab = patient_add (p, BATSON_CASE_LABS);
  patient_set (p, lab, BATSON_LAB_ANC, "1.5");
  g_assert_true (is_asked (BATSON_ROLE_BREAST, p, BATSON_RECORD_LAB, BATSON_LAB_DATE));
  patient_set (p, lab, BATSON_LAB_DATE, "2026-06-09");
  g_assert_false (is_asked (BATSON_ROLE_BREAST, p, BATSON_RECORD_LAB, BATSON_LAB_DATE));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guides/every-field-has-a-place", test_every_field_has_a_place);
  g_test_add_func ("/guides/steps-are-those-of-the-roles", test_steps_are_those_of_the_roles);
  g_test_add_func ("/guides/teaching", test_teaching);
  g_test_add_func ("/guides/details-follow-their-answer", test_details_follow_their_answer);
  g_test_add_func ("/guides/what-is-recorded-is-never-hidden", test_what_is_recorded_is_never_hidden);
  g_test_add_func ("/guides/conditions-of-single-fields", test_conditions_of_single_fields);
  g_test_add_func ("/guides/records-of-rows", test_records_of_rows);
  g_test_add_func ("/guides/newest-entry", test_newest_entry);
  g_test_add_func ("/guides/work-up-only-where-it-applies", test_work_up_only_where_it_applies);
  g_test_add_func ("/guides/completion", test_completion);
  g_test_add_func ("/guides/refused-is-not-complete", test_refused);
  g_test_add_func ("/guides/next-of-an-entry", test_next_of_entry);
  g_test_add_func ("/guides/next-of-a-result", test_next_of_result);
  g_test_add_func ("/guides/next-unanswered", test_next_unanswered);
  g_test_add_func ("/guides/next-reaches-everything", test_next_reaches_everything);
  g_test_add_func ("/guides/next-asks-the-days", test_next_asks_the_days);
  return g_test_run ();
}
