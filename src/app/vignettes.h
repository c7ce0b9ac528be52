/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Vignettes for teaching: those that come with the program, and those in a folder of one's own. */
#pragma once
#include <gio/gio.h>

#include "app/session.h"

G_BEGIN_DECLS

/** One vignette as a list shows it: never by its patient. */
typedef struct
{
  char *path;
  char *title;
} BatsonVignette;

char *batson_vignettes_folder (void);
char *batson_vignettes_own_folder (void);
GPtrArray *batson_vignettes_list (const char *folder);
BatsonCase *batson_vignette_read (const char *path, GError **error);
BatsonSession *batson_vignette_make (BatsonSession *session, int days);

G_END_DECLS
