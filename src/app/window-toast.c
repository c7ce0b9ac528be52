/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said for a moment at the foot of a window, and the keyboard's way out of it. */
#include "app/window-private.h"

#include <glib/gi18n-lib.h>

/* --- the keyboard --- */

static gboolean
is_in_toast (BatsonWindow *self, GtkWidget *widget)
{
  return gtk_widget_is_ancestor (widget, GTK_WIDGET (self->toasts)) && !gtk_widget_is_ancestor (widget, GTK_WIDGET (self->leaflet));
}

/* Remembers who had the keyboard before a toast. */
static void
focus_moved (BatsonWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus && !is_in_toast (self, focus))
    g_set_weak_pointer (&self->focus, focus);
}

/* Follows the keyboard from now on. */
void
_batson_window_follow_focus (BatsonWindow *self)
{
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_moved), NULL);
}

/* A toast that goes, by its button or by itself, gives the keyboard back; GTK would give it to the first button of the window. */
static void
leave_toast (BatsonWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL || !is_in_toast (self, focus))
    return;
  if (self->focus == NULL || !gtk_widget_get_mapped (self->focus) || !gtk_widget_grab_focus (self->focus))
    _batson_window_focus_view (self);
}

/* --- what is said --- */

static AdwToast *
toast_new (BatsonWindow *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  g_signal_connect_object (toast, "dismissed", G_CALLBACK (leave_toast), self, G_CONNECT_SWAPPED);
  return toast;
}

/** Says TEXT for a moment at the foot of the window. */
void
batson_window_toast (BatsonWindow *self, const char *text)
{
  adw_toast_overlay_add_toast (self->toasts, toast_new (self, text));
}

static guint64
undo_step (BatsonWindow *self)
{
  return self->session ? batson_case_undo_step (batson_session_get_case (self->session)) : 0;
}

/* Takes back the step the toast names, whoever has the keyboard: an entry would undo its own text. The toast goes by itself. */
static void
undo_clicked (BatsonWindow *self)
{
  g_clear_weak_pointer (&self->undo_toast);
  batson_session_undo (self->session);
}

/** Says TEXT, what the last step of the case was, with a button that undoes it; the toast goes when that step is undone or another one follows. */
void
batson_window_toast_undo (BatsonWindow *self, const char *text)
{
  AdwToast *toast = toast_new (self, text);

  _batson_window_drop_undo (self);
  adw_toast_set_button_label (toast, C_ ("toast", "_Undo"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_clicked), self, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->undo_toast, toast);
  self->undo_step = undo_step (self);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* What offered to undo a step goes, also where it still waits to be shown. */
void
_batson_window_drop_undo (BatsonWindow *self)
{
  AdwToast *toast = self->undo_toast;

  g_clear_weak_pointer (&self->undo_toast);
  if (toast)
    adw_toast_dismiss (toast);
}

/* A button that says Undo beside what was done must undo that: once the last step is another one, it goes. */
void
_batson_window_follow_undo (BatsonWindow *self)
{
  if (self->undo_toast && undo_step (self) != self->undo_step)
    _batson_window_drop_undo (self);
}
