/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The decision of a lesion in words: answers, rows, outcomes, the path, history (NOMS). */
#include "framework/referral.h"
#include "framework/words-private.h"
#include <glib/gi18n-lib.h>

/* N: the grade and its class. */
static char *
answer_n (const BatsonLesionResult *lesion)
{
  const char *grade = batson_words_grade (lesion);

  switch (lesion->answers[BATSON_QUESTION_N].answers)
    {
    case BATSON_N_LOW:
      return g_strdup_printf (_ ("%s: low grade"), grade);
    case BATSON_N_HIGH:
      return g_strdup_printf (_ ("%s: high grade"), grade);
    default:
      return g_strdup (_ ("Grade not recorded"));
    }
}

/* The receptors that make a lesion radiosensitive. */
static const char *
sensitive_by (guint subtypes)
{
  const guint her2 = 1u << BATSON_SUBTYPE_HER2_ENRICHED;

  return subtypes == her2 ? C_ ("receptor", "HR−, HER2+") : subtypes & her2 ? C_ ("receptor", "HR+ or HER2+") : C_ ("receptor", "HR+");
}

/* O: the receptors' say and the earlier radiation. */
static char *
answer_o (const BatsonLesionResult *lesion)
{
  const BatsonAnswer *answer = &lesion->answers[BATSON_QUESTION_O];
  int radiation = batson_record_choice (lesion->record, BATSON_LESION_RADIATION);

  if (answer->answers == BATSON_O_ANY)
    return g_strdup (_ ("Radiosensitivity open"));
  if (answer->by_hand)
    return g_strdup (answer->answers == BATSON_O_SENSITIVE ? _ ("Radiosensitive, set by hand") : _ ("Radioresistant, set by hand"));
  if (answer->answers == BATSON_O_RESISTANT)
    return lesion->subtypes == 1u << BATSON_SUBTYPE_TRIPLE_NEGATIVE ? g_strdup (_ ("Triple-negative: radioresistant")) : g_strdup (_ ("Progressed after radiation: radioresistant"));
  if (radiation == BATSON_EARLIER_RADIATION_NONE)
    return g_strdup_printf (_ ("%s, no earlier radiation: radiosensitive"), sensitive_by (lesion->subtypes));
  return g_strdup_printf (_ ("%s, not progressed after radiation: radiosensitive"), sensitive_by (lesion->subtypes));
}

static char *
answer_m (const BatsonLesionResult *lesion)
{
  const BatsonAnswer *answer = &lesion->answers[BATSON_QUESTION_M];
  g_autofree char *total = batson_words_sins_total (lesion);

  if (answer->by_hand)
    return g_strdup_printf (_ ("%s, set by hand"), batson_words_sins_class (answer->answers));
  return g_strdup_printf (C_ ("fact", "%1$s: %2$s"), total, batson_words_sins_class (answer->answers));
}

/* The answer of FIELD among those S rests on; NULL where it is not. */
static const BatsonFact *
used (const BatsonAnswer *answer, BatsonRecordTypeId type, guint field)
{
  for (guint i = 0; i < answer->why.because.len; i++)
    {
      const BatsonFact *fact = &answer->why.because.facts[i];
      if (fact->type == type && fact->field == field)
        return fact;
    }
  return NULL;
}

/* S: the judgement, or ECOG with the word that nobody judged. */
static char *
answer_s (const BatsonLesionResult *lesion)
{
  const BatsonAnswer *answer = &lesion->answers[BATSON_QUESTION_S];
  const BatsonFact *before = used (answer, BATSON_RECORD_FITNESS, BATSON_FITNESS_ECOG_BEFORE), *ecog = before ? before : used (answer, BATSON_RECORD_STATUS, BATSON_STATUS_ECOG);
  gboolean poor = answer->answers == BATSON_S_POOR, fit = !(answer->answers & BATSON_S_POOR);

  if (!poor && !fit)
    return g_strdup (_ ("Fitness open"));
  if (used (answer, BATSON_RECORD_FITNESS, BATSON_FITNESS_JUDGED) || ecog == NULL)
    return g_strdup (poor ? _ ("Judged unfit") : _ ("Judged fit"));
  if (before)
    return g_strdup_printf (poor ? _ ("ECOG %d before the deterioration: poor, by ECOG, not judged") : _ ("ECOG %d before the deterioration: fit, by ECOG, not judged"), batson_fact_value (ecog)->choice);
  return g_strdup_printf (poor ? _ ("ECOG %d: poor, by ECOG, not judged") : _ ("ECOG %d: fit, by ECOG, not judged"), batson_fact_value (ecog)->choice);
}

/** How a question of the review's protocol was answered for a lesion, for the head of its column: "Bilsky 1b: low grade", "SINS 8–14, 2 open: Indeterminate or unstable". */
char *
batson_words_answer (const BatsonLesionResult *lesion, BatsonQuestionId question)
{
  char *(*const answers[]) (const BatsonLesionResult *) = { answer_n, answer_o, answer_m, answer_s };

  return answers[question] (lesion);
}

/* What stands beside an outcome with its dose left out; NULL where it names none. */
static const char *
without_dose (BatsonRuleId rule)
{
  switch (rule)
    {
    case BATSON_RULE_NOMS_4:
      return _ ("without symptoms in Luminal A endocrine therapy first");
    case BATSON_RULE_NOMS_10:
      return _ ("surgery only where epidural tumour must be cleared from the cord");
    case BATSON_RULE_NOMS_11:
      return _ ("with stabilisation; surgery for epidural tumour only where it must be cleared from the cord");
    default:
      return NULL;
    }
}

