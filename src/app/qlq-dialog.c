/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The thirty numbers of a QLQ-C30, typed one after the other; its scores follow at once (OUT-1). */
#include <adwaita.h>

#include "app/qlq-dialog.h"

#include "app/dialog.h"
#include "app/form-extras.h"
#include "app/mnemonic.h"
#include "app/tooltip.h"
#include "framework/outcomes.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  BatsonSession *session;
  char *follow_up;
  BatsonQlqItems items;
  gboolean wrong[BATSON_QLQ_N_ITEMS];
  GtkWidget *window, *entries[BATSON_QLQ_N_ITEMS], *scores[BATSON_N_QLQ_SCALES], *state, *use;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_object_unref (self->session);
  g_free (self->follow_up);
  g_free (self);
}

/* --- what was typed --- */

static void
show_scores (Dialog *self)
{
  for (BatsonQlqScale scale = 0; scale < BATSON_N_QLQ_SCALES; scale++)
    {
      double score;
      g_autofree char *number = batson_qlq_score (&self->items, scale, &score) ? g_strdup_printf ("%.1f", score) : g_strdup ("–");

      gtk_label_set_text (GTK_LABEL (self->scores[scale]), number);
    }
}

/* The first number that is refused, in words; else how many are answered. */
static void
show_state (Dialog *self)
{
  g_autofree char *text = NULL;
  guint answered = 0, wrong = 0;

  for (guint i = 0; i < BATSON_QLQ_N_ITEMS; i++)
    {
      answered += self->items.item[i] > 0;
      if (self->wrong[i] && wrong == 0)
        wrong = i + 1;
    }
  if (wrong)
    text = batson_words_qlq_problem (BATSON_QLQ_WRONG_NUMBER, wrong);
  else
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of 30 items is answered.", "%u of 30 items are answered.", answered), answered);
  gtk_label_set_text (GTK_LABEL (self->state), text);
  if (wrong)
    gtk_widget_add_css_class (self->state, "row-warning");
  else
    gtk_widget_remove_css_class (self->state, "row-warning");
  gtk_widget_set_sensitive (self->use, wrong == 0 && !batson_session_is_read_only (self->session));
}

/* In the order of the questionnaire, wherever the next item stands here. */
static void
go_on (Dialog *self, guint item)
{
  if (item < BATSON_QLQ_N_ITEMS)
    gtk_widget_grab_focus (self->entries[item]);
  else
    gtk_widget_grab_focus (self->use);
}

static guint
number_of (GtkWidget *entry)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (entry), "item"));
}

static void
typed (GtkWidget *entry, Dialog *self)
{
  guint item = number_of (entry);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  int answer = batson_qlq_read (text, item);

  self->items.item[item - 1] = (guint8) MAX (answer, 0);
  self->wrong[item - 1] = answer < 0;
  if (answer < 0)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
  show_scores (self);
  show_state (self);
  if (answer >= 0 && *text)
    go_on (self, item);
}

static void
entered (GtkWidget *entry, Dialog *self)
{
  go_on (self, number_of (entry));
}

static void
use_clicked (Dialog *self)
{
  BatsonCase *the_case = batson_session_get_case (self->session);
  BatsonRecord *follow_up = batson_case_find (the_case, self->follow_up);
  g_autofree char *text = batson_qlq_to_text (&self->items);
  gboolean any = FALSE;

  for (guint i = 0; i < BATSON_QLQ_N_ITEMS; i++)
    any |= self->items.item[i] > 0;
  if (follow_up && !batson_session_is_read_only (self->session))
    {
      g_auto (BatsonValue) value = any ? batson_value_text (text) : BATSON_BLANK;

      batson_case_begin (the_case, _ ("QLQ-C30 by Item"));
      batson_case_set (the_case, follow_up, BATSON_FOLLOW_UP_QLQ_ITEMS, &value);
      batson_case_end (the_case);
    }
  gtk_window_close (GTK_WINDOW (self->window));
}

/* --- the window --- */

/* "12", and the place for its number. */
static GtkWidget *
item_new (Dialog *self, guint item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4), *entry = gtk_entry_new (), *label;
  g_autofree char *number = g_strdup_printf ("%u", item), *name = g_strdup_printf (_ ("Item %1$u, 1 to %2$u"), item, batson_qlq_greatest (item));
  g_autofree char *answer = self->items.item[item - 1] ? g_strdup_printf ("%u", self->items.item[item - 1]) : g_strdup ("");

  label = batson_form_label (number, "row-hint");
  gtk_label_set_width_chars (GTK_LABEL (label), 2);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_editable_set_text (GTK_EDITABLE (entry), answer);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 2);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 2);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_DIGITS);
  batson_tooltip_name (entry, name);
  g_object_set_data (G_OBJECT (entry), "item", GUINT_TO_POINTER (item));
  g_signal_connect (entry, "changed", G_CALLBACK (typed), self);
  g_signal_connect (entry, "activate", G_CALLBACK (entered), self);
  self->entries[item - 1] = entry;
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), entry);
  return box;
}

