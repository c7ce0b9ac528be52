/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language a test runs in, and the invented ones it may choose. */
#include "common/language.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

/**
 * test_language:
 * @locale: a locale, or "" for that of the environment
 *
 * Makes the program speak @locale from now on, with the catalogues of the build folder. Call it
 * before g_test_init() or gtk_init() where the direction of the script matters: GTK asks once.
 */
void
test_language (const char *locale)
{
  if (setlocale (LC_ALL, locale) == NULL)
    g_error ("There is no locale %s; LOCPATH is %s", locale, g_getenv ("LOCPATH"));
  if (g_getenv ("BATSON_LOCALEDIR") != NULL)
    bindtextdomain (GETTEXT_PACKAGE, g_getenv ("BATSON_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
}
