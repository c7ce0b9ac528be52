/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to ask next, and the colours of a case, against trying every answer in the case itself. */
#include "framework/patient.h"
#include <string.h>

enum { CASES = 60, MOST_FACTS = 200 };

/* What one assessment leaves: of the case, and of each lesion. */
typedef struct
{
  guint colours, rows;
  guint lesion_colours[3], lesion_rows[3];
} Left;

/** One missing answer, tried by itself. */
typedef struct
{
  BatsonFact fact; /* borrowed */
  gboolean asked, changes, lesion_changes[3];
  int tie, n;
  int colours, rows, lesion_colours[3], lesion_rows[3]; /* sums over the choices */
} Tried;

static int
bits (guint set)
{
  int n = 0;

  for (; set; set &= set - 1)
    n++;
  return n;
}

static Left
left_by (Patient *p)
{
  g_autoptr (BatsonAssessment) a = patient_assess (p);
  Left left = { .colours = a->urgency.colours };

  for (guint i = 0; i < a->lesions->len; i++)
    {
      const BatsonLesionResult *lesion = a->lesions->pdata[i];
      left.lesion_colours[i] = lesion->colours;
      left.lesion_rows[i] = lesion->protocols[BATSON_PROTOCOL_REVIEW].rows;
      left.rows += bits (left.lesion_rows[i]);
    }
  return left;
}

/* The place of a tie in NOMS-14. */
static int
tie_of (const BatsonFact *fact)
{
  switch (fact->type)
    {
    case BATSON_RECORD_FINDING:
      return fact->field == BATSON_FINDING_GRADE ? 1 : 3;
    case BATSON_RECORD_STATUS:
      return fact->field == BATSON_STATUS_ECOG ? 6 : 2;
    case BATSON_RECORD_LESION:
      return fact->field == BATSON_LESION_LEVEL || fact->field == BATSON_LESION_LOCATION ? 3 : 5;
    case BATSON_RECORD_SAMPLE:
      return 4;
    case BATSON_RECORD_FITNESS:
      return 6;
    default:
      return 7;
    }
}

/* Answers FACT with its choice K and says whether there is one. */
static gboolean
answer (Patient *p, const BatsonFact *fact, guint k)
{
  const BatsonField *field = batson_fact_field (fact);
  BatsonRecord *record = fact->record;
  g_autofree char *text = NULL;

  switch (field->kind)
    {
    case BATSON_KIND_NUMBER_OR_WORD:
      text = k < 2 ? g_strdup (k ? "50" : "0") : NULL;
      break;
    case BATSON_KIND_INTEGER:
      text = k < 2 ? g_strdup (k ? "2" : "0") : NULL;
      break;
    case BATSON_KIND_SPAN:
      text = k < BATSON_N_LEVELS ? g_strdup (batson_level_name ((BatsonLevel) k)) : NULL;
      break;
    default:
      if (k < batson_field_n_choices (field) && g_strcmp0 (field->choices[k].id, "pending") != 0 && g_strcmp0 (field->choices[k].id, "not-judged") != 0)
        text = g_strdup (field->choices[k].id);
    }
  if (text == NULL)
    return FALSE;
  batson_case_begin (p->patient, "try");
  if (record == NULL)
    record = patient_add_to (p, fact->owner, fact->list_field);
  patient_set (p, record, fact->field, text);
  batson_case_end (p->patient);
  return TRUE;
}

/* Whether a choice of a grade is one of this lesion's: cauda equina from L1 down only. */
static gboolean
allowed (const BatsonFact *fact, guint k)
{
  BatsonRecord *lesion = fact->type == BATSON_RECORD_FINDING ? (fact->record ? batson_record_get_parent (fact->record) : fact->owner) : NULL;
  const BatsonValue *level = lesion ? batson_record_get (lesion, BATSON_LESION_LEVEL) : NULL;

  if (fact->type != BATSON_RECORD_FINDING || fact->field != BATSON_FINDING_GRADE || k < BATSON_GRADE_CAUDA_LOW)
    return TRUE;
  return level->state == BATSON_VALUE_ANSWER && level->span.last >= BATSON_LEVEL_L1;
}

