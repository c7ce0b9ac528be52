/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The engine of the decision: still possible answers in, reachable rows and colours out. Pure numbers; no records. */
#include "framework/noms.h"

/* Sets of O and aggressiveness x bands x M: small enough to keep every reach. */
enum { N_OA = 16, N_BANDS = 8, N_M = 8 };

typedef struct
{
  guint16 rows[BATSON_S_COUNT];
  guint8 colours[BATSON_S_COUNT];
} Reach;

static Reach reaches[N_OA][N_BANDS][N_M];

/* One full set of answers: its row, and its colour raised by NOMS-C9. */
static void
reach_one (guint oa, guint band, guint m, guint s, Reach *reach)
{
  const BatsonProtocol *review = batson_protocol (BATSON_PROTOCOL_REVIEW);
  const guint answers[BATSON_N_QUESTIONS] = { _batson_n_of (band), _batson_o_of (oa), m, 1u << s };
  gboolean aggressive = oa & (BATSON_OA_SENSITIVE_AGGRESSIVE | BATSON_OA_RESISTANT_AGGRESSIVE);
  guint rows = batson_protocol_rows (review, answers), colour;

  colour = review->rows[g_bit_nth_lsf (rows, -1)].colours[g_bit_nth_lsf (m, -1)];
  if (aggressive && band != BATSON_BAND_NONE && colour == BATSON_GREEN_BIT)
    colour = BATSON_ORANGE_BIT;
  reach->rows[s] |= rows;
  reach->colours[s] |= colour;
}

static gboolean
is_one (guint set)
{
  return (set & (set - 1)) == 0;
}

/* A set of several answers to one question from the sets of one of them and of the others. */
static void
reach_several (guint oa, guint bands, guint m)
{
  Reach *whole = &reaches[oa][bands][m];
  const Reach *one = is_one (oa) ? is_one (bands) ? &reaches[oa][bands][m & -m] : &reaches[oa][bands & -bands][m] : &reaches[oa & -oa][bands][m];
  const Reach *others = is_one (oa) ? is_one (bands) ? &reaches[oa][bands][m & (m - 1)] : &reaches[oa][bands & (bands - 1)][m] : &reaches[oa & (oa - 1)][bands][m];

  for (guint s = 0; s < BATSON_S_COUNT; s++)
    {
      whole->rows[s] = one->rows[s] | others->rows[s];
      whole->colours[s] = one->colours[s] | others->colours[s];
    }
}

/* Every set of answers, the smaller ones first, from the full answers it holds. */
static gpointer
fill_reaches (gpointer data)
{
  for (guint oa = 1; oa < N_OA; oa++)
    for (guint bands = 1; bands < N_BANDS; bands++)
      for (guint m = 1; m < N_M; m++)
        if (!is_one (oa) || !is_one (bands) || !is_one (m))
          reach_several (oa, bands, m);
        else
          for (guint s = 0; s < BATSON_S_COUNT; s++)
            reach_one (oa, bands, m, s, &reaches[oa][bands][m]);
  return NULL;
}

static const Reach *
reach (const BatsonLesionFacts *facts)
{
  static GOnce once = G_ONCE_INIT;

  g_once (&once, fill_reaches, NULL);
  return &reaches[facts->oa][facts->bands][facts->m];
}

/* O-1 over what the receptor class and progression after radiation can still be; BY_HAND (a BatsonSensitivity, -1) leads. */
guint
_batson_oa (guint classes, guint progression, int by_hand)
{
  guint oa = 0;

  for (guint c = 1; c <= BATSON_RECEPTORS_TNBC; c <<= 1)
    for (guint p = 1; p <= BATSON_PROGRESSED_BIT; p <<= 1)
      if (classes & c && progression & p)
        {
          gboolean aggressive = c != BATSON_RECEPTORS_HR;
          gboolean resistant = by_hand >= 0 ? by_hand == BATSON_SENSITIVITY_RESISTANT : c == BATSON_RECEPTORS_TNBC || p == BATSON_PROGRESSED_BIT;
          oa |= resistant ? (aggressive ? BATSON_OA_RESISTANT_AGGRESSIVE : BATSON_OA_RESISTANT)
                          : (aggressive ? BATSON_OA_SENSITIVE_AGGRESSIVE : BATSON_OA_SENSITIVE);
        }
  return oa;
}

