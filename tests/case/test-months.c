/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A date is read with the months' names of the language the program speaks, beside the English ones. */
#include "case/date-text.h"

#include "common/language.h"

static void
check (const char *name, int month)
{
  g_autofree char *text = g_strdup_printf ("5 %s 2022", name), *upper = g_utf8_strup (text, -1), *expected = g_strdup_printf ("2022-%02d-05", month);
  g_autofree char *iso = batson_date_text_to_iso (text, NULL), *of_upper = batson_date_text_to_iso (upper, NULL);

  g_assert_cmpstr (iso, ==, expected);
  g_assert_cmpstr (of_upper, ==, expected);
}

static void
test_months (void)
{
  static const char *const english[] = { "Jan", "February", "Mar", "April", "May", "June", "Jul", "August", "Sept", "October", "Nov", "December" };

  g_assert_cmpstr (batson_month_name (1), !=, english[0]);
  for (int month = 1; month <= 12; month++)
    {
      check (batson_month_name (month), month);
      check (english[month - 1], month);
    }
}

int
main (int argc, char **argv)
{
  test_language ("");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/case/values/months-of-the-language", test_months);
  return g_test_run ();
}
