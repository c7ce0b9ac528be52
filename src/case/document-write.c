/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a case to its document: members in the order of the tables, then those no table knows. */
#include "case/case-private.h"
#include "case/document.h"
#include "case/value-json.h"
#include <glib/gi18n-lib.h>
#include <string.h>

enum { HEAD = 2048 }; /* the summary ends before this */

static void write_record (BatsonJsonWriter *writer, BatsonRecord *record, JsonNode *kept);

static gboolean
has_content (BatsonRecord *record)
{
  const BatsonRecordType *type = batson_record_get_record_type (record);

  if (_batson_record_unknowns (record)->len > 0 || !batson_record_is_blank (record))
    return TRUE;
  for (guint i = 0; i < type->n_fields; i++)
    if (!batson_about_is_blank (batson_record_get_about (record, i)) ||
        (type->fields[i].kind == BATSON_KIND_RECORD && has_content (batson_record_child (record, i))))
      return TRUE;
  return FALSE;
}

/* The kept JSON of a record or list field, see the reader; NULL where there is none. Free with json_node_unref. */
static JsonNode *
kept_with_field (BatsonRecord *record, guint field)
{
  const BatsonValue *value = batson_record_get (record, field);

  return value->state == BATSON_VALUE_RAW ? batson_json_kept (value->text) : NULL;
}

/* The records of a list, then what stood among them and is none; what is no list is written as it was until there are records. */
static void
write_list (BatsonJsonWriter *writer, BatsonRecord *record, guint field)
{
  g_autoptr (JsonNode) kept = kept_with_field (record, field);
  guint n = batson_record_length (record, field);

  if (n == 0 && kept == NULL)
    return;
  batson_json_name (writer, batson_record_get_field (record, field)->key);
  if (n == 0)
    {
      batson_json_node (writer, kept);
      return;
    }
  batson_json_begin_array (writer);
  for (guint i = 0; i < n; i++)
    write_record (writer, batson_record_nth (record, field, i), NULL);
  if (kept && JSON_NODE_HOLDS_ARRAY (kept))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (kept)); i++)
      batson_json_node (writer, json_array_get_element (json_node_get_array (kept), i));
  else if (kept)
    {
      /* in brackets, so that an object is not taken for a record */
      batson_json_begin_array (writer);
      batson_json_node (writer, kept);
      batson_json_end_array (writer);
    }
  batson_json_end_array (writer);
}

static void
write_child (BatsonJsonWriter *writer, BatsonRecord *record, guint field)
{
  BatsonRecord *child = batson_record_child (record, field);
  g_autoptr (JsonNode) kept = kept_with_field (record, field);

  if (!has_content (child) && kept == NULL)
    return;
  batson_json_name (writer, batson_record_get_field (record, field)->key);
  if (has_content (child))
    write_record (writer, child, kept);
  else
    batson_json_node (writer, kept);
}

/* The abouts of the record's fields, then those of fields no table knows. */
static void
write_abouts (BatsonJsonWriter *writer, BatsonRecord *record, JsonNode *unknown)
{
  const BatsonRecordType *type = batson_record_get_record_type (record);
  gboolean open = FALSE;

  for (guint i = 0; i < type->n_fields; i++)
    if (!batson_about_is_blank (batson_record_get_about (record, i)))
      {
        if (!open)
          {
            batson_json_name (writer, "about");
            batson_json_begin_object (writer);
            open = TRUE;
          }
        batson_json_name (writer, type->fields[i].key);
        batson_about_to_json (batson_record_get_about (record, i), writer);
      }
  if (!open && unknown)
    {
      batson_json_name (writer, "about");
      batson_json_node (writer, unknown);
    }
  if (!open)
    return;
  if (unknown && JSON_NODE_HOLDS_OBJECT (unknown))
    batson_json_node_members (writer, unknown);
  else if (unknown)
    {
      batson_json_name (writer, "kept");
      batson_json_node (writer, unknown);
    }
  batson_json_end_object (writer);
}

