/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of system calls that fails on demand and knows what a power cut would leave. */
#include "fake.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

Fake fake;

static gboolean
fault_is_due (const char *name)
{
  if (fake.fault.kind == FAULT_NONE || (fake.fault.only != NULL && strcmp (fake.fault.only, name) != 0))
    return FALSE;
  fake.calls++;
  if (fake.fault.kind == FAULT_ERRNO_STAYS && fake.happened)
    return strcmp (fake.where, name) == 0;
  return fake.calls == MAX (fake.fault.at, 1);
}

/* What is to happen at this call. */
static FaultKind
step (const char *name)
{
  if (fake.before != NULL)
    fake.before (name);
  g_string_append_printf (fake.trace, "%s ", name);
  if (fake.dead)
    {
      errno = EIO;
      return FAULT_STOP;
    }
  if (fake.fault.kind == FAULT_NONE)
    fake.calls++;
  if (!fault_is_due (name))
    return FAULT_NONE;
  fake.happened = TRUE;
  fake.where = name;
  fake.dead = fake.fault.kind == FAULT_STOP || fake.fault.kind == FAULT_STOP_HALFWAY;
  errno = fake.dead ? EIO : fake.fault.errsv;
  return fake.fault.kind;
}

/* The faults that have nothing to do with bytes: fail, or carry on. */
static gboolean
fails (const char *name)
{
  FaultKind kind = step (name);

  return kind == FAULT_ERRNO || kind == FAULT_ERRNO_STAYS || kind == FAULT_STOP || kind == FAULT_STOP_HALFWAY;
}

static gpointer
inode_key (int fd)
{
  struct stat st = { 0 };

  batson_system_default ()->fstat (fd, &st);
  return GSIZE_TO_POINTER (st.st_ino);
}

static int
fake_open (const char *path, int flags)
{
  return fails ("open") ? -1 : batson_system_default ()->open (path, flags);
}

static int
fake_mkostemps (char *pattern, int suffix_length, int flags)
{
  if (fails ("mkostemps"))
    return -1;
  fake.folder_dirty = TRUE;
  return batson_system_default ()->mkostemps (pattern, suffix_length, flags);
}

static ssize_t
fake_read (int fd, void *buffer, size_t n)
{
  FaultKind kind = step ("read");

  if (kind == FAULT_ERRNO || kind == FAULT_ERRNO_STAYS || kind == FAULT_STOP || kind == FAULT_STOP_HALFWAY)
    return -1;
  return batson_system_default ()->read (fd, buffer, kind == FAULT_SHORT ? MAX (n / 2, 1) : n);
}

static ssize_t
fake_write (int fd, const void *buffer, size_t n)
{
  const BatsonSystem *real = batson_system_default ();
  FaultKind kind = step ("write");
  g_autofree char *altered = NULL;

  if (kind == FAULT_ERRNO || kind == FAULT_ERRNO_STAYS || kind == FAULT_STOP)
    return -1;
  g_hash_table_add (fake.dirty, inode_key (fd));
  switch (kind)
    {
    case FAULT_SHORT:
      return real->write (fd, buffer, MAX (n / 2, 1));
    case FAULT_STOP_HALFWAY:
      real->write (fd, buffer, n / 2);
      errno = EIO;
      return -1;
    case FAULT_DROP:
      return real->write (fd, buffer, n - 1) + 1;
    case FAULT_ALTER:
      altered = g_memdup2 (buffer, n);
      altered[n / 2] ^= 1;
      return real->write (fd, altered, n);
    default:
      return real->write (fd, buffer, n);
    }
}

static off_t
fake_lseek (int fd, off_t offset, int whence)
{
  return fails ("lseek") ? -1 : batson_system_default ()->lseek (fd, offset, whence);
}

