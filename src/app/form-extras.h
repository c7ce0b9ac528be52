/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands between the rows of a form: headings, results, and the widgets that follow the session by themselves. */
#pragma once
#include <adwaita.h>

#include "app/session.h"
#include "framework/guides.h"

G_BEGIN_DECLS

/** Where in a section something stands that is not before a row: above all its rows or records, or below the rows of each. */
enum
{
  BATSON_EXTRA_END,
  BATSON_EXTRA_TOP,
};

GtkWidget *batson_form_extra (BatsonSession *session, const BatsonGuideSection *section, guint type, guint field, BatsonRecord *repeated);
char *batson_form_points (int least, int greatest);

GtkWidget *batson_form_label (const char *text, const char *css_class);
GtkWidget *batson_form_button (const char *text);
GtkWidget *batson_form_text_new (void);
char *batson_form_text_get (GtkWidget *text);
GtkWidget *batson_form_why_button (GCallback clicked, gpointer widget);
gboolean batson_form_refill (GtkWidget *box, const char *content);
void batson_form_catch_up (GtkWidget *widget);
gboolean batson_form_is_late (GtkWidget *widget);
void batson_form_follow (GtkWidget *widget, BatsonSession *session, GCallback update);

/* The single ones, each in the file of its name. */
GtkWidget *batson_form_dated_new (BatsonSession *session, BatsonRecord *owner, guint list_field);
GtkWidget *batson_form_clock_new (BatsonSession *session);
gboolean batson_form_clock_runs (const BatsonAssessment *assessment);
GtkWidget *batson_form_subtype_new (BatsonSession *session);
GtkWidget *batson_form_sins_new (BatsonSession *session, BatsonRecord *lesion);
GtkWidget *batson_form_location_new (BatsonSession *session, BatsonRecord *lesion);
GtkWidget *batson_form_outcome_new (BatsonSession *session, BatsonRecord *lesion);
GtkWidget *batson_form_indications_new (BatsonSession *session, BatsonRecord *lesion);
GtkWidget *batson_form_triggers_new (BatsonSession *session);
GtkWidget *batson_form_qlq_new (BatsonSession *session, BatsonRecord *follow_up);
GtkWidget *batson_form_ecog_kps_new (BatsonSession *session, BatsonRecord *follow_up);
void batson_form_decide (GtkWidget *parent, BatsonSession *session, BatsonRecord *lesion);

G_END_DECLS
