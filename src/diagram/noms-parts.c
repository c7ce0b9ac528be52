/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sizes, fonts and the small parts of the NOMS diagram: branches, the lesion, the legend. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "diagram/noms-private.h"

typedef enum { SIZE_DETAIL, SIZE_TITLE, SIZE_OUTCOME, SIZE_LEVEL } NomsSize;

/* Paper has one scale of sizes, the sheet's: a font opened for each size more costs a page more than its words do. */
static const double on_screen_sizes[] = { 12, 13.33, 14.67, 17.33 }, on_paper_sizes[] = { 7.5, 8, 9, 9 };

static BatsonFont
font_of (const NomsStyle *style, NomsSize size, int weight)
{
  return (BatsonFont) { style->print ? on_paper_sizes[size] : on_screen_sizes[size] * style->u, weight, FALSE };
}

void
batson_noms_style_init (NomsStyle *style, const BatsonNomsView *view, const NomsGraph *graph, const BatsonCanvas *canvas,
                        double unit)
{
  *style = (NomsStyle) { .view = view, .graph = graph, .canvas = canvas, .u = unit, .print = canvas->medium == BATSON_MEDIUM_PRINT };
  style->detail = font_of (style, SIZE_DETAIL, 400);
  style->detail_bold = font_of (style, SIZE_DETAIL, 700);
  style->title = font_of (style, SIZE_TITLE, 400);
  style->title_bold = font_of (style, SIZE_TITLE, 700);
  style->heading = font_of (style, SIZE_OUTCOME, 700);
  style->outcome = font_of (style, SIZE_OUTCOME, 400);
  style->outcome_bold = font_of (style, SIZE_OUTCOME, 700);
  style->level = font_of (style, SIZE_LEVEL, 700);
}

BatsonScene *
batson_noms_scene_new (const NomsStyle *style)
{
  g_autofree char *title = g_strdup_printf (_("NOMS decision for %s"), style->view->lesion);

  return batson_scene_new (style->canvas, title);
}

double
batson_noms_height (const NomsStyle *style, const char *text, BatsonFont font, double width)
{
  return batson_text_height (text, font, width, style->canvas->direction);
}

double
batson_noms_put (const NomsStyle *style, BatsonElement *element, const char *text, BatsonFont font, double x, double y,
                 double width, BatsonAlign align, BatsonToken ink)
{
  return batson_element_words (element, text, font, x, y, width, align, style->canvas->direction, ink);
}

gboolean
batson_noms_alive (BatsonState state)
{
  return state != BATSON_STATE_OUT && state != BATSON_STATE_HISTORY;
}

BatsonToken
batson_noms_ink (BatsonState state)
{
  return batson_noms_alive (state) ? BATSON_TOKEN_FG : state == BATSON_STATE_HISTORY ? BATSON_TOKEN_DIM : BATSON_TOKEN_FAINT;
}

static BatsonPaint
paint_on_paper (BatsonState state, gboolean leaf)
{
  BatsonPaint paint = { .stroke = BATSON_TOKEN_FG, .line = 1 }; /* paper is white */

  if (state == BATSON_STATE_CHOSEN)
    paint.line = leaf ? 2.4 : 2;
  else if (state == BATSON_STATE_POSSIBLE)
    paint.style = BATSON_LINE_DASHED;
  else if (state != BATSON_STATE_OPEN)
    {
      paint.line = state == BATSON_STATE_HISTORY ? 0.75 : 0.5;
      paint.style = state == BATSON_STATE_HISTORY ? BATSON_LINE_SOLID : BATSON_LINE_DOTTED;
    }
  return paint;
}

