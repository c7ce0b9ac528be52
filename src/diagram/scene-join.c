/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One finished scene as a part of another: diagrams beside each other. */
#include "diagram/scene-private.h"

static char *
prefixed (const char *prefix, const char *id)
{
  return *id ? g_strdup_printf ("%s-%s", prefix, id) : g_strdup ("");
}

static void
join_draw (BatsonElement *element, const BatsonDraw *draw, double x, double y)
{
  BatsonDraw *copy = g_memdup2 (draw, sizeof *draw);

  if (copy->path)
    {
      copy->path = batson_path_copy (draw->path);
      batson_path_transform (copy->path, 1, 1, x, y);
    }
  copy->text = batson_text_copy (copy->text);
  copy->box.x += x;
  copy->box.y += y;
  g_ptr_array_add (element->draws, copy);
}

static void
join_links (BatsonScene *scene, BatsonScene *part, const BatsonElement *from, const char *id, const char *prefix)
{
  for (guint t = 0; t < BATSON_N_TOWARDS; t++)
    if (from->towards[t] >= 0)
      {
        g_autofree char *to = prefixed (prefix, batson_scene_element (part, (guint) from->towards[t])->id);
        batson_scene_link (scene, id, t, to);
      }
}

static void
join_element (BatsonScene *scene, guint group, BatsonScene *part, const BatsonElement *from, const char *prefix, double x, double y)
{
  g_autofree char *id = prefixed (prefix, from->id);
  BatsonRect bounds = { from->bounds.x + x, from->bounds.y + y, from->bounds.width, from->bounds.height };
  BatsonElement *element = batson_scene_add (scene, group, from->kind, id, from->state, bounds);

  if (from->place)
    {
      BatsonPath *place = batson_path_copy (from->place);
      batson_path_transform (place, 1, 1, x, y);
      batson_element_place (element, place);
    }
  batson_element_say (element, from->name, from->detail);
  batson_element_act (element, from->action, from->target);
  for (guint i = 0; i < from->draws->len; i++)
    join_draw (element, from->draws->pdata[i], x, y);
  join_links (scene, part, from, id, prefix);
}

static void
join_group (BatsonScene *scene, guint into, BatsonScene *part, guint from, const char *prefix, double x, double y)
{
  GArray *members = batson_scene_group_at (part, from)->members;

  for (guint i = 0; i < members->len; i++)
    {
      const BatsonMember *member = &g_array_index (members, BatsonMember, i);
      g_autofree char *id = NULL;

      if (!member->is_group)
        {
          join_element (scene, into, part, batson_scene_element (part, member->index), prefix, x, y);
          continue;
        }
      id = prefixed (prefix, batson_scene_group_at (part, member->index)->id);
      join_group (scene, batson_scene_add_group (scene, into, id, batson_scene_group_at (part, member->index)->name), part, member->index, prefix, x, y);
    }
}

void
batson_scene_join (BatsonScene *scene, guint group, BatsonScene *part, const char *prefix, double x, double y)
{
  g_assert (part->sealed && !scene->sealed);
  if (part->notes.width > 0)
    scene->notes = (BatsonRect) { part->notes.x + x, part->notes.y + y, part->notes.width, part->notes.height };
  join_group (scene, batson_scene_add_group (scene, group, prefix, batson_scene_title (part)), part, 0, prefix, x, y);
}
