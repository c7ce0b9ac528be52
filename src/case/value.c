/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One value of one field: an answer, or why there is none. */
#include "case/value.h"

#include "case/date-text.h"
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <math.h>
#include <string.h>

/** Frees what VALUE holds and makes it blank. */
void
batson_value_clear (BatsonValue *value)
{
  g_free (value->text);
  g_clear_pointer (&value->picture, batson_picture_unref);
  *value = BATSON_BLANK;
}

/** Makes OUT_VALUE, not initialised before, a copy to be cleared with batson_value_clear (). */
void
batson_value_copy (const BatsonValue *value, BatsonValue *out_value)
{
  BatsonValue copy = *value;

  copy.text = g_strdup (value->text);
  if (value->picture)
    batson_picture_ref (value->picture);
  *out_value = copy;
}

static gboolean
answers_equal (const BatsonField *field, const BatsonValue *a, const BatsonValue *b)
{
  switch (field->kind)
    {
    case BATSON_KIND_CHOICE:
      return a->choice == b->choice;
    case BATSON_KIND_CHOICES:
      return a->choices == b->choices;
    case BATSON_KIND_INTEGER:
      return a->integer == b->integer;
    case BATSON_KIND_DECIMAL:
      return a->decimal == b->decimal;
    case BATSON_KIND_NUMBER_OR_WORD:
      return a->either.word == b->either.word && (a->either.word >= 0 || a->either.number == b->either.number);
    case BATSON_KIND_DATE:
      return memcmp (&a->date, &b->date, sizeof a->date) == 0;
    case BATSON_KIND_TIME:
      return memcmp (&a->time.date, &b->time.date, sizeof a->time.date) == 0 && a->time.hour == b->time.hour &&
             a->time.minute == b->time.minute && a->time.offset == b->time.offset;
    case BATSON_KIND_TEXT:
      return g_strcmp0 (a->text, b->text) == 0;
    case BATSON_KIND_LEVEL:
      return a->level == b->level;
    case BATSON_KIND_SPAN:
      return a->span.first == b->span.first && a->span.last == b->span.last;
    case BATSON_KIND_PICTURE:
      return batson_picture_equal (a->picture, b->picture);
    case BATSON_KIND_RECORD:
    case BATSON_KIND_LIST:
      break;
    }
  g_assert_not_reached ();
}

/** Whether two values of FIELD say the same. */
gboolean
batson_value_equal (const BatsonField *field, const BatsonValue *a, const BatsonValue *b)
{
  if (a->state != b->state)
    return FALSE;
  if (a->state == BATSON_VALUE_RAW)
    return a->raw_json == b->raw_json && g_strcmp0 (a->text, b->text) == 0;
  return a->state != BATSON_VALUE_ANSWER || answers_equal (field, a, b);
}

/** The answer CHOICE of a field of that type. */
BatsonValue
batson_value_choice (int choice)
{
  return (BatsonValue) { .state = BATSON_VALUE_ANSWER, .choice = choice };
}

/** A whole number as answer. */
BatsonValue
batson_value_integer (gint64 integer)
{
  return (BatsonValue) { .state = BATSON_VALUE_ANSWER, .integer = integer };
}

/** A decimal number as answer. */
BatsonValue
batson_value_decimal (double number)
{
  return (BatsonValue) { .state = BATSON_VALUE_ANSWER, .decimal = number };
}

/** A value without an answer: blank, unknown, not done or not applicable. */
BatsonValue
batson_value_state (BatsonValueState state)
{
  return (BatsonValue) { .state = state };
}

/** A text as answer, copied; blank where it is empty. Clear with batson_value_clear (). */
BatsonValue
batson_value_text (const char *text)
{
  if (*text == '\0')
    return BATSON_BLANK;
  return (BatsonValue) { .state = BATSON_VALUE_ANSWER, .text = g_strdup (text) };
}

/** A picture as answer, taken. Clear with batson_value_clear (). */
BatsonValue
batson_value_picture (BatsonPicture *picture)
{
  return (BatsonValue) { .state = BATSON_VALUE_ANSWER, .picture = picture };
}

/** The shortest of 15 to 17 digits that reads back equal, as JSON wants it: 92, 0.1, 1e+22. NUMBER is finite. Free with g_free. */
char *
batson_number_to_json (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_assert (isfinite (number));
  if (number == 0)
    return g_strdup ("0");
  if (number == floor (number) && fabs (number) < 1e15)
    return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) number);
  for (int digits = 15; digits <= 17; digits++)
    {
      char format[8];
      g_snprintf (format, sizeof format, "%%.%dg", digits);
      g_ascii_formatd (buffer, sizeof buffer, format, number);
      if (g_ascii_strtod (buffer, NULL) == number)
        break;
    }
  return g_strdup (buffer);
}

