/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The engine of the decision: still possible answers in, reachable rows and colours out. Pure numbers; no records. */
#pragma once
#include "framework/escc.h"
#include "framework/subtype.h"

G_BEGIN_DECLS

/* O together with whether NOMS-C9 bears on it (HER2-enriched or triple-negative), as bits. */
enum { BATSON_OA_SENSITIVE = 1, BATSON_OA_SENSITIVE_AGGRESSIVE = 2, BATSON_OA_RESISTANT = 4, BATSON_OA_RESISTANT_AGGRESSIVE = 8, BATSON_OA_ANY = 15 };

/* Progressed after earlier radiation to the lesion, as bits. */
enum { BATSON_NOT_PROGRESSED_BIT = 1, BATSON_PROGRESSED_BIT = 2, BATSON_PROGRESSION_ANY = 3 };

/** S one by one: bit n of BATSON_S_*. */
enum { BATSON_S_COUNT = 3 };

/** Colours with the one below green: no colour from this framework. */
enum { BATSON_NONE_BIT = 8, BATSON_ALL_COLOURS = BATSON_GREEN_BIT | BATSON_ORANGE_BIT | BATSON_RED_BIT };

/** What decides the colours and rows of one lesion, apart from what all lesions share. Small, and copied to ask "what if". */
typedef struct
{
  BatsonLesionState state;
  guint bands;  /* BATSON_BAND_* */
  guint oa;     /* BATSON_OA_* */
  guint m;      /* BATSON_M_*, by hand where set */
  guint sins;   /* BATSON_M_* of the score alone, for NOMS-0 */
} BatsonLesionFacts;

/** What all lesions share: S-1, S-2, URG-2 and the further lesion of URG-3. Every member is a set of bits: 1 no, 2 yes. */
typedef struct
{
  guint acute;      /* lasting acute deterioration */
  guint red[5];     /* URG-2 b, in the order of batson_urg2_red () */
  guint orange[2];  /* sensory loss, other radiculopathy */
  int judged;       /* a BatsonFitness; -1 where not given */
  int ecog_now, ecog_before; /* a BatsonEcog; -1 */
  int caused;       /* a BatsonYesNo; -1 */
  guint controlled, free_of_visceral, free_of_other_bone;
  gboolean whole_body, complete; /* imaged */
  guint vertebrae;     /* bit n for level n of any lesion */
  guint n_other_levels; /* lesions at an unusual level */
  guint n_without_level;
  gboolean further; /* one further, wholly unanswered lesion counts */
} BatsonSharedFacts;

/** How many lesions can be at most, and exactly, of a colour (0 none, 1 green, 2 orange, 3 red), by S. */
typedef struct
{
  guint n;
  int at_most[BATSON_S_COUNT][4], exactly[BATSON_S_COUNT][4];
} BatsonTotals;

guint _batson_oa (guint classes, guint progression, int by_hand);
guint _batson_o_of (guint oa);
guint _batson_n_of (guint bands);
guint _batson_noms_rows (const BatsonLesionFacts *facts, guint s);
void _batson_noms_colours (const BatsonLesionFacts *facts, guint8 out_colours[BATSON_S_COUNT]);
guint _batson_noms_colours_for (const BatsonLesionFacts *facts, guint s);

guint _batson_shared_oligo (const BatsonSharedFacts *shared);
guint _batson_shared_s (const BatsonSharedFacts *shared);
guint _batson_shared_tuples (const BatsonSharedFacts *shared);

void _batson_totals_add (BatsonTotals *totals, const guint8 colours[BATSON_S_COUNT], int sign);
guint _batson_totals_colours (const BatsonTotals *totals, guint tuples);

G_END_DECLS
