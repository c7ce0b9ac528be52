/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether this installation works, told without a display. */
#include "app/self-test.h"

#include "app/app-settings.h"
#include "app/clock.h"
#include "app/examples.h"
#include "app/vignettes.h"
#include "batson-config.h"
#include "case/document.h"
#include "framework/assessment.h"

static gboolean
settings_exist (void)
{
  return batson_app_settings_exist ();
}

static gboolean
resources_exist (void)
{
  return g_resources_get_info ("/care/batson/Batson/window.ui", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL);
}

static gboolean
vignettes_exist (void)
{
  g_autofree char *folder = batson_vignettes_folder ();
  g_autoptr (GPtrArray) list = batson_vignettes_list (folder);

  return list->len > 0;
}

/* An empty case is written, read back and assessed. */
static gboolean
case_works (void)
{
  g_autoptr (BatsonCase) the_case = batson_case_new (batson_clock_origin ());
  g_autoptr (GBytes) bytes = batson_document_write (the_case, NULL, NULL);
  g_autoptr (BatsonCase) again = bytes ? batson_document_read (bytes, NULL, NULL, NULL) : NULL;
  BatsonSettings settings = { 0 };
  g_autoptr (BatsonAssessment) assessment = NULL;

  if (again == NULL)
    return FALSE;
  batson_clock_now (&settings.at, &settings.offset);
  assessment = batson_assess (batson_case_get_root (again), &settings);
  return assessment->urgency.kind == BATSON_URGENCY_NOTHING;
}

/** Tells on the standard output what works and what does not; FALSE where something does not. */
gboolean
batson_self_test (void)
{
  const struct
  {
    const char *what;
    gboolean (*works) (void);
  } tests[] = {
    { "settings", settings_exist },
    { "resources", resources_exist },
    { "examples", batson_examples_exist },
    { "vignettes", vignettes_exist },
    { "case", case_works },
  };
  gboolean all = TRUE;

  g_print ("Batson %s\n", BATSON_VERSION);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      gboolean works = tests[i].works ();

      g_print ("%s: %s\n", tests[i].what, works ? "works" : "DOES NOT WORK");
      all = all && works;
    }
  return all;
}
