/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A case step by step, read from the table of the protocol and the assessment. */
#include "framework/walk.h"

#include "framework/evidence.h"
#include "framework/sins.h"

/* More are no answer any more to where it leads. */
enum { MOST_ROWS = 6 };

static BatsonWalkStep *
add_step (BatsonWalk *self, BatsonWalkKind kind, BatsonChapter chapter, guint which, char *id, BatsonRuleId rule)
{
  BatsonWalkStep *step = g_new0 (BatsonWalkStep, 1);

  _batson_why_init (&step->why, self->arena, rule);
  step->id = id;
  step->kind = kind;
  step->chapter = chapter;
  step->which = which;
  g_ptr_array_add (self->steps, step);
  return step;
}

static void
step_free (gpointer data)
{
  BatsonWalkStep *step = data;

  g_free (step->id);
  g_strfreev (step->nodes);
  g_strfreev (step->way);
  g_free (step);
}

static void
show (BatsonWalkStep *step, const char *diagram, const char *first, const char *second)
{
  const char *nodes[] = { first, second, NULL };

  step->diagram = diagram;
  step->nodes = g_strdupv ((char **) nodes);
}

/* The way through the tree to the answers of QUESTION, or to the row after all of them. */
static void
show_way (BatsonWalkStep *step, guint question)
{
  static const char *const way[BATSON_N_QUESTIONS + 1][2] = { { "start", "start-lines-1" }, { "n-*", "n-*-lines-1" }, { "o-*", "o-*-lines-1" }, { "m-*", "m-*-lines-1" }, { "*-*-s", "line-*" } };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i <= question; i++)
    {
      g_strv_builder_add (builder, way[i][0]);
      g_strv_builder_add (builder, way[i][1]);
    }
  step->way = g_strv_builder_end (builder);
}

/* The referral triggers */

static void
add_trigger (BatsonWalk *self, guint n)
{
  const BatsonTrigger *trigger = self->assessment->triggers->pdata[n];
  BatsonWalkStep *step = add_step (self, BATSON_WALK_TRIGGER, BATSON_CHAPTER_REFERRAL, n, g_ascii_strdown (batson_rule (trigger->why.rule)->id, -1), trigger->why.rule);

  step->why.basis = trigger->why.basis;
  _batson_why_join (&step->why, &trigger->why);
  step->open = trigger->state == BATSON_OPEN;
  show (step, "pathway", step->id, NULL);
}

/* The four questions */

/** The still possible answers of QUESTION by the protocol of the walk; all of them without a lesion. */
guint
batson_walk_answers (const BatsonWalk *self, BatsonQuestionId question)
{
  return self->lesion ? self->lesion->protocols[self->protocol->id].answers[question] : self->protocol->questions[question].all;
}

/** The smallest branch of QUESTION that holds ANSWER, a bit; the original has no branch for some of the review's. Static. */
const BatsonBranch *
batson_walk_branch (const BatsonProtocol *protocol, BatsonQuestionId question, guint answer)
{
  const BatsonBranch *best = NULL;

  for (const BatsonBranch *branch = protocol->questions[question].branches; branch->answers; branch++)
    if (branch->answers & answer && (best == NULL || (branch->answers & ~best->answers) == 0))
      best = branch;
  return best;
}

/* Each branch that can still be answered, with the answers of the other questions as they are. */
static void
lead_question (const BatsonWalk *self, BatsonQuestionId question, GArray *leads)
{
  guint answers[BATSON_N_QUESTIONS], left = batson_walk_answers (self, question);

  for (guint q = 0; q < BATSON_N_QUESTIONS; q++)
    answers[q] = batson_walk_answers (self, q);
  while (left)
    {
      const BatsonBranch *branch = batson_walk_branch (self->protocol, question, left & -left);
      BatsonWalkLead lead = { .answer = branch->answers };
      answers[question] = branch->answers & left;
      lead.after = batson_protocol_rows (self->protocol, answers);
      g_array_append_val (leads, lead);
      left &= ~branch->answers;
    }
}

