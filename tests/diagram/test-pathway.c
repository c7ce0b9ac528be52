/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The referral pathway of the examples: what fired, what was done, who waits for whom (REF-1 to 10, WORK-1 to 6). */
#include <string.h>

#include "diagram/diagrams.h"
#include "example.h"
#include "framework/handling.h"

#define CLARA "clara-muster"  /* breast to neuro, received */
#define INES "ines-exemplo"   /* her deficit is named in a referral */
#define JAN "jan-voorbeeld"   /* neuro to breast, sent */
#define ANNA "anna-exemple"   /* breast to neuro, answered */
#define MARTA "marta-przyklad" /* decided otherwise by hand, in no meeting */

static BatsonAssessment *
assess (const char *example)
{
  g_autofree char *name = g_strconcat (example, ".batson.json", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("BATSON_EXAMPLES"), name, NULL);

  return example_assess (path);
}

static BatsonScene *
scene_of (const BatsonAssessment *assessment, gboolean read_only)
{
  const BatsonCanvas canvas = { 1366, 661, 1, BATSON_TEXT_LTR, BATSON_MEDIUM_SCREEN };
  BatsonDiagramSubject subject = batson_diagram_subject (assessment, NULL);

  subject.read_only = read_only;
  return batson_diagram_kind ("pathway")->build (&subject, &canvas);
}

static const BatsonElement *
find (BatsonScene *scene, const char *id)
{
  int at = batson_scene_find (scene, id);

  return at < 0 ? NULL : batson_scene_element (scene, (guint) at);
}

static const BatsonElement *
element (BatsonScene *scene, const char *id)
{
  const BatsonElement *found = find (scene, id);

  if (found == NULL)
    g_error ("no element %s", id);
  return found;
}

/* ---- What each example shows ---- */

typedef struct
{
  const char *example, *id;
  BatsonState state;
  const char *words; /* that its name holds */
} Expected;

static const Expected expected[] = {
  { CLARA, "ref-1", BATSON_STATE_CHOSEN, "fired, received, New, since 9 Jun 2026" },
  { CLARA, "ref-2", BATSON_STATE_CHOSEN, "fired, received, T8: SINS 9" },
  { CLARA, "ref-4", BATSON_STATE_OUT, "not fired, no: Limb weakness, Sensory loss, " },
  { INES, "ref-4", BATSON_STATE_OUT, "named in the referral sent 16 Jun 2026, 23:42; answered" },
  { CLARA, "ref-9", BATSON_STATE_OUT, "not fired" },
  { CLARA, "work-1", BATSON_STATE_OUT, "not asked of this patient" },
  { CLARA, "neuro-sent", BATSON_STATE_OPEN, "Sent 16 Jun 2026, 14:32" },
  { CLARA, "neuro-received", BATSON_STATE_OPEN, "Received 16 Jun 2026, 15:05" },
  { CLARA, "neuro-pending", BATSON_STATE_POSSIBLE, "Answer of the neurosurgeon pending, for 1 h 15 min" },
  { CLARA, "breast-pending", BATSON_STATE_POSSIBLE, "No trigger has fired" },
  { CLARA, "mark-sins", BATSON_STATE_OPEN, "SINS 9, T8: Indeterminate" },
  { CLARA, "mark-noms", BATSON_STATE_OPEN, "NOMS-5" },
  { JAN, "ref-7", BATSON_STATE_CHOSEN, "fired, sent" },
  { JAN, "ref-9", BATSON_STATE_POSSIBLE, "not known" },
  { JAN, "ref-2", BATSON_STATE_CHOSEN, "already with the neurosurgeon" },
  { JAN, "work-1", BATSON_STATE_CHOSEN, "Done, abnormal" },
  { JAN, "work-3", BATSON_STATE_POSSIBLE, "Requested" },
  { JAN, "breast-pending", BATSON_STATE_POSSIBLE, "Receipt by the breast oncosurgeon pending" },
  { JAN, "meeting", BATSON_STATE_POSSIBLE, "No meeting recorded" },
  { JAN, "decision", BATSON_STATE_POSSIBLE, "Decision open" },
  { MARTA, "decision", BATSON_STATE_OPEN, "Decided otherwise: Radiation alone, set by hand, T9, C. Rey, neurosurgeon; departs from the framework: No epidural tumour" },
  { ANNA, "ref-3", BATSON_STATE_CHOSEN, "fired, answered" },
};

