/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line for a folded step of a guide, of whole clauses. */
#include "framework/guides.h"
#include "framework/words-private.h"
#include <glib/gi18n-lib.h>
#include <string.h>

static BatsonRecord *
child (const BatsonAssessment *a, guint field)
{
  return batson_record_child (a->root, field);
}

static BatsonRecord *
status_with (const BatsonAssessment *a, guint field)
{
  return batson_guide_newest_answer (a->root, BATSON_CASE_STATUS, field);
}

/* "CLAUSE since DATE", where the field SINCE of RECORD holds a date or time. */
static char *
with_since (const char *clause, BatsonRecord *record, guint since)
{
  g_autofree char *date = NULL;

  if (!batson_record_has (record, since))
    return g_strdup (clause);
  if (batson_record_get_field (record, since)->kind == BATSON_KIND_TIME)
    date = batson_words_time (&batson_record_get (record, since)->time);
  else
    date = batson_words_date (&batson_record_get (record, since)->date);
  return g_strdup_printf (C_ ("step", "%1$s since %2$s"), clause, date);
}

static void
add (GPtrArray *clauses, const char *clause)
{
  _batson_clause (clauses, g_strdup (clause));
}

static void
patient_clauses (const BatsonAssessment *a, GPtrArray *clauses)
{
  BatsonRecord *p = child (a, BATSON_CASE_PRESENTATION);
  int known = batson_record_choice (p, BATSON_PRESENTATION_KNOWN), first = batson_record_choice (p, BATSON_PRESENTATION_FIRST_SEEN);

  if (known >= 0)
    add (clauses, known == BATSON_YES_NO_YES ? _ ("breast cancer known before") : _ ("no breast cancer known before"));
  if (first >= 0)
    add (clauses, first == BATSON_SPECIALTY_BREAST ? _ ("first seen by the breast oncosurgeon") : _ ("first seen by the neurosurgeon"));
  switch (batson_record_choice (p, BATSON_PRESENTATION_PRIMARY))
    {
    case BATSON_PRIMARY_PROVEN:
      add (clauses, _ ("breast primary proven"));
      break;
    case BATSON_PRIMARY_LIKELY:
      add (clauses, _ ("breast primary likely"));
      break;
    case BATSON_PRIMARY_UNKNOWN:
      add (clauses, _ ("primary unknown"));
      break;
    case BATSON_PRIMARY_OTHER:
      add (clauses, _ ("another histology than breast"));
      break;
    }
  if (batson_record_has (p, BATSON_PRESENTATION_ARRIVED))
    {
      g_autofree char *at = batson_words_time (&batson_record_get (p, BATSON_PRESENTATION_ARRIVED)->time);
      _batson_clause (clauses, g_strdup_printf (_ ("arrived %s"), at));
    }
}

/* Every deficit in its three states; the "since" of a deficit is the field after it. */
static const struct
{
  guint field;
  const char *words[4];
} deficits[] = {
  { BATSON_STATUS_LIMB, { NULL, NC_ ("step", "new limb weakness"), NC_ ("step", "limb weakness worse"), NC_ ("step", "old limb weakness") } },
  { BATSON_STATUS_SENSORY, { NULL, NC_ ("step", "new sensory loss"), NC_ ("step", "sensory loss worse"), NC_ ("step", "old sensory loss") } },
  { BATSON_STATUS_SPHINCTER, { NULL, NC_ ("step", "new sphincter dysfunction"), NC_ ("step", "sphincter dysfunction worse"), NC_ ("step", "old sphincter dysfunction") } },
  { BATSON_STATUS_MYELOPATHY, { NULL, NC_ ("step", "new myelopathy"), NC_ ("step", "myelopathy worse"), NC_ ("step", "old myelopathy") } },
  { BATSON_STATUS_MOTOR_RADIC, { NULL, NC_ ("step", "new motor radiculopathy"), NC_ ("step", "motor radiculopathy worse"), NC_ ("step", "old motor radiculopathy") } },
  { BATSON_STATUS_OTHER_RADIC, { NULL, NC_ ("step", "new other radiculopathy"), NC_ ("step", "other radiculopathy worse"), NC_ ("step", "old other radiculopathy") } },
};

