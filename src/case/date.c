/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Partial dates and times with an offset. */
#include "case/date.h"
#include <stdio.h>
#include <string.h>

/** Whether DATE names a day, month or year of 1800-2999 that exists. */
gboolean
batson_date_valid (const BatsonDate *date)
{
  if (date->year < 1800 || date->year > 2999 || date->month > 12)
    return FALSE;
  if (date->month == 0)
    return date->day == 0;
  return date->day == 0 || g_date_valid_dmy (date->day, date->month, date->year);
}

/* Days since 1 January of year 1, by GLib's reckoning. */
static int
julian (int year, int month, int day)
{
  GDate d;

  g_date_clear (&d, 1);
  g_date_set_dmy (&d, day, month, year);
  return (int) g_date_get_julian (&d);
}

/** The earliest day DATE can mean, as a day number. */
int
batson_date_first_day (const BatsonDate *date)
{
  return julian (date->year, MAX (date->month, 1), MAX (date->day, 1));
}

/** The latest day DATE can mean, as a day number. */
int
batson_date_last_day (const BatsonDate *date)
{
  int month = date->month ? date->month : 12;

  return julian (date->year, month, date->day ? date->day : g_date_get_days_in_month (month, date->year));
}

/** The date of a day number. */
BatsonDate
batson_date_from_day (int day)
{
  GDate d;

  g_date_clear (&d, 1);
  g_date_set_julian (&d, (guint32) CLAMP (day, 1, 1095363));
  return (BatsonDate) { (gint16) g_date_get_year (&d), (guint8) g_date_get_month (&d), g_date_get_day (&d) };
}

/** Whole years from BIRTH to DAY, which is known to the day; -1 where BIRTH is not or lies after it. */
int
batson_date_age (const BatsonDate *birth, const BatsonDate *day)
{
  int years = day->year - birth->year;

  if (birth->day == 0)
    return -1;
  if (day->month < birth->month || (day->month == birth->month && day->day < birth->day))
    years--;
  return MAX (years, -1);
}

/** ISO 8601 as far as known: "2026", "2026-06" or "2026-06-09". Free with g_free. */
char *
batson_date_to_string (const BatsonDate *date)
{
  if (date->month == 0)
    return g_strdup_printf ("%04d", date->year);
  if (date->day == 0)
    return g_strdup_printf ("%04d-%02d", date->year, date->month);
  return g_strdup_printf ("%04d-%02d-%02d", date->year, date->month, date->day);
}

/* Reads exactly DIGITS digits at *P and moves on. */
static gboolean
take (const char **p, int digits, int *out)
{
  int n = 0;

  for (int i = 0; i < digits; i++, (*p)++)
    {
      if (!g_ascii_isdigit (**p))
        return FALSE;
      n = n * 10 + (**p - '0');
    }
  *out = n;
  return TRUE;
}

/* Reads "2026[-06[-09]]" at *P and moves on to what follows. */
static gboolean
take_date (const char **p, BatsonDate *out)
{
  int y, m = 0, d = 0;

  if (!take (p, 4, &y))
    return FALSE;
  if (**p == '-')
    {
      (*p)++;
      if (!take (p, 2, &m) || m == 0)
        return FALSE;
      if (**p == '-')
        {
          (*p)++;
          if (!take (p, 2, &d) || d == 0)
            return FALSE;
        }
    }
  *out = (BatsonDate) { y, m, d };
  return batson_date_valid (out);
}

/** Reads ISO 8601 "2026", "2026-06" or "2026-06-09"; FALSE and OUT_DATE untouched otherwise. */
gboolean
batson_date_parse (const char *text, BatsonDate *out_date)
{
  BatsonDate date;

  if (!take_date (&text, &date) || *text != '\0')
    return FALSE;
  *out_date = date;
  return TRUE;
}

/** Whether the time of day is known. */
gboolean
batson_time_has_clock (const BatsonTime *time)
{
  return time->hour >= 0;
}

enum { EPOCH_JULIAN = 719163 }; /* g_date_get_julian of 1970-01-01 */

/** Seconds since 1970 UTC of a time that has a clock; asserts that it has. */
gint64
batson_time_to_unix (const BatsonTime *time)
{
  g_assert (batson_time_has_clock (time));
  return ((gint64) batson_date_first_day (&time->date) - EPOCH_JULIAN) * 86400 + time->hour * 3600 + time->minute * 60 - time->offset * 60;
}

/** The earliest day of a time, as a day number. */
int
batson_time_first_day (const BatsonTime *time)
{
  return batson_date_first_day (&time->date);
}

/** The latest day of a time, as a day number. */
int
batson_time_last_day (const BatsonTime *time)
{
  return batson_date_last_day (&time->date);
}

