/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One question of the quiz: its choices, then the framework's answer, why, and the difference. */
#include "app/quiz-ask.h"

#include "app/form-extras.h"
#include "app/form-tiles.h"
#include "app/mark.h"
#include "framework/words.h"

#include <glib/gi18n-lib.h>

struct _BatsonQuizAsk
{
  GtkBox parent_instance;
  GPtrArray *choices; /* GtkCheckButton, bit by bit; not owned */
};

G_DEFINE_FINAL_TYPE (BatsonQuizAsk, batson_quiz_ask, GTK_TYPE_BOX)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/** A text that takes as many lines as it needs; CSS_CLASS is nullable. */
GtkWidget *
batson_quiz_label (const char *text, const char *css_class)
{
  GtkWidget *label = batson_form_label (text, css_class);

  gtk_label_set_max_width_chars (GTK_LABEL (label), 56);
  return label;
}

/* --- asking --- */

static void
batson_quiz_ask_dispose (GObject *object)
{
  g_clear_pointer (&BATSON_QUIZ_ASK (object)->choices, g_ptr_array_unref);
  G_OBJECT_CLASS (batson_quiz_ask_parent_class)->dispose (object);
}

static void
batson_quiz_ask_class_init (BatsonQuizAskClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = batson_quiz_ask_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  signals[CHANGED] = g_signal_new ("changed", BATSON_TYPE_QUIZ_ASK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
batson_quiz_ask_init (BatsonQuizAsk *self)
{
  self->choices = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
}

static void
toggled (BatsonQuizAsk *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* One choice; SEVERAL can be made in its row, or only this or another. NAME tells the row to those who hear it. */
static GtkWidget *
choice_new (BatsonQuizAsk *self, const char *text, const char *name, gboolean several)
{
  GtkWidget *choice = g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role", several ? GTK_ACCESSIBLE_ROLE_CHECKBOX : GTK_ACCESSIBLE_ROLE_RADIO, NULL), *label = batson_quiz_label (text, NULL);
  g_autofree char *heard = *name ? g_strdup_printf (C_ ("quiz", "%1$s: %2$s"), name, text) : g_strdup (text);

  if (*name) /* a tile: one line where that is short */
    gtk_label_set_width_chars (GTK_LABEL (label), (int) MIN (g_utf8_strlen (text, -1) + 1, 16));
  gtk_label_set_max_width_chars (GTK_LABEL (label), *name ? 16 : 48);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (choice), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, heard, -1);
  g_signal_connect_object (choice, "toggled", G_CALLBACK (toggled), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->choices, choice);
  return choice;
}

/* A row of choices: beside each other under its name where there are several rows, else one below the other. */
static void
add_group (BatsonQuizAsk *self, const BatsonQuiz *quiz, const BatsonQuizItem *item, const BatsonQuizGroup *group)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *choices = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *first = NULL;
  g_autofree char *name = batson_words_quiz_group (quiz, item, group);

  if (*name)
    {
      gtk_box_append (GTK_BOX (row), batson_quiz_label (name, "heading"));
      gtk_widget_set_layout_manager (choices, batson_tiles_new (8));
    }
  for (guint i = 0; i < group->n; i++)
    {
      GtkWidget *choice = choice_new (self, batson_words_quiz_choice (item, group, i), name, group->several);

      if (first && !group->several)
        gtk_check_button_set_group (GTK_CHECK_BUTTON (choice), GTK_CHECK_BUTTON (first));
      first = first ? first : choice;
      gtk_box_append (GTK_BOX (choices), choice);
    }
  gtk_box_append (GTK_BOX (row), choices);
  gtk_box_append (GTK_BOX (self), row);
}

/** The choices of ITEM of QUIZ, none made; both outlive the widget. */
GtkWidget *
batson_quiz_ask_new (const BatsonQuiz *quiz, const BatsonQuizItem *item)
{
  BatsonQuizAsk *self = g_object_new (BATSON_TYPE_QUIZ_ASK, NULL);
  g_autofree char *question = batson_words_quiz_question (item);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, question, -1);
  gtk_box_append (GTK_BOX (self), batson_quiz_label (question, "title-3"));
  for (guint i = 0; i < item->groups->len; i++)
    add_group (self, quiz, item, &g_array_index (item->groups, BatsonQuizGroup, i));
  return GTK_WIDGET (self);
}

/** What is chosen, bits as in batson_quiz_compare (). */
guint64
batson_quiz_ask_get_chosen (BatsonQuizAsk *self)
{
  guint64 chosen = 0;

  for (guint i = 0; i < self->choices->len; i++)
    if (gtk_check_button_get_active (self->choices->pdata[i]))
      chosen |= G_GUINT64_CONSTANT (1) << i;
  return chosen;
}

