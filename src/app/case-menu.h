/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menu of a case in the list. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

void batson_case_menu (GtkWidget *list, GtkWidget *view);

G_END_DECLS
