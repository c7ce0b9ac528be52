/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The spine view: the map of the lesions, and the en bloc clock face of the chosen one. */
#include "app/view-spine.h"

#include <glib/gi18n-lib.h>

struct _BatsonViewSpine
{
  BatsonViewDiagram parent_instance;
};

G_DEFINE_FINAL_TYPE (BatsonViewSpine, batson_view_spine, BATSON_TYPE_VIEW_DIAGRAM)

static void
batson_view_spine_class_init (BatsonViewSpineClass *klass)
{
  BatsonViewDiagramClass *view_class = BATSON_VIEW_DIAGRAM_CLASS (klass);

  view_class->diagram = "spine";
}

static void
batson_view_spine_init (BatsonViewSpine *self)
{
}

/** The view of SESSION, referenced. */
GtkWidget *
batson_view_spine_new (BatsonSession *session)
{
  return batson_view_diagram_new (BATSON_TYPE_VIEW_SPINE, session);
}
