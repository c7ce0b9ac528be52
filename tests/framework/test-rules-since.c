/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A case computed with older rules: what changed is said, and which conclusion is another; the passing of time is never taken for a rule. */
#include "framework/patient.h"
#include "framework/rules-since.h"
#include "framework/summarise.h"
#include "framework/words.h"
#include <string.h>

/* Two versions before today's, invented. */
static const char *const versions[] = { "0.8", "0.9", BATSON_RULES_VERSION, NULL };
static const BatsonRulesChange changes[] = {
  { "0.9", BATSON_RULE_SINS_1, "An invented change of the stability classes." },
  { BATSON_RULES_VERSION, BATSON_RULE_NOMS_6, "An invented change of a row." },
  { NULL },
};
static const BatsonRulesHistory history = { versions, changes };

/* A new weakness, a lesion graded 1a, receptors in part. */
static Patient *
story (void)
{
  Patient *p = patient_new ();

  patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_KNOWN, "yes");
  patient_set (p, patient_status (p), BATSON_STATUS_LIMB, "new");
  patient_set (p, patient_lesion (p, "T8", "1a"), BATSON_LESION_RADIATION, "none");
  patient_set (p, patient_add (p, BATSON_CASE_SAMPLES), BATSON_SAMPLE_ER, "90");
  return p;
}

/* The summary of P as VERSION of the rules would have left it. */
static void
summary_by (Patient *p, const char *version, BatsonSummary *out)
{
  g_autoptr (BatsonAssessment) a = patient_assess (p);

  batson_summary_init (out);
  batson_summarise (a, out);
  g_free (out->rules);
  out->rules = g_strdup (version);
}

static void
replace (char **member, const char *text)
{
  g_free (*member);
  *member = g_strdup (text);
}

static void
test_history (void)
{
  const BatsonRulesHistory *own = batson_rules_history ();
  guint n = g_strv_length ((char **) own->versions);

  g_assert_cmpstr (own->versions[n - 1], ==, BATSON_RULES_VERSION);
  for (const BatsonRulesChange *change = own->changes; change->version; change++)
    {
      g_assert_true (g_strv_contains (own->versions, change->version));
      g_assert_cmpstr (change->text, !=, "");
    }
}

static void
test_same_rules (void)
{
  g_autoptr (Patient) p = story ();
  g_auto (BatsonSummary) now = { 0 }, none = { 0 };

  summary_by (p, BATSON_RULES_VERSION, &now);
  g_assert_null (batson_rules_since (&now, p->root, &history));
  summary_by (p, "", &none);
  g_assert_null (batson_rules_since (&none, p->root, &history));
}

static void
test_changes_since (void)
{
  g_autoptr (Patient) p = story ();
  g_auto (BatsonSummary) last = { 0 }, first = { 0 };
  g_autoptr (BatsonRulesSince) since_last = NULL, since_first = NULL;
  g_autofree char *text = NULL;

  summary_by (p, "0.9", &last);
  since_last = batson_rules_since (&last, p->root, &history);
  g_assert_cmpuint (since_last->changes->len, ==, 1);
  g_assert_true (since_last->compared);
  g_assert_cmphex (since_last->different, ==, 0);
  text = batson_words_rules_since (since_last);
  g_assert_cmpstr (text, ==, "This case was last computed with rules 0.9; these are rules " BATSON_RULES_VERSION ".\n"
                             "NOMS-6: An invented change of a row.\n"
                             "Urgency, decision, subtype and referral triggers are the same by both.");
  summary_by (p, "0.8", &first);
  since_first = batson_rules_since (&first, p->root, &history);
  g_assert_cmpuint (since_first->changes->len, ==, 2);
}

