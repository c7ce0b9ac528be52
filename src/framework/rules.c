/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of the framework by id: source, basis, and what each says. */
#include "framework/rules.h"
#include <glib/gi18n-lib.h>

/* An entry whose id stands among the later ones below is kept for completeness: no part of the program asks for it yet. */
#define RULE(NAME, rule_id, rule_source, rule_basis, rule_title, rule_text) \
  [BATSON_RULE_##NAME] = { rule_id, rule_source, BATSON_BASIS_##rule_basis, rule_title, rule_text },
static const BatsonRule rules[BATSON_N_RULES] = {
#include "framework/rules.def"
};
#undef RULE

/** The rule of an id. Static. */
const BatsonRule *
batson_rule (BatsonRuleId id)
{
  g_assert (id < BATSON_N_RULES);
  return &rules[id];
}

/** What the rule is about, in a few words of the user's language. Static. */
const char *
batson_rule_title (BatsonRuleId id)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "rule", batson_rule (id)->title);
}

/** The rule in plain words of the user's language. Static. */
const char *
batson_rule_text (BatsonRuleId id)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "rule", batson_rule (id)->text);
}

/** The stable id of a basis: "stated". Static. */
const char *
batson_basis_id (BatsonBasis basis)
{
  static const char *const ids[] = { "stated", "inferred", "conflict", "added" };

  return ids[basis];
}

/** A basis in the user's language. Static. */
const char *
batson_basis_label (BatsonBasis basis)
{
  static const char *const labels[] = { NC_ ("basis", "stated"), NC_ ("basis", "inferred"), NC_ ("basis", "conflict"), NC_ ("basis", "added") };

  return g_dpgettext2 (GETTEXT_PACKAGE, "basis", labels[basis]);
}

/** Whether no part of the program asks for the rule yet: systemic therapy and timing, radiation, tasks, board, prognosis, emerging. */
gboolean
batson_rule_is_later (BatsonRuleId id)
{
  static const char *const later[] = { "TIM-", "RAD-", "TASK-", "MDT-", "PROG-", "FRONT-" };

  for (guint i = 0; i < G_N_ELEMENTS (later); i++)
    if (g_str_has_prefix (batson_rule (id)->id, later[i]))
      return TRUE;
  return FALSE;
}
