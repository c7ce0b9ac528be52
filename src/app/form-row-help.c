/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The buttons of a row: its menu, what is known about the answer, a calendar, the levels, a list of choices. Each is filled when it is opened. */
#include "app/form-row-private.h"

#include "app/focus.h"
#include "app/mark.h"
#include "app/menu.h"
#include "app/tooltip.h"
#include "app/wrap.h"
#include "framework/sins.h"
#include "framework/words.h"

#include <glib/gi18n-lib.h>

/* "Ctrl+I", in the words of the language. */
static char *
key_words (const char *key)
{
  guint value;
  GdkModifierType modifiers;

  gtk_accelerator_parse (key, &value, &modifiers);
  return gtk_accelerator_get_label (value, modifiers);
}

/* The keyboard goes back to the answer where it came from there. */
static void
help_closed (GtkWidget *popover, BatsonFormRow *self)
{
  if (self->by_key || gtk_widget_get_parent (popover) == self->list || batson_has_focus_within (popover))
    batson_form_row_focus (self);
  self->by_key = FALSE;
}

static void
popover_changed (GtkMenuButton *button, GParamSpec *pspec, BatsonFormRow *self)
{
  GtkPopover *popover = gtk_menu_button_get_popover (button);

  if (popover)
    g_signal_connect_object (popover, "closed", G_CALLBACK (help_closed), self, G_CONNECT_AFTER);
}

/* Opens what BUTTON opens, from the control of the row. */
void
_batson_form_row_open (BatsonFormRow *self, GtkWidget *button)
{
  self->by_key = TRUE;
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
}

/* A menu of NAME that FILL makes when it is first opened, by KEY from the control; ICON is nullable. */
static GtkWidget *
help_button (BatsonFormRow *self, const char *icon, const char *name, const char *key, GtkMenuButtonCreatePopupFunc fill)
{
  GtkWidget *button = gtk_menu_button_new (), *inner;
  g_autofree char *full = g_strdup_printf ("%s, %s", name, gtk_label_get_text (GTK_LABEL (self->title)));
  /* Translators: the tooltip of a button: what it opens, and the key that does the same. */
  g_autofree char *word = key_words (key), *tip = g_strdup_printf (C_ ("row", "%1$s (%2$s)"), name, word);

  if (icon)
    gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), icon);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), fill, self, NULL);
  batson_tooltip_set (button, tip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "notify::popover", G_CALLBACK (popover_changed), self, 0);
  inner = gtk_widget_get_first_child (button);
  /* GTK names it after the other as well, and its name would be said twice. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (inner), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (inner), GTK_ACCESSIBLE_PROPERTY_LABEL, full, GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, key, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, full, -1);
  return button;
}

/* As help_button (), on the entry: the keyboard stays in that, and comes back to it. */
static GtkWidget *
list_button (BatsonFormRow *self, const char *icon, const char *name, GtkMenuButtonCreatePopupFunc fill)
{
  self->list = help_button (self, icon, name, BATSON_ROW_LIST_KEY, fill);
  gtk_widget_set_focusable (gtk_widget_get_first_child (self->list), FALSE);
  return self->list;
}

/* --- the menu: an answer that is none --- */

static GMenuModel *
state_menu (void)
{
  static GMenu *menu;

  if (menu == NULL)
    {
      GMenu *states = g_menu_new (), *clear = g_menu_new ();

      menu = g_menu_new ();
      g_menu_append (states, batson_value_state_label (BATSON_VALUE_UNKNOWN), "row.answer::unknown");
      g_menu_append (states, batson_value_state_label (BATSON_VALUE_NOT_DONE), "row.answer::not-done");
      g_menu_append (states, batson_value_state_label (BATSON_VALUE_NOT_APPLICABLE), "row.answer::not-applicable");
      g_menu_append (clear, C_ ("row", "Clear"), "row.clear");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (states));
      g_menu_append_section (menu, NULL, G_MENU_MODEL (clear));
    }
  return G_MENU_MODEL (menu);
}

static void
fill_menu (GtkMenuButton *button, gpointer data)
{
  if (gtk_menu_button_get_popover (button) == NULL)
    batson_menu_set (button, state_menu ());
}

/* The menu every row ends in. */
GtkWidget *
_batson_form_row_menu_button (BatsonFormRow *self)
{
  GtkWidget *button = help_button (self, "view-more-symbolic", C_ ("row", "No answer, because"), BATSON_ROW_MENU_KEY, fill_menu);

  gtk_widget_add_css_class (button, "row-button");
  gtk_widget_add_css_class (button, "flat");
  return button;
}

/* --- what is known about the answer --- */

static char *
when_entered (const BatsonAbout *about)
{
  BatsonValue value = { .state = BATSON_VALUE_ANSWER };
  static const BatsonField time = { .kind = BATSON_KIND_TIME };

  batson_time_from_unix (about->at, about->offset, &value.time);
  return batson_value_to_string (&time, &value);
}

