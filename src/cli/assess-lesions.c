/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lesions of an assessment as JSON. */
#include "cli/assess.h"
#include "framework/words.h"

static const BatsonField *
lesion_field (guint field)
{
  return &batson_record_type (BATSON_RECORD_LESION)->fields[field];
}

/* The one choice of a set; null where there are several. */
static void
write_single (BatsonJsonWriter *w, const char *name, const BatsonField *field, guint bits)
{
  gboolean single = bits != 0 && (bits & (bits - 1)) == 0;

  batson_json_member (w, name, single ? field->choices[g_bit_nth_lsf (bits, -1)].id : NULL);
}

static void
write_sins (BatsonJsonWriter *w, BatsonAlternatives *all, const BatsonLesionResult *lesion)
{
  static const char *const parts[] = { "location", "pain", "bone", "alignment", "collapse", "posterolateral" };
  g_autofree char *text = batson_words_sins_total (lesion);

  batson_json_name (w, "sins");
  batson_json_begin_object (w);
  _batson_cli_write_number (w, "least", lesion->sins.least);
  _batson_cli_write_number (w, "greatest", lesion->sins.greatest);
  write_single (w, "class", lesion_field (BATSON_LESION_M_HAND), lesion->sins.classes);
  _batson_cli_write_choices (w, "classes", lesion_field (BATSON_LESION_M_HAND), lesion->sins.classes);
  _batson_cli_open_array (w, "parts", FALSE);
  for (guint i = 0; i < BATSON_N_SINS_PARTS; i++)
    {
      batson_json_on_one_line (w);
      batson_json_begin_object (w);
      batson_json_member (w, "part", parts[i]);
      _batson_cli_write_number (w, "least", lesion->sins.part_least[i]);
      _batson_cli_write_number (w, "greatest", lesion->sins.part_greatest[i]);
      batson_json_end_object (w);
    }
  batson_json_end_array (w);
  batson_json_name (w, "other_total");
  if (lesion->sins.other_total >= 0)
    batson_json_integer (w, lesion->sins.other_total);
  else
    batson_json_null (w);
  _batson_cli_write_flag (w, "raters_differ", lesion->sins.raters_differ);
  _batson_cli_write_why (w, all, &lesion->sins_why, text);
  batson_json_end_object (w);
}

static void
write_answers (BatsonJsonWriter *w, BatsonAlternatives *all, const BatsonLesionResult *lesion)
{
  static const char *const letters[] = { "N", "O", "M", "S" };

  batson_json_name (w, "answers");
  batson_json_begin_object (w);
  for (guint q = 0; q < BATSON_N_QUESTIONS; q++)
    {
      g_autofree char *text = batson_words_answer (lesion, q);
      batson_json_name (w, letters[q]);
      batson_json_begin_object (w);
      _batson_cli_open_array (w, "could_be", TRUE);
      for (guint bit = 1; bit <= lesion->answers[q].answers; bit <<= 1)
        if (lesion->answers[q].answers & bit)
          batson_json_string (w, batson_answer_id (q, bit));
      batson_json_end_array (w);
      _batson_cli_write_flag (w, "by_hand", lesion->answers[q].by_hand);
      _batson_cli_write_why (w, all, &lesion->answers[q].why, text);
      batson_json_end_object (w);
    }
  batson_json_end_object (w);
}