/* Whether more than one answer is left: where all lead to the same, those that the table names as one are one ("fit", oligometastatic or not). */
static gboolean
is_open (const BatsonWalk *self, BatsonQuestionId question)
{
  g_autoptr (GArray) leads = g_array_new (FALSE, FALSE, sizeof (BatsonWalkLead));
  guint answers = batson_walk_answers (self, question);

  lead_question (self, question, leads);
  for (guint i = 1; i < leads->len; i++)
    if (g_array_index (leads, BatsonWalkLead, i).after != g_array_index (leads, BatsonWalkLead, 0).after)
      return TRUE;
  return leads->len > 1 && (answers == self->protocol->questions[question].all || batson_protocol_branch (self->protocol, question, answers) == NULL);
}

/* The rows that the answers of the first N questions leave. */
static guint
rows_after (const BatsonWalk *self, guint n)
{
  guint answers[BATSON_N_QUESTIONS];

  for (guint q = 0; q < BATSON_N_QUESTIONS; q++)
    answers[q] = q < n ? batson_walk_answers (self, q) : self->protocol->questions[q].all;
  return batson_protocol_rows (self->protocol, answers);
}

/* The original reads some questions in its own way: the rule that says so, and only the facts it asks for. */
static void
use_answer (const BatsonWalk *self, BatsonWalkStep *step, const BatsonAnswer *answer)
{
  gboolean own = self->protocol->id == BATSON_PROTOCOL_LAUFER && step->which == BATSON_QUESTION_O;
  const BatsonFacts *const lists[] = { &answer->why.because, &answer->why.missing };

  if (self->protocol->id == BATSON_PROTOCOL_REVIEW)
    {
      _batson_why_set_rule (&step->why, answer->why.rule);
      step->why.basis = answer->why.basis;
    }
  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    for (guint i = 0; i < lists[l]->len; i++)
      {
        const BatsonFact *fact = &lists[l]->facts[i];
        if (!own || fact->type == BATSON_RECORD_LESION)
          (l == 0 ? _batson_why_use : _batson_why_miss) (&step->why, fact);
      }
}

static void
add_question (BatsonWalk *self, BatsonQuestionId question)
{
  static const BatsonRuleId rules[BATSON_N_QUESTIONS] = { BATSON_RULE_N_1, BATSON_RULE_O_1, BATSON_RULE_M_1, BATSON_RULE_S_1 };
  static const char *const nodes[BATSON_N_QUESTIONS][2] = { { "head-n", "n-*" }, { "head-o", "o-*" }, { "head-m", "m-*" }, { "head-s", "*-s" } };
  char *id = g_ascii_strdown (self->protocol->questions[question].letter, -1);
  BatsonWalkStep *step = add_step (self, BATSON_WALK_QUESTION, BATSON_CHAPTER_N + question, question, id, self->protocol->id == BATSON_PROTOCOL_REVIEW ? rules[question] : BATSON_RULE_CMP_1);
  BatsonFact lesion = _batson_fact_in_list (self->assessment->root, BATSON_CASE_LESIONS, BATSON_RECORD_LESION, BATSON_LESION_LEVEL);

  if (self->lesion)
    use_answer (self, step, &self->lesion->answers[question]);
  else
    _batson_why_miss (&step->why, &lesion);
  step->open = is_open (self, question);
  step->before = rows_after (self, question);
  step->after = rows_after (self, question + 1);
  show (step, "noms", nodes[question][0], nodes[question][1]);
  show_way (step, question);
}

/* SINS part by part */

/* The least and greatest points of PART; of a part that is not answered all. */
static void
part_range (const BatsonWalk *self, guint part, gboolean answered, int *out_least, int *out_greatest)
{
  static const int most[BATSON_N_SINS_PARTS] = { 3, 3, 2, 4, 3, 3 };

  *out_least = answered && self->lesion ? self->lesion->sins.part_least[part] : 0;
  *out_greatest = answered && self->lesion ? self->lesion->sins.part_greatest[part] : most[part];
}

static guint
classes_between (int least, int greatest)
{
  guint classes = 0;

  for (int total = least; total <= greatest; total++)
    classes |= batson_sins_class (total);
  return classes;
}

