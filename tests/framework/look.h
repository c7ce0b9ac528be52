/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A course to look at, shared by the tests of what is read from it. */
#pragma once
#include "framework/course.h"
#include "framework/patient.h"

/** A course with the assessment it is read from. */
typedef struct
{
  BatsonAssessment *assessment;
  BatsonCourse *course;
} Look;

/** look_day: The first day of the date TEXT. */
int look_day (const char *text);
Look look (Patient *p);
void look_clear (Look *l);
/** look_nth: The N-th stretch of a phase; NULL where there are fewer. */
const BatsonStretch *look_nth (const Look *l, BatsonPhaseId phase, guint n);
void look_check_words (const Look *l, const BatsonStretch *stretch, const char *wanted);
/** look_check_state: PHASE is WANTED, a BatsonStretchState; -1: nothing is recorded of it. */
void look_check_state (const Look *l, BatsonPhaseId phase, int wanted);
/** look_check_shift: PART moved by DAYS goes so far. */
void look_check_shift (const Look *l, const BatsonStretch *stretch, BatsonCoursePart part, int days, int start, int end);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Look, look_clear)
