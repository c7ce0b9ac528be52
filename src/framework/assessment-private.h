/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of one assessment share while it is made. */
#pragma once
#include "framework/evidence.h"

G_BEGIN_DECLS

/* Epidural bands, as bits: what rules ask of a grade. */
enum { BATSON_BAND_NONE = 1, BATSON_BAND_LOW = 2, BATSON_BAND_HIGH = 4, BATSON_BAND_ANY = 7 };

/* Receptor classes, as bits: what O-1 and NOMS-C9 ask of a subtype. */
enum { BATSON_CLASS_BIT_HR = 1, BATSON_CLASS_BIT_HER2 = 2, BATSON_CLASS_BIT_TNBC = 4, BATSON_CLASS_BIT_ANY = 7 };

/** What counts of one lesion. */
typedef struct
{
  BatsonRecord *record; /* borrowed */
  BatsonLesionResult *result; /* borrowed */
  BatsonEvidence level;       /* LEVEL, or where only an unusual level is written LOCATION */
  gboolean has_span;
  BatsonSpan span;
  BatsonEvidence findings[BATSON_FINDING_N_FIELDS]; /* the newest current answers (NOMS-13) */
  BatsonEvidence history[BATSON_FINDING_N_FIELDS];  /* the newest before the last treatment; set where TREATED */
  BatsonEvidence radiation, progressed, compartment, o_hand, m_hand;
  gboolean treated;                  /* a treatment, radiation included, is completed */
  gboolean treated_by_radiation;     /* and the last one is radiation */
  BatsonEvidence treatment_date;
  guint bands;                       /* BATSON_BAND_* still possible */
  guint location;                    /* BatsonLocation bits still possible */
  guint classes;                     /* BATSON_CLASS_BIT_* still possible */
  guint progression;                 /* 1: not progressed after radiation, 2: progressed; bits */
  guint oa;                          /* O and aggressive still possible, see noms.c */
  guint m;                           /* M answers */
  BatsonReceptor receptors[BATSON_N_RECEPTORS]; /* facts borrowed */
} BatsonLesionEvidence;

/** One assessment in the making; every pointer is borrowed. */
typedef struct
{
  BatsonRecord *root, *presentation, *fitness, *disease, *imaging, *work_up;
  const BatsonSettings *settings;
  BatsonAssessment *assessment;
  int today;                                       /* day number at the time of evaluation */
  BatsonEvidence status[BATSON_STATUS_N_FIELDS];   /* newest answers; a detail is in the record of its main answer */
  BatsonEvidence complete, known, primary_fact;
  BatsonPrimary primary;                           /* resolved: blank is unknown, known before is proven */
  int ki67_high_from;                              /* the cut-off of the case */
  gboolean decompressed;                           /* some lesion was (URG-2), on these days */
  int decompressed_first, decompressed_last;
  gboolean acute;                                  /* acute deterioration, not ended */
  BatsonLesionEvidence *lesions;
  guint n_lesions;
} BatsonContext;

gboolean _batson_status_counts (const BatsonContext *ctx, guint field);
gboolean _batson_status_is_new (const BatsonContext *ctx, guint field);

G_END_DECLS
