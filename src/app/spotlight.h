/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A veil over what lies below it, with holes. */
#pragma once
#include <gtk/gtk.h>

#include "diagram/path.h"

G_BEGIN_DECLS

#define BATSON_TYPE_SPOTLIGHT (batson_spotlight_get_type ())
G_DECLARE_FINAL_TYPE (BatsonSpotlight, batson_spotlight, BATSON, SPOTLIGHT, GtkWidget)

/** Most holes at a time: a tree of which everything is still possible. */
enum { BATSON_SPOTLIGHT_HOLES = 96 };

/** What is seen through one hole, px of the spotlight: the hole goes round it at some distance. */
typedef struct
{
  graphene_rect_t box;
  BatsonPath *place; /* where that is no box, else NULL; the spotlight frees it */
  double line;       /* PLACE is a line, so thick; 0: it is an area */
  gboolean quiet;    /* no line round it: it only leads there */
} BatsonHole;

/** How far the edge of a hole is from what is seen through it, and the line round it beyond that. */
#define BATSON_SPOTLIGHT_AROUND 5.0f
#define BATSON_SPOTLIGHT_RING 2.0f

/** Writes where the holes are. Returns: how many; 0: no veil */
typedef guint (*BatsonHolesFunc) (GtkWidget *spotlight, BatsonHole out_holes[BATSON_SPOTLIGHT_HOLES], gpointer data);

GtkWidget *batson_spotlight_new (BatsonHolesFunc holes, gpointer data);

G_END_DECLS
