/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Urgency, its colours and clocks in words (URG-1..6, NEURO-3, NEURO-4). */
#include "framework/words-private.h"
#include <glib/gi18n-lib.h>

/** What a colour means: "Emergency", "Urgent", "Elective". Static. */
const char *
batson_words_colour (BatsonColour colour)
{
  switch (colour)
    {
    case BATSON_GREEN:
      return C_ ("urgency", "Elective");
    case BATSON_ORANGE:
      return C_ ("urgency", "Urgent");
    case BATSON_RED:
      return C_ ("urgency", "Emergency");
    }
  g_assert_not_reached ();
}

/** The time a colour asks for: "within 24 h", "within 72 h", "planned". Static. */
const char *
batson_words_colour_limit (BatsonColour colour)
{
  switch (colour)
    {
    case BATSON_GREEN:
      return C_ ("urgency", "planned");
    case BATSON_ORANGE:
      return C_ ("urgency", "within 72 h");
    case BATSON_RED:
      return C_ ("urgency", "within 24 h");
    }
  g_assert_not_reached ();
}

/** A set of BATSON_*_BIT colours as words, most urgent first: "Emergency or Elective"; "no colour" for none. */
char *
batson_words_colours (guint colours)
{
  switch (colours & (BATSON_GREEN_BIT | BATSON_ORANGE_BIT | BATSON_RED_BIT))
    {
    case BATSON_GREEN_BIT:
      return g_strdup (C_ ("urgency", "Elective"));
    case BATSON_ORANGE_BIT:
      return g_strdup (C_ ("urgency", "Urgent"));
    case BATSON_RED_BIT:
      return g_strdup (C_ ("urgency", "Emergency"));
    case BATSON_GREEN_BIT | BATSON_ORANGE_BIT:
      return g_strdup (C_ ("urgency", "Urgent or elective"));
    case BATSON_GREEN_BIT | BATSON_RED_BIT:
      return g_strdup (C_ ("urgency", "Emergency or elective"));
    case BATSON_ORANGE_BIT | BATSON_RED_BIT:
      return g_strdup (C_ ("urgency", "Emergency or urgent"));
    case BATSON_GREEN_BIT | BATSON_ORANGE_BIT | BATSON_RED_BIT:
      return g_strdup (C_ ("urgency", "Emergency, urgent or elective"));
    default:
      return g_strdup (C_ ("urgency", "No colour"));
    }
}

/** The urgency in one or two words: "Emergency", "At least urgent", "Undetermined" (URG-6). Static. */
const char *
batson_words_urgency_title (const BatsonAssessment *assessment)
{
  switch (assessment->urgency.kind)
    {
    case BATSON_URGENCY_NOTHING:
      return C_ ("urgency", "Nothing answered yet");
    case BATSON_URGENCY_NO_COLOUR:
      return C_ ("urgency", "No colour");
    case BATSON_URGENCY_UNDETERMINED:
      return C_ ("urgency", "Undetermined");
    case BATSON_URGENCY_GREEN:
      return C_ ("urgency", "Elective");
    case BATSON_URGENCY_AT_LEAST_ORANGE:
      return C_ ("urgency", "At least urgent");
    case BATSON_URGENCY_ORANGE:
      return C_ ("urgency", "Urgent");
    case BATSON_URGENCY_RED:
      return C_ ("urgency", "Emergency");
    }
  g_assert_not_reached ();
}

/** What it asks for, the line below the title: "Decide within 72 h". */
char *
batson_words_urgency_line (const BatsonAssessment *assessment)
{
  const BatsonUrgency *u = &assessment->urgency;

  switch (u->kind)
    {
    case BATSON_URGENCY_NOTHING:
      return g_strdup (_ ("The framework says nothing before the first answer"));
    case BATSON_URGENCY_NO_COLOUR:
      return g_strdup (assessment->lesions && assessment->lesions->len == 0 ? _ ("No lesion entered") : _ ("No colour from this framework"));
    case BATSON_URGENCY_UNDETERMINED:
      if (u->colours & BATSON_RED_BIT)
        return g_strdup (_ ("Could be red: an emergency"));
      return g_strdup (u->colours & BATSON_ORANGE_BIT ? _ ("Could be orange: urgent") : _ ("Not yet green: something is not answered"));
    case BATSON_URGENCY_GREEN:
      return g_strdup (_ ("Planned; no clock runs"));
    case BATSON_URGENCY_AT_LEAST_ORANGE:
    case BATSON_URGENCY_ORANGE:
      return g_strdup (_ ("Decide within 72 h"));
    case BATSON_URGENCY_RED:
      return g_strdup (_ ("Decide within 24 h"));
    }
  g_assert_not_reached ();
}

