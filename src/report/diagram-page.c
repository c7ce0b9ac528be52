/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of any diagram: the diagram as wide as the paper, and what it says as a table where it has one. */
#include "report/report-private.h"

#include <glib/gi18n-lib.h>

#define GAP 6.0

static const BatsonStyle body = { BATSON_SHEET_BODY, 400, BATSON_ALIGN_START };
static const BatsonStyle bold = { BATSON_SHEET_BODY, 700, BATSON_ALIGN_START };

static BatsonScene *
scene_for (const BatsonReport *report, const BatsonPage *page, const BatsonDiagramKind *kind, const BatsonDiagramSubject *subject, double room)
{
  BatsonCanvas canvas = { report->width - 2 * BATSON_SHEET_MARGIN, room, 1, page->sheet.direction, BATSON_MEDIUM_PRINT };

  return kind->build (subject, &canvas);
}

/* Lines to write on, from one to the next; a blank sheet has some of them below its diagram, and more where there is room. */
#define NOTE 17.0
#define LEAST_NOTES 2
#define USUAL_NOTES 4
#define LEAST_SCALE 0.985 /* a diagram gets so much smaller for them, rather than say less */

static double
notes_height (guint lines)
{
  return lines ? GAP + lines * NOTE : 0;
}

/* As many lines as there is room for. */
static void
rule_lines (BatsonSheet *sheet, BatsonRect room)
{
  double right = room.x + room.width, words = batson_sheet_text_width (_ ("Notes"), bold) + GAP, y = room.y + GAP + NOTE;
  gboolean rtl = sheet->direction == BATSON_TEXT_RTL, first = TRUE;

  batson_sheet_text (sheet, _ ("Notes"), bold, room.x, y - batson_sheet_measure (sheet, _ ("Notes"), bold, room.width), room.width);
  for (; y <= room.y + room.height; y += NOTE, first = FALSE)
    batson_sheet_line (sheet, room.x + (first && !rtl ? words : 0), y, right - (first && rtl ? words : 0), y, 0.5);
}

/* Lines where the diagram leaves room for them; else below it from Y on, or, where that is too little, on a page of their own from TOP on. */
static void
add_notes (BatsonReport *report, BatsonPage *page, double y, double top)
{
  const BatsonPart *part = &g_array_index (page->parts, BatsonPart, page->parts->len - 1);
  BatsonRect within = batson_scene_notes (part->scene);
  double bottom = _batson_report_bottom (report);

  if (within.width > 0)
    {
      rule_lines (&page->sheet, (BatsonRect) { part->x + within.x * part->scale, part->y + within.y * part->scale, within.width * part->scale, within.height * part->scale });
      return;
    }
  if (y + notes_height (LEAST_NOTES) > bottom)
    {
      page = _batson_report_add_page (report);
      y = top;
    }
  rule_lines (&page->sheet, (BatsonRect) { BATSON_SHEET_MARGIN, y, report->width - 2 * BATSON_SHEET_MARGIN, bottom - y });
}

static double
scale_to_fit (BatsonScene *scene, double wide, double room)
{
  double width, height;

  batson_scene_size (scene, &width, &height);
  return MIN (1, MIN (wide / width, room / height));
}

/* The scale at which the smallest letters of SCENE are just legible. */
static double
least_scale (BatsonScene *scene)
{
  double smallest = G_MAXDOUBLE;

  for (guint i = 0; i < batson_scene_n_elements (scene); i++)
    {
      GPtrArray *draws = batson_scene_element (scene, i)->draws;

      for (guint d = 0; d < draws->len; d++)
        if (((BatsonDraw *) draws->pdata[d])->kind == BATSON_DRAW_TEXT)
          smallest = MIN (smallest, ((BatsonDraw *) draws->pdata[d])->text.size);
    }
  return MIN (1, BATSON_SHEET_SMALL / smallest);
}

/* Whether a scene made for all of a page has, in ROOM, lines below it. */
static gboolean
leaves_notes (BatsonScene *scene, double wide, double room)
{
  return scale_to_fit (scene, wide, room - notes_height (LEAST_NOTES)) >= LEAST_SCALE * least_scale (scene);
}

