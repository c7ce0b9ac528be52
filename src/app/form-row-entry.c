/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that are typed: numbers, words, dates, times, levels, text. */
#include "app/form-row-private.h"

#include "app/form-extras.h"
#include "app/tooltip.h"
#include "app/wrap.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
entry_changed (BatsonFormRow *self)
{
  _batson_form_row_typed (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

/* Enter moves on, as Tab does. */
static void
entry_activated (BatsonFormRow *self)
{
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), GTK_DIR_TAB_FORWARD);
}

static void
watch_focus (BatsonFormRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (_batson_form_row_typing_ends), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, focus);
}

static GtkWidget *
entry_new (BatsonFormRow *self)
{
  self->entry = gtk_entry_new ();
  gtk_widget_set_valign (self->entry, GTK_ALIGN_CENTER);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  _batson_form_row_name (self, self->entry);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (entry_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entry_activated), self, G_CONNECT_SWAPPED);
  watch_focus (self);
  return self->entry;
}

/* One step up or down from the number that stands there. */
static void
step (BatsonFormRow *self, double by)
{
  gboolean whole = self->field->kind == BATSON_KIND_INTEGER, either = self->field->kind == BATSON_KIND_NUMBER_OR_WORD;
  double number = by > 0 ? self->field->min - by : self->field->max - by;
  BatsonValue value = { .state = BATSON_VALUE_ANSWER };

  if (self->shown.state == BATSON_VALUE_ANSWER && !(either && self->shown.either.word >= 0))
    number = whole ? (double) self->shown.integer : either ? self->shown.either.number : self->shown.decimal;
  number = CLAMP (number + by, self->field->min, self->field->max);
  if (whole)
    value.integer = (gint64) number;
  else if (either)
    value.either.word = -1, value.either.number = number;
  else
    value.decimal = number;
  _batson_form_row_answer (self, &value);
}

static void
less (BatsonFormRow *self)
{
  step (self, -1);
}

static void
more (BatsonFormRow *self)
{
  step (self, 1);
}

static void
add_step_button (BatsonFormRow *self, GtkWidget *box, const char *icon, const char *name, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_focusable (button, FALSE);
  batson_tooltip_name (button, name);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
}

/* Up and down keys step as the buttons do. */
static gboolean
entry_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers, BatsonFormRow *self)
{
  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK) || (key != GDK_KEY_Up && key != GDK_KEY_Down))
    return FALSE;
  step (self, key == GDK_KEY_Up ? 1 : -1);
  return TRUE;
}

static void
add_steps (BatsonFormRow *self, GtkWidget *box)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  add_step_button (self, box, "list-remove-symbolic", C_ ("row", "One less"), G_CALLBACK (less));
  add_step_button (self, box, "list-add-symbolic", C_ ("row", "One more"), G_CALLBACK (more));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (entry_key), self, 0);
  gtk_widget_add_controller (self->entry, keys);
}

static void
add_note (BatsonFormRow *self, GtkWidget *box)
{
  self->note_box = batson_column_new (0);
  self->note = gtk_label_new (NULL);
  self->note_detail = gtk_label_new (NULL);
  batson_wrap (GTK_LABEL (self->note));
  gtk_label_set_wrap_mode (GTK_LABEL (self->note), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->note), 1);
  gtk_label_set_xalign (GTK_LABEL (self->note_detail), 1);
  gtk_widget_add_css_class (self->note, "heading");
  gtk_widget_add_css_class (self->note_detail, "row-hint");
  gtk_widget_set_valign (self->note_box, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->note_box, FALSE);
  gtk_box_append (GTK_BOX (self->note_box), self->note);
  gtk_box_append (GTK_BOX (self->note_box), self->note_detail);
  gtk_box_append (GTK_BOX (box), self->note_box);
}

static void
set_now (BatsonFormRow *self)
{
  BatsonValue value = { .state = BATSON_VALUE_ANSWER };
  gint64 now;
  int offset;

  batson_case_now (batson_place_get_case (self->place), &now, &offset);
  batson_time_from_unix (now, offset, &value.time);
  _batson_form_row_answer (self, &value);
}

