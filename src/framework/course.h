/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The course of a case: the nine phases of the review's timeline (PHASE-1..9) with who is responsible, and what of them is
 * done, running or planned by the dated lists of the case. Nothing here is stored: phases have no dates of their own. */
#pragma once
#include "framework/assessment.h"

G_BEGIN_DECLS

/** In the review's order, which is that of the fields of phase_order. */
typedef enum
{
  BATSON_PHASE_PRIMARY_SURGERY,
  BATSON_PHASE_STAGING,
  BATSON_PHASE_DETECTION,
  BATSON_PHASE_DISCUSSION,
  BATSON_PHASE_SURGERY,
  BATSON_PHASE_SYSTEMIC,
  BATSON_PHASE_SBRT,
  BATSON_PHASE_REHABILITATION,
  BATSON_PHASE_SURVEILLANCE,
  BATSON_N_PHASES
} BatsonPhaseId;

typedef enum
{
  BATSON_TEAM_BREAST,
  BATSON_TEAM_NEURO,
  BATSON_TEAM_MDT,
  BATSON_TEAM_RADIOLOGY,
  BATSON_TEAM_MEDICAL,
  BATSON_TEAM_RADIATION,
  BATSON_TEAM_PHYSIO,
  BATSON_N_TEAMS
} BatsonTeam;

typedef struct
{
  BatsonRuleId rule;
  guint n_teams;
  BatsonTeam teams[3];           /* who is responsible */
  int table4_first, table4_last; /* the phase or phases of Table 4 it belongs to */
  BatsonRecordTypeId type;       /* where its first date is answered */
  guint field;
  int list;                      /* the dated list of the case it comes from; -1: none, nothing of it can be planned */
  int end;                       /* where the end of an entry is answered; -1: it is of one day */
  int state;                     /* where it is answered whether it is planned or done; -1: nowhere */
  int mark, choice;              /* what makes an entry one of this phase; -1: all are */
  int asks;                      /* what is asked next of one just planned; -1: nothing */
} BatsonPhase;

typedef enum
{
  BATSON_STRETCH_DONE,
  BATSON_STRETCH_RUNNING, /* begun, not ended */
  BATSON_STRETCH_PLANNED, /* recorded as planned, else still to come */
} BatsonStretchState;

/** One stretch of a phase: an operation, a course of radiation, a visit. */
typedef struct
{
  char *id;              /* stable: the id of its record, or what it is; owned */
  BatsonPhaseId phase;
  BatsonStretchState state;
  double from, to;       /* days as of batson_date_first_day (), hours as parts of them; of a date known in part all it can mean; no end: today */
  double planned_to;     /* where a running stretch is planned to end; 0: nothing is */
  gboolean open;         /* no end is recorded */
  gboolean before;       /* systemic therapy before the spine was treated, which is no phase of its own */
  gboolean overdue;      /* planned for a day that is over */
  gboolean derived;      /* between two answers, with nothing recorded of it: no part of how far its phase is */
  BatsonFact fact;       /* the answer it begins with; borrowed */
  BatsonFact end;        /* the answer it ends with; RECORD NULL where there is none; borrowed */
  GPtrArray *records;    /* BatsonRecord, borrowed: of therapies at one time all; owned */
  BatsonFact ahead[2];   /* the answers of its beginning and its end that can be moved, that of the end perhaps a blank; neither RECORD nor OWNER: none; borrowed */
} BatsonStretch;

/** A dated fact that belongs to no phase. */
typedef struct
{
  BatsonFact fact; /* borrowed */
  double day;
} BatsonCourseEvent;

/** A moment at which referral triggers fired, or, where they have ceased since, at which a referral named them. */
typedef struct
{
  guint64 triggers; /* BatsonTriggerId bits */
  BatsonInstant at;
  double day;
  BatsonFact fact;  /* the answer behind it; borrowed */
  BatsonRecord *referral; /* named in this one; NULL: they fire now; borrowed */
} BatsonCoursePoint;

/** What a part of the course is: not every course has all. */
typedef enum
{
  BATSON_PERIOD_BEFORE, /* the years before the crowded days */
  BATSON_PERIOD_CROWD,
  BATSON_PERIOD_WEEKS,  /* that follow */
  BATSON_PERIOD_AFTER,  /* to five years; of a course without crowded days all of it */
  BATSON_COURSE_PERIODS
} BatsonPeriodId;

/** A part of the course drawn evenly. */
typedef struct
{
  BatsonPeriodId id;
  double first, last;
  double weight; /* of its room */
} BatsonCoursePeriod;

