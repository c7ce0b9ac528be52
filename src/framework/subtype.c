/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The molecular subtype from the receptors of the samples. */
#include "framework/subtype.h"

/* Receptors */

/* A percentage or a word; what is pending or answered unknown is recorded and stays open, what is blank, not done or not applicable was never tested here. */
static void
read_percentage (BatsonRecord *sample, guint field, double positive_from, BatsonReceptor *out)
{
  const BatsonValue *value = batson_record_get (sample, field);

  *out = (BatsonReceptor) { .positive = BATSON_OPEN, .fact = _batson_fact (sample, field) };
  out->recorded = value->state == BATSON_VALUE_ANSWER || value->state == BATSON_VALUE_UNKNOWN;
  if (value->state != BATSON_VALUE_ANSWER)
    return;
  if (value->either.word < 0)
    out->positive = value->either.number >= positive_from ? BATSON_YES : BATSON_NO;
  else if (field == BATSON_SAMPLE_KI67)
    out->positive = BATSON_OPEN;
  else
    out->positive = value->either.word == BATSON_RECEPTOR_WORD_POSITIVE ? BATSON_YES : value->either.word == BATSON_RECEPTOR_WORD_NEGATIVE ? BATSON_NO : BATSON_OPEN;
  out->low = field == BATSON_SAMPLE_ER && value->either.word < 0 && out->positive == BATSON_YES && value->either.number <= BATSON_ER_LOW_TO;
}

/* What IHC and ISH (choices, -1 where neither answered nor decisive) leave of HER2, as bits (SUB-8). */
guint
_batson_her2_bits (int ihc, int ish)
{
  gboolean amplified = ish == BATSON_HER2_ISH_AMPLIFIED, not_amplified = ish == BATSON_HER2_ISH_NOT_AMPLIFIED;

  switch (ihc)
    {
    case BATSON_HER2_IHC_3:
      return BATSON_POSITIVE_BIT;
    case BATSON_HER2_IHC_0:
    case BATSON_HER2_IHC_1:
      return amplified ? BATSON_EITHER_BITS : BATSON_NEGATIVE_BIT;
    default: /* 2+, blank or not known yet: ISH decides */
      return amplified ? BATSON_POSITIVE_BIT : not_amplified ? BATSON_NEGATIVE_BIT : BATSON_EITHER_BITS;
    }
}

static BatsonTri
tri_of (guint bits)
{
  return bits == BATSON_EITHER_BITS ? BATSON_OPEN : bits == BATSON_POSITIVE_BIT ? BATSON_YES : BATSON_NO;
}

static gboolean
is_state (BatsonRecord *record, guint field, BatsonValueState state)
{
  return batson_record_get (record, field)->state == state;
}

/* HER2 of one sample (SUB-8). A report counts only where neither test has a result or is awaited. */
static void
read_her2 (BatsonRecord *sample, BatsonReceptor *out)
{
  int ihc = batson_record_choice (sample, BATSON_SAMPLE_HER2_IHC), ish = batson_record_choice (sample, BATSON_SAMPLE_HER2_ISH);
  int report = batson_record_choice (sample, BATSON_SAMPLE_HER2_REPORT);
  gboolean tested = ihc >= 0 || ish >= 0;
  guint bits = _batson_her2_bits (ihc, ish), field = BATSON_SAMPLE_HER2_IHC;

  if (!tested && report >= 0)
    {
      bits = report == BATSON_HER2_REPORT_POSITIVE ? BATSON_POSITIVE_BIT : BATSON_NEGATIVE_BIT;
      field = BATSON_SAMPLE_HER2_REPORT;
    }
  else if (ihc == BATSON_HER2_IHC_2 || (ihc < 0 && ish >= 0))
    field = BATSON_SAMPLE_HER2_ISH;
  *out = (BatsonReceptor) { .positive = tri_of (bits), .fact = _batson_fact (sample, field) };
  out->recorded = tested || report >= 0 || is_state (sample, BATSON_SAMPLE_HER2_IHC, BATSON_VALUE_UNKNOWN)
                  || is_state (sample, BATSON_SAMPLE_HER2_ISH, BATSON_VALUE_UNKNOWN) || is_state (sample, BATSON_SAMPLE_HER2_REPORT, BATSON_VALUE_UNKNOWN);
  out->equivocal = (ihc == BATSON_HER2_IHC_2 && out->positive == BATSON_OPEN)
                   || ((ihc == BATSON_HER2_IHC_0 || ihc == BATSON_HER2_IHC_1) && ish == BATSON_HER2_ISH_AMPLIFIED)
                   || (ihc == BATSON_HER2_IHC_3 && ish == BATSON_HER2_ISH_NOT_AMPLIFIED)
                   || (tested && report >= 0 && out->positive != BATSON_OPEN && (out->positive == BATSON_YES) != (report == BATSON_HER2_REPORT_POSITIVE));
}

