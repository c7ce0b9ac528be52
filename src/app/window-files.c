/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window and its file: opening, saving, leaving with changes, a file that others change. */
#include "app/window-private.h"

#include "app/application.h"
#include "app/cases.h"
#include "app/dialog.h"
#include "app/file-chooser.h"
#include "app/recent.h"
#include "app/unfit.h"
#include "case/document.h"
#include "store/error.h"
#include "store/watch.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* What comes after the user has decided. */
typedef struct
{
  BatsonWindowThen then; /* nullable */
  gpointer data;
  GDestroyNotify free_data; /* nullable */
  BatsonWindow *window;     /* while the guard asks; owned */
  char *response;           /* what it heard */
} After;

static After *
after_new (BatsonWindowThen then, gpointer data, GDestroyNotify free_data)
{
  After *after = g_new0 (After, 1);

  *after = (After) { .then = then, .data = data, .free_data = free_data };
  return after;
}

static void
after_finish (BatsonWindow *self, After *after, gboolean go)
{
  if (go && after->then)
    after->then (self, after->data);
  if (after->free_data)
    after->free_data (after->data);
  g_free (after);
}

/* --- saving --- */

static void
say_failure_response (AdwMessageDialog *dialog, const char *response, BatsonWindow *self)
{
  if (g_str_equal (response, "save-as"))
    _batson_window_save_as (self, NULL, NULL, NULL);
}

/* What failed is said in a dialog: the words must not pass by unseen, and the way out stands in it. */
static void
say_failure (BatsonWindow *self, const char *heading, const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, error->message);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"), "save-as", _("Save _As…"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save-as", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save-as");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "save-as", !batson_session_is_read_only (self->session));
  g_signal_connect_object (dialog, "response", G_CALLBACK (say_failure_response), self, 0);
  batson_dialog_present (dialog);
}

static gboolean
save_to (BatsonWindow *self, GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *remark = NULL;

  if (!batson_session_save (self->session, file, &remark, &error))
    {
      if (g_error_matches (error, BATSON_STORE_ERROR, BATSON_STORE_ERROR_CHANGED))
        batson_session_look (self->session);
      say_failure (self, _("The Case Is Not Saved"), error);
      return FALSE;
    }
  batson_notice_set_text (self->outside_notice, NULL);
  batson_recent_remember (batson_session_get_file (self->session));
  batson_cases_look ();
  batson_window_toast (self, remark ? remark : _("Saved"));
  _batson_window_update (self);
  return TRUE;
}

/* Saves where the case is kept; a new one into the folder of the cases. FALSE where it is not saved, which was said. */
gboolean
_batson_window_save (BatsonWindow *self)
{
  return self->session && !batson_session_is_read_only (self->session) && save_to (self, NULL);
}

static void
save_as_chosen (GtkWindow *window, GFile *file, gpointer data)
{
  BatsonWindow *self = BATSON_WINDOW (window);

  after_finish (self, data, file && self->session && save_to (self, file));
}

/* Asks for a place, saves there, then does THEN. */
void
_batson_window_save_as (BatsonWindow *self, BatsonWindowThen then, gpointer data, GDestroyNotify free_data)
{
  GFile *own = batson_session_get_file (self->session);
  g_autoptr (GFile) suggested = own ? g_object_ref (own) : batson_session_suggest_file (self->session, NULL);

  batson_choose_save (GTK_WINDOW (self), suggested, save_as_chosen, after_new (then, data, free_data));
}

/* --- leaving with changes --- */

static gboolean
guard_decided (gpointer data)
{
  After *after = data;
  g_autoptr (BatsonWindow) self = g_steal_pointer (&after->window);
  g_autofree char *response = g_steal_pointer (&after->response);

  if (self->session && g_str_equal (response, "discard"))
    {
      batson_session_discard (self->session);
      after_finish (self, after, TRUE);
    }
  else
    after_finish (self, after, g_str_equal (response, "save") && _batson_window_save (self));
  return G_SOURCE_REMOVE;
}

/* The dialog goes first: what comes then may be the end of the window it stands over. */
static void
guard_response (AdwMessageDialog *dialog, const char *response, After *after)
{
  after->response = g_strdup (response);
  g_idle_add (guard_decided, after);
}

