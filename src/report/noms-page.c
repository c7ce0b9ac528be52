/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first page of the NOMS decision: urgency, the tree, SINS, the path in words, the team's decision. */
#include "report/report-private.h"

#include <glib/gi18n-lib.h>

#include "diagram/noms.h"
#include "framework/words.h"

#define GAP 7.0
#define PADDING 7.0

static const BatsonStyle large = { 14, 700, BATSON_ALIGN_START };
static const BatsonStyle line = { 8.5, 400, BATSON_ALIGN_START };
static const BatsonStyle head = { 8.5, 700, BATSON_ALIGN_START };
static const BatsonStyle body = { BATSON_SHEET_BODY, 400, BATSON_ALIGN_START };
static const BatsonStyle bold = { BATSON_SHEET_BODY, 700, BATSON_ALIGN_START };
static const BatsonStyle bold_end = { BATSON_SHEET_BODY, 700, BATSON_ALIGN_END };
static const BatsonStyle small = { BATSON_SHEET_SMALL, 400, BATSON_ALIGN_START };
static const BatsonStyle head_end = { 8.5, 700, BATSON_ALIGN_END };
static const BatsonStyle small_end = { BATSON_SHEET_SMALL, 400, BATSON_ALIGN_END };

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

/* Two columns of words beside the mark: the urgency, and what the framework suggests. Returns where the band ends. */
static double
add_urgency (BatsonReport *report, BatsonSheet *sheet, const BatsonNomsView *view, double y)
{
  double left = BATSON_SHEET_MARGIN, width = inner_width (report), first = left + 35 + PADDING, half = (width - 35) * 0.32, second = first + half + PADDING, rest = left + width - second - PADDING;
  g_autofree char *limit = batson_words_urgency_line (report->assessment), *detail = batson_words_urgency_detail (report->assessment);
  g_autofree char *outcome = _batson_noms_outcome (report, view), *with = _batson_noms_with (report, view);
  double a = y + 4, b = y + 4, bottom;

  a += batson_sheet_text (sheet, batson_words_urgency_title (report->assessment), large, first, a, half);
  a += batson_sheet_text (sheet, limit, line, first, a, half);
  a += batson_sheet_text (sheet, detail, small, first, a, half);
  b += batson_sheet_text (sheet, outcome, large, second, b, rest);
  b += batson_sheet_text (sheet, with, line, second, b, rest);
  b += batson_sheet_text (sheet, _ ("Suggested by the framework. The treating team decides."), bold, second, b, rest);
  bottom = MAX (a, b) + 4;
  batson_sheet_line (sheet, second - PADDING, y + 5, second - PADDING, bottom - 5, 0.5);
  draw_urgency_cell (report, sheet, (BatsonRect) { left, y, width, bottom - y });
  return bottom;
}

/* The boxes below the tree */

/* One part of SINS, its answer, its points and the most it can have. */
static double
add_sins_row (BatsonSheet *sheet, const BatsonLesionResult *lesion, guint part, double x, double y, double width)
{
  const BatsonSins *sins = &lesion->sins;
  static const int most[BATSON_N_SINS_PARTS] = { 3, 3, 2, 4, 3, 3 };
  g_autofree char *answer = batson_words_sins_answer (lesion, part);
  g_autofree char *points = sins->part_least[part] == sins->part_greatest[part] ? g_strdup_printf ("%d (%d)", sins->part_least[part], most[part]) : g_strdup_printf ("%d–%d (%d)", sins->part_least[part], sins->part_greatest[part], most[part]);
  double high;

  high = batson_sheet_text (sheet, batson_words_sins_part (part), body, x, y, width * 0.34);
  high = MAX (high, batson_sheet_text (sheet, answer, body, x + width * 0.36, y, width * 0.40));
  high = MAX (high, batson_sheet_text (sheet, points, bold_end, x + width * 0.78, y, width * 0.22));
  return high;
}

