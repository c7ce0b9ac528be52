/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Starts Batson. */
#include "app/application.h"
#include "app/app-settings.h"
#include "batson-config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

/* A renderer that draws with a processor pretending to be a GPU costs 70 ms a change; cairo costs one. */
static void
choose_renderer (void)
{
  g_autoptr (GDir) devices = g_dir_open ("/dev/dri", 0, NULL);
  const char *name;

  while (devices && (name = g_dir_read_name (devices)))
    if (g_str_has_prefix (name, "renderD"))
      return;
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
}

static void
set_language (void)
{
  const char *folder = g_getenv ("BATSON_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder && *folder ? folder : BATSON_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int argc, char **argv)
{
  g_autoptr (BatsonApplication) application = NULL;
  int status;

  set_language ();
  choose_renderer ();
  if (!batson_app_settings_exist ())
    {
      g_printerr (_("Batson is not installed completely: its settings are missing. In a build folder, set GSETTINGS_SCHEMA_DIR to its data folder.\n"));
      return 1;
    }
  application = batson_application_new ();
  status = g_application_run (G_APPLICATION (application), argc, argv);
  return status ? status : batson_application_get_status (application);
}
