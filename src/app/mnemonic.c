/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What buttons with an underlined letter are called: a screen reader says "_Undo Undo" of them, the text of the button and then its label. The label alone says it right. */
#include "app/mnemonic.h"

static void
name_by_label (GtkButton *button)
{
  gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

/** Lets the buttons with an underlined letter in TOP, or TOP itself, be called by their labels, now and whenever they read something else. */
void
batson_mnemonic_name (GtkWidget *top)
{
  if (GTK_IS_BUTTON (top) && gtk_button_get_use_underline (GTK_BUTTON (top)))
    {
      g_signal_handlers_disconnect_by_func (top, name_by_label, NULL);
      g_signal_connect (top, "notify::label", G_CALLBACK (name_by_label), NULL);
      name_by_label (GTK_BUTTON (top));
      return;
    }
  for (GtkWidget *w = gtk_widget_get_first_child (top); w; w = gtk_widget_get_next_sibling (w))
    batson_mnemonic_name (w);
}

/** A button that reads LABEL, an underscore before the letter to underline. */
GtkWidget *
batson_mnemonic_button_new (const char *label)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  batson_mnemonic_name (button);
  return button;
}

static void
children_changed (GListModel *children, guint position, guint removed, guint added)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWidget) child = g_list_model_get_item (children, i);

      batson_mnemonic_name (child);
    }
}

/** The same of what comes into PARENT from now on, as toasts do. */
void
batson_mnemonic_follow (GtkWidget *parent)
{
  GListModel *children = gtk_widget_observe_children (parent);

  g_signal_connect (children, "items-changed", G_CALLBACK (children_changed), NULL);
  g_object_set_data_full (G_OBJECT (parent), "mnemonics", children, g_object_unref);
}
