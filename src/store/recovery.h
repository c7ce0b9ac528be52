/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recovery copies of a document that is being edited, for the day the power goes. */
#pragma once

#include <gio/gio.h>

#include "store/save.h"

G_BEGIN_DECLS

#define BATSON_RECOVERY_QUIET (3 * G_USEC_PER_SEC)   /* after the last edit */
#define BATSON_RECOVERY_STEADY (10 * G_USEC_PER_SEC) /* after the first one, under steady typing */

/* When edits were made that no copy has, in microseconds of one clock; first is 0 where there are none. */
typedef struct
{
  gint64 first;
  gint64 last;
} BatsonRecoverySchedule;

void batson_recovery_schedule_edit (BatsonRecoverySchedule *schedule, gint64 now);
gint64 batson_recovery_schedule_due (const BatsonRecoverySchedule *schedule);

/* Gives the document as it is now, (transfer full), or NULL when there is nothing to keep. Called in the main thread. */
typedef GBytes *(*BatsonRecoveryFunc) (gpointer data);

#define BATSON_TYPE_RECOVERY (batson_recovery_get_type ())
G_DECLARE_FINAL_TYPE (BatsonRecovery, batson_recovery, BATSON, RECOVERY, GObject)

/* Signal `failed` (sentence): copies cannot be written; told again only after one could. */

BatsonRecovery *batson_recovery_new (const BatsonSystem *sys, const char *folder, BatsonRecoveryFunc func, gpointer data);
void batson_recovery_set_base (BatsonRecovery *self, const char *path, const BatsonStamp *stamp);
void batson_recovery_edited (BatsonRecovery *self, gint64 now);
void batson_recovery_tick (BatsonRecovery *self, gint64 now);
gboolean batson_recovery_is_pending (BatsonRecovery *self);
const char *batson_recovery_get_path (BatsonRecovery *self);
gboolean batson_recovery_flush (BatsonRecovery *self);
void batson_recovery_saved (BatsonRecovery *self, const char *path, const BatsonSaveOutcome *outcome);
void batson_recovery_discard (BatsonRecovery *self);

G_END_DECLS
