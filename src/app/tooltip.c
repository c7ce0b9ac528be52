/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tooltips of what changes often, and of controls without words. */
#include "app/tooltip.h"

#include "app/menu.h"

/** Gives WIDGET the tooltip TEXT (nullable or empty: none). For each tooltip that is set, GTK asks the screen where the pointer is and waits for the answer: the same text is not set again. */
void
batson_tooltip_set (GtkWidget *widget, const char *text)
{
  const char *wanted = text && *text ? text : NULL;

  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), wanted) != 0)
    gtk_widget_set_tooltip_text (widget, wanted);
}

/** Gives CONTROL, which has no words, a tooltip that is its accessible name too. */
void
batson_tooltip_name (GtkWidget *control, const char *label)
{
  gtk_widget_set_tooltip_text (control, label);
  if (GTK_IS_DROP_DOWN (control))
    batson_menu_name_list (GTK_DROP_DOWN (control), label);
  else
    gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}
