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

/* A place where an answer is missing: blank, or answered unknown and the like; one that is awaited counts with these. */
BatsonCandidate
_batson_candidate (const BatsonFact *fact, BatsonTie tie, guint order)
{
  BatsonValueState state = batson_fact_value (fact)->state;

  return (BatsonCandidate) { .fact = *fact, .asked = state != BATSON_VALUE_BLANK && state != BATSON_VALUE_RAW, .tie = tie, .order = order };
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

/* Keeps C as the answer to ask for lesion I alone where it is better than the one so far. */
void
_batson_found_own (BatsonSearch *search, guint i, const BatsonCandidate *c)
{
  BatsonCandidate own = *c;

  own.colours = c->own_colours;
  own.rows = c->own_rows;
  if (own.own_changes && (search->best[i].n == 0 || compare_candidates (&own, &search->best[i]) < 0))
    search->best[i] = own;
}

/* Counts one choice of C that leaves COLOURS and ROWS of the case. */
void
_batson_count_choice (const BatsonSearch *search, BatsonCandidate *c, guint colours, guint rows, guint weight)
{
  c->n += weight;
  c->colours += count_bits (colours) * weight;
  c->rows += rows * (double) weight;
  c->changes_colours |= colours != search->colours;
  c->changes |= colours != search->colours || rows != search->rows;
}

/* Counts what one choice leaves of a lesion alone. */
void
_batson_count_own (const BatsonSearch *search, BatsonCandidate *c, guint i, const BatsonLesionFacts *facts, guint s, guint weight)
{
  const BatsonContext *ctx = search->ctx;
  const BatsonLesionFacts *now = &ctx->facts[i];
  guint colours = _batson_noms_colours_for (facts, s), rows = _batson_noms_rows (facts, s);

  c->own_colours += count_bits (colours) * weight;
  c->own_rows += count_bits (rows) * (double) weight;
  c->own_changes |= colours != _batson_noms_colours_for (now, ctx->s) || rows != _batson_noms_rows (now, ctx->s);
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
_batson_try_lesion (BatsonSearch *search, BatsonCandidate *c, guint i, const BatsonLesionFacts *facts)
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
  _batson_count_choice (search, c, _batson_totals_colours (&totals, ctx->tuples), rows, 1);
  _batson_count_own (search, c, i, facts, ctx->s, 1);
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

/* Hands the result over: what to ask in order, for the case and for each lesion; and what would settle the colour where it is open. */
static void
hand_over (BatsonSearch *search)
{
  BatsonAssessment *self = search->ctx->assessment;
  gboolean open = self->urgency.kind == BATSON_URGENCY_UNDETERMINED || self->urgency.kind == BATSON_URGENCY_AT_LEAST_ORANGE;

  g_array_sort (search->found, compare_candidates);
  for (guint k = 0; k < search->found->len; k++)
    {
      const BatsonCandidate *c = &g_array_index (search->found, BatsonCandidate, k);
      g_ptr_array_add (self->missing, g_memdup2 (&c->fact, sizeof c->fact));
      if (open && c->changes_colours)
        g_array_append_val (self->urgency.why.missing, c->fact);
    }
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
  search.best = g_new0 (BatsonCandidate, ctx->n_lesions);
  sum_up (&search);
  for (guint i = 0; i < ctx->n_lesions; i++)
    _batson_ask_lesion (&search, i);
  _batson_ask_receptors (&search);
  _batson_ask_shared (&search);
  hand_over (&search);
  g_array_unref (search.found);
  g_free (search.best);
}
