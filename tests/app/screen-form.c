/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A case and a form of it in a window of the test's own process. */
#include "app/screen-form.h"

#include "app/clock.h"
#include "app/form-step.h"

void
form_set_up (FormFixture *f, gconstpointer data)
{
  batson_clock_fix (FORM_NOW, 120);
  f->kase = data ? screen_example (data) : screen_case ();
  f->root = batson_case_get_root (f->kase);
  f->session = batson_session_new (f->kase);
}

void
form_tear_down (FormFixture *f, gconstpointer data)
{
  if (f->window)
    screen_close (f->window);
  g_assert_finalize_object (f->session);
  g_assert_finalize_object (f->kase);
}

/** Shows the form of ROLE in a window WIDTH wide. */
void
form_show (FormFixture *f, BatsonRole role, int width)
{
  f->form = batson_form_new (f->session, role);
  f->window = screen_show (f->form, width, 800);
}

/** A single record of the case. */
BatsonRecord *
form_child (FormFixture *f, guint field)
{
  return batson_record_child (f->root, field);
}

/** The step ID of the form; NULL where it has none. */
GtkWidget *
form_step (FormFixture *f, const char *id)
{
  GtkWidget *step = screen_find (f->form, BATSON_TYPE_FORM_STEP, NULL);

  for (; step; step = gtk_widget_get_next_sibling (step))
    if (g_str_equal (batson_form_step_get_step (BATSON_FORM_STEP (step))->id, id))
      return step;
  return NULL;
}

/** The row that has the keyboard; NULL where none has. */
BatsonFormRow *
form_focused_row (FormFixture *f)
{
  GtkWidget *focus = screen_focus (f->window);

  return focus ? BATSON_FORM_ROW (gtk_widget_get_ancestor (focus, BATSON_TYPE_FORM_ROW)) : NULL;
}

/** Goes to the row of FACT, as a click on it elsewhere does, and waits until it is in sight. */
void
form_go_to (FormFixture *f, const BatsonFact *fact)
{
  g_assert_true (batson_view_show_fact (BATSON_VIEW (f->form), fact));
  screen_frame (f->form);
  screen_frame (f->form);
  screen_frame (f->form);
}
