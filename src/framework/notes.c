/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conflicts and notes, each where it bears: on a lesion's rows, on a lesion, or on the case. */
#include "framework/referral.h"
#include "framework/tri.h"

static BatsonNote *
add (const BatsonContext *ctx, BatsonNoteId id, BatsonRuleId rule, const BatsonLesionEvidence *lesion, guint rows)
{
  BatsonNote *note = _batson_arena_new0 (ctx->assessment->arena, BatsonNote, 1);

  _batson_why_init (&note->why, ctx->assessment->arena, rule);
  note->id = id;
  note->rows = rows;
  if (lesion)
    note->lesion = lesion->record;
  g_ptr_array_add (ctx->assessment->notes, note);
  return note;
}

static void
use (BatsonNote *note, const BatsonEvidence *evidence)
{
  if (evidence->answered)
    _batson_why_use (&note->why, &evidence->fact);
}

/* The rows of the review's protocol that stand for one of RULES, as bits. */
static guint
rows_of (const BatsonRuleId *rules, guint n)
{
  const BatsonProtocol *protocol = batson_protocol (BATSON_PROTOCOL_REVIEW);
  guint rows = 0;

  for (guint i = 0; i < protocol->n_rows; i++)
    for (guint j = 0; j < n; j++)
      if (protocol->rows[i].rule == rules[j])
        rows |= 1u << i;
  return rows;
}

#define ROWS(...) rows_of ((const BatsonRuleId[]) { __VA_ARGS__ }, sizeof ((const BatsonRuleId[]) { __VA_ARGS__ }) / sizeof (BatsonRuleId))

static guint
reachable (const BatsonLesionEvidence *lesion)
{
  return lesion->result->protocols[BATSON_PROTOCOL_REVIEW].rows;
}

/* The rows of WANTED that are reachable, where no row outside BLOCK is: a note is not scattered over a tree nobody has begun. */
static guint
beside (const BatsonLesionEvidence *lesion, guint wanted, guint block)
{
  guint rows = reachable (lesion);

  return rows & ~block ? 0 : rows & wanted;
}

static guint
high_rows (void)
{
  return ROWS (BATSON_RULE_NOMS_1, BATSON_RULE_NOMS_2, BATSON_RULE_NOMS_3);
}

static guint
resistant_rows (void)
{
  return ROWS (BATSON_RULE_NOMS_8, BATSON_RULE_NOMS_9, BATSON_RULE_NOMS_10, BATSON_RULE_NOMS_11, BATSON_RULE_NOMS_12);
}

static const BatsonEvidence *
grade_of (const BatsonLesionEvidence *lesion)
{
  return &lesion->findings[BATSON_FINDING_GRADE];
}

static gboolean
is_fit (const BatsonContext *ctx)
{
  return (ctx->s & BATSON_S_POOR) == 0;
}

/* NOMS-C1 and NOMS-C7: en bloc beside and within the tree. */
static void
en_bloc_notes (const BatsonContext *ctx, const BatsonLesionEvidence *lesion)
{
  guint other = ROWS (BATSON_RULE_NOMS_1, BATSON_RULE_NOMS_2, BATSON_RULE_NOMS_4, BATSON_RULE_NOMS_5, BATSON_RULE_NOMS_6);
  guint en_bloc = beside (lesion, ROWS (BATSON_RULE_NOMS_8, BATSON_RULE_NOMS_9), resistant_rows ());
  gboolean c1 = ctx->assessment->oligometastatic == BATSON_YES && is_fit (ctx) && (reachable (lesion) & other);

  if (c1)
    {
      BatsonNote *note = add (ctx, BATSON_NOTE_NOMS_C1, BATSON_RULE_NOMS_C1, lesion, reachable (lesion) & other);
      use (note, &ctx->controlled);
      use (note, &ctx->complete);
      use (note, &ctx->whole_body);
    }
  if (c1 || en_bloc)
    add (ctx, BATSON_NOTE_NOMS_C7, BATSON_RULE_NOMS_C7, lesion, c1 ? reachable (lesion) & other : en_bloc);
}

