/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The elastic axis there and back, and the marks of an axis: in order, never upon another, in every length. */
#include "diagram/time-axis.h"
#include "diagram/time-ticks.h"

#include <math.h>

#include "case/date.h"

static int
day (int year, int month, int of_month)
{
  BatsonDate date = { (gint16) year, (guint8) month, (guint8) of_month };

  return batson_date_first_day (&date);
}

static void
test_there_and_back (void)
{
  BatsonTimeAxis axis = { 0 };
  double before = 99;

  batson_time_axis_add (&axis, day (2021, 3, 1), day (2024, 11, 2), 18);
  batson_time_axis_add (&axis, 0, day (2024, 11, 15), 34);
  batson_time_axis_add (&axis, 0, day (2024, 11, 15), 50); /* nothing in it */
  batson_time_axis_add (&axis, 0, day (2025, 3, 10), 25);
  batson_time_axis_add (&axis, 0, day (2029, 11, 8), 23);
  batson_time_axis_lay (&axis, 100, 1000);
  g_assert_cmpuint (axis.n, ==, 4);
  g_assert_cmpfloat (batson_time_axis_x (&axis, day (2021, 3, 1)), ==, 100);
  g_assert_cmpfloat_with_epsilon (batson_time_axis_x (&axis, day (2024, 11, 2)), 280, 1e-6);
  g_assert_cmpfloat_with_epsilon (batson_time_axis_x (&axis, day (2029, 11, 8)), 1100, 1e-6);
  for (double d = day (2021, 3, 1); d <= day (2029, 11, 8); d += 0.75)
    {
      double x = batson_time_axis_x (&axis, d);
      g_assert_cmpfloat (x, >, before);
      g_assert_cmpfloat_with_epsilon (batson_time_axis_day (&axis, x), d, 1e-3);
      before = x;
    }
}

static void
test_outside (void)
{
  BatsonTimeAxis axis = { 0 };

  g_assert_cmpfloat (batson_time_axis_last (&axis), ==, 0);
  batson_time_axis_add (&axis, 10, 20, 1);
  batson_time_axis_lay (&axis, 5, 100);
  g_assert_cmpfloat (batson_time_axis_x (&axis, 1), ==, 5);
  g_assert_cmpfloat (batson_time_axis_x (&axis, 99), ==, 105);
  g_assert_cmpfloat (batson_time_axis_day (&axis, -40), ==, 10);
  g_assert_cmpfloat (batson_time_axis_day (&axis, 400), ==, 20);
}

/* From an hour to a lifetime, on axes from a thumb's width to a wall. */
static void
test_never_upon_another (void)
{
  BatsonFont font = { 12, 400, FALSE };
  double first = day (2024, 2, 27) + 0.4;

  for (double length = 40; length < 4000; length *= 1.7)
    for (double span = 0.3; span < 365 * 90; span *= 1.31)
      {
        g_autoptr (GArray) ticks = batson_time_ticks (first, first + span, length, font, NULL);
        double end = -1e9, before = -1;

        for (guint i = 0; i < ticks->len; i++)
          {
            const BatsonTick *tick = &g_array_index (ticks, BatsonTick, i);
            double x = (tick->day - first) / span * length;

            g_assert_cmpfloat (tick->day, >, before);
            g_assert_cmpfloat (x, >=, 0);
            g_assert_cmpfloat (x, <=, length + 1e-6);
            g_assert_cmpfloat (x - tick->width / 2, >=, end);
            end = x + tick->width / 2;
            before = tick->day;
          }
        if (length > 300)
          g_assert_cmpuint (ticks->len, >, 0);
      }
}

static void
check_labels (double first, double last, double length, BatsonTickUnit wanted, const char *labels)
{
  BatsonTickUnit unit;
  g_autoptr (GArray) ticks = batson_time_ticks (first, last, length, (BatsonFont) { 12, 400, FALSE }, &unit);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < ticks->len; i++)
    g_string_append_printf (all, "%s%s", i ? ", " : "", g_array_index (ticks, BatsonTick, i).label);
  g_assert_cmpint (unit, ==, wanted);
  g_assert_cmpstr (all->str, ==, labels);
}

static void
test_labels (void)
{
  check_labels (day (2026, 6, 16), day (2026, 6, 17), 250, BATSON_TICKS_HOURS, "16 Jun, 06:00, 12:00, 18:00, 17 Jun");
  check_labels (day (2024, 11, 27), day (2024, 12, 2), 250, BATSON_TICKS_DAYS, "27 Nov, 28, 29, 30, 1 Dec, 2");
  check_labels (day (2024, 11, 15), day (2024, 12, 10), 190, BATSON_TICKS_WEEKS, "18 Nov, 25, 2 Dec, 9");
  check_labels (day (2024, 11, 15), day (2025, 3, 10), 220, BATSON_TICKS_MONTHS, "Dec 2024, 2025, Feb, Mar");
  check_labels (day (2021, 3, 1), day (2024, 6, 1), 150, BATSON_TICKS_YEARS, "2022, 2023, 2024");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time-axis/there-and-back", test_there_and_back);
  g_test_add_func ("/time-axis/outside", test_outside);
  g_test_add_func ("/time-axis/never-upon-another", test_never_upon_another);
  g_test_add_func ("/time-axis/labels", test_labels);
  return g_test_run ();
}
