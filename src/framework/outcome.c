/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows, colours and history of a lesion, the two protocols beside each other, and the leading lesion. */
#include "framework/assessment-private.h"
#include <string.h>

static guint
row_classes (const BatsonProtocol *protocol, guint rows)
{
  guint classes = 0;

  for (guint i = 0; i < protocol->n_rows; i++)
    if (rows & 1u << i)
      classes |= 1u << protocol->rows[i].row_class;
  return classes;
}

static void
review_result (BatsonContext *ctx, BatsonLesionEvidence *lesion)
{
  BatsonLesionResult *result = lesion->result;
  BatsonProtocolResult *review = &result->protocols[BATSON_PROTOCOL_REVIEW];

  for (guint q = 0; q < BATSON_N_QUESTIONS; q++)
    review->answers[q] = result->answers[q].answers;
  review->rows = _batson_noms_rows (&lesion->facts, ctx->s);
  review->classes = row_classes (batson_protocol (BATSON_PROTOCOL_REVIEW), review->rows);
  review->none = review->rows == 0;
  result->colours = review->none ? 0 : _batson_noms_colours_for (&lesion->facts, ctx->s);
}

/* The original's O: every breast cancer is sensitive unless it progressed after conventional radiation; without a breast diagnosis, or with the kind of radiation open, unknown. By hand as set. */
static guint
laufer_o (const BatsonContext *ctx, const BatsonLesionEvidence *lesion)
{
  int kind = lesion->radiation.choice;

  if (lesion->o_hand.answered)
    return lesion->o_hand.choice == BATSON_SENSITIVITY_RESISTANT ? BATSON_O_RESISTANT : BATSON_O_SENSITIVE;
  if (kind == BATSON_EARLIER_RADIATION_CONVENTIONAL && lesion->progression == BATSON_PROGRESSED_BIT)
    return BATSON_O_RESISTANT;
  if (ctx->primary != BATSON_PRIMARY_PROVEN && ctx->primary != BATSON_PRIMARY_LIKELY)
    return BATSON_O_ANY;
  if (kind == BATSON_EARLIER_RADIATION_STEREOTACTIC || lesion->progression == BATSON_NOT_PROGRESSED_BIT)
    return BATSON_O_SENSITIVE;
  return BATSON_O_ANY;
}

/* The original's M: SINS 7-12 is stable or unstable only by judgement. */
static guint
laufer_m (guint m)
{
  return m & BATSON_M_INDETERMINATE ? BATSON_M_STABLE | BATSON_M_UNSTABLE : m;
}

/* Myelopathy of any age, as the original's low-grade rows ask; old with another cause named is not of this disease. */
static BatsonTri
myelopathy (const BatsonContext *ctx)
{
  const BatsonEvidence *evidence = &ctx->status[BATSON_STATUS_MYELOPATHY];

  if (!evidence->answered)
    return BATSON_OPEN;
  if (evidence->choice == BATSON_DEFICIT_OLD)
    return *batson_record_text (evidence->fact.record, BATSON_STATUS_MYELOPATHY_CAUSE) ? BATSON_NO : BATSON_YES;
  return evidence->choice == BATSON_DEFICIT_NONE ? BATSON_NO : BATSON_YES;
}

/* The original NOMS: low grade with myelopathy has no row there. */
static void
laufer_result (BatsonContext *ctx, BatsonLesionEvidence *lesion)
{
  const BatsonProtocol *protocol = batson_protocol (BATSON_PROTOCOL_LAUFER);
  BatsonProtocolResult *laufer = &lesion->result->protocols[BATSON_PROTOCOL_LAUFER];
  guint n = lesion->result->answers[BATSON_QUESTION_N].answers;

  laufer->answers[BATSON_QUESTION_N] = myelopathy (ctx) == BATSON_YES ? n & BATSON_N_HIGH : n;
  laufer->answers[BATSON_QUESTION_O] = laufer_o (ctx, lesion);
  laufer->answers[BATSON_QUESTION_M] = laufer_m (lesion->facts.m);
  laufer->answers[BATSON_QUESTION_S] = ctx->s;
  laufer->rows = lesion->facts.state == BATSON_LESION_CURRENT ? batson_protocol_rows (protocol, laufer->answers) : 0;
  laufer->classes = row_classes (protocol, laufer->rows);
  laufer->none = laufer->rows == 0;
}

