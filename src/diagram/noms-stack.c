/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NOMS where there is no room for the tree: four stacked questions, then the rows. */
#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "diagram/noms-private.h"

typedef struct {
  NomsStyle style;
  NomsGraph graph;
  double x, width, y, gap;
  char *before; /* id of the node above; owned */
} NomsStack;

/* The arrow keys go down the page. */
static void
link_down (NomsStack *stack, const char *id)
{
  if (stack->before != NULL)
    batson_scene_link (stack->style.scene, stack->before, BATSON_TOWARDS_DOWN, id);
  g_free (stack->before);
  stack->before = g_strdup (id);
}

static int
compare_answers (gconstpointer a, gconstpointer b)
{
  return (int) *(const guint *) a - (int) *(const guint *) b;
}

/* The answers its rows name, without those that are several others together. */
static guint
distinct_answers (const NomsStack *stack, BatsonQuestionId question, guint *answers)
{
  const BatsonProtocol *protocol = stack->style.view->protocol;
  guint n = 0;

  for (guint row = 0; row < protocol->n_rows; row++)
    {
      guint mine = protocol->rows[row].accepts[question], parts = 0;
      gboolean known = FALSE;

      for (guint other = 0; other < protocol->n_rows; other++)
        if (protocol->rows[other].accepts[question] != mine && (protocol->rows[other].accepts[question] & ~mine) == 0)
          parts |= protocol->rows[other].accepts[question];
      for (guint i = 0; i < n; i++)
        known = known || answers[i] == mine;
      if (!known && parts != mine)
        answers[n++] = mine;
    }
  qsort (answers, n, sizeof *answers, compare_answers);
  return n;
}

static BatsonState
answer_state (const NomsStack *stack, BatsonQuestionId question, guint answers)
{
  const BatsonNomsView *view = stack->style.view;

  if (stack->graph.open)
    return BATSON_STATE_OPEN;
  if (view->none || (answers & view->answers[question]) == 0)
    return BATSON_STATE_OUT;
  for (guint row = 0; row < view->protocol->n_rows; row++)
    if ((view->rows & 1u << row) != 0 && (view->protocol->rows[row].accepts[question] & answers & view->answers[question]) != 0)
      return (view->answers[question] & ~answers) == 0 ? BATSON_STATE_CHOSEN : BATSON_STATE_POSSIBLE;
  return BATSON_STATE_OUT;
}

typedef struct {
  const BatsonBranch *branch;
  BatsonState state;
  BatsonRect box;
} Option;

/* An option has a state of its own: a row may accept it among others. */
static gboolean
is_bold (const NomsStyle *style, const Option *option)
{
  return !style->print || batson_noms_alive (option->state);
}

/* Options side by side, all of one width, in as many lines as that takes. Returns their bottom. */
static double
place_options (const NomsStack *stack, Option *options, guint n, double x, double y, double room)
{
  const NomsStyle *style = &stack->style;
  double widest = 0, line = 0, gap = 6 * style->u, width;
  guint columns;

  for (guint i = 0; i < n; i++)
    widest = MAX (widest, MIN (batson_noms_branch_width (style, options[i].branch, is_bold (style, &options[i]), FALSE),
                               MAX (180 * style->u, batson_noms_branch_width (style, options[i].branch, is_bold (style, &options[i]), TRUE))));
  columns = CLAMP ((guint) ((room + gap) / (widest + gap)), 1, n);
  width = (room - gap * (columns - 1)) / columns;
  for (guint i = 0; i < n; i++)
    {
      if (i > 0 && i % columns == 0)
        y += line + gap;
      if (i % columns == 0)
        {
          line = 0;
          for (guint k = i; k < MIN (i + columns, n); k++)
            line = MAX (line, batson_noms_branch_height (style, options[k].branch, is_bold (style, &options[k]), width));
        }
      options[i].box = (BatsonRect) { x + (i % columns) * (width + gap), y, width, line };
    }
  return y + line;
}

