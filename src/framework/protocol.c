/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two protocols as tables: the review's, and the original NOMS beside it. */
#include "framework/protocol.h"
#include "case/field.h"
#include <glib/gi18n-lib.h>

#define END { 0, NULL, NULL, NULL }

static const BatsonBranch branches_n[] = {
  { BATSON_N_HIGH, "high", NC_ ("protocol", "High grade"), NC_ ("protocol", "Bilsky 2–3") },
  { BATSON_N_LOW, "low", NC_ ("protocol", "Low grade"), NC_ ("protocol", "Bilsky 0–1c") },
  END
};

static const BatsonBranch branches_o[] = {
  { BATSON_O_ANY, "either", NC_ ("protocol", "Either"), NC_ ("protocol", "does not change\nthe outcome") },
  { BATSON_O_SENSITIVE, "sensitive", NC_ ("protocol", "Radiosensitive"), NC_ ("protocol", "HR+, or\nHER2-enriched") },
  { BATSON_O_RESISTANT, "resistant", NC_ ("protocol", "Radioresistant"), NC_ ("protocol", "triple-negative, or\nprogressed after\nradiation") },
  END
};

static const BatsonBranch branches_m[] = {
  { BATSON_M_STABLE | BATSON_M_INDETERMINATE, "not-unstable", NC_ ("protocol", "Stable or indeterminate"), NC_ ("protocol", "SINS 0–12") },
  { BATSON_M_STABLE, "stable", NC_ ("protocol", "Stable"), NC_ ("protocol", "SINS 0–6") },
  { BATSON_M_INDETERMINATE, "indeterminate", NC_ ("protocol", "Indeterminate"), NC_ ("protocol", "SINS 7–12") },
  { BATSON_M_UNSTABLE, "unstable", NC_ ("protocol", "Unstable"), NC_ ("protocol", "SINS 13–18") },
  { BATSON_M_ANY, "any", NC_ ("protocol", "Any stability"), NC_ ("protocol", "SINS 0–18") },
  END
};

static const BatsonBranch branches_s[] = {
  { BATSON_S_FIT, "fit", NC_ ("protocol", "Fit"), NC_ ("protocol", "ECOG 0–2") },
  { BATSON_S_FIT_OLIGO, "fit-oligometastatic", NC_ ("protocol", "Fit, oligometastatic"), NC_ ("protocol", "1–3 levels, primary controlled") },
  { BATSON_S_FIT_OTHER, "fit-not-oligometastatic", NC_ ("protocol", "Fit, not oligometastatic"), NC_ ("protocol", "ECOG 0–2") },
  { BATSON_S_POOR, "poor", NC_ ("protocol", "Poor"), NC_ ("protocol", "ECOG 3–4, or judged unfit") },
  END
};

static const BatsonQuestion review_questions[BATSON_N_QUESTIONS] = {
  { "N", NC_ ("protocol", "Neurological"), BATSON_N_ANY, branches_n },
  { "O", NC_ ("protocol", "Oncological"), BATSON_O_ANY, branches_o },
  { "M", NC_ ("protocol", "Mechanical"), BATSON_M_ANY, branches_m },
  { "S", NC_ ("protocol", "Systemic"), BATSON_S_ANY, branches_s },
};

#define STABLE_OR_INDETERMINATE (BATSON_M_STABLE | BATSON_M_INDETERMINATE)
#define RED { BATSON_RED_BIT, BATSON_RED_BIT, BATSON_RED_BIT }
#define ORANGE { BATSON_ORANGE_BIT, BATSON_ORANGE_BIT, BATSON_ORANGE_BIT }
#define GREEN_IF_STABLE { BATSON_GREEN_BIT, BATSON_ORANGE_BIT, BATSON_ORANGE_BIT }

