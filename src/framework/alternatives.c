/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What else a conclusion could have been. Other answers are tried one by one on a copy of the case, so the rules that conclude are the rules that say what would be otherwise. */
#include "framework/alternatives.h"
#include "case/fork.h"
#include "framework/assessment-private.h"
#include "framework/escc.h"
#include "framework/words.h"

/* Each answer tried costs an assessment of the whole case. For all conclusions at once they are left out in a case with more lesions than
 * any patient's; for one that somebody asks about they are left out only where one would wait for it: answers tried times lesions. */
enum { MOST_LESIONS = 24, MOST_WORK = 20000 };

struct _BatsonAlternatives
{
  const BatsonAssessment *assessment; /* borrowed */
  BatsonCase *original;               /* borrowed */
  gboolean one;                       /* asked about one conclusion, not about all */
  BatsonCase *fork;                   /* where answers are tried; NULL until the first is */
  BatsonAbout about;                  /* when what is tried was entered: as what it stands for; its texts are borrowed */
  GHashTable *tried;                  /* address and value -> BatsonAssessment */
};

static char *
new_id (gpointer data)
{
  return g_uuid_string_random ();
}

/* An answer tried is as old as the one it replaces: what is newest does not change. */
static void
same_time (gpointer data, gint64 *out_seconds, int *out_offset)
{
  BatsonAlternatives *self = data;

  *out_seconds = self->about.at;
  *out_offset = self->about.offset;
}

/** Looks for what else the conclusions of ASSESSMENT, made of C as it is now, could have been. Both have to outlive it. Free with batson_alternatives_free. */
BatsonAlternatives *
batson_alternatives_new (BatsonCase *c, const BatsonAssessment *assessment)
{
  BatsonAlternatives *self = g_new0 (BatsonAlternatives, 1);

  self->assessment = assessment;
  self->original = c;
  self->tried = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) batson_assessment_unref);
  return self;
}

/** As batson_alternatives_new () for one conclusion that somebody asks about: other answers are tried in larger cases too. */
BatsonAlternatives *
batson_alternatives_new_for_one (BatsonCase *c, const BatsonAssessment *assessment)
{
  BatsonAlternatives *self = batson_alternatives_new (c, assessment);

  self->one = TRUE;
  return self;
}

/** Frees SELF (nullable). */
void
batson_alternatives_free (BatsonAlternatives *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->fork);
  g_hash_table_unref (self->tried);
  g_free (self);
}

static void
alternative_free (gpointer data)
{
  BatsonAlternative *self = data;

  g_clear_pointer (&self->values, g_array_unref);
  g_strfreev (self->ids);
  g_free (self->words);
  g_free (self);
}

static BatsonAlternative *
add (GPtrArray *all, BatsonAlternativeKind kind, GStrv ids, char *words)
{
  BatsonAlternative *alternative = g_new0 (BatsonAlternative, 1);

  alternative->kind = kind;
  alternative->fact = _batson_fact_none ();
  alternative->ids = ids;
  alternative->words = words;
  g_ptr_array_add (all, alternative);
  return alternative;
}

/* What the case would be assessed as with VALUE at ADDRESS. Owned by SELF; NULL where there is no such answer. */
static const BatsonAssessment *
assess_with (BatsonAlternatives *self, const BatsonFact *fact, const BatsonValue *value)
{
  g_autofree char *address = batson_fact_address (fact), *words = batson_value_to_input (batson_fact_field (fact), value);
  g_autofree char *key = g_strdup_printf ("%s=%s", address, words);
  BatsonAssessment *assessment = g_hash_table_lookup (self->tried, key);
  BatsonFact there;

  if (assessment)
    return assessment;
  if (self->fork == NULL)
    self->fork = batson_case_fork (self->original, &(BatsonOrigin) { new_id, same_time, self, NULL });
  if (!batson_fact_at (batson_case_get_root (self->fork), address, &there))
    return NULL;
  self->about = *batson_record_get_about (fact->record, fact->field);
  batson_case_begin (self->fork, "");
  batson_case_set (self->fork, there.record, there.field, value);
  batson_case_end (self->fork);
  assessment = batson_assess (batson_case_get_root (self->fork), &self->assessment->settings);
  batson_case_undo (self->fork);
  g_hash_table_insert (self->tried, g_steal_pointer (&key), assessment);
  return assessment;
}

static gboolean
is_by_hand (const BatsonFact *fact)
{
  return (fact->type == BATSON_RECORD_CASE && fact->field == BATSON_CASE_SUBTYPE_HAND) || (fact->type == BATSON_RECORD_FITNESS && fact->field == BATSON_FITNESS_JUDGED)
         || (fact->type == BATSON_RECORD_LESION && (fact->field == BATSON_LESION_O_HAND || fact->field == BATSON_LESION_M_HAND));
}

/* ESCC-3 */
static gboolean
is_offered (const BatsonFact *fact, int choice)
{
  return fact->type != BATSON_RECORD_FINDING || fact->field != BATSON_FINDING_GRADE || batson_escc_offered (batson_fact_lesion (fact)) >> choice & 1;
}

