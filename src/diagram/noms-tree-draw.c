/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing the tree: lines, nodes, leaves and the way from one to the next. */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "diagram/noms-tree-private.h"

#define LINE_ROOM 6 /* what the thickest line inks beside its middle */
#define BEND 9 /* radius of a line's corners */

/* ---- Lines ---- */

static double
centre_y (BatsonRect box)
{
  return box.y + box.height / 2;
}

static double
right (BatsonRect box)
{
  return box.x + box.width;
}

/* From one box to the next column's, down or up at @turn. */
static void
add_elbow (BatsonPath *path, BatsonRect from, BatsonRect to, double turn, double bend)
{
  double y0 = centre_y (from), y1 = centre_y (to), r = MIN (bend, fabs (y1 - y0) / 2), sign = y1 > y0 ? 1 : -1;

  r = MIN (r, MIN (turn - right (from), to.x - turn));
  batson_path_move (path, right (from), y0);
  if (fabs (y1 - y0) < bend / 4)
    {
      batson_path_line (path, to.x, y1);
      return;
    }
  batson_path_line (path, turn - r, y0);
  batson_path_bend (path, turn, y0, turn, y0 + sign * r);
  batson_path_line (path, turn, y1 - sign * r);
  batson_path_bend (path, turn, y1, turn + r, y1);
  batson_path_line (path, to.x, y1);
}

typedef struct {
  BatsonRect to;
  BatsonState state;
  double turn;
  gboolean rail; /* shared with other nodes: their lines pass over it */
} NomsLine;

/* The beginning of a line that joins the rail, once more over the gap of the lines beside it. */
static void
add_stub (const NomsTree *tree, BatsonElement *element, BatsonRect from, const NomsLine *line)
{
  BatsonPath *path = batson_path_new ();
  double u = tree->style.u, y = centre_y (from), r = MIN (BEND * u, fabs (centre_y (line->to) - y) / 2);
  double sign = centre_y (line->to) > y ? 1 : -1;

  batson_path_move (path, right (from), y);
  batson_path_line (path, line->turn - r, y);
  batson_path_bend (path, line->turn, y, line->turn, y + sign * r);
  batson_path_line (path, line->turn, y + sign * (r + 3 * u));
  batson_element_shape (element, path, batson_noms_line (&tree->style, line->state));
}

static void
add_line (const NomsTree *tree, BatsonElement *element, BatsonRect from, const NomsLine *line, gboolean gap)
{
  BatsonPath *path = batson_path_new ();
  BatsonPaint paint = batson_noms_line (&tree->style, line->state);

  if (gap)
    paint = (BatsonPaint) { .stroke = BATSON_TOKEN_WINDOW, .flat_ends = TRUE,
                            .line = paint.line + (tree->style.print ? 3 : 6 * tree->style.u) };
  add_elbow (path, from, line->to, line->turn, BEND * tree->style.u);
  batson_element_shape (element, path, paint);
}

/* Weak lines lie under strong ones: the path lies over all. Within a layer in this order. */
typedef enum {
  LAYER_WEAK,
  LAYER_STRONG,
  N_LAYERS
} NomsLayer;

static const BatsonState layers[N_LAYERS][3] = {
  { BATSON_STATE_OUT, BATSON_STATE_OPEN, BATSON_STATE_OPEN },
  { BATSON_STATE_HISTORY, BATSON_STATE_POSSIBLE, BATSON_STATE_CHOSEN },
};

/* All lines of one state from one node: those that share a rail, then the gaps of those that pass over
 * it, then those, then again where the first join the rail. */
static void
add_fan_lines (const NomsTree *tree, BatsonElement *element, BatsonRect from, const NomsLine *lines, guint n, BatsonState state)
{
  gboolean weak = state == BATSON_STATE_OUT, rail = FALSE;

  for (guint i = 0; i < n; i++)
    rail = rail || lines[i].rail;
  for (guint pass = 0; pass < 4; pass++)
    for (guint i = 0; i < n; i++)
      {
        if (lines[i].state != state || lines[i].rail != (pass == 0 || pass == 3) || (pass == 1 && weak && !rail))
          continue;
        if (pass < 3)
          add_line (tree, element, from, &lines[i], pass == 1);
        else if (state != BATSON_STATE_POSSIBLE)
          add_stub (tree, element, from, &lines[i]);
      }
}