static const BatsonRow review_rows[] = {
  { BATSON_RULE_NOMS_1, { BATSON_N_HIGH, BATSON_O_ANY, STABLE_OR_INDETERMINATE, BATSON_S_FIT },
    NC_ ("protocol", "Separation surgery + SBRT"), NC_ ("protocol", "or decompressive laminectomy ± stabilisation + SBRT"), BATSON_OUTCOME_SEPARATION, BATSON_CLASS_SURGERY, RED },
  { BATSON_RULE_NOMS_2, { BATSON_N_HIGH, BATSON_O_ANY, BATSON_M_UNSTABLE, BATSON_S_FIT },
    NC_ ("protocol", "Separation surgery + SBRT"), NC_ ("protocol", "with stabilisation"), BATSON_OUTCOME_SEPARATION, BATSON_CLASS_SURGERY, RED },
  { BATSON_RULE_NOMS_3, { BATSON_N_HIGH, BATSON_O_ANY, BATSON_M_ANY, BATSON_S_POOR },
    NC_ ("protocol", "Palliative care"), NC_ ("protocol", "palliative radiation within 24 h; steroids by local protocol, haematology first if the histology is unknown; if unstable a brace or limited fixation as tolerated"), BATSON_OUTCOME_PALLIATIVE, BATSON_CLASS_PALLIATIVE, RED },
  { BATSON_RULE_NOMS_4, { BATSON_N_LOW, BATSON_O_SENSITIVE, BATSON_M_STABLE, BATSON_S_FIT },
    NC_ ("protocol", "Radiation alone"), NC_ ("protocol", "30 Gy in 10; without symptoms in Luminal A endocrine therapy first"), BATSON_OUTCOME_RADIATION, BATSON_CLASS_RADIATION, GREEN_IF_STABLE },
  { BATSON_RULE_NOMS_5, { BATSON_N_LOW, BATSON_O_SENSITIVE, BATSON_M_INDETERMINATE, BATSON_S_FIT },
    NC_ ("protocol", "Radiation alone"), NC_ ("protocol", "surgical consultation; vertebroplasty or kyphoplasty (fixation if multilevel) if mechanical pain outlasts conservative measures and radiation"), BATSON_OUTCOME_RADIATION, BATSON_CLASS_RADIATION, ORANGE },
  { BATSON_RULE_NOMS_6, { BATSON_N_LOW, BATSON_O_SENSITIVE, BATSON_M_UNSTABLE, BATSON_S_FIT },
    NC_ ("protocol", "Stabilisation, then radiation"), NULL, BATSON_OUTCOME_STABILISATION, BATSON_CLASS_STABILISATION, ORANGE },
  { BATSON_RULE_NOMS_7, { BATSON_N_LOW, BATSON_O_SENSITIVE, BATSON_M_ANY, BATSON_S_POOR },
    NC_ ("protocol", "Palliative care"), NC_ ("protocol", "palliative radiation; surgical consultation if SINS ≥ 7; if unstable a brace, percutaneous fixation or cement as tolerated"), BATSON_OUTCOME_PALLIATIVE, BATSON_CLASS_PALLIATIVE, GREEN_IF_STABLE },
  { BATSON_RULE_NOMS_8, { BATSON_N_LOW, BATSON_O_RESISTANT, STABLE_OR_INDETERMINATE, BATSON_S_FIT_OLIGO },
    NC_ ("protocol", "En bloc resection"), NC_ ("protocol", "guided by Weinstein-Boriani-Biagini zones; surgical consultation if indeterminate"), BATSON_OUTCOME_EN_BLOC, BATSON_CLASS_EN_BLOC, ORANGE },
  { BATSON_RULE_NOMS_10, { BATSON_N_LOW, BATSON_O_RESISTANT, STABLE_OR_INDETERMINATE, BATSON_S_FIT_OTHER },
    NC_ ("protocol", "Separation surgery + SBRT"), NC_ ("protocol", "18–24 Gy; surgery only where epidural tumour must be cleared from the cord"), BATSON_OUTCOME_SEPARATION, BATSON_CLASS_SURGERY, ORANGE },
  { BATSON_RULE_NOMS_9, { BATSON_N_LOW, BATSON_O_RESISTANT, BATSON_M_UNSTABLE, BATSON_S_FIT_OLIGO },
    NC_ ("protocol", "En bloc resection"), NC_ ("protocol", "guided by Weinstein-Boriani-Biagini zones; reconstruction and stabilisation"), BATSON_OUTCOME_EN_BLOC, BATSON_CLASS_EN_BLOC, ORANGE },
  { BATSON_RULE_NOMS_11, { BATSON_N_LOW, BATSON_O_RESISTANT, BATSON_M_UNSTABLE, BATSON_S_FIT_OTHER },
    NC_ ("protocol", "Separation surgery + SBRT"), NC_ ("protocol", "18–24 Gy, with stabilisation; surgery for epidural tumour only where it must be cleared from the cord"), BATSON_OUTCOME_SEPARATION, BATSON_CLASS_SURGERY, ORANGE },
  { BATSON_RULE_NOMS_12, { BATSON_N_LOW, BATSON_O_RESISTANT, BATSON_M_ANY, BATSON_S_POOR },
    NC_ ("protocol", "Palliative care"), NC_ ("protocol", "palliative radiation; surgical consultation if SINS ≥ 7; if unstable a brace, percutaneous fixation or cement as tolerated"), BATSON_OUTCOME_PALLIATIVE, BATSON_CLASS_PALLIATIVE, GREEN_IF_STABLE },
};

