/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first page of the NOMS decision: urgency, suggested outcome, the tree, and the boxes below it. */
#include "report/report-private.h"

#include <glib/gi18n-lib.h>

#include "diagram/noms.h"
#include "framework/words.h"

#define GAP 6.0
#define PADDING 7.0

static const BatsonStyle large = { 14, 700, BATSON_ALIGN_START };
static const BatsonStyle line = { 8, 400, BATSON_ALIGN_START };
static const BatsonStyle body = { BATSON_SHEET_BODY, 400, BATSON_ALIGN_START };
static const BatsonStyle bold = { BATSON_SHEET_BODY, 700, BATSON_ALIGN_START };
static const BatsonStyle small = { BATSON_SHEET_SMALL, 400, BATSON_ALIGN_START };

static double
inner_width (const BatsonReport *report)
{
  return report->width - 2 * BATSON_SHEET_MARGIN;
}

/* The urgency band */

/* The mark's cell: black, striped, blank or dashed; the frame thick, medium, thin or dashed. */
static BatsonIcon
urgency_icon (BatsonUrgencyKind kind)
{
  switch (kind)
    {
    case BATSON_URGENCY_RED: return BATSON_ICON_EMERGENCY;
    case BATSON_URGENCY_ORANGE: return BATSON_ICON_URGENT;
    case BATSON_URGENCY_AT_LEAST_ORANGE: return BATSON_ICON_AT_LEAST_URGENT;
    case BATSON_URGENCY_GREEN: return BATSON_ICON_ELECTIVE_OUTLINE;
    default: return BATSON_ICON_UNDETERMINED;
    }
}

static void
draw_urgency_cell (BatsonReport *report, BatsonSheet *sheet, BatsonRect band)
{
  BatsonUrgencyKind kind = report->assessment->urgency.kind;
  gboolean red = kind == BATSON_URGENCY_RED, orange = kind == BATSON_URGENCY_ORANGE || kind == BATSON_URGENCY_AT_LEAST_ORANGE;
  gboolean open = !red && kind != BATSON_URGENCY_ORANGE && kind != BATSON_URGENCY_GREEN;
  double size = 19, x = band.x + (35 - size) / 2, y = band.y + (band.height - size) / 2;

  if (red || orange)
    batson_sheet_fill (sheet, (BatsonRect) { band.x, band.y, 35, band.height }, red ? BATSON_GROUND_BLACK : BATSON_GROUND_HATCHED);
  if (orange)
    batson_sheet_fill (sheet, (BatsonRect) { x - 2, y - 2, size + 4, size + 4 }, BATSON_GROUND_WHITE);
  batson_sheet_icon (sheet, urgency_icon (kind), x, y, size, red);
  batson_sheet_line (sheet, band.x + 35, band.y, band.x + 35, band.y + band.height, 1);
  batson_sheet_box (sheet, band, red ? 3 : orange ? 2 : 1, open ? BATSON_LINE_DASHED : BATSON_LINE_SOLID);
}

/* The clock of the colour; NULL where none runs. */
static const BatsonDeadline *
decision_clock (const BatsonAssessment *a)
{
  for (guint i = 0; i < a->deadlines->len; i++)
    {
      const BatsonDeadline *d = a->deadlines->pdata[i];
      if (d->id == BATSON_DEADLINE_DECIDE_24 || d->id == BATSON_DEADLINE_DECIDE_72)
        return d;
    }
  return NULL;
}

/* What the colour asks for, with the time limit that ends first of those that run (URG-5): under its own name where it is another than the colour's. */
static char *
urgency_limit (const BatsonAssessment *a)
{
  const BatsonDeadline *clock = decision_clock (a), *next = batson_assessment_next_deadline (a);
  g_autofree char *limit = batson_words_urgency_line (a), *due = NULL;

  if (next && next->past && clock)
    next = clock;
  if (next == NULL)
    return g_steal_pointer (&limit);
  due = batson_words_deadline_ends (next, &a->settings);
  if (next == clock)
    return g_strdup_printf (C_ ("urgency", "%s: %s"), limit, due);
  /* Translators: what the colour asks for, then the limit that ends before: "Decide within 24 h. Six-hour window: by 9 Jun 2026, 15:40" */
  return g_strdup_printf (C_ ("urgency", "%1$s. %2$s: %3$s"), limit, batson_words_deadline_name (next->id), due);
}

/* Letters of the reason in the band; all of it stands below or overleaf. */
#define REASON_MOST 160