static void
write_field (BatsonJsonWriter *writer, BatsonRecord *record, guint field)
{
  const BatsonField *f = batson_record_get_field (record, field);

  if (f->kind == BATSON_KIND_LIST)
    write_list (writer, record, field);
  else if (f->kind == BATSON_KIND_RECORD)
    write_child (writer, record, field);
  else if (batson_record_get (record, field)->state != BATSON_VALUE_BLANK)
    {
      batson_json_name (writer, f->key);
      batson_value_to_json (f, batson_record_get (record, field), writer);
    }
}

static JsonNode *
find_unknown (GPtrArray *unknowns, const char *key)
{
  for (guint i = 0; i < unknowns->len; i++)
    if (strcmp (((BatsonUnknown *) unknowns->pdata[i])->key, key) == 0)
      return ((BatsonUnknown *) unknowns->pdata[i])->node;
  return NULL;
}

/* All but the one of the name BUT. */
static void
write_unknowns (BatsonJsonWriter *writer, GPtrArray *unknowns, const char *but)
{
  for (guint i = 0; i < unknowns->len; i++)
    {
      BatsonUnknown *unknown = unknowns->pdata[i];
      if (strcmp (unknown->key, but) == 0)
        continue;
      batson_json_name (writer, unknown->key);
      batson_json_node (writer, unknown->node);
    }
}

/* KEPT (nullable): what stood where the record should, as one more member. */
static void
write_record (BatsonJsonWriter *writer, BatsonRecord *record, JsonNode *kept)
{
  GPtrArray *unknowns = _batson_record_unknowns (record);
  g_autofree char *name = g_strdup ("kept");

  batson_json_begin_object (writer);
  if (batson_record_get_id (record))
    batson_json_member (writer, "id", batson_record_get_id (record));
  for (guint i = 0; i < batson_record_get_record_type (record)->n_fields; i++)
    write_field (writer, record, i);
  write_abouts (writer, record, find_unknown (unknowns, "about"));
  write_unknowns (writer, unknowns, "about");
  for (guint n = 2; kept && find_unknown (unknowns, name); n++)
    {
      g_free (name);
      name = g_strdup_printf ("kept-%u", n);
    }
  if (kept)
    {
      batson_json_name (writer, name);
      batson_json_node (writer, kept);
    }
  batson_json_end_object (writer);
}

/** The bytes of the member "record" alone: two cases that record the same give the same. Free with g_bytes_unref. */
GBytes *
batson_document_record_bytes (BatsonCase *self)
{
  g_autoptr (BatsonJsonWriter) writer = batson_json_writer_new ();

  write_record (writer, batson_case_get_root (self), NULL);
  return batson_json_writer_finish (writer);
}

/* TEXT, cut to N characters where it is longer. */
static void
write_cut (BatsonJsonWriter *writer, const char *name, const char *text, glong n)
{
  g_autofree char *cut = NULL;

  batson_json_name (writer, name);
  if (g_utf8_strlen (text, -1) <= n)
    {
      batson_json_string (writer, text);
      return;
    }
  g_autofree char *start = g_utf8_substring (text, 0, n);
  cut = g_strconcat (start, "…", NULL);
  batson_json_string (writer, cut);
}

static void
write_instant (BatsonJsonWriter *writer, const char *name, const BatsonInstant *instant)
{
  g_autofree char *text = batson_instant_to_string (instant->at, instant->offset);

  batson_json_member (writer, name, text);
}

