/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that wrap: labels, and columns of them; or are cut short: drop-downs. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

void batson_wrap (GtkLabel *label);
void batson_wrap_button (GtkButton *button);
void batson_shorten (GtkDropDown *choice);
GtkWidget *batson_column_new (int spacing);

G_END_DECLS
