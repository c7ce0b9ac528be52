/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A conclusion of an assessment, found by its reasons and found again in the assessment of another set of answers. */
#include "framework/conclusion.h"
#include "framework/summarise.h"
#include "framework/words-private.h"
#include <glib/gi18n-lib.h>

/* Of a lesion: its decision, the four answers, its SINS. */
static gboolean
find_in_lesion (const BatsonLesionResult *lesion, const BatsonWhy *why, BatsonConclusion *out)
{
  *out = (BatsonConclusion) { .lesion = lesion, .kind = BATSON_CONCLUSION_DECISION };
  if (why == &lesion->why)
    return TRUE;
  out->kind = BATSON_CONCLUSION_SINS;
  if (why == &lesion->sins_why)
    return TRUE;
  out->kind = BATSON_CONCLUSION_ANSWER;
  for (guint q = 0; q < BATSON_N_QUESTIONS; q++)
    if (why == &lesion->answers[q].why)
      {
        out->question = q;
        return TRUE;
      }
  return FALSE;
}

/* In an array whose elements begin with their reasons. */
static gconstpointer
find_in (const GPtrArray *array, const BatsonWhy *why)
{
  for (guint i = 0; i < array->len; i++)
    if ((gconstpointer) why == array->pdata[i])
      return array->pdata[i];
  return NULL;
}

/** The conclusion of ASSESSMENT whose reasons WHY are, by address; FALSE where they are of none. */
gboolean
batson_conclusion_find (const BatsonAssessment *assessment, const BatsonWhy *why, BatsonConclusion *out_conclusion)
{
  const struct
  {
    BatsonConclusionKind kind;
    const GPtrArray *array;
  } arrays[] = {
    { BATSON_CONCLUSION_DEADLINE, assessment->deadlines }, { BATSON_CONCLUSION_TRIGGER, assessment->triggers },
    { BATSON_CONCLUSION_WORK_UP, assessment->work_up }, { BATSON_CONCLUSION_INDICATION, assessment->indications },
    { BATSON_CONCLUSION_NOTE, assessment->notes }, { BATSON_CONCLUSION_OVERRIDE, assessment->overrides },
  };

  for (guint i = 0; i < assessment->lesions->len; i++)
    if (find_in_lesion (assessment->lesions->pdata[i], why, out_conclusion))
      return TRUE;
  *out_conclusion = (BatsonConclusion) { .kind = why == &assessment->urgency.why ? BATSON_CONCLUSION_URGENCY : BATSON_CONCLUSION_SUBTYPE };
  if (why == &assessment->urgency.why || why == &assessment->subtype.why)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    {
      *out_conclusion = (BatsonConclusion) { .kind = arrays[i].kind, .element = find_in (arrays[i].array, why) };
      if (out_conclusion->element)
        return TRUE;
    }
  return FALSE;
}

static gboolean
same_record (BatsonRecord *a, BatsonRecord *b)
{
  return (a == NULL) == (b == NULL) && (a == NULL || g_strcmp0 (batson_record_get_id (a), batson_record_get_id (b)) == 0);
}

/* The same lesion in another assessment. */
static const BatsonLesionResult *
lesion_in (const BatsonAssessment *assessment, const BatsonConclusion *conclusion)
{
  return batson_assessment_lesion_by_id (assessment, batson_record_get_id (conclusion->lesion->record));
}

static gboolean
deadline_runs (const BatsonAssessment *assessment, const BatsonDeadline *deadline)
{
  for (guint i = 0; i < assessment->deadlines->len; i++)
    if (((const BatsonDeadline *) assessment->deadlines->pdata[i])->id == deadline->id)
      return TRUE;
  return FALSE;
}

static BatsonTri
trigger_state (const BatsonAssessment *assessment, const BatsonTrigger *trigger)
{
  for (guint i = 0; i < assessment->triggers->len; i++)
    if (((const BatsonTrigger *) assessment->triggers->pdata[i])->trigger == trigger->trigger)
      return ((const BatsonTrigger *) assessment->triggers->pdata[i])->state;
  return BATSON_NO;
}

static BatsonTri
indication_state (const BatsonAssessment *assessment, const BatsonIndication *indication)
{
  for (guint i = 0; i < assessment->indications->len; i++)
    {
      const BatsonIndication *other = assessment->indications->pdata[i];
      if (other->why.rule == indication->why.rule && same_record (other->lesion, indication->lesion))
        return other->state;
    }
  return BATSON_NO;
}

static gboolean
note_stands (const BatsonAssessment *assessment, const BatsonNote *note)
{
  for (guint i = 0; i < assessment->notes->len; i++)
    {
      const BatsonNote *other = assessment->notes->pdata[i];
      if (other->id == note->id && same_record (other->lesion, note->lesion))
        return TRUE;
    }
  return FALSE;
}

