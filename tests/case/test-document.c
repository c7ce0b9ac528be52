/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents in and out: what is written, what is kept, what is reported. */
#include "case/document.h"
#include <string.h>

static char *
next_id (gpointer data)
{
  return g_strdup_printf ("id-%d", ++*(int *) data);
}

static void
now (gpointer data, gint64 *out_seconds, int *out_offset)
{
  *out_seconds = 1781612400; /* 2026-06-16T14:20:00+02:00 */
  *out_offset = 120;
}

static BatsonCase *
read_text (const char *text, GPtrArray **out_problems, GError **error)
{
  static int ids;
  BatsonOrigin origin = { next_id, now, &ids };
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  ids = 0;
  return batson_document_read (bytes, &origin, out_problems, error);
}

static char *
write_text (BatsonCase *c)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = batson_document_write (c, NULL, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static char *
record_text (BatsonCase *c)
{
  g_autoptr (GBytes) bytes = batson_document_record_bytes (c);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_written (void)
{
  int ids = 0;
  BatsonOrigin origin = { next_id, now, &ids };
  g_autoptr (BatsonCase) c = batson_case_new (&origin);
  BatsonRecord *root = batson_case_get_root (c), *lesion, *finding;
  BatsonRecord *patient = batson_record_child (root, BATSON_CASE_PATIENT);
  g_auto (BatsonValue) name = batson_value_text ("Muster, Clara"), span = BATSON_BLANK, typed = BATSON_BLANK;
  BatsonValue grade = batson_value_choice (BATSON_GRADE_1B), unknown = batson_value_state (BATSON_VALUE_UNKNOWN);
  g_autofree char *text = NULL;

  batson_case_set_author (c, "Dr A");
  batson_case_set (c, patient, BATSON_PATIENT_NAME, &name);
  batson_case_set (c, patient, BATSON_PATIENT_SEX, &unknown);
  lesion = batson_case_add (c, root, BATSON_CASE_LESIONS);
  g_assert_true (batson_value_parse (batson_record_get_field (lesion, BATSON_LESION_LEVEL), "T11 to L1", NULL, 0, &span, NULL));
  batson_case_set (c, lesion, BATSON_LESION_LEVEL, &span);
  finding = batson_case_add (c, lesion, BATSON_LESION_FINDINGS);
  batson_case_set_from (c, finding, BATSON_FINDING_GRADE, &grade, "letter");
  g_assert_false (batson_value_parse (batson_record_get_field (finding, BATSON_FINDING_DATE), "last week", NULL, 0, &typed, NULL));
  batson_case_set (c, finding, BATSON_FINDING_DATE, &typed);
  text = write_text (c);
  g_assert_cmpstr (text, ==,
                   "{\n"
                   "  \"batson\": 1,\n"
                   "  \"id\": \"id-1\",\n"
                   "  \"revision\": 1,\n"
                   "  \"record\": {\n"
                   "    \"patient\": {\n"
                   "      \"name\": \"Muster, Clara\",\n"
                   "      \"sex\": {\"state\": \"unknown\"},\n"
                   "      \"about\": {\n"
                   "        \"name\": {\"at\": \"2026-06-16T14:20:00+02:00\", \"by\": \"Dr A\"},\n"
                   "        \"sex\": {\"at\": \"2026-06-16T14:20:00+02:00\", \"by\": \"Dr A\"}\n"
                   "      }\n"
                   "    },\n"
                   "    \"lesions\": [\n"
                   "      {\n"
                   "        \"id\": \"id-2\",\n"
                   "        \"level\": \"T11-L1\",\n"
                   "        \"findings\": [\n"
                   "          {\n"
                   "            \"id\": \"id-3\",\n"
                   "            \"date\": {\"typed\": \"last week\"},\n"
                   "            \"grade\": \"1b\",\n"
                   "            \"about\": {\n"
                   "              \"date\": {\"at\": \"2026-06-16T14:20:00+02:00\", \"by\": \"Dr A\"},\n"
                   "              \"grade\": {\"at\": \"2026-06-16T14:20:00+02:00\", \"by\": \"Dr A\", \"source\": \"letter\"}\n"
                   "            }\n"
                   "          }\n"
                   "        ],\n"
                   "        \"about\": {\n"
                   "          \"level\": {\"at\": \"2026-06-16T14:20:00+02:00\", \"by\": \"Dr A\"}\n"
                   "        }\n"
                   "      }\n"
                   "    ]\n"
                   "  },\n"
                   "  \"audit\": []\n"
                   "}\n");
}

/* A revision is a saved state: the document of a changed case is the next one, and saving makes it so. */
static void
test_revision (void)
{
  g_autoptr (BatsonCase) c = read_text ("{\"batson\": 1, \"id\": \"c\", \"revision\": 7, \"record\": {}}", NULL, NULL);
  g_autofree char *unchanged = write_text (c), *changed = NULL, *saved = NULL;

  g_assert_nonnull (strstr (unchanged, "\"revision\": 7,"));
  batson_case_add (c, batson_case_get_root (c), BATSON_CASE_LESIONS);
  changed = write_text (c);
  g_assert_nonnull (strstr (changed, "\"revision\": 8,"));
  g_assert_cmpint (batson_case_get_revision (c), ==, 7);
  batson_case_mark_saved (c);
  batson_case_mark_saved (c);
  g_assert_cmpint (batson_case_get_revision (c), ==, 8);
  saved = write_text (c);
  g_assert_cmpstr (saved, ==, changed);
}

/* What a document holds beyond the tables comes back in its place and order. */
static void
test_kept (void)
{
  const char *const text =
      "{\"batson\": 1, \"id\": \"c\", \"revision\": 7, \"zeta\": 1, \"alpha\": [1.5, {\"x\": null}], \"audit\": [{\"n\": 1}], \"record\": {\"z\": 1, \"a\": {},"
      "\"patient\": {\"name\": \"A\", \"later\": [true], \"about\": {\"name\": {\"by\": \"x\", \"more\": 1}, \"later\": {\"by\": \"y\"}}},"
      "\"lesions\": [{\"id\": \"l\", \"level\": \"T8\", \"findings\": [{\"id\": \"f\", \"grade\": \"9z\", \"pain\": 3, \"date\": {\"state\": \"lost\"}}], \"radiation_dose\": 1000}, 5]}}";
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BatsonCase) c = read_text (text, &problems, &error);
  g_autofree char *first = NULL, *second = NULL;
  g_autoptr (BatsonCase) again = NULL;
  static const char *const paths[] = { "lesions[T8].findings[0].date", "lesions[T8].findings[0].grade", "lesions[T8].findings[0].pain", "lesions[T8].radiation_dose", "lesions" };

  g_assert_no_error (error);
  g_assert_cmpint (batson_case_get_revision (c), ==, 7);
  g_assert_cmpuint (problems->len, ==, G_N_ELEMENTS (paths));
  for (guint i = 0; i < problems->len; i++)
    g_assert_cmpstr (((BatsonProblem *) problems->pdata[i])->path, ==, paths[i]);
  first = write_text (c);
  g_assert_cmpstr (first, ==,
                   "{\n  \"batson\": 1,\n  \"id\": \"c\",\n  \"revision\": 7,\n  \"record\": {\n"
                   "    \"patient\": {\n      \"name\": \"A\",\n      \"about\": {\n        \"name\": {\"by\": \"x\", \"more\": 1},\n        \"later\": {\"by\": \"y\"}\n      },\n      \"later\": [true]\n    },\n"
                   "    \"lesions\": [\n      {\n        \"id\": \"l\",\n        \"level\": \"T8\",\n        \"findings\": [\n          {\n            \"id\": \"f\",\n"
                   "            \"date\": {\"state\": \"lost\"},\n            \"grade\": \"9z\",\n            \"pain\": 3\n          }\n        ],\n        \"radiation_dose\": 1000\n      },\n      5\n    ],\n"
                   "    \"z\": 1,\n    \"a\": {}\n  },\n"
                   "  \"audit\": [\n    {\"n\": 1}\n  ],\n  \"zeta\": 1,\n  \"alpha\": [\n    1.5,\n    {\"x\": null}\n  ]\n}\n");
  again = read_text (first, NULL, &error);
  second = write_text (again);
  g_assert_cmpstr (first, ==, second);
}

/* What does not fit is found where it is, also in the entries of lists in lists, until an answer that fits takes its place. */
static void
test_unfit (void)
{
  static const char *const paths[] = { "patient.sex", "lesions[T8].findings[0].date", "lesions[T8].findings[0].pain" };
  g_autoptr (GError) error = NULL;
  g_autoptr (BatsonCase) c = read_text ("{\"batson\": 1, \"id\": \"c\", \"record\": {\"patient\": {\"name\": \"A\", \"sex\": 3},"
                                        "\"lesions\": [{\"id\": \"l\", \"level\": \"T8\", \"findings\": [{\"id\": \"f\", \"pain\": 3, \"date\": {\"state\": \"lost\"}}]}]}}", NULL, &error);
  BatsonRecord *record;
  guint field;

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *path = NULL;

      g_assert_cmpuint (batson_record_unfit (batson_case_get_root (c), &record, &field), ==, G_N_ELEMENTS (paths) - i);
      path = batson_record_path (record, (int) field);
      g_assert_cmpstr (path, ==, paths[i]);
      batson_case_set (c, record, field, &(BatsonValue) { .state = BATSON_VALUE_UNKNOWN });
    }
  g_assert_cmpuint (batson_record_unfit (batson_case_get_root (c), &record, &field), ==, 0);
}

