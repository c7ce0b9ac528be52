/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an axis of days is marked, and with what words: the finest steps whose words still stand beside each other. */
#pragma once

#include "diagram/text.h"

G_BEGIN_DECLS

typedef enum {
  BATSON_TICKS_HOURS,
  BATSON_TICKS_DAYS,
  BATSON_TICKS_WEEKS,
  BATSON_TICKS_MONTHS,
  BATSON_TICKS_YEARS
} BatsonTickUnit;

typedef struct {
  double day;   /* as of batson_date_first_day (), hours as parts of it */
  char *label;  /* translated: "14:00", "9 Jun", "Jun", "2026" */
  double width; /* of the label, scene units */
} BatsonTick;

/**
 * batson_time_ticks:
 * @first: where the axis begins, a day
 * @last: where it ends
 * @length: of the axis, scene units, drawn evenly
 * @font: of the labels, which stand centred at their days
 * @out_unit: (optional): what is counted
 *
 * Returns: (transfer full) (element-type BatsonTick): the marks in order, none upon another
 */
GArray *batson_time_ticks (double first, double last, double length, BatsonFont font, BatsonTickUnit *out_unit);

/** batson_time_tick_name: What is counted, in one translated word: "days". Static. */
const char *batson_time_tick_name (BatsonTickUnit unit);

G_END_DECLS
