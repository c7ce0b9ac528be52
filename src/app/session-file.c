/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the case of a session is kept: read, saved, watched. */
#include "app/session-private.h"

#include "app/cases.h"
#include "app/clock.h"
#include "app/vignettes.h"
#include "case/document.h"
#include "framework/summarise.h"
#include "framework/words.h"
#include "store/library.h"
#include "store/load.h"
#include "store/save.h"

#include <glib/gi18n-lib.h>

static void
changed_outside (BatsonSession *self, int kind)
{
  self->owed = kind == BATSON_WATCH_VANISHED || self->copy != NULL;
  _batson_session_emit_outside (self, kind);
  _batson_session_emit_state (self);
}

/* Says where the case is kept, and what the file is. */
void
_batson_session_keep_in (BatsonSession *self, GFile *file, const BatsonStamp *stamp)
{
  gboolean moved = self->file == NULL || !g_file_equal (self->file, file);

  g_set_object (&self->file, file);
  batson_recovery_set_base (self->recovery, g_file_peek_path (file), stamp);
  self->stamp = *stamp;
  if (!moved)
    {
      batson_watch_set_stamp (self->watch, stamp);
      return;
    }
  if (self->watch)
    g_signal_handlers_disconnect_by_data (self->watch, self);
  g_clear_object (&self->watch);
  self->watch = batson_watch_new (g_file_peek_path (file), stamp);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (changed_outside), self, G_CONNECT_SWAPPED);
}

/* Lets go of the file. */
void
_batson_session_dispose_file (BatsonSession *self)
{
  if (self->watch)
    g_signal_handlers_disconnect_by_data (self->watch, self);
  g_clear_object (&self->watch);
  g_clear_object (&self->recovery);
  g_clear_pointer (&self->copy, g_free);
  g_clear_object (&self->file);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->rules_since, g_free);
}

static gboolean
has_path (GFile *file, GError **error)
{
  if (g_file_peek_path (file) != NULL)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _("This place is not on a disk of this computer. Copy the file to one first."));
  return FALSE;
}

/* What changed in the rules since the document in BYTES, that of THE_CASE, was written; NULL where nothing did. */
static char *
rules_since (GBytes *bytes, BatsonCase *the_case)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (BatsonRulesSince) since = batson_rules_since_document (data, size, batson_case_get_root (the_case));

  return since ? batson_words_rules_since (since) : NULL;
}

/* A session of the document in BYTES, not kept anywhere yet; NULL with an ERROR. A newer format is read only. */
BatsonSession *
_batson_session_read (GBytes *bytes, GError **error)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (BatsonCase) the_case = batson_document_read (bytes, batson_clock_origin (), &problems, error);
  BatsonSession *self;

  if (the_case == NULL)
    return NULL;
  self = batson_session_new (the_case);
  self->read_only = batson_case_is_newer (the_case);
  self->problems = g_steal_pointer (&problems);
  self->rules_since = rules_since (bytes, the_case);
  return self;
}

/** Reads the case in FILE. A newer format is read only. Free with g_object_unref; NULL with an ERROR said in a whole sentence, the file untouched. */
BatsonSession *
batson_session_open (GFile *file, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  BatsonStamp stamp;
  BatsonSession *self;

  if (!has_path (file, error) || !batson_load_bytes (batson_system_default (), g_file_peek_path (file), &bytes, &stamp, error))
    return NULL;
  self = _batson_session_read (bytes, error);
  if (self)
    _batson_session_keep_in (self, file, &stamp);
  return self;
}

/** Where the case is kept; NULL where nowhere yet. Not owned. */
GFile *
batson_session_get_file (BatsonSession *self)
{
  return self->file;
}

/** What of the document did not fit when it was read (BatsonProblem); NULL where nothing was read. Not owned. */
GPtrArray *
batson_session_get_problems (BatsonSession *self)
{
  return self->problems;
}

/** What changed in the rules since the document was written, a sentence a line; NULL where it was by the rules of today. Not owned. */
const char *
batson_session_get_rules_since (BatsonSession *self)
{
  return self->rules_since;
}

