/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moving all dates of a case by the same number of days: a date can identify a patient, an interval is what counts. */
#pragma once
#include "case/case.h"

G_BEGIN_DECLS

/** Four years with their leap day, the whole years that are the same number of days everywhere. */
#define BATSON_SHIFT_YEARS (4 * 365 + 1)

int batson_case_neutral_shift (BatsonCase *self);

G_END_DECLS
