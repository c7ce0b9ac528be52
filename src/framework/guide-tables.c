/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the two guides, and when a step or a field applies. */
#include "framework/guides.h"
#include "framework/quiz.h"
#include <glib/gi18n-lib.h>

static BatsonRecord *
child (const BatsonAssessment *a, guint field)
{
  return batson_record_child (a->root, field);
}

/* The newest answer of a choice in the root's dated list; -1 where none. */
static int
newest_choice (const BatsonAssessment *a, guint list_field, guint field)
{
  BatsonRecord *record = batson_guide_newest_answer (a->root, list_field, field);

  return record ? batson_record_choice (record, field) : -1;
}

/* Asked where a clock runs from when the answers were entered (URG-5). */
static BatsonTri
clock_start (const BatsonAssessment *assessment, BatsonRecord *record)
{
  return assessment->urgency.has_start && assessment->urgency.by_entry ? BATSON_YES : BATSON_NO;
}

static BatsonTri
tri (gboolean yes)
{
  return yes ? BATSON_YES : BATSON_NO;
}

/* When a step applies */

/* WORK-1..6: first seen by the spine side, no breast cancer known before, the primary not proven nor another. */
static BatsonTri
work_up_step (const BatsonAssessment *a)
{
  BatsonRecord *p = child (a, BATSON_CASE_PRESENTATION);
  int known = batson_record_choice (p, BATSON_PRESENTATION_KNOWN), first = batson_record_choice (p, BATSON_PRESENTATION_FIRST_SEEN);

  if (!batson_record_is_blank (child (a, BATSON_CASE_WORK_UP)))
    return BATSON_YES;
  if (known == BATSON_YES_NO_YES || first == BATSON_SPECIALTY_BREAST)
    return BATSON_NO;
  return a->work_up_applies ? BATSON_YES : known < 0 || first < 0 ? BATSON_OPEN : BATSON_NO;
}

/* An indication is asked of a lesion. */
static BatsonTri
indications_step (const BatsonAssessment *a)
{
  return batson_record_length (a->root, BATSON_CASE_LESIONS) > 0 ? BATSON_YES : BATSON_OPEN;
}

/* Of a vignette; a case becomes one by the menu. */
static BatsonTri
teaching_step (const BatsonAssessment *a)
{
  return tri (batson_quiz_is_vignette (a->root));
}

/* When a field applies */

