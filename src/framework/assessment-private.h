/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of one assessment share while it is made. */
#pragma once
#include "framework/evidence.h"
#include "framework/noms.h"
#include "framework/sins.h"

G_BEGIN_DECLS

/** URG-2's questions, in the order asked: those that make red, then those that make at least orange. */
enum { BATSON_N_RED_QUESTIONS = 5, BATSON_N_ORANGE_QUESTIONS = 2, BATSON_N_URG2_QUESTIONS = BATSON_N_RED_QUESTIONS + BATSON_N_ORANGE_QUESTIONS };

/** How a question of URG-2 stands. */
typedef enum
{
  BATSON_SYMPTOM_OPEN,
  BATSON_SYMPTOM_NO,      /* none, old, long-standing */
  BATSON_SYMPTOM_NEW,     /* new or worse; walking lost */
  BATSON_SYMPTOM_BEFORE,  /* that, but observed before the last decompression: examined since? */
} BatsonSymptom;

/** What counts of one lesion. */
typedef struct
{
  BatsonRecord *record;       /* borrowed */
  BatsonLesionResult *result; /* borrowed */
  gboolean has_span;
  BatsonSpan span;
  BatsonEvidence location;    /* the level, or where only an unusual level is written its location class */
  BatsonEvidence findings[BATSON_FINDING_N_FIELDS]; /* the newest current answers (NOMS-13) */
  BatsonEvidence radiation, progressed, o_hand, m_hand;
  BatsonFact treated;         /* borrowed: the date of the last completed treatment; none where there is none */
  gboolean treated_by_radiation;
  int treated_first, treated_last;
  BatsonSinsAnswers sins;
  guint classes;              /* BATSON_RECEPTORS_*, of the subtype by hand where set */
  guint progression;          /* BATSON_NOT_PROGRESSED_BIT, BATSON_PROGRESSED_BIT */
  BatsonReceptor receptors[BATSON_N_RECEPTORS]; /* facts borrowed */
  BatsonLesionFacts facts;
} BatsonLesionEvidence;

/** One assessment in the making; every pointer is borrowed. */
typedef struct
{
  BatsonRecord *root, *presentation, *fitness, *disease, *imaging, *work_up;
  const BatsonSettings *settings;
  BatsonAssessment *assessment;
  BatsonArena *scratch;                            /* of what is gone when the assessment is made */
  int today;                                       /* day number at the time of evaluation */
  BatsonEvidence status[BATSON_STATUS_N_FIELDS];   /* newest answers of the main fields; a detail is in the record of its main answer */
  BatsonEvidence judged, ecog_before, caused;      /* fitness */
  BatsonEvidence controlled, visceral, other_bone, whole_body; /* disease */
  BatsonEvidence complete;                         /* whole spine imaged, all lesions entered */
  BatsonEvidence known, primary_answer, subtype_hand;
  BatsonPrimary primary;                           /* resolved: blank is unknown, known before is proven */
  gboolean decompressed;                           /* some lesion was, on these days (URG-2) */
  int decompressed_first, decompressed_last;
  gint64 decompressed_at;                          /* by the clock; G_MININT64 where only the day is known */
  BatsonSymptom symptoms[BATSON_N_URG2_QUESTIONS];
  gboolean acute_lasting;                          /* acute deterioration, not ended */
  BatsonSample *samples;
  guint n_samples;
  BatsonLesionEvidence *lesions;
  BatsonLesionFacts *facts;                        /* of each lesion, side by side: what is walked often */
  guint n_lesions;
  gboolean graded, high_grade;                     /* some lesion is */
  int rank[6];                                     /* of the leading lesion so far (NOMS-15) */
  guint irradiated;                                /* levels of lesions with earlier radiation, bit n for level n */
  BatsonSharedFacts shared;
  guint s;                                         /* BATSON_S_* still possible */
  guint tuples;
  BatsonTotals totals;
  const BatsonIndication *of_case[6];              /* what the first lesion's indications say that look at the case alone */
  gboolean unexplained;                            /* NOMS-C8: a new deficit, every graded lesion low grade */
} BatsonContext;

guint _batson_urg2_field (guint question);
gboolean _batson_symptom_is_new (guint question, int choice);
gboolean _batson_before_decompression (const BatsonContext *ctx, BatsonRecord *examination, guint field, int last_day);
guint _batson_span_bits (BatsonSpan span);
guint _batson_lesion_progression (const BatsonLesionEvidence *lesion);
BatsonLesionState _batson_lesion_state (const BatsonContext *ctx, const BatsonLesionEvidence *lesion);
void _batson_lesion_read (BatsonContext *ctx, BatsonLesionEvidence *lesion);
void _batson_shared_read (BatsonContext *ctx);
void _batson_shared_explain_s (BatsonContext *ctx, BatsonAnswer *answer);
void _batson_lesion_explain (BatsonContext *ctx, BatsonLesionEvidence *lesion);
void _batson_outcome_fill (BatsonContext *ctx, BatsonLesionEvidence *lesion);
void _batson_lead (BatsonContext *ctx, guint i);
void _batson_urgency_fill (BatsonContext *ctx);
void _batson_overrides_add (BatsonContext *ctx, const BatsonLesionEvidence *lesion);
void _batson_overrides_add_of_case (BatsonContext *ctx);
int _batson_ki67_cut_off (BatsonRecord *root);
void _batson_ask_next_fill (BatsonContext *ctx);

G_END_DECLS
