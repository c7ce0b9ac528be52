/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The walk: every combination of answers ends at the row of the assessment, every part and trigger comes once, and what a missing answer would lead to is what comes of it. */
#include <string.h>

#include "framework/patient.h"
#include "framework/words.h"

/* A case with one lesion at T8, imaged, proven. */
typedef struct
{
  Patient *p;
  BatsonRecord *lesion, *finding, *sample, *fitness, *disease;
} Story;

static Story
story_new (void)
{
  Story s = { patient_new () };

  patient_status (s.p);
  s.fitness = patient_child (s.p, BATSON_CASE_FITNESS);
  s.disease = patient_child (s.p, BATSON_CASE_DISEASE);
  patient_set (s.p, patient_child (s.p, BATSON_CASE_IMAGING), BATSON_IMAGING_COMPLETE, "yes");
  patient_set (s.p, patient_child (s.p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_KNOWN, "yes");
  s.lesion = patient_lesion (s.p, "T8", "1b");
  s.finding = batson_record_nth (s.lesion, BATSON_LESION_FINDINGS, 0);
  patient_set (s.p, s.lesion, BATSON_LESION_RADIATION, "none");
  s.sample = patient_add (s.p, BATSON_CASE_SAMPLES);
  patient_set (s.p, s.sample, BATSON_SAMPLE_SITE, "primary");
  return s;
}

/* The answers of combination I of 2 grades, 2 receptors, 3 totals, 3 fitnesses. */
static void
answer (Story *s, guint i)
{
  static const int totals[] = { 3, 8, 14 };
  gboolean resistant = i / 2 % 2 == 1, oligo = i / 12 == 1;

  patient_set (s->p, s->finding, BATSON_FINDING_GRADE, i % 2 ? "3" : "1b");
  patient_set (s->p, s->sample, BATSON_SAMPLE_ER, resistant ? "0" : "90");
  patient_set (s->p, s->sample, BATSON_SAMPLE_PR, resistant ? "0" : "90");
  patient_set (s->p, s->sample, BATSON_SAMPLE_HER2_IHC, "0");
  patient_sins (s->p, s->finding, totals[i / 4 % 3] - 1);
  patient_set (s->p, s->fitness, BATSON_FITNESS_JUDGED, i / 12 == 2 ? "unfit" : "fit");
  patient_set (s->p, s->disease, BATSON_DISEASE_CONTROLLED, oligo ? "yes" : "no");
  patient_set (s->p, s->disease, BATSON_DISEASE_VISCERAL, "none");
  patient_set (s->p, s->disease, BATSON_DISEASE_OTHER_BONE, "0");
  patient_set (s->p, s->disease, BATSON_DISEASE_WHOLE_BODY, "yes");
}

static BatsonWalk *
walk_new (Patient *p, BatsonRecord *lesion, BatsonProtocolId protocol)
{
  g_autoptr (BatsonAssessment) a = patient_assess (p);

  return batson_walk_new (a, lesion ? batson_assessment_lesion (a, lesion) : NULL, protocol);
}

static void
sound (char *text)
{
  g_assert_cmpstr (text, !=, "");
  g_assert_null (strstr (text, "%s"));
  g_assert_null (strstr (text, "%d"));
  g_assert_null (strstr (text, "$"));
  g_free (text);
}

/* One sentence after another: each begins large and ends, and nothing stands twice between them. */
static void
sentences (char *text)
{
  g_auto (GStrv) each = g_strsplit (text, ". ", -1);

  g_assert_true (g_str_has_suffix (text, ".") || g_str_has_suffix (text, "?"));
  g_assert_null (strstr (text, ".."));
  g_assert_null (strstr (text, "  "));
  for (guint i = 0; each[i]; i++)
    g_assert_true (g_unichar_isupper (g_utf8_get_char (each[i])));
  sound (text);
}

/* Every step says what it asks and what was answered; ids are unique; rules have a source; questions follow each other. */
static void
check (const BatsonWalk *walk)
{
  guint rows = 0, chapter = 0;

  for (guint i = 0; i < walk->steps->len; i++)
    {
      const BatsonWalkStep *step = batson_walk_step (walk, i);
      g_autoptr (GArray) leads = batson_walk_leads (walk, step);
      g_assert_cmpint (batson_walk_find (walk, step->id), ==, (int) i);
      g_assert_cmpuint (step->chapter, >=, chapter);
      chapter = step->chapter;
      sound (batson_words_walk_title (walk, step));
      sentences (g_strdup (batson_words_walk_question (walk, step)));
      sound (batson_words_walk_answer (walk, step));
      sound (g_strdup (batson_words_chapter (walk, step->chapter)));
      sentences (g_strdup (batson_words_walk_rule (walk, step)));
      if (step->kind == BATSON_WALK_TRIGGER)
        sentences (batson_words_walk_answer (walk, step));
      if (step->kind == BATSON_WALK_SINS || step->kind == BATSON_WALK_QUESTION)
        sentences (batson_words_walk_effect (walk, step));
      g_assert_cmpstr (batson_rule (step->why.rule)->source, !=, "");
      g_assert_nonnull (step->nodes[0]);
      for (guint l = 0; l < leads->len; l++)
        sound (batson_words_walk_lead (walk, step, &g_array_index (leads, BatsonWalkLead, l)));
      g_assert_true (step->open || leads->len == 0);
      g_assert_cmpuint (step->after & ~step->before, ==, 0);
      if (step->kind != BATSON_WALK_QUESTION)
        continue;
      g_assert_true (step->which == 0 || step->before == rows);
      rows = step->after;
    }
}

static void
test_every_combination (void)
{
  Story s = story_new ();

  for (guint i = 0; i < 36; i++)
    for (BatsonProtocolId protocol = 0; protocol < BATSON_N_PROTOCOLS; protocol++)
      {
        g_autoptr (BatsonWalk) walk = NULL;
        const BatsonWalkStep *last;
        answer (&s, i);
        walk = walk_new (s.p, s.lesion, protocol);
        check (walk);
        last = batson_walk_step (walk, walk->steps->len - 1);
        g_assert_cmpint (last->kind, ==, BATSON_WALK_ROW);
        g_assert_cmpuint (last->after, ==, walk->lesion->protocols[protocol].rows);
        g_assert_cmpuint (last->before, ==, last->after);
        if (protocol == BATSON_PROTOCOL_LAUFER && i / 4 % 3 == 1)
          continue; /* SINS 7-12 is left to judgement there */
        g_assert_false (last->open);
        g_assert_cmpstr (batson_rule (last->why.rule)->id, ==, batson_rule (walk->protocol->rows[g_bit_nth_lsf (last->after, -1)].rule)->id);
        g_assert_cmpstr (last->nodes[0], !=, "start");
      }
  patient_free (s.p);
}

/* The parts one after the other add up to the score of the assessment, the triggers are those of the assessment. */
static void
test_parts_and_triggers (void)
{
  Story s = story_new ();
  g_autoptr (BatsonWalk) walk = NULL;
  guint parts = 0, triggers = 0;

  answer (&s, 4);
  walk = walk_new (s.p, s.lesion, BATSON_PROTOCOL_REVIEW);
  for (guint i = 0; i < walk->steps->len; i++)
    {
      const BatsonWalkStep *step = batson_walk_step (walk, i);
      if (step->kind == BATSON_WALK_SINS)
        {
          g_assert_cmpuint (step->which, ==, parts++);
          g_assert_cmpuint (step->why.because.len, ==, 1);
          g_assert_cmpint (step->chapter, ==, BATSON_CHAPTER_M);
          g_assert_false (step->open);
          if (parts == BATSON_N_SINS_PARTS)
            {
              g_assert_cmpint (step->least, ==, walk->lesion->sins.least);
              g_assert_cmpint (step->greatest, ==, walk->lesion->sins.greatest);
              g_assert_cmpuint (step->after, ==, walk->lesion->sins.classes);
            }
        }
      else if (step->kind == BATSON_WALK_TRIGGER)
        {
          const BatsonTrigger *trigger = walk->assessment->triggers->pdata[step->which];
          g_assert_cmpuint (step->which, ==, triggers++);
          g_assert_cmpint (step->why.rule, ==, trigger->why.rule);
          g_assert_cmpint (step->open, ==, trigger->state == BATSON_OPEN);
          g_assert_cmpuint (step->why.because.len, ==, trigger->why.because.len);
        }
    }
  g_assert_cmpuint (parts, ==, BATSON_N_SINS_PARTS);
  g_assert_cmpuint (triggers, ==, walk->assessment->triggers->len);
  g_assert_cmpuint (triggers, ==, 10);
  patient_free (s.p);
}

static const BatsonWalkStep *
step_of (const BatsonWalk *walk, const char *id)
{
  int at = batson_walk_find (walk, id);

  g_assert_cmpint (at, >=, 0);
  return batson_walk_step (walk, (guint) at);
}

/* What a missing grade would lead to is what the assessment makes of it. */
static void
test_missing_grade (void)
{
  Story s = story_new ();
  g_autoptr (BatsonWalk) walk = NULL;
  g_autoptr (GArray) leads = NULL;
  const BatsonWalkStep *step;

  answer (&s, 0);
  patient_set (s.p, s.finding, BATSON_FINDING_GRADE, "");
  walk = walk_new (s.p, s.lesion, BATSON_PROTOCOL_REVIEW);
  check (walk);
  step = step_of (walk, "n");
  g_assert_true (step->open);
  g_assert_cmpuint (step->why.missing.len, ==, 1);
  g_assert_cmpuint (step->before, ==, step->after);
  leads = batson_walk_leads (walk, step);
  g_assert_cmpuint (leads->len, ==, 2);
  for (guint i = 0; i < leads->len; i++)
    {
      const BatsonWalkLead *lead = &g_array_index (leads, BatsonWalkLead, i);
      g_autoptr (BatsonWalk) then = NULL;
      patient_set (s.p, s.finding, BATSON_FINDING_GRADE, lead->answer == BATSON_N_HIGH ? "3" : "1b");
      then = walk_new (s.p, s.lesion, BATSON_PROTOCOL_REVIEW);
      g_assert_cmpuint (lead->after, ==, step_of (then, "row")->after);
    }
  g_assert_true (step_of (walk, "row")->open);
  patient_free (s.p);
}

/* Each choice of a missing part of SINS, tried. */
static void
test_missing_part (void)
{
  Story s = story_new ();

  answer (&s, 4);
  for (guint part = BATSON_SINS_PART_PAIN; part < BATSON_N_SINS_PARTS; part++)
    {
      const BatsonField *field = NULL;
      guint n = 0;
      g_autofree char *kept = NULL;
      g_autoptr (BatsonWalk) walk = NULL;
      g_autoptr (GArray) leads = NULL;
      const BatsonWalkStep *step = NULL;
      guint place = part == BATSON_SINS_PART_PAIN ? BATSON_FINDING_PAIN : part == BATSON_SINS_PART_BONE ? BATSON_FINDING_BONE : part == BATSON_SINS_PART_ALIGNMENT ? BATSON_FINDING_ALIGNMENT : part == BATSON_SINS_PART_COLLAPSE ? BATSON_FINDING_COLLAPSE : BATSON_FINDING_POSTEROLATERAL;
      field = &batson_record_type (BATSON_RECORD_FINDING)->fields[place];
      kept = g_strdup (field->choices[batson_record_choice (s.finding, place)].id);
      patient_set (s.p, s.finding, place, "");
      walk = walk_new (s.p, s.lesion, BATSON_PROTOCOL_REVIEW);
      check (walk);
      for (guint i = 0; i < walk->steps->len; i++)
        if (batson_walk_step (walk, i)->kind == BATSON_WALK_SINS && batson_walk_step (walk, i)->which == part)
          step = batson_walk_step (walk, i);
      g_assert_true (step->open);
      g_assert_cmpuint (step->why.missing.len, ==, 1);
      leads = batson_walk_leads (walk, step);
      n = batson_field_n_choices (field);
      g_assert_cmpuint (leads->len, ==, n);
      for (guint i = 0; i < n; i++)
        {
          const BatsonWalkLead *lead = &g_array_index (leads, BatsonWalkLead, i);
          g_autoptr (BatsonAssessment) a = NULL;
          patient_set (s.p, s.finding, place, field->choices[lead->answer].id);
          a = patient_assess (s.p);
          g_assert_cmpint (lead->least, ==, batson_assessment_lesion (a, s.lesion)->sins.least);
          g_assert_cmpint (lead->greatest, ==, batson_assessment_lesion (a, s.lesion)->sins.greatest);
          g_assert_cmpuint (lead->after, ==, batson_assessment_lesion (a, s.lesion)->sins.classes);
        }
      patient_set (s.p, s.finding, place, kept);
    }
  patient_free (s.p);
}

/* Fit is an answer where it does not matter whether the disease is oligometastatic, and none where it does. */
static void
test_fit (void)
{
  Story s = story_new ();

  for (guint resistant = 0; resistant < 2; resistant++)
    {
      g_autoptr (BatsonWalk) walk = NULL;
      answer (&s, resistant ? 2 : 0);
      patient_set (s.p, s.disease, BATSON_DISEASE_CONTROLLED, "");
      walk = walk_new (s.p, s.lesion, BATSON_PROTOCOL_REVIEW);
      g_assert_cmpint (step_of (walk, "s")->open, ==, resistant == 1);
      check (walk);
    }
  patient_free (s.p);
}

static void
test_nothing (void)
{
  g_autoptr (Patient) p = patient_new ();

  for (BatsonProtocolId protocol = 0; protocol < BATSON_N_PROTOCOLS; protocol++)
    {
      g_autoptr (BatsonWalk) walk = walk_new (p, NULL, protocol);
      const BatsonWalkStep *row = step_of (walk, "row");
      check (walk);
      g_assert_cmpuint (row->after, ==, (1u << walk->protocol->n_rows) - 1);
      g_assert_true (row->open);
      for (BatsonQuestionId q = 0; q < BATSON_N_QUESTIONS; q++)
        {
          g_autofree char *letter = g_ascii_strdown (walk->protocol->questions[q].letter, -1);
          g_autoptr (GArray) leads = batson_walk_leads (walk, step_of (walk, letter));
          guint together = 0;
          g_assert_true (step_of (walk, letter)->open);
          for (guint i = 0; i < leads->len; i++)
            together |= g_array_index (leads, BatsonWalkLead, i).after;
          g_assert_cmpuint (together, ==, row->after);
        }
    }
}

/* A lesion that has no row says why, whatever its answers. */
static void
test_no_row (void)
{
  Story s = story_new ();
  g_autoptr (BatsonWalk) walk = NULL;
  g_autofree char *answered = NULL;

  answer (&s, 0);
  patient_set (s.p, s.lesion, BATSON_LESION_COMPARTMENT, "intradural");
  walk = walk_new (s.p, s.lesion, BATSON_PROTOCOL_REVIEW);
  check (walk);
  answered = batson_words_walk_answer (walk, step_of (walk, "row"));
  g_assert_nonnull (strstr (answered, "outside the framework"));
  g_assert_cmpstr (batson_rule (step_of (walk, "row")->why.rule)->id, ==, "ESCC-4");
  patient_free (s.p);
}

/* The original asks its own O: the receptors are no reason there. */
static void
test_original (void)
{
  Story s = story_new ();
  g_autoptr (BatsonWalk) walk = NULL;
  const BatsonWalkStep *step;

  answer (&s, 2);
  walk = walk_new (s.p, s.lesion, BATSON_PROTOCOL_LAUFER);
  step = step_of (walk, "o");
  g_assert_cmpuint (batson_walk_answers (walk, BATSON_QUESTION_O), ==, BATSON_O_SENSITIVE);
  for (guint i = 0; i < step->why.because.len; i++)
    g_assert_cmpint (step->why.because.facts[i].type, ==, BATSON_RECORD_LESION);
  g_assert_cmpstr (batson_rule (step->why.rule)->source, ==, "Laufer 2013");
  g_assert_nonnull (strstr (batson_words_walk_rule (walk, step), "every breast cancer"));
  patient_free (s.p);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/walk/every-combination-ends-at-its-row", test_every_combination);
  g_test_add_func ("/walk/every-part-and-trigger-once", test_parts_and_triggers);
  g_test_add_func ("/walk/missing/grade", test_missing_grade);
  g_test_add_func ("/walk/missing/part-of-sins", test_missing_part);
  g_test_add_func ("/walk/missing/oligometastatic", test_fit);
  g_test_add_func ("/walk/missing/everything", test_nothing);
  g_test_add_func ("/walk/no-row", test_no_row);
  g_test_add_func ("/walk/original", test_original);
  return g_test_run ();
}
