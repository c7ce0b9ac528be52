/* SPDX-License-Identifier: GPL-3.0-or-later */
/* REF-4: a neurological deficit (NEURO-2), also when a referral naming it was sent before. */
#include "framework/referral.h"
#include "framework/tri.h"

static const guint fields[] = { BATSON_STATUS_LIMB, BATSON_STATUS_SENSORY, BATSON_STATUS_SPHINCTER, BATSON_STATUS_MOTOR_RADIC };

enum { CAUSE = 2 }; /* the reason of an old deficit stands two fields after it */

/* Whether an entry answers that there is a deficit; old with another cause and a reason is none. -1 where it does not answer. */
static int
present (BatsonRecord *status, guint field)
{
  int choice = batson_record_choice (status, field);

  if (choice == BATSON_DEFICIT_OLD)
    return *batson_record_text (status, field + CAUSE) == '\0';
  return choice < 0 ? -1 : choice != BATSON_DEFICIT_NONE;
}

/* Whether FACT, an answer of a status, is that there is a deficit. */
gboolean
_batson_is_deficit (const BatsonFact *fact)
{
  return fact->record && fact->type == BATSON_RECORD_STATUS && present (fact->record, fact->field) > 0;
}

/* Whether the answer of FIELD in STATUS was observed after the referral was sent: by the days and times recorded, and where these do not tell by the order of entry. */
static gboolean
observed_after (BatsonRecord *status, guint field, BatsonRecord *referral)
{
  gint64 observed, sent;
  int first, last, sent_first, sent_last;
  gboolean has_clock = _batson_clock (status, BATSON_STATUS_DATE, &observed) && _batson_clock (referral, BATSON_REFERRAL_SENT, &sent);

  if (has_clock)
    return observed > sent;
  _batson_date_days (referral, BATSON_REFERRAL_SENT, &sent_first, &sent_last);
  if (_batson_observed (status, BATSON_STATUS_DATE, field, &first, &last))
    {
      if (first > sent_last)
        return TRUE;
      if (last < sent_first)
        return FALSE;
    }
  return batson_record_get_about (status, field)->at > batson_record_get_about (referral, BATSON_REFERRAL_SENT)->at;
}

/* Whether entry A was observed before B: by day, then time of day, then order of entry. */
static gboolean
is_before (BatsonRecord *a, BatsonRecord *b, guint field)
{
  int a_first, a_last, b_first, b_last;
  gint64 a_at, b_at;

  if (_batson_clock (a, BATSON_STATUS_DATE, &a_at) && _batson_clock (b, BATSON_STATUS_DATE, &b_at) && a_at != b_at)
    return a_at < b_at;
  _batson_observed (a, BATSON_STATUS_DATE, field, &a_first, &a_last);
  _batson_observed (b, BATSON_STATUS_DATE, field, &b_first, &b_last);
  if (a_last != b_last)
    return a_last < b_last;
  return batson_record_position (a) < batson_record_position (b);
}

/* Whether a deficit present now was first observed, or observed to be worse, after the referral: no entry before it in this spell of the deficit precedes the referral. */
static gboolean
is_new_since (const BatsonContext *ctx, guint field, BatsonRecord *now, BatsonRecord *referral)
{
  BatsonRecord *before = NULL;

  if (!observed_after (now, field, referral))
    return FALSE;
  if (batson_record_choice (now, field) == BATSON_DEFICIT_WORSE)
    return TRUE;
  for (guint i = 0; i < batson_record_length (ctx->root, BATSON_CASE_STATUS); i++)
    {
      BatsonRecord *entry = batson_record_nth (ctx->root, BATSON_CASE_STATUS, i);
      if (entry != now && present (entry, field) >= 0 && is_before (entry, now, field) && (before == NULL || is_before (before, entry, field)))
        before = entry;
    }
  if (before == NULL || present (before, field) == 0)
    return TRUE;
  return is_new_since (ctx, field, before, referral);
}

/* Whether there is a deficit that REFERRAL (nullable: none was sent) does not cover. Each newest answer counts. */
BatsonTri
_batson_deficits (const BatsonContext *ctx, BatsonRecord *referral, BatsonWhy *why)
{
  BatsonLiteral literals[G_N_ELEMENTS (fields)];

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const BatsonEvidence *evidence = &ctx->status[fields[i]];
      literals[i] = (BatsonLiteral) { BATSON_OPEN, evidence->fact };
      if (evidence->answered)
        literals[i].state = present (evidence->fact.record, fields[i]) && (referral == NULL || is_new_since (ctx, fields[i], evidence->fact.record, referral)) ? BATSON_YES : BATSON_NO;
    }
  return _batson_tri_any (why, literals, G_N_ELEMENTS (literals));
}
