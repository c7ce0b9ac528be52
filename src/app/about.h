/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program says of itself. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

const char *batson_about_intended_use (void);
char *batson_about_troubleshooting (void);
GtkWidget *batson_about_new (GtkWindow *parent);

G_END_DECLS
