/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values and abouts as JSON, for documents. */
#include "case/value-json.h"
#include "case/json-guard.h"
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/** JSON text that batson_json_kept () makes a tree again. Free with g_free. */
char *
batson_json_keep (JsonNode *node)
{
  g_autoptr (BatsonJsonWriter) writer = batson_json_writer_new ();
  g_autoptr (GBytes) bytes = NULL;
  gsize size;
  const char *text;

  batson_json_on_one_line (writer);
  batson_json_node (writer, node);
  bytes = batson_json_writer_finish (writer);
  text = g_bytes_get_data (bytes, &size);
  return g_strndup (text, size - 1);
}

/** The tree of text that batson_json_keep () made. Free with json_node_unref. */
JsonNode *
batson_json_kept (const char *text)
{
  JsonNode *node = batson_json_parse (text, strlen (text), NULL);

  g_assert (node != NULL);
  return node;
}

static const char *
node_string (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static gboolean
node_number (JsonNode *node, double *out)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return FALSE;
  *out = type == G_TYPE_INT64 ? (double) json_node_get_int (node) : json_node_get_double (node);
  return TRUE;
}

static gboolean
in_range (const BatsonField *field, double number)
{
  return (field->min == 0 && field->max == 0) || (number >= field->min && number <= field->max);
}

static const char *const states[] = {
  [BATSON_VALUE_UNKNOWN] = "unknown", [BATSON_VALUE_NOT_DONE] = "not-done", [BATSON_VALUE_NOT_APPLICABLE] = "not-applicable"
};

/* {"state": "unknown"} and its like, {"typed": "..."}. */
static gboolean
read_object (JsonNode *node, BatsonValue *out)
{
  JsonObject *object = json_node_get_object (node);
  const char *state = json_object_has_member (object, "state") ? node_string (json_object_get_member (object, "state")) : NULL;
  const char *typed = json_object_has_member (object, "typed") ? node_string (json_object_get_member (object, "typed")) : NULL;

  if (json_object_get_size (object) != 1)
    return FALSE;
  if (typed)
    {
      *out = (BatsonValue) { .state = BATSON_VALUE_RAW, .text = g_strdup (typed) };
      return TRUE;
    }
  for (guint i = BATSON_VALUE_UNKNOWN; state && i < G_N_ELEMENTS (states); i++)
    if (strcmp (state, states[i]) == 0)
      {
        *out = batson_value_state ((BatsonValueState) i);
        return TRUE;
      }
  return FALSE;
}

static const char *
member_string (JsonObject *object, const char *name)
{
  return json_object_has_member (object, name) ? node_string (json_object_get_member (object, name)) : NULL;
}

/* {"media_type": ..., "data": ..., "caption": ...}, the caption where there is one. OUT_PROBLEM is set where it looks like one and is none. */
static gboolean
read_picture (JsonNode *node, BatsonValue *out, char **out_problem)
{
  JsonObject *object = json_node_get_object (node);
  const char *media_type = member_string (object, "media_type"), *data = member_string (object, "data"), *caption = member_string (object, "caption");

  if (media_type == NULL || data == NULL || json_object_get_size (object) != (caption ? 3u : 2u) || (caption && *caption == '\0'))
    return FALSE;
  out->picture = batson_picture_from_base64 (media_type, data, caption, out_problem);
  return out->picture != NULL;
}

static gboolean
read_choices (const BatsonField *field, JsonNode *node, BatsonValue *out)
{
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *id = node_string (json_array_get_element (array, i));
      int choice = id ? batson_field_find_choice (field, id) : -1;
      if (choice < 0)
        return FALSE;
      out->choices |= G_GUINT64_CONSTANT (1) << choice;
    }
  return TRUE;
}

/* A time of documents has its offset written and no seconds that would be lost. */
static gboolean
read_time (const char *text, BatsonTime *out)
{
  gint64 seconds;
  int offset;

  if (!batson_time_parse (text, BATSON_NO_OFFSET, out))
    return FALSE;
  if (!batson_time_has_clock (out))
    return TRUE;
  return batson_instant_parse (text, &seconds, &offset) && seconds == batson_time_to_unix (out);
}

