/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lesions, records and single answers in words. */
#include "framework/words-private.h"
#include <glib/gi18n-lib.h>

/** The name of a lesion: "T8", "T11–L1", its free text, or "Lesion 2" where no level is recorded. */
char *
batson_words_lesion (BatsonRecord *lesion)
{
  const char *text = batson_record_text (lesion, BATSON_LESION_LEVEL_TEXT);
  BatsonSpan span;

  if (batson_record_has (lesion, BATSON_LESION_LEVEL))
    {
      span = batson_record_get (lesion, BATSON_LESION_LEVEL)->span;
      if (span.first == span.last)
        return g_strdup (batson_level_name (span.first));
      return g_strdup_printf ("%s–%s", batson_level_name (span.first), batson_level_name (span.last));
    }
  if (*text)
    return g_strdup (text);
  if (batson_record_get_parent (lesion) == NULL)
    return g_strdup (C_ ("fact", "Lesion"));
  return g_strdup_printf (C_ ("fact", "Lesion %d"), (int) batson_record_position (lesion) + 1);
}

/* "sample of the primary" and so on, with its level and date. */
static char *
sample_name (BatsonRecord *sample)
{
  int site = batson_record_choice (sample, BATSON_SAMPLE_SITE);

  if (site == BATSON_SAMPLE_SITE_SPINE && batson_record_has (sample, BATSON_SAMPLE_LEVEL))
    return g_strdup_printf (C_ ("fact", "sample of the spine %s"), batson_level_name (batson_record_get (sample, BATSON_SAMPLE_LEVEL)->level));
  switch (site)
    {
    case BATSON_SAMPLE_SITE_SPINE:
      return g_strdup (C_ ("fact", "sample of the spine"));
    case BATSON_SAMPLE_SITE_PRIMARY:
      return g_strdup (C_ ("fact", "sample of the primary"));
    case BATSON_SAMPLE_SITE_OTHER:
      return g_strdup (C_ ("fact", "sample of another metastasis"));
    default:
      return g_strdup (C_ ("fact", "sample, site not recorded"));
    }
}

/* The date in the name of a record of a type without a field "date"; -1 where it has none. */
static int
dated_by (BatsonRecord *record)
{
  switch (batson_record_get_type_id (record))
    {
    case BATSON_RECORD_REFERRAL:
      return BATSON_REFERRAL_SENT;
    case BATSON_RECORD_OPERATION:
      return BATSON_OPERATION_START;
    case BATSON_RECORD_RADIATION:
      return BATSON_RADIATION_FIRST;
    case BATSON_RECORD_DRUG:
      return BATSON_DRUG_START;
    case BATSON_RECORD_MEETING:
      return BATSON_MEETING_AT;
    case BATSON_RECORD_REHABILITATION:
      return BATSON_REHABILITATION_START;
    default:
      return batson_record_type_find (batson_record_get_record_type (record), "date", -1);
    }
}

/* What a record is called without its date: a sample by its site, a therapy by its drug, an operation by its kind. */
static char *
undated_name (BatsonRecord *record)
{
  BatsonRecordTypeId type = batson_record_get_type_id (record);
  const char *drug = type == BATSON_RECORD_DRUG ? batson_record_text (record, BATSON_DRUG_NAME) : "";

  if (type == BATSON_RECORD_SAMPLE)
    return sample_name (record);
  if (*drug)
    return g_strdup (drug);
  if (type == BATSON_RECORD_DRUG && batson_record_has (record, BATSON_DRUG_CLASS))
    return batson_record_to_string (record, BATSON_DRUG_CLASS);
  if (type == BATSON_RECORD_OPERATION && batson_record_has (record, BATSON_OPERATION_KIND))
    return batson_record_to_string (record, BATSON_OPERATION_KIND);
  return g_strdup (batson_record_type_label (batson_record_get_record_type (record)));
}

/** What a record in a list is called: "T8", "sample of the spine T8, 9 Jun 2026", "Examination, 9 Jun 2026"; the type's name for the others. */
char *
batson_words_record (BatsonRecord *record)
{
  BatsonRecordTypeId type = batson_record_get_type_id (record);
  int field = dated_by (record);
  g_autofree char *name = NULL, *date = NULL;

  if (type == BATSON_RECORD_LESION)
    return batson_words_lesion (record);
  name = undated_name (record);
  if (field < 0 || !batson_record_has (record, (guint) field))
    return g_steal_pointer (&name);
  if (batson_record_get_field (record, (guint) field)->kind == BATSON_KIND_TIME)
    date = batson_words_time (&batson_record_get (record, (guint) field)->time);
  else
    date = batson_words_date (&batson_record_get (record, (guint) field)->date);
  return g_strdup_printf (C_ ("fact", "%1$s, %2$s"), name, date);
}

