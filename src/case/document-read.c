/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a document to a case: nothing of it is lost, what does not fit is reported. */
#include "case/case-private.h"
#include "case/document.h"
#include "case/value-json.h"
#include <glib/gi18n-lib.h>
#include <string.h>

enum { MAX_RECORDS = 20000 };

typedef struct
{
  BatsonCase *target;
  GPtrArray *problems; /* BatsonProblem */
  GHashTable *ids;     /* those taken */
  guint n_records;
} Reader;

static void read_record (Reader *r, BatsonRecord *record, JsonObject *object);

static void
problem_free (gpointer data)
{
  BatsonProblem *problem = data;

  g_free (problem->path);
  g_free (problem->text);
  g_free (problem);
}

/* Takes PATH. */
static void
report (Reader *r, char *path, const char *text)
{
  BatsonProblem *problem = g_new0 (BatsonProblem, 1);

  problem->path = path;
  problem->text = g_strdup (text);
  g_ptr_array_add (r->problems, problem);
}

static const char *
member_string (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static gboolean
member_int (JsonObject *object, const char *name, gint64 *out)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  *out = json_node_get_int (node);
  return TRUE;
}

/* Keeps what has no place of its own as a member with a free name: "kept", "kept-2". */
static void
keep_aside (GPtrArray *unknowns, JsonObject *object, JsonNode *node)
{
  g_autofree char *name = g_strdup ("kept");

  for (guint n = 2; json_object_has_member (object, name); n++)
    {
      g_free (name);
      name = g_strdup_printf ("kept-%u", n);
    }
  json_object_set_null_member (object, name);
  _batson_unknowns_add (unknowns, name, node);
}

/* The JSON of a list or record field that is none: kept with the field. */
static void
keep_with_field (Reader *r, BatsonRecord *record, guint field, JsonNode *node)
{
  g_auto (BatsonValue) value = { .state = BATSON_VALUE_RAW, .text = batson_json_keep (node), .raw_json = TRUE };
  BatsonAbout about = { 0 };

  _batson_record_set (record, field, &value, &about);
  report (r, batson_record_path (record, (int) field), _ ("This is not what the document should hold here. It is kept as it is; look at it with a text editor."));
}

/* The id of a record in a list, made new where it has none of its own; free with g_free. */
static char *
take_id (Reader *r, JsonObject *object, gboolean *out_new)
{
  const char *id = member_string (object, "id");
  char *taken = id && *id && !g_hash_table_contains (r->ids, id) ? g_strdup (id) : NULL;

  *out_new = taken == NULL;
  while (taken == NULL)
    {
      taken = _batson_case_new_id (r->target);
      if (g_hash_table_contains (r->ids, taken))
        g_clear_pointer (&taken, g_free);
    }
  g_hash_table_add (r->ids, g_strdup (taken));
  return taken;
}

static void
read_list_record (Reader *r, BatsonRecord *owner, guint field, JsonObject *object)
{
  const BatsonField *f = batson_record_get_field (owner, field);
  gboolean new_id;
  g_autofree char *id = take_id (r, object, &new_id);
  g_autoptr (BatsonRecord) record = _batson_record_new ((BatsonRecordTypeId) (f->record - batson_record_type (0)), id);

  r->n_records++;
  _batson_record_insert (owner, field, G_MAXUINT, record);
  read_record (r, record, object);
  if (!new_id)
    return;
  if (json_object_has_member (object, "id") && !member_string (object, "id"))
    keep_aside (_batson_record_unknowns (record), object, json_object_get_member (object, "id"));
  report (r, batson_record_path (record, -1), _ ("This entry had no id of its own; it was given one. Nothing needs to be done."));
}

static void
read_list (Reader *r, BatsonRecord *record, guint field, JsonNode *node)
{
  JsonArray *array = json_node_get_array (node);
  g_autoptr (JsonNode) strays = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (strays, json_array_new ());
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      if (JSON_NODE_HOLDS_OBJECT (element) && r->n_records < MAX_RECORDS)
        read_list_record (r, record, field, json_node_get_object (element));
      else
        json_array_add_element (json_node_get_array (strays), json_node_ref (element));
    }
  if (json_array_get_length (json_node_get_array (strays)) > 0)
    keep_with_field (r, record, field, strays);
}

static void
read_value (Reader *r, BatsonRecord *record, guint field, JsonNode *node, const BatsonAbout *about)
{
  g_auto (BatsonValue) value = BATSON_BLANK;
  g_autofree char *problem = NULL;

  batson_value_from_json (batson_record_get_field (record, field), node, &value, &problem);
  _batson_record_set (record, field, &value, about);
  if (problem)
    report (r, batson_record_path (record, (int) field), problem);
}

static void
read_field (Reader *r, BatsonRecord *record, guint field, JsonNode *node, const BatsonAbout *about)
{
  BatsonKind kind = batson_record_get_field (record, field)->kind;

  if (JSON_NODE_HOLDS_NULL (node) && (kind == BATSON_KIND_RECORD || kind == BATSON_KIND_LIST))
    return;
  if (kind == BATSON_KIND_RECORD && JSON_NODE_HOLDS_OBJECT (node))
    read_record (r, batson_record_child (record, field), json_node_get_object (node));
  else if (kind == BATSON_KIND_LIST && JSON_NODE_HOLDS_ARRAY (node))
    read_list (r, record, field, node);
  else if (kind == BATSON_KIND_RECORD || kind == BATSON_KIND_LIST)
    keep_with_field (r, record, field, node);
  else
    read_value (r, record, field, node, about);
}