typedef struct
{
  const BatsonAssessment *assessment; /* borrowed */
  double now, today; /* the time of evaluation, and its midnight; days */
  BatsonPhaseId order[BATSON_N_PHASES];
  gboolean reordered;     /* not the review's order (PHASE-C1) */
  GPtrArray *stretches;   /* BatsonStretch, by phase, then by time */
  BatsonStretch *plans[BATSON_N_PHASES]; /* today, of each phase of a dated list with nothing recorded: where it is planned from; else NULL; owned */
  GPtrArray *points;      /* BatsonCoursePoint, in order of time */
  GArray *events;         /* BatsonCourseEvent, in order of time */
  BatsonRecord *operation; /* the one the times of the review are about: the first one done, else the next one planned, a biopsy is none; borrowed, nullable */
  double anchor;          /* the first treatment of the spine; 0 where there is none */
  gboolean treated;       /* it took place; one planned for today did not yet */
  guint n_periods;        /* 0 where the case has no date */
  BatsonCoursePeriod periods[BATSON_COURSE_PERIODS];
} BatsonCourse;

/** What of a stretch is moved. */
typedef enum
{
  BATSON_COURSE_WHOLE,
  BATSON_COURSE_START,
  BATSON_COURSE_END,
} BatsonCoursePart;

/** By how many days its beginning and its end are moved. */
typedef struct
{
  int start, end;
} BatsonCourseShift;

/** A date that moves, and where it goes; or that it is a plan. */
#define BATSON_COURSE_MOVES 3
typedef struct
{
  BatsonFact fact; /* borrowed */
  BatsonValue value;
} BatsonCourseMove;

/** What is answered of an entry that is planned. */
#define BATSON_COURSE_ANSWERS 4
typedef struct
{
  guint field;
  BatsonValue value;
} BatsonCourseAnswer;

const BatsonPhase *batson_phase (BatsonPhaseId phase);
const BatsonPhase *batson_phase_of (BatsonRecordTypeId type);

BatsonCourse *batson_course_new (const BatsonAssessment *assessment);
void batson_course_free (BatsonCourse *course);
double batson_course_day (const BatsonInstant *instant);
double batson_course_about (const BatsonCourse *course);
gboolean batson_course_phase_state (const BatsonCourse *course, BatsonPhaseId phase, BatsonStretchState *out_state);
const BatsonStretch *batson_course_stretch (const BatsonCourse *course, const char *id);
BatsonFact batson_course_phase_fact (const BatsonCourse *course, BatsonPhaseId phase);

/* Moving and planning: course-moves.c */
gboolean batson_stretch_can_move (const BatsonStretch *stretch, BatsonCoursePart part);
BatsonCourseShift batson_course_shift (const BatsonCourse *course, const BatsonStretch *stretch, BatsonCourseShift from, BatsonCoursePart part, int days);
guint batson_course_move (const BatsonStretch *stretch, BatsonCourseShift shift, BatsonCourseMove out_moves[BATSON_COURSE_MOVES]);
BatsonRecord *batson_course_undated (const BatsonCourse *course, BatsonPhaseId phase);
guint batson_course_plan (BatsonPhaseId phase, int first_day, int last_day, BatsonCourseAnswer out_answers[BATSON_COURSE_ANSWERS]);
gboolean batson_course_reorder (BatsonPhaseId order[BATSON_N_PHASES], BatsonPhaseId phase, int by);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatsonCourse, batson_course_free)

/* In words: words-course.c */
const char *batson_words_phase (BatsonPhaseId phase);
const char *batson_words_team (BatsonTeam team);
const char *batson_words_team_letters (BatsonTeam team);
char *batson_words_phase_teams (BatsonPhaseId phase);
const char *batson_words_phase_who (BatsonPhaseId phase);
char *batson_words_phase_table4 (BatsonPhaseId phase);
const char *batson_words_phase_state (const BatsonCourse *course, BatsonPhaseId phase);
char *batson_words_moved (const BatsonStretch *stretch, BatsonCourseShift shift);
char *batson_words_stretch_dates (const BatsonStretch *stretch);
char *batson_words_stretch_what (const BatsonStretch *stretch);
char *batson_words_stretch (const BatsonCourse *course, const BatsonStretch *stretch);
const char *batson_words_stretch_state (const BatsonStretch *stretch);
char *batson_words_stretch_late (const BatsonCourse *course, const BatsonStretch *stretch);
char *batson_words_stretch_delay (const BatsonCourse *course, const BatsonStretch *stretch);
char *batson_words_point_title (const BatsonCoursePoint *point);
char *batson_words_point (const BatsonCoursePoint *point, const BatsonSettings *settings);
char *batson_words_event (const BatsonCourseEvent *event);
char *batson_words_day (double day);

G_END_DECLS
