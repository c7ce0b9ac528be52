/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The twelve zones and five layers of en bloc planning as a clock face (WBB-1). */
#pragma once

#include "diagram/diagrams.h"

G_BEGIN_DECLS

/**
 * batson_wbb_scene:
 *
 * Draws the clock face of @subject for @canvas; without an assessment a blank sheet.
 *
 * Returns: (transfer full): the scene
 */
BatsonScene *batson_wbb_scene (const BatsonDiagramSubject *subject, const BatsonCanvas *canvas);

G_END_DECLS
