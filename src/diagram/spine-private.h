/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layers of the spine: SINS zones behind it, and the veins along it. */
#pragma once

#include "diagram/column.h"
#include "diagram/spine.h"

/** How wide the words of the zones are, scene units; where they do not fit into @room, their points alone. */
double _batson_spine_zones_width (const BatsonCanvas *canvas, double room);
/** Whether @level is the last of a zone that has a ground: a line may stand below it. */
gboolean _batson_spine_zone_ends (BatsonLevel level);
/** Adds the zones of SINS-LOC as bands from the left edge to @right, their words @width wide. */
void _batson_spine_add_zones (BatsonScene *scene, const BatsonColumn *column, double width, double right);
/** Adds Batson's plexus along the column: the way between the veins of the breast and those of the spine (2.1). */
void _batson_spine_add_plexus (BatsonScene *scene, const BatsonColumn *column);
