/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Painting icons from their table. */
#include "diagram/icons.h"

#include <math.h>

#include "diagram/path.h"

#define MAX_STROKES 4

typedef struct {
  const char *path;
  double line;     /* 0: filled */
  gboolean dashed;
  gboolean ground; /* in the colour beneath */
} Stroke;

typedef struct {
  const char *name;
  gboolean mirrors;
  Stroke strokes[MAX_STROKES];
} Icon;

#define FILL(path) { path, 0, FALSE, FALSE }
#define LINE(width, path) { path, width, FALSE, FALSE }
#define DASHED(width, path) { path, width, TRUE, FALSE }
#define GROUND_FILL(path) { path, 0, FALSE, TRUE }
#define GROUND_LINE(width, path) { path, width, FALSE, TRUE }

static const Icon icons[BATSON_N_ICONS] = {
#define ICON(token, name, mirrors, ...) [BATSON_ICON_##token] = { name, mirrors, { __VA_ARGS__ } },
#include "diagram/icons.def"
#undef ICON
};

static const double dashes[] = { 2.5, 1.7 };

const char *
batson_icon_name (BatsonIcon icon)
{
  g_return_val_if_fail (icon < BATSON_N_ICONS, NULL);
  return icons[icon].name;
}

gboolean
batson_icon_mirrors (BatsonIcon icon)
{
  g_return_val_if_fail (icon < BATSON_N_ICONS, FALSE);
  return icons[icon].mirrors;
}

void
batson_icon_paint (cairo_t *cr, BatsonIcon icon, BatsonRgb ink, BatsonRgb ground)
{
  cairo_matrix_t grid;
  double scale;

  g_return_if_fail (icon < BATSON_N_ICONS);
  cairo_save (cr);
  cairo_get_matrix (cr, &grid);
  scale = hypot (grid.xy, grid.yy);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (int i = 0; i < MAX_STROKES && icons[icon].strokes[i].path != NULL; i++)
    {
      const Stroke *stroke = &icons[icon].strokes[i];
      g_autoptr (BatsonPath) path = batson_path_parse (stroke->path);
      BatsonRgb rgb = stroke->ground ? ground : ink;
      const double dashed[] = { dashes[0] * scale, dashes[1] * scale };

      cairo_set_matrix (cr, &grid);
      batson_path_trace (path, cr);
      /* A line as wide with no scale: a document would say that scale again for each. */
      cairo_identity_matrix (cr);
      cairo_set_source_rgb (cr, rgb.red, rgb.green, rgb.blue);
      cairo_set_dash (cr, dashed, stroke->dashed ? G_N_ELEMENTS (dashed) : 0, 0);
      cairo_set_line_cap (cr, stroke->dashed ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
      cairo_set_line_width (cr, stroke->line * scale);
      if (stroke->line > 0)
        cairo_stroke (cr);
      else
        cairo_fill (cr);
    }
  cairo_restore (cr);
}
