/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NOMS-14: answers that decide only together. Which of two rows it is may rest on ECOG, and which ECOG counts on whether there is an acute deterioration: neither alone changes anything, and still both are missing. */
#include "framework/ask-next-private.h"

/* What lesion I would leave with FACTS, beside what it leaves now. */
static BatsonJoint
joint_of (BatsonSearch *search, guint i, const BatsonLesionFacts *facts)
{
  BatsonFact none = _batson_fact_none ();
  BatsonTrial trial = _batson_trial (&none, FALSE, BATSON_TIE_OTHER, 0);

  _batson_try_lesion (search, &trial, i, facts);
  return (BatsonJoint) { trial.all.changes, trial.all.changes_colours, trial.own.changes };
}

static void
add_joint (BatsonJoint *joint, BatsonJoint more)
{
  joint->changes |= more.changes;
  joint->changes_colours |= more.changes_colours;
  joint->own_changes |= more.own_changes;
}

/* The parts of SINS that are missing: the class they would settle. */
static BatsonJoint
joint_sins (BatsonSearch *search, guint i)
{
  const BatsonLesionEvidence *lesion = &search->ctx->lesions[i];
  BatsonJoint joint = { 0 };

  for (guint m = 1; m <= lesion->facts.sins; m <<= 1)
    if (lesion->facts.sins & m)
      {
        BatsonLesionFacts facts = lesion->facts;
        facts.sins = m;
        if (!lesion->m_hand.answered)
          facts.m = m;
        add_joint (&joint, joint_of (search, i, &facts));
      }
  return joint;
}

/* What one completion leaves: the rows of a lesion, its colours, and those of the case. */
typedef struct
{
  guint rows, own, colours;
} Outcome;

static Outcome
outcome_of (const BatsonSearch *search, guint i, const BatsonLesionFacts *facts)
{
  const BatsonContext *ctx = search->ctx;
  BatsonLesionSums lesions = search->lesions;

  _batson_replace (&lesions, &ctx->lesions[i].facts, facts);
  return (Outcome) { _batson_noms_rows (facts, ctx->s), _batson_noms_colours_for (facts, ctx->s), _batson_totals_colours (&lesions.totals, ctx->tuples) };
}

static void
add_difference (BatsonJoint *joint, const Outcome *a, const Outcome *b)
{
  joint->changes |= a->rows != b->rows || a->colours != b->colours;
  joint->changes_colours |= a->colours != b->colours;
  joint->own_changes |= a->rows != b->rows || a->own != b->own;
}

enum { CLASSES = BATSON_RECEPTORS_TNBC + 1, PROGRESSIONS = BATSON_PROGRESSED_BIT + 1, TESTED = 3 };

/* The class of a lesion whose receptors from ER on are positive where VALUES has their bit; 0 where they cannot be. */
static guint
class_of (const BatsonLesionEvidence *lesion, guint values)
{
  guint bits[BATSON_N_RECEPTORS];

  for (guint r = 0; r < BATSON_N_RECEPTORS; r++)
    bits[r] = _batson_receptor_bits (lesion->receptors[r].positive);
  for (guint r = 0; r < TESTED; r++)
    bits[BATSON_RECEPTOR_ER + r] &= values & 1u << r ? BATSON_POSITIVE_BIT : BATSON_NEGATIVE_BIT;
  for (guint r = 0; r < TESTED; r++)
    if (bits[BATSON_RECEPTOR_ER + r] == 0)
      return 0;
  return _batson_subtype_classes (_batson_subtypes (bits));
}

