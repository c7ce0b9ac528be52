/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as people write them: what is written is made ISO 8601, which alone is read and kept. */
#include "case/date-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const months[] = {
  NC_ ("month", "Jan"), NC_ ("month", "Feb"), NC_ ("month", "Mar"), NC_ ("month", "Apr"), NC_ ("month", "May"), NC_ ("month", "Jun"),
  NC_ ("month", "Jul"), NC_ ("month", "Aug"), NC_ ("month", "Sep"), NC_ ("month", "Oct"), NC_ ("month", "Nov"), NC_ ("month", "Dec")
};

static const char *const english[] = { "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December" };

/** "Jun": the month 1 to 12, translated. Static. */
const char *
batson_month_name (int month)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "month", months[month - 1]);
}

/* --- reading: P moves on where something was read, else stays --- */

static gboolean
take_number (const char **p, guint least, guint most, int *out)
{
  guint n = 0;

  *out = 0;
  for (; n <= most && g_ascii_isdigit ((*p)[n]); n++)
    *out = *out * 10 + ((*p)[n] - '0');
  if (n < least || n > most)
    return FALSE;
  *p += n;
  return TRUE;
}

static gboolean
take_sign (const char **p, char sign)
{
  if (**p != sign)
    return FALSE;
  (*p)++;
  return TRUE;
}

static gboolean
take_spaces (const char **p)
{
  const char *start = *p;

  while (g_unichar_isspace (g_utf8_get_char (*p)))
    *p = g_utf8_next_char (*p);
  return *p > start;
}

/* How many bytes of TEXT are NAME, upper case and lower case being one, and as a whole word; a stop after it belongs to a name that is shortened. */
static gsize
name_length (const char *text, const char *name)
{
  g_autofree char *wanted = g_utf8_casefold (name, -1);
  gsize length = strlen (wanted);
  gunichar next;

  if (g_str_has_suffix (wanted, "."))
    length--;
  if (length == 0 || strncmp (text, wanted, length) != 0)
    return 0;
  length += text[length] == '.';
  next = g_utf8_get_char (text + length);
  return g_unichar_isalpha (next) || g_unichar_ismark (next) ? 0 : length;
}

/* The longest of the names of MONTH at TEXT: of the program's language, of the system's, and the English ones. */
static gsize
month_length (const char *text, int month)
{
  g_autoptr (GDateTime) first = g_date_time_new_utc (2001, month, 1, 0, 0, 0);
  g_autofree char *whole = g_date_time_format (first, "%B"), *alone = g_date_time_format (first, "%OB"), *brief = g_date_time_format (first, "%b");
  const char *names[] = { batson_month_name (month), months[month - 1], english[month - 1], month == 9 ? "Sept" : "", whole, alone, brief };
  gsize longest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    longest = MAX (longest, names[i] ? name_length (text, names[i]) : 0);
  return longest;
}

static gboolean
take_month (const char **p, int *out)
{
  gsize longest = 0;

  for (int month = 1; month <= 12; month++)
    {
      gsize length = month_length (*p, month);

      if (length > longest)
        *out = month;
      longest = MAX (longest, length);
    }
  *p += longest;
  return longest > 0;
}

/* "9.6.2026" or "9 Jun 2026"; a day may have its stop: "9. Juni 2026". */
static gboolean
take_day (const char **p, int *day, int *month, int *year)
{
  gboolean stop;

  if (!take_number (p, 1, 2, day))
    return FALSE;
  stop = take_sign (p, '.');
  take_spaces (p);
  if (stop && g_ascii_isdigit (**p))
    return take_number (p, 1, 2, month) && take_sign (p, '.') && (take_spaces (p), take_number (p, 4, 4, year));
  return take_month (p, month) && take_spaces (p) && take_number (p, 4, 4, year);
}

/* "6.2026", "6/2026" or "Jun 2026". */
static gboolean
take_only_month (const char **p, int *month, int *year)
{
  if (take_number (p, 1, 2, month))
    return (take_sign (p, '.') || take_sign (p, '/')) && take_number (p, 4, 4, year);
  return take_month (p, month) && take_spaces (p) && take_number (p, 4, 4, year);
}

/* What follows a day: nothing, or a time of day whose hour may have one digit; NULL for anything else. Free with g_free. */
static char *
clock_of (const char *text)
{
  const char *after = text;
  int hour;

  if (*text == '\0')
    return g_strdup ("");
  if (!take_sign (&text, 'T') && !take_sign (&text, 't'))
    {
      take_sign (&text, ',');
      if (!take_spaces (&text))
        return NULL;
    }
  after = text;
  if (!take_number (&after, 1, 2, &hour) || *after != ':')
    return NULL;
  return g_strdup_printf (" %02d%s", hour, after);
}

/** TEXT, a date or a time as people write it, in ISO 8601 as far as it goes: "9 Jun 2026", "9.6.2026", "Jun 2026", "6/2026", each day also with a time of day, and a time of
 *  day alone, which is of TODAY (nullable). Other text as it is: whether what comes out is a date is for the caller to read. With two slashes day and month change places
 *  between countries: not read. Free with g_free. */
char *
batson_date_text_to_iso (const char *text, const BatsonDate *today)
{
  g_autofree char *folded = g_utf8_casefold (text, -1), *clock = NULL, *date = NULL;
  const char *p = folded, *q = folded, *iso = text;
  int day, month, year;

  if (take_day (&p, &day, &month, &year))
    return (clock = clock_of (p)) ? g_strdup_printf ("%04d-%02d-%02d%s", year, month, day, clock) : g_strdup (text);
  if (take_only_month (&q, &month, &year))
    return *q == '\0' ? g_strdup_printf ("%04d-%02d", year, month) : g_strdup (text);
  if (today && take_number (&iso, 1, 2, &day) && *iso == ':')
    {
      date = batson_date_to_string (today);
      return g_strdup_printf ("%s %02d%s", date, day, iso);
    }
  if (strlen (text) > 10 && text[4] == '-' && text[7] == '-' && (clock = clock_of (text + 10)))
    return g_strdup_printf ("%.10s%s", text, clock);
  return g_strdup (text);
}

/** Whether TEXT is a date with slashes, of which nobody knows what is the day and what the month. */
gboolean
batson_date_text_is_ambiguous (const char *text)
{
  int a, b, c;

  return take_number (&text, 1, 2, &a) && take_sign (&text, '/') && take_number (&text, 1, 2, &b) && take_sign (&text, '/') && take_number (&text, 2, 4, &c);
}
