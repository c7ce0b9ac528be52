/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that offer choices: one of them, or a set. */
#include "app/form-row-private.h"
#include "app/form-segments.h"

#include "app/scene-picture.h"
#include "app/theme.h"
#include "app/wrap.h"
#include "diagram/axial.h"
#include "framework/sins.h"
#include "framework/words.h"

#include <glib/gi18n-lib.h>

/* More than this many words side by side are never easier than a list. */
#define MOST_SEGMENTS 6
#define MOST_LETTERS 64
#define PICTURE_WIDTH 48

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

/* The grade of compression is drawn: it is judged by comparing pictures. */
static gboolean
is_drawn (BatsonFormRow *self)
{
  return batson_place_get_type_id (self->place) == BATSON_RECORD_FINDING && batson_place_get_field_id (self->place) == BATSON_FINDING_GRADE;
}

static void
add_choice (BatsonFormRow *self, int choice)
{
  const char *label = batson_field_choice_label (self->field, choice);
  g_autofree char *points = self->part >= 0 ? g_strdup_printf ("%d", batson_sins_points ((BatsonSinsPart) self->part, choice)) : NULL;

  batson_segments_add (BATSON_SEGMENTS (self->segments), label, points);
}

static void
add_grade (BatsonFormRow *self, int grade)
{
  BatsonCanvas canvas = { .width = PICTURE_WIDTH * batson_theme_text_scale (), .text_scale = 1, .medium = BATSON_MEDIUM_SCREEN };
  g_autoptr (BatsonScene) scene = batson_axial_scene (grade, &canvas);

  batson_segments_add_picture (BATSON_SEGMENTS (self->segments), batson_field_choice_label (self->field, grade), batson_words_grade_meaning ((BatsonGrade) grade), batson_scene_picture_new (scene));
}

static void
build_segments (BatsonFormRow *self, void (*add) (BatsonFormRow *self, int choice))
{
  self->segments = batson_segments_new ();
  for (guint i = 0; i < batson_field_n_choices (self->field); i++)
    add (self, (int) i);
  _batson_form_row_name (self, self->segments);
  g_signal_connect_object (self->segments, "chosen", G_CALLBACK (chosen), self, G_CONNECT_SWAPPED);
}

/* Pictures stand in rows where they do not fit beside each other; below them, in words, what was chosen. */
static void
build_grades (BatsonFormRow *self)
{
  build_segments (self, add_grade);
  gtk_widget_set_halign (self->segments, GTK_ALIGN_FILL);
  self->caption = gtk_label_new (NULL);
  batson_wrap (GTK_LABEL (self->caption));
  gtk_label_set_xalign (GTK_LABEL (self->caption), 0);
  gtk_widget_add_css_class (self->caption, "row-caption");
  self->control = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_box_append (GTK_BOX (self->control), self->segments);
  gtk_box_append (GTK_BOX (self->control), self->caption);
}

static void
build_choice (BatsonFormRow *self)
{
  if (is_drawn (self))
    {
      build_grades (self);
      return;
    }
  self->narrow = _batson_form_row_choose_button (self);
  if (!fits_side_by_side (self->field))
    {
      self->control = g_steal_pointer (&self->narrow);
      return;
    }
  build_segments (self, add_choice);
  self->control = self->segments;
}

static void
show_caption (BatsonFormRow *self, int grade)
{
  g_autofree char *text = grade >= 0 ? g_strdup_printf (C_ ("grade", "%1$s – %2$s"), batson_field_choice_label (self->field, grade), batson_words_grade_meaning ((BatsonGrade) grade)) : NULL;

  gtk_label_set_text (GTK_LABEL (self->caption), text ? text : "");
  gtk_widget_set_visible (self->caption, text != NULL);
}

static void
refresh_choice (BatsonFormRow *self)
{
  int choice = self->shown.state == BATSON_VALUE_ANSWER ? self->shown.choice : -1;

  if (self->segments)
    batson_segments_set_chosen (BATSON_SEGMENTS (self->segments), choice);
  if (self->caption)
    show_caption (self, choice);
  if (self->chosen)
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
      const char *words = batson_field_choice_label (self->field, (int) i);
      GtkWidget *check = gtk_check_button_new (), *label = gtk_label_new (words);

      batson_wrap (GTK_LABEL (label));
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_set_margin_start (label, 4);
      gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
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
