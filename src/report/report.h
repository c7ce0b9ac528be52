/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages for the chart: laid out once, painted by printer, preview, PDF, SVG and PNG alike. */
#pragma once

#include <cairo.h>

#include "diagram/diagrams.h"
#include "framework/assessment.h"
#include "framework/quiz.h"

G_BEGIN_DECLS

typedef enum { BATSON_PAPER_A4, BATSON_PAPER_LETTER } BatsonPaper;

typedef struct {
  BatsonPaper paper;
  gboolean portrait;
  BatsonProtocolId protocol;
  const char *printed_by; /* only if the user gave a name; nullable */
} BatsonPageSetup;

typedef struct _BatsonReport BatsonReport;

/** A laid-out text and its box on the page, points. */
typedef void (*BatsonReportText) (BatsonText text, BatsonRect box, gpointer data);

BatsonReport *batson_report_noms (const BatsonAssessment *assessment, const BatsonLesionResult *lesion, const BatsonPageSetup *setup);
BatsonReport *batson_report_diagram (const BatsonDiagramKind *kind, const BatsonDiagramSubject *subject, const BatsonPageSetup *setup);
BatsonReport *batson_report_quiz (const BatsonSitting *sitting, const BatsonPageSetup *setup);
void batson_report_free (BatsonReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatsonReport, batson_report_free)

guint batson_report_n_pages (const BatsonReport *report);
void batson_report_size (const BatsonReport *report, double *out_width, double *out_height);
const char *batson_report_title (const BatsonReport *report);
void batson_report_each_text (const BatsonReport *report, guint page, BatsonReportText each, gpointer data);
void batson_report_paint (cairo_t *cr, guint page, gpointer report);

GBytes *batson_report_pdf (BatsonReport *report, GError **error);
GBytes *batson_report_svg (BatsonReport *report, guint page, GError **error);
GBytes *batson_report_png (BatsonReport *report, guint page, double scale, GError **error);

G_END_DECLS
