/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bar of controls that goes on in a second line where one has no room for all. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *batson_wrap_bar_new (int spacing);

G_END_DECLS
