/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every sentence about conclusions: none empty, none with a template left over, none with markup; over random cases and on chosen ones. */
#include "framework/guides.h"
#include "framework/patient.h"
#include "framework/words.h"
#include <string.h>

/* Text that may be empty where nothing is to be said. */
static void
clean (const char *text)
{
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_null (strpbrk (text, "<&"));
  g_assert_null (strstr (text, "%s"));
  g_assert_null (strstr (text, "%d"));
  g_assert_null (strstr (text, "%1"));
  g_assert_null (strstr (text, "(null)"));
}

static void
sound (const char *text)
{
  clean (text);
  g_assert_cmpstr (text, !=, "");
}

static void
take_sound (char *text)
{
  sound (text);
  g_free (text);
}

static void
take_clean (char *text)
{
  clean (text);
  g_free (text);
}

static void
says (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static GRand *dice; /* the same every run */

/* A random answer of a field. */
static void
answer_randomly (Patient *p, BatsonRecord *record, guint f)
{
  const BatsonField *field = batson_record_get_field (record, f);
  BatsonValue v = { .state = BATSON_VALUE_ANSWER };
  guint n = batson_field_n_choices (field);

  if (field->kind == BATSON_KIND_CHOICE)
    v.choice = g_rand_int_range (dice, 0, (int) n);
  else if (field->kind == BATSON_KIND_CHOICES)
    v.choices = (guint64) g_rand_int_range (dice, 0, 1 << n);
  else if (field->kind == BATSON_KIND_INTEGER)
    v.integer = g_rand_int_range (dice, (int) field->min, (int) field->max + 1);
  else if (field->kind == BATSON_KIND_DECIMAL)
    v.decimal = g_rand_double_range (dice, field->min, field->max);
  else if (field->kind == BATSON_KIND_NUMBER_OR_WORD)
    v.either.word = g_rand_int_range (dice, -1, (int) n);
  else if (field->kind == BATSON_KIND_DATE)
    v.date = (BatsonDate) { 2026, g_rand_int_range (dice, 4, 9), g_rand_int_range (dice, 0, 29) };
  else if (field->kind == BATSON_KIND_TIME)
    v.time = (BatsonTime) { { 2026, g_rand_int_range (dice, 4, 9), g_rand_int_range (dice, 1, 29) }, g_rand_int_range (dice, -1, 24), 30, 0 };
  else if (field->kind == BATSON_KIND_LEVEL)
    v.level = g_rand_int_range (dice, 0, BATSON_N_LEVELS);
  else if (field->kind == BATSON_KIND_SPAN)
    v.span.first = v.span.last = g_rand_int_range (dice, 0, BATSON_N_LEVELS);
  else
    v = batson_value_state (BATSON_VALUE_UNKNOWN);
  batson_case_set (p->patient, record, f, &v);
}

static void
fill_randomly (Patient *p, BatsonRecord *record, int odds)
{
  const BatsonRecordType *type = batson_record_get_record_type (record);

  for (guint f = 0; f < type->n_fields; f++)
    if (type->fields[f].kind == BATSON_KIND_RECORD)
      fill_randomly (p, batson_record_child (record, f), odds);
    else if (type->fields[f].kind == BATSON_KIND_LIST)
      for (int i = g_rand_int_range (dice, 0, 3); i > 0; i--)
        fill_randomly (p, batson_case_add (p->patient, record, f), odds);
    else if (g_rand_int_range (dice, 0, 100) < odds)
      answer_randomly (p, record, f);
}

static void
check_lesion (const BatsonAssessment *a, const BatsonLesionResult *lesion)
{
  for (guint q = 0; q < BATSON_N_QUESTIONS; q++)
    take_sound (batson_words_answer (lesion, q));
  for (guint id = 0; id < BATSON_N_PROTOCOLS; id++)
    {
      const BatsonProtocol *protocol = batson_protocol (id);
      take_clean (batson_words_outcomes (protocol, lesion->protocols[id].rows));
      for (guint i = 0; i < protocol->n_rows; i++)
        take_clean (batson_words_row_with (a, lesion, &protocol->rows[i]));
    }
  clean (batson_words_lesion_state (lesion));
  take_clean (batson_words_history (lesion));
  take_sound (batson_words_compare (lesion));
}

static void
check_referral (const BatsonAssessment *a)
{
  for (guint i = 0; i < a->triggers->len; i++)
    {
      take_sound (batson_words_trigger (a, a->triggers->pdata[i]));
      take_sound (batson_words_trigger_handling (a->triggers->pdata[i]));
      take_clean (batson_words_trigger_fired (a->triggers->pdata[i], &a->settings));
    }
  for (guint i = 0; i < a->indications->len; i++)
    take_sound (batson_words_indication (a->indications->pdata[i]));
  for (guint i = 0; i < a->work_up->len; i++)
    take_sound (batson_words_work_up_item (a->work_up->pdata[i]));
}

static void
check_all (const BatsonAssessment *a)
{
  take_sound (batson_words_urgency_line (a));
  take_clean (batson_words_urgency_detail (a));
  take_clean (batson_words_urgency_clock (a));
  for (guint i = 0; i < a->deadlines->len; i++)
    take_sound (batson_words_deadline_left (a->deadlines->pdata[i], &a->settings));
  for (guint i = 0; i < a->lesions->len; i++)
    check_lesion (a, a->lesions->pdata[i]);
  check_referral (a);
  for (guint i = 0; i < a->notes->len; i++)
    {
      sound (batson_words_note (a->notes->pdata[i]));
      sound (batson_words_note_title (a->notes->pdata[i]));
    }
  for (guint i = 0; i < a->checks->len; i++)
    take_sound (batson_words_check (a->checks->pdata[i]));
  for (guint i = 0; i < a->overrides->len; i++)
    take_sound (batson_words_override (a->overrides->pdata[i]));
  for (guint i = 0; i < a->missing.len; i++)
    take_sound (batson_words_fact_label (&a->missing.facts[i]));
  take_sound (batson_words_subtype (a));
  take_clean (batson_words_receptors (a));
  for (BatsonSubtype s = BATSON_SUBTYPE_LUMINAL_A; s <= BATSON_SUBTYPE_LUMINAL_B_HER2_NEG; s++)
    take_sound (batson_words_subtype_row (a, s));
  for (guint r = 0; r < BATSON_N_ROLES; r++)
    {
      guint n;
      const BatsonGuideStep *steps = batson_guide_steps (r, &n);
      for (guint i = 0; i < n; i++)
        take_sound (batson_guide_step_summary (&steps[i], a));
    }
}

static void
test_random_cases (void)
{
  dice = g_rand_new_with_seed (2026);
  for (guint i = 0; i < 150; i++)
    {
      g_autoptr (Patient) p = patient_new ();
      g_autoptr (BatsonAssessment) a = NULL;
      fill_randomly (p, p->root, (int) (i % 10) * 11);
      a = patient_assess (p);
      check_all (a);
    }
  g_rand_free (dice);
}

static void
test_every_value_of_every_enum (void)
{
  for (guint i = 0; i < BATSON_N_NOTES; i++)
    {
      BatsonNote note = { .id = i };
      sound (batson_words_note (&note));
      sound (batson_words_note_title (&note));
    }
  for (guint i = 0; i < BATSON_N_CHECKS; i++)
    {
      BatsonCheck check = { .id = i, .other = { .type = BATSON_N_RECORD_TYPES } };
      take_sound (batson_words_check (&check));
    }
  for (BatsonSubtype s = BATSON_SUBTYPE_LUMINAL_A; s <= BATSON_SUBTYPE_LUMINAL_B_HER2_NEG; s++)
    {
      sound (batson_words_subtype_name (s));
      sound (batson_words_subtype_bone (s));
      sound (batson_words_subtype_behaviour (s));
      sound (batson_words_subtype_implication (s));
    }
  for (guint set = 0; set < 32; set++)
    take_sound (batson_words_subtypes (set));
  for (BatsonHandling h = BATSON_HANDLING_NONE; h <= BATSON_HANDLING_WITH_THEM; h++)
    for (int d = BATSON_DIRECTION_TO_NEURO; d <= BATSON_DIRECTION_TO_BREAST; d++)
      sound (batson_words_handling (&(BatsonTrigger) { .handling = h, .direction = d }));
  for (BatsonTri t = BATSON_NO; t <= BATSON_OPEN; t++)
    {
      clean (batson_words_indication_fit (&(BatsonIndication) { .fit = t }));
      for (BatsonReceptorId r = BATSON_RECEPTOR_ER; r < BATSON_N_RECEPTORS; r++)
        sound (batson_words_receptor (r, &(BatsonReceptor) { .positive = t }));
    }
  for (BatsonRuleId r = BATSON_RULE_IND_1; r <= BATSON_RULE_IND_6; r++)
    sound (batson_words_intervention (r));
  for (guint s = BATSON_LESION_UNGRADED_SINCE; s <= BATSON_LESION_WITHDRAWN; s++)
    sound (batson_words_lesion_state (&(BatsonLesionResult) { .state = s }));
}

/* The picture's patient: T8, HR+, SINS 9, fit. */
static Patient *
clara (void)
{
  Patient *p = patient_new ();
  BatsonRecord *lesion = patient_lesion (p, "T8", "1b"), *sample = patient_add (p, BATSON_CASE_SAMPLES), *status = patient_status (p);

  patient_sins (p, batson_record_nth (lesion, BATSON_LESION_FINDINGS, 0), 8);
  patient_set (p, lesion, BATSON_LESION_RADIATION, "none");
  patient_set (p, sample, BATSON_SAMPLE_SITE, "primary");
  patient_set (p, sample, BATSON_SAMPLE_ER, "92");
  patient_set (p, sample, BATSON_SAMPLE_PR, "8");
  patient_set (p, sample, BATSON_SAMPLE_HER2_IHC, "1+");
  patient_set (p, sample, BATSON_SAMPLE_KI67, "14");
  patient_set (p, status, BATSON_STATUS_ECOG, "1");
  patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_KNOWN, "yes");
  return p;
}

