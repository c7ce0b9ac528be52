/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every page carries: who it is about above, intended use and page number below. */
#include "report/report-private.h"

#include <glib/gi18n-lib.h>

#include "batson-config.h"
#include "framework/words.h"

#define PADDING 7.0

static const BatsonStyle large = { 14, 700, BATSON_ALIGN_START };
static const BatsonStyle medium = { 9.5, 700, BATSON_ALIGN_START };
static const BatsonStyle line = { 8, 400, BATSON_ALIGN_START };
static const BatsonStyle body = { BATSON_SHEET_BODY, 400, BATSON_ALIGN_START };
static const BatsonStyle bold = { BATSON_SHEET_BODY, 700, BATSON_ALIGN_START };
static const BatsonStyle small = { BATSON_SHEET_SMALL, 400, BATSON_ALIGN_START };
static const BatsonStyle label = { 7.5, 700, BATSON_ALIGN_START };

static BatsonRecord *
patient (const BatsonReport *report)
{
  return batson_record_child (report->assessment->root, BATSON_CASE_PATIENT);
}

/* A blank sheet has lines to write on instead of a patient. */
static gboolean
is_blank (const BatsonReport *report)
{
  return report->assessment == NULL;
}

static gboolean
is_example (const BatsonReport *report)
{
  return !is_blank (report) && batson_record_choice (patient (report), BATSON_PATIENT_EXAMPLE) == BATSON_YES_NO_YES;
}

/* No longer name is one; it would take the page from the decision. */
#define LONGEST_NAME 200

static char *
name (const BatsonReport *report)
{
  const char *text = report->sitting && *report->sitting->resident ? report->sitting->resident : is_blank (report) ? _ ("Name: ______________________________") : batson_record_text (patient (report), BATSON_PATIENT_NAME);
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= LONGEST_NAME)
    return g_strdup (*text ? text : _ ("Name not recorded"));
  start = g_utf8_substring (text, 0, LONGEST_NAME);
  return g_strconcat (start, "…", NULL);
}

/* A cell of the band: lines of several styles, as high as they need. */
typedef struct
{
  BatsonReport *report;
  BatsonPage *page;
  double x, y, width;
  gboolean draw;
} Cell;

static void
write_line (Cell *cell, const char *text, BatsonStyle style)
{
  if (cell->draw)
    cell->y += batson_sheet_text (&cell->page->sheet, text, style, cell->x, cell->y, cell->width) + 0.5;
  else
    cell->y += batson_sheet_measure (&cell->page->sheet, text, style, cell->width) + 0.5;
}

/* Large where it takes one line, else as large as the text, and small where it would take many. */
static BatsonStyle
title_style (const Cell *cell, const char *text)
{
  BatsonStyle least = { BATSON_SHEET_SMALL, 700, BATSON_ALIGN_START };

  if (batson_sheet_text_width (text, large) <= cell->width)
    return large;
  return batson_sheet_text_width (text, medium) <= 3 * cell->width ? medium : least;
}

static double
patient_cell (BatsonReport *report, Cell cell)
{
  g_autofree char *who = name (report), *identity = _batson_report_identity (report);
  double inner = cell.width, mark = is_example (report) ? batson_sheet_text_width (_ ("EXAMPLE PATIENT"), label) + 8 : 0;

  cell.width = inner - (mark > 0 ? mark + 8 : 0);
  if (mark > 0 && cell.draw)
    {
      double high = batson_sheet_measure (&cell.page->sheet, _ ("EXAMPLE PATIENT"), label, -1);
      batson_sheet_box (&cell.page->sheet, (BatsonRect) { cell.x + inner - mark, cell.y + 1, mark, high + 3 }, 0.75, BATSON_LINE_SOLID);
      batson_sheet_text (&cell.page->sheet, _ ("EXAMPLE PATIENT"), label, cell.x + inner - mark + 4, cell.y + 2.5, -1);
    }
  write_line (&cell, who, title_style (&cell, who));
  cell.width = inner;
  write_line (&cell, identity, line);
  return cell.y;
}

static double
title_cell (BatsonReport *report, Cell cell)
{
  g_autofree char *about = _batson_report_about (report);

  batson_sheet_tag (&cell.page->sheet, BATSON_TAG_HEADING);
  write_line (&cell, report->heading, title_style (&cell, report->heading));
  batson_sheet_tag (&cell.page->sheet, BATSON_TAG_PARAGRAPH);
  write_line (&cell, about, line);
  return cell.y;
}

static char *
as_of (const BatsonReport *report)
{
  const BatsonSettings *settings;
  g_autofree char *at = NULL;

  if (report->sitting)
    {
      at = batson_words_moment (report->sitting->at, report->sitting->offset);
      return g_strdup_printf (_ ("As of %s"), at);
    }
  if (is_blank (report))
    return g_strdup (_ ("A blank sheet for teaching"));
  settings = &report->assessment->settings;
  at = batson_words_moment (settings->at, settings->offset);
  if (report->printed_by && *report->printed_by)
    return g_strdup_printf (_ ("As of %s, printed by %s"), at, report->printed_by);
  return g_strdup_printf (_ ("As of %s"), at);
}