/* The answers of O in a set of pairs. */
guint
_batson_o_of (guint oa)
{
  return (oa & (BATSON_OA_SENSITIVE | BATSON_OA_SENSITIVE_AGGRESSIVE) ? BATSON_O_SENSITIVE : 0)
         | (oa & (BATSON_OA_RESISTANT | BATSON_OA_RESISTANT_AGGRESSIVE) ? BATSON_O_RESISTANT : 0);
}

/* N-1 of a set of bands. */
guint
_batson_n_of (guint bands)
{
  return (bands & (BATSON_BAND_NONE | BATSON_BAND_LOW) ? BATSON_N_LOW : 0) | (bands & BATSON_BAND_HIGH ? BATSON_N_HIGH : 0);
}

/* The rows reachable where S can still be S (BATSON_S_* bits); 0 where the lesion has no row. */
guint
_batson_noms_rows (const BatsonLesionFacts *facts, guint s)
{
  guint rows = 0;

  if (facts->state != BATSON_LESION_CURRENT)
    return 0;
  for (guint i = 0; i < BATSON_S_COUNT; i++)
    if (s & 1u << i)
      rows |= reach (facts)->rows[i];
  return rows;
}

/* NOMS-0, other histology: high grade is red by IND-1, SINS >= 7 or epidural extension at least orange: nothing here says that it is no more. */
static guint
withdrawn_colours (const BatsonLesionFacts *facts)
{
  guint colours = 0;

  for (guint m = 1; m <= BATSON_M_UNSTABLE; m <<= 1)
    for (guint band = 1; band <= BATSON_BAND_HIGH; band <<= 1)
      if (facts->sins & m && facts->bands & band)
        colours |= band == BATSON_BAND_HIGH ? BATSON_RED_BIT
                   : band == BATSON_BAND_LOW || m != BATSON_M_STABLE ? BATSON_ORANGE_BIT | BATSON_RED_BIT : BATSON_NONE_BIT;
  return colours;
}

/* The colours the lesion gives the case for each S; BATSON_NONE_BIT where it gives none. An ungraded lesion counts with every grade (URG-3), one outside the framework as at least orange (ESCC-4). */
void
_batson_noms_colours (const BatsonLesionFacts *facts, guint8 out_colours[BATSON_S_COUNT])
{
  for (guint s = 0; s < BATSON_S_COUNT; s++)
    switch (facts->state)
      {
      case BATSON_LESION_CONTROLLED:
        out_colours[s] = BATSON_NONE_BIT;
        break;
      case BATSON_LESION_OUTSIDE:
        out_colours[s] = BATSON_ORANGE_BIT | BATSON_RED_BIT;
        break;
      case BATSON_LESION_WITHDRAWN:
        out_colours[s] = withdrawn_colours (facts);
        break;
      default:
        out_colours[s] = reach (facts)->colours[s];
      }
}

/* The colours of the lesion alone where S can still be S. */
guint
_batson_noms_colours_for (const BatsonLesionFacts *facts, guint s)
{
  guint8 colours[BATSON_S_COUNT];
  guint all = 0;

  _batson_noms_colours (facts, colours);
  for (guint i = 0; i < BATSON_S_COUNT; i++)
    if (s & 1u << i)
      all |= colours[i];
  return all;
}

/* S-2 but for fitness: 1 not oligometastatic, 2 oligometastatic, as bits. */
guint
_batson_shared_oligo (const BatsonSharedFacts *shared)
{
  enum { NO = 1, YES = 2, MOST = 3 };
  guint least = 0;

  for (guint v = shared->vertebrae; v; v &= v - 1)
    least++;
  least += shared->n_other_levels;
  if (least > MOST || shared->controlled == NO || shared->free_of_visceral == NO || shared->free_of_other_bone == NO)
    return NO;
  if (least > 0 && shared->n_without_level == 0 && shared->controlled == YES && shared->free_of_visceral == YES
      && shared->free_of_other_bone == YES && shared->complete && shared->whole_body)
    return YES;
  return NO | YES;
}

/* S-1 as bits, 1 fit and 2 poor, while an acute deterioration lasts or not. */
static guint
fitness (const BatsonSharedFacts *shared, gboolean acute)
{
  enum { FIT = 1, POOR = 2 };
  int ecog = acute ? shared->ecog_before : shared->ecog_now;

  if (shared->judged == BATSON_FITNESS_FIT || shared->judged == BATSON_FITNESS_UNFIT)
    return shared->judged == BATSON_FITNESS_FIT ? FIT : POOR;
  if (ecog < 0)
    return FIT | POOR;
  if (ecog <= BATSON_ECOG_2)
    return FIT;
  return acute || shared->caused == BATSON_YES_NO_NO ? POOR : FIT | POOR;
}

