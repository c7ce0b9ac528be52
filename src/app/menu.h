/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menus of buttons, and lists to choose from. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

void batson_menu_set (GtkMenuButton *button, GMenuModel *model);
void batson_menu_set_later (GtkMenuButton *button, GMenuModel *model);
void batson_menu_name_list (GtkDropDown *list, const char *label);

G_END_DECLS
