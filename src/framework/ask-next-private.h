/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the search for the next answer share (NOMS-14). */
#pragma once
#include "framework/assessment-private.h"

G_BEGIN_DECLS

/* Ties: the order of NOMS-14; what it does not name comes after. */
typedef enum { BATSON_TIE_IMAGING, BATSON_TIE_GRADE, BATSON_TIE_URG2, BATSON_TIE_SINS, BATSON_TIE_RECEPTOR, BATSON_TIE_RADIATION, BATSON_TIE_ECOG, BATSON_TIE_OTHER } BatsonTie;

/** A missing answer and what its choices leave, as sums over them. */
typedef struct
{
  BatsonFact fact; /* borrowed */
  gboolean asked;  /* unknown, not done or not applicable: after all blanks */
  BatsonTie tie;
  guint order;     /* within the tie: by lesion in order of entry, then by field */
  guint n;         /* choices, or their weights */
  double colours, rows;
  double own_colours, own_rows; /* of one lesion alone */
  gboolean changes, changes_colours, own_changes;
} BatsonCandidate;

/** The lesions as they are, or as they are once a new symptom takes the word "controlled" away (NOMS-13). */
typedef struct
{
  BatsonTotals totals;
  guint rows[BATSON_S_ANY + 1]; /* summed over the lesions, by the set S can still be */
} BatsonLesionSums;

enum { BATSON_MOST_SHARED = 20, BATSON_MOST_CHOICES = 5 };

/** An answer all lesions share: what S can still be after each of its choices. */
typedef struct
{
  BatsonCandidate c;
  guint s[BATSON_MOST_CHOICES];
} BatsonSharedCandidate;

typedef struct
{
  BatsonContext *ctx;
  BatsonLesionSums lesions, with_symptom;
  guint colours;  /* of the case as it is */
  guint rows;     /* summed over the lesions as they are */
  GArray *found;  /* BatsonCandidate */
  BatsonCandidate *best; /* of each lesion alone; n 0 where there is none */
  BatsonSharedCandidate shared[BATSON_MOST_SHARED];
  guint n_shared;
} BatsonSearch;

BatsonCandidate _batson_candidate (const BatsonFact *fact, BatsonTie tie, guint order);
void _batson_found (BatsonSearch *search, const BatsonCandidate *c);
void _batson_found_own (BatsonSearch *search, guint i, const BatsonCandidate *c);
void _batson_count_choice (const BatsonSearch *search, BatsonCandidate *c, guint colours, guint rows, guint weight);
void _batson_count_own (const BatsonSearch *search, BatsonCandidate *c, guint i, const BatsonLesionFacts *facts, guint s, guint weight);
void _batson_replace (BatsonLesionSums *lesions, const BatsonLesionFacts *old, const BatsonLesionFacts *facts);
void _batson_try_lesion (BatsonSearch *search, BatsonCandidate *c, guint i, const BatsonLesionFacts *facts);
guint _batson_order_of (guint i, guint field);
void _batson_ask_lesion (BatsonSearch *search, guint i);
void _batson_ask_receptors (BatsonSearch *search);
void _batson_ask_shared (BatsonSearch *search);

G_END_DECLS
