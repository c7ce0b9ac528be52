/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts a course is filled from; in this order. */
#pragma once
#include "framework/course.h"

G_BEGIN_DECLS

void _batson_stretch_free (gpointer stretch);
void _batson_course_points (BatsonCourse *course);
void _batson_course_stretches (BatsonCourse *course);
void _batson_course_plans (BatsonCourse *course);
void _batson_course_events (BatsonCourse *course);
gboolean _batson_course_is_stereotactic (BatsonRecord *radiation);
gboolean _batson_course_is_radiation (const BatsonAssessment *assessment, BatsonRecord *radiation);
int _batson_stretch_day (const BatsonStretch *stretch, const BatsonFact *fact);
void _batson_course_periods (BatsonCourse *course);

/* Whether FACT is one, if only of a record that would be a new one. */
static inline gboolean
_batson_fact_is_there (const BatsonFact *fact)
{
  return fact->record || fact->owner;
}

G_END_DECLS