/* Each receptor, and earlier radiation with what came of it: one bears where for some answers of the others it makes a difference. */
static void
joint_oncological (const BatsonSearch *search, guint i, BatsonLesionJoint *joint)
{
  const BatsonLesionEvidence *lesion = &search->ctx->lesions[i];
  Outcome outcomes[CLASSES][PROGRESSIONS];

  if ((lesion->classes & (lesion->classes - 1)) == 0 && (lesion->progression & (lesion->progression - 1)) == 0)
    return; /* nothing is open: so it mostly is, and there may be many lesions */
  for (guint c = 1; c < CLASSES; c <<= 1)
    for (guint p = 1; p < PROGRESSIONS; p <<= 1)
      {
        BatsonLesionFacts facts = lesion->facts;

        facts.oa = _batson_oa (c, p, lesion->o_hand.choice);
        outcomes[c][p] = outcome_of (search, i, &facts);
      }
  for (guint c = 1; c < CLASSES; c <<= 1)
    for (guint p = 2; p < PROGRESSIONS && lesion->classes & c; p <<= 1)
      if (lesion->progression & p && lesion->progression & p >> 1)
        add_difference (&joint->radiation, &outcomes[c][p >> 1], &outcomes[c][p]);
  for (guint values = 0; values < 1u << TESTED; values++)
    for (guint r = 0; r < TESTED; r++)
      {
        guint without = class_of (lesion, values & ~(1u << r)), with = class_of (lesion, values | 1u << r);

        for (guint p = 1; p < PROGRESSIONS && without && with; p <<= 1)
          if (lesion->progression & p)
            add_difference (&joint->receptors[BATSON_RECEPTOR_ER + r], &outcomes[without][p], &outcomes[with][p]);
      }
}

/* What the missing answers of S would settle together: SETTLED are the answers of S they would leave. */
static BatsonJoint
joint_shared (const BatsonSearch *search, guint settled)
{
  const BatsonContext *ctx = search->ctx;
  guint tuples = ctx->tuples & (settled | settled << 3 | settled << 6 | 1u << 9), colours = _batson_totals_colours (&search->lesions.totals, tuples);

  return (BatsonJoint) { colours != search->colours || search->lesions.rows[settled] != search->rows, colours != search->colours, FALSE };
}

/* Whether lesion I is another where S is settled. */
gboolean
_batson_joint_own (const BatsonSearch *search, guint i, BatsonJointOf of)
{
  const BatsonContext *ctx = search->ctx;
  const BatsonLesionFacts *facts = &ctx->facts[i];

  for (guint k = 0; k < G_N_ELEMENTS (search->settled[of]); k++)
    {
      guint s = search->settled[of][k];
      if (s && (_batson_noms_rows (facts, s) != _batson_noms_rows (facts, ctx->s) || _batson_noms_colours_for (facts, s) != _batson_noms_colours_for (facts, ctx->s)))
        return TRUE;
    }
  return FALSE;
}

/* Fitness is settled to fit or poor where it is open, the spread to oligometastatic: that takes all its answers, and no imaging that was not done;
 * that it is not takes one, which then changes something by itself. */
void
_batson_find_shared_joint (BatsonSearch *search)
{
  const BatsonContext *ctx = search->ctx;
  guint s = ctx->s;

  if (s & BATSON_S_POOR && s & BATSON_S_FIT)
    {
      search->settled[BATSON_JOINT_FITNESS][0] = s & BATSON_S_FIT;
      search->settled[BATSON_JOINT_FITNESS][1] = BATSON_S_POOR;
    }
  if ((s & BATSON_S_FIT) == BATSON_S_FIT && (ctx->shared.whole_body || !ctx->whole_body.answered) && (ctx->shared.complete || !ctx->complete.answered))
    search->settled[BATSON_JOINT_SPREAD][0] = s & ~BATSON_S_FIT_OTHER;
  for (guint of = 0; of < BATSON_N_JOINT_OF; of++)
    for (guint k = 0; k < G_N_ELEMENTS (search->settled[of]); k++)
      if (search->settled[of][k])
        add_joint (&search->shared_joint[of], joint_shared (search, search->settled[of][k]));
}

/* Finds what the missing answers of lesion I decide together. */
void
_batson_find_joint (BatsonSearch *search, guint i)
{
  search->joint[i].sins = joint_sins (search, i);
  joint_oncological (search, i, &search->joint[i]);
}

/* Counts an answer in that decides together with others. */
void
_batson_join (BatsonCandidate *c, const BatsonJoint *joint)
{
  c->changes |= joint->changes;
  c->changes_colours |= joint->changes_colours;
}

/* The same of an answer of one lesion. */
void
_batson_join_trial (BatsonTrial *trial, const BatsonJoint *joint)
{
  _batson_join (&trial->all, joint);
  trial->own.changes |= joint->own_changes;
}
