/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The view of the NOMS diagram, from what the assessment says of a lesion. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "diagram/noms-view.h"
#include "framework/override.h"
#include "framework/words.h"

static void
replace (char **text, char *with)
{
  g_free (*text);
  *text = with;
}

/* ---- What the heads say ---- */

/* The single bit's number, -1 where there are none or several. */
static int
only_bit (guint bits)
{
  return bits != 0 && (bits & (bits - 1)) == 0 ? g_bit_nth_lsf (bits, -1) : -1;
}

static guint
count_bits (guint bits)
{
  guint n = 0;

  for (; bits != 0; bits &= bits - 1)
    n++;
  return n;
}

/* The narrowest branch that holds all of @answers; NULL where only "either" does. */
static const BatsonBranch *
holding_branch (const BatsonNomsView *view, BatsonQuestionId question, guint answers)
{
  const BatsonQuestion *asked = &view->protocol->questions[question];
  const BatsonBranch *best = NULL;

  for (const BatsonBranch *branch = asked->branches; branch->answers != 0; branch++)
    if ((answers & ~branch->answers) == 0 && branch->answers != asked->all &&
        (best == NULL || count_bits (branch->answers) < count_bits (best->answers)))
      best = branch;
  return best;
}

/* Whether the disease is oligometastatic is said of fitness only where a row that is left asks it. */
static guint
answers_asked (const BatsonNomsView *view, BatsonQuestionId question)
{
  guint answers = view->answers[question], asked = 0;

  for (guint row = 0; row < view->protocol->n_rows && question == BATSON_QUESTION_S; row++)
    if ((view->rows >> row & 1) != 0)
      asked |= view->protocol->rows[row].accepts[question] == BATSON_S_FIT ? BATSON_S_FIT : 0;
  return answers != 0 && (answers & ~asked) == 0 ? asked : answers;
}

static const char *
answer_title (const BatsonNomsView *view, BatsonQuestionId question)
{
  const BatsonBranch *branch = holding_branch (view, question, answers_asked (view, question));

  return branch != NULL ? batson_protocol_text (branch->title) : C_ ("noms", "answered in part");
}

static const BatsonField *
field_of (BatsonRecordTypeId type, guint field)
{
  return &batson_record_type (type)->fields[field];
}

static char *
grade_words (const BatsonLesionResult *result)
{
  return only_bit (result->grades) < 0 ? NULL : g_strdup (batson_words_grade (result));
}

static char *
subtype_words (const BatsonLesionResult *result)
{
  int subtype = only_bit (result->subtypes);

  return subtype < 0 ? NULL : g_strdup (batson_field_choice_label (field_of (BATSON_RECORD_CASE, BATSON_CASE_SUBTYPE_HAND), subtype));
}

/* The location follows from the level: that alone is no answer. */
static gboolean
sins_begun (const BatsonLesionResult *result)
{
  return result->sins.n_open < BATSON_N_SINS_PARTS - 1;
}

static char *
sins_words (const BatsonLesionResult *result)
{
  return sins_begun (result) ? batson_words_sins_total (result) : NULL;
}

/* The answer that settled fitness. */
static char *
fitness_words (const BatsonLesionResult *result)
{
  const BatsonFacts *because = &result->answers[BATSON_QUESTION_S].why.because;

  for (guint i = 0; i < because->len; i++)
    {
      const BatsonFact *fact = &because->facts[i];
      const BatsonValue *value = batson_fact_value (fact);

      if (value == NULL || value->state != BATSON_VALUE_ANSWER)
        continue;
      if (fact->type == BATSON_RECORD_FITNESS && fact->field == BATSON_FITNESS_JUDGED)
        return g_strdup (C_ ("noms", "judged"));
      if (fact->type == BATSON_RECORD_FITNESS && fact->field == BATSON_FITNESS_ECOG_BEFORE)
        return g_strdup_printf (C_ ("noms", "ECOG %d before the deterioration, not judged"), value->choice);
      if (fact->type == BATSON_RECORD_STATUS && fact->field == BATSON_STATUS_ECOG)
        return g_strdup_printf (C_ ("noms", "ECOG %d, not judged"), value->choice); /* S-1 */
    }
  return NULL;
}