/* The outcome: what was decided otherwise leads, with what was suggested below it (OVR-1). Returns where it ends. */
static double
add_outcome (BatsonReport *report, BatsonSheet *sheet, const BatsonNomsView *view, double x, double y, double width)
{
  BatsonRecord *lesion = report->lesion ? report->lesion->record : NULL;
  g_autofree char *outcome = _batson_noms_outcome (report, view), *with = _batson_noms_with (report, view), *decision = lesion ? batson_words_decision (lesion) : NULL;

  batson_sheet_tag (sheet, BATSON_TAG_SUBHEADING);
  y += batson_sheet_text (sheet, decision ? decision : outcome, large, x, y, width);
  batson_sheet_tag (sheet, BATSON_TAG_PARAGRAPH);
  if (decision)
    {
      g_autofree char *about = batson_words_decision_about (report->assessment, lesion, REASON_MOST), *suggested = batson_words_suggests (view->protocol, outcome);

      y += batson_sheet_text (sheet, about, body, x, y, width);
      return y + batson_sheet_text (sheet, suggested, bold, x, y, width); /* what goes with it stands in the path below */
    }
  return y + batson_sheet_text (sheet, with, line, x, y, width);
}

static double
add_advice (BatsonSheet *sheet, const BatsonProtocol *protocol, double x, double y, double width)
{
  g_autofree char *by = batson_words_suggested_by (protocol);

  y += batson_sheet_text (sheet, by, body, x, y, width);
  return y + batson_sheet_text (sheet, _ ("The treating team decides."), bold, x, y, width);
}

/* Beside the mark: the urgency, what the framework suggests, and what that is worth. Returns where the band ends. */
static double
add_urgency (BatsonReport *report, BatsonSheet *sheet, const BatsonNomsView *view, double y)
{
  g_autofree char *decision = report->lesion ? batson_words_decision (report->lesion->record) : NULL;
  gboolean portrait = report->setup.portrait, decided = decision != NULL;
  double left = BATSON_SHEET_MARGIN, width = inner_width (report), advice = portrait || decided ? 0 : 122, first = left + 35 + PADDING, half = width * (portrait ? 0.35 : 0.32), second = first + half + PADDING, rest = left + width - second - PADDING - (advice > 0 ? advice + PADDING : 0);
  g_autofree char *limit = urgency_limit (report->assessment), *detail = batson_words_urgency_detail (report->assessment);
  double a = y + 3, b = y + 3, last = y, bottom;

  batson_sheet_tag (sheet, BATSON_TAG_SUBHEADING);
  a += batson_sheet_text (sheet, batson_words_urgency_title (report->assessment), large, first, a, half - PADDING);
  batson_sheet_tag (sheet, BATSON_TAG_PARAGRAPH);
  a += batson_sheet_text (sheet, limit, line, first, a, half - PADDING);
  a += batson_sheet_text (sheet, detail, small, first, a, half - PADDING);
  b = add_outcome (report, sheet, view, second, b, rest);
  if (portrait && !decided)
    b = add_advice (sheet, view->protocol, second, b, rest);
  else if (!decided)
    last = add_advice (sheet, view->protocol, left + width - advice, y + 6, advice - PADDING);
  bottom = MAX (MAX (a, b), last) + 4;
  batson_sheet_line (sheet, second - PADDING, y + 5, second - PADDING, bottom - 5, 0.5);
  draw_urgency_cell (report, sheet, (BatsonRect) { left, y, width, bottom - y });
  return bottom;
}

/* The outcome of the one row left, of several where it is the same, else how many rows are left. */
char *
_batson_noms_outcome (const BatsonReport *report, const BatsonNomsView *view)
{
  const char *outcome = NULL;
  g_autoptr (GString) rules = g_string_new (NULL);
  guint n = 0;

  for (guint row = 0; row < view->protocol->n_rows; row++)
    if (view->rows >> row & 1)
      {
        if (outcome && !g_str_equal (outcome, view->row[row].outcome))
          outcome = "";
        else if (outcome == NULL)
          outcome = view->row[row].outcome;
        g_string_append_printf (rules, "%s%s", rules->len ? ", " : "", view->row[row].rule);
        n++;
      }
  if (report->lesion == NULL)
    return g_strdup (_ ("No lesion entered"));
  if (n == 0)
    return g_strdup (_ ("No row"));
  if (*outcome == '\0')
    return g_strdup_printf (ngettext ("%u row still possible", "%u rows still possible", n), n);
  return g_strdup_printf ("%s  %s", outcome, rules->str);
}

