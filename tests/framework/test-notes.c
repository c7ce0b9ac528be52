/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conflicts and notes: each where it bears, and not where it does not. */
#include "framework/patient.h"
#include "framework/words.h"
#include <string.h>

static gboolean
has (Patient *p, const char *what, guint *out_rows)
{
  g_autoptr (BatsonAssessment) a = patient_assess (p);

  for (guint i = 0; i < a->notes->len; i++)
    {
      const BatsonNote *note = a->notes->pdata[i];
      if (strcmp (batson_note_id (note->id), what) != 0)
        continue;
      if (out_rows)
        *out_rows = note->rows;
      return TRUE;
    }
  return FALSE;
}

#define YES(what) g_assert_true (has (p, what, NULL))
#define NO(what) g_assert_false (has (p, what, NULL))

static BatsonRecord *
lesion_of (Patient *p)
{
  return batson_record_nth (p->root, BATSON_CASE_LESIONS, 0);
}

static BatsonRecord *
finding_of (Patient *p)
{
  return batson_record_nth (lesion_of (p), BATSON_LESION_FINDINGS, 0);
}

static void
grade (Patient *p, const char *id)
{
  patient_set (p, finding_of (p), BATSON_FINDING_GRADE, id);
}

static void
judged (Patient *p, const char *id)
{
  patient_set (p, patient_child (p, BATSON_CASE_FITNESS), BATSON_FITNESS_JUDGED, id);
}

static BatsonRecord *
sample_of (Patient *p)
{
  return batson_record_nth (p->root, BATSON_CASE_SAMPLES, 0);
}

static void
receptors (Patient *p, const char *er, const char *pr, const char *her2, const char *ki67)
{
  BatsonRecord *sample = sample_of (p);

  patient_set (p, sample, BATSON_SAMPLE_ER, er);
  patient_set (p, sample, BATSON_SAMPLE_PR, pr);
  patient_set (p, sample, BATSON_SAMPLE_HER2_IHC, her2);
  patient_set (p, sample, BATSON_SAMPLE_KI67, ki67);
}

/* One lesion, low grade, Luminal A, never irradiated, SINS 0-6, fit; breast proven; nothing new. */
static Patient *
calm (void)
{
  Patient *p = patient_new ();
  BatsonRecord *status = patient_status (p);

  patient_lesion (p, "T8", "1b");
  patient_add (p, BATSON_CASE_SAMPLES);
  patient_sins (p, finding_of (p), 3);
  patient_set (p, lesion_of (p), BATSON_LESION_RADIATION, "none");
  receptors (p, "90", "40", "0", "5");
  patient_set (p, status, BATSON_STATUS_BACK_PAIN, "stable");
  patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_PRIMARY, "proven");
  judged (p, "fit");
  return p;
}

static void
few (Patient *p)
{
  patient_set (p, patient_child (p, BATSON_CASE_IMAGING), BATSON_IMAGING_COMPLETE, "yes");
  patient_set (p, patient_child (p, BATSON_CASE_DISEASE), BATSON_DISEASE_WHOLE_BODY, "yes");
  patient_set (p, patient_child (p, BATSON_CASE_DISEASE), BATSON_DISEASE_VISCERAL, "none");
  patient_set (p, patient_child (p, BATSON_CASE_DISEASE), BATSON_DISEASE_OTHER_BONE, "0");
  patient_set (p, patient_child (p, BATSON_CASE_DISEASE), BATSON_DISEASE_CONTROLLED, "yes");
}

/* At high grade what is said of decompression stands before what would be considered besides: one note alone may be shown. */
static void
test_order_at_high_grade (void)
{
  static const char *const wanted[] = { "NOMS-C3", "NOMS-C6", "NOMS-C1", "NOMS-C7" };
  g_autoptr (Patient) p = calm ();
  g_autoptr (BatsonAssessment) a = NULL;
  guint n = 0;

  few (p);
  grade (p, "3");
  a = patient_assess (p);
  for (guint i = 0; i < a->notes->len && n < G_N_ELEMENTS (wanted); i++)
    {
      const BatsonNote *note = a->notes->pdata[i];

      if (note->lesion == lesion_of (p) && note->rows)
        g_assert_cmpstr (batson_note_id (note->id), ==, wanted[n++]);
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (wanted));
}

static void
test_c1_c7 (void)
{
  g_autoptr (Patient) p = calm ();

  NO ("NOMS-C1");
  few (p);
  YES ("NOMS-C1");
  YES ("NOMS-C7");
  judged (p, "unfit");
  NO ("NOMS-C1");
  NO ("NOMS-C7");
  judged (p, "fit");
  receptors (p, "0", "0", "0", "50"); /* resistant: the tree's own en bloc */
  NO ("NOMS-C1");
  YES ("NOMS-C7");
  grade (p, "3");
  YES ("NOMS-C1");
}

