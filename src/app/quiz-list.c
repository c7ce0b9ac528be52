/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The vignettes to choose from: those of the program, those of a folder of one's own. */
#include "app/quiz-pages.h"

#include "app/app-settings.h"
#include "app/application.h"
#include "app/clock.h"
#include "app/file-chooser.h"
#include "app/mnemonic.h"
#include "app/tooltip.h"
#include "app/vignettes.h"
#include "app/wrap.h"
#include "framework/words.h"

#include <glib/gi18n-lib.h>

/* --- the folder of one's own --- */

static void
folder_chosen (GtkWindow *parent, GFile *file, gpointer data)
{
  if (file == NULL || g_file_peek_path (file) == NULL)
    return;
  g_settings_set_string (batson_app_settings (), "vignettes-folder", g_file_peek_path (file));
  batson_quiz_window_show_list (BATSON_QUIZ_WINDOW (parent));
}

static void
choose_folder (BatsonQuizWindow *window)
{
  batson_choose_folder (GTK_WINDOW (window), _("A Folder of Vignettes"), folder_chosen, NULL);
}

/** The paths of all vignettes, in the order of the list. Returns: char *; free with g_ptr_array_unref */
GPtrArray *
batson_quiz_paths (void)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *own = batson_vignettes_own_folder (), *shipped = batson_vignettes_folder ();
  const char *const folders[] = { shipped, own };

  for (guint f = 0; f < G_N_ELEMENTS (folders); f++)
    {
      g_autoptr (GPtrArray) list = batson_vignettes_list (folders[f]);
      for (guint i = 0; i < list->len; i++)
        g_ptr_array_add (paths, g_strdup (((BatsonVignette *) list->pdata[i])->path));
    }
  return paths;
}

/* --- one vignette --- */

static char *
progress (const char *path)
{
  const BatsonQuizRun *run = batson_sitting_find (batson_quiz_sitting (), path);
  guint counts[BATSON_QUIZ_N_VERDICTS] = { 0 };

  if (run == NULL)
    return g_strdup ("");
  batson_quiz_run_count (run, counts);
  if (batson_quiz_run_is_done (run))
    return batson_words_quiz_count (counts);
  return g_strdup_printf (ngettext ("Begun: %1$u of %2$u question answered", "Begun: %1$u of %2$u questions answered", run->quiz->items->len), run->n_answered, run->quiz->items->len);
}

static void
row_activated (GtkWidget *row, BatsonQuizWindow *window)
{
  batson_quiz_window_open (window, g_object_get_data (G_OBJECT (row), "path"));
}

/* One of the program's is shown as a case of its own, so that the original stays as it is; one's own is opened where it is. */
static void
open_as_case (GtkWidget *button, BatsonQuizWindow *window)
{
  BatsonApplication *application = BATSON_APPLICATION (gtk_window_get_application (GTK_WINDOW (window)));
  const char *path = g_object_get_data (G_OBJECT (button), "path");
  g_autofree char *folder = g_path_get_dirname (path), *shipped = batson_vignettes_folder ();
  g_autoptr (GFile) file = g_file_new_for_path (path);

  if (g_str_equal (folder, shipped))
    {
      g_autoptr (BatsonCase) the_case = batson_vignette_read (path, NULL);
      g_autoptr (BatsonSession) session = the_case ? batson_session_new (the_case) : NULL;

      if (session)
        batson_application_show_session (application, NULL, session);
    }
  else
    batson_application_open_file (application, NULL, file, FALSE);
}

static GtkWidget *
row_new (BatsonQuizWindow *window, const BatsonVignette *vignette)
{
  GtkWidget *row = adw_action_row_new (), *open = gtk_button_new_from_icon_name ("document-open-symbolic");
  g_autofree char *state = progress (vignette->path), *name = g_strdup_printf (_("Open “%s” as a case"), vignette->title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), vignette->title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), state);
  gtk_widget_add_css_class (open, "flat");
  gtk_widget_set_valign (open, GTK_ALIGN_CENTER);
  batson_tooltip_set (open, _("Open as a Case"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (open), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), open);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (vignette->path), g_free);
  g_object_set_data_full (G_OBJECT (open), "path", g_strdup (vignette->path), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated), window, 0);
  g_signal_connect_object (open, "clicked", G_CALLBACK (open_as_case), window, 0);
  return row;
}

static AdwPreferencesGroup *
add_group (GtkWidget *page, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *escaped = g_markup_escape_text (description, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), escaped);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

static guint
add_vignettes (BatsonQuizWindow *window, AdwPreferencesGroup *group, const char *folder)
{
  g_autoptr (GPtrArray) list = batson_vignettes_list (folder);

  for (guint i = 0; i < list->len; i++)
    adw_preferences_group_add (group, row_new (window, list->pdata[i]));
  return list->len;
}

/** The page of the list, with how each vignette went in this sitting. */
GtkWidget *
batson_quiz_list_new (BatsonQuizWindow *window)
{
  GtkWidget *page = adw_preferences_page_new (), *choose = batson_mnemonic_button_new (_("Choose a _Folder…"));
  g_autofree char *shipped = batson_vignettes_folder (), *own = batson_vignettes_own_folder ();
  AdwPreferencesGroup *group = add_group (page, _("Vignettes of Batson"), _("Invented patients. Read the story, answer, then see what the framework says, and why."));

  add_vignettes (window, group, shipped);
  group = add_group (page, _("Your Own Vignettes"), own);
  batson_wrap_button (GTK_BUTTON (choose));
  gtk_widget_set_valign (choose, GTK_ALIGN_CENTER);
  g_signal_connect_object (choose, "clicked", G_CALLBACK (choose_folder), window, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (group, choose);
  if (add_vignettes (window, group, own) == 0)
    {
      GtkWidget *none = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (none), _("No vignette in this folder"));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (none), _("“Make a Vignette of This Case” in the main menu makes one of any case; saved, it stands here."));
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (none), 0);
      adw_preferences_group_add (group, none);
    }
  return page;
}
