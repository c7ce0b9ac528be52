/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ending the building of a scene: groups, order, neighbours, mirroring, ink. */
#include <math.h>

#include "diagram/scene-private.h"

/* Groups in which nothing is drawn leave their parents. Returns whether @index is one. */
static gboolean
prune_group (BatsonScene *scene, guint index)
{
  GArray *members = batson_scene_group_at (scene, index)->members;

  for (guint i = members->len; i > 0; i--)
    {
      BatsonMember *member = &g_array_index (members, BatsonMember, i - 1);

      if (member->is_group && prune_group (scene, member->index))
        g_array_remove_index (members, i - 1);
    }
  return members->len == 0;
}

/* The grown group's members become those of new groups in it, evenly, until none is too large. */
static void
split_group (BatsonScene *scene, guint index)
{
  while (batson_scene_group_at (scene, index)->members->len > BATSON_GROUP_LIMIT)
    {
      GArray *old = g_steal_pointer (&batson_scene_group_at (scene, index)->members);
      guint parts = (old->len + BATSON_GROUP_LIMIT - 1) / BATSON_GROUP_LIMIT, from = 0;

      batson_scene_group_at (scene, index)->members = g_array_new (FALSE, FALSE, sizeof (BatsonMember));
      for (guint part = 0; part < parts; part++)
        {
          g_autofree char *id = g_strdup_printf ("%s/%u", batson_scene_group_at (scene, index)->id, part);
          guint group = batson_scene_add_group (scene, index, id, ""), to = old->len * (part + 1) / parts;

          for (; from < to; from++)
            {
              BatsonMember member = g_array_index (old, BatsonMember, from);

              g_array_append_val (batson_scene_group_at (scene, group)->members, member);
              if (member.is_group)
                batson_scene_group_at (scene, member.index)->parent = group;
            }
        }
      g_array_unref (old);
    }
}

/* Puts the elements into the order in which the groups are painted. */
static void
order_elements (BatsonScene *scene, guint group, GPtrArray *ordered)
{
  GArray *members = batson_scene_group_at (scene, group)->members;

  for (guint i = 0; i < members->len; i++)
    {
      BatsonMember *member = &g_array_index (members, BatsonMember, i);
      BatsonElement *element;

      if (member->is_group)
        {
          order_elements (scene, member->index, ordered);
          continue;
        }
      element = g_ptr_array_index (scene->elements, member->index);
      member->index = ordered->len;
      element->group = group;
      if (element->kind == BATSON_ELEMENT_NODE)
        g_array_append_val (scene->order, member->index);
      g_ptr_array_add (ordered, element);
    }
}

static void
join_neighbours (BatsonScene *scene, gboolean mirrored)
{
  static const BatsonTowards back[] = { BATSON_TOWARDS_RIGHT, BATSON_TOWARDS_LEFT, BATSON_TOWARDS_DOWN, BATSON_TOWARDS_UP };

  for (guint i = 0; i < scene->links->len; i++)
    {
      const BatsonLink *link = &g_array_index (scene->links, BatsonLink, i);
      int from = batson_scene_find (scene, link->from), to = batson_scene_find (scene, link->to);
      BatsonTowards towards = mirrored && link->towards <= BATSON_TOWARDS_RIGHT ? back[link->towards] : link->towards;
      BatsonElement *a, *b;

      if (from < 0 || to < 0)
        continue;
      a = g_ptr_array_index (scene->elements, from);
      b = g_ptr_array_index (scene->elements, to);
      if (a->towards[towards] < 0)
        a->towards[towards] = to;
      if (b->towards[back[towards]] < 0)
        b->towards[back[towards]] = from;
    }
}

static void
mirror_rect (BatsonRect *rect, double width)
{
  rect->x = width - rect->x - rect->width;
}

static void
mirror_element (BatsonElement *element, double width)
{
  mirror_rect (&element->bounds, width);
  if (element->place)
    batson_path_transform (element->place, -1, 1, width, 0);
  for (guint i = 0; i < element->draws->len; i++)
    {
      BatsonDraw *draw = g_ptr_array_index (element->draws, i);

      if (draw->kind == BATSON_DRAW_SHAPE)
        batson_path_transform (draw->path, -1, 1, width, 0);
      else
        mirror_rect (&draw->box, width);
      draw->turned = draw->kind == BATSON_DRAW_ICON && batson_icon_mirrors (draw->icon);
    }
}

/* What a text inks, which may reach outside its logical box. */
static BatsonRect
text_ink (const BatsonDraw *draw)
{
  BatsonRect ink, logical;

  batson_text_boxes (draw->text, &ink, &logical);
  ink.x += draw->box.x - logical.x;
  ink.y += draw->box.y - logical.y;
  return batson_rect_join (draw->box, ink);
}

/* Texts move from the width they were aligned in to where their lines are. */
static void
settle_text (BatsonDraw *draw)
{
  BatsonRect logical;

  if (draw->settled)
    return;
  draw->settled = TRUE;
  batson_text_boxes (draw->text, NULL, &logical);
  draw->box.x += logical.x;
  draw->box.width = logical.width;
}

BatsonRect
batson_draw_ink (const BatsonDraw *draw)
{
  if (draw->kind == BATSON_DRAW_TEXT)
    return text_ink (draw);
  if (draw->kind == BATSON_DRAW_SHAPE)
    return batson_rect_grow (batson_path_bounds (draw->path), draw->paint.stroke != BATSON_TOKEN_NONE ? MAX (draw->paint.line, 1.5) / 2 : 0);
  return draw->box;
}

static void
measure_element (BatsonElement *element)
{
  for (guint i = 0; i < element->draws->len; i++)
    {
      BatsonDraw *draw = g_ptr_array_index (element->draws, i);

      if (draw->kind == BATSON_DRAW_TEXT)
        settle_text (draw);
      element->ink = batson_rect_join (element->ink, batson_draw_ink (draw));
    }
  if (element->bounds.width <= 0 && element->bounds.height <= 0)
    element->bounds = element->ink;
}

void
batson_scene_seal (BatsonScene *scene, double width, double height, gboolean mirror)
{
  gboolean mirrored = mirror && scene->canvas.direction == BATSON_TEXT_RTL;
  GPtrArray *ordered = g_ptr_array_new ();

  g_assert (!scene->sealed);
  scene->sealed = TRUE;
  scene->width = width;
  scene->height = height;
  prune_group (scene, 0);
  for (guint i = 0; i < scene->groups->len; i++)
    split_group (scene, i);
  order_elements (scene, 0, ordered);
  for (guint i = 0; i < ordered->len; i++)
    {
      BatsonElement *element = g_ptr_array_index (ordered, i);

      g_ptr_array_index (scene->elements, i) = element;
      g_hash_table_insert (scene->by_id, element->id, GUINT_TO_POINTER (i));
      if (mirrored)
        mirror_element (element, width);
      measure_element (element);
    }
  g_ptr_array_unref (ordered);
  join_neighbours (scene, mirrored);
}
