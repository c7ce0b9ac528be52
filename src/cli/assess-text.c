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

/* Each fact with its value, and when and by whom it was entered. */
static void
print_facts (const char *title, const GArray *facts)
{
  if (facts == NULL || facts->len == 0)
    return;
  line (2, g_strdup (title));
  for (guint i = 0; i < facts->len; i++)
    {
      const BatsonFact *fact = &g_array_index (facts, BatsonFact, i);
      g_autofree char *about = batson_words_fact_about (fact), *words = batson_words_fact (fact);
      line (3, about && *about ? g_strdup_printf ("%s (%s)", words, about) : g_strdup (words));
    }
}

/* The rule, its source and basis, and the facts used. */
static void
print_why (const BatsonWhy *why)
{
  const BatsonRule *rule = batson_rule (why->rule);

  line (2, g_strdup_printf ("%s; %s; %s", rule->id, rule->source, batson_basis_label (why->basis)));
  print_facts (_ ("Because:"), why->because);
  print_facts (_ ("Missing:"), why->missing);
}

static void
print_urgency (const BatsonAssessment *a)
{
  g_autofree char *detail = batson_words_urgency_detail (a), *clock = batson_words_urgency_clock (a);

  heading (batson_words_urgency_title (a));
  line (1, batson_words_urgency_line (a));
  if (detail && *detail)
    line (2, g_strdup (detail));
  if (clock && *clock)
    line (2, g_strdup (clock));
  print_why (&a->urgency.why);
  for (guint i = 0; a->deadlines && i < a->deadlines->len; i++)
    {
      const BatsonDeadline *deadline = a->deadlines->pdata[i];
      g_autofree char *due = batson_words_deadline_due (deadline, a->settings.offset), *left = batson_words_deadline_left (deadline, a->settings.at, a->settings.offset);
      line (1, g_strdup_printf ("%s: %s (%s)", batson_words_deadline_title (deadline), due, left));
    }
}

static void
print_rows (const BatsonLesionResult *lesion, BatsonProtocolId id)
{
  const BatsonProtocol *protocol = batson_protocol (id);

  if (lesion->protocols[id].none)
    {
      line (1, g_strdup (batson_rule_title (lesion->why.rule)));
      return;
    }
  for (guint i = 0; i < protocol->n_rows; i++)
    if (lesion->protocols[id].rows & (1u << i))
      line (1, g_strdup_printf ("%s: %s", batson_rule (protocol->rows[i].rule)->id, batson_protocol_text (protocol->rows[i].outcome)));
}

static void
print_lesion (const BatsonAssessment *a, const BatsonLesionResult *lesion)
{
  g_autofree char *level = batson_words_lesion (lesion->record), *sins = batson_words_sins_total (lesion);

  heading (level);
  print_rows (lesion, a->settings.protocol);
  print_why (&lesion->why);
  line (1, g_strdup_printf ("%s: %s", sins, batson_words_sins_class (lesion->sins.classes)));
  line (1, g_strdup (batson_words_grade (lesion)));
}

static void
print_triggers (const BatsonAssessment *a)
{
  heading (_ ("Referral triggers"));
  for (guint i = 0; a->triggers && i < a->triggers->len; i++)
    {
      const BatsonTrigger *trigger = a->triggers->pdata[i];
      if (trigger->state == BATSON_YES)
        line (1, g_strdup_printf ("%s: %s", batson_rule (trigger->why.rule)->id, batson_rule_title (trigger->why.rule)));
      if (trigger->state == BATSON_YES)
        print_why (&trigger->why);
    }
}

static void
print_notes (const BatsonAssessment *a)
{
  heading (_ ("Conflicts and notes"));
  for (guint i = 0; a->notes && i < a->notes->len; i++)
    {
      const BatsonNote *note = a->notes->pdata[i];
      g_autofree char *level = note->lesion ? batson_words_lesion (note->lesion) : NULL;
      line (1, g_strdup_printf ("%s%s%s: %s", batson_rule (note->why.rule)->id, level ? ", " : "", level ? level : "", batson_rule_text (note->why.rule)));
    }
}

static void
print_indications (const BatsonAssessment *a)
{
  heading (_ ("Surgical indications"));
  for (guint i = 0; a->indications && i < a->indications->len; i++)
    {
      const BatsonIndication *indication = a->indications->pdata[i];
      g_autofree char *level = indication->lesion ? batson_words_lesion (indication->lesion) : NULL;
      if (indication->state != BATSON_YES)
        continue;
      line (1, g_strdup_printf ("%s%s%s: %s", batson_rule (indication->why.rule)->id, level ? ", " : "", level ? level : "", batson_rule_title (indication->why.rule)));
      print_why (&indication->why);
    }
}

static void
print_overrides (const BatsonAssessment *a)
{
  heading (_ ("Set by hand"));
  for (guint i = 0; a->overrides && i < a->overrides->len; i++)
    line (1, batson_words_override (a->overrides->pdata[i]));
}

static void
print_missing (const BatsonAssessment *a)
{
  heading (_ ("Missing, most useful first"));
  for (guint i = 0; a->missing && i < a->missing->len; i++)
    line (1, batson_words_fact_label (a->missing->pdata[i]));
}

/** Prints what the framework suggests for the case of FILE. */
void
_batson_cli_print_assessment (const char *file, const BatsonAssessment *a)
{
  g_autofree char *at = batson_words_moment (a->settings.at, a->settings.offset);

  line (0, g_strdup (file));
  line (0, g_strdup_printf (_ ("Evaluated %s, rules %s, protocol %s. The treating team decides."), at, BATSON_RULES_VERSION, batson_protocol_title (batson_protocol (a->settings.protocol))));
  print_urgency (a);
  for (guint i = 0; a->lesions && i < a->lesions->len; i++)
    print_lesion (a, a->lesions->pdata[i]);
  heading (_ ("Subtype"));
  line (1, g_strdup (batson_rule_title (a->subtype.why.rule)));
  print_why (&a->subtype.why);
  print_triggers (a);
  if (a->indications && a->indications->len)
    print_indications (a);
  print_notes (a);
  if (a->overrides && a->overrides->len)
    print_overrides (a);
  if (a->missing && a->missing->len)
    print_missing (a);
  batson_command_print ("\n");
}
