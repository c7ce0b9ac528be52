/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking for a file to open or a place to save. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

/** FILE is NULL where the user thought better of it; not owned. */
typedef void (*BatsonFileChosen) (GtkWindow *parent, GFile *file, gpointer data);

void batson_choose_open (GtkWindow *parent, BatsonFileChosen chosen, gpointer data);
void batson_choose_save (GtkWindow *parent, GFile *suggested, BatsonFileChosen chosen, gpointer data);
void batson_choose_folder (GtkWindow *parent, const char *title, BatsonFileChosen chosen, gpointer data);
void batson_choose_picture (GtkWindow *parent, BatsonFileChosen chosen, gpointer data);
void batson_choose_keep_private (GFile *file);

G_END_DECLS
