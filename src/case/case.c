/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A case: its record, every change to it, undo and redo. */
#include "case/case.h"
#include "case/case-private.h"
#include <glib/gi18n-lib.h>

typedef enum { CHANGE_SET, CHANGE_ADD, CHANGE_REMOVE } ChangeKind;

/* One step, addressed by ids, never by pointer: a record that was removed and came back is found again. */
typedef struct
{
  ChangeKind kind;
  char *id;    /* the record with an id that the path starts from; NULL for the root */
  guint child; /* 1 + the RECORD field below it, 0 for itself */
  guint field;
  BatsonValue old_value, new_value; /* SET */
  BatsonAbout old_about, new_about;
  BatsonRecord *record; /* ADD, REMOVE: owned, with everything below it */
  guint position;
} Change;

typedef struct
{
  char *label;
  guint64 step; /* its number: no other step of this case has it, not even one that took its place */
  GPtrArray *changes;
  gboolean typing; /* a later change of the same field joins */
} Transaction;

struct _BatsonCase
{
  GObject parent_instance;
  BatsonOrigin origin;
  BatsonRecord *root;
  char *id;
  gint64 revision, format;
  char *author;
  GHashTable *by_id; /* id -> BatsonRecord, not owned: every record in a list that is part of the case */
  GPtrArray *unknowns;
  GPtrArray *transactions;
  guint64 steps; /* how many there ever were */
  guint done;  /* how many of them are in force */
  guint saved; /* how many were when it was saved; G_MAXUINT where that state cannot be reached any more */
  Transaction *open;
  guint depth;
};

enum { CHANGED, STATE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BatsonCase, batson_case, G_TYPE_OBJECT)

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->id);
  batson_value_clear (&change->old_value);
  batson_value_clear (&change->new_value);
  batson_about_clear (&change->old_about);
  batson_about_clear (&change->new_about);
  g_clear_object (&change->record);
  g_free (change);
}

static void
transaction_free (gpointer data)
{
  Transaction *transaction = data;

  g_free (transaction->label);
  g_ptr_array_unref (transaction->changes);
  g_free (transaction);
}

