/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The vignettes that come with the program: what each is about is true of its assessment. */
#include "case/document.h"
#include "framework/quiz.h"
#include "framework/sins.h"
#include "framework/words.h"

#include <string.h>

static const char *folder;

typedef struct
{
  BatsonCase *the_case;
  BatsonRecord *root;
  BatsonAssessment *a;
} Vignette;

static void
vignette_clear (Vignette *v)
{
  g_clear_object (&v->the_case);
  g_clear_pointer (&v->a, batson_assessment_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Vignette, vignette_clear)

static Vignette
vignette_open (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".batson.json", NULL), *path = g_build_filename (folder, file, NULL), *text = NULL;
  BatsonSettings settings = { BATSON_PROTOCOL_REVIEW };
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  Vignette v = { 0 };
  gsize size;

  g_assert_true (g_file_get_contents (path, &text, &size, &error));
  bytes = g_bytes_new (text, size);
  v.the_case = batson_document_read (bytes, NULL, &problems, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  v.root = batson_case_get_root (v.the_case);
  g_assert_true (batson_quiz_time (v.root, &settings.at, &settings.offset));
  v.a = batson_assess (v.root, &settings);
  return v;
}

static const BatsonLesionResult *
lesion_of (const Vignette *v, guint n)
{
  return v->a->lesions->pdata[n];
}

static gboolean
has_note (const Vignette *v, const char *what)
{
  for (guint i = 0; i < v->a->notes->len; i++)
    if (g_str_equal (batson_note_id (((BatsonNote *) v->a->notes->pdata[i])->id), what))
      return TRUE;
  return FALSE;
}

/* What each comes to: the rows lesion by lesion, the urgency, the triggers that fire. */
static const struct { const char *name, *rows; BatsonUrgencyKind urgency; const char *fire; } table[] = {
  { "01-pain-at-night", "NOMS-5", BATSON_URGENCY_ORANGE, "REF-1 REF-2 REF-10" },
  { "02-upright-only-in-a-brace", "NOMS-6", BATSON_URGENCY_AT_LEAST_ORANGE, "REF-1 REF-2 REF-3 REF-10" },
  { "03-touching-the-cord", "NOMS-4", BATSON_URGENCY_GREEN, "REF-3 REF-10" },
  { "04-pathology-still-open", "NOMS-4, NOMS-10", BATSON_URGENCY_ORANGE, "REF-1 REF-3 REF-10" },
  { "05-counts-before-surgery", "NOMS-4", BATSON_URGENCY_GREEN, "REF-10" },
  { "06-three-vertebrae", "NOMS-8; NOMS-8", BATSON_URGENCY_ORANGE, "REF-1 REF-10" },
  { "07-one-vertebra-more", "NOMS-10; NOMS-10; NOMS-10", BATSON_URGENCY_ORANGE, "REF-1 REF-10" },
  { "08-back-at-the-same-place", "NOMS-10", BATSON_URGENCY_ORANGE, "REF-1 REF-2 REF-3 REF-10" },
  { "09-legs-first", "NOMS-1", BATSON_URGENCY_RED, "REF-2 REF-3 REF-4 REF-7 REF-8 REF-9" },
  { "10-numb-where-she-sits", "NOMS-2", BATSON_URGENCY_RED, "REF-1 REF-2 REF-3 REF-4 REF-10 REF-9" },
  { "11-a-man-who-keeps-to-his-bed", "NOMS-7", BATSON_URGENCY_GREEN, "REF-3 REF-10" },
  { "12-operated-on-in-autumn", "; NOMS-4", BATSON_URGENCY_GREEN, "REF-3 REF-10" },
};

static char *
rows_of (const Vignette *v)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < v->a->lesions->len; i++)
    {
      const BatsonProtocolResult *result = &lesion_of (v, i)->protocols[BATSON_PROTOCOL_REVIEW];
      g_autofree char *rows = batson_words_rows (batson_protocol (BATSON_PROTOCOL_REVIEW), result->none ? 0 : result->rows);
      g_string_append_printf (text, "%s%s", i ? "; " : "", rows);
    }
  return g_string_free (text, FALSE);
}

static char *
fire_of (const Vignette *v)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < v->a->triggers->len; i++)
    {
      const BatsonTrigger *trigger = v->a->triggers->pdata[i];
      if (trigger->state == BATSON_YES)
        g_string_append_printf (text, "%s%s", text->len ? " " : "", batson_rule (trigger->why.rule)->id);
    }
  return g_string_free (text, FALSE);
}