/* The totals that the answers of the first N parts leave. */
static guint
classes_after (const BatsonWalk *self, guint n, int *out_least, int *out_greatest)
{
  *out_least = *out_greatest = 0;
  for (guint part = 0; part < BATSON_N_SINS_PARTS; part++)
    {
      int least, greatest;
      part_range (self, part, part < n, &least, &greatest);
      *out_least += least;
      *out_greatest += greatest;
    }
  return classes_between (*out_least, *out_greatest);
}

/* Whether FACT answers PART: the location follows from the level, or is given. */
static gboolean
is_of_part (const BatsonFact *fact, guint part)
{
  if (part == BATSON_SINS_LOCATION)
    return fact->type == BATSON_RECORD_LESION && (fact->field == BATSON_LESION_LEVEL || fact->field == BATSON_LESION_LOCATION);
  return fact->type == BATSON_RECORD_FINDING && fact->field == batson_sins_part_field (part);
}

static void
add_part (BatsonWalk *self, guint part)
{
  static const char *const ids[BATSON_N_SINS_PARTS] = { "sins-location", "sins-pain", "sins-bone", "sins-alignment", "sins-collapse", "sins-posterolateral" };
  static const BatsonRuleId rules[BATSON_N_SINS_PARTS] = { BATSON_RULE_SINS_LOC, BATSON_RULE_SINS_PAIN, BATSON_RULE_SINS_BONE, BATSON_RULE_SINS_ALIGN, BATSON_RULE_SINS_COLL, BATSON_RULE_SINS_POST };
  BatsonWalkStep *step = add_step (self, BATSON_WALK_SINS, BATSON_CHAPTER_M, part, g_strdup (ids[part]), rules[part]);
  BatsonFact level = _batson_fact_in_list (self->assessment->root, BATSON_CASE_LESIONS, BATSON_RECORD_LESION, BATSON_LESION_LEVEL);
  g_autofree char *card = self->lesion ? g_strdup_printf ("map-lesion-%s", batson_record_get_id (self->lesion->record)) : NULL;
  const BatsonFacts *const lists[] = { self->lesion ? &self->lesion->sins_why.because : NULL, self->lesion ? &self->lesion->sins_why.missing : NULL };
  int least, greatest;

  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    for (guint i = 0; lists[l] && i < lists[l]->len; i++)
      if (is_of_part (&lists[l]->facts[i], part))
        (l == 0 ? _batson_why_use : _batson_why_miss) (&step->why, &lists[l]->facts[i]);
  if (self->lesion == NULL)
    _batson_why_miss (&step->why, &level);
  step->before = classes_after (self, part, &least, &greatest);
  step->after = classes_after (self, part + 1, &step->least, &step->greatest);
  part_range (self, part, TRUE, &least, &greatest);
  step->open = least != greatest;
  if (card)
    show (step, "spine", card, NULL);
  else
    show (step, "noms", "head-m", NULL);
}

/* The row */

/* The rows that are left where they are few, else the lesion they begin from. */
static void
show_rows (const BatsonWalk *self, BatsonWalkStep *step)
{
  g_autoptr (GStrvBuilder) nodes = g_strv_builder_new ();
  guint n = 0;

  for (guint i = 0; i < self->protocol->n_rows; i++)
    if (step->after & 1u << i && ++n <= MOST_ROWS)
      {
        g_autofree char *node = g_ascii_strdown (batson_rule (self->protocol->rows[i].rule)->id, -1);
        g_strv_builder_add (nodes, node);
      }
  if (n == 0 || n > MOST_ROWS)
    show (step, "noms", "start", NULL);
  else
    {
      step->diagram = "noms";
      step->nodes = g_strv_builder_end (nodes);
    }
}

