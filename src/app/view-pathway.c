/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pathway view: who refers to whom, why, and what is pending. */
#include "app/view-pathway.h"

#include <glib/gi18n-lib.h>

struct _BatsonViewPathway
{
  BatsonViewDiagram parent_instance;
};

G_DEFINE_FINAL_TYPE (BatsonViewPathway, batson_view_pathway, BATSON_TYPE_VIEW_DIAGRAM)

static void
batson_view_pathway_class_init (BatsonViewPathwayClass *klass)
{
  BatsonViewDiagramClass *view_class = BATSON_VIEW_DIAGRAM_CLASS (klass);

  view_class->diagram = "pathway";
}

static void
batson_view_pathway_init (BatsonViewPathway *self)
{
}

/** The view of SESSION, referenced. */
GtkWidget *
batson_view_pathway_new (BatsonSession *session)
{
  return batson_view_diagram_new (BATSON_TYPE_VIEW_PATHWAY, session);
}
