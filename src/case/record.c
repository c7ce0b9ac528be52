/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record: the values of one record type, its records and lists. */
#include "case/record.h"
#include "case/record-private.h"
#include <string.h>

struct _BatsonRecordList
{
  GObject parent_instance;
  GPtrArray *records;
};

/* Most answers of a case are never given: one is made when it is first set, so that a blank costs a pointer and reading many of them stays within the cache. */
typedef struct
{
  BatsonValue value;
  BatsonAbout about;
} Answer;

/* What a field of records holds. */
typedef union
{
  BatsonRecord *record;
  BatsonRecordList *list;
} Below;

struct _BatsonRecord
{
  GObject parent_instance;
  BatsonRecordTypeId type_id;
  const BatsonRecordType *type;
  char *id;             /* of a record in a list; NULL for the others */
  BatsonRecord *parent; /* not owned; NULL for the root and a removed record */
  guint parent_field;
  Answer **answers; /* of each field, NULL while nothing was set; of a field of records it is what a document says there that is none */
  Below *below;     /* of each field; NULL where no field is one of records */
  GPtrArray *unknowns; /* BatsonUnknown; NULL while there are none */
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void batson_record_list_model_init (GListModelInterface *iface);
G_DEFINE_FINAL_TYPE (BatsonRecord, batson_record, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (BatsonRecordList, batson_record_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, batson_record_list_model_init))

/** Frees what ABOUT holds and makes it all zero. */
void
batson_about_clear (BatsonAbout *about)
{
  g_free (about->by);
  g_free (about->source);
  g_free (about->more);
  *about = (BatsonAbout) { 0 };
}

/** Makes OUT_ABOUT, not initialised before, a copy to be cleared with batson_about_clear (). */
void
batson_about_copy (const BatsonAbout *about, BatsonAbout *out_about)
{
  *out_about = (BatsonAbout) { about->at, about->offset, g_strdup (about->by), g_strdup (about->source), g_strdup (about->more) };
}

/** Whether ABOUT says nothing. */
gboolean
batson_about_is_blank (const BatsonAbout *about)
{
  return about->at == 0 && !about->by && !about->source && !about->more;
}

static void
unknown_free (gpointer data)
{
  BatsonUnknown *unknown = data;

  g_free (unknown->key);
  json_node_unref (unknown->node);
  g_free (unknown);
}

GPtrArray *
_batson_unknowns_new (void)
{
  return g_ptr_array_new_with_free_func (unknown_free);
}

/* Keeps a copy of a member no table knows. */
void
_batson_unknowns_add (GPtrArray *unknowns, const char *key, JsonNode *node)
{
  BatsonUnknown *unknown = g_new0 (BatsonUnknown, 1);

  unknown->key = g_strdup (key);
  unknown->node = json_node_copy (node);
  g_ptr_array_add (unknowns, unknown);
}

/* The list of a list field */

static GType
list_get_item_type (GListModel *model)
{
  return BATSON_TYPE_RECORD;
}

static guint
list_get_n_items (GListModel *model)
{
  return BATSON_RECORD_LIST (model)->records->len;
}

static gpointer
list_get_item (GListModel *model, guint position)
{
  GPtrArray *records = BATSON_RECORD_LIST (model)->records;

  return position < records->len ? g_object_ref (records->pdata[position]) : NULL;
}

static void
batson_record_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = list_get_item_type;
  iface->get_n_items = list_get_n_items;
  iface->get_item = list_get_item;
}

static void
batson_record_list_finalize (GObject *object)
{
  BatsonRecordList *self = BATSON_RECORD_LIST (object);

  for (guint i = 0; i < self->records->len; i++)
    ((BatsonRecord *) self->records->pdata[i])->parent = NULL;
  g_ptr_array_unref (self->records);
  G_OBJECT_CLASS (batson_record_list_parent_class)->finalize (object);
}

static void
batson_record_list_class_init (BatsonRecordListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = batson_record_list_finalize;
}

static void
batson_record_list_init (BatsonRecordList *self)
{
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
}

/* The record */

