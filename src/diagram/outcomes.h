/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outcomes after treatment: the follow-up as charts over time, beside the benchmarks of the review (OUT). */
#pragma once

#include "diagram/diagrams.h"

G_BEGIN_DECLS

/**
 * batson_outcomes_scene:
 *
 * Draws the outcomes of @subject for @canvas; without an assessment a blank sheet.
 *
 * Returns: (transfer full): the scene
 */
BatsonScene *batson_outcomes_scene (const BatsonDiagramSubject *subject, const BatsonCanvas *canvas);

G_END_DECLS
