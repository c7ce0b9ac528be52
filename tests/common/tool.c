/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Other programs, run by a test. */
#include "common/tool.h"

/** Runs ARGV to its end, which has to be a good one, and returns what it says. Free with g_free.
 * Nothing is closed for it: else GLib would fork, which takes a process under the sanitizers 20 ms, and a key is a program. */
char *
test_tool (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_LEAVE_DESCRIPTORS_OPEN, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  if (status != 0)
    g_error ("%s ended with status %d", argv[0], status);
  return out;
}
