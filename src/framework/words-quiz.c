/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The quiz in words: questions, choices, the framework's answer and why, and how another answer differs. */
#include "framework/words-private.h"

#include "framework/sins.h"

#include <glib/gi18n-lib.h>

/** The name of a quiz: the title of its vignette. Static where it has none, else of the case. */
const char *
batson_words_quiz_title (BatsonRecord *root)
{
  const char *title = batson_record_text (batson_record_child (root, BATSON_CASE_TEACHING), BATSON_TEACHING_TITLE);

  return *title ? title : _ ("Vignette without a title");
}

/** What is asked: "SINS of T12: what does each part show?" */
char *
batson_words_quiz_question (const BatsonQuizItem *item)
{
  g_autofree char *name = item->lesion ? batson_words_lesion (item->lesion->record) : g_strdup ("");

  switch (item->kind)
    {
    case BATSON_QUIZ_QUESTION_SINS:
      return g_strdup_printf (_ ("SINS of %s: what does each part show?"), name);
    case BATSON_QUIZ_QUESTION_GRADE:
      return g_strdup_printf (_ ("Is the epidural compression at %s of low or of high grade?"), name);
    case BATSON_QUIZ_QUESTION_OUTCOME:
      return g_strdup_printf (_ ("What does NOMS suggest for %s? Choose every outcome that the answers still allow."), name);
    case BATSON_QUIZ_QUESTION_URGENCY:
      return g_strdup (_ ("How urgent is the case?"));
    case BATSON_QUIZ_QUESTION_TRIGGERS:
      return g_strdup (_ ("Which referral triggers fire?"));
    }
  g_assert_not_reached ();
}

/** A question in a few words, for a list: "SINS of T12". */
char *
batson_words_quiz_subject (const BatsonQuizItem *item)
{
  g_autofree char *name = item->lesion ? batson_words_lesion (item->lesion->record) : g_strdup ("");

  switch (item->kind)
    {
    case BATSON_QUIZ_QUESTION_SINS:
      return g_strdup_printf (C_ ("quiz", "SINS of %s"), name);
    case BATSON_QUIZ_QUESTION_GRADE:
      return g_strdup_printf (C_ ("quiz", "Grade of %s"), name);
    case BATSON_QUIZ_QUESTION_OUTCOME:
      return g_strdup_printf (C_ ("quiz", "NOMS outcome of %s"), name);
    case BATSON_QUIZ_QUESTION_URGENCY:
      return g_strdup (C_ ("quiz", "Urgency"));
    case BATSON_QUIZ_QUESTION_TRIGGERS:
      return g_strdup (C_ ("quiz", "Referral triggers"));
    }
  g_assert_not_reached ();
}

/** The name of a row of a question: a part of the SINS, a trigger; "" where the question has one row alone. */
char *
batson_words_quiz_group (const BatsonQuiz *quiz, const BatsonQuizItem *item, const BatsonQuizGroup *group)
{
  if (item->kind == BATSON_QUIZ_QUESTION_SINS)
    return g_strdup (batson_words_sins_part (group->part));
  if (item->kind == BATSON_QUIZ_QUESTION_TRIGGERS)
    {
      const BatsonTrigger *trigger = quiz->assessment->triggers->pdata[group->part];
      return g_strdup (batson_field_choice_label (&batson_record_type (BATSON_RECORD_REFERRAL)->fields[BATSON_REFERRAL_TRIGGERS], (int) trigger->trigger));
    }
  return g_strdup ("");
}

static const char *
urgency_choice (BatsonUrgencyKind kind)
{
  switch (kind)
    {
    case BATSON_URGENCY_RED:
      return C_ ("quiz", "Emergency (red): decide within 24 h");
    case BATSON_URGENCY_AT_LEAST_ORANGE:
      return C_ ("quiz", "At least urgent: what is missing could make it an emergency");
    case BATSON_URGENCY_ORANGE:
      return C_ ("quiz", "Urgent (orange): decide within 72 h");
    case BATSON_URGENCY_GREEN:
      return C_ ("quiz", "Elective (green): planned");
    case BATSON_URGENCY_UNDETERMINED:
      return C_ ("quiz", "Undetermined: what is missing leaves it open");
    default:
      return C_ ("quiz", "No colour from this framework");
    }
}

