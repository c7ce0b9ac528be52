/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each specialist brings to the tumour board, from the answers of the case (MDT-1). */
#include "framework/board.h"

#include "framework/evidence.h"
#include "framework/guides.h"
#include "framework/happened.h"
#include "framework/words-private.h"
#include <glib/gi18n-lib.h>

/** What is presented, "Molecular profile". Static. */
const char *
batson_board_title (BatsonBoardItem item)
{
  static const char *const titles[] = {
    [BATSON_BOARD_PROFILE] = NC_ ("board", "Molecular profile"), [BATSON_BOARD_SYSTEMIC] = NC_ ("board", "Systemic therapy"), [BATSON_BOARD_BURDEN] = NC_ ("board", "Disease burden"),
    [BATSON_BOARD_PROGNOSIS] = NC_ ("board", "Prognosis"), [BATSON_BOARD_PERFORMANCE] = NC_ ("board", "Performance status"), [BATSON_BOARD_IMAGING] = NC_ ("board", "Radiological findings"),
    [BATSON_BOARD_SCORES] = NC_ ("board", "SINS and NOMS"), [BATSON_BOARD_COMPRESSION] = NC_ ("board", "Compression grade"), [BATSON_BOARD_OPTIONS] = NC_ ("board", "Surgical options"),
    [BATSON_BOARD_RISK] = NC_ ("board", "Perioperative risk"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "board", titles[item]);
}

static guint
count (guint bits)
{
  guint n = 0;

  for (; bits; bits &= bits - 1)
    n++;
  return n;
}

static void
first_of (const BatsonFacts *preferred, const BatsonFacts *other, BatsonFact *out_fact)
{
  const BatsonFacts *facts = preferred->len ? preferred : other;

  if (facts->len)
    *out_fact = facts->facts[0];
}

/* --- the breast oncosurgeon --- */

static void
profile (const BatsonAssessment *a, BatsonBoardEntry *entry)
{
  const BatsonSubtypeResult *s = &a->subtype;
  gboolean one = s->by_hand >= 0 || (s->subtypes && (s->subtypes & (s->subtypes - 1)) == 0), some = FALSE;

  for (guint r = 0; r < BATSON_N_RECEPTORS; r++)
    some = some || a->receptors[r].recorded;
  first_of (&s->why.missing, &s->why.because, &entry->fact);
  entry->state = one ? BATSON_BOARD_KNOWN : some ? BATSON_BOARD_PARTLY : BATSON_BOARD_OPEN;
  if (entry->state != BATSON_BOARD_OPEN)
    entry->text = batson_words_subtype (a);
}

/* A therapy that runs or is planned; "" where it was stopped. */
static char *
therapy (const BatsonAssessment *a, BatsonRecord *drug, int today)
{
  const char *name = batson_record_text (drug, BATSON_DRUG_NAME);
  BatsonHappened happened = batson_happened (a, drug, BATSON_DRUG_START);
  g_autofree char *words = *name ? g_strdup (name) : batson_record_has (drug, BATSON_DRUG_CLASS) ? batson_record_to_string (drug, BATSON_DRUG_CLASS) : g_strdup ("");

  if (*words && (happened == BATSON_HAPPENED_PLANNED || happened == BATSON_HAPPENED_OVERDUE))
    return g_strdup_printf (C_ ("board", "%s planned"), words);
  if (batson_record_has (drug, BATSON_DRUG_STOP) && batson_date_first_day (&batson_record_get (drug, BATSON_DRUG_STOP)->date) <= today)
    return g_strdup ("");
  return g_steal_pointer (&words);
}

static void
systemic (const BatsonAssessment *a, BatsonBoardEntry *entry)
{
  g_autoptr (GPtrArray) clauses = _batson_clauses_new ();
  guint n = batson_record_length (a->root, BATSON_CASE_DRUGS);
  int today = _batson_day_of (a->settings.at, a->settings.offset);

  for (guint i = 0; i < n; i++)
    _batson_clause (clauses, therapy (a, batson_record_nth (a->root, BATSON_CASE_DRUGS, i), today));
  entry->fact = n ? _batson_fact (batson_record_nth (a->root, BATSON_CASE_DRUGS, n - 1), BATSON_DRUG_NAME) : _batson_fact_in_list (a->root, BATSON_CASE_DRUGS, BATSON_RECORD_DRUG, BATSON_DRUG_NAME);
  entry->state = n ? BATSON_BOARD_KNOWN : BATSON_BOARD_OPEN;
  if (n)
    entry->text = clauses->len ? _batson_clauses_join (clauses, ", ") : g_strdup (C_ ("board", "none running"));
}

static const char *
visceral_words (int visceral)
{
  switch (visceral)
    {
    case BATSON_VISCERAL_NONE: return C_ ("board", "no visceral metastases");
    case BATSON_VISCERAL_REMOVABLE: return C_ ("board", "visceral metastases, removable");
    case BATSON_VISCERAL_UNREMOVABLE: return C_ ("board", "visceral metastases, unremovable");
    default: return "";
    }
}

static void
burden (const BatsonAssessment *a, BatsonBoardEntry *entry)
{
  g_autoptr (GPtrArray) clauses = _batson_clauses_new ();
  BatsonRecord *disease = batson_record_child (a->root, BATSON_CASE_DISEASE);
  int visceral = batson_record_choice (disease, BATSON_DISEASE_VISCERAL);
  gboolean bone = batson_record_has (disease, BATSON_DISEASE_OTHER_BONE);
  int n = bone ? (int) batson_record_get (disease, BATSON_DISEASE_OTHER_BONE)->integer : 0;

  _batson_clause (clauses, g_strdup (visceral_words (visceral)));
  if (bone)
    _batson_clause (clauses, n == 0 ? g_strdup (C_ ("board", "no other in bone")) :
                             g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d other in bone", "%d others in bone", (gulong) n), n));
  entry->fact = _batson_fact (disease, visceral >= 0 && !bone ? BATSON_DISEASE_OTHER_BONE : BATSON_DISEASE_VISCERAL);
  entry->state = visceral >= 0 && bone ? BATSON_BOARD_KNOWN : clauses->len ? BATSON_BOARD_PARTLY : BATSON_BOARD_OPEN;
  entry->text = _batson_clauses_join (clauses, ", ");
}

/* No estimate of it is recorded in a case. */
static void
prognosis (const BatsonAssessment *a, BatsonBoardEntry *entry)
{
}

static void
performance (const BatsonAssessment *a, BatsonBoardEntry *entry)
{
  BatsonRecord *status = batson_guide_newest_answer (a->root, BATSON_CASE_STATUS, BATSON_STATUS_ECOG), *newest = batson_guide_newest (a->root, BATSON_CASE_STATUS);

  if (status == NULL)
    {
      entry->fact = newest ? _batson_fact (newest, BATSON_STATUS_ECOG) : _batson_fact_in_list (a->root, BATSON_CASE_STATUS, BATSON_RECORD_STATUS, BATSON_STATUS_ECOG);
      return;
    }
  entry->fact = _batson_fact (status, BATSON_STATUS_ECOG);
  entry->state = BATSON_BOARD_KNOWN;
  entry->text = g_strdup_printf (C_ ("board", "ECOG %d"), batson_record_choice (status, BATSON_STATUS_ECOG));
}

/* --- the neurosurgeon --- */

/* The lesion that leads, else the first; NULL where none is entered. */
static const BatsonLesionResult *
leading (const BatsonAssessment *a)
{
  const BatsonLesionResult *lesion = batson_assessment_leading (a);

  return lesion ? lesion : a->lesions->len ? a->lesions->pdata[0] : NULL;
}

static void
imaging (const BatsonAssessment *a, BatsonBoardEntry *entry)
{
  BatsonRecord *imaging = batson_record_child (a->root, BATSON_CASE_IMAGING);
  g_autoptr (GPtrArray) clauses = _batson_clauses_new ();
  int complete = batson_record_choice (imaging, BATSON_IMAGING_COMPLETE);

  if (batson_record_has (imaging, BATSON_IMAGING_MODALITY))
    _batson_clause (clauses, batson_record_to_string (imaging, BATSON_IMAGING_MODALITY));
  if (batson_record_has (imaging, BATSON_IMAGING_DATE))
    _batson_clause (clauses, batson_words_date (&batson_record_get (imaging, BATSON_IMAGING_DATE)->date));
  if (complete >= 0)
    _batson_clause (clauses, g_strdup (complete == BATSON_YES_NO_YES ? C_ ("board", "whole spine") : C_ ("board", "not the whole spine yet")));
  entry->fact = _batson_fact (imaging, complete < 0 || !batson_record_has (imaging, BATSON_IMAGING_DATE) ? BATSON_IMAGING_COMPLETE : BATSON_IMAGING_DATE);
  entry->state = complete == BATSON_YES_NO_YES ? BATSON_BOARD_KNOWN : clauses->len ? BATSON_BOARD_PARTLY : BATSON_BOARD_OPEN;
  entry->text = _batson_clauses_join (clauses, ", ");
}

/* The place for a lesion that is not entered yet. */
static BatsonFact
first_lesion (const BatsonAssessment *a)
{
  return _batson_fact_in_list (a->root, BATSON_CASE_LESIONS, BATSON_RECORD_LESION, BATSON_LESION_LEVEL);
}

static void
scores (const BatsonAssessment *a, BatsonBoardEntry *entry)
{
  const BatsonLesionResult *lesion = leading (a);
  const BatsonProtocol *protocol = batson_protocol (a->settings.protocol);
  guint rows = lesion ? lesion->protocols[a->settings.protocol].rows : 0, n = count (rows);
  g_autoptr (GPtrArray) clauses = _batson_clauses_new ();

  entry->fact = first_lesion (a);
  if (lesion == NULL)
    return;
  first_of (&lesion->sins_why.missing, &lesion->sins_why.because, &entry->fact);
  if (lesion->sins.n_open < BATSON_N_SINS_PARTS - 1) /* the location follows from the level */
    _batson_clause (clauses, batson_words_sins_total (lesion));
  if (n > 0 && n <= 3 && !lesion->protocols[a->settings.protocol].none)
    _batson_clause (clauses, batson_words_rows (protocol, rows));
  entry->state = lesion->sins.n_open == 0 && n == 1 ? BATSON_BOARD_KNOWN : clauses->len ? BATSON_BOARD_PARTLY : BATSON_BOARD_OPEN;
  entry->text = _batson_clauses_join (clauses, "; ");
}

static void
compression (const BatsonAssessment *a, BatsonBoardEntry *entry)
{
  g_autoptr (GPtrArray) clauses = _batson_clauses_new ();
  guint open = 0;

  entry->fact = first_lesion (a);
  for (guint i = 0; i < a->lesions->len; i++)
    {
      const BatsonLesionResult *lesion = a->lesions->pdata[i];
      const BatsonWhy *why = &lesion->answers[BATSON_QUESTION_N].why;
      g_autofree char *name = batson_words_lesion (lesion->record);

      if (i == 0 || (open == 0 && why->missing.len))
        first_of (&why->missing, &why->because, &entry->fact);
      if (lesion->grades == 0 || lesion->grades & (lesion->grades - 1))
        open++;
      else
        _batson_clause (clauses, g_strdup_printf (C_ ("board", "%1$s %2$s"), name, batson_words_grade (lesion)));
    }
  entry->state = clauses->len == 0 ? BATSON_BOARD_OPEN : open ? BATSON_BOARD_PARTLY : BATSON_BOARD_KNOWN;
  if (clauses->len > 3)
    {
      guint more = clauses->len - 3;

      g_ptr_array_set_size (clauses, 3);
      _batson_clause (clauses, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %d more", "and %d more", more), (int) more));
    }
  entry->text = _batson_clauses_join (clauses, ", ");
}

static void
options (const BatsonAssessment *a, BatsonBoardEntry *entry)
{
  const BatsonLesionResult *lesion = leading (a);
  const BatsonProtocolResult *result = lesion ? &lesion->protocols[a->settings.protocol] : NULL;
  guint n = result && !result->none ? count (result->rows) : 0;

  entry->fact = lesion ? _batson_fact (lesion->record, BATSON_LESION_OUTCOME_HAND) : first_lesion (a);
  if (lesion && batson_record_has (lesion->record, BATSON_LESION_OUTCOME_HAND))
    {
      entry->state = BATSON_BOARD_KNOWN;
      entry->text = batson_record_to_string (lesion->record, BATSON_LESION_OUTCOME_HAND);
      return;
    }
  if (n == 0 || n > 3)
    return;
  entry->state = n == 1 ? BATSON_BOARD_KNOWN : BATSON_BOARD_PARTLY;
  entry->text = batson_words_outcomes (batson_protocol (a->settings.protocol), result->rows);
}

/* Fitness as the decision has it: known where somebody judged it, in part where ECOG alone speaks. */
static void
risk (const BatsonAssessment *a, BatsonBoardEntry *entry)
{
  const BatsonLesionResult *lesion = leading (a);
  BatsonRecord *fitness = batson_record_child (a->root, BATSON_CASE_FITNESS);
  int judged = batson_record_choice (fitness, BATSON_FITNESS_JUDGED);
  guint answers = lesion ? lesion->answers[BATSON_QUESTION_S].answers : 0;

  entry->fact = _batson_fact (fitness, BATSON_FITNESS_JUDGED);
  if (judged == BATSON_FITNESS_FIT || judged == BATSON_FITNESS_UNFIT)
    {
      entry->state = BATSON_BOARD_KNOWN;
      entry->text = g_strdup (judged == BATSON_FITNESS_FIT ? C_ ("board", "judged fit for surgery") : C_ ("board", "judged unfit for surgery"));
    }
  else if (answers && (answers == BATSON_S_POOR || !(answers & BATSON_S_POOR)))
    {
      entry->state = BATSON_BOARD_PARTLY;
      entry->text = batson_words_answer (lesion, BATSON_QUESTION_S);
    }
}

/** What the case holds of ITEM; cleared with batson_board_entry_clear (). */
void
batson_board_entry (const BatsonAssessment *assessment, BatsonBoardItem item, BatsonBoardEntry *out_entry)
{
  static void (*const fill[]) (const BatsonAssessment *, BatsonBoardEntry *) = {
    [BATSON_BOARD_PROFILE] = profile, [BATSON_BOARD_SYSTEMIC] = systemic, [BATSON_BOARD_BURDEN] = burden, [BATSON_BOARD_PROGNOSIS] = prognosis, [BATSON_BOARD_PERFORMANCE] = performance,
    [BATSON_BOARD_IMAGING] = imaging, [BATSON_BOARD_SCORES] = scores, [BATSON_BOARD_COMPRESSION] = compression, [BATSON_BOARD_OPTIONS] = options, [BATSON_BOARD_RISK] = risk,
  };

  *out_entry = (BatsonBoardEntry) { .fact = _batson_fact_none () };
  fill[item] (assessment, out_entry);
  if (out_entry->text == NULL)
    out_entry->text = g_strdup ("");
}

/** Frees what ENTRY owns. */
void
batson_board_entry_clear (BatsonBoardEntry *entry)
{
  g_clear_pointer (&entry->text, g_free);
}

/* --- the meeting --- */

/* Whether MEETING is still to come, on a day that is known: one planned for no day is not the next. */
static gboolean
is_ahead (const BatsonAssessment *assessment, BatsonRecord *meeting)
{
  return batson_record_has (meeting, BATSON_MEETING_AT) && batson_happened (assessment, meeting, BATSON_MEETING_AT) == BATSON_HAPPENED_PLANNED;
}

/* Days, and within a day minutes, so that meetings can be put in order. */
static gint64
moment_of (BatsonRecord *meeting)
{
  const BatsonValue *at = batson_record_get (meeting, BATSON_MEETING_AT);

  if (at->state != BATSON_VALUE_ANSWER)
    return G_MININT64;
  return (gint64) batson_time_first_day (&at->time) * 1440 + (batson_time_has_clock (&at->time) ? at->time.hour * 60 + at->time.minute : 0);
}

/** The meeting the team looks to: the next one, or where none is ahead the last one held; NULL where none is entered. Not owned. */
BatsonRecord *
batson_board_meeting (const BatsonAssessment *assessment)
{
  BatsonRecord *best = NULL;

  for (guint i = 0; i < batson_record_length (assessment->root, BATSON_CASE_MEETINGS); i++)
    {
      BatsonRecord *meeting = batson_record_nth (assessment->root, BATSON_CASE_MEETINGS, i);
      gboolean ahead = is_ahead (assessment, meeting), best_ahead = best && is_ahead (assessment, best);

      if (best == NULL || (ahead && !best_ahead) || (ahead == best_ahead && (ahead ? moment_of (meeting) < moment_of (best) : moment_of (meeting) >= moment_of (best))))
        best = meeting;
    }
  return best;
}