static Tried
try_fact (Patient *p, const BatsonFact *fact, const Left *now, guint n_lesions)
{
  BatsonValueState state = batson_fact_value (fact)->state;
  Tried t = { .fact = *fact, .asked = state != BATSON_VALUE_BLANK, .tie = tie_of (fact) };

  for (guint k = 0; k < 32; k++)
    {
      Left left;
      if (!allowed (fact, k) || !answer (p, fact, k))
        continue;
      left = left_by (p);
      batson_case_undo (p->patient);
      t.n++;
      t.colours += bits (left.colours);
      t.rows += (int) left.rows;
      t.changes |= left.colours != now->colours || left.rows != now->rows;
      for (guint i = 0; i < n_lesions; i++)
        {
          t.lesion_colours[i] += bits (left.lesion_colours[i]);
          t.lesion_rows[i] += bits (left.lesion_rows[i]);
          t.lesion_changes[i] |= left.lesion_colours[i] != now->lesion_colours[i] || left.lesion_rows[i] != now->lesion_rows[i];
        }
    }
  return t;
}

/* Whether B may stand before A: less than 0, it may not. */
static int
order (gboolean a_asked, int a_colours, int a_rows, int a_tie, int a_n, gboolean b_asked, int b_colours, int b_rows, int b_tie, int b_n)
{
  if (a_asked != b_asked)
    return a_asked ? 1 : -1;
  if (a_colours * b_n != b_colours * a_n)
    return a_colours * b_n < b_colours * a_n ? -1 : 1;
  if (a_rows * b_n != b_rows * a_n)
    return a_rows * b_n < b_rows * a_n ? -1 : 1;
  return a_tie - b_tie;
}

/* Adds a field of RECORD where it is open. */
static void
add (GArray *facts, BatsonRecord *record, guint field)
{
  BatsonFact fact = { .record = record, .type = batson_record_get_type_id (record), .field = field };

  if (!batson_record_has (record, field))
    g_array_append_val (facts, fact);
}

/* The answers that NOMS asks for: everything of a lesion, symptoms, receptors, fitness, spread. One finding a lesion, one examination, one sample. */
static GArray *
askable (Patient *p)
{
  GArray *facts = g_array_new (FALSE, FALSE, sizeof (BatsonFact));
  BatsonRecord *status = batson_record_nth (p->root, BATSON_CASE_STATUS, 0), *sample = batson_record_nth (p->root, BATSON_CASE_SAMPLES, 0);
  BatsonRecord *fitness = patient_child (p, BATSON_CASE_FITNESS), *disease = patient_child (p, BATSON_CASE_DISEASE);
  static const guint symptoms[] = { BATSON_STATUS_ACUTE, BATSON_STATUS_LIMB, BATSON_STATUS_MOTOR_RADIC, BATSON_STATUS_SPHINCTER, BATSON_STATUS_MYELOPATHY, BATSON_STATUS_WALKING_LOST, BATSON_STATUS_SENSORY, BATSON_STATUS_OTHER_RADIC };
  gboolean judged = batson_record_has (fitness, BATSON_FITNESS_JUDGED), acute = batson_record_choice (status, BATSON_STATUS_ACUTE) == BATSON_YES_NO_YES;

  for (guint i = 0; i < batson_record_length (p->root, BATSON_CASE_LESIONS); i++)
    {
      BatsonRecord *lesion = batson_record_nth (p->root, BATSON_CASE_LESIONS, i), *finding = batson_record_nth (lesion, BATSON_LESION_FINDINGS, 0);
      int radiation = batson_record_choice (lesion, BATSON_LESION_RADIATION);
      add (facts, lesion, BATSON_LESION_LEVEL);
      for (guint f = BATSON_FINDING_GRADE; f <= BATSON_FINDING_POSTEROLATERAL; f++)
        add (facts, finding, f);
      add (facts, lesion, BATSON_LESION_RADIATION);
      if (radiation > BATSON_EARLIER_RADIATION_NONE)
        add (facts, lesion, BATSON_LESION_PROGRESSED);
    }
  for (guint i = 0; i < G_N_ELEMENTS (symptoms); i++)
    add (facts, status, symptoms[i]);
  add (facts, sample, BATSON_SAMPLE_ER);
  add (facts, sample, BATSON_SAMPLE_PR);
  add (facts, sample, BATSON_SAMPLE_HER2_IHC);
  if (batson_record_choice (sample, BATSON_SAMPLE_HER2_IHC) == BATSON_HER2_IHC_2)
    add (facts, sample, BATSON_SAMPLE_HER2_ISH);
  if (!judged && !acute)
    add (facts, status, BATSON_STATUS_ECOG);
  if (!judged && !acute && batson_record_choice (status, BATSON_STATUS_ECOG) > BATSON_ECOG_2)
    add (facts, fitness, BATSON_FITNESS_ECOG_CAUSED);
  if (!judged && acute)
    add (facts, fitness, BATSON_FITNESS_ECOG_BEFORE);
  if (!judged && !acute && batson_record_choice (status, BATSON_STATUS_ECOG) > BATSON_ECOG_2 && batson_record_choice (fitness, BATSON_FITNESS_ECOG_CAUSED) == BATSON_YES_NO_YES)
    add (facts, fitness, BATSON_FITNESS_JUDGED);
  add (facts, disease, BATSON_DISEASE_CONTROLLED);
  add (facts, disease, BATSON_DISEASE_VISCERAL);
  add (facts, disease, BATSON_DISEASE_OTHER_BONE);
  add (facts, disease, BATSON_DISEASE_WHOLE_BODY);
  add (facts, patient_child (p, BATSON_CASE_IMAGING), BATSON_IMAGING_COMPLETE);
  return facts;
}