/* Nothing is sent to a real disk: the tests look at fake_durable(). */
static int
fake_fsync (int fd)
{
  struct stat st = { 0 };

  if (fails ("fsync"))
    return -1;
  batson_system_default ()->fstat (fd, &st);
  if (S_ISDIR (st.st_mode) && !fake.mute_folder)
    fake.folder_dirty = FALSE;
  if (!S_ISDIR (st.st_mode) && !fake.mute_file)
    g_hash_table_remove (fake.dirty, inode_key (fd));
  return 0;
}

/* A failing close has closed all the same, and so does the end of the process. */
static int
fake_close (int fd)
{
  gboolean failing = fails ("close");
  int errsv = errno;
  int result = batson_system_default ()->close (fd);

  errno = failing ? errsv : errno;
  return failing ? -1 : result;
}

static int
fake_fstat (int fd, struct stat *st)
{
  if (fails ("fstat") || batson_system_default ()->fstat (fd, st) < 0)
    return -1;
  if (fake.other_group && (fcntl (fd, F_GETFL) & O_ACCMODE) == O_RDWR)
    st->st_gid++;
  return 0;
}

static int
fake_stat (const char *path, struct stat *st)
{
  return fails ("stat") ? -1 : batson_system_default ()->stat (path, st);
}

static int
fake_fchmod (int fd, mode_t mode)
{
  return fails ("fchmod") ? -1 : batson_system_default ()->fchmod (fd, mode);
}

static int
fake_fchown (int fd, uid_t owner, gid_t group)
{
  if (fails ("fchown"))
    return -1;
  if (fake.other_group)
    {
      errno = EPERM;
      return -1;
    }
  return batson_system_default ()->fchown (fd, owner, group);
}

static int
fake_access (const char *path, int mode)
{
  return fails ("access") ? -1 : batson_system_default ()->access (path, mode);
}

static ssize_t
fake_readlink (const char *path, char *buffer, size_t n)
{
  return fails ("readlink") ? -1 : batson_system_default ()->readlink (path, buffer, n);
}

static int
fake_link (const char *path, const char *other)
{
  if (fails ("link"))
    return -1;
  if (fake.no_links)
    {
      errno = EPERM;
      return -1;
    }
  fake.folder_dirty = TRUE;
  return batson_system_default ()->link (path, other);
}

static int
fake_rename (const char *from, const char *to)
{
  struct stat st;

  if (fails ("rename"))
    return -1;
  if (batson_system_default ()->stat (from, &st) == 0 && g_hash_table_contains (fake.dirty, GSIZE_TO_POINTER (st.st_ino)))
    fake.unsafe_rename = TRUE;
  fake.folder_dirty = TRUE;
  return batson_system_default ()->rename (from, to);
}

static int
fake_unlink (const char *path)
{
  if (fails ("unlink"))
    return -1;
  fake.folder_dirty = TRUE;
  return batson_system_default ()->unlink (path);
}

static const BatsonSystem fake_system = {
  .open = fake_open,
  .mkostemps = fake_mkostemps,
  .read = fake_read,
  .write = fake_write,
  .lseek = fake_lseek,
  .fsync = fake_fsync,
  .close = fake_close,
  .fstat = fake_fstat,
  .stat = fake_stat,
  .fchmod = fake_fchmod,
  .fchown = fake_fchown,
  .access = fake_access,
  .readlink = fake_readlink,
  .link = fake_link,
  .rename = fake_rename,
  .unlink = fake_unlink,
};

/* From here on `fault` is to happen; the other switches of `fake` may be set afterwards. */
const BatsonSystem *
fake_begin (Fault fault)
{
  fake_end ();
  fake = (Fake){ .fault = fault, .dirty = g_hash_table_new (NULL, NULL), .trace = g_string_new (NULL) };
  return &fake_system;
}

void
fake_end (void)
{
  g_clear_pointer (&fake.dirty, g_hash_table_unref);
  if (fake.trace != NULL)
    g_string_free (g_steal_pointer (&fake.trace), TRUE);
}

/* Whether a power cut now would leave what is in the folder. */
gboolean
fake_durable (void)
{
  return !fake.unsafe_rename && !fake.folder_dirty;
}