/** A number as people read it in the program's language: its decimal separator, no needless digits. Free with g_free. */
char *
batson_number_to_string (double number)
{
  g_autofree char *plain = batson_number_to_json (number);
  const char *point = localeconv ()->decimal_point;
  char *dot = strchr (plain, '.');

  if (dot == NULL || strcmp (point, ".") == 0)
    return g_steal_pointer (&plain);
  *dot = '\0';
  return g_strconcat (plain, point, dot + 1, NULL);
}

/* The factor from the unit written as TEXT to the field's own: 1 for none or its own, 0 for one it does not know. */
static double
unit_factor (const BatsonField *field, const char *text)
{
  g_auto (GStrv) units = g_strsplit (field->units ? field->units : "", " ", -1);

  if (*text == '\0' || (field->unit && (g_ascii_strcasecmp (text, field->unit) == 0 || strcmp (text, batson_field_unit (field)) == 0)))
    return 1;
  for (char **u = units; *u; u++)
    {
      char *equals = strrchr (*u, '=');
      if (equals && strlen (text) == (gsize) (equals - *u) && g_ascii_strncasecmp (text, *u, equals - *u) == 0)
        return g_ascii_strtod (equals + 1, NULL);
    }
  return 0;
}

/* One decimal separator, point or comma, both read; a second one or anything else that is no number fails. */
static gboolean
parse_number (const BatsonField *field, const char *text, double *out_number, char **out_problem)
{
  g_autofree char *t = g_strstrip (g_strdup (text));
  char *end;
  double number, factor;

  for (char *p = t; *p && (g_ascii_isdigit (*p) || strchr ("+-.,", *p)); p++)
    if (*p == ',')
      *p = '.';
  number = g_ascii_strtod (t, &end);
  if (end == t || !isfinite (number) || *t == 'n' || *t == 'i' || strpbrk (t, "xXpP") != NULL)
    {
      *out_problem = g_strdup (_ ("This is not a number. Type digits, with a point or comma for decimals."));
      return FALSE;
    }
  factor = unit_factor (field, g_strstrip (end));
  if (factor == 0)
    {
      *out_problem = g_strdup_printf (_ ("This unit is not known here. Give the number in %s."), field->unit ? batson_field_unit (field) : "1");
      return FALSE;
    }
  *out_number = number * factor;
  return TRUE;
}

static gboolean
in_range (const BatsonField *field, double number, char **out_problem)
{
  if ((field->min == 0 && field->max == 0) || (number >= field->min && number <= field->max))
    return TRUE;
  g_autofree char *least = batson_number_to_string (field->min), *most = batson_number_to_string (field->max);
  *out_problem = g_strdup_printf (_ ("This is outside %s to %s %s. Check the number and its unit."), least, most, batson_field_unit (field));
  g_strchomp (*out_problem);
  return FALSE;
}

static gboolean
parse_integer (const BatsonField *field, const char *text, BatsonValue *out, char **out_problem)
{
  double number;

  if (!parse_number (field, text, &number, out_problem))
    return FALSE;
  if (number != floor (number) || fabs (number) > 1e9)
    {
      *out_problem = g_strdup (_ ("This is not a whole number."));
      return FALSE;
    }
  out->integer = (gint64) number;
  return in_range (field, number, out_problem);
}

/* A choice by its id or by its label, case ignored. */
static int
find_choice_text (const BatsonField *field, const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  for (guint i = 0; i < batson_field_n_choices (field); i++)
    {
      g_autofree char *id = g_utf8_casefold (field->choices[i].id, -1), *label = g_utf8_casefold (batson_field_choice_label (field, (int) i), -1);
      if (strcmp (folded, id) == 0 || strcmp (folded, label) == 0)
        return (int) i;
    }
  return -1;
}

static gboolean
parse_either (const BatsonField *field, const char *text, BatsonValue *out, char **out_problem)
{
  out->either.word = find_choice_text (field, text);
  if (out->either.word >= 0)
    return TRUE;
  return parse_number (field, text, &out->either.number, out_problem) && in_range (field, out->either.number, out_problem);
}

