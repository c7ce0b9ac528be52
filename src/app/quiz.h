/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of the quiz: the vignettes, one of them, and the summary of the sitting. */
#pragma once
#include <adwaita.h>

#include "framework/quiz.h"

G_BEGIN_DECLS

#define BATSON_TYPE_QUIZ_WINDOW (batson_quiz_window_get_type ())
G_DECLARE_FINAL_TYPE (BatsonQuizWindow, batson_quiz_window, BATSON, QUIZ_WINDOW, AdwWindow)

GtkWidget *batson_quiz_window_new (GtkApplication *application);
void batson_quiz_window_present (GtkApplication *application);
void batson_quiz_window_open (BatsonQuizWindow *self, const char *path);
void batson_quiz_window_show_list (BatsonQuizWindow *self);
void batson_quiz_window_show_summary (BatsonQuizWindow *self);
GtkWidget *batson_quiz_window_get_page (BatsonQuizWindow *self);
BatsonSitting *batson_quiz_sitting (void);
void batson_quiz_sitting_forget (void);

G_END_DECLS
