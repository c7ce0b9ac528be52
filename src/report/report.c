/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages for the chart: made, painted, written. */
#include "report/report-private.h"

#include <glib/gi18n-lib.h>

#include "diagram/painter.h"
#include "diagram/surface.h"
#include "framework/words.h"

static void
part_clear (gpointer data)
{
  batson_scene_unref (((BatsonPart *) data)->scene);
}

static void
page_free (gpointer data)
{
  BatsonPage *page = data;

  batson_scene_unref (page->sheet.scene);
  g_array_unref (page->parts);
  g_free (page);
}

/* A blank page at the end. */
BatsonPage *
_batson_report_add_page (BatsonReport *report)
{
  BatsonPage *page = g_new0 (BatsonPage, 1);

  batson_sheet_init (&page->sheet, report->width, report->height, report->title);
  page->parts = g_array_new (FALSE, FALSE, sizeof (BatsonPart));
  g_array_set_clear_func (page->parts, part_clear);
  g_ptr_array_add (report->pages, page);
  return page;
}

/* Bands and feet say how many pages there are, so they come last. */
static void
finish (BatsonReport *report)
{
  for (guint i = 0; i < report->pages->len; i++)
    {
      BatsonPage *page = report->pages->pdata[i];
      page->band = page->sheet.n;
      _batson_report_band (report, page, i + 1, report->pages->len, TRUE);
      page->foot = page->sheet.n;
      _batson_report_foot (report, page, i + 1, report->pages->len);
      batson_scene_seal (page->sheet.scene, report->width, report->height, TRUE);
    }
}

static void
set_paper (BatsonReport *report)
{
  double narrow = report->setup.paper == BATSON_PAPER_A4 ? 595.28 : 612, wide = report->setup.paper == BATSON_PAPER_A4 ? 841.89 : 792;

  report->width = report->setup.portrait ? narrow : wide;
  report->height = report->setup.portrait ? wide : narrow;
}

static char *
date_of (gint64 at, int offset)
{
  BatsonTime time;

  batson_time_from_unix (at, offset, &time);
  return batson_time_to_string (&time);
}

/* A report without pages yet; TITLE and HEADING are taken. */
static BatsonReport *
report_new (const BatsonAssessment *assessment, const BatsonLesionResult *lesion, const BatsonPageSetup *setup, char *title, char *heading)
{
  BatsonReport *report = g_new0 (BatsonReport, 1);

  report->assessment = assessment ? batson_assessment_ref ((BatsonAssessment *) assessment) : NULL;
  report->lesion = lesion;
  report->setup = *setup;
  report->printed_by = g_strdup (setup->printed_by);
  report->setup.printed_by = report->printed_by;
  report->title = title;
  report->heading = heading;
  /* a blank sheet is of no day */
  report->date = assessment ? date_of (assessment->settings.at, assessment->settings.offset) : g_strdup ("2026-01-01");
  report->pages = g_ptr_array_new_with_free_func (page_free);
  set_paper (report);
  return report;
}

static char *
record_number (const BatsonAssessment *assessment)
{
  return batson_record_to_string (batson_record_child (assessment->root, BATSON_CASE_PATIENT), BATSON_PATIENT_NUMBER);
}

/** The NOMS pages of LESION (a result of ASSESSMENT; nullable: none is entered). SETUP is copied. Free with batson_report_free (). */
BatsonReport *
batson_report_noms (const BatsonAssessment *assessment, const BatsonLesionResult *lesion, const BatsonPageSetup *setup)
{
  g_autofree char *number = record_number (assessment), *level = lesion ? batson_words_lesion (lesion->record) : NULL;
  char *title = *number ? g_strdup_printf (_ ("NOMS decision, %s"), number) : g_strdup (_ ("NOMS decision"));
  char *heading = level ? g_strdup_printf (_ ("NOMS decision for lesion %s"), level) : g_strdup (_ ("NOMS decision"));
  BatsonReport *report = report_new (assessment, lesion, setup, title, heading);
  BatsonFlow flow;

  _batson_noms_first_page (report, &flow);
  _batson_noms_flow (report, &flow);
  finish (report);
  return report;
}

/* One page with the diagram, then its table. */
static BatsonReport *
diagram_pages (const BatsonDiagramKind *kind, const BatsonDiagramSubject *subject, const BatsonPageSetup *setup)
{
  g_autofree char *number = subject->assessment ? record_number (subject->assessment) : g_strdup ("");
  g_autofree char *level = kind->of_lesion && subject->lesion ? batson_words_lesion (subject->lesion->record) : NULL;
  const char *name = batson_diagram_title (kind);
  char *title = *number ? g_strdup_printf (C_ ("page", "%s, %s"), name, number) : g_strdup (name);
  char *heading = level ? g_strdup_printf (C_ ("page", "%s for lesion %s"), name, level) : g_strdup (name);
  BatsonReport *report = report_new (subject->assessment, subject->lesion, setup, title, heading);

  _batson_diagram_page (report, kind, subject);
  finish (report);
  return report;
}

/** The pages of any diagram; of SUBJECT without an assessment a blank sheet for the teaching room. SETUP is copied. Free with batson_report_free (). */
BatsonReport *
batson_report_diagram (const BatsonDiagramKind *kind, const BatsonDiagramSubject *subject, const BatsonPageSetup *setup)
{
  if (g_str_equal (kind->id, "noms") && subject->assessment && !subject->compare)
    return batson_report_noms (subject->assessment, subject->lesion, setup);
  return diagram_pages (kind, subject, setup);
}