/* "Entered 2026-06-09 14:20 by A. Surgeon"; NULL where that is not recorded. Free with g_free. */
static char *
entered_words (BatsonFormRow *self)
{
  const BatsonAbout *about = batson_place_get_about (self->place);
  g_autofree char *when = NULL;

  if (about == NULL || about->at == 0)
    return NULL;
  when = when_entered (about);
  if (about->by)
    /* Translators: a day or a time of day, then a person. */
    return g_strdup_printf (C_ ("row", "Entered %s by %s"), when, about->by);
  /* Translators: a day or a time of day. */
  return g_strdup_printf (C_ ("row", "Entered %s"), when);
}

static void
add_line (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  batson_wrap (GTK_LABEL (label));
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

static char *
range_text (const BatsonField *field)
{
  g_autofree char *least = NULL, *most = NULL, *text = NULL;

  if (field->min == 0 && field->max == 0)
    return NULL;
  least = batson_number_to_string (field->min);
  most = batson_number_to_string (field->max);
  /* Translators: the least number that can be entered, the largest, the unit, which may be none. */
  text = g_strdup_printf (C_ ("row", "From %s to %s %s"), least, most, field->unit ? batson_field_unit (field) : "");
  return g_strdup (g_strchomp (text));
}

static void
say_lines (GtkWidget *box)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (GtkWidget *line = gtk_widget_get_first_child (box); line; line = gtk_widget_get_next_sibling (line))
    g_string_append_printf (text, "%s%s", text->len ? "\n" : "", gtk_label_get_text (GTK_LABEL (line)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, text->str, -1);
}

static void
fill_info (GtkMenuButton *button, gpointer data)
{
  BatsonFormRow *self = data;
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  const BatsonAbout *about = batson_place_get_about (self->place);
  g_autofree char *entered = entered_words (self), *range = range_text (self->field), *source = NULL, *from = NULL;

  add_line (box, gtk_label_get_text (GTK_LABEL (self->title)), "heading");
  if (self->field->hint)
    add_line (box, batson_field_hint (self->field), NULL);
  if (range)
    add_line (box, range, NULL);
  if (self->field->source)
    {
      g_autofree char *words = batson_words_source (self->field->source);

      /* Translators: the rule that needs the answer. */
      source = g_strdup_printf (C_ ("row", "Asked because of: %s"), words);
      add_line (box, source, "row-hint");
    }
  add_line (box, entered ? entered : C_ ("row", "Not answered yet"), "row-hint");
  if (about && about->source)
    {
      /* Translators: where the answer was taken from, such as a laboratory's report. */
      from = g_strdup_printf (C_ ("row", "From: %s"), about->source);
      add_line (box, from, "row-hint");
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_widget_set_focusable (box, TRUE); /* with its words as its name: else nobody would hear them */
  say_lines (box);
  g_signal_connect (box, "map", G_CALLBACK (gtk_widget_grab_focus), NULL);
  gtk_menu_button_set_popover (button, popover);
}

/* The source of the question, and who answered it when. */
GtkWidget *
_batson_form_row_info_button (BatsonFormRow *self)
{
  GtkWidget *button = help_button (self, NULL, C_ ("row", "About this question"), BATSON_ROW_ABOUT_KEY, fill_info);

  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), batson_mark_new (BATSON_ICON_INFO, BATSON_TOKEN_NONE, 15));
  gtk_widget_add_css_class (button, "row-button");
  gtk_widget_add_css_class (button, "flat");
  return button;
}

/* --- a list of choices --- */

static void
fill_choices (GtkMenuButton *button, gpointer data)
{
  BatsonFormRow *self = data;
  g_autoptr (GMenu) menu = NULL;

  if (gtk_menu_button_get_popover (button))
    return;
  menu = g_menu_new ();
  for (guint i = 0; i < batson_field_n_choices (self->field); i++)
    {
      const char *label = batson_field_choice_label (self->field, (int) i);
      g_autofree char *text = self->part >= 0 ? g_strdup_printf ("%s  %d", label, batson_sins_points ((BatsonSinsPart) self->part, (int) i)) : g_strdup (label);
      g_autoptr (GMenuItem) item = g_menu_item_new (text, NULL);

      if (self->withheld >> i & 1)
        continue;
      g_menu_item_set_action_and_target (item, "row.choice", "i", (gint32) i);
      g_menu_append_item (menu, item);
    }
  batson_menu_set (button, G_MENU_MODEL (menu));
}

/* The words that stand for a number, beside its entry. */
GtkWidget *
_batson_form_row_words_button (BatsonFormRow *self)
{
  /* Translators: the name of a button: to answer by a word instead of a number. */
  return list_button (self, "pan-down-symbolic", C_ ("row", "In words"), fill_choices);
}

