/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In words: what changed in the rules since a case was last computed. */
#include "framework/words-private.h"
#include <glib/gi18n-lib.h>
#include <string.h>

enum { LONGEST = 160 }; /* characters shown of what a document says */

static const char *
title_of (BatsonSince since)
{
  switch (since)
    {
    case BATSON_SINCE_URGENCY:
      return C_ ("since", "Urgency");
    case BATSON_SINCE_DECISION:
      return C_ ("since", "Decision of the leading lesion");
    case BATSON_SINCE_SUBTYPE:
      return C_ ("since", "Subtype");
    case BATSON_SINCE_REFERRALS:
      return C_ ("since", "Referral triggers fired");
    case BATSON_N_SINCE:
      break;
    }
  g_assert_not_reached ();
}

/* TEXT of a document, cut where it is longer than a version or an id is. */
static char *
cut (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= LONGEST)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, LONGEST);
  return g_strconcat (start, "…", NULL);
}

/* "NOMS-4 NOMS-7" as "NOMS-4, NOMS-7". */
static char *
ids (const char *text)
{
  g_auto (GStrv) each = g_strsplit (text, " ", -1);
  g_autofree char *joined = g_strjoinv (", ", each);

  return *joined ? cut (joined) : g_strdup (C_ ("since", "none"));
}

static char *
value_of (const BatsonSummary *summary, BatsonSince since)
{
  g_autofree char *text = NULL, *of = NULL;

  if (since == BATSON_SINCE_URGENCY)
    return g_strdup (batson_words_summary_urgency (summary));
  text = ids (batson_since_value (summary, since));
  if (since != BATSON_SINCE_DECISION || *summary->decision_of == '\0')
    return g_steal_pointer (&text);
  of = cut (summary->decision_of);
  /* Translators: rows of the decision and a lesion: "NOMS-4, NOMS-7 (T8)". */
  return g_strdup_printf (C_ ("since", "%1$s (%2$s)"), text, of);
}

/** What one change of the rules is: "NOMS-6: ...". */
char *
batson_words_rules_change (const BatsonRulesChange *change)
{
  return g_strdup_printf (C_ ("since", "%1$s: %2$s"), batson_rule (change->rule)->id, g_dpgettext2 (GETTEXT_PACKAGE, "change", change->text));
}

/** A conclusion that is another now: "Urgency: Urgent by these rules, Elective by rules 1.0". */
char *
batson_words_rules_difference (const BatsonRulesSince *since, BatsonSince what)
{
  g_autofree char *then = value_of (&since->then, what), *now = value_of (&since->now, what), *version = cut (since->then.rules);

  /* Translators: a conclusion; what it is by the rules of this program; what it was; by which version. */
  return g_strdup_printf (C_ ("since", "%1$s: %2$s by these rules, %3$s by rules %4$s."), title_of (what), now, then, version);
}

/** All of it, a sentence a line: with which rules the case was last computed, what changed in them, which conclusions differ. */
char *
batson_words_rules_since (const BatsonRulesSince *since)
{
  g_autoptr (GPtrArray) lines = _batson_clauses_new ();
  g_autofree char *version = cut (since->then.rules);

  _batson_clause (lines, g_strdup_printf (_ ("This case was last computed with rules %1$s; these are rules %2$s."), version, since->current));
  for (guint i = 0; i < since->changes->len; i++)
    _batson_clause (lines, batson_words_rules_change (since->changes->pdata[i]));
  if (!since->recorded)
    _batson_clause (lines, g_strdup (_ ("What changed between them is not recorded in this Batson.")));
  if (!since->compared)
    _batson_clause (lines, g_strdup (_ ("It is not recorded when it was computed, so its conclusions are not compared.")));
  else if (since->different == 0)
    _batson_clause (lines, g_strdup (_ ("Urgency, decision, subtype and referral triggers are the same by both.")));
  for (guint i = 0; i < BATSON_N_SINCE; i++)
    if (since->different & (1u << i))
      _batson_clause (lines, batson_words_rules_difference (since, i));
  return _batson_clauses_join (lines, "\n");
}
