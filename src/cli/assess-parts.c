/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the JSON of an assessment is made of: facts, reasons, sets. */
#include "case/value-json.h"
#include "cli/assess.h"
#include "framework/words.h"

/** Opens an array as a member. */
void
_batson_cli_open_array (BatsonJsonWriter *w, const char *name, gboolean on_one_line)
{
  batson_json_name (w, name);
  if (on_one_line)
    batson_json_on_one_line (w);
  batson_json_begin_array (w);
}

/** A true or false as a member. */
void
_batson_cli_write_flag (BatsonJsonWriter *w, const char *name, gboolean value)
{
  batson_json_name (w, name);
  batson_json_boolean (w, value);
}

/** A whole number as a member. */
void
_batson_cli_write_number (BatsonJsonWriter *w, const char *name, int value)
{
  batson_json_name (w, name);
  batson_json_integer (w, value);
}

/** A second in time as a member; null where it is not KNOWN. */
void
_batson_cli_write_instant (BatsonJsonWriter *w, const char *name, gboolean known, const BatsonInstant *instant)
{
  g_autofree char *text = known ? batson_instant_to_string (instant->at, instant->offset) : NULL;

  batson_json_member (w, name, text);
}

/** The id of a record (nullable) as a member. */
void
_batson_cli_write_record (BatsonJsonWriter *w, const char *name, BatsonRecord *record)
{
  batson_json_member (w, name, record ? batson_record_get_id (record) : NULL);
}

/** The path of a fact (nullable) as a member; null for none. */
void
_batson_cli_write_fact (BatsonJsonWriter *w, const char *name, const BatsonFact *fact)
{
  g_autofree char *path = fact && !batson_fact_is_none (fact) ? batson_fact_path (fact) : NULL;

  batson_json_member (w, name, path);
}

/* One fact with its value, and when and by whom it was entered. */
static void
write_used (BatsonJsonWriter *w, const BatsonFact *fact)
{
  const BatsonValue *value = batson_fact_value (fact);
  const BatsonAbout *about = fact->record ? batson_record_get_about (fact->record, fact->field) : NULL;

  batson_json_on_one_line (w);
  batson_json_begin_object (w);
  _batson_cli_write_fact (w, "fact", fact);
  batson_json_name (w, "value");
  if (value && value->state != BATSON_VALUE_BLANK)
    batson_value_to_json (batson_fact_field (fact), value, w);
  else
    batson_json_null (w);
  _batson_cli_write_instant (w, "at", about && about->at, &(BatsonInstant) { about ? about->at : 0, about ? about->offset : 0 });
  batson_json_member (w, "by", about ? about->by : NULL);
  batson_json_end_object (w);
}

/** The facts used, as the member "because". */
void
_batson_cli_write_because (BatsonJsonWriter *w, const BatsonFacts *facts)
{
  _batson_cli_open_array (w, "because", FALSE);
  for (guint i = 0; i < facts->len; i++)
    write_used (w, &facts->facts[i]);
  batson_json_end_array (w);
}

/** The paths of facts that are missing, as a member. */
void
_batson_cli_write_missing (BatsonJsonWriter *w, const char *name, const BatsonFacts *facts)
{
  _batson_cli_open_array (w, name, FALSE);
  for (guint i = 0; i < facts->len; i++)
    {
      g_autofree char *path = batson_fact_path (&facts->facts[i]);
      batson_json_string (w, path);
    }
  batson_json_end_array (w);
}

/** The members rule, source, basis and text. */
void
_batson_cli_write_rule (BatsonJsonWriter *w, BatsonRuleId id, BatsonBasis basis, const char *text)
{
  const BatsonRule *rule = batson_rule (id);

  batson_json_member (w, "rule", rule->id);
  batson_json_member (w, "source", rule->source);
  batson_json_member (w, "basis", batson_basis_id (basis));
  batson_json_member (w, "text", text);
}