/* Returns where the table ends; its frame is drawn by the caller. */
static double
add_sins (BatsonReport *report, BatsonSheet *sheet, double x, double y, double width)
{
  const BatsonLesionResult *lesion = report->lesion;
  g_autofree char *title = batson_words_lesion (lesion->record), *heading = g_strdup_printf (_ ("SINS of %s"), title);
  g_autofree char *total = batson_words_sins_total (lesion);
  double inner = width - 2 * PADDING, at = x + PADDING, points = batson_sheet_text_width (_ ("points (most)"), small) + 2;

  batson_sheet_text (sheet, _ ("points (most)"), small_end, at + inner - points, y + 5, points);
  y += 4 + batson_sheet_text (sheet, heading, head, at, y + 4, inner - points - 4) + 2;
  for (guint part = 0; part < BATSON_N_SINS_PARTS; part++)
    {
      batson_sheet_line (sheet, x, y, x + width, y, 0.4);
      y += 2 + add_sins_row (sheet, lesion, part, at, y + 2, inner) + 2;
    }
  batson_sheet_line (sheet, x, y, x + width, y, 1.2);
  y += 3 + MAX (batson_sheet_text (sheet, total, head, at, y + 3, inner * 0.45),
                batson_sheet_text (sheet, batson_words_sins_class (lesion->sins.classes), head_end, at + inner * 0.45, y + 3, inner * 0.55)) + 3;
  return y;
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
  if (report->lesion == NULL || n == 0)
    return g_strdup (_ ("No row"));
  if (*outcome == '\0')
    return g_strdup_printf (ngettext ("%u row still possible", "%u rows still possible", n), n);
  return g_strdup_printf ("%s  %s", outcome, rules->str);
}

/* What goes with it, or why there is no one row. */
char *
_batson_noms_with (const BatsonReport *report, const BatsonNomsView *view)
{
  for (guint row = 0; row < view->protocol->n_rows; row++)
    if (view->rows == 1u << row)
      return g_strdup (view->row[row].with);
  return g_strdup (view->summary);
}

/* One question: its letter, what was answered, and from what. */
static double
add_question (BatsonSheet *sheet, const BatsonReport *report, const BatsonNomsView *view, guint question, double x, double y, double width)
{
  const BatsonNomsHead *answer = &view->heads[question];
  const GArray *because = report->lesion->answers[question].why.because;
  g_autofree char *facts = because && because->len ? batson_words_facts (because, 3) : g_strdup ("");
  g_autofree char *text = *facts ? g_strdup_printf (C_ ("path in words", "%s. %s"), answer->text, facts) : g_strdup (answer->text);

  batson_sheet_text (sheet, view->protocol->questions[question].letter, head, x, y, -1);
  return batson_sheet_text (sheet, text, body, x + 13, y, width - 13) + 1;
}

static double
add_path (BatsonReport *report, BatsonSheet *sheet, const BatsonNomsView *view, double x, double y, double width)
{
  g_autofree char *rule = NULL;
  double inner = width - 2 * PADDING, at = x + PADDING;

  y += 4 + batson_sheet_text (sheet, _ ("The path in words"), head, at, y + 4, inner) + 3;
  for (guint q = 0; q < BATSON_N_QUESTIONS; q++)
    y += add_question (sheet, report, view, q, at, y, inner);
  for (guint row = 0; row < view->protocol->n_rows; row++)
    if (view->rows == 1u << row)
      rule = g_strdup_printf (_ ("%s. Source: %s: %s. Urgency colour: inferred."), view->row[row].rule, batson_rule (view->protocol->rows[row].rule)->source, view->row[row].basis);
  batson_sheet_icon (sheet, BATSON_ICON_FORWARD, at, y + 1, 8, FALSE);
  y += batson_sheet_text (sheet, rule ? rule : view->summary, bold, at + 13, y, inner - 13) + 4;
  return y;
}

/* A line to sign on, with what is signed below it. */
static double
add_signature (BatsonSheet *sheet, const char *who, double x, double y, double width)
{
  batson_sheet_line (sheet, x, y, x + width, y, 0.75);
  batson_sheet_text (sheet, _ ("date, time"), small_end, x + width * 0.7, y + 1, width * 0.3);
  return batson_sheet_text (sheet, who, small, x, y + 1, width * 0.7) + 1;
}

static double
add_tick (BatsonSheet *sheet, const char *text, double x, double y, double width)
{
  batson_sheet_box (sheet, (BatsonRect) { x, y + 1, 7.5, 7.5 }, 0.9, BATSON_LINE_SOLID);
  return batson_sheet_text (sheet, text, body, x + 11, y, width - 11);
}