/** The minute that SECONDS since 1970 UTC fall into, as a clock OFFSET minutes east of UTC shows it. */
void
batson_time_from_unix (gint64 seconds, int offset, BatsonTime *out_time)
{
  gint64 local = seconds + offset * 60, day = local >= 0 ? local / 86400 : -((-local + 86399) / 86400), rest = local - day * 86400;
  GDate d;

  g_date_clear (&d, 1);
  g_date_set_julian (&d, (guint32) CLAMP (day + EPOCH_JULIAN, 1, 1095363));
  out_time->date = (BatsonDate) { g_date_get_year (&d), g_date_get_month (&d), g_date_get_day (&d) };
  out_time->hour = (gint8) (rest / 3600);
  out_time->minute = (guint8) (rest / 60 % 60);
  out_time->offset = (gint16) offset;
}

/* "Z" for UTC, else "+02:00". Free with g_free. */
static char *
offset_to_string (int offset)
{
  int off = ABS (offset);

  return offset == 0 ? g_strdup ("Z") : g_strdup_printf ("%c%02d:%02d", offset < 0 ? '-' : '+', off / 60, off % 60);
}

/** ISO 8601: a date as far as known, or "2026-06-16T14:20+02:00", "Z" for UTC. Free with g_free. */
char *
batson_time_to_string (const BatsonTime *time)
{
  g_autofree char *date = batson_date_to_string (&time->date), *offset = NULL;

  if (!batson_time_has_clock (time))
    return g_steal_pointer (&date);
  offset = offset_to_string (time->offset);
  return g_strdup_printf ("%sT%02d:%02d%s", date, time->hour, time->minute, offset);
}

/* Reads "Z", "+02:00", "+0200" or nothing (then OFFSET stays). */
static gboolean
take_offset (const char **p, int *offset)
{
  int h, m, sign;

  if (**p == '\0')
    return TRUE;
  if (**p == 'Z' || **p == 'z')
    {
      (*p)++;
      *offset = 0;
      return TRUE;
    }
  if (**p != '+' && **p != '-')
    return FALSE;
  sign = *(*p)++ == '-' ? -1 : 1;
  if (!take (p, 2, &h))
    return FALSE;
  if (**p == ':')
    (*p)++;
  if (!take (p, 2, &m) || h > 14 || m > 59)
    return FALSE;
  *offset = sign * (h * 60 + m);
  return TRUE;
}

/* Reads "14:20[:05][offset]" at *P and moves on to what follows; OFFSET stays where none is written. */
static gboolean
take_clock (const char **p, BatsonTime *out, int *out_seconds, int offset)
{
  int h, m, s = 0;

  if (!take (p, 2, &h) || *(*p)++ != ':' || !take (p, 2, &m) || h > 23 || m > 59)
    return FALSE;
  if (**p == ':')
    {
      (*p)++;
      if (!take (p, 2, &s) || s > 59)
        return FALSE;
    }
  if (!take_offset (p, &offset))
    return FALSE;
  out->hour = (gint8) h;
  out->minute = (guint8) m;
  out->offset = (gint16) offset;
  *out_seconds = s;
  return TRUE;
}

static gboolean
parse_time (const char *text, int offset, BatsonTime *out_time, int *out_seconds)
{
  BatsonTime t = { .hour = -1 };

  *out_seconds = 0;
  if (!take_date (&text, &t.date))
    return FALSE;
  if (*text == 'T' || *text == 't' || *text == ' ')
    {
      text++;
      if (t.date.day == 0 || !take_clock (&text, &t, out_seconds, offset))
        return FALSE;
    }
  if (*text != '\0')
    return FALSE;
  *out_time = t;
  return TRUE;
}

/** Reads an ISO date, or a whole date with "T14:20" or " 14:20", seconds dropped, and an offset; where none is written OFFSET (minutes east of UTC) is taken. FALSE and OUT_TIME untouched otherwise. */
gboolean
batson_time_parse (const char *text, int offset, BatsonTime *out_time)
{
  int seconds;

  return parse_time (text, offset, out_time, &seconds);
}

/** A second in time, ISO 8601 with its offset (minutes east of UTC): "2026-06-16T14:20:05+02:00", "Z" for UTC. Free with g_free. */
char *
batson_instant_to_string (gint64 seconds, int offset)
{
  g_autofree char *date = NULL, *zone = offset_to_string (offset);
  BatsonTime t;

  batson_time_from_unix (seconds, offset, &t);
  date = batson_date_to_string (&t.date);
  return g_strdup_printf ("%sT%02d:%02d:%02d%s", date, t.hour, t.minute, (int) (((seconds % 60) + 60) % 60), zone);
}

/** Reads what batson_instant_to_string () writes, seconds optional, the offset needed; FALSE and nothing written otherwise. */
gboolean
batson_instant_parse (const char *text, gint64 *out_seconds, int *out_offset)
{
  BatsonTime t;
  int seconds;

  if (!parse_time (text, BATSON_NO_OFFSET, &t, &seconds) || !batson_time_has_clock (&t) || t.offset == BATSON_NO_OFFSET)
    return FALSE;
  *out_seconds = batson_time_to_unix (&t) + seconds;
  *out_offset = t.offset;
  return TRUE;
}
