/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A printed page on screen, as wide as there is room. */
#pragma once
#include <gtk/gtk.h>

#include "report/report.h"

G_BEGIN_DECLS

#define BATSON_TYPE_PAGE_VIEW (batson_page_view_get_type ())
G_DECLARE_FINAL_TYPE (BatsonPageView, batson_page_view, BATSON, PAGE_VIEW, GtkWidget)

GtkWidget *batson_page_view_new (BatsonReport *report, guint number);
void batson_page_view_set_width (BatsonPageView *self, int width);

G_END_DECLS
