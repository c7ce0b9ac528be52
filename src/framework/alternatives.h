/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What else a conclusion could have been: the answers that would have led elsewhere, how far away that is, what the other protocol says, other readings. */
#pragma once
#include "framework/conclusion.h"

G_BEGIN_DECLS

typedef enum
{
  BATSON_ALTERNATIVE_ANSWER,   /* another answer to one of the facts used, all others as they are */
  BATSON_ALTERNATIVE_DISTANCE, /* points of SINS to the next class */
  BATSON_ALTERNATIVE_PROTOCOL, /* the other protocol, where they differ (CMP-1) */
  BATSON_ALTERNATIVE_READING,  /* a conflict or note that bears on the conclusion */
} BatsonAlternativeKind;

typedef struct
{
  BatsonAlternativeKind kind;
  BatsonFact fact;        /* ANSWER: borrowed from the assessment; else none */
  GArray *values;         /* ANSWER: BatsonValue, any of which leads there; a blank is "not set by hand" */
  int points;             /* DISTANCE: more where positive, fewer where negative */
  BatsonProtocolId protocol; /* PROTOCOL */
  const BatsonNote *note; /* READING; borrowed from the assessment */
  GStrv ids;              /* what the conclusion would be, as of batson_conclusion_ids (); of a READING the note's id */
  char *words;            /* the same in words */
} BatsonAlternative;

typedef struct _BatsonAlternatives BatsonAlternatives;

BatsonAlternatives *batson_alternatives_new (BatsonCase *c, const BatsonAssessment *assessment);
BatsonAlternatives *batson_alternatives_new_for_one (BatsonCase *c, const BatsonAssessment *assessment);
gboolean batson_alternatives_are_tried (BatsonAlternatives *self, const BatsonWhy *why);
void batson_alternatives_free (BatsonAlternatives *self);
GPtrArray *batson_alternatives_of (BatsonAlternatives *self, const BatsonWhy *why);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatsonAlternatives, batson_alternatives_free)

G_END_DECLS
