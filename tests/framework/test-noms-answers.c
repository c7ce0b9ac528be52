/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of both protocols: the row every set of answers leads to, its colours, and the boxes of the tree. */
#include "framework/patient.h"
#include "framework/noms.h"

/* The rows of the review, written out again: what each full set of answers leads to. */
static BatsonRuleId
review_row (guint n, guint o, guint m, guint s)
{
  gboolean unstable = m == BATSON_M_UNSTABLE;

  if (n == BATSON_N_HIGH)
    return s == BATSON_S_POOR ? BATSON_RULE_NOMS_3 : unstable ? BATSON_RULE_NOMS_2 : BATSON_RULE_NOMS_1;
  if (o == BATSON_O_SENSITIVE)
    return s == BATSON_S_POOR ? BATSON_RULE_NOMS_7 : unstable ? BATSON_RULE_NOMS_6 : m == BATSON_M_STABLE ? BATSON_RULE_NOMS_4 : BATSON_RULE_NOMS_5;
  if (s == BATSON_S_POOR)
    return BATSON_RULE_NOMS_12;
  if (s == BATSON_S_FIT_OLIGO)
    return unstable ? BATSON_RULE_NOMS_9 : BATSON_RULE_NOMS_8;
  return unstable ? BATSON_RULE_NOMS_11 : BATSON_RULE_NOMS_10;
}

/* And of the original. */
static BatsonRuleId
laufer_row (guint n, guint o, guint m, guint s)
{
  gboolean unstable = m == BATSON_M_UNSTABLE, fit = s != BATSON_S_POOR;

  if (n == BATSON_N_LOW)
    return o == BATSON_O_SENSITIVE ? (unstable ? BATSON_RULE_LAU_2 : BATSON_RULE_LAU_1) : unstable ? BATSON_RULE_LAU_4 : BATSON_RULE_LAU_3;
  if (o == BATSON_O_SENSITIVE)
    return unstable ? BATSON_RULE_LAU_6 : BATSON_RULE_LAU_5;
  return unstable ? (fit ? BATSON_RULE_LAU_9 : BATSON_RULE_LAU_10) : fit ? BATSON_RULE_LAU_7 : BATSON_RULE_LAU_8;
}

static void
every_full_set (BatsonProtocolId id, BatsonRuleId (*row) (guint, guint, guint, guint))
{
  const BatsonProtocol *protocol = batson_protocol (id);
  guint m_all = protocol->questions[BATSON_QUESTION_M].all;

  for (guint n = 1; n <= BATSON_N_HIGH; n <<= 1)
    for (guint o = 1; o <= BATSON_O_RESISTANT; o <<= 1)
      for (guint m = 1; m <= BATSON_M_UNSTABLE; m <<= 1)
        for (guint s = 1; s <= BATSON_S_POOR; s <<= 1)
          {
            const guint answers[BATSON_N_QUESTIONS] = { n, o, m, s };
            guint rows = batson_protocol_rows (protocol, answers);
            if (!(m & m_all))
              continue;
            g_assert_cmpuint (rows & (rows - 1), ==, 0);
            g_assert_cmpuint (rows, !=, 0);
            g_assert_cmpstr (batson_rule (protocol->rows[g_bit_nth_lsf (rows, -1)].rule)->id, ==, batson_rule (row (n, o, m, s))->id);
          }
}

/* Every set of still possible answers against the full ones it holds. */
static void
every_partial_set (BatsonProtocolId id)
{
  const BatsonProtocol *protocol = batson_protocol (id);

  for (guint i = 0; i < 3 * 3 * 7 * 7; i++)
    {
      const guint answers[BATSON_N_QUESTIONS] = { i % 3 + 1, i / 3 % 3 + 1, (i / 9 % 7 + 1) & protocol->questions[BATSON_QUESTION_M].all, i / 63 + 1 };
      guint expected = 0;
      for (guint f = 0; f < 36; f++)
        {
          const guint full[BATSON_N_QUESTIONS] = { 1u << f % 2, 1u << f / 2 % 2, 1u << f / 4 % 3, 1u << f / 12 };
          gboolean held = TRUE;
          for (guint q = 0; q < BATSON_N_QUESTIONS; q++)
            held = held && full[q] & answers[q];
          expected |= held ? batson_protocol_rows (protocol, full) : 0;
        }
      g_assert_cmpuint (batson_protocol_rows (protocol, answers), ==, expected);
    }
}