static void
deficit_clauses (const BatsonAssessment *a, GPtrArray *clauses)
{
  guint none = 0;

  for (guint i = 0; i < G_N_ELEMENTS (deficits); i++)
    {
      BatsonRecord *r = status_with (a, deficits[i].field);
      int state = r ? batson_record_choice (r, deficits[i].field) : -1;
      if (state == BATSON_DEFICIT_NONE)
        none++;
      else if (state > 0)
        _batson_clause (clauses, with_since (g_dpgettext2 (GETTEXT_PACKAGE, "step", deficits[i].words[state]), r, deficits[i].field + 1));
    }
  if (none == G_N_ELEMENTS (deficits))
    add (clauses, _ ("no deficit"));
  else if (none > 0)
    _batson_clause (clauses, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d kind of deficit absent", "%d kinds of deficit absent", none), (int) none));
}

static void
walking_clauses (const BatsonAssessment *a, GPtrArray *clauses)
{
  BatsonRecord *walking = status_with (a, BATSON_STATUS_WALKING), *lost = status_with (a, BATSON_STATUS_WALKING_LOST), *acute = status_with (a, BATSON_STATUS_ACUTE);
  int how = walking ? batson_record_choice (walking, BATSON_STATUS_WALKING) : -1;

  if (how >= 0)
    add (clauses, how == BATSON_WALKING_UNAIDED ? _ ("walks unaided") : how == BATSON_WALKING_AIDED ? _ ("walks with aid") : _ ("cannot walk"));
  if (lost && batson_record_choice (lost, BATSON_STATUS_WALKING_LOST) == BATSON_WALKING_LOST_YES)
    _batson_clause (clauses, with_since (_ ("walking lost"), lost, BATSON_STATUS_WALKING_LOST_AT));
  if (acute && batson_record_choice (acute, BATSON_STATUS_ACUTE) == BATSON_YES_NO_YES)
    _batson_clause (clauses, with_since (batson_record_has (acute, BATSON_STATUS_ACUTE_ENDED) ? _ ("acute deterioration, ended,") : _ ("acute deterioration"), acute, BATSON_STATUS_ACUTE_AT));
}

static void
pain_clauses (const BatsonAssessment *a, GPtrArray *clauses)
{
  static const char *const words[] = { NC_ ("step", "no back pain"), NC_ ("step", "stable back pain"), NC_ ("step", "new back pain"), NC_ ("step", "progressive back pain") };
  BatsonRecord *r = status_with (a, BATSON_STATUS_BACK_PAIN);

  if (r)
    _batson_clause (clauses, with_since (g_dpgettext2 (GETTEXT_PACKAGE, "step", words[batson_record_choice (r, BATSON_STATUS_BACK_PAIN)]), r, BATSON_STATUS_BACK_PAIN_SINCE));
}

static void
symptom_clauses (const BatsonAssessment *a, GPtrArray *clauses)
{
  pain_clauses (a, clauses);
  deficit_clauses (a, clauses);
  walking_clauses (a, clauses);
}

static void
neurology_clauses (const BatsonAssessment *a, GPtrArray *clauses)
{
  BatsonRecord *frankel = status_with (a, BATSON_STATUS_FRANKEL), *ais = status_with (a, BATSON_STATUS_AIS);

  if (frankel)
    _batson_clause (clauses, g_strdup_printf (C_ ("step", "Frankel %s"), batson_record_get_field (frankel, BATSON_STATUS_FRANKEL)->choices[batson_record_choice (frankel, BATSON_STATUS_FRANKEL)].id));
  if (ais && batson_record_choice (ais, BATSON_STATUS_AIS) == BATSON_AIS_NEVER)
    add (clauses, _ ("AIS: never a deficit"));
  else if (ais)
    _batson_clause (clauses, g_strdup_printf (C_ ("step", "AIS %s"), batson_record_get_field (ais, BATSON_STATUS_AIS)->choices[batson_record_choice (ais, BATSON_STATUS_AIS)].id));
  symptom_clauses (a, clauses);
}

static void
primary_clauses (const BatsonAssessment *a, GPtrArray *clauses)
{
  BatsonRecord *d = child (a, BATSON_CASE_DISEASE);

  if (batson_record_has (d, BATSON_DISEASE_HISTOLOGY))
    _batson_clause (clauses, batson_record_to_string (d, BATSON_DISEASE_HISTOLOGY));
  if (batson_record_has (d, BATSON_DISEASE_GRADE))
    _batson_clause (clauses, g_strdup_printf (_ ("grade %d"), (int) batson_record_get (d, BATSON_DISEASE_GRADE)->integer));
  if (batson_record_has (d, BATSON_DISEASE_STAGE))
    _batson_clause (clauses, g_strdup_printf (_ ("stage %s at diagnosis"), batson_field_choice_label (batson_record_get_field (d, BATSON_DISEASE_STAGE), batson_record_choice (d, BATSON_DISEASE_STAGE))));
  if (batson_record_has (d, BATSON_DISEASE_DIAGNOSED))
    {
      g_autofree char *date = batson_words_date (&batson_record_get (d, BATSON_DISEASE_DIAGNOSED)->date);
      _batson_clause (clauses, g_strdup_printf (_ ("diagnosed %s"), date));
    }
  if (batson_record_has (d, BATSON_DISEASE_CONTROLLED))
    add (clauses, batson_record_choice (d, BATSON_DISEASE_CONTROLLED) == BATSON_YES_NO_YES ? _ ("primary controlled") : _ ("primary not controlled"));
}

static void
receptor_clauses (const BatsonAssessment *a, GPtrArray *clauses)
{
  static const guint fields[] = { BATSON_SAMPLE_ER, BATSON_SAMPLE_PR, BATSON_SAMPLE_HER2_IHC, BATSON_SAMPLE_HER2_ISH, BATSON_SAMPLE_HER2_REPORT, BATSON_SAMPLE_KI67 };
  BatsonRecord *sample = batson_guide_newest (a->root, BATSON_CASE_SAMPLES);
  guint n = batson_record_length (a->root, BATSON_CASE_SAMPLES);

  for (guint i = 0; sample && i < G_N_ELEMENTS (fields); i++)
    if (batson_record_has (sample, fields[i]))
      {
        g_autofree char *value = batson_record_to_string (sample, fields[i]);
        _batson_clause (clauses, g_strdup_printf (C_ ("fact", "%1$s: %2$s"), _batson_receptor_name (fields[i]), value));
      }
  if (n > 1)
    _batson_clause (clauses, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "newest of %d sample", "newest of %d samples", n), (int) n));
}

