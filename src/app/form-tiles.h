/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tiles of one size, in as few rows as the width allows, the rows as even as they can be. */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BATSON_TYPE_TILES (batson_tiles_get_type ())
G_DECLARE_FINAL_TYPE (BatsonTiles, batson_tiles, BATSON, TILES, GtkLayoutManager)

GtkLayoutManager *batson_tiles_new (int gap);

G_END_DECLS
