/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lateral vertebral column as geometry: where each level lies and the shapes of its parts. */
#include "diagram/column.h"

#include <math.h>

#define CANAL 8.5 /* depth of the spinal canal at scale 1 */
#define HEAD 12   /* room for the occiput above C0 */

/* How each level leans, degrees: lordosis, kyphosis, lordosis, sacrum. */
static const int leans[BATSON_N_LEVELS] = {
  -14, -12, -9, -5, 1, 8, 13, 17,
  19, 17, 13, 9, 5, 1, -3, -6, -9, -11, -12, -12,
  -10, -7, -1, 7, 18, 31, 30, 20, 4, -14
};

/* Room for body and disc, height of the body, and depth at scale 1; S1 to S5 by table. */
static void
measure (BatsonLevel level, double *room, double *height, double *depth)
{
  static const double sacrum[5][3] = { { 20, 18, 33 }, { 18, 16, 26 }, { 16, 14, 20 }, { 15, 13, 15.5 }, { 14.5, 12.5, 12 } };

  if (level == BATSON_LEVEL_C0)
    *room = 15, *height = 12, *depth = 19;
  else if (level < BATSON_LEVEL_T1)
    *room = 15.5, *height = 11.5, *depth = 17.5 + level * 0.55;
  else if (level < BATSON_LEVEL_L1)
    {
      int i = level - BATSON_LEVEL_T1;
      *room = 18 + i * 0.42, *height = 14.2 + i * 0.38, *depth = 22.5 + i;
    }
  else if (level < BATSON_LEVEL_S1)
    *room = 26, *height = 20, *depth = 35 + (level - BATSON_LEVEL_L1) * 0.6;
  else
    {
      const double *s = sacrum[level - BATSON_LEVEL_S1];
      *room = s[0], *height = s[1], *depth = s[2];
    }
}

double
batson_column_height (void)
{
  BatsonColumn column;

  batson_column_lay (&column, 1, 0, 0);
  return column.height;
}

/* How long a spinous process is, how far it drops and how thick it is, at the vertebra's own scale. */
static void
process_measure (BatsonLevel level, double k, double *length, double *drop, double *thick)
{
  if (level < BATSON_LEVEL_T1)
    {
      *length = (13 + (level == 7 ? 7 : level == 2 ? 3 : 0)) * k;
      *drop = (level == 7 ? 5 : 3) * k, *thick = 5.5 * k;
    }
  else if (level < BATSON_LEVEL_L1)
    {
      int i = level - BATSON_LEVEL_T1 + 1;
      *length = 18 * k, *drop = (i >= 4 && i <= 9 ? 14 : 10) * k, *thick = 5.5 * k;
    }
  else if (level < BATSON_LEVEL_S1)
    *length = 19 * k, *drop = 3 * k, *thick = 12 * k;
  else
    *length = MAX (2, 7 - 1.2 * (level - BATSON_LEVEL_S1 + 1)) * k, *drop = k, *thick = 7 * k;
}

BatsonPoint
batson_column_point (const BatsonColumn *column, BatsonLevel level, double u, double v)
{
  const BatsonVertebra *o = &column->levels[level];

  return (BatsonPoint) { o->centre.x + cos (o->angle) * u + sin (o->angle) * v, o->centre.y - sin (o->angle) * u + cos (o->angle) * v };
}

void
batson_column_lay (BatsonColumn *column, double scale, double x, double y)
{
  double px = 0, py = 0, left = G_MAXDOUBLE, right = -G_MAXDOUBLE;

  column->scale = scale;
  for (BatsonLevel l = 0; l < BATSON_N_LEVELS; l++)
    {
      BatsonVertebra *o = &column->levels[l];
      measure (l, &o->room, &o->height, &o->depth);
      o->collapse = 0;
      o->angle = leans[l] * G_PI / 180;
      o->centre = (BatsonPoint) { px + sin (o->angle) * o->room / 2, py + cos (o->angle) * o->room / 2 };
      px += sin (o->angle) * o->room;
      py += cos (o->angle) * o->room;
      left = MIN (left, o->centre.x - o->depth / 2);
    }
  for (BatsonLevel l = 0; l < BATSON_N_LEVELS; l++)
    {
      BatsonVertebra *o = &column->levels[l];
      double length, drop, thick;
      o->centre = (BatsonPoint) { (o->centre.x - left) * scale + x, (o->centre.y + HEAD) * scale + y };
      o->depth *= scale, o->height *= scale, o->room *= scale;
      process_measure (l, scale, &length, &drop, &thick);
      o->tip = batson_column_point (column, l, o->depth / 2 + CANAL * scale + length + thick * 0.3, drop);
      right = MAX (right, o->tip.x);
    }
  column->width = right - x;
  column->height = (py + HEAD + 14) * scale;
}

