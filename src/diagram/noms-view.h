/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the NOMS diagram shows of one lesion under one protocol, in words and states. */
#pragma once

#include "diagram/scene.h"
#include "framework/assessment.h"

G_BEGIN_DECLS

typedef enum {
  BATSON_HEAD_MISSING,
  BATSON_HEAD_PARTIAL,
  BATSON_HEAD_KNOWN
} BatsonNomsHeadState;

typedef enum {
  BATSON_MARK_CONFLICT,
  BATSON_MARK_NOTE,
  BATSON_MARK_OVERRIDE,
  BATSON_MARK_HISTORY,
  BATSON_MARK_BASE /* what-if: so it is in the case */
} BatsonNomsMarkKind;

/* The answer to one question. */
typedef struct {
  BatsonNomsHeadState state;
  gboolean next;  /* to be answered next */
  char *text;     /* "SINS 8–14, 2 open"; owned */
  char *target;   /* address of the answer, for the action; owned */
  BatsonNomsMarkKind note_kind;
  char *note;     /* a line below: what the case says in a what-if, where protocols part; "" none; owned */
} BatsonNomsHead;

/* A pill on leaves. */
typedef struct {
  BatsonNomsMarkKind kind;
  guint rows;  /* bit n: shown on row n, where that row is not ruled out (history, base: always) */
  char *id;    /* "NOMS-C1"; "" where there is none; owned */
  char *text;  /* a few words; owned */
} BatsonNomsMark;

typedef struct {
  char *outcome, *with; /* translated; "" nothing; owned */
  char *rule;           /* "NOMS-5"; owned */
  char *basis;          /* "inferred", translated; owned */
  guint colours;        /* bits still possible; 0: the protocol names none, or all are for a row that is ruled out */
  char *urgency;        /* second line of the urgency: "within 72 h", "urgent if unstable"; owned */
} BatsonNomsViewRow;

/* All that the builder needs; what-if and comparison fill another one. Fields are read-only outside of fillers. */
typedef struct {
  const BatsonProtocol *protocol;
  char *lesion;    /* "T8"; owned */
  char *lesion_id; /* for the action; owned */
  char *leading;   /* "leads the case", "lesion"; owned */
  char *summary;   /* a sentence under the outcomes' head; owned */
  BatsonNomsHead heads[BATSON_N_QUESTIONS];
  guint answers[BATSON_N_QUESTIONS]; /* still possible, bits */
  guint rows;         /* still reachable, bits */
  gboolean none;      /* no row is shown for this lesion */
  guint history_rows; /* bits */
  BatsonNomsViewRow *row; /* protocol->n_rows of them; owned */
  GPtrArray *marks;   /* BatsonNomsMark; owned */
} BatsonNomsView;

/**
 * batson_noms_view_blank:
 *
 * A view in which nothing is answered (NOMS-14: every row is open), also the blank sheet.
 *
 * Returns: (transfer full): the view
 */
BatsonNomsView *batson_noms_view_blank (const BatsonProtocol *protocol);

/**
 * batson_noms_view_new:
 * @result: a lesion of @assessment
 *
 * What @assessment says of one lesion under @protocol (NOMS-0 to NOMS-14, LAU-1 to 10).
 *
 * Returns: (transfer full): the view
 */
BatsonNomsView *batson_noms_view_new (const BatsonAssessment *assessment, const BatsonLesionResult *result,
                                      BatsonProtocolId protocol);

/**
 * batson_noms_view_mark_base:
 * @base: the same lesion in the case as it is
 *
 * Marks in a what-if what differs from the case: at each question its answer there, on the leaves the rows there.
 */
void batson_noms_view_mark_base (BatsonNomsView *view, const BatsonNomsView *base);

/** batson_noms_view_set_note: Sets the line below the answer to @question. */
void batson_noms_view_set_note (BatsonNomsView *view, BatsonQuestionId question, BatsonNomsMarkKind kind, const char *text);

void batson_noms_view_free (BatsonNomsView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatsonNomsView, batson_noms_view_free)

/** batson_noms_view_add_mark: Adds a pill; strings are copied. */
void batson_noms_view_add_mark (BatsonNomsView *view, BatsonNomsMarkKind kind, guint rows, const char *id,
                                const char *text);

/**
 * batson_noms_view_set_answers:
 * @answers: still possible, bits
 * @rows: still reachable, bits
 * @lesion_colours: colours of the lesion; where green is not among them no row is said to be (NOMS-C9); 0: not known
 *
 * Sets what is possible, and with it the urgency of every row.
 */
void batson_noms_view_set_answers (BatsonNomsView *view, const guint answers[BATSON_N_QUESTIONS], guint rows,
                                   guint lesion_colours);

/** batson_noms_view_head_state: Whether the answers so far settle @question. */
BatsonNomsHeadState batson_noms_view_head_state (const BatsonNomsView *view, BatsonQuestionId question);

/**
 * batson_noms_view_answer:
 *
 * Narrows one question to @answers (bits) and finds the rows still reachable: what-if, teaching and tests.
 */
void batson_noms_view_answer (BatsonNomsView *view, BatsonQuestionId question, guint answers);

G_END_DECLS
