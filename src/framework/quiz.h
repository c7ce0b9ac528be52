/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The quiz of a vignette: questions made from an assessment, the framework's answers, and how another answer differs. */
#pragma once
#include "framework/assessment.h"

G_BEGIN_DECLS

/** One row of a question: a part of the SINS, a trigger, or all there is to choose. Its choices are N bits of an answer from FIRST on. */
typedef struct
{
  guint first, n;
  gboolean several;   /* every choice that is still possible is to be named */
  guint part;         /* a BatsonSinsPart, or the place of the trigger in the assessment's */
  guint64 answer;     /* of the framework, bits */
  BatsonRuleId rule;  /* why: the rule, its basis, and the answers it rests on */
  BatsonBasis basis;
  BatsonFacts facts, missing; /* of the assessment */
} BatsonQuizGroup;

/** One question: answered at once, then the framework's answer is shown. */
typedef struct
{
  BatsonQuizQuestion kind;
  const BatsonLesionResult *lesion; /* of the assessment; NULL: it is about the case */
  GArray *groups;                   /* BatsonQuizGroup; owned */
  guint64 answer;                   /* of the framework, the answers of its groups */
} BatsonQuizItem;

typedef struct
{
  BatsonAssessment *assessment; /* owned */
  GPtrArray *items;             /* BatsonQuizItem */
} BatsonQuiz;

typedef enum { BATSON_QUIZ_RIGHT, BATSON_QUIZ_PARTLY, BATSON_QUIZ_NOT, BATSON_QUIZ_UNANSWERED, BATSON_QUIZ_N_VERDICTS } BatsonQuizVerdict;

/** How an answer differs from the framework's. */
typedef struct
{
  BatsonQuizVerdict verdict;
  guint n_right;         /* groups answered as the framework does */
  guint64 missed, extra; /* choices it lacks, and has too many */
  BatsonSins sins;       /* of a question about the SINS: the score by this answer */
  gboolean class_changes; /* ... is another class than the framework's */
} BatsonQuizResult;

/** Answers of one record, under the name they are shown by. */
typedef struct
{
  BatsonRecord *record; /* owned */
  GArray *facts;        /* BatsonFact; owned, its records are the case's */
} BatsonQuizFacts;

/** One vignette of a sitting. */
typedef struct
{
  char *key;          /* where it comes from: its path */
  char *title, *discussion; /* "" where there is none */
  BatsonQuiz *quiz;   /* owned */
  guint64 *chosen;    /* of every item; 0 where it was given up; of the first that is not answered, what is chosen so far */
  guint n_answered;   /* the first so many items are */
} BatsonQuizRun;

/** Several vignettes one after another, kept in memory alone. */
typedef struct
{
  char *resident; /* "" where no name was given */
  gint64 at;      /* when it is looked at; seconds since 1970 UTC */
  int offset;     /* minutes east of UTC there */
  GPtrArray *runs; /* BatsonQuizRun */
} BatsonSitting;

gboolean batson_quiz_is_vignette (BatsonRecord *root);
gboolean batson_quiz_time (BatsonRecord *root, gint64 *out_seconds, int *out_offset);
BatsonQuiz *batson_quiz_new (const BatsonAssessment *assessment);
void batson_quiz_free (BatsonQuiz *quiz);
guint64 batson_quiz_group_bits (const BatsonQuizGroup *group);
BatsonUrgencyKind batson_quiz_urgency (guint choice);
gboolean batson_quiz_is_complete (const BatsonQuizItem *item, guint64 chosen);
void batson_quiz_compare (const BatsonQuizItem *item, guint64 chosen, BatsonQuizResult *out_result);
gboolean batson_quiz_hides (const BatsonQuiz *quiz, guint n_answered, BatsonRecord *record, guint field);
GPtrArray *batson_quiz_facts (const BatsonQuiz *quiz, guint n_answered);

BatsonSitting *batson_sitting_new (void);
void batson_sitting_free (BatsonSitting *sitting);
BatsonQuizRun *batson_sitting_begin (BatsonSitting *sitting, const char *key, BatsonQuiz *quiz);
BatsonQuizRun *batson_sitting_find (const BatsonSitting *sitting, const char *key);
void batson_quiz_run_answer (BatsonQuizRun *run, guint64 chosen);
gboolean batson_quiz_run_is_done (const BatsonQuizRun *run);
void batson_quiz_run_count (const BatsonQuizRun *run, guint counts[BATSON_QUIZ_N_VERDICTS]);
void batson_sitting_count (const BatsonSitting *sitting, guint counts[BATSON_QUIZ_N_VERDICTS]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatsonQuiz, batson_quiz_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatsonSitting, batson_sitting_free)

G_END_DECLS
