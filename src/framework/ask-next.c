/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NOMS-14: which answer narrows most, found by trying every choice of every missing one. */
#include "framework/ask-next-private.h"

static guint
count_bits (guint bits)
{
  guint n = 0;

  for (; bits; bits &= bits - 1)
    n++;
  return n;
}

/* A place where an answer is missing: blank, or, where ASKED, answered unknown and the like; one that is awaited counts with these. */
BatsonCandidate
_batson_candidate (const BatsonFact *fact, gboolean asked, BatsonTie tie, guint order)
{
  return (BatsonCandidate) { .fact = *fact, .asked = asked != FALSE, .tie = tie, .order = order };
}

/* The same of a lesion. */
BatsonTrial
_batson_trial (const BatsonFact *fact, gboolean asked, BatsonTie tie, guint order)
{
  BatsonCandidate c = _batson_candidate (fact, asked, tie, order);

  return (BatsonTrial) { c, c };
}

/* Whether A is asked before B by the sums of the case. */
static int
compare_candidates (gconstpointer pa, gconstpointer pb)
{
  const BatsonCandidate *a = pa, *b = pb;
  double left, right;

  if (a->asked != b->asked)
    return a->asked ? 1 : -1;
  if ((a->tie == BATSON_TIE_IMAGING) != (b->tie == BATSON_TIE_IMAGING))
    return a->tie == BATSON_TIE_IMAGING ? -1 : 1;
  left = a->colours * b->n;
  right = b->colours * a->n;
  if (left != right)
    return left < right ? -1 : 1;
  left = a->rows * b->n;
  right = b->rows * a->n;
  if (left != right)
    return left < right ? -1 : 1;
  if (a->tie != b->tie)
    return a->tie < b->tie ? -1 : 1;
  return a->order < b->order ? -1 : a->order > b->order;
}

/* Keeps C where it changes the case. */
void
_batson_found (BatsonSearch *search, const BatsonCandidate *c)
{
  if (c->changes)
    g_array_append_val (search->found, *c);
}

/* Keeps OWN as the answer to ask for lesion I alone where it changes that and is better than the one so far. */
void
_batson_found_own (BatsonSearch *search, guint i, const BatsonCandidate *own)
{
  if (own->changes && (search->best[i].n == 0 || compare_candidates (own, &search->best[i]) < 0))
    search->best[i] = *own;
}

/* Counts one choice of C that leaves COLOURS and ROWS of the case. */
void
_batson_count_choice (const BatsonSearch *search, BatsonCandidate *c, guint colours, guint rows)
{
  c->n++;
  c->colours += count_bits (colours);
  c->rows += rows;
  c->changes_colours |= colours != search->colours;
  c->changes |= colours != search->colours || rows != search->rows;
}

/* Counts what one choice leaves of lesion I alone. */
void
_batson_count_own (const BatsonSearch *search, BatsonCandidate *own, guint i, const BatsonLesionFacts *facts, guint s)
{
  const BatsonContext *ctx = search->ctx;
  const BatsonLesionFacts *now = &ctx->facts[i];
  guint colours = _batson_noms_colours_for (facts, s), rows = _batson_noms_rows (facts, s);

  own->n++;
  own->colours += count_bits (colours);
  own->rows += count_bits (rows);
  own->changes |= colours != _batson_noms_colours_for (now, ctx->s) || rows != _batson_noms_rows (now, ctx->s);
}

/* Puts FACTS in the place of OLD. */
void
_batson_replace (BatsonLesionSums *lesions, const BatsonLesionFacts *old, const BatsonLesionFacts *facts)
{
  guint8 colours[BATSON_S_COUNT];

  _batson_noms_colours (old, colours);
  _batson_totals_add (&lesions->totals, colours, -1);
  _batson_noms_colours (facts, colours);
  _batson_totals_add (&lesions->totals, colours, 1);
  for (guint s = 1; s <= BATSON_S_ANY; s++)
    lesions->rows[s] += count_bits (_batson_noms_rows (facts, s)) - count_bits (_batson_noms_rows (old, s));
}