static void
add_row (BatsonWalk *self)
{
  BatsonWalkStep *step = add_step (self, BATSON_WALK_ROW, BATSON_CHAPTER_ROW, 0, g_strdup ("row"), BATSON_RULE_NOMS_14);
  const BatsonProtocolResult *result = self->lesion ? &self->lesion->protocols[self->protocol->id] : NULL;
  guint row = result && result->rows && (result->rows & (result->rows - 1)) == 0 ? (guint) g_bit_nth_lsf (result->rows, -1) : self->protocol->n_rows;

  step->before = rows_after (self, BATSON_N_QUESTIONS);
  step->after = result ? result->rows : step->before;
  step->open = row == self->protocol->n_rows;
  show_rows (self, step);
  show_way (step, BATSON_N_QUESTIONS);
  if (self->lesion == NULL)
    return;
  _batson_why_join (&step->why, &self->lesion->why);
  if (self->protocol->id == BATSON_PROTOCOL_REVIEW || self->lesion->state != BATSON_LESION_CURRENT)
    {
      _batson_why_set_rule (&step->why, self->lesion->why.rule);
      step->why.basis = self->lesion->why.basis;
    }
  else
    _batson_why_set_rule (&step->why, row < self->protocol->n_rows ? self->protocol->rows[row].rule : BATSON_RULE_CMP_1);
}

/** A walk through LESION (nullable), of ASSESSMENT, which it references, by PROTOCOL. Free with batson_walk_free (). */
BatsonWalk *
batson_walk_new (BatsonAssessment *assessment, const BatsonLesionResult *lesion, BatsonProtocolId protocol)
{
  BatsonWalk *self = g_new0 (BatsonWalk, 1);

  self->assessment = batson_assessment_ref (assessment);
  self->lesion = lesion;
  self->protocol = batson_protocol (protocol);
  self->arena = _batson_arena_new ();
  self->steps = g_ptr_array_new_with_free_func (step_free);
  for (guint i = 0; i < assessment->triggers->len; i++)
    add_trigger (self, i);
  for (guint q = 0; q < BATSON_N_QUESTIONS; q++)
    {
      for (guint part = 0; q == BATSON_QUESTION_M && part < BATSON_N_SINS_PARTS; part++)
        add_part (self, part);
      add_question (self, q);
    }
  add_row (self);
  return self;
}

void
batson_walk_free (BatsonWalk *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->steps);
  _batson_arena_free (self->arena);
  batson_assessment_unref (self->assessment);
  g_free (self);
}

/** The step N, from 0. Owned by the walk. */
const BatsonWalkStep *
batson_walk_step (const BatsonWalk *self, guint n)
{
  return self->steps->pdata[n];
}

/** The place of the step ID; -1: there is none. */
int
batson_walk_find (const BatsonWalk *self, const char *id)
{
  for (guint i = 0; i < self->steps->len; i++)
    if (g_str_equal (batson_walk_step (self, i)->id, id))
      return (int) i;
  return -1;
}

/* What each answer would lead to */

static void
lead_part (const BatsonWalk *self, guint part, GArray *leads)
{
  const BatsonField *field = &batson_record_type (part == BATSON_SINS_LOCATION ? BATSON_RECORD_LESION : BATSON_RECORD_FINDING)->fields[batson_sins_part_field (part)];
  int least, greatest, own_least, own_greatest;

  classes_after (self, BATSON_N_SINS_PARTS, &least, &greatest);
  part_range (self, part, TRUE, &own_least, &own_greatest);
  for (guint choice = 0; choice < batson_field_n_choices (field); choice++)
    {
      int points = batson_sins_points (part, (int) choice);
      BatsonWalkLead lead = { choice, 0, least - own_least + points, greatest - own_greatest + points };
      lead.after = classes_between (lead.least, lead.greatest);
      g_array_append_val (leads, lead);
    }
}

/** What each answer that can still be given to an open STEP would lead to; empty for a settled one and for the row. Returns: (element-type BatsonWalkLead): free with g_array_unref () */
GArray *
batson_walk_leads (const BatsonWalk *self, const BatsonWalkStep *step)
{
  GArray *leads = g_array_new (FALSE, FALSE, sizeof (BatsonWalkLead));
  const BatsonWalkLead fires = { .answer = BATSON_YES }, does_not = { .answer = BATSON_NO };

  if (!step->open)
    return leads;
  if (step->kind == BATSON_WALK_QUESTION)
    lead_question (self, step->which, leads);
  else if (step->kind == BATSON_WALK_SINS)
    lead_part (self, step->which, leads);
  else if (step->kind == BATSON_WALK_TRIGGER)
    {
      g_array_append_val (leads, fires);
      g_array_append_val (leads, does_not);
    }
  return leads;
}
