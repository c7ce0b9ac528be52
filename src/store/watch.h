/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notices that somebody else wrote, removed or put back an open document. */
#pragma once

#include <gio/gio.h>

#include "store/stamp.h"

G_BEGIN_DECLS

typedef enum
{
  BATSON_WATCH_MODIFIED, /* other bytes */
  BATSON_WATCH_VANISHED, /* no file */
  BATSON_WATCH_BACK,     /* the bytes that were loaded are there again */
} BatsonWatchKind;

#define BATSON_WATCH_SECONDS 10

#define BATSON_TYPE_WATCH (batson_watch_get_type ())
G_DECLARE_FINAL_TYPE (BatsonWatch, batson_watch, BATSON, WATCH, GObject)

/* Signal `changed` (BatsonWatchKind as int): once for every new state of the file. */

BatsonWatch *batson_watch_new (const char *path, const BatsonStamp *stamp);
const char *batson_watch_get_path (BatsonWatch *self);
void batson_watch_set_stamp (BatsonWatch *self, const BatsonStamp *stamp);
void batson_watch_look (BatsonWatch *self);

G_END_DECLS