/* Where the lines from one node may be: the same whichever of them are in the layer, so that less is painted when one goes to another. */
static BatsonRect
fan_extents (const NomsTree *tree, BatsonRect from, const NomsLine *lines, guint n)
{
  double x = right (from), end = x, top = centre_y (from), bottom = top;

  for (guint i = 0; i < n; i++)
    {
      end = MAX (end, lines[i].to.x);
      top = MIN (top, centre_y (lines[i].to));
      bottom = MAX (bottom, centre_y (lines[i].to));
    }
  return batson_rect_grow ((BatsonRect) { x, top, end - x, bottom - top }, LINE_ROOM * tree->style.u);
}

/* The lines of a layer from one node are one element, also where there are none: so the scene has the same
 * elements whatever is answered, and only those that change are painted again. */
static void
add_fan (const NomsTree *tree, guint group, const char *from_id, BatsonRect from, const NomsLine *lines, guint n, NomsLayer layer)
{
  g_autofree char *id = g_strdup_printf ("%s-lines-%d", from_id, layer);
  BatsonElement *element = batson_scene_add (tree->style.scene, group, BATSON_ELEMENT_EDGE, id, BATSON_STATE_OPEN, fan_extents (tree, from, lines, n));

  for (guint i = 0; i < G_N_ELEMENTS (layers[layer]); i++)
    if (i == 0 || layers[layer][i] != layers[layer][i - 1])
      add_fan_lines (tree, element, from, lines, n, layers[layer][i]);
}

static void
draw_first_lines (NomsTree *tree, guint group, NomsLayer layer)
{
  NomsLine lines[MAX_BLOCKS];
  double turn = (right (tree->start) + tree->column[BATSON_QUESTION_N].x) / 2;

  for (guint n = 0; n < tree->graph.n_neurological; n++)
    lines[n] = (NomsLine) { tree->neurological[n], tree->graph.neurological[n].state, turn };
  add_fan (tree, group, "start", tree->start, lines, tree->graph.n_neurological, layer);
  turn = (right (tree->column[BATSON_QUESTION_N]) + tree->column[BATSON_QUESTION_O].x) / 2;
  for (guint n = 0; n < tree->graph.n_neurological; n++)
    {
      g_autofree char *id = batson_noms_branch_id (&tree->style, BATSON_QUESTION_N, 0, tree->graph.neurological[n].answers);
      guint count = 0;

      for (guint b = 0; b < tree->graph.n_blocks; b++)
        if (tree->graph.block[b].neurological == n)
          lines[count++] = (NomsLine) { tree->oncological[b],
                                        batson_noms_edge_state (tree->graph.neurological[n].state, tree->graph.block[b].oncological.state), turn };
      add_fan (tree, group, id, tree->neurological[n], lines, count, layer);
    }
}

static void
draw_block_lines (NomsTree *tree, guint group, guint b, NomsLayer layer)
{
  const NomsBlock *block = &tree->graph.block[b];
  NomsLine lines[MAX (MAX_ROWS, MAX_MIDDLES)];
  double turn = (right (tree->column[BATSON_QUESTION_O]) + tree->column[BATSON_QUESTION_M].x) / 2;
  double from = right (tree->column[BATSON_QUESTION_M]), room = tree->column[BATSON_QUESTION_S].x - from;
  g_autofree char *o_id = batson_noms_branch_id (&tree->style, BATSON_QUESTION_O, b, block->oncological.answers);

  for (guint m = 0; m < block->n_middles; m++)
    lines[m] = (NomsLine) { tree->middle[b][m], batson_noms_edge_state (block->oncological.state, block->middle[m].state), turn };
  add_fan (tree, group, o_id, tree->oncological[b], lines, block->n_middles, layer);
  for (guint m = 0; m < block->n_middles; m++)
    {
      g_autofree char *id = batson_noms_branch_id (&tree->style, BATSON_QUESTION_M, b, block->middle[m].answers);
      guint count = 0;

      for (guint row = block->first_row; row < block->first_row + block->n_rows; row++)
        {
          gboolean rail = batson_noms_tree_parents (block, row) > 1;
          BatsonRect to = tree->row[row];

          if ((block->middle[m].rows & 1u << row) == 0)
            continue;
          to.x = tree->column[BATSON_QUESTION_S].x;
          lines[count++] = (NomsLine) { to, batson_noms_edge_state (block->middle[m].state, tree->graph.row[row]),
                                        from + room * (rail ? 0.31 : 0.69), rail };
        }
      add_fan (tree, group, id, tree->middle[b][m], lines, count, layer);
    }
}

