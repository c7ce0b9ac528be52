/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A band across the window that says something lasting about the case, with what can be done about it. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BATSON_TYPE_NOTICE (batson_notice_get_type ())
G_DECLARE_FINAL_TYPE (BatsonNotice, batson_notice, BATSON, NOTICE, GtkWidget)

GtkWidget *batson_notice_new (void);
void batson_notice_set_text (BatsonNotice *self, const char *text);
const char *batson_notice_get_text (BatsonNotice *self);
void batson_notice_add_button (BatsonNotice *self, const char *label, const char *action);

G_END_DECLS
