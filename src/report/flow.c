/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text that flows through the columns of a report's pages. */
#include "report/report-private.h"

#define ITEM_GAP 3.0
#define MARK_GAP 4.0

/** Begins at Y of PAGE with COLUMNS columns; further pages begin below their band. */
void
_batson_flow_init (BatsonFlow *flow, BatsonReport *report, BatsonPage *page, double y, guint columns)
{
  *flow = (BatsonFlow) { report, page, columns, 0, y, _batson_report_bottom (report), y, 14 };
}

static double
column_width (const BatsonFlow *flow)
{
  return (flow->report->width - 2 * BATSON_SHEET_MARGIN - (flow->columns - 1) * flow->gap) / flow->columns;
}

static double
column_x (const BatsonFlow *flow)
{
  return BATSON_SHEET_MARGIN + flow->column * (column_width (flow) + flow->gap);
}

/* The next column, or the first of a new page. */
static void
move_on (BatsonFlow *flow)
{
  if (++flow->column < flow->columns)
    {
      flow->y = flow->top;
      return;
    }
  flow->column = 0;
  flow->page = _batson_report_add_page (flow->report);
  flow->top = flow->y = _batson_report_band (flow->report, flow->page, 1, 1, FALSE) + 8;
}

/* Makes room: what does not fit goes to the next column as a whole, unless that is empty and cannot be larger. */
static void
need (BatsonFlow *flow, double height)
{
  if (flow->y + height > flow->bottom)
    move_on (flow);
}

/** Leaves HEIGHT blank, where something stands above. */
void
_batson_flow_space (BatsonFlow *flow, double height)
{
  if (flow->y > flow->top)
    flow->y += height;
}

/** A heading, kept together with the line after it. */
void
_batson_flow_heading (BatsonFlow *flow, const char *text)
{
  BatsonStyle style = { 9, 700, BATSON_ALIGN_START };

  _batson_flow_space (flow, 8);
  need (flow, batson_sheet_measure (&flow->page->sheet, text, style, column_width (flow)) + 26);
  flow->y += batson_sheet_text (&flow->page->sheet, text, style, column_x (flow), flow->y, column_width (flow)) + 1;
  batson_sheet_line (&flow->page->sheet, column_x (flow), flow->y, column_x (flow) + column_width (flow), flow->y, 0.5);
  flow->y += 3;
}

/** A paragraph, with a bold MARK (a rule's id; "" none) before it. */
void
_batson_flow_item (BatsonFlow *flow, const char *mark, const char *text)
{
  BatsonStyle bold = { BATSON_SHEET_BODY, 700, BATSON_ALIGN_START }, plain = { BATSON_SHEET_BODY, 400, BATSON_ALIGN_START };
  double before = *mark ? MAX (batson_sheet_text_width (mark, bold) + MARK_GAP, 46) : 0, width = column_width (flow) - before;

  need (flow, batson_sheet_measure (&flow->page->sheet, text, plain, width));
  if (*mark)
    batson_sheet_text (&flow->page->sheet, mark, bold, column_x (flow), flow->y, -1);
  flow->y += batson_sheet_text (&flow->page->sheet, text, plain, column_x (flow) + before, flow->y, width) + ITEM_GAP;
}
