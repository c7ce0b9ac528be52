/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is kept in one line: a number and its unit. */
#include "diagram/keep.h"

#include <string.h>

#define UNIT 4 /* letters: "%", "Gy", "min", "U/mL"; and the months, whose days are kept with them */

/* The signs that stand before a number with a space: "< 50 %". */
static gboolean
is_sign (gunichar c)
{
  return c == '<' || c == '>' || c == 0x2264 || c == 0x2265 || c == 0xb1; /* <= >= +- */
}

static const char *
word_end (const char *p)
{
  while (*p && !g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

static gunichar
last_letter (const char *start, const char *end)
{
  const char *last = end > start ? g_utf8_find_prev_char (start, end) : NULL;

  return last ? g_utf8_get_char (last) : 0;
}

/* Whether a line may not end between the words that end at END and begin at NEXT. */
static gboolean
belong (const char *start, const char *end, const char *next)
{
  const char *after = word_end (next);

  if (end == start || after == next || *end != ' ')
    return FALSE;
  if (is_sign (last_letter (start, end)))
    return g_unichar_isdigit (g_utf8_get_char (next));
  return g_unichar_isdigit (last_letter (start, end)) && !g_unichar_isdigit (g_utf8_get_char (next)) && g_utf8_strlen (next, after - next) <= UNIT;
}

static gboolean
is_kept (PangoAttribute *attribute, gpointer data)
{
  return attribute->klass->type == PANGO_ATTR_WORD;
}

/* A list of OTHERS (nullable), of which nothing is kept together yet. */
static PangoAttrList *
list_of (PangoAttrList *others)
{
  PangoAttrList *list = others ? pango_attr_list_copy (others) : pango_attr_list_new ();
  PangoAttrList *kept = pango_attr_list_filter (list, is_kept, NULL);

  if (kept)
    pango_attr_list_unref (kept);
  return list;
}

static void
keep (PangoAttrList *list, gsize start, gsize end)
{
  PangoAttribute *attribute = pango_attr_word_new ();

  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (list, attribute);
}

/** OTHERS (nullable) and what keeps "15 %", "45 min", "< 50 %" and "9 Jun" of TEXT in a line, as single words; NULL where neither is there. A no-break space would do the same, but
 *  would be in what is searched for, read out and copied. */
PangoAttrList *
batson_keep_together (const char *text, PangoAttrList *others)
{
  PangoAttrList *list = others ? list_of (others) : NULL;

  for (const char *start = text, *from = NULL; *start;)
    {
      const char *end = word_end (start), *next = *end ? g_utf8_next_char (end) : end;
      gboolean goes_on = belong (start, end, next);

      if (from == NULL && goes_on)
        from = start;
      if (from && !goes_on)
        {
          list = list ? list : list_of (NULL);
          keep (list, from - text, end - text);
          from = NULL;
        }
      start = next;
    }
  return list;
}
