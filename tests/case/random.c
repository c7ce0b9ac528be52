/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random operations on a case, for tests that print their seed. */
#include "case/random.h"

/* A random value of a field: an answer, a state, or text that cannot be read. */
static void
random_value (GRand *rand, const BatsonField *f, BatsonValue *out)
{
  static const char *const texts[] = { "0", "1", "42", "7.5", "positive", "2026-06", "2026-06-16 14:20", "T11-L1", "C3", "a name", "", "b \"c\" \\ d", "ÄöŁ العربية" };
  int kind = g_rand_int_range (rand, 0, 10);
  guint n = batson_field_n_choices (f);

  if (kind < 2)
    *out = batson_value_state ((BatsonValueState) g_rand_int_range (rand, BATSON_VALUE_UNKNOWN, BATSON_VALUE_RAW));
  else if (kind == 2)
    *out = BATSON_BLANK;
  else if (f->kind == BATSON_KIND_CHOICES)
    *out = (BatsonValue) { .state = BATSON_VALUE_ANSWER, .choices = g_rand_int (rand) & ((1u << n) - 1) };
  else if (f->kind == BATSON_KIND_CHOICE && kind < 9)
    *out = batson_value_choice (g_rand_int_range (rand, 0, (int) n));
  else
    batson_value_parse (f, texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))], NULL, 120, out, NULL);
}

/* A random record of the case: the root, or one of those below. */
static BatsonRecord *
random_record (GRand *rand, BatsonRecord *record)
{
  for (;;)
    {
      const BatsonRecordType *type = batson_record_get_record_type (record);
      guint i = g_rand_int_range (rand, 0, (int) type->n_fields);

      if (type->fields[i].kind == BATSON_KIND_RECORD)
        record = batson_record_child (record, i);
      else if (type->fields[i].kind == BATSON_KIND_LIST && batson_record_length (record, i) > 0)
        record = batson_record_nth (record, i, g_rand_int_range (rand, 0, (int) batson_record_length (record, i)));
      else
        return record;
    }
}

static void
random_change (GRand *rand, BatsonCase *c)
{
  BatsonRecord *record = random_record (rand, batson_case_get_root (c));
  guint field = g_rand_int_range (rand, 0, (int) batson_record_get_record_type (record)->n_fields);
  const BatsonField *f = batson_record_get_field (record, field);
  g_auto (BatsonValue) value = BATSON_BLANK;

  if (batson_record_get_id (record) && g_rand_int_range (rand, 0, 12) == 0)
    {
      batson_case_remove (c, record);
      return;
    }
  if (f->kind == BATSON_KIND_LIST)
    batson_case_add (c, record, field);
  if (f->kind == BATSON_KIND_LIST || f->kind == BATSON_KIND_RECORD)
    return;
  random_value (rand, f, &value);
  if (g_rand_boolean (rand))
    batson_case_type (c, record, field, &value);
  else if (g_rand_int_range (rand, 0, 4) == 0)
    batson_case_set_by (c, record, field, &value, g_rand_boolean (rand) ? "Dr B" : NULL);
  else
    batson_case_set_from (c, record, field, &value, g_rand_boolean (rand) ? "letter" : NULL);
}

/** One step somebody could take: an answer, several, adding, removing, undo, redo. */
void
random_operation (GRand *rand, BatsonCase *c)
{
  int kind = g_rand_int_range (rand, 0, 20), n = kind == 0 ? g_rand_int_range (rand, 1, 6) : 1;

  if (kind == 1)
    batson_case_undo (c);
  else if (kind == 2)
    batson_case_redo (c);
  else if (kind == 3)
    batson_case_end_typing (c);
  else if (kind == 4)
    batson_case_set_author (c, g_rand_boolean (rand) ? "Dr A" : NULL);
  if (kind > 0 && kind < 5)
    return;
  batson_case_begin (c, "several");
  for (int i = 0; i < n; i++)
    random_change (rand, c);
  batson_case_end (c);
}
