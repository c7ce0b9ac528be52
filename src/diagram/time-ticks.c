/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an axis of days is marked, and with what words. */
#include "diagram/time-ticks.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "case/date-text.h"
#include "framework/words.h"

#define GAP 0.7 /* between words, parts of their size */

/* From fine to coarse. */
static const struct
{
  BatsonTickUnit unit;
  int step;
} steps[] = {
  { BATSON_TICKS_HOURS, 1 },  { BATSON_TICKS_HOURS, 3 },  { BATSON_TICKS_HOURS, 6 },  { BATSON_TICKS_DAYS, 1 },   { BATSON_TICKS_DAYS, 2 },   { BATSON_TICKS_WEEKS, 1 },
  { BATSON_TICKS_WEEKS, 2 },  { BATSON_TICKS_MONTHS, 1 }, { BATSON_TICKS_MONTHS, 3 }, { BATSON_TICKS_MONTHS, 6 }, { BATSON_TICKS_YEARS, 1 }, { BATSON_TICKS_YEARS, 2 },
  { BATSON_TICKS_YEARS, 5 }, { BATSON_TICKS_YEARS, 10 },
};

static double
month_day (int months)
{
  BatsonDate date = { (gint16) (months / 12), (guint8) (months % 12 + 1), 1 };

  return batson_date_first_day (&date);
}

/* The mark with the number I of a step; numbers count from the first one after the year 1. */
static double
mark (guint s, int i)
{
  switch (steps[s].unit)
    {
    case BATSON_TICKS_HOURS: return (double) i * steps[s].step / 24;
    case BATSON_TICKS_DAYS: return (double) i * steps[s].step;
    case BATSON_TICKS_WEEKS: return (double) i * steps[s].step * 7 + 1; /* Mondays */
    case BATSON_TICKS_MONTHS: return month_day (i * steps[s].step);
    default: return month_day (i * steps[s].step * 12);
    }
}

/* The number of the first mark on DAY or after it. */
static int
first_mark (guint s, double day)
{
  static const double days[] = { [BATSON_TICKS_HOURS] = 1 / 24.0, [BATSON_TICKS_DAYS] = 1, [BATSON_TICKS_WEEKS] = 7, [BATSON_TICKS_MONTHS] = 30.436875, [BATSON_TICKS_YEARS] = 365.2425 };
  int i = MAX ((int) floor (day / (days[steps[s].unit] * steps[s].step)) - 2, 1);

  /* Months are counted from the year 0, days from the year 1. */
  if (steps[s].unit >= BATSON_TICKS_MONTHS)
    i = MAX (i, 12);
  while (mark (s, i) < day)
    i++;
  return i;
}

/* The month stands with the first mark in it, the year with the first month. BEFORE: the mark before; 0: none. */
static char *
words (guint s, double day, double before)
{
  BatsonDate date = batson_date_from_day ((int) floor (day));
  gboolean first = before <= 0;
  int hour = (int) floor ((day - floor (day)) * 24 + 0.5);

  switch (steps[s].unit)
    {
    case BATSON_TICKS_HOURS:
      return hour > 0 ? g_strdup_printf (C_ ("date", "%02d:%02d"), hour, 0) : batson_words_day_of_month (&date);
    case BATSON_TICKS_DAYS:
    case BATSON_TICKS_WEEKS:
      if (!first && batson_date_from_day ((int) floor (before)).month == date.month)
        return g_strdup_printf ("%d", date.day);
      return batson_words_day_of_month (&date);
    case BATSON_TICKS_MONTHS:
      date.day = 0;
      if (date.month == 1)
        date.month = 0;
      return first || date.month == 0 ? batson_words_date (&date) : g_strdup (batson_month_name (date.month));
    default:
      return g_strdup_printf ("%d", date.year);
    }
}

static void
tick_clear (gpointer data)
{
  g_free (((BatsonTick *) data)->label);
}

/* The first mark leaves its month to the title of the axis where that makes room for the second. */
static void
shorten_first (GArray *ticks, guint s, BatsonFont font)
{
  BatsonTick *tick = &g_array_index (ticks, BatsonTick, 0);

  if (steps[s].unit != BATSON_TICKS_DAYS && steps[s].unit != BATSON_TICKS_WEEKS)
    return;
  g_free (tick->label);
  tick->label = g_strdup_printf ("%d", batson_date_from_day ((int) floor (tick->day)).day);
  tick->width = batson_text_width (tick->label, font);
}

/* The marks of one step; NULL where their words do not stand beside each other. */
static GArray *
try_step (guint s, double first, double last, double length, BatsonFont font)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (BatsonTick));
  double scale = length / (last - first), end = -G_MAXDOUBLE;

  g_array_set_clear_func (ticks, tick_clear);
  for (int i = first_mark (s, first); mark (s, i) <= last; i++)
    {
      BatsonTick tick = { mark (s, i), words (s, mark (s, i), ticks->len ? mark (s, i - 1) : 0), 0 };
      double at = (tick.day - first) * scale;

      tick.width = batson_text_width (tick.label, font);
      g_array_append_val (ticks, tick);
      if (at - tick.width / 2 < end && ticks->len == 2)
        {
          shorten_first (ticks, s, font);
          end = (g_array_index (ticks, BatsonTick, 0).day - first) * scale + g_array_index (ticks, BatsonTick, 0).width / 2 + font.size * GAP;
        }
      if (at - tick.width / 2 < end)
        {
          g_array_unref (ticks);
          return NULL;
        }
      end = at + tick.width / 2 + font.size * GAP;
    }
  return ticks;
}

GArray *
batson_time_ticks (double first, double last, double length, BatsonFont font, BatsonTickUnit *out_unit)
{
  GArray *ticks = NULL;
  guint s = 0;

  last = MAX (last, first + 1 / 24.0);
  /* No label is narrower than a digit: steps that cannot fit are not tried. */
  while (s + 1 < G_N_ELEMENTS (steps) && (mark (s, 40) - mark (s, 30)) / 10 * length / (last - first) < font.size * 1.5)
    s++;
  for (; s < G_N_ELEMENTS (steps) && ticks == NULL; s++)
    {
      ticks = try_step (s, first, last, length, font);
      if (ticks && out_unit)
        *out_unit = steps[s].unit;
    }
  if (ticks == NULL)
    ticks = g_array_new (FALSE, FALSE, sizeof (BatsonTick));
  return ticks;
}

const char *
batson_time_tick_name (BatsonTickUnit unit)
{
  static const char *const names[] = { NC_ ("ticks", "hours"), NC_ ("ticks", "days"), NC_ ("ticks", "weeks"), NC_ ("ticks", "months"), NC_ ("ticks", "years") };

  return g_dpgettext2 (GETTEXT_PACKAGE, "ticks", names[unit]);
}
