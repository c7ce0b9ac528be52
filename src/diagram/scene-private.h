/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What scene.c and scene-seal.c share. */
#pragma once

#include "diagram/scene.h"

typedef struct {
  char *from, *to;
  BatsonTowards towards;
} BatsonLink;

struct _BatsonScene {
  gatomicrefcount references;
  BatsonCanvas canvas;
  double width, height;
  char *title;
  GPtrArray *elements; /* BatsonElement */
  GPtrArray *groups;   /* BatsonGroup */
  GPtrArray *rows;     /* BatsonSceneRow */
  char **columns;
  GArray *links;       /* BatsonLink */
  GArray *order;       /* guint */
  GHashTable *by_id;   /* id (the element's) -> index */
  gboolean sealed;
  BatsonRect notes; /* room for lines to write on */
};

static inline BatsonGroup *
batson_scene_group_at (BatsonScene *scene, guint index)
{
  return g_ptr_array_index (scene->groups, index);
}