/* The members no table knows, in their order; of "about" what belongs to no field. */
static void
keep_unknown (BatsonRecord *record, JsonObject *object)
{
  const BatsonRecordType *type = batson_record_get_record_type (record);
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *l = names; l; l = l->next)
    {
      JsonNode *node = json_object_get_member (object, l->data);
      if (batson_record_type_find (type, l->data, -1) >= 0 || (batson_record_get_id (record) && strcmp (l->data, "id") == 0))
        continue;
      if (strcmp (l->data, "about") != 0 || !JSON_NODE_HOLDS_OBJECT (node))
        {
          _batson_unknowns_add (_batson_record_unknowns (record), l->data, node);
          continue;
        }
      for (guint i = 0; i < type->n_fields; i++)
        json_object_remove_member (json_node_get_object (node), type->fields[i].key);
      if (json_object_get_size (json_node_get_object (node)) > 0)
        _batson_unknowns_add (_batson_record_unknowns (record), l->data, node);
    }
}

static void
read_record (Reader *r, BatsonRecord *record, JsonObject *object)
{
  const BatsonRecordType *type = batson_record_get_record_type (record);
  JsonNode *about_node = json_object_get_member (object, "about");
  JsonObject *abouts = about_node && JSON_NODE_HOLDS_OBJECT (about_node) ? json_node_get_object (about_node) : NULL;

  for (guint i = 0; i < type->n_fields; i++)
    {
      JsonNode *node = json_object_get_member (object, type->fields[i].key);
      JsonNode *about = abouts ? json_object_get_member (abouts, type->fields[i].key) : NULL;
      g_auto (BatsonAbout) a = { 0 };

      if (about)
        batson_about_from_json (about, &a);
      if (about)
        _batson_record_set (record, i, batson_record_get (record, i), &a);
      if (node)
        read_field (r, record, i, node, &a);
    }
  keep_unknown (record, object);
}

/* The members of the document beside "record". */
static void
read_head (Reader *r, JsonObject *object)
{
  static const char *const own[] = { "batson", "id", "revision", "summary", "record", NULL };
  GPtrArray *unknowns = _batson_case_unknowns (r->target);
  const char *id = member_string (object, "id");
  gint64 revision;
  g_autoptr (GList) names = json_object_get_members (object);

  if (id && *id)
    _batson_case_set_id (r->target, id);
  for (GList *l = names; l; l = l->next)
    if (!g_strv_contains (own, l->data))
      _batson_unknowns_add (unknowns, l->data, json_object_get_member (object, l->data));
  if (!id || !*id)
    {
      if (json_object_has_member (object, "id"))
        keep_aside (unknowns, object, json_object_get_member (object, "id"));
      report (r, g_strdup ("id"), _ ("The case had no id; it was given one. Nothing needs to be done."));
    }
  if (member_int (object, "revision", &revision) && revision >= 0)
    _batson_case_set_revision (r->target, revision);
  else if (json_object_has_member (object, "revision"))
    {
      keep_aside (unknowns, object, json_object_get_member (object, "revision"));
      report (r, g_strdup ("revision"), _ ("This is no count of revisions; counting starts again at 0."));
    }
}

static gboolean
read_root (Reader *r, JsonNode *root, GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *record = object ? json_object_get_member (object, "record") : NULL;
  gint64 format;

  if (object == NULL || !member_int (object, "batson", &format) || format < 1)
    {
      g_set_error_literal (error, BATSON_DOCUMENT_ERROR, BATSON_DOCUMENT_ERROR_NOT_A_CASE, _ ("This is no case of Batson: it does not begin with the member \"batson\" and the number of its format."));
      return FALSE;
    }
  if (record && !JSON_NODE_HOLDS_OBJECT (record))
    {
      g_set_error_literal (error, BATSON_DOCUMENT_ERROR, BATSON_DOCUMENT_ERROR_NOT_A_CASE, _ ("This is no case of Batson: its member \"record\" is not an object."));
      return FALSE;
    }
  _batson_case_set_format (r->target, format);
  read_head (r, object);
  if (record)
    read_record (r, batson_case_get_root (r->target), json_node_get_object (record));
  else
    report (r, g_strdup ("record"), _ ("The document holds no record; the case is empty."));
  if (r->n_records < MAX_RECORDS)
    return TRUE;
  g_set_error (error, BATSON_DOCUMENT_ERROR, BATSON_DOCUMENT_ERROR_TOO_LARGE, _ ("The case holds more than %d entries in its lists; no case needs so many."), MAX_RECORDS);
  return FALSE;
}

/** Reads a document. What does not fit is kept and listed in OUT_PROBLEMS (BatsonProblem; nullable; free with g_ptr_array_unref), which is set with the case.
 *  ORIGIN (nullable) as in batson_case_new (). A newer format is read as far as it is known, see batson_case_is_newer ().
 *  Free with g_object_unref. NULL with BATSON_DOCUMENT_ERROR where it is no sound JSON or no case. */
BatsonCase *
batson_document_read (GBytes *bytes, const BatsonOrigin *origin, GPtrArray **out_problems, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (JsonNode) root = batson_json_parse (data, size, error);
  g_autoptr (BatsonCase) target = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (problem_free);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reader r = { .problems = problems, .ids = ids };

  if (root == NULL)
    return NULL;
  r.target = target = batson_case_new (origin);
  if (!read_root (&r, root, error))
    return NULL;
  _batson_case_index (target, batson_case_get_root (target));
  if (out_problems)
    *out_problems = g_steal_pointer (&problems);
  return g_steal_pointer (&target);
}
