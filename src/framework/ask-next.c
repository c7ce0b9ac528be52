/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NOMS-14: which answer narrows most, found by trying every choice of every missing one. */
#include "framework/assessment-private.h"

/* Ties: the order of NOMS-14; what it does not name comes after. */
typedef enum { TIE_IMAGING, TIE_GRADE, TIE_URG2, TIE_SINS, TIE_RECEPTOR, TIE_RADIATION, TIE_ECOG, TIE_OTHER } Tie;

/** A missing answer and what its choices leave, as sums over them. */
typedef struct
{
  BatsonFact fact; /* borrowed */
  gboolean asked;  /* unknown, not done or not applicable: after all blanks */
  Tie tie;
  guint order;     /* within the tie: by lesion in order of entry, then by field */
  guint n;         /* choices, or their weights */
  double colours, rows;
  double own_colours, own_rows; /* of one lesion alone */
  gboolean changes, changes_colours, own_changes;
} Candidate;

/** A receptor of a lesion that is open: lesions that read it from one place are asked once. */
typedef struct
{
  BatsonFact fact;
  BatsonReceptorId receptor;
  guint lesion;
} ReceptorUse;

/** The lesions as they are, or as they are once a new symptom takes the word "controlled" away (NOMS-13). */
typedef struct
{
  BatsonTotals totals;
  guint rows[BATSON_S_ANY + 1]; /* summed over the lesions, by the set S can still be */
} Lesions;

enum { MOST_SHARED = 20, MOST_CHOICES = 5 };

/** An answer all lesions share: what S can still be after each of its choices. */
typedef struct
{
  Candidate c;
  guint s[MOST_CHOICES];
} SharedCandidate;

typedef struct
{
  BatsonContext *ctx;
  Lesions lesions, with_symptom;
  guint colours;  /* of the case as it is */
  guint rows;     /* summed over the lesions as they are */
  GArray *found;  /* Candidate */
  Candidate *best; /* of each lesion alone; n 0 where there is none */
  SharedCandidate shared[MOST_SHARED];
  guint n_shared;
} Search;

static guint
count_bits (guint bits)
{
  guint n = 0;

  for (; bits; bits &= bits - 1)
    n++;
  return n;
}

/* A place where an answer is missing: blank, or answered unknown and the like; one that is awaited counts with these. */
static Candidate
candidate (const BatsonFact *fact, Tie tie, guint order)
{
  BatsonValueState state = batson_fact_value (fact)->state;

  return (Candidate) { .fact = *fact, .asked = state != BATSON_VALUE_BLANK && state != BATSON_VALUE_RAW, .tie = tie, .order = order };
}

/* Whether A is asked before B by the sums of the case. */
static int
compare_candidates (gconstpointer pa, gconstpointer pb)
{
  const Candidate *a = pa, *b = pb;
  double left, right;

  if (a->asked != b->asked)
    return a->asked ? 1 : -1;
  if ((a->tie == TIE_IMAGING) != (b->tie == TIE_IMAGING))
    return a->tie == TIE_IMAGING ? -1 : 1;
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
static void
found (Search *search, const Candidate *c)
{
  if (c->changes)
    g_array_append_val (search->found, *c);
}

/* Keeps C as the answer to ask for lesion I alone where it is better than the one so far. */
static void
found_own (Search *search, guint i, const Candidate *c)
{
  Candidate own = *c;

  own.colours = c->own_colours;
  own.rows = c->own_rows;
  if (own.own_changes && (search->best[i].n == 0 || compare_candidates (&own, &search->best[i]) < 0))
    search->best[i] = own;
}

/* Counts one choice of C that leaves COLOURS and ROWS of the case. */
static void
count_choice (const Search *search, Candidate *c, guint colours, guint rows, guint weight)
{
  c->n += weight;
  c->colours += count_bits (colours) * weight;
  c->rows += rows * (double) weight;
  c->changes_colours |= colours != search->colours;
  c->changes |= colours != search->colours || rows != search->rows;
}

/* Counts what one choice leaves of a lesion alone. */
static void
count_own (const Search *search, Candidate *c, guint i, const BatsonLesionFacts *facts, guint s, guint weight)
{
  const BatsonContext *ctx = search->ctx;
  const BatsonLesionFacts *now = &ctx->facts[i];
  guint colours = _batson_noms_colours_for (facts, s), rows = _batson_noms_rows (facts, s);

  c->own_colours += count_bits (colours) * weight;
  c->own_rows += count_bits (rows) * (double) weight;
  c->own_changes |= colours != _batson_noms_colours_for (now, ctx->s) || rows != _batson_noms_rows (now, ctx->s);
}

/* Puts FACTS in the place of OLD. */
static void
replace (Lesions *lesions, const BatsonLesionFacts *old, const BatsonLesionFacts *facts)
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
static void
try_lesion (Search *search, Candidate *c, guint i, const BatsonLesionFacts *facts)
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
  count_choice (search, c, _batson_totals_colours (&totals, ctx->tuples), rows, 1);
  count_own (search, c, i, facts, ctx->s, 1);
}

