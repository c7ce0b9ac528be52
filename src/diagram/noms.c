/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The NOMS diagram: choosing its form. */
#include "diagram/noms.h"

#include "diagram/noms-private.h"

/* Below it the tree would be all wrapped words. */
#define LEAST_TREE 1000

gboolean
batson_noms_is_stacked (const BatsonNomsView *view, const BatsonCanvas *canvas)
{
  if (canvas->medium == BATSON_MEDIUM_SCREEN && canvas->width < LEAST_TREE)
    return TRUE;
  return !batson_noms_tree_fits (view, canvas);
}

BatsonScene *
batson_noms_scene (const BatsonNomsView *view, const BatsonCanvas *canvas)
{
  return batson_noms_is_stacked (view, canvas) ? batson_noms_stack (view, canvas) : batson_noms_tree (view, canvas);
}