static gboolean
parse_date (const char *text, BatsonDate *out, char **out_problem)
{
  g_autofree char *iso = batson_date_text_to_iso (text, NULL);

  if (batson_date_parse (iso, out))
    return TRUE;
  *out_problem = g_strdup (batson_date_text_is_ambiguous (text) ? _ ("Which is the day and which the month? Type 9 Jun 2026, 9.6.2026 or 2026-06-09; or only Jun 2026, 6/2026 or 2026.")
                                                                : _ ("This is not a date. Type 9 Jun 2026, 9.6.2026 or 2026-06-09; or only Jun 2026, 6/2026 or 2026."));
  return FALSE;
}

static gboolean
parse_time (const char *text, const BatsonDate *today, int offset, BatsonTime *out, char **out_problem)
{
  g_autofree char *iso = batson_date_text_to_iso (text, today);

  if (batson_time_parse (iso, offset, out))
    return TRUE;
  *out_problem = g_strdup (batson_date_text_is_ambiguous (text) ? _ ("Which is the day and which the month? Type 9 Jun 2026 14:20, 9.6.2026 14:20 or 2026-06-09 14:20, or the date alone; or 14:20 for today.")
                                                                : _ ("This is not a date with a time. Type 9 Jun 2026 14:20, 9.6.2026 14:20 or 2026-06-09 14:20, or the date alone; or 14:20 for today."));
  return FALSE;
}

static gboolean
parse_answer (const BatsonField *field, const char *text, const BatsonDate *today, int offset, BatsonValue *out, char **out_problem)
{
  switch (field->kind)
    {
    case BATSON_KIND_INTEGER:
      return parse_integer (field, text, out, out_problem);
    case BATSON_KIND_DECIMAL:
      return parse_number (field, text, &out->decimal, out_problem) && in_range (field, out->decimal, out_problem);
    case BATSON_KIND_NUMBER_OR_WORD:
      return parse_either (field, text, out, out_problem);
    case BATSON_KIND_CHOICE:
      out->choice = find_choice_text (field, text);
      if (out->choice >= 0)
        return TRUE;
      *out_problem = g_strdup (_ ("This is none of the choices."));
      return FALSE;
    case BATSON_KIND_DATE:
      return parse_date (text, &out->date, out_problem);
    case BATSON_KIND_TIME:
      return parse_time (text, today, offset, &out->time, out_problem);
    case BATSON_KIND_LEVEL:
      if (batson_level_parse (text, &out->level))
        return TRUE;
      *out_problem = g_strdup (_ ("This is no level from C0 to S5."));
      return FALSE;
    case BATSON_KIND_SPAN:
      if (batson_span_parse (text, &out->span))
        return TRUE;
      *out_problem = g_strdup (_ ("This is no level or span from C0 to S5. Type T8 or T11-L1; for an unusual numbering use the row below."));
      return FALSE;
    case BATSON_KIND_PICTURE:
      *out_problem = g_strdup (_ ("This is text. Choose a picture, or paste one."));
      return FALSE;
    default:
      g_assert_not_reached ();
    }
}

/** Reads typed TEXT as a value of FIELD; dates may be written as batson_date_text_to_iso () says, numbers may have a comma and a known unit. Empty text is blank.
 *  What cannot be read becomes a raw value that keeps the text: FALSE then, and OUT_PROBLEM (nullable, free with g_free) says why and what to do.
 *  TODAY: the day that a time of day alone is of; NULL: such a text is not read. OFFSET: minutes east of UTC for times without one. Clear OUT_VALUE with batson_value_clear (). */
gboolean
batson_value_parse (const BatsonField *field, const char *text, const BatsonDate *today, int offset, BatsonValue *out_value, char **out_problem)
{
  g_autofree char *problem = NULL, *stripped = NULL;
  BatsonValue v = { .state = BATSON_VALUE_ANSWER };

  if (field->kind == BATSON_KIND_TEXT)
    {
      *out_value = batson_value_text (text);
      return TRUE;
    }
  stripped = g_strstrip (g_strdup (text));
  if (*stripped == '\0')
    {
      *out_value = BATSON_BLANK;
      return TRUE;
    }
  if (parse_answer (field, stripped, today, offset, &v, &problem))
    {
      *out_value = v;
      return TRUE;
    }
  *out_value = (BatsonValue) { .state = BATSON_VALUE_RAW, .text = g_strdup (text) };
  if (out_problem)
    *out_problem = g_steal_pointer (&problem);
  return FALSE;
}