static gboolean
read_string (const BatsonField *field, const char *text, BatsonValue *out)
{
  switch (field->kind)
    {
    case BATSON_KIND_CHOICE:
      out->choice = batson_field_find_choice (field, text);
      return out->choice >= 0;
    case BATSON_KIND_NUMBER_OR_WORD:
      out->either.word = batson_field_find_choice (field, text);
      return out->either.word >= 0;
    case BATSON_KIND_DATE:
      return batson_date_parse (text, &out->date);
    case BATSON_KIND_TIME:
      return read_time (text, &out->time);
    case BATSON_KIND_LEVEL:
      return batson_level_parse (text, &out->level);
    case BATSON_KIND_SPAN:
      return batson_span_parse (text, &out->span);
    case BATSON_KIND_TEXT:
      *out = batson_value_text (text);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
read_number (const BatsonField *field, double number, BatsonValue *out)
{
  if (!in_range (field, number))
    return FALSE;
  switch (field->kind)
    {
    case BATSON_KIND_INTEGER:
      out->integer = fabs (number) <= 1e9 ? (gint64) number : 0;
      return number == floor (number) && fabs (number) <= 1e9;
    case BATSON_KIND_DECIMAL:
      out->decimal = number;
      return TRUE;
    case BATSON_KIND_NUMBER_OR_WORD:
      out->either.word = -1;
      out->either.number = number;
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
read_answer (const BatsonField *field, JsonNode *node, BatsonValue *out)
{
  const char *text = node_string (node);
  double number;

  if (field->kind == BATSON_KIND_CHOICES)
    return read_choices (field, node, out);
  if (text)
    return read_string (field, text, out);
  return node_number (node, &number) && read_number (field, number, out);
}

/* Why NODE does not fit FIELD, and what to do. Free with g_free. */
static char *
misfit (const BatsonField *field, JsonNode *node)
{
  double number;

  if ((field->kind == BATSON_KIND_CHOICE && node_string (node)) || (field->kind == BATSON_KIND_CHOICES && JSON_NODE_HOLDS_ARRAY (node)))
    return g_strdup (_ ("This choice is not known to this version of Batson. It is kept as it is; answer again to replace it."));
  if (node_number (node, &number) && !in_range (field, number))
    {
      g_autofree char *least = batson_number_to_string (field->min), *most = batson_number_to_string (field->max);
      return g_strdup_printf (_ ("The number is outside %s to %s. It is kept as it is; check it and its unit and answer again."), least, most);
    }
  if (field->kind == BATSON_KIND_TIME && node_string (node))
    return g_strdup (_ ("This is no time to the minute with its offset from UTC, like 2026-06-16T14:20+02:00, and no date. It is kept as it is; answer again to replace it."));
  return g_strdup (_ ("This is not what the field can hold. It is kept as it is; answer again to replace it."));
}

/** Reads a value of a document; null is blank. What does not fit FIELD becomes a raw value that is written back as it was, and OUT_PROBLEM (free with g_free) says why and what to do, else NULL.
 *  Clear OUT_VALUE with batson_value_clear (). */
void
batson_value_from_json (const BatsonField *field, JsonNode *node, BatsonValue *out_value, char **out_problem)
{
  BatsonValue v = { .state = BATSON_VALUE_ANSWER };

  *out_problem = NULL;
  if (JSON_NODE_HOLDS_NULL (node))
    *out_value = BATSON_BLANK;
  else if (JSON_NODE_HOLDS_OBJECT (node) && read_object (node, &v))
    {
      *out_value = v;
      *out_problem = batson_value_problem (field, &v);
    }
  else if (JSON_NODE_HOLDS_OBJECT (node) && field->kind == BATSON_KIND_PICTURE && read_picture (node, &v, out_problem))
    *out_value = v;
  else if (!JSON_NODE_HOLDS_OBJECT (node) && read_answer (field, node, &v))
    *out_value = v;
  else
    {
      *out_value = (BatsonValue) { .state = BATSON_VALUE_RAW, .text = batson_json_keep (node), .raw_json = TRUE };
      if (*out_problem == NULL)
        *out_problem = misfit (field, node);
    }
}

static void
write_pair (BatsonJsonWriter *writer, const char *name, const char *value)
{
  batson_json_on_one_line (writer);
  batson_json_begin_object (writer);
  batson_json_member (writer, name, value);
  batson_json_end_object (writer);
}

static void
write_choices (const BatsonField *field, guint64 set, BatsonJsonWriter *writer)
{
  batson_json_on_one_line (writer);
  batson_json_begin_array (writer);
  for (guint i = 0; i < batson_field_n_choices (field); i++)
    if (set & (G_GUINT64_CONSTANT (1) << i))
      batson_json_string (writer, field->choices[i].id);
  batson_json_end_array (writer);
}

static void
write_picture (BatsonJsonWriter *writer, const BatsonPicture *picture)
{
  gsize size;
  const guchar *bytes = g_bytes_get_data (picture->bytes, &size);
  g_autofree char *data = g_base64_encode (bytes, size);

  batson_json_begin_object (writer);
  batson_json_member (writer, "media_type", batson_picture_media_type (picture));
  if (*picture->caption)
    batson_json_member (writer, "caption", picture->caption);
  batson_json_member (writer, "data", data);
  batson_json_end_object (writer);
}

static void
write_string (BatsonJsonWriter *writer, char *owned)
{
  batson_json_string (writer, owned);
  g_free (owned);
}

static void
write_answer (const BatsonField *field, const BatsonValue *value, BatsonJsonWriter *writer)
{
  switch (field->kind)
    {
    case BATSON_KIND_CHOICE:
      batson_json_string (writer, field->choices[value->choice].id);
      break;
    case BATSON_KIND_CHOICES:
      write_choices (field, value->choices, writer);
      break;
    case BATSON_KIND_INTEGER:
      batson_json_integer (writer, value->integer);
      break;
    case BATSON_KIND_DECIMAL:
      batson_json_number (writer, value->decimal);
      break;
    case BATSON_KIND_NUMBER_OR_WORD:
      if (value->either.word >= 0)
        batson_json_string (writer, field->choices[value->either.word].id);
      else
        batson_json_number (writer, value->either.number);
      break;
    case BATSON_KIND_DATE:
      write_string (writer, batson_date_to_string (&value->date));
      break;
    case BATSON_KIND_TIME:
      write_string (writer, batson_time_to_string (&value->time));
      break;
    case BATSON_KIND_TEXT:
      batson_json_string (writer, value->text);
      break;
    case BATSON_KIND_LEVEL:
      batson_json_string (writer, batson_level_name (value->level));
      break;
    case BATSON_KIND_SPAN:
      write_string (writer, batson_span_to_string (value->span));
      break;
    case BATSON_KIND_PICTURE:
      write_picture (writer, value->picture);
      break;
    default:
      g_assert_not_reached ();
    }
}

/** Writes a value that is not blank. */
void
batson_value_to_json (const BatsonField *field, const BatsonValue *value, BatsonJsonWriter *writer)
{
  if (value->state == BATSON_VALUE_ANSWER)
    write_answer (field, value, writer);
  else if (value->state == BATSON_VALUE_RAW && value->raw_json)
    {
      g_autoptr (JsonNode) node = batson_json_kept (value->text);
      batson_json_node (writer, node);
    }
  else if (value->state == BATSON_VALUE_RAW)
    write_pair (writer, "typed", value->text);
  else
    write_pair (writer, "state", states[value->state]);
}

/* Whether OBJECT's members "at", "by" and "source" are what they should be. */
static gboolean
read_about (JsonObject *object, BatsonAbout *out)
{
  JsonNode *at = json_object_get_member (object, "at"), *by = json_object_get_member (object, "by"), *source = json_object_get_member (object, "source");
  int offset = 0;

  if ((by && !node_string (by)) || (source && !node_string (source)))
    return FALSE;
  if (at && (!node_string (at) || !batson_instant_parse (node_string (at), &out->at, &offset) || out->at == 0))
    return FALSE;
  out->offset = (gint16) offset;
  out->by = by ? g_strdup (node_string (by)) : NULL;
  out->source = source ? g_strdup (node_string (source)) : NULL;
  return TRUE;
}

/** Reads when, by whom and from what a value was entered; what is said further, or does not fit, is kept. Clear with batson_about_clear (). */
void
batson_about_from_json (JsonNode *node, BatsonAbout *out_about)
{
  g_autoptr (JsonNode) rest = NULL;
  JsonObject *object;

  *out_about = (BatsonAbout) { 0 };
  if (!JSON_NODE_HOLDS_OBJECT (node) || !read_about (json_node_get_object (node), out_about))
    {
      *out_about = (BatsonAbout) { .more = batson_json_keep (node) };
      return;
    }
  rest = json_node_alloc ();
  json_node_init_object (rest, json_object_new ());
  json_object_unref (json_node_get_object (rest));
  object = json_node_get_object (rest);
  g_autoptr (GList) names = json_object_get_members (json_node_get_object (node));
  for (GList *l = names; l; l = l->next)
    if (strcmp (l->data, "at") && strcmp (l->data, "by") && strcmp (l->data, "source"))
      json_object_set_member (object, l->data, json_object_dup_member (json_node_get_object (node), l->data));
  if (json_object_get_size (object) > 0)
    out_about->more = batson_json_keep (rest);
}

/** Writes an about that is not blank. */
void
batson_about_to_json (const BatsonAbout *about, BatsonJsonWriter *writer)
{
  g_autoptr (JsonNode) more = about->more ? batson_json_kept (about->more) : NULL;
  g_autofree char *at = about->at ? batson_instant_to_string (about->at, about->offset) : NULL;

  if (more && !at && !about->by && !about->source)
    {
      batson_json_on_one_line (writer);
      batson_json_node (writer, more);
      return;
    }
  batson_json_on_one_line (writer);
  batson_json_begin_object (writer);
  if (at)
    batson_json_member (writer, "at", at);
  if (about->by)
    batson_json_member (writer, "by", about->by);
  if (about->source)
    batson_json_member (writer, "source", about->source);
  if (more)
    batson_json_node_members (writer, more);
  batson_json_end_object (writer);
}
