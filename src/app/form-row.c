/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of a form: one answer, bound to its place in the case. */
#include "app/form-row.h"
#include "app/form-row-private.h"
#include "app/focus.h"
#include "app/form-extras.h"
#include "app/wrap.h"

#include <glib/gi18n-lib.h>

#define GAP 12
#define LINE_GAP 6
#define TITLE_LEAST 130

enum { PROP_0, PROP_ANSWER, PROP_CHOICE, N_PROPS };
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BatsonFormRow, batson_form_row, GTK_TYPE_WIDGET)

/* --- where the parts stand: control beside the title where it fits, else below; narrow where that does not fit either --- */

typedef struct
{
  GtkWidget *control;
  gboolean below;
} Arrangement;

static int
natural_width (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static int
least_width (GtkWidget *widget)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

static int
height_for (GtkWidget *widget, int width)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, MAX (width, least_width (widget)), NULL, &natural, NULL, NULL);
  return natural;
}

/* What the title needs beside a control: its own words in a line or two; its hint wraps. An entry that takes what is left leaves a column of equal width. */
static int
title_width (BatsonFormRow *self, int width)
{
  int column = MAX (TITLE_LEAST, width * 3 / 10);

  return self->kind->expands ? column : MIN (natural_width (self->title_box), MAX (TITLE_LEAST, MIN (natural_width (self->title), width * 2 / 5)));
}

static Arrangement
arrange (BatsonFormRow *self, int width)
{
  int title = title_width (self, width);
  int beside = width - natural_width (self->tail) - GAP - title;

  if (natural_width (self->control) <= beside && !self->kind->below)
    return (Arrangement) { self->control, FALSE };
  if (natural_width (self->control) <= width)
    return (Arrangement) { self->control, TRUE };
  if (self->narrow == NULL)
    return (Arrangement) { self->control, TRUE };
  return (Arrangement) { self->narrow, natural_width (self->narrow) > beside };
}

static int
control_width (BatsonFormRow *self, const Arrangement *a, int width)
{
  int room = a->below ? width : width - natural_width (self->tail) - GAP - title_width (self, width);

  return self->kind->expands ? room : MIN (natural_width (a->control), room);
}

static int
measure_height (BatsonFormRow *self, int width)
{
  Arrangement a = arrange (self, width);
  int control = control_width (self, &a, width), tail = natural_width (self->tail), height;

  if (a.below)
    height = MAX (height_for (self->title_box, width - tail), height_for (self->tail, tail)) + LINE_GAP + height_for (a.control, control);
  else
    height = MAX (MAX (height_for (self->title_box, width - tail - GAP - control), height_for (a.control, control)), height_for (self->tail, tail));
  if (gtk_widget_get_visible (self->below))
    height += LINE_GAP + height_for (self->below, width);
  return height;
}

static void
batson_form_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  BatsonFormRow *self = BATSON_FORM_ROW (widget);
  GtkWidget *least = self->narrow ? self->narrow : self->control;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (least_width (self->title_box) + natural_width (self->tail), least_width (least));
      *natural = MAX (*minimum, natural_width (self->title_box) + GAP + natural_width (self->control) + natural_width (self->tail));
      return;
    }
  if (for_size < 0)
    batson_form_row_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, minimum, &for_size, NULL, NULL);
  *minimum = *natural = measure_height (self, for_size);
}

/* Places CHILD, mirrored where the page runs from right to left. */
static void
place_child (BatsonFormRow *self, GtkWidget *child, int x, int y, int width, int height, int all)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  gtk_widget_size_allocate (child, &(GtkAllocation) { mirrored ? all - x - width : x, y, width, height }, -1);
}

