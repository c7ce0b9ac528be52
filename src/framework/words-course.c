/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The course of a case in words: phases, who is responsible, stretches, trigger points and events. */
#include "framework/course-private.h"
#include "framework/evidence.h"
#include "framework/happened.h"
#include "framework/outcomes.h"
#include "framework/words-private.h"
#include <glib/gi18n-lib.h>
#include <math.h>

/** The name of a phase: "Spinal surgery". Static. */
const char *
batson_words_phase (BatsonPhaseId phase)
{
  return batson_rule_title (batson_phase (phase)->rule);
}

/** A specialty in full: "Breast oncosurgeon". Static. */
const char *
batson_words_team (BatsonTeam team)
{
  static const char *const names[] = {
    NC_ ("team", "Breast oncosurgeon"), NC_ ("team", "Neurosurgeon"), NC_ ("team", "Full team"), NC_ ("team", "Radiology"), NC_ ("team", "Medical oncology"), NC_ ("team", "Radiation oncology"), NC_ ("team", "Physiotherapy")
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "team", names[team]);
}

/** The letters a specialty is marked with: "B", "MO". Static. */
const char *
batson_words_team_letters (BatsonTeam team)
{
  static const char *const letters[] = {
    NC_ ("team letters", "B"), NC_ ("team letters", "N"), NC_ ("team letters", "MDT"), NC_ ("team letters", "R"), NC_ ("team letters", "MO"), NC_ ("team letters", "RO"), NC_ ("team letters", "PT")
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "team letters", letters[team]);
}

/** Who is responsible for a phase: "Breast oncosurgeon + Radiology". */
char *
batson_words_phase_teams (BatsonPhaseId phase)
{
  const BatsonPhase *p = batson_phase (phase);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < p->n_teams; i++)
    g_string_append_printf (all, "%s%s", i ? " + " : "", batson_words_team (p->teams[i]));
  return g_string_free (all, FALSE);
}

/** The same in few words: "breast + radiology". Static. */
const char *
batson_words_phase_who (BatsonPhaseId phase)
{
  static const char *const who[] = {
    NC_ ("responsible", "breast"), NC_ ("responsible", "breast + radiology"), NC_ ("responsible", "breast + neuro"), NC_ ("responsible", "all"), NC_ ("responsible", "neuro"),
    NC_ ("responsible", "breast + medical oncology"), NC_ ("responsible", "radiation oncology"), NC_ ("responsible", "physiotherapy + both"), NC_ ("responsible", "breast + neuro")
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "responsible", who[phase]);
}

/** Where Table 4 has it: "Table 4: phase 6". */
char *
batson_words_phase_table4 (BatsonPhaseId phase)
{
  const BatsonPhase *p = batson_phase (phase);

  if (p->table4_first == p->table4_last)
    return g_strdup_printf (_ ("Table 4: phase %d"), p->table4_first);
  return g_strdup_printf (_ ("Table 4: phases %1$d and %2$d"), p->table4_first, p->table4_last);
}

/** How far a phase is: "done". Static. */
const char *
batson_words_phase_state (const BatsonCourse *course, BatsonPhaseId phase)
{
  BatsonStretchState state;
  BatsonStretch stretch = { 0 };

  if (!batson_course_phase_state (course, phase, &state))
    return C_ ("phase", "nothing recorded");
  stretch.state = state;
  return batson_words_stretch_state (&stretch);
}

/** Whether what has a date took place, in the words every view has for it: "planned"; "" where nothing is known of it. Static. */
const char *
batson_words_happened (BatsonHappened happened)
{
  switch (happened)
    {
    case BATSON_HAPPENED_PLANNED: return C_ ("phase", "planned");
    case BATSON_HAPPENED_OVERDUE: return C_ ("phase", "overdue");
    case BATSON_HAPPENED_YES: return C_ ("phase", "done");
    default: return "";
    }
}

/* --- stretches --- */

/** How far a stretch is: "planned". Static. */
const char *
batson_words_stretch_state (const BatsonStretch *stretch)
{
  if (stretch->derived)
    return C_ ("phase", "not recorded");
  if (stretch->state == BATSON_STRETCH_RUNNING)
    return C_ ("phase", "running");
  return batson_words_happened (stretch->overdue ? BATSON_HAPPENED_OVERDUE : stretch->state == BATSON_STRETCH_DONE ? BATSON_HAPPENED_YES : BATSON_HAPPENED_PLANNED);
}

