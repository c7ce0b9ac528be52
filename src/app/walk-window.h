/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The walk: a case step by step, the diagram with the step in the light, beside it what is asked, answered, and why. */
#pragma once
#include <adwaita.h>

#include "app/projection.h"
#include "framework/walk.h"

G_BEGIN_DECLS

#define BATSON_TYPE_WALK_WINDOW (batson_walk_window_get_type ())
G_DECLARE_FINAL_TYPE (BatsonWalkWindow, batson_walk_window, BATSON, WALK_WINDOW, AdwWindow)

GtkWidget *batson_walk_window_new (GtkWindow *parent, BatsonSession *session);
BatsonProjection *batson_walk_window_get_projection (BatsonWalkWindow *self);
const BatsonWalkStep *batson_walk_window_get_step (BatsonWalkWindow *self);
void batson_walk_window_go_to (BatsonWalkWindow *self, const char *id);

G_END_DECLS
