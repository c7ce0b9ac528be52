/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one painter of scenes: screen, printer, PDF, SVG and PNG. */
#pragma once

#include "diagram/scene.h"

G_BEGIN_DECLS

/**
 * batson_painter_element:
 * @cr: in units of the scene
 *
 * Paints one element. No element needs another one painted before it, nor leaves anything in @cr.
 */
void batson_painter_element (cairo_t *cr, const BatsonElement *element, BatsonTheme theme);
/** batson_painter_draw: Paints one step of an element's drawing. */
void batson_painter_draw (cairo_t *cr, const BatsonDraw *draw, BatsonTheme theme);

/** batson_painter_range: Paints the elements from the index @first to before @end, in order, tagged as what they are. */
void batson_painter_range (cairo_t *cr, BatsonScene *scene, guint first, guint end, BatsonTheme theme);
/** batson_painter_part: Paints the elements whose middle lies from @from to before @to of the scene's height, in order. */
void batson_painter_part (cairo_t *cr, BatsonScene *scene, double from, double to, BatsonTheme theme);

/** batson_painter_scene: Paints the ground (unless on paper) and every element in order. */
void batson_painter_scene (cairo_t *cr, BatsonScene *scene, BatsonTheme theme);

/** batson_painter_focus: Paints the ring of keyboard focus: round a box two units wide and two units off, round another place just within it. */
void batson_painter_focus (cairo_t *cr, const BatsonElement *element, BatsonTheme theme);
/** batson_painter_hover: Paints what shows that the pointer is on the element. */
void batson_painter_hover (cairo_t *cr, const BatsonElement *element, BatsonTheme theme);

G_END_DECLS
