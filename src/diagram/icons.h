/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program's own icons, drawn on a grid of 16 units. */
#pragma once

#include "diagram/palette.h"

#include <cairo.h>

G_BEGIN_DECLS

#define BATSON_ICON_GRID 16.0

typedef enum {
#define ICON(token, name, mirrors, ...) BATSON_ICON_##token,
#include "diagram/icons.def"
#undef ICON
  BATSON_N_ICONS
} BatsonIcon;

/** batson_icon_name: The icon's name, as in "u-red" (static). */
const char *batson_icon_name (BatsonIcon icon);

/** batson_icon_mirrors: Whether the icon turns round where the page runs right to left (arrows do, clocks do not). */
gboolean batson_icon_mirrors (BatsonIcon icon);

/**
 * batson_icon_paint:
 * @ink: what is drawn
 * @ground: what shows through its holes (the mark on a filled sign)
 *
 * Paints the icon into the box from (0, 0) to (16, 16) of @cr.
 */
void batson_icon_paint (cairo_t *cr, BatsonIcon icon, BatsonRgb ink, BatsonRgb ground);

G_END_DECLS
