/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What another scene changes on the screen, as a few boxes. */
#pragma once
#include <gtk/gtk.h>

#include "diagram/scene.h"

G_BEGIN_DECLS

typedef struct _BatsonDiagramDamage BatsonDiagramDamage;

BatsonDiagramDamage *batson_diagram_damage_new (void);
BatsonDiagramDamage *batson_diagram_damage_ref (BatsonDiagramDamage *self);
void batson_diagram_damage_unref (BatsonDiagramDamage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatsonDiagramDamage, batson_diagram_damage_unref)

void batson_diagram_damage_replace (BatsonDiagramDamage **self, BatsonDiagramDamage *damage);
BatsonRect batson_diagram_damage_box (BatsonRect area, double scale);

void batson_diagram_damage_add (BatsonDiagramDamage *self, BatsonRect box);
void batson_diagram_damage_add_node (BatsonDiagramDamage *self, GskRenderNode *node, double x, double y);
BatsonRect batson_diagram_damage_around (BatsonDiagramDamage *self, BatsonRect box);

GskRenderNode *batson_diagram_damage_paint (BatsonDiagramDamage *self, BatsonRect box, double x, double y, double scale, cairo_t **out_cr);

G_END_DECLS
