/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A case step by step in words: what is asked, what was answered, what that rules out, what a missing answer would lead to. */
#include <glib/gi18n-lib.h>

#include "framework/sins.h"
#include "framework/words-private.h"

/** What a chapter of a walk is called: "Referral", "Neurological", "Outcome". Static. */
const char *
batson_words_chapter (const BatsonWalk *walk, BatsonChapter chapter)
{
  if (chapter == BATSON_CHAPTER_REFERRAL)
    return C_ ("walk", "Referral");
  if (chapter == BATSON_CHAPTER_ROW)
    return C_ ("walk", "Outcome");
  return batson_protocol_text (walk->protocol->questions[chapter - BATSON_CHAPTER_N].title);
}

static const BatsonTrigger *
trigger_of (const BatsonWalk *walk, const BatsonWalkStep *step)
{
  return walk->assessment->triggers->pdata[step->which];
}

/** What a step is about, in a few words: "Referral trigger: SINS 7 or more", "N: Neurological", "SINS, part 2 of 6: Pain". */
char *
batson_words_walk_title (const BatsonWalk *walk, const BatsonWalkStep *step)
{
  switch (step->kind)
    {
    case BATSON_WALK_TRIGGER:
      return g_strdup_printf (C_ ("walk", "Referral trigger: %s"), batson_rule_title (trigger_of (walk, step)->why.rule));
    case BATSON_WALK_QUESTION:
      return g_strdup_printf (C_ ("walk", "%1$s: %2$s"), walk->protocol->questions[step->which].letter, batson_words_chapter (walk, step->chapter));
    case BATSON_WALK_SINS:
      /* Translators: the number of the part, of how many, and what the part is. */
      return g_strdup_printf (C_ ("walk", "SINS, part %1$d of %2$d: %3$s"), (int) step->which + 1, (int) BATSON_N_SINS_PARTS, batson_words_sins_part (step->which));
    case BATSON_WALK_ROW:
      return g_strdup (C_ ("walk", "Where the answers lead"));
    }
  g_assert_not_reached ();
}

/** What is asked at a step. Static. */
const char *
batson_words_walk_question (const BatsonWalk *walk, const BatsonWalkStep *step)
{
  static const char *const questions[BATSON_N_QUESTIONS] = {
    N_ ("How far does the tumour narrow the space of the spinal cord?"), N_ ("Does the tumour answer to conventional radiation?"), N_ ("Is the spine stable?"), N_ ("Is the patient fit enough for an operation?")
  };
  static const char *const parts[BATSON_N_SINS_PARTS] = {
    N_ ("Where in the spine does the lesion lie?"), N_ ("Does it hurt on movement or load?"), N_ ("Does the tumour dissolve the bone or harden it?"),
    N_ ("Is the alignment kept?"), N_ ("Has the vertebral body collapsed?"), N_ ("Are facets, pedicles or costovertebral joints involved?")
  };

  if (step->kind == BATSON_WALK_QUESTION)
    return _ (questions[step->which]);
  if (step->kind == BATSON_WALK_SINS)
    return _ (parts[step->which]);
  if (step->kind == BATSON_WALK_ROW)
    return _ ("What does the framework suggest for these four answers?");
  return trigger_of (walk, step)->direction == BATSON_DIRECTION_TO_NEURO ? _ ("Is this a reason to refer to the neurosurgeon?") : _ ("Is this a reason to refer to the breast oncosurgeon?");
}

/* The titles of the branches that are left: "Stable or Unstable". */
static char *
branches (const BatsonWalk *walk, BatsonQuestionId question, guint answers)
{
  g_autoptr (GPtrArray) clauses = _batson_clauses_new ();

  while (answers)
    {
      const BatsonBranch *branch = batson_walk_branch (walk->protocol, question, answers & -answers);
      _batson_clause (clauses, g_strdup (batson_protocol_text (branch->title)));
      answers &= ~branch->answers;
    }
  return _batson_clauses_join (clauses, C_ ("outcome", " or "));
}

static char *
question_answer (const BatsonWalk *walk, const BatsonWalkStep *step)
{
  guint answers = batson_walk_answers (walk, step->which);

  if (walk->lesion == NULL)
    return g_strdup (_ ("Not known: no lesion is entered."));
  if (walk->protocol->id == BATSON_PROTOCOL_REVIEW)
    return batson_words_answer (walk->lesion, step->which);
  if (answers == 0)
    return g_strdup (_ ("Low grade with myelopathy: the original has no row for it."));
  return branches (walk, step->which, answers);
}