BatsonPaint
batson_noms_paint (const NomsStyle *style, BatsonState state, gboolean leaf)
{
  double u = style->u;

  if (style->print)
    return paint_on_paper (state, leaf);
  switch (state)
    {
    case BATSON_STATE_CHOSEN:
      return (BatsonPaint) { .fill = leaf ? BATSON_TOKEN_CARD : BATSON_TOKEN_ACCENT_TINT, .stroke = BATSON_TOKEN_PATH,
                             .line = (leaf ? 3 : 2.5) * u };
    case BATSON_STATE_POSSIBLE:
      return (BatsonPaint) { .fill = BATSON_TOKEN_CARD, .stroke = BATSON_TOKEN_ACCENT, .line = 1.5 * u,
                             .style = BATSON_LINE_DASHED };
    case BATSON_STATE_OPEN:
      return (BatsonPaint) { .fill = BATSON_TOKEN_CARD, .stroke = BATSON_TOKEN_DIM, .line = 1.5 * u };
    case BATSON_STATE_HISTORY:
      return (BatsonPaint) { .fill = BATSON_TOKEN_WINDOW, .stroke = BATSON_TOKEN_DIM, .line = 1.25 * u };
    default:
      return (BatsonPaint) { .fill = BATSON_TOKEN_WINDOW, .stroke = BATSON_TOKEN_BORDER, .line = 1.25 * u };
    }
}

BatsonPaint
batson_noms_line (const NomsStyle *style, BatsonState state)
{
  static const double on_screen[] = { [BATSON_STATE_OPEN] = 1.75, [BATSON_STATE_OUT] = 1.25, [BATSON_STATE_POSSIBLE] = 2,
                                      [BATSON_STATE_CHOSEN] = 4, [BATSON_STATE_HISTORY] = 1.75 };
  static const double on_paper[] = { [BATSON_STATE_OPEN] = 1, [BATSON_STATE_OUT] = 0.5, [BATSON_STATE_POSSIBLE] = 1,
                                     [BATSON_STATE_CHOSEN] = 2.6, [BATSON_STATE_HISTORY] = 0.75 };
  static const BatsonToken tokens[] = { [BATSON_STATE_OPEN] = BATSON_TOKEN_DIM, [BATSON_STATE_OUT] = BATSON_TOKEN_BORDER,
                                        [BATSON_STATE_POSSIBLE] = BATSON_TOKEN_ACCENT, [BATSON_STATE_CHOSEN] = BATSON_TOKEN_PATH,
                                        [BATSON_STATE_HISTORY] = BATSON_TOKEN_DIM };
  BatsonPaint paint = { .stroke = tokens[state], .line = style->print ? on_paper[state] : on_screen[state] * style->u,
                        .flat_ends = TRUE };

  if (state == BATSON_STATE_POSSIBLE)
    paint.style = BATSON_LINE_DASHED;
  if (state == BATSON_STATE_OUT && style->print)
    paint.style = BATSON_LINE_DOTTED;
  return paint;
}

gboolean
batson_noms_is_tight (const NomsStyle *style)
{
  return style->says != NOMS_ALL;
}

gboolean
batson_noms_says_with (NomsDetail detail, BatsonState state)
{
  switch (detail)
    {
    case NOMS_ALL: return TRUE;
    case NOMS_ALIVE: return batson_noms_alive (state);
    case NOMS_LEFT: return state == BATSON_STATE_CHOSEN || state == BATSON_STATE_POSSIBLE;
    default: return FALSE;
    }
}

char *
batson_noms_say_state (const char *words, BatsonState state)
{
  switch (state)
    {
    /* Translators: %s is what a box of the decision tree says, read aloud with its state. */
    case BATSON_STATE_CHOSEN: return g_strdup_printf (_("%s: on the path of this lesion"), words);
    case BATSON_STATE_POSSIBLE: return g_strdup_printf (_("%s: still possible"), words);
    case BATSON_STATE_OUT: return g_strdup_printf (_("%s: ruled out"), words);
    case BATSON_STATE_HISTORY: return g_strdup_printf (_("%s: before the treatment"), words);
    default: return g_strdup_printf (_("%s: open"), words);
    }
}

const BatsonBranch *
batson_noms_branch (const NomsStyle *style, BatsonQuestionId question, guint answers)
{
  return batson_protocol_branch (style->view->protocol, question, answers);
}

static char *
branch_detail (const BatsonBranch *branch)
{
  return g_strdup (branch->detail != NULL ? batson_protocol_text (branch->detail) : "");
}