static void
batson_form_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BatsonFormRow *self = BATSON_FORM_ROW (widget);
  Arrangement a = arrange (self, width);
  int control = MAX (control_width (self, &a, width), least_width (a.control)), tail = natural_width (self->tail), below = 0, line, high;

  if (gtk_widget_get_visible (self->below))
    {
      below = height_for (self->below, width);
      place_child (self, self->below, 0, height - below, width, below, width);
      below += LINE_GAP;
    }
  high = height_for (a.control, control);
  line = a.below ? height - below - high - LINE_GAP : height - below;
  if (a.below)
    place_child (self, a.control, 0, line + LINE_GAP, control, high, width);
  else
    place_child (self, a.control, width - tail - control, (line - high) / 2, control, high, width);
  place_child (self, self->tail, width - tail, 0, tail, line, width);
  place_child (self, self->title_box, 0, 0, MAX (a.below ? width - tail : width - tail - GAP - control, least_width (self->title_box)), line, width);
  gtk_widget_set_child_visible (self->control, a.control == self->control);
  if (self->narrow)
    gtk_widget_set_child_visible (self->narrow, a.control == self->narrow);
}

static GtkSizeRequestMode
batson_form_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* --- what is shown --- */

static GtkWidget *
message_new (const char *icon, const char *css_class)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *image = gtk_image_new_from_icon_name (icon), *label = gtk_label_new (NULL);

  gtk_widget_set_valign (image, GTK_ALIGN_START);
  batson_wrap (GTK_LABEL (label));
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, css_class);
  gtk_widget_add_css_class (box, "caption");
  return box;
}

static gboolean
is_shown (GtkWidget *message)
{
  return message && gtk_widget_get_visible (message);
}

static void
set_message (BatsonFormRow *self, GtkWidget **message, const char *icon, const char *css_class, const char *text)
{
  if (*message == NULL && text == NULL)
    return;
  if (*message == NULL)
    {
      *message = message_new (icon, css_class);
      gtk_box_append (GTK_BOX (self->below), *message);
    }
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (*message)), text ? text : "");
  gtk_widget_set_visible (*message, text != NULL);
  gtk_widget_set_visible (self->below, is_shown (self->problem) || is_shown (self->warning) || is_shown (self->earlier) || is_shown (self->remark));
}

/* Says why what was typed cannot be read, or stops saying it. */
static void
show_problem (BatsonFormRow *self, gboolean show)
{
  g_autofree char *problem = show ? batson_value_problem (self->field, &self->shown) : NULL;
  GtkWidget *control = self->entry ? self->entry : self->control;

  set_message (self, &self->problem, "dialog-error-symbolic", "error", problem);
  gtk_accessible_update_state (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_STATE_INVALID, problem ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (problem)
    {
      gtk_widget_add_css_class (control, "error");
      gtk_accessible_update_relation (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE, gtk_widget_get_last_child (self->problem), -1);
    }
  else
    {
      gtk_widget_remove_css_class (control, "error");
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE);
    }
}

/* The words for an answer that is none, and text from a document that no control can show. */
static void
show_state (BatsonFormRow *self)
{
  const char *text = batson_value_state_label (self->shown.state);

  if (self->shown.state == BATSON_VALUE_RAW && self->entry == NULL && self->field->kind != BATSON_KIND_PICTURE)
    text = self->shown.text;
  gtk_label_set_text (GTK_LABEL (self->state), text);
  gtk_widget_set_visible (self->state, *text != '\0');
}

static void
refresh (BatsonFormRow *self)
{
  self->updating = TRUE;
  self->kind->refresh (self);
  self->updating = FALSE;
  show_state (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ANSWER]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHOICE]);
}

/* The case changed: a draft stays unless this very value became another one elsewhere. */
static void
case_changed (BatsonFormRow *self)
{
  const BatsonValue *value = batson_place_get (self->place);

  if (batson_value_equal (self->field, value, &self->shown))
    return;
  batson_value_clear (&self->shown);
  batson_value_copy (value, &self->shown);
  refresh (self);
  show_problem (self, value->state == BATSON_VALUE_RAW);
}

