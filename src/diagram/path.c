/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Building, reading, measuring and tracing paths. */
#include "diagram/path.h"

#include <math.h>
#include <string.h>

/* The control points of a quarter circle of radius 1 lie this far along its tangents. */
#define QUARTER 0.5522847498

BatsonPath *
batson_path_new (void)
{
  BatsonPath *path = g_new (BatsonPath, 1);

  path->steps = g_array_new (FALSE, FALSE, sizeof (BatsonStep));
  return path;
}

void
batson_path_free (BatsonPath *path)
{
  if (path == NULL)
    return;
  g_array_unref (path->steps);
  g_free (path);
}

static void
append (BatsonPath *path, BatsonStep step)
{
  g_array_append_val (path->steps, step);
}

void
batson_path_move (BatsonPath *path, double x, double y)
{
  append (path, (BatsonStep) { BATSON_STEP_MOVE, { x }, { y } });
}

void
batson_path_line (BatsonPath *path, double x, double y)
{
  append (path, (BatsonStep) { BATSON_STEP_LINE, { x }, { y } });
}

void
batson_path_curve (BatsonPath *path, double x1, double y1, double x2, double y2, double x3, double y3)
{
  append (path, (BatsonStep) { BATSON_STEP_CURVE, { x1, x2, x3 }, { y1, y2, y3 } });
}

/* Where the pen stands: the end of the last step, or the start of the line where it was closed. */
static void
pen (const BatsonPath *path, double *x, double *y)
{
  *x = *y = 0;
  for (guint i = path->steps->len; i > 0; i--)
    {
      const BatsonStep *step = &g_array_index (path->steps, BatsonStep, i - 1);
      gboolean closed = i < path->steps->len;

      if (step->kind == BATSON_STEP_CLOSE || (closed && step->kind != BATSON_STEP_MOVE))
        continue;
      *x = step->x[step->kind == BATSON_STEP_CURVE ? 2 : 0];
      *y = step->y[step->kind == BATSON_STEP_CURVE ? 2 : 0];
      return;
    }
}

void
batson_path_bend (BatsonPath *path, double x1, double y1, double x2, double y2)
{
  double x0, y0;

  pen (path, &x0, &y0);
  batson_path_curve (path, x0 + (x1 - x0) * 2 / 3, y0 + (y1 - y0) * 2 / 3, x2 + (x1 - x2) * 2 / 3,
                     y2 + (y1 - y2) * 2 / 3, x2, y2);
}

void
batson_path_close (BatsonPath *path)
{
  append (path, (BatsonStep) { BATSON_STEP_CLOSE });
}

void
batson_path_box (BatsonPath *path, BatsonRect box, double radius)
{
  double r = MAX (0, MIN (radius, MIN (box.width, box.height) / 2)), c = r * (1 - QUARTER);
  double x0 = box.x, y0 = box.y, x1 = box.x + box.width, y1 = box.y + box.height;

  batson_path_move (path, x0 + r, y0);
  batson_path_line (path, x1 - r, y0);
  if (r > 0)
    batson_path_curve (path, x1 - c, y0, x1, y0 + c, x1, y0 + r);
  batson_path_line (path, x1, y1 - r);
  if (r > 0)
    batson_path_curve (path, x1, y1 - c, x1 - c, y1, x1 - r, y1);
  batson_path_line (path, x0 + r, y1);
  if (r > 0)
    batson_path_curve (path, x0 + c, y1, x0, y1 - c, x0, y1 - r);
  batson_path_line (path, x0, y0 + r);
  if (r > 0)
    batson_path_curve (path, x0, y0 + c, x0 + c, y0, x0 + r, y0);
  batson_path_close (path);
}

void
batson_path_ellipse (BatsonPath *path, double x, double y, double rx, double ry)
{
  double kx = rx * QUARTER, ky = ry * QUARTER;

  batson_path_move (path, x + rx, y);
  batson_path_curve (path, x + rx, y + ky, x + kx, y + ry, x, y + ry);
  batson_path_curve (path, x - kx, y + ry, x - rx, y + ky, x - rx, y);
  batson_path_curve (path, x - rx, y - ky, x - kx, y - ry, x, y - ry);
  batson_path_curve (path, x + kx, y - ry, x + rx, y - ky, x + rx, y);
  batson_path_close (path);
}

