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
#define LEAST_SCALE 0.94 /* a diagram gets so much smaller for them, not more */

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
add_notes (BatsonReport *report, BatsonPage *page, const BatsonPart *part, double y, double top)
{
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

/* Whether a scene made for ROOM less LINES leaves them free without getting much smaller. */
static gboolean
leaves (BatsonScene *scene, double wide, double room, guint lines)
{
  return scale_to_fit (scene, wide, room - notes_height (lines)) >= (lines > LEAST_NOTES ? 1 : LEAST_SCALE);
}

/* The diagram in ROOM; on a blank sheet what it leaves of that, or can do without, is for notes. */
static BatsonScene *
scene_with_notes (const BatsonReport *report, const BatsonPage *page, const BatsonDiagramKind *kind, const BatsonDiagramSubject *subject, double *room)
{
  double all = *room, wide = report->width - 2 * BATSON_SHEET_MARGIN;
  g_autoptr (BatsonScene) usual = scene_for (report, page, kind, subject, all);

  for (guint lines = USUAL_NOTES; subject->assessment == NULL && lines >= LEAST_NOTES; lines--)
    {
      g_autoptr (BatsonScene) lower = NULL;

      if (leaves (usual, wide, all, LEAST_NOTES) || batson_scene_notes (usual).width > 0)
        break;
      *room = all - notes_height (lines);
      lower = scene_for (report, page, kind, subject, *room);
      if (leaves (lower, wide, all, lines))
        return g_steal_pointer (&lower);
      *room = all;
    }
  if (subject->assessment == NULL && batson_scene_notes (usual).width <= 0 && leaves (usual, wide, all, LEAST_NOTES))
    *room = all - notes_height (LEAST_NOTES);
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

/** The page with the diagram, and the table of what it says behind it; a blank sheet has no table, but lines to write on. */
void
_batson_diagram_page (BatsonReport *report, const BatsonDiagramKind *kind, const BatsonDiagramSubject *subject)
{
  BatsonPage *page = _batson_report_add_page (report);
  double top = _batson_report_band (report, page, 1, 1, FALSE) + GAP, y = top + add_caveat (report, &page->sheet, kind, subject, top), room = _batson_report_bottom (report) - y;
  double width, height, wide = report->width - 2 * BATSON_SHEET_MARGIN;
  BatsonPart part = { scene_with_notes (report, page, kind, subject, &room), BATSON_SHEET_MARGIN, y, 0, 0, 1, page->sheet.n };

  batson_scene_size (part.scene, &width, &height);
  part.to = height + 1;
  part.scale = scale_to_fit (part.scene, wide, room);
  part.x += (wide - width * part.scale) / 2;
  g_array_append_val (page->parts, part);
  if (subject->assessment)
    _batson_report_table (report, page, part.scene, y + height * part.scale + GAP, top);
  else
    add_notes (report, page, &part, y + height * part.scale, top);
}
