/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Building and reading scenes. */
#include "diagram/scene.h"

#include <string.h>

#include "diagram/scene-private.h"

BatsonScene *
batson_scene_ref (BatsonScene *scene)
{
  g_atomic_ref_count_inc (&scene->references);
  return scene;
}

static void
draw_free (gpointer data)
{
  BatsonDraw *draw = data;

  batson_path_free (draw->path);
  batson_text_clear (&draw->text);
  g_free (draw);
}

static void
element_free (gpointer data)
{
  BatsonElement *element = data;

  g_free (element->id);
  g_free (element->name);
  g_free (element->detail);
  g_free (element->action);
  g_free (element->target);
  batson_path_free (element->place);
  g_ptr_array_unref (element->draws);
  g_free (element);
}

static void
group_free (gpointer data)
{
  BatsonGroup *group = data;

  g_free (group->id);
  g_free (group->name);
  g_array_unref (group->members);
  g_free (group);
}

static void
row_free (gpointer data)
{
  BatsonSceneRow *row = data;

  g_free (row->element);
  g_strfreev (row->cells);
  g_free (row);
}

static void
link_clear (gpointer data)
{
  BatsonLink *link = data;

  g_free (link->from);
  g_free (link->to);
}

void
batson_scene_unref (BatsonScene *scene)
{
  if (scene == NULL || !g_atomic_ref_count_dec (&scene->references))
    return;
  g_free (scene->title);
  g_ptr_array_unref (scene->elements);
  g_ptr_array_unref (scene->groups);
  g_ptr_array_unref (scene->rows);
  g_array_unref (scene->links);
  g_array_unref (scene->order);
  g_hash_table_unref (scene->by_id);
  g_strfreev (scene->columns);
  g_free (scene);
}

BatsonScene *
batson_scene_new (const BatsonCanvas *canvas, const char *title)
{
  BatsonScene *scene = g_new0 (BatsonScene, 1);

  g_atomic_ref_count_init (&scene->references);
  scene->canvas = *canvas;
  scene->title = g_strdup (title);
  scene->elements = g_ptr_array_new_with_free_func (element_free);
  scene->groups = g_ptr_array_new_with_free_func (group_free);
  scene->rows = g_ptr_array_new_with_free_func (row_free);
  scene->links = g_array_new (FALSE, FALSE, sizeof (BatsonLink));
  g_array_set_clear_func (scene->links, link_clear);
  scene->order = g_array_new (FALSE, FALSE, sizeof (guint));
  scene->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  scene->columns = g_new0 (char *, 1);
  batson_scene_add_group (scene, 0, "root", title);
  return scene;
}

guint
batson_scene_add_group (BatsonScene *scene, guint parent, const char *id, const char *name)
{
  BatsonGroup *group = g_new0 (BatsonGroup, 1);
  BatsonMember member = { TRUE, scene->groups->len };

  group->id = g_strdup (id);
  group->name = g_strdup (name);
  group->parent = parent;
  group->members = g_array_new (FALSE, FALSE, sizeof (BatsonMember));
  g_ptr_array_add (scene->groups, group);
  if (member.index != 0)
    g_array_append_val (batson_scene_group_at (scene, parent)->members, member);
  return member.index;
}

BatsonElement *
batson_scene_add (BatsonScene *scene, guint group, BatsonElementKind kind, const char *id, BatsonState state,
                  BatsonRect bounds)
{
  BatsonElement *element = g_new0 (BatsonElement, 1);
  BatsonMember member = { FALSE, scene->elements->len };

  g_assert (!scene->sealed && group < scene->groups->len);
  element->kind = kind;
  element->id = g_strdup (id);
  element->state = state;
  element->bounds = bounds;
  element->group = group;
  element->name = g_strdup ("");
  element->detail = g_strdup ("");
  element->action = g_strdup ("");
  element->target = g_strdup ("");
  for (int i = 0; i < BATSON_N_TOWARDS; i++)
    element->towards[i] = -1;
  element->draws = g_ptr_array_new_with_free_func (draw_free);
  g_ptr_array_add (scene->elements, element);
  g_array_append_val (batson_scene_group_at (scene, group)->members, member);
  if (!g_hash_table_insert (scene->by_id, element->id, GUINT_TO_POINTER (member.index)))
    g_critical ("two elements of one id: %s", id);
  return element;
}

