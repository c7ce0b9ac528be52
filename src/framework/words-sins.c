/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SINS and epidural grades in words. */
#include "framework/words.h"

#include <glib/gi18n-lib.h>

/* The field of a finding that answers a part; the location has none. */
static int
part_field (guint part)
{
  static const int fields[BATSON_N_SINS_PARTS] = {
    [BATSON_SINS_LOCATION] = -1,
    [BATSON_SINS_PART_PAIN] = BATSON_FINDING_PAIN,
    [BATSON_SINS_PART_BONE] = BATSON_FINDING_BONE,
    [BATSON_SINS_PART_ALIGNMENT] = BATSON_FINDING_ALIGNMENT,
    [BATSON_SINS_PART_COLLAPSE] = BATSON_FINDING_COLLAPSE,
    [BATSON_SINS_PART_POSTEROLATERAL] = BATSON_FINDING_POSTEROLATERAL,
  };

  return fields[part];
}

/** The name of a part of SINS (a BatsonSinsPart), "Pain". Static. */
const char *
batson_words_sins_part (guint part)
{
  int field = part_field (part);

  return field < 0 ? C_ ("SINS", "Location") : batson_field_label (&batson_record_type (BATSON_RECORD_FINDING)->fields[field]);
}

/** The location class that gives POINTS (SINS-LOC), "semi-rigid, T3–T10". Static. */
const char *
batson_words_sins_location (int points)
{
  static const char *const classes[] = { N_ ("rigid, S2–S5"), N_ ("semi-rigid, T3–T10"), N_ ("mobile, C3–C6 or L2–L4"), N_ ("junctional, C0–C2, C7–T2, T11–L1 or L5–S1") };

  return points >= 0 && points <= 3 ? _ (classes[points]) : "";
}

/** The answer to a part of a lesion's SINS, "mechanical"; "not recorded" where it is open. */
char *
batson_words_sins_answer (const BatsonLesionResult *lesion, guint part)
{
  static const char *const short_classes[] = { N_ ("rigid"), N_ ("semi-rigid"), N_ ("mobile"), N_ ("junctional") };
  int least = lesion->sins.part_least[part], field = part_field (part);

  if (field < 0 && least == lesion->sins.part_greatest[part])
    {
      g_autofree char *level = batson_words_lesion (lesion->record);
      return g_strdup_printf (_ ("%s, %s"), level, _ (short_classes[CLAMP (least, 0, 3)]));
    }
  for (guint i = 0; field >= 0 && i < lesion->sins_why.because.len; i++)
    {
      const BatsonFact *fact = &lesion->sins_why.because.facts[i];
      if (fact->type == BATSON_RECORD_FINDING && (int) fact->field == field)
        return batson_words_fact_value (fact);
    }
  return g_strdup (_ ("not recorded"));
}

/** The score, "SINS 9", or its range and how many parts are open, "SINS 8–14, 2 open". */
char *
batson_words_sins_total (const BatsonLesionResult *lesion)
{
  const BatsonSins *sins = &lesion->sins;

  if (sins->n_open == 0 && sins->least == sins->greatest)
    return g_strdup_printf (_ ("SINS %d"), sins->least);
  return g_strdup_printf (ngettext ("SINS %d–%d, %u open", "SINS %d–%d, %u open", sins->n_open), sins->least, sins->greatest, sins->n_open);
}

/** The classes still possible (bits BATSON_M_*), "Indeterminate (7–12)" or "Indeterminate or unstable". Static. */
const char *
batson_words_sins_class (guint classes)
{
  switch (classes)
    {
    case BATSON_M_STABLE: return C_ ("SINS", "Stable (0–6)");
    case BATSON_M_INDETERMINATE: return C_ ("SINS", "Indeterminate (7–12)");
    case BATSON_M_UNSTABLE: return C_ ("SINS", "Unstable (13–18)");
    case BATSON_M_STABLE | BATSON_M_INDETERMINATE: return C_ ("SINS", "Stable or indeterminate");
    case BATSON_M_INDETERMINATE | BATSON_M_UNSTABLE: return C_ ("SINS", "Indeterminate or unstable");
    default: return C_ ("SINS", "Class open");
    }
}

/** The epidural grade of a lesion, "Bilsky 1b", "Cauda equina, low", or "Not graded". Static. */
const char *
batson_words_grade (const BatsonLesionResult *lesion)
{
  static const char *const grades[] = {
    [BATSON_GRADE_0] = NC_ ("grade", "Bilsky 0"), [BATSON_GRADE_1A] = NC_ ("grade", "Bilsky 1a"), [BATSON_GRADE_1B] = NC_ ("grade", "Bilsky 1b"), [BATSON_GRADE_1C] = NC_ ("grade", "Bilsky 1c"),
    [BATSON_GRADE_2] = NC_ ("grade", "Bilsky 2"), [BATSON_GRADE_3] = NC_ ("grade", "Bilsky 3"), [BATSON_GRADE_CAUDA_LOW] = NC_ ("grade", "Cauda equina, low"), [BATSON_GRADE_CAUDA_HIGH] = NC_ ("grade", "Cauda equina, high"),
  };

  for (guint g = 0; g < G_N_ELEMENTS (grades); g++)
    if (lesion->grades == 1u << g)
      return g_dpgettext2 (GETTEXT_PACKAGE, "grade", grades[g]);
  return C_ ("grade", "Not graded");
}

/** What a grade says of axial T2 at the worst level, "sac deformed, cord not touched"; of the cauda equina's two, with which grades they count (ESCC-3). Static. */
const char *
batson_words_grade_meaning (BatsonGrade grade)
{
  static const char *const meanings[] = {
    [BATSON_GRADE_0] = NC_ ("grade", "bone only"),
    [BATSON_GRADE_1A] = NC_ ("grade", "epidural, sac not deformed"),
    [BATSON_GRADE_1B] = NC_ ("grade", "sac deformed, cord not touched"),
    [BATSON_GRADE_1C] = NC_ ("grade", "cord touched, not compressed"),
    [BATSON_GRADE_2] = NC_ ("grade", "cord compressed, CSF seen"),
    [BATSON_GRADE_3] = NC_ ("grade", "cord compressed, no CSF seen"),
    [BATSON_GRADE_CAUDA_LOW] = NC_ ("grade", "counts as low grade"),
    [BATSON_GRADE_CAUDA_HIGH] = NC_ ("grade", "counts as high grade"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "grade", meanings[grade]);
}
