/* SPDX-License-Identifier: GPL-3.0-or-later */
/* En bloc planning by zones and layers (WBB-1). */
#pragma once
#include "framework/assessment.h"

G_BEGIN_DECLS

typedef enum { BATSON_RESECTION_VERTEBRECTOMY, BATSON_RESECTION_SAGITTAL, BATSON_RESECTION_POSTERIOR_ARCH, BATSON_N_RESECTIONS } BatsonResection;

/** What the zones and layers of one lesion allow. */
typedef struct
{
  guint zones;         /* bit n for zone n + 1 */
  guint layers;        /* bit per BatsonWbbLayer */
  guint possible;      /* bit per BatsonResection: its zones hold all of the tumour's */
  guint pedicle;       /* bit per BatsonResection of POSSIBLE that wants a pedicle known to be free, and is not */
  gboolean no_pedicle; /* whether a pedicle is free is not recorded, though it would tell */
  gboolean no_margin;  /* layer D or E: a tumour-free margin cannot be promised */
} BatsonWbb;

BatsonWbb batson_wbb (BatsonRecord *lesion);
BatsonWbb batson_wbb_of (guint zones, guint layers, int pedicle);
char *batson_words_wbb_answer (BatsonRecord *lesion, guint field);
char *batson_words_wbb (const BatsonWbb *wbb);
const char *batson_words_wbb_view (void);
const char *batson_words_resection (BatsonResection resection);

G_END_DECLS