static void
replace (char **text, const char *with)
{
  if (with == NULL)
    return;
  g_free (*text);
  *text = g_strdup (with);
}

void
batson_element_say (BatsonElement *element, const char *name, const char *detail)
{
  replace (&element->name, name);
  replace (&element->detail, detail);
}

void
batson_element_act (BatsonElement *element, const char *action, const char *target)
{
  replace (&element->action, action);
  replace (&element->target, target);
}

void
batson_element_place (BatsonElement *element, BatsonPath *path)
{
  batson_path_free (element->place);
  element->place = path;
  element->bounds = batson_path_bounds (path);
}

gboolean
batson_element_holds (const BatsonElement *element, double x, double y)
{
  return batson_rect_holds (element->bounds, x, y) && (element->place == NULL || batson_path_holds (element->place, x, y));
}

static BatsonDraw *
add_draw (BatsonElement *element, BatsonDrawKind kind)
{
  BatsonDraw *draw = g_new0 (BatsonDraw, 1);

  draw->kind = kind;
  g_ptr_array_add (element->draws, draw);
  return draw;
}

void
batson_element_shape (BatsonElement *element, BatsonPath *path, BatsonPaint paint)
{
  BatsonDraw *draw = add_draw (element, BATSON_DRAW_SHAPE);

  draw->path = path;
  draw->paint = paint;
}

void
batson_element_box (BatsonElement *element, BatsonRect box, double radius, BatsonPaint paint)
{
  BatsonPath *path = batson_path_new ();

  batson_path_box (path, box, radius);
  batson_element_shape (element, path, paint);
}

void
batson_element_tag (BatsonElement *element, BatsonTag tag, guint table, guint row)
{
  element->tag = tag;
  element->table = table;
  element->row = row;
}

double
batson_element_text (BatsonElement *element, BatsonText text, double x, double y, double width, BatsonToken ink)
{
  BatsonDraw *draw = add_draw (element, BATSON_DRAW_TEXT);
  double own, height;

  batson_text_extents (text, &own, &height);
  draw->text = text;
  draw->ink = ink;
  draw->box = (BatsonRect) { x, y, width < 0 ? own : width, height };
  return height;
}

double
batson_element_words (BatsonElement *element, const char *text, BatsonFont font, double x, double y, double width,
                      BatsonAlign align, BatsonTextDirection direction, BatsonToken ink)
{
  if (*text == '\0')
    return 0;
  return batson_element_text (element, batson_text_layout (text, font, width, align, direction), x, y, width, ink);
}

void
batson_element_icon (BatsonElement *element, BatsonIcon icon, double x, double y, double size, BatsonToken ink,
                     BatsonToken ground, double strength)
{
  BatsonDraw *draw = add_draw (element, BATSON_DRAW_ICON);

  draw->icon = icon;
  draw->box = (BatsonRect) { x, y, size, size };
  draw->paint = (BatsonPaint) { .fill = ink, .pattern_colour = ground, .strength = strength };
}

void
batson_scene_link (BatsonScene *scene, const char *from, BatsonTowards towards, const char *to)
{
  BatsonLink link = { g_strdup (from), g_strdup (to), towards };

  g_array_append_val (scene->links, link);
}

void
batson_scene_set_columns (BatsonScene *scene, const char *const *titles)
{
  g_strfreev (scene->columns);
  scene->columns = g_strdupv ((char **) titles);
}

void
batson_scene_add_row (BatsonScene *scene, const char *element, const char *const *cells)
{
  BatsonSceneRow *row = g_new0 (BatsonSceneRow, 1);

  row->element = g_strdup (element);
  row->cells = g_strdupv ((char **) cells);
  g_assert (g_strv_length (row->cells) == g_strv_length (scene->columns));
  g_ptr_array_add (scene->rows, row);
}

const BatsonCanvas *
batson_scene_canvas (BatsonScene *scene)
{
  return &scene->canvas;
}

void
batson_scene_size (BatsonScene *scene, double *out_width, double *out_height)
{
  *out_width = scene->width;
  *out_height = scene->height;
}

