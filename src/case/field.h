/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The field tables: what a case can hold. Everything else walks them. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  BATSON_KIND_CHOICE,         /* one of the choices */
  BATSON_KIND_CHOICES,        /* a set of the choices */
  BATSON_KIND_INTEGER,
  BATSON_KIND_DECIMAL,
  BATSON_KIND_NUMBER_OR_WORD, /* a number, or one of the choices as a word; the number decides */
  BATSON_KIND_DATE,           /* partial */
  BATSON_KIND_TIME,           /* a partial date, or a day with time of day and offset */
  BATSON_KIND_TEXT,
  BATSON_KIND_LEVEL,
  BATSON_KIND_SPAN,
  BATSON_KIND_PICTURE,
  BATSON_KIND_RECORD,
  BATSON_KIND_LIST,           /* of records, each with a stable id */
} BatsonKind;

typedef enum
{
  BATSON_OWNER_BOTH,
  BATSON_OWNER_BREAST,
  BATSON_OWNER_NEURO,
  BATSON_OWNER_BOARD,
} BatsonOwner;

typedef enum
{
  BATSON_FIELD_IDENTIFYING = 1 << 0, /* names the patient or a person */
  BATSON_FIELD_COUNTED = 1 << 1,     /* counts for completeness; never needed for saving */
  BATSON_FIELD_LONG = 1 << 2,        /* a text of several lines */
} BatsonFieldFlags;

typedef struct
{
  const char *id;    /* stable, in documents */
  const char *label; /* msgid in the context "choice" */
} BatsonChoice;

typedef struct _BatsonRecordType BatsonRecordType;

/** One field of a record type. Label and hint are msgids in the contexts "field" and "hint": translate with batson_field_label (), batson_field_hint (). */
typedef struct
{
  const char *key; /* the JSON member */
  BatsonKind kind;
  const char *label;
  const char *hint;               /* nullable */
  const BatsonChoice *choices;    /* ends with a NULL id; NULL for other types */
  const BatsonRecordType *record; /* of RECORD and LIST */
  const char *unit;               /* the unit numbers are kept in; nullable */
  const char *units;              /* units also read, "cGy=0.01": factor to UNIT; nullable */
  double min, max;                /* both 0: no range */
  BatsonOwner owner;
  const char *source;    /* rule or section that asks for it; nullable */
  const char *detail_of; /* the key of the field in the same record that this one belongs to; nullable */
  guint flags;           /* BatsonFieldFlags */
} BatsonField;

struct _BatsonRecordType
{
  const char *name;  /* "lesion" */
  guint n_fields;
  const BatsonField *fields;
};

/* The choice enums: BATSON_GRADE_1A and so on. */
#define CHOICES(table, Type) typedef enum {
#define CHOICE(LIST, NAME, id, label) BATSON_##LIST##_##NAME,
#define END_CHOICES(table, Type) } Type;
#include "case/choices.def"
#undef CHOICES
#undef CHOICE
#undef END_CHOICES

#define BATSON_RECORD_TYPES(X) \
  X (CASE, "case") X (PATIENT, "patient") X (PRESENTATION, "presentation") X (STATUS, "status") X (FITNESS, "fitness") \
  X (LAB, "lab") X (DISEASE, "disease") X (SAMPLE, "sample") X (IMAGING, "imaging") X (LESION, "lesion") \
  X (FINDING, "finding") X (WORK_UP, "work-up") X (REFERRAL, "referral") X (CUT_OFFS, "cut-offs") \
  X (OPERATION, "operation") X (RADIATION, "radiation") X (DRUG, "drug") X (MEETING, "meeting") X (FOLLOW_UP, "follow-up") \
  X (REHABILITATION, "rehabilitation") X (PHASE_ORDER, "phase-order") X (TEACHING, "teaching")

/** The record types; batson_record_type (BATSON_RECORD_LESION). */
typedef enum
{
#define X(NAME, type_name) BATSON_RECORD_##NAME,
  BATSON_RECORD_TYPES (X)
#undef X
  BATSON_N_RECORD_TYPES
} BatsonRecordTypeId;

/* The field enums: BATSON_LESION_LEVEL and so on. A .def file cannot be included from inside a macro, so each is named here. */
#define FIELD(NAME, ...) BATSON_CASE_##NAME,
typedef enum {
#include "case/case.def"
  BATSON_CASE_N_FIELDS } BatsonCaseField;
#undef FIELD
#define FIELD(NAME, ...) BATSON_PATIENT_##NAME,
typedef enum {
#include "case/patient.def"
  BATSON_PATIENT_N_FIELDS } BatsonPatientField;
#undef FIELD
#define FIELD(NAME, ...) BATSON_PRESENTATION_##NAME,
typedef enum {
#include "case/presentation.def"
  BATSON_PRESENTATION_N_FIELDS } BatsonPresentationField;