static void
answer_free (Answer *answer)
{
  if (answer == NULL)
    return;
  batson_value_clear (&answer->value);
  batson_about_clear (&answer->about);
  g_free (answer);
}

static void
batson_record_finalize (GObject *object)
{
  BatsonRecord *self = BATSON_RECORD (object);

  for (guint i = 0; i < self->type->n_fields; i++)
    {
      answer_free (self->answers[i]);
      if (self->type->fields[i].kind == BATSON_KIND_RECORD)
        {
          self->below[i].record->parent = NULL;
          g_object_unref (self->below[i].record);
        }
      else if (self->type->fields[i].kind == BATSON_KIND_LIST)
        g_object_unref (self->below[i].list);
    }
  g_free (self->answers);
  g_free (self->below);
  g_clear_pointer (&self->unknowns, g_ptr_array_unref);
  g_free (self->id);
  G_OBJECT_CLASS (batson_record_parent_class)->finalize (object);
}

static void
batson_record_class_init (BatsonRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = batson_record_finalize;

  /**
   * BatsonRecord::changed:
   * A value of the field whose key is the detail changed, or the about of it.
   */
  signals[CHANGED] = g_signal_new ("changed", BATSON_TYPE_RECORD, G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
batson_record_init (BatsonRecord *self)
{
}

/* A blank record with its child records and empty lists; ID (nullable) is copied. */
BatsonRecord *
_batson_record_new (BatsonRecordTypeId type_id, const char *id)
{
  BatsonRecord *self = g_object_new (BATSON_TYPE_RECORD, NULL);

  self->type_id = type_id;
  self->type = batson_record_type (type_id);
  self->id = g_strdup (id);
  self->answers = g_new0 (Answer *, self->type->n_fields);
  for (guint i = 0; i < self->type->n_fields; i++)
    {
      const BatsonField *field = &self->type->fields[i];
      if (self->below == NULL && field->record != NULL)
        self->below = g_new0 (Below, self->type->n_fields);
      if (field->kind == BATSON_KIND_RECORD)
        {
          BatsonRecord *child = _batson_record_new ((BatsonRecordTypeId) (field->record - batson_record_type (0)), NULL);
          child->parent = self;
          child->parent_field = i;
          self->below[i].record = child;
        }
      else if (field->kind == BATSON_KIND_LIST)
        self->below[i].list = g_object_new (BATSON_TYPE_RECORD_LIST, NULL);
    }
  return self;
}

/* Asserts that there is such a field, of KIND (-1: any). */
static void
check_field (BatsonRecord *self, guint field, int kind)
{
  g_assert (field < self->type->n_fields);
  g_assert (kind < 0 || (int) self->type->fields[field].kind == kind);
}

/* The answer of a field; a blank one where nothing was set. */
static const Answer *
answer_of (BatsonRecord *self, guint field, int kind)
{
  static const Answer blank;

  check_field (self, field, kind);
  return self->answers[field] ? self->answers[field] : &blank;
}

/** The table of the record's type. Static. */
const BatsonRecordType *
batson_record_get_record_type (BatsonRecord *self)
{
  return self->type;
}

/** Which record type it is. */
BatsonRecordTypeId
batson_record_get_type_id (BatsonRecord *self)
{
  return self->type_id;
}

/** The table entry of a field. Static. */
const BatsonField *
batson_record_get_field (BatsonRecord *self, guint field)
{
  g_assert (field < self->type->n_fields);
  return &self->type->fields[field];
}

/** The stable id of a record in a list; NULL for the root and its single records. Owned by the record. */
const char *
batson_record_get_id (BatsonRecord *self)
{
  return self->id;
}

/** The record that holds this one; NULL for the root and for a removed record. Not owned. */
BatsonRecord *
batson_record_get_parent (BatsonRecord *self)
{
  return self->parent;
}

/** The field of the parent that holds this record. */
guint
batson_record_get_parent_field (BatsonRecord *self)
{
  return self->parent_field;
}

/** The value of a field; never NULL, owned by the record and valid until the field changes. */
const BatsonValue *
batson_record_get (BatsonRecord *self, guint field)
{
  return &answer_of (self, field, -1)->value;
}

/** When and by whom the value of a field was entered; never NULL, owned by the record. */
const BatsonAbout *
batson_record_get_about (BatsonRecord *self, guint field)
{
  return &answer_of (self, field, -1)->about;
}

/** Whether a field holds an answer (not blank, unknown, not done, not applicable or unreadable). */
gboolean
batson_record_has (BatsonRecord *self, guint field)
{
  return answer_of (self, field, -1)->value.state == BATSON_VALUE_ANSWER;
}

/** The answer of a CHOICE field, -1 where there is none. Asserts the kind. */
int
batson_record_choice (BatsonRecord *self, guint field)
{
  const BatsonValue *value = &answer_of (self, field, BATSON_KIND_CHOICE)->value;

  return value->state == BATSON_VALUE_ANSWER ? value->choice : -1;
}

/** The answer of a CHOICES field as a bit set, 0 where there is none. Asserts the kind. */
guint64
batson_record_choices (BatsonRecord *self, guint field)
{
  const BatsonValue *value = &answer_of (self, field, BATSON_KIND_CHOICES)->value;

  return value->state == BATSON_VALUE_ANSWER ? value->choices : 0;
}

/** The answer of a TEXT field, "" where there is none. Owned by the record. Asserts the kind. */
const char *
batson_record_text (BatsonRecord *self, guint field)
{
  const BatsonValue *value = &answer_of (self, field, BATSON_KIND_TEXT)->value;

  return value->state == BATSON_VALUE_ANSWER ? value->text : "";
}

/** The value of a field as people read it, see batson_value_to_string (). Free with g_free. */
char *
batson_record_to_string (BatsonRecord *self, guint field)
{
  return batson_value_to_string (&self->type->fields[field], batson_record_get (self, field));
}

/** Whether nothing is recorded in RECORD nor in the records and lists below it. */
gboolean
batson_record_is_blank (BatsonRecord *self)
{
  for (guint i = 0; i < self->type->n_fields; i++)
    {
      BatsonKind kind = self->type->fields[i].kind;
      if (batson_record_get (self, i)->state != BATSON_VALUE_BLANK)
        return FALSE;
      if (kind == BATSON_KIND_RECORD && !batson_record_is_blank (self->below[i].record))
        return FALSE;
      if (kind == BATSON_KIND_LIST && batson_record_length (self, i) > 0)
        return FALSE;
    }
  return TRUE;
}

/** The single record of a RECORD field; never NULL, not owned. Asserts the kind. */
BatsonRecord *
batson_record_child (BatsonRecord *self, guint field)
{
  check_field (self, field, BATSON_KIND_RECORD);
  return self->below[field].record;
}

/** The list of a LIST field, a GListModel of BatsonRecord; never NULL, not owned. Asserts the kind. */
BatsonRecordList *
batson_record_list (BatsonRecord *self, guint field)
{
  check_field (self, field, BATSON_KIND_LIST);
  return self->below[field].list;
}

/** How many records a LIST field holds. */
guint
batson_record_length (BatsonRecord *self, guint field)
{
  return batson_record_list (self, field)->records->len;
}

/** The record at POSITION of a LIST field; NULL past its end. Not owned. */
BatsonRecord *
batson_record_nth (BatsonRecord *self, guint field, guint position)
{
  GPtrArray *records = batson_record_list (self, field)->records;

  return position < records->len ? records->pdata[position] : NULL;
}

/** The position of a record in the list that holds it. */
guint
batson_record_position (BatsonRecord *self)
{
  guint position = 0;
  gboolean found = g_ptr_array_find (batson_record_list (self->parent, self->parent_field)->records, self, &position);

  g_assert (found);
  return position;
}

/* Which record of its list: its level where no other has the same, else its position. Free with g_free. */
static char *
list_name (BatsonRecord *self)
{
  GPtrArray *records = batson_record_list (self->parent, self->parent_field)->records;
  int level = batson_record_type_find (self->type, "level", -1);

  if (level < 0 || !batson_record_has (self, level))
    return g_strdup_printf ("%u", batson_record_position (self));
  for (guint i = 0; i < records->len; i++)
    if (records->pdata[i] != self && batson_value_equal (&self->type->fields[level], batson_record_get (self, level), batson_record_get (records->pdata[i], level)))
      return g_strdup_printf ("%u", batson_record_position (self));
  return batson_value_to_input (&self->type->fields[level], batson_record_get (self, level));
}

/** Where a field (-1: the record itself) stands in its case: "lesions[T8].findings[0].grade"; "" for the root itself. Free with g_free. */
char *
batson_record_path (BatsonRecord *self, int field)
{
  GString *path = g_string_new (field < 0 ? "" : self->type->fields[field].key);

  for (BatsonRecord *r = self; r->parent; r = r->parent)
    {
      const BatsonField *holder = &r->parent->type->fields[r->parent_field];
      g_autofree char *name = holder->kind == BATSON_KIND_LIST ? list_name (r) : NULL, *tail = g_strdup (path->str);

      g_string_printf (path, name ? "%s[%s]%s%s" : "%s%s%s%s", holder->key, name ? name : "", *tail ? "." : "", tail);
    }
  return g_string_free (path, FALSE);
}

/** How many answers of SELF, and of the records in it, are kept as they were typed since they do not fit their field. The first of them is
 *  OUT_FIELD of OUT_RECORD, borrowed; both are left alone where there is none. */
guint
batson_record_unfit (BatsonRecord *self, BatsonRecord **out_record, guint *out_field)
{
  guint n = 0, field = 0;
  BatsonRecord *first = NULL;

  for (guint f = 0; f < self->type->n_fields; f++)
    {
      gboolean one = self->type->fields[f].kind == BATSON_KIND_RECORD;
      guint inside = one ? 1 : self->type->fields[f].kind == BATSON_KIND_LIST ? batson_record_length (self, f) : 0, more;

      if (batson_record_get (self, f)->state == BATSON_VALUE_RAW && n++ == 0)
        {
          *out_record = self;
          *out_field = f;
        }
      for (guint i = 0; i < inside; i++)
        {
          more = batson_record_unfit (one ? batson_record_child (self, f) : batson_record_nth (self, f, i), &first, &field);
          if (more > 0 && n == 0)
            {
              *out_record = first;
              *out_field = field;
            }
          n += more;
        }
    }
  return n;
}

/* Sets value and about, copied, and tells of it. */
void
_batson_record_set (BatsonRecord *self, guint field, const BatsonValue *value, const BatsonAbout *about)
{
  Answer new;

  check_field (self, field, -1);
  batson_value_copy (value, &new.value);
  batson_about_copy (about, &new.about);
  if (self->answers[field] == NULL)
    self->answers[field] = g_new0 (Answer, 1);
  batson_value_clear (&self->answers[field]->value);
  batson_about_clear (&self->answers[field]->about);
  *self->answers[field] = new;
  g_signal_emit (self, signals[CHANGED], g_quark_from_static_string (self->type->fields[field].key), field);
}

/* Puts RECORD, referenced, into the list at POSITION. */
void
_batson_record_insert (BatsonRecord *owner, guint field, guint position, BatsonRecord *record)
{
  BatsonRecordList *list = batson_record_list (owner, field);

  g_assert (record->parent == NULL);
  record->parent = owner;
  record->parent_field = field;
  g_ptr_array_insert (list->records, (int) MIN (position, list->records->len), g_object_ref (record));
  g_list_model_items_changed (G_LIST_MODEL (list), MIN (position, list->records->len - 1), 0, 1);
}

/* Takes RECORD out of the list that holds it. */
void
_batson_record_take_out (BatsonRecord *record)
{
  BatsonRecordList *list = batson_record_list (record->parent, record->parent_field);
  guint position = batson_record_position (record);

  record->parent = NULL;
  g_ptr_array_remove_index (list->records, position);
  g_list_model_items_changed (G_LIST_MODEL (list), position, 1, 0);
}

/* The members of a newer version, in order; made on demand. */
GPtrArray *
_batson_record_unknowns (BatsonRecord *self)
{
  if (self->unknowns == NULL)
    self->unknowns = _batson_unknowns_new ();
  return self->unknowns;
}
