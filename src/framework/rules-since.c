/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A case last computed with other rules: what changed in the rules since, and which conclusion is now another. */
#include "framework/rules-since.h"
#include "framework/summarise.h"
#include <string.h>

/* A new version is added at the end, with BATSON_RULES_VERSION; what it changed stands in CHANGES, a line a rule. */
static const char *const versions[] = { "1.0", NULL };

static const BatsonRulesChange changes[] = {
  { NULL },
};

/** The versions of this program's rules. Static. */
const BatsonRulesHistory *
batson_rules_history (void)
{
  static const BatsonRulesHistory history = { versions, changes };

  return &history;
}

/* The place of a version in HISTORY; -1 where it has none. */
static int
place_of (const BatsonRulesHistory *history, const char *version)
{
  for (int i = 0; history->versions[i]; i++)
    if (strcmp (history->versions[i], version) == 0)
      return i;
  return -1;
}

static const char *
current_of (const BatsonRulesHistory *history)
{
  guint n = g_strv_length ((char **) history->versions);

  g_assert (n > 0);
  return history->versions[n - 1];
}

/** The stable id of what is compared: "urgency". Static. */
const char *
batson_since_id (BatsonSince since)
{
  static const char *const ids[BATSON_N_SINCE] = { "urgency", "decision", "subtype", "referrals" };

  return ids[since];
}

/** What SUMMARY says of it, as stable ids. Owned by SUMMARY. */
const char *
batson_since_value (const BatsonSummary *summary, BatsonSince since)
{
  switch (since)
    {
    case BATSON_SINCE_URGENCY:
      return summary->urgency;
    case BATSON_SINCE_DECISION:
      return summary->decision;
    case BATSON_SINCE_SUBTYPE:
      return summary->subtype;
    case BATSON_SINCE_REFERRALS:
      return summary->referrals;
    case BATSON_N_SINCE:
      break;
    }
  g_assert_not_reached ();
}

/* The same answers by the rules of this program, at the time THEN was computed. */
static void
compare (BatsonRulesSince *self, BatsonRecord *root)
{
  BatsonSettings settings = { BATSON_PROTOCOL_REVIEW, self->then.at.at, self->then.at.offset };
  g_autoptr (BatsonAssessment) assessment = batson_assess (root, &settings);

  batson_summarise (assessment, &self->now);
  for (guint i = 0; i < BATSON_N_SINCE; i++)
    if (strcmp (batson_since_value (&self->then, i), batson_since_value (&self->now, i)) != 0)
      self->different |= 1u << i;
}

/** What changed since the summary of the case ROOT was computed, by HISTORY. Free with batson_rules_since_free (). NULL where it was computed with the rules of today, or with none. */
BatsonRulesSince *
batson_rules_since (const BatsonSummary *then, BatsonRecord *root, const BatsonRulesHistory *history)
{
  BatsonRulesSince *self;
  int place;

  if (*then->rules == '\0' || strcmp (then->rules, current_of (history)) == 0)
    return NULL;
  self = g_new0 (BatsonRulesSince, 1);
  batson_summary_copy (then, &self->then);
  batson_summary_init (&self->now);
  self->current = current_of (history);
  self->changes = g_ptr_array_new ();
  place = place_of (history, then->rules);
  self->recorded = place >= 0;
  for (const BatsonRulesChange *change = history->changes; self->recorded && change->version; change++)
    if (place_of (history, change->version) > place)
      g_ptr_array_add (self->changes, (gpointer) change);
  self->compared = then->has_at && *then->urgency;
  if (self->compared)
    compare (self, root);
  return self;
}

/** The same for the case ROOT that was read from a DOCUMENT of LENGTH bytes, by the history of this program. Free with batson_rules_since_free (). */
BatsonRulesSince *
batson_rules_since_document (const char *document, gsize length, BatsonRecord *root)
{
  g_auto (BatsonSummary) summary = { 0 };

  return batson_summary_parse (document, length, &summary) ? batson_rules_since (&summary, root, batson_rules_history ()) : NULL;
}

void
batson_rules_since_free (BatsonRulesSince *self)
{
  if (self == NULL)
    return;
  batson_summary_clear (&self->then);
  batson_summary_clear (&self->now);
  g_ptr_array_unref (self->changes);
  g_free (self);
}
