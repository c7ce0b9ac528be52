/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of a protocol as the leaf of its tree: urgency, outcome, rule, basis, conflicts and notes. */
#include <glib/gi18n-lib.h>

#include "diagram/noms-private.h"

typedef struct {
  BatsonIcon icon, outline;
  BatsonToken mark, text, tint;
  const char *word; /* msgid, context "urgency" */
} Urgency;

static const Urgency urgencies[] = {
  [BATSON_GREEN] = { BATSON_ICON_ELECTIVE, BATSON_ICON_ELECTIVE_OUTLINE, BATSON_TOKEN_ELECTIVE, BATSON_TOKEN_ELECTIVE_TEXT,
                     BATSON_TOKEN_ELECTIVE_TINT, NC_ ("urgency", "Elective") },
  [BATSON_ORANGE] = { BATSON_ICON_URGENT, BATSON_ICON_URGENT_OUTLINE, BATSON_TOKEN_URGENT, BATSON_TOKEN_URGENT_TEXT,
                      BATSON_TOKEN_URGENT_TINT, NC_ ("urgency", "Urgent") },
  [BATSON_RED] = { BATSON_ICON_EMERGENCY, BATSON_ICON_EMERGENCY_OUTLINE, BATSON_TOKEN_EMERGENCY, BATSON_TOKEN_ON_FILL,
                   BATSON_TOKEN_EMERGENCY_FILL, NC_ ("urgency", "Emergency") },
};

/* The lowest colour of a set gives the cell its look; the second line says when it is higher. */
static const Urgency *
row_urgency (const BatsonNomsViewRow *row)
{
  return &urgencies[row->colours & BATSON_GREEN_BIT ? BATSON_GREEN : row->colours & BATSON_ORANGE_BIT ? BATSON_ORANGE : BATSON_RED];
}

static const char *
urgency_word (const Urgency *urgency)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "urgency", urgency->word);
}

/* As wide as its words need; the second line may wrap. 0 where the protocol names no urgency. */
double
batson_noms_cell_width (const NomsStyle *style)
{
  double width = 0;

  for (guint row = 0; row < style->view->protocol->n_rows; row++)
    {
      const BatsonNomsViewRow *mine = &style->view->row[row];
      double wide, word;

      if (mine->colours == 0)
        continue;
      width = MAX (width, batson_text_width (urgency_word (row_urgency (mine)), style->title_bold));
      wide = batson_text_width (mine->urgency, style->detail);
      word = batson_text_word (mine->urgency, style->detail);
      wide = MIN (wide, MAX (120 * style->u, word));
      width = MAX (width, wide);
    }
  return width > 0 ? width + 46 * style->u : 0;
}

static char *
rule_words (const NomsStyle *style, guint row)
{
  const BatsonNomsViewRow *mine = &style->view->row[row];

  return g_strdup_printf ("%s · %s", mine->rule, mine->basis);
}

/* Stands for all rows that are left: shown once, over them. */
#define ALL_ROWS -1

/* Where several rows are left, what bears on all of them is said once; where none is, what was decided all the same. */
static gboolean
is_shared (const NomsStyle *style, const BatsonNomsMark *mark)
{
  guint rows = style->view->rows;

  if (rows == 0)
    return mark->kind == BATSON_MARK_OVERRIDE;
  return mark->kind != BATSON_MARK_HISTORY && mark->kind != BATSON_MARK_BASE && (rows & (rows - 1)) != 0 && (rows & ~mark->rows) == 0;
}

/* A rule's bare number tells nobody anything: on paper, where it cannot be pointed at, conflicts and notes stand in words or not at all. The page
 * says them below the tree, as it says above it what was decided. */
static gboolean
has_room (const NomsStyle *style, int row, const BatsonNomsMark *mark)
{
  if (!style->print)
    return TRUE;
  if (*mark->id != '\0')
    return style->says <= NOMS_ALIVE && (row == ALL_ROWS || style->graph->row[row] == BATSON_STATE_CHOSEN);
  return style->says != NOMS_BARE || mark->kind != BATSON_MARK_OVERRIDE;
}