/* No rule, score or grade is named before it is asked for, nor the patient. */
static void
assert_tells_nothing (const char *story, BatsonRecord *root)
{
  static const char *const never[] = { "SINS", "Bilsky", "NOMS", "REF-", "URG-", "grade", "stable", "Invented" };

  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    if (strstr (story, never[i]))
      g_error ("the story says \"%s\": %s", never[i], story);
  g_assert_null (strstr (story, batson_record_text (batson_record_child (root, BATSON_CASE_PATIENT), BATSON_PATIENT_NAME)));
}

static void
test_each (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_auto (Vignette) v = vignette_open (table[i].name);
      BatsonRecord *teaching = batson_record_child (v.root, BATSON_CASE_TEACHING);
      g_autofree char *rows = rows_of (&v), *fire = fire_of (&v);
      g_autoptr (BatsonQuiz) quiz = batson_quiz_new (v.a);

      g_assert_cmpstr (rows, ==, table[i].rows);
      g_assert_cmpstr (fire, ==, table[i].fire);
      g_assert_cmpint (v.a->urgency.kind, ==, table[i].urgency);
      g_assert_cmpuint (v.a->checks->len, ==, 0);
      g_assert_cmpint (batson_record_choice (batson_record_child (v.root, BATSON_CASE_PATIENT), BATSON_PATIENT_EXAMPLE), ==, BATSON_YES_NO_YES);
      g_assert_cmpstr (batson_record_text (teaching, BATSON_TEACHING_TITLE), !=, "");
      g_assert_cmpuint (strlen (batson_record_text (teaching, BATSON_TEACHING_DISCUSSION)), >, 400);
      assert_tells_nothing (batson_record_text (teaching, BATSON_TEACHING_STORY), v.root);
      g_assert_cmpuint (quiz->items->len, >=, 5);
    }
}

/* Twelve and no other; every outcome of the tree occurs, and what is red, at least orange, orange and green. */
static void
test_all (void)
{
  const BatsonProtocol *review = batson_protocol (BATSON_PROTOCOL_REVIEW);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint outcomes = 0, kinds = 0, n = 0;

  while (g_dir_read_name (dir))
    n++;
  g_assert_cmpuint (n, ==, 12);
  g_assert_cmpuint (G_N_ELEMENTS (table), ==, 12);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_auto (Vignette) v = vignette_open (table[i].name);
      kinds |= 1u << v.a->urgency.kind;
      for (guint l = 0; l < v.a->lesions->len; l++)
        for (guint r = 0; r < review->n_rows; r++)
          if (!lesion_of (&v, l)->protocols[BATSON_PROTOCOL_REVIEW].none && lesion_of (&v, l)->protocols[BATSON_PROTOCOL_REVIEW].rows == 1u << r)
            outcomes |= 1u << review->rows[r].decision;
    }
  g_assert_cmpuint (outcomes, ==, (1u << BATSON_OUTCOME_OTHER) - 1);
  g_assert_cmpuint (kinds, ==, 1u << BATSON_URGENCY_RED | 1u << BATSON_URGENCY_ORANGE | 1u << BATSON_URGENCY_GREEN | 1u << BATSON_URGENCY_AT_LEAST_ORANGE);
}

/* Without the one pedicle the class is another. */
static void
assert_one_part_decides (const Vignette *v, int total)
{
  const BatsonSins *sins = &lesion_of (v, 0)->sins;

  g_assert_cmpint (sins->least, ==, total);
  g_assert_cmpint (sins->greatest, ==, total);
  g_assert_true (sins->raters_differ);
  g_assert_cmpint (sins->part_least[BATSON_SINS_PART_POSTEROLATERAL], ==, 1);
  g_assert_cmpuint (batson_sins_class (total), !=, batson_sins_class (total - 1));
}

static void
test_boundaries_of_sins (void)
{
  g_auto (Vignette) seven = vignette_open ("01-pain-at-night"), thirteen = vignette_open ("02-upright-only-in-a-brace");

  assert_one_part_decides (&seven, 7);
  assert_one_part_decides (&thirteen, 13);
  g_assert_cmpint (batson_record_choice (batson_record_child (thirteen.root, BATSON_CASE_IMAGING), BATSON_IMAGING_COMPLETE), ==, BATSON_YES_NO_NO);
}

static void
test_grade_1c (void)
{
  g_auto (Vignette) v = vignette_open ("03-touching-the-cord");

  g_assert_cmpuint (lesion_of (&v, 0)->grades, ==, 1u << BATSON_GRADE_1C);
  g_assert_cmpuint (lesion_of (&v, 0)->answers[BATSON_QUESTION_N].answers, ==, BATSON_N_LOW);
}

