/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The spine map: the column, lesions, SINS zones and epidural grades on a page. */
#pragma once

#include "diagram/diagrams.h"

G_BEGIN_DECLS

/**
 * batson_spine_map_scene:
 *
 * Draws the spine map of @subject for @canvas; without an assessment a blank sheet.
 *
 * Returns: (transfer full): the scene
 */
BatsonScene *batson_spine_map_scene (const BatsonDiagramSubject *subject, const BatsonCanvas *canvas);

G_END_DECLS