/* Whether a mark bears on a row: conflicts and notes where it is alive, what was done before where it was so. */
static gboolean
bears_on (const NomsStyle *style, guint row, const BatsonNomsMark *mark)
{
  return (mark->rows & 1u << row) != 0 && (mark->kind == BATSON_MARK_HISTORY || mark->kind == BATSON_MARK_BASE || batson_noms_alive (style->graph->row[row]));
}

static gboolean
shows_mark (const NomsStyle *style, int row, const BatsonNomsMark *mark)
{
  if (!has_room (style, row, mark))
    return FALSE;
  if (row == ALL_ROWS)
    return is_shared (style, mark);
  return bears_on (style, row, mark) && !is_shared (style, mark);
}

/* In full over the rows and on the one that is chosen; on screen by name where several are possible. */
static char *
mark_words (const NomsStyle *style, int row, const BatsonNomsMark *mark)
{
  if (*mark->id == '\0')
    return g_strdup (mark->text);
  if (style->print || row == ALL_ROWS || style->graph->row[row] == BATSON_STATE_CHOSEN)
    return g_strdup_printf ("%s: %s", mark->id, mark->text);
  return g_strdup (mark->id);
}

/* What was decided by hand leads (OVR-1). */
static BatsonFont
mark_font (const NomsStyle *style, const BatsonNomsMark *mark)
{
  return mark->kind == BATSON_MARK_OVERRIDE ? style->detail_bold : style->detail;
}

static void
put_pill (const NomsStyle *style, BatsonElement *element, const BatsonNomsMark *mark, const char *words, BatsonRect box)
{
  static const BatsonIcon icons[] = { BATSON_ICON_CONFLICT, BATSON_ICON_INFO, BATSON_ICON_EDIT, BATSON_ICON_HISTORY, BATSON_ICON_PERSON };
  double u = style->u;

  batson_element_box (element, box, MIN (9 * u, box.height / 2),
                      (BatsonPaint) { .fill = BATSON_TOKEN_UNDETERMINED_TINT, .stroke = mark->kind == BATSON_MARK_OVERRIDE ? BATSON_TOKEN_FG : BATSON_TOKEN_DIM, .line = style->print ? 0.5 : 1 * u });
  batson_element_icon (element, icons[mark->kind], box.x + 7 * u, box.y + 2 * u + (batson_text_line (mark_font (style, mark)) - 11 * u) / 2, 11 * u,
                       BATSON_TOKEN_FG, BATSON_TOKEN_UNDETERMINED_TINT, 1);
  batson_noms_put (style, element, words, mark_font (style, mark), box.x + 22 * u, box.y + 2 * u, box.width - 28 * u, BATSON_ALIGN_START,
                   BATSON_TOKEN_FG);
}

/* Lays the pills side by side, in lines; draws them where there is an element. Returns their height. */
static double
flow_pills (const NomsStyle *style, BatsonElement *element, int row, double x, double y, double width)
{
  double u = style->u, at = 0, height = 0, top = y;

  for (guint i = 0; i < style->view->marks->len; i++)
    {
      const BatsonNomsMark *mark = g_ptr_array_index (style->view->marks, i);
      g_autofree char *words = mark_words (style, row, mark);
      BatsonFont font = mark_font (style, mark);
      double wide = MIN (batson_text_width (words, font) + 29 * u, width), high;

      if (!shows_mark (style, row, mark))
        continue;
      high = batson_noms_height (style, words, font, wide - 28 * u) + 4 * u;
      if (at > 0 && at + wide > width)
        {
          y += height + 4 * u;
          at = height = 0;
        }
      if (element != NULL)
        put_pill (style, element, mark, words, (BatsonRect) { x + at, y, wide, high });
      at += wide + 6 * u;
      height = MAX (height, high);
    }
  return y + height - top;
}

double
batson_noms_put_shared_marks (const NomsStyle *style, BatsonElement *element, double x, double y, double width)
{
  return flow_pills (style, element, ALL_ROWS, x, y, width);
}

/* Beside the urgency there must be room for words; else it lies over them, as wide as the leaf. */
#define LEAST_WORDS 190

static gboolean
cell_over (const NomsStyle *style, double width, double cell)
{
  return cell > 0 && width - cell < LEAST_WORDS * style->u;
}