const char *
batson_scene_title (BatsonScene *scene)
{
  return scene->title;
}

BatsonRect
batson_scene_notes (BatsonScene *scene)
{
  return scene->notes;
}

void
batson_scene_set_notes (BatsonScene *scene, BatsonRect room)
{
  scene->notes = room;
}

guint
batson_scene_n_elements (BatsonScene *scene)
{
  return scene->elements->len;
}

const BatsonElement *
batson_scene_element (BatsonScene *scene, guint index)
{
  return g_ptr_array_index (scene->elements, index);
}

int
batson_scene_find (BatsonScene *scene, const char *id)
{
  gpointer index;

  return g_hash_table_lookup_extended (scene->by_id, id, NULL, &index) ? GPOINTER_TO_INT (index) : -1;
}

int
batson_scene_at (BatsonScene *scene, double x, double y)
{
  for (guint i = scene->elements->len; i > 0; i--)
    {
      const BatsonElement *element = batson_scene_element (scene, i - 1);

      if (element->kind == BATSON_ELEMENT_NODE && batson_element_holds (element, x, y))
        return i - 1;
    }
  return -1;
}

guint
batson_scene_n_groups (BatsonScene *scene)
{
  return scene->groups->len;
}

const BatsonGroup *
batson_scene_group (BatsonScene *scene, guint index)
{
  return batson_scene_group_at (scene, index);
}

const guint *
batson_scene_order (BatsonScene *scene, guint *out_n)
{
  *out_n = scene->order->len;
  return (const guint *) (gpointer) scene->order->data;
}

const char *const *
batson_scene_columns (BatsonScene *scene)
{
  return (const char *const *) scene->columns;
}

GPtrArray *
batson_scene_rows (BatsonScene *scene)
{
  return scene->rows;
}

static gboolean
same_step (const BatsonStep *one, const BatsonStep *other)
{
  return one->kind == other->kind && memcmp (one->x, other->x, sizeof one->x) == 0 && memcmp (one->y, other->y, sizeof one->y) == 0;
}

static gboolean
same_path (const BatsonPath *one, const BatsonPath *other)
{
  if (one == NULL || other == NULL)
    return one == other;
  if (one->steps->len != other->steps->len)
    return FALSE;
  for (guint i = 0; i < one->steps->len; i++)
    if (!same_step (&g_array_index (one->steps, BatsonStep, i), &g_array_index (other->steps, BatsonStep, i)))
      return FALSE;
  return TRUE;
}

static gboolean
same_paint (const BatsonPaint *one, const BatsonPaint *other)
{
  return one->fill == other->fill && one->pattern == other->pattern && one->pattern_colour == other->pattern_colour &&
         one->stroke == other->stroke && one->line == other->line && one->style == other->style &&
         one->flat_ends == other->flat_ends && one->hatch == other->hatch && one->strength == other->strength;
}

gboolean
batson_draw_same (const BatsonDraw *one, const BatsonDraw *other)
{
  return one->kind == other->kind && same_path (one->path, other->path) && same_paint (&one->paint, &other->paint) &&
         batson_text_same (one->text, other->text) && one->ink == other->ink && batson_rect_equal (one->box, other->box) &&
         one->icon == other->icon && one->turned == other->turned;
}

gboolean
batson_element_paints_same (const BatsonElement *one, const BatsonElement *other)
{
  if (!batson_rect_equal (one->bounds, other->bounds) || !same_path (one->place, other->place) || one->draws->len != other->draws->len)
    return FALSE;
  for (guint i = 0; i < one->draws->len; i++)
    if (!batson_draw_same (g_ptr_array_index (one->draws, i), g_ptr_array_index (other->draws, i)))
      return FALSE;
  return TRUE;
}

gboolean
batson_element_same (const BatsonElement *one, const BatsonElement *other)
{
  return one->kind == other->kind && one->state == other->state && g_str_equal (one->id, other->id) && g_str_equal (one->name, other->name) &&
         g_str_equal (one->detail, other->detail) && g_str_equal (one->action, other->action) && g_str_equal (one->target, other->target) &&
         batson_element_paints_same (one, other);
}
