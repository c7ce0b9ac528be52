/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Deciding otherwise than the framework suggests: what, in words, why, by whom; kept with the answers it rested on (OVR-1). */
#include "app/app-settings.h"
#include "app/dialog.h"
#include "app/form-extras.h"
#include "app/menu.h"
#include "framework/override.h"
#include "framework/words.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  BatsonSession *session;
  char *lesion;
  GtkWidget *dialog, *outcome, *words, *reason, *author;
} Decide;

static void
decide_free (gpointer data, GClosure *closure)
{
  Decide *self = data;

  g_object_unref (self->session);
  g_free (self->lesion);
  g_free (self);
}

static const BatsonField *
outcome_field (void)
{
  return &batson_record_type (BATSON_RECORD_LESION)->fields[BATSON_LESION_OUTCOME_HAND];
}

/* The outcome chosen; -1: none yet, which stands first in the list. */
static int
chosen_outcome (Decide *self)
{
  return (int) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->outcome)) - 1;
}

static void
set_text (BatsonCase *kase, BatsonRecord *lesion, guint field, const char *text, const char *author)
{
  g_auto (BatsonValue) value = batson_value_text (text);

  batson_case_set_by (kase, lesion, field, &value, author);
}

static void
decided (AdwMessageDialog *dialog, const char *response, Decide *self)
{
  BatsonCase *kase = batson_session_get_case (self->session);
  BatsonRecord *lesion = batson_case_find (kase, self->lesion);
  BatsonValue outcome = batson_value_choice (chosen_outcome (self));
  g_autofree char *facts = NULL, *reason = batson_form_text_get (self->reason), *author = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->author))));

  if (!g_str_equal (response, "decide") || lesion == NULL)
    return;
  facts = batson_override_facts (batson_session_get_assessment (self->session), lesion);
  batson_case_begin (kase, C_ ("undo", "Decide Otherwise"));
  batson_case_set_by (kase, lesion, BATSON_LESION_OUTCOME_HAND, &outcome, author);
  set_text (kase, lesion, BATSON_LESION_OUTCOME_TEXT, gtk_editable_get_text (GTK_EDITABLE (self->words)), author);
  set_text (kase, lesion, BATSON_LESION_OUTCOME_REASON, reason, author);
  set_text (kase, lesion, BATSON_LESION_OUTCOME_FACTS, facts, author);
  batson_case_end (kase);
}

/* A decision is somebody's own: an outcome that was chosen, and its reason. */
static void
update (Decide *self)
{
  g_autofree char *reason = batson_form_text_get (self->reason);

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self->dialog), "decide", chosen_outcome (self) >= 0 && *reason != '\0');
}

static GtkWidget *
outcome_list (BatsonRecord *lesion)
{
  GtkStringList *list = gtk_string_list_new (NULL);
  GtkWidget *drop_down;
  int chosen = batson_record_choice (lesion, BATSON_LESION_OUTCOME_HAND);

  gtk_string_list_append (list, C_ ("choice", "Choose…"));
  for (guint i = 0; i < batson_field_n_choices (outcome_field ()); i++)
    gtk_string_list_append (list, batson_field_choice_label (outcome_field (), (int) i));
  drop_down = gtk_drop_down_new (G_LIST_MODEL (list), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), chosen >= 0 ? (guint) chosen + 1 : 0);
  return drop_down;
}

static GtkWidget *
add_line (GtkWidget *box, GtkWidget *control, const char *label)
{
  gtk_box_append (GTK_BOX (box), batson_form_label (label, "row-hint"));
  gtk_box_append (GTK_BOX (box), control);
  if (GTK_IS_DROP_DOWN (control))
    batson_menu_name_list (GTK_DROP_DOWN (control), label);
  else
    gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return control;
}

static GtkWidget *
add_field (GtkWidget *box, GtkWidget *control, guint field)
{
  return add_line (box, control, batson_field_label (&batson_record_type (BATSON_RECORD_LESION)->fields[field]));
}

static GtkWidget *
text_entry (const char *text)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  return entry;
}

/* Who decides is who enters answers here, unless another one is named: never who decided before. */
static GtkWidget *
author_entry (void)
{
  g_autofree char *author = batson_app_settings_author ();
  GtkWidget *entry = text_entry (author);

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), C_ ("outcome", "Name and role; blank: not recorded"));
  return entry;
}

/* Who decides otherwise says why in more than a line. */
static GtkWidget *
reason_text (BatsonRecord *lesion)
{
  GtkWidget *text = batson_form_text_new ();

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), batson_record_text (lesion, BATSON_LESION_OUTCOME_REASON), -1);
  return text;
}

/** Asks what was decided instead for LESION and why, over the window of PARENT; not in a case that is read only. */
void
batson_form_decide (GtkWidget *parent, BatsonSession *session, BatsonRecord *lesion)
{
  Decide *self;
  GtkWidget *box;
  g_autofree char *name = NULL, *body = NULL;

  if (batson_session_is_read_only (session))
    return;
  name = batson_words_lesion (lesion);
  body = g_strdup_printf (C_ ("outcome", "What the framework suggests for %s stays visible beside it; row and urgency do not change. An outcome and the reason for it are asked."), name);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self = g_new0 (Decide, 1);
  self->session = g_object_ref (session);
  self->lesion = g_strdup (batson_record_get_id (lesion));
  self->dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (parent)), C_ ("outcome", "Decide Otherwise"), body);
  self->outcome = add_field (box, outcome_list (lesion), BATSON_LESION_OUTCOME_HAND);
  self->words = add_field (box, text_entry (batson_record_text (lesion, BATSON_LESION_OUTCOME_TEXT)), BATSON_LESION_OUTCOME_TEXT);
  self->reason = add_field (box, reason_text (lesion), BATSON_LESION_OUTCOME_REASON);
  self->author = add_line (box, author_entry (), C_ ("outcome", "Decided by"));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (self->dialog), box);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (self->dialog), "cancel", C_ ("outcome", "_Cancel"), "decide", C_ ("outcome", "_Decide"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (self->dialog), "decide", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (self->dialog), "cancel");
  update (self);
  g_signal_connect_swapped (self->outcome, "notify::selected", G_CALLBACK (update), self);
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->reason)), "changed", G_CALLBACK (update), self);
  g_signal_connect_data (self->dialog, "response", G_CALLBACK (decided), self, decide_free, 0);
  batson_dialog_present (self->dialog);
}
