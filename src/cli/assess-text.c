/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An assessment printed for people. */
#include "cli/assess.h"
#include "cli/command.h"
#include "framework/words.h"
#include <glib/gi18n-lib.h>

/* Prints LINE, taken, INDENT levels in. */
static void
line (guint indent, char *text)
{
  g_autofree char *owned = text, *whole = g_strdup_printf ("%*s%s\n", (int) indent * 2, "", owned);

  batson_command_print (whole);
}

static void
heading (const char *title)
{
  line (0, g_strdup_printf ("\n%s", title));
}

/* Each fact used with its value, and when and by whom it was entered. */
static void
print_because (const BatsonFacts *facts)
{
  if (facts->len > 0)
    line (2, g_strdup (_ ("Because:")));
  for (guint i = 0; i < facts->len; i++)
    {
      const BatsonFact *fact = &facts->facts[i];
      g_autofree char *about = batson_words_fact_about (fact), *words = batson_words_fact (fact);
      line (3, *about ? g_strdup_printf ("%s (%s)", words, about) : g_strdup (words));
    }
}

/* The other answers, the distance and the other protocol that lead elsewhere; the notes are printed by themselves. */
static void
print_alternatives (BatsonAlternatives *all, const BatsonWhy *why)
{
  g_autoptr (GPtrArray) alternatives = batson_alternatives_of (all, why);
  gboolean first = TRUE;

  for (guint i = 0; i < alternatives->len; i++)
    {
      const BatsonAlternative *alternative = alternatives->pdata[i];
      if (alternative->kind == BATSON_ALTERNATIVE_READING)
        continue;
      if (first)
        line (2, g_strdup (_ ("Otherwise:")));
      first = FALSE;
      line (3, batson_words_alternative (alternative));
    }
}

/* The rule, its source and basis, the facts used and those missing, and what else it could have been. */
static void
print_why (BatsonAlternatives *all, const BatsonWhy *why)
{
  const BatsonRule *rule = batson_rule (why->rule);

  line (2, g_strdup_printf ("%s; %s; %s", rule->id, rule->source, batson_basis_label (why->basis)));
  print_because (&why->because);
  if (why->missing.len > 0)
    line (2, g_strdup (_ ("Missing:")));
  for (guint i = 0; i < why->missing.len; i++)
    line (3, batson_words_fact_label (&why->missing.facts[i]));
  print_alternatives (all, why);
}

static void
print_urgency (BatsonAlternatives *all, const BatsonAssessment *a)
{
  g_autofree char *detail = batson_words_urgency_detail (a), *clock = batson_words_urgency_clock (a);

  heading (batson_words_urgency_title (a));
  line (1, batson_words_urgency_line (a));
  if (detail && *detail)
    line (2, g_strdup (detail));
  if (clock && *clock)
    line (2, g_strdup (clock));
  for (guint i = 0; i < a->urgency.n_set_by; i++)
    line (2, g_strdup_printf (_ ("Set by %s: %s"), batson_rule (a->urgency.set_by[i])->id, batson_rule_title (a->urgency.set_by[i])));
  print_why (all, &a->urgency.why);
  for (guint i = 0; a->deadlines && i < a->deadlines->len; i++)
    {
      const BatsonDeadline *deadline = a->deadlines->pdata[i];
      g_autofree char *due = batson_words_deadline_due (deadline, &a->settings), *left = batson_words_deadline_left (deadline, &a->settings);
      line (1, g_strdup_printf ("%s: %s (%s)", batson_words_deadline_name (deadline->id), due, left));
      print_why (all, &deadline->why);
    }
}

static void
print_rows (const BatsonAssessment *a, const BatsonLesionResult *lesion)
{
  BatsonProtocolId id = a->settings.protocol;
  const BatsonProtocol *protocol = batson_protocol (id);

  if (lesion->protocols[id].none)
    line (1, g_strdup (batson_words_lesion_state (lesion)));
  for (guint i = 0; !lesion->protocols[id].none && i < protocol->n_rows; i++)
    if (lesion->protocols[id].rows & (1u << i))
      {
        g_autofree char *with = batson_words_row_with (a, lesion, &protocol->rows[i]);
        line (1, g_strdup_printf ("%s: %s", batson_rule (protocol->rows[i].rule)->id, batson_protocol_text (protocol->rows[i].outcome)));
        if (*with)
          line (2, g_steal_pointer (&with));
      }
}

static void
print_lesion (BatsonAlternatives *all, const BatsonAssessment *a, const BatsonLesionResult *lesion)
{
  g_autofree char *level = batson_words_lesion (lesion->record), *history = batson_words_history (lesion), *compare = batson_words_compare (lesion);
  g_autofree char *decision = batson_words_decision (lesion->record), *about = batson_words_decision_about (a, lesion->record, 0);

  heading (level);
  if (decision)
    line (1, g_strdup (decision));
  if (decision)
    line (2, g_strdup (about));
  if (decision)
    line (1, g_strdup (_ ("The framework suggests:")));
  print_rows (a, lesion);
  print_why (all, &lesion->why);
  for (guint q = 0; q < BATSON_N_QUESTIONS; q++)
    {
      line (1, batson_words_answer (lesion, q));
      print_alternatives (all, q == BATSON_QUESTION_M && !lesion->answers[q].by_hand ? &lesion->sins_why : &lesion->answers[q].why);
    }
  if (*history)
    line (1, g_steal_pointer (&history));
  if (compare && *compare)
    line (1, g_steal_pointer (&compare));
}

