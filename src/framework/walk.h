/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A case step by step, for those who learn: the referral triggers, then N, O, M part by part, S, and the row they lead to. */
#pragma once
#include "framework/assessment.h"

G_BEGIN_DECLS

typedef enum { BATSON_WALK_TRIGGER, BATSON_WALK_QUESTION, BATSON_WALK_SINS, BATSON_WALK_ROW } BatsonWalkKind;

/** What the steps belong to, in their order; the four questions are BATSON_CHAPTER_N + the question. */
typedef enum { BATSON_CHAPTER_REFERRAL, BATSON_CHAPTER_N, BATSON_CHAPTER_O, BATSON_CHAPTER_M, BATSON_CHAPTER_S, BATSON_CHAPTER_ROW, BATSON_N_CHAPTERS } BatsonChapter;

typedef struct
{
  BatsonWhy why;       /* rule and basis; the facts it rests on, and those that are missing */
  char *id;            /* stable, unique in a walk: "ref-1", "n", "sins-pain", "row" */
  BatsonWalkKind kind;
  BatsonChapter chapter;
  guint which;         /* index of the trigger in the assessment, BatsonQuestionId, BatsonSinsPart */
  gboolean open;       /* not settled: what each answer would lead to is in batson_walk_leads () */
  guint before, after; /* still possible without this step's answer and with it: rows as in BatsonProtocolResult; of a part of SINS classes, BATSON_M_* */
  int least, greatest; /* a part of SINS: the total with the parts so far */
  const char *diagram; /* the diagram that shows it, static */
  char **way;          /* of a tree: patterns of the nodes and lines that lead there; nullable */
  char **nodes;        /* ids of its elements that are about this step, as far as they are there; "n-*": those on the path, or else still possible */
} BatsonWalkStep;

typedef struct
{
  BatsonAssessment *assessment;      /* owned */
  const BatsonLesionResult *lesion;  /* of it; NULL: none */
  const BatsonProtocol *protocol;
  BatsonArena *arena;                /* owned: the facts of its steps */
  GPtrArray *steps;                  /* BatsonWalkStep; the last is the row */
} BatsonWalk;

/** One answer that could still be given to a step, and what would then be possible. */
typedef struct
{
  guint answer;        /* a question: the bits of its branch; a part of SINS: the choice; a trigger: a BatsonTri */
  guint after;         /* as in BatsonWalkStep */
  int least, greatest;
} BatsonWalkLead;

BatsonWalk *batson_walk_new (BatsonAssessment *assessment, const BatsonLesionResult *lesion, BatsonProtocolId protocol);
void batson_walk_free (BatsonWalk *self);
const BatsonWalkStep *batson_walk_step (const BatsonWalk *self, guint n);
int batson_walk_find (const BatsonWalk *self, const char *id);
guint batson_walk_answers (const BatsonWalk *self, BatsonQuestionId question);
const BatsonBranch *batson_walk_branch (const BatsonProtocol *protocol, BatsonQuestionId question, guint answer);
GArray *batson_walk_leads (const BatsonWalk *self, const BatsonWalkStep *step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatsonWalk, batson_walk_free)

G_END_DECLS
