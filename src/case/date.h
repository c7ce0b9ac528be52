/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Partial dates and times with an offset. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/** A date known to the year, the month (day 0) or the day; month and day are 0 where not known. Compared as an interval. */
typedef struct
{
  gint16 year;
  guint8 month, day;
} BatsonDate;

/** A date, with a time of day and its offset from UTC where known; HOUR is -1 where not. */
typedef struct
{
  BatsonDate date;
  gint8 hour;
  guint8 minute;
  gint16 offset; /* minutes east of UTC */
} BatsonTime;

/** A second in time, and how far east of UTC the clock stood that it was read from. */
typedef struct
{
  gint64 at;  /* seconds since 1970 UTC */
  int offset; /* minutes east of UTC */
} BatsonInstant;

/** An offset that is none: where a time is read that may have none written. */
#define BATSON_NO_OFFSET 9999

gboolean batson_date_valid (const BatsonDate *date);
int batson_date_first_day (const BatsonDate *date);
int batson_date_last_day (const BatsonDate *date);
BatsonDate batson_date_from_day (int day);
int batson_date_age (const BatsonDate *birth, const BatsonDate *day);
char *batson_date_to_string (const BatsonDate *date);
gboolean batson_date_parse (const char *text, BatsonDate *out_date);

gboolean batson_time_has_clock (const BatsonTime *time);
gint64 batson_time_to_unix (const BatsonTime *time);
int batson_time_first_day (const BatsonTime *time);
int batson_time_last_day (const BatsonTime *time);
void batson_time_from_unix (gint64 seconds, int offset, BatsonTime *out_time);
char *batson_time_to_string (const BatsonTime *time);
gboolean batson_time_parse (const char *text, int offset, BatsonTime *out_time);

char *batson_instant_to_string (gint64 seconds, int offset);
gboolean batson_instant_parse (const char *text, gint64 *out_seconds, int *out_offset);

G_END_DECLS
