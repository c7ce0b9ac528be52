/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list of cases shows, out of an assessment. */
#include "framework/summarise.h"
#include "framework/quiz.h"
#include "framework/words.h"
#include <string.h>

static const char *const ids[] = {
  [BATSON_URGENCY_NOTHING] = "nothing",
  [BATSON_URGENCY_NO_COLOUR] = "no-colour",
  [BATSON_URGENCY_UNDETERMINED] = "undetermined",
  [BATSON_URGENCY_GREEN] = "green",
  [BATSON_URGENCY_AT_LEAST_ORANGE] = "at-least-orange",
  [BATSON_URGENCY_ORANGE] = "orange",
  [BATSON_URGENCY_RED] = "red",
};

/** The stable id of an urgency: "at-least-orange". Static. */
const char *
batson_urgency_id (BatsonUrgencyKind kind)
{
  g_assert (kind < G_N_ELEMENTS (ids));
  return ids[kind];
}

/** The BatsonUrgencyKind of a stable id; -1 for none. */
int
batson_urgency_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (strcmp (ids[i], id) == 0)
      return (int) i;
  return -1;
}

static void
take (char **member, char *text)
{
  g_free (*member);
  *member = text;
}

static void
take_next (const BatsonAssessment *assessment, BatsonSummary *summary)
{
  BatsonFact hold;
  BatsonFacts open = batson_assessment_open (assessment, &hold);
  const BatsonFact *next = open.len > 0 ? &open.facts[0] : NULL;
  const BatsonRecordType *type = next ? batson_record_type (next->type) : NULL;
  BatsonRecord *lesion = next ? batson_fact_lesion (next) : NULL;

  take (&summary->next, next ? g_strdup_printf ("%s.%s", type->name, type->fields[next->field].key) : g_strdup (""));
  take (&summary->next_of, lesion ? batson_words_lesion (lesion) : g_strdup (""));
}

static void
add_id (GString *list, BatsonRuleId rule)
{
  g_string_append_printf (list, "%s%s", list->len ? " " : "", batson_rule (rule)->id);
}

/* What is compared where the rules have changed since: the leading lesion's rows of the review, the rows of Table 1, the triggers. */
static void
take_conclusions (const BatsonAssessment *assessment, BatsonSummary *summary)
{
  const BatsonLesionResult *leading = assessment->lesions ? batson_assessment_leading (assessment) : NULL;
  const BatsonProtocolResult *review = leading ? &leading->protocols[BATSON_PROTOCOL_REVIEW] : NULL;
  const BatsonProtocol *protocol = batson_protocol (BATSON_PROTOCOL_REVIEW);
  GString *rows = g_string_new (NULL), *subtypes = g_string_new (NULL), *referrals = g_string_new (NULL);

  for (guint i = 0; review && !review->none && i < protocol->n_rows; i++)
    if (review->rows & (1u << i))
      add_id (rows, protocol->rows[i].rule);
  for (guint i = 0; assessment->subtype.subtypes >> i; i++)
    if (assessment->subtype.subtypes & (1u << i))
      add_id (subtypes, batson_subtype_rule (i));
  for (guint i = 0; assessment->triggers && i < assessment->triggers->len; i++)
    if (((BatsonTrigger *) assessment->triggers->pdata[i])->state == BATSON_YES)
      add_id (referrals, ((BatsonTrigger *) assessment->triggers->pdata[i])->why.rule);
  take (&summary->decision, g_string_free (rows, FALSE));
  take (&summary->decision_of, leading ? batson_words_lesion (leading->record) : g_strdup (""));
  take (&summary->subtype, g_string_free (subtypes, FALSE));
  take (&summary->referrals, g_string_free (referrals, FALSE));
}

/** Whether SUMMARY, read out of a document, was computed with the rules of today and holds all that is computed today. */
gboolean
batson_summary_is_current (const BatsonSummary *summary)
{
  return summary->whole && g_str_equal (summary->rules, BATSON_RULES_VERSION);
}

/** Fills OUT_SUMMARY, initialised before, from an assessment: name and number or title, urgency, the answer to give next, its deadlines, and the conclusions to compare later. */
void
batson_summarise (const BatsonAssessment *assessment, BatsonSummary *out_summary)
{
  BatsonRecord *patient = batson_record_child (assessment->root, BATSON_CASE_PATIENT), *teaching = batson_record_child (assessment->root, BATSON_CASE_TEACHING);

  take (&out_summary->name, g_strdup (batson_record_text (patient, BATSON_PATIENT_NAME)));
  take (&out_summary->number, g_strdup (batson_record_text (patient, BATSON_PATIENT_NUMBER)));
  take (&out_summary->title, g_strdup (batson_record_text (teaching, BATSON_TEACHING_TITLE)));
  take (&out_summary->urgency, g_strdup (batson_urgency_id (assessment->urgency.kind)));
  take (&out_summary->rules, g_strdup (BATSON_RULES_VERSION));
  out_summary->example = batson_record_choice (patient, BATSON_PATIENT_EXAMPLE) == BATSON_YES_NO_YES;
  out_summary->vignette = batson_quiz_is_vignette (assessment->root);
  out_summary->has_at = TRUE;
  out_summary->at = (BatsonInstant) { assessment->settings.at, assessment->settings.offset };
  take_next (assessment, out_summary);
  take_conclusions (assessment, out_summary);
  g_array_set_size (out_summary->deadlines, 0);
  for (guint i = 0; assessment->deadlines && i < assessment->deadlines->len; i++)
    {
      const BatsonDeadline *deadline = assessment->deadlines->pdata[i];
      batson_summary_add_deadline (out_summary, batson_deadline_id (deadline->id), &deadline->due);
    }
}