void
batson_column_row (const BatsonColumn *column, BatsonLevel level, double *out_top, double *out_bottom)
{
  const BatsonVertebra *v = &column->levels[level];

  *out_top = level > 0 ? (v[-1].centre.y + v->centre.y) / 2 : v->centre.y - v->room / 2;
  *out_bottom = level + 1 < BATSON_N_LEVELS ? (v->centre.y + v[1].centre.y) / 2 : v->centre.y + v->room / 2;
}

static void
move_to (BatsonPath *path, BatsonPoint p)
{
  batson_path_move (path, p.x, p.y);
}

static void
line_to (BatsonPath *path, BatsonPoint p)
{
  batson_path_line (path, p.x, p.y);
}

static void
bend_to (BatsonPath *path, BatsonPoint round, BatsonPoint p)
{
  batson_path_bend (path, round.x, round.y, p.x, p.y);
}

/* The condyle of the occiput and the anterior arch of the atlas stand where the others have a body. */
static BatsonPath *
condyle (const BatsonColumn *c)
{
  double k = c->scale, w = c->levels[0].depth / 2;
  BatsonPath *path = batson_path_new ();

#define P(u, v) batson_column_point (c, BATSON_LEVEL_C0, u, v)
  move_to (path, P (-w * 1.1, 2 * k));
  bend_to (path, P (-w * 0.9, -6 * k), P (-w * 0.1, -5 * k));
  line_to (path, P (w * 0.4, -4 * k));
  line_to (path, P (w * 0.9, 5 * k));
  bend_to (path, P (0, 8.5 * k), P (-w * 1.1, 2 * k));
  batson_path_close (path);
#undef P
  return path;
}

static BatsonPoint
between (BatsonPoint p, BatsonPoint q, double t)
{
  return (BatsonPoint) { p.x + (q.x - p.x) * t, p.y + (q.y - p.y) * t };
}

BatsonPath *
batson_column_body (const BatsonColumn *column, BatsonLevel level, double grow)
{
  const BatsonVertebra *o = &column->levels[level];
  double w = o->depth / 2 + grow, b = o->height / 2 + grow, front = b * (1 - o->collapse), k = o->depth * 0.045;
  BatsonPoint corners[4], waists[4];
  BatsonPath *path;

  if (level == BATSON_LEVEL_C0 && grow == 0)
    return condyle (column);
  path = batson_path_new ();
  if (level == BATSON_LEVEL_C0 + 1 && grow == 0)
    {
      BatsonPoint p = batson_column_point (column, level, -o->depth * 0.38, 0);
      batson_path_ellipse (path, p.x, p.y, o->depth * 0.16, o->height * 0.42);
      return path;
    }
  corners[0] = batson_column_point (column, level, -w, -front);
  corners[1] = batson_column_point (column, level, w, -b);
  corners[2] = batson_column_point (column, level, w, b);
  corners[3] = batson_column_point (column, level, -w, front);
  waists[0] = batson_column_point (column, level, 0, -(b + front) / 2 + k);
  waists[1] = batson_column_point (column, level, w - k * 1.3, 0);
  waists[2] = batson_column_point (column, level, 0, (b + front) / 2 - k);
  waists[3] = batson_column_point (column, level, -w + k * 1.3, 0);
  move_to (path, between (corners[0], corners[1], 0.16));
  for (int i = 0; i < 4; i++)
    {
      BatsonPoint from = corners[i], to = corners[(i + 1) % 4], next = corners[(i + 2) % 4];
      bend_to (path, waists[i], between (from, to, 0.84));
      bend_to (path, to, between (to, next, 0.16));
    }
  batson_path_close (path);
  return path;
}

BatsonPath *
batson_column_bulge (const BatsonColumn *column, BatsonLevel level, double out)
{
  const BatsonVertebra *o = &column->levels[level];
  double back = o->depth / 2, inside = back - 2 * column->scale, b = o->height * 0.4;
  BatsonPath *path = batson_path_new ();

  move_to (path, batson_column_point (column, level, inside, -b));
  /* A bend reaches half as far as the point it is drawn to. */
  bend_to (path, batson_column_point (column, level, back + 2 * out + 2 * column->scale, 0), batson_column_point (column, level, inside, b));
  batson_path_close (path);
  return path;
}

