/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tree of a protocol, read from its rows, and the state of every node. */
#include "diagram/noms-private.h"

static const guint *
accepts (const NomsGraph *graph, guint row)
{
  return graph->view->protocol->rows[row].accepts;
}

/* A row whose answers to M are those of other rows of its block together hangs on all of theirs. */
static gboolean
merges (const NomsGraph *graph, const NomsBlock *block, guint row)
{
  guint mine = accepts (graph, row)[BATSON_QUESTION_M], others = 0;

  for (guint r = block->first_row; r < block->first_row + block->n_rows; r++)
    {
      guint theirs = accepts (graph, r)[BATSON_QUESTION_M];

      if (theirs != mine && (theirs & ~mine) == 0)
        others |= theirs;
    }
  return others == mine;
}

static void
add_middle (NomsBlock *block, guint answers)
{
  for (guint m = 0; m < block->n_middles; m++)
    if (block->middle[m].answers == answers)
      return;
  g_assert (block->n_middles < MAX_MIDDLES);
  block->middle[block->n_middles++].answers = answers;
}

static void
add_middles (const NomsGraph *graph, NomsBlock *block)
{
  for (guint r = block->first_row; r < block->first_row + block->n_rows; r++)
    if (!merges (graph, block, r))
      add_middle (block, accepts (graph, r)[BATSON_QUESTION_M]);
  for (guint m = 0; m < block->n_middles; m++)
    for (guint r = block->first_row; r < block->first_row + block->n_rows; r++)
      if ((block->middle[m].answers & ~accepts (graph, r)[BATSON_QUESTION_M]) == 0)
        block->middle[m].rows |= 1u << r;
}

static guint
find_neurological (NomsGraph *graph, guint answers)
{
  for (guint n = 0; n < graph->n_neurological; n++)
    if (graph->neurological[n].answers == answers)
      return n;
  g_assert (graph->n_neurological < G_N_ELEMENTS (graph->neurological));
  graph->neurological[graph->n_neurological].answers = answers;
  return graph->n_neurological++;
}

static void
find_blocks (NomsGraph *graph)
{
  guint n_rows = graph->view->protocol->n_rows;

  g_assert (n_rows <= MAX_ROWS);
  for (guint row = 0; row < n_rows; row++)
    {
      const guint *mine = accepts (graph, row);
      NomsBlock *block = graph->n_blocks > 0 ? &graph->block[graph->n_blocks - 1] : NULL;

      if (block == NULL || block->oncological.answers != mine[BATSON_QUESTION_O] ||
          graph->neurological[block->neurological].answers != mine[BATSON_QUESTION_N])
        {
          g_assert (graph->n_blocks < MAX_BLOCKS);
          block = &graph->block[graph->n_blocks++];
          block->neurological = find_neurological (graph, mine[BATSON_QUESTION_N]);
          block->oncological.answers = mine[BATSON_QUESTION_O];
          block->first_row = row;
        }
      block->n_rows++;
      block->oncological.rows |= 1u << row;
      graph->neurological[block->neurological].rows |= 1u << row;
    }
  for (guint b = 0; b < graph->n_blocks; b++)
    add_middles (graph, &graph->block[b]);
}

/* Chosen where the question's answer leads here and nowhere else, and so did all before it. */
static BatsonState
branch_state (const NomsGraph *graph, const NomsBranch *branch, BatsonQuestionId question, BatsonState before)
{
  const BatsonNomsView *view = graph->view;
  guint possible = branch->answers & view->answers[question];

  if (graph->open)
    return BATSON_STATE_OPEN;
  if (view->none || (view->rows & branch->rows) == 0 || possible == 0 || before == BATSON_STATE_OUT ||
      before == BATSON_STATE_HISTORY)
    return view->history_rows != 0 && (branch->rows & view->history_rows) == view->history_rows
             ? BATSON_STATE_HISTORY : BATSON_STATE_OUT;
  if (before == BATSON_STATE_CHOSEN && (view->answers[question] & ~branch->answers) == 0)
    return BATSON_STATE_CHOSEN;
  return BATSON_STATE_POSSIBLE;
}

static BatsonState
row_state (const NomsGraph *graph, guint row)
{
  const BatsonNomsView *view = graph->view;
  guint bit = 1u << row;

  if (graph->open)
    return BATSON_STATE_OPEN;
  if (!view->none && view->rows == bit)
    return BATSON_STATE_CHOSEN;
  if (!view->none && (view->rows & bit) != 0)
    return BATSON_STATE_POSSIBLE;
  return (view->history_rows & bit) != 0 ? BATSON_STATE_HISTORY : BATSON_STATE_OUT;
}

static gboolean
nothing_answered (const BatsonNomsView *view)
{
  for (BatsonQuestionId q = 0; q < BATSON_N_QUESTIONS; q++)
    if ((view->protocol->questions[q].all & ~view->answers[q]) != 0)
      return FALSE;
  return !view->none;
}

void
batson_noms_graph_init (NomsGraph *graph, const BatsonNomsView *view)
{
  *graph = (NomsGraph) { .view = view, .open = nothing_answered (view) };
  find_blocks (graph);
  for (guint n = 0; n < graph->n_neurological; n++)
    graph->neurological[n].state = branch_state (graph, &graph->neurological[n], BATSON_QUESTION_N, BATSON_STATE_CHOSEN);
  for (guint b = 0; b < graph->n_blocks; b++)
    {
      NomsBlock *block = &graph->block[b];

      block->oncological.state = branch_state (graph, &block->oncological, BATSON_QUESTION_O,
                                               graph->neurological[block->neurological].state);
      for (guint m = 0; m < block->n_middles; m++)
        block->middle[m].state = branch_state (graph, &block->middle[m], BATSON_QUESTION_M, block->oncological.state);
    }
  for (guint row = 0; row < view->protocol->n_rows; row++)
    graph->row[row] = row_state (graph, row);
}

BatsonState
batson_noms_edge_state (BatsonState from, BatsonState to)
{
  if (from == to)
    return from;
  if (from == BATSON_STATE_OUT || to == BATSON_STATE_OUT || from == BATSON_STATE_HISTORY || to == BATSON_STATE_HISTORY)
    return BATSON_STATE_OUT;
  return BATSON_STATE_POSSIBLE;
}
