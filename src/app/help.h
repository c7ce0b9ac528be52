/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The help: short pages that need no network. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *batson_help_new (GtkWindow *parent, const char *page);
void batson_help_offer (GtkWidget *window, const char *page);

G_END_DECLS
