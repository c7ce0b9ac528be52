/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trying answers on a copy of a case: the fewest facts that make a question of the protocol read as wanted. */
#include "framework/what-if.h"
#include "framework/escc.h"
#include "framework/guides.h"

static void
set (BatsonCase *fork, BatsonRecord *record, guint field, int choice)
{
  BatsonValue value = batson_value_choice (choice);

  batson_case_set (fork, record, field, &value);
}

/* Whether every answer still possible is one of WANTED. */
static gboolean
reads_as (BatsonCase *fork, BatsonRecord *lesion, const BatsonSettings *settings, BatsonQuestionId question, guint wanted)
{
  g_autoptr (BatsonAssessment) a = batson_assess (batson_case_get_root (fork), settings);
  const BatsonLesionResult *result = batson_assessment_lesion (a, lesion);
  guint answers = result ? result->protocols[settings->protocol].answers[question] : 0;

  return answers && (answers & ~wanted) == 0;
}

/* The finding whose grade counts: the newest, or a new one where what is there was before a treatment (NOMS-13). */
static void
try_grade (BatsonCase *fork, BatsonRecord *lesion, const BatsonSettings *settings, guint answers)
{
  int grade = answers == BATSON_N_HIGH ? BATSON_GRADE_2 : BATSON_GRADE_1B;
  BatsonRecord *finding = batson_guide_newest (lesion, BATSON_LESION_FINDINGS);

  if (finding)
    set (fork, finding, BATSON_FINDING_GRADE, grade);
  if (finding == NULL || !reads_as (fork, lesion, settings, BATSON_QUESTION_N, answers))
    set (fork, batson_case_add (fork, lesion, BATSON_LESION_FINDINGS), BATSON_FINDING_GRADE, grade);
}

/* The review takes O by hand; the original knows only the course after conventional radiation. */
static void
try_sensitivity (BatsonCase *fork, BatsonRecord *lesion, const BatsonSettings *settings, guint answers)
{
  gboolean resistant = answers == BATSON_O_RESISTANT;

  if (settings->protocol == BATSON_PROTOCOL_REVIEW)
    {
      set (fork, lesion, BATSON_LESION_O_HAND, resistant ? BATSON_SENSITIVITY_RESISTANT : BATSON_SENSITIVITY_SENSITIVE);
      return;
    }
  set (fork, lesion, BATSON_LESION_RADIATION, resistant ? BATSON_EARLIER_RADIATION_CONVENTIONAL : BATSON_EARLIER_RADIATION_NONE);
  if (resistant)
    set (fork, lesion, BATSON_LESION_PROGRESSED, BATSON_YES_NO_YES);
}

/* S-2: what makes a disease of few vertebrae oligometastatic, or the visceral metastases that make it not. */
static void
try_spread (BatsonCase *fork, gboolean oligometastatic)
{
  BatsonRecord *root = batson_case_get_root (fork), *disease = batson_record_child (root, BATSON_CASE_DISEASE);
  BatsonValue none = batson_value_integer (0);

  if (!oligometastatic)
    {
      set (fork, disease, BATSON_DISEASE_VISCERAL, BATSON_VISCERAL_UNREMOVABLE);
      return;
    }
  set (fork, disease, BATSON_DISEASE_CONTROLLED, BATSON_YES_NO_YES);
  set (fork, disease, BATSON_DISEASE_VISCERAL, BATSON_VISCERAL_NONE);
  batson_case_set (fork, disease, BATSON_DISEASE_OTHER_BONE, &none);
  set (fork, disease, BATSON_DISEASE_WHOLE_BODY, BATSON_YES_NO_YES);
  set (fork, batson_record_child (root, BATSON_CASE_IMAGING), BATSON_IMAGING_COMPLETE, BATSON_YES_NO_YES);
}

static void
try_fitness (BatsonCase *fork, guint answers)
{
  BatsonRecord *fitness = batson_record_child (batson_case_get_root (fork), BATSON_CASE_FITNESS);

  set (fork, fitness, BATSON_FITNESS_JUDGED, answers & BATSON_S_POOR ? BATSON_FITNESS_UNFIT : BATSON_FITNESS_FIT);
  if (answers == BATSON_S_FIT_OLIGO || answers == BATSON_S_FIT_OTHER)
    try_spread (fork, answers == BATSON_S_FIT_OLIGO);
}