/** A day with its year: "9 Jun 2026". */
char *
batson_words_day (double day)
{
  BatsonDate date = batson_date_from_day ((int) floor (day));

  return batson_words_date (&date);
}

/* The date of a fact, which is of a DATE or TIME field; NULL where it is not answered. */
static const BatsonDate *
date_of (const BatsonFact *fact)
{
  const BatsonValue *value = fact->record ? batson_record_get (fact->record, fact->field) : NULL;

  if (value == NULL || value->state != BATSON_VALUE_ANSWER)
    return NULL;
  return batson_fact_field (fact)->kind == BATSON_KIND_TIME ? &value->time.date : &value->date;
}

/* Whether FIRST is the day after all that START, known in part, can mean: such a day is nobody's. */
static gboolean
begins_after (const BatsonDate *start, int first)
{
  return batson_date_first_day (start) < batson_date_last_day (start) && batson_date_last_day (start) + 1 == first;
}

/** When it was or will be: "9 Dec 2024 to 13 Dec 2024", "from 2 Dec 2024", "Apr 2023". A date is told as it was recorded. */
char *
batson_words_stretch_dates (const BatsonStretch *stretch)
{
  const BatsonDate *start = date_of (&stretch->fact), *end = date_of (&stretch->end);
  int first = (int) floor (stretch->from), last = MAX ((int) ceil (stretch->planned_to > 0 ? stretch->planned_to : stretch->to) - 1, first);
  gboolean begins = start && (batson_date_first_day (start) == first || begins_after (start, first)), ends = end && batson_date_last_day (end) == last;
  g_autofree char *from = begins ? batson_words_date (start) : batson_words_day (first), *to = ends ? batson_words_date (end) : batson_words_day (last);

  if (stretch->open)
    return g_strdup_printf (_ ("from %s"), from);
  if (first >= last || (begins && batson_date_last_day (start) >= last))
    return g_steal_pointer (&from);
  return g_strdup_printf (_ ("%1$s to %2$s"), from, to);
}

/** The days STRETCH goes to where it is moved by SHIFT: where its length changes both of them, else one: "29 Jun 2026 to 2 Jul 2026". */
char *
batson_words_moved (const BatsonStretch *stretch, BatsonCourseShift shift)
{
  const BatsonFact *start = &stretch->ahead[0], *end = &stretch->ahead[1];
  gboolean begun = !_batson_fact_is_there (start);
  int first = begun ? 0 : _batson_stretch_day (stretch, start) + shift.start, last = _batson_fact_is_there (end) ? _batson_stretch_day (stretch, end) + shift.end : first;
  g_autofree char *from = batson_words_day (first), *to = batson_words_day (last);

  if (begun)
    return g_steal_pointer (&to);
  /* Translators: what is being moved or planned: its first and its last day. */
  return shift.start == shift.end || last <= first ? g_steal_pointer (&from) : g_strdup_printf (_ ("%1$s to %2$s"), from, to);
}

static char *
choice_words (BatsonRecord *record, guint field)
{
  int choice = batson_record_choice (record, field);

  return choice < 0 ? NULL : g_strdup (batson_field_choice_label (batson_record_get_field (record, field), choice));
}

static char *
operation_words (BatsonRecord *operation)
{
  GPtrArray *clauses = _batson_clauses_new ();
  BatsonFact levels = { .record = operation, .type = BATSON_RECORD_OPERATION, .field = BATSON_OPERATION_LEVELS };
  char *all;

  _batson_clause (clauses, choice_words (operation, BATSON_OPERATION_KIND));
  if (batson_record_has (operation, BATSON_OPERATION_LEVELS))
    _batson_clause (clauses, batson_words_fact_value (&levels));
  all = _batson_clauses_join (clauses, ", ");
  g_ptr_array_unref (clauses);
  return all;
}

static char *
radiation_words (BatsonRecord *radiation)
{
  g_autofree char *dose = NULL;

  if (!batson_record_has (radiation, BATSON_RADIATION_TECHNIQUE))
    return g_strdup (_ ("radiation, technique open"));
  if (!batson_record_has (radiation, BATSON_RADIATION_DOSE))
    return choice_words (radiation, BATSON_RADIATION_TECHNIQUE);
  dose = batson_number_to_string (batson_record_get (radiation, BATSON_RADIATION_DOSE)->decimal);
  if (!batson_record_has (radiation, BATSON_RADIATION_FRACTIONS))
    return g_strdup_printf (_ ("%s Gy"), dose);
  return g_strdup_printf (_ ("%1$s Gy in %2$d"), dose, (int) batson_record_get (radiation, BATSON_RADIATION_FRACTIONS)->integer);
}

