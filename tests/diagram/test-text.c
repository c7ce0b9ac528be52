/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the measuring of text. */
#include "diagram/text.h"

static const BatsonFont body = { 14.67, 400, FALSE }, digits = { 14.67, 400, TRUE };

static void
test_scales (void)
{
  BatsonFont twice = { 2 * body.size, 400, FALSE };

  /* No rounding and no hinting: double the size is double the width. */
  g_assert_cmpfloat_with_epsilon (batson_text_width ("Radiosensitive", twice), 2 * batson_text_width ("Radiosensitive", body), 0.05);
}

/* One layout serves every size, with each text's own size kept. */
static void
test_sizes_share_a_layout (void)
{
  BatsonFont twice = { 2 * body.size, 400, FALSE };
  g_auto (BatsonText) one = batson_text_layout ("Lesion T8", body, -1, BATSON_ALIGN_START, BATSON_TEXT_LTR);
  g_auto (BatsonText) other = batson_text_layout ("Lesion T8", twice, -1, BATSON_ALIGN_START, BATSON_TEXT_LTR);
  double width, height, twice_width, twice_height;

  g_assert_true (one.layout == other.layout);
  g_assert_cmpfloat (one.size, ==, body.size);
  g_assert_cmpfloat (other.size, ==, 2 * body.size);
  g_assert_false (batson_text_same (one, other));
  batson_text_extents (one, &width, &height);
  batson_text_extents (other, &twice_width, &twice_height);
  g_assert_cmpfloat_with_epsilon (twice_width, 2 * width, 0.001);
  g_assert_cmpfloat_with_epsilon (twice_height, 2 * height, 0.001);
}

