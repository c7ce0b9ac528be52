/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that offer choices: one of them, or a set. */
#include "app/form-row-private.h"
#include "app/form-segments.h"

#include "framework/sins.h"

#include <glib/gi18n-lib.h>

/* More than this many words side by side are never easier than a list. */
#define MOST_SEGMENTS 6
#define MOST_LETTERS 64

static void
chosen (BatsonFormRow *self, guint position)
{
  g_object_set (self, "choice", (int) position, NULL);
}

static gboolean
fits_side_by_side (const BatsonField *field)
{
  gsize letters = 0;
  guint n = batson_field_n_choices (field);

  for (guint i = 0; i < n; i++)
    letters += (gsize) g_utf8_strlen (batson_field_choice_label (field, (int) i), -1) + 2;
  return n <= 3 || (n <= MOST_SEGMENTS && letters <= MOST_LETTERS);
}

static void
build_choice (BatsonFormRow *self)
{
  guint n = batson_field_n_choices (self->field);

  self->narrow = _batson_form_row_choose_button (self);
  if (!fits_side_by_side (self->field))
    {
      self->control = g_steal_pointer (&self->narrow);
      return;
    }
  self->control = self->segments = batson_segments_new ();
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *points = self->part >= 0 ? g_strdup_printf ("%d", batson_sins_points ((BatsonSinsPart) self->part, (int) i)) : NULL;

      batson_segments_add (BATSON_SEGMENTS (self->segments), batson_field_choice_label (self->field, (int) i), points);
    }
  _batson_form_row_name (self, self->segments);
  g_signal_connect_object (self->segments, "chosen", G_CALLBACK (chosen), self, G_CONNECT_SWAPPED);
}

static void
refresh_choice (BatsonFormRow *self)
{
  int choice = self->shown.state == BATSON_VALUE_ANSWER ? self->shown.choice : -1;

  if (self->segments)
    batson_segments_set_chosen (BATSON_SEGMENTS (self->segments), choice);
  gtk_label_set_text (GTK_LABEL (self->chosen), choice >= 0 ? batson_field_choice_label (self->field, choice) : C_ ("choice", "Choose…"));
}

const BatsonFormRowKind _batson_form_row_choice = { build_choice, refresh_choice, FALSE };

static void
check_toggled (BatsonFormRow *self)
{
  BatsonValue value = { .state = BATSON_VALUE_ANSWER };

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      value.choices |= G_GUINT64_CONSTANT (1) << i;
  _batson_form_row_answer (self, value.choices ? &value : &BATSON_BLANK);
}

static void
build_choices (BatsonFormRow *self)
{
  self->control = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->checks = g_ptr_array_new ();
  gtk_widget_add_css_class (self->control, "row-checks");
  for (guint i = 0; i < batson_field_n_choices (self->field); i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (batson_field_choice_label (self->field, (int) i));

      g_signal_connect_object (check, "toggled", G_CALLBACK (check_toggled), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->control), check);
      g_ptr_array_add (self->checks, check);
    }
  _batson_form_row_name (self, self->control);
}

static void
refresh_choices (BatsonFormRow *self)
{
  guint64 set = self->shown.state == BATSON_VALUE_ANSWER ? self->shown.choices : 0;

  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (self->checks->pdata[i], (set >> i) & 1);
}

const BatsonFormRowKind _batson_form_row_choices = { build_choices, refresh_choices, FALSE };
