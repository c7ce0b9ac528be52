/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the JSON of an assessment is made of: facts, reasons, sets. */
#include "case/value-json.h"
#include "cli/assess.h"

/** The ids of a yes, a no and an unknown. */
const char *
_batson_cli_tri (BatsonTri tri)
{
  static const char *const ids[] = { [BATSON_NO] = "no", [BATSON_YES] = "yes", [BATSON_OPEN] = "unknown" };

  return ids[tri];
}

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
_batson_cli_write_because (BatsonJsonWriter *w, const GArray *facts)
{
  _batson_cli_open_array (w, "because", FALSE);
  for (guint i = 0; facts && i < facts->len; i++)
    write_used (w, &g_array_index (facts, BatsonFact, i));
  batson_json_end_array (w);
}

/** The paths of facts that are missing, as a member. */
void
_batson_cli_write_missing (BatsonJsonWriter *w, const char *name, const GArray *facts)
{
  _batson_cli_open_array (w, name, FALSE);
  for (guint i = 0; facts && i < facts->len; i++)
    {
      g_autofree char *path = batson_fact_path (&g_array_index (facts, BatsonFact, i));
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

/** The members every conclusion has: because, missing, rule, source, basis, text. */
void
_batson_cli_write_why (BatsonJsonWriter *w, const BatsonWhy *why, const char *text)
{
  _batson_cli_write_because (w, why->because);
  _batson_cli_write_missing (w, "missing", why->missing);
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
