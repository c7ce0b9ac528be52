/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures in a case: what is taken, what is refused, and that a document gives them back as they were. */
#include "case/document.h"
#include "case/fork.h"
#include "case/value-json.h"
#include "case/json-guard.h"
#include <string.h>

/* A grey PNG of one pixel, and a JPEG cut after its frame: their heads are all that is read. */
static const char png[] = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";
static const guint8 jpeg[] = { 0xff, 0xd8, 0xff, 0xe0, 0, 4, 'J', 'F', 0xff, 0xc0, 0, 11, 8, 0, 32, 0, 64, 1, 1, 0x11, 0, 0xff, 0xda, 0, 2, 1, 0xff, 0xd9 };

static GBytes *
png_bytes (void)
{
  gsize size;
  guchar *data = g_base64_decode (png, &size);

  return g_bytes_new_take (data, size);
}

static void
test_png (void)
{
  g_autoptr (GBytes) bytes = png_bytes ();
  g_autoptr (BatsonPicture) picture = batson_picture_new (bytes, NULL, NULL), named = batson_picture_with_caption (picture, "T8, axial T2");
  g_autofree char *plain = batson_picture_to_string (picture), *words = batson_picture_to_string (named);

  g_assert_cmpint (picture->type, ==, BATSON_PICTURE_PNG);
  g_assert_cmpint (picture->width, ==, 1);
  g_assert_cmpint (picture->height, ==, 1);
  g_assert_cmpstr (batson_picture_media_type (picture), ==, "image/png");
  g_assert_cmpstr (plain, ==, "PNG picture, 1 × 1");
  g_assert_cmpstr (words, ==, "T8, axial T2");
  g_assert_false (batson_picture_equal (picture, named));
}

static void
test_jpeg (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (jpeg, sizeof jpeg);
  g_autoptr (BatsonPicture) picture = batson_picture_new (bytes, NULL, NULL);

  g_assert_cmpint (picture->type, ==, BATSON_PICTURE_JPEG);
  g_assert_cmpint (picture->width, ==, 64);
  g_assert_cmpint (picture->height, ==, 32);
}

static void
assert_refused (const guint8 *data, gsize size, const char *words)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autofree char *problem = NULL;

  g_assert_null (batson_picture_new (bytes, NULL, &problem));
  g_assert_nonnull (strstr (problem, words));
}

/* Cut anywhere a PNG is none; a JPEG is none before its frame is there. */
static void
test_cut (void)
{
  g_autoptr (GBytes) bytes = png_bytes ();
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  for (gsize n = 0; n < size; n++)
    assert_refused (data, n, "no PNG or JPEG");
  for (gsize n = 0; n < 21; n++)
    assert_refused (jpeg, n, "no PNG or JPEG");
}

static void
test_other_files (void)
{
  static const char *const others[] = { "GIF89a\1\0\1\0", "<svg xmlns='http://www.w3.org/2000/svg'/>", "%PDF-1.5", "BM", "\xff\xd8\xff\xff\xff\xff\xff\xff\xff\xff", "\x89PNG\r\n\x1a\n" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    assert_refused ((const guint8 *) others[i], strlen (others[i]), "no PNG or JPEG");
}

/* A head that promises more pixels than memory should hold. */
static void
test_bomb (void)
{
  static const guint8 sides[][8] = { { 0, 0, 0, 0, 0, 0, 0, 1 }, { 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 1 }, { 0, 0, 0x40, 1, 0, 0, 0, 1 }, { 0, 0, 0x40, 0, 0, 0, 0x40, 0 } };
  g_autoptr (GBytes) bytes = png_bytes ();
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, size);
      memcpy (copy + 16, sides[i], sizeof sides[i]);
      assert_refused (copy, size, "too many pixels");
    }
}

/* Chunks and segments that lie about their length. */
static void
test_lengths (void)
{
  g_autoptr (GBytes) bytes = png_bytes ();
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_autofree guint8 *copy = g_memdup2 (data, size), *other = g_memdup2 (jpeg, sizeof jpeg);

  memset (copy + 33, 0xff, 4); /* the length of the second chunk */
  assert_refused (copy, size, "no PNG or JPEG");
  other[4] = other[5] = 0xff;
  assert_refused (other, sizeof jpeg, "no PNG or JPEG");
  other[4] = other[5] = 0;
  assert_refused (other, sizeof jpeg, "no PNG or JPEG");
}

static void
test_too_large (void)
{
  g_autoptr (GBytes) small = png_bytes ();
  g_autofree guint8 *data = g_malloc0 (BATSON_PICTURE_MAX_BYTES + 1);
  g_autofree char *caption = g_strnfill (BATSON_PICTURE_MAX_CAPTION + 1, 'x'), *problem = NULL;
  g_autoptr (BatsonPicture) picture = batson_picture_new (small, NULL, NULL), cut = batson_picture_with_caption (picture, caption);

  assert_refused (data, BATSON_PICTURE_MAX_BYTES + 1, "larger than 4 MB");
  g_assert_null (batson_picture_new (small, caption, &problem));
  g_assert_nonnull (strstr (problem, "500 characters"));
  g_assert_cmpint (g_utf8_strlen (cut->caption, -1), ==, BATSON_PICTURE_MAX_CAPTION);
}

static const BatsonField *
field (void)
{
  return &batson_record_type (BATSON_RECORD_LESION)->fields[BATSON_LESION_KEY_PICTURE];
}

