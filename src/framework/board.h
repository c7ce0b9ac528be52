/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tumour board: what each specialist brings to it (MDT-1), as far as the case holds it, and which meeting is looked at. */
#pragma once
#include "framework/assessment.h"

G_BEGIN_DECLS

/** What is presented: the first five by the breast oncosurgeon, the others by the neurosurgeon. */
typedef enum
{
  BATSON_BOARD_PROFILE,
  BATSON_BOARD_SYSTEMIC,
  BATSON_BOARD_BURDEN,
  BATSON_BOARD_PROGNOSIS,
  BATSON_BOARD_PERFORMANCE,
  BATSON_BOARD_IMAGING,
  BATSON_BOARD_SCORES,
  BATSON_BOARD_COMPRESSION,
  BATSON_BOARD_OPTIONS,
  BATSON_BOARD_RISK,
  BATSON_N_BOARD_ITEMS,
  BATSON_BOARD_FIRST_NEURO = BATSON_BOARD_IMAGING
} BatsonBoardItem;

typedef enum { BATSON_BOARD_OPEN, BATSON_BOARD_PARTLY, BATSON_BOARD_KNOWN } BatsonBoardState;

typedef struct
{
  BatsonBoardState state;
  char *text;      /* what there is; "" where open; owned */
  BatsonFact fact; /* where it is answered; TYPE is BATSON_N_RECORD_TYPES where nothing holds it; borrowed */
} BatsonBoardEntry;

const char *batson_board_title (BatsonBoardItem item);
void batson_board_entry (const BatsonAssessment *assessment, BatsonBoardItem item, BatsonBoardEntry *out_entry);
void batson_board_entry_clear (BatsonBoardEntry *entry);
BatsonRecord *batson_board_meeting (const BatsonAssessment *assessment);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BatsonBoardEntry, batson_board_entry_clear)

G_END_DECLS
