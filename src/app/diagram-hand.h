/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the wheel, two fingers and the middle button do to a diagram: they zoom it and move it. */
#pragma once
#include "app/diagram.h"

G_BEGIN_DECLS

#define BATSON_ZOOM_STEP 1.2

void batson_diagram_add_hand (BatsonDiagram *diagram);

G_END_DECLS