static void
spine_clauses (const BatsonAssessment *a, GPtrArray *clauses)
{
  BatsonRecord *i = child (a, BATSON_CASE_IMAGING);

  if (batson_record_has (i, BATSON_IMAGING_COMPLETE))
    add (clauses, batson_record_choice (i, BATSON_IMAGING_COMPLETE) == BATSON_YES_NO_YES ? _ ("whole spine imaged, all lesions entered") : _ ("whole spine not yet imaged"));
  if (batson_record_choice (i, BATSON_IMAGING_RAPID) == BATSON_YES_NO_YES)
    add (clauses, _ ("rapid destruction"));
}

static void
staging_clauses (const BatsonAssessment *a, GPtrArray *clauses)
{
  BatsonRecord *d = child (a, BATSON_CASE_DISEASE);
  int visceral = batson_record_choice (d, BATSON_DISEASE_VISCERAL);

  if (visceral >= 0)
    add (clauses, visceral == BATSON_VISCERAL_NONE ? _ ("no visceral metastases") : visceral == BATSON_VISCERAL_REMOVABLE ? _ ("removable visceral metastases") : _ ("unremovable visceral metastases"));
  if (batson_record_has (d, BATSON_DISEASE_OTHER_BONE))
    {
      int n = (int) batson_record_get (d, BATSON_DISEASE_OTHER_BONE)->integer;
      _batson_clause (clauses, n == 0 ? g_strdup (_ ("no bone metastases outside the spine")) : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d bone metastasis outside the spine", "%d bone metastases outside the spine", (gulong) n), n));
    }
  if (batson_record_has (d, BATSON_DISEASE_WHOLE_BODY))
    add (clauses, batson_record_choice (d, BATSON_DISEASE_WHOLE_BODY) == BATSON_YES_NO_YES ? _ ("whole body imaged") : _ ("whole body not yet imaged"));
  spine_clauses (a, clauses);
}

static void
fitness_clauses (const BatsonAssessment *a, GPtrArray *clauses)
{
  BatsonRecord *ecog = status_with (a, BATSON_STATUS_ECOG), *f = child (a, BATSON_CASE_FITNESS);
  int judged = batson_record_choice (f, BATSON_FITNESS_JUDGED);

  if (ecog)
    _batson_clause (clauses, g_strdup_printf (C_ ("step", "ECOG %d"), batson_record_choice (ecog, BATSON_STATUS_ECOG)));
  if (judged >= 0)
    add (clauses, judged == BATSON_FITNESS_FIT ? _ ("judged fit for surgery") : judged == BATSON_FITNESS_UNFIT ? _ ("judged unfit for surgery") : _ ("not judged"));
  if (batson_record_has (f, BATSON_FITNESS_KPS))
    _batson_clause (clauses, g_strdup_printf (C_ ("step", "Karnofsky %d"), (int) batson_record_get (f, BATSON_FITNESS_KPS)->integer));
}

/* The latest step of one referral. */
static char *
referral_clause (BatsonRecord *r)
{
  gboolean to_breast = batson_record_choice (r, BATSON_REFERRAL_DIRECTION) == BATSON_DIRECTION_TO_BREAST;
  guint field = batson_record_has (r, BATSON_REFERRAL_ANSWERED) ? BATSON_REFERRAL_ANSWERED : batson_record_has (r, BATSON_REFERRAL_RECEIVED) ? BATSON_REFERRAL_RECEIVED : BATSON_REFERRAL_SENT;
  g_autofree char *at = batson_record_has (r, field) ? batson_words_time (&batson_record_get (r, field)->time) : NULL;

  if (at == NULL)
    return g_strdup (to_breast ? _ ("a referral to the breast oncosurgeon, not sent") : _ ("a referral to the neurosurgeon, not sent"));
  if (field == BATSON_REFERRAL_ANSWERED)
    return g_strdup_printf (to_breast ? _ ("answered by the breast oncosurgeon %s") : _ ("answered by the neurosurgeon %s"), at);
  if (field == BATSON_REFERRAL_RECEIVED)
    return g_strdup_printf (to_breast ? _ ("received by the breast oncosurgeon %s") : _ ("received by the neurosurgeon %s"), at);
  return g_strdup_printf (to_breast ? _ ("sent to the breast oncosurgeon %s") : _ ("sent to the neurosurgeon %s"), at);
}

static void
referral_clauses (const BatsonAssessment *a, GPtrArray *clauses)
{
  for (guint i = 0; i < batson_record_length (a->root, BATSON_CASE_REFERRALS); i++)
    _batson_clause (clauses, referral_clause (batson_record_nth (a->root, BATSON_CASE_REFERRALS, i)));
}

static void
lesion_clauses (const BatsonAssessment *a, GPtrArray *clauses)
{
  guint n = batson_record_length (a->root, BATSON_CASE_LESIONS);

  for (guint i = 0; i < n; i++)
    {
      BatsonRecord *lesion = batson_record_nth (a->root, BATSON_CASE_LESIONS, i), *finding = batson_guide_newest_answer (lesion, BATSON_LESION_FINDINGS, BATSON_FINDING_GRADE);
      g_autofree char *name = batson_words_lesion (lesion), *grade = finding ? batson_record_to_string (finding, BATSON_FINDING_GRADE) : NULL;
      _batson_clause (clauses, grade ? g_strdup_printf (C_ ("step", "%1$s: grade %2$s"), name, grade) : g_strdup_printf (C_ ("step", "%s: not graded"), name));
    }
  spine_clauses (a, clauses);
}

static void
work_up_clauses (const BatsonAssessment *a, GPtrArray *clauses)
{
  static const guint items[] = { BATSON_WORK_UP_HISTORY, BATSON_WORK_UP_EXAMINATION, BATSON_WORK_UP_WHOLE_BODY, BATSON_WORK_UP_MARKERS, BATSON_WORK_UP_BREAST_IMAGING, BATSON_WORK_UP_BIOPSY };
  BatsonRecord *w = child (a, BATSON_CASE_WORK_UP);
  g_autoptr (GPtrArray) abnormal = _batson_clauses_new ();
  guint done = 0, given = 0;

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      int state = batson_record_choice (w, items[i]);
      given += state >= 0;
      done += state == BATSON_WORK_ITEM_NORMAL || state == BATSON_WORK_ITEM_ABNORMAL || state == BATSON_WORK_ITEM_NOT_NEEDED;
      if (state == BATSON_WORK_ITEM_ABNORMAL)
        add (abnormal, batson_field_label (batson_record_get_field (w, items[i])));
    }
  if (given == 0)
    return;
  _batson_clause (clauses, g_strdup_printf (_ ("%1$d of %2$d items settled"), (int) done, (int) G_N_ELEMENTS (items)));
  if (abnormal->len)
    {
      g_autofree char *names = _batson_clauses_join (abnormal, ", ");
      _batson_clause (clauses, g_strdup_printf (_ ("abnormal: %s"), names));
    }
}

