/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lateral spine beside the neuro form: choosing a lesion, adding one at a level. */
#pragma once
#include "app/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BATSON_TYPE_SPINE_PICKER (batson_spine_picker_get_type ())
G_DECLARE_FINAL_TYPE (BatsonSpinePicker, batson_spine_picker, BATSON, SPINE_PICKER, GtkWidget)

GtkWidget *batson_spine_picker_new (BatsonSession *session);

void batson_spine_add_lesion (GtkWidget *from, BatsonSession *session, const char *level);

G_END_DECLS
