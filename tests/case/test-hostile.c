/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hostile documents, each with its expected outcome: refused with line and column, or read with problems. */
#include "case/document.h"
#include <string.h>

typedef struct
{
  const char *name, *text;
  int code;          /* BatsonDocumentError; -1: read */
  const char *where; /* what the message begins with; where read: the path of the first problem, NULL for none */
} Hostile;

#define RECORD(json) "{\"batson\": 1, \"id\": \"c\", \"record\": " json "}"
#define PATIENT(json) RECORD ("{\"patient\": {\"name\": " json "}}")
#define SYNTAX BATSON_DOCUMENT_ERROR_SYNTAX

static const Hostile hostile[] = {
  { "empty", "", SYNTAX, "Line 1, column 1: " },
  { "blank", " \n ", SYNTAX, "Line 2, column 2: " },
  { "byte-order-mark", "\xef\xbb\xbf{}", SYNTAX, "Line 1, column 1: " },
  { "two-roots", RECORD ("{}") " {}", SYNTAX, "Line 1, column 40: " },
  { "trailing-comma", "{\"batson\": 1,}", SYNTAX, "Line 1, column 14: " },
  { "trailing-words", RECORD ("{}") "\nx", SYNTAX, "Line 2, column 1: " },
  { "comment", "/* */ {}", SYNTAX, "Line 1, column 1: " },
  { "single-quotes", "{'batson': 1}", SYNTAX, "Line 1, column 2: " },
  { "bare-name", "{batson: 1}", SYNTAX, "Line 1, column 2: " },
  { "no-colon", "{\"batson\" 1}", SYNTAX, "Line 1, column 11: " },
  { "no-comma", "{\"a\": 1 \"b\": 2}", SYNTAX, "Line 1, column 9: " },
  { "wrong-bracket", "{\"a\": [1}", SYNTAX, "Line 1, column 9: " },
  { "script", "var x = {}", SYNTAX, "Line 1, column 1: " },
  { "nan", PATIENT ("NaN"), SYNTAX, "Line 1, column 57: " },
  { "infinity", PATIENT ("Infinity"), SYNTAX, NULL },
  { "hexadecimal", PATIENT ("0x1F"), SYNTAX, NULL },
  { "octal", PATIENT ("0755"), SYNTAX, NULL },
  { "point-first", PATIENT (".5"), SYNTAX, NULL },
  { "point-last", PATIENT ("5."), SYNTAX, NULL },
  { "plus", PATIENT ("+5"), SYNTAX, NULL },
  { "exponent-empty", PATIENT ("1e"), SYNTAX, NULL },
  { "1e400", PATIENT ("1e400"), SYNTAX, NULL },
  { "-1e400", PATIENT ("-1e400"), SYNTAX, NULL },
  { "2^63", PATIENT ("9223372036854775808"), SYNTAX, NULL },
  { "-2^63-1", PATIENT ("-9223372036854775809"), SYNTAX, NULL },
  { "thirty-digits", PATIENT ("123456789012345678901234567890"), SYNTAX, NULL },
  { "control-character", PATIENT ("\"a\001b\""), SYNTAX, NULL },
  { "line-break-in-text", PATIENT ("\"a\nb\""), SYNTAX, "Line 1, column 59: " },
  { "escape", PATIENT ("\"\\q\""), SYNTAX, NULL },
  { "escaped-nul", PATIENT ("\"x\\u0000y\""), SYNTAX, NULL },
  { "lone-high-surrogate", PATIENT ("\"\\ud800\""), SYNTAX, NULL },
  { "lone-low-surrogate", PATIENT ("\"\\udc00\""), SYNTAX, NULL },
  { "half-pair", PATIENT ("\"\\ud800\\u0041\""), SYNTAX, NULL },
  { "short-escape", PATIENT ("\"\\u12\""), SYNTAX, NULL },
  { "bad-utf8", PATIENT ("\"\xff\""), SYNTAX, NULL },
  { "overlong-utf8", PATIENT ("\"\xc0\x80\""), SYNTAX, NULL },
  { "surrogate-utf8", PATIENT ("\"\xed\xa0\x80\""), SYNTAX, NULL },
  { "duplicate", "{\"batson\": 1, \"batson\": 1}", SYNTAX, "Line 1, column 15: " },
  { "duplicate-escaped", "{\"batson\": 1, \"b\\u0061tson\": 2}", SYNTAX, NULL },
  { "duplicate-deep", RECORD ("{\"z\": [{\"a\": {\"b\": 1, \"b\": 2}}]}"), SYNTAX, NULL },
  { "scalar", "1", BATSON_DOCUMENT_ERROR_NOT_A_CASE, NULL },
  { "array", "[]", BATSON_DOCUMENT_ERROR_NOT_A_CASE, NULL },
  { "other-json", "{\"name\": \"x\"}", BATSON_DOCUMENT_ERROR_NOT_A_CASE, NULL },
  { "format-text", "{\"batson\": \"1\"}", BATSON_DOCUMENT_ERROR_NOT_A_CASE, NULL },
  { "format-decimal", "{\"batson\": 1.5}", BATSON_DOCUMENT_ERROR_NOT_A_CASE, NULL },
  { "format-zero", "{\"batson\": 0}", BATSON_DOCUMENT_ERROR_NOT_A_CASE, NULL },
  { "record-text", RECORD ("\"x\""), BATSON_DOCUMENT_ERROR_NOT_A_CASE, NULL },
  { "record-array", RECORD ("[]"), BATSON_DOCUMENT_ERROR_NOT_A_CASE, NULL },
  { "sound", RECORD ("{}"), -1, NULL },
  { "least-integer", RECORD ("{\"z\": -9223372036854775808}"), -1, NULL },
  { "greatest-integer", RECORD ("{\"z\": 9223372036854775807}"), -1, NULL },
  { "no-record", "{\"batson\": 1, \"id\": \"c\"}", -1, "record" },
  { "null-values", RECORD ("{\"patient\": null, \"lesions\": null, \"notes\": null}"), -1, NULL },
  { "wrong-number", PATIENT ("5"), -1, "patient.name" },
  { "wrong-boolean", PATIENT ("true"), -1, "patient.name" },
  { "wrong-array", PATIENT ("[\"x\"]"), -1, "patient.name" },
  { "wrong-object", PATIENT ("{\"first\": \"x\"}"), -1, "patient.name" },
  { "wrong-choice", RECORD ("{\"patient\": {\"sex\": \"x\"}}"), -1, "patient.sex" },
  { "wrong-set", RECORD ("{\"disease\": {\"primary_treatment\": [\"surgery\", \"x\"]}}"), -1, "disease.primary_treatment" },
  { "wrong-date", RECORD ("{\"patient\": {\"birth_date\": \"2026-02-30\"}}"), -1, "patient.birth_date" },
  { "wrong-level", RECORD ("{\"lesions\": [{\"id\": \"l\", \"level\": \"T13\"}]}"), -1, "lesions[0].level" },
  { "out-of-range", RECORD ("{\"samples\": [{\"id\": \"s\", \"er\": 101}]}"), -1, "samples[0].er" },
  { "decimal-for-integer", RECORD ("{\"fitness\": {\"kps\": 70.5}}"), -1, "fitness.kps" },
  { "time-without-offset", RECORD ("{\"presentation\": {\"arrived\": \"2026-06-16T14:20\"}}"), -1, "presentation.arrived" },
  { "time-with-seconds", RECORD ("{\"presentation\": {\"arrived\": \"2026-06-16T14:20:31Z\"}}"), -1, "presentation.arrived" },
  { "typed", RECORD ("{\"presentation\": {\"arrived\": {\"typed\": \"noon\"}}}"), -1, "presentation.arrived" },
  { "list-object", RECORD ("{\"lesions\": {}}"), -1, "lesions" },
  { "no-id", RECORD ("{\"lesions\": [{}]}"), -1, "lesions[0]" },
  { "same-ids", RECORD ("{\"lesions\": [{\"id\": \"x\", \"level\": \"T8\"}], \"samples\": [{\"id\": \"x\"}]}"), -1, "lesions[T8]" },
};

