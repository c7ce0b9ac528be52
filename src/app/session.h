/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One open case: its record, where it is kept, what the framework makes of it now, and what is chosen in it. */
#pragma once
#include "framework/assessment.h"
#include "store/recovery-file.h"

G_BEGIN_DECLS

#define BATSON_TYPE_SESSION (batson_session_get_type ())
G_DECLARE_FINAL_TYPE (BatsonSession, batson_session, BATSON, SESSION, GObject)

/* Signals:
 *   assessed: the assessment is another one: after each change of the case, once a minute (clocks), another protocol;
 *   chosen:   another lesion is looked at;
 *   trying:   answers are tried beside the case, or no longer;
 *   state:    title, file, modified, read-only, or what can be undone, may have changed;
 *   outside (BatsonWatchKind as int): somebody else changed, removed or put back the file;
 *   unprotected (sentence): no recovery copy can be written. */

BatsonSession *batson_session_new (BatsonCase *the_case);
BatsonSession *batson_session_open (GFile *file, GError **error);
BatsonCase *batson_session_get_case (BatsonSession *self);
BatsonRecord *batson_session_get_root (BatsonSession *self);

const BatsonAssessment *batson_session_get_assessment (BatsonSession *self);
const BatsonSettings *batson_session_get_settings (BatsonSession *self);
void batson_session_set_protocol (BatsonSession *self, BatsonProtocolId protocol);

BatsonRecord *batson_session_get_lesion (BatsonSession *self);
void batson_session_choose_lesion (BatsonSession *self, BatsonRecord *lesion);
BatsonRecord *batson_session_add_lesion (BatsonSession *self, const char *level);

void batson_session_set_trying (BatsonSession *self, gboolean trying);
gboolean batson_session_is_trying (BatsonSession *self);

GFile *batson_session_get_file (BatsonSession *self);
GPtrArray *batson_session_get_problems (BatsonSession *self);
const char *batson_session_get_rules_since (BatsonSession *self);
gboolean batson_session_save (BatsonSession *self, GFile *file, char **out_remark, GError **error);
GFile *batson_session_suggest_file (BatsonSession *self, GError **error);
void batson_session_keep_mine (BatsonSession *self);
void batson_session_look (BatsonSession *self);
void batson_session_discard (BatsonSession *self);
void batson_session_flush (BatsonSession *self);
BatsonSession *batson_session_recover (const BatsonRecoveryCopy *copy, GError **error);
GBytes *batson_session_document (BatsonSession *self, GError **error);
gboolean batson_session_is_read_only (BatsonSession *self);
void batson_session_set_read_only (BatsonSession *self, gboolean read_only);
gboolean batson_session_is_modified (BatsonSession *self);
gboolean batson_session_is_example (BatsonSession *self);
char *batson_session_new_title (guint n);
char *batson_session_dup_title (BatsonSession *self, gboolean with_name);

gboolean batson_session_can_undo (BatsonSession *self);
gboolean batson_session_can_redo (BatsonSession *self);
void batson_session_undo (BatsonSession *self);
void batson_session_redo (BatsonSession *self);

G_END_DECLS