/* NOMS-C3, C5, C6, and NOMS-10's "nothing to separate". */
static void
row_notes (const BatsonContext *ctx, const BatsonLesionEvidence *lesion)
{
  guint separation = beside (lesion, ROWS (BATSON_RULE_NOMS_1, BATSON_RULE_NOMS_2), high_rows ());
  guint low = beside (lesion, ROWS (BATSON_RULE_NOMS_10, BATSON_RULE_NOMS_11), resistant_rows ());

  if (separation)
    use (add (ctx, BATSON_NOTE_NOMS_C3, BATSON_RULE_NOMS_C3, lesion, separation), grade_of (lesion));
  if (separation && lesion->result->answers[BATSON_QUESTION_O].answers == BATSON_O_SENSITIVE)
    use (add (ctx, BATSON_NOTE_NOMS_C6, BATSON_RULE_NOMS_C6, lesion, separation), grade_of (lesion));
  if (low)
    use (add (ctx, BATSON_NOTE_NOMS_C5, BATSON_RULE_NOMS_C5, lesion, low), grade_of (lesion));
  if (low && lesion->facts.bands == BATSON_BAND_NONE)
    use (add (ctx, BATSON_NOTE_NOMS_10_BONE_ONLY, BATSON_RULE_NOMS_10, lesion, low), grade_of (lesion));
}

/* The receptors that decide a subtype. */
static void
use_receptors (const BatsonContext *ctx, const BatsonLesionEvidence *lesion, BatsonNote *note)
{
  if (ctx->subtype_hand.answered)
    use (note, &ctx->subtype_hand);
  else
    for (guint r = BATSON_RECEPTOR_ER; r <= BATSON_RECEPTOR_HER2; r++)
      if (lesion->receptors[r].fact.record && lesion->receptors[r].positive != BATSON_OPEN)
        _batson_why_use (&note->why, &lesion->receptors[r].fact);
}

/* NOMS-C4, C9, C10: what the subtype and the earlier radiation say against each other. */
static void
subtype_notes (const BatsonContext *ctx, const BatsonLesionEvidence *lesion)
{
  gboolean aggressive = lesion->classes && !(lesion->classes & BATSON_RECEPTORS_HR), epidural = !(lesion->facts.bands & BATSON_BAND_NONE);

  if (reachable (lesion) == 0)
    return;
  if (lesion->classes == BATSON_RECEPTORS_HR && lesion->progression == BATSON_PROGRESSED_BIT)
    {
      BatsonNote *note = add (ctx, BATSON_NOTE_NOMS_C4, BATSON_RULE_NOMS_C4, lesion, reachable (lesion));
      use (note, &lesion->progressed);
      use_receptors (ctx, lesion, note);
    }
  if (aggressive && epidural)
    {
      BatsonNote *note = add (ctx, BATSON_NOTE_NOMS_C9, BATSON_RULE_NOMS_C9, lesion, reachable (lesion));
      use_receptors (ctx, lesion, note);
      use (note, grade_of (lesion));
    }
  if (lesion->classes == BATSON_RECEPTORS_TNBC)
    use_receptors (ctx, lesion, add (ctx, BATSON_NOTE_NOMS_C10, BATSON_RULE_NOMS_C10, lesion, reachable (lesion)));
}

/* Earlier radiation to the levels of LESION, by its own answer and those of lesions that share a level: yes, no, or open where it is not recorded. */
BatsonTri
_batson_earlier_radiation (BatsonRecord *root, BatsonRecord *lesion)
{
  int own = batson_record_choice (lesion, BATSON_LESION_RADIATION);
  const BatsonValue *level = batson_record_get (lesion, BATSON_LESION_LEVEL);

  if (own > BATSON_EARLIER_RADIATION_NONE)
    return BATSON_YES;
  for (guint i = 0; level->state == BATSON_VALUE_ANSWER && i < batson_record_length (root, BATSON_CASE_LESIONS); i++)
    {
      BatsonRecord *other = batson_record_nth (root, BATSON_CASE_LESIONS, i);
      const BatsonValue *span = batson_record_get (other, BATSON_LESION_LEVEL);
      if (other != lesion && span->state == BATSON_VALUE_ANSWER && span->span.first <= level->span.last && span->span.last >= level->span.first &&
          batson_record_choice (other, BATSON_LESION_RADIATION) > BATSON_EARLIER_RADIATION_NONE)
        return BATSON_YES;
    }
  return own == BATSON_EARLIER_RADIATION_NONE ? BATSON_NO : BATSON_OPEN;
}

