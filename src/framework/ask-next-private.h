/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the search for the next answer share (NOMS-14). */
#pragma once
#include "framework/assessment-private.h"

G_BEGIN_DECLS

/* Ties: the order of NOMS-14; what it does not name comes after. */
typedef enum { BATSON_TIE_IMAGING, BATSON_TIE_GRADE, BATSON_TIE_URG2, BATSON_TIE_SINS, BATSON_TIE_RECEPTOR, BATSON_TIE_RADIATION, BATSON_TIE_ECOG, BATSON_TIE_OTHER } BatsonTie;

/** A missing answer and what its choices leave, as sums over them. Small: there are several of each lesion. */
typedef struct
{
  BatsonFact fact; /* borrowed */
  double colours, rows;
  guint n;         /* choices */
  guint order;     /* within the tie: by lesion in order of entry, then by field */
  guint8 tie;      /* a BatsonTie */
  guint8 asked;    /* unknown, not done or not applicable: after all blanks */
  guint8 changes, changes_colours; /* some choice, or together with other answers some, leaves less than there is now */
} BatsonCandidate;

/** An answer of a lesion that is tried: what its choices leave of the case, and of the lesion alone. */
typedef struct
{
  BatsonCandidate all, own;
} BatsonTrial;

/** The lesions as they are, or as they are once a new symptom takes the word "controlled" away (NOMS-13). */
typedef struct
{
  BatsonTotals totals;
  guint rows[BATSON_S_ANY + 1]; /* summed over the lesions, by the set S can still be */
} BatsonLesionSums;

/** What answers that decide only together change: the case, its colours, and one lesion alone. */
typedef struct
{
  guint8 changes, changes_colours, own_changes;
} BatsonJoint;

/** The answers of one lesion that decide together. */
typedef struct
{
  BatsonJoint sins, receptors[BATSON_N_RECEPTORS], radiation;
} BatsonLesionJoint;

/** What shared answers decide together. */
typedef enum { BATSON_JOINT_FITNESS, BATSON_JOINT_SPREAD, BATSON_N_JOINT_OF } BatsonJointOf;

enum { BATSON_MOST_SHARED = 20, BATSON_MOST_CHOICES = 5 };

/** An answer all lesions share: what S can still be after each of its choices. */
typedef struct
{
  BatsonCandidate c;
  BatsonJointOf joint; /* what it decides together with others, or BATSON_N_JOINT_OF */
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
  BatsonLesionJoint *joint; /* of each lesion */
  BatsonJoint shared_joint[BATSON_N_JOINT_OF];
  guint settled[BATSON_N_JOINT_OF][2]; /* S where that is settled; 0 where it is not open */
  BatsonSharedCandidate shared[BATSON_MOST_SHARED];
  guint n_shared;
} BatsonSearch;

BatsonCandidate _batson_candidate (const BatsonFact *fact, gboolean asked, BatsonTie tie, guint order);
void _batson_found (BatsonSearch *search, const BatsonCandidate *c);
void _batson_found_own (BatsonSearch *search, guint i, const BatsonCandidate *own);
void _batson_count_choice (const BatsonSearch *search, BatsonCandidate *c, guint colours, guint rows);
void _batson_count_own (const BatsonSearch *search, BatsonCandidate *own, guint i, const BatsonLesionFacts *facts, guint s);
void _batson_replace (BatsonLesionSums *lesions, const BatsonLesionFacts *old, const BatsonLesionFacts *facts);
BatsonTrial _batson_trial (const BatsonFact *fact, gboolean asked, BatsonTie tie, guint order);
void _batson_try_lesion (BatsonSearch *search, BatsonTrial *trial, guint i, const BatsonLesionFacts *facts);
guint _batson_order_of (guint i, guint field);
void _batson_tried (BatsonSearch *search, guint i, const BatsonTrial *trial);
void _batson_find_joint (BatsonSearch *search, guint i);
void _batson_find_shared_joint (BatsonSearch *search);
void _batson_join (BatsonCandidate *c, const BatsonJoint *joint);
void _batson_join_trial (BatsonTrial *trial, const BatsonJoint *joint);
gboolean _batson_joint_own (const BatsonSearch *search, guint i, BatsonJointOf of);
void _batson_ask_lesion (BatsonSearch *search, guint i);
void _batson_ask_receptors (BatsonSearch *search);
void _batson_ask_shared (BatsonSearch *search);

G_END_DECLS
