/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever is answered, the assessment ends, says what it may say and nothing else; by random operations from a printed seed. */
#include "case/random.h"
#include "framework/guides.h"
#include "framework/summarise.h"
#include "framework/words.h"

enum { STEPS = 400, EVERY = 4 };

static void
say (char *text)
{
  g_autofree char *owned = text;

  g_assert_true (owned == NULL || g_utf8_validate (owned, -1, NULL));
}

static void
say_why (const BatsonWhy *why)
{
  g_assert_cmpint (why->rule, <, BATSON_N_RULES);
  for (guint i = 0; i < why->because.len; i++)
    say (batson_words_fact (&why->because.facts[i]));
  for (guint i = 0; i < why->missing.len; i++)
    {
      say (batson_words_fact_label (&why->missing.facts[i]));
      say (batson_fact_path (&why->missing.facts[i]));
    }
}

/* What must hold of every lesion. */
static void
check_lesion (const BatsonAssessment *a, const BatsonLesionResult *lesion)
{
  for (BatsonQuestionId q = 0; q < BATSON_N_QUESTIONS; q++)
    say (batson_words_answer (lesion, q));
  say_why (&lesion->why);
  say_why (&lesion->sins_why);
  g_assert_cmpint (0, <=, lesion->sins.least);
  g_assert_cmpint (lesion->sins.least, <=, lesion->sins.greatest);
  g_assert_cmpint (lesion->sins.greatest, <=, 18);
  g_assert_cmpint (lesion->sins.classes, !=, 0);
  for (guint p = 0; p < BATSON_N_PROTOCOLS; p++)
    if (lesion->protocols[p].none)
      g_assert_cmpint (lesion->protocols[p].rows, ==, 0);
  if (lesion->protocols[BATSON_PROTOCOL_REVIEW].none)
    g_assert_cmpint (lesion->colours & BATSON_GREEN_BIT, ==, 0);
  else
    {
      g_assert_cmpint (lesion->protocols[BATSON_PROTOCOL_REVIEW].rows, !=, 0);
      g_assert_cmpint (lesion->colours, !=, 0);
    }
  for (guint q = 0; q < BATSON_N_QUESTIONS; q++)
    say (batson_words_answer (lesion, q));
  say (batson_words_history (lesion));
  say (batson_words_compare (lesion));
}

/* A colour is claimed only where no other is reachable. */
static void
check_urgency (const BatsonAssessment *a)
{
  static const guint only[] = { [BATSON_URGENCY_GREEN] = BATSON_GREEN_BIT, [BATSON_URGENCY_ORANGE] = BATSON_ORANGE_BIT, [BATSON_URGENCY_RED] = BATSON_RED_BIT };
  BatsonUrgencyKind kind = a->urgency.kind;

  if (kind < G_N_ELEMENTS (only) && only[kind])
    g_assert_cmpint (a->urgency.colours, ==, only[kind]);
  if (kind == BATSON_URGENCY_AT_LEAST_ORANGE)
    g_assert_cmpint (a->urgency.colours & BATSON_GREEN_BIT, ==, 0);
  if (kind == BATSON_URGENCY_GREEN)
    g_assert_cmpint (a->urgency.blocks, ==, 0);
  say_why (&a->urgency.why);
  say (batson_words_urgency_line (a));
  say (batson_words_urgency_detail (a));
  say (batson_words_urgency_clock (a));
  for (guint i = 0; i < a->deadlines->len; i++)
    {
      const BatsonDeadline *deadline = a->deadlines->pdata[i], *before = i ? a->deadlines->pdata[i - 1] : deadline;
      g_assert_cmpint (before->due.at, <=, deadline->due.at);
      g_assert_cmpint (deadline->past, ==, deadline->due.at < a->settings.at);
    }
}

static void
check_rest (const BatsonAssessment *a)
{
  for (guint i = 0; i < a->triggers->len; i++)
    {
      const BatsonTrigger *trigger = a->triggers->pdata[i];
      say_why (&trigger->why);
      say (batson_words_trigger (a, trigger));
      if (trigger->state == BATSON_OPEN)
        g_assert_cmpuint (trigger->why.missing.len, >, 0);
    }
  for (guint i = 0; i < a->indications->len; i++)
    say (batson_words_indication (a->indications->pdata[i]));
  for (guint i = 0; i < a->notes->len; i++)
    g_assert_nonnull (batson_words_note (a->notes->pdata[i]));
  for (guint i = 0; i < a->checks->len; i++)
    say (batson_words_check (a->checks->pdata[i]));
  for (guint i = 0; i < a->overrides->len; i++)
    say (batson_words_override (a->overrides->pdata[i]));
  for (guint i = 0; i < a->missing.len; i++)
    say (batson_words_fact_label (&a->missing.facts[i]));
  say (batson_words_subtype (a));
}

static void
check_guides (const BatsonAssessment *a)
{
  for (int role = 0; role < BATSON_N_ROLES; role++)
    {
      guint n, answered, counted;
      const BatsonGuideStep *steps = batson_guide_steps (role, &n);
      for (guint i = 0; i < n; i++)
        {
          batson_guide_step_completion (&steps[i], a, &answered, &counted);
          g_assert_cmpuint (answered, <=, counted);
          say (batson_guide_step_summary (&steps[i], a));
        }
    }
}

static void
check_case (BatsonCase *c, BatsonProtocolId protocol)
{
  BatsonSettings settings = { protocol, 1781697600, 120 };
  g_autoptr (BatsonAssessment) a = batson_assess (batson_case_get_root (c), &settings);
  g_auto (BatsonSummary) summary = { 0 };

  check_urgency (a);
  for (guint i = 0; i < a->lesions->len; i++)
    check_lesion (a, a->lesions->pdata[i]);
  check_rest (a);
  check_guides (a);
  batson_summary_init (&summary);
  batson_summarise (a, &summary);
}

static void
test_random (gconstpointer number)
{
  guint32 seed = (guint32) g_test_rand_int () + GPOINTER_TO_UINT (number);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (BatsonCase) c = batson_case_new (NULL);

  g_test_message ("seed %u", seed);
  for (int i = 0; i < STEPS; i++)
    {
      random_operation (rand, c);
      if (i % EVERY == 0)
        check_case (c, g_rand_boolean (rand) ? BATSON_PROTOCOL_REVIEW : BATSON_PROTOCOL_LAUFER);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (int i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("/framework/random/%d", i);
      g_test_add_data_func (name, GINT_TO_POINTER (i), test_random);
    }
  return g_test_run ();
}