/* Labels that name the lesion they are about. */
static const struct
{
  BatsonRecordTypeId type;
  guint field;
  const char *label;
} of_lesion[] = {
  { BATSON_RECORD_FINDING, BATSON_FINDING_GRADE, NC_ ("fact", "Bilsky grade of %s") },
  { BATSON_RECORD_FINDING, BATSON_FINDING_PAIN, NC_ ("fact", "Pain at %s (SINS)") },
  { BATSON_RECORD_FINDING, BATSON_FINDING_BONE, NC_ ("fact", "Bone lesion of %s (SINS)") },
  { BATSON_RECORD_FINDING, BATSON_FINDING_ALIGNMENT, NC_ ("fact", "Alignment at %s (SINS)") },
  { BATSON_RECORD_FINDING, BATSON_FINDING_COLLAPSE, NC_ ("fact", "Collapse of %s (SINS)") },
  { BATSON_RECORD_FINDING, BATSON_FINDING_POSTEROLATERAL, NC_ ("fact", "Posterolateral involvement of %s (SINS)") },
  { BATSON_RECORD_FINDING, BATSON_FINDING_DATE, NC_ ("fact", "Date of the imaging of %s") },
  { BATSON_RECORD_LESION, BATSON_LESION_LEVEL, NC_ ("fact", "Level of %s") },
  { BATSON_RECORD_LESION, BATSON_LESION_LEVEL_TEXT, NC_ ("fact", "Level of %s in words") },
  { BATSON_RECORD_LESION, BATSON_LESION_LOCATION, NC_ ("fact", "Location class of %s") },
  { BATSON_RECORD_LESION, BATSON_LESION_RADIATION, NC_ ("fact", "Earlier radiation to %s") },
  { BATSON_RECORD_LESION, BATSON_LESION_PROGRESSED, NC_ ("fact", "Progression of %s since radiation") },
  { BATSON_RECORD_LESION, BATSON_LESION_PAIN_FAILED, NC_ ("fact", "Radiation of %s failed for pain") },
  { BATSON_RECORD_LESION, BATSON_LESION_CONSERVATIVE_FAILED, NC_ ("fact", "Conservative measures at %s failed") },
  { BATSON_RECORD_LESION, BATSON_LESION_TREATMENT, NC_ ("fact", "Treatment of %s") },
  { BATSON_RECORD_LESION, BATSON_LESION_TREATED, NC_ ("fact", "Completion of the treatment of %s") },
  { BATSON_RECORD_LESION, BATSON_LESION_COMPARTMENT, NC_ ("fact", "Compartment of %s") },
  { BATSON_RECORD_LESION, BATSON_LESION_O_HAND, NC_ ("fact", "Radiosensitivity (O) of %s, set by hand") },
  { BATSON_RECORD_LESION, BATSON_LESION_M_HAND, NC_ ("fact", "Stability (M) of %s, set by hand") },
  { BATSON_RECORD_LESION, BATSON_LESION_OUTCOME_HAND, NC_ ("fact", "Decision for %s") },
};

/* "ER", "HER2 (IHC)": short names of a sample's fields. */
const char *
_batson_receptor_name (guint field)
{
  switch (field)
    {
    case BATSON_SAMPLE_ER:
      return C_ ("fact", "ER");
    case BATSON_SAMPLE_PR:
      return C_ ("fact", "PR");
    case BATSON_SAMPLE_HER2_IHC:
      return C_ ("fact", "HER2 (IHC)");
    case BATSON_SAMPLE_HER2_ISH:
      return C_ ("fact", "HER2 (ISH)");
    case BATSON_SAMPLE_HER2_REPORT:
      return C_ ("fact", "HER2 as reported");
    case BATSON_SAMPLE_KI67:
      return C_ ("fact", "Ki-67");
    default:
      return batson_field_label (&batson_record_type (BATSON_RECORD_SAMPLE)->fields[field]);
    }
}

