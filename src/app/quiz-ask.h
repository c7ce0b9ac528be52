/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One question of the quiz: its choices, then the framework's answer, why, and the difference. */
#pragma once
#include <gtk/gtk.h>

#include "framework/quiz.h"

G_BEGIN_DECLS

#define BATSON_TYPE_QUIZ_ASK (batson_quiz_ask_get_type ())
G_DECLARE_FINAL_TYPE (BatsonQuizAsk, batson_quiz_ask, BATSON, QUIZ_ASK, GtkBox)

/* Signals:
 *   changed: another choice is made. */

GtkWidget *batson_quiz_ask_new (const BatsonQuiz *quiz, const BatsonQuizItem *item);
guint64 batson_quiz_ask_get_chosen (BatsonQuizAsk *self);
void batson_quiz_ask_set_chosen (BatsonQuizAsk *self, guint64 chosen);
void batson_quiz_ask_focus (BatsonQuizAsk *self);
GtkWidget *batson_quiz_shown_new (const BatsonQuiz *quiz, const BatsonQuizItem *item, guint64 chosen);
GtkWidget *batson_quiz_label (const char *text, const char *css_class);

G_END_DECLS
