/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The system calls the store makes, as a table that tests replace. */
#pragma once

#include <glib.h>
#include <sys/stat.h>
#include <sys/types.h>

G_BEGIN_DECLS

/* Every call means what its namesake of the C library means, errno included. */
typedef struct
{
  int (*open) (const char *path, int flags);
  int (*mkostemps) (char *pattern, int suffix_length, int flags);
  ssize_t (*read) (int fd, void *buffer, size_t n);
  ssize_t (*write) (int fd, const void *buffer, size_t n);
  off_t (*lseek) (int fd, off_t offset, int whence);
  int (*fsync) (int fd);
  int (*close) (int fd);
  int (*fstat) (int fd, struct stat *st);
  int (*stat) (const char *path, struct stat *st);
  int (*fchmod) (int fd, mode_t mode);
  int (*fchown) (int fd, uid_t owner, gid_t group);
  int (*access) (const char *path, int mode);
  ssize_t (*readlink) (const char *path, char *buffer, size_t n);
  int (*link) (const char *path, const char *other);
  int (*rename) (const char *from, const char *to);
  int (*unlink) (const char *path);
} BatsonSystem;

const BatsonSystem *batson_system_default (void);

void batson_store_init (void);

G_END_DECLS