static void
test_one (gconstpointer data)
{
  const Hostile *h = data;
  g_autoptr (GBytes) bytes = g_bytes_new_static (h->text, strlen (h->text)), out = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BatsonCase) c = batson_document_read (bytes, NULL, &problems, &error), again = NULL;

  if (h->code >= 0)
    {
      g_assert_null (c);
      g_assert_error (error, BATSON_DOCUMENT_ERROR, h->code);
      if (h->where && !g_str_has_prefix (error->message, h->where))
        g_test_fail_printf ("%s instead of %s", error->message, h->where);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, h->where ? 1 : 0);
  if (h->where)
    g_assert_cmpstr (((BatsonProblem *) problems->pdata[0])->path, ==, h->where);
  out = batson_document_write (c, NULL, &error);
  g_assert_no_error (error);
  again = batson_document_read (out, NULL, NULL, &error);
  g_assert_no_error (error);
}

static GError *
refusal (const char *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  GError *error = NULL;

  g_assert_null (batson_document_read (bytes, NULL, NULL, &error));
  return error;
}

static void
test_nul (void)
{
  static const char text[] = "{\"batson\": 1, \"id\": \"a\0b\"}";
  g_autoptr (GError) error = refusal (text, sizeof text - 1);

  g_assert_error (error, BATSON_DOCUMENT_ERROR, SYNTAX);
  g_assert_true (g_str_has_prefix (error->message, "Line 1, column 23: "));
}

