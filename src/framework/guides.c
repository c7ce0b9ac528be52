/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walking the guides: rows, completion, the next unanswered field, where a field is asked. */
#include "framework/guides.h"
#include "framework/evidence.h"
#include <glib/gi18n-lib.h>
#include <string.h>

/** The step of a role with a stable id; NULL where there is none. Static. */
const BatsonGuideStep *
batson_guide_step (BatsonRole role, const char *id)
{
  guint n;
  const BatsonGuideStep *steps = batson_guide_steps (role, &n);

  for (guint i = 0; i < n; i++)
    if (strcmp (steps[i].id, id) == 0)
      return &steps[i];
  return NULL;
}

/** The title of a step, translated. Static. */
const char *
batson_guide_step_title (const BatsonGuideStep *step)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "guide", step->title);
}

/** The heading of a section, translated; "" where it has none. Static. */
const char *
batson_guide_section_title (const BatsonGuideSection *section)
{
  return section->title ? g_dpgettext2 (GETTEXT_PACKAGE, "guide", section->title) : "";
}

/** "Breast oncosurgeon" or "Neurosurgeon", translated. Static. */
const char *
batson_role_title (BatsonRole role)
{
  return role == BATSON_ROLE_BREAST ? C_ ("role", "Breast oncosurgeon") : C_ ("role", "Neurosurgeon");
}

/** Whether a step applies; where that is open it is shown. */
BatsonTri
batson_guide_step_applies (const BatsonGuideStep *step, const BatsonAssessment *assessment)
{
  return step->applies ? step->applies (assessment) : BATSON_YES;
}

/** The newest record of a list, the one to answer in; of a list without dates the last entered; NULL where it is empty. Not owned. */
BatsonRecord *
batson_guide_newest (BatsonRecord *owner, guint list_field)
{
  const BatsonWindow always = { G_MININT, G_MAXINT };
  int date = batson_record_type_find (batson_record_get_field (owner, list_field)->record, "date", -1);
  guint n = batson_record_length (owner, list_field);

  if (date < 0)
    return n ? batson_record_nth (owner, list_field, n - 1) : NULL;
  return _batson_newest_entry (owner, list_field, (guint) date, &always);
}

/** The record with the newest answer of a main FIELD of a dated list, as rules read it; NULL where there is none. Not owned. */
BatsonRecord *
batson_guide_newest_answer (BatsonRecord *owner, guint list_field, guint field)
{
  const BatsonWindow always = { G_MININT, G_MAXINT };
  const BatsonRecordType *type = batson_record_get_field (owner, list_field)->record;
  g_autofree BatsonEvidence *newest = g_new (BatsonEvidence, type->n_fields);

  _batson_evidence_newest (owner, list_field, (guint) batson_record_type_find (type, "date", -1), &always, newest, type->n_fields);
  return newest[field].answered ? newest[field].fact.record : NULL;
}

/** The field of OWNER that holds records of TYPE; -1 where it has none. */
int
batson_guide_holder (BatsonRecord *owner, BatsonRecordTypeId type)
{
  const BatsonRecordType *t = batson_record_get_record_type (owner);

  for (guint i = 0; i < t->n_fields; i++)
    if (t->fields[i].record == batson_record_type (type))
      return (int) i;
  return -1;
}

/* Finds the record of a field: the root, its single record, the repeated record, or the newest of a list in one of them. */
static void
locate (const BatsonAssessment *assessment, BatsonGuideRow *row)
{
  BatsonRecordTypeId type = row->field->type;
  BatsonRecord *root = assessment->root, *owner = root;
  int in;

  if (type == BATSON_RECORD_CASE)
    {
      row->record = root;
      return;
    }
  in = batson_guide_holder (root, type);
  if (in < 0)
    {
      owner = row->repeated;
      in = owner ? batson_guide_holder (owner, type) : -1;
      if (in < 0)
        return;
    }
  if (batson_record_get_field (owner, (guint) in)->kind == BATSON_KIND_RECORD)
    {
      row->record = batson_record_child (owner, (guint) in);
      return;
    }
  row->owner = owner;
  row->list_field = (guint) in;
  row->record = type == row->section->each ? row->repeated : batson_guide_newest (owner, (guint) in);
}

static gboolean
is_blank (const BatsonGuideRow *row)
{
  return row->record == NULL || batson_record_get (row->record, row->field->field)->state == BATSON_VALUE_BLANK;
}