static char *
meeting_words (BatsonRecord *meeting)
{
  guint64 attended = batson_record_choices (meeting, BATSON_MEETING_ATTENDED);
  guint n = 0;

  for (guint i = 0; i < 64; i++)
    n += attended >> i & 1;
  return n ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u specialty attended", "%u specialties attended", n), n) : NULL;
}

static char *
therapy_words (BatsonRecord *drug)
{
  const char *name = batson_record_text (drug, BATSON_DRUG_NAME);

  return *name ? g_strdup (name) : choice_words (drug, BATSON_DRUG_CLASS);
}

static char *
record_words (BatsonRecord *record)
{
  switch (batson_record_get_type_id (record))
    {
    case BATSON_RECORD_OPERATION: return operation_words (record);
    case BATSON_RECORD_RADIATION: return radiation_words (record);
    case BATSON_RECORD_MEETING: return meeting_words (record);
    case BATSON_RECORD_DRUG: return therapy_words (record);
    case BATSON_RECORD_LESION: return batson_words_lesion (record);
    default: return NULL;
    }
}

/** What it was: "Separation surgery, T9–T11", "24 Gy in 3"; "" where nothing more is recorded. Free texts are not told. */
char *
batson_words_stretch_what (const BatsonStretch *stretch)
{
  g_autoptr (GPtrArray) clauses = _batson_clauses_new ();

  if (stretch->derived)
    return g_strdup (stretch->fact.field == BATSON_DISEASE_TREATED ? _ ("since the primary was operated") : _ ("since the diagnosis"));
  if (g_str_equal (stretch->id, "whole-body"))
    return g_strdup (_ ("whole-body imaging"));
  for (guint i = 0; i < stretch->records->len; i++)
    _batson_clause (clauses, record_words (stretch->records->pdata[i]));
  return _batson_clauses_join (clauses, ", ");
}

/** Dates and what it was in one line. COURSE is not used where nothing is compared. */
char *
batson_words_stretch (const BatsonCourse *course, const BatsonStretch *stretch)
{
  g_autofree char *dates = batson_words_stretch_dates (stretch), *what = batson_words_stretch_what (stretch);

  if (*what == '\0')
    return g_steal_pointer (&dates);
  /* Translators: dates, and what was done then: "9 Dec 2024 to 13 Dec 2024: 24 Gy in 3". */
  return g_strdup_printf (_ ("%1$s: %2$s"), dates, what);
}

/* Whether OPERATION is, or will be, one of an emergency (TIM-4): it is marked so, or the case is red and it is not marked otherwise. */
static gboolean
is_emergency (const BatsonCourse *course, const BatsonStretch *stretch)
{
  int urgency = batson_record_choice (stretch->fact.record, BATSON_OPERATION_URGENCY);

  return urgency == BATSON_OPERATION_URGENCY_EMERGENCY || (urgency < 0 && stretch->state == BATSON_STRETCH_PLANNED && course->assessment->urgency.kind == BATSON_URGENCY_RED);
}

/* How long after the first trigger or referral an operation was or will be; beside it the review's medians, which are no measure for an emergency. */
static char *
delay_words (const BatsonCourse *course, const BatsonStretch *stretch)
{
  gboolean emergency = is_emergency (course, stretch);
  g_autofree char *number = NULL;
  double days;

  if (!batson_days_to_operation (course->assessment, stretch->fact.record, &days))
    return NULL;
  if (days <= 0)
    return g_strdup (_ ("on the day of the first trigger or referral"));
  number = days < 1 ? batson_words_duration ((gint64) (days * 86400 + 0.5)) : _batson_tenths (days);
  if (days < 1)
    return g_strdup_printf (emergency ? _ ("%s after the first trigger or referral") : _ ("%s after the first trigger or referral (the review: median 8.4 days, with a tumour board 3.1)"), number);
  if (emergency)
    return g_strdup_printf (ngettext ("%s day after the first trigger or referral", "%s days after the first trigger or referral", _batson_plural (days)), number);
  return g_strdup_printf (ngettext ("%s day after the first trigger or referral (the review: median 8.4 days, with a tumour board 3.1)",
                                    "%s days after the first trigger or referral (the review: median 8.4 days, with a tumour board 3.1)", _batson_plural (days)), number);
}

