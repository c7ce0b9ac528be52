/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words: what labels and sentences say, never empty, never markup, never a template left over. */
#include "framework/words.h"
#include "framework/patient.h"
#include <string.h>

static void
check_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
sound (const char *text)
{
  g_assert_cmpstr (text, !=, "");
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_null (strpbrk (text, "<&"));
  g_assert_null (strstr (text, "%s"));
  g_assert_null (strstr (text, "%d"));
}

/* What is written of a day can be typed. */
static void
test_dates_are_read (void)
{
  const BatsonField *field = &batson_record_type (BATSON_RECORD_STATUS)->fields[BATSON_STATUS_ACUTE_AT];

  for (guint8 month = 0; month <= 12; month++)
    for (guint8 day = 0; day <= (month ? 28 : 0); day += 14)
      {
        const BatsonTime time = { { 2022, month, day }, day ? 9 : -1, day ? 5 : 0, day ? 120 : 0 };
        g_autofree char *text = batson_words_time (&time);
        BatsonValue value = BATSON_BLANK;

        g_assert_true (batson_value_parse (field, text, NULL, 120, &value, NULL));
        g_assert_cmpmem (&value.time.date, sizeof value.time.date, &time.date, sizeof time.date);
        g_assert_cmpint (value.time.hour, ==, time.hour);
        g_assert_cmpint (value.time.minute, ==, time.minute);
      }
}

static void
test_dates (void)
{
  BatsonTime time;

  check_text (batson_words_date (&(BatsonDate) { 2026, 6, 9 }), "9 Jun 2026");
  check_text (batson_words_date (&(BatsonDate) { 2026, 6, 0 }), "Jun 2026");
  check_text (batson_words_date (&(BatsonDate) { 2026, 0, 0 }), "2026");
  g_assert_true (batson_time_parse ("2026-06-09T08:05+02:00", 0, &time));
  check_text (batson_words_time (&time), "9 Jun 2026, 08:05");
  check_text (batson_words_moment (PATIENT_NOW, 120), "17 Jun 2026, 14:00");
  check_text (batson_words_instant (&(BatsonInstant) { PATIENT_NOW, 120 }, 120), "17 Jun 2026, 14:00");
  check_text (batson_words_instant (&(BatsonInstant) { PATIENT_NOW, 120 }, 60), "17 Jun 2026, 14:00 (UTC+02:00)");
  check_text (batson_words_instant (&(BatsonInstant) { PATIENT_NOW, -210 }, 0), "17 Jun 2026, 08:30 (UTC-03:30)");
  check_text (batson_words_instant (&(BatsonInstant) { PATIENT_NOW, 0 }, 60), "17 Jun 2026, 12:00 (UTC)");
  check_text (batson_words_duration (59 * 60), "59 min");
  check_text (batson_words_duration (2 * 3600 + 45 * 60), "2 h 45 min");
  check_text (batson_words_duration (-(5 * 86400 + 3600)), "5 d 1 h");
}

static void
test_lesions (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *first = patient_lesion (p, "T8", NULL), *second = patient_lesion (p, "T11-L1", NULL), *third = patient_add (p, BATSON_CASE_LESIONS);

  check_text (batson_words_lesion (first), "T8");
  check_text (batson_words_lesion (second), "T11–L1");
  check_text (batson_words_lesion (third), "Lesion 3");
  patient_set (p, third, BATSON_LESION_LEVEL_TEXT, "L6");
  check_text (batson_words_lesion (third), "L6");
}

/* Where the two protocols are not compared it is said why: answers are missing, or one has no row. */
static void
test_compare (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = patient_lesion (p, "T8", NULL);
  g_autoptr (BatsonAssessment) open = patient_assess (p), none = NULL;
  BatsonLesionResult one;

  check_text (batson_words_compare (batson_assessment_lesion (open, lesion)), "Whether the two protocols differ depends on answers still missing.");
  one = *batson_assessment_lesion (open, lesion);
  one.protocols[BATSON_PROTOCOL_REVIEW].rows = 1;
  check_text (batson_words_compare (&one), "Whether the two protocols differ depends on what Original NOMS 2013 still leaves open.");
  one.protocols[BATSON_PROTOCOL_LAUFER].none = TRUE;
  one.protocols[BATSON_PROTOCOL_LAUFER].rows = 0;
  check_text (batson_words_compare (&one), "There is nothing to compare: Original NOMS 2013 has no row for this lesion.");
  one = *batson_assessment_lesion (open, lesion);
  one.protocols[BATSON_PROTOCOL_REVIEW].none = TRUE;
  one.protocols[BATSON_PROTOCOL_REVIEW].rows = 0;
  check_text (batson_words_compare (&one), "There is nothing to compare: Framework 2026 has no row for this lesion.");
  patient_set (p, lesion, BATSON_LESION_COMPARTMENT, "intradural");
  none = patient_assess (p);
  check_text (batson_words_compare (batson_assessment_lesion (none, lesion)), "Neither protocol has a row for this lesion: there is nothing to compare.");
}

