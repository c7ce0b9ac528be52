/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences window. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *batson_preferences_new (GtkWindow *parent);

G_END_DECLS