/* From above the lamina round the tip of the process to below it. */
static void
go_round_process (const BatsonColumn *column, BatsonLevel level, BatsonPath *path)
{
  double k = column->scale, lamina = column->levels[level].depth / 2 + CANAL * k, length, drop, thick;

  process_measure (level, k, &length, &drop, &thick);
  line_to (path, batson_column_point (column, level, lamina + length, drop - thick * 0.28));
  bend_to (path, batson_column_point (column, level, lamina + length + thick * 0.3, drop + thick * 0.1),
           batson_column_point (column, level, lamina + length, drop + thick * 0.42));
  line_to (path, batson_column_point (column, level, lamina, thick * 0.6));
}

/* Where the lamina begins above. */
static BatsonPoint
lamina_top (const BatsonColumn *column, BatsonLevel level)
{
  double k = column->scale, length, drop, thick;

  process_measure (level, k, &length, &drop, &thick);
  return batson_column_point (column, level, column->levels[level].depth / 2 + CANAL * k, -thick * 0.55);
}

BatsonPath *
batson_column_process (const BatsonColumn *column, BatsonLevel level)
{
  BatsonPath *path;

  if (level == BATSON_LEVEL_C0)
    return NULL;
  path = batson_path_new ();
  move_to (path, lamina_top (column, level));
  go_round_process (column, level, path);
  batson_path_close (path);
  return path;
}

BatsonPath *
batson_column_pedicle (const BatsonColumn *column, BatsonLevel level)
{
  const BatsonVertebra *o = &column->levels[level];
  double k = column->scale, lamina = o->depth / 2 + CANAL * k, length, drop, thick;
  BatsonPath *path;

  if (level == BATSON_LEVEL_C0 || level >= BATSON_LEVEL_S1)
    return NULL;
  process_measure (level, k, &length, &drop, &thick);
  path = batson_path_new ();
  move_to (path, batson_column_point (column, level, o->depth / 2 - k, -o->height * 0.38));
  line_to (path, batson_column_point (column, level, lamina + k, -thick * 0.55));
  line_to (path, batson_column_point (column, level, lamina + k, thick * 0.2));
  line_to (path, batson_column_point (column, level, o->depth / 2 - k, o->height * 0.02));
  batson_path_close (path);
  return path;
}

/* Midway between the corners of the bodies above and below the end of a level, in front (-1) or behind (1). */
static BatsonPoint
boundary (const BatsonColumn *column, BatsonLevel level, int side)
{
  const BatsonVertebra *o = &column->levels[level];
  BatsonPoint end = batson_column_point (column, level, side * o->depth / 2, o->room / 2);

  if (level + 1 == BATSON_N_LEVELS)
    return end;
  return between (batson_column_point (column, level, side * o->depth / 2, o->height / 2), batson_column_point (column, level + 1, side * o[1].depth / 2, -o[1].height / 2), 0.5);
}

/* The edge between a level and the one above it, and below it, from the words before the column to the front of the bodies. */
static void
go_along (const BatsonColumn *column, double y, BatsonPoint front, double left, gboolean back, BatsonPath *path)
{
  double x[] = { left, front.x - 5 * column->scale };

  batson_path_line (path, x[back], y);
  batson_path_line (path, x[!back], y);
}

BatsonPath *
batson_column_place (const BatsonColumn *column, BatsonLevel level, double left)
{
  const BatsonVertebra *o = &column->levels[level];
  BatsonPath *path = batson_path_new ();
  double top, bottom;
  BatsonPoint above[2], below[2] = { boundary (column, level, -1), boundary (column, level, 1) };

  batson_column_row (column, level, &top, &bottom);
  for (int i = 0; i < 2; i++)
    above[i] = level > 0 ? boundary (column, level - 1, i ? 1 : -1) : batson_column_point (column, level, (i ? 0.5 : -0.5) * o->depth, -o->room / 2);
  batson_path_move (path, left, top);
  go_along (column, top, above[0], left, FALSE, path);
  line_to (path, above[0]);
  line_to (path, above[1]);
  if (level != BATSON_LEVEL_C0 && level < BATSON_LEVEL_S1)
    {
      line_to (path, batson_column_point (column, level, o->depth / 2, -o->height * 0.38));
      line_to (path, lamina_top (column, level));
      go_round_process (column, level, path);
      line_to (path, batson_column_point (column, level, o->depth / 2, o->height * 0.02));
    }
  line_to (path, below[1]);
  line_to (path, below[0]);
  go_along (column, bottom, below[0], left, TRUE, path);
  batson_path_close (path);
  if (level >= BATSON_LEVEL_S1)
    {
      move_to (path, lamina_top (column, level));
      go_round_process (column, level, path);
      batson_path_close (path);
    }
  return path;
}