static gboolean
is_alive_branch (const NomsStyle *style, BatsonQuestionId question, guint answers, BatsonState state, const BatsonBranch *branch)
{
  return batson_noms_alive (state) && batson_noms_branch (style, question, answers) == branch;
}

gboolean
batson_noms_may_be_bold (const NomsStyle *style, const BatsonBranch *branch)
{
  const NomsGraph *graph = style->graph;
  const BatsonProtocol *protocol = style->view->protocol;
  gboolean bold = !style->print;

  for (guint n = 0; n < graph->n_neurological && !bold; n++)
    bold = is_alive_branch (style, BATSON_QUESTION_N, graph->neurological[n].answers, graph->neurological[n].state, branch);
  for (guint b = 0; b < graph->n_blocks && !bold; b++)
    {
      const NomsBlock *block = &graph->block[b];

      bold = is_alive_branch (style, BATSON_QUESTION_O, block->oncological.answers, block->oncological.state, branch);
      for (guint m = 0; m < block->n_middles && !bold; m++)
        bold = is_alive_branch (style, BATSON_QUESTION_M, block->middle[m].answers, block->middle[m].state, branch);
    }
  for (guint row = 0; row < protocol->n_rows && !bold; row++)
    bold = is_alive_branch (style, BATSON_QUESTION_S, protocol->rows[row].accepts[BATSON_QUESTION_S], graph->row[row], branch);
  return bold;
}

/* Details may have their own line breaks: the widest line or word of either text, with room beside. */
double
batson_noms_branch_width (const NomsStyle *style, const BatsonBranch *branch, gboolean bold, gboolean least)
{
  double (*measure) (const char *, BatsonFont) = least ? batson_text_word : batson_text_width;
  g_autofree char *detail = branch_detail (branch);
  double width = measure (batson_protocol_text (branch->title), bold ? style->title_bold : style->title);

  if (*detail != '\0')
    width = MAX (width, measure (detail, bold ? style->detail_bold : style->detail));
  return width + 14 * style->u;
}

double
batson_noms_branch_height (const NomsStyle *style, const BatsonBranch *branch, gboolean bold, double width)
{
  g_autofree char *detail = branch_detail (branch);
  double inner = width - 8 * style->u;

  return batson_noms_height (style, batson_protocol_text (branch->title), bold ? style->title_bold : style->title, inner) +
         batson_noms_height (style, detail, bold ? style->detail_bold : style->detail, inner) + (style->print ? 3 : batson_noms_is_tight (style) ? 5 : 7) * style->u;
}

/* The words of a box on one line, for speech. */
static char *
one_line (const char *title, const char *detail)
{
  g_autofree char *flat = g_strdelimit (g_strdup (detail), "\n", ' ');

  return *flat == '\0' ? g_strdup (title) : g_strdup_printf ("%s, %s", title, flat);
}

void
batson_noms_add_branch (const NomsStyle *style, guint group, const char *id, BatsonQuestionId question,
                        const BatsonBranch *branch, BatsonState state, BatsonRect box)
{
  BatsonElement *element = batson_scene_add (style->scene, group, BATSON_ELEMENT_NODE, id, state, box);
  const BatsonQuestion *asked = &style->view->protocol->questions[question];
  gboolean alive = batson_noms_alive (state), chosen = state == BATSON_STATE_CHOSEN;
  BatsonFont title = alive ? style->title_bold : style->title;
  BatsonFont second = chosen && style->print ? style->detail_bold : style->detail;
  double pad = 4 * style->u, inner = box.width - 2 * pad, y, height;
  const char *words = batson_protocol_text (branch->title);
  g_autofree char *detail = branch_detail (branch), *line = one_line (words, detail), *spoken = batson_noms_say_state (line, state);

  batson_element_box (element, box, (style->print ? 5 : 8) * style->u, batson_noms_paint (style, state, FALSE));
  height = batson_noms_height (style, words, title, inner) + batson_noms_height (style, detail, second, inner);
  y = box.y + (box.height - height) / 2;
  y += batson_noms_put (style, element, words, title, box.x + pad, y, inner, BATSON_ALIGN_CENTRE, batson_noms_ink (state));
  batson_noms_put (style, element, detail, second, box.x + pad, y, inner, BATSON_ALIGN_CENTRE,
                   alive && !chosen ? BATSON_TOKEN_DIM : batson_noms_ink (state));
  batson_element_say (element, spoken, batson_protocol_text (asked->title));
  batson_element_act (element, "answer", style->view->heads[question].target);
}

