/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking for a file to open or a place to save. */
#include "app/file-chooser.h"

#include "app/app-settings.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWindow *parent; /* owned */
  BatsonFileChosen chosen;
  gpointer data;
} Asking;

static void
respond (GtkNativeDialog *dialog, int response, Asking *asking)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;

  asking->chosen (asking->parent, file, asking->data);
  g_object_unref (asking->parent);
  g_free (asking);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *mime, const char *pattern)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  if (mime)
    gtk_file_filter_add_mime_type (filter, mime);
  gtk_file_filter_add_pattern (filter, pattern);
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
ask (GtkFileChooserNative *chooser, GtkWindow *parent, BatsonFileChosen chosen, gpointer data)
{
  Asking *asking = g_new0 (Asking, 1);

  *asking = (Asking) { g_object_ref (parent), chosen, data };
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  add_filter (GTK_FILE_CHOOSER (chooser), _("Cases"), "application/x-batson-case+json", "*.batson.json");
  add_filter (GTK_FILE_CHOOSER (chooser), _("All files"), NULL, "*");
  g_signal_connect (chooser, "response", G_CALLBACK (respond), asking);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/** Asks over PARENT for a case to open, then calls CHOSEN once. */
void
batson_choose_open (GtkWindow *parent, BatsonFileChosen chosen, gpointer data)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_("Open a Case"), parent, GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));
  g_autofree char *library = batson_app_settings_library ();
  g_autoptr (GFile) folder = g_file_new_for_path (library);

  if (g_file_query_exists (folder, NULL))
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  ask (chooser, parent, chosen, data);
}

/** Asks over PARENT where to save, beginning with SUGGESTED (nullable), then calls CHOSEN once; replacing a file was confirmed. */
void
batson_choose_save (GtkWindow *parent, GFile *suggested, BatsonFileChosen chosen, gpointer data)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_("Save the Case As"), parent, GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  g_autoptr (GFile) folder = suggested ? g_file_get_parent (suggested) : NULL;
  g_autofree char *name = suggested ? g_file_get_basename (suggested) : NULL;

  if (folder && g_file_query_exists (folder, NULL))
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  if (name)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  ask (chooser, parent, chosen, data);
}
