/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NOMS-14: the missing answers that all lesions share: URG-2, fitness, spread. */
#include "framework/ask-next-private.h"

/* Begins an answer all lesions share, and what it decides together with others. */
static BatsonSharedCandidate *
shared_candidate (BatsonSearch *search, const BatsonFact *fact, BatsonTie tie, BatsonJointOf joint)
{
  BatsonSharedCandidate *shared = &search->shared[search->n_shared++];

  g_assert (search->n_shared <= BATSON_MOST_SHARED);
  shared->c = _batson_candidate (fact, _batson_fact_asked (fact), tie, search->n_shared);
  shared->joint = joint;
  if (joint < BATSON_N_JOINT_OF)
    _batson_join (&shared->c, &search->shared_joint[joint]);
  return shared;
}

/* Tries one choice: what is shared becomes SHARED, and with NEW_SYMPTOM no lesion is controlled any more. */
static void
try_shared (BatsonSearch *search, BatsonSharedCandidate *candidate_, const BatsonSharedFacts *shared, gboolean new_symptom)
{
  const BatsonLesionSums *lesions = new_symptom ? &search->with_symptom : &search->lesions;
  guint s = _batson_shared_s (shared);

  candidate_->s[candidate_->c.n] = s;
  _batson_count_choice (search, &candidate_->c, _batson_totals_colours (&lesions->totals, _batson_shared_tuples (shared)), lesions->rows[s]);
}

/* Where a question that was answered before the decompression is answered again: the newest examination since, or one to be made. */
static BatsonFact
place_since (const BatsonContext *ctx, guint field)
{
  guint n = batson_record_length (ctx->root, BATSON_CASE_STATUS);
  BatsonRecord *last = n ? batson_record_nth (ctx->root, BATSON_CASE_STATUS, n - 1) : NULL;
  int first_day, last_day;

  if (last && batson_record_get (last, field)->state == BATSON_VALUE_BLANK
      && (!_batson_date_days (last, BATSON_STATUS_DATE, &first_day, &last_day) || !_batson_before_decompression (ctx, last, field, last_day)))
    return _batson_fact (last, field);
  return _batson_fact_in_list (ctx->root, BATSON_CASE_STATUS, BATSON_RECORD_STATUS, field);
}

static void
ask_urg2 (BatsonSearch *search)
{
  BatsonContext *ctx = search->ctx;

  if (!ctx->status[BATSON_STATUS_ACUTE].answered)
    {
      BatsonSharedCandidate *c = shared_candidate (search, &ctx->status[BATSON_STATUS_ACUTE].fact, BATSON_TIE_URG2, BATSON_JOINT_FITNESS);
      for (guint lasting = 0; lasting < 2; lasting++)
        {
          BatsonSharedFacts shared = ctx->shared;
          shared.acute = 1u << lasting;
          try_shared (search, c, &shared, lasting);
        }
    }
  for (guint q = 0; q < BATSON_N_URG2_QUESTIONS; q++)
    if (ctx->symptoms[q] == BATSON_SYMPTOM_OPEN || ctx->symptoms[q] == BATSON_SYMPTOM_BEFORE)
      {
        guint field = _batson_urg2_field (q);
        BatsonFact fact = ctx->symptoms[q] == BATSON_SYMPTOM_BEFORE ? place_since (ctx, field) : ctx->status[field].fact;
        BatsonSharedCandidate *c = shared_candidate (search, &fact, BATSON_TIE_URG2, BATSON_N_JOINT_OF);
        for (guint choice = 0; choice < batson_field_n_choices (batson_fact_field (&fact)); choice++)
          {
            BatsonSharedFacts shared = ctx->shared;
            gboolean new = _batson_symptom_is_new (q, (int) choice);
            *(q < BATSON_N_RED_QUESTIONS ? &shared.red[q] : &shared.orange[q - BATSON_N_RED_QUESTIONS]) = new ? 2 : 1;
            try_shared (search, c, &shared, new);
          }
      }
}