static const BatsonBranch laufer_branches_o[] = {
  { BATSON_O_SENSITIVE, "sensitive", NC_ ("protocol", "Radiosensitive"), NC_ ("protocol", "breast cancer,\nevery subtype") },
  { BATSON_O_RESISTANT, "resistant", NC_ ("protocol", "Radioresistant"), NC_ ("protocol", "progressed after\nconventional\nradiation") },
  END
};

static const BatsonBranch laufer_branches_m[] = {
  { BATSON_M_STABLE, "stable", NC_ ("protocol", "Stable"), NC_ ("protocol", "SINS 0–6, or judged") },
  { BATSON_M_UNSTABLE, "unstable", NC_ ("protocol", "Unstable"), NC_ ("protocol", "SINS 13–18, or judged") },
  END
};

static const BatsonBranch laufer_branches_s[] = {
  { BATSON_S_ANY, "any", NC_ ("protocol", "Either"), NC_ ("protocol", "does not change the outcome") },
  { BATSON_S_FIT, "fit", NC_ ("protocol", "Can tolerate surgery"), NC_ ("protocol", "ECOG 0–2") },
  { BATSON_S_POOR, "poor", NC_ ("protocol", "Cannot tolerate surgery"), NC_ ("protocol", "ECOG 3–4, or judged unfit") },
  END
};

static const BatsonQuestion laufer_questions[BATSON_N_QUESTIONS] = {
  { "N", NC_ ("protocol", "Neurological"), BATSON_N_ANY, branches_n },
  { "O", NC_ ("protocol", "Oncological"), BATSON_O_ANY, laufer_branches_o },
  { "M", NC_ ("protocol", "Mechanical"), BATSON_M_STABLE | BATSON_M_UNSTABLE, laufer_branches_m },
  { "S", NC_ ("protocol", "Systemic"), BATSON_S_ANY, laufer_branches_s },
};