typedef struct {
  double width;     /* of the text's column */
  double rule;      /* width of the rule's words */
  gboolean beside;  /* the rule stands beside the outcome */
  double title, with, pills, height;
} LeafLayout;

static LeafLayout
leaf_layout (const NomsStyle *style, guint row, double width, double cell, gboolean with)
{
  const BatsonNomsViewRow *mine = &style->view->row[row];
  g_autofree char *rule = rule_words (style, row);
  /* On screen any row may become bold; paper stays as it is. */
  gboolean bold = !style->print || batson_noms_alive (style->graph->row[row]);
  BatsonFont outcome = bold ? style->outcome_bold : style->outcome, detail = bold ? style->detail_bold : style->detail;
  double u = style->u;
  LeafLayout layout = { .width = width - (cell_over (style, width, cell) ? 0 : cell) - 22 * u, .rule = batson_text_width (rule, detail) };
  double beside = layout.width - layout.rule - 12 * u;

  layout.beside = beside >= batson_text_width (mine->outcome, outcome) || (beside >= 120 * u && beside >= batson_text_word (mine->outcome, outcome));
  layout.title = batson_noms_height (style, mine->outcome, outcome, layout.beside ? beside : layout.width);
  /* In some scripts the regular lines are the higher ones. */
  if (!style->print)
    layout.title = MAX (layout.title, batson_noms_height (style, mine->outcome, style->outcome, layout.beside ? beside : layout.width));
  if (!layout.beside)
    layout.title += batson_noms_height (style, rule, detail, layout.width);
  layout.with = with ? batson_noms_height (style, mine->with, style->detail, layout.width) : 0;
  layout.pills = flow_pills (style, NULL, row, 0, 0, layout.width);
  if (layout.pills > 0)
    layout.pills += 3 * u;
  layout.height = layout.title + layout.with + layout.pills;
  return layout;
}

/* Of the words in the urgency's cell. */
static double
cell_height (const NomsStyle *style, guint row, double cell)
{
  const BatsonNomsViewRow *mine = &style->view->row[row];

  if (mine->colours == 0 || cell <= 0)
    return 0;
  return batson_text_line (style->title_bold) + batson_noms_height (style, mine->urgency, style->detail, cell - 44 * style->u);
}

double
batson_noms_leaf_height (const NomsStyle *style, guint row, double width, double cell, gboolean with)
{
  double words = leaf_layout (style, row, width, cell, with).height, pad = (style->print ? 3 : batson_noms_is_tight (style) ? 5 : 8) * style->u;

  if (cell_over (style, width, cell))
    return words + cell_height (style, row, width) + 2 * pad;
  return MAX (words, cell_height (style, row, cell)) + pad;
}

/* The part of the leaf's box that the urgency fills, inside the border: its left, or where that is all of
 * the width, its top. */
static BatsonPath *
cell_path (BatsonRect box, double width, double inset, double radius)
{
  BatsonPath *path = batson_path_new ();
  gboolean top = width >= box.width;
  double r = radius - inset, right = top ? r : 0, bottom = top ? 0 : r;
  double x0 = box.x + inset, y0 = box.y + inset, y1 = box.y + box.height - (top ? 0 : inset), x1 = box.x + width - (top ? inset : 0);

  batson_path_move (path, x0 + r, y0);
  batson_path_line (path, x1 - right, y0);
  batson_path_bend (path, x1, y0, x1, y0 + right);
  batson_path_line (path, x1, y1);
  batson_path_line (path, x0 + bottom, y1);
  batson_path_bend (path, x0, y1, x0, y1 - bottom);
  batson_path_line (path, x0, y0 + r);
  batson_path_bend (path, x0, y0, x0 + r, y0);
  batson_path_close (path);
  return path;
}

