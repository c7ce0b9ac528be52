/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The invented languages: found by gettext, longer, and from right to left. */
#include "common/language.h"

#include <glib/gi18n-lib.h>

#define TEXT "Breast oncosurgeon"

static void
test_long (void)
{
  const char *said;

  test_language (TEST_LANGUAGE_LONG);
  said = C_("choice", TEXT);
  g_assert_true (g_str_has_prefix (said, "[") && g_str_has_suffix (said, "]"));
  g_assert_cmpint (10 * g_utf8_strlen (said, -1), >=, 14 * g_utf8_strlen (TEXT, -1));
}

static void
test_right_to_left (void)
{
  const char *said;

  test_language (TEST_LANGUAGE_RTL);
  said = C_("choice", TEXT);
  g_assert_cmpint (g_unichar_get_script (g_utf8_get_char (said)), ==, G_UNICODE_SCRIPT_ARABIC);
}

static void
test_plain (void)
{
  test_language ("");
  g_assert_cmpstr (C_("choice", TEXT), ==, TEXT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/language/long", test_long);
  g_test_add_func ("/language/right-to-left", test_right_to_left);
  g_test_add_func ("/language/plain", test_plain);
  return g_test_run ();
}
