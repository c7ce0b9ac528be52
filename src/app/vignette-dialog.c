/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making a vignette of a case: what is left out and moved is said before. */
#include "app/vignette-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/application.h"
#include "app/dialog.h"
#include "app/form-extras.h"
#include "app/vignettes.h"
#include "case/shift.h"

/** Goes to the title of the vignette shown in WINDOW, to be written. */
void
batson_vignette_show_title (BatsonWindow *window)
{
  BatsonFact title = { .type = BATSON_RECORD_TEACHING, .field = BATSON_TEACHING_TITLE };

  title.record = batson_record_child (batson_session_get_root (batson_window_get_session (window)), BATSON_CASE_TEACHING);
  batson_window_go_to_fact (window, &title);
}

/* The copy opens in a window of its own, where its title is asked for. */
static void
answered (AdwMessageDialog *dialog, const char *response, BatsonWindow *window)
{
  BatsonSession *session = batson_window_get_session (window);
  GtkWidget *moves = g_object_get_data (G_OBJECT (dialog), "moves");
  g_autoptr (BatsonSession) vignette = NULL;
  gboolean move = moves && gtk_check_button_get_active (GTK_CHECK_BUTTON (moves));

  if (!g_str_equal (response, "make") || session == NULL)
    return;
  vignette = batson_vignette_make (session, move ? batson_case_neutral_shift (batson_session_get_case (session)) : 0);
  window = batson_application_show_session (BATSON_APPLICATION (gtk_window_get_application (GTK_WINDOW (window))), NULL, vignette);
  batson_window_toast (window, _("A copy without names, not saved yet. The patient’s case is as it was"));
  batson_vignette_show_title (window);
}

/* Whether to move the dates by DAYS, and what that does to them. */
static GtkWidget *
moves_new (GtkWidget *box, int days)
{
  GtkWidget *check = gtk_check_button_new_with_label (_("Move all dates"));
  const char *what = days == -BATSON_SHIFT_YEARS
                       ? _("Dates can identify a patient. Some here are known to the month or the year only, so all are moved back by four years: every interval stays as it is, but so do day and month.")
                       : _("Dates can identify a patient. All are moved by the same number of days, so that the last entry falls on 1 January: every interval stays as it is.");

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, what, -1);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), batson_form_label (what, "row-hint"));
  return check;
}

/** Says what is left out of a vignette of the case in WINDOW, and makes it where that is wanted. */
void
batson_vignette_ask (BatsonWindow *window)
{
  int days = batson_case_neutral_shift (batson_session_get_case (batson_window_get_session (window)));
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (window), _("Make a Vignette of This Case?"), _("A copy opens as a new case: without name, number, day of birth, remarks, pictures and who entered what. The patient’s own case stays as it is."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "make", _("_Make"), NULL);
  if (days != 0)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

      g_object_set_data (G_OBJECT (dialog), "moves", moves_new (box, days));
      adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), box);
    }
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "make", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "make");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered), window, 0);
  batson_dialog_present (dialog);
}
