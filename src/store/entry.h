/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as a list of cases shows it, read from its head alone. */
#pragma once

#include <glib-object.h>
#include <sys/stat.h>

#include "case/summary.h"

G_BEGIN_DECLS

#define BATSON_ENTRY_HEAD 2048 /* bytes of a document that hold its summary */

#define BATSON_TYPE_ENTRY (batson_entry_get_type ())
G_DECLARE_FINAL_TYPE (BatsonEntry, batson_entry, BATSON, ENTRY, GObject)

/* An entry never changes, so that a thread may make it; a document that was written gets another one. */

BatsonEntry *batson_entry_read (const char *path);
gboolean batson_entry_is_current (BatsonEntry *self, const struct stat *st);
const char *batson_entry_get_path (BatsonEntry *self);
const char *batson_entry_get_name (BatsonEntry *self);
const BatsonSummary *batson_entry_get_summary (BatsonEntry *self);
const char *batson_entry_get_error (BatsonEntry *self);
gint64 batson_entry_get_modified (BatsonEntry *self);

G_END_DECLS
