/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The collaborative timeline: nine phases from diagnosis to five years (PHASE-1 to PHASE-9). */
#pragma once

#include "diagram/diagrams.h"

G_BEGIN_DECLS

/**
 * batson_timeline_scene:
 *
 * Draws the timeline of @subject for @canvas; without an assessment a blank sheet.
 *
 * Returns: (transfer full): the scene
 */
BatsonScene *batson_timeline_scene (const BatsonDiagramSubject *subject, const BatsonCanvas *canvas);

G_END_DECLS
