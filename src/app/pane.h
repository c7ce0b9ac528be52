/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The assessment beside the forms: urgency, leading outcome, next deadline, triggers, what is missing. */
#pragma once
#include <adwaita.h>

#include "app/mark.h"
#include "app/session.h"

G_BEGIN_DECLS

GtkWidget *batson_pane_new (BatsonSession *session);

/* Its parts, which the strip's popovers show as well. */
GtkWidget *batson_pane_urgency_new (BatsonSession *session);
GtkWidget *batson_pane_doubts_new (BatsonSession *session);
GtkWidget *batson_pane_outcome_new (BatsonSession *session);
GtkWidget *batson_pane_deadline_new (BatsonSession *session);
GtkWidget *batson_pane_missing_new (BatsonSession *session);

void batson_pane_show_urgency (GtkWidget *part, BatsonMark *mark, BatsonUrgencyKind kind);
void batson_pane_show_passed (GtkWidget *label, const BatsonDeadline *deadline);
const BatsonLesionResult *batson_pane_lesion (const BatsonAssessment *assessment);

G_END_DECLS
