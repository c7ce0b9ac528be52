/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses of answers: short texts a diagram's node carries to the row that answers it. */
#include "framework/evidence.h"
#include <string.h>

/* A record in a list by its id, any other by its type, of which a case has one. */
static const char *
holder_name (BatsonRecord *record)
{
  const char *id = batson_record_get_id (record);

  return id && *id ? id : batson_record_get_record_type (record)->name;
}

/** Where an answer stands, or would: "c2f1-...:grade", "lesion-id:findings+grade"; stable while the case is open. Free with g_free. */
char *
batson_fact_address (const BatsonFact *fact)
{
  const char *key;

  if (batson_fact_is_none (fact))
    return g_strdup ("");
  key = batson_fact_field (fact)->key;
  if (fact->record)
    return g_strdup_printf ("%s:%s", holder_name (fact->record), key);
  if (fact->owner == NULL)
    return g_strdup_printf (":%s.%s", batson_record_type (fact->type)->name, key);
  return g_strdup_printf ("%s:%s+%s", holder_name (fact->owner), batson_record_get_field (fact->owner, fact->list_field)->key, key);
}

static BatsonRecord *
find_holder (BatsonRecord *record, const char *name)
{
  const BatsonRecordType *type = batson_record_get_record_type (record);
  BatsonRecord *found = NULL;

  if (strcmp (holder_name (record), name) == 0)
    return record;
  for (guint f = 0; f < type->n_fields && found == NULL; f++)
    if (type->fields[f].kind == BATSON_KIND_RECORD)
      found = find_holder (batson_record_child (record, f), name);
    else if (type->fields[f].kind == BATSON_KIND_LIST)
      for (guint i = 0; i < batson_record_length (record, f) && found == NULL; i++)
        found = find_holder (batson_record_nth (record, f, i), name);
  return found;
}

/* An answer of a record that is not there, nor the one that would own it. */
static gboolean
find_unowned (const char *type_and_key, BatsonFact *out_fact)
{
  const char *dot = strchr (type_and_key, '.');

  for (guint t = 0; dot && t < BATSON_N_RECORD_TYPES; t++)
    if (strlen (batson_record_type (t)->name) == (gsize) (dot - type_and_key) && g_str_has_prefix (type_and_key, batson_record_type (t)->name))
      {
        int field = batson_record_type_find (batson_record_type (t), dot + 1, -1);

        if (field < 0)
          return FALSE;
        *out_fact = (BatsonFact) { .type = t, .field = (guint) field };
        return TRUE;
      }
  return FALSE;
}

/** The answer at an address of batson_fact_address () in ROOT's case; its records are borrowed. FALSE, OUT_FACT untouched, where it is gone. */
gboolean
batson_fact_at (BatsonRecord *root, const char *address, BatsonFact *out_fact)
{
  g_auto (GStrv) parts = g_strsplit (address, ":", 2), keys = NULL;
  BatsonRecord *holder;
  const BatsonRecordType *type;
  int field, list;

  if (parts[0] == NULL || parts[1] == NULL)
    return FALSE;
  if (*parts[0] == '\0')
    return find_unowned (parts[1], out_fact);
  holder = find_holder (root, parts[0]);
  if (holder == NULL)
    return FALSE;
  type = batson_record_get_record_type (holder);
  keys = g_strsplit (parts[1], "+", 2);
  if (keys[1] == NULL)
    {
      field = batson_record_type_find (type, parts[1], -1);
      if (field >= 0)
        *out_fact = (BatsonFact) { .record = holder, .type = batson_record_get_type_id (holder), .field = (guint) field };
      return field >= 0;
    }
  list = batson_record_type_find (type, keys[0], -1);
  field = list >= 0 && type->fields[list].record ? batson_record_type_find (type->fields[list].record, keys[1], -1) : -1;
  for (guint t = 0; field >= 0 && t < BATSON_N_RECORD_TYPES; t++)
    if (batson_record_type (t) == type->fields[list].record)
      *out_fact = (BatsonFact) { .owner = holder, .list_field = (guint) list, .type = t, .field = (guint) field };
  return field >= 0;
}