static void
indication_clauses (const BatsonAssessment *a, GPtrArray *clauses)
{
  for (guint i = 0; a->indications && i < a->indications->len; i++)
    {
      const BatsonIndication *ind = a->indications->pdata[i];
      g_autofree char *name = ind->lesion ? batson_words_lesion (ind->lesion) : NULL;
      if (ind->state == BATSON_YES)
        _batson_clause (clauses, name ? g_strdup_printf (C_ ("fact", "%1$s: %2$s"), name, batson_rule_title (ind->why.rule)) : g_strdup (batson_rule_title (ind->why.rule)));
    }
}

/* The records of a list by their names, the last entered first, at most three. */
static void
record_clauses (const BatsonAssessment *a, guint list_field, GPtrArray *clauses)
{
  guint n = batson_record_length (a->root, list_field);

  for (guint i = 0; i < MIN (n, 3); i++)
    _batson_clause (clauses, batson_words_record (batson_record_nth (a->root, list_field, n - 1 - i)));
}

static void
therapy_clauses (const BatsonAssessment *a, GPtrArray *clauses)
{
  record_clauses (a, BATSON_CASE_DRUGS, clauses);
}

static void
treatment_clauses (const BatsonAssessment *a, GPtrArray *clauses)
{
  record_clauses (a, BATSON_CASE_OPERATIONS, clauses);
  record_clauses (a, BATSON_CASE_RADIATION, clauses);
}