/* The label of a field of a lesion or its findings; NAME, of the lesion, is nullable. */
char *
_batson_lesion_label (BatsonRecordTypeId type, guint field, const char *name)
{
  const char *label = batson_field_label (&batson_record_type (type)->fields[field]);

  if (name == NULL)
    return g_strdup (type == BATSON_RECORD_LESION && field == BATSON_LESION_LEVEL ? C_ ("fact", "Imaging of the spine: a lesion and its level") : label);
  for (guint i = 0; i < G_N_ELEMENTS (of_lesion); i++)
    if (of_lesion[i].type == type && of_lesion[i].field == field)
      return _batson_fill (g_dpgettext2 (GETTEXT_PACKAGE, "fact", of_lesion[i].label), name);
  return g_strdup_printf (C_ ("fact", "%1$s, lesion %2$s"), label, name);
}

/* Whether another field of the record is called the same: "Since". */
static gboolean
is_shared_label (const BatsonRecordType *type, guint field)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (i != field && g_str_equal (type->fields[i].label, type->fields[field].label))
      return TRUE;
  return FALSE;
}

/* The label of a detail whose own says too little: "Limb weakness since", "Tumour markers: Done on". */
static char *
detail_label (const BatsonRecordType *type, guint field)
{
  int of = batson_record_type_find (type, type->fields[field].detail_of, -1);

  if (g_str_has_suffix (type->fields[field].key, "_since"))
    return g_strdup_printf (C_ ("fact", "%s since"), batson_field_label (&type->fields[of]));
  return g_strdup_printf (C_ ("fact", "%1$s: %2$s"), batson_field_label (&type->fields[of]), batson_field_label (&type->fields[field]));
}

/* Whether a grade answers for the cauda equina, which the Bilsky scale does not grade. */
static gboolean
is_cauda (const BatsonFact *fact)
{
  return fact->type == BATSON_RECORD_FINDING && fact->field == BATSON_FINDING_GRADE && fact->record && batson_record_choice (fact->record, fact->field) >= BATSON_GRADE_CAUDA_LOW;
}

/** What was or would be answered: "Bilsky grade of L2", "ER, sample of the spine T8", "Back pain". */
char *
batson_words_fact_label (const BatsonFact *fact)
{
  const BatsonField *field = &batson_record_type (fact->type)->fields[fact->field];
  g_autofree char *sample = NULL;

  if (fact->type == BATSON_RECORD_LESION && fact->field == BATSON_LESION_LEVEL && fact->record && batson_record_has (fact->record, fact->field))
    return g_strdup (batson_field_label (field)); /* its value is the lesion's name */
  if (fact->type == BATSON_RECORD_FINDING || fact->type == BATSON_RECORD_LESION)
    {
      BatsonRecord *lesion = batson_fact_lesion (fact);
      g_autofree char *name = lesion ? batson_words_lesion (lesion) : NULL;
      if (name && is_cauda (fact))
        return g_strdup_printf (C_ ("fact", "Epidural grade of %s"), name);
      return _batson_lesion_label (fact->type, fact->field, name);
    }
  if (fact->type == BATSON_RECORD_SAMPLE)
    {
      if (fact->record == NULL)
        return g_strdup (_batson_receptor_name (fact->field));
      sample = sample_name (fact->record);
      return g_strdup_printf (C_ ("fact", "%1$s, %2$s"), _batson_receptor_name (fact->field), sample);
    }
  if (field->detail_of && is_shared_label (batson_record_type (fact->type), fact->field))
    return detail_label (batson_record_type (fact->type), fact->field);
  return g_strdup (batson_field_label (field));
}

/** The answer in words, dates as everywhere; "not recorded" for a blank. */
char *
batson_words_fact_value (const BatsonFact *fact)
{
  const BatsonField *field = &batson_record_type (fact->type)->fields[fact->field];
  const BatsonValue *value = fact->record ? batson_record_get (fact->record, fact->field) : NULL;

  if (field->kind == BATSON_KIND_RECORD || field->kind == BATSON_KIND_LIST || value == NULL || value->state == BATSON_VALUE_BLANK)
    return g_strdup (C_ ("fact", "not recorded"));
  if (value->state == BATSON_VALUE_ANSWER && field->kind == BATSON_KIND_DATE)
    return batson_words_date (&value->date);
  if (value->state == BATSON_VALUE_ANSWER && field->kind == BATSON_KIND_TIME)
    return batson_words_time (&value->time);
  if (value->state == BATSON_VALUE_ANSWER && fact->type == BATSON_RECORD_LESION && fact->field == BATSON_LESION_LEVEL)
    return batson_words_lesion (fact->record);
  return batson_value_to_string (field, value);
}

