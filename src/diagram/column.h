/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lateral vertebral column as geometry: where each level lies and the shapes of its parts. Anterior is left, always. */
#pragma once

#include "case/level.h"
#include "diagram/path.h"

G_BEGIN_DECLS

typedef struct {
  double x, y;
} BatsonPoint;

/* A level's body: its centre, the direction of its axis, depth (anterior to posterior), height of the body, room for body and disc. */
typedef struct {
  BatsonPoint centre;
  double angle; /* radians the axis leans */
  double depth, height, room;
  double collapse; /* how much of its height the front of the body has lost, 0 to 1; not by batson_column_lay() */
  BatsonPoint tip; /* end of the spinous process */
} BatsonVertebra;

typedef struct {
  double scale;
  double width, height; /* of everything, without labels */
  BatsonVertebra levels[BATSON_N_LEVELS];
} BatsonColumn;

/** batson_column_height: The height of the column at scale 1. */
double batson_column_height (void);

/** batson_column_lay: Lays the column out at @scale with its left top at (@x, @y). */
void batson_column_lay (BatsonColumn *column, double scale, double x, double y);

/** batson_column_row: The row of a level, halfway to its neighbours: rows never overlap where the column leans. */
void batson_column_row (const BatsonColumn *column, BatsonLevel level, double *out_top, double *out_bottom);

/** batson_column_point: The point @u behind and @v below the centre of a level, along its own axes. */
BatsonPoint batson_column_point (const BatsonColumn *column, BatsonLevel level, double u, double v);

/** batson_column_body: The body of a level (the occipital condyle of C0, the anterior arch of C1), grown by @grow. Returns: (transfer full) */
BatsonPath *batson_column_body (const BatsonColumn *column, BatsonLevel level, double grow);
/** batson_column_process: Lamina and spinous process; %NULL for C0. Returns: (transfer full) (nullable) */
BatsonPath *batson_column_process (const BatsonColumn *column, BatsonLevel level);
/** batson_column_bulge: What stands @out behind the body of a level in the canal. Returns: (transfer full) */
BatsonPath *batson_column_bulge (const BatsonColumn *column, BatsonLevel level, double out);
/** batson_column_pedicle: The pedicle; %NULL where none is drawn. Returns: (transfer full) (nullable) */
BatsonPath *batson_column_pedicle (const BatsonColumn *column, BatsonLevel level);
/** batson_column_disc: The disc below a level; %NULL where there is none. Returns: (transfer full) (nullable) */
BatsonPath *batson_column_disc (const BatsonColumn *column, BatsonLevel level);
/** batson_column_canal: The middle line of the spinal canal from one level to another. Returns: (transfer full) */
BatsonPath *batson_column_canal (const BatsonColumn *column, BatsonLevel first, BatsonLevel last, double aside);
/** batson_column_place: What belongs to a level: its row from @left to the back of its body, its pedicle and process. None lies upon another. Returns: (transfer full) */
BatsonPath *batson_column_place (const BatsonColumn *column, BatsonLevel level, double left);
/** batson_column_dens: The dens of C2. Returns: (transfer full) */
BatsonPath *batson_column_dens (const BatsonColumn *column);
/** batson_column_occiput: The occipital bone behind C0. Returns: (transfer full) */
BatsonPath *batson_column_occiput (const BatsonColumn *column);
/** batson_column_coccyx: What follows S5. Returns: (transfer full) */
BatsonPath *batson_column_coccyx (const BatsonColumn *column);

G_END_DECLS