/* Samples */

static int
group_of (BatsonRecord *sample)
{
  switch (batson_record_choice (sample, BATSON_SAMPLE_SITE))
    {
    case BATSON_SAMPLE_SITE_SPINE:
      return 0;
    case BATSON_SAMPLE_SITE_OTHER:
      return 1;
    case BATSON_SAMPLE_SITE_PRIMARY:
      return 2;
    default:
      return 3;
    }
}

/* SUB-9: spinal, other metastasis, primary; in each the newest by its earliest day, undated last, then in order of entry. */
static int
compare_samples (gconstpointer a, gconstpointer b)
{
  const BatsonSample *x = a, *y = b;

  if (x->group != y->group)
    return x->group - y->group;
  if (x->day != y->day)
    return x->day > y->day ? -1 : 1;
  return x->position < y->position ? -1 : 1;
}

/* The samples of a case in the order in which they lead, for a lesion that has none of its own. Free with g_free; NULL where there are none. */
BatsonSample *
_batson_samples_read (BatsonRecord *root, int ki67_high_from, guint *out_n)
{
  guint n = *out_n = batson_record_length (root, BATSON_CASE_SAMPLES);
  BatsonSample *samples = n ? g_new0 (BatsonSample, n) : NULL;

  for (guint i = 0; i < n; i++)
    {
      BatsonSample *s = &samples[i];
      BatsonRecord *record = batson_record_nth (root, BATSON_CASE_SAMPLES, i);
      const BatsonValue *level = batson_record_get (record, BATSON_SAMPLE_LEVEL);
      int last;
      *s = (BatsonSample) { .record = record, .group = group_of (record), .level = BATSON_LEVEL_NONE, .position = i };
      if (s->group == 0 && level->state == BATSON_VALUE_ANSWER)
        s->level = level->level;
      if (!_batson_date_days (record, BATSON_SAMPLE_DATE, &s->day, &last))
        s->day = BATSON_NO_DAY;
      read_percentage (record, BATSON_SAMPLE_ER, BATSON_ER_POSITIVE_FROM, &s->reads[BATSON_RECEPTOR_ER]);
      read_percentage (record, BATSON_SAMPLE_PR, BATSON_ER_POSITIVE_FROM, &s->reads[BATSON_RECEPTOR_PR]);
      read_percentage (record, BATSON_SAMPLE_KI67, ki67_high_from, &s->reads[BATSON_RECEPTOR_KI67]);
      read_her2 (record, &s->reads[BATSON_RECEPTOR_HER2]);
    }
  if (n > 1)
    qsort (samples, n, sizeof *samples, compare_samples);
  return samples;
}

/* Whether SAMPLE belongs to the lesion of SPAN: a spinal one whose level the span holds (SUB-9). */
gboolean
_batson_sample_of (const BatsonSample *sample, gboolean has_span, BatsonSpan span)
{
  return has_span && sample->level != BATSON_LEVEL_NONE && sample->level >= span.first && sample->level <= span.last;
}

/* Takes from SAMPLE each receptor that is not found yet and was tested there. */
static guint
take_receptors (const BatsonSample *sample, guint found, BatsonReceptor out[BATSON_N_RECEPTORS])
{
  for (guint r = 0; r < BATSON_N_RECEPTORS; r++)
    if (!(found & 1u << r) && sample->reads[r].recorded)
      {
        out[r] = sample->reads[r];
        found |= 1u << r;
      }
  return found;
}

