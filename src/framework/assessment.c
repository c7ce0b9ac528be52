/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The assessment of a case: joins the parts in the order in which they need each other. */
#include "framework/assessment-private.h"
#include "framework/referral.h"

/* The conclusions stand in the arena, and go with it. */
static void
make_arrays (BatsonAssessment *self)
{
  self->arena = _batson_arena_new ();
  self->deadlines = g_ptr_array_new ();
  self->lesions = g_ptr_array_new ();
  self->triggers = g_ptr_array_new ();
  self->work_up = g_ptr_array_new ();
  self->indications = g_ptr_array_new ();
  self->notes = g_ptr_array_new ();
  self->overrides = g_ptr_array_new ();
  self->checks = g_ptr_array_new ();
}

static gboolean
holds_records (const BatsonRecordType *type)
{
  for (guint f = 0; f < type->n_fields; f++)
    if (type->fields[f].record)
      return TRUE;
  return FALSE;
}

/* Keeps all below RECORD alive: what a later edit takes out of the case is still named here. */
static void
keep_records (GPtrArray *records, BatsonRecord *record)
{
  const BatsonRecordType *type = batson_record_type (batson_record_get_type_id (record));

  for (guint f = 0; f < type->n_fields; f++)
    {
      gboolean in_list = type->fields[f].kind == BATSON_KIND_LIST, deeper = type->fields[f].record && holds_records (type->fields[f].record);
      guint n = in_list ? batson_record_length (record, f) : type->fields[f].kind == BATSON_KIND_RECORD;
      for (guint i = 0; i < n; i++)
        {
          BatsonRecord *below = in_list ? batson_record_nth (record, f, i) : batson_record_child (record, f);
          g_ptr_array_add (records, g_object_ref (below));
          if (deeper)
            keep_records (records, below);
        }
    }
}

/* What counts of each lesion. */
static void
read_lesions (BatsonContext *ctx)
{
  ctx->n_lesions = batson_record_length (ctx->root, BATSON_CASE_LESIONS);
  ctx->lesions = _batson_arena_array (ctx->scratch, BatsonLesionEvidence, ctx->n_lesions);
  ctx->facts = _batson_arena_array (ctx->scratch, BatsonLesionFacts, ctx->n_lesions);
  for (guint i = 0; i < ctx->n_lesions; i++)
    {
      ctx->lesions[i] = (BatsonLesionEvidence) { .record = batson_record_nth (ctx->root, BATSON_CASE_LESIONS, i) };
      _batson_lesion_read (ctx, &ctx->lesions[i]);
    }
}

/* The place of LESION in the assessment. */
static void
add_result (BatsonContext *ctx, BatsonLesionEvidence *lesion)
{
  lesion->result = _batson_arena_new0 (ctx->assessment->arena, BatsonLesionResult, 1);
  lesion->result->record = lesion->record;
  lesion->result->ask_next = _batson_fact_none ();
  g_ptr_array_add (ctx->assessment->lesions, lesion->result);
}

/* S is the patient's: the same of every lesion. */
static void
explain_s (BatsonContext *ctx, BatsonLesionResult *lesion)
{
  const BatsonAnswer *first = &ctx->lesions[0].result->answers[BATSON_QUESTION_S];
  BatsonAnswer *answer = &lesion->answers[BATSON_QUESTION_S];

  if (answer == first)
    {
      _batson_shared_explain_s (ctx, answer);
      return;
    }
  *answer = *first;
  _batson_why_part (&answer->why);
}

/* All that is said of a lesion by itself is said while its records are at hand. */
static void
fill_lesions (BatsonContext *ctx)
{
  ctx->assessment->leading = -1;
  _batson_overrides_add_of_case (ctx);
  for (guint i = 0; i < ctx->n_lesions; i++)
    {
      guint8 colours[BATSON_S_COUNT];
      add_result (ctx, &ctx->lesions[i]);
      _batson_lesion_explain (ctx, &ctx->lesions[i]);
      explain_s (ctx, ctx->lesions[i].result);
      _batson_outcome_fill (ctx, &ctx->lesions[i]);
      ctx->facts[i] = ctx->lesions[i].facts;
      _batson_noms_colours (&ctx->facts[i], colours);
      _batson_totals_add (&ctx->totals, colours, 1);
      _batson_indications_add (ctx, &ctx->lesions[i]);
      _batson_overrides_add (ctx, &ctx->lesions[i]);
      _batson_notes_add (ctx, &ctx->lesions[i]);
      _batson_lead (ctx, i);
    }
  if (ctx->n_lesions == 0)
    _batson_indications_add_without_lesion (ctx);
}

/* SUB: the subtype of the leading sample, and how each receptor reads. */
static void
fill_subtype (BatsonContext *ctx)
{
  BatsonSubtypeResult *subtype = &ctx->assessment->subtype;
  guint bits[BATSON_N_RECEPTORS];

  _batson_why_init (&subtype->why, ctx->assessment->arena, BATSON_RULE_SUB_9);
  _batson_receptors_pick (ctx->samples, ctx->n_samples, ctx->root, FALSE, (BatsonSpan) { 0 }, ctx->assessment->receptors);
  for (guint r = 0; r < BATSON_N_RECEPTORS; r++)
    bits[r] = _batson_receptor_bits (ctx->assessment->receptors[r].positive);
  subtype->by_hand = ctx->subtype_hand.choice;
  if (ctx->primary == BATSON_PRIMARY_OTHER)
    {
      _batson_why_set_rule (&subtype->why, BATSON_RULE_NOMS_0);
      _batson_why_use (&subtype->why, &ctx->primary_answer.fact);
    }
  else
    {
      subtype->subtypes = _batson_subtypes (bits);
      _batson_subtype_explain (ctx->assessment->receptors, subtype->subtypes, &subtype->why);
    }
  subtype->rule = subtype->why.rule;
}