static double
origin_cell (BatsonReport *report, Cell cell, guint number, guint total)
{
  g_autofree char *when = as_of (report);
  g_autofree char *rules = g_strdup_printf (_ ("Framework IJHS 14(1) 2026 · rules %s"), BATSON_RULES_VERSION);
  g_autofree char *page = g_strdup_printf (_ ("Batson %s · page %u of %u"), BATSON_VERSION, number, total);

  write_line (&cell, when, body);
  write_line (&cell, rules, body);
  write_line (&cell, page, bold);
  return cell.y;
}

/** The band at the top of PAGE; returns where it ends. Without DRAW only that. */
double
_batson_report_band (BatsonReport *report, BatsonPage *page, guint number, guint total, gboolean draw)
{
  double left = BATSON_SHEET_MARGIN, top = BATSON_SHEET_MARGIN, width = report->width - 2 * left;
  double first = width * (report->setup.portrait ? 0.36 : 0.315), last = report->setup.portrait ? 150 : 226, bottom = top, ends[3];
  Cell cells[3] = {
    { report, page, left + PADDING, top + PADDING - 2, first - 2 * PADDING, draw },
    { report, page, left + first + PADDING, top + PADDING - 2, width - first - last - 2 * PADDING, draw },
    { report, page, left + width - last + PADDING, top + PADDING - 2, last - 2 * PADDING, draw }
  };

  ends[0] = patient_cell (report, cells[0]);
  ends[1] = title_cell (report, cells[1]);
  ends[2] = origin_cell (report, cells[2], number, total);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    bottom = MAX (bottom, ends[i]);
  bottom += PADDING - 3;
  if (draw)
    {
      batson_sheet_box (&page->sheet, (BatsonRect) { left, top, width, bottom - top }, 1, BATSON_LINE_SOLID);
      batson_sheet_line (&page->sheet, left + first, top, left + first, bottom, 0.5);
      batson_sheet_line (&page->sheet, left + width - last, top, left + width - last, bottom, 0.5);
    }
  return bottom;
}

/* Whose page it is, where the name fits into WIDTH or there is no number: that name stands in the band too. */
static char *
mine (const BatsonReport *report, guint number, guint total, double width)
{
  g_autofree char *who = name (report), *record = NULL, *text = NULL;

  if (is_blank (report))
    return g_strdup_printf (_ ("Page %u of %u"), number, total);
  record = batson_record_to_string (patient (report), BATSON_PATIENT_NUMBER);
  text = *record ? g_strdup_printf (_ ("%s · %s · page %u of %u"), who, record, number, total) : g_strdup_printf (_ ("%s · page %u of %u"), who, number, total);

  if (*record == '\0' || batson_sheet_text_width (text, small) <= width)
    return g_steal_pointer (&text);
  return g_strdup_printf (_ ("%s · page %u of %u"), record, number, total);
}

#define ANSWERS_SHARE 0.66
#define MINE_SHARE 0.32

static double
foot_height (const BatsonReport *report)
{
  BatsonPage *page = report->pages->pdata[0];
  double width = report->width - 2 * BATSON_SHEET_MARGIN, left, right;
  g_autofree char *answers = _batson_report_answers (report), *whose = mine (report, 99, 99, width * MINE_SHARE);

  left = batson_sheet_measure (&page->sheet, answers, small, width * ANSWERS_SHARE);
  right = batson_sheet_measure (&page->sheet, whose, small, width * MINE_SHARE);
  return MAX (left, right) + batson_sheet_measure (&page->sheet, batson_words_intended_use (), small, width);
}

/** Where the text of a page has to end. */
double
_batson_report_bottom (const BatsonReport *report)
{
  return report->height - BATSON_SHEET_MARGIN + 4 - foot_height (report) - 3;
}

/** The foot: what the answers are, whose page it is, and what the program is for. */
void
_batson_report_foot (BatsonReport *report, BatsonPage *page, guint number, guint total)
{
  double left = BATSON_SHEET_MARGIN, width = report->width - 2 * left, y = _batson_report_bottom (report) + 3;
  BatsonStyle end = { BATSON_SHEET_SMALL, 400, BATSON_ALIGN_END };
  g_autofree char *answers = _batson_report_answers (report), *whose = mine (report, number, total, width * MINE_SHARE);

  batson_sheet_text (&page->sheet, whose, end, left + width * (1 - MINE_SHARE), y, width * MINE_SHARE);
  batson_sheet_text (&page->sheet, answers, small, left, y, width * ANSWERS_SHARE);
  y += foot_height (report) - batson_sheet_measure (&page->sheet, batson_words_intended_use (), small, width);
  batson_sheet_text (&page->sheet, batson_words_intended_use (), small, left, y, width);
}
