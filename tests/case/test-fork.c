/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A copy of a case to try answers on: equal at first, apart from then on, and taken over as one step. */
#include "case/document.h"
#include "case/fork.h"
#include "case/random.h"
#include "case/shift.h"

static void
now (gpointer data, gint64 *out_seconds, int *out_offset)
{
  *out_seconds = 1781612400 + ++*(gint64 *) data;
  *out_offset = 120;
}

static char *
new_id (gpointer data)
{
  return g_strdup_printf ("f%d", ++((int *) data)[2]);
}

/* The answers alone: who entered them and when, and the ids of records that were added, differ on purpose. */
static void
assert_same_answers (BatsonRecord *a, BatsonRecord *b)
{
  const BatsonRecordType *type = batson_record_get_record_type (a);

  for (guint f = 0; f < type->n_fields; f++)
    switch (type->fields[f].kind)
      {
      case BATSON_KIND_RECORD:
        assert_same_answers (batson_record_child (a, f), batson_record_child (b, f));
        break;
      case BATSON_KIND_LIST:
        g_assert_cmpuint (batson_record_length (a, f), ==, batson_record_length (b, f));
        for (guint i = 0; i < batson_record_length (a, f); i++)
          assert_same_answers (batson_record_nth (a, f, i), batson_record_nth (b, f, i));
        break;
      default:
        g_assert_true (batson_value_equal (&type->fields[f], batson_record_get (a, f), batson_record_get (b, f)));
      }
}

static void
assert_same_bytes (GBytes *a, GBytes *b)
{
  g_assert_cmpmem (g_bytes_get_data (a, NULL), g_bytes_get_size (a), g_bytes_get_data (b, NULL), g_bytes_get_size (b));
}

static void
assert_n_changes (BatsonCase *c, BatsonCase *fork, guint n)
{
  g_autoptr (GArray) changes = batson_case_fork_changes (c, fork);

  g_assert_cmpuint (changes->len, ==, n);
}

static void
test_random (gconstpointer seed)
{
  gint64 data[2] = { 0 };
  BatsonOrigin origin = { new_id, now, data };
  g_autoptr (BatsonCase) c = batson_case_new (&origin), fork = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (GPOINTER_TO_UINT (seed));
  g_autoptr (GBytes) before = NULL, copied = NULL, untouched = NULL, undone = NULL;

  for (guint i = 0; i < 120; i++)
    random_operation (rand, c);
  before = batson_document_record_bytes (c);
  fork = batson_case_fork (c, &origin);
  copied = batson_document_record_bytes (fork);
  assert_same_bytes (before, copied);
  assert_n_changes (c, fork, 0);
  for (guint i = 0; i < 60; i++)
    random_operation (rand, fork);
  untouched = batson_document_record_bytes (c);
  assert_same_bytes (before, untouched);
  batson_case_adopt (c, fork, "Keep");
  assert_same_answers (batson_case_get_root (c), batson_case_get_root (fork));
  if (batson_case_can_undo (c) && g_strcmp0 (batson_case_undo_label (c), "Keep") == 0)
    batson_case_undo (c);
  undone = batson_document_record_bytes (c);
  assert_same_bytes (before, undone);
}

/* What nobody changed keeps its author. */
static void
test_author_stays (void)
{
  gint64 data[2] = { 0 };
  BatsonOrigin origin = { new_id, now, data };
  g_autoptr (BatsonCase) c = batson_case_new (&origin), fork = NULL;
  BatsonRecord *patient = batson_record_child (batson_case_get_root (c), BATSON_CASE_PATIENT);
  g_auto (BatsonValue) name = batson_value_text ("Doe"), number = batson_value_text ("7");

  batson_case_set_author (c, "A. Lind");
  batson_case_set (c, patient, BATSON_PATIENT_NAME, &name);
  fork = batson_case_fork (c, &origin);
  batson_case_set (fork, batson_record_child (batson_case_get_root (fork), BATSON_CASE_PATIENT), BATSON_PATIENT_NUMBER, &number);
  batson_case_set_author (c, "C. Rey");
  batson_case_adopt (c, fork, "Keep");
  g_assert_cmpstr (batson_record_get_about (patient, BATSON_PATIENT_NAME)->by, ==, "A. Lind");
  g_assert_cmpstr (batson_record_get_about (patient, BATSON_PATIENT_NUMBER)->by, ==, "C. Rey");
}

