/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The axial drawings of epidural compression: Bilsky 0 to 3 and the two of the cauda equina. */
#pragma once

#include "diagram/scene.h"

G_BEGIN_DECLS

/** The drawing's own width and height: fitted into any box of that shape. */
#define BATSON_AXIAL_WIDTH 60.0
#define BATSON_AXIAL_HEIGHT 47.0
/** The same of the whole vertebra. */
#define BATSON_AXIAL_WHOLE_WIDTH 98.0
#define BATSON_AXIAL_WHOLE_HEIGHT 96.0

/**
 * batson_axial_draw:
 * @grade: a BatsonGrade
 * @box: where it is fitted in and centred
 *
 * Draws the spinal canal seen from below, anterior up, with epidural tumour of @grade (ESCC-1, ESCC-3). Never mirrored.
 */
void batson_axial_draw (BatsonElement *element, int grade, BatsonRect box);

/** batson_axial_draw_whole: The same with the whole vertebra round the canal, which is smaller in it. */
void batson_axial_draw_whole (BatsonElement *element, int grade, BatsonRect box);

/**
 * batson_axial_scene:
 *
 * One drawing alone, the canvas wide, for a button that shows a grade.
 *
 * Returns: (transfer full): the scene
 */
BatsonScene *batson_axial_scene (int grade, const BatsonCanvas *canvas);

G_END_DECLS
