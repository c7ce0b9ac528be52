/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The subtype, its receptors and its row of Table 1 in words (SUB-1..9). */
#include "framework/assessment-private.h"
#include "framework/words-private.h"
#include <glib/gi18n-lib.h>

/* The columns of Table 1 by subtype; Luminal B (HER2-) has no row in the review. */
static const struct
{
  const char *bone, *behaviour, *implication;
} table[] = {
  [BATSON_SUBTYPE_LUMINAL_A] = { NC_ ("table 1", "highest, about 70 %"), NC_ ("table 1", "osteolytic, slow"), NC_ ("table 1", "elective timing, endocrine therapy first") },
  [BATSON_SUBTYPE_LUMINAL_B_HER2_POS] = { NC_ ("table 1", "high, about 60–65 %"), NC_ ("table 1", "mixed lytic and blastic, moderate pace"), NC_ ("table 1", "consider anti-HER2 therapy and a bone-modifying agent before surgery") },
  [BATSON_SUBTYPE_HER2_ENRICHED] = { NC_ ("table 1", "moderate, about 40 %"), NC_ ("table 1", "rapidly destructive, high risk to the cord"), NC_ ("table 1", "urgent surgery if the cord is compressed, with trastuzumab") },
  [BATSON_SUBTYPE_TRIPLE_NEGATIVE] = { NC_ ("table 1", "lower, about 25 %, but aggressive"), NC_ ("table 1", "rapidly progressive, poor bone"), NC_ ("table 1", "emergency decompression often needed, few systemic options") },
};

static const char *
cell (BatsonSubtype subtype, const char *text)
{
  return subtype < G_N_ELEMENTS (table) ? g_dpgettext2 (GETTEXT_PACKAGE, "table 1", text) : _ ("no row in the review; its neighbours are Luminal A and Luminal B (HER2+)");
}

/** How often bone metastases are, by Table 1. Static. */
const char *
batson_words_subtype_bone (BatsonSubtype subtype)
{
  return cell (subtype, subtype < G_N_ELEMENTS (table) ? table[subtype].bone : NULL);
}

/** How it behaves in the spine, by Table 1. Static. */
const char *
batson_words_subtype_behaviour (BatsonSubtype subtype)
{
  return cell (subtype, subtype < G_N_ELEMENTS (table) ? table[subtype].behaviour : NULL);
}

/** What Table 1 implies for surgery. Static. */
const char *
batson_words_subtype_implication (BatsonSubtype subtype)
{
  return cell (subtype, subtype < G_N_ELEMENTS (table) ? table[subtype].implication : NULL);
}

/* "Luminal A: osteolytic, slow; elective timing, endocrine therapy first" */
static char *
neighbour (BatsonSubtype subtype)
{
  return g_strdup_printf (C_ ("table 1", "%1$s: %2$s; %3$s"), batson_words_subtype_name (subtype), batson_words_subtype_behaviour (subtype), batson_words_subtype_implication (subtype));
}

/** The row of Table 1 for a subtype in a line or two, with the word that the decision overtakes it (SUB-7); for Luminal B (HER2-) that the review has none, and its neighbours' (SUB-5). */
char *
batson_words_subtype_row (const BatsonAssessment *assessment, BatsonSubtype subtype)
{
  g_autofree char *a = NULL, *b = NULL;

  if (subtype < G_N_ELEMENTS (table))
    return g_strdup_printf (batson_words_subtype_is_overtaken (assessment) ? _ ("Bone metastases: %1$s. In the spine: %2$s. Surgery: %3$s; overtaken by the decision row.")
                                                                           : _ ("Bone metastases: %1$s. In the spine: %2$s. Surgery: %3$s."),
                            batson_words_subtype_bone (subtype), batson_words_subtype_behaviour (subtype), batson_words_subtype_implication (subtype));
  a = neighbour (BATSON_SUBTYPE_LUMINAL_A);
  b = neighbour (BATSON_SUBTYPE_LUMINAL_B_HER2_POS);
  return g_strdup_printf (_ ("The review has no row for it. Its neighbours are %1$s, and %2$s."), a, b);
}

/** The name of a subtype, "Luminal A". Static. */
const char *
batson_words_subtype_name (BatsonSubtype subtype)
{
  return batson_field_choice_label (&batson_record_type (BATSON_RECORD_CASE)->fields[BATSON_CASE_SUBTYPE_HAND], (int) subtype);
}

