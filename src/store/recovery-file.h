/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The recovery copies on the disk: what is there, whose it is, and moving it aside. */
#pragma once

#include <gio/gio.h>

#include "store/stamp.h"

G_BEGIN_DECLS

typedef enum
{
  BATSON_RECOVERY_BASE_NONE,      /* the document was never saved */
  BATSON_RECOVERY_BASE_UNCHANGED, /* the document is still as it was when the edits began */
  BATSON_RECOVERY_BASE_SAVED,     /* the document is what the copy is: nothing is lost */
  BATSON_RECOVERY_BASE_CHANGED,   /* the document was changed by something else */
  BATSON_RECOVERY_BASE_GONE,      /* the document is no longer there, or cannot be read */
} BatsonRecoveryBase;

/* A copy that was found. */
typedef struct
{
  char *path;
  char *base;     /* (nullable): the document the edits were made to */
  char base_hash[BATSON_HASH_LENGTH + 1]; /* of the document then; empty without one */
  BatsonRecoveryBase base_state;
  gint64 written; /* seconds since 1970 */
  gsize size;     /* bytes of the document in the copy */
  gboolean owned; /* its window is alive: not to be offered */
} BatsonRecoveryCopy;

void batson_recovery_copy_free (BatsonRecoveryCopy *copy);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatsonRecoveryCopy, batson_recovery_copy_free)

GPtrArray *batson_recovery_list (const char *folder);
GBytes *batson_recovery_read (const char *path, GError **error);
gboolean batson_recovery_move_aside (const char *path, GError **error);
void batson_recovery_clean (const char *folder, gint64 now);

char *batson_recovery_new_path (const char *folder);
char *batson_recovery_lock_path (const char *path);
GBytes *batson_recovery_compose (const char *base, const char *base_hash, GBytes *document);

G_END_DECLS
