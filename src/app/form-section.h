/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of one section of a guide, of one record where the section is repeated. */
#pragma once
#include "app/form-row.h"
#include "app/session.h"
#include "framework/guides.h"

G_BEGIN_DECLS

#define BATSON_TYPE_FORM_SECTION (batson_form_section_get_type ())
G_DECLARE_FINAL_TYPE (BatsonFormSection, batson_form_section, BATSON, FORM_SECTION, GtkBox)

GtkWidget *batson_form_section_new (BatsonSession *session, const BatsonGuideStep *step, const BatsonGuideSection *section, BatsonRecord *repeated);
void batson_form_section_adopt (BatsonFormSection *self, BatsonRecord *repeated);
BatsonFormRow *batson_form_section_find (BatsonFormSection *self, const BatsonFact *fact);

G_END_DECLS
