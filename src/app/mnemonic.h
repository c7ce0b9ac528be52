/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What buttons with an underlined letter are called. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *batson_mnemonic_button_new (const char *label);
void batson_mnemonic_name (GtkWidget *top);
void batson_mnemonic_follow (GtkWidget *parent);

G_END_DECLS