static void
batson_case_finalize (GObject *object)
{
  BatsonCase *self = BATSON_CASE (object);

  g_assert (self->depth == 0);
  g_clear_pointer (&self->transactions, g_ptr_array_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_object (&self->root);
  g_clear_pointer (&self->unknowns, g_ptr_array_unref);
  g_free (self->id);
  g_free (self->author);
  G_OBJECT_CLASS (batson_case_parent_class)->finalize (object);
}

static void
batson_case_class_init (BatsonCaseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = batson_case_finalize;

  /**
   * BatsonCase::changed:
   * The record changed: once after each transaction, undo and redo.
   */
  signals[CHANGED] = g_signal_new ("changed", BATSON_TYPE_CASE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * BatsonCase::state:
   * What can be undone or redone, or whether the case is modified, may have changed.
   */
  signals[STATE] = g_signal_new ("state", BATSON_TYPE_CASE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
batson_case_init (BatsonCase *self)
{
  self->root = _batson_record_new (BATSON_RECORD_CASE, NULL);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->transactions = g_ptr_array_new_with_free_func (transaction_free);
  self->unknowns = _batson_unknowns_new ();
  self->format = BATSON_FORMAT;
}

static char *
random_id (gpointer data)
{
  return g_uuid_string_random ();
}

static void
real_now (gpointer data, gint64 *out_seconds, int *out_offset)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  *out_seconds = g_date_time_to_unix (now);
  *out_offset = (int) (g_date_time_get_utc_offset (now) / G_TIME_SPAN_MINUTE);
}

/** A new empty case with an id of its own. ORIGIN (nullable: random ids and the clock) is copied; its data must outlive the case. */
BatsonCase *
batson_case_new (const BatsonOrigin *origin)
{
  BatsonCase *self = g_object_new (BATSON_TYPE_CASE, NULL);

  self->origin = origin ? *origin : (BatsonOrigin) { random_id, real_now, NULL };
  self->id = self->origin.new_id (self->origin.data);
  return self;
}

/** The record of the case, of type BATSON_RECORD_CASE. Not owned. */
BatsonRecord *
batson_case_get_root (BatsonCase *self)
{
  return self->root;
}

/** The id of the case. Owned by the case. */
const char *
batson_case_get_id (BatsonCase *self)
{
  return self->id;
}

/** How many states of the case were saved. */
gint64
batson_case_get_revision (BatsonCase *self)
{
  return self->revision;
}

/** Whether the case comes from a newer format of documents than this program knows: to be shown, never saved over its file. */
gboolean
batson_case_is_newer (BatsonCase *self)
{
  return self->format > BATSON_FORMAT;
}

/** Who enters answers from now on; kept with each of them. NULL or "": not recorded. */
void
batson_case_set_author (BatsonCase *self, const char *author)
{
  g_free (self->author);
  self->author = author && *author ? g_strdup (author) : NULL;
}

/** The record with that id in any list of the case; NULL where there is none. Not owned. */
BatsonRecord *
batson_case_find (BatsonCase *self, const char *id)
{
  return g_hash_table_lookup (self->by_id, id);
}

/** The present time of the case's clock: seconds since 1970 UTC, minutes east of UTC. */
void
batson_case_now (BatsonCase *self, gint64 *out_seconds, int *out_offset)
{
  self->origin.now (self->origin.data, out_seconds, out_offset);
}

/** How far east of UTC, in minutes, the case's clock stands when it shows LOCAL: in summer otherwise than in winter. */
int
batson_case_offset_at (BatsonCase *self, const BatsonTime *local)
{
  gint64 now;
  int offset;

  if (self->origin.offset_at)
    return self->origin.offset_at (self->origin.data, local);
  batson_case_now (self, &now, &offset);
  return offset;
}

void
_batson_case_set_id (BatsonCase *self, const char *id)
{
  g_free (self->id);
  self->id = g_strdup (id);
}

void
_batson_case_set_revision (BatsonCase *self, gint64 revision)
{
  self->revision = revision;
}

void
_batson_case_set_format (BatsonCase *self, gint64 format)
{
  self->format = format;
}

gint64
_batson_case_get_format (BatsonCase *self)
{
  return self->format;
}

char *
_batson_case_new_id (BatsonCase *self)
{
  return self->origin.new_id (self->origin.data);
}

GPtrArray *
_batson_case_unknowns (BatsonCase *self)
{
  return self->unknowns;
}

/* Notes or forgets the ids of RECORD and of all below it. */
static void
index_record (BatsonCase *self, BatsonRecord *record, gboolean add)
{
  const BatsonRecordType *type = batson_record_get_record_type (record);
  const char *id = batson_record_get_id (record);

  if (id && add)
    g_hash_table_insert (self->by_id, (gpointer) id, record);
  else if (id)
    g_hash_table_remove (self->by_id, id);
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].kind == BATSON_KIND_RECORD)
      index_record (self, batson_record_child (record, i), add);
    else if (type->fields[i].kind == BATSON_KIND_LIST)
      for (guint j = 0; j < batson_record_length (record, i); j++)
        index_record (self, batson_record_nth (record, i, j), add);
}

/* Notes the ids below RECORD, after a document was read. */
void
_batson_case_index (BatsonCase *self, BatsonRecord *record)
{
  index_record (self, record, TRUE);
}

/* The address of a record: the nearest record with an id, and the RECORD field below it. */
static void
address (Change *change, BatsonRecord *record)
{
  BatsonRecord *parent = batson_record_get_parent (record);

  if (batson_record_get_id (record) == NULL && parent != NULL)
    {
      change->child = 1 + batson_record_get_parent_field (record);
      record = parent;
      g_assert (batson_record_get_id (record) || batson_record_get_parent (record) == NULL);
    }
  change->id = g_strdup (batson_record_get_id (record));
}

static BatsonRecord *
resolve (BatsonCase *self, const Change *change)
{
  BatsonRecord *record = change->id ? batson_case_find (self, change->id) : self->root;

  g_assert (record != NULL);
  return change->child ? batson_record_child (record, change->child - 1) : record;
}

static void
put_in (BatsonCase *self, const Change *change)
{
  _batson_record_insert (resolve (self, change), change->field, change->position, change->record);
  index_record (self, change->record, TRUE);
}

static void
take_out (BatsonCase *self, const Change *change)
{
  index_record (self, change->record, FALSE);
  _batson_record_take_out (change->record);
}

static void
apply (BatsonCase *self, const Change *change, gboolean forward)
{
  if (change->kind == CHANGE_SET)
    _batson_record_set (resolve (self, change), change->field, forward ? &change->new_value : &change->old_value, forward ? &change->new_about : &change->old_about);
  else if ((change->kind == CHANGE_ADD) == forward)
    put_in (self, change);
  else
    take_out (self, change);
}

/** Opens a transaction: what follows until batson_case_end () is undone as one step. May nest; the outermost LABEL, copied, counts: "Add Lesion". */
void
batson_case_begin (BatsonCase *self, const char *label)
{
  if (self->depth++ > 0)
    return;
  self->open = g_new0 (Transaction, 1);
  self->open->label = g_strdup (label);
  self->open->changes = g_ptr_array_new_with_free_func (change_free);
}

/** Closes the transaction; one without changes leaves no trace. */
void
batson_case_end (BatsonCase *self)
{
  Transaction *transaction = self->open;

  g_assert (self->depth > 0);
  if (--self->depth > 0)
    return;
  self->open = NULL;
  if (transaction->changes->len == 0)
    {
      transaction_free (transaction);
      return;
    }
  if (self->saved != G_MAXUINT && self->saved > self->done)
    self->saved = G_MAXUINT;
  g_ptr_array_set_size (self->transactions, (int) self->done);
  g_ptr_array_add (self->transactions, transaction);
  transaction->step = ++self->steps;
  self->done++;
  g_signal_emit (self, signals[CHANGED], 0);
  g_signal_emit (self, signals[STATE], 0);
}

/* Does a change and notes it in the open transaction. */
static void
perform (BatsonCase *self, Change *change)
{
  g_ptr_array_add (self->open->changes, change);
  apply (self, change, TRUE);
}

static void
new_about (BatsonCase *self, const BatsonValue *value, const char *source, const char *by, BatsonAbout *out)
{
  int offset;

  *out = (BatsonAbout) { 0 };
  if (value->state == BATSON_VALUE_BLANK)
    return;
  batson_case_now (self, &out->at, &offset);
  out->offset = (gint16) offset;
  out->by = g_strdup (by);
  out->source = g_strdup (source);
}

/* The newest transaction where it is typing in this very field and may be joined. */
static Change *
joinable (BatsonCase *self, BatsonRecord *record, guint field)
{
  Transaction *last = self->done > 0 && self->done == self->transactions->len ? self->transactions->pdata[self->done - 1] : NULL;
  Change *change;

  if (last == NULL || !last->typing || self->saved == self->done || self->depth > 0)
    return NULL;
  change = last->changes->pdata[last->changes->len - 1];
  return change->kind == CHANGE_SET && change->field == field && resolve (self, change) == record ? change : NULL;
}

static void
join (BatsonCase *self, Change *change, const BatsonValue *value)
{
  batson_value_clear (&change->new_value);
  batson_about_clear (&change->new_about);
  batson_value_copy (value, &change->new_value);
  new_about (self, value, NULL, self->author, &change->new_about);
  apply (self, change, TRUE);
  g_signal_emit (self, signals[CHANGED], 0);
  g_signal_emit (self, signals[STATE], 0);
}

static void
set_value (BatsonCase *self, BatsonRecord *record, guint field, const BatsonValue *value, const char *source, const char *by)
{
  Change *change = g_new0 (Change, 1);

  change->kind = CHANGE_SET;
  address (change, record);
  change->field = field;
  batson_value_copy (batson_record_get (record, field), &change->old_value);
  batson_about_copy (batson_record_get_about (record, field), &change->old_about);
  batson_value_copy (value, &change->new_value);
  new_about (self, value, source, by, &change->new_about);
  perform (self, change);
}

/** Sets a field, in the open transaction or one of its own named after the field; an equal value changes nothing. VALUE is copied. */
void
batson_case_set (BatsonCase *self, BatsonRecord *record, guint field, const BatsonValue *value)
{
  batson_case_set_from (self, record, field, value, NULL);
}

/** As batson_case_set (), noting SOURCE (nullable, copied) as where the answer came from. */
void
batson_case_set_from (BatsonCase *self, BatsonRecord *record, guint field, const BatsonValue *value, const char *source)
{
  const BatsonField *f = batson_record_get_field (record, field);

  g_assert (f->kind != BATSON_KIND_RECORD && f->kind != BATSON_KIND_LIST);
  if (batson_value_equal (f, batson_record_get (record, field), value))
    return;
  batson_case_begin (self, batson_field_label (f));
  set_value (self, record, field, value, source, self->author);
  batson_case_end (self);
}

/** As batson_case_set (), by somebody else than who enters answers here: BY (copied), NULL or "": nobody knows who. What is answered so already is entered anew, by BY and now. */
void
batson_case_set_by (BatsonCase *self, BatsonRecord *record, guint field, const BatsonValue *value, const char *by)
{
  const BatsonField *f = batson_record_get_field (record, field);

  g_assert (f->kind != BATSON_KIND_RECORD && f->kind != BATSON_KIND_LIST);
  if (value->state == BATSON_VALUE_BLANK && batson_record_get (record, field)->state == BATSON_VALUE_BLANK)
    return;
  batson_case_begin (self, batson_field_label (f));
  set_value (self, record, field, value, NULL, by && *by ? by : NULL);
  batson_case_end (self);
}

/** As batson_case_set () while somebody types: joins the step before where that was typing in the same field and was not ended.
 *  The last call in a transaction lets later typing join that: a record added for its first answer is undone with it. */
void
batson_case_type (BatsonCase *self, BatsonRecord *record, guint field, const BatsonValue *value)
{
  const BatsonField *f = batson_record_get_field (record, field);
  Change *change;

  if (batson_value_equal (f, batson_record_get (record, field), value))
    return;
  change = joinable (self, record, field);
  if (change)
    {
      join (self, change, value);
      return;
    }
  batson_case_set (self, record, field, value);
  if (self->depth > 0)
    self->open->typing = TRUE;
  else
    ((Transaction *) self->transactions->pdata[self->done - 1])->typing = TRUE;
}

/** Ends the group that typing joins: the view calls it when the focus leaves. */
void
batson_case_end_typing (BatsonCase *self)
{
  if (self->done > 0)
    ((Transaction *) self->transactions->pdata[self->done - 1])->typing = FALSE;
}

/** Adds a blank record at the end of a list of OWNER. Not owned; its id is new. */
BatsonRecord *
batson_case_add (BatsonCase *self, BatsonRecord *owner, guint field)
{
  const BatsonField *f = batson_record_get_field (owner, field);
  Change *change = g_new0 (Change, 1);
  g_autofree char *id = _batson_case_new_id (self), *label = g_strdup_printf (C_ ("undo", "Add %s"), batson_record_type_label (f->record));

  change->kind = CHANGE_ADD;
  address (change, owner);
  change->field = field;
  change->position = batson_record_length (owner, field);
  change->record = _batson_record_new ((BatsonRecordTypeId) (f->record - batson_record_type (0)), id);
  batson_case_begin (self, label);
  perform (self, change);
  batson_case_end (self);
  return batson_record_nth (owner, field, batson_record_length (owner, field) - 1);
}

/** Removes a record, with all below it, from the list that holds it. */
void
batson_case_remove (BatsonCase *self, BatsonRecord *record)
{
  Change *change = g_new0 (Change, 1);
  g_autofree char *label = g_strdup_printf (C_ ("undo", "Remove %s"), batson_record_type_label (batson_record_get_record_type (record)));

  change->kind = CHANGE_REMOVE;
  address (change, batson_record_get_parent (record));
  change->field = batson_record_get_parent_field (record);
  change->position = batson_record_position (record);
  change->record = g_object_ref (record);
  batson_case_begin (self, label);
  perform (self, change);
  batson_case_end (self);
}

/** Whether a step can be undone. */
gboolean
batson_case_can_undo (BatsonCase *self)
{
  return self->done > 0;
}

/** Whether an undone step can be done again. */
gboolean
batson_case_can_redo (BatsonCase *self)
{
  return self->done < self->transactions->len;
}

/** What undo would undo, "Add Lesion"; NULL where there is nothing. Owned by the case. */
const char *
batson_case_undo_label (BatsonCase *self)
{
  return batson_case_can_undo (self) ? ((Transaction *) self->transactions->pdata[self->done - 1])->label : NULL;
}

/** The number of the step that undo would undo, which no other step of the case has; 0 where there is nothing. What goes on in the same step does not change it. */
guint64
batson_case_undo_step (BatsonCase *self)
{
  return batson_case_can_undo (self) ? ((Transaction *) self->transactions->pdata[self->done - 1])->step : 0;
}

/** What redo would do again; NULL where there is nothing. Owned by the case. */
const char *
batson_case_redo_label (BatsonCase *self)
{
  return batson_case_can_redo (self) ? ((Transaction *) self->transactions->pdata[self->done])->label : NULL;
}

/* Undone or done again, a step ends the typing it may hold. */
static void
replay (BatsonCase *self, Transaction *transaction, gboolean forward)
{
  guint n = transaction->changes->len;

  transaction->typing = FALSE;
  for (guint i = 0; i < n; i++)
    apply (self, transaction->changes->pdata[forward ? i : n - 1 - i], forward);
  self->done += forward ? 1 : -1;
  g_signal_emit (self, signals[CHANGED], 0);
  g_signal_emit (self, signals[STATE], 0);
}

/** Undoes the last step, where there is one; not inside a transaction. */
void
batson_case_undo (BatsonCase *self)
{
  g_assert (self->depth == 0);
  if (batson_case_can_undo (self))
    replay (self, self->transactions->pdata[self->done - 1], FALSE);
}

/** Does the last undone step again, where there is one; not inside a transaction. */
void
batson_case_redo (BatsonCase *self)
{
  g_assert (self->depth == 0);
  if (batson_case_can_redo (self))
    replay (self, self->transactions->pdata[self->done], TRUE);
}

/** Whether the case differs from what was saved. */
gboolean
batson_case_is_modified (BatsonCase *self)
{
  return self->saved != self->done;
}

/** Notes that the present state is the saved one; where it was not before, it is a new revision. */
void
batson_case_mark_saved (BatsonCase *self)
{
  batson_case_end_typing (self);
  self->revision += batson_case_is_modified (self);
  self->saved = self->done;
  g_signal_emit (self, signals[STATE], 0);
}
