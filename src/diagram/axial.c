/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The axial drawings of epidural compression: Bilsky 0 to 3 and the two of the cauda equina. */
#include "diagram/axial.h"
#include "case/field.h"

#include <glib/gi18n-lib.h>

/* The canal stands in units of its own: x 20 to 80, y 38 to 85, the body cut at the top edge. The whole vertebra goes round it. */
#define LEFT 20.0
#define TOP 38.0
#define WHOLE_LEFT 1.0
#define WHOLE_TOP 3.0

static const char ARCH[] = "M22 48 L20 51 V62.5 L24 62 Q27 79 44 85 L56 85 Q73 79 76 62 L80 62.5 V51 L78 48 L70 52 L30 52 Z";
static const char CANAL[] = "M30 52 L70 52 Q71.5 58 70 64 Q67 79.5 50 79.8 Q33 79.5 30 64 Q28.5 58 30 52 Z";
static const char BODY[] = "M20 38 H80 V43 Q78.5 50.5 68 53 Q58 54 50 51 Q42 54 32 53 Q21.5 50.5 20 43 Z";

static const char WHOLE_ARCH[] = "M22 48 Q10 49 3 57 Q1 62 7 63 Q16 59 24 62 Q27 79 44 85 L46 96 Q50 99.5 54 96 L56 85 Q73 79 76 62 Q84 59 93 63 Q99 62 97 57 Q90 49 78 48 L70 52 H30 Z";
static const char WHOLE_BODY[] = "M50 4 Q82 4 83 28 Q84 50 68 53 Q58 54 50 51 Q42 54 32 53 Q16 50 17 28 Q18 4 50 4 Z";

/* Where the tumour reaches in the canal and within the whole body, and what it does to the sac and to what the sac holds. */
typedef struct
{
  const char *tumour, *whole;
  double sac_y, sac_rx, sac_ry;
  double cord_y, cord_rx, cord_ry;
  gboolean roots; /* the cauda equina instead of the cord */
} Drawing;

/* A tumour that deforms the sac: the same beside the cord and beside the cauda equina. */
#define DEFORMING_SAC "M33 38 H67 Q68 47 61 52 C61.5 58.8 56 59.8 50 59.8 C44 59.8 38.5 58.8 39 52 Q32 47 33 38 Z", \
                      "M33 28 Q50 10.9 67 28 Q70 45 61 52 C61.5 58.8 56 59.8 50 59.8 C44 59.8 38.5 58.8 39 52 Q30 45 33 28 Z"

static const Drawing drawings[] = {
  [BATSON_GRADE_0] = { "M36 38 H66 Q65 41 61 42 Q52 47 42 43 Q38 41 36 38 Z",
                     "M39 24 Q51 13 63 22 Q70 32 62 41 Q52 47 42 42 Q32 34 39 24 Z", 67, 13.6, 10, 67, 6.4, 4.8, FALSE },
  [BATSON_GRADE_1A] = { "M36 38 H64 Q65 47 58 52 C58.5 54.6 54.4 55.6 50 55.6 C45.6 55.6 41.5 54.6 42 52 Q35 47 36 38 Z",
                     "M36 28 Q50 11.8 64 28 Q67 45 58 52 C58.5 54.6 54.4 55.6 50 55.6 C45.6 55.6 41.5 54.6 42 52 Q33 45 36 28 Z", 67, 13.6, 10, 67, 6.4, 4.8, FALSE },
  [BATSON_GRADE_1B] = { DEFORMING_SAC, 67, 13.6, 10, 67.1, 6.4, 4.8, FALSE },
  [BATSON_GRADE_1C] = { "M31 38 H69 Q70 47 63 52 C63.5 61.6 57.2 62.6 50 62.6 C42.8 62.6 36.5 61.6 37 52 Q30 47 31 38 Z",
                     "M31 28 Q50 10.3 69 28 Q72 45 63 52 C63.5 61.6 57.2 62.6 50 62.6 C42.8 62.6 36.5 61.6 37 52 Q28 45 31 28 Z", 67, 13.6, 10, 67.5, 6.6, 4.7, FALSE },
  [BATSON_GRADE_2] = { "M28 38 H72 Q73 47 65.5 52 C66 65.9 58.5 66.9 50 66.9 C41.5 66.9 34 65.9 34.5 52 Q27 47 28 38 Z",
                     "M28 28 Q50 9.4 72 28 Q75 45 65.5 52 C66 65.9 58.5 66.9 50 66.9 C41.5 66.9 34 65.9 34.5 52 Q25 45 28 28 Z", 67, 13.6, 10, 70.6, 7.8, 3.5, FALSE },
  [BATSON_GRADE_3] = { "M25 38 H75 Q76 47 67.5 52.5 Q71 60 69 66 Q66 75 60.5 76.2 Q59.5 71.4 50 71.4 Q40.5 71.4 39.5 76.2 Q34 75 31 66 Q29 60 32.5 52.5 Q24 47 25 38 Z",
                     "M25 28 Q50 8.5 75 28 Q78 45 67.5 52.5 Q71 60 69 66 Q66 75 60.5 76.2 Q59.5 71.4 50 71.4 Q40.5 71.4 39.5 76.2 Q34 75 31 66 Q29 60 32.5 52.5 Q22 45 25 28 Z", 73.9, 11.4, 3.9, 73.9, 9.4, 2.3, FALSE },
  [BATSON_GRADE_CAUDA_LOW] = { DEFORMING_SAC, 67, 13.6, 10, 68.5, 8.5, 5, TRUE },
  [BATSON_GRADE_CAUDA_HIGH] = { "M25 38 H75 Q76 47 67.5 52.5 Q71 60 69 66 Q66 74 61 75 Q59.5 69 50 69 Q40.5 69 39 75 Q34 74 31 66 Q29 60 32.5 52.5 Q24 47 25 38 Z",
                     "M25 28 Q50 8.5 75 28 Q78 45 67.5 52.5 Q71 60 69 66 Q66 74 61 75 Q59.5 69 50 69 Q40.5 69 39 75 Q34 74 31 66 Q29 60 32.5 52.5 Q22 45 25 28 Z", 73, 11.6, 4.6, 73.2, 8.4, 2.2, TRUE },
};

