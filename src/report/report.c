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
      _batson_report_band (report, page, i + 1, report->pages->len, TRUE);
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

/** The NOMS pages of LESION (a result of ASSESSMENT; nullable: a blank sheet). SETUP is copied. Free with batson_report_free (). */
BatsonReport *
batson_report_noms (const BatsonAssessment *assessment, const BatsonLesionResult *lesion, const BatsonPageSetup *setup)
{
  BatsonReport *report = g_new0 (BatsonReport, 1);
  BatsonRecord *patient = batson_record_child (assessment->root, BATSON_CASE_PATIENT);
  g_autofree char *number = batson_record_to_string (patient, BATSON_PATIENT_NUMBER), *level = lesion ? batson_words_lesion (lesion->record) : NULL;
  BatsonFlow flow;

  report->assessment = batson_assessment_ref ((BatsonAssessment *) assessment);
  report->lesion = lesion;
  report->setup = *setup;
  report->printed_by = g_strdup (setup->printed_by);
  report->setup.printed_by = report->printed_by;
  report->title = *number ? g_strdup_printf (_ ("NOMS decision, %s"), number) : g_strdup (_ ("NOMS decision"));
  report->heading = level ? g_strdup_printf (_ ("NOMS decision for lesion %s"), level) : g_strdup (_ ("NOMS decision"));
  report->pages = g_ptr_array_new_with_free_func (page_free);
  set_paper (report);
  _batson_noms_first_page (report, &flow);
  _batson_noms_flow (report, &flow);
  finish (report);
  return report;
}

/** Frees a report; NULL is allowed. */
void
batson_report_free (BatsonReport *report)
{
  if (report == NULL)
    return;
  g_ptr_array_unref (report->pages);
  batson_assessment_unref ((BatsonAssessment *) report->assessment);
  g_free (report->printed_by);
  g_free (report->title);
  g_free (report->heading);
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

static void
each_text (BatsonScene *scene, double x, double y, double from, double to, BatsonReportText each, gpointer data)
{
  for (guint i = 0; i < batson_scene_n_elements (scene); i++)
    {
      const BatsonElement *element = batson_scene_element (scene, i);
      double middle = element->ink.y + element->ink.height / 2;
      for (guint d = 0; d < element->draws->len && middle >= from && middle < to; d++)
        {
          const BatsonDraw *draw = element->draws->pdata[d];
          if (draw->kind == BATSON_DRAW_TEXT)
            each (draw->layout, (BatsonRect) { draw->box.x + x, draw->box.y + y, draw->box.width, draw->box.height }, data);
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
      each_text (part->scene, part->x, part->y - part->from, part->from, part->to, each, data);
    }
  each_text (page->sheet.scene, 0, 0, 0, report->height, each, data);
}

/** Paints one page in points, black on white: a BatsonPagePainter. */
void
batson_report_paint (cairo_t *cr, guint number, gpointer data)
{
  BatsonReport *report = data;
  BatsonPage *page = report->pages->pdata[number];

  for (guint i = 0; i < page->parts->len; i++)
    {
      const BatsonPart *part = &g_array_index (page->parts, BatsonPart, i);
      cairo_save (cr);
      cairo_translate (cr, part->x, part->y - part->from);
      batson_painter_part (cr, part->scene, part->from, part->to, BATSON_THEME_PRINT);
      cairo_restore (cr);
    }
  batson_painter_scene (cr, page->sheet.scene, BATSON_THEME_PRINT);
}

static char *
created (const BatsonReport *report)
{
  BatsonTime time;

  batson_time_from_unix (report->assessment->settings.at, report->assessment->settings.offset, &time);
  return batson_time_to_string (&time);
}

/** All pages as a tagged PDF. Returns: (transfer full): NULL with ERROR set */
GBytes *
batson_report_pdf (BatsonReport *report, GError **error)
{
  g_autofree char *date = created (report);
  BatsonDocumentInfo info = { report->title, report->printed_by ? report->printed_by : "", batson_words_intended_use (), date, "" };

  return batson_surface_pdf (report->width, report->height, report->pages->len, &info, batson_report_paint, report, error);
}

/** One page as SVG. Returns: (transfer full): NULL with ERROR set */
GBytes *
batson_report_svg (BatsonReport *report, guint page, GError **error)
{
  g_autofree char *date = created (report);
  BatsonDocumentInfo info = { report->title, "", "", date, "" };

  return batson_surface_svg (report->width, report->height, page, &info, batson_report_paint, report, error);
}

/** One page as PNG, SCALE pixels a point. Returns: (transfer full): NULL with ERROR set */
GBytes *
batson_report_png (BatsonReport *report, guint page, double scale, GError **error)
{
  return batson_surface_png (report->width, report->height, scale, page, batson_report_paint, report, error);
}
