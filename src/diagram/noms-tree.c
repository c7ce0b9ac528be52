/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole tree of a protocol, laid out from the extents of its texts. */
#include "diagram/noms-private.h"

#include "diagram/noms-tree-private.h"

/* The model's size: everything is drawn for this width and grows with the canvas, at most so much. */
#define MODEL_WIDTH 1366.0
#define MODEL_HEIGHT 661.0
#define MOST_GROWTH 1.6
#define PAPER_UNIT 0.625
#define NODE_LIMIT 176 /* a column is not wider for its longest line, */
#define MOST_LIMIT 272 /* except on paper where that saves height */
#define HEAD_LIMIT 144 /* nor for a long answer in its head */
#define LEAF_LEAST 270 /* what an outcome and its rule need beside the urgency, */
#define LEAF_MOST 430  /* and where they need no more lines for it, */
#define LEAF_STEP 10   /* by so much at a time */

static const double gaps[] = { 24, 28, 28, 42, 20 }; /* right of start, N, O, M, S */

#define CLOSE_GAPS 0.64 /* of the gaps, where a page would else not hold the tree */

static double
gap (const NomsTree *tree, guint i)
{
  return gaps[i] * (tree->close ? CLOSE_GAPS : 1) * tree->style.u;
}

/* How far a head reaches out of its column, left and right together: on screen a ring for the keyboard needs the rest of
 * the gap, paper has none. */
static double
head_reach (const NomsTree *tree, BatsonQuestionId question)
{
  return tree->style.print ? gap (tree, question + 1) : 10 * tree->style.u;
}

static BatsonRect
column (double x, double width)
{
  return (BatsonRect) { x, 0, width, 0 };
}

/* Widest branch of a question, and its head; @least: as narrow as words allow. N's head has room over the lesion too. On screen a
 * head is as wide for a short answer as for a long one: the tree keeps its place when it is answered. */
static double
question_width (const NomsTree *tree, BatsonQuestionId question, gboolean least)
{
  const NomsStyle *style = &tree->style;
  const BatsonProtocol *protocol = style->view->protocol;
  double reach = head_reach (tree, question) - 10 * style->u;
  double width = question == BATSON_QUESTION_N ? 0 : least || style->print ? batson_noms_head_width (style, question, least) - reach : G_MAXINT;
  double words = batson_noms_head_width (style, question, TRUE) - reach;

  width = MIN (width, MAX (HEAD_LIMIT * style->u, words));
  for (guint row = 0; row < protocol->n_rows; row++)
    {
      const BatsonBranch *branch = batson_noms_branch (style, question, protocol->rows[row].accepts[question]);
      gboolean bold = batson_noms_may_be_bold (style, branch);
      double wide = batson_noms_branch_width (style, branch, bold, least);

      words = batson_noms_branch_width (style, branch, bold, TRUE);
      wide = MIN (wide, MAX (tree->node_limit * style->u, words));
      width = MAX (width, wide);
    }
  return width;
}

/* The columns of the tree between its margins; FALSE where the words do not fit. */
static gboolean
set_columns (NomsTree *tree)
{
  const NomsStyle *style = &tree->style;
  double u = style->u, wanted[BATSON_N_QUESTIONS], least[BATSON_N_QUESTIONS], sum = 0, least_sum = 0, fixed, rest, x, share;

  tree->cell = batson_noms_cell_width (style);
  for (BatsonQuestionId q = 0; q < BATSON_N_QUESTIONS; q++)
    sum += wanted[q] = least[q] = question_width (tree, q, FALSE);
  fixed = batson_noms_start_width (style) + tree->cell + tree->leaf_least * u;
  for (guint g = 0; g < G_N_ELEMENTS (gaps); g++)
    fixed += gap (tree, g);
  rest = tree->width - 2 * tree->margin - fixed;
  for (BatsonQuestionId q = 0; q < BATSON_N_QUESTIONS && rest < sum; q++)
    least_sum += least[q] = question_width (tree, q, TRUE);
  if (rest < least_sum)
    return FALSE;
  share = rest >= sum || sum <= least_sum ? 1 : (rest - least_sum) / (sum - least_sum);
  x = tree->left + tree->margin;
  tree->start = column (x, batson_noms_start_width (style));
  x += tree->start.width + gap (tree, 0);
  for (BatsonQuestionId q = 0; q < BATSON_N_QUESTIONS; q++)
    {
      tree->column[q] = column (x, least[q] + (wanted[q] - least[q]) * share);
      x += tree->column[q].width + gap (tree, q + 1);
    }
  tree->leaf = column (x, tree->left + tree->width - tree->margin - x);
  return TRUE;
}

