/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A veil over what lies below it, with holes. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BATSON_TYPE_SPOTLIGHT (batson_spotlight_get_type ())
G_DECLARE_FINAL_TYPE (BatsonSpotlight, batson_spotlight, BATSON, SPOTLIGHT, GtkWidget)

/** Most holes at a time. */
enum { BATSON_SPOTLIGHT_HOLES = 12 };

/** Writes where the holes are, px of @spotlight. Returns: how many; 0: no veil */
typedef guint (*BatsonHolesFunc) (GtkWidget *spotlight, graphene_rect_t holes[BATSON_SPOTLIGHT_HOLES], gpointer data);

GtkWidget *batson_spotlight_new (BatsonHolesFunc holes, gpointer data);

G_END_DECLS
