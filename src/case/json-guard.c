/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only way from bytes to a JSON tree: a strict scan first, the lenient parser of json-glib after it. */
#include "case/json-guard.h"
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

G_DEFINE_QUARK (batson-document-error-quark, batson_document_error)

enum { MAX_NUMBER = 400 };

/* Where the scan stands: what may come next. */
typedef enum { WANT_VALUE, WANT_VALUE_OR_END, WANT_KEY, WANT_KEY_OR_END, WANT_COMMA_OR_END } Want;

typedef struct
{
  const char *data;
  gsize size, at;
  char open[BATSON_DOCUMENT_MAX_DEPTH]; /* '{' or '[' */
  GHashTable *keys[BATSON_DOCUMENT_MAX_DEPTH];
  guint depth, n_values;
  GString *key;
  Want want;
  GError **error;
} Guard;

/* Reports what is wrong at the present place, with line and column in characters. */
static gboolean
fail (Guard *g, int code, const char *sentence)
{
  const char *place = g->data + MIN (g->at, g->size), *line = g->data;
  guint n = 1;

  for (const char *p = g->data; p < place; p++)
    if (*p == '\n')
      {
        n++;
        line = p + 1;
      }
  g_set_error (g->error, BATSON_DOCUMENT_ERROR, code, _ ("Line %u, column %u: %s"), n, (guint) g_utf8_strlen (line, place - line) + 1, sentence);
  return FALSE;
}

static gboolean
wrong (Guard *g, const char *sentence)
{
  return fail (g, BATSON_DOCUMENT_ERROR_SYNTAX, sentence);
}

static gboolean
ends_early (Guard *g)
{
  return wrong (g, _ ("The file ends before the case does. It was probably cut off while it was copied or written."));
}

static gboolean
at_digit (Guard *g)
{
  return g->at < g->size && g_ascii_isdigit (g->data[g->at]);
}

static void
skip_digits (Guard *g)
{
  while (at_digit (g))
    g->at++;
}

static void
skip_white (Guard *g)
{
  while (g->at < g->size && g->data[g->at] != '\0' && strchr (" \t\n\r", g->data[g->at]))
    g->at++;
}

/* The four digits after \u; -1 where they are not. */
static int
scan_hex (Guard *g)
{
  int value = 0;

  if (g->size - g->at < 4)
    return -1;
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (g->data[g->at + i]);
      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }
  g->at += 4;
  return value;
}

/* What follows \u, a pair of surrogates as one character. */
static gboolean
scan_unicode (Guard *g, GString *out)
{
  int value = scan_hex (g), low;

  if (value < 0)
    return wrong (g, _ ("Four hexadecimal digits have to follow \\u."));
  if (value == 0)
    return wrong (g, _ ("A text holds the character NUL, which cannot be kept."));
  if (value >= 0xd800 && value <= 0xdfff)
    {
      if (value >= 0xdc00 || g->size - g->at < 6 || g->data[g->at] != '\\' || g->data[g->at + 1] != 'u')
        return wrong (g, _ ("A text holds half a character (a lone surrogate)."));
      g->at += 2;
      low = scan_hex (g);
      if (low < 0xdc00 || low > 0xdfff)
        return wrong (g, _ ("A text holds half a character (a lone surrogate)."));
      value = 0x10000 + ((value - 0xd800) << 10) + (low - 0xdc00);
    }
  if (out)
    g_string_append_unichar (out, (gunichar) value);
  return TRUE;
}

