/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tooltips, and names of controls that have none by themselves. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

void batson_tooltip_set (GtkWidget *widget, const char *text);
void batson_tooltip_name (GtkWidget *control, const char *label);
void batson_title_entry_row (GtkWidget *row, const char *title);

G_END_DECLS