/* On paper: black, hatched or blank beside the sign; the words stand on white. */
static void
put_paper_sign (const NomsStyle *style, BatsonElement *element, const Urgency *urgency, gboolean alive, BatsonRect box,
                double radius)
{
  double u = style->u, wide = 34 * u, size = 20 * u, x = box.x + wide / 2, y = box.y + box.height / 2;
  BatsonPaint paint = { .stroke = BATSON_TOKEN_FG, .line = 0.75, .hatch = 3.2, .pattern_colour = BATSON_TOKEN_FG };
  BatsonPath *ground;

  if (!alive)
    {
      batson_element_icon (element, urgency->outline, x - 9 * u, y - 9 * u, 18 * u, BATSON_TOKEN_FG, BATSON_TOKEN_CARD, 1);
      return;
    }
  paint.fill = urgency->mark == BATSON_TOKEN_EMERGENCY ? BATSON_TOKEN_FG : BATSON_TOKEN_CARD;
  paint.pattern = urgency->mark == BATSON_TOKEN_URGENT ? BATSON_PATTERN_HATCH : BATSON_PATTERN_NONE;
  batson_element_shape (element, cell_path (box, wide, 0.5, radius), paint);
  if (paint.pattern == BATSON_PATTERN_HATCH)
    {
      ground = batson_path_new ();
      batson_path_circle (ground, x, y, size * 0.62);
      batson_element_shape (element, ground, (BatsonPaint) { .fill = BATSON_TOKEN_CARD });
    }
  batson_element_icon (element, urgency->mark == BATSON_TOKEN_ELECTIVE ? urgency->outline : urgency->icon, x - size / 2, y - size / 2,
                       size, paint.fill == BATSON_TOKEN_FG ? BATSON_TOKEN_CARD : BATSON_TOKEN_FG,
                       paint.fill == BATSON_TOKEN_FG ? BATSON_TOKEN_FG : BATSON_TOKEN_CARD, 1);
}

static void
put_screen_sign (const NomsStyle *style, BatsonElement *element, const Urgency *urgency, BatsonState state, BatsonRect box,
                 double cell, double radius)
{
  double u = style->u, size = 22 * u, inset = batson_noms_paint (style, state, TRUE).line / 2;
  gboolean alive = batson_noms_alive (state), filled = alive && urgency->mark == BATSON_TOKEN_EMERGENCY;

  if (alive)
    batson_element_shape (element, cell_path (box, cell, inset, radius), (BatsonPaint) { .fill = urgency->tint });
  batson_element_icon (element, urgency->icon, box.x + 10 * u, box.y + (box.height - size) / 2, size,
                       filled ? BATSON_TOKEN_ON_FILL : urgency->mark,
                       filled ? BATSON_TOKEN_EMERGENCY_FILL : !alive ? BATSON_TOKEN_WINDOW : BATSON_TOKEN_ON_MARK, alive ? 1 : 0.5);
}

static void
put_cell (const NomsStyle *style, BatsonElement *element, guint row, BatsonState state, BatsonRect box, double cell, double radius)
{
  const BatsonNomsViewRow *mine = &style->view->row[row];
  const Urgency *urgency = row_urgency (mine);
  gboolean alive = batson_noms_alive (state), filled = alive && urgency->mark == BATSON_TOKEN_EMERGENCY && !style->print;
  double x = box.x + 39 * style->u, inner = cell - 44 * style->u, y;

  if (cell <= 0 || mine->colours == 0)
    return;
  if (style->print)
    put_paper_sign (style, element, urgency, alive, box, radius);
  else
    put_screen_sign (style, element, urgency, state, box, cell, radius);
  y = box.y + (box.height - cell_height (style, row, cell)) / 2;
  y += batson_noms_put (style, element, urgency_word (urgency), alive ? style->title_bold : style->title, x, y, -1, BATSON_ALIGN_START,
                        style->print || !alive ? batson_noms_ink (state) : urgency->text);
  batson_noms_put (style, element, mine->urgency, style->detail, x, y, inner, BATSON_ALIGN_START,
                   filled ? BATSON_TOKEN_ON_FILL : batson_noms_ink (state));
}