/* Tries one choice of an answer of lesion I. */
void
_batson_try_lesion (BatsonSearch *search, BatsonTrial *trial, guint i, const BatsonLesionFacts *facts)
{
  BatsonContext *ctx = search->ctx;
  const BatsonLesionFacts *now = &ctx->lesions[i].facts;
  BatsonTotals totals = search->lesions.totals;
  guint rows = search->rows - count_bits (_batson_noms_rows (now, ctx->s)) + count_bits (_batson_noms_rows (facts, ctx->s));
  guint8 colours[BATSON_S_COUNT];

  _batson_noms_colours (now, colours);
  _batson_totals_add (&totals, colours, -1);
  _batson_noms_colours (facts, colours);
  _batson_totals_add (&totals, colours, 1);
  _batson_count_choice (search, &trial->all, _batson_totals_colours (&totals, ctx->tuples), rows);
  _batson_count_own (search, &trial->own, i, facts, ctx->s);
}

/* Keeps what was tried of lesion I. */
void
_batson_tried (BatsonSearch *search, guint i, const BatsonTrial *trial)
{
  _batson_found (search, &trial->all);
  _batson_found_own (search, i, &trial->own);
}

/* Places in the order of entry, with room for the fields of a lesion. */
guint
_batson_order_of (guint i, guint field)
{
  return i * 64 + field;
}

/* The lesions as they are, and with a new symptom. */
static void
sum_up (BatsonSearch *search)
{
  BatsonContext *ctx = search->ctx;

  search->lesions.totals = ctx->totals;
  for (guint i = 0; i < ctx->n_lesions; i++)
    for (guint s = 1; s <= BATSON_S_ANY; s++)
      search->lesions.rows[s] += count_bits (_batson_noms_rows (&ctx->facts[i], s));
  search->with_symptom = search->lesions;
  for (guint i = 0; i < ctx->n_lesions; i++)
    if (ctx->facts[i].state == BATSON_LESION_CONTROLLED)
      {
        BatsonLesionFacts facts = ctx->facts[i];
        facts.state = BATSON_LESION_CURRENT;
        _batson_replace (&search->with_symptom, &ctx->facts[i], &facts);
      }
  search->colours = _batson_totals_colours (&ctx->totals, ctx->tuples);
  search->rows = search->lesions.rows[ctx->s];
}

/* The answers to ask for before all that NOMS-14 orders: they narrow no colour and no row, but a window runs, or of one who cannot walk
 * may run, and cannot be read without them (NEURO-3, NEURO-4). What is answered, as an onset with a day alone, is not asked for again. */
static guint
first_asked (const BatsonContext *ctx, BatsonFact *facts)
{
  const BatsonUrgency *urgency = &ctx->assessment->urgency;
  const BatsonEvidence *lost = &ctx->status[BATSON_STATUS_WALKING_LOST];
  guint n = 0;

  for (guint i = 0; i < urgency->n_unread; i++)
    if (batson_fact_value (&urgency->unread[i].onset)->state == BATSON_VALUE_BLANK)
      facts[n++] = urgency->unread[i].onset;
  if (_batson_evidence_is (&ctx->status[BATSON_STATUS_WALKING], BATSON_WALKING_NO) && !lost->answered && batson_fact_value (&lost->fact)->state == BATSON_VALUE_BLANK)
    facts[n++] = lost->fact;
  return n;
}

/* Where all lesions are said to be entered and there is none, one narrows nothing: it is asked for behind all that does, so that this never looks complete (NOMS-14). */
static void
ask_for_lesion (const BatsonContext *ctx, BatsonFacts *asked)
{
  if (ctx->n_lesions > 0 || !ctx->shared.complete)
    return;
  asked->facts[asked->len++] = _batson_fact_in_list (ctx->root, BATSON_CASE_LESIONS, BATSON_RECORD_LESION, BATSON_LESION_LEVEL);
  asked->room = asked->len;
}

