/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The NOMS diagram: choosing its form. */
#include "diagram/noms.h"

#include "diagram/noms-private.h"

/* Below it the tree would be all wrapped words. */
#define LEAST_TREE 1000

static gboolean
is_narrow (const BatsonCanvas *canvas)
{
  return canvas->medium == BATSON_MEDIUM_SCREEN && canvas->width < LEAST_TREE;
}

gboolean
batson_noms_is_stacked (const BatsonNomsView *view, const BatsonCanvas *canvas)
{
  return is_narrow (canvas) || !batson_noms_tree_fits (view, canvas);
}

BatsonScene *
batson_noms_scene (const BatsonNomsView *view, const BatsonCanvas *canvas)
{
  BatsonScene *tree = is_narrow (canvas) ? NULL : batson_noms_tree (view, canvas);

  return tree ? tree : batson_noms_stack (view, canvas);
}
