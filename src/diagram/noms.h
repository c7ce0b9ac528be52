/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The NOMS diagram: the whole tree, or four stacked questions where there is no room for it. */
#pragma once

#include "diagram/noms-view.h"

G_BEGIN_DECLS

/**
 * batson_noms_scene:
 *
 * Draws @view for @canvas. Where the tree does not fit into the width (under 1000 units on screen, or
 * large text), it becomes four stacked questions with the rows still reachable; paper in portrait
 * shows every row so.
 *
 * Nodes are "start", "head-n" to "head-s", one a branch ("n-high", "m-2-unstable") and one a row, by its
 * rule ("noms-5", with its fitness "noms-5-s"). Their actions are "lesion" (target: the lesion's id),
 * "answer" (target: path of the answer) and "why" (target: the rule's id).
 *
 * Returns: (transfer full): the scene
 */
BatsonScene *batson_noms_scene (const BatsonNomsView *view, const BatsonCanvas *canvas);

/**
 * batson_noms_stack:
 *
 * The stacked questions, also where there is room for the tree.
 *
 * Returns: (transfer full): the scene
 */
BatsonScene *batson_noms_stack (const BatsonNomsView *view, const BatsonCanvas *canvas);

/** batson_noms_is_stacked: Whether batson_noms_scene() will be the stacked questions. */
gboolean batson_noms_is_stacked (const BatsonNomsView *view, const BatsonCanvas *canvas);

G_END_DECLS