/* The scales by their first item, so that the numbers run on as far as they can. */
static BatsonQlqScale
nth_scale (guint n)
{
  BatsonQlqScale found = 0;

  for (guint item = 1; item <= BATSON_QLQ_N_ITEMS; item++)
    for (BatsonQlqScale scale = 0; scale < BATSON_N_QLQ_SCALES; scale++)
      if (batson_qlq_scale (scale)->items[0] == item && n-- == 0)
        found = scale;
  return found;
}

static GtkWidget *
scale_new (Dialog *self, BatsonQlqScale scale)
{
  const BatsonQlqScaleInfo *info = batson_qlq_scale (scale);
  const char *name = batson_field_label (&batson_record_type (BATSON_RECORD_FOLLOW_UP)->fields[info->field]);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *items = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *label = batson_form_label (name, "heading");

  self->scores[scale] = batson_form_label ("–", "row-score");
  gtk_label_set_xalign (GTK_LABEL (self->scores[scale]), 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scores[scale]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), self->scores[scale]);
  for (guint i = 0; i < info->n_items; i++)
    gtk_box_append (GTK_BOX (items), item_new (self, info->items[i]));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), items);
  return box;
}

static GtkWidget *
content_new (Dialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10), *flow = gtk_flow_box_new ();

  gtk_widget_add_css_class (box, "help-page");
  gtk_box_append (GTK_BOX (box), batson_form_label (_ ("Type the numbers in the order of the questionnaire: 1 to 4, for items 29 and 30 1 to 7. A dash, or nothing, where one is not answered. The keyboard goes on to the next item by itself."), "row-hint"));
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 2);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 24);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 10);
  for (guint n = 0; n < BATSON_N_QLQ_SCALES; n++)
    {
      GtkWidget *scale = scale_new (self, nth_scale (n));

      gtk_flow_box_insert (GTK_FLOW_BOX (flow), scale, -1);
      gtk_widget_set_focusable (gtk_widget_get_parent (scale), FALSE);
    }
  gtk_box_append (GTK_BOX (box), flow);
  return box;
}

static GtkWidget *
bar_new (Dialog *self)
{
  GtkWidget *bar = adw_header_bar_new (), *cancel = batson_mnemonic_button_new (_ ("_Cancel"));

  self->use = batson_mnemonic_button_new (_ ("_Use"));
  gtk_widget_add_css_class (self->use, "suggested-action");
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->use);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self->window);
  g_signal_connect_swapped (self->use, "clicked", G_CALLBACK (use_clicked), self);
  return bar;
}

/** Asks for the items of FOLLOW_UP over the window of PARENT, from what is recorded; they become its answer when used. Not owned. */
GtkWindow *
batson_qlq_dialog_show (GtkWidget *parent, BatsonSession *session, BatsonRecord *follow_up)
{
  Dialog *self = g_new0 (Dialog, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scrolled = gtk_scrolled_window_new ();

  self->session = g_object_ref (session);
  self->follow_up = g_strdup (batson_record_get_id (follow_up));
  batson_qlq_parse (batson_record_text (follow_up, BATSON_FOLLOW_UP_QLQ_ITEMS), &self->items, NULL);
  self->window = adw_window_new ();
  gtk_box_append (GTK_BOX (box), bar_new (self));
  self->state = batson_form_label (NULL, "form-line");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), content_new (self));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), self->state);
  adw_window_set_content (ADW_WINDOW (self->window), box);
  g_object_set_data_full (G_OBJECT (self->window), "batson-qlq", self, dialog_free);
  show_scores (self);
  show_state (self);
  gtk_window_set_title (GTK_WINDOW (self->window), _ ("QLQ-C30 by Item"));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 660, 620);
  gtk_window_set_transient_for (GTK_WINDOW (self->window), GTK_WINDOW (gtk_widget_get_root (parent)));
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self->window), TRUE);
  batson_dialog_prepare (self->window);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (self->entries[0]);
  return GTK_WINDOW (self->window);
}