static void
draw_leaf_line (NomsTree *tree, guint group, guint row)
{
  BatsonState state = tree->graph.row[row];
  g_autofree char *id = g_strdup_printf ("line-%u", row);
  const NomsLine line = { .to = tree->row[row] };
  BatsonElement *element = batson_scene_add (tree->style.scene, group, BATSON_ELEMENT_EDGE, id, state, fan_extents (tree, (BatsonRect) { tree->column[BATSON_QUESTION_S].x, line.to.y, tree->column[BATSON_QUESTION_S].width, line.to.height }, &line, 1));
  BatsonPaint paint = batson_noms_line (&tree->style, state), head = { .fill = paint.stroke };
  BatsonPath *path = batson_path_new (), *arrow = batson_path_new ();
  double u = tree->style.u, x = tree->leaf.x, y = centre_y (tree->row[row]), size = batson_noms_alive (state) || !tree->style.print ? 5 * u : 4 * u;

  if (tree->style.print && !batson_noms_alive (state))
    head = (BatsonPaint) { .stroke = BATSON_TOKEN_FG, .line = 0.5 };
  batson_path_move (path, right (tree->column[BATSON_QUESTION_S]), y);
  batson_path_line (path, x - 2 * size, y);
  batson_element_shape (element, path, paint);
  batson_path_move (arrow, x - 2 * size + u, y - size);
  batson_path_line (arrow, x - u, y);
  batson_path_line (arrow, x - 2 * size + u, y + size);
  batson_path_close (arrow);
  batson_element_shape (element, arrow, head);
}

static void
draw_lines (NomsTree *tree)
{
  guint lines = batson_scene_add_group (tree->style.scene, 0, "lines", "");

  for (NomsLayer i = 0; i < N_LAYERS; i++)
    {
      g_autofree char *id = g_strdup_printf ("lines-%u", i);
      guint group = batson_scene_add_group (tree->style.scene, lines, id, "");

      draw_first_lines (tree, group, i);
      for (guint b = 0; b < tree->graph.n_blocks; b++)
        {
          g_autofree char *block_id = g_strdup_printf ("lines-%u-%u", i, b);
          guint inner = batson_scene_add_group (tree->style.scene, group, block_id, "");

          draw_block_lines (tree, inner, b, i);
        }
    }
  for (guint b = 0; b < tree->graph.n_blocks; b++)
    {
      g_autofree char *id = g_strdup_printf ("arrows-%u", b);
      guint group = batson_scene_add_group (tree->style.scene, lines, id, "");

      for (guint row = tree->graph.block[b].first_row; row < tree->graph.block[b].first_row + tree->graph.block[b].n_rows; row++)
        draw_leaf_line (tree, group, row);
    }
}

/* ---- Nodes ---- */

static void
draw_heads (NomsTree *tree)
{
  guint group = batson_scene_add_group (tree->style.scene, 0, "heads", _("Questions"));

  for (BatsonQuestionId q = 0; q < BATSON_N_QUESTIONS; q++)
    batson_noms_add_head (&tree->style, group, q, tree->head[q]);
  batson_noms_add_summary (&tree->style, group, tree->summary);
}

static void
draw_branch (NomsTree *tree, guint group, BatsonQuestionId question, guint b, const NomsBranch *branch, BatsonRect box)
{
  g_autofree char *id = batson_noms_branch_id (&tree->style, question, b, branch->answers);

  batson_noms_add_branch (&tree->style, group, id, question, batson_noms_branch (&tree->style, question, branch->answers), branch->state, box);
}

static void
draw_rows (NomsTree *tree, guint parent, guint b)
{
  const NomsBlock *block = &tree->graph.block[b];
  g_autofree char *id = g_strdup_printf ("systemic-%u", b), *leaf_id = g_strdup_printf ("outcomes-%u", b);
  guint group = batson_scene_add_group (tree->style.scene, parent, id, "");
  guint leaves = batson_scene_add_group (tree->style.scene, parent, leaf_id, _("Suggested outcome"));

  for (guint row = block->first_row; row < block->first_row + block->n_rows; row++)
    {
      guint fitness = tree->style.view->protocol->rows[row].accepts[BATSON_QUESTION_S];
      const BatsonBranch *branch = batson_noms_branch (&tree->style, BATSON_QUESTION_S, fitness);
      g_autofree char *fitness_id = batson_noms_row_id (&tree->style, row, TRUE);
      double height = batson_noms_branch_height (&tree->style, branch, batson_noms_may_be_bold (&tree->style, branch), tree->column[BATSON_QUESTION_S].width);
      BatsonRect box = tree->row[row];

      box = (BatsonRect) { tree->column[BATSON_QUESTION_S].x, centre_y (box) - height / 2, tree->column[BATSON_QUESTION_S].width, height };
      batson_noms_add_branch (&tree->style, group, fitness_id, BATSON_QUESTION_S, branch, tree->graph.row[row], box);
      batson_noms_add_leaf (&tree->style, leaves, row, tree->row[row], tree->cell, batson_noms_tree_says_with (tree, row));
    }
}

