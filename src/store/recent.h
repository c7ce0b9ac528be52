/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The documents opened last, in a list of our own that no other program sees. */
#pragma once

#include <glib-object.h>

#include "store/system.h"

G_BEGIN_DECLS

#define BATSON_RECENT_LIMIT 10

#define BATSON_TYPE_RECENT (batson_recent_get_type ())
G_DECLARE_FINAL_TYPE (BatsonRecent, batson_recent, BATSON, RECENT, GObject)

/* Signal `changed`: the list is another one. */

BatsonRecent *batson_recent_new (const BatsonSystem *sys, const char *file);
char **batson_recent_get_paths (BatsonRecent *self);
void batson_recent_add (BatsonRecent *self, const char *path);
void batson_recent_remove (BatsonRecent *self, const char *path);
void batson_recent_clear (BatsonRecent *self);
void batson_recent_set_enabled (BatsonRecent *self, gboolean enabled);
void batson_recent_flush (BatsonRecent *self);

G_END_DECLS
