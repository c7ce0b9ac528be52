/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the referrals in one direction stand, from the triggers of an assessment. */
#include "framework/handling.h"

/** The trigger ID of ASSESSMENT, which has all of them. Not owned. */
const BatsonTrigger *
batson_assessment_trigger (const BatsonAssessment *assessment, BatsonTriggerId id)
{
  for (guint i = 0; i < assessment->triggers->len; i++)
    if (((const BatsonTrigger *) assessment->triggers->pdata[i])->trigger == id)
      return assessment->triggers->pdata[i];
  g_assert_not_reached ();
}

/** How many triggers in DIRECTION fired; OUT_N (nullable): how many there are. */
guint
batson_handling_fired (const BatsonAssessment *assessment, BatsonDirection direction, guint *out_n)
{
  guint fired = 0, n = 0;

  for (guint i = 0; i < assessment->triggers->len; i++)
    {
      const BatsonTrigger *trigger = assessment->triggers->pdata[i];

      n += trigger->direction == direction;
      fired += trigger->direction == direction && trigger->state == BATSON_YES;
    }
  if (out_n)
    *out_n = n;
  return fired;
}

/** The least handled of the triggers in DIRECTION that fired; NULL where none did or all are with the other side already. Not owned. */
const BatsonTrigger *
batson_handling_least (const BatsonAssessment *assessment, BatsonDirection direction)
{
  const BatsonTrigger *least = NULL;

  for (guint i = 0; i < assessment->triggers->len; i++)
    {
      const BatsonTrigger *trigger = assessment->triggers->pdata[i];

      if (trigger->direction == direction && trigger->state == BATSON_YES && trigger->handling != BATSON_HANDLING_WITH_THEM && (least == NULL || trigger->handling < least->handling))
        least = trigger;
    }
  return least;
}

/** What can be recorded next of the referral in DIRECTION; BATSON_HANDLING_NONE where nothing can. */
BatsonHandling
batson_handling_next (const BatsonAssessment *assessment, BatsonDirection direction)
{
  const BatsonTrigger *least = batson_handling_least (assessment, direction);

  return least == NULL || least->handling >= BATSON_HANDLING_ANSWERED ? BATSON_HANDLING_NONE : (BatsonHandling) (least->handling + 1);
}

/** The referral in DIRECTION entered last; NULL where there is none. Not owned. */
BatsonRecord *
batson_handling_newest (const BatsonAssessment *assessment, BatsonDirection direction)
{
  for (guint i = batson_record_length (assessment->root, BATSON_CASE_REFERRALS); i-- > 0;)
    {
      BatsonRecord *referral = batson_record_nth (assessment->root, BATSON_CASE_REFERRALS, i);

      if (batson_record_choice (referral, BATSON_REFERRAL_DIRECTION) == (int) direction)
        return referral;
    }
  return NULL;
}

/** The referral the next step is about, or where all is answered the last one; NULL where it is still to be made. Not owned. */
BatsonRecord *
batson_handling_referral (const BatsonAssessment *assessment, BatsonDirection direction)
{
  switch (batson_handling_next (assessment, direction))
    {
    case BATSON_HANDLING_SENT:
      return NULL;
    case BATSON_HANDLING_NONE:
      return batson_handling_newest (assessment, direction);
    default:
      return batson_handling_least (assessment, direction)->referral;
    }
}

/** What the last referral sent in DIRECTION waits for where that is not the next step: another is to be sent, or what it names fires no more. That does not
 * take it out of reach. BATSON_HANDLING_NONE where none waits; else OUT_REFERRAL is it, not owned. */
BatsonHandling
batson_handling_waiting_for (const BatsonAssessment *assessment, BatsonDirection direction, BatsonRecord **out_referral)
{
  BatsonRecord *referral = batson_handling_next (assessment, direction) <= BATSON_HANDLING_SENT ? batson_handling_newest (assessment, direction) : NULL;

  if (referral == NULL || !batson_record_has (referral, BATSON_REFERRAL_SENT) || batson_record_has (referral, BATSON_REFERRAL_ANSWERED))
    return BATSON_HANDLING_NONE;
  *out_referral = referral;
  return batson_record_has (referral, BATSON_REFERRAL_RECEIVED) ? BATSON_HANDLING_ANSWERED : BATSON_HANDLING_RECEIVED;
}

/** The triggers in DIRECTION that fired and are in no referral yet, as bits of BatsonTriggerId. */
guint64
batson_handling_not_sent (const BatsonAssessment *assessment, BatsonDirection direction)
{
  guint64 triggers = 0;

  for (guint i = 0; i < assessment->triggers->len; i++)
    {
      const BatsonTrigger *trigger = assessment->triggers->pdata[i];

      if (trigger->direction == direction && trigger->state == BATSON_YES && trigger->handling == BATSON_HANDLING_NONE)
        triggers |= G_GUINT64_CONSTANT (1) << trigger->trigger;
    }
  return triggers;
}

/** How many triggers of both directions fired and are in no referral yet. */
guint
batson_handling_waiting (const BatsonAssessment *assessment)
{
  guint n = 0;

  for (guint i = 0; i < assessment->triggers->len; i++)
    {
      const BatsonTrigger *trigger = assessment->triggers->pdata[i];

      n += trigger->state == BATSON_YES && trigger->handling == BATSON_HANDLING_NONE;
    }
  return n;
}