/* How the drawing's units become those of the scene. */
typedef struct
{
  BatsonElement *element;
  double scale, dx, dy;
} Fit;

static void
shape (const Fit *fit, BatsonPath *path, BatsonToken fill, BatsonToken line, double width)
{
  batson_path_transform (path, fit->scale, fit->scale, fit->dx, fit->dy);
  batson_element_shape (fit->element, path, (BatsonPaint) { .fill = fill, .stroke = line, .line = width * fit->scale });
}

static void
ellipse (const Fit *fit, double y, double rx, double ry, BatsonToken fill, BatsonToken line, double width)
{
  BatsonPath *path = batson_path_new ();

  batson_path_ellipse (path, 50, y, rx, ry);
  shape (fit, path, fill, line, width);
}

/* Seven roots as dots, two rows in the room of the cord's ellipse. */
static void
roots (const Fit *fit, const Drawing *d)
{
  static const double at[7][2] = { { -0.85, 0.1 }, { -0.45, -0.65 }, { 0, -0.75 }, { 0.45, -0.65 }, { 0.85, 0.1 }, { -0.35, 0.55 }, { 0.35, 0.55 } };

  for (guint i = 0; i < G_N_ELEMENTS (at); i++)
    {
      BatsonPath *path = batson_path_new ();
      batson_path_circle (path, 50 + at[i][0] * d->cord_rx, d->cord_y + at[i][1] * d->cord_ry, 1.35);
      shape (fit, path, BATSON_TOKEN_CORD, BATSON_TOKEN_CORD_LINE, 0.7);
    }
}

/* The drawing of WIDTH by HEIGHT from LEFT and TOP of its own units, as large as BOX and in its middle. */
static Fit
fit_into (BatsonElement *element, BatsonRect box, double left, double top, double width, double height)
{
  double scale = MIN (box.width / width, box.height / height);

  return (Fit) { element, scale, box.x + (box.width - width * scale) / 2 - left * scale, box.y + (box.height - height * scale) / 2 - top * scale };
}

static void
draw (const Fit *fit, const Drawing *d, gboolean whole)
{
  shape (fit, batson_path_parse (whole ? WHOLE_ARCH : ARCH), BATSON_TOKEN_BONE_ARCH, BATSON_TOKEN_BONE_LINE, 1.4);
  shape (fit, batson_path_parse (CANAL), BATSON_TOKEN_VIEW, BATSON_TOKEN_BONE_LINE, 1.4);
  shape (fit, batson_path_parse (whole ? WHOLE_BODY : BODY), BATSON_TOKEN_BONE, BATSON_TOKEN_BONE_LINE, 1.4);
  ellipse (fit, d->sac_y, d->sac_rx, d->sac_ry, BATSON_TOKEN_CSF, BATSON_TOKEN_CSF_LINE, 1.2);
  shape (fit, batson_path_parse (whole ? d->whole : d->tumour), BATSON_TOKEN_TUMOUR, BATSON_TOKEN_TUMOUR_LINE, 1.4);
  if (d->roots)
    roots (fit, d);
  else
    ellipse (fit, d->cord_y, d->cord_rx, d->cord_ry, BATSON_TOKEN_CORD, BATSON_TOKEN_CORD_LINE, 1.4);
}

void
batson_axial_draw (BatsonElement *element, int grade, BatsonRect box)
{
  Fit fit = fit_into (element, box, LEFT, TOP, BATSON_AXIAL_WIDTH, BATSON_AXIAL_HEIGHT);

  draw (&fit, &drawings[grade], FALSE);
}

void
batson_axial_draw_whole (BatsonElement *element, int grade, BatsonRect box)
{
  Fit fit = fit_into (element, box, WHOLE_LEFT, WHOLE_TOP, BATSON_AXIAL_WHOLE_WIDTH, BATSON_AXIAL_WHOLE_HEIGHT);

  draw (&fit, &drawings[grade], TRUE);
}

BatsonScene *
batson_axial_scene (int grade, const BatsonCanvas *canvas)
{
  double height = canvas->width * BATSON_AXIAL_HEIGHT / BATSON_AXIAL_WIDTH;
  BatsonRect box = { 1, 1, canvas->width - 2, height - 2 };
  BatsonScene *scene = batson_scene_new (canvas, C_ ("diagram", "Epidural compression"));
  BatsonElement *element = batson_scene_add (scene, 0, BATSON_ELEMENT_REGION, "axial", BATSON_STATE_OPEN, box);

  batson_axial_draw (element, grade, box);
  batson_scene_seal (scene, canvas->width, height, FALSE);
  return scene;
}