#undef FIELD
#define FIELD(NAME, ...) BATSON_STATUS_##NAME,
typedef enum {
#include "case/status.def"
  BATSON_STATUS_N_FIELDS } BatsonStatusField;
#undef FIELD
#define FIELD(NAME, ...) BATSON_FITNESS_##NAME,
typedef enum {
#include "case/fitness.def"
  BATSON_FITNESS_N_FIELDS } BatsonFitnessField;
#undef FIELD
#define FIELD(NAME, ...) BATSON_LAB_##NAME,
typedef enum {
#include "case/lab.def"
  BATSON_LAB_N_FIELDS } BatsonLabField;
#undef FIELD
#define FIELD(NAME, ...) BATSON_DISEASE_##NAME,
typedef enum {
#include "case/disease.def"
  BATSON_DISEASE_N_FIELDS } BatsonDiseaseField;
#undef FIELD
#define FIELD(NAME, ...) BATSON_SAMPLE_##NAME,
typedef enum {
#include "case/sample.def"
  BATSON_SAMPLE_N_FIELDS } BatsonSampleField;
#undef FIELD
#define FIELD(NAME, ...) BATSON_IMAGING_##NAME,
typedef enum {
#include "case/imaging.def"
  BATSON_IMAGING_N_FIELDS } BatsonImagingField;
#undef FIELD
#define FIELD(NAME, ...) BATSON_LESION_##NAME,
typedef enum {
#include "case/lesion.def"
  BATSON_LESION_N_FIELDS } BatsonLesionField;
#undef FIELD
#define FIELD(NAME, ...) BATSON_FINDING_##NAME,
typedef enum {
#include "case/finding.def"
  BATSON_FINDING_N_FIELDS } BatsonFindingField;
#undef FIELD
#define FIELD(NAME, ...) BATSON_WORK_UP_##NAME,
typedef enum {
#include "case/work-up.def"
  BATSON_WORK_UP_N_FIELDS } BatsonWorkUpField;
#undef FIELD
#define FIELD(NAME, ...) BATSON_REFERRAL_##NAME,
typedef enum {
#include "case/referral.def"
  BATSON_REFERRAL_N_FIELDS } BatsonReferralField;
#undef FIELD
#define FIELD(NAME, ...) BATSON_CUT_OFFS_##NAME,
typedef enum {
#include "case/cut-offs.def"
  BATSON_CUT_OFFS_N_FIELDS } BatsonCutOffsField;
#undef FIELD
#define FIELD(NAME, ...) BATSON_OPERATION_##NAME,
typedef enum {
#include "case/operation.def"
  BATSON_OPERATION_N_FIELDS } BatsonOperationField;
#undef FIELD
#define FIELD(NAME, ...) BATSON_RADIATION_##NAME,
typedef enum {
#include "case/radiation.def"
  BATSON_RADIATION_N_FIELDS } BatsonRadiationField;
#undef FIELD
#define FIELD(NAME, ...) BATSON_DRUG_##NAME,
typedef enum {
#include "case/drug.def"
  BATSON_DRUG_N_FIELDS } BatsonDrugField;
#undef FIELD
#define FIELD(NAME, ...) BATSON_MEETING_##NAME,
typedef enum {
#include "case/meeting.def"
  BATSON_MEETING_N_FIELDS } BatsonMeetingField;
#undef FIELD
#define FIELD(NAME, ...) BATSON_FOLLOW_UP_##NAME,
typedef enum {
#include "case/follow-up.def"
  BATSON_FOLLOW_UP_N_FIELDS } BatsonFollowUpField;
#undef FIELD
#define FIELD(NAME, ...) BATSON_REHABILITATION_##NAME,
typedef enum {
#include "case/rehabilitation.def"
  BATSON_REHABILITATION_N_FIELDS } BatsonRehabilitationField;
#undef FIELD
#define FIELD(NAME, ...) BATSON_PHASE_ORDER_##NAME,
typedef enum {
#include "case/phase-order.def"
  BATSON_PHASE_ORDER_N_FIELDS } BatsonPhaseOrderField;
#undef FIELD
#define FIELD(NAME, ...) BATSON_TEACHING_##NAME,
typedef enum {
#include "case/teaching.def"
  BATSON_TEACHING_N_FIELDS } BatsonTeachingField;
#undef FIELD

const BatsonRecordType *batson_record_type (BatsonRecordTypeId id);
int batson_record_type_find (const BatsonRecordType *type, const char *key, gssize length);
const char *batson_record_type_label (const BatsonRecordType *type);
const char *batson_field_label (const BatsonField *field);
const char *batson_field_hint (const BatsonField *field);
const char *batson_field_unit (const BatsonField *field);
guint batson_field_n_choices (const BatsonField *field);
int batson_field_find_choice (const BatsonField *field, const char *id);
const char *batson_field_choice_label (const BatsonField *field, int choice);

G_END_DECLS