/* Places in the order of entry, with room for the fields of a lesion. */
static guint
order_of (guint i, guint field)
{
  return i * 64 + field;
}

/* The grade of a lesion; graded again it has its row back (NOMS-13). */
static void
ask_grade (Search *search, guint i)
{
  BatsonLesionEvidence *lesion = &search->ctx->lesions[i];
  Candidate c = candidate (&lesion->findings[BATSON_FINDING_GRADE].fact, TIE_GRADE, order_of (i, 0));
  guint grades = batson_escc_grades (lesion->has_span ? lesion->span : (BatsonSpan) { 0, 0 });

  if (lesion->findings[BATSON_FINDING_GRADE].answered)
    return;
  for (guint g = 0; g <= BATSON_GRADE_CAUDA_HIGH; g++)
    if (grades & 1u << g)
      {
        BatsonLesionFacts facts = lesion->facts;
        facts.bands = batson_escc_band (g);
        if (facts.state == BATSON_LESION_UNGRADED_SINCE)
          facts.state = BATSON_LESION_CURRENT;
        try_lesion (search, &c, i, &facts);
      }
  found (search, &c);
  found_own (search, i, &c);
}

/* The facts of the lesion with one more part of SINS answered. */
static BatsonLesionFacts
with_sins (const BatsonLesionEvidence *lesion, BatsonSinsPart part, guint choices)
{
  BatsonLesionFacts facts = lesion->facts;
  BatsonSinsAnswers answers = lesion->sins;

  answers.choices[part] = choices;
  facts.sins = batson_sins_classes (&answers);
  if (!lesion->m_hand.answered)
    facts.m = facts.sins;
  return facts;
}

static void
ask_sins_part (Search *search, guint i, BatsonSinsPart part)
{
  BatsonLesionEvidence *lesion = &search->ctx->lesions[i];
  guint field = batson_sins_part_field (part);
  const BatsonFact *fact = part == BATSON_SINS_LOCATION ? &lesion->location.fact : &lesion->findings[field].fact;
  Candidate c = candidate (fact, TIE_SINS, order_of (i, part));

  if (lesion->sins.choices[part])
    return;
  for (guint choice = 0; choice < batson_field_n_choices (batson_fact_field (fact)); choice++)
    {
      BatsonLesionFacts facts = with_sins (lesion, part, 1u << choice);
      try_lesion (search, &c, i, &facts);
    }
  found (search, &c);
  found_own (search, i, &c);
}

/* What can still be of O once the lesion lies at LEVEL: a sample there becomes its own (SUB-9). */
static guint
oa_at (BatsonContext *ctx, const BatsonLesionEvidence *lesion, BatsonLevel level)
{
  BatsonReceptor receptors[BATSON_N_RECEPTORS];
  guint bits[BATSON_N_RECEPTORS];

  if (ctx->subtype_hand.answered)
    return lesion->facts.oa;
  _batson_receptors_pick (ctx->samples, ctx->n_samples, ctx->root, TRUE, (BatsonSpan) { level, level }, receptors);
  for (guint r = 0; r < BATSON_N_RECEPTORS; r++)
    bits[r] = _batson_receptor_bits (receptors[r].positive);
  return _batson_oa (_batson_subtype_classes (_batson_subtypes (bits)), lesion->progression, lesion->o_hand.choice);
}