/* CMP-1. The classes still possible are compared as sets: equal, they do not differ; without a common class they do; else, or where one has no row, it is open. */
static void
compare (BatsonLesionResult *result)
{
  const BatsonProtocolResult *a = &result->protocols[BATSON_PROTOCOL_REVIEW], *b = &result->protocols[BATSON_PROTOCOL_LAUFER];

  result->part_at = -1;
  if (a->none || b->none)
    result->differ = BATSON_OPEN;
  else
    result->differ = a->classes == b->classes ? BATSON_NO : a->classes & b->classes ? BATSON_OPEN : BATSON_YES;
  for (guint q = 0; q < BATSON_N_QUESTIONS && result->differ == BATSON_YES && result->part_at < 0; q++)
    {
      gboolean both_open = a->answers[q] == batson_protocol (BATSON_PROTOCOL_REVIEW)->questions[q].all
                           && b->answers[q] == batson_protocol (BATSON_PROTOCOL_LAUFER)->questions[q].all;
      if (a->answers[q] != b->answers[q] && !both_open)
        result->part_at = (int) q;
    }
}

/* Whether some answer of question Q would change the rows. */
static gboolean
question_matters (const BatsonProtocolResult *result, guint q)
{
  const BatsonProtocol *protocol = batson_protocol (BATSON_PROTOCOL_REVIEW);
  guint answers[BATSON_N_QUESTIONS];

  memcpy (answers, result->answers, sizeof answers);
  for (guint bit = 1; bit <= 4; bit <<= 1)
    if (result->answers[q] & bit)
      {
        answers[q] = bit;
        if (batson_protocol_rows (protocol, answers) != result->rows)
          return TRUE;
      }
  return FALSE;
}

/* The reasons of the row, in the order of the questions: the answers without which more rows were possible, and those that would leave fewer. */
static void
explain_rows (BatsonLesionResult *result)
{
  const BatsonProtocol *protocol = batson_protocol (BATSON_PROTOCOL_REVIEW);
  const BatsonProtocolResult *review = &result->protocols[BATSON_PROTOCOL_REVIEW];
  guint answers[BATSON_N_QUESTIONS], used = 0;

  memcpy (answers, review->answers, sizeof answers);
  for (int q = BATSON_QUESTION_S; q >= 0; q--)
    {
      guint kept = answers[q];
      answers[q] = protocol->questions[q].all;
      if (batson_protocol_rows (protocol, answers) == review->rows)
        continue;
      answers[q] = kept;
      used |= 1u << q;
    }
  for (guint q = 0; q < BATSON_N_QUESTIONS; q++)
    {
      if (used >> q & 1)
        _batson_why_use_all (&result->why, &result->answers[q].why.because);
      if (question_matters (review, q))
        _batson_why_miss_all (&result->why, &result->answers[q].why.missing);
    }
}

/* The rule of a lesion without a row. */
static void
explain_none (BatsonContext *ctx, BatsonLesionEvidence *lesion)
{
  BatsonWhy *why = &lesion->result->why;
  BatsonFact compartment = _batson_fact (lesion->record, BATSON_LESION_COMPARTMENT);

  switch (lesion->facts.state)
    {
    case BATSON_LESION_OUTSIDE:
      _batson_why_set_rule (why, BATSON_RULE_ESCC_4);
      _batson_why_use (why, &compartment);
      break;
    case BATSON_LESION_WITHDRAWN:
      _batson_why_set_rule (why, BATSON_RULE_NOMS_0);
      _batson_why_use (why, &ctx->primary_answer.fact);
      break;
    default:
      _batson_why_set_rule (why, BATSON_RULE_NOMS_13);
      _batson_why_use (why, &lesion->treated);
      if (lesion->facts.state == BATSON_LESION_CONTROLLED)
        _batson_why_use (why, &lesion->progressed.fact);
      else
        _batson_why_miss (why, &lesion->findings[BATSON_FINDING_GRADE].fact);
    }
}

