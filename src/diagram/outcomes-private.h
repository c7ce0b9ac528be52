/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the outcomes diagram share: sizes and fonts, the axis of time, charts, cards. */
#pragma once

#include "diagram/outcomes.h"
#include "diagram/time-axis.h"
#include "framework/outcomes.h"

/* A node and where it stands, for the arrow keys. */
typedef struct {
  char *id;
  double x;
} OutcomesStop;

/* Measures of one scale in one chart. */
typedef struct {
  BatsonPanel panel;
  guint n;
  BatsonMeasureId measures[BATSON_N_MEASURES];
  double y, height;           /* of all of it */
  double plot_y, plot_height; /* from the highest value to the lowest */
  double most;                /* the highest value of the scale */
} OutcomesPanel;

typedef struct {
  const BatsonDiagramSubject *subject;
  const BatsonAssessment *a; /* nullable: a blank sheet */
  const BatsonCanvas *canvas;
  BatsonScene *scene;
  gboolean print, narrow;    /* narrow: titles stand over the charts, values under them */
  gboolean beside;           /* the cards stand beside the charts */
  double u;                  /* units a px of the model */
  BatsonFont small, body, bold, lead;
  BatsonOutset outset;
  gboolean operated;         /* months count from the operation; on a blank sheet too */
  BatsonSeries *series[BATSON_N_MEASURES]; /* of those shown; NULL the others, and on a blank sheet */
  OutcomesPanel panels[BATSON_N_PANELS];
  guint n_panels;
  int origin;                /* the day of month 0 */
  double first, last;        /* months */
  BatsonTimeAxis axis;       /* one even period of days */
  double left, right;        /* of the charts with their words */
  double title_width, scale_width, value_width;
  double x, width;           /* of the plots */
  double y;                  /* where the next thing stands */
  double plots_y;            /* where the vertical lines begin */
  double cards_x, cards_width;
  GPtrArray *rows;           /* GPtrArray of OutcomesStop: what the arrow keys step through */
} Charts;

/* ---- Drawing (outcomes.c) ---- */

double batson_outcomes_height (const Charts *c, const char *text, BatsonFont font, double width);
/** Draws @text in @element with its left top at (@x, @y); returns its height. */
double batson_outcomes_put (const Charts *c, BatsonElement *element, const char *text, BatsonFont font, double x, double y,
                            double width, BatsonAlign align, BatsonToken ink);
/** A label of its own; returns its height. */
double batson_outcomes_label (Charts *c, guint group, const char *id, const char *text, BatsonFont font, double x, double y,
                              double width, BatsonAlign align, BatsonToken ink);
/** A new row of nodes for the arrow keys. */
void batson_outcomes_begin_row (Charts *c);
void batson_outcomes_stop (Charts *c, const char *id, double x);
double batson_outcomes_line (const Charts *c, double px);
/** How what the review gives as a range is filled: tinted and outlined, on paper hatched; weaker where others lie upon it. */
BatsonPaint batson_outcomes_range (const Charts *c, gboolean strong);
/** Numbers, which read from left to right everywhere; returns their height. */
double batson_outcomes_put_number (const Charts *c, BatsonElement *element, const char *text, BatsonFont font, double x, double y,
                                   BatsonToken ink);

/* ---- Time (outcomes-time.c) ---- */

void batson_outcomes_set_span (Charts *c);
double batson_outcomes_x (const Charts *c, int day);
double batson_outcomes_month_x (const Charts *c, double month);
gboolean batson_outcomes_is_shown (const Charts *c, int day);
/** What happened, as lines with words; then the axis. */
void batson_outcomes_add_events (Charts *c);
void batson_outcomes_add_axis (Charts *c);
/** Lines and bands through the charts down to @bottom, under all else in @group. */
void batson_outcomes_add_lines (Charts *c, guint group, double bottom);
/** Who has seen each visit. */
void batson_outcomes_add_visits (Charts *c);
double batson_outcomes_visits_height (const Charts *c);

/* ---- Charts (outcomes-chart.c) ---- */

void batson_outcomes_set_panels (Charts *c);
double batson_outcomes_panel_height (const Charts *c, const OutcomesPanel *panel);
/** Where its plot lies, once its place is known. */
void batson_outcomes_lay_panel (const Charts *c, OutcomesPanel *panel);
/** From how high to how low its lines reach. */
void batson_outcomes_reach (const Charts *c, const OutcomesPanel *panel, double *out_top, double *out_bottom);
void batson_outcomes_add_panel (Charts *c, const OutcomesPanel *panel);
/** The width of the widest words at the scales, and of the widest word of the titles. */
void batson_outcomes_measure_panels (Charts *c);
/** A marker as the values of the @n-th measure of @panel have it. */
void batson_outcomes_marker (const Charts *c, BatsonElement *element, BatsonPanel panel, guint n, double x, double y,
                             gboolean hollow);

/* ---- Cards (outcomes-cards.c) ---- */

/** The cards in @columns from (@x, @y); returns where they end. */
double batson_outcomes_add_cards (Charts *c, double x, double y, double width, guint columns);
/** What they say, as rows of the table. */
void batson_outcomes_add_card_rows (Charts *c);

/* ---- Table (outcomes-table.c) ---- */

void batson_outcomes_add_table (Charts *c);
