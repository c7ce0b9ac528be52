/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moving all dates of a case by the same number of days. */
#include "case/shift.h"
#include "case/record-private.h"
#include <string.h>

#define DAY (24 * 60 * 60)

/* The day of a value known to the day; of one that is not the middle of what it can mean. */
static int
middle_day (const BatsonDate *date)
{
  return (batson_date_first_day (date) + batson_date_last_day (date)) / 2;
}

/* As well known as it was. By whole years a month stays that month, a year stays a year. */
static void
shift_date (BatsonDate *date, int days)
{
  BatsonDate moved = batson_date_from_day (middle_day (date) + days);

  *date = (BatsonDate) { moved.year, date->month ? moved.month : 0, date->day ? moved.day : 0 };
}

/* The field that KEPT, "finding.date=2026-06-09" with LENGTH letters before its value, is an answer of; NULL where no table has it. */
static const BatsonField *
kept_field (const char *kept, gsize length)
{
  const char *dot = memchr (kept, '.', length);

  for (guint i = 0; dot && i < BATSON_N_RECORD_TYPES; i++)
    {
      const BatsonRecordType *type = batson_record_type ((BatsonRecordTypeId) i);
      int field = strlen (type->name) == (gsize) (dot - kept) && strncmp (type->name, kept, dot - kept) == 0 ? batson_record_type_find (type, dot + 1, kept + length - dot - 1) : -1;

      if (field >= 0)
        return &type->fields[field];
    }
  return NULL;
}

/* KEPT, "finding.date=2026-06-09", with its date moved; as it was where it holds none. Takes KEPT; free with g_free. */
static char *
shift_one (char *kept, int days)
{
  g_autofree char *whole = kept, *date = NULL;
  const char *equals = strchr (kept, '=');
  const BatsonField *field = equals ? kept_field (kept, equals - kept) : NULL;
  BatsonTime time;

  if (field == NULL || (field->kind != BATSON_KIND_DATE && field->kind != BATSON_KIND_TIME) || !batson_time_parse (equals + 1, 0, &time))
    return g_steal_pointer (&whole);
  shift_date (&time.date, days);
  date = batson_time_to_string (&time);
  return g_strdup_printf ("%.*s=%s", (int) (equals - kept), kept, date);
}

/* A decision keeps the answers it rested on as a text, the dates among them: they move as the dates do, or it would seem that they changed. */
static void
shift_kept (BatsonValue *value, int days)
{
  g_auto (GStrv) kept = g_strsplit (value->text, ";", -1);

  for (guint i = 0; kept[i]; i++)
    kept[i] = shift_one (kept[i], days);
  g_free (value->text);
  value->text = g_strjoinv (";", kept);
}

static void
shift_value (BatsonRecord *record, guint f, int days)
{
  const BatsonField *field = batson_record_get_field (record, f);
  BatsonAbout about = { 0 };
  g_auto (BatsonValue) value = BATSON_BLANK;

  if (batson_record_get (record, f)->state == BATSON_VALUE_BLANK)
    return;
  batson_value_copy (batson_record_get (record, f), &value);
  batson_about_copy (batson_record_get_about (record, f), &about);
  if (about.at)
    about.at += (gint64) days * DAY;
  if (value.state == BATSON_VALUE_RAW && (field->kind == BATSON_KIND_DATE || field->kind == BATSON_KIND_TIME))
    batson_value_clear (&value);
  else if (value.state == BATSON_VALUE_ANSWER && field->kind == BATSON_KIND_DATE)
    shift_date (&value.date, days);
  else if (value.state == BATSON_VALUE_ANSWER && field->kind == BATSON_KIND_TIME)
    shift_date (&value.time.date, days);
  else if (value.state == BATSON_VALUE_ANSWER && batson_record_get_type_id (record) == BATSON_RECORD_LESION && f == BATSON_LESION_OUTCOME_FACTS)
    shift_kept (&value, days);
  if (value.state == BATSON_VALUE_BLANK)
    batson_about_clear (&about);
  _batson_record_set (record, f, &value, &about);
  batson_about_clear (&about);
}

/* What is done with each field of a record that holds an answer itself. */
typedef void (*Each) (BatsonRecord *record, guint field, gpointer data);

static void
each_answer (BatsonRecord *record, Each each, gpointer data)
{
  const BatsonRecordType *type = batson_record_get_record_type (record);

  for (guint f = 0; f < type->n_fields; f++)
    if (type->fields[f].kind == BATSON_KIND_RECORD)
      each_answer (batson_record_child (record, f), each, data);
    else if (type->fields[f].kind == BATSON_KIND_LIST)
      for (guint i = 0; i < batson_record_length (record, f); i++)
        each_answer (batson_record_nth (record, f, i), each, data);
    else
      each (record, f, data);
}

static void
shift_answer (BatsonRecord *record, guint field, gpointer days)
{
  shift_value (record, field, GPOINTER_TO_INT (days));
}

/* Moves every date of RECORD and all in it by DAYS, also those on which answers were entered, with nothing to undo. A date known to the month or the
 * year stays known so: exactly by whole years, else to the nearest. What was typed for a date and is none is left out. */
void
_batson_record_shift (BatsonRecord *record, int days)
{
  each_answer (record, shift_answer, GINT_TO_POINTER (days));
}

/* What a case has of dates, without those that are left out of a copy without names. */
typedef struct
{
  gboolean partial; /* one is known to the month or the year */
  int entered;      /* the last day on which something was entered, else the last there is; 0 none */
  int last;
} Dates;

static void
look (BatsonRecord *record, guint f, gpointer data)
{
  Dates *dates = data;
  const BatsonField *field = batson_record_get_field (record, f);
  const BatsonValue *value = batson_record_get (record, f);
  const BatsonAbout *about = batson_record_get_about (record, f);
  const BatsonDate *date = field->kind == BATSON_KIND_DATE ? &value->date : field->kind == BATSON_KIND_TIME ? &value->time.date : NULL;

  if (about->at)
    {
      BatsonTime entered;

      batson_time_from_unix (about->at, about->offset, &entered);
      dates->entered = MAX (dates->entered, batson_date_first_day (&entered.date));
    }
  if (date == NULL || value->state != BATSON_VALUE_ANSWER || (field->flags & BATSON_FIELD_IDENTIFYING))
    return;
  dates->partial = dates->partial || date->day == 0;
  dates->last = MAX (dates->last, batson_date_last_day (date));
}

/** By how many days to move the dates of SELF so that they do not tell the real ones: the last entry falls on 1 January. Where a date is known to the
 *  month or the year only it is BATSON_SHIFT_YEARS back, as every such date stays what it is by whole years alone. 0 where the case has no date. */
int
batson_case_neutral_shift (BatsonCase *self)
{
  Dates dates = { 0 };
  int last;
  BatsonDate neutral;

  each_answer (batson_case_get_root (self), look, &dates);
  last = dates.entered ? dates.entered : dates.last;
  if (last == 0)
    return 0;
  if (dates.partial)
    return -BATSON_SHIFT_YEARS;
  neutral = (BatsonDate) { batson_date_from_day (last - 1).year, 1, 1 }; /* of the year before where it is that day itself */
  return batson_date_first_day (&neutral) - last;
}
