/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A copy without names, its dates moved: every interval stays, and so what the framework makes of it, as much later or earlier. */
#include "case/document.h"
#include "case/fork.h"
#include "case/shift.h"
#include "framework/assessment.h"
#include "framework/override.h"
#include "framework/quiz.h"

#include <string.h>

#define DAY (24 * 60 * 60)

static const char *folder;

static BatsonCase *
open_example (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL), *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  bytes = g_bytes_new (text, size);
  return batson_document_read (bytes, NULL, NULL, NULL);
}

/* Takes out what is known to the month or the year only, so that no whole years are needed. */
static void
drop_partial (BatsonCase *c, BatsonRecord *record)
{
  const BatsonRecordType *type = batson_record_get_record_type (record);

  for (guint f = 0; f < type->n_fields; f++)
    if (type->fields[f].kind == BATSON_KIND_RECORD)
      drop_partial (c, batson_record_child (record, f));
    else if (type->fields[f].kind == BATSON_KIND_LIST)
      for (guint i = 0; i < batson_record_length (record, f); i++)
        drop_partial (c, batson_record_nth (record, f, i));
    else if (batson_record_has (record, f) && ((type->fields[f].kind == BATSON_KIND_DATE && batson_record_get (record, f)->date.day == 0)
                                               || (type->fields[f].kind == BATSON_KIND_TIME && batson_record_get (record, f)->time.date.day == 0)))
      batson_case_set (c, record, f, &BATSON_BLANK);
}

static BatsonAssessment *
assess_at (BatsonCase *c, gint64 at, int days)
{
  BatsonSettings settings = { BATSON_PROTOCOL_REVIEW, .at = at + (gint64) days * DAY, .offset = 120 };

  return batson_assess (batson_case_get_root (c), &settings);
}

static void
assert_instant (const BatsonInstant *one, const BatsonInstant *moved, int days)
{
  g_assert_cmpint (moved->at - one->at, ==, (gint64) days * DAY);
  g_assert_cmpint (moved->offset, ==, one->offset);
}

static void
assert_alike (const BatsonAssessment *one, const BatsonAssessment *moved, int days)
{
  g_assert_cmpint (moved->urgency.kind, ==, one->urgency.kind);
  g_assert_cmpuint (moved->urgency.colours, ==, one->urgency.colours);
  g_assert_cmpint (moved->urgency.has_start, ==, one->urgency.has_start);
  if (one->urgency.has_start)
    assert_instant (&one->urgency.start, &moved->urgency.start, days);
  g_assert_cmpuint (moved->deadlines->len, ==, one->deadlines->len);
  for (guint i = 0; i < one->deadlines->len; i++)
    {
      const BatsonDeadline *a = one->deadlines->pdata[i], *b = moved->deadlines->pdata[i];

      g_assert_cmpint (b->id, ==, a->id);
      g_assert_cmpint (b->past, ==, a->past);
      assert_instant (&a->due, &b->due, days);
    }
  g_assert_cmpint (moved->leading, ==, one->leading);
  g_assert_cmpuint (moved->subtype.subtypes, ==, one->subtype.subtypes);
  g_assert_cmpuint (moved->lesions->len, ==, one->lesions->len);
  for (guint i = 0; i < one->lesions->len; i++)
    {
      const BatsonLesionResult *a = one->lesions->pdata[i], *b = moved->lesions->pdata[i];

      g_assert_cmpint (b->state, ==, a->state);
      g_assert_cmpmem (&b->protocols, sizeof b->protocols, &a->protocols, sizeof a->protocols);
      g_assert_cmpuint (b->history_rows, ==, a->history_rows);
      g_assert_cmpint (b->may_predate, ==, a->may_predate);
      g_assert_cmpint (batson_override_is_stale (moved, b->record), ==, batson_override_is_stale (one, a->record));
    }
  g_assert_cmpuint (moved->triggers->len, ==, one->triggers->len);
  for (guint i = 0; i < one->triggers->len; i++)
    g_assert_cmpint (((BatsonTrigger *) moved->triggers->pdata[i])->state, ==, ((BatsonTrigger *) one->triggers->pdata[i])->state);
  g_assert_cmpuint (moved->notes->len, ==, one->notes->len);
  g_assert_cmpuint (moved->missing.len, ==, one->missing.len);
  if (days != 0) /* of two copies, both without the reasons that a check asks for */
    g_assert_cmpuint (moved->checks->len, ==, one->checks->len);
}