static double
branch_height (NomsTree *tree, BatsonQuestionId question, guint answers)
{
  const BatsonBranch *branch = batson_noms_branch (&tree->style, question, answers);

  return batson_noms_branch_height (&tree->style, branch, batson_noms_may_be_bold (&tree->style, branch), tree->column[question].width);
}

gboolean
batson_noms_tree_says_with (const NomsTree *tree, guint row)
{
  return batson_noms_says_with (tree->style.says, tree->graph.row[row]);
}

/* High enough for the leaf, its fitness, and the M node that stands before this row alone. */
static double
row_height (NomsTree *tree, const NomsBlock *block, guint row)
{
  guint fitness = tree->style.view->protocol->rows[row].accepts[BATSON_QUESTION_S];
  double height = batson_noms_leaf_height (&tree->style, row, tree->leaf.width, tree->cell, batson_noms_tree_says_with (tree, row));

  height = MAX (height, branch_height (tree, BATSON_QUESTION_S, fitness));
  if (batson_noms_tree_parents (block, row) != 1)
    return height;
  for (guint m = 0; m < block->n_middles; m++)
    if ((block->middle[m].rows & 1u << row) != 0)
      height = MAX (height, branch_height (tree, BATSON_QUESTION_M, block->middle[m].answers));
  return height;
}

/* The rows of a block, together at least as high as the O node before them; returns the bottom of the last. */
static double
place_block (NomsTree *tree, const NomsBlock *block, double y)
{
  double heights[MAX_ROWS], sum = tree->row_gap * (block->n_rows - 1), missing;

  for (guint i = 0; i < block->n_rows; i++)
    sum += heights[i] = row_height (tree, block, block->first_row + i);
  missing = MAX (0, branch_height (tree, BATSON_QUESTION_O, block->oncological.answers) - sum);
  for (guint i = 0; i < block->n_rows; i++)
    {
      tree->row[block->first_row + i] = (BatsonRect) { tree->leaf.x, y, tree->leaf.width, heights[i] + missing / block->n_rows };
      y += heights[i] + missing / block->n_rows + tree->row_gap;
    }
  return y - tree->row_gap;
}

/* Rows from @top down; returns the bottom of the last. */
static double
place_rows (NomsTree *tree, double top)
{
  double y = top;

  for (guint b = 0; b < tree->graph.n_blocks; b++)
    y = place_block (tree, &tree->graph.block[b], y + (b > 0 ? tree->block_gap : 0));
  return y;
}

/* Boxes of one column, wanted round their centres, are pushed apart and kept between @top and @bottom. */
static double
settle_column (const NomsTree *tree, BatsonRect **boxes, guint n, double top, double bottom)
{
  double gap = MAX (tree->row_gap, 4 * tree->style.u), limit = top;

  for (guint i = 0; i < n; i++)
    {
      boxes[i]->y = MAX (boxes[i]->y, limit);
      limit = boxes[i]->y + boxes[i]->height + gap;
    }
  limit = bottom;
  for (guint i = n; i > 0; i--)
    {
      boxes[i - 1]->y = MIN (boxes[i - 1]->y, limit - boxes[i - 1]->height);
      limit = boxes[i - 1]->y - gap;
    }
  /* Too full for its height: it grows downwards. */
  limit = top;
  for (guint i = 0; i < n; i++)
    {
      boxes[i]->y = MAX (boxes[i]->y, limit);
      limit = boxes[i]->y + boxes[i]->height + gap;
    }
  return n > 0 ? boxes[n - 1]->y + boxes[n - 1]->height : top;
}

static double
centre (BatsonRect box)
{
  return box.y + box.height / 2;
}

static BatsonRect
centred (BatsonRect in, double y, double height)
{
  return (BatsonRect) { in.x, y - height / 2, in.width, height };
}

