/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels whose words wrap, and columns of them. */
#include "app/wrap.h"

#include "screen.h"

#include <string.h>

static const char *const texts[] = { "Neuro", "a vertebra or a span, C0 to S5: T8, T11-L1", "Donaudampfschifffahrt", "in two\nlines that are there already", "" };

static int
wants (GtkWidget *widget, GtkOrientation orientation, int for_size)
{
  int natural;

  gtk_widget_measure (widget, orientation, for_size, NULL, &natural, NULL, NULL);
  return natural;
}

static int
baseline (GtkWidget *widget, int width)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, NULL, NULL, &natural);
  return natural;
}

static int
least (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static GtkWidget *
label_new (const char *text, gboolean ours)
{
  GtkWidget *label = gtk_label_new (text);

  if (ours)
    batson_wrap (GTK_LABEL (label));
  else
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  return label;
}

/* As GTK does, but at every height as wide. */
static void
compare (GtkWidget *ours, GtkWidget *its)
{
  int natural = wants (its, GTK_ORIENTATION_HORIZONTAL, -1);

  if (!GTK_IS_LABEL (ours) || gtk_label_get_wrap_mode (GTK_LABEL (ours)) == PANGO_WRAP_WORD)
    g_assert_cmpint (least (ours), ==, least (its));
  g_assert_cmpint (least (ours), <=, natural);
  g_assert_cmpint (least (ours), >=, least (its));
  for (int width = least (ours); width < natural + 40; width += 7)
    {
      g_assert_cmpint (wants (ours, GTK_ORIENTATION_VERTICAL, width), ==, wants (its, GTK_ORIENTATION_VERTICAL, width));
      if (GTK_IS_LABEL (ours))
        g_assert_cmpint (baseline (ours, width), ==, baseline (its, width));
    }
  for (int height = -1; height < 200; height += 20)
    g_assert_cmpint (wants (ours, GTK_ORIENTATION_HORIZONTAL, height), ==, natural);
}

static void
test_label (gconstpointer mode)
{
  GtkWidget *ours = g_object_ref_sink (label_new (NULL, TRUE)), *its = g_object_ref_sink (label_new (NULL, FALSE));

  g_autoptr (PangoAttrList) larger = pango_attr_list_new (); /* heights that are no whole px */

  pango_attr_list_insert (larger, pango_attr_scale_new (1.37));
  gtk_label_set_attributes (GTK_LABEL (ours), larger);
  gtk_label_set_attributes (GTK_LABEL (its), larger);
  gtk_label_set_wrap_mode (GTK_LABEL (ours), GPOINTER_TO_INT (mode));
  gtk_label_set_wrap_mode (GTK_LABEL (its), GPOINTER_TO_INT (mode));
  for (int most = -1; most < 20; most += 10) /* at most so many letters wide */
    for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
      {
        gtk_label_set_max_width_chars (GTK_LABEL (ours), most);
        gtk_label_set_max_width_chars (GTK_LABEL (its), most);
        gtk_label_set_text (GTK_LABEL (ours), texts[i]);
        gtk_label_set_text (GTK_LABEL (its), texts[i]);
        gtk_label_set_attributes (GTK_LABEL (its), gtk_label_get_attributes (GTK_LABEL (ours)));
        compare (ours, its);
      }
  g_object_unref (ours);
  g_object_unref (its);
}

/* A number and its unit are not parted, in any width that has room for them; words that come later too. */
static void
test_numbers (void)
{
  static const char *const words = "Ki-67 of 15 % (< 20 %), SINS 13–18 at T11–L1: within 45 min, from 9 Jun 2026, for 60–65 %";
  static const char *const kept[] = { "15 %", "< 20 %", "45 min", "9 Jun", "65 %" };
  GtkWidget *label = g_object_ref_sink (label_new ("nothing of the kind", TRUE));
  guint broken = 0;

  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_text (GTK_LABEL (label), words);
  for (int width = 90; width < 600; width += 5)
    {
      g_autoptr (PangoLayout) layout = pango_layout_copy (gtk_label_get_layout (GTK_LABEL (label)));

      pango_layout_set_width (layout, width * PANGO_SCALE);
      for (int n = 1; n < pango_layout_get_line_count (layout); n++, broken++)
        for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
          {
            int start = pango_layout_get_line_readonly (layout, n)->start_index, place = (int) (strstr (words, kept[i]) - words);

            if (start > place && start < place + (int) strlen (kept[i]))
              g_error ("%d px: %.*s | %s", width, start, words, words + start);
          }
    }
  g_assert_cmpuint (broken, >, 100);
  g_object_unref (label);
}

static void
test_column (void)
{
  GtkWidget *ours = g_object_ref_sink (batson_column_new (3)), *its = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3)), *hidden;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gtk_box_append (GTK_BOX (ours), label_new (texts[i], TRUE));
      gtk_box_append (GTK_BOX (its), label_new (texts[i], FALSE));
      gtk_label_set_attributes (GTK_LABEL (gtk_widget_get_last_child (its)), gtk_label_get_attributes (GTK_LABEL (gtk_widget_get_last_child (ours))));
    }
  hidden = label_new (texts[1], TRUE);
  gtk_widget_set_visible (hidden, FALSE);
  gtk_box_append (GTK_BOX (ours), hidden);
  compare (ours, its);
  gtk_widget_set_visible (hidden, TRUE);
  gtk_box_append (GTK_BOX (its), label_new (texts[1], FALSE));
  gtk_label_set_attributes (GTK_LABEL (gtk_widget_get_last_child (its)), gtk_label_get_attributes (GTK_LABEL (hidden)));
  compare (ours, its);
  g_object_unref (ours);
  g_object_unref (its);
}

/* In a row that is narrower than the words, all of them are seen. */
static void
test_row (void)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *column = batson_column_new (0), *words = label_new (texts[1], TRUE), *beside = label_new (texts[2], TRUE);
  GtkWindow *window;

  gtk_box_append (GTK_BOX (column), words);
  gtk_box_append (GTK_BOX (row), column);
  gtk_box_append (GTK_BOX (row), beside);
  gtk_widget_set_valign (row, GTK_ALIGN_START);
  window = screen_show (row, 260, 300);
  g_assert_cmpint (gtk_widget_get_height (words), >=, wants (words, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (words)));
  g_assert_cmpint (gtk_widget_get_width (beside), >=, least (beside));
  g_assert_cmpint (gtk_widget_get_height (row), <, 120);
  screen_close (window);
}

int
main (int argc, char **argv)
{
  screen_init (&argc, &argv);
  g_test_add_data_func ("/wrap/label", GINT_TO_POINTER (PANGO_WRAP_WORD), test_label);
  g_test_add_data_func ("/wrap/label-of-letters", GINT_TO_POINTER (PANGO_WRAP_WORD_CHAR), test_label);
  g_test_add_func ("/wrap/numbers-and-units", test_numbers);
  g_test_add_func ("/wrap/column", test_column);
  g_test_add_func ("/wrap/row", test_row);
  return g_test_run ();
}