static void
meeting_clauses (const BatsonAssessment *a, GPtrArray *clauses)
{
  record_clauses (a, BATSON_CASE_MEETINGS, clauses);
}

static void
follow_up_clauses (const BatsonAssessment *a, GPtrArray *clauses)
{
  record_clauses (a, BATSON_CASE_FOLLOW_UPS, clauses);
  record_clauses (a, BATSON_CASE_REHABILITATION, clauses);
}

static void
teaching_clauses (const BatsonAssessment *a, GPtrArray *clauses)
{
  const char *title = batson_record_text (batson_record_child (a->root, BATSON_CASE_TEACHING), BATSON_TEACHING_TITLE);

  if (*title)
    _batson_clause (clauses, g_strdup (title));
}

/* Its first letter as a capital. */
static char *
capital (char *text)
{
  gunichar first = g_utf8_get_char (text);
  char upper[7] = "";
  char *result;

  upper[g_unichar_to_utf8 (g_unichar_toupper (first), upper)] = '\0';
  result = *text ? g_strconcat (upper, g_utf8_next_char (text), NULL) : g_strdup ("");
  g_free (text);
  return result;
}

/** One line about what a step holds, "New back pain since 9 Jun 2026; no deficit; walks unaided"; "Nothing recorded yet" where that is so. Free with g_free. */
char *
batson_guide_step_summary (const BatsonGuideStep *step, const BatsonAssessment *assessment)
{
  static const struct { const char *id; void (*clauses) (const BatsonAssessment *, GPtrArray *); } steps[] = {
    { "patient", patient_clauses }, { "symptoms", symptom_clauses }, { "primary", primary_clauses }, { "receptors", receptor_clauses },
    { "staging", staging_clauses }, { "fitness", fitness_clauses }, { "referral", referral_clauses }, { "lesions", lesion_clauses },
    { "neurology", neurology_clauses }, { "work-up", work_up_clauses }, { "indications", indication_clauses },
    { "therapy", therapy_clauses }, { "treatment", treatment_clauses }, { "meeting", meeting_clauses }, { "follow-up", follow_up_clauses }, { "teaching", teaching_clauses },
  };
  g_autoptr (GPtrArray) clauses = _batson_clauses_new ();

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (strcmp (steps[i].id, step->id) == 0)
      steps[i].clauses (assessment, clauses);
  if (clauses->len == 0)
    return g_strdup (_ ("Nothing recorded yet"));
  return capital (_batson_clauses_join (clauses, "; "));
}