/** The pages of a sitting of the quiz, at its time. SETUP is copied, SITTING is not needed afterwards. Free with batson_report_free (). */
BatsonReport *
batson_report_quiz (const BatsonSitting *sitting, const BatsonPageSetup *setup)
{
  BatsonReport *report = report_new (NULL, NULL, setup, g_strdup (C_ ("page", "Quiz")), g_strdup (C_ ("page", "Quiz")));

  g_free (report->date);
  report->date = date_of (sitting->at, sitting->offset);
  report->sitting = sitting;
  _batson_quiz_pages (report);
  finish (report);
  report->sitting = NULL;
  return report;
}

/** Frees a report; NULL is allowed. */
void
batson_report_free (BatsonReport *report)
{
  if (report == NULL)
    return;
  g_ptr_array_unref (report->pages);
  if (report->assessment)
    batson_assessment_unref ((BatsonAssessment *) report->assessment);
  g_free (report->printed_by);
  g_free (report->title);
  g_free (report->heading);
  g_free (report->date);
  g_free (report);
}

/** How many pages there are. */
guint
batson_report_n_pages (const BatsonReport *report)
{
  return report->pages->len;
}

/** The size of every page, points. */
void
batson_report_size (const BatsonReport *report, double *out_width, double *out_height)
{
  *out_width = report->width;
  *out_height = report->height;
}

/** The title of the document: record number, never the name. Owned by the report. */
const char *
batson_report_title (const BatsonReport *report)
{
  return report->title;
}

static double
scale_of (const BatsonPart *part)
{
  return part->scale > 0 ? part->scale : 1;
}

static void
each_text (BatsonScene *scene, double x, double y, double from, double to, double scale, BatsonReportText each, gpointer data)
{
  for (guint i = 0; i < batson_scene_n_elements (scene); i++)
    {
      const BatsonElement *element = batson_scene_element (scene, i);
      double middle = element->ink.y + element->ink.height / 2;
      for (guint d = 0; d < element->draws->len && middle >= from && middle < to; d++)
        {
          const BatsonDraw *draw = element->draws->pdata[d];
          BatsonText text = draw->text; /* borrowed, at the size it is printed in */

          text.size *= scale;
          text.shift *= scale;
          if (draw->kind == BATSON_DRAW_TEXT)
            each (text, (BatsonRect) { draw->box.x * scale + x, draw->box.y * scale + y, draw->box.width * scale, draw->box.height * scale }, data);
        }
    }
}

/** Calls EACH for every text of PAGE. */
void
batson_report_each_text (const BatsonReport *report, guint number, BatsonReportText each, gpointer data)
{
  BatsonPage *page = report->pages->pdata[number];

  for (guint i = 0; i < page->parts->len; i++)
    {
      const BatsonPart *part = &g_array_index (page->parts, BatsonPart, i);
      double scale = scale_of (part);
      each_text (part->scene, part->x, part->y - part->from * scale, part->from, part->to, scale, each, data);
    }
  each_text (page->sheet.scene, 0, 0, 0, report->height, 1, each, data);
}

/* A diagram in the page, a figure of the tagged document. */
static void
paint_figure (cairo_t *cr, const BatsonPart *part)
{
  cairo_tag_begin (cr, "Figure", NULL);
  cairo_save (cr);
  cairo_translate (cr, part->x, part->y - part->from * scale_of (part));
  cairo_scale (cr, scale_of (part), scale_of (part));
  batson_painter_part (cr, part->scene, part->from, part->to, BATSON_THEME_PRINT);
  cairo_restore (cr);
  cairo_tag_end (cr, "Figure");
}

/** Paints one page in points, black on white, in the order it is read: whose it is, what it says with its figures in their places, the foot. A BatsonPagePainter. */
void
batson_report_paint (cairo_t *cr, guint number, gpointer data)
{
  BatsonReport *report = data;
  BatsonPage *page = report->pages->pdata[number];
  guint from = 0;

  cairo_tag_begin (cr, "Sect", NULL);
  batson_painter_range (cr, page->sheet.scene, page->band, page->foot, BATSON_THEME_PRINT);
  for (guint i = 0; i < page->parts->len; i++)
    {
      const BatsonPart *part = &g_array_index (page->parts, BatsonPart, i);
      batson_painter_range (cr, page->sheet.scene, from, part->after, BATSON_THEME_PRINT);
      from = part->after;
      paint_figure (cr, part);
    }
  batson_painter_range (cr, page->sheet.scene, from, page->band, BATSON_THEME_PRINT);
  batson_painter_range (cr, page->sheet.scene, page->foot, G_MAXUINT, BATSON_THEME_PRINT);
  cairo_tag_end (cr, "Sect");
}

/** All pages as a tagged PDF. Returns: (transfer full): NULL with ERROR set */
GBytes *
batson_report_pdf (BatsonReport *report, GError **error)
{
  BatsonDocumentInfo info = { report->title, report->printed_by ? report->printed_by : "", batson_words_intended_use (), report->date, "" };

  return batson_surface_pdf (report->width, report->height, report->pages->len, &info, batson_report_paint, report, error);
}

/** One page as SVG. Returns: (transfer full): NULL with ERROR set */
GBytes *
batson_report_svg (BatsonReport *report, guint page, GError **error)
{
  BatsonDocumentInfo info = { report->title, "", "", report->date, "" };

  return batson_surface_svg (report->width, report->height, page, &info, batson_report_paint, report, error);
}

/** One page as PNG, SCALE pixels a point. Returns: (transfer full): NULL with ERROR set */
GBytes *
batson_report_png (BatsonReport *report, guint page, double scale, GError **error)
{
  return batson_surface_png (report->width, report->height, scale, page, batson_report_paint, report, error);
}