void
batson_path_circle (BatsonPath *path, double x, double y, double radius)
{
  batson_path_ellipse (path, x, y, radius, radius);
}

/* How many numbers a letter takes; -1 for what is no letter of a path. */
static int
arity (char letter)
{
  switch (letter)
    {
    case 'Z': case 'z': return 0;
    case 'H': case 'h': case 'V': case 'v': return 1;
    case 'M': case 'm': case 'L': case 'l': return 2;
    case 'O': return 3;
    case 'Q': case 'q': return 4;
    case 'R': return 5;
    case 'C': case 'c': return 6;
    default: return -1;
    }
}

static void
add_step (BatsonPath *path, char letter, const double *n)
{
  double x, y;
  gboolean relative = g_ascii_islower (letter);

  pen (path, &x, &y);
  switch (g_ascii_toupper (letter))
    {
    case 'Z': batson_path_close (path); break;
    case 'H': batson_path_line (path, n[0] + (relative ? x : 0), y); break;
    case 'V': batson_path_line (path, x, n[0] + (relative ? y : 0)); break;
    case 'O': batson_path_circle (path, n[0], n[1], n[2]); break;
    case 'R': batson_path_box (path, (BatsonRect) { n[0], n[1], n[2], n[3] }, n[4]); break;
    default:
      if (!relative)
        x = y = 0;
      switch (g_ascii_toupper (letter))
        {
        case 'M': batson_path_move (path, x + n[0], y + n[1]); break;
        case 'L': batson_path_line (path, x + n[0], y + n[1]); break;
        case 'Q': batson_path_bend (path, x + n[0], y + n[1], x + n[2], y + n[3]); break;
        default: batson_path_curve (path, x + n[0], y + n[1], x + n[2], y + n[3], x + n[4], y + n[5]); break;
        }
    }
}

BatsonPath *
batson_path_parse (const char *text)
{
  g_autoptr (BatsonPath) path = batson_path_new ();

  for (text += strspn (text, " ,\n"); *text != '\0'; text += strspn (text, " ,\n"))
    {
      char letter = *text++;
      double numbers[6] = { 0 };
      int wanted = arity (letter);

      if (wanted < 0)
        return NULL;
      for (int i = 0; i < wanted; i++)
        {
          char *end;

          text += strspn (text, " ,\n");
          numbers[i] = g_ascii_strtod (text, &end);
          if (end == text || !isfinite (numbers[i]))
            return NULL;
          text = end;
        }
      add_step (path, letter, numbers);
    }
  return g_steal_pointer (&path);
}

void
batson_path_transform (BatsonPath *path, double sx, double sy, double dx, double dy)
{
  for (guint i = 0; i < path->steps->len; i++)
    {
      BatsonStep *step = &g_array_index (path->steps, BatsonStep, i);

      for (int k = 0; k < 3; k++)
        {
          step->x[k] = step->x[k] * sx + dx;
          step->y[k] = step->y[k] * sy + dy;
        }
    }
}

BatsonPath *
batson_path_copy (const BatsonPath *path)
{
  BatsonPath *copy = batson_path_new ();

  g_array_append_vals (copy->steps, path->steps->data, path->steps->len);
  return copy;
}

BatsonRect
batson_path_bounds (const BatsonPath *path)
{
  double x0 = INFINITY, y0 = INFINITY, x1 = -INFINITY, y1 = -INFINITY;

  for (guint i = 0; i < path->steps->len; i++)
    {
      const BatsonStep *step = &g_array_index (path->steps, BatsonStep, i);
      int points = step->kind == BATSON_STEP_CURVE ? 3 : step->kind == BATSON_STEP_CLOSE ? 0 : 1;

      for (int k = 0; k < points; k++)
        {
          x0 = MIN (x0, step->x[k]);
          y0 = MIN (y0, step->y[k]);
          x1 = MAX (x1, step->x[k]);
          y1 = MAX (y1, step->y[k]);
        }
    }
  return x0 > x1 ? (BatsonRect) { 0 } : (BatsonRect) { x0, y0, x1 - x0, y1 - y0 };
}