/* What is recorded is always shown; a detail where the answer it belongs to calls for it. */
static BatsonTri
applies (const BatsonAssessment *assessment, const BatsonGuideRow *row)
{
  const BatsonGuideField *f = row->field;
  const BatsonRecordType *type = batson_record_type (f->type);

  if (!is_blank (row))
    return BATSON_YES;
  if (f->applies)
    return f->applies (assessment, row->record);
  if (f->when == 0)
    return BATSON_YES;
  if (row->record)
    {
      int main_field = batson_record_type_find (type, type->fields[f->field].detail_of, -1);
      int choice = batson_record_choice (row->record, (guint) main_field);
      if (choice >= 0 && (f->when & (1u << choice)))
        return BATSON_YES;
    }
  return BATSON_NO;
}

static void
add_rows (const BatsonGuideStep *step, const BatsonGuideSection *section, BatsonRecord *repeated, const BatsonAssessment *assessment, GArray *rows)
{
  for (guint i = 0; i < section->n_fields; i++)
    {
      BatsonGuideRow row = { .step = step, .section = section, .field = &section->fields[i], .repeated = repeated };
      locate (assessment, &row);
      row.applies = applies (assessment, &row);
      if (row.applies != BATSON_NO)
        g_array_append_val (rows, row);
    }
}

/** The rows a section shows, of one record where it is repeated (REPEATED, nullable: then of the record to add). Free with g_array_unref. */
GArray *
batson_guide_section_rows (const BatsonGuideStep *step, const BatsonGuideSection *section, BatsonRecord *repeated, const BatsonAssessment *assessment)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (BatsonGuideRow));

  add_rows (step, section, repeated, assessment, rows);
  return rows;
}

/** Every row a step shows, in order; a repeated section without records has the rows of the one to add. Free with g_array_unref. */
GArray *
batson_guide_step_rows (const BatsonGuideStep *step, const BatsonAssessment *assessment)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (BatsonGuideRow));

  for (guint i = 0; i < step->n_sections; i++)
    {
      const BatsonGuideSection *section = &step->sections[i];
      guint in = section->each == BATSON_N_RECORD_TYPES ? 0 : (guint) batson_guide_holder (assessment->root, section->each);
      guint n = section->each == BATSON_N_RECORD_TYPES ? 0 : batson_record_length (assessment->root, in);
      for (guint j = 0; j < n; j++)
        add_rows (step, section, batson_record_nth (assessment->root, in, j), assessment, rows);
      if (n == 0)
        add_rows (step, section, NULL, assessment, rows);
    }
  return rows;
}

static const BatsonField *
field_of (const BatsonGuideRow *row)
{
  return &batson_record_type (row->field->type)->fields[row->field->field];
}

/* Unknown, not done and not applicable are answered here: nobody is asked again before the blanks are gone. */
static gboolean
is_answered (const BatsonGuideRow *row)
{
  return !is_blank (row) && batson_record_get (row->record, row->field->field)->state != BATSON_VALUE_RAW;
}

/* Something is written that cannot be read. */
static gboolean
is_refused (const BatsonGuideRow *row)
{
  return row->record && batson_record_get (row->record, row->field->field)->state == BATSON_VALUE_RAW;
}

/** How far a step is answered: of the fields shown that count for completeness, how many. A step without such fields is done once anything is recorded; none is while
 *  something in it cannot be read. Both out-parameters are nullable. */
BatsonStepState
batson_guide_step_completion (const BatsonGuideStep *step, const BatsonAssessment *assessment, guint *out_answered, guint *out_counted)
{
  g_autoptr (GArray) rows = batson_guide_step_rows (step, assessment);
  guint answered = 0, counted = 0, recorded = 0, refused = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const BatsonGuideRow *row = &g_array_index (rows, BatsonGuideRow, i);
      gboolean is = is_answered (row);
      recorded += is;
      refused += is_refused (row);
      if (field_of (row)->flags & BATSON_FIELD_COUNTED)
        {
          counted++;
          answered += is;
        }
    }
  if (out_answered)
    *out_answered = answered;
  if (out_counted)
    *out_counted = counted;
  if (recorded + refused == 0)
    return BATSON_STEP_EMPTY;
  return answered == counted && refused == 0 ? BATSON_STEP_DONE : BATSON_STEP_HALF;
}

static gboolean
has_counted (const BatsonRecordType *type)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].flags & BATSON_FIELD_COUNTED)
      return TRUE;
  return FALSE;
}

