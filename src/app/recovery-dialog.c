/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a crash or a power cut left behind, offered at the next start. */
#include "app/recovery-dialog.h"

#include "app/clock.h"
#include "app/dialog.h"
#include "app/wrap.h"
#include "case/document.h"
#include "framework/words.h"
#include "store/recovery.h"

#include <glib/gi18n-lib.h>

/* A row, its copy, and the window it is offered in. */
typedef struct
{
  BatsonApplication *application;
  GtkWindow *window;
  GtkWidget *row;
  BatsonRecoveryCopy *copy;
} Offer;

static void
offer_free (gpointer data)
{
  Offer *offer = data;

  batson_recovery_copy_free (offer->copy);
  g_free (offer);
}

static void
say (Offer *offer, const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (offer->window, _("The Copy Cannot Be Used"), error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  batson_dialog_present (dialog);
}

static void
dealt_with (Offer *offer)
{
  GtkWindow *window = offer->window;
  GtkWidget *list = gtk_widget_get_parent (offer->row);

  gtk_list_box_remove (GTK_LIST_BOX (list), offer->row);
  if (gtk_widget_get_first_child (list) == NULL)
    gtk_window_destroy (window);
}

static void
open_copy (GtkButton *button, Offer *offer)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BatsonSession) session = batson_session_recover (offer->copy, &error);
  GtkWindow *over = gtk_window_get_transient_for (offer->window);

  if (session == NULL)
    {
      say (offer, error);
      return;
    }
  batson_application_show_session (offer->application, BATSON_IS_WINDOW (over) ? BATSON_WINDOW (over) : NULL, session);
  dealt_with (offer);
}

static void
put_aside (GtkButton *button, Offer *offer)
{
  g_autoptr (GError) error = NULL;

  if (batson_recovery_move_aside (offer->copy->path, &error))
    dealt_with (offer);
  else
    say (offer, error);
}

static const char *
state_words (const BatsonRecoveryCopy *copy)
{
  static const char *const words[] = {
    [BATSON_RECOVERY_BASE_NONE] = N_("The case was never saved."),
    [BATSON_RECOVERY_BASE_UNCHANGED] = N_("The saved case lacks these changes."),
    [BATSON_RECOVERY_BASE_SAVED] = N_("The saved case has these changes: nothing is lost."),
    [BATSON_RECOVERY_BASE_CHANGED] = N_("The saved case was changed since by something else."),
    [BATSON_RECOVERY_BASE_GONE] = N_("The saved case is no longer there or cannot be read."),
  };

  return _(words[copy->base_state]);
}

static GtkWidget *
button_new (Offer *offer, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", clicked, offer);
  return button;
}

/* Whose case COPY is: patient and number as they are recorded in it, else its file; of a case with neither its place among such copies. Free with g_free. */
static char *
title_of (const BatsonRecoveryCopy *copy, guint *nameless)
{
  g_autoptr (GBytes) bytes = batson_recovery_read (copy->path, NULL);
  g_autoptr (BatsonCase) the_case = bytes ? batson_document_read (bytes, NULL, NULL, NULL) : NULL;
  BatsonRecord *patient = the_case ? batson_record_child (batson_case_get_root (the_case), BATSON_CASE_PATIENT) : NULL;
  const char *name = patient ? batson_record_text (patient, BATSON_PATIENT_NAME) : "", *number = patient ? batson_record_text (patient, BATSON_PATIENT_NUMBER) : "";
  g_autofree char *file = copy->base ? g_path_get_basename (copy->base) : NULL;

  if (*name && *number)
    return g_strdup_printf ("%s · %s", name, number);
  if (*name || *number)
    return g_strdup (*name ? name : number);
  if (file)
    return g_filename_display_name (file);
  return batson_session_new_title (++*nameless);
}

static GtkWidget *
row_new (BatsonApplication *application, GtkWindow *window, BatsonRecoveryCopy *copy, guint *nameless)
{
  Offer *offer = g_new0 (Offer, 1);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *shown = title_of (copy, nameless);
  g_autofree char *written = NULL;
  g_autofree char *subtitle = NULL;
  gint64 now;
  int offset;

  batson_clock_now (&now, &offset);
  written = batson_words_moment (copy->written, offset);
  /* Translators: when a recovery copy was written, then how it compares with the saved case. */
  subtitle = g_strdup_printf (_("%1$s · %2$s"), written, state_words (copy));
  *offer = (Offer) { application, window, row, copy };
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), shown);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button_new (offer, _("Put Aside"), G_CALLBACK (put_aside)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button_new (offer, _("Open"), G_CALLBACK (open_copy)));
  g_object_set_data_full (G_OBJECT (row), "batson-offer", offer, offer_free);
  return row;
}

static GtkWidget *
content_new (GtkWidget *list)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *words = gtk_label_new (_("Batson ended with changes that were not saved. It kept copies of them. Open one to look at it and save it, or put it aside; a copy put aside is not deleted. Close this window to decide later."));

  batson_wrap (GTK_LABEL (words));
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_box_append (GTK_BOX (body), words);
  gtk_box_append (GTK_BOX (body), list);
  gtk_widget_add_css_class (body, "help-page");
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), body);
  return box;
}

/** Offers the recovery copies that no living window owns, if there are any. Nothing is opened or removed unasked. */
void
batson_recovery_offer (BatsonApplication *application)
{
  g_autoptr (GPtrArray) copies = batson_recovery_list (NULL);
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (application));
  GtkWidget *window = NULL;
  GtkWidget *list = NULL;
  guint nameless = 0;

  while (copies->len > 0)
    {
      BatsonRecoveryCopy *copy = g_ptr_array_steal_index (copies, 0);

      if (copy->owned)
        {
          batson_recovery_copy_free (copy);
          continue;
        }
      if (window == NULL)
        {
          window = adw_window_new ();
          list = gtk_list_box_new ();
          gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
          gtk_widget_add_css_class (list, "boxed-list");
        }
      gtk_list_box_append (GTK_LIST_BOX (list), row_new (application, GTK_WINDOW (window), copy, &nameless));
    }
  if (window == NULL)
    return;
  adw_window_set_content (ADW_WINDOW (window), content_new (list));
  gtk_window_set_title (GTK_WINDOW (window), _("Unsaved Changes Were Kept"));
  gtk_window_set_default_size (GTK_WINDOW (window), 640, -1);
  gtk_window_set_application (GTK_WINDOW (window), GTK_APPLICATION (application));
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  batson_dialog_prepare (GTK_WIDGET (window));
  gtk_window_present (GTK_WINDOW (window));
}
