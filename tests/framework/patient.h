/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An invented patient for the tests of the rules: a case whose answers are given as text, at a time of the test's choosing. */
#pragma once
#include "case/case.h"
#include "framework/assessment.h"

/** The time tests live at unless they say otherwise: 17 Jun 2026, 12:00 UTC. */
#define PATIENT_NOW G_GINT64_CONSTANT (1781697600)

typedef struct
{
  BatsonCase *patient;
  BatsonRecord *root;
  gint64 now; /* the clock of the case and of the assessment */
  int offset; /* of that clock, minutes east of UTC */
  guint ids;
} Patient;

/* A case that is green: one lesion at T8, 1a, HR+, SINS 4, fit, spine imaged, every question no. */
typedef struct
{
  Patient *p;
  BatsonRecord *lesion, *finding, *status, *imaging;
} PatientGreen;

Patient *patient_new (void);
void patient_free (Patient *self);
BatsonRecord *patient_child (Patient *self, guint field);
BatsonRecord *patient_add (Patient *self, guint list_field);
BatsonRecord *patient_add_to (Patient *self, BatsonRecord *owner, guint list_field);
void patient_set (Patient *self, BatsonRecord *record, guint field, const char *text);
void patient_set_state (Patient *self, BatsonRecord *record, guint field, BatsonValueState state);
void patient_set_choices (Patient *self, BatsonRecord *record, guint field, guint64 bits);
BatsonRecord *patient_lesion (Patient *self, const char *level, const char *grade);
BatsonRecord *patient_status (Patient *self);
void patient_sins (Patient *self, BatsonRecord *finding, int points);
BatsonRecord *patient_finding (BatsonRecord *lesion);
PatientGreen patient_green (void);
void patient_isolated (Patient *self);
BatsonAssessment *patient_assess (Patient *self);
BatsonUrgencyKind patient_urgency (Patient *self);
guint patient_blocks (Patient *self);
const BatsonTrigger *patient_trigger (const BatsonAssessment *assessment, BatsonTriggerId id);
void patient_trigger_is (Patient *self, BatsonTriggerId id, BatsonTri state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Patient, patient_free)