static char *
part_answer (const BatsonWalk *walk, const BatsonWalkStep *step)
{
  g_autofree char *answer = walk->lesion ? batson_words_sins_answer (walk->lesion, step->which) : NULL;
  int points = walk->lesion ? walk->lesion->sins.part_least[step->which] : 0;

  if (step->open || answer == NULL)
    return g_strdup (C_ ("walk", "Not recorded"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$s: %2$d point", "%1$s: %2$d points", (gulong) points), answer, points);
}

static char *
trigger_answer (const BatsonWalk *walk, const BatsonWalkStep *step)
{
  const BatsonTrigger *trigger = trigger_of (walk, step);
  g_autofree char *words = NULL, *handling = NULL;

  if (trigger->state == BATSON_NO)
    return g_strdup (_ ("No: this trigger did not fire."));
  if (trigger->state == BATSON_OPEN)
    return g_strdup (_ ("Not known yet."));
  words = batson_words_trigger (walk->assessment, trigger);
  handling = batson_words_trigger_step (trigger);
  return g_strdup_printf (_ ("Yes: %1$s (%2$s)."), words, handling);
}

/* The row with what stands beside it, or why there is none, or those still possible; and what was decided otherwise (OVR-1). */
static char *
row_answer (const BatsonWalk *walk, const BatsonWalkStep *step)
{
  g_autoptr (GPtrArray) clauses = _batson_clauses_new ();
  g_autofree char *outcomes = batson_words_outcomes (walk->protocol, step->after), *rows = batson_words_rows (walk->protocol, step->after);
  BatsonRecord *lesion = walk->lesion ? walk->lesion->record : NULL;
  g_autofree char *decided = lesion ? batson_words_decision (lesion) : NULL;
  guint row = step->after ? (guint) g_bit_nth_lsf (step->after, -1) : 0;

  if (step->after == 0 && walk->lesion && walk->lesion->state != BATSON_LESION_CURRENT)
    _batson_clause (clauses, g_strdup (batson_words_lesion_state (walk->lesion)));
  else if (step->after == 0)
    _batson_clause (clauses, g_strdup (_ ("No row of this protocol.")));
  else if (step->open)
    _batson_clause (clauses, g_strdup_printf (_ ("Not settled. Still possible: %1$s (%2$s)."), outcomes, rows));
  else
    {
      g_autofree char *with = walk->protocol->id == BATSON_PROTOCOL_REVIEW ? batson_words_row_with (walk->assessment, walk->lesion, &walk->protocol->rows[row]) : NULL;
      g_autofree char *colour = walk->protocol->id == BATSON_PROTOCOL_REVIEW ? batson_words_colours (walk->lesion->colours) : NULL;
      _batson_clause (clauses, g_strdup_printf (C_ ("walk", "%1$s: %2$s."), rows, outcomes));
      if (with && *with)
        _batson_clause (clauses, g_strdup_printf (C_ ("walk", "With it: %s."), with));
      if (colour && walk->lesion->colours)
        _batson_clause (clauses, g_strdup_printf (C_ ("walk", "Urgency of this lesion: %s."), colour));
    }
  if (decided)
    _batson_clause (clauses, g_strdup_printf (C_ ("walk", "%s."), decided));
  return _batson_clauses_join (clauses, "\n");
}

/** What was answered at a step, or that it is not known. */
char *
batson_words_walk_answer (const BatsonWalk *walk, const BatsonWalkStep *step)
{
  switch (step->kind)
    {
    case BATSON_WALK_TRIGGER: return trigger_answer (walk, step);
    case BATSON_WALK_QUESTION: return question_answer (walk, step);
    case BATSON_WALK_SINS: return part_answer (walk, step);
    case BATSON_WALK_ROW: return row_answer (walk, step);
    }
  g_assert_not_reached ();
}

/* What a SINS still is within a sentence: "9", "5 to 12". */
static char *
total (int least, int greatest)
{
  return least == greatest ? g_strdup_printf ("%d", least) : g_strdup_printf (C_ ("walk", "%1$d to %2$d"), least, greatest);
}

/* Its class within a sentence: "the class is ...". */
static const char *
class_within (guint classes)
{
  switch (classes)
    {
    case BATSON_M_STABLE: return C_ ("walk", "stable");
    case BATSON_M_INDETERMINATE: return C_ ("walk", "indeterminate");
    case BATSON_M_UNSTABLE: return C_ ("walk", "unstable");
    case BATSON_M_STABLE | BATSON_M_INDETERMINATE: return C_ ("walk", "stable or indeterminate");
    case BATSON_M_INDETERMINATE | BATSON_M_UNSTABLE: return C_ ("walk", "indeterminate or unstable");
    default: return C_ ("walk", "still open");
    }
}

static char *
part_effect (const BatsonWalkStep *step)
{
  g_autofree char *so_far = total (step->least, step->greatest);
  const char *class = class_within (step->after);

  if (step->before == step->after)
    return g_strdup_printf (_ ("With the parts so far the SINS is %1$s and the class is %2$s. This part does not change the class."), so_far, class);
  if (step->after & (step->after - 1))
    return g_strdup_printf (_ ("With the parts so far the SINS is %1$s and the class is %2$s. This part narrows the class."), so_far, class);
  return g_strdup_printf (_ ("With the parts so far the SINS is %1$s and the class is %2$s. This part settles the class."), so_far, class);
}

/** What a step's answer rules out and what it leaves; "" where that is not its matter. */
char *
batson_words_walk_effect (const BatsonWalk *walk, const BatsonWalkStep *step)
{
  g_autofree char *left = NULL, *out = NULL;

  if (step->kind == BATSON_WALK_SINS)
    return part_effect (step);
  if (step->kind != BATSON_WALK_QUESTION)
    return g_strdup ("");
  left = batson_words_rows (walk->protocol, step->after);
  out = batson_words_rows (walk->protocol, step->before & ~step->after);
  if (step->after == 0)
    return g_strdup (_ ("No row is left."));
  if (step->before == step->after)
    return g_strdup_printf (_ ("This rules out nothing. Still possible: %s."), left);
  return g_strdup_printf (_ ("This rules out %1$s. It leaves %2$s."), out, left);
}

/** What an answer that can still be given would lead to: "High grade: Separation surgery + SBRT (NOMS-1, NOMS-2)". */
char *
batson_words_walk_lead (const BatsonWalk *walk, const BatsonWalkStep *step, const BatsonWalkLead *lead)
{
  g_autofree char *rows = NULL, *outcomes = NULL, *answer = NULL;
  guint part = step->which;

  if (step->kind == BATSON_WALK_TRIGGER)
    return g_strdup (lead->answer == BATSON_YES ? _ ("If it holds, the trigger fires and a referral is due.") : _ ("If it does not hold, this trigger asks for no referral."));
  if (step->kind == BATSON_WALK_SINS)
    {
      const BatsonField *field = &batson_record_type (part == BATSON_SINS_LOCATION ? BATSON_RECORD_LESION : BATSON_RECORD_FINDING)->fields[batson_sins_part_field (part)];
      outcomes = total (lead->least, lead->greatest);
      /* Translators: an answer; the total it would lead to; the class. */
      return g_strdup_printf (_ ("%1$s: then the SINS is %2$s and the class is %3$s."), batson_field_choice_label (field, (int) lead->answer), outcomes, class_within (lead->after));
    }
  answer = branches (walk, step->which, lead->answer);
  rows = batson_words_rows (walk->protocol, lead->after);
  outcomes = batson_words_outcomes (walk->protocol, lead->after);
  return lead->after ? g_strdup_printf (C_ ("walk", "%1$s: %2$s (%3$s)"), answer, outcomes, rows) : g_strdup_printf (C_ ("walk", "%s: no row"), answer);
}

/** When an answer was observed and from what source, else when it was entered; "" where neither is recorded. Names nobody. */
char *
batson_words_walk_when (const BatsonFact *fact)
{
  g_autofree char *origin = batson_words_fact_origin (fact), *at = NULL;
  const BatsonAbout *about = fact->record ? batson_record_get_about (fact->record, fact->field) : NULL;

  if (*origin || about == NULL || about->at == 0)
    return g_steal_pointer (&origin);
  at = batson_words_moment (about->at, about->offset);
  return g_strdup_printf (C_ ("about", "entered %s"), at);
}

/** The rule of a step in plain words: the rule's own, but where the original reads a question in its own way what it asks. Static. */
const char *
batson_words_walk_rule (const BatsonWalk *walk, const BatsonWalkStep *step)
{
  static const char *const original[BATSON_N_QUESTIONS] = {
    N_ ("The original NOMS, restated: low or high grade of epidural compression. Low grade stands there together with the absence of myelopathy."),
    N_ ("The original NOMS, restated: every breast cancer is radiosensitive, unless this lesion progressed after conventional radiation."),
    N_ ("The original NOMS, restated: stable or unstable. SINS 7–12 is left to the surgeon’s judgement."),
    N_ ("The original NOMS, restated: it asks for it only where high-grade compression of a radioresistant tumour would be operated on."),
  };

  if (step->kind == BATSON_WALK_QUESTION && walk->protocol->id == BATSON_PROTOCOL_LAUFER)
    return _ (original[step->which]);
  return batson_rule_text (step->why.rule);
}