/* The values next to the limit of Ki-67, and none or one other bone metastasis: what rules ask of numbers. */
static void
other_numbers (const BatsonAssessment *assessment, const BatsonFact *fact, GArray *values)
{
  int limit = _batson_ki67_cut_off (assessment->root);

  for (int i = 0; i < 2; i++)
    {
      BatsonValue number = { .state = BATSON_VALUE_ANSWER, .either = { -1, limit - i } }, word = { .state = BATSON_VALUE_ANSWER, .either = { i, 0 } };
      BatsonValue count = batson_value_integer (i);
      if (fact->type == BATSON_RECORD_SAMPLE && fact->field == BATSON_SAMPLE_KI67)
        g_array_append_val (values, number);
      else if (fact->type == BATSON_RECORD_SAMPLE && (fact->field == BATSON_SAMPLE_ER || fact->field == BATSON_SAMPLE_PR))
        g_array_append_val (values, word);
      else if (fact->type == BATSON_RECORD_DISEASE && fact->field == BATSON_DISEASE_OTHER_BONE)
        g_array_append_val (values, count);
    }
}

/* The other answers to try for FACT: every other choice; of numbers those on both sides of what a rule asks. Days and levels have no other answer worth naming. */
static GArray *
other_values (const BatsonAssessment *assessment, const BatsonFact *fact)
{
  GArray *values = g_array_new (FALSE, TRUE, sizeof (BatsonValue));
  const BatsonField *field = batson_fact_field (fact);
  const BatsonValue blank = BATSON_BLANK;
  int now = field->kind == BATSON_KIND_CHOICE ? batson_record_choice (fact->record, fact->field) : -1;

  for (int i = 0; field->kind == BATSON_KIND_CHOICE && i < (int) batson_field_n_choices (field); i++)
    if (i != now && is_offered (fact, i))
      {
        BatsonValue value = batson_value_choice (i);
        g_array_append_val (values, value);
      }
  if (is_by_hand (fact))
    g_array_append_val (values, blank);
  other_numbers (assessment, fact, values);
  return values;
}

/* The alternative of FACT that already leads where IDS say; NULL where there is none yet. */
static BatsonAlternative *
leading_to (GPtrArray *all, const BatsonFact *fact, const char *const *ids)
{
  for (guint i = 0; i < all->len; i++)
    {
      BatsonAlternative *other = all->pdata[i];
      if (other->kind == BATSON_ALTERNATIVE_ANSWER && batson_fact_equal (&other->fact, fact) && g_strv_equal ((const char *const *) other->ids, ids))
        return other;
    }
  return NULL;
}

static void
add_answers (BatsonAlternatives *self, const BatsonConclusion *conclusion, const BatsonFact *fact, GPtrArray *all)
{
  g_auto (GStrv) now = batson_conclusion_ids (self->assessment, conclusion);
  g_autoptr (GArray) values = other_values (self->assessment, fact);

  for (guint i = 0; i < values->len; i++)
    {
      const BatsonValue *value = &g_array_index (values, BatsonValue, i);
      const BatsonAssessment *then = assess_with (self, fact, value);
      g_auto (GStrv) ids = then ? batson_conclusion_ids (then, conclusion) : NULL;
      BatsonAlternative *alternative;
      if (ids == NULL || g_strv_equal ((const char *const *) ids, (const char *const *) now))
        continue;
      alternative = leading_to (all, fact, (const char *const *) ids);
      if (alternative == NULL)
        {
          alternative = add (all, BATSON_ALTERNATIVE_ANSWER, g_steal_pointer (&ids), batson_conclusion_words (then, conclusion));
          alternative->fact = *fact;
          alternative->values = g_array_new (FALSE, TRUE, sizeof (BatsonValue));
        }
      g_array_append_val (alternative->values, *value);
    }
}

static void
add_distance (GPtrArray *all, int points, guint class)
{
  BatsonAlternative *alternative = add (all, BATSON_ALTERNATIVE_DISTANCE, g_strsplit (batson_answer_id (BATSON_QUESTION_M, class), "\n", 1), g_strdup (batson_words_sins_class (class)));

  alternative->points = points;
}

/* How far a score whose class is known is from the next ones (SINS-1, SINS-4). */
static void
add_distances (const BatsonSins *sins, GPtrArray *all)
{
  enum { STABLE_TO = 6, INDETERMINATE_TO = 12 };

  if (sins->classes == BATSON_M_STABLE)
    add_distance (all, STABLE_TO + 1 - sins->greatest, BATSON_M_INDETERMINATE);
  if (sins->classes == BATSON_M_INDETERMINATE)
    {
      add_distance (all, STABLE_TO - sins->least, BATSON_M_STABLE);
      add_distance (all, INDETERMINATE_TO + 1 - sins->greatest, BATSON_M_UNSTABLE);
    }
  if (sins->classes == BATSON_M_UNSTABLE)
    add_distance (all, INDETERMINATE_TO - sins->least, BATSON_M_INDETERMINATE);
}

