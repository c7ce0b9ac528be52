/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The system calls the store makes, as a table that tests replace. */
#include "store/system.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>
#include <stdio.h>

static int
open_plain (const char *path, int flags)
{
  return open (path, flags);
}

static const BatsonSystem real_system = {
  .open = open_plain,
  .mkostemps = mkostemps,
  .read = read,
  .write = write,
  .lseek = lseek,
  .fsync = fsync,
  .close = close,
  .fstat = fstat,
  .stat = stat,
  .fchmod = fchmod,
  .fchown = fchown,
  .access = access,
  .readlink = readlink,
  .link = link,
  .rename = rename,
  .unlink = unlink,
};

/**
 * batson_system_default: the table of the real system calls.
 *
 * Returns: (transfer none): the table, for ever
 */
const BatsonSystem *
batson_system_default (void)
{
  return &real_system;
}

/**
 * batson_store_init: prepares the process for saving; every program calls it once at its start.
 *
 * A write beyond the file size limit must come back as an error; by default it ends the process.
 */
void
batson_store_init (void)
{
  signal (SIGXFSZ, SIG_IGN);
}