/* S-2 for the case. */
static void
fill_spread (BatsonContext *ctx)
{
  BatsonAssessment *self = ctx->assessment;

  self->oligometastatic = ctx->s == BATSON_S_FIT_OLIGO ? BATSON_YES : ctx->s & BATSON_S_FIT_OLIGO ? BATSON_OPEN : BATSON_NO;
  self->oligo_known = self->oligometastatic != BATSON_OPEN;
  for (guint v = ctx->shared.vertebrae; v; v &= v - 1)
    self->n_vertebrae++;
  self->n_vertebrae += ctx->shared.n_other_levels;
}

/* From where Ki-67 is high: the case's own cut-off, else the usual one. */
int
_batson_ki67_cut_off (BatsonRecord *root)
{
  BatsonRecord *cut_offs = batson_record_child (root, BATSON_CASE_CUT_OFFS);

  return batson_record_has (cut_offs, BATSON_CUT_OFFS_KI67) ? (int) batson_record_get (cut_offs, BATSON_CUT_OFFS_KI67)->integer : BATSON_KI67_HIGH_FROM;
}

/** Minutes east of UTC where it is evaluated, as the clocks there stood AT: by what SETTINGS know of the place, else as they stand now. */
int
batson_settings_offset_at (const BatsonSettings *settings, gint64 at)
{
  return settings->offset_at ? settings->offset_at (at) : settings->offset;
}

/** What the framework says of the case ROOT at the time and with the protocol of SETTINGS: a pure function of both. The caller owns one reference; it keeps ROOT and the records it names alive, but shows the case as it was: assess again after a change. */
BatsonAssessment *
batson_assess (BatsonRecord *root, const BatsonSettings *settings)
{
  BatsonAssessment *self = g_new0 (BatsonAssessment, 1);
  BatsonContext ctx = { .root = root, .settings = settings, .assessment = self };

  g_return_val_if_fail (batson_record_get_type_id (root) == BATSON_RECORD_CASE, NULL);
  g_atomic_ref_count_init (&self->refs);
  self->settings = *settings;
  self->root = g_object_ref (root);
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  keep_records (self->records, root);
  make_arrays (self);
  ctx.scratch = _batson_arena_new ();
  ctx.today = _batson_day_of (settings->at, settings->offset);
  ctx.presentation = batson_record_child (root, BATSON_CASE_PRESENTATION);
  ctx.fitness = batson_record_child (root, BATSON_CASE_FITNESS);
  ctx.disease = batson_record_child (root, BATSON_CASE_DISEASE);
  ctx.imaging = batson_record_child (root, BATSON_CASE_IMAGING);
  ctx.work_up = batson_record_child (root, BATSON_CASE_WORK_UP);
  ctx.subtype_hand = _batson_evidence_of (root, BATSON_CASE_SUBTYPE_HAND);
  ctx.samples = _batson_samples_read (root, _batson_ki67_cut_off (root), &ctx.n_samples);
  read_lesions (&ctx);
  _batson_shared_read (&ctx);
  fill_spread (&ctx);
  fill_lesions (&ctx);
  fill_subtype (&ctx);
  _batson_urgency_fill (&ctx);
  _batson_ask_next_fill (&ctx);
  _batson_referral_fill (&ctx);
  _batson_notes_add_of_case (&ctx);
  _batson_checks_fill (&ctx);
  g_free (ctx.samples);
  _batson_arena_free (ctx.scratch);
  return self;
}

/** Takes another reference. */
BatsonAssessment *
batson_assessment_ref (BatsonAssessment *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/** Lets go of one reference. */
void
batson_assessment_unref (BatsonAssessment *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->deadlines);
  g_ptr_array_unref (self->lesions);
  g_ptr_array_unref (self->triggers);
  g_ptr_array_unref (self->work_up);
  g_ptr_array_unref (self->indications);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->overrides);
  g_ptr_array_unref (self->checks);
  _batson_arena_free (self->arena);
  g_ptr_array_unref (self->records);
  g_object_unref (self->root);
  g_free (self);
}

/** What is said of LESION; NULL where the assessment does not know it. Owned by the assessment. */
const BatsonLesionResult *
batson_assessment_lesion (const BatsonAssessment *self, BatsonRecord *lesion)
{
  for (guint i = 0; i < self->lesions->len; i++)
    if (((const BatsonLesionResult *) self->lesions->pdata[i])->record == lesion)
      return self->lesions->pdata[i];
  return NULL;
}

/** What is said of the lesion whose record has the id ID; NULL where there is none. Owned by the assessment. */
const BatsonLesionResult *
batson_assessment_lesion_by_id (const BatsonAssessment *self, const char *id)
{
  for (guint i = 0; i < self->lesions->len; i++)
    if (g_strcmp0 (batson_record_get_id (((const BatsonLesionResult *) self->lesions->pdata[i])->record), id) == 0)
      return self->lesions->pdata[i];
  return NULL;
}

/** The leading lesion (NOMS-15); NULL where the case has no NOMS. Owned by the assessment. */
const BatsonLesionResult *
batson_assessment_leading (const BatsonAssessment *self)
{
  return self->leading < 0 ? NULL : self->lesions->pdata[self->leading];
}

/** The first deadline that is not past, else the last one that passed; NULL where none runs (URG-5). Owned by the assessment. */
const BatsonDeadline *
batson_assessment_next_deadline (const BatsonAssessment *assessment)
{
  const BatsonDeadline *deadline = NULL;

  for (guint i = 0; i < assessment->deadlines->len; i++)
    {
      deadline = assessment->deadlines->pdata[i];
      if (!deadline->past)
        return deadline;
    }
  return deadline;
}