/* Does THEN, after asking where it would lose answers: only if they were saved, or the user lets them go. */
void
_batson_window_guard (BatsonWindow *self, BatsonWindowThen then, gpointer data, GDestroyNotify free_data)
{
  After *after = after_new (then, data, free_data);
  g_autofree char *title = NULL;
  GtkWidget *dialog;

  if (self->session == NULL || !batson_session_is_modified (self->session))
    {
      after_finish (self, after, TRUE);
      return;
    }
  title = batson_session_dup_title (self->session, FALSE);
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Save the Changes?"), NULL);
  /* Translators: what the case is called, usually a record number. */
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog), _("%s has changes that are not saved. What is not saved is lost."), title);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "discard", _("_Discard"), "save", _("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  after->window = g_object_ref (self);
  g_signal_connect (dialog, "response", G_CALLBACK (guard_response), after);
  batson_dialog_present (dialog);
}

/* --- opening --- */

static void
explain (BatsonWindow *self, GFile *file, const GError *error)
{
  g_autofree char *text = g_markup_escape_text (error->message, -1);

  batson_window_set_session (self, NULL);
  g_set_object (&self->trouble_file, file);
  adw_status_page_set_description (self->trouble_page, text);
  gtk_stack_set_visible_child_name (self->pages, "trouble");
}

static void
open_now (BatsonWindow *self, gpointer data)
{
  GFile *file = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BatsonSession) session = batson_session_open (file, &error);

  if (session == NULL)
    {
      explain (self, file, error);
      return;
    }
  batson_window_set_session (self, session);
  batson_recent_remember (file);
}

/** Shows the case in FILE in this window, after asking where that would lose answers. A file that cannot be opened is explained. */
void
batson_window_open (BatsonWindow *self, GFile *file)
{
  _batson_window_guard (self, open_now, g_object_ref (file), g_object_unref);
}

static void
open_chosen (GtkWindow *window, GFile *file, gpointer data)
{
  if (file)
    batson_application_open_file (BATSON_APPLICATION (gtk_window_get_application (window)), BATSON_WINDOW (window), file, FALSE);
}

/* Asks for a case and opens it. */
void
_batson_window_choose_file (BatsonWindow *self)
{
  batson_choose_open (GTK_WINDOW (self), open_chosen, NULL);
}

/* Opens once more what could not be opened. */
void
_batson_window_try_again (BatsonWindow *self)
{
  g_autoptr (GFile) file = self->trouble_file ? g_object_ref (self->trouble_file) : NULL;

  if (file)
    batson_window_open (self, file);
}

static gboolean
dropped (GtkDropTarget *target, const GValue *value, double x, double y, BatsonWindow *self)
{
  GSList *files = g_value_get_boxed (value);

  for (GSList *l = files; l; l = l->next)
    batson_application_open_file (BATSON_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), self, l->data, FALSE);
  return files != NULL;
}

/* --- a file that others change --- */

static void
outside (BatsonSession *session, int kind, BatsonWindow *self)
{
  static const char *const texts[] = {
    [BATSON_WATCH_MODIFIED] = N_("Somebody else changed the file of this case. Nothing is overwritten until you decide."),
    [BATSON_WATCH_VANISHED] = N_("The file of this case is no longer there. The case is complete here: save it, or save a copy elsewhere."),
  };

  batson_notice_set_text (self->outside_notice, kind == BATSON_WATCH_BACK ? NULL : _(texts[kind]));
}

/* What is here is let go only when what is to replace it has been read. */
static void
reload_now (BatsonWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BatsonSession) session = batson_session_open (batson_session_get_file (self->session), &error);

  if (session == NULL)
    {
      say_failure (self, _("The Case Is Not Reloaded"), error);
      return;
    }
  batson_session_discard (self->session);
  batson_window_set_session (self, session);
}

static void
reload_response (AdwMessageDialog *dialog, const char *response, BatsonWindow *self)
{
  if (g_str_equal (response, "reload") && self->session)
    reload_now (self);
}

static void
reload (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BatsonWindow *self = data;
  GtkWidget *dialog;

  if (self->session == NULL || batson_session_get_file (self->session) == NULL)
    return;
  if (!batson_session_is_modified (self->session))
    {
      reload_now (self);
      return;
    }
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Reload the Case?"), _("What you changed since the last save is lost."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "reload", _("_Reload"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "reload", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (reload_response), self, 0);
  batson_dialog_present (dialog);
}

static void
keep_mine (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BatsonWindow *self = data;

  if (self->session == NULL)
    return;
  batson_session_keep_mine (self->session);
  batson_notice_set_text (self->outside_notice, NULL);
  _batson_window_save (self);
}

/* Coming to the window is the moment to hear that the file changed, leaving it the moment to have a copy. */
static void
active_changed (BatsonWindow *self)
{
  if (self->session == NULL)
    return;
  if (gtk_window_is_active (GTK_WINDOW (self)))
    batson_session_look (self->session);
  else
    batson_session_flush (self->session);
}