static void
test_facts (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = patient_lesion (p, "L2", "1b"), *finding = batson_record_nth (lesion, BATSON_LESION_FINDINGS, 0), *sample = patient_add (p, BATSON_CASE_SAMPLES);
  BatsonFact grade = { .record = finding, .type = BATSON_RECORD_FINDING, .field = BATSON_FINDING_GRADE };
  BatsonFact pain = { .owner = lesion, .list_field = BATSON_LESION_FINDINGS, .type = BATSON_RECORD_FINDING, .field = BATSON_FINDING_PAIN };
  BatsonFact since = { .type = BATSON_RECORD_STATUS, .field = BATSON_STATUS_LIMB_SINCE }, lost = { .type = BATSON_RECORD_STATUS, .field = BATSON_STATUS_WALKING_LOST_AT };
  BatsonFact er = { .record = sample, .type = BATSON_RECORD_SAMPLE, .field = BATSON_SAMPLE_ER };

  check_text (batson_words_fact_label (&grade), "Bilsky grade of L2");
  check_text (batson_words_fact_value (&grade), "1b");
  check_text (batson_words_fact (&grade), "Bilsky grade of L2: 1b");
  check_text (batson_words_fact_label (&pain), "Pain at L2 (SINS)");
  check_text (batson_words_fact_value (&pain), "not recorded");
  check_text (batson_words_fact_about (&pain), "");
  check_text (batson_words_fact_label (&since), "Limb weakness since");
  check_text (batson_words_fact_label (&lost), "Walking lost at");
  patient_set (p, finding, BATSON_FINDING_DATE, "2026-06-12");
  batson_case_set_author (p->patient, "C. Rey");
  patient_set (p, finding, BATSON_FINDING_GRADE, "2");
  check_text (batson_words_fact_about (&grade), "dated 12 Jun 2026, entered 17 Jun 2026, 12:00, by C. Rey");
  patient_set (p, finding, BATSON_FINDING_GRADE, "cauda-high");
  check_text (batson_words_fact (&grade), "Epidural grade of L2: Cauda equina, high");
  patient_set (p, sample, BATSON_SAMPLE_SITE, "spine");
  patient_set (p, sample, BATSON_SAMPLE_LEVEL, "T8");
  patient_set (p, sample, BATSON_SAMPLE_ER, "92");
  check_text (batson_words_fact (&er), "ER, sample of the spine T8: 92 %");
}

static void
test_every_field_has_a_label (void)
{
  g_autoptr (Patient) p = patient_new ();

  for (guint t = 0; t < BATSON_N_RECORD_TYPES; t++)
    for (guint f = 0; f < batson_record_type (t)->n_fields; f++)
      {
        BatsonFact fact = { .type = t, .field = f };
        g_autofree char *label = batson_words_fact_label (&fact), *value = batson_words_fact_value (&fact);
        sound (label);
        sound (value);
      }
}

static void
test_urgency (void)
{
  static const char *const titles[] = { "Nothing answered yet", "No colour", "Undetermined", "Elective", "At least urgent", "Urgent", "Emergency" };
  BatsonAssessment assessment = { 0 };

  for (guint kind = BATSON_URGENCY_NOTHING; kind <= BATSON_URGENCY_RED; kind++)
    for (guint colours = 0; colours < 8; colours++)
      for (guint blocks = 0; blocks < 32; blocks++)
        {
          g_autofree char *line = NULL, *detail = NULL, *clock = NULL, *words = batson_words_colours (colours);
          assessment.urgency = (BatsonUrgency) { .kind = kind, .colours = colours, .blocks = blocks };
          line = batson_words_urgency_line (&assessment);
          detail = batson_words_urgency_detail (&assessment);
          clock = batson_words_urgency_clock (&assessment);
          g_assert_cmpstr (batson_words_urgency_title (&assessment), ==, titles[kind]);
          sound (line);
          sound (words);
          g_assert_cmpstr (clock, ==, "");
          g_assert_true ((*detail == '\0') || strpbrk (detail, "<&%") == NULL);
          if (kind == BATSON_URGENCY_UNDETERMINED && blocks)
            sound (detail);
        }
}

static void
test_deadlines (void)
{
  BatsonDeadline d = { .start = { PATIENT_NOW, 0 }, .due = { PATIENT_NOW + 6 * 3600, 0 } };

  for (guint i = 0; i < BATSON_N_DEADLINES; i++)
    {
      d.id = i;
      g_assert_cmpint (batson_deadline_find (batson_deadline_id (i)), ==, i);
      sound (batson_words_deadline_name (d.id));
      g_assert_nonnull (strstr (batson_words_deadline_note (&d), "never a reason not to operate"));
    }
  check_text (batson_words_deadline_left (&d, &(BatsonSettings) { .at = PATIENT_NOW + 3 * 3600 + 15 * 60 }), "2 h 45 min left");
  check_text (batson_words_deadline_left (&d, &(BatsonSettings) { .at = d.due.at }), "passed since 17 Jun 2026, 18:00");
  check_text (batson_words_deadline_due (&d, &(BatsonSettings) { 0 }), "by 17 Jun 2026, 18:00");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/dates", test_dates);
  g_test_add_func ("/words/dates-are-read", test_dates_are_read);
  g_test_add_func ("/words/lesions", test_lesions);
  g_test_add_func ("/rule/CMP-1/not-compared-says-why", test_compare);
  g_test_add_func ("/words/facts", test_facts);
  g_test_add_func ("/words/every-field-has-a-label", test_every_field_has_a_label);
  g_test_add_func ("/words/urgency", test_urgency);
  g_test_add_func ("/words/deadlines", test_deadlines);
  return g_test_run ();
}
