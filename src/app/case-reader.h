/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads whole, in a thread, the documents whose head tells nothing to a list of cases. */
#pragma once
#include "store/entry.h"

G_BEGIN_DECLS

void batson_case_reader_follow (void (*read) (void));
void batson_case_reader_add (BatsonEntry *entry);
void batson_case_reader_cancel (void);
gboolean batson_case_reader_is_busy (void);

gboolean batson_case_reader_has (BatsonEntry *entry);
const BatsonSummary *batson_case_reader_summary (BatsonEntry *entry);

G_END_DECLS
