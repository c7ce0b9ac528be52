/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has the keyboard. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *batson_focus_of (GtkWidget *widget);
gboolean batson_has_focus_within (GtkWidget *widget);

G_END_DECLS
