/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Referral triggers, work-up and indications in words. */
#include "framework/words-private.h"
#include <glib/gi18n-lib.h>

/* The lesion whose answers a trigger used first; NULL where it used none. */
static BatsonRecord *
lesion_of (const BatsonTrigger *trigger)
{
  BatsonRecord *lesion = NULL;

  for (guint i = 0; i < trigger->why.because.len && lesion == NULL; i++)
    lesion = batson_fact_lesion (&trigger->why.because.facts[i]);
  return lesion;
}

static char *
fired (const BatsonAssessment *assessment, const BatsonTrigger *trigger)
{
  BatsonRecord *record = lesion_of (trigger);
  const BatsonLesionResult *lesion = record ? batson_assessment_lesion (assessment, record) : NULL;
  g_autofree char *name = record ? batson_words_lesion (record) : NULL, *sins = lesion ? batson_words_sins_total (lesion) : NULL;
  const BatsonRecord *first = trigger->why.because.len ? trigger->why.because.facts[0].record : NULL;

  switch (trigger->trigger)
    {
    case BATSON_TRIGGER_REF_1:
      return g_strdup (_ ("New or progressive back pain, breast cancer known before"));
    case BATSON_TRIGGER_REF_2:
      return lesion ? g_strdup_printf (C_ ("trigger", "%1$s at %2$s"), sins, name) : g_strdup (_ ("SINS of 7 or more"));
    case BATSON_TRIGGER_REF_3:
      if (lesion && lesion->state == BATSON_LESION_OUTSIDE)
        return g_strdup_printf (_ ("Intradural or intramedullary disease at %s"), name);
      return name ? g_strdup_printf (_ ("Epidural extension at %s"), name) : g_strdup (_ ("Epidural extension"));
    case BATSON_TRIGGER_REF_4:
      return first ? g_strdup_printf (_ ("Neurological deficit: %s"), batson_field_label (batson_fact_field (&trigger->why.because.facts[0]))) : g_strdup (_ ("Neurological deficit"));
    case BATSON_TRIGGER_REF_5:
      return g_strdup (_ ("Rapid destruction on serial imaging"));
    case BATSON_TRIGGER_REF_6:
      return g_strdup (_ ("Isolated spinal lesion in a new patient"));
    case BATSON_TRIGGER_REF_10:
      return g_strdup (_ ("Spinal metastasis in known breast cancer"));
    case BATSON_TRIGGER_REF_7:
      return g_strdup (_ ("Breast is the likely or proven primary: urgent breast oncology referral"));
    case BATSON_TRIGGER_REF_8:
      {
        g_autofree char *items = batson_words_facts (&trigger->why.because, 0);
        return g_strdup_printf (_ ("Work-up incomplete: %s"), items);
      }
    case BATSON_TRIGGER_REF_9:
      return name ? g_strdup_printf (_ ("High-grade compression at %s: hold or change systemic therapy"), name) : g_strdup (_ ("High-grade compression: hold or change systemic therapy"));
    }
  g_assert_not_reached ();
}

/** What a trigger says: why it fired, "SINS 9 at T8"; that it is not known and what is missing; or its title where it did not fire. */
char *
batson_words_trigger (const BatsonAssessment *assessment, const BatsonTrigger *trigger)
{
  g_autofree char *missing = batson_words_facts (&trigger->why.missing, 3), *named = NULL;

  if (trigger->state == BATSON_YES)
    return fired (assessment, trigger);
  if (_batson_deteriorated_alone (assessment, trigger))
    return g_strdup_printf (_ ("%1$s: the acute deterioration alone does not fire it, missing: %2$s"), batson_rule_title (trigger->why.rule), missing);
  if (trigger->state == BATSON_OPEN)
    return g_strdup_printf (_ ("%1$s: not known, missing: %2$s"), batson_rule_title (trigger->why.rule), missing);
  named = _batson_named_words (trigger);
  return named ? g_strdup_printf (C_ ("fact", "%1$s: %2$s"), batson_rule_title (trigger->why.rule), named) : g_strdup (batson_rule_title (trigger->why.rule));
}

/** How a trigger is handled: "not sent yet", "sent", "already with the neurosurgeon". Static. */
const char *
batson_words_handling (const BatsonTrigger *trigger)
{
  switch (trigger->handling)
    {
    case BATSON_HANDLING_NONE: return C_ ("handling", "not sent yet");
    case BATSON_HANDLING_SENT: return C_ ("handling", "sent");
    case BATSON_HANDLING_RECEIVED: return C_ ("handling", "received");
    case BATSON_HANDLING_ANSWERED: return C_ ("handling", "answered");
    case BATSON_HANDLING_WITH_THEM:
      return trigger->direction == BATSON_DIRECTION_TO_NEURO ? C_ ("handling", "already with the neurosurgeon") : C_ ("handling", "already with the breast oncosurgeon");
    }
  g_assert_not_reached ();
}

/* "sent 16 Jun 2026, 14:32" and how long after the trigger fired, where both times are known. */
static char *
step (const BatsonTrigger *trigger, guint field, const char *clause)
{
  const BatsonValue *value = batson_record_get (trigger->referral, field);
  g_autofree char *at = NULL, *text = NULL, *after = NULL;
  gint64 delay;

  if (value->state != BATSON_VALUE_ANSWER)
    return NULL;
  at = batson_words_time (&value->time);
  text = _batson_fill (clause, at);
  delay = trigger->has_fired_at && batson_time_has_clock (&value->time) ? batson_time_to_unix (&value->time) - trigger->fired_at.at : -1;
  if (delay < 0)
    return g_steal_pointer (&text);
  after = batson_words_duration (delay);
  return g_strdup_printf (C_ ("handling", "%1$s (%2$s after it fired)"), text, after);
}