/* CMP-1: what the other protocol says, where it says something else. */
static void
add_protocol (const BatsonAssessment *assessment, const BatsonConclusion *conclusion, GPtrArray *all)
{
  BatsonProtocolId other = assessment->settings.protocol == BATSON_PROTOCOL_REVIEW ? BATSON_PROTOCOL_LAUFER : BATSON_PROTOCOL_REVIEW;
  const BatsonProtocol *protocol = batson_protocol (other);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  if (conclusion->lesion->differ != BATSON_YES)
    return;
  for (guint i = 0; i < protocol->n_rows; i++)
    if (conclusion->lesion->protocols[other].rows & 1u << i)
      g_strv_builder_add (ids, batson_rule (protocol->rows[i].rule)->id);
  add (all, BATSON_ALTERNATIVE_PROTOCOL, g_strv_builder_end (ids), batson_conclusion_rows_words (protocol, conclusion->lesion->protocols[other].rows))->protocol = other;
}

/* Whether NOTE is another reading of CONCLUSION: a lesion's decision has all of its notes, the urgency those of the case, the others the notes of their own rules. */
static gboolean
bears (const BatsonNote *note, const BatsonConclusion *conclusion)
{
  static const char *const of_answers[BATSON_N_QUESTIONS][2] = { { "ESCC", "ESCC" }, { "NOMS-C4", "NOMS-C10" }, { "SINS", "SINS" }, { "NOMS-C2", "NOMS-C2" } };
  const char *what = batson_rule (note->why.rule)->id, *const *of = of_answers[conclusion->question];
  gboolean here = conclusion->lesion && note->lesion == conclusion->lesion->record;

  switch (conclusion->kind)
    {
    case BATSON_CONCLUSION_URGENCY:
      return note->lesion == NULL;
    case BATSON_CONCLUSION_DEADLINE:
      return g_str_has_prefix (what, "URG") || g_str_has_prefix (what, "NEURO");
    case BATSON_CONCLUSION_DECISION:
      return here;
    case BATSON_CONCLUSION_ANSWER:
      return (here || note->lesion == NULL) && (g_str_has_prefix (what, of[0]) || g_str_has_prefix (what, of[1]));
    case BATSON_CONCLUSION_SINS:
      return here && g_str_has_prefix (what, "SINS");
    case BATSON_CONCLUSION_SUBTYPE:
      return g_str_has_prefix (what, "SUB");
    case BATSON_CONCLUSION_TRIGGER:
      return note->why.rule == BATSON_RULE_REF_C1 && ((const BatsonTrigger *) conclusion->element)->trigger == BATSON_TRIGGER_REF_3;
    default:
      return FALSE;
    }
}

static void
add_readings (const BatsonAssessment *assessment, const BatsonConclusion *conclusion, GPtrArray *all)
{
  for (guint i = 0; i < assessment->notes->len; i++)
    {
      const BatsonNote *note = assessment->notes->pdata[i];
      if (bears (note, conclusion))
        add (all, BATSON_ALTERNATIVE_READING, g_strsplit (batson_note_id (note->id), "\n", 1), g_strdup (batson_words_note (note)))->note = note;
    }
}

/** Whether other answers to what WHY rests on are tried; FALSE where the case has too many lesions for that. */
gboolean
batson_alternatives_are_tried (BatsonAlternatives *self, const BatsonWhy *why)
{
  guint n_lesions = self->assessment->lesions->len, tries = 0;

  for (guint i = 0; self->one && n_lesions > MOST_LESIONS && i < why->because.len; i++)
    {
      const BatsonFact *fact = &why->because.facts[i];
      g_autoptr (GArray) values = fact->record ? other_values (self->assessment, fact) : NULL;

      tries += values ? values->len : 0;
    }
  return n_lesions <= MOST_LESIONS || (self->one && tries * (guint64) n_lesions <= MOST_WORK);
}

/** What else the conclusion with the reasons WHY, a member of the assessment, could have been: BatsonAlternative, other answers first in the order of the facts used; empty where nothing alone would change it. Free with g_ptr_array_unref, before SELF. */
GPtrArray *
batson_alternatives_of (BatsonAlternatives *self, const BatsonWhy *why)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (alternative_free);
  BatsonConclusion conclusion;
  gboolean tried = batson_alternatives_are_tried (self, why);

  if (!batson_conclusion_find (self->assessment, why, &conclusion))
    return all;
  if (conclusion.kind == BATSON_CONCLUSION_SINS)
    add_distances (&conclusion.lesion->sins, all);
  for (guint i = 0; i < why->because.len && tried; i++)
    {
      const BatsonFact *fact = &why->because.facts[i];
      if (fact->record && conclusion.kind != BATSON_CONCLUSION_WORK_UP && conclusion.kind != BATSON_CONCLUSION_OVERRIDE)
        add_answers (self, &conclusion, fact, all);
    }
  if (conclusion.kind == BATSON_CONCLUSION_DECISION)
    add_protocol (self->assessment, &conclusion, all);
  add_readings (self->assessment, &conclusion, all);
  return all;
}
