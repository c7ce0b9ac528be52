/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list of cases shows of one: a cache in the head of its document, never read back as truth. */
#include "case/summary.h"
#include "case/json-guard.h"
#include <string.h>

static void
deadline_clear (gpointer data)
{
  g_free (((BatsonSummaryDeadline *) data)->what);
}

/** Makes SUMMARY, not initialised before, one that says nothing. Clear with batson_summary_clear (). */
void
batson_summary_init (BatsonSummary *summary)
{
  *summary = (BatsonSummary) {
    .name = g_strdup (""), .number = g_strdup (""), .title = g_strdup (""), .urgency = g_strdup (""), .next = g_strdup (""), .next_of = g_strdup (""), .rules = g_strdup (""),
    .decision = g_strdup (""), .decision_of = g_strdup (""), .subtype = g_strdup (""), .referrals = g_strdup (""),
    .deadlines = g_array_new (FALSE, FALSE, sizeof (BatsonSummaryDeadline))
  };
  g_array_set_clear_func (summary->deadlines, deadline_clear);
}

/** Makes OUT_SUMMARY, not initialised before, a copy to be cleared with batson_summary_clear (). */
void
batson_summary_copy (const BatsonSummary *summary, BatsonSummary *out_summary)
{
  *out_summary = (BatsonSummary) {
    .name = g_strdup (summary->name), .number = g_strdup (summary->number), .title = g_strdup (summary->title), .urgency = g_strdup (summary->urgency),
    .next = g_strdup (summary->next), .next_of = g_strdup (summary->next_of), .rules = g_strdup (summary->rules),
    .decision = g_strdup (summary->decision), .decision_of = g_strdup (summary->decision_of), .subtype = g_strdup (summary->subtype), .referrals = g_strdup (summary->referrals),
    .has_at = summary->has_at, .at = summary->at, .example = summary->example, .vignette = summary->vignette, .whole = summary->whole,
    .deadlines = g_array_new (FALSE, FALSE, sizeof (BatsonSummaryDeadline))
  };
  g_array_set_clear_func (out_summary->deadlines, deadline_clear);
  for (guint i = 0; i < summary->deadlines->len; i++)
    {
      const BatsonSummaryDeadline *deadline = &g_array_index (summary->deadlines, BatsonSummaryDeadline, i);

      batson_summary_add_deadline (out_summary, deadline->what, &deadline->due);
    }
}

/** Frees what SUMMARY holds and makes it all zero. */
void
batson_summary_clear (BatsonSummary *summary)
{
  g_free (summary->name);
  g_free (summary->number);
  g_free (summary->title);
  g_free (summary->urgency);
  g_free (summary->next);
  g_free (summary->next_of);
  g_free (summary->rules);
  g_free (summary->decision);
  g_free (summary->decision_of);
  g_free (summary->subtype);
  g_free (summary->referrals);
  g_clear_pointer (&summary->deadlines, g_array_unref);
  *summary = (BatsonSummary) { 0 };
}

/** Adds a time limit, kept earliest first; WHAT, a stable id, is copied, as DUE. */
void
batson_summary_add_deadline (BatsonSummary *summary, const char *what, const BatsonInstant *due)
{
  BatsonSummaryDeadline deadline = { g_strdup (what), *due };
  guint i = 0;

  while (i < summary->deadlines->len && g_array_index (summary->deadlines, BatsonSummaryDeadline, i).due.at <= due->at)
    i++;
  g_array_insert_val (summary->deadlines, i, deadline);
}

/* Where the member "summary" of the object that HEAD begins with ends; 0 where it does not end in it. */
static gsize
summary_end (const char *head, gsize length)
{
  guint depth = 0;
  gsize text = 0; /* where the last string at depth 1 began */
  gboolean summary = FALSE;

  for (gsize i = 0; i < length; i++)
    switch (head[i])
      {
      case '"':
        text = i;
        for (i++; i < length && head[i] != '"'; i++)
          i += head[i] == '\\';
        if (depth == 1)
          summary = i < length && i - text == strlen ("\"summary") && strncmp (head + text, "\"summary", i - text) == 0;
        break;
      case '{':
      case '[':
        depth++;
        break;
      case '}':
      case ']':
        if (depth < 2)
          return 0;
        if (--depth == 1 && summary)
          return i + 1;
        break;
      default:
        break;
      }
  return 0;
}

/* FALSE where there is no such string. */
static gboolean
take_string (JsonObject *object, const char *name, char **out)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;
  g_free (*out);
  *out = g_strdup (json_node_get_string (node));
  return TRUE;
}

/* Whether OBJECT was computed by a program that summarises as this one does. */
static gboolean
is_of_today (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "version");

  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64 && json_node_get_int (node) == BATSON_SUMMARY_VERSION;
}

static void
take_strings (JsonObject *object, BatsonSummary *out)
{
  const struct
  {
    const char *name;
    char **out;
  } strings[] = {
    { "name", &out->name }, { "number", &out->number }, { "title", &out->title }, { "urgency", &out->urgency }, { "next", &out->next }, { "next_of", &out->next_of },
    { "rules", &out->rules }, { "decision", &out->decision }, { "decision_of", &out->decision_of }, { "subtype", &out->subtype }, { "referrals", &out->referrals },
  };

  out->whole = json_object_has_member (object, "deadlines") && is_of_today (object);
  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    out->whole = take_string (object, strings[i].name, strings[i].out) && out->whole;
}

static gboolean
is_true (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

static gboolean
take_instant (JsonObject *object, const char *name, BatsonInstant *out)
{
  g_autofree char *text = g_strdup ("");

  take_string (object, name, &text);
  return batson_instant_parse (text, &out->at, &out->offset);
}

static void
take_deadlines (JsonObject *object, BatsonSummary *out)
{
  JsonNode *node = json_object_get_member (object, "deadlines");
  JsonArray *array = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      g_autofree char *what = g_strdup ("");
      BatsonInstant instant;

      if (!JSON_NODE_HOLDS_OBJECT (element))
        continue;
      take_string (json_node_get_object (element), "what", &what);
      if (take_instant (json_node_get_object (element), "due", &instant))
        batson_summary_add_deadline (out, what, &instant);
    }
}

/** Reads the summary out of the first LENGTH bytes of a document (2 KB are enough); what it does not hold stays "".
 *  FALSE and OUT_SUMMARY untouched where there is none to be read: then the whole document has to be. Clear OUT_SUMMARY with batson_summary_clear (). */
gboolean
batson_summary_parse (const char *head, gsize length, BatsonSummary *out_summary)
{
  gsize end = summary_end (head, length);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonNode *summary;
  JsonObject *object;

  if (end == 0)
    return FALSE;
  text = g_strdup_printf ("%.*s}", (int) end, head);
  root = batson_json_parse (text, strlen (text), NULL);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root) || !json_object_has_member (json_node_get_object (root), "batson"))
    return FALSE;
  summary = json_object_get_member (json_node_get_object (root), "summary");
  if (summary == NULL || !JSON_NODE_HOLDS_OBJECT (summary))
    return FALSE;
  object = json_node_get_object (summary);
  batson_summary_init (out_summary);
  take_strings (object, out_summary);
  out_summary->has_at = take_instant (object, "at", &out_summary->at);
  out_summary->example = is_true (object, "example");
  out_summary->vignette = is_true (object, "vignette");
  take_deadlines (object, out_summary);
  return TRUE;
}
