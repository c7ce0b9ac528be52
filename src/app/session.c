/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One open case: its record, where it is kept, what the framework makes of it now, and what is chosen in it. */
#include "app/session-private.h"

#include "app/app-settings.h"
#include "app/clock.h"

#include <glib/gi18n-lib.h>

enum { ASSESSED, CHOSEN, TRYING, STATE, OUTSIDE, UNPROTECTED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BatsonSession, batson_session, G_TYPE_OBJECT)

/* The assessment follows from case, time and settings alone, so it is made anew, whole, whatever changed. */
static void
assess (BatsonSession *self)
{
  BatsonAssessment *before = self->assessment;

  batson_clock_settings (&self->settings);
  self->assessment = batson_assess (batson_case_get_root (self->the_case), &self->settings);
  g_signal_emit (self, signals[ASSESSED], 0);
  if (before)
    batson_assessment_unref (before);
}

/* Tells that title, file or what can be undone may have changed. */
void
_batson_session_emit_state (BatsonSession *self)
{
  g_signal_emit (self, signals[STATE], 0);
}

/* Tells that somebody else changed the file. */
void
_batson_session_emit_outside (BatsonSession *self, int kind)
{
  g_signal_emit (self, signals[OUTSIDE], 0, kind);
}

/* Tells that a loss of power would lose what was entered. */
void
_batson_session_emit_unprotected (BatsonSession *self, const char *sentence)
{
  g_signal_emit (self, signals[UNPROTECTED], 0, sentence);
}

static gboolean
next_minute (gpointer data)
{
  assess (data);
  return G_SOURCE_CONTINUE;
}

static void
follow_author (BatsonSession *self)
{
  g_autofree char *author = batson_app_settings_author ();

  batson_case_set_author (self->the_case, author);
}

/* The cases that are called "New case" and so on, by their numbers from 1. */
static GHashTable *new_cases;

static void
batson_session_dispose (GObject *object)
{
  BatsonSession *self = BATSON_SESSION (object);

  g_clear_handle_id (&self->minute, g_source_remove);
  g_clear_pointer (&self->assessment, batson_assessment_unref);
  _batson_session_dispose_file (self);
  g_clear_object (&self->the_case);
  g_clear_pointer (&self->lesion, g_free);
  if (self->new_number)
    g_hash_table_remove (new_cases, GUINT_TO_POINTER (self->new_number));
  self->new_number = 0;
  G_OBJECT_CLASS (batson_session_parent_class)->dispose (object);
}