static gboolean
scan_escape (Guard *g, GString *out)
{
  static const char letters[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
  const char *found;
  char c;

  if (++g->at >= g->size)
    return ends_early (g);
  c = g->data[g->at];
  if (c == 'u')
    {
      g->at++;
      return scan_unicode (g, out);
    }
  found = strchr (letters, c);
  if (found == NULL)
    return wrong (g, _ ("A backslash is followed by a letter that has no meaning there."));
  g->at++;
  if (out)
    g_string_append_c (out, meanings[found - letters]);
  return TRUE;
}

/* A string; what it means goes into OUT (nullable). */
static gboolean
scan_string (Guard *g, GString *out)
{
  g->at++;
  while (g->at < g->size)
    {
      guchar c = (guchar) g->data[g->at];
      if (c == '"')
        {
          g->at++;
          return TRUE;
        }
      if (c < 0x20)
        return wrong (g, _ ("A text holds a control character or a line break; these are written with a backslash."));
      if (c == '\\')
        {
          if (!scan_escape (g, out))
            return FALSE;
          continue;
        }
      if (out)
        g_string_append_c (out, (char) c);
      g->at++;
    }
  return ends_early (g);
}

/* A number that a 64-bit integer or a finite double holds. */
static gboolean
scan_number (Guard *g)
{
  gsize start = g->at;
  gboolean whole = TRUE;
  char text[MAX_NUMBER + 1];

  if (g->data[g->at] == '-')
    g->at++;
  if (!at_digit (g))
    return g->at < g->size ? wrong (g, _ ("This is not a number.")) : ends_early (g);
  if (g->data[g->at] == '0')
    g->at++;
  else
    skip_digits (g);
  if (g->at < g->size && g->data[g->at] == '.')
    {
      whole = FALSE;
      g->at++;
      if (!at_digit (g))
        return g->at < g->size ? wrong (g, _ ("Digits have to follow the decimal point.")) : ends_early (g);
      skip_digits (g);
    }
  if (g->at < g->size && (g->data[g->at] == 'e' || g->data[g->at] == 'E'))
    {
      whole = FALSE;
      g->at++;
      if (g->at < g->size && (g->data[g->at] == '+' || g->data[g->at] == '-'))
        g->at++;
      if (!at_digit (g))
        return g->at < g->size ? wrong (g, _ ("Digits have to follow the exponent's letter.")) : ends_early (g);
      skip_digits (g);
    }
  if (g->at - start > MAX_NUMBER)
    return wrong (g, _ ("This number has too many digits."));
  memcpy (text, g->data + start, g->at - start);
  text[g->at - start] = '\0';
  errno = 0;
  if (whole && (g_ascii_strtoll (text, NULL, 10), errno == ERANGE))
    return wrong (g, _ ("This whole number is too large to be kept exactly."));
  if (!whole && !isfinite (g_ascii_strtod (text, NULL)))
    return wrong (g, _ ("This number is too large to be kept."));
  return TRUE;
}

static gboolean
scan_word (Guard *g, const char *word)
{
  gsize n = strlen (word), left = g->size - g->at;

  if (left < n && memcmp (g->data + g->at, word, left) == 0)
    {
      g->at = g->size;
      return ends_early (g);
    }
  if (left < n || memcmp (g->data + g->at, word, n) != 0)
    return wrong (g, _ ("This is no value: a text in quotation marks, a number, true, false, null, { or [ is expected."));
  g->at += n;
  return TRUE;
}

static gboolean
open_container (Guard *g, char c)
{
  if (g->depth == BATSON_DOCUMENT_MAX_DEPTH)
    return fail (g, BATSON_DOCUMENT_ERROR_TOO_LARGE, _ ("Brackets are nested deeper than any case needs."));
  g->open[g->depth++] = c;
  g->at++;
  g->want = c == '{' ? WANT_KEY_OR_END : WANT_VALUE_OR_END;
  return TRUE;
}

static void
close_container (Guard *g)
{
  g->at++;
  g->depth--;
  g_clear_pointer (&g->keys[g->depth], g_hash_table_unref);
  g->want = WANT_COMMA_OR_END;
}

static gboolean
scan_value (Guard *g)
{
  char c = g->data[g->at];

  if (++g->n_values > BATSON_DOCUMENT_MAX_VALUES)
    return fail (g, BATSON_DOCUMENT_ERROR_TOO_LARGE, _ ("There are more values than any case needs."));
  if (c == '{' || c == '[')
    return open_container (g, c);
  g->want = WANT_COMMA_OR_END;
  if (c == '"')
    return scan_string (g, NULL);
  if (c == '-' || g_ascii_isdigit (c))
    return scan_number (g);
  return scan_word (g, c == 't' ? "true" : c == 'f' ? "false" : "null");
}

static gboolean
scan_key (Guard *g)
{
  GHashTable **keys = &g->keys[g->depth - 1];
  gsize start = g->at;

  if (g->data[g->at] != '"')
    return wrong (g, _ ("The name of a member in quotation marks is expected."));
  g_string_truncate (g->key, 0);
  if (!scan_string (g, g->key))
    return FALSE;
  if (*keys == NULL)
    *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!g_hash_table_add (*keys, g_strdup (g->key->str)))
    {
      g->at = start;
      return wrong (g, _ ("This member occurs twice; which of the two counts cannot be told."));
    }
  skip_white (g);
  if (g->at >= g->size)
    return ends_early (g);
  if (g->data[g->at] != ':')
    return wrong (g, _ ("A colon is expected after the name of a member."));
  g->at++;
  g->want = WANT_VALUE;
  return TRUE;
}