static void
test_c2 (void)
{
  g_autoptr (Patient) p = calm ();

  few (p);
  NO ("NOMS-C2");
  patient_set (p, lesion_of (p), BATSON_LESION_LEVEL, "T7-T9");
  YES ("NOMS-C2");
  patient_set (p, lesion_of (p), BATSON_LESION_LEVEL, "T6-T9");
  NO ("NOMS-C2");
}

static void
test_c3_c6 (void)
{
  g_autoptr (Patient) p = calm ();
  guint rows = 0;

  NO ("NOMS-C3");
  NO ("NOMS-C6");
  grade (p, "2");
  g_assert_true (has (p, "NOMS-C3", &rows));
  g_assert_cmpuint (rows, !=, 0);
  YES ("NOMS-C6");
  receptors (p, "0", "0", "0", "50");
  YES ("NOMS-C3");
  NO ("NOMS-C6");
  judged (p, "unfit");
  NO ("NOMS-C3");
}

static void
test_c4 (void)
{
  g_autoptr (Patient) p = calm ();

  NO ("NOMS-C4");
  patient_set (p, lesion_of (p), BATSON_LESION_RADIATION, "conventional");
  NO ("NOMS-C4");
  patient_set (p, lesion_of (p), BATSON_LESION_PROGRESSED, "yes");
  YES ("NOMS-C4");
  receptors (p, "0", "0", "3+", "50");
  NO ("NOMS-C4");
}

static void
test_c5_and_nothing_to_separate (void)
{
  g_autoptr (Patient) p = calm ();

  NO ("NOMS-C5");
  receptors (p, "0", "0", "0", "50");
  YES ("NOMS-C5");
  NO ("NOMS-10-bone-only");
  grade (p, "0");
  YES ("NOMS-10-bone-only");
  grade (p, "2");
  NO ("NOMS-C5");
}

static void
test_c8 (void)
{
  g_autoptr (Patient) p = calm ();
  BatsonRecord *status = batson_record_nth (p->root, BATSON_CASE_STATUS, 0);

  NO ("NOMS-C8");
  patient_set (p, status, BATSON_STATUS_MYELOPATHY, "new");
  YES ("NOMS-C8");
  patient_set (p, status, BATSON_STATUS_MYELOPATHY, "old");
  NO ("NOMS-C8");
  patient_set (p, status, BATSON_STATUS_SENSORY, "worse");
  YES ("NOMS-C8");
  grade (p, "0");
  YES ("NOMS-C8");
  patient_lesion (p, "L2", "3");
  NO ("NOMS-C8");
}

static void
test_c9_c10 (void)
{
  g_autoptr (Patient) p = calm ();

  NO ("NOMS-C9");
  NO ("NOMS-C10");
  receptors (p, "0", "0", "3+", "50");
  YES ("NOMS-C9");
  NO ("NOMS-C10");
  receptors (p, "0", "0", "0", "50");
  YES ("NOMS-C9");
  YES ("NOMS-C10");
  grade (p, "0");
  NO ("NOMS-C9");
  YES ("NOMS-C10");
}

static void
test_noms_0 (void)
{
  g_autoptr (Patient) p = calm ();
  BatsonRecord *presentation = patient_child (p, BATSON_CASE_PRESENTATION);

  NO ("NOMS-0-likely");
  NO ("NOMS-0-if-breast");
  NO ("NOMS-0-other");
  patient_set (p, presentation, BATSON_PRESENTATION_PRIMARY, "likely");
  YES ("NOMS-0-likely");
  patient_set (p, presentation, BATSON_PRESENTATION_PRIMARY, "");
  YES ("NOMS-0-if-breast");
  patient_set (p, presentation, BATSON_PRESENTATION_PRIMARY, "other");
  YES ("NOMS-0-other");
  NO ("NOMS-0-if-breast");
}

static void
test_noms_13 (void)
{
  g_autoptr (Patient) p = calm ();

  patient_set (p, finding_of (p), BATSON_FINDING_DATE, "2026-05");
  NO ("NOMS-13-may-predate");
  patient_set (p, lesion_of (p), BATSON_LESION_TREATMENT, "stabilisation");
  patient_set (p, lesion_of (p), BATSON_LESION_TREATED, "2026-05-20");
  YES ("NOMS-13-may-predate");
  patient_set (p, finding_of (p), BATSON_FINDING_DATE, "2026-06-01");
  NO ("NOMS-13-may-predate");
}

static void
test_urgency_conflicts (void)
{
  g_autoptr (Patient) p = calm ();

  few (p);
  NO ("URG-C1");
  NO ("URG-C2");
  patient_sins (p, finding_of (p), 8);
  YES ("URG-C1");
  YES ("URG-C2");
  grade (p, "3");
  YES ("URG-C1");
  NO ("URG-C2");
}

