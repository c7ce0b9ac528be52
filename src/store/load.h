/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a document whole. */
#pragma once

#include "store/stamp.h"
#include "store/system.h"

G_BEGIN_DECLS

#define BATSON_STORE_SIZE_LIMIT (64 * 1024 * 1024)

gboolean batson_load_bytes (const BatsonSystem *sys, const char *path, GBytes **out_bytes, BatsonStamp *out_stamp, GError **error);

GBytes *batson_read_whole (const BatsonSystem *sys, int fd);
int batson_read_file (const BatsonSystem *sys, const char *path, GBytes **out_bytes, struct stat *out_stat);
gboolean batson_fail_too_large (GError **error, const char *path);

/* A call that a signal interrupted is made again. */
#define BATSON_RETRY(call) TEMP_FAILURE_RETRY (call)

G_END_DECLS