/* Leaves about one answer in KEEP blank or, seldom, unknown; the others get a random one. */
static void
fill (Patient *p, GRand *rand, int keep, BatsonRecord *record, guint field)
{
  BatsonFact fact = { .record = record, .type = batson_record_get_type_id (record), .field = field };
  guint choices = 0;

  if (g_rand_int_range (rand, 0, keep) == 0)
    {
      if (g_rand_int_range (rand, 0, 6) == 0)
        patient_set_state (p, record, field, BATSON_VALUE_UNKNOWN);
      return;
    }
  for (; choices < 30 && allowed (&fact, choices) && answer (p, &fact, choices); choices++)
    batson_case_undo (p->patient);
  answer (p, &fact, g_rand_int_range (rand, 0, (int) choices));
}

static Patient *
random_case (GRand *rand)
{
  Patient *p = patient_new ();
  BatsonRecord *status = patient_add (p, BATSON_CASE_STATUS), *sample = patient_add (p, BATSON_CASE_SAMPLES);
  int keep = g_rand_int_range (rand, 1, 7);

  patient_set (p, sample, BATSON_SAMPLE_SITE, g_rand_boolean (rand) ? "primary" : "other");
  patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_KNOWN, "yes");
  for (int i = g_rand_int_range (rand, 0, 3); i >= 0; i--)
    {
      BatsonRecord *lesion = patient_add (p, BATSON_CASE_LESIONS), *finding = patient_add_to (p, lesion, BATSON_LESION_FINDINGS);
      fill (p, rand, keep + 2, lesion, BATSON_LESION_LEVEL);
      for (guint f = BATSON_FINDING_GRADE; f <= BATSON_FINDING_POSTEROLATERAL; f++)
        fill (p, rand, keep, finding, f);
      fill (p, rand, keep, lesion, BATSON_LESION_RADIATION);
      if (batson_record_choice (lesion, BATSON_LESION_RADIATION) > BATSON_EARLIER_RADIATION_NONE)
        fill (p, rand, keep, lesion, BATSON_LESION_PROGRESSED);
    }
  for (guint f = BATSON_SAMPLE_ER; f <= BATSON_SAMPLE_HER2_IHC; f++)
    fill (p, rand, keep, sample, f);
  for (guint f = 0; f < BATSON_STATUS_N_FIELDS; f++)
    if (batson_record_get_field (status, f)->kind == BATSON_KIND_CHOICE && batson_record_get_field (status, f)->detail_of == NULL)
      {
        fill (p, rand, keep, status, f);
        if (g_rand_boolean (rand) && (f == BATSON_STATUS_LIMB || f == BATSON_STATUS_MYELOPATHY || f == BATSON_STATUS_SPHINCTER || f == BATSON_STATUS_MOTOR_RADIC))
          patient_set (p, status, f, "none"); /* or most cases were red */
      }
  if (g_rand_int_range (rand, 0, 4))
    patient_set (p, status, BATSON_STATUS_ACUTE, "no");
  if (g_rand_int_range (rand, 0, 4))
    patient_set (p, status, BATSON_STATUS_WALKING_LOST, "no");
  for (guint f = BATSON_FITNESS_ECOG_BEFORE; f <= BATSON_FITNESS_ECOG_CAUSED; f++)
    fill (p, rand, keep, patient_child (p, BATSON_CASE_FITNESS), f);
  if (g_rand_boolean (rand))
    fill (p, rand, keep, patient_child (p, BATSON_CASE_FITNESS), BATSON_FITNESS_JUDGED);
  for (guint f = BATSON_DISEASE_CONTROLLED; f <= BATSON_DISEASE_WHOLE_BODY; f++)
    if (batson_record_get_field (patient_child (p, BATSON_CASE_DISEASE), f)->source && f != BATSON_DISEASE_BRCA)
      fill (p, rand, keep, patient_child (p, BATSON_CASE_DISEASE), f);
  if (g_rand_int_range (rand, 0, 3))
    patient_set (p, patient_child (p, BATSON_CASE_IMAGING), BATSON_IMAGING_COMPLETE, "yes");
  return p;
}