/* Reads JSON text as the value of the field, and writes it again: it comes back as it was, whether it fits or not. Whether it fitted, and else WORDS of why. */
static void
read_and_write (const char *json, const char *words)
{
  g_autoptr (JsonNode) node = batson_json_parse (json, strlen (json), NULL), again = NULL;
  g_autoptr (BatsonJsonWriter) writer = batson_json_writer_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_auto (BatsonValue) value = BATSON_BLANK;
  g_autofree char *problem = NULL, *before = NULL, *after = NULL;

  batson_value_from_json (field (), node, &value, &problem);
  g_assert_cmpint (value.state, ==, words ? BATSON_VALUE_RAW : BATSON_VALUE_ANSWER);
  g_assert_cmpint (problem != NULL, ==, words != NULL);
  g_assert_true (words == NULL || strstr (problem, words));
  batson_value_to_json (field (), &value, writer);
  bytes = batson_json_writer_finish (writer);
  again = batson_json_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
  before = batson_json_keep (node);
  after = batson_json_keep (again);
  g_assert_cmpstr (before, ==, after);
}

static char *
picture_json (const char *media_type, const char *data, const char *more)
{
  return g_strdup_printf ("{\"media_type\": \"%s\", %s\"data\": \"%s\"}", media_type, more, data);
}

static void
test_json (void)
{
  g_autofree char *plain = picture_json ("image/png", png, ""), *named = picture_json ("image/png", png, "\"caption\": \"T8 <&>\", ");

  read_and_write (plain, NULL);
  read_and_write (named, NULL);
}

static void
test_hostile_json (void)
{
  g_autofree char *wrong_type = picture_json ("image/jpeg", png, ""), *svg = picture_json ("image/svg+xml", png, ""), *unknown = picture_json ("image/png", png, "\"more\": 1, ");
  g_autofree char *spaced = picture_json ("image/png", " iVBORw0KGgo=", ""), *no_picture = picture_json ("image/png", "aGFsbG8=", ""), *empty = picture_json ("image/png", "", "");
  g_autofree char *number = picture_json ("image/png", png, "\"caption\": 7, "), *no_caption = picture_json ("image/png", png, "\"caption\": \"\", ");
  g_autofree char *large = g_strnfill ((BATSON_PICTURE_MAX_BYTES + 2) / 3 * 4 + 4, 'A'), *too_large = picture_json ("image/png", large, "");

  read_and_write (wrong_type, "another type");
  read_and_write (svg, "another type");
  read_and_write (unknown, "not what the field can hold");
  read_and_write (number, "not what the field can hold");
  read_and_write (no_caption, "not what the field can hold");
  read_and_write (spaced, "base64");
  read_and_write (no_picture, "no PNG or JPEG");
  read_and_write (empty, "no PNG or JPEG");
  read_and_write (too_large, "larger than 4 MB");
  read_and_write ("{\"data\": \"AAAA\"}", "not what the field can hold");
  read_and_write ("\"a.png\"", "not what the field can hold");
  read_and_write ("[1]", "not what the field can hold");
}

static void
test_case (void)
{
  g_autoptr (BatsonCase) c = batson_case_new (NULL), fork = NULL;
  BatsonRecord *lesion = batson_case_add (c, batson_case_get_root (c), BATSON_CASE_LESIONS), *copy;
  g_autoptr (GBytes) bytes = png_bytes ();
  g_auto (BatsonValue) value = batson_value_picture (batson_picture_new (bytes, "T8", NULL));
  const BatsonValue *there;

  batson_case_set (c, lesion, BATSON_LESION_KEY_PICTURE, &value);
  fork = batson_case_fork (c, NULL);
  copy = batson_record_nth (batson_case_get_root (fork), BATSON_CASE_LESIONS, 0);
  there = batson_record_get (copy, BATSON_LESION_KEY_PICTURE);
  g_assert_true (batson_value_equal (field (), there, &value));
  g_assert_true (g_bytes_equal (there->picture->bytes, bytes));
  batson_case_undo (c);
  g_assert_cmpint (batson_record_get (lesion, BATSON_LESION_KEY_PICTURE)->state, ==, BATSON_VALUE_BLANK);
  batson_case_redo (c);
  g_assert_true (batson_value_equal (field (), batson_record_get (lesion, BATSON_LESION_KEY_PICTURE), &value));
  g_assert_true (field ()->flags & BATSON_FIELD_IDENTIFYING);
}

/* Text is no picture: kept, and said. */
static void
test_typed (void)
{
  g_auto (BatsonValue) value = BATSON_BLANK;
  g_autofree char *problem = NULL;

  g_assert_false (batson_value_parse (field (), "a.png", NULL, 0, &value, &problem));
  g_assert_cmpint (value.state, ==, BATSON_VALUE_RAW);
  g_assert_nonnull (strstr (problem, "Choose a picture"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pictures/PNG", test_png);
  g_test_add_func ("/pictures/JPEG", test_jpeg);
  g_test_add_func ("/pictures/cut", test_cut);
  g_test_add_func ("/pictures/other files", test_other_files);
  g_test_add_func ("/pictures/bomb", test_bomb);
  g_test_add_func ("/pictures/lengths", test_lengths);
  g_test_add_func ("/pictures/too large", test_too_large);
  g_test_add_func ("/pictures/JSON", test_json);
  g_test_add_func ("/pictures/hostile JSON", test_hostile_json);
  g_test_add_func ("/pictures/in a case", test_case);
  g_test_add_func ("/pictures/typed", test_typed);
  return g_test_run ();
}