/* SINS-5..7, ESCC-1, 3, 4, and radiation given before (RAD-4). */
static void
finding_notes (const BatsonContext *ctx, const BatsonLesionEvidence *lesion)
{
  const BatsonSins *sins = &lesion->result->sins;
  int grade = grade_of (lesion)->choice;

  if (sins->half_collapse_matters)
    use (add (ctx, BATSON_NOTE_SINS_5, BATSON_RULE_SINS_5, lesion, 0), &lesion->findings[BATSON_FINDING_COLLAPSE]);
  if (sins->classes == BATSON_M_UNSTABLE)
    add (ctx, BATSON_NOTE_SINS_6, BATSON_RULE_SINS_6, lesion, 0);
  if (sins->raters_differ)
    {
      BatsonNote *note = add (ctx, BATSON_NOTE_SINS_7, BATSON_RULE_SINS_7, lesion, 0);
      use (note, &lesion->findings[BATSON_FINDING_BONE]);
      use (note, &lesion->findings[BATSON_FINDING_POSTEROLATERAL]);
    }
  if (grade == BATSON_GRADE_1C)
    use (add (ctx, BATSON_NOTE_ESCC_1, BATSON_RULE_ESCC_1, lesion, 0), grade_of (lesion));
  if (lesion->has_span && lesion->span.first >= BATSON_LEVEL_L1 && grade >= BATSON_GRADE_1A && grade <= BATSON_GRADE_3)
    use (add (ctx, BATSON_NOTE_ESCC_3, BATSON_RULE_ESCC_3, lesion, 0), grade_of (lesion));
  if (lesion->facts.state == BATSON_LESION_OUTSIDE)
    {
      BatsonEvidence compartment = _batson_evidence_of (lesion->record, BATSON_LESION_COMPARTMENT);
      use (add (ctx, BATSON_NOTE_ESCC_4, BATSON_RULE_ESCC_4, lesion, 0), &compartment);
    }
  if (reachable (lesion) && (lesion->radiation.choice > BATSON_EARLIER_RADIATION_NONE || (lesion->has_span && ctx->irradiated & _batson_span_bits (lesion->span))))
    use (add (ctx, BATSON_NOTE_RAD_4, BATSON_RULE_RAD_4, lesion, reachable (lesion)), &lesion->radiation);
}

/* NOMS-0 and NOMS-13: rows with a condition, and rows of before. */
static void
state_notes (const BatsonContext *ctx, const BatsonLesionEvidence *lesion)
{
  const BatsonLesionResult *result = lesion->result;

  if (result->if_breast)
    use (add (ctx, BATSON_NOTE_NOMS_0_IF_BREAST, BATSON_RULE_NOMS_0, lesion, reachable (lesion)), &ctx->primary_answer);
  if (ctx->primary == BATSON_PRIMARY_LIKELY && reachable (lesion))
    use (add (ctx, BATSON_NOTE_NOMS_0_LIKELY, BATSON_RULE_NOMS_0, lesion, reachable (lesion)), &ctx->primary_answer);
  if (result->may_predate)
    use (add (ctx, BATSON_NOTE_NOMS_13_MAY_PREDATE, BATSON_RULE_NOMS_13, lesion, 0), grade_of (lesion));
}

/* The new or worse deficits and myelopathy; not those seen only before the last decompression. */
static void
use_signs (const BatsonContext *ctx, BatsonNote *note)
{
  for (guint q = 0; q < BATSON_N_URG2_QUESTIONS; q++)
    if (ctx->symptoms[q] == BATSON_SYMPTOM_NEW)
      use (note, &ctx->status[_batson_urg2_field (q)]);
}

/* NOMS-C8: signs that no graded lesion explains. */
static void
unexplained (const BatsonContext *ctx)
{
  for (guint i = 0; ctx->unexplained && i < ctx->n_lesions; i++)
    if (grade_of (&ctx->lesions[i])->answered)
      {
        BatsonNote *note = add (ctx, BATSON_NOTE_NOMS_C8, BATSON_RULE_NOMS_C8, &ctx->lesions[i], reachable (&ctx->lesions[i]));
        use_signs (ctx, note);
        use (note, grade_of (&ctx->lesions[i]));
      }
}

