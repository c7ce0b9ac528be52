/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The questions of the quiz, made from an assessment, and the comparison of an answer with the framework's. */
#include "framework/quiz.h"

#include "framework/sins.h"

enum { N_OUTCOMES = BATSON_OUTCOME_OTHER, NO_OUTCOME = N_OUTCOMES };
enum { FIRES, DOES_NOT, NOT_KNOWN, N_TRIGGER_CHOICES };

/* What can be said of the urgency, in the order of the choices. */
static const BatsonUrgencyKind urgencies[] = {
  BATSON_URGENCY_RED, BATSON_URGENCY_AT_LEAST_ORANGE, BATSON_URGENCY_ORANGE, BATSON_URGENCY_GREEN, BATSON_URGENCY_UNDETERMINED, BATSON_URGENCY_NO_COLOUR,
};

/** What a choice of the question about the urgency stands for. */
BatsonUrgencyKind
batson_quiz_urgency (guint choice)
{
  return urgencies[choice];
}

/** Whether a case is a vignette: something of its teaching member is answered. */
gboolean
batson_quiz_is_vignette (BatsonRecord *root)
{
  return !batson_record_is_blank (batson_record_child (root, BATSON_CASE_TEACHING));
}

/* --- questions --- */

static void
item_free (gpointer data)
{
  BatsonQuizItem *item = data;

  g_array_unref (item->groups);
  g_free (item);
}

static BatsonQuizItem *
add_item (BatsonQuiz *quiz, BatsonQuizQuestion kind, const BatsonLesionResult *lesion)
{
  BatsonQuizItem *item = g_new0 (BatsonQuizItem, 1);

  item->kind = kind;
  item->lesion = lesion;
  item->groups = g_array_new (FALSE, TRUE, sizeof (BatsonQuizGroup));
  g_ptr_array_add (quiz->items, item);
  return item;
}

/* The next N bits; ANSWER is of the choices, from bit 0 on. */
static BatsonQuizGroup *
add_group (BatsonQuizItem *item, guint n, guint64 answer, const BatsonWhy *why)
{
  BatsonQuizGroup group = { .n = n, .rule = why->rule, .basis = why->basis, .facts = why->because, .missing = why->missing };

  if (item->groups->len > 0)
    {
      const BatsonQuizGroup *last = &g_array_index (item->groups, BatsonQuizGroup, item->groups->len - 1);
      group.first = last->first + last->n;
    }
  g_assert (group.first + n <= 64);
  group.answer = answer << group.first;
  item->answer |= group.answer;
  g_array_append_val (item->groups, group);
  return &g_array_index (item->groups, BatsonQuizGroup, item->groups->len - 1);
}

/** The bits of a group's choices. */
guint64
batson_quiz_group_bits (const BatsonQuizGroup *group)
{
  return ((G_GUINT64_CONSTANT (1) << group->n) - 1) << group->first;
}

/* --- SINS --- */

static guint
part_n_choices (BatsonSinsPart part)
{
  if (part == BATSON_SINS_LOCATION)
    return BATSON_LOCATION_RIGID + 1;
  return batson_field_n_choices (&batson_record_type (BATSON_RECORD_FINDING)->fields[batson_sins_part_field (part)]);
}

/* The answer a part of a lesion's score rests on; NULL where there is none. */
static BatsonFact *
part_fact (const BatsonLesionResult *lesion, BatsonSinsPart part)
{
  for (guint i = 0; i < lesion->sins_why.because.len; i++)
    {
      BatsonFact *fact = &lesion->sins_why.because.facts[i];
      if (part == BATSON_SINS_LOCATION ? fact->type == BATSON_RECORD_LESION : fact->type == BATSON_RECORD_FINDING && fact->field == batson_sins_part_field (part))
        return fact;
    }
  return NULL;
}

/* The choice that was made of a part; -1 where it is open. Every location has its own points. */
static int
part_choice (const BatsonLesionResult *lesion, BatsonSinsPart part)
{
  const BatsonFact *fact = part_fact (lesion, part);

  if (fact == NULL)
    return -1;
  if (part != BATSON_SINS_LOCATION)
    return batson_record_choice (fact->record, fact->field);
  for (guint c = 0; c < part_n_choices (part); c++)
    if (batson_sins_points (part, (int) c) == lesion->sins.part_least[part] && lesion->sins.part_least[part] == lesion->sins.part_greatest[part])
      return (int) c;
  return -1;
}

static gboolean
has_sins (const BatsonLesionResult *lesion)
{
  for (BatsonSinsPart part = BATSON_SINS_PART_PAIN; part < BATSON_N_SINS_PARTS; part++)
    if (part_choice (lesion, part) >= 0)
      return TRUE;
  return FALSE;
}