/** The document of the case as it is now. Free with g_bytes_unref; NULL with an ERROR where it must not be written. */
GBytes *
batson_session_document (BatsonSession *self, GError **error)
{
  g_auto (BatsonSummary) summary = { 0 };

  batson_summary_init (&summary);
  batson_summarise (self->assessment, &summary);
  return batson_document_write (self->the_case, &summary, error);
}

static char *
file_title (BatsonSession *self)
{
  BatsonRecord *patient = batson_record_child (batson_session_get_root (self), BATSON_CASE_PATIENT);
  const char *number = batson_record_text (patient, BATSON_PATIENT_NUMBER);
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) here = NULL;
  g_autofree char *day = NULL;
  gint64 seconds;
  int offset;

  if (*number)
    return g_strdup (number);
  batson_clock_now (&seconds, &offset);
  utc = g_date_time_new_from_unix_utc (seconds);
  here = g_date_time_add_minutes (utc, offset);
  day = g_date_time_format (here, "%Y-%m-%d");
  return g_strdup_printf ("case-%s", day);
}

/* A vignette is no patient: it stands with one's others, where the quiz looks, under its title. */
static char *
new_path (BatsonSession *self, GError **error)
{
  g_autofree char *title = NULL, *folder = NULL;

  if (batson_quiz_is_vignette (batson_session_get_root (self)))
    {
      folder = batson_vignettes_own_folder ();
      return batson_folder_new_document (folder, batson_words_quiz_title (batson_session_get_root (self)), error);
    }
  title = file_title (self);
  return batson_cases_new_path (title, error);
}

/** A file that is not there yet: of a case in the library folder, named after the record number or the day, never after the patient; of a vignette in the
 * folder of one's own. Free with g_object_unref; NULL with an ERROR. */
GFile *
batson_session_suggest_file (BatsonSession *self, GError **error)
{
  g_autofree char *path = new_path (self, error);

  return path ? g_file_new_for_path (path) : NULL;
}

/**
 * Saves the case into FILE, or where it is NULL into its own; one that has none gets the one suggested.
 * FILE replaces what is there: who chose it was asked. OUT_REMARK (nullable): a sentence where something is to be said although it is saved; free with g_free.
 * FALSE with an ERROR said in a whole sentence, and then what was there is still there, and the case is still modified.
 */
gboolean
batson_session_save (BatsonSession *self, GFile *file, char **out_remark, GError **error)
{
  g_autoptr (GFile) target = file ? g_object_ref (file) : self->file ? g_object_ref (self->file) : batson_session_suggest_file (self, error);
  gboolean own = target && self->file && g_file_equal (target, self->file);
  BatsonStamp nothing = { 0 };
  BatsonSaveOutcome outcome;
  g_autoptr (GBytes) bytes = NULL;
  const BatsonStamp *expected = own ? &self->stamp : file ? NULL : &nothing;

  batson_case_end_typing (self->the_case);
  bytes = target ? batson_session_document (self, error) : NULL;
  if (bytes == NULL || !has_path (target, error))
    return FALSE;
  if (!batson_save_bytes (batson_system_default (), g_file_peek_path (target), bytes, expected, &outcome, error))
    return FALSE;
  _batson_session_keep_in (self, target, &outcome.stamp);
  if (out_remark)
    *out_remark = batson_save_outcome_sentence (&outcome, g_file_peek_path (target));
  self->owed = FALSE;
  batson_recovery_saved (self->recovery, g_file_peek_path (target), &outcome);
  _batson_session_forget_copy (self);
  batson_case_mark_saved (self->the_case);
  return TRUE;
}

/** Somebody else changed the file, and the user wants this case to replace it at the next save. */
void
batson_session_keep_mine (BatsonSession *self)
{
  BatsonStamp now = { 0 };

  if (self->file == NULL)
    return;
  batson_stamp_compare (g_file_peek_path (self->file), &self->stamp, &now);
  _batson_session_keep_in (self, self->file, &now);
  self->owed = TRUE;
  _batson_session_emit_state (self);
}

/** Looks at once whether the file was changed, as when its window gets the keyboard. */
void
batson_session_look (BatsonSession *self)
{
  if (self->watch)
    batson_watch_look (self->watch);
}
