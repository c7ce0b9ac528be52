/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A copy of a case to try answers on, and taking what was tried. */
#pragma once
#include "case/case.h"

G_BEGIN_DECLS

BatsonCase *batson_case_fork (BatsonCase *self, const BatsonOrigin *origin);
BatsonCase *batson_case_fork_without_names (BatsonCase *self, const BatsonOrigin *origin, int days);
/** One answer of a fork that is not the case's: of RECORD of the fork; MINE is the case's record, NULL where the fork added it. */
typedef struct
{
  BatsonRecord *mine, *record; /* borrowed */
  guint field;
} BatsonForkChange;

GArray *batson_case_fork_changes (BatsonCase *self, BatsonCase *fork);
void batson_case_adopt (BatsonCase *self, BatsonCase *fork, const char *label);

G_END_DECLS
