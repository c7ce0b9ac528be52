/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The diagrams there are: the one table that window, pages, files, tour, teaching and tests walk. */
#pragma once

#include "diagram/scene.h"
#include "framework/assessment.h"

G_BEGIN_DECLS

/* The usual layers of the spine map: cord, zones and lesions. */
enum { BATSON_LAYERS_USUAL = 7 };

/* What a diagram shows. All pointers are borrowed. */
typedef struct {
  const BatsonAssessment *assessment; /* nullable: a blank sheet */
  const BatsonLesionResult *lesion;   /* of it; nullable: none is looked at */
  BatsonProtocolId protocol;
  gboolean compare;                   /* NOMS: both protocols side by side (CMP-1) */
  const BatsonAssessment *base;       /* what-if: the case as it is; what differs from it is marked; nullable */
  int first_day, last_day;            /* timeline: the span shown, as of batson_date_first_day (); both 0: the whole course */
  const double *room;         /* timeline: by BatsonPeriodId the weight of the room each period has; NULL, or 0: the usual */
  const char *moving;         /* timeline: the stretch being moved, by its id, or "phase-7", or "plan-7" a phase being planned; nullable */
  int moved_by, moved_end;    /* timeline: how far, so far: days of its beginning (of what is planned: from today) and of its end, or of a phase places */
  int marked_first, marked_last; /* timeline: a span that is being chosen; both 0: none */
  guint layers;                       /* spine map: BATSON_SPINE_* */
  guint measures;                     /* outcomes: bit per BatsonMeasureId; 0: the usual ones */
  gboolean unfolded;                  /* pathway: where there is no room the arrow that is not the patient's is shown all the same */
  gboolean read_only;                 /* nothing can be recorded in the diagram */
  gboolean anonymous;                 /* nothing that identifies the patient is drawn */
} BatsonDiagramSubject;

typedef struct {
  const char *id;        /* stable: "noms"; names files, views and pictures */
  const char *title;     /* msgid, context "diagram" */
  gboolean of_lesion;    /* shows one lesion at a time */
  double fit_width, fit_height; /* the size from which the diagram grows with its window, px */
  BatsonScene *(*build) (const BatsonDiagramSubject *subject, const BatsonCanvas *canvas);
} BatsonDiagramKind;

/** batson_diagrams: Every diagram, @out_n of them, in the order they are shown. Static. */
const BatsonDiagramKind *batson_diagrams (guint *out_n);

/** batson_diagram_kind: The diagram called @id. Returns: (nullable): static */
const BatsonDiagramKind *batson_diagram_kind (const char *id);

/** batson_diagram_title: The title of a diagram, translated. Static. */
const char *batson_diagram_title (const BatsonDiagramKind *kind);

/**
 * batson_diagram_subject:
 * @assessment: (nullable): %NULL for a blank sheet
 * @lesion: (nullable): of @assessment; %NULL: the one that leads, else the first
 *
 * The usual subject of a diagram: the protocol of the assessment, the whole course, the usual layers.
 */
BatsonDiagramSubject batson_diagram_subject (const BatsonAssessment *assessment, const BatsonLesionResult *lesion);

G_END_DECLS
