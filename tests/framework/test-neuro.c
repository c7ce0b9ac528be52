/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is documented and shown, and decides nothing: Frankel and AIS; and that a colour never stands alone. */
#include "framework/patient.h"
#include "framework/words.h"
#include <string.h>

static guint
n_fired (const BatsonAssessment *a)
{
  guint n = 0;

  for (guint i = 0; i < a->triggers->len; i++)
    n += ((BatsonTrigger *) a->triggers->pdata[i])->state == BATSON_YES;
  return n;
}

/* Whatever the grades, nothing fires and no colour changes: deficits are asked as such. */
static void
test_documented (void)
{
  static const char *const frankel[] = { "A", "B", "C", "D", "E" }, *const ais[] = { "A", "B", "C", "D", "E", "never" };
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *status = patient_status (p);
  g_autoptr (BatsonAssessment) before = patient_assess (p);

  for (guint i = 0; i < G_N_ELEMENTS (frankel); i++)
    for (guint j = 0; j < G_N_ELEMENTS (ais); j++)
      {
        g_autoptr (BatsonAssessment) a = NULL;
        patient_set (p, status, BATSON_STATUS_FRANKEL, frankel[i]);
        patient_set (p, status, BATSON_STATUS_AIS, ais[j]);
        a = patient_assess (p);
        g_assert_cmpint (a->urgency.colours, ==, before->urgency.colours);
        g_assert_cmpuint (n_fired (a), ==, n_fired (before));
      }
}

/* Frankel D and AIS D are not the same: neither is made of the other. Baseline and follow-up stand side by side. */
static void
test_never_converted (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *baseline = patient_add (p, BATSON_CASE_STATUS), *later = patient_add (p, BATSON_CASE_STATUS);

  patient_set (p, baseline, BATSON_STATUS_FRANKEL, "D");
  patient_set (p, later, BATSON_STATUS_AIS, "D");
  g_autoptr (BatsonAssessment) a = patient_assess (p);
  g_assert_nonnull (a);
  g_assert_false (batson_record_has (baseline, BATSON_STATUS_AIS));
  g_assert_false (batson_record_has (later, BATSON_STATUS_FRANKEL));
  g_assert_cmpint (batson_record_choice (baseline, BATSON_STATUS_FRANKEL), ==, BATSON_FRANKEL_D);
}

/* Every colour and every urgency has words of its own. */
static void
test_words (void)
{
  g_autoptr (Patient) p = patient_new ();
  g_autoptr (BatsonAssessment) a = patient_assess (p);
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int kind = BATSON_URGENCY_NOTHING; kind <= BATSON_URGENCY_RED; kind++)
    {
      a->urgency.kind = kind;
      g_assert_true (g_hash_table_add (titles, g_strdup (batson_words_urgency_title (a))));
    }
  for (int colour = BATSON_GREEN; colour <= BATSON_RED; colour++)
    {
      g_assert_cmpstr (batson_words_colour (colour), !=, "");
      for (int other = BATSON_GREEN; other < colour; other++)
        g_assert_cmpstr (batson_words_colour (colour), !=, batson_words_colour (other));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rule/NEURO-1/documented-and-decides-nothing", test_documented);
  g_test_add_func ("/rule/NEURO-1/never-converted", test_never_converted);
  g_test_add_func ("/rule/URG-4/every-urgency-has-a-word", test_words);
  return g_test_run ();
}