/* Beside its options a head is so wide, where both have room; else it stands over them. */
#define HEAD_BESIDE 190
#define LEAST_BESIDE 620

/* On screen an answered question is its head alone. */
static void
draw_question (NomsStack *stack, BatsonQuestionId question)
{
  const NomsStyle *style = &stack->style;
  const BatsonQuestion *asked = &style->view->protocol->questions[question];
  g_autofree char *letter = g_ascii_strdown (asked->letter, -1), *id = g_strdup_printf ("question-%s", letter);
  g_autofree char *head = g_strdup_printf ("head-%s", letter);
  guint group = batson_scene_add_group (style->scene, 0, id, batson_protocol_text (asked->title));
  guint answers[MAX_ROWS], n = distinct_answers (stack, question, answers);
  gboolean folded = style->view->heads[question].state == BATSON_HEAD_KNOWN && !style->print;
  gboolean beside = stack->width >= LEAST_BESIDE * style->u;
  double indent = beside ? HEAD_BESIDE * style->u : MIN (28 * style->u, stack->width / 12), bottom;
  Option options[MAX_ROWS];
  BatsonRect box = { stack->x, stack->y, beside && !folded ? indent - 8 * style->u : stack->width, 0 };

  box.height = batson_noms_head_height (style, question, box.width);
  bottom = box.y + box.height;
  for (guint i = 0; i < n; i++)
    options[i] = (Option) { batson_noms_branch (style, question, answers[i]), answer_state (stack, question, answers[i]) };
  if (!folded)
    bottom = MAX (bottom, place_options (stack, options, n, stack->x + indent, beside ? box.y : bottom + 4 * style->u, stack->width - indent));
  batson_noms_add_head (style, group, question, box);
  link_down (stack, head);
  for (guint i = 0; i < n && !folded; i++)
    {
      g_autofree char *option = g_strdup_printf ("%s-%s", letter, options[i].branch->id);

      batson_noms_add_branch (style, group, option, question, options[i].branch, options[i].state, options[i].box);
      link_down (stack, option);
    }
  stack->y = bottom + (folded ? stack->gap / 2 : stack->gap);
}

/* "High grade · Either · Unstable · Fit": how one comes to a row. */
static char *
row_path (const NomsStack *stack, guint row)
{
  const BatsonRow *mine = &stack->style.view->protocol->rows[row];
  GString *path = g_string_new (NULL);

  for (BatsonQuestionId q = 0; q < BATSON_N_QUESTIONS; q++)
    g_string_append_printf (path, "%s%s", q > 0 ? " · " : "",
                            batson_protocol_text (batson_noms_branch (&stack->style, q, mine->accepts[q])->title));
  return g_string_free (path, FALSE);
}

static void
draw_row (NomsStack *stack, guint group, guint row, double cell)
{
  const NomsStyle *style = &stack->style;
  g_autofree char *path = row_path (stack, row), *id = batson_noms_row_id (style, row, FALSE), *path_id = g_strdup_printf ("%s-path", id);
  gboolean alive = batson_noms_alive (stack->graph.row[row]);
  BatsonElement *label = batson_scene_add (style->scene, group, BATSON_ELEMENT_LABEL, path_id, stack->graph.row[row], (BatsonRect) { 0 });
  gboolean with = batson_noms_says_with (stack->style.says, stack->graph.row[row]);
  double height;

  stack->y += batson_noms_put (style, label, path, alive ? style->detail_bold : style->detail, stack->x, stack->y, stack->width,
                               BATSON_ALIGN_START, alive ? BATSON_TOKEN_DIM : BATSON_TOKEN_FAINT) + 1 * style->u;
  batson_element_say (label, path, NULL);
  height = batson_noms_leaf_height (style, row, stack->width, cell, with);
  batson_noms_add_leaf (style, group, row, (BatsonRect) { stack->x, stack->y, stack->width, height }, cell, with);
  link_down (stack, id);
  stack->y += height + (style->print ? 2.5 : 8) * style->u;
}

