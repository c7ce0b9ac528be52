/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Vertebral levels C0 to S5 and spans of them. */
#include "case/level.h"
#include <string.h>

static const char *const names[BATSON_N_LEVELS] = {
  "C0", "C1", "C2", "C3", "C4", "C5", "C6", "C7",
  "T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9", "T10", "T11", "T12",
  "L1", "L2", "L3", "L4", "L5", "S1", "S2", "S3", "S4", "S5"
};

/** The name of a level, "T8"; "?" for none. Static. */
const char *
batson_level_name (BatsonLevel level)
{
  return level >= 0 && level < BATSON_N_LEVELS ? names[level] : "?";
}

/* The level that TEXT starts with and how many bytes it took; "Th8" and "D8" are read as T8. */
static gsize
parse_prefix (const char *text, BatsonLevel *out_level)
{
  static const struct { char letter; int base, least, most; } regions[] = {
    { 'C', BATSON_LEVEL_C0, 0, 7 }, { 'T', BATSON_LEVEL_T1 - 1, 1, 12 }, { 'D', BATSON_LEVEL_T1 - 1, 1, 12 },
    { 'L', BATSON_LEVEL_L1 - 1, 1, 5 }, { 'S', BATSON_LEVEL_S1 - 1, 1, 5 }
  };
  const char *p = text;
  char letter = g_ascii_toupper (*p);
  int number = 0, digits = 0;

  if (letter == '\0')
    return 0;
  p++;
  if (letter == 'T' && (*p == 'h' || *p == 'H'))
    p++;
  while (*p == ' ')
    p++;
  for (; g_ascii_isdigit (*p) && digits < 3; p++, digits++)
    number = number * 10 + (*p - '0');
  if (digits == 0)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (regions); i++)
    if (regions[i].letter == letter && number >= regions[i].least && number <= regions[i].most)
      {
        *out_level = regions[i].base + number;
        return p - text;
      }
  return 0;
}

/** Reads "T8", "t8", "Th8" or "D8"; FALSE and OUT_LEVEL untouched where it is no level C0-S5. */
gboolean
batson_level_parse (const char *text, BatsonLevel *out_level)
{
  g_autofree char *t = g_strstrip (g_strdup (text));
  BatsonLevel level;
  gsize n = parse_prefix (t, &level);

  if (n == 0 || t[n] != '\0')
    return FALSE;
  *out_level = level;
  return TRUE;
}

/** "T8" or "T11-L1" (a plain hyphen: the form of documents). Free with g_free. */
char *
batson_span_to_string (BatsonSpan span)
{
  if (span.first == span.last)
    return g_strdup (batson_level_name (span.first));
  return g_strdup_printf ("%s-%s", batson_level_name (span.first), batson_level_name (span.last));
}

/** Reads "T8", "T11-L1", "T11–L1", "T11 to L1" or "T11-12"; a reversed span is turned round. FALSE and OUT_SPAN untouched otherwise. */
gboolean
batson_span_parse (const char *text, BatsonSpan *out_span)
{
  g_autofree char *t = g_strstrip (g_strdup (text));
  BatsonLevel a, b;
  gsize n = parse_prefix (t, &a);
  const char *p = t + n;

  if (n == 0)
    return FALSE;
  while (*p == ' ')
    p++;
  if (*p == '\0')
    {
      *out_span = (BatsonSpan) { a, a };
      return TRUE;
    }
  if (g_str_has_prefix (p, "–") || g_str_has_prefix (p, "—"))
    p += strlen ("–");
  else if (*p == '-' || *p == '/')
    p++;
  else if (g_ascii_strncasecmp (p, "to ", 3) == 0)
    p += 3;
  else
    return FALSE;
  while (*p == ' ')
    p++;
  g_autofree char *rest = g_ascii_isdigit (*p) ? g_strdup_printf ("%c%s", t[0], p) : g_strdup (p);
  if (!batson_level_parse (rest, &b))
    return FALSE;
  *out_span = (BatsonSpan) { MIN (a, b), MAX (a, b) };
  return TRUE;
}
