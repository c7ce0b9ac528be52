/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Doubts about the answers themselves, each kind with its own. They are shown at the row and never block saving. */
#include "framework/checks-private.h"

/* A doubt about the answer FACT; OTHER (nullable) is what it disagrees with. */
void
_batson_doubt_facts (const BatsonCheckRun *check, const BatsonFact *fact, const BatsonFact *other)
{
  BatsonCheck *doubt = _batson_arena_new0 (check->ctx->assessment->arena, BatsonCheck, 1);

  doubt->id = check->id;
  doubt->fact = *fact;
  doubt->other = other ? *other : _batson_fact_none ();
  g_ptr_array_add (check->ctx->assessment->checks, doubt);
}

/* A doubt about FIELD of RECORD; OTHER_RECORD (nullable) with OTHER is what it disagrees with. */
void
_batson_doubt (const BatsonCheckRun *check, BatsonRecord *record, guint field, BatsonRecord *other_record, guint other)
{
  BatsonFact fact = _batson_fact (record, field), with = other_record ? _batson_fact (other_record, other) : _batson_fact_none ();

  _batson_doubt_facts (check, &fact, &with);
}

/* Whether the days of two answers are certainly in the wrong order: FIELD earlier than EARLIER. */
gboolean
_batson_is_before (BatsonRecord *record, guint field, BatsonRecord *earlier_record, guint earlier)
{
  int first, last, earlier_first, earlier_last;
  gint64 at, earlier_at;

  if (!_batson_date_days (record, field, &first, &last) || !_batson_date_days (earlier_record, earlier, &earlier_first, &earlier_last))
    return FALSE;
  if (last < earlier_first)
    return TRUE;
  return batson_record_get_field (record, field)->kind == BATSON_KIND_TIME && batson_record_get_field (earlier_record, earlier)->kind == BATSON_KIND_TIME &&
         _batson_clock (record, field, &at) && _batson_clock (earlier_record, earlier, &earlier_at) && at < earlier_at;
}

/* Makes the N checks of KINDS: of the case, or of LESION (nullable). */
void
_batson_checks_make (const BatsonCheckKind *kinds, guint n, const BatsonContext *ctx, const BatsonLesionEvidence *lesion)
{
  for (guint i = 0; i < n; i++)
    {
      BatsonCheckRun check = { ctx, kinds[i].id, lesion };
      kinds[i].make (&check);
    }
}

static int
compare_checks (gconstpointer a, gconstpointer b)
{
  const BatsonCheck *one = *(BatsonCheck *const *) a, *other = *(BatsonCheck *const *) b;

  return (int) one->id - (int) other->id;
}

/* Fills the checks, in the order of their ids. */
void
_batson_checks_fill (const BatsonContext *ctx)
{
  _batson_checks_dates (ctx);
  _batson_checks_patient (ctx);
  _batson_checks_lesions (ctx);
  _batson_checks_operations (ctx);
  g_ptr_array_sort (ctx->assessment->checks, compare_checks);
}

/* Whether FACT, or the answer it is a detail of, is one of FACTS. */
static gboolean
is_used (const BatsonFact *fact, const BatsonFacts *facts)
{
  const BatsonField *field = batson_fact_field (fact);
  int of = field && field->detail_of ? batson_record_type_find (batson_record_type (fact->type), field->detail_of, -1) : -1;

  for (guint i = 0; field && i < facts->len; i++)
    if (facts->facts[i].record == fact->record && facts->facts[i].type == fact->type && (facts->facts[i].field == fact->field || (int) facts->facts[i].field == of))
      return TRUE;
  return FALSE;
}

/* Whether FACT is an answer of LESION, or one that its outcome or the colour of the case rests on. */
static gboolean
bears_on (const BatsonAssessment *self, const BatsonLesionResult *lesion, const BatsonFact *fact)
{
  if (batson_fact_is_none (fact))
    return FALSE;
  if (batson_fact_lesion (fact))
    return lesion && batson_fact_lesion (fact) == lesion->record;
  return is_used (fact, &self->urgency.why.because) || (lesion && is_used (fact, &lesion->why.because));
}

/* Whether one of DOUBTS says the same: from the other side, or of another answer that disagrees with the same one. */
static gboolean
is_said (const GPtrArray *doubts, const BatsonCheck *check)
{
  for (guint i = 0; i < doubts->len; i++)
    {
      const BatsonCheck *other = doubts->pdata[i];

      if (other->id == check->id && !batson_fact_is_none (&check->other) && (batson_fact_equal (&other->fact, &check->other) || batson_fact_equal (&other->other, &check->other)))
        return TRUE;
    }
  return FALSE;
}

/** The doubts that bear on LESION (nullable: where none is entered), or on the colour of the case: about its answers, or about what its outcome or the colour
 * rests on; none twice. Returns: (transfer container) (element-type BatsonCheck) */
GPtrArray *
batson_assessment_doubts (const BatsonAssessment *self, const BatsonLesionResult *lesion)
{
  GPtrArray *doubts = g_ptr_array_new ();

  for (guint i = 0; i < self->checks->len; i++)
    {
      const BatsonCheck *check = self->checks->pdata[i];

      if ((check->id == BATSON_CHECK_NO_LESION || bears_on (self, lesion, &check->fact) || bears_on (self, lesion, &check->other)) && !is_said (doubts, check))
        g_ptr_array_add (doubts, (gpointer) check);
    }
  return doubts;
}

/** The answers that a doubt is about: the one it is shown at, and the one it disagrees with. They are put into ROOM. */
BatsonFacts
batson_check_because (const BatsonCheck *self, BatsonFact room[2])
{
  room[0] = self->fact;
  room[1] = self->other;
  return (BatsonFacts) { room, batson_fact_is_none (&self->other) ? 1 : 2, 2 };
}