/* JSON of the wrong shape is kept also when its place is used for something. */
static void
test_misplaced (void)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (BatsonCase) c = read_text ("{\"batson\": 1, \"id\": 4, \"revision\": \"x\", \"record\": {\"patient\": \"x\", \"lesions\": {\"id\": \"l\"}, \"labs\": [3], \"samples\": [{\"id\": 5}, {\"id\": \"s\"}, {\"id\": \"s\"}]}}", &problems, NULL);
  BatsonRecord *root = batson_case_get_root (c);
  g_autofree char *before = record_text (c), *after = NULL, *document = NULL;
  BatsonValue sex = batson_value_choice (BATSON_SEX_MALE);

  g_assert_cmpuint (problems->len, ==, 7);
  g_assert_cmpstr (before, ==,
                   "{\n  \"patient\": \"x\",\n  \"labs\": [3],\n  \"samples\": [\n    {\n      \"id\": \"id-2\",\n      \"kept\": 5\n    },\n    {\n      \"id\": \"s\"\n    },\n    {\n      \"id\": \"id-3\"\n    }\n  ],\n  \"lesions\": {\"id\": \"l\"}\n}\n");
  batson_case_set (c, batson_record_child (root, BATSON_CASE_PATIENT), BATSON_PATIENT_SEX, &sex);
  batson_case_add (c, root, BATSON_CASE_LESIONS);
  batson_case_add (c, root, BATSON_CASE_LABS);
  document = write_text (c);
  g_assert_nonnull (strstr (document, "\"kept\": \"x\""));
  batson_case_undo (c);
  batson_case_undo (c);
  batson_case_undo (c);
  after = record_text (c);
  g_assert_cmpstr (before, ==, after);
}

