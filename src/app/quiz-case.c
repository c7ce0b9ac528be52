/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One vignette of the quiz: the story and what is recorded on one side, question after question on the other, the discussion at the end. */
#include "app/quiz-case.h"

#include "app/mnemonic.h"
#include "app/quiz-ask.h"
#include "app/tooltip.h"
#include "app/wrap-bar.h"
#include "app/wrap.h"
#include "framework/words.h"

#include <glib/gi18n-lib.h>

#define PANE_WIDTH 340
#define COLUMN_WIDTH 640

typedef enum { ASKING, SHOWN, DISCUSSING } Stage;

struct _BatsonQuizCase
{
  AdwBin parent_instance;
  BatsonQuizRun *run; /* of the sitting, which outlives the widget */
  AdwLeaflet *leaflet;
  GtkWidget *facts, *question; /* the parts that change */
  GtkAdjustment *scroll;      /* of the questions */
  guint frames;               /* since another was shown */
  Stage stage;
  GtkWidget *ask; /* while it is asked */
  GtkWidget *again, *give_up, *primary;
};

enum { PROGRESS, NEXT, AGAIN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BatsonQuizCase, batson_quiz_case, ADW_TYPE_BIN)

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)))
    gtk_box_remove (GTK_BOX (box), child);
}

/* --- what is recorded --- */

static GtkWidget *
facts_new (const BatsonQuizFacts *facts)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 2);
  for (guint i = 0; i < facts->facts->len; i++)
    {
      const BatsonFact *fact = &g_array_index (facts->facts, BatsonFact, i);
      g_autofree char *label = batson_words_fact_label (fact), *value = batson_words_fact_value (fact);
      GtkWidget *first = batson_quiz_label (label, "dim-label"), *second = batson_quiz_label (value, NULL);

      gtk_label_set_max_width_chars (GTK_LABEL (first), 26);
      gtk_label_set_max_width_chars (GTK_LABEL (second), 26);
      gtk_label_set_width_chars (GTK_LABEL (first), 14);
      gtk_widget_set_valign (first, GTK_ALIGN_START);
      gtk_widget_set_hexpand (second, TRUE);
      gtk_grid_attach (GTK_GRID (grid), first, 0, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), second, 1, (int) i, 1, 1);
    }
  return grid;
}

static void
update_facts (BatsonQuizCase *self)
{
  g_autoptr (GPtrArray) groups = batson_quiz_facts (self->run->quiz, self->run->n_answered);

  clear (self->facts);
  for (guint i = 0; i < groups->len; i++)
    {
      const BatsonQuizFacts *facts = groups->pdata[i];
      g_autofree char *title = batson_words_quiz_record (facts->record);

      gtk_box_append (GTK_BOX (self->facts), batson_quiz_label (title, "heading"));
      gtk_box_append (GTK_BOX (self->facts), facts_new (facts));
    }
}

/* --- question after question --- */

/** The question that is asked. Owned by the run. */
const BatsonQuizItem *
batson_quiz_case_get_item (BatsonQuizCase *self)
{
  return self->run->quiz->items->pdata[self->run->n_answered];
}

/* What is new is read from its beginning; it has its place after a frame. */
static gboolean
to_top (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  BatsonQuizCase *self = BATSON_QUIZ_CASE (widget);

  gtk_adjustment_set_value (self->scroll, 0);
  return self->frames++ == 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
set_question (BatsonQuizCase *self, GtkWidget *content)
{
  clear (self->question);
  gtk_box_append (GTK_BOX (self->question), content);
  self->frames = 0;
  gtk_widget_add_tick_callback (GTK_WIDGET (self), to_top, NULL, NULL);
}

static void
set_stage (BatsonQuizCase *self, Stage stage)
{
  const char *const labels[] = { _("_Show the Answer"), _("_Continue"), _("_Next Vignette") };

  self->stage = stage;
  if (stage != ASKING)
    self->ask = NULL;
  gtk_button_set_label (GTK_BUTTON (self->primary), labels[stage]);
  gtk_widget_set_visible (self->give_up, stage == ASKING);
  gtk_widget_set_visible (self->again, stage == DISCUSSING);
}

static void
update_complete (BatsonQuizCase *self)
{
  gtk_widget_set_sensitive (self->primary, self->stage != ASKING || batson_quiz_is_complete (batson_quiz_case_get_item (self), batson_quiz_ask_get_chosen (BATSON_QUIZ_ASK (self->ask))));
}

/* What is chosen is kept before it is the answer: who leaves and comes back finds it. */
static void
choice_made (BatsonQuizCase *self)
{
  self->run->chosen[self->run->n_answered] = batson_quiz_ask_get_chosen (BATSON_QUIZ_ASK (self->ask));
  update_complete (self);
}

static GtkWidget *
discussion_new (BatsonQuizCase *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  guint counts[BATSON_QUIZ_N_VERDICTS] = { 0 };
  g_autofree char *count = NULL;

  batson_quiz_run_count (self->run, counts);
  count = batson_words_quiz_count (counts);
  gtk_box_append (GTK_BOX (box), batson_quiz_label (_("Discussion"), "title-3"));
  gtk_box_append (GTK_BOX (box), batson_quiz_label (count, "heading"));
  if (*self->run->discussion)
    gtk_box_append (GTK_BOX (box), batson_quiz_label (self->run->discussion, "quiz-story"));
  return box;
}

/* The keyboard is where the next thing is done: at the first choice, else at the button. */
static void
take_focus (BatsonQuizCase *self)
{
  if (!gtk_widget_get_mapped (self->question))
    return;
  if (self->stage == ASKING)
    batson_quiz_ask_focus (BATSON_QUIZ_ASK (self->ask));
  else
    gtk_widget_grab_focus (self->primary);
}

/* Asks the next question, or discusses the vignette after the last. */
static void
go_on (BatsonQuizCase *self)
{
  if (batson_quiz_run_is_done (self->run))
    {
      set_stage (self, DISCUSSING);
      set_question (self, discussion_new (self));
    }
  else
    {
      set_stage (self, ASKING);
      self->ask = batson_quiz_ask_new (self->run->quiz, batson_quiz_case_get_item (self));
      batson_quiz_ask_set_chosen (BATSON_QUIZ_ASK (self->ask), self->run->chosen[self->run->n_answered]);
      g_signal_connect_object (self->ask, "changed", G_CALLBACK (choice_made), self, G_CONNECT_SWAPPED);
      set_question (self, self->ask);
    }
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self->primary), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  update_complete (self);
  take_focus (self);
  g_signal_emit (self, signals[PROGRESS], 0);
}

