/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cases opened last, as a menu; a list of our own that no other program sees. */
#include "app/recent.h"

#include "app/app-settings.h"
#include "store/recent.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static BatsonRecent *recent;
static GMenu *menu;

/* A file's name is data, and menus read underscores as mnemonics. */
static char *
menu_label (const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_auto (GStrv) parts = NULL;

  if (g_str_has_suffix (name, ".batson.json"))
    name[strlen (name) - strlen (".batson.json")] = '\0';
  parts = g_strsplit (name, "_", -1);
  return g_strjoinv ("__", parts);
}

static void
fill (void)
{
  g_auto (GStrv) paths = batson_recent_get_paths (recent);
  g_autoptr (GMenu) cases = g_menu_new ();
  g_autoptr (GMenu) end = g_menu_new ();
  g_autoptr (GMenu) all = g_menu_new ();

  g_menu_remove_all (menu);
  if (paths[0] == NULL)
    return;
  for (guint i = 0; paths[i]; i++)
    {
      g_autofree char *label = menu_label (paths[i]);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "app.open-recent", "s", paths[i]);
      g_menu_append_item (cases, item);
    }
  g_menu_append (end, _("_Clear the List"), "app.clear-recent");
  g_menu_append_section (all, NULL, G_MENU_MODEL (cases));
  g_menu_append_section (all, NULL, G_MENU_MODEL (end));
  g_menu_append_submenu (menu, _("_Recent Cases"), G_MENU_MODEL (all));
}

static void
follow_setting (void)
{
  batson_recent_set_enabled (recent, g_settings_get_boolean (batson_app_settings (), "recent-enabled"));
}

/** The submenu of the cases opened last, empty where there are none. Not owned. */
GMenuModel *
batson_recent_menu_get (void)
{
  if (menu == NULL)
    {
      menu = g_menu_new ();
      recent = batson_recent_new (batson_system_default (), NULL);
      g_signal_connect (recent, "changed", G_CALLBACK (fill), NULL);
      g_signal_connect (batson_app_settings (), "changed::recent-enabled", G_CALLBACK (follow_setting), NULL);
      follow_setting ();
      fill ();
    }
  return G_MENU_MODEL (menu);
}

/** Puts the case in FILE first. */
void
batson_recent_remember (GFile *file)
{
  batson_recent_menu_get ();
  batson_recent_add (recent, g_file_peek_path (file));
}

/** Leaves out the case in FILE. */
void
batson_recent_forget (GFile *file)
{
  batson_recent_menu_get ();
  batson_recent_remove (recent, g_file_peek_path (file));
}

/** Empties the list. */
void
batson_recent_forget_all (void)
{
  batson_recent_menu_get ();
  batson_recent_clear (recent);
}

/** The program ends: what is not written yet is. */
void
batson_recent_end (void)
{
  if (recent)
    batson_recent_flush (recent);
}