/* Why sole green is not said (URG-6). */
static void
add_blocks (GPtrArray *clauses, guint blocks)
{
  if (blocks & BATSON_BLOCK_QUESTIONS)
    _batson_clause (clauses, g_strdup (_ ("the questions about new deficits are not all answered no")));
  if (blocks & BATSON_BLOCK_UNGRADED)
    _batson_clause (clauses, g_strdup (_ ("a lesion is not graded")));
  if (blocks & BATSON_BLOCK_IMAGING)
    _batson_clause (clauses, g_strdup (_ ("the whole spine is not yet imaged with all lesions entered")));
  if (blocks & BATSON_BLOCK_EXAMINED_SINCE)
    _batson_clause (clauses, g_strdup (_ ("a deficit was seen before the decompression: examined since?")));
  if (blocks & BATSON_BLOCK_OUTSIDE)
    _batson_clause (clauses, g_strdup (_ ("A lesion lies outside the framework: the specialist decides")));
}

/* The lesion that a finding, or an answer of the lesion itself, belongs to; NULL for other answers. */
static const BatsonLesionResult *
lesion_of (const BatsonAssessment *assessment, const BatsonFact *fact)
{
  BatsonRecord *lesion = batson_fact_lesion (fact);

  return lesion ? batson_assessment_lesion (assessment, lesion) : NULL;
}

/* One answer as a reason: "Acute deterioration", "Limb weakness: Worse", "Bilsky 3 at T12", "SINS 9 at T8"; NULL for what is only a detail of another. */
static char *
reason (const BatsonAssessment *assessment, const BatsonFact *fact)
{
  const BatsonLesionResult *lesion = lesion_of (assessment, fact);
  g_autofree char *title = lesion ? batson_words_lesion (lesion->record) : NULL, *sins = lesion ? batson_words_sins_total (lesion) : NULL;

  if (batson_fact_field (fact)->detail_of || fact->type == BATSON_RECORD_FITNESS || fact->type == BATSON_RECORD_IMAGING)
    return NULL;
  if (fact->type == BATSON_RECORD_STATUS && fact->field == BATSON_STATUS_ACUTE)
    return g_strdup (_ ("Acute deterioration"));
  if (fact->type == BATSON_RECORD_STATUS && fact->field == BATSON_STATUS_WALKING_LOST)
    return g_strdup (_ ("Walking lost"));
  if (fact->type == BATSON_RECORD_SAMPLE && batson_assessment_leading (assessment))
    return batson_words_subtypes (batson_assessment_leading (assessment)->subtypes);
  if (lesion && fact->type == BATSON_RECORD_FINDING && fact->field == BATSON_FINDING_GRADE)
    /* Translators: an epidural grade and a level: "Bilsky 3 at T12". */
    return g_strdup_printf (_ ("%1$s at %2$s"), batson_words_grade (lesion), title);
  if (lesion)
    /* Translators: a score and a level: "SINS 9 at T8". */
    return g_strdup_printf (_ ("%1$s at %2$s"), sins, title);
  return batson_words_fact (fact);
}

/* Up to three reasons, none twice. */
static char *
because (const BatsonAssessment *assessment)
{
  const BatsonFacts *facts = &assessment->urgency.why.because;
  g_autoptr (GPtrArray) clauses = _batson_clauses_new ();

  for (guint i = 0; i < facts->len && clauses->len < 3; i++)
    {
      g_autofree char *clause = reason (assessment, &facts->facts[i]);
      if (clause && !g_ptr_array_find_with_equal_func (clauses, clause, g_str_equal, NULL))
        _batson_clause (clauses, g_steal_pointer (&clause));
    }
  return _batson_clauses_join (clauses, "; ");
}

/** The reason or what is missing, a third line: "Could still become an emergency; missing: Bilsky grade of L2". "" where there is none. */
char *
batson_words_urgency_detail (const BatsonAssessment *assessment)
{
  const BatsonUrgency *u = &assessment->urgency;
  g_autoptr (GPtrArray) clauses = _batson_clauses_new ();
  g_autofree char *missing = batson_words_facts (&u->why.missing, 3);

  switch (u->kind)
    {
    case BATSON_URGENCY_NOTHING:
    case BATSON_URGENCY_NO_COLOUR:
      break;
    case BATSON_URGENCY_UNDETERMINED:
      if (u->colours == BATSON_GREEN_BIT || *missing == '\0')
        add_blocks (clauses, u->blocks);
      if (*missing)
        _batson_clause (clauses, g_strdup_printf (_ ("missing: %s"), missing));
      break;
    case BATSON_URGENCY_AT_LEAST_ORANGE:
      if (u->blocks & BATSON_BLOCK_OUTSIDE)
        _batson_clause (clauses, g_strdup (_ ("A lesion lies outside the framework: the specialist decides")));
      _batson_clause (clauses, g_strdup (_ ("Could still become an emergency")));
      if (*missing == '\0')
        add_blocks (clauses, u->blocks & BATSON_BLOCK_IMAGING);
      if (*missing)
        _batson_clause (clauses, g_strdup_printf (_ ("missing: %s"), missing));
      break;
    case BATSON_URGENCY_GREEN:
    case BATSON_URGENCY_ORANGE:
    case BATSON_URGENCY_RED:
      _batson_clause (clauses, because (assessment));
      break;
    }
  return _batson_clauses_join (clauses, "; ");
}

/** What a window that cannot be read lacks, as the line below its title: "Cannot be read without the time of onset" (NEURO-3, NEURO-4). Static. */
const char *
batson_words_unread (const BatsonUnread *unread)
{
  return unread->id == BATSON_DEADLINE_SIX_HOURS ? C_ ("deadline", "Cannot be read without the time of onset") : C_ ("deadline", "Cannot be read without the time of the loss");
}

