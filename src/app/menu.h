/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menus of buttons. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

void batson_menu_set (GtkMenuButton *button, GMenuModel *model);
void batson_menu_set_later (GtkMenuButton *button, GMenuModel *model);

G_END_DECLS
