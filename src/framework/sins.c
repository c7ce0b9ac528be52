/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Spinal Instability Neoplastic Score from the answers of its parts. */
#include "framework/sins.h"

enum { MOST_CHOICES = 5, STABLE_TO = 6, INDETERMINATE_TO = 12 };

/* Table 2 of section 4.2: points by part and choice; exactly 50 % counts 2 (SINS-5). */
static const struct
{
  guint n_choices;
  int points[MOST_CHOICES];
} parts[BATSON_N_SINS_PARTS] = {
  [BATSON_SINS_LOCATION] = { 4, { [BATSON_LOCATION_JUNCTIONAL] = 3, [BATSON_LOCATION_MOBILE] = 2, [BATSON_LOCATION_SEMI_RIGID] = 1, [BATSON_LOCATION_RIGID] = 0 } },
  [BATSON_SINS_PART_PAIN] = { 3, { [BATSON_SINS_PAIN_NONE] = 0, [BATSON_SINS_PAIN_OTHER] = 1, [BATSON_SINS_PAIN_MECHANICAL] = 3 } },
  [BATSON_SINS_PART_BONE] = { 3, { [BATSON_SINS_BONE_BLASTIC] = 0, [BATSON_SINS_BONE_MIXED] = 1, [BATSON_SINS_BONE_LYTIC] = 2 } },
  [BATSON_SINS_PART_ALIGNMENT] = { 3, { [BATSON_SINS_ALIGNMENT_NORMAL] = 0, [BATSON_SINS_ALIGNMENT_DEFORMITY] = 2, [BATSON_SINS_ALIGNMENT_SUBLUXATION] = 4 } },
  [BATSON_SINS_PART_COLLAPSE] = { 5, { [BATSON_SINS_COLLAPSE_NONE] = 0, [BATSON_SINS_COLLAPSE_INVOLVED] = 1, [BATSON_SINS_COLLAPSE_UNDER_50] = 2, [BATSON_SINS_COLLAPSE_EXACTLY_50] = 2, [BATSON_SINS_COLLAPSE_OVER_50] = 3 } },
  [BATSON_SINS_PART_POSTEROLATERAL] = { 3, { [BATSON_SINS_POSTEROLATERAL_NONE] = 0, [BATSON_SINS_POSTEROLATERAL_ONE_SIDE] = 1, [BATSON_SINS_POSTEROLATERAL_BOTH_SIDES] = 3 } },
};

/* The location class of each level (SINS-LOC). */
static BatsonLocation
location_of (BatsonLevel level)
{
  enum { C2 = 2, C7 = 7, T2 = 9, T10 = 17, T11 = 18, L1 = 20, L4 = 23, S1 = 25 };

  if (level <= C2 || (level >= C7 && level <= T2) || (level >= T11 && level <= L1) || (level > L4 && level <= S1))
    return BATSON_LOCATION_JUNCTIONAL;
  if (level < C7 || (level > L1 && level <= L4))
    return BATSON_LOCATION_MOBILE;
  return level <= T10 ? BATSON_LOCATION_SEMI_RIGID : BATSON_LOCATION_RIGID;
}

/** The points of a choice of a part (SINS-LOC to SINS-POST). */
int
batson_sins_points (BatsonSinsPart part, int choice)
{
  g_assert (part < BATSON_N_SINS_PARTS && choice >= 0 && choice < (int) parts[part].n_choices);
  return parts[part].points[choice];
}

/** The field of a finding that holds a part; of the location LESION_LOCATION. */
guint
batson_sins_part_field (BatsonSinsPart part)
{
  static const guint fields[BATSON_N_SINS_PARTS] = {
    BATSON_LESION_LOCATION, BATSON_FINDING_PAIN, BATSON_FINDING_BONE, BATSON_FINDING_ALIGNMENT, BATSON_FINDING_COLLAPSE, BATSON_FINDING_POSTEROLATERAL
  };

  return fields[part];
}

