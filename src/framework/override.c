/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values set by hand, and whether the answers they rested on still stand (OVR-1). */
#include "framework/override.h"
#include "framework/assessment-private.h"
#include <string.h>

/* The ids of CHOICES, joined. */
static char *
stable_choices (const BatsonField *field, guint64 choices)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < batson_field_n_choices (field); i++)
    if (choices >> i & 1)
      g_string_append_printf (text, "%s%s", text->len ? "+" : "", field->choices[i].id);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The value of FACT as a stable text that no language changes; "" where there is none. Free with g_free. */
static char *
stable_value (const BatsonFact *fact)
{
  const BatsonValue *value = batson_fact_value (fact);
  const BatsonField *field = batson_fact_field (fact);

  if (value->state != BATSON_VALUE_ANSWER)
    return g_strdup ("");
  switch (field->kind)
    {
    case BATSON_KIND_CHOICE:
      return g_strdup (field->choices[value->choice].id);
    case BATSON_KIND_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
    case BATSON_KIND_DECIMAL:
      return batson_number_to_json (value->decimal);
    case BATSON_KIND_NUMBER_OR_WORD:
      return value->either.word < 0 ? batson_number_to_json (value->either.number) : g_strdup (field->choices[value->either.word].id);
    case BATSON_KIND_SPAN:
      return batson_span_to_string (value->span);
    case BATSON_KIND_DATE:
      return batson_date_to_string (&value->date);
    case BATSON_KIND_TIME:
      return batson_time_to_string (&value->time);
    case BATSON_KIND_LEVEL:
      return g_strdup (batson_level_name (value->level));
    case BATSON_KIND_CHOICES:
      return stable_choices (field, value->choices);
    case BATSON_KIND_PICTURE:
      return g_strdup_printf ("%s-%dx%d", value->picture->type == BATSON_PICTURE_PNG ? "png" : "jpeg", value->picture->width, value->picture->height);
    default:
      return g_strdup (value->text ? value->text : "");
    }
}

/* Adds "finding.grade=1b" once. Findings, examinations and samples go by their field, not by their entry: a newer entry with the same answer changes nothing. */
static void
append_fact (GString *text, GHashTable *seen, const BatsonFact *fact)
{
  char *key = g_strdup_printf ("%s.%s", batson_record_type (fact->type)->name, batson_fact_field (fact)->key);
  g_autofree char *value = NULL;

  if (!g_hash_table_add (seen, key))
    return;
  value = stable_value (fact);
  g_strdelimit (value, ";\n", ' ');
  g_string_append_printf (text, "%s%s=%s", text->len ? ";" : "", key, value);
}

/* Adds "noms.rows=NOMS-5": an answer that settles a question in place of those kept is seen by it. A lesion without a row, as once it is treated, has changed nothing by that. */
static void
append_rows (GString *text, guint rows)
{
  const BatsonProtocol *protocol = batson_protocol (BATSON_PROTOCOL_REVIEW);

  for (guint i = 0, n = 0; i < protocol->n_rows; i++)
    if (rows >> i & 1)
      g_string_append_printf (text, "%s%s", n++ ? "+" : text->len ? ";noms.rows=" : "noms.rows=", batson_rule (protocol->rows[i].rule)->id);
}

/* The answers a decision rests on: see batson_override_facts (). */
static char *
facts_of (const BatsonLesionResult *result)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint q = 0; q < BATSON_N_QUESTIONS; q++)
    for (guint i = 0; i < result->answers[q].why.because.len; i++)
      append_fact (text, seen, &result->answers[q].why.because.facts[i]);
  for (guint i = 0; i < result->why.missing.len; i++)
    append_fact (text, seen, &result->why.missing.facts[i]);
  if (!result->protocols[BATSON_PROTOCOL_REVIEW].none)
    append_rows (text, result->protocols[BATSON_PROTOCOL_REVIEW].rows);
  return g_string_free (text, FALSE);
}

/** The answers a decision on LESION rests on now, the ones used and, blank, the ones that would still settle its row, and the rows they lead to: what LESION_OUTCOME_FACTS keeps of a decision otherwise (OVR-1). "" where the assessment does not know the lesion. Free with g_free. */
char *
batson_override_facts (const BatsonAssessment *assessment, BatsonRecord *lesion)
{
  const BatsonLesionResult *result = batson_assessment_lesion (assessment, lesion);

  return result ? facts_of (result) : g_strdup ("");
}

