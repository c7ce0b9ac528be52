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

/** The answers that a doubt is about: the one it is shown at, and the one it disagrees with. They are put into ROOM. */
BatsonFacts
batson_check_because (const BatsonCheck *self, BatsonFact room[2])
{
  room[0] = self->fact;
  room[1] = self->other;
  return (BatsonFacts) { room, batson_fact_is_none (&self->other) ? 1 : 2, 2 };
}
