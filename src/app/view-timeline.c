/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline view: phases, triggers and events of the case. */
#include "app/view-timeline.h"

#include <glib/gi18n-lib.h>

struct _BatsonViewTimeline
{
  BatsonViewDiagram parent_instance;
};

G_DEFINE_FINAL_TYPE (BatsonViewTimeline, batson_view_timeline, BATSON_TYPE_VIEW_DIAGRAM)

static void
batson_view_timeline_class_init (BatsonViewTimelineClass *klass)
{
  BatsonViewDiagramClass *view_class = BATSON_VIEW_DIAGRAM_CLASS (klass);

  view_class->diagram = "timeline";
}

static void
batson_view_timeline_init (BatsonViewTimeline *self)
{
}

/** The view of SESSION, referenced. */
GtkWidget *
batson_view_timeline_new (BatsonSession *session)
{
  return batson_view_diagram_new (BATSON_TYPE_VIEW_TIMELINE, session);
}