/** One choice of a row. Static. */
const char *
batson_words_quiz_choice (const BatsonQuizItem *item, const BatsonQuizGroup *group, guint choice)
{
  static const char *const triggers[] = { NC_ ("quiz", "Fires"), NC_ ("quiz", "Does not"), NC_ ("quiz", "Not known yet") };
  static const BatsonOutcome none = BATSON_OUTCOME_OTHER;

  switch (item->kind)
    {
    case BATSON_QUIZ_QUESTION_SINS:
      if (group->part == BATSON_SINS_LOCATION)
        return batson_field_choice_label (&batson_record_type (BATSON_RECORD_LESION)->fields[BATSON_LESION_LOCATION], (int) choice);
      return batson_field_choice_label (&batson_record_type (BATSON_RECORD_FINDING)->fields[batson_sins_part_field (group->part)], (int) choice);
    case BATSON_QUIZ_QUESTION_GRADE:
      return choice == 0 ? C_ ("quiz", "Low grade") : C_ ("quiz", "High grade");
    case BATSON_QUIZ_QUESTION_OUTCOME:
      return choice == (guint) none ? C_ ("quiz", "None: this lesion has no row") : batson_field_choice_label (&batson_record_type (BATSON_RECORD_LESION)->fields[BATSON_LESION_OUTCOME_HAND], (int) choice);
    case BATSON_QUIZ_QUESTION_URGENCY:
      return urgency_choice (batson_quiz_urgency (choice));
    case BATSON_QUIZ_QUESTION_TRIGGERS:
      return g_dpgettext2 (GETTEXT_PACKAGE, "quiz", triggers[choice]);
    }
  g_assert_not_reached ();
}

/** The choices of a row that ANSWER has: "Radiation alone or Palliative care"; "not answered" for none. */
char *
batson_words_quiz_chosen (const BatsonQuizItem *item, const BatsonQuizGroup *group, guint64 answer)
{
  g_autoptr (GPtrArray) clauses = _batson_clauses_new ();

  for (guint i = 0; i < group->n; i++)
    if (answer & G_GUINT64_CONSTANT (1) << (group->first + i))
      _batson_clause (clauses, g_strdup (batson_words_quiz_choice (item, group, i)));
  if (clauses->len == 0)
    return g_strdup (C_ ("quiz", "not answered"));
  return _batson_clauses_join (clauses, C_ ("outcome", " or "));
}

/* What stands beside the choice: the grade, what goes with an outcome, what the urgency asks for, why a trigger fires. */
static char *
answer_detail (const BatsonQuiz *quiz, const BatsonQuizItem *item, const BatsonQuizGroup *group)
{
  const BatsonProtocol *review = batson_protocol (BATSON_PROTOCOL_REVIEW);
  guint rows;

  switch (item->kind)
    {
    case BATSON_QUIZ_QUESTION_SINS:
      {
        int points = item->lesion->sins.part_least[group->part];
        return g_strdup_printf (ngettext ("%d point", "%d points", (gulong) points), points);
      }
    case BATSON_QUIZ_QUESTION_GRADE:
      return g_strdup (batson_words_grade (item->lesion));
    case BATSON_QUIZ_QUESTION_OUTCOME:
      rows = item->lesion->protocols[BATSON_PROTOCOL_REVIEW].rows;
      if (item->lesion->protocols[BATSON_PROTOCOL_REVIEW].none || rows == 0)
        return g_strdup (batson_words_lesion_state (item->lesion));
      if ((rows & (rows - 1)) == 0)
        return batson_words_row_with (quiz->assessment, item->lesion, &review->rows[g_bit_nth_lsf (rows, -1)]);
      return batson_words_rows (review, rows);
    case BATSON_QUIZ_QUESTION_URGENCY:
      return batson_words_urgency_detail (quiz->assessment);
    case BATSON_QUIZ_QUESTION_TRIGGERS:
      {
        const BatsonTrigger *trigger = quiz->assessment->triggers->pdata[group->part];
        return trigger->state == BATSON_NO ? g_strdup ("") : batson_words_trigger (quiz->assessment, trigger);
      }
    }
  g_assert_not_reached ();
}

