/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record: the values of one record type, its records and lists. Read here; changed only through BatsonCase. */
#pragma once
#include <gio/gio.h>
#include "case/value.h"

G_BEGIN_DECLS

#define BATSON_TYPE_RECORD (batson_record_get_type ())
G_DECLARE_FINAL_TYPE (BatsonRecord, batson_record, BATSON, RECORD, GObject)

#define BATSON_TYPE_RECORD_LIST (batson_record_list_get_type ())
G_DECLARE_FINAL_TYPE (BatsonRecordList, batson_record_list, BATSON, RECORD_LIST, GObject)

/** When a value was entered, by whom and from what; AT 0 where not recorded. */
typedef struct
{
  gint64 at;     /* seconds since 1970 UTC */
  gint16 offset; /* minutes east of UTC where it was entered */
  char *by;      /* nullable */
  char *source;  /* nullable */
  char *more;    /* JSON text of what else a document says of it, kept; nullable */
} BatsonAbout;

void batson_about_clear (BatsonAbout *about);
gboolean batson_about_is_blank (const BatsonAbout *about);
void batson_about_copy (const BatsonAbout *about, BatsonAbout *out_about);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BatsonAbout, batson_about_clear)

const BatsonRecordType *batson_record_get_record_type (BatsonRecord *record);
BatsonRecordTypeId batson_record_get_type_id (BatsonRecord *record);
const BatsonField *batson_record_get_field (BatsonRecord *record, guint field);
const char *batson_record_get_id (BatsonRecord *record);
BatsonRecord *batson_record_get_parent (BatsonRecord *record);
guint batson_record_get_parent_field (BatsonRecord *record);

const BatsonValue *batson_record_get (BatsonRecord *record, guint field);
const BatsonAbout *batson_record_get_about (BatsonRecord *record, guint field);
gboolean batson_record_has (BatsonRecord *record, guint field);
int batson_record_choice (BatsonRecord *record, guint field);
guint64 batson_record_choices (BatsonRecord *record, guint field);
const char *batson_record_text (BatsonRecord *record, guint field);
char *batson_record_to_string (BatsonRecord *record, guint field);
gboolean batson_record_is_blank (BatsonRecord *record);

BatsonRecord *batson_record_child (BatsonRecord *record, guint field);
BatsonRecordList *batson_record_list (BatsonRecord *record, guint field);
guint batson_record_length (BatsonRecord *record, guint field);
BatsonRecord *batson_record_nth (BatsonRecord *record, guint field, guint position);
guint batson_record_position (BatsonRecord *record);
char *batson_record_path (BatsonRecord *record, int field);
guint batson_record_unfit (BatsonRecord *record, BatsonRecord **out_record, guint *out_field);

G_END_DECLS
