/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo: by hand, and by random operations from a printed seed. */
#include "case/document.h"
#include "case/random.h"

enum { OPERATIONS = 1500 };

static void
now (gpointer data, gint64 *out_seconds, int *out_offset)
{
  *out_seconds = 1781612400 + ++*(gint64 *) data;
  *out_offset = 120;
}

static char *
new_id (gpointer data)
{
  return g_strdup_printf ("r%d", ++((int *) data)[2]);
}

static BatsonCase *
new_case (gint64 data[2])
{
  data[0] = data[1] = 0;
  return batson_case_new (&(BatsonOrigin) { new_id, now, data });
}

static void
set_notes (BatsonCase *c, const char *text, gboolean typing)
{
  g_auto (BatsonValue) v = batson_value_text (text);

  (typing ? batson_case_type : batson_case_set) (c, batson_case_get_root (c), BATSON_CASE_NOTES, &v);
}

static const char *
notes (BatsonCase *c)
{
  return batson_record_text (batson_case_get_root (c), BATSON_CASE_NOTES);
}

static void
test_typing (void)
{
  gint64 data[2];
  g_autoptr (BatsonCase) c = new_case (data);

  set_notes (c, "a", TRUE);
  set_notes (c, "ab", TRUE);
  batson_case_end_typing (c);
  set_notes (c, "abc", TRUE);
  batson_case_undo (c);
  g_assert_cmpstr (notes (c), ==, "ab");
  batson_case_undo (c);
  g_assert_cmpstr (notes (c), ==, "");
  g_assert_false (batson_case_can_undo (c));
  batson_case_redo (c);
  g_assert_cmpstr (notes (c), ==, "ab");
}

static void
test_saved (void)
{
  gint64 data[2];
  g_autoptr (BatsonCase) c = new_case (data);

  g_assert_false (batson_case_is_modified (c));
  set_notes (c, "a", TRUE);
  batson_case_mark_saved (c);
  set_notes (c, "ab", TRUE); /* typing does not join what was saved */
  g_assert_true (batson_case_is_modified (c));
  batson_case_undo (c);
  g_assert_cmpstr (notes (c), ==, "a");
  g_assert_false (batson_case_is_modified (c));
  batson_case_undo (c);
  set_notes (c, "b", FALSE); /* the saved state cannot be reached any more */
  batson_case_undo (c);
  g_assert_true (batson_case_is_modified (c));
}

static void
test_nesting (void)
{
  gint64 data[2];
  g_autoptr (BatsonCase) c = new_case (data);
  BatsonRecord *lesion;
  g_autofree char *id = NULL;

  batson_case_begin (c, "both");
  lesion = batson_case_add (c, batson_case_get_root (c), BATSON_CASE_LESIONS);
  set_notes (c, "x", FALSE);
  batson_case_end (c);
  id = g_strdup (batson_record_get_id (lesion));
  g_assert_cmpstr (batson_case_undo_label (c), ==, "both");
  batson_case_undo (c);
  g_assert_null (batson_case_find (c, id));
  g_assert_cmpstr (notes (c), ==, "");
  batson_case_redo (c);
  g_assert_nonnull (batson_case_find (c, id));
  batson_case_begin (c, "nothing");
  batson_case_end (c);
  g_assert_cmpstr (batson_case_undo_label (c), ==, "both");
}

/* A step has a number of its own, also where it takes another's place; typing that goes on does not change it. */
static void
test_step (void)
{
  gint64 data[2];
  g_autoptr (BatsonCase) c = new_case (data);
  guint64 first, second;

  g_assert_cmpuint (batson_case_undo_step (c), ==, 0);
  set_notes (c, "a", TRUE);
  first = batson_case_undo_step (c);
  set_notes (c, "ab", TRUE);
  batson_case_mark_saved (c);
  g_assert_cmpuint (batson_case_undo_step (c), ==, first);
  set_notes (c, "b", FALSE);
  second = batson_case_undo_step (c);
  g_assert_cmpuint (second, !=, first);
  batson_case_undo (c);
  g_assert_cmpuint (batson_case_undo_step (c), ==, first);
  set_notes (c, "c", FALSE);
  g_assert_cmpuint (batson_case_undo_step (c), !=, first);
  g_assert_cmpuint (batson_case_undo_step (c), !=, second);
}

static void
assert_reads_back (BatsonCase *c, GBytes *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) document = batson_document_write (c, NULL, &error), record = NULL;
  g_autoptr (BatsonCase) again = NULL;

  g_assert_no_error (error);
  again = batson_document_read (document, NULL, NULL, &error);
  g_assert_no_error (error);
  record = batson_document_record_bytes (again);
  g_assert_true (g_bytes_equal (record, expected));
}

static void
test_random (gconstpointer number)
{
  guint32 seed = (guint32) g_test_rand_int () + GPOINTER_TO_UINT (number);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  gint64 data[2];
  g_autoptr (BatsonCase) c = new_case (data);
  g_autoptr (GBytes) first = batson_document_record_bytes (c), last = NULL, undone = NULL, redone = NULL;

  g_test_message ("seed %u", seed);
  for (int i = 0; i < OPERATIONS; i++)
    random_operation (rand, c);
  while (batson_case_can_redo (c))
    batson_case_redo (c);
  last = batson_document_record_bytes (c);
  assert_reads_back (c, last);
  while (batson_case_can_undo (c))
    batson_case_undo (c);
  undone = batson_document_record_bytes (c);
  g_assert_true (g_bytes_equal (first, undone));
  while (batson_case_can_redo (c))
    batson_case_redo (c);
  redone = batson_document_record_bytes (c);
  g_assert_true (g_bytes_equal (last, redone));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/case/undo/typing", test_typing);
  g_test_add_func ("/case/undo/saved", test_saved);
  g_test_add_func ("/case/undo/nesting", test_nesting);
  g_test_add_func ("/case/undo/step", test_step);
  for (int i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("/case/undo/random/%d", i);
      g_test_add_data_func (name, GINT_TO_POINTER (i), test_random);
    }
  return g_test_run ();
}