static void
test_review (void)
{
  every_full_set (BATSON_PROTOCOL_REVIEW, review_row);
  every_partial_set (BATSON_PROTOCOL_REVIEW);
}

static void
test_laufer (void)
{
  every_full_set (BATSON_PROTOCOL_LAUFER, laufer_row);
  every_partial_set (BATSON_PROTOCOL_LAUFER);
}

/* Colours of the rows as the table prints them, for stable, indeterminate, unstable; outcome; class. */
static void
test_colours_and_outcomes (void)
{
  static const struct { BatsonRuleId rule; const char *colours; int decision; BatsonRowClass row_class; BatsonBasis basis; } table[] = {
    { BATSON_RULE_NOMS_1, "rr.", BATSON_OUTCOME_SEPARATION, BATSON_CLASS_SURGERY, BATSON_BASIS_STATED },
    { BATSON_RULE_NOMS_2, "..r", BATSON_OUTCOME_SEPARATION, BATSON_CLASS_SURGERY, BATSON_BASIS_STATED },
    { BATSON_RULE_NOMS_3, "rrr", BATSON_OUTCOME_PALLIATIVE, BATSON_CLASS_PALLIATIVE, BATSON_BASIS_INFERRED },
    { BATSON_RULE_NOMS_4, "g..", BATSON_OUTCOME_RADIATION, BATSON_CLASS_RADIATION, BATSON_BASIS_STATED },
    { BATSON_RULE_NOMS_5, ".o.", BATSON_OUTCOME_RADIATION, BATSON_CLASS_RADIATION, BATSON_BASIS_STATED },
    { BATSON_RULE_NOMS_6, "..o", BATSON_OUTCOME_STABILISATION, BATSON_CLASS_STABILISATION, BATSON_BASIS_STATED },
    { BATSON_RULE_NOMS_7, "goo", BATSON_OUTCOME_PALLIATIVE, BATSON_CLASS_PALLIATIVE, BATSON_BASIS_INFERRED },
    { BATSON_RULE_NOMS_8, "oo.", BATSON_OUTCOME_EN_BLOC, BATSON_CLASS_EN_BLOC, BATSON_BASIS_STATED },
    { BATSON_RULE_NOMS_9, "..o", BATSON_OUTCOME_EN_BLOC, BATSON_CLASS_EN_BLOC, BATSON_BASIS_STATED },
    { BATSON_RULE_NOMS_10, "oo.", BATSON_OUTCOME_SEPARATION, BATSON_CLASS_SURGERY, BATSON_BASIS_CONFLICT },
    { BATSON_RULE_NOMS_11, "..o", BATSON_OUTCOME_SEPARATION, BATSON_CLASS_SURGERY, BATSON_BASIS_CONFLICT },
    { BATSON_RULE_NOMS_12, "goo", BATSON_OUTCOME_PALLIATIVE, BATSON_CLASS_PALLIATIVE, BATSON_BASIS_INFERRED },
  };
  const BatsonProtocol *review = batson_protocol (BATSON_PROTOCOL_REVIEW);

  g_assert_cmpuint (review->n_rows, ==, G_N_ELEMENTS (table));
  for (guint i = 0; i < review->n_rows; i++)
    for (guint t = 0; t < G_N_ELEMENTS (table); t++)
      if (review->rows[i].rule == table[t].rule)
        {
          g_assert_cmpint (review->rows[i].decision, ==, table[t].decision);
          g_assert_cmpint (review->rows[i].row_class, ==, table[t].row_class);
          g_assert_cmpint (batson_rule (table[t].rule)->basis, ==, table[t].basis);
          for (guint m = 0; m < 3; m++)
            if (table[t].colours[m] != '.')
              g_assert_cmpuint (review->rows[i].colours[m], ==, table[t].colours[m] == 'r' ? BATSON_RED_BIT : table[t].colours[m] == 'o' ? BATSON_ORANGE_BIT : BATSON_GREEN_BIT);
        }
}

