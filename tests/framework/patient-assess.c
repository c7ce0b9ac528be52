/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The assessment of the invented patient. */
#include "framework/patient.h"

/** The assessment by the review's protocol at the patient's time. Unref it. */
BatsonAssessment *
patient_assess (Patient *self)
{
  BatsonSettings settings = { BATSON_PROTOCOL_REVIEW, self->now, 0 };

  return batson_assess (self->root, &settings);
}
