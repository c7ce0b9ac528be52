/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An invented patient for the tests of the rules. */
#include "framework/patient.h"

static char *
new_id (gpointer data)
{
  Patient *self = data;

  return g_strdup_printf ("id-%u", ++self->ids);
}

static void
now (gpointer data, gint64 *out_seconds, int *out_offset)
{
  *out_seconds = ((Patient *) data)->now;
  *out_offset = ((Patient *) data)->offset;
}

/** A case nothing is answered of. */
Patient *
patient_new (void)
{
  Patient *self = g_new0 (Patient, 1);
  BatsonOrigin origin = { new_id, now, self };

  self->now = PATIENT_NOW;
  self->patient = batson_case_new (&origin);
  self->root = batson_case_get_root (self->patient);
  return self;
}

void
patient_free (Patient *self)
{
  g_object_unref (self->patient);
  g_free (self);
}

/** A single record of the root. */
BatsonRecord *
patient_child (Patient *self, guint field)
{
  return batson_record_child (self->root, field);
}

/** A new record in a list of the root. */
BatsonRecord *
patient_add (Patient *self, guint list_field)
{
  return batson_case_add (self->patient, self->root, list_field);
}

/** A new record in a list of OWNER. */
BatsonRecord *
patient_add_to (Patient *self, BatsonRecord *owner, guint list_field)
{
  return batson_case_add (self->patient, owner, list_field);
}

/** Answers a field as a person types it; "" makes it blank. Choices by their stable id. */
void
patient_set (Patient *self, BatsonRecord *record, guint field, const char *text)
{
  g_auto (BatsonValue) value = BATSON_BLANK;
  g_autofree char *problem = NULL;

  if (!batson_value_parse (batson_record_get_field (record, field), text, NULL, 0, &value, &problem))
    g_error ("%s: %s: %s", batson_record_get_field (record, field)->key, text, problem);
  batson_case_set (self->patient, record, field, &value);
}

/** Answers a field with unknown, not done or not applicable. */
void
patient_set_state (Patient *self, BatsonRecord *record, guint field, BatsonValueState state)
{
  BatsonValue value = batson_value_state (state);

  batson_case_set (self->patient, record, field, &value);
}

/** Answers a field with a set of choices. */
void
patient_set_choices (Patient *self, BatsonRecord *record, guint field, guint64 bits)
{
  BatsonValue value = { .state = BATSON_VALUE_ANSWER, .choices = bits };

  batson_case_set (self->patient, record, field, &value);
}

/** A lesion with a finding; GRADE is nullable. The lesion's first finding is batson_record_nth (lesion, BATSON_LESION_FINDINGS, 0). */
BatsonRecord *
patient_lesion (Patient *self, const char *level, const char *grade)
{
  BatsonRecord *lesion = patient_add (self, BATSON_CASE_LESIONS), *finding = patient_add_to (self, lesion, BATSON_LESION_FINDINGS);

  patient_set (self, lesion, BATSON_LESION_LEVEL, level);
  if (grade)
    patient_set (self, finding, BATSON_FINDING_GRADE, grade);
  return lesion;
}

/** The first finding of LESION. */
BatsonRecord *
patient_finding (BatsonRecord *lesion)
{
  return batson_record_nth (lesion, BATSON_LESION_FINDINGS, 0);
}

/** An examination with every deficit "none", no loss of walking, no acute deterioration. */
BatsonRecord *
patient_status (Patient *self)
{
  static const guint deficits[] = { BATSON_STATUS_LIMB, BATSON_STATUS_SENSORY, BATSON_STATUS_SPHINCTER, BATSON_STATUS_MYELOPATHY, BATSON_STATUS_MOTOR_RADIC, BATSON_STATUS_OTHER_RADIC };
  BatsonRecord *status = patient_add (self, BATSON_CASE_STATUS);

  for (guint i = 0; i < G_N_ELEMENTS (deficits); i++)
    patient_set (self, status, deficits[i], "none");
  patient_set (self, status, BATSON_STATUS_WALKING_LOST, "no");
  patient_set (self, status, BATSON_STATUS_ACUTE, "no");
  return status;
}

