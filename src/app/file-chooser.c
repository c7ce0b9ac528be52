/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking for a file to open or a place to save. */
#include "app/file-chooser.h"

#include "app/app-settings.h"

#include <glib/gi18n-lib.h>

/* --- the desktop's list of recent files, which every program reads --- */

#define SWEEP_MS 40

static GHashTable *hidden; /* URIs that the list must not have */
static guint sweep_timer, sweeps_left;

static void
sweep (GtkRecentManager *manager)
{
  GHashTableIter iter;
  gpointer uri;

  g_hash_table_iter_init (&iter, hidden);
  while (g_hash_table_iter_next (&iter, &uri, NULL))
    gtk_recent_manager_remove_item (manager, uri, NULL);
}

static gboolean
sweep_again (gpointer manager)
{
  sweep (manager);
  if (--sweeps_left > 0)
    return G_SOURCE_CONTINUE;
  sweep_timer = 0;
  return G_SOURCE_REMOVE;
}

/**
 * Keeps FILE out of the desktop's list of recent files: a case is private, the list is not.
 *
 * The chooser adds the file after its answer, once a thread has found out its type, and the list is written a quarter of a second later.
 * Looking more often than that takes the file out before it is written; where the type takes longer, the list tells that it changed.
 */
void
batson_choose_keep_private (GFile *file)
{
  GtkRecentManager *manager = gtk_recent_manager_get_default ();

  if (hidden == NULL)
    {
      hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_signal_connect (manager, "changed", G_CALLBACK (sweep), NULL);
    }
  g_hash_table_add (hidden, g_file_get_uri (file));
  sweep (manager);
  sweeps_left = 2000 / SWEEP_MS;
  if (sweep_timer == 0)
    sweep_timer = g_timeout_add (SWEEP_MS, sweep_again, manager);
}

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

  if (file)
    batson_choose_keep_private (file);
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
show (GtkFileChooserNative *chooser, GtkWindow *parent, BatsonFileChosen chosen, gpointer data)
{
  Asking *asking = g_new0 (Asking, 1);

  *asking = (Asking) { g_object_ref (parent), chosen, data };
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  if (gtk_file_chooser_get_action (GTK_FILE_CHOOSER (chooser)) != GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER)
    add_filter (GTK_FILE_CHOOSER (chooser), _("All files"), NULL, "*");
  g_signal_connect (chooser, "response", G_CALLBACK (respond), asking);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
ask (GtkFileChooserNative *chooser, GtkWindow *parent, BatsonFileChosen chosen, gpointer data)
{
  add_filter (GTK_FILE_CHOOSER (chooser), _("Cases"), "application/x-batson-case+json", "*.batson.json");
  show (chooser, parent, chosen, data);
}

/** Asks over PARENT for a picture, PNG or JPEG, then calls CHOSEN once. */
void
batson_choose_picture (GtkWindow *parent, BatsonFileChosen chosen, gpointer data)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_("Choose a Picture"), parent, GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Pictures"));
  gtk_file_filter_add_mime_type (filter, "image/png");
  gtk_file_filter_add_mime_type (filter, "image/jpeg");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  show (chooser, parent, chosen, data);
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

/** Asks over PARENT for a folder, under TITLE, then calls CHOSEN once. */
void
batson_choose_folder (GtkWindow *parent, const char *title, BatsonFileChosen chosen, gpointer data)
{
  show (gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Open"), _("_Cancel")), parent, chosen, data);
}