/** The subtypes still possible, as bits: "Luminal A", "Luminal A or Luminal B (HER2−): Ki-67 missing", "Any of 3 subtypes", "Subtype open", "No subtype" for none. */
char *
batson_words_subtypes (guint subtypes)
{
  const guint all = (1u << (BATSON_SUBTYPE_LUMINAL_B_HER2_NEG + 1)) - 1;
  int first = g_bit_nth_lsf (subtypes & all, -1), second = first < 0 ? -1 : g_bit_nth_lsf (subtypes & all, first);
  int n = 0;

  for (guint rest = subtypes & all; rest; rest &= rest - 1)
    n++;
  if (n == 0)
    return g_strdup (C_ ("subtype", "No subtype"));
  if (n == 1)
    return g_strdup (batson_words_subtype_name ((BatsonSubtype) first));
  if ((subtypes & all) == (1u << BATSON_SUBTYPE_LUMINAL_A | 1u << BATSON_SUBTYPE_LUMINAL_B_HER2_NEG))
    return g_strdup (C_ ("subtype", "Luminal, A or B: Ki-67 missing"));
  if (n == 2)
    return g_strdup_printf (C_ ("subtype", "%1$s or %2$s"), batson_words_subtype_name ((BatsonSubtype) first), batson_words_subtype_name ((BatsonSubtype) second));
  if ((subtypes & all) == all)
    return g_strdup (C_ ("subtype", "Subtype open"));
  return g_strdup_printf (C_ ("subtype", "One of %d subtypes"), n);
}

/** The case's subtype; one set by hand leads and the derived one stays visible: "Luminal A, set by hand; derived: Triple-negative" (OVR-1). */
char *
batson_words_subtype (const BatsonAssessment *assessment)
{
  const BatsonSubtypeResult *s = &assessment->subtype;
  g_autofree char *derived = batson_words_subtypes (s->subtypes);

  if (s->by_hand < 0)
    return g_steal_pointer (&derived);
  return g_strdup_printf (C_ ("subtype", "%1$s, set by hand; derived: %2$s"), batson_words_subtype_name ((BatsonSubtype) s->by_hand), derived);
}

/** One receptor read: "ER+", "ER+ (low)", "HER2−", "Ki-67 low", "PR not known". ID is one of BATSON_RECEPTOR_*. Static. */
const char *
batson_words_receptor (BatsonReceptorId id, const BatsonReceptor *receptor)
{
  static const char *const words[BATSON_N_RECEPTORS][3] = {
    [BATSON_RECEPTOR_ER] = { NC_ ("receptor", "ER−"), NC_ ("receptor", "ER+"), NC_ ("receptor", "ER not known") },
    [BATSON_RECEPTOR_PR] = { NC_ ("receptor", "PR−"), NC_ ("receptor", "PR+"), NC_ ("receptor", "PR not known") },
    [BATSON_RECEPTOR_HER2] = { NC_ ("receptor", "HER2−"), NC_ ("receptor", "HER2+"), NC_ ("receptor", "HER2 not known") },
    [BATSON_RECEPTOR_KI67] = { NC_ ("receptor", "Ki-67 low"), NC_ ("receptor", "Ki-67 high"), NC_ ("receptor", "Ki-67 not known") },
  };

  if (id == BATSON_RECEPTOR_ER && receptor->low)
    return C_ ("receptor", "ER+ (low)");
  if (id == BATSON_RECEPTOR_HER2 && receptor->equivocal)
    return C_ ("receptor", "HER2 equivocal");
  return g_dpgettext2 (GETTEXT_PACKAGE, "receptor", words[id][receptor->positive]);
}

/** All receptors of the leading sample: "ER+, PR+, HER2−, Ki-67 low"; only those recorded, "" where none is. */
char *
batson_words_receptors (const BatsonAssessment *assessment)
{
  g_autoptr (GPtrArray) clauses = _batson_clauses_new ();

  for (guint r = 0; r < BATSON_N_RECEPTORS; r++)
    if (assessment->receptors[r].recorded)
      _batson_clause (clauses, g_strdup (batson_words_receptor (r, &assessment->receptors[r])));
  return _batson_clauses_join (clauses, ", ");
}

