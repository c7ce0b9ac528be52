/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody is looking at stays where it is on the screen, whatever comes or goes above it. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

void batson_form_anchor (GtkScrolledWindow *scroller);
void batson_form_anchor_bring (GtkWidget *widget);

G_END_DECLS
