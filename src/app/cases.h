/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cases of the library folder, and how a list of them reads, searches and sorts. */
#pragma once
#include <gio/gio.h>

#include "framework/assessment.h"
#include "store/library.h"

G_BEGIN_DECLS

GListModel *batson_cases_get (void);
BatsonLibrary *batson_cases_library (void);
void batson_cases_look (void);
void batson_cases_stop (void);
char *batson_cases_new_path (const char *title, GError **error);

const char *batson_cases_called (const BatsonSummary *summary, const char *otherwise);
const char *batson_cases_numbered (const BatsonSummary *summary);

char *batson_cases_title (BatsonEntry *entry);
const char *batson_cases_number (BatsonEntry *entry);
gboolean batson_cases_is_example (BatsonEntry *entry);
BatsonUrgencyKind batson_cases_urgency (BatsonEntry *entry);
char *batson_cases_urgency_words (BatsonEntry *entry);
char *batson_cases_next_words (BatsonEntry *entry);
gboolean batson_cases_is_passed (BatsonEntry *entry);
gboolean batson_cases_match (BatsonEntry *entry, const char *words);
int batson_cases_compare_urgency (BatsonEntry *a, BatsonEntry *b);
int batson_cases_compare_name (BatsonEntry *a, BatsonEntry *b);
int batson_cases_compare_number (BatsonEntry *a, BatsonEntry *b);

G_END_DECLS