/* IHC 2+ and no ISH: two subtypes left, and O open. */
static void
test_her2_open (void)
{
  g_auto (Vignette) v = vignette_open ("04-pathology-still-open");

  g_assert_true (v.a->receptors[BATSON_RECEPTOR_HER2].equivocal);
  g_assert_cmpuint (v.a->subtype.subtypes, ==, 1u << BATSON_SUBTYPE_HER2_ENRICHED | 1u << BATSON_SUBTYPE_TRIPLE_NEGATIVE);
  g_assert_cmpuint (lesion_of (&v, 0)->answers[BATSON_QUESTION_O].answers, ==, BATSON_O_ANY);
  g_assert_true (has_note (&v, "NOMS-C9"));
}

static void
test_neutrophils (void)
{
  g_auto (Vignette) v = vignette_open ("05-counts-before-surgery");
  BatsonRecord *lab = batson_record_nth (v.root, BATSON_CASE_LABS, 0);
  gboolean cdk = FALSE;

  g_assert_cmpfloat (batson_record_get (lab, BATSON_LAB_ANC)->decimal, ==, 1.5);
  for (guint i = 0; i < batson_record_length (v.root, BATSON_CASE_DRUGS); i++)
    cdk |= batson_record_choice (batson_record_nth (v.root, BATSON_CASE_DRUGS, i), BATSON_DRUG_CLASS) == BATSON_DRUG_CLASS_CDK4_6;
  g_assert_true (cdk);
  g_assert_true (has_note (&v, "NOMS-C1"));
}

static void
test_three_and_four_levels (void)
{
  g_auto (Vignette) three = vignette_open ("06-three-vertebrae"), four = vignette_open ("07-one-vertebra-more");

  g_assert_cmpuint (three.a->n_vertebrae, ==, 3);
  g_assert_cmpint (three.a->oligometastatic, ==, BATSON_YES);
  g_assert_true (has_note (&three, "NOMS-C2"));
  g_assert_cmpuint (four.a->n_vertebrae, ==, 4);
  g_assert_cmpint (four.a->oligometastatic, ==, BATSON_NO);
}

/* Hormone receptors positive, and resistant all the same. */
static void
test_after_radiation (void)
{
  g_auto (Vignette) v = vignette_open ("08-back-at-the-same-place");

  g_assert_cmpint (v.a->receptors[BATSON_RECEPTOR_ER].positive, ==, BATSON_YES);
  g_assert_cmpuint (lesion_of (&v, 0)->answers[BATSON_QUESTION_O].answers, ==, BATSON_O_RESISTANT);
  g_assert_true (has_note (&v, "NOMS-C4"));
}

static void
test_the_others (void)
{
  g_auto (Vignette) first = vignette_open ("09-legs-first"), cauda = vignette_open ("10-numb-where-she-sits"), man = vignette_open ("11-a-man-who-keeps-to-his-bed"), treated = vignette_open ("12-operated-on-in-autumn");
  BatsonRecord *presentation = batson_record_child (first.root, BATSON_CASE_PRESENTATION);

  g_assert_cmpint (batson_record_choice (presentation, BATSON_PRESENTATION_FIRST_SEEN), ==, BATSON_SPECIALTY_SPINE);
  g_assert_cmpint (batson_record_choice (presentation, BATSON_PRESENTATION_KNOWN), ==, BATSON_YES_NO_NO);
  g_assert_true (first.a->work_up_applies);
  g_assert_cmpuint (lesion_of (&cauda, 0)->grades, ==, 1u << BATSON_GRADE_CAUDA_HIGH);
  g_assert_cmpint (batson_record_choice (batson_record_child (man.root, BATSON_CASE_PATIENT), BATSON_PATIENT_SEX), ==, BATSON_SEX_MALE);
  g_assert_cmpint (lesion_of (&treated, 0)->state, ==, BATSON_LESION_CONTROLLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  folder = argv[1];
  g_test_add_func ("/framework/vignettes/each", test_each);
  g_test_add_func ("/framework/vignettes/all", test_all);
  g_test_add_func ("/framework/vignettes/boundaries-of-sins", test_boundaries_of_sins);
  g_test_add_func ("/framework/vignettes/grade-1c", test_grade_1c);
  g_test_add_func ("/framework/vignettes/her2-open", test_her2_open);
  g_test_add_func ("/framework/vignettes/neutrophils", test_neutrophils);
  g_test_add_func ("/framework/vignettes/three-and-four-levels", test_three_and_four_levels);
  g_test_add_func ("/framework/vignettes/after-radiation", test_after_radiation);
  g_test_add_func ("/framework/vignettes/the-others", test_the_others);
  return g_test_run ();
}
