/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of words share. */
#pragma once
#include "framework/words.h"

G_BEGIN_DECLS

char *_batson_fill (const char *text, const char *argument);
GPtrArray *_batson_clauses_new (void);
void _batson_clause (GPtrArray *clauses, char *clause);
char *_batson_clauses_join (GPtrArray *clauses, const char *separator);
const char *_batson_receptor_name (guint field);
char *_batson_lesion_label (BatsonRecordTypeId type, guint field, const char *name);
char *_batson_tenths (double value);
gboolean _batson_deteriorated_alone (const BatsonAssessment *assessment, const BatsonTrigger *trigger);
char *_batson_named_words (const BatsonTrigger *trigger);
gulong _batson_plural (double value);

G_END_DECLS
