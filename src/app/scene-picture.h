/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene as a picture: drawn, not walked. Decoration: words stand beside it. */
#pragma once
#include <gtk/gtk.h>

#include "diagram/scene.h"

G_BEGIN_DECLS

#define BATSON_TYPE_SCENE_PICTURE (batson_scene_picture_get_type ())
G_DECLARE_FINAL_TYPE (BatsonScenePicture, batson_scene_picture, BATSON, SCENE_PICTURE, GtkWidget)

GtkWidget *batson_scene_picture_new (BatsonScene *scene);

G_END_DECLS