/** Takes CHOSEN as the answer to the question that is asked and shows the framework's. What was hidden until now is recorded like the rest. */
void
batson_quiz_case_answer (BatsonQuizCase *self, guint64 chosen)
{
  const BatsonQuizItem *item = batson_quiz_case_get_item (self);
  BatsonQuizResult result;

  batson_quiz_run_answer (self->run, chosen);
  batson_quiz_compare (item, chosen, &result);
  set_stage (self, SHOWN);
  set_question (self, batson_quiz_shown_new (self->run->quiz, item, chosen));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->primary), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, batson_words_quiz_verdict (result.verdict), -1);
  update_complete (self);
  update_facts (self);
  take_focus (self);
  g_signal_emit (self, signals[PROGRESS], 0);
}

static void
primary_clicked (BatsonQuizCase *self)
{
  if (self->stage == ASKING)
    batson_quiz_case_answer (self, batson_quiz_ask_get_chosen (BATSON_QUIZ_ASK (self->ask)));
  else if (self->stage == DISCUSSING)
    g_signal_emit (self, signals[NEXT], 0);
  else
    go_on (self);
}

static void
give_up_clicked (BatsonQuizCase *self)
{
  batson_quiz_case_answer (self, 0);
}

static void
again_clicked (BatsonQuizCase *self)
{
  g_signal_emit (self, signals[AGAIN], 0);
}

/** Where the resident is: "Question 2 of 7", "Discussion". Free with g_free. */
char *
batson_quiz_case_dup_place (BatsonQuizCase *self)
{
  if (self->stage == DISCUSSING)
    return g_strdup (_("Discussion"));
  return g_strdup_printf (_("Question %1$u of %2$u"), self->run->n_answered + (self->stage == ASKING), self->run->quiz->items->len);
}

/* --- building --- */

static void
show_pane (GtkWidget *button, BatsonQuizCase *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet, g_object_get_data (G_OBJECT (button), "pane"));
}

/** Goes from the story to the questions where there is room for one of them alone. */
void
batson_quiz_case_show_questions (BatsonQuizCase *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet, "question");
}

/* Where the panes stand one over the other, a button at the foot of each goes to the other. */
static void
pane_button_set (BatsonQuizCase *self, GtkWidget *button, const char *pane)
{
  g_object_set_data (G_OBJECT (button), "pane", (gpointer) pane);
  g_object_bind_property (self->leaflet, "folded", button, "visible", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (button, "clicked", G_CALLBACK (show_pane), self, 0);
}

/* A column that scrolls, over a bar of buttons. */
static GtkWidget *
pane_new (GtkWidget *content, GtkWidget *bar, GtkAdjustment **out_scroll)
{
  GtkWidget *pane = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), COLUMN_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), COLUMN_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), content);
  gtk_widget_add_css_class (content, "quiz-pane");
  /* of one width, whatever it shows: two panes keep their places from question to question */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_EXTERNAL, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_width (GTK_SCROLLED_WINDOW (scroller), PANE_WIDTH);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (pane), scroller);
  gtk_widget_add_css_class (bar, "quiz-bar");
  gtk_box_append (GTK_BOX (pane), bar);
  if (out_scroll)
    *out_scroll = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  return pane;
}