/* NOMS-C2, NEURO-3, NEURO-4, URG-C1, URG-C2, REF-C1. */
static void
case_notes (const BatsonContext *ctx)
{
  BatsonAssessment *a = ctx->assessment;
  const BatsonEvidence *acute = &ctx->status[BATSON_STATUS_ACUTE], *lost = &ctx->status[BATSON_STATUS_WALKING_LOST];
  gboolean urgent = a->urgency.kind == BATSON_URGENCY_AT_LEAST_ORANGE || a->urgency.kind == BATSON_URGENCY_ORANGE;

  if (a->oligometastatic == BATSON_YES && a->n_vertebrae == 3)
    use (add (ctx, BATSON_NOTE_NOMS_C2, BATSON_RULE_NOMS_C2, NULL, 0), &ctx->complete);
  if (_batson_evidence_is (acute, BATSON_YES_NO_YES) && ctx->acute_lasting)
    use (add (ctx, BATSON_NOTE_NEURO_3, BATSON_RULE_NEURO_3, NULL, 0), acute);
  if (_batson_evidence_is (lost, BATSON_WALKING_LOST_YES))
    use (add (ctx, BATSON_NOTE_NEURO_4, BATSON_RULE_NEURO_4, NULL, 0), lost);
  if (urgent || a->urgency.kind == BATSON_URGENCY_RED)
    add (ctx, BATSON_NOTE_URG_C1, BATSON_RULE_URG_C1, NULL, 0);
  if (urgent)
    add (ctx, BATSON_NOTE_URG_C2, BATSON_RULE_URG_C2, NULL, 0);
  for (guint i = 0; a->triggers && i < a->triggers->len; i++)
    {
      const BatsonTrigger *trigger = a->triggers->pdata[i];
      if (trigger->trigger == BATSON_TRIGGER_REF_3 && trigger->state == BATSON_OPEN)
        _batson_why_join (&add (ctx, BATSON_NOTE_REF_C1, BATSON_RULE_REF_C1, NULL, 0)->why, &trigger->why);
    }
}

/* SUB: ER low, PR for Luminal A, implications overtaken. */
static void
receptor_notes (const BatsonContext *ctx)
{
  BatsonAssessment *a = ctx->assessment;
  const BatsonReceptor *er = &a->receptors[BATSON_RECEPTOR_ER], *pr = &a->receptors[BATSON_RECEPTOR_PR], *her2 = &a->receptors[BATSON_RECEPTOR_HER2];
  const BatsonValue *percent = pr->fact.record ? batson_record_get (pr->fact.record, pr->fact.field) : NULL;
  guint subtypes = a->subtype.by_hand >= 0 ? 1u << a->subtype.by_hand : a->subtype.subtypes;
  guint luminal = 1u << BATSON_SUBTYPE_LUMINAL_A | 1u << BATSON_SUBTYPE_LUMINAL_B_HER2_POS | 1u << BATSON_SUBTYPE_HER2_ENRICHED | 1u << BATSON_SUBTYPE_TRIPLE_NEGATIVE;

  if (er->low && pr->positive == BATSON_NO && her2->positive == BATSON_NO)
    _batson_why_use (&add (ctx, BATSON_NOTE_SUB_ER_LOW, BATSON_RULE_SUB_8, NULL, 0)->why, &er->fact);
  if (subtypes == 1u << BATSON_SUBTYPE_LUMINAL_A && a->subtype.by_hand < 0 && percent && percent->state == BATSON_VALUE_ANSWER &&
      (percent->either.word == BATSON_RECEPTOR_WORD_NEGATIVE || (percent->either.word < 0 && percent->either.number < 20)))
    _batson_why_use (&add (ctx, BATSON_NOTE_SUB_PR, BATSON_RULE_SUB_1, NULL, 0)->why, &pr->fact);
  if (subtypes && (subtypes & (subtypes - 1)) == 0 && subtypes & luminal && a->urgency.kind >= BATSON_URGENCY_AT_LEAST_ORANGE && a->leading >= 0)
    _batson_why_join (&add (ctx, BATSON_NOTE_SUB_7, BATSON_RULE_SUB_7, NULL, 0)->why, &a->subtype.why);
}