/** Sets the fewest facts of FORK that make QUESTION of LESION, one of its records, read as one of ANSWERS under the protocol of
 *  SETTINGS; of several the first. FALSE where facts stand against it, as a fourth vertebra against "oligometastatic" (S-2). */
gboolean
batson_what_if (BatsonCase *fork, BatsonRecord *lesion, const BatsonSettings *settings, BatsonQuestionId question, guint answers)
{
  gboolean done;

  if (answers == 0 || reads_as (fork, lesion, settings, question, answers))
    return answers != 0;
  batson_case_begin (fork, "");
  switch (question)
    {
    case BATSON_QUESTION_N:
      try_grade (fork, lesion, settings, answers);
      break;
    case BATSON_QUESTION_O:
      try_sensitivity (fork, lesion, settings, answers);
      break;
    case BATSON_QUESTION_M:
      set (fork, lesion, BATSON_LESION_M_HAND, g_bit_nth_lsf (answers, -1));
      break;
    default:
      try_fitness (fork, answers);
      break;
    }
  batson_case_end (fork);
  done = reads_as (fork, lesion, settings, question, answers);
  if (!done)
    batson_case_undo (fork);
  return done;
}

/* Whether ANSWERS are some of those that were wanted of QUESTION of LESION. */
static gboolean
is_wanted (const GArray *wanted, BatsonRecord *lesion, BatsonQuestionId question, guint answers)
{
  for (guint i = 0; wanted && i < wanted->len; i++)
    {
      const BatsonWanted *one = &g_array_index (wanted, BatsonWanted, i);
      if (one->lesion == lesion && one->question == question)
        return answers && (answers & ~one->answers) == 0;
    }
  return FALSE;
}

/* Whether PROTOCOL asks and hears the same of every lesion in both, assessments of one case, or what was WANTED. */
static gboolean
reads_alike (const BatsonAssessment *one, const BatsonAssessment *other, BatsonProtocolId protocol, const GArray *wanted)
{
  for (guint i = 0; i < one->lesions->len; i++)
    {
      const BatsonLesionResult *a = one->lesions->pdata[i], *b = other->lesions->pdata[i];

      for (guint q = 0; q < BATSON_N_QUESTIONS; q++)
        if (a->protocols[protocol].answers[q] != b->protocols[protocol].answers[q] && !is_wanted (wanted, b->record, q, b->protocols[protocol].answers[q]))
          return FALSE;
    }
  return TRUE;
}

/* Whether a form would offer CHOICE here: a grade of the cord is none of the cauda equina. */
static gboolean
is_offered (BatsonRecord *record, guint field, guint choice)
{
  return batson_record_get_type_id (record) != BATSON_RECORD_FINDING || field != BATSON_FINDING_GRADE || batson_escc_offered (batson_record_get_parent (record)) >> choice & 1;
}

/** The choices of FIELD of RECORD, a record of FORK, with which every question reads as it does now or as one of the BatsonWanted of WANTED
 *  (nullable), the one chosen among them: what was tried was an answer of the protocol, and the choice stands for all of these. 0 where it is no field of choices or none is chosen. */
guint64
batson_what_if_alike (BatsonCase *fork, BatsonRecord *record, guint field, const BatsonSettings *settings, const GArray *wanted)
{
  const BatsonField *f = batson_record_get_field (record, field);
  int chosen = f->kind == BATSON_KIND_CHOICE ? batson_record_choice (record, field) : -1;
  guint64 alike = chosen < 0 ? 0 : G_GUINT64_CONSTANT (1) << chosen;
  g_autoptr (BatsonAssessment) now = alike ? batson_assess (batson_case_get_root (fork), settings) : NULL;

  for (guint i = 0; alike && i < batson_field_n_choices (f); i++)
    if ((int) i != chosen && is_offered (record, field, i))
      {
        g_autoptr (BatsonAssessment) then = NULL;

        batson_case_begin (fork, "");
        set (fork, record, field, (int) i);
        batson_case_end (fork);
        then = batson_assess (batson_case_get_root (fork), settings);
        if (reads_alike (now, then, settings->protocol, wanted))
          alike |= G_GUINT64_CONSTANT (1) << i;
        batson_case_undo (fork);
      }
  return alike;
}
