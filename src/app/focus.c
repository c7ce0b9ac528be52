/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has the keyboard. */
#include "app/focus.h"

/** Who has the keyboard in the window of WIDGET, or would have it if the window were in front; NULL where nobody has, or there is no window. Not owned. */
GtkWidget *
batson_focus_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return root ? gtk_root_get_focus (root) : NULL;
}

/** Whether WIDGET, or what is in it, has the keyboard of its window. */
gboolean
batson_has_focus_within (GtkWidget *widget)
{
  GtkWidget *focus = batson_focus_of (widget);

  return focus && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}
