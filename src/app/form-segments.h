/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few choices side by side, at most one of them chosen: one stop of the Tab key, arrows between them. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BATSON_TYPE_SEGMENTS (batson_segments_get_type ())
G_DECLARE_FINAL_TYPE (BatsonSegments, batson_segments, BATSON, SEGMENTS, GtkWidget)

/* Signals:
 *   chosen (guint position): the user chose one. */

GtkWidget *batson_segments_new (void);
GtkWidget *batson_segments_add (BatsonSegments *self, const char *label, const char *detail);
GtkWidget *batson_segments_add_picture (BatsonSegments *self, const char *label, const char *meaning, GtkWidget *picture);
void batson_segments_set_chosen (BatsonSegments *self, int position);
int batson_segments_get_chosen (BatsonSegments *self);

G_END_DECLS