static void
add_unit (BatsonFormRow *self, GtkWidget *box)
{
  GtkWidget *unit = gtk_label_new (batson_field_unit (self->field));

  gtk_widget_add_css_class (unit, "row-unit");
  gtk_box_append (GTK_BOX (box), unit);
}

/* What stands after the entry, as its kind wants. */
static void
add_helps (BatsonFormRow *self, GtkWidget *box, GtkWidget *linked)
{
  GtkWidget *now;

  switch (self->field->kind)
    {
    case BATSON_KIND_TIME:
      gtk_box_append (GTK_BOX (linked), _batson_form_row_calendar_button (self));
      now = gtk_button_new_with_label (C_ ("row", "Now"));
      g_signal_connect_object (now, "clicked", G_CALLBACK (set_now), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (linked), now);
      break;
    case BATSON_KIND_DATE:
      gtk_box_append (GTK_BOX (linked), _batson_form_row_calendar_button (self));
      break;
    case BATSON_KIND_LEVEL:
    case BATSON_KIND_SPAN:
      gtk_box_append (GTK_BOX (linked), _batson_form_row_level_button (self));
      break;
    default:
      if (self->field->choices)
        gtk_box_append (GTK_BOX (linked), _batson_form_row_words_button (self));
      if (self->field->max > self->field->min && (self->field->kind == BATSON_KIND_INTEGER || self->field->kind == BATSON_KIND_NUMBER_OR_WORD))
        add_steps (self, linked);
      if (self->field->unit)
        add_unit (self, box);
    }
}

static int
entry_chars (const BatsonField *field)
{
  switch (field->kind)
    {
    case BATSON_KIND_TIME:
      return 16;
    case BATSON_KIND_DATE:
      return 10;
    case BATSON_KIND_LEVEL:
    case BATSON_KIND_SPAN:
      return 8;
    case BATSON_KIND_NUMBER_OR_WORD:
      return 8;
    default:
      return 5;
    }
}

static void
build_entry (BatsonFormRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *linked = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (linked, "linked");
  gtk_widget_set_valign (linked, GTK_ALIGN_CENTER);
  add_note (self, box);
  entry_new (self);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), entry_chars (self->field));
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), entry_chars (self->field));
  gtk_box_append (GTK_BOX (linked), self->entry);
  gtk_box_append (GTK_BOX (box), linked);
  add_helps (self, box, linked);
  self->control = box;
}

static void
set_entry_text (BatsonFormRow *self)
{
  g_autofree char *input = batson_value_to_input (self->field, &self->shown);

  if (g_strcmp0 (input, gtk_editable_get_text (GTK_EDITABLE (self->entry))) == 0)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), input);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), gtk_widget_get_focus_child (self->entry) ? -1 : 0);
}

const BatsonFormRowKind _batson_form_row_entry = { build_entry, set_entry_text, FALSE };

static void
build_text (BatsonFormRow *self)
{
  self->control = entry_new (self);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 12);
  gtk_widget_set_hexpand (self->entry, TRUE);
}

const BatsonFormRowKind _batson_form_row_text = { build_text, set_entry_text, TRUE };

static void
buffer_changed (BatsonFormRow *self)
{
  g_autofree char *text = batson_form_text_get (self->entry);

  _batson_form_row_typed (self, text);
}

static void
build_long_text (BatsonFormRow *self)
{
  GtkTextBuffer *buffer;

  self->entry = batson_form_text_new ();
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->entry));
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  _batson_form_row_name (self, self->entry);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (buffer_changed), self, G_CONNECT_SWAPPED);
  watch_focus (self);
  self->control = self->entry;
}

static void
refresh_long_text (BatsonFormRow *self)
{
  g_autofree char *input = batson_value_to_input (self->field, &self->shown);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->entry)), input, -1);
}

const BatsonFormRowKind _batson_form_row_long_text = { build_long_text, refresh_long_text, TRUE, TRUE };
