/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences window. */
#include "app/preferences.h"

#include "app/app-settings.h"
#include "app/tooltip.h"
#include "framework/protocol.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static GtkWidget *
group_new (AdwPreferencesPage *page, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  return group;
}

static void
add (GtkWidget *group, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static GtkWidget *
text_row_new (const char *key, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  batson_title_entry_row (row, title);
  g_settings_bind (batson_app_settings (), key, row, "text", G_SETTINGS_BIND_DEFAULT);
  return row;
}

static GtkWidget *
action_row_new (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static GtkWidget *
switch_row_new (const char *key, const char *title, const char *subtitle)
{
  GtkWidget *row = action_row_new (title, subtitle);
  GtkWidget *toggle = gtk_switch_new ();

  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  g_settings_bind (batson_app_settings (), key, toggle, "active", G_SETTINGS_BIND_DEFAULT);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  return row;
}

static GtkWidget *
number_row_new (const char *key, const char *title, const char *subtitle, double min, double max)
{
  GtkWidget *row = action_row_new (title, subtitle);
  GtkWidget *spin = gtk_spin_button_new_with_range (min, max, 1);

  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  g_settings_bind (batson_app_settings (), key, spin, "value", G_SETTINGS_BIND_DEFAULT);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  return row;
}

static void
chosen (AdwComboRow *row, GParamSpec *pspec, const char *key)
{
  g_settings_set_enum (batson_app_settings (), key, (int) adw_combo_row_get_selected (row));
}

static GtkWidget *
choice_row_new (const char *key, const char *title, const char *subtitle, const char *const *choices)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) model = gtk_string_list_new (choices);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), (guint) g_settings_get_enum (batson_app_settings (), key));
  g_signal_connect (row, "notify::selected", G_CALLBACK (chosen), (gpointer) key);
  return row;
}

/* --- the folder of the cases --- */

static void
show_folder (GtkWidget *row)
{
  g_autofree char *path = batson_app_settings_library ();
  g_autofree char *shown = g_filename_display_name (path);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), shown);
}

static void
folder_chosen (GtkNativeDialog *dialog, int response)
{
  g_autoptr (GFile) folder = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *uri = folder ? g_file_get_uri (folder) : NULL;

  if (uri)
    g_settings_set_string (batson_app_settings (), "library-folder", uri);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
choose_folder (GtkButton *button)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button)));
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_("Folder of the Cases"), window, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Choose"), _("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (folder_chosen), NULL);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
usual_folder (GtkButton *button)
{
  g_settings_reset (batson_app_settings (), "library-folder");
}

static GtkWidget *
folder_row_new (void)
{
  GtkWidget *row = action_row_new (_("Folder of the Cases"), "");
  GtkWidget *choose = gtk_button_new_with_label (_("Choose…"));
  GtkWidget *reset = gtk_button_new_from_icon_name ("edit-undo-symbolic");

  gtk_widget_set_valign (choose, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (reset, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (reset, "flat");
  batson_tooltip_name (reset, _("The Usual Folder"));
  g_signal_connect (choose, "clicked", G_CALLBACK (choose_folder), NULL);
  g_signal_connect (reset, "clicked", G_CALLBACK (usual_folder), NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), reset);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), choose);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), choose);
  g_signal_connect_object (batson_app_settings (), "changed::library-folder", G_CALLBACK (show_folder), row, G_CONNECT_SWAPPED);
  show_folder (row);
  return row;
}

/* --- the pages --- */

static void
add_person (AdwPreferencesPage *page)
{
  const char *const forms[] = { _("By Your Role"), _("Breast"), _("Neuro"), NULL };
  GtkWidget *group = group_new (page, _("You"), _("Recorded with the answers you enter, and printed on pages. Leave it empty to record and print nothing."));

  add (group, text_row_new ("user-name", _("Your Name")));
  add (group, text_row_new ("user-role", _("Your Role")));
  add (group, choice_row_new ("first-form", _("Your Form"), _("A new case begins with it; where your role names neither, with the one used last"), forms));
}

static void
add_framework (AdwPreferencesPage *page)
{
  const char *protocols[BATSON_N_PROTOCOLS + 1] = { NULL };
  GtkWidget *group = group_new (page, _("Framework"), _("The cut-offs count for new cases; a case keeps those it was begun with."));

  for (guint i = 0; i < BATSON_N_PROTOCOLS; i++)
    protocols[i] = batson_protocol_title (batson_protocol (i));
  add (group, choice_row_new ("protocol", _("Protocol Shown First"), NULL, protocols));
  add (group, number_row_new ("ki67-cutoff", _("Ki-67 Is High From"), _("per cent of cells"), 10, 30));
  add (group, number_row_new ("anc-days", _("Neutrophil Count Is Recent For"), _("days before the operation"), 1, 30));
}

static void
add_cases (AdwPreferencesPage *page)
{
  GtkWidget *group = group_new (page, _("Cases"), NULL);

  add (group, folder_row_new ());
  add (group, switch_row_new ("recent-enabled", _("Remember Recent Cases"), _("In Batson’s own list, which no other program sees")));
  add (group, switch_row_new ("title-shows-name", _("Patient’s Name in Window Titles"), _("Titles appear in task lists and when the screen is shared")));
}

static void
add_paper (AdwPreferencesPage *page)
{
  const char *const papers[] = { _("A4"), _("Letter"), NULL };
  GtkWidget *group = group_new (page, _("Print and Export"), NULL);

  add (group, choice_row_new ("paper", _("Paper"), NULL, papers));
}

/** The preferences, over PARENT. */
GtkWidget *
batson_preferences_new (GtkWindow *parent)
{
  GtkWidget *window = adw_preferences_window_new ();
  GtkWidget *page = adw_preferences_page_new ();

  add_person (ADW_PREFERENCES_PAGE (page));
  add_framework (ADW_PREFERENCES_PAGE (page));
  add_cases (ADW_PREFERENCES_PAGE (page));
  add_paper (ADW_PREFERENCES_PAGE (page));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (window), FALSE);
  gtk_window_set_title (GTK_WINDOW (window), _("Preferences"));
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), parent != NULL);
  return window;
}
