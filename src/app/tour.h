/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of every view of every example case, painted in this process. */
#pragma once
#include "app/application.h"

G_BEGIN_DECLS

typedef struct _BatsonTour BatsonTour;

gboolean batson_tour_conduct (const char *folder, const char *at, GError **error);

BatsonTour *batson_tour_new (const char *folder, const char *variant, const char *at);
void batson_tour_free (BatsonTour *self);
gboolean batson_tour_walk (BatsonTour *self, BatsonApplication *application, GError **error);

G_END_DECLS
