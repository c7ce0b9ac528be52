/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was set by hand, conflicts and notes, and referral: in a line each for the first page, in full for what follows. */
#pragma once

#include "report/report-private.h"

G_BEGIN_DECLS

GPtrArray *_batson_noms_notes (const BatsonReport *report);
char *_batson_noms_note_words (const BatsonNote *note);
char *_batson_noms_trigger_words (const BatsonReport *report, const BatsonTrigger *trigger);

char *_batson_noms_by_hand (const BatsonReport *report);
char *_batson_noms_named_doubts (const BatsonReport *report);
char *_batson_noms_named_notes (const BatsonReport *report, gboolean brief);
char *_batson_noms_named_triggers (const BatsonReport *report, gboolean brief);

G_END_DECLS