static BatsonTri
other_histology (const BatsonAssessment *a, BatsonRecord *r)
{
  return tri (batson_record_choice (child (a, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_PRIMARY) == BATSON_PRIMARY_OTHER);
}

static BatsonTri
acute_ended_at (const BatsonAssessment *a, BatsonRecord *r)
{
  return tri (r && batson_record_has (r, BATSON_STATUS_ACUTE_ENDED));
}

/* S-1: the ECOG before is used while an acute deterioration lasts. */
static BatsonTri
ecog_before (const BatsonAssessment *a, BatsonRecord *r)
{
  BatsonRecord *acute = batson_guide_newest_answer (a->root, BATSON_CASE_STATUS, BATSON_STATUS_ACUTE);

  return tri (acute && batson_record_choice (acute, BATSON_STATUS_ACUTE) == BATSON_YES_NO_YES && !batson_record_has (acute, BATSON_STATUS_ACUTE_ENDED));
}

static BatsonTri
ecog_caused (const BatsonAssessment *a, BatsonRecord *r)
{
  return tri (newest_choice (a, BATSON_CASE_STATUS, BATSON_STATUS_ECOG) >= BATSON_ECOG_3);
}

/* SUB-8: ISH decides where IHC is 2+, and stands alone where IHC was not done. */
static BatsonTri
her2_ish (const BatsonAssessment *a, BatsonRecord *r)
{
  if (r == NULL || batson_record_get (r, BATSON_SAMPLE_HER2_IHC)->state == BATSON_VALUE_BLANK)
    return BATSON_NO;
  return tri (!batson_record_has (r, BATSON_SAMPLE_HER2_IHC) || batson_record_choice (r, BATSON_SAMPLE_HER2_IHC) == BATSON_HER2_IHC_2);
}

static BatsonTri
her2_report (const BatsonAssessment *a, BatsonRecord *r)
{
  return tri (r == NULL || (!batson_record_has (r, BATSON_SAMPLE_HER2_IHC) && !batson_record_has (r, BATSON_SAMPLE_HER2_ISH)));
}

static BatsonTri
subtype_reason (const BatsonAssessment *a, BatsonRecord *r)
{
  return tri (batson_record_has (a->root, BATSON_CASE_SUBTYPE_HAND));
}

static BatsonTri
level_text (const BatsonAssessment *a, BatsonRecord *r)
{
  return tri (r == NULL || !batson_record_has (r, BATSON_LESION_LEVEL));
}

/* SINS-3: asked only for a level outside C0-S5. */
static BatsonTri
location_class (const BatsonAssessment *a, BatsonRecord *r)
{
  return tri (r && !batson_record_has (r, BATSON_LESION_LEVEL) && batson_record_has (r, BATSON_LESION_LEVEL_TEXT));
}

static BatsonTri
after_radiation (const BatsonAssessment *a, BatsonRecord *r)
{
  return tri (r && batson_record_choice (r, BATSON_LESION_RADIATION) > BATSON_EARLIER_RADIATION_NONE);
}

/* IND-4 asks it of mechanical pain. */
static BatsonTri
conservative_failed (const BatsonAssessment *a, BatsonRecord *r)
{
  BatsonRecord *finding = r ? batson_guide_newest_answer (r, BATSON_LESION_FINDINGS, BATSON_FINDING_PAIN) : NULL;

  if (finding == NULL)
    return BATSON_OPEN;
  return tri (batson_record_choice (finding, BATSON_FINDING_PAIN) == BATSON_SINS_PAIN_MECHANICAL);
}

/* The tables. F: always; A: where a function says so; D: a detail, where its main answer is one of the bits. */

#define F(TYPE, NAME) { BATSON_RECORD_##TYPE, BATSON_##TYPE##_##NAME, 0, NULL }
#define A(TYPE, NAME, function) { BATSON_RECORD_##TYPE, BATSON_##TYPE##_##NAME, 0, function }
#define D(TYPE, NAME, bits) { BATSON_RECORD_##TYPE, BATSON_##TYPE##_##NAME, bits, NULL }
#define BIT(choice) (1u << (choice))
#define ANSWERED 0xffffu
#define YES BIT (BATSON_YES_NO_YES)
#define NOT_NONE (ANSWERED & ~1u) /* every list with a "none" has it first */

#define DEFICIT(NAME) \
  F (STATUS, NAME), D (STATUS, NAME##_SINCE, NOT_NONE), D (STATUS, NAME##_CAUSE, BIT (BATSON_DEFICIT_OLD))
#define DEFICITS DEFICIT (LIMB), DEFICIT (SENSORY), DEFICIT (SPHINCTER), DEFICIT (MYELOPATHY), DEFICIT (MOTOR_RADIC), DEFICIT (OTHER_RADIC)
#define WALKING \
  F (STATUS, WALKING), F (STATUS, WALKING_LOST), D (STATUS, WALKING_LOST_AT, YES | BIT (BATSON_WALKING_LOST_LONG_STANDING)), \
    D (STATUS, WALKING_LOST_CAUSE, BIT (BATSON_WALKING_LOST_LONG_STANDING))
#define ACUTE \
  F (STATUS, ACUTE), D (STATUS, ACUTE_AT, YES), D (STATUS, ACUTE_ENDED, YES), A (STATUS, ACUTE_ENDED_AT, acute_ended_at)
#define WHO F (PATIENT, NAME), F (PATIENT, NUMBER), F (PATIENT, BIRTH), F (PATIENT, SEX)
#define HOW \
  F (PRESENTATION, KNOWN), F (PRESENTATION, FIRST_SEEN), F (PRESENTATION, PRIMARY), A (PRESENTATION, OTHER_HISTOLOGY, other_histology), A (PRESENTATION, CLOCK_START, clock_start)

static const BatsonGuideField who[] = { WHO };
static const BatsonGuideField how[] = { HOW };
static const BatsonGuideField arrival[] = { HOW, F (PRESENTATION, ARRIVED) };
static const BatsonGuideField remarks[] = { F (CASE, NOTES) };
static const BatsonGuideField symptoms[] = { F (STATUS, DATE), F (STATUS, BACK_PAIN), D (STATUS, BACK_PAIN_SINCE, NOT_NONE), DEFICITS, WALKING, ACUTE };
static const BatsonGuideField neurology[] = { F (STATUS, DATE), ACUTE, DEFICITS, WALKING, F (STATUS, FRANKEL), F (STATUS, AIS), F (STATUS, BACK_PAIN), D (STATUS, BACK_PAIN_SINCE, NOT_NONE) };
static const BatsonGuideField primary[] = {
  F (DISEASE, DIAGNOSED), F (DISEASE, LATERALITY), F (DISEASE, HISTOLOGY), F (DISEASE, GRADE), F (DISEASE, STAGE),
  F (DISEASE, TREATMENT), F (DISEASE, TREATED), F (DISEASE, CONTROLLED), F (DISEASE, BRCA)
};
static const BatsonGuideField sample[] = {
  F (SAMPLE, SITE), D (SAMPLE, LEVEL, BIT (BATSON_SAMPLE_SITE_SPINE)), F (SAMPLE, DATE), F (SAMPLE, ER), F (SAMPLE, PR),
  F (SAMPLE, HER2_IHC), A (SAMPLE, HER2_ISH, her2_ish), A (SAMPLE, HER2_REPORT, her2_report), F (SAMPLE, KI67)
};
static const BatsonGuideField subtype[] = { F (CUT_OFFS, KI67), F (CASE, SUBTYPE_HAND), A (CASE, SUBTYPE_REASON, subtype_reason) };
static const BatsonGuideField staging[] = { F (DISEASE, VISCERAL), F (DISEASE, OTHER_BONE), F (DISEASE, WHOLE_BODY), D (DISEASE, WHOLE_BODY_DATE, YES) };
static const BatsonGuideField spine[] = {
  F (IMAGING, COMPLETE), F (IMAGING, DATE), F (IMAGING, MODALITY), F (IMAGING, RAPID), D (IMAGING, RAPID_WEEKS, YES)
};
static const BatsonGuideField fitness[] = {
  F (STATUS, ECOG), A (FITNESS, ECOG_BEFORE, ecog_before), A (FITNESS, ECOG_CAUSED, ecog_caused), F (FITNESS, JUDGED),
  D (FITNESS, JUDGED_REASON, BIT (BATSON_FITNESS_FIT) | BIT (BATSON_FITNESS_UNFIT)), F (FITNESS, KPS)
};
static const BatsonGuideField blood[] = { F (LAB, DATE), F (LAB, ANC), F (LAB, HAEMOGLOBIN), F (LAB, PLATELETS), F (LAB, ALBUMIN) };
static const BatsonGuideField markers[] = { F (LAB, DATE), F (LAB, CA15_3), F (LAB, CEA), F (LAB, ALP) };
static const BatsonGuideField referral[] = {
  F (REFERRAL, DIRECTION), F (REFERRAL, TRIGGERS), F (REFERRAL, SENT), F (REFERRAL, RECEIVED), F (REFERRAL, ANSWERED), F (REFERRAL, NOTE)
};
static const BatsonGuideField lesion[] = {
  F (LESION, LEVEL), A (LESION, LEVEL_TEXT, level_text), A (LESION, LOCATION, location_class),
  F (FINDING, DATE), F (FINDING, MODALITY), F (FINDING, GRADE),
  F (FINDING, PAIN), F (FINDING, BONE), F (FINDING, ALIGNMENT), F (FINDING, COLLAPSE), F (FINDING, POSTEROLATERAL),
  F (LESION, RADIATION), D (LESION, RADIATION_DOSE, NOT_NONE), D (LESION, RADIATION_FRACTIONS, NOT_NONE), D (LESION, RADIATION_DATE, NOT_NONE),
  A (LESION, PROGRESSED, after_radiation), F (LESION, TREATMENT), D (LESION, TREATED, NOT_NONE), F (LESION, COMPARTMENT), F (LESION, KEY_PICTURE),
  F (LESION, M_HAND), D (LESION, M_REASON, ANSWERED), F (LESION, O_HAND), D (LESION, O_REASON, ANSWERED)
};
#define ITEM(NAME) \
  F (WORK_UP, NAME), D (WORK_UP, NAME##_REQUESTED, BIT (BATSON_WORK_ITEM_REQUESTED) | BIT (BATSON_WORK_ITEM_NORMAL) | BIT (BATSON_WORK_ITEM_ABNORMAL)), \
    D (WORK_UP, NAME##_DONE, BIT (BATSON_WORK_ITEM_NORMAL) | BIT (BATSON_WORK_ITEM_ABNORMAL)), \
    D (WORK_UP, NAME##_REASON, BIT (BATSON_WORK_ITEM_NORMAL) | BIT (BATSON_WORK_ITEM_ABNORMAL) | BIT (BATSON_WORK_ITEM_NOT_NEEDED))
static const BatsonGuideField work_up[] = { ITEM (HISTORY), ITEM (EXAMINATION), ITEM (WHOLE_BODY), ITEM (MARKERS), ITEM (BREAST_IMAGING), ITEM (BIOPSY) };
static const BatsonGuideField atypical[] = { F (IMAGING, ATYPICAL) };
static const BatsonGuideField indications[] = {
  A (LESION, CONSERVATIVE_FAILED, conservative_failed), A (LESION, PAIN_FAILED, after_radiation), F (LESION, BIOPSY), D (LESION, BIOPSY_DATE, NOT_NONE)
};

static const BatsonGuideField operation[] = {
  F (OPERATION, STATE), F (OPERATION, START), F (OPERATION, END), F (OPERATION, KIND), F (OPERATION, APPROACH), F (OPERATION, LEVELS),
  F (OPERATION, INSTRUMENTED), F (OPERATION, URGENCY), F (OPERATION, NOTE)
};
static const BatsonGuideField radiation[] = {
  F (RADIATION, FIRST), F (RADIATION, LAST), F (RADIATION, STATE), F (RADIATION, TECHNIQUE), F (RADIATION, DOSE), F (RADIATION, FRACTIONS), F (RADIATION, LEVELS), F (RADIATION, NOTE)
};
static const BatsonGuideField drug[] = { F (DRUG, CLASS), F (DRUG, NAME), F (DRUG, START), F (DRUG, STATE), F (DRUG, LAST_DOSE), F (DRUG, STOP) };
static const BatsonGuideField results[] = {
  F (LAB, DATE), F (LAB, ANC), F (LAB, HAEMOGLOBIN), F (LAB, PLATELETS), F (LAB, ALBUMIN), F (LAB, CA15_3), F (LAB, CEA), F (LAB, ALP)
};
static const BatsonGuideField meeting[] = { F (MEETING, AT), F (MEETING, STATE), F (MEETING, ATTENDED), F (MEETING, DECISION), F (MEETING, REASON) };
static const BatsonGuideField rehabilitation[] = { F (REHABILITATION, START), F (REHABILITATION, END), F (REHABILITATION, STATE), F (REHABILITATION, KIND), F (REHABILITATION, NOTE) };
static const BatsonGuideField follow_up[] = {
  F (FOLLOW_UP, DATE), F (FOLLOW_UP, STATE), F (FOLLOW_UP, FRANKEL), F (FOLLOW_UP, AIS), F (FOLLOW_UP, ECOG), F (FOLLOW_UP, KPS), F (FOLLOW_UP, WALKING), F (FOLLOW_UP, PAIN),
  F (FOLLOW_UP, LOCAL_CONTROL), F (FOLLOW_UP, IMPLANT), F (FOLLOW_UP, NEW_METASTASES), D (FOLLOW_UP, NEW_WHERE, YES), F (FOLLOW_UP, CTDNA), F (FOLLOW_UP, CTDNA_TREND),
  F (FOLLOW_UP, MDASI_SEVERITY), F (FOLLOW_UP, MDASI_INTERFERENCE), F (FOLLOW_UP, QLQ_ITEMS), F (FOLLOW_UP, QLQ_GLOBAL), F (FOLLOW_UP, QLQ_PHYSICAL),
  F (FOLLOW_UP, QLQ_ROLE), F (FOLLOW_UP, QLQ_EMOTIONAL), F (FOLLOW_UP, QLQ_COGNITIVE), F (FOLLOW_UP, QLQ_SOCIAL), F (FOLLOW_UP, QLQ_FATIGUE),
  F (FOLLOW_UP, QLQ_NAUSEA), F (FOLLOW_UP, QLQ_PAIN), F (FOLLOW_UP, QLQ_DYSPNOEA), F (FOLLOW_UP, QLQ_SLEEP), F (FOLLOW_UP, QLQ_APPETITE),
  F (FOLLOW_UP, QLQ_CONSTIPATION), F (FOLLOW_UP, QLQ_DIARRHOEA), F (FOLLOW_UP, QLQ_FINANCE), F (FOLLOW_UP, BM22_SITES), F (FOLLOW_UP, BM22_CHARACTER),
  F (FOLLOW_UP, BM22_INTERFERENCE), F (FOLLOW_UP, BM22_PSYCHOSOCIAL), F (FOLLOW_UP, SEEN_BREAST), F (FOLLOW_UP, SEEN_NEURO), F (FOLLOW_UP, NOTE)
};
static const BatsonGuideField teaching[] = { F (TEACHING, TITLE), F (TEACHING, STORY), F (TEACHING, QUESTIONS), F (TEACHING, DISCUSSION) };
static const BatsonGuideField survival[] = { F (PATIENT, DIED) };

#define ONCE(id, title, fields) { id, title, BATSON_N_RECORD_TYPES, G_N_ELEMENTS (fields), fields }
#define EACH(id, title, TYPE, fields) { id, title, BATSON_RECORD_##TYPE, G_N_ELEMENTS (fields), fields }

static const BatsonGuideSection breast_patient[] = { ONCE ("who", NULL, who), ONCE ("how", NC_ ("guide", "Presentation"), how), ONCE ("notes", NULL, remarks) };
static const BatsonGuideSection breast_symptoms[] = { ONCE ("symptoms", NULL, symptoms) };
static const BatsonGuideSection breast_primary[] = { ONCE ("primary", NULL, primary) };
static const BatsonGuideSection breast_receptors[] = { EACH ("sample", NULL, SAMPLE, sample), ONCE ("subtype", NC_ ("guide", "Subtype"), subtype) };
static const BatsonGuideSection breast_staging[] = { ONCE ("staging", NULL, staging), ONCE ("spine", NC_ ("guide", "Imaging of the spine"), spine) };
static const BatsonGuideSection both_fitness[] = { ONCE ("fitness", NULL, fitness), ONCE ("blood", NC_ ("guide", "Newest blood results"), blood) };
static const BatsonGuideSection both_referral[] = { EACH ("referral", NULL, REFERRAL, referral) };
static const BatsonGuideSection neuro_patient[] = { ONCE ("who", NULL, who), ONCE ("how", NC_ ("guide", "Arrival"), arrival), ONCE ("notes", NULL, remarks) };
static const BatsonGuideSection neuro_lesions[] = { ONCE ("spine", NC_ ("guide", "Imaging of the spine"), spine), EACH ("lesion", NULL, LESION, lesion) };
static const BatsonGuideSection neuro_state[] = { ONCE ("neurology", NULL, neurology) };
static const BatsonGuideSection neuro_work_up[] = { ONCE ("work-up", NULL, work_up), ONCE ("markers", NC_ ("guide", "Tumour markers in the newest blood results"), markers) };
static const BatsonGuideSection neuro_indications[] = { ONCE ("atypical", NULL, atypical), EACH ("indication", NULL, LESION, indications) };

static const BatsonGuideSection breast_therapy[] = { EACH ("drug", NULL, DRUG, drug), EACH ("results", NC_ ("guide", "Blood results"), LAB, results) };
static const BatsonGuideSection neuro_treatment[] = { EACH ("operation", NC_ ("guide", "Operations"), OPERATION, operation), EACH ("radiation", NC_ ("guide", "Radiation"), RADIATION, radiation) };
static const BatsonGuideSection both_meeting[] = { EACH ("meeting", NULL, MEETING, meeting) };
static const BatsonGuideSection both_follow_up[] = {
  EACH ("follow-up", NULL, FOLLOW_UP, follow_up), EACH ("rehabilitation", NC_ ("guide", "Rehabilitation"), REHABILITATION, rehabilitation), ONCE ("survival", NC_ ("guide", "Survival"), survival)
};

static const BatsonGuideSection both_teaching[] = { ONCE ("teaching", NULL, teaching) };

#define STEP(id, title, icon, ROLE, applies, sections) { id, title, icon, BATSON_ROLE_##ROLE, applies, G_N_ELEMENTS (sections), sections }

static const BatsonGuideStep breast_steps[] = {
  STEP ("patient", NC_ ("guide", "Patient"), "person", BREAST, NULL, breast_patient),
  STEP ("symptoms", NC_ ("guide", "Symptoms"), "exam", BREAST, NULL, breast_symptoms),
  STEP ("primary", NC_ ("guide", "Primary tumour"), "ribbon", BREAST, NULL, breast_primary),
  STEP ("receptors", NC_ ("guide", "Receptors and subtype"), "tube", BREAST, NULL, breast_receptors),
  STEP ("staging", NC_ ("guide", "Staging and imaging"), "imaging", BREAST, NULL, breast_staging),
  STEP ("fitness", NC_ ("guide", "Fitness"), "body", BREAST, NULL, both_fitness),
  STEP ("referral", NC_ ("guide", "Referral"), "send", BREAST, NULL, both_referral),
  STEP ("therapy", NC_ ("guide", "Systemic therapy"), "pill", BREAST, NULL, breast_therapy),
  STEP ("meeting", NC_ ("guide", "Team discussion"), "people", BREAST, NULL, both_meeting),
  STEP ("follow-up", NC_ ("guide", "Follow-up"), "chart", BREAST, NULL, both_follow_up),
  STEP ("teaching", NC_ ("guide", "Teaching"), "why", BREAST, teaching_step, both_teaching),
};

static const BatsonGuideStep neuro_steps[] = {
  STEP ("patient", NC_ ("guide", "Patient and arrival"), "person", NEURO, NULL, neuro_patient),
  STEP ("lesions", NC_ ("guide", "Lesions"), "spine", NEURO, NULL, neuro_lesions),
  STEP ("neurology", NC_ ("guide", "Neurological state"), "axial", NEURO, NULL, neuro_state),
  STEP ("fitness", NC_ ("guide", "Fitness"), "body", NEURO, NULL, both_fitness),
  STEP ("work-up", NC_ ("guide", "Work-up"), "mammo", NEURO, work_up_step, neuro_work_up),
  STEP ("indications", NC_ ("guide", "Indications"), "scalpel", NEURO, indications_step, neuro_indications),
  STEP ("treatment", NC_ ("guide", "Operation and radiation"), "rays", NEURO, NULL, neuro_treatment),
  STEP ("meeting", NC_ ("guide", "Team discussion"), "people", NEURO, NULL, both_meeting),
  STEP ("follow-up", NC_ ("guide", "Follow-up"), "chart", NEURO, NULL, both_follow_up),
  STEP ("teaching", NC_ ("guide", "Teaching"), "why", NEURO, teaching_step, both_teaching),
};

/* In no guide: asked elsewhere (a decision otherwise, the order of phases, en bloc planning have their own places), kept by the program, or of a later part of the program. */
#define P(NAME) F (PHASE_ORDER, NAME)
static const BatsonGuideField unguided[] = {
  F (PATIENT, EXAMPLE), F (LESION, OUTCOME_HAND), F (LESION, OUTCOME_TEXT), F (LESION, OUTCOME_REASON), F (LESION, OUTCOME_FACTS), F (CUT_OFFS, ANC_AGE),
  F (LESION, WBB_ZONES), F (LESION, WBB_LAYERS), F (LESION, WBB_PEDICLE),
  P (PRIMARY_SURGERY), P (STAGING), P (DETECTION), P (DISCUSSION), P (SURGERY), P (SYSTEMIC), P (SBRT), P (REHABILITATION), P (SURVEILLANCE),
};

/** The steps of a role's guide, in order; OUT_N says how many. Static. */
const BatsonGuideStep *
batson_guide_steps (BatsonRole role, guint *out_n)
{
  *out_n = role == BATSON_ROLE_BREAST ? G_N_ELEMENTS (breast_steps) : G_N_ELEMENTS (neuro_steps);
  return role == BATSON_ROLE_BREAST ? breast_steps : neuro_steps;
}

/** Whether a field is deliberately in no guide. */
gboolean
batson_guide_is_unguided (BatsonRecordTypeId type, guint field)
{
  for (guint i = 0; i < G_N_ELEMENTS (unguided); i++)
    if (unguided[i].type == type && unguided[i].field == field)
      return TRUE;
  return FALSE;
}
