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

  if (!batson_value_parse (batson_record_get_field (record, field), text, 0, &value, &problem))
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

/** The assessment by the review's protocol at the patient's time. Unref it. */
BatsonAssessment *
patient_assess (Patient *self)
{
  BatsonSettings settings = { BATSON_PROTOCOL_REVIEW, self->now, self->offset };

  return batson_assess (self->root, &settings);
}
