/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bidirectional referral pathway (REF, WORK, MDT-1; 10 Table 1), as wide as the page lets it be. */
#include "diagram/pathway.h"

#include "diagram/pathway-private.h"

/* From this width on, in px of the model, the three columns stand side by side. */
#define WIDE_ON_SCREEN 900
#define WIDE_ON_PAPER 800

BatsonScene *
batson_pathway_scene (const BatsonDiagramSubject *subject, const BatsonCanvas *canvas)
{
  gboolean print = canvas->medium == BATSON_MEDIUM_PRINT;
  double unit = (print ? 0.625 : 1) * canvas->text_scale;
  g_autoptr (BatsonPathwayView) view = batson_pathway_view_new (subject, !print && !subject->read_only);

  if (canvas->width >= (print ? WIDE_ON_PAPER : WIDE_ON_SCREEN) * unit)
    return batson_pathway_wide (view, canvas, unit);
  return batson_pathway_narrow (view, canvas, unit, subject->unfolded);
}