static GtkWidget *
story_new (BatsonQuizCase *self)
{
  const BatsonAssessment *a = self->run->quiz->assessment;
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *bar = batson_wrap_bar_new (8), *to = batson_mnemonic_button_new (_("_Questions"));
  g_autofree char *moment = batson_words_moment (a->settings.at, a->settings.offset), *as_of = g_strdup_printf (_("As of %s"), moment);
  const char *story = batson_record_text (batson_record_child (a->root, BATSON_CASE_TEACHING), BATSON_TEACHING_STORY);

  pane_button_set (self, to, "question");
  self->facts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (content), batson_quiz_label (batson_words_quiz_title (a->root), "title-2"));
  gtk_box_append (GTK_BOX (content), batson_quiz_label (as_of, "dim-label"));
  if (*story)
    gtk_box_append (GTK_BOX (content), batson_quiz_label (story, "quiz-story"));
  gtk_box_append (GTK_BOX (content), batson_quiz_label (_("What is recorded"), "title-4"));
  gtk_box_append (GTK_BOX (content), batson_quiz_label (_("What answers a question is shown with its answer."), "dim-label"));
  gtk_box_append (GTK_BOX (content), self->facts);
  gtk_widget_set_halign (to, GTK_ALIGN_END);
  gtk_widget_set_hexpand (to, TRUE);
  gtk_widget_add_css_class (to, "suggested-action");
  gtk_box_append (GTK_BOX (bar), to);
  g_object_bind_property (self->leaflet, "folded", bar, "visible", G_BINDING_SYNC_CREATE);
  return pane_new (content, bar, NULL);
}

/* A button of the bar: its words take a second line where the window is narrow. */
static GtkWidget *
bar_button_new (BatsonQuizCase *self, GtkWidget *bar, GCallback clicked)
{
  GtkWidget *button = batson_mnemonic_button_new ("");

  batson_wrap_button (GTK_BUTTON (button));
  gtk_box_append (GTK_BOX (bar), button);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
questions_new (BatsonQuizCase *self)
{
  GtkWidget *bar = batson_wrap_bar_new (8), *space = gtk_label_new (NULL), *story = gtk_button_new_from_icon_name ("go-previous-symbolic");

  self->question = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_hexpand (space, TRUE);
  batson_tooltip_name (story, _("Back to the Story"));
  pane_button_set (self, story, "story");
  gtk_box_append (GTK_BOX (bar), story);
  gtk_box_append (GTK_BOX (bar), space);
  self->again = bar_button_new (self, bar, G_CALLBACK (again_clicked));
  self->give_up = bar_button_new (self, bar, G_CALLBACK (give_up_clicked));
  self->primary = bar_button_new (self, bar, G_CALLBACK (primary_clicked));
  gtk_button_set_label (GTK_BUTTON (self->again), _("_Answer Again"));
  gtk_button_set_label (GTK_BUTTON (self->give_up), _("_Don’t Know"));
  gtk_widget_add_css_class (self->primary, "suggested-action");
  return pane_new (self->question, bar, &self->scroll);
}

/* Ctrl+Enter does what the button at the foot does, wherever the keyboard is. */
static gboolean
primary_by_key (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  BatsonQuizCase *self = BATSON_QUIZ_CASE (widget);

  if (!gtk_widget_is_sensitive (self->primary))
    return FALSE;
  primary_clicked (self);
  return TRUE;
}

/* So does Enter, but at another button, or where a choice is still to be made: there it makes that. */
static gboolean
primary_by_enter (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && !GTK_IS_BUTTON (focus) && primary_by_key (widget, NULL, NULL);
}

/* Before the choice that has the keyboard, which would take it. */
static GtkEventController *
enter_new (void)
{
  static const guint enters[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter };
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (enters); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (enters[i], 0), gtk_callback_action_new (primary_by_enter, NULL, NULL)));
  return keys;
}

static void
batson_quiz_case_class_init (BatsonQuizCaseClass *klass)
{
  static const char *const names[] = { "progress", "next", "again" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], BATSON_TYPE_QUIZ_CASE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, primary_by_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, primary_by_key, NULL);
}

static void
batson_quiz_case_init (BatsonQuizCase *self)
{
  gtk_widget_add_controller (GTK_WIDGET (self), enter_new ());
}

/** The quiz of RUN, which outlives it, where it was left. */
GtkWidget *
batson_quiz_case_new (BatsonQuizRun *run)
{
  BatsonQuizCase *self = g_object_new (BATSON_TYPE_QUIZ_CASE, NULL);
  AdwLeafletPage *line;

  self->run = run;
  self->leaflet = ADW_LEAFLET (adw_leaflet_new ());
  adw_leaflet_set_fold_threshold_policy (self->leaflet, ADW_FOLD_THRESHOLD_POLICY_NATURAL);
  adw_leaflet_set_homogeneous (self->leaflet, FALSE);
  adw_leaflet_page_set_name (adw_leaflet_append (self->leaflet, story_new (self)), "story");
  line = adw_leaflet_append (self->leaflet, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  adw_leaflet_page_set_navigatable (line, FALSE);
  adw_leaflet_page_set_name (adw_leaflet_append (self->leaflet, questions_new (self)), "question");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->leaflet));
  update_facts (self);
  g_signal_connect_object (self->question, "map", G_CALLBACK (take_focus), self, G_CONNECT_SWAPPED);
  go_on (self);
  return GTK_WIDGET (self);
}
