/* SPDX-License-Identifier: GPL-3.0-or-later */
/* En bloc planning: every set of the twelve zones, every set of layers, every answer on the pedicles. */
#include "framework/patient.h"
#include "framework/wbb.h"
#include <string.h>

/* The rule again, zone by zone, without arithmetic on bits. */
static gboolean
all_in (guint zones, const guint *allowed, guint n)
{
  for (guint zone = 1; zone <= 12; zone++)
    if (zones & 1u << (zone - 1))
      {
        gboolean found = FALSE;
        for (guint i = 0; i < n; i++)
          found |= allowed[i] == zone;
        if (!found)
          return FALSE;
      }
  return TRUE;
}

static void
test_every_set (void)
{
  static const guint front_left[] = { 4, 5, 6, 7, 8 }, front_right[] = { 5, 6, 7, 8, 9 }, left[] = { 3, 4, 5 }, right[] = { 8, 9, 10 }, arch[] = { 10, 11, 12, 1, 2, 3 };

  for (guint zones = 1; zones < 1u << 12; zones++)
    for (int pedicle = -1; pedicle <= BATSON_WBB_PEDICLE_BOTH; pedicle++)
      {
        BatsonWbb wbb = batson_wbb_of (zones, 0, pedicle);
        gboolean body = all_in (zones, front_left, 5) || all_in (zones, front_right, 5);
        g_assert_cmpint (wbb.possible >> BATSON_RESECTION_VERTEBRECTOMY & 1, ==, body && pedicle != BATSON_WBB_PEDICLE_NONE);
        g_assert_cmpint (wbb.possible >> BATSON_RESECTION_SAGITTAL & 1, ==, all_in (zones, left, 3) || all_in (zones, right, 3));
        g_assert_cmpint (wbb.possible >> BATSON_RESECTION_POSTERIOR_ARCH & 1, ==, all_in (zones, arch, 6));
        g_assert_cmpint (wbb.pedicle != 0, ==, body && pedicle < 0);
      }
}

static void
test_layers (void)
{
  for (guint layers = 0; layers < 1u << 5; layers++)
    g_assert_cmpint (batson_wbb_of (1u << 5, layers, -1).no_margin, ==, (layers & 0x18) != 0);
}

static void
test_nothing_recorded (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = patient_lesion (p, "L3", "0");
  BatsonWbb wbb = batson_wbb (lesion);
  g_autofree char *words = batson_words_wbb (&wbb);

  g_assert_cmpuint (wbb.possible, ==, 0);
  g_assert_null (strstr (words, "fits"));
}

static void
test_words (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = patient_lesion (p, "L3", "0");
  g_autofree char *words = NULL, *zones = NULL, *layers = NULL;
  BatsonWbb wbb;

  patient_set_choices (p, lesion, BATSON_LESION_WBB_ZONES, 1u << 4 | 1u << 5);
  patient_set_choices (p, lesion, BATSON_LESION_WBB_LAYERS, 1u << BATSON_WBB_LAYER_C | 1u << BATSON_WBB_LAYER_D);
  wbb = batson_wbb (lesion);
  words = batson_words_wbb (&wbb);
  zones = batson_words_wbb_answer (lesion, BATSON_LESION_WBB_ZONES);
  layers = batson_words_wbb_answer (lesion, BATSON_LESION_WBB_LAYERS);
  g_assert_cmpstr (zones, ==, "5, 6");
  g_assert_cmpstr (layers, ==, "C, D");
  g_assert_nonnull (strstr (words, "Vertebrectomy fits these zones, if one pedicle is free."));
  g_assert_nonnull (strstr (words, "cannot be promised"));
  g_assert_nonnull (strstr (words, "check before relying on it"));
}

