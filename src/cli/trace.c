/* SPDX-License-Identifier: GPL-3.0-or-later */
/* batson-cli trace: every rule with its source, its basis and the tests named after it. */
#include "cli/command.h"
#include "framework/rules.h"
#include <glib/gi18n-lib.h>
#include <string.h>

/* The tests, by the rule their name begins with; found while the program is built. */
static const struct
{
  const char *rule, *test, *file;
} tests[] = {
#include "rule-tests.h"
  { NULL, NULL, NULL }
};

/* Prints the tests of a rule; FALSE where it has none. */
static gboolean
print_tests (const char *rule)
{
  gboolean found = FALSE;

  for (guint i = 0; tests[i].rule; i++)
    if (strcmp (tests[i].rule, rule) == 0)
      {
        g_autofree char *line = g_strdup_printf ("    %s (%s)\n", tests[i].test, tests[i].file);
        batson_command_print (line);
        found = TRUE;
      }
  return found;
}

/* FALSE where the rule should have a test and has none. */
static gboolean
trace (BatsonRuleId id)
{
  const BatsonRule *rule = batson_rule (id);
  g_autofree char *line = g_strdup_printf ("%s  %s  %s  %s\n", rule->id, rule->source, batson_basis_label (rule->basis), batson_rule_title (id));

  batson_command_print (line);
  if (print_tests (rule->id))
    return TRUE;
  batson_command_print (batson_rule_is_later (id) ? _ ("    not yet\n") : _ ("    no test\n"));
  return batson_rule_is_later (id);
}

/** Prints the list; the exit code tells whether every rule that the program asks for has a test. */
int
batson_command_trace (int argc, char *argv[])
{
  guint untested = 0;

  if (!batson_command_parse (&argc, &argv, NULL, NULL))
    return BATSON_EXIT_USAGE;
  if (argc > 1)
    return batson_command_usage (_ ("trace takes no file."));
  for (guint i = 0; i < BATSON_N_RULES; i++)
    untested += !trace (i);
  return untested ? BATSON_EXIT_UNREADABLE : BATSON_EXIT_SOUND;
}