/* Where a receptor that was tested nowhere is missing: in the sample that leads, or in one to be made. */
static BatsonFact
place_of (const BatsonSample *leading, BatsonRecord *root, guint receptor)
{
  static const guint fields[BATSON_N_RECEPTORS] = { BATSON_SAMPLE_ER, BATSON_SAMPLE_PR, BATSON_SAMPLE_HER2_IHC, BATSON_SAMPLE_KI67 };

  return leading ? _batson_fact (leading->record, fields[receptor]) : _batson_fact_in_list (root, BATSON_CASE_SAMPLES, BATSON_RECORD_SAMPLE, fields[receptor]);
}

/* The receptors of a lesion (of the case where HAS_SPAN is FALSE), each from the first sample in the order of SUB-9 where it was tested; facts borrowed. */
void
_batson_receptors_pick (const BatsonSample *samples, guint n, BatsonRecord *root, gboolean has_span, BatsonSpan span, BatsonReceptor out_receptors[BATSON_N_RECEPTORS])
{
  enum { ALL = (1 << BATSON_N_RECEPTORS) - 1 };
  const BatsonSample *leading = n ? &samples[0] : NULL;
  gboolean own = FALSE;
  guint found = 0;

  for (guint i = 0; i < n && has_span && found != ALL && samples[i].group == 0; i++)
    if (_batson_sample_of (&samples[i], has_span, span))
      {
        leading = own ? leading : &samples[i];
        own = TRUE;
        found = take_receptors (&samples[i], found, out_receptors);
      }
  for (guint i = 0; i < n && found != ALL; i++)
    found = take_receptors (&samples[i], found, out_receptors);
  for (guint r = 0; r < BATSON_N_RECEPTORS; r++)
    if (!(found & 1u << r))
      out_receptors[r] = (BatsonReceptor) { .positive = BATSON_OPEN, .fact = place_of (leading, root, r) };
}

/* Subtypes */

/* What a receptor can still be. */
guint
_batson_receptor_bits (BatsonTri positive)
{
  return positive == BATSON_OPEN ? BATSON_EITHER_BITS : positive == BATSON_YES ? BATSON_POSITIVE_BIT : BATSON_NEGATIVE_BIT;
}

/* The rows of Table 1 still possible, bits of BatsonSubtype (SUB-1 to SUB-6), for what each receptor can still be. */
guint
_batson_subtypes (const guint bits[BATSON_N_RECEPTORS])
{
  guint er = bits[BATSON_RECEPTOR_ER], pr = bits[BATSON_RECEPTOR_PR], her2 = bits[BATSON_RECEPTOR_HER2], ki67 = bits[BATSON_RECEPTOR_KI67];
  gboolean hr_positive = (er | pr) & BATSON_POSITIVE_BIT, hr_negative = er & pr & BATSON_NEGATIVE_BIT;
  guint subtypes = 0;

  if (hr_positive && her2 & BATSON_POSITIVE_BIT)
    subtypes |= 1u << BATSON_SUBTYPE_LUMINAL_B_HER2_POS;
  if (hr_positive && her2 & BATSON_NEGATIVE_BIT && ki67 & BATSON_NEGATIVE_BIT)
    subtypes |= 1u << BATSON_SUBTYPE_LUMINAL_A;
  if (hr_positive && her2 & BATSON_NEGATIVE_BIT && ki67 & BATSON_POSITIVE_BIT)
    subtypes |= 1u << BATSON_SUBTYPE_LUMINAL_B_HER2_NEG;
  if (hr_negative && her2 & BATSON_POSITIVE_BIT)
    subtypes |= 1u << BATSON_SUBTYPE_HER2_ENRICHED;
  if (hr_negative && her2 & BATSON_NEGATIVE_BIT)
    subtypes |= 1u << BATSON_SUBTYPE_TRIPLE_NEGATIVE;
  return subtypes;
}

/* The receptor classes of a set of subtypes. */
guint
_batson_subtype_classes (guint subtypes)
{
  guint luminal = 1u << BATSON_SUBTYPE_LUMINAL_A | 1u << BATSON_SUBTYPE_LUMINAL_B_HER2_POS | 1u << BATSON_SUBTYPE_LUMINAL_B_HER2_NEG;

  return (subtypes & luminal ? BATSON_RECEPTORS_HR : 0)
         | (subtypes & 1u << BATSON_SUBTYPE_HER2_ENRICHED ? BATSON_RECEPTORS_HER2 : 0)
         | (subtypes & 1u << BATSON_SUBTYPE_TRIPLE_NEGATIVE ? BATSON_RECEPTORS_TNBC : 0);
}