/** Whether it was decided otherwise for LESION on answers that have changed since (OVR-1). */
gboolean
batson_override_is_stale (const BatsonAssessment *assessment, BatsonRecord *lesion)
{
  for (guint i = 0; i < assessment->overrides->len; i++)
    {
      const BatsonOverride *override = assessment->overrides->pdata[i];

      if (override->lesion == lesion && override->stale)
        return TRUE;
    }
  return FALSE;
}

/* Whether KEPT, "fitness.judged=fit", still is the answer of a record there is one of; TRUE for the others. */
static gboolean
still_answered (BatsonContext *ctx, BatsonRecord *lesion, const char *kept)
{
  BatsonRecord *const records[] = { lesion, ctx->root, ctx->presentation, ctx->fitness, ctx->disease, ctx->imaging };
  const char *dot = strchr (kept, '.'), *equals = strchr (kept, '=');

  for (guint i = 0; dot && i < G_N_ELEMENTS (records); i++)
    {
      const BatsonRecordType *type = batson_record_get_record_type (records[i]);
      int field = batson_record_type_find (type, dot + 1, equals - dot - 1);
      BatsonFact fact = _batson_fact (records[i], MAX (field, 0));
      g_autofree char *value = NULL;
      if (field < 0 || strncmp (type->name, kept, dot - kept) != 0 || type->name[dot - kept] != '\0')
        continue;
      value = g_strdelimit (stable_value (&fact), ";\n", ' ');
      return strcmp (value, equals + 1) == 0;
    }
  return TRUE;
}

/* Whether an answer kept in KEPT is another one in NOW or was taken away; one that is no longer used because another settles the question now has not changed by that. */
static gboolean
some_changed (BatsonContext *ctx, BatsonRecord *lesion, const char *kept, const char *now)
{
  g_auto (GStrv) old = g_strsplit (kept, ";", -1), current = g_strsplit (now, ";", -1);

  for (guint i = 0; old[i]; i++)
    {
      const char *equals = strchr (old[i], '=');
      if (equals && !still_answered (ctx, lesion, old[i]))
        return TRUE;
      for (guint k = 0; equals && current[k]; k++)
        if (strncmp (old[i], current[k], equals - old[i] + 1) == 0 && strcmp (old[i], current[k]) != 0)
          return TRUE;
    }
  return FALSE;
}

/* Adds an override where FIELD of RECORD is answered. */
static BatsonOverride *
add_override (BatsonContext *ctx, BatsonRecord *record, guint field, guint reason_field, BatsonRecord *lesion)
{
  BatsonOverride *override;
  BatsonFact fact = _batson_fact (record, field), reason = _batson_fact (record, reason_field);

  if (!batson_record_has (record, field))
    return NULL;
  override = _batson_arena_new0 (ctx->assessment->arena, BatsonOverride, 1);
  _batson_why_init (&override->why, ctx->assessment->arena, BATSON_RULE_OVR_1);
  _batson_why_use (&override->why, &fact);
  override->reason = reason;
  override->lesion = lesion;
  g_ptr_array_add (ctx->assessment->overrides, override);
  return override;
}

/* Adds what is set by hand of LESION. A decision on the outcome is stale where an answer it rested on has changed. */
void
_batson_overrides_add (BatsonContext *ctx, const BatsonLesionEvidence *lesion)
{
  BatsonRecord *record = lesion->record;
  BatsonOverride *outcome;
  guint decided;

  add_override (ctx, record, BATSON_LESION_O_HAND, BATSON_LESION_O_REASON, record);
  add_override (ctx, record, BATSON_LESION_M_HAND, BATSON_LESION_M_REASON, record);
  /* What was decided in words alone is a decision too. */
  decided = batson_record_has (record, BATSON_LESION_OUTCOME_HAND) ? BATSON_LESION_OUTCOME_HAND : BATSON_LESION_OUTCOME_TEXT;
  outcome = add_override (ctx, record, decided, BATSON_LESION_OUTCOME_REASON, record);
  if (outcome)
    {
      g_autofree char *now = facts_of (lesion->result);
      outcome->stale = some_changed (ctx, record, batson_record_text (record, BATSON_LESION_OUTCOME_FACTS), now);
    }
}

/* OVR-1: adds what is set by hand of the whole case. */
void
_batson_overrides_add_of_case (BatsonContext *ctx)
{
  add_override (ctx, ctx->root, BATSON_CASE_SUBTYPE_HAND, BATSON_CASE_SUBTYPE_REASON, NULL);
  if (ctx->shared.judged >= 0)
    add_override (ctx, ctx->fitness, BATSON_FITNESS_JUDGED, BATSON_FITNESS_JUDGED_REASON, NULL);
}