static char *
answer_words (const BatsonNomsView *view, const BatsonLesionResult *result, BatsonQuestionId question)
{
  char *(*const finders[]) (const BatsonLesionResult *) = { grade_words, subtype_words, sins_words, fitness_words };
  g_autofree char *measured = finders[question] (result);
  BatsonNomsHeadState state = view->heads[question].state;

  if (result->answers[question].by_hand && state != BATSON_HEAD_MISSING)
    return g_strdup_printf (question == BATSON_QUESTION_S ? C_ ("noms", "%s, judged") : C_ ("noms", "%s, set by hand"), answer_title (view, question));
  if (state == BATSON_HEAD_KNOWN)
    /* Translators: a measured answer and what it means: "SINS 9 · Indeterminate". */
    return measured != NULL ? g_strdup_printf (C_ ("noms", "%1$s · %2$s"), measured, answer_title (view, question))
                            : g_strdup (answer_title (view, question));
  if (measured != NULL)
    return g_steal_pointer (&measured);
  return g_strdup (state == BATSON_HEAD_PARTIAL ? answer_title (view, question) : C_ ("noms", "not answered"));
}

static gboolean
asks (const BatsonAnswer *answer, const BatsonFact *fact)
{
  for (guint i = 0; i < answer->why.missing.len; i++)
    if (batson_fact_equal (&answer->why.missing.facts[i], fact))
      return TRUE;
  return FALSE;
}

/* Where Enter on a head goes: to what is asked next, what is missing, or what was answered. */
static char *
answer_target (const BatsonAnswer *answer, const BatsonFact *next)
{
  if (next != NULL)
    return batson_fact_address (next);
  if (answer->why.missing.len > 0)
    return batson_fact_address (&answer->why.missing.facts[0]);
  if (answer->why.because.len > 0)
    return batson_fact_address (&answer->why.because.facts[0]);
  return g_strdup ("");
}

static void
fill_heads (BatsonNomsView *view, const BatsonLesionResult *result)
{
  gboolean told = FALSE;

  for (BatsonQuestionId q = 0; q < BATSON_N_QUESTIONS; q++)
    {
      BatsonNomsHead *head = &view->heads[q];
      const BatsonAnswer *answer = &result->answers[q];

      head->next = !told && !view->none && !batson_fact_is_none (&result->ask_next) && asks (answer, &result->ask_next);
      told = told || head->next;
      head->state = batson_noms_view_head_state (view, q);
      /* A SINS of which only some parts are known may still leave every class open. */
      if (head->state == BATSON_HEAD_MISSING && q == BATSON_QUESTION_M && sins_begun (result))
        head->state = BATSON_HEAD_PARTIAL;
      replace (&head->text, answer_words (view, result, q));
      replace (&head->target, answer_target (answer, head->next ? &result->ask_next : NULL));
    }
}

/* ---- What stands over the outcomes ---- */

static const char *
none_words (const BatsonLesionResult *result)
{
  switch (result->state)
    {
    case BATSON_LESION_UNGRADED_SINCE: return _("Treated, and not graded since: no row until the lesion is graded again.");
    case BATSON_LESION_CONTROLLED: return _("Irradiated, not progressed, nothing found since: controlled, no row.");
    case BATSON_LESION_OUTSIDE: return _("Intradural or intramedullary: outside this framework, the specialist decides.");
    case BATSON_LESION_WITHDRAWN: return _("Another histology than breast cancer: this framework does not apply.");
    default: return _("This protocol has no row for these answers.");
    }
}

