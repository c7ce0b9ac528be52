/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tooltips, and names of controls that have none by themselves. */
#include "app/tooltip.h"

#include <adwaita.h>

#include "app/menu.h"

/** Gives WIDGET the tooltip TEXT (nullable or empty: none). For each tooltip of a visible widget GTK asks the screen where the pointer is and
 * waits for the answer: the same text is not set again, and a widget that stands in no window yet, where no pointer can be, is hidden meanwhile. */
void
batson_tooltip_set (GtkWidget *widget, const char *text)
{
  const char *wanted = text && *text ? text : NULL;
  gboolean hide = gtk_widget_get_root (widget) == NULL && gtk_widget_get_visible (widget);

  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), wanted) == 0)
    return;
  if (hide)
    gtk_widget_set_visible (widget, FALSE);
  gtk_widget_set_tooltip_text (widget, wanted);
  if (hide)
    gtk_widget_set_visible (widget, TRUE);
}

/** Gives CONTROL, which has no words, a tooltip that is its accessible name too. */
void
batson_tooltip_name (GtkWidget *control, const char *label)
{
  batson_tooltip_set (control, label);
  if (GTK_IS_DROP_DOWN (control))
    batson_menu_name_list (GTK_DROP_DOWN (control), label);
  else
    gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/** Gives ROW, an AdwEntryRow, its title, as it is; libadwaita does not tell it to who hears what the entry is called. */
void
batson_title_entry_row (GtkWidget *row, const char *title)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row))), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}