/* Answers FACT with one of its choices. */
static void
answer_any (Patient *p, GRand *rand, const BatsonFact *fact)
{
  guint choices = 0;

  for (; choices < 30 && allowed (fact, choices) && answer (p, fact, choices); choices++)
    batson_case_undo (p->patient);
  answer (p, fact, g_rand_int_range (rand, 0, (int) choices));
}

/* Whether A and B differ: in the case, or, where L is not negative, in that lesion alone. */
static gboolean
differ (const Left *a, const Left *b, int l)
{
  if (l >= 0)
    return a->lesion_colours[l] != b->lesion_colours[l] || a->lesion_rows[l] != b->lesion_rows[l];
  return a->colours != b->colours || memcmp (a->lesion_rows, b->lesion_rows, sizeof a->lesion_rows) != 0;
}

/* Whether it makes a difference that FACT is answered, all else as it is. */
static gboolean
decides (Patient *p, const BatsonFact *fact, int l)
{
  Left now = left_by (p);

  for (guint k = 0; k < 32; k++)
    if (allowed (fact, k) && answer (p, fact, k))
      {
        Left left = left_by (p);

        batson_case_undo (p->patient);
        if (differ (&left, &now, l))
          return TRUE;
      }
  return FALSE;
}

/* Whether FACT decides something once the others are answered: in one way, by RAND, or in any. */
static gboolean
decides_with_others (Patient *p, const BatsonFact *fact, int l, GRand *rand)
{
  g_autoptr (GArray) facts = askable (p);
  const BatsonFact *other = NULL;
  gboolean found = FALSE;

  for (guint i = 0; i < facts->len && other == NULL; i++)
    other = batson_fact_equal (&g_array_index (facts, BatsonFact, i), fact) ? NULL : &g_array_index (facts, BatsonFact, i);
  if (other == NULL)
    return decides (p, fact, l);
  if (rand)
    {
      answer_any (p, rand, other);
      found = decides_with_others (p, fact, l, rand);
      batson_case_undo (p->patient);
      return found;
    }
  for (guint k = 0; k < 32 && !found; k++)
    if (allowed (other, k) && answer (p, other, k))
      {
        found = decides_with_others (p, fact, l, NULL);
        batson_case_undo (p->patient);
      }
  return found;
}

enum { SAMPLES = 50, MOST_WAYS = 20000 };

/* Fails where FACT, one of the N of TRIED, is asked and changes nothing however the others are answered. Where those can be answered in too many
 * ways to try all only some are tried, and nothing is known where none of them shows it. */
static void
check_worth_asking (Patient *p, GRand *rand, const BatsonFact *fact, int l, const Tried *tried, guint n)
{
  double ways = 1;

  for (guint i = 0; i < n; i++) /* which question settles the fitness is a deterioration's to say, also where the judgement would settle it too (S-1) */
    if (fact->type == BATSON_RECORD_STATUS && fact->field == BATSON_STATUS_ACUTE && tried[i].fact.type == BATSON_RECORD_FITNESS && tried[i].fact.field == BATSON_FITNESS_JUDGED)
      return;
  for (guint s = 0; s < SAMPLES; s++)
    if (decides_with_others (p, fact, l, rand))
      return;
  for (guint i = 0; i < n; i++)
    ways *= tried[i].n;
  if (ways <= MOST_WAYS && !decides_with_others (p, fact, l, NULL))
    g_error ("Asked for nothing: %s", batson_fact_address (fact));
}