/* The day of an examination, a sample, an image: rules go by the newest, so it is asked with what it dates; of blood results once there are some. */
static gboolean
is_day (const BatsonGuideRow *row)
{
  const BatsonRecordType *type = batson_record_type (row->field->type);

  return batson_record_type_find (type, "date", -1) == (int) row->field->field && (row->record || has_counted (type));
}

/* What Ctrl+Return stops at: what counts, the day it was so, and details that an answer calls for. */
static gboolean
is_asked (const BatsonGuideRow *row)
{
  gboolean called_for = row->field->when || row->field->applies;

  if (is_answered (row))
    return FALSE;
  return (field_of (row)->flags & BATSON_FIELD_COUNTED) || is_day (row) || (called_for && row->applies == BATSON_YES);
}

static gboolean
is_at (const BatsonGuideRow *row, const BatsonFact *fact)
{
  return fact && row->field->type == fact->type && row->field->field == fact->field && row->record == fact->record && (row->record || row->owner == fact->owner);
}

/** Whether FACT has a row in STEP now: an earlier entry of a dated list has none. */
gboolean
batson_guide_step_has (const BatsonGuideStep *step, const BatsonAssessment *assessment, const BatsonFact *fact)
{
  g_autoptr (GArray) rows = batson_guide_step_rows (step, assessment);

  for (guint i = 0; i < rows->len; i++)
    if (is_at (&g_array_index (rows, BatsonGuideRow, i), fact))
      return TRUE;
  return FALSE;
}

/* In an entry of a list in which nothing has to be answered, as an operation: its next row without an answer. */
static gboolean
next_of_entry (const BatsonGuideStep *step, const BatsonAssessment *assessment, const BatsonFact *after, BatsonGuideRow *out_row)
{
  g_autoptr (GArray) rows = batson_guide_step_rows (step, assessment);
  gboolean passed = FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const BatsonGuideRow *row = &g_array_index (rows, BatsonGuideRow, i);

      if (row->section->each != after->type || row->record != after->record)
        continue;
      if (passed && !is_answered (row))
        {
          *out_row = *row;
          return TRUE;
        }
      passed |= is_at (row, after);
    }
  return FALSE;
}

/** The next unanswered field of a role's guide after AFTER (nullable: from the start): of the same entry where it is one in which nothing has to be answered, else of what
 *  has to be, wrapping round once. FALSE, OUT_ROW untouched, where nothing is left. */
gboolean
batson_guide_next (BatsonRole role, const BatsonAssessment *assessment, const BatsonFact *after, BatsonGuideRow *out_row)
{
  gboolean passed = after == NULL, found = FALSE;
  BatsonGuideRow first = { 0 };
  guint n;
  const BatsonGuideStep *steps = batson_guide_steps (role, &n);
  gboolean entry = after && after->record && !has_counted (batson_record_type (after->type));

  for (guint i = 0; i < n && entry; i++)
    if (batson_guide_step_applies (&steps[i], assessment) != BATSON_NO && next_of_entry (&steps[i], assessment, after, out_row))
      return TRUE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GArray) rows = batson_guide_step_applies (&steps[i], assessment) == BATSON_NO ? g_array_new (FALSE, FALSE, sizeof (BatsonGuideRow)) : batson_guide_step_rows (&steps[i], assessment);
      for (guint j = 0; j < rows->len; j++)
        {
          const BatsonGuideRow *row = &g_array_index (rows, BatsonGuideRow, j);
          gboolean is_after = is_at (row, after);
          if (!is_after && is_asked (row))
            {
              if (passed)
                {
                  *out_row = *row;
                  return TRUE;
                }
              if (!found)
                first = *row;
              found = TRUE;
            }
          passed |= is_after;
        }
    }
  if (found)
    *out_row = first;
  return found;
}

/** The step that shows a field: of the PREFERRED role where it has one, else of the other; NULL for an unguided field. Static. */
const BatsonGuideStep *
batson_guide_find (BatsonRole preferred, BatsonRecordTypeId type, guint field)
{
  for (guint r = 0; r < BATSON_N_ROLES; r++)
    {
      guint n;
      const BatsonGuideStep *steps = batson_guide_steps ((preferred + r) % BATSON_N_ROLES, &n);
      for (guint i = 0; i < n; i++)
        for (guint j = 0; j < steps[i].n_sections; j++)
          for (guint k = 0; k < steps[i].sections[j].n_fields; k++)
            if (steps[i].sections[j].fields[k].type == type && steps[i].sections[j].fields[k].field == field)
              return &steps[i];
    }
  return NULL;
}
