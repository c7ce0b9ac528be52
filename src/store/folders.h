/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where Batson keeps its own things, and hearing of changes there. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *batson_folder_data (const char *name);
char *batson_folder_state (const char *name);
gboolean batson_folder_make (const char *path, GError **error);
gboolean batson_folder_is_remote (const char *path);
GFileMonitor *batson_folder_monitor (const char *path, GCallback changed, gpointer data);

G_END_DECLS