static const BatsonRow *
row (BatsonRuleId rule)
{
  const BatsonProtocol *protocol = batson_protocol (BATSON_PROTOCOL_REVIEW);

  for (guint i = 0; i < protocol->n_rows; i++)
    if (protocol->rows[i].rule == rule)
      return &protocol->rows[i];
  g_assert_not_reached ();
}

static void
test_the_picture (void)
{
  g_autoptr (Patient) p = clara ();
  g_autoptr (BatsonAssessment) a = patient_assess (p);
  const BatsonLesionResult *lesion = batson_assessment_leading (a);

  says (batson_words_answer (lesion, BATSON_QUESTION_N), "Bilsky 1b: low grade");
  says (batson_words_answer (lesion, BATSON_QUESTION_O), "HR+, no earlier radiation: radiosensitive");
  says (batson_words_answer (lesion, BATSON_QUESTION_M), "SINS 9: Indeterminate (7–12)");
  says (batson_words_answer (lesion, BATSON_QUESTION_S), "ECOG 1: fit, by ECOG, not judged");
  says (batson_words_outcomes (batson_protocol (BATSON_PROTOCOL_REVIEW), lesion->protocols[BATSON_PROTOCOL_REVIEW].rows), "Radiation alone");
  says (batson_words_rows (batson_protocol (BATSON_PROTOCOL_REVIEW), lesion->protocols[BATSON_PROTOCOL_REVIEW].rows), "NOMS-5");
  says (batson_words_subtype (a), "Luminal A");
  says (batson_words_receptors (a), "ER+, PR+, HER2−, Ki-67 low");
  says (batson_words_trigger (a, a->triggers->pdata[1]), "SINS 9 at T8");
  says (batson_words_trigger (a, a->triggers->pdata[2]), "Epidural extension at T8");
}