/* On screen those not ruled out; on paper all. */
static gboolean
shows_row (const NomsStack *stack, guint row)
{
  return stack->style.print || stack->graph.row[row] != BATSON_STATE_OUT;
}

static void
draw_rows (NomsStack *stack)
{
  const NomsStyle *style = &stack->style;
  guint group = batson_scene_add_group (style->scene, 0, "outcomes", _("Suggested outcome"));
  double height = batson_noms_summary_height (style, stack->width), cell = batson_noms_cell_width (style);

  /* The urgency's cell gives way to the words of narrow pages. */
  batson_noms_add_summary (style, group, (BatsonRect) { stack->x, stack->y, stack->width, height });
  stack->y += height;
  for (guint row = 0; row < style->view->protocol->n_rows; row++)
    if (shows_row (stack, row))
      draw_row (stack, group, row, cell);
}

static void
stack_init (NomsStack *stack, const BatsonNomsView *view, const BatsonCanvas *canvas)
{
  gboolean print = canvas->medium == BATSON_MEDIUM_PRINT;
  double unit = (print ? 0.625 : 1) * canvas->text_scale, margin = print ? 1.5 : MIN (18, canvas->width / 30);

  *stack = (NomsStack) { 0 };
  batson_noms_graph_init (&stack->graph, view);
  batson_noms_style_init (&stack->style, view, &stack->graph, canvas, unit);
  /* Lines longer than this are hard to follow; what is wider stands in the middle. */
  stack->width = MIN (canvas->width - 2 * margin, 900 * unit);
  stack->x = (canvas->width - stack->width) / 2;
  stack->y = print ? 1.5 : 12 * unit;
  stack->gap = (print ? 3 : 12) * unit;
}

/* The lesion; on paper its name stands above the page already. */
static void
draw_start (NomsStack *stack)
{
  const NomsStyle *style = &stack->style;
  BatsonRect start = { stack->x, stack->y, MIN (batson_noms_start_width (style) + 20 * style->u, stack->width), batson_noms_start_height (style) };

  if (style->print)
    return;
  batson_noms_add_start (style, 0, start);
  link_down (stack, "start");
  stack->y += start.height + stack->gap;
}

static BatsonScene *
draw_stack (const BatsonNomsView *view, const BatsonCanvas *canvas, NomsDetail detail, double *rows)
{
  NomsStack stack;

  stack_init (&stack, view, canvas);
  stack.style.says = detail;
  stack.style.scene = batson_noms_scene_new (&stack.style);
  draw_start (&stack);
  for (BatsonQuestionId q = 0; q < BATSON_N_QUESTIONS; q++)
    draw_question (&stack, q);
  stack.y = *rows = MAX (stack.y, *rows);
  draw_rows (&stack);
  batson_noms_add_table (&stack.style);
  batson_scene_seal (stack.style.scene, canvas->width, stack.y + (stack.style.print ? 0 : 12 * stack.style.u), TRUE);
  g_free (stack.before);
  return stack.style.scene;
}

/* On paper it says as much as fits into the height. */
BatsonScene *
batson_noms_stack (const BatsonNomsView *view, const BatsonCanvas *canvas)
{
  double rows = 0;

  return batson_noms_stack_level (view, canvas, &rows);
}

BatsonScene *
batson_noms_stack_level (const BatsonNomsView *view, const BatsonCanvas *canvas, double *rows)
{
  gboolean limited = canvas->medium == BATSON_MEDIUM_PRINT && canvas->height > 0;

  for (NomsDetail detail = NOMS_ALL;; detail++)
    {
      g_autoptr (BatsonScene) scene = draw_stack (view, canvas, detail, rows);
      double width, height;

      batson_scene_size (scene, &width, &height);
      if (!limited || height <= canvas->height || detail == NOMS_BARE)
        return g_steal_pointer (&scene);
    }
}
