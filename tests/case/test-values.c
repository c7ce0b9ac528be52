/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values: dates, times, levels, numbers and units, as typed and as kept. */
#include "case/json-guard.h"
#include "case/value-json.h"
#include <string.h>

static const BatsonField *
field (BatsonRecordTypeId type, guint n)
{
  return &batson_record_type (type)->fields[n];
}

static void
test_dates (void)
{
  static const char *const sound[] = { "2026", "2026-06", "2026-06-09", "2024-02-29", "1800", "2999-12-31" };
  static const char *const unsound[] = { "", "26", "20266", "2026-", "2026-6", "2026-13", "2026-00", "2026-02-29", "2026-06-31", "2026-06-00", "1799", "3000", "2026-06-09T10:00", " 2026", "２０２６" };
  BatsonDate d = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (sound); i++)
    {
      g_assert_true (batson_date_parse (sound[i], &d));
      g_autofree char *text = batson_date_to_string (&d);
      g_assert_cmpstr (text, ==, sound[i]);
      g_assert_true (batson_date_valid (&d));
    }
  for (guint i = 0; i < G_N_ELEMENTS (unsound); i++)
    g_assert_false (batson_date_parse (unsound[i], &d));
  g_assert_true (batson_date_parse ("2024-02", &d));
  g_assert_cmpint (batson_date_last_day (&d) - batson_date_first_day (&d), ==, 28);
  g_assert_true (batson_date_parse ("2026", &d));
  g_assert_cmpint (batson_date_last_day (&d) - batson_date_first_day (&d), ==, 364);
}

