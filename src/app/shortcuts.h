/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every key of the program: one table installs them and fills the window that lists them. */
#pragma once
#include <adwaita.h>

G_BEGIN_DECLS

typedef struct
{
  const char *action; /* detailed; NULL: a key of a view or of GTK, only listed */
  const char *keys;   /* as GTK parses them; alternatives with a space between */
  const char *title;  /* msgid, context "shortcut" */
  const char *group;  /* msgid, context "shortcuts" */
} BatsonShortcut;

const BatsonShortcut *batson_shortcuts (guint *out_n);
void batson_shortcuts_install (GtkApplication *application);
GtkWidget *batson_shortcuts_window_new (GtkWindow *parent);

G_END_DECLS
