/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Vertebral levels C0 to S5 and spans of them. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/** The levels in order, C0 = 0, C1 = 1 ... T1 = 8, L1 = 20, S1 = 25, S5 = 29. */
typedef gint8 BatsonLevel;
enum { BATSON_LEVEL_NONE = -1, BATSON_LEVEL_C0 = 0, BATSON_LEVEL_C7 = 7, BATSON_LEVEL_T1 = 8, BATSON_LEVEL_L1 = 20, BATSON_LEVEL_S1 = 25, BATSON_LEVEL_S5 = 29, BATSON_N_LEVELS = 30 };

/** From the upper to the lower level, both included; one vertebra where they are equal. */
typedef struct
{
  BatsonLevel first, last;
} BatsonSpan;

const char *batson_level_name (BatsonLevel level);
gboolean batson_level_parse (const char *text, BatsonLevel *out_level);
char *batson_span_to_string (BatsonSpan span);
gboolean batson_span_parse (const char *text, BatsonSpan *out_span);

G_END_DECLS
