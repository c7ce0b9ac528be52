/* SPDX-License-Identifier: GPL-3.0-or-later */
/* batson-cli schema: the JSON Schema of documents. */
#include "case/schema.h"
#include "cli/command.h"
#include <glib/gi18n-lib.h>

/** Prints the schema. */
int
batson_command_schema (int argc, char *argv[])
{
  g_autoptr (GBytes) bytes = NULL;

  if (!batson_command_parse (&argc, &argv, NULL, NULL))
    return BATSON_EXIT_USAGE;
  if (argc > 1)
    return batson_command_usage (_ ("schema takes no file."));
  bytes = batson_schema_document ();
  batson_command_print_bytes (bytes);
  return BATSON_EXIT_SOUND;
}
