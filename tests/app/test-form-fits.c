/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every step of the forms, opened, fits its window, from 360 px on, in any language; unfolded at the foot it comes into sight. */
#include "app/screen-form.h"

#include "app/form-step.h"

/* Nothing wants more than WIDTH; says what does. */
static void
assert_fits (GtkWidget *widget, int width)
{
  int least;

  if (!gtk_widget_get_visible (widget) || GTK_IS_NATIVE (widget))
    return;
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (least > width)
    {
      for (GtkWidget *w = gtk_widget_get_first_child (widget); w; w = gtk_widget_get_next_sibling (w))
        if (!BATSON_IS_FORM_ROW (widget))
          assert_fits (w, width);
      g_test_message ("%s \"%s\" wants %d", G_OBJECT_TYPE_NAME (widget), BATSON_IS_FORM_ROW (widget) ? batson_place_get_field (batson_form_row_get_place (BATSON_FORM_ROW (widget)))->key : GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "", least);
      g_test_fail ();
    }
}

/* Every step of an example, opened, at two widths. */
static void
test_example (FormFixture *f, gconstpointer data)
{
  static const struct { BatsonRole role; int width; const char *name; } forms[] = {
    { BATSON_ROLE_BREAST, 700, "breast" }, { BATSON_ROLE_NEURO, 700, "neuro" },
    { BATSON_ROLE_BREAST, 360, "breast-narrow" }, { BATSON_ROLE_NEURO, 360, "neuro-narrow" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      GtkWidget *column;
      g_autofree char *name = g_strdup_printf ("form-%.4s-%s", (const char *) data, forms[i].name);

      form_show (f, forms[i].role, forms[i].width);
      for (GtkWidget *step = screen_find (f->form, BATSON_TYPE_FORM_STEP, NULL); step; step = gtk_widget_get_next_sibling (step))
        batson_form_step_open (BATSON_FORM_STEP (step), TRUE);
      screen_frame (f->form);
      column = gtk_widget_get_parent (screen_find (f->form, BATSON_TYPE_FORM_STEP, NULL));
      column = gtk_widget_get_parent (column);
      assert_fits (f->form, forms[i].width);
      assert_fits (gtk_widget_get_last_child (column), forms[i].width - 24);
      screen_picture (column, name);
      screen_close (f->window);
    }
  f->window = NULL;
}

/* The last step of a form, unfolded at the foot of the window, is not only its head. */
static void
test_unfolded (FormFixture *f, gconstpointer data)
{
  GtkWidget *last = NULL, *scroller;
  graphene_rect_t place;

  f->form = batson_form_new (f->session, BATSON_ROLE_BREAST);
  f->window = screen_show (f->form, 700, 500);
  for (GtkWidget *step = screen_find (f->form, BATSON_TYPE_FORM_STEP, NULL); step; step = gtk_widget_get_next_sibling (step))
    if (gtk_widget_get_visible (step))
      last = step;
  g_assert_false (batson_form_step_is_open (BATSON_FORM_STEP (last)));
  gtk_widget_grab_focus (gtk_widget_get_first_child (last));
  screen_frame (f->form);
  screen_key (f->window, "space");
  g_assert_true (batson_form_step_is_open (BATSON_FORM_STEP (last)));
  screen_frame (f->form);
  screen_frame (f->form);
  scroller = gtk_widget_get_ancestor (last, GTK_TYPE_SCROLLED_WINDOW);
  g_assert_true (gtk_widget_compute_bounds (last, scroller, &place));
  g_assert_cmpfloat (place.origin.y, >=, -1);
  g_assert_true (place.origin.y < 1 || place.origin.y + place.size.height <= gtk_widget_get_height (scroller) + 1);
  screen_picture (f->form, "form-unfolded");
}

int
main (int argc, char **argv)
{
  screen_init (&argc, &argv);
  FORM_TEST ("/form/fits/breast", "clara-muster.batson.json", test_example);
  FORM_TEST ("/form/fits/emergency", "jane-sample.batson.json", test_example);
  FORM_TEST ("/form/fits/unfolded-at-the-foot", "jane-sample.batson.json", test_unfolded);
  return g_test_run ();
}