/* Every fact offered is one of TRIED and stands in the order of its means; every one that changes something by itself is offered, and none that changes nothing. Those that decide only together with others leave, one by one, what there is now. */
static void
check_order (Patient *p, GRand *rand, const BatsonAssessment *a, const Tried *tried, guint n, const Left *now)
{
  const Tried *before = NULL;
  guint alone = 0, offered = 0;

  for (guint k = 0; k < a->missing.len; k++)
    {
      const Tried *t = NULL;
      for (guint i = 0; i < n && t == NULL; i++)
        t = batson_fact_equal (&tried[i].fact, &a->missing.facts[k]) ? &tried[i] : NULL;
      g_assert_nonnull (t);
      alone += t->changes;
      g_assert_true (t->changes || (t->colours == t->n * bits (now->colours) && t->rows == t->n * (int) now->rows));
      if (!t->changes)
        check_worth_asking (p, rand, &t->fact, -1, tried, n);
      if (before)
        g_assert_cmpint (order (before->asked, before->colours, before->rows, before->tie, before->n, t->asked, t->colours, t->rows, t->tie, t->n), <=, 0);
      before = t;
    }
  for (guint i = 0; i < n; i++)
    offered += tried[i].changes;
  g_assert_cmpuint (offered, ==, alone);
}

/* Whether FACT is an answer of another lesion than LESION: it is not asked for this one, although its level may count for S-2. */
static gboolean
of_another (const BatsonFact *fact, const BatsonRecord *lesion)
{
  if (fact->type == BATSON_RECORD_FINDING)
    return (fact->record ? batson_record_get_parent (fact->record) : fact->owner) != lesion;
  return fact->type == BATSON_RECORD_LESION && fact->record != lesion;
}

/* What is asked of each lesion alone is as good as any. */
static void
check_lesions (Patient *p, GRand *rand, const BatsonAssessment *a, const Tried *tried, guint n)
{
  for (guint l = 0; l < a->lesions->len; l++)
    {
      const BatsonLesionResult *lesion = a->lesions->pdata[l];
      const BatsonFact *next = &lesion->ask_next;
      const Tried *chosen = NULL;
      guint any = 0;
      for (guint i = 0; i < n; i++)
        {
          any += tried[i].lesion_changes[l] && !of_another (&tried[i].fact, lesion->record);
          if (!batson_fact_is_none (next) && batson_fact_equal (&tried[i].fact, next))
            chosen = &tried[i];
        }
      g_assert_true (any == 0 || chosen != NULL);
      if (any == 0 && chosen != NULL)
        check_worth_asking (p, rand, next, (int) l, tried, n);
      for (guint i = 0; i < n; i++)
        if (tried[i].lesion_changes[l] && !of_another (&tried[i].fact, lesion->record))
          g_assert_cmpint (order (chosen->asked, chosen->lesion_colours[l], chosen->lesion_rows[l], chosen->tie, chosen->n,
                                  tried[i].asked, tried[i].lesion_colours[l], tried[i].lesion_rows[l], tried[i].tie, tried[i].n), <=, 0);
    }
}

static void
test_against_trying (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (guint c = 0; c < CASES; c++)
    {
      Patient *p = random_case (rand);
      g_autoptr (BatsonAssessment) a = patient_assess (p);
      g_autoptr (GArray) facts = askable (p);
      Left now = left_by (p);
      Tried tried[MOST_FACTS];
      g_assert_cmpuint (facts->len, <, MOST_FACTS);
      for (guint i = 0; i < facts->len; i++)
        tried[i] = try_fact (p, &g_array_index (facts, BatsonFact, i), &now, a->lesions->len);
      check_order (p, rand, a, tried, facts->len, &now);
      check_lesions (p, rand, a, tried, facts->len);
      patient_free (p);
    }
}

