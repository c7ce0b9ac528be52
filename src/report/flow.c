/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text that flows through the columns of a report's pages. */
#include "report/report-private.h"

#include <math.h>
#include <string.h>

#define ITEM_GAP 3.0
#define HEADING_GAP 6.0
#define DENSE 0.3 /* of the gaps, where that saves a page with little on it */
#define TORN 24.0 /* at the foot of a column what does not fit as a whole leaves so much blank */
#define MARK_GAP 4.0
#define MARK_WIDTH 46.0

static double
spaced (const BatsonFlow *flow, double gap)
{
  return flow->dense ? gap * DENSE : gap;
}

/** Begins at Y of PAGE with COLUMNS columns; further pages begin below their band. */
void
_batson_flow_init (BatsonFlow *flow, BatsonReport *report, BatsonPage *page, double y, guint columns)
{
  double bottom = _batson_report_bottom (report);

  *flow = (BatsonFlow) { .report = report, .page = page, .columns = columns, .top = y, .bottom = bottom, .last = bottom, .y = y, .gap = 16 };
}

/** A flow like FLOW that only finds out how high its text is: one column without end. To be ended. */
void
_batson_flow_begin_trial (BatsonFlow *trial, const BatsonFlow *flow)
{
  *trial = *flow;
  trial->page = g_new0 (BatsonPage, 1);
  batson_sheet_init (&trial->page->sheet, flow->report->width, flow->report->height, "");
  trial->bottom = trial->last = G_MAXDOUBLE;
}

/** Ends a trial; returns how high all of its text is. */
double
_batson_flow_end_trial (BatsonFlow *trial)
{
  batson_scene_unref (trial->page->sheet.scene);
  g_free (trial->page);
  return trial->y - trial->top;
}

static double
further_top (const BatsonFlow *flow)
{
  return _batson_report_band (flow->report, flow->page, 1, 1, FALSE) + 8;
}

/* How many pages text of HEIGHT, all in one column, takes from where FLOW is. */
static guint
n_pages (const BatsonFlow *flow, double height)
{
  double top = further_top (flow), first = flow->columns * (flow->last - flow->top - TORN), further = flow->columns * (flow->last - top - TORN);

  return height <= first ? 1 : 1 + (guint) ceil ((height - first) / further);
}

/* Columns but the last end where all would be equally high, where what is left needs no further page. */
static void
balance (BatsonFlow *flow)
{
  flow->bottom = MIN (flow->last, flow->top + flow->left / flow->columns + 10);
}

/** Whether text of HEIGHT, all in one column, takes another page. */
gboolean
_batson_flow_is_long (const BatsonFlow *flow, double height)
{
  return n_pages (flow, height) > 1;
}

/** Whether text that takes HEIGHT as it is, and DENSE_HEIGHT with less room between its paragraphs, is written so: where that saves a page. */
void
_batson_flow_set_dense (BatsonFlow *flow, double height, double dense_height)
{
  flow->dense = n_pages (flow, dense_height) < n_pages (flow, height);
}

/** Ends its columns together, HEIGHT being that of all text to come. */
void
_batson_flow_balance (BatsonFlow *flow, double height)
{
  flow->left = height;
  balance (flow);
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
  flow->left -= flow->y - flow->top;
  if (++flow->column < flow->columns)
    {
      flow->y = flow->top;
      return;
    }
  flow->column = 0;
  flow->page = _batson_report_add_page (flow->report);
  flow->top = flow->y = further_top (flow);
  balance (flow);
}

/* Where the present column ends. */
static double
end (const BatsonFlow *flow)
{
  return flow->column + 1 < flow->columns ? flow->bottom : flow->last;
}

/* Makes room: what does not fit goes to the next column as a whole, unless this one is empty. */
static void
need (BatsonFlow *flow, double height)
{
  if (flow->y + height > end (flow) && flow->y > flow->top)
    move_on (flow);
}

