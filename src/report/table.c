/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scene says, as a table, row by row. */
#include "report/report-private.h"

#include <string.h>

#define MOST_COLUMNS 16

/* How a table is set. Where the words of many columns have no room else: smaller, closer, and what the first column says of several rows once over them. */
static const struct
{
  double gap, size;
  guint first; /* the column that rows begin with */
} settings[] = { { 10, BATSON_SHEET_BODY, 0 }, { 5, BATSON_SHEET_SMALL, 1 } };

typedef struct
{
  BatsonReport *report;
  BatsonPage *page;
  const char *const *columns;
  guint n_columns, first;
  const char *group; /* what stands over the rows written last; nullable */
  double gap, widths[MOST_COLUMNS];
  BatsonStyle body, bold;
  double top, y, bottom;
} Table;

/* In what proportion the columns with long texts share the room: all alike, as their longest, as all of theirs. */
enum
{
  BY_NUMBER,
  BY_LONGEST,
  BY_ALL,
  N_WAYS
};

/* What the columns ask for: their longest text on one line, no less than their widest word, and how much of a share. */
typedef struct
{
  double wanted[MOST_COLUMNS], least[MOST_COLUMNS], weights[N_WAYS][MOST_COLUMNS];
  gboolean given[MOST_COLUMNS];
} Needs;

static void
ask (const Table *table, const GPtrArray *rows, Needs *needs)
{
  for (guint c = table->first; c < table->n_columns; c++)
    {
      needs->wanted[c] = batson_sheet_text_width (table->columns[c], table->bold);
      needs->least[c] = batson_sheet_text_word (table->columns[c], table->bold);
      needs->given[c] = FALSE;
      needs->weights[BY_NUMBER][c] = 1;
      needs->weights[BY_ALL][c] = needs->wanted[c];
      for (guint i = 0; i < rows->len; i++)
        {
          const char *text = ((BatsonSceneRow *) rows->pdata[i])->cells[c];
          double wide = batson_sheet_text_width (text, table->body), word = batson_sheet_text_word (text, table->body);

          needs->wanted[c] = MAX (needs->wanted[c], wide);
          needs->least[c] = MAX (needs->least[c], word);
          needs->weights[BY_ALL][c] += wide;
        }
      needs->weights[BY_LONGEST][c] = needs->wanted[c];
    }
}

static void
give (Table *table, Needs *needs, guint column, double width, double *room)
{
  table->widths[column] = width;
  needs->given[column] = TRUE;
  *room -= width;
}

static guint
n_open (const Table *table, const Needs *needs)
{
  guint n = 0;

  for (guint c = table->first; c < table->n_columns; c++)
    n += !needs->given[c];
  return n;
}

/* What the columns that have no width yet ask for together. */
static double
sum_open (const Table *table, const Needs *needs, const double *of)
{
  double sum = 0;

  for (guint c = table->first; c < table->n_columns; c++)
    sum += needs->given[c] ? 0 : of[c];
  return sum;
}

/* Who asks for no more than an even share of the room gets it. */
static void
give_short (Table *table, Needs *needs, double *room)
{
  for (guint before = 0, left = n_open (table, needs); left != before && left > 0; left = n_open (table, needs))
    {
      double share = *room / left;

      before = left;
      for (guint c = table->first; c < table->n_columns; c++)
        if (!needs->given[c] && needs->wanted[c] <= share)
          give (table, needs, c, needs->wanted[c], room);
    }
}

/* The others share the rest in the proportion of their WEIGHTS; who would have less than its widest word gets that. */
static void
give_rest (Table *table, Needs *needs, const double *weights, double *room)
{
  for (guint before = 0, left = n_open (table, needs); left != before && left > 0; left = n_open (table, needs))
    {
      double share = *room / sum_open (table, needs, weights);

      before = left;
      for (guint c = table->first; c < table->n_columns; c++)
        if (!needs->given[c] && weights[c] * share < needs->least[c])
          give (table, needs, c, needs->least[c], room);
      if (n_open (table, needs) == left)
        for (guint c = table->first; c < table->n_columns; c++)
          if (!needs->given[c])
            give (table, needs, c, weights[c] * share, room);
    }
}

/* Where the words of the long ones leave no room so, all have their widest word, and of what is beyond a share; on paper too narrow for that, a part of it. */
static void
give_words (Table *table, const Needs *needs, double room)
{
  double words = 0, more = 0;

  for (guint c = table->first; c < table->n_columns; c++)
    {
      words += needs->least[c];
      more += needs->wanted[c] - needs->least[c];
    }
  for (guint c = table->first; c < table->n_columns; c++)
    table->widths[c] = words > room ? needs->least[c] * room / words : needs->least[c] + (room - words) * (needs->wanted[c] - needs->least[c]) / more;
}

static double
width_of (const Table *table)
{
  return table->report->width - 2 * BATSON_SHEET_MARGIN;
}

static double
room_of (const Table *table)
{
  return width_of (table) - (table->n_columns - table->first - 1) * table->gap;
}

static void
share_room (Table *table, Needs *needs, const double *weights)
{
  double room = room_of (table), left = room;

  for (guint c = table->first; c < table->n_columns; c++)
    needs->given[c] = FALSE;
  give_short (table, needs, &left);
  if (sum_open (table, needs, needs->least) > left)
    give_words (table, needs, room);
  else if (n_open (table, needs) > 0)
    give_rest (table, needs, weights, &left);
  else
    for (guint c = table->first; c < table->n_columns; c++)
      table->widths[c] += left / (table->n_columns - table->first);
}