static void
draw_nodes (NomsTree *tree)
{
  BatsonScene *scene = tree->style.scene;
  guint first = batson_scene_add_group (scene, 0, "neurological", batson_protocol_text (tree->style.view->protocol->questions[0].title));

  batson_noms_add_start (&tree->style, first, tree->start);
  for (guint n = 0; n < tree->graph.n_neurological; n++)
    draw_branch (tree, first, BATSON_QUESTION_N, 0, &tree->graph.neurological[n], tree->neurological[n]);
  for (guint b = 0; b < tree->graph.n_blocks; b++)
    {
      g_autofree char *id = g_strdup_printf ("block-%u", b);
      guint group = batson_scene_add_group (scene, 0, id, "");

      draw_branch (tree, group, BATSON_QUESTION_O, b, &tree->graph.block[b].oncological, tree->oncological[b]);
      for (guint m = 0; m < tree->graph.block[b].n_middles; m++)
        draw_branch (tree, group, BATSON_QUESTION_M, b, &tree->graph.block[b].middle[m], tree->middle[b][m]);
      draw_rows (tree, group, b);
    }
}

/* ---- Arrow keys: left and right go to parent and child, up and down to the next in the column ---- */

static void
link_column (NomsTree *tree, char **before, char *id)
{
  if (*before != NULL)
    batson_scene_link (tree->style.scene, *before, BATSON_TOWARDS_DOWN, id);
  g_free (*before);
  *before = id;
}

static void
link_block (NomsTree *tree, guint b, char **columns)
{
  const NomsBlock *block = &tree->graph.block[b];
  BatsonScene *scene = tree->style.scene;
  g_autofree char *n = batson_noms_branch_id (&tree->style, BATSON_QUESTION_N, 0, tree->graph.neurological[block->neurological].answers);
  g_autofree char *o = batson_noms_branch_id (&tree->style, BATSON_QUESTION_O, b, block->oncological.answers);

  batson_scene_link (scene, n, BATSON_TOWARDS_RIGHT, o);
  link_column (tree, &columns[0], g_strdup (o));
  for (guint m = 0; m < block->n_middles; m++)
    {
      char *id = batson_noms_branch_id (&tree->style, BATSON_QUESTION_M, b, block->middle[m].answers);

      batson_scene_link (scene, o, BATSON_TOWARDS_RIGHT, id);
      for (guint row = 0; row < tree->style.view->protocol->n_rows; row++)
        if ((block->middle[m].rows & 1u << row) != 0)
          {
            g_autofree char *fitness = batson_noms_row_id (&tree->style, row, TRUE);

            batson_scene_link (scene, id, BATSON_TOWARDS_RIGHT, fitness);
          }
      link_column (tree, &columns[1], id);
    }
  for (guint row = block->first_row; row < block->first_row + block->n_rows; row++)
    {
      char *fitness = batson_noms_row_id (&tree->style, row, TRUE), *leaf = batson_noms_row_id (&tree->style, row, FALSE);

      batson_scene_link (scene, fitness, BATSON_TOWARDS_RIGHT, leaf);
      link_column (tree, &columns[2], fitness);
      link_column (tree, &columns[3], leaf);
    }
}

static void
link_nodes (NomsTree *tree)
{
  static const char *const heads[] = { "head-n", "head-o", "head-m", "head-s" };
  char *columns[4] = { NULL }, *before = NULL;

  for (guint q = 0; q + 1 < G_N_ELEMENTS (heads); q++)
    batson_scene_link (tree->style.scene, heads[q], BATSON_TOWARDS_RIGHT, heads[q + 1]);
  batson_scene_link (tree->style.scene, "head-n", BATSON_TOWARDS_DOWN, "start");
  for (guint n = 0; n < tree->graph.n_neurological; n++)
    {
      char *id = batson_noms_branch_id (&tree->style, BATSON_QUESTION_N, 0, tree->graph.neurological[n].answers);

      batson_scene_link (tree->style.scene, "start", BATSON_TOWARDS_RIGHT, id);
      link_column (tree, &before, id);
    }
  g_free (before);
  for (guint b = 0; b < tree->graph.n_blocks; b++)
    link_block (tree, b, columns);
  for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
    g_free (columns[c]);
}

void
batson_noms_tree_draw (NomsTree *tree)
{
  draw_lines (tree);
  draw_heads (tree);
  draw_nodes (tree);
  if (!batson_noms_legend_in_summary (&tree->style, tree->leaf.width))
    batson_noms_add_legend (&tree->style, 0, tree->legend_beside, tree->legend.x, tree->legend.y);
  link_nodes (tree);
}
