/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The painting of an element that is no widget, a render node for each step of its drawing: where one line of many changes, or a word, that alone is
 * painted again. GSK compares nodes place by place: a step that is gone leaves its place free until another one takes it, and an element without any
 * has its place all the same. */
#include "app/diagram-parts.h"

#include "app/theme.h"
#include "diagram/painter.h"

typedef struct
{
  int step;            /* of the element's drawing; -1: the place is free */
  GskRenderNode *node; /* NULL: to be painted; of a free place one without extent */
} Part;

struct _BatsonDiagramParts
{
  GArray *parts;               /* Part, in the order of painting */
  GskRenderNode *painted;      /* all of them; NULL: to be made */
  BatsonDiagramDamage *damage; /* nullable */
};

static void
part_clear (gpointer data)
{
  g_clear_pointer (&((Part *) data)->node, gsk_render_node_unref);
}

static void
add_part (GArray *parts, int step, GskRenderNode *node)
{
  Part part = { step, node };

  g_array_append_val (parts, part);
}

static GArray *
parts_new (void)
{
  GArray *parts = g_array_new (FALSE, TRUE, sizeof (Part));

  g_array_set_clear_func (parts, part_clear);
  return parts;
}

/* What is to be painted changes at SCALE. */
static void
add_damage (BatsonDiagramParts *self, const BatsonElement *element, double scale)
{
  for (guint i = 0; self->damage && i < self->parts->len; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);
      if (part->node == NULL)
        batson_diagram_damage_add (self->damage, batson_diagram_damage_box (batson_draw_ink (element->draws->pdata[part->step]), scale));
    }
}

static void
set_all (BatsonDiagramParts *self, const BatsonElement *element)
{
  g_array_set_size (self->parts, 0);
  for (guint i = 0; i < element->draws->len; i++)
    add_part (self->parts, (int) i, NULL);
}

/** Those of ELEMENT, not painted yet. DAMAGE (nullable) is told. */
BatsonDiagramParts *
batson_diagram_parts_new (const BatsonElement *element, double scale, BatsonDiagramDamage *damage)
{
  BatsonDiagramParts *self = g_new0 (BatsonDiagramParts, 1);

  self->parts = parts_new ();
  set_all (self, element);
  batson_diagram_damage_replace (&self->damage, damage);
  add_damage (self, element, scale);
  return self;
}

void
batson_diagram_parts_free (BatsonDiagramParts *self)
{
  g_clear_pointer (&self->painted, gsk_render_node_unref);
  batson_diagram_damage_replace (&self->damage, NULL);
  g_array_unref (self->parts);
  g_free (self);
}

/** All is to be painted again. */
void
batson_diagram_parts_forget (BatsonDiagramParts *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    if (g_array_index (self->parts, Part, i).step >= 0)
      part_clear (&g_array_index (self->parts, Part, i));
  g_clear_pointer (&self->painted, gsk_render_node_unref);
  batson_diagram_damage_replace (&self->damage, NULL);
}

/* Nothing, at a place where it makes the container it is in no larger. */
static GskRenderNode *
nothing_at (double x, double y)
{
  return gsk_cairo_node_new (&GRAPHENE_RECT_INIT ((float) x, (float) y, 0, 0));
}

/* Leaves the place of PART free. */
static void
add_free (GArray *parts, const Part *part)
{
  graphene_rect_t was;

  if (part->node == NULL)
    return;
  gsk_render_node_get_bounds (part->node, &was);
  add_part (parts, -1, nothing_at (was.origin.x, was.origin.y));
}

/* The first of PARTS of BEFORE, from FROM on, that paints the same as DRAW; their number where none does. */
static guint
find_same (GArray *parts, guint from, const BatsonElement *before, const BatsonDraw *draw)
{
  for (guint i = from; i < parts->len; i++)
    {
      int step = g_array_index (parts, Part, i).step;
      if (step >= 0 && batson_draw_same (before->draws->pdata[step], draw))
        return i;
    }
  return parts->len;
}

/* Whether a step of NOW after STEP paints the same as PART of BEFORE. */
static gboolean
is_kept (const Part *part, const BatsonElement *before, const BatsonElement *now, guint step)
{
  for (guint i = step + 1; part->step >= 0 && i < now->draws->len; i++)
    if (batson_draw_same (before->draws->pdata[part->step], now->draws->pdata[i]))
      return TRUE;
  return FALSE;
}

/* Fills the parts with OLD ones of BEFORE where NOW is the same, takes those from OLD, and leaves or fills their places where it is not. */
static void
keep (BatsonDiagramParts *self, GArray *old, const BatsonElement *before, const BatsonElement *now)
{
  guint at = 0;

  for (guint i = 0; i < now->draws->len; i++)
    {
      guint same = find_same (old, at, before, now->draws->pdata[i]);

      if (same < old->len)
        {
          for (; at < same; at++)
            add_free (self->parts, &g_array_index (old, Part, at));
          add_part (self->parts, (int) i, g_steal_pointer (&g_array_index (old, Part, at++).node));
          continue;
        }
      add_part (self->parts, (int) i, NULL);
      if (at < old->len && !is_kept (&g_array_index (old, Part, at), before, now, i))
        at++;
    }
}

/** What was painted of the element BEFORE is kept for NOW where it is the same, if that is AS_LARGE. DAMAGE (nullable) is told the rest. */
void
batson_diagram_parts_set (BatsonDiagramParts *self, const BatsonElement *before, const BatsonElement *now, gboolean as_large, double scale, BatsonDiagramDamage *damage)
{
  g_autoptr (GArray) old = g_steal_pointer (&self->parts);

  g_clear_pointer (&self->painted, gsk_render_node_unref);
  batson_diagram_damage_replace (&self->damage, damage);
  self->parts = parts_new ();
  if (as_large && old->len <= 2 * now->draws->len + 8)
    keep (self, old, before, now);
  else
    set_all (self, now);
  for (guint i = 0; damage && i < old->len; i++)
    batson_diagram_damage_add_node (damage, g_array_index (old, Part, i).node, 0, 0);
  add_damage (self, now, scale);
}

static GskRenderNode *
paint_all (BatsonDiagramParts *self, const BatsonElement *element, double scale)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();

  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = &g_array_index (self->parts, Part, i);
      if (part->node == NULL)
        {
          const BatsonDraw *draw = element->draws->pdata[part->step];
          cairo_t *cr;
          part->node = batson_diagram_damage_paint (self->damage, batson_diagram_damage_box (batson_draw_ink (draw), scale), 0, 0, scale, &cr);
          batson_painter_draw (cr, draw, batson_theme_get ());
          cairo_destroy (cr);
        }
      g_ptr_array_add (nodes, part->node);
    }
  if (nodes->len == 0)
    return nothing_at (element->bounds.x * scale, element->bounds.y * scale);
  return nodes->len == 1 ? gsk_render_node_ref (nodes->pdata[0]) : gsk_container_node_new ((GskRenderNode **) nodes->pdata, nodes->len);
}

/** Adds ELEMENT, whose parts these are, to SNAPSHOT, SCALE px for a unit of its scene. */
void
batson_diagram_parts_snapshot (BatsonDiagramParts *self, const BatsonElement *element, double scale, GtkSnapshot *snapshot)
{
  if (self->painted == NULL)
    self->painted = paint_all (self, element, scale);
  gtk_snapshot_append_node (snapshot, self->painted);
}
