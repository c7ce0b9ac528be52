/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The work-up of a patient first seen by the spine side: to whom it applies, and each of its items. */
#include "framework/patient.h"

static const BatsonRuleId work_rules[] = { BATSON_RULE_WORK_1, BATSON_RULE_WORK_2, BATSON_RULE_WORK_3, BATSON_RULE_WORK_4, BATSON_RULE_WORK_5, BATSON_RULE_WORK_6 };
static const guint work_fields[] = { BATSON_WORK_UP_HISTORY, BATSON_WORK_UP_EXAMINATION, BATSON_WORK_UP_WHOLE_BODY, BATSON_WORK_UP_MARKERS, BATSON_WORK_UP_BREAST_IMAGING, BATSON_WORK_UP_BIOPSY };

static void
test_work_item (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) blank = NULL, given = NULL;
  const BatsonWorkUpItem *item;

  patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_FIRST_SEEN, "spine");
  patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_KNOWN, "no");
  blank = patient_assess (p);
  g_assert_true (blank->work_up_applies);
  item = blank->work_up->pdata[i];
  g_assert_cmpint (item->why.rule, ==, (int) work_rules[i]);
  g_assert_cmpuint (item->field, ==, work_fields[i]);
  g_assert_cmpint (item->state, ==, -1);
  g_assert_cmpuint (item->why.missing.len, ==, 1);
  patient_set (p, patient_child (p, BATSON_CASE_WORK_UP), work_fields[i], "requested");
  given = patient_assess (p);
  item = given->work_up->pdata[i];
  g_assert_cmpint (item->state, ==, BATSON_WORK_ITEM_REQUESTED);
  g_assert_cmpuint (item->why.because.len, ==, 1);
  patient_trigger_is (p, BATSON_TRIGGER_REF_8, BATSON_YES);
}

static void
test_work_applies (void)
{
  static const struct { const char *first, *known, *primary; gboolean applies; } table[] = {
    { "spine", "no", "", TRUE }, { "spine", "no", "likely", TRUE }, { "spine", "no", "unknown", TRUE }, { "spine", "no", "proven", FALSE },
    { "spine", "no", "other", FALSE }, { "spine", "yes", "", FALSE }, { "breast", "no", "", FALSE }, { "", "no", "", FALSE }, { "spine", "", "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (Patient) p = patient_new ();
      g_autoptr (BatsonAssessment) a = NULL;
      patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_FIRST_SEEN, table[i].first);
      patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_KNOWN, table[i].known);
      patient_set (p, patient_child (p, BATSON_CASE_PRESENTATION), BATSON_PRESENTATION_PRIMARY, table[i].primary);
      a = patient_assess (p);
      g_assert_cmpint (a->work_up_applies, ==, table[i].applies);
    }
}

static void
add_work_items (void)
{
  static const char *const names[G_N_ELEMENTS (work_rules)] = {
    "/rule/WORK-1/open-requested-or-done", "/rule/WORK-2/open-requested-or-done", "/rule/WORK-3/open-requested-or-done",
    "/rule/WORK-4/open-requested-or-done", "/rule/WORK-5/open-requested-or-done", "/rule/WORK-6/open-requested-or-done"
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_test_add_data_func (names[i], GUINT_TO_POINTER (i), test_work_item);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_work_items ();
  g_test_add_func ("/rule/WORK-1/to-whom-the-work-up-applies", test_work_applies);
  return g_test_run ();
}
