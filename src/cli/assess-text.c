/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An assessment printed for people. */
#include "cli/assess.h"
#include "cli/command.h"
#include "framework/words.h"
#include <glib/gi18n-lib.h>

enum { MOST_FACTS = 12 };

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

/* The rule, its source and basis, and the facts used. */
static void
print_why (const BatsonWhy *why)
{
  const BatsonRule *rule = batson_rule (why->rule);
  g_autofree char *facts = why->because && why->because->len ? batson_words_facts (why->because, MOST_FACTS) : NULL;
  g_autofree char *missing = why->missing && why->missing->len ? batson_words_facts (why->missing, MOST_FACTS) : NULL;

  line (2, g_strdup_printf ("%s, %s, %s", rule->id, rule->source, batson_basis_label (why->basis)));
  if (facts)
    line (2, g_strdup_printf (_ ("Because: %s"), facts));
  if (missing)
    line (2, g_strdup_printf (_ ("Missing: %s"), missing));
}

static void
print_urgency (const BatsonAssessment *a)
{
  g_autofree char *detail = batson_words_urgency_detail (a), *clock = batson_words_urgency_clock (a);

  heading (_ ("Urgency"));
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
  line (1, g_strdup_printf ("SINS: %s, %s", sins, batson_words_sins_class (lesion->sins.classes)));
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
  print_notes (a);
  print_missing (a);
  batson_command_print ("\n");
}
