/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of the list of cases: urgency, name, number, next step. */
#pragma once
#include <gtk/gtk.h>

#include "app/cases.h"

G_BEGIN_DECLS

#define BATSON_TYPE_CASE_ROW (batson_case_row_get_type ())
G_DECLARE_FINAL_TYPE (BatsonCaseRow, batson_case_row, BATSON, CASE_ROW, GtkWidget)

GtkWidget *batson_case_row_new (void);
void batson_case_row_show (BatsonCaseRow *self, BatsonEntry *entry, const BatsonSummary *now, const char *otherwise);
BatsonEntry *batson_case_row_get_entry (BatsonCaseRow *self);

G_END_DECLS
