/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A conclusion of an assessment, found by its reasons and found again in the assessment of another set of answers. */
#pragma once
#include "framework/assessment.h"

G_BEGIN_DECLS

typedef enum
{
  BATSON_CONCLUSION_URGENCY,
  BATSON_CONCLUSION_DEADLINE,
  BATSON_CONCLUSION_DECISION,
  BATSON_CONCLUSION_ANSWER, /* to one of the four questions */
  BATSON_CONCLUSION_SINS,
  BATSON_CONCLUSION_SUBTYPE,
  BATSON_CONCLUSION_TRIGGER,
  BATSON_CONCLUSION_WORK_UP,
  BATSON_CONCLUSION_INDICATION,
  BATSON_CONCLUSION_NOTE,
  BATSON_CONCLUSION_OVERRIDE,
} BatsonConclusionKind;

/** Which conclusion: every pointer is borrowed from its assessment. */
typedef struct
{
  BatsonConclusionKind kind;
  const BatsonLesionResult *lesion;       /* of DECISION, ANSWER, SINS */
  BatsonQuestionId question;              /* of ANSWER */
  gconstpointer element;                  /* of the kinds that stand in arrays: the BatsonDeadline, BatsonTrigger and so on */
} BatsonConclusion;

gboolean batson_conclusion_find (const BatsonAssessment *assessment, const BatsonWhy *why, BatsonConclusion *out_conclusion);
GStrv batson_conclusion_ids (const BatsonAssessment *assessment, const BatsonConclusion *conclusion);
char *batson_conclusion_words (const BatsonAssessment *assessment, const BatsonConclusion *conclusion);
char *batson_conclusion_rows_words (const BatsonProtocol *protocol, guint rows);
const char *batson_answer_id (BatsonQuestionId question, guint bit);
const char *batson_tri_id (BatsonTri tri);
const char *batson_lesion_state_id (BatsonLesionState state);

G_END_DECLS
