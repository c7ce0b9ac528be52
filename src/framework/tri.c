/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conditions of single answers joined into one three-valued result with its reasons. Each condition rests on an answer of its own, so that joining them loses nothing. */
#include "framework/tri.h"

/* Whether EVIDENCE is answered by one of CHOICES, as bits; open where it is not answered. */
BatsonLiteral
_batson_literal (const BatsonEvidence *evidence, guint choices)
{
  BatsonTri state = !evidence->answered ? BATSON_OPEN : (choices & (1u << evidence->choice)) ? BATSON_YES : BATSON_NO;

  return (BatsonLiteral) { state, evidence->fact };
}

/* Adds to WHY the answers behind the conditions of STATE, as used, or as missing where STATE is open. */
static void
name (BatsonWhy *why, const BatsonLiteral *literals, guint n, BatsonTri state)
{
  for (guint i = 0; i < n; i++)
    if (literals[i].state == state && state == BATSON_OPEN)
      _batson_why_miss (why, &literals[i].fact);
    else if (literals[i].state == state)
      _batson_why_use (why, &literals[i].fact);
}

static gboolean
some (const BatsonLiteral *literals, guint n, BatsonTri state)
{
  for (guint i = 0; i < n; i++)
    if (literals[i].state == state)
      return TRUE;
  return FALSE;
}

/* Yes where every condition holds, no where one does not. */
BatsonTri
_batson_tri_all (BatsonWhy *why, const BatsonLiteral *literals, guint n)
{
  BatsonTri state = some (literals, n, BATSON_NO) ? BATSON_NO : some (literals, n, BATSON_OPEN) ? BATSON_OPEN : BATSON_YES;

  if (state != BATSON_NO)
    name (why, literals, n, BATSON_YES);
  name (why, literals, n, state);
  return state;
}

/* Yes where one condition holds, no where none does. */
BatsonTri
_batson_tri_any (BatsonWhy *why, const BatsonLiteral *literals, guint n)
{
  BatsonTri state = some (literals, n, BATSON_YES) ? BATSON_YES : some (literals, n, BATSON_OPEN) ? BATSON_OPEN : BATSON_NO;

  name (why, literals, n, state);
  return state;
}

/* Nothing is missing where the answer is not open: what was asked on the way no longer matters. */
void
_batson_why_settled (BatsonWhy *why, BatsonTri state)
{
  if (state != BATSON_OPEN)
    why->missing = (BatsonFacts) { 0 };
}

/* When an answer became known: observed at the time of day of its record, else entered; a time in the future counts as entered. FALSE where neither is known. */
gboolean
_batson_fact_at (const BatsonContext *ctx, const BatsonFact *fact, BatsonInstant *out_at)
{
  BatsonInstant entered = { 0 };
  gint64 at;

  if (fact->record && fact->type == BATSON_RECORD_STATUS && _batson_clock (fact->record, BATSON_STATUS_DATE, &at) && at <= ctx->settings->at)
    {
      *out_at = (BatsonInstant) { at, batson_record_get (fact->record, BATSON_STATUS_DATE)->time.offset };
      return TRUE;
    }
  if (fact->record)
    entered = _batson_entered (fact->record, fact->field);
  if (entered.at == 0)
    return FALSE;
  *out_at = entered;
  return TRUE;
}

/* When the last of FACTS became known; FALSE where that of one is not, or there are none. */
gboolean
_batson_facts_at (const BatsonContext *ctx, const BatsonFacts *facts, BatsonInstant *out_at)
{
  BatsonInstant last = { 0 };

  for (guint i = 0; i < facts->len; i++)
    {
      BatsonInstant at;
      if (!_batson_fact_at (ctx, &facts->facts[i], &at))
        return FALSE;
      if (i == 0 || at.at > last.at)
        last = at;
    }
  if (facts->len > 0)
    *out_at = last;
  return facts->len > 0;
}
