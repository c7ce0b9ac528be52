/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A case: its record, every change to it, undo and redo. */
#pragma once
#include "case/record.h"

G_BEGIN_DECLS

#define BATSON_TYPE_CASE (batson_case_get_type ())
G_DECLARE_FINAL_TYPE (BatsonCase, batson_case, BATSON, CASE, GObject)

/** Where ids and the time come from, so that tests are exact. */
typedef struct
{
  char *(*new_id) (gpointer data);                    /* a new id; free with g_free */
  void (*now) (gpointer data, gint64 *out_seconds, int *out_offset); /* seconds since 1970 UTC, minutes east of UTC */
  gpointer data;
  int (*offset_at) (gpointer data, const BatsonTime *local); /* how far east of UTC the clock stands when it shows LOCAL; NULL: as now */
} BatsonOrigin;

BatsonCase *batson_case_new (const BatsonOrigin *origin);
BatsonRecord *batson_case_get_root (BatsonCase *self);
const char *batson_case_get_id (BatsonCase *self);
gint64 batson_case_get_revision (BatsonCase *self);
gboolean batson_case_is_newer (BatsonCase *self);
void batson_case_set_author (BatsonCase *self, const char *author);
BatsonRecord *batson_case_find (BatsonCase *self, const char *id);
void batson_case_now (BatsonCase *self, gint64 *out_seconds, int *out_offset);
int batson_case_offset_at (BatsonCase *self, const BatsonTime *local);

void batson_case_begin (BatsonCase *self, const char *label);
void batson_case_end (BatsonCase *self);
void batson_case_set (BatsonCase *self, BatsonRecord *record, guint field, const BatsonValue *value);
void batson_case_set_by (BatsonCase *self, BatsonRecord *record, guint field, const BatsonValue *value, const char *by);
void batson_case_set_from (BatsonCase *self, BatsonRecord *record, guint field, const BatsonValue *value, const char *source);
void batson_case_type (BatsonCase *self, BatsonRecord *record, guint field, const BatsonValue *value);
void batson_case_end_typing (BatsonCase *self);
BatsonRecord *batson_case_add (BatsonCase *self, BatsonRecord *owner, guint field);
void batson_case_remove (BatsonCase *self, BatsonRecord *record);

gboolean batson_case_can_undo (BatsonCase *self);
gboolean batson_case_can_redo (BatsonCase *self);
const char *batson_case_undo_label (BatsonCase *self);
guint64 batson_case_undo_step (BatsonCase *self);
const char *batson_case_redo_label (BatsonCase *self);
void batson_case_undo (BatsonCase *self);
void batson_case_redo (BatsonCase *self);
gboolean batson_case_is_modified (BatsonCase *self);
void batson_case_mark_saved (BatsonCase *self);

G_END_DECLS