/** A heading, kept together with the line after it. */
void
_batson_flow_heading (BatsonFlow *flow, const char *text)
{
  BatsonStyle style = { 9, 700, BATSON_ALIGN_START };

  if (flow->y > flow->top)
    flow->y += spaced (flow, HEADING_GAP);
  need (flow, batson_sheet_measure (&flow->page->sheet, text, style, column_width (flow)) + 26);
  batson_sheet_tag (&flow->page->sheet, BATSON_TAG_SUBHEADING);
  flow->y += batson_sheet_text (&flow->page->sheet, text, style, column_x (flow), flow->y, column_width (flow)) + 1;
  batson_sheet_tag (&flow->page->sheet, BATSON_TAG_PARAGRAPH);
  batson_sheet_line (&flow->page->sheet, column_x (flow), flow->y, column_x (flow) + column_width (flow), flow->y, 0.5);
  flow->y += 3;
}

/* How many bytes of TEXT, to the end of a word where that is possible, fill no more than ROOM; all where all fits. */
static gsize
fitting (const BatsonFlow *flow, const char *text, BatsonStyle style, double width, double room)
{
  gsize all = strlen (text), low = 0, high = all;

  if (batson_sheet_measure (&flow->page->sheet, text, style, width) <= room)
    return all;
  while (low + 1 < high)
    {
      gsize middle = g_utf8_find_prev_char (text, text + (low + high) / 2 + 1) - text;
      g_autofree char *part = g_strndup (text, middle);
      if (middle <= low)
        break;
      if (batson_sheet_measure (&flow->page->sheet, part, style, width) <= room)
        low = middle;
      else
        high = middle;
    }
  for (gsize space = low; space > low / 2; space--)
    if (text[space] == ' ')
      return space + 1;
  return low;
}

/* A paragraph that no column could hold in one piece, in pieces. Returns what is left of it, which fits. */
static const char *
write_pieces (BatsonFlow *flow, const char *text, BatsonStyle style, double before, double width)
{
  double line = batson_sheet_measure (&flow->page->sheet, "0", style, -1);

  while (batson_sheet_measure (&flow->page->sheet, text, style, width) > flow->last - flow->top)
    {
      gsize n;
      g_autofree char *piece = NULL;
      need (flow, 3 * line);
      n = fitting (flow, text, style, width, end (flow) - flow->y);
      if (n == 0)
        break;
      piece = g_strndup (text, n);
      flow->y += batson_sheet_text (&flow->page->sheet, piece, style, column_x (flow) + before, flow->y, width);
      text += n;
      move_on (flow);
    }
  return text;
}

/** A paragraph, with a bold MARK (a rule's id; " " for none but its room, "" for none) before it; nothing for an empty one. */
void
_batson_flow_item (BatsonFlow *flow, const char *mark, const char *text)
{
  BatsonStyle bold = { BATSON_SHEET_BODY, 700, BATSON_ALIGN_START }, plain = { BATSON_SHEET_BODY, 400, BATSON_ALIGN_START };
  double before = *mark ? MAX (batson_sheet_text_width (mark, bold) + 2 + MARK_GAP, MARK_WIDTH) : 0, width, mark_high = 0, top;
  const BatsonPage *page;
  guint column;

  if (*text == '\0')
    return;
  before = MIN (before, column_width (flow) / 3);
  width = column_width (flow) - before;
  if (*mark && *mark != ' ')
    mark_high = batson_sheet_measure (&flow->page->sheet, mark, bold, before - MARK_GAP);
  need (flow, MIN (MAX (mark_high, batson_sheet_measure (&flow->page->sheet, text, plain, width)), flow->last - flow->top));
  top = flow->y;
  page = flow->page;
  column = flow->column;
  if (mark_high > 0)
    batson_sheet_text (&flow->page->sheet, mark, bold, column_x (flow), flow->y, before - MARK_GAP);
  text = write_pieces (flow, text, plain, before, width);
  flow->y += batson_sheet_text (&flow->page->sheet, text, plain, column_x (flow) + before, flow->y, width) + spaced (flow, ITEM_GAP);
  if (flow->page == page && flow->column == column)
    flow->y = MAX (flow->y, top + mark_high + spaced (flow, ITEM_GAP)); /* a mark of two lines beside a text of one */
}
