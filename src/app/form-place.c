/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an answer lives: a case, a record by id or the newest of a list, and a field. */
#include "app/form-place.h"

#include "framework/guides.h"

#define NO_LIST G_MAXUINT

struct _BatsonPlace
{
  BatsonCase *kase;
  char *id;         /* of the record; NULL for the root, a single record below it, or the newest of a list */
  char *owner;      /* of the list; NULL for the root */
  guint list_field; /* NO_LIST where the record is not looked up as the newest */
  BatsonRecordTypeId type;
  guint field;
};

static BatsonPlace *
place_new (BatsonCase *kase, BatsonRecordTypeId type, guint field)
{
  BatsonPlace *self = g_new0 (BatsonPlace, 1);

  self->kase = g_object_ref (kase);
  self->list_field = NO_LIST;
  self->type = type;
  self->field = field;
  return self;
}

/** The place of FIELD in RECORD, found again by its id. Free with batson_place_free (). */
BatsonPlace *
batson_place_new (BatsonCase *kase, BatsonRecord *record, guint field)
{
  BatsonPlace *self = place_new (kase, batson_record_get_type_id (record), field);

  self->id = g_strdup (batson_record_get_id (record));
  return self;
}

/** The place of FIELD in whichever record is the newest of LIST_FIELD of OWNER; answering there adds the first one. Free with batson_place_free (). */
BatsonPlace *
batson_place_new_newest (BatsonCase *kase, BatsonRecord *owner, guint list_field, guint field)
{
  const BatsonField *list = batson_record_get_field (owner, list_field);
  BatsonPlace *self = place_new (kase, (BatsonRecordTypeId) (list->record - batson_record_type (0)), field);

  self->owner = g_strdup (batson_record_get_id (owner));
  self->list_field = list_field;
  return self;
}

/** The place FACT speaks of. FACT is not none. Free with batson_place_free (). */
BatsonPlace *
batson_place_new_fact (BatsonCase *kase, const BatsonFact *fact)
{
  BatsonRecord *root = batson_case_get_root (kase);

  if (fact->record)
    return batson_place_new (kase, fact->record, fact->field);
  return batson_place_new_newest (kase, fact->owner ? fact->owner : root, fact->list_field, fact->field);
}

/** The place of another FIELD in the same record. Free with batson_place_free (). */
BatsonPlace *
batson_place_sibling (const BatsonPlace *self, guint field)
{
  BatsonPlace *sibling = place_new (self->kase, self->type, field);

  sibling->id = g_strdup (self->id);
  sibling->owner = g_strdup (self->owner);
  sibling->list_field = self->list_field;
  return sibling;
}

/** Frees SELF; NULL is fine. */
void
batson_place_free (BatsonPlace *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->owner);
  g_object_unref (self->kase);
  g_free (self);
}

/** Stays with the record that is the newest now, where there is one. */
void
batson_place_pin (BatsonPlace *self)
{
  BatsonRecord *record = batson_place_get_record (self);

  if (record && self->list_field != NO_LIST)
    {
      self->list_field = NO_LIST;
      self->id = g_strdup (batson_record_get_id (record));
    }
}

/** The case. Not owned. */
BatsonCase *
batson_place_get_case (const BatsonPlace *self)
{
  return self->kase;
}

/** The field's number in its record type. */
guint
batson_place_get_field_id (const BatsonPlace *self)
{
  return self->field;
}

/** The type of the record. */
BatsonRecordTypeId
batson_place_get_type_id (const BatsonPlace *self)
{
  return self->type;
}

/** The field's line in its table. */
const BatsonField *
batson_place_get_field (const BatsonPlace *self)
{
  return &batson_record_type (self->type)->fields[self->field];
}

/* The one record of TYPE that is not in a list. */
static BatsonRecord *
single_record (BatsonRecord *root, BatsonRecordTypeId type)
{
  const BatsonRecordType *t = batson_record_get_record_type (root);

  if (batson_record_get_type_id (root) == type)
    return root;
  for (guint i = 0; i < t->n_fields; i++)
    if (t->fields[i].kind == BATSON_KIND_RECORD && t->fields[i].record == batson_record_type (type))
      return batson_record_child (root, i);
  return NULL;
}

/* The record whose list is meant; NULL where it is gone. */
static BatsonRecord *
list_owner (const BatsonPlace *self)
{
  return self->owner ? batson_case_find (self->kase, self->owner) : batson_case_get_root (self->kase);
}

/** The record as it is now; NULL where it is gone or not added yet. Not owned. */
BatsonRecord *
batson_place_get_record (const BatsonPlace *self)
{
  BatsonRecord *owner;

  if (self->id)
    return batson_case_find (self->kase, self->id);
  if (self->list_field == NO_LIST)
    return single_record (batson_case_get_root (self->kase), self->type);
  owner = list_owner (self);
  return owner ? batson_guide_newest (owner, self->list_field) : NULL;
}

/** The value there now, blank where there is no record. Owned by the case. */
const BatsonValue *
batson_place_get (const BatsonPlace *self)
{
  static const BatsonValue blank;
  BatsonRecord *record = batson_place_get_record (self);

  return record ? batson_record_get (record, self->field) : &blank;
}

/** When and by whom it was answered; NULL where there is no record. Owned by the case. */
const BatsonAbout *
batson_place_get_about (const BatsonPlace *self)
{
  BatsonRecord *record = batson_place_get_record (self);

  return record ? batson_record_get_about (record, self->field) : NULL;
}

/** The place as a fact, its records borrowed from the case: not to be cleared. */
void
batson_place_fact (const BatsonPlace *self, BatsonFact *out_fact)
{
  gboolean in_list = self->id == NULL && self->list_field != NO_LIST;

  *out_fact = (BatsonFact) { .record = batson_place_get_record (self), .owner = in_list ? list_owner (self) : NULL,
                             .list_field = in_list ? self->list_field : 0, .type = self->type, .field = self->field };
}

/** Whether FACT speaks of this place. */
gboolean
batson_place_is (const BatsonPlace *self, const BatsonFact *fact)
{
  BatsonRecord *record;

  if (fact->type != self->type || fact->field != self->field)
    return FALSE;
  if (fact->record)
    return fact->record == batson_place_get_record (self);
  record = list_owner (self);
  return self->list_field == fact->list_field && record && record == (fact->owner ? fact->owner : batson_case_get_root (self->kase));
}

static void
put (const BatsonPlace *self, const BatsonValue *value, void (*set) (BatsonCase *, BatsonRecord *, guint, const BatsonValue *))
{
  BatsonRecord *record = batson_place_get_record (self), *owner;

  if (record)
    {
      set (self->kase, record, self->field, value);
      return;
    }
  owner = self->id == NULL && self->list_field != NO_LIST ? list_owner (self) : NULL;
  if (owner == NULL || value->state == BATSON_VALUE_BLANK)
    return;
  batson_case_begin (self->kase, batson_field_label (batson_place_get_field (self)));
  set (self->kase, batson_case_add (self->kase, owner, self->list_field), self->field, value);
  batson_case_end (self->kase);
}

/** Answers: sets the value, in one step with the record where that is not there yet. */
void
batson_place_set (const BatsonPlace *self, const BatsonValue *value)
{
  put (self, value, batson_case_set);
}

/** As batson_place_set () while somebody types: one step until batson_case_end_typing (). */
void
batson_place_type (const BatsonPlace *self, const BatsonValue *value)
{
  put (self, value, batson_case_type);
}