char *
batson_noms_branch_id (const NomsStyle *style, BatsonQuestionId question, guint block, guint answers)
{
  const BatsonBranch *branch = batson_noms_branch (style, question, answers);
  g_autofree char *letter = g_ascii_strdown (style->view->protocol->questions[question].letter, -1);

  if (question == BATSON_QUESTION_N)
    return g_strdup_printf ("%s-%s", letter, branch->id);
  return g_strdup_printf ("%s-%u-%s", letter, block + 1, branch->id);
}

char *
batson_noms_row_id (const NomsStyle *style, guint row, gboolean fitness)
{
  g_autofree char *rule = g_ascii_strdown (style->view->row[row].rule, -1);

  return fitness ? g_strdup_printf ("%s-s", rule) : g_steal_pointer (&rule);
}

/* On screen there is room for the longest that may be said of a lesion: the tree keeps its place. */
static const char *
leading_room (const NomsStyle *style)
{
  return style->print ? style->view->leading : C_ ("noms", "leads the case");
}

/* Short words stand on one line, long ones on several. */
double
batson_noms_start_width (const NomsStyle *style)
{
  double words = MIN (MAX (batson_text_width (style->view->leading, style->detail), batson_text_width (leading_room (style), style->detail)), 56 * style->u);

  words = MAX (words, batson_text_word (style->view->leading, style->detail));
  return MAX (batson_text_width (style->view->lesion, style->level), words) + 24 * style->u;
}

double
batson_noms_start_height (const NomsStyle *style)
{
  double inner = batson_noms_start_width (style) - 12 * style->u;
  double words = batson_noms_height (style, style->view->leading, style->detail, inner), room = batson_noms_height (style, leading_room (style), style->detail, inner);

  return MAX ((style->print ? 40 : 60) * style->u, batson_noms_height (style, style->view->lesion, style->level, inner) + MAX (words, room) + 14 * style->u);
}

void
batson_noms_add_start (const NomsStyle *style, guint group, BatsonRect box)
{
  const BatsonNomsView *view = style->view;
  BatsonState state = view->none ? BATSON_STATE_OUT : BATSON_STATE_CHOSEN;
  BatsonElement *element = batson_scene_add (style->scene, group, BATSON_ELEMENT_NODE, "start", state, box);
  double inner = box.width - 12 * style->u, x = box.x + 6 * style->u, y;
  g_autofree char *spoken = g_strdup_printf (_("Lesion %s, %s"), view->lesion, view->leading);

  batson_element_box (element, box, MIN (box.height / 2, 30 * style->u), batson_noms_paint (style, BATSON_STATE_CHOSEN, FALSE));
  y = box.y + (box.height - batson_noms_height (style, view->lesion, style->level, inner) -
               batson_noms_height (style, view->leading, style->detail, inner)) / 2;
  y += batson_noms_put (style, element, view->lesion, style->level, x, y, inner, BATSON_ALIGN_CENTRE, BATSON_TOKEN_FG);
  batson_noms_put (style, element, view->leading, style->detail, x, y, inner, BATSON_ALIGN_CENTRE, BATSON_TOKEN_FG);
  batson_element_say (element, spoken, view->summary);
  batson_element_act (element, "lesion", view->lesion_id);
}

/* ---- Legend: its entries below each other, or beside each other in a line ---- */

typedef struct {
  BatsonState state;
  BatsonIcon icon;
  BatsonToken ink;
  const char *text; /* msgid, context "noms" */
} LegendLine;

