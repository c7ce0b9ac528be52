/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The diagrams there are. */
#include "diagram/diagrams.h"

#include <glib/gi18n-lib.h>

#include "diagram/noms-compare.h"
#include "diagram/outcomes.h"
#include "diagram/pathway.h"
#include "diagram/spine-map.h"
#include "diagram/timeline.h"
#include "diagram/wbb.h"

BatsonNomsView *
batson_noms_subject_view (const BatsonDiagramSubject *subject, BatsonProtocolId protocol)
{
  const BatsonLesionResult *before;
  g_autoptr (BatsonNomsView) base = NULL;
  BatsonNomsView *view;

  if (subject->assessment == NULL || subject->lesion == NULL)
    return batson_noms_view_blank (batson_protocol (protocol));
  view = batson_noms_view_new (subject->assessment, subject->lesion, protocol);
  before = subject->base ? batson_assessment_lesion_by_id (subject->base, batson_record_get_id (subject->lesion->record)) : NULL;
  base = before ? batson_noms_view_new (subject->base, before, protocol) : NULL;
  if (base)
    batson_noms_view_mark_base (view, base);
  return view;
}

static BatsonScene *
build_noms (const BatsonDiagramSubject *subject, const BatsonCanvas *canvas)
{
  g_autoptr (BatsonNomsView) view = NULL;

  if (subject->compare)
    return batson_noms_compare_scene (subject, canvas);
  view = batson_noms_subject_view (subject, subject->protocol);
  return batson_noms_scene (view, canvas);
}

static const BatsonDiagramKind kinds[] = {
  { "pathway", NC_ ("diagram", "Referral pathway"), FALSE, 1366, 660, batson_pathway_scene },
  { "noms", NC_ ("diagram", "NOMS decision"), TRUE, 1366, 620, build_noms },
  { "spine", NC_ ("diagram", "Spine map"), FALSE, 1366, 760, batson_spine_map_scene },
  { "timeline", NC_ ("diagram", "Collaborative timeline"), FALSE, 1366, 661, batson_timeline_scene },
  { "wbb", NC_ ("diagram", "En bloc planning"), TRUE, 1366, 700, batson_wbb_scene },
  { "outcomes", NC_ ("diagram", "Outcomes"), FALSE, 1366, 700, batson_outcomes_scene },
};

const BatsonDiagramKind *
batson_diagrams (guint *out_n)
{
  *out_n = G_N_ELEMENTS (kinds);
  return kinds;
}

const BatsonDiagramKind *
batson_diagram_kind (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].id, id))
      return &kinds[i];
  return NULL;
}

const char *
batson_diagram_title (const BatsonDiagramKind *kind)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "diagram", kind->title);
}

BatsonDiagramSubject
batson_diagram_subject (const BatsonAssessment *assessment, const BatsonLesionResult *lesion)
{
  BatsonDiagramSubject subject = { .assessment = assessment, .lesion = lesion, .layers = BATSON_LAYERS_USUAL };

  if (assessment == NULL)
    return subject;
  subject.protocol = assessment->settings.protocol;
  if (lesion == NULL)
    subject.lesion = batson_assessment_leading (assessment);
  if (subject.lesion == NULL && assessment->lesions->len)
    subject.lesion = assessment->lesions->pdata[0];
  return subject;
}
