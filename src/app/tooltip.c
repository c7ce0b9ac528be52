/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tooltips of what changes often. */
#include "app/tooltip.h"

/** Gives WIDGET the tooltip TEXT (nullable or empty: none). For each tooltip that is set, GTK asks the screen where the pointer is and waits for the answer: the same text is not set again. */
void
batson_tooltip_set (GtkWidget *widget, const char *text)
{
  const char *wanted = text && *text ? text : NULL;

  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), wanted) != 0)
    gtk_widget_set_tooltip_text (widget, wanted);
}