static gboolean
one_outcome (const BatsonNomsView *view)
{
  const char *outcome = NULL;

  for (guint row = 0; row < view->protocol->n_rows; row++)
    if ((view->rows >> row & 1) != 0)
      {
        if (outcome != NULL && !g_str_equal (outcome, view->row[row].outcome))
          return FALSE;
        outcome = view->row[row].outcome;
      }
  return TRUE;
}

static char *
summary_words (const BatsonNomsView *view, const BatsonLesionResult *result)
{
  guint n = count_bits (view->rows);

  if (view->none || n == 0)
    return g_strdup (none_words (result));
  if (result->if_breast)
    return g_strdup (_("If this proves to be breast cancer. Select a row to see its rule, source and basis."));
  if (n == view->protocol->n_rows)
    return g_strdup (_("No answer decides a row yet: every row is open."));
  if (n > 1 && one_outcome (view))
    return g_strdup_printf (ngettext ("%u row is still possible, with one outcome.", "%u rows are still possible, all with the same outcome.", n), n);
  if (n > 1)
    return g_strdup_printf (ngettext ("%u row is still possible.", "%u rows are still possible.", n), n);
  if (result->provisional)
    return g_strdup (_("Provisional. Select a row to see its rule, source and basis."));
  if (view->protocol->id != BATSON_PROTOCOL_REVIEW)
    /* Translators: the name of a protocol: "Original NOMS 2013 suggests one row. ..." */
    return g_strdup_printf (_("%s suggests one row. Select it to see its rule, source and basis."), batson_protocol_title (view->protocol));
  return g_strdup (_("The framework suggests one row. Select it to see its rule, source and basis."));
}

/* ---- Conflicts, notes, decisions, history ---- */

/* The conflicts are between the review's own parts; the original has its rows without them. */
static void
add_notes (BatsonNomsView *view, const BatsonAssessment *assessment, const BatsonLesionResult *result)
{
  for (guint i = 0; i < assessment->notes->len && view->protocol->id == BATSON_PROTOCOL_REVIEW; i++)
    {
      const BatsonNote *note = g_ptr_array_index (assessment->notes, i);

      if (note->lesion == result->record && note->rows != 0)
        batson_noms_view_add_mark (view, note->why.basis == BATSON_BASIS_CONFLICT ? BATSON_MARK_CONFLICT : BATSON_MARK_NOTE, note->rows,
                                   batson_rule (note->why.rule)->id, batson_words_note_title (note));
    }
}

/* What comes with the rows that name a dose, where earlier radiation is not "none". */
static const struct {
  const char *rule, *given, *not_recorded;
} without_dose[] = {
  { "NOMS-4",
    NC_ ("noms", "earlier radiation: re-irradiation only after the cumulative cord dose; without symptoms in Luminal A endocrine therapy first"),
    NC_ ("noms", "no dose while earlier radiation is not recorded; without symptoms in Luminal A endocrine therapy first") },
  { "NOMS-10",
    NC_ ("noms", "earlier radiation: re-irradiation only after the cumulative cord dose; surgery only where epidural tumour must be cleared from the cord"),
    NC_ ("noms", "no dose while earlier radiation is not recorded; surgery only where epidural tumour must be cleared from the cord") },
  { "NOMS-11",
    NC_ ("noms", "with stabilisation; earlier radiation: re-irradiation only after the cumulative cord dose; surgery for epidural tumour only where it must be cleared from the cord"),
    NC_ ("noms", "with stabilisation; no dose while earlier radiation is not recorded; surgery for epidural tumour only where it must be cleared from the cord") },
};

static gboolean
irradiated_before (const BatsonAssessment *assessment, const BatsonLesionResult *result)
{
  if (batson_record_choice (result->record, BATSON_LESION_RADIATION) > BATSON_EARLIER_RADIATION_NONE)
    return TRUE;
  /* Another lesion that shares a level may have been. */
  for (guint i = 0; i < assessment->notes->len; i++)
    {
      const BatsonNote *note = g_ptr_array_index (assessment->notes, i);

      if (note->lesion == result->record && note->why.rule == BATSON_RULE_RAD_4)
        return TRUE;
    }
  return FALSE;
}

