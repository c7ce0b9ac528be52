/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who and what a page is about, in a line each. */
#include "report/report-private.h"

#include <glib/gi18n-lib.h>

#include "framework/words.h"

static void
add (GPtrArray *parts, char *part)
{
  if (part && *part)
    g_ptr_array_add (parts, part);
  else
    g_free (part);
}

static char *
birth (const BatsonAssessment *assessment, BatsonRecord *patient)
{
  g_autofree char *date = NULL;
  const BatsonDate *born;
  BatsonTime now;
  int years;

  if (!batson_record_has (patient, BATSON_PATIENT_BIRTH))
    return g_strdup (_ ("birth date not recorded"));
  born = &batson_record_get (patient, BATSON_PATIENT_BIRTH)->date;
  date = batson_words_date (born);
  batson_time_from_unix (assessment->settings.at, assessment->settings.offset, &now);
  years = batson_date_age (born, &now.date);
  if (years < 0)
    return g_strdup_printf (_ ("born %s"), date);
  return g_strdup_printf (_ ("born %s, %d y"), date, years);
}

/** Birth date, age, sex and record number: "born 11 Feb 1968, 58 y · female · record EX-0142". Free with g_free. */
char *
_batson_report_identity (const BatsonReport *report)
{
  BatsonRecord *patient;
  g_autoptr (GPtrArray) parts = NULL;
  g_autofree char *sex = NULL, *number = NULL;

  if (report->sitting)
    return g_strdup_printf (ngettext ("%u vignette", "%u vignettes", report->sitting->runs->len), report->sitting->runs->len);
  if (report->assessment == NULL)
    return g_strdup (_ ("born ____________ · record ____________"));
  patient = batson_record_child (report->assessment->root, BATSON_CASE_PATIENT);
  parts = g_ptr_array_new_with_free_func (g_free);
  sex = batson_record_to_string (patient, BATSON_PATIENT_SEX);
  number = batson_record_to_string (patient, BATSON_PATIENT_NUMBER);
  add (parts, birth (report->assessment, patient));
  add (parts, g_utf8_strdown (sex, -1));
  add (parts, *number ? g_strdup_printf (_ ("record %s"), number) : g_strdup (_ ("record number not recorded")));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/** The lesions of the case and which of them leads: "Spinal lesions T8, L2 · T8 leads the case". Free with g_free. */
char *
_batson_report_about (const BatsonReport *report)
{
  const BatsonAssessment *a = report->assessment;
  const BatsonLesionResult *leading = a ? batson_assessment_leading (a) : NULL;
  g_autoptr (GPtrArray) levels = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL, *first = leading ? batson_words_lesion (leading->record) : NULL;

  if (report->sitting)
    {
      guint counts[BATSON_QUIZ_N_VERDICTS] = { 0 };
      batson_sitting_count (report->sitting, counts);
      return batson_words_quiz_count (counts);
    }
  if (a == NULL)
    return g_strdup (_ ("Spinal lesions: ____________"));
  for (guint i = 0; i < a->lesions->len; i++)
    g_ptr_array_add (levels, batson_words_lesion (((BatsonLesionResult *) a->lesions->pdata[i])->record));
  if (levels->len == 0)
    return g_strdup (_ ("No lesion entered"));
  g_ptr_array_add (levels, NULL);
  list = g_strjoinv (", ", (char **) levels->pdata);
  if (first == NULL)
    return g_strdup_printf (_ ("Spinal lesions: %s"), list);
  return g_strdup_printf (_ ("Spinal lesions: %s · %s leads the case"), list, first);
}

/** What the answers are as of, and which are missing. Free with g_free. */
char *
_batson_report_answers (const BatsonReport *report)
{
  const BatsonAssessment *a = report->assessment;
  g_autofree char *at = NULL, *missing = NULL;

  if (report->sitting)
    return g_strdup (_ ("Answers are compared with what the framework’s rules say. For learning: it is no examination, and the program keeps none of it."));
  if (a == NULL)
    return g_strdup (_ ("To be filled in by hand."));
  at = batson_words_moment (a->settings.at, a->settings.offset);
  if (a->asked.len == 0)
    return g_strdup_printf (_ ("Answers as of %s. None missing that could change outcome or urgency."), at);
  missing = batson_words_facts (&a->asked, 4);
  return g_strdup_printf (_ ("Answers as of %s. Missing, most useful first: %s."), at, missing);
}
