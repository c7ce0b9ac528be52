/* SPDX-License-Identifier: GPL-3.0-or-later */
/* save-once FILE LETTER SIZE: one save of a document of SIZE times LETTER, for the sweeps of `./run faults`. */
#include "store/save.h"

#include <stdlib.h>
#include <string.h>

int
main (int argc, char *argv[])
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  BatsonSaveOutcome outcome;
  gsize size;
  char *text;

  if (argc != 4)
    return 2;
  size = g_ascii_strtoull (argv[3], NULL, 10);
  text = g_malloc (size);
  memset (text, argv[2][0], size);
  bytes = g_bytes_new_take (text, size);
  batson_store_init ();
  if (!batson_save_bytes (batson_system_default (), argv[1], bytes, NULL, &outcome, &error))
    {
      g_print ("%s\n", error->message);
      return 1;
    }
  sentence = batson_save_outcome_sentence (&outcome, argv[1]);
  g_print ("%s\n", sentence != NULL ? sentence : "saved");
  return EXIT_SUCCESS;
}
