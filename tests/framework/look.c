/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A course to look at, shared by the tests of what is read from it. */
#include "framework/look.h"

#include "framework/words.h"

int
look_day (const char *text)
{
  BatsonDate date;

  g_assert_true (batson_date_parse (text, &date));
  return batson_date_first_day (&date);
}

Look
look (Patient *p)
{
  Look l = { patient_assess (p), NULL };

  l.course = batson_course_new (l.assessment);
  return l;
}

void
look_clear (Look *l)
{
  batson_course_free (l->course);
  batson_assessment_unref (l->assessment);
}

/* The N-th stretch of a phase; NULL where there are fewer. */
const BatsonStretch *
look_nth (const Look *l, BatsonPhaseId phase, guint n)
{
  for (guint i = 0; i < l->course->stretches->len; i++)
    {
      const BatsonStretch *stretch = l->course->stretches->pdata[i];
      if (stretch->phase == phase && n-- == 0)
        return stretch;
    }
  return NULL;
}

void
look_check_words (const Look *l, const BatsonStretch *stretch, const char *wanted)
{
  g_autofree char *words = batson_words_stretch (l->course, stretch);

  g_assert_cmpstr (words, ==, wanted);
}

void
look_check_state (const Look *l, BatsonPhaseId phase, int wanted)
{
  BatsonStretchState state;
  gboolean any = batson_course_phase_state (l->course, phase, &state);

  g_assert_cmpint (any ? (int) state : -1, ==, wanted);
}

/* PART moved by DAYS goes so far. */
void
look_check_shift (const Look *l, const BatsonStretch *stretch, BatsonCoursePart part, int days, int start, int end)
{
  BatsonCourseShift shift = batson_course_shift (l->course, stretch, (BatsonCourseShift) { 0 }, part, days);

  g_assert_cmpint (shift.start, ==, start);
  g_assert_cmpint (shift.end, ==, end);
}
