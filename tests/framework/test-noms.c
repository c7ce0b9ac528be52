/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The decision of a case: the four answers from the facts, the row, the leading lesion, and where the protocols part. */
#include "framework/patient.h"
#include "framework/noms.h"

/* A case with one lesion at T8, imaged, proven, without symptoms. */
typedef struct
{
  Patient *p;
  BatsonRecord *lesion, *finding, *sample, *status, *fitness;
} Story;

static Story
story_new (const char *grade, int sins, const char *er)
{
  Story s = { patient_new () };

  s.status = patient_status (s.p);
  s.fitness = patient_child (s.p, BATSON_CASE_FITNESS);
  patient_set (s.p, patient_child (s.p, BATSON_CASE_IMAGING), BATSON_IMAGING_COMPLETE, "yes");
  patient_set (s.p, patient_child (s.p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_KNOWN, "yes");
  s.lesion = patient_lesion (s.p, "T8", grade);
  s.finding = batson_record_nth (s.lesion, BATSON_LESION_FINDINGS, 0);
  if (sins >= 0)
    patient_sins (s.p, s.finding, sins);
  s.sample = patient_add (s.p, BATSON_CASE_SAMPLES);
  patient_set (s.p, s.sample, BATSON_SAMPLE_SITE, "primary");
  if (er)
    patient_set (s.p, s.sample, BATSON_SAMPLE_ER, er);
  return s;
}

static void
triple_negative (Story *s)
{
  patient_set (s->p, s->sample, BATSON_SAMPLE_ER, "0");
  patient_set (s->p, s->sample, BATSON_SAMPLE_PR, "0");
  patient_set (s->p, s->sample, BATSON_SAMPLE_HER2_IHC, "0");
}

static void
oligometastatic (Story *s)
{
  BatsonRecord *disease = patient_child (s->p, BATSON_CASE_DISEASE);

  patient_set (s->p, disease, BATSON_DISEASE_CONTROLLED, "yes");
  patient_set (s->p, disease, BATSON_DISEASE_VISCERAL, "none");
  patient_set (s->p, disease, BATSON_DISEASE_OTHER_BONE, "0");
  patient_set (s->p, disease, BATSON_DISEASE_WHOLE_BODY, "yes");
}

/* The answers of question Q of the first lesion. */
static guint
answers_of (Story *s, guint q)
{
  g_autoptr (BatsonAssessment) a = patient_assess (s->p);

  return batson_assessment_lesion (a, s->lesion)->answers[q].answers;
}

/* The rule of the first lesion's row. */
static const char *
row_of (Story *s)
{
  g_autoptr (BatsonAssessment) a = patient_assess (s->p);

  return batson_rule (batson_assessment_lesion (a, s->lesion)->why.rule)->id;
}

static void
test_n (void)
{
  static const struct { const char *level, *grade; guint n; } table[] = {
    { "T8", "0", BATSON_N_LOW }, { "T8", "1a", BATSON_N_LOW }, { "T8", "1b", BATSON_N_LOW }, { "T8", "1c", BATSON_N_LOW },
    { "T8", "2", BATSON_N_HIGH }, { "T8", "3", BATSON_N_HIGH }, { "L3", "cauda-low", BATSON_N_LOW }, { "L3", "cauda-high", BATSON_N_HIGH }, { "T8", NULL, BATSON_N_ANY }
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      Story s = story_new (table[i].grade, -1, NULL);
      patient_set (s.p, s.lesion, BATSON_LESION_LEVEL, table[i].level);
      g_assert_cmpuint (answers_of (&s, BATSON_QUESTION_N), ==, table[i].n);
      patient_free (s.p);
    }
}

static void
test_grades (void)
{
  static const int order[] = { BATSON_GRADE_0, BATSON_GRADE_1A, BATSON_GRADE_1B, BATSON_GRADE_1C, BATSON_GRADE_2, BATSON_GRADE_3 };

  for (guint i = 1; i < G_N_ELEMENTS (order); i++)
    g_assert_cmpint (batson_escc_rank (order[i - 1]), <, batson_escc_rank (order[i]));
  g_assert_cmpint (batson_escc_rank (BATSON_GRADE_CAUDA_LOW), ==, batson_escc_rank (BATSON_GRADE_1C));
  g_assert_cmpint (batson_escc_rank (BATSON_GRADE_CAUDA_HIGH), ==, batson_escc_rank (BATSON_GRADE_2));
  g_assert_cmpuint (batson_escc_band (BATSON_GRADE_0), ==, BATSON_BAND_NONE);
  g_assert_cmpuint (batson_escc_band (BATSON_GRADE_1A), ==, BATSON_BAND_LOW);
  g_assert_cmpuint (batson_escc_band (BATSON_GRADE_1C), ==, BATSON_BAND_LOW);
  g_assert_cmpuint (batson_escc_band (BATSON_GRADE_CAUDA_LOW), ==, BATSON_BAND_LOW);
  g_assert_cmpuint (batson_escc_band (BATSON_GRADE_2), ==, BATSON_BAND_HIGH);
  g_assert_cmpuint (batson_escc_band (BATSON_GRADE_CAUDA_HIGH), ==, BATSON_BAND_HIGH);
  g_assert_cmpuint (batson_escc_grades ((BatsonSpan) { BATSON_LEVEL_T1, BATSON_LEVEL_L1 - 1 }) & 1u << BATSON_GRADE_CAUDA_LOW, ==, 0);
  g_assert_cmpuint (batson_escc_grades ((BatsonSpan) { BATSON_LEVEL_L1, BATSON_LEVEL_L1 }) & 1u << BATSON_GRADE_CAUDA_HIGH, !=, 0);
}

/* While the level is not known every grade is offered. */
static void
test_grades_offered (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = patient_lesion (p, "T8", NULL);

  g_assert_cmpuint (batson_escc_offered (lesion) & 1u << BATSON_GRADE_CAUDA_LOW, ==, 0);
  patient_set (p, lesion, BATSON_LESION_LEVEL, "");
  g_assert_cmpuint (batson_escc_offered (lesion), ==, BATSON_GRADES_ANY);
}

/* Earlier radiation by progression: S sensitive, R resistant, ? unknown. */
static void
test_o (void)
{
  static const char *const radiation[] = { NULL, "none", "conventional", "stereotactic" }, *const progressed[] = { NULL, "no", "yes" };
  static const char hr[4][4] = { "?S?", "SSS", "?SR", "?SR" };

  for (guint r = 0; r < 4; r++)
    for (guint g = 0; g < 3; g++)
      for (guint kind = 0; kind < 4; kind++)
        {
          Story s = story_new ("1b", 3, kind == 0 ? "90" : kind == 3 ? NULL : "0");
          guint o = hr[r][g] == 'S' ? BATSON_O_SENSITIVE : hr[r][g] == 'R' ? BATSON_O_RESISTANT : BATSON_O_ANY;
          if (radiation[r])
            patient_set (s.p, s.lesion, BATSON_LESION_RADIATION, radiation[r]);
          if (progressed[g])
            patient_set (s.p, s.lesion, BATSON_LESION_PROGRESSED, progressed[g]);
          if (kind == 1) /* HER2 positive settles it without PR */
            patient_set (s.p, s.sample, BATSON_SAMPLE_HER2_IHC, "3+");
          if (kind == 2)
            triple_negative (&s);
          if (kind == 3) /* nothing known of the receptors: only progression settles it */
            o = o == BATSON_O_RESISTANT ? o : BATSON_O_ANY;
          g_assert_cmpuint (answers_of (&s, BATSON_QUESTION_O), ==, kind == 2 ? BATSON_O_RESISTANT : o);
          patient_free (s.p);
        }
}

static void
test_by_hand (void)
{
  Story s = story_new ("1b", 3, "90");

  patient_set (s.p, s.lesion, BATSON_LESION_RADIATION, "none");
  patient_set (s.p, s.lesion, BATSON_LESION_O_HAND, "resistant");
  patient_set (s.p, s.lesion, BATSON_LESION_M_HAND, "unstable");
  g_assert_cmpuint (answers_of (&s, BATSON_QUESTION_O), ==, BATSON_O_RESISTANT);
  g_assert_cmpuint (answers_of (&s, BATSON_QUESTION_M), ==, BATSON_M_UNSTABLE);
  patient_set (s.p, s.fitness, BATSON_FITNESS_JUDGED, "unfit");
  g_assert_cmpstr (row_of (&s), ==, "NOMS-12");
  patient_free (s.p);
}

/* Acute deterioration (none, lasting, ended), ECOG now and before, cause, judgement: F fit, P poor, ? unknown. */
static void
test_s (void)
{
  static const struct { const char *acute, *ended, *now, *before, *caused, *judged; char s; } table[] = {
    { "no", NULL, NULL, NULL, NULL, NULL, '?' }, { "no", NULL, "0", NULL, NULL, NULL, 'F' }, { "no", NULL, "2", NULL, "yes", NULL, 'F' },
    { "no", NULL, "3", NULL, NULL, NULL, '?' }, { "no", NULL, "4", NULL, "yes", NULL, '?' }, { "no", NULL, "3", NULL, "no", NULL, 'P' },
    { "no", NULL, "3", "0", NULL, NULL, '?' }, { "no", NULL, "0", NULL, NULL, "unfit", 'P' }, { "no", NULL, "4", NULL, "no", "fit", 'F' },
    { "no", NULL, "4", NULL, "no", "not-judged", 'P' }, { "yes", NULL, "0", NULL, NULL, NULL, '?' }, { "yes", NULL, "4", "1", "no", NULL, 'F' },
    { "yes", NULL, "0", "3", "yes", NULL, 'P' }, { "yes", "fixed", "4", "1", "no", NULL, 'P' }, { "yes", "decompressed", "1", "4", NULL, NULL, 'F' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      Story s = story_new ("1b", 3, "90");
      guint bits;
      patient_set (s.p, patient_child (s.p, BATSON_CASE_DISEASE), BATSON_DISEASE_CONTROLLED, "no");
      patient_set (s.p, s.status, BATSON_STATUS_ACUTE, table[i].acute);
      if (table[i].ended)
        patient_set (s.p, s.status, BATSON_STATUS_ACUTE_ENDED, table[i].ended);
      if (table[i].now)
        patient_set (s.p, s.status, BATSON_STATUS_ECOG, table[i].now);
      if (table[i].before)
        patient_set (s.p, s.fitness, BATSON_FITNESS_ECOG_BEFORE, table[i].before);
      if (table[i].caused)
        patient_set (s.p, s.fitness, BATSON_FITNESS_ECOG_CAUSED, table[i].caused);
      if (table[i].judged)
        patient_set (s.p, s.fitness, BATSON_FITNESS_JUDGED, table[i].judged);
      patient_set (s.p, s.fitness, BATSON_FITNESS_KPS, "20"); /* never feeds S-1 */
      bits = answers_of (&s, BATSON_QUESTION_S);
      g_assert_cmpuint (bits, ==, table[i].s == 'F' ? BATSON_S_FIT_OTHER : table[i].s == 'P' ? BATSON_S_POOR : BATSON_S_FIT_OTHER | BATSON_S_POOR);
      patient_free (s.p);
    }
}

static BatsonTri
oligo (Story *s)
{
  g_autoptr (BatsonAssessment) a = patient_assess (s->p);

  return a->oligometastatic;
}

static void
test_oligo (void)
{
  static const struct { guint field; const char *no, *yes; } conditions[] = {
    { BATSON_DISEASE_CONTROLLED, "no", "yes" }, { BATSON_DISEASE_VISCERAL, "removable", "none" }, { BATSON_DISEASE_OTHER_BONE, "1", "0" }
  };
  Story s = story_new ("1b", 3, NULL);
  BatsonRecord *disease = patient_child (s.p, BATSON_CASE_DISEASE);

  g_assert_cmpint (oligo (&s), ==, BATSON_OPEN);
  patient_set (s.p, s.fitness, BATSON_FITNESS_JUDGED, "fit");
  oligometastatic (&s);
  g_assert_cmpint (oligo (&s), ==, BATSON_YES);
  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    {
      patient_set (s.p, disease, conditions[i].field, conditions[i].no);
      g_assert_cmpint (oligo (&s), ==, BATSON_NO);
      patient_set (s.p, disease, conditions[i].field, "");
      g_assert_cmpint (oligo (&s), ==, BATSON_OPEN);
      patient_set (s.p, disease, conditions[i].field, conditions[i].yes);
    }
  patient_set (s.p, disease, BATSON_DISEASE_WHOLE_BODY, "no");
  g_assert_cmpint (oligo (&s), ==, BATSON_OPEN);
  patient_set (s.p, disease, BATSON_DISEASE_WHOLE_BODY, "yes");
  patient_set (s.p, patient_child (s.p, BATSON_CASE_IMAGING), BATSON_IMAGING_COMPLETE, "no");
  g_assert_cmpint (oligo (&s), ==, BATSON_OPEN);
  patient_lesion (s.p, "T7-T9", NULL); /* T8 counts once */
  patient_set (s.p, patient_child (s.p, BATSON_CASE_IMAGING), BATSON_IMAGING_COMPLETE, "yes");
  g_assert_cmpint (oligo (&s), ==, BATSON_YES);
  patient_lesion (s.p, "L1", NULL);
  patient_set (s.p, patient_child (s.p, BATSON_CASE_IMAGING), BATSON_IMAGING_COMPLETE, "");
  g_assert_cmpint (oligo (&s), ==, BATSON_NO); /* four are too many whatever is missing */
  patient_set (s.p, s.fitness, BATSON_FITNESS_JUDGED, "unfit");
  g_assert_cmpint (oligo (&s), ==, BATSON_NO);
  patient_free (s.p);
}

/* NOMS-1 to 12 from a case. */
static void
test_rows (void)
{
  static const struct { const char *grade; gboolean resistant; int sins; const char *judged; gboolean oligo; const char *row; } table[] = {
    { "2", FALSE, 3, "fit", FALSE, "NOMS-1" }, { "3", TRUE, 8, "fit", TRUE, "NOMS-1" }, { "3", TRUE, 12, "fit", FALSE, "NOMS-2" },
    { "3", FALSE, 3, "unfit", FALSE, "NOMS-3" }, { "1a", FALSE, 3, "fit", FALSE, "NOMS-4" }, { "1c", FALSE, 8, "fit", TRUE, "NOMS-5" },
    { "0", FALSE, 12, "fit", FALSE, "NOMS-6" }, { "0", FALSE, 12, "unfit", TRUE, "NOMS-7" }, { "1b", TRUE, 8, "fit", TRUE, "NOMS-8" },
    { "1b", TRUE, 12, "fit", TRUE, "NOMS-9" }, { "1b", TRUE, 3, "fit", FALSE, "NOMS-10" }, { "0", TRUE, 12, "fit", FALSE, "NOMS-11" },
    { "1b", TRUE, 3, "unfit", FALSE, "NOMS-12" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      Story s = story_new (table[i].grade, table[i].sins, "90");
      patient_set (s.p, s.lesion, BATSON_LESION_RADIATION, "none");
      oligometastatic (&s);
      if (table[i].resistant)
        triple_negative (&s);
      if (!table[i].oligo)
        patient_set (s.p, patient_child (s.p, BATSON_CASE_DISEASE), BATSON_DISEASE_CONTROLLED, "no");
      patient_set (s.p, s.fitness, BATSON_FITNESS_JUDGED, table[i].judged);
      g_assert_cmpstr (row_of (&s), ==, table[i].row);
      patient_free (s.p);
    }
}

/* The reasons of a high-grade row are the grade and the fitness, in the order of the questions; receptors do not matter. */
static void
test_why (void)
{
  Story s = story_new ("3", 12, NULL);
  g_autoptr (BatsonAssessment) a = NULL;
  const BatsonWhy *why;

  patient_set (s.p, s.fitness, BATSON_FITNESS_JUDGED, "unfit");
  a = patient_assess (s.p);
  why = &batson_assessment_lesion (a, s.lesion)->why;
  g_assert_cmpstr (batson_rule (why->rule)->id, ==, "NOMS-3");
  g_assert_cmpuint (why->because.len, ==, 2);
  g_assert_cmpint (why->because.facts[0].type, ==, BATSON_RECORD_FINDING);
  g_assert_cmpint (why->because.facts[1].type, ==, BATSON_RECORD_FITNESS);
  g_assert_cmpuint (why->missing.len, ==, 0);
  patient_free (s.p);
}

static void
test_primary (void)
{
  static const struct { const char *known, *primary; gboolean provisional, if_breast; BatsonLesionState state; } table[] = {
    { NULL, NULL, FALSE, TRUE, BATSON_LESION_CURRENT }, { "yes", NULL, FALSE, FALSE, BATSON_LESION_CURRENT }, { "no", NULL, FALSE, TRUE, BATSON_LESION_CURRENT },
    { "no", "proven", FALSE, FALSE, BATSON_LESION_CURRENT }, { "no", "likely", TRUE, FALSE, BATSON_LESION_CURRENT }, { "yes", "unknown", FALSE, TRUE, BATSON_LESION_CURRENT },
    { "no", "other", FALSE, FALSE, BATSON_LESION_WITHDRAWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      Story s = story_new ("1b", 8, "90");
      BatsonRecord *presentation = patient_child (s.p, BATSON_CASE_PRESENTATION);
      g_autoptr (BatsonAssessment) a = NULL;
      const BatsonLesionResult *lesion;
      patient_set (s.p, presentation, BATSON_PRESENTATION_KNOWN, table[i].known ? table[i].known : "");
      patient_set (s.p, presentation, BATSON_PRESENTATION_PRIMARY, table[i].primary ? table[i].primary : "");
      patient_set (s.p, s.lesion, BATSON_LESION_RADIATION, "none");
      a = patient_assess (s.p);
      lesion = batson_assessment_lesion (a, s.lesion);
      g_assert_cmpint (lesion->provisional, ==, table[i].provisional);
      g_assert_cmpint (lesion->if_breast, ==, table[i].if_breast);
      g_assert_cmpint (lesion->state, ==, table[i].state);
      g_assert_cmpint (a->urgency.kind, ==, table[i].state == BATSON_LESION_WITHDRAWN ? BATSON_URGENCY_AT_LEAST_ORANGE : BATSON_URGENCY_ORANGE);
      g_assert_cmpint (a->leading, ==, table[i].state == BATSON_LESION_WITHDRAWN ? -1 : 0);
      if (table[i].state == BATSON_LESION_WITHDRAWN)
        g_assert_cmpuint (lesion->subtypes | a->subtype.subtypes | lesion->protocols[BATSON_PROTOCOL_REVIEW].rows, ==, 0);
      patient_free (s.p);
    }
}

/* Other histology: by grade and SINS. */
static void
test_other_histology (void)
{
  static const struct { const char *grade; int sins; BatsonUrgencyKind kind; } table[] = {
    { "0", 3, BATSON_URGENCY_NO_COLOUR }, { "0", 8, BATSON_URGENCY_AT_LEAST_ORANGE }, { "1a", 3, BATSON_URGENCY_AT_LEAST_ORANGE },
    { "2", 3, BATSON_URGENCY_RED }, { NULL, 3, BATSON_URGENCY_UNDETERMINED }, { NULL, 8, BATSON_URGENCY_AT_LEAST_ORANGE }
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      Story s = story_new (table[i].grade, table[i].sins, NULL);
      g_autoptr (BatsonAssessment) a = NULL;
      patient_set (s.p, patient_child (s.p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_PRIMARY, "other");
      a = patient_assess (s.p);
      g_assert_cmpint (a->urgency.kind, ==, table[i].kind);
      patient_free (s.p);
    }
}

/* NOMS-C9: HER2-enriched or triple-negative with epidural extension is at least orange; HR+ is not, nor bone only. */
static void
test_aggressive (void)
{
  static const struct { const char *er, *ihc, *grade, *judged; BatsonUrgencyKind kind; } table[] = {
    { "0", "3+", "1a", "fit", BATSON_URGENCY_ORANGE }, { "0", "3+", "0", "fit", BATSON_URGENCY_GREEN }, { "90", "3+", "1c", "fit", BATSON_URGENCY_GREEN },
    { "0", "0", "1a", "unfit", BATSON_URGENCY_ORANGE }, { "0", "0", "0", "unfit", BATSON_URGENCY_GREEN }, { "0", "2+", "1a", "unfit", BATSON_URGENCY_ORANGE },
    { NULL, "3+", "1a", "fit", BATSON_URGENCY_UNDETERMINED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      Story s = story_new (table[i].grade, 3, table[i].er);
      g_autoptr (BatsonAssessment) a = NULL;
      patient_set (s.p, s.lesion, BATSON_LESION_RADIATION, "none");
      patient_set (s.p, s.sample, BATSON_SAMPLE_HER2_IHC, table[i].ihc);
      if (table[i].er && *table[i].er == '0')
        patient_set (s.p, s.sample, BATSON_SAMPLE_PR, "0");
      patient_set (s.p, s.fitness, BATSON_FITNESS_JUDGED, table[i].judged);
      a = patient_assess (s.p);
      g_assert_cmpint (a->urgency.kind, ==, table[i].kind);
      patient_free (s.p);
    }
}

/* SUB-7: Luminal A, elective by Table 1, at high grade. */
static void
test_never_lowers (void)
{
  Story s = story_new ("2", 3, "90");
  g_autoptr (BatsonAssessment) a = NULL;

  patient_set (s.p, s.sample, BATSON_SAMPLE_HER2_IHC, "0");
  patient_set (s.p, s.sample, BATSON_SAMPLE_KI67, "5");
  a = patient_assess (s.p);
  g_assert_cmpint (a->subtype.rule, ==, BATSON_RULE_SUB_1);
  g_assert_cmpint (a->urgency.kind, ==, BATSON_URGENCY_RED);
  patient_free (s.p);
}

static void
test_unexplained (void)
{
  Story s = story_new ("1b", 3, "90");
  g_autoptr (BatsonAssessment) low = NULL, high = NULL;

  patient_set (s.p, s.status, BATSON_STATUS_MYELOPATHY, "new");
  low = patient_assess (s.p);
  g_assert_true (batson_assessment_lesion (low, s.lesion)->provisional);
  patient_lesion (s.p, "C5", "3");
  high = patient_assess (s.p);
  g_assert_false (batson_assessment_lesion (high, s.lesion)->provisional);
  patient_free (s.p);
}

/* NOMS-15: one pair of lesions for each place of the order; the second leads. */
static void
test_leading (void)
{
  static const struct { const char *first, *second; int first_sins, second_sins; const char *what; } table[] = {
    { NULL, "2", -1, 3, "certain red before possible red" }, { "1a", "1a", 3, 8, "certain orange before green" },
    { "1a", NULL, 8, 8, "red possible before certain orange" }, { "2", "3", 3, 3, "rank of the grade" },
    { "2", NULL, 12, -1, "an ungraded one is not certain" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      Story s = story_new (table[i].first, table[i].first_sins, "90");
      BatsonRecord *second = patient_lesion (s.p, "T5", table[i].second);
      g_autoptr (BatsonAssessment) a = NULL;
      patient_set (s.p, s.lesion, BATSON_LESION_RADIATION, "none");
      patient_set (s.p, second, BATSON_LESION_RADIATION, "none");
      patient_set (s.p, s.fitness, BATSON_FITNESS_JUDGED, "fit");
      if (table[i].second_sins >= 0)
        patient_sins (s.p, batson_record_nth (second, BATSON_LESION_FINDINGS, 0), table[i].second_sins);
      a = patient_assess (s.p);
      g_assert_cmpint (a->leading, ==, i == 4 ? 0 : 1);
      patient_free (s.p);
    }
}

/* Least SINS, greatest SINS, then order of entry. */
static void
test_leading_by_sins (void)
{
  Story s = story_new ("3", -1, "90");
  BatsonRecord *second = patient_lesion (s.p, "T5", "3"), *finding = batson_record_nth (second, BATSON_LESION_FINDINGS, 0);
  g_autoptr (BatsonAssessment) tie = NULL, greatest = NULL, least = NULL;

  tie = patient_assess (s.p);
  g_assert_cmpint (tie->leading, ==, 0);
  patient_set (s.p, s.finding, BATSON_FINDING_PAIN, "none"); /* the first can be less */
  greatest = patient_assess (s.p);
  g_assert_cmpint (greatest->leading, ==, 1);
  patient_set (s.p, s.finding, BATSON_FINDING_BONE, "mixed"); /* but is at least more */
  least = patient_assess (s.p);
  g_assert_cmpint (least->leading, ==, 0);
  g_assert_nonnull (finding);
  patient_free (s.p);
}

/* A lesion without a row comes last, and a case without any has no NOMS. */
static void
test_leading_without_row (void)
{
  Story s = story_new ("3", -1, "90");
  BatsonRecord *second = patient_lesion (s.p, "T5", "0");
  g_autoptr (BatsonAssessment) one = NULL, none = NULL;

  patient_set (s.p, s.lesion, BATSON_LESION_COMPARTMENT, "intradural");
  one = patient_assess (s.p);
  g_assert_true (batson_assessment_leading (one)->record == second);
  patient_set (s.p, second, BATSON_LESION_COMPARTMENT, "intramedullary");
  none = patient_assess (s.p);
  g_assert_null (batson_assessment_leading (none));
  g_assert_cmpint (none->leading, ==, -1);
  patient_free (s.p);
}

static void
test_outside (void)
{
  Story s = story_new ("3", 3, "90");
  g_autoptr (BatsonAssessment) a = NULL;
  const BatsonLesionResult *lesion;

  patient_set (s.p, s.lesion, BATSON_LESION_COMPARTMENT, "intradural");
  a = patient_assess (s.p);
  lesion = batson_assessment_lesion (a, s.lesion);
  g_assert_cmpint (lesion->state, ==, BATSON_LESION_OUTSIDE);
  g_assert_true (lesion->protocols[BATSON_PROTOCOL_REVIEW].none);
  g_assert_cmpint (lesion->why.rule, ==, BATSON_RULE_ESCC_4);
  g_assert_cmpint (a->urgency.kind, ==, BATSON_URGENCY_AT_LEAST_ORANGE);
  patient_free (s.p);
}

/* What the comparison of a lesion says: differ, and the question where they part. */
static void
assert_part (Story *s, BatsonTri differ, int part_at)
{
  g_autoptr (BatsonAssessment) a = patient_assess (s->p);
  const BatsonLesionResult *lesion = batson_assessment_lesion (a, s->lesion);

  g_assert_cmpint (lesion->differ, ==, differ);
  g_assert_cmpint (lesion->part_at, ==, part_at);
}

static void
test_compare (void)
{
  Story s = story_new ("1b", 3, "90");

  patient_set (s.p, s.lesion, BATSON_LESION_RADIATION, "none");
  patient_set (s.p, s.fitness, BATSON_FITNESS_JUDGED, "fit");
  assert_part (&s, BATSON_NO, -1); /* radiation and radiation */
  triple_negative (&s);
  patient_set (s.p, patient_child (s.p, BATSON_CASE_DISEASE), BATSON_DISEASE_CONTROLLED, "no");
  assert_part (&s, BATSON_YES, BATSON_QUESTION_O); /* triple-negative: the original makes no split */
  patient_set (s.p, s.sample, BATSON_SAMPLE_ER, "90");
  patient_set (s.p, s.finding, BATSON_FINDING_GRADE, "3");
  assert_part (&s, BATSON_YES, -1); /* same answers, different rule */
  patient_set (s.p, s.fitness, BATSON_FITNESS_JUDGED, "unfit");
  assert_part (&s, BATSON_YES, -1); /* palliative and radiation */
  patient_free (s.p);
}

static void
test_compare_indeterminate (void)
{
  Story s = story_new ("1b", 8, "90");
  g_autoptr (BatsonAssessment) a = NULL;

  patient_set (s.p, s.lesion, BATSON_LESION_RADIATION, "none");
  patient_set (s.p, s.fitness, BATSON_FITNESS_JUDGED, "fit");
  assert_part (&s, BATSON_OPEN, -1); /* the original leaves SINS 7-12 to judgement */
  patient_set (s.p, s.lesion, BATSON_LESION_M_HAND, "unstable");
  assert_part (&s, BATSON_NO, -1);
  patient_set (s.p, s.lesion, BATSON_LESION_M_HAND, "");
  patient_set (s.p, s.status, BATSON_STATUS_MYELOPATHY, "old");
  a = patient_assess (s.p);
  g_assert_true (batson_assessment_lesion (a, s.lesion)->protocols[BATSON_PROTOCOL_LAUFER].none); /* low with myelopathy has no row */
  patient_free (s.p);
}

static void
test_compare_radiation (void)
{
  static const struct { const char *kind, *progressed; guint o; } table[] = {
    { "conventional", "yes", BATSON_O_RESISTANT }, { "stereotactic", "yes", BATSON_O_SENSITIVE }, { "none", NULL, BATSON_O_SENSITIVE },
    { NULL, "yes", BATSON_O_ANY }, { "conventional", NULL, BATSON_O_ANY }, { "conventional", "no", BATSON_O_SENSITIVE }
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      Story s = story_new ("1b", 3, "90");
      g_autoptr (BatsonAssessment) a = NULL;
      if (table[i].kind)
        patient_set (s.p, s.lesion, BATSON_LESION_RADIATION, table[i].kind);
      if (table[i].progressed)
        patient_set (s.p, s.lesion, BATSON_LESION_PROGRESSED, table[i].progressed);
      a = patient_assess (s.p);
      g_assert_cmpuint (batson_assessment_lesion (a, s.lesion)->protocols[BATSON_PROTOCOL_LAUFER].answers[BATSON_QUESTION_O], ==, table[i].o);
      patient_free (s.p);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rule/N-1/low-and-high-grade", test_n);
  g_test_add_func ("/rule/ESCC-1/grades-have-bands", test_n);
  g_test_add_func ("/rule/ESCC-2/epidural-extension-from-1a", test_grades);
  g_test_add_func ("/rule/ESCC-3/the-cauda-equina-has-its-ranks", test_grades);
  g_test_add_func ("/rule/ESCC-3/offered-with-the-level", test_grades_offered);
  g_test_add_func ("/rule/ESCC-4/outside-the-framework-there-is-no-row", test_outside);
  g_test_add_func ("/rule/O-1/receptors-and-radiation", test_o);
  g_test_add_func ("/rule/OVR-1/o-m-and-fitness-by-hand-lead", test_by_hand);
  g_test_add_func ("/rule/S-1/judgement-then-ecog", test_s);
  g_test_add_func ("/rule/S-2/one-to-three-vertebrae-and-nothing-else", test_oligo);
  g_test_add_func ("/rule/NOMS-0/the-primary-decides-whether-it-applies", test_primary);
  g_test_add_func ("/rule/NOMS-0/other-histology-keeps-the-floor", test_other_histology);
  g_test_add_func ("/rule/NOMS-1/from-a-case", test_rows);
  g_test_add_func ("/rule/NOMS-2/from-a-case", test_rows);
  g_test_add_func ("/rule/NOMS-3/from-a-case", test_rows);
  g_test_add_func ("/rule/NOMS-4/from-a-case", test_rows);
  g_test_add_func ("/rule/NOMS-5/from-a-case", test_rows);
  g_test_add_func ("/rule/NOMS-6/from-a-case", test_rows);
  g_test_add_func ("/rule/NOMS-7/from-a-case", test_rows);
  g_test_add_func ("/rule/NOMS-8/from-a-case", test_rows);
  g_test_add_func ("/rule/NOMS-9/from-a-case", test_rows);
  g_test_add_func ("/rule/NOMS-10/from-a-case", test_rows);
  g_test_add_func ("/rule/NOMS-11/from-a-case", test_rows);
  g_test_add_func ("/rule/NOMS-12/from-a-case", test_rows);
  g_test_add_func ("/rule/NOMS-3/receptors-do-not-matter-at-high-grade", test_why);
  g_test_add_func ("/rule/NOMS-C9/an-aggressive-subtype-with-extension-is-orange", test_aggressive);
  g_test_add_func ("/rule/NOMS-C8/a-deficit-that-low-grade-does-not-explain", test_unexplained);
  g_test_add_func ("/rule/NOMS-C10/triple-negative-is-resistant-whatever-the-radiation", test_o);
  g_test_add_func ("/rule/NOMS-C4/progressed-after-radiation-is-resistant", test_o);
  g_test_add_func ("/rule/SUB-7/luminal-a-never-lowers-red", test_never_lowers);
  g_test_add_func ("/rule/NOMS-15/each-place-of-the-order", test_leading);
  g_test_add_func ("/rule/NOMS-15/by-sins-then-by-entry", test_leading_by_sins);
  g_test_add_func ("/rule/NOMS-15/without-a-row-last", test_leading_without_row);
  g_test_add_func ("/rule/CMP-1/where-they-part", test_compare);
  g_test_add_func ("/rule/CMP-1/sins-7-to-12-is-judged-there", test_compare_indeterminate);
  g_test_add_func ("/rule/LAU-3/resistant-is-progressed-after-conventional-radiation", test_compare_radiation);
  return g_test_run ();
}
