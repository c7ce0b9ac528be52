/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores of the EORTC QLQ-C30 from the numbers of its thirty items (OUT-1); its wording is not ours to show. */
#pragma once
#include "case/record.h"

G_BEGIN_DECLS

#define BATSON_QLQ_N_ITEMS 30

/* In the order of the score fields of a follow-up. */
typedef enum
{
  BATSON_QLQ_GLOBAL,
  BATSON_QLQ_PHYSICAL,
  BATSON_QLQ_ROLE,
  BATSON_QLQ_EMOTIONAL,
  BATSON_QLQ_COGNITIVE,
  BATSON_QLQ_SOCIAL,
  BATSON_QLQ_FATIGUE,
  BATSON_QLQ_NAUSEA,
  BATSON_QLQ_PAIN,
  BATSON_QLQ_DYSPNOEA,
  BATSON_QLQ_SLEEP,
  BATSON_QLQ_APPETITE,
  BATSON_QLQ_CONSTIPATION,
  BATSON_QLQ_DIARRHOEA,
  BATSON_QLQ_FINANCE,
  BATSON_N_QLQ_SCALES
} BatsonQlqScale;

/** How a scale is scored: a function or the global health is best at 100, a symptom worst. */
typedef enum { BATSON_QLQ_FUNCTION, BATSON_QLQ_SYMPTOM, BATSON_QLQ_HEALTH } BatsonQlqKind;

typedef struct
{
  BatsonQlqKind kind;
  guint n_items;
  guint items[5]; /* their numbers, from 1 */
  guint field;    /* BATSON_FOLLOW_UP_QLQ_*: where its score can be entered by hand */
} BatsonQlqScaleInfo;

/** The answers to the items, item 1 first; 0 where there is none. */
typedef struct
{
  guint8 item[BATSON_QLQ_N_ITEMS];
} BatsonQlqItems;

typedef enum
{
  BATSON_QLQ_READ,         /* thirty numbers or dashes, each in its range */
  BATSON_QLQ_WRONG_COUNT,  /* not thirty of them */
  BATSON_QLQ_WRONG_NUMBER, /* one that its item does not take */
} BatsonQlqReading;

const BatsonQlqScaleInfo *batson_qlq_scale (BatsonQlqScale scale);
guint batson_qlq_greatest (guint item);
int batson_qlq_read (const char *word, guint item);
BatsonQlqReading batson_qlq_parse (const char *text, BatsonQlqItems *out_items, guint *out_where);
char *batson_qlq_to_text (const BatsonQlqItems *items);
gboolean batson_qlq_score (const BatsonQlqItems *items, BatsonQlqScale scale, double *out_score);
gboolean batson_qlq_of (BatsonRecord *follow_up, BatsonQlqItems *out_items);
gboolean batson_qlq_disagrees (BatsonRecord *follow_up, BatsonQlqScale scale);

G_END_DECLS
