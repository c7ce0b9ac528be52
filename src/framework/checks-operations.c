/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Doubts about operations that are done: what follows from them is answered elsewhere, and is not. */
#include "framework/checks-private.h"
#include "framework/happened.h"

/* Whether OPERATION treats and is done. */
static gboolean
is_done (const BatsonContext *ctx, BatsonRecord *operation)
{
  guint begins = batson_record_has (operation, BATSON_OPERATION_START) ? BATSON_OPERATION_START : BATSON_OPERATION_END;

  return batson_record_choice (operation, BATSON_OPERATION_KIND) != BATSON_OPERATION_KIND_BIOPSY && batson_happened (ctx->assessment, operation, begins) == BATSON_HAPPENED_YES;
}

/* The row an operation is doubted at. */
static guint
row_of (BatsonRecord *operation)
{
  return batson_record_has (operation, BATSON_OPERATION_START) ? BATSON_OPERATION_START : BATSON_OPERATION_STATE;
}

/* Whether OPERATION was at a level of LESION. */
static gboolean
is_at (BatsonRecord *operation, const BatsonLesionEvidence *lesion)
{
  const BatsonValue *levels = batson_record_get (operation, BATSON_OPERATION_LEVELS);

  return lesion->has_span && levels->state == BATSON_VALUE_ANSWER && MIN (levels->span.first, levels->span.last) <= lesion->span.last &&
         MAX (levels->span.first, levels->span.last) >= lesion->span.first;
}

/* The answer of LESION that lacks for OPERATION to be its treatment; -1 where none does. */
static int
lacks (const BatsonLesionEvidence *lesion, BatsonRecord *operation)
{
  if (batson_record_choice (lesion->record, BATSON_LESION_TREATMENT) <= BATSON_LESION_TREATMENT_NONE)
    return BATSON_LESION_TREATMENT;
  if (!batson_record_has (lesion->record, BATSON_LESION_TREATED) || _batson_is_before (lesion->record, BATSON_LESION_TREATED, operation, BATSON_OPERATION_START))
    return BATSON_LESION_TREATED;
  return -1;
}

/* NOMS-13: an operation at the levels of a lesion makes no finding history; its treatment does, and that is another answer. Said at both, at that answer first: where the doubt is told once it leads there. */
static void
not_the_treatment (const BatsonCheckRun *check)
{
  const BatsonLesionEvidence *lesion = check->lesion;

  for (guint i = batson_record_length (check->ctx->root, BATSON_CASE_OPERATIONS); i > 0; i--)
    {
      BatsonRecord *operation = batson_record_nth (check->ctx->root, BATSON_CASE_OPERATIONS, i - 1);
      int field = is_at (operation, lesion) && is_done (check->ctx, operation) ? lacks (lesion, operation) : -1;

      if (field < 0)
        continue;
      _batson_doubt (check, lesion->record, (guint) field, operation, row_of (operation));
      _batson_doubt (check, operation, row_of (operation), lesion->record, (guint) field);
      return;
    }
}

/* URG-2: a deterioration goes on where nobody says that it ended, also after an operation that did not begin before it. Said at both. */
static void
deterioration_goes_on (const BatsonCheckRun *check)
{
  const BatsonContext *ctx = check->ctx;
  BatsonRecord *examination = ctx->status[BATSON_STATUS_ACUTE].fact.record;

  for (guint i = ctx->acute_lasting ? batson_record_length (ctx->root, BATSON_CASE_OPERATIONS) : 0; i > 0; i--)
    {
      BatsonRecord *operation = batson_record_nth (ctx->root, BATSON_CASE_OPERATIONS, i - 1);

      if (!is_done (ctx, operation) || _batson_is_before (operation, BATSON_OPERATION_START, examination, BATSON_STATUS_ACUTE_AT))
        continue;
      _batson_doubt (check, examination, BATSON_STATUS_ACUTE_ENDED, operation, row_of (operation));
      _batson_doubt (check, operation, row_of (operation), examination, BATSON_STATUS_ACUTE_ENDED);
      return;
    }
}

static const BatsonCheckKind kinds[] = { { BATSON_CHECK_DETERIORATION_OPERATED, deterioration_goes_on } };
static const BatsonCheckKind of_each_lesion[] = { { BATSON_CHECK_OPERATED_NOT_TREATED, not_the_treatment } };

void
_batson_checks_operations (const BatsonContext *ctx)
{
  if (batson_record_length (ctx->root, BATSON_CASE_OPERATIONS) == 0)
    return;
  _batson_checks_make (kinds, G_N_ELEMENTS (kinds), ctx, NULL);
  for (guint i = 0; i < ctx->n_lesions; i++)
    _batson_checks_make (of_each_lesion, G_N_ELEMENTS (of_each_lesion), ctx, &ctx->lesions[i]);
}