/** Of a planned operation: that it begins after a window that runs has closed (NEURO-3, NEURO-4), and how long after; NULL where it does not, or its time of day is not
 * known and its day does not tell. */
char *
batson_words_stretch_late (const BatsonCourse *course, const BatsonStretch *stretch)
{
  gint64 begins = 0;
  int first, last;
  gboolean timed;

  if (stretch->phase != BATSON_PHASE_SURGERY || stretch->state != BATSON_STRETCH_PLANNED || batson_record_choice (stretch->fact.record, BATSON_OPERATION_KIND) == BATSON_OPERATION_KIND_BIOPSY)
    return NULL;
  timed = _batson_clock (stretch->fact.record, BATSON_OPERATION_START, &begins);
  for (guint i = 0; i < course->assessment->deadlines->len; i++)
    {
      const BatsonDeadline *deadline = course->assessment->deadlines->pdata[i];
      gboolean six = deadline->id == BATSON_DEADLINE_SIX_HOURS;
      g_autofree char *by = NULL;

      if (!six && deadline->id != BATSON_DEADLINE_WALKING_48)
        continue;
      if (timed ? begins <= deadline->due.at : !_batson_date_days (stretch->fact.record, BATSON_OPERATION_START, &first, &last) || first <= _batson_day_of (deadline->due.at, deadline->due.offset))
        continue;
      if (!timed)
        return g_strdup (six ? _ ("begins after the six-hour window closes") : _ ("begins after the 48 h since walking was lost"));
      by = batson_words_duration (begins - deadline->due.at);
      return g_strdup_printf (six ? _ ("begins %s after the six-hour window closes") : _ ("begins %s after the 48 h since walking was lost"), by);
    }
  return NULL;
}

/** Of an operation: that it begins after a window has closed, and of the first one how long after the first trigger or referral it was or will be, beside the review's
 * times where it is no emergency; NULL where neither is known. */
char *
batson_words_stretch_delay (const BatsonCourse *course, const BatsonStretch *stretch)
{
  g_autoptr (GPtrArray) clauses = _batson_clauses_new ();

  _batson_clause (clauses, batson_words_stretch_late (course, stretch));
  if (stretch->phase == BATSON_PHASE_SURGERY && stretch->fact.record == course->operation)
    _batson_clause (clauses, delay_words (course, stretch));
  return clauses->len ? _batson_clauses_join (clauses, "; ") : NULL;
}

/* --- points and events --- */

static const BatsonField *
triggers_field (void)
{
  return &batson_record_type (BATSON_RECORD_REFERRAL)->fields[BATSON_REFERRAL_TRIGGERS];
}

/** The triggers of a point by their numbers: "REF-1, REF-4". */
char *
batson_words_point_title (const BatsonCoursePoint *point)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < batson_field_n_choices (triggers_field ()); i++)
    if (point->triggers >> i & 1)
      g_string_append_printf (all, "%s%s", all->len ? ", " : "", triggers_field ()->choices[i].id);
  return g_string_free (all, FALSE);
}

/** What fired then, and when. */
char *
batson_words_point (const BatsonCoursePoint *point, const BatsonSettings *settings)
{
  g_autofree char *when = batson_words_instant (&point->at, batson_settings_offset_at (settings, point->at.at));
  g_autoptr (GPtrArray) clauses = _batson_clauses_new ();
  g_autofree char *all = NULL;

  for (guint i = 0; i < batson_field_n_choices (triggers_field ()); i++)
    if (point->triggers >> i & 1)
      _batson_clause (clauses, g_strdup (batson_field_choice_label (triggers_field (), (int) i)));
  all = _batson_clauses_join (clauses, ", ");
  if (point->referral)
    return g_strdup_printf (_ ("%1$s: named in the referral sent %2$s"), all, when);
  return g_strdup_printf (_ ("%1$s: fired %2$s"), all, when);
}

/** A dated fact: "Answered: 5 Nov 2024, 20:10". */
char *
batson_words_event (const BatsonCourseEvent *event)
{
  return batson_words_fact (&event->fact);
}
