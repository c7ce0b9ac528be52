/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window: the list of cases, one case, its views. */
#pragma once
#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

#define BATSON_TYPE_WINDOW (batson_window_get_type ())
G_DECLARE_FINAL_TYPE (BatsonWindow, batson_window, BATSON, WINDOW, AdwApplicationWindow)

BatsonWindow *batson_window_new (GtkApplication *application);
BatsonWindow *batson_window_of (GtkWidget *widget);

BatsonSession *batson_window_get_session (BatsonWindow *self);
void batson_window_set_session (BatsonWindow *self, BatsonSession *session);

void batson_window_open (BatsonWindow *self, GFile *file);

void batson_window_go_to_view (BatsonWindow *self, const char *id);
void batson_window_enter_view (BatsonWindow *self, const char *id);
void batson_window_go_to_list (BatsonWindow *self);
const char *batson_window_get_view (BatsonWindow *self);
void batson_window_next_answer (BatsonWindow *self);
gboolean batson_window_go_to_fact (BatsonWindow *self, const BatsonFact *fact);
void batson_window_toast (BatsonWindow *self, const char *text);
void batson_window_toast_undo (BatsonWindow *self, const char *text);

/* In why.c. */
void batson_window_show_why (BatsonWindow *self, const BatsonWhy *why, const char *title);
void batson_window_show_outcome_why (BatsonWindow *self, const BatsonLesionResult *lesion, const BatsonWhy *why, const char *title);
void batson_window_show_tried_why (BatsonWindow *self, BatsonCase *tried_on, const BatsonAssessment *tried, const BatsonWhy *why, const char *title);

G_END_DECLS