static void
test_states (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (BatsonAssessment) assessment = assess (expected[i].example);
      g_autoptr (BatsonScene) scene = scene_of (assessment, FALSE);
      const BatsonElement *found = element (scene, expected[i].id);

      if (found->state != expected[i].state || strstr (found->name, expected[i].words) == NULL)
        g_error ("%s of %s: \"%s\" in state %d", expected[i].id, expected[i].example, found->name, found->state);
    }
}

/* ---- Every trigger of every example as the assessment has it ---- */

static void
check_triggers (const BatsonAssessment *assessment, const char *example)
{
  static const char *const words[] = { [BATSON_YES] = ", fired, ", [BATSON_OPEN] = ", not known", [BATSON_NO] = ", not fired" };
  g_autoptr (BatsonScene) scene = scene_of (assessment, FALSE);

  for (guint i = 0; i < assessment->triggers->len; i++)
    {
      const BatsonTrigger *trigger = assessment->triggers->pdata[i];
      g_autofree char *id = g_ascii_strdown (batson_rule (trigger->why.rule)->id, -1);
      const BatsonElement *shown = element (scene, id);

      if (strstr (shown->name, words[trigger->state]) == NULL)
        g_error ("%s of %s is \"%s\"", id, example, shown->name);
      g_assert_true ((shown->state == BATSON_STATE_CHOSEN) == (trigger->state == BATSON_YES));
      g_assert_true (trigger->state != BATSON_NO || shown->state == BATSON_STATE_OUT);
    }
}

static void
test_triggers (void)
{
  g_autoptr (GDir) dir = g_dir_open (g_getenv ("BATSON_EXAMPLES"), 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)))
    if (g_str_has_suffix (name, ".batson.json"))
      {
        g_autofree char *path = g_build_filename (g_getenv ("BATSON_EXAMPLES"), name, NULL);
        g_autoptr (BatsonAssessment) assessment = example_assess (path);
        check_triggers (assessment, name);
      }
}

/* ---- The next step of a referral ---- */

static void
check_step (const char *example, const char *id, const char *target)
{
  g_autoptr (BatsonAssessment) assessment = assess (example);
  g_autoptr (BatsonScene) scene = scene_of (assessment, FALSE), read_only = scene_of (assessment, TRUE);

  g_assert_cmpstr (element (scene, id)->action, ==, "record");
  g_assert_cmpstr (element (scene, id)->target, ==, target);
  g_assert_null (find (read_only, id));
}

static void
test_steps (void)
{
  g_autoptr (BatsonAssessment) answered = assess (ANNA);
  g_autoptr (BatsonScene) scene = scene_of (answered, FALSE), blank = scene_of (NULL, FALSE);

  check_step (CLARA, "neuro-record", "to-neurosurgeon answered");
  check_step (JAN, "breast-record", "to-breast-oncosurgeon received");
  g_assert_null (find (scene, "neuro-record"));
  g_assert_null (find (blank, "neuro-record"));
  g_assert_null (find (blank, "breast-record"));
}

/* ---- Whose arrow it is ---- */

/* The arrow that is the patient's is read first. */
static void
test_order (void)
{
  static const struct { const char *example, *first; } cases[] = { { CLARA, "known" }, { JAN, "first-seen" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BatsonAssessment) assessment = assess (cases[i].example);
      g_autoptr (BatsonScene) scene = scene_of (assessment, FALSE);
      guint n;
      const guint *order = batson_scene_order (scene, &n);

      g_assert_cmpstr (batson_scene_element (scene, order[0])->id, ==, cases[i].first);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagram/pathway/states of the examples", test_states);
  g_test_add_func ("/diagram/pathway/every trigger as the assessment has it", test_triggers);
  g_test_add_func ("/diagram/pathway/the next step can be recorded", test_steps);
  g_test_add_func ("/diagram/pathway/the patient's arrow is read first", test_order);
  return g_test_run ();
}
