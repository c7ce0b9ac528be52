/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How large a scene is shown in the room there is, and how large its text. */
#include "app/diagram-fit.h"

#include "app/theme.h"

#define GROW_MOST 1.6      /* how far a scene grows by itself on a large screen */
#define SHRINK_LITTLE 0.88 /* how far it shrinks by itself to be seen whole, */
#define SHRINK_MOST 0.84   /* and where that is all that is wanting */
#define FILL_MOST 4.0      /* and how far where it is to fill the room: the scene, */
#define FILL_NARROW 0.82   /* at least, before a diagram laid out for a wide window is laid out for a narrow one */
#define FILL_STEP 0.02     /* by so much at a time to be seen whole */
#define FILL_TEXT 2.2      /* and its text on top */
#define FILL_LEAST 0.7     /* which shrinks as far to be seen whole */

static BatsonScene *
build_at (const BatsonDiagramFit *self, double grown, double text)
{
  double width = self->width / grown;
  BatsonCanvas canvas = { 0, self->height / grown, text * batson_theme_text_scale (), self->direction, BATSON_MEDIUM_SCREEN };

  canvas.width = self->from_width > 0 && !self->filling ? MIN (width, self->from_width * 1.2 * canvas.text_scale) : width;
  return self->build (&canvas, self->data);
}

/* Whether the widgets of one scene can show the other: the same elements in the same groups. */
static gboolean
same_shape (BatsonScene *a, BatsonScene *b)
{
  if (batson_scene_n_elements (a) != batson_scene_n_elements (b) || batson_scene_n_groups (a) != batson_scene_n_groups (b))
    return FALSE;
  for (guint i = 0; i < batson_scene_n_elements (a); i++)
    {
      const BatsonElement *x = batson_scene_element (a, i), *y = batson_scene_element (b, i);
      if (x->kind != y->kind || x->group != y->group || !g_str_equal (x->id, y->id))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fits (const BatsonDiagramFit *self, BatsonScene *scene, double grown)
{
  double width, height;

  batson_scene_size (scene, &width, &height);
  return height * grown <= self->height + 0.5;
}

/* The scale that lets a window too narrow for the usual layout show it all the same; 1 where it would be too small to read. */
static double
scale_for_usual (const BatsonDiagramFit *self)
{
  double least = self->width / self->from_width, most = 1;
  g_autoptr (BatsonScene) usual = build_at (self, least, 1);

  while (most - least > 0.01)
    {
      double middle = (least + most) / 2;
      g_autoptr (BatsonScene) scene = build_at (self, middle, 1);
      *(same_shape (usual, scene) ? &least : &most) = middle;
    }
  return least < FILL_NARROW ? 1 : least;
}

static double
scale_of_room (const BatsonDiagramFit *self, double most)
{
  return CLAMP (MIN (self->width / self->from_width, self->height / self->from_height), 1, most);
}

/* The scene at *GROWN, or at the first of the smaller scales that lets it be seen whole: its text stays larger so than where text alone shrinks. */
static BatsonScene *
build_whole (const BatsonDiagramFit *self, double *grown)
{
  double first = *grown;
  BatsonScene *scene = build_at (self, first, 1);

  for (double smaller = first - FILL_STEP; first < 1 && smaller >= FILL_NARROW && !fits (self, scene, *grown); smaller -= FILL_STEP)
    {
      batson_scene_unref (scene);
      scene = build_at (self, *grown = smaller, 1);
    }
  if (*grown == first || fits (self, scene, *grown))
    return scene;
  batson_scene_unref (scene);
  return build_at (self, *grown = first, 1);
}

/* Text as large, or as small, as lets the scene be seen whole and laid out as it is; what is still too high is scrolled. */
static BatsonScene *
fill (const BatsonDiagramFit *self, double *out_grown)
{
  double grown = self->width < self->from_width ? scale_for_usual (self) : scale_of_room (self, FILL_MOST);
  double least = 1, most = FILL_TEXT;
  BatsonScene *scene = build_whole (self, &grown);

  *out_grown = grown;
  if (!fits (self, scene, grown))
    {
      g_autoptr (BatsonScene) usual = scene;
      most = 1;
      least = FILL_LEAST;
      scene = build_at (self, grown, least);
      if (!fits (self, scene, grown))
        {
          batson_scene_unref (scene);
          return g_steal_pointer (&usual);
        }
    }
  while (most - least > 0.04)
    {
      double text = (least + most) / 2;
      BatsonScene *larger = build_at (self, grown, text);
      gboolean better = fits (self, larger, grown) && same_shape (scene, larger);

      batson_scene_unref (better ? scene : larger);
      scene = better ? larger : scene;
      *(better ? &least : &most) = text;
    }
  return scene;
}

/* SCENE (taken), or laid out smaller where it is then seen whole. */
static BatsonScene *
shrink (const BatsonDiagramFit *self, BatsonScene *scene, double *out_grown)
{
  double width, height, wanted;
  BatsonScene *least;

  batson_scene_size (scene, &width, &height);
  batson_scene_unref (scene);
  wanted = self->height / height;
  *out_grown = MAX (wanted, SHRINK_LITTLE);
  scene = build_at (self, *out_grown, 1);
  if (wanted >= SHRINK_LITTLE || fits (self, scene, SHRINK_LITTLE))
    return scene;
  least = build_at (self, SHRINK_MOST, 1);
  if (!fits (self, least, SHRINK_MOST))
    {
      batson_scene_unref (least);
      return scene;
    }
  batson_scene_unref (scene);
  *out_grown = SHRINK_MOST;
  return least;
}

/** The scene as large as the room lets it be, OUT_GROWN px for one of its units, and still be seen whole; what does not fit even a little smaller is
 * scrolled. Returns: (transfer full) */
BatsonScene *
batson_diagram_fit (const BatsonDiagramFit *self, double *out_grown)
{
  BatsonScene *scene;

  if (self->filling)
    return fill (self, out_grown);
  *out_grown = self->from_width > 0 ? scale_of_room (self, GROW_MOST) : 1;
  scene = build_at (self, *out_grown, 1);
  if (self->from_width > 0 && self->width >= self->from_width * 0.74 && !fits (self, scene, *out_grown))
    scene = shrink (self, scene, out_grown);
  return scene;
}
