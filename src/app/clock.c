/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program's clock: the real one, or one that stands still for pictures and tests. */
#include "app/clock.h"

static gboolean fixed;
static gint64 fixed_seconds;
static int fixed_offset;

/** From now on it is SECONDS since 1970 UTC, in a place OFFSET minutes east of UTC. */
void
batson_clock_fix (gint64 seconds, int offset)
{
  fixed = TRUE;
  fixed_seconds = seconds;
  fixed_offset = offset;
}

/** Whether the clock stands still. */
gboolean
batson_clock_is_fixed (void)
{
  return fixed;
}

/** The present time: seconds since 1970 UTC, minutes east of UTC. */
void
batson_clock_now (gint64 *out_seconds, int *out_offset)
{
  g_autoptr (GDateTime) now = NULL;

  if (fixed)
    {
      *out_seconds = fixed_seconds;
      *out_offset = fixed_offset;
      return;
    }
  now = g_date_time_new_now_local ();
  *out_seconds = g_date_time_to_unix (now);
  *out_offset = (int) (g_date_time_get_utc_offset (now) / G_TIME_SPAN_MINUTE);
}

static int
offset_there (gint64 at)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (at);

  return fixed || time == NULL ? fixed_offset : (int) (g_date_time_get_utc_offset (time) / G_TIME_SPAN_MINUTE);
}

/** Puts the present time into SETTINGS, and what the clocks of this place show at other times. */
void
batson_clock_settings (BatsonSettings *settings)
{
  batson_clock_now (&settings->at, &settings->offset);
  settings->offset_at = fixed ? NULL : offset_there;
}

static char *
new_id (gpointer data)
{
  return g_uuid_string_random ();
}

static void
now (gpointer data, gint64 *out_seconds, int *out_offset)
{
  batson_clock_now (out_seconds, out_offset);
}

static int
offset_at (gpointer data, const BatsonTime *local)
{
  g_autoptr (GDateTime) time = NULL;

  if (fixed)
    return fixed_offset;
  time = g_date_time_new_local (local->date.year, local->date.month, local->date.day, local->hour, local->minute, 0);
  return (int) (g_date_time_get_utc_offset (time) / G_TIME_SPAN_MINUTE);
}

/** Ids and times of every case that the program opens. Static. */
const BatsonOrigin *
batson_clock_origin (void)
{
  static const BatsonOrigin origin = { new_id, now, NULL, offset_at };

  return &origin;
}