/* At least HEIGHT high, with room to write by hand. Returns where it ends. */
static double
add_decision (BatsonReport *report, BatsonSheet *sheet, double x, double y, double width, double height)
{
  double inner = width - 2 * PADDING, at = x + PADDING, signature = batson_sheet_measure (sheet, _ ("Breast oncosurgeon: name, signature"), small, inner * 0.7) + 1;
  double fixed, hand;

  fixed = y + 4 + batson_sheet_text (sheet, _ ("Decision"), head, at, y + 4, inner) + 3;
  fixed += add_tick (sheet, _ ("as suggested"), at, fixed, inner) + 3;
  fixed += add_tick (sheet, _ ("other, because:"), at, fixed, inner);
  hand = MAX ((y + height - fixed - 2 * signature - 4) / 3, 15);
  fixed += hand;
  batson_sheet_line (sheet, at, fixed, at + inner, fixed, 0.5);
  fixed += hand;
  fixed += add_signature (sheet, _ ("Breast oncosurgeon: name, signature"), at, fixed, inner) + hand;
  fixed += add_signature (sheet, _ ("Neurosurgeon: name, signature"), at, fixed, inner);
  return fixed + 4;
}

/* Where the three boxes stand: side by side; in portrait the path above the other two. */
typedef struct
{
  BatsonRect sins, path, decision;
} Boxes;

static Boxes
place_boxes (const BatsonReport *report, double y)
{
  double left = BATSON_SHEET_MARGIN, width = inner_width (report), gap = 8;

  if (report->setup.portrait)
    return (Boxes) { { left, y, width * 0.55, 0 }, { left, y, width, 0 }, { left + width * 0.55 + gap, y, width * 0.45 - gap, 0 } };
  return (Boxes) { { left, y, 188, 0 }, { left + 188 + gap, y, width - 188 - 190 - 2 * gap, 0 }, { left + width - 190, y, 190, 0 } };
}

static void
frame (BatsonSheet *sheet, BatsonRect box, double bottom)
{
  box.height = bottom - box.y;
  batson_sheet_box (sheet, box, 0.75, BATSON_LINE_SOLID);
}

/* Returns where the lowest box ends. */
static double
add_boxes (BatsonReport *report, BatsonSheet *sheet, const BatsonNomsView *view, double y)
{
  Boxes b = place_boxes (report, y);
  double path = add_path (report, sheet, view, b.path.x, y, b.path.width) + 2, top, bottom;

  top = report->setup.portrait ? path + 8 : y;
  b.sins.y = b.decision.y = top;
  bottom = add_sins (report, sheet, b.sins.x, top, b.sins.width);
  bottom = report->setup.portrait ? bottom : MAX (bottom, path);
  bottom = add_decision (report, sheet, b.decision.x, top, b.decision.width, bottom - top);
  frame (sheet, b.path, report->setup.portrait ? path : bottom);
  frame (sheet, b.sins, bottom);
  frame (sheet, b.decision, bottom);
  return bottom;
}

/* How high the boxes will be, found on a sheet that is thrown away. */
static double
measure_boxes (BatsonReport *report, const BatsonNomsView *view)
{
  BatsonSheet scratch;
  double height;

  batson_sheet_init (&scratch, report->width, report->height, "");
  height = add_boxes (report, &scratch, view, 0);
  batson_scene_unref (scratch.scene);
  return height;
}

static BatsonNomsView *
view_of (const BatsonReport *report)
{
  if (report->lesion)
    return batson_noms_view_new (report->assessment, report->lesion, report->setup.protocol);
  return batson_noms_view_blank (batson_protocol (report->setup.protocol));
}

/* The tree in the room from Y to the foot of the page. Returns where it ends. */
static double
add_tree (BatsonReport *report, BatsonPage *page, const BatsonNomsView *view, double y)
{
  BatsonCanvas canvas = { inner_width (report), _batson_report_bottom (report) - y, 1, page->sheet.direction, BATSON_MEDIUM_PRINT };
  BatsonPart part = { batson_noms_scene (view, &canvas), BATSON_SHEET_MARGIN, y };
  double width, height;

  batson_scene_size (part.scene, &width, &height);
  g_array_append_val (page->parts, part);
  return y + height;
}

/** Makes the first page, and a second where the boxes do not fit; FLOW goes on below. */
void
_batson_noms_first_page (BatsonReport *report, BatsonFlow *flow)
{
  g_autoptr (BatsonNomsView) view = view_of (report);
  BatsonPage *page = _batson_report_add_page (report);
  double y = _batson_report_band (report, page, 1, 1, FALSE) + GAP;

  y = add_urgency (report, &page->sheet, view, y) + GAP;
  y = add_tree (report, page, view, y) + GAP;
  if (report->lesion && y + measure_boxes (report, view) > _batson_report_bottom (report))
    {
      page = _batson_report_add_page (report);
      y = _batson_report_band (report, page, 1, 1, FALSE) + GAP;
    }
  if (report->lesion)
    y = add_boxes (report, &page->sheet, view, y) + GAP;
  _batson_flow_init (flow, report, page, y, report->setup.portrait ? 1 : 2);
}
