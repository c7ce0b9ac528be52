/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scene says, as a table, row by row. */
#include "report/report-private.h"

#define COLUMN_GAP 10.0
#define MOST_COLUMNS 16

static const BatsonStyle body = { BATSON_SHEET_BODY, 400, BATSON_ALIGN_START };
static const BatsonStyle bold = { BATSON_SHEET_BODY, 700, BATSON_ALIGN_START };

typedef struct
{
  BatsonReport *report;
  BatsonPage *page;
  const char *const *columns;
  guint n_columns;
  double widths[MOST_COLUMNS];
  double top, y, bottom;
} Table;

/* As wide as its longest text, where no more than an even share of the room is asked for; what is left is shared by the others. */
static void
share_room (Table *table, const GPtrArray *rows)
{
  double wanted[MOST_COLUMNS], room = table->report->width - 2 * BATSON_SHEET_MARGIN - (table->n_columns - 1) * COLUMN_GAP;
  guint left = table->n_columns, before;

  for (guint c = 0; c < table->n_columns; c++)
    {
      table->widths[c] = -1; /* not given yet */
      wanted[c] = batson_sheet_text_width (table->columns[c], bold);
      for (guint i = 0; i < rows->len; i++)
        wanted[c] = MAX (wanted[c], batson_sheet_text_width (((BatsonSceneRow *) rows->pdata[i])->cells[c], body));
    }
  do
    {
      double share = left ? room / left : 0;

      before = left;
      for (guint c = 0; c < table->n_columns; c++)
        if (table->widths[c] < 0 && wanted[c] <= share)
          {
            table->widths[c] = wanted[c];
            room -= wanted[c];
            left--;
          }
    }
  while (left < before);
  for (guint c = 0; c < table->n_columns; c++)
    if (left == 0)
      table->widths[c] += room / table->n_columns;
    else if (table->widths[c] < 0)
      table->widths[c] = room / left;
}

static double
row_height (const Table *table, const char *const *cells, BatsonStyle style)
{
  double height = 0;

  for (guint c = 0; c < table->n_columns; c++)
    height = MAX (height, batson_sheet_measure (&table->page->sheet, cells[c], style, table->widths[c]));
  return height + 3;
}

static void
write_row (Table *table, const char *const *cells, BatsonStyle style)
{
  double x = BATSON_SHEET_MARGIN;

  batson_sheet_begin_row (&table->page->sheet, style.weight > body.weight ? BATSON_TAG_HEAD_CELL : BATSON_TAG_CELL);
  for (guint c = 0; c < table->n_columns; x += table->widths[c++] + COLUMN_GAP)
    batson_sheet_text (&table->page->sheet, cells[c], style, x, table->y, table->widths[c]);
  table->y += row_height (table, cells, style);
  batson_sheet_line (&table->page->sheet, BATSON_SHEET_MARGIN, table->y - 1.5, table->report->width - BATSON_SHEET_MARGIN, table->y - 1.5, 0.25);
}

static void
begin (Table *table)
{
  batson_sheet_begin_table (&table->page->sheet);
  write_row (table, table->columns, bold);
}

static void
turn_page (Table *table)
{
  batson_sheet_end_table (&table->page->sheet);
  table->page = _batson_report_add_page (table->report);
  table->y = table->top;
  begin (table);
}

static const char *const *
cells_of (const GPtrArray *rows, guint i)
{
  return (const char *const *) ((BatsonSceneRow *) rows->pdata[i])->cells;
}

static double
table_height (const Table *table, const GPtrArray *rows)
{
  double height = row_height (table, table->columns, bold);

  for (guint i = 0; i < rows->len; i++)
    height += row_height (table, cells_of (rows, i), body);
  return height;
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
  share_room (&table, rows);
  if (y + table_height (&table, rows) <= table.bottom)
    begin (&table);
  else
    turn_page (&table);
  for (guint i = 0; i < rows->len; i++)
    {
      if (table.y + row_height (&table, cells_of (rows, i), body) > table.bottom)
        turn_page (&table);
      write_row (&table, cells_of (rows, i), body);
    }
  batson_sheet_end_table (&table.page->sheet);
}