/** Why a raw VALUE does not fit FIELD and what to do; NULL for a value that is not raw. Free with g_free. */
char *
batson_value_problem (const BatsonField *field, const BatsonValue *value)
{
  g_auto (BatsonValue) again = BATSON_BLANK;
  char *problem = NULL;

  if (value->state != BATSON_VALUE_RAW)
    return NULL;
  if (value->raw_json || field->kind == BATSON_KIND_RECORD || field->kind == BATSON_KIND_LIST)
    return g_strdup (_ ("The document holds something here that does not fit this field. It is kept as it is until you answer."));
  batson_value_parse (field, value->text, NULL, 0, &again, &problem);
  return problem ? problem : g_strdup (_ ("This could not be read. Answer again."));
}

/** "Unknown", "Not done", "Not applicable", or "" for the others; translated, static. */
const char *
batson_value_state_label (BatsonValueState state)
{
  switch (state)
    {
    case BATSON_VALUE_UNKNOWN:
      return C_ ("value", "Unknown");
    case BATSON_VALUE_NOT_DONE:
      return C_ ("value", "Not done");
    case BATSON_VALUE_NOT_APPLICABLE:
      return C_ ("value", "Not applicable");
    default:
      return "";
    }
}

static char *
choices_to_string (const BatsonField *field, guint64 set)
{
  GString *s = g_string_new (NULL);

  for (guint i = 0; i < batson_field_n_choices (field); i++)
    if (set & (G_GUINT64_CONSTANT (1) << i))
      g_string_append_printf (s, "%s%s", s->len ? ", " : "", batson_field_choice_label (field, (int) i));
  return g_string_free (s, FALSE);
}

static char *
answer_to_string (const BatsonField *field, const BatsonValue *value)
{
  g_autofree char *t = NULL;

  switch (field->kind)
    {
    case BATSON_KIND_CHOICE:
      return g_strdup (batson_field_choice_label (field, value->choice));
    case BATSON_KIND_CHOICES:
      return choices_to_string (field, value->choices);
    case BATSON_KIND_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
    case BATSON_KIND_DECIMAL:
      return batson_number_to_string (value->decimal);
    case BATSON_KIND_NUMBER_OR_WORD:
      return value->either.word >= 0 ? g_strdup (batson_field_choice_label (field, value->either.word)) : batson_number_to_string (value->either.number);
    case BATSON_KIND_DATE:
      return batson_date_to_string (&value->date);
    case BATSON_KIND_TIME:
      if (!batson_time_has_clock (&value->time))
        return batson_date_to_string (&value->time.date);
      t = batson_date_to_string (&value->time.date);
      return g_strdup_printf ("%s %02d:%02d", t, value->time.hour, value->time.minute);
    case BATSON_KIND_TEXT:
      return g_strdup (value->text);
    case BATSON_KIND_LEVEL:
      return g_strdup (batson_level_name (value->level));
    case BATSON_KIND_SPAN:
      return batson_span_to_string (value->span);
    case BATSON_KIND_PICTURE:
      return batson_picture_to_string (value->picture);
    default:
      g_assert_not_reached ();
    }
}

/** What an entry shows while it is edited: no unit; typed text as it was; "" for none. Reads back equal by batson_value_parse (). Free with g_free. */
char *
batson_value_to_input (const BatsonField *field, const BatsonValue *value)
{
  switch (value->state)
    {
    case BATSON_VALUE_ANSWER:
      return answer_to_string (field, value);
    case BATSON_VALUE_RAW:
      return g_strdup (value->text);
    default:
      return g_strdup ("");
    }
}

/** A value as people read it, numbers with their unit ("92 %"), "Unknown" and its like in words, "" for blank. Free with g_free. */
char *
batson_value_to_string (const BatsonField *field, const BatsonValue *value)
{
  gboolean number = field->kind == BATSON_KIND_INTEGER || field->kind == BATSON_KIND_DECIMAL || (field->kind == BATSON_KIND_NUMBER_OR_WORD && value->either.word < 0);
  g_autofree char *text = batson_value_to_input (field, value);

  if (value->state == BATSON_VALUE_ANSWER && number && field->unit)
    return g_strdup_printf ("%s %s", text, batson_field_unit (field));
  if (value->state == BATSON_VALUE_ANSWER || value->state == BATSON_VALUE_RAW)
    return g_steal_pointer (&text);
  return g_strdup (batson_value_state_label (value->state));
}
