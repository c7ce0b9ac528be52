/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The JSON Schema (2020-12) of documents, made from the field tables. It is for programs: its words are not translated. */
#include "case/schema.h"
#include "case/json-writer.h"
#include "case/value.h"
#include <string.h>

typedef BatsonJsonWriter Writer;

static void
open_member (Writer *w, const char *name)
{
  batson_json_name (w, name);
  batson_json_begin_object (w);
}

static void
member_number (Writer *w, const char *name, double value)
{
  batson_json_name (w, name);
  batson_json_number (w, value);
}

static void
reference (Writer *w, const char *name)
{
  g_autofree char *path = g_strconcat ("#/$defs/", name, NULL);

  batson_json_member (w, "$ref", path);
}

/* {"$ref": ...} as an element. */
static void
reference_element (Writer *w, const char *name)
{
  batson_json_on_one_line (w);
  batson_json_begin_object (w);
  reference (w, name);
  batson_json_end_object (w);
}

static void
write_ids (Writer *w, const BatsonField *field)
{
  batson_json_name (w, "enum");
  batson_json_on_one_line (w);
  batson_json_begin_array (w);
  for (guint i = 0; i < batson_field_n_choices (field); i++)
    batson_json_string (w, field->choices[i].id);
  batson_json_end_array (w);
}

static void
write_range (Writer *w, const BatsonField *field)
{
  if (field->min == 0 && field->max == 0)
    return;
  member_number (w, "minimum", field->min);
  member_number (w, "maximum", field->max);
}

/* The schema of an answer, as one element. */
static void
write_answer (Writer *w, const BatsonField *field)
{
  static const char *const names[] = {
    [BATSON_KIND_DATE] = "date", [BATSON_KIND_TIME] = "time", [BATSON_KIND_LEVEL] = "level", [BATSON_KIND_SPAN] = "span", [BATSON_KIND_TEXT] = "text", [BATSON_KIND_PICTURE] = "picture"
  };

  if (field->kind < G_N_ELEMENTS (names) && names[field->kind])
    {
      reference_element (w, names[field->kind]);
      return;
    }
  if (field->kind == BATSON_KIND_NUMBER_OR_WORD)
    {
      batson_json_begin_object (w);
      write_ids (w, field);
      batson_json_end_object (w);
    }
  batson_json_begin_object (w);
  if (field->kind == BATSON_KIND_CHOICE)
    write_ids (w, field);
  else if (field->kind == BATSON_KIND_CHOICES)
    {
      batson_json_member (w, "type", "array");
      batson_json_name (w, "uniqueItems");
      batson_json_boolean (w, TRUE);
      open_member (w, "items");
      write_ids (w, field);
      batson_json_end_object (w);
    }
  else
    {
      batson_json_member (w, "type", field->kind == BATSON_KIND_INTEGER ? "integer" : "number");
      write_range (w, field);
    }
  batson_json_end_object (w);
}

/* What people are told of a field. */
static void
write_words (Writer *w, const BatsonField *field)
{
  static const char *const owners[] = { "both", "breast oncosurgeon", "neurosurgeon", "board" };

  batson_json_member (w, "title", field->label);
  if (field->hint)
    batson_json_member (w, "description", field->hint);
  if (field->unit)
    batson_json_member (w, "x-unit", field->unit);
  batson_json_member (w, "x-owner", owners[field->owner]);
  if (field->source)
    batson_json_member (w, "x-source", field->source);
  if (field->detail_of)
    batson_json_member (w, "x-detail-of", field->detail_of);
  if (field->flags & BATSON_FIELD_IDENTIFYING)
    {
      batson_json_name (w, "x-identifying");
      batson_json_boolean (w, TRUE);
    }
  if (field->choices == NULL)
    return;
  open_member (w, "x-choices");
  for (guint i = 0; i < batson_field_n_choices (field); i++)
    batson_json_member (w, field->choices[i].id, field->choices[i].label);
  batson_json_end_object (w);
}