/* What goes with it, or which outcomes are left, or why there is none. */
char *
_batson_noms_with (const BatsonReport *report, const BatsonNomsView *view)
{
  g_autofree char *outcome = NULL, *outcomes = NULL;

  for (guint row = 0; row < view->protocol->n_rows; row++)
    if (view->rows == 1u << row)
      return g_strdup (view->row[row].with);
  outcome = _batson_noms_outcome (report, view);
  outcomes = batson_words_outcomes (view->protocol, view->rows);
  /* One outcome stands above; all of them would say nothing. */
  if (*outcomes == '\0' || g_str_has_prefix (outcome, outcomes) || view->rows == (1u << view->protocol->n_rows) - 1)
    return g_strdup (view->summary);
  return g_steal_pointer (&outcomes);
}

static BatsonNomsView *
view_of (const BatsonReport *report)
{
  if (report->lesion)
    return batson_noms_view_new (report->assessment, report->lesion, report->setup.protocol);
  return batson_noms_view_blank (batson_protocol (report->setup.protocol));
}

static BatsonCanvas
canvas_of (const BatsonReport *report, const BatsonPage *page, double room)
{
  return (BatsonCanvas) { inner_width (report), room, 1, page->sheet.direction, BATSON_MEDIUM_PRINT };
}

/* The tree from Y down, above boxes of the height BOXES; FALSE and nothing drawn where it cannot be so short. */
static gboolean
add_tree (BatsonReport *report, BatsonPage *page, const BatsonNomsView *view, double boxes, double *y)
{
  double room = _batson_report_bottom (report) - *y - boxes, width, height;
  BatsonCanvas canvas = canvas_of (report, page, room);
  g_autoptr (BatsonScene) scene = batson_noms_scene (view, &canvas);

  batson_scene_size (scene, &width, &height);
  if (height > room)
    return FALSE;
  _batson_report_add_part (page, scene, BATSON_SHEET_MARGIN, *y, 0, height, 1);
  *y += height;
  return TRUE;
}

/* Less room at the foot of a page is left blank: a heading there would be torn from what it heads. */
#define LEAST_FLOW 90.0

/* What no page is high enough for: the stacked questions, on as many pages as they take. Moves PAGE and Y on. */
static void
add_stack (BatsonReport *report, BatsonPage **page, const BatsonNomsView *view, double top, double *y)
{
  BatsonCanvas canvas = canvas_of (report, *page, 0);
  g_autoptr (BatsonScene) scene = batson_noms_stack (view, &canvas);
  double width, height, from = 0;

  batson_scene_size (scene, &width, &height);
  for (;;)
    {
      double to = _batson_report_break (scene, from, from + _batson_report_bottom (report) - *y);
      _batson_report_add_part (*page, scene, BATSON_SHEET_MARGIN, *y, from, to, 1);
      *y += MIN (to, height) - from;
      if (to >= height)
        return;
      from = to;
      *page = _batson_report_add_page (report);
      *y = top;
    }
}

/* Tree and boxes on pages of their own: after the tree where that fits below Y, else before it. */
static void
add_tree_apart (BatsonReport *report, BatsonPage **page, const BatsonNomsView *view, double top, double *y)
{
  if (add_tree (report, *page, view, 0, y))
    {
      *page = _batson_report_add_page (report);
      *y = _batson_noms_add_boxes (report, &(*page)->sheet, view, FALSE, top, 0);
      return;
    }
  _batson_noms_add_boxes (report, &(*page)->sheet, view, FALSE, *y, 0);
  *page = _batson_report_add_page (report);
  *y = top;
  if (!add_tree (report, *page, view, 0, y))
    add_stack (report, page, view, top, y);
}

/* The tree and below it the boxes, on their own page where there is no room; moves PAGE and Y on. */
static void
add_tree_and_boxes (BatsonReport *report, BatsonPage **page, const BatsonNomsView *view, double top, double *y)
{
  for (int brief = 0; brief < 2; brief++)
    if (add_tree (report, *page, view, _batson_noms_boxes_height (report, view, brief) + GAP, y))
      {
        *y = _batson_noms_add_boxes (report, &(*page)->sheet, view, brief, *y + GAP, _batson_report_bottom (report));
        return;
      }
  add_tree_apart (report, page, view, top, y);
}

/** Makes the first page, and a second where the boxes do not fit; FLOW goes on below. */
void
_batson_noms_first_page (BatsonReport *report, BatsonFlow *flow)
{
  g_autoptr (BatsonNomsView) view = view_of (report);
  BatsonPage *page = _batson_report_add_page (report);
  double top = _batson_report_band (report, page, 1, 1, FALSE) + GAP, y = add_urgency (report, &page->sheet, view, top) + GAP;

  add_tree_and_boxes (report, &page, view, top, &y);
  y += 2 * GAP;
  if (y + LEAST_FLOW > _batson_report_bottom (report))
    {
      page = _batson_report_add_page (report);
      y = top;
    }
  _batson_flow_init (flow, report, page, y, 2);
}