/** The location class of a span as a bit: that of its worst level (SINS-3). */
guint
batson_sins_location (BatsonSpan span)
{
  int worst = -1;
  BatsonLocation location = BATSON_LOCATION_RIGID;

  for (BatsonLevel level = span.first; level <= span.last; level++)
    if (parts[BATSON_SINS_LOCATION].points[location_of (level)] > worst)
      {
        location = location_of (level);
        worst = parts[BATSON_SINS_LOCATION].points[location];
      }
  return 1u << location;
}

/** The class of a total, a BATSON_M_* bit (SINS-1). */
guint
batson_sins_class (int total)
{
  return total <= STABLE_TO ? BATSON_M_STABLE : total <= INDETERMINATE_TO ? BATSON_M_INDETERMINATE : BATSON_M_UNSTABLE;
}

/* The least and greatest points of a part over the choices still possible. */
static void
part_range (BatsonSinsPart part, guint choices, int *out_least, int *out_greatest)
{
  *out_least = G_MAXINT;
  *out_greatest = G_MININT;
  for (guint c = 0; c < parts[part].n_choices; c++)
    if (choices == 0 || choices & 1u << c)
      {
        *out_least = MIN (*out_least, parts[part].points[c]);
        *out_greatest = MAX (*out_greatest, parts[part].points[c]);
      }
}

/* The classes a range touches; a range from stable to unstable cannot step over the six totals between. */
static guint
classes_between (int least, int greatest)
{
  guint ends = batson_sins_class (least) | batson_sins_class (greatest);

  return ends == (BATSON_M_STABLE | BATSON_M_UNSTABLE) ? BATSON_M_ANY : ends;
}

/** The classes still possible, BATSON_M_* bits (SINS-4). */
guint
batson_sins_classes (const BatsonSinsAnswers *answers)
{
  int least = 0, greatest = 0;

  for (guint p = 0; p < BATSON_N_SINS_PARTS; p++)
    {
      int l, g;
      part_range (p, answers->choices[p], &l, &g);
      least += l;
      greatest += g;
    }
  return classes_between (least, greatest);
}

/* SINS-7: whether another choice of PART alone would change the class of TOTAL. */
static gboolean
part_decides (BatsonSinsPart part, int points, int total)
{
  for (guint c = 0; c < parts[part].n_choices; c++)
    if (batson_sins_class (total - points + parts[part].points[c]) != batson_sins_class (total))
      return TRUE;
  return FALSE;
}

/* SINS-5: what exactly 50 % would change if it counted 3 points. */
static void
half_collapse (const BatsonSinsAnswers *answers, BatsonSins *sins)
{
  sins->other_total = -1;
  if (answers->choices[BATSON_SINS_PART_COLLAPSE] != 1u << BATSON_SINS_COLLAPSE_EXACTLY_50)
    return;
  sins->half_collapse_matters = classes_between (sins->least + 1, sins->greatest + 1) != sins->classes;
  if (sins->half_collapse_matters && sins->n_open == 0)
    sins->other_total = sins->greatest + 1;
}

/** The score over the parts answered: a range where some are missing (SINS-1, 4, 5, 7). */
void
batson_sins_score (const BatsonSinsAnswers *answers, BatsonSins *out_sins)
{
  BatsonSins sins = { 0 };

  for (guint p = 0; p < BATSON_N_SINS_PARTS; p++)
    {
      part_range (p, answers->choices[p], &sins.part_least[p], &sins.part_greatest[p]);
      sins.least += sins.part_least[p];
      sins.greatest += sins.part_greatest[p];
      sins.n_open += answers->choices[p] == 0;
    }
  sins.classes = classes_between (sins.least, sins.greatest);
  half_collapse (answers, &sins);
  if (sins.n_open == 0 && ((sins.least >= 6 && sins.least <= 8) || (sins.least >= 12 && sins.least <= 14)))
    sins.raters_differ = part_decides (BATSON_SINS_PART_BONE, sins.part_least[BATSON_SINS_PART_BONE], sins.least)
                         || part_decides (BATSON_SINS_PART_POSTEROLATERAL, sins.part_least[BATSON_SINS_PART_POSTEROLATERAL], sins.least);
  *out_sins = sins;
}
