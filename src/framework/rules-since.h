/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A case last computed with other rules: what changed in the rules since, and which conclusion is now another. */
#pragma once
#include "case/summary.h"
#include "framework/rules.h"
#include "case/record.h"

G_BEGIN_DECLS

/** One change of a rule. */
typedef struct
{
  const char *version; /* that brought it */
  BatsonRuleId rule;
  const char *text;    /* msgid, context "change": what the rule says now that it did not, in plain words */
} BatsonRulesChange;

/** The versions of the rules there ever were. */
typedef struct
{
  const char *const *versions;      /* oldest first, the last is that of this program; ends with NULL */
  const BatsonRulesChange *changes; /* ends with a NULL version */
} BatsonRulesHistory;

/** The conclusions compared. */
typedef enum { BATSON_SINCE_URGENCY, BATSON_SINCE_DECISION, BATSON_SINCE_SUBTYPE, BATSON_SINCE_REFERRALS, BATSON_N_SINCE } BatsonSince;

typedef struct
{
  BatsonSummary then, now; /* NOW: by this program's rules at the time THEN was computed, so that no passing of time is taken for a rule */
  const char *current;     /* the version of this program's rules; static */
  gboolean recorded;       /* the changes between the two versions are known */
  GPtrArray *changes;      /* const BatsonRulesChange, borrowed from the history */
  gboolean compared;       /* it is recorded when THEN was computed, and what came out */
  guint different;         /* bits of BatsonSince */
} BatsonRulesSince;

const BatsonRulesHistory *batson_rules_history (void);
BatsonRulesSince *batson_rules_since (const BatsonSummary *then, BatsonRecord *root, const BatsonRulesHistory *history);
BatsonRulesSince *batson_rules_since_document (const char *document, gsize length, BatsonRecord *root);
void batson_rules_since_free (BatsonRulesSince *self);
const char *batson_since_id (BatsonSince since);
const char *batson_since_value (const BatsonSummary *summary, BatsonSince since);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatsonRulesSince, batson_rules_since_free)

G_END_DECLS
