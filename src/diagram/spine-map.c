/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The spine map: the column, lesions, SINS zones and epidural grades on a page. */
#include "diagram/spine-map.h"

#include <glib/gi18n-lib.h>

BatsonScene *
batson_spine_map_scene (const BatsonDiagramSubject *subject, const BatsonCanvas *canvas)
{
  BatsonScene *scene = batson_scene_new (canvas, "spine-map");
  BatsonElement *e = batson_scene_add (scene, 0, BATSON_ELEMENT_NODE, "start", BATSON_STATE_OPEN, (BatsonRect) { 0, 0, 100, 40 });

  batson_element_say (e, "spine-map", NULL);
  batson_scene_seal (scene, 100, 40, TRUE);
  return scene;
}
