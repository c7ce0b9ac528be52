/* SPDX-License-Identifier: GPL-3.0-or-later */
/* batson-cli assess: what the framework suggests for the cases in files. */
#include "cli/assess.h"
#include "cli/command.h"
#include <glib/gi18n-lib.h>

static void
write_error (BatsonJsonWriter *w, const char *file, const GError *error)
{
  batson_json_begin_object (w);
  batson_json_member (w, "file", file);
  batson_json_member (w, "error", error->message);
  batson_json_end_object (w);
}

/* W (nullable): where it goes as JSON; else it is printed for people. */
static int
assess (const char *file, const BatsonSettings *settings, BatsonJsonWriter *w)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BatsonRulesSince) since = NULL;
  g_autoptr (BatsonCase) c = batson_command_read (file, NULL, &since, &error);
  g_autoptr (BatsonAssessment) assessment = c ? batson_assess (batson_case_get_root (c), settings) : NULL;

  if (c == NULL && w)
    write_error (w, file, error);
  else if (c == NULL)
    batson_command_complain (file, error);
  else if (w)
    _batson_cli_write_assessment (w, file, c, assessment, since);
  else
    _batson_cli_print_assessment (file, c, assessment, since);
  return c ? BATSON_EXIT_SOUND : BATSON_EXIT_UNREADABLE;
}

/** Prints the assessments, for people or as an array of objects. */
int
batson_command_assess (int argc, char *argv[])
{
  gboolean json = FALSE;
  g_autofree char *at = NULL, *protocol = NULL;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("for programs"), NULL },
    { "at", 0, 0, G_OPTION_ARG_STRING, &at, N_ ("the time of evaluation, as 2026-06-17T09:10+02:00; now otherwise"), "TIME" },
    { "protocol", 0, 0, G_OPTION_ARG_STRING, &protocol, N_ ("review (usual) or laufer"), "P" },
    { NULL }
  };
  g_autoptr (BatsonJsonWriter) w = batson_json_writer_new ();
  g_autoptr (GBytes) bytes = NULL;
  BatsonSettings settings = { 0 };
  int code = BATSON_EXIT_SOUND;

  if (!batson_command_parse (&argc, &argv, "FILE...", options))
    return BATSON_EXIT_USAGE;
  if (argc < 2)
    return batson_command_usage (_ ("assess wants files."));
  if (!batson_command_at (at, &settings))
    return batson_command_usage (_ ("--at wants a time with its offset, as 2026-06-17T09:10+02:00."));
  if (!batson_command_protocol (protocol, &settings))
    return batson_command_usage (_ ("There is no such protocol: review or laufer."));
  batson_json_begin_array (w);
  for (int i = 1; i < argc; i++)
    {
      int one = assess (argv[i], &settings, json ? w : NULL);
      code = MAX (code, one);
    }
  batson_json_end_array (w);
  bytes = batson_json_writer_finish (w);
  if (json)
    batson_command_print_bytes (bytes);
  return code;
}