/* A lesion whose level is blank: thirty levels, each with its location class, its vertebra (S-2) and its samples. */
static void
ask_level (Search *search, guint i)
{
  BatsonContext *ctx = search->ctx;
  BatsonLesionEvidence *lesion = &ctx->lesions[i];
  Candidate c = candidate (&lesion->location.fact, TIE_SINS, order_of (i, BATSON_SINS_LOCATION));

  for (BatsonLevel level = 0; level < BATSON_N_LEVELS; level++)
    {
      guint location = batson_sins_location ((BatsonSpan) { level, level }), s;
      BatsonLesionFacts facts = lesion->sins.choices[BATSON_SINS_LOCATION] ? lesion->facts : with_sins (lesion, BATSON_SINS_LOCATION, location);
      BatsonSharedFacts shared = ctx->shared;
      Lesions lesions = search->lesions;
      facts.oa = oa_at (ctx, lesion, level);
      shared.vertebrae |= 1u << level;
      shared.n_without_level--;
      s = _batson_shared_s (&shared);
      replace (&lesions, &lesion->facts, &facts);
      count_choice (search, &c, _batson_totals_colours (&lesions.totals, _batson_shared_tuples (&shared)), lesions.rows[s], 1);
      count_own (search, &c, i, &facts, s, 1);
    }
  found (search, &c);
  found_own (search, i, &c);
}

/* Earlier radiation where it is blank; whether it progressed only where radiation was given. */
static void
ask_radiation (Search *search, guint i)
{
  BatsonContext *ctx = search->ctx;
  BatsonLesionEvidence *lesion = &ctx->lesions[i];
  gboolean progressed = lesion->radiation.answered;
  Candidate c = candidate (progressed ? &lesion->progressed.fact : &lesion->radiation.fact, TIE_RADIATION, order_of (i, 0));

  if ((progressed ? lesion->progressed.answered || lesion->radiation.choice == BATSON_EARLIER_RADIATION_NONE : lesion->progression == BATSON_NOT_PROGRESSED_BIT))
    return;
  for (guint choice = 0; choice < batson_field_n_choices (batson_fact_field (&c.fact)); choice++)
    {
      BatsonLesionEvidence then = *lesion;
      if (progressed)
        then.progressed.choice = (int) choice;
      else
        then.radiation.choice = (int) choice;
      then.facts.oa = _batson_oa (lesion->classes, _batson_lesion_progression (&then), lesion->o_hand.choice);
      then.facts.state = _batson_lesion_state (ctx, &then);
      try_lesion (search, &c, i, &then.facts);
    }
  found (search, &c);
  found_own (search, i, &c);
}

/* Every answer that is missing of one lesion. One that is controlled waits for nothing; outside the framework nothing helps. */
static void
ask_lesion (Search *search, guint i)
{
  const BatsonLesionEvidence *lesion = &search->ctx->lesions[i];

  if (lesion->facts.state == BATSON_LESION_CONTROLLED || lesion->facts.state == BATSON_LESION_OUTSIDE)
    return;
  ask_grade (search, i);
  if (lesion->location.fact.field == BATSON_LESION_LEVEL && !lesion->has_span)
    ask_level (search, i);
  else
    ask_sins_part (search, i, BATSON_SINS_LOCATION);
  for (guint p = BATSON_SINS_PART_PAIN; p < BATSON_N_SINS_PARTS; p++)
    ask_sins_part (search, i, p);
  ask_radiation (search, i);
}

/* Receptors */

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
ask_receptor (Search *search, const ReceptorUse *uses, guint n)
{
  BatsonContext *ctx = search->ctx;
  Candidate c = candidate (&uses[0].fact, TIE_RECEPTOR, uses[0].receptor + order_of (uses[0].lesion, 0));
  guint bits[4], n_choices = receptor_choices (&uses[0].fact, bits);
  g_autofree Candidate *own = g_new (Candidate, n);

  for (guint u = 0; u < n; u++)
    own[u] = c;
  for (guint choice = 0; choice < n_choices; choice++)
    {
      Lesions lesions = search->lesions;
      for (guint u = 0; u < n; u++)
        {
          const BatsonLesionEvidence *lesion = &ctx->lesions[uses[u].lesion];
          BatsonLesionFacts facts = with_receptor (lesion, uses[u].receptor, bits[choice]);
          replace (&lesions, &lesion->facts, &facts);
          own[u].n++;
          count_own (search, &own[u], uses[u].lesion, &facts, ctx->s, 1);
        }
      count_choice (search, &c, _batson_totals_colours (&lesions.totals, ctx->tuples), lesions.rows[ctx->s], 1);
    }
  found (search, &c);
  for (guint u = 0; u < n; u++)
    found_own (search, uses[u].lesion, &own[u]);
}