/* Every set of answers a row names is a box of the tree. */
static void
test_branches (void)
{
  for (BatsonProtocolId id = 0; id < BATSON_N_PROTOCOLS; id++)
    for (guint i = 0; i < batson_protocol (id)->n_rows; i++)
      for (guint q = 0; q < BATSON_N_QUESTIONS; q++)
        if (id == BATSON_PROTOCOL_REVIEW || q != BATSON_QUESTION_O || batson_protocol (id)->rows[i].accepts[q] != BATSON_O_ANY)
          g_assert_nonnull (batson_protocol_branch (batson_protocol (id), q, batson_protocol (id)->rows[i].accepts[q]));
}

/* O for every set of receptor class and progression, and with NOMS-C9 the colours, against one by one. */
static void
test_engine (void)
{
  for (guint i = 0; i < 7 * 3 * 7 * 7; i++)
    {
      guint classes = i % 7 + 1, progression = i / 7 % 3 + 1, m = i / 21 % 7 + 1, bands = i / 147 + 1;
      BatsonLesionFacts facts = { BATSON_LESION_CURRENT, bands, _batson_oa (classes, progression, -1), m, m };
      guint8 colours[BATSON_S_COUNT];
      _batson_noms_colours (&facts, colours);
      for (guint s = 0; s < BATSON_S_COUNT; s++)
        {
          guint expected = 0;
          for (guint f = 0; f < 3 * 2 * 3 * 3; f++)
            {
              guint c = 1u << f % 3, p = 1u << f / 3 % 2, m1 = 1u << f / 6 % 3, b = 1u << f / 18, colour;
              gboolean resistant = c == BATSON_RECEPTORS_TNBC || p == BATSON_PROGRESSED_BIT;
              BatsonRuleId row = review_row (b == BATSON_BAND_HIGH ? BATSON_N_HIGH : BATSON_N_LOW, resistant ? BATSON_O_RESISTANT : BATSON_O_SENSITIVE, m1, 1u << s);
              if (!(c & classes && p & progression && m1 & m && b & bands))
                continue;
              colour = b == BATSON_BAND_HIGH ? BATSON_RED_BIT : BATSON_ORANGE_BIT;
              if (m1 == BATSON_M_STABLE && (row == BATSON_RULE_NOMS_4 || row == BATSON_RULE_NOMS_7 || row == BATSON_RULE_NOMS_12))
                colour = c != BATSON_RECEPTORS_HR && b == BATSON_BAND_LOW ? BATSON_ORANGE_BIT : BATSON_GREEN_BIT;
              expected |= colour;
            }
          g_assert_cmpuint (colours[s], ==, expected);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rule/NOMS-1/every-set-of-answers-of-the-review-leads-to-one-row", test_review);
  g_test_add_func ("/rule/LAU-1/every-set-of-answers-of-the-original-leads-to-one-row", test_laufer);
  g_test_add_func ("/rule/LAU-2/low-sensitive-unstable", test_laufer);
  g_test_add_func ("/rule/LAU-3/low-resistant-stable", test_laufer);
  g_test_add_func ("/rule/LAU-4/low-resistant-unstable", test_laufer);
  g_test_add_func ("/rule/LAU-5/high-sensitive-stable", test_laufer);
  g_test_add_func ("/rule/LAU-6/high-sensitive-unstable", test_laufer);
  g_test_add_func ("/rule/LAU-7/high-resistant-stable-fit", test_laufer);
  g_test_add_func ("/rule/LAU-8/high-resistant-stable-unfit", test_laufer);
  g_test_add_func ("/rule/LAU-9/high-resistant-unstable-fit", test_laufer);
  g_test_add_func ("/rule/LAU-10/high-resistant-unstable-unfit", test_laufer);
  g_test_add_func ("/rule/URG-1/colours-outcomes-and-bases-of-the-rows", test_colours_and_outcomes);
  g_test_add_func ("/framework/noms/every-set-a-row-names-has-its-box", test_branches);
  g_test_add_func ("/rule/URG-3/the-engine-against-one-answer-at-a-time", test_engine);
  return g_test_run ();
}