/* The answers of S, BATSON_S_* bits, while an acute deterioration lasts or not. */
static guint
s_bits (const BatsonSharedFacts *shared, gboolean acute)
{
  guint fit = fitness (shared, acute), oligo = _batson_shared_oligo (shared);

  return (fit & 2 ? BATSON_S_POOR : 0) | (fit & 1 && oligo & 1 ? BATSON_S_FIT_OTHER : 0) | (fit & 1 && oligo & 2 ? BATSON_S_FIT_OLIGO : 0);
}

/* The answers of S still possible, BATSON_S_* bits (S-1, S-2). */
guint
_batson_shared_s (const BatsonSharedFacts *shared)
{
  return (shared->acute & 1 ? s_bits (shared, FALSE) : 0) | (shared->acute & 2 ? s_bits (shared, TRUE) : 0);
}

/* The floors URG-2 can set where no acute deterioration lasts: bit 0 none, 1 orange, 2 red. */
static guint
floors (const BatsonSharedFacts *shared)
{
  gboolean red_possible = FALSE, red_certain = FALSE, orange_possible = FALSE, orange_certain = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (shared->red); i++)
    {
      red_possible |= (shared->red[i] & 2) != 0;
      red_certain |= shared->red[i] == 2;
    }
  for (guint i = 0; i < G_N_ELEMENTS (shared->orange); i++)
    {
      orange_possible |= (shared->orange[i] & 2) != 0;
      orange_certain |= shared->orange[i] == 2;
    }
  return (red_possible ? 4 : 0) | (!red_certain && orange_possible ? 2 : 0) | (!red_certain && !orange_certain ? 1 : 0);
}

/* The completions of what all lesions share: bit 3 * floor + s for each floor of URG-2 and each S that can be together. A further lesion is bit 9. */
guint
_batson_shared_tuples (const BatsonSharedFacts *shared)
{
  guint tuples = shared->further ? 1u << 9 : 0;

  if (shared->acute & 2)
    tuples |= s_bits (shared, TRUE) << 6;
  if (shared->acute & 1)
    for (guint f = 0, set = floors (shared); f < 3; f++)
      if (set & 1u << f)
        tuples |= s_bits (shared, FALSE) << 3 * f;
  return tuples;
}

/* Rank and bit of a colour: none, green, orange, red. */
static const guint8 colour_bits[4] = { BATSON_NONE_BIT, BATSON_GREEN_BIT, BATSON_ORANGE_BIT, BATSON_RED_BIT };

/* Counts a lesion in (SIGN 1) or out (-1). */
void
_batson_totals_add (BatsonTotals *totals, const guint8 colours[BATSON_S_COUNT], int sign)
{
  totals->n += sign;
  for (guint s = 0; s < BATSON_S_COUNT; s++)
    {
      gboolean possible = FALSE;
      for (guint c = 0; c < 4; c++)
        {
          gboolean here = (colours[s] & colour_bits[c]) != 0;
          possible |= here;
          totals->at_most[s][c] += possible ? sign : 0;
          totals->exactly[s][c] += here ? sign : 0;
        }
    }
}

/* The highest colours the lesions can give together for one S: some lesion is of that colour and every other can be no higher. Given S the lesions are independent: receptors they share move all of them the same way. */
static guint
maxima (const BatsonTotals *totals, guint s, gboolean further)
{
  guint set = totals->n == 0 && !further ? BATSON_NONE_BIT : 0;

  for (guint c = 0; c < 4; c++)
    {
      gboolean further_can = further && c > 0;
      if ((!further || further_can) && totals->at_most[s][c] == (int) totals->n && (totals->exactly[s][c] > 0 || further_can))
        set |= colour_bits[c];
    }
  return set;
}

/* URG-3: the colours of the case over the completions TUPLES of what its lesions share. */
guint
_batson_totals_colours (const BatsonTotals *totals, guint tuples)
{
  gboolean further = (tuples & 1u << 9) != 0;
  guint all = 0;

  for (guint s = 0; s < BATSON_S_COUNT; s++)
    {
      guint here = tuples & 0111u << s, set;
      if (here == 0)
        continue;
      set = maxima (totals, s, further);
      if (here & 0007u)
        all |= set;
      if (here & 0070u)
        all |= (set & (BATSON_NONE_BIT | BATSON_GREEN_BIT | BATSON_ORANGE_BIT) ? BATSON_ORANGE_BIT : 0) | (set & BATSON_RED_BIT);
      if (here & 0700u)
        all |= BATSON_RED_BIT;
    }
  return all;
}