void
batson_path_trace (const BatsonPath *path, cairo_t *cr)
{
  for (guint i = 0; i < path->steps->len; i++)
    {
      const BatsonStep *step = &g_array_index (path->steps, BatsonStep, i);

      switch (step->kind)
        {
        case BATSON_STEP_MOVE: cairo_move_to (cr, step->x[0], step->y[0]); break;
        case BATSON_STEP_LINE: cairo_line_to (cr, step->x[0], step->y[0]); break;
        case BATSON_STEP_CURVE:
          cairo_curve_to (cr, step->x[0], step->y[0], step->x[1], step->y[1], step->x[2], step->y[2]);
          break;
        case BATSON_STEP_CLOSE: cairo_close_path (cr); break;
        default: g_assert_not_reached ();
        }
    }
}

/* A curve goes round a point as the line through so many of its points does. */
#define PIECES 8

/* How the straight line from (@x0, @y0) to (@x1, @y1) goes round the point: 1 downwards on its right, -1 upwards, 0 not. */
static int
winds (double x0, double y0, double x1, double y1, double x, double y)
{
  if ((y0 <= y) == (y1 <= y) || x0 + (y - y0) * (x1 - x0) / (y1 - y0) <= x)
    return 0;
  return y0 <= y ? 1 : -1;
}

static int
curve_winds (double x0, double y0, const BatsonStep *step, double x, double y)
{
  double from_x = x0, from_y = y0;
  int winding = 0;

  for (int i = 1; i <= PIECES; i++)
    {
      double t = (double) i / PIECES, s = 1 - t, a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
      double to_x = a * x0 + b * step->x[0] + c * step->x[1] + d * step->x[2], to_y = a * y0 + b * step->y[0] + c * step->y[1] + d * step->y[2];

      winding += winds (from_x, from_y, to_x, to_y, x, y);
      from_x = to_x, from_y = to_y;
    }
  return winding;
}

gboolean
batson_path_holds (const BatsonPath *path, double x, double y)
{
  double from_x = 0, from_y = 0, begin_x = 0, begin_y = 0;
  int winding = 0;

  for (guint i = 0; i < path->steps->len; i++)
    {
      const BatsonStep *step = &g_array_index (path->steps, BatsonStep, i);
      gboolean round = step->kind == BATSON_STEP_MOVE || step->kind == BATSON_STEP_CLOSE, curved = step->kind == BATSON_STEP_CURVE;

      if (round)
        winding += winds (from_x, from_y, begin_x, begin_y, x, y);
      else
        winding += curved ? curve_winds (from_x, from_y, step, x, y) : winds (from_x, from_y, step->x[0], step->y[0], x, y);
      if (step->kind == BATSON_STEP_MOVE)
        begin_x = step->x[0], begin_y = step->y[0];
      from_x = round ? begin_x : step->x[curved ? 2 : 0];
      from_y = round ? begin_y : step->y[curved ? 2 : 0];
    }
  return winding + winds (from_x, from_y, begin_x, begin_y, x, y) != 0;
}

BatsonRect
batson_rect_join (BatsonRect one, BatsonRect other)
{
  double x, y;

  if (one.width <= 0 && one.height <= 0)
    return other;
  if (other.width <= 0 && other.height <= 0)
    return one;
  x = MIN (one.x, other.x);
  y = MIN (one.y, other.y);
  return (BatsonRect) { x, y, MAX (one.x + one.width, other.x + other.width) - x,
                        MAX (one.y + one.height, other.y + other.height) - y };
}

BatsonRect
batson_rect_grow (BatsonRect rect, double by)
{
  return (BatsonRect) { rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by };
}

gboolean
batson_rect_holds (BatsonRect rect, double x, double y)
{
  return x >= rect.x && x < rect.x + rect.width && y >= rect.y && y < rect.y + rect.height;
}

gboolean
batson_rect_equal (BatsonRect one, BatsonRect other)
{
  return one.x == other.x && one.y == other.y && one.width == other.width && one.height == other.height;
}
