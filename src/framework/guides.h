/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The guides: which role is asked what, in which order, and what applies. Forms draw this table. */
#pragma once
#include "framework/assessment.h"

G_BEGIN_DECLS

typedef enum { BATSON_ROLE_BREAST, BATSON_ROLE_NEURO, BATSON_N_ROLES } BatsonRole;

/** How far a step is answered. */
typedef enum { BATSON_STEP_EMPTY, BATSON_STEP_HALF, BATSON_STEP_DONE } BatsonStepState;

/** One field of a guide: it is shown of the record its type has in the case (see BatsonGuideSection). */
typedef struct
{
  BatsonRecordTypeId type;
  guint field;
  guint when; /* of a detail: the choices of the answer it belongs to that call for it, as bits; 0: APPLIES decides, or it always applies */
  BatsonTri (*applies) (const BatsonAssessment *assessment, BatsonRecord *record); /* nullable; RECORD is NULL where there is none yet */
} BatsonGuideField;

/** Fields under one heading. Where EACH is a type of a root list the section is shown once for every record of it, and fields of
 *  a list inside it are those of that list's newest record. Fields of other types are those of the one record the case has, or of
 *  the newest record of a dated list. */
typedef struct
{
  const char *id;         /* stable: "receptors" */
  const char *title;      /* msgid, context "guide"; nullable */
  BatsonRecordTypeId each; /* BATSON_N_RECORD_TYPES: shown once */
  guint n_fields;
  const BatsonGuideField *fields;
} BatsonGuideSection;

typedef struct
{
  const char *id;    /* stable: "symptoms" */
  const char *title; /* msgid, context "guide" */
  const char *icon;  /* a name of diagram/icons.def */
  BatsonRole role;
  BatsonTri (*applies) (const BatsonAssessment *assessment); /* nullable: always */
  guint n_sections;
  const BatsonGuideSection *sections;
} BatsonGuideStep;

/** One field where it stands: of RECORD, or, where that is NULL, of the record to add to LIST_FIELD of OWNER (both may be missing for a list inside a record that does not exist). Nothing is owned; valid until the case changes. */
typedef struct
{
  const BatsonGuideStep *step;
  const BatsonGuideSection *section;
  const BatsonGuideField *field;
  BatsonRecord *record;   /* nullable */
  BatsonRecord *owner;    /* nullable: of single records, and where RECORD's list is in a record not there yet */
  guint list_field;
  BatsonRecord *repeated; /* the record a repeated section is about; nullable */
  BatsonTri applies;      /* yes or open: shown */
} BatsonGuideRow;

const BatsonGuideStep *batson_guide_steps (BatsonRole role, guint *out_n);
const BatsonGuideStep *batson_guide_step (BatsonRole role, const char *id);
const char *batson_guide_step_title (const BatsonGuideStep *step);
int batson_guide_holder (BatsonRecord *owner, BatsonRecordTypeId type);
const char *batson_guide_section_title (const BatsonGuideSection *section);
const char *batson_role_title (BatsonRole role);
BatsonTri batson_guide_step_applies (const BatsonGuideStep *step, const BatsonAssessment *assessment);
GArray *batson_guide_step_rows (const BatsonGuideStep *step, const BatsonAssessment *assessment);
GArray *batson_guide_section_rows (const BatsonGuideStep *step, const BatsonGuideSection *section, BatsonRecord *repeated, const BatsonAssessment *assessment);
BatsonStepState batson_guide_step_completion (const BatsonGuideStep *step, const BatsonAssessment *assessment, guint *out_answered, guint *out_counted);
char *batson_guide_step_summary (const BatsonGuideStep *step, const BatsonAssessment *assessment);
gboolean batson_guide_step_has (const BatsonGuideStep *step, const BatsonAssessment *assessment, const BatsonFact *fact);
gboolean batson_guide_next (BatsonRole role, const BatsonAssessment *assessment, const BatsonFact *after, BatsonGuideRow *out_row);
const BatsonGuideStep *batson_guide_find (BatsonRole preferred, BatsonRecordTypeId type, guint field);
gboolean batson_guide_is_unguided (BatsonRecordTypeId type, guint field);
BatsonRecord *batson_guide_newest (BatsonRecord *owner, guint list_field);
BatsonRecord *batson_guide_newest_answer (BatsonRecord *owner, guint list_field, guint field);

G_END_DECLS
