/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can go wrong where cases are kept, said in whole sentences. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BATSON_STORE_ERROR (batson_store_error_quark ())

typedef enum
{
  BATSON_STORE_ERROR_CHANGED,     /* somebody else wrote the file since it was loaded */
  BATSON_STORE_ERROR_VANISHED,    /* the file that was loaded is no longer there */
  BATSON_STORE_ERROR_EXISTS,      /* a new file was wanted and the name is taken */
  BATSON_STORE_ERROR_FULL,        /* disk, quota or file size limit */
  BATSON_STORE_ERROR_READ_ONLY,   /* the disk can only be read */
  BATSON_STORE_ERROR_PERMISSION,  /* the file or its folder may not be used by this user */
  BATSON_STORE_ERROR_NO_FOLDER,   /* the folder is not there (any more) */
  BATSON_STORE_ERROR_NO_FILE,     /* the file to read is not there */
  BATSON_STORE_ERROR_UNSUPPORTED, /* the folder cannot keep a document safely */
  BATSON_STORE_ERROR_TOO_LARGE,   /* larger than BATSON_STORE_SIZE_LIMIT */
  BATSON_STORE_ERROR_VERIFY,      /* the disk gave back something else than was written */
  BATSON_STORE_ERROR_NOT_A_FILE,  /* a folder, a device, a pipe */
  BATSON_STORE_ERROR_NAME,        /* the name is not possible there */
  BATSON_STORE_ERROR_FAILED,      /* everything else, with the system's own words */
} BatsonStoreError;

GQuark batson_store_error_quark (void);

gboolean batson_store_fail_save (GError **error, int errsv, const char *path);
gboolean batson_store_fail_load (GError **error, int errsv, const char *path);

G_END_DECLS
