/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file was when it was last read or written, and whether it still is. */
#pragma once

#include <glib.h>
#include <sys/stat.h>

G_BEGIN_DECLS

#define BATSON_HASH_LENGTH 64

/* Zeroed, it says that there was no file. */
typedef struct
{
  gboolean exists;
  guint64 device;
  guint64 inode;
  guint64 size;     /* bytes */
  gint64 mtime_ns;  /* nanoseconds since 1970 */
  char sha256[BATSON_HASH_LENGTH + 1];
} BatsonStamp;

typedef enum
{
  BATSON_CHANGE_NONE,
  BATSON_CHANGE_MODIFIED,
  BATSON_CHANGE_VANISHED,
} BatsonChange;

void batson_hash_bytes (GBytes *bytes, char out_hash[BATSON_HASH_LENGTH + 1]);
void batson_stamp_set (BatsonStamp *stamp, const struct stat *st, const char *hash);
gboolean batson_stamp_matches (const BatsonStamp *stamp, const struct stat *st);
BatsonChange batson_stamp_compare (const char *path, const BatsonStamp *then, BatsonStamp *out_now);
gboolean batson_stamp_changed (const char *path, const BatsonStamp *stamp);

G_END_DECLS
