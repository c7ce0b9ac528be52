/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the timeline share: sizes, fonts, lanes and what stands in them. */
#pragma once

#include "diagram/timeline.h"
#include "framework/course.h"
#include "framework/words.h"

/* What stands in a lane at a time. */
typedef enum {
  TIMELINE_BAR,    /* a stretch of time */
  TIMELINE_VISIT,  /* one or more visits */
  TIMELINE_EVENT,  /* one or more dated facts */
  TIMELINE_WINDOW, /* a time limit */
  TIMELINE_PLAN,   /* where a phase with nothing recorded is planned */
} TimelineItemKind;

typedef struct {
  TimelineItemKind kind;
  char *id;                      /* owned */
  const BatsonStretch *stretch;  /* bars, visits, of which it is the first, and plans; borrowed */
  const BatsonDeadline *window;  /* borrowed */
  guint first, n;                /* visits, events: which of the course's */
  double from, to, planned_from; /* days; PLANNED_FROM: what follows is planned */
  double x, width;               /* of the mark */
  guint row;                     /* of its lane */
  char *words, *brief;           /* beside it; BRIEF where there is less room; owned */
  gboolean moving, open;         /* OPEN: drawn without an end */
} TimelineItem;

/* One lane: a phase, the windows, or the events. */
typedef struct {
  int phase;        /* a BatsonPhaseId; -1: none */
  const char *id;   /* static */
  guint place;      /* its number, from 1; 0 where it is no phase */
  GPtrArray *items; /* TimelineItem, by time */
  guint rows;
  double y, height, track; /* TRACK: where its rows begin */
} TimelineLane;

#define TIMELINE_LANES (BATSON_N_PHASES + 2)

typedef struct {
  const BatsonDiagramSubject *subject;
  const BatsonCanvas *canvas;
  BatsonCourse *course; /* nullable: a blank sheet; owned */
  BatsonScene *scene;
  gboolean print, narrow;
  gboolean dated;  /* there is an axis of time */
  gboolean zoomed; /* a part of the course is shown */
  double u;        /* units a px of the model */
  BatsonFont small, body, bold, number, lead;
  double margin, head, x, width; /* the heads of the lanes; the axis */
  BatsonTimeAxis axis;
  TimelineLane lanes[TIMELINE_LANES];
  guint n_lanes;
  double ticks_y, axis_y, top, bottom; /* ticks, the line below them, the lanes */
  guint grounds;                       /* the group under all others */
} Timeline;

/* ---- Text (timeline.c) ---- */

double batson_timeline_text_height (const Timeline *t, const char *text, BatsonFont font, double width);
/** Draws @text with its left top at (@x, @y), wrapped at @width (negative: not); returns its height. */
double batson_timeline_put (const Timeline *t, BatsonElement *e, const char *text, BatsonFont font, double x, double y, double width, BatsonAlign align, BatsonToken ink);
/** A straight line as an edge of its own. */
BatsonElement *batson_timeline_line (const Timeline *t, guint group, const char *id, double x1, double y1, double x2, double y2, BatsonPaint paint);

/* ---- Who is responsible (timeline-head.c) ---- */

BatsonToken batson_timeline_team_colour (BatsonTeam team);
/** A specialty's letters on its colour with the left top at (@x, @y); returns the width. */
double batson_timeline_badge (const Timeline *t, BatsonElement *e, BatsonTeam team, double x, double y);
double batson_timeline_badge_height (const Timeline *t);
double batson_timeline_badge_width (const Timeline *t, BatsonTeam team);
/** A bar in the bands of @n teams; @planned: not done yet. */
void batson_timeline_bands (const Timeline *t, BatsonElement *e, const BatsonTeam *teams, guint n, BatsonRect box, gboolean planned);
double batson_timeline_head_width (const Timeline *t);
double batson_timeline_head_height (const Timeline *t, const TimelineLane *lane, double width);
void batson_timeline_add_head (const Timeline *t, guint group, const TimelineLane *lane, double width);
/** The head of a lane that is no phase: @id "triggers", "windows" or "events"; @words (may be "") below its title; in the middle of
 * @height. Returns its own height. */
double batson_timeline_add_plain_head (const Timeline *t, guint group, const char *id, const char *words, double y, double height);
/** What is told of a phase below its name where there is little room; free with g_free(). */
char *batson_timeline_phase_words (const Timeline *t, int phase);

/* ---- Lanes (timeline-lane.c) ---- */

void batson_timeline_fill_lanes (Timeline *t);
/** What stands in the lanes as the element @id; nullable. */
const TimelineItem *batson_timeline_find_item (const Timeline *t, const char *id);
void batson_timeline_clear_lanes (Timeline *t);
double batson_timeline_row_height (const Timeline *t);
/** Where what is being moved comes from; always there, so that a drag changes no widgets. */
void batson_timeline_add_moved_from (const Timeline *t);
/** The day it goes to, over all else. */
void batson_timeline_add_moved_to (const Timeline *t, guint group);
void batson_timeline_add_lane (Timeline *t, guint group, TimelineLane *lane);

/* ---- What is said (timeline-say.c) ---- */

/** Name, detail and action of what stands in a lane. */
void batson_timeline_say_item (const Timeline *t, BatsonElement *e, const TimelineItem *item);
/** The days ITEM, which is being moved, goes to. Free with g_free. */
char *batson_timeline_moved_days (const Timeline *t, const TimelineItem *item);

/* ---- Triggers (timeline-triggers.c) ---- */

/** Draws their lane from @y down, beside @today, whose place in it is set (no width: there is none); returns its height. */
double batson_timeline_add_triggers (const Timeline *t, guint group, double y, BatsonRect *today);
/** The id of the bell that tells POINT of the course; "" where it is not in the span shown. Free with g_free. */
char *batson_timeline_bell (const Timeline *t, guint point);
gboolean batson_timeline_sees_point (const Timeline *t, const BatsonCoursePoint *point);
/** What fired at @n points from @first on, and when. Free with g_free. */
char *batson_timeline_points_words (const Timeline *t, guint first, guint n);
/** Of a row of triggers, and of today beside them. */
double batson_timeline_mark_height (const Timeline *t);

/* ---- Axis, today (timeline-axis.c) ---- */

/** Draws titles, triggers, today and ticks from @y down; returns where the lanes begin. */
double batson_timeline_add_axis (Timeline *t, double y);
/** Grounds of the periods and the lines that cross the lanes, once these have their places. */
void batson_timeline_add_lines (Timeline *t);
char *batson_timeline_period_words (const Timeline *t, guint period);

/* ---- Foot and table (timeline-foot.c, timeline-table.c) ---- */

double batson_timeline_add_true_scale (Timeline *t, double y);
double batson_timeline_add_legend (Timeline *t, double y);
void batson_timeline_add_table (Timeline *t);
