/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What another scene changes on the screen, as a few boxes.
 *
 * GSK compares the render nodes of two frames and adds up the bounds of those that differ as a region. Where that comes to more than thirty
 * rectangles - tall and wide boxes beside each other cut each other into many - it gives up and repaints all they are in, at worst the window.
 * So what is painted anew has as its bounds the box its neighbours that are painted anew share with it. */
#include "app/diagram-damage.h"

#include <math.h>

#define MOST 6 /* boxes */

struct _BatsonDiagramDamage
{
  BatsonRect boxes[MOST + 1];
  guint n;
  gboolean joined; /* some are of more than one */
};

/** Nothing changed yet. */
BatsonDiagramDamage *
batson_diagram_damage_new (void)
{
  return g_rc_box_new0 (BatsonDiagramDamage);
}

BatsonDiagramDamage *
batson_diagram_damage_ref (BatsonDiagramDamage *self)
{
  return g_rc_box_acquire (self);
}

void
batson_diagram_damage_unref (BatsonDiagramDamage *self)
{
  g_rc_box_release (self);
}

/** SELF becomes DAMAGE, referenced; both nullable. */
void
batson_diagram_damage_replace (BatsonDiagramDamage **self, BatsonDiagramDamage *damage)
{
  g_clear_pointer (self, batson_diagram_damage_unref);
  *self = damage ? batson_diagram_damage_ref (damage) : NULL;
}

/** The whole px that AREA of a scene takes at SCALE, with those an edge shines into. */
BatsonRect
batson_diagram_damage_box (BatsonRect area, double scale)
{
  double x = floor (area.x * scale - 1), y = floor (area.y * scale - 1);

  return (BatsonRect) { x, y, ceil ((area.x + area.width) * scale + 1) - x, ceil ((area.y + area.height) * scale + 1) - y };
}

static double
area (BatsonRect box)
{
  return box.width * box.height;
}

static gboolean
holds (BatsonRect box, BatsonRect other)
{
  return batson_rect_equal (batson_rect_join (box, other), box);
}

/* Makes one of the two boxes for which that adds least. */
static void
join_two (BatsonDiagramDamage *self)
{
  double least = INFINITY;
  guint one = 0, other = 1;

  for (guint i = 0; i < self->n; i++)
    for (guint k = i + 1; k < self->n; k++)
      {
        double added = area (batson_rect_join (self->boxes[i], self->boxes[k])) - area (self->boxes[i]) - area (self->boxes[k]);
        if (added >= least)
          continue;
        least = added;
        one = i;
        other = k;
      }
  self->boxes[one] = batson_rect_join (self->boxes[one], self->boxes[other]);
  self->boxes[other] = self->boxes[--self->n];
  self->joined = TRUE;
}

/** Something changes in BOX. */
void
batson_diagram_damage_add (BatsonDiagramDamage *self, BatsonRect box)
{
  if (box.width <= 0 || box.height <= 0)
    return;
  for (guint i = 0; i < self->n; i++)
    if (holds (self->boxes[i], box))
      return;
  self->boxes[self->n++] = box;
  if (self->n > MOST)
    join_two (self);
}

/** NODE (nullable) of a widget whose left top is at (X, Y) goes. */
void
batson_diagram_damage_add_node (BatsonDiagramDamage *self, GskRenderNode *node, double x, double y)
{
  graphene_rect_t was;

  if (node == NULL)
    return;
  gsk_render_node_get_bounds (node, &was);
  batson_diagram_damage_add (self, (BatsonRect) { was.origin.x + x, was.origin.y + y, was.size.width, was.size.height });
}

/** The box to paint what is in BOX in: BOX, or where much changes what it is part of. SELF nullable: little changes, or all. */
BatsonRect
batson_diagram_damage_around (BatsonDiagramDamage *self, BatsonRect box)
{
  for (guint i = 0; self && self->joined && i < self->n; i++)
    if (holds (self->boxes[i], box))
      return self->boxes[i];
  return box;
}

/** A render node to paint what is in BOX, whole px at SCALE, for a widget whose left top is at (X, Y); OUT_CR is in units of the scene.
 * Free with gsk_render_node_unref. */
GskRenderNode *
batson_diagram_damage_paint (BatsonDiagramDamage *self, BatsonRect box, double x, double y, double scale, cairo_t **out_cr)
{
  BatsonRect around = batson_diagram_damage_around (self, box);
  GskRenderNode *node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT ((float) (around.x - x), (float) (around.y - y), (float) around.width, (float) around.height));

  *out_cr = gsk_cairo_node_get_draw_context (node);
  cairo_translate (*out_cr, -x, -y);
  cairo_scale (*out_cr, scale, scale);
  return node;
}