/* Each conclusion that is another now is named with what it was. */
static void
test_conclusions (void)
{
  static const struct { gsize member; const char *then; BatsonSince what; const char *says; } table[] = {
    { G_STRUCT_OFFSET (BatsonSummary, urgency), "green", BATSON_SINCE_URGENCY, "Urgency: Emergency by these rules, Elective by rules 0.9." },
    { G_STRUCT_OFFSET (BatsonSummary, decision), "NOMS-4", BATSON_SINCE_DECISION, "Decision of the leading lesion: NOMS-4, NOMS-5, NOMS-6, NOMS-7 (T8) by these rules, NOMS-4 (T8) by rules 0.9." },
    { G_STRUCT_OFFSET (BatsonSummary, subtype), "SUB-1", BATSON_SINCE_SUBTYPE, "Subtype: SUB-1, SUB-2, SUB-5 by these rules, SUB-1 by rules 0.9." },
    { G_STRUCT_OFFSET (BatsonSummary, referrals), "", BATSON_SINCE_REFERRALS, "Referral triggers fired: REF-3, REF-4, REF-10 by these rules, none by rules 0.9." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (Patient) p = story ();
      g_auto (BatsonSummary) then = { 0 };
      g_autoptr (BatsonRulesSince) since = NULL;
      g_autofree char *says = NULL, *text = NULL;

      summary_by (p, "0.9", &then);
      replace (&G_STRUCT_MEMBER (char *, &then, table[i].member), table[i].then);
      since = batson_rules_since (&then, p->root, &history);
      g_assert_cmphex (since->different, ==, 1u << table[i].what);
      says = batson_words_rules_difference (since, table[i].what);
      g_assert_cmpstr (says, ==, table[i].says);
      text = batson_words_rules_since (since);
      g_assert_true (g_str_has_suffix (text, says));
    }
}

/* What the passing of time changed is no change of the rules: both are asked for the time of the summary. */
static void
test_time_is_no_rule (void)
{
  g_autoptr (Patient) p = story ();
  g_auto (BatsonSummary) then = { 0 }, later = { 0 };
  g_autoptr (BatsonRulesSince) since = NULL;
  BatsonRecord *lesion = batson_record_nth (p->root, BATSON_CASE_LESIONS, 0);

  patient_set (p, lesion, BATSON_LESION_TREATMENT, "separation");
  patient_set (p, lesion, BATSON_LESION_TREATED, "2026-07-01");
  summary_by (p, "0.9", &then);
  p->now += 60 * 86400;
  summary_by (p, "0.9", &later);
  g_assert_cmpstr (then.urgency, !=, later.urgency);
  since = batson_rules_since (&then, p->root, &history);
  g_assert_cmphex (since->different, ==, 0);
}

/* A version that this program does not know, or a summary that does not say when: nothing is claimed. */
static void
test_not_known (void)
{
  g_autoptr (Patient) p = story ();
  g_auto (BatsonSummary) newer = { 0 }, undated = { 0 };
  g_autoptr (BatsonRulesSince) other = NULL, bare = NULL;
  g_autofree char *other_text = NULL, *bare_text = NULL;

  summary_by (p, "12.5", &newer);
  other = batson_rules_since (&newer, p->root, &history);
  g_assert_false (other->recorded);
  g_assert_cmpuint (other->changes->len, ==, 0);
  other_text = batson_words_rules_since (other);
  g_assert_nonnull (strstr (other_text, "rules 12.5"));
  g_assert_nonnull (strstr (other_text, "not recorded in this Batson"));
  summary_by (p, "0.9", &undated);
  undated.has_at = FALSE;
  replace (&undated.urgency, "green");
  bare = batson_rules_since (&undated, p->root, &history);
  g_assert_false (bare->compared);
  g_assert_cmphex (bare->different, ==, 0);
  bare_text = batson_words_rules_since (bare);
  g_assert_nonnull (strstr (bare_text, "not compared"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules-since/history", test_history);
  g_test_add_func ("/rules-since/same-rules", test_same_rules);
  g_test_add_func ("/rules-since/changes", test_changes_since);
  g_test_add_func ("/rules-since/conclusions", test_conclusions);
  g_test_add_func ("/rules-since/time-is-no-rule", test_time_is_no_rule);
  g_test_add_func ("/rules-since/not-known", test_not_known);
  return g_test_run ();
}
