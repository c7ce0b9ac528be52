/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One step of a form: folded one line, open its sections. */
#pragma once
#include "app/form-row.h"
#include "app/session.h"
#include "framework/guides.h"

G_BEGIN_DECLS

#define BATSON_TYPE_FORM_STEP (batson_form_step_get_type ())
G_DECLARE_FINAL_TYPE (BatsonFormStep, batson_form_step, BATSON, FORM_STEP, GtkBox)

/* Signals:
 *   folded: it was opened or folded. */

GtkWidget *batson_form_step_new (BatsonSession *session, const BatsonGuideStep *step);
const BatsonGuideStep *batson_form_step_get_step (BatsonFormStep *self);
gboolean batson_form_step_is_open (BatsonFormStep *self);
void batson_form_step_open (BatsonFormStep *self, gboolean open);
BatsonFormRow *batson_form_step_find (BatsonFormStep *self, const BatsonFact *fact);

G_END_DECLS