static void
print_subtype (BatsonAlternatives *all, const BatsonAssessment *a)
{
  heading (_ ("Subtype"));
  line (1, batson_words_subtype (a));
  print_why (all, &a->subtype.why);
}

static void
print_triggers (BatsonAlternatives *all, const BatsonAssessment *a)
{
  heading (_ ("Referral triggers"));
  for (guint i = 0; i < a->triggers->len; i++)
    {
      const BatsonTrigger *trigger = a->triggers->pdata[i];
      g_autofree char *text = batson_words_trigger (a, trigger), *handling = batson_words_trigger_handling (trigger);
      if (trigger->state == BATSON_NO)
        continue;
      line (1, g_strdup_printf ("%s: %s", batson_rule (trigger->why.rule)->id, text));
      if (trigger->state == BATSON_YES && *handling)
        line (2, g_steal_pointer (&handling));
      print_why (all, &trigger->why);
    }
}

static void
print_work_up (BatsonAlternatives *all, const BatsonAssessment *a)
{
  heading (_ ("Work-up"));
  for (guint i = 0; i < a->work_up->len; i++)
    line (1, batson_words_work_up_item (a->work_up->pdata[i]));
}

static void
print_indications (BatsonAlternatives *all, const BatsonAssessment *a)
{
  heading (_ ("Surgical indications"));
  for (guint i = 0; i < a->indications->len; i++)
    {
      const BatsonIndication *indication = a->indications->pdata[i];
      g_autofree char *text = batson_words_indication (indication);
      if (indication->state == BATSON_NO)
        continue;
      line (1, g_strdup_printf ("%s: %s", batson_rule (indication->why.rule)->id, text));
      print_why (all, &indication->why);
    }
}

static void
print_notes (BatsonAlternatives *all, const BatsonAssessment *a)
{
  heading (_ ("Conflicts and notes"));
  for (guint i = 0; i < a->notes->len; i++)
    {
      const BatsonNote *note = a->notes->pdata[i];
      g_autofree char *level = note->lesion ? batson_words_lesion (note->lesion) : NULL;
      line (1, g_strdup_printf ("%s%s%s: %s", batson_note_id (note->id), level ? ", " : "", level ? level : "", batson_words_note (note)));
    }
}

static void
print_overrides (BatsonAlternatives *all, const BatsonAssessment *a)
{
  heading (_ ("Set by hand"));
  for (guint i = 0; i < a->overrides->len; i++)
    line (1, batson_words_override (a->overrides->pdata[i]));
}

static void
print_checks (BatsonAlternatives *all, const BatsonAssessment *a)
{
  heading (_ ("Doubts about the answers"));
  for (guint i = 0; i < a->checks->len; i++)
    {
      const BatsonCheck *check = a->checks->pdata[i];
      const BatsonRule *rule = batson_check_rule (check->id) == BATSON_RULE_NONE ? NULL : batson_rule (batson_check_rule (check->id));
      BatsonFact room[2];
      BatsonFacts because = batson_check_because (check, room);

      line (1, batson_words_check (check));
      if (rule)
        line (2, g_strdup_printf ("%s; %s; %s", rule->id, rule->source, batson_basis_label (rule->basis)));
      print_because (&because);
    }
}

static void
print_missing (BatsonAlternatives *all, const BatsonAssessment *a)
{
  heading (_ ("Missing, most useful first"));
  for (guint i = 0; i < a->asked.len; i++)
    line (1, batson_words_fact_label (&a->asked.facts[i]));
}

/* Prints a part where what it shows are some. */
static void
part (guint n, void (*print) (BatsonAlternatives *all, const BatsonAssessment *a), BatsonAlternatives *all, const BatsonAssessment *a)
{
  if (n > 0)
    print (all, a);
}

/* SINCE (nullable): what changed in the rules since the document was written. */
static void
print_since (const BatsonRulesSince *since)
{
  g_autofree char *text = since ? batson_words_rules_since (since) : NULL;
  g_auto (GStrv) lines = text ? g_strsplit (text, "\n", -1) : NULL;

  if (lines)
    heading (_ ("Rules since the case was last computed"));
  for (guint i = 0; lines && lines[i]; i++)
    line (1, g_strdup (lines[i]));
}

/** Prints what the framework suggests for the case of FILE. */
void
_batson_cli_print_assessment (const char *file, BatsonCase *c, const BatsonAssessment *a, const BatsonRulesSince *since)
{
  g_autofree char *at = batson_words_moment (a->settings.at, a->settings.offset);
  g_autoptr (BatsonAlternatives) all = batson_alternatives_new (c, a);

  line (0, g_strdup (file));
  line (0, g_strdup_printf (_ ("Evaluated %s, rules %s, protocol %s. The treating team decides."), at, BATSON_RULES_VERSION, batson_protocol_title (batson_protocol (a->settings.protocol))));
  if (!batson_alternatives_are_tried (all, &a->urgency.why))
    line (0, g_strdup (_ ("In a case with so many lesions other answers are not tried.")));
  print_since (since);
  print_urgency (all, a);
  for (guint i = 0; i < a->lesions->len; i++)
    print_lesion (all, a, a->lesions->pdata[i]);
  print_subtype (all, a);
  part (a->triggers->len, print_triggers, all, a);
  if (a->work_up_applies)
    print_work_up (all, a);
  part (a->indications->len, print_indications, all, a);
  part (a->notes->len, print_notes, all, a);
  part (a->overrides->len, print_overrides, all, a);
  part (a->checks->len, print_checks, all, a);
  part (a->asked.len, print_missing, all, a);
  batson_command_print ("\n");
}
