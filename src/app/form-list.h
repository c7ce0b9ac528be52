/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A repeated section of a guide: its records, each folded or open, added and removed. */
#pragma once
#include "app/form-section.h"

G_BEGIN_DECLS

#define BATSON_TYPE_FORM_LIST (batson_form_list_get_type ())
G_DECLARE_FINAL_TYPE (BatsonFormList, batson_form_list, BATSON, FORM_LIST, GtkBox)

GtkWidget *batson_form_list_new (BatsonSession *session, const BatsonGuideStep *step, const BatsonGuideSection *section);
BatsonFormRow *batson_form_list_find (BatsonFormList *self, const BatsonFact *fact);

G_END_DECLS