static const LegendLine legend[] = {
  { BATSON_STATE_CHOSEN, BATSON_N_ICONS, 0, NC_ ("noms", "the path of this lesion") },
  { BATSON_STATE_POSSIBLE, BATSON_N_ICONS, 0, NC_ ("noms", "still possible") },
  { BATSON_STATE_OUT, BATSON_N_ICONS, 0, NC_ ("noms", "ruled out") },
  { BATSON_STATE_OPEN, BATSON_ICON_EMERGENCY, BATSON_TOKEN_EMERGENCY, NC_ ("noms", "Emergency, < 24 h") },
  { BATSON_STATE_OPEN, BATSON_ICON_URGENT, BATSON_TOKEN_URGENT, NC_ ("noms", "Urgent, < 72 h") },
  { BATSON_STATE_OPEN, BATSON_ICON_ELECTIVE, BATSON_TOKEN_ELECTIVE, NC_ ("noms", "Elective") },
};

/* On paper each urgency stands as a word in every row already. */
static guint
legend_lines (const NomsStyle *style)
{
  return style->print ? 3 : G_N_ELEMENTS (legend);
}

static double
legend_line (const NomsStyle *style)
{
  return MAX (batson_text_line (style->detail) + 4 * style->u, 20 * style->u);
}

static const char *
legend_text (guint i)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "noms", legend[i].text);
}

/* Paper says above the tree what the lines are about. */
static gboolean
legend_has_title (const NomsStyle *style, gboolean beside)
{
  return !style->print && !beside;
}

void
batson_noms_legend_size (const NomsStyle *style, gboolean beside, double *out_width, double *out_height)
{
  double u = style->u, widest = 0, sum = 0;

  if (legend_has_title (style, beside))
    widest = batson_text_width (C_ ("noms", "How to read it"), style->detail_bold) - 44 * u;
  for (guint i = 0; i < legend_lines (style); i++)
    {
      double width = batson_text_width (legend_text (i), style->detail);

      widest = MAX (widest, width);
      sum += width + 64 * u;
    }
  *out_width = beside ? sum : 44 * u + widest;
  *out_height = beside ? batson_text_line (style->detail) : (legend_lines (style) + legend_has_title (style, beside)) * legend_line (style);
}

gboolean
batson_noms_legend_in_summary (const NomsStyle *style, double width)
{
  double legend_width, height;

  batson_noms_legend_size (style, TRUE, &legend_width, &height);
  return style->print && legend_width - 20 * style->u <= width;
}

static void
put_legend_line (const NomsStyle *style, BatsonElement *element, guint i, double x, double y)
{
  double u = style->u, middle = y + batson_text_line (style->detail) / 2;
  BatsonPath *path;

  batson_noms_put (style, element, legend_text (i), style->detail, x + 44 * u, y, -1, BATSON_ALIGN_START,
                   legend[i].state == BATSON_STATE_OUT ? BATSON_TOKEN_FAINT : BATSON_TOKEN_FG);
  if (legend[i].icon < BATSON_N_ICONS)
    {
      batson_element_icon (element, legend[i].icon, x + 8 * u, middle - 9 * u, 18 * u, legend[i].ink, BATSON_TOKEN_ON_MARK, 1);
      return;
    }
  path = batson_path_new ();
  batson_path_move (path, x, middle);
  batson_path_line (path, x + 34 * u, middle);
  batson_element_shape (element, path, batson_noms_line (style, legend[i].state));
}

void
batson_noms_add_legend (const NomsStyle *style, guint group, gboolean beside, double x, double y)
{
  BatsonElement *element = batson_scene_add (style->scene, group, BATSON_ELEMENT_LABEL, "legend", BATSON_STATE_OPEN, (BatsonRect) { 0 });

  batson_element_say (element, C_ ("noms", "How to read it"), NULL);
  batson_noms_put_legend (style, element, beside, x, y);
}

void
batson_noms_put_legend (const NomsStyle *style, BatsonElement *element, gboolean beside, double x, double y)
{
  if (legend_has_title (style, beside))
    {
      batson_noms_put (style, element, C_ ("noms", "How to read it"), style->detail_bold, x, y, -1, BATSON_ALIGN_START, BATSON_TOKEN_FG);
      y += legend_line (style);
    }
  for (guint i = 0; i < legend_lines (style); i++)
    {
      put_legend_line (style, element, i, x, y);
      if (beside)
        x += batson_text_width (legend_text (i), style->detail) + 64 * style->u;
      else
        y += legend_line (style);
    }
}
