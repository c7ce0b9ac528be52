/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the cases in the library folder: search, order, one row a case. */
#pragma once
#include <adwaita.h>

#include "case/summary.h"

G_BEGIN_DECLS

#define BATSON_TYPE_CASE_LIST (batson_case_list_get_type ())
G_DECLARE_FINAL_TYPE (BatsonCaseList, batson_case_list, BATSON, CASE_LIST, GtkWidget)

/* Signal `open` (GFile): the user wants that case; NULL: the one that is open and has no file yet. Signal `open-beside` (GFile): in a window of its own. Signal `trash` (BatsonEntry): it is to be given up. */

void batson_case_list_search (BatsonCaseList *self);
void batson_case_list_focus (BatsonCaseList *self);
void batson_case_list_set_current (BatsonCaseList *self, GFile *file, const BatsonSummary *now, const char *otherwise);

G_END_DECLS