/* S-1: the ECOG that counts; where it is poor, its cause; where the lesion causes it, the judgement. */
static void
ask_fitness (BatsonSearch *search)
{
  BatsonContext *ctx = search->ctx;
  gboolean before = ctx->acute_lasting;
  const BatsonEvidence *ecog = before ? &ctx->ecog_before : &ctx->status[BATSON_STATUS_ECOG];
  BatsonSharedFacts shared = ctx->shared;
  BatsonSharedCandidate *c;

  if (shared.judged >= 0)
    return;
  if (!ecog->answered)
    {
      c = shared_candidate (search, &ecog->fact, BATSON_TIE_ECOG, BATSON_JOINT_FITNESS);
      for (int choice = BATSON_ECOG_0; choice <= BATSON_ECOG_4; choice++)
        {
          *(before ? &shared.ecog_before : &shared.ecog_now) = choice;
          try_shared (search, c, &shared, FALSE);
        }
    }
  else if (!before && ecog->choice > BATSON_ECOG_2 && !ctx->caused.answered)
    {
      c = shared_candidate (search, &ctx->caused.fact, BATSON_TIE_ECOG, BATSON_JOINT_FITNESS);
      for (shared.caused = BATSON_YES_NO_NO; shared.caused <= BATSON_YES_NO_YES; shared.caused++)
        try_shared (search, c, &shared, FALSE);
    }
  else if (!before && ecog->choice > BATSON_ECOG_2 && ctx->caused.choice == BATSON_YES_NO_YES)
    {
      c = shared_candidate (search, &ctx->judged.fact, BATSON_TIE_ECOG, BATSON_JOINT_FITNESS);
      for (shared.judged = BATSON_FITNESS_FIT; shared.judged <= BATSON_FITNESS_UNFIT; shared.judged++)
        try_shared (search, c, &shared, FALSE);
    }
}

/* One condition of S-2: YES of its CHOICES fulfil it. A count of bone metastases goes by class: none, some. */
static void
ask_condition (BatsonSearch *search, const BatsonEvidence *evidence, guint *condition, guint choices, BatsonSharedFacts *shared)
{
  guint kept = *condition;
  BatsonSharedCandidate *c;

  if (evidence->answered)
    return;
  c = shared_candidate (search, &evidence->fact, BATSON_TIE_OTHER, BATSON_JOINT_SPREAD);
  for (guint choice = 0; choice < choices; choice++)
    {
      *condition = choice == 0 ? 2 : 1;
      try_shared (search, c, shared, FALSE);
    }
  *condition = kept;
}

/* S-2 and the further lesion of URG-3. Without a lesion imaging comes first. */
static void
ask_spread (BatsonSearch *search)
{
  BatsonContext *ctx = search->ctx;
  BatsonSharedFacts shared = ctx->shared;
  BatsonSharedCandidate *c;

  ask_condition (search, &ctx->controlled, &shared.controlled, 2, &shared);
  ask_condition (search, &ctx->visceral, &shared.free_of_visceral, 3, &shared);
  ask_condition (search, &ctx->other_bone, &shared.free_of_other_bone, 2, &shared);
  if (!ctx->whole_body.answered)
    {
      c = shared_candidate (search, &ctx->whole_body.fact, BATSON_TIE_OTHER, BATSON_JOINT_SPREAD);
      for (shared.whole_body = FALSE; shared.whole_body <= TRUE; shared.whole_body++)
        try_shared (search, c, &shared, FALSE);
      shared.whole_body = ctx->shared.whole_body;
    }
  if (ctx->shared.complete || (ctx->complete.answered && ctx->n_lesions))
    return;
  c = shared_candidate (search, &ctx->complete.fact, ctx->n_lesions ? BATSON_TIE_OTHER : BATSON_TIE_IMAGING, BATSON_JOINT_SPREAD);
  for (guint yes = 0; yes < 2; yes++)
    {
      shared.complete = (int) yes;
      shared.further = !yes;
      try_shared (search, c, &shared, FALSE);
    }
  if (ctx->n_lesions == 0)
    {
      c->c.changes = TRUE;
      c->c.asked = FALSE;
    }
}

/* Every answer that is missing of what all lesions share, and what it does to each lesion alone. */
void
_batson_ask_shared (BatsonSearch *search)
{
  BatsonContext *ctx = search->ctx;

  ask_urg2 (search);
  ask_fitness (search);
  ask_spread (search);
  for (guint k = 0; k < search->n_shared; k++)
    _batson_found (search, &search->shared[k].c);
  for (guint i = 0; i < ctx->n_lesions; i++)
    for (guint k = 0; k < search->n_shared; k++)
      {
        const BatsonCandidate *c = &search->shared[k].c;
        BatsonCandidate own = _batson_candidate (&c->fact, c->asked, c->tie, c->order);
        for (guint choice = 0; choice < c->n; choice++)
          _batson_count_own (search, &own, i, &ctx->facts[i], search->shared[k].s[choice]);
        own.changes |= search->shared[k].joint < BATSON_N_JOINT_OF && _batson_joint_own (search, i, search->shared[k].joint);
        _batson_found_own (search, i, &own);
      }
}
