/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The twelve zones and five layers of en bloc planning as a clock face (WBB-1). */
#include "diagram/wbb.h"

#include <glib/gi18n-lib.h>

BatsonScene *
batson_wbb_scene (const BatsonDiagramSubject *subject, const BatsonCanvas *canvas)
{
  BatsonScene *scene = batson_scene_new (canvas, "wbb");
  BatsonElement *e = batson_scene_add (scene, 0, BATSON_ELEMENT_NODE, "start", BATSON_STATE_OPEN, (BatsonRect) { 0, 0, 100, 40 });

  batson_element_say (e, "wbb", NULL);
  batson_scene_seal (scene, 100, 40, TRUE);
  return scene;
}