static void
test_neuro (void)
{
  g_autoptr (Patient) p = calm ();
  BatsonRecord *status = batson_record_nth (p->root, BATSON_CASE_STATUS, 0);

  NO ("NEURO-3");
  NO ("NEURO-4");
  patient_set (p, status, BATSON_STATUS_ACUTE, "yes");
  patient_set (p, status, BATSON_STATUS_WALKING_LOST, "yes");
  YES ("NEURO-3");
  YES ("NEURO-4");
  patient_set (p, status, BATSON_STATUS_ACUTE_ENDED, "recovered");
  patient_set (p, status, BATSON_STATUS_WALKING_LOST, "long-standing");
  NO ("NEURO-3");
  NO ("NEURO-4");
}

static void
test_ref_c1 (void)
{
  g_autoptr (Patient) p = calm ();

  NO ("REF-C1");
  grade (p, "");
  YES ("REF-C1");
}

static void
test_sins (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *finding;

  patient_lesion (p, "T8", "0");
  finding = finding_of (p);
  NO ("SINS-6");
  patient_sins (p, finding, 13);
  YES ("SINS-6");
  NO ("SINS-5");
  patient_sins (p, finding, 2);
  patient_set (p, finding, BATSON_FINDING_PAIN, "other"); /* 1 + 1 + 2 */
  patient_set (p, finding, BATSON_FINDING_COLLAPSE, "exactly-50");
  YES ("SINS-5"); /* 6 or 7 */
  patient_set (p, finding, BATSON_FINDING_COLLAPSE, "under-50");
  NO ("SINS-5");
  YES ("SINS-7"); /* 6: lytic for blastic would make 8 */
  patient_set (p, finding, BATSON_FINDING_COLLAPSE, "none");
  NO ("SINS-7");
}

static void
test_escc (void)
{
  g_autoptr (Patient) p = calm ();

  NO ("ESCC-1");
  NO ("ESCC-3");
  NO ("ESCC-4");
  grade (p, "1c");
  YES ("ESCC-1");
  patient_set (p, lesion_of (p), BATSON_LESION_LEVEL, "L3");
  YES ("ESCC-3");
  grade (p, "0"); /* bone only is 0 at any level */
  NO ("ESCC-3");
  grade (p, "cauda-high");
  NO ("ESCC-3");
  patient_set (p, lesion_of (p), BATSON_LESION_COMPARTMENT, "intramedullary");
  YES ("ESCC-4");
}

static void
test_re_irradiation (void)
{
  g_autoptr (Patient) p = calm ();

  NO ("RAD-4");
  patient_set (p, lesion_of (p), BATSON_LESION_RADIATION, "");
  NO ("RAD-4");
  patient_set (p, lesion_of (p), BATSON_LESION_RADIATION, "stereotactic");
  YES ("RAD-4");
}

static void
test_subtype_notes (void)
{
  g_autoptr (Patient) p = calm ();

  NO ("SUB-ER-low");
  NO ("SUB-PR");
  receptors (p, "90", "8", "0", "5");
  YES ("SUB-PR");
  receptors (p, "5", "0", "0", "5");
  YES ("SUB-ER-low");
  receptors (p, "5", "0", "3+", "5");
  NO ("SUB-ER-low");
}

static void
test_sub_7 (void)
{
  g_autoptr (Patient) p = calm ();

  few (p);
  NO ("SUB-7");
  grade (p, "3");
  YES ("SUB-7");
  receptors (p, "90", "40", "0", "50"); /* no row in Table 1 to be overtaken */
  NO ("SUB-7");
}