static void
write_field (Writer *w, const BatsonField *field)
{
  open_member (w, field->key);
  write_words (w, field);
  if (field->kind == BATSON_KIND_RECORD)
    reference (w, field->record->name);
  else if (field->kind == BATSON_KIND_LIST)
    {
      batson_json_member (w, "type", "array");
      open_member (w, "items");
      reference (w, field->record->name);
      batson_json_name (w, "required");
      batson_json_on_one_line (w);
      batson_json_begin_array (w);
      batson_json_string (w, "id");
      batson_json_end_array (w);
      batson_json_end_object (w);
    }
  else
    {
      batson_json_name (w, "anyOf");
      batson_json_begin_array (w);
      write_answer (w, field);
      reference_element (w, "state");
      reference_element (w, "typed");
      batson_json_end_array (w);
    }
  batson_json_end_object (w);
}

static gboolean
is_listed (const BatsonRecordType *type)
{
  for (guint t = 0; t < BATSON_N_RECORD_TYPES; t++)
    for (guint i = 0; i < batson_record_type (t)->n_fields; i++)
      if (batson_record_type (t)->fields[i].kind == BATSON_KIND_LIST && batson_record_type (t)->fields[i].record == type)
        return TRUE;
  return FALSE;
}

static void
write_type (Writer *w, const BatsonRecordType *type)
{
  open_member (w, type->name);
  batson_json_member (w, "type", "object");
  open_member (w, "properties");
  if (is_listed (type))
    {
      open_member (w, "id");
      batson_json_member (w, "description", "Stable, unique over the case.");
      batson_json_member (w, "type", "string");
      member_number (w, "minLength", 1);
      batson_json_end_object (w);
    }
  for (guint i = 0; i < type->n_fields; i++)
    write_field (w, &type->fields[i]);
  open_member (w, "about");
  batson_json_member (w, "description", "When, by whom and from what source the value of each field was entered.");
  batson_json_member (w, "type", "object");
  open_member (w, "additionalProperties");
  reference (w, "about");
  batson_json_end_object (w);
  batson_json_end_object (w);
  batson_json_end_object (w);
  batson_json_end_object (w);
}

static void
write_pattern (Writer *w, const char *name, const char *description, const char *pattern)
{
  open_member (w, name);
  batson_json_member (w, "description", description);
  batson_json_member (w, "type", "string");
  if (pattern)
    batson_json_member (w, "pattern", pattern);
  batson_json_end_object (w);
}

/* An object with one member, a string, of the given values where there are any. */
static void
write_single (Writer *w, const char *name, const char *description, const char *member, const char *const *values)
{
  open_member (w, name);
  batson_json_member (w, "description", description);
  batson_json_member (w, "type", "object");
  open_member (w, "properties");
  open_member (w, member);
  batson_json_member (w, "type", "string");
  if (values)
    {
      batson_json_name (w, "enum");
      batson_json_on_one_line (w);
      batson_json_begin_array (w);
      for (; *values; values++)
        batson_json_string (w, *values);
      batson_json_end_array (w);
    }
  batson_json_end_object (w);
  batson_json_end_object (w);
  batson_json_name (w, "required");
  batson_json_on_one_line (w);
  batson_json_begin_array (w);
  batson_json_string (w, member);
  batson_json_end_array (w);
  batson_json_name (w, "additionalProperties");
  batson_json_boolean (w, FALSE);
  batson_json_end_object (w);
}

/* A picture: a PNG or JPEG file as base64, at most so many bytes. */
static void
write_picture (Writer *w)
{
  static const char *const types[] = { "image/png", "image/jpeg" };

  open_member (w, "picture");
  batson_json_member (w, "description", "A picture, at most 4 MB, 16384 pixels along a side and 50 million in all.");
  batson_json_member (w, "type", "object");
  open_member (w, "properties");
  open_member (w, "media_type");
  batson_json_name (w, "enum");
  batson_json_on_one_line (w);
  batson_json_begin_array (w);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    batson_json_string (w, types[i]);
  batson_json_end_array (w);
  batson_json_end_object (w);
  open_member (w, "caption");
  batson_json_member (w, "type", "string");
  member_number (w, "minLength", 1);
  member_number (w, "maxLength", BATSON_PICTURE_MAX_CAPTION);
  batson_json_end_object (w);
  open_member (w, "data");
  batson_json_member (w, "type", "string");
  batson_json_member (w, "contentEncoding", "base64");
  batson_json_member (w, "pattern", "^[A-Za-z0-9+/]+={0,2}$");
  member_number (w, "maxLength", (BATSON_PICTURE_MAX_BYTES + 2) / 3 * 4);
  batson_json_end_object (w);
  batson_json_end_object (w);
  batson_json_name (w, "required");
  batson_json_on_one_line (w);
  batson_json_begin_array (w);
  batson_json_string (w, "media_type");
  batson_json_string (w, "data");
  batson_json_end_array (w);
  batson_json_name (w, "additionalProperties");
  batson_json_boolean (w, FALSE);
  batson_json_end_object (w);
}