/* An M node stands at the middle of the rows that hang on it alone. */
static double
middle_y (const NomsTree *tree, const NomsBlock *block, guint m)
{
  double sum = 0;
  guint n = 0;

  for (guint row = block->first_row; row < block->first_row + block->n_rows; row++)
    if ((block->middle[m].rows & 1u << row) != 0 && batson_noms_tree_parents (block, row) == 1)
      {
        sum += centre (tree->row[row]);
        n++;
      }
  return n > 0 ? sum / n : centre (tree->row[block->first_row]);
}

guint
batson_noms_tree_parents (const NomsBlock *block, guint row)
{
  guint parents = 0;

  for (guint m = 0; m < block->n_middles; m++)
    parents += (block->middle[m].rows >> row) & 1;
  return parents;
}

static double
place_middles (NomsTree *tree, double top, double bottom)
{
  BatsonRect *boxes[MAX_BLOCKS * MAX_MIDDLES];
  guint n = 0;

  for (guint b = 0; b < tree->graph.n_blocks; b++)
    for (guint m = 0; m < tree->graph.block[b].n_middles; m++)
      {
        const NomsBlock *block = &tree->graph.block[b];

        tree->middle[b][m] = centred (tree->column[BATSON_QUESTION_M], middle_y (tree, block, m),
                                      branch_height (tree, BATSON_QUESTION_M, block->middle[m].answers));
        boxes[n++] = &tree->middle[b][m];
      }
  return settle_column (tree, boxes, n, top, bottom);
}

static double
place_oncological (NomsTree *tree, double top, double bottom)
{
  BatsonRect *boxes[MAX_BLOCKS];

  for (guint b = 0; b < tree->graph.n_blocks; b++)
    {
      const NomsBlock *block = &tree->graph.block[b];
      BatsonRect first = tree->row[block->first_row], last = tree->row[block->first_row + block->n_rows - 1];

      tree->oncological[b] = centred (tree->column[BATSON_QUESTION_O], (centre (first) + centre (last)) / 2,
                                      branch_height (tree, BATSON_QUESTION_O, block->oncological.answers));
      boxes[b] = &tree->oncological[b];
    }
  return settle_column (tree, boxes, tree->graph.n_blocks, top, bottom);
}

static double
place_neurological (NomsTree *tree, double top, double bottom)
{
  BatsonRect *boxes[G_N_ELEMENTS (tree->neurological)];

  for (guint n = 0; n < tree->graph.n_neurological; n++)
    {
      double first = -1, last = 0;

      for (guint b = 0; b < tree->graph.n_blocks; b++)
        if (tree->graph.block[b].neurological == n)
          {
            first = first < 0 ? centre (tree->oncological[b]) : first;
            last = centre (tree->oncological[b]);
          }
      tree->neurological[n] = centred (tree->column[BATSON_QUESTION_N], (first + last) / 2,
                                       branch_height (tree, BATSON_QUESTION_N, tree->graph.neurological[n].answers));
      boxes[n] = &tree->neurological[n];
    }
  return settle_column (tree, boxes, tree->graph.n_neurological, top, bottom);
}

/* Heads span their column; N's also the lesion's. Each is as high as its own words. */
static double
place_heads (NomsTree *tree, double top)
{
  double u = tree->style.u, deepest;

  tree->summary = (BatsonRect) { tree->leaf.x, top, tree->leaf.width, batson_noms_summary_height (&tree->style, tree->leaf.width) };
  deepest = tree->summary.height;

  for (BatsonQuestionId q = 0; q < BATSON_N_QUESTIONS; q++)
    {
      double x = q == BATSON_QUESTION_N ? tree->start.x : tree->column[q].x;

      tree->head[q] = (BatsonRect) { x - 5 * u, top, tree->column[q].x + tree->column[q].width - x + head_reach (tree, q), 0 };
      tree->head[q].height = batson_noms_head_height (&tree->style, q, tree->head[q].width);
      deepest = MAX (deepest, tree->head[q].height);
    }
  return top + deepest;
}

