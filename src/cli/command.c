/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands of batson-cli share: options, files, output in UTF-8 whatever the language. */
#include "cli/command.h"
#include "store/load.h"
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/** Prints TEXT, UTF-8, as it is. */
void
batson_command_print (const char *text)
{
  fputs (text, stdout);
}

/** Prints BYTES as they are. */
void
batson_command_print_bytes (GBytes *bytes)
{
  fwrite (g_bytes_get_data (bytes, NULL), 1, g_bytes_get_size (bytes), stdout);
}

/** Says what is wrong with how the program was called; returns the exit code for it. */
int
batson_command_usage (const char *sentence)
{
  fprintf (stderr, "batson-cli: %s\n%s\n", sentence, _ ("“batson-cli help” lists the commands."));
  return BATSON_EXIT_USAGE;
}

/** Says what is wrong with a file. */
void
batson_command_complain (const char *file, const GError *error)
{
  fprintf (stderr, "%s: %s\n", file, error->message);
}

/** Takes the options (nullable: none but --help) out of the arguments; ARGUMENTS (nullable) names what follows them.
 *  FALSE where they are wrong, after saying so. --help prints and ends the program. */
gboolean
batson_command_parse (int *argc, char ***argv, const char *arguments, const GOptionEntry *options)
{
  g_autofree char *summary = arguments ? g_strdup_printf ("%s %s", (*argv)[0], arguments) : g_strdup ((*argv)[0]);
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_set_summary (context, summary);
  if (options)
    g_option_context_add_main_entries (context, options, GETTEXT_PACKAGE);
  if (g_option_context_parse (context, argc, argv, &error))
    return TRUE;
  batson_command_usage (error->message);
  return FALSE;
}

/** Reads the case in FILE; see batson_document_read (). OUT_SINCE (nullable): what changed in the rules since it was written, NULL where nothing did. NULL and an error of files or documents where it cannot be read. */
BatsonCase *
batson_command_read (const char *file, GPtrArray **out_problems, BatsonRulesSince **out_since, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  BatsonCase *c;

  if (!batson_load_bytes (batson_system_default (), file, &bytes, NULL, error))
    return NULL;
  c = batson_document_read (bytes, NULL, out_problems, error);
  if (c && out_since)
    *out_since = batson_rules_since_document (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), batson_case_get_root (c));
  return c;
}

/** Sets the time of evaluation: TEXT, ISO 8601 with its offset, or now where it is NULL. FALSE where it cannot be read. */
gboolean
batson_command_at (const char *text, BatsonSettings *settings)
{
  g_autoptr (GDateTime) now = NULL;

  if (text)
    return batson_instant_parse (text, &settings->at, &settings->offset);
  now = g_date_time_new_now_local ();
  settings->at = g_date_time_to_unix (now);
  settings->offset = (int) (g_date_time_get_utc_offset (now) / G_TIME_SPAN_MINUTE);
  return TRUE;
}

/** Sets the protocol by its name, the review's where TEXT is NULL. FALSE where there is none of that name. */
gboolean
batson_command_protocol (const char *text, BatsonSettings *settings)
{
  settings->protocol = BATSON_PROTOCOL_REVIEW;
  for (guint p = 0; text && p < BATSON_N_PROTOCOLS; p++)
    if (strcmp (batson_protocol (p)->name, text) == 0)
      {
        settings->protocol = p;
        return TRUE;
      }
  return text == NULL;
}
