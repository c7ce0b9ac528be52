/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a resident may read of a vignette before answering, and when it is assessed. */
#include "framework/quiz.h"

#include "framework/sins.h"

/* Never shown: what makes it a vignette, what was decided. Who the patient is goes by its flag. */
static gboolean
is_secret (BatsonRecordTypeId type, guint field)
{
  switch (type)
    {
    case BATSON_RECORD_TEACHING:
    case BATSON_RECORD_MEETING:
    case BATSON_RECORD_PHASE_ORDER:
      return TRUE;
    case BATSON_RECORD_PATIENT:
      return field == BATSON_PATIENT_EXAMPLE;
    case BATSON_RECORD_LESION:
      return field >= BATSON_LESION_OUTCOME_HAND && field <= BATSON_LESION_OUTCOME_FACTS;
    default:
      return FALSE;
    }
}

/* The question that a field answers; -1 where it answers none by itself. */
static int
answers (BatsonRecordTypeId type, guint field)
{
  if (type == BATSON_RECORD_REFERRAL && field == BATSON_REFERRAL_TRIGGERS)
    return BATSON_QUIZ_QUESTION_TRIGGERS;
  if (type != BATSON_RECORD_FINDING)
    return -1;
  if (field == BATSON_FINDING_GRADE)
    return BATSON_QUIZ_QUESTION_GRADE;
  for (BatsonSinsPart part = BATSON_SINS_PART_PAIN; part < BATSON_N_SINS_PARTS; part++)
    if (batson_sins_part_field (part) == field)
      return BATSON_QUIZ_QUESTION_SINS;
  return -1;
}

/** Whether an answer of the case is kept from the resident while the first N_ANSWERED questions alone are answered. */
gboolean
batson_quiz_hides (const BatsonQuiz *quiz, guint n_answered, BatsonRecord *record, guint field)
{
  BatsonRecordTypeId type = batson_record_get_type_id (record);
  int kind = answers (type, field);

  if (is_secret (type, field) || batson_record_get_field (record, field)->flags & BATSON_FIELD_IDENTIFYING)
    return TRUE;
  for (guint i = n_answered; i < quiz->items->len; i++)
    {
      const BatsonQuizItem *item = quiz->items->pdata[i];
      if ((int) item->kind == kind && (item->lesion == NULL || item->lesion->record == batson_record_get_parent (record)))
        return TRUE;
    }
  return FALSE;
}

static void
facts_free (gpointer data)
{
  BatsonQuizFacts *facts = data;

  g_object_unref (facts->record);
  g_array_unref (facts->facts);
  g_free (facts);
}

/* A group for RECORD, its own answers first, then those of its records and of its lists. */
static void
walk (const BatsonQuiz *quiz, guint n_answered, BatsonRecord *record, GPtrArray *groups)
{
  const BatsonRecordType *type = batson_record_get_record_type (record);
  BatsonQuizFacts *own = g_new0 (BatsonQuizFacts, 1);

  own->record = g_object_ref (record);
  own->facts = g_array_new (FALSE, FALSE, sizeof (BatsonFact));
  g_ptr_array_add (groups, own);
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].kind != BATSON_KIND_RECORD && type->fields[i].kind != BATSON_KIND_LIST && batson_record_get (record, i)->state != BATSON_VALUE_BLANK && !batson_quiz_hides (quiz, n_answered, record, i))
      {
        BatsonFact fact = { .record = record, .type = batson_record_get_type_id (record), .field = i };
        g_array_append_val (own->facts, fact);
      }
  if (own->facts->len == 0)
    g_ptr_array_set_size (groups, (int) groups->len - 1);
  for (guint i = 0; i < type->n_fields; i++)
    {
      if (type->fields[i].kind == BATSON_KIND_RECORD)
        walk (quiz, n_answered, batson_record_child (record, i), groups);
      for (guint j = 0; type->fields[i].kind == BATSON_KIND_LIST && j < batson_record_length (record, i); j++)
        walk (quiz, n_answered, batson_record_nth (record, i, j), groups);
    }
}

/** What is recorded of the case, record by record, without what would name the patient or give an answer away. Returns: BatsonQuizFacts; free with g_ptr_array_unref */
GPtrArray *
batson_quiz_facts (const BatsonQuiz *quiz, guint n_answered)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (facts_free);

  walk (quiz, n_answered, quiz->assessment->root, groups);
  return groups;
}

static void
newest (BatsonRecord *record, gint64 *at, int *offset)
{
  const BatsonRecordType *type = batson_record_get_record_type (record);

  for (guint i = 0; i < type->n_fields; i++)
    {
      const BatsonAbout *about = batson_record_get_about (record, i);

      if (about->at > *at)
        {
          *at = about->at;
          *offset = about->offset;
        }
      if (type->fields[i].kind == BATSON_KIND_RECORD && type->fields[i].record != batson_record_type (BATSON_RECORD_TEACHING))
        newest (batson_record_child (record, i), at, offset);
      for (guint j = 0; type->fields[i].kind == BATSON_KIND_LIST && j < batson_record_length (record, i); j++)
        newest (batson_record_nth (record, i, j), at, offset);
    }
}

/** When the last answer of a case was entered, besides what makes it a vignette. A vignette is assessed then, so that it is answered alike for ever. FALSE, nothing set, where no time is recorded. */
gboolean
batson_quiz_time (BatsonRecord *root, gint64 *out_seconds, int *out_offset)
{
  gint64 at = 0;
  int offset = 0;

  newest (root, &at, &offset);
  if (at == 0)
    return FALSE;
  *out_seconds = at;
  *out_offset = offset;
  return TRUE;
}
