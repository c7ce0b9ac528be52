/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the desktop remembers for the program. */
#include "app/app-settings.h"

#include "batson-config.h"
#include "framework/guides.h"
#include "store/folders.h"

#include <string.h>

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

static const char *const forms[] = { [BATSON_ROLE_BREAST] = "breast", [BATSON_ROLE_NEURO] = "neuro" };

/* The form of the role as the user wrote it: "Neurosurgeon", "breast surgery", or the title in the language of the program; NULL where it names none of both. */
static const char *
form_of_role (void)
{
  g_autofree char *role = g_settings_get_string (batson_app_settings (), "user-role"), *folded = g_utf8_casefold (role, -1);

  for (BatsonRole r = 0; r < BATSON_N_ROLES; r++)
    {
      g_autofree char *title = g_utf8_casefold (batson_role_title (r), -1);

      if (strstr (folded, forms[r]) || strstr (folded, title))
        return forms[r];
    }
  return NULL;
}

/** The form that a new case begins with, the id of its view; NULL: the one used last. Static. */
const char *
batson_app_settings_form (void)
{
  int chosen = g_settings_get_enum (batson_app_settings (), "first-form");

  return chosen == 0 ? form_of_role () : forms[chosen - 1];
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