/* RAD-4: no dose where the levels were irradiated, nor while that is not recorded. */
static void
test_no_dose_after_radiation (void)
{
  static const struct { const char *radiation, *dose, *expected; } table[] = {
    { "none", "30 Gy", NULL }, { "conventional", NULL, "re-irradiation" }, { "stereotactic", NULL, "re-irradiation" }, { "", NULL, "no dose" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (Patient) p = clara ();
      g_autoptr (BatsonAssessment) a = NULL;
      g_autofree char *with = NULL, *ten = NULL, *en_bloc = NULL;
      patient_set (p, batson_record_nth (p->root, BATSON_CASE_LESIONS, 0), BATSON_LESION_RADIATION, table[i].radiation);
      a = patient_assess (p);
      with = batson_words_row_with (a, a->lesions->pdata[0], row (BATSON_RULE_NOMS_4));
      ten = batson_words_row_with (a, a->lesions->pdata[0], row (BATSON_RULE_NOMS_10));
      en_bloc = batson_words_row_with (a, a->lesions->pdata[0], row (BATSON_RULE_NOMS_8));
      g_assert_cmpint (strstr (with, "Gy") != NULL, ==, table[i].dose != NULL);
      g_assert_cmpint (strstr (ten, "Gy") != NULL, ==, table[i].dose != NULL);
      g_assert_null (strstr (en_bloc, "radiation"));
      if (table[i].expected)
        g_assert_nonnull (strstr (with, table[i].expected));
    }
}

/* Another lesion at the same level was irradiated. */
static void
test_no_dose_where_a_level_is_shared (void)
{
  g_autoptr (Patient) p = clara ();
  g_autoptr (BatsonAssessment) a = NULL;
  g_autofree char *with = NULL;
  BatsonRecord *other = patient_lesion (p, "T7-T9", NULL);

  patient_set (p, other, BATSON_LESION_RADIATION, "conventional");
  a = patient_assess (p);
  with = batson_words_row_with (a, a->lesions->pdata[0], row (BATSON_RULE_NOMS_4));
  g_assert_nonnull (strstr (with, "re-irradiation"));
}

static void
test_nothing_to_separate (void)
{
  g_autoptr (Patient) p = clara ();
  g_autoptr (BatsonAssessment) low = patient_assess (p), bone = NULL;
  g_autofree char *with = batson_words_row_with (low, low->lesions->pdata[0], row (BATSON_RULE_NOMS_10)), *without = NULL;

  g_assert_null (strstr (with, "nothing to separate"));
  patient_set (p, batson_record_nth (batson_record_nth (p->root, BATSON_CASE_LESIONS, 0), BATSON_LESION_FINDINGS, 0), BATSON_FINDING_GRADE, "0");
  bone = patient_assess (p);
  without = batson_words_row_with (bone, bone->lesions->pdata[0], row (BATSON_RULE_NOMS_10));
  g_assert_nonnull (strstr (without, "nothing to separate"));
}

static void
test_handling_with_delays (void)
{
  g_autoptr (Patient) p = clara ();
  g_autoptr (BatsonAssessment) a = NULL;
  BatsonRecord *referral = patient_add (p, BATSON_CASE_REFERRALS);

  patient_set_choices (p, referral, BATSON_REFERRAL_TRIGGERS, 1u << BATSON_TRIGGER_REF_3);
  p->now += 86400;
  patient_set (p, referral, BATSON_REFERRAL_SENT, "2026-06-17T12:45Z");
  patient_set (p, referral, BATSON_REFERRAL_RECEIVED, "2026-06-18");
  a = patient_assess (p);
  says (batson_words_trigger_handling (a->triggers->pdata[2]), "sent 17 Jun 2026, 12:45 (45 min after it fired); received 18 Jun 2026");
  says (batson_words_trigger_fired (a->triggers->pdata[2], &(BatsonSettings) { 0 }), "fired 17 Jun 2026, 12:00");
  says (batson_words_trigger_handling (a->triggers->pdata[1]), "not sent yet");
}

static void
test_subtype_by_hand (void)
{
  g_autoptr (Patient) p = clara ();
  g_autoptr (BatsonAssessment) a = NULL;

  patient_set (p, p->root, BATSON_CASE_SUBTYPE_HAND, "triple-negative");
  a = patient_assess (p);
  says (batson_words_subtype (a), "Triple-negative, set by hand; derived: Luminal A");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/random-cases", test_random_cases);
  g_test_add_func ("/words/every-value-of-every-enum", test_every_value_of_every_enum);
  g_test_add_func ("/words/the-picture", test_the_picture);
  g_test_add_func ("/words/no-dose-after-radiation", test_no_dose_after_radiation);
  g_test_add_func ("/words/no-dose-where-a-level-is-shared", test_no_dose_where_a_level_is_shared);
  g_test_add_func ("/rule/NOMS-10/nothing-to-separate", test_nothing_to_separate);
  g_test_add_func ("/words/handling-with-delays", test_handling_with_delays);
  g_test_add_func ("/rule/OVR-1/the-derived-subtype-stays-visible", test_subtype_by_hand);
  return g_test_run ();
}