/* The subtypes that count: the one by hand leads (OVR-1). */
static guint
subtypes_of (const BatsonAssessment *assessment)
{
  return assessment->subtype.by_hand >= 0 ? 1u << assessment->subtype.by_hand : assessment->subtype.subtypes;
}

/** The stable id of an answer, a BATSON_N_*, O_*, M_* or S_* bit, to a question: "low", "radioresistant", "unstable", "poor". Static. */
const char *
batson_answer_id (BatsonQuestionId question, guint bit)
{
  static const char *const ids[BATSON_N_QUESTIONS][3] = {
    { "low", "high", NULL }, { "radiosensitive", "radioresistant", NULL }, { "stable", "indeterminate", "unstable" }, { "fit-oligometastatic", "fit-not-oligometastatic", "poor" }
  };

  return ids[question][g_bit_nth_lsf (bit, -1)];
}

/** The stable id of a yes, a no and an unknown. Static. */
const char *
batson_tri_id (BatsonTri tri)
{
  static const char *const ids[] = { [BATSON_NO] = "no", [BATSON_YES] = "yes", [BATSON_OPEN] = "unknown" };

  return ids[tri];
}

/** The stable id of how a lesion stands. Static. */
const char *
batson_lesion_state_id (BatsonLesionState state)
{
  static const char *const ids[] = {
    [BATSON_LESION_CURRENT] = "current", [BATSON_LESION_UNGRADED_SINCE] = "ungraded-since-treatment", [BATSON_LESION_CONTROLLED] = "controlled",
    [BATSON_LESION_OUTSIDE] = "outside-the-framework", [BATSON_LESION_WITHDRAWN] = "withdrawn"
  };

  return ids[state];
}

static void
add_answers (GStrvBuilder *ids, BatsonQuestionId question, guint answers)
{
  for (guint bit = 1; bit <= answers; bit <<= 1)
    if (answers & bit)
      g_strv_builder_add (ids, batson_answer_id (question, bit));
}

/* The rows by the protocol of the assessment, or why there is none. */
static void
add_rows (GStrvBuilder *ids, const BatsonAssessment *assessment, const BatsonLesionResult *lesion)
{
  const BatsonProtocol *protocol = batson_protocol (assessment->settings.protocol);
  const BatsonProtocolResult *result = &lesion->protocols[assessment->settings.protocol];

  if (result->none)
    g_strv_builder_add (ids, batson_lesion_state_id (lesion->state));
  for (guint i = 0; !result->none && i < protocol->n_rows; i++)
    if (result->rows & 1u << i)
      g_strv_builder_add (ids, batson_rule (protocol->rows[i].rule)->id);
}

/** What ASSESSMENT, of the same case or of one with other answers, says in the place of CONCLUSION: stable ids of rows, answers, classes, a colour, or yes, no, unknown. Free with g_strfreev. */
GStrv
batson_conclusion_ids (const BatsonAssessment *assessment, const BatsonConclusion *conclusion)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  const BatsonLesionResult *lesion = conclusion->lesion ? lesion_in (assessment, conclusion) : NULL;
  const BatsonField *subtype = &batson_record_type (BATSON_RECORD_CASE)->fields[BATSON_CASE_SUBTYPE_HAND];

  switch (conclusion->kind)
    {
    case BATSON_CONCLUSION_URGENCY:
      g_strv_builder_add (ids, batson_urgency_id (assessment->urgency.kind));
      break;
    case BATSON_CONCLUSION_DEADLINE:
      g_strv_builder_add (ids, batson_tri_id (deadline_runs (assessment, conclusion->element) ? BATSON_YES : BATSON_NO));
      break;
    case BATSON_CONCLUSION_DECISION:
      add_rows (ids, assessment, lesion);
      break;
    case BATSON_CONCLUSION_ANSWER:
      add_answers (ids, conclusion->question, lesion->answers[conclusion->question].answers);
      break;
    case BATSON_CONCLUSION_SINS:
      add_answers (ids, BATSON_QUESTION_M, lesion->sins.classes);
      break;
    case BATSON_CONCLUSION_SUBTYPE:
      for (guint i = 0; subtypes_of (assessment) >> i; i++)
        if (subtypes_of (assessment) & 1u << i)
          g_strv_builder_add (ids, subtype->choices[i].id);
      break;
    case BATSON_CONCLUSION_TRIGGER:
      g_strv_builder_add (ids, batson_tri_id (trigger_state (assessment, conclusion->element)));
      break;
    case BATSON_CONCLUSION_INDICATION:
      g_strv_builder_add (ids, batson_tri_id (indication_state (assessment, conclusion->element)));
      break;
    case BATSON_CONCLUSION_NOTE:
      g_strv_builder_add (ids, batson_tri_id (note_stands (assessment, conclusion->element) ? BATSON_YES : BATSON_NO));
      break;
    case BATSON_CONCLUSION_WORK_UP: /* What is recorded of an item is the item. */
    case BATSON_CONCLUSION_OVERRIDE:
      break;
    }
  return g_strv_builder_end (ids);
}

