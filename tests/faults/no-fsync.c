/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A lie to preload: fsync that does nothing, for all files or for folders. The power cut must find it out. */
#include <dlfcn.h>
#include <sys/stat.h>
#include <unistd.h>

int
fsync (int fd)
{
  struct stat st;
  int (*real) (int) = (int (*) (int)) dlsym (RTLD_NEXT, "fsync");

#ifdef LIE_ALL
  return 0;
#endif
  return fstat (fd, &st) == 0 && S_ISDIR (st.st_mode) ? 0 : real (fd);
}
