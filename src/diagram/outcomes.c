/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The follow-up series as charts beside the benchmarks of the review (OUT). */
#include "diagram/outcomes.h"

#include <glib/gi18n-lib.h>

BatsonScene *
batson_outcomes_scene (const BatsonDiagramSubject *subject, const BatsonCanvas *canvas)
{
  BatsonScene *scene = batson_scene_new (canvas, "outcomes");
  BatsonElement *e = batson_scene_add (scene, 0, BATSON_ELEMENT_NODE, "start", BATSON_STATE_OPEN, (BatsonRect) { 0, 0, 100, 40 });

  batson_element_say (e, "outcomes", NULL);
  batson_scene_seal (scene, 100, 40, TRUE);
  return scene;
}