/* The record's own day: of an examination, a finding, a sample. */
static char *
dated (BatsonRecord *record)
{
  int field = batson_record_type_find (batson_record_get_record_type (record), "date", -1);
  g_autofree char *date = NULL;

  if (field < 0 || !batson_record_has (record, (guint) field))
    return NULL;
  if (batson_record_get_field (record, (guint) field)->kind == BATSON_KIND_TIME)
    date = batson_words_time (&batson_record_get (record, (guint) field)->time);
  else
    date = batson_words_date (&batson_record_get (record, (guint) field)->date);
  return g_strdup_printf (C_ ("about", "dated %s"), date);
}

/* What is recorded about an answer; when and by whom it was entered only where ENTERED asks for it. */
static char *
about_words (const BatsonFact *fact, gboolean entered)
{
  g_autoptr (GPtrArray) clauses = _batson_clauses_new ();
  const BatsonAbout *about;

  if (fact->record == NULL)
    return g_strdup ("");
  about = batson_record_get_about (fact->record, fact->field);
  _batson_clause (clauses, dated (fact->record));
  if (entered && about->at)
    {
      g_autofree char *at = batson_words_moment (about->at, about->offset);
      _batson_clause (clauses, g_strdup_printf (C_ ("about", "entered %s"), at));
    }
  if (entered && about->by)
    _batson_clause (clauses, g_strdup_printf (C_ ("about", "by %s"), about->by));
  if (about->source)
    _batson_clause (clauses, g_strdup_printf (C_ ("about", "from %s"), about->source));
  return _batson_clauses_join (clauses, ", ");
}

/** Its own day, when it was entered, by whom and from what source, as far as recorded; "" where nothing is. */
char *
batson_words_fact_about (const BatsonFact *fact)
{
  return about_words (fact, TRUE);
}

/** Its own day and its source, as far as recorded: "dated 12 Jun 2026, from MRI report"; "" where nothing is. */
char *
batson_words_fact_origin (const BatsonFact *fact)
{
  return about_words (fact, FALSE);
}

/** An answer of an earlier examination that still counts, with its day: "As on 3 Mar 2026: Worse". */
char *
batson_words_fact_earlier (const BatsonFact *fact)
{
  g_autofree char *value = batson_words_fact_value (fact), *day = NULL;
  int date = batson_record_type_find (batson_record_type (fact->type), "date", -1);
  const BatsonAbout *about = batson_record_get_about (fact->record, fact->field);
  BatsonTime entered;

  if (date >= 0 && batson_record_has (fact->record, (guint) date))
    day = batson_words_date (&batson_record_get (fact->record, (guint) date)->time.date);
  else if (about->at)
    {
      batson_time_from_unix (about->at, about->offset, &entered);
      day = batson_words_date (&entered.date);
    }
  return day ? g_strdup_printf (C_ ("fact", "As on %1$s: %2$s"), day, value) : g_strdup_printf (C_ ("fact", "As before: %s"), value);
}

/** Label and value: "Bilsky grade of T8: 1b". */
char *
batson_words_fact (const BatsonFact *fact)
{
  g_autofree char *label = batson_words_fact_label (fact), *value = batson_words_fact_value (fact);

  return g_strdup_printf (C_ ("fact", "%1$s: %2$s"), label, value);
}

/** The labels of FACTS, at most MOST (0: all) and how many more: "Bilsky grade of L2, ER, and 3 more". "" for none. */
char *
batson_words_facts (const BatsonFacts *facts, guint most)
{
  g_autoptr (GPtrArray) labels = _batson_clauses_new ();
  guint n = facts->len, shown = most && n > most ? most : n;

  for (guint i = 0; i < shown; i++)
    _batson_clause (labels, batson_words_fact_label (&facts->facts[i]));
  if (n > shown)
    _batson_clause (labels, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %d more", "and %d more", n - shown), (int) (n - shown)));
  return _batson_clauses_join (labels, ", ");
}
