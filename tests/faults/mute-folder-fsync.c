/* SPDX-License-Identifier: GPL-3.0-or-later */
/* To be preloaded: an fsync that does nothing for folders. The power cut must notice. */
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

int
fsync (int fd)
{
  struct stat st;

  if (fstat (fd, &st) == 0 && S_ISDIR (st.st_mode))
    return 0;
  return (int) syscall (SYS_fsync, fd);
}