/** An object: what each protocol makes of a lesion, whether they differ and where they part (CMP-1). */
void
_batson_cli_write_protocols (BatsonJsonWriter *w, const BatsonLesionResult *lesion)
{
  static const char *const classes[] = { "radiation", "stabilisation", "surgery", "en-bloc", "palliative" };
  static const char *const questions[] = { "N", "O", "M", "S" };
  g_autofree char *text = batson_words_compare (lesion);

  batson_json_begin_object (w);
  for (guint p = 0; p < BATSON_N_PROTOCOLS; p++)
    {
      batson_json_name (w, batson_protocol (p)->name);
      batson_json_begin_object (w);
      _batson_cli_write_rows (w, p, lesion->protocols[p].none ? 0 : lesion->protocols[p].rows);
      _batson_cli_open_array (w, "classes", TRUE);
      for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
        if (!lesion->protocols[p].none && (lesion->protocols[p].classes & (1u << i)))
          batson_json_string (w, classes[i]);
      batson_json_end_array (w);
      batson_json_end_object (w);
    }
  batson_json_member (w, "differ", batson_tri_id (lesion->differ));
  batson_json_member (w, "part_at", lesion->differ == BATSON_YES && lesion->part_at >= 0 ? questions[lesion->part_at] : NULL);
  _batson_cli_write_because (w, &lesion->why.because);
  _batson_cli_write_rule (w, BATSON_RULE_CMP_1, batson_rule (BATSON_RULE_CMP_1)->basis, text ? text : "");
  batson_json_end_object (w);
}

static void
write_history (BatsonJsonWriter *w, const BatsonLesionResult *lesion)
{
  g_autofree char *date = lesion->history_date.year ? batson_date_to_string (&lesion->history_date) : NULL;

  batson_json_name (w, "history");
  if (date == NULL)
    {
      batson_json_null (w);
      return;
    }
  batson_json_begin_object (w);
  batson_json_member (w, "treated", date);
  _batson_cli_write_rows (w, BATSON_PROTOCOL_REVIEW, lesion->history_rows);
  batson_json_end_object (w);
}

static void
write_noms (BatsonJsonWriter *w, BatsonAlternatives *all, const BatsonAssessment *assessment, const BatsonLesionResult *lesion)
{
  BatsonProtocolId protocol = assessment->settings.protocol;
  guint rows = lesion->protocols[protocol].none ? 0 : lesion->protocols[protocol].rows;
  g_autofree char *outcomes = batson_words_outcomes (batson_protocol (protocol), rows);

  batson_json_name (w, "noms");
  batson_json_begin_object (w);
  _batson_cli_write_rows (w, protocol, rows);
  _batson_cli_write_colours (w, "colours", lesion->colours);
  _batson_cli_write_flag (w, "provisional", lesion->provisional);
  _batson_cli_write_flag (w, "if_breast", lesion->if_breast);
  _batson_cli_write_why (w, all, &lesion->why, *outcomes ? outcomes : batson_words_lesion_state (lesion));
  batson_json_end_object (w);
}

static void
write_lesion (BatsonJsonWriter *w, BatsonAlternatives *all, const BatsonAssessment *assessment, const BatsonLesionResult *lesion)
{
  const BatsonField *grade = &batson_record_type (BATSON_RECORD_FINDING)->fields[BATSON_FINDING_GRADE];
  g_autofree char *level = batson_words_lesion (lesion->record);

  batson_json_begin_object (w);
  _batson_cli_write_record (w, "id", lesion->record);
  batson_json_member (w, "level", level);
  batson_json_member (w, "state", batson_lesion_state_id (lesion->state));
  write_sins (w, all, lesion);
  write_single (w, "grade", grade, lesion->grades);
  _batson_cli_write_choices (w, "grades", grade, lesion->grades);
  write_answers (w, all, lesion);
  write_noms (w, all, assessment, lesion);
  batson_json_name (w, "protocols");
  _batson_cli_write_protocols (w, lesion);
  _batson_cli_write_choices (w, "subtypes", &batson_record_type (BATSON_RECORD_CASE)->fields[BATSON_CASE_SUBTYPE_HAND], lesion->subtypes);
  write_history (w, lesion);
  _batson_cli_write_flag (w, "may_predate_treatment", lesion->may_predate);
  _batson_cli_write_fact (w, "ask_next", &lesion->ask_next);
  batson_json_end_object (w);
}

/** The member "lesions". */
void
_batson_cli_write_lesions (BatsonJsonWriter *w, BatsonAlternatives *all, const BatsonAssessment *assessment)
{
  _batson_cli_open_array (w, "lesions", FALSE);
  for (guint i = 0; assessment->lesions && i < assessment->lesions->len; i++)
    write_lesion (w, all, assessment, assessment->lesions->pdata[i]);
  batson_json_end_array (w);
}
