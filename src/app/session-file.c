/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the case of a session is kept: read, saved, watched. */
#include "app/session-private.h"

#include "app/app-settings.h"
#include "app/clock.h"
#include "case/document.h"
#include "store/folders.h"
#include "store/load.h"
#include "store/save.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SUFFIX ".batson.json"

static void
changed_outside (BatsonSession *self, int kind)
{
  self->owed = kind == BATSON_WATCH_VANISHED;
  _batson_session_emit_outside (self, kind);
  _batson_session_emit_state (self);
}

static void
keep_in (BatsonSession *self, GFile *file, const BatsonStamp *stamp)
{
  gboolean moved = self->file == NULL || !g_file_equal (self->file, file);

  g_set_object (&self->file, file);
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
  g_clear_object (&self->file);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
}

static gboolean
has_path (GFile *file, GError **error)
{
  if (g_file_peek_path (file) != NULL)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _("This place is not on a disk of this computer. Copy the file to one first."));
  return FALSE;
}

/** Reads the case in FILE. A newer format is read only. Free with g_object_unref; NULL with an ERROR said in a whole sentence, the file untouched. */
BatsonSession *
batson_session_open (GFile *file, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BatsonCase) the_case = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  BatsonStamp stamp;
  BatsonSession *self;

  if (!has_path (file, error) || !batson_load_bytes (batson_system_default (), g_file_peek_path (file), &bytes, &stamp, error))
    return NULL;
  the_case = batson_document_read (bytes, batson_clock_origin (), &problems, error);
  if (the_case == NULL)
    return NULL;
  self = batson_session_new (the_case);
  self->read_only = batson_case_is_newer (the_case);
  self->problems = g_steal_pointer (&problems);
  keep_in (self, file, &stamp);
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

/** The document of the case as it is now. Free with g_bytes_unref; NULL with an ERROR where it must not be written. */
GBytes *
batson_session_document (BatsonSession *self, GError **error)
{
  return batson_document_write (self->the_case, NULL, error);
}

/* A name for a file from a record number: what every file system takes, and no patient's name. */
static char *
safe_name (const char *number)
{
  g_autofree char *stripped = g_strstrip (g_strdup (number));
  GString *name = g_string_new (NULL);

  for (const char *c = stripped; *c && name->len < 80; c = g_utf8_next_char (c))
    {
      gunichar u = g_utf8_get_char (c);

      if (g_unichar_isalnum (u) || u == '-' || u == '_')
        g_string_append_unichar (name, u);
      else
        g_string_append_c (name, '-');
    }
  return g_string_free (name, name->len == 0);
}

static char *
base_name (BatsonSession *self)
{
  BatsonRecord *patient = batson_record_child (batson_session_get_root (self), BATSON_CASE_PATIENT);
  g_autofree char *number = safe_name (batson_record_text (patient, BATSON_PATIENT_NUMBER));
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) here = NULL;
  g_autofree char *day = NULL;
  gint64 seconds;
  int offset;

  if (number && *number)
    return g_steal_pointer (&number);
  batson_clock_now (&seconds, &offset);
  utc = g_date_time_new_from_unix_utc (seconds);
  here = g_date_time_add_minutes (utc, offset);
  day = g_date_time_format (here, "%Y-%m-%d");
  return g_strdup_printf ("case-%s", day);
}

/** A file in the library folder that is not there yet, named after the record number or the day, never after the patient. Free with g_object_unref. */
GFile *
batson_session_suggest_file (BatsonSession *self)
{
  g_autofree char *folder = batson_app_settings_library ();
  g_autofree char *base = base_name (self);

  for (guint i = 1;; i++)
    {
      g_autofree char *name = i == 1 ? g_strconcat (base, SUFFIX, NULL) : g_strdup_printf ("%s-%u" SUFFIX, base, i);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_file_new_for_path (path);
    }
}

static gboolean
make_folder_of (GFile *file, GError **error)
{
  g_autofree char *library = batson_app_settings_library ();
  g_autofree char *folder = g_path_get_dirname (g_file_peek_path (file));

  return !g_str_equal (folder, library) || batson_folder_make (folder, error);
}

/**
 * Saves the case into FILE, or where it is NULL into its own; one that has none gets the one suggested.
 * FILE replaces what is there: who chose it was asked. OUT_REMARK (nullable): a sentence where something is to be said although it is saved; free with g_free.
 * FALSE with an ERROR said in a whole sentence, and then what was there is still there, and the case is still modified.
 */
gboolean
batson_session_save (BatsonSession *self, GFile *file, char **out_remark, GError **error)
{
  g_autoptr (GFile) target = file ? g_object_ref (file) : self->file ? g_object_ref (self->file) : batson_session_suggest_file (self);
  gboolean own = self->file && g_file_equal (target, self->file);
  BatsonStamp nothing = { 0 };
  BatsonSaveOutcome outcome;
  g_autoptr (GBytes) bytes = NULL;
  const BatsonStamp *expected = own ? &self->stamp : file ? NULL : &nothing;

  batson_case_end_typing (self->the_case);
  bytes = batson_session_document (self, error);
  if (bytes == NULL || !has_path (target, error) || !make_folder_of (target, error))
    return FALSE;
  if (!batson_save_bytes (batson_system_default (), g_file_peek_path (target), bytes, expected, &outcome, error))
    return FALSE;
  keep_in (self, target, &outcome.stamp);
  if (out_remark)
    *out_remark = batson_save_outcome_sentence (&outcome, g_file_peek_path (target));
  self->owed = FALSE;
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
  keep_in (self, self->file, &now);
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

/** The user lets the changes go. */
void
batson_session_discard (BatsonSession *self)
{
}