/* Answers with VALUE: what was chosen, not typed. */
void
_batson_form_row_answer (BatsonFormRow *self, const BatsonValue *value)
{
  if (self->updating)
    return;
  batson_case_end_typing (batson_place_get_case (self->place));
  batson_place_set (self->place, value);
}

/* The day it is by the clock of the case: a time of day alone is of today. */
static BatsonDate
today (BatsonFormRow *self)
{
  gint64 now;
  BatsonTime time;
  int offset;

  batson_case_now (batson_place_get_case (self->place), &now, &offset);
  batson_time_from_unix (now, offset, &time);
  return time.date;
}

/* TEXT was typed: the case follows at once, the entry keeps what was typed. */
void
_batson_form_row_typed (BatsonFormRow *self, const char *text)
{
  BatsonTime *time = &self->shown.time;
  BatsonDate day = today (self);

  if (self->updating)
    return;
  batson_value_clear (&self->shown);
  if (batson_value_parse (self->field, text, &day, BATSON_NO_OFFSET, &self->shown, NULL))
    show_problem (self, FALSE);
  if (self->field->kind == BATSON_KIND_TIME && self->shown.state == BATSON_VALUE_ANSWER && time->offset == BATSON_NO_OFFSET)
    time->offset = (gint16) batson_case_offset_at (batson_place_get_case (self->place), time);
  show_state (self);
  batson_place_type (self->place, &self->shown);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ANSWER]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHOICE]);
}

/* The keyboard left the entry: one step of undo is complete, which day was understood stands there, and what cannot be read is said now. */
void
_batson_form_row_typing_ends (BatsonFormRow *self)
{
  batson_case_end_typing (batson_place_get_case (self->place));
  if ((self->field->kind == BATSON_KIND_DATE || self->field->kind == BATSON_KIND_TIME) && self->shown.state == BATSON_VALUE_ANSWER)
    {
      self->updating = TRUE;
      self->kind->refresh (self);
      self->updating = FALSE;
    }
  show_problem (self, self->shown.state == BATSON_VALUE_RAW);
}

/* Says below the row why what was offered was not taken; NULL for nothing. */
void
_batson_form_row_say (BatsonFormRow *self, const char *problem)
{
  set_message (self, &self->problem, "dialog-error-symbolic", "error", problem);
}

/* Gives CONTROL the name that stands on the row. */
void
_batson_form_row_name (BatsonFormRow *self, GtkWidget *control)
{
  gtk_accessible_update_relation (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->title, NULL,
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->hint, NULL, -1);
}

/* --- actions --- */

static const char *const state_names[] = {
  [BATSON_VALUE_BLANK] = "blank", [BATSON_VALUE_ANSWER] = "answer", [BATSON_VALUE_UNKNOWN] = "unknown",
  [BATSON_VALUE_NOT_DONE] = "not-done", [BATSON_VALUE_NOT_APPLICABLE] = "not-applicable", [BATSON_VALUE_RAW] = "raw",
};

static void
set_state (BatsonFormRow *self, const char *name)
{
  for (BatsonValueState state = 0; state < G_N_ELEMENTS (state_names); state++)
    if (g_strcmp0 (state_names[state], name) == 0 && state != BATSON_VALUE_ANSWER && state != BATSON_VALUE_RAW)
      {
        BatsonValue value = batson_value_state (state);
        _batson_form_row_answer (self, &value);
      }
}

static int
shown_choice (BatsonFormRow *self)
{
  if (self->shown.state != BATSON_VALUE_ANSWER)
    return -1;
  if (self->field->kind == BATSON_KIND_CHOICE)
    return self->shown.choice;
  return self->field->kind == BATSON_KIND_NUMBER_OR_WORD ? self->shown.either.word : -1;
}

static void
set_choice (BatsonFormRow *self, int choice)
{
  BatsonValue value = batson_value_choice (choice);

  if (choice < 0)
    return;
  if (self->field->kind == BATSON_KIND_NUMBER_OR_WORD)
    value = (BatsonValue) { .state = BATSON_VALUE_ANSWER, .either = { choice, 0 } };
  _batson_form_row_answer (self, &value);
}