/* The receptors that are open, each place once. One tested nowhere would, wherever it is tested, be read by every lesion: it is asked of the sample that leads for the first. */
static void
ask_receptors (Search *search)
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

/* What all lesions share */

/* Begins an answer all lesions share. */
static SharedCandidate *
shared_candidate (Search *search, const BatsonFact *fact, Tie tie)
{
  SharedCandidate *shared = &search->shared[search->n_shared++];

  g_assert (search->n_shared <= MOST_SHARED);
  shared->c = candidate (fact, tie, search->n_shared);
  return shared;
}

/* Tries one choice: what is shared becomes SHARED, and with NEW_SYMPTOM no lesion is controlled any more. */
static void
try_shared (Search *search, SharedCandidate *candidate_, const BatsonSharedFacts *shared, gboolean new_symptom)
{
  const Lesions *lesions = new_symptom ? &search->with_symptom : &search->lesions;
  guint s = _batson_shared_s (shared);

  candidate_->s[candidate_->c.n] = s;
  count_choice (search, &candidate_->c, _batson_totals_colours (&lesions->totals, _batson_shared_tuples (shared)), lesions->rows[s], 1);
}

/* Where a question that was answered before the decompression is answered again: the newest examination since, or one to be made. */
static BatsonFact
place_since (const BatsonContext *ctx, guint field)
{
  guint n = batson_record_length (ctx->root, BATSON_CASE_STATUS);
  BatsonRecord *last = n ? batson_record_nth (ctx->root, BATSON_CASE_STATUS, n - 1) : NULL;
  int first_day, last_day;

  if (last && batson_record_get (last, field)->state == BATSON_VALUE_BLANK
      && (!_batson_date_days (last, BATSON_STATUS_DATE, &first_day, &last_day) || last_day >= ctx->decompressed_first))
    return _batson_fact (last, field);
  return _batson_fact_in_list (ctx->root, BATSON_CASE_STATUS, BATSON_RECORD_STATUS, field);
}