/* The titles of the branches that ANSWERS stand for. */
static char *
answers_words (BatsonQuestionId question, guint answers)
{
  const BatsonProtocol *protocol = batson_protocol (BATSON_PROTOCOL_REVIEW);
  const BatsonBranch *branch = batson_protocol_branch (protocol, question, answers);
  g_autoptr (GPtrArray) clauses = _batson_clauses_new ();

  if (answers == protocol->questions[question].all)
    return g_strdup (C_ ("alternative", "open"));
  if (branch)
    return g_strdup (batson_protocol_text (branch->title));
  for (guint bit = 1; bit <= answers; bit <<= 1)
    if (answers & bit)
      _batson_clause (clauses, g_strdup (batson_protocol_text (batson_protocol_branch (protocol, question, bit)->title)));
  return _batson_clauses_join (clauses, C_ ("outcome", " or "));
}

/** ROWS of a protocol with their outcomes: "NOMS-1, NOMS-2: Separation surgery + SBRT". Free with g_free. */
char *
batson_conclusion_rows_words (const BatsonProtocol *protocol, guint rows)
{
  g_autofree char *ids = batson_words_rows (protocol, rows), *outcomes = batson_words_outcomes (protocol, rows);

  return g_strdup_printf (C_ ("fact", "%1$s: %2$s"), ids, outcomes);
}

static const char *
state_words (BatsonTri state, const char *const words[3])
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "alternative", words[state]);
}

/** The same in words: "NOMS-1: Separation surgery + SBRT", "Unstable (13–18)", "the trigger fires". Free with g_free. */
char *
batson_conclusion_words (const BatsonAssessment *assessment, const BatsonConclusion *conclusion)
{
  static const char *const limits[] = { NC_ ("alternative", "this limit does not run"), NC_ ("alternative", "this limit runs"), NULL };
  static const char *const triggers[] = { NC_ ("alternative", "does not fire"), NC_ ("alternative", "fires"), NC_ ("alternative", "not known whether it fires") };
  static const char *const indications[] = { NC_ ("alternative", "does not hold"), NC_ ("alternative", "holds"), NC_ ("alternative", "not known whether it holds") };
  static const char *const notes[] = { NC_ ("alternative", "this does not bear"), NC_ ("alternative", "this bears"), NULL };
  const BatsonLesionResult *lesion = conclusion->lesion ? lesion_in (assessment, conclusion) : NULL;
  BatsonProtocolId protocol = assessment->settings.protocol;

  switch (conclusion->kind)
    {
    case BATSON_CONCLUSION_URGENCY:
      return g_strdup (batson_words_urgency_title (assessment));
    case BATSON_CONCLUSION_DEADLINE:
      return g_strdup (state_words (deadline_runs (assessment, conclusion->element) ? BATSON_YES : BATSON_NO, limits));
    case BATSON_CONCLUSION_DECISION:
      if (lesion->protocols[protocol].none)
        return g_strdup (lesion->state == BATSON_LESION_CURRENT ? C_ ("alternative", "no row") : batson_words_lesion_state (lesion));
      return batson_conclusion_rows_words (batson_protocol (protocol), lesion->protocols[protocol].rows);
    case BATSON_CONCLUSION_ANSWER:
      return answers_words (conclusion->question, lesion->answers[conclusion->question].answers);
    case BATSON_CONCLUSION_SINS:
      return g_strdup (batson_words_sins_class (lesion->sins.classes));
    case BATSON_CONCLUSION_SUBTYPE:
      return batson_words_subtypes (subtypes_of (assessment));
    case BATSON_CONCLUSION_TRIGGER:
      return g_strdup (state_words (trigger_state (assessment, conclusion->element), triggers));
    case BATSON_CONCLUSION_INDICATION:
      return g_strdup (state_words (indication_state (assessment, conclusion->element), indications));
    case BATSON_CONCLUSION_NOTE:
      return g_strdup (state_words (note_stands (assessment, conclusion->element) ? BATSON_YES : BATSON_NO, notes));
    case BATSON_CONCLUSION_WORK_UP:
    case BATSON_CONCLUSION_OVERRIDE:
      break;
    }
  return g_strdup ("");
}
