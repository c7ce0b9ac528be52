/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of system calls that fails on demand and knows what a power cut would leave. */
#pragma once

#include "store/system.h"

typedef enum
{
  FAULT_NONE,
  FAULT_ERRNO,        /* the call fails once */
  FAULT_ERRNO_STAYS,  /* the call and every later one of its name fail */
  FAULT_SHORT,        /* a read or write does half of it */
  FAULT_DROP,         /* a write says it wrote all, and lost the last byte */
  FAULT_ALTER,        /* a write says it wrote all, and changed a byte */
  FAULT_STOP,         /* the process ends before the call */
  FAULT_STOP_HALFWAY, /* the process ends in the middle of a write */
} FaultKind;

typedef struct
{
  FaultKind kind;
  int errsv;
  int at;           /* the call it happens at, from 1; 0 with `only`: the first of that name */
  const char *only; /* (nullable): only calls of this name count */
} Fault;

typedef struct
{
  Fault fault;
  int calls;             /* made so far (of the name, if there is one) */
  gboolean happened;
  const char *where;     /* the name of the call the fault happened at */
  gboolean dead;         /* after a stop nothing has an effect */
  gboolean no_links;     /* a file system without hard links */
  gboolean other_group;  /* new files belong to another group than old ones, and must */
  gboolean mute_file;    /* fsync of a file does nothing */
  gboolean mute_folder;  /* fsync of a folder does nothing */
  gboolean unsafe_rename; /* a file was put in place before its bytes were on the disk */
  gboolean folder_dirty; /* a name changed after the last fsync of the folder */
  GHashTable *dirty;     /* inodes with bytes that are not on the disk */
  GString *trace;
  void (*before) (const char *call); /* (nullable) */
} Fake;

extern Fake fake;

const BatsonSystem *fake_begin (Fault fault);
void fake_end (void);
gboolean fake_durable (void);
