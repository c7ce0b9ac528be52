/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a step of the walk says, as a page of text: the question, the answer, what it rules out, the facts, and the rule with its source. */
#include "app/walk-card.h"

#include <glib/gi18n-lib.h>

#include "app/wrap.h"
#include "framework/words.h"

static void
add (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label;

  if (*text == '\0')
    return;
  label = gtk_label_new (text);
  batson_wrap (GTK_LABEL (label));
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

static void
add_facts (GtkWidget *box, const BatsonFacts *facts, const char *title, gboolean missing)
{
  if (facts->len)
    add (box, title, "walk-heading");
  for (guint i = 0; i < facts->len; i++)
    {
      const BatsonFact *fact = &facts->facts[i];
      g_autofree char *text = missing ? batson_words_fact_label (fact) : batson_words_fact (fact), *when = missing ? g_strdup ("") : batson_words_walk_when (fact);

      add (box, text, "walk-fact");
      add (box, when, "walk-when");
    }
}

static void
add_leads (GtkWidget *box, const BatsonWalk *walk, const BatsonWalkStep *step)
{
  g_autoptr (GArray) leads = batson_walk_leads (walk, step);

  if (leads->len)
    add (box, C_ ("walk", "What each answer would lead to"), "walk-heading");
  for (guint i = 0; i < leads->len; i++)
    {
      g_autofree char *text = batson_words_walk_lead (walk, step, &g_array_index (leads, BatsonWalkLead, i));
      add (box, text, "walk-fact");
    }
}

static void
add_rule (GtkWidget *box, const BatsonWalk *walk, const BatsonWalkStep *step)
{
  const BatsonRule *rule = batson_rule (step->why.rule);
  g_autofree char *title = g_strdup_printf (C_ ("why", "%s: %s"), rule->id, batson_rule_title (step->why.rule));
  g_autofree char *source = batson_words_source (rule->source);

  add (box, C_ ("why", "Rule"), "walk-heading");
  add (box, title, "walk-fact");
  add (box, batson_words_walk_rule (walk, step), "walk-text");
  add (box, source, "walk-when");
  add (box, batson_words_basis_sentence (step->why.basis), "walk-when");
}

/** The page of STEP, of WALK. It keeps nothing of them. */
GtkWidget *
batson_walk_card_new (const BatsonWalk *walk, const BatsonWalkStep *step)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *title = batson_words_walk_title (walk, step), *answer = batson_words_walk_answer (walk, step), *effect = batson_words_walk_effect (walk, step);

  add (box, title, "walk-title");
  add (box, batson_words_walk_question (walk, step), "walk-question");
  add (box, answer, "walk-answer");
  add (box, effect, "walk-text");
  add_facts (box, &step->why.because, C_ ("why", "Because"), FALSE);
  add_facts (box, &step->why.missing, step->open ? C_ ("walk", "What is missing") : C_ ("walk", "Not recorded, and not needed for it"), TRUE);
  add_leads (box, walk, step);
  add_rule (box, walk, step);
  gtk_widget_add_css_class (box, "walk-card");
  return box;
}