static void
drop_doses (BatsonNomsView *view, const BatsonAssessment *assessment, const BatsonLesionResult *result)
{
  gboolean given = irradiated_before (assessment, result);

  if (!given && batson_record_choice (result->record, BATSON_LESION_RADIATION) == BATSON_EARLIER_RADIATION_NONE)
    return;
  for (guint row = 0; row < view->protocol->n_rows; row++)
    for (guint i = 0; i < G_N_ELEMENTS (without_dose); i++)
      if (g_str_equal (view->row[row].rule, without_dose[i].rule))
        replace (&view->row[row].with, g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "noms", given ? without_dose[i].given : without_dose[i].not_recorded)));
}

static void
add_decision (BatsonNomsView *view, const BatsonAssessment *assessment, const BatsonLesionResult *result)
{
  g_autofree char *outcome = NULL, *words = NULL;
  gboolean stale = batson_override_is_stale (assessment, result->record);

  if (batson_record_has (result->record, BATSON_LESION_OUTCOME_HAND))
    outcome = batson_record_to_string (result->record, BATSON_LESION_OUTCOME_HAND);
  else if (batson_record_has (result->record, BATSON_LESION_OUTCOME_TEXT))
    outcome = g_strdup (C_ ("noms", "in words of its own")); /* which may name somebody */
  else
    return;
  words = g_strdup_printf (stale ? C_ ("noms", "Decided otherwise: %s, on earlier answers: decide again") : C_ ("noms", "Decided otherwise: %s"), outcome);
  batson_noms_view_add_mark (view, BATSON_MARK_OVERRIDE, view->rows, "", words);
}

static void
add_history (BatsonNomsView *view, const BatsonLesionResult *result)
{
  g_autofree char *date = NULL, *words = NULL;

  if (view->protocol->id != BATSON_PROTOCOL_REVIEW || result->history_rows == 0)
    return;
  view->history_rows = result->history_rows;
  date = result->history_date.year != 0 ? batson_words_date (&result->history_date) : NULL;
  words = date != NULL ? g_strdup_printf (C_ ("noms", "done %s"), date) : g_strdup (C_ ("noms", "before the treatment"));
  batson_noms_view_add_mark (view, BATSON_MARK_HISTORY, view->history_rows, "", words);
}

BatsonNomsView *
batson_noms_view_new (const BatsonAssessment *assessment, const BatsonLesionResult *result, BatsonProtocolId protocol)
{
  BatsonNomsView *view = batson_noms_view_blank (batson_protocol (protocol));
  const BatsonProtocolResult *mine = &result->protocols[protocol];
  guint rows = mine->none ? 0 : mine->rows, row = only_bit (rows) >= 0 ? (guint) only_bit (rows) : view->protocol->n_rows;

  view->none = rows == 0;
  batson_noms_view_set_answers (view, mine->answers, rows, protocol == BATSON_PROTOCOL_REVIEW ? result->colours : 0);
  replace (&view->lesion, batson_words_lesion (result->record));
  replace (&view->lesion_id, g_strdup (batson_record_get_id (result->record)));
  replace (&view->leading, g_strdup (batson_assessment_leading (assessment) == result ? C_ ("noms", "leads the case") : C_ ("noms", "lesion")));
  fill_heads (view, result);
  replace (&view->summary, summary_words (view, result));
  if (row < view->protocol->n_rows && protocol == BATSON_PROTOCOL_REVIEW)
    replace (&view->row[row].basis, g_strdup (batson_basis_label (result->why.basis)));
  drop_doses (view, assessment, result);
  add_decision (view, assessment, result); /* it leads */
  add_notes (view, assessment, result);
  add_history (view, result);
  return view;
}