/* The choices as a drop-down, its label in CHOSEN. */
GtkWidget *
_batson_form_row_choose_button (BatsonFormRow *self)
{
  GtkWidget *button = gtk_menu_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");
  GtkWidget *inner;

  self->chosen = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->chosen), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (self->chosen), 10);
  gtk_label_set_xalign (GTK_LABEL (self->chosen), 0);
  gtk_widget_set_hexpand (self->chosen, TRUE);
  gtk_box_append (GTK_BOX (box), self->chosen);
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), box);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), fill_choices, self, NULL);
  gtk_widget_add_css_class (button, "choose");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  inner = gtk_widget_get_first_child (button);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (inner), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->title, self->chosen, NULL, -1);
  _batson_form_row_name (self, button);
  return button;
}

/* --- a calendar --- */

/* Another day of a time by the clock of this place is by that day's clock, summer or winter. */
static void
move_to_day (BatsonFormRow *self, BatsonTime *time, const BatsonDate *date)
{
  BatsonCase *kase = batson_place_get_case (self->place);
  gboolean here = batson_time_has_clock (time) && time->offset == batson_case_offset_at (kase, time);

  time->date = *date;
  if (here)
    time->offset = (gint16) batson_case_offset_at (kase, time);
}

static void
day_selected (GtkCalendar *calendar, BatsonFormRow *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (calendar);
  BatsonDate date = { (gint16) g_date_time_get_year (day), (guint8) g_date_time_get_month (day), (guint8) g_date_time_get_day_of_month (day) };
  BatsonValue value = { .state = BATSON_VALUE_ANSWER };

  if (self->field->kind == BATSON_KIND_TIME)
    {
      value.time = self->shown.state == BATSON_VALUE_ANSWER ? self->shown.time : (BatsonTime) { .hour = -1 };
      move_to_day (self, &value.time, &date);
    }
  else
    value.date = date;
  _batson_form_row_answer (self, &value);
}

/* The day the calendar opens at: the answer's, as far as known, else today. */
static GDateTime *
calendar_day (BatsonFormRow *self)
{
  BatsonDate date = { 0 };
  gint64 now;
  int offset;

  if (self->shown.state == BATSON_VALUE_ANSWER)
    date = self->field->kind == BATSON_KIND_TIME ? self->shown.time.date : self->shown.date;
  if (date.year > 0)
    return g_date_time_new_utc (date.year, MAX (date.month, 1), MAX (date.day, 1), 12, 0, 0);
  batson_case_now (batson_place_get_case (self->place), &now, &offset);
  return g_date_time_new_from_unix_utc (now + offset * 60);
}

static void
fill_calendar (GtkMenuButton *button, gpointer data)
{
  BatsonFormRow *self = data;
  GtkWidget *popover = gtk_popover_new (), *calendar = gtk_calendar_new ();
  g_autoptr (GDateTime) day = calendar_day (self);

  gtk_calendar_select_day (GTK_CALENDAR (calendar), day);
  g_signal_connect_object (calendar, "day-selected", G_CALLBACK (day_selected), self, 0);
  gtk_popover_set_child (GTK_POPOVER (popover), calendar);
  gtk_menu_button_set_popover (button, popover);
}

/* A calendar as help for a date that is typed. */
GtkWidget *
_batson_form_row_calendar_button (BatsonFormRow *self)
{
  return list_button (self, "x-office-calendar-symbolic", C_ ("row", "Calendar"), fill_calendar);
}

/* --- the levels --- */

static void
level_clicked (GtkButton *button, BatsonFormRow *self)
{
  BatsonLevel level = (BatsonLevel) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "level"));
  BatsonValue value = { .state = BATSON_VALUE_ANSWER };

  if (self->field->kind == BATSON_KIND_SPAN)
    value.span = (BatsonSpan) { level, level };
  else
    value.level = level;
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER)));
  _batson_form_row_answer (self, &value);
}

static void
fill_levels (GtkMenuButton *button, gpointer data)
{
  static const BatsonLevel starts[] = { BATSON_LEVEL_C0, BATSON_LEVEL_T1, BATSON_LEVEL_L1, BATSON_LEVEL_S1, BATSON_N_LEVELS };
  GtkWidget *popover, *grid;

  if (gtk_menu_button_get_popover (button))
    return;
  popover = gtk_popover_new ();
  grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (grid), 2);
  for (int row = 0; row < 4; row++)
    for (BatsonLevel level = starts[row]; level < starts[row + 1]; level++)
      {
        GtkWidget *cell = gtk_button_new_with_label (batson_level_name (level));

        gtk_widget_add_css_class (cell, "flat");
        gtk_widget_add_css_class (cell, "level-cell");
        g_object_set_data (G_OBJECT (cell), "level", GINT_TO_POINTER ((int) level));
        g_signal_connect_object (cell, "clicked", G_CALLBACK (level_clicked), data, 0);
        gtk_grid_attach (GTK_GRID (grid), cell, (level - starts[row]) % 6, 2 * row + (level - starts[row]) / 6, 1, 1);
      }
  gtk_popover_set_child (GTK_POPOVER (popover), grid);
  gtk_menu_button_set_popover (button, popover);
}

/* The thirty levels to choose from. */
GtkWidget *
_batson_form_row_level_button (BatsonFormRow *self)
{
  return list_button (self, "pan-down-symbolic", C_ ("row", "Levels"), fill_levels);
}