/* Answers of the findings before the last treatment: the row of that day, with the fitness that was recorded by then. */
static void
fill_history (BatsonContext *ctx, BatsonLesionEvidence *lesion)
{
  BatsonLesionResult *result = lesion->result;
  BatsonWindow before = { G_MININT, lesion->treated_first - 1 };
  BatsonEvidence findings[BATSON_FINDING_N_FIELDS], status[BATSON_STATUS_N_FIELDS];
  BatsonSinsAnswers sins = lesion->sins;
  BatsonSharedFacts shared = ctx->shared;
  BatsonLesionFacts facts = lesion->facts;
  BatsonInstant judged = _batson_entered (ctx->fitness, BATSON_FITNESS_JUDGED);

  result->history_date = lesion->treated.field == BATSON_LESION_TREATED ? batson_record_get (lesion->record, BATSON_LESION_TREATED)->time.date
                                                                       : batson_record_get (lesion->record, BATSON_LESION_RADIATION_DATE)->date;
  _batson_evidence_newest (lesion->record, BATSON_LESION_FINDINGS, BATSON_FINDING_DATE, &before, findings, BATSON_FINDING_N_FIELDS);
  if (!findings[BATSON_FINDING_GRADE].answered)
    return;
  for (guint p = BATSON_SINS_PART_PAIN; p < BATSON_N_SINS_PARTS; p++)
    sins.choices[p] = findings[batson_sins_part_field (p)].answered ? 1u << findings[batson_sins_part_field (p)].choice : 0;
  _batson_evidence_newest (ctx->root, BATSON_CASE_STATUS, BATSON_STATUS_DATE, &before, status, BATSON_STATUS_N_FIELDS);
  shared.acute = 1;
  shared.ecog_now = status[BATSON_STATUS_ECOG].choice;
  if (judged.at == 0 || _batson_day_of (judged.at, judged.offset) > lesion->treated_last)
    shared.judged = -1;
  facts.state = BATSON_LESION_CURRENT;
  facts.bands = batson_escc_band (findings[BATSON_FINDING_GRADE].choice);
  facts.oa = _batson_oa (lesion->classes, lesion->treated_by_radiation ? BATSON_NOT_PROGRESSED_BIT : lesion->progression, -1);
  facts.m = batson_sins_classes (&sins);
  result->history_rows = _batson_noms_rows (&facts, _batson_shared_s (&shared));
}

/* NOMS-13: whether a current finding's days overlap the treatment. */
static gboolean
may_predate (const BatsonLesionEvidence *lesion)
{
  for (guint f = BATSON_FINDING_GRADE; f <= BATSON_FINDING_POSTEROLATERAL; f++)
    if (lesion->findings[f].answered && (lesion->findings[f].first_day == BATSON_NO_DAY || lesion->findings[f].first_day <= lesion->treated_last))
      return TRUE;
  return FALSE;
}

/* Rows, colours, history and comparison of one lesion, from answers already explained. */
void
_batson_outcome_fill (BatsonContext *ctx, BatsonLesionEvidence *lesion)
{
  BatsonLesionResult *result = lesion->result;
  const BatsonProtocol *protocol = batson_protocol (BATSON_PROTOCOL_REVIEW);
  guint rows;

  _batson_why_init (&result->why, ctx->assessment->arena, BATSON_RULE_NOMS_14);
  review_result (ctx, lesion);
  laufer_result (ctx, lesion);
  compare (result);
  if (!batson_fact_is_none (&lesion->treated))
    {
      fill_history (ctx, lesion);
      result->may_predate = may_predate (lesion);
    }
  rows = result->protocols[BATSON_PROTOCOL_REVIEW].rows;
  if (rows == 0)
    {
      explain_none (ctx, lesion);
      return;
    }
  if ((rows & (rows - 1)) == 0)
    _batson_why_set_rule (&result->why, protocol->rows[g_bit_nth_lsf (rows, -1)].rule);
  explain_rows (result);
  result->provisional = ctx->primary == BATSON_PRIMARY_LIKELY
                        || (result->answers[BATSON_QUESTION_N].answers == BATSON_N_LOW && ctx->unexplained);
  result->if_breast = ctx->primary == BATSON_PRIMARY_UNKNOWN;
}

/* NOMS-15: greater is earlier in each place. */
static void
rank_of (const BatsonLesionEvidence *lesion, int out_rank[6])
{
  guint colours = lesion->result->colours;
  const BatsonEvidence *grade = &lesion->findings[BATSON_FINDING_GRADE];

  out_rank[0] = lesion->result->protocols[BATSON_PROTOCOL_REVIEW].rows != 0;
  out_rank[1] = g_bit_nth_lsf (colours, -1);
  out_rank[2] = g_bit_nth_msf (colours, -1);
  out_rank[3] = batson_escc_rank (grade->answered ? (BatsonGrade) grade->choice : BATSON_GRADE_3);
  out_rank[4] = lesion->result->sins.least;
  out_rank[5] = lesion->result->sins.greatest;
}

/* NOMS-15: takes lesion I as the leading one where it has a row and ranks before those so far. */
void
_batson_lead (BatsonContext *ctx, guint i)
{
  int rank[G_N_ELEMENTS (ctx->rank)], *leading = &ctx->assessment->leading;
  guint k = 0;

  rank_of (&ctx->lesions[i], rank);
  while (*leading >= 0 && k < G_N_ELEMENTS (rank) && rank[k] == ctx->rank[k])
    k++;
  if (rank[0] && (*leading < 0 || (k < G_N_ELEMENTS (rank) && rank[k] > ctx->rank[k])))
    {
      *leading = (int) i;
      memcpy (ctx->rank, rank, sizeof rank);
    }
}
