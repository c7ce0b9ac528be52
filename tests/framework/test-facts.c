/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts of conclusions: side by side in one arena, named by several, and never changed by one for the others. */
#include "framework/evidence.h"
#include "framework/patient.h"

enum { MANY = 5000 };

/* A fact that is told from others by its number. */
static BatsonFact
fact (BatsonRecord *owner, guint n)
{
  return (BatsonFact) { .owner = owner, .list_field = n, .type = BATSON_RECORD_LESION };
}

static void
use (BatsonWhy *why, BatsonRecord *owner, guint first, guint n)
{
  for (guint i = first; i < first + n; i++)
    {
      BatsonFact f = fact (owner, i);
      _batson_why_use (why, &f);
    }
}

static void
assert_uses (const BatsonWhy *why, guint first, guint n)
{
  g_assert_cmpuint (why->because.len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (why->because.facts[i].list_field, ==, first + i);
}

static void
test_side_by_side (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonArena *arena = _batson_arena_new ();
  BatsonWhy *whys = g_new (BatsonWhy, MANY);

  for (guint i = 0; i < MANY; i++)
    _batson_why_init (&whys[i], arena, BATSON_RULE_SINS_1);
  for (guint i = 0; i < MANY; i++)
    use (&whys[i], p->root, i, 3);
  for (guint i = 0; i < MANY; i++)
    use (&whys[i], p->root, i, 5); /* three of them it has */
  for (guint i = 0; i < MANY; i++)
    assert_uses (&whys[i], i, 5);
  _batson_arena_free (arena);
  g_free (whys);
}

/* What joins another names the same facts, until one of them gets more. */
static void
test_joined (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonArena *arena = _batson_arena_new ();
  BatsonWhy one, second, third;

  _batson_why_init (&one, arena, BATSON_RULE_SINS_1);
  _batson_why_init (&second, arena, BATSON_RULE_M_1);
  _batson_why_init (&third, arena, BATSON_RULE_M_1);
  use (&one, p->root, 0, 5);
  _batson_why_join (&second, &one);
  _batson_why_join (&third, &one);
  g_assert_true (second.because.facts == one.because.facts);
  use (&second, p->root, 5, 2);
  use (&third, p->root, 5, 4);
  use (&one, p->root, 5, 1);
  assert_uses (&one, 0, 6);
  assert_uses (&second, 0, 7);
  assert_uses (&third, 0, 9);
  _batson_arena_free (arena);
}

static void
test_full (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonArena *arena = _batson_arena_new ();
  BatsonWhy why;

  _batson_why_init (&why, arena, BATSON_RULE_SINS_1);
  use (&why, p->root, 0, 1000);
  assert_uses (&why, 0, 100);
  g_assert_false (_batson_why_is_full (&why));
  for (guint i = 0; i < 1000; i++)
    {
      BatsonFact f = fact (p->root, i);
      _batson_why_miss (&why, &f);
    }
  g_assert_true (_batson_why_is_full (&why));
  _batson_arena_free (arena);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/facts/many-lists-grow-side-by-side", test_side_by_side);
  g_test_add_func ("/facts/what-joins-another-leaves-it-alone", test_joined);
  g_test_add_func ("/facts/a-list-ends-where-nobody-reads-on", test_full);
  return g_test_run ();
}