/* "None" is an answer; that nobody answered, or that it is not known, is said as what it is. */
static void
test_not_recorded (void)
{
  static const guint fields[] = { BATSON_LESION_WBB_ZONES, BATSON_LESION_WBB_LAYERS, BATSON_LESION_WBB_PEDICLE };
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = patient_lesion (p, "L3", "0");

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *without = batson_words_wbb_answer (NULL, fields[i]), *blank = batson_words_wbb_answer (lesion, fields[i]), *not_known = NULL;

      patient_set_state (p, lesion, fields[i], BATSON_VALUE_UNKNOWN);
      not_known = batson_words_wbb_answer (lesion, fields[i]);
      g_assert_cmpstr (without, ==, "not recorded");
      g_assert_cmpstr (blank, ==, "not recorded");
      g_assert_cmpstr (not_known, ==, batson_value_state_label (BATSON_VALUE_UNKNOWN));
      if (fields[i] != BATSON_LESION_WBB_PEDICLE)
        {
          g_autofree char *none = NULL;
          patient_set_choices (p, lesion, fields[i], 0);
          none = batson_words_wbb_answer (lesion, fields[i]);
          g_assert_cmpstr (none, ==, "none");
        }
    }
}

/* Layers without zones: what they forbid is said all the same. */
static void
test_layers_alone (void)
{
  g_autoptr (Patient) p = patient_new ();
  BatsonRecord *lesion = patient_lesion (p, "L3", "0");
  g_autofree char *words = NULL;
  BatsonWbb wbb;

  patient_set_choices (p, lesion, BATSON_LESION_WBB_LAYERS, 1u << BATSON_WBB_LAYER_E);
  wbb = batson_wbb (lesion);
  words = batson_words_wbb (&wbb);
  g_assert_nonnull (strstr (words, "Choose the zones"));
  g_assert_nonnull (strstr (words, "cannot be promised"));
  g_assert_null (strstr (words, "fits"));
}

static char *
words_of (guint zones, guint layers, int pedicle)
{
  BatsonWbb wbb = batson_wbb_of (zones, layers, pedicle);

  return batson_words_wbb (&wbb);
}

/* What is missing is named, and only what would tell. */
static void
test_missing (void)
{
  guint vertebra = 1u << 4 | 1u << 5, arch = 1u << 11, layers = 1u << BATSON_WBB_LAYER_B | 1u << BATSON_WBB_LAYER_C;
  g_autofree char *no_layers = words_of (vertebra, 0, BATSON_WBB_PEDICLE_LEFT), *no_pedicle = words_of (vertebra, layers, -1), *no_zones = words_of (0, layers, -1);
  g_autofree char *of_the_arch = words_of (arch, layers, -1), *whole = words_of (vertebra, layers, BATSON_WBB_PEDICLE_LEFT);

  g_assert_nonnull (strstr (no_layers, "Choose the layers"));
  g_assert_null (strstr (no_layers, "pedicle"));
  g_assert_nonnull (strstr (no_pedicle, "Say which pedicle is free"));
  g_assert_null (strstr (no_pedicle, "Choose the"));
  g_assert_nonnull (strstr (no_zones, "Choose the zones"));
  g_assert_nonnull (strstr (no_zones, "Say which pedicle is free"));
  g_assert_null (strstr (of_the_arch, "pedicle"));
  g_assert_null (strstr (whole, "Choose the"));
  g_assert_null (strstr (whole, "Say which"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rule/WBB-1/every-set", test_every_set);
  g_test_add_func ("/rule/WBB-1/layers", test_layers);
  g_test_add_func ("/rule/WBB-1/nothing-recorded", test_nothing_recorded);
  g_test_add_func ("/rule/WBB-1/words", test_words);
  g_test_add_func ("/rule/WBB-1/not-recorded-is-no-none", test_not_recorded);
  g_test_add_func ("/rule/WBB-1/layers-alone", test_layers_alone);
  g_test_add_func ("/rule/WBB-1/what-is-missing-is-named", test_missing);
  return g_test_run ();
}
