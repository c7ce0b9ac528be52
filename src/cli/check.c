/* SPDX-License-Identifier: GPL-3.0-or-later */
/* batson-cli check: is a document sound, and where not, what to do. */
#include "cli/command.h"
#include "framework/words.h"
#include <glib/gi18n-lib.h>

/* Doubts about the answers themselves; a document with doubts is sound. */
static void
print_doubts (const char *file, BatsonCase *c)
{
  BatsonSettings settings = { BATSON_PROTOCOL_REVIEW };
  g_autoptr (BatsonAssessment) assessment = NULL;

  batson_command_at (NULL, &settings);
  assessment = batson_assess (batson_case_get_root (c), &settings);
  for (guint i = 0; i < assessment->checks->len; i++)
    {
      const BatsonCheck *doubt = assessment->checks->pdata[i];
      g_autofree char *path = doubt->fact.record ? batson_record_path (doubt->fact.record, (int) doubt->fact.field) : batson_fact_path (&doubt->fact), *text = batson_words_check (doubt);
      g_autofree char *line = g_strdup_printf ("%s: %s: %s\n", file, path, text);
      batson_command_print (line);
    }
}

/* The rules that changed since the case was computed, a line each; a document computed with other rules is sound. */
static void
print_since (const char *file, const BatsonRulesSince *since)
{
  g_autofree char *text = batson_words_rules_since (since);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i]; i++)
    {
      g_autofree char *line = g_strdup_printf ("%s: summary.rules: %s\n", file, lines[i]);
      batson_command_print (line);
    }
}

static int
check (const char *file)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BatsonRulesSince) since = NULL;
  g_autoptr (BatsonCase) c = batson_command_read (file, &problems, &since, &error);

  if (c == NULL)
    {
      batson_command_complain (file, error);
      return BATSON_EXIT_UNREADABLE;
    }
  for (guint i = 0; i < problems->len; i++)
    {
      const BatsonProblem *problem = problems->pdata[i];
      g_autofree char *line = g_strdup_printf ("%s: %s: %s\n", file, problem->path, problem->text);
      batson_command_print (line);
    }
  print_doubts (file, c);
  if (since)
    print_since (file, since);
  if (batson_case_is_newer (c))
    {
      g_autofree char *line = g_strdup_printf ("%s: %s\n", file, _ ("The document is of a newer format than this program knows."));
      batson_command_print (line);
    }
  return problems->len ? BATSON_EXIT_UNREADABLE : BATSON_EXIT_SOUND;
}

/** Prints what does not fit in each file. */
int
batson_command_check (int argc, char *argv[])
{
  int code = BATSON_EXIT_SOUND;

  if (!batson_command_parse (&argc, &argv, "FILE...", NULL))
    return BATSON_EXIT_USAGE;
  if (argc < 2)
    return batson_command_usage (_ ("check wants files."));
  for (int i = 1; i < argc; i++)
    {
      int one = check (argv[i]);
      code = MAX (code, one);
    }
  return code;
}