/* The diagram in ROOM; on a blank sheet what it can leave of that and stay legible is for notes. */
static BatsonScene *
scene_with_notes (const BatsonReport *report, const BatsonPage *page, const BatsonDiagramKind *kind, const BatsonDiagramSubject *subject, double *room)
{
  double all = *room, wide = report->width - 2 * BATSON_SHEET_MARGIN;
  g_autoptr (BatsonScene) usual = scene_for (report, page, kind, subject, all);

  if (subject->assessment || batson_scene_notes (usual).width > 0)
    return g_steal_pointer (&usual);
  if (leaves_notes (usual, wide, all))
    {
      *room = all - notes_height (LEAST_NOTES);
      return g_steal_pointer (&usual);
    }
  for (guint lines = USUAL_NOTES; lines >= LEAST_NOTES; lines--)
    {
      g_autoptr (BatsonScene) lower = scene_for (report, page, kind, subject, all - notes_height (lines));

      *room = all - notes_height (lines);
      if (scale_to_fit (lower, wide, *room) >= least_scale (lower))
        return g_steal_pointer (&lower);
      *room = all;
    }
  return g_steal_pointer (&usual);
}

/* How far the rows of the second protocol were checked, where a diagram shows them. Returns the height. */
static double
add_caveat (const BatsonReport *report, BatsonSheet *sheet, const BatsonDiagramKind *kind, const BatsonDiagramSubject *subject, double y)
{
  if (!g_str_equal (kind->id, "noms") || (subject->protocol == BATSON_PROTOCOL_REVIEW && !subject->compare))
    return 0;
  return batson_sheet_text (sheet, batson_protocol_text (batson_protocol (BATSON_PROTOCOL_LAUFER)->about), body, BATSON_SHEET_MARGIN, y, report->width - 2 * BATSON_SHEET_MARGIN) + GAP;
}

#define LEAST_PIECE 0.35 /* of its page; less is no place to turn over */

/* Whether SCENE can be cut into pieces of HEIGHT, the first of FIRST, without cutting through anything. */
static gboolean
can_be_cut (BatsonScene *scene, double first, double height)
{
  double from = 0, to;

  for (double room = first; (to = _batson_report_break (scene, from, from + room)) < G_MAXDOUBLE; room = height, from = to)
    if (!_batson_report_is_clear (scene, to) || to - from < LEAST_PIECE * room)
      return FALSE;
  return TRUE;
}

/* SCENE from Y of PAGE on, as large as it has room; what would get too small to be read goes on overleaf, from TOP on, where it can be cut.
 * Returns the page it ends on, and in *Y where. */
static BatsonPage *
add_diagram (BatsonReport *report, BatsonPage *page, BatsonScene *scene, double room, double top, double *y)
{
  double wide = report->width - 2 * BATSON_SHEET_MARGIN, scale = scale_to_fit (scene, wide, room), least = least_scale (scene), over = _batson_report_bottom (report) - top, width, height, from = 0;

  batson_scene_size (scene, &width, &height);
  if (scale < LEAST_SCALE * least && least * width <= wide && can_be_cut (scene, room / least, over / least))
    scale = least;
  else
    room = G_MAXDOUBLE;
  for (;; room = over)
    {
      double to = MIN (_batson_report_break (scene, from, from + room / scale), height + 1);

      _batson_report_add_part (page, scene, BATSON_SHEET_MARGIN + (wide - width * scale) / 2, *y, from, to, scale);
      *y += (MIN (to, height) - from) * scale;
      if (to >= height)
        return page;
      from = to;
      page = _batson_report_add_page (report);
      *y = top;
    }
}

/** The page with the diagram, and the table of what it says behind it; a blank sheet has no table, but lines to write on. */
void
_batson_diagram_page (BatsonReport *report, const BatsonDiagramKind *kind, const BatsonDiagramSubject *subject)
{
  BatsonPage *page = _batson_report_add_page (report);
  double top = _batson_report_band (report, page, 1, 1, FALSE) + GAP, y = top + add_caveat (report, &page->sheet, kind, subject, top), room = _batson_report_bottom (report) - y;
  g_autoptr (BatsonScene) scene = scene_with_notes (report, page, kind, subject, &room);

  page = add_diagram (report, page, scene, room, top, &y);
  if (subject->assessment)
    _batson_report_table (report, page, scene, y + GAP, top);
  else
    add_notes (report, page, y, top);
}
