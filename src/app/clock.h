/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program's clock: the real one, or one that stands still for pictures and tests. */
#pragma once
#include "framework/assessment.h"

G_BEGIN_DECLS

void batson_clock_fix (gint64 seconds, int offset);
gboolean batson_clock_is_fixed (void);
void batson_clock_now (gint64 *out_seconds, int *out_offset);
void batson_clock_settings (BatsonSettings *settings);
const BatsonOrigin *batson_clock_origin (void);

G_END_DECLS
