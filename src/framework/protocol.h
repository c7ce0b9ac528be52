/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A protocol as data: four questions, their answers, and the rows they lead to. Engine, diagram, print and teaching read the same table. */
#pragma once
#include "framework/rules.h"

G_BEGIN_DECLS

typedef enum { BATSON_PROTOCOL_REVIEW, BATSON_PROTOCOL_LAUFER, BATSON_N_PROTOCOLS } BatsonProtocolId;

/** The four questions, in this order. */
typedef enum { BATSON_QUESTION_N, BATSON_QUESTION_O, BATSON_QUESTION_M, BATSON_QUESTION_S, BATSON_N_QUESTIONS } BatsonQuestionId;

/* Answers as bits, so that a set of still possible answers is a number. */
enum { BATSON_N_LOW = 1, BATSON_N_HIGH = 2, BATSON_N_ANY = 3 };
enum { BATSON_O_SENSITIVE = 1, BATSON_O_RESISTANT = 2, BATSON_O_ANY = 3 };
enum { BATSON_M_STABLE = 1, BATSON_M_INDETERMINATE = 2, BATSON_M_UNSTABLE = 4, BATSON_M_ANY = 7 };
enum { BATSON_S_FIT_OLIGO = 1, BATSON_S_FIT_OTHER = 2, BATSON_S_FIT = 3, BATSON_S_POOR = 4, BATSON_S_ANY = 7 };

/** Colours in rank, and as bits of a set. */
typedef enum { BATSON_GREEN, BATSON_ORANGE, BATSON_RED } BatsonColour;
enum { BATSON_GREEN_BIT = 1, BATSON_ORANGE_BIT = 2, BATSON_RED_BIT = 4 };

/** What two protocols are compared by (CMP-1). */
typedef enum
{
  BATSON_CLASS_RADIATION,
  BATSON_CLASS_STABILISATION,
  BATSON_CLASS_SURGERY,
  BATSON_CLASS_EN_BLOC,
  BATSON_CLASS_PALLIATIVE,
} BatsonRowClass;

/** One set of answers as a box of the tree: "Unstable", "SINS 13–18". */
typedef struct
{
  guint answers;      /* the bits it stands for */
  const char *id;     /* stable: "unstable" */
  const char *title;  /* msgid, context "protocol" */
  const char *detail; /* msgid, context "protocol"; nullable; "\n" separates lines */
} BatsonBranch;

typedef struct
{
  const char *letter; /* "N" */
  const char *title;  /* msgid, context "protocol": "Neurological" */
  guint all;          /* every answer's bit */
  const BatsonBranch *branches; /* ends with answers 0; every set of answers a row names has its branch here */
} BatsonQuestion;

typedef struct
{
  BatsonRuleId rule;
  guint accepts[BATSON_N_QUESTIONS]; /* the answers that lead here */
  const char *outcome; /* msgid, context "protocol": "Separation surgery + SBRT" */
  const char *with;    /* msgid, context "protocol"; nullable */
  int decision;        /* a BatsonOutcome of case/choices.def, the outcome as a stable id */
  BatsonRowClass row_class;
  guint colours[3];    /* the colour's bit for stable, indeterminate, unstable; 0 where the protocol names none */
} BatsonRow;

typedef struct
{
  BatsonProtocolId id;
  const char *name;  /* stable: "review", "laufer" */
  const char *title; /* msgid, context "protocol" */
  const char *about; /* msgid, context "protocol": what it is, and how far it was checked */
  const BatsonQuestion *questions; /* BATSON_N_QUESTIONS */
  guint n_rows;
  const BatsonRow *rows; /* in the order of the diagram */
} BatsonProtocol;

const BatsonProtocol *batson_protocol (BatsonProtocolId id);
const char *batson_protocol_title (const BatsonProtocol *protocol);
const BatsonBranch *batson_protocol_branch (const BatsonProtocol *protocol, BatsonQuestionId question, guint answers);
guint batson_protocol_rows (const BatsonProtocol *protocol, const guint answers[BATSON_N_QUESTIONS]);
const char *batson_protocol_text (const char *msgid);

G_END_DECLS
