/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The summary of the sitting: how each answer went, on screen and as pages. */
#include "app/quiz-pages.h"

#include "app/mnemonic.h"
#include "app/preview.h"
#include "app/tooltip.h"
#include "app/wrap.h"
#include "framework/words.h"

#include <glib/gi18n-lib.h>

static void
name_changed (GtkEditable *editable)
{
  BatsonSitting *sitting = batson_quiz_sitting ();

  g_free (sitting->resident);
  sitting->resident = g_strstrip (g_strdup (gtk_editable_get_text (editable)));
}

static void
print (BatsonQuizWindow *window)
{
  gtk_window_present (GTK_WINDOW (batson_preview_new_sitting (GTK_WINDOW (window), batson_quiz_sitting ())));
}

static void
new_sitting (BatsonQuizWindow *window)
{
  batson_quiz_sitting_forget ();
  batson_quiz_window_show_list (window);
}

static void
answer_row (AdwPreferencesGroup *group, const BatsonQuizRun *run, guint n)
{
  const BatsonQuizItem *item = run->quiz->items->pdata[n];
  GtkWidget *row = adw_action_row_new (), *verdict;
  g_autofree char *subject = batson_words_quiz_subject (item), *given = batson_words_quiz_given (run->quiz, item, run->chosen[n]), *total = batson_words_quiz_total (run->quiz, item), *line = NULL;
  BatsonQuizResult result;

  batson_quiz_compare (item, run->chosen[n], &result);
  if (run->chosen[n] == 0)
    line = g_strdup_printf (_("The framework: %s"), total);
  else
    line = result.verdict == BATSON_QUIZ_RIGHT ? g_strdup (total) : g_strdup_printf (_("Answered: %1$s. The framework: %2$s"), given, total);
  verdict = gtk_label_new (batson_words_quiz_verdict (result.verdict));
  gtk_widget_add_css_class (verdict, result.verdict == BATSON_QUIZ_RIGHT ? "dim-label" : "heading");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), subject);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), verdict);
  adw_preferences_group_add (group, row);
}

static void
add_run (GtkWidget *page, const BatsonQuizRun *run)
{
  GtkWidget *group = adw_preferences_group_new ();
  guint counts[BATSON_QUIZ_N_VERDICTS] = { 0 };
  g_autofree char *count = NULL, *title = g_markup_escape_text (batson_words_quiz_title (run->quiz->assessment->root), -1);

  batson_quiz_run_count (run, counts);
  count = batson_words_quiz_count (counts);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), count);
  for (guint i = 0; i < run->n_answered; i++)
    answer_row (ADW_PREFERENCES_GROUP (group), run, i);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
}

static void
add_button (GtkWidget *box, const char *label, const char *css_class, GCallback clicked, BatsonQuizWindow *window)
{
  GtkWidget *button = batson_mnemonic_button_new (label);

  batson_wrap_button (GTK_BUTTON (button));
  gtk_widget_add_css_class (button, "pill");
  if (css_class)
    gtk_widget_add_css_class (button, css_class);
  g_signal_connect_object (button, "clicked", clicked, window, G_CONNECT_SWAPPED);
  gtk_flow_box_append (GTK_FLOW_BOX (box), button);
}

static GtkWidget *
buttons_new (BatsonQuizWindow *window)
{
  GtkWidget *box = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), 3);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (box), 12);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (box), 6);
  add_button (box, _("_Print or Export…"), "suggested-action", G_CALLBACK (print), window);
  add_button (box, _("_More Vignettes"), NULL, G_CALLBACK (batson_quiz_window_show_list), window);
  add_button (box, _("_New Sitting"), NULL, G_CALLBACK (new_sitting), window);
  return box;
}

/** The page of the summary: how the sitting went in all, then answer by answer. */
GtkWidget *
batson_quiz_summary_new (BatsonQuizWindow *window)
{
  const BatsonSitting *sitting = batson_quiz_sitting ();
  GtkWidget *page = adw_preferences_page_new (), *group = adw_preferences_group_new (), *name = adw_entry_row_new (), *end = adw_preferences_group_new ();
  guint counts[BATSON_QUIZ_N_VERDICTS] = { 0 };
  g_autofree char *count = NULL, *description = NULL;

  batson_sitting_count (sitting, counts);
  count = batson_words_quiz_count (counts);
  description = g_strdup_printf ("%s\n%s", count, _("The sitting is kept until the program ends, and nowhere else. Its summary can be printed or exported."));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("This Sitting"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  batson_title_entry_row (name, _("Name of the resident, if wanted"));
  gtk_editable_set_text (GTK_EDITABLE (name), sitting->resident);
  g_signal_connect (name, "changed", G_CALLBACK (name_changed), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), name);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  for (guint i = 0; i < sitting->runs->len; i++)
    add_run (page, sitting->runs->pdata[i]);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (end), buttons_new (window));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (end));
  return page;
}
