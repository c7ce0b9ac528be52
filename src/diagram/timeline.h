/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The collaborative timeline: nine phases by who is responsible, done and planned, from diagnosis to five years (PHASE-1..9; 10 Table 3). */
#pragma once

#include "diagram/diagrams.h"
#include "diagram/time-axis.h"

G_BEGIN_DECLS

/** batson_timeline_scene: The timeline of @subject. */
BatsonScene *batson_timeline_scene (const BatsonDiagramSubject *subject, const BatsonCanvas *canvas);

/**
 * batson_timeline_axis:
 * @out_axis: laid where batson_timeline_scene() draws it, from left to right; the scene turns it round where the page runs right to left
 *
 * Where days are in the scene of @subject for @canvas.
 *
 * Returns: %FALSE where it has no axis: nothing has a date
 */
gboolean batson_timeline_axis (const BatsonDiagramSubject *subject, const BatsonCanvas *canvas, BatsonTimeAxis *out_axis);

/**
 * batson_timeline_mark:
 * @id: an element of the lanes
 *
 * Where on the axis of batson_timeline_axis() its mark begins and ends, the words beside it left out.
 *
 * Returns: %FALSE where there is no such element
 */
gboolean batson_timeline_mark (const BatsonDiagramSubject *subject, const BatsonCanvas *canvas, const char *id, double *out_from, double *out_to);

G_END_DECLS