/* What stands between two places where a line may end, white space at the end apart. */
static void
test_word (void)
{
  static const char *const texts[] = { "to reconstruct", "a-reconstruct", "reconstruct   ", "line\nreconstruct" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpfloat_with_epsilon (batson_text_word (texts[i], body), batson_text_width ("reconstruct", body), 0.001);
  g_assert_cmpfloat_with_epsilon (batson_text_word ("آفة to", body), MAX (batson_text_width ("آفة", body), batson_text_width ("to", body)), 0.001);
  g_assert_cmpfloat (batson_text_word ("", body), ==, 0);
}

static void
test_wraps (void)
{
  const char *text = "surgical consultation; augmentation if mechanical pain persists";
  double word = batson_text_word (text, body), width, height;
  g_auto (BatsonText) layout = batson_text_layout (text, body, word, BATSON_ALIGN_START, BATSON_TEXT_LTR);

  batson_text_extents (layout, &width, &height);
  g_assert_cmpfloat (width, <=, word + 0.01);
  g_assert_cmpint (pango_layout_get_line_count (layout.layout), >=, 4);
  g_assert_cmpfloat (height, >=, 4 * batson_text_line (body) - 0.01);
  g_assert_cmpfloat (batson_text_width (text, body), >, 4 * word);
}

static void
test_breaks_what_does_not_fit (void)
{
  g_auto (BatsonText) layout = batson_text_layout ("Strahlenresistenzbestimmung", body, 60, BATSON_ALIGN_START, BATSON_TEXT_LTR);
  double width;

  batson_text_extents (layout, &width, NULL);
  g_assert_cmpfloat (width, <=, 60);
}

/* A number and its unit stay in one line, in every width that has room for them. */
static void
test_keeps_units (void)
{
  static const char *const words = "decide within 24 h or 45 min by 9 Jun";

  for (double width = 60; width < 260; width += 10)
    {
      g_auto (BatsonText) text = batson_text_layout (words, body, width, BATSON_ALIGN_START, BATSON_TEXT_LTR);

      for (int n = 1; n < pango_layout_get_line_count (text.layout); n++)
        {
          int start = pango_layout_get_line_readonly (text.layout, n)->start_index;

          g_assert_false (g_ascii_isdigit (words[start - 2]));
        }
    }
}

static void
test_tabular_digits (void)
{
  g_assert_cmpfloat_with_epsilon (batson_text_width ("111", digits), batson_text_width ("888", digits), 0.01);
}

/* Where the line begins in a box of 400 units. */
static double
line_x (const char *text, BatsonAlign align, BatsonTextDirection direction)
{
  g_auto (BatsonText) layout = batson_text_layout (text, body, 400, align, direction);
  BatsonRect logical;

  batson_text_boxes (layout, NULL, &logical);
  return logical.x;
}

static void
test_alignment_follows_the_page_not_the_text (void)
{
  static const char *const texts[] = { "lesion", "آفة", "12–18" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_cmpfloat (line_x (texts[i], BATSON_ALIGN_START, BATSON_TEXT_LTR), <, 1);
      g_assert_cmpfloat (line_x (texts[i], BATSON_ALIGN_END, BATSON_TEXT_LTR), >, 300);
      g_assert_cmpfloat (line_x (texts[i], BATSON_ALIGN_START, BATSON_TEXT_RTL), >, 300);
      g_assert_cmpfloat (line_x (texts[i], BATSON_ALIGN_END, BATSON_TEXT_RTL), <, 1);
    }
}

/* A text of one line is shaped once, whatever the room it stands in; one that is broken once for each width and size alike. */
static void
test_layouts_are_shared (void)
{
  static const char *const words = "some words to break";
  BatsonFont twice = { 2 * body.size, 400, FALSE };
  g_auto (BatsonText) narrow = batson_text_layout ("T8", body, 90, BATSON_ALIGN_START, BATSON_TEXT_LTR);
  g_auto (BatsonText) wide = batson_text_layout ("T8", body, 200, BATSON_ALIGN_END, BATSON_TEXT_LTR);
  g_auto (BatsonText) line = batson_text_layout ("T8", body, -1, BATSON_ALIGN_START, BATSON_TEXT_LTR);
  g_auto (BatsonText) broken = batson_text_layout (words, body, 50, BATSON_ALIGN_START, BATSON_TEXT_LTR);
  g_auto (BatsonText) again = batson_text_layout (words, body, 400, BATSON_ALIGN_START, BATSON_TEXT_LTR);
  g_auto (BatsonText) scaled = batson_text_layout (words, twice, 100, BATSON_ALIGN_START, BATSON_TEXT_LTR);
  BatsonRect logical;

  g_assert_true (narrow.layout == wide.layout && wide.layout == line.layout);
  batson_text_boxes (wide, NULL, &logical);
  g_assert_cmpfloat_with_epsilon (logical.x + logical.width, 200, 0.001);
  batson_text_boxes (line, NULL, &logical);
  g_assert_cmpfloat_with_epsilon (logical.x, 0, 0.001);
  g_assert_cmpint (pango_layout_get_line_count (broken.layout), >, 1);
  g_assert_cmpint (pango_layout_get_line_count (again.layout), ==, 1);
  g_assert_true (broken.layout == scaled.layout);
}

/* A text that no width breaks, asked for where it has no room, takes the place of what it was before. */
static void
test_wider_than_its_room (void)
{
  for (guint i = 0; i < 3; i++)
    {
      g_auto (BatsonText) line = batson_text_layout ("8", body, -1, BATSON_ALIGN_START, BATSON_TEXT_LTR);
      g_auto (BatsonText) tight = { NULL };

      batson_text_clear (&line);
      tight = batson_text_layout ("8", body, 2, BATSON_ALIGN_START, BATSON_TEXT_LTR);
      g_assert_cmpstr (pango_layout_get_text (tight.layout), ==, "8");
    }
}

/* A text that is asked for again just when the old ones are forgotten is still one. Which of them that is goes round:
 * two new ones come for one that is found again. */
static void
test_forgetting (void)
{
  for (guint i = 0; i < 24000; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i), *before = g_strdup_printf ("%u", i > 3000 ? i - 3000 : 0);
      g_auto (BatsonText) layout = batson_text_layout (text, body, -1, BATSON_ALIGN_START, BATSON_TEXT_LTR);

      g_assert_cmpstr (pango_layout_get_text (layout.layout), ==, text);
      if (i % 2 == 1)
        {
          g_auto (BatsonText) old = batson_text_layout (before, body, -1, BATSON_ALIGN_START, BATSON_TEXT_LTR);
          g_assert_cmpstr (pango_layout_get_text (old.layout), ==, before);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagram/text/scales", test_scales);
  g_test_add_func ("/diagram/text/sizes-share-a-layout", test_sizes_share_a_layout);
  g_test_add_func ("/diagram/text/word", test_word);
  g_test_add_func ("/diagram/text/wraps", test_wraps);
  g_test_add_func ("/diagram/text/breaks-what-does-not-fit", test_breaks_what_does_not_fit);
  g_test_add_func ("/diagram/text/keeps-units", test_keeps_units);
  g_test_add_func ("/diagram/text/tabular-digits", test_tabular_digits);
  g_test_add_func ("/diagram/text/alignment-follows-the-page", test_alignment_follows_the_page_not_the_text);
  g_test_add_func ("/diagram/text/forgetting", test_forgetting);
  g_test_add_func ("/diagram/text/layouts-are-shared", test_layouts_are_shared);
  g_test_add_func ("/diagram/text/wider-than-its-room", test_wider_than_its_room);
  return g_test_run ();
}