/* As the patient's case was assessed, so is the copy, whether its dates are moved or not, and when somebody learns from it. */
static void
check (BatsonCase *c, int days)
{
  g_autoptr (BatsonCase) kept = batson_case_fork_without_names (c, NULL, 0), moved = batson_case_fork_without_names (c, NULL, days);
  g_autoptr (BatsonAssessment) own = NULL, one = NULL, other = NULL;
  gint64 at, at_moved;
  int offset;

  g_assert_true (batson_quiz_time (batson_case_get_root (c), &at, &offset));
  g_assert_true (batson_quiz_time (batson_case_get_root (moved), &at_moved, &offset));
  own = assess_at (c, at, 0);
  one = assess_at (kept, at, 0);
  other = assess_at (moved, at, days);
  assert_alike (own, one, 0);
  assert_alike (one, other, days);
  g_assert_cmpint (at_moved - at, ==, (gint64) days * DAY);
}

/* A decision that rests on dated answers is not called stale because they were moved. */
static void
decide (BatsonCase *c)
{
  g_autoptr (BatsonAssessment) a = assess_at (c, 1781693700, 0);

  for (guint i = 0; i < a->lesions->len; i++)
    {
      BatsonRecord *lesion = ((BatsonLesionResult *) a->lesions->pdata[i])->record;
      g_autofree char *kept = batson_override_facts (a, lesion), *facts = g_strconcat (kept, ";lesion.treatment_completed=2025-03-04;status.acute_at=2026-06-09T14:20+02:00", NULL);
      BatsonValue outcome = batson_value_choice (0), treated = { .state = BATSON_VALUE_ANSWER, .date = { 2025, 3, 4 } };
      g_auto (BatsonValue) text = batson_value_text (facts);

      batson_case_set (c, lesion, BATSON_LESION_TREATED, &treated);
      batson_case_set (c, lesion, BATSON_LESION_OUTCOME_HAND, &outcome);
      batson_case_set (c, lesion, BATSON_LESION_OUTCOME_FACTS, &text);
    }
}

static void
test_example (gconstpointer name)
{
  g_autoptr (BatsonCase) c = open_example (name);
  BatsonRecord *lesion;
  int days;

  decide (c);
  check (c, -BATSON_SHIFT_YEARS);
  drop_partial (c, batson_case_get_root (c));
  days = batson_case_neutral_shift (c);
  g_assert_cmpint (days, <, 0);
  g_assert_cmpint (days % BATSON_SHIFT_YEARS, !=, 0);
  check (c, days);
  if (batson_record_length (batson_case_get_root (c), BATSON_CASE_LESIONS))
    {
      g_autoptr (BatsonCase) moved = batson_case_fork_without_names (c, NULL, -BATSON_SHIFT_YEARS);

      lesion = batson_record_nth (batson_case_get_root (moved), BATSON_CASE_LESIONS, 0);
      g_assert_nonnull (strstr (batson_record_text (lesion, BATSON_LESION_OUTCOME_FACTS), ";lesion.treatment_completed=2021-03-04;status.acute_at=2022-06-09T14:20+02:00"));
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  folder = argv[1];
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)))
    if (g_str_has_suffix (name, ".batson.json"))
      {
        g_autofree char *path = g_strconcat ("/shift/", name, NULL);

        g_test_add_data_func_full (path, g_strdup (name), test_example, g_free);
      }
  return g_test_run ();
}