static void
test_newer (void)
{
  g_autoptr (BatsonCase) c = read_text ("{\"batson\": 2, \"id\": \"c\", \"record\": {\"patient\": {\"name\": \"A\"}, \"drugs\": [1]}}", NULL, NULL);
  g_autofree char *text = write_text (c);

  g_assert_true (batson_case_is_newer (c));
  g_assert_true (g_str_has_prefix (text, "{\n  \"batson\": 2,"));
  g_assert_nonnull (strstr (text, "\"drugs\": [1]"));
}

/* The head of a document tells the list of cases what it needs, whatever the names are. */
static void
test_summary (void)
{
  g_autoptr (BatsonCase) c = batson_case_new (NULL);
  g_auto (BatsonSummary) in = { 0 }, out = { 0 };
  g_autoptr (GBytes) bytes = NULL;
  GString *name = g_string_new (NULL);

  for (int i = 0; i < 5000; i++)
    g_string_append (name, i % 2 ? "क" : "\"");
  batson_summary_init (&in);
  g_free (in.name);
  in.name = g_string_free (name, FALSE);
  g_free (in.urgency);
  in.urgency = g_strdup ("red");
  in.example = in.vignette = TRUE;
  g_free (in.title);
  in.title = g_strdup ("Two levels at once");
  in.has_at = TRUE;
  in.at = (BatsonInstant) { 1781697600, 120 };
  g_free (in.decision_of);
  in.decision_of = g_strdup (in.name);
  g_free (in.referrals);
  in.referrals = g_strdup ("REF-2 REF-10");
  batson_summary_add_deadline (&in, "decide-72", &(BatsonInstant) { 1781871600, 120 });
  batson_summary_add_deadline (&in, "decide-24", &(BatsonInstant) { 1781698800, -210 });
  bytes = batson_document_write (c, &in, NULL);
  g_assert_true (batson_summary_parse (g_bytes_get_data (bytes, NULL), 2048, &out));
  g_assert_true (g_str_has_prefix (out.name, "\"क\"क") && g_str_has_suffix (out.name, "…"));
  g_assert_cmpstr (out.urgency, ==, "red");
  g_assert_true (out.example && out.vignette);
  g_assert_cmpstr (out.title, ==, "Two levels at once");
  g_assert_true (out.has_at);
  g_assert_cmpint (out.at.at, ==, 1781697600);
  g_assert_cmpint (out.at.offset, ==, 120);
  g_assert_cmpstr (out.referrals, ==, "REF-2 REF-10");
  g_assert_cmpstr (out.decision, ==, "");
  g_assert_true (out.whole);
  g_assert_cmpuint (out.deadlines->len, ==, 2);
  g_assert_cmpstr (g_array_index (out.deadlines, BatsonSummaryDeadline, 0).what, ==, "decide-24");
  g_assert_cmpint (g_array_index (out.deadlines, BatsonSummaryDeadline, 0).due.offset, ==, -210);
  g_assert_cmpint (g_array_index (out.deadlines, BatsonSummaryDeadline, 1).due.at, ==, 1781871600);
  g_assert_cmpint (g_array_index (out.deadlines, BatsonSummaryDeadline, 1).due.offset, ==, 120);
  batson_summary_clear (&out);
  for (gsize n = 0; n < 300; n++)
    g_assert_false (batson_summary_parse (g_bytes_get_data (bytes, NULL), n, &out));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/case/document/written", test_written);
  g_test_add_func ("/case/document/revision", test_revision);
  g_test_add_func ("/case/document/kept", test_kept);
  g_test_add_func ("/case/document/unfit", test_unfit);
  g_test_add_func ("/case/document/misplaced", test_misplaced);
  g_test_add_func ("/case/document/newer", test_newer);
  g_test_add_func ("/case/document/summary", test_summary);
  return g_test_run ();
}