static const BatsonRow laufer_rows[] = {
  { BATSON_RULE_LAU_5, { BATSON_N_HIGH, BATSON_O_SENSITIVE, BATSON_M_STABLE, BATSON_S_ANY },
    NC_ ("protocol", "Conventional radiation"), NULL, BATSON_OUTCOME_RADIATION, BATSON_CLASS_RADIATION, { 0 } },
  { BATSON_RULE_LAU_6, { BATSON_N_HIGH, BATSON_O_SENSITIVE, BATSON_M_UNSTABLE, BATSON_S_ANY },
    NC_ ("protocol", "Stabilisation, then conventional radiation"), NULL, BATSON_OUTCOME_STABILISATION, BATSON_CLASS_STABILISATION, { 0 } },
  { BATSON_RULE_LAU_7, { BATSON_N_HIGH, BATSON_O_RESISTANT, BATSON_M_STABLE, BATSON_S_FIT },
    NC_ ("protocol", "Decompression and stabilisation, then SRS"), NULL, BATSON_OUTCOME_SEPARATION, BATSON_CLASS_SURGERY, { 0 } },
  { BATSON_RULE_LAU_8, { BATSON_N_HIGH, BATSON_O_RESISTANT, BATSON_M_STABLE, BATSON_S_POOR },
    NC_ ("protocol", "Conventional radiation"), NULL, BATSON_OUTCOME_RADIATION, BATSON_CLASS_RADIATION, { 0 } },
  { BATSON_RULE_LAU_9, { BATSON_N_HIGH, BATSON_O_RESISTANT, BATSON_M_UNSTABLE, BATSON_S_FIT },
    NC_ ("protocol", "Decompression and stabilisation, then SRS"), NULL, BATSON_OUTCOME_SEPARATION, BATSON_CLASS_SURGERY, { 0 } },
  { BATSON_RULE_LAU_10, { BATSON_N_HIGH, BATSON_O_RESISTANT, BATSON_M_UNSTABLE, BATSON_S_POOR },
    NC_ ("protocol", "Stabilisation, then conventional radiation"), NULL, BATSON_OUTCOME_STABILISATION, BATSON_CLASS_STABILISATION, { 0 } },
  { BATSON_RULE_LAU_1, { BATSON_N_LOW, BATSON_O_SENSITIVE, BATSON_M_STABLE, BATSON_S_ANY },
    NC_ ("protocol", "Conventional radiation"), NULL, BATSON_OUTCOME_RADIATION, BATSON_CLASS_RADIATION, { 0 } },
  { BATSON_RULE_LAU_2, { BATSON_N_LOW, BATSON_O_SENSITIVE, BATSON_M_UNSTABLE, BATSON_S_ANY },
    NC_ ("protocol", "Stabilisation, then conventional radiation"), NULL, BATSON_OUTCOME_STABILISATION, BATSON_CLASS_STABILISATION, { 0 } },
  { BATSON_RULE_LAU_3, { BATSON_N_LOW, BATSON_O_RESISTANT, BATSON_M_STABLE, BATSON_S_ANY },
    NC_ ("protocol", "Stereotactic radiosurgery"), NULL, BATSON_OUTCOME_RADIATION, BATSON_CLASS_RADIATION, { 0 } },
  { BATSON_RULE_LAU_4, { BATSON_N_LOW, BATSON_O_RESISTANT, BATSON_M_UNSTABLE, BATSON_S_ANY },
    NC_ ("protocol", "Stabilisation, then SRS"), NULL, BATSON_OUTCOME_STABILISATION, BATSON_CLASS_STABILISATION, { 0 } },
};

static const BatsonProtocol protocols[BATSON_N_PROTOCOLS] = {
  { BATSON_PROTOCOL_REVIEW, "review", NC_ ("protocol", "Framework 2026"),
    NC_ ("protocol", "The decision of the review (IJHS 14(1), 2026): section 4.1 and Table 2 of section 10. The review names no colours for its rows; they are inferred."),
    review_questions, G_N_ELEMENTS (review_rows), review_rows },
  { BATSON_PROTOCOL_LAUFER, "laufer", NC_ ("protocol", "Original NOMS 2013"),
    NC_ ("protocol", "Laufer I et al., The Oncologist 2013;18:744–51. The rows are restated from knowledge of that paper's table; the printed wording has not been checked: check against the paper."),
    laufer_questions, G_N_ELEMENTS (laufer_rows), laufer_rows },
};

/** The table of a protocol. Static. */
const BatsonProtocol *
batson_protocol (BatsonProtocolId id)
{
  g_assert (id < BATSON_N_PROTOCOLS);
  return &protocols[id];
}

/** The name of a protocol in the user's language. Static. */
const char *
batson_protocol_title (const BatsonProtocol *protocol)
{
  return batson_protocol_text (protocol->title);
}

/** The branch that stands for exactly ANSWERS of QUESTION; NULL where there is none. Static. */
const BatsonBranch *
batson_protocol_branch (const BatsonProtocol *protocol, BatsonQuestionId question, guint answers)
{
  for (const BatsonBranch *branch = protocol->questions[question].branches; branch->answers; branch++)
    if (branch->answers == answers)
      return branch;
  return NULL;
}

/** The rows that ANSWERS, the still possible ones of each question, can lead to: bit n for rows[n]. */
guint
batson_protocol_rows (const BatsonProtocol *protocol, const guint answers[BATSON_N_QUESTIONS])
{
  guint rows = 0;

  for (guint i = 0; i < protocol->n_rows; i++)
    {
      const guint *accepts = protocol->rows[i].accepts;
      if ((accepts[0] & answers[0]) && (accepts[1] & answers[1]) && (accepts[2] & answers[2]) && (accepts[3] & answers[3]))
        rows |= 1u << i;
    }
  return rows;
}

/** A msgid of a protocol's table in the user's language; NULL for NULL. Static. */
const char *
batson_protocol_text (const char *msgid)
{
  return msgid ? g_dpgettext2 (GETTEXT_PACKAGE, "protocol", msgid) : NULL;
}