static void
unprotected (BatsonWindow *self, const char *sentence)
{
  batson_notice_set_text (self->recovery_notice, sentence);
}

/* What changed in the rules was read: it is not said again before the case is opened again. */
static void
rules_seen (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  batson_notice_set_text (((BatsonWindow *) data)->rules_notice, NULL);
}

/* What does not fit was read. */
static void
unfit_seen (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  batson_notice_set_text (((BatsonWindow *) data)->problem_notice, NULL);
}

/* To the row of the first, where it is answered again. */
static void
unfit_show (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BatsonWindow *self = data;
  BatsonRecord *record = NULL;
  guint field = 0;

  if (self->session && batson_record_unfit (batson_session_get_root (self->session), &record, &field) > 0)
    batson_window_go_to_fact (self, &(BatsonFact) { .record = record, .type = batson_record_get_type_id (record), .field = (guint16) field });
}

static const GActionEntry entries[] = {
  { .name = "reload", .activate = reload },
  { .name = "keep-mine", .activate = keep_mine },
  { .name = "rules-seen", .activate = rules_seen },
  { .name = "unfit-seen", .activate = unfit_seen },
  { .name = "unfit-show", .activate = unfit_show },
};

static BatsonNotice *
add_notice (BatsonWindow *self)
{
  GtkWidget *notice = batson_notice_new ();

  gtk_box_append (self->notices, notice);
  return BATSON_NOTICE (notice);
}

/* Adds what may have to be said about the file, and the ways a file comes in. */
void
_batson_window_add_notices (BatsonWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  self->outside_notice = add_notice (self);
  batson_notice_add_button (self->outside_notice, _("Reload"), "win.reload");
  batson_notice_add_button (self->outside_notice, _("Keep Mine"), "win.keep-mine");
  batson_notice_add_button (self->outside_notice, _("Save a Copy…"), "win.save-as");
  self->read_only_notice = add_notice (self);
  self->problem_notice = add_notice (self);
  batson_notice_add_button (self->problem_notice, _("Show"), "win.unfit-show");
  batson_notice_add_button (self->problem_notice, _("Close"), "win.unfit-seen");
  self->rules_notice = add_notice (self);
  batson_notice_add_button (self->rules_notice, _("Close"), "win.rules-seen");
  self->recovery_notice = add_notice (self);
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  g_signal_connect_object (self, "notify::is-active", G_CALLBACK (active_changed), self, 0);
}

/* Said from opening until it is closed, or nothing is left that does not fit. */
static void
follow_unfit (BatsonWindow *self)
{
  g_autofree char *text = self->session && *batson_notice_get_text (self->problem_notice) ? batson_unfit_words (self->session) : NULL;

  batson_notice_set_text (self->problem_notice, text);
}

/* Why the case cannot be saved where it is; NULL where it can, as far as is known before trying. */
static const char *
read_only_text (BatsonSession *session)
{
  GFile *file = batson_session_get_file (session);

  if (batson_session_is_read_only (session))
    return _("A newer Batson wrote this case. It can be read here, but not changed: update Batson to work on it.");
  if (file && g_access (g_file_peek_path (file), W_OK) != 0)
    return _("You may read this file, but not write it. What you change can be saved as a copy elsewhere.");
  return NULL;
}

/* Says what is to be said about the file of SESSION (nullable), and listens to it. */
void
_batson_window_follow_file (BatsonWindow *self, BatsonSession *session)
{
  GPtrArray *problems = session ? batson_session_get_problems (session) : NULL;
  g_autofree char *text = problems && problems->len > 0 ? batson_unfit_words (session) : NULL;

  batson_notice_set_text (self->outside_notice, NULL);
  batson_notice_set_text (self->recovery_notice, NULL);
  /* Where all fits, as where an entry had no id, what was said while it was read. */
  batson_notice_set_text (self->problem_notice, text || problems == NULL || problems->len == 0 ? text : ((BatsonProblem *) problems->pdata[0])->text);
  batson_notice_set_text (self->rules_notice, session ? batson_session_get_rules_since (session) : NULL);
  batson_notice_set_text (self->read_only_notice, session ? read_only_text (session) : NULL);
  if (session)
    {
      g_signal_connect_object (session, "assessed", G_CALLBACK (follow_unfit), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "outside", G_CALLBACK (outside), self, 0);
      g_signal_connect_object (session, "unprotected", G_CALLBACK (unprotected), self, G_CONNECT_SWAPPED);
    }
}
