/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a step of the walk says, as a page of text. */
#pragma once
#include <gtk/gtk.h>

#include "framework/walk.h"

G_BEGIN_DECLS

GtkWidget *batson_walk_card_new (const BatsonWalk *walk, const BatsonWalkStep *step);

G_END_DECLS