static void
ask_urg2 (Search *search)
{
  BatsonContext *ctx = search->ctx;

  if (!ctx->status[BATSON_STATUS_ACUTE].answered)
    {
      SharedCandidate *c = shared_candidate (search, &ctx->status[BATSON_STATUS_ACUTE].fact, TIE_URG2);
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
        SharedCandidate *c = shared_candidate (search, &fact, TIE_URG2);
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
ask_fitness (Search *search)
{
  BatsonContext *ctx = search->ctx;
  gboolean before = ctx->acute_lasting;
  const BatsonEvidence *ecog = before ? &ctx->ecog_before : &ctx->status[BATSON_STATUS_ECOG];
  BatsonSharedFacts shared = ctx->shared;
  SharedCandidate *c;

  if (shared.judged >= 0)
    return;
  if (!ecog->answered)
    {
      c = shared_candidate (search, &ecog->fact, TIE_ECOG);
      for (int choice = BATSON_ECOG_0; choice <= BATSON_ECOG_4; choice++)
        {
          *(before ? &shared.ecog_before : &shared.ecog_now) = choice;
          try_shared (search, c, &shared, FALSE);
        }
    }
  else if (!before && ecog->choice > BATSON_ECOG_2 && !ctx->caused.answered)
    {
      c = shared_candidate (search, &ctx->caused.fact, TIE_ECOG);
      for (shared.caused = BATSON_YES_NO_NO; shared.caused <= BATSON_YES_NO_YES; shared.caused++)
        try_shared (search, c, &shared, FALSE);
    }
  else if (!before && ecog->choice > BATSON_ECOG_2 && ctx->caused.choice == BATSON_YES_NO_YES)
    {
      c = shared_candidate (search, &ctx->judged.fact, TIE_ECOG);
      for (shared.judged = BATSON_FITNESS_FIT; shared.judged <= BATSON_FITNESS_UNFIT; shared.judged++)
        try_shared (search, c, &shared, FALSE);
    }
}

/* One condition of S-2: YES of its CHOICES fulfil it. A count of bone metastases goes by class: none, some. */
static void
ask_condition (Search *search, const BatsonEvidence *evidence, guint *condition, guint choices, BatsonSharedFacts *shared)
{
  guint kept = *condition;
  SharedCandidate *c;

  if (evidence->answered)
    return;
  c = shared_candidate (search, &evidence->fact, TIE_OTHER);
  for (guint choice = 0; choice < choices; choice++)
    {
      *condition = choice == 0 ? 2 : 1;
      try_shared (search, c, shared, FALSE);
    }
  *condition = kept;
}

/* S-2 and the further lesion of URG-3. Without a lesion imaging comes first. */
static void
ask_spread (Search *search)
{
  BatsonContext *ctx = search->ctx;
  BatsonSharedFacts shared = ctx->shared;
  SharedCandidate *c;

  ask_condition (search, &ctx->controlled, &shared.controlled, 2, &shared);
  ask_condition (search, &ctx->visceral, &shared.free_of_visceral, 3, &shared);
  ask_condition (search, &ctx->other_bone, &shared.free_of_other_bone, 2, &shared);
  if (!ctx->whole_body.answered)
    {
      c = shared_candidate (search, &ctx->whole_body.fact, TIE_OTHER);
      for (shared.whole_body = FALSE; shared.whole_body <= TRUE; shared.whole_body++)
        try_shared (search, c, &shared, FALSE);
      shared.whole_body = ctx->shared.whole_body;
    }
  if (ctx->shared.complete || (ctx->complete.answered && ctx->n_lesions))
    return;
  c = shared_candidate (search, &ctx->complete.fact, ctx->n_lesions ? TIE_OTHER : TIE_IMAGING);
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

/* What is shared as it bears on each lesion alone. */
static void
share (Search *search)
{
  BatsonContext *ctx = search->ctx;

  for (guint k = 0; k < search->n_shared; k++)
    found (search, &search->shared[k].c);
  for (guint i = 0; i < ctx->n_lesions; i++)
    for (guint k = 0; k < search->n_shared; k++)
      {
        Candidate own = search->shared[k].c;
        for (guint choice = 0; choice < own.n; choice++)
          count_own (search, &own, i, &ctx->facts[i], search->shared[k].s[choice], 1);
        found_own (search, i, &own);
      }
}

/* The lesions as they are, and with a new symptom. */
static void
sum_up (Search *search)
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
        replace (&search->with_symptom, &ctx->facts[i], &facts);
      }
  search->colours = _batson_totals_colours (&ctx->totals, ctx->tuples);
  search->rows = search->lesions.rows[ctx->s];
}

/* Hands the result over: what to ask in order, for the case and for each lesion; and what would settle the colour where it is open. */
static void
hand_over (Search *search)
{
  BatsonAssessment *self = search->ctx->assessment;
  gboolean open = self->urgency.kind == BATSON_URGENCY_UNDETERMINED || self->urgency.kind == BATSON_URGENCY_AT_LEAST_ORANGE;

  g_array_sort (search->found, compare_candidates);
  for (guint k = 0; k < search->found->len; k++)
    {
      const Candidate *c = &g_array_index (search->found, Candidate, k);
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
  Search search = { .ctx = ctx };

  search.found = g_array_new (FALSE, FALSE, sizeof (Candidate));
  search.best = g_new0 (Candidate, ctx->n_lesions);
  sum_up (&search);
  for (guint i = 0; i < ctx->n_lesions; i++)
    ask_lesion (&search, i);
  ask_receptors (&search);
  ask_urg2 (&search);
  ask_fitness (&search);
  ask_spread (&search);
  share (&search);
  hand_over (&search);
  g_array_unref (search.found);
  g_free (search.best);
}