/* Under the lesion where nothing is in its way; FALSE where something is. */
static gboolean
place_legend_under_lesion (NomsTree *tree, double bottom)
{
  double u = tree->style.u, width, height, lowest = tree->start.y + tree->start.height;

  batson_noms_legend_size (&tree->style, FALSE, &width, &height);
  for (guint n = 0; n < tree->graph.n_neurological; n++)
    lowest = MAX (lowest, tree->neurological[n].y + tree->neurological[n].height);
  tree->legend = (BatsonRect) { tree->start.x, bottom - height, width, height };
  tree->legend_beside = FALSE;
  return width <= tree->column[BATSON_QUESTION_O].x - tree->start.x - 12 * u && tree->legend.y >= lowest + 16 * u;
}

/* The legend stands with the outcomes' head, under the lesion, or under the tree: on paper in a line. Returns where all ends. */
static double
place_legend (NomsTree *tree, double bottom)
{
  double u = tree->style.u, width, height;

  if (batson_noms_legend_in_summary (&tree->style, tree->leaf.width) || place_legend_under_lesion (tree, bottom))
    return bottom;
  tree->legend_beside = tree->style.print;
  batson_noms_legend_size (&tree->style, tree->legend_beside, &width, &height);
  tree->legend = (BatsonRect) { tree->start.x, bottom + (tree->style.print ? 6 : 16) * u, width, height };
  return tree->legend.y + height;
}

static double
lay_out (NomsTree *tree, double top)
{
  gboolean print = tree->style.print, tight = batson_noms_is_tight (&tree->style);
  double u = tree->style.u, first, bottom, deepest;

  tree->row_gap = (print ? tree->close ? 1 : 2 : tight ? 4 : 6) * u;
  tree->block_gap = (print ? 4 : tight ? 8 : 11) * u;
  first = place_heads (tree, top) + (print || tight ? 4 : 8) * u;
  deepest = bottom = place_rows (tree, first);
  deepest = MAX (deepest, place_middles (tree, first, bottom));
  deepest = MAX (deepest, place_oncological (tree, first, deepest));
  deepest = MAX (deepest, place_neurological (tree, first, deepest));
  tree->start = centred (tree->start, (centre (tree->neurological[0]) + centre (tree->neurological[tree->graph.n_neurological - 1])) / 2,
                         batson_noms_start_height (&tree->style));
  tree->start.y = MAX (tree->start.y, first);
  deepest = MAX (deepest, tree->start.y + tree->start.height);
  return place_legend (tree, deepest);
}

/* How much larger than the model everything is on this canvas. */
static double
growth (const BatsonCanvas *canvas)
{
  double by = canvas->width / MODEL_WIDTH;

  if (canvas->height > 0)
    by = MIN (by, canvas->height / MODEL_HEIGHT);
  return CLAMP (by, 1, MOST_GROWTH);
}

static gboolean
tree_init (NomsTree *tree, const BatsonNomsView *view, const BatsonCanvas *canvas)
{
  gboolean print = canvas->medium == BATSON_MEDIUM_PRINT;
  double scale = print ? PAPER_UNIT : growth (canvas), width = canvas->width;

  *tree = (NomsTree) { 0 };
  batson_noms_graph_init (&tree->graph, view);
  batson_noms_style_init (&tree->style, view, &tree->graph, canvas, scale * canvas->text_scale);
  if (!print)
    width = MIN (width, MODEL_WIDTH * MOST_GROWTH * canvas->text_scale);
  tree->left = (canvas->width - width) / 2;
  tree->margin = print ? 1.5 : 24 * scale;
  tree->width = width;
  tree->node_limit = NODE_LIMIT;
  tree->leaf_least = LEAF_LEAST;
  return set_columns (tree);
}

gboolean
batson_noms_tree_fits (const BatsonNomsView *view, const BatsonCanvas *canvas)
{
  NomsTree tree;

  return tree_init (&tree, view, canvas);
}

/* What is a little too high is better scaled down as a whole than scrolled. */
#define NEARLY 1.2
#define HOPELESS 1.5 /* and so much too high it stays, however wide its leaves are */

/* Wider columns for the nodes wrap fewer of their words, a wider leaf fewer of the outcomes': of both the first that ends at HEIGHT, else what
 * ends highest. Returns where it ends. */
