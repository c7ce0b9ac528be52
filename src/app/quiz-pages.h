/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of the quiz's window but the vignette itself: the list to choose from, the summary of the sitting. */
#pragma once
#include <adwaita.h>

#include "app/quiz.h"

G_BEGIN_DECLS

GtkWidget *batson_quiz_list_new (BatsonQuizWindow *window);
GtkWidget *batson_quiz_summary_new (BatsonQuizWindow *window);
GPtrArray *batson_quiz_paths (void);

G_END_DECLS
