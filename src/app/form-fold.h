/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row that comes unfolds below the answer that calls for it, one that goes folds: the eye can follow what stands below. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *batson_form_fold_slot (GtkWidget *row);
GtkWidget *batson_form_fold_before (GtkWidget *row);
void batson_form_fold_in (GtkBox *box, GtkWidget *row, GtkWidget *before, gboolean seen);
void batson_form_fold_out (GtkBox *box, GtkWidget *row, gboolean seen);

G_END_DECLS
