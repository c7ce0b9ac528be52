/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One vignette of the quiz: the story and what is recorded on one side, question after question on the other, the discussion at the end. */
#pragma once
#include <adwaita.h>

#include "framework/quiz.h"

G_BEGIN_DECLS

#define BATSON_TYPE_QUIZ_CASE (batson_quiz_case_get_type ())
G_DECLARE_FINAL_TYPE (BatsonQuizCase, batson_quiz_case, BATSON, QUIZ_CASE, AdwBin)

/* Signals:
 *   progress: a question was answered, or another is asked;
 *   next: the vignette is done, the next one is wanted;
 *   again: it is to be answered once more. */

GtkWidget *batson_quiz_case_new (BatsonQuizRun *run);
const BatsonQuizItem *batson_quiz_case_get_item (BatsonQuizCase *self);
void batson_quiz_case_answer (BatsonQuizCase *self, guint64 chosen);
void batson_quiz_case_show_questions (BatsonQuizCase *self);
char *batson_quiz_case_dup_place (BatsonQuizCase *self);

G_END_DECLS
