/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores of the QLQ-C30 from the numbers of its items, by the scoring rules of the questionnaire (OUT-1). */
#include "framework/qlq.h"
#include <math.h>
#include <string.h>

static const BatsonQlqScaleInfo scales[BATSON_N_QLQ_SCALES] = {
  [BATSON_QLQ_GLOBAL] = { BATSON_QLQ_HEALTH, 2, { 29, 30 }, BATSON_FOLLOW_UP_QLQ_GLOBAL },
  [BATSON_QLQ_PHYSICAL] = { BATSON_QLQ_FUNCTION, 5, { 1, 2, 3, 4, 5 }, BATSON_FOLLOW_UP_QLQ_PHYSICAL },
  [BATSON_QLQ_ROLE] = { BATSON_QLQ_FUNCTION, 2, { 6, 7 }, BATSON_FOLLOW_UP_QLQ_ROLE },
  [BATSON_QLQ_EMOTIONAL] = { BATSON_QLQ_FUNCTION, 4, { 21, 22, 23, 24 }, BATSON_FOLLOW_UP_QLQ_EMOTIONAL },
  [BATSON_QLQ_COGNITIVE] = { BATSON_QLQ_FUNCTION, 2, { 20, 25 }, BATSON_FOLLOW_UP_QLQ_COGNITIVE },
  [BATSON_QLQ_SOCIAL] = { BATSON_QLQ_FUNCTION, 2, { 26, 27 }, BATSON_FOLLOW_UP_QLQ_SOCIAL },
  [BATSON_QLQ_FATIGUE] = { BATSON_QLQ_SYMPTOM, 3, { 10, 12, 18 }, BATSON_FOLLOW_UP_QLQ_FATIGUE },
  [BATSON_QLQ_NAUSEA] = { BATSON_QLQ_SYMPTOM, 2, { 14, 15 }, BATSON_FOLLOW_UP_QLQ_NAUSEA },
  [BATSON_QLQ_PAIN] = { BATSON_QLQ_SYMPTOM, 2, { 9, 19 }, BATSON_FOLLOW_UP_QLQ_PAIN },
  [BATSON_QLQ_DYSPNOEA] = { BATSON_QLQ_SYMPTOM, 1, { 8 }, BATSON_FOLLOW_UP_QLQ_DYSPNOEA },
  [BATSON_QLQ_SLEEP] = { BATSON_QLQ_SYMPTOM, 1, { 11 }, BATSON_FOLLOW_UP_QLQ_SLEEP },
  [BATSON_QLQ_APPETITE] = { BATSON_QLQ_SYMPTOM, 1, { 13 }, BATSON_FOLLOW_UP_QLQ_APPETITE },
  [BATSON_QLQ_CONSTIPATION] = { BATSON_QLQ_SYMPTOM, 1, { 16 }, BATSON_FOLLOW_UP_QLQ_CONSTIPATION },
  [BATSON_QLQ_DIARRHOEA] = { BATSON_QLQ_SYMPTOM, 1, { 17 }, BATSON_FOLLOW_UP_QLQ_DIARRHOEA },
  [BATSON_QLQ_FINANCE] = { BATSON_QLQ_SYMPTOM, 1, { 28 }, BATSON_FOLLOW_UP_QLQ_FINANCE },
};

/** A scale: its kind, items and the field of its score. Static. */
const BatsonQlqScaleInfo *
batson_qlq_scale (BatsonQlqScale scale)
{
  return &scales[scale];
}

/** The greatest answer ITEM (from 1) takes; the least is 1. */
guint
batson_qlq_greatest (guint item)
{
  return item >= 29 ? 7 : 4;
}

/** One answer to ITEM (from 1): a number in its range, 0 for "" or a dash, -1 for anything else. */
int
batson_qlq_read (const char *word, guint item)
{
  if (*word == '\0' || strcmp (word, "-") == 0 || strcmp (word, "–") == 0)
    return 0;
  if (word[1] != '\0' || word[0] < '1' || word[0] > (char) ('0' + batson_qlq_greatest (item)))
    return -1;
  return word[0] - '0';
}

/** Reads the thirty answers in order, between spaces or commas; a dash where one is missing. OUT_WHERE (nullable): how many there are
 *  where that is not thirty, or the first item whose number is refused. */
BatsonQlqReading
batson_qlq_parse (const char *text, BatsonQlqItems *out_items, guint *out_where)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ,;\t\n", -1);
  guint n = 0, wrong = 0, where;

  *out_items = (BatsonQlqItems) { { 0 } };
  for (guint i = 0; words[i]; i++)
    {
      int answer;

      if (*words[i] == '\0')
        continue;
      n++;
      answer = n <= BATSON_QLQ_N_ITEMS ? batson_qlq_read (words[i], n) : 0;
      if (answer < 0 && wrong == 0)
        wrong = n;
      if (answer > 0 && n <= BATSON_QLQ_N_ITEMS)
        out_items->item[n - 1] = (guint8) answer;
    }
  where = n != BATSON_QLQ_N_ITEMS ? n : wrong;
  if (out_where)
    *out_where = where;
  return n != BATSON_QLQ_N_ITEMS ? BATSON_QLQ_WRONG_COUNT : wrong ? BATSON_QLQ_WRONG_NUMBER : BATSON_QLQ_READ;
}

/** The answers as batson_qlq_parse () reads them. Free with g_free. */
char *
batson_qlq_to_text (const BatsonQlqItems *items)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < BATSON_QLQ_N_ITEMS; i++)
    {
      g_string_append (text, i ? " " : "");
      g_string_append_c (text, items->item[i] ? (char) ('0' + items->item[i]) : '-');
    }
  return g_string_free (text, FALSE);
}

/** The score of a scale, 0 to 100; FALSE where fewer than half of its items are answered. */
gboolean
batson_qlq_score (const BatsonQlqItems *items, BatsonQlqScale scale, double *out_score)
{
  const BatsonQlqScaleInfo *info = &scales[scale];
  guint answered = 0, sum = 0;
  double raw;

  for (guint i = 0; i < info->n_items; i++)
    {
      guint answer = items->item[info->items[i] - 1];

      answered += answer > 0;
      sum += answer;
    }
  if (answered == 0 || 2 * answered < info->n_items)
    return FALSE;
  raw = (double) sum / answered;
  if (info->kind == BATSON_QLQ_FUNCTION)
    *out_score = (1 - (raw - 1) / 3) * 100;
  else
    *out_score = (raw - 1) / (info->kind == BATSON_QLQ_HEALTH ? 6 : 3) * 100;
  return TRUE;
}

/** The items recorded at FOLLOW_UP; FALSE where there are none, or they are not thirty answers. */
gboolean
batson_qlq_of (BatsonRecord *follow_up, BatsonQlqItems *out_items)
{
  *out_items = (BatsonQlqItems) { { 0 } };
  return batson_record_has (follow_up, BATSON_FOLLOW_UP_QLQ_ITEMS) && batson_qlq_parse (batson_record_text (follow_up, BATSON_FOLLOW_UP_QLQ_ITEMS), out_items, NULL) == BATSON_QLQ_READ;
}

/** Whether the score entered by hand at FOLLOW_UP is another than that of the items, by more than rounding. */
gboolean
batson_qlq_disagrees (BatsonRecord *follow_up, BatsonQlqScale scale)
{
  BatsonQlqItems items;
  double score;

  return batson_qlq_of (follow_up, &items) && batson_qlq_score (&items, scale, &score) && batson_record_has (follow_up, scales[scale].field) &&
         fabs (batson_record_get (follow_up, scales[scale].field)->decimal - score) > 0.5;
}
