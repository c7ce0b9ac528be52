/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing a record: for case/ alone. */
#pragma once
#include <json-glib/json-glib.h>
#include "case/record.h"

G_BEGIN_DECLS

/** A member of a document that no table knows: kept in order and written back. */
typedef struct
{
  char *key;
  JsonNode *node;
} BatsonUnknown;

BatsonRecord *_batson_record_new (BatsonRecordTypeId type, const char *id);
void _batson_record_set (BatsonRecord *record, guint field, const BatsonValue *value, const BatsonAbout *about);
void _batson_record_insert (BatsonRecord *owner, guint field, guint position, BatsonRecord *record);
void _batson_record_take_out (BatsonRecord *record);
void _batson_record_shift (BatsonRecord *record, int days);
GPtrArray *_batson_record_unknowns (BatsonRecord *record);
GPtrArray *_batson_unknowns_new (void);
void _batson_unknowns_add (GPtrArray *unknowns, const char *key, JsonNode *node);

G_END_DECLS
