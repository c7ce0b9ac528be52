/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates, times and durations as people read them, the same in every locale but for the words. */
#include "case/date-text.h"
#include "framework/words-private.h"
#include <glib/gi18n-lib.h>
#include <string.h>

/** "9 Jun 2026", "Jun 2026" or "2026": as far as known. */
char *
batson_words_date (const BatsonDate *date)
{
  const char *month = date->month ? batson_month_name (date->month) : "";

  if (date->month == 0)
    return g_strdup_printf ("%d", date->year);
  if (date->day == 0)
    return g_strdup_printf (C_ ("date", "%1$s %2$d"), month, date->year);
  return g_strdup_printf (C_ ("date", "%1$d %2$s %3$d"), date->day, month, date->year);
}

/** "58 years", of the patient at the time of ASSESSMENT; NULL where the birth date is not known. Free with g_free. */
char *
batson_words_age (const BatsonAssessment *assessment)
{
  const BatsonValue *birth = batson_record_get (batson_record_child (assessment->root, BATSON_CASE_PATIENT), BATSON_PATIENT_BIRTH);
  BatsonTime now;
  int age;

  batson_time_from_unix (assessment->settings.at, assessment->settings.offset, &now);
  age = birth->state == BATSON_VALUE_ANSWER ? batson_date_age (&birth->date, &now.date) : -1;
  return age >= 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d year", "%d years", (gulong) age), age) : NULL;
}

/** "9 Jun": a date known to the day, without its year. */
char *
batson_words_day_of_month (const BatsonDate *date)
{
  return g_strdup_printf (C_ ("date", "%1$d %2$s"), date->day, batson_month_name (date->month));
}

/** "9 Jun 2026, 14:20", or the date alone where the time of day is not known. */
char *
batson_words_time (const BatsonTime *time)
{
  g_autofree char *date = batson_words_date (&time->date);

  if (!batson_time_has_clock (time))
    return g_steal_pointer (&date);
  return g_strdup_printf (C_ ("date", "%1$s, %2$02d:%3$02d"), date, time->hour, time->minute);
}

/** A moment, seconds since 1970 UTC, as a clock OFFSET minutes east of UTC shows it: "9 Jun 2026, 14:20". */
char *
batson_words_moment (gint64 seconds, int offset)
{
  BatsonTime time;

  batson_time_from_unix (seconds, offset, &time);
  return batson_words_time (&time);
}

/** A moment as the clock showed it that it was read from, as the answers show theirs. HERE, minutes east of UTC, is how the clock stood then where it is read, as
 *  batson_settings_offset_at () says: a clock that stood otherwise is told: "9 Jun 2026, 14:20 (UTC+02:00)". */
char *
batson_words_instant (const BatsonInstant *instant, int here)
{
  g_autofree char *moment = batson_words_moment (instant->at, instant->offset);
  int off = ABS (instant->offset);

  if (instant->offset == here)
    return g_steal_pointer (&moment);
  if (off == 0)
    return g_strdup_printf (C_ ("date", "%s (UTC)"), moment);
  /* Translators: a time, and how far its clock stood from universal time: "9 Jun 2026, 14:20 (UTC+02:00)". */
  return g_strdup_printf (C_ ("date", "%1$s (UTC%2$c%3$02d:%4$02d)"), moment, instant->offset < 0 ? '-' : '+', off / 60, off % 60);
}

/** A length of time, its sign ignored: "45 min", "2 h 45 min", "3 d 4 h". */
char *
batson_words_duration (gint64 seconds)
{
  gint64 minutes = ABS (seconds) / 60;

  if (minutes < 60)
    return g_strdup_printf (C_ ("duration", "%d min"), (int) minutes);
  if (minutes < 100 * 60)
    return g_strdup_printf (C_ ("duration", "%1$d h %2$d min"), (int) (minutes / 60), (int) (minutes % 60));
  return g_strdup_printf (C_ ("duration", "%1$d d %2$d h"), (int) (minutes / 1440), (int) (minutes / 60 % 24));
}

/* TEXT with its first "%s" replaced by ARGUMENT: for texts out of tables, where printf cannot check the format. */
char *
_batson_fill (const char *text, const char *argument)
{
  const char *at = strstr (text, "%s");

  if (at == NULL)
    return g_strdup (text);
  return g_strdup_printf ("%.*s%s%s", (int) (at - text), text, argument, at + 2);
}

/* Whole clauses to be joined; owned. */
GPtrArray *
_batson_clauses_new (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

/* Takes CLAUSE; NULL and "" add nothing. */
void
_batson_clause (GPtrArray *clauses, char *clause)
{
  if (clause && *clause)
    g_ptr_array_add (clauses, clause);
  else
    g_free (clause);
}

/* The clauses one after the other, "" where there are none. */
char *
_batson_clauses_join (GPtrArray *clauses, const char *separator)
{
  GString *s = g_string_new (NULL);

  for (guint i = 0; i < clauses->len; i++)
    g_string_append_printf (s, "%s%s", i ? separator : "", (char *) clauses->pdata[i]);
  return g_string_free (s, FALSE);
}