/** The same in a few words: "time of onset missing". Static. */
const char *
batson_words_unread_short (const BatsonUnread *unread)
{
  return unread->id == BATSON_DEADLINE_SIX_HOURS ? C_ ("deadline", "time of onset missing") : C_ ("deadline", "time of the loss missing");
}

/* The windows that cannot be read, one clause each. */
static void
add_unread (GPtrArray *clauses, const BatsonUrgency *urgency)
{
  for (guint i = 0; i < urgency->n_unread; i++)
    if (urgency->unread[i].id == BATSON_DEADLINE_SIX_HOURS)
      _batson_clause (clauses, g_strdup (_ ("The six-hour window cannot be read without the time of onset")));
    else
      _batson_clause (clauses, g_strdup (_ ("The 48 h since walking was lost cannot be read without the time of the loss")));
}

/* Since when the clock of the colour runs; NULL where none does. */
static char *
clock_since (const BatsonAssessment *assessment)
{
  const BatsonUrgency *u = &assessment->urgency;
  g_autofree char *start = NULL, *label = NULL, *value = NULL;

  if (!u->has_start)
    return NULL;
  start = batson_words_instant (&u->start, batson_settings_offset_at (&assessment->settings, u->start.at));
  if (u->began_earlier.record == NULL)
    return g_strdup_printf (_ ("Clock since %s"), start);
  label = batson_words_fact_label (&u->began_earlier);
  value = batson_words_fact_value (&u->began_earlier);
  return g_strdup_printf (_ ("Clock since its entry, %1$s; began earlier: %2$s, dated %3$s"), start, label, value);
}

/** When the clock of the colour started, and what began earlier (URG-5); before it the windows that cannot be read (NEURO-3, NEURO-4). "" where nothing runs. */
char *
batson_words_urgency_clock (const BatsonAssessment *assessment)
{
  g_autoptr (GPtrArray) clauses = _batson_clauses_new ();

  add_unread (clauses, &assessment->urgency);
  _batson_clause (clauses, clock_since (assessment));
  return _batson_clauses_join (clauses, ". ");
}

/** What the deadline ID is about: "Six-hour window", "Decision within 24 h". Static. */
const char *
batson_words_deadline_name (BatsonDeadlineId id)
{
  static const char *const titles[BATSON_N_DEADLINES] = {
#define DEADLINE(NAME, id, title) [BATSON_DEADLINE_##NAME] = title,
#include "framework/deadlines.def"
#undef DEADLINE
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "deadline", titles[id]);
}

/* When it is due. */
static char *
due_words (const BatsonDeadline *deadline, const BatsonSettings *settings)
{
  return batson_words_instant (&deadline->due, batson_settings_offset_at (settings, deadline->due.at));
}

/** "2 h 45 min left", or "passed since 9 Jun 2026, 15:40". As of SETTINGS. */
char *
batson_words_deadline_left (const BatsonDeadline *deadline, const BatsonSettings *settings)
{
  g_autofree char *text = NULL;

  if (settings->at >= deadline->due.at)
    {
      text = due_words (deadline, settings);
      return g_strdup_printf (C_ ("deadline", "passed since %s"), text);
    }
  text = batson_words_duration (deadline->due.at - settings->at);
  return g_strdup_printf (C_ ("deadline", "%s left"), text);
}

/** "by 9 Jun 2026, 15:40". */
char *
batson_words_deadline_due (const BatsonDeadline *deadline, const BatsonSettings *settings)
{
  g_autofree char *due = due_words (deadline, settings);

  return g_strdup_printf (C_ ("deadline", "by %s"), due);
}

/** When it ends, or that it is past: "by 9 Jun 2026, 15:40", "passed since 9 Jun 2026, 15:40". */
char *
batson_words_deadline_ends (const BatsonDeadline *deadline, const BatsonSettings *settings)
{
  return settings->at >= deadline->due.at ? batson_words_deadline_left (deadline, settings) : batson_words_deadline_due (deadline, settings);
}

/** What to know about it (NEURO-3, NEURO-4, URG-5): that a window gone is never a reason not to operate. Static. */
const char *
batson_words_deadline_note (const BatsonDeadline *deadline)
{
  if (deadline->id == BATSON_DEADLINE_SIX_HOURS)
    return _ ("The review: decompression within six hours of an acute deterioration gives the best recovery. A pooled analysis of 2024 (7 studies, 538 patients) compared 24 and 48 h only: strength better in 83 % within 48 h, 41 % within 24 h, 37 % later, with wide intervals. It neither supports nor tests six hours. A window gone is never a reason not to operate.");
  if (deadline->id == BATSON_DEADLINE_WALKING_48)
    return _ ("The review: operated within 48 h, 40–60 % regain walking. Later is not futile: in other series 55–60 % operated after 48 h regained walking. A window gone is never a reason not to operate.");
  return _ ("A clock for the specialists’ decision, not for the operation. A time passed is never a reason not to operate.");
}