/* The form of the control that has room. */
static GtkWidget *
shown_control (BatsonFormRow *self)
{
  return self->narrow && gtk_widget_get_child_visible (self->narrow) ? self->narrow : self->control;
}

static void
clear (GtkWidget *widget, const char *action, GVariant *parameter)
{
  set_state (BATSON_FORM_ROW (widget), "blank");
}

static void
open_help (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BatsonFormRow *self = BATSON_FORM_ROW (widget);
  GtkWidget *control = shown_control (self);

  if (g_str_equal (action, "row.about"))
    _batson_form_row_open (self, self->info);
  else if (g_str_equal (action, "row.menu"))
    _batson_form_row_open (self, self->menu);
  else if (self->list || GTK_IS_MENU_BUTTON (control))
    _batson_form_row_open (self, self->list ? self->list : control);
}

/* Tab goes from answer to answer; the buttons at the end of the row are reached by arrows, or opened by their keys. */
static gboolean
move_focus (GtkWidget *widget, GtkDirectionType direction)
{
  BatsonFormRow *self = BATSON_FORM_ROW (widget);
  GtkWidget *within = gtk_widget_get_focus_child (widget);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (batson_form_row_parent_class)->focus (widget, direction);
  if (within == self->tail && direction == GTK_DIR_TAB_FORWARD)
    return FALSE;
  return gtk_widget_child_focus (shown_control (self), direction);
}

static void
batson_form_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BatsonFormRow *self = BATSON_FORM_ROW (object);

  if (id == PROP_ANSWER)
    g_value_set_string (value, state_names[self->shown.state]);
  else
    g_value_set_int (value, shown_choice (self));
}

static void
batson_form_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ANSWER)
    set_state (BATSON_FORM_ROW (object), g_value_get_string (value));
  else
    set_choice (BATSON_FORM_ROW (object), g_value_get_int (value));
}

/* --- the widget --- */

static void
batson_form_row_dispose (GObject *object)
{
  BatsonFormRow *self = BATSON_FORM_ROW (object);
  GtkWidget *child;

  self->updating = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_pointer (&self->place, batson_place_free);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  batson_value_clear (&self->shown);
  G_OBJECT_CLASS (batson_form_row_parent_class)->dispose (object);
}

static void
bind_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *action, *keys[3];
  } helps[] = {
    { "row.about", { BATSON_ROW_ABOUT_KEY } },
    { "row.menu", { BATSON_ROW_MENU_KEY, "Menu", "<Shift>F10" } },
    { "row.list", { BATSON_ROW_LIST_KEY } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (helps); i++)
    {
      gtk_widget_class_install_action (widget_class, helps[i].action, NULL, open_help);
      for (guint j = 0; j < G_N_ELEMENTS (helps[i].keys) && helps[i].keys[j]; j++)
        {
          guint key;
          GdkModifierType modifiers;

          gtk_accelerator_parse (helps[i].keys[j], &key, &modifiers);
          gtk_widget_class_add_binding_action (widget_class, key, modifiers, helps[i].action, NULL);
        }
    }
}

static void
batson_form_row_class_init (BatsonFormRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = batson_form_row_dispose;
  object_class->get_property = batson_form_row_get_property;
  object_class->set_property = batson_form_row_set_property;
  widget_class->measure = batson_form_row_measure;
  widget_class->size_allocate = batson_form_row_size_allocate;
  widget_class->get_request_mode = batson_form_row_get_request_mode;
  widget_class->focus = move_focus;
  props[PROP_ANSWER] = g_param_spec_string ("answer", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_CHOICE] = g_param_spec_int ("choice", NULL, NULL, -1, G_MAXINT, -1, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_install_property_action (widget_class, "row.answer", "answer");
  gtk_widget_class_install_property_action (widget_class, "row.choice", "choice");
  gtk_widget_class_install_action (widget_class, "row.clear", NULL, clear);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "row.clear", NULL);
  bind_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "batson-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
batson_form_row_init (BatsonFormRow *self)
{
  self->title_box = batson_column_new (0);
  self->title = batson_form_label (NULL, "row-title");
  self->hint = batson_form_label (NULL, "row-hint");
  gtk_widget_set_valign (self->title_box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->title_box), self->title);
  gtk_box_append (GTK_BOX (self->title_box), self->hint);
  gtk_widget_set_parent (self->title_box, GTK_WIDGET (self));
  self->tail = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  self->below = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_visible (self->below, FALSE);
}