/* Each answer that is another, beside the record it would be written to, also where a record before it went; of a record that was added those it has. */
static void
test_changes (void)
{
  gint64 data[2] = { 0 };
  BatsonOrigin origin = { new_id, now, data };
  g_autoptr (BatsonCase) c = batson_case_new (&origin), fork = NULL;
  BatsonRecord *root = batson_case_get_root (c), *lesion = NULL, *theirs, *added;
  g_auto (BatsonValue) name = batson_value_text ("Doe"), none = batson_value_choice (BATSON_EARLIER_RADIATION_NONE), grade = batson_value_choice (BATSON_GRADE_2);
  g_autoptr (GArray) changes = NULL;
  const BatsonForkChange *change;

  for (guint i = 0; i < 3; i++)
    lesion = batson_case_add (c, root, BATSON_CASE_LESIONS);
  fork = batson_case_fork (c, &origin);
  root = batson_case_get_root (fork);
  batson_case_set (fork, batson_record_child (root, BATSON_CASE_PATIENT), BATSON_PATIENT_NAME, &name);
  batson_case_remove (fork, batson_record_nth (root, BATSON_CASE_LESIONS, 0));
  theirs = batson_record_nth (root, BATSON_CASE_LESIONS, 1);
  batson_case_set (fork, theirs, BATSON_LESION_RADIATION, &none);
  added = batson_case_add (fork, theirs, BATSON_LESION_FINDINGS);
  batson_case_set (fork, added, BATSON_FINDING_GRADE, &grade);
  changes = batson_case_fork_changes (c, fork);
  g_assert_cmpuint (changes->len, ==, 3);
  for (guint i = 0; i < changes->len; i++)
    {
      change = &g_array_index (changes, BatsonForkChange, i);
      if (change->record == added)
        g_assert_true (change->mine == NULL && change->field == BATSON_FINDING_GRADE);
      else if (change->record == theirs)
        g_assert_true (change->mine == lesion && change->field == BATSON_LESION_RADIATION);
      else
        g_assert_true (change->mine == batson_record_child (batson_case_get_root (c), BATSON_CASE_PATIENT) && change->field == BATSON_PATIENT_NAME);
    }
  batson_case_undo (fork);
  assert_n_changes (c, fork, 2);
}

/* DATE as it is in the copy: as well known, DAYS later. */
static void
assert_moved (const BatsonDate *date, const BatsonDate *copy, int days)
{
  g_assert_cmpint (batson_date_first_day (copy) - batson_date_first_day (date), ==, days);
  g_assert_cmpint (batson_date_last_day (copy) - batson_date_last_day (date), ==, days);
  g_assert_cmpint (copy->month == 0, ==, date->month == 0);
  g_assert_cmpint (copy->day == 0, ==, date->day == 0);
}

/* An answer that names nobody is the same, its date moved; what was typed for a date and is none moves nowhere and is left out. */
static void
assert_kept (BatsonRecord *record, BatsonRecord *copy, guint f, int days)
{
  const BatsonField *field = batson_record_get_field (record, f);
  const BatsonValue *value = batson_record_get (record, f), *kept = batson_record_get (copy, f);
  gboolean date = field->kind == BATSON_KIND_DATE, time = field->kind == BATSON_KIND_TIME, is_moved = (date || time) && days != 0;

  if (is_moved && value->state == BATSON_VALUE_RAW)
    g_assert_cmpint (kept->state, ==, BATSON_VALUE_BLANK);
  else if (is_moved && value->state == BATSON_VALUE_ANSWER)
    assert_moved (date ? &value->date : &value->time.date, date ? &kept->date : &kept->time.date, days);
  else
    g_assert_true (batson_value_equal (field, value, kept));
  if (is_moved && time && value->state == BATSON_VALUE_ANSWER)
    g_assert_true (kept->time.hour == value->time.hour && kept->time.minute == value->time.minute && kept->time.offset == value->time.offset);
}