static void
batson_session_class_init (BatsonSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = batson_session_dispose;
  signals[ASSESSED] = g_signal_new ("assessed", BATSON_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHOSEN] = g_signal_new ("chosen", BATSON_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TRYING] = g_signal_new ("trying", BATSON_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OUTSIDE] = g_signal_new ("outside", BATSON_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[UNPROTECTED] = g_signal_new ("unprotected", BATSON_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[STATE] = g_signal_new ("state", BATSON_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
batson_session_init (BatsonSession *self)
{
  self->settings.protocol = (BatsonProtocolId) g_settings_get_enum (batson_app_settings (), "protocol");
  if (!batson_clock_is_fixed ())
    self->minute = g_timeout_add_seconds (60, next_minute, self);
}

/** A session of THE_CASE, not kept anywhere yet. Takes a reference. */
BatsonSession *
batson_session_new (BatsonCase *the_case)
{
  BatsonSession *self = g_object_new (BATSON_TYPE_SESSION, NULL);

  self->the_case = g_object_ref (the_case);
  follow_author (self);
  g_signal_connect_object (batson_app_settings (), "changed::user-name", G_CALLBACK (follow_author), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (batson_app_settings (), "changed::user-role", G_CALLBACK (follow_author), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (the_case, "changed", G_CALLBACK (assess), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (the_case, "state", G_CALLBACK (_batson_session_emit_state), self, G_CONNECT_SWAPPED);
  _batson_session_protect (self);
  assess (self);
  return self;
}

/** The case. Not owned. */
BatsonCase *
batson_session_get_case (BatsonSession *self)
{
  return self->the_case;
}

/** The root record of the case. Not owned. */
BatsonRecord *
batson_session_get_root (BatsonSession *self)
{
  return batson_case_get_root (self->the_case);
}

/** The assessment of the case now. Owned by the session until the next "assessed" has been heard by all. */
const BatsonAssessment *
batson_session_get_assessment (BatsonSession *self)
{
  return self->assessment;
}

/** What the assessment was made with. Owned by the session. */
const BatsonSettings *
batson_session_get_settings (BatsonSession *self)
{
  return &self->settings;
}

/** Shows the case by another protocol. */
void
batson_session_set_protocol (BatsonSession *self, BatsonProtocolId protocol)
{
  if (self->settings.protocol == protocol)
    return;
  self->settings.protocol = protocol;
  assess (self);
}

/** The lesion looked at: the one chosen, else the leading one, else the first; NULL where there is none. Not owned. */
BatsonRecord *
batson_session_get_lesion (BatsonSession *self)
{
  BatsonRecord *root = batson_session_get_root (self);
  BatsonRecord *chosen = self->lesion ? batson_case_find (self->the_case, self->lesion) : NULL;
  const BatsonLesionResult *leading = batson_assessment_leading (self->assessment);

  if (chosen)
    return chosen;
  if (leading)
    return leading->record;
  return batson_record_length (root, BATSON_CASE_LESIONS) > 0 ? batson_record_nth (root, BATSON_CASE_LESIONS, 0) : NULL;
}

/** Looks at LESION from now on; NULL: at the leading one. */
void
batson_session_choose_lesion (BatsonSession *self, BatsonRecord *lesion)
{
  const char *id = lesion ? batson_record_get_id (lesion) : NULL;

  if (g_strcmp0 (id, self->lesion) == 0)
    return;
  g_free (self->lesion);
  self->lesion = g_strdup (id);
  g_signal_emit (self, signals[CHOSEN], 0);
}

/** A new lesion at LEVEL, as one step to undo, looked at from now on; NULL where answers may not be changed or LEVEL is none. Not owned. */
BatsonRecord *
batson_session_add_lesion (BatsonSession *self, const char *level)
{
  BatsonValue value = { .state = BATSON_VALUE_ANSWER };
  BatsonRecord *lesion;

  if (self->read_only || !batson_span_parse (level, &value.span))
    return NULL;
  batson_case_begin (self->the_case, _("Add Lesion"));
  lesion = batson_case_add (self->the_case, batson_session_get_root (self), BATSON_CASE_LESIONS);
  batson_case_set (self->the_case, lesion, BATSON_LESION_LEVEL, &value);
  batson_case_end (self->the_case);
  batson_session_choose_lesion (self, lesion);
  return lesion;
}

/** Says whether what is looked at are answers tried beside the case: who shows the case itself meanwhile says that. */
void
batson_session_set_trying (BatsonSession *self, gboolean trying)
{
  if (self->trying == trying)
    return;
  self->trying = trying;
  g_signal_emit (self, signals[TRYING], 0);
}

gboolean
batson_session_is_trying (BatsonSession *self)
{
  return self->trying;
}

/** Whether answers may not be changed here: a newer format. */
gboolean
batson_session_is_read_only (BatsonSession *self)
{
  return self->read_only;
}

/** Says whether answers may be changed. */
void
batson_session_set_read_only (BatsonSession *self, gboolean read_only)
{
  if (self->read_only == read_only)
    return;
  self->read_only = read_only;
  _batson_session_emit_state (self);
}

/** Whether there are answers that are not saved and could be: never of a newer format. */
gboolean
batson_session_is_modified (BatsonSession *self)
{
  return !self->read_only && (self->owed || batson_case_is_modified (self->the_case));
}

/** Whether the patient is an invented example. */
gboolean
batson_session_is_example (BatsonSession *self)
{
  BatsonRecord *patient = batson_record_child (batson_session_get_root (self), BATSON_CASE_PATIENT);

  return batson_record_choice (patient, BATSON_PATIENT_EXAMPLE) == BATSON_YES_NO_YES;
}

/* The least number that no other new case has, kept as long as SELF lives: two windows are never called the same. */
static guint
new_number (BatsonSession *self)
{
  if (new_cases == NULL)
    new_cases = g_hash_table_new (NULL, NULL);
  for (guint n = 1; self->new_number == 0; n++)
    if (g_hash_table_add (new_cases, GUINT_TO_POINTER (n)))
      self->new_number = n;
  return self->new_number;
}

/** "New case", "New case 2". Free with g_free. */
char *
batson_session_new_title (guint n)
{
  return n > 1 ? g_strdup_printf (_("New case %u"), n) : g_strdup (_("New case"));
}

/** What the case is called: its record number, or "New case", of several "New case 2"; with the patient's name only WITH_NAME. Free with g_free. */
char *
batson_session_dup_title (BatsonSession *self, gboolean with_name)
{
  BatsonRecord *patient = batson_record_child (batson_session_get_root (self), BATSON_CASE_PATIENT);
  const char *name = batson_record_text (patient, BATSON_PATIENT_NAME);
  const char *number = batson_record_text (patient, BATSON_PATIENT_NUMBER);

  if (with_name && *name)
    return *number ? g_strdup_printf ("%s · %s", name, number) : g_strdup (name);
  if (*number)
    return g_strdup (number);
  return self->file ? g_strdup (_("Case without a number")) : batson_session_new_title (new_number (self));
}

gboolean
batson_session_can_undo (BatsonSession *self)
{
  return !self->read_only && batson_case_can_undo (self->the_case);
}

gboolean
batson_session_can_redo (BatsonSession *self)
{
  return !self->read_only && batson_case_can_redo (self->the_case);
}

void
batson_session_undo (BatsonSession *self)
{
  if (batson_session_can_undo (self))
    batson_case_undo (self->the_case);
}

void
batson_session_redo (BatsonSession *self)
{
  if (batson_session_can_redo (self))
    batson_case_redo (self->the_case);
}
