/* SPDX-License-Identifier: GPL-3.0-or-later */
/* batson-cli: the same core without a screen. */
#include "batson-config.h"
#include "cli/command.h"
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <malloc.h>
#include <string.h>

static int help (int argc, char *argv[]);

static const BatsonCommand commands[] = {
  { "assess", "FILE... [--json] [--at TIME] [--protocol review|laufer]", NC_ ("command", "what the framework suggests for each case"), batson_command_assess },
  { "check", "FILE...", NC_ ("command", "is the document sound; where not: what does not fit, where, and what to do"), batson_command_check },
  { "fields", "[--json]", NC_ ("command", "everything a case can hold"), batson_command_fields },
  { "render", "DIAGRAM FILE|--blank -o OUT.{pdf,svg,png} [--lesion ID] [--compare] [--protocol P] [--paper a4|letter] [--portrait] [--at TIME]",
    NC_ ("command", "the pages of a diagram for the chart, or an empty sheet for teaching"), batson_command_render },
  { "schema", "[--assessment]", NC_ ("command", "the JSON Schema of documents, or of what assess --json prints"), batson_command_schema },
  { "trace", "", NC_ ("command", "every rule with its source, its basis and its tests"), batson_command_trace },
  { "help", "", NC_ ("command", "this list"), help },
};

static int
help (int argc, char *argv[])
{
  batson_command_print ("batson-cli --version\n");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *line = g_strdup_printf ("batson-cli %s%s%s\n    %s\n", commands[i].name, *commands[i].arguments ? " " : "", commands[i].arguments,
                                               g_dpgettext2 (GETTEXT_PACKAGE, "command", commands[i].about));
      batson_command_print (line);
    }
  batson_command_print (_ ("Exit code 0: sound; 1: a file cannot be read or is not sound; 2: called wrongly.\n"));
  return BATSON_EXIT_SOUND;
}

static void
set_language (void)
{
  static const int used[] = { LC_CTYPE, LC_MESSAGES, LC_NUMERIC }; /* each of the dozen there are is a file to be read */
  const char *directory = g_getenv ("BATSON_LOCALEDIR");

  for (guint i = 0; i < G_N_ELEMENTS (used); i++)
    setlocale (used[i], "");
  bindtextdomain (GETTEXT_PACKAGE, directory ? directory : BATSON_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE); /* ngettext () asks there */
}

/* The program lives for some hundredths of a second: the memory it needs is taken from the system at once, and not given back. */
static void
take_memory (void)
{
#ifdef __GLIBC__
  mallopt (M_TOP_PAD, 4 << 20);
  mallopt (M_MMAP_THRESHOLD, 8 << 20);
  mallopt (M_ARENA_MAX, 1);
#endif
}

int
main (int argc, char *argv[])
{
  take_memory ();
  set_language ();
  g_set_prgname ("batson-cli");
  if (argc < 2)
    return batson_command_usage (_ ("A command is missing."));
  if (strcmp (argv[1], "--version") == 0)
    {
      batson_command_print ("batson-cli " BATSON_VERSION "\n");
      return BATSON_EXIT_SOUND;
    }
  if (strcmp (argv[1], "--help") == 0)
    return help (argc, argv);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (argv[1], commands[i].name) == 0)
      return commands[i].run (argc - 1, argv + 1);
  return batson_command_usage (_ ("There is no such command."));
}
