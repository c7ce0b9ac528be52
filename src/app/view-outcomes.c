/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outcomes view: the follow-up series beside the benchmarks of the review. */
#include "app/view-outcomes.h"

#include <glib/gi18n-lib.h>

struct _BatsonViewOutcomes
{
  BatsonViewDiagram parent_instance;
};

G_DEFINE_FINAL_TYPE (BatsonViewOutcomes, batson_view_outcomes, BATSON_TYPE_VIEW_DIAGRAM)

static void
batson_view_outcomes_class_init (BatsonViewOutcomesClass *klass)
{
  BatsonViewDiagramClass *view_class = BATSON_VIEW_DIAGRAM_CLASS (klass);

  view_class->diagram = "outcomes";
}

static void
batson_view_outcomes_init (BatsonViewOutcomes *self)
{
}

/** The view of SESSION, referenced. */
GtkWidget *
batson_view_outcomes_new (BatsonSession *session)
{
  return batson_view_diagram_new (BATSON_TYPE_VIEW_OUTCOMES, session);
}
