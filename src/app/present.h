/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The presentation: every diagram of a case full screen, one after the other, for a room. */
#pragma once
#include <adwaita.h>

#include "app/projection.h"

G_BEGIN_DECLS

#define BATSON_TYPE_PRESENT (batson_present_get_type ())
G_DECLARE_FINAL_TYPE (BatsonPresent, batson_present, BATSON, PRESENT, AdwWindow)

GtkWidget *batson_present_new (GtkWindow *parent, BatsonSession *session, const BatsonDiagramKind *kind);
BatsonProjection *batson_present_get_projection (BatsonPresent *self);

G_END_DECLS