/* Every part that is known; the rule of a part is its line of the table. */
static void
add_sins (BatsonQuiz *quiz, const BatsonLesionResult *lesion)
{
  BatsonQuizItem *item;

  if (!has_sins (lesion))
    return;
  item = add_item (quiz, BATSON_QUIZ_QUESTION_SINS, lesion);
  for (BatsonSinsPart part = 0; part < BATSON_N_SINS_PARTS; part++)
    {
      BatsonRuleId rule = BATSON_RULE_SINS_LOC + part;
      int choice = part_choice (lesion, part);
      BatsonWhy why = { .rule = rule, .basis = batson_rule (rule)->basis, .because = { part_fact (lesion, part), 1, 1 } };
      BatsonQuizGroup *group;

      if (choice < 0)
        continue;
      group = add_group (item, part_n_choices (part), G_GUINT64_CONSTANT (1) << choice, &why);
      group->part = part;
    }
}

/* --- grade, outcome, urgency, triggers --- */

static void
add_grade (BatsonQuiz *quiz, const BatsonLesionResult *lesion)
{
  const BatsonAnswer *answer = &lesion->answers[BATSON_QUESTION_N];

  if (answer->answers == BATSON_N_LOW || answer->answers == BATSON_N_HIGH)
    add_group (add_item (quiz, BATSON_QUIZ_QUESTION_GRADE, lesion), 2, answer->answers, &answer->why);
}

/* Every outcome that the answers still allow; or that there is none. */
static void
add_outcome (BatsonQuiz *quiz, const BatsonLesionResult *lesion)
{
  const BatsonProtocol *review = batson_protocol (BATSON_PROTOCOL_REVIEW);
  const BatsonProtocolResult *result = &lesion->protocols[BATSON_PROTOCOL_REVIEW];
  guint64 answer = 0;

  for (guint i = 0; i < review->n_rows; i++)
    if (!result->none && result->rows & 1u << i)
      answer |= G_GUINT64_CONSTANT (1) << review->rows[i].decision;
  if (answer == 0)
    answer = G_GUINT64_CONSTANT (1) << NO_OUTCOME;
  add_group (add_item (quiz, BATSON_QUIZ_QUESTION_OUTCOME, lesion), N_OUTCOMES + 1, answer, &lesion->why)->several = TRUE;
}

static void
add_urgency (BatsonQuiz *quiz)
{
  const BatsonUrgency *urgency = &quiz->assessment->urgency;

  for (guint i = 0; i < G_N_ELEMENTS (urgencies); i++)
    if (urgency->kind == urgencies[i])
      add_group (add_item (quiz, BATSON_QUIZ_QUESTION_URGENCY, NULL), G_N_ELEMENTS (urgencies), G_GUINT64_CONSTANT (1) << i, &urgency->why);
}

static void
add_triggers (BatsonQuiz *quiz)
{
  const GPtrArray *triggers = quiz->assessment->triggers;
  BatsonQuizItem *item = triggers->len > 0 ? add_item (quiz, BATSON_QUIZ_QUESTION_TRIGGERS, NULL) : NULL;

  for (guint i = 0; i < triggers->len; i++)
    {
      const BatsonTrigger *trigger = triggers->pdata[i];
      guint choice = trigger->state == BATSON_YES ? FIRES : trigger->state == BATSON_NO ? DOES_NOT : NOT_KNOWN;
      add_group (item, N_TRIGGER_CHOICES, G_GUINT64_CONSTANT (1) << choice, &trigger->why)->part = i;
    }
}

/* The questions chosen in the vignette; all where none is. */
static gboolean
is_asked (const BatsonAssessment *assessment, BatsonQuizQuestion kind)
{
  guint64 chosen = batson_record_choices (batson_record_child (assessment->root, BATSON_CASE_TEACHING), BATSON_TEACHING_QUESTIONS);

  return chosen == 0 || chosen & G_GUINT64_CONSTANT (1) << kind;
}

