/* SPDX-License-Identifier: GPL-3.0-or-later */
/* batson-cli schema: the JSON Schema of documents, or of assessments. */
#include "case/schema.h"
#include "cli/command.h"
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/** Prints the schema. */
int
batson_command_schema (int argc, char *argv[])
{
  gboolean assessment = FALSE;
  const GOptionEntry options[] = {
    { "assessment", 0, 0, G_OPTION_ARG_NONE, &assessment, N_ ("of what assess --json prints"), NULL },
    { NULL }
  };
  g_autoptr (GBytes) bytes = NULL;

  if (!batson_command_parse (&argc, &argv, NULL, options))
    return BATSON_EXIT_USAGE;
  if (argc > 1)
    return batson_command_usage (_ ("schema takes no file."));
  bytes = assessment ? g_resources_lookup_data ("/batson/cli/assessment.schema.json", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL) : batson_schema_document ();
  batson_command_print_bytes (bytes);
  return BATSON_EXIT_SOUND;
}