static void
put_words (const NomsStyle *style, BatsonElement *element, guint row, BatsonState state, BatsonRect box, double cell, gboolean with)
{
  const BatsonNomsViewRow *mine = &style->view->row[row];
  LeafLayout layout = leaf_layout (style, row, box.width, cell, with);
  gboolean alive = batson_noms_alive (state);
  BatsonToken ink = batson_noms_ink (state);
  g_autofree char *rule = rule_words (style, row);
  BatsonFont small = state == BATSON_STATE_CHOSEN ? style->detail_bold : style->detail;
  double u = style->u, x = box.x + cell + 10 * u, y = box.y + (box.height - layout.height) / 2;
  double title = layout.beside ? layout.width - layout.rule - 12 * u : layout.width;

  if (layout.beside)
    batson_noms_put (style, element, rule, small, x, y + (batson_text_line (style->outcome) - batson_text_line (small)) / 2,
                     layout.width, BATSON_ALIGN_END, ink);
  else
    y += batson_noms_put (style, element, rule, small, x, y, layout.width, BATSON_ALIGN_START, ink);
  batson_noms_put (style, element, mine->outcome, alive ? style->outcome_bold : style->outcome, x, y, title, BATSON_ALIGN_START, ink);
  y = box.y + (box.height - layout.height) / 2 + layout.title;
  if (with)
    y += batson_noms_put (style, element, mine->with, style->detail, x, y, layout.width, BATSON_ALIGN_START, ink);
  flow_pills (style, element, row, x, y + 3 * u, layout.width);
}

/* What is said of all rows together, for a screen reader: with what was decided where no row says so. Free with g_free. */
char *
batson_noms_summary_spoken (const NomsStyle *style)
{
  GString *spoken = g_string_new (style->view->summary);

  for (guint i = 0; i < style->view->marks->len && style->view->rows == 0; i++)
    {
      const BatsonNomsMark *mark = g_ptr_array_index (style->view->marks, i);

      if (is_shared (style, mark))
        g_string_append_printf (spoken, "\n%s", mark->text);
    }
  return g_string_free (spoken, FALSE);
}

static void
say_leaf (const NomsStyle *style, BatsonElement *element, guint row, BatsonState state)
{
  const BatsonNomsViewRow *mine = &style->view->row[row];
  g_autofree char *words = mine->colours != 0
    ? g_strdup_printf (_("%s, %s; %s, %s; %s"), mine->rule, mine->outcome, urgency_word (row_urgency (mine)), mine->urgency, mine->basis)
    : g_strdup_printf (_("%s, %s; %s"), mine->rule, mine->outcome, mine->basis);
  g_autofree char *spoken = batson_noms_say_state (words, state);
  GString *detail = g_string_new (mine->with);

  for (guint i = 0; i < style->view->marks->len; i++)
    {
      const BatsonNomsMark *mark = g_ptr_array_index (style->view->marks, i);

      if (!bears_on (style, row, mark))
        continue;
      if (detail->len > 0)
        g_string_append_c (detail, '\n');
      g_string_append_printf (detail, *mark->id != '\0' ? "%s: %s" : "%s%s", mark->id, mark->text);
    }
  batson_element_say (element, spoken, detail->str);
  g_string_free (detail, TRUE);
}

void
batson_noms_add_leaf (const NomsStyle *style, guint group, guint row, BatsonRect box, double cell, gboolean with)
{
  BatsonState state = style->graph->row[row];
  g_autofree char *id = batson_noms_row_id (style, row, FALSE);
  BatsonElement *element = batson_scene_add (style->scene, group, BATSON_ELEMENT_NODE, id, state, box);
  double radius = (style->print ? 5 : 8) * style->u;
  BatsonPaint frame = batson_noms_paint (style, state, TRUE), ground = frame;

  /* The border comes last, so that the urgency's cell ends under it. */
  ground.stroke = BATSON_TOKEN_NONE;
  frame.fill = BATSON_TOKEN_NONE;
  batson_element_box (element, box, radius, ground);
  if (cell_over (style, box.width, cell))
    {
      double over = cell_height (style, row, box.width) + (style->print ? 3 : 8) * style->u;

      put_cell (style, element, row, state, (BatsonRect) { box.x, box.y, box.width, over }, box.width, radius);
      put_words (style, element, row, state, (BatsonRect) { box.x, box.y + over, box.width, box.height - over }, 0, with);
    }
  else
    {
      put_cell (style, element, row, state, box, cell, radius);
      put_words (style, element, row, state, box, cell, with);
    }
  batson_element_box (element, box, radius, frame);
  say_leaf (style, element, row, state);
  batson_element_act (element, "why", style->view->row[row].rule);
}
