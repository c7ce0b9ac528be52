/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bidirectional referral pathway (REF, 10 Table 1). */
#pragma once

#include "diagram/diagrams.h"

G_BEGIN_DECLS

/**
 * batson_pathway_scene:
 *
 * Draws the referral pathway of @subject for @canvas; without an assessment a blank sheet.
 *
 * Returns: (transfer full): the scene
 */
BatsonScene *batson_pathway_scene (const BatsonDiagramSubject *subject, const BatsonCanvas *canvas);

G_END_DECLS
