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

static gboolean
same (const BatsonSearch *search, const BatsonLesionFacts *a, const BatsonLesionFacts *b)
{
  guint s = search->ctx->s;

  return _batson_noms_rows (a, s) == _batson_noms_rows (b, s) && _batson_noms_colours_for (a, s) == _batson_noms_colours_for (b, s);
}

/* The receptors, and earlier radiation with what came of it: each bears where for some answer of the other it makes a difference. */
static void
joint_oncological (BatsonSearch *search, guint i, BatsonJoint *out_receptors, BatsonJoint *out_radiation)
{
  const BatsonLesionEvidence *lesion = &search->ctx->lesions[i];
  gboolean by_class = FALSE, by_progression = FALSE;
  BatsonJoint joint = { 0 };

  for (guint c = 1; c <= lesion->classes; c <<= 1)
    for (guint p = 1; p <= lesion->progression; p <<= 1)
      if (lesion->classes & c && lesion->progression & p)
        {
          BatsonLesionFacts facts = lesion->facts, of_class = facts, of_progression = facts;
          facts.oa = _batson_oa (c, p, lesion->o_hand.choice);
          of_class.oa = _batson_oa (c, lesion->progression, lesion->o_hand.choice);
          of_progression.oa = _batson_oa (lesion->classes, p, lesion->o_hand.choice);
          by_class |= !same (search, &facts, &of_progression);
          by_progression |= !same (search, &facts, &of_class);
          add_joint (&joint, joint_of (search, i, &facts));
        }
  *out_receptors = by_class ? joint : (BatsonJoint) { 0 };
  *out_radiation = by_progression ? joint : (BatsonJoint) { 0 };
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

/* Fitness is settled to fit or poor, the spread to oligometastatic or not, where it is open. */
void
_batson_find_shared_joint (BatsonSearch *search)
{
  guint s = search->ctx->s;

  if (s & BATSON_S_POOR && s & BATSON_S_FIT)
    {
      search->settled[BATSON_JOINT_FITNESS][0] = s & BATSON_S_FIT;
      search->settled[BATSON_JOINT_FITNESS][1] = BATSON_S_POOR;
    }
  if ((s & BATSON_S_FIT) == BATSON_S_FIT)
    {
      search->settled[BATSON_JOINT_SPREAD][0] = s & ~BATSON_S_FIT_OLIGO;
      search->settled[BATSON_JOINT_SPREAD][1] = s & ~BATSON_S_FIT_OTHER;
    }
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
  joint_oncological (search, i, &search->joint[i].receptors, &search->joint[i].radiation);
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
