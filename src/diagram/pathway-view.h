/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the referral pathway shows of a case, in words and states: two arrows of three boxes each, and the board between them. */
#pragma once

#include "diagram/diagrams.h"

G_BEGIN_DECLS

/* How a cell stands out. */
typedef enum {
  BATSON_CELL_PLAIN,  /* known, of no weight of its own */
  BATSON_CELL_STRONG, /* fired, abnormal */
  BATSON_CELL_UNSURE, /* not known, requested, pending */
  BATSON_CELL_FAINT   /* not fired, not asked of this patient */
} BatsonCellLook;

/* Where and how a cell is drawn. */
typedef enum {
  BATSON_CELL_ROW,    /* a box of its own: a trigger, an item */
  BATSON_CELL_LINE,   /* a line in its box: a fact, a step */
  BATSON_CELL_PAIR,   /* a line of two columns: what is brought, and what there is of it */
  BATSON_CELL_MARK,   /* one of the board's three marks */
  BATSON_CELL_BUTTON  /* records the next step */
} BatsonCellKind;

/* One thing that can be chosen: a trigger, an item, a step, a fact. Strings are owned and never NULL. */
typedef struct {
  BatsonCellKind kind;
  char *id;
  char *title, *text;      /* the second line; "" none */
  char *name, *detail;     /* spoken; tooltip */
  char *action, *target;
  BatsonCellLook look;
  BatsonIcon icon;
  gboolean marked;         /* MARK stands at its end */
  BatsonIcon mark;
  char *rule, *state;      /* in words, for the table */
} BatsonPathwayCell;

/* A box of an arrow, or one side of the board. */
typedef struct {
  char *id;
  BatsonDirection to;      /* whose box: the neurosurgeon's or the breast oncosurgeon's */
  BatsonState state;       /* chosen: of this patient; possible; out: not of this patient; open: blank sheet */
  int number;              /* of its arrow where the arrow begins; 0 none */
  BatsonIcon icon;
  char *caption, *title, *about, *aside; /* "" none */
  char *spoken;            /* its head for a screen reader */
  GPtrArray *cells;        /* BatsonPathwayCell; owned */
} BatsonPathwayBox;

enum { BATSON_PATHWAY_START, BATSON_PATHWAY_MIDDLE, BATSON_PATHWAY_END, BATSON_N_PATHWAY_BOXES };

typedef struct {
  BatsonDirection direction;
  BatsonState state;       /* of the arrow, as of a box */
  char *folded;            /* the line that stands for all of it */
  BatsonPathwayBox boxes[BATSON_N_PATHWAY_BOXES];
} BatsonPathwayArrow;

typedef struct {
  BatsonPathwayArrow arrows[2]; /* by BatsonDirection */
  BatsonPathwayBox sides[2];    /* what the neurosurgeon and the breast oncosurgeon bring, by BatsonDirection */
  BatsonPathwayBox board;       /* its cells: three marks, then the meeting and its decision */
  char *with;                   /* who else sits there */
  gboolean blank;
} BatsonPathwayView;

#define BATSON_PATHWAY_MARKS 3 /* SINS, NOMS, imaging: the board's first cells */

/**
 * batson_pathway_view_new:
 * @subject: without an assessment: a blank sheet
 * @record: whether the next steps of referrals can be recorded in the diagram
 *
 * What the pathway says of a case (REF-1 to 10, WORK-1 to 6, MDT-1).
 *
 * Returns: (transfer full): the view
 */
BatsonPathwayView *batson_pathway_view_new (const BatsonDiagramSubject *subject, gboolean record);

void batson_pathway_view_free (BatsonPathwayView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatsonPathwayView, batson_pathway_view_free)

/** batson_pathway_first: The arrow read first: the patient's, or the first where both or neither are. */
BatsonDirection batson_pathway_first (const BatsonPathwayView *view);

/* ---- Filling (pathway-view.c, pathway-referral.c, pathway-board.c) ---- */

/** batson_pathway_add: A cell in @box; strings are copied. */
BatsonPathwayCell *batson_pathway_add (BatsonPathwayBox *box, BatsonCellKind kind, const char *id, BatsonIcon icon,
                                       BatsonCellLook look, const char *title, const char *text);
/** batson_pathway_mark: A small icon at the end of @cell. */
void batson_pathway_mark (BatsonPathwayCell *cell, BatsonIcon mark);
/** batson_pathway_answer: Choosing @cell goes to the answer @fact; without one (nullable) it tells @rule. */
void batson_pathway_answer (BatsonPathwayCell *cell, const BatsonFact *fact, BatsonRuleId rule);
/** batson_pathway_say: Ends a cell: what a screen reader says of it is title, state and text. */
void batson_pathway_say (BatsonPathwayCell *cell, const char *state, const char *detail);
/** batson_pathway_set_box: What the head of @box says; texts are translated already. */
void batson_pathway_set_box (BatsonPathwayBox *box, const char *id, BatsonDirection to, BatsonIcon icon, const char *title,
                             const char *about);

void batson_pathway_fill_triggers (BatsonPathwayView *view, const BatsonAssessment *assessment);
void batson_pathway_fill_work_up (BatsonPathwayView *view, const BatsonAssessment *assessment);
void batson_pathway_fill_steps (BatsonPathwayBox *box, const BatsonAssessment *assessment, BatsonDirection direction,
                                gboolean record);
void batson_pathway_fill_board (BatsonPathwayView *view, const BatsonDiagramSubject *subject);

G_END_DECLS
