/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every window over another one does. */
#include "app/dialog.h"

#include "app/mnemonic.h"
#include "app/theme.h"

/** Makes Escape close WINDOW and lets the style tell dark and high contrast apart in it. */
void
batson_dialog_prepare (GtkWidget *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  batson_theme_mark (window);
}

/** Shows DIALOG, a message with its answers. */
void
batson_dialog_present (GtkWidget *dialog)
{
  batson_mnemonic_name (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}
