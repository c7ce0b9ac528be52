/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the pathway diagram share: sizes and fonts, cells, boxes. */
#pragma once

#include "diagram/pathway-view.h"

typedef struct {
  const BatsonPathwayView *view;
  BatsonScene *scene;
  const BatsonCanvas *canvas;
  gboolean print;
  gboolean terse;   /* on paper, where there is no room for all: boxes leave out what is the same for every patient */
  double u;         /* units a px of the model */
  BatsonFont caption, small, body, bold, heading, lead, number;
} PathwayStyle;

/* ---- Cells (pathway-cell.c) ---- */

double batson_pathway_text_height (const PathwayStyle *style, const char *text, BatsonFont font, double width);
/** Draws @text with its left top at (@x, @y); returns its height. */
double batson_pathway_put (const PathwayStyle *style, BatsonElement *element, const char *text, BatsonFont font, double x,
                           double y, double width, BatsonAlign align, BatsonToken ink);
/** A heading's font, smaller where its widest word would be broken at @width. */
BatsonFont batson_pathway_fit (const PathwayStyle *style, BatsonFont font, const char *text, double width);
BatsonToken batson_pathway_colour (BatsonDirection to);
/** What stands under the cells of @box. */
BatsonToken batson_pathway_ground (const BatsonPathwayBox *box);
BatsonToken batson_pathway_ink (BatsonState state);

/** The width of a cell's words on one line each. */
double batson_pathway_cell_width (const PathwayStyle *style, const BatsonPathwayCell *cell);
/** @label: of a PAIR the width of its first column, else 0. */
double batson_pathway_cell_height (const PathwayStyle *style, const BatsonPathwayCell *cell, double width, double label);
void batson_pathway_add_cell (const PathwayStyle *style, guint group, const BatsonPathwayBox *box, const BatsonPathwayCell *cell,
                              BatsonRect place, double label);

/* ---- Boxes (pathway-box.c) ---- */

double batson_pathway_box_height (const PathwayStyle *style, const BatsonPathwayBox *box, double width);
/** A box with its head and cells in @place, which may be higher than it needs. */
void batson_pathway_add_box (const PathwayStyle *style, guint parent, const BatsonPathwayBox *box, BatsonRect place);
double batson_pathway_grid_height (const PathwayStyle *style, const BatsonPathwayBox *box, double width);
void batson_pathway_add_grid (const PathwayStyle *style, guint parent, const BatsonPathwayBox *box, BatsonRect place);

/* ---- The shared zone (pathway-zone.c) ---- */

double batson_pathway_side_height (const PathwayStyle *style, const BatsonPathwayBox *box, double width);
void batson_pathway_add_side (const PathwayStyle *style, guint parent, const BatsonPathwayBox *box, BatsonRect place);
double batson_pathway_board_height (const PathwayStyle *style, double width);
void batson_pathway_add_board (const PathwayStyle *style, guint parent, BatsonRect place);

/** An arrow from (@x1, @y1) to (@x2, @y2), along an axis, as it is in @state. */
void batson_pathway_add_arrow (const PathwayStyle *style, guint group, const char *id, BatsonState state, BatsonDirection to,
                               double x1, double y1, double x2, double y2);
/** Arrow keys between @n cells of @box in @columns columns, from its cell @first on. */
void batson_pathway_link (const PathwayStyle *style, const BatsonPathwayBox *box, guint first, guint n, guint columns);
/** How many columns the rows of @box stand in. */
guint batson_pathway_columns (const PathwayStyle *style, const BatsonPathwayBox *box, double width);

/* ---- The two forms, the table ---- */

BatsonScene *batson_pathway_wide (const BatsonPathwayView *view, const BatsonCanvas *canvas, double unit);
BatsonScene *batson_pathway_narrow (const BatsonPathwayView *view, const BatsonCanvas *canvas, double unit, gboolean unfolded);
void batson_pathway_add_table (const PathwayStyle *style);
void batson_pathway_style_init (PathwayStyle *style, const BatsonPathwayView *view, const BatsonCanvas *canvas, double unit);