/* After a value: a comma, the end of what is open, or the end of all. */
static gboolean
scan_after (Guard *g)
{
  char open;

  if (g->depth == 0)
    return wrong (g, _ ("Something follows after the end of the case."));
  open = g->open[g->depth - 1];
  if (g->data[g->at] == ',')
    {
      g->at++;
      g->want = open == '{' ? WANT_KEY : WANT_VALUE;
      return TRUE;
    }
  if (g->data[g->at] != (open == '{' ? '}' : ']'))
    return wrong (g, open == '{' ? _ ("A comma or } is expected.") : _ ("A comma or ] is expected."));
  close_container (g);
  return TRUE;
}

static gboolean
step (Guard *g)
{
  char c = g->data[g->at];

  if (g->want == WANT_COMMA_OR_END)
    return scan_after (g);
  if ((g->want == WANT_VALUE_OR_END && c == ']') || (g->want == WANT_KEY_OR_END && c == '}'))
    {
      close_container (g);
      return TRUE;
    }
  return g->want == WANT_KEY || g->want == WANT_KEY_OR_END ? scan_key (g) : scan_value (g);
}

static gboolean
scan (Guard *g)
{
  const char *end;

  if (g->size > BATSON_DOCUMENT_MAX_BYTES)
    return fail (g, BATSON_DOCUMENT_ERROR_TOO_LARGE, _ ("The file is larger than 64 MiB; no case is."));
  if (!g_utf8_validate (g->data, (gssize) g->size, &end))
    {
      g->at = (gsize) (end - g->data);
      return wrong (g, _ ("This is not text in UTF-8."));
    }
  for (;;)
    {
      skip_white (g);
      if (g->at >= g->size)
        return g->depth == 0 && g->want == WANT_COMMA_OR_END ? TRUE : ends_early (g);
      if (!step (g))
        return FALSE;
    }
}

static gboolean
guard (const char *data, gsize size, GError **error)
{
  g_autoptr (GString) key = g_string_new (NULL);
  Guard g = { .data = data ? data : "", .size = size, .key = key, .want = WANT_VALUE, .error = error };
  gboolean sound = scan (&g);

  for (guint i = 0; i < g.depth; i++)
    g_clear_pointer (&g.keys[i], g_hash_table_unref);
  return sound;
}

/** The tree of one JSON text, strictly RFC 8259: no duplicate members, no number that would change, UTF-8 only, nothing after the root.
 *  Free with json_node_unref. NULL with BATSON_DOCUMENT_ERROR where it is not: line, column and a sentence. */
JsonNode *
batson_json_parse (const char *data, gsize size, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) inner = NULL;

  if (!guard (data, size, error))
    return NULL;
  parser = json_parser_new ();
  if (!json_parser_load_from_data (parser, data, (gssize) size, &inner))
    {
      g_set_error_literal (error, BATSON_DOCUMENT_ERROR, BATSON_DOCUMENT_ERROR_SYNTAX, inner->message);
      return NULL;
    }
  return json_parser_steal_root (parser);
}