/** Chooses those of CHOSEN. */
void
batson_quiz_ask_set_chosen (BatsonQuizAsk *self, guint64 chosen)
{
  for (guint i = 0; i < self->choices->len; i++)
    gtk_check_button_set_active (self->choices->pdata[i], (chosen >> i) & 1);
}

/** Gives the first choice the keyboard. */
void
batson_quiz_ask_focus (BatsonQuizAsk *self)
{
  gtk_widget_grab_focus (self->choices->pdata[0]);
}

/* --- the answer --- */

static BatsonIcon
verdict_icon (BatsonQuizVerdict verdict)
{
  static const BatsonIcon icons[] = { BATSON_ICON_DONE, BATSON_ICON_HALF, BATSON_ICON_CLOSE, BATSON_ICON_EMPTY };

  return icons[verdict];
}

static GtkWidget *
marked (BatsonQuizVerdict verdict, int size, GtkWidget *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10), *mark = batson_mark_new (verdict_icon (verdict), verdict == BATSON_QUIZ_NOT || verdict == BATSON_QUIZ_UNANSWERED ? BATSON_TOKEN_FG : BATSON_TOKEN_ACCENT, size);

  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), words);
  return box;
}

static GtkWidget *
verdict_new (const BatsonQuiz *quiz, const BatsonQuizItem *item, guint64 chosen)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *card;
  g_autofree char *total = batson_words_quiz_total (quiz, item), *framework = g_strdup_printf (_("The framework: %s"), total), *difference = batson_words_quiz_difference (quiz, item, chosen);
  BatsonQuizResult result;

  batson_quiz_compare (item, chosen, &result);
  gtk_box_append (GTK_BOX (words), batson_quiz_label (batson_words_quiz_verdict (result.verdict), "title-3"));
  gtk_box_append (GTK_BOX (words), batson_quiz_label (framework, "heading"));
  if (*difference && result.verdict != BATSON_QUIZ_UNANSWERED)
    gtk_box_append (GTK_BOX (words), batson_quiz_label (difference, NULL));
  card = marked (result.verdict, 22, words);
  gtk_widget_add_css_class (card, "quiz-verdict");
  return card;
}

/* One row: what was chosen, what the framework says, the rule and the answers it rests on. */
static GtkWidget *
group_shown_new (const BatsonQuiz *quiz, const BatsonQuizItem *item, const BatsonQuizGroup *group, guint64 chosen)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *name = batson_words_quiz_group (quiz, item, group), *answer = batson_words_quiz_answer (quiz, item, group), *own = batson_words_quiz_chosen (item, group, chosen & batson_quiz_group_bits (group));
  g_autofree char *framework = g_strdup_printf (_("The framework: %s"), answer), *yours = g_strdup_printf (_("You: %s"), own), *rule = batson_words_quiz_rule (group), *because = batson_words_quiz_because (group);
  guint64 here = chosen & batson_quiz_group_bits (group);
  gboolean right = here == group->answer;

  if (*name)
    gtk_box_append (GTK_BOX (words), batson_quiz_label (name, "heading"));
  if (!right)
    gtk_box_append (GTK_BOX (words), batson_quiz_label (yours, NULL));
  gtk_box_append (GTK_BOX (words), batson_quiz_label (right ? answer : framework, NULL));
  gtk_box_append (GTK_BOX (words), batson_quiz_label (rule, "quiz-why"));
  if (*because)
    gtk_box_append (GTK_BOX (words), batson_quiz_label (because, "quiz-why"));
  return marked (right ? BATSON_QUIZ_RIGHT : here == 0 ? BATSON_QUIZ_UNANSWERED : BATSON_QUIZ_NOT, 14, words);
}

/** The framework's answer to ITEM beside the answer CHOSEN: how it went, and row by row why. */
GtkWidget *
batson_quiz_shown_new (const BatsonQuiz *quiz, const BatsonQuizItem *item, guint64 chosen)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  g_autofree char *question = batson_words_quiz_question (item);

  gtk_box_append (GTK_BOX (box), batson_quiz_label (question, "title-3"));
  gtk_box_append (GTK_BOX (box), verdict_new (quiz, item, chosen));
  for (guint i = 0; i < item->groups->len; i++)
    gtk_box_append (GTK_BOX (box), group_shown_new (quiz, item, &g_array_index (item->groups, BatsonQuizGroup, i), chosen));
  return box;
}