/* SUB-8: IHC and ISH, or the bare report, disagree in a sample. */
static void
disagreement (const BatsonContext *ctx, BatsonRecord *sample)
{
  BatsonEvidence ihc = _batson_evidence_of (sample, BATSON_SAMPLE_HER2_IHC), ish = _batson_evidence_of (sample, BATSON_SAMPLE_HER2_ISH), report = _batson_evidence_of (sample, BATSON_SAMPLE_HER2_REPORT);
  gboolean negative = ihc.choice == BATSON_HER2_IHC_0 || ihc.choice == BATSON_HER2_IHC_1;
  gboolean tests = (negative && ish.choice == BATSON_HER2_ISH_AMPLIFIED) || (ihc.choice == BATSON_HER2_IHC_3 && ish.choice == BATSON_HER2_ISH_NOT_AMPLIFIED);
  BatsonTri by_tests = ihc.choice == BATSON_HER2_IHC_3 || (!negative && ish.choice == BATSON_HER2_ISH_AMPLIFIED)                                     ? BATSON_YES
                       : (negative && ish.choice != BATSON_HER2_ISH_AMPLIFIED) || (!negative && ish.choice == BATSON_HER2_ISH_NOT_AMPLIFIED) ? BATSON_NO
                                                                                                                                                   : BATSON_OPEN;
  BatsonNote *note;

  if (tests)
    {
      note = add (ctx, BATSON_NOTE_SUB_8_IHC_ISH, BATSON_RULE_SUB_8, NULL, 0);
      use (note, &ihc);
      use (note, &ish);
    }
  if (report.answered && by_tests != BATSON_OPEN && (report.choice == BATSON_HER2_REPORT_POSITIVE) != (by_tests == BATSON_YES))
    {
      note = add (ctx, BATSON_NOTE_SUB_8_REPORT, BATSON_RULE_SUB_8, NULL, 0);
      use (note, &report);
      use (note, ihc.answered ? &ihc : &ish);
    }
}

/* SUB-9: a newer sample from elsewhere reads a receptor otherwise than the leading one. */
static void
newer_sample (const BatsonContext *ctx)
{
  for (guint r = 0; r < BATSON_N_RECEPTORS; r++)
    {
      const BatsonReceptor *leads = &ctx->assessment->receptors[r];
      const BatsonSample *leading = NULL;
      for (guint i = 0; i < ctx->n_samples; i++)
        if (ctx->samples[i].record == leads->fact.record)
          leading = &ctx->samples[i];
      for (guint i = 0; leading && leads->positive != BATSON_OPEN && i < ctx->n_samples; i++)
        {
          const BatsonSample *other = &ctx->samples[i];
          if (other->group == 0 || other->day <= leading->day || other->reads[r].positive == BATSON_OPEN || other->reads[r].positive == leads->positive)
            continue;
          BatsonNote *note = add (ctx, BATSON_NOTE_SUB_9, BATSON_RULE_SUB_9, NULL, 0);
          _batson_why_use (&note->why, &other->reads[r].fact);
          _batson_why_use (&note->why, &leads->fact);
        }
    }
}

/* Adds the notes of LESION, which is explained. Where one alone is shown it is the first: at high grade what is said of decompression (NOMS-C3, NOMS-C6),
 * before what section 5.3 would consider (NOMS-C1). */
void
_batson_notes_add (const BatsonContext *ctx, const BatsonLesionEvidence *lesion)
{
  row_notes (ctx, lesion);
  en_bloc_notes (ctx, lesion);
  subtype_notes (ctx, lesion);
  finding_notes (ctx, lesion);
  state_notes (ctx, lesion);
}

/* Adds the notes of the case, before and after those of its lesions; after triggers and everything else. */
void
_batson_notes_add_of_case (const BatsonContext *ctx)
{
  GPtrArray *of_lesions = ctx->assessment->notes;

  ctx->assessment->notes = g_ptr_array_new ();
  case_notes (ctx);
  unexplained (ctx);
  g_ptr_array_extend_and_steal (ctx->assessment->notes, of_lesions);
  if (ctx->primary == BATSON_PRIMARY_OTHER)
    {
      use (add (ctx, BATSON_NOTE_NOMS_0_OTHER, BATSON_RULE_NOMS_0, NULL, 0), &ctx->primary_answer);
      return;
    }
  receptor_notes (ctx);
  for (guint i = 0; i < ctx->n_samples; i++)
    disagreement (ctx, ctx->samples[i].record);
  newer_sample (ctx);
}