/** The questions that ASSESSMENT can answer, of those its vignette chooses: lesion by lesion, then the case. Free with batson_quiz_free (). */
BatsonQuiz *
batson_quiz_new (const BatsonAssessment *assessment)
{
  static const struct { BatsonQuizQuestion kind; void (*add) (BatsonQuiz *, const BatsonLesionResult *); } of_lesion[] = {
    { BATSON_QUIZ_QUESTION_SINS, add_sins }, { BATSON_QUIZ_QUESTION_GRADE, add_grade }, { BATSON_QUIZ_QUESTION_OUTCOME, add_outcome },
  };
  BatsonQuiz *quiz = g_new0 (BatsonQuiz, 1);

  quiz->assessment = batson_assessment_ref ((BatsonAssessment *) assessment);
  quiz->items = g_ptr_array_new_with_free_func (item_free);
  for (guint l = 0; l < assessment->lesions->len; l++)
    for (guint i = 0; i < G_N_ELEMENTS (of_lesion); i++)
      if (is_asked (assessment, of_lesion[i].kind))
        of_lesion[i].add (quiz, assessment->lesions->pdata[l]);
  if (is_asked (assessment, BATSON_QUIZ_QUESTION_URGENCY))
    add_urgency (quiz);
  if (is_asked (assessment, BATSON_QUIZ_QUESTION_TRIGGERS))
    add_triggers (quiz);
  return quiz;
}

/** Frees a quiz; NULL is allowed. */
void
batson_quiz_free (BatsonQuiz *quiz)
{
  if (quiz == NULL)
    return;
  g_ptr_array_unref (quiz->items);
  batson_assessment_unref (quiz->assessment);
  g_free (quiz);
}

/* --- comparing --- */

/** Whether something is chosen in every group. */
gboolean
batson_quiz_is_complete (const BatsonQuizItem *item, guint64 chosen)
{
  for (guint i = 0; i < item->groups->len; i++)
    if (!(chosen & batson_quiz_group_bits (&g_array_index (item->groups, BatsonQuizGroup, i))))
      return FALSE;
  return TRUE;
}

/* The colours that choices of the urgency leave possible; of what is undetermined any; a bit of its own for none. */
static guint64
colours (guint64 chosen)
{
  guint64 bits = 0;

  for (guint i = 0; i < G_N_ELEMENTS (urgencies); i++)
    if (chosen & G_GUINT64_CONSTANT (1) << i)
      switch (urgencies[i])
        {
        case BATSON_URGENCY_RED: bits |= BATSON_RED_BIT; break;
        case BATSON_URGENCY_AT_LEAST_ORANGE: bits |= BATSON_ORANGE_BIT | BATSON_RED_BIT; break;
        case BATSON_URGENCY_ORANGE: bits |= BATSON_ORANGE_BIT; break;
        case BATSON_URGENCY_GREEN: bits |= BATSON_GREEN_BIT; break;
        case BATSON_URGENCY_UNDETERMINED: bits |= BATSON_GREEN_BIT | BATSON_ORANGE_BIT | BATSON_RED_BIT; break;
        default: bits |= 8; break;
        }
  return bits;
}

/* Partly right: something in it is. */
static gboolean
overlaps (const BatsonQuizItem *item, guint64 chosen)
{
  if (item->kind == BATSON_QUIZ_QUESTION_URGENCY)
    return (colours (chosen) & colours (item->answer)) != 0;
  return (chosen & item->answer) != 0;
}

/* The score by the choices of an answer, parts that are not asked being open in it as in the framework's. */
static void
compare_sins (const BatsonQuizItem *item, guint64 chosen, BatsonQuizResult *result)
{
  BatsonSinsAnswers answers = { { 0 } };

  for (guint i = 0; i < item->groups->len; i++)
    {
      const BatsonQuizGroup *group = &g_array_index (item->groups, BatsonQuizGroup, i);
      answers.choices[group->part] = (guint) ((chosen & batson_quiz_group_bits (group)) >> group->first);
    }
  batson_sins_score (&answers, &result->sins);
  result->class_changes = result->sins.classes != item->lesion->sins.classes;
}

/** How the answer CHOSEN differs from the framework's: right where it is the same, partly right where something in it is. */
void
batson_quiz_compare (const BatsonQuizItem *item, guint64 chosen, BatsonQuizResult *out_result)
{
  BatsonQuizResult result = { .missed = item->answer & ~chosen, .extra = chosen & ~item->answer };

  for (guint i = 0; i < item->groups->len; i++)
    {
      const BatsonQuizGroup *group = &g_array_index (item->groups, BatsonQuizGroup, i);
      result.n_right += (chosen & batson_quiz_group_bits (group)) == group->answer;
    }
  if (result.n_right == item->groups->len)
    result.verdict = BATSON_QUIZ_RIGHT;
  else if (chosen == 0)
    result.verdict = BATSON_QUIZ_UNANSWERED; /* who says so is not told to be wrong */
  else
    result.verdict = overlaps (item, chosen) ? BATSON_QUIZ_PARTLY : BATSON_QUIZ_NOT;
  if (item->kind == BATSON_QUIZ_QUESTION_SINS)
    compare_sins (item, chosen, &result);
  *out_result = result;
}
