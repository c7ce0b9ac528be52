/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the keyboard is in a window: it goes on to the case, and comes back from what opens over it. */
#include "app/window-private.h"

#include "app/focus.h"

/* Focus goes by places: a view just made has one after its first frame, a diagram in it after its second. Who went to the list meanwhile stays there. */
static gboolean
focus_placed (GtkWidget *view, GdkFrameClock *clock, gpointer frames)
{
  BatsonWindow *self = batson_window_of (view);
  gboolean last;

  if (gtk_widget_get_width (view) == 0)
    return G_SOURCE_CONTINUE;
  if (!gtk_widget_get_mapped (view) || batson_has_focus_within (GTK_WIDGET (self->case_list)) || batson_view_enter (BATSON_VIEW (view)))
    return G_SOURCE_REMOVE;
  last = ++*(guint *) frames > 3;
  if (last)
    batson_view_enter_part (view);
  return last ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

/* Gives the keyboard to the view shown, unless it has it. */
void
_batson_window_focus_view (BatsonWindow *self)
{
  GtkWidget *view = self->session ? gtk_stack_get_visible_child (self->views) : NULL;

  if (view == NULL || (gtk_widget_get_width (view) > 0 && batson_view_enter (BATSON_VIEW (view))))
    return;
  gtk_window_set_focus (GTK_WINDOW (self), NULL); /* until then nobody has it: a key too many does nothing once more */
  gtk_widget_add_tick_callback (view, focus_placed, g_new0 (guint, 1), g_free);
}

/* Who walks through the list, opening one case after the other, stays there; who searched for one goes on in it. */
static gboolean
stays_in_list (BatsonWindow *self)
{
  GtkWidget *list = GTK_WIDGET (self->case_list);

  return batson_has_focus_within (list) && !gtk_widget_get_ancestor (batson_focus_of (list), GTK_TYPE_SEARCH_ENTRY) && !adw_leaflet_get_folded (self->leaflet);
}

/* Goes on to the case shown, with the keyboard unless that stays in the list. */
void
_batson_window_enter_case (BatsonWindow *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet, "content");
  if (!stays_in_list (self))
    _batson_window_focus_view (self);
}

/* What was chosen in a popover, such as those of the strip, is looked at without it. */
void
_batson_window_leave_popover (BatsonWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *popover = focus ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) : NULL;

  if (popover)
    gtk_popover_popdown (GTK_POPOVER (popover));
}
