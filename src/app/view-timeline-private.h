/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the timeline view share. */
#pragma once
#include "app/view-timeline.h"
#include "diagram/time-axis.h"
#include "framework/course.h"

G_BEGIN_DECLS

/* What a drag does. */
typedef enum { DRAG_NONE, DRAG_STRETCH, DRAG_PLAN, DRAG_PHASE, DRAG_SPAN, DRAG_BORDER } DragKind;

typedef enum { SPAN_WHOLE, SPAN_SURGERY, SPAN_MONTH, SPAN_YEAR, SPAN_CHOSEN, SPAN_OTHER } SpanKind;

struct _BatsonViewTimeline
{
  BatsonViewDiagram parent_instance;
  GtkWidget *spans, *order;
  int first_day, last_day;   /* the span shown; both 0: the whole course */
  SpanKind span;
  double room[BATSON_COURSE_PERIODS]; /* by BatsonPeriodId, as of the subject of the diagram: 0: the usual */
  double room_before[BATSON_COURSE_PERIODS]; /* before the drag */
  gboolean filling;          /* the drop-down is being set, not chosen from */
  char *chosen;              /* the phase or stretch last given the keyboard, as the id of its node; nullable */
  char *moving;              /* as of the subject of the diagram: what is being moved or planned; nullable */
  BatsonCourseShift moved;   /* days; of a phase the places are its START */
  int marked_first, marked_last; /* a span being chosen by pointer; both 0: none */
  DragKind drag;
  BatsonCoursePart part;     /* of the stretch that is dragged */
  gboolean dragging;         /* it has gone further than a click */
  guint border;              /* dragged: before which period of the axis */
  double drag_x, drag_y;     /* where it began, units of the scene */
  BatsonAssessment *known;   /* what COURSE is of; held, so that no other one comes to its place; nullable */
  BatsonCourse *course;      /* of KNOWN; nullable */
};

BatsonCourse *_batson_timeline_course (BatsonViewTimeline *self);
const BatsonCourse *_batson_timeline_known_course (BatsonViewTimeline *self);
void _batson_timeline_forget_course (BatsonViewTimeline *self);
BatsonDiagram *_batson_timeline_diagram (BatsonViewTimeline *self);
gboolean _batson_timeline_read_only (BatsonViewTimeline *self);

/* Spans: timeline-spans.c */
GtkWidget *_batson_timeline_spans_new (BatsonViewTimeline *self);
void _batson_timeline_fill_spans (BatsonViewTimeline *self);
void _batson_timeline_show_span (BatsonViewTimeline *self, SpanKind kind, int first, int last);
gboolean _batson_timeline_axis (BatsonViewTimeline *self, BatsonTimeAxis *out_axis);
void _batson_timeline_move_border (BatsonViewTimeline *self, const BatsonTimeAxis *axis, guint border, double x);
gboolean _batson_timeline_stretch_period (BatsonViewTimeline *self, const char *node, int by);
gboolean _batson_timeline_usual_room (BatsonViewTimeline *self);
int _batson_timeline_chosen_phase (BatsonViewTimeline *self, const BatsonCourse *course);

/* What is moved and planned: timeline-moves.c */
const BatsonStretch *_batson_timeline_movable (BatsonViewTimeline *self, const BatsonCourse *course, const char *node, BatsonCoursePart part);
gboolean _batson_timeline_is_phase (BatsonViewTimeline *self, const char *node);
int _batson_timeline_plans (BatsonViewTimeline *self, const BatsonCourse *course, const char *node);
int _batson_timeline_place_of (const BatsonCourse *course, BatsonPhaseId phase);
gboolean _batson_timeline_is_moving (BatsonViewTimeline *self, const char *node);
void _batson_timeline_show_moved (BatsonViewTimeline *self, const char *node, BatsonCoursePart part, int by);
void _batson_timeline_show_planned (BatsonViewTimeline *self, BatsonPhaseId phase, int first_day, int last_day);
void _batson_timeline_stop_moving (BatsonViewTimeline *self);
void _batson_timeline_finish_moving (BatsonViewTimeline *self);
void _batson_timeline_restore_order (BatsonViewTimeline *self);
char *_batson_timeline_moving_words (BatsonViewTimeline *self, const BatsonCourse *course);
void _batson_timeline_check_moving (BatsonViewTimeline *self, const BatsonCourse *course);

/* Keys and pointer: timeline-hand.c */
void _batson_timeline_follow_hand (BatsonViewTimeline *self);

G_END_DECLS
