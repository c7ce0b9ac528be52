/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How large a scene is shown in the room there is, and how large its text. */
#pragma once
#include <gtk/gtk.h>

#include "diagram/scene.h"

G_BEGIN_DECLS

/** Makes the scene for a canvas. Returns: (transfer full) */
typedef BatsonScene *(*BatsonSceneFunc) (const BatsonCanvas *canvas, gpointer data);

/** A scene and the room for it. */
typedef struct
{
  BatsonSceneFunc build;
  gpointer data;
  int width, height;              /* px there are */
  BatsonTextDirection direction;
  double from_width, from_height; /* from this size upwards the scene grows with the room; 0: never */
  gboolean filling;               /* text grows until the scene fills the room */
} BatsonDiagramFit;

BatsonScene *batson_diagram_fit (const BatsonDiagramFit *self, double *out_grown);

G_END_DECLS
