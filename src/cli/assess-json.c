/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An assessment as JSON: a stable interface, described by "batson-cli schema --assessment". */
#include "cli/assess.h"
#include "framework/summarise.h"
#include "framework/words.h"

static guint
length (const GPtrArray *array)
{
  return array ? array->len : 0;
}

static void
write_urgency (BatsonJsonWriter *w, BatsonAlternatives *all, const BatsonAssessment *a)
{
  static const char *const blocks[] = { "questions", "ungraded", "imaging", "examined-since", "outside" };
  const BatsonUrgency *u = &a->urgency;
  gboolean certain = u->kind == BATSON_URGENCY_GREEN || u->kind == BATSON_URGENCY_ORANGE || u->kind == BATSON_URGENCY_RED;
  g_autofree char *text = batson_words_urgency_line (a);

  batson_json_name (w, "urgency");
  batson_json_begin_object (w);
  batson_json_member (w, "kind", batson_urgency_id (u->kind));
  batson_json_member (w, "colour", certain ? batson_urgency_id (u->kind) : NULL);
  batson_json_member (w, "at_least", u->kind == BATSON_URGENCY_AT_LEAST_ORANGE ? "orange" : NULL);
  _batson_cli_write_colours (w, "could_be", u->colours);
  _batson_cli_open_array (w, "not_green_because", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    if (u->blocks & (1u << i))
      batson_json_string (w, blocks[i]);
  batson_json_end_array (w);
  _batson_cli_open_array (w, "set_by", TRUE);
  for (guint i = 0; i < u->n_set_by; i++)
    batson_json_string (w, batson_rule (u->set_by[i])->id);
  batson_json_end_array (w);
  _batson_cli_write_instant (w, "start", u->has_start, &u->start);
  _batson_cli_write_fact (w, "began_earlier", u->began_earlier.record ? &u->began_earlier : NULL);
  _batson_cli_open_array (w, "unread", FALSE);
  for (guint i = 0; i < u->n_unread; i++)
    {
      batson_json_begin_object (w);
      batson_json_member (w, "what", batson_deadline_id (u->unread[i].id));
      _batson_cli_write_fact (w, "onset", &u->unread[i].onset);
      batson_json_member (w, "rule", batson_rule (u->unread[i].rule)->id);
      batson_json_end_object (w);
    }
  batson_json_end_array (w);
  _batson_cli_write_why (w, all, &u->why, text);
  batson_json_end_object (w);
}

static void
write_deadlines (BatsonJsonWriter *w, BatsonAlternatives *all, const BatsonAssessment *a)
{
  _batson_cli_open_array (w, "deadlines", FALSE);
  for (guint i = 0; i < length (a->deadlines); i++)
    {
      const BatsonDeadline *d = a->deadlines->pdata[i];
      batson_json_begin_object (w);
      batson_json_member (w, "what", batson_deadline_id (d->id));
      _batson_cli_write_instant (w, "start", TRUE, &d->start);
      _batson_cli_write_instant (w, "due", TRUE, &d->due);
      _batson_cli_write_flag (w, "past", d->past);
      _batson_cli_write_why (w, all, &d->why, batson_words_deadline_name (d->id));
      batson_json_end_object (w);
    }
  batson_json_end_array (w);
}

/* The decision of the case: that of its leading lesion (NOMS-15). */
static void
write_noms (BatsonJsonWriter *w, BatsonAlternatives *all, const BatsonAssessment *a)
{
  const BatsonLesionResult *leading = batson_assessment_leading (a);
  const BatsonProtocolResult *result = leading ? &leading->protocols[a->settings.protocol] : NULL;
  guint rows = result && !result->none ? result->rows : 0;
  g_autofree char *outcomes = batson_words_outcomes (batson_protocol (a->settings.protocol), rows);
  const BatsonFacts none = { 0 };

  batson_json_name (w, "noms");
  batson_json_begin_object (w);
  _batson_cli_write_record (w, "lesion", leading ? leading->record : NULL);
  _batson_cli_write_rows (w, a->settings.protocol, rows);
  _batson_cli_write_missing (w, "missing", &a->missing);
  _batson_cli_write_fact (w, "ask_next", a->missing.len ? &a->missing.facts[0] : NULL);
  _batson_cli_write_because (w, leading ? &leading->why.because : &none);
  _batson_cli_write_alternatives (w, all, leading ? &leading->why : NULL);
  if (leading)
    _batson_cli_write_rule (w, leading->why.rule, leading->why.basis, outcomes);
  else
    _batson_cli_write_rule (w, BATSON_RULE_NOMS_15, batson_rule (BATSON_RULE_NOMS_15)->basis, batson_rule_text (BATSON_RULE_NOMS_15));
  batson_json_end_object (w);
}

/* The two protocols beside each other for the leading lesion; null where there is none. */
static void
write_protocols (BatsonJsonWriter *w, const BatsonAssessment *a)
{
  const BatsonLesionResult *leading = batson_assessment_leading (a);

  batson_json_name (w, "protocols");
  if (leading)
    _batson_cli_write_protocols (w, leading);
  else
    batson_json_null (w);
}

/* The rows of Table 1 that are still possible. */
static void
write_subtype_rules (BatsonJsonWriter *w, guint subtypes)
{
  _batson_cli_open_array (w, "rules", TRUE);
  for (guint i = 0; subtypes >> i; i++)
    if (subtypes & (1u << i))
      batson_json_string (w, batson_rule (batson_subtype_rule (i))->id);
  batson_json_end_array (w);
}

static void
write_subtype (BatsonJsonWriter *w, BatsonAlternatives *all, const BatsonAssessment *a)
{
  const BatsonField *field = &batson_record_type (BATSON_RECORD_CASE)->fields[BATSON_CASE_SUBTYPE_HAND];
  guint derived = a->subtype.subtypes;
  gboolean known = derived != 0 && (derived & (derived - 1)) == 0;
  g_autofree char *text = batson_words_subtype (a);

  batson_json_name (w, "subtype");
  batson_json_begin_object (w);
  write_subtype_rules (w, derived);
  batson_json_member (w, "status", a->subtype.by_hand >= 0 ? "by_hand" : known ? "known" : "open");
  batson_json_member (w, "by_hand", a->subtype.by_hand >= 0 ? field->choices[a->subtype.by_hand].id : NULL);
  _batson_cli_write_choices (w, "derived", field, derived);
  _batson_cli_write_why (w, all, &a->subtype.why, text);
  batson_json_end_object (w);
}

static void
write_referrals (BatsonJsonWriter *w, BatsonAlternatives *all, const BatsonAssessment *a)
{
  static const char *const handlings[] = {
    [BATSON_HANDLING_NONE] = "none", [BATSON_HANDLING_SENT] = "sent", [BATSON_HANDLING_RECEIVED] = "received", [BATSON_HANDLING_ANSWERED] = "answered", [BATSON_HANDLING_WITH_THEM] = "already-with-them"
  };
  const BatsonRecordType *type = batson_record_type (BATSON_RECORD_REFERRAL);

  _batson_cli_open_array (w, "referrals", FALSE);
  for (guint i = 0; i < length (a->triggers); i++)
    {
      const BatsonTrigger *t = a->triggers->pdata[i];
      g_autofree char *text = batson_words_trigger (a, t);
      batson_json_begin_object (w);
      batson_json_member (w, "id", type->fields[BATSON_REFERRAL_TRIGGERS].choices[t->trigger].id);
      batson_json_member (w, "direction", type->fields[BATSON_REFERRAL_DIRECTION].choices[t->direction].id);
      batson_json_member (w, "state", batson_tri_id (t->state));
      _batson_cli_write_instant (w, "fired_at", t->has_fired_at, &t->fired_at);
      batson_json_member (w, "handling", handlings[t->handling]);
      _batson_cli_write_record (w, "referral", t->referral);
      _batson_cli_write_why (w, all, &t->why, text);
      batson_json_end_object (w);
    }
  batson_json_end_array (w);
}

static void
write_work_up (BatsonJsonWriter *w, BatsonAlternatives *all, const BatsonAssessment *a)
{
  const BatsonRecordType *type = batson_record_type (BATSON_RECORD_WORK_UP);

  _batson_cli_write_flag (w, "work_up_applies", a->work_up_applies);
  _batson_cli_open_array (w, "work_up", FALSE);
  for (guint i = 0; i < length (a->work_up); i++)
    {
      const BatsonWorkUpItem *item = a->work_up->pdata[i];
      g_autofree char *text = batson_words_work_up_item (item);
      batson_json_begin_object (w);
      batson_json_member (w, "id", batson_rule (item->why.rule)->id);
      batson_json_member (w, "item", type->fields[item->field].key);
      batson_json_member (w, "state", item->state >= 0 ? type->fields[item->field].choices[item->state].id : NULL);
      _batson_cli_write_why (w, all, &item->why, text);
      batson_json_end_object (w);
    }
  batson_json_end_array (w);
}

static void
write_indications (BatsonJsonWriter *w, BatsonAlternatives *all, const BatsonAssessment *a)
{
  _batson_cli_open_array (w, "indications", FALSE);
  for (guint i = 0; i < length (a->indications); i++)
    {
      const BatsonIndication *indication = a->indications->pdata[i];
      g_autofree char *text = batson_words_indication (indication);
      batson_json_begin_object (w);
      batson_json_member (w, "id", batson_rule (indication->why.rule)->id);
      _batson_cli_write_record (w, "lesion", indication->lesion);
      batson_json_member (w, "state", batson_tri_id (indication->state));
      batson_json_member (w, "fit", batson_tri_id (indication->fit));
      _batson_cli_write_why (w, all, &indication->why, text);
      batson_json_end_object (w);
    }
  batson_json_end_array (w);
}

/* The notes that are conflicts, or those that are not. */
static void
write_notes (BatsonJsonWriter *w, BatsonAlternatives *all, const BatsonAssessment *a, const char *name, gboolean conflicts)
{
  _batson_cli_open_array (w, name, FALSE);
  for (guint i = 0; i < length (a->notes); i++)
    {
      const BatsonNote *note = a->notes->pdata[i];
      if ((batson_rule (note->why.rule)->basis == BATSON_BASIS_CONFLICT) != conflicts)
        continue;
      batson_json_begin_object (w);
      batson_json_member (w, "id", batson_note_id (note->id));
      _batson_cli_write_record (w, "lesion", note->lesion);
      _batson_cli_write_rows (w, BATSON_PROTOCOL_REVIEW, note->rows);
      batson_json_member (w, "title", batson_words_note_title (note));
      _batson_cli_write_why (w, all, &note->why, batson_words_note (note));
      batson_json_end_object (w);
    }
  batson_json_end_array (w);
}

static void
write_overrides (BatsonJsonWriter *w, BatsonAlternatives *all, const BatsonAssessment *a)
{
  _batson_cli_open_array (w, "overrides", FALSE);
  for (guint i = 0; i < length (a->overrides); i++)
    {
      const BatsonOverride *override = a->overrides->pdata[i];
      g_autofree char *text = batson_words_override (override);
      const BatsonValue *reason = batson_fact_is_none (&override->reason) ? NULL : batson_fact_value (&override->reason);
      batson_json_begin_object (w);
      _batson_cli_write_record (w, "lesion", override->lesion);
      batson_json_member (w, "reason", reason && reason->state == BATSON_VALUE_ANSWER ? reason->text : NULL);
      _batson_cli_write_flag (w, "decided_on_earlier_answers", override->stale);
      _batson_cli_write_why (w, all, &override->why, text);
      batson_json_end_object (w);
    }
  batson_json_end_array (w);
}

/* The rule a doubt guards, with its source and basis; null where no rule does. */
static void
write_check_rule (BatsonJsonWriter *w, BatsonRuleId rule, const char *text)
{
  if (rule != BATSON_RULE_NONE)
    {
      _batson_cli_write_rule (w, rule, batson_rule (rule)->basis, text);
      return;
    }
  batson_json_member (w, "rule", NULL);
  batson_json_member (w, "source", NULL);
  batson_json_member (w, "basis", NULL);
  batson_json_member (w, "text", text);
}

static void
write_checks (BatsonJsonWriter *w, const BatsonAssessment *a)
{
  _batson_cli_open_array (w, "checks", FALSE);
  for (guint i = 0; i < length (a->checks); i++)
    {
      const BatsonCheck *check = a->checks->pdata[i];
      g_autofree char *text = batson_words_check (check);
      BatsonFact room[2];
      BatsonFacts because = batson_check_because (check, room);
      batson_json_begin_object (w);
      batson_json_member (w, "id", batson_check_id (check->id));
      _batson_cli_write_fact (w, "fact", &check->fact);
      _batson_cli_write_fact (w, "other", &check->other);
      _batson_cli_write_because (w, &because);
      write_check_rule (w, batson_check_rule (check->id), text);
      batson_json_end_object (w);
    }
  batson_json_end_array (w);
}

/* What changed in the rules since the document was written; null where it was by the rules of today. */
static void
write_since (BatsonJsonWriter *w, const BatsonRulesSince *since)
{
  g_autofree char *text = since ? batson_words_rules_since (since) : NULL;

  batson_json_name (w, "rules_since");
  if (since == NULL)
    {
      batson_json_null (w);
      return;
    }
  batson_json_begin_object (w);
  batson_json_member (w, "rules", since->then.rules);
  _batson_cli_write_instant (w, "at", since->then.has_at, &since->then.at);
  _batson_cli_write_flag (w, "recorded", since->recorded);
  _batson_cli_open_array (w, "changed", TRUE);
  for (guint i = 0; i < since->changes->len; i++)
    batson_json_string (w, batson_rule (((const BatsonRulesChange *) since->changes->pdata[i])->rule)->id);
  batson_json_end_array (w);
  _batson_cli_write_flag (w, "compared", since->compared);
  _batson_cli_open_array (w, "different", FALSE);
  for (guint i = 0; i < BATSON_N_SINCE; i++)
    if (since->different & (1u << i))
      {
        batson_json_begin_object (w);
        batson_json_member (w, "what", batson_since_id (i));
        batson_json_member (w, "then", batson_since_value (&since->then, i));
        batson_json_member (w, "now", batson_since_value (&since->now, i));
        batson_json_end_object (w);
      }
  batson_json_end_array (w);
  batson_json_member (w, "text", text);
  batson_json_end_object (w);
}

/** One object: what the framework suggests for the case of FILE. */
void
_batson_cli_write_assessment (BatsonJsonWriter *w, const char *file, BatsonCase *c, const BatsonAssessment *a, const BatsonRulesSince *since)
{
  g_autoptr (BatsonAlternatives) all = batson_alternatives_new (c, a);

  batson_json_begin_object (w);
  batson_json_member (w, "file", file);
  batson_json_member (w, "id", batson_case_get_id (c));
  _batson_cli_write_instant (w, "at", TRUE, &(BatsonInstant) { a->settings.at, a->settings.offset });
  batson_json_member (w, "rules", BATSON_RULES_VERSION);
  write_since (w, since);
  batson_json_member (w, "protocol", batson_protocol (a->settings.protocol)->name);
  write_urgency (w, all, a);
  write_deadlines (w, all, a);
  write_noms (w, all, a);
  write_protocols (w, a);
  _batson_cli_write_lesions (w, all, a);
  write_subtype (w, all, a);
  batson_json_member (w, "oligometastatic", batson_tri_id (a->oligometastatic));
  write_referrals (w, all, a);
  write_work_up (w, all, a);
  write_indications (w, all, a);
  write_notes (w, all, a, "conflicts", TRUE);
  write_notes (w, all, a, "notes", FALSE);
  write_overrides (w, all, a);
  write_checks (w, a);
  batson_json_end_object (w);
}