static double
widen_nodes (NomsTree *tree, double top, double height)
{
  double best = G_MAXDOUBLE, limit = NODE_LIMIT, leaf = LEAF_LEAST;

  for (tree->leaf_least = LEAF_LEAST; tree->leaf_least <= LEAF_MOST; tree->leaf_least += 2 * LEAF_STEP)
    for (tree->node_limit = NODE_LIMIT; tree->node_limit <= MOST_LIMIT; tree->node_limit += 16)
      {
        double bottom;

        if (!set_columns (tree))
          break;
        bottom = lay_out (tree, top);
        if (bottom <= height)
          return bottom;
        if (bottom < best)
          {
            best = bottom;
            limit = tree->node_limit;
            leaf = tree->leaf_least;
          }
      }
  tree->node_limit = limit;
  tree->leaf_least = leaf;
  set_columns (tree);
  return lay_out (tree, top);
}

static gboolean
set_leaf (NomsTree *tree, double least)
{
  gboolean same = tree->leaf_least == least;

  tree->leaf_least = least;
  return same || set_columns (tree);
}

/* A wider leaf wraps fewer of its words, the columns before it more of theirs: on screen the first that ends at the height, else the one
 * that keeps all lowest. What ends below HOPELESS with the first is not tried with others. Returns where it ends. */
static double
lay_out_widening (NomsTree *tree, double top, double height, double hopeless)
{
  double best = G_MAXDOUBLE, chosen = LEAF_LEAST;

  for (double least = LEAF_LEAST; least <= LEAF_MOST && set_leaf (tree, least); least += LEAF_STEP)
    {
      double bottom = lay_out (tree, top);

      if (bottom <= height || height <= 0 || tree->style.print || (least == LEAF_LEAST && bottom > hopeless))
        return bottom;
      if (bottom < best)
        {
          best = bottom;
          chosen = least;
        }
    }
  set_leaf (tree, chosen);
  return lay_out (tree, top);
}

/* On paper words keep closer together before there are fewer of them. Returns where it ends. */
static double
lay_out_to_height (NomsTree *tree, double top, double height, double hopeless)
{
  double bottom;

  tree->close = FALSE;
  set_columns (tree);
  bottom = lay_out_widening (tree, top, height, hopeless);
  if (!tree->style.print || height <= 0 || bottom <= height)
    return bottom;
  tree->close = TRUE;
  set_columns (tree);
  return lay_out_widening (tree, top, height, hopeless);
}

/* Says as much as fits into the height; where even the least is far too high, paper gets the least and the screen all, as one must scroll anyway. A
 * sheet of paper never has room for all of every row once rows are ruled out: that is not tried. */
static double
lay_out_to_fit (NomsTree *tree)
{
  double height = tree->style.canvas->height, top = tree->style.print ? 1.5 : 4 * tree->style.u;
  double margin = tree->style.print ? 1.5 : 12 * tree->style.u, bottom;

  for (tree->style.says = tree->style.print && height > 0 && !tree->graph.open ? NOMS_ALIVE : NOMS_ALL; tree->style.says <= (tree->style.print ? NOMS_BARE : NOMS_LEFT); tree->style.says++)
    {
      bottom = lay_out_to_height (tree, top, height - margin, height * HOPELESS) + margin;
      if (height <= 0 || bottom <= (tree->style.says == NOMS_LEFT && !tree->style.print ? height * NEARLY : height))
        return bottom;
      if (tree->style.says == NOMS_BARE)
        return widen_nodes (tree, top, height - margin) + margin;
    }
  tree->style.says = NOMS_ALL;
  tree->close = FALSE;
  set_columns (tree);
  return lay_out_widening (tree, top, height - margin, G_MAXDOUBLE) + margin;
}

BatsonScene *
batson_noms_tree (const BatsonNomsView *view, const BatsonCanvas *canvas)
{
  NomsTree tree;
  double height;

  if (!tree_init (&tree, view, canvas))
    return NULL;
  height = lay_out_to_fit (&tree);
  tree.style.scene = batson_noms_scene_new (&tree.style);
  batson_noms_tree_draw (&tree);
  batson_noms_add_table (&tree.style);
  batson_scene_seal (tree.style.scene, canvas->width, height, TRUE);
  return tree.style.scene;
}