static void
test_sub_8 (void)
{
  static const struct { const char *ihc, *ish, *report; gboolean tests, reported; } table[] = {
    { "2+", "amplified", "", FALSE, FALSE }, { "0", "amplified", "", TRUE, FALSE }, { "1+", "amplified", "", TRUE, FALSE },
    { "3+", "not-amplified", "", TRUE, FALSE }, { "1+", "not-amplified", "", FALSE, FALSE }, { "3+", "", "negative", FALSE, TRUE },
    { "3+", "", "positive", FALSE, FALSE }, { "0", "", "positive", FALSE, TRUE }, { "2+", "not-amplified", "positive", FALSE, TRUE },
    { "2+", "", "positive", FALSE, FALSE }, { "", "", "positive", FALSE, FALSE }, { "", "amplified", "negative", FALSE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (Patient) p = calm ();
      patient_set (p, sample_of (p), BATSON_SAMPLE_HER2_IHC, table[i].ihc);
      patient_set (p, sample_of (p), BATSON_SAMPLE_HER2_ISH, table[i].ish);
      patient_set (p, sample_of (p), BATSON_SAMPLE_HER2_REPORT, table[i].report);
      g_assert_cmpint (has (p, "SUB-8-IHC-ISH", NULL), ==, table[i].tests);
      g_assert_cmpint (has (p, "SUB-8-report", NULL), ==, table[i].reported);
    }
}

static void
test_sub_9 (void)
{
  g_autoptr (Patient) p = calm ();
  BatsonRecord *newer = patient_add (p, BATSON_CASE_SAMPLES);

  patient_set (p, sample_of (p), BATSON_SAMPLE_SITE, "spine");
  patient_set (p, sample_of (p), BATSON_SAMPLE_DATE, "2025-01-10");
  patient_set (p, newer, BATSON_SAMPLE_SITE, "other");
  patient_set (p, newer, BATSON_SAMPLE_DATE, "2026-01-10");
  patient_set (p, newer, BATSON_SAMPLE_ER, "80");
  NO ("SUB-9");
  patient_set (p, newer, BATSON_SAMPLE_ER, "0");
  YES ("SUB-9");
  patient_set (p, newer, BATSON_SAMPLE_DATE, "2024-01-10");
  NO ("SUB-9");
}

/* Every note says its rule, and every rule that can stand on a note has words. */
static void
test_every_note_has_words (void)
{
  g_autoptr (Patient) p = calm ();
  g_autoptr (BatsonAssessment) a = NULL;

  few (p);
  receptors (p, "0", "0", "0", "50");
  grade (p, "1c");
  a = patient_assess (p);
  g_assert_cmpuint (a->notes->len, >, 4);
  for (guint i = 0; i < a->notes->len; i++)
    {
      const BatsonNote *note = a->notes->pdata[i];
      g_assert_true (g_str_has_prefix (batson_note_id (note->id), batson_rule (note->why.rule)->id) || g_str_has_prefix (batson_note_id (note->id), "SUB-"));
      g_assert_cmpstr (batson_words_note (note), !=, "");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rule/NOMS-C1/fit-and-oligometastatic", test_c1_c7);
  g_test_add_func ("/rule/NOMS-C3/before-en-bloc-at-high-grade", test_order_at_high_grade);
  g_test_add_func ("/rule/NOMS-C7/beside-any-en-bloc", test_c1_c7);
  g_test_add_func ("/rule/NOMS-C2/three-vertebrae", test_c2);
  g_test_add_func ("/rule/NOMS-C3/high-grade-and-fit", test_c3_c6);
  g_test_add_func ("/rule/NOMS-C4/progressed-though-hr-positive", test_c4);
  g_test_add_func ("/rule/NOMS-C5/low-grade-and-resistant", test_c5_and_nothing_to_separate);
  g_test_add_func ("/rule/NOMS-C6/high-grade-and-sensitive", test_c3_c6);
  g_test_add_func ("/rule/NOMS-C8/signs-no-lesion-explains", test_c8);
  g_test_add_func ("/rule/NOMS-C9/aggressive-and-epidural", test_c9_c10);
  g_test_add_func ("/rule/NOMS-C10/every-triple-negative-leaf", test_c9_c10);
  g_test_add_func ("/rule/NOMS-0/notes-of-the-primary", test_noms_0);
  g_test_add_func ("/rule/NOMS-13/may-predate-treatment", test_noms_13);
  g_test_add_func ("/rule/URG-C1/where-a-clock-runs", test_urgency_conflicts);
  g_test_add_func ("/rule/URG-C2/beside-72-hours", test_urgency_conflicts);
  g_test_add_func ("/rule/NEURO-3/note", test_neuro);
  g_test_add_func ("/rule/NEURO-4/note", test_neuro);
  g_test_add_func ("/rule/REF-C1/while-no-grade-is-known", test_ref_c1);
  g_test_add_func ("/rule/SINS-5/note", test_sins);
  g_test_add_func ("/rule/SINS-6/note", test_sins);
  g_test_add_func ("/rule/SINS-7/note", test_sins);
  g_test_add_func ("/rule/ESCC-1/note-on-1c", test_escc);
  g_test_add_func ("/rule/ESCC-3/note-below-the-cord", test_escc);
  g_test_add_func ("/rule/ESCC-4/note", test_escc);
  g_test_add_func ("/notes/re-irradiation", test_re_irradiation);
  g_test_add_func ("/rule/SUB-1/notes-on-er-low-and-pr", test_subtype_notes);
  g_test_add_func ("/rule/SUB-7/overtaken", test_sub_7);
  g_test_add_func ("/rule/SUB-8/disagreements", test_sub_8);
  g_test_add_func ("/rule/SUB-9/newer-sample-that-differs", test_sub_9);
  g_test_add_func ("/notes/every-note-has-words", test_every_note_has_words);
  return g_test_run ();
}
