/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold of every scene of every diagram. */
#pragma once

#include "diagram/scene.h"

/**
 * check_scene:
 * @what: named in the message of a failure
 *
 * Ink lies in the scene, texts lie in their nodes and beside each other, nodes and labels do not overlap, groups are
 * small, every node has words and can be reached by the arrow keys.
 */
void check_scene (BatsonScene *scene, const char *what);

/** check_painting: Every element paints inside its ink, and no node is painted over by another. */
void check_painting (BatsonScene *scene, BatsonTheme theme);
