/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paths: lines and curves in scene units, also written as short texts for tables. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  double x, y, width, height;
} BatsonRect;

typedef enum {
  BATSON_STEP_MOVE,  /* x0 y0 */
  BATSON_STEP_LINE,  /* x0 y0 */
  BATSON_STEP_CURVE, /* two control points, then the end */
  BATSON_STEP_CLOSE
} BatsonStepKind;

typedef struct {
  BatsonStepKind kind;
  double x[3], y[3];
} BatsonStep;

typedef struct {
  GArray *steps; /* BatsonStep */
} BatsonPath;

BatsonPath *batson_path_new (void);
void batson_path_free (BatsonPath *path);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatsonPath, batson_path_free)

/** batson_path_move: Begins a new line at (@x, @y). */
void batson_path_move (BatsonPath *path, double x, double y);
/** batson_path_line: A straight line to (@x, @y). */
void batson_path_line (BatsonPath *path, double x, double y);
/** batson_path_curve: A cubic curve to the third point. */
void batson_path_curve (BatsonPath *path, double x1, double y1, double x2, double y2, double x3, double y3);
/** batson_path_bend: A quadratic curve round the first point to the second. */
void batson_path_bend (BatsonPath *path, double x1, double y1, double x2, double y2);
/** batson_path_close: Back to where the line began. */
void batson_path_close (BatsonPath *path);
/** batson_path_box: A rectangle with corners rounded by @radius. */
void batson_path_box (BatsonPath *path, BatsonRect box, double radius);
/** batson_path_circle: A circle. */
void batson_path_circle (BatsonPath *path, double x, double y, double radius);
/** batson_path_ellipse: An upright ellipse. */
void batson_path_ellipse (BatsonPath *path, double x, double y, double rx, double ry);

/**
 * batson_path_parse:
 * @text: steps as letters and numbers: M x y, L x y, H x, V y, Q x1 y1 x y, C x1 y1 x2 y2 x y, Z,
 *   O x y r (circle) and R x y w h r (box); capitals are places, small m l h v q c are relative
 *
 * Reads a path of a table (icons, anatomy).
 *
 * Returns: (transfer full) (nullable): the path, %NULL where @text is not one
 */
BatsonPath *batson_path_parse (const char *text);

/** batson_path_transform: Scales every point about the origin by (@sx, @sy), then moves it by (@dx, @dy). */
void batson_path_transform (BatsonPath *path, double sx, double sy, double dx, double dy);

/** batson_path_copy: Returns: (transfer full): another path of the same steps. */
BatsonPath *batson_path_copy (const BatsonPath *path);

/** batson_path_bounds: The box round all points, control points too. An empty path has a box of nothing. */
BatsonRect batson_path_bounds (const BatsonPath *path);

/** batson_path_holds: Whether the point lies in the area @path goes round. */
gboolean batson_path_holds (const BatsonPath *path, double x, double y);

/** batson_path_trace: Appends the path to @cr. */
void batson_path_trace (const BatsonPath *path, cairo_t *cr);

/** batson_rect_join: The box round both; one without size does not count. */
BatsonRect batson_rect_join (BatsonRect one, BatsonRect other);

/** batson_rect_grow: @rect grown by @by on every side. */
BatsonRect batson_rect_grow (BatsonRect rect, double by);

/** batson_rect_holds: Whether the point lies in @rect. */
gboolean batson_rect_holds (BatsonRect rect, double x, double y);

/** batson_rect_equal: Whether both are the same box. */
gboolean batson_rect_equal (BatsonRect one, BatsonRect other);

G_END_DECLS
