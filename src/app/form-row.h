/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of a form: one answer, bound to its place in the case. */
#pragma once
#include <adwaita.h>

#include "app/form-place.h"

G_BEGIN_DECLS

#define BATSON_TYPE_FORM_ROW (batson_form_row_get_type ())
G_DECLARE_FINAL_TYPE (BatsonFormRow, batson_form_row, BATSON, FORM_ROW, GtkWidget)

/* Tab goes from answer to answer; what helps with one is opened by these. */
#define BATSON_ROW_ABOUT_KEY "<Control>i"
#define BATSON_ROW_MENU_KEY "<Control>m"
#define BATSON_ROW_LIST_KEY "<Alt>Down"

GtkWidget *batson_form_row_new (BatsonPlace *place);
GtkWidget *batson_form_row_new_scored (BatsonPlace *place, int part);

const BatsonPlace *batson_form_row_get_place (BatsonFormRow *self);
void batson_form_row_pin (BatsonFormRow *self);
void batson_form_row_set_title (BatsonFormRow *self, const char *title);
void batson_form_row_set_hint (BatsonFormRow *self, const char *hint);
void batson_form_row_set_note (BatsonFormRow *self, const char *note, const char *detail);
void batson_form_row_set_score (BatsonFormRow *self, const char *score);
void batson_form_row_set_warning (BatsonFormRow *self, const char *warning);
void batson_form_row_set_earlier (BatsonFormRow *self, const char *earlier);
void batson_form_row_set_remark (BatsonFormRow *self, const char *remark);
void batson_form_row_withhold (BatsonFormRow *self, guint choices);
void batson_form_row_set_next (BatsonFormRow *self, gboolean next);
void batson_form_row_focus (BatsonFormRow *self);

G_END_DECLS