/* Of RECORD, copied to COPY: what names somebody is blank, of the birth date all but the year; all else is the same with dates DAYS later, entered as much later by nobody. */
static void
assert_without_names (BatsonRecord *record, BatsonRecord *copy, int days)
{
  const BatsonRecordType *type = batson_record_get_record_type (record);

  for (guint f = 0; f < type->n_fields; f++)
    if (type->fields[f].kind == BATSON_KIND_RECORD)
      assert_without_names (batson_record_child (record, f), batson_record_child (copy, f), days);
    else if (type->fields[f].kind == BATSON_KIND_LIST)
      {
        g_assert_cmpuint (batson_record_length (record, f), ==, batson_record_length (copy, f));
        for (guint i = 0; i < batson_record_length (record, f); i++)
          assert_without_names (batson_record_nth (record, f, i), batson_record_nth (copy, f, i), days);
      }
    else if (type == batson_record_type (BATSON_RECORD_PATIENT) && f == BATSON_PATIENT_BIRTH && batson_record_get (record, f)->state == BATSON_VALUE_ANSWER)
      {
        const BatsonDate *date = &batson_record_get (copy, f)->date;

        g_assert_cmpint (date->year, ==, batson_record_get (record, f)->date.year + days / BATSON_SHIFT_YEARS * 4);
        g_assert_true (date->month == 0 && date->day == 0);
      }
    else
      {
        const BatsonAbout *about = batson_record_get_about (copy, f), *entered = batson_record_get_about (record, f);

        g_assert_null (about->by);
        g_assert_null (about->source);
        if (batson_record_get (copy, f)->state != BATSON_VALUE_BLANK)
          g_assert_cmpint (about->at, ==, entered->at ? entered->at + days * 24 * 60 * 60 : 0);
        if (type->fields[f].flags & BATSON_FIELD_IDENTIFYING)
          g_assert_cmpint (batson_record_get (copy, f)->state, ==, BATSON_VALUE_BLANK);
        else
          assert_kept (record, copy, f, days);
      }
}

static void
test_without_names (gconstpointer seed)
{
  gint64 data[2] = { 0 };
  BatsonOrigin origin = { new_id, now, data };
  g_autoptr (BatsonCase) c = batson_case_new (&origin), copy = NULL, moved = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (GPOINTER_TO_UINT (seed));
  g_autoptr (GBytes) before = NULL, after = NULL;
  BatsonRecord *patient = batson_record_child (batson_case_get_root (c), BATSON_CASE_PATIENT);
  g_auto (BatsonValue) name = batson_value_text ("Doe");
  BatsonValue birth = { .state = BATSON_VALUE_ANSWER, .date = { 1961, 5, 8 } };

  batson_case_set_author (c, "A. Lind");
  for (guint i = 0; i < 120; i++)
    random_operation (rand, c);
  batson_case_set (c, patient, BATSON_PATIENT_NAME, &name);
  batson_case_set (c, patient, BATSON_PATIENT_BIRTH, &birth);
  before = batson_document_record_bytes (c);
  copy = batson_case_fork_without_names (c, &origin, 0);
  moved = batson_case_fork_without_names (c, &origin, -BATSON_SHIFT_YEARS);
  after = batson_document_record_bytes (c);
  assert_same_bytes (before, after);
  assert_without_names (batson_case_get_root (c), batson_case_get_root (copy), 0);
  assert_without_names (batson_case_get_root (c), batson_case_get_root (moved), -BATSON_SHIFT_YEARS);
  g_assert_cmpstr (batson_case_get_id (copy), !=, batson_case_get_id (c));
  g_assert_false (batson_case_can_undo (copy));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint seed = 1; seed <= 20; seed++)
    {
      g_autofree char *name = g_strdup_printf ("/fork/random/%u", seed);
      g_autofree char *without = g_strdup_printf ("/fork/without-names/%u", seed);
      g_test_add_data_func (name, GUINT_TO_POINTER (seed), test_random);
      g_test_add_data_func (without, GUINT_TO_POINTER (seed), test_without_names);
    }
  g_test_add_func ("/fork/changes", test_changes);
  g_test_add_func ("/fork/author-stays", test_author_stays);
  return g_test_run ();
}