/** Answers the SINS parts but the location with POINTS in all, 0 to 15. */
void
patient_sins (Patient *self, BatsonRecord *finding, int points)
{
  static const struct { guint field; const char *ids[5]; int points[5]; } parts[] = {
    { BATSON_FINDING_ALIGNMENT, { "subluxation", "deformity", "normal" }, { 4, 2, 0 } },
    { BATSON_FINDING_COLLAPSE, { "over-50", "under-50", "involved", "none" }, { 3, 2, 1, 0 } },
    { BATSON_FINDING_POSTEROLATERAL, { "both-sides", "one-side", "none" }, { 3, 1, 0 } },
    { BATSON_FINDING_BONE, { "lytic", "mixed", "blastic" }, { 2, 1, 0 } },
    { BATSON_FINDING_PAIN, { "mechanical", "other", "none" }, { 3, 1, 0 } },
  };
  int left = points;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      guint j = 0;
      while (parts[i].points[j] > left)
        j++;
      left -= parts[i].points[j];
      patient_set (self, finding, parts[i].field, parts[i].ids[j]);
    }
  g_assert_cmpint (left, ==, 0);
}

/** A case that is green. Free its P. */
PatientGreen
patient_green (void)
{
  PatientGreen s = { patient_new () };
  BatsonRecord *sample;

  s.status = patient_status (s.p);
  s.imaging = patient_child (s.p, BATSON_CASE_IMAGING);
  patient_set (s.p, s.imaging, BATSON_IMAGING_COMPLETE, "yes");
  patient_set (s.p, patient_child (s.p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_KNOWN, "yes");
  s.lesion = patient_lesion (s.p, "T8", "1a");
  s.finding = patient_finding (s.lesion);
  patient_sins (s.p, s.finding, 3);
  patient_set (s.p, s.lesion, BATSON_LESION_RADIATION, "none");
  sample = patient_add (s.p, BATSON_CASE_SAMPLES);
  patient_set (s.p, sample, BATSON_SAMPLE_SITE, "primary");
  patient_set (s.p, sample, BATSON_SAMPLE_ER, "90");
  patient_set (s.p, patient_child (s.p, BATSON_CASE_FITNESS), BATSON_FITNESS_JUDGED, "fit");
  return s;
}

/** A lesion at T8 that is isolated, in a new patient. */
void
patient_isolated (Patient *self)
{
  patient_lesion (self, "T8", "0");
  patient_set (self, patient_child (self, BATSON_CASE_IMAGING), BATSON_IMAGING_COMPLETE, "yes");
  patient_set (self, patient_child (self, BATSON_CASE_DISEASE), BATSON_DISEASE_WHOLE_BODY, "yes");
  patient_set (self, patient_child (self, BATSON_CASE_DISEASE), BATSON_DISEASE_VISCERAL, "none");
  patient_set (self, patient_child (self, BATSON_CASE_DISEASE), BATSON_DISEASE_OTHER_BONE, "0");
  patient_set (self, patient_child (self, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_KNOWN, "no");
}

/** The assessment by the review's protocol at the patient's time. Unref it. */
BatsonAssessment *
patient_assess (Patient *self)
{
  BatsonSettings settings = { BATSON_PROTOCOL_REVIEW, self->now, self->offset };

  return batson_assess (self->root, &settings);
}

/** The urgency of the case now. */
BatsonUrgencyKind
patient_urgency (Patient *self)
{
  g_autoptr (BatsonAssessment) a = patient_assess (self);

  return a->urgency.kind;
}

/** What keeps the case, which has no colour yet, from green. */
guint
patient_blocks (Patient *self)
{
  g_autoptr (BatsonAssessment) a = patient_assess (self);

  g_assert_cmpint (a->urgency.kind, ==, BATSON_URGENCY_UNDETERMINED);
  return a->urgency.blocks;
}

/** The trigger ID of ASSESSMENT. Borrowed. */
const BatsonTrigger *
patient_trigger (const BatsonAssessment *assessment, BatsonTriggerId id)
{
  for (guint i = 0; i < assessment->triggers->len; i++)
    if (((BatsonTrigger *) assessment->triggers->pdata[i])->trigger == id)
      return assessment->triggers->pdata[i];
  g_assert_not_reached ();
}

/** The trigger ID is in STATE, and says why: what fired it and when, or what is missing. */
void
patient_trigger_is (Patient *self, BatsonTriggerId id, BatsonTri state)
{
  g_autoptr (BatsonAssessment) a = patient_assess (self);
  const BatsonTrigger *t = patient_trigger (a, id);

  g_assert_cmpint (t->state, ==, state);
  g_assert_cmpint (t->why.missing.len > 0, ==, state == BATSON_OPEN);
  if (state == BATSON_YES)
    {
      g_assert_cmpuint (t->why.because.len, >, 0);
      g_assert_true (t->has_fired_at);
    }
  else
    g_assert_false (t->has_fired_at);
}
