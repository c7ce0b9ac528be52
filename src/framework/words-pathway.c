/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The referral pathway in words: the fact of a trigger, the steps of a referral and what is pending on whom. */
#include "framework/handling.h"
#include "framework/referral.h"
#include "framework/words-private.h"
#include <glib/gi18n-lib.h>

/** What is recorded as the next step of a referral, as the label of a button: "Record Sent". Static. */
const char *
batson_words_handling_record (BatsonHandling handling)
{
  static const char *const labels[] = {
    [BATSON_HANDLING_SENT] = NC_ ("referral", "Record Sent"), [BATSON_HANDLING_RECEIVED] = NC_ ("referral", "Record Received"), [BATSON_HANDLING_ANSWERED] = NC_ ("referral", "Record Answered"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "referral", labels[handling]);
}

/** The answer a trigger is about: the one missing first, or the one that decided it; NULL where it rests on none. Borrowed. */
const BatsonFact *
batson_trigger_fact (const BatsonTrigger *trigger)
{
  const BatsonFacts *facts = trigger->state == BATSON_OPEN ? &trigger->why.missing : &trigger->why.because;

  if (facts->len == 0)
    return NULL;
  /* What is new is told rather than the condition that held before. */
  for (guint i = 0; trigger->state == BATSON_YES && i < facts->len; i++)
    {
      const BatsonFact *fact = &facts->facts[i];

      if ((trigger->trigger == BATSON_TRIGGER_REF_1 && fact->type == BATSON_RECORD_STATUS) || (trigger->trigger == BATSON_TRIGGER_REF_7 && fact->field == BATSON_PRESENTATION_PRIMARY) ||
          (trigger->trigger == BATSON_TRIGGER_REF_10 && fact->type == BATSON_RECORD_LESION))
        return fact;
    }
  return &facts->facts[0];
}

/* "Limb weakness: New, since 9 Jun 2026" where a day is recorded; LABELLED: with the name of the symptom. */
static char *
symptom (const BatsonFact *fact, gboolean labelled)
{
  g_autofree char *words = labelled ? batson_words_fact (fact) : batson_words_fact_value (fact), *key = g_strdup_printf ("%s_since", batson_fact_field (fact)->key), *since = NULL;
  int field = batson_record_type_find (batson_record_type (fact->type), key, -1);
  BatsonFact day = *fact;

  if (field < 0 || !batson_record_has (fact->record, (guint) field))
    return g_steal_pointer (&words);
  day.field = (guint) field;
  since = batson_words_fact_value (&day);
  return g_strdup_printf (C_ ("trigger", "%1$s, since %2$s"), words, since);
}

/* "within 5 weeks": the interval the clinician judged. */
static char *
interval (const BatsonFact *fact)
{
  g_autofree char *weeks = NULL;

  if (!batson_record_has (fact->record, BATSON_IMAGING_RAPID_WEEKS))
    return batson_words_fact_value (fact);
  weeks = batson_record_to_string (fact->record, BATSON_IMAGING_RAPID_WEEKS);
  return g_strdup_printf (C_ ("trigger", "within %s"), weeks);
}

static char *
fired_fact (const BatsonAssessment *assessment, const BatsonTrigger *trigger, const BatsonFact *fact)
{
  BatsonRecord *record = batson_fact_lesion (fact);
  const BatsonLesionResult *lesion = record ? batson_assessment_lesion (assessment, record) : NULL;
  g_autofree char *name = lesion ? batson_words_lesion (record) : NULL, *sins = lesion ? batson_words_sins_total (lesion) : NULL;

  switch (trigger->trigger)
    {
    case BATSON_TRIGGER_REF_2:
      return lesion ? g_strdup_printf (C_ ("fact", "%1$s: %2$s"), name, sins) : batson_words_fact (fact);
    case BATSON_TRIGGER_REF_3:
    case BATSON_TRIGGER_REF_9:
      return lesion && lesion->state != BATSON_LESION_OUTSIDE ? g_strdup_printf (C_ ("fact", "%1$s: %2$s"), name, batson_words_grade (lesion)) : batson_words_fact (fact);
    case BATSON_TRIGGER_REF_6:
    case BATSON_TRIGGER_REF_10:
      return name ? g_steal_pointer (&name) : batson_words_fact (fact);
    case BATSON_TRIGGER_REF_1:
    case BATSON_TRIGGER_REF_4:
      return symptom (fact, trigger->trigger == BATSON_TRIGGER_REF_4);
    case BATSON_TRIGGER_REF_5:
      return interval (fact);
    case BATSON_TRIGGER_REF_8:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u item open", "%u items open", trigger->why.because.len), trigger->why.because.len);
    case BATSON_TRIGGER_REF_7:
      return batson_words_fact (fact);
    }
  g_assert_not_reached ();
}

/* The lesion that comes nearest to firing a trigger of one score or grade; NULL where none is entered. */
static const BatsonLesionResult *
nearest (const BatsonAssessment *assessment, BatsonTriggerId trigger)
{
  const BatsonLesionResult *best = NULL;

  for (guint i = 0; i < assessment->lesions->len; i++)
    {
      const BatsonLesionResult *lesion = assessment->lesions->pdata[i];

      if (best == NULL || (trigger == BATSON_TRIGGER_REF_2 ? lesion->sins.greatest > best->sins.greatest : lesion->grades > best->grades))
        best = lesion;
    }
  return best;
}

/* Whether one of the answers a trigger rests on is that there is a deficit. */
static gboolean
has_deficit (const BatsonTrigger *trigger)
{
  for (guint i = 0; i < trigger->why.because.len; i++)
    if (_batson_is_deficit (&trigger->why.because.facts[i]))
      return TRUE;
  return FALSE;
}

/* Of a deficit that does not fire since a referral names it (REF-4): "named in the referral sent 16 Jun 2026, 23:42; answered"; NULL where it is otherwise. */
char *
_batson_named_words (const BatsonTrigger *trigger)
{
  g_autofree char *sent = NULL;

  if (trigger->trigger != BATSON_TRIGGER_REF_4 || trigger->state != BATSON_NO || trigger->referral == NULL || !has_deficit (trigger))
    return NULL;
  sent = batson_words_time (&batson_record_get (trigger->referral, BATSON_REFERRAL_SENT)->time);
  if (trigger->handling == BATSON_HANDLING_SENT)
    return g_strdup_printf (C_ ("trigger", "named in the referral sent %s"), sent);
  return g_strdup_printf (C_ ("trigger", "named in the referral sent %1$s; %2$s"), sent, batson_words_handling (trigger));
}

/* REF-4 is open though an acute deterioration lasts, which set the colour: what deteriorated is not answered. */
gboolean
_batson_deteriorated_alone (const BatsonAssessment *assessment, const BatsonTrigger *trigger)
{
  const BatsonFacts *facts = &assessment->urgency.why.because;

  for (guint i = 0; trigger->trigger == BATSON_TRIGGER_REF_4 && trigger->state == BATSON_OPEN && i < facts->len; i++)
    if (facts->facts[i].type == BATSON_RECORD_STATUS && facts->facts[i].field == BATSON_STATUS_ACUTE)
      return TRUE;
  return FALSE;
}

/* REF-4, not fired: a referral names the deficit, or there is none: "no: Limb weakness, Sensory loss, ...". */
static char *
no_deficit (const BatsonTrigger *trigger)
{
  g_autofree char *named = _batson_named_words (trigger), *words = batson_words_facts (&trigger->why.because, 0);

  return named ? g_steal_pointer (&named) : g_strdup_printf (C_ ("trigger", "no: %s"), words);
}

/* "no; T8: SINS 5" */
static char *
not_fired_fact (const BatsonAssessment *assessment, const BatsonTrigger *trigger, const BatsonFact *fact)
{
  const BatsonLesionResult *lesion = nearest (assessment, trigger->trigger);
  g_autofree char *name = lesion ? batson_words_lesion (lesion->record) : NULL, *words = NULL;

  switch (trigger->trigger)
    {
    case BATSON_TRIGGER_REF_2:
      words = lesion ? batson_words_sins_total (lesion) : NULL;
      break;
    case BATSON_TRIGGER_REF_3:
    case BATSON_TRIGGER_REF_9:
      words = lesion ? g_strdup (batson_words_grade (lesion)) : NULL;
      break;
    case BATSON_TRIGGER_REF_4:
      return no_deficit (trigger);
    case BATSON_TRIGGER_REF_6:
      if (fact->type == BATSON_RECORD_LESION)
        return g_strdup (C_ ("trigger", "no; more than one lesion"));
      break;
    default:
      break;
    }
  if (words)
    return g_strdup_printf (C_ ("trigger", "no; %1$s: %2$s"), name, words);
  words = batson_words_fact (fact);
  return g_strdup_printf (C_ ("trigger", "no; %s"), words);
}

/** The fact behind the state of a trigger: "T8: SINS 9", "no; Back pain: Stable", "not known, missing: ER"; "" where it rests on no answer. */
char *
batson_words_trigger_fact (const BatsonAssessment *assessment, const BatsonTrigger *trigger)
{
  const BatsonFact *fact = batson_trigger_fact (trigger);
  g_autofree char *missing = NULL;

  if (fact == NULL)
    return g_strdup ("");
  if (trigger->state == BATSON_YES)
    return fired_fact (assessment, trigger, fact);
  if (trigger->state == BATSON_OPEN)
    {
      missing = batson_words_facts (&trigger->why.missing, 2);
      if (_batson_deteriorated_alone (assessment, trigger))
        return g_strdup_printf (C_ ("trigger", "the deterioration alone does not fire it, missing: %s"), missing);
      return g_strdup_printf (C_ ("trigger", "not known, missing: %s"), missing);
    }
  return not_fired_fact (assessment, trigger, fact);
}

/** What was done with a referral: FIELD is BATSON_REFERRAL_SENT, RECEIVED or ANSWERED: "Sent 16 Jun 2026, 14:32". */
char *
batson_words_referral_step (BatsonRecord *referral, guint field)
{
  g_autofree char *at = batson_words_time (&batson_record_get (referral, field)->time);

  switch (field)
    {
    case BATSON_REFERRAL_SENT: return g_strdup_printf (C_ ("referral", "Sent %s"), at);
    case BATSON_REFERRAL_RECEIVED: return g_strdup_printf (C_ ("referral", "Received %s"), at);
    default: return g_strdup_printf (C_ ("referral", "Answered %s"), at);
    }
}

/** What is pending in DIRECTION and on whom, NEXT being the step that is not recorded yet; "" for BATSON_HANDLING_NONE. Static. */
const char *
batson_words_pending (BatsonDirection direction, BatsonHandling next)
{
  gboolean neuro = direction == BATSON_DIRECTION_TO_NEURO;

  switch (next)
    {
    case BATSON_HANDLING_SENT: return neuro ? C_ ("referral", "To be sent by the breast oncosurgeon") : C_ ("referral", "To be sent by the neurosurgeon");
    case BATSON_HANDLING_RECEIVED: return neuro ? C_ ("referral", "Receipt by the neurosurgeon pending") : C_ ("referral", "Receipt by the breast oncosurgeon pending");
    case BATSON_HANDLING_ANSWERED: return neuro ? C_ ("referral", "Answer of the neurosurgeon pending") : C_ ("referral", "Answer of the breast oncosurgeon pending");
    default: return "";
    }
}

/* The moment a pending step counts from: the step before it, or when the first trigger fired. FALSE where that has no time of day. */
static gboolean
pending_from (const BatsonAssessment *assessment, BatsonDirection direction, BatsonHandling next, gint64 *out_at)
{
  BatsonRecord *referral = batson_handling_referral (assessment, direction);
  const BatsonTime *before;
  gboolean found = FALSE;

  if (referral)
    {
      const BatsonValue *value = batson_record_get (referral, next == BATSON_HANDLING_RECEIVED || !batson_record_has (referral, BATSON_REFERRAL_RECEIVED) ? BATSON_REFERRAL_SENT : BATSON_REFERRAL_RECEIVED);

      before = &value->time;
      if (value->state != BATSON_VALUE_ANSWER || !batson_time_has_clock (before))
        return FALSE;
      *out_at = batson_time_to_unix (before);
      return TRUE;
    }
  for (guint i = 0; i < assessment->triggers->len; i++)
    {
      const BatsonTrigger *t = assessment->triggers->pdata[i];

      if (t->direction != direction || t->state != BATSON_YES || t->handling != BATSON_HANDLING_NONE || !t->has_fired_at || (found && t->fired_at.at >= *out_at))
        continue;
      *out_at = t->fired_at.at;
      found = TRUE;
    }
  return found;
}

/** How long the next step in DIRECTION has been pending, "for 2 h 5 min", and where it is the sending which triggers it is about; "" where neither is known. */
char *
batson_words_pending_for (const BatsonAssessment *assessment, BatsonDirection direction)
{
  g_autoptr (GPtrArray) clauses = _batson_clauses_new ();
  BatsonHandling next = batson_handling_next (assessment, direction);
  guint64 triggers = next == BATSON_HANDLING_SENT ? batson_handling_not_sent (assessment, direction) : 0;
  gint64 from = 0;

  for (guint i = 0; i < assessment->triggers->len; i++)
    {
      const BatsonTrigger *t = assessment->triggers->pdata[i];

      if (triggers >> t->trigger & 1)
        _batson_clause (clauses, g_strdup (batson_rule (t->why.rule)->id));
    }
  if (next != BATSON_HANDLING_NONE && pending_from (assessment, direction, next, &from) && from <= assessment->settings.at)
    {
      g_autofree char *length = batson_words_duration (assessment->settings.at - from);

      _batson_clause (clauses, g_strdup_printf (C_ ("referral", "for %s"), length));
    }
  return _batson_clauses_join (clauses, ", ");
}