static void
write_summary (BatsonJsonWriter *writer, const BatsonSummary *summary, glong n)
{
  batson_json_begin_object (writer);
  batson_json_name (writer, "version");
  batson_json_integer (writer, BATSON_SUMMARY_VERSION);
  write_cut (writer, "name", summary->name, n);
  write_cut (writer, "number", summary->number, n);
  write_cut (writer, "title", summary->title, n);
  batson_json_member (writer, "urgency", summary->urgency);
  batson_json_member (writer, "next", summary->next);
  write_cut (writer, "next_of", summary->next_of, n);
  batson_json_member (writer, "rules", summary->rules);
  if (summary->has_at)
    write_instant (writer, "at", &summary->at);
  batson_json_member (writer, "decision", summary->decision);
  write_cut (writer, "decision_of", summary->decision_of, n);
  batson_json_member (writer, "subtype", summary->subtype);
  batson_json_member (writer, "referrals", summary->referrals);
  batson_json_name (writer, "example");
  batson_json_boolean (writer, summary->example);
  batson_json_name (writer, "vignette");
  batson_json_boolean (writer, summary->vignette);
  batson_json_name (writer, "deadlines");
  batson_json_begin_array (writer);
  for (guint i = 0; i < summary->deadlines->len; i++)
    {
      BatsonSummaryDeadline *deadline = &g_array_index (summary->deadlines, BatsonSummaryDeadline, i);
      batson_json_on_one_line (writer);
      batson_json_begin_object (writer);
      batson_json_member (writer, "what", deadline->what);
      write_instant (writer, "due", &deadline->due);
      batson_json_end_object (writer);
    }
  batson_json_end_array (writer);
  batson_json_end_object (writer);
}

/* What stands before the record; texts that people typed are cut to N characters. */
static BatsonJsonWriter *
write_head (BatsonCase *self, const BatsonSummary *summary, glong n)
{
  BatsonJsonWriter *writer = batson_json_writer_new ();

  batson_json_begin_object (writer);
  batson_json_name (writer, "batson");
  batson_json_integer (writer, _batson_case_get_format (self));
  batson_json_member (writer, "id", batson_case_get_id (self));
  batson_json_name (writer, "revision");
  batson_json_integer (writer, batson_case_get_revision (self) + batson_case_is_modified (self));
  if (summary)
    {
      batson_json_name (writer, "summary");
      write_summary (writer, summary, n);
    }
  return writer;
}

static BatsonJsonWriter *
write_short_head (BatsonCase *self, const BatsonSummary *summary)
{
  static const glong lengths[] = { 400, 200, 100, 50, 20, 0 };

  for (guint i = 0;; i++)
    {
      BatsonJsonWriter *writer = write_head (self, summary, lengths[i]);
      if (batson_json_writer_length (writer) < HEAD || i + 1 == G_N_ELEMENTS (lengths))
        return writer;
      batson_json_writer_free (writer);
    }
}

static GBytes *
write_document (BatsonCase *self, const BatsonSummary *summary)
{
  g_autoptr (BatsonJsonWriter) writer = write_short_head (self, summary);
  GPtrArray *unknowns = _batson_case_unknowns (self);
  JsonNode *audit = find_unknown (unknowns, "audit");

  batson_json_name (writer, "record");
  write_record (writer, batson_case_get_root (self), NULL);
  batson_json_name (writer, "audit");
  if (audit)
    batson_json_node (writer, audit);
  else
    {
      batson_json_begin_array (writer);
      batson_json_end_array (writer);
    }
  write_unknowns (writer, unknowns, "audit");
  batson_json_end_object (writer);
  return batson_json_writer_finish (writer);
}

/** The document of a case, read back and compared with its record before it is given out. SUMMARY (nullable) is written in the first 2 KB, its names cut where they are huge.
 *  Its revision is the next one where the case is modified, see batson_case_mark_saved ().
 *  Free with g_bytes_unref. NULL with BATSON_DOCUMENT_ERROR where it would not read back equal: then it must not be saved over anything. */
GBytes *
batson_document_write (BatsonCase *self, const BatsonSummary *summary, GError **error)
{
  g_autoptr (GBytes) bytes = write_document (self, summary), record = batson_document_record_bytes (self), again = NULL;
  g_autoptr (BatsonCase) read = batson_document_read (bytes, NULL, NULL, error);

  if (read == NULL)
    return NULL;
  again = batson_document_record_bytes (read);
  if (!g_bytes_equal (record, again))
    {
      g_set_error_literal (error, BATSON_DOCUMENT_ERROR, BATSON_DOCUMENT_ERROR_NOT_KEPT, _ ("What would be written does not read back equal, so nothing was written. Please report this with what you entered last."));
      return NULL;
    }
  return g_steal_pointer (&bytes);
}