/* Adds the answers a receptor was read from, or where it is missing. */
void
_batson_why_receptor (BatsonWhy *why, const BatsonReceptor *receptor, BatsonReceptorId id)
{
  BatsonRecord *sample = receptor->fact.record;

  if (receptor->positive == BATSON_OPEN)
    _batson_why_miss (why, &receptor->fact);
  else
    _batson_why_use (why, &receptor->fact);
  if (id != BATSON_RECEPTOR_HER2 || sample == NULL || receptor->fact.field == BATSON_SAMPLE_HER2_REPORT)
    return;
  for (guint field = BATSON_SAMPLE_HER2_IHC; field <= BATSON_SAMPLE_HER2_ISH; field++)
    {
      BatsonFact fact = _batson_fact (sample, field);
      if (field != receptor->fact.field && batson_record_has (sample, field))
        _batson_why_use (why, &fact);
    }
}

/** The row of Table 1 of a subtype. */
BatsonRuleId
batson_subtype_rule (BatsonSubtype subtype)
{
  static const BatsonRuleId rules[] = {
    [BATSON_SUBTYPE_LUMINAL_A] = BATSON_RULE_SUB_1, [BATSON_SUBTYPE_LUMINAL_B_HER2_POS] = BATSON_RULE_SUB_2, [BATSON_SUBTYPE_HER2_ENRICHED] = BATSON_RULE_SUB_3,
    [BATSON_SUBTYPE_TRIPLE_NEGATIVE] = BATSON_RULE_SUB_4, [BATSON_SUBTYPE_LUMINAL_B_HER2_NEG] = BATSON_RULE_SUB_5
  };

  g_assert (subtype < G_N_ELEMENTS (rules));
  return rules[subtype];
}

/* The row of Table 1 where one is left, or two that Ki-67 would tell apart; SUB-9 otherwise. */
static BatsonRuleId
rule_of (guint subtypes)
{
  for (guint s = BATSON_SUBTYPE_LUMINAL_A; subtypes >> s; s++)
    if (subtypes == 1u << s)
      return batson_subtype_rule (s);
  return subtypes == (1u << BATSON_SUBTYPE_LUMINAL_A | 1u << BATSON_SUBTYPE_LUMINAL_B_HER2_NEG) ? BATSON_RULE_SUB_6 : BATSON_RULE_SUB_9;
}

/* Says rule, basis and facts of the subtypes derived: missing are the receptors that could still change the set. The review's Luminal A has ER and PR positive, its Luminal B (HER2+) a high Ki-67; the rest is inferred. */
void
_batson_subtype_explain (const BatsonReceptor receptors[BATSON_N_RECEPTORS], guint subtypes, BatsonWhy *why)
{
  guint bits[BATSON_N_RECEPTORS];

  _batson_why_set_rule (why, rule_of (subtypes));
  if (why->rule == BATSON_RULE_SUB_1 && !(receptors[BATSON_RECEPTOR_ER].positive == BATSON_YES && receptors[BATSON_RECEPTOR_PR].positive == BATSON_YES))
    why->basis = BATSON_BASIS_INFERRED;
  if (why->rule == BATSON_RULE_SUB_2 && receptors[BATSON_RECEPTOR_KI67].positive != BATSON_YES)
    why->basis = BATSON_BASIS_INFERRED;
  for (guint r = 0; r < BATSON_N_RECEPTORS; r++)
    bits[r] = _batson_receptor_bits (receptors[r].positive);
  for (guint r = 0; r < BATSON_N_RECEPTORS; r++)
    {
      guint kept = bits[r], negative, positive;
      if (kept != BATSON_EITHER_BITS)
        {
          _batson_why_receptor (why, &receptors[r], r);
          continue;
        }
      bits[r] = BATSON_NEGATIVE_BIT;
      negative = _batson_subtypes (bits);
      bits[r] = BATSON_POSITIVE_BIT;
      positive = _batson_subtypes (bits);
      bits[r] = kept;
      if (negative != subtypes || positive != subtypes)
        _batson_why_receptor (why, &receptors[r], r);
    }
}
