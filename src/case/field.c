/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The field tables: what a case can hold. Everything else walks them. */
#include "case/field.h"
#include <glib/gi18n-lib.h>
#include <string.h>

#define CHOICES(table, Type) static const BatsonChoice choices_##table[] = {
#define CHOICE(LIST, NAME, choice_id, choice_label) [BATSON_##LIST##_##NAME] = { choice_id, choice_label },
#define END_CHOICES(table, Type) { NULL, NULL } };
#include "case/choices.def"
#undef CHOICES
#undef CHOICE
#undef END_CHOICES

#define CHOICES_OF(table) .choices = choices_##table
#define RECORD_OF(NAME) .record = &types[BATSON_RECORD_##NAME]
#define LIST_OF(NAME) .record = &types[BATSON_RECORD_##NAME]
#define FIELD(NAME, field_key, TYPE, field_label, field_hint, ...) \
  { .key = field_key, .kind = BATSON_KIND_##TYPE, .label = field_label, .hint = field_hint, ##__VA_ARGS__ },

static const BatsonRecordType types[BATSON_N_RECORD_TYPES];

static const BatsonField fields_CASE[] = {
#include "case/case.def"
};
static const BatsonField fields_PATIENT[] = {
#include "case/patient.def"
};
static const BatsonField fields_PRESENTATION[] = {
#include "case/presentation.def"
};
static const BatsonField fields_STATUS[] = {
#include "case/status.def"
};
static const BatsonField fields_FITNESS[] = {
#include "case/fitness.def"
};
static const BatsonField fields_LAB[] = {
#include "case/lab.def"
};
static const BatsonField fields_DISEASE[] = {
#include "case/disease.def"
};
static const BatsonField fields_SAMPLE[] = {
#include "case/sample.def"
};
static const BatsonField fields_IMAGING[] = {
#include "case/imaging.def"
};
static const BatsonField fields_LESION[] = {
#include "case/lesion.def"
};
static const BatsonField fields_FINDING[] = {
#include "case/finding.def"
};
static const BatsonField fields_WORK_UP[] = {
#include "case/work-up.def"
};
static const BatsonField fields_REFERRAL[] = {
#include "case/referral.def"
};
static const BatsonField fields_CUT_OFFS[] = {
#include "case/cut-offs.def"
};
static const BatsonField fields_OPERATION[] = {
#include "case/operation.def"
};
static const BatsonField fields_RADIATION[] = {
#include "case/radiation.def"
};
static const BatsonField fields_DRUG[] = {
#include "case/drug.def"
};
static const BatsonField fields_MEETING[] = {
#include "case/meeting.def"
};
static const BatsonField fields_FOLLOW_UP[] = {
#include "case/follow-up.def"
};
static const BatsonField fields_REHABILITATION[] = {
#include "case/rehabilitation.def"
};
static const BatsonField fields_PHASE_ORDER[] = {
#include "case/phase-order.def"
};
static const BatsonField fields_TEACHING[] = {
#include "case/teaching.def"
};

/* What one record of a type is called. */
static const char *const labels[BATSON_N_RECORD_TYPES] = {
  [BATSON_RECORD_CASE] = NC_ ("record", "Case"),
  [BATSON_RECORD_PATIENT] = NC_ ("record", "Patient"),
  [BATSON_RECORD_PRESENTATION] = NC_ ("record", "Presentation"),
  [BATSON_RECORD_STATUS] = NC_ ("record", "Examination"),
  [BATSON_RECORD_FITNESS] = NC_ ("record", "Fitness"),
  [BATSON_RECORD_LAB] = NC_ ("record", "Blood result"),
  [BATSON_RECORD_DISEASE] = NC_ ("record", "Breast cancer"),
  [BATSON_RECORD_SAMPLE] = NC_ ("record", "Sample"),
  [BATSON_RECORD_IMAGING] = NC_ ("record", "Imaging"),
  [BATSON_RECORD_LESION] = NC_ ("record", "Lesion"),
  [BATSON_RECORD_FINDING] = NC_ ("record", "Finding"),
  [BATSON_RECORD_WORK_UP] = NC_ ("record", "Work-up"),
  [BATSON_RECORD_REFERRAL] = NC_ ("record", "Referral"),
  [BATSON_RECORD_CUT_OFFS] = NC_ ("record", "Cut-offs"),
  [BATSON_RECORD_OPERATION] = NC_ ("record", "Operation"),
  [BATSON_RECORD_RADIATION] = NC_ ("record", "Radiation"),
  [BATSON_RECORD_DRUG] = NC_ ("record", "Systemic therapy"),
  [BATSON_RECORD_MEETING] = NC_ ("record", "Meeting"),
  [BATSON_RECORD_FOLLOW_UP] = NC_ ("record", "Follow-up"),
  [BATSON_RECORD_REHABILITATION] = NC_ ("record", "Rehabilitation"),
  [BATSON_RECORD_PHASE_ORDER] = NC_ ("record", "Order of the phases"),
  [BATSON_RECORD_TEACHING] = NC_ ("record", "Vignette"),
};

static const BatsonRecordType types[BATSON_N_RECORD_TYPES] = {
#define X(NAME, type_name) [BATSON_RECORD_##NAME] = { type_name, G_N_ELEMENTS (fields_##NAME), fields_##NAME },
  BATSON_RECORD_TYPES (X)
#undef X
};

/** The table of a record type. Static. */
const BatsonRecordType *
batson_record_type (BatsonRecordTypeId id)
{
  g_assert (id < BATSON_N_RECORD_TYPES);
  return &types[id];
}

/** The field of TYPE whose key is the LENGTH bytes (-1: all) at KEY; -1 where it has none. */
int
batson_record_type_find (const BatsonRecordType *type, const char *key, gssize length)
{
  gsize n = length < 0 ? strlen (key) : (gsize) length;

  for (guint i = 0; i < type->n_fields; i++)
    if (strncmp (type->fields[i].key, key, n) == 0 && type->fields[i].key[n] == '\0')
      return (int) i;
  return -1;
}

/** What one record of TYPE is called, translated. Static. */
const char *
batson_record_type_label (const BatsonRecordType *type)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "record", labels[type - types]);
}

/** The label of a field, translated. Static. */
const char *
batson_field_label (const BatsonField *field)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "field", field->label);
}

/** The hint of a field, translated; "" where it has none. Static. */
const char *
batson_field_hint (const BatsonField *field)
{
  return field->hint ? g_dpgettext2 (GETTEXT_PACKAGE, "hint", field->hint) : "";
}

/** The unit a field's numbers are kept in, translated; "" where it has none. Static. */
const char *
batson_field_unit (const BatsonField *field)
{
  return field->unit ? g_dpgettext2 (GETTEXT_PACKAGE, "unit", field->unit) : "";
}

/** How many choices a field has. */
guint
batson_field_n_choices (const BatsonField *field)
{
  guint n = 0;

  while (field->choices && field->choices[n].id)
    n++;
  return n;
}

/** The index of the choice with the stable id ID; -1 where there is none. */
int
batson_field_find_choice (const BatsonField *field, const char *id)
{
  for (int i = 0; field->choices && field->choices[i].id; i++)
    if (strcmp (field->choices[i].id, id) == 0)
      return i;
  return -1;
}

/** The label of a choice, translated. Static. */
const char *
batson_field_choice_label (const BatsonField *field, int choice)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "choice", field->choices[choice].label);
}
