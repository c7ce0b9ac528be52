/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The painting of an element that is no widget: a render node for each step of its drawing. */
#pragma once
#include <gtk/gtk.h>

#include "app/diagram-damage.h"
#include "diagram/scene.h"

G_BEGIN_DECLS

typedef struct _BatsonDiagramParts BatsonDiagramParts;

BatsonDiagramParts *batson_diagram_parts_new (const BatsonElement *element, double scale, BatsonDiagramDamage *damage);
void batson_diagram_parts_free (BatsonDiagramParts *self);
void batson_diagram_parts_set (BatsonDiagramParts *self, const BatsonElement *before, const BatsonElement *now, gboolean as_large, double scale, BatsonDiagramDamage *damage);
void batson_diagram_parts_forget (BatsonDiagramParts *self);
void batson_diagram_parts_snapshot (BatsonDiagramParts *self, const BatsonElement *element, double scale, GtkSnapshot *snapshot);

G_END_DECLS