static char *
nested (guint depth)
{
  GString *s = g_string_new ("{\"batson\": 1, \"id\": \"c\", \"record\": {}, \"z\": ");

  for (guint i = 0; i < depth; i++)
    g_string_append_c (s, '[');
  for (guint i = 0; i < depth; i++)
    g_string_append_c (s, ']');
  g_string_append_c (s, '}');
  return g_string_free (s, FALSE);
}

static void
test_deep (void)
{
  static const guint depths[] = { 64, 1000, 1000000 };
  g_autofree char *deepest = nested (63);
  g_autoptr (GBytes) bytes = g_bytes_new_static (deepest, strlen (deepest)), out = NULL;
  g_autoptr (BatsonCase) c = batson_document_read (bytes, NULL, NULL, NULL);

  g_assert_nonnull (c);
  out = batson_document_write (c, NULL, NULL);
  g_assert_nonnull (out);
  for (guint i = 0; i < G_N_ELEMENTS (depths); i++)
    {
      g_autofree char *text = nested (depths[i]);
      g_autoptr (GError) error = refusal (text, strlen (text));
      g_assert_error (error, BATSON_DOCUMENT_ERROR, BATSON_DOCUMENT_ERROR_TOO_LARGE);
    }
}

static char *
repeated (const char *head, const char *element, guint n, const char *tail)
{
  GString *s = g_string_new (head);

  for (guint i = 0; i < n; i++)
    g_string_append (s, element);
  g_string_append (s, tail);
  return g_string_free (s, FALSE);
}

static void
test_huge (void)
{
  gsize size = (gsize) BATSON_DOCUMENT_MAX_BYTES + 1;
  g_autofree char *blanks = g_malloc (size), *values = repeated ("{\"batson\": 1, \"z\": [0", ",0", BATSON_DOCUMENT_MAX_VALUES, "]}");
  g_autofree char *records = repeated ("{\"batson\": 1, \"record\": {\"labs\": [{}", ",{}", 20000, "]}}");
  const char *texts[] = { values, records };

  memset (blanks, ' ', size);
  g_autoptr (GError) large = refusal (blanks, size);
  g_assert_error (large, BATSON_DOCUMENT_ERROR, BATSON_DOCUMENT_ERROR_TOO_LARGE);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = refusal (texts[i], strlen (texts[i]));
      g_assert_error (error, BATSON_DOCUMENT_ERROR, BATSON_DOCUMENT_ERROR_TOO_LARGE);
    }
}

static void
test_unterminated (void)
{
  g_autofree char *name = repeated (RECORD ("{\"patient\": {\"name\": \"") "", "x", 5000000, "");
  g_autoptr (GError) error = refusal (name, strlen (name));

  g_assert_error (error, BATSON_DOCUMENT_ERROR, SYNTAX);
}

/* Every beginning of a document is refused, and none crashes. */
static void
test_truncated (gconstpointer path)
{
  g_autofree char *text = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  for (gsize n = 0; n + 1 < size; n++)
    {
      g_autofree char *copy = g_memdup2 (text, n);
      g_autoptr (GError) error = refusal (copy, n);
      g_assert_error (error, BATSON_DOCUMENT_ERROR, SYNTAX);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autofree char *name = g_strconcat ("/case/hostile/", hostile[i].name, NULL);
      g_test_add_data_func (name, &hostile[i], test_one);
    }
  g_test_add_func ("/case/hostile/nul", test_nul);
  g_test_add_func ("/case/hostile/deep", test_deep);
  g_test_add_func ("/case/hostile/huge", test_huge);
  g_test_add_func ("/case/hostile/unterminated", test_unterminated);
  if (argc > 1)
    g_test_add_data_func ("/case/hostile/truncated", argv[1], test_truncated);
  return g_test_run ();
}
