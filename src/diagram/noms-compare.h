/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NOMS under both protocols side by side, with the question at which they part (CMP-1). */
#pragma once

#include "diagram/diagrams.h"
#include "diagram/noms.h"

G_BEGIN_DECLS

/**
 * batson_noms_subject_view:
 *
 * What the NOMS diagram says of @subject under @protocol; in a what-if with what differs from the case marked.
 *
 * Returns: (transfer full): the view
 */
BatsonNomsView *batson_noms_subject_view (const BatsonDiagramSubject *subject, BatsonProtocolId protocol);

/**
 * batson_noms_compare_scene:
 *
 * Draws both protocols for the lesion of @subject: stacked questions side by side, over each other where it is narrow.
 * Ids begin with "review-" and "laufer-"; "verdict" says whether and where they part.
 *
 * Returns: (transfer full): the scene
 */
BatsonScene *batson_noms_compare_scene (const BatsonDiagramSubject *subject, const BatsonCanvas *canvas);

G_END_DECLS