/** The framework's answer to a row: "Mechanical: 3 points". */
char *
batson_words_quiz_answer (const BatsonQuiz *quiz, const BatsonQuizItem *item, const BatsonQuizGroup *group)
{
  g_autofree char *chosen = batson_words_quiz_chosen (item, group, group->answer), *detail = answer_detail (quiz, item, group);

  return *detail ? g_strdup_printf (C_ ("quiz", "%1$s: %2$s"), chosen, detail) : g_strdup (chosen);
}

/** The framework's answer to a whole question in a line: the total and class of the SINS, the triggers that fire, else the answer to its one row. */
char *
batson_words_quiz_total (const BatsonQuiz *quiz, const BatsonQuizItem *item)
{
  g_autoptr (GPtrArray) fire = _batson_clauses_new ();
  g_autofree char *total = NULL;

  if (item->kind == BATSON_QUIZ_QUESTION_SINS)
    {
      total = batson_words_sins_total (item->lesion);
      return g_strdup_printf (C_ ("quiz", "%1$s: %2$s"), total, batson_words_sins_class (item->lesion->sins.classes));
    }
  if (item->kind != BATSON_QUIZ_QUESTION_TRIGGERS)
    return batson_words_quiz_answer (quiz, item, &g_array_index (item->groups, BatsonQuizGroup, 0));
  for (guint i = 0; i < quiz->assessment->triggers->len; i++)
    {
      const BatsonTrigger *trigger = quiz->assessment->triggers->pdata[i];
      if (trigger->state == BATSON_YES)
        _batson_clause (fire, g_strdup (batson_rule (trigger->why.rule)->id));
    }
  total = _batson_clauses_join (fire, ", ");
  return *total ? g_strdup_printf (C_ ("quiz", "Fire: %s"), total) : g_strdup (C_ ("quiz", "None fires"));
}

/** What was answered to a whole question, in a line as batson_words_quiz_total (): the score, the triggers said to fire, the choices. */
char *
batson_words_quiz_given (const BatsonQuiz *quiz, const BatsonQuizItem *item, guint64 chosen)
{
  g_autoptr (GPtrArray) fire = _batson_clauses_new ();
  g_autofree char *given = NULL;
  BatsonQuizResult result;

  if (item->kind != BATSON_QUIZ_QUESTION_SINS && item->kind != BATSON_QUIZ_QUESTION_TRIGGERS)
    return batson_words_quiz_chosen (item, &g_array_index (item->groups, BatsonQuizGroup, 0), chosen);
  if (chosen == 0)
    return g_strdup (C_ ("quiz", "not answered"));
  batson_quiz_compare (item, chosen, &result);
  if (item->kind == BATSON_QUIZ_QUESTION_SINS && result.sins.least < result.sins.greatest)
    return g_strdup_printf (C_ ("quiz", "SINS %d–%d: %s"), result.sins.least, result.sins.greatest, batson_words_sins_class (result.sins.classes));
  if (item->kind == BATSON_QUIZ_QUESTION_SINS)
    return g_strdup_printf (C_ ("quiz", "SINS %d: %s"), result.sins.least, batson_words_sins_class (result.sins.classes));
  for (guint i = 0; i < item->groups->len; i++)
    {
      const BatsonQuizGroup *group = &g_array_index (item->groups, BatsonQuizGroup, i);
      const BatsonTrigger *trigger = quiz->assessment->triggers->pdata[group->part];
      if (chosen & G_GUINT64_CONSTANT (1) << group->first)
        _batson_clause (fire, g_strdup (batson_rule (trigger->why.rule)->id));
    }
  given = _batson_clauses_join (fire, ", ");
  return *given ? g_strdup_printf (C_ ("quiz", "Fire: %s"), given) : g_strdup (C_ ("quiz", "None fires"));
}

