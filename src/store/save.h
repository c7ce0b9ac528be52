/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The save: a document is replaced whole, or stays as it was and the reason is said. */
#pragma once

#include "store/stamp.h"
#include "store/system.h"

G_BEGIN_DECLS

typedef enum
{
  BATSON_SAVE_DEFAULT = 0,
  BATSON_SAVE_NO_BACKUP = 1 << 0, /* for copies that are not the user's document */
  BATSON_SAVE_NO_WAIT = 1 << 1,   /* whole, but brought to the disk when the system likes: for what can be made again at any time */
} BatsonSaveFlags;

typedef struct
{
  BatsonStamp stamp;      /* what the file is now */
  gboolean unconfirmed;   /* saved, but the disk did not confirm it */
  gboolean backup_failed; /* saved, but the earlier version could not be kept as NAME~ */
} BatsonSaveOutcome;

gboolean batson_save_bytes (const BatsonSystem *sys, const char *path, GBytes *bytes, const BatsonStamp *loaded, BatsonSaveOutcome *out,
                            GError **error);
gboolean batson_save_bytes_full (const BatsonSystem *sys, const char *path, GBytes *bytes, const BatsonStamp *loaded, BatsonSaveFlags flags,
                                 BatsonSaveOutcome *out, GError **error);
char *batson_save_outcome_sentence (const BatsonSaveOutcome *outcome, const char *path);

guint batson_store_clean (const char *folder, gint64 now);

G_END_DECLS