/** The answers the subtype was read from, with the cut-off of Ki-67: "ER: 92 %; Ki-67: 15 % (< 20 %)". "" where there is none. Free with g_free. */
char *
batson_words_subtype_because (const BatsonAssessment *assessment)
{
  const BatsonFacts *facts = &assessment->subtype.why.because;
  g_autoptr (GPtrArray) clauses = _batson_clauses_new ();

  for (guint i = 0; i < facts->len; i++)
    {
      const BatsonFact *fact = &facts->facts[i];
      g_autofree char *value = batson_words_fact_value (fact);
      const char *label = batson_field_label (batson_fact_field (fact));

      if (fact->type == BATSON_RECORD_SAMPLE && fact->field == BATSON_SAMPLE_KI67)
        /* Translators: Ki-67, its value, and on which side of the cut-off that lies: "Ki-67: 15 % (< 20 %)". */
        _batson_clause (clauses, g_strdup_printf (assessment->receptors[BATSON_RECEPTOR_KI67].positive == BATSON_YES ? C_ ("subtype", "%1$s: %2$s (≥ %3$d %%)") : C_ ("subtype", "%1$s: %2$s (< %3$d %%)"),
                                                  label, value, _batson_ki67_cut_off (assessment->root)));
      else
        _batson_clause (clauses, g_strdup_printf (C_ ("fact", "%1$s: %2$s"), label, value));
    }
  return _batson_clauses_join (clauses, "; ");
}

/* Whether every sample is of the primary: nothing says what a metastasis is like. */
static gboolean
is_primary_alone (BatsonRecord *root)
{
  guint n = batson_record_length (root, BATSON_CASE_SAMPLES);

  for (guint i = 0; i < n; i++)
    if (batson_record_choice (batson_record_nth (root, BATSON_CASE_SAMPLES, i), BATSON_SAMPLE_SITE) != BATSON_SAMPLE_SITE_PRIMARY)
      return FALSE;
  return n > 0;
}

/* The sample that RECEPTOR was tested in; NULL for none. */
static BatsonRecord *
tested_in (const BatsonAssessment *assessment, BatsonReceptorId receptor)
{
  return assessment->receptors[receptor].recorded ? assessment->receptors[receptor].fact.record : NULL;
}

/* "ER, PR": what was tested in SAMPLE. */
static char *
tested_there (const BatsonAssessment *assessment, BatsonRecord *sample)
{
  static const char *const names[BATSON_N_RECEPTORS] = {
    [BATSON_RECEPTOR_ER] = NC_ ("receptor", "ER"), [BATSON_RECEPTOR_PR] = NC_ ("receptor", "PR"), [BATSON_RECEPTOR_HER2] = NC_ ("receptor", "HER2"), [BATSON_RECEPTOR_KI67] = NC_ ("receptor", "Ki-67")
  };
  g_autoptr (GPtrArray) clauses = _batson_clauses_new ();

  for (guint r = 0; r < BATSON_N_RECEPTORS; r++)
    if (tested_in (assessment, r) == sample)
      _batson_clause (clauses, g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "receptor", names[r])));
  return _batson_clauses_join (clauses, ", ");
}

/** Which samples the receptors come from (SUB-9): "sample of the primary, Nov 2022; metastasis not sampled"; of several with what each says: "ER, PR, HER2: sample of the
 *  spine T9, 3 Jun 2026; Ki-67: sample of the primary, Nov 2022". "" where nothing is recorded. Free with g_free. */
char *
batson_words_subtype_samples (const BatsonAssessment *assessment)
{
  g_autoptr (GPtrArray) samples = g_ptr_array_new (), clauses = _batson_clauses_new ();

  for (guint r = 0; r < BATSON_N_RECEPTORS; r++)
    {
      BatsonRecord *sample = tested_in (assessment, r);

      if (sample && !g_ptr_array_find (samples, sample, NULL))
        g_ptr_array_add (samples, sample);
    }
  for (guint i = 0; i < samples->len; i++)
    {
      g_autofree char *name = batson_words_record (samples->pdata[i]), *what = tested_there (assessment, samples->pdata[i]);

      _batson_clause (clauses, samples->len == 1 ? g_steal_pointer (&name) : g_strdup_printf (C_ ("fact", "%1$s: %2$s"), what, name));
    }
  if (samples->len && is_primary_alone (assessment->root))
    _batson_clause (clauses, g_strdup (C_ ("subtype", "metastasis not sampled")));
  return _batson_clauses_join (clauses, "; ");
}

/** Whether Table 1's implication for the subtype is overtaken by the decision row (SUB-7). */
gboolean
batson_words_subtype_is_overtaken (const BatsonAssessment *assessment)
{
  for (guint i = 0; i < assessment->notes->len; i++)
    if (((const BatsonNote *) assessment->notes->pdata[i])->why.rule == BATSON_RULE_SUB_7)
      return TRUE;
  return FALSE;
}
