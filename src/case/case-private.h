/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What reading and writing documents needs of a case. */
#pragma once
#include "case/case.h"
#include "case/record-private.h"

G_BEGIN_DECLS

/* The format of documents this program writes: their member "batson". */
enum { BATSON_FORMAT = 1 };

void _batson_case_set_id (BatsonCase *self, const char *id);
void _batson_case_set_revision (BatsonCase *self, gint64 revision);
void _batson_case_set_format (BatsonCase *self, gint64 format);
gint64 _batson_case_get_format (BatsonCase *self);
void _batson_case_index (BatsonCase *self, BatsonRecord *record);
char *_batson_case_new_id (BatsonCase *self);
GPtrArray *_batson_case_unknowns (BatsonCase *self);

G_END_DECLS
