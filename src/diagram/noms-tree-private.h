/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The places of the tree: noms-tree.c finds them, noms-tree-draw.c fills them. */
#pragma once

#include "diagram/noms-private.h"

typedef struct {
  NomsStyle style;
  NomsGraph graph;
  double left, margin, width, cell, row_gap, block_gap;
  double node_limit;      /* a column is not wider for its longest line, */
  double leaf_least;      /* and the leaves are not narrower */
  gboolean close;         /* less room between columns and rows */
  gboolean legend_beside; /* its entries beside each other */
  BatsonRect start, column[BATSON_N_QUESTIONS], leaf; /* columns have no y */
  BatsonRect head[BATSON_N_QUESTIONS], summary, legend;
  BatsonRect neurological[2], oncological[MAX_BLOCKS], middle[MAX_BLOCKS][MAX_MIDDLES], row[MAX_ROWS];
} NomsTree;

/** On how many M nodes of its block a row hangs. */
guint batson_noms_tree_parents (const NomsBlock *block, guint row);
/** Whether a row says what comes with its outcome, as room allows. */
gboolean batson_noms_tree_says_with (const NomsTree *tree, guint row);
void batson_noms_tree_draw (NomsTree *tree);
