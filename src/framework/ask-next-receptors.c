/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NOMS-14: the receptors that are open. */
#include "framework/ask-next-private.h"

/** A receptor of a lesion that is open: lesions that read it from one place are asked once. */
typedef struct
{
  BatsonFact fact;
  BatsonReceptorId receptor;
  guint lesion;
} ReceptorUse;

static gboolean
asks_receptors (const BatsonLesionEvidence *lesion)
{
  return lesion->facts.state == BATSON_LESION_CURRENT || lesion->facts.state == BATSON_LESION_UNGRADED_SINCE;
}

/* What the receptor can be after each choice of FACT; how many choices there are. "Pending" settles nothing and is no choice. A HER2 whose tests disagree has nothing left to ask. */
static guint
receptor_choices (const BatsonFact *fact, guint out_bits[4])
{
  int ihc, ish;

  if (fact->field == BATSON_SAMPLE_ER || fact->field == BATSON_SAMPLE_PR)
    {
      out_bits[0] = BATSON_NEGATIVE_BIT;
      out_bits[1] = BATSON_POSITIVE_BIT;
      return 2;
    }
  ihc = fact->record ? batson_record_choice (fact->record, BATSON_SAMPLE_HER2_IHC) : -1;
  ish = fact->record ? batson_record_choice (fact->record, BATSON_SAMPLE_HER2_ISH) : -1;
  if (fact->field == BATSON_SAMPLE_HER2_ISH)
    {
      out_bits[0] = _batson_her2_bits (ihc, BATSON_HER2_ISH_NOT_AMPLIFIED);
      out_bits[1] = _batson_her2_bits (ihc, BATSON_HER2_ISH_AMPLIFIED);
      return 2;
    }
  if (ihc >= 0 && ihc != BATSON_HER2_IHC_PENDING)
    return 0;
  for (guint choice = BATSON_HER2_IHC_0; choice <= BATSON_HER2_IHC_3; choice++)
    out_bits[choice] = _batson_her2_bits ((int) choice, ish);
  return 4;
}

/* The facts of lesion I where RECEPTOR can be BITS. */
static BatsonLesionFacts
with_receptor (const BatsonLesionEvidence *lesion, BatsonReceptorId receptor, guint bits)
{
  BatsonLesionFacts facts = lesion->facts;
  guint all[BATSON_N_RECEPTORS];

  for (guint r = 0; r < BATSON_N_RECEPTORS; r++)
    all[r] = r == receptor ? bits : _batson_receptor_bits (lesion->receptors[r].positive);
  facts.oa = _batson_oa (_batson_subtype_classes (_batson_subtypes (all)), lesion->progression, lesion->o_hand.choice);
  return facts;
}

static int
compare_uses (gconstpointer pa, gconstpointer pb)
{
  const ReceptorUse *a = pa, *b = pb;

  if (a->fact.record != b->fact.record)
    return (gsize) a->fact.record < (gsize) b->fact.record ? -1 : 1;
  if (a->receptor != b->receptor)
    return a->receptor < b->receptor ? -1 : 1;
  return a->lesion < b->lesion ? -1 : 1;
}

/* One receptor answer for the N lesions of USES. */
static void
ask_receptor (BatsonSearch *search, const ReceptorUse *uses, guint n)
{
  BatsonContext *ctx = search->ctx;
  gboolean pending = batson_fact_value (&uses[0].fact)->state == BATSON_VALUE_ANSWER;
  BatsonCandidate c = _batson_candidate (&uses[0].fact, pending || _batson_fact_asked (&uses[0].fact), BATSON_TIE_RECEPTOR, uses[0].receptor + _batson_order_of (uses[0].lesion, 0));
  guint bits[4], n_choices = receptor_choices (&uses[0].fact, bits);
  g_autofree BatsonCandidate *own = g_new (BatsonCandidate, n);

  for (guint u = 0; u < n; u++)
    own[u] = c;
  for (guint choice = 0; choice < n_choices; choice++)
    {
      BatsonLesionSums lesions = search->lesions;
      for (guint u = 0; u < n; u++)
        {
          const BatsonLesionEvidence *lesion = &ctx->lesions[uses[u].lesion];
          BatsonLesionFacts facts = with_receptor (lesion, uses[u].receptor, bits[choice]);
          _batson_replace (&lesions, &lesion->facts, &facts);
          _batson_count_own (search, &own[u], uses[u].lesion, &facts, ctx->s);
        }
      _batson_count_choice (search, &c, _batson_totals_colours (&lesions.totals, ctx->tuples), lesions.rows[ctx->s]);
    }
  for (guint u = 0; u < n && n_choices > 0; u++)
    {
      const BatsonJoint *joint = &search->joint[uses[u].lesion].receptors[uses[u].receptor];
      _batson_join (&c, joint);
      own[u].changes |= joint->own_changes;
    }
  _batson_found (search, &c);
  for (guint u = 0; u < n; u++)
    _batson_found_own (search, uses[u].lesion, &own[u]);
}

/* The receptors that are open, each place once. One tested nowhere would, wherever it is tested, be read by every lesion: it is asked of the sample that leads for the first. */
void
_batson_ask_receptors (BatsonSearch *search)
{
  BatsonContext *ctx = search->ctx;
  g_autoptr (GArray) uses = g_array_new (FALSE, FALSE, sizeof (ReceptorUse));
  BatsonFact first[BATSON_N_RECEPTORS];

  for (guint r = 0; r < BATSON_N_RECEPTORS; r++)
    first[r] = _batson_fact_none ();
  if (ctx->subtype_hand.answered)
    return;
  for (guint i = 0; i < ctx->n_lesions; i++)
    for (guint r = BATSON_RECEPTOR_ER; r <= BATSON_RECEPTOR_HER2; r++)
      {
        const BatsonReceptor *receptor = &ctx->lesions[i].receptors[r];
        ReceptorUse use = { receptor->fact, r, i };
        if (receptor->positive != BATSON_OPEN || !asks_receptors (&ctx->lesions[i]))
          continue;
        if (!receptor->recorded && batson_fact_is_none (&first[r]))
          first[r] = receptor->fact;
        if (!receptor->recorded)
          use.fact = first[r];
        g_array_append_val (uses, use);
      }
  g_array_sort (uses, compare_uses);
  for (guint from = 0, to; from < uses->len; from = to)
    {
      const ReceptorUse *use = &g_array_index (uses, ReceptorUse, from);
      for (to = from + 1; to < uses->len; to++)
        if (g_array_index (uses, ReceptorUse, to).fact.record != use->fact.record || g_array_index (uses, ReceptorUse, to).receptor != use->receptor)
          break;
      ask_receptor (search, use, to - from);
    }
}