static void
test_times (void)
{
  static const char *const sound[] = { "2026", "2026-06-16", "2026-06-16T14:20+02:00", "2026-06-16T00:00Z", "2026-06-16T23:59-03:30", "2026-01-01T00:30+14:00" };
  static const char *const unsound[] = { "2026-06T14:20Z", "2026-06-16T24:00Z", "2026-06-16T14:60Z", "2026-06-16T14", "2026-06-16T14:20+25:00", "2026-06-16T14:20:60Z", "2026-06-16T14:20Zx", "2026-06-16 " };
  BatsonTime t;
  gint64 seconds;
  int offset;

  for (guint i = 0; i < G_N_ELEMENTS (sound); i++)
    {
      g_assert_true (batson_time_parse (sound[i], 0, &t));
      g_autofree char *text = batson_time_to_string (&t);
      g_assert_cmpstr (text, ==, sound[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (unsound); i++)
    g_assert_false (batson_time_parse (unsound[i], 0, &t));
  g_assert_true (batson_time_parse ("2026-06-16 14:20", 120, &t));
  g_assert_cmpint (batson_time_to_unix (&t), ==, 1781612400);
  g_assert_true (batson_instant_parse ("2026-06-16T14:20:05+02:00", &seconds, &offset));
  g_assert_cmpint (seconds, ==, 1781612405);
  g_autofree char *instant = batson_instant_to_string (seconds, offset);
  g_assert_cmpstr (instant, ==, "2026-06-16T14:20:05+02:00");
  g_assert_false (batson_instant_parse ("2026-06-16T14:20:05", &seconds, &offset));
  g_assert_false (batson_instant_parse ("2026-06-16", &seconds, &offset));
}

/* The minute that a second falls into, checked against GLib for both sides of 1970. */
static void
test_unix (void)
{
  for (gint64 s = -4000000000; s < 20000000000; s += 987654321)
    {
      BatsonTime t;
      g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (s);
      g_autofree char *expected = g_date_time_format (utc, "%Y-%m-%dT%H:%MZ"), *text = NULL;

      batson_time_from_unix (s, 0, &t);
      text = batson_time_to_string (&t);
      g_assert_cmpstr (text, ==, expected);
      batson_time_from_unix (s, -210, &t);
      g_assert_cmpint (batson_time_to_unix (&t), <=, s);
      g_assert_cmpint (batson_time_to_unix (&t), >, s - 60);
    }
}

static void
test_levels (void)
{
  BatsonLevel level;
  BatsonSpan span;
  static const struct { const char *text, *name; } spans[] = {
    { "T8", "T8" }, { "t8", "T8" }, { "Th8", "T8" }, { "D8", "T8" }, { "T11-L1", "T11-L1" }, { "T11–L1", "T11-L1" }, { "T11 to L1", "T11-L1" },
    { "T11-12", "T11-T12" }, { "L1-T11", "T11-L1" }, { " C0 ", "C0" }, { "S5", "S5" }, { "T8-T8", "T8" }
  };
  static const char *const unsound[] = { "", "T0", "T13", "C8", "L6", "S6", "X1", "T", "8", "T8x", "T8-", "T8-X", "T8-T9-T10", "T 8 9" };

  for (int i = 0; i < BATSON_N_LEVELS; i++)
    {
      g_assert_true (batson_level_parse (batson_level_name ((BatsonLevel) i), &level));
      g_assert_cmpint (level, ==, i);
    }
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      g_assert_true (batson_span_parse (spans[i].text, &span));
      g_autofree char *name = batson_span_to_string (span);
      g_assert_cmpstr (name, ==, spans[i].name);
    }
  for (guint i = 0; i < G_N_ELEMENTS (unsound); i++)
    {
      g_assert_false (batson_level_parse (unsound[i], &level));
      g_assert_false (batson_span_parse (unsound[i], &span));
    }
}

static void
test_numbers (void)
{
  static const struct { double number; const char *text; } numbers[] = {
    { 0, "0" }, { -0.0, "0" }, { 92, "92" }, { 0.1, "0.1" }, { -1.5, "-1.5" }, { 1e22, "1e+22" }, { 1e17, "1e+17" }, { 5e-324, "4.94065645841247e-324" },
    { 0.1 + 0.2, "0.30000000000000004" }, { 1.0 / 3, "0.3333333333333333" }, { 123456789012345.0, "123456789012345" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *text = batson_number_to_json (numbers[i].number);
      g_assert_cmpstr (text, ==, numbers[i].text);
      g_assert_cmpfloat (g_ascii_strtod (text, NULL), ==, numbers[i].number);
    }
}

static void
assert_typed (const BatsonField *f, const char *text, double number)
{
  g_auto (BatsonValue) v = BATSON_BLANK;
  g_autofree char *problem = NULL;

  if (!batson_value_parse (f, text, NULL, 0, &v, &problem))
    g_error ("%s: %s", text, problem);
  g_assert_cmpfloat (f->kind == BATSON_KIND_DECIMAL ? v.decimal : f->kind == BATSON_KIND_INTEGER ? (double) v.integer : v.either.number, ==, number);
}

static void
test_units (void)
{
  const BatsonField *dose = field (BATSON_RECORD_LESION, BATSON_LESION_RADIATION_DOSE), *anc = field (BATSON_RECORD_LAB, BATSON_LAB_ANC);
  const BatsonField *er = field (BATSON_RECORD_SAMPLE, BATSON_SAMPLE_ER);
  static const char *const unsound[] = { "30 mg", "thirty", "30.5.5", "nan", "inf", "0x10", "1e999", "-1", "101 Gy", "20000 cGy" };

  assert_typed (dose, "30", 30);
  assert_typed (dose, "30 Gy", 30);
  assert_typed (dose, "3000 cGy", 30);
  assert_typed (dose, "12,5 gy", 12.5);
  assert_typed (anc, "1500 /mm3", 1.5);
  assert_typed (anc, "1500/µL", 1.5);
  assert_typed (er, "92", 92);
  assert_typed (er, "92 %", 92);
  for (guint i = 0; i < G_N_ELEMENTS (unsound); i++)
    {
      g_auto (BatsonValue) v = BATSON_BLANK;
      g_autofree char *problem = NULL;
      g_assert_false (batson_value_parse (dose, unsound[i], NULL, 0, &v, &problem));
      g_assert_nonnull (problem);
      g_assert_cmpint (v.state, ==, BATSON_VALUE_RAW);
      g_assert_cmpstr (v.text, ==, unsound[i]);
    }
}

static char *
typed_as (const BatsonField *f, const char *text)
{
  const BatsonDate today = { 2026, 6, 17 };
  g_auto (BatsonValue) v = BATSON_BLANK, again = BATSON_BLANK;
  g_autofree char *problem = NULL, *input = NULL;

  if (!batson_value_parse (f, text, &today, 120, &v, &problem))
    {
      g_assert_cmpint (v.state, ==, BATSON_VALUE_RAW);
      g_assert_cmpstr (v.text, ==, text);
      return batson_value_problem (f, &v); /* what the row says of it */
    }
  g_assert_null (problem);
  input = batson_value_to_input (f, &v);
  g_assert_true (batson_value_parse (f, input, NULL, 120, &again, NULL));
  g_assert_true (batson_value_equal (f, &v, &again));
  return g_steal_pointer (&input);
}

/* What people write of a day, and what is kept of it. */
static void
test_typed_dates (void)
{
  const BatsonField *date = field (BATSON_RECORD_PATIENT, BATSON_PATIENT_BIRTH), *time = field (BATSON_RECORD_STATUS, BATSON_STATUS_ACUTE_AT);
  static const char *const days[][2] = {
    { "5 Dec 2022", "2022-12-05" }, { "05 dec 2022", "2022-12-05" }, { "5 DECEMBER 2022", "2022-12-05" }, { "5. December  2022", "2022-12-05" }, { " 5 Dec. 2022 ", "2022-12-05" },
    { "1 May 2022", "2022-05-01" }, { "9 Sept 2022", "2022-09-09" }, { "29 Feb 2024", "2024-02-29" }, { "5.12.2022", "2022-12-05" }, { "05.12.2022", "2022-12-05" },
    { "5. 12. 2022", "2022-12-05" }, { "2022-12-05", "2022-12-05" },
  };
  static const char *const wholes[][2] = {
    { "Dec 2022", "2022-12" }, { "december 2022", "2022-12" }, { "Dec. 2022", "2022-12" }, { "11/2022", "2022-11" }, { "1/2022", "2022-01" }, { "01/2022", "2022-01" }, { "11.2022", "2022-11" },
    { "2022-11", "2022-11" }, { "2022", "2022" },
  };
  static const char *const clocks[][2] = {
    { "11:30", "2026-06-17 11:30" }, { "9:05", "2026-06-17 09:05" }, { "00:00", "2026-06-17 00:00" }, { "5 Dec 2022 14:20", "2022-12-05 14:20" }, { "5 Dec 2022, 14:20", "2022-12-05 14:20" },
    { "5.12.2022 9:20", "2022-12-05 09:20" }, { "2022-12-05 9:20", "2022-12-05 09:20" }, { "2022-12-05T14:20", "2022-12-05 14:20" }, { "5 December 2022 14:20+02:00", "2022-12-05 14:20" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days) + G_N_ELEMENTS (wholes); i++)
    {
      const char *const *pair = i < G_N_ELEMENTS (days) ? days[i] : wholes[i - G_N_ELEMENTS (days)];
      g_autofree char *as_date = typed_as (date, pair[0]), *as_time = typed_as (time, pair[0]);

      g_assert_cmpstr (as_date, ==, pair[1]);
      g_assert_cmpstr (as_time, ==, pair[1]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (clocks); i++)
    {
      g_autofree char *as_time = typed_as (time, clocks[i][0]), *as_date = typed_as (date, clocks[i][0]);

      g_assert_cmpstr (as_time, ==, clocks[i][1]);
      g_assert_true (g_str_has_prefix (as_date, "This is not a date."));
    }
}

/* What is none, and what is one of two: the words say how it can be written. */
static void
test_refused_dates (void)
{
  const BatsonField *date = field (BATSON_RECORD_PATIENT, BATSON_PATIENT_BIRTH), *time = field (BATSON_RECORD_STATUS, BATSON_STATUS_ACUTE_AT);
  static const char *const refused[] = {
    "03/04/2022", "3/4/22", "13/2022", "0/2022", "31 Feb 2022", "32 Dec 2022", "0 Dec 2022", "5 Dez 2022", "5 Dece 2022", "5 Decembers 2022", "5 De 2022", "Dec", "5 Dec", "5 Dec 22", "5 Dec 20222",
    "Dec2022", "Dec 2022 14:20", "11/2022 14:20", "5 Dec 2022 25:00", "5 Dec 2022 14:60", "5 Dec 2022 14", "5 Dec 2022x", "5 Dec 2022 14:20 and more", "24:00", "11:60", "11:3", "111:30", ":30", "11:", "1130",
    "12/05", "yesterday", "5..12.2022", ".", "/", "5 12 2022", "Dec 5 2022", "5.12.22", "May be 2022",
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *as_date = typed_as (date, refused[i]), *as_time = typed_as (time, refused[i]);

      if (!strstr (as_date, "Type 9 Jun 2026, 9.6.2026 or 2026-06-09") || !strstr (as_time, "Type 9 Jun 2026 14:20"))
        g_error ("%s: %s, %s", refused[i], as_date, as_time);
      g_assert_cmpint (i < 2, ==, g_str_has_prefix (as_date, "Which is the day"));
    }
}

/* Every field of every type: what parse makes of an answer is what JSON gives back. */
static void
test_round_trip (void)
{
  static const char *const texts[] = { "0", "1", "15", "50.5", "positive", "pending", "2026-06", "16.6.2026 14:20", "5 Dec 2022", "11/2022", "T11-L1", "T8", "a \"text\" \t\n & <more> العربية देवनागरी" };
  guint n = 0;

  for (guint t = 0; t < BATSON_N_RECORD_TYPES; t++)
    for (guint i = 0; i < batson_record_type (t)->n_fields; i++)
      {
        const BatsonField *f = field (t, i);
        if (f->kind == BATSON_KIND_RECORD || f->kind == BATSON_KIND_LIST || f->kind == BATSON_KIND_CHOICES)
          continue;
        for (guint k = 0; k < G_N_ELEMENTS (texts) + batson_field_n_choices (f); k++)
          {
            g_auto (BatsonValue) v = BATSON_BLANK, again = BATSON_BLANK, typed = BATSON_BLANK;
            g_autoptr (BatsonJsonWriter) writer = batson_json_writer_new ();
            g_autoptr (GBytes) bytes = NULL;
            g_autoptr (JsonNode) node = NULL;
            g_autofree char *problem = NULL, *input = NULL;

            batson_value_parse (f, k < G_N_ELEMENTS (texts) ? texts[k] : f->choices[k - G_N_ELEMENTS (texts)].id, NULL, 120, &v, NULL);
            batson_value_to_json (f, &v, writer);
            bytes = batson_json_writer_finish (writer);
            node = batson_json_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
            batson_value_from_json (f, node, &again, &problem);
            g_assert_true (batson_value_equal (f, &v, &again));
            g_assert_true ((problem != NULL) == (v.state == BATSON_VALUE_RAW));
            input = batson_value_to_input (f, &v);
            batson_value_parse (f, input, NULL, 120, &typed, NULL);
            g_assert_true (batson_value_equal (f, &v, &typed));
            n++;
          }
      }
  g_assert_cmpuint (n, >, 1000);
}

static void
test_age (void)
{
  const BatsonDate birth = { 1968, 6, 16 }, month = { 1968, 6, 0 }, year = { 1968, 0, 0 };
  const BatsonDate before = { 2026, 6, 15 }, on = { 2026, 6, 16 }, unborn = { 1960, 1, 1 };

  g_assert_cmpint (batson_date_age (&birth, &before), ==, 57);
  g_assert_cmpint (batson_date_age (&birth, &on), ==, 58);
  g_assert_cmpint (batson_date_age (&birth, &birth), ==, 0);
  g_assert_cmpint (batson_date_age (&birth, &unborn), ==, -1);
  g_assert_cmpint (batson_date_age (&month, &on), ==, -1);
  g_assert_cmpint (batson_date_age (&year, &on), ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/case/values/dates", test_dates);
  g_test_add_func ("/case/values/age", test_age);
  g_test_add_func ("/case/values/times", test_times);
  g_test_add_func ("/case/values/dates-as-they-are-written", test_typed_dates);
  g_test_add_func ("/case/values/dates-refused", test_refused_dates);
  g_test_add_func ("/case/values/unix", test_unix);
  g_test_add_func ("/case/values/levels", test_levels);
  g_test_add_func ("/case/values/numbers", test_numbers);
  g_test_add_func ("/case/values/units", test_units);
  g_test_add_func ("/case/values/round-trip", test_round_trip);
  return g_test_run ();
}
