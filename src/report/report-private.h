/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of report/ share: a report while its pages are made. */
#pragma once

#include "diagram/noms-view.h"
#include "report/report.h"
#include "report/sheet.h"

G_BEGIN_DECLS

/** What stands between FROM and TO of a scene's height, at (X, Y) of a page. */
typedef struct {
  BatsonScene *scene; /* owned */
  double x, y, from, to;
  double scale; /* 0 is 1 */
  guint after;  /* how many of the sheet's elements are read before it */
} BatsonPart;

typedef struct {
  BatsonSheet sheet;
  GArray *parts; /* BatsonPart beside the sheet's own scene */
  guint band, foot; /* the sheet's elements from which on they are the band's, and the foot's */
} BatsonPage;

struct _BatsonReport {
  const BatsonAssessment *assessment; /* owned; NULL: a blank sheet, or a sitting */
  const BatsonLesionResult *lesion;   /* of it; NULL: none is entered */
  const BatsonSitting *sitting;       /* of the quiz, while its pages are made; else NULL */
  BatsonPageSetup setup;
  char *printed_by;
  char *title;   /* "NOMS decision, EX-0142": never the name */
  char *date;    /* of the document: when it was evaluated */
  char *heading; /* "NOMS decision for lesion T8" */
  double width, height;
  GPtrArray *pages; /* BatsonPage */
};

/** Where text flows: columns of the pages below the band, new pages as needed. */
typedef struct {
  BatsonReport *report;
  BatsonPage *page;
  guint columns, column;
  double top, y; /* of the present column */
  double bottom; /* where columns end but the last, */
  double last;   /* and the last one */
  double left;   /* height of the text to come when this column began */
  double gap;
  gboolean dense; /* less room between paragraphs */
} BatsonFlow;

BatsonPage *_batson_report_add_page (BatsonReport *report);
double _batson_report_bottom (const BatsonReport *report);
double _batson_report_band (BatsonReport *report, BatsonPage *page, guint number, guint total, gboolean draw);
void _batson_report_foot (BatsonReport *report, BatsonPage *page, guint number, guint total);

void _batson_report_add_part (BatsonPage *page, BatsonScene *scene, double x, double y, double from, double to, double scale);
gboolean _batson_report_is_clear (BatsonScene *scene, double y);
double _batson_report_break (BatsonScene *scene, double from, double to);

char *_batson_noms_outcome (const BatsonReport *report, const BatsonNomsView *view);
char *_batson_noms_with (const BatsonReport *report, const BatsonNomsView *view);

double _batson_noms_boxes_height (const BatsonReport *report, const BatsonNomsView *view, gboolean brief);
double _batson_noms_add_boxes (const BatsonReport *report, BatsonSheet *sheet, const BatsonNomsView *view, gboolean brief, double y, double limit);

char *_batson_report_identity (const BatsonReport *report);
char *_batson_report_about (const BatsonReport *report);
char *_batson_report_answers (const BatsonReport *report);

void _batson_flow_init (BatsonFlow *flow, BatsonReport *report, BatsonPage *page, double y, guint columns);
void _batson_flow_heading (BatsonFlow *flow, const char *text);
void _batson_flow_item (BatsonFlow *flow, const char *mark, const char *text);
void _batson_flow_begin_trial (BatsonFlow *trial, const BatsonFlow *flow);
double _batson_flow_end_trial (BatsonFlow *trial);
gboolean _batson_flow_is_long (const BatsonFlow *flow, double height);
void _batson_flow_set_dense (BatsonFlow *flow, double height, double dense_height);
void _batson_flow_balance (BatsonFlow *flow, double height);

void _batson_diagram_page (BatsonReport *report, const BatsonDiagramKind *kind, const BatsonDiagramSubject *subject);
void _batson_report_table (BatsonReport *report, BatsonPage *page, BatsonScene *scene, double y, double top);

void _batson_quiz_pages (BatsonReport *report);

void _batson_noms_first_page (BatsonReport *report, BatsonFlow *flow);
void _batson_noms_flow (BatsonReport *report, BatsonFlow *flow);

G_END_DECLS
