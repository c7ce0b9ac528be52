/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the NOMS diagram share: the graph of a protocol, sizes, and the parts drawn. */
#pragma once

#include "diagram/noms.h"

#define MAX_ROWS 16
#define MAX_BLOCKS 8
#define MAX_MIDDLES 8 /* nodes of question M in one block */

/* ---- The graph (noms-graph.c): rows with equal N and O are a block; "poor" rows of a block may have several M nodes above. ---- */

typedef struct {
  guint answers;
  BatsonState state;
  guint rows; /* bits of the rows that hang on it */
} NomsBranch;

typedef struct {
  NomsBranch oncological;
  guint neurological; /* index into NomsGraph.neurological */
  guint n_middles;
  NomsBranch middle[MAX_MIDDLES];
  guint first_row, n_rows;
} NomsBlock;

typedef struct {
  const BatsonNomsView *view;
  gboolean open;   /* nothing is answered */
  guint n_neurological;
  NomsBranch neurological[2];
  guint n_blocks;
  NomsBlock block[MAX_BLOCKS];
  BatsonState row[MAX_ROWS];
} NomsGraph;

void batson_noms_graph_init (NomsGraph *graph, const BatsonNomsView *view);
/** The state of a line between two nodes. */
BatsonState batson_noms_edge_state (BatsonState from, BatsonState to);

/* ---- Sizes and fonts (noms-parts.c) ---- */

/* How much the rows say where there is no room for all. */
typedef enum {
  NOMS_ALL,    /* every row says what comes with its outcome */
  NOMS_ALIVE,  /* those not ruled out */
  NOMS_LEFT,   /* those that answers have left; the others say it on hover and to screen readers */
  NOMS_NONE,   /* on paper: the page says it above the tree */
  NOMS_BARE    /* on paper: nor what was decided otherwise, which leads the page */
} NomsDetail;

typedef struct {
  const BatsonNomsView *view;
  const NomsGraph *graph;
  BatsonScene *scene;
  const BatsonCanvas *canvas;
  gboolean print;
  NomsDetail says;
  double u; /* units a px of the model */
  BatsonFont title, title_bold, detail, detail_bold, heading, outcome, outcome_bold, level;
} NomsStyle;

void batson_noms_style_init (NomsStyle *style, const BatsonNomsView *view, const NomsGraph *graph,
                             const BatsonCanvas *canvas, double unit);
/** An empty scene with the diagram's title. */
BatsonScene *batson_noms_scene_new (const NomsStyle *style);
/** Draws @text with its left top at (@x, @y); returns its height. */
double batson_noms_put (const NomsStyle *style, BatsonElement *element, const char *text, BatsonFont font, double x, double y,
                        double width, BatsonAlign align, BatsonToken ink);
double batson_noms_height (const NomsStyle *style, const char *text, BatsonFont font, double width);

/** Outline and fill of a box in a state; @weight scales the outline (leaves are heavier). */
BatsonPaint batson_noms_paint (const NomsStyle *style, BatsonState state, gboolean leaf);
BatsonPaint batson_noms_line (const NomsStyle *style, BatsonState state);
gboolean batson_noms_alive (BatsonState state);
/** The colour of a node's words. */
BatsonToken batson_noms_ink (BatsonState state);
/** Whether there is not room for all, so that boxes and gaps are as small as they may be. */
gboolean batson_noms_is_tight (const NomsStyle *style);
/** Whether a row in @state says what comes with its outcome. */
gboolean batson_noms_says_with (NomsDetail detail, BatsonState state);
/** "%s: ruled out" and so on, for a screen reader. */
char *batson_noms_say_state (const char *words, BatsonState state);

/* ---- Parts (noms-parts.c, noms-leaf.c, noms-heads.c) ---- */

const BatsonBranch *batson_noms_branch (const NomsStyle *style, BatsonQuestionId question, guint answers);
double batson_noms_branch_width (const NomsStyle *style, const BatsonBranch *branch, gboolean bold, gboolean least);
double batson_noms_branch_height (const NomsStyle *style, const BatsonBranch *branch, gboolean bold, double width);
/** Whether any node of a branch in a tree may be bold. On screen all may be, whose answers come while one looks; paper stays as it is. */
gboolean batson_noms_may_be_bold (const NomsStyle *style, const BatsonBranch *branch);
void batson_noms_add_branch (const NomsStyle *style, guint group, const char *id, BatsonQuestionId question,
                             const BatsonBranch *branch, BatsonState state, BatsonRect box);
char *batson_noms_branch_id (const NomsStyle *style, BatsonQuestionId question, guint block, guint answers);
char *batson_noms_row_id (const NomsStyle *style, guint row, gboolean fitness);

double batson_noms_cell_width (const NomsStyle *style);
double batson_noms_leaf_height (const NomsStyle *style, guint row, double width, double cell, gboolean with);
void batson_noms_add_leaf (const NomsStyle *style, guint group, guint row, BatsonRect box, double cell, gboolean with);

/** Draws the pills of the marks that bear on every row that is left, where there are several; without an element measures them. */
double batson_noms_put_shared_marks (const NomsStyle *style, BatsonElement *element, double x, double y, double width);
char *batson_noms_summary_spoken (const NomsStyle *style);
double batson_noms_head_width (const NomsStyle *style, BatsonQuestionId question, gboolean least);
double batson_noms_head_height (const NomsStyle *style, BatsonQuestionId question, double width);
void batson_noms_add_head (const NomsStyle *style, guint group, BatsonQuestionId question, BatsonRect box);
double batson_noms_summary_height (const NomsStyle *style, double width);
void batson_noms_add_summary (const NomsStyle *style, guint group, BatsonRect box);
void batson_noms_add_start (const NomsStyle *style, guint group, BatsonRect box);
double batson_noms_start_width (const NomsStyle *style);
double batson_noms_start_height (const NomsStyle *style);
/** Paper has nothing to select: where it fits, the legend stands in place of the outcomes' sentence. */
gboolean batson_noms_legend_in_summary (const NomsStyle *style, double width);
/** @beside: its entries beside each other, not below. */
void batson_noms_legend_size (const NomsStyle *style, gboolean beside, double *out_width, double *out_height);
void batson_noms_add_legend (const NomsStyle *style, guint group, gboolean beside, double x, double y);
/** The legend as part of another element. */
void batson_noms_put_legend (const NomsStyle *style, BatsonElement *element, gboolean beside, double x, double y);
void batson_noms_add_table (const NomsStyle *style);

/* ---- The two forms ---- */

gboolean batson_noms_tree_fits (const BatsonNomsView *view, const BatsonCanvas *canvas);
/** NULL where it does not fit. */
BatsonScene *batson_noms_tree (const BatsonNomsView *view, const BatsonCanvas *canvas);

/* ---- The stack (noms-stack.c) ---- */

/** As batson_noms_stack(), its rows from @rows on or further down, where the questions need that; tells where. */
BatsonScene *batson_noms_stack_level (const BatsonNomsView *view, const BatsonCanvas *canvas, double *rows);