/* What is missing, in the order to ask, and what is asked for: that, with what comes before it and after it. */
static void
take_missing (const BatsonContext *ctx, const GArray *found)
{
  BatsonAssessment *self = ctx->assessment;
  guint first, n;
  BatsonFact *facts = _batson_arena_array (self->arena, BatsonFact, BATSON_MOST_UNREAD + 2 + found->len), *asked = facts;
  gboolean twice = FALSE;

  first = n = first_asked (ctx, facts);
  for (guint k = 0; k < found->len; k++)
    {
      facts[first + k] = g_array_index (found, BatsonCandidate, k).fact;
      twice |= first > 0 && batson_fact_equal (&facts[first + k], &facts[first - 1]);
    }
  if (twice) /* whether walking was lost may be missing too: what comes first is not asked for again */
    {
      asked = _batson_arena_array (self->arena, BatsonFact, first + found->len + 1);
      for (guint k = 0; k < first + found->len; k++)
        if (k < first || !batson_fact_equal (&facts[k], &facts[first - 1]))
          asked[k < first ? k : n++] = facts[k];
    }
  self->missing = (BatsonFacts) { facts + first, found->len, found->len };
  self->asked = (BatsonFacts) { asked, twice ? n : first + found->len, twice ? n : first + found->len };
  ask_for_lesion (ctx, &self->asked);
}

/* What would settle the colour. */
static void
take_settling (BatsonAssessment *self, const GArray *found)
{
  BatsonFacts *settling = &self->urgency.why.missing;

  *settling = (BatsonFacts) { 0 };
  for (guint k = 0; k < found->len; k++)
    settling->room += g_array_index (found, BatsonCandidate, k).changes_colours;
  settling->facts = _batson_arena_array (self->arena, BatsonFact, settling->room);
  for (guint k = 0; k < found->len; k++)
    if (g_array_index (found, BatsonCandidate, k).changes_colours)
      settling->facts[settling->len++] = g_array_index (found, BatsonCandidate, k).fact;
}

/* Hands the result over: what to ask in order, for the case and for each lesion; and what would settle the colour where it is open. */
static void
hand_over (BatsonSearch *search)
{
  BatsonAssessment *self = search->ctx->assessment;
  gboolean open = self->urgency.kind == BATSON_URGENCY_UNDETERMINED || self->urgency.kind == BATSON_URGENCY_AT_LEAST_ORANGE;

  g_array_sort (search->found, compare_candidates);
  take_missing (search->ctx, search->found);
  if (open)
    take_settling (self, search->found);
  for (guint i = 0; i < search->ctx->n_lesions; i++)
    if (search->best[i].n)
      search->ctx->lesions[i].result->ask_next = search->best[i].fact;
}

/* NOMS-14: fills what is missing in the order to ask, and what to ask next of each lesion. Linear in the lesions: an answer of one lesion is tried against the sums over the others. What counts as a value where it is blank (compartment, primary, how a deterioration ended) is not asked; nor is a judgement before ECOG and its cause. */
void
_batson_ask_next_fill (BatsonContext *ctx)
{
  BatsonSearch search = { .ctx = ctx };

  search.found = g_array_new (FALSE, FALSE, sizeof (BatsonCandidate));
  search.best = _batson_arena_new0 (ctx->scratch, BatsonCandidate, ctx->n_lesions);
  search.joint = _batson_arena_new0 (ctx->scratch, BatsonLesionJoint, ctx->n_lesions);
  sum_up (&search);
  _batson_find_shared_joint (&search);
  for (guint i = 0; i < ctx->n_lesions; i++)
    {
      _batson_find_joint (&search, i); /* while the lesion is at hand: there may be many */
      _batson_ask_lesion (&search, i);
    }
  _batson_ask_receptors (&search);
  _batson_ask_shared (&search);
  hand_over (&search);
  g_array_unref (search.found);
}

/** What would settle what is open: the answers asked for, first to last; where none is, the imaging whose answer leaves
 * the urgency open (URG-6), kept in HOLD. Borrowed from SELF and HOLD. */
BatsonFacts
batson_assessment_open (const BatsonAssessment *self, BatsonFact *hold)
{
  BatsonFacts open = self->asked;

  if (open.len > 0 || !(self->urgency.blocks & BATSON_BLOCK_IMAGING))
    return open;
  *hold = (BatsonFact) { .record = batson_record_child (self->root, BATSON_CASE_IMAGING), .type = BATSON_RECORD_IMAGING, .field = BATSON_IMAGING_COMPLETE };
  open.facts = hold;
  open.len = 1;
  return open;
}
