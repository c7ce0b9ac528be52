/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking over what was tried in a what-if. An answer of the protocol, "low grade", is more than one the case was asked: which one is true only
 * those who saw the patient know, so it is asked, and what is left open is not kept. */
#include "app/keep-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/dialog.h"
#include "app/form-extras.h"
#include "app/menu.h"
#include "app/wrap.h"
#include "case/fork.h"
#include "framework/words.h"

/* An answer that is asked: the choices that fit, and which of them was chosen. */
typedef struct
{
  BatsonRecord *record; /* of the fork */
  guint field;
  guint64 alike;
  GtkWidget *choice;
} Asked;

typedef struct
{
  BatsonSession *session;
  BatsonCase *fork;
  GArray *asked; /* of Asked */
  guint exact;   /* answers that need not be asked */
  GtkWidget *dialog, *left;
  BatsonKeep keep;
  gpointer view; /* weak: NULL where it is gone */
} Keep;

static void
keep_free (gpointer data, GClosure *closure)
{
  Keep *self = data;

  g_clear_weak_pointer (&self->view);
  g_array_unref (self->asked);
  g_object_unref (self->session);
  g_object_unref (self->fork);
  g_free (self);
}

/* The choice at POSITION of those that fit, -1 for none. */
static int
nth_choice (guint64 alike, guint position)
{
  for (guint i = 0; i < 64; i++)
    if (alike >> i & 1 && position-- == 0)
      return (int) i;
  return -1;
}

/* What was chosen; nothing is at first. */
static int
chosen (const Asked *asked)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (asked->choice));

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION ? -1 : nth_choice (asked->alike, selected - 1);
}

static guint
n_open (Keep *self)
{
  guint open = 0;

  for (guint i = 0; i < self->asked->len; i++)
    open += chosen (&g_array_index (self->asked, Asked, i)) < 0;
  return open;
}

/* How many are left open, and that they are not kept. */
static void
update (Keep *self)
{
  guint open = n_open (self);
  g_autofree char *text = open ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u answer is left open and is not kept.", "%u answers are left open and are not kept.", open), open) : g_strdup ("");

  gtk_label_set_text (GTK_LABEL (self->left), text);
  gtk_widget_set_visible (self->left, open > 0);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self->dialog), "keep", self->exact + self->asked->len > open);
}

/* What RECORD of the fork said before anything was tried; a record that was added for an answer nobody gave goes. */
static void
take_back (Keep *self, const Asked *asked)
{
  g_autoptr (GArray) changes = batson_case_fork_changes (batson_session_get_case (self->session), self->fork);

  for (guint i = 0; i < changes->len; i++)
    {
      const BatsonForkChange *change = &g_array_index (changes, BatsonForkChange, i);
      if (change->record != asked->record || change->field != asked->field)
        continue;
      batson_case_set (self->fork, asked->record, asked->field, change->mine ? batson_record_get (change->mine, asked->field) : &BATSON_BLANK);
      if (change->mine == NULL && batson_record_is_blank (asked->record))
        batson_case_remove (self->fork, asked->record);
      return;
    }
}

/* Leaves in the fork what was given exactly. */
static void
settle (Keep *self)
{
  batson_case_begin (self->fork, "");
  for (guint i = 0; i < self->asked->len; i++)
    {
      const Asked *asked = &g_array_index (self->asked, Asked, i);
      BatsonValue value = batson_value_choice (chosen (asked));

      if (value.choice >= 0)
        batson_case_set (self->fork, asked->record, asked->field, &value);
      else
        take_back (self, asked);
    }
  batson_case_end (self->fork);
}

static void
responded (AdwMessageDialog *dialog, const char *response, Keep *self)
{
  if (!g_str_equal (response, "keep") || self->view == NULL || batson_session_is_read_only (self->session))
    return;
  settle (self);
  self->keep (self->view);
}

static void
add_asked (Keep *self, GtkWidget *box, const Asked *row, const char *line)
{
  const BatsonField *field = batson_record_get_field (row->record, row->field);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  Asked asked = *row;

  gtk_string_list_append (list, C_ ("choice", "Choose…"));
  for (guint i = 0; i < batson_field_n_choices (field); i++)
    if (row->alike >> i & 1)
      gtk_string_list_append (list, batson_field_choice_label (field, (int) i));
  asked.choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&list)), NULL);
  batson_shorten (GTK_DROP_DOWN (asked.choice));
  gtk_box_append (GTK_BOX (box), batson_form_label (line, NULL));
  gtk_box_append (GTK_BOX (box), asked.choice);
  batson_menu_name_list (GTK_DROP_DOWN (asked.choice), line);
  g_signal_connect_swapped (asked.choice, "notify::selected", G_CALLBACK (update), self);
  g_array_append_val (self->asked, asked);
}

/* A line for each answer that was tried, with a choice where it stands for several. All lines, for those who hear the dialog. Free with g_free. */
static char *
fill (Keep *self, GtkWidget *box, const GArray *wanted)
{
  g_autoptr (GArray) changes = batson_case_fork_changes (batson_session_get_case (self->session), self->fork);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const BatsonForkChange *change = &g_array_index (changes, BatsonForkChange, i);
      BatsonFact tried = { .record = change->record, .type = batson_record_get_type_id (change->record), .field = change->field }, before = tried;
      Asked asked = { change->record, change->field, batson_what_if_alike (self->fork, change->record, change->field, batson_session_get_settings (self->session), wanted), NULL };
      g_autofree char *line = NULL;

      before.record = change->mine;
      line = batson_words_tried (&before, &tried, asked.alike);
      g_string_append_printf (all, "%s%s", all->len ? "\n" : "", line);
      if ((asked.alike & (asked.alike - 1)) != 0)
        add_asked (self, box, &asked, line);
      else
        {
          gtk_box_append (GTK_BOX (box), batson_form_label (line, NULL));
          self->exact++;
        }
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

/** Asks, over the window of PARENT, which of the answers of FORK are to be those of the case of SESSION, and which answer is true where what was
 *  tried, WANTED, stands for several. KEEP is called for VIEW, a GObject, with what was given exactly left in FORK. */
void
batson_keep_ask (GtkWidget *parent, BatsonSession *session, BatsonCase *fork, const GArray *wanted, BatsonKeep keep, gpointer view)
{
  Keep *self = g_new0 (Keep, 1);
  GtkRoot *root = gtk_widget_get_root (parent);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _ ("Keep These Answers?"), NULL));
  g_autofree char *words = NULL;

  self->session = g_object_ref (session);
  self->fork = g_object_ref (fork);
  self->asked = g_array_new (FALSE, FALSE, sizeof (Asked));
  self->dialog = GTK_WIDGET (dialog);
  self->keep = keep;
  g_set_weak_pointer (&self->view, view);
  words = fill (self, box, wanted);
  adw_message_dialog_set_body (dialog, self->asked->len ? _ ("They are written into the case, as one step to undo. What was tried stands for several answers: choose the one that is true, or leave it open.") : _ ("They are written into the case, as one step to undo:"));
  self->left = batson_form_label ("", "row-hint");
  gtk_box_append (GTK_BOX (box), self->left);
  adw_message_dialog_set_extra_child (dialog, box);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "keep", _ ("_Keep"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (dialog), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  adw_message_dialog_set_response_appearance (dialog, "keep", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "keep");
  adw_message_dialog_set_close_response (dialog, "cancel");
  update (self);
  g_signal_connect_data (dialog, "response", G_CALLBACK (responded), self, keep_free, 0);
  batson_dialog_present (GTK_WIDGET (dialog));
}