static double
row_height (const Table *table, const char *const *cells, BatsonStyle style)
{
  double height = 0;

  for (guint c = table->first; c < table->n_columns; c++)
    height = MAX (height, batson_sheet_measure (&table->page->sheet, cells[c], style, table->widths[c]));
  return height + 3;
}

static void
write_row (Table *table, const char *const *cells, BatsonStyle style)
{
  double x = BATSON_SHEET_MARGIN;

  batson_sheet_begin_row (&table->page->sheet, style.weight > table->body.weight ? BATSON_TAG_HEAD_CELL : BATSON_TAG_CELL);
  for (guint c = table->first; c < table->n_columns; x += table->widths[c++] + table->gap)
    batson_sheet_text (&table->page->sheet, cells[c], style, x, table->y, table->widths[c]);
  table->y += row_height (table, cells, style);
  batson_sheet_line (&table->page->sheet, BATSON_SHEET_MARGIN, table->y - 1.5, table->report->width - BATSON_SHEET_MARGIN, table->y - 1.5, 0.25);
}

/* What is said once over the rows that begin with CELLS; NULL where it stands there already, or nothing does. */
static const char *
group_of (const Table *table, const char *const *cells)
{
  return table->first > 0 && (table->group == NULL || !g_str_equal (table->group, cells[0])) ? cells[0] : NULL;
}

/* Of a row and what stands over it. */
static double
whole_height (const Table *table, const char *const *cells)
{
  const char *group = group_of (table, cells);

  return row_height (table, cells, table->body) + (group ? batson_sheet_measure (&table->page->sheet, group, table->bold, width_of (table)) + 3 : 0);
}

static void
write_whole (Table *table, const char *const *cells)
{
  const char *group = group_of (table, cells);

  if (group)
    {
      batson_sheet_begin_row (&table->page->sheet, BATSON_TAG_HEAD_CELL);
      table->y += batson_sheet_text (&table->page->sheet, group, table->bold, BATSON_SHEET_MARGIN, table->y, width_of (table)) + 3;
      table->group = group;
    }
  write_row (table, cells, table->body);
}

static void
begin (Table *table)
{
  batson_sheet_begin_table (&table->page->sheet);
  write_row (table, table->columns, table->bold);
}

static void
turn_page (Table *table)
{
  batson_sheet_end_table (&table->page->sheet);
  table->page = _batson_report_add_page (table->report);
  table->y = table->top;
  table->group = NULL;
  begin (table);
}

static const char *const *
cells_of (const GPtrArray *rows, guint i)
{
  return (const char *const *) ((BatsonSceneRow *) rows->pdata[i])->cells;
}

/* Whether the first column says the same of most rows as of the row before. */
static gboolean
begins_alike (const GPtrArray *rows)
{
  guint alike = 0;

  for (guint i = 1; i < rows->len; i++)
    alike += g_str_equal (cells_of (rows, i)[0], cells_of (rows, i - 1)[0]);
  return 2 * alike > rows->len;
}

static double
table_height (const Table *table, const GPtrArray *rows)
{
  Table tried = *table;
  double height = row_height (table, table->columns, table->bold);

  for (guint i = 0; i < rows->len; i++)
    {
      height += whole_height (&tried, cells_of (rows, i));
      tried.group = cells_of (rows, i)[0];
    }
  return height;
}

/* The way to share that makes the lowest table: a text that is long once or in every row asks for another one. */
static void
set_widths (Table *table, const GPtrArray *rows)
{
  double lowest = G_MAXDOUBLE, best[MOST_COLUMNS];
  Needs needs;

  for (guint i = 0, fits = FALSE; i < G_N_ELEMENTS (settings) && !fits; i++)
    {
      table->gap = settings[i].gap;
      table->first = begins_alike (rows) ? settings[i].first : 0;
      table->body = (BatsonStyle) { settings[i].size, 400, BATSON_ALIGN_START };
      table->bold = (BatsonStyle) { settings[i].size, 700, BATSON_ALIGN_START };
      ask (table, rows, &needs);
      fits = sum_open (table, &needs, needs.least) <= room_of (table);
    }
  for (guint way = 0; way < N_WAYS; way++)
    {
      double height;

      share_room (table, &needs, needs.weights[way]);
      height = table_height (table, rows);
      if (height >= lowest)
        continue;
      lowest = height;
      memcpy (best, table->widths, sizeof best);
    }
  memcpy (table->widths, best, sizeof best);
}

/** Writes the table of what SCENE says on PAGE from Y on where it has room for all of it, else from TOP of as many further pages as it needs. */
void
_batson_report_table (BatsonReport *report, BatsonPage *page, BatsonScene *scene, double y, double top)
{
  GPtrArray *rows = batson_scene_rows (scene);
  Table table = { .report = report, .page = page, .columns = batson_scene_columns (scene), .top = top, .y = y, .bottom = _batson_report_bottom (report) };

  if (table.columns == NULL || rows->len == 0)
    return;
  table.n_columns = g_strv_length ((char **) table.columns);
  g_assert (table.n_columns <= MOST_COLUMNS);
  set_widths (&table, rows);
  if (y + table_height (&table, rows) <= table.bottom)
    begin (&table);
  else
    turn_page (&table);
  for (guint i = 0; i < rows->len; i++)
    {
      if (table.y + whole_height (&table, cells_of (rows, i)) > table.bottom)
        turn_page (&table);
      write_whole (&table, cells_of (rows, i));
    }
  batson_sheet_end_table (&table.page->sheet);
}
