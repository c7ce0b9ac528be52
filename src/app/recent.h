/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cases opened last, as a menu; a list of our own that no other program sees. */
#pragma once
#include <gio/gio.h>

G_BEGIN_DECLS

GMenuModel *batson_recent_menu_get (void);
void batson_recent_remember (GFile *file);
void batson_recent_forget (GFile *file);
void batson_recent_forget_all (void);
void batson_recent_end (void);

G_END_DECLS
