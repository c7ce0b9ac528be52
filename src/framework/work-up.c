/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search for an occult breast primary: where it applies, its six items, whether it is complete (WORK-1..6, REF-8). */
#include "framework/work-up.h"
#include "framework/referral.h"
#include "framework/tri.h"

static const struct
{
  guint field;
  BatsonRuleId rule;
} items[] = {
  { BATSON_WORK_UP_HISTORY, BATSON_RULE_WORK_1 },
  { BATSON_WORK_UP_EXAMINATION, BATSON_RULE_WORK_2 },
  { BATSON_WORK_UP_WHOLE_BODY, BATSON_RULE_WORK_3 },
  { BATSON_WORK_UP_MARKERS, BATSON_RULE_WORK_4 },
  { BATSON_WORK_UP_BREAST_IMAGING, BATSON_RULE_WORK_5 },
  { BATSON_WORK_UP_BIOPSY, BATSON_RULE_WORK_6 },
};

/* Three conditions: first seen by the spine side, no breast cancer known before, the primary neither proven nor another (a blank one is unknown). */
static void
conditions (BatsonRecord *root, BatsonLiteral out_literals[3])
{
  BatsonRecord *p = batson_record_child (root, BATSON_CASE_PRESENTATION);
  BatsonEvidence first = _batson_evidence_of (p, BATSON_PRESENTATION_FIRST_SEEN), known = _batson_evidence_of (p, BATSON_PRESENTATION_KNOWN), primary = _batson_evidence_of (p, BATSON_PRESENTATION_PRIMARY);

  out_literals[0] = _batson_literal (&first, 1u << BATSON_SPECIALTY_SPINE);
  out_literals[1] = _batson_literal (&known, 1u << BATSON_YES_NO_NO);
  out_literals[2] = _batson_literal (&primary, 1u << BATSON_PRIMARY_LIKELY | 1u << BATSON_PRIMARY_UNKNOWN);
  if (out_literals[2].state == BATSON_OPEN)
    out_literals[2].state = BATSON_YES;
}

/* WORK: for a patient first seen by the spine side with no breast cancer known before, until the primary is proven. */
BatsonTri
_batson_work_up_applies (BatsonRecord *root)
{
  BatsonLiteral literals[3];
  BatsonTri state = BATSON_YES;

  conditions (root, literals);
  for (guint i = 0; i < 3; i++)
    {
      if (literals[i].state == BATSON_NO)
        return BATSON_NO;
      if (literals[i].state == BATSON_OPEN)
        state = BATSON_OPEN;
    }
  return state;
}

/* The six items with their state. */
void
_batson_work_up_fill (const BatsonContext *ctx)
{
  BatsonAssessment *a = ctx->assessment;

  a->work_up_applies = _batson_work_up_applies (ctx->root) == BATSON_YES;
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      BatsonWorkUpItem *item = _batson_arena_new0 (a->arena, BatsonWorkUpItem, 1);
      BatsonEvidence evidence = _batson_evidence_of (ctx->work_up, items[i].field);
      _batson_why_init (&item->why, a->arena, items[i].rule);
      _batson_why_evidence (&item->why, &evidence);
      item->field = items[i].field;
      item->state = evidence.choice;
      g_ptr_array_add (a->work_up, item);
    }
}

/* REF-8: an item open or requested; silent (no) where the work-up does not apply or nothing of it is recorded. */
BatsonTri
_batson_work_up_incomplete (const BatsonContext *ctx, BatsonWhy *why)
{
  BatsonLiteral literals[G_N_ELEMENTS (items)], applies[3];
  BatsonTri work = _batson_work_up_applies (ctx->root), state;
  guint given = 0;

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      BatsonEvidence evidence = _batson_evidence_of (ctx->work_up, items[i].field);
      literals[i] = _batson_literal (&evidence, 1u << BATSON_WORK_ITEM_OPEN | 1u << BATSON_WORK_ITEM_REQUESTED);
      given += evidence.answered;
    }
  if (work == BATSON_NO || given == 0)
    return BATSON_NO;
  state = _batson_tri_any (why, literals, G_N_ELEMENTS (items));
  conditions (ctx->root, applies);
  if (work == BATSON_YES || state == BATSON_NO)
    return state;
  _batson_tri_all (why, applies, 3);
  return BATSON_OPEN;
}
