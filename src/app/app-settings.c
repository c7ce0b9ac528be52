/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the desktop remembers for the program. */
#include "app/app-settings.h"

#include "batson-config.h"
#include "store/folders.h"

/** Whether the settings' schema is installed; without it the program cannot start. */
gboolean
batson_app_settings_exist (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = source ? g_settings_schema_source_lookup (source, BATSON_APP_ID, TRUE) : NULL;

  return schema != NULL;
}

/** The one settings object. Not owned. */
GSettings *
batson_app_settings (void)
{
  static GSettings *settings;

  if (settings == NULL)
    settings = g_settings_new (BATSON_APP_ID);
  return settings;
}

/** Who enters answers here: "name, role", "name", or "" where the user gave none. Free with g_free. */
char *
batson_app_settings_author (void)
{
  g_autofree char *name = g_strstrip (g_settings_get_string (batson_app_settings (), "user-name"));
  g_autofree char *role = g_strstrip (g_settings_get_string (batson_app_settings (), "user-role"));

  if (*name == '\0')
    return g_strdup ("");
  return *role ? g_strdup_printf ("%s, %s", name, role) : g_steal_pointer (&name);
}

/** The form that a new case begins with, the id of its view; NULL: the one used last. Static. */
const char *
batson_app_settings_form (void)
{
  static const char *const forms[] = { NULL, "breast", "neuro" };

  return forms[g_settings_get_enum (batson_app_settings (), "first-form")];
}

/** The path of the folder that the user chose for the cases; NULL where it is the usual one. Free with g_free. */
char *
batson_app_settings_chosen_library (void)
{
  g_autofree char *uri = g_settings_get_string (batson_app_settings (), "library-folder");

  return *uri ? g_filename_from_uri (uri, NULL, NULL) : NULL;
}

/** The path of the folder of the cases. Free with g_free. */
char *
batson_app_settings_library (void)
{
  char *path = batson_app_settings_chosen_library ();

  return path ? path : batson_folder_data ("cases");
}