static const BatsonFormRowKind *
kind_of (const BatsonField *field)
{
  switch (field->kind)
    {
    case BATSON_KIND_CHOICE:
      return &_batson_form_row_choice;
    case BATSON_KIND_CHOICES:
      return &_batson_form_row_choices;
    case BATSON_KIND_TEXT:
      return field->flags & BATSON_FIELD_LONG ? &_batson_form_row_long_text : &_batson_form_row_text;
    case BATSON_KIND_PICTURE:
      return &_batson_form_row_picture;
    case BATSON_KIND_RECORD:
    case BATSON_KIND_LIST:
      g_assert_not_reached ();
    default:
      return &_batson_form_row_entry;
    }
}

static void
build_tail (BatsonFormRow *self)
{
  self->state = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->state), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->state), 18);
  gtk_widget_add_css_class (self->state, "row-state");
  gtk_widget_set_valign (self->state, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->state, FALSE);
  gtk_widget_set_margin_start (self->tail, 6);
  self->score = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->score, "row-score");
  gtk_widget_set_visible (self->score, FALSE);
  gtk_box_append (GTK_BOX (self->tail), self->state);
  self->info = _batson_form_row_info_button (self);
  self->menu = _batson_form_row_menu_button (self);
  gtk_box_append (GTK_BOX (self->tail), self->info);
  gtk_box_append (GTK_BOX (self->tail), self->menu);
  gtk_box_append (GTK_BOX (self->tail), self->score);
}

/** A row for PLACE (taken): asks it as its field's kind wants, keeps it and the case equal. */
GtkWidget *
batson_form_row_new (BatsonPlace *place)
{
  return batson_form_row_new_scored (place, -1);
}

