/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The recovery copies of a session, and a session made from one. */
#include "app/session-private.h"


static GBytes *
copy_now (gpointer data)
{
  BatsonSession *self = data;

  return batson_session_is_modified (self) ? batson_session_document (self, NULL) : NULL;
}

/* An edit that leads back to what is saved leaves nothing to recover: a copy would offer changes that are none. */
static void
edited (BatsonSession *self)
{
  if (batson_session_is_modified (self))
    batson_recovery_edited (self->recovery, g_get_monotonic_time ());
  else
    batson_recovery_discard (self->recovery);
}

static void
failed (BatsonSession *self, const char *sentence)
{
  _batson_session_emit_unprotected (self, sentence);
}

/* Begins to keep recovery copies of what is entered from now on. */
void
_batson_session_protect (BatsonSession *self)
{
  self->recovery = batson_recovery_new (batson_system_default (), NULL, copy_now, self);
  g_signal_connect_object (self->recovery, "failed", G_CALLBACK (failed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->the_case, "changed", G_CALLBACK (edited), self, G_CONNECT_SWAPPED);
}

/** Writes the recovery copy now, if it is due at all, as when the window loses the keyboard. */
void
batson_session_flush (BatsonSession *self)
{
  batson_recovery_flush (self->recovery);
}

/* The copy this case came from has served. */
void
_batson_session_forget_copy (BatsonSession *self)
{
  if (self->copy)
    batson_recovery_move_aside (self->copy, NULL);
  g_clear_pointer (&self->copy, g_free);
}

/** The user lets the changes go: their recovery copy goes too. */
void
batson_session_discard (BatsonSession *self)
{
  batson_recovery_discard (self->recovery);
  _batson_session_forget_copy (self);
}

/* The document the edits were made to, as it was then: if it is another one now, the save and the watch will find out. */
static void
take_base (BatsonSession *self, const BatsonRecoveryCopy *copy)
{
  g_autoptr (GFile) file = copy->base ? g_file_new_for_path (copy->base) : NULL;
  BatsonStamp then = { .exists = TRUE };
  BatsonStamp now = { 0 };

  if (file == NULL)
    return;
  g_strlcpy (then.sha256, copy->base_hash, sizeof then.sha256);
  if (batson_stamp_compare (copy->base, &then, &now) == BATSON_CHANGE_NONE)
    then = now;
  _batson_session_keep_in (self, file, &then);
}

/** The case in a recovery COPY, to be saved over the document it belongs to or anew; a newer format is read only. Free with g_object_unref; NULL with an ERROR said in a whole sentence. The copy stays until the case is saved or discarded. */
BatsonSession *
batson_session_recover (const BatsonRecoveryCopy *copy, GError **error)
{
  g_autoptr (GBytes) bytes = batson_recovery_read (copy->path, error);
  BatsonSession *self = bytes ? _batson_session_read (bytes, error) : NULL;

  if (self == NULL)
    return NULL;
  take_base (self, copy);
  self->copy = g_strdup (copy->path);
  self->owed = TRUE;
  return self;
}