/* Who answers what is asked until nothing is can stop there: whatever else is answered then changes nothing. */
static void
test_nothing_missing (void)
{
  enum { MOST_QUESTIONS = 100 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (guint c = 0; c < CASES; c++)
    {
      Patient *p = random_case (rand);
      guint asked = 0;
      Left now, later;
      for (;; asked++)
        {
          g_autoptr (BatsonAssessment) a = patient_assess (p);
          if (a->missing.len == 0)
            break;
          g_assert_cmpuint (asked, <, MOST_QUESTIONS);
          answer_any (p, rand, &a->missing.facts[0]);
        }
      now = left_by (p);
      for (gboolean more = TRUE; more;)
        {
          g_autoptr (GArray) facts = askable (p);
          more = facts->len > 0;
          if (more)
            answer_any (p, rand, &g_array_index (facts, BatsonFact, 0));
        }
      later = left_by (p);
      g_assert_cmpuint (later.colours, ==, now.colours);
      g_assert_cmpmem (later.lesion_rows, sizeof later.lesion_rows, now.lesion_rows, sizeof now.lesion_rows);
      patient_free (p);
    }
}

/* Completes the answers from AT on in every way and collects the colours of the full cases. */
static guint
complete (Patient *p, GArray *facts, guint at)
{
  const BatsonFact *fact = at < facts->len ? &g_array_index (facts, BatsonFact, at) : NULL;
  guint colours = 0;

  if (fact == NULL)
    return left_by (p).colours;
  for (guint k = 0; k < 32; k++)
    if (allowed (fact, k) && answer (p, fact, k))
      {
        colours |= complete (p, facts, at + 1);
        batson_case_undo (p->patient);
      }
  return colours;
}

/* The case's colours are those of its full completions: two or three lesions, a few answers blank. */
static void
test_colours_of_completions (void)
{
  static const char *const grades[] = { "0", "1b", "2" }, *const judged[] = { "fit", "unfit" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (guint c = 0; c < CASES; c++)
    {
      g_autoptr (Patient) p = patient_new ();
      g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (BatsonFact));
      BatsonRecord *status = patient_status (p), *sample = patient_add (p, BATSON_CASE_SAMPLES), *disease = patient_child (p, BATSON_CASE_DISEASE), *fitness = patient_child (p, BATSON_CASE_FITNESS);
      guint n = g_rand_int_range (rand, 1, 4);
      Left left;
      patient_set (p, patient_child (p, BATSON_CASE_IMAGING), BATSON_IMAGING_COMPLETE, "yes");
      patient_set (p, disease, BATSON_DISEASE_WHOLE_BODY, "yes");
      patient_set (p, disease, BATSON_DISEASE_VISCERAL, "none");
      patient_set (p, disease, BATSON_DISEASE_OTHER_BONE, "0");
      patient_set (p, sample, BATSON_SAMPLE_PR, "0");
      patient_set (p, sample, BATSON_SAMPLE_HER2_IHC, g_rand_boolean (rand) ? "0" : "3+");
      if (g_rand_boolean (rand))
        patient_set (p, sample, BATSON_SAMPLE_ER, g_rand_boolean (rand) ? "0" : "90");
      if (g_rand_boolean (rand))
        patient_set (p, fitness, BATSON_FITNESS_JUDGED, judged[g_rand_int_range (rand, 0, 2)]);
      if (g_rand_boolean (rand))
        patient_set (p, disease, BATSON_DISEASE_CONTROLLED, "yes");
      if (g_rand_int_range (rand, 0, 4) == 0)
        patient_set (p, status, g_rand_boolean (rand) ? BATSON_STATUS_SENSORY : BATSON_STATUS_LIMB, "");
      for (guint i = 0; i < n; i++)
        {
          BatsonRecord *lesion = patient_lesion (p, i == 0 ? "T8" : i == 1 ? "T4" : "S3", g_rand_int_range (rand, 0, 4) ? grades[g_rand_int_range (rand, 0, 3)] : NULL);
          BatsonRecord *finding = batson_record_nth (lesion, BATSON_LESION_FINDINGS, 0);
          patient_sins (p, finding, g_rand_boolean (rand) ? 3 : g_rand_boolean (rand) ? 5 : 9);
          if (g_rand_boolean (rand))
            patient_set (p, finding, BATSON_FINDING_PAIN, "");
          patient_set (p, lesion, BATSON_LESION_RADIATION, "none");
          add (open, finding, BATSON_FINDING_GRADE);
          add (open, finding, BATSON_FINDING_PAIN);
        }
      add (open, sample, BATSON_SAMPLE_ER);
      add (open, status, BATSON_STATUS_SENSORY);
      add (open, status, BATSON_STATUS_LIMB);
      add (open, fitness, BATSON_FITNESS_JUDGED);
      add (open, disease, BATSON_DISEASE_CONTROLLED);
      if (open->len > 6)
        continue; /* too many ways to complete it */
      left = left_by (p);
      g_assert_cmpuint (left.colours, ==, complete (p, open, 0));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rule/NOMS-14/in-the-order-that-trying-every-answer-gives", test_against_trying);
  g_test_add_func ("/rule/NOMS-14/what-is-not-asked-changes-nothing", test_nothing_missing);
  g_test_add_func ("/rule/URG-3/the-colours-of-every-full-completion", test_colours_of_completions);
  return g_test_run ();
}
