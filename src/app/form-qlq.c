/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands between the rows of a follow-up: the items of the QLQ-C30 with their scores, and what ECOG says of Karnofsky (OUT-1, OUT-2). */
#include "app/form-extras.h"
#include "app/qlq-dialog.h"
#include "framework/outcomes.h"

#include <glib/gi18n-lib.h>

static BatsonRecord *
follow_up_of (GtkWidget *widget)
{
  BatsonSession *session = g_object_get_data (G_OBJECT (widget), "session");

  return batson_case_find (batson_session_get_case (session), g_object_get_data (G_OBJECT (widget), "follow-up"));
}

static void
set_follow_up (GtkWidget *widget, BatsonSession *session, BatsonRecord *follow_up)
{
  g_object_set_data_full (G_OBJECT (widget), "session", g_object_ref (session), g_object_unref);
  g_object_set_data_full (G_OBJECT (widget), "follow-up", g_strdup (batson_record_get_id (follow_up)), g_free);
}

/* --- QLQ-C30 --- */

static void
items_clicked (GtkWidget *box)
{
  BatsonRecord *follow_up = follow_up_of (box);

  if (follow_up)
    batson_qlq_dialog_show (box, g_object_get_data (G_OBJECT (box), "session"), follow_up);
}

static void
update_scores (GtkWidget *box)
{
  BatsonRecord *follow_up = follow_up_of (box);
  GtkWidget *label = gtk_widget_get_last_child (box);
  g_autofree char *scores = NULL, *text = NULL;
  BatsonQlqItems items;

  if (follow_up && batson_qlq_of (follow_up, &items))
    scores = batson_words_qlq_scores (&items);
  gtk_widget_set_visible (label, scores && *scores);
  if (scores)
    text = g_strdup_printf (C_ ("form", "Scores of the items:\n%s"), scores);
  gtk_label_set_text (GTK_LABEL (label), text ? text : "");
}

/** Below the items of FOLLOW_UP: a button that asks for them one by one, and their scores. */
GtkWidget *
batson_form_qlq_new (BatsonSession *session, BatsonRecord *follow_up)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *button = batson_form_button (C_ ("form", "Enter by Item…"));

  gtk_widget_add_css_class (box, "form-line");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (items_clicked), box, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), batson_form_label (NULL, "row-hint"));
  set_follow_up (box, session, follow_up);
  batson_form_follow (box, session, G_CALLBACK (update_scores));
  return box;
}

/* --- ECOG and Karnofsky --- */

static void
update_about (GtkWidget *label)
{
  BatsonRecord *follow_up = follow_up_of (label);
  g_autofree char *text = follow_up ? batson_words_ecog_kps (follow_up) : g_strdup ("");

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_visible (label, *text != '\0');
}

/** Below ECOG and Karnofsky of FOLLOW_UP: what the one that is recorded says of the other. */
GtkWidget *
batson_form_ecog_kps_new (BatsonSession *session, BatsonRecord *follow_up)
{
  GtkWidget *label = batson_form_label (NULL, "row-hint");

  gtk_widget_add_css_class (label, "form-line");
  set_follow_up (label, session, follow_up);
  batson_form_follow (label, session, G_CALLBACK (update_about));
  return label;
}
