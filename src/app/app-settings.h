/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the desktop remembers for the program. */
#pragma once
#include <gio/gio.h>

G_BEGIN_DECLS

gboolean batson_app_settings_exist (void);
GSettings *batson_app_settings (void);
char *batson_app_settings_author (void);
const char *batson_app_settings_form (void);
char *batson_app_settings_chosen_library (void);
char *batson_app_settings_library (void);

G_END_DECLS
