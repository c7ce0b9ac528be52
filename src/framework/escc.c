/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Epidural compression: what rules ask of a Bilsky or cauda equina grade. */
#include "framework/escc.h"

/** The rank of a grade: 0 < 1a < 1b < 1c = cauda equina low < 2 = cauda equina high < 3 (ESCC-3). Never shown as a number. */
int
batson_escc_rank (BatsonGrade grade)
{
  static const int ranks[] = {
    [BATSON_GRADE_0] = 0, [BATSON_GRADE_1A] = 1, [BATSON_GRADE_1B] = 2, [BATSON_GRADE_1C] = 3, [BATSON_GRADE_2] = 4, [BATSON_GRADE_3] = 5,
    [BATSON_GRADE_CAUDA_LOW] = 3, [BATSON_GRADE_CAUDA_HIGH] = 4
  };

  return ranks[grade];
}

/** The band of a grade as a bit (ESCC-1, ESCC-2, ESCC-3). */
guint
batson_escc_band (BatsonGrade grade)
{
  int rank = batson_escc_rank (grade);

  return rank == 0 ? BATSON_BAND_NONE : rank < batson_escc_rank (BATSON_GRADE_2) ? BATSON_BAND_LOW : BATSON_BAND_HIGH;
}

/** The bands of a set of grades (bits of BatsonGrade). */
guint
batson_escc_bands (guint grades)
{
  guint bands = 0;

  for (guint g = 0; g <= BATSON_GRADE_CAUDA_HIGH; g++)
    if (grades & 1u << g)
      bands |= batson_escc_band (g);
  return bands;
}

/** The grades that can be chosen for a span, bits of BatsonGrade: the cauda equina choices from L1 down only (ESCC-3). */
guint
batson_escc_grades (BatsonSpan span)
{
  guint bilsky = BATSON_GRADES_ANY & ~(1u << BATSON_GRADE_CAUDA_LOW | 1u << BATSON_GRADE_CAUDA_HIGH);

  return span.last >= BATSON_LEVEL_L1 ? BATSON_GRADES_ANY : bilsky;
}

/** The grades a form offers for a finding of LESION, bits of BatsonGrade: all of them while its level is not known (ESCC-3). */
guint
batson_escc_offered (BatsonRecord *lesion)
{
  const BatsonValue *level = batson_record_get (lesion, BATSON_LESION_LEVEL);

  return level->state == BATSON_VALUE_ANSWER ? batson_escc_grades (level->span) : BATSON_GRADES_ANY;
}