/* The other answers that lead to an alternative; null stands for nothing set by hand. */
static void
write_values (BatsonJsonWriter *w, const BatsonAlternative *alternative)
{
  _batson_cli_open_array (w, "values", TRUE);
  for (guint i = 0; alternative->values && i < alternative->values->len; i++)
    {
      const BatsonValue *value = &g_array_index (alternative->values, BatsonValue, i);
      if (value->state == BATSON_VALUE_BLANK)
        batson_json_null (w);
      else
        batson_value_to_json (batson_fact_field (&alternative->fact), value, w);
    }
  batson_json_end_array (w);
}

/** What else the conclusion with the reasons WHY could have been, as the member "alternatives". WHY is nullable: none. */
void
_batson_cli_write_alternatives (BatsonJsonWriter *w, BatsonAlternatives *all, const BatsonWhy *why)
{
  static const char *const kinds[] = {
    [BATSON_ALTERNATIVE_ANSWER] = "answer", [BATSON_ALTERNATIVE_DISTANCE] = "distance", [BATSON_ALTERNATIVE_PROTOCOL] = "protocol", [BATSON_ALTERNATIVE_READING] = "reading"
  };
  g_autoptr (GPtrArray) alternatives = why ? batson_alternatives_of (all, why) : g_ptr_array_new ();

  _batson_cli_open_array (w, "alternatives", FALSE);
  for (guint i = 0; i < alternatives->len; i++)
    {
      const BatsonAlternative *alternative = alternatives->pdata[i];
      g_autofree char *text = batson_words_alternative (alternative);
      batson_json_begin_object (w);
      batson_json_member (w, "kind", kinds[alternative->kind]);
      _batson_cli_write_fact (w, "fact", &alternative->fact);
      write_values (w, alternative);
      _batson_cli_write_number (w, "points", alternative->points);
      _batson_cli_open_array (w, "result", TRUE);
      for (guint j = 0; alternative->ids[j]; j++)
        batson_json_string (w, alternative->ids[j]);
      batson_json_end_array (w);
      batson_json_member (w, "text", text);
      batson_json_end_object (w);
    }
  batson_json_end_array (w);
}

/** The members every conclusion has: because, missing, alternatives, rule, source, basis, text. */
void
_batson_cli_write_why (BatsonJsonWriter *w, BatsonAlternatives *all, const BatsonWhy *why, const char *text)
{
  _batson_cli_write_because (w, &why->because);
  _batson_cli_write_missing (w, "missing", &why->missing);
  _batson_cli_write_alternatives (w, all, why);
  _batson_cli_write_rule (w, why->rule, why->basis, text);
}

/** A set of colours as a member. */
void
_batson_cli_write_colours (BatsonJsonWriter *w, const char *name, guint colours)
{
  static const char *const ids[] = { [BATSON_GREEN] = "green", [BATSON_ORANGE] = "orange", [BATSON_RED] = "red" };

  _batson_cli_open_array (w, name, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (colours & (1u << i))
      batson_json_string (w, ids[i]);
  batson_json_end_array (w);
}

/** A set of choices, bits, by their ids as a member. */
void
_batson_cli_write_choices (BatsonJsonWriter *w, const char *name, const BatsonField *field, guint bits)
{
  _batson_cli_open_array (w, name, TRUE);
  for (guint i = 0; i < batson_field_n_choices (field); i++)
    if (bits & (1u << i))
      batson_json_string (w, field->choices[i].id);
  batson_json_end_array (w);
}

/** The rows of a protocol, bits, as the members "rows" and "outcomes", the second without repetition. */
void
_batson_cli_write_rows (BatsonJsonWriter *w, BatsonProtocolId id, guint rows)
{
  const BatsonProtocol *protocol = batson_protocol (id);
  guint outcomes = 0;

  _batson_cli_open_array (w, "rows", TRUE);
  for (guint i = 0; i < protocol->n_rows; i++)
    if (rows & (1u << i))
      {
        batson_json_string (w, batson_rule (protocol->rows[i].rule)->id);
        outcomes |= 1u << protocol->rows[i].decision;
      }
  batson_json_end_array (w);
  _batson_cli_write_choices (w, "outcomes", &batson_record_type (BATSON_RECORD_LESION)->fields[BATSON_LESION_OUTCOME_HAND], outcomes);
}
