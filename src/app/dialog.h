/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every window over another one does. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

void batson_dialog_prepare (GtkWidget *window);
void batson_dialog_present (GtkWidget *dialog);

G_END_DECLS
