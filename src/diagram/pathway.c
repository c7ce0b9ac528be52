/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bidirectional referral pathway (REF, 10 Table 1). */
#include "diagram/pathway.h"

#include <glib/gi18n-lib.h>

BatsonScene *
batson_pathway_scene (const BatsonDiagramSubject *subject, const BatsonCanvas *canvas)
{
  BatsonScene *scene = batson_scene_new (canvas, "pathway");
  BatsonElement *e = batson_scene_add (scene, 0, BATSON_ELEMENT_NODE, "start", BATSON_STATE_OPEN, (BatsonRect) { 0, 0, 100, 40 });

  batson_element_say (e, "pathway", NULL);
  batson_scene_seal (scene, 100, 40, TRUE);
  return scene;
}
