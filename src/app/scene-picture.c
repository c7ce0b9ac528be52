/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene as a picture: drawn, not walked. Decoration: words stand beside it. */
#include "app/scene-picture.h"

#include "app/theme.h"
#include "diagram/painter.h"

struct _BatsonScenePicture
{
  GtkWidget parent_instance;
  BatsonScene *scene;
};

G_DEFINE_FINAL_TYPE (BatsonScenePicture, batson_scene_picture, GTK_TYPE_WIDGET)

static void
batson_scene_picture_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  double width, height;

  batson_scene_size (BATSON_SCENE_PICTURE (widget)->scene, &width, &height);
  *natural = (int) (orientation == GTK_ORIENTATION_HORIZONTAL ? width : height);
  *minimum = *natural / 2;
}

/* Fitted and centred; without the scene's ground, so that a button's shows. */
static void
batson_scene_picture_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BatsonScenePicture *self = BATSON_SCENE_PICTURE (widget);
  int room_x = gtk_widget_get_width (widget), room_y = gtk_widget_get_height (widget);
  double width, height, k;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, room_x, room_y));

  batson_scene_size (self->scene, &width, &height);
  k = MIN (room_x / width, room_y / height);
  cairo_translate (cr, (room_x - width * k) / 2, (room_y - height * k) / 2);
  cairo_scale (cr, k, k);
  for (guint i = 0; i < batson_scene_n_elements (self->scene); i++)
    batson_painter_element (cr, batson_scene_element (self->scene, i), batson_theme_get ());
  cairo_destroy (cr);
}

static void
batson_scene_picture_finalize (GObject *object)
{
  g_clear_pointer (&BATSON_SCENE_PICTURE (object)->scene, batson_scene_unref);
  G_OBJECT_CLASS (batson_scene_picture_parent_class)->finalize (object);
}

static void
batson_scene_picture_class_init (BatsonScenePictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = batson_scene_picture_finalize;
  widget_class->measure = batson_scene_picture_measure;
  widget_class->snapshot = batson_scene_picture_snapshot;
  gtk_widget_class_set_css_name (widget_class, "scenepicture");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
batson_scene_picture_init (BatsonScenePicture *self)
{
  batson_theme_follow (GTK_WIDGET (self), G_CALLBACK (gtk_widget_queue_draw));
}

/** A picture of SCENE, referenced; its natural size is the scene's. */
GtkWidget *
batson_scene_picture_new (BatsonScene *scene)
{
  BatsonScenePicture *self = g_object_new (BATSON_TYPE_SCENE_PICTURE, NULL);

  self->scene = batson_scene_ref (scene);
  return GTK_WIDGET (self);
}