/** As batson_form_row_new () for a choice that is PART of a SINS score: what it scores stands on each answer. PART is a BatsonSinsPart, or -1. */
GtkWidget *
batson_form_row_new_scored (BatsonPlace *place, int part)
{
  BatsonFormRow *self = g_object_new (BATSON_TYPE_FORM_ROW, NULL);

  self->place = place;
  self->field = batson_place_get_field (place);
  self->kind = kind_of (self->field);
  self->part = part;
  batson_form_row_set_title (self, batson_field_label (self->field));
  batson_form_row_set_hint (self, self->field->hint ? batson_field_hint (self->field) : NULL);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->title, NULL, -1);
  self->kind->build (self);
  gtk_widget_set_parent (self->control, GTK_WIDGET (self));
  if (self->narrow)
    {
      gtk_widget_set_parent (self->narrow, GTK_WIDGET (self));
      gtk_widget_set_child_visible (self->narrow, FALSE); /* until it is known how wide the row is */
    }
  build_tail (self);
  gtk_widget_set_parent (self->tail, GTK_WIDGET (self));
  gtk_widget_set_parent (self->below, GTK_WIDGET (self));
  batson_value_copy (batson_place_get (place), &self->shown);
  refresh (self);
  show_problem (self, self->shown.state == BATSON_VALUE_RAW);
  g_signal_connect_object (batson_place_get_case (place), "changed", G_CALLBACK (case_changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/** The place the row is bound to. Owned by the row. */
const BatsonPlace *
batson_form_row_get_place (BatsonFormRow *self)
{
  return self->place;
}

/** Stays with the record that is the newest of its list now. */
void
batson_form_row_pin (BatsonFormRow *self)
{
  batson_place_pin (self->place);
}

/** Another title than the field's. */
void
batson_form_row_set_title (BatsonFormRow *self, const char *title)
{
  gtk_label_set_text (GTK_LABEL (self->title), title);
}

/** Another hint than the field's; NULL for none. */
void
batson_form_row_set_hint (BatsonFormRow *self, const char *hint)
{
  gtk_label_set_text (GTK_LABEL (self->hint), hint ? hint : "");
  gtk_widget_set_visible (self->hint, hint != NULL);
}

/** What the answer reads as, beside the control ("Low positive"), with a second line; NULL for none. */
void
batson_form_row_set_note (BatsonFormRow *self, const char *note, const char *detail)
{
  if (self->note_box == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (self->note), note ? note : "");
  gtk_label_set_text (GTK_LABEL (self->note_detail), detail ? detail : "");
  gtk_widget_set_visible (self->note_detail, detail != NULL);
  gtk_widget_set_visible (self->note_box, note != NULL);
}

/** The points at the end of a scored row: "3", "0–3". */
void
batson_form_row_set_score (BatsonFormRow *self, const char *score)
{
  gtk_label_set_text (GTK_LABEL (self->score), score ? score : "");
  gtk_widget_set_visible (self->score, score != NULL);
}

/** A doubt about the answer, shown below the row; NULL for none. */
void
batson_form_row_set_warning (BatsonFormRow *self, const char *warning)
{
  set_message (self, &self->warning, "dialog-warning-symbolic", "row-warning", warning);
}

/** An earlier answer that still counts though the row is blank, shown below it; NULL for none. */
void
batson_form_row_set_earlier (BatsonFormRow *self, const char *earlier)
{
  set_message (self, &self->earlier, "x-office-calendar-symbolic", "row-earlier", earlier);
}

/** What is to be known of the answer, shown below it; NULL for nothing. */
void
batson_form_row_set_remark (BatsonFormRow *self, const char *remark)
{
  set_message (self, &self->remark, "dialog-information-symbolic", "row-earlier", remark);
}

/** Does not offer CHOICES (bits) in this row; one that is chosen already stays. */
void
batson_form_row_withhold (BatsonFormRow *self, guint choices)
{
  const BatsonValue *value = batson_place_get (self->place); /* what is shown may not have followed yet */
  guint i = 0;

  if (value->state == BATSON_VALUE_ANSWER)
    choices &= ~(self->checks ? (guint) value->choices : 1u << value->choice);
  if (choices == self->withheld)
    return;
  self->withheld = choices;
  for (guint n = 0; self->checks && n < self->checks->len; n++)
    gtk_widget_set_visible (self->checks->pdata[n], !(choices >> n & 1));
  for (GtkWidget *child = self->segments ? gtk_widget_get_first_child (self->segments) : NULL; child; child = gtk_widget_get_next_sibling (child), i++)
    gtk_widget_set_visible (child, !(choices >> i & 1));
  for (GtkWidget *w = self->chosen; w; w = gtk_widget_get_parent (w))
    if (GTK_IS_MENU_BUTTON (w))
      gtk_menu_button_set_popover (GTK_MENU_BUTTON (w), NULL);
}

/** Whether this is the answer to give next. */
void
batson_form_row_set_next (BatsonFormRow *self, gboolean next)
{
  if (next)
    gtk_widget_add_css_class (GTK_WIDGET (self), "next");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "next");
}

/** Gives the row's control the keyboard; where it has it already, what was typed is not chosen anew and so not typed over. */
void
batson_form_row_focus (BatsonFormRow *self)
{
  GtkWidget *control = shown_control (self);

  if (batson_has_focus_within (self->entry ? self->entry : control))
    return;
  if (self->entry)
    gtk_widget_grab_focus (self->entry);
  else
    gtk_widget_child_focus (control, GTK_DIR_TAB_FORWARD);
}