/** "Right", "Partly right", "Not right", "Not answered". Static. */
const char *
batson_words_quiz_verdict (BatsonQuizVerdict verdict)
{
  static const char *const verdicts[] = { NC_ ("quiz", "Right"), NC_ ("quiz", "Partly right"), NC_ ("quiz", "Not right"), NC_ ("quiz", "Not answered") };

  return g_dpgettext2 (GETTEXT_PACKAGE, "quiz", verdicts[verdict]);
}

/* --- the difference --- */

/* "Pain +2": by how many points a part is off; nothing where it is not answered, or scores the same. */
static void
add_part (GPtrArray *clauses, const BatsonQuizItem *item, const BatsonQuizGroup *group, guint64 chosen)
{
  guint64 bits = (chosen & batson_quiz_group_bits (group)) >> group->first;
  int off = bits ? batson_sins_points (group->part, g_bit_nth_lsf ((gulong) bits, -1)) - item->lesion->sins.part_least[group->part] : 0;

  if (off != 0)
    _batson_clause (clauses, g_strdup_printf (off > 0 ? C_ ("quiz", "%s %d too many") : C_ ("quiz", "%s %d too few"), batson_words_sins_part (group->part), ABS (off)));
}

static void
add_sins (GPtrArray *sentences, const BatsonQuizItem *item, guint64 chosen, const BatsonQuizResult *result)
{
  g_autoptr (GPtrArray) clauses = _batson_clauses_new ();
  g_autofree char *off = NULL;

  for (guint i = 0; i < item->groups->len; i++)
    add_part (clauses, item, &g_array_index (item->groups, BatsonQuizGroup, i), chosen);
  off = _batson_clauses_join (clauses, ", ");
  if (*off)
    _batson_clause (sentences, g_strdup_printf (_ ("Points: %s."), off));
  if (chosen == 0)
    return;
  if (result->sins.least == result->sins.greatest)
    _batson_clause (sentences, g_strdup_printf (_ ("By your answers SINS %d, by the framework’s %d."), result->sins.least, item->lesion->sins.least));
  if (result->class_changes)
    _batson_clause (sentences, g_strdup_printf (_ ("The class changes: “%1$s” instead of “%2$s”."), batson_words_sins_class (result->sins.classes), batson_words_sins_class (item->lesion->sins.classes)));
  else
    _batson_clause (sentences, g_strdup (_ ("The class stays the same.")));
}

/* The triggers of which something else was said. */
static void
add_triggers (GPtrArray *sentences, const BatsonQuiz *quiz, const BatsonQuizItem *item, guint64 chosen)
{
  g_autoptr (GPtrArray) clauses = _batson_clauses_new (), open = _batson_clauses_new ();
  g_autofree char *other = NULL, *unanswered = NULL;

  for (guint i = 0; i < item->groups->len; i++)
    {
      const BatsonQuizGroup *group = &g_array_index (item->groups, BatsonQuizGroup, i);
      const BatsonTrigger *trigger = quiz->assessment->triggers->pdata[group->part];
      if ((chosen & batson_quiz_group_bits (group)) != group->answer)
        _batson_clause (chosen & batson_quiz_group_bits (group) ? clauses : open, g_strdup (batson_rule (trigger->why.rule)->id));
    }
  other = _batson_clauses_join (clauses, ", ");
  unanswered = _batson_clauses_join (open, ", ");
  if (*other)
    _batson_clause (sentences, g_strdup_printf (_ ("Answered otherwise: %s."), other));
  if (*unanswered)
    _batson_clause (sentences, g_strdup_printf (_ ("Not answered: %s."), unanswered));
}

/* Of several choices, those too many and those missed; where none is right, both answers stand beside each other already. */
static void
add_choices (GPtrArray *sentences, const BatsonQuizItem *item, const BatsonQuizResult *result)
{
  const BatsonQuizGroup *group = &g_array_index (item->groups, BatsonQuizGroup, 0);
  g_autofree char *extra = result->extra ? batson_words_quiz_chosen (item, group, result->extra) : NULL, *missed = result->missed ? batson_words_quiz_chosen (item, group, result->missed) : NULL;

  if (!group->several || result->verdict != BATSON_QUIZ_PARTLY)
    return;
  if (extra)
    _batson_clause (sentences, g_strdup_printf (_ ("The framework does not say: %s."), extra));
  if (missed)
    _batson_clause (sentences, g_strdup_printf (_ ("Not chosen, but said by the framework: %s."), missed));
}

