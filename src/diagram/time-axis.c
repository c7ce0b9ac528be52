/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An elastic axis of time. */
#include "diagram/time-axis.h"

void
batson_time_axis_add (BatsonTimeAxis *axis, double first, double last, double weight)
{
  if (axis->n > 0)
    first = batson_time_axis_last (axis);
  if (last <= first || axis->n == BATSON_AXIS_PERIODS)
    return;
  axis->periods[axis->n++] = (BatsonAxisPeriod) { .first = first, .last = last, .weight = weight };
}

void
batson_time_axis_lay (BatsonTimeAxis *axis, double x, double width)
{
  double all = 0;

  for (guint i = 0; i < axis->n; i++)
    all += axis->periods[i].weight;
  for (guint i = 0; i < axis->n; i++)
    {
      axis->periods[i].x = x;
      axis->periods[i].width = width * axis->periods[i].weight / all;
      x += axis->periods[i].width;
    }
}

double
batson_time_axis_x (const BatsonTimeAxis *axis, double day)
{
  for (guint i = 0; i < axis->n; i++)
    {
      const BatsonAxisPeriod *p = &axis->periods[i];

      if (day < p->last || i + 1 == axis->n)
        return p->x + p->width * (CLAMP (day, p->first, p->last) - p->first) / (p->last - p->first);
    }
  return 0;
}

double
batson_time_axis_day (const BatsonTimeAxis *axis, double x)
{
  for (guint i = 0; i < axis->n; i++)
    {
      const BatsonAxisPeriod *p = &axis->periods[i];

      if (x < p->x + p->width || i + 1 == axis->n)
        return p->first + (p->last - p->first) * (CLAMP (x, p->x, p->x + p->width) - p->x) / p->width;
    }
  return 0;
}

double
batson_time_axis_first (const BatsonTimeAxis *axis)
{
  return axis->n ? axis->periods[0].first : 0;
}

double
batson_time_axis_last (const BatsonTimeAxis *axis)
{
  return axis->n ? axis->periods[axis->n - 1].last : 0;
}
