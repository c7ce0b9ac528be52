/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lateral spine with the lesions of a case: levels are picked on it. Anatomy never mirrors. */
#pragma once

#include "diagram/scene.h"
#include "framework/assessment.h"

G_BEGIN_DECLS

/** One lesion as the spine shows it; all texts translated, "" where there is nothing to say, owned. */
typedef struct {
  char *id;              /* of the lesion's record */
  char *title;           /* "T8", "T11–L1" */
  char *urgency;         /* "Urgent" */
  char *sins;            /* "SINS 8–14" */
  char *sins_class;      /* "Indeterminate or unstable" */
  char *grade_words;     /* "Bilsky 1b" */
  char *rows;            /* "NOMS-5", of the review's protocol, where they are few */
  int least, greatest;   /* the SINS that is still possible */
  BatsonSpan span;       /* first BATSON_LEVEL_NONE: outside C0-S5, a card only */
  guint classes;         /* BATSON_M_* bits, 0 while no part is answered */
  int grade;             /* BatsonGrade, -1 */
  int collapse;          /* BatsonSinsCollapse, -1 */
  BatsonIcon icon;       /* the urgency mark */
  BatsonToken mark;      /* its colour */
  BatsonToken ink;       /* the colour of its word */
  gboolean selected;
} BatsonSpineLesion;

/* What is drawn besides vertebrae, bits; the same as the layers of the spine map. */
enum { BATSON_SPINE_CORD = 1, BATSON_SPINE_ZONES = 2, BATSON_SPINE_LESIONS = 4, BATSON_SPINE_PLEXUS = 8 };

typedef struct {
  GPtrArray *lesions; /* BatsonSpineLesion, owned */
  guint layers;       /* BATSON_SPINE_*; usually cord and lesions */
  gboolean list;      /* where there is no room beside the column the lesions stand below it */
  gboolean blank;     /* nobody's: where the lesions stand are lines to write on */
} BatsonSpineView;

/** batson_spine_view_new: A view without lesions. Returns: (transfer full) */
BatsonSpineView *batson_spine_view_new (void);
/** batson_spine_view_of: What the spine shows of @assessment; @selected (nullable) is the record of the lesion chosen. Returns: (transfer full) */
BatsonSpineView *batson_spine_view_of (const BatsonAssessment *assessment, BatsonRecord *selected);
void batson_spine_view_free (BatsonSpineView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatsonSpineView, batson_spine_view_free)

/** batson_spine_class_paint: SINS classes still possible (BATSON_M_* bits) as a fill: pale, striped, solid; two classes dark stripes (on paper wide ones); not scored dashed and empty. */
BatsonPaint batson_spine_class_paint (guint classes, BatsonMedium medium);

/**
 * batson_spine_scene:
 *
 * The column with its lesions. Nodes "level-T8" (action "add-lesion" or "choose-lesion") and, where the canvas is wide
 * enough for cards, "lesion-ID" (action "choose-lesion"). Below 300 units times the text scale only the column is drawn.
 *
 * Returns: (transfer full): the scene
 */
BatsonScene *batson_spine_scene (const BatsonSpineView *view, const BatsonCanvas *canvas);

G_END_DECLS
