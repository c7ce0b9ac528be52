/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library: the cases in a folder, as a list model that follows the folder. */
#pragma once

#include <gio/gio.h>

#include "store/entry.h"

G_BEGIN_DECLS

#define BATSON_CASE_SUFFIX ".batson.json"
#define BATSON_LIBRARY_SECONDS 10

#define BATSON_TYPE_LIBRARY (batson_library_get_type ())
G_DECLARE_FINAL_TYPE (BatsonLibrary, batson_library, BATSON, LIBRARY, GObject)

/* A GListModel of BatsonEntry in the order of the file names. Property `loading` (read only); signal `loaded` after every look at the folder. */

BatsonLibrary *batson_library_new (const char *folder);
const char *batson_library_get_folder (BatsonLibrary *self);
gboolean batson_library_get_loading (BatsonLibrary *self);
const char *batson_library_get_error (BatsonLibrary *self);
void batson_library_reload (BatsonLibrary *self);
char *batson_folder_new_document (const char *folder, const char *title, GError **error);
char *batson_library_new_path (BatsonLibrary *self, const char *title, GError **error);

G_END_DECLS
