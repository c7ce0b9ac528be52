/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Epidural compression: what rules ask of a Bilsky or cauda equina grade. */
#pragma once
#include "case/level.h"
#include "framework/assessment.h"

G_BEGIN_DECLS

/** Epidural bands, as bits: bone only, epidural but low grade, high grade. */
enum { BATSON_BAND_NONE = 1, BATSON_BAND_LOW = 2, BATSON_BAND_HIGH = 4, BATSON_BAND_ANY = 7 };

enum { BATSON_GRADES_ANY = (1 << (BATSON_GRADE_CAUDA_HIGH + 1)) - 1 };

int batson_escc_rank (BatsonGrade grade);
guint batson_escc_band (BatsonGrade grade);
guint batson_escc_bands (guint grades);
guint batson_escc_grades (BatsonSpan span);
guint batson_escc_offered (BatsonRecord *lesion);

G_END_DECLS