/** Every step of the handling with its time: "sent 16 Jun 2026, 14:32 (12 min after it fired); received 16 Jun 2026, 15:05". */
char *
batson_words_trigger_handling (const BatsonTrigger *trigger)
{
  g_autoptr (GPtrArray) clauses = _batson_clauses_new ();

  if (trigger->referral)
    {
      _batson_clause (clauses, step (trigger, BATSON_REFERRAL_SENT, C_ ("handling", "sent %s")));
      _batson_clause (clauses, step (trigger, BATSON_REFERRAL_RECEIVED, C_ ("handling", "received %s")));
      _batson_clause (clauses, step (trigger, BATSON_REFERRAL_ANSWERED, C_ ("handling", "answered %s")));
    }
  if (clauses->len == 0)
    _batson_clause (clauses, g_strdup (batson_words_handling (trigger)));
  return _batson_clauses_join (clauses, "; ");
}

/** The last step of the handling with its time, "received 16 Jun 2026, 15:05"; without one as batson_words_handling (). */
char *
batson_words_trigger_step (const BatsonTrigger *trigger)
{
  static const struct { guint field; const char *clause; } steps[] = {
    { BATSON_REFERRAL_ANSWERED, NC_ ("handling", "answered %s") },
    { BATSON_REFERRAL_RECEIVED, NC_ ("handling", "received %s") },
    { BATSON_REFERRAL_SENT, NC_ ("handling", "sent %s") },
  };

  for (guint i = 0; trigger->referral && i < G_N_ELEMENTS (steps); i++)
    {
      const BatsonValue *value = batson_record_get (trigger->referral, steps[i].field);
      g_autofree char *at = value->state == BATSON_VALUE_ANSWER ? batson_words_time (&value->time) : NULL;

      if (at)
        return _batson_fill (g_dpgettext2 (GETTEXT_PACKAGE, "handling", steps[i].clause), at);
    }
  return g_strdup (batson_words_handling (trigger));
}

/** When a trigger fired, "fired 16 Jun 2026, 14:20"; "" where it did not or the time is not known. */
char *
batson_words_trigger_fired (const BatsonTrigger *trigger, const BatsonSettings *settings)
{
  g_autofree char *at = trigger->has_fired_at ? batson_words_instant (&trigger->fired_at, batson_settings_offset_at (settings, trigger->fired_at.at)) : NULL;

  return at ? g_strdup_printf (C_ ("trigger", "fired %s"), at) : g_strdup ("");
}

/** What Table 3 names for an indication (BATSON_RULE_IND_1 to 6). Static. */
const char *
batson_words_intervention (BatsonRuleId rule)
{
  switch (rule)
    {
    case BATSON_RULE_IND_1:
      return _ ("emergency decompressive laminectomy, with or without posterior stabilisation, then SBRT");
    case BATSON_RULE_IND_2:
      return _ ("posterior pedicle screw fixation, with or without anterior reconstruction; kyphoplasty for a single level, not for gross instability or epidural compression (MSK 2010)");
    case BATSON_RULE_IND_3:
      return _ ("separation surgery, then high-dose stereotactic radiation");
    case BATSON_RULE_IND_4:
      return _ ("percutaneous vertebroplasty or kyphoplasty; posterior stabilisation if multilevel");
    case BATSON_RULE_IND_5:
      return _ ("CT-guided or open biopsy, frozen section, then oncosurgical planning");
    case BATSON_RULE_IND_6:
      return _ ("en bloc vertebrectomy guided by the Weinstein-Boriani-Biagini zones, and adjuvant radiation");
    default:
      g_assert_not_reached ();
    }
}

/** What fitness adds to an indication: "" where fit. Static. */
const char *
batson_words_indication_fit (const BatsonIndication *indication)
{
  switch (indication->fit)
    {
    case BATSON_YES: return "";
    case BATSON_NO: return _ ("unfit: see NOMS-3, 7, 12");
    case BATSON_OPEN: return _ ("if fit");
    }
  g_assert_not_reached ();
}

/** An indication in a line: "T8: Instability; the review: posterior pedicle screw fixation ...; if fit", or that it is not known and what is missing. */
char *
batson_words_indication (const BatsonIndication *indication)
{
  g_autoptr (GPtrArray) clauses = _batson_clauses_new ();
  g_autofree char *name = indication->lesion ? batson_words_lesion (indication->lesion) : g_strdup (C_ ("indication", "No lesion entered")), *missing = batson_words_facts (&indication->why.missing, 3);

  _batson_clause (clauses, g_strdup_printf (C_ ("fact", "%1$s: %2$s"), name, batson_rule_title (indication->why.rule)));
  if (indication->state == BATSON_NO)
    _batson_clause (clauses, g_strdup (C_ ("indication", "does not hold")));
  else if (indication->state == BATSON_OPEN)
    _batson_clause (clauses, g_strdup_printf (C_ ("indication", "not known, missing: %s"), missing));
  else
    {
      _batson_clause (clauses, g_strdup_printf (C_ ("indication", "the review: %s"), batson_words_intervention (indication->why.rule)));
      _batson_clause (clauses, g_strdup (batson_words_indication_fit (indication)));
    }
  return _batson_clauses_join (clauses, "; ");
}

/** An item of the work-up and how it stands: "Tumour markers: Requested", "History: not recorded". */
char *
batson_words_work_up_item (const BatsonWorkUpItem *item)
{
  const BatsonField *field = &batson_record_type (BATSON_RECORD_WORK_UP)->fields[item->field];

  return g_strdup_printf (C_ ("fact", "%1$s: %2$s"), batson_field_label (field), item->state < 0 ? C_ ("fact", "not recorded") : batson_field_choice_label (field, item->state));
}
