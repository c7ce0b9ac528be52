/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the session share. */
#pragma once
#include "app/session.h"
#include "store/recovery.h"
#include "store/watch.h"

G_BEGIN_DECLS

struct _BatsonSession
{
  GObject parent_instance;
  BatsonCase *the_case;
  BatsonSettings settings;
  BatsonAssessment *assessment;
  char *lesion; /* id of the lesion that was chosen; NULL: the leading one */
  gboolean trying;
  guint minute;

  GFile *file;        /* NULL until it is saved */
  BatsonStamp stamp;  /* what FILE was when it was read or written last */
  BatsonWatch *watch; /* NULL without FILE */
  guint new_number;   /* which of the cases without file and number it is, from 1; 0: it was not asked yet */
  gboolean read_only;
  gboolean owed;      /* what the case is now is nowhere on the disk, though nothing was changed here */
  BatsonRecovery *recovery;
  char *copy;          /* the recovery copy the case came from; nullable */
  GPtrArray *problems; /* BatsonProblem of the document as it was read; nullable */
  char *rules_since;   /* what changed in the rules since the document was written; nullable */
};

void _batson_session_emit_state (BatsonSession *self);
void _batson_session_emit_outside (BatsonSession *self, int kind);
void _batson_session_emit_unprotected (BatsonSession *self, const char *sentence);
BatsonSession *_batson_session_read (GBytes *bytes, GError **error);
void _batson_session_keep_in (BatsonSession *self, GFile *file, const BatsonStamp *stamp);
void _batson_session_dispose_file (BatsonSession *self);

/* session-recovery.c */
void _batson_session_protect (BatsonSession *self);
void _batson_session_forget_copy (BatsonSession *self);

G_END_DECLS