BatsonPath *
batson_column_disc (const BatsonColumn *column, BatsonLevel level)
{
  const BatsonVertebra *a = &column->levels[level];
  const BatsonVertebra *b = a + 1;
  double w;
  BatsonPath *path;

  if (level < 2 || level >= BATSON_LEVEL_S1)
    return NULL;
  w = MIN (a->depth, b->depth) / 2 * 0.93;
  path = batson_path_new ();
  move_to (path, batson_column_point (column, level, -w, a->height / 2 * (1 - a->collapse)));
  line_to (path, batson_column_point (column, level, w, a->height / 2));
  line_to (path, batson_column_point (column, level + 1, w, -b->height / 2));
  line_to (path, batson_column_point (column, level + 1, -w, -b->height / 2 * (1 - b->collapse)));
  batson_path_close (path);
  return path;
}

static BatsonPoint
canal_point (const BatsonColumn *column, BatsonLevel level, double aside)
{
  return batson_column_point (column, level, column->levels[level].depth / 2 + CANAL * column->scale * 0.5 + aside, 0);
}

BatsonPath *
batson_column_canal (const BatsonColumn *column, BatsonLevel first, BatsonLevel last, double aside)
{
  BatsonPath *path = batson_path_new ();

  move_to (path, canal_point (column, first, aside));
  for (BatsonLevel l = first; l < last; l++)
    {
      BatsonPoint before = canal_point (column, MAX (first, l - 1), aside), from = canal_point (column, l, aside);
      BatsonPoint to = canal_point (column, l + 1, aside), after = canal_point (column, MIN (last, l + 2), aside);
      batson_path_curve (path, from.x + (to.x - before.x) / 6, from.y + (to.y - before.y) / 6,
                         to.x - (after.x - from.x) / 6, to.y - (after.y - from.y) / 6, to.x, to.y);
    }
  return path;
}

BatsonPath *
batson_column_dens (const BatsonColumn *column)
{
  double w = column->levels[2].depth, b = column->levels[2].height;
  BatsonPath *path = batson_path_new ();

  move_to (path, batson_column_point (column, 2, -w * 0.2, -b * 0.45));
  line_to (path, batson_column_point (column, 2, -w * 0.1, -b * 1.55));
  bend_to (path, batson_column_point (column, 2, w * 0.05, -b * 1.85), batson_column_point (column, 2, w * 0.2, -b * 1.55));
  line_to (path, batson_column_point (column, 2, w * 0.28, -b * 0.45));
  batson_path_close (path);
  return path;
}

BatsonPath *
batson_column_occiput (const BatsonColumn *column)
{
  double k = column->scale, w = column->levels[0].depth / 2;
  BatsonPath *path = batson_path_new ();

#define P(u, v) batson_column_point (column, BATSON_LEVEL_C0, u, v)
  move_to (path, P (w * 2.3, k));
  bend_to (path, P (w * 3.4, -2 * k), P (w * 4.1, -9 * k));
  line_to (path, P (w * 4.7, -6 * k));
  bend_to (path, P (w * 3.9, 3 * k), P (w * 2.5, 5 * k));
  batson_path_close (path);
#undef P
  return path;
}

BatsonPath *
batson_column_coccyx (const BatsonColumn *column)
{
  double w = column->levels[BATSON_LEVEL_S5].depth, b = column->levels[BATSON_LEVEL_S5].height;
  BatsonPath *path = batson_path_new ();

#define P(u, v) batson_column_point (column, BATSON_LEVEL_S5, u, v)
  move_to (path, P (-w * 0.3, b * 0.62));
  line_to (path, P (w * 0.3, b * 0.62));
  bend_to (path, P (-w * 0.25, b * 1.5), P (-w * 0.7, b * 1.75));
  batson_path_close (path);
#undef P
  return path;
}