#define DAY "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
#define DATE "([0-9]{4}|[0-9]{4}-(0[1-9]|1[0-2])|" DAY ")"
#define OFFSET "(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])"
#define CLOCK "T([01][0-9]|2[0-3]):[0-5][0-9]"

static void
write_common (Writer *w)
{
  static const char *const states[] = { "unknown", "not-done", "not-applicable", NULL };
  g_autofree char *levels = NULL, *level = NULL, *span = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (int i = 0; i < BATSON_N_LEVELS; i++)
    g_ptr_array_add (names, (gpointer) batson_level_name ((BatsonLevel) i));
  g_ptr_array_add (names, NULL);
  levels = g_strjoinv ("|", (char **) names->pdata);
  level = g_strdup_printf ("^(%s)$", levels);
  span = g_strdup_printf ("^(%s)(-(%s))?$", levels, levels);
  write_single (w, "state", "Why there is no answer.", "state", states);
  write_single (w, "typed", "Text that was typed and could not be read: kept until it is answered.", "typed", NULL);
  write_pattern (w, "text", "Plain text.", NULL);
  write_pattern (w, "date", "A day, a month or a year.", "^" DATE "$");
  write_pattern (w, "time", "A date as far as known, or a day with the time of day and its offset from UTC.", "^(" DATE "|" DAY CLOCK OFFSET ")$");
  write_pattern (w, "level", "A vertebral level.", level);
  write_pattern (w, "span", "A vertebral level, or the upper and the lower one of a span.", span);
  write_picture (w);
  open_member (w, "about");
  batson_json_member (w, "type", "object");
  open_member (w, "properties");
  write_pattern (w, "at", "When it was entered.", "^" DAY CLOCK ":[0-5][0-9]" OFFSET "$");
  write_pattern (w, "by", "By whom.", NULL);
  write_pattern (w, "source", "From what.", NULL);
  batson_json_end_object (w);
  batson_json_end_object (w);
}

/* The members of the document itself. */
static void
write_document (Writer *w)
{
  open_member (w, "batson");
  batson_json_member (w, "description", "The number of the format.");
  batson_json_member (w, "type", "integer");
  member_number (w, "minimum", 1);
  batson_json_end_object (w);
  write_pattern (w, "id", "The id of the case.", NULL);
  open_member (w, "revision");
  batson_json_member (w, "description", "How often the case was saved.");
  batson_json_member (w, "type", "integer");
  member_number (w, "minimum", 0);
  batson_json_end_object (w);
  open_member (w, "summary");
  batson_json_member (w, "description", "What a list of cases shows: a cache, never read back as truth.");
  batson_json_member (w, "type", "object");
  batson_json_end_object (w);
  open_member (w, "record");
  reference (w, "case");
  batson_json_end_object (w);
  open_member (w, "audit");
  batson_json_member (w, "type", "array");
  batson_json_end_object (w);
}

/** The JSON Schema of a document: members it does not name are allowed everywhere and are kept. Free with g_bytes_unref. */
GBytes *
batson_schema_document (void)
{
  g_autoptr (BatsonJsonWriter) w = batson_json_writer_new ();

  batson_json_begin_object (w);
  batson_json_member (w, "$schema", "https://json-schema.org/draft/2020-12/schema");
  batson_json_member (w, "title", "Case of Batson");
  batson_json_member (w, "type", "object");
  batson_json_name (w, "required");
  batson_json_on_one_line (w);
  batson_json_begin_array (w);
  batson_json_string (w, "batson");
  batson_json_string (w, "id");
  batson_json_string (w, "record");
  batson_json_end_array (w);
  open_member (w, "properties");
  write_document (w);
  batson_json_end_object (w);
  open_member (w, "$defs");
  for (guint i = 0; i < BATSON_N_RECORD_TYPES; i++)
    write_type (w, batson_record_type (i));
  write_common (w);
  batson_json_end_object (w);
  batson_json_end_object (w);
  return batson_json_writer_finish (w);
}
