/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A case of the list goes to the trash. */
#include "app/window-private.h"

#include "app/application.h"
#include "app/cases.h"
#include "app/dialog.h"
#include "app/recent.h"
#include "store/trash.h"

#include <glib/gi18n-lib.h>

static gboolean
shows (BatsonWindow *self, GFile *file)
{
  GFile *own = self->session ? batson_session_get_file (self->session) : NULL;

  return own && g_file_equal (own, file);
}

static void
say_failure (BatsonWindow *self, const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("The Case Is Not Moved"), error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  batson_dialog_present (dialog);
}

/* A window that shows the case lets go of it when it is gone, not before. Nobody's name is said: a toast may be seen by anybody. */
static void
trash_now (BatsonWindow *self, gpointer data)
{
  GFile *file = data;
  g_autoptr (GError) error = NULL;

  if (!batson_trash (g_file_peek_path (file), &error))
    {
      say_failure (self, error);
      return;
    }
  if (shows (self, file))
    batson_window_set_session (self, NULL);
  batson_recent_forget (file);
  batson_cases_look ();
  batson_window_toast (self, _("The case was moved to the trash"));
  batson_window_go_to_list (self);
}

static gboolean
decided (gpointer data)
{
  GFile *file = data;
  BatsonWindow *self = g_object_get_data (G_OBJECT (file), "window");
  BatsonWindow *shown = batson_application_find_window (BATSON_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), file);

  if (shown)
    _batson_window_guard (shown, trash_now, g_object_ref (file), g_object_unref);
  else
    trash_now (self, file);
  return G_SOURCE_REMOVE;
}

/* This dialog goes before another one comes. */
static void
answered (AdwMessageDialog *dialog, const char *response, GFile *file)
{
  if (g_str_equal (response, "trash"))
    g_idle_add_full (G_PRIORITY_DEFAULT, decided, g_object_ref (file), g_object_unref);
}

/* Asks whether the case of ENTRY shall go to the trash; if it is open with changes, then what becomes of those, as when it is closed. */
void
_batson_window_trash (BatsonWindow *self, BatsonEntry *entry)
{
  g_autoptr (GFile) file = g_file_new_for_path (batson_entry_get_path (entry));
  g_autofree char *title = batson_cases_title (entry);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Move the Case to the Trash?"), NULL);

  g_object_set_data_full (G_OBJECT (file), "window", g_object_ref (self), g_object_unref);
  /* Translators: what the case is called: the patient's name, else the record number. */
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog), _("“%s” goes to the trash of this computer, with its backup and edits that were never saved. It can be taken out again there."), title);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "trash", _("Move to _Trash"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "trash", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "file", g_object_ref (file), g_object_unref);
  g_signal_connect (dialog, "response", G_CALLBACK (answered), file);
  batson_dialog_present (dialog);
}
