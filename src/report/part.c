/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Diagrams on pages: whole, or in pieces where none is high enough. */
#include "report/report-private.h"

/** Shows what stands between FROM and TO of SCENE's height, from (X, Y) of PAGE down. */
void
_batson_report_add_part (BatsonPage *page, BatsonScene *scene, double x, double y, double from, double to, double scale)
{
  BatsonPart part = { batson_scene_ref (scene), x, y, from, to, scale, page->sheet.n };

  g_array_append_val (page->parts, part);
}

#define LEAST_GAP 0.5 /* what stands closer belongs together */

/** Whether all of SCENE stands clear of Y, with a gap. */
gboolean
_batson_report_is_clear (BatsonScene *scene, double y)
{
  for (guint i = 0; i < batson_scene_n_elements (scene); i++)
    {
      BatsonRect ink = batson_scene_element (scene, i)->ink;
      if (ink.y < y + LEAST_GAP / 2 && ink.y + ink.height > y - LEAST_GAP / 2)
        return FALSE;
    }
  return TRUE;
}

/** Where SCENE, begun at FROM, is to be broken so that it ends before TO: between two elements, or at TO where none ends. Infinite where it is shorter. */
double
_batson_report_break (BatsonScene *scene, double from, double to)
{
  double width, height, best = from;

  batson_scene_size (scene, &width, &height);
  if (height <= to)
    return G_MAXDOUBLE;
  for (guint i = 0; i < batson_scene_n_elements (scene); i++)
    {
      BatsonRect ink = batson_scene_element (scene, i)->ink;
      double y = ink.y + ink.height + LEAST_GAP / 2;
      if (y > best && y <= to && _batson_report_is_clear (scene, y))
        best = y;
    }
  return best > from ? best : to;
}