/** What stands beside the outcome of a row for a lesion: with no dose where its levels were irradiated before, or where that is not recorded (RAD-4), and "nothing to separate" for bone only (NOMS-10). "" for nothing. */
char *
batson_words_row_with (const BatsonAssessment *assessment, const BatsonLesionResult *lesion, const BatsonRow *row)
{
  g_autoptr (GPtrArray) clauses = _batson_clauses_new ();
  BatsonTri radiated = _batson_earlier_radiation (assessment->root, lesion->record);
  const char *doseless = without_dose (row->rule), *with = batson_protocol_text (row->with);

  if ((row->rule == BATSON_RULE_NOMS_10 || row->rule == BATSON_RULE_NOMS_11) && lesion->grades == 1u << BATSON_GRADE_0)
    _batson_clause (clauses, g_strdup (_ ("nothing to separate: stereotactic radiation alone")));
  _batson_clause (clauses, g_strdup (radiated != BATSON_NO && doseless ? doseless : with));
  if (row->row_class != BATSON_CLASS_EN_BLOC && radiated == BATSON_YES)
    _batson_clause (clauses, g_strdup (_ ("earlier radiation: re-irradiation only after the cumulative cord dose (RAD-4)")));
  else if (doseless && radiated == BATSON_OPEN)
    _batson_clause (clauses, g_strdup (_ ("no dose while earlier radiation is not recorded")));
  return _batson_clauses_join (clauses, "; ");
}

/** The outcomes of ROWS (bits, as in BatsonProtocolResult), each once: "Radiation alone or Palliative care"; "" for none. */
char *
batson_words_outcomes (const BatsonProtocol *protocol, guint rows)
{
  g_autoptr (GPtrArray) clauses = _batson_clauses_new ();

  for (guint i = 0; i < protocol->n_rows; i++)
    {
      const char *outcome = batson_protocol_text (protocol->rows[i].outcome);
      if (rows & 1u << i && !g_ptr_array_find_with_equal_func (clauses, outcome, g_str_equal, NULL))
        _batson_clause (clauses, g_strdup (outcome));
    }
  return _batson_clauses_join (clauses, C_ ("outcome", " or "));
}

/** The ids of ROWS: "NOMS-1, NOMS-2"; "" for none. */
char *
batson_words_rows (const BatsonProtocol *protocol, guint rows)
{
  g_autoptr (GPtrArray) clauses = _batson_clauses_new ();

  for (guint i = 0; i < protocol->n_rows; i++)
    if (rows & 1u << i)
      _batson_clause (clauses, g_strdup (batson_rule (protocol->rows[i].rule)->id));
  return _batson_clauses_join (clauses, ", ");
}

/** Who suggests, in a sentence: "Suggested by the framework.", or by the protocol under its own name. Free with g_free. */
char *
batson_words_suggested_by (const BatsonProtocol *protocol)
{
  if (protocol->id == BATSON_PROTOCOL_REVIEW)
    return g_strdup (_ ("Suggested by the framework."));
  /* Translators: the name of a protocol: "Suggested by Original NOMS 2013." */
  return g_strdup_printf (_ ("Suggested by %s."), batson_protocol_title (protocol));
}

/** "The framework suggests: Radiation alone", or the protocol under its own name. Free with g_free. */
char *
batson_words_suggests (const BatsonProtocol *protocol, const char *outcome)
{
  if (protocol->id == BATSON_PROTOCOL_REVIEW)
    return g_strdup_printf (_ ("The framework suggests: %s"), outcome);
  /* Translators: the name of a protocol, and an outcome: "Original NOMS 2013 suggests: Conventional radiation". */
  return g_strdup_printf (_ ("%1$s suggests: %2$s"), batson_protocol_title (protocol), outcome);
}

/** Why a lesion has no row (NOMS-13, ESCC-4, NOMS-0); "" where it can have one. Static. */
const char *
batson_words_lesion_state (const BatsonLesionResult *lesion)
{
  switch (lesion->state)
    {
    case BATSON_LESION_CURRENT:
      return "";
    case BATSON_LESION_UNGRADED_SINCE:
      return _ ("Treated and not graded since: no row until it is graded again.");
    case BATSON_LESION_CONTROLLED:
      return _ ("Controlled: irradiated, not progressed, nothing found since. No row.");
    case BATSON_LESION_OUTSIDE:
      return _ ("Intradural or intramedullary: outside the framework. At least orange, the specialist decides.");
    case BATSON_LESION_WITHDRAWN:
      return _ ("Another histology than breast cancer: the decision is withdrawn.");
    }
  g_assert_not_reached ();
}

/** The row before the last treatment: "NOMS-2, done 8 Nov 2024" (NOMS-13); "" where there is none. */
char *
batson_words_history (const BatsonLesionResult *lesion)
{
  g_autofree char *date = lesion->history_date.year ? batson_words_date (&lesion->history_date) : NULL;
  g_autofree char *rows = batson_words_rows (batson_protocol (BATSON_PROTOCOL_REVIEW), lesion->history_rows);

  if (date == NULL)
    return g_strdup ("");
  return *rows ? g_strdup_printf (_ ("%1$s, done %2$s"), rows, date) : g_strdup_printf (_ ("Treated %s"), date);
}
