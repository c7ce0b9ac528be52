/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of the program's own icons as a widget: an urgency mark, a completion mark. Decoration: words stand beside it. */
#pragma once
#include <gtk/gtk.h>

#include "diagram/icons.h"
#include "framework/assessment.h"

G_BEGIN_DECLS

#define BATSON_TYPE_MARK (batson_mark_get_type ())
G_DECLARE_FINAL_TYPE (BatsonMark, batson_mark, BATSON, MARK, GtkWidget)

GtkWidget *batson_mark_new (BatsonIcon icon, BatsonToken ink, int size);
void batson_mark_set (BatsonMark *self, BatsonIcon icon, BatsonToken ink);
void batson_mark_set_ground (BatsonMark *self, BatsonToken ground);
void batson_mark_set_urgency (BatsonMark *self, BatsonUrgencyKind kind);

G_END_DECLS
