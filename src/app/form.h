/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A guided form: the steps of one specialist's guide. */
#pragma once
#include "app/session.h"
#include "app/views.h"
#include "framework/guides.h"

G_BEGIN_DECLS

#define BATSON_TYPE_FORM (batson_form_get_type ())
G_DECLARE_FINAL_TYPE (BatsonForm, batson_form, BATSON, FORM, AdwBin)

GtkWidget *batson_form_new (BatsonSession *session, BatsonRole role);
GtkWidget *batson_form_new_breast (BatsonSession *session);
GtkWidget *batson_form_new_neuro (BatsonSession *session);
void batson_form_reveal (BatsonForm *self, const BatsonFact *fact);

G_END_DECLS