/** How the answer CHOSEN differs from the framework's, in sentences; "" where it does not, or where the two beside each other say it all. */
char *
batson_words_quiz_difference (const BatsonQuiz *quiz, const BatsonQuizItem *item, guint64 chosen)
{
  g_autoptr (GPtrArray) sentences = _batson_clauses_new ();
  BatsonQuizResult result;

  batson_quiz_compare (item, chosen, &result);
  if (result.verdict == BATSON_QUIZ_RIGHT)
    return g_strdup ("");
  if (chosen == 0)
    return g_strdup (_ ("Not answered."));
  if (item->groups->len > 1)
    _batson_clause (sentences, g_strdup_printf (ngettext ("%1$u of %2$u as the framework has it.", "%1$u of %2$u as the framework has them.", result.n_right), result.n_right, item->groups->len));
  if (item->kind == BATSON_QUIZ_QUESTION_SINS)
    add_sins (sentences, item, chosen, &result);
  else if (item->kind == BATSON_QUIZ_QUESTION_TRIGGERS)
    add_triggers (sentences, quiz, item, chosen);
  else
    add_choices (sentences, item, &result);
  return _batson_clauses_join (sentences, " ");
}

/* --- why --- */

/** The rule a row's answer rests on, with its source and basis: "SINS-PAIN: Mechanical pain ... (4.2 Table 2; stated)". */
char *
batson_words_quiz_rule (const BatsonQuizGroup *group)
{
  const BatsonRule *rule = batson_rule (group->rule);

  return g_strdup_printf (C_ ("quiz", "%1$s: %2$s (%3$s; %4$s)"), rule->id, batson_rule_text (group->rule), rule->source, batson_basis_label (group->basis));
}

/** The answers of the case a row's answer rests on, and those that would settle it: "Pain at T12 (SINS): Mechanical; ..."; "" for none. */
char *
batson_words_quiz_because (const BatsonQuizGroup *group)
{
  g_autoptr (GPtrArray) clauses = _batson_clauses_new ();
  g_autofree char *facts = NULL, *missing = batson_words_facts (&group->missing, 6);

  for (guint i = 0; i < group->facts.len; i++)
    _batson_clause (clauses, batson_words_fact (&group->facts.facts[i]));
  facts = _batson_clauses_join (clauses, "; ");
  if (*facts && *missing)
    return g_strdup_printf (_ ("%1$s. Would settle it: %2$s"), facts, missing);
  return *missing ? g_strdup_printf (_ ("Would settle it: %s"), missing) : g_steal_pointer (&facts);
}

/** What a record is called beside its answers; a finding with its lesion: "T12: Finding, 12 Jun 2026". Free with g_free. */
char *
batson_words_quiz_record (BatsonRecord *record)
{
  g_autofree char *name = batson_words_record (record), *lesion = NULL;

  if (batson_record_get_type_id (record) != BATSON_RECORD_FINDING)
    return g_steal_pointer (&name);
  lesion = batson_words_lesion (batson_record_get_parent (record));
  return g_strdup_printf (C_ ("quiz", "%1$s: %2$s"), lesion, name);
}

/** "7 right, 2 partly right, 1 not right", and how many were not answered, where some were not. */
char *
batson_words_quiz_count (const guint counts[BATSON_QUIZ_N_VERDICTS])
{
  if (counts[BATSON_QUIZ_UNANSWERED] > 0)
    return g_strdup_printf (_ ("%1$u right, %2$u partly right, %3$u not right, %4$u not answered"), counts[BATSON_QUIZ_RIGHT], counts[BATSON_QUIZ_PARTLY], counts[BATSON_QUIZ_NOT], counts[BATSON_QUIZ_UNANSWERED]);
  /* Translators: how many answers of a quiz were right, partly right and not right. */
  return g_strdup_printf (_ ("%1$u right, %2$u partly right, %3$u not right"), counts[BATSON_QUIZ_RIGHT], counts[BATSON_QUIZ_PARTLY], counts[BATSON_QUIZ_NOT]);
}
