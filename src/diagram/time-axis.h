/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An elastic axis of time: periods one after the other, each drawn evenly, with as much room as it is given. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BATSON_AXIS_PERIODS 4

typedef struct {
  double first, last; /* days as of batson_date_first_day (), hours as parts of them; LAST is where the next begins */
  double weight;      /* of its room */
  double x, width;    /* once the axis is laid */
} BatsonAxisPeriod;

typedef struct {
  guint n;
  BatsonAxisPeriod periods[BATSON_AXIS_PERIODS];
} BatsonTimeAxis;

/** batson_time_axis_add: A period from where the last one ended (the first: from @first) to @last. One without length is left out. */
void batson_time_axis_add (BatsonTimeAxis *axis, double first, double last, double weight);
/** batson_time_axis_lay: Gives the periods their places from @x on, @width in all. */
void batson_time_axis_lay (BatsonTimeAxis *axis, double x, double width);
/** batson_time_axis_x: Where a day is; one outside is at the nearer end. */
double batson_time_axis_x (const BatsonTimeAxis *axis, double day);
/** batson_time_axis_day: The day at a place; outside: that of the nearer end. */
double batson_time_axis_day (const BatsonTimeAxis *axis, double x);
/** batson_time_axis_first, batson_time_axis_last: Where it begins and ends; both 0 where it has no period. */
double batson_time_axis_first (const BatsonTimeAxis *axis);
double batson_time_axis_last (const BatsonTimeAxis *axis);

G_END_DECLS
