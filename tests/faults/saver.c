/* SPDX-License-Identifier: GPL-3.0-or-later */
/* saver FILE SIZE TAG: saves SIZE bytes whose first and last line carry TAG, as the program would. */
#include "store/load.h"
#include "store/save.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static GBytes *
document (gsize size, const char *tag)
{
  g_autofree char *first = g_strdup_printf ("BEGIN %s\n", tag);
  g_autofree char *last = g_strdup_printf ("\nEND %s\n", tag);
  char *text = g_strnfill (size, '.');

  memcpy (text, first, strlen (first));
  memcpy (text + size - strlen (last), last, strlen (last));
  return g_bytes_new_take (text, size);
}

/* 0: saved; 3: saved, not confirmed; 1: not saved, and why */
int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  BatsonStamp stamp = { 0 };
  BatsonSaveOutcome outcome;

  if (argc != 4 || atol (argv[2]) < 100)
    return 2;
  batson_store_init ();
  bytes = document ((gsize) atol (argv[2]), argv[3]);
  if (g_file_test (argv[1], G_FILE_TEST_EXISTS) && !batson_load_bytes (batson_system_default (), argv[1], NULL, &stamp, &error))
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  if (!batson_save_bytes (batson_system_default (), argv[1], bytes, &stamp, &outcome, &error))
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  return outcome.unconfirmed ? 3 : 0;
}
